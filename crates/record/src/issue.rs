//! The issues that the record follows: those of all codebooks that were given to it.

use crate::PositionFilters;
use crate::review::{lay_aside, take_up};
use onrecord_reading::{Codebook, Issue, IssueExample};
use onrecord_text::Stance;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

/// All codebooks in the order in which they came, each in its own order.
pub(crate) const IN_ORDER: &str =
    "(SELECT min(first.id) FROM issue AS first WHERE first.codebook = issue.codebook),
     issue.place, issue.id";

/// Drops issues and sets codebooks, and gives those that were there before. The caller's transaction makes it
/// whole.
pub(crate) fn change_codebooks(
    record: &Connection,
    codebooks: &[Codebook],
    dropped: &[String],
) -> rusqlite::Result<Result<Vec<Codebook>, String>> {
    let before = self::codebooks(record)?;
    for id in dropped {
        drop_issue(record, id)?;
    }
    for codebook in codebooks {
        if let Err(reason) = set_codebook(record, codebook)? {
            return Ok(Err(reason));
        }
    }
    Ok(Ok(before))
}

/// Adds the issues of a codebook, or brings them up to date; others stay as they are.
///
/// An issue whose title or meaning has changed is another question, so that no article has been judged
/// for it yet.
pub(crate) fn set_codebook(
    record: &Connection,
    codebook: &Codebook,
) -> rusqlite::Result<Result<(), String>> {
    for issue in &codebook.issues {
        if let Some(other) = other_codebook(record, codebook, issue)? {
            return Ok(Err(format!(
                "the codebook “{other}” has an issue “{}” with another meaning: give one of them \
                 another id",
                issue.id
            )));
        }
    }
    for (place, issue) in codebook.issues.iter().enumerate() {
        if meaning(record, &issue.id)?.as_deref() != Some(&issue.meaning) {
            take_up(record, &issue.id, &issue.meaning)?;
        }
        record
            .prepare_cached(
                "INSERT INTO issue (key, codebook, title, meaning, examples, place)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT (key) DO UPDATE SET
                     codebook = excluded.codebook,
                     title = excluded.title,
                     meaning = excluded.meaning,
                     examples = excluded.examples,
                     place = excluded.place,
                     wording = wording + (title <> excluded.title OR meaning <> excluded.meaning)",
            )?
            .execute(params![
                issue.id,
                codebook.name,
                issue.title,
                issue.meaning,
                examples_text(&issue.examples),
                place,
            ])?;
    }
    Ok(Ok(()))
}

/// All issues. Where they come from several codebooks, its name is all of theirs.
pub(crate) fn codebook(record: &Connection) -> rusqlite::Result<Codebook> {
    let sql =
        format!("SELECT key, title, meaning, examples, codebook FROM issue ORDER BY {IN_ORDER}");
    let mut names: Vec<String> = Vec::new();
    let mut issues = Vec::new();
    let mut found = record.prepare_cached(&sql)?;
    let mut rows = found.query([])?;
    while let Some(row) = rows.next()? {
        issues.push(of_row(row)?);
        let name = row.get(4)?;
        if names.last() != Some(&name) {
            names.push(name);
        }
    }
    Ok(Codebook { name: names.join(", "), issues })
}

/// The codebooks of the record in the order in which they came, each with its own issues.
pub(crate) fn codebooks(record: &Connection) -> rusqlite::Result<Vec<Codebook>> {
    let sql =
        format!("SELECT key, title, meaning, examples, codebook FROM issue ORDER BY {IN_ORDER}");
    let mut all: Vec<Codebook> = Vec::new();
    let mut found = record.prepare_cached(&sql)?;
    let mut rows = found.query([])?;
    while let Some(row) = rows.next()? {
        let (issue, name) = (of_row(row)?, row.get(4)?);
        match all.last_mut().filter(|last| last.name == name) {
            Some(last) => last.issues.push(issue),
            None => all.push(Codebook { name, issues: vec![issue] }),
        }
    }
    Ok(all)
}

/// The ids of all issues in their codebooks, in the order of [`codebook`].
pub(crate) fn keys(record: &Connection) -> rusqlite::Result<Vec<String>> {
    let sql = format!("SELECT key FROM issue ORDER BY {IN_ORDER}");
    record.prepare_cached(&sql)?.query_map([], |row| row.get(0))?.collect()
}

