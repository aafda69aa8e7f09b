//! Roles taken apart: the words that say what somebody is, which are read once and compared with every description.

use super::office::{NO_RULERS, is_of_place, party};
use crate::known;
use crate::words::{PARTISANS, PREPOSITIONS, is_one_of};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The words of a role, as descriptions are compared with them.
#[derive(Clone, Debug)]
pub(crate) struct Role<'t> {
    /// All its words, as the text has them.
    pub(super) words: Vec<&'t str>,
    /// The same in small letters.
    pub(super) small: Vec<String>,
    /// Those that say what its bearer is, in small letters.
    pub(super) own: Vec<String>,
    /// The words of each part, in small letters: of "former mayor and senator", two.
    pub(super) parts: Vec<Vec<String>>,
    pub(super) told: Told,
}

/// What words tell besides the noun: of which party, place and body somebody is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) party: Option<String>,
    pub(super) places: Vec<String>,
    pub(super) bodies: Vec<String>,
}

impl Told {
    pub(super) fn of(words: &[&str]) -> Told {
        let small = |is: &dyn Fn(&str) -> bool| -> Vec<String> {
            words.iter().filter(|word| is(word)).map(|word| word.to_lowercase()).collect()
        };
        Told {
            party: party(words),
            places: small(&is_of_place),
            bodies: small(&|word| known::is_body_word(word) || is_one_of(word, NO_RULERS)),
        }
    }
}

impl<'t> Role<'t> {
    pub(crate) fn of(role: &'t str) -> Role<'t> {
        #[cfg(test)]
        TAKEN_APART.with(|count| count.set(count.get() + 1));
        let words = words_of(role);
        let small = role.to_lowercase();
        let parts = small.split([',', ';', '&']).flat_map(|part| part.split(" and "));
        let owned = |word: &&str| (*word).to_owned();
        Role {
            told: Told::of(&words),
            small: words.iter().map(|word| word.to_lowercase()).collect(),
            own: parts.clone().flat_map(own_words).collect(),
            parts: parts.map(|part| words_of(part).iter().map(owned).collect()).collect(),
            words,
        }
    }

    pub(super) fn has(&self, word: &str) -> bool {
        self.small.iter().any(|other| other.eq_ignore_ascii_case(word))
    }

    /// Whether it is an office that somebody had and has no more, wherever it holds the noun: "former president",
    /// "former mayor and senator" for a mayor.
    pub(super) fn is_past(&self, noun: &str) -> bool {
        let mut with_noun =
            self.parts.iter().filter(|words| words.iter().any(|it| it == noun)).peekable();
        with_noun.peek().is_some()
            && with_noun.all(|words| words.iter().any(|it| is_one_of(it, "ex former")))
    }
}

/// The roles of a report that were taken apart, by their words: each once, however often it is compared.
#[derive(Debug, Default)]
pub(super) struct Roles<'t>(RefCell<BTreeMap<&'t str, Rc<Role<'t>>>>);

impl<'t> Roles<'t> {
    pub(super) fn of(&self, words: &'t str) -> Rc<Role<'t>> {
        let mut known = self.0.borrow_mut();
        Rc::clone(known.entry(words).or_insert_with(|| Rc::new(Role::of(words))))
    }
}

fn words_of(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// The words of a part of a role that say what its bearer is: "wife" of "the mayor’s wife", "spokesman" of "spokesman for
/// the mayor", "lawyer" of "family lawyer".
fn own_words(part: &str) -> Vec<String> {
    let owned = ["’s ", "'s "].iter().filter_map(|mark| part.rsplit_once(mark)).next();
    let words = words_of(owned.map_or(part, |(_, owned)| owned));
    let ends = |word: &&str| is_one_of(word, PREPOSITIONS) || is_one_of(word, WHO);
    let end = (1..words.len()).find(|at| ends(&words[*at])).unwrap_or(words.len());
    let words = &words[..end];
    let last = words.iter().rposition(|word| known::is_role(word));
    // "Head coach" is no head, and "family lawyer" no family, but "prime minister" is one office.
    let is_before_head = |at: usize, word: &str| {
        let is_title = known::is_role(word) && !is_one_of(word, HEADS);
        let is_office = is_title || word == "prime" || is_one_of(word, PARTISANS);
        last.is_some_and(|last| at < last) && !is_office
    };
    let told = words.iter().enumerate().filter(|(at, word)| !is_before_head(*at, word));
    told.map(|(_, word)| (*word).to_owned()).collect()
}

/// Words that begin a clause about whoever has a role.
const WHO: &str = "that which who whom whose";

/// Nouns that say before another that it is the first of its kind.
const HEADS: &str = "chief head";

#[cfg(test)]
thread_local! {
    /// How many roles were taken apart.
    pub(super) static TAKEN_APART: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_is() {
        let check = |role: &str, own: &str| assert_eq!(Role::of(role).own.join(" "), own, "{role}");
        check("the mayor’s wife", "wife");
        check("spokesman for the mayor", "spokesman");
        check("family lawyer", "lawyer");
        check("president and head of the board", "president head");
    }
}
