//! Files with a report a line, as crawlers and archives write them: JSON Lines.
//!
//! Each line is an object with the report's `text`, and what else is known of it. Crawlers name the same things
//! differently, so each has several names.

use crate::source::SourceError;
use onrecord_reading::Warning;
use onrecord_text::{
    Article, LARGEST_FILE, PageError, Published, PublishedFrom, Span, begins_as_page,
    day_of_number, day_of_stamp, language_code, looks_like_page,
};
use serde_json::{Map, Value};
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

/// The endings of such files.
const ENDINGS: [&str; 2] = ["jsonl", "ndjson"];

/// The names under which each thing is found; the first that is there counts.
const TEXT: &[&str] = &["text", "body", "content", "maintext", "article"];
const TITLE: &[&str] = &["title", "headline"];
const OUTLET: &[&str] = &["outlet", "publisher", "source", "site_name", "siteName", "site"];
const DAY: &[&str] = &[
    "published",
    "date",
    "date_published",
    "date_publish",
    "published_at",
    "publish_date",
    "pub_date",
    "publishedAt",
    "datePublished",
    "pubDate",
    "timestamp",
];
const ADDRESS: &[&str] = &["url", "link"];
const WRITERS: &[&str] = &["byline", "authors", "author"];
const LANGUAGE: &[&str] = &["language", "lang"];

/// Whether a file has a report a line, as the ending of its name says: `.jsonl`, `.ndjson`.
pub fn has_lines(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending))
}

/// The lines that are not blank: the number of each, counted from 1, and the byte at which it begins.
///
/// # Errors
/// If the bytes cannot be read.
pub fn lines(bytes: impl Read) -> std::io::Result<Vec<(usize, u64)>> {
    let (mut found, mut number, mut begin, mut is_blank) = (Vec::new(), 1, 0, true);
    // Byte by byte, as a line may be longer than what is kept of it.
    for (at, byte) in (0..).zip(BufReader::new(bytes).bytes()) {
        let byte = byte?;
        if is_blank && !byte.is_ascii_whitespace() {
            is_blank = false;
            found.push((number, begin));
        }
        if byte == b'\n' {
            (number, begin, is_blank) = (number + 1, at + 1, true);
        }
    }
    Ok(found)
}

/// The line with which `bytes` begin.
///
/// # Errors
/// If they cannot be read, or the line is longer than any report.
pub fn line(bytes: impl Read) -> Result<Vec<u8>, SourceError> {
    let mut line = Vec::new();
    BufReader::new(bytes).take(LARGEST_FILE + 1).read_until(b'\n', &mut line)?;
    match line.len() as u64 > LARGEST_FILE {
        true => Err(SourceError::TooLarge(LARGEST_FILE >> 20)),
        false => Ok(line),
    }
}

/// A report, what was odd about it, and a warning where its day of publication cannot be read.
type Told = (Article, Vec<Warning>, Option<Warning>);

/// The report in a line, under the name `name`.
pub(crate) fn report(name: &str, line: &[u8]) -> Result<Told, SourceError> {
    // Some programs begin a file with a mark of its encoding.
    let line = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line);
    let read = serde_json::from_slice(line);
    let report: Map<String, Value> = match read {
        Ok(report) => report,
        // Some programs cut a letter in two, and write the half of it.
        Err(error) => match without_halves(line) {
            Some(line) => serde_json::from_slice(&line).map_err(SourceError::Line)?,
            None => return Err(SourceError::Line(error)),
        },
    };
    article(name, &report)
}

/// The line with � for each half of a letter, such as `\ud83d` without its other half; nothing where it has none.
fn without_halves(line: &[u8]) -> Option<Vec<u8>> {
    let mut whole = line.to_vec();
    let mut changed = false;
    let mut at = 0;
    while at + 1 < line.len() {
        if line[at] != b'\\' {
            at += 1;
        } else if line[at + 1] != b'u' {
            at += 2;
        } else {
            let is_pair = unit(line, at).is_some_and(|it| (0xd800..0xdc00).contains(&it))
                && unit(line, at + 6).is_some_and(|it| (0xdc00..0xe000).contains(&it));
            let is_half =
                !is_pair && unit(line, at).is_some_and(|it| (0xd800..0xe000).contains(&it));
            if is_half {
                whole[at..at + 6].copy_from_slice(b"\\ufffd");
                changed = true;
            }
            at += if is_pair { 12 } else { 6 };
        }
    }
    changed.then_some(whole)
}

