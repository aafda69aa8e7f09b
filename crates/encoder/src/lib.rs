//! The encoder: tokens in, tags and their probabilities out; passages and issues in, stances out. The
//! only room with tensors.
//!
//! A [`Vocabulary`] turns tokens into word pieces, [`windows`] packs them into passages, the network
//! scores each token's tags, and [`Transitions`] finds the best path through them.

pub mod judge;
mod model;
mod path;
mod tagger;
mod vocabulary;
mod window;

pub use judge::Judge;
pub use model::adds_exactly;
pub use path::{Emissions, Transitions};
pub use tagger::Tagger;
pub use vocabulary::Vocabulary;
pub use window::{FEATURES, Window, windows};

use model::{Manifest, Network};
use onrecord_text::{Article, Calibration, Layout, ScoredTag};

/// The trained tagger.
pub struct Encoder {
    network: Network,
    vocabulary: Vocabulary,
    manifest: Manifest,
}

/// Why the model could not be loaded or run.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EncoderError {
    /// The vocabulary lacks a piece that every window needs.
    #[error("the model's vocabulary has no piece {0}")]
    Vocabulary(String),
    /// The manifest does not say what it should.
    #[error("the model's manifest cannot be used: {0}")]
    Manifest(#[from] serde_json::Error),
    /// The weights are not those of a tagger.
    #[error("the model's weights cannot be used: {0}")]
    Weights(String),
    /// A part of the model cannot be read.
    #[error("cannot read {path}")]
    File {
        /// The file.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// The network failed on a window.
    #[error("the model failed: {0}")]
    Run(String),
}

impl Encoder {
    fn new(
        weights: rten::Model,
        vocabulary: &str,
        manifest: &str,
    ) -> Result<Encoder, EncoderError> {
        let mut manifest: Manifest = serde_json::from_str(manifest)?;
        manifest.transitions = manifest.transitions.restricted();
        Ok(Encoder {
            network: Network::new(weights)?,
            vocabulary: Vocabulary::parse(vocabulary)?,
            manifest,
        })
    }

    /// The model as every entry names it: `name@version`.
    pub fn name(&self) -> String {
        format!("{}@{}", self.manifest.name, self.manifest.version)
    }

    /// The pieces that the model cuts words into.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The calibration that was fitted for this model.
    pub fn calibration(&self) -> Calibration {
        self.manifest.calibration
    }

    /// The tag of each token of `layout`, the layout of the article's text.
    ///
    /// Furniture that is not read, and whatever begins beyond byte `limit`, has no tags. The answer
    /// depends on the text and the model alone, not on threads or neighbours.
    ///
    /// # Errors
    /// If the network fails, which the shipped one does not.
    pub fn tag(
        &self,
        article: &Article,
        layout: &Layout,
        limit: usize,
    ) -> Result<Vec<ScoredTag>, EncoderError> {
        let mut tags = vec![ScoredTag::default(); layout.tokens.len()];
        for window in self.windows(article, layout, limit) {
            let path = self.manifest.transitions.best(&self.network.run(&window)?);
            for (token, tag) in window.tokens.iter().zip(path) {
                tags[*token] = tag;
            }
        }
        Ok(tags)
    }

    /// The passages of the article that the network reads.
    pub fn windows(&self, article: &Article, layout: &Layout, limit: usize) -> Vec<Window> {
        let is_read = |token: usize| {
            let span = layout.tokens[token];
            (span.start as usize) < limit && article.is_read(span)
        };
        windows(&article.text, layout, is_read, &self.vocabulary, self.manifest.window)
    }

    /// The scores of each tag for each token of `window`: what the reference files hold.
    ///
    /// # Errors
    /// As [`Encoder::tag`].
    pub fn emissions(&self, window: &Window) -> Result<Vec<Emissions>, EncoderError> {
        self.network.run(window)
    }
}
