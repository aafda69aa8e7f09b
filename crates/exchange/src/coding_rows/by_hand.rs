//! A table that a person made: a row a position, with the report's text or where it is, and the words that
//! tell the position.

use super::{Row, Table, article_of, by, place, stance};
use crate::ExchangeError;
use crate::imported::{Imported, ImportedArticle, find};
use crate::table::{ARTICLE_COLUMNS, POSITION_COLUMNS};
use onrecord_record::{ActorChoice, PositionCoding};
use onrecord_text::{Article, NaiveDate, decode, looks_like_page};
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

/// Reads the table. A location is a file, seen from the table or from where the program runs.
pub(super) fn read(path: &Path) -> Result<Imported, ExchangeError> {
    let table = Table::open(path)?;
    let has = |column: &str| table.columns.iter().any(|it| it == column);
    let lacks: Vec<&str> = NEEDED.into_iter().filter(|column| !has(column)).collect();
    if !lacks.is_empty() || !(has("text") || has("location")) {
        let message = format!(
            "expected a heading with the columns actor, issue, stance, evidence, and text or location; \
             it has {}",
            table.columns.join(", ")
        );
        return Err(ExchangeError::malformed(path, message));
    }
    let mut imported = Imported::default();
    imported.codebook.name = path
        .file_stem()
        .map_or_else(|| "imported".to_owned(), |stem| stem.to_string_lossy().into_owned());
    let mut places = BTreeMap::new();
    for column in table.columns.iter().filter(|it| !is_known(it)) {
        imported.notes.push(format!("the column “{column}” was left out: no column is called so"));
    }
    for (number, row) in (2..).zip(&table.rows) {
        let added = article(path, row, &mut imported, &mut places)
            .and_then(|place| position(row, place, &mut imported));
        match added {
            Ok(left) => {
                let told = left.into_iter().map(|left| format!("row {number}: {left}"));
                imported.notes.extend(told);
            }
            Err(why) => imported.leave_out(format!("row {number}: left out, since {why}")),
        }
    }
    Ok(imported)
}

/// The number of the row's article, which is opened once.
fn article(
    table: &Path,
    row: &Row,
    imported: &mut Imported,
    places: &mut BTreeMap<Place, usize>,
) -> Result<usize, String> {
    let by = row.get("text").or_else(|| row.get("location"));
    let by = by.ok_or("it has neither text nor location")?;
    // The same words from two addresses are two reports.
    let known = (by.clone(), row.get("url").cloned());
    if let Some(place) = places.get(&known) {
        return Ok(*place);
    }
    let read = match row.get("text") {
        Some(text) => {
            let location = row.get("location").map(String::as_str).unwrap_or_default();
            Article::from_text(location, text.clone())
        }
        None => of_file(table, by)?,
    };
    let article = told_of(row, read);
    places.insert(known, imported.articles.len());
    imported.articles.push(ImportedArticle { article, ..ImportedArticle::default() });
    Ok(imported.articles.len() - 1)
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

/// The most bytes of a file with one report.
const LARGEST: u64 = 16_000_000;

fn of_file(table: &Path, location: &str) -> Result<Article, String> {
    let beside = table.parent().unwrap_or(Path::new("")).join(location);
    let file = if beside.is_file() { beside.as_path() } else { Path::new(location) };
    // A table that somebody sent may name anything: a device never ends.
    let length = file.metadata().map_or(0, |it| it.len());
    if file.exists() && !file.is_file() || length > LARGEST {
        return Err(format!("{location} is no file of at most {} MB", LARGEST / 1_000_000));
    }
    let bytes =
        std::fs::read(file).map_err(|error| format!("{location} cannot be read ({error})"))?;
    let text =
        decode(&bytes, None).map_err(|error| format!("{location} is no text ({error})"))?.text;
    if looks_like_page(&text) {
        return Article::from_page(location, &text, None)
            .map_err(|error| format!("{location} is no article ({error})"));
    }
    Ok(Article::from_text(location, text))
}

/// Adds the position of a row, and says what of the row could not be kept.
fn position(row: &Row, home: usize, imported: &mut Imported) -> Result<Vec<String>, String> {
    let told = |column: &str| row.get(column).map(|it| it.trim()).filter(|it| !it.is_empty());
    let needed = |column: &str| told(column).ok_or_else(|| format!("it has no {column}"));
    let (actor, issue) = (needed("actor")?, needed("issue")?);
    let words = needed("evidence")?;
    needed("stance")?;
    let stance = stance(row).ok_or("its stance is none of for, against and undecided")?;
    let text = &imported.articles[home].article.text;
    let whole = [0, text.chars().count()];
    // A row of an export says at which of its words' places it is.
    let placed = |part: &str, words: &str| {
        place(row, part).filter(|place| find(text, *place, words) == Some(*place))
    };
    let evidence = placed("evidence", words).or_else(|| find(text, whole, words));
    let evidence = evidence.ok_or("the text has no such words as its evidence")?;
    let near = |column: &str| {
        let words = told(column)?;
        let near = || find(text, evidence, words).or_else(|| find(text, whole, words));
        placed(column, words).or_else(near)
    };
    let (holder, condition) = (near("holder"), near("condition"));
    let mut left = Vec::new();
    for (column, found) in [("holder", holder), ("condition", condition)] {
        if let Some(words) = told(column).filter(|_| found.is_none()) {
            left.push(format!("the {column} “{words}” was left out: the text has no such words"));
        }
    }
    if let Some(day) = told("published").filter(|day| day.parse::<NaiveDate>().is_err()) {
        left.push(format!("the day “{day}” was left out: YYYY-MM-DD is read"));
    }
    let as_of = told("as_of").map(str::to_owned);
    let title = told("issue_title").unwrap_or(issue).to_owned();
    let issue = imported.issue(told("issue_title").and(Some(issue)), &title, told("meaning"));
    let actor = ActorChoice::Name(actor.to_owned());
    let coding = PositionCoding {
        issue,
        stance,
        actor,
        holder,
        evidence,
        condition,
        as_of,
        quantity: None,
        attributed_to: None,
        via: None,
    };
    imported.articles[home].positions.push((coding, by(row)));
    Ok(left)
}
