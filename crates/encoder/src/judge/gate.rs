//! The gate: which passages are about an issue at all, before the network judges any.
//!
//! Each piece of an issue looks for the piece of the passage that is most like it, by static vectors, and
//! rarer pieces weigh more (the late interaction of Khattab and Zaharia 2020, section 3.2, without an
//! encoder). The likeness of the sentence, of what stands around it and of the article as a whole are
//! weighed by a logistic regression. Where a codebook has several issues on one subject, a passage goes to
//! those whose own words it has: the tunnel and the viaduct share the railway.

use super::{IssuePieces, Pieces};
use crate::EncoderError;
use serde::Deserialize;

/// The numbers of a vector.
const WIDTH: usize = 64;
/// Its bytes: the numbers, then how rare the piece is.
const ROW: usize = WIDTH + 1;
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
/// What an issue's own words count for outside of the sentence.
const AROUND: f32 = 0.8;

/// What `model.json` says of the gate.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Weights {
    /// For the likeness of the sentence, its context, its neighbours, the three best sentences of the
    /// article, and the whole article.
    weights: [f32; 5],
    bias: f32,
    /// Passages below this log odds are not judged.
    threshold: f32,
    /// The least likeness, 0..=1, of a passage to an issue's own words.
    own_least: f32,
    /// The least share of the likeness to the issue whose own words it has most.
    own_share: f32,
}

/// The different pieces of an article, and which of them each passage has.
struct ArticlePieces {
    /// Ascending.
    pieces: Vec<i32>,
    /// For each passage, indices of the pieces of its sentence, of the rest, and of both.
    focus: Vec<Vec<usize>>,
    context: Vec<Vec<usize>>,
    all: Vec<Vec<usize>>,
}

impl ArticlePieces {
    fn of(passages: &[Pieces]) -> ArticlePieces {
        let mut pieces: Vec<i32> = passages.iter().flat_map(|it| it.ids.iter().copied()).collect();
        pieces.sort_unstable();
        pieces.dedup();
        let part = |passage: &Pieces, wanted: &dyn Fn(i32) -> bool| {
            let marked = passage.ids.iter().zip(&passage.marks).filter(|(_, mark)| wanted(**mark));
            let mut found: Vec<usize> =
                marked.filter_map(|(piece, _)| pieces.binary_search(piece).ok()).collect();
            found.sort_unstable();
            found.dedup();
            found
        };
        let parts =
            |wanted: &dyn Fn(i32) -> bool| passages.iter().map(|it| part(it, wanted)).collect();
        ArticlePieces {
            focus: parts(&|mark| mark & 1 == 1),
            context: parts(&|mark| mark & 1 == 0),
            all: parts(&|_| true),
            pieces,
        }
    }
}

/// What an issue looks for in an article.
struct Asked {
    /// How much each of its pieces weighs.
    weights: Vec<f32>,
    total: f32,
    /// How much each is the issue's own in its codebook, and the most that these can come to.
    own: Vec<f32>,
    enough: f32,
    /// The cosine of each of its pieces with each piece of the article.
    cosines: Vec<Vec<f32>>,
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
        let mut asked =
            Asked { weights: vec![], total: 0.0, own: vec![], enough: 0.0, cosines: vec![] };
        let count = issues.len() as f32 + 1.0;
        for piece in pieces {
            let Some((vector, rarity)) = gate.row(piece).filter(|(_, rarity)| *rarity > COMMON)
            else {
                continue;
            };
            let sharing = issues.iter().filter(|it| it.has(piece)).count().max(1);
            let own = (count / sharing as f32).ln() / count.ln();
            let title = if issue.title.contains(&piece) { OF_TITLE } else { 1.0 };
            asked.weights.push(rarity * rarity);
            asked.own.push(rarity * rarity * own * title);
            let cosine =
                |other: &i32| gate.row(*other).map_or(0.0, |(other, _)| cosine(vector, other));
            asked.cosines.push(article.pieces.iter().map(cosine).collect());
        }
        asked.total = asked.weights.iter().sum();
        let mut most = asked.own.clone();
        most.sort_by(|a, b| b.total_cmp(a));
        asked.enough = most.iter().take(ENOUGH).sum();
        asked
    }

    /// How alike the issue and some pieces of the article are, weighed.
    fn likeness(&self, pieces: &[usize], floor: f32, weights: &[f32]) -> f32 {
        let best = |row: &Vec<f32>| pieces.iter().map(|at| row[*at]).fold(0.0, f32::max);
        let alike = |row| ((best(row) - floor) / (1.0 - floor)).clamp(0.0, 1.0);
        self.cosines.iter().zip(weights).map(|(row, weight)| alike(row) * weight).sum()
    }

    /// For each passage, how much of the issue's own words it has.
    fn own_likeness(&self, article: &ArticlePieces) -> Vec<f32> {
        let likeness =
            |pieces: &[usize]| self.likeness(pieces, OWN_FLOOR, &self.own) / self.enough.max(1e-6);
        let parts = article.focus.iter().zip(&article.all);
        parts.map(|(focus, all)| likeness(focus).max(AROUND * likeness(all))).collect()
    }
}

