//! Ties: who holds what, and who is on whose side.

use super::{About, Edge, Holder, NetworkKind, Told, issue_id};
use onrecord_record::{Held, StandingIn};
use onrecord_text::{NaiveDate, Stance};
use std::collections::BTreeMap;

/// An actor's stance on an issue, by all positions that count.
pub(super) struct Side<'a> {
    actor: Holder<'a>,
    issue: &'a str,
    stance: Stance,
    /// The number of reports for each of [`Stance::ALL`].
    reports: [u64; 3],
    all: u64,
    conditional: bool,
    confidence: f64,
    first: Option<NaiveDate>,
    last: Option<NaiveDate>,
}

/// What each actor holds on each issue.
pub(super) fn standings<'a>(positions: &[&'a Held]) -> Vec<Side<'a>> {
    let mut groups: BTreeMap<(Holder, &str), Vec<&Held>> = BTreeMap::new();
    for &position in positions {
        let key = (Holder::of(position), &*position.issue);
        groups.entry(key).or_default().push(position);
    }
    let held = groups.into_iter().filter_map(|((actor, issue), group)| {
        let standing = StandingIn::of(&group)?;
        let stance = standing.position.stance;
        let with = |stance: Stance| group.iter().copied().filter(move |it| it.stance == stance);
        let told = Told::of(group.iter().copied());
        Some(Side {
            actor,
            issue,
            stance,
            reports: Stance::ALL.map(|stance| Told::of(with(stance)).reports),
            all: told.reports,
            conditional: standing.condition.is_some(),
            confidence: with(stance).map(|it| decimal(it.confidence)).fold(0.0, f64::max),
            first: told.first,
            last: told.last,
        })
    });
    held.collect()
}

/// An edge for each stance that an actor holds on an issue.
pub(super) fn two_mode(held: &[Side]) -> Vec<Edge> {
    let edge = |it: &Side| {
        let [for_, against, undecided] = it.reports;
        Edge {
            source: it.actor.node(),
            target: issue_id(it.issue),
            weight: it.all as f64,
            sign: sign(it.stance),
            first: it.first,
            last: it.last,
            about: About::Stance {
                stance: it.stance,
                for_,
                against,
                undecided,
                conditional: it.conditional,
                confidence: it.confidence,
            },
        }
    };
    held.iter().map(edge).collect()
}

/// An edge for each two actors who take sides on one issue or more, unless it is too light: there are as many pairs as
/// the square of actors.
pub(super) fn one_mode(held: &[Side], kind: NetworkKind, min_weight: f64) -> Vec<Edge> {
    let mut by_issue: BTreeMap<&str, Vec<&Side>> = BTreeMap::new();
    for it in held.iter().filter(|it| it.stance != Stance::Undecided) {
        by_issue.entry(it.issue).or_default().push(it);
    }
    let mut pairs: BTreeMap<(Holder, Holder), Pair> = BTreeMap::new();
    for sharers in by_issue.values() {
        for (place, one) in sharers.iter().enumerate() {
            for other in &sharers[place + 1..] {
                let ends = (one.actor.min(other.actor), one.actor.max(other.actor));
                pairs.entry(ends).or_default().share(one, other);
            }
        }
    }
    let edge = |((source, target), pair): ((Holder, Holder), Pair)| {
        let weight = pair.weight(kind);
        if weight == 0.0 || weight.abs() < min_weight {
            return None;
        }
        let sign = match kind {
            NetworkKind::Disagree => -1,
            _ if weight > 0.0 => 1,
            _ if weight < 0.0 => -1,
            _ => 0,
        };
        let issues = |of: Vec<&str>| of.into_iter().map(str::to_owned).collect();
        let (agree, disagree) = (issues(pair.agree), issues(pair.disagree));
        let about = About::Shared { agree, disagree };
        let (source, target) = (source.node(), target.node());
        Some(Edge { source, target, weight, sign, first: pair.first, last: pair.last, about })
    };
    pairs.into_iter().filter_map(edge).collect()
}

/// What two actors share.
#[derive(Default)]
struct Pair<'a> {
    agree: Vec<&'a str>,
    disagree: Vec<&'a str>,
    first: Option<NaiveDate>,
    last: Option<NaiveDate>,
}

impl<'a> Pair<'a> {
    /// What an edge between the two weighs in a network of this kind.
    fn weight(&self, kind: NetworkKind) -> f64 {
        let (agree, disagree) = (self.agree.len() as f64, self.disagree.len() as f64);
        match kind {
            NetworkKind::Agree => agree,
            NetworkKind::Disagree => disagree,
            NetworkKind::TwoMode | NetworkKind::AgreeMinusDisagree => agree - disagree,
        }
    }

    fn share(&mut self, one: &Side<'a>, other: &Side<'a>) {
        let issues = if one.stance == other.stance { &mut self.agree } else { &mut self.disagree };
        issues.push(one.issue);
        // They share an issue once both have been heard on it.
        let since = one.first.zip(other.first).map(|(one, other)| one.max(other));
        self.first = [self.first, since].into_iter().flatten().min();
        self.last = [self.last, one.last, other.last].into_iter().flatten().max();
    }
}

fn sign(stance: Stance) -> i8 {
    match stance {
        Stance::For => 1,
        Stance::Against => -1,
        Stance::Undecided => 0,
    }
}

/// The decimal that people read, not the double nearest to the single.
pub(crate) fn decimal(number: f32) -> f64 {
    number.to_string().parse().unwrap_or_default()
}
