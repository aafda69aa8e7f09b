//! Coding by oneself: entries as a reading found them, whatever other coders say of them, so that two codings can be
//! compared; and where they differ, until that is settled.

use super::state::Within;
use super::{
    EntryRef, IS_ADDED, ReviewEntry, ReviewKind, ReviewOrder, ReviewScope, State, article_of,
    insert, mark, missing, nobody, reviews, take_out,
};
use crate::{ArticleEntry, PositionFilters, Record, RecordError, article};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the state after a review has by which a difference was settled: it is nobody's own coding.
pub(super) const IS_SETTLED: &str = "settled";

/// An entry of which coders say different things, and nobody has settled it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    /// The entry.
    pub entry: EntryRef,
    /// The article that it is in.
    pub article: i64,
    /// The last that each coder said of it, in the order in which they did.
    pub verdicts: Vec<ReviewEntry>,
}

impl Record {
    /// An article as this coder is to see it who codes alone: entries that others have reviewed are as they were found,
    /// and what others added is not there.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or is locked.
    pub fn article_entry_alone(
        &self,
        id: i64,
        coder: &str,
    ) -> Result<Option<ArticleEntry>, RecordError> {
        let found = self.read(|record| match reviewed_by_others(record, id, coder)?[..] {
            [] => article::entry(record, id).map(Some),
            _ => Ok(None),
        })?;
        if let Some(article) = found {
            return Ok(article);
        }
        self.try_out(|record| {
            for entry in reviewed_by_others(record, id, coder)? {
                put_back(record, entry, coder)?;
            }
            article::entry(record, id)
        })
    }

    /// The next entry of those in `scope` on which this coder has said nothing, whatever others did.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn next_alone(
        &self,
        order: ReviewOrder,
        scope: &ReviewScope,
        coder: &str,
    ) -> Result<Option<(i64, EntryRef)>, RecordError> {
        self.read(|record| next(record, order, unseen(record, scope, coder)?))
    }

    /// How many entries there are of those in `scope` on which this coder has said nothing.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn left_alone(&self, scope: &ReviewScope, coder: &str) -> Result<usize, RecordError> {
        self.read(|record| Ok(unseen(record, scope, coder)?.len()))
    }

    /// The entries of which coders say different things, in the order in which these were last spoken of.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn differences(&self) -> Result<Vec<Difference>, RecordError> {
        self.read(differences)
    }

    /// Lets one of the verdicts on an entry hold, and gives the number of this review. It counts for no coder where they
    /// are compared.
    ///
    /// # Errors
    ///
    /// `review` is no verdict on the entry, `coder` is blank, or the file cannot be written.
    pub fn settle(
        &mut self,
        entry: EntryRef,
        review: i64,
        coder: &str,
    ) -> Result<i64, RecordError> {
        self.decide(|record| settle(record, entry, review, coder.trim()))
    }
}

/// The entries of an article of which somebody else than this coder has said something.
fn reviewed_by_others(
    record: &Connection,
    article: i64,
    coder: &str,
) -> rusqlite::Result<Vec<EntryRef>> {
    record
        .prepare_cached(
            "SELECT DISTINCT what, entry_id FROM review JOIN article ON article.key = review.article_key
             WHERE article.id = ?1 AND coder <> ?2
                 AND EXISTS (SELECT 1 FROM statement WHERE what = 'statement' AND id = entry_id
                     UNION ALL SELECT 1 FROM position WHERE what = 'position' AND id = entry_id)",
        )?
        .query_map(params![article, coder], |row| {
            Ok(EntryRef::of(row.get_ref(0)?.as_str()?, row.get(1)?))
        })?
        .collect()
}

