//! Sentences that only say yes or no to the one before: "Norway does not.", "Berg agrees.", "So does Malta."
//!
//! Such a sentence has no side of its own; it has that of who spoke or stood before, or the other one.

use super::members::in_list;
use super::sentence::Sentence;
use super::turns::{is_against, is_for, is_undoing};
use crate::Position;
use crate::words::is_one_of;
use onrecord_text::{Span, Stance};

/// What stands behind somebody who is on the other side, and on the same.
const OTHER: &[&str] = &[
    "are not",
    "did not",
    "disagree",
    "disagreed",
    "disagrees",
    "do not",
    "does not",
    "has not",
    "have not",
    "is not",
    "sees it differently",
    "takes a different view",
    "takes the opposite view",
    "was not",
    "were not",
    "will not",
    "would not",
];
const SAME: &[&str] = &[
    "agree",
    "agreed",
    "agrees",
    "also does",
    "are too",
    "concurred",
    "concurs",
    "did as well",
    "did so too",
    "did too",
    "do as well",
    "do so too",
    "do too",
    "does as well",
    "does so too",
    "does the same",
    "does too",
    "feels the same",
    "has too",
    "is too",
    "shares that view",
    "shares their view",
    "shares this view",
    "thinks so too",
    "was too",
    "will too",
    "would too",
];
/// What stands before somebody who is on the same side.
const SO: &[&str] = &[
    "as did", "as do", "as does", "so did", "so do", "so does", "so has", "so have", "so is",
    "so will", "so would",
];

/// How many words what somebody is has at most, before their name.
const LONGEST_OFFICE: usize = 4;
/// How many words behind "and" those have at most who do not.
const LONGEST_DENIAL: usize = 7;
/// How many bytes of the text may stand between the end of a sentence and its reply.
const NEAR: u32 = 3;

/// The side that a reply takes: that of the nearest position on the issue in its sentence or the one before, or the
/// other; none where the sentence is no reply.
pub(super) fn side(
    sentence: &Sentence<'_>,
    holder: Span,
    issue: &str,
    told: &[Position],
) -> Option<Stance> {
    if let Some(stance) = before_denial(sentence, holder) {
        return Some(stance);
    }
    let is_other = is_on_other_side(sentence, holder)?;
    let start = sentence.layout.tokens.get(sentence.tokens.start)?.start;
    // "Sweden and Denmark did not": both are on the other side than whoever stood before them.
    let is_listed = |it: &Position| {
        let between =
            sentence.layout.tokens_in(it.holder_words).end..sentence.layout.tokens_in(holder).start;
        between.start >= sentence.tokens.start
            && between.into_iter().all(|at| in_list(sentence.word(at)))
    };
    let is_before = |it: &&Position| {
        it.issue == issue
            && it.holder_words.end <= holder.start
            && it.evidence.end + NEAR >= start
            && !is_listed(it)
    };
    let before = told.iter().filter(is_before).max_by_key(|it| it.holder_words.start)?;
    match (before.stance, is_other) {
        (Stance::Undecided, _) => None,
        (Stance::For, true) => Some(Stance::Against),
        (Stance::Against, true) => Some(Stance::For),
        (stance, false) => Some(stance),
    }
}

/// The nearest position before one who is only said to be of the same or the other mind, in their sentence or the one before;
/// of several issues the surest.
pub(super) fn answered<'t>(
    sentence: &Sentence<'_>,
    holder: Span,
    told: &'t [Position],
) -> Option<&'t Position> {
    is_on_other_side(sentence, holder)?;
    let start = sentence.layout.tokens.get(sentence.tokens.start)?.start;
    let before = told
        .iter()
        .filter(|it| it.holder_words.end <= holder.start && it.evidence.end + NEAR >= start);
    let nearest = before.clone().map(|it| it.holder_words).max()?;
    before
        .filter(|it| it.holder_words == nearest)
        .max_by(|a, b| a.confidence.total_cmp(&b.confidence))
}

/// The side of one behind whom the sentence denies only another the same: of "the Greens want it and the Liberals do not" that of
/// the Greens, which "not" does not turn.
fn before_denial(sentence: &Sentence<'_>, holder: Span) -> Option<Stance> {
    let is_mark = |at: &usize| !sentence.word(*at).contains(char::is_alphanumeric);
    let last = sentence.tokens.clone().rev().find(|at| !is_mark(at))?;
    let is_denied = is_one_of(sentence.word(last), "not n't n’t t");
    let own = sentence.layout.tokens_in(holder).end;
    let joins = |at: &usize| is_one_of(sentence.word(*at), "and but while whereas");
    let joined = (own..last).rev().find(joins).filter(|_| is_denied)?;
    let mut told = (own..joined).map(|at| sentence.word(at)).filter(|word| {
        is_for(word)
            || is_against(word)
            || is_undoing(word)
            || is_one_of(word, "against no not never t")
    });
    let verb = told.next()?;
    let is_plain = told.next().is_none() && joined + LONGEST_DENIAL >= last;
    let side =
        if is_for(verb) { Some(Stance::For) } else { is_against(verb).then_some(Stance::Against) };
    side.filter(|_| is_plain)
}

