//! The judge: an issue and a passage in, who stands where out.

mod input;

pub use input::{MARKS, Pieces, issue_pieces, join};
