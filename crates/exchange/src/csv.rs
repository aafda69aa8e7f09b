//! CSV: rows for spreadsheets, R and pandas, under a heading, quoted where they need it.
//!
//! Values are written as they are, also one that a spreadsheet would take for a formula: an article's words
//! are never changed.

use crate::ExchangeError;
use crate::table::{
    Column, ISSUE_COLUMNS, POSITION_COLUMNS, STATEMENT_COLUMNS, Value, issue_row, position_row,
    statement_row,
};
use onrecord_reading::Codebook;
use onrecord_record::{PositionEntry, StatementEntry};
use std::io::Write;

/// One row a statement, as [`crate::STATEMENT_COLUMNS`].
///
/// # Errors
///
/// `out` cannot be written to.
pub fn statements_csv<'a>(
    out: impl Write,
    statements: impl IntoIterator<Item = &'a StatementEntry>,
) -> Result<(), ExchangeError> {
    write(out, &STATEMENT_COLUMNS, statements.into_iter().map(statement_row))
}

/// One row a position, as [`crate::POSITION_COLUMNS`].
///
/// # Errors
///
/// `out` cannot be written to.
pub fn positions_csv(out: impl Write, positions: &[PositionEntry]) -> Result<(), ExchangeError> {
    write(out, &POSITION_COLUMNS, positions.iter().map(position_row))
}

/// One row an issue, as [`crate::ISSUE_COLUMNS`].
pub(crate) fn issues_csv(out: impl Write, codebook: &Codebook) -> Result<(), ExchangeError> {
    let rows = codebook.issues.iter().map(|issue| issue_row(codebook, issue));
    write(out, &ISSUE_COLUMNS, rows)
}

/// Writes rows of these columns under a heading.
pub(crate) fn write(
    out: impl Write,
    columns: &[Column],
    rows: impl Iterator<Item = Vec<Value>>,
) -> Result<(), ExchangeError> {
    let unsent = |source| ExchangeError::Unsent { format: "csv", source };
    let unmade = |error: csv::Error| match error.into_kind() {
        csv::ErrorKind::Io(source) => unsent(source),
        kind => ExchangeError::unmade("csv")(&format!("{kind:?}")),
    };
    let mut out = csv::Writer::from_writer(out);
    out.write_record(columns.iter().map(|(name, _)| name)).map_err(unmade)?;
    for row in rows {
        out.write_record(row.iter().map(Value::shown)).map_err(unmade)?;
    }
    out.flush().map_err(unsent)
}
