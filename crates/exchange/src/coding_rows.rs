//! CSV coming in: the tables that [`crate::export`] writes, or one that a person made, a row a position.

mod by_hand;
mod folder;
mod position;
mod statement;
#[cfg(test)]
mod tests;
pub(crate) mod time;

use crate::ExchangeError;
use crate::imported::{By, Imported};
use onrecord_reading::{Codebook, Issue, IssueExample};
use onrecord_record::Record;
use onrecord_text::{
    Article, CodePoints, Furniture, FurnitureKind, Published, PublishedFrom, Stance, decode,
};
use serde::de::{DeserializeOwned, IntoDeserializer, value};
use std::collections::BTreeMap;
use std::path::Path;

/// Reads a folder of tables, or the one file of a person's codings, whose articles may be the record's.
pub(crate) fn read(record: Option<&Record>, path: &Path) -> Result<Imported, ExchangeError> {
    if path.is_dir() { folder::read(path) } else { by_hand::read(record, path) }
}

/// A row, by the names of its columns; what is empty is left out.
pub(crate) type Row = BTreeMap<String, String>;

/// A table with a heading.
pub(crate) struct Table {
    pub(crate) columns: Vec<String>,
    pub(crate) rows: Vec<Row>,
    /// What was odd about the file, in sentences for the user.
    pub(crate) notes: Vec<String>,
}

impl Table {
    /// The table in a file, whose cells are parted by commas, semicolons or tabs: whichever its heading has
    /// most.
    pub(crate) fn open(path: &Path) -> Result<Table, ExchangeError> {
        let (text, mut notes) = text_of(path)?;
        let text = text.trim_start_matches('\u{feff}');
        if let Some(line) = unclosed(text) {
            let message = format!(
                "the quotation mark that begins a cell in line {line} has no end: a mark within a cell is doubled"
            );
            return Err(ExchangeError::malformed(path, message));
        }
        let heading = text.lines().next().unwrap_or_default();
        let count = |mark: &char| heading.matches(*mark).count();
        let mark = [',', ';', '\t'].into_iter().rev().max_by_key(count).unwrap_or(',');
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(mark as u8)
            .flexible(true)
            .from_reader(text.as_bytes());
        let malformed = |error: csv::Error| ExchangeError::malformed(path, error.to_string());
        let name = |name: &str| name.trim().to_lowercase().replace([' ', '-'], "_");
        let columns: Vec<String> = reader.headers().map_err(malformed)?.iter().map(name).collect();
        let mut rows = Vec::new();
        for row in reader.records() {
            let row = row.map_err(malformed)?;
            if row.iter().skip(columns.len()).any(|cell| !cell.trim().is_empty()) {
                let line = row.position().map_or(0, csv::Position::line);
                notes.push(format!(
                    "line {line} has more cells than the heading, and what is beyond it was left out: a cell with a \
                     comma stands in quotation marks"
                ));
            }
            let told = columns.iter().cloned().zip(row.iter().map(str::to_owned));
            rows.push(told.filter(|(_, value)| !value.is_empty()).collect());
        }
        Ok(Table { columns, rows, notes })
    }
}

/// The text of a table, and what was odd about it: spreadsheets write what they call CSV without UTF-8.
fn text_of(path: &Path) -> Result<(String, Vec<String>), ExchangeError> {
    let bytes = std::fs::read(path).map_err(ExchangeError::unreadable(path))?;
    // An export may hold what no text of a spreadsheet has.
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok((text, Vec::new())),
        Err(error) => error.into_bytes(),
    };
    let decoded =
        decode(&bytes, None).map_err(|error| ExchangeError::malformed(path, error.to_string()))?;
    let note = |encoding| {
        format!(
            "{} is not UTF-8; it was read as {encoding}, which is a guess (“CSV UTF-8” is what spreadsheets call it)",
            path.display()
        )
    };
    Ok((decoded.text, decoded.guessed.map(note).into_iter().collect()))
}

/// The line of a quotation mark that begins a cell and has no end, or one in another row, behind which words go on.
fn unclosed(text: &str) -> Option<usize> {
    let is_end = |c: &char| matches!(c, ',' | ';' | '\t' | '\n' | '\r' | '"');
    let (mut line, mut opened, mut is_begin) = (1, None, true);
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match (c, opened) {
            ('"', Some(first)) if first < line && letters.peek().is_some_and(|it| !is_end(it)) => {
                return Some(first);
            }
            // A doubled mark closes the cell and opens it again.
            ('"', Some(_)) => opened = None,
            ('"', None) if is_begin => opened = Some(line),
            _ => {}
        }
        is_begin = is_end(&c) && opened.is_none();
        line += usize::from(c == '\n');
    }
    opened
}

