//! Whether a name is a person's, by its words.

use super::country::{demonym, state};
use super::given_name::is_given_name;
use super::role::{is_address, is_title};
use super::spelling::bare;
use super::word_set::WordSet;
use crate::words::{INSIDE_PERSONS, is_capitalised, is_one_of};

/// Words that begin the names of places and bodies.
static FIRST_OF_OTHERS: WordSet = WordSet::new(
    "\
    african and arab arabic as asian at atlantic baltic big black blue but by cape catholic central \
    christian city das democrat democratic die east eastern el european federal first for fort free \
    from golden grand great greater green gulf high holy how if in international islamic jewish la \
    lake las latin los lower make middle mount muslim national nazi new no nordic north northern not \
    now old on our pacific persian port public red republican roman royal saint san santa second \
    senate silicon so social socialist south southern st stop supreme team that the then third this \
    united upper wall west western what when where who why white with world young",
);

/// Words that end the names of places, things and events.
static LAST_OF_OTHERS: WordSet = WordSet::new(
    "\
    accord accords act agreement airport amendment avenue awards beach boulevard city \
    convention county creek cup declaration desert district festival gardens harbor harbour heights \
    highway island islands isles mountain mountains ocean peninsula plan plaza prison prize protocol \
    province region republic resolution river road sea settlement springs square station strip \
    summit territory theater theatre tower treaty triangle valley village virus war",
);

/// Those that are surnames too, and so show nothing behind a given name: "Rosa Park".
static LAST_OF_OTHERS_OR_PERSONS: WordSet = WordSet::new(
    "\
    bay bridge castle day east falls forest hill hills lake lane north open palace park port south \
    street town wells west",
);

/// What follows a name and is no part of it.
static SUFFIXES: WordSet = WordSet::new("ii iii iv jr jr. sr sr.");

/// Whether a name is a person's: with a role or form of address, with a given name, or two and more
/// capitalised words that look like nothing else.
pub(super) fn is_person(name: &str) -> bool {
    let words: Vec<&str> = bare(name).split_whitespace().collect();
    let titles = words.iter().take_while(|word| is_title(word)).count();
    let (titles, rest) = words.split_at(titles);
    if titles.iter().any(|title| is_address(title)) {
        // "Mayor Ruth Calloway", "the mayor", "the mayor of Stennick".
        return rest.first().is_none_or(|next| is_part(next) || *next == "of");
    }
    is_office(name) || is_full_name(&words)
}

/// Whether words name somebody by office or kinship: "the Keldrian minister", "head of the union".
pub(super) fn is_office(words: &str) -> bool {
    let head = bare(words).split_whitespace().take_while(|word| !matches!(*word, "of" | "for"));
    head.last().is_some_and(is_address)
}

fn is_full_name(words: &[&str]) -> bool {
    let words = match words {
        [words @ .., last] if SUFFIXES.contains(last) => words,
        _ => words,
    };
    let [first, .., last] = words else { return false };
    let is_initial = |word: &str| word.ends_with('.') || word.chars().count() == 1;
    let others = || {
        FIRST_OF_OTHERS.contains(first.trim_end_matches('.'))
            || LAST_OF_OTHERS_OR_PERSONS.contains(last)
            || state(first).is_some()
            || demonym(first).is_some()
            || !has_small_letters(last)
            // "UK Finance", but "J. P. Ortiz" and "von der Brandt".
            || is_capitalised(first) && !has_small_letters(first) && !is_initial(first)
    };
    words.len() < 7
        && words.iter().all(|word| is_part(word))
        && !is_initial(last)
        && !is_one_of(last, INSIDE_PERSONS)
        && !LAST_OF_OTHERS.contains(last)
        && (is_given_name(first) || !others())
}

/// Whether a word may stand in a person's name: "Marrant", "von", "al-Hale".
fn is_part(word: &str) -> bool {
    let particle = word.split('-').next().unwrap_or_default();
    is_capitalised(word) || is_one_of(particle, INSIDE_PERSONS)
}

fn has_small_letters(word: &str) -> bool {
    word.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(names: &[&str], expected: bool) {
        for name in names {
            assert_eq!(is_person(name), expected, "{name:?}");
        }
    }

    #[test]
    fn names_of_persons() {
        check(&["Ilse Marrant", "Tomas Brandt", "J. P. Ortiz", "Karl-Otto O’Neil"], true);
        check(&["Ursula von der Brandt", "von der Brandt", "Xi Jinping", "JD Vance"], true);
        check(&["Michael Jordan", "Chad Smith", "Paris Hilton", "George Washington"], true);
        check(&["Georgia Hale", "Israel Katz", "Tom Holland", "Kari Lake", "Anna Georgia"], true);
        check(&["Omar al-Hale", "Mr. de Brandt", "TOMAS BRANDT", "Ann Hale III"], true);
    }

    #[test]
    fn roles_and_addresses() {
        check(&["Mayor Ruth Calloway", "Mr. Hale", "King Charles", "Foreign Minister Ruiz"], true);
        check(&["the mayor", "the mayor of Stennick", "Keldrian president", "her brother"], true);
        check(&["head of the union", "the prime minister"], true);
    }

    #[test]
    fn no_persons() {
        check(&["New York", "West Virginia", "Los Angeles", "Jordan River", "Hyde Park"], false);
        check(&["Paris Agreement", "UK Finance", "Swiss Re", "Ukraine Aid", "Keldria"], false);
        check(&["Ann and Ben Hale", "NATO", "", "officials", "the lower town"], false);
    }
}
