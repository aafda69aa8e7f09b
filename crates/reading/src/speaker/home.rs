//! The country of a party: its own, or the one that the article is about.

use crate::Actor;
use crate::known::{Country, demonym, named_body, shared_party, state_by};
use crate::words::is_capitalised;
use onrecord_text::Layout;
use std::collections::BTreeMap;

/// How many words a state's name may have.
const LONGEST: usize = 4;

/// Gives each party without a country its own, if its name tells it, and else the one that the article is about.
pub(super) fn give_countries<'a>(
    text: &str,
    layout: &Layout,
    actors: impl Iterator<Item = &'a mut Actor>,
) {
    let mut about = None;
    for actor in actors.filter(|actor| actor.country.is_none()) {
        let country = match named_body(&actor.name).and_then(|body| body.country()) {
            Some(code) => Some(code),
            None if shared_party(&actor.name).is_some() => {
                *about.get_or_insert_with(|| is_about(text, layout))
            }
            None => None,
        };
        actor.country = country.map(str::to_owned);
    }
}

/// The country that a text names, in whatever way, more often than all others together.
fn is_about(text: &str, layout: &Layout) -> Option<&'static str> {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for sentence in &layout.sentences {
        let tokens = &layout.tokens[sentence.tokens.clone()];
        let mut at = 0;
        while at < tokens.len() {
            let named = (1..=LONGEST.min(tokens.len() - at)).rev().find_map(|count| {
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
