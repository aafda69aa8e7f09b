//! The folder of tables that an export to CSV is.

use super::{Row, Table, article_of, by, issues_of, stance, word};
use crate::ExchangeError;
use crate::imported::{Imported, ImportedArticle};
use onrecord_record::{ActorChoice, PositionCoding, StatementCoding};
use std::collections::BTreeMap;
use std::path::Path;

/// Reads `articles.csv`, and `issues.csv`, `statements.csv` and `positions.csv` where they are there.
pub(super) fn read(folder: &Path) -> Result<Imported, ExchangeError> {
    let file = folder.join("articles.csv");
    if !file.is_file() {
        let message = "expected articles.csv, with statements.csv or positions.csv beside it";
        return Err(ExchangeError::malformed(folder, message));
    }
    let mut imported = Imported::default();
    let mut places = BTreeMap::new();
    for row in &Table::open(&file)?.rows {
        let text = row.get("text").map(String::as_str).unwrap_or_default();
        let article = article_of(row, text);
        let key = row.get("article_key").cloned().unwrap_or_else(|| article.id());
        places.insert(key, imported.articles.len());
        imported.articles.push(ImportedArticle { article, ..ImportedArticle::default() });
    }
    let table = |name: &str| {
        let file = folder.join(name);
        file.is_file().then(|| Table::open(&file)).transpose()
    };
    if let Some(issues) = table("issues.csv")? {
        imported.codebook = issues_of(&issues);
    }
    let statements = table("statements.csv")?.map_or_else(Vec::new, |table| table.rows);
    let positions = table("positions.csv")?.map_or_else(Vec::new, |table| table.rows);
    let home = |row: &Row| row.get("article_key").and_then(|key| places.get(key)).copied();
    for (name, row) in (2..).zip(&statements) {
        match (home(row), statement(row)) {
            (Some(place), Some(coding)) => {
                imported.articles[place].statements.push((coding, by(row)));
            }
            (place, _) => imported.notes.push(left_out("statements.csv", name, place)),
        }
    }
    for (name, row) in (2..).zip(&positions) {
        match (home(row), position(row)) {
            (Some(place), Some((mut coding, title))) => {
                coding.issue = imported.issue(Some(&coding.issue), &title, None);
                // What a row says of the actor is the state's where somebody counts for it.
                if let (None, Some(name)) = (row.get("by"), row.get("actor")) {
                    let country = row.get("country").map(String::as_str);
                    imported.articles[place].is(name, word(row, "actor_kind"), country);
                }
                imported.articles[place].positions.push((coding, by(row)));
            }
            (place, _) => imported.notes.push(left_out("positions.csv", name, place)),
        }
    }
    Ok(imported)
}

fn left_out(file: &str, row: usize, place: Option<usize>) -> String {
    let why = match place {
        None => "its article is not in articles.csv",
        Some(_) => "a value that it needs is missing or cannot be read",
    };
    format!("{file}, row {row}: left out, since {why}")
}

fn statement(row: &Row) -> Option<StatementCoding> {
    let places = |column: &str| row.get(column).and_then(|list| serde_json::from_str(list).ok());
    Some(StatementCoding {
        kind: word(row, "kind")?,
        speaker: places("speaker_places").unwrap_or_default(),
        cue: places("cue_places").unwrap_or_default(),
        content: places("content_places")?,
        actor: row.get("actor").cloned().map(ActorChoice::Name),
    })
}

/// The position, and the title of its issue.
fn position(row: &Row) -> Option<(PositionCoding, String)> {
    let place = |part: &str| {
        let end = |end: &str| row.get(&format!("{part}_{end}"))?.trim().parse::<usize>().ok();
        Some([end("start")?, end("end")?]).filter(|[start, end]| start < end)
    };
    let issue = row.get("issue")?.clone();
    let title = row.get("issue_title").unwrap_or(&issue).clone();
    let coding = PositionCoding {
        issue,
        stance: stance(row)?,
        // Where a leader counts for the state, it is the leader who holds it.
        actor: ActorChoice::Name(row.get("by").or_else(|| row.get("actor"))?.clone()),
        holder: place("holder"),
        evidence: place("evidence")?,
        condition: place("condition"),
        as_of: row.get("as_of").cloned(),
    };
    Some((coding, title))
}
