//! The words of one sentence, as the rules of positions look at them.

use onrecord_text::Layout;
use std::ops::Range;

/// A sentence of an article.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sentence<'a> {
    pub(super) text: &'a str,
    pub(super) layout: &'a Layout,
    /// Its tokens, as indices into the layout's.
    pub(super) tokens: &'a Range<usize>,
}

impl Sentence<'_> {
    /// The word at a token, empty outside the sentence.
    pub(super) fn word(&self, token: usize) -> &str {
        match self.tokens.contains(&token) {
            true => self.layout.tokens[token].of(self.text),
            false => "",
        }
    }

    /// The words before a token, the nearest first.
    pub(super) fn before(&self, token: usize) -> impl Iterator<Item = &str> {
        (self.tokens.start..token).rev().map(|token| self.word(token))
    }
}
