//! `onrecord add`: reports into the record.

use crate::args::Add;
use crate::complaints::{Complaints, Warnings, is_fault};
use crate::output::{Outcome, complain, count_of, note, stdout, warn};
use crate::run::{all_locations, codebook, judging_reader, progress};
use onrecord::record::Added;
use onrecord::{
    Article, Location, NaiveDate, Opening, ReadError, Reader, Record, add_all, judge_all, open,
};
use std::io::Write;
use std::ops::ControlFlow;
use std::time::SystemTime;

/// Reads the articles that the record does not have yet, and keeps them one by one, so that a run that
/// is cut short loses nothing and the next one goes on behind it.
pub(crate) fn run(args: &Add) -> anyhow::Result<Outcome> {
    let (locations, mut failed) = all_locations(&args.sources.sources);
    if failed && locations.is_empty() {
        // A record that holds nothing is no use to anybody who typed a name wrongly.
        return Ok(Outcome::SomeFailed);
    }
    // A codebook with a mistake makes no record either, nor do files of which none can be read.
    let issues = args.issues.as_deref().map(codebook).transpose()?;
    let opening = args.sources.opening();
    if !args.file.record.exists() && !any_opens(&locations, &opening) {
        return Ok(Outcome::SomeFailed);
    }
    let mut record = Record::open(&args.file.record)?;
    record.may_write()?;
    if let Some(issues) = &issues {
        record.set_codebook(issues)?;
    }
    let asked = record.codebook()?;
    if asked.issues.is_empty() && args.sources.model.judge.is_some() {
        note(
            "the judge finds nothing, as the record follows no issues: give a codebook with --issues too",
        );
    }
    let reader = judging_reader(&args.sources.model, asked)?;
    let known = Record::open(&args.file.record)?;
    let progress = progress(locations.len(), "articles");
    let (mut added, mut already) = (0, 0);
    let (mut statements, mut positions) = (0, 0);
    let (mut replaced, mut older) = (0, 0);
    let mut reread = Reread::default();
    let mut days = Days::default();
    let mut complaints = Complaints::default();
    let mut warnings = Warnings::default();
    let run = add_all(
        &mut record,
        known,
        &reader,
        &locations,
        args.sources.given_day(),
        |location| open(location, &opening),
        |location, result| {
            progress.inc(1);
            for complaint in complaints.note(location, result.as_ref().err()) {
                progress.suspend(|| complain(&complaint));
            }
            match result {
                Ok(kept) => {
                    for warning in kept.warnings.iter().filter(|warning| warning.about_file) {
                        if warnings.are_few(location) {
                            progress.suspend(|| warn(&kept.article.location, warning));
                        }
                    }
                    if !matches!(kept.added, Added::Already(_)) {
                        days.note(&kept.article);
                    }
                    // What another process added meanwhile is in already, though it was read here.
                    match kept.added {
                        Added::Already(_) => already += 1,
                        Added::Reread(_) => reread.note(kept.positions),
                        Added::New(_) => {
                            added += 1;
                            replaced += usize::from(!kept.versions.older.is_empty());
                            older += usize::from(kept.versions.newer.is_some());
                            statements += kept.statements;
                            positions += kept.positions;
                        }
                    }
                }
                Err(error) => failed |= is_fault(location, &error),
            }
            ControlFlow::Continue(())
        },
    );
    progress.finish_and_clear();
    complaints.end().iter().for_each(|it| complain(it));
    warnings.end().iter().for_each(|it| note(it));
    run?;
    let met = added + already + reread.articles;
    // What stands again since its newer version was removed waits to be read.
    if args.issues.is_some() || record.has_unread()? {
        let rest = judge_the_rest(&mut record, &reader)?;
        reread.articles += rest.articles;
        reread.positions += rest.positions;
    }
    let were = |count: usize, done: &str| match count {
        0 => String::new(),
        1 => format!(", 1 was {done}"),
        more => format!(", {more} were {done}"),
    };
    let counts = record.counts()?;
    let followed = !reader.codebook().issues.is_empty();
    let with = match followed && reread.articles > 0 {
        true => format!(" with {}", count_of(reread.positions as u64, "position")),
        false => String::new(),
    };
    let known = were(reread.articles, "read again") + &with + &were(already, "in already");
    let of_positions = |count: u64| match followed {
        true => format!(", {}", count_of(count, "position")),
        false => String::new(),
    };
    writeln!(
        stdout(),
        "added {} with {}{}{known}; {} now holds {}, {}{}, {}",
        count_of(added, "article"),
        count_of(statements as u64, "statement"),
        of_positions(positions as u64),
        args.file.record.display(),
        count_of(counts.articles, "article"),
        count_of(counts.statements, "statement"),
        of_positions(counts.positions),
        count_of(counts.actors, "actor"),
    )?;
    let pages = |count: usize, is: &str, are: &str| match count {
        1 => format!("1 page {is}"),
        many => format!("{many} pages {are}"),
    };
    if replaced > 0 {
        let pages = pages(replaced, "was", "were");
        note(&format!(
            "{pages} in with other words: the newer version counts, the older is kept and counts for nothing"
        ));
    }
    if older > 0 {
        let pages = pages(older, "is", "are");
        note(&format!("{pages} in already in a newer version, which counts; the older is kept"));
    }
    days.tell();
    Ok(match (failed, met) {
        (true, _) => Outcome::SomeFailed,
        (false, 0) => Outcome::NothingFound,
        (false, _) => Outcome::Found,
    })
}

