//! Lists of words, looked up whatever the letter case.

use std::collections::HashSet;
use std::sync::OnceLock;

/// A list of words in small letters. It becomes a table when it is first asked.
pub(super) struct WordSet {
    list: &'static str,
    table: OnceLock<HashSet<&'static str>>,
}

impl WordSet {
    /// The words of `list`, between spaces.
    pub(super) const fn new(list: &'static str) -> WordSet {
        WordSet { list, table: OnceLock::new() }
    }

    pub(super) fn contains(&self, word: &str) -> bool {
        let table = self.table.get_or_init(|| self.list.split_whitespace().collect());
        table.contains(word)
            || word.contains(char::is_uppercase) && table.contains(&*word.to_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_in_any_letter_case() {
        static COLOURS: WordSet = WordSet::new("red blue");
        assert!(COLOURS.contains("red") && COLOURS.contains("Red") && COLOURS.contains("BLUE"));
        assert!(!COLOURS.contains("re") && !COLOURS.contains("") && !COLOURS.contains("red blue"));
    }
}
