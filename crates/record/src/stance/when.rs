//! From the time of a position, a day or longer, to the day by which positions are put in order.

use onrecord_reading::first_day;
use onrecord_text::{Days, NaiveDate};

/// When a stance was held, as positions are put in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct When {
    /// The first day on which it may have been; of what was only "some time before" a report, a week before that.
    pub day: NaiveDate,
    /// False for "some time before", which is before all that was held on the same day.
    pub is_day_reached: bool,
    /// Whether it was this very day, as far as the report tells.
    pub is_exact: bool,
}

/// "Some time before" a report is before the days of the week that it tells by their names.
const SOME_TIME: Days = Days::new(7);

/// What TIMEX3 has for "some time before".
pub(crate) const PAST: &str = "PAST_REF";

impl When {
    /// What puts positions in the order of time.
    pub(crate) fn order(self) -> (NaiveDate, bool) {
        (self.day, self.is_day_reached)
    }

    /// The day of the report that tells something to have been some time before it, by the day that this is put in order
    /// by.
    pub(crate) fn told_on(before: NaiveDate) -> NaiveDate {
        before.checked_add_days(SOME_TIME).unwrap_or(before)
    }

    /// The time of a TIMEX3 value, or, where it tells no time of its own, the day of publication.
    pub(crate) fn of(as_of: Option<&str>, published: Option<NaiveDate>) -> Option<When> {
        let value = as_of.unwrap_or_default();
        if let Some((day, is_exact)) = first_day(value) {
            return Some(When { day, is_day_reached: true, is_exact });
        }
        let day = published?;
        if value == PAST {
            let day = day.checked_sub_days(SOME_TIME).unwrap_or(day);
            return Some(When { day, is_day_reached: false, is_exact: false });
        }
        Some(When { day, is_day_reached: true, is_exact: as_of.is_none() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_no_time_takes_the_day_of_publication() {
        let day = "2025-02-05".parse().ok();
        for value in ["", "XXXX-09", "XXXX-WXX-3", "FUTURE_REF", "2025-13", "été", "20é5"] {
            assert_eq!(When::of(Some(value), None), None, "{value}");
            assert_eq!(When::of(Some(value), day).map(|it| it.day), day, "{value}");
        }
        assert_eq!(When::of(None, None), None);
        let of = |value| When::of(Some(value), day).map(|it| (it.day.to_string(), it.is_exact));
        assert_eq!(of("2025-W06"), Some(("2025-02-03".to_owned(), false)));
        assert_eq!(of("2025-02-04TNI"), Some(("2025-02-04".to_owned(), true)));
        assert!(When::of(None, day).is_some_and(|it| it.is_exact));
        let order = |value| When::of(Some(value), day).map(When::order);
        assert_eq!(of("PAST_REF"), Some(("2025-01-29".to_owned(), false)));
        assert_eq!(When::of(Some(PAST), day).map(|it| When::told_on(it.day)), day);
        assert!(order("PAST_REF") < order(""), "refusing, then agreeing");
        assert!(order("PAST_REF") < order("2025-01-30"), "refusing, agreeing on Thursday");
        assert!(order("PAST_REF") > order("2025-01-20"), "agreeing in January, then not");
    }
}
