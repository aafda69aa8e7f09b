//! `onrecord add`: reports into the record.

use crate::args::Add;
use crate::output::{Outcome, complain, stdout, warn};
use crate::run::{all_locations, progress, reader};
use onrecord::record::Added;
use onrecord::{Record, guarded, in_order, open};
use std::io::Write;
use std::sync::Mutex;

/// Reads the articles that the record does not have yet, and keeps them one by one, so that a run that
/// is cut short loses nothing and the next one goes on behind it.
pub(crate) fn run(args: &Add) -> anyhow::Result<Outcome> {
    let reader = reader(&args.sources.model)?;
    let mut record = Record::open(&args.file.record)?;
    // The workers ask what is in already through a connection of their own.
    let known = Mutex::new(Record::open(&args.file.record)?);
    let (locations, mut failed) = all_locations(&args.sources.sources);
    let progress = progress(locations.len());
    let (mut added, mut statements, mut already) = (0, 0, 0);
    let mut stop = None;
    in_order(
        &locations,
        |location| {
            guarded(|| {
                let (article, warnings) = open(location, args.sources.published)?;
                let has = {
                    let known = known.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                    known.has(&article.id(), reader.model()).unwrap_or(false)
                };
                let reading = if has { None } else { Some(reader.read(&article, warnings)?) };
                Ok((article, reading))
            })
        },
        |location, result| {
            progress.inc(1);
            if stop.is_some() {
                return;
            }
            match result {
                Ok((_, None)) => already += 1,
                Ok((article, Some(reading))) => {
                    for warning in reading.warnings.iter().filter(|warning| warning.about_file) {
                        progress.suspend(|| warn(&article.location, warning));
                    }
                    match record.add(&article, &reading) {
                        Ok(Added::Already(_)) => already += 1,
                        Ok(Added::New(_) | Added::Reread(_)) => {
                            added += 1;
                            statements += reading.statements.len();
                        }
                        Err(error) => stop = Some(error),
                    }
                }
                Err(error) => {
                    progress.suspend(|| complain(&format!("{location}: {error}")));
                    failed = true;
                }
            }
        },
    );
    progress.finish_and_clear();
    if let Some(error) = stop {
        return Err(error.into());
    }
    let known = if already > 0 { format!(", {already} were in already") } else { String::new() };
    let counts = record.counts()?;
    writeln!(
        stdout(),
        "added {added} articles with {statements} statements{known}; {} now holds {} articles, {} statements, {} actors",
        args.file.record.display(),
        counts.articles,
        counts.statements,
        counts.actors,
    )?;
    Ok(match (failed, added + already) {
        (true, _) => Outcome::SomeFailed,
        (false, 0) => Outcome::NothingFound,
        (false, _) => Outcome::Found,
    })
}
