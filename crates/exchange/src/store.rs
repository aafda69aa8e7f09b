//! Into the record: articles that it has not yet, and codings as reviews.

use crate::ExchangeError;
use crate::imported::{By, Imported, ImportedArticle};
use crate::said::{about_position, said_position, said_statement, same_position, same_statement};
use onrecord_reading::{Codebook, Reading};
use onrecord_record::{
    ActorChoice, Added, ArticleEntry, EntryRef, PositionCoding, Record, RecordError, ReviewEntry,
    StatementCoding, may_be_coded,
};
use onrecord_text::Article as ArticleData;
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// What the record calls the model of articles that came in without a reading. `onrecord add` reads them when
/// it meets them.
const MODEL: &str = "import@1";

/// What became of codings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stored {
    /// The number of articles that were added.
    pub articles: usize,
    /// The number of statements and positions that were added.
    pub added: usize,
    /// Of those that put right what was there.
    pub corrected: usize,
    /// Of those that confirm what was there.
    pub accepted: usize,
    /// Of those that the same coder had said before.
    pub known: usize,
    /// Of those that came back as a reading told them: nobody said anything of these.
    pub untouched: usize,
    /// What could not be kept and why, in sentences for the user: those of the import, then of the record.
    pub notes: Vec<String>,
    /// The number of articles and codings that were left out.
    pub left_out: usize,
}

/// Stores what was imported. `coder` is who coded what names no coder.
///
/// Issues that the record does not follow yet are followed from now on; one that it has keeps its title and
/// meaning. What is there already is accepted, what is there otherwise is corrected, and all else is added:
/// each as a review by its coder, which can be taken back. What a reading told and comes back the same, signed
/// by nobody, is no review. Storing the same again changes nothing.
///
/// # Errors
///
/// The record cannot be read or written. What was stored until then stays.
pub fn store(
    record: &mut Record,
    imported: &Imported,
    coder: &str,
) -> Result<Stored, ExchangeError> {
    store_watched(record, imported, coder, || ())
}

/// As [`store`], with `each` called behind every coding: many of them in a long article take their time.
///
/// # Errors
///
/// As [`store`].
pub fn store_watched(
    record: &mut Record,
    imported: &Imported,
    coder: &str,
    mut each: impl FnMut(),
) -> Result<Stored, ExchangeError> {
    let same = follow(record, &imported.codebook)?;
    let (notes, left_out) = (imported.notes.clone(), imported.left_out);
    let mut stored = Stored { notes, left_out, ..Stored::default() };
    let lines = record.article_list(u32::MAX, 0)?;
    let known: BTreeMap<String, i64> = lines.into_iter().map(|it| (it.key, it.id)).collect();
    for it in &imported.articles {
        let key = it.article.id();
        let location = &it.article.location;
        let place = if location.is_empty() { key.clone() } else { location.clone() };
        // A report that came in without its address is the same one.
        let bare = ArticleData { url: None, ..it.article.clone() }.id();
        let id = match known.get(&key).or_else(|| known.get(&bare)) {
            Some(id) => *id,
            None => match record.add(&it.article, &reading(it)) {
                Ok(Added::New(id)) => {
                    stored.articles += 1;
                    id
                }
                Ok(Added::Already(id) | Added::Reread(id)) => id,
                Err(RecordError::Unfit { reason, .. }) => {
                    stored.notes.push(format!("{place}: left out, since {reason}"));
                    stored.left_out += 1;
                    continue;
                }
                Err(error) => return Err(error.into()),
            },
        };
        let (entry, reviews) = (None, Vec::new());
        let each = &mut each;
        Article { record, id, place, coder, same: &same, each, entry, reviews }
            .store(it, &mut stored)?;
    }
    Ok(stored)
}

/// A reading in which nothing was found but who is there.
fn reading(it: &ImportedArticle) -> Reading {
    Reading { model: MODEL.to_owned(), actors: it.actors.clone(), ..Reading::default() }
}

