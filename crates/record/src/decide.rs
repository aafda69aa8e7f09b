//! What a person decides about actors: it is written down, obeyed by all that comes later, and can be
//! taken back.

use crate::actors::{BY_CODER, forget, new, refresh};
use crate::apart::KIND;
use crate::fold::fold;
use crate::group::regroup;
use crate::join::Rule;
use crate::settle::settle_key;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A person's decision about actors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Its lasting number.
    pub id: i64,
    /// `merge`, `split`, `apart` or `rename`.
    pub kind: String,
    /// The actor that it is about, by its lasting id.
    pub actor: i64,
    /// The name that this actor had.
    pub name: String,
    /// The name of the actor that was merged into it, split off or kept apart from it, or its new name.
    pub other_name: String,
    /// When: UTC, `2025-02-06T08:00:00Z`.
    pub decided_at: String,
}

impl Decision {
    /// The decision in words: "“Pell” is Ada Pell (decided on 2025-02-06)".
    pub fn words(&self) -> String {
        let (name, other) = (&self.name, &self.other_name);
        let day = self.decided_at.get(..10).unwrap_or(&self.decided_at);
        match self.kind.as_str() {
            "merge" => format!("“{other}” is {name} (decided on {day})"),
            "split" => format!("“{name}” is two (decided on {day})"),
            "apart" => format!("“{name}” is not {other} (decided on {day})"),
            _ => format!("“{name}” is called {other} (decided on {day})"),
        }
    }
}

/// Why a decision cannot be taken, in a sentence for the user.
pub(crate) type Refused = String;

/// Whom a person means by a name in an article.
pub(crate) struct Decided {
    pub(crate) decision: i64,
    pub(crate) actor: i64,
    /// What was decided, in words.
    pub(crate) words: String,
}

