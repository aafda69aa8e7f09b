//! The same phrases as `duckling` understands them, a library that knows many more.
//!
//! It is kept out of the program because it looks ahead where news looks back: "on Wednesday" is the
//! next one. Where it names a day or month ahead, its answer is moved back by one turn here. Left
//! out is what it does not know or reads otherwise: "5 February" (five o'clock on the first), "last
//! spring" and "last winter" (the autumn before), "last February" within February, "the weekend"
//! (from Friday evening on), "the 1990s", "in recent days" and whatever counts from an event.

use super::generated::{Sentence, days_of, days_of_publication};
use chrono::{FixedOffset, Months, NaiveDate, NaiveTime, TimeDelta};
use duckling::{
    Context, DimensionKind, DimensionValue, Lang, Locale, Options, TimePoint, TimeValue,
};

/// What comes again, and so may be meant to lie behind.
#[derive(Clone, Copy, Debug)]
enum Turn {
    None,
    Week,
    Year,
}

const PHRASES: [(&str, Turn); 52] = [
    ("on Monday", Turn::Week),
    ("on Wednesday", Turn::Week),
    ("Thursday", Turn::Week),
    ("on Sunday", Turn::Week),
    ("early Tuesday morning", Turn::Week),
    ("on Friday night", Turn::Week),
    ("late on Saturday", Turn::Week),
    ("last Monday", Turn::None),
    ("last Saturday", Turn::None),
    ("this past Friday", Turn::None),
    ("on Monday last week", Turn::None),
    ("on Sunday last week", Turn::None),
    ("today", Turn::None),
    ("yesterday", Turn::None),
    ("yesterday afternoon", Turn::None),
    ("this morning", Turn::None),
    ("tonight", Turn::None),
    ("last night", Turn::None),
    ("a day ago", Turn::None),
    ("two days ago", Turn::None),
    ("10 days ago", Turn::None),
    ("three hours ago", Turn::None),
    ("on Feb. 6", Turn::Year),
    ("on January 31st", Turn::Year),
    ("on December 31", Turn::Year),
    ("on the 3rd of February", Turn::Year),
    ("on 12 December 2024", Turn::None),
    ("on Dec. 12, 2024", Turn::None),
    ("on 2025-01-30", Turn::None),
    ("this week", Turn::None),
    ("last week", Turn::None),
    ("late last week", Turn::None),
    ("a week ago", Turn::None),
    ("two weeks ago", Turn::None),
    ("fifty weeks ago", Turn::None),
    ("this month", Turn::None),
    ("last month", Turn::None),
    ("a month ago", Turn::None),
    ("two months ago", Turn::None),
    ("in January", Turn::Year),
    ("in March", Turn::Year),
    ("back in September", Turn::Year),
    ("in early December", Turn::Year),
    ("in mid-October", Turn::Year),
    ("in September 2019", Turn::None),
    ("in September last year", Turn::None),
    ("this year", Turn::None),
    ("last year", Turn::None),
    ("a year ago", Turn::None),
    ("two years ago", Turn::None),
    ("in 2019", Turn::None),
    ("in early 2024", Turn::None),
];

/// The first day of what the oracle reads in a phrase.
fn oracle(phrase: &str, published: NaiveDate) -> Option<NaiveDate> {
    let noon = published.and_time(NaiveTime::MIN).checked_add_signed(TimeDelta::hours(12))?;
    let now = noon.and_local_timezone(FixedOffset::east_opt(0)?).single()?;
    let locale = Locale::new(Lang::EN, None);
    let context = Context::new(now, locale);
    let kinds = [DimensionKind::Time];
    let found = duckling::parse(phrase, &locale, &kinds, &context, &Options::default());
    let point = match &found.first()?.value {
        DimensionValue::Time(TimeValue::Single { value, .. }) => value,
        DimensionValue::Time(TimeValue::Interval { from, .. }) => from.as_ref()?,
        _ => return None,
    };
    Some(match point {
        TimePoint::Naive { value, .. } => value.date(),
        TimePoint::Instant { value, .. } => value.date_naive(),
    })
}

#[test]
fn we_agree_with_the_oracle_on_what_lies_behind() {
    let (mut compared, mut wrong) = (0, Vec::new());
    for (phrase, turn) in PHRASES {
        let sentence = Sentence::new("said", phrase);
        for published in days_of_publication() {
            let ahead = oracle(phrase, published).unwrap_or_else(|| panic!("{phrase}: unread"));
            let theirs = match turn {
                Turn::Week if ahead > published => ahead - TimeDelta::days(7),
                Turn::Year if ahead > published => ahead - Months::new(12),
                _ => ahead,
            };
            let ours = sentence.said_on(Some(published));
            // What is named in full and was still to come cannot have been said.
            if theirs > published && ours.is_none() {
                continue;
            }
            compared += 1;
            let agrees = ours
                .as_deref()
                .and_then(days_of)
                .is_some_and(|(first, last)| (first..=last).contains(&theirs));
            if !agrees {
                wrong.push(format!("{phrase}, {published}: {ours:?}, not {theirs}"));
            }
        }
    }
    assert!(compared >= 2_000 && wrong.is_empty(), "{compared} compared: {wrong:#?}");
}
