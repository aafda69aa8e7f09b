//! What a reading holds: everything that was found in one article.

use crate::SaidOn;
use onrecord_text::{Span, Stance};
use serde::{Deserialize, Serialize};

/// All that was found in one article. Every entry carries the span that shows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Who the speakers are believed to be. An index into this list is an actor's local id.
    pub actors: Vec<Actor>,
    /// Who said what, in the order of the text. An index is a statement's local id.
    pub statements: Vec<Statement>,
    /// Who stands where on the issues that were asked for, in the order of the text.
    pub positions: Vec<Position>,
    /// What was odd, with its place.
    pub warnings: Vec<Warning>,
    /// The model that found it, as `name@version`.
    pub model: String,
}

/// A person, state, organisation or group that speaks in the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actor {
    /// The fullest name that the article gives.
    pub name: String,
    /// What kind of actor it is; unknown until something in the text shows it.
    pub kind: Option<ActorKind>,
    /// The other names that the article gives, in the order of the text.
    pub aliases: Vec<String>,
    /// The role or title that the article gives: "mayor of Stennick".
    pub role: Option<String>,
    /// The state that it is, or whose office it holds, as an ISO 3166-1 code of two letters.
    pub country: Option<String>,
}

/// What kind of actor speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ActorKind {
    /// One human being.
    Person,
    /// A state or its government.
    State,
    /// A company, party, ministry, newspaper or other body.
    Organisation,
    /// People without a name: "officials", "residents".
    Group,
}

impl ActorKind {
    /// The word for it in JSON, tables and messages.
    pub fn name(self) -> &'static str {
        match self {
            ActorKind::Person => "person",
            ActorKind::State => "state",
            ActorKind::Organisation => "organisation",
            ActorKind::Group => "group",
        }
    }
}

/// An attribution: these words are said to be somebody's.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// How the words are given.
    pub kind: Kind,
    /// The words that name the speaker; empty where the text names none.
    pub speaker: Vec<Span>,
    /// The words that attribute.
    pub cue: Vec<Span>,
    /// The words that are attributed, in pieces where something stands between them.
    pub content: Vec<Span>,
    /// The words that tell that the speaker did not say or hold it: "did not" of "did not say whether", "denied".
    pub negation: Option<Span>,
    /// The speaker, as an index into [`Reading::actors`].
    pub actor: Option<usize>,
    /// How the speaker was found.
    pub speaker_how: SpeakerHow,
    /// To whom it was said.
    pub addressee: Option<Party>,
    /// Who passed it on, the nearest to the speaker first.
    pub via: Vec<Party>,
    /// On which occasion: "an interview with Sky News".
    pub occasion: Option<Span>,
    /// When it was said, as far as the text tells.
    pub said_on: Option<SaidOn>,
    /// The probability, in 0..=1, that the statement is right as it stands.
    pub confidence: f32,
}

/// Somebody besides the speaker who has to do with a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Party {
    /// Who, as an index into [`Reading::actors`].
    pub actor: usize,
    /// The words that name them.
    pub words: Span,
}

impl Statement {
    /// A statement of which only the words are known.
    pub(crate) fn of_words(
        kind: Kind,
        speaker: Vec<Span>,
        cue: Vec<Span>,
        content: Vec<Span>,
        confidence: f32,
    ) -> Statement {
        Statement {
            kind,
            speaker,
            cue,
            content,
            negation: None,
            actor: None,
            speaker_how: SpeakerHow::None,
            addressee: None,
            via: Vec::new(),
            occasion: None,
            said_on: None,
            confidence,
        }
    }

    /// The smallest span that covers the whole statement.
    pub fn span(&self) -> Span {
        let mut spans = self.speaker.iter().chain(&self.cue).chain(&self.content);
        let first = spans.next().copied().unwrap_or(Span::new(0, 0));
        spans.fold(first, |all, span| all.cover(*span))
    }
}

/// How a statement's words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Word for word, between quotation marks.
    Direct,
    /// In the reporter's words.
    Indirect,
    /// Partly word for word.
    Mixed,
}

impl Kind {
    /// The word for it in JSON, tables and messages.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Direct => "direct",
            Kind::Indirect => "indirect",
            Kind::Mixed => "mixed",
        }
    }
}

/// How a statement's speaker was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SpeakerHow {
    /// By name.
    Named,
    /// By title or description: "the minister".
    Title,
    /// By pronoun: "she".
    Pronoun,
    /// As the speaker of the quotation that goes on.
    Continued,
    /// As the outlet that reports.
    Outlet,
    /// Not at all.
    #[default]
    None,
}

impl SpeakerHow {
    /// The word for it in JSON, tables and messages.
    pub fn name(self) -> &'static str {
        match self {
            SpeakerHow::Named => "named",
            SpeakerHow::Title => "title",
            SpeakerHow::Pronoun => "pronoun",
            SpeakerHow::Continued => "continued",
            SpeakerHow::Outlet => "outlet",
            SpeakerHow::None => "none",
        }
    }

    /// How often this way finds the right actor, 0..=1, by which a statement's confidence is lowered.
    pub(crate) fn certainty(self) -> f32 {
        match self {
            SpeakerHow::Named | SpeakerHow::Outlet | SpeakerHow::None => 1.0,
            SpeakerHow::Continued => 0.95,
            SpeakerHow::Title | SpeakerHow::Pronoun => 0.93,
        }
    }
}

/// Where somebody stands on an issue, as one sentence tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Position {
    /// Whose position it is, as an index into [`Reading::actors`].
    pub holder: usize,
    /// The words that stand for the holder.
    pub holder_words: Span,
    /// The issue's id in its codebook.
    pub issue: String,
    /// Where they stand.
    pub stance: Stance,
    /// The words that make the stance hold only if or after something.
    pub condition: Option<Span>,
    /// A number that the position commits or proposes.
    pub quantity: Option<Quantity>,
    /// Who the report credits with saying so, where that is not the holder.
    pub attributed_to: Option<usize>,
    /// Who passed it on, the nearest to the holder first, as indices into [`Reading::actors`].
    pub via: Vec<usize>,
    /// The sentence that tells it.
    pub evidence: Span,
    /// The statement that carries it, if one does, as an index into [`Reading::statements`].
    pub statement: Option<usize>,
    /// The day, week, month, season or year since when it is known to hold, as a TIMEX3 value: when it was said if the
    /// text tells, else the day of publication.
    pub as_of: Option<String>,
    /// The probability, in 0..=1, that holder, issue and stance are right.
    pub confidence: f32,
}

/// A number with what it counts: "10,000 troops".
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The number, as digits.
    pub value: String,
    /// What it counts.
    pub unit: String,
    /// The words.
    pub span: Span,
}

/// Something odd about the article or the reading, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Where.
    pub span: Span,
    /// What, in a sentence for the user.
    pub message: String,
    /// Whether it concerns the file as a whole, so that its user should hear of it at once.
    pub about_file: bool,
}
