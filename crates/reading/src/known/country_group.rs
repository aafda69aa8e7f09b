//! Groups of states: "the three Baltic states" are Estonia, Latvia and Lithuania.

use super::country::{Country, LONGEST_STATE, country, demonym, state_named};
use super::spelling::{Spelling, bare, key};
use super::word_set::WordSet;
use crate::words::{EXCEPTING, is_one_of};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Names and members; `~` stands for any of [`STATES`].
const GROUPS: &str = include_str!("../../data/own_country_groups.tsv");

/// What the members of a group are called.
static STATES: WordSet =
    WordSet::new("capitals countries governments members nations neighbours republics states");

/// Words before a group that leave all its members in it.
static ALL: WordSet = WordSet::new("all both two three four five six seven eight nine of the");

/// The members of a named group of states, by their codes' order: "the Baltic states", "all Nordic
/// countries". "Some Nordic countries" are not the group.
pub(crate) fn states_of(words: &str) -> Option<Vec<&'static Country>> {
    static KNOWN: LazyLock<HashMap<String, Vec<&'static Country>>> = LazyLock::new(known);
    if !Spelling::Capital.fits(words) {
        return None;
    }
    let mut rest = bare(words);
    // "Two of the three Baltic states" are not all of them.
    if rest.split_whitespace().nth(1) == Some("of") && !rest.to_lowercase().starts_with("all ") {
        return None;
    }
    while let Some((first, more)) = rest.split_once(char::is_whitespace)
        && ALL.contains(first)
    {
        rest = more.trim_start();
    }
    let key = key(rest);
    let group = key.rsplit_once(' ').filter(|(_, last)| STATES.contains(last));
    let general = group.and_then(|(group, _)| KNOWN.get(&format!("{group} ~")));
    KNOWN.get(&key).or(general).cloned()
}

/// Those who speak for states, whose states are counted up before or behind them.
static RULERS: WordSet =
    WordSet::new("chancellors governments leaders ministers premiers presidents");

/// What states may be called that are counted up behind it.
static CALLED: WordSet = WordSet::new("allies countries members nations neighbours states");

/// The states that a description counts up, in its order: "the leaders of Germany and France", "the German and French
/// governments", "EU members Sweden and Finland". The allies of Sweden and Finland are others.
pub(crate) fn states_counted(words: &str) -> Option<Vec<&'static Country>> {
    let words: Vec<&str> =
        words.split_whitespace().map(|word| word.trim_matches([',', ';'])).collect();
    let has = |set: &WordSet| words.iter().any(|word| set.contains(&word.to_lowercase()));
    let is_of = words.contains(&"of");
    // "All EU members except Hungary and Malta" are all others.
    if words.iter().any(|word| is_one_of(word, EXCEPTING)) {
        return None;
    }
    if !words.contains(&"and") || !(has(&RULERS) || has(&CALLED) && !is_of) {
        return None;
    }
    let mut found: Vec<&'static Country> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let named = (1..=LONGEST_STATE.min(words.len() - at)).rev().find_map(|count| {
            let name = words[at..at + count].join(" ");
            Some((count, state_named(&name).or_else(|| demonym(&name))?))
        });
        match named.filter(|_| Spelling::Capital.fits(words[at])) {
            Some((count, state)) => {
                found.push(state);
                at += count;
            }
            // Somebody else is among them.
            None if at > 0 && Spelling::Capital.fits(words[at]) && words[at].len() > 4 => {
                return None;
            }
            None => at += 1,
        }
    }
    (found.len() > 1).then_some(found)
}

fn known() -> HashMap<String, Vec<&'static Country>> {
    let mut known = HashMap::new();
    for line in GROUPS.lines().filter(|line| !line.starts_with('#')) {
        let Some((names, codes)) = line.split_once('\t') else { continue };
        let mut members: Vec<&Country> = codes.split(' ').filter_map(country).collect();
        members.sort_unstable_by_key(|country| country.code);
        for name in names.split('|') {
            let key = match name.strip_suffix(" ~") {
                Some(group) => format!("{} ~", key(group)),
                None => key(name),
            };
            known.insert(key, members.clone());
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, expected: &str) {
        let members = states_of(words).unwrap_or_default();
        let codes: Vec<&str> = members.iter().map(|country| country.code).collect();
        assert_eq!(codes.join(" "), expected, "{words:?}");
    }

    #[test]
    fn members_of_groups() {
        check("the Baltic states", "EE LT LV");
        check("Baltic countries", "EE LT LV");
        check("all three Baltic nations", "EE LT LV");
        check("the Baltics", "EE LT LV");
        check("Nordic countries", "DK FI IS NO SE");
        check("The Nordic-Baltic Eight", "DK EE FI IS LT LV NO SE");
        check("Scandinavia", "DK NO SE");
        check("the Visegrád Four", "CZ HU PL SK");
        check("the Benelux countries", "BE LU NL");
        check("the G7", "CA DE FR GB IT JP US");
        check("the Gulf states", "AE BH KW OM QA SA");
    }

    #[test]
    fn states_that_are_counted_up() {
        let check = |words: &str, expected: &str| {
            let found = states_counted(words).unwrap_or_default();
            let codes: Vec<&str> = found.iter().map(|country| country.code).collect();
            assert_eq!(codes.join(" "), expected, "{words:?}");
        };
        check("The leaders of Germany and France", "DE FR");
        check("The foreign ministers of Germany, the United Kingdom and Poland", "DE GB PL");
        check("The German and French governments", "DE FR");
        check("EU members Sweden and Finland", "SE FI");
        check("the allies of Sweden and Finland", "");
        check("the leaders of Germany and Siemens", "");
        check("critics in Sweden and Finland", "");
        check("The German government", "");
    }

    #[test]
    fn no_group() {
        check("", "");
        check("the", "");
        check("some Nordic countries", "");
        check("Baltic", "");
        check("Baltic leaders", "");
        check("the European Union", "");
        check("states", "");
        check("the three", "");
    }

    #[test]
    fn every_member_is_known() {
        for line in GROUPS.lines().filter(|line| !line.starts_with('#')) {
            let (_, codes) = line.split_once('\t').unwrap();
            assert!(codes.split(' ').all(|code| country(code).is_some()), "{line}");
        }
    }
}
