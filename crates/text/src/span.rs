//! Where words stand in an article.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes, `start..end`, of one article's text.
///
/// Both ends lie on character boundaries. Bytes are used everywhere inside the program; code points
/// appear only in what leaves it, through [`crate::CodePoints`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The span `start..end`. An `end` before `start` gives the empty span at `start`.
    pub fn new(start: usize, end: usize) -> Span {
        let clamp = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span { start: clamp(start), end: clamp(end.max(start)) }
    }

    /// The span as a range of `usize`, to slice with.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The words of `text` that the span covers, or the empty string where it lies outside them.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// The number of bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two spans share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies within this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte `at` lies within this span.
    pub fn contains_byte(self, at: usize) -> bool {
        self.range().contains(&at)
    }

    /// The smallest span that covers both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The number of bytes between the two spans, 0 where they touch or overlap.
    pub fn gap(self, other: Span) -> usize {
        (other.start.saturating_sub(self.end)).max(self.start.saturating_sub(other.end)) as usize
    }

    /// The span without white space at either end.
    pub fn trim(self, text: &str) -> Span {
        let words = self.of(text);
        let start = self.start as usize + (words.len() - words.trim_start().len());
        Span::new(start, start + words.trim().len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_compare_by_bytes() {
        let (a, b, c) = (Span::new(0, 4), Span::new(4, 9), Span::new(2, 6));
        assert!(!a.overlaps(b) && a.overlaps(c) && b.overlaps(c));
        assert_eq!((a.gap(b), a.gap(Span::new(7, 9)), Span::new(7, 9).gap(a)), (0, 3, 3));
        assert_eq!(a.cover(b), Span::new(0, 9));
    }

    #[test]
    fn trimming_keeps_the_words() {
        let text = "  «è»\u{a0} ";
        assert_eq!(Span::new(0, text.len()).trim(text).of(text), "«è»");
        assert!(Span::new(0, 2).trim(text).is_empty());
    }
}