/// Follows the issues that are new, and gives the record's id for those that it has under another: of one
/// title.
fn follow(
    record: &mut Record,
    codebook: &Codebook,
) -> Result<BTreeMap<String, String>, ExchangeError> {
    let known = record.codebook()?;
    let mut new = Codebook { name: codebook.name.clone(), issues: Vec::new() };
    let mut same = BTreeMap::new();
    for issue in codebook.issues.iter().filter(|it| known.issue(&it.id).is_none()) {
        match known.issues.iter().find(|it| it.title == issue.title) {
            Some(it) => {
                same.insert(issue.id.clone(), it.id.clone());
            }
            None => new.issues.push(issue.clone()),
        }
    }
    if !new.issues.is_empty() {
        record.set_codebook(&new)?;
    }
    Ok(same)
}

/// An article of the record that codings are for.
struct Article<'a> {
    record: &'a mut Record,
    id: i64,
    place: String,
    coder: &'a str,
    /// The record's ids of issues that the import calls otherwise.
    same: &'a BTreeMap<String, String>,
    /// Whom to tell of each coding.
    each: &'a mut dyn FnMut(),
    /// What the record has of it, as long as nothing is written.
    entry: Option<ArticleEntry>,
    reviews: Vec<ReviewEntry>,
}

/// What is to be done about a coding.
enum Verdict {
    Known,
    Untouched,
    Accept(EntryRef),
    Correct(i64),
    Add,
}

