//! When a stance was held that its own words date: "opposed the bridge in 2022", "backed it until March", "had once
//! refused".
//!
//! What is told of a stance without a word about when it was said holds, as far as anybody knows, on the day of the
//! report. Not so where its verb is in the past and a time stands in its clause, or words that say that it is over.

use super::expression::expression;
use super::resolve::resolve;
use super::sentence::Words;
use super::tense::Tense;
use super::time::{InYear, Time, Which};
use super::{Spans, clause, zone};
use crate::words::{ARTICLES, is_one_of};
use onrecord_text::{Layout, NaiveDate, Span};

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

/// How many words a name may have that goes on behind a holder, and an apposition.
const LONGEST_NAME: usize = 5;
const LONGEST_APPOSITION: usize = 8;

/// How many words the place and the agency before a report have at most: "OSLO, March 4 (KPA) -".
const LONGEST_DATELINE: usize = 9;

/// How many words may stand between.
const WITHIN: usize = 4;

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
    if let Some(until) = before(words, first, from, published) {
        return Some(until);
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
    // "Opposed it last year, but now backs it": what is told is what holds now.
    let has_now = |i: usize| words.is(i, "but and ,") && words.is(i + 1, "now today currently");
    if (verb + 1..tokens.len()).any(has_now) {
        return published.as_ref().map(NaiveDate::to_string);
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

/// Whether who stands from the `first`th word to the `from`th is there no more: "the late Ann Ray", "his predecessor, Ann
/// Ray, was", "Ann Ray, who died in 2021, was".
fn is_gone(words: Words<'_>, first: usize, from: usize) -> bool {
    let is_late = words.is_before(first, 1, "late") && words.is_before(first, 2, "the");
    let comma = usize::from(words.is_before(first, 1, ","));
    let closing = usize::from(comma > 0 && words.is(from, ","));
    let is_predecessor = words.is_before(first, 1 + comma, "predecessor predecessors")
        && is_past(words, behind_name(words, from + closing));
    let has_died = words.is(from, ",") && words.is(from + 1, "who") && words.is(from + 2, "died");
    is_late || is_predecessor || has_died
}

/// Whether a verb in the past stands there, or behind what may stand before it.
fn is_past(words: Words<'_>, at: usize) -> bool {
    let verb = (at..=at + WITHIN).find(|i| !words.is(*i, BETWEEN)).unwrap_or(at);
    let word = words.at(verb);
    words.is(verb, TAKING)
        || words.is(verb, "had was were")
        || word.len() > 3 && word.ends_with("ed")
}

/// Until when, if the sentence begins with that: "Until 2023 Norway opposed it", "As recently as May, it was open". Behind
/// the place and the agency of a report it begins anew.
fn before(
    words: Words<'_>,
    first: usize,
    from: usize,
    published: Option<NaiveDate>,
) -> Option<String> {
    let is_place = words.at(0).len() > 1 && words.at(0).chars().all(char::is_uppercase);
    let dash = (1..LONGEST_DATELINE).find(|i| matches!(words.at(*i), "–" | "—" | "-"));
    let start = dash.filter(|_| is_place).map_or(0, |dash| dash + 1);
    let as_late =
        words.is(start, "as") && words.is(start + 1, "recently late") && words.is(start + 2, "as");
    let time = match as_late {
        true => start + 3,
        false => start + usize::from(words.is(start, "until till before")),
    };
    if time == start || time >= first || !is_past(words, behind_name(words, from)) {
        return None;
    }
    let found = (time..first.min(time + 3)).find_map(|i| expression(words, i));
    let told = found.and_then(|it| resolve(it.time, it.part, Tense::Past, published).ok());
    told.or_else(|| year(words.at(time))).or_else(|| Some("PAST_REF".to_owned()))
}

/// Until when, if the verb's clause says so: "until March", and some time ago for "until recently".
fn until(words: Words<'_>, verb: usize, published: Option<NaiveDate>) -> Option<String> {
    let ends = |word: &str| matches!(word, "" | "," | ";" | ":" | "." | "—" | "–");
    let is_other =
        |word: &str| is_one_of(word, "who which that if unless because although but and");
    let at = (verb + 1..)
        .take_while(|i| !ends(words.at(*i)) && !is_other(words.at(*i)))
        .find(|i| words.is(*i, "until till"))?;
    let found = (at + 1..at + 4).find_map(|i| expression(words, i));
    let time = found.and_then(|it| resolve(it.time, it.part, Tense::Past, published).ok());
    let time = time.or_else(|| year(words.at(at + 1)));
    let is_vague = || words.is(at + 1, "recently now then");
    time.or_else(|| is_vague().then(|| "PAST_REF".to_owned()))
}

/// The first time that `tokens` tell, as a TIMEX3 value of the past.
pub(crate) fn told_in(text: &str, tokens: &[Span], published: Option<NaiveDate>) -> Option<String> {
    let words = Words::new(text, tokens);
    (0..tokens.len()).find_map(|at| {
        let told = expression(words, at);
        let told = told.and_then(|it| resolve(it.time, it.part, Tense::Past, published).ok());
        told.or_else(|| year(words.at(at)))
    })
}

/// A year that stands by itself.
fn year(word: &str) -> Option<String> {
    let is_year = word.len() == 4 && matches!(word.get(..2), Some("19" | "20"));
    (is_year && word.bytes().all(|it| it.is_ascii_digit())).then(|| word.to_owned())
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Published on Wednesday, 5 February 2025; the holder is "Finland".
    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let start = text.find("Finland").unwrap();
        let holder = Span::new(start, start + "Finland".len());
        let published = "2025-02-05".parse().ok();
        let found = held_on(text, &Layout::of(text), holder, false, published);
        assert_eq!(found.as_deref(), expected, "{text}");
    }

    #[test]
    fn a_verb_in_the_past_with_its_time() {
        check("Finland opposed the pipeline in 2022.", Some("2022"));
        check("Finland backed the pipeline last year.", Some("2024"));
        check("Two years ago Finland turned down the pipeline.", Some("2023"));
        check("In March, Finland came out against the pipeline.", Some("2024-03"));
        check("Finland had been against the pipeline in November.", Some("2024-11"));
        check("Finland refused to send soldiers last year.", Some("2024"));
        check("Finland refused to send soldiers in January.", None);
        check("Finland ruled out sending soldiers in January.", None);
        check("Finland opposed the housing plan in January.", Some("2025-01"));
        check("Finland opposed the pipeline that was built in 2022.", None);
        check("Finland opposed the 2022 pipeline.", None);
        check("Finland opposes the pipeline of 2022.", None);
        check("Finland said the pipeline was bad in 2022.", None);
    }

    #[test]
    fn behind_all_that_names_who_held_it() {
        check("Finland’s government opposed the pipeline in 2022.", Some("2022"));
        check("Finland and Sweden opposed the pipeline in 2022.", Some("2022"));
        check("Ada of Finland, the premier, opposed the pipeline in 2022.", Some("2022"));
        check("Finland of the Greens opposed the pipeline in 2022.", Some("2022"));
        check("Finland, the northern state, opposed the pipeline until last year.", Some("2024"));
        check("Finland, which opposed the pipeline in 2022, now supports it.", None);
        check("Finland opposed the pipeline last year, but now backs it.", Some("2025-02-05"));
        check("Finland opposed the pipeline last year and now backs it.", Some("2025-02-05"));
    }

    #[test]
    fn what_is_over() {
        check("Finland opposed the pipeline until December.", Some("2024-12"));
        check("Finland was against the pipeline until last year.", Some("2024"));
        check("Finland was against the pipeline until 2023.", Some("2023"));
        check("Finland opposed the pipeline until recently.", Some("PAST_REF"));
        check("Finland used to oppose the pipeline.", Some("PAST_REF"));
        check("Finland had long opposed the pipeline.", Some("PAST_REF"));
        check("Finland once opposed the pipeline.", Some("PAST_REF"));
        check("Finland was once a supporter of the pipeline.", Some("PAST_REF"));
        check("Finland was an opponent of the pipeline in 2022.", Some("2022"));
        check("At first Finland opposed the pipeline.", Some("PAST_REF"));
        check("Until 2023 Finland opposed the pipeline.", Some("2023"));
        check("Until last month, Finland was against the pipeline.", Some("2025-01"));
        check("As recently as December, Finland opposed the pipeline.", Some("2024-12"));
        check("Before the election, Finland opposed the pipeline.", Some("PAST_REF"));
        check("Before the election, Finland wants the pipeline.", None);
        check("OSLO – Until December Finland fought every pipeline.", Some("2024-12"));
        check("As recently as December, Finland called the pipeline a mistake.", Some("2024-12"));
        check("Back in 2021 the Finland were against the pipeline.", Some("2021"));
        check("The late Finland opposed the pipeline.", Some("PAST_REF"));
        check("His predecessor, Finland, was against the pipeline.", Some("PAST_REF"));
        check("His predecessor Finland opposes the pipeline.", None);
        check("Finland, who died in 2021, was against the pipeline.", Some("PAST_REF"));
        check("Finland has long opposed the pipeline.", None);
        check("Finland backs the pipeline until March.", None);
        check("Finland opposed the pipeline.", None);
    }
}
