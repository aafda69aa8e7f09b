//! The few statements that show best that a phrase is one on which sides are taken.

use super::leaning::is_near;
use super::rank::{Candidate, Place, Ranking};

/// How many.
const MOST: usize = 3;

/// How long a statement is to read well, in words.
const SHORT: usize = 4;
const LONG: usize = 45;

/// A statement by its number, with the words of it that take a side.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Evidence {
    pub(super) said: usize,
    pub(super) words: Vec<String>,
}

struct Scored {
    said: usize,
    actor: i64,
    side: i32,
    score: f64,
    words: Vec<String>,
}

/// The most telling statements with the phrase, each by another actor, the second on the other side than
/// the first where there is one.
pub(super) fn most_telling(ranking: &Ranking, candidate: &Candidate) -> Vec<Evidence> {
    let mut left: Vec<Scored> =
        candidate.places.iter().filter_map(|place| scored(ranking, *place)).collect();
    let mut found: Vec<Scored> = Vec::new();
    while found.len() < MOST {
        let first = found.first().map_or(0, |it| it.side);
        let other_side = |it: &&Scored| found.len() == 1 && it.score > 0.0 && it.side * first < 0;
        let best = best(left.iter().filter(other_side)).or_else(|| best(left.iter()));
        // Two are shown whatever their words, so that the phrase can be judged.
        let Some(best) = best.filter(|it| it.score > 0.0 || found.len() < 2) else { break };
        let (said, actor) = (best.said, best.actor);
        found.extend(left.iter().position(|it| it.said == said).map(|at| left.remove(at)));
        left.retain(|it| it.actor != actor);
    }
    found.into_iter().map(|it| Evidence { said: it.said, words: it.words }).collect()
}

/// How telling a statement is; nothing where nobody knows whose it is.
fn scored(ranking: &Ranking, place: Place) -> Option<Scored> {
    let said = &ranking.said[place.said];
    let actor = said.actor?;
    let leaning = ranking.leaning(place);
    let length = said.content.split_whitespace().count();
    let reads_well = if (SHORT..=LONG).contains(&length) { 1.0 } else { 0.6 };
    let who = if said.is_group { 0.8 } else { 1.0 };
    let score = f64::from(leaning.strength.min(6)) * said.confidence * reads_well * who;
    let marks = ranking.leanings.marks(&said.cue, &said.content).into_iter();
    let words = marks.filter(|mark| is_near(place.at, mark.at)).map(|mark| mark.words).collect();
    Some(Scored { said: place.said, actor, side: leaning.side, score, words })
}

/// The one with the highest score; of several, the first.
fn best<'a>(scored: impl Iterator<Item = &'a Scored>) -> Option<&'a Scored> {
    scored.reduce(|best, it| if it.score > best.score { it } else { best })
}
