//! The tables of states, read once: what leads from words to a country.

use super::country::{By, Country};
use super::spelling::{Spelling, key};
use super::word_set::WordSet;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Code, name, official name, other names, demonyms, capitals; from a kept data set.
const COUNTRIES: &str = include_str!("../../data/countries.tsv");
/// Code, what it is, names; our own.
const OWN: &str = include_str!("../../data/own_countries.tsv");

/// Names of states and their people that are other words in small letters.
static COMMON: WordSet = WordSet::new(
    "america brit chad chile china dane finn guinea lao panama pole polish togo trinidad turk \
    turkey",
);

/// All that is known of countries.
pub(super) static ATLAS: LazyLock<Atlas> = LazyLock::new(Atlas::read);

#[derive(Default)]
pub(super) struct Atlas {
    /// By code.
    countries: Vec<Country>,
    names: HashMap<String, Entry>,
    demonyms: HashMap<String, Entry>,
}

struct Entry {
    /// The index of the country; none where several share the words.
    at: Option<usize>,
    by: By,
    spelling: Spelling,
}

impl Atlas {
    /// The country with a code.
    pub(super) fn country(&self, code: &str) -> Option<&Country> {
        self.countries.get(self.index(code)?)
    }

    /// The country that words name, and by what.
    pub(super) fn named(&self, words: &str) -> Option<(&Country, By)> {
        let entry = self.names.get(&key(words))?;
        Some((self.countries.get(entry.of(words)?)?, entry.by))
    }

    /// The country of a demonym, of one person or several.
    pub(super) fn demonym(&self, word: &str) -> Option<&Country> {
        let key = key(word);
        let one = || self.demonyms.get(key.strip_suffix('s')?);
        let entry = self.demonyms.get(&key).or_else(one)?;
        self.countries.get(entry.of(word)?)
    }

    fn index(&self, code: &str) -> Option<usize> {
        self.countries.binary_search_by_key(&code, |country| country.code).ok()
    }

    fn read() -> Atlas {
        let mut atlas = Atlas::default();
        let rows: Vec<[&'static str; 6]> = COUNTRIES.lines().skip(1).filter_map(columns).collect();
        let countries = rows.iter().map(|[code, name, ..]| Country { code, name });
        atlas.countries = countries.collect();
        let own: Vec<[&str; 3]> =
            OWN.lines().filter(|line| !line.starts_with('#')).filter_map(columns).collect();
        // A name goes before a capital: "Singapore", "Luxembourg".
        for [code, name, official, others, demonyms, _] in &rows {
            atlas.add(code, "name", &[*name, *official, *others].join("|"));
            atlas.add(code, "demonym", demonyms);
        }
        for [code, what, names] in &own {
            atlas.add(code, what, names);
        }
        for [code, .., capitals] in &rows {
            atlas.add(code, "capital", capitals);
        }
        atlas
    }

    /// Takes up what leads to a country, in the words of the tables, between bars.
    fn add(&mut self, code: &str, what: &str, names: &str) {
        let Some(at) = self.index(code) else { return };
        let (entries, by) = match what {
            "demonym" => (&mut self.demonyms, By::Name),
            "capital" => (&mut self.names, By::Capital),
            "seat" => (&mut self.names, By::Seat),
            _ => (&mut self.names, By::Name),
        };
        for name in names.split('|').filter(|name| !name.is_empty()) {
            let key = key(name);
            let spelling = Spelling::of(name);
            let spelling = if COMMON.contains(&key) { spelling.capitalised() } else { spelling };
            let entry = entries.entry(key).or_insert(Entry { at: Some(at), by, spelling });
            if entry.by == by && entry.at != Some(at) {
                entry.at = None;
            }
        }
    }
}

impl Entry {
    /// The index of the country, if `words` are written as its name must be.
    fn of(&self, words: &str) -> Option<usize> {
        self.at.filter(|_| self.spelling.fits(words))
    }
}

/// The columns of a line that has as many as it should.
fn columns<const COUNT: usize>(line: &'static str) -> Option<[&'static str; COUNT]> {
    line.split('\t').collect::<Vec<_>>().try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sound() {
        assert!(ATLAS.countries.is_sorted_by_key(|country| country.code));
        assert_eq!(ATLAS.countries.len(), COUNTRIES.lines().count() - 1);
        // Each country is found by its own name.
        for country in &ATLAS.countries {
            assert_eq!(ATLAS.named(country.name), Some((country, By::Name)));
        }
        for line in OWN.lines().filter(|line| !line.starts_with('#')) {
            let Some([code, what, names]) = columns(line) else { panic!("{line}") };
            assert!(ATLAS.country(code).is_some(), "{line}");
            assert!(matches!(what, "name" | "demonym" | "capital" | "seat"), "{line}");
            for name in names.split('|') {
                let named = || ATLAS.named(name).map(|(country, _)| country);
                let found = if what == "demonym" { ATLAS.demonym(name) } else { named() };
                assert_eq!(found, ATLAS.country(code), "{name}");
            }
        }
    }
}
