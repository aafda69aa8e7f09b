//! A position as a review keeps it.

use super::state::{PartyState, Within, alike, parties, spans, word_of};
use crate::fold::fold;
use onrecord_text::Stance;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A position, whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct PositionState {
    pub(super) issue: String,
    /// What the issue meant, where it was dropped since: another may have its id by now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) meaning: Option<String>,
    pub(super) stance: Stance,
    pub(super) actor: PartyState,
    pub(super) attributed_to: Option<PartyState>,
    pub(super) via: Vec<PartyState>,
    pub(super) as_of: Option<String>,
    pub(super) confidence: f64,
    pub(super) model: String,
    /// A number that it commits, and what that counts.
    pub(super) quantity: Option<(String, String)>,
    /// The lasting id of the statement that carries it.
    pub(super) statement: Option<i64>,
    pub(super) spans: BTreeMap<String, Vec<[usize; 2]>>,
}

impl PositionState {
    /// Whether both have what a coder says of a position in the same way.
    pub(super) fn says_the_same(&self, other: &PositionState) -> bool {
        self.issue == other.issue
            && self.stance == other.stance
            && self.as_of == other.as_of
            && self.spans == other.spans
            && self.quantity == other.quantity
            && self.actor.is(&other.actor)
            && self.credited().count() == other.credited().count()
            && self.credited().zip(other.credited()).all(|(one, other)| match (one, other) {
                (Some(one), Some(other)) => one.is(other),
                (one, other) => one.is_none() && other.is_none(),
            })
    }

    /// By whose account it is, if by anybody's, then those who passed it on.
    fn credited(&self) -> impl Iterator<Item = Option<&PartyState>> {
        std::iter::once(self.attributed_to.as_ref()).chain(self.via.iter().map(Some))
    }

    pub(super) fn of(record: &Connection, id: i64) -> rusqlite::Result<Option<PositionState>> {
        let found = record
            .prepare_cached(
                "SELECT position.article_id, issue.key, stance, position.actor_place,
                     attributed_place, as_of, position.confidence, model, quantity_value,
                     quantity_unit, statement.id
                 FROM position JOIN issue ON issue.id = position.issue_id
                 LEFT JOIN statement ON statement.article_id = position.article_id
                     AND statement.place = position.statement_place
                 WHERE position.id = ?1",
            )?
            .query_row([id], |row| {
                let article = row.get(0)?;
                let quantity: (Option<String>, Option<String>) = (row.get(8)?, row.get(9)?);
                Ok(PositionState {
                    issue: row.get(1)?,
                    meaning: None,
                    stance: word_of(row, 2)?,
                    actor: PartyState::at(record, article, row.get(3)?)?
                        .ok_or(rusqlite::Error::QueryReturnedNoRows)?,
                    attributed_to: PartyState::at(record, article, row.get(4)?)?,
                    via: Vec::new(),
                    as_of: row.get(5)?,
                    confidence: row.get(6)?,
                    model: row.get(7)?,
                    quantity: quantity.0.zip(quantity.1),
                    statement: row.get(10)?,
                    spans: BTreeMap::new(),
                })
            })
            .optional()?;
        let Some(mut state) = found else { return Ok(None) };
        state.via = parties(
            record,
            "SELECT article_actor.actor_id, name, kind, country, role FROM position_via
             JOIN article_actor ON article_actor.article_id = position_via.article_id
                 AND article_actor.place = position_via.actor_place
             WHERE position_id = ?1 ORDER BY position_via.place",
            id,
        )?;
        state.spans = spans(
            record,
            "SELECT role, \"start\", \"end\" FROM position_span WHERE position_id = ?1",
            id,
        )?;
        Ok(Some(state))
    }

    pub(super) fn span(&self, role: &str) -> Option<[usize; 2]> {
        self.spans.get(role).and_then(|spans| spans.first()).copied()
    }

    /// The issue of the record that it is on; nothing where the record does not follow it.
    pub(super) fn issue_id(&self, record: &Connection) -> rusqlite::Result<Option<i64>> {
        record
            .prepare_cached("SELECT id FROM issue WHERE key = ?1 AND ?2 IS NULL")?
            .query_row(params![self.issue, self.meaning], |row| row.get(0))
            .optional()
    }