/// Whether who stands at `holder` is said to be on the other side; none where nothing but more is said.
fn is_on_other_side(sentence: &Sentence<'_>, holder: Span) -> Option<bool> {
    let (first, last) = (sentence.tokens.start, sentence.tokens.end.checked_sub(1)?);
    let tokens = &sentence.layout.tokens;
    let all = tokens.get(first)?.cover(*tokens.get(last)?);
    let plain = |words: &str| {
        let words = words
            .to_lowercase()
            .replace('’', "'")
            .replace("won't", "will not")
            .replace("n't", " not");
        words.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
    };
    let (all, at) = (all.range(), holder.range());
    let before = plain(sentence.text.get(all.start..at.start)?);
    let rest = sentence.text.get(at.end..all.end)?;
    // "Norway does not, and neither does Malta", but "Norway does, too".
    let is_end =
        |at: usize| !rest[at + 1..].starts_with(" too") && !rest[at + 1..].starts_with(" as well");
    let end = rest
        .char_indices()
        .skip(1)
        .find(|(at, c)| matches!(c, ',' | ';') && is_end(*at))
        .map_or(rest.len(), |(at, _)| at);
    let behind = plain(&rest[..end].replace(',', ""));
    // "So is Berg, the mayor."
    if (behind.is_empty() || rest.starts_with(',')) && is_behind_so(&before) {
        return Some(false);
    }
    // "He agreed, on the other hand, that they could serve" goes on.
    let goes_on = end < rest.len() && behind.contains("agree");
    let is = |list: &[&str]| list.contains(&behind.as_str()) && !goes_on;
    if is(OTHER) { Some(true) } else { is(SAME).then_some(false) }
}

/// Whether words end with "as do", or with that and what somebody is: "so would the baker".
fn is_behind_so(words: &str) -> bool {
    let mut ends = words.rmatch_indices(' ').map(|(at, _)| &words[..at]).take(LONGEST_OFFICE);
    let is_so = |words: &str| SO.iter().any(|so| words.ends_with(so));
    is_so(words) || ends.any(is_so)
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord_text::Layout;

    #[test]
    fn beside_others_who_do_not() {
        let check = |text: &str, name: &str, expected: Option<Stance>| {
            let layout = Layout::of(text);
            let tokens = &layout.sentences[0].tokens;
            let sentence = Sentence { text, layout: &layout, tokens };
            let start = text.find(name).unwrap();
            let found = side(&sentence, Span::new(start, start + name.len()), "levy", &[]);
            assert_eq!(found, expected, "{text}");
        };
        check("Berg wants the levy and Norway does not.", "Berg", Some(Stance::For));
        check("Berg opposes the levy, but the Greens don’t.", "Berg", Some(Stance::Against));
        check("Berg does not want the levy and Norway does not.", "Berg", None);
    }

    #[test]
    fn yes_and_no() {
        let check = |text: &str, name: &str, expected: Option<bool>| {
            let layout = Layout::of(text);
            let tokens = &layout.sentences[0].tokens;
            let sentence = Sentence { text, layout: &layout, tokens };
            let start = text.find(name).unwrap();
            let found = is_on_other_side(&sentence, Span::new(start, start + name.len()));
            assert_eq!(found, expected, "{text}");
        };
        check("Norway does not.", "Norway", Some(true));
        check("But Norway doesn’t.", "Norway", Some(true));
        check("Norway won't, Malta says.", "Norway", Some(true));
        check("Berg disagreed.", "Berg", Some(true));
        check("Berg agrees.", "Berg", Some(false));
        check("Norway does too.", "Norway", Some(false));
        check("Spain wants it; Norway does, too.", "Norway", Some(false));
        check("Spain backs the quota; so does Norway.", "Norway", Some(false));
        check("Norway does not want it.", "Norway", None);
        check("Norway agrees to pay.", "Norway", None);
        check("Berg agreed, on the other hand, that it could come.", "Berg", None);
        check("We asked Norway.", "Norway", None);
        check("Spain backs the quota, as do the Greens.", "Greens", Some(false));
        check("So is Berg, the mayor.", "Berg", Some(false));
        check("Spain wants it, and so would the café owner Berg.", "Berg", Some(false));
    }
}
