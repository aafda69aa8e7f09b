//! `onrecord codebook`: the issues on which positions are asked for.

use super::add::judge_the_rest;
use super::suggest;
use crate::args::{CheckCodebooks, Codebook as Args, DropIssue, UseCodebooks};
use crate::output::{Outcome, complain, count_of, must_follow, note, stdout, visible};
use crate::run::{codebook, judging_reader};
use crate::style::{STRONG, paint};
use onrecord::{Codebook, Record, advice};
use std::io::Write;
use std::path::Path;

/// Does what was asked about codebooks.
pub(crate) fn run(args: &Args) -> anyhow::Result<Outcome> {
    match args {
        Args::Check(args) => check(args),
        Args::Suggest(args) => suggest::run(args),
        Args::Use(args) => follow(args),
        Args::Drop(args) => drop_issue(args),
    }
}

/// Follows codebooks, and finds positions on their issues in what is in the record.
fn follow(args: &UseCodebooks) -> anyhow::Result<Outcome> {
    let mut record = Record::open_existing(&args.file.record)?;
    let codebooks = args.files.iter().map(|file| codebook(file));
    let codebooks: Vec<Codebook> = codebooks.collect::<anyhow::Result<_>>()?;
    record.change_codebooks(&codebooks, &[])?;
    let reader = judging_reader(&args.model, record.codebook()?)?;
    let found = judge_the_rest(&mut record, &reader)?.positions;
    let counts = record.counts()?;
    writeln!(
        stdout(),
        "found {}; {} now follows {} and holds {} of {}",
        count_of(found, "position"),
        visible(&args.file.record.display().to_string()),
        count_of(reader.codebook().issues.len(), "issue"),
        count_of(counts.positions, "position"),
        count_of(counts.articles, "article"),
    )?;
    Ok(Outcome::Found)
}

fn drop_issue(args: &DropIssue) -> anyhow::Result<Outcome> {
    let mut record = Record::open_existing(&args.file.record)?;
    let counts = record.issue_counts()?.into_iter().find(|it| it.issue == args.issue);
    if record.drop_issue(&args.issue)? {
        let place = visible(&args.file.record.display().to_string());
        let (positions, reviewed) = counts.map_or((0, 0), |it| (it.positions, it.reviewed));
        let forgotten = match positions {
            0 => String::new(),
            _ => format!(", and forgets {} on it", count_of(positions, "position")),
        };
        writeln!(stdout(), "{place} no longer follows {}{forgotten}", args.issue)?;
        if reviewed > 0 {
            note(&format!(
                "what coders said of {reviewed} of them is kept, and holds again once the issue is followed with the \
                 same meaning"
            ));
        }
        return Ok(Outcome::Found);
    }
    must_follow(&record, &args.issue)?;
    Ok(Outcome::NothingFound)
}

/// A file's codebook, or all that is wrong with it, each with its place: `FILE:LINE: field: message`.
pub(crate) fn open(file: &Path) -> Result<Codebook, Faults> {
    let name = file.display();
    let bytes = std::fs::read(file).map_err(|error| Faults(vec![format!("{name}: {error}")]))?;
    let toml = std::str::from_utf8(&bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let fault = "toml: a character that is no UTF-8; save the file as UTF-8";
        Faults(vec![format!("{name}:{line}: {fault}")])
    })?;
    Codebook::parse(toml).map_err(|errors| {
        let place = |error: onrecord::CodebookError| {
            format!("{name}:{}: {}: {}", error.line, error.field, error.message)
        };
        Faults(errors.into_iter().map(place).collect())
    })
}

/// All that is wrong with a file, each fault a line.
#[derive(Debug)]
pub(crate) struct Faults(pub(crate) Vec<String>);

impl std::fmt::Display for Faults {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str(&self.0.join("; "))
    }
}

impl std::error::Error for Faults {}

/// So many faults of a file are told one by one: of one that is no TOML each line is one.
const MOST_FAULTS: usize = 10;

fn check(args: &CheckCodebooks) -> anyhow::Result<Outcome> {
    let mut out = stdout();
    let mut outcome = Outcome::Found;
    for file in &args.files {
        match open(file) {
            Ok(codebook) => {
                print(&mut out, &codebook)?;
                for issue in &codebook.issues {
                    let name = file.display();
                    let told = advice(issue).into_iter();
                    told.for_each(|it| note(&format!("{name}: {}: for: {it}", issue.id)));
                }
            }
            Err(Faults(faults)) => {
                faults.iter().take(MOST_FAULTS).for_each(|fault| complain(fault));
                if faults.len() > MOST_FAULTS {
                    let more = count_of(faults.len() - MOST_FAULTS, "more fault");
                    complain(&format!("{}: and {more} like these", file.display()));
                }
                outcome = Outcome::SomeFailed;
            }
        }
    }
    Ok(outcome)
}

fn print(out: &mut impl Write, codebook: &Codebook) -> std::io::Result<()> {
    let count = codebook.issues.len();
    let issues = count_of(count, "issue");
    writeln!(out, "{}: {issues}", paint(STRONG, visible(&codebook.name)))?;
    let width = codebook.issues.iter().map(|issue| issue.id.len()).max().unwrap_or_default();
    for issue in &codebook.issues {
        writeln!(out, "  {:width$}  {}", issue.id, visible(&issue.title))?;
    }
    Ok(())
}
