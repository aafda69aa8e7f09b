//! The name within one run of capitalised words: "Oona Pell" of "President of Keldria Oona Pell".

use super::before::{
    behind_adjective, behind_compound, behind_department, behind_kin, person_behind_office,
};
use crate::known::{self, is_body};
use crate::relay::is_outlet_name;
use crate::words::{
    ADDRESSES, IN_NO_NAME, INSIDE, INSIDE_PERSONS, PARTISANS, POSTNOMINALS, SUPPORTERS, SURNAMES,
    TITLES, is_acronym, is_capitalised, is_one_of,
};
use onrecord_text::Span;

/// Short titles, which stand before names alone: "Sgt Ngozi Eze of Kent Police".
const SHORT_RANKS: &str = "cllr dci det dc di ds insp pc prof rev sgt supt";

/// Titles that are given names too, behind another title.
const TITLES_AS_NAMES: &str = "baron bishop dean di duke earl king pope prince";

/// The name in a run: what follows its last title, or the whole run for a body.
pub(crate) fn name_in(text: &str, run: &[Span]) -> Option<Span> {
    let run = behind_adjective(text, run);
    let run = behind_kin(text, behind_compound(text, behind_department(text, run)));
    // "Steve Nance of Hexley Fire and Rescue Service" is one man.
    let run = if is_person_of(text, run) { before_place(text, run) } else { run };
    let whole = cover(run)?;
    // "Democratic Republic of Congo"
    if run.len() > 2 && known::state_by(whole.of(text)).is_some() {
        return Some(whole);
    }
    if is_headline(text, run) {
        return None;
    }
    if let Some(person) = person_behind_office(text, run) {
        return Some(person);
    }
    if (is_body(whole.of(text)) || is_outlet(text, run)) && !is_titled(text, run) {
        return Some(whole);
    }
    if is_partisan_alone(text, run) {
        return None;
    }
    let person = behind_titles(text, behind_partisan(text, run));
    // "Minister of Keldria" names an office, "Mr van Brandt" somebody.
    let is_office = |first: &Span| !is_capitalised(first.of(text)) && !is_particle(text, *first);
    if person.first().is_some_and(is_office) {
        return None;
    }
    // Two people have two names, and one actor cannot be both.
    if person.iter().any(|token| token.of(text) == "and") {
        return None;
    }
    let name = behind_nouns(text, before_place(text, person));
    cover(without_shouts(text, without_degrees(text, name)))
}

fn cover(run: &[Span]) -> Option<Span> {
    Some(run.first()?.cover(*run.last()?))
}

/// Whether capitalised words between others are no part of any name: "Who" of "Officials Who Left Town".
fn is_headline(text: &str, run: &[Span]) -> bool {
    let inside = run.get(1..run.len().saturating_sub(1)).unwrap_or_default();
    inside.iter().any(|token| is_one_of(token.of(text), IN_NO_NAME))
}

/// Whether a person stands before "of" and a body: "Ann Hale of the Harrow Council" is Ann Hale.
fn is_person_of(text: &str, run: &[Span]) -> bool {
    let Some(of) = run.iter().position(|token| token.of(text) == "of").filter(|of| *of > 1) else {
        return false;
    };
    let first = run[0].of(text);
    let is_address = |token: &Span| is_one_of(token.of(text), ADDRESSES);
    // "Solicitor Ann Hale of Norvane Motors", "Group Manager Ann Hale of Hexley Rescue".
    let is_told = of > 2
        && (is_given(text, run[1]) || is_address(&run[1]))
        && known::may_be_human(&first.to_lowercase())
        || of > 2
            && is_given(text, run[of - 2])
            && known::may_be_human(&run[of - 3].of(text).to_lowercase());
    let is_person =
        is_given(text, run[0]) || is_told || is_one_of(first, SHORT_RANKS) || is_address(&run[0]);
    is_person && !is_body(run[0].cover(run[of - 1]).of(text))
}

fn is_given(text: &str, token: Span) -> bool {
    known::gender_of_given_name(token.of(text)).is_some()
}

