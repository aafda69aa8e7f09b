//! Whom a typed name means, before anything is written down: a slip in a name would make somebody new of it.

use super::coding::known;
use crate::fold::{begins_words, fold};
use crate::query::actors_with;
use crate::roster::lines_of;
use crate::{ActorLine, Record, RecordError};
use onrecord_reading::state_code;
use rusqlite::Connection;
use serde::Serialize;
use std::collections::BTreeSet;

/// How many others a name may have been meant for are given.
const FEW: usize = 6;

/// Whom a name means in an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Called {
    /// Whether the record has exactly one whom it may mean, or it is a state's name: then nothing needs to be asked.
    pub is_known: bool,
    /// Those whom it may have been meant for, the likeliest first, where it means nobody for sure.
    pub like: Vec<ActorLine>,
}

impl Record {
    /// Whom a coder means who gives a name in an article, as [`crate::ActorChoice::Name`] is understood; where that is
    /// nobody for sure, who is called much the same.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn called(&self, article: i64, name: &str) -> Result<Called, RecordError> {
        let name = name.trim();
        let found = self.read(|record| known(record, article, name))?;
        if found.is_some() || state_code(name).is_some() {
            return Ok(Called { is_known: true, like: Vec::new() });
        }
        let folded = fold(name);
        let likely = self.read(|record| likely(record, &folded))?;
        let mut like: Vec<(usize, ActorLine)> = Vec::new();
        for it in likely {
            let names: BTreeSet<String> =
                it.names.split("; ").chain([it.name.as_str()]).map(fold).collect();
            let far = names.iter().filter_map(|other| how_far(&folded, other)).min();
            like.extend(far.map(|far| (far, it)));
        }
        like.sort_by_key(|(far, it)| (*far, std::cmp::Reverse(it.articles)));
        let like = like.into_iter().take(FEW).map(|(_, it)| it).collect();
        Ok(Called { is_known: false, like })
    }
}

/// The actors that have a name for which this may have been meant. All names are looked at, and only these actors looked
/// up.
fn likely(record: &Connection, folded: &str) -> rusqlite::Result<Vec<ActorLine>> {
    let mut ids: BTreeSet<i64> =
        actors_with(record, "", |name| how_far(folded, name).is_some())?.into_iter().collect();
    // A state has its English name, which reports need not use.
    let mut own = record.prepare_cached("SELECT id, name FROM actor")?;
    let mut rows = own.query([])?;
    while let Some(row) = rows.next()? {
        if how_far(folded, &fold(row.get_ref(1)?.as_str()?)).is_some() {
            ids.insert(row.get(0)?);
        }
    }
    lines_of(record, &ids.into_iter().collect::<Vec<_>>())
}

/// How far a typed name is from another, where it may be meant for it: by a letter or two in another place, or as a part
/// of it. Both are folded.
fn how_far(typed: &str, name: &str) -> Option<usize> {
    if typed.is_empty() || name.is_empty() {
        return None;
    }
    let most = 1 + typed.chars().count() / 8;
    match slips(typed, name, most) {
        Some(slips) => Some(slips),
        None => (begins_words(name, typed) || begins_words(typed, name)).then_some(most + 1),
    }
}

/// How many letters must be put in, taken out or made another, two that changed places counting as one; nothing where these
/// are more than `most`.
fn slips(a: &str, b: &str, most: usize) -> Option<usize> {
    let [a, b]: [Vec<char>; 2] = [a, b].map(|it| it.chars().collect());
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut now = vec![i];
        for j in 1..=b.len() {
            let other = usize::from(a[i - 1] != b[j - 1]);
            let mut least = (last[j - 1] + other).min(last[j] + 1).min(now[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(before[j - 2] + 1);
            }
            now.push(least);
        }
        before = std::mem::replace(&mut last, now);
    }
    last.last().copied().filter(|slips| *slips <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_in_a_name_are_told_from_other_names() {
        let check = |typed: &str, name: &str, expected: bool| {
            assert_eq!(how_far(&fold(typed), &fold(name)).is_some(), expected, "{typed} {name}");
        };
        check("Lina Brandtt", "Lina Brandt", true);
        check("Lina Barndt", "Lina Brandt", true);
        check("brandt", "Lina Brandt", true);
        check("Lina Brandt", "Brandt", true);
        check("Lina Hale", "Lina Brandt", false);
        check("Oslo", "Olga", false);
        check("", "Olga", false);
    }
}
