//! `docs/record.md` names each table, view and column of a record, and no other.

#![allow(clippy::unwrap_used)]

use onrecord_record::Record;
use rusqlite::Connection;
use std::collections::BTreeSet;
use std::path::Path;

/// The full-text index and SQLite's own tables. The document speaks of them in words.
fn is_internal(table: &str) -> bool {
    table.starts_with("statement_words")
        || table.starts_with("article_words")
        || table.starts_with("sqlite_")
}

fn schema() -> BTreeSet<(String, String)> {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("record-docs.db");
    let _ = std::fs::remove_file(&path);
    drop(Record::open(&path).unwrap());
    let file = Connection::open(&path).unwrap();
    let mut columns = file
        .prepare(
            "SELECT entry.name, column.name
             FROM sqlite_schema AS entry, pragma_table_xinfo(entry.name) AS column
             WHERE entry.type IN ('table', 'view')",
        )
        .unwrap();
    let columns = columns.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    let columns: BTreeSet<(String, String)> = columns.collect::<Result<_, _>>().unwrap();
    columns.into_iter().filter(|(table, _)| !is_internal(table)).collect()
}

/// The first code of each row of the table under each heading "### `name`".
fn described(text: &str) -> BTreeSet<(String, String)> {
    let mut described = BTreeSet::new();
    let mut table = None;
    for line in text.lines() {
        if line.starts_with('#') {
            table = line.strip_prefix("### `").and_then(|rest| rest.split('`').next());
        } else if let (Some(table), Some(rest)) = (table, line.strip_prefix("| `")) {
            let column = rest.split('`').next().unwrap_or_default();
            described.insert((table.to_owned(), column.to_owned()));
        }
    }
    described
}

#[test]
fn the_document_is_true() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/record.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (schema, described) = (schema(), described(&text));
    let missing: Vec<_> = schema.difference(&described).collect();
    assert!(missing.is_empty(), "not in docs/record.md: {missing:?}");
    let wrong: Vec<_> = described.difference(&schema).collect();
    assert!(wrong.is_empty(), "only in docs/record.md: {wrong:?}");
    assert!(text.contains("`statement_words`") && text.contains("`article_words`"));
}
