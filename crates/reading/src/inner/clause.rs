//! Clauses in which somebody tells something: "she had told him that it was late".

use super::teller::teller;
use crate::speaker::may_tell;
use crate::words::{
    ARTICLES, PASSIVE, POSSESSIVES, PREPOSITIONS, TITLES, is_capitalised, is_one_of,
};
use onrecord_text::{Layout, Span};
use std::ops::Range;

/// Verbs with what is said right behind them, as a clause even without "that".
const SAID: &str = "said say says";
/// The same, where a clause without "that" begins with a pronoun.
const CLAIMED: &str = "\
    admits admitted argued argues claimed claims complained complains explained insisted insists joked suggested";
/// Verbs with a clause behind them that "that" begins, or a quotation.
const STATED: &str = "\
    acknowledged added announced boasted conceded concluded confirmed declared noted predicted promised replied stressed \
    warned warns wrote";
/// Verbs with those who hear behind them, and then what they are told.
const TOLD: &str = "advised advises assured assures informed informs reminded tell tells told urged urges warned warns";
/// Verbs that give something a name: "called it “a farce”".
const CALLED: &str = "branded called calls dismissed dubbed labelled";

/// Pronouns that hear, and pronouns that begin a clause.
const HEARERS: &str = "everybody everyone her him it me people reporters them us you";
const SUBJECTS: &str = "\
    everybody everyone he i it nobody no-one she that there these they this those we you";

/// How many words may stand between a verb and what is said, for those who hear it and for when.
const BETWEEN: usize = 6;
/// How many may name what is called something.
const CALLED_THINGS: usize = 4;
/// How many words may name those who heard a quotation, behind it.
const LONGEST_ADDRESSEE: usize = 4;

/// How far a sentence is looked at around a verb.
const REACH: usize = 120;

/// Behind a comma, words with which another clause goes on.
const GOES_ON: &str = "although and but so though which while who yet";

/// The words of a statement's content.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) text: &'a str,
    pub(super) layout: &'a Layout,
    /// Tokens from here to there.
    pub(super) from: usize,
    pub(super) to: usize,
}

impl<'a> Words<'a> {
    pub(super) fn of(text: &'a str, layout: &'a Layout, content: Span) -> Words<'a> {
        let tokens = layout.tokens_in(content);
        Words { text, layout, from: tokens.start, to: tokens.end }
    }

    /// The word of a token, nothing outside of these words.
    pub(super) fn at(&self, token: usize) -> &'a str {
        let is_here = self.from <= token && token < self.to;
        if is_here { self.layout.tokens[token].of(self.text) } else { "" }
    }

    /// Those of the sentence in which a token stands, also where a quotation holds several; of a very long one, those
    /// near it.
    pub(super) fn sentence(&self, token: usize) -> Words<'a> {
        let ends = |at: &usize| {
            let is_short = |word: &str| word.len() < 2 || is_one_of(word, TITLES);
            let begins = |word: &str| !word.starts_with(char::is_lowercase);
            matches!(self.at(*at), "." | "?" | "!")
                && begins(self.at(at + 1))
                && !is_short(self.at(at - 1))
        };
        let near = self.from.max(token.saturating_sub(REACH))..self.to.min(token + REACH);
        let from =
            (near.start + 1..token).rev().find(|at| ends(at)).map_or(near.start, |at| at + 1);
        let stop = (token + 1..near.end).find(|at| ends(at)).map_or(near.end, |at| at + 1);
        let marks =
            (stop..near.end).take_while(|at| matches!(self.at(*at), "’" | "'" | "”" | "\""));
        let to = stop + marks.count();
        let at = self.layout.sentence_at(self.layout.tokens[token].start);
        let tokens = self.layout.sentences.get(at).map_or(0..0, |it| it.tokens.clone());
        Words { from: from.max(tokens.start), to: to.min(tokens.end), ..*self }
    }

    /// The quotation in which a token stands, as tokens.
    pub(super) fn quotation(&self, token: usize) -> Option<Range<usize>> {
        let quotation = self.layout.quotation_at(*self.layout.tokens.get(token)?)?;
        Some(self.layout.tokens_in(quotation.span))
    }

    fn is_word(&self, token: usize) -> bool {
        self.at(token).starts_with(char::is_alphanumeric)
    }
}

/// What somebody tells.
pub(super) struct Clause {
    pub(super) speaker: Span,
    /// The verb with "had" before it, as tokens.
    pub(super) verb: Range<usize>,
    /// What is said, as tokens.
    pub(super) said: Range<usize>,
    /// Whether it stands in marks of its own.
    pub(super) is_word_for_word: bool,
}

