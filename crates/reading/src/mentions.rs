//! Everybody whom an article speaks of, and where: those who may hold a position.

use crate::{Actor, SpeakerHow};
use onrecord_text::Span;

/// Everybody whom an article speaks of, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mentions {
    /// Where somebody is spoken of.
    pub spots: Vec<Spot>,
    /// Those of them who are no actors of the reading yet, since they say nothing.
    pub others: Vec<Actor>,
    /// The number of the first of them: how many actors the reading has without them.
    pub first_other: usize,
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
    /// Who has this number, where `said` are the reading's actors.
    pub fn actor<'a>(&'a self, said: &'a [Actor], number: usize) -> &'a Actor {
        if number < self.first_other {
            &said[number]
        } else {
            &self.others[number - self.first_other]
        }
    }

    /// Puts the spots in order. Of two that overlap and mean one, the one with fewer words stays: a name,
    /// not the title before it. "Ukraine’s allies" and "Ukraine" mean two, but what begins at one place is
    /// judged once.
    pub(crate) fn of(mut spots: Vec<Spot>, others: Vec<Actor>, first_other: usize) -> Mentions {
        spots.sort_by_key(|spot| (spot.words.start, std::cmp::Reverse(spot.words.end)));
        let mut kept: Vec<Spot> = Vec::new();
        for spot in spots {
            let around = kept.iter_mut().rev().take_while(|it| it.words.end > spot.words.start);
            match around
                .into_iter()
                .find(|it| it.actor == spot.actor || it.words.start == spot.words.start)
            {
                Some(one) if one.actor == spot.actor => {
                    one.statements.extend(spot.statements);
                    one.statements.sort_unstable();
                    one.statements.dedup();
                    one.words = spot.words;
                }
                Some(_) => {}
                None => kept.push(spot),
            }
        }
        kept.sort_by_key(|spot| (spot.words.start, spot.words.end));
        Mentions { spots: kept, others, first_other }
    }
}
