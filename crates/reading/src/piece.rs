//! Pieces: runs of tokens that play one role, out of their tags.

use onrecord_text::{Layout, Role, ScoredTag, Span, Tag};
use std::ops::Range;

/// Contiguous words in one role.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Piece {
    pub(crate) role: Role,
    pub(crate) span: Span,
    /// The sentences it touches, as a range into [`Layout::sentences`].
    pub(crate) sentences: Range<usize>,
    /// The probability of the least certain of its tokens' tags, and of the one that ends it.
    pub(crate) probability: f32,
}

/// The pieces of an article in the order of the text, without overlap.
///
/// A piece never crosses the end of a paragraph: what a speaker says in the next one is another
/// piece of the same content.
pub(crate) fn pieces(layout: &Layout, tags: &[ScoredTag]) -> Vec<Piece> {
    let mut found = Vec::new();
    for paragraph in &layout.paragraphs {
        let mut open: Option<(Role, Range<usize>)> = None;
        for token in paragraph.tokens.clone() {
            let tag = tags.get(token).map_or(Tag::Outside, |scored| scored.tag);
            match (&mut open, tag) {
                (Some((role, tokens)), Tag::Inside(same)) if *role == same => {
                    tokens.end = token + 1;
                }
                _ => {
                    found.extend(
                        open.take().map(|(role, tokens)| piece(layout, tags, role, tokens)),
                    );
                    // A tag that goes on with nothing begins: tests and other taggers may be careless.
                    open = tag.role().map(|role| (role, token..token + 1));
                }
            }
        }
        found.extend(open.map(|(role, tokens)| piece(layout, tags, role, tokens)));
    }
    found
}

fn piece(layout: &Layout, tags: &[ScoredTag], role: Role, tokens: Range<usize>) -> Piece {
    let span = layout.tokens[tokens.start].cover(layout.tokens[tokens.end - 1]);
    let ending = tags.get(tokens.end).filter(|_| layout.tokens.len() > tokens.end);
    let inside = tags[tokens.clone()].iter().chain(ending).map(|scored| scored.probability);
    Piece {
        role,
        span,
        sentences: layout.sentence_at(span.start)..layout.sentence_at(span.end - 1) + 1,
        probability: inside.fold(1.0, f32::min),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marked::Marked;

    #[track_caller]
    fn check(marked: &str, expected: &[(&str, &str)]) {
        let Marked { text, layout, tags } = Marked::parse(marked);
        let found: Vec<(&str, &str)> = pieces(&layout, &tags)
            .iter()
            .map(|piece| (piece.role.name(), piece.span.of(&text)))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn tokens_with_one_role_are_a_piece() {
        check(
            "[content “We go,”] [speaker Ann Hale] [cue said].",
            &[("content", "“We go,”"), ("speaker", "Ann Hale"), ("cue", "said")],
        );
    }

    #[test]
    fn neighbours_stay_apart_and_paragraphs_cut() {
        check(
            "[cue said] [content one] [content two\n\nthree]",
            &[("cue", "said"), ("content", "one"), ("content", "two"), ("content", "three")],
        );
    }
}
