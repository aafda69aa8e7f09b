//! Positions as they are scored, whoever found them: a reading or another reader.

use super::gold::{ArticlePositions, GoldPosition};
use crate::eval::speakers::key;
use onrecord_reading::{ActorKind, Reading, state_code};
use onrecord_text::{Span, Stance};

/// A position that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundPosition {
    /// All names of the holder, as they are compared.
    names: Vec<String>,
    /// The holder's country, where it is a state.
    pub(super) state: Option<String>,
    /// The words that stand for the holder.
    pub(super) words: Span,
    pub(super) issue: String,
    pub(super) stance: Stance,
    pub(super) condition: Option<Span>,
    pub(super) confidence: Option<f32>,
    /// What to call the holder.
    pub(super) name: String,
}

impl FoundPosition {
    /// The positions of a reading.
    pub fn of_reading(reading: &Reading) -> Vec<FoundPosition> {
        let found = reading.positions.iter().filter_map(|position| {
            let actor = reading.actors.get(position.holder)?;
            let is_state = actor.kind == Some(ActorKind::State);
            Some(FoundPosition {
                names: [&actor.name].into_iter().chain(&actor.aliases).map(|it| key(it)).collect(),
                state: actor.country.clone().filter(|_| is_state),
                words: position.holder_words,
                issue: position.issue.clone(),
                stance: position.stance,
                condition: position.condition,
                confidence: Some(position.confidence),
                name: actor.name.clone(),
            })
        });
        found.collect()
    }

    /// The positions of another reader.
    pub fn of_gold(article: &ArticlePositions) -> Vec<FoundPosition> {
        let found = article.positions.iter().map(|position| FoundPosition {
            names: vec![key(&position.holder)],
            state: None,
            words: position.words,
            issue: position.issue.clone(),
            stance: position.stance,
            condition: position.condition,
            confidence: None,
            name: position.holder.clone(),
        });
        found.collect()
    }

    /// Whether the holder is the gold's: by name, or as the words for somebody without a name.
    pub(super) fn is_of(&self, gold: &GoldPosition) -> bool {
        let by_name = || self.names.contains(&key(&gold.holder));
        let by_state = || self.state.is_some() && self.state.as_deref() == state_code(&gold.holder);
        let by_words = || self.state.is_none() && self.words.overlaps(gold.words);
        self.issue == gold.issue && (by_name() || by_state() || by_words())
    }
}