/// How much the record holds on each issue, in the order of [`codebook`].
pub(crate) fn counts(record: &Connection) -> rusqlite::Result<Vec<IssueCounts>> {
    let sql = format!(
        "SELECT key,
             (SELECT count(*) FROM position WHERE issue_id = issue.id AND NOT rejected),
             (SELECT count(review_id) FROM position WHERE issue_id = issue.id),
             (SELECT count(*) FROM article WHERE EXISTS (SELECT 1 FROM article_issue
                 WHERE article_id = article.id AND issue_id = issue.id
                   AND article_issue.wording = issue.wording)),
             (SELECT count(*) FROM position WHERE issue_id = issue.id AND NOT rejected
                 AND (confidence >= ?1 OR review_id IS NOT NULL))
         FROM issue ORDER BY {IN_ORDER}"
    );
    let counts = |row: &Row| {
        Ok(IssueCounts {
            issue: row.get(0)?,
            positions: row.get(1)?,
            reviewed: row.get(2)?,
            judged: row.get(3)?,
            counting: row.get(4)?,
        })
    };
    let min = f64::from(PositionFilters::MIN);
    record.prepare_cached(&sql)?.query_map([min], counts)?.collect()
}

/// How much the record holds on an issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueCounts {
    /// The issue's id in its codebook.
    pub issue: String,
    /// The number of positions, however sure.
    pub positions: usize,
    /// How many positions a coder has looked at, those that were rejected among them.
    pub reviewed: usize,
    /// The number of articles that were judged for it as it is worded today.
    pub judged: usize,
    /// How many positions count unless less sure ones are asked for: those that are sure enough, and those that were
    /// reviewed.
    pub counting: usize,
}

/// Takes an issue out with all positions on it, and says whether there was one.
pub(crate) fn drop_issue(record: &Connection, key: &str) -> rusqlite::Result<bool> {
    lay_aside(record, key)?;
    Ok(record.prepare_cached("DELETE FROM issue WHERE key = ?1")?.execute([key])? > 0)
}

/// What the issue with this id means, if the record follows it.
fn meaning(record: &Connection, key: &str) -> rusqlite::Result<Option<String>> {
    record
        .prepare_cached("SELECT meaning FROM issue WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()
}

/// The issue of a row that begins with key, title, meaning and examples.
pub(crate) fn of_row(row: &Row) -> rusqlite::Result<Issue> {
    Ok(Issue {
        id: row.get(0)?,
        title: row.get(1)?,
        meaning: row.get(2)?,
        examples: examples(row, 3)?,
    })
}

/// The codebook that has this issue's id for another question. Where codings came in by an id alone, their issue's
/// meaning is its title or id: then a codebook may tell what is meant.
fn other_codebook(
    record: &Connection,
    codebook: &Codebook,
    issue: &Issue,
) -> rusqlite::Result<Option<String>> {
    record
        .prepare_cached(
            "SELECT codebook FROM issue
             WHERE key = ?1 AND codebook <> ?2 AND (title <> ?3 OR meaning <> ?4)
                 AND meaning NOT IN (title, key)",
        )?
        .query_row([&issue.id, &codebook.name, &issue.title, &issue.meaning], |row| row.get(0))
        .optional()
}

/// An example as the record keeps it.
#[derive(Serialize, Deserialize)]
struct Example {
    text: String,
    holder: String,
    stance: Stance,
}

fn examples_text(examples: &[IssueExample]) -> String {
    let kept = |it: &IssueExample| Example {
        text: it.text.clone(),
        holder: it.holder.clone(),
        stance: it.stance,
    };
    serde_json::json!(examples.iter().map(kept).collect::<Vec<_>>()).to_string()
}

fn examples(row: &Row, column: usize) -> rusqlite::Result<Vec<IssueExample>> {
    let kept: Vec<Example> =
        serde_json::from_str(row.get_ref(column)?.as_str()?).map_err(|error| {
            rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(error))
        })?;
    let example =
        |it: Example| IssueExample { text: it.text, holder: it.holder, stance: it.stance };
    Ok(kept.into_iter().map(example).collect())
}

#[cfg(test)]
mod tests {
    use crate::Record;
    use onrecord_reading::{Codebook, Issue};

    #[test]
    fn a_codebook_tells_what_is_meant_by_an_issue_that_came_in_by_its_id() {
        let mut record = Record::in_memory().unwrap();
        let mut follow = |name: &str, title: &str, meaning: &str| {
            let (title, meaning) = (title.to_owned(), meaning.to_owned());
            let issue = Issue { id: "toll".to_owned(), title, meaning, ..Issue::default() };
            record.set_codebook(&Codebook { name: name.to_owned(), issues: vec![issue] })
        };
        follow("imported", "toll", "toll").unwrap();
        follow("island", "The toll", "cars pay on the bridge").unwrap();
        let error = follow("other", "The toll", "ships pay in the harbour").unwrap_err();
        assert!(error.to_string().contains("another meaning"), "{error}");
    }
}
