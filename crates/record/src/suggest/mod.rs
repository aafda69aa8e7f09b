//! Issues proposed from what the record holds. SQL fetches statements, texts and names, here alone; what
//! could be an issue is said by pure rules: [`rank`] for the order, [`near`] for what is one,
//! [`evidence`] for what to show.

mod entry;
mod evidence;
mod leaning;
mod lists;
mod near;
mod phrase;
mod rank;
#[cfg(test)]
mod tests;
mod token;
mod usage;

pub use entry::{Suggestion, Suggestions, TellingStatement};

use crate::entry::StatementEntry;
use crate::fold::fold;
use near::Family;
use rank::{Ranking, Said};
use rusqlite::Connection;
use std::collections::{BTreeSet, HashSet};

/// How many other phrases of an issue are named.
const MOST_OTHERS: usize = 4;

/// How long an id may be, which is what codebooks allow.
const LONGEST_ID: usize = 60;

/// At most `limit` issues that could be asked for, the likeliest first.
pub(crate) fn suggest(record: &Connection, limit: usize) -> rusqlite::Result<Suggestions> {
    let articles = articles(record)?;
    let (ids, said) = said(record, &articles)?;
    let actors: BTreeSet<i64> = said.iter().filter_map(|it| it.actor).collect();
    let reports: BTreeSet<i64> = said.iter().map(|it| it.report).collect();
    let (statements, actors, reports) = (said.len(), actors.len(), reports.len());
    let mut ranking = Ranking::of(said);
    names(record, &mut ranking)?;
    texts(record, &articles, &mut ranking)?;
    let followed = crate::issue::codebook(record)?.issues;
    let chosen = ranking.best(&followed, limit);
    let mut taken: BTreeSet<String> = followed.into_iter().map(|issue| issue.id).collect();
    let issues = chosen.issues.iter().map(|family| {
        let mut issue = suggestion(family, &mut ranking);
        issue.id = free_id(&issue.title, &mut taken);
        for evidence in evidence::most_telling(&ranking, &family.best) {
            let statement = statement(record, ids[evidence.said])?;
            issue.evidence.push(TellingStatement { words: evidence.words, statement });
        }
        Ok(issue)
    });
    let issues = issues.collect::<rusqlite::Result<_>>()?;
    Ok(Suggestions { statements, actors, reports, followed: chosen.followed, issues })
}

/// The proposal without its id and evidence.
fn suggestion(family: &Family, ranking: &mut Ranking) -> Suggestion {
    let title = family.title();
    let others = std::iter::once(&family.best).chain(&family.others);
    let others = others.filter(|it| it.key != title.key).take(MOST_OTHERS);
    let also = others.map(|it| ranking.spelling(it)).collect();
    Suggestion {
        id: String::new(),
        title: as_heading(&ranking.spelling(title)),
        also,
        actors: family.best.actors,
        reports: family.best.reports,
        statements: family.best.places.len(),
        score: family.best.score,
        evidence: Vec::new(),
    }
}

/// The articles, of copies the first.
fn articles(record: &Connection) -> rusqlite::Result<HashSet<i64>> {
    let mut reports: HashSet<i64> = HashSet::new();
    let mut articles = HashSet::new();
    let mut found =
        record.prepare("SELECT id, coalesce(copy_group, id) FROM article ORDER BY id")?;
    let mut rows = found.query([])?;
    while let Some(row) = rows.next()? {
        if reports.insert(row.get(1)?) {
            articles.insert(row.get(0)?);
        }
    }
    Ok(articles)
}

/// The statements of these articles with their ids, of the same words in many reports the first.
fn said(record: &Connection, articles: &HashSet<i64>) -> rusqlite::Result<(Vec<i64>, Vec<Said>)> {
    let mut groups: HashSet<i64> = HashSet::new();
    let (mut ids, mut said) = (Vec::new(), Vec::new());
    let mut found = record.prepare(
        "SELECT statement.id, statement.article_id, group_id, article_actor.actor_id, actor.kind,
             cue_words, content_words, statement.confidence
         FROM statement
         LEFT JOIN article_actor ON article_actor.article_id = statement.article_id
             AND article_actor.place = statement.actor_place
         LEFT JOIN actor ON actor.id = article_actor.actor_id
         WHERE NOT rejected ORDER BY statement.id",
    )?;
    let mut rows = found.query([])?;
    while let Some(row) = rows.next()? {
        let (id, report, group): (i64, i64, Option<i64>) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if !articles.contains(&report) || group.is_some_and(|group| !groups.insert(group)) {
            continue;
        }
        ids.push(id);
        said.push(Said {
            report,
            actor: row.get(3)?,
            is_group: row.get_ref(4)?.as_str_or_null()? == Some("group"),
            cue: row.get(5)?,
            content: row.get(6)?,
            confidence: row.get(7)?,
        });
    }
    Ok((ids, said))
}

/// Tells the ranking who goes by which name, and what outlets are called.
fn names(record: &Connection, ranking: &mut Ranking) -> rusqlite::Result<()> {
    let mut names = record.prepare(
        "SELECT name, count(*) FROM actor_name GROUP BY name
         UNION ALL SELECT outlet, count(*) FROM article WHERE outlet IS NOT NULL GROUP BY outlet",
    )?;
    let mut rows = names.query([])?;
    while let Some(row) = rows.next()? {
        ranking.name(row.get_ref(0)?.as_str()?, row.get(1)?);
    }
    Ok(())
}

/// Lets the ranking read these articles.
fn texts(
    record: &Connection,
    articles: &HashSet<i64>,
    ranking: &mut Ranking,
) -> rusqlite::Result<()> {
    let mut texts = record.prepare("SELECT id, text FROM article ORDER BY id")?;
    let mut rows = texts.query([])?;
    while let Some(row) = rows.next()? {
        if articles.contains(&row.get(0)?) {
            ranking.read(row.get_ref(1)?.as_str()?);
        }
    }
    Ok(())
}

fn statement(record: &Connection, id: i64) -> rusqlite::Result<StatementEntry> {
    let sql = format!("SELECT {} FROM statements WHERE id = ?1", StatementEntry::COLUMNS);
    StatementEntry::all(record, &sql, [id])?.pop().ok_or(rusqlite::Error::QueryReturnedNoRows)
}

/// The words with a capital at the beginning.
fn as_heading(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// An id made of the title's words that is not taken, and now is.
fn free_id(title: &str, taken: &mut BTreeSet<String>) -> String {
    let folded = fold(title);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut id = words.collect::<Vec<_>>().join("-");
    id.truncate(LONGEST_ID - "-000".len());
    let id = if id.is_empty() { "issue" } else { id.trim_end_matches('-') };
    let numbered = (2..).map(|number| format!("{id}-{number}"));
    let free = std::iter::once(id.to_owned()).chain(numbered).find(|id| !taken.contains(id));
    let free = free.unwrap_or_default();
    taken.insert(free.clone());
    free
}
