//! A TIMEX3 value as people say it: "on a Monday", "in week 6 of 2025", "on 5 February".

use onrecord_text::NaiveDate;
use std::borrow::Cow;

/// A TIMEX3 value of [`super::SaidOn`] as words that fit behind "said": `XXXX-WXX-1` is "on a Monday", `2025-09` is "in
/// 2025-09", `2025-02-05TMO` is "on 2025-02-05 in the morning". What is no such value stays as it is.
pub fn spoken_time(timex: &str) -> Cow<'_, str> {
    let parted = timex.split_once('T').and_then(|(time, part)| Some((time, part_of_day(part)?)));
    let told = match parted {
        Some((time, part)) => words(time).map(|words| format!("{words} {part}")),
        None => words(timex),
    };
    told.map_or(Cow::Borrowed(timex), Cow::Owned)
}

/// A TIMEX3 value as the name of a time, without a preposition: "2025-09", "summer 2025", "week 6 of 2025".
pub fn named_time(timex: &str) -> String {
    let spoken = spoken_time(timex);
    let name = ["in ", "on ", "over "].iter().find_map(|before| spoken.strip_prefix(before));
    name.unwrap_or(&spoken).to_owned()
}

/// Whether a TIMEX3 value is a time that can be put in order with others: a day, week, weekend, month, season, year or
/// decade. Its year may be unknown, `XXXX`.
pub fn is_time(timex: &str) -> bool {
    let is = |part: &str, digits| {
        part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit() || byte == b'X')
    };
    let is_week = |part: &str| part.strip_prefix('W').is_some_and(|week| is_number(week, 2));
    match timex.split('-').collect::<Vec<_>>()[..] {
        [year] => is(year, 4) || is_number(year, 3),
        [year, part] => is(year, 4) && (is(part, 2) || is_week(part) || season(part).is_some()),
        [year, week, "WE"] => is_number(year, 4) && is_week(week),
        [year, month, day] => is(year, 4) && is(month, 2) && is(day, 2),
        _ => false,
    }
}

fn words(time: &str) -> Option<String> {
    let fields: Vec<&str> = time.split('-').collect();
    Some(match fields[..] {
        ["PAST_REF"] => "some time before".to_owned(),
        ["FUTURE_REF"] => "some time to come".to_owned(),
        ["XXXX", "WXX", "WE"] => "over a weekend".to_owned(),
        ["XXXX", "WXX", day] => format!("on a {}", day_of_week(day)?),
        ["XXXX", month, day] => leap(month, day)?.format("on %-d %B").to_string(),
        ["XXXX", month] if season(month).is_none() => leap(month, "1")?.format("in %B").to_string(),
        ["XXXX", letters] => format!("in {}", season(letters)?),
        [decade] if is_number(decade, 3) => format!("in the {decade}0s"),
        [year] if is_number(year, 4) => format!("in {year}"),
        [year, week, "WE"] => format!("over the weekend of {}", of_week(year, week)?),
        [year, week] if week.starts_with('W') && season(week).is_none() => {
            format!("in {}", of_week(year, week)?)
        }
        [year, month] if is_number(year, 4) && is_number(month, 2) => format!("in {time}"),
        [year, letters] if is_number(year, 4) => format!("in {} {year}", season(letters)?),
        [year, _, _] if is_number(year, 4) => format!("on {}", time.parse::<NaiveDate>().ok()?),
        _ => return None,
    })
}

/// A day of a leap year, because any year may be meant.
fn leap(month: &str, day: &str) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2000, month.parse().ok()?, day.parse().ok()?)
}

/// `2025`, `W06`: "week 6 of 2025".
fn of_week(year: &str, week: &str) -> Option<String> {
    let week: u32 = week.strip_prefix('W')?.parse().ok()?;
    is_number(year, 4).then(|| format!("week {week} of {year}"))
}

fn is_number(word: &str, digits: usize) -> bool {
    word.len() == digits && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn day_of_week(number: &str) -> Option<&'static str> {
    Some(match number {
        "1" => "Monday",
        "2" => "Tuesday",
        "3" => "Wednesday",
        "4" => "Thursday",
        "5" => "Friday",
        "6" => "Saturday",
        "7" => "Sunday",
        _ => return None,
    })
}

fn season(letters: &str) -> Option<&'static str> {
    Some(match letters {
        "SP" => "spring",
        "SU" => "summer",
        "FA" => "autumn",
        "WI" => "winter",
        _ => return None,
    })
}

fn part_of_day(letters: &str) -> Option<&'static str> {
    Some(match letters {
        "MO" => "in the morning",
        "AF" => "in the afternoon",
        "EV" => "in the evening",
        "NI" => "at night",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_a_time_has_no_preposition() {
        assert_eq!(named_time("2025-SU"), "summer 2025");
        assert_eq!(named_time("2025-02-05"), "2025-02-05");
        assert_eq!(named_time("2025-W06-WE"), "the weekend of week 6 of 2025");
        assert_eq!(named_time("Tuesday"), "Tuesday");
    }

    #[test]
    fn times_that_can_be_put_in_order() {
        let times = "2025-02-05 2025-02 2025 202 XXXX-09 XXXX-02-05 2025-W06 2025-W06-WE 2025-SU";
        let others = "PAST_REF XXXX-WXX-3 XXXX-WXX-WE 2025-02-05TNI 2025-WXX 25 2025-1 été Tuesday";
        assert!(times.split(' ').all(is_time));
        assert!(!others.split(' ').chain([""]).any(is_time));
    }

    #[test]
    fn a_time_is_told_in_words_where_its_letters_do_not_tell_it() {
        for (timex, expected) in [
            ("2025-02-05", "on 2025-02-05"),
            ("2025-02", "in 2025-02"),
            ("2025", "in 2025"),
            ("202", "in the 2020s"),
            ("2025-02-05TMO", "on 2025-02-05 in the morning"),
            ("XXXX-WXX-2TNI", "on a Tuesday at night"),
            ("XXXX-WXX-1", "on a Monday"),
            ("XXXX-WXX-WE", "over a weekend"),
            ("2025-W06", "in week 6 of 2025"),
            ("2025-W06-WE", "over the weekend of week 6 of 2025"),
            ("XXXX-09", "in September"),
            ("XXXX-02-29", "on 29 February"),
            ("XXXX-SP", "in spring"),
            ("2025-WI", "in winter 2025"),
            ("PAST_REF", "some time before"),
            ("", ""),
            ("Tuesday", "Tuesday"),
            ("XXXX-13", "XXXX-13"),
            ("2025-02-30", "2025-02-30"),
            ("2025-02-05TXX", "2025-02-05TXX"),
            ("XXXX-WXX-9", "XXXX-WXX-9"),
            ("<b>T</b>", "<b>T</b>"),
        ] {
            assert_eq!(spoken_time(timex), expected, "{timex}");
        }
    }
}
