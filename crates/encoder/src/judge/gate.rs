//! The gate: which passages may tell a position on an issue at all, before the judge's network reads any.
//!
//! Each piece of an issue looks for the piece of the passage that is most like it, by static vectors, and
//! rarer pieces weigh more (the late interaction of Khattab and Zaharia 2020, section 3.2, without an
//! encoder). Issues on one subject share most of their words, so what is looked for is weighed thrice: all of an
//! issue's words, its title, and the words that are its own in its codebook: the tunnel and the viaduct
//! share the railway. A sentence need not name what it is about ("The mayor disagreed."), so the sentences
//! around it and the article as a whole are looked at too. And whatever a sentence is about, its words speak for or
//! against its telling anybody's position ("urged", "met"). A network of one hidden layer weighs all this.

use super::input::{IN_FOCUS, OF_HOLDER};
use super::{IssuePieces, Pieces};
use crate::EncoderError;
use onrecord_text::{Stances, probability_of};
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The numbers of a vector.
const WIDTH: usize = 64;
/// Its bytes: the numbers, then how rare the piece is, and how much it speaks for a position being told.
const ROW: usize = WIDTH + 2;
/// What stands in the table for a log odds of one.
const ONE: f32 = 32.0;
/// What is left of a likeness below this is nothing.
const FLOOR: f32 = 0.35;
/// The same where an issue's own words are looked for: those must nearly be there.
const OWN_FLOOR: f32 = 0.5;
/// Pieces of an issue that are more common than this tell nothing.
const COMMON: f32 = 0.25;
/// How much more a word of an issue's title is its own than one of its meaning.
const OF_TITLE: f32 = 2.0;
/// So many of an issue's own words are enough to name it.
const ENOUGH: usize = 4;
/// How much of what was in mind at a sentence is in mind at the next.
const FADING: f32 = 0.6;
/// The headline, what stands above it, and the first sentence are among so many passages.
const HEADLINE: usize = 3;
/// So many of an article's sentences tell whether it is about an issue.
const LIKEST: usize = 3;
/// More issues than this were never learned from.
const MOST_LEARNED: usize = 24;

/// How alike a passage is to an issue, in as many ways.
const LIKENESSES: usize = 13;
/// Which of them is that of the sentence to the issue's own words.
const OWN: usize = 2;
/// Each likeness, its share of that of the likest issue, and five more.
const FEATURES: usize = 2 * LIKENESSES + 5;

/// What `model.json` says of the gate: the layers of its network.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Weights {
    inner: Vec<[f32; FEATURES]>,
    inner_bias: Vec<f32>,
    outer: Vec<f32>,
    outer_bias: f32,
    /// Passages that have this log odds on no issue are not read.
    threshold: f32,
    /// Of a passage that is read, issues below this log odds are not asked.
    beside: f32,
    /// How far the log odds of what the judge tells move with those of the gate, and where those move nothing.
    sway: f32,
    even: f32,
}

impl Weights {
    /// The log odds that a passage tells a position on an issue.
    fn odds(&self, features: &[f32; FEATURES]) -> f32 {
        let units = self.inner.iter().zip(&self.inner_bias).zip(&self.outer);
        let unit = |((row, bias), weight): ((&[f32; FEATURES], &f32), &f32)| {
            let sum: f32 = row.iter().zip(features).map(|(weight, x)| weight * x).sum();
            (sum + bias).tanh() * weight
        };
        units.map(unit).sum::<f32>() + self.outer_bias
    }
}

/// The different pieces of an article, and which of them each passage has.
struct ArticlePieces {
    /// Ascending.
    pieces: Vec<i32>,
    /// For each passage, indices of the pieces of its sentence, and of what stands around it.
    focus: Vec<Vec<usize>>,
    context: Vec<Vec<usize>>,
    /// For each passage, how many pieces its sentence has, repeated ones counted again.
    lengths: Vec<usize>,
}

