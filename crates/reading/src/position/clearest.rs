//! Which of several sentences tells a position best.

use crate::Position;
use crate::when::first_day;
use onrecord_text::NaiveDate;

/// Of two stances of one holder on one issue at one time, the weaker stands beside the stronger only if
/// its confidence is at least this share of the other's.
const NEARLY_AS_SURE: f32 = 0.8;

/// What happened so many days before a report at most is its news.
const LATELY: i64 = 8;

/// Of the sentences that tell the same, the one that tells it most surely; and of two stances at one
/// time the surer, unless both are nearly as sure. Where one that is nearly as sure tells the day, it goes first.
pub(super) fn clearest(mut told: Vec<Position>, published: Option<NaiveDate>) -> Vec<Position> {
    told.sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then(a.evidence.cmp(&b.evidence)));
    let mut kept: Vec<Position> = Vec::new();
    for position in told {
        let same = |other: &&mut Position| {
            other.holder == position.holder
                && other.issue == position.issue
                && is_one_time(other, &position, published)
        };
        let mut others = kept.iter_mut().filter(same);
        let Some(surest) = others.next() else {
            kept.push(position);
            continue;
        };
        let is_near = position.confidence >= NEARLY_AS_SURE * surest.confidence;
        let repeated =
            std::iter::once(surest).chain(others).find(|it| it.stance == position.stance);
        match repeated {
            Some(other) if is_near && tells_more(&position, other, published) => *other = position,
            Some(_) => {}
            None if is_near => kept.push(position),
            None => {}
        }
    }
    kept
}

/// Whether two positions of one report are of one time: what no words date is of the days of which the report tells.
fn is_one_time(a: &Position, b: &Position, published: Option<NaiveDate>) -> bool {
    let day = |it: &Position| first_day(it.as_of.as_deref()?).map(|(day, _)| day);
    let is_news = |it: &Position| {
        day(it).zip(published).is_some_and(|(day, on)| (0..LATELY).contains(&(on - day).num_days()))
    };
    a.as_of == b.as_of
        || tells_day(a, published) != tells_day(b, published) && is_news(a) && is_news(b)
}

/// Whether a position tells the day that another does not, and no less otherwise.
fn tells_more(it: &Position, other: &Position, published: Option<NaiveDate>) -> bool {
    tells_day(it, published)
        && !tells_day(other, published)
        && (it.condition.is_some() || other.condition.is_none())
        && (it.quantity.is_some() || other.quantity.is_none())
}

/// Whether words tell when a stance was held; else it is as of the day of the report.
fn tells_day(position: &Position, published: Option<NaiveDate>) -> bool {
    position.as_of != published.as_ref().map(NaiveDate::to_string)
}
