//! From the time of a position, a day or longer, to the day by which positions are put in order.

use onrecord_text::NaiveDate;

/// When a stance was held, as positions are put in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct When {
    /// The first day on which it may have been.
    pub day: NaiveDate,
    /// False for "some time before this day".
    pub is_day_reached: bool,
    /// Whether it was this very day, as far as the report tells.
    pub is_exact: bool,
}

impl When {
    /// The time of a TIMEX3 value, or, where it tells no time of its own, the day of publication.
    pub(crate) fn of(as_of: Option<&str>, published: Option<NaiveDate>) -> Option<When> {
        let value = as_of.unwrap_or_default();
        // "2025-02-05TMO" is the morning of a day.
        let date = value.split('T').next().unwrap_or_default();
        if let Ok(day) = date.parse() {
            return Some(When { day, is_day_reached: true, is_exact: true });
        }
        if let Some(day) = first_day(date) {
            return Some(When { day, is_day_reached: true, is_exact: false });
        }
        let day = published?;
        let is_past = value == "PAST_REF";
        Some(When { day, is_day_reached: !is_past, is_exact: !is_past && as_of.is_none() })
    }
}

/// The first day of a week, weekend, month, season, year or decade.
fn first_day(value: &str) -> Option<NaiveDate> {
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
    fn partial_dates_begin_somewhere() {
        let check = |value: &str, expected: &str, is_exact: bool| {
            let found = When::of(Some(value), None).map(|it| (it.day.to_string(), it.is_exact));
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
    }

    #[test]
    fn what_tells_no_time_takes_the_day_of_publication() {
        let day = "2025-02-05".parse().ok();
        for value in ["", "XXXX-09", "XXXX-WXX-3", "FUTURE_REF", "2025-13", "été", "20é5"] {
            assert_eq!(When::of(Some(value), None), None, "{value}");
            assert_eq!(When::of(Some(value), day).map(|it| it.day), day, "{value}");
        }
        assert_eq!(When::of(None, None), None);
        assert!(When::of(None, day).is_some_and(|it| it.is_exact));
        assert!(When::of(Some("PAST_REF"), day) < When::of(None, day), "refusing, then agreeing");
    }
}