impl ArticlePieces {
    fn of(passages: &[Pieces]) -> ArticlePieces {
        let mut pieces: Vec<i32> = passages.iter().flat_map(|it| it.ids.iter().copied()).collect();
        pieces.sort_unstable();
        pieces.dedup();
        let part = |passage: &Pieces, in_focus: bool| -> Vec<usize> {
            let marked = passage.ids.iter().zip(&passage.marks);
            let wanted = marked.filter(|(_, mark)| (**mark & IN_FOCUS != 0) == in_focus);
            wanted.filter_map(|(piece, _)| pieces.binary_search(piece).ok()).collect()
        };
        let parts = |in_focus| -> Vec<Vec<usize>> {
            passages.iter().map(|it| part(it, in_focus)).collect()
        };
        let (focus, context) = (parts(true), parts(false));
        let lengths = focus.iter().map(Vec::len).collect();
        ArticlePieces { pieces, focus, context, lengths }
    }
}

/// What an issue looks for in an article.
struct Asked {
    /// The cosine of each of its pieces with each piece of the article.
    cosines: Vec<Vec<f32>>,
    meaning: Wanted,
    title: Wanted,
    own: Wanted,
}

/// How much each piece of an issue is wanted.
struct Wanted {
    weights: Vec<f32>,
    /// What a likeness is a share of.
    most: f32,
    floor: f32,
}

impl Wanted {
    fn all(weights: Vec<f32>) -> Wanted {
        Wanted { most: weights.iter().sum(), weights, floor: FLOOR }
    }
}

impl Asked {
    fn of(
        gate: &Gate,
        issue: &IssuePieces,
        issues: &[IssuePieces],
        article: &ArticlePieces,
    ) -> Asked {
        let mut pieces: Vec<i32> = issue.all().collect();
        pieces.sort_unstable();
        pieces.dedup();
        let count = issues.len() as f32 + 1.0;
        let (mut meaning, mut title, mut own) = (Vec::new(), Vec::new(), Vec::new());
        let mut cosines = Vec::new();
        for piece in pieces {
            let Some((vector, rarity)) = gate.row(piece).filter(|(_, rarity)| *rarity > COMMON)
            else {
                continue;
            };
            let sharing = issues.iter().filter(|it| it.has(piece)).count().max(1);
            let is_owned = (count / sharing as f32).ln() / count.ln();
            let in_title = issue.title.contains(&piece);
            meaning.push(rarity * rarity);
            title.push(if in_title { rarity * rarity } else { 0.0 });
            own.push(rarity * rarity * is_owned * if in_title { OF_TITLE } else { 1.0 });
            let cosine =
                |other: &i32| gate.row(*other).map_or(0.0, |(other, _)| cosine(vector, other));
            cosines.push(article.pieces.iter().map(cosine).collect());
        }
        let mut most = own.clone();
        most.sort_by(|a, b| b.total_cmp(a));
        let enough = most.iter().take(ENOUGH).sum();
        Asked {
            cosines,
            meaning: Wanted::all(meaning),
            title: Wanted::all(title),
            own: Wanted { weights: own, most: enough, floor: OWN_FLOOR },
        }
    }

    /// How much of what is wanted some pieces of the article have.
    fn likeness(&self, pieces: &[usize], wanted: &Wanted) -> f32 {
        let best = |row: &Vec<f32>| pieces.iter().map(|at| row[*at]).fold(0.0, f32::max);
        let alike = |row| ((best(row) - wanted.floor) / (1.0 - wanted.floor)).clamp(0.0, 1.0);
        let found = self.cosines.iter().zip(&wanted.weights);
        found.map(|(row, weight)| alike(row) * weight).sum::<f32>() / wanted.most.max(1e-6)
    }

    /// The likenesses of each passage of an article.
    fn likenesses(&self, article: &ArticlePieces) -> Vec<[f32; LIKENESSES]> {
        let each = |passages: &[Vec<usize>], wanted: &Wanted| -> Vec<f32> {
            passages.iter().map(|pieces| self.likeness(pieces, wanted)).collect()
        };
        let said = each(&article.focus, &self.meaning);
        let title = each(&article.focus, &self.title);
        let own = each(&article.focus, &self.own);
        let around = each(&article.context, &self.meaning);
        let own_around = each(&article.context, &self.own);
        let everything: Vec<usize> = (0..article.pieces.len()).collect();
        let whole = self.likeness(&everything, &self.meaning);
        let mut sorted = said.clone();
        sorted.sort_by(|a, b| b.total_cmp(a));
        let count = said.len().max(1);
        let likest = sorted.iter().take(LIKEST).sum::<f32>() / count.min(LIKEST) as f32;
        let mean_own = own.iter().sum::<f32>() / count as f32;
        let headline = own.iter().take(HEADLINE).copied().fold(0.0, f32::max);
        let before = |row: &[f32], at: usize| if at > 0 { row[at - 1] } else { 0.0 };
        let mut in_mind = 0.0;
        (0..said.len())
            .map(|at| {
                in_mind = FADING * in_mind + before(&own, at);
                [
                    said[at],
                    title[at],
                    own[at],
                    around[at],
                    own_around[at],
                    before(&said, at),
                    said.get(at + 1).copied().unwrap_or(0.0),
                    before(&own, at),
                    in_mind,
                    mean_own,
                    likest,
                    whole,
                    headline,
                ]
            })
            .collect()
    }
}