/// Puts an entry back as a coder left it, or else as it was found before anybody spoke of it.
pub(super) fn put_back(record: &Connection, entry: EntryRef, coder: &str) -> rusqlite::Result<()> {
    let Some((id, found)) = article_of(record, entry)? else { return Ok(()) };
    let within = Within::new(id, &found);
    let own: Option<(i64, bool, String)> = record
        .prepare_cached(
            "SELECT id, kind = 'reject', state_after FROM review
             WHERE what = ?1 AND entry_id = ?2 AND coder = ?3 ORDER BY id DESC LIMIT 1",
        )?
        .query_row(params![entry.table(), entry.id(), coder], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()?;
    let first: Option<Option<String>> = record
        .prepare_cached(&format!(
            "SELECT iif(json_extract(state_before, '$.{IS_ADDED}') IS NULL, state_before, NULL)
             FROM review WHERE what = ?1 AND entry_id = ?2 ORDER BY id LIMIT 1"
        ))?
        .query_row(params![entry.table(), entry.id()], |row| row.get(0))
        .optional()?;
    let (review, rejected, json) = match (own, first) {
        (Some((id, rejected, json)), _) => (Some(id), rejected, json),
        (None, Some(Some(json))) => (None, false, json),
        (None, Some(None)) => return take_out(record, entry),
        (None, None) => return Ok(()),
    };
    let Ok(state) = State::parse(entry, &json) else { return Ok(()) };
    if state.put(record, &within, Some(entry.id()), None)?.is_none() {
        return take_out(record, entry);
    }
    mark(record, entry, review, rejected)
}

/// An entry on which a coder has said nothing.
struct Unseen {
    article: i64,
    entry: EntryRef,
    confidence: f64,
}

/// The entries in a scope on which a coder has said nothing, as they were found; those that others added are theirs.
fn unseen(record: &Connection, scope: &ReviewScope, coder: &str) -> rusqlite::Result<Vec<Unseen>> {
    let sql = format!(
        "WITH entry AS (
             SELECT article_id, 'statement' AS what, id, confidence, NULL AS issue FROM statement
             UNION ALL
             SELECT article_id, 'position', position.id, confidence, issue.key FROM position
             JOIN issue ON issue.id = issue_id),
         first AS (SELECT what, entry_id, min(id) AS id FROM review GROUP BY what, entry_id)
         SELECT entry.article_id, entry.what, entry.id,
             coalesce(review.state_before ->> '$.confidence', entry.confidence),
             coalesce(review.state_before ->> '$.issue', entry.issue)
         FROM entry LEFT JOIN first ON first.what = entry.what AND first.entry_id = entry.id
         LEFT JOIN review ON review.id = first.id
         WHERE (review.id IS NULL
                 OR review.kind <> 'add' AND review.state_before ->> '$.{IS_ADDED}' IS NULL)
             AND NOT EXISTS (SELECT 1 FROM review AS own
                 WHERE own.what = entry.what AND own.entry_id = entry.id AND own.coder = ?1)
         ORDER BY entry.article_id, entry.what DESC, entry.id"
    );
    let mut found = Vec::new();
    let mut query = record.prepare_cached(&sql)?;
    let mut rows = query.query([coder])?;
    while let Some(row) = rows.next()? {
        let entry = EntryRef::of(row.get_ref(1)?.as_str()?, row.get(2)?);
        let (confidence, issue): (f64, Option<String>) = (row.get(3)?, row.get(4)?);
        let is_in = match (scope, entry) {
            (ReviewScope::Issue(asked), _) => issue.as_deref() == Some(asked),
            (ReviewScope::Positions, EntryRef::Statement(_)) => false,
            (ReviewScope::Positions | ReviewScope::All, _) => true,
        };
        let is_sure = matches!(entry, EntryRef::Statement(_))
            || confidence >= f64::from(PositionFilters::MIN);
        if is_in && is_sure {
            found.push(Unseen { article: row.get(0)?, entry, confidence });
        }
    }
    Ok(found)
}

fn next(
    record: &Connection,
    order: ReviewOrder,
    mut unseen: Vec<Unseen>,
) -> rusqlite::Result<Option<(i64, EntryRef)>> {
    let found = match order {
        ReviewOrder::Doubt { after } => {
            unseen.sort_by(|a, b| {
                let doubt = |it: &Unseen| (it.confidence - 0.5).abs();
                doubt(a).total_cmp(&doubt(b))
            });
            let at = unseen.iter().position(|it| Some(it.entry) == after);
            let behind = at.map_or(0, |at| at + 1);
            unseen.get(behind).or(unseen.first()).map(|it| (it.article, it.entry))
        }
        ReviewOrder::Text { after } => {
            let after = after.unwrap_or(-1);
            let place = |it: &&Unseen| (it.article <= after, it.article == after, it.article);
            let Some(article) = unseen.iter().min_by_key(place).map(|it| it.article) else {
                return Ok(None);
            };
            let mut first = None;
            for it in unseen.iter().filter(|it| it.article == article) {
                let start = start(record, it.entry)?;
                if first.is_none_or(|(least, _)| start < least) {
                    first = Some((start, it.entry));
                }
            }
            first.map(|(_, entry)| (article, entry))
        }
    };
    Ok(found)
}

