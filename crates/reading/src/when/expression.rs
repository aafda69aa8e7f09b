//! A grammar of time expressions: "last month", "two days after", and those of the calendar.
//!
//! Each function reads the words from one place on and answers what they mean and where they end.
//! None looks further than a few words, so that a sentence is read once.

use super::calendar::{bare_year, date, day_first, day_of_week, decade, season_in_year, with_part};
use super::sentence::Words;
use super::time::{Expression, InYear, PartOfDay, Time, Unit, Which, Yearly};
use super::words::{Length, month, number, part_of_day, season, steps, unit, weekday, which};

/// What was read: a meaning, with the part of the day, and the word after its last.
pub(super) type Read = (Time, Option<PartOfDay>, usize);

/// The time expression that begins with the `at`th word.
pub(super) fn expression(words: Words<'_>, at: usize) -> Option<Expression> {
    let (time, part, end) = day_from_now(words, at)
        .or_else(|| counted(words, at))
        .or_else(|| which_one(words, at))
        .or_else(|| the(words, at))
        .or_else(|| of_event(words, at))
        .or_else(|| vague(words, at))
        .or_else(|| day_of_week(words, at))
        .or_else(|| date(words, at))
        .or_else(|| bare_year(words, at))?;
    Some(Expression { tokens: at..end, time, part })
}

/// "yesterday morning", "today", "tonight".
fn day_from_now(words: Words<'_>, at: usize) -> Option<Read> {
    let word = words.at(at);
    if words.is(at, "the") && words.is(at + 1, "day") {
        let days = match (words.at(at + 2), words.at(at + 3)) {
            ("before", "yesterday") => -2,
            ("after", "tomorrow") => 2,
            _ => return None,
        };
        return Some((Time::Shift(Unit::Day, days), None, at + 4));
    }
    // "USA Today" is a newspaper.
    if at > 0 && word.starts_with(char::is_uppercase) {
        return None;
    }
    let (days, part) = match word.to_ascii_lowercase().as_str() {
        "today" => (0, None),
        "tonight" => (0, Some(PartOfDay::Night)),
        "yesterday" => (-1, None),
        "overnight" => (-1, Some(PartOfDay::Night)),
        "tomorrow" => (1, None),
        _ => return None,
    };
    let (later, end) = with_part(words, at + 1);
    Some((Time::Shift(Unit::Day, days), part.or(later), end))
}

/// "two days ago", "a week earlier", "hours after", and "in two weeks".
fn counted(words: Words<'_>, at: usize) -> Option<Read> {
    let (count, i) = count(words, at);
    if words.is(i, "fortnight fortnights") && words.is(i + 1, "ago") {
        return Some((Time::Shift(Unit::Week, -2 * count?), None, i + 2));
    }
    let (length, several) = unit(words.at(i))?;
    if i == at && !several {
        return None;
    }
    let time = match words.at(i + 1).to_ascii_lowercase().as_str() {
        "ago" => match (count, length) {
            (Some(_), _) if words.is_before(at, 1, "than over") => Time::Past,
            (Some(n), Length::Unit(unit)) => Time::Shift(unit, -n),
            (Some(n), Length::Hours(hours)) => Time::Shift(Unit::Day, -(n * hours / 24)),
            (None, Length::Hours(_)) => Time::Shift(Unit::Day, 0),
            (None, Length::Unit(_)) => Time::Past,
        },
        "before" | "after" | "earlier" | "later" | "afterwards" | "afterward" | "prior"
        | "previously" | "into" => Time::OfEvent,
        _ if words.is_before(at, 1, "in within") => match (count?, length) {
            (n, Length::Unit(unit)) => return Some((Time::Shift(unit, n), None, i + 1)),
            _ => return None,
        },
        _ => return None,
    };
    Some((time, None, i + 2))
}

/// A number where it can be told, and the word after it: "two", "several", "a couple of".
fn count(words: Words<'_>, at: usize) -> (Option<i32>, usize) {
    if words.is(at, "a an") {
        return match words.at(at + 1).to_ascii_lowercase().as_str() {
            "few" => (None, at + 2),
            "couple" | "number" if words.is(at + 2, "of") => (None, at + 3),
            "couple" => (None, at + 2),
            _ => (Some(1), at + 1),
        };
    }
    match number(words.at(at)) {
        // "Twenty-two".
        Some(n) if n % 10 == 0 && words.at(at + 1) == "-" && words.touches(at + 2) => {
            match number(words.at(at + 2)).filter(|ones| *ones < 10) {
                Some(ones) => (Some(n + ones), at + 3),
                None => (Some(n), at + 1),
            }
        }
        Some(n) => (Some(n), at + 1),
        None if words.is(at, "few many several some") => (None, at + 1),
        None => (None, at),
    }
}

