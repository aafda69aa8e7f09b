//! Since when and until when a stance was held, where its clause says so: "has opposed it since 2018", "backed it until
//! March".

use super::told::told_at;
use super::{BETWEEN, SIDES, TAKING, WITHIN, Words, behind_name};
use crate::when::resolve::resolve;
use crate::when::tense::Tense;
use crate::when::time::{Time, Unit};
use crate::when::words::number;
use crate::words::is_one_of;
use onrecord_text::NaiveDate;

/// Since when it has been held, where that is told: "has opposed it since 2018", "has been against it for five years",
/// "since May, Norway has backed it".
pub(super) fn since(words: Words<'_>, from: usize, published: Option<NaiveDate>) -> Option<String> {
    let has = behind_name(words, from);
    let verb = (has + 1..=has + WITHIN).find(|i| !words.is(*i, BETWEEN))?;
    let is_side = words.is(verb, "been") && {
        let side = (verb + 1..=verb + WITHIN).find(|i| !words.is(*i, BETWEEN))?;
        words.is(side, SIDES)
    };
    if !words.is(has, "has have") || !(is_side || words.is(verb, TAKING)) {
        return None;
    }
    let is_end = |i: &usize| matches!(words.at(*i), "" | "," | ";" | "." | "—" | "–");
    let end = (verb..).find(is_end)?;
    let behind = std::iter::once(0).chain(verb + 1..end).find(|i| words.is(*i, "since"));
    behind.and_then(|since| told_at(words, since + 1, published)).or_else(|| {
        let long = (verb + 1..end).find(|i| words.is(*i, "for"))? + 1;
        let years = number(words.at(long)).filter(|_| words.is(long + 1, "year years"))?;
        let time = Time::Shift(Unit::Year, -years);
        resolve(time, None, Tense::Past, published).ok()
    })
}

/// Until when, if the verb's clause says so: "until March", and some time ago for "until recently".
pub(super) fn until(words: Words<'_>, verb: usize, published: Option<NaiveDate>) -> Option<String> {
    let ends = |word: &str| matches!(word, "" | "," | ";" | ":" | "." | "—" | "–");
    let is_other =
        |word: &str| is_one_of(word, "who which that if unless because although but and");
    let at = (verb + 1..)
        .take_while(|i| !ends(words.at(*i)) && !is_other(words.at(*i)))
        .find(|i| words.is(*i, "until till"))?;
    let time = (at + 1..at + 4).find_map(|i| told_at(words, i, published));
    let is_vague = || words.is(at + 1, "recently now then");
    time.or_else(|| is_vague().then(|| "PAST_REF".to_owned()))
}
