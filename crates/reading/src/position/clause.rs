//! What tells somebody's side on an issue: the words of a sentence that are theirs, and what the issue is about.
//!
//! Gathered once for the rules that look for a side there.

use super::sentence::Sentence;
use super::topic::Topic;
use crate::Issue;
use crate::words::is_one_of;
use onrecord_text::Span;
use std::ops::Range;

/// Words that begin what is told aside of somebody.
const RELATIVES: &str = "which who whose";
/// Words before which another clause begins.
const CLAUSES: &str = "although but though whereas while";

/// Somebody's clause in a sentence, for one issue.
pub(super) struct Clause<'a> {
    pub(super) sentence: Sentence<'a>,
    /// The words that name them.
    pub(super) holder: Span,
    /// The tokens in which their side is told: what they say, or what stands behind them, up to the next clause.
    pub(super) tokens: Range<usize>,
    pub(super) issue: &'a Issue,
    pub(super) topic: Topic,
}

impl<'a> Clause<'a> {
    /// `said` is what they say with its cue, if they speak.
    pub(super) fn of(
        sentence: Sentence<'a>,
        holder: Span,
        said: Option<Span>,
        issue: &'a Issue,
    ) -> Clause<'a> {
        let tokens = theirs(&sentence, holder, said);
        Clause { sentence, holder, tokens, issue, topic: Topic::of(issue) }
    }
}

fn theirs(sentence: &Sentence<'_>, holder: Span, said: Option<Span>) -> Range<usize> {
    let all = sentence.tokens;
    let behind = sentence.layout.tokens_in(holder).end.max(all.start);
    let ends = |at: &usize| sentence.word(*at) == ";" || is_one_of(sentence.word(*at), CLAUSES);
    let (start, end) = match said {
        Some(said) => {
            let tokens = sentence.layout.tokens_in(said);
            (tokens.start.max(all.start), tokens.end.min(all.end))
        }
        None => (behind, (behind..all.end).find(ends).unwrap_or(all.end).max(behind)),
    };
    // "Berg, who fought the closure, backs": what is told aside ends with its comma.
    let is_aside = sentence.word(behind) == "," && is_one_of(sentence.word(behind + 1), RELATIVES);
    let comma = (behind + 1..end).find(|at| is_aside && sentence.word(*at) == ",");
    match comma.filter(|comma| start <= behind && comma + 1 < end) {
        Some(comma) => comma..end,
        None => start..end.max(start),
    }
}

/// The side of whoever is called `name` in a text's first sentence, on an issue that means `meaning`, by a rule.
#[cfg(test)]
pub(super) fn side_of(
    rule: impl Fn(&Clause<'_>) -> Option<onrecord_text::Stance>,
    text: &str,
    name: &str,
    meaning: &str,
) -> Option<onrecord_text::Stance> {
    let layout = onrecord_text::Layout::of(text);
    let sentence = Sentence { text, layout: &layout, tokens: &layout.sentences[0].tokens };
    let issue = Issue { meaning: meaning.to_owned(), ..Issue::default() };
    let start = text.find(name)?;
    rule(&Clause::of(sentence, Span::new(start, start + name.len()), None, &issue))
}
