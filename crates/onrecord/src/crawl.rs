//! Crawls: archives of captured pages (WARC 1.1, ISO 28500:2017), as Common Crawl, wget and
//! web archives write them, packed or not.
//!
//! A crawl is gone through twice: [`captures`] finds the pages in it by their headers, and [`page`] takes one out, so
//! that pages are read on all cores and each has a place of its own.

use crate::folder::PassedOver;
use crate::source::{Bytes, SourceError};
use fastwarc::warc::header::HeaderMap;
use fastwarc::warc::iter::{ArchiveIterator, ArchiveIteratorOptions};
use fastwarc::warc::record::{AutoDecode, WarcRecord, WarcRecordType};
use onrecord_text::LARGEST_FILE;
use std::fs::File;
use std::io::{BufReader, ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;
use url::Url;

/// The endings of such files, each also with one of a packed file behind it; `.wet` has the words of pages alone.
const ENDINGS: [&str; 2] = [".warc", ".wet"];
const PACKED: [&str; 4] = ["", ".gz", ".zst", ".lz4"];

/// What a page may be by its header.
const PAGES: [&str; 3] = ["text/html", "application/xhtml+xml", "text/plain"];

/// So much of a file is read at once, in bytes.
const AT_ONCE: usize = 64 << 10;

/// The longest header of an answer, in bytes, and the longest name of a kind that is told, in letters.
const LONGEST_HEADER: usize = 64 << 10;
const LONGEST_KIND: usize = 60;

/// Whether a file is a crawl, as the ending of its name says: `.warc`, `.warc.gz`.
pub(crate) fn is_crawl(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    ENDINGS
        .iter()
        .any(|ending| PACKED.iter().any(|packed| name.ends_with(&format!("{ending}{packed}"))))
}

/// Where in a crawl its pages begin, in bytes of the file; what else it captured goes to `others`.
///
/// # Errors
/// If the file cannot be read, is no crawl, or is packed so that no page can be taken out of it.
pub(crate) fn captures(path: &Path, others: &mut PassedOver) -> Result<Vec<u64>, SourceError> {
    let mut found = Vec::new();
    let mut last = None;
    for record in records(path, 0)? {
        let record = match record {
            Ok(record) => record,
            Err(_) if last.is_none() => return Err(SourceError::NoCrawl),
            Err(error) => {
                let why = format!("{}: {}", path.display(), SourceError::Capture(error));
                others.broken.push(why);
                break;
            }
        };
        let mut record = record.borrow_mut();
        let at = record.stream_pos();
        if last.replace(at) == Some(at) {
            return Err(SourceError::PackedWhole);
        }
        // One answer that no browser would understand costs no other.
        let is_broken = open_answer(&mut record, AutoDecode::None).is_err();
        let broken = || Some(Else::Captured("with a broken header".to_owned()));
        match if is_broken { broken() } else { what_else(&record) } {
            None => found.push(at),
            Some(Else::Bookkeeping) => {}
            Some(Else::Captured(kind)) => *others.captures.entry(kind).or_default() += 1,
        }
    }
    if last.is_none() { Err(SourceError::NoCrawl) } else { Ok(found) }
}

/// The page that begins at this byte of a crawl.
///
/// # Errors
/// If it cannot be read, has more bytes than any report, or the crawl breaks off within it.
pub(crate) fn page(path: &Path, at: u64) -> Result<Bytes, SourceError> {
    let (stored, is_packed) = capture(path, at, AutoDecode::None)?;
    if !is_packed {
        return Ok(stored);
    }
    // Some crawlers keep the header of what they were sent beside what they have unpacked of it.
    let unpacked = [AutoDecode::All, AutoDecode::ContentEncoding]
        .into_iter()
        .filter_map(|decode| Some(capture(path, at, decode).ok()?.0))
        .find(|unpacked| !unpacked.bytes.is_empty());
    Ok(unpacked.unwrap_or(stored))
}

/// What was captured, unpacked so far, and whether its header says that it was sent packed or in chunks.
fn capture(path: &Path, at: u64, decode: AutoDecode) -> Result<(Bytes, bool), SourceError> {
    let record = records(path, at)?.next().ok_or(SourceError::NoCrawl)?;
    let record = record.map_err(SourceError::Capture)?;
    let mut record = record.borrow_mut();
    open_answer(&mut record, decode).map_err(SourceError::Capture)?;
    let (url, declared) = (target(&record).map(String::from), kind(&record));
    let is_packed = record.http_headers().is_some_and(|header| {
        ["Transfer-Encoding", "Content-Encoding"].iter().any(|it| header.contains_key(it))
    });
    let length = record.content_length();
    let mut bytes = Vec::new();
    let stored = record.reader_mut().ok_or(SourceError::NoCrawl)?;
    stored.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(SourceError::Capture)?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(SourceError::TooLarge(LARGEST_FILE >> 20));
    }
    if decode == AutoDecode::None && (bytes.len() as u64) < length {
        return Err(SourceError::Capture(ErrorKind::UnexpectedEof.into()));
    }
    let name = format!("{}:{at}", path.display());
    Ok((Bytes { name, url, declared, bytes, ..Bytes::default() }, is_packed))
}

