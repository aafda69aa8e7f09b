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
/// piece of the same content. Content that ends short of its quotation by nothing but marks takes them in.
pub(crate) fn pieces(text: &str, layout: &Layout, tags: &[ScoredTag]) -> Vec<Piece> {
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
                        open.take().map(|(role, tokens)| piece(text, layout, tags, role, tokens)),
                    );
                    // A tag that goes on with nothing begins: tests and other taggers may be careless.
                    open = tag.role().map(|role| (role, token..token + 1));
                }
            }
        }
        found.extend(open.map(|(role, tokens)| piece(text, layout, tags, role, tokens)));
    }
    found
}

fn piece(
    text: &str,
    layout: &Layout,
    tags: &[ScoredTag],
    role: Role,
    tokens: Range<usize>,
) -> Piece {
    let mut span = layout.tokens[tokens.start].cover(layout.tokens[tokens.end - 1]);
    if role == Role::Content {
        span.end = with_last_marks(text, layout, tags, span, tokens.end);
    }
    let ending = tags.get(tokens.end).filter(|_| layout.tokens.len() > tokens.end);
    let inside = tags[tokens.clone()].iter().chain(ending).map(|scored| scored.probability);
    Piece {
        role,
        span,
        sentences: layout.sentence_at(span.start)..layout.sentence_at(span.end - 1) + 1,
        probability: inside.fold(1.0, f32::min),
    }
}

/// Where content that ends before token `next` ends, once it has the marks that alone are left of the
/// quotation around it: the final stop of a paragraph whose quotation goes on, say.
fn with_last_marks(
    text: &str,
    layout: &Layout,
    tags: &[ScoredTag],
    span: Span,
    next: usize,
) -> u32 {
    let Some(quotation) = layout.quotation_at(span) else {
        return span.end;
    };
    let left = next..layout.tokens.partition_point(|token| token.start < quotation.span.end);
    let only_marks = left.clone().all(|token| {
        let mark = layout.tokens[token].of(text);
        tags[token].tag == Tag::Outside && !mark.contains(char::is_alphanumeric)
    });
    if only_marks && !left.is_empty() { quotation.span.end } else { span.end }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marked::Marked;

    #[track_caller]
    fn check(marked: &str, expected: &[(&str, &str)]) {
        let Marked { text, layout, tags } = Marked::parse(marked);
        let found: Vec<(&str, &str)> = pieces(&text, &layout, &tags)
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
    fn content_has_the_last_marks_of_its_quotation() {
        check(
            "[speaker He] [cue said]: “[content We gave them time].\n\n“[content They took it].” So it was.",
            &[
                ("speaker", "He"),
                ("cue", "said"),
                ("content", "We gave them time."),
                ("content", "They took it.”"),
            ],
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
