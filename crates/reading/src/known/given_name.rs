//! Given names and the gender of those who bear them.

use super::Gender;
use super::spelling::given_name_key;
use crate::words::is_capitalised;
use std::cmp::Ordering;

/// A name and m, f or u (both) a line, sorted, so that it is searched as it stands.
const NAMES: &str = include_str!("../../data/given_names.tsv");

/// The gender of most who bear a given name. Of a full name the first word counts; nothing is known
/// of "Robin" or "Sasha", which both bear.
pub(crate) fn gender_of_given_name(name: &str) -> Option<Gender> {
    match bearers(name)? {
        "f" => Some(Gender::Female),
        "m" => Some(Gender::Male),
        _ => None,
    }
}

/// Whether the first word is a given name of anybody.
pub(crate) fn is_given_name(name: &str) -> bool {
    bearers(name).is_some()
}

fn bearers(name: &str) -> Option<&'static str> {
    let first = name.split_whitespace().next()?;
    if !is_capitalised(first) {
        return None;
    }
    let key = given_name_key(first);
    look_up(&key).or_else(|| of_parts(&key))
}

/// "Karl-Otto": the parts that say something must agree.
fn of_parts(key: &str) -> Option<&'static str> {
    let mut found: Option<&'static str> = None;
    for part in key.split('-').filter(|_| key.contains('-')).filter_map(look_up) {
        found = match found {
            Some(other) if other != "u" && part != "u" && other != part => return Some("u"),
            Some(other) if other != "u" => Some(other),
            _ => Some(part),
        };
    }
    found
}

/// A binary search over the lines of the table.
fn look_up(key: &str) -> Option<&'static str> {
    let mut rest = NAMES;
    while !rest.is_empty() {
        let start = rest.get(..rest.len() / 2)?.rfind('\n').map_or(0, |at| at + 1);
        let line = rest.get(start..)?.lines().next()?;
        let (name, bearers) = line.split_once('\t')?;
        rest = match key.cmp(name) {
            Ordering::Equal => return Some(bearers),
            Ordering::Less => rest.get(..start)?,
            Ordering::Greater => rest.get(start + line.len() + 1..)?,
        };
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::known::spelling::given_name_key;

    #[test]
    fn genders() {
        let check = |name: &str, expected: Option<Gender>| {
            assert_eq!(gender_of_given_name(name), expected, "{name:?}");
        };
        for name in
            "Ursula Kaja Mette Giorgia Ilse Oona Evika Dovilė Yuliia Małgorzata Sahra-Maria \
            Anne-Marie Zuzana Fatima Kamala Maia"
                .split_whitespace()
        {
            check(name, Some(Gender::Female));
        }
        for name in "Volodymyr Oleksandr Emmanuel Keir Donald Andrzej Radosław Friedrich Tomas \
            Jean-Luc Karl-Otto JOSÉ Recep Viktor Jens António Gitanas Kęstutis Péter Hakan"
            .split_whitespace()
        {
            check(name, Some(Gender::Male));
        }
        for name in ["Sasha", "Robin", "Alex", "Andrea", "Jean", "", "-", "tom", "Brackwater", "J."]
        {
            check(name, None);
        }
        check("Volodymyr Zelenskyy", Some(Gender::Male));
    }

    #[test]
    fn the_table_is_sorted_and_holds_keys() {
        assert!(NAMES.is_ascii() && NAMES.ends_with('\n'));
        let lines: Vec<(&str, &str)> =
            NAMES.lines().map(|line| line.split_once('\t').unwrap()).collect();
        assert!(lines.is_sorted_by(|(name, _), (next, _)| name < next));
        for (name, bearers) in lines {
            assert_eq!(given_name_key(name), name);
            assert!(matches!(bearers, "f" | "m" | "u"), "{name}");
            assert_eq!(look_up(name), Some(bearers));
        }
    }
}