/// "last month", "this Monday morning", "next spring", "last night", "this past week".
fn which_one(words: Words<'_>, at: usize) -> Option<Read> {
    let which = which(words.at(at))?;
    // "This Morning" may be a programme.
    if at > 0 && words.at(at).starts_with(char::is_uppercase) {
        return None;
    }
    let mut i = at + 1;
    if let Some(part) = part_of_day(words.at(i)) {
        let days = match which {
            Which::Next => return None,
            which => steps(which),
        };
        return Some((Time::Shift(Unit::Day, days), Some(part), i + 1));
    }
    let mut which = which;
    if words.is(i, "past") && which == Which::Nearest {
        (which, i) = (Which::Last, i + 1);
    }
    let word = words.at(i);
    if let Some(day) = weekday(word) {
        let (part, end) = with_part(words, i + 1);
        return Some((Time::Weekday(day, which), part, end));
    }
    let year = InYear::Unsaid(which);
    let time = if let Some(month) = month(word) {
        Time::Yearly(Yearly::Month(month, 1), year)
    } else if let Some(season) = season(word) {
        Time::Yearly(Yearly::Season(season), year)
    } else if word.eq_ignore_ascii_case("weekend") {
        Time::Weekend(which)
    } else if let Some((Length::Unit(unit), false)) = unit(word).filter(|_| !is_day(word)) {
        Time::Shift(unit, steps(which))
    } else {
        return None;
    };
    Some((time, None, i + 1))
}

/// Whether a word is "day" or "night", which "last" does not count: "last day" is an end.
fn is_day(word: &str) -> bool {
    matches!(unit(word), Some((Length::Unit(Unit::Day), _)))
}

/// "the weekend", "the spring of 2019", "the 1990s", "the 5th of May", "the past few days".
fn the(words: Words<'_>, at: usize) -> Option<Read> {
    if !words.is(at, "the") {
        return None;
    }
    let i = if words.is(at + 1, "early late mid") { at + 2 } else { at + 1 };
    let word = words.at(i);
    if word.eq_ignore_ascii_case("weekend") && !words.is(i + 1, "after before of") {
        return Some((Time::Weekend(Which::Nearest), None, i + 1));
    }
    if words.is(i, "coming last next past") {
        let (_, end) = count(words, i + 1);
        if let Some((_, several)) = unit(words.at(end))
            && (several || words.is(i, "coming last past"))
        {
            let time = if words.is(i, "last past") { Time::Past } else { Time::Future };
            return Some((time, None, end + 1));
        }
        if words.is(i, "past") && words.is_before(at, 1, "in") {
            return Some((Time::Past, None, i + 1));
        }
    }
    decade(word)
        .map(|time| (time, None, i + 1))
        .or_else(|| season_in_year(words, i))
        .or_else(|| day_first(words, i))
}

/// "the day before", "the next morning", "that week", "earlier in the day", "the eve of".
fn of_event(words: Words<'_>, at: usize) -> Option<Read> {
    let is_time = |i: usize| {
        let word = words.at(i);
        unit(word).is_some_and(|(_, several)| !several)
            || part_of_day(word).is_some()
            || weekday(word).is_some()
            || word.eq_ignore_ascii_case("weekend")
    };
    let end = if words.is(at, "the") {
        let is_named = words.is(at + 1, "eve") && words.is(at + 2, "of");
        let is_next = words.is(at + 1, "following next preceding previous same") && is_time(at + 2);
        let is_near =
            is_time(at + 1) && words.is(at + 2, "after before earlier later previous prior");
        (is_named || is_next || is_near).then_some(at + 3)?
    } else if words.is(at, "that") {
        let i = if words.is(at + 1, "same") { at + 2 } else { at + 1 };
        is_time(i).then_some(i + 1)?
    } else if words.is(at, "earlier later") && words.is(at + 1, "in on") && words.is(at + 2, "the")
    {
        let (length, several) = unit(words.at(at + 3))?;
        let time = match length {
            Length::Unit(Unit::Day) => Time::OfEvent,
            Length::Unit(unit) if !several => Time::Shift(unit, 0),
            _ => return None,
        };
        return Some((time, None, at + 4));
    } else {
        return None;
    };
    Some((Time::OfEvent, None, end))
}

/// "in recent days", "in coming weeks".
fn vague(words: Words<'_>, at: usize) -> Option<Read> {
    let time = match words.at(at).to_ascii_lowercase().as_str() {
        "recent" | "past" => Time::Past,
        "coming" => Time::Future,
        _ => return None,
    };
    let (_, several) = unit(words.at(at + 1))?;
    several.then_some((time, None, at + 2))
}
