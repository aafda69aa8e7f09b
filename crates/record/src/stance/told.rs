//! From the positions that an answer cites to their words.

use super::{Change, ChangeIn, Held, PositionEntry, Standing, StandingIn};
use rusqlite::Connection;
use std::collections::HashMap;

/// The entries of these positions, each of the actor for whom it counts here. One that is gone by now is
/// left out.
pub(crate) fn entries(record: &Connection, held: &[&Held]) -> rusqlite::Result<Vec<PositionEntry>> {
    let mut told = Told::of(record, held.iter().copied())?;
    Ok(held.iter().filter_map(|it| told.0.remove(&it.id)).collect())
}

/// Where actors stand, with the entries of what tells it.
pub(crate) fn standing_entries(
    record: &Connection,
    standings: &[StandingIn],
) -> rusqlite::Result<Vec<Standing>> {
    let cited = standings.iter().flat_map(|it| {
        let one = std::iter::once(it.position).chain(it.conflict).chain(it.first);
        one.chain(it.condition).chain(it.otherwise)
    });
    let told = Told::of(record, cited)?;
    let entry = |held: &Held| told.0.get(&held.id).cloned();
    let standing = |it: &StandingIn| {
        let first = it.first.and_then(entry);
        Some(Standing {
            position: entry(it.position)?,
            conflict: it.conflict.and_then(entry),
            since: it.since(),
            since_time: first.as_ref().and_then(PositionEntry::time),
            first,
            reports: it.reports,
            condition: it.condition.and_then(entry),
            undated: it.undated,
            otherwise: it.otherwise.and_then(entry),
        })
    };
    Ok(standings.iter().filter_map(standing).collect())
}

/// Changes, with the entries of both sides.
pub(crate) fn change_entries(
    record: &Connection,
    changes: &[ChangeIn],
) -> rusqlite::Result<Vec<Change>> {
    let told = Told::of(record, changes.iter().flat_map(|it| [it.from, it.to]))?;
    // The position after one change is that before the next.
    let entry = |held: &Held| told.0.get(&held.id).cloned();
    let change = |it: &ChangeIn| {
        Some(Change { kind: it.kind, from: entry(it.from)?, to: entry(it.to)?, days: it.days })
    };
    Ok(changes.iter().filter_map(change).collect())
}

/// Entries by their ids.
struct Told(HashMap<i64, PositionEntry>);

impl Told {
    fn of<'a>(
        record: &Connection,
        held: impl Iterator<Item = &'a Held> + Clone,
    ) -> rusqlite::Result<Told> {
        let ids = serde_json::Value::from_iter(held.clone().map(|it| it.id)).to_string();
        let which = "WHERE positions.id IN (SELECT value FROM json_each(?1))";
        let entries = PositionEntry::read(record, which, [&ids])?;
        let mut told: HashMap<i64, PositionEntry> =
            entries.into_iter().map(|it| (it.id, it)).collect();
        for held in held {
            if let Some(entry) = told.get_mut(&held.id) {
                entry.counts_for(held);
            }
        }
        Ok(Told(told))
    }
}

impl PositionEntry {
    /// Gives it to the actor for whom it counts, on the day on which it does.
    fn counts_for(&mut self, held: &Held) {
        self.day = held.day();
        self.actor_id = held.actor_id;
        self.actor = held.actor.to_string();
        self.actor_kind = held.actor_kind;
        self.country = held.country.as_deref().map(str::to_owned);
        self.by = held.by.as_deref().map(str::to_owned);
    }
}
