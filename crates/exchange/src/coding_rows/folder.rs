//! The folder of tables that an export to CSV is.

use super::{Row, Table, article_of, by, issues_of, place, stance, word};
use crate::ExchangeError;
use crate::imported::{Imported, ImportedArticle, is_told_again};
use onrecord_record::{ActorChoice, PositionCoding, StatementCoding};
use onrecord_text::{Article, CodePoints};
use std::collections::{BTreeMap, BTreeSet};
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
    for (number, row) in (2..).zip(&Table::open(&file)?.rows) {
        let text = row.get("text").map(String::as_str).unwrap_or_default();
        let article = article_of(row, text);
        let key = row.get("article_key").cloned().unwrap_or_else(|| article.id());
        if let Some(why) = unfit(&key, &article, places.contains_key(&key)) {
            let note = format!("articles.csv, row {number}: left out, since {why}");
            imported.leave_out(note);
            continue;
        }
        if let Some(day) = row.get("published").filter(|_| article.published.is_none()) {
            let note = format!(
                "articles.csv, row {number}: the day “{day}” was left out: YYYY-MM-DD is read"
            );
            imported.notes.push(note);
        }
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
    let mut met = BTreeSet::new();
    let home = |row: &Row| row.get("article_key").and_then(|key| places.get(key)).copied();
    for (name, row) in (2..).zip(&statements) {
        match (home(row), statement(row)) {
            (Some(place), Some(coding)) => {
                if !has_words(&imported.articles[place], &coding.content, row.get("content")) {
                    imported.leave_out(moved("statements.csv", name, "content"));
                    continue;
                }
                if let Some(name) = row.get("actor") {
                    imported.articles[place].tell(name, row, &mut met);
                }
                imported.articles[place].statements.push((coding, by(row)));
            }
            (place, _) => imported.leave_out(left_out("statements.csv", name, place)),
        }
    }
    for (name, row) in (2..).zip(&positions) {
        match (home(row), position(row)) {
            (Some(place), Some((mut coding, title))) => {
                if !has_words(&imported.articles[place], &[coding.evidence], row.get("evidence")) {
                    imported.leave_out(moved("positions.csv", name, "evidence"));
                    continue;
                }
                coding.issue = imported.issue(Some(&coding.issue), &title, None);
                // What a row says of the actor is the state's where somebody counts for it.
                if let (None, Some(name)) = (row.get("by"), row.get("actor")) {
                    imported.articles[place].tell(name, row, &mut met);
                }
                imported.articles[place].positions.push((coding, by(row)));
            }
            (place, _) => imported.leave_out(left_out("positions.csv", name, place)),
        }
    }
    Ok(imported)
}

impl ImportedArticle {
    /// Notes what a row says of its actor. `met` are those of whom nothing more need be told.
    fn tell(&mut self, name: &str, row: &Row, met: &mut BTreeSet<String>) {
        let kind = word(row, "actor_kind");
        let id = row.get("actor_id").map_or(name, String::as_str);
        if is_told_again(name, kind) || met.insert(id.to_owned()) {
            self.is(name, kind, row.get("country").map(String::as_str));
        }
    }
}

/// Why an article cannot be taken in; nothing where it can.
fn unfit(key: &str, article: &Article, is_there: bool) -> Option<&'static str> {
    // What looks like a key of a record is one.
    let is_key = key.len() == 32 && key.bytes().all(|it| it.is_ascii_hexdigit());
    if article.text.trim().is_empty() {
        Some("it has no text")
    } else if is_there {
        Some("another row has its key")
    } else if is_key && key != article.id() {
        Some("its text is not the one that was exported: another program may have saved the file")
    } else {
        None
    }
}

/// Whether the words of a cell stand at these places, as far as the cell is there.
fn has_words(it: &ImportedArticle, places: &[[usize; 2]], words: Option<&String>) -> bool {
    let map = CodePoints::of(&it.article.text);
    let pieces = places.iter().map(|[start, end]| map.span(*start, *end).of(&it.article.text));
    words.is_none_or(|words| *words == pieces.collect::<Vec<_>>().join(" … "))
}

fn moved(file: &str, row: usize, what: &str) -> String {
    format!("{file}, row {row}: left out, since the {what} is not the words at its places")
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
    let place = |part: &str| place(row, part);
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
        quantity: None,
        attributed_to: None,
        via: None,
    };
    Some((coding, title))
}
