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

/// How probable each stance of somebody on an issue is, in 0..=1; what these lack to one is that a sentence tells
/// no position of theirs.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stances(pub [f32; 3]);

impl Stances {
    /// Each stance with its probability.
    pub fn each(self) -> impl Iterator<Item = (Stance, f32)> {
        Stance::ALL.into_iter().zip(self.0)
    }

    /// The probability that some stance is told, whichever it is.
    pub fn told(self) -> f32 {
        self.0.iter().sum()
    }

    /// The likeliest stance, the first of several, with its probability.
    pub fn likeliest(self) -> (Stance, f32) {
        let first = (Stance::For, self.0[0]);
        self.each().fold(first, |best, other| if other.1 > best.1 { other } else { best })
    }

    /// The same, for its share of all, if some stance is told with the probability `told`.
    #[must_use]
    pub fn scaled_to(self, told: f32) -> Stances {
        let times = told / self.told().max(f32::EPSILON);
        Stances(self.0.map(|stance| stance * times))
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
    /// For each holder, how probable their stances on the issue are.
    pub stances: Vec<Stances>,
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