/// One of our words in a cell, such as "direct".
pub(crate) fn word<T: DeserializeOwned>(row: &Row, column: &str) -> Option<T> {
    let text = row.get(column)?.trim().to_lowercase();
    let text: value::StringDeserializer<value::Error> = text.into_deserializer();
    T::deserialize(text).ok()
}

/// By whom the coding in a row is. How a speaker was found and which model judged only an export says.
pub(crate) fn by(row: &Row) -> By {
    By::of(row.get("coder").map(String::as_str), is_exported(row))
}

/// Whether an export wrote the row.
pub(crate) fn is_exported(row: &Row) -> bool {
    ["speaker_how", "model"].iter().any(|column| row.contains_key(*column))
}

/// Whether the column of reviews says that the entry is wrong.
pub(crate) fn is_rejected(row: &Row) -> bool {
    row.get("review").is_some_and(|cell| says_wrong(cell))
}

/// Whether a cell says that what its row tells is wrong.
pub(crate) fn says_wrong(cell: &str) -> bool {
    let cell = cell.trim().to_lowercase();
    matches!(cell.as_str(), "reject" | "rejected" | "wrong" | "none")
}

/// Where the columns that an export has for a part (`holder_start`, `holder_end`) say that it is, in code points.
pub(crate) fn place(row: &Row, part: &str) -> Option<[usize; 2]> {
    let end = |end: &str| row.get(&format!("{part}_{end}"))?.trim().parse::<usize>().ok();
    Some([end("start")?, end("end")?]).filter(|[start, end]| start < end)
}

/// A stance in a cell, by our words or those that people use for them.
pub(crate) fn stance(row: &Row) -> Option<Stance> {
    let said = row.get("stance").or_else(|| row.get("agreement"))?.trim().to_lowercase();
    match said.as_str() {
        "for" | "yes" | "pro" | "agree" | "support" | "1" | "true" | "+" => Some(Stance::For),
        "against" | "no" | "con" | "disagree" | "oppose" | "0" | "-1" | "false" | "-" => {
            Some(Stance::Against)
        }
        "undecided" | "neutral" | "mixed" => Some(Stance::Undecided),
        _ => None,
    }
}

/// The article with this text, of which a row tells the rest.
pub(crate) fn article_of(row: &Row, text: &str) -> Article {
    let told = |column: &str| row.get(column).cloned();
    let on = told("published").and_then(|cell| time::day(&cell));
    let from = word::<PublishedFrom>(row, "published_from").unwrap_or(PublishedFrom::Given);
    let map = CodePoints::of(text);
    let marked: Vec<(usize, usize, FurnitureKind)> =
        told("furniture").and_then(|list| serde_json::from_str(&list).ok()).unwrap_or_default();
    let piece = |(start, end, kind)| Furniture { span: map.span(start, end), kind };
    let byline = told("byline").map(|byline| {
        serde_json::from_str(&byline).unwrap_or_else(|_| {
            byline.split(';').map(|name| name.trim().to_owned()).collect::<Vec<_>>()
        })
    });
    Article {
        location: told("location").unwrap_or_default(),
        url: told("url"),
        outlet: told("outlet"),
        title: told("title"),
        byline: byline.unwrap_or_default(),
        published: on.map(|on| Published { on, from }),
        language: told("language"),
        furniture: marked.into_iter().map(piece).collect(),
        text: text.to_owned(),
        edition: told("edition"),
    }
}

/// The codebook that a table of issues holds.
pub(crate) fn issues_of(table: &Table) -> Codebook {
    #[derive(serde::Deserialize)]
    struct Example {
        text: String,
        holder: String,
        stance: Stance,
    }
    let issue = |row: &Row| {
        let examples: Vec<Example> = row
            .get("examples")
            .and_then(|list| serde_json::from_str(list).ok())
            .unwrap_or_default();
        let example =
            |it: Example| IssueExample { text: it.text, holder: it.holder, stance: it.stance };
        Some(Issue {
            id: row.get("issue")?.clone(),
            title: row.get("issue_title")?.clone(),
            meaning: row.get("meaning").or_else(|| row.get("issue_title"))?.clone(),
            examples: examples.into_iter().map(example).collect(),
        })
    };
    let name = table.rows.iter().find_map(|row| row.get("codebook"));
    Codebook {
        name: name.cloned().unwrap_or_else(|| "imported".to_owned()),
        issues: table.rows.iter().filter_map(issue).collect(),
    }
}
