//! The lines of a file, and the same file with others in the place of those that cannot be read.

use std::collections::BTreeSet;

/// A file's lines, numbered from 1.
pub(super) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    headings: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// The lines of this text; there is always a first one.
    pub(super) fn of(text: &'a str) -> Lines<'a> {
        let after_breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        // What follows the last line break is a line only if there is something.
        let starts = std::iter::once(0).chain(after_breaks.filter(|start| *start < text.len()));
        let mut lines = Lines { text, starts: starts.collect(), headings: Vec::new() };
        let is_heading = |line: &usize| lines.words(*line).starts_with('[');
        lines.headings = (1..=lines.starts.len()).filter(is_heading).collect();
        lines
    }

    /// The number of the line in which a byte stands; what lies behind the end is in the last line.
    pub(super) fn number(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte).max(1)
    }

    /// What stands in a line, without the white space around it.
    pub(super) fn words(&self, line: usize) -> &'a str {
        self.text.get(self.place(line)).unwrap_or_default().trim()
    }

    /// The lines from this one up to the next heading, "[[issue]]" or another.
    pub(super) fn section(&self, line: usize) -> std::ops::Range<usize> {
        let next = self.headings.partition_point(|heading| *heading <= line);
        line..self.headings.get(next).copied().unwrap_or(usize::MAX)
    }

    /// The text with other words in the place of these lines, so that each line keeps its number.
    pub(super) fn mended(
        &self,
        broken: &BTreeSet<usize>,
        instead: impl Fn(&str) -> &'static str,
    ) -> String {
        let mut text = String::with_capacity(self.text.len());
        for line in 1..=self.starts.len() {
            let words = self.text.get(self.place(line)).unwrap_or_default();
            if broken.contains(&line) {
                text.push_str(instead(words.trim()));
                text.push('\n');
            } else {
                text.push_str(words);
            }
        }
        text
    }

    fn place(&self, line: usize) -> std::ops::Range<usize> {
        let start = |line: usize| self.starts.get(line).copied().unwrap_or(self.text.len());
        start(line.saturating_sub(1))..start(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, byte: usize, expected: usize) {
        assert_eq!(Lines::of(text).number(byte), expected, "{text:?} at {byte}");
    }

    #[test]
    fn numbers() {
        check("", 0, 1);
        check("", 9, 1);
        check("a\nb", 1, 1);
        check("a\nb", 2, 2);
        check("a\n", 2, 1);
        check("a\r\n\r\nb", 5, 3);
    }

    #[test]
    fn words_and_sections() {
        let lines = Lines::of("name = 1\n [[issue]] \nid = 2\n[[issue]]\n");
        assert_eq!((lines.words(2), lines.words(3), lines.words(9)), ("[[issue]]", "id = 2", ""));
        assert_eq!((lines.section(0), lines.section(2)), (0..2, 2..4));
        assert_eq!(lines.section(4), 4..usize::MAX);
    }

    #[test]
    fn mended_lines_keep_their_numbers() {
        let mended = |text: &str| Lines::of(text).mended(&BTreeSet::from([2]), |_| "x");
        assert_eq!(mended("a\n“b”\nc"), "a\nx\nc");
        assert_eq!(mended("a\nb"), "a\nx\n");
        assert_eq!(mended("a"), "a");
    }
}
