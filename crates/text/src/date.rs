//! Days of the calendar, as newspapers and addresses write them.

use chrono::{DateTime, Datelike, NaiveDate};
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// The name of a month or its abbreviation, for use in patterns that ignore case.
pub(crate) const MONTH: &str = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?";

/// Days outside these years are slips of the pen or defaults of a machine. The bounds are fixed,
/// because a reading must not depend on the day on which it is made.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2099;

/// The time between a day and its year: "Wed Feb 05 10:00:00 UTC 2025".
const CLOCK: &str = r"(?: \s+ \d\d:\d\d(?::\d\d)? (?: \s+ [A-Z]{2,5} )? )?";

static IN_WORDS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?ix) \b (?<y1>\d{{4}})-(?<m1>\d{{1,2}})-(?<d1>\d{{1,2}}) (?: T | \b )
        | \b (?<d2>\d{{1,2}})(?:st|nd|rd|th)? (?: \s+ of )? \s+ (?<n2>{MONTH}) ,? \s+ (?<y2>\d{{4}}) \b
        | \b (?<n3>{MONTH}) \s+ (?<d3>\d{{1,2}})(?:st|nd|rd|th)? {CLOCK} ,? \s+ (?<y3>\d{{4}}) \b
        | \b (?<d4>\d{{1,2}}) \. (?<m4>\d{{1,2}}) \. (?<y4>\d{{4}}) \b"
    ))
});

static IN_ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x) [/_.-] (?<y1>\d{4}) (?: / (?<m1>\d{1,2}) / (?<d1>\d{1,2})
                                     | - (?<m2>\d{2}) - (?<d2>\d{2}) ) (?: \D | $ )",
    )
});

/// Compiles a pattern of this crate; the tests of each stage use all of them.
pub(crate) fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("a pattern of this crate is valid")
}

/// The one day that `words` name with day, month and year; none if they name several.
///
/// "04/05/2025" is two days, depending on the reader, and so is none.
pub(crate) fn day_in(words: &str) -> Option<NaiveDate> {
    let mut days = IN_WORDS.captures_iter(words).map(|found| day_of(&found));
    let first = days.next()??;
    days.all(|day| day == Some(first)).then_some(first)
}

/// The day that an address carries in its path: "/2025/02/05/" or "-2025-02-05".
pub(crate) fn day_in_address(url: &str) -> Option<NaiveDate> {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let found = IN_ADDRESS.captures(path)?;
    let number =
        |names: [&str; 2]| names.iter().find_map(|name| found.name(name))?.as_str().parse().ok();
    likely(found.name("y1")?.as_str().parse().ok()?, number(["m1", "m2"])?, number(["d1", "d2"])?)
}

/// The day of a machine's time stamp, such as "2025-02-05T10:12:00Z", as it is written there.
pub fn day_of_stamp(stamp: &str) -> Option<NaiveDate> {
    let stamp = stamp.trim();
    // "2025-02-05 to 2025-02-07" is no day.
    if IN_WORDS.find_iter(stamp).nth(1).is_some() {
        return day_in(stamp);
    }
    let digits = |range: std::ops::Range<usize>| {
        let digits = stamp.get(range)?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
    };
    let separated = stamp.get(4..5).is_some_and(|mark| matches!(mark, "-" | "/" | "."));
    let (month, day) = if separated { (5..7, 8..10) } else { (4..6, 6..8) };
    if let (Some(y), Some(m), Some(d)) = (digits(0..4), digits(month), digits(day)) {
        // "1738713600" is no day of 1738.
        let is_number =
            matches!(stamp.len(), 10 | 13) && stamp.bytes().all(|it| it.is_ascii_digit());
        let counted = || stamp.parse().ok().filter(|_| is_number).and_then(day_of_number);
        return likely(y as i32, m, d).or_else(counted);
    }
    day_in(stamp).or_else(|| day_before_year(stamp))
}

/// "25/12/2025", "12/25/2025" and "25-12-2025", whatever time stands behind it: of day and month the one above twelve is
/// the day.
fn day_before_year(stamp: &str) -> Option<NaiveDate> {
    let date = stamp.split([' ', ',', 'T']).next()?;
    let parts: Vec<&str> = date.split(['/', '-']).collect();
    let [one, other, year] = parts[..] else { return None };
    let year: i32 = year.parse().ok().filter(|_| year.len() == 4)?;
    let (one, other): (u32, u32) = (one.parse().ok()?, other.parse().ok()?);
    match (one > 12, other > 12) {
        (true, false) => likely(year, other, one),
        (false, true) => likely(year, one, other),
        _ if one == other => likely(year, one, other),
        _ => None,
    }
}

