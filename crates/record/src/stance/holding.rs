//! All that one actor holds on one issue, in order of time: for pages that look at it on many days.

use super::{ChangeIn, Held, PositionFilters, StandingIn, by_holder, course};
use onrecord_text::NaiveDate;

/// The positions of one actor on one issue, in order of time, those without a day last. There is at least
/// one.
#[derive(Clone, Debug, PartialEq)]
pub struct Holding(Vec<Held>);

impl Holding {
    /// These positions, which are in order, for each holder and issue: by issue, then by name.
    pub(crate) fn all(positions: Vec<Held>) -> Vec<Holding> {
        by_holder(positions).into_iter().map(Holding).collect()
    }

    /// The positions.
    pub fn positions(&self) -> &[Held] {
        &self.0
    }

    /// Where the actor stands on this day, or by all that is known.
    pub fn standing(&self, on: Option<NaiveDate>) -> Option<StandingIn<'_>> {
        let known = match on {
            // They are in order, so that what is known by a day stands first.
            Some(on) => self.0.partition_point(|it| it.day().is_some_and(|day| day <= on)),
            None => self.0.len(),
        };
        course::standing(self.0.get(..known).unwrap_or_default())
    }

    /// What changed and what is contradictory in all of these, as [`crate::Record::changes`] gives it. Of
    /// `filters` only the days and the stance are looked at.
    pub fn changes<'a>(
        holdings: impl IntoIterator<Item = &'a Holding>,
        filters: &PositionFilters,
    ) -> Vec<ChangeIn<'a>> {
        let mut changes: Vec<ChangeIn> =
            holdings.into_iter().flat_map(|it| course::changes(&it.0)).collect();
        changes.retain(|it| {
            filters.lets_through(it.to.day())
                && filters.stance.is_none_or(|stance| it.to.stance == stance)
        });
        changes.sort_by_key(|it| (it.to.day().is_none(), it.to.day(), it.from.day()));
        changes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Record;
    use crate::sample::{actor, codebook, issue, marked, position, published};
    use onrecord_reading::ActorKind::State;

    #[test]
    fn positions_at_hand_give_what_the_record_gives() {
        let mut record = Record::in_memory().unwrap();
        record.set_codebook(&codebook(&[issue("bridge")])).unwrap();
        for (day, stance) in [("2025-02-05", "bridge against"), ("2025-06-01", "bridge for")] {
            let (mut article, mut reading) =
                marked(&format!("{day}\nOstland would pay"), &[actor(&["Ostland"], Some(State))]);
            article.published = published(day);
            reading.positions =
                vec![position(&article, (0, "Ostland"), stance, "Ostland would pay")];
            record.add_judged(&article, &reading, &[issue("bridge")], "positions@1").unwrap();
        }
        let at_hand = record.holdings(&PositionFilters::default()).unwrap();
        for on in [None, "2025-03-10".parse().ok(), "2024-01-01".parse().ok()] {
            let filters = PositionFilters { on, ..PositionFilters::default() };
            let found: Vec<StandingIn> = at_hand.iter().filter_map(|it| it.standing(on)).collect();
            assert_eq!(
                record.standing_entries(&found).unwrap(),
                record.standings(&filters).unwrap()
            );
        }
    }
}