/// Where in the text an entry begins.
fn start(record: &Connection, entry: EntryRef) -> rusqlite::Result<Option<i64>> {
    let table = entry.table();
    let sql = format!("SELECT min(\"start\") FROM {table}_span WHERE {table}_id = ?1");
    record.prepare_cached(&sql)?.query_row([entry.id()], |row| row.get(0))
}

fn differences(record: &Connection) -> rusqlite::Result<Vec<Difference>> {
    let mut by_entry: BTreeMap<EntryRef, Vec<ReviewEntry>> = BTreeMap::new();
    let followed =
        "article.id IS NOT NULL AND state_after ->> '$.meaning' IS NULL ORDER BY review.id";
    for review in reviews(record, followed, [])? {
        let verdicts = by_entry.entry(review.entry).or_default();
        if is_settled(&review) {
            verdicts.clear();
            continue;
        }
        verdicts.retain(|it| it.coder != review.coder);
        verdicts.push(review);
    }
    let mut found: Vec<Difference> = by_entry
        .into_iter()
        .filter(|(_, verdicts)| verdicts.windows(2).any(|pair| differ(&pair[0], &pair[1])))
        .filter_map(|(entry, verdicts)| {
            Some(Difference { entry, article: verdicts.first()?.article?, verdicts })
        })
        .collect();
    found.sort_by_key(|it| it.verdicts.last().map(|last| last.id));
    Ok(found)
}

fn is_settled(review: &ReviewEntry) -> bool {
    review.after.get(IS_SETTLED).is_some()
}

/// Whether two verdicts on an entry say different things of the report.
fn differ(one: &ReviewEntry, other: &ReviewEntry) -> bool {
    let is_rejected = |it: &ReviewEntry| it.kind == ReviewKind::Reject;
    if is_rejected(one) || is_rejected(other) {
        return is_rejected(one) != is_rejected(other);
    }
    let state = |it: &ReviewEntry| State::parse(it.entry, &it.after.to_string()).ok();
    match (state(one), state(other)) {
        (Some(one), Some(other)) => !one.says_the_same(&other),
        _ => false,
    }
}

fn settle(
    record: &Connection,
    entry: EntryRef,
    review: i64,
    coder: &str,
) -> rusqlite::Result<Result<i64, String>> {
    if coder.is_empty() {
        return Ok(Err(nobody()));
    }
    let of_entry = "review.id = ?1";
    let chosen = reviews(record, of_entry, [review])?.pop().filter(|it| it.entry == entry);
    let Some(chosen) = chosen else {
        return Ok(Err("this verdict was taken back".to_owned()));
    };
    let Some((id, article)) = article_of(record, entry)? else { return Ok(Err(missing(entry))) };
    let (Some(before), Ok(state)) =
        (State::of(record, entry)?, State::parse(entry, &chosen.after.to_string()))
    else {
        return Ok(Err(missing(entry)));
    };
    let within = Within::new(id, &article);
    if state.put(record, &within, Some(entry.id()), None)?.is_none() {
        return Ok(Err("the record does not follow this issue".to_owned()));
    }
    let kind = match chosen.kind {
        ReviewKind::Add => ReviewKind::Accept,
        kind => kind,
    };
    let mut after = chosen.after;
    if let Some(fields) = after.as_object_mut() {
        fields.insert(IS_SETTLED.to_owned(), true.into());
    }
    let (before, after) = (before.json(), after.to_string());
    let id = insert(record, &article.id(), entry, coder, kind, Some(&before), &after)?;
    mark(record, entry, Some(id), kind == ReviewKind::Reject)?;
    Ok(Ok(id))
}
