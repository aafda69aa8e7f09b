//! Who tells something: the pronoun, the name or the noun right before a verb.

use super::clause::Words;
use crate::phrase::phrases;
use crate::speaker::may_tell;
use crate::subject;
use crate::words::{ARTICLES, BEFORE_PLACES, POSSESSIVES, is_one_of};
use onrecord_text::Span;

/// Words between who tells and the verb.
const BETWEEN: &str = "already also always had has have himself herself later often once personally previously repeatedly since then";
/// Before who tells, words that make a clause of what may not be.
const SUPPOSING: &str = "if lest unless until whether";
/// Pronouns that tell.
const PRONOUNS: &str = "he it she they";
/// What stands in no words for somebody: verbs, and pronouns that have one.
const VERBS: &str = "are be been can could did do does had has have is may might must never not should was were will would";
const SUBJECTS: &str = "he i it she that they we what whatever which who you";
/// Words that are nobody's name, but stand where names do.
const NOBODY: &str = "i we you";
/// How many words somebody without a name may have.
const LONGEST: usize = 10;
/// How far back the subject of a second verb is looked for: "she had burned the soup and told him it was his fault".
const REACH: usize = 14;

/// Who tells by a verb, and the token with which the verb begins: "had" of "had told".
pub(super) fn teller(words: &Words, verb: usize) -> Option<(Span, usize)> {
    let is_between = |at: usize| is_one_of(words.at(at), BETWEEN) || words.at(at).ends_with("ly");
    let mut first = verb;
    while first > words.from && is_between(first - 1) {
        first -= 1;
    }
    let last = first.checked_sub(1).filter(|last| *last >= words.from)?;
    let speaker = pronoun(words, last)
        .or_else(|| described(words, last))
        .or_else(|| named(words, first, verb))
        .or_else(|| of_verb_before(words, last))?;
    let start = words.layout.tokens_in(speaker).start;
    let is_here = start >= words.from;
    let is_supposed = is_here && start > words.from && is_one_of(words.at(start - 1), SUPPOSING);
    (is_here && !is_supposed).then_some((speaker, first))
}

fn pronoun(words: &Words, last: usize) -> Option<Span> {
    // Within a quotation, "it says" is said of whatever lies on the table.
    let is_thing = words.at(last).eq_ignore_ascii_case("it") && words.quotation(last).is_some();
    let is_one = is_one_of(words.at(last), PRONOUNS) && !is_thing;
    is_one.then(|| words.layout.tokens[last])
}

/// "My editor", "doctors", "a manager half her age".
fn described(words: &Words, last: usize) -> Option<Span> {
    let ends_here = |span: &Span| span.end == words.layout.tokens[last].end;
    let begins = |start: usize| {
        let word = words.at(start);
        let is_first = is_one_of(word, ARTICLES) || is_one_of(word, POSSESSIVES);
        let before = if start > words.from { words.at(start - 1) } else { "" };
        // "Senior doctors at the clinic" are all that stands before the verb.
        let is_all = matches!(before, "" | "that") && !is_one_of(word, "that");
        (is_first || is_one_of(word, "one another") || is_all) && !is_one_of(before, BEFORE_PLACES)
    };
    let near = words.from.max((last + 1).saturating_sub(LONGEST))..last;
    let is_plain = |at: usize| {
        let word = words.at(at);
        let is_owner = matches!(word, "'" | "’") && words.at(at + 1) == "s";
        let is_word = word.starts_with(char::is_alphanumeric);
        is_owner || is_word && !is_one_of(word, VERBS) && !is_one_of(word, SUBJECTS)
    };
    let mut starts = near.rev().take_while(|at| is_plain(*at)).filter(|at| begins(*at));
    let whole = starts.find(|start| may_tell(words.text, &words.layout.tokens[*start..last + 1]));
    let whole = whole.and_then(|start| words.layout.cover(start..last + 1));
    whole.or_else(|| {
        let groups = phrases(words.text, words.layout, words.from..words.to);
        groups.into_iter().map(|it| it.words).find(ends_here)
    })
}

fn named(words: &Words, first: usize, verb: usize) -> Option<Span> {
    let cue = words.layout.cover(first..verb + 1)?;
    let found = subject::before(words.text, words.layout, cue)?;
    (!is_one_of(found.of(words.text), NOBODY)).then_some(found)
}

/// The pronoun at the beginning of a clause whose second verb this is.
fn of_verb_before(words: &Words, last: usize) -> Option<Span> {
    let near = words.from.max(last.saturating_sub(REACH))..last;
    let is_plain = |at: &usize| words.at(*at).starts_with(char::is_alphanumeric);
    let is_subject = |at: &usize| {
        let is_first = *at == words.from
            || !is_plain(&(at - 1))
            || is_one_of(words.at(at - 1), "and but that");
        is_one_of(words.at(*at), "he she they") && is_first
    };
    let found = near.rev().take_while(is_plain).find(is_subject);
    found.filter(|_| words.at(last) == "and").map(|at| words.layout.tokens[at])
}
