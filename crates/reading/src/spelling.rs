//! Spelling: names as they are compared, so that accents, case and transliteration do not matter.

use crate::known::is_body_word;
use crate::words::is_acronym;
use onrecord_text::is_invisible;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A name as it is compared within an article: small letters without accents, single spaces, no
/// stops, no article, no possessive, and one letter for each way of writing a Slavic ending.
pub(crate) fn key(name: &str) -> String {
    let folded: String = name
        .nfd()
        .filter(|c| {
            !is_combining_mark(*c)
                && !is_invisible(*c)
                && !matches!(c, '.' | '’' | '\'' | '‘' | '“' | '”' | '"')
        })
        .flat_map(char::to_lowercase)
        .map(|c| if matches!(c, '-' | '–') { ' ' } else { c })
        .collect();
    let words = folded.split_whitespace().skip_while(|word| matches!(*word, "the" | "a" | "an"));
    let words: Vec<String> = words.map(ending).collect();
    words.join(" ")
}

/// "zelenskyy", "zelenskiy" and "zelenskii" end as "zelensky" does.
fn ending(word: &str) -> String {
    for ending in ["yy", "iy", "ii", "yi", "ij"] {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() > 2) {
            return format!("{stem}y");
        }
    }
    word.to_owned()
}

/// The initials of a name of several capitalised words: "DNC" of "Democratic National Committee".
pub(crate) fn acronym(name: &str) -> Option<String> {
    let letters: String = name
        .split(|c: char| !c.is_alphanumeric())
        .filter_map(|word| word.chars().next())
        .filter(|c| c.is_uppercase())
        .collect();
    (letters.chars().count() > 1).then_some(letters)
}

/// Whether letters stand for a name, with the state before it or without: "FDA" for "US Food and Drug
/// Administration", "UKHSA" for "UK Health Security Agency".
pub(crate) fn stands_for(letters: &str, name: &str) -> bool {
    let is = |name: &str, before: &str| {
        acronym(name).is_some_and(|short| letters.strip_prefix(before) == Some(short.as_str()))
    };
    let state = name.split_once(' ').filter(|(first, _)| is_acronym(first));
    // "RMT" of "Rail, Maritime and Transport Union"
    let kind = name.rsplit_once(' ').filter(|(_, last)| letters.len() > 2 && is_body_word(last));
    if kind.is_some_and(|(name, _)| is(name, "")) {
        return true;
    }
    // "M&S" of "Marks & Spencer"
    if letters.contains('&') && name.contains('&') {
        return stands_for(&letters.replace('&', ""), &name.replace('&', ""));
    }
    // "Centers for Disease Control and Prevention" has no P in its initials.
    if let Some((first, _)) = name.rsplit_once(" and ")
        && letters.len() > 2
        && name.contains(" for ")
        && is(first, "")
    {
        return true;
    }
    is(name, "") || state.is_some_and(|(state, rest)| is(rest, "") || is(rest, state))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_have_one_key() {
        assert_eq!(key("Zelenskyy"), key("Zelensky"));
        assert_eq!(key("The Élysée"), key("Elysee"));
        assert_eq!(key("J. P. Ortiz"), "j p ortiz");
        assert_eq!(key("Jean-Marc O’Neil"), "jean marc oneil");
        assert_ne!(key("Kelly"), key("Keli"));
    }

    #[test]
    fn initials_of_capitalised_words() {
        assert_eq!(acronym("Democratic National Committee").as_deref(), Some("DNC"));
        assert_eq!(acronym("Bank of England").as_deref(), Some("BE"));
        assert_eq!(acronym("Ann"), None);
        assert!(stands_for("FDA", "US Food and Drug Administration"));
        assert!(stands_for("UKHSA", "UK Health Security Agency"));
        assert!(stands_for("CDC", "Centers for Disease Control and Prevention"));
        assert!(stands_for("M&S", "Marks & Spencer"));
        assert!(stands_for("RRF", "Rail, Road and Ferry Union"));
        assert!(!stands_for("DW", "Department for Work and Pensions"));
        assert!(!stands_for("UDA", "US Food and Drug Administration"));
    }
}