/// The records of a crawl from this byte on, as they were stored.
fn records(path: &Path, at: u64) -> Result<ArchiveIterator, SourceError> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(at))?;
    let options = ArchiveIteratorOptions {
        parse_http: false,
        quirks_mode: true,
        ..ArchiveIteratorOptions::default()
    };
    Ok(ArchiveIterator::with_options(BufReader::with_capacity(AT_ONCE, file), options))
}

/// Reads the header of a server's answer, behind which its body begins, unpacked so far.
fn open_answer(record: &mut WarcRecord, decode: AutoDecode) -> std::io::Result<()> {
    record.parse_http_with_opts(decode, LONGEST_HEADER, true)
}

/// What a record is that is no page.
enum Else {
    /// What the crawler writes for itself: requests, its settings, what it saw twice.
    Bookkeeping,
    /// What was captured and holds no words to read, by its kind or its status.
    Captured(String),
}

/// What a record is, if it is no page.
fn what_else(record: &WarcRecord) -> Option<Else> {
    use WarcRecordType::{Conversion, Resource, Response};
    let Some(url) = target(record) else { return Some(Else::Bookkeeping) };
    if !matches!(record.record_type(), Response | Resource | Conversion) || !is_of_page(&url) {
        return Some(Else::Bookkeeping);
    }
    let status = record.http_headers().and_then(HeaderMap::status_code);
    if let Some(status) = status.filter(|status| !(200..300).contains(status)) {
        return Some(Else::Captured(format!("with status {status}")));
    }
    let kind = kind(record)?;
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let is_page = PAGES.contains(&&*kind);
    (!is_page).then(|| Else::Captured(kind.chars().take(LONGEST_KIND).collect()))
}

/// The address that was captured.
fn target(record: &WarcRecord) -> Option<Url> {
    let typed = record.headers().get("WARC-Target-URI")?;
    // Some crawlers write it as WARC 1.0 shows it: between angle brackets.
    Url::parse(typed.trim_matches(['<', '>', ' '])).ok()
}

/// Whether an address may be one of a page, and not one that tells crawlers where they may go.
fn is_of_page(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https") && url.path() != "/robots.txt"
}