/// All such clauses among `words`, in order.
pub(super) fn clauses(words: &Words) -> Vec<Clause> {
    let lists = [SAID, CLAIMED, STATED, TOLD, CALLED];
    // In headlines with capitals, nouns look like verbs.
    let is_verb = |at: &usize| {
        let word = words.at(*at);
        word.starts_with(char::is_lowercase) && lists.iter().any(|list| is_one_of(word, list))
    };
    let verbs = (words.from..words.to).filter(is_verb);
    verbs.filter_map(|verb| clause(&words.sentence(verb), verb)).collect()
}

fn clause(words: &Words, verb: usize) -> Option<Clause> {
    if verb > words.from && is_one_of(words.at(verb - 1), PASSIVE) {
        return told_by(words, verb);
    }
    let (speaker, first) = teller(words, verb)?;
    let (said, is_word_for_word) = behind(words, verb)
        .or_else(|| before(words, words.layout.tokens_in(speaker).start, verb))?;
    Some(Clause { speaker, verb: first..verb + 1, said, is_word_for_word })
}

/// "She had been told by the office that it was late".
fn told_by(words: &Words, verb: usize) -> Option<Clause> {
    if !is_one_of(words.at(verb), TOLD) || words.at(verb + 1) != "by" {
        return None;
    }
    let near = verb + 2..words.to.min(verb + 2 + BETWEEN);
    let begin = near.clone().find(|at| begins(words, *at, verb) || !words.is_word(*at))?;
    let said = begins(words, begin, verb).then(|| said(words, begin, verb))??;
    let is_somebody = begin > near.start && !is_one_of(words.at(near.start), HEARERS);
    let speaker = words.layout.cover(near.start..begin).filter(|_| is_somebody)?;
    Some(Clause { speaker, verb: verb - 1..verb + 1, said: said.0, is_word_for_word: said.1 })
}

/// Whether what is said begins at a token for certain: at "that", at "to" behind who hears, or at marks of its own.
fn begins(words: &Words, at: usize, verb: usize) -> bool {
    let is_told = is_one_of(words.at(verb), TOLD);
    words.at(at) == "that" || is_told && words.at(at) == "to" || opens(words, at, verb)
}

/// Whether a quotation begins at a token: one that the verb is no part of, or one within the verb's.
fn opens(words: &Words, at: usize, verb: usize) -> bool {
    match words.quotation(verb) {
        Some(_) => within(words, at).is_some(),
        None => words.quotation(at).is_some_and(|it| it.start == at && at < words.to),
    }
}

/// The quotation within a quotation that begins at a token.
fn within(words: &Words, at: usize) -> Option<Range<usize>> {
    let is_open = matches!(words.at(at), "‘" | "“" | "\"") && words.is_word(at + 1);
    let is_close = |it: &usize| {
        matches!(words.at(*it), "’" | "'" | "”" | "\"") && !words.at(it + 1).starts_with(['s', 't'])
    };
    // A tag may end before the mark.
    let close = (at + 1..words.to).find(is_close).map_or(words.to, |close| close + 1);
    is_open.then_some(at..close)
}

/// What is said behind a verb, and whether word for word.
fn behind(words: &Words, verb: usize) -> Option<(Range<usize>, bool)> {
    if is_one_of(words.at(verb), CALLED) {
        let near = verb + 1..words.to.min(verb + CALLED_THINGS + 2);
        let is_plain = |at: &usize| words.is_word(*at) && !opens(words, *at, verb);
        let marks = near.start + near.clone().take_while(is_plain).count();
        return opens(words, marks, verb).then(|| said(words, marks, verb))?;
    }
    let next = match hearer(words, verb) {
        Hearer::Nobody => verb + 1,
        Hearer::Somebody(end) => end,
        Hearer::Unclear => return None,
    };
    if matches!(words.at(next), "," | ":") && opens(words, next + 1, verb) {
        return said(words, next + 1, verb);
    }
    if begins(words, next, verb) || is_clause(words, next, verb) {
        return said(words, next, verb);
    }
    // "She told him on Monday that it was late."
    let near = next..words.to.min(next + BETWEEN);
    let mut late = near.take_while(|at| words.is_word(*at) && next > verb + 1);
    said(words, late.find(|at| words.at(*at) == "that")?, verb)
}

