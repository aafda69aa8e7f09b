//! The words of one sentence, as the rules of positions look at them.

use crate::words::is_one_of;
use onrecord_text::{Layout, Span};
use std::ops::Range;

/// What a clause of somebody else begins with.
const PARTING: &str = "; while whereas";

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

    /// Whether a new clause begins between some words and others: what stands behind "while" is of whoever
    /// stands there.
    pub(super) fn is_parted(&self, one: Span, other: Span) -> bool {
        let (one, other) = (self.layout.tokens_in(one), self.layout.tokens_in(other));
        let (from, to) = (one.end.min(other.end), one.start.max(other.start));
        (from..to).any(|token| is_one_of(self.word(token), PARTING))
    }

    /// The words before a token, the nearest first.
    pub(super) fn before(&self, token: usize) -> impl Iterator<Item = &str> {
        (self.tokens.start..token).rev().map(|token| self.word(token))
    }
}
