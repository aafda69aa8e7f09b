//! The statements of each class of cues by themselves: what is easy to find, and what is not.

use super::compare::{Compared, Predicted, Roles};
use super::cue::CueClass;
use super::gold::GoldArticle;
use super::measure::Measure;
use super::pieces::Pieces;
use serde::Serialize;
use std::collections::BTreeMap;

/// The scores of the statements whose cue is of one class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct CueScores {
    /// Cues with all pieces equal. One that several statements of an article share counts once.
    pub cue: Measure,
    /// Statements that are right in the measure "relation".
    pub relation: Sides,
}

/// Precision and recall of unlike items: the gold's cue sorts the gold's statements, and the found
/// cue the found ones, so that a pair may be in two classes. There is no F1 of the two.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Sides {
    /// `correct_predicted` of `predicted`, in percent; unknown where nothing was predicted.
    pub precision: Option<f64>,
    /// `correct_gold` of `gold`, in percent; unknown where the gold holds nothing.
    pub recall: Option<f64>,
    /// The number of statements found with such a cue, and with content.
    pub predicted: usize,
    /// How many of those are right.
    pub correct_predicted: usize,
    /// The number of the gold's statements with such a cue, and with content.
    pub gold: usize,
    /// How many of those were found.
    pub correct_gold: usize,
}

impl Sides {
    fn of(predicted: Share, gold: Share) -> Sides {
        Sides {
            precision: Measure::of(predicted.right, predicted.all, 0).precision,
            recall: Measure::of(gold.right, 0, gold.all).recall,
            predicted: predicted.all,
            correct_predicted: predicted.right,
            gold: gold.all,
            correct_gold: gold.right,
        }
    }
}

/// How many there are, and how many of them are right.
#[derive(Clone, Copy, Default)]
struct Share {
    right: usize,
    all: usize,
}

/// The counts of one class.
#[derive(Default)]
struct Counts {
    cue: Measure,
    gold: Share,
    found: Share,
}

/// The counts of all classes, article by article.
#[derive(Default)]
pub(super) struct ByCue {
    classes: BTreeMap<CueClass, Counts>,
}

impl ByCue {
    /// Counts the statements of one article, which are paired as `relation` says.
    pub(super) fn add(
        &mut self,
        article: &GoldArticle,
        found: &[Predicted],
        compared: &Compared,
        relation: &[(usize, usize)],
    ) {
        let class = |cue| CueClass::of(&article.text, cue);
        let gold: Vec<CueClass> = article.attributions.iter().map(|one| class(&one.cue)).collect();
        let found: Vec<CueClass> = found.iter().map(|one| class(&one.cue)).collect();
        for (class, _) in with_content(&gold, &compared.gold) {
            self.of(class).gold.all += 1;
        }
        for (class, _) in with_content(&found, &compared.found) {
            self.of(class).found.all += 1;
        }
        for (i, j) in relation {
            self.of(gold[*i]).gold.right += 1;
            self.of(found[*j]).found.right += 1;
        }
        let (gold, found) = (cues(&gold, &compared.gold), cues(&found, &compared.found));
        for (class, cue) in &gold {
            let right = usize::from(found.contains(&(*class, cue)));
            self.of(*class).cue = self.of(*class).cue.plus(Measure::of(right, 0, 1));
        }
        for (class, _) in found {
            self.of(class).cue = self.of(class).cue.plus(Measure::of(0, 1, 0));
        }
    }

    fn of(&mut self, class: CueClass) -> &mut Counts {
        self.classes.entry(class).or_default()
    }

    pub(super) fn scores(&self) -> BTreeMap<CueClass, CueScores> {
        let scores = |(class, counts): (&CueClass, &Counts)| {
            let relation = Sides::of(counts.found, counts.gold);
            (*class, CueScores { cue: counts.cue, relation })
        };
        self.classes.iter().map(scores).collect()
    }
}

fn with_content<'a>(
    classes: &'a [CueClass],
    statements: &'a [Roles],
) -> impl Iterator<Item = (CueClass, &'a Roles)> {
    let all = classes.iter().copied().zip(statements);
    all.filter(|(_, statement)| !statement.content.is_empty())
}

/// The different cues of one side, those of statements without content among them.
fn cues<'a>(classes: &[CueClass], statements: &'a [Roles]) -> Vec<(CueClass, &'a Pieces)> {
    let mut cues: Vec<(CueClass, &Pieces)> = Vec::new();
    for (class, statement) in classes.iter().zip(statements) {
        let cue = (*class, &statement.cue);
        if !statement.cue.is_empty() && !cues.contains(&cue) {
            cues.push(cue);
        }
    }
    cues
}