/// Who hears what is told, behind a verb.
enum Hearer {
    /// Nobody is told to hear it.
    Nobody,
    /// Somebody, whose words end before this token.
    Somebody(usize),
    /// Words that may be somebody who hears it, or something else.
    Unclear,
}

fn hearer(words: &Words, verb: usize) -> Hearer {
    let is_told = is_one_of(words.at(verb), TOLD);
    let has_to = words.at(verb + 1) == "to" && !is_told;
    // "She warned that", "she said".
    let is_of_none = is_one_of(words.at(verb), STATED) && begins(words, verb + 1, verb);
    if !has_to && (!is_told || is_of_none) {
        return Hearer::Nobody;
    }
    let first = verb + 1 + usize::from(has_to);
    if is_one_of(words.at(first), HEARERS) {
        return Hearer::Somebody(first + 1);
    }
    let is_somebody = |end: usize| may_tell(words.text, &words.layout.tokens[first..end]);
    // "Told the family it was late".
    let begins_alone = |at: usize| {
        is_one_of(words.at(at), SUBJECTS) && is_clause(words, at, verb) && is_somebody(at)
    };
    let near = first + 1..words.to.min(first + BETWEEN);
    let mut near = near.take_while(|at| words.is_word(*at) || begins(words, *at, verb));
    let end = near.find(|at| begins(words, *at, verb) || begins_alone(*at));
    let Some(end) = end else { return Hearer::Unclear };
    // "This tells the truth that": the truth hears nothing.
    match is_capitalised(words.at(end - 1)) || (first + 1..=end).any(is_somebody) {
        true => Hearer::Somebody(end),
        false => Hearer::Unclear,
    }
}

/// Whether a clause begins at a token without "that".
fn is_clause(words: &Words, at: usize, verb: usize) -> bool {
    let word = words.at(at);
    // "Said it in May", "as rich as he says he is".
    let is_part = |at: usize| words.is_word(at) || matches!(words.at(at), "'" | "’");
    let has_verb = is_part(at + 1) && is_part(at + 2) && !is_one_of(words.at(at + 1), PREPOSITIONS);
    let is_noun = is_one_of(word, ARTICLES) || is_one_of(word, POSSESSIVES) || is_capitalised(word);
    // "Claimed a loss" is no clause, "said a loss" begins one, and so does "told him a loss".
    let may_be_noun = is_one_of(words.at(verb), SAID) || at > verb + 1;
    let may_begin = may_be_noun || is_one_of(words.at(verb), CLAIMED);
    has_verb && may_begin && (is_one_of(word, SUBJECTS) || may_be_noun && is_noun)
}

/// What is said from a token on, to the end of its clause, and whether word for word.
fn said(words: &Words, from: usize, verb: usize) -> Option<(Range<usize>, bool)> {
    if opens(words, from, verb) {
        let marks = if words.quotation(verb).is_some() {
            within(words, from)
        } else {
            words.quotation(from)
        };
        return marks.map(|marks| (marks.start..marks.end.min(words.to), true));
    }
    let ends = |at: &usize| match words.at(*at) {
        ";" | "—" | "–" | "(" => true,
        "," => is_one_of(words.at(at + 1), GOES_ON),
        _ => words.quotation(verb).is_some() && matches!(words.at(*at), "”" | "\""),
    };
    let mut end = (from..words.to).find(ends).unwrap_or(words.to);
    // A quotation at the end keeps its marks.
    while end > from && !words.is_word(end - 1) && !closes(words, end - 1, verb) {
        end -= 1;
    }
    (end - from > 2).then_some((from..end, false))
}

/// Whether a quotation that the verb is no part of ends with a token.
fn closes(words: &Words, at: usize, verb: usize) -> bool {
    words.quotation(verb).is_none() && words.quotation(at).is_some_and(|it| it.end == at + 1)
}

/// The quotation that ends where a speaker begins, with at most who hears behind the verb: "“It is late,” she told him".
fn before(words: &Words, speaker: usize, verb: usize) -> Option<(Range<usize>, bool)> {
    let quotation = words.quotation(speaker.checked_sub(1)?)?;
    let is_before = words.from <= quotation.start && quotation.end == speaker;
    let behind = verb + 1..words.to;
    let is_last = match is_one_of(words.at(verb), TOLD) {
        true => {
            behind.len() <= LONGEST_ADDRESSEE
                && behind.into_iter().all(|at| words.quotation(at).is_none())
        }
        false => is_one_of(words.at(verb), SAID) && behind.len() <= 1,
    };
    (is_before && is_last).then_some((quotation, true))
}
