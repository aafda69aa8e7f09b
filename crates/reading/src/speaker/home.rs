//! The country of actors that are no states: of a party, its own or the one that the article is about; of a body, or
//! an office that nobody named holds, the one that its words tell.

use crate::known::{
    Country, LONGEST_STATE, NamedBody, demonym, is_body, is_role, named_body, shared_party,
    state_by, state_named,
};
use crate::words::{is_capitalised, is_one_of};
use crate::{Actor, ActorKind};
use onrecord_text::Layout;
use std::collections::BTreeMap;

/// Names of states that stand before nouns as they are: "the US president".
const BEFORE_NOUNS: &str = "UK US";

/// Gives each actor without a country the one that its name tells, and else a party the one that the article is about.
pub(super) fn give_countries<'a>(
    text: &str,
    layout: &Layout,
    actors: impl Iterator<Item = &'a mut Actor>,
) {
    let mut about = None;
    for actor in actors.filter(|actor| actor.country.is_none()) {
        let country = match named_body(&actor.name).and_then(NamedBody::country) {
            Some(code) => Some(code),
            None if shared_party(&actor.name).is_some() => {
                *about.get_or_insert_with(|| is_about(text, layout))
            }
            None if matches!(actor.kind, Some(ActorKind::Group | ActorKind::Organisation)) => {
                of_words(&actor.name).map(|country| country.code)
            }
            None => None,
        };
        actor.country = country.map(str::to_owned);
    }
}

/// The country in a description: "the German chancellor", "Sweden’s foreign ministry", "the chancellor of Germany".
fn of_words(name: &str) -> Option<&'static Country> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let words = match words.first() {
        Some(first) if is_one_of(first, "a an the") => &words[1..],
        _ => &words[..],
    };
    let (first, rest) = words.split_first()?;
    // "The German and French governments" are of no one country.
    if rest.is_empty() || rest.contains(&"and") {
        return None;
    }
    let noun = || BEFORE_NOUNS.split(' ').any(|noun| first.replace('.', "") == noun);
    let begins = demonym(first)
        .filter(|_| is_capitalised(first))
        .or_else(|| noun().then(|| state_by(first).map(|(country, _)| country)).flatten());
    let owner = || {
        let bare = |word: &&str| {
            let ends = ["’s", "'s", "s’", "s'"];
            ends.iter().any(|end| word.ends_with(end))
        };
        let count = words.iter().take(LONGEST_STATE).position(bare)? + 1;
        (count < words.len()).then(|| state_named(&words[..count].join(" "))).flatten()
    };
    let behind = || {
        let of = words.iter().position(|word| *word == "of")?;
        let head = words[..of].last()?;
        let is_of_state = is_role(head) || is_body(head);
        is_of_state.then(|| state_named(&words[of + 1..].join(" "))).flatten()
    };
    begins.or_else(owner).or_else(behind)
}

/// The country that a text names, in whatever way, more often than all others together.
fn is_about(text: &str, layout: &Layout) -> Option<&'static str> {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for sentence in &layout.sentences {
        let tokens = &layout.tokens[sentence.tokens.clone()];
        let mut at = 0;
        while at < tokens.len() {
            let named = (1..=LONGEST_STATE.min(tokens.len() - at)).rev().find_map(|count| {
                let words = tokens[at].cover(tokens[at + count - 1]).of(text);
                Some((count, country(words)?))
            });
            at += named.map_or(1, |(count, country)| {
                *times.entry(country.code).or_default() += 1;
                count
            });
        }
    }
    let all: usize = times.values().sum();
    let (country, most) = times.into_iter().max_by_key(|(_, times)| *times)?;
    (2 * most > all).then_some(country)
}

fn country(words: &str) -> Option<&'static Country> {
    if !is_capitalised(words) {
        return None;
    }
    state_by(words).map(|(country, _)| country).or_else(|| demonym(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_in_descriptions() {
        let check = |name: &str, expected: &str| {
            assert_eq!(of_words(name).map_or("-", |country| country.code), expected, "{name}");
        };
        check("The German chancellor", "DE");
        check("Sweden’s foreign ministry", "SE");
        check("the Netherlands' prime minister", "NL");
        check("the US president", "US");
        check("the chancellor of Germany", "DE");
        check("the Ministry of Defence of Ukraine", "-");
        check("Spanish diplomats", "ES");
        check("critics of Russia", "-");
        check("Russian-backed rebels", "-");
        check("the mayor of Paris", "-");
        check("the Danish", "-");
    }

    #[test]
    fn countries_of_parties() {
        let check = |text: &str, name: &str, expected: Option<&str>| {
            let mut actor = Actor { name: name.to_owned(), ..Actor::default() };
            give_countries(text, &Layout::of(text), std::iter::once(&mut actor));
            assert_eq!(actor.country.as_deref(), expected, "{name} in {text:?}");
        };
        let ferry = "LONDON – Labour wants a ferry for Britain, a German firm said in Britain.";
        check(ferry, "Labour", Some("GB"));
        check(ferry, "AfD", Some("DE"));
        check(ferry, "Nora Whitlam", None);
        check("Britain and Germany want it, the Greens do not.", "the Greens", None);
        check("The Greens want a ferry.", "Greens", None);
    }
}
