//! What people say of statements and positions: it is written down for good, holds through every later
//! reading, and can be taken back.
//!
//! The table `review` is the truth; the rows of `statement` and `position` follow it. A row has the state
//! that the last verdict on it gave, whoever's that was, and is marked where that was a rejection.

mod again;
mod agreement;
mod alone;
mod called;
mod coders;
mod coding;
mod dropped;
mod position;
mod queue;
mod state;
mod statement;
mod verdicts;

pub use agreement::IssueAgreement;
pub use alone::Difference;
pub use called::Called;
pub use coding::{ActorChoice, PositionCoding, StatementCoding, may_be_coded};
pub use queue::{
    ArticleShare, IssueShare, QueueOf, ReviewOrder, ReviewProgress, ReviewScope, Share, ToReview,
};

pub(crate) use again::{Part, again};
pub(crate) use dropped::{lay_aside, take_up};
pub(crate) use state::alike;

use crate::{Record, RecordError, actors, judged, newer};
use onrecord_text::Article;
use position::PositionState;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use state::{PartyState, Within};
use statement::StatementState;

#[cfg(test)]
mod tests;

/// A statement or position, by its lasting id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntryRef {
    /// A statement.
    Statement(i64),
    /// A position.
    Position(i64),
}

impl EntryRef {
    fn id(self) -> i64 {
        match self {
            EntryRef::Statement(id) | EntryRef::Position(id) => id,
        }
    }

    /// The table that it is in, which is also the word for it.
    fn table(self) -> &'static str {
        match self {
            EntryRef::Statement(_) => "statement",
            EntryRef::Position(_) => "position",
        }
    }

    fn of(what: &str, id: i64) -> EntryRef {
        if what == "statement" { EntryRef::Statement(id) } else { EntryRef::Position(id) }
    }
}

/// What a coder says of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ReviewKind {
    /// It is right as it stands.
    Accept,
    /// It is right as the coder has it now.
    Correct,
    /// It is wrong, and is left out of what the record says.
    Reject,
    /// It was missing.
    Add,
}

impl ReviewKind {
    /// The word for it in the record, in JSON and in tables.
    pub fn name(self) -> &'static str {
        match self {
            ReviewKind::Accept => "accept",
            ReviewKind::Correct => "correct",
            ReviewKind::Reject => "reject",
            ReviewKind::Add => "add",
        }
    }

    /// What it has done to the entry: "accepted".
    pub fn done(self) -> &'static str {
        match self {
            ReviewKind::Accept => "accepted",
            ReviewKind::Correct => "corrected",
            ReviewKind::Reject => "rejected",
            ReviewKind::Add => "added",
        }
    }
}

/// The verdict that stands on an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewMark {
    /// What was said.
    pub kind: ReviewKind,
    /// By whom.
    pub coder: String,
    /// When: UTC, `2025-02-06T08:00:00Z`.
    pub at: String,
}

impl ReviewMark {
    /// The mark of three columns of a view: kind, coder and time, all empty where nobody said anything.
    pub(crate) fn of_row(row: &Row, from: usize) -> rusqlite::Result<Option<ReviewMark>> {
        let Some(kind) = crate::entry::maybe_word(row, from)? else { return Ok(None) };
        Ok(Some(ReviewMark { kind, coder: row.get(from + 1)?, at: row.get(from + 2)? }))
    }
}

/// Whose verdict it is, and on which state of the entry.
#[derive(Clone, Copy, Debug)]
pub struct Coder<'a> {
    name: &'a str,
    /// The verdict that stood on the entry when the coder looked at it, where that is known.
    saw: Option<Option<&'a ReviewMark>>,
    /// Whether the coder saw the entry as it was found, and nothing of what others say of it.
    is_alone: bool,
}

impl<'a> Coder<'a> {
    /// A coder who saw the entry as this verdict, or none, left it. Nothing is written down where somebody else
    /// has said something of the entry since.
    pub fn who_saw(name: &'a str, verdict: Option<&'a ReviewMark>) -> Coder<'a> {
        Coder { name, saw: Some(verdict), is_alone: false }
    }

    /// A coder who saw the entry as [`Record::article_entry_alone`] has it: the verdict is on that, whatever others said.
    pub fn alone(name: &'a str) -> Coder<'a> {
        Coder { name, saw: None, is_alone: true }
    }

    /// The coder's name; none if it is blank.
    fn name(&self) -> Option<&'a str> {
        Some(self.name.trim()).filter(|name| !name.is_empty())
    }
}

