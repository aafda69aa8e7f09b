//! JSON lines: one object a line, whose `type` says whether it is an `article`, an `issue`, a `statement`, a
//! `position` or a `verdict`. What is unknown is null.

use crate::ExchangeError;
use crate::export::Chosen;
use crate::table::{
    ARTICLE_COLUMNS, Column, ISSUE_COLUMNS, POSITION_COLUMNS, STATEMENT_COLUMNS, VERDICT_COLUMNS,
    Value, issue_row, position_row, statement_row, verdict_row,
};
use serde_json::{Map, Value as Json};
use std::io::Write;

/// Writes everything, articles first, so that a reader knows a text before what was found in it.
pub(crate) fn write(mut out: impl Write, chosen: &Chosen) -> Result<(), ExchangeError> {
    let mut line = |kind: &str, columns: &[Column], row: &[Value]| {
        let mut object = Map::new();
        object.insert("type".to_owned(), Json::from(kind));
        let named = columns.iter().zip(row);
        object.extend(named.map(|((name, _), value)| ((*name).to_owned(), value.json())));
        writeln!(out, "{}", Json::Object(object))
            .map_err(|source| ExchangeError::Unsent { format: "jsonl", source })
    };
    chosen.article_rows(|rows| {
        for row in rows {
            line("article", &ARTICLE_COLUMNS, &row)?;
        }
        Ok(())
    })?;
    for issue in &chosen.codebook.issues {
        line("issue", &ISSUE_COLUMNS, &issue_row(&chosen.codebook, issue))?;
    }
    for statement in &chosen.statements {
        line("statement", &STATEMENT_COLUMNS, &statement_row(statement))?;
    }
    for position in &chosen.positions {
        line("position", &POSITION_COLUMNS, &position_row(position))?;
    }
    for verdict in &chosen.verdicts {
        line("verdict", &VERDICT_COLUMNS, &verdict_row(verdict))?;
    }
    Ok(())
}
