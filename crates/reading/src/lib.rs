//! Statements, actors and positions out of text, tags and verdicts: pure functions that cannot fail and do
//! no I/O.
//!
//! [`read`] finds the pieces that tags mark, links each cue with its speaker and content, tells
//! direct from indirect speech, and finds out who each speaker is. The answer is a
//! [`Reading`]; [`ReadingJson`] is how it leaves the program.

mod cast;
mod codebook;
mod deed;
mod form;
mod inner;
mod interview;
mod json;
mod kind;
mod known;
mod link;
#[cfg(test)]
mod marked;
mod mentions;
mod name;
mod negation;
mod phrase;
mod piece;
mod position;
mod read;
mod reading;
mod relay;
mod several;
mod speaker;
mod spelling;
mod subject;
mod turned;
mod when;
mod words;

pub use codebook::{Codebook, CodebookError, Issue, IssueExample};
pub use json::ReadingJson;
pub use known::{is_title, shared_party, state_code, state_name, title_fits};
pub use mentions::{Mentions, Spot};
pub use position::{
    Asked, Candidate, Judgement, Passages, assemble, passages, plainly, quantity_in,
};
pub use read::read;
pub use reading::{
    Actor, ActorKind, Kind, Party, Position, Quantity, Reading, SpeakerHow, Statement, Warning,
};
pub use when::{SaidOn, first_day, is_time, named_time, spoken_time};
pub use words::{is_particle, is_postnominal};
