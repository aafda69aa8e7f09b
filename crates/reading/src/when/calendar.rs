//! Times that the calendar names: "Wednesday", "Feb. 5, 2025", "September last year", "the 1990s".

use super::expression::Read;
use super::sentence::Words;
use super::time::{InYear, PartOfDay, Time, Which, Yearly};
use super::words::{
    any_year, day_of_month, month, number, part_of_day, season, steps, weekday, which, year,
};

/// "Wednesday", "Tuesday night", "Wednesday, 5 February 2025", "Monday last week".
pub(super) fn day_of_week(words: Words<'_>, at: usize) -> Option<Read> {
    let word = words.at(at);
    let day = weekday(word)?;
    // "The Sun" and "SAT" are no days.
    if word.len() == 3 && !words.is_before(at, 1, "on") {
        return None;
    }
    let mut i = at + 1;
    if word.len() < 6 && words.at(i) == "." && words.touches(i) {
        i += 1;
    }
    let dated = |i: usize| {
        let after = if words.at(i) == "," { i + 1 } else { i };
        month_first(words, after).or_else(|| day_first(words, after))
    };
    // "Tuesday night, Jan 5, 2021"
    let (part, end) = with_part(words, i);
    let dated = dated(i).or_else(|| {
        let (time, later, end) = dated(end)?;
        Some((time, later.or(part), end))
    });
    if dated.is_some() {
        return dated;
    }
    let of = if words.is(i, "of") { i + 1 } else { i };
    if let Some(which) = which(words.at(of))
        && words.is(of + 1, "week")
    {
        return Some((Time::WeekdayOf(day, steps(which)), None, of + 2));
    }
    Some((Time::Weekday(day, Which::Nearest), part, end))
}

/// A date with its month: "2025-02-05", "Feb. 5, 2025", "5 February", "September 2019", "spring 2024".
pub(super) fn date(words: Words<'_>, at: usize) -> Option<Read> {
    holiday(words, at)
        .or_else(|| machine_date(words, at))
        .or_else(|| month_first(words, at))
        .or_else(|| day_first(words, at))
        .or_else(|| month_alone(words, at))
        .or_else(|| season_in_year(words, at))
}

/// "On Christmas Day", "on New Year’s Eve": days that have a name and the same date each year.
fn holiday(words: Words<'_>, at: usize) -> Option<Read> {
    let is_named = |i: usize, name: &str| words.at(i) == name;
    let owned = is_named(at, "New")
        && words.at(at + 1) == "Year"
        && matches!(words.at(at + 2), "’" | "'")
        && words.at(at + 3) == "s";
    let (day, end) = match (words.at(at), words.at(at + 1)) {
        ("Christmas", "Day") => ((12, 25), at + 2),
        ("Christmas", "Eve") => ((12, 24), at + 2),
        ("Boxing", "Day") => ((12, 26), at + 2),
        _ if owned && is_named(at + 4, "Day") => ((1, 1), at + 5),
        _ if owned && is_named(at + 4, "Eve") => ((12, 31), at + 5),
        _ => return None,
    };
    let (year, end) = in_year_of_day(words, end);
    words.is_before(at, 1, "on").then_some((
        Time::Yearly(Yearly::Day(day.0, day.1), year),
        None,
        end,
    ))
}

fn machine_date(words: Words<'_>, at: usize) -> Option<Read> {
    let joined = (at + 1..at + 5).all(|i| words.touches(i));
    if !joined || words.at(at + 1) != "-" || words.at(at + 3) != "-" {
        return None;
    }
    let month = number(words.at(at + 2)).filter(|_| words.at(at + 2).len() == 2)?;
    let day = Yearly::Day(u32::try_from(month).ok()?, day_of_month(words.at(at + 4))?);
    Some((Time::Yearly(day, InYear::Known(year(words.at(at))?)), None, at + 5))
}

/// "Feb. 5", "February 5th, 2025".
fn month_first(words: Words<'_>, at: usize) -> Option<Read> {
    let (month, i) = month_name(words, at)?;
    let day = day_of_month(words.at(i))?;
    // "May 5,000 more" and "May 2.5 billion" hold no day.
    let goes_on = matches!(words.at(i + 1), "," | "." | ":")
        && words.touches(i + 1)
        && words.touches(i + 2)
        && words.at(i + 2).starts_with(|c: char| c.is_ascii_digit());
    if goes_on {
        return None;
    }
    let (year, end) = in_year_of_day(words, i + 1);
    Some((Time::Yearly(Yearly::Day(month, day), year), None, end))
}