/// What a person has decided about the actor with one of these folded names in the article.
pub(crate) fn decided_for(
    record: &Connection,
    article: &str,
    names: &[String],
) -> rusqlite::Result<Option<Decided>> {
    let mut find = record.prepare_cached(
        "SELECT decision_id, actor_id FROM decision_name
         WHERE article_key = ?1 AND folded = ?2 ORDER BY decision_id DESC LIMIT 1",
    )?;
    for name in names {
        let found: Option<(i64, i64)> =
            find.query_row([article, name], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        if let Some((decision, actor)) = found {
            let words = words(record, decision)?;
            return Ok(Some(Decided { decision, actor: standing(record, actor)?, words }));
        }
    }
    Ok(None)
}

/// Makes one actor of two: all that is `other` becomes `actor`. Gives the numbers of the decisions.
pub(crate) fn merge(
    record: &Connection,
    actor: i64,
    others: &[i64],
) -> rusqlite::Result<Result<Vec<i64>, Refused>> {
    // All are looked at before anything is done: a refusal leaves nothing half done.
    for &other in others {
        let (Some(name), Some(_)) = (name_of(record, actor)?, name_of(record, other)?) else {
            return Ok(Err("there is no such actor".to_owned()));
        };
        if actor == other {
            return Ok(Err(format!("{name} is one actor already")));
        }
    }
    let mut decided = Vec::new();
    for &other in others {
        // One that was named twice is gone by now.
        let (Some(name), Some(other_name)) = (name_of(record, actor)?, name_of(record, other)?)
        else {
            continue;
        };
        let decision = decide(record, "merge", actor, Some(other), &name, &other_name)?;
        let keys = pin(record, decision, &mentions_of(record, other)?, actor, other)?;
        done(record, &keys, [actor, other])?;
        decided.push(decision);
    }
    Ok(Ok(decided))
}

/// Makes two actors of one: `actor` in these articles becomes another, whose id is given.
pub(crate) fn split(
    record: &Connection,
    actor: i64,
    articles: &[i64],
) -> rusqlite::Result<Result<i64, Refused>> {
    let Some(name) = name_of(record, actor)? else {
        return Ok(Err("there is no such actor".to_owned()));
    };
    let (theirs, rest): (Vec<_>, Vec<_>) =
        mentions_of(record, actor)?.into_iter().partition(|it| articles.contains(&it.article));
    if theirs.is_empty() {
        return Ok(Err(format!("{name} is in none of these articles")));
    }
    if rest.is_empty() {
        return Ok(Err(format!("{name} is in no other article, so that nobody would be left")));
    }
    let (kind, country): (Option<String>, Option<String>) =
        record.query_row("SELECT kind, country FROM actor WHERE id = ?1", [actor], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    let first = theirs.first().map_or(name.clone(), |it| it.name.clone());
    let other = new(record, &first, kind.as_deref(), country.as_deref())?;
    let decision = decide(record, "split", actor, Some(other), &name, &first)?;
    let mut keys = pin(record, decision, &theirs, other, actor)?;
    // What stays is decided too: nothing may follow the part that went.
    keys.extend(pin(record, decision, &rest, actor, actor)?);
    done(record, &keys, [actor, other])?;
    Ok(Ok(other))
}

/// Gives an actor another name.
pub(crate) fn rename(
    record: &Connection,
    actor: i64,
    to: &str,
) -> rusqlite::Result<Result<(), Refused>> {
    let to = to.trim();
    let Some(name) = name_of(record, actor)? else {
        return Ok(Err("there is no such actor".to_owned()));
    };
    if fold(to).is_empty() {
        return Ok(Err("a name has letters".to_owned()));
    }
    if name == to {
        return Ok(Err(format!("{name} is that name already")));
    }
    decide(record, "rename", actor, None, &name, to)?;
    refresh(record, actor)?;
    Ok(Ok(()))
}

/// Takes the last decision back, and gives it; where `only` is given, if that is the last.
pub(crate) fn undo(record: &Connection, only: Option<i64>) -> rusqlite::Result<Option<Decision>> {
    let Some(last) = decisions(record, None)?.pop() else { return Ok(None) };
    if only.is_some_and(|only| only != last.id) {
        return Ok(None);
    }
    let other: Option<i64> =
        record.query_row("SELECT other_id FROM decision WHERE id = ?1", [last.id], |row| {
            row.get(0)
        })?;
    if last.kind == "merge" {
        record.execute(
            "INSERT OR IGNORE INTO actor (id, name) VALUES (?1, ?2)",
            params![other, last.other_name],
        )?;
    }
    let pinned: Vec<(i64, i64, String, i64)> = record
        .prepare(
            "SELECT article_actor.article_id, article_actor.place, article.key,
                 (SELECT decision_name.before_id FROM decision_name
                  JOIN actor_name ON actor_name.folded = decision_name.folded
                  WHERE decision_name.decision_id = ?1 AND decision_name.article_key = article.key
                    AND actor_name.article_id = article_actor.article_id
                    AND actor_name.actor_place = article_actor.place
                  ORDER BY actor_name.place LIMIT 1)
             FROM article_actor JOIN article ON article.id = article_actor.article_id
             WHERE article_actor.decision_id = ?1",
        )?
        .query_map([last.id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
        .collect::<rusqlite::Result<_>>()?;
    record
        .execute("UPDATE article_actor SET decision_id = NULL WHERE decision_id = ?1", [last.id])?;
    record.execute("DELETE FROM decision WHERE id = ?1", [last.id])?;
    // One that was merged may have taken the fuller name of the other.
    if matches!(last.kind.as_str(), "rename" | "merge") {
        record
            .execute("UPDATE actor SET name = ?2 WHERE id = ?1", params![last.actor, last.name])?;
    }
    let mut keys = BTreeSet::new();
    for (article, place, key, before) in pinned {
        let names: Vec<String> = record
            .prepare_cached(
                "SELECT folded FROM actor_name WHERE article_id = ?1 AND actor_place = ?2 ORDER BY place",
            )?
            .query_map([article, place], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        let (id, decision, rule, words) = match decided_for(record, &key, &names)? {
            Some(it) => (it.actor, Some(it.decision), Rule::Decision, it.words),
            // The rule looks again; until then nothing is known.
            None => (before, None, Rule::Name, String::new()),
        };
        let key: Option<String> = record
            .prepare_cached(
                "UPDATE article_actor SET actor_id = ?3, decision_id = ?4,
                     rule = CASE WHEN rule = 'review' THEN rule
                         WHEN key = '' AND ?4 IS NULL THEN 'alone' ELSE ?5 END,
                     evidence = iif(rule = 'review' AND ?4 IS NULL, ?7, ?6)
                 WHERE article_id = ?1 AND place = ?2 RETURNING key",
            )?
            .query_row(
                params![article, place, id, decision, rule.name(), words, BY_CODER],
                |row| row.get(0),
            )?;
        keys.extend(key);
        regroup(record, &[(article, place)])?;
    }
    done(record, &keys, [Some(last.actor), other].into_iter().flatten())?;
    Ok(Some(last))
}

/// The actors to whom people have given a name, folded, that fits, whoever they were merged into since.
pub(crate) fn renamed(
    record: &Connection,
    fits: impl Fn(&str) -> bool,
) -> rusqlite::Result<Vec<i64>> {
    let mut names =
        record.prepare_cached("SELECT actor_id, other_name FROM decision WHERE kind = 'rename'")?;
    let mut rows = names.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        if fits(&fold(row.get_ref(1)?.as_str()?)) {
            found.push(standing(record, row.get(0)?)?);
        }
    }
    Ok(found)
}

/// The decisions about an actor, or all, in order.
pub(crate) fn decisions(
    record: &Connection,
    actor: Option<i64>,
) -> rusqlite::Result<Vec<Decision>> {
    record
        .prepare_cached(&format!(
            "SELECT id, {KIND}, actor_id, name, other_name, decided_at FROM decision
             WHERE ?1 IS NULL OR actor_id = ?1 OR other_id = ?1 ORDER BY id"
        ))?
        .query_map([actor], |row| {
            Ok(Decision {
                id: row.get(0)?,
                kind: row.get(1)?,
                actor: row.get(2)?,
                name: row.get(3)?,
                other_name: row.get(4)?,
                decided_at: row.get(5)?,
            })
        })?
        .collect()
}

/// An article's part of an actor.
pub(crate) struct Part {
    pub(crate) article: i64,
    pub(crate) place: i64,
    name: String,
}

pub(crate) fn mentions_of(record: &Connection, actor: i64) -> rusqlite::Result<Vec<Part>> {
    record
        .prepare_cached(
            "SELECT article_id, place, name FROM article_actor WHERE actor_id = ?1
             ORDER BY article_id, place",
        )?
        .query_map([actor], |row| {
            Ok(Part { article: row.get(0)?, place: row.get(1)?, name: row.get(2)? })
        })?
        .collect()
}

pub(crate) fn decide(
    record: &Connection,
    kind: &str,
    actor: i64,
    other: Option<i64>,
    name: &str,
    other_name: &str,
) -> rusqlite::Result<i64> {
    record
        .prepare_cached(
            "INSERT INTO decision (kind, actor_id, other_id, name, other_name, decided_at)
             VALUES (?1, ?2, ?3, ?4, ?5, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')) RETURNING id",
        )?
        .query_row(params![kind, actor, other, name, other_name], |row| row.get(0))
}

/// Fixes that these parts are `actor`'s, who was `before`, and gives the keys that this concerns.
pub(crate) fn pin(
    record: &Connection,
    decision: i64,
    parts: &[Part],
    actor: i64,
    before: i64,
) -> rusqlite::Result<BTreeSet<String>> {
    for part in parts {
        record
            .prepare_cached(
                "INSERT OR IGNORE INTO decision_name
                 SELECT ?1, article.key, actor_name.folded, ?4, ?5
                 FROM actor_name JOIN article ON article.id = actor_name.article_id
                 WHERE actor_name.article_id = ?2 AND actor_name.actor_place = ?3",
            )?
            .execute(params![decision, part.article, part.place, actor, before])?;
    }
    // What a decision is shows in the names that it gives to others.
    let words = words(record, decision)?;
    let mut keys = BTreeSet::new();
    for part in parts {
        let key: Option<String> = record
            .prepare_cached(
                // A coder's word holds again once the decision is taken back.
                "UPDATE article_actor SET actor_id = ?4, decision_id = ?1,
                     rule = iif(rule = 'review', rule, 'decision'), evidence = ?5
                 WHERE article_id = ?2 AND place = ?3 RETURNING key",
            )?
            .query_row(params![decision, part.article, part.place, actor, words], |row| {
                row.get(0)
            })?;
        keys.extend(key);
    }
    regroup(record, &parts.iter().map(|part| (part.article, part.place)).collect::<Vec<_>>())?;
    Ok(keys)
}

/// Lets the rule look again at what a decision concerns.
pub(crate) fn done(
    record: &Connection,
    keys: &BTreeSet<String>,
    actors: impl IntoIterator<Item = i64> + Clone,
) -> rusqlite::Result<()> {
    for key in keys.iter().filter(|key| !key.is_empty()) {
        settle_key(record, key)?;
    }
    for actor in actors.clone() {
        refresh(record, actor)?;
    }
    forget(record, actors)
}

/// The actor that stands for this one now that a person has merged it away, perhaps more than once.
pub(crate) fn standing(record: &Connection, actor: i64) -> rusqlite::Result<i64> {
    let mut standing = actor;
    let mut after = 0;
    let mut find = record.prepare_cached(
        "SELECT id, actor_id FROM decision WHERE kind = 'merge' AND other_id = ?1 AND id > ?2
         ORDER BY id LIMIT 1",
    )?;
    while let Some((decision, into)) = find
        .query_row([standing, after], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?)))
        .optional()?
    {
        (after, standing) = (decision, into);
    }
    Ok(standing)
}

fn words(record: &Connection, decision: i64) -> rusqlite::Result<String> {
    record
        .prepare_cached(&format!(
            "SELECT {KIND}, name, other_name, substr(decided_at, 1, 10) FROM decision WHERE id = ?1"
        ))?
        .query_row([decision], |row| {
            let (kind, name): (String, String) = (row.get(0)?, row.get(1)?);
            let (other, day): (String, String) = (row.get(2)?, row.get(3)?);
            Ok(match kind.as_str() {
                "merge" => format!("on {day} a person made “{other}” one with “{name}”"),
                "apart" => format!("on {day} a person kept “{name}” and “{other}” apart"),
                _ => format!("on {day} a person split “{name}” in two"),
            })
        })
}

pub(crate) fn name_of(record: &Connection, actor: i64) -> rusqlite::Result<Option<String>> {
    record
        .prepare_cached("SELECT name FROM actor WHERE id = ?1")?
        .query_row([actor], |row| row.get(0))
        .optional()
}
