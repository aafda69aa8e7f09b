//! A paragraph as the rules of furniture see it: its words and their shape.

use crate::Span;

/// No piece of furniture that is known by its words is longer, in bytes. Longer paragraphs are the
/// report, and are not looked at, so that marking costs no more than the text's length.
pub(super) const LONGEST: usize = 400;

/// Marks that stand before the words of a list or a link.
const BULLETS: [char; 16] =
    ['[', '(', '*', '•', '●', '·', '-', '–', '—', '»', '>', '→', '▶', '►', '|', '\u{feff}'];

/// A short paragraph.
pub(super) struct Line<'t> {
    /// Where it stands.
    pub(super) span: Span,
    /// Its words as they are written.
    pub(super) words: &'t str,
    /// Its words in small letters with single spaces, without bullets and brackets before them.
    pub(super) plain: String,
    /// The letters of `plain` alone, in words with single spaces between: "comments (12)" is
    /// "comments".
    pub(super) kernel: String,
}

impl<'t> Line<'t> {
    /// The paragraph at `span`, if it is short enough to be furniture.
    pub(super) fn of(text: &'t str, span: Span) -> Option<Line<'t>> {
        if span.len() > LONGEST {
            return None;
        }
        let words = span.of(text);
        let lower = words.to_lowercase().replace('’', "'");
        let plain: Vec<&str> = lower.trim_start_matches(bullet).split_whitespace().collect();
        let plain = plain.join(" ");
        let kernel: Vec<&str> = plain
            .split(|c: char| !c.is_alphabetic() && c != '\'')
            .filter(|word| !word.is_empty())
            .collect();
        Some(Line { span, words, kernel: kernel.join(" "), plain })
    }

    /// The number of words between white space.
    pub(super) fn word_count(&self) -> usize {
        self.words.split_whitespace().count()
    }

    /// Whether the line ends as a sentence of running text does.
    pub(super) fn ends_as_prose(&self) -> bool {
        ends_as_prose(self.words)
    }

    /// Whether the line could be the headline of this report or of another.
    pub(super) fn is_headline_like(&self) -> bool {
        self.words.len() <= 160 && self.word_count() >= 2 && !self.ends_as_prose()
    }
}

fn bullet(c: char) -> bool {
    c.is_whitespace() || BULLETS.contains(&c)
}

/// Whether `words` end as a sentence of running text does. Headlines ask and shout, but they do not
/// end in a full stop.
pub(super) fn ends_as_prose(words: &str) -> bool {
    words
        .trim_end_matches(|c: char| c.is_whitespace() || "”\"’'»“)]".contains(c))
        .ends_with(['.', ',', ';', ':', '…'])
}

/// Whether `word` begins with a capital letter.
pub(super) fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Whether `word` has two letters or more, and capitals only.
pub(super) fn is_all_capitals(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && word.chars().count() > 1 && letters.all(char::is_uppercase)
}
