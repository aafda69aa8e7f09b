//! The actors of an article in the file: written down, and given their lasting ids.

use crate::decide::{Decided, decided_for};
use crate::fold::fold;
use crate::group;
use crate::join::{Mention, RoleTime, Rule, mentions, mentions_from};
use crate::settle::settle_key;
use crate::spelling::PersonName;
use onrecord_reading::{Actor, ActorKind, state_code, state_name};
use onrecord_text::Article;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::{BTreeMap, BTreeSet};

/// An actor that an article had before it was read again.
pub(crate) struct Known {
    id: i64,
    folded: String,
    kind: Option<String>,
    /// By what it is compared with others of its key: form, whose form, office and country.
    told: [Option<String>; 4],
    key: String,
}

/// The actors that the article has, in their order.
pub(crate) fn of_article(record: &Connection, article: i64) -> rusqlite::Result<Vec<Known>> {
    record
        .prepare_cached(
            "SELECT actor_id, name, kind, form, form_from, office, country, coalesce(key, '')
             FROM article_actor WHERE article_id = ?1",
        )?
        .query_map([article], |row| {
            let name: String = row.get(1)?;
            Ok(Known {
                id: row.get(0)?,
                folded: fold(&name),
                kind: row.get(2)?,
                told: [row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?],
                key: row.get(7)?,
            })
        })?
        .collect()
}

/// Writes the actors of an article. `before` are those that an earlier reading of it had.
pub(crate) fn write(
    record: &Connection,
    article: (i64, &str),
    actors: &[Actor],
    text: &str,
    before: &[Known],
) -> rusqlite::Result<()> {
    write_from(record, article, actors, text, before, 0)?;
    // What the earlier reading told of who is who goes with it.
    let now = of_article(record, article.0)?;
    let is_told = |it: &&Known| {
        now.iter().any(|now| (&now.key, &now.kind, &now.told) == (&it.key, &it.kind, &it.told))
    };
    let gone: BTreeSet<&str> =
        before.iter().filter(|it| !is_told(it)).map(|it| it.key.as_str()).collect();
    for key in gone.into_iter().filter(|key| !key.is_empty()) {
        settle_key(record, key)?;
    }
    for earlier in before {
        refresh(record, earlier.id)?;
    }
    forget(record, before.iter().map(|earlier| earlier.id))
}

/// Where the article has those of a reading's actors that are needed, by their index there. Those whom
/// it lacks are added behind the others, which stay as they are.
pub(crate) fn places(
    record: &Connection,
    (id, article): (i64, &Article),
    actors: &[Actor],
    needed: &[usize],
) -> rusqlite::Result<BTreeMap<usize, usize>> {
    let mut all = stored(record, id)?;
    let known = all.len();
    let is_same = |a: &Actor, b: &Actor| {
        fold(&a.name) == fold(&b.name) && a.kind.zip(b.kind).is_none_or(|(a, b)| a == b)
    };
    let mut places = BTreeMap::new();
    for (index, actor) in actors.iter().enumerate() {
        let is_free = |place: &usize| !places.values().any(|taken| taken == place);
        let is_this = |place: &usize| all.get(*place).is_some_and(|it| is_same(it, actor));
        // A reading by the same model has the same speakers in the same order.
        let found = std::iter::once(index).chain(0..known).filter(is_free).find(is_this);
        let place = match found {
            Some(place) => place,
            None if needed.contains(&index) => {
                all.push(actor.clone());
                all.len() - 1
            }
            None => continue,
        };
        places.insert(index, place);
    }
    if all.len() > known {
        write_from(record, (id, &article.id()), &all, &article.text, &[], known)?;
    }
    Ok(places)
}

/// The place of this one actor in the article, which is added behind the others where it is missing.
pub(crate) fn append(
    record: &Connection,
    (id, article): (i64, &Article),
    actor: &Actor,
) -> rusqlite::Result<i64> {
    let mut all = stored(record, id)?;
    let place = all.len();
    all.push(actor.clone());
    write_from(record, (id, &article.id()), &all, &article.text, &[], place)?;
    Ok(place as i64)
}

/// The evidence for what a coder says.
pub(crate) const BY_CODER: &str = "a coder says so";