impl Article<'_> {
    /// Looks at what the record has, unless that is known.
    fn look(&mut self) -> Result<(), ExchangeError> {
        if self.entry.is_none() {
            self.entry = self.record.article_entry(self.id)?;
            self.reviews = self.record.reviews(Some(self.id))?;
        }
        Ok(())
    }

    fn store(&mut self, it: &ImportedArticle, stored: &mut Stored) -> Result<(), ExchangeError> {
        for (number, (coding, by)) in it.statements.iter().enumerate() {
            self.look()?;
            let is_again =
                |(other, of): &(StatementCoding, By)| of == by && other.content == coding.content;
            let is_last = !it.statements[number + 1..].iter().any(is_again);
            let coder = by.coder(self.coder);
            let mut coding = coding.clone();
            let verdict = self.statement(&mut coding, by, is_last)?;
            let record = &mut *self.record;
            let done = match verdict {
                Verdict::Known | Verdict::Untouched => Ok(0),
                Verdict::Accept(entry) => record.accept(entry, coder),
                Verdict::Correct(id) => record.correct_statement(id, &coding, coder),
                Verdict::Add => record.add_statement(self.id, &coding, coder),
            };
            self.count(&verdict, done, stored)?;
        }
        for (number, (coding, by)) in it.positions.iter().enumerate() {
            self.look()?;
            let is_again = |(other, of): &(PositionCoding, By)| {
                of == by
                    && other.evidence == coding.evidence
                    && other.issue == coding.issue
                    && other.actor == coding.actor
            };
            let is_last = !it.positions[number + 1..].iter().any(is_again);
            let coder = by.coder(self.coder);
            let mut coding = coding.clone();
            if let Some(issue) = self.same.get(&coding.issue) {
                coding.issue.clone_from(issue);
            }
            if let Some(time) = coding.as_of.take_if(|time| !may_be_coded(time)) {
                let note = format!(
                    "{}: “{time}” is no time such as 2025-02-05, 2025-02 or 2025, and was left out",
                    self.place
                );
                stored.notes.push(note);
            }
            let verdict = self.position(&mut coding, by, is_last)?;
            let record = &mut *self.record;
            let done = match verdict {
                Verdict::Known | Verdict::Untouched => Ok(0),
                Verdict::Accept(entry) => record.accept(entry, coder),
                Verdict::Correct(id) => record.correct_position(id, &coding, coder),
                Verdict::Add => record.add_position(self.id, &coding, coder),
            };
            self.count(&verdict, done, stored)?;
        }
        Ok(())
    }

    /// Counts what was done; what the record refuses is a note, and no reason to stop.
    fn count(
        &mut self,
        verdict: &Verdict,
        done: Result<i64, RecordError>,
        stored: &mut Stored,
    ) -> Result<(), ExchangeError> {
        (self.each)();
        if !matches!(verdict, Verdict::Known | Verdict::Untouched) {
            self.entry = None;
        }
        match (done, verdict) {
            (Ok(_), Verdict::Known) => stored.known += 1,
            (Ok(_), Verdict::Untouched) => stored.untouched += 1,
            (Ok(_), Verdict::Accept(_)) => stored.accepted += 1,
            (Ok(_), Verdict::Correct(_)) => stored.corrected += 1,
            (Ok(_), Verdict::Add) => stored.added += 1,
            (Err(RecordError::Refused { reason }), _) => {
                stored.notes.push(format!("{}: left out, since {reason}", self.place));
                stored.left_out += 1;
            }
            (Err(error), _) => return Err(error.into()),
        }
        Ok(())
    }

    /// What is to be done about a statement; what it leaves open is filled in from what it corrects.
    fn statement(
        &self,
        coding: &mut StatementCoding,
        by: &By,
        is_last: bool,
    ) -> Result<Verdict, ExchangeError> {
        let Some(entry) = &self.entry else { return Ok(Verdict::Add) };
        let says = |it: EntryRef, state: &Json| {
            matches!(it, EntryRef::Statement(_)) && said_statement(entry, state, coding)
        };
        let about = || entry.statements.iter().filter(|it| it.spans.content == coding.content);
        let same = about().find(|it| same_statement(entry, it, coding));
        let same = same.map(|it| EntryRef::Statement(it.id));
        if let Some(verdict) = self.without_change((by, is_last), same, &entry.rejected, says)? {
            return Ok(verdict);
        }
        let Some(it) = about().next() else { return Ok(Verdict::Add) };
        let (id, actor) = (it.id, it.actor_id);
        coding.actor = coding.actor.take().or(actor.map(ActorChoice::Id));
        Ok(Verdict::Correct(id))
    }

    /// What is to be done about a position.
    fn position(
        &self,
        coding: &mut PositionCoding,
        by: &By,
        is_last: bool,
    ) -> Result<Verdict, ExchangeError> {
        let Some(entry) = &self.entry else { return Ok(Verdict::Add) };
        let says = |it: EntryRef, state: &Json| {
            matches!(it, EntryRef::Position(_)) && said_position(entry, state, coding)
        };
        let about = || entry.positions.iter().filter(|it| about_position(entry, it, coding));
        let same = about().find(|it| same_position(entry, it, coding));
        let same = same.map(|it| EntryRef::Position(it.id));
        if let Some(verdict) = self.without_change((by, is_last), same, &entry.rejected, says)? {
            return Ok(verdict);
        }
        let Some(it) = about().next() else { return Ok(Verdict::Add) };
        let (id, as_of) = (it.id, it.as_of.clone().filter(|time| may_be_coded(time)));
        coding.as_of = coding.as_of.take().or(as_of);
        Ok(Verdict::Correct(id))
    }

    /// What is to be done about a coding that says what the entry `same` does, or what `says` finds in a
    /// review; nothing where it says something new. `is_last` tells whether the import has no later coding of the
    /// same by the same coder.
    fn without_change(
        &self,
        (by, is_last): (&By, bool),
        same: Option<EntryRef>,
        rejected: &[ReviewEntry],
        says: impl Fn(EntryRef, &Json) -> bool,
    ) -> Result<Option<Verdict>, ExchangeError> {
        let said = |it: &ReviewEntry| says(it.entry, &it.after);
        // Whatever others said since. Coders may change their minds, and back: their last word counts, but for what
        // the import itself lets them say before it.
        let theirs = self.reviews.iter().filter(|it| it.coder == by.coder(self.coder).trim());
        let last: BTreeMap<EntryRef, &ReviewEntry> =
            theirs.clone().map(|it| (it.entry, it)).collect();
        let is_known = match is_last {
            true => last.into_values().any(said),
            false => theirs.into_iter().any(said),
        };
        if is_known {
            return Ok(Some(Verdict::Known));
        }
        // A reading's own words are no verdict on them, nor on what a person has made of them meanwhile.
        let was_there =
            |it: &ReviewEntry| it.before.as_ref().is_some_and(|state| says(it.entry, state));
        if *by == By::Reading && (same.is_some() || self.reviews.iter().any(was_there)) {
            return Ok(Some(Verdict::Untouched));
        }
        let rejected = || rejected.iter().find(|it| said(it)).map(|it| it.entry);
        Ok(same.or_else(rejected).map(Verdict::Accept))
    }
}
