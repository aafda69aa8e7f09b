//! From bytes to text: pages and files say which encoding they are in, or it is guessed.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

/// How far into a page its encoding may be declared, in bytes, as browsers have it.
const PRESCAN: usize = 1024;

/// How many letters must be good for each bad byte, for a text to be in UTF-8.
const MOSTLY: usize = 4;

/// How files begin that hold no text, and what they are.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a sound, picture or film"),
    (b"ID3", "a sound"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x7fELF", "a program"),
];

/// A text with the way in which its encoding was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte-order mark.
    pub text: String,
    /// The encoding's name, if nothing said which it is and it had to be guessed: then the user
    /// should be warned that letters may be wrong.
    pub guessed: Option<&'static str>,
    /// How many places of a text in UTF-8 hold bytes that are no letters; each is `�` in the text.
    pub broken: usize,
}

/// Why bytes are no text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// They begin as files of another kind do.
    #[error("this is {0}, not text: save the article as a page (.html) or as plain text (.txt)")]
    Kind(&'static str),
    /// They hold bytes that no text holds.
    #[error(
        "this is not text: it holds binary data; save the article as a page (.html) or as plain text (.txt)"
    )]
    Binary,
}

/// The text that `bytes` are.
///
/// In this order: a byte-order mark; UTF-8, if they are valid in it; `declared`, an encoding's name
/// or a Content-Type header; what the page itself declares in its first 1,024 bytes; UTF-8 with some bad bytes, if
/// most of its longer letters are good; a guess.
///
/// # Errors
/// If the bytes are no text.
pub fn decode(bytes: &[u8], declared: Option<&str>) -> Result<Decoded, DecodeError> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(certain(encoding, &bytes[mark..]));
    }
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(DecodeError::Kind(kind));
    }
    if is_binary(bytes) {
        return Err(DecodeError::Binary);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(Decoded { text: text.to_owned(), guessed: None, broken: 0 }),
        // A file cut off in the middle of its last letter is still UTF-8, if others are.
        Err(error) if error.error_len().is_none() && !bytes[..error.valid_up_to()].is_ascii() => {
            return Ok(certain(UTF_8, bytes));
        }
        Err(_) => {}
    }
    let label = declared.map(|declared| charset_in(declared).unwrap_or(declared));
    if let Some(encoding) = label.and_then(by_label).or_else(|| prescan(bytes)) {
        return Ok(certain(encoding, bytes));
    }
    let (mut good, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    // In another encoding, hardly any two bytes are a letter of UTF-8.
    if good >= MOSTLY * broken {
        return Ok(Decoded { broken, ..certain(UTF_8, bytes) });
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Allow);
    Ok(Decoded { guessed: Some(encoding.name()), ..certain(encoding, bytes) })
}

/// A file, or a line of one, of more bytes than this is not a news report.
pub const LARGEST_FILE: u64 = 128 << 20;

/// Whether `text` is an HTML page rather than plain text.
pub fn looks_like_page(text: &str) -> bool {
    const TAGS: [&str; 12] = [
        "<head", "<body", "<meta", "<title", "<div", "<p>", "<p ", "<article", "<span", "<a href",
        "<script", "<h1",
    ];
    let head = head(text);
    begins_page(&head) || TAGS.iter().map(|tag| head.matches(tag).count()).sum::<usize>() >= 3
}

/// Whether the text of a file of this name is an HTML page. A name that ends in ".txt" says what the file is, unless it
/// begins as a whole page does.
pub fn is_page(name: &str, text: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_named_text = ["txt", "text"].iter().any(|it| ending.eq_ignore_ascii_case(it));
    if is_named_text { begins_as_page(text) } else { looks_like_page(text) }
}

/// Whether `text` says in its first words that it is a whole HTML page: a text may have tags in it.
pub fn begins_as_page(text: &str) -> bool {
    begins_page(&head(text))
}

fn begins_page(head: &str) -> bool {
    head.starts_with("<!doctype html") || head.starts_with("<html")
}

/// The beginning of a text, in lower case.
fn head(text: &str) -> String {
    let head = &text[..text.floor_char_boundary(4096)];
    let head = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    head.to_ascii_lowercase()
}

fn certain(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Decoded { text: text.into_owned(), guessed: None, broken: 0 }
}

