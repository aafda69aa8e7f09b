//! From what an expression means to a TIMEX3 value, seen from the day of publication.

use super::tense::Tense;
use super::time::{InYear, PartOfDay, Season, Time, Unit, Which, Yearly};
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// Why a time cannot be worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unknown {
    /// It counts from the day of publication, which is not known.
    Unpublished,
    /// It counts from something else that happened.
    OfEvent,
    /// The calendar has no such day.
    NoSuchDay,
    /// It is named in full and lies on the wrong side of publication.
    WrongSide,
    /// It lies on the wrong side of publication and so is about something else.
    Unfit,
}

/// The TIMEX3 value of a time under a tense.
pub(super) fn resolve(
    time: Time,
    part: Option<PartOfDay>,
    tense: Tense,
    published: Option<NaiveDate>,
) -> Result<String, Unknown> {
    let value = match (time, published) {
        (Time::OfEvent, _) => return Err(Unknown::OfEvent),
        (Time::Past, _) if tense == Tense::Past => return Ok("PAST_REF".to_owned()),
        (Time::Future, _) if tense == Tense::Future => return Ok("FUTURE_REF".to_owned()),
        (Time::Past | Time::Future, _) => return Err(Unknown::Unfit),
        (time, None) => undated(time)?,
        (time, Some(published)) => {
            let period = Calendar { published, tense }.period(time)?;
            if period.is_fit(published, tense) {
                period.value
            } else if is_named_in_full(time) {
                return Err(Unknown::WrongSide);
            } else {
                return Err(Unknown::Unfit);
            }
        }
    };
    Ok(match part {
        Some(part) if is_day(time) => format!("{value}T{}", part.letters()),
        _ => value,
    })
}

/// Whether a time says its own year.
fn is_named_in_full(time: Time) -> bool {
    matches!(time, Time::Year(_) | Time::Decade(_) | Time::Yearly(_, InYear::Known(_)))
}

/// Whether a time is one day, which has a morning and a night.
fn is_day(time: Time) -> bool {
    matches!(
        time,
        Time::Weekday(..)
            | Time::WeekdayOf(..)
            | Time::Yearly(Yearly::Day(..), _)
            | Time::Shift(Unit::Day, _)
    )
}

/// What a time says by itself: XXXX-09, XXXX-WXX-3.
fn undated(time: Time) -> Result<String, Unknown> {
    match time {
        Time::Weekday(day, Which::Nearest) => Ok(format!("XXXX-WXX-{}", day.number_from_monday())),
        Time::Weekend(Which::Nearest) => Ok("XXXX-WXX-WE".to_owned()),
        Time::Yearly(yearly, InYear::Unsaid(Which::Nearest)) => {
            // A leap year, because any year may be meant.
            first_day(yearly, 2000).ok_or(Unknown::NoSuchDay)?;
            Ok(in_year(yearly, "XXXX"))
        }
        Time::Yearly(yearly, InYear::Known(year)) => {
            first_day(yearly, year).ok_or(Unknown::NoSuchDay)?;
            Ok(in_year(yearly, &format!("{year:04}")))
        }
        Time::Year(year) => Ok(format!("{year:04}")),
        Time::Decade(year) => Ok(format!("{:03}", year / 10)),
        Time::Weekday(..)
        | Time::WeekdayOf(..)
        | Time::Weekend(_)
        | Time::Yearly(..)
        | Time::Shift(..) => Err(Unknown::Unpublished),
        Time::OfEvent => Err(Unknown::OfEvent),
        Time::Past | Time::Future => Err(Unknown::Unfit),
    }
}

/// A value with the first and last day that it covers.
struct Period {
    value: String,
    first: NaiveDate,
    last: NaiveDate,
}

impl Period {
    fn day(day: NaiveDate) -> Period {
        Period { value: day.to_string(), first: day, last: day }
    }

    /// Whether something can have happened in it, or can still happen.
    fn is_fit(&self, published: NaiveDate, tense: Tense) -> bool {
        match tense {
            Tense::Past => self.first <= published,
            Tense::Future => self.last >= published,
        }
    }
}

/// The calendar around the day of publication.
#[derive(Clone, Copy)]
struct Calendar {
    published: NaiveDate,
    tense: Tense,
}

impl Calendar {
    fn period(self, time: Time) -> Result<Period, Unknown> {
        let period = match time {
            Time::Weekday(day, which) => self.weekday(day, which).map(Period::day),
            Time::WeekdayOf(day, weeks) => self.in_week(day, weeks).map(Period::day),
            Time::Weekend(which) => self.weekend(which),
            Time::Yearly(yearly, year) => return self.yearly(yearly, year),
            Time::Year(year) => years(year, 1),
            Time::Decade(year) => years(year, 10),
            Time::Shift(unit, by) => self.shift(unit, by),
            Time::Past | Time::Future | Time::OfEvent => None,
        };
        // Four digits write a year.
        let is_writable = |period: &Period| (1..=9999).contains(&period.first.year());
        period.filter(is_writable).ok_or(Unknown::NoSuchDay)
    }

    fn weekday(self, day: Weekday, which: Which) -> Option<NaiveDate> {
        let back = i64::from(self.published.weekday().days_since(day));
        match (which, self.tense) {
            (Which::Last, _) => shifted(self.published, if back == 0 { -7 } else { -back }),
            // "Next Friday" is the one of next week, whatever today is.
            (Which::Next, _) => self.in_week(day, 1),
            (Which::Nearest, Tense::Past) => shifted(self.published, -back),
            (Which::Nearest, Tense::Future) => shifted(self.published, (7 - back) % 7),
        }
    }

