//! On which occasion a statement was made: "an interview with Sky News", "a rally in Brackwater".

use super::frame::{Frame, Place};
use super::lexicon::{
    BARE_OCCASIONS, BEFORE_OCCASIONS, CLAUSES, DETERMINERS, GATHERINGS, GIVE, LATELY, OCCASIONS,
    ON_OCCASIONS, OUTLET_ENDINGS, PAGES, PASSED, SPEAKING, STOPS, TIMES, WHILES, WITHIN_OCCASIONS,
};
use super::outlet::{is_platform, outlet_in};
use super::phrase::{Phrase, noun_phrase};
use crate::words::{is_capitalised, is_one_of};
use std::ops::Range;

/// How many words may stand between "in" and "interview".
const BEFORE_NOUN: usize = 10;
/// How many words may stand between an occasion and the cue or content.
const NEAR: usize = 8;
/// How many words may stand before an occasion that begins a sentence.
const NEAR_BEGINNING: usize = 4;
/// How many of "with the Courier", "in Brackwater", "on Keldrian television" an occasion has.
const MOST_ADDITIONS: usize = 2;

/// The occasion that is nearest to the cue: behind a preposition, or the object of the cue.
pub(super) fn occasion(frame: &Frame) -> Option<Range<usize>> {
    let found = frame.all().filter_map(|at| Some((distance(frame, at)?, occasion_at(frame, at)?)));
    found.min_by_key(|(distance, _)| *distance).map(|(_, words)| words).or_else(|| {
        let gives = |at: &usize| is_one_of(frame.word(*at), GIVE);
        let given = |at| Some(at + 1..additions(frame, noun_of_occasion(frame, at + 1)?));
        frame.of(Place::Cue).filter(gives).find_map(given)
    })
}

/// How far the word at `at` is from the cue and speaker, if it belongs to them: it stands near them or near
/// the content, or it begins the sentence. Further off it belongs to some other verb.
fn distance(frame: &Frame, at: usize) -> Option<usize> {
    let core = frame.core();
    let begins = at < NEAR_BEGINNING;
    let follows = (at.saturating_sub(NEAR)..at).any(|at| frame.place(at) == Some(Place::Said));
    // "…, who was not at the rally": a clause of its own.
    let is_open = |at: &usize| frame.place(*at) == Some(Place::Open) && frame.word(*at) != ",";
    let clause = (core.start.min(at)..at).rev().take_while(is_open);
    if clause.map(|at| frame.word(at)).any(|word| is_one_of(word, CLAUSES)) {
        return None;
    }
    let distance = core.start.saturating_sub(at).max(at.saturating_sub(core.end));
    (begins || distance <= NEAR || at > core.end && follows).then_some(distance)
}

/// The occasion that the addressee is: "told a rally in Stennick", but not "told the Harrow Assembly", which is a body.
pub(super) fn gathering(frame: &Frame, addressee: &Phrase) -> Option<Range<usize>> {
    let head = addressee.head?;
    let gathers = is_one_of(frame.word(head), GATHERINGS)
        && (frame.word(head) != "hall" || frame.word(head.saturating_sub(1)) == "town");
    let is_body = frame.word(head) == "assembly" || is_capitalised(frame.word(head));
    (gathers && !is_body).then(|| addressee.words.start..additions(frame, addressee.words.end))
}

