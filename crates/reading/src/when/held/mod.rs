//! When a stance was held that its own words date: "opposed the bridge in 2022", "backed it until March", "had once
//! refused".
//!
//! What is told of a stance without a word about when it was said holds, as far as anybody knows, on the day of the
//! report. Not so where its verb is in the past and a time stands in its clause, or words that say that it is over.

mod gone;
mod opening;
mod span;
#[cfg(test)]
mod tests;
mod told;

use super::resolve::resolve;
use super::sentence::Words;
use super::tense::Tense;
use super::time::{InYear, Time, Which};
use super::{Spans, clause, zone};
use crate::words::ARTICLES;
use gone::is_gone;
use onrecord_text::{Layout, NaiveDate, Span};
use opening::opening;
use span::{since, until};

use told::told_at;
pub(crate) use told::told_in;

/// Verbs that take a side, in the past.
const TAKING: &str = "\
    abandoned accepted agreed approved backed blocked campaigned came championed condemned criticised criticized \
    declined defended denounced dismissed dropped embraced endorsed favored favoured fought objected opposed pledged \
    promised ratified refused rejected resisted ruled sought spoke spurned supported turned vetoed voted vowed wanted \
    welcomed";

/// What somebody was who took a side: "was against it".
const SIDES: &str = "\
    advocate against backer critic for hostile in open opponent opposed ready reluctant sceptical skeptical supporter \
    undecided willing";

/// Words that stand between a holder and the verb.
const BETWEEN: &str = "\
    also always both consistently earlier first firmly had initially itself long never not once originally \
    previously repeatedly still themselves then twice";

/// Those that say that it is over.
const OVER: &str = "had initially once originally previously";

/// Days of this week or the last.
pub(crate) const NEAR_DAYS: &str =
    "friday monday saturday sunday thursday tonight tuesday wednesday yesterday";

/// How many words a name may have that goes on behind a holder, and an apposition.
const LONGEST_NAME: usize = 5;
const LONGEST_APPOSITION: usize = 8;

/// How many words may stand between.
const WITHIN: usize = 4;

/// How many words behind "but" and the like "now" stands at most.
const TO_NOW: usize = 3;

/// The time, as a TIMEX3 value, at which whoever stands at `holder` held what the sentence says; none where it tells
/// none, so that the day of the report counts. In reported speech "had opposed" may be "have opposed".
pub(crate) fn held_on(
    text: &str,
    layout: &Layout,
    holder: Span,
    is_reported: bool,
    published: Option<NaiveDate>,
) -> Option<String> {
    let sentence = layout.sentences.get(layout.sentence_at(holder.start))?;
    let tokens = layout.tokens.get(sentence.tokens.clone())?;
    let words = Words::new(text, tokens);
    let from = tokens.partition_point(|token| token.start < holder.end);
    let first = tokens.partition_point(|token| token.start < holder.start);
    if is_gone(words, first, from) {
        return Some("PAST_REF".to_owned());
    }
    let told = opening(words, first, from, published).or_else(|| since(words, from, published));
    if told.is_some() {
        return told;
    }
    let verb = verb(words, from)?;
    let cue = words.span(&(from..verb + 1));
    // "Back in 2021 the Greens were against it"
    let named = match first.checked_sub(1).filter(|at| words.is(*at, ARTICLES)) {
        Some(article) => tokens[article].cover(holder),
        None => holder,
    };
    let spans = Spans { speaker: &[named], cue: &[cue], content: &[] };
    let zones = zone::zones(layout, sentence.tokens.clone(), &spans);
    if zones.get(verb) != Some(&zone::Zone::Cue) {
        return None;
    }
    if (verb + 1..tokens.len()).any(|i| goes_on_now(words, i)) {
        return published.as_ref().map(NaiveDate::to_string);
    }
    // "Opposed it in February, but on Monday voted for it"
    let later = |i: usize| told_at(words, later_day(words, i)?, published);
    let later = (verb + 1..tokens.len()).find_map(later);
    if later.is_some() {
        return later;
    }
    if let Some(until) = until(words, verb, published) {
        return Some(until);
    }
    // "Ruled out sending", but "opposed the housing plan".
    let does = |i: usize| {
        words.at(i).ends_with("ing") && (i == verb + 1 || words.is_before(i, 1, "on out"))
    };
    let told = clause::expressions(words, &zones).into_iter().find_map(|expression| {
        let start = expression.tokens.start;
        // "Refused to send them in May" and "ruled out sending them in May" may be about May, but not "last May".
        let is_of_deed = start < verb
            || is_over(expression.time)
            || !((verb..start).any(|i| words.is(i, "to")) || does(verb + 1) || does(verb + 2));
        is_of_deed
            .then(|| resolve(expression.time, expression.part, Tense::Past, published).ok())?
    });
    // "At first Finland was against it."
    let at_first = words.is(0, "at") && words.is(1, "first") || words.is(0, "initially originally");
    let says_over = |i: usize| words.is(i, OVER) && !(is_reported && words.is(i, "had"));
    let is_over = at_first || (from..verb).any(says_over) || words.is(from, "used");
    let told = told.map(|timex| timex.split('T').next().unwrap_or_default().to_owned());
    told.or_else(|| is_over.then(|| "PAST_REF".to_owned()))
}

