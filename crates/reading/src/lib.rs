//! Statements and actors out of text and tags: pure functions that cannot fail and do no I/O.

mod reading;

pub use reading::{Actor, ActorKind, Kind, Reading, SpeakerHow, Statement, Warning};
