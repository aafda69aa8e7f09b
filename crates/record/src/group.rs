//! The same words in many articles, in the file: what is new is compared with the few that share a
//! number with it, never with all.

use crate::alike::{Quotation, Text};
use onrecord_text::Article;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeSet;

/// Finds the articles of which this one is a copy, or which are copies of it.
pub(crate) fn copies(record: &Connection, id: i64, article: &Article) -> rusqlite::Result<()> {
    let Some(text) = Text::of(&report(article)) else { return Ok(()) };
    let bands = text.bands();
    let mut like = BTreeSet::from([id]);
    let near = near(record, "article_band", "article_id", &bands)?;
    for other in near.into_iter().filter(|other| *other != id) {
        let words: Option<String> = record
            .prepare_cached("SELECT text FROM article WHERE id = ?1")?
            .query_row([other], |row| row.get(0))
            .optional()?;
        let words = words.as_deref().and_then(Text::of);
        if words.is_some_and(|words| words.is_like(&text)) {
            like.insert(other);
        }
    }
    let mut insert = record.prepare_cached("INSERT OR IGNORE INTO article_band VALUES (?1, ?2)")?;
    for band in bands {
        insert.execute(params![band, id])?;
    }
    join(record, "article", "copy_group", &like)
}

/// Finds the other quotations with the words of this statement, if it is one.
pub(crate) fn same_words(record: &Connection, statement: i64) -> rusqlite::Result<()> {
    let Some((actor, quotation)) = quotation(record, statement)? else { return Ok(()) };
    let bands = quotation.bands();
    let mut like = BTreeSet::from([statement]);
    let near = near(record, "statement_band", "statement_id", &bands)?;
    for other in near.into_iter().filter(|other| *other != statement) {
        if let Some((its, words)) = self::quotation(record, other)?
            && its == actor
            && words.is_like(&quotation)
        {
            like.insert(other);
        }
    }
    let mut insert =
        record.prepare_cached("INSERT OR IGNORE INTO statement_band VALUES (?1, ?2)")?;
    for band in bands {
        insert.execute(params![band, statement])?;
    }
    join(record, "statement", "group_id", &like)
}

/// Groups the statements anew of actors of articles that are other people's now, and those that were in
/// a group with them.
pub(crate) fn regroup(record: &Connection, moved: &[(i64, i64)]) -> rusqlite::Result<()> {
    let mut statements: BTreeSet<i64> = BTreeSet::new();
    for (article, place) in moved {
        let mut find = record.prepare_cached(
            "SELECT other.id FROM statement
             JOIN statement AS other
                 ON other.id = statement.id OR other.group_id = statement.group_id
             WHERE statement.article_id = ?1 AND statement.actor_place = ?2",
        )?;
        let mut rows = find.query([article, place])?;
        while let Some(row) = rows.next()? {
            statements.insert(row.get(0)?);
        }
    }
    compare(record, &statements)
}

/// Groups a statement anew whose words or speaker have changed, and those that were in a group with it.
pub(crate) fn compare_again(record: &Connection, statement: i64) -> rusqlite::Result<()> {
    let statements: BTreeSet<i64> = record
        .prepare_cached(
            "SELECT id FROM statement WHERE id = ?1
                 OR group_id = (SELECT group_id FROM statement WHERE id = ?1)",
        )?
        .query_map([statement], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    record
        .prepare_cached("DELETE FROM statement_band WHERE statement_id = ?1")?
        .execute([statement])?;
    compare(record, &statements)
}

fn compare(record: &Connection, statements: &BTreeSet<i64>) -> rusqlite::Result<()> {
    let mut clear = record.prepare_cached("UPDATE statement SET group_id = NULL WHERE id = ?1")?;
    for statement in statements {
        clear.execute([statement])?;
    }
    for statement in statements {
        same_words(record, *statement)?;
    }
    Ok(())
}

/// Compares what came in before anything was compared.
pub(crate) fn catch_up(record: &Connection) -> rusqlite::Result<()> {
    let ids = |sql: &str| {
        record
            .prepare(sql)?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<Vec<i64>>>()
    };
    let none = "NOT EXISTS (SELECT 1 FROM article_band WHERE article_id = article.id)";
    for id in ids(&format!("SELECT id FROM article WHERE {none} ORDER BY id"))? {
        let text = record
            .prepare_cached("SELECT text FROM article WHERE id = ?1")?
            .query_row([id], |row| row.get(0))?;
        copies(record, id, &Article { text, ..Article::default() })?;
    }
    let none = "NOT EXISTS (SELECT 1 FROM statement_band WHERE statement_id = statement.id)";
    for id in ids(&format!("SELECT id FROM statement WHERE {none} ORDER BY id"))? {
        same_words(record, id)?;
    }
    Ok(())
}

/// The text without its furniture, which copies of a report do not share.
fn report(article: &Article) -> String {
    let mut report = String::with_capacity(article.text.len());
    let mut from = 0;
    for piece in &article.furniture {
        report.push_str(article.text.get(from..piece.span.start as usize).unwrap_or_default());
        report.push(' ');
        from = from.max(piece.span.end as usize);
    }
    report.push_str(article.text.get(from..).unwrap_or_default());
    report
}

fn near(
    record: &Connection,
    table: &str,
    column: &str,
    bands: &[i64],
) -> rusqlite::Result<BTreeSet<i64>> {
    let sql = format!("SELECT {column} FROM {table} WHERE band = ?1");
    let mut found = BTreeSet::new();
    let mut find = record.prepare_cached(&sql)?;
    for band in bands {
        let mut rows = find.query([band])?;
        while let Some(row) = rows.next()? {
            found.insert(row.get(0)?);
        }
    }
    Ok(found)
}

/// The statement's actor and quotation, if it has both.
fn quotation(record: &Connection, id: i64) -> rusqlite::Result<Option<(i64, Quotation)>> {
    let found: Option<(i64, String, String)> = record
        .prepare_cached(
            "SELECT article_actor.actor_id, statement.kind, statement.content_words FROM statement
             JOIN article_actor ON article_actor.article_id = statement.article_id
                 AND article_actor.place = statement.actor_place
             WHERE statement.id = ?1 AND statement.kind <> 'indirect'",
        )?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    Ok(found.and_then(|(actor, kind, words)| {
        Quotation::of(&words, kind == "direct").map(|quotation| (actor, quotation))
    }))
}

/// Makes one group of these and of the groups that they are in, by the first of all.
fn join(
    record: &Connection,
    table: &str,
    column: &str,
    like: &BTreeSet<i64>,
) -> rusqlite::Result<()> {
    let Some(mut first) = like.first().copied().filter(|_| like.len() > 1) else { return Ok(()) };
    let mut groups: BTreeSet<i64> = BTreeSet::new();
    for id in like {
        let sql = format!("SELECT {column} FROM {table} WHERE id = ?1");
        let group: Option<i64> = record.prepare_cached(&sql)?.query_row([id], |row| row.get(0))?;
        groups.extend(group);
    }
    first = groups.first().copied().unwrap_or(first).min(first);
    let all = format!("UPDATE {table} SET {column} = ?1 WHERE {column} = ?2");
    for group in groups.iter().filter(|group| **group != first) {
        record.prepare_cached(&all)?.execute([first, *group])?;
    }
    let one = format!("UPDATE {table} SET {column} = ?1 WHERE id = ?2");
    for id in like {
        record.prepare_cached(&one)?.execute([first, *id])?;
    }
    Ok(())
}
