//! Windows: paragraphs packed into passages of a size that the model reads at once.

use crate::Vocabulary;
use onrecord_text::{Layout, LetterCase, Span};

/// The number of values of a piece's feature: four letter cases, in or out of a quotation.
pub const FEATURES: usize = 8;

/// A passage as the model sees it. Built here both for training and for reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// Ids of the pieces: `[CLS]`, then each paragraph followed by `[SEP]`.
    pub ids: Vec<i32>,
    /// For each piece, what the vocabulary cannot say of it: twice the number of its token's letter
    /// case, plus one inside a quotation; below [`FEATURES`].
    pub features: Vec<i32>,
    /// The tokens in the window, as ascending indices into [`Layout::tokens`].
    pub tokens: Vec<usize>,
    /// Where each token's first piece stands in `ids`.
    pub first: Vec<usize>,
}

/// Packs the tokens of `layout` that `is_read` admits, by their index, into windows of at most `size`
/// pieces.
///
/// Neighbouring paragraphs share a window while they fit. One that is too long is cut between
/// sentences, a sentence that is too long between tokens.
pub fn windows(
    text: &str,
    layout: &Layout,
    is_read: impl Fn(usize) -> bool,
    vocabulary: &Vocabulary,
    size: usize,
) -> Vec<Window> {
    let mut packer =
        Packer { vocabulary, size: size.max(16), done: Vec::new(), open: Window::default() };
    for paragraph in &layout.paragraphs {
        let chunks: Vec<Chunk> = layout.sentences[paragraph.sentences.clone()]
            .iter()
            .map(|sentence| sentence.tokens.clone().filter(|token| is_read(*token)).collect())
            .map(|tokens| Chunk::of(text, layout, tokens, vocabulary))
            .collect();
        packer.add_paragraph(&chunks);
    }
    packer.finish()
}

/// Some tokens with their pieces.
struct Chunk {
    tokens: Vec<usize>,
    /// Where each token's pieces end in `ids`.
    ends: Vec<usize>,
    ids: Vec<i32>,
    features: Vec<i32>,
}

impl Chunk {
    fn of(text: &str, layout: &Layout, tokens: Vec<usize>, vocabulary: &Vocabulary) -> Chunk {
        let mut chunk = Chunk { tokens, ends: vec![], ids: vec![], features: vec![] };
        for &token in &chunk.tokens {
            let span = layout.tokens[token];
            vocabulary.add_pieces(span.of(text), &mut chunk.ids);
            chunk.features.resize(chunk.ids.len(), feature(text, layout, span));
            chunk.ends.push(chunk.ids.len());
        }
        chunk
    }
}

fn feature(text: &str, layout: &Layout, token: Span) -> i32 {
    let case = match LetterCase::of(token.of(text)) {
        LetterCase::Lower => 0,
        LetterCase::Title => 1,
        LetterCase::Upper => 2,
        LetterCase::None => 3,
    };
    case * 2 + i32::from(layout.quotation_at(token).is_some())
}

/// The feature of `[CLS]` and `[SEP]`: no letters, in no quotation.
const SPECIAL: i32 = 6;

struct Packer<'v> {
    vocabulary: &'v Vocabulary,
    size: usize,
    done: Vec<Window>,
    open: Window,
}

impl Packer<'_> {
    fn add_paragraph(&mut self, chunks: &[Chunk]) {
        let pieces: usize = chunks.iter().map(|chunk| chunk.ids.len()).sum();
        if pieces == 0 {
            return;
        }
        if !self.has_room_for(pieces) {
            self.close();
        }
        for chunk in chunks {
            if !self.has_room_for(chunk.ids.len()) {
                self.close();
            }
            self.add_tokens(chunk);
        }
        self.push_special(self.vocabulary.sep());
    }

    fn add_tokens(&mut self, chunk: &Chunk) {
        let mut from = 0;
        for (&token, &to) in chunk.tokens.iter().zip(&chunk.ends) {
            if !self.has_room_for(to - from) {
                self.close();
            }
            if self.open.ids.is_empty() {
                self.push_special(self.vocabulary.cls());
            }
            self.open.tokens.push(token);
            self.open.first.push(self.open.ids.len());
            self.open.ids.extend_from_slice(&chunk.ids[from..to]);
            self.open.features.extend_from_slice(&chunk.features[from..to]);
            from = to;
        }
    }

    /// Whether that many pieces fit beside `[CLS]` and the `[SEP]` that ends the paragraph.
    fn has_room_for(&self, pieces: usize) -> bool {
        self.open.ids.len().max(1) + pieces < self.size
    }

    fn push_special(&mut self, id: i32) {
        self.open.ids.push(id);
        self.open.features.push(SPECIAL);
    }

    fn close(&mut self) {
        if self.open.tokens.is_empty() {
            return;
        }
        if self.open.ids.last() != Some(&self.vocabulary.sep()) {
            self.push_special(self.vocabulary.sep());
        }
        self.done.push(std::mem::take(&mut self.open));
    }

    fn finish(mut self) -> Vec<Window> {
        self.close();
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::tests::tiny;

    fn pack(text: &str, size: usize) -> Vec<Window> {
        let layout = Layout::of(text);
        windows(text, &layout, |_| true, &tiny(), size)
    }

    #[test]
    fn paragraphs_share_a_window_while_they_fit() {
        let found = pack("The.\n“The untold.", 160);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].ids, [2, 4, 8, 3, 9, 4, 5, 6, 7, 8, 3]);
        assert_eq!(found[0].features, [6, 2, 6, 6, 7, 3, 1, 1, 1, 7, 6]);
        assert_eq!(found[0].first, [1, 2, 4, 5, 6, 9]);
        assert_eq!(found[0].tokens, [0, 1, 2, 3, 4, 5]);
    }

    #[test]
    fn every_token_is_in_one_window_of_the_size() {
        let text = format!("{}\n{}\n\n{}", "The untold. ".repeat(30), "the ".repeat(200), "The.");
        for size in [16, 40, 160] {
            let found = pack(&text, size);
            let tokens: Vec<usize> = found.iter().flat_map(|w| w.tokens.clone()).collect();
            assert_eq!(tokens, (0..Layout::of(&text).tokens.len()).collect::<Vec<_>>());
            for window in &found {
                assert!(window.ids.len() <= size, "{} pieces in {size}", window.ids.len());
                assert_eq!(window.ids.len(), window.features.len());
                assert_eq!((window.ids[0], window.ids[window.ids.len() - 1]), (2, 3));
            }
        }
    }

    #[test]
    fn nothing_to_read_gives_no_window() {
        assert!(pack(" \n ", 160).is_empty());
    }
}