/// Whether a run is an address or title and somebody’s short name: "Councillor Tom Herald", "Mr Post".
fn is_titled(text: &str, run: &[Span]) -> bool {
    let is_title = is_one_of(run[0].of(text), TITLES) && run.len() > 2 && is_given(text, run[1]);
    (is_title || is_one_of(run[0].of(text), ADDRESSES)) && run.len() < 4
}

/// Whether a run tells a party’s people and nobody’s name: "a New York Democrat", "Another GOP Figure Endorses Hale", but
/// not "Mr Green" or "Rose Green".
fn is_partisan_alone(text: &str, run: &[Span]) -> bool {
    let before = text[..run[0].start as usize].split_whitespace().next_back().unwrap_or_default();
    let is_named = run.len() == 2
        && !is_one_of(&before.to_lowercase(), "a an one another")
        && is_given(text, run[0]);
    let is_addressed = is_one_of(run[0].of(text), ADDRESSES);
    // "Ann Hale of Labour"
    let is_of = run.iter().position(|token| is_one_of(token.of(text), "of for"));
    let is_member = is_of.is_some_and(|of| of > 1 && is_given(text, run[0]));
    let ends_so = run.last().is_some_and(|last| is_partisan(text, *last));
    run.len() > 1 && !is_named && !is_addressed && !is_member && ends_so
        || run.len() == 2 && run[0].of(text) == "GOP"
}

fn is_partisan(text: &str, token: Span) -> bool {
    is_one_of(token.of(text).trim_end_matches('s'), PARTISANS)
}

/// A run without what its bearer belongs to: "Republican Ann Hale" is Ann Hale.
fn behind_partisan<'a>(text: &str, run: &'a [Span]) -> &'a [Span] {
    let Some((first, rest)) = run.split_first().filter(|(_, rest)| !rest.is_empty()) else {
        return run;
    };
    let belongs = rest.len() > 1 && is_partisan(text, *first);
    // "Marine John Hale", but "Marine Le Pen".
    let serves = rest.len() > 1 && first.of(text) == "Marine" && is_given(text, rest[0]);
    let supports = is_one_of(first.of(text), SUPPORTERS)
        && rest.iter().all(|token| !token.of(text).ends_with('s'));
    if belongs || serves || supports { rest } else { run }
}

/// A run without all to its last title: "Ann Hale" of "Foreign Minister Ann Hale".
fn behind_titles<'a>(text: &str, run: &'a [Span]) -> &'a [Span] {
    let Some(last) = (0..run.len()).rev().find(|at| is_title(text, run, *at)) else { return run };
    let mut rest = &run[last + 1..];
    while let Some((first, more)) = rest.split_first() {
        let word = first.of(text);
        if word == "." {
            rest = more;
        } else if is_one_of(word, INSIDE)
            && !is_capitalised(word)
            && !is_particle(text, *first)
            && more.len() > 1
        {
            // "President of Keldria Oona Pell": the country is part of the title.
            rest = &more[1..];
        } else {
            break;
        }
    }
    rest
}

/// Whether a small word begins a family name: "van" of "Ms van Brandt", but not "of".
fn is_particle(text: &str, token: Span) -> bool {
    let word = token.of(text);
    !is_capitalised(word) && is_one_of(word, INSIDE_PERSONS)
}

/// Whether three words and more are an outlet’s name, and nobody’s with a title: "Harrow Echo Online".
fn is_outlet(text: &str, run: &[Span]) -> bool {
    let is_title = |token: &Span| is_one_of(token.of(text), TITLES);
    let Some(whole) = cover(run).filter(|_| run.len() > 2) else { return false };
    !is_given(text, run[0])
        && (!is_given(text, run[1]) || is_outlet_name(run[0].cover(run[1]).of(text)))
        && !run.iter().any(is_title)
        && is_outlet_name(whole.of(text))
}