    /// A day of the week that is so many weeks from that of publication.
    fn in_week(self, day: Weekday, weeks: i32) -> Option<NaiveDate> {
        let from_monday = |day: Weekday| i64::from(day.num_days_from_monday());
        let days = from_monday(day) - from_monday(self.published.weekday());
        shifted(self.published, days + 7 * i64::from(weeks))
    }

    fn weekend(self, which: Which) -> Option<Period> {
        let is_on = self.published.weekday().num_days_from_monday() >= 5;
        let weeks = match (which, self.tense) {
            (Which::Last, _) => -1,
            (Which::Next, _) => 1,
            (Which::Nearest, Tense::Past) if !is_on => -1,
            (Which::Nearest, _) => 0,
        };
        let first = self.in_week(Weekday::Sat, weeks)?;
        let value = format!("{}-WE", week(first));
        Some(Period { value, first, last: shifted(first, 1)? })
    }

    fn yearly(self, yearly: Yearly, year: InYear) -> Result<Period, Unknown> {
        let now = self.published.year();
        let of = |year: i32| {
            let (first, last) = (first_day(yearly, year)?, last_day(yearly, year)?);
            Some(Period { value: in_year(yearly, &format!("{year:04}")), first, last })
        };
        // 29 February may have to be sought over eight years, around 1900 or 2100.
        let back = || (-1..8).filter_map(|years| of(now.checked_sub(years)?));
        let ahead = || (-1..8).filter_map(|years| of(now.checked_add(years)?));
        let found = match (year, self.tense) {
            // Which months of which year a winter means is too loose to judge its side by.
            (InYear::Known(year), _) if yearly == Yearly::Season(Season::Winter) => of(year)
                .and_then(|winter| {
                    Some(Period { first: NaiveDate::from_ymd_opt(year, 1, 1)?, ..winter })
                }),
            (InYear::Known(year), _) => of(year),
            (InYear::Shift(years), _) => now.checked_add(years).and_then(of),
            (InYear::Unsaid(Which::Last), _) => back().find(|p| p.last < self.published),
            (InYear::Unsaid(Which::Next), _) => ahead().find(|p| p.first > self.published),
            (InYear::Unsaid(Which::Nearest), Tense::Past) => {
                back().find(|p| p.first <= self.published)
            }
            (InYear::Unsaid(Which::Nearest), Tense::Future) => {
                ahead().find(|p| p.last >= self.published)
            }
        };
        found.ok_or(Unknown::NoSuchDay)
    }

    fn shift(self, unit: Unit, by: i32) -> Option<Period> {
        let today = self.published;
        match unit {
            Unit::Day => shifted(today, i64::from(by)).map(Period::day),
            Unit::Week => {
                let first = self.in_week(Weekday::Mon, by)?;
                Some(Period { value: week(first), first, last: shifted(first, 6)? })
            }
            Unit::Month => {
                let months = Months::new(by.unsigned_abs());
                let month = today.with_day(1)?;
                let first = if by < 0 {
                    month.checked_sub_months(months)
                } else {
                    month.checked_add_months(months)
                }?;
                let last = shifted(first.checked_add_months(Months::new(1))?, -1)?;
                Some(Period { value: first.format("%Y-%m").to_string(), first, last })
            }
            Unit::Year => years(today.year().checked_add(by)?, 1),
            Unit::Decade => years(today.year().checked_add(by.checked_mul(10)?)? / 10 * 10, 10),
        }
    }
}

fn shifted(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    let by = Days::new(days.unsigned_abs());
    if days < 0 { day.checked_sub_days(by) } else { day.checked_add_days(by) }
}

/// The ISO week of a day: 2025-W06.
fn week(day: NaiveDate) -> String {
    let week = day.iso_week();
    format!("{:04}-W{:02}", week.year(), week.week())
}

/// A year or a decade, from its first year on.
fn years(first: i32, count: i32) -> Option<Period> {
    let value = if count == 1 { format!("{first:04}") } else { format!("{:03}", first / 10) };
    Some(Period {
        value,
        first: NaiveDate::from_ymd_opt(first, 1, 1)?,
        last: NaiveDate::from_ymd_opt(first.checked_add(count - 1)?, 12, 31)?,
    })
}

fn in_year(yearly: Yearly, year: &str) -> String {
    match yearly {
        Yearly::Month(month, _) => format!("{year}-{month:02}"),
        Yearly::Day(month, day) => format!("{year}-{month:02}-{day:02}"),
        Yearly::Season(season) => format!("{year}-{}", season.letters()),
    }
}

fn first_day(yearly: Yearly, year: i32) -> Option<NaiveDate> {
    match yearly {
        Yearly::Month(month, day) | Yearly::Day(month, day) => {
            NaiveDate::from_ymd_opt(year, month, day)
        }
        Yearly::Season(season) => NaiveDate::from_ymd_opt(year, season.first_month(), 1),
    }
}

fn last_day(yearly: Yearly, year: i32) -> Option<NaiveDate> {
    let first = first_day(yearly, year)?;
    let months = match yearly {
        Yearly::Day(..) => return Some(first),
        Yearly::Month(..) => 1,
        Yearly::Season(_) => 3,
    };
    shifted(first.with_day(1)?.checked_add_months(Months::new(months))?, -1)
}
