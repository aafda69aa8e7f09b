//! Networks of actors and issues, drawn from positions: a pure function, so that the pages, GraphML and GEXF
//! show the same.

mod edges;
#[cfg(test)]
mod tests;

pub(crate) use edges::decimal;

use edges::{one_mode, standings, two_mode};
use onrecord_record::Held;
use onrecord_text::{NaiveDate, Stance};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Which network is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NetworkKind {
    /// Actors and issues, an edge for each stance that is held.
    #[default]
    TwoMode,
    /// Actors who are both for or both against; the weight counts the issues.
    Agree,
    /// Actors of whom one is for and the other against; the weight counts the issues.
    Disagree,
    /// The issues on which two actors agree, less those on which they do not.
    AgreeMinusDisagree,
}

impl NetworkKind {
    /// All kinds.
    pub const ALL: [NetworkKind; 4] = [
        NetworkKind::TwoMode,
        NetworkKind::Agree,
        NetworkKind::Disagree,
        NetworkKind::AgreeMinusDisagree,
    ];

    /// The word for it in files and commands.
    pub fn name(self) -> &'static str {
        match self {
            NetworkKind::TwoMode => "two-mode",
            NetworkKind::Agree => "agree",
            NetworkKind::Disagree => "disagree",
            NetworkKind::AgreeMinusDisagree => "agree-minus-disagree",
        }
    }
}

/// How a network is drawn. Which positions count is decided before, by
/// [`onrecord_record::PositionFilters`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NetworkOptions {
    /// Which network.
    pub kind: NetworkKind,
    /// Leave out edges whose weight, whatever its sign, is smaller.
    pub min_weight: f64,
}

impl Default for NetworkOptions {
    fn default() -> NetworkOptions {
        NetworkOptions { kind: NetworkKind::default(), min_weight: 1.0 }
    }
}

/// A network without direction. Whoever holds a position is in it, with or without an edge.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Network {
    /// Which network it is.
    pub kind: NetworkKind,
    /// Actors by name, then issues in the order of the record.
    pub nodes: Vec<Node>,
    /// Edges in the order of their nodes.
    pub edges: Vec<Edge>,
}

/// An actor or an issue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Node {
    /// Lasting: `actor-7`, `issue-own-troops`; `state-Ostland` where a state holds something only through
    /// others.
    pub id: String,
    /// The name or title.
    pub label: String,
    /// `actor` or `issue`.
    pub mode: Mode,
    /// `person`, `state`, `organisation`, `group`, `unknown` or `issue`.
    pub kind: String,
    /// ISO 3166-1 alpha-2 code; empty where none is known.
    pub country: String,
    /// The number of reports that tell a position of the actor, or on the issue. Copies count once.
    pub reports: u64,
    /// The first day of these positions, if one is known.
    pub first: Option<NaiveDate>,
    /// The last.
    pub last: Option<NaiveDate>,
}

/// Which of the two sides of a two-mode network a node is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// Somebody who holds positions.
    Actor,
    /// What they are about.
    Issue,
}

impl Mode {
    /// The word for it in files.
    pub fn name(self) -> &'static str {
        match self {
            Mode::Actor => "actor",
            Mode::Issue => "issue",
        }
    }
}

/// A tie between two nodes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Edge {
    /// The id of a node.
    pub source: String,
    /// The id of the other.
    pub target: String,
    /// Between actor and issue the number of reports; between actors the number of issues, below zero where
    /// they disagree on more than they agree on.
    pub weight: f64,
    /// 1, -1 or 0: for, against, undecided; between actors whether the weight is above or below zero.
    pub sign: i8,
    /// The first day on which it was told, if one is known: between actors when the later of the two took
    /// their stand.
    pub first: Option<NaiveDate>,
    /// The last day on which it was told.
    pub last: Option<NaiveDate>,
    /// What is known of a tie between an actor and an issue.
    #[serde(flatten)]
    pub about: About,
}

/// What an edge stands for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum About {
    /// An actor's stance on an issue.
    Stance {
        /// Where the actor stands by these positions, as [`onrecord_record::StandingIn`] has it.
        stance: Stance,
        /// The number of reports that tell this stance: for.
        #[serde(rename = "for")]
        for_: u64,
        /// Against.
        against: u64,
        /// Undecided.
        undecided: u64,
        /// Whether it holds only under a condition, as far as anybody has told.
        conditional: bool,
        /// The greatest probability of a position with this stance.
        confidence: f64,
    },
    /// The issues that two actors share.
    Shared {
        /// Those on which both are for or both against.
        agree: Vec<String>,
        /// Those on which one is for and the other against.
        disagree: Vec<String>,
    },
}