/// Makes the actor at a place of an article this one, by a coder's word: no rule looks at it any more.
pub(crate) fn pin(
    record: &Connection,
    (article, place): (i64, i64),
    actor: i64,
) -> rusqlite::Result<()> {
    let before: i64 = record
        .prepare_cached("SELECT actor_id FROM article_actor WHERE article_id = ?1 AND place = ?2")?
        .query_row([article, place], |row| row.get(0))?;
    record
        .prepare_cached(
            "UPDATE article_actor SET actor_id = ?3, key = '', rule = ?4, evidence = ?5
             WHERE article_id = ?1 AND place = ?2",
        )?
        .execute(params![article, place, actor, Rule::Review.name(), BY_CODER])?;
    refresh(record, actor)?;
    forget(record, [before])
}

/// How many actors the article has.
pub(crate) fn count(record: &Connection, article: i64) -> rusqlite::Result<i64> {
    record
        .prepare_cached("SELECT count(*) FROM article_actor WHERE article_id = ?1")?
        .query_row([article], |row| row.get(0))
}

/// Takes somebody with this name out of an article in which nothing is about them any more, and says whether they
/// were there; who is in no other article is gone from the record.
pub(crate) fn take_out(record: &Connection, article: i64, name: &str) -> rusqlite::Result<bool> {
    let taken: Option<(i64, i64, String)> = record
        .prepare_cached(
            "DELETE FROM article_actor AS mine
             WHERE article_id = ?1 AND decision_id IS NULL
               AND place = (SELECT max(place) FROM article_actor WHERE article_id = ?1 AND name = ?2)
               AND NOT EXISTS (SELECT 1 FROM statement WHERE article_id = ?1
                   AND mine.place IN (actor_place, addressee_place))
               AND NOT EXISTS (SELECT 1 FROM statement_via WHERE article_id = ?1
                   AND actor_place = mine.place)
               AND NOT EXISTS (SELECT 1 FROM position WHERE article_id = ?1
                   AND mine.place IN (actor_place, attributed_place))
               AND NOT EXISTS (SELECT 1 FROM position_via WHERE article_id = ?1
                   AND actor_place = mine.place)
             RETURNING place, actor_id, coalesce(key, '')",
        )?
        .query_row(params![article, name], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((place, actor, key)) = taken else { return Ok(false) };
    record
        .prepare_cached("DELETE FROM actor_name WHERE article_id = ?1 AND actor_place = ?2")?
        .execute([article, place])?;
    close_gap(record, article, place)?;
    if !key.is_empty() {
        settle_key(record, &key)?;
    }
    forget(record, [actor])?;
    Ok(true)
}

/// Moves the actors behind a place that is free now up by one, as an article's places have no gaps.
fn close_gap(record: &Connection, article: i64, free: i64) -> rusqlite::Result<()> {
    const PLACES: [(&str, &str); 8] = [
        ("article_actor", "place"),
        ("actor_name", "actor_place"),
        ("statement", "actor_place"),
        ("statement", "addressee_place"),
        ("statement_via", "actor_place"),
        ("position", "actor_place"),
        ("position", "attributed_place"),
        ("position_via", "actor_place"),
    ];
    // What points to a place follows it a statement later.
    record.pragma_update(None, "defer_foreign_keys", true)?;
    for place in free + 1..=count(record, article)? {
        for (table, column) in PLACES {
            let sql = format!(
                "UPDATE {table} SET {column} = ?2 - 1 WHERE article_id = ?1 AND {column} = ?2"
            );
            record.prepare_cached(&sql)?.execute([article, place])?;
        }
    }
    Ok(())
}

/// Writes the actors from this place on; those before it are in already.
fn write_from(
    record: &Connection,
    (article, key): (i64, &str),
    actors: &[Actor],
    text: &str,
    before: &[Known],
    from: usize,
) -> rusqlite::Result<()> {
    let mut unsettled = BTreeSet::new();
    let mut taken = Vec::new();
    let told = actors.iter().enumerate().skip(from).zip(mentions_from(actors, text, from));
    for ((place, actor), mention) in told {
        let country = actor.country.clone();
        let kind = actor.kind.map(ActorKind::name);
        let names: Vec<String> =
            std::iter::once(&actor.name).chain(&actor.aliases).map(|name| fold(name)).collect();
        let found = match decided_for(record, key, &names)? {
            Some(decided) => Found::Decided(decided),
            None => like(record, article, &mention, kind, country.as_deref())?,
        };
        let (id, decision, rule, evidence) = match found {
            Found::Decided(it) => (it.actor, Some(it.decision), Rule::Decision, it.words),
            Found::Joined(id, rule, evidence) => (id, None, rule, evidence),
            Found::Alone(_) | Found::Nothing => {
                let earlier = before
                    .iter()
                    .filter(|local| local.folded == fold(&actor.name) && !taken.contains(&local.id))
                    .find(|local| local.kind.as_deref().zip(kind).is_none_or(|(a, b)| a == b));
                let id = match earlier {
                    Some(local) if !is_held(record, local.id)? => local.id,
                    _ => new(record, &actor.name, kind, country.as_deref())?,
                };
                let evidence = match found {
                    Found::Alone(evidence) => evidence,
                    _ => {
                        unsettled.insert(mention.key.clone());
                        mention.alone.to_owned()
                    }
                };
                (id, None, Rule::Alone, evidence)
            }
        };
        taken.push(id);
        insert(record, article, place, id, actor, country.as_deref())?;
        look_at(record, (article, place), &mention, actor.role.as_deref())?;
        record
            .prepare_cached(
                "UPDATE article_actor SET decision_id = ?3, rule = ?4, evidence = ?5
                 WHERE article_id = ?1 AND place = ?2",
            )?
            .execute(params![article, place, decision, rule.name(), evidence])?;
        refresh(record, id)?;
    }
    for key in unsettled.iter().filter(|key| !key.is_empty()) {
        settle_key(record, key)?;
    }
    Ok(())
}

/// Takes out those actors that no article has any more, and no decision speaks of.
pub(crate) fn forget(
    record: &Connection,
    ids: impl IntoIterator<Item = i64>,
) -> rusqlite::Result<()> {
    let mut delete = record.prepare_cached(
        "DELETE FROM actor WHERE id = ?1
             AND NOT EXISTS (SELECT 1 FROM article_actor WHERE actor_id = ?1)
             AND NOT EXISTS (SELECT 1 FROM decision WHERE actor_id = ?1)
             AND NOT EXISTS (SELECT 1 FROM decision_name WHERE actor_id = ?1)",
    )?;
    for id in ids {
        delete.execute([id])?;
    }
    Ok(())
}

/// A new actor.
pub(crate) fn new(
    record: &Connection,
    name: &str,
    kind: Option<&str>,
    country: Option<&str>,
) -> rusqlite::Result<i64> {
    record
        .prepare_cached("INSERT INTO actor (name, kind, country) VALUES (?1, ?2, ?3) RETURNING id")?
        .query_row(params![name, kind, country], |row| row.get(0))
}

/// Looks at the actors of articles that came in before there was a rule to compare by.
pub(crate) fn catch_up(record: &Connection) -> rusqlite::Result<()> {
    let articles: Vec<(i64, String)> = record
        .prepare(
            "SELECT id, text FROM article WHERE id IN
                 (SELECT article_id FROM article_actor WHERE key IS NULL) ORDER BY id",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut keys = BTreeSet::new();
    for (article, text) in articles {
        let actors = stored(record, article)?;
        for (place, mention) in mentions(&actors, &text).into_iter().enumerate() {
            look_at(record, (article, place), &mention, actors[place].role.as_deref())?;
            keys.insert(mention.key);
        }
    }
    for key in keys.iter().filter(|key| !key.is_empty()) {
        settle_key(record, key)?;
    }
    part_alone(record)?;
    group::catch_up(record)
}

/// Gives an actor of its own to what stays with its article and had one with others by an older rule.
fn part_alone(record: &Connection) -> rusqlite::Result<()> {
    let shared: Vec<(i64, i64, String, Option<String>)> = record
        .prepare(
            "SELECT article_id, place, name, kind FROM article_actor AS mine
             WHERE key = '' AND decision_id IS NULL AND rule <> 'review' AND EXISTS (
                 SELECT 1 FROM article_actor AS other WHERE other.actor_id = mine.actor_id
                     AND (other.article_id, other.place) < (mine.article_id, mine.place))
             ORDER BY article_id, place",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (article, place, name, kind) in shared {
        let own = new(record, &name, kind.as_deref(), None)?;
        record
            .prepare_cached(
                "UPDATE article_actor SET actor_id = ?3 WHERE article_id = ?1 AND place = ?2",
            )?
            .execute(params![article, place, own])?;
    }
    Ok(())
}

/// Brings an actor's own row up to what its articles and its people's decisions say.
pub(crate) fn refresh(record: &Connection, id: i64) -> rusqlite::Result<()> {
    let renamed: Option<String> = record
        .prepare_cached(
            "SELECT other_name FROM decision WHERE actor_id = ?1 AND kind = 'rename'
             ORDER BY id DESC LIMIT 1",
        )?
        .query_row([id], |row| row.get(0))
        .optional()?;
    // Whoever no article has any more, but a decision, stays as they were.
    record
        .prepare_cached(
            "UPDATE actor SET
                 kind = (SELECT kind FROM article_actor
                     WHERE actor_id = ?1 AND kind IS NOT NULL ORDER BY article_id LIMIT 1),
                 country = (SELECT country FROM article_actor
                     WHERE actor_id = ?1 AND country IS NOT NULL ORDER BY article_id LIMIT 1)
             WHERE id = ?1 AND EXISTS (SELECT 1 FROM article_actor WHERE actor_id = ?1)",
        )?
        .execute([id])?;
    // A name that no article has any more told of somebody else, unless a person has looked at this actor. States
    // go by names of their own.
    record
        .prepare_cached(
            "UPDATE actor SET name = (SELECT name FROM article_actor
                 WHERE actor_id = ?1 ORDER BY article_id, place LIMIT 1)
             WHERE id = ?1 AND kind IS NOT 'state'
                 AND EXISTS (SELECT 1 FROM article_actor WHERE actor_id = ?1)
                 AND NOT EXISTS (SELECT 1 FROM article_actor
                     WHERE actor_id = ?1 AND article_actor.name = actor.name)
                 AND NOT EXISTS (SELECT 1 FROM decision WHERE actor_id = ?1)",
        )?
        .execute([id])?;
    if let Some(renamed) = &renamed {
        record
            .prepare_cached("UPDATE actor SET name = ?2 WHERE id = ?1")?
            .execute(params![id, renamed])?;
    }
    let known: Option<(String, Option<String>, Option<String>)> = record
        .prepare_cached("SELECT name, kind, country FROM actor WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let (Some((name, kind, country)), None) = (known, renamed) else { return Ok(()) };
    let mut call = record.prepare_cached("UPDATE actor SET name = ?2 WHERE id = ?1")?;
    // However a report calls a state: "Kyiv", "the UK", and all of a headline in capitals.
    let is_state = kind.as_deref() == Some(ActorKind::State.name());
    let code = state_code(&name).filter(|code| is_state && country.as_deref() == Some(*code));
    if let Some(of_state) = code.and_then(state_name) {
        if of_state != name {
            call.execute(params![id, of_state])?;
        }
        return Ok(());
    }
    let is_full = |name: &str| PersonName::parse(name).is_none_or(|name| name.is_full());
    if is_full(&name) && !is_shouted(&name) {
        return Ok(());
    }
    // A family name came first, or one in capitals; a full one as it is spelled is better to call the actor by.
    let names: Vec<String> = record
        .prepare_cached(
            "SELECT DISTINCT name FROM article_actor WHERE actor_id = ?1 ORDER BY article_id",
        )?
        .query_map([id], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let is_better =
        |it: &&String| if is_full(&name) { fold(it) == fold(&name) } else { is_full(it) };
    let mut better = names.iter().filter(is_better);
    if let Some(better) = better.clone().find(|it| !is_shouted(it)).or(better.next()) {
        call.execute(params![id, better])?;
    }
    Ok(())
}

/// Whether a name stands in capitals, as in a headline, and is no abbreviation.
fn is_shouted(name: &str) -> bool {
    let letters = || name.chars().filter(|char| char.is_alphabetic());
    letters().count() > 5 && letters().all(char::is_uppercase)
}

/// What is known of an article's actor before anything is compared.
enum Found {
    /// A person has said who it is.
    Decided(Decided),
    /// Mentions that say the very same are this actor's, by this rule and evidence.
    Joined(i64, Rule, String),
    /// Mentions that say the very same stay with their articles, for this reason.
    Alone(String),
    /// Nothing.
    Nothing,
}

/// What is known of mentions that say the very same, so that nothing need be compared.
fn like(
    record: &Connection,
    article: i64,
    mention: &Mention,
    kind: Option<&str>,
    country: Option<&str>,
) -> rusqlite::Result<Found> {
    if mention.key.is_empty() {
        return Ok(Found::Nothing);
    }
    let found: Option<(i64, String, String)> = record
        .prepare_cached(
            "SELECT actor_id, rule, evidence FROM article_actor
             WHERE key = ?1 AND form = ?2 AND form_from = ?3 AND office = ?4 AND country IS ?5
               AND kind IS ?6 AND decision_id IS NULL AND article_id <> ?7
             LIMIT 1",
        )?
        .query_row(
            params![
                mention.key,
                mention.form,
                form_from(mention.own),
                mention.office.text(),
                country,
                kind,
                article,
            ],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .optional()?;
    Ok(match found {
        None => Found::Nothing,
        Some((actor, rule, evidence)) => match Rule::named(&rule) {
            Some(Rule::Alone) => Found::Alone(evidence),
            Some(rule) => Found::Joined(actor, rule, evidence),
            None => Found::Nothing,
        },
    })
}

fn insert(
    record: &Connection,
    article: i64,
    place: usize,
    id: i64,
    actor: &Actor,
    country: Option<&str>,
) -> rusqlite::Result<()> {
    let kind = actor.kind.map(ActorKind::name);
    record
        .prepare_cached(
            "INSERT INTO article_actor (article_id, place, actor_id, name, kind, country, role)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![article, place, id, actor.name, kind, country, actor.role])?;
    let mut insert = record.prepare_cached("INSERT INTO actor_name VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for (at, name) in std::iter::once(&actor.name).chain(&actor.aliases).enumerate() {
        insert.execute(params![article, place, at, name, fold(name)])?;
    }
    Ok(())
}

/// Writes down by what a mention is compared.
fn look_at(
    record: &Connection,
    (article, place): (i64, usize),
    mention: &Mention,
    role: Option<&str>,
) -> rusqlite::Result<()> {
    let time = RoleTime::of(role.unwrap_or_default());
    record
        .prepare_cached(
            "UPDATE article_actor SET key = ?3, form = ?4, form_from = ?5, office = ?6,
                 role_when = ?7, role_since = ?8, role_until = ?9, evidence = ?10
             WHERE article_id = ?1 AND place = ?2",
        )?
        .execute(params![
            article,
            place,
            mention.key,
            mention.form,
            form_from(mention.own),
            mention.office.text(),
            time.when,
            time.since,
            time.until,
            mention.alone,
        ])?;
    Ok(())
}

/// The actors of an article as its reading had them, out of the file.
fn stored(record: &Connection, article: i64) -> rusqlite::Result<Vec<Actor>> {
    let mut actors = Vec::new();
    let mut rows = record.prepare_cached(
        "SELECT place, name, kind, role, country FROM article_actor WHERE article_id = ?1 ORDER BY place",
    )?;
    let mut rows = rows.query([article])?;
    while let Some(row) = rows.next()? {
        let place: i64 = row.get(0)?;
        let aliases = record
            .prepare_cached(
                "SELECT name FROM actor_name
                 WHERE article_id = ?1 AND actor_place = ?2 AND place > 0 ORDER BY place",
            )?
            .query_map([article, place], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        actors.push(Actor {
            name: row.get(1)?,
            kind: crate::entry::maybe_word(row, 2)?,
            aliases,
            role: row.get(3)?,
            country: row.get(4)?,
        });
    }
    Ok(actors)
}

fn is_held(record: &Connection, actor: i64) -> rusqlite::Result<bool> {
    record.prepare_cached("SELECT 1 FROM article_actor WHERE actor_id = ?1")?.exists([actor])
}

pub(crate) fn form_from(own: bool) -> &'static str {
    if own { "name" } else { "text" }
}
