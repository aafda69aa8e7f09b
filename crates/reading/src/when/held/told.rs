//! A time of the past among words.

use super::Words;
use crate::when::expression::expression;
use crate::when::resolve::resolve;
use crate::when::tense::Tense;
use onrecord_text::{NaiveDate, Span};

/// The first time that `tokens` tell, as a TIMEX3 value of the past.
pub(crate) fn told_in(text: &str, tokens: &[Span], published: Option<NaiveDate>) -> Option<String> {
    let words = Words::new(text, tokens);
    (0..tokens.len()).find_map(|at| told_at(words, at, published))
}

/// The time that is told by the words from the `at`th on.
pub(super) fn told_at(words: Words<'_>, at: usize, published: Option<NaiveDate>) -> Option<String> {
    let told =
        expression(words, at).and_then(|it| resolve(it.time, it.part, Tense::Past, published).ok());
    told.or_else(|| year(words.at(at)))
}

/// A year that stands by itself.
pub(super) fn year(word: &str) -> Option<String> {
    let is_year = word.len() == 4 && matches!(word.get(..2), Some("19" | "20"));
    (is_year && word.bytes().all(|it| it.is_ascii_digit())).then(|| word.to_owned())
}
