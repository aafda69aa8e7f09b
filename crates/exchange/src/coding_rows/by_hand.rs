//! A table that a person made: a row a position, with the report's text or where it is, and the words that
//! tell the position.

use super::position::position;
use super::time::in_one_order;
use super::{Row, Table, article_of};
use crate::ExchangeError;
use crate::imported::{Imported, ImportedArticle};
use crate::table::{ARTICLE_COLUMNS, POSITION_COLUMNS};
use onrecord_record::Record;
use onrecord_text::{Article, LARGEST_FILE, decode, is_page};
use std::collections::BTreeMap;
use std::path::Path;

/// The columns without which a row says nothing; the report is in `text` or `location`.
const NEEDED: [&str; 4] = ["actor", "issue", "stance", "evidence"];

/// All that is read of a row.
const READ: [&str; 16] = [
    "actor",
    "issue",
    "stance",
    "agreement",
    "evidence",
    "text",
    "location",
    "issue_title",
    "meaning",
    "condition",
    "holder",
    "as_of",
    "coder",
    "outlet",
    "title",
    "url",
];

/// Whether a column is read, or is one that an export has.
fn is_known(column: &str) -> bool {
    READ.contains(&column)
        || ARTICLE_COLUMNS.iter().chain(&POSITION_COLUMNS).any(|(name, _)| *name == column)
}

/// Reads the table. A location is a file, seen from the table or from where the program runs; an article that the
/// record has under the row's key, or alone at that location, is taken from there.
pub(super) fn read(record: Option<&Record>, path: &Path) -> Result<Imported, ExchangeError> {
    let mut table = Table::open(path)?;
    for column in ["published", "as_of"] {
        in_one_order(table.rows.iter_mut().filter_map(|row| row.get_mut(column)));
    }
    let has = |column: &str| table.columns.iter().any(|it| it == column);
    let lacks: Vec<&str> = NEEDED.into_iter().filter(|column| !has(column)).collect();
    if !lacks.is_empty() || !["text", "location", "article_key"].into_iter().any(has) {
        let message = format!(
            "expected a heading with the columns actor, issue, stance, evidence, and text or location; \
             it has {}",
            table.columns.join(", ")
        );
        return Err(ExchangeError::malformed(path, message));
    }
    let mut imported = Imported { notes: table.notes, ..Imported::default() };
    imported.codebook.name = path
        .file_stem()
        .map_or_else(|| "imported".to_owned(), |stem| stem.to_string_lossy().into_owned());
    let mut places = BTreeMap::new();
    for column in table.columns.iter().filter(|it| !is_known(it)) {
        imported.notes.push(format!("the column “{column}” was left out: no column is called so"));
    }
    for (number, row) in (2..).zip(&table.rows) {
        let at = format!("row {number}");
        let added = article((record, path), row, &mut imported, &mut places).and_then(|home| {
            let text = imported.articles[home].article.text.clone();
            Ok((home, position((&table.columns, row), &text, &at, &mut imported)?))
        });
        match added {
            Ok((home, (coded, left))) => {
                imported.notes.extend(left.into_iter().map(|left| format!("{at}: {left}")));
                imported.articles[home].positions.push(coded);
            }
            Err(why) => imported.leave_out(format!("{at}: left out, since {why}")),
        }
    }
    Ok(imported)
}

/// The number of the row's article, which is opened once.
fn article(
    (record, table): (Option<&Record>, &Path),
    row: &Row,
    imported: &mut Imported,
    places: &mut BTreeMap<Place, usize>,
) -> Result<usize, String> {
    let by = ["text", "article_key", "location"].iter().find_map(|column| row.get(*column));
    let by = by.ok_or("it has neither text nor location")?;
    // The same words from two addresses are two reports.
    let known = (by.clone(), row.get("url").cloned());
    if let Some(place) = places.get(&known) {
        return Ok(*place);
    }
    let location = row.get("location").map(String::as_str).unwrap_or_default();
    let article = match (row.get("text"), of_record(record, row)) {
        (Some(text), _) => told_of(row, Article::from_text(location, text.clone())),
        (None, Some(article)) => article,
        (None, None) => {
            let nowhere =
                || "the record has no article with its article_key, and it has no location";
            let location = row.get("location").ok_or_else(nowhere)?;
            told_of(row, of_file(table, location)?)
        }
    };
    places.insert(known, imported.articles.len());
    imported.articles.push(ImportedArticle { article, ..ImportedArticle::default() });
    Ok(imported.articles.len() - 1)
}

/// The record's article with the key in a row, or the one that it has at the row's location where no file lies.
fn of_record(record: Option<&Record>, row: &Row) -> Option<Article> {
    let record = record?;
    // What cannot be read here is complained about where the codings are stored.
    let id = match row.get("article_key") {
        Some(key) => record.article_of_key(key.trim()).ok()?,
        None => {
            let location = row.get("location").filter(|it| !Path::new(it.as_str()).exists())?;
            let found = record.articles(location).ok()?;
            found.first().copied().filter(|_| found.len() == 1)
        }
    };
    record.article(id?).ok()?
}

/// The text of an article, or where it is, and its address as a row gives it.
type Place = (String, Option<String>);

/// An article as it was read, and what a row tells of it besides.
fn told_of(row: &Row, read: Article) -> Article {
    let told = article_of(row, &read.text);
    Article {
        url: told.url.or(read.url),
        language: told.language.or(read.language),
        outlet: told.outlet.or(read.outlet),
        title: told.title.or(read.title),
        byline: if told.byline.is_empty() { read.byline } else { told.byline },
        published: told.published.or(read.published),
        furniture: if told.furniture.is_empty() { read.furniture } else { told.furniture },
        ..told
    }
}

fn of_file(table: &Path, location: &str) -> Result<Article, String> {
    let beside = table.parent().unwrap_or(Path::new("")).join(location);
    let file = if beside.is_file() { beside.as_path() } else { Path::new(location) };
    // A table that somebody sent may name anything: a device never ends.
    let length = file.metadata().map_or(0, |it| it.len());
    if file.exists() && !file.is_file() || length > LARGEST_FILE {
        return Err(format!("{location} is no file of at most {} MB", LARGEST_FILE >> 20));
    }
    let bytes =
        std::fs::read(file).map_err(|error| format!("{location} cannot be read ({error})"))?;
    let text =
        decode(&bytes, None).map_err(|error| format!("{location} is no text ({error})"))?.text;
    // As `onrecord add` has it, so that both are one article.
    if is_page(location, &text) {
        return Article::from_page(location, &text, None)
            .map_err(|error| format!("{location} is no article ({error})"));
    }
    Ok(Article::from_text(location, text))
}
