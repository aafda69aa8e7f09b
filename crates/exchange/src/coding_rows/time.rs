//! Days and times as people and spreadsheets write them.

use onrecord_record::may_be_coded;
use onrecord_text::{NaiveDate, day_of_stamp};

/// The day that a cell holds; none where it may be two ("05/06/2025") or no day.
pub(crate) fn day(cell: &str) -> Option<NaiveDate> {
    let cell = cell.trim();
    cell.parse().ok().or_else(|| parted_by_strokes(cell)).or_else(|| day_of_stamp(cell))
}

/// The time that a cell holds, as a TIMEX3 value: as it is, or a day, or a month as in "March 2025".
pub(crate) fn time(cell: &str) -> Option<String> {
    let cell = cell.trim();
    if may_be_coded(cell) {
        return Some(cell.to_owned());
    }
    day(cell).map(|day| day.to_string()).or_else(|| month(cell))
}

/// "13/05/2025" and "05/13/2025": the one of the two above twelve is the day.
fn parted_by_strokes(cell: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = cell.split('/').collect();
    let [one, other, year] = parts[..] else { return None };
    let year: i32 = year.parse().ok().filter(|_| year.len() == 4)?;
    let (one, other): (u32, u32) = (one.parse().ok()?, other.parse().ok()?);
    match (one > 12, other > 12) {
        (true, false) => NaiveDate::from_ymd_opt(year, other, one),
        (false, true) => NaiveDate::from_ymd_opt(year, one, other),
        _ if one == other => NaiveDate::from_ymd_opt(year, one, other),
        _ => None,
    }
}

/// "March 2025", "Mar. 2025" and "03/2025".
fn month(cell: &str) -> Option<String> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let (month, year) = cell.split_once([' ', '/', '.']).map(|(a, b)| (a, b.trim()))?;
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let name = month.to_lowercase();
    let named = |(_, full): &(usize, &&str)| name.len() >= 3 && full.starts_with(&name);
    let number = NAMES.iter().enumerate().find(named).map(|(place, _)| place + 1);
    let number = number.or_else(|| month.parse().ok()).filter(|it| (1..=12).contains(it))?;
    is_year.then(|| format!("{year}-{number:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_spreadsheets_write_them() {
        let check = |cell: &str, expected: Option<&str>| {
            assert_eq!(time(cell).as_deref(), expected, "{cell}");
        };
        check("2025-03", Some("2025-03"));
        check("31.12.2025", Some("2025-12-31"));
        check("13/05/2025", Some("2025-05-13"));
        check("05/13/2025", Some("2025-05-13"));
        check("05/06/2025", None);
        check("13 May 2024", Some("2024-05-13"));
        check("March 2025", Some("2025-03"));
        check("Mar. 2025", Some("2025-03"));
        check("03/2025", Some("2025-03"));
        check("soon", None);
        check("13/2025", None);
    }
}