impl<'a, N: AsRef<str> + ?Sized> From<&'a N> for Coder<'a> {
    /// A coder of whom it is not known what they saw.
    fn from(name: &'a N) -> Coder<'a> {
        Coder { name: name.as_ref(), saw: None, is_alone: false }
    }
}

/// One verdict of one coder.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReviewEntry {
    /// Its lasting number.
    pub id: i64,
    /// What it is about.
    pub entry: EntryRef,
    /// The article's lasting id; unknown where the article was taken out of the record.
    pub article: Option<i64>,
    /// The article's identity, which is [`onrecord_text::Article::id`].
    pub article_key: String,
    /// Who said it.
    pub coder: String,
    /// What was said.
    pub kind: ReviewKind,
    /// When: UTC, `2025-02-06T08:00:00Z`.
    pub reviewed_at: String,
    /// The entry as it stood before; nothing for one that was added. `docs/record.md` says what is in it.
    pub before: Option<serde_json::Value>,
    /// The entry as the verdict has it.
    pub after: serde_json::Value,
}

/// What the state before a review has where a coder added the entry and took that back since: no reading found it,
/// so that it goes with the last review on it.
const IS_ADDED: &str = "is_added";

/// Why a review cannot be written, in a sentence for the user.
type Refused = String;

/// An entry, whole.
enum State {
    Statement(StatementState),
    Position(PositionState),
}

impl State {
    fn of(record: &Connection, entry: EntryRef) -> rusqlite::Result<Option<State>> {
        Ok(match entry {
            EntryRef::Statement(id) => StatementState::of(record, id)?.map(State::Statement),
            EntryRef::Position(id) => PositionState::of(record, id)?.map(State::Position),
        })
    }

    fn parse(entry: EntryRef, json: &str) -> serde_json::Result<State> {
        Ok(match entry {
            EntryRef::Statement(_) => State::Statement(serde_json::from_str(json)?),
            EntryRef::Position(_) => State::Position(serde_json::from_str(json)?),
        })
    }

    fn json(&self) -> String {
        let json = match self {
            State::Statement(state) => serde_json::to_string(state),
            State::Position(state) => serde_json::to_string(state),
        };
        // Maps with names for keys, and numbers that came out of a file: nothing that JSON lacks.
        json.unwrap_or_default()
    }

    /// Whom the entry is about.
    fn actor(&mut self) -> Option<&mut PartyState> {
        match self {
            State::Statement(state) => state.actor.as_mut(),
            State::Position(state) => Some(&mut state.actor),
        }
    }

    /// Whether it can stand in the record: a position on an issue that is not followed cannot.
    fn can_stand(&self, record: &Connection) -> rusqlite::Result<bool> {
        match self {
            State::Statement(_) => Ok(true),
            State::Position(state) => Ok(state.issue_id(record)?.is_some()),
        }
    }

    /// Whether both say the same of the report, whoever is how sure of it.
    fn says_the_same(&self, other: &State) -> bool {
        match (self, other) {
            (State::Statement(one), State::Statement(other)) => one.says_the_same(other),
            (State::Position(one), State::Position(other)) => one.says_the_same(other),
            _ => false,
        }
    }

    fn put(
        &self,
        record: &Connection,
        within: &Within,
        id: Option<i64>,
        place: Option<i64>,
    ) -> rusqlite::Result<Option<i64>> {
        match self {
            State::Statement(state) => state.put(record, within, id, place).map(Some),
            State::Position(state) => {
                let id = state.put(record, within, id, place)?;
                crate::position::put_in_order(record, within.id)?;
                Ok(id)
            }
        }
    }

    fn like(&self, record: &Connection, within: &Within) -> rusqlite::Result<Option<i64>> {
        match self {
            State::Statement(state) => state.like(record, within),
            State::Position(state) => state.like(record, within),
        }
    }
}

