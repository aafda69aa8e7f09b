//! The gate: which passages are about an issue at all, before the network judges any.
//!
//! Each piece of an issue looks for the piece of the passage that is most like it, by static vectors, and
//! rarer pieces weigh more (the late interaction of Khattab and Zaharia 2020, section 3.2, without an
//! encoder). The likeness of the sentence, of what stands around it and of the article as a whole are
//! weighed by a logistic regression.

use super::Pieces;
use crate::EncoderError;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The numbers of a vector.
const WIDTH: usize = 64;
/// Its bytes: the numbers, then how rare the piece is.
const ROW: usize = WIDTH + 1;
/// What is left of a likeness below this is nothing.
const FLOOR: f32 = 0.35;
/// Pieces of an issue that are more common than this tell nothing.
const COMMON: f32 = 0.25;

/// What `model.json` says of the gate.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Weights {
    /// For the likeness of the sentence, its context, its neighbours, the three best sentences of the
    /// article, and the whole article.
    weights: [f32; 5],
    bias: f32,
    /// Passages below this log odds are not judged.
    threshold: f32,
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

    /// For each passage of an article, whether it may be about the issue.
    pub(crate) fn admits(&self, issue: &[i32], passages: &[Pieces]) -> Vec<bool> {
        let mut asked: Vec<(&[u8], f32)> = Vec::new();
        let mut seen = Vec::new();
        for piece in issue {
            let Some((vector, rarity)) = self.row(*piece) else { continue };
            if rarity > COMMON && !seen.contains(piece) {
                seen.push(*piece);
                asked.push((vector, rarity * rarity));
            }
        }
        // An issue of common words only tells nothing about what is not about it.
        let total: f32 = asked.iter().map(|(_, weight)| weight).sum();
        if total == 0.0 {
            return vec![true; passages.len()];
        }
        let mut known: BTreeMap<i32, Vec<f32>> = BTreeMap::new();
        for piece in passages.iter().flat_map(|passage| &passage.ids) {
            known.entry(*piece).or_insert_with(|| match self.row(*piece) {
                Some((vector, _)) => asked.iter().map(|(other, _)| alike(vector, other)).collect(),
                None => vec![0.0; asked.len()],
            });
        }
        let likeness = |pieces: &mut dyn Iterator<Item = i32>| {
            let mut best = vec![0.0_f32; asked.len()];
            for piece in pieces {
                if let Some(likes) = known.get(&piece) {
                    best.iter_mut().zip(likes).for_each(|(best, like)| *best = best.max(*like));
                }
            }
            let sum: f32 = best.iter().zip(&asked).map(|(best, (_, weight))| best * weight).sum();
            sum / total
        };
        let part = |passage: &Pieces, in_focus: bool| {
            let pieces = passage.ids.iter().zip(&passage.marks);
            let mut pieces = pieces.filter(|(_, mark)| (**mark & 1 == 1) == in_focus);
            likeness(&mut std::iter::from_fn(|| pieces.next().map(|(id, _)| *id)))
        };
        let focus: Vec<f32> = passages.iter().map(|passage| part(passage, true)).collect();
        let whole = likeness(&mut known.keys().copied());
        let mut sorted = focus.clone();
        sorted.sort_by(|a, b| b.total_cmp(a));
        let top = sorted.iter().take(3).sum::<f32>() / sorted.len().clamp(1, 3) as f32;
        let neighbour = |at: Option<usize>| at.and_then(|at| focus.get(at)).copied().unwrap_or(0.0);
        let odds = |(at, passage): (usize, &Pieces)| {
            let near = neighbour(at.checked_sub(1)).max(neighbour(Some(at + 1)));
            let features = [focus[at], part(passage, false), near, top, whole];
            let weighed = features.iter().zip(self.weights.weights).map(|(x, weight)| x * weight);
            weighed.sum::<f32>() + self.weights.bias
        };
        passages.iter().enumerate().map(|it| odds(it) >= self.weights.threshold).collect()
    }

    /// A piece's vector and how rare it is, 0..=1.
    fn row(&self, piece: i32) -> Option<(&[u8], f32)> {
        let at = usize::try_from(piece).ok()? * ROW;
        let row = self.table.get(at..at + ROW)?;
        Some((&row[..WIDTH], f32::from(row[WIDTH]) / 255.0))
    }
}

/// How alike two vectors of length one are, from the floor up, 0..=1.
fn alike(a: &[u8], b: &[u8]) -> f32 {
    let product = |(a, b): (&u8, &u8)| i32::from(*a as i8) * i32::from(*b as i8);
    let cosine = a.iter().zip(b).map(product).sum::<i32>() as f32 / (127.0 * 127.0);
    ((cosine - FLOOR) / (1.0 - FLOOR)).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gate() -> Gate<'static> {
        // Two pieces that are alike, one that is not, one that is common.
        let row = |x: i8, y: i8, rarity: u8| {
            let mut row = vec![0_u8; ROW];
            (row[0], row[1], row[WIDTH]) = (x as u8, y as u8, rarity);
            row
        };
        let table =
            [row(127, 0, 255), row(120, 40, 255), row(0, 127, 255), row(127, 0, 10)].concat();
        let weights = Weights { weights: [1.0, 0.5, 0.0, 0.0, 0.0], bias: 0.0, threshold: 0.5 };
        Gate::new(table, weights).unwrap()
    }

    fn pieces(ids: &[i32], focus: &[i32]) -> Pieces {
        Pieces { ids: ids.to_vec(), marks: focus.to_vec(), ..Pieces::default() }
    }

    #[test]
    fn passages_with_like_pieces_are_admitted() {
        let passages = [
            pieces(&[1, 3], &[1, 1]),
            pieces(&[2], &[1]),
            pieces(&[0, 2], &[0, 1]),
            pieces(&[], &[]),
        ];
        assert_eq!(gate().admits(&[0], &passages), [true, false, true, false]);
    }

    #[test]
    fn an_issue_that_says_nothing_admits_all() {
        assert_eq!(gate().admits(&[3, 99, -1], &[pieces(&[2], &[1])]), [true]);
    }

    #[test]
    fn a_table_of_the_wrong_size_is_refused() {
        let weights = Weights { weights: [0.0; 5], bias: 0.0, threshold: 0.0 };
        assert!(Gate::new(vec![0_u8; ROW + 1], weights).is_err());
    }
}
