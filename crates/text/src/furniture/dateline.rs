//! Datelines: the place, day and agency with which a report begins.

use super::line::Line;
use crate::date::{MONTH, day_in, pattern};
use chrono::NaiveDate;
use regex::Regex;
use std::sync::LazyLock;

/// No dateline is longer, in bytes.
const LONGEST: usize = 140;

/// Patterns of datelines that stand before the first sentence, in terms of [`PARTS`].
const SHAPES: &[&str] = &[
    // "ALDMOUTH, May 13 (KPA) - ", "Rome, Aug. 20 – "
    r"^{place}(?:, {place}){0,2},? {day}(?: ?{agency})?\s*{dash}\s*",
    // "Bucharest, September 4. "
    r"^{place}(?:, {place}){0,2}, {day}(?: ?{agency})?\.\s+",
    // "KYIV, Ukraine (Agency) - "
    r"^{place}(?:, {place}){0,2} {agency}\s*{dash}\s*",
    // "March 24 (Corvane) - "
    r"^{day} ?{agency}\s*{dash}\s*",
    // "ISTANBUL — ", "TOKYO/PARIS – "
    r"^{capitals}(?:, {place})?\s+{dash}\s+",
    // "Torvell/Grauwick. "
    r"^\p{Lu}[\p{L}-]+/\p{Lu}[\p{L}-]+\.\s+",
];

/// Patterns of datelines that have a line to themselves.
const LINES: &[&str] =
    &[r"^{place}(?:, {place}){0,2}, {day}$", r"^{place}\s[•|]\s\p{Lu}[\p{Lu}.]+$"];

/// What datelines are made of.
const PARTS: &[(&str, &str)] = &[
    ("{dash}", r"(?:-{1,2}|[–—―])"),
    ("{place}", r"\p{Lu}[\p{L}'’.-]*(?:[ /-][\p{L}'’.]+){0,4}"),
    ("{capitals}", r"\p{Lu}[\p{Lu}'’.-]{2,}(?:[ /][\p{Lu}'’.-]+){0,3}"),
    ("{agency}", r"(?:\(\p{Lu}[^()]{0,40}\)|/\p{Lu}[\p{L} -]{2,30}/)"),
    (
        "{day}",
        r"(?i:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:{month} \d{1,2}|\d{1,2} {month}))(?:,? \d{4})?",
    ),
    ("{month}", MONTH),
];

static SHAPE: LazyLock<Vec<Regex>> = LazyLock::new(|| SHAPES.iter().map(|s| spelt(s)).collect());
static LINE: LazyLock<Vec<Regex>> = LazyLock::new(|| LINES.iter().map(|s| spelt(s)).collect());

fn spelt(shape: &str) -> Regex {
    let spelt =
        PARTS.iter().fold(shape.to_owned(), |shape, (name, part)| shape.replace(name, part));
    pattern(&spelt)
}

/// A dateline with its length and its day.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Dateline {
    /// The number of bytes, with the space after it.
    pub(super) len: usize,
    /// The day, if the year is part of it.
    pub(super) day: Option<NaiveDate>,
}

/// The dateline with which the report's first paragraphs begin.
pub(super) fn dateline(words: &str) -> Option<Dateline> {
    let head = &words[..words.floor_char_boundary(LONGEST)];
    let found = SHAPE.iter().find_map(|shape| shape.find(head))?;
    let begins = words[found.end()..].chars().next()?;
    // "NATO – the alliance of 32 states – said" has no dateline.
    (!begins.is_lowercase()).then(|| Dateline { len: found.end(), day: day_in(found.as_str()) })
}

/// The dateline that is the whole of `line`.
pub(super) fn dateline_alone(line: &Line<'_>) -> Option<Dateline> {
    let is_one = line.words.len() <= LONGEST && LINE.iter().any(|shape| shape.is_match(line.words));
    is_one.then(|| Dateline { len: line.words.len(), day: day_in(line.words) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, expected: &str) {
        let len = dateline(words).map_or(0, |found| found.len);
        assert_eq!(&words[..len], expected);
    }

    #[test]
    fn datelines() {
        check("ALDMOUTH, May 13 (KPA) - The line opened.", "ALDMOUTH, May 13 (KPA) - ");
        check("BRUSSELS, March 6 — France said no.", "BRUSSELS, March 6 — ");
        check(
            "BRUSSELS, March 6, 2025 (MES/Agency) - France",
            "BRUSSELS, March 6, 2025 (MES/Agency) - ",
        );
        check("KYIV (Agency) - The mayor said.", "KYIV (Agency) - ");
        check("LVIV, Ukraine (AP) — Trains ran.", "LVIV, Ukraine (AP) — ");
        check("Rome, Aug. 20 - Italy’s minister", "Rome, Aug. 20 - ");
        check("Bucharest, September 4. President Dan", "Bucharest, September 4. ");
        check("March 24 (Corvane) - Two governments", "March 24 (Corvane) - ");
        check("ISTANBUL — Turkey would go.", "ISTANBUL — ");
        check("TOKYO/PARIS, Sept 5 - Japan", "TOKYO/PARIS, Sept 5 - ");
        check("Torvell/Grauwick. Minister Rudek", "Torvell/Grauwick. ");
        check("CHICAGO, Jan. 15, 2025 /PRWire/ -- Norvik", "CHICAGO, Jan. 15, 2025 /PRWire/ -- ");
    }

    #[test]
    fn sentences_without_one() {
        check("NATO – the alliance of 32 states – said no.", "");
        check("The minister – Ilse Marrant – said no.", "");
        check("Marrant (Green) said no.", "");
        check("BEIJING will not send peacekeepers.", "");
        check("On May 13 the line opened. It rained.", "");
    }

    #[test]
    fn a_year_makes_it_a_day() {
        let found = dateline("ALDMOUTH, 6 March 2025 (KPA) - The").unwrap();
        assert_eq!(found.day, NaiveDate::from_ymd_opt(2025, 3, 6));
    }
}