impl Record {
    /// Says that an entry is right as it stands, and gives the number of this review.
    ///
    /// # Errors
    ///
    /// There is no such entry, `coder` is blank or did not see what others said of it since, or the file cannot
    /// be written.
    pub fn accept<'a>(
        &mut self,
        entry: EntryRef,
        coder: impl Into<Coder<'a>>,
    ) -> Result<i64, RecordError> {
        self.decide(|record| confirm(record, entry, coder.into(), ReviewKind::Accept))
    }

    /// Says that an entry is wrong: it is left out of all answers, and stays in the file.
    ///
    /// # Errors
    ///
    /// As [`Record::accept`].
    pub fn reject<'a>(
        &mut self,
        entry: EntryRef,
        coder: impl Into<Coder<'a>>,
    ) -> Result<i64, RecordError> {
        self.decide(|record| confirm(record, entry, coder.into(), ReviewKind::Reject))
    }

    /// Puts a statement right; a coding that changes nothing accepts it.
    ///
    /// # Errors
    ///
    /// As [`Record::accept`], and where the coding does not fit the article.
    pub fn correct_statement<'a>(
        &mut self,
        id: i64,
        coding: &StatementCoding,
        coder: impl Into<Coder<'a>>,
    ) -> Result<i64, RecordError> {
        self.decide(|record| {
            correct(record, EntryRef::Statement(id), coder.into(), |within, before| {
                let State::Statement(before) = before else { return Ok(Err(String::new())) };
                Ok(coding.over(record, within, Some(before))?.map(State::Statement))
            })
        })
    }

    /// Puts a position right; a coding that changes nothing accepts it.
    ///
    /// # Errors
    ///
    /// As [`Record::accept`], and where the coding does not fit the article or the record does not follow
    /// the issue.
    pub fn correct_position<'a>(
        &mut self,
        id: i64,
        coding: &PositionCoding,
        coder: impl Into<Coder<'a>>,
    ) -> Result<i64, RecordError> {
        self.decide(|record| {
            correct(record, EntryRef::Position(id), coder.into(), |within, before| {
                let State::Position(before) = before else { return Ok(Err(String::new())) };
                Ok(coding.over(record, within, Some(before))?.map(State::Position))
            })
        })
    }

    /// Adds a statement that the reading missed to the article with this id, and gives its id.
    ///
    /// # Errors
    ///
    /// There is no such article, the coding does not fit it, `coder` is blank, or the file cannot be
    /// written.
    pub fn add_statement<'a>(
        &mut self,
        article: i64,
        coding: &StatementCoding,
        coder: impl Into<Coder<'a>>,
    ) -> Result<i64, RecordError> {
        self.decide(|record| {
            add(record, article, coder.into(), EntryRef::Statement, |within| {
                Ok(coding.over(record, within, None)?.map(State::Statement))
            })
        })
    }

    /// Adds a position that the reading missed to the article with this id, and gives its id.
    ///
    /// # Errors
    ///
    /// As [`Record::add_statement`], and where the record does not follow the issue.
    pub fn add_position<'a>(
        &mut self,
        article: i64,
        coding: &PositionCoding,
        coder: impl Into<Coder<'a>>,
    ) -> Result<i64, RecordError> {
        self.decide(|record| {
            add(record, article, coder.into(), EntryRef::Position, |within| {
                Ok(coding.over(record, within, None)?.map(State::Position))
            })
        })
    }

    /// Takes back the last review of this coder, and gives it. The entry is then as the last review that is left
    /// has it, or as it was found; one that coders added is gone with the last review on it.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub fn undo_review(&mut self, coder: &str) -> Result<Option<ReviewEntry>, RecordError> {
        self.decide(|record| undo(record, coder.trim()).map(Ok))
    }

    /// The verdict that stands on an entry, if anybody gave one.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn verdict(&self, entry: EntryRef) -> Result<Option<ReviewMark>, RecordError> {
        self.read(|record| verdict(record, entry))
    }

    /// All reviews, or those in one article, in the order in which they were made.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn reviews(&self, article: Option<i64>) -> Result<Vec<ReviewEntry>, RecordError> {
        self.read(|record| match article {
            None => reviews(record, "TRUE ORDER BY review.id", []),
            Some(article) => reviews(record, "article.id = ?1 ORDER BY review.id", [article]),
        })
    }

    /// The last so many reviews, the newest first, and how many there are in all.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn last_reviews(&self, limit: u32) -> Result<(Vec<ReviewEntry>, usize), RecordError> {
        self.read(|record| {
            let all = record.query_row("SELECT count(*) FROM review", [], |row| row.get(0))?;
            Ok((reviews(record, "TRUE ORDER BY review.id DESC LIMIT ?1", [limit])?, all))
        })
    }

    /// How far coders agree with each other on each issue of the record, and on statements.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn agreement(&self) -> Result<Vec<IssueAgreement>, RecordError> {
        self.read(agreement::agreement)
    }
}

