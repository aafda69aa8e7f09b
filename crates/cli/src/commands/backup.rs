//! `onrecord backup`: a copy of the record while it is in use.

use crate::args::Backup;
use crate::output::{Outcome, stdout, visible};
use onrecord::Record;
use std::io::Write;

/// Copies the record.
pub(crate) fn run(args: &Backup) -> anyhow::Result<Outcome> {
    Record::open_existing(&args.file.record)?.backup(&args.to)?;
    let bytes = args.to.metadata()?.len();
    let to = visible(&args.to.display().to_string());
    writeln!(stdout(), "{to} is a copy of {:.1} MB", bytes as f64 / 1e6)?;
    Ok(Outcome::Found)
}
