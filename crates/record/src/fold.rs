//! Names without what people leave out when they type them: case, accents and punctuation.

use onrecord_text::is_invisible;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The words of `text` in lower case without diacritics, one space between two of them.
///
/// Marks are taken off only where they are accents: in many scripts they are the vowels, without
/// which two people would get one name.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let letters = text.nfkd().filter(|char| !is_accent(*char) && !is_invisible(*char));
    // Unicode takes them for letters, and people for apostrophes.
    let letters = letters.map(|char| if is_apostrophe(char) { '\'' } else { char });
    for char in letters.flat_map(char::to_lowercase) {
        if let Some(plain) = plain(char) {
            folded.push_str(plain);
        } else if char.is_alphanumeric() || is_combining_mark(char) {
            folded.push(char);
        } else if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

/// `text` with those letters as people type them that Unicode does not take apart: all that the full-text indexes, which
/// take off accents, do not do by themselves. `schema/008.sql` has the same of what they read.
pub(crate) fn typed_letters(text: &str) -> String {
    let mut typed = String::with_capacity(text.len());
    for char in text.chars() {
        match char.to_lowercase().next().and_then(plain) {
            Some(letters) => typed.push_str(letters),
            None => typed.push(char),
        }
    }
    typed
}

/// Whether two names are one, as the record compares names: whatever their case, accents and punctuation.
pub fn same_name(one: &str, other: &str) -> bool {
    fold(one) == fold(other)
}

/// Whether each of `words` begins a word of `name`; no words begin none. Both are folded.
pub(crate) fn begins_words(name: &str, words: &str) -> bool {
    !words.is_empty()
        && words.split(' ').all(|word| name.split(' ').any(|other| other.starts_with(word)))
}

fn is_accent(char: char) -> bool {
    matches!(char, '\u{300}'..='\u{36f}')
}

fn is_apostrophe(char: char) -> bool {
    matches!(char, '\u{2bb}'..='\u{2bd}')
}

/// What people type for the letters that Unicode does not take apart.
fn plain(char: char) -> Option<&'static str> {
    Some(match char {
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ø' => "o",
        'ħ' => "h",
        'ı' => "i",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        // At the end of a word, unless that is in capitals.
        'ς' => "σ",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_is_what_reports_print() {
        let check = |text: &str, expected: &str| assert_eq!(fold(text), expected, "{text:?}");
        check("Łucja  Børgsen-Müller", "lucja borgsen muller");
        check("  Seán O’Brien. ", "sean o brien");
        check("İpek Işık", "ipek isik");
        check("ЁЖИК", "ежик");
        check("Παπαδόπουλος ΠΑΠΑΔΟΠΟΥΛΟΣ", "παπαδοπουλοσ παπαδοπουλοσ");
        check("O\u{2bc}Brien", "o brien");
        check("В\u{2bc}ячеслав В’ячеслав", "в ячеслав в ячеслав");
        check("राम", "राम");
        check("…", "");
    }

    #[test]
    fn one_name_may_be_typed_in_several_ways() {
        assert!(same_name("Gitanas Nausėda", "gitanas nauseda"));
        assert!(same_name("Seán O’Brien", "Sean O'Brien"));
        assert!(!same_name("Ada Pell", "Ada Bell"));
    }

    #[test]
    fn words_may_be_begun() {
        let check = |name: &str, words: &str, expected: bool| {
            assert_eq!(begins_words(&fold(name), &fold(words)), expected, "{name:?} {words:?}");
        };
        check("Nora Whitlam", "whit", true);
        check("Nora Whitlam", "Whitlam, N.", true);
        check("Nora Whitlam", "ora", false);
        check("Nora Whitlam", "nora lind", false);
        check("Nora Whitlam", "!", false);
    }
}