fn verdict(record: &Connection, entry: EntryRef) -> rusqlite::Result<Option<ReviewMark>> {
    record
        .prepare_cached(
            "SELECT kind, coder, reviewed_at FROM review WHERE what = ?1 AND entry_id = ?2
             ORDER BY id DESC LIMIT 1",
        )?
        .query_row(params![entry.table(), entry.id()], |row| ReviewMark::of_row(row, 0))
        .optional()
        .map(Option::flatten)
}

/// What others did to an entry since the coder saw it, in a sentence for the user; what the coder did is
/// known to the coder.
fn overtaken(
    record: &Connection,
    entry: EntryRef,
    coder: Coder<'_>,
) -> rusqlite::Result<Option<Refused>> {
    let Some(saw) = coder.saw else { return Ok(None) };
    let stands = verdict(record, entry)?;
    Ok(match (&stands, saw) {
        (Some(stands), _) if Some(stands.coder.as_str()) == coder.name() => None,
        (Some(stands), saw) if saw != Some(stands) => {
            let ReviewMark { coder, kind, at } = stands;
            Some(format!("{coder} {} this {} at {at}", kind.done(), entry.table()))
        }
        (None, Some(saw)) if Some(saw.coder.as_str()) != coder.name() => {
            Some(format!("{} has taken back the review that this {} had", saw.coder, entry.table()))
        }
        _ => None,
    })
}

/// Writes down that an entry is right or wrong as it stands.
fn confirm(
    record: &Connection,
    entry: EntryRef,
    coder: Coder<'_>,
    kind: ReviewKind,
) -> rusqlite::Result<Result<i64, Refused>> {
    if coder.is_alone {
        alone::put_back(record, entry, coder.name.trim())?;
    }
    let Some((_, article)) = article_of(record, entry)? else { return Ok(Err(missing(entry))) };
    let Some(state) = State::of(record, entry)? else { return Ok(Err(missing(entry))) };
    if let Some(reason) = overtaken(record, entry, coder)? {
        return Ok(Err(reason));
    }
    let json = state.json();
    let Some(coder) = coder.name() else { return Ok(Err(nobody())) };
    let id = insert(record, &article.id(), entry, coder, kind, Some(&json), &json)?;
    mark(record, entry, Some(id), kind == ReviewKind::Reject)?;
    Ok(Ok(id))
}

fn correct(
    record: &Connection,
    entry: EntryRef,
    coder: Coder<'_>,
    change: impl FnOnce(&Within, &State) -> rusqlite::Result<Result<State, Refused>>,
) -> rusqlite::Result<Result<i64, Refused>> {
    if coder.is_alone {
        alone::put_back(record, entry, coder.name.trim())?;
    }
    let Some((article_id, article)) = article_of(record, entry)? else {
        return Ok(Err(missing(entry)));
    };
    let Some(before) = State::of(record, entry)? else { return Ok(Err(missing(entry))) };
    if let Some(reason) = overtaken(record, entry, coder)? {
        return Ok(Err(reason));
    }
    let within = Within::new(article_id, &article);
    let after = match change(&within, &before)? {
        Ok(after) => after,
        Err(reason) => return Ok(Err(reason)),
    };
    // Who looks at an entry and changes nothing says that it is right: no error of the model is to be counted.
    if after.says_the_same(&before) {
        return confirm(record, entry, coder, ReviewKind::Accept);
    }
    let Some(coder) = coder.name() else { return Ok(Err(nobody())) };
    let known = actors::count(record, article_id)?;
    after.put(record, &within, Some(entry.id()), None)?;
    let Some(after) = became(record, entry, known)? else { return Ok(Err(missing(entry))) };
    let kind = ReviewKind::Correct;
    let (before, after) = (before.json(), after.json());
    let id = insert(record, &article.id(), entry, coder, kind, Some(&before), &after)?;
    mark(record, entry, Some(id), false)?;
    Ok(Ok(id))
}

