//! Days and times as people and spreadsheets write them.

use onrecord_record::may_be_coded;
use onrecord_text::{NaiveDate, day_of_stamp};
use std::collections::BTreeSet;

/// The day that a cell holds; none where it may be two ("05/06/2025") or no day.
pub(crate) fn day(cell: &str) -> Option<NaiveDate> {
    let cell = cell.trim();
    cell.parse().ok().or_else(|| day_of_stamp(cell))
}

/// The time that a cell holds, as a TIMEX3 value: as it is, or a day, or a month as in "March 2025".
pub(crate) fn time(cell: &str) -> Option<String> {
    let cell = cell.trim();
    if may_be_coded(cell) {
        return Some(cell.to_owned());
    }
    day(cell).map(|day| day.to_string()).or_else(|| month(cell))
}

/// Writes the days of a column that may be read in two ways, "05/06/2025", as the others of the column are to be read,
/// where these agree.
pub(super) fn in_one_order<'c>(cells: impl Iterator<Item = &'c mut String>) {
    let cells: Vec<&mut String> = cells.collect();
    let orders: BTreeSet<bool> = cells.iter().filter_map(|cell| is_day_first(cell)).collect();
    let (Some(is_day_first), 1) = (orders.first().copied(), orders.len()) else { return };
    for cell in cells {
        let Some([one, other, year]) = numbers(cell).filter(|_| day(cell).is_none()) else {
            continue;
        };
        let (day, month) = if is_day_first { (one, other) } else { (other, one) };
        if let Some(day) = NaiveDate::from_ymd_opt(year as i32, month, day) {
            *cell = day.to_string();
        }
    }
}

/// Whether the day stands before the month: plain where one of them is above twelve.
fn is_day_first(cell: &str) -> Option<bool> {
    let [one, other, _] = numbers(cell)?;
    ((one > 12) != (other > 12)).then_some(one > 12)
}

/// The numbers of "05/06/2025", whatever time stands behind it.
fn numbers(cell: &str) -> Option<[u32; 3]> {
    let date = cell.trim().split([' ', ',']).next()?;
    let parts: Vec<u32> =
        date.split(['/', '-']).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    <[u32; 3]>::try_from(parts).ok().filter(|it| it[2] >= 1000)
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
    fn a_column_has_its_days_in_one_order() {
        let read = |cells: &[&str]| {
            let mut cells: Vec<String> = cells.iter().map(|it| (*it).to_owned()).collect();
            in_one_order(cells.iter_mut());
            cells
        };
        assert_eq!(
            read(&["05/06/2025", "12/14/2025", "soon"]),
            ["2025-05-06", "12/14/2025", "soon"]
        );
        assert_eq!(read(&["05/06/2025", "14/12/2025"]), ["2025-06-05", "14/12/2025"]);
        assert_eq!(read(&["05/06/2025", "14/12/2025", "12/14/2025"])[0], "05/06/2025");
        assert_eq!(read(&["05/06/2025"])[0], "05/06/2025");
    }

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
