//! All that actors hold on issues, in order of time: for pages that look at it on many days.

use super::{ChangeIn, Held, PositionFilters, StandingIn, When, course};
use crate::fold::fold;
use onrecord_text::NaiveDate;
use std::collections::HashMap;
use std::sync::Arc;

/// All that anybody holds: by issue, then by the holder's name, then in order of time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Holdings(Vec<Held>);

impl Holdings {
    /// These positions, which are by issue and in order of time.
    pub(crate) fn of(mut positions: Vec<Held>) -> Holdings {
        // Numbers in the place of words, so that each name is folded and compared once.
        let issues = numbered(positions.iter().map(|it| &it.issue));
        let actors = numbered(positions.iter().map(|it| &it.actor));
        let mut names: Vec<(String, usize)> =
            actors.iter().map(|(name, number)| (fold(name), *number)).collect();
        names.sort_unstable();
        let mut ranks = vec![0; names.len()];
        for (rank, names) in names.chunk_by(|a, b| a.0 == b.0).enumerate() {
            for (_, number) in names {
                ranks[*number] = rank;
            }
        }
        positions
            .sort_by_cached_key(|it| (issues[&it.issue], ranks[actors[&it.actor]], it.actor_id));
        Holdings(positions)
    }

    /// All positions.
    pub fn positions(&self) -> &[Held] {
        &self.0
    }

    /// What each actor holds on each issue: by issue, then by name.
    pub fn iter(&self) -> impl Iterator<Item = Holding<'_>> + Clone {
        let is_same = |a: &Held, b: &Held| {
            let is_holder =
                a.actor_id == b.actor_id && (a.actor_id.is_some() || a.actor == b.actor);
            is_holder && a.issue == b.issue
        };
        self.0.chunk_by(is_same).map(Holding)
    }
}

/// A number for each word: 0 for the first, and so on.
fn numbered<'a>(words: impl Iterator<Item = &'a Arc<str>>) -> HashMap<Arc<str>, usize> {
    let mut numbers = HashMap::new();
    for word in words {
        let next = numbers.len();
        numbers.entry(Arc::clone(word)).or_insert(next);
    }
    numbers
}

/// The positions of one actor on one issue, in order of time, those without a day last. There is at least
/// one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Holding<'a>(&'a [Held]);

impl<'a> Holding<'a> {
    /// The positions.
    pub fn positions(self) -> &'a [Held] {
        self.0
    }

    /// Where the actor stands on this day, or by all that is known.
    pub fn standing(self, on: Option<NaiveDate>) -> Option<StandingIn<'a>> {
        let known = match on {
            // They are in order of their days, so that what is known by one stands first.
            Some(on) => self.0.partition_point(|it| it.day().is_some_and(|day| day <= on)),
            None => self.0.len(),
        };
        let known = self.0.get(..known).unwrap_or_default();
        StandingIn::of(&known.iter().collect::<Vec<_>>())
    }

    /// What changed and what is contradictory in all of these, as [`crate::Record::changes`] gives it. Of
    /// `filters` only the days and the stance are looked at.
    pub fn changes(
        holdings: impl IntoIterator<Item = Holding<'a>>,
        filters: &PositionFilters,
    ) -> Vec<ChangeIn<'a>> {
        let mut changes: Vec<ChangeIn> = holdings
            .into_iter()
            .flat_map(|it| course::changes(&it.0.iter().collect::<Vec<_>>()))
            .collect();
        changes.retain(|it| {
            filters.lets_through(it.to.day())
                && filters.stance.is_none_or(|stance| it.to.stance == stance)
        });
        let order = |it: &Held| (it.when.is_none(), it.when.map(When::order));
        changes.sort_by_key(|it| (order(it.to), order(it.from)));
        changes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Record;
    use crate::sample::{actor, codebook, issue, marked, position, published};
    use onrecord_reading::ActorKind::State;
    use onrecord_reading::Position;

    #[test]
    fn positions_at_hand_give_what_the_record_gives() {
        let mut record = Record::in_memory().unwrap();
        record.set_codebook(&codebook(&[issue("bridge")])).unwrap();
        let told = [
            ("2025-02-05", "bridge against", None),
            ("2025-06-01", "bridge for", None),
            // One report tells of now and of before, and another tells another stance of the days between.
            ("2025-07-10", "bridge for", Some("2025-07-07")),
            ("2025-07-10", "bridge against", Some("PAST_REF")),
        ];
        for (day, stance, as_of) in told {
            let (mut article, mut reading) = marked(
                &format!("{day} {as_of:?}\nOstland would pay"),
                &[actor(&["Ostland"], Some(State))],
            );
            article.published = published(day);
            let told = position(&article, (0, "Ostland"), stance, "Ostland would pay");
            reading.positions = vec![Position { as_of: as_of.map(str::to_owned), ..told }];
            record.add_judged(&article, &reading, &[issue("bridge")], "positions@1").unwrap();
        }
        let at_hand = record.holdings(&PositionFilters::default()).unwrap();
        for on in ["", "2025-03-10", "2024-01-01", "2025-07-03", "2025-07-08", "2025-07-10"] {
            let on = on.parse().ok();
            let filters = PositionFilters { on, ..PositionFilters::default() };
            let found: Vec<StandingIn> = at_hand.iter().filter_map(|it| it.standing(on)).collect();
            assert_eq!(
                record.standing_entries(&found).unwrap(),
                record.standings(&filters).unwrap()
            );
        }
    }
}