/// Whether a clause about today begins there: "opposed it last year but now backs it", "; today they are against it". What is
/// told then is what holds now.
fn goes_on_now(words: Words<'_>, i: usize) -> bool {
    let is_now = |i: usize| words.is(i, "currently now still today");
    words.is(i, "and but ; ,")
        && (i + 1..=i + TO_NOW).take_while(|at| !words.is(*at, "that to")).any(is_now)
}

/// Where the day stands with which a clause begins that is nearer than the one before: ", but on Monday", "; yesterday".
fn later_day(words: Words<'_>, i: usize) -> Option<usize> {
    let day = i + 1 + usize::from(words.is(i + 1, "on"));
    (words.is(i, "but ;") && words.is(day, NEAR_DAYS)).then_some(day)
}

/// The verb that takes a side, if it follows from the `from`th word on, or behind what else names the holder.
fn verb(words: Words<'_>, from: usize) -> Option<usize> {
    let from = behind_name(words, from);
    if words.is(from, "used") && words.is(from + 1, "to") {
        return Some(from + 2);
    }
    let verb = (from..=from + WITHIN).find(|i| !words.is(*i, BETWEEN))?;
    let was =
        words.is(verb, "was were") || words.is(verb, "been") && words.is_before(verb, 1, "had");
    let side = if words.is(verb + 1, BETWEEN) { verb + 2 } else { verb + 1 };
    let side = side + usize::from(words.is(side, ARTICLES));
    match was {
        true => words.is(side, SIDES).then_some(side),
        false => words.is(verb, TAKING).then_some(verb),
    }
}

/// The word behind all that names a holder: ", the Danish premier,", "of the Greens", "’s government", "and Ann Ray".
fn behind_name(words: Words<'_>, from: usize) -> usize {
    let mut at = from;
    if words.is(at, "’ '") {
        let owned = at + 1 + usize::from(words.is(at + 1, "s"));
        at = (owned..owned + 2)
            .find(|i| words.is(*i, TAKING) || words.is(*i, BETWEEN))
            .unwrap_or(owned + 1);
    }
    let is_name = |i: usize| words.at(i).starts_with(char::is_uppercase) || words.is(i, "the");
    while words.is(at, "of and") && is_name(at + 1) {
        at = (at + 1..at + 1 + LONGEST_NAME).find(|i| !is_name(*i)).unwrap_or(at + 1);
    }
    // What is told of somebody in a clause of its own is not passed over: "Italy, which opposed it, …".
    let is_clause = words.is(at + 1, "which who that whose");
    let closing = (at + 2..at + 2 + LONGEST_APPOSITION).find(|i| words.is(*i, ","));
    match closing.filter(|_| words.is(at, ",") && !is_clause) {
        Some(closing) => closing + 1,
        None => at,
    }
}

/// Whether a verb in the past stands there, or behind what may stand before it.
fn is_past(words: Words<'_>, at: usize) -> bool {
    let verb = (at..=at + WITHIN).find(|i| !words.is(*i, BETWEEN)).unwrap_or(at);
    let word = words.at(verb);
    words.is(verb, TAKING)
        || words.is(verb, "had was were")
        || word.len() > 3 && word.ends_with("ed")
}

/// Whether a time can only lie behind: "last May", "two years ago".
fn is_over(time: Time) -> bool {
    match time {
        Time::Weekday(_, which) | Time::Weekend(which) | Time::Yearly(_, InYear::Unsaid(which)) => {
            which == Which::Last
        }
        Time::WeekdayOf(_, count)
        | Time::Shift(_, count)
        | Time::Yearly(_, InYear::Shift(count)) => count < 0,
        Time::Past => true,
        _ => false,
    }
}