/// Whether a token of a run is a title there, and not its bearer’s name.
fn is_title(text: &str, run: &[Span], at: usize) -> bool {
    let word = run[at].of(text);
    let first = run[0].of(text);
    // "Shah" alone is somebody's name.
    let is_role = run.len() > 1 && known::is_role(word);
    let is_plural = || at == 0 && word.strip_suffix('s').is_some_and(|one| is_one_of(one, TITLES));
    // "Raj Shah" and "Mr. King" have a surname that is a title elsewhere.
    let is_before_surname = || known::is_given_name(first) || is_one_of(first, ADDRESSES);
    let ends_run = at > 0 && at + 1 == run.len();
    let is_surname = || ends_run && (is_before_surname() || is_one_of(word, SURNAMES));
    // "Rep. Earl Hale" has a given name that is a title elsewhere.
    let is_given = || {
        let before = run[..at].iter().rev().map(|token| token.of(text)).find(|word| *word != ".");
        at + 2 == run.len()
            && before.is_some_and(|before| is_one_of(before, TITLES))
            && is_one_of(word, TITLES_AS_NAMES)
            && word != "DI"
    };
    // "Presidential Elections" are no candidate's.
    let is_adjective = || {
        let next = run.get(at + 1).map_or("", |next| next.of(text));
        word == "Presidential" && !is_one_of(next, TITLES)
    };
    (is_one_of(word, TITLES) || is_role || is_plural())
        && !is_surname()
        && !is_given()
        && !is_adjective()
}

/// "Ruth Calloway" of "Ruth Calloway of Corvale", but all of "Bank of England".
fn before_place<'a>(text: &str, run: &'a [Span]) -> &'a [Span] {
    let is_person = run.first().is_some_and(|first| is_given(text, *first));
    let ends = |word: &str| word == "of" || word == "for" && is_person;
    let of = run.iter().position(|token| ends(token.of(text))).filter(|of| *of > 1);
    of.map_or(run, |of| &run[..of])
}

/// A person’s name without the capitalised noun before it: "Rival Hillary Clinton", "Customer Jean Hale".
fn behind_nouns<'a>(text: &str, mut run: &'a [Span]) -> &'a [Span] {
    // "Group Manager Ann Hale"
    if let [.., noun, given, _] = run
        && known::may_be_human(&noun.of(text).to_lowercase())
        && !known::is_given_name(noun.of(text))
        && is_given(text, *given)
        && run.iter().all(|token| is_capitalised(token.of(text)))
    {
        run = &run[run.len() - 2..];
    }
    // What no given name stands among is no part of a person's name.
    if run.len() > 2
        && !is_given(text, run[0])
        && is_given(text, run[1])
        && run[1..].iter().all(|token| is_capitalised(token.of(text)))
    {
        run = &run[1..];
    }
    if let [first, given, _, ..] = run
        && known::may_be_human(&first.of(text).to_lowercase())
        && !known::is_given_name(first.of(text))
        && (known::is_given_name(given.of(text))
            || is_capitalised(given.of(text)) && known::is_noun_for_people(first.of(text)))
    {
        run = &run[1..];
    }
    run
}

/// "Ann Hale" of "Ann Hale SLAMS council", as some headlines have it.
fn without_shouts<'a>(text: &str, run: &'a [Span]) -> &'a [Span] {
    let is_shouted = |token: &Span| is_acronym(token.of(text)) && token.of(text).len() > 3;
    let name = run.iter().position(is_shouted).filter(|at| *at > 1 && is_given(text, run[0]));
    let is_named = |name: usize| {
        let words = |run: &[Span], is: bool| {
            run.iter().filter(|it| it.len() > 1).all(|it| is_acronym(it.of(text)) == is)
        };
        words(&run[..name], false) && words(&run[name..], true)
    };
    name.filter(|name| is_named(*name)).map_or(run, |name| &run[..name])
}

/// "Ann Hale" of "Ann Hale KC".
fn without_degrees<'a>(text: &str, mut run: &'a [Span]) -> &'a [Span] {
    while let [_, .., last] = run
        && is_acronym(last.of(text))
        && is_one_of(last.of(text), POSTNOMINALS)
    {
        run = &run[..run.len() - 1];
    }
    run
}
