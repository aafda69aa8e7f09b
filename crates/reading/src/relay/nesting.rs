//! Statements within statements: what Brandt says that Pell believes came to us through Brandt.

use crate::Statement;
use crate::known::{self, Gender};
use crate::words::{PRONOUNS, is_capitalised, is_one_of};
use onrecord_text::Span;
use std::cmp::Reverse;

/// For each statement, those whose content holds all of it, the innermost first.
pub(super) fn holders(statements: &[Statement]) -> Vec<Vec<usize>> {
    let mut pieces: Vec<(Span, usize)> = Vec::new();
    for (i, statement) in statements.iter().enumerate() {
        pieces.extend(statement.content.iter().map(|span| (*span, i)));
    }
    pieces.sort_by_key(|(span, i)| (span.start, Reverse(span.end), *i));
    // How far any piece up to each one reaches, so that a search can stop early.
    let reach: Vec<u32> = pieces
        .iter()
        .scan(0, |far, (span, _)| {
            *far = span.end.max(*far);
            Some(*far)
        })
        .collect();
    let holders = statements.iter().enumerate().map(|(i, statement)| {
        let Some(anchor) = parts(statement).next() else { return Vec::new() };
        let behind = pieces.partition_point(|(span, _)| span.start <= anchor.start);
        let near = (0..behind).rev().take_while(|at| reach[*at] >= anchor.end);
        let mut found: Vec<usize> = near
            .filter(|at| pieces[*at].0.contains(anchor))
            .map(|at| pieces[at].1)
            .filter(|holder| *holder != i && holds(&statements[*holder], statement))
            .collect();
        found.sort_by_key(|holder| (length(&statements[*holder]), *holder));
        found.dedup();
        found
    });
    holders.collect()
}

/// Whether two speakers are one as far as their words show. A pronoun in what somebody says is most
/// often that person: "Brandt said that he believes"; but Ann is not "he".
pub(crate) fn may_be_same(outer: &str, inner: &str) -> bool {
    let is_pronoun = |words: &str| is_one_of(words.trim(), PRONOUNS);
    let (long, short) = if outer.len() < inner.len() { (inner, outer) } else { (outer, inner) };
    let (long, short) = (long.to_lowercase(), short.to_lowercase());
    match (is_pronoun(outer), is_pronoun(inner)) {
        (true, true) => Pronoun::of(outer) == Pronoun::of(inner),
        (false, true) => match (Pronoun::of(inner), gender(outer)) {
            (Pronoun::One(pronoun), Some(name)) => pronoun == name,
            _ => true,
        },
        (true, false) => false,
        (false, false) => long == short || long.ends_with(&format!(" {short}")),
    }
}

/// What a pronoun says of whom it means: "he" and "his" are one, "she" is another.
#[derive(PartialEq, Eq)]
enum Pronoun {
    One(Gender),
    Several,
    Other,
}

impl Pronoun {
    fn of(word: &str) -> Pronoun {
        match word.trim().to_lowercase().as_str() {
            "he" | "him" | "his" => Pronoun::One(Gender::Male),
            "she" | "her" => Pronoun::One(Gender::Female),
            "they" | "them" | "their" => Pronoun::Several,
            _ => Pronoun::Other,
        }
    }
}

/// What words for one human being say of them: "the clerk, Ann Hale", "a spokeswoman".
fn gender(words: &str) -> Option<Gender> {
    let pairs = words.split(' ').zip(words.split(' ').skip(1));
    let mut names = pairs.filter(|(a, b)| is_capitalised(a) && is_capitalised(b));
    let named = names.find_map(|(given, _)| known::gender_of_given_name(given));
    let noun = words.split(',').next()?.rsplit(' ').next()?;
    named.or_else(|| known::gender_of_role(noun))
}

fn holds(outer: &Statement, inner: &Statement) -> bool {
    let held = |part: Span| outer.content.iter().any(|piece| piece.contains(part));
    length(inner) < length(outer) && parts(inner).all(held)
}

/// Every span of a statement, its cue first.
fn parts(statement: &Statement) -> impl Iterator<Item = Span> + '_ {
    statement.cue.iter().chain(&statement.speaker).chain(&statement.content).copied()
}

fn length(statement: &Statement) -> usize {
    statement.content.iter().map(|span| span.len()).sum()
}
