//! Scoring who stands where: gold positions against those of a reading.
//!
//! [`load_positions`] reads the gold, [`score_positions`] gives the figures and [`position_mistakes`]
//! the positions behind them.

mod found;
mod gold;
mod score;

pub use found::FoundPosition;
pub use gold::{ArticlePositions, GoldPosition, load_positions};
pub use score::{PositionMistake, PositionScores, position_mistakes, score_positions};
