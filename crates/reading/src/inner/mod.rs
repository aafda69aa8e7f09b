//! Statements inside what somebody says: in "He said she had told him it was late", what she told him is hers, and
//! came through him.
//!
//! Tags do not overlap, so that they tell of such a sentence only that he said it. What is inside is found by a small
//! grammar over its words, where little is doubtful: who tells is a pronoun, a name or somebody described, right before
//! a verb of telling, and what is told is a clause or a quotation right behind it.

mod clause;
mod teller;
#[cfg(test)]
mod tests;

use crate::kind::kind;
use crate::relay::may_be_same;
use crate::words::is_one_of;
use crate::{Kind, Statement};
use clause::{Words, clauses};
use onrecord_text::{Layout, Span};

/// How sure it is that what is told inside a statement is another's, if the statement is one.
const CERTAINTY: f32 = 0.9;

/// Verbs by which somebody says that something is not so, or wants to know whether it is.
const DOUBTS: &str = "\
    ask asked asking asks denied denies deny denying disputed dismissed questioned refused refuted rejected wondered wonders";

/// The statements inside `statements`.
pub(crate) fn inner(text: &str, layout: &Layout, statements: &[Statement]) -> Vec<Statement> {
    let told = |statement: &Statement| statement.cue.iter().all(|cue| !is_doubt(cue.of(text)));
    let outer = statements.iter().filter(|statement| told(statement));
    let found = outer.flat_map(|outer| inside(text, layout, outer));
    // What has tags of its own is known.
    let is_known = |found: &Statement| {
        let cues = statements.iter().flat_map(|statement| &statement.cue);
        cues.clone().any(|cue| found.cue.iter().any(|it| it.overlaps(*cue)))
            || statements.iter().any(|other| other.content == found.content)
    };
    found.filter(|found| !is_known(found)).collect()
}

fn is_doubt(cue: &str) -> bool {
    let is_negated = |word: &str| is_one_of(word, "never not") || word.ends_with("n't");
    cue.split(' ').any(|word| is_one_of(word, DOUBTS) || is_negated(&word.replace('’', "'")))
}

fn inside(text: &str, layout: &Layout, outer: &Statement) -> Vec<Statement> {
    let mut found = Vec::new();
    for content in &outer.content {
        let words = Words::of(text, layout, *content);
        for clause in clauses(&words) {
            let said = layout.cover(clause.said.clone());
            let Some((said, cue)) = said.zip(layout.cover(clause.verb.clone())) else { continue };
            // "He said he had told": what somebody passes on of themself is known already.
            let teller = clause.speaker.of(text);
            let is_own = |speaker: &Span| may_be_same(speaker.of(text), teller);
            let is_quoted = words.quotation(clause.verb.start).is_some();
            let is_somebody = teller.contains(char::is_alphabetic);
            if !is_somebody || !is_quoted && outer.speaker.iter().any(is_own) {
                continue;
            }
            let kind = match clause.is_word_for_word || !is_quoted {
                true => kind(text, layout, &[said]),
                false => Kind::Indirect,
            };
            let confidence = outer.confidence * CERTAINTY;
            found.push(Statement::of_words(
                kind,
                vec![clause.speaker],
                vec![cue],
                vec![said],
                confidence,
            ));
        }
    }
    found
}
