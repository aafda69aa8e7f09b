//! Why the record takes the names of many articles for one actor.

use crate::decide::{Decision, decisions};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

/// Why the names of an actor are one's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    /// The actor's lasting id.
    pub actor: i64,
    /// The names, those in most articles first.
    pub names: Vec<WhyName>,
    /// What a person decided about the actor, in order.
    pub decisions: Vec<Decision>,
}

/// A name of an actor, and why it is theirs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhyName {
    /// The fullest name that the articles give.
    pub name: String,
    /// In how many articles.
    pub articles: usize,
    /// Which, by their paths or addresses.
    pub locations: Vec<String>,
    /// The rule by which it is the actor's: `docs/record.md` lists them.
    pub rule: String,
    /// The evidence, in words.
    pub evidence: String,
}

fn locations(list: &str) -> Vec<String> {
    let mut all: Vec<String> = serde_json::from_str(list).unwrap_or_default();
    all.sort_unstable();
    all
}

pub(crate) fn why(record: &Connection, actor: i64) -> rusqlite::Result<Why> {
    let names = record
        .prepare_cached(
            "SELECT article_actor.name, count(DISTINCT article_actor.article_id) AS articles,
                 json_group_array(DISTINCT article.location),
                 iif(article_actor.decision_id IS NULL, article_actor.rule, 'decision') AS by_rule,
                 article_actor.evidence
             FROM article_actor JOIN article ON article.id = article_actor.article_id
             WHERE article_actor.actor_id = ?1
             GROUP BY article_actor.name, by_rule, article_actor.evidence
             ORDER BY articles DESC, article_actor.name, by_rule",
        )?
        .query_map([actor], |row| {
            Ok(WhyName {
                name: row.get(0)?,
                articles: row.get(1)?,
                locations: locations(&row.get::<_, String>(2)?),
                rule: row.get(3)?,
                evidence: row.get(4)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Why { actor, names, decisions: decisions(record, Some(actor))? })
}
