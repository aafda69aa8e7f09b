//! How names are compared: whatever their accents, stops and letter case, but "US" is not "us".

use onrecord_text::is_invisible;
use unicode_normalization::UnicodeNormalization;

/// The longest abbreviation that a word in small letters may equal: "WHO", "US", "IT".
const SHORT: usize = 3;

/// A name's words in small letters, without accents, article, stops and possessive.
pub(crate) fn key(words: &str) -> String {
    let mut key = String::with_capacity(words.len());
    for char in plain(bare(words)) {
        match char {
            '.' | '\'' | '’' | '‘' | 'ʻ' | 'ʼ' => {}
            '&' => key.push_str(" and "),
            char if char.is_alphanumeric() => key.push(char),
            _ => key.push(' '),
        }
    }
    let words = key.split_whitespace().map(|word| if word == "st" { "saint" } else { word });
    words.collect::<Vec<_>>().join(" ")
}

/// A given name as the table holds it: small letters without accents, and hyphens.
pub(crate) fn given_name_key(word: &str) -> String {
    plain(bare(word)).filter(|char| char.is_alphanumeric() || *char == '-').collect()
}

/// The words without a leading article and a closing possessive.
pub(crate) fn bare(words: &str) -> &str {
    let words = words.trim();
    let article = words.split_whitespace().next().unwrap_or_default();
    let words = match words.strip_prefix(article) {
        Some(rest) if article.eq_ignore_ascii_case("the") => rest.trim_start(),
        _ => words,
    };
    let possessive =
        ["’s", "'s", "’S", "'S", "’", "'"].iter().find_map(|end| words.strip_suffix(end));
    possessive.unwrap_or(words)
}

/// Small letters without accents, one character at a time.
fn plain(text: &str) -> impl Iterator<Item = char> {
    let letters =
        text.nfkd().filter(|char| !matches!(char, '\u{300}'..='\u{36f}') && !is_invisible(*char));
    letters.flat_map(char::to_lowercase).flat_map(|char| {
        // The Latin letters that Unicode does not take apart.
        let (first, second) = match char {
            'ł' => ('l', None),
            'đ' | 'ð' => ('d', None),
            'ø' => ('o', None),
            'ħ' => ('h', None),
            'ı' => ('i', None),
            'ə' => ('a', None),
            'ß' => ('s', Some('s')),
            'æ' => ('a', Some('e')),
            'œ' => ('o', Some('e')),
            'þ' => ('t', Some('h')),
            other => (other, None),
        };
        std::iter::once(first).chain(second)
    })
}

/// What letter case a name must have in a text to be that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// Any, as in a headline or a note: "ukraine".
    Any,
    /// With a capital, as the word means something else without: "turkey", "labour".
    Capital,
    /// In capitals throughout: "US", "WHO".
    Capitals,
}

impl Spelling {
    /// What `name` asks for by its own looks.
    pub(crate) fn of(name: &str) -> Spelling {
        let letters = || name.chars().filter(|char| char.is_alphabetic());
        if !letters().all(char::is_uppercase) {
            Spelling::Any
        } else if letters().count() <= SHORT {
            Spelling::Capitals
        } else {
            // "Nato", "Unesco".
            Spelling::Capital
        }
    }

    /// This spelling, but never small letters alone.
    pub(crate) fn capitalised(self) -> Spelling {
        if self == Spelling::Any { Spelling::Capital } else { self }
    }

    /// Whether `words` are written so.
    pub(crate) fn fits(self, words: &str) -> bool {
        let mut letters = bare(words).chars().filter(|char| char.is_alphabetic());
        match self {
            Spelling::Any => true,
            Spelling::Capital => letters.any(char::is_uppercase),
            Spelling::Capitals => letters.all(char::is_uppercase),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_leave_out_what_writers_do() {
        let check = |words: &str, expected: &str| assert_eq!(key(words), expected, "{words:?}");
        check("The Netherlands’", "netherlands");
        check("Côte d’Ivoire", "cote divoire");
        check("Bosnia & Herzegovina", "bosnia and herzegovina");
        check("St. Kitts and Nevis", "saint kitts and nevis");
        check("U.S.", "us");
        check("Türkiye's", "turkiye");
        check("Guinea-Bissau", "guinea bissau");
        check("The", "");
        check(" ’s ", "");
        check("Україна", "украіна");
        assert_eq!(given_name_key("Jean-Noël"), "jean-noel");
        assert_eq!(given_name_key("Žygimantas’s"), "zygimantas");
    }

    #[test]
    fn letter_case_matters_for_abbreviations() {
        let check = |name: &str, words: &str, expected: bool| {
            assert_eq!(Spelling::of(name).fits(words), expected, "{name} {words}");
        };
        check("US", "the U.S.", true);
        check("US", "us", false);
        check("US", "Us", false);
        check("AP", "AP’s", true);
        check("NATO", "Nato", true);
        check("NATO", "nato", false);
        check("Ukraine", "UKRAINE", true);
        check("Ukraine", "ukraine", true);
    }
}
