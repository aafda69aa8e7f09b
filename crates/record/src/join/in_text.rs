//! The full name that an article prints for somebody whom its speakers' words name by the family name.

use crate::fold::fold;
use crate::spelling::{Likeness, PersonName, has_capital, likeness, loose, may_begin_alike};
use onrecord_reading::title_fits;

/// Days and months, which stand before names in print: "On Monday Brandt said".
const DAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Small words that begin a sentence before a name: "But Brandt left".
const OPENERS: &[&str] = &[
    "a", "an", "and", "as", "at", "but", "by", "did", "does", "for", "from", "has", "how", "if",
    "in", "is", "on", "said", "since", "so", "that", "though", "to", "was", "what", "when",
    "where", "while", "who", "why", "with", "yet",
];

/// The one full name that the text prints for a bearer of `name`'s family name, or nothing where it
/// prints none, or names of two people.
pub(super) fn full_name(text: &str, name: &PersonName) -> Option<PersonName> {
    let wanted = loose(name.last_part());
    // Each with how often it has the given name before its last one too.
    let mut short: Option<PersonName> = None;
    let (mut times, mut longer): (usize, Vec<PersonName>) = (0, Vec::new());
    for line in text.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        for at in (0..words.len()).filter(|at| is_family(words[*at], &wanted)) {
            let Some((one, two)) = printed_at(&words, at, name, text) else { continue };
            match &short {
                Some(other) if likeness(other, &one) > Likeness::Transliterated => return None,
                Some(_) => {}
                None => short = Some(one),
            }
            times += 1;
            longer.extend(two);
        }
    }
    // "Democrat Ada Hale" once is no given name; in most places it is.
    let first = longer.first().filter(|_| 2 * longer.len() > times);
    let is_one =
        |it: &&PersonName| longer.iter().all(|other| likeness(it, other) < Likeness::Similar);
    let found = first.filter(is_one).cloned().or(short)?;
    // Beside "Michelle Hale", "Mr Hale" is somebody else.
    let is_other = |title: &str| !title_fits(title, &found.given[0]);
    (!titles(text, &wanted).any(is_other)).then_some(found)
}

/// The words before a family name: "Mr." of "Mr. Hale" without its stop.
fn titles<'t>(text: &'t str, wanted: &str) -> impl Iterator<Item = &'t str> {
    let pairs =
        text.lines().flat_map(|line| line.split_whitespace().zip(line.split_whitespace().skip(1)));
    pairs.filter(move |(_, family)| is_family(family, wanted)).map(|(title, _)| bare(title))
}

fn is_family(word: &str, wanted: &str) -> bool {
    let word = without_possessive(bare(word));
    // Most words of a text need not be folded to be told from a name.
    if word.bytes().all(|it| it.is_ascii_alphabetic()) && !may_begin_alike(word, wanted) {
        return false;
    }
    has_capital(word) && fold(word).rsplit(' ').next().map(loose).as_deref() == Some(wanted)
}

/// The full name that ends at word `at`: with one given name, and with two, if there are two.
fn printed_at(
    words: &[&str],
    at: usize,
    name: &PersonName,
    text: &str,
) -> Option<(PersonName, Option<PersonName>)> {
    let last = words.get(at)?;
    // "the Ann Hale Foundation" is not Ann Hale.
    let goes_on = !last.ends_with(|c: char| !c.is_alphanumeric());
    if goes_on && words.get(at + 1).is_some_and(|next| next.starts_with(char::is_uppercase)) {
        return None;
    }
    let start = (at + 1).saturating_sub(name.family.split(' ').count());
    let family = words[start..at].iter().copied().chain([without_possessive(bare(last))]);
    let family = family.collect::<Vec<_>>().join(" ");
    let mut given: Vec<&str> = Vec::new();
    let mut before = words[..start].iter().rev().take(3).peekable();
    while let Some(word) = before.next() {
        let clean = bare(word);
        // "Secretary of State Ada Hale": what follows "of" is no given name, but for the nearest.
        if !given.is_empty() && before.peek().is_some_and(|word| matches!(**word, "of" | "for")) {
            break;
        }
        let is_initial = clean.chars().filter(|c| c.is_alphanumeric()).count() == 1;
        // A stop or comma between two words parts them, unless it is an initial's.
        let is_parted = word.ends_with(|c: char| !c.is_alphanumeric()) && !is_initial;
        if is_parted || !is_initial && !is_given(clean, text) {
            break;
        }
        given.insert(0, clean);
        // What a mark opens begins here.
        if word.starts_with(|c: char| !c.is_alphanumeric()) {
            break;
        }
    }
    let full = |given: &[&str]| {
        PersonName::parse(&format!("{} {family}", given.join(" ")))
            .filter(|full| full.is_full() && likeness(full, name) == Likeness::Short)
    };
    let is_long = |word: &&str| word.chars().filter(|c| c.is_alphanumeric()).count() > 1;
    // From the last given name that is written out: "Tomas K. Brandt" has one of them.
    let nearest = given.iter().rposition(is_long)?;
    let one = full(&given[nearest..])?;
    let two = given[..nearest].iter().rposition(is_long).and_then(|from| full(&given[from..]));
    Some((one, two))
}

/// Whether a word before a family name can be a given name: one with a capital that is neither a title,
/// nor a day, nor a word that the text also writes small.
fn is_given(word: &str, text: &str) -> bool {
    let folded = fold(word);
    has_capital(word)
        && PersonName::parse(word).is_some()
        && !DAYS.contains(&folded.as_str())
        && !OPENERS.contains(&folded.as_str())
        && !is_printed(text, &word.to_lowercase())
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn without_possessive(word: &str) -> &str {
    word.strip_suffix("’s").or(word.strip_suffix("'s")).unwrap_or(word)
}

/// Whether the text has this very word.
pub(super) fn is_printed(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_says_who_a_family_name_is() {
        let check = |name: &str, text: &str, expected: Option<&str>| {
            let name = PersonName::parse(name).unwrap();
            let found = full_name(text, &name).map(|full| full.form());
            assert_eq!(found.as_deref(), expected, "{text}");
        };
        check("Brandt", "Tomas Brandt left. Brandt spoke.", Some("tomas / brandt"));
        check("Brandt", "On Monday Brandt spoke. But Brandt left.", None);
        check("Brandt", "President Tomas K. Brandt’s plan", Some("tomas k / brandt"));
        check("Brandt", "Tomas Brandt and Ada Brandt spoke.", None);
        check("Brandt", "It was Tomas. Brandt left.", None);
        check("Brandt", "Tomas, Brandt and Pell left.", None);
        check("Brandt", "All quiet in Vastria\nTomas Brandt, mayor", Some("tomas / brandt"));
        check("Brandt", "the Ann Brandt Foundation", None);
        check("Brandt", "Liberal Ada Brandt. Ada Brandt left.", Some("ada / brandt"));
        check("Hale", "Secretary of State Ada Hale left.", Some("ada / hale"));
        check("Ortiz", "Jan Piet Ortiz left.", Some("jan piet / ortiz"));
        check("van der Lind", "Anke van der Lind left.", Some("anke / van der lind"));
        check("Zelensky", "Volodymyr Zelenskyy spoke.", Some("volodymyr / zelenskyy"));
        check("PELL", "PELL SPEAKS. Pell left, says Oona Pell.", Some("oona / pell"));
        check("Brandt", "Ann Brandt met Mr. Brandt.", None);
        check("Brandt", "Ann Brandt left, and Ms. Brandt slept.", Some("ann / brandt"));
        check("Brandt", "", None);
    }
}
