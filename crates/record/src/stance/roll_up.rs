//! Counting leaders and ministers for their state, in the file.

use super::Held;
use super::state::{counts, is_not_now};
use onrecord_reading::{ActorKind, state_name};
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The states of the record, and those who count for one wherever an article does not say otherwise.
///
/// Without any, everybody counts for themselves.
#[derive(Debug, Default)]
pub(crate) struct States {
    /// The id and name of each country's state, where the record has it.
    states: BTreeMap<String, (i64, Arc<str>)>,
    /// The country of each holder whom some article gives an office.
    offices: BTreeMap<i64, Option<Arc<str>>>,
    is_asked: bool,
}

impl States {
    pub(crate) fn of(record: &Connection) -> rusqlite::Result<States> {
        let mut found = States { is_asked: true, ..States::default() };
        let mut states = record.prepare_cached(
            "SELECT country, min(id), name FROM actor
             WHERE kind = 'state' AND country IS NOT NULL
                 AND EXISTS (SELECT 1 FROM article_actor WHERE actor_id = actor.id)
             GROUP BY country",
        )?;
        let mut rows = states.query([])?;
        while let Some(row) = rows.next()? {
            found.states.insert(row.get(0)?, (row.get(1)?, row.get(2)?));
        }
        let mut roles = record.prepare_cached(
            "SELECT DISTINCT actor_id, role, country FROM article_actor
             WHERE role IS NOT NULL AND actor_id IN (
                 SELECT holder.actor_id FROM position
                 JOIN article_actor AS holder ON holder.article_id = position.article_id
                     AND holder.place = position.actor_place)
             ORDER BY actor_id, country",
        )?;
        let mut rows = roles.query([])?;
        while let Some(row) = rows.next()? {
            if counts(None, "", Some(row.get_ref(1)?.as_str()?)) {
                let country: Option<Arc<str>> = row.get(2)?;
                let known = found.offices.entry(row.get(0)?).or_default();
                *known = known.take().or(country);
            }
        }
        Ok(found)
    }

    /// Gives a position to the holder's state, if they count for one.
    pub(crate) fn roll_up(&self, position: &mut Held) {
        if !self.is_asked || position.role.as_deref().is_some_and(is_not_now) {
            return;
        }
        let office = position.actor_id.and_then(|id| self.offices.get(&id));
        let is_person = matches!(position.actor_kind, Some(ActorKind::Person) | None);
        let is_office = is_person && office.is_some();
        if !is_office && !counts(position.actor_kind, &position.actor, position.role.as_deref()) {
            return;
        }
        let known = position.country.clone().or_else(|| office.cloned().flatten());
        let Some(country) = known else { return };
        let (id, name) = match self.states.get(&*country) {
            Some((id, name)) => (Some(*id), Arc::clone(name)),
            // The record knows of the state by nothing but this code.
            None => (None, state_name(&country).unwrap_or(&country).into()),
        };
        if position.actor_kind != Some(ActorKind::State) {
            position.by = Some(std::mem::replace(&mut position.actor, Arc::clone(&name)));
        }
        (position.actor_id, position.actor, position.actor_kind) =
            (id, name, Some(ActorKind::State));
        position.country = Some(country);
    }
}
