//! Lines of metadata before the report, as people put them there who keep articles as text.

use super::byline::names_in;
use crate::date::{day_in, day_in_address, day_of_stamp, pattern};
use crate::{Article, Furniture, FurnitureKind, Published, PublishedFrom, Span, language_code};
use regex::Regex;
use std::sync::LazyLock;

/// A header line longer than this, in bytes, is none.
const LONGEST_LINE: usize = 600;

/// What a header line tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Outlet,
    Published,
    Address,
    Title,
    Byline,
    Language,
    /// Where the facts are from; it is not the article's own address.
    Source,
    /// Kept where it stands, if it follows one of the others.
    Other,
    /// As the others, and the outlet where nothing else tells it: "Source: Harrow Echo".
    Whence,
}

const FIELDS: &[(&str, Field)] = &[
    ("outlet", Field::Outlet),
    ("publisher", Field::Outlet),
    ("published", Field::Published),
    ("published on", Field::Published),
    ("publication date", Field::Published),
    ("date", Field::Published),
    ("address", Field::Address),
    ("url", Field::Address),
    ("title", Field::Title),
    ("headline", Field::Title),
    ("author", Field::Byline),
    ("authors", Field::Byline),
    ("by", Field::Byline),
    ("byline", Field::Byline),
    ("language", Field::Language),
    ("source of facts", Field::Source),
    ("source", Field::Whence),
    ("section", Field::Other),
    ("retrieved", Field::Other),
    ("accessed", Field::Other),
    ("updated", Field::Other),
    ("id", Field::Other),
];

static DATED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[\s\u{feff}]*(?<mark>date (?<day>\d{4}-\d{2}-\d{2}))[ \t]+\S"));

/// Marks the header of `text` in `article`, takes from it what it tells, and gives the byte at which the rest
/// of the text begins.
pub(super) fn header(text: &str, article: &mut Article) -> usize {
    dated(article, text).unwrap_or_else(|| lines(article, text))
}

/// " date 2025-02-05 Headline …"
fn dated(article: &mut Article, text: &str) -> Option<usize> {
    let found = DATED.captures(&text[..text.floor_char_boundary(LONGEST_LINE)])?;
    let mark = found.name("mark")?;
    let span = Span::new(mark.start(), mark.end());
    article.furniture.push(Furniture { span, kind: FurnitureKind::Header });
    publish(article, day_in(&found["day"]));
    Some(mark.end())
}

/// "Outlet: …" and so on, up to the first line that is none of these. Empty lines may stand before and among them, and
/// lines of three hyphens around them, between which other fields may stand too.
fn lines(article: &mut Article, text: &str) -> usize {
    let (mut end, mut at, mut in_fence) = (0, 0, false);
    for line in lines_of(text) {
        let words = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let span = Span::new(at, at + line.len()).trim(text);
        at += line.len();
        if words.is_empty() {
            // The report may begin behind it.
            if article.furniture.is_empty() && at < text.len() {
                end = at;
            }
            continue;
        }
        let is_fence =
            words == FENCE && (in_fence || article.furniture.is_empty() && is_fenced(&text[at..]));
        match field(words) {
            Some((field, value))
                if in_fence || !may_be_told(field) || !article.furniture.is_empty() =>
            {
                // title: "Bridge opens"
                let is_mark = |c: char| in_fence && matches!(c, '"' | '\'');
                tell(article, field, value.trim_matches(is_mark));
            }
            _ if is_fence || in_fence => {}
            _ => break,
        }
        article.furniture.push(Furniture { span, kind: FurnitureKind::Header });
        end = at;
        if is_fence && in_fence {
            break;
        }
        in_fence |= is_fence;
    }
    end
}

/// What stands alone on the lines before and behind a header.
const FENCE: &str = "---";

/// The most lines between two such lines.
const MOST_IN_FENCE: usize = 40;

/// Whether what follows a line of hyphens is a header that another one ends.
fn is_fenced(rest: &str) -> bool {
    let lines = || lines_of(rest).take(MOST_IN_FENCE).map(str::trim);
    lines().any(|line| line == FENCE)
        && lines().take_while(|line| *line != FENCE).any(|line| field(line).is_some())
}

