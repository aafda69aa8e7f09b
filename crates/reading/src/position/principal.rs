//! For whom a spokesperson speaks: what "a Norvane spokeswoman" and "Ann Hale, a spokeswoman for Norvane," say is
//! Norvane's position.

use super::Candidate;
use super::aside::is_of_spokesperson;
use super::sentence::Sentence;
use crate::Reading;
use crate::words::{ARTICLES, is_capitalised, is_one_of};
use onrecord_text::Span;
use std::ops::Range;

/// The words for whom somebody speaks in whose words, `speaker`, that is told; none where nobody is named.
pub(super) fn principal(sentence: &Sentence<'_>, speaker: Span) -> Option<Span> {
    let tokens = sentence.layout.tokens_in(speaker);
    let word = |at: usize| sentence.layout.tokens[at].of(sentence.text);
    let office = tokens.clone().find(|at| is_of_spokesperson(word(*at)))?;
    let behind = || {
        is_one_of(word(office + 1), "for of").then_some(())?;
        let ends =
            |at: &usize| matches!(word(*at), "," | "(" | ";") || is_one_of(word(*at), "who said");
        let start = (office + 2..tokens.end).find(|at| !is_one_of(word(*at), ARTICLES))?;
        Some(start..(start..tokens.end).find(ends).unwrap_or(tokens.end))
    };
    let before = || {
        let is_mark = |at: usize| matches!(word(at), "’" | "'" | "s");
        let end = (tokens.start..office).rev().find(|at| !is_mark(*at))? + 1;
        let is_name = |at: &usize| is_capitalised(word(*at)) && !is_one_of(word(*at), ARTICLES);
        let start = (tokens.start..end).rev().take_while(is_name).last()?;
        Some(start..end)
    };
    let found: Range<usize> =
        if office + 1 < tokens.end { behind().or_else(before) } else { before() }?;
    let has_capital = found.clone().any(|at| is_capitalised(word(at)));
    let words = sentence.layout.cover(found.clone())?;
    (has_capital && !found.is_empty()).then_some(words)
}

impl Sentence<'_> {
    /// The words for whom a candidate speaks, where they stand in the sentence beside the candidate's: "A spokesman for
    /// Norvane said it was against it" tells what Norvane is against.
    pub(super) fn spoken_for(&self, candidate: Candidate, reading: &Reading) -> Option<Span> {
        let speaker = &reading.statements[candidate.statement?].speaker;
        let words = speaker.iter().find(|words| words.contains(candidate.words))?;
        let found = principal(self, *words)?;
        self.tokens.contains(&self.layout.tokens_in(found).start).then_some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord_text::Layout;

    #[test]
    fn for_whom_they_speak() {
        let check = |text: &str, expected: Option<&str>| {
            let layout = Layout::of(text);
            let tokens = 0..layout.tokens.len();
            let sentence = Sentence { text, layout: &layout, tokens: &tokens };
            let found = principal(&sentence, Span::new(0, text.len()));
            assert_eq!(found.map(|words| words.of(text)), expected, "{text}");
        };
        check("A Norvane spokeswoman", Some("Norvane"));
        check("Ann Hale, a spokeswoman for Norvane,", Some("Norvane"));
        check("a spokesman for the Swedish foreign ministry", Some("Swedish foreign ministry"));
        check("Kremlin spokesman Ivan Orlov", Some("Kremlin"));
        check("Norvane’s spokesman", Some("Norvane"));
        check("a government spokesman", None);
        check("Green Party transport spokesman Tom Orme", None);
        check("Ann Hale", None);
    }
}