/// The occasion behind the preposition at `at`.
fn occasion_at(frame: &Frame, at: usize) -> Option<Range<usize>> {
    let is_preposition = is_one_of(frame.word(at), BEFORE_OCCASIONS);
    if !is_preposition || [at, at + 1].iter().any(|at| frame.place(*at) == Some(Place::Speaker)) {
        return None;
    }
    let is_on = frame.word(at).eq_ignore_ascii_case("on");
    let fits = |end: &usize| !is_on || is_one_of(frame.word(*end - 1), ON_OCCASIONS);
    if let Some(head_end) = noun_of_occasion(frame, at + 1).filter(fits) {
        return Some(at + 1..additions(frame, head_end));
    }
    let phrase = noun_phrase(frame, at + 1).filter(|phrase| !is_while(frame, phrase))?;
    let stands_free = match at.checked_sub(1) {
        None => true,
        Some(before) => {
            frame.place(before) != Some(Place::Open)
                || matches!(
                    frame.word(before),
                    "," | "live" | "interviewed" | "night" | "morning" | "evening"
                )
                || is_one_of(frame.word(before), TIMES)
                || is_one_of(frame.word(before), SPEAKING)
        }
    };
    let speaks_at = || {
        at > 0
            && frame.place(at - 1) == Some(Place::Open)
            && is_one_of(frame.word(at - 1), SPEAKING)
            && !(frame.word(at) == "in" && phrase.head.is_none())
    };
    let is_broadcast = || {
        (is_on || frame.word(at) == "via")
            && (is_platform(frame, &phrase) || outlet_in(frame, &phrase).is_some())
    };
    if !stands_free || !is_broadcast() && !speaks_at() {
        return None;
    }
    // "her Facebook page"
    let end = phrase.words.end;
    let page = usize::from(is_one_of(frame.word(end), PAGES));
    Some(phrase.words.start..end + page)
}

/// Where the noun of an occasion ends whose phrase begins at `from`: "Tuesday’s television interview".
fn noun_of_occasion(frame: &Frame, from: usize) -> Option<usize> {
    // "in making his speech"
    if frame.word(from).ends_with("ing") {
        return None;
    }
    let mut at = from;
    while at < from + BEFORE_NOUN {
        if let Some(end) = noun_at(frame, from, at) {
            return Some(end);
        }
        let word = frame.word(at);
        let near = at < from + 2;
        let passes = match word.chars().next() {
            // "a “Good Morning” interview"
            None => match frame.quoted_from(at).filter(|end| at > from && end - at < BEFORE_NOUN) {
                Some(end) => {
                    at = end;
                    continue;
                }
                None => false,
            },
            Some('’' | '\'' | '-' | '&' | '.') => at > from,
            // "a long, angry speech"
            Some(',') => at > from && is_small(frame.word(at - 1)) && is_small(frame.word(at + 1)),
            Some(_) if is_one_of(word, TIMES) => near,
            Some(_) if is_one_of(word, LATELY) || is_one_of(word, DETERMINERS) => {
                near || frame.word(at - 1) == "of"
            }
            // "the State of the Union address", "one of his speeches"
            Some(_) if word == "of" && at > from => {
                let before = frame.word(at - 1);
                is_capitalised(before) || is_one_of(before, DETERMINERS) || before == "series"
            }
            Some(_) => !is_one_of(word, STOPS),
        };
        if !passes {
            return None;
        }
        at += 1;
    }
    None
}

/// Where the noun at `at` ends, if it is that of an occasion.
fn noun_at(frame: &Frame, from: usize, at: usize) -> Option<usize> {
    let word = frame.word(at);
    let mut end = at + 1;
    if word.eq_ignore_ascii_case("op") && frame.word(at + 2) == "ed" {
        end = at + 3;
    } else if !is_one_of(word, OCCASIONS) || at > from && frame.word(at + 1) == "-" {
        return None;
    }
    // "the Brackwater Post" is a newspaper, "City Hall" a place, "in response" nothing of the kind.
    if is_capitalised(word) && is_one_of(word, OUTLET_ENDINGS) {
        return None;
    }
    let is_hall = word.eq_ignore_ascii_case("hall");
    if is_hall && !(at > from && frame.word(at - 1).eq_ignore_ascii_case("town"))
        || at == from && !is_one_of(word, BARE_OCCASIONS)
    {
        return None;
    }
    while is_one_of(frame.word(end), OCCASIONS) {
        end += 1;
    }
    let next = frame.word(end);
    let is_verb = next.ends_with("ed") || next.ends_with("ing") || is_one_of(next, PASSED);
    // "the debate stage", "the interview’s end", "the Convention Centre"
    let goes_on = is_capitalised(word) && is_capitalised(next) && !is_one_of(next, TIMES)
        || is_small(next) && !is_one_of(next, STOPS) && !is_verb && next != "here"
        || matches!(next, "’" | "'") && frame.word(end + 1) == "s";
    (!goes_on).then_some(end)
}

