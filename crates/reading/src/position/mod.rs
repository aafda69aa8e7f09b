//! Positions: who stands where on the issues of a codebook.
//!
//! They are found in two turns. [`passages`] tells which sentences may carry a position and whose; the
//! encoder judges each for an issue; what it answers becomes positions.

mod passage;

pub use passage::{Candidate, Passages, passages};
