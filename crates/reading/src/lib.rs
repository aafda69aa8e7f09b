//! Statements and actors out of text and tags: pure functions that cannot fail and do no I/O.
//!
//! [`read`] finds the pieces that tags mark, links each cue with its speaker and content, tells
//! direct from indirect speech, and takes speakers for actors by their names. The answer is a
//! [`Reading`]; [`ReadingJson`] is how it leaves the program.

mod actor;
mod json;
mod kind;
mod link;
#[cfg(test)]
mod marked;
mod name;
mod piece;
mod read;
mod reading;
mod words;

pub use json::ReadingJson;
pub use read::read;
pub use reading::{Actor, ActorKind, Kind, Reading, SpeakerHow, Statement, Warning};
