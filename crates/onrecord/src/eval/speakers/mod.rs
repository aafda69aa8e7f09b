//! Scoring who each speaker is: a gold actor a statement against the actors of a reading.
//!
//! [`load_speakers`] reads the gold, [`score_speakers`] gives the figures and [`speaker_mistakes`]
//! the statements behind them.

mod gold;
mod judged;
mod mistakes;
mod name;
mod score;

pub(super) use name::key;

pub use gold::{ArticleSpeakers, GoldActor, GoldSpeaker, load_speakers};
pub use mistakes::{SpeakerMistake, speaker_mistakes};
pub use score::{FoundHow, KindShare, SpeakerScores, score_speakers};
