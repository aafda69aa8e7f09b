//! Which articles have been judged for which issues, and the articles themselves for those to come.

use crate::entry::word;
use crate::issue;
use onrecord_reading::Issue;
use onrecord_text::{Article, CodePoints, Furniture, Published, PublishedFrom};
use rusqlite::{Connection, OptionalExtension, params};

/// Whether a model has judged the article for the issue as it is worded today.
const IS_JUDGED: &str = "EXISTS (SELECT 1 FROM article_issue
    WHERE article_issue.article_id = article.id AND article_issue.issue_id = issue.id
      AND article_issue.wording = issue.wording AND article_issue.model = ?1)";

/// The articles that this model has not judged for all issues, in the order in which they came.
pub(crate) fn unjudged(record: &Connection, model: &str) -> rusqlite::Result<Vec<i64>> {
    let sql = format!(
        "SELECT id FROM article WHERE newer_id IS NULL
             AND (model = '' OR EXISTS (SELECT 1 FROM issue WHERE NOT {IS_JUDGED})) ORDER BY id"
    );
    record.prepare_cached(&sql)?.query_map([model], |row| row.get(0))?.collect()
}

/// Whether nobody has read an article that counts.
pub(crate) fn has_unread(record: &Connection) -> rusqlite::Result<bool> {
    record.prepare_cached("SELECT 1 FROM article WHERE model = '' AND newer_id IS NULL")?.exists([])
}

/// The issues for which this model has not judged the article.
pub(crate) fn unjudged_issues(
    record: &Connection,
    article: i64,
    model: &str,
) -> rusqlite::Result<Vec<Issue>> {
    let sql = format!(
        "SELECT issue.key, issue.title, issue.meaning, issue.examples FROM article, issue
         WHERE article.id = ?2 AND newer_id IS NULL AND NOT {IS_JUDGED} ORDER BY {}",
        issue::IN_ORDER
    );
    record.prepare_cached(&sql)?.query_map(params![model, article], issue::of_row)?.collect()
}

/// The id of the article with this key.
pub(crate) fn of_key(record: &Connection, key: &str) -> rusqlite::Result<Option<i64>> {
    record
        .prepare_cached("SELECT id FROM article WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()
}

/// The day of the article with this key, where the record has it from a person.
pub(crate) fn given_day(record: &Connection, key: &str) -> rusqlite::Result<Option<Published>> {
    let from = PublishedFrom::Given;
    record
        .prepare_cached("SELECT published FROM article WHERE key = ?1 AND published_from = ?2")?
        .query_row([key, from.name()], |row| {
            Ok(Published { on: word(0, row.get_ref(0)?.as_str()?)?, from })
        })
        .optional()
}

/// Forgets the day of the article with this key, where the record has it from a person.
pub(crate) fn forget_given_day(record: &Connection, key: &str) -> rusqlite::Result<()> {
    record
        .prepare_cached(
            "UPDATE article SET published = NULL, published_from = NULL
             WHERE key = ?1 AND published_from = ?2",
        )?
        .execute([key, PublishedFrom::Given.name()])?;
    Ok(())
}

/// Whether the record has the article under another day than a person gives now, or without the day that is
/// known now. All times in it hang on that day, so that it has to be read again.
pub(crate) fn is_moved(record: &Connection, article: &Article) -> rusqlite::Result<bool> {
    let Some(Published { on, from }) = article.published else { return Ok(false) };
    record
        .prepare_cached(
            "SELECT 1 FROM article
             WHERE key = ?1 AND newer_id IS NULL AND (published IS NULL OR published <> ?2 AND ?3)",
        )?
        .exists(params![article.id(), on.to_string(), from == PublishedFrom::Given])
}

/// Whether the article is in as `model` reads it on its day, judged by `judge` for all issues.
pub(crate) fn has_judged(
    record: &Connection,
    article: &Article,
    model: &str,
    judge: &str,
) -> rusqlite::Result<bool> {
    let sql = format!(
        "SELECT 1 FROM article WHERE key = ?2 AND (newer_id IS NOT NULL OR model = ?3
             AND NOT EXISTS (SELECT 1 FROM issue WHERE NOT {IS_JUDGED}))"
    );
    let has = record.prepare_cached(&sql)?.exists([judge, &article.id(), model])?;
    Ok(has && !is_moved(record, article)?)
}

/// Writes down that the article was judged for the issue as it is worded today.
pub(crate) fn mark(
    record: &Connection,
    article: i64,
    issue: i64,
    model: &str,
) -> rusqlite::Result<()> {
    record
        .prepare_cached(
            "INSERT OR REPLACE INTO article_issue (article_id, issue_id, wording, model)
             SELECT ?1, id, wording, ?3 FROM issue WHERE id = ?2",
        )?
        .execute(params![article, issue, model])?;
    Ok(())
}

/// The article with this id, as it came in.
pub(crate) fn article(record: &Connection, id: i64) -> rusqlite::Result<Option<Article>> {
    let article = record
        .prepare_cached(
            "SELECT location, url, outlet, title, byline, published, published_from, language, text,
                 edition
             FROM article WHERE id = ?1",
        )?
        .query_row([id], |row| {
            let published =
                match (row.get_ref(5)?.as_str_or_null()?, row.get_ref(6)?.as_str_or_null()?) {
                    (Some(on), Some(from)) => {
                        Some(Published { on: word(5, on)?, from: word(6, from)? })
                    }
                    _ => None,
                };
            let byline: String = row.get(4)?;
            Ok(Article {
                location: row.get(0)?,
                url: row.get(1)?,
                outlet: row.get(2)?,
                title: row.get(3)?,
                // Only a hand that writes to the file can make it anything but a list of names.
                byline: serde_json::from_str(&byline).unwrap_or_default(),
                published,
                language: row.get(7)?,
                text: row.get(8)?,
                edition: row.get(9)?,
                furniture: Vec::new(),
            })
        })
        .optional()?;
    let Some(mut article) = article else { return Ok(None) };
    article.furniture = furniture(record, id, &article.text)?;
    Ok(Some(article))
}

fn furniture(record: &Connection, article: i64, text: &str) -> rusqlite::Result<Vec<Furniture>> {
    let points = CodePoints::of(text);
    record
        .prepare_cached(
            "SELECT \"start\", \"end\", kind FROM furniture WHERE article_id = ?1 ORDER BY place",
        )?
        .query_map([article], |row| {
            let span = points.span(row.get(0)?, row.get(1)?);
            Ok(Furniture { span, kind: word(2, row.get_ref(2)?.as_str()?)? })
        })?
        .collect()
}
