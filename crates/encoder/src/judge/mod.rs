//! The judge: issues and passages in, who stands where out.
//!
//! A cheap gate decides which passages are about an issue, the network judges these: it reads passages
//! that stand together, with the issues that they may be about, and answers for every sentence, holder
//! and issue at once. Issues of one run vie for what a holder says, so what is said of the one also
//! depends on the others.

mod gate;
mod input;
mod together;

pub use input::{Input, IssuePieces, MARKS, Pieces};
pub use together::together;

use crate::model::{self, load_file, node, numbers, scores};
use crate::{EncoderError, Vocabulary};
use gate::{Gate, Weights};
use input::MOST_ISSUES;
use onrecord_text::{Calibration, Judged, Layout, Passage, Stances, Verdict, probability_of};
use rten::{Model, NodeId};
use rten_tensor::{Layout as _, NdTensor};
use serde::Deserialize;
use std::borrow::Cow;
use std::path::Path;

/// The trained judge of positions.
pub struct Judge {
    model: Model,
    ids: NodeId,
    marks: NodeId,
    places: NodeId,
    unseen: NodeId,
    asked: NodeId,
    scores: NodeId,
    gate: Gate<'static>,
    manifest: Manifest,
}

/// What `model.json` says of the judge's weights.
#[derive(Clone, Debug, Deserialize)]
struct Manifest {
    name: String,
    version: String,
    gate: Weights,
    /// The most passages of one run.
    #[serde(default = "one")]
    passages: usize,
    /// The likeliest stance is told from this probability on that some is.
    threshold: f32,
    #[serde(default)]
    calibration: Calibration,
}

/// A judge reads each passage alone unless its manifest says that it learned otherwise.
fn one() -> usize {
    1
}

/// The scores of a piece: no position, each stance, and the log odds of a condition.
const SCORES: usize = 5;
/// Which of them is the condition's.
const CONDITION: usize = 4;

impl Judge {
    /// The judge inside the program.
    ///
    /// # Errors
    /// Never with an unchanged program: a test loads it.
    pub fn shipped() -> Result<Judge, EncoderError> {
        Judge::new(model::carried(shipped::WEIGHTS)?, shipped::GATE, shipped::MANIFEST)
    }

    /// The judge in `folder`: `model.onnx`, `gate.bin` and `model.json`.
    ///
    /// # Errors
    /// If one of the three is missing or is not what it should be.
    pub fn load(folder: &Path) -> Result<Judge, EncoderError> {
        let gate = load_file(&folder.join("gate.bin"))?;
        let manifest = load_file(&folder.join("model.json"))?;
        let manifest = String::from_utf8_lossy(&manifest).into_owned();
        Judge::new(model::read(&folder.join("model.onnx"))?, gate, &manifest)
    }

    fn new(
        model: Model,
        gate: impl Into<Cow<'static, [u8]>>,
        manifest: &str,
    ) -> Result<Judge, EncoderError> {
        let manifest: Manifest = serde_json::from_str(manifest)?;
        Ok(Judge {
            ids: node(&model, "ids")?,
            marks: node(&model, "marks")?,
            places: node(&model, "places")?,
            unseen: node(&model, "unseen")?,
            asked: node(&model, "asked")?,
            scores: node(&model, "scores")?,
            gate: Gate::new(gate, manifest.gate.clone())?,
            model,
            manifest,
        })
    }

    /// The model as every position names it: `name@version`.
    pub fn name(&self) -> String {
        format!("{}@{}", self.manifest.name, self.manifest.version)
    }

    /// The calibration that was fitted for this model.
    pub fn calibration(&self) -> Calibration {
        self.manifest.calibration
    }

    /// The least probability, 0..=1, that some stance is told at which the likeliest is.
    pub fn threshold(&self) -> f32 {
        self.manifest.threshold
    }

