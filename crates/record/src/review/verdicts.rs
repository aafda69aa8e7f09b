//! What each coder said last of each entry, for comparing them.

use super::alone::IS_SETTLED;
use super::{ReviewEntry, ReviewKind, reviews};
use crate::{EntryRef, Record, RecordError};
use rusqlite::Connection;

/// What a coder finds who rejects an entry.
pub(super) const NONE: &str = "none";
/// What a coder finds who keeps a statement.
const KEPT: &str = "kept";

impl Record {
    /// The last that each coder said of each entry, by entry, in the order in which they did. Where somebody settled a
    /// difference, that stands beside what they said by themselves. What was said of issues that were dropped is not
    /// there: another may have such an id by now.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn verdicts(&self) -> Result<Vec<ReviewEntry>, RecordError> {
        self.read(verdicts)
    }
}

pub(super) fn verdicts(record: &Connection) -> rusqlite::Result<Vec<ReviewEntry>> {
    let last = format!(
        "review.id IN (
             SELECT max(id) FROM review WHERE state_after ->> '$.meaning' IS NULL
             GROUP BY what, entry_id, coder, state_after ->> '$.{IS_SETTLED}')
         ORDER BY what, entry_id, review.id"
    );
    reviews(record, &last, [])
}

impl ReviewEntry {
    /// What the coder leaves the entry with: the stance of a position, `kept` for a statement, `none` where it
    /// was rejected.
    pub fn value(&self) -> &str {
        match (self.kind, self.entry) {
            (ReviewKind::Reject, _) => NONE,
            (_, EntryRef::Statement(_)) => KEPT,
            (_, EntryRef::Position(_)) => self.after["stance"].as_str().unwrap_or_default(),
        }
    }

    /// The issue on which the coder has a position; none of a statement.
    pub fn issue(&self) -> Option<&str> {
        self.after["issue"].as_str()
    }

    /// The name of whose statement or position it is, where the coder says so.
    pub fn actor(&self) -> Option<&str> {
        self.after["actor"]["name"].as_str()
    }

    /// The words by which the entry stands, in code points: a position's evidence, a statement's first content.
    pub fn place(&self) -> Option<[u64; 2]> {
        let spans = &self.after["spans"];
        let evidence = [&spans["evidence"], &spans["content"]].into_iter().find(|it| it.is_array());
        let pair = &evidence?[0];
        Some([pair[0].as_u64()?, pair[1].as_u64()?])
    }

    /// Whether it settles what other coders said differently: who did that knows what they said.
    pub fn is_settling(&self) -> bool {
        self.after[IS_SETTLED].as_bool().unwrap_or_default()
    }
}
