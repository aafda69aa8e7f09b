//! Positions: who stands where on the issues of a codebook.
//!
//! They are found in two turns. [`passages`] tells which sentences may carry a position and whose; the
//! encoder judges each for an issue; [`assemble`] makes positions of what it answers.

mod aside;
mod assemble;
mod ballot;
mod clause;
mod clearest;
mod condition;
mod denied;
mod described;
mod members;
mod moved;
mod outcome;
mod outright;
mod own;
mod passage;
mod principal;
mod quantity;
mod referring;
mod reply;
mod sentence;
mod series;
mod table;
mod teller;
mod threat;
mod topic;
mod turns;
mod whose;

pub use assemble::{Asked, Judgement, assemble};
pub(crate) use passage::asks_indirectly;
pub use passage::{Candidate, Passages, passages};
pub use quantity::quantity_in;
pub use topic::plainly;