/// The table of static vectors, one a piece of the vocabulary, and the network over what they tell.
pub(crate) struct Gate<'t> {
    table: Cow<'t, [u8]>,
    weights: Weights,
}

impl<'t> Gate<'t> {
    pub(crate) fn new(
        table: impl Into<Cow<'t, [u8]>>,
        weights: Weights,
    ) -> Result<Gate<'t>, EncoderError> {
        let table = table.into();
        if table.is_empty() || table.len() % ROW != 0 {
            let message =
                format!("the gate's table has {} bytes, no multiple of {ROW}", table.len());
            return Err(EncoderError::Weights(message));
        }
        let units = weights.inner.len();
        if weights.inner_bias.len() != units || weights.outer.len() != units {
            let message = format!("the gate's layers do not fit: {units} units have other weights");
            return Err(EncoderError::Weights(message));
        }
        Ok(Gate { table, weights })
    }

    /// Of such log odds, by issue, then by passage, which are worth asking the judge for. What costs is to read a
    /// passage: once it is read for one issue, others are asked that would not be worth it by themselves.
    pub(crate) fn admits(&self, odds: &[Vec<f32>]) -> Vec<Vec<bool>> {
        let passages = odds.first().map_or(0, Vec::len);
        let likely = |passage: usize| odds.iter().any(|row| row[passage] >= self.weights.threshold);
        let is_read: Vec<bool> = (0..passages).map(likely).collect();
        let of_issue = |row: &Vec<f32>| {
            let asked = row.iter().zip(&is_read);
            asked.map(|(odds, is_read)| *is_read && *odds >= self.weights.beside).collect()
        };
        odds.iter().map(of_issue).collect()
    }

    /// Weighs that the judge tells a stance, whichever it is, in the light of the gate's log odds. The judge sees
    /// a few sentences, the gate how much of the article is about which issue.
    pub(crate) fn sway(&self, stances: Stances, odds: f32) -> Stances {
        let told = stances.told();
        let own = (told / (1.0 - told).max(f32::EPSILON)).max(f32::EPSILON).ln();
        stances.scaled_to(probability_of(own + self.weights.sway * (odds - self.weights.even)))
    }

    /// For each issue and each passage of an article, the log odds that it tells a position on it.
    pub(crate) fn odds(&self, issues: &[IssuePieces], passages: &[Pieces]) -> Vec<Vec<f32>> {
        let article = ArticlePieces::of(passages);
        let likenesses: Vec<Vec<[f32; LIKENESSES]>> = issues
            .iter()
            .map(|issue| Asked::of(self, issue, issues, &article).likenesses(&article))
            .collect();
        let greatest = |passage: usize| -> [f32; LIKENESSES] {
            let of = |likeness: usize| {
                likenesses.iter().map(|rows| rows[passage][likeness]).fold(0.0, f32::max)
            };
            std::array::from_fn(of)
        };
        let greatest: Vec<[f32; LIKENESSES]> = (0..passages.len()).map(greatest).collect();
        let voices: Vec<f32> = passages.iter().map(|passage| self.voice(passage)).collect();
        let odds = |(at, row): (usize, &[f32; LIKENESSES])| {
            let greatest = &greatest[at];
            let share = |likeness: usize| row[likeness] / greatest[likeness].max(1e-6);
            let rest = [
                greatest[OWN],
                issues.len().min(MOST_LEARNED) as f32,
                if at == 0 { 1.0 } else { 0.0 },
                (article.lengths[at] as f32).ln_1p(),
                voices[at],
            ];
            self.weights.odds(&std::array::from_fn(|number| match number {
                number if number < LIKENESSES => row[number],
                number if number < 2 * LIKENESSES => share(number - LIKENESSES),
                number => rest[number - 2 * LIKENESSES],
            }))
        };
        likenesses.iter().map(|rows| rows.iter().enumerate().map(odds).collect()).collect()
    }

    /// How much the words of a passage's sentence speak for its telling a position, but for those of holders,
    /// whose names tell nothing.
    fn voice(&self, passage: &Pieces) -> f32 {
        let marked = passage.ids.iter().zip(&passage.marks);
        let words = marked.filter(|(_, mark)| **mark & IN_FOCUS != 0 && **mark & OF_HOLDER == 0);
        let words: BTreeSet<i32> = words.map(|(piece, _)| *piece).collect();
        let heard = words.iter().filter_map(|piece| self.bytes(*piece));
        heard.map(|row| f32::from(row[WIDTH + 1] as i8)).sum::<f32>() / ONE
    }

    /// A piece's vector and how rare it is, 0..=1.
    fn row(&self, piece: i32) -> Option<(&[u8], f32)> {
        let row = self.bytes(piece)?;
        Some((&row[..WIDTH], f32::from(row[WIDTH]) / 255.0))
    }

    fn bytes(&self, piece: i32) -> Option<&[u8]> {
        let at = usize::try_from(piece).ok()? * ROW;
        self.table.get(at..at + ROW)
    }
}