/// The lines of a text with what ends them: old files have but carriage returns.
fn lines_of(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(if text.contains('\n') { '\n' } else { '\r' })
}

fn field(line: &str) -> Option<(Field, &str)> {
    if line.len() > LONGEST_LINE {
        return None;
    }
    let (name, value) = line.split_once(':')?;
    let name = name.trim().to_ascii_lowercase();
    let value = value.trim();
    let (_, field) = FIELDS.iter().find(|(known, _)| *known == name)?;
    let fits = match field {
        // "01/02/2025" is two days, and none of the report.
        Field::Published => {
            day(value).is_some() || value.bytes().filter(u8::is_ascii_digit).count() >= 4
        }
        Field::Address => value.contains("://") || value.starts_with("www."),
        _ => !value.is_empty(),
    };
    fits.then_some((*field, value))
}

fn tell(article: &mut Article, field: Field, value: &str) {
    match field {
        Field::Outlet => article.outlet = Some(value.to_owned()),
        Field::Published => publish(article, day(value)),
        Field::Address => {
            article.url = Some(value.to_owned());
            if article.published.is_none() {
                let day = day_in_address(value);
                article.published = day.map(|on| Published { on, from: PublishedFrom::Address });
            }
        }
        Field::Title => article.title = Some(value.to_owned()),
        Field::Byline => article.byline = names_in(value),
        Field::Language => article.language = language_code(value),
        // An address, or a sentence, is no outlet's name.
        Field::Whence if article.outlet.is_none() && is_name(value) => {
            article.outlet = Some(value.to_owned());
        }
        Field::Source | Field::Other | Field::Whence => {}
    }
}

/// Whether a line of this kind may just as well be the report's own.
fn may_be_told(field: Field) -> bool {
    matches!(field, Field::Other | Field::Whence)
}

/// Whether a value may be an outlet's name: a few words that begin with a capital.
fn is_name(value: &str) -> bool {
    const MOST_WORDS: usize = 6;
    value.starts_with(char::is_uppercase)
        && !value.contains("://")
        && !value.ends_with('.')
        && value.split_whitespace().count() <= MOST_WORDS
}

/// Whether the header of a text tells this address.
pub(crate) fn tells_address(text: &str, address: &str) -> bool {
    let mut told = Article::default();
    header(text, &mut told);
    told.url.as_deref() == Some(address)
}

/// The day that a line tells: "5 February 2025", "2025-02-05", "2025/02/05", "20250205".
fn day(value: &str) -> Option<chrono::NaiveDate> {
    day_in(value).or_else(|| day_of_stamp(value))
}

/// The header line that should tell the day of publication, where none can be read from it.
pub fn unread_day(article: &Article) -> Option<Span> {
    let headers = article.furniture.iter().filter(|piece| piece.kind == FurnitureKind::Header);
    headers.map(|piece| piece.span).find(|span| {
        let told = field(span.of(&article.text));
        told.is_some_and(|(field, value)| field == Field::Published && day(value).is_none())
    })
}

