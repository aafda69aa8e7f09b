//! The encoder: sentences in, tags and their probabilities out. The only room with tensors.
//!
//! A [`Vocabulary`] turns tokens into word pieces, [`windows`] packs them into passages.

mod vocabulary;
mod window;

pub use vocabulary::Vocabulary;
pub use window::{FEATURES, Window, windows};

/// Why the model could not be loaded or run.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EncoderError {
    /// The vocabulary lacks a piece that every window needs.
    #[error("the vocabulary has no piece {0}")]
    Vocabulary(String),
}
