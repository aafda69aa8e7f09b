//! What the encoder is asked about a position, and what it answers. The types live here so that
//! `reading` needs no encoder.

use crate::Span;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Where somebody stands on an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// They want it, or will do it.
    For,
    /// They do not.
    Against,
    /// They hesitate, consider it, or have not decided.
    Undecided,
}

impl Stance {
    /// All stances, in the order in which the encoder numbers them.
    pub const ALL: [Stance; 3] = [Stance::For, Stance::Against, Stance::Undecided];

    /// The word for it in JSON, tables and messages.
    pub fn name(self) -> &'static str {
        match self {
            Stance::For => "for",
            Stance::Against => "against",
            Stance::Undecided => "undecided",
        }
    }
}

/// A sentence that may carry somebody's position, with what a reader needs around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// The tokens that are read: the sentence, what stands before it, and now and then what follows.
    pub tokens: Range<usize>,
    /// The tokens of the sentence itself, within [`Passage::tokens`].
    pub focus: Range<usize>,
    /// The words of those whose positions the sentence may tell, in the order of the text. Words outside
    /// [`Passage::tokens`] are the speaker's of a long quotation.
    pub holders: Vec<Span>,
}

/// What the encoder says of one passage and one issue.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Verdict {
    /// For each holder, the probabilities of [`Stance::ALL`]; what they lack to one is that the sentence
    /// tells no position of theirs on the issue.
    pub stances: Vec<[f32; 3]>,
    /// For each token of [`Passage::focus`], the probability that it belongs to a condition.
    pub condition: Vec<f32>,
}

/// The verdict on one passage of an article and one issue of a codebook, by their indices.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Judged {
    /// The issue.
    pub issue: usize,
    /// The passage.
    pub passage: usize,
    /// What the encoder says of it.
    pub verdict: Verdict,
}
