//! `onrecord changes`: who moved, from what to what, and where reports contradict each other.

use crate::args::{Changes, TableFormat};
use crate::output::{Outcome, print_json, raw_stdout, stdout, visible};
use crate::rows::write_changes;
use crate::stances::{
    CONFLICT, coloured, complain_of_nothing, filters, issues, note_left_out, print_evidence, stance,
};
use crate::style::{DIM, SPEAKER, paint};
use onrecord::Record;
use onrecord::record::{Change, ChangeKind, PositionEntry};
use std::io::Write;

/// Prints the changes and conflicts in order of time, each with both pieces of evidence.
pub(crate) fn run(args: &Changes) -> anyhow::Result<Outcome> {
    let record = Record::open_existing(&args.which.file.record)?;
    if issues(&record, &args.which)?.is_none() {
        return Ok(Outcome::NothingFound);
    }
    let filters = filters(&args.which);
    let changes = record.changes(&filters)?;
    match args.which.format {
        TableFormat::Table => print_changes(&changes)?,
        TableFormat::Csv => write_changes(raw_stdout(), &changes)?,
        TableFormat::Json => print_json(&changes)?,
    }
    if changes.is_empty() {
        let otherwise = "no stance has changed and no reports contradict each other, as far as their dates are \
                         known; `onrecord positions` shows who stands where";
        complain_of_nothing(&record, &filters, otherwise)?;
        return Ok(Outcome::NothingFound);
    }
    note_left_out(&record, &filters)?;
    Ok(Outcome::Found)
}

/// Prints changes with both pieces of evidence.
pub(crate) fn print_changes(changes: &[Change]) -> std::io::Result<()> {
    let mut out = stdout();
    for (i, change) in changes.iter().enumerate() {
        if i > 0 {
            writeln!(out)?;
        }
        let actor = paint(SPEAKER, visible(&change.to.actor));
        let issue =
            paint(DIM, visible(&format!("{} · {}", change.to.issue, change.to.issue_title)));
        writeln!(out, "{actor}  {issue}\n  {}", coloured(&told(change)))?;
        print_evidence(&mut out, &dated(&change.from), &change.from)?;
        print_evidence(&mut out, &dated(&change.to), &change.to)?;
    }
    Ok(())
}

/// "▼ against → ▲ for, 210 days later", or "! contradictory: ▼ against and ▲ for on the same day".
fn told(change: &Change) -> String {
    let (from, to) = (stance(change.from.stance), stance(change.to.stance));
    let gap = change.gap();
    match change.kind {
        ChangeKind::Conflict => {
            format!("{CONFLICT} contradictory: {from} and {to} {gap}").trim_end().to_owned()
        }
        ChangeKind::Change if gap.is_empty() => format!("{from} → {to}"),
        ChangeKind::Change => format!("{from} → {to}, {gap}"),
    }
}

fn dated(position: &PositionEntry) -> String {
    let time = position.time().unwrap_or_else(|| "without a day".to_owned());
    format!("{} {}", stance(position.stance), visible(&time))
}
