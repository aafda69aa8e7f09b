//! From tokens to the word pieces that the model knows.

use crate::EncoderError;
use onrecord_text::is_invisible;
use rten_text::models::{Model, WordPiece, WordPieceOptions};
use rten_text::normalizers::{Bert, BertOptions, Normalizer};

/// A token is given to the model as at most this many pieces, so that one monstrous word cannot
/// fill a window.
const MOST_PIECES: usize = 12;

/// The model's word pieces (`WordPiece` with small letters and no accents, as in uncased BERT).
pub struct Vocabulary {
    pieces: WordPiece,
    normalizer: Bert,
    cls: i32,
    sep: i32,
    unknown: i32,
}

impl Vocabulary {
    /// Reads a vocabulary of one piece a line; the line number is the piece's id.
    ///
    /// # Errors
    /// If one of `[CLS]`, `[SEP]` and `[UNK]` is missing.
    pub fn parse(lines: &str) -> Result<Vocabulary, EncoderError> {
        let ids =
            lines.lines().enumerate().map(|(id, piece)| (piece.to_owned(), id as u32)).collect();
        let pieces = WordPiece::from_vocab(ids, WordPieceOptions::default());
        let special = |name: &str| {
            let id = pieces.get_token_id(name);
            id.map(|id| id as i32).ok_or_else(|| EncoderError::Vocabulary(name.to_owned()))
        };
        Ok(Vocabulary {
            cls: special("[CLS]")?,
            sep: special("[SEP]")?,
            unknown: special("[UNK]")?,
            normalizer: Bert::new(BertOptions { lowercase: true, strip_accents: true }),
            pieces,
        })
    }

    /// The id of the piece that begins a window.
    pub fn cls(&self) -> i32 {
        self.cls
    }

    /// The id of the piece that ends each paragraph of a window.
    pub fn sep(&self) -> i32 {
        self.sep
    }

    /// Adds the ids of the pieces of one token; always at least one.
    pub fn add_pieces(&self, token: &str, ids: &mut Vec<i32>) {
        let before = ids.len();
        let visible: String = token.chars().filter(|c| !is_invisible(*c)).collect();
        if let Ok((word, _)) = self.normalizer.normalize(&visible) {
            // An error means that the vocabulary has no `[UNK]`, which `parse` has ruled out.
            let _ = self.pieces.encode_with_offsets(&word, &mut |_, id| ids.push(id as i32));
        }
        ids.truncate(before + MOST_PIECES);
        if ids.len() == before {
            ids.push(self.unknown);
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn tiny() -> Vocabulary {
        Vocabulary::parse("[PAD]\n[UNK]\n[CLS]\n[SEP]\nthe\nun\n##to\n##ld\n.\n“").unwrap()
    }

    fn ids(token: &str) -> Vec<i32> {
        let mut ids = Vec::new();
        tiny().add_pieces(token, &mut ids);
        ids
    }

    #[test]
    fn longest_pieces_first_without_case_and_accents() {
        assert_eq!(ids("The"), [4]);
        assert_eq!(ids("Úntold"), [5, 6, 7]);
        assert_eq!(ids("un\u{ad}told"), [5, 6, 7]);
        assert_eq!(ids("“"), [9]);
    }

    #[test]
    fn what_is_not_known_is_one_piece() {
        assert_eq!(ids("xyz"), [1]);
        assert_eq!(ids("\u{ad}"), [1]);
        assert_eq!(ids(&"to".repeat(200)), [1]);
        assert_eq!(ids(&format!("un{}", "to".repeat(40))).len(), MOST_PIECES);
    }

    #[test]
    fn a_vocabulary_without_special_pieces_is_refused() {
        assert!(Vocabulary::parse("the\n.").is_err());
    }
}