/// Where the words end that say with whom, where and for whom, from `from` on.
fn additions(frame: &Frame, from: usize) -> usize {
    let mut end = from;
    for _ in 0..MOST_ADDITIONS {
        let preposition = frame.word(end);
        if !is_one_of(preposition, WITHIN_OCCASIONS) || frame.place(end) == Some(Place::Speaker) {
            break;
        }
        let phrase = noun_phrase(frame, end + 1).filter(|phrase| {
            let first = frame.word(end + 1);
            let is_named = phrase.words.clone().any(|at| is_capitalised(frame.word(at)));
            !first.starts_with(|c: char| c.is_ascii_digit())
                && (is_named || preposition != "for")
                && !(preposition == "to" && is_one_of(first, OCCASIONS))
                && !is_while(frame, phrase)
        });
        match phrase {
            Some(phrase) => end = phrase.words.end,
            None => break,
        }
    }
    end
}

/// Whether a phrase says when and not what: "the eve of the vote".
fn is_while(frame: &Frame, phrase: &Phrase) -> bool {
    phrase.head.is_some_and(|head| is_one_of(frame.word(head), WHILES))
}

fn is_small(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use crate::relay::marked::check;

    #[track_caller]
    fn on(marked: &str, expected: &str) {
        let expected = if expected.is_empty() { String::new() } else { format!("on {expected}") };
        check(marked, &[&expected]);
    }

    #[test]
    fn what_was_said_at() {
        on(
            "[s Pell] [c said] at a press conference in Kyiv [t that it rained].",
            "a press conference in Kyiv",
        );
        on("[s Pell] [c said in a statement] on Monday [t that it rained].", "a statement");
        on("[t It rained], [s Pell] [c wrote] in a post on X.", "a post on X");
        on(
            "[t It rained], [s Pell] [c said] in Tuesday’s long, angry speech.",
            "Tuesday’s long, angry speech",
        );
        on("In an op-ed, [s Pell] [c said] [t it rained].", "an op-ed");
        on(
            "[s Pell] [c said] during a town hall in Stennick [t it rained].",
            "a town hall in Stennick",
        );
        on("[s Pell] [c said] during last night’s debate [t it rained].", "last night’s debate");
        on("[s Pell] [c said] on Twitter [t it rained].", "Twitter");
        on("[t It rained], [s Pell] [c said] in prepared remarks.", "prepared remarks");
        on(
            "Speaking at the Brackwater Institute, [s Pell] [c said] [t it rained].",
            "the Brackwater Institute",
        );
        on("[s Pell] [c released a statement saying] [t it rained].", "a statement");
        check(
            "[s Pell] [c told] a rally in Stennick on Monday [t it rained].",
            &["on a rally in Stennick"],
        );
    }

    #[test]
    fn those_who_share_a_speaker_share_it() {
        let marked =
            "At a rally, [s [s1 Pell]] [c said] [t it rained] and [c1 added] [t1 it would go on].";
        check(marked, &["on a rally", "on a rally"]);
    }

    #[test]
    fn places_and_times_are_no_occasions() {
        on("[s Pell] [c said] in Kyiv on Tuesday [t that it rained].", "");
        on("[s Pell] [c said] in response to the storm [t that it rained].", "");
        on("[s Pell] [c agreed] to a request by the Harrow Post [t that it rained].", "");
        on("[s Pell] [c said] at City Hall [t that it rained].", "");
        on("[s Pell] [c said] on the eve of the vote [t that it rained].", "");
        on("[s Pell] [c said] on condition of anonymity [t that it rained].", "");
        on("[s Pell], who was not at the rally, [c said] [t that it rained].", "");
        on("[s Pell] [c said] in making the announcement [t that it rained].", "");
        on("[s Officials at the rally] [c said] [t that it rained].", "");
        on("[s Pell] [c said] in the interview room [t that it rained].", "");
        on("[s Pell] [c said] [t it rained in an interview].", "");
    }
}
