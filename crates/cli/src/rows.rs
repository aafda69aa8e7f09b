//! Changes as rows of CSV: a column for each variable of the position before it and of that after it.

use onrecord::record::Change;
use onrecord_exchange::{POSITION_COLUMNS, Value, position_row};

/// Writes one row a change, with all columns of the position before it and of that after it.
pub(crate) fn write_changes(out: impl std::io::Write, changes: &[Change]) -> csv::Result<()> {
    let mut out = csv::Writer::from_writer(out);
    let named = |side: &'static str| {
        POSITION_COLUMNS.iter().map(move |(column, _)| format!("{side}_{column}"))
    };
    let first = ["kind", "days"].map(str::to_owned).into_iter();
    out.write_record(first.chain(named("from")).chain(named("to")))?;
    for change in changes {
        let days = change.days.map(|days| days.to_string()).unwrap_or_default();
        let first = [change.kind.name().to_owned(), days].into_iter();
        let sides = [&change.from, &change.to].map(position_row);
        out.write_record(first.chain(sides.iter().flatten().map(Value::shown)))?;
    }
    Ok(out.flush()?)
}
