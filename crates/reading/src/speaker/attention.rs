//! Attention: whom a reader has in mind at each point of the text, so that "she" means somebody.
//!
//! Each mention raises its bearer, each sentence lets all sink: the idea of the salience of discourse
//! entities by recency and grammatical role (Lappin and Leass 1994, section 2).

use crate::cast::Stand;
use std::cmp::Ordering;

/// What a mention is worth, by how it stands in its sentence.
const SUBJECT: f32 = 1.8;
const SAID: f32 = 0.9;
const ASIDE: f32 = 0.35;
const QUOTED: f32 = 0.08;
/// What it is worth to be the one who speaks.
const SPEAKER: f32 = 2.2;
/// What it is worth to be meant by a pronoun.
const PRONOUN: f32 = 1.0;
/// What is left of attention a sentence later.
const PER_SENTENCE: f32 = 0.48;
/// The most that one can have, so that ten mentions do not outlast the next name.
const MOST: f32 = 3.0;
/// How far ahead of the second one must be to be meant.
const MARGIN: f32 = 1.2;
/// Below this, nobody has anybody in mind.
pub(super) const LEAST: f32 = 0.04;

/// How much each of some entities, by index, is in mind.
#[derive(Clone, Debug, Default)]
pub(super) struct Attention {
    /// (level, the sentence at which it was so).
    levels: Vec<(f32, usize)>,
    /// The last sentence that was about each, as its subject or speaker.
    centres: Vec<Option<usize>>,
}

/// Why somebody is in mind.
#[derive(Clone, Copy, Debug)]
pub(super) enum Reason {
    Named(Stand),
    Spoke,
    Meant,
}

/// Who is meant, as far as attention tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    One(usize),
    /// Two that are equally likely.
    Either(usize, usize),
    Nobody,
}

impl Meant {
    /// The one who is meant, if only one is.
    pub(super) fn one(self) -> Option<usize> {
        match self {
            Meant::One(entity) => Some(entity),
            Meant::Either(..) | Meant::Nobody => None,
        }
    }
}

impl Attention {
    pub(super) fn raise(&mut self, entity: usize, sentence: usize, reason: Reason) {
        if self.levels.len() <= entity {
            self.levels.resize(entity + 1, (0.0, sentence));
            self.centres.resize(entity + 1, None);
        }
        let worth = match reason {
            Reason::Named(Stand::Subject) => SUBJECT,
            Reason::Named(Stand::Said) => SAID,
            Reason::Named(Stand::Aside) => ASIDE,
            Reason::Named(Stand::Quoted) => QUOTED,
            Reason::Spoke => SPEAKER,
            Reason::Meant => PRONOUN,
        };
        if !matches!(reason, Reason::Named(Stand::Said | Stand::Aside | Stand::Quoted)) {
            self.centres[entity] = Some(sentence);
        }
        self.levels[entity] = ((self.level(entity, sentence) + worth).min(MOST), sentence);
    }

    pub(super) fn level(&self, entity: usize, sentence: usize) -> f32 {
        let (level, at) = self.levels.get(entity).copied().unwrap_or_default();
        level * PER_SENTENCE.powi(sentence.saturating_sub(at).min(64) as i32)
    }

    /// Whether an entity came up before.
    pub(super) fn is_met(&self, entity: usize) -> bool {
        self.levels.get(entity).is_some_and(|(level, _)| *level > 0.0)
    }

    /// The sentence in which an entity was last raised.
    pub(super) fn last(&self, entity: usize) -> Option<usize> {
        self.levels.get(entity).map(|(_, sentence)| *sentence)
    }

    /// The one of `candidates`, each with a weight, that is most in mind.
    pub(super) fn meant(
        &self,
        sentence: usize,
        candidates: impl Iterator<Item = (usize, f32)>,
    ) -> Meant {
        let mut best: Option<(usize, f32)> = None;
        let mut second: Option<(usize, f32)> = None;
        for (entity, weight) in candidates {
            let level = self.level(entity, sentence) * weight;
            if level < LEAST {
                continue;
            }
            if best.is_none_or(|(_, other)| level > other) {
                second = best.replace((entity, level));
            } else if second.is_none_or(|(_, other)| level > other) {
                second = Some((entity, level));
            }
        }
        match (best, second) {
            (None, _) => Meant::Nobody,
            (Some((one, high)), Some((other, low))) if high < MARGIN * low => {
                // Of two that are as much in mind, the one whom the later sentence is about is meant.
                match self.centres[one].cmp(&self.centres[other]) {
                    Ordering::Greater => Meant::One(one),
                    Ordering::Less => Meant::One(other),
                    Ordering::Equal => Meant::Either(one, other),
                }
            }
            (Some((one, _)), _) => Meant::One(one),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_spoke_last_is_meant_until_others_come_up() {
        let mut mind = Attention::default();
        let both = || [(0, 1.0), (1, 1.0)].into_iter();
        assert_eq!(mind.meant(0, both()), Meant::Nobody);
        mind.raise(0, 0, Reason::Spoke);
        mind.raise(1, 0, Reason::Named(Stand::Aside));
        assert_eq!(mind.meant(1, both()), Meant::One(0));
        mind.raise(1, 2, Reason::Named(Stand::Subject));
        assert_eq!(mind.meant(3, both()), Meant::One(1));
        let two = || [(2, 1.0), (3, 1.0)].into_iter();
        mind.raise(2, 3, Reason::Named(Stand::Subject));
        mind.raise(3, 3, Reason::Named(Stand::Subject));
        assert_eq!(mind.meant(3, two()), Meant::Either(2, 3));
    }
}