/// The table of static vectors, one a piece of the vocabulary.
pub(crate) struct Gate<'t> {
    table: std::borrow::Cow<'t, [u8]>,
    weights: Weights,
}

impl<'t> Gate<'t> {
    pub(crate) fn new(
        table: impl Into<std::borrow::Cow<'t, [u8]>>,
        weights: Weights,
    ) -> Result<Gate<'t>, EncoderError> {
        let table = table.into();
        if table.is_empty() || table.len() % ROW != 0 {
            let message =
                format!("the gate's table has {} bytes, no multiple of {ROW}", table.len());
            return Err(EncoderError::Weights(message));
        }
        Ok(Gate { table, weights })
    }

    /// For each issue and each passage of an article, whether the passage may be about the issue.
    pub(crate) fn admits(&self, issues: &[IssuePieces], passages: &[Pieces]) -> Vec<Vec<bool>> {
        let article = ArticlePieces::of(passages);
        let found: Vec<(Vec<bool>, Vec<f32>)> = issues
            .iter()
            .map(|issue| {
                let asked = Asked::of(self, issue, issues, &article);
                (self.may_be_about(&asked, &article), asked.own_likeness(&article))
            })
            .collect();
        let most = |passage: usize| found.iter().map(|(_, own)| own[passage]).fold(0.0, f32::max);
        let most: Vec<f32> = (0..passages.len()).map(most).collect();
        // What is said without any issue's own words is about the one that the article is about most.
        let total = |(_, own): &(Vec<bool>, Vec<f32>)| own.iter().sum::<f32>();
        let subject = found.iter().map(total).fold(0.0, f32::max);
        let admit = |issue: &(Vec<bool>, Vec<f32>)| {
            let (admitted, own) = issue;
            let is_subject = total(issue) >= subject;
            let is_own = |at: usize| {
                let said = most[at] >= self.weights.own_least;
                if said { own[at] >= self.weights.own_share * most[at] } else { is_subject }
            };
            (0..own.len()).map(|at| admitted[at] && is_own(at)).collect()
        };
        found.iter().map(admit).collect()
    }

    /// The regression: for each passage, whether it is likely enough to be about the issue.
    fn may_be_about(&self, asked: &Asked, article: &ArticlePieces) -> Vec<bool> {
        if asked.total == 0.0 {
            return vec![true; article.focus.len()];
        }
        let likeness =
            |pieces: &[usize]| asked.likeness(pieces, FLOOR, &asked.weights) / asked.total;
        let focus: Vec<f32> = article.focus.iter().map(|pieces| likeness(pieces)).collect();
        let all: Vec<usize> = (0..article.pieces.len()).collect();
        let whole = likeness(&all);
        let mut sorted = focus.clone();
        sorted.sort_by(|a, b| b.total_cmp(a));
        let top = sorted.iter().take(3).sum::<f32>() / sorted.len().clamp(1, 3) as f32;
        let neighbour = |at: Option<usize>| at.and_then(|at| focus.get(at)).copied().unwrap_or(0.0);
        let odds = |at: usize| {
            let near = neighbour(at.checked_sub(1)).max(neighbour(Some(at + 1)));
            let features = [focus[at], likeness(&article.context[at]), near, top, whole];
            let weighed = features.iter().zip(self.weights.weights).map(|(x, weight)| x * weight);
            weighed.sum::<f32>() + self.weights.bias
        };
        (0..focus.len()).map(|at| odds(at) >= self.weights.threshold).collect()
    }

    /// A piece's vector and how rare it is, 0..=1.
    fn row(&self, piece: i32) -> Option<(&[u8], f32)> {
        let at = usize::try_from(piece).ok()? * ROW;
        let row = self.table.get(at..at + ROW)?;
        Some((&row[..WIDTH], f32::from(row[WIDTH]) / 255.0))
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

    fn weights() -> Weights {
        Weights {
            weights: [1.0, 0.5, 0.0, 0.0, 0.0],
            bias: 0.0,
            threshold: 0.4,
            own_least: 0.15,
            own_share: 0.65,
        }
    }

    fn gate() -> Gate<'static> {
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
        Gate::new(rows.concat(), weights()).unwrap()
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
        assert_eq!(gate().admits(&[issue(&[0])], &passages), [[true, false, true, false]]);
    }

    #[test]
    fn of_issues_on_one_subject_those_are_admitted_whose_own_words_are_there() {
        let passages = [pieces(&[0, 2], &[1, 1]), pieces(&[0, 4], &[1, 1])];
        let issues = [issue(&[0, 2]), issue(&[0, 4])];
        assert_eq!(gate().admits(&issues, &passages), [[true, false], [false, true]]);
    }

    #[test]
    fn odd_input_does_no_harm() {
        let found = gate().admits(&[issue(&[3, 99, -1]), issue(&[])], &[pieces(&[2], &[1])]);
        assert_eq!(found.len(), 2);
        assert!(gate().admits(&[], &[]).is_empty());
    }

    #[test]
    fn a_table_of_the_wrong_size_is_refused() {
        assert!(Gate::new(vec![0_u8; ROW + 1], weights()).is_err());
    }
}
