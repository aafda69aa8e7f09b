//! `onrecord add`: reports into the record.

use crate::args::Add;
use crate::output::{Outcome, complain, stdout, warn};
use crate::run::{all_locations, codebook, judging_reader, progress};
use onrecord::record::Added;
use onrecord::{Reader, Record, guarded, in_order, open};
use std::io::Write;
use std::sync::Mutex;

/// Reads the articles that the record does not have yet, and keeps them one by one, so that a run that
/// is cut short loses nothing and the next one goes on behind it.
pub(crate) fn run(args: &Add) -> anyhow::Result<Outcome> {
    let mut record = Record::open(&args.file.record)?;
    if let Some(file) = &args.issues {
        record.set_codebook(&codebook(file)?)?;
    }
    let reader = judging_reader(&args.sources.model, record.codebook()?)?;
    let judge = reader.judge();
    // The workers ask what is in already through a connection of their own.
    let known = Mutex::new(Record::open(&args.file.record)?);
    let (locations, mut failed) = all_locations(&args.sources.sources);
    let progress = progress(locations.len());
    let (mut added, mut statements, mut positions, mut already) = (0, 0, 0, 0);
    let mut stop = None;
    in_order(
        &locations,
        |location| {
            guarded(|| {
                let (article, warnings) = open(location, args.sources.published)?;
                let has = {
                    let known = known.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                    known.has_judged(&article.id(), reader.model(), &judge).unwrap_or(false)
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
                    let issues = &reader.codebook().issues;
                    match record.add_judged(&article, &reading, issues, &judge) {
                        Ok(Added::Already(_)) => already += 1,
                        Ok(Added::New(_) | Added::Reread(_)) => {
                            added += 1;
                            statements += reading.statements.len();
                            positions += reading.positions.len();
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
    if args.issues.is_some() {
        positions += judge_the_rest(&mut record, &reader)?;
    }
    let known = if already > 0 { format!(", {already} were in already") } else { String::new() };
    let counts = record.counts()?;
    let followed = !reader.codebook().issues.is_empty();
    let found = if followed { format!(", {positions} positions") } else { String::new() };
    let held = if followed { format!(", {} positions", counts.positions) } else { String::new() };
    writeln!(
        stdout(),
        "added {added} articles with {statements} statements{found}{known}; {} now holds {} articles, {} statements{held}, {} actors",
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

/// Reads again what is in the record and was not judged yet for all its issues, and gives the number of
/// positions that this found. Articles are kept one by one, so that a run that is cut short goes on
/// where it stopped.
pub(crate) fn judge_the_rest(record: &mut Record, reader: &Reader) -> anyhow::Result<usize> {
    let judge = reader.judge();
    let mut waiting = Vec::new();
    for id in record.unjudged(&judge)? {
        if let Some(article) = record.article(id)? {
            waiting.push((id, article));
        }
    }
    let progress = progress(waiting.len());
    let (mut positions, mut stop) = (0, None);
    in_order(
        &waiting,
        |(_, article)| guarded(|| Ok(reader.read(article, Vec::new())?)),
        |(id, article), result| {
            progress.inc(1);
            match result {
                _ if stop.is_some() => {}
                Ok(reading) => {
                    positions += reading.positions.len();
                    stop = record.judge(*id, &reading, &reader.codebook().issues, &judge).err();
                }
                Err(error) => {
                    progress.suspend(|| complain(&format!("{}: {error}", article.location)));
                }
            }
        },
    );
    progress.finish_and_clear();
    stop.map_or(Ok(positions), |error| Err(error.into()))
}
