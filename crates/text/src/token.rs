//! Tokens: runs of letters and digits, and every other visible character by itself.

use crate::Span;
use unicode_normalization::char::is_combining_mark;

/// The tokens of `text` within `within`, in order.
///
/// A token is a run of letters and digits, or one character that is neither and is not white space:
/// the words that BERT's basic tokenizer makes (Devlin et al. 2019), found without changing the
/// text. Combining marks and characters without width stay with the word that they stand in.
pub(crate) fn tokens(text: &str, within: Span) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut word_open = false;
    for (at, c) in within.of(text).char_indices() {
        let at = within.start as usize + at;
        let span = Span::new(at, at + c.len_utf8());
        if c.is_whitespace() || c.is_control() {
            word_open = false;
        } else if is_word(c) {
            match found.last_mut() {
                Some(word) if word_open => *word = word.cover(span),
                // A joiner with no word to join would be a token that nobody can see.
                _ if is_joiner(c) => continue,
                _ => found.push(span),
            }
            word_open = true;
        } else {
            found.push(span);
            word_open = false;
        }
    }
    found
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_joiner(c)
}

fn is_joiner(c: char) -> bool {
    is_invisible(c) || is_combining_mark(c)
}

/// Whether a reader does not see `c`: soft hyphens, characters without width, marks of direction,
/// variation selectors and byte-order marks.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{feff}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}')
}

/// What letter case says of a token; the vocabulary itself has no capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LetterCase {
    /// Small letters, or letters of a script without case.
    Lower,
    /// A capital first, then small letters; or one capital alone.
    Title,
    /// Capitals only, two or more.
    Upper,
    /// No letters at all.
    None,
}

impl LetterCase {
    /// The letter case of a token's words.
    pub fn of(word: &str) -> LetterCase {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        let Some(first) = letters.next() else { return LetterCase::None };
        if !first.is_uppercase() {
            return LetterCase::Lower;
        }
        let mut rest = letters.peekable();
        if rest.peek().is_some() && rest.all(char::is_uppercase) {
            LetterCase::Upper
        } else {
            LetterCase::Title
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let words: Vec<&str> =
            tokens(text, Span::new(0, text.len())).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(words, expected);
    }

    #[test]
    fn words_and_single_marks() {
        check("“I can’t,” she said.", &["“", "I", "can", "’", "t", ",", "”", "she", "said", "."]);
        check("Mid-May: £4.5bn", &["Mid", "-", "May", ":", "£", "4", ".", "5bn"]);
    }

    #[test]
    fn combining_and_invisible_characters_stay_inside_words() {
        check("cafe\u{301} co\u{ad}op \u{200b} \u{feff}The", &["cafe\u{301}", "co\u{ad}op", "The"]);
    }

    #[test]
    fn control_characters_are_white_space() {
        check("a\u{0}b\u{7}", &["a", "b"]);
    }

    #[test]
    fn letter_case_of_words() {
        let of = LetterCase::of;
        assert_eq!(
            [of("NATO"), of("U"), of("McKay")],
            [LetterCase::Upper, LetterCase::Title, LetterCase::Title]
        );
        assert_eq!(
            [of("iPhone"), of("10"), of("”")],
            [LetterCase::Lower, LetterCase::None, LetterCase::None]
        );
    }
}
