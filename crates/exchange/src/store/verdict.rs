//! What is to be done about a coding, in sight of what the record has.

use crate::exported::ExportedRow;
use crate::imported::{By, Coded};
use crate::said::{
    about_position, about_state, is_near_position, said_position, said_statement, same_position,
    same_statement,
};
use onrecord_record::{
    ActorChoice, ArticleEntry, EntryRef, PositionCoding, PositionEntry, ReviewEntry, ReviewKind,
    StatementCoding, may_be_coded,
};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

/// What is to be done about a coding.
#[derive(Debug, PartialEq)]
pub(super) enum Verdict {
    /// The same coder has said it before.
    Known,
    /// A reading told it, and nobody says anything of it.
    Untouched,
    Accept(EntryRef),
    Correct(i64),
    Reject(EntryRef),
    Add,
    /// It cannot be kept, and why.
    Refuse(&'static str),
}

impl Verdict {
    /// Whether something is written down.
    pub(super) fn is_written(&self) -> bool {
        !matches!(self, Verdict::Known | Verdict::Untouched | Verdict::Refuse(_))
    }

    /// Whether the same has not been said before.
    pub(super) fn is_news(&self) -> bool {
        *self != Verdict::Known
    }

    /// The position that a coding turned out to be about.
    pub(super) fn of_position(&self, coding: &PositionCoding, entry: &ArticleEntry) -> Option<i64> {
        match self {
            Verdict::Correct(id) | Verdict::Accept(EntryRef::Position(id)) => Some(*id),
            Verdict::Untouched => {
                entry.positions.iter().find(|it| same_position(entry, it, coding)).map(|it| it.id)
            }
            _ => None,
        }
    }
}

/// A coding's turn: what the record has of its article, and who says it.
pub(super) struct Turn<'a> {
    pub(super) entry: &'a ArticleEntry,
    pub(super) reviews: &'a [ReviewEntry],
    pub(super) coder: &'a str,
    pub(super) among: Among,
}

/// How a coding stands among the others of its import.
#[derive(Clone, Copy)]
pub(super) struct Among {
    /// Whether there is no later coding of the same by the same coder.
    pub(super) is_last: bool,
    /// Whether the same coder tells two times of one sentence, what somebody held before and what now, of which this is
    /// one.
    pub(super) has_own_time: bool,
}

