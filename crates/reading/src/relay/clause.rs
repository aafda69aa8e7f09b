//! Who says that the speaker said: "The Guardian reports that Marrant said".

use super::frame::{Frame, Place};
use super::lexicon::{CLAIM, DETERMINERS, HAVE, PREPOSITIONS, STOPS, TELL, TIMES};
use super::nesting::may_be_same;
use super::outlet::outlet_itself;
use super::phrase::{Phrase, noun_phrase};
use crate::words::is_one_of;
use std::ops::Range;

/// How many words the subject of a clause has at most.
const LONGEST_SUBJECT: usize = 10;
/// How many words may stand between "reports that" and the speaker of what is reported.
const BEFORE_CLAUSE: usize = 14;

/// The subject of the clause that holds the statement, where no tag says that it is one itself: "Pell told
/// Brandt that Marrant believes".
pub(super) fn claimant(frame: &Frame) -> Option<Range<usize>> {
    let speaker = frame.core().start;
    if frame.place(speaker) != Some(Place::Speaker) {
        return None;
    }
    let claims = |at: &usize| is_one_of(frame.word(*at), CLAIM);
    let verb = (speaker.saturating_sub(BEFORE_CLAUSE)..speaker)
        .rev()
        .take_while(|at| frame.place(*at) == Some(Place::Open))
        .find(claims)?;
    let told = || {
        is_one_of(frame.word(verb), TELL)
            && noun_phrase(frame, verb + 1).is_some_and(|told| told.words.end == speaker)
    };
    let is_clause =
        verb + 1 == speaker || (verb + 1..speaker).any(|at| frame.word(at) == "that") || told();
    let subject = subject_of(frame, verb).filter(|_| is_clause)?;
    let inner =
        frame.of(Place::Speaker).next_back().map_or("", |end| frame.text(&(speaker..end + 1)));
    // "leaders on the ground said": the ground is part of the subject.
    let before = subject.words.start.checked_sub(1).map_or("", |before| frame.word(before));
    match outlet_itself(frame, &subject) {
        Some(outlet) => (!is_one_of(inner, "it its we")).then_some(outlet),
        None if is_one_of(before, PREPOSITIONS) => None,
        None => (!may_be_same(frame.text(&subject.words), inner)).then_some(subject.words),
    }
}

/// The noun phrase that stands before the verb at `verb` and begins its clause.
pub(super) fn subject_of(frame: &Frame, verb: usize) -> Option<Phrase> {
    let end = (0..=verb).rev().find(|at| *at == 0 || !is_one_of(frame.word(at - 1), HAVE))?;
    (end.saturating_sub(LONGEST_SUBJECT)..end).find_map(|start| {
        let begins = start == 0 || {
            let before = frame.word(start - 1);
            !before.starts_with(char::is_alphanumeric)
                || is_one_of(before, STOPS)
                || is_one_of(before, TIMES)
        };
        if !begins {
            return None;
        }
        if start + 1 == end && matches!(frame.word(start), "he" | "He" | "she" | "She") {
            return Some(Phrase { words: start..end, head: None });
        }
        // "The Guardian reports" reads like one phrase too.
        let phrase = noun_phrase(frame, start).filter(|phrase| phrase.words.end >= end)?;
        if start + 1 == end && is_one_of(frame.word(start), DETERMINERS) {
            return None;
        }
        Some(Phrase { words: start..end, head: phrase.head.filter(|head| *head < end) })
    })
}

#[cfg(test)]
mod tests {
    use crate::relay::marked::check;

    #[test]
    fn the_clause_around_the_statement() {
        check("The Guardian reports that [s Pell] [c said] [t so].", &["via The Guardian"]);
        check("On Monday CNN said [s Pell] [c believes] [t so].", &["via CNN"]);
        check("Brandt told Marrant that [s Pell] [c believes] [t so].", &["via Brandt"]);
        check("He has claimed that, in May, [s she] [c said] [t so].", &["via He"]);
    }

    #[test]
    fn no_such_clause() {
        check("Brandt said that [s he] [c believes] [t it rains].", &[""]);
        check("Brandt said that [s Brandt] [c believes] [t it rains].", &[""]);
        check("The report that [s Pell] [c said] [t so] is old.", &[""]);
        check("Brandt said no, and [s Pell] [c agreed] [t to it].", &[""]);
        check("Leaders on the ground said that [s Pell] [c agreed] [t to it].", &[""]);
        check("CNN said [s it] [c believes] [t so].", &[""]);
    }
}
