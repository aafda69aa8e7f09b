//! Bodies that are known by name: of which sort they are, and what else they are called.

use super::spelling::{Spelling, key};
use crate::words::is_one_of;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Bodies whose names do not show that they are one; a body a line: its sort, its names between bars, the
/// nouns by which it is called, and the code of the country of a party or of a state’s body.
const TABLE: &str = include_str!("../../data/own_bodies.tsv");

/// Bodies whose names are words, people's or places', too: at the beginning of a sentence they show nothing.
const WORDS_TOO: &str = "\
    amazon apple atlantic axios bloomberg brussels capitol duma economist fed forbes fox greens guardian independent labour meta \
    observer sas shas shell sky smer spectator spiegel sputnik sumar telegraph tisza uber vox";

/// A body that is known by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NamedBody {
    pub(crate) sort: Sort,
    /// The nouns by which it is called besides those of its sort: "alliance".
    called: &'static str,
    /// The country to which a party, or a body of one state, belongs wherever it is named.
    country: Option<&'static str>,
    spelling: Spelling,
}

/// What sort of body it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Of a state or of several.
    Public,
    Party,
    /// A movement, charity, union or armed group.
    Movement,
    Outlet,
    Company,
}

impl NamedBody {
    /// Whether it is called by the noun: NATO by "alliance", Labour by "party".
    pub(crate) fn is_called(&self, noun: &str) -> bool {
        let of_sort = match self.sort {
            Sort::Party => "party",
            _ => "",
        };
        is_one_of(noun, self.called) || is_one_of(noun, of_sort)
    }

    /// The code of the country to which it belongs wherever it is named, where it is a party or a body of one state.
    pub(crate) fn country(&self) -> Option<&'static str> {
        self.country
    }

    /// Whether it trades, as companies and outlets do.
    pub(crate) fn trades(&self) -> bool {
        matches!(self.sort, Sort::Company | Sort::Outlet)
    }
}

/// The body that a name is. It must have a capital: "labour" is work.
pub(crate) fn named_body(name: &str) -> Option<&'static NamedBody> {
    static BY_KEY: LazyLock<HashMap<String, NamedBody>> =
        LazyLock::new(|| rows().flat_map(|row| row.expect("a row of the table")).collect());
    BY_KEY.get(&key(name)).filter(|body| body.spelling.fits(name))
}

/// Whether a word is the name of a body and nothing else, so that it is one wherever it stands.
pub(crate) fn is_always_body(word: &str) -> bool {
    !is_one_of(word, WORDS_TOO) && named_body(word).is_some()
}

/// The names of each row, or the row that is none.
fn rows() -> impl Iterator<Item = Result<Vec<(String, NamedBody)>, &'static str>> {
    TABLE.lines().filter(|line| !line.starts_with('#')).map(|line| row(line).ok_or(line))
}

fn row(line: &'static str) -> Option<Vec<(String, NamedBody)>> {
    let mut cells = line.split('\t');
    let sort = match cells.next()? {
        "public" => Sort::Public,
        "party" => Sort::Party,
        "movement" => Sort::Movement,
        "outlet" => Sort::Outlet,
        "company" => Sort::Company,
        _ => return None,
    };
    let names = cells.next()?;
    let called = cells.next().unwrap_or_default();
    let country = cells.next();
    let body = |name: &str| NamedBody {
        sort,
        called,
        country,
        spelling: Spelling::of(name).capitalised(),
    };
    Some(names.split('|').map(|name| (key(name), body(name))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_bodies_are_called() {
        let is_called = |name: &str, noun: &str| named_body(name).unwrap().is_called(noun);
        assert!(is_called("NATO", "alliance"));
        assert!(is_called("the European Union", "bloc"));
        assert!(is_called("Labour", "party"));
        assert!(!is_called("NATO", "party"));
        assert!(!is_called("Reuters", "party"));
        assert!(named_body("Gazprom").unwrap().trades());
        assert!(!named_body("Greenpeace").unwrap().trades());
    }

    #[test]
    fn words_that_are_also_bodies() {
        assert!(is_always_body("Greenpeace") && is_always_body("Hamas"));
        // "BRUSSELS – The minister"
        assert!(!is_always_body("Brussels"));
        assert!(!is_always_body("Labour") && !is_always_body("Apple") && !is_always_body("Norvik"));
    }

    #[test]
    fn every_row_is_read_and_no_name_stands_twice() {
        let rows: Vec<_> = rows().map(Result::unwrap).collect();
        let mut keys: Vec<&String> = rows.iter().flatten().map(|(key, _)| key).collect();
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), all);
        assert!(keys.iter().all(|key| !key.is_empty()));
    }
}