impl Turn<'_> {
    /// What is to be done about a statement; what it leaves open is filled in from what it corrects.
    pub(super) fn statement(
        &self,
        coded: &Coded<StatementCoding>,
        coding: &mut StatementCoding,
    ) -> Verdict {
        let entry = self.entry;
        let about = || entry.statements.iter().filter(|it| it.spans.content == coding.content);
        let touches = |it: &[[usize; 2]]| {
            let touch = |[start, end]: &[usize; 2]| {
                coding.content.iter().any(|other| *start < other[1] && other[0] < *end)
            };
            it.iter().any(touch)
        };
        let numbered = coded.row.as_ref().and_then(|row| {
            let mut found = entry.statements.iter();
            found.find(|it| self.is_row_of(row, it) && touches(&it.spans.content))
        });
        let found = numbered.or_else(|| about().next());
        if coded.is_wrong {
            let is_about = |it: &ReviewEntry| {
                let is_statement = matches!(it.entry, EntryRef::Statement(_));
                is_statement && it.after["spans"]["content"] == json!(coding.content)
            };
            return self.rejection(found.map(|it| EntryRef::Statement(it.id)), is_about);
        }
        let says = |it: EntryRef, state: &Json| {
            matches!(it, EntryRef::Statement(_)) && said_statement(entry, state, coding)
        };
        let same = about().find(|it| same_statement(entry, it, coding));
        let same = same.map(|it| EntryRef::Statement(it.id));
        if let Some(verdict) = self.without_change(&coded.by, same, says) {
            return verdict;
        }
        let Some(it) = found else { return Verdict::Add };
        let (id, actor) = (it.id, it.actor_id);
        coding.actor = coding.actor.take().or(actor.map(ActorChoice::Id));
        Verdict::Correct(id)
    }

    /// What is to be done about a position.
    pub(super) fn position(
        &self,
        coded: &Coded<PositionCoding>,
        coding: &mut PositionCoding,
    ) -> Verdict {
        let entry = self.entry;
        let found = self.position_meant(coded, coding);
        if coded.is_wrong {
            let is_about = |it: &ReviewEntry| {
                let is_position = matches!(it.entry, EntryRef::Position(_));
                is_position && about_state(entry, &it.after, coding)
            };
            return self.rejection(found.map(|it| EntryRef::Position(it.id)), is_about);
        }
        let says = |it: EntryRef, state: &Json| {
            matches!(it, EntryRef::Position(_)) && said_position(entry, state, coding)
        };
        let same = entry.positions.iter().find(|it| same_position(entry, it, coding));
        let same = same.map(|it| EntryRef::Position(it.id));
        if let Some(verdict) = self.without_change(&coded.by, same, says) {
            return verdict;
        }
        let Some(it) = found else { return Verdict::Add };
        // What another record's reading found nearly so, or of a holder whom that record calls otherwise, is no verdict on
        // what was found here.
        let is_of_another_record =
            coded.row.as_ref().is_none_or(|row| !self.is_row_of_position(row, it));
        if coded.by == By::Reading && is_of_another_record && it.stance == coding.stance {
            return Verdict::Untouched;
        }
        let as_of = it.as_of.clone().filter(|time| may_be_coded(time));
        coding.as_of = coding.as_of.take().or(as_of);
        Verdict::Correct(it.id)
    }

    /// The position that a coding is about: the one whose row it is, else one of the same issue, actor and evidence, if
    /// possible of the same time and stance, else one that somebody else has found in nearly the same words.
    fn position_meant(
        &self,
        coded: &Coded<PositionCoding>,
        coding: &PositionCoding,
    ) -> Option<&PositionEntry> {
        let entry = self.entry;
        let all = || entry.positions.iter();
        let [start, end] = coding.evidence;
        let touches = |it: &PositionEntry| {
            let [from, to] = it.spans.evidence;
            from < end && start < to
        };
        let numbered = coded
            .row
            .as_ref()
            .and_then(|row| all().find(|it| self.is_row_of_position(row, it) && touches(it)));
        let is_of_time = |it: &PositionEntry| it.as_of == coding.as_of;
        let is_of_stance = |it: &PositionEntry| it.stance == coding.stance;
        let may_be = |it: &&PositionEntry| !self.among.has_own_time || is_of_time(it);
        let about = all().filter(|it| about_position(entry, it, coding)).filter(may_be);
        // The first of the likest: what is false comes first.
        let about = || about.min_by_key(|it| (!is_of_time(it), !is_of_stance(it)));
        let is_anothers = |it: &PositionEntry| {
            let mut reviews =
                self.reviews.iter().filter(|review| review.entry == EntryRef::Position(it.id));
            reviews.all(|review| review.coder != self.coder.trim())
        };
        let near = all().filter(|it| is_near_position(entry, it, coding) && is_anothers(it));
        let near = near.filter(|it| !self.among.has_own_time || is_of_stance(it));
        let near = || near.min_by_key(|it| (!is_of_stance(it), !is_of_time(it)));
        numbered.or_else(about).or_else(near)
    }

    /// Whether an export wrote the row of this statement, now or before somebody reviewed it.
    fn is_row_of(&self, row: &ExportedRow, it: &onrecord_record::StatementEntry) -> bool {
        row.is_statement(it)
            || row.number == it.id && self.was_row_of(row, EntryRef::Statement(it.id))
    }

    fn is_row_of_position(&self, row: &ExportedRow, it: &PositionEntry) -> bool {
        row.is_position(it)
            || row.number == it.id && self.was_row_of(row, EntryRef::Position(it.id))
    }

    fn was_row_of(&self, row: &ExportedRow, entry: EntryRef) -> bool {
        let mut reviews = self.reviews.iter().filter(|it| it.entry == entry);
        reviews.any(|it| row.is_before_or_behind(it))
    }

    /// What is to be done about a coding that says that this entry is wrong, or else one that `is_about` finds
    /// among what was rejected already.
    fn rejection(
        &self,
        found: Option<EntryRef>,
        is_about: impl Fn(&ReviewEntry) -> bool,
    ) -> Verdict {
        let rejected = || self.entry.rejected.iter().find(|it| is_about(it)).map(|it| it.entry);
        let Some(entry) = found.or_else(rejected) else {
            return Verdict::Refuse(
                "there is nothing of the kind in the record that could be wrong",
            );
        };
        let theirs = |it: &&ReviewEntry| it.coder == self.coder.trim() && it.entry == entry;
        let last = self.reviews.iter().rfind(theirs);
        match last.is_some_and(|it| it.kind == ReviewKind::Reject) {
            true => Verdict::Known,
            false => Verdict::Reject(entry),
        }
    }

    /// What is to be done about a coding that says what the entry `same` does, or what `says` finds in a
    /// review; nothing where it says something new.
    fn without_change(
        &self,
        by: &By,
        same: Option<EntryRef>,
        says: impl Fn(EntryRef, &Json) -> bool,
    ) -> Option<Verdict> {
        let said = |it: &ReviewEntry| says(it.entry, &it.after);
        // Whatever others said since. Coders may change their minds, and back: their last word counts, but for what
        // the import itself lets them say before it.
        let theirs = self.reviews.iter().filter(|it| it.coder == self.coder.trim());
        let last: BTreeMap<EntryRef, &ReviewEntry> =
            theirs.clone().map(|it| (it.entry, it)).collect();
        let is_known = match self.among.is_last {
            true => last.into_values().any(said),
            false => theirs.into_iter().any(said),
        };
        if is_known {
            return Some(Verdict::Known);
        }
        // A reading's own words are no verdict on them, nor on what a person has made of them meanwhile.
        let was_there =
            |it: &ReviewEntry| it.before.as_ref().is_some_and(|state| says(it.entry, state));
        if *by == By::Reading && (same.is_some() || self.reviews.iter().any(was_there)) {
            return Some(Verdict::Untouched);
        }
        let rejected = || self.entry.rejected.iter().find(|it| said(it)).map(|it| it.entry);
        same.or_else(rejected).map(Verdict::Accept)
    }
}
