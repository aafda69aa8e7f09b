//! Whether a time expression says when something happened, or only which thing is meant.
//!
//! "On Monday" may date what was said; "since Monday", "Monday's vote" and "his 2019 plan" do not, but
//! "in a Monday interview" does, because one says things in interviews.

use super::sentence::Words;
use super::time::{Expression, Time, Yearly};
use super::words::{
    BINDING, CARRIERS, DETERMINERS, FILLERS, NAMED_AFTER_DAYS, NAMED_DAYS, OCCASIONS, SHADES,
    STRETCHES, part_of_day,
};
use std::ops::Range;

/// How many words after a time the occasion may stand: "Monday's televised leaders' debate".
const OCCASION_WITHIN: usize = 8;

/// The expression with the words before it that belong to it, if it can date what happens.
///
/// `may_go_on` tells whether the word after it may be one that it describes.
pub(super) fn adverb(
    words: Words<'_>,
    mut expression: Expression,
    may_go_on: bool,
) -> Option<Expression> {
    let mut start = shaded(words, expression.tokens.start);
    if words.is_before(start, 1, "of") {
        if let Some(part) = part_of_day(words.before(start, 2)) {
            expression.part = Some(part);
        } else if !words.is_before(start, 2, STRETCHES) {
            return None;
        }
        start -= 2;
        start = shaded(words, start);
        start -= usize::from(words.is_before(start, 1, "small"));
        start -= usize::from(words.is_before(start, 1, "the"));
    }
    let mut lead = start;
    while words.is_before(lead, 1, FILLERS) {
        lead -= 1;
    }
    let is_rough = words.is_before(lead, 1, "about over than")
        && matches!(expression.time, Time::Shift(..) | Time::Past);
    if words.is_before(lead, 1, BINDING) && !is_rough || is_range_end(words, start) {
        return None;
    }
    let end = expression.tokens.end;
    let is_described = words.is_before(lead, 1, DETERMINERS) || is_s(words, lead - lead.min(1));
    let describes =
        is_described || has_s(words, end) || may_go_on && counts_things(words, &expression);
    if describes {
        let lead = if is_described { lead - 1 } else { lead };
        let carried = words.is_before(lead, 1, CARRIERS) || lead == 0;
        if !carried || !names_occasion(words, end) {
            return None;
        }
    } else if matches!(expression.time, Time::Weekday(..)) && is_name(words, start, end, may_go_on)
    {
        return None;
    }
    if let Time::Yearly(Yearly::Month(_, from), _) = &mut expression.time {
        *from = first_day_of_stretch(words, start..expression.tokens.start);
    }
    expression.tokens.start = start;
    Some(expression)
}

/// The day on which the part of a month begins that `shade` names: "mid-", "late", "the end of".
fn first_day_of_stretch(words: Words<'_>, shade: Range<usize>) -> u32 {
    let has = |list| shade.clone().any(|i| words.is(i, list));
    match () {
        () if has("close end late") => 21,
        () if has("mid middle") => 11,
        () => 1,
    }
}

/// Whether the words from the `i`th on name an occasion on which things are said.
pub(super) fn names_occasion(words: Words<'_>, i: usize) -> bool {
    (i..i + OCCASION_WITHIN)
        .take_while(|i| !matches!(words.at(*i), "" | "," | "." | ";"))
        .any(|i| words.is(i, OCCASIONS))
}

/// The start of the words with "early", "late", "mid-" and the like before them.
fn shaded(words: Words<'_>, start: usize) -> usize {
    match words.before(start, 1) {
        "-" if words.is_before(start, 2, "early late mid") => start - 2,
        "on" | "in" if words.is_before(start, 2, SHADES) => start - 2,
        _ if words.is_before(start, 1, SHADES) => start - 1,
        _ => start,
    }
}

/// Whether the `i`th word is the s of a possessive.
fn is_s(words: Words<'_>, i: usize) -> bool {
    words.is(i, "s") && matches!(words.before(i, 1), "’" | "'") && words.touches(i)
}

/// Whether a possessive s or its apostrophe follows.
fn has_s(words: Words<'_>, end: usize) -> bool {
    matches!(words.at(end), "’" | "'") && words.touches(end) && is_s(words, end + 1)
}

/// Whether it is the second end of a range: "2016-17", "5–7 May".
fn is_range_end(words: Words<'_>, start: usize) -> bool {
    matches!(words.before(start, 1), "-" | "–" | "—" | "/") && words.touches(start)
}

/// Whether a year or month stands before a noun: "in 2019 elections".
fn counts_things(words: Words<'_>, expression: &Expression) -> bool {
    let is_long = matches!(expression.time, Time::Year(_) | Time::Yearly(Yearly::Month(..), _));
    let next = words.at(expression.tokens.end);
    let is_function_word = words.is(
        expression.tokens.end,
        "a about after ahead alone amid an and as at because before but by during for from he her \
         his if in including into it my of on or our over she so that the their they though to \
         under until upon we when where which while who with without you",
    );
    is_long
        && next.starts_with(char::is_lowercase)
        && !is_function_word
        && !next.ends_with("ed")
        && !next.ends_with("ing")
}

/// Whether a weekday is part of a name: "Super Tuesday", "the Mail on Sunday", "Sunday Times",
/// "Fox News Sunday".
fn is_name(words: Words<'_>, start: usize, end: usize, may_go_on: bool) -> bool {
    let before = words.before(start, 1);
    let steps = if before == "on" { 2 } else { 1 };
    let is_named = words.is_before(start, steps, NAMED_DAYS)
        && words.before(start, steps).starts_with(char::is_uppercase);
    let names = may_go_on
        && words.is(end, NAMED_AFTER_DAYS)
        && words.at(end).starts_with(char::is_uppercase)
        || words.at(end) == "Night";
    let is_programme = before == "News" && words.before(start, 2) == "Fox";
    is_named && (before != "on" || words.before(start, 2) == "Mail") || names || is_programme
}
