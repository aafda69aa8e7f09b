//! A person's word that two actors who are two stay two. It is a split in which nobody is split: both were there.

use crate::decide::{Part, Refused, decide, done, mentions_of, name_of, pin, standing};
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeSet;

/// What tells such a decision from a split, of which some name had another actor before.
pub(crate) const KIND: &str = "CASE WHEN kind = 'split' AND NOT EXISTS (SELECT 1 FROM decision_name
     WHERE decision_id = decision.id AND decision_name.actor_id <> before_id) THEN 'apart' ELSE kind END";

/// Writes down that `actor` is none of `others`, and gives the numbers of the decisions.
pub(crate) fn keep(
    record: &Connection,
    actor: i64,
    others: &[i64],
) -> rusqlite::Result<Result<Vec<i64>, Refused>> {
    let Some(name) = name_of(record, actor)? else {
        return Ok(Err("there is no such actor".to_owned()));
    };
    let known = pairs(record)?;
    let mut decided = Vec::new();
    for &other in others {
        let Some(other_name) = name_of(record, other)? else {
            return Ok(Err("there is no such actor".to_owned()));
        };
        if actor == other {
            return Ok(Err(format!("{name} is one actor: `split` makes two of it")));
        }
        if known.contains(&in_order(actor, other)) {
            continue;
        }
        let decision = decide(record, "split", actor, Some(other), &name, &other_name)?;
        // The rule of joining looks only at names with the same key. Others need not be held.
        let (own, theirs) = (mentions_of(record, actor)?, mentions_of(record, other)?);
        let (own_keys, their_keys) = (keys(record, &own)?, keys(record, &theirs)?);
        let shared = |keys: &[String], all: &[String]| -> Vec<bool> {
            keys.iter().map(|key| !key.is_empty() && all.contains(key)).collect()
        };
        let own_shared = only(own, &shared(&own_keys, &their_keys));
        let their_shared = only(theirs, &shared(&their_keys, &own_keys));
        let mut touched: BTreeSet<String> = pin(record, decision, &own_shared, actor, actor)?;
        touched.extend(pin(record, decision, &their_shared, other, other)?);
        done(record, &touched, [actor, other])?;
        decided.push(decision);
    }
    Ok(Ok(decided))
}

/// The pairs that a person keeps apart, or has parted, whoever they were made one with since.
pub(crate) fn pairs(record: &Connection) -> rusqlite::Result<BTreeSet<(i64, i64)>> {
    let mut found = BTreeSet::new();
    let mut decisions = record.prepare_cached(
        "SELECT actor_id, other_id FROM decision WHERE kind = 'split' AND other_id IS NOT NULL",
    )?;
    let mut rows = decisions.query([])?;
    while let Some(row) = rows.next()? {
        found.insert(in_order(standing(record, row.get(0)?)?, standing(record, row.get(1)?)?));
    }
    Ok(found)
}

/// Two actors as a pair, whichever is named first.
pub(crate) fn in_order(a: i64, b: i64) -> (i64, i64) {
    (a.min(b), a.max(b))
}

fn keys(record: &Connection, parts: &[Part]) -> rusqlite::Result<Vec<String>> {
    let mut key = record.prepare_cached(
        "SELECT coalesce(key, '') FROM article_actor WHERE article_id = ?1 AND place = ?2",
    )?;
    let key = |part: &Part| {
        key.query_row([part.article, part.place], |row| row.get(0))
            .optional()
            .map(Option::unwrap_or_default)
    };
    parts.iter().map(key).collect()
}

fn only(parts: Vec<Part>, which: &[bool]) -> Vec<Part> {
    parts.into_iter().zip(which).filter_map(|(part, is)| is.then_some(part)).collect()
}
