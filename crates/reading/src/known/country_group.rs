//! Groups of states: "the three Baltic states" are Estonia, Latvia and Lithuania.

use super::country::{Country, country};
use super::spelling::{Spelling, bare, key};
use super::word_set::WordSet;
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
