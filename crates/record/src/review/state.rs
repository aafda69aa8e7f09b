//! A statement or position as a review keeps it: whole, so that it can be put back into an article that
//! was read again, under the id that it had.

use crate::actors;
use crate::decide::{decided_for, standing};
use crate::entry::word;
use crate::fold::fold;
use onrecord_reading::{Actor, ActorKind};
use onrecord_text::{Article, CodePoints};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The article that an entry is in.
pub(super) struct Within<'a> {
    pub(super) id: i64,
    pub(super) article: &'a Article,
    pub(super) points: CodePoints<'a>,
}

impl<'a> Within<'a> {
    pub(super) fn new(id: i64, article: &'a Article) -> Within<'a> {
        Within { id, article, points: CodePoints::of(&article.text) }
    }

    /// The words at a pair of code points.
    pub(super) fn words(&self, [start, end]: [usize; 2]) -> &'a str {
        self.points.span(start, end).of(&self.article.text)
    }
}

/// Somebody in an entry: the actor of the record, and what the article says of them, by which they are
/// found again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PartyState {
    pub(super) actor: Option<i64>,
    pub(super) name: String,
    pub(super) kind: Option<ActorKind>,
    pub(super) country: Option<String>,
    pub(super) role: Option<String>,
    /// Whether the article has them by this review alone, so that they go when it is taken back.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) is_new: bool,
}

impl PartyState {
    /// Whether both are the same actor, under whatever name; by name where the record does not know them yet.
    pub(super) fn is(&self, other: &PartyState) -> bool {
        match (self.actor, other.actor) {
            (None, None) => fold(&self.name) == fold(&other.name),
            (one, other) => one == other,
        }
    }

    /// The actor at a place of an article.
    pub(super) fn at(
        record: &Connection,
        article: i64,
        place: Option<i64>,
    ) -> rusqlite::Result<Option<PartyState>> {
        let Some(place) = place else { return Ok(None) };
        record
            .prepare_cached(
                "SELECT actor_id, name, kind, country, role FROM article_actor
                 WHERE article_id = ?1 AND place = ?2",
            )?
            .query_row([article, place], party)
            .optional()
    }

    /// The article's place for them, which is made where it has none.
    pub(super) fn place(&self, record: &Connection, within: &Within) -> rusqlite::Result<i64> {
        let (wanted, is_decided) = self.wanted(record, within)?;
        let named = || named(record, within.id, &self.name);
        let known = match wanted {
            Some(actor) => {
                let places = places(record, within.id, actor)?;
                let is_called = |(_, name): &&(i64, String)| fold(name) == fold(&self.name);
                match (places.iter().find(is_called), places.first()) {
                    (Some((place, _)), _) => Some(*place),
                    // It was made another by a decision that has been taken back since.
                    (None, Some((place, _))) => Some(named()?.unwrap_or(*place)),
                    (None, None) => None,
                }
            }
            None => named()?,
        };
        if let Some(place) = known {
            return Ok(place);
        }
        let actor = Actor {
            name: self.name.clone(),
            kind: self.kind,
            aliases: Vec::new(),
            role: self.role.clone(),
            country: self.country.clone(),
        };
        let place = actors::append(record, (within.id, within.article), &actor)?;
        // A decision holds by itself.
        if let Some(actor) = wanted.filter(|_| !is_decided) {
            actors::pin(record, (within.id, place), actor)?;
        }
        Ok(place)
    }

    /// The actor who is meant, and whether by a decision: whom a person has decided the name to be in this article, else who it was when the
    /// review was made, if the record still has them.
    fn wanted(
        &self,
        record: &Connection,
        within: &Within,
    ) -> rusqlite::Result<(Option<i64>, bool)> {
        let names = [fold(&self.name)];
        if let Some(decided) = decided_for(record, &within.article.id(), &names)? {
            return Ok((Some(decided.actor), true));
        }
        let actor = self.actor.map(|actor| standing(record, actor)).transpose()?;
        Ok(match actor {
            Some(actor) if exists(record, actor)? => (Some(actor), false),
            _ => (None, false),
        })
    }
}

/// Where an article has an actor, each with the name.
fn places(record: &Connection, article: i64, actor: i64) -> rusqlite::Result<Vec<(i64, String)>> {
    record
        .prepare_cached(
            "SELECT place, name FROM article_actor WHERE article_id = ?1 AND actor_id = ?2 ORDER BY place",
        )?
        .query_map([article, actor], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

fn party(row: &Row) -> rusqlite::Result<PartyState> {
    Ok(PartyState {
        actor: row.get(0)?,
        name: row.get(1)?,
        kind: crate::entry::maybe_word(row, 2)?,
        country: row.get(3)?,
        role: row.get(4)?,
        is_new: false,
    })
}

fn exists(record: &Connection, actor: i64) -> rusqlite::Result<bool> {
    record.prepare_cached("SELECT 1 FROM actor WHERE id = ?1")?.exists([actor])
}

/// The article's actor with this name, if exactly one has it.
pub(super) fn named(
    record: &Connection,
    article: i64,
    name: &str,
) -> rusqlite::Result<Option<i64>> {
    let places: Vec<i64> = record
        .prepare_cached(
            "SELECT DISTINCT actor_place FROM actor_name WHERE article_id = ?1 AND folded = ?2",
        )?
        .query_map(params![article, fold(name)], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(if let [place] = places[..] { Some(place) } else { None })
}

/// Those whom an entry names beside its speaker or holder, in order, out of `statement_via` and the like.
pub(super) fn parties(
    record: &Connection,
    sql: &str,
    entry: i64,
) -> rusqlite::Result<Vec<PartyState>> {
    record.prepare_cached(sql)?.query_map([entry], party)?.collect()
}

/// The spans of an entry by their part in it, out of `statement_span` and the like.
pub(super) fn spans(
    record: &Connection,
    sql: &str,
    entry: i64,
) -> rusqlite::Result<BTreeMap<String, Vec<[usize; 2]>>> {
    let mut spans: BTreeMap<String, Vec<[usize; 2]>> = BTreeMap::new();
    let mut found = record.prepare_cached(sql)?;
    let mut rows = found.query([entry])?;
    while let Some(row) = rows.next()? {
        spans.entry(row.get(0)?).or_default().push([row.get(1)?, row.get(2)?]);
    }
    Ok(spans)
}

/// The value of one of our words in a row.
pub(super) fn word_of<T: serde::de::DeserializeOwned>(
    row: &Row,
    column: usize,
) -> rusqlite::Result<T> {
    word(column, row.get_ref(column)?.as_str()?)
}

/// Whether two lists of spans have at least half of their characters in common.
pub(crate) fn alike(a: &[[usize; 2]], b: &[[usize; 2]]) -> bool {
    let length = |spans: &[[usize; 2]]| -> usize {
        spans.iter().map(|[start, end]| end.saturating_sub(*start)).sum()
    };
    let common: usize = a
        .iter()
        .flat_map(|a| b.iter().map(move |b| a[1].min(b[1]).saturating_sub(a[0].max(b[0]))))
        .sum();
    let union = length(a) + length(b) - common;
    common > 0 && 2 * common >= union
}