/// The network of these positions.
///
/// An actor has one stance on an issue: where they stand by the positions given. Who is undecided has an edge to
/// the issue, and neither agrees nor disagrees with anybody.
pub fn network<'a>(
    positions: impl IntoIterator<Item = &'a Held>,
    options: &NetworkOptions,
) -> Network {
    let positions: Vec<&Held> = positions.into_iter().collect();
    let actors = actors(&positions);
    let held = standings(&positions);
    let (mut nodes, edges) = match options.kind {
        NetworkKind::TwoMode => (issues(&positions), two_mode(&held)),
        kind => (Vec::new(), one_mode(&held, kind, options.min_weight)),
    };
    let order: HashMap<&str, usize> =
        actors.iter().enumerate().map(|(place, node)| (node.id.as_str(), place)).collect();
    let mut edges: Vec<Edge> =
        edges.into_iter().filter(|edge| edge.weight.abs() >= options.min_weight).collect();
    let place = |id: &str| order.get(id).copied().unwrap_or(usize::MAX);
    for edge in &mut edges {
        if place(&edge.source) > place(&edge.target) {
            std::mem::swap(&mut edge.source, &mut edge.target);
        }
    }
    edges.sort_by_cached_key(|edge| (place(&edge.source), place(&edge.target)));
    let mut all = actors;
    all.append(&mut nodes);
    Network { kind: options.kind, nodes: all, edges }
}

/// By what somebody is known: a lasting number, or a name where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Holder<'a> {
    Actor(i64),
    State(&'a str),
}

impl<'a> Holder<'a> {
    fn of(position: &'a Held) -> Holder<'a> {
        match position.actor_id {
            Some(id) => Holder::Actor(id),
            None => Holder::State(&position.actor),
        }
    }

    /// The node's id.
    fn node(self) -> String {
        match self {
            Holder::Actor(id) => format!("actor-{id}"),
            Holder::State(name) => format!("state-{name}"),
        }
    }
}

fn issue_id(issue: &str) -> String {
    format!("issue-{issue}")
}

/// Everybody who holds something, by name.
fn actors(positions: &[&Held]) -> Vec<Node> {
    let mut groups: HashMap<Holder, Vec<&Held>> = HashMap::new();
    for &position in positions {
        groups.entry(Holder::of(position)).or_default().push(position);
    }
    let node = |(holder, held): (Holder, Vec<&Held>)| {
        let told = Told::of(held.iter().copied());
        let country =
            held.iter().find_map(|it| it.country.as_deref()).unwrap_or_default().to_owned();
        let kind = held.iter().find_map(|it| it.actor_kind);
        Node {
            id: holder.node(),
            label: held.first().map(|it| it.actor.to_string()).unwrap_or_default(),
            mode: Mode::Actor,
            kind: kind.map_or("unknown", onrecord_reading::ActorKind::name).to_owned(),
            country,
            reports: told.reports,
            first: told.first,
            last: told.last,
        }
    };
    let mut nodes: Vec<Node> = groups.into_iter().map(node).collect();
    nodes.sort_by_cached_key(|node| (node.label.to_lowercase(), node.id.clone()));
    nodes
}

/// All issues, in the order in which the positions have them.
fn issues(positions: &[&Held]) -> Vec<Node> {
    let mut groups: Vec<(&str, Vec<&Held>)> = Vec::new();
    for &position in positions {
        match groups.iter_mut().find(|(other, _)| *other == &*position.issue) {
            Some((_, held)) => held.push(position),
            None => groups.push((&position.issue, vec![position])),
        }
    }
    let node = |(issue, held): (&str, Vec<&Held>)| {
        let told = Told::of(held.iter().copied());
        Node {
            id: issue_id(issue),
            label: held.first().map(|it| it.issue_title.to_string()).unwrap_or_default(),
            mode: Mode::Issue,
            kind: "issue".to_owned(),
            country: String::new(),
            reports: told.reports,
            first: told.first,
            last: told.last,
        }
    };
    groups.into_iter().map(node).collect()
}

/// In how many reports positions stand, and from which day to which.
struct Told {
    reports: u64,
    first: Option<NaiveDate>,
    last: Option<NaiveDate>,
}

impl Told {
    fn of<'a>(positions: impl Iterator<Item = &'a Held> + Clone) -> Told {
        let mut reports: Vec<i64> = positions.clone().map(|it| it.report).collect();
        reports.sort_unstable();
        reports.dedup();
        Told {
            reports: reports.len() as u64,
            first: positions.clone().filter_map(Held::day).min(),
            last: positions.filter_map(Held::day).max(),
        }
    }
}
