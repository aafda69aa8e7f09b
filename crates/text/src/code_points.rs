//! From bytes to code points and back: what leaves the program counts characters.

use crate::Span;

/// How many bytes lie between two marks of the map.
const STRIDE: usize = 64;

/// A map between the bytes and the code points of one text.
///
/// It keeps one mark every 64 bytes, so that a look-up counts at most that many.
#[derive(Debug, Clone)]
pub struct CodePoints<'t> {
    text: &'t str,
    /// `marks[i]` is the number of code points that begin before byte `i * STRIDE`.
    marks: Vec<u32>,
}

impl<'t> CodePoints<'t> {
    /// The map of `text`.
    pub fn of(text: &'t str) -> CodePoints<'t> {
        let mut count = 0;
        let marks = text.as_bytes().chunks(STRIDE).map(|chunk| {
            let before = count;
            count += begins(chunk);
            before
        });
        CodePoints { text, marks: marks.collect() }
    }

    /// The number of code points before byte `at`.
    pub fn at_byte(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        let Some(mark) = self.marks.get((at / STRIDE).min(self.marks.len().saturating_sub(1)))
        else {
            return 0;
        };
        let from = (at / STRIDE).min(self.marks.len() - 1) * STRIDE;
        (*mark + begins(&self.text.as_bytes()[from..at])) as usize
    }

    /// The byte at which code point `count` begins; the end of the text for any count beyond it.
    pub fn to_byte(&self, count: usize) -> usize {
        let mark = self.marks.partition_point(|before| *before as usize <= count).saturating_sub(1);
        let Some(before) = self.marks.get(mark) else { return 0 };
        let mut left = count - *before as usize;
        let from = mark * STRIDE;
        for (i, byte) in self.text.as_bytes()[from..].iter().enumerate() {
            if is_begin(*byte) {
                if left == 0 {
                    return from + i;
                }
                left -= 1;
            }
        }
        self.text.len()
    }

    /// A span of bytes as code points `[start, end]`, half-open.
    pub fn pair(&self, span: Span) -> [usize; 2] {
        [self.at_byte(span.start as usize), self.at_byte(span.end as usize)]
    }

    /// Code points `start..end` as a span of bytes.
    pub fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.to_byte(start), self.to_byte(end))
    }
}

fn is_begin(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

fn begins(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|byte| is_begin(**byte)).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_goes_there_and_back() {
        let text = "aé‘𝔘 ".repeat(40);
        let map = CodePoints::of(&text);
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(map.at_byte(byte), count);
            assert_eq!(map.to_byte(count), byte);
        }
        assert_eq!(map.at_byte(text.len()), text.chars().count());
        assert_eq!(map.to_byte(10_000), text.len());
    }

    #[test]
    fn the_empty_text_has_one_place() {
        let map = CodePoints::of("");
        assert_eq!((map.at_byte(3), map.to_byte(3)), (0, 0));
    }
}