fn add(
    record: &Connection,
    article_id: i64,
    coder: Coder<'_>,
    entry: fn(i64) -> EntryRef,
    state: impl FnOnce(&Within) -> rusqlite::Result<Result<State, Refused>>,
) -> rusqlite::Result<Result<i64, Refused>> {
    let Some(article) = judged::article(record, article_id)? else {
        return Ok(Err("there is no such article".to_owned()));
    };
    if let Some(newer) = newer::newer(record, article_id)? {
        return Ok(Err(format!(
            "a newer version of this article stands, article {newer}: say it there"
        )));
    }
    let Some(coder) = coder.name() else { return Ok(Err(nobody())) };
    let within = Within::new(article_id, &article);
    let state = match state(&within)? {
        Ok(state) => state,
        Err(reason) => return Ok(Err(reason)),
    };
    let known = actors::count(record, article_id)?;
    let Some(id) = state.put(record, &within, None, None)? else {
        return Ok(Err("the record does not follow this issue".to_owned()));
    };
    let entry = entry(id);
    let Some(after) = became(record, entry, known)? else { return Ok(Err(missing(entry))) };
    let review = insert(record, &article.id(), entry, coder, ReviewKind::Add, None, &after.json())?;
    mark(record, entry, Some(review), false)?;
    Ok(Ok(id))
}

/// What an entry of an article that had so many actors became. It is read back, so that it names the actors
/// that it was given.
fn became(record: &Connection, entry: EntryRef, known: i64) -> rusqlite::Result<Option<State>> {
    let Some(mut after) = State::of(record, entry)? else { return Ok(None) };
    let Some((article, _)) = article_of(record, entry)? else { return Ok(None) };
    if let Some(actor) = after.actor() {
        actor.is_new = actors::count(record, article)? > known;
    }
    Ok(Some(after))
}

fn undo(record: &Connection, coder: &str) -> rusqlite::Result<Option<ReviewEntry>> {
    let last = "review.id = (SELECT max(id) FROM review WHERE coder = ?1)";
    let Some(last) = reviews(record, last, [coder])?.pop() else { return Ok(None) };
    take_back(record, &last)?;
    let after = State::parse(last.entry, &last.after.to_string());
    if let (Some(article), Ok(mut after)) = (last.article, after)
        && let Some(PartyState { name, is_new: true, .. }) = after.actor()
        && !actors::take_out(record, article, name)?
    {
        hand_on_actor(record, &last.article_key, name)?;
    }
    Ok(Some(last))
}

fn take_back(record: &Connection, last: &ReviewEntry) -> rusqlite::Result<()> {
    let entry = last.entry;
    let stood = standing(record, entry)?.is_some_and(|(id, ..)| id == last.id);
    hand_on_state(record, last.id)?;
    record.prepare_cached("DELETE FROM review WHERE id = ?1")?.execute([last.id])?;
    let Some(article_id) = last.article.filter(|_| stood) else { return Ok(()) };
    let Some(article) = judged::article(record, article_id)? else { return Ok(()) };
    let within = Within::new(article_id, &article);
    let found = last.before.as_ref().filter(|before| before.get(IS_ADDED).is_none());
    let (review, rejected, json) = match (standing(record, entry)?, found) {
        (Some((id, rejected, json)), _) => (Some(id), rejected, json),
        (None, Some(found)) => (None, false, found.to_string()),
        (None, None) => return take_out(record, entry),
    };
    if let Ok(state) = State::parse(entry, &json) {
        if state.put(record, &within, Some(entry.id()), None)?.is_none() {
            return take_out(record, entry);
        }
        mark(record, entry, review, rejected)?;
    }
    Ok(())
}

/// Gives what stood before a review that is taken back to the next one on its entry. Taking that one back, too,
/// would else bring back what this one said.
fn hand_on_state(record: &Connection, review: i64) -> rusqlite::Result<()> {
    let sql = format!(
        "UPDATE review SET state_before = coalesce(gone.state_before,
             json_set(gone.state_after, '$.{IS_ADDED}', json('true')))
         FROM (SELECT * FROM review WHERE id = ?1) AS gone
         WHERE review.id = (SELECT min(id) FROM review AS later
             WHERE later.what = gone.what AND later.entry_id = gone.entry_id AND later.id > gone.id)"
    );
    record.prepare_cached(&sql)?.execute([review])?;
    Ok(())
}

/// Notes at the first review that still speaks of somebody that they came into the article by reviews alone.
fn hand_on_actor(record: &Connection, article_key: &str, name: &str) -> rusqlite::Result<()> {
    record
        .prepare_cached(
            "UPDATE review SET state_after = json_set(state_after, '$.actor.is_new', json('true'))
             WHERE id = (SELECT min(id) FROM review WHERE article_key = ?1
                 AND json_extract(state_after, '$.actor.name') = ?2)",
        )?
        .execute([article_key, name])?;
    Ok(())
}

