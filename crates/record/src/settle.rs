//! Sorting all that have one key into actors, in the file: the rule is pure and lives in `join`.

use crate::actors::{forget, form_from, new, refresh};
use crate::group::regroup;
use crate::join::{Office, Profile, Settled, settle};
use rusqlite::{Connection, Row, params};
use std::collections::{BTreeMap, BTreeSet};

/// Sorts all that have this key into actors, and moves those that are elsewhere.
pub(crate) fn settle_key(record: &Connection, key: &str) -> rusqlite::Result<()> {
    let (profiles, holders) = profiles(record, key)?;
    let settled = settle(key, &profiles);
    let targets = targets(record, &profiles, &holders, &settled)?;
    let mut moved = Vec::new();
    let mut touched: BTreeSet<i64> = holders.iter().flat_map(BTreeMap::keys).copied().collect();
    for (profile, settled) in profiles.iter().zip(&settled) {
        let target = settled.cluster.and_then(|cluster| targets.get(&cluster)).copied();
        if profile.decided.is_some() {
            continue;
        }
        if let Some(target) = target {
            moved.extend(join(record, key, profile, settled, target)?);
            touched.insert(target);
        }
    }
    for (profile, settled) in profiles.iter().zip(&settled) {
        if settled.cluster.is_none() && profile.decided.is_none() {
            moved.extend(part(record, key, profile, &settled.evidence, &mut touched)?);
        }
    }
    for id in &touched {
        refresh(record, *id)?;
    }
    regroup(record, &moved)?;
    forget(record, touched)
}