/// Whether any of these can be opened. What is no file is not tried: a pipe can be read but once. Where none can, it
/// is told why.
fn any_opens(locations: &[Location], opening: &Opening) -> bool {
    let mut complaints = Complaints::default();
    let mut told = Vec::new();
    for location in locations {
        if matches!(location, Location::Address(_) | Location::Stdin) {
            return true;
        }
        match open(location, opening) {
            Ok(_) => return true,
            Err(error) => told.extend(complaints.note(location, Some(&ReadError::Source(error)))),
        }
    }
    told.extend(complaints.end());
    told.iter().for_each(|it| complain(it));
    false
}

/// The days of publication of what was read.
#[derive(Default)]
struct Days {
    all: usize,
    undated: usize,
    /// Those that are yet to come, each with its report.
    to_come: Vec<String>,
}

impl Days {
    fn note(&mut self, article: &Article) {
        self.all += 1;
        match article.published {
            None => self.undated += 1,
            Some(published) if tomorrow().is_some_and(|day| published.on > day) => {
                self.to_come.push(format!("{}: {}", article.location, published.on));
            }
            Some(_) => {}
        }
    }

    /// Tells of what nothing that goes by days will show, or for too long.
    fn tell(&self) {
        const NAMED: usize = 5;
        match (self.undated, self.all) {
            (0, _) => {}
            (1, 1) => note(
                "the report has no day of publication, and is in nothing that goes by days: --published gives it one",
            ),
            (undated, all) => note(&format!(
                "{undated} of {all} reports have no day of publication, and are in nothing that goes by days: \
                 --published gives them one"
            )),
        }
        for it in self.to_come.iter().take(NAMED) {
            note(&format!("{it}, its day of publication, is yet to come"));
        }
        if self.to_come.len() > NAMED {
            note(&format!("and {} more like these", self.to_come.len() - NAMED));
        }
    }
}

/// The day after today, which it is already in places east of here.
fn tomorrow() -> Option<NaiveDate> {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).ok()?;
    NaiveDate::from_epoch_days(i32::try_from(since.as_secs() / 86_400).ok()? + 1)
}

/// What was in the record and was read again, and the positions that were found in it.
#[derive(Default)]
pub(crate) struct Reread {
    articles: usize,
    pub(crate) positions: usize,
}

impl Reread {
    fn note(&mut self, positions: usize) {
        self.articles += 1;
        self.positions += positions;
    }
}

/// Reads again what is in the record and was not judged yet for all its issues.
pub(crate) fn judge_the_rest(record: &mut Record, reader: &Reader) -> anyhow::Result<Reread> {
    let progress = progress(0, "articles");
    let mut reread = Reread::default();
    let run = judge_all(
        record,
        reader,
        |count| progress.set_length(count as u64),
        |article, result| {
            progress.inc(1);
            match result {
                Ok(positions) => reread.note(positions),
                Err(error) => {
                    progress.suspend(|| complain(&format!("{}: {error}", article.location)));
                }
            }
            ControlFlow::Continue(())
        },
    );
    progress.finish_and_clear();
    run?;
    Ok(reread)
}
