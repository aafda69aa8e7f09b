//! Dates, times and reading times that stand by themselves.

use super::line::Line;
use crate::date::{MONTH, day_in, pattern};
use chrono::NaiveDate;
use regex::Regex;
use std::sync::LazyLock;

/// A line longer than this, in bytes, says more than when.
const LONGEST_STAMP: usize = 110;

/// The words that a stamp may consist of, beside numbers, months, days of the week and zones.
const WORDS: &[&str] = &[
    "a",
    "ago",
    "am",
    "and",
    "at",
    "day",
    "days",
    "edited",
    "first",
    "for",
    "from",
    "hour",
    "hours",
    "hrs",
    "immediate",
    "just",
    "last",
    "local",
    "m",
    "min",
    "mins",
    "minute",
    "minutes",
    "modified",
    "now",
    "on",
    "p",
    "pm",
    "posted",
    "press",
    "published",
    "read",
    "reading",
    "release",
    "released",
    "revised",
    "time",
    "update",
    "updated",
    "week",
    "weeks",
    "yesterday",
    "today",
    "date",
    "st",
    "nd",
    "rd",
    "th",
    "o'clock",
];
const ZONES: &[&str] = &[
    "gmt", "bst", "utc", "cet", "cest", "eet", "eest", "et", "est", "edt", "pt", "pst", "pdt",
    "ist", "msk", "z",
];
const DAYS: &[&str] = &["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/// A stamp needs one of these words, a month, a day of the week or a time of day.
const SIGNS: &[&str] = &[
    "ago",
    "am",
    "date",
    "pm",
    "posted",
    "published",
    "read",
    "reading",
    "update",
    "updated",
    "modified",
    "edited",
    "revised",
];
/// What follows these words is not the day of publication.
const CHANGES: &[&str] = &["update", "modified", "edited", "revised"];

static MONTH_NAME: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("^(?i:{MONTH})$")));
static DAY_NAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?$")
});
static CLOCK: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b\d{1,2}[:.]\d{2}\b"));
static ENTRY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)^ (?<hour>\d{1,2}) (?<mark>[:.h]) [0-5]\d
        (?<half> \ ? (?i: [ap]\.?m\b\.? ) )? (?: \  (?:GMT|BST|UTC|CET|CEST|EET|EST|EDT|ET) \b )?
        (?<after> [\x20\t\u{a0}]* [|:–—-]? \s* )",
    )
});

/// What a stamp says.
pub(super) struct Stamp {
    /// The day of publication, if it says which.
    pub(super) published: Option<NaiveDate>,
}

/// The stamp that `line` is, if it holds nothing else.
pub(super) fn stamp(line: &Line<'_>) -> Option<Stamp> {
    if line.words.len() > LONGEST_STAMP || !line.words.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut sign = CLOCK.is_match(line.words);
    for word in line.plain.split(|c: char| !c.is_alphanumeric() && c != '\'') {
        // "3min", "12th" and "4pm" are a number and a word.
        let word = word.trim_start_matches(|c: char| c.is_ascii_digit());
        let named = MONTH_NAME.is_match(word)
            || DAYS.iter().any(|day| word.starts_with(day)) && DAY_NAME.is_match(word);
        if !(word.is_empty() || named || WORDS.contains(&word) || ZONES.contains(&word)) {
            return None;
        }
        sign |= named || SIGNS.contains(&word);
    }
    sign.then(|| Stamp { published: published(line.words) })
}

/// The day that a line of dates gives for the publication: never that of an update.
pub(super) fn published(words: &str) -> Option<NaiveDate> {
    let lower = words.to_ascii_lowercase();
    let change = CHANGES.iter().filter_map(|change| lower.find(change)).min();
    let publication = lower.find("published").or_else(|| lower.find("posted"));
    match (publication, change) {
        (Some(from), Some(to)) if from < to => day_in(&words[from..to]),
        (Some(from), _) => day_in(&words[from..]),
        (None, Some(_)) => None,
        (None, None) => day_in(words),
    }
}

/// The length, in bytes, of the time of day that begins an entry of live coverage: "10:42" or
/// "16.05 – ", with the space after it.
pub(super) fn entry_time(words: &str) -> Option<usize> {
    let head = &words[..words.floor_char_boundary(40)];
    let found = ENTRY.captures(head)?;
    let after = &words[found[0].len()..];
    let hour: u32 = found["hour"].parse().ok()?;
    let separated = !found["after"].trim().is_empty() || found["after"].contains('\n');
    // "10.42 million" is no time of day, and "9:30 trains" is not an entry's.
    let begins = after.chars().next().is_none_or(|c| c.is_uppercase() || "“\"‘'«„(".contains(c));
    let parted = after.is_empty() || found["after"].starts_with(char::is_whitespace) || separated;
    let certain = &found["mark"] == ":" || found.name("half").is_some() || separated;
    (hour < 24 && begins && parted && (certain || after.is_empty())).then(|| found[0].len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;

    /// The day of publication of a stamp, "-" where it gives none, and "" for what is no stamp.
    #[track_caller]
    fn check(words: &str, expected: &str) {
        let line = Line::of(words, Span::new(0, words.len())).unwrap();
        let found = stamp(&line).map(|stamp| match stamp.published {
            Some(day) => day.to_string(),
            None => "-".to_owned(),
        });
        assert_eq!(found.unwrap_or_default(), expected, "{words}");
    }

    #[test]
    fn stamps() {
        check("Published 4 May 2025", "2025-05-04");
        check("Saturday, Jan 10, 2026 - 09:20 AM", "2026-01-10");
        check("Posted on 4 May 2025 at 10:00; updated 6 May 2025", "2025-05-04");
        check("Updated 12:40 GMT, 3 March 2025", "-");
        check("FOR IMMEDIATE RELEASE: 8 May 2025", "2025-05-08");
        check("Press release, 8 May 2025", "2025-05-08");
        check("3 min read", "-");
        check("2 hours ago", "-");
        check("Wednesday, 16 April, 11:20", "-");
    }

    #[test]
    fn lines_that_say_more() {
        check("Police said 4 May 2025 was the day", "");
        check("May day", "");
        check("7.4 billion", "");
        check("1981", "");
    }

    #[track_caller]
    fn check_entry(words: &str, expected: &str) {
        assert_eq!(&words[..entry_time(words).unwrap_or(0)], expected, "{words}");
    }

    #[test]
    fn entries_of_live_coverage() {
        check_entry("10:42", "10:42");
        check_entry("17:41 That’s all from us.", "17:41 ");
        check_entry("15.48 – Ostren is on board", "15.48 – ");
        check_entry("10.42am The doors open.", "10.42am ");
        check_entry("16.05", "16.05");
        check_entry("10.42 million people", "");
        check_entry("7.45 Million", "");
        check_entry("9:30 trains were late", "");
        check_entry("44:10 Overtime", "");
    }
}