/// Gives the mentions of a profile to an actor, with the reason, and says which were another's.
fn join(
    record: &Connection,
    key: &str,
    profile: &Profile,
    settled: &Settled,
    target: i64,
) -> rusqlite::Result<Vec<(i64, i64)>> {
    let own = form_from(profile.own);
    let office = profile.office.text();
    let moved = record
        .prepare_cached(
            "UPDATE article_actor SET actor_id = ?7
             WHERE key = ?1 AND form = ?2 AND form_from = ?3 AND office = ?4 AND country IS ?5
               AND kind IS ?6 AND decision_id IS NULL AND actor_id <> ?7
             RETURNING article_id, place",
        )?
        .query_map(
            params![key, profile.form, own, office, profile.country, profile.kind, target],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    record
        .prepare_cached(
            "UPDATE article_actor SET rule = ?7, evidence = ?8
             WHERE key = ?1 AND form = ?2 AND form_from = ?3 AND office = ?4 AND country IS ?5
               AND kind IS ?6 AND decision_id IS NULL AND (rule <> ?7 OR evidence <> ?8)",
        )?
        .execute(params![
            key,
            profile.form,
            own,
            office,
            profile.country,
            profile.kind,
            settled.rule.name(),
            settled.evidence,
        ])?;
    Ok(moved)
}

/// Which actor each profile's mentions have now, and how many of them.
type Holders = Vec<BTreeMap<i64, usize>>;

fn profiles(record: &Connection, key: &str) -> rusqlite::Result<(Vec<Profile>, Holders)> {
    let mut profiles: Vec<Profile> = Vec::new();
    let mut holders: Holders = Vec::new();
    let mut rows = record.prepare_cached(
        "SELECT form, form_from, kind, office, country,
             iif(decision_id IS NULL, NULL, actor_id) AS decided, actor_id, count(*)
         FROM article_actor WHERE key = ?1 GROUP BY 1, 2, 3, 4, 5, 6, 7",
    )?;
    let mut rows = rows.query([key])?;
    while let Some(row) = rows.next()? {
        let profile = profile(row)?;
        let (actor, articles): (i64, usize) = (row.get(6)?, row.get(7)?);
        let same = profiles.last().is_some_and(|last| {
            (&last.form, last.own, &last.kind, &last.office, &last.country, last.decided)
                == (
                    &profile.form,
                    profile.own,
                    &profile.kind,
                    &profile.office,
                    &profile.country,
                    profile.decided,
                )
        });
        if !same {
            profiles.push(profile);
            holders.push(BTreeMap::new());
        }
        if let (Some(last), Some(holders)) = (profiles.last_mut(), holders.last_mut()) {
            last.articles += articles;
            *holders.entry(actor).or_default() += articles;
        }
    }
    Ok((profiles, holders))
}

fn profile(row: &Row) -> rusqlite::Result<Profile> {
    Ok(Profile {
        form: row.get(0)?,
        own: row.get::<_, String>(1)? == form_from(true),
        kind: row.get(2)?,
        office: Office::of_text(&row.get::<_, String>(3)?),
        country: row.get(4)?,
        decided: row.get(5)?,
        articles: 0,
    })
}

/// The actor of each cluster: the one a person decided for, else the one that most of it has already,
/// so that ids last.
fn targets(
    record: &Connection,
    profiles: &[Profile],
    holders: &Holders,
    settled: &[Settled],
) -> rusqlite::Result<BTreeMap<usize, i64>> {
    let mut targets = BTreeMap::new();
    let mut claims: Vec<(usize, i64, usize)> = Vec::new();
    let mut tally: BTreeMap<(usize, i64), usize> = BTreeMap::new();
    for ((profile, holders), settled) in profiles.iter().zip(holders).zip(settled) {
        let Some(cluster) = settled.cluster else { continue };
        if let Some(actor) = profile.decided {
            targets.insert(cluster, actor);
        }
        for (actor, articles) in holders {
            *tally.entry((cluster, *actor)).or_default() += articles;
        }
    }
    claims.extend(tally.into_iter().map(|((cluster, actor), articles)| (articles, actor, cluster)));
    claims
        .sort_by_key(|(articles, actor, cluster)| (std::cmp::Reverse(*articles), *actor, *cluster));
    let mut used = BTreeSet::new();
    for (_, actor, cluster) in &claims {
        if !targets.contains_key(cluster) && used.insert(*actor) {
            targets.insert(*cluster, *actor);
        }
    }
    for (profile, settled) in profiles.iter().zip(settled) {
        if let Some(cluster) = settled.cluster
            && !targets.contains_key(&cluster)
        {
            let kind = profile.kind.as_deref();
            let name = record
                .prepare_cached("SELECT name FROM article_actor WHERE form = ?1 LIMIT 1")?
                .query_row([&profile.form], |row| row.get::<_, String>(0))?;
            targets.insert(cluster, new(record, &name, kind, profile.country.as_deref())?);
        }
    }
    Ok(targets)
}

/// Gives each mention of a profile an actor of its own, and says which had another.
fn part(
    record: &Connection,
    key: &str,
    profile: &Profile,
    evidence: &str,
    touched: &mut BTreeSet<i64>,
) -> rusqlite::Result<Vec<(i64, i64)>> {
    let mentions: Vec<(i64, i64, i64, String)> = record
        .prepare_cached(
            "SELECT article_id, place, actor_id, name FROM article_actor
             WHERE key = ?1 AND form = ?2 AND form_from = ?3 AND office = ?4 AND country IS ?5
               AND kind IS ?6 AND decision_id IS NULL AND (rule <> 'alone' OR evidence <> ?7)
             ORDER BY article_id, place",
        )?
        .query_map(
            params![
                key,
                profile.form,
                form_from(profile.own),
                profile.office.text(),
                profile.country,
                profile.kind,
                evidence,
            ],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
        )?
        .collect::<rusqlite::Result<_>>()?;
    let mut moved = Vec::new();
    for (article, place, actor, name) in mentions {
        let others: i64 = record
            .prepare_cached("SELECT count(*) FROM article_actor WHERE actor_id = ?1")?
            .query_row([actor], |row| row.get(0))?;
        let own = if others > 1 || is_decided(record, actor)? {
            new(record, &name, profile.kind.as_deref(), profile.country.as_deref())?
        } else {
            actor
        };
        record
            .prepare_cached(
                "UPDATE article_actor SET actor_id = ?3, rule = 'alone', evidence = ?4
                 WHERE article_id = ?1 AND place = ?2",
            )?
            .execute(params![article, place, own, evidence])?;
        touched.insert(own);
        if own != actor {
            moved.push((article, place));
        }
    }
    Ok(moved)
}

fn is_decided(record: &Connection, actor: i64) -> rusqlite::Result<bool> {
    record.prepare_cached("SELECT 1 FROM decision_name WHERE actor_id = ?1")?.exists([actor])
}