/// The last review of an entry: its number, whether it is a rejection, and the entry by it.
fn standing(record: &Connection, entry: EntryRef) -> rusqlite::Result<Option<(i64, bool, String)>> {
    record
        .prepare_cached(
            "SELECT id, kind = 'reject', state_after FROM review WHERE what = ?1 AND entry_id = ?2
             ORDER BY id DESC LIMIT 1",
        )?
        .query_row(params![entry.table(), entry.id()], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()
}

fn insert(
    record: &Connection,
    article_key: &str,
    entry: EntryRef,
    coder: &str,
    kind: ReviewKind,
    before: Option<&str>,
    after: &str,
) -> rusqlite::Result<i64> {
    record
        .prepare_cached(
            "INSERT INTO review (article_key, what, entry_id, coder, kind, state_before,
                 state_after, reviewed_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
             RETURNING id",
        )?
        .query_row(
            params![article_key, entry.table(), entry.id(), coder, kind.name(), before, after],
            |row| row.get(0),
        )
}

/// Writes at an entry which review it follows.
fn mark(
    record: &Connection,
    entry: EntryRef,
    review: Option<i64>,
    rejected: bool,
) -> rusqlite::Result<()> {
    let sql = format!("UPDATE {} SET review_id = ?2, rejected = ?3 WHERE id = ?1", entry.table());
    record.prepare_cached(&sql)?.execute(params![entry.id(), review, rejected])?;
    Ok(())
}

/// Takes an entry out that nobody but a coder ever found.
fn take_out(record: &Connection, entry: EntryRef) -> rusqlite::Result<()> {
    if let EntryRef::Statement(id) = entry {
        record
            .prepare_cached(
                "UPDATE position SET statement_place = NULL
                 WHERE (article_id, statement_place) IN
                     (SELECT article_id, place FROM statement WHERE id = ?1)",
            )?
            .execute([id])?;
    }
    let sql = format!("DELETE FROM {} WHERE id = ?1", entry.table());
    record.prepare_cached(&sql)?.execute([entry.id()])?;
    Ok(())
}

/// The article that an entry is in.
fn article_of(record: &Connection, entry: EntryRef) -> rusqlite::Result<Option<(i64, Article)>> {
    let sql = format!("SELECT article_id FROM {} WHERE id = ?1", entry.table());
    let id: Option<i64> =
        record.prepare_cached(&sql)?.query_row([entry.id()], |row| row.get(0)).optional()?;
    let Some(id) = id else { return Ok(None) };
    Ok(judged::article(record, id)?.map(|article| (id, article)))
}

fn reviews(
    record: &Connection,
    which: &str,
    values: impl rusqlite::Params,
) -> rusqlite::Result<Vec<ReviewEntry>> {
    let sql = format!(
        "SELECT review.id, what, entry_id, article.id, article_key, coder, review.kind, reviewed_at,
             state_before, state_after
         FROM review LEFT JOIN article ON article.key = review.article_key
         WHERE {which}"
    );
    let json = |text: String| serde_json::from_str(&text).unwrap_or_default();
    record
        .prepare_cached(&sql)?
        .query_map(values, |row| {
            Ok(ReviewEntry {
                id: row.get(0)?,
                entry: EntryRef::of(row.get_ref(1)?.as_str()?, row.get(2)?),
                article: row.get(3)?,
                article_key: row.get(4)?,
                coder: row.get(5)?,
                kind: state::word_of(row, 6)?,
                reviewed_at: row.get(7)?,
                before: row.get::<_, Option<String>>(8)?.map(json),
                after: json(row.get(9)?),
            })
        })?
        .collect()
}

/// The reviews by which entries of an article are out of what the record says.
pub(crate) fn rejections(record: &Connection, article: i64) -> rusqlite::Result<Vec<ReviewEntry>> {
    let rejected = "review.id IN (
        SELECT review_id FROM statement WHERE article_id = ?1 AND rejected
        UNION ALL SELECT review_id FROM position WHERE article_id = ?1 AND rejected)
        ORDER BY review.id";
    reviews(record, rejected, [article])
}

fn nobody() -> Refused {
    "a review says by whom it is: name the coder".to_owned()
}

fn missing(entry: EntryRef) -> Refused {
    format!("there is no {} {}", entry.table(), entry.id())
}
