//! The flow of `onrecord` in one call: reports in, readings out.
//!
//! [`locations`] finds the articles that an argument stands for; [`Reader::open`] takes one through
//! the whole flow: bytes → [`Article`] → [`Layout`] → tags → [`Reading`]. [`in_order`] does so for
//! many at once. A [`Record`] keeps what was read ([`add_all`], [`judge_all`]); [`eval`] says how well that went.

mod address;
mod advice;
mod crawl;
pub mod eval;
mod feed;
mod fetch;
mod folder;
mod keep;
mod kind;
mod language;
mod lines;
mod pipeline;
mod source;

pub use advice::advice;
pub use feed::{Feed, Item, Visits};
pub use fetch::{FetchError, Fetcher};
pub use folder::{PassedOver, without_others};
pub use keep::{GivenDay, Kept, add_all, judge_all};
pub use lines::{has_lines, line, lines};
pub use onrecord_encoder::{Encoder, EncoderError, Judge, Tagger, Vocabulary, adds_exactly, judge};
pub use onrecord_reading::{
    Actor, ActorKind, Candidate, Codebook, CodebookError, Issue, IssueExample, Kind, Mentions,
    Party, Passages, Position, Quantity, Reading, ReadingJson, SaidOn, SpeakerHow, Spot, Statement,
    Warning, is_time, named_time, passages, spoken_time,
};
pub use onrecord_record as record;
pub use onrecord_record::Record;
pub use onrecord_text::{
    Article, Calibration, CodePoints, DecodeError, Furniture, FurnitureKind, Judged, Layout,
    NaiveDate, PageError, Paragraph, Passage, Published, PublishedFrom, Quotation, Role, ScoredTag,
    Sentence, Span, Stance, Stances, Tag, Verdict, paragraphs,
};
pub use pipeline::{ReadError, Reader, guarded, in_order};
pub use source::{
    Bytes, Location, Opening, SourceError, locations, locations_and_others, open, open_bytes,
};
