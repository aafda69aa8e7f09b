//! One article of the record, and what becomes of the codings for it.

use super::Stored;
use super::verdict::{Among, Turn, Verdict};
use crate::ExchangeError;
use crate::imported::{By, Coded, ImportedArticle};
use crate::said::about_position;
use onrecord_record::{
    ArticleEntry, PositionCoding, Record, RecordError, ReviewEntry, StatementCoding, may_be_coded,
};
use std::collections::BTreeMap;

/// An article of the record that codings are for.
pub(super) struct Article<'a> {
    record: &'a mut Record,
    id: i64,
    /// What it is called in notes.
    name: String,
    coder: &'a str,
    /// The names that the record has for coders.
    coders: &'a BTreeMap<String, String>,
    /// The record's ids of issues that the import calls otherwise.
    same: &'a BTreeMap<String, String>,
    /// Whom to tell of each coding.
    each: &'a mut dyn FnMut(),
    /// What the record has of it, as long as nothing is written.
    seen: Option<(ArticleEntry, Vec<ReviewEntry>)>,
}

impl<'a> Article<'a> {
    /// The article with this id, which is called so, for codings by `coder` where they name none.
    pub(super) fn new(
        record: &'a mut Record,
        (id, name): (i64, String),
        (coder, coders): (&'a str, &'a BTreeMap<String, String>),
        same: &'a BTreeMap<String, String>,
        each: &'a mut dyn FnMut(),
    ) -> Article<'a> {
        Article { record, id, name, coder, coders, same, each, seen: None }
    }

    /// Takes in what was said of it.
    pub(super) fn store(
        &mut self,
        it: &ImportedArticle,
        stored: &mut Stored,
    ) -> Result<(), ExchangeError> {
        for (number, coded) in it.statements.iter().enumerate() {
            let is_again = |other: &Coded<StatementCoding>| {
                other.by == coded.by && other.coding.content == coded.coding.content
            };
            let is_last = !it.statements[number + 1..].iter().any(is_again);
            let among = Among { is_last, has_own_time: false };
            let coder = self.called(&coded.by);
            let mut coding = coded.coding.clone();
            let verdict = match self.look(coder, among)? {
                Some(turn) => turn.statement(coded, &mut coding),
                None => Verdict::Refuse("the record does not have its article any more"),
            };
            self.tell_unkept(coded, &verdict, stored);
            let record = &mut *self.record;
            let done = match verdict {
                Verdict::Correct(id) => record.correct_statement(id, &coding, coder),
                Verdict::Add => record.add_statement(self.id, &coding, coder),
                Verdict::Accept(entry) => record.accept(entry, coder),
                Verdict::Reject(entry) => record.reject(entry, coder),
                Verdict::Known | Verdict::Untouched | Verdict::Refuse(_) => Ok(0),
            };
            self.count(&coded.place, &verdict, done, stored)?;
        }
        for (number, coded) in it.positions.iter().enumerate() {
            let is_again = |other: &&Coded<PositionCoding>| {
                let (one, other, by) = (&coded.coding, &other.coding, &other.by);
                *by == coded.by
                    && other.evidence == one.evidence
                    && other.issue == one.issue
                    && other.actor == one.actor
            };
            let is_of_time =
                |other: &Coded<PositionCoding>| other.coding.as_of == coded.coding.as_of;
            let mut later = it.positions[number + 1..].iter().filter(is_again);
            let among = Among {
                is_last: !later.any(is_of_time),
                has_own_time: it.positions.iter().filter(is_again).any(|other| !is_of_time(other)),
            };
            let coder = self.called(&coded.by);
            let mut coding = coded.coding.clone();
            if let Some(issue) = self.same.get(&coding.issue) {
                coding.issue.clone_from(issue);
            }
            if let Some(time) = coding.as_of.take_if(|time| !may_be_coded(time)) {
                let note = format!(
                    "{}: “{time}” is no time such as 2025-02-05, 2025-02 or 2025, and was left out",
                    self.named(&coded.place)
                );
                stored.notes.push(note);
            }
            let verdict = match self.look(coder, among)? {
                Some(turn) => turn.position(coded, &mut coding),
                None => Verdict::Refuse("the record does not have its article any more"),
            };
            self.tell_unkept_of_position(coded, &verdict, stored);
            let record = &mut *self.record;
            let done = match verdict {
                Verdict::Correct(id) => record.correct_position(id, &coding, coder),
                Verdict::Add => record.add_position(self.id, &coding, coder),
                Verdict::Accept(entry) => record.accept(entry, coder),
                Verdict::Reject(entry) => record.reject(entry, coder),
                Verdict::Known | Verdict::Untouched | Verdict::Refuse(_) => Ok(0),
            };
            self.count(&coded.place, &verdict, done, stored)?;
        }
        Ok(())
    }

    /// Whose a coding is, as the record writes the name.
    fn called<'c>(&self, by: &'c By) -> &'c str
    where
        'a: 'c,
    {
        let name = by.coder(self.coder);
        self.coders.get(name).map_or(name, String::as_str)
    }

    /// What the record has, for a coding by this coder.
    fn look<'s>(
        &'s mut self,
        coder: &'s str,
        among: Among,
    ) -> Result<Option<Turn<'s>>, ExchangeError> {
        if self.seen.is_none() {
            let Some(entry) = self.record.article_entry(self.id)? else { return Ok(None) };
            self.seen = Some((entry, self.record.reviews(Some(self.id))?));
        }
        Ok(self.seen.as_ref().map(|(entry, reviews)| Turn { entry, reviews, coder, among }))
    }

    /// The place of a coding, in a note.
    fn named<'s>(&'s self, place: &'s str) -> &'s str {
        if place.is_empty() { &self.name } else { place }
    }

    /// Tells what a person changed in a row that cannot be kept.
    fn tell_unkept(&self, it: &Coded<StatementCoding>, verdict: &Verdict, stored: &mut Stored) {
        let Some((entry, _)) = self.seen.as_ref().filter(|_| verdict.is_news()) else { return };
        let Some(row) = &it.row else { return };
        let found = entry.statements.iter().find(|other| row.is_statement(other));
        let told = found.map(|other| row.unkept_of_statement(other)).unwrap_or_default();
        stored.notes.extend(told.iter().map(|told| format!("{}: {told}", self.named(&it.place))));
    }

    fn tell_unkept_of_position(
        &self,
        it: &Coded<PositionCoding>,
        verdict: &Verdict,
        stored: &mut Stored,
    ) {
        let Some((entry, _)) = self.seen.as_ref().filter(|_| verdict.is_news()) else { return };
        let Some(row) = &it.row else { return };
        let Some(other) = entry.positions.iter().find(|other| row.is_position(other)) else {
            return;
        };
        let mut told = row.unkept_of_position(other);
        // Somebody made of it what is there already under another number.
        let is_other = |to: &i64| *to != other.id && !about_position(entry, other, &it.coding);
        if let Some(to) = verdict.of_position(&it.coding, entry).filter(is_other) {
            told.push(format!(
                "position {} stays as it was, since what the row makes of it is there already, as position \
                 {to}: “reject” as its stance takes it out",
                other.id
            ));
        }
        stored.notes.extend(told.iter().map(|told| format!("{}: {told}", self.named(&it.place))));
    }

    /// Counts what was done; what the record refuses is a note, and no reason to stop.
    fn count(
        &mut self,
        place: &str,
        verdict: &Verdict,
        done: Result<i64, RecordError>,
        stored: &mut Stored,
    ) -> Result<(), ExchangeError> {
        (self.each)();
        if verdict.is_written() {
            self.seen = None;
        }
        let reason = match (done, verdict) {
            (Err(RecordError::Refused { reason }), _) => reason,
            (Err(error), _) => return Err(error.into()),
            (Ok(_), Verdict::Refuse(reason)) => (*reason).to_owned(),
            (Ok(_), verdict) => {
                *match verdict {
                    Verdict::Known => &mut stored.known,
                    Verdict::Untouched => &mut stored.untouched,
                    Verdict::Accept(_) => &mut stored.accepted,
                    Verdict::Correct(_) => &mut stored.corrected,
                    Verdict::Reject(_) => &mut stored.rejected,
                    Verdict::Add | Verdict::Refuse(_) => &mut stored.added,
                } += 1;
                return Ok(());
            }
        };
        stored.notes.push(format!("{}: left out, since {reason}", self.named(place)));
        stored.left_out += 1;
        Ok(())
    }
}
