//! Precision, recall and F1 of each measure, in one article or in many.

use super::compare::{Compared, ENOUGH, Roles};
use super::matching::{Edge, pairs};
use super::pieces::{Piece, Pieces};
use onrecord_text::Role;
use serde::Serialize;
use std::collections::BTreeSet;

/// One measure: counts of items, and what follows from them in percent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Measure {
    /// `correct` of `predicted`, in percent; unknown where nothing was predicted.
    pub precision: Option<f64>,
    /// `correct` of `gold`, in percent; unknown where the gold holds nothing.
    pub recall: Option<f64>,
    /// The harmonic mean of the two, in percent; unknown where both sides hold nothing.
    pub f1: Option<f64>,
    /// The number of items that are right.
    pub correct: usize,
    /// The number of items found.
    pub predicted: usize,
    /// The number of items in the gold.
    pub gold: usize,
}

impl Measure {
    /// The measure with these counts.
    pub fn of(correct: usize, predicted: usize, gold: usize) -> Measure {
        Measure {
            precision: share(correct, predicted),
            recall: share(correct, gold),
            f1: share(2 * correct, predicted + gold),
            correct,
            predicted,
            gold,
        }
    }

    pub(super) fn plus(self, other: Measure) -> Measure {
        Measure::of(
            self.correct + other.correct,
            self.predicted + other.predicted,
            self.gold + other.gold,
        )
    }
}

/// All measures; [`super::DEFINITIONS`] says what each counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Measures {
    /// Pieces of speakers with equal ends.
    pub speaker: Measure,
    /// Pieces of cues with equal ends.
    pub cue: Measure,
    /// Pieces of content with equal ends.
    pub content: Measure,
    /// Pieces of content that overlap enough.
    pub content_overlap: Measure,
    /// Statements whose contents overlap enough and whose speakers meet.
    pub relation: Measure,
    /// Statements that are equal in all roles.
    pub relation_exact: Measure,
    /// Statements' pieces of content that overlap enough and whose speakers meet.
    pub piece_relation: Measure,
}

impl Measures {
    /// The measures with their names, in the order of the definitions.
    pub fn named(&self) -> [(&'static str, Measure); 7] {
        [
            ("speaker", self.speaker),
            ("cue", self.cue),
            ("content", self.content),
            ("content overlap", self.content_overlap),
            ("relation", self.relation),
            ("relation exact", self.relation_exact),
            ("piece relation", self.piece_relation),
        ]
    }

    /// The measures of one article, whose statements are paired as `relation` says.
    pub(super) fn of(article: &Compared, relation: &[(usize, usize)]) -> Measures {
        let whole = |right: usize| {
            let with_content =
                |side: &[Roles]| side.iter().filter(|one| !one.content.is_empty()).count();
            Measure::of(right, with_content(&article.found), with_content(&article.gold))
        };
        let exact = article.matching(|i, j| article.gold[i] == article.found[j]);
        Measures {
            speaker: strict(article, Role::Speaker),
            cue: strict(article, Role::Cue),
            content: strict(article, Role::Content),
            content_overlap: content_overlap(article),
            relation: whole(relation.len()),
            relation_exact: whole(exact.len()),
            piece_relation: piece_relation(article),
        }
    }

    pub(super) fn plus(self, other: Measures) -> Measures {
        Measures {
            speaker: self.speaker.plus(other.speaker),
            cue: self.cue.plus(other.cue),
            content: self.content.plus(other.content),
            content_overlap: self.content_overlap.plus(other.content_overlap),
            relation: self.relation.plus(other.relation),
            relation_exact: self.relation_exact.plus(other.relation_exact),
            piece_relation: self.piece_relation.plus(other.piece_relation),
        }
    }
}

/// `part` of `all` in percent; unknown where there is nothing to divide by.
pub(super) fn share(part: usize, all: usize) -> Option<f64> {
    (all > 0).then(|| 100.0 * part as f64 / all as f64)
}

fn distinct(side: &[Roles], role: Role) -> BTreeSet<Piece> {
    side.iter().flat_map(|one| one.role(role).iter()).collect()
}

fn strict(article: &Compared, role: Role) -> Measure {
    let (gold, found) = (distinct(&article.gold, role), distinct(&article.found, role));
    Measure::of(gold.intersection(&found).count(), found.len(), gold.len())
}

fn content_overlap(article: &Compared) -> Measure {
    let nobody = Pieces::default();
    let pieces = |side| {
        let pieces = distinct(side, Role::Content).into_iter();
        pieces.map(|piece| (Pieces::one(piece), &nobody)).collect::<Vec<_>>()
    };
    overlapping(&pieces(&article.gold), &pieces(&article.found))
}

fn piece_relation(article: &Compared) -> Measure {
    overlapping(&pieces_of_statements(&article.gold), &pieces_of_statements(&article.found))
}

fn pieces_of_statements(side: &[Roles]) -> Vec<(Pieces, &Pieces)> {
    let pieces = |one| {
        let Roles { speaker, content, .. }: &Roles = one;
        content.iter().map(move |piece| (Pieces::one(piece), speaker))
    };
    side.iter().flat_map(pieces).collect()
}

/// Pieces of content with their speakers, matched where they overlap enough and the speakers meet.
fn overlapping(gold: &[(Pieces, &Pieces)], found: &[(Pieces, &Pieces)]) -> Measure {
    let mut edges = Vec::new();
    for (i, (piece, speaker)) in gold.iter().enumerate() {
        for (j, (other, other_speaker)) in found.iter().enumerate() {
            let overlap = piece.overlap(other);
            if overlap >= ENOUGH && speaker.meets(other_speaker) {
                edges.push(Edge { gold: i, found: j, equal: false, overlap });
            }
        }
    }
    Measure::of(pairs(edges).len(), found.len(), gold.len())
}
