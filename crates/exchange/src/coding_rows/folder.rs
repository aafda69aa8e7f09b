//! The folder of tables that an export to CSV is.

use super::position::position;
use super::statement::statement;
use super::{Row, Table, article_of, issues_of, word};
use crate::ExchangeError;
use crate::imported::{Imported, ImportedArticle, is_told_again};
use onrecord_text::Article;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Why a row is left out whose article is none of those that came in.
const NO_ARTICLE: &str = "its article is not in articles.csv, or was left out";

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
    let positions = table("positions.csv")?;
    let (columns, positions) =
        positions.map_or_else(Default::default, |table| (table.columns, table.rows));
    let mut met = BTreeSet::new();
    let home = |row: &Row| row.get("article_key").and_then(|key| places.get(key)).copied();
    for (number, row) in (2..).zip(&statements) {
        let at = format!("statements.csv, row {number}");
        let Some(home) = home(row) else {
            imported.leave_out(format!("{at}: left out, since {NO_ARTICLE}"));
            continue;
        };
        match statement(row, &imported.articles[home].article.text, &at) {
            Ok((coded, left)) => {
                imported.notes.extend(left.into_iter().map(|left| format!("{at}: {left}")));
                if let Some(name) = row.get("actor") {
                    imported.articles[home].tell(name, row, &mut met);
                }
                imported.articles[home].statements.push(coded);
            }
            Err(why) => imported.leave_out(format!("{at}: left out, since {why}")),
        }
    }
    for (number, row) in (2..).zip(&positions) {
        let at = format!("positions.csv, row {number}");
        let Some(home) = home(row) else {
            imported.leave_out(format!("{at}: left out, since {NO_ARTICLE}"));
            continue;
        };
        let text = imported.articles[home].article.text.clone();
        match position((&columns, row), &text, &at, &mut imported) {
            Ok((coded, left)) => {
                imported.notes.extend(left.into_iter().map(|left| format!("{at}: {left}")));
                // What a row says of the actor is the state's where somebody counts for it.
                if let (None, Some(name)) = (row.get("by"), row.get("actor")) {
                    imported.articles[home].tell(name, row, &mut met);
                }
                imported.articles[home].positions.push(coded);
            }
            Err(why) => imported.leave_out(format!("{at}: left out, since {why}")),
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