fn publish(article: &mut Article, day: Option<chrono::NaiveDate>) {
    if let Some(on) = day {
        article.published = Some(Published { on, from: PublishedFrom::Text });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, headers: &[&str], rest: &str) -> Article {
        let mut article = Article::default();
        let end = header(text, &mut article);
        let found: Vec<&str> = article.furniture.iter().map(|piece| piece.span.of(text)).collect();
        assert_eq!((found.as_slice(), &text[end..]), (headers, rest));
        article
    }

    #[test]
    fn empty_lines_and_fences() {
        let found = check(
            "\n\nTitle: A “No”\n\nPublished: 2025-07-10\n\nText.\n",
            &["Title: A “No”", "Published: 2025-07-10"],
            "\nText.\n",
        );
        assert_eq!(found.title.as_deref(), Some("A “No”"));
        let yaml =
            "---\ntitle: \"Bridge opens\"\ntags: [a, b]\ndate: 2025-07-10\n---\nText: more.\n";
        let lines = ["---", "title: \"Bridge opens\"", "tags: [a, b]", "date: 2025-07-10", "---"];
        let found = check(yaml, &lines, "Text: more.\n");
        assert_eq!(found.title.as_deref(), Some("Bridge opens"));
        assert!(found.published.is_some());
        check("---\nText.\n---\n", &[], "---\nText.\n---\n");
        let found = check(
            "Outlet: Gazette\rTitle: Open\rText.\r",
            &["Outlet: Gazette", "Title: Open"],
            "Text.\r",
        );
        assert_eq!(found.outlet.as_deref(), Some("Gazette"));
    }

    #[test]
    fn lines_with_names() {
        let article = check(
            "Outlet: Harrow Gazette\nPublished: 2025-07-10\r\nAddress: https://h.example/a\nBy: Jo Bell\nLanguage: en-GB\n\nHeadline\n",
            &[
                "Outlet: Harrow Gazette",
                "Published: 2025-07-10",
                "Address: https://h.example/a",
                "By: Jo Bell",
                "Language: en-GB",
            ],
            "\nHeadline\n",
        );
        assert_eq!(article.outlet.as_deref(), Some("Harrow Gazette"));
        assert_eq!(
            article.published.map(|p| (p.on.to_string(), p.from)),
            Some(("2025-07-10".to_owned(), PublishedFrom::Text))
        );
        assert_eq!(article.url.as_deref(), Some("https://h.example/a"));
        assert_eq!(
            (article.byline, article.language.as_deref()),
            (vec!["Jo Bell".to_owned()], Some("en"))
        );
    }

    #[test]
    fn the_source_of_facts_is_not_the_address() {
        let article = check(
            "Source of facts: https://h.example/a\n\nX",
            &["Source of facts: https://h.example/a"],
            "\nX",
        );
        assert_eq!(article.url, None);
    }

    #[test]
    fn a_source_is_the_outlet_where_nothing_else_tells_it() {
        let outlet = |text: &str| Article::from_text("a.txt", text.to_owned()).outlet;
        let echo = Some("Harrow Echo".to_owned());
        assert_eq!(outlet("Published: 2025-07-10\nSource: Harrow Echo\n\nX.\n"), echo);
        assert_eq!(outlet("Outlet: Harrow Echo\nSource: KPA\n\nX.\n"), echo);
        for none in ["https://h.example/a", "the ministry of ferries", "Ann Hale, who saw it all."]
        {
            assert_eq!(outlet(&format!("Published: 2025-07-10\nSource: {none}\n\nX.\n")), None);
        }
    }

    #[test]
    fn a_day_before_the_headline() {
        let article =
            check(" date 2025-02-05 Mayor says no", &["date 2025-02-05"], " Mayor says no");
        assert_eq!(article.published.map(|p| p.on.to_string()), Some("2025-02-05".to_owned()));
    }

    #[test]
    fn a_day_that_cannot_be_read_ends_no_header() {
        let read = |day: &str| {
            let text =
                format!("Outlet: P\nPublished: {day}\nTitle: Mayor says: no\n\nShe said so.\n");
            Article::from_text("a.txt", text)
        };
        for day in ["2025/01/15", "20250115"] {
            let article = read(day);
            assert!(article.published.is_some() && unread_day(&article).is_none(), "{day}");
        }
        for day in ["2025-02-30", "01/02/2025"] {
            let article = read(day);
            assert_eq!(article.title.as_deref(), Some("Mayor says: no"), "{day}");
            let unread = unread_day(&article).map(|span| span.of(&article.text).to_owned());
            assert_eq!(unread, Some(format!("Published: {day}")));
        }
    }

    #[test]
    fn no_header() {
        check("Mayor: I will not go\n\nShe said so.", &[], "Mayor: I will not go\n\nShe said so.");
        check("Source: the ministry\n\nIt said so.", &[], "Source: the ministry\n\nIt said so.");
        check("Date: not yet known\n\nIt said so.", &[], "Date: not yet known\n\nIt said so.");
        check("", &[], "");
    }
}
