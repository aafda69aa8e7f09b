//! Networks as files: GraphML and GEXF. Both have the same attributes, each with its type, and every node and
//! every edge has all of them, so that Gephi reads them without questions.

mod days;
mod gexf;
mod graphml;
#[cfg(test)]
mod tests;

pub use gexf::gexf;
pub use graphml::graphml;

use crate::network::{About, Edge, Network, NetworkKind, Node};
use onrecord_text::NaiveDate;

/// What kind of value an attribute has, as both formats call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Whole,
    Number,
    Flag,
}

/// An attribute and its kind.
type Attribute = (&'static str, Kind);

/// The attributes of nodes besides the label.
const NODE: [Attribute; 6] = [
    ("mode", Kind::Text),
    ("kind", Kind::Text),
    ("country", Kind::Text),
    ("reports", Kind::Whole),
    ("first", Kind::Text),
    ("last", Kind::Text),
];

/// The values of [`NODE`].
fn node_values(node: &Node) -> [String; 6] {
    [
        node.mode.name().to_owned(),
        node.kind.clone(),
        node.country.clone(),
        node.reports.to_string(),
        day(node.first),
        day(node.last),
    ]
}

/// The attributes of edges besides the weight.
fn edge_attributes(network: &Network) -> Vec<Attribute> {
    let mut all = vec![("sign", Kind::Whole), ("first", Kind::Text), ("last", Kind::Text)];
    all.extend(match network.kind {
        NetworkKind::TwoMode => vec![
            ("stance", Kind::Text),
            ("for", Kind::Whole),
            ("against", Kind::Whole),
            ("undecided", Kind::Whole),
            ("conditional", Kind::Flag),
            ("confidence", Kind::Number),
        ],
        NetworkKind::Agree | NetworkKind::Disagree | NetworkKind::AgreeMinusDisagree => vec![
            ("agree", Kind::Whole),
            ("disagree", Kind::Whole),
            ("agree_issues", Kind::Text),
            ("disagree_issues", Kind::Text),
        ],
    });
    all
}

/// The values of [`edge_attributes`].
fn edge_values(edge: &Edge) -> Vec<String> {
    let mut all = vec![edge.sign.to_string(), day(edge.first), day(edge.last)];
    all.extend(match &edge.about {
        About::Stance { stance, for_, against, undecided, conditional, confidence } => vec![
            stance.name().to_owned(),
            for_.to_string(),
            against.to_string(),
            undecided.to_string(),
            conditional.to_string(),
            number(*confidence),
        ],
        About::Shared { agree, disagree } => vec![
            agree.len().to_string(),
            disagree.len().to_string(),
            agree.join("; "),
            disagree.join("; "),
        ],
    });
    all
}

fn day(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// A number that is seen to be no whole one: "2.0".
fn number(number: f64) -> String {
    format!("{number:?}")
}

/// The words without what XML cannot hold, not even escaped. A line break is a space: an attribute's value
/// has no other.
fn fit(words: &str) -> String {
    let fitting = |c: char| match c {
        '\t' | '\n' | '\r' => ' ',
        ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'.. => c,
        _ => '\u{fffd}',
    };
    words.chars().map(fitting).collect()
}
