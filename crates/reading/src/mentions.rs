//! Everybody whom an article speaks of, and where: those who may hold a position.

use crate::{Actor, SpeakerHow};
use onrecord_text::Span;

/// Everybody whom an article speaks of, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mentions {
    /// Where somebody is spoken of. No two overlap.
    pub spots: Vec<Spot>,
    /// Those of them who are no actors of the reading yet, since they say nothing.
    pub others: Vec<Actor>,
}

/// Words that stand for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The words.
    pub words: Span,
    /// Who: an index into the reading's actors and, beyond those, into [`Mentions::others`].
    pub actor: usize,
    /// How they were found.
    pub how: SpeakerHow,
    /// The statements whose speaker they are, as indices into the reading's.
    pub statements: Vec<usize>,
}

impl Mentions {
    /// Puts the spots in order. Of two that overlap, the one with fewer words stays: a name, not the
    /// title before it; what it is the speaker of is not lost if they are one.
    pub(crate) fn of(mut spots: Vec<Spot>, others: Vec<Actor>) -> Mentions {
        spots.sort_by_key(|spot| (spot.words.start, std::cmp::Reverse(spot.words.end)));
        let mut kept: Vec<Spot> = Vec::new();
        for spot in spots {
            match kept.last_mut().filter(|last| last.words.overlaps(spot.words)) {
                Some(last) if last.actor == spot.actor => {
                    last.statements.extend(spot.statements);
                    last.statements.sort_unstable();
                    last.statements.dedup();
                    last.words = spot.words;
                }
                Some(last) if last.words.len() > spot.words.len() => *last = spot,
                Some(_) => {}
                None => kept.push(spot),
            }
        }
        Mentions { spots: kept, others }
    }
}
