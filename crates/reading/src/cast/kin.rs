//! Whose kin somebody is: the mayor’s brother has her surname and is somebody else.

use crate::known::Gender;
use crate::spelling::key;
use crate::words::{POSSESSIVES, is_one_of};
use onrecord_text::Span;

/// Who somebody is to others of their family, most of whom have its name.
const KIN: &str = "\
    aunt brother cousin daughter father granddaughter grandfather grandmother grandson husband mother nephew niece sister \
    son stepdaughter stepfather stepmother stepson twin uncle widow widower wife";

/// How many words stand at most between the noun for kin and a name, and between it and whose kin it is.
const LONGEST_TRADE: usize = 3;
const LONGEST_OWNER: usize = 3;

/// Whether a name is the full name with this key, or has another surname or none beside a given name.
pub(super) fn is_same_or_of_other_name(full: &str, name: &str) -> bool {
    let name = key(name);
    let surname = |key: &str| key.rsplit_once(' ').map(|(_, surname)| surname.to_owned());
    name == full || surname(&name) != surname(full)
}

/// What the words beside a name show of whose kin its bearer is, if they say so: "her own brother, trawlerman Gary Hale",
/// "Gary Hale, the mayor’s brother".
pub(super) fn kin_of(text: &str, name: Span) -> Option<Option<Gender>> {
    let is_end = |c: char| matches!(c, '.' | '!' | '?' | ';' | ':' | '\n');
    let before = text[..name.start as usize].rsplit(is_end).next().unwrap_or_default();
    let behind = || text[name.end as usize..].strip_prefix(", ")?.split([',', '.', '\n']).next();
    let owner = owner_of_kin(before, LONGEST_TRADE)
        .or_else(|| behind().and_then(|told| owner_of_kin(told, 0)))?;
    Some(match owner.to_lowercase().as_str() {
        "her" => Some(Gender::Female),
        "his" => Some(Gender::Male),
        _ => None,
    })
}

/// The word for whose kin is told of where `told` ends with the noun and at most `trade` small words behind it.
fn owner_of_kin(told: &str, trade: usize) -> Option<&str> {
    let words: Vec<&str> = told.split_whitespace().collect();
    let is_small = |at: &usize| words[*at].starts_with(char::is_lowercase);
    let mut near = (words.len().saturating_sub(1 + trade)..words.len()).rev().take_while(is_small);
    let noun = near.find(|at| is_one_of(words[*at].trim_end_matches(','), KIN))?;
    let is_owner =
        |word: &&str| is_one_of(word, POSSESSIVES) || word.ends_with("’s") || word.ends_with("'s");
    words[..noun].iter().rev().take(LONGEST_OWNER).copied().find(is_owner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<Option<Gender>>) {
        let at = text.find("Gary Hale").unwrap();
        assert_eq!(kin_of(text, Span::new(at, at + 9)), expected, "{text}");
    }

    #[test]
    fn whose_kin_somebody_is() {
        check("But her own brother, trawlerman Gary Hale, left.", Some(Some(Gender::Female)));
        check("His son Gary Hale left.", Some(Some(Gender::Male)));
        check("The mayor’s late father, Gary Hale, left.", Some(None));
        check("Gary Hale, her brother, left.", Some(Some(Gender::Female)));
        check("Gary Hale, the mayor’s brother, left.", Some(None));
        check("Her brother saw Ann Orme. Gary Hale left.", None);
        check("Her brother Tom Orme and Gary Hale left.", None);
        check("The brother of Gary Hale left.", None);
        check("Gary Hale, whose brother left, stayed.", None);
    }
}
