//! What the encoder says of each token. The types live here so that `reading` needs no encoder.

use serde::{Deserialize, Serialize};

/// The part a token plays in a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The words that name who speaks.
    Speaker,
    /// The words that attribute: "said", "according to", "'s promise".
    Cue,
    /// The words that are attributed.
    Content,
}

impl Role {
    /// All roles, in the order in which labels number them.
    pub const ALL: [Role; 3] = [Role::Speaker, Role::Cue, Role::Content];

    /// The role's name, as users read it.
    pub fn name(self) -> &'static str {
        match self {
            Role::Speaker => "speaker",
            Role::Cue => "cue",
            Role::Content => "content",
        }
    }
}

/// A token's tag in the begin-inside-outside scheme: a token has at most one role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Tag {
    /// The token has no role.
    #[default]
    Outside,
    /// A new span of the role begins here.
    Begin(Role),
    /// The span of the role goes on.
    Inside(Role),
}

impl Tag {
    /// The number of different tags.
    pub const COUNT: usize = 7;

    /// The tag with this label number: 0 is outside, then begin and inside for each role in turn.
    pub fn from_label(label: usize) -> Option<Tag> {
        if label == 0 {
            return Some(Tag::Outside);
        }
        let role = *Role::ALL.get((label - 1) / 2)?;
        Some(if label % 2 == 1 { Tag::Begin(role) } else { Tag::Inside(role) })
    }

    /// The token's role, if it has one.
    pub fn role(self) -> Option<Role> {
        match self {
            Tag::Outside => None,
            Tag::Begin(role) | Tag::Inside(role) => Some(role),
        }
    }
}

/// A token's tag with the model's probability for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScoredTag {
    /// The tag on the best path through the passage.
    pub tag: Tag,
    /// The probability, in 0..=1, of that tag at that token over all paths.
    pub probability: f32,
}

impl Default for ScoredTag {
    /// What a token that was not read has: no role, for certain.
    fn default() -> ScoredTag {
        ScoredTag { tag: Tag::Outside, probability: 1.0 }
    }
}
