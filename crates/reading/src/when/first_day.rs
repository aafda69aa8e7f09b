//! The first day of a time, by which times are put in order.

use onrecord_text::NaiveDate;

/// The first day of a TIMEX3 value that is a day, week, weekend, month, season, year or decade, and whether it is
/// this one day. Values that tell no year have none.
pub fn first_day(timex: &str) -> Option<(NaiveDate, bool)> {
    // "2025-02-05TMO" is the morning of a day.
    let date = timex.split('T').next().unwrap_or_default();
    let day = date.parse().ok().map(|day| (day, true));
    day.or_else(|| first_day_of(date).map(|day| (day, false)))
}

fn first_day_of(value: &str) -> Option<NaiveDate> {
    let day = |text: String| text.parse().ok();
    let (year, rest) = value.split_at_checked(4).unwrap_or((value, ""));
    if year.is_empty() || !year.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match (year.len(), rest) {
        (3, "") => day(format!("{year}0-01-01")),
        (4, "") => day(format!("{year}-01-01")),
        (4, "-SP") => day(format!("{year}-03-01")),
        (4, "-SU") => day(format!("{year}-06-01")),
        (4, "-FA") => day(format!("{year}-09-01")),
        (4, "-WI") => day(format!("{year}-12-01")),
        (4, rest) => match rest.strip_prefix("-W") {
            Some(week) => {
                let (week, of_week) = match week.strip_suffix("-WE") {
                    Some(week) => (week, 6),
                    None => (week, 1),
                };
                NaiveDate::parse_from_str(&format!("{year}-W{week}-{of_week}"), "%G-W%V-%u").ok()
            }
            None => day(format!("{value}-01")),
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_days() {
        let check = |value: &str, expected: &str, is_exact: bool| {
            let found = first_day(value).map(|(day, is_exact)| (day.to_string(), is_exact));
            assert_eq!(found, Some((expected.to_owned(), is_exact)), "{value}");
        };
        check("2025-02-05", "2025-02-05", true);
        check("2025-02-05TMO", "2025-02-05", true);
        check("2025-W06", "2025-02-03", false);
        check("2025-W06-WE", "2025-02-08", false);
        check("2025-09", "2025-09-01", false);
        check("2025-FA", "2025-09-01", false);
        check("2025", "2025-01-01", false);
        check("199", "1990-01-01", false);
        for value in ["", "XXXX-09", "XXXX-WXX-3", "PAST_REF", "2025-13", "été", "20é5"] {
            assert_eq!(first_day(value), None, "{value}");
        }
    }
}
