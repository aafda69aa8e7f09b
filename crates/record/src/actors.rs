//! Giving the actors of an article their lasting ids.

use crate::fold::fold;
use crate::join;
use onrecord_reading::{Actor, ActorKind};
use rusqlite::{Connection, OptionalExtension, params};

/// An actor that an article had before it was read again.
pub(crate) struct Known {
    id: i64,
    /// Whether other articles may have it too, by its key.
    is_shared: bool,
    folded: String,
    kind: Option<String>,
}

/// The lasting id of `actor`, who is new, or known by a full name, or by an earlier reading of the
/// same article. Two actors that an article keeps apart, which has the ids `taken`, stay apart.
pub(crate) fn id(
    record: &Connection,
    actor: &Actor,
    before: &[Known],
    taken: &[i64],
) -> rusqlite::Result<i64> {
    let kind = actor.kind.map(ActorKind::name);
    let mut key = join::key(actor);
    let known: Option<i64> = match &key {
        // An actor of unknown kind may turn out to be of any.
        Some(key) => record
            .prepare_cached(
                "SELECT id FROM actor
                 WHERE key = ?1 AND (kind IS ?2 OR kind IS NULL OR ?2 IS NULL)
                 ORDER BY kind IS ?2 DESC, id LIMIT 1",
            )?
            .query_row(params![key, kind], |row| row.get(0))
            .optional()?,
        None => before
            .iter()
            .filter(|local| !local.is_shared && local.folded == fold(&actor.name))
            .filter(|local| local.kind.as_deref().zip(kind).is_none_or(|(a, b)| a == b))
            .map(|local| local.id)
            .find(|id| !taken.contains(id)),
    };
    if known.is_some_and(|id| taken.contains(&id)) {
        key = None;
    }
    match known.filter(|id| !taken.contains(id)) {
        Some(id) => {
            record
                .prepare_cached("UPDATE actor SET kind = ?2 WHERE id = ?1 AND kind IS NULL")?
                .execute(params![id, kind])?;
            Ok(id)
        }
        None => record
            .prepare_cached("INSERT INTO actor (key, name, kind) VALUES (?1, ?2, ?3) RETURNING id")?
            .query_row(params![key, actor.name, kind], |row| row.get(0)),
    }
}

pub(crate) fn write(
    record: &Connection,
    article: i64,
    place: usize,
    id: i64,
    actor: &Actor,
) -> rusqlite::Result<()> {
    record
        .prepare_cached("INSERT INTO article_actor VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![article, place, id, actor.role])?;
    let mut insert = record.prepare_cached("INSERT INTO actor_name VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for (place, name) in std::iter::once(&actor.name).chain(&actor.aliases).enumerate() {
        insert.execute(params![article, id, place, name, fold(name)])?;
    }
    Ok(())
}

/// The actors that the article has, in their order.
pub(crate) fn of_article(record: &Connection, article: i64) -> rusqlite::Result<Vec<Known>> {
    record
        .prepare_cached(
            "SELECT actor.id, actor.key IS NOT NULL, actor_name.folded, actor.kind
             FROM article_actor
             JOIN actor ON actor.id = article_actor.actor_id
             JOIN actor_name USING (article_id, actor_id)
             WHERE article_actor.article_id = ?1 AND actor_name.place = 0
             ORDER BY article_actor.place",
        )?
        .query_map([article], |row| {
            Ok(Known {
                id: row.get(0)?,
                is_shared: row.get(1)?,
                folded: row.get(2)?,
                kind: row.get(3)?,
            })
        })?
        .collect()
}

/// Takes out those actors that no article has any more.
pub(crate) fn forget(record: &Connection, before: &[Known]) -> rusqlite::Result<()> {
    let mut delete = record.prepare_cached(
        "DELETE FROM actor WHERE id = ?1
             AND NOT EXISTS (SELECT 1 FROM article_actor WHERE actor_id = ?1)",
    )?;
    for local in before {
        delete.execute([local.id])?;
    }
    Ok(())
}
