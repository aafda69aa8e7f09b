//! Pairing gold items with found ones, each at most once.

use std::collections::VecDeque;

/// A gold item and a found one that may be paired, as indices.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub(super) gold: usize,
    pub(super) found: usize,
    /// Whether nothing tells the two apart: such pairs come first.
    pub(super) equal: bool,
    /// The overlap by which pairs are preferred, in 0..=1.
    pub(super) overlap: f64,
}

/// A one-to-one matching with as many pairs as there can be, as `(gold, found)` by gold item.
///
/// The best pairs are made first. Then each gold item left over gets a partner where others can
/// move to make room, which never leaves out an item that had one.
pub(super) fn pairs(mut edges: Vec<Edge>) -> Vec<(usize, usize)> {
    edges.sort_by(|a, b| {
        let better = b.equal.cmp(&a.equal).then(b.overlap.total_cmp(&a.overlap));
        better.then((a.gold, a.found).cmp(&(b.gold, b.found)))
    });
    let golds = edges.iter().map(|edge| edge.gold + 1).max().unwrap_or(0);
    let founds = edges.iter().map(|edge| edge.found + 1).max().unwrap_or(0);
    let mut matching = Matching {
        reach: vec![vec![]; golds],
        of_gold: vec![None; golds],
        of_found: vec![None; founds],
    };
    for edge in &edges {
        matching.reach[edge.gold].push(edge.found);
        if matching.of_gold[edge.gold].is_none() && matching.of_found[edge.found].is_none() {
            matching.of_gold[edge.gold] = Some(edge.found);
            matching.of_found[edge.found] = Some(edge.gold);
        }
    }
    for gold in 0..golds {
        if matching.of_gold[gold].is_none() {
            matching.make_room_for(gold);
        }
    }
    let pairs = matching.of_gold.iter().enumerate();
    pairs.filter_map(|(gold, found)| Some((gold, (*found)?))).collect()
}

struct Matching {
    /// For each gold item, the found ones that it may be paired with, best first.
    reach: Vec<Vec<usize>>,
    of_gold: Vec<Option<usize>>,
    of_found: Vec<Option<usize>>,
}

impl Matching {
    /// Looks, breadth first, for a chain of partners that ends at a free found item, and moves each
    /// along by one.
    fn make_room_for(&mut self, gold: usize) {
        let mut reached_from = vec![None; self.of_found.len()];
        let mut queue = VecDeque::from([gold]);
        while let Some(gold) = queue.pop_front() {
            for &found in &self.reach[gold] {
                if reached_from[found].is_some() {
                    continue;
                }
                reached_from[found] = Some(gold);
                match self.of_found[found] {
                    Some(next) => queue.push_back(next),
                    None => return self.move_along(found, &reached_from),
                }
            }
        }
    }

    fn move_along(&mut self, free: usize, reached_from: &[Option<usize>]) {
        let mut free = Some(free);
        while let Some((found, gold)) = free.and_then(|found| Some((found, reached_from[found]?))) {
            self.of_found[found] = Some(gold);
            free = self.of_gold[gold].replace(found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(edges: &[(usize, usize, f64)], expected: &[(usize, usize)]) {
        let edge = |&(gold, found, overlap): &(usize, usize, f64)| Edge {
            gold,
            found,
            equal: overlap == 1.0,
            overlap,
        };
        let mut edges: Vec<Edge> = edges.iter().map(edge).collect();
        assert_eq!(pairs(edges.clone()), expected);
        edges.reverse();
        assert_eq!(pairs(edges), expected, "the order of the edges must not matter");
    }

    #[test]
    fn the_best_pairs_come_first() {
        check(&[], &[]);
        check(&[(0, 0, 0.6), (0, 1, 0.9), (1, 1, 0.8), (1, 0, 0.5)], &[(0, 1), (1, 0)]);
        check(&[(0, 0, 0.7), (0, 1, 0.7), (1, 0, 0.7), (1, 1, 0.7)], &[(0, 0), (1, 1)]);
    }

    #[test]
    fn others_move_to_make_room() {
        // Taking 0-0 at 0.9 leaves 1 without a partner until 0 moves to 1.
        check(&[(0, 0, 0.9), (0, 1, 0.6), (1, 0, 0.6)], &[(0, 1), (1, 0)]);
        // A chain of three: 2 needs 1, 1 needs 0, 0 can take the free 2.
        check(
            &[(0, 0, 0.9), (0, 2, 0.5), (1, 1, 0.9), (1, 0, 0.5), (2, 1, 0.5)],
            &[(0, 2), (1, 0), (2, 1)],
        );
    }
}