/// "5 February", "5th of February 2025".
pub(super) fn day_first(words: Words<'_>, at: usize) -> Option<Read> {
    let day = day_of_month(words.at(at))?;
    let of = if words.is(at + 1, "of") { at + 2 } else { at + 1 };
    let (month, i) = month_name(words, of)?;
    let (year, end) = in_year_of_day(words, i);
    Some((Time::Yearly(Yearly::Day(month, day), year), None, end))
}

/// "September 2019", "September last year", and "September" where a small word shows that it is no name.
fn month_alone(words: Words<'_>, at: usize) -> Option<Read> {
    let (month, i) = month_name(words, at)?;
    let (year, end) = in_year(words, i);
    // "May 1850" is long ago, and "in May 1500 people" no year.
    if end == i && any_year(words.at(i)).is_some() {
        return None;
    }
    let shows = "during early in late mid of till until";
    let is_recent = words.is_before(at, 1, "as") && words.is_before(at, 2, "recently");
    let is_introduced = words.is_before(at, 1, shows)
        || is_recent
        || words.before(at, 1) == "-" && words.is_before(at, 2, "early late mid");
    (end > i || is_introduced).then_some((Time::Yearly(Yearly::Month(month, 1), year), None, end))
}

/// "spring 2024", "summer of 2019", "in winter".
pub(super) fn season_in_year(words: Words<'_>, at: usize) -> Option<Read> {
    let season = season(words.at(at))?;
    let (year, end) = in_year(words, at + 1);
    let lead = if words.is_before(at, 1, "the") { 2 } else { 1 };
    let is_introduced = words.is_before(at, lead, "during in over");
    (end > at + 1 || is_introduced).then_some((
        Time::Yearly(Yearly::Season(season), year),
        None,
        end,
    ))
}

/// A month's name and the word after it, its full stop included.
fn month_name(words: Words<'_>, at: usize) -> Option<(u32, usize)> {
    let name = words.at(at);
    let month = month(name)?;
    let is_short = name.len() < 5 && !words.is(at, "july june may");
    let has_stop = is_short && words.at(at + 1) == "." && words.touches(at + 1);
    Some((month, at + 1 + usize::from(has_stop)))
}

/// The year that follows a day, of whatever time: "19 November 1863".
fn in_year_of_day(words: Words<'_>, at: usize) -> (InYear, usize) {
    let i = if words.is(at, ", of") { at + 1 } else { at };
    match any_year(words.at(i)) {
        Some(year) => (InYear::Known(year), i + 1),
        None => in_year(words, at),
    }
}

/// The year that follows a month or season: "2019", ", 2019", "of 2019", "last year".
fn in_year(words: Words<'_>, at: usize) -> (InYear, usize) {
    let i = if words.is(at, ", of") { at + 1 } else { at };
    if let Some(year) = year(words.at(i)) {
        return (InYear::Known(year), i + 1);
    }
    match which(words.at(i)) {
        Some(which) if words.is(i + 1, "year") => (InYear::Shift(steps(which)), i + 2),
        _ => (InYear::Unsaid(Which::Nearest), at),
    }
}

/// "in 2019", "early 2024", "a 2012 speech".
pub(super) fn bare_year(words: Words<'_>, at: usize) -> Option<Read> {
    let year = year(words.at(at))?;
    // "2016-17", "2.2019" and "2019/20" are no years.
    let is_joined =
        |i: usize| words.touches(i) && matches!(words.at(i), "-" | "–" | "/" | "." | ",");
    let joins_digits = is_joined(at + 1)
        && words.touches(at + 2)
        && words.at(at + 2).starts_with(|c: char| c.is_ascii_digit());
    let is_introduced =
        words.is_before(at, 1, "a during early her his in its late mid of the their")
            || words.before(at, 1) == "-" && words.is_before(at, 2, "early late mid");
    (is_introduced && !joins_digits).then_some((Time::Year(year), None, at + 1))
}

/// "1990s".
pub(super) fn decade(word: &str) -> Option<Time> {
    let first = year(word.strip_suffix('s')?)?;
    (first % 10 == 0).then_some(Time::Decade(first))
}

/// A part of the day that follows a day: "Tuesday night".
pub(super) fn with_part(words: Words<'_>, at: usize) -> (Option<PartOfDay>, usize) {
    // "Monday Night Football" is a programme.
    let part = part_of_day(words.at(at)).filter(|_| words.at(at).starts_with(char::is_lowercase));
    (part, at + usize::from(part.is_some()))
}
