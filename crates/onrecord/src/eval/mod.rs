//! Scoring a reading against gold: what was found, what was missed, and how far to trust it.
//!
//! [`load`] reads gold in the formats that people have, [`score`] gives the figures and
//! [`mistakes`] the words behind them; [`load_speakers`], [`score_speakers`] and
//! [`speaker_mistakes`] do the same for who each speaker is, [`load_positions`], [`score_positions`] and
//! [`position_mistakes`] for who stands where. The measures, as [`DEFINITIONS`] tells them:
#![doc = concat!("```text\n", include_str!("definitions.txt"), "```")]

mod brat;
mod by_cue;
mod calibration;
mod compare;
mod cue;
mod cue_words;
mod gold;
mod jsonl;
mod linking;
mod matching;
mod measure;
mod mistakes;
mod perturbation;
mod pieces;
mod positions;
mod reviewed;
mod score;
mod speakers;
mod standoff;
mod table;

pub use by_cue::{CueScores, Sides};
pub use calibration::{Bin, Calibration, Fit};
pub use compare::Predicted;
pub use cue::CueClass;
pub use gold::{Attribution, GoldArticle, GoldError, load};
pub use linking::from_gold_tags;
pub use measure::{Measure, Measures};
pub use mistakes::{ArticleMistakes, Mistake, MistakeKind, Quoted, Words, mistakes};
pub use perturbation::{Perturbation, perturbed};
pub use positions::{
    ArticlePositions, FoundPosition, GoldPosition, PositionMistake, PositionScores, load_positions,
    position_mistakes, score_positions,
};
pub use reviewed::{ReviewedGold, reviewed};
pub use score::{PublisherScores, Scores, score};
pub use speakers::{
    ArticleSpeakers, FoundHow, GoldActor, GoldSpeaker, KindShare, SpeakerMistake, SpeakerScores,
    load_speakers, score_speakers, speaker_mistakes,
};

/// What each measure counts and when an item is right: plain text, at most 80 columns wide.
pub const DEFINITIONS: &str = include_str!("definitions.txt");
