//! From when to when nodes and edges are there: a tie needs both its ends.

use crate::network::{Edge, Network};
use onrecord_text::NaiveDate;
use std::collections::HashMap;

/// The first and the last day, as far as they are known; it is there always before or behind what is not.
pub(super) type Days = (Option<NaiveDate>, Option<NaiveDate>);

/// The days of all nodes, then those of all edges.
///
/// A stance lasts beyond the day on which it was told: two who agree do so from when the later one was heard,
/// though the earlier one may not be heard again. So whoever is at the end of an edge stays as long as it does; and
/// an edge of unknown days is there as long as both its ends are.
pub(super) fn days(network: &Network) -> (Vec<Days>, Vec<Days>) {
    let places: HashMap<&str, usize> =
        network.nodes.iter().enumerate().map(|(place, node)| (node.id.as_str(), place)).collect();
    let told: Vec<Days> = network.nodes.iter().map(|node| (node.first, node.last)).collect();
    let mut nodes = told.clone();
    let of_edge = |edge: &Edge| {
        let ends = [&edge.source, &edge.target].map(|id| places.get(id.as_str()).copied());
        let ends = || ends.into_iter().flatten();
        let first = edge.first.or_else(|| ends().filter_map(|end| told[end].0).max());
        let last = edge.last.or_else(|| ends().filter_map(|end| told[end].1).min());
        let last = last.max(first.filter(|_| last.is_some()));
        for end in ends() {
            let (from, to) = &mut nodes[end];
            *from = from.zip(first).map(|(one, other)| one.min(other));
            *to = to.zip(last).map(|(one, other)| one.max(other));
        }
        (first, last)
    };
    let edges = network.edges.iter().map(of_edge).collect();
    (nodes, edges)
}
