//! All pairs, of people and of bodies, each with the surest evidence for it.

use super::somebody::Somebody;
use super::{Because, body, person};
use onrecord_reading::ActorKind;
use std::collections::BTreeMap;

/// How many times better known one must be than the next, where an actor may be either of them.
const BETTER_KNOWN: usize = 3;

/// Two actors that may be one, by their places among all.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    pub(super) stays: usize,
    pub(super) other: usize,
    pub(super) because: Because,
    /// By which pairs are ordered, the surest with most.
    pub(super) strength: u8,
    pub(super) evidence: String,
    pub(super) apart: String,
}

/// The pairs, each once, and each actor only with the one whom it most likely is.
pub(super) fn pairs(all: &[Somebody]) -> Vec<Pair> {
    let mut found: BTreeMap<(usize, usize), Pair> = BTreeMap::new();
    for pair in person::pairs(all).into_iter().chain(body::pairs(all)) {
        let key = (pair.stays.min(pair.other), pair.stays.max(pair.other));
        let is_surer = found.get(&key).is_none_or(|known| known.strength < pair.strength);
        if is_surer {
            found.insert(key, pair);
        }
    }
    let mut of_other: BTreeMap<usize, Vec<Pair>> = BTreeMap::new();
    for pair in found.into_values() {
        of_other.entry(pair.other).or_default().push(pair);
    }
    let mut found: Vec<Pair> =
        of_other.into_values().filter_map(|rivals| likeliest(rivals, all)).collect();
    for pair in found.iter_mut().filter(|it| it.because == Because::FirstLetters) {
        // Who is mostly called by the letters keeps them.
        if all[pair.other].articles.len() > all[pair.stays].articles.len() {
            std::mem::swap(&mut pair.stays, &mut pair.other);
        }
    }
    found
}

/// Of the pairs in which one actor may be several others, the one that is far likelier; none where it may as well
/// be either.
fn likeliest(mut rivals: Vec<Pair>, all: &[Somebody]) -> Option<Pair> {
    let known = |pair: &Pair| all[pair.stays].articles.len();
    rivals.sort_by_key(|it| std::cmp::Reverse((it.strength, known(it))));
    let mut rivals = rivals.into_iter();
    let first = rivals.next()?;
    let is_clear = rivals.next().is_none_or(|next| {
        next.strength < first.strength || known(&first) >= BETTER_KNOWN * known(&next)
    });
    is_clear.then_some(first)
}

/// A pair in which the one in more articles stays.
pub(super) fn pair(
    all: &[Somebody],
    (a, b): (usize, usize),
    because: Because,
    strength: u8,
    words: impl Into<String>,
) -> Pair {
    let known = |at: usize| (all[at].articles.len(), std::cmp::Reverse(all[at].id));
    let (stays, other) = if known(a) >= known(b) { (a, b) } else { (b, a) };
    of(all, (stays, other), because, strength, words)
}

/// A pair of which is known who stays.
pub(super) fn of(
    all: &[Somebody],
    (stays, other): (usize, usize),
    because: Because,
    strength: u8,
    words: impl Into<String>,
) -> Pair {
    let agreement = all[stays].agrees(&all[other]);
    let evidence = match agreement {
        Some(agreement) => format!("{}, and {agreement}", words.into()),
        None => words.into(),
    };
    let strength = strength + 2 * u8::from(agreement.is_some());
    let apart = apart(&all[stays], &all[other]);
    Pair { stays, other, because, strength, evidence, apart }
}

/// Why the record has them as two.
fn apart(stays: &Somebody, other: &Somebody) -> String {
    match (stays.kind, other.kind) {
        (Some(a), Some(b)) if a != b => {
            format!("reports take one for {} and the other for {}", kind(a), kind(b))
        }
        _ if stays.folded == other.folded && stays.kind != other.kind => {
            "reports do not say alike what they are".to_owned()
        }
        _ if !other.alone.is_empty() => other.alone.clone(),
        _ if !stays.alone.is_empty() => stays.alone.clone(),
        _ => "their names are not the same, and names alone are not enough".to_owned(),
    }
}

fn kind(kind: ActorKind) -> String {
    let article = if kind == ActorKind::Organisation { "an" } else { "a" };
    format!("{article} {}", kind.name())
}
