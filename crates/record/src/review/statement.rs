//! A statement as a review keeps it.

use super::state::{PartyState, Within, alike, parties, spans, word_of};
use crate::group;
use crate::write::GAP;
use onrecord_reading::{Kind, SpeakerHow};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A statement, whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct StatementState {
    pub(super) kind: Kind,
    pub(super) speaker_how: SpeakerHow,
    pub(super) confidence: f64,
    pub(super) actor: Option<PartyState>,
    pub(super) addressee: Option<PartyState>,
    pub(super) via: Vec<PartyState>,
    pub(super) said_on: Option<String>,
    pub(super) spans: BTreeMap<String, Vec<[usize; 2]>>,
}

impl StatementState {
    /// Whether both have what a coder says of a statement in the same way.
    pub(super) fn says_the_same(&self, other: &StatementState) -> bool {
        let is_same_actor = match (&self.actor, &other.actor) {
            (Some(one), Some(other)) => one.is(other),
            (one, other) => one.is_none() && other.is_none(),
        };
        let is_same = |role: &str| self.spans.get(role) == other.spans.get(role);
        let is_same_words = ["speaker", "cue", "content"].into_iter().all(is_same);
        self.kind == other.kind && is_same_words && is_same_actor
    }

    pub(super) fn of(record: &Connection, id: i64) -> rusqlite::Result<Option<StatementState>> {
        let found = record
            .prepare_cached(
                "SELECT article_id, kind, speaker_how, confidence, actor_place, addressee_place,
                     said_on
                 FROM statement WHERE id = ?1",
            )?
            .query_row([id], |row| {
                let article = row.get(0)?;
                Ok(StatementState {
                    kind: word_of(row, 1)?,
                    speaker_how: word_of(row, 2)?,
                    confidence: row.get(3)?,
                    actor: PartyState::at(record, article, row.get(4)?)?,
                    addressee: PartyState::at(record, article, row.get(5)?)?,
                    via: Vec::new(),
                    said_on: row.get(6)?,
                    spans: BTreeMap::new(),
                })
            })
            .optional()?;
        let Some(mut state) = found else { return Ok(None) };
        state.via = parties(
            record,
            "SELECT article_actor.actor_id, name, kind, country, role FROM statement_via
             JOIN article_actor ON article_actor.article_id = statement_via.article_id
                 AND article_actor.place = statement_via.actor_place
             WHERE statement_id = ?1 ORDER BY statement_via.place",
            id,
        )?;
        state.spans = spans(
            record,
            "SELECT role, \"start\", \"end\" FROM statement_span WHERE statement_id = ?1
             ORDER BY role, piece",
            id,
        )?;
        Ok(Some(state))
    }

    fn words(&self, role: &str, within: &Within) -> String {
        let spans = self.spans.get(role).map(Vec::as_slice).unwrap_or_default();
        spans.iter().map(|span| within.words(*span)).collect::<Vec<_>>().join(GAP)
    }

    /// Writes the statement over the one with this id, or as a new one with it, and gives its id.
    pub(super) fn put(
        &self,
        record: &Connection,
        within: &Within,
        id: Option<i64>,
        place: Option<i64>,
    ) -> rusqlite::Result<i64> {
        let at = |party: &Option<PartyState>| {
            party.as_ref().map(|party| party.place(record, within)).transpose()
        };
        let (actor, addressee) = (at(&self.actor)?, at(&self.addressee)?);
        let id: i64 = record
            .prepare_cached(
                "INSERT INTO statement (id, article_id, place, actor_place, kind, speaker_how,
                     confidence, speaker_words, cue_words, content_words, addressee_place, said_on,
                     occasion_words, negation_words)
                 VALUES (?1, ?2, coalesce(?3, (SELECT coalesce(max(place), -1) + 1 FROM statement
                     WHERE article_id = ?2)), ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
                 ON CONFLICT (id) DO UPDATE SET
                     actor_place = excluded.actor_place, kind = excluded.kind,
                     speaker_how = excluded.speaker_how, confidence = excluded.confidence,
                     speaker_words = excluded.speaker_words, cue_words = excluded.cue_words,
                     content_words = excluded.content_words,
                     addressee_place = excluded.addressee_place, said_on = excluded.said_on,
                     occasion_words = excluded.occasion_words,
                     negation_words = excluded.negation_words
                 RETURNING id",
            )?
            .query_row(
                params![
                    id,
                    within.id,
                    place,
                    actor,
                    self.kind.name(),
                    self.speaker_how.name(),
                    self.confidence,
                    self.words("speaker", within),
                    self.words("cue", within),
                    self.words("content", within),
                    addressee,
                    self.said_on,
                    self.words("occasion", within),
                    self.words("negation", within),
                ],
                |row| row.get(0),
            )?;
        for table in ["statement_span", "statement_via"] {
            let sql = format!("DELETE FROM {table} WHERE statement_id = ?1");
            record.prepare_cached(&sql)?.execute([id])?;
        }
        let mut insert =
            record.prepare_cached("INSERT INTO statement_span VALUES (?1, ?2, ?3, ?4, ?5)")?;
        for (role, spans) in &self.spans {
            for (piece, [start, end]) in spans.iter().enumerate() {
                insert.execute(params![id, role, piece, start, end])?;
            }
        }
        let mut insert =
            record.prepare_cached("INSERT INTO statement_via VALUES (?1, ?2, ?3, ?4)")?;
        for (at, party) in self.via.iter().enumerate() {
            insert.execute(params![id, at, within.id, party.place(record, within)?])?;
        }
        group::compare_again(record, id)?;
        Ok(id)
    }

    /// The statement of the article, not reviewed yet, that says what this one does.
    pub(super) fn like(
        &self,
        record: &Connection,
        within: &Within,
    ) -> rusqlite::Result<Option<i64>> {
        let ids: Vec<i64> = record
            .prepare_cached(
                "SELECT id FROM statement WHERE article_id = ?1 AND review_id IS NULL ORDER BY place",
            )?
            .query_map([within.id], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        let content = self.spans.get("content").map(Vec::as_slice).unwrap_or_default();
        for id in ids {
            let other = spans(
                record,
                "SELECT role, \"start\", \"end\" FROM statement_span
                 WHERE statement_id = ?1 AND role = 'content' ORDER BY piece",
                id,
            )?;
            if other.get("content").is_some_and(|other| alike(content, other)) {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }
}
