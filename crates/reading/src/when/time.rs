//! What a time expression means, before anybody asks when it was written.

use chrono::Weekday;
use std::ops::Range;

/// A time expression in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Expression {
    /// Its words, as a range into the sentence's tokens.
    pub(super) tokens: Range<usize>,
    pub(super) time: Time,
    pub(super) part: Option<PartOfDay>,
}

/// A time, seen from a day that is not known yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Time {
    /// "Wednesday".
    Weekday(Weekday, Which),
    /// "Monday last week": a weekday so many weeks from now.
    WeekdayOf(Weekday, i32),
    /// "the weekend".
    Weekend(Which),
    /// "5 February", "September 2019", "last spring".
    Yearly(Yearly, InYear),
    /// "2019".
    Year(i32),
    /// "the 1990s", by its first year.
    Decade(i32),
    /// So many units from now: "yesterday", "last month", "two weeks ago".
    Shift(Unit, i32),
    /// Some time ago: "in recent days".
    Past,
    /// Some time to come: "in the coming days".
    Future,
    /// So long before or after something else: "two days after the summit", "the day before".
    OfEvent,
}

/// Which of the times that bear the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// The nearest in the direction of the tense; today is near.
    Nearest,
    Last,
    Next,
}

/// What comes once a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Yearly {
    /// A month, and the first of its days that is meant: "late May" does not begin on the first.
    Month(u32, u32),
    /// A month and its day, which need not exist.
    Day(u32, u32),
    Season(Season),
}

/// In which year it comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum InYear {
    Known(i32),
    Unsaid(Which),
    /// "September last year".
    Shift(i32),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Year,
    Decade,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    /// Its two letters in TIMEX3.
    pub(super) fn letters(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Autumn => "FA",
            Season::Winter => "WI",
        }
    }

    /// Its first month, as weather services count; a winter bears the year in which it begins.
    pub(super) fn first_month(self) -> u32 {
        match self {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Autumn => 9,
            Season::Winter => 12,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartOfDay {
    Morning,
    Afternoon,
    Evening,
    Night,
}

impl PartOfDay {
    /// Its two letters in TIMEX3.
    pub(super) fn letters(self) -> &'static str {
        match self {
            PartOfDay::Morning => "MO",
            PartOfDay::Afternoon => "AF",
            PartOfDay::Evening => "EV",
            PartOfDay::Night => "NI",
        }
    }
}
