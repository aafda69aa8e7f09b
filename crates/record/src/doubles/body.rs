//! Bodies, states and named groups that may be one: by the same name, its first letters, or the same words.

use super::Because;
use super::pairs::{Pair, of, pair};
use super::somebody::Somebody;
use crate::named::is_named_group;
use onrecord_reading::ActorKind;
use std::collections::BTreeMap;

/// Words that say nothing of which body it is.
const SMALL: &[&str] =
    &["the", "of", "for", "and", "in", "on", "to", "at", "s", "de", "du", "des", "la", "le"];

/// What stands behind a company's name or not.
const FORMS: &[&str] = &[
    "inc",
    "ltd",
    "limited",
    "llc",
    "plc",
    "corp",
    "corporation",
    "company",
    "co",
    "gmbh",
    "ag",
    "sa",
    "spa",
    "nv",
    "newspaper",
];

/// One spelling of words that two sides of an ocean spell in two ways.
const SPELLINGS: &[(&str, &str)] = &[
    ("defense", "defence"),
    ("organization", "organisation"),
    ("labor", "labour"),
    ("center", "centre"),
    ("program", "programme"),
    ("harbor", "harbour"),
    ("theater", "theatre"),
    ("dept", "department"),
    ("assoc", "association"),
    ("univ", "university"),
    ("govt", "government"),
];

pub(super) fn pairs(all: &[Somebody]) -> Vec<Pair> {
    let bodies: Vec<usize> =
        (0..all.len()).filter(|at| all[*at].may_be_body() && is_name(&all[*at].name)).collect();
    let mut found = same_names(all);
    found.extend(first_letters(all, &bodies));
    found.extend(same_words(all, &bodies));
    found.retain(|it| {
        let (stays, other) = (&all[it.stays], &all[it.other]);
        let are_named = !is_sort(stays) && !is_sort(other) || stays.agrees(other).is_some();
        are_named && !stays.excludes(other)
    });
    found
}

/// Whether articles call it by what many bodies are called: "the police", "Supreme Court".
fn is_sort(it: &Somebody) -> bool {
    let reasons = ["the name has no capital", "each country has", "many bodies have"];
    reasons.iter().any(|reason| it.alone.starts_with(reason))
}

/// Those with one name of whom reports do not agree what they are, and groups that have a name.
fn same_names(all: &[Somebody]) -> Vec<Pair> {
    let mut blocks: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, it) in all.iter().enumerate().filter(|(_, it)| is_name(&it.name)) {
        blocks.entry(&it.folded).or_default().push(at);
    }
    let mut found = Vec::new();
    for block in blocks.into_values().filter(|block| block.len() > 1) {
        // One of them is known for a body, or for a group with a name of its own.
        let is_sure = |at: &&usize| {
            let it = &all[**at];
            it.may_be_body() && it.kind.is_some()
                || it.is(ActorKind::Group) && is_named_group(&it.name)
        };
        let Some(first) = block
            .iter()
            .filter(is_sure)
            .max_by_key(|at| (all[**at].may_be_body(), all[**at].articles.len()))
        else {
            continue;
        };
        for other in block.iter().filter(|at| *at != first) {
            let (first_one, it) = (&all[*first], &all[*other]);
            let is_named =
                !it.is(ActorKind::Group) || first_one.may_be_body() || is_named_group(&it.name);
            if is_named && !first_one.shares_article(it) && !it.is(ActorKind::Person) {
                let strength = if it.is(ActorKind::Group) { 3 } else { 4 };
                found.push(of(all, (*first, *other), Because::SameName, strength, "the same name"));
            }
        }
    }
    found
}

/// "NATO" and "North Atlantic Treaty Organization".
fn first_letters(all: &[Somebody], bodies: &[usize]) -> Vec<Pair> {
    let mut full: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for at in bodies {
        let words: Vec<&str> = all[*at].folded.split(' ').collect();
        if words.len() < 2 || !is_titled(&all[*at].name) {
            continue;
        }
        let letters = |words: &mut dyn Iterator<Item = &&str>| {
            words.filter_map(|it| it.chars().next()).collect::<String>()
        };
        let mut forms = vec![
            letters(&mut words.iter()),
            letters(&mut words.iter().filter(|it| !SMALL.contains(it))),
        ];
        forms.dedup();
        for form in forms {
            full.entry(form).or_default().push(*at);
        }
    }
    let mut found = Vec::new();
    for at in bodies.iter().copied().filter(|at| is_abbreviation(&all[*at].name)) {
        let short = all[at].folded.replace(' ', "");
        for long in full.get(&short).into_iter().flatten().copied().filter(|long| *long != at) {
            let words = format!("the first letters of “{}”", all[long].name);
            found.push(of(all, (long, at), Because::FirstLetters, 4, words));
        }
    }
    found
}

/// "Defense Department" and "Department of Defence"; "Gribble Haulage Ltd" and "Gribble Haulage".
fn same_words(all: &[Somebody], bodies: &[usize]) -> Vec<Pair> {
    let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for at in bodies {
        let words = words(&all[*at].folded);
        if !words.is_empty() {
            blocks.entry(words).or_default().push(*at);
        }
    }
    let mut found = Vec::new();
    for block in blocks.into_values() {
        for (i, a) in block.iter().enumerate() {
            for b in block[i + 1..].iter().filter(|b| all[**b].folded != all[*a].folded) {
                let words =
                    "the same words, but for their order, their spelling or the form of a company";
                found.push(pair(all, (*a, *b), Because::Words, 3, words));
            }
        }
    }
    found
}

fn words(folded: &str) -> String {
    let all: Vec<&str> = folded.split(' ').filter(|word| !SMALL.contains(word)).collect();
    let spelled = |word: &&str| {
        let known = SPELLINGS.iter().find(|(other, _)| other == word);
        known.map_or(*word, |(_, one)| one).to_owned()
    };
    let mut kept: Vec<String> =
        all.iter().filter(|word| !FORMS.contains(word)).map(spelled).collect();
    kept.sort_unstable();
    kept.join(" ")
}

fn is_name(name: &str) -> bool {
    name.chars().any(|c| c.is_alphabetic() && !c.is_lowercase())
}

/// Whether all words that say something begin with a capital.
fn is_titled(name: &str) -> bool {
    let is_small = |word: &&str| !SMALL.contains(&word.to_lowercase().as_str());
    name.split_whitespace().filter(is_small).all(|word| !word.starts_with(char::is_lowercase))
}

/// "NATO", "U.N."
fn is_abbreviation(name: &str) -> bool {
    let letters: Vec<char> = name.chars().filter(|c| *c != '.').collect();
    (2..=7).contains(&letters.len()) && letters.iter().all(|c| c.is_uppercase())
}