/// What was captured, as its header says: a media type, and often an encoding.
fn kind(record: &WarcRecord) -> Option<String> {
    let header = if record.is_http() { record.http_headers()? } else { record.headers() };
    header.get("Content-Type").map(|kind| kind.trim().to_owned()).filter(|kind| !kind.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Location, Opening, locations_and_others, open};
    use fastwarc::stream_io::gzip::GzipWriter;
    use fastwarc::stream_io::lz4::Lz4Writer;
    use fastwarc::stream_io::traits::WarcWrite;
    use fastwarc::stream_io::zstd::ZstdWriter;
    use std::io::Write;

    const WORDS: &str = "The mayor of Brackwater, Tomas Brandt, said on Monday that the town would not \
                         pay for the bridge, and that he had told the minister so in a letter.";

    fn html(words: &str) -> String {
        format!(
            "<html><head><title>Bridge</title></head><body><article><p>{words}</p><p>{words}</p></article></body></html>"
        )
    }

    /// A record of the archive: what it is, of which address, with which header lines, and what was captured.
    fn record(kind: &str, url: &str, media: &str, block: &[u8]) -> Vec<u8> {
        let length = block.len();
        let mut record = format!(
            "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-14T08:00:00Z\r\n\
             WARC-Record-ID: <urn:uuid:7b7e7b0e-0000-4000-8000-000000000000>\r\nContent-Type: {media}\r\n\
             Content-Length: {length}\r\n\r\n"
        )
        .into_bytes();
        record.extend_from_slice(block);
        record.extend_from_slice(b"\r\n\r\n");
        record
    }

    fn response(url: &str, status: u16, header: &str, body: &[u8]) -> Vec<u8> {
        let mut block = format!("HTTP/1.1 {status} It is\r\n{header}\r\n\r\n").into_bytes();
        block.extend_from_slice(body);
        record("response", url, "application/http; msgtype=response", &block)
    }

    fn page(url: &str) -> Vec<u8> {
        response(url, 200, "Content-Type: text/html; charset=utf-8", html(WORDS).as_bytes())
    }

    /// Each part packed by itself, one behind the other.
    fn packed(parts: &[Vec<u8>]) -> Vec<u8> {
        let mut writer = GzipWriter::new(Vec::new());
        for part in parts {
            writer.write_all(part).unwrap();
            writer.finish().unwrap();
        }
        writer.into_inner().unwrap()
    }

    /// What a file of this name and these bytes holds: its pages, opened, or what is wrong; and what else.
    type Opened = (Vec<Result<onrecord_text::Article, SourceError>>, PassedOver);
    fn opened(name: &str, bytes: &[u8]) -> Result<Opened, SourceError> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let (found, others) = locations_and_others(&path)?;
        let article = |it: &Location| Ok(open(it, &Opening::default())?.0);
        Ok((found.iter().map(article).collect(), others))
    }

    fn parts() -> Vec<Vec<u8>> {
        let media = "Content-Type: image/jpeg";
        vec![
            record("warcinfo", "", "application/warc-fields", b"software: crawler/1.0\r\n"),
            record(
                "request",
                "https://echo.example/1",
                "application/http; msgtype=request",
                b"GET /1 HTTP/1.1\r\n\r\n",
            ),
            page("https://echo.example/1"),
            response(
                "https://echo.example/robots.txt",
                200,
                "Content-Type: text/plain",
                b"Disallow: /",
            ),
            response("https://echo.example/1.jpg", 200, media, b"\xff\xd8"),
            response("https://echo.example/gone", 404, "Content-Type: text/html", b"<p>gone"),
            page("<https://echo.example/2>"),
            record("conversion", "https://echo.example/3", "text/plain", WORDS.as_bytes()),
        ]
    }

    #[test]
    fn pages_are_found_in_crawls_packed_or_not() {
        let mut zst = ZstdWriter::new(Vec::new());
        let mut lz4 = Lz4Writer::new(Vec::new());
        for part in parts() {
            zst.write_all(&part).and_then(|()| zst.finish()).unwrap();
            lz4.write_all(&part).and_then(|()| lz4.finish()).unwrap();
        }
        for (name, bytes) in [
            ("a.warc", parts().concat()),
            ("a.warc.gz", packed(&parts())),
            ("a.warc.zst", zst.into_inner().unwrap()),
            ("a.warc.lz4", lz4.into_inner().unwrap()),
        ] {
            let (found, others) = opened(name, &bytes).unwrap();
            let urls: Vec<&str> =
                found.iter().map(|it| it.as_ref().unwrap().url.as_deref().unwrap()).collect();
            let expected =
                ["https://echo.example/1", "https://echo.example/2", "https://echo.example/3"];
            assert_eq!(urls, expected, "{name}");
            assert!(found.iter().all(|it| it.as_ref().unwrap().text.contains("would not")));
            let told = others.told().unwrap();
            assert_eq!(
                told,
                "2 captures that are no pages are passed over: 1 image/jpeg, 1 with status 404"
            );
        }
    }

    #[test]
    fn a_capture_is_called_by_the_byte_at_which_it_begins() {
        let parts = parts();
        let at = [&parts[0], &parts[1]].iter().map(|it| it.len()).sum::<usize>();
        let (found, _) = opened("a.warc", &parts.concat()).unwrap();
        let location = &found[0].as_ref().unwrap().location;
        assert!(location.ends_with(&format!("a.warc:{at}")), "{location}");
    }

    #[test]
    fn what_was_sent_packed_is_unpacked_and_what_was_unpacked_stays() {
        let body = html(WORDS);
        let small = packed(&[body.clone().into_bytes()]);
        let mut chunks = format!("{:x}\r\n", small.len()).into_bytes();
        chunks.extend_from_slice(&small);
        chunks.extend_from_slice(b"\r\n0\r\n\r\n");
        let header =
            "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip";
        for sent in [&chunks, &small, &body.into_bytes()] {
            let bytes = response("https://echo.example/1", 200, header, sent);
            for (name, bytes) in [("a.warc", bytes.clone()), ("a.warc.gz", packed(&[bytes]))] {
                let (found, _) = opened(name, &bytes).unwrap();
                let text = &found[0].as_ref().unwrap().text;
                assert!(text.contains("The mayor of Brackwater"), "{name}: {text}");
            }
        }
    }

    #[test]
    fn encodings_are_those_of_the_header() {
        let body = html(&WORDS.replace("Brandt", "Sørensen"));
        let bytes: Vec<u8> = body.chars().map(|c| c as u8).collect();
        let header = "Content-Type: text/html; charset=iso-8859-1";
        let (found, _) =
            opened("a.warc", &response("https://echo.example/1", 200, header, &bytes)).unwrap();
        assert!(found[0].as_ref().unwrap().text.contains("Sørensen"));
    }

    #[test]
    fn of_a_damaged_crawl_what_stands_before_is_read() {
        let parts = parts();
        let whole = parts[..3].concat();
        let (found, _) = opened("a.warc", &whole[..whole.len() - 100]).unwrap();
        assert!(matches!(found[..], [Err(SourceError::Capture(_))]), "{found:?}");
        let mut small = packed(&parts);
        let first = packed(&parts[..3]).len();
        small[first + 30..first + 60].fill(0xff);
        let (found, others) = opened("a.warc.gz", &small).unwrap();
        assert!(matches!(found[..], [Ok(_)]), "{found:?}");
        assert!(others.broken[0].contains("a.warc.gz: the crawl is damaged"), "{others:?}");
        small.truncate(first - 40);
        let (found, _) = opened("a.warc.gz", &small).unwrap();
        assert!(matches!(found[..], [Err(SourceError::Capture(_))]), "{found:?}");
    }

    #[test]
    fn one_broken_answer_costs_no_other() {
        let broken =
            record("response", "https://echo.example/0", "application/http", b"HTTP\xff\x00");
        let huge = format!("HTTP/1.1 200 OK\r\nX: {}\r\n\r\nA", "x".repeat(100_000));
        let huge =
            record("response", "https://echo.example/0", "application/http", huge.as_bytes());
        let (found, others) =
            opened("a.warc", &[broken, huge, page("https://echo.example/1")].concat()).unwrap();
        assert!(found.last().unwrap().is_ok(), "{found:?}");
        assert_eq!(others.captures.get("with a broken header"), Some(&1), "{others:?}");
    }

    #[test]
    fn damage_is_an_error_and_never_a_fault() {
        for (name, whole) in
            [("a.warc", parts()[2..].concat()), ("a.warc.gz", packed(&parts()[2..]))]
        {
            for at in (0..whole.len()).step_by(7) {
                for byte in [0, b'9', 0xff] {
                    let mut bytes = whole.clone();
                    bytes[at] = byte;
                    let _ = opened(name, &bytes);
                }
                let _ = opened(name, &whole[..at]);
            }
        }
    }

    #[test]
    fn what_is_no_crawl_says_why() {
        let is = |name: &str, bytes: &[u8]| opened(name, bytes).unwrap_err();
        assert!(matches!(is("a.warc", b"Ann Hale said no."), SourceError::NoCrawl));
        assert!(matches!(is("a.warc.gz", b"Ann Hale said no."), SourceError::NoCrawl));
        assert!(matches!(is("a.warc", b""), SourceError::NoCrawl));
        let whole = packed(&[parts().concat()]);
        assert!(matches!(is("a.warc.gz", &whole), SourceError::PackedWhole));
        let error = is("a.warc", &parts()[3..6].concat());
        assert!(matches!(&error, SourceError::NoPages(_)) && error.to_string().contains("jpeg"));
    }

    #[test]
    fn pages_in_other_languages_are_none() {
        let german = "Der Bürgermeister von Brackwater, Tomas Brandt, sagte am Montag, die Stadt werde \
                      für die Brücke nicht zahlen, und er habe das dem Minister geschrieben.";
        let header = "Content-Type: text/html; charset=utf-8";
        let bytes = response("https://echo.example/1", 200, header, html(german).as_bytes());
        let (found, _) = opened("a.warc", &bytes).unwrap();
        assert!(matches!(found[..], [Err(SourceError::OtherLanguage)]));
    }
}