/// Whether the bytes hold a zero, or more control characters than a slip of the keyboard leaves.
fn is_binary(bytes: &[u8]) -> bool {
    let control = |byte: &u8| matches!(byte, 0x01..=0x08 | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f);
    bytes.contains(&0) || bytes.iter().filter(|byte| control(byte)).count() > bytes.len() / 20
}

/// The encoding that a page declares: `<meta charset=…>` or `<meta … content="…; charset=…">`.
fn prescan(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(PRESCAN)]).to_ascii_lowercase();
    head.match_indices("<meta").find_map(|(at, _)| {
        let tag = head[at..].split('>').next()?;
        by_label(charset_in(tag)?)
    })
}

/// The encoding of that name. Bytes that were read as ASCII cannot be in UTF-16 after all.
fn by_label(label: &str) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label(label.trim().as_bytes())?;
    (encoding.is_ascii_compatible() && encoding != UTF_8).then_some(encoding)
}

fn charset_in(words: &str) -> Option<&str> {
    let at = words.to_ascii_lowercase().find("charset")?;
    let value = words[at + "charset".len()..].trim_start().strip_prefix('=')?;
    let value = value.trim_start().trim_start_matches(['"', '\'']);
    value.split(|c: char| c.is_whitespace() || "\"';/>".contains(c)).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], declared: Option<&str>, text: &str, guessed: Option<&str>) {
        let found = decode(bytes, declared).unwrap();
        assert_eq!((found.text.as_str(), found.guessed), (text, guessed));
    }

    #[test]
    fn a_bad_byte_leaves_the_rest_as_it_is() {
        let bytes = "“Never,” said Zoë. “Not at the café.”\n".as_bytes();
        let found = decode(&[bytes, b"\xff said he"].concat(), None).unwrap();
        assert!(
            found.text.starts_with("“Never,” said Zoë.")
                && found.text.ends_with("\u{fffd} said he")
        );
        assert_eq!((found.guessed, found.broken), (None, 1));
        assert_eq!(decode(b"caf\xe9, na\xefve", None).unwrap().broken, 0);
    }

    #[test]
    fn marks_and_utf_8() {
        check(b"\xef\xbb\xbfna\xc3\xafve", None, "naïve", None);
        check(b"\xff\xfeA\x00\xe9\x00", None, "Aé", None);
        check("Łódź".as_bytes(), Some("text/html; charset=ISO-8859-1"), "Łódź", None);
        check(b"na\xc3\xafve caf\xc3", None, "naïve caf\u{fffd}", None);
        check(b"", None, "", None);
    }

    #[test]
    fn declared_encodings() {
        check(b"\xb3\xf3d\xbc", Some("text/html; charset=\"ISO-8859-2\""), "łódź", None);
        check(b"\xb3\xf3d\xbf", Some("windows-1250"), "łódż", None);
        check(
            b"<meta charset='windows-1251'>\xcf\xf0",
            None,
            "<meta charset='windows-1251'>Пр",
            None,
        );
        let page = b"<META http-equiv=Content-Type content=\"text/html; charset=iso-8859-1\">\xe9";
        assert!(decode(page, None).unwrap().text.ends_with('é'));
    }

    #[test]
    fn guessed_encodings() {
        check(
            b"Le caf\xe9 est ferm\xe9 \x96 d\xe9sol\xe9",
            None,
            "Le café est fermé – désolé",
            Some("windows-1252"),
        );
    }

    #[test]
    fn binary_data() {
        assert_eq!(decode(b"%PDF-1.7 \xe2", None), Err(DecodeError::Kind("a PDF document")));
        assert_eq!(decode(b"ab\0cd", None), Err(DecodeError::Binary));
        assert_eq!(decode(&[1, 2, 3, 4, b'a', b'b'], None), Err(DecodeError::Binary));
    }

    #[test]
    fn pages_and_texts() {
        assert!(looks_like_page("\u{feff}\n<!DOCTYPE HTML>\n"));
        assert!(looks_like_page("<div><p>One</p><p>Two</p></div>"));
        assert!(
            begins_as_page("\u{feff}\n<HTML lang=en>") && !begins_as_page("<div><p>One</p></div>")
        );
        assert!(!looks_like_page("Headline\n\nThe tag <p> begins a paragraph."));
    }
}
