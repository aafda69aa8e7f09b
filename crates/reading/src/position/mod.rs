//! Positions: who stands where on the issues of a codebook.
//!
//! They are found in two turns. [`passages`] tells which sentences may carry a position and whose; the
//! encoder judges each for an issue; [`assemble`] makes positions of what it answers.

mod aside;
mod assemble;
mod condition;
mod denied;
mod members;
mod moved;
mod outcome;
mod passage;
mod principal;
mod quantity;
mod reply;
mod sentence;
mod turns;

pub use assemble::{Asked, Judgement, assemble};
pub use passage::{Candidate, Passages, passages};
pub use quantity::quantity_in;