/// The number of the escape that begins at a place: `\ud83d`.
fn unit(line: &[u8], at: usize) -> Option<u32> {
    let digits = line.get(at..at + 6)?.strip_prefix(b"\\u")?;
    u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

fn article(name: &str, report: &Map<String, Value>) -> Result<Told, SourceError> {
    let text = of(report, TEXT).ok_or(SourceError::NoText)?;
    if text.trim().is_empty() {
        return Err(SourceError::Empty);
    }
    let mut warnings = Vec::new();
    let about_file = |message| Warning { span: Span::new(0, 0), message, about_file: true };
    let mut article = match of_tags(name, text) {
        Some(Ok(article)) => article,
        Some(Err(error)) => {
            let message =
                format!("its words have the tags of a page, and were read as text ({error})");
            warnings.push(about_file(message));
            Article::from_text(name, without_zeros(text))
        }
        None => Article::from_text(name, without_zeros(text)),
    };
    // What the line says of the report stands above what its words seem to say.
    let known = |names| of(report, names).map(without_zeros);
    article.url = known(ADDRESS).or(article.url);
    article.outlet = outlet(report).map(without_zeros).or(article.outlet);
    article.title = known(TITLE).or(article.title);
    article.language = of(report, LANGUAGE).and_then(language_code).or(article.language);
    let writers = writers(report);
    if !writers.is_empty() {
        article.byline = writers;
    }
    let zeros = text.matches('\0').count();
    if zeros > 0 {
        let message =
            format!("the line has zeros that are no letters, in {zeros} places; each is � now");
        warnings.push(about_file(message));
    }
    let mut unread = None;
    if let Some(stamp) = stamp(report) {
        // Programs write seconds with a fraction, or every number with one: 1738713600.0.
        let number = stamp.as_u64().or_else(|| stamp.as_f64().map(|it| it as u64));
        let day = match number {
            Some(number) => day_of_number(number),
            None => stamp.as_str().and_then(day_of_stamp),
        };
        match day {
            Some(on) => article.published = Some(Published { on, from: PublishedFrom::Metadata }),
            None => {
                unread = Some(about_file(format!(
                    "{stamp} is no day of publication that could be read; YYYY-MM-DD is"
                )));
            }
        }
    }
    Ok((article, warnings, unread))
}

/// The article in words that are a page, or the part of one that feeds and archives hand on; nothing where they are
/// plain text.
fn of_tags(name: &str, text: &str) -> Option<Result<Article, PageError>> {
    let trimmed = text.trim();
    let is_part = trimmed.starts_with("<p") && trimmed.ends_with('>') || looks_like_page(text);
    let page = match begins_as_page(text) {
        true => without_zeros(text),
        false if is_part => {
            format!("<html><body><article>{}</article></body></html>", without_zeros(text))
        }
        false => return None,
    };
    Some(Article::from_page(name, &page, None))
}

/// The words with � for each zero, which SQLite and other programs take for the end of a text.
fn without_zeros(words: &str) -> String {
    words.replace('\0', "\u{fffd}")
}

/// What the report has for its day.
fn stamp(report: &Map<String, Value>) -> Option<&Value> {
    let is_told =
        |value: &&Value| value.is_number() || value.as_str().is_some_and(|it| !it.is_empty());
    DAY.iter().filter_map(|name| report.get(*name)).find(is_told)
}

/// The words under the first of `names` that has any.
fn of<'r>(report: &'r Map<String, Value>, names: &[&str]) -> Option<&'r str> {
    let mut words = names.iter().filter_map(|name| report.get(*name)?.as_str());
    words.find(|words| !words.is_empty())
}

/// The outlet's name, which may be one of several things that are told of it: `{"id": null, "name": "Echo"}`.
fn outlet(report: &Map<String, Value>) -> Option<&str> {
    let name = |name: &&str| match report.get(*name)? {
        Value::Object(outlet) => of(outlet, &["name", "title"]),
        value => value.as_str().filter(|words| !words.is_empty()),
    };
    OUTLET.iter().find_map(name)
}

