//! One article's gold beside what was found in it.

use super::gold::{Attribution, GoldArticle};
use super::matching::{Edge, pairs};
use super::pieces::Pieces;
use onrecord_reading::Statement;
use onrecord_text::{CodePoints, Role, Span};
use std::collections::BTreeSet;

/// The overlap from which contents count as the same.
pub(super) const ENOUGH: f64 = 0.5;

/// A statement that was found, as bytes of the article's text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Predicted {
    /// The words that name the speaker.
    pub speaker: Vec<Span>,
    /// The words that attribute.
    pub cue: Vec<Span>,
    /// The words that are attributed.
    pub content: Vec<Span>,
    /// The probability, in 0..=1, that the statement is right; without it, it is not calibrated.
    pub confidence: Option<f32>,
}

impl From<&Statement> for Predicted {
    fn from(statement: &Statement) -> Predicted {
        Predicted {
            speaker: statement.speaker.clone(),
            cue: statement.cue.clone(),
            content: statement.content.clone(),
            confidence: Some(statement.confidence),
        }
    }
}

/// Gold in the place of a reading: to score one annotator against another.
impl From<&Attribution> for Predicted {
    fn from(attribution: &Attribution) -> Predicted {
        Predicted {
            speaker: attribution.speaker.clone(),
            cue: attribution.cue.clone(),
            content: attribution.content.clone(),
            confidence: None,
        }
    }
}

/// The roles of one statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Roles {
    pub(super) speaker: Pieces,
    pub(super) cue: Pieces,
    pub(super) content: Pieces,
}

impl Roles {
    fn of([speaker, cue, content]: [&[Span]; 3], map: &CodePoints) -> Roles {
        Roles {
            speaker: Pieces::of(speaker, map),
            cue: Pieces::of(cue, map),
            content: Pieces::of(content, map),
        }
    }

    pub(super) fn role(&self, role: Role) -> &Pieces {
        match role {
            Role::Speaker => &self.speaker,
            Role::Cue => &self.cue,
            Role::Content => &self.content,
        }
    }
}

/// One article's statements, those without content among them.
pub(super) struct Compared {
    pub(super) gold: Vec<Roles>,
    pub(super) found: Vec<Roles>,
}

impl Compared {
    pub(super) fn new(article: &GoldArticle, found: &[Predicted]) -> Compared {
        Compared::of(&article.text, article.attributions.iter(), found)
    }

    pub(super) fn of<'g>(
        text: &str,
        gold: impl Iterator<Item = &'g Attribution>,
        found: &[Predicted],
    ) -> Compared {
        let map = CodePoints::of(text);
        let gold = gold.map(|one| Roles::of([&one.speaker, &one.cue, &one.content], &map));
        let found = found.iter();
        let found = found.map(|one| Roles::of([&one.speaker, &one.cue, &one.content], &map));
        Compared { gold: gold.collect(), found: found.collect() }
    }

    /// The pairs, as indices, that are right as a "relation".
    pub(super) fn relation(&self) -> Vec<(usize, usize)> {
        self.matching(|i, j| {
            let (gold, found) = (&self.gold[i], &self.found[j]);
            gold.content.overlap(&found.content) >= ENOUGH && gold.speaker.meets(&found.speaker)
        })
    }

    /// The pairs of [`Self::relation`], and of the statements left over those whose contents overlap
    /// enough, whoever speaks.
    pub(super) fn same_content(&self) -> Vec<(usize, usize)> {
        let mut pairs = self.relation();
        let gold: BTreeSet<usize> = pairs.iter().map(|(gold, _)| *gold).collect();
        let found: BTreeSet<usize> = pairs.iter().map(|(_, found)| *found).collect();
        pairs.extend(self.matching(|i, j| {
            let is_left = !gold.contains(&i) && !found.contains(&j);
            is_left && self.gold[i].content.overlap(&self.found[j].content) >= ENOUGH
        }));
        pairs
    }

    /// A matching of the statements, gold and found, for whose indices `fits` holds. Contents
    /// without a common character are never paired, and so no statement without content ever is.
    pub(super) fn matching(&self, fits: impl Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
        let mut edges = Vec::new();
        for (gold, a) in self.gold.iter().enumerate() {
            for (found, b) in self.found.iter().enumerate() {
                let overlap = a.content.overlap(&b.content);
                if overlap > 0.0 && fits(gold, found) {
                    edges.push(Edge { gold, found, equal: a == b, overlap });
                }
            }
        }
        pairs(edges)
    }
}
