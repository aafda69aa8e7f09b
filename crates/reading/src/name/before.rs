//! What stands before a person’s name in one run of capitalised words, and is no part of it: departments, offices, kin.

use super::is_person;
use crate::known::{self, is_body};
use crate::words::{INSIDE_PERSONS, SUPPORTERS, TITLES, is_capitalised, is_one_of};
use onrecord_text::Span;

/// "Ann Hale" of "Minister for Foreign Affairs Ann Hale" and "MP for Harrow East Ann Hale": a run without the words of
/// what its bearer is in charge of.
pub(super) fn behind_department<'a>(text: &str, run: &'a [Span]) -> &'a [Span] {
    let Some(first) = run.first() else { return run };
    let mut before = text[..first.start as usize].split_whitespace().rev();
    let is_office = |word| known::is_role(word) || word == "State";
    let is_charge = before.next() == Some("for") && before.next().is_some_and(is_office);
    let words = run.iter().take_while(|token| known::is_charge(token.of(text))).count();
    let person = run.len().saturating_sub(2);
    // "US ambassador to Norway Ann Hale"
    if is_posted(&text[..first.start as usize])
        && person > 0
        && is_place(text, &run[..person])
        && is_capitalised(run[person].of(text))
    {
        return &run[person..];
    }
    if is_charge && words > 0 && words + 2 <= run.len() {
        &run[words..]
    } else if is_charge && person > 0 && is_person(text, &run[person..]) {
        &run[person..]
    } else {
        run
    }
}

/// Whether words before a name end with an office of whoever is sent somewhere: "US ambassador to".
pub(crate) fn is_posted(before: &str) -> bool {
    let mut before = before.split_whitespace().rev();
    before.next().is_some_and(|word| matches!(word, "for" | "in" | "to"))
        && before.next().is_some_and(|office| is_one_of(office, POSTED))
}

/// Those who are sent to a state or stand for another there.
const POSTED: &str =
    "ambassador commissioner consul coordinator correspondent delegate envoy representative";

/// Whether capitalised words may be the name of where somebody is sent: nobody’s title or given name begins them.
fn is_place(text: &str, words: &[Span]) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let whole = first.cover(*last).of(text);
    known::state_by(whole).is_some()
        || !known::is_role(first.of(text))
            && !is_one_of(first.of(text), TITLES)
            && !known::is_given_name(first.of(text))
}

/// "Malta" of "Tiny Malta" and "Norway" of "Oil-rich Norway": a state without an adjective or adverb, which has a capital
/// where a sentence begins.
pub(super) fn behind_adjective<'a>(text: &str, run: &'a [Span]) -> &'a [Span] {
    let word = |at: usize| run.get(at).map_or("", |token| token.of(text));
    let is_small = |at: usize| word(at).starts_with(char::is_lowercase);
    let words = if word(1) == "-" && is_small(2) { 3 } else { 1 };
    let Some((first, last)) = run.get(words..).and_then(|rest| rest.first().zip(rest.last()))
    else {
        return run;
    };
    let is_adverb = || word(0).len() > 5 && word(0).ends_with("ly") && !is_body(word(0));
    let describes = words == 3 || is_one_of(word(0), BEFORE_STATES) || is_adverb();
    let is_state = |words: Span| known::state_by(words.of(text)).is_some();
    let is_named = !is_state(run[0].cover(*last)) && is_state(first.cover(*last));
    if describes && is_named && !known::is_given_name(word(0)) { &run[words..] } else { run }
}

/// Adjectives that tell of a state what it is like.
const BEFORE_STATES: &str = "\
    angry authoritarian autocratic bankrupt catholic cautious communist conservative defiant distant energetic frugal \
    hostile impoverished isolated landlocked liberal mighty muslim neighbouring neutral orthodox poor populist powerful \
    protestant reluctant rich sceptical skeptical socialist tiny troubled wealthy";

/// "Ann Hale" of "Mother-of-two Ann Hale" and "Ex-footballer Ann Hale": a run without a word with hyphens for what its
/// bearer is.
pub(super) fn behind_compound<'a>(text: &str, run: &'a [Span]) -> &'a [Span] {
    let word = |at: usize| run.get(at).map_or("", |token| token.of(text));
    let is_person = known::may_be_human(word(2)) && word(2).starts_with(char::is_lowercase);
    let words = match (word(1), word(2), word(3)) {
        ("-", "of", "-") => 5,
        ("-", ..) if is_person => 3,
        _ => return run,
    };
    let rest = run.get(words..).unwrap_or_default();
    if rest.first().is_some_and(|first| is_capitalised(first.of(text))) { rest } else { run }
}

/// "Rose Green" of "Gran Rose Green": a full name without what its bearer is to the family.
pub(super) fn behind_kin<'a>(text: &str, run: &'a [Span]) -> &'a [Span] {
    match run {
        [kin, given, _, ..]
            if is_one_of(kin.of(text), KIN_BEFORE_NAMES)
                && known::is_given_name(given.of(text)) =>
        {
            &run[1..]
        }
        _ => run,
    }
}

/// What elders are called before their names.
const KIN_BEFORE_NAMES: &str = "dad gran grandad granddad grandma grandpa granny mum nan nana";

/// "Ann Hale" of "Security of State Ann Hale", "House Finance Democrat Ann Hale": a full name behind words that
/// are no person’s.
pub(super) fn person_behind_office(text: &str, run: &[Span]) -> Option<Span> {
    let (office, [given, surname]) = run.split_last_chunk::<2>()?;
    let is_given = |token: &Span| known::gender_of_given_name(token.of(text)).is_some();
    let is_of_office = |token: &Span| {
        let word = token.of(text);
        let is_rank = || known::is_role(word) || is_one_of(word, SUPPORTERS);
        !is_capitalised(word) && word.len() > 1 || is_rank() || matches!(word, "Affairs" | "County")
    };
    let is_person = office.len() > 1
        && is_given(given)
        && !is_body(surname.of(text))
        && is_capitalised(surname.of(text))
        && !office.iter().any(is_given)
        && office.iter().any(is_of_office)
        && !office
            .iter()
            .any(|token| is_one_of(token.of(text), INSIDE_PERSONS) && token.of(text) != "of");
    is_person.then(|| given.cover(*surname))
}