/// The day of a machine's number: 20250205, or seconds or milliseconds since 1970.
pub fn day_of_number(number: u64) -> Option<NaiveDate> {
    let day = match number.to_string().len() {
        ..=8 => return day_of_stamp(&number.to_string()),
        9..=10 => DateTime::from_timestamp_secs(number as i64)?,
        _ => DateTime::from_timestamp_millis(i64::try_from(number).ok()?)?,
    };
    Some(day.date_naive()).filter(|day| YEARS.contains(&day.year()))
}

fn day_of(found: &Captures<'_>) -> Option<NaiveDate> {
    let text = |name: &str| found.name(name).map(|part| part.as_str());
    let number = |names: &[&str]| names.iter().find_map(|name| text(name))?.parse::<u32>().ok();
    let month = match text("n2").or(text("n3")) {
        Some(name) => month_number(name)?,
        None => number(&["m1", "m4"])?,
    };
    let (year, day) = (number(&["y1", "y2", "y3", "y4"])?, number(&["d1", "d2", "d3", "d4"])?);
    likely(year as i32, month, day)
}

fn month_number(name: &str) -> Option<u32> {
    const NAMES: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let name = name.to_ascii_lowercase();
    NAMES.iter().position(|month| name.starts_with(month)).map(|i| i as u32 + 1)
}

fn likely(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day).filter(|day| YEARS.contains(&day.year()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(found: Option<NaiveDate>, expected: &str) {
        assert_eq!(found.map(|day| day.to_string()).unwrap_or_default(), expected);
    }

    #[test]
    fn days_in_words() {
        check(day_in("Published 4 May 2025"), "2025-05-04");
        check(day_in("Sept. 5, 2025"), "2025-09-05");
        check(day_in("Saturday, Jan 10, 2026 - 09:20 AM"), "2026-01-10");
        check(day_in("3rd March, 2025 at noon"), "2025-03-03");
        check(day_in("2025-02-05"), "2025-02-05");
        check(day_in("2025-2-5"), "2025-02-05");
        check(day_in("5\u{a0}February\u{a0}2025"), "2025-02-05");
        check(day_in("5th of February 2025"), "2025-02-05");
        check(day_in("Wed Feb 05 10:00:00 UTC 2025"), "2025-02-05");
        check(day_in("05.02.2025"), "2025-02-05");
    }

    #[test]
    fn a_doubtful_day_is_none() {
        check(day_in("04/05/2025"), "");
        check(day_in("4 May 2025, updated 6 May 2025"), "");
        check(day_in("31 June 2025"), "");
        check(day_in("1 May 1789"), "");
        check(day_in("May 13"), "");
    }

    #[test]
    fn days_in_addresses() {
        check(day_in_address("https://harrow.example/2025/02/05/line-opens"), "2025-02-05");
        check(day_in_address("https://harrow.example/2025/2/5/"), "2025-02-05");
        check(day_in_address("https://harrow.example/news/line-opens-2025-02-05"), "2025-02-05");
        check(day_in_address("https://harrow.example/news/2025/02/"), "");
        check(day_in_address("https://harrow.example/a?from=/2025/02/05/"), "");
        check(day_in_address("https://harrow.example/2025/13/40/"), "");
    }

    #[test]
    fn days_of_machine_numbers() {
        check(day_of_number(20_250_205), "2025-02-05");
        check(day_of_number(1_738_713_600), "2025-02-05");
        check(day_of_number(1_738_713_600_000), "2025-02-05");
        for number in [0, 17, 99_999_999, 1_000, u64::MAX] {
            check(day_of_number(number), "");
        }
    }

    #[test]
    fn days_of_machine_stamps() {
        check(day_of_stamp("2025-02-05T23:30:00+02:00"), "2025-02-05");
        check(day_of_stamp("20250205"), "2025-02-05");
        check(day_of_stamp("2025.02.05"), "2025-02-05");
        check(day_of_stamp("25/12/2025"), "2025-12-25");
        check(day_of_stamp("12/25/2025 10:30"), "2025-12-25");
        check(day_of_stamp("25-12-2025"), "2025-12-25");
        check(day_of_stamp("05/05/2025"), "2025-05-05");
        check(day_of_stamp("05/06/2025"), "");
        check(day_of_stamp("25/13/2025"), "");
        check(day_of_stamp("Wed, 05 Feb 2025 10:00:00 GMT"), "2025-02-05");
        check(day_of_stamp("1970-01-01T00:00:00Z"), "");
        check(day_of_stamp("soon — or später"), "");
    }
}