/// The cosine of two vectors of length one.
fn cosine(a: &[u8], b: &[u8]) -> f32 {
    let product = |(a, b): (&u8, &u8)| i32::from(*a as i8) * i32::from(*b as i8);
    a.iter().zip(b).map(product).sum::<i32>() as f32 / (127.0 * 127.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One unit, which looks at one likeness and at its share of the likest issue's.
    fn weights(likeness: usize) -> Weights {
        let mut unit = [0.0; FEATURES];
        (unit[likeness], unit[LIKENESSES + likeness]) = (1.0, 1.0);
        Weights {
            inner: vec![unit],
            inner_bias: vec![-1.2],
            outer: vec![1.0],
            outer_bias: 0.0,
            threshold: 0.0,
            beside: -0.1,
            sway: 0.5,
            even: -1.0,
        }
    }

    fn admitted(gate: &Gate<'_>, issues: &[IssuePieces], passages: &[Pieces]) -> Vec<Vec<bool>> {
        gate.admits(&gate.odds(issues, passages))
    }

    fn gate(likeness: usize) -> Gate<'static> {
        // Two pieces that are alike, one that is not, one that is common, one of its own.
        let row = |x: i8, y: i8, z: i8, rarity: u8| {
            let mut row = vec![0_u8; ROW];
            (row[0], row[1], row[2], row[WIDTH]) = (x as u8, y as u8, z as u8, rarity);
            row
        };
        let rows = [
            row(127, 0, 0, 255),
            row(120, 40, 0, 255),
            row(0, 127, 0, 255),
            row(127, 0, 0, 10),
            row(0, 0, 127, 255),
        ];
        Gate::new(rows.concat(), weights(likeness)).unwrap()
    }

    fn pieces(ids: &[i32], focus: &[i32]) -> Pieces {
        Pieces { ids: ids.to_vec(), marks: focus.to_vec(), ..Pieces::default() }
    }

    fn issue(title: &[i32]) -> IssuePieces {
        IssuePieces { title: title.to_vec(), rest: Vec::new() }
    }

    #[test]
    fn passages_with_like_pieces_are_admitted() {
        let passages = [
            pieces(&[1, 3], &[1, 1]),
            pieces(&[2], &[1]),
            pieces(&[0, 2], &[0, 1]),
            pieces(&[], &[]),
        ];
        let found = admitted(&gate(0), &[issue(&[0])], &passages);
        assert_eq!(found, [[true, false, false, false]]);
    }

    #[test]
    fn of_issues_on_one_subject_those_are_admitted_whose_own_words_are_there() {
        let passages = [pieces(&[0, 2], &[1, 1]), pieces(&[0, 4], &[1, 1])];
        let issues = [issue(&[0, 2]), issue(&[0, 4])];
        let found = admitted(&gate(OWN), &issues, &passages);
        assert_eq!(found, [[true, false], [false, true]]);
    }

    #[test]
    fn a_passage_that_is_read_for_one_issue_is_asked_for_others_too() {
        let odds = [vec![0.3, -0.05, -0.3], vec![-0.05, -0.05, 0.1], vec![-0.2, -0.2, 0.0]];
        assert_eq!(
            gate(0).admits(&odds),
            [[true, false, false], [true, false, true], [false, false, true]]
        );
    }

    #[test]
    fn a_sentence_without_an_issues_words_may_be_about_that_of_the_sentence_before() {
        let passages = [pieces(&[2], &[1]), pieces(&[3], &[1]), pieces(&[4], &[1])];
        let before = 7;
        let odds = gate(before).odds(&[issue(&[2]), issue(&[4])], &passages);
        assert!(odds[0][1] > odds[1][1], "{odds:?}");
        assert!(odds[0][2] < odds[0][1], "{odds:?}");
    }

    /// What `training/gate.py`, which computes the same by other means, wrote beside the shipped gate.
    #[derive(Deserialize)]
    struct Reference {
        issues: Vec<Asked>,
        passages: Vec<Read>,
        odds: Vec<Vec<f32>>,
    }

    #[derive(Deserialize)]
    struct Asked {
        title: Vec<i32>,
        rest: Vec<i32>,
    }

    #[derive(Deserialize)]
    struct Read {
        ids: Vec<i32>,
        marks: Vec<i32>,
    }

    #[test]
    fn the_shipped_gate_weighs_as_in_training() {
        let reference = include_str!("../../../../models/stance-en/gate.reference.json");
        let reference: Reference = serde_json::from_str(reference).unwrap();
        let issues = reference.issues.into_iter();
        let issues: Vec<_> =
            issues.map(|it| IssuePieces { title: it.title, rest: it.rest }).collect();
        let passages: Vec<_> =
            reference.passages.iter().map(|it| pieces(&it.ids, &it.marks)).collect();
        let found = super::super::Judge::shipped().unwrap().gate.odds(&issues, &passages);
        assert!(!reference.odds.is_empty());
        for (found, wanted) in found.iter().flatten().zip(reference.odds.iter().flatten()) {
            assert!((found - wanted).abs() < 0.02, "{found} instead of {wanted}");
        }
    }

    #[test]
    fn a_sentences_words_speak_for_a_position_and_its_holders_do_not() {
        let mut table = vec![0_u8; 5 * ROW];
        (table[ROW + WIDTH + 1], table[2 * ROW + WIDTH + 1]) = (64, -16_i8 as u8);
        let gate = Gate::new(table, weights(0)).unwrap();
        assert_eq!(gate.voice(&pieces(&[1, 1, 3], &[IN_FOCUS, IN_FOCUS, IN_FOCUS])), 2.0);
        assert_eq!(gate.voice(&pieces(&[1, 2], &[0, IN_FOCUS])), -0.5);
        assert_eq!(gate.voice(&pieces(&[1, 2, 99], &[IN_FOCUS | OF_HOLDER, 0, IN_FOCUS])), 0.0);
    }

    #[test]
    fn odd_input_does_no_harm() {
        let found = gate(0).odds(&[issue(&[3, 99, -1]), issue(&[])], &[pieces(&[2], &[1])]);
        assert!(found.len() == 2 && found.iter().flatten().all(|odds| odds.is_finite()));
        assert!(gate(0).odds(&[], &[]).is_empty());
    }

    #[test]
    fn what_the_gate_doubts_is_less_probable() {
        let gate = gate(0);
        let swayed = |stances: [f32; 3], odds: f32| gate.sway(Stances(stances), odds);
        assert!((swayed([0.3, 0.1, 0.1], -1.0).told() - 0.5).abs() < 1e-6);
        assert!(swayed([0.3, 0.1, 0.1], -3.0).told() < 0.3);
        let Stances([yes, no, _]) = swayed([0.3, 0.1, 0.1], 1.0);
        assert!(yes + 2.0 * no > 0.7 && (yes / no - 3.0).abs() < 1e-4, "{yes} {no}");
        let (none, any) = (swayed([0.0; 3], 1.0).told(), swayed([1.0, 0.0, 0.0], -9.0).told());
        assert!((0.0..0.01).contains(&none) && (0.99..=1.0).contains(&any), "{none} {any}");
    }

    #[test]
    fn a_table_or_layers_of_the_wrong_size_are_refused() {
        assert!(Gate::new(vec![0_u8; ROW + 1], weights(0)).is_err());
        let short = Weights { outer: Vec::new(), ..weights(0) };
        assert!(Gate::new(vec![0_u8; ROW], short).is_err());
    }
}
