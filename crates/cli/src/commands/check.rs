//! `onrecord check`: whether the record is whole.

use crate::args::CheckRecord;
use crate::output::{Outcome, complain, count_of, stdout, visible};
use onrecord::Record;
use std::io::Write;

/// Says that all is well, or all that is not.
pub(crate) fn run(args: &CheckRecord) -> anyhow::Result<Outcome> {
    let record = Record::open_existing(&args.file.record)?;
    let problems = record.check()?;
    let place = visible(&args.file.record.display().to_string());
    if problems.is_empty() {
        let counts = record.counts()?;
        writeln!(
            stdout(),
            "{place} is whole: {}, {}, {}, {}",
            count_of(counts.articles, "article"),
            count_of(counts.statements, "statement"),
            count_of(counts.positions, "position"),
            count_of(counts.actors, "actor")
        )?;
        return Ok(Outcome::Found);
    }
    for problem in &problems {
        complain(problem);
    }
    complain(&format!(
        "{place} is damaged: keep a copy of it; `onrecord backup` copies what can be read, and adding \
         the reports to a new record makes a whole one"
    ));
    Ok(Outcome::SomeFailed)
}
