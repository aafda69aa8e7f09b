//! `onrecord import`: people's codings, out of other tools.

use crate::args::{Import, ImportFormat};
use crate::output::{Outcome, complain, count_of, note, stdout, visible};
use crate::run::progress;
use onrecord::Record;
use onrecord_exchange::{ExchangeError, Format, Stored, import_for, store_watched};
use std::io::Write;
use std::path::Path;

/// How many notes on one path are printed: a table whose every row is wrong is told in a few.
const NOTES: usize = 20;

/// Takes in each path; what fails is complained about, and the others come in.
pub(crate) fn run(args: &Import) -> anyhow::Result<Outcome> {
    // A record is made only for what comes in.
    let mut record = Lazy { path: &args.file.record, open: None };
    let (mut failed, mut found) = (false, false);
    // A variable that is set to nothing names nobody.
    let coder = if args.coder.trim().is_empty() { Import::CODER } else { args.coder.trim() };
    for path in &args.paths {
        let place = visible(&path.display().to_string());
        if !path.exists() {
            complain(&format!("{place}: there is no such file or folder"));
            failed = true;
            continue;
        }
        let given = args.from.map(format).or_else(|| Format::of_path(path));
        let Some(format) = given else {
            complain(&format!(
                "{place}: it is not plain what this is; say --from brat, --from dna or --from csv"
            ));
            failed = true;
            continue;
        };
        match take(&mut record, format, path, coder) {
            Ok(stored) => {
                stored.notes.iter().take(NOTES).for_each(|told| note(told));
                if stored.notes.len() > NOTES {
                    note(&format!("and {} more like these", stored.notes.len() - NOTES));
                }
                failed |= stored.left_out > 0;
                found |= stored.articles
                    + stored.added
                    + stored.corrected
                    + stored.accepted
                    + stored.rejected
                    + stored.known
                    + stored.untouched
                    > 0;
                writeln!(stdout(), "{place}: {}", told(&stored))?;
            }
            Err(error) => {
                complain(&format!("{:#}", anyhow::Error::new(error)));
                failed = true;
            }
        }
    }
    Ok(match (failed, found) {
        (true, _) => Outcome::SomeFailed,
        (false, true) => Outcome::Found,
        (false, false) => Outcome::NothingFound,
    })
}

/// A record that is opened once it is needed.
struct Lazy<'a> {
    path: &'a Path,
    open: Option<Record>,
}

fn take(
    record: &mut Lazy<'_>,
    format: Format,
    path: &Path,
    coder: &str,
) -> Result<Stored, ExchangeError> {
    if record.open.is_none() && record.path.exists() {
        record.open = Some(Record::open(record.path)?);
    }
    // A table of codings alone tells its articles by the keys that the record has for them.
    let imported = import_for(record.open.as_ref(), format, path)?;
    let record = match &mut record.open {
        Some(record) => record,
        none => none.insert(Record::open(record.path)?),
    };
    let progress = progress(imported.codings(), "codings");
    let stored = store_watched(record, &imported, coder, || progress.inc(1));
    progress.finish_and_clear();
    stored
}

/// "2 articles added; of their codings 12 were added, 1 corrected what was there, …".
fn told(stored: &Stored) -> String {
    let articles = count_of(stored.articles, "article");
    let untouched = match stored.untouched {
        0 => String::new(),
        count => format!("; {} came back as the reading told them", count_of(count, "finding")),
    };
    let rejected = match stored.rejected {
        0 => String::new(),
        count => format!(" {count} rejected it,"),
    };
    format!(
        "added {articles}; codings: {} added, {} put right what was there, {} confirmed it,{rejected} {} known before{untouched}",
        stored.added, stored.corrected, stored.accepted, stored.known
    )
}

fn format(chosen: ImportFormat) -> Format {
    match chosen {
        ImportFormat::Brat => Format::Brat,
        ImportFormat::Dna => Format::Dna,
        ImportFormat::Csv => Format::Csv,
    }
}
