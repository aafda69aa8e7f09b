//! Changes and standings as rows of CSV: a column for each variable of the positions that tell them.

use onrecord::record::{Change, PositionEntry, Standing};
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

/// What stands in a row of each position beside the one by which somebody stands there.
const BESIDE: [&str; 9] =
    ["stance", "condition", "day", "evidence", "published", "outlet", "url", "location", "article"];

/// Writes one row an actor and issue: all columns of the position by which the actor stands there, then since
/// when and in how many reports, with the position that began it, the last that names a condition, the one
/// that contradicts it, and one that tells another stance without a day.
pub(crate) fn write_standings(out: impl std::io::Write, standings: &[Standing]) -> csv::Result<()> {
    let mut out = csv::Writer::from_writer(out);
    let all = POSITION_COLUMNS.iter().map(|(column, _)| (*column).to_owned());
    let beside = |side: &'static str| BESIDE.iter().map(move |column| format!("{side}_{column}"));
    let counts = ["since", "since_time", "reports", "undated"].map(str::to_owned);
    let sides = ["first", "conditional", "contradicting", "otherwise"];
    out.write_record(all.chain(counts).chain(sides.into_iter().flat_map(beside)))?;
    for it in standings {
        let all = position_row(&it.position);
        let since = it.since.map(|day| day.to_string()).unwrap_or_default();
        let time = it.since_time.clone().unwrap_or_default();
        let counts = [since, time, it.reports.to_string(), it.undated.to_string()];
        let sides = [&it.first, &it.condition, &it.conflict, &it.otherwise];
        let beside = sides.into_iter().flat_map(|it| values(it.as_ref()));
        out.write_record(all.iter().map(Value::shown).chain(counts).chain(beside))?;
    }
    Ok(out.flush()?)
}

/// The values of [`BESIDE`], which are empty where there is no such position.
fn values(position: Option<&PositionEntry>) -> Vec<String> {
    let Some(position) = position else { return vec![String::new(); BESIDE.len()] };
    let columns = POSITION_COLUMNS.iter().map(|(column, _)| *column);
    let row: Vec<(&str, Value)> = columns.zip(position_row(position)).collect();
    let value = |column: &&str| row.iter().find(|(it, _)| it == column).map(|(_, it)| it.shown());
    BESIDE.iter().map(|column| value(column).unwrap_or_default()).collect()
}
