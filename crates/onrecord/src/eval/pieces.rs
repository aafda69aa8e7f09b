//! The words of one role as ranges of characters, and how far two of them overlap.

use onrecord_text::{CodePoints, Span};

/// A run of words without a gap: code points `[start, end)`.
pub(super) type Piece = [usize; 2];

/// The words of one role of one statement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pieces {
    /// Sorted, distinct, none empty; what is compared for equality.
    pieces: Vec<Piece>,
    /// The same characters without overlaps, so that each is counted once.
    runs: Vec<Piece>,
}

impl Pieces {
    pub(super) fn of(spans: &[Span], map: &CodePoints) -> Pieces {
        Pieces::new(spans.iter().map(|span| map.pair(*span)).collect())
    }

    pub(super) fn one(piece: Piece) -> Pieces {
        Pieces::new(vec![piece])
    }

    fn new(mut pieces: Vec<Piece>) -> Pieces {
        pieces.retain(|[start, end]| start < end);
        pieces.sort_unstable();
        pieces.dedup();
        let mut runs: Vec<Piece> = Vec::new();
        for &[start, end] in &pieces {
            match runs.last_mut() {
                Some(run) if start <= run[1] => run[1] = run[1].max(end),
                _ => runs.push([start, end]),
            }
        }
        Pieces { pieces, runs }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Piece> {
        self.pieces.iter().copied()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The number of characters that both have.
    pub(super) fn shared(&self, other: &Pieces) -> usize {
        let (mut here, mut there, mut shared) = (0, 0, 0);
        while let (Some(a), Some(b)) = (self.runs.get(here), other.runs.get(there)) {
            shared += a[1].min(b[1]).saturating_sub(a[0].max(b[0]));
            if a[1] <= b[1] { here += 1 } else { there += 1 }
        }
        shared
    }

    /// The characters that both have, divided by those that at least one has; 0 for two empty ones.
    pub(super) fn overlap(&self, other: &Pieces) -> f64 {
        let shared = self.shared(other);
        let length = |runs: &[Piece]| runs.iter().map(|run| run[1] - run[0]).sum::<usize>();
        let either = length(&self.runs) + length(&other.runs) - shared;
        shared as f64 / either.max(1) as f64
    }

    /// Whether two speakers can be the same: they share a character, or neither has any.
    pub(super) fn meets(&self, other: &Pieces) -> bool {
        self.shared(other) > 0 || (self.is_empty() && other.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &[Piece], b: &[Piece], shared: usize, overlap: f64) {
        let (a, b) = (Pieces::new(a.to_vec()), Pieces::new(b.to_vec()));
        assert_eq!((a.shared(&b), b.shared(&a)), (shared, shared), "{a:?} {b:?}");
        assert_eq!((a.overlap(&b), b.overlap(&a)), (overlap, overlap), "{a:?} {b:?}");
    }

    #[test]
    fn characters_are_counted_once() {
        check(&[[0, 10]], &[[5, 10]], 5, 0.5);
        check(&[[0, 4], [6, 10]], &[[0, 10]], 8, 0.8);
        check(&[[0, 4]], &[[4, 8]], 0, 0.0);
        // Pieces that overlap one another, touch, come twice or are empty change nothing.
        check(&[[0, 6], [4, 8], [8, 10], [0, 6], [3, 3]], &[[0, 10]], 10, 1.0);
        check(&[[5, 5]], &[[5, 5]], 0, 0.0);
    }

    #[test]
    fn speakers_meet_in_a_character_or_in_nothing() {
        let pieces = |pieces: &[Piece]| Pieces::new(pieces.to_vec());
        assert!(pieces(&[[0, 5]]).meets(&pieces(&[[4, 9]])));
        assert!(!pieces(&[[0, 5]]).meets(&pieces(&[[5, 9]])));
        assert!(!pieces(&[[0, 5]]).meets(&pieces(&[])));
        assert!(pieces(&[]).meets(&pieces(&[[2, 2]])));
    }
}
