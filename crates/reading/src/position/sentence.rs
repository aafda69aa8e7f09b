//! The words of one sentence, as the rules of positions look at them.

#[cfg(test)]
use crate::Issue;
use crate::words::is_one_of;
#[cfg(test)]
use onrecord_text::Stance;
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

/// The side of whoever is called `name` in a text's first sentence, on an issue that means `meaning`, by a rule.
#[cfg(test)]
pub(super) fn side_of(
    rule: impl Fn(&Sentence<'_>, Span, Option<Span>, &Issue) -> Option<Stance>,
    text: &str,
    name: &str,
    meaning: &str,
) -> Option<Stance> {
    let layout = Layout::of(text);
    let sentence = Sentence { text, layout: &layout, tokens: &layout.sentences[0].tokens };
    let issue = Issue { meaning: meaning.to_owned(), ..Issue::default() };
    let start = text.find(name)?;
    rule(&sentence, Span::new(start, start + name.len()), None, &issue)
}
