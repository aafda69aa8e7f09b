//! The words of one sentence, by their number, for a grammar that looks to either side.

use crate::words::is_one_of;
use onrecord_text::Span;

/// The words of a sentence; a word that it does not have is empty.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    text: &'a str,
    tokens: &'a [Span],
}

impl<'a> Words<'a> {
    pub(super) fn new(text: &'a str, tokens: &'a [Span]) -> Words<'a> {
        Words { text, tokens }
    }

    /// The words before the `end`th.
    pub(super) fn until(self, end: usize) -> Words<'a> {
        Words { tokens: self.tokens.get(..end).unwrap_or(self.tokens), ..self }
    }

    pub(super) fn at(self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |token| token.of(self.text))
    }

    /// The word so many before the `i`th.
    pub(super) fn before(self, i: usize, steps: usize) -> &'a str {
        i.checked_sub(steps).map_or("", |i| self.at(i))
    }

    pub(super) fn is(self, i: usize, list: &str) -> bool {
        is_one_of(self.at(i), list)
    }

    pub(super) fn is_before(self, i: usize, steps: usize, list: &str) -> bool {
        is_one_of(self.before(i, steps), list)
    }

    /// Whether nothing stands between the `i`th word and the one before it.
    pub(super) fn touches(self, i: usize) -> bool {
        let before = i.checked_sub(1).and_then(|before| self.tokens.get(before));
        before.zip(self.tokens.get(i)).is_some_and(|(before, token)| before.end == token.start)
    }

    /// Where the words in `range` stand in the text.
    pub(super) fn span(self, range: &std::ops::Range<usize>) -> Span {
        match self.tokens.get(range.clone()) {
            Some([first, .., last]) => first.cover(*last),
            Some([only]) => *only,
            _ => Span::new(0, 0),
        }
    }
}