    /// What the passages of an article tell about issues, given by title and meaning: a verdict for each
    /// passage and issue that the gate admits, by issue, then by passage.
    ///
    /// # Errors
    /// If the network fails, which the shipped one does not.
    pub fn judge(
        &self,
        text: &str,
        layout: &Layout,
        passages: &[Passage],
        issues: &[(&str, &str)],
        vocabulary: &Vocabulary,
    ) -> Result<Vec<Judged>, EncoderError> {
        let pieces: Vec<Pieces> =
            passages.iter().map(|it| Pieces::of(text, layout, &[it], vocabulary)).collect();
        let asked: Vec<IssuePieces> = issues
            .iter()
            .map(|(title, meaning)| IssuePieces::of(title, meaning, vocabulary))
            .collect();
        let odds = self.gate.odds(&asked, &pieces);
        let admitted = self.gate.admits(&odds);
        let is_admitted = |issue: usize, passage: usize| admitted[issue][passage];
        let wanted: Vec<bool> = (0..passages.len())
            .map(|passage| (0..asked.len()).any(|issue| is_admitted(issue, passage)))
            .collect();
        let mut found = Vec::new();
        let most = self.manifest.passages;
        for run in together(most, text, layout, passages, &wanted, vocabulary) {
            let pieces = match run[..] {
                // As the gate read it.
                [only] => Cow::Borrowed(&pieces[only]),
                _ => {
                    let read: Vec<&Passage> = run.iter().map(|it| &passages[*it]).collect();
                    Cow::Owned(Pieces::of(text, layout, &read, vocabulary))
                }
            };
            let is_asked = |issue: &usize| run.iter().any(|it| is_admitted(*issue, *it));
            let issues: Vec<usize> = (0..asked.len()).filter(is_asked).collect();
            for issues in issues.chunks(MOST_ISSUES) {
                let asks = |issue: usize, passage: usize| is_admitted(issues[issue], run[passage]);
                let issue_pieces: Vec<&IssuePieces> = issues.iter().map(|it| &asked[*it]).collect();
                let input = Input::of(&issue_pieces, &pieces, asks, vocabulary);
                for judged in self.ask(&input, &pieces)? {
                    let (issue, passage) = (issues[judged.issue], run[judged.passage]);
                    if is_admitted(issue, passage) {
                        let mut verdict = judged.verdict;
                        for stances in &mut verdict.stances {
                            *stances = self.gate.sway(*stances, odds[issue][passage]);
                        }
                        found.push(Judged { issue, passage, verdict });
                    }
                }
            }
        }
        found.sort_by_key(|it| (it.issue, it.passage));
        Ok(found)
    }

    /// The verdict on each issue and passage of an input, by their numbers in it.
    fn ask(&self, input: &Input, passages: &Pieces) -> Result<Vec<Judged>, EncoderError> {
        let words = passages.focus.iter().flatten().map(|at| input.before + at);
        let answers = input.answers.iter().flatten().flatten().flatten().copied();
        let mut rows = self.scores(input, &words.chain(answers).collect::<Vec<_>>())?.into_iter();
        // One for each that was asked for, in that order.
        let mut row = || rows.next().unwrap_or_default();
        let conditions: Vec<Vec<f32>> = passages
            .focus
            .iter()
            .map(|focus| focus.iter().map(|_| probability_of(row()[CONDITION])).collect())
            .collect();
        let mut found = Vec::new();
        for (issue, answers) in input.answers.iter().enumerate() {
            for (passage, (answers, condition)) in answers.iter().zip(&conditions).enumerate() {
                let stances = answers
                    .iter()
                    .map(|at| at.map_or(Stances::default(), |_| stances(&row())))
                    .collect();
                let verdict = Verdict { stances, condition: condition.clone() };
                found.push(Judged { issue, passage, verdict });
            }
        }
        Ok(found)
    }

    /// The scores of the pieces that are `asked` for, in their order: what the reference file holds. The last
    /// layer of the network computes no others.
    ///
    /// # Errors
    /// As [`Judge::judge`].
    pub fn scores(
        &self,
        input: &Input,
        asked: &[usize],
    ) -> Result<Vec<[f32; SCORES]>, EncoderError> {
        if asked.is_empty() {
            return Ok(Vec::new());
        }
        let length = input.ids.len();
        let inputs = vec![
            (self.ids, numbers(input.ids.clone())),
            (self.marks, numbers(input.marks.clone())),
            (self.places, numbers(input.places.clone())),
            (self.unseen, NdTensor::from_data([length, length], input.unseen()).into()),
            (self.asked, numbers(asked.iter().map(|at| *at as i32).collect())),
        ];
        let scores = scores(&self.model, inputs, self.scores)?;
        if scores.shape() != [asked.len(), SCORES] {
            let message = format!("scores has the shape {:?}", scores.shape());
            return Err(EncoderError::Weights(message));
        }
        let row = |at: usize| std::array::from_fn(|score| scores[[at, score]]);
        Ok((0..asked.len()).map(row).collect())
    }
}

/// The probabilities of the three stances.
fn stances(scores: &[f32; SCORES]) -> Stances {
    let scores = &scores[..CONDITION];
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let total: f32 = scores.iter().map(|score| (score - most).exp()).sum();
    Stances(std::array::from_fn(|stance| (scores[stance + 1] - most).exp() / total))
}

/// The files of the judge that the program carries.
mod shipped {
    pub(super) static WEIGHTS: &[u8] = include_bytes!("../../../../models/stance-en/model.onnx");
    pub(super) static GATE: &[u8] = include_bytes!("../../../../models/stance-en/gate.bin");
    pub(super) static MANIFEST: &str = include_str!("../../../../models/stance-en/model.json");
}
