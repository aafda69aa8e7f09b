//! People who may be one: by family name, by spelling, by the order of their names.

use super::Because;
use super::pairs::{Pair, of, pair};
use super::somebody::Somebody;
use crate::spelling::{Likeness, PersonName, likeness, loose};
use std::collections::BTreeMap;

/// Family names of fewer letters differ in one because they are two.
const LONG: usize = 6;

pub(super) fn pairs(all: &[Somebody]) -> Vec<Pair> {
    let people: Vec<usize> = (0..all.len())
        .filter(|at| all[*at].may_be_person() && !all[*at].people.is_empty())
        .collect();
    let mut found = Vec::new();
    let key = |name: &PersonName| loose(name.last_part());
    for (a, b) in of_one(&people, all, |name| Some(key(name))) {
        found.extend(alike(all, a, b));
    }
    // A slip in the family name leaves the given name.
    let first = |name: &PersonName| name.given.first().filter(|it| it.len() > 1).cloned();
    for (a, b) in of_one(&people, all, first) {
        found.extend(slip(all, a, b));
    }
    let sorted = |name: &PersonName| {
        let mut words: Vec<&str> = name.given.iter().map(String::as_str).collect();
        words.extend(name.family.split(' '));
        words.sort_unstable();
        name.is_full().then(|| words.join(" "))
    };
    for (a, b) in of_one(&people, all, sorted) {
        if all[a].people.iter().any(|a| all[b].people.iter().any(|b| is_turned(a, b))) {
            found.push(pair(all, (a, b), Because::Order, 4, "the same names in another order"));
        }
    }
    found.retain(|it| {
        let (stays, other) = (&all[it.stays], &all[it.other]);
        !stays.excludes(other) && !stays.shares_article(other)
    });
    found
}

/// The pairs of those who have a name with the same key.
fn of_one(
    people: &[usize],
    all: &[Somebody],
    key: impl Fn(&PersonName) -> Option<String>,
) -> Vec<(usize, usize)> {
    let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for at in people {
        for key in all[*at].people.iter().filter_map(&key) {
            let block = blocks.entry(key).or_default();
            if block.last() != Some(at) {
                block.push(*at);
            }
        }
    }
    let pairs = |block: Vec<usize>| {
        let pairs = block.iter().enumerate().map(|(i, a)| block[i + 1..].iter().map(|b| (*a, *b)));
        pairs.flatten().collect::<Vec<_>>()
    };
    blocks.into_values().flat_map(pairs).collect()
}

/// Two who have the family name in common.
fn alike(all: &[Somebody], a: usize, b: usize) -> Option<Pair> {
    let full = |at: usize| all[at].people.iter().filter(|name| name.is_full());
    match (full(a).next().is_some(), full(b).next().is_some()) {
        (true, true) => {
            let likenesses: Vec<Likeness> =
                full(a).flat_map(|a| full(b).map(move |b| likeness(a, b))).collect();
            full_names(all, (a, b), &likenesses)
        }
        (true, false) => family_name(all, a, b),
        (false, true) => family_name(all, b, a),
        // Of two of whom only the family name is known, something else must say that they are one.
        (false, false) => {
            let same = all[a].people.iter().any(|name| all[b].people.contains(name));
            all[a].agrees(&all[b]).filter(|_| same)?;
            Some(pair(all, (a, b), Because::SameName, 2, "the same family name"))
        }
    }
}

fn full_names(all: &[Somebody], pair_of: (usize, usize), likenesses: &[Likeness]) -> Option<Pair> {
    let (because, strength, words) = match likenesses.iter().min()? {
        _ if likenesses.contains(&Likeness::Different) => return None,
        Likeness::Same => (Because::SameName, 5, "the same full name"),
        Likeness::Fuller => (Because::SameName, 4, "the same name but for a middle name"),
        Likeness::Transliterated => (Because::Spelling, 4, "one name in two spellings"),
        Likeness::Similar => (Because::Spelling, 3, "spelt alike, or one is short for the other"),
        Likeness::Short | Likeness::Different => return None,
    };
    Some(pair(all, pair_of, because, strength, words))
}

fn family_name(all: &[Somebody], full: usize, short: usize) -> Option<Pair> {
    let names = &all[short].people;
    let is_short = |short: &PersonName| {
        all[full]
            .people
            .iter()
            .any(|full| full.is_full() && likeness(full, short) == Likeness::Short)
    };
    // What is not known to be a person may be a place that somebody is called by: "Iowa".
    let is_known = all[short].kind.is_some() || all[full].articles.len() > 1;
    if !is_known || !names.iter().all(is_short) {
        return None;
    }
    let what = match names.iter().any(|name| !name.given.is_empty()) {
        true => "the initials and family name",
        false => "the family name",
    };
    Some(of(all, (full, short), Because::FamilyName, 3, format!("{what} of {}", all[full].name)))
}

/// Two with one given name, and family names of which one may be a slip of the pen.
fn slip(all: &[Somebody], a: usize, b: usize) -> Option<Pair> {
    let is_slip = |a: &PersonName, b: &PersonName| {
        a.given == b.given
            && a.family.chars().count() >= LONG
            && differ_in_one(&a.family, &b.family)
            && loose(a.last_part()) != loose(b.last_part())
    };
    let slips = all[a].people.iter().any(|a| all[b].people.iter().any(|b| is_slip(a, b)));
    let (offices, others) = (&all[a].offices, &all[b].offices);
    let may_be = offices.is_empty() || others.is_empty() || all[a].agrees(&all[b]).is_some();
    let words = "the same name but for one letter";
    (slips && may_be).then(|| pair(all, (a, b), Because::Spelling, 2, words))
}

/// Whether one letter more, one other, or two that changed places make one word of the other.
fn differ_in_one(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if long.len() - short.len() > 1 || short == long {
        return false;
    }
    let before = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
    let (short, long) = (&short[before..], &long[before..]);
    match (short, long) {
        ([a, b, rest @ ..], [c, d, other @ ..]) if a == d && b == c && rest == other => true,
        ([_, rest @ ..], [_, other @ ..]) if rest == other => true,
        (rest, [_, other @ ..]) => rest == other,
        _ => false,
    }
}

/// "Orban Viktor" and "Viktor Orban".
fn is_turned(a: &PersonName, b: &PersonName) -> bool {
    let one = |name: &PersonName| (name.given.len() == 1).then(|| name.given[0].clone());
    one(a).as_ref() == Some(&b.family) && one(b).as_ref() == Some(&a.family) && a.family != b.family
}
