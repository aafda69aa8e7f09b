//! Paragraphs: the lines of a text, or its blocks of lines where a writer broke lines by hand.

use crate::Span;

/// Lines longer than this were not broken by hand.
const WRAPPED_WIDTH: usize = 100;

/// The paragraphs of `text`, without white space at their ends, in order.
///
/// Each line is a paragraph. A block of lines between empty lines is one paragraph if it looks
/// broken by hand at a fixed width, as in mail and wire copy.
pub fn paragraphs(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut block: Vec<Span> = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let span = Span::new(start, start + line.len()).trim(text);
        start += line.len();
        if !span.is_empty() {
            block.push(span);
        } else if line != "\n" || !text[..start - line.len()].ends_with('\r') {
            close_block(text, &mut block, &mut found);
        }
    }
    close_block(text, &mut block, &mut found);
    found
}

fn close_block(text: &str, block: &mut Vec<Span>, found: &mut Vec<Span>) {
    if is_wrapped(text, block) {
        found.push(block[0].cover(block[block.len() - 1]));
        block.clear();
    } else {
        found.append(block);
    }
}

/// Whether all lines but the last are about as long as the longest and most of them stop in the
/// middle of a sentence.
fn is_wrapped(text: &str, block: &[Span]) -> bool {
    let Some((last, inner)) = block.split_last() else { return false };
    let Some(longest) = inner.iter().map(|line| line.len()).max() else { return false };
    let even = inner.iter().all(|line| line.len() + 20 >= longest) && last.len() <= longest + 20;
    let broken = |line: &&Span| {
        line.of(text).ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '-' | '’'))
    };
    (40..=WRAPPED_WIDTH).contains(&longest)
        && even
        && inner.len() >= 2
        && inner.iter().filter(broken).count() * 2 > inner.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = paragraphs(text).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn carriage_returns_alone_end_lines() {
        check("One.\r\rTwo.\rThree.\r", &["One.", "Two.", "Three."]);
        let wrapped = "The bridge over the Harrow opens on Monday, the council said in\rits report, after nine years of work that nobody had thought would\rend so soon.\r\rNext.\r";
        assert_eq!(paragraphs(wrapped).len(), 2);
    }

    #[test]
    fn lines_are_paragraphs() {
        check(" One.\nTwo.\r\n\r\n\tThree.  \n", &["One.", "Two.", "Three."]);
        check("", &[]);
        check("\n \r\n", &[]);
    }

    #[test]
    fn lines_broken_by_hand_are_joined() {
        let text = "The council met on Tuesday to discuss the future of\nthe line, which has been closed since the floods of\nlast spring carried the embankment away.\n\nNobody came.";
        assert_eq!(paragraphs(text).len(), 2);
    }

    #[test]
    fn lists_of_short_lines_are_not_joined() {
        check("Yes\nNo\nPerhaps", &["Yes", "No", "Perhaps"]);
    }
}