/// Those who wrote it: one name, or a list of them.
fn writers(report: &Map<String, Value>) -> Vec<String> {
    let listed = WRITERS.iter().find_map(|name| report.get(*name)?.as_array());
    let listed = listed.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
    let mut found: Vec<String> = listed.collect();
    if found.is_empty() {
        found.extend(of(report, WRITERS).map(str::to_owned));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reports(text: &str) -> Vec<Result<(Article, Vec<Warning>), SourceError>> {
        let found = lines(text.as_bytes()).unwrap();
        let bytes = |at: u64| line(&text.as_bytes()[at as usize..]).unwrap();
        let report = |(number, at): &(usize, u64)| {
            let (article, mut warnings, unread) = report(&format!("x:{number}"), &bytes(*at))?;
            warnings.extend(unread);
            Ok((article, warnings))
        };
        found.iter().map(report).collect()
    }

    #[test]
    fn days_and_outlets_go_by_many_names() {
        for day in ["publishedAt", "datePublished", "publish_date", "pubDate", "timestamp"] {
            let line = format!(
                r#"{{"text": "A", "{day}": "2024-05-13T10:00:00Z", "source": {{"id": null, "name": "Echo"}}}}"#
            );
            let (article, _) = reports(&line).remove(0).unwrap();
            assert!(article.published.is_some(), "{day}");
            assert_eq!(article.outlet.as_deref(), Some("Echo"));
        }
    }

    #[test]
    fn each_line_is_a_report() {
        let found = reports(concat!(
            r#"{"text": "Ann Hale said no.", "headline": "Hale says no", "publisher": "Harrow Echo", "#,
            r#""date": "2024-05-13T08:00:00Z", "author": ["Nora Whitlam"]}"#,
            "\n \n",
            r#"{"body": "Tom Berg said yes.", "url": "https://harrow.example/berg"}"#,
        ));
        let [Ok((first, warnings)), Ok((second, _))] = &found[..] else { panic!("{found:?}") };
        assert_eq!(first.text, "Ann Hale said no.");
        assert_eq!(first.title.as_deref(), Some("Hale says no"));
        assert_eq!(first.outlet.as_deref(), Some("Harrow Echo"));
        assert_eq!(first.byline, ["Nora Whitlam"]);
        assert_eq!(first.published.unwrap().on.to_string(), "2024-05-13");
        assert!(warnings.is_empty());
        assert_eq!(second.url.as_deref(), Some("https://harrow.example/berg"));
        assert_eq!(second.location, "x:3");
        assert!(has_lines(Path::new("a/b.JSONL")) && !has_lines(Path::new("b.json")));
    }

    #[test]
    fn what_is_wrong_with_a_line_is_said() {
        use SourceError::{Empty, Line, NoText};
        let found = reports("{\"text\": 3}\n[1]\nAnn said\n{\"text\": \" \"}");
        assert!(matches!(&found[..], [Err(NoText), Err(Line(_)), Err(Line(_)), Err(Empty)]));
        assert!(reports("\u{feff}{\"text\": \"Ann said no.\"}")[0].is_ok());
        let odd = reports(r#"{"text": "A", "date": "soon"}"#).remove(0);
        assert_eq!(odd.unwrap().1.len(), 1);
        let odd = reports(r#"{"text": "A", "date": 17}"#).remove(0);
        assert_eq!(odd.unwrap().1.len(), 1);
    }

    #[test]
    fn half_a_letter_costs_no_report() {
        let line =
            r#"{"text": "We will \ud83d not pay \ud83d\ude42.", "title": "No \ude42 \\ud83d"}"#;
        let (article, _) = reports(line).remove(0).unwrap();
        assert_eq!(article.text, "We will \u{fffd} not pay 🙂.");
        assert_eq!(article.title.as_deref(), Some("No \u{fffd} \\ud83d"));
        assert!(matches!(reports(r#"{"text": "\u12"}"#)[0], Err(SourceError::Line(_))));
    }

    #[test]
    fn a_zero_is_no_letter() {
        let line = r#"{"text": "We will\u0000 not pay.", "title": "No\u0000"}"#;
        let (article, warnings) = reports(line).remove(0).unwrap();
        assert_eq!(article.text, "We will\u{fffd} not pay.");
        assert_eq!(article.title.as_deref(), Some("No\u{fffd}"));
        assert_eq!(warnings.len(), 1);
    }

    #[test]
    fn words_with_tags_are_read_as_a_page() {
        let line = r#"{"content": "<p>Ann Hale &amp; Tom Berg said no.</p><p>They left Keldria on Monday.</p>", "lang": "en-US"}"#;
        let (article, warnings) = reports(line).remove(0).unwrap();
        assert_eq!(article.text, "Ann Hale & Tom Berg said no.\n\nThey left Keldria on Monday.");
        assert_eq!((article.language.as_deref(), warnings.len()), (Some("en"), 0));
        let line = r#"{"text": "A <p> begins a paragraph, said Hale."}"#;
        let (article, _) = reports(line).remove(0).unwrap();
        assert_eq!(article.text, "A <p> begins a paragraph, said Hale.");
    }

    #[test]
    fn a_day_may_be_a_number() {
        for date in [
            "1736899200",
            "1736899200000",
            "20250115",
            "\"2025011508\"",
            "1736899200.5",
            "20250115.0",
        ] {
            let found = reports(&format!(r#"{{"text": "A", "date": {date}}}"#)).remove(0);
            let day = found.unwrap().0.published.map(|published| published.on.to_string());
            assert_eq!(day.as_deref(), Some("2025-01-15"), "{date}");
        }
    }
}