    /// Writes the position over the one with this id, or as a new one with it, and gives its id; nothing
    /// where the record does not follow the issue.
    pub(super) fn put(
        &self,
        record: &Connection,
        within: &Within,
        id: Option<i64>,
        place: Option<i64>,
    ) -> rusqlite::Result<Option<i64>> {
        let Some(issue) = self.issue_id(record)? else { return Ok(None) };
        let words = |role: &str| self.span(role).map_or("", |span| within.words(span));
        let attributed = self.attributed_to.as_ref();
        let attributed = attributed.map(|party| party.place(record, within)).transpose()?;
        let statement: Option<i64> = record
            .prepare_cached("SELECT place FROM statement WHERE id = ?1 AND article_id = ?2")?
            .query_row(params![self.statement, within.id], |row| row.get(0))
            .optional()?;
        let id: i64 = record
            .prepare_cached(
                "INSERT INTO position (id, article_id, place, issue_id, actor_place, stance,
                     attributed_place, statement_place, as_of, confidence, model, evidence_words,
                     holder_words, condition_words, quantity_value, quantity_unit)
                 VALUES (?1, ?2, coalesce(?3, (SELECT coalesce(max(place), -1) + 1 FROM position
                     WHERE article_id = ?2)), ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,
                     ?16)
                 ON CONFLICT (id) DO UPDATE SET
                     issue_id = excluded.issue_id, actor_place = excluded.actor_place,
                     stance = excluded.stance, attributed_place = excluded.attributed_place,
                     statement_place = excluded.statement_place, as_of = excluded.as_of,
                     confidence = excluded.confidence, model = excluded.model,
                     evidence_words = excluded.evidence_words,
                     holder_words = excluded.holder_words,
                     condition_words = excluded.condition_words,
                     quantity_value = excluded.quantity_value,
                     quantity_unit = excluded.quantity_unit
                 RETURNING id",
            )?
            .query_row(
                params![
                    id,
                    within.id,
                    place,
                    issue,
                    self.actor.place(record, within)?,
                    self.stance.name(),
                    attributed,
                    statement,
                    self.as_of,
                    self.confidence,
                    self.model,
                    words("evidence"),
                    words("holder"),
                    words("condition"),
                    self.quantity.as_ref().map(|(value, _)| value),
                    self.quantity.as_ref().map(|(_, unit)| unit),
                ],
                |row| row.get(0),
            )?;
        for table in ["position_span", "position_via"] {
            let sql = format!("DELETE FROM {table} WHERE position_id = ?1");
            record.prepare_cached(&sql)?.execute([id])?;
        }
        let mut insert =
            record.prepare_cached("INSERT INTO position_span VALUES (?1, ?2, ?3, ?4)")?;
        for role in self.spans.keys() {
            if let Some([start, end]) = self.span(role) {
                insert.execute(params![id, role, start, end])?;
            }
        }
        let mut insert =
            record.prepare_cached("INSERT INTO position_via VALUES (?1, ?2, ?3, ?4)")?;
        for (at, party) in self.via.iter().enumerate() {
            insert.execute(params![id, at, within.id, party.place(record, within)?])?;
        }
        Ok(Some(id))
    }

    /// The position of the article, not reviewed yet, that is this one: on the same issue, of the same
    /// holder, told by the same words.
    pub(super) fn like(
        &self,
        record: &Connection,
        within: &Within,
    ) -> rusqlite::Result<Option<i64>> {
        let found: Vec<(i64, i64, String)> = record
            .prepare_cached(
                "SELECT position.id, article_actor.actor_id, article_actor.name FROM position
                 JOIN issue ON issue.id = position.issue_id
                 JOIN article_actor ON article_actor.article_id = position.article_id
                     AND article_actor.place = position.actor_place
                 WHERE position.article_id = ?1 AND issue.key = ?2 AND review_id IS NULL
                 ORDER BY position.place",
            )?
            .query_map(params![within.id, self.issue], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })?
            .collect::<rusqlite::Result<_>>()?;
        for (id, actor, name) in found {
            let spans = spans(
                record,
                "SELECT role, \"start\", \"end\" FROM position_span WHERE position_id = ?1",
                id,
            )?;
            let both = |role: &str| {
                self.spans.get(role).zip(spans.get(role)).is_some_and(|(a, b)| alike(a, b))
            };
            let is_holder = self.actor.actor == Some(actor)
                || fold(&self.actor.name) == fold(&name)
                || both("holder");
            if is_holder && both("evidence") {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }
}
