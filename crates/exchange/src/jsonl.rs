//! JSON lines: one object a line, whose `type` says whether it is an `article`, an `issue`, a `statement` or
//! a `position`. What is unknown is null.

use crate::ExchangeError;
use crate::table::{
    ARTICLE_COLUMNS, Column, ISSUE_COLUMNS, POSITION_COLUMNS, STATEMENT_COLUMNS, Value, article_row,
    issue_row, position_row, statement_row,
};
use onrecord_reading::Codebook;
use onrecord_record::{PositionEntry, StatementEntry};
use onrecord_text::Article;
use serde_json::{Map, Value as Json};
use std::io::Write;

/// Writes everything, articles first, so that a reader knows a text before what was found in it.
pub(crate) fn write<'a>(
    mut out: impl Write,
    articles: impl Iterator<Item = (i64, &'a Article)>,
    codebook: &Codebook,
    statements: &[StatementEntry],
    positions: &[PositionEntry],
) -> Result<(), ExchangeError> {
    let mut line = |kind: &str, columns: &[Column], row: &[Value]| {
        let mut object = Map::new();
        object.insert("type".to_owned(), Json::from(kind));
        let named = columns.iter().zip(row);
        object.extend(named.map(|((name, _), value)| ((*name).to_owned(), value.json())));
        writeln!(out, "{}", Json::Object(object))
            .map_err(|error| ExchangeError::unmade("jsonl")(&error))
    };
    for (id, article) in articles {
        line("article", &ARTICLE_COLUMNS, &article_row(id, article))?;
    }
    for issue in &codebook.issues {
        line("issue", &ISSUE_COLUMNS, &issue_row(codebook, issue))?;
    }
    for statement in statements {
        line("statement", &STATEMENT_COLUMNS, &statement_row(statement))?;
    }
    for position in positions {
        line("position", &POSITION_COLUMNS, &position_row(position))?;
    }
    Ok(())
}
