//! What an issue is about: the words of its title and its `for` that a sentence has to repeat to speak of it.

use super::sentence::Sentence;
use super::turns::{NEGATED, is_against, is_for, is_undoing};
use crate::Issue;
use crate::words::is_one_of;
use std::borrow::Cow;
use std::ops::Range;

/// Words of an issue that say nothing of what it is about.
const PLAIN: &str = "\
    after again against all also and any are been being but can country for from get gets has have her his into its \
    more must new not off only other our out over own shall should take takes than that the their them they this two \
    was who will with without would";
/// Words before "not" where it refuses something: "may not use".
const BEFORE_NOT: &str = "are be can do does is may must need needs shall should will would";
/// How many words long what a sentence calls it by is at most.
const LONGEST: usize = 6;
/// By how many letters a word's forms are known.
const STEM: usize = 5;

/// What an issue is about.
pub(super) struct Topic {
    /// Its words, in small letters.
    words: Vec<String>,
}

impl Topic {
    pub(super) fn of(issue: &Issue) -> Topic {
        Topic { words: words_of(issue).filter(|word| is_telling(word)).collect() }
    }

    /// What its title alone tells.
    pub(super) fn of_title(issue: &Issue) -> Topic {
        Topic { words: words_in(&issue.title).filter(|word| is_telling(word)).collect() }
    }

    /// What one word alone names.
    pub(super) fn only(word: &str) -> Topic {
        Topic { words: vec![word.to_lowercase()] }
    }

    /// Whether a word is one of its words, or a form of one.
    pub(super) fn has(&self, word: &str) -> bool {
        self.words.iter().any(|own| is_form(word, own))
    }

    /// Its words, in small letters.
    pub(super) fn words(&self) -> &[String] {
        &self.words
    }

    /// The first and the last token by which some words first name it.
    pub(super) fn named_in(
        &self,
        sentence: &Sentence<'_>,
        tokens: Range<usize>,
    ) -> Option<(usize, usize)> {
        let is_own = |at: &usize| self.has(sentence.word(*at));
        let first = tokens.clone().find(is_own)?;
        let last = (first..tokens.end.min(first + LONGEST)).rev().find(is_own)?;
        Some((first, last))
    }
}

/// The issue in plain words: by its title alone where that says what is to be undone, and its `for` says the same with a
/// negation. "Banning phones: pupils may not use them" is plain by "banning phones"; asked as it stands, the judge takes most
/// of those who support a ban for its opponents.
pub fn plainly(issue: &Issue) -> Cow<'_, Issue> {
    let is_undone = || words_in(&issue.title).any(|word| is_undoing(&word));
    let is_negated = || words_in(&issue.title).any(|word| is_one_of(&word, NEGATED));
    match refuses(&issue.meaning) && is_undone() && !is_negated() {
        true => Cow::Owned(Issue { meaning: issue.title.clone(), ..issue.clone() }),
        false => Cow::Borrowed(issue),
    }
}

/// Whether words say what may not be instead of what is wanted: "pupils may not use phones".
fn refuses(words: &str) -> bool {
    let words: Vec<String> = words_in(words).filter(|word| !word.is_empty()).collect();
    let is_refused = |pair: &[String]| {
        pair[1] == "not" && is_one_of(&pair[0], BEFORE_NOT)
            || pair[0] == "no" && is_one_of(&pair[1], "longer more")
    };
    words.iter().any(|word| word == "cannot") || words.windows(2).any(is_refused)
}

/// Whether an issue wants something undone, so that who undoes it is for it.
pub(super) fn wants_undone(issue: &Issue) -> bool {
    words_of(issue).any(|word| is_undoing(&word))
}

/// The words of an issue's title and `for`, in small letters.
pub(super) fn words_of(issue: &Issue) -> impl Iterator<Item = String> + use<> {
    words_in(&format!("{} {}", issue.title, issue.meaning))
}

pub(super) fn words_in(words: &str) -> impl Iterator<Item = String> + use<> {
    let words = words.to_lowercase();
    let words: Vec<String> =
        words.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect();
    words.into_iter()
}

/// Whether a word of an issue says what it is about.
pub(super) fn is_telling(word: &str) -> bool {
    word.chars().count() > 2
        && word.starts_with(char::is_alphabetic)
        && !(is_for(word) || is_against(word) || is_undoing(word))
        && !is_one_of(word, PLAIN)
}

/// Whether a word is a form of another, which is in small letters: "plants" of "plant".
pub(super) fn is_form(word: &str, of: &str) -> bool {
    let word = word.to_lowercase();
    match of.char_indices().nth(STEM) {
        Some((end, _)) => word.starts_with(&of[..end]),
        None => {
            word == of || word.strip_suffix('s') == Some(of) || of.strip_suffix('s') == Some(&word)
        }
    }
}

/// What the forms of a word have in common, in small letters.
pub(super) fn stem(word: &str) -> String {
    let word = word.to_lowercase();
    match word.char_indices().nth(STEM) {
        Some((end, _)) => word[..end].to_owned(),
        None => word.strip_suffix('s').unwrap_or(&word).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issue_that_refuses_is_plain_by_its_title() {
        let check = |title: &str, meaning: &str, expected: &str| {
            let issue =
                Issue { title: title.to_owned(), meaning: meaning.to_owned(), ..Issue::default() };
            assert_eq!(plainly(&issue).meaning, expected);
        };
        check("Banning phones", "pupils may not use their phones", "Banning phones");
        check("Scrapping uniforms", "pupils need no longer wear one", "Scrapping uniforms");
        let voters = "voters who have not voted for long are taken off the rolls";
        check("Removing inactive voters", voters, voters);
        check("A car-free centre", "cars may not drive there", "cars may not drive there");
        check("Banning phones", "phones are banned", "phones are banned");
    }
}
