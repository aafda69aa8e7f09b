//! The text of a news article and what can be seen in it without a model.
//!
//! Bytes become text with [`decode`]. An [`Article`] is made [from text](Article::from_text), which it
//! holds as it was given, or [from a page](Article::from_page); its [`Furniture`] is marked. Its [`Layout`] holds
//! the paragraphs, sentences, tokens and quotations. Every place is a [`Span`] of bytes;
//! [`CodePoints`] turns spans into the offsets that leave the program. The encoder's answers are declared
//! here too, a [`Tag`] for each token and a [`Verdict`] on a [`Passage`], and so is what their
//! probabilities mean ([`Calibration`]), so that `reading` can do without the encoder.

mod article;
mod calibration;
mod code_points;
mod cut_short;
mod date;
mod decode;
mod furniture;
mod language;
mod layout;
mod page;
mod paragraph;
mod passage;
mod quotation;
mod sentence;
mod span;
mod tag;
mod token;

pub use article::{Article, Furniture, FurnitureKind, Published, PublishedFrom};
pub use calibration::{Calibration, mean_by_odds, probability_of, raised};
pub use chrono::{Days, NaiveDate};
pub use code_points::CodePoints;
pub use date::{day_of_number, day_of_stamp};
pub use decode::{
    DecodeError, Decoded, LARGEST_FILE, begins_as_page, decode, is_page, looks_like_page,
};
pub use furniture::unread_day;
pub use language::language_code;
pub use layout::{Layout, Paragraph, Sentence};
pub use page::{PageError, feeds_of_page};
pub use paragraph::paragraphs;
pub use passage::{Judged, Passage, Stance, Stances, Verdict};
pub use quotation::Quotation;
pub use span::Span;
pub use tag::{Role, ScoredTag, Tag};
pub use token::{LetterCase, is_invisible};
