//! `onrecord watch`: reports into the record as feeds name them.

use crate::args::Watch;
use crate::commands::add::judge_the_rest;
use crate::commands::changes::print_changes;
use crate::output::{Outcome, complain, count_of, note, source, stdout, visible};
use crate::run::{codebook, judging_reader, progress, waiting};
use crate::style::{CONTENT, paint};
use anyhow::anyhow;
use onrecord::record::{Added, ChangeKind, PositionFilters};
use onrecord::{
    Feed, Fetcher, GivenDay, Item, Kept, ReadError, Reader, Record, SourceError, Visits, add_all,
};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Duration;

/// Looks at the feeds, once or until it is broken off, and reads what they name that the record does not have.
pub(crate) fn run(args: &Watch) -> anyhow::Result<Outcome> {
    let mut feeds = Vec::new();
    for argument in &args.feeds {
        feeds.extend(Feed::all_of(argument).map_err(|error| anyhow!("{argument}: {error}"))?);
    }
    let issues = args.issues.as_deref().map(codebook).transpose()?;
    let fetcher = Fetcher::new(args.allow_private);
    if !args.file.record.exists() && !any_is_read(&feeds, &fetcher) {
        return Ok(Outcome::SomeFailed);
    }
    let mut record = Record::open(&args.file.record)?;
    record.may_write()?;
    if let Some(issues) = &issues {
        record.set_codebook(issues)?;
    }
    let reader = judging_reader(&args.model, record.codebook()?)?;
    if issues.is_some() {
        judge_the_rest(&mut record, &reader)?;
    }
    let mut watch = Watched {
        visits: Visits::new(fetcher.clone()),
        fetcher,
        reader,
        record,
        path: &args.file.record,
        said: BTreeMap::new(),
    };
    loop {
        let look = watch.look(&mut feeds)?;
        look.tell(&watch.record)?;
        if args.once {
            return Ok(look.outcome());
        }
        let pause =
            waiting(&format!("waiting, {} between two looks", count_of(args.every, "minute")));
        std::thread::sleep(Duration::from_secs(args.every * 60));
        pause.finish_and_clear();
    }
}

/// Whether any of these is a feed; where none is, it is told why. A record that holds nothing is no use to anybody who typed
/// an address wrongly.
fn any_is_read(feeds: &[Feed], fetcher: &Fetcher) -> bool {
    let mut told = Vec::new();
    for feed in feeds {
        match feed.clone().items(fetcher) {
            Ok(_) => return true,
            Err(error) => told.push(format!("{}: {error}", feed.url)),
        }
    }
    told.iter().for_each(|it| complain(it));
    false
}

/// What is watched, and into what it goes.
struct Watched<'a> {
    fetcher: Fetcher,
    visits: Visits,
    reader: Reader,
    record: Record,
    path: &'a Path,
    /// What was said of each feed and page that cannot be read, which is not said at every look.
    said: BTreeMap<String, String>,
}

/// What one look at all feeds brought.
#[derive(Default)]
struct Look {
    /// The articles that are new, by their ids.
    new: Vec<i64>,
    statements: usize,
    positions: usize,
    /// How many pages held no report in English.
    others: usize,
    /// How many pages sites ask programs not to read.
    unwelcome: usize,
    has_failed: bool,
}

impl Watched<'_> {
    fn look(&mut self, feeds: &mut [Feed]) -> anyhow::Result<Look> {
        let mut look = Look::default();
        let items = self.new_items(feeds, &mut look)?;
        let progress = progress(items.len(), "pages");
        // What was read is noted page by page, so that a look that is cut short is not begun anew.
        let mut notes = Record::open(self.path)?;
        let mut failed = None;
        let mut again = BTreeSet::new();
        let Watched { visits, reader, record, said, .. } = self;
        let run = add_all(
            record,
            Record::open(self.path)?,
            reader,
            &items,
            GivenDay::Stays,
            |(_, item)| visits.open(item),
            |(feed, item), result| {
                progress.inc(1);
                let link = item.url.as_str();
                let article = match &result {
                    Ok(kept) => look.note(kept, |line| progress.suspend(|| print(line))),
                    Err(error) if is_no_report(error) => {
                        look.others += 1;
                        None
                    }
                    Err(ReadError::Source(SourceError::Unwelcome)) => {
                        look.unwelcome += 1;
                        None
                    }
                    Err(error) => {
                        look.has_failed = true;
                        progress.suspend(|| complain_once(said, link, &error.to_string()));
                        None
                    }
                };
                if result.as_ref().err().is_none_or(is_lasting) {
                    let noted = notes.note_read(feed, link, item.changed.as_deref(), article);
                    failed = noted.err();
                } else {
                    again.insert(feed.clone());
                }
                if failed.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        );
        progress.finish_and_clear();
        run?;
        feeds.iter_mut().filter(|it| again.contains(it.url.as_str())).for_each(Feed::look_again);
        failed.map_or(Ok(look), |error| Err(error.into()))
    }

    /// What the feeds name that was not read yet, each with its feed.
    fn new_items(
        &mut self,
        feeds: &mut [Feed],
        look: &mut Look,
    ) -> anyhow::Result<Vec<(String, Item)>> {
        let progress = progress(feeds.len(), "feeds");
        let mut new: Vec<(String, Item)> = Vec::new();
        for feed in feeds {
            let address = feed.url.to_string();
            match feed.items(&self.fetcher) {
                Ok(items) => {
                    self.said.remove(&address);
                    for item in items {
                        let is_twice = new.iter().any(|(_, other)| other.url == item.url);
                        if !is_twice
                            && !self.record.was_read(item.url.as_str(), item.changed.as_deref())?
                        {
                            new.push((address.clone(), item));
                        }
                    }
                }
                Err(error) => {
                    look.has_failed = true;
                    let said = &mut self.said;
                    progress.suspend(|| complain_once(said, &address, &error.to_string()));
                }
            }
            progress.inc(1);
        }
        progress.finish_and_clear();
        Ok(new)
    }
}

/// Says what is wrong with an address, unless the same was said of it before.
fn complain_once(said: &mut BTreeMap<String, String>, address: &str, error: &str) {
    if said.insert(address.to_owned(), error.to_owned()).as_deref() != Some(error) {
        complain(&format!("{address}: {error}"));
    }
}

/// Whether a page holds no report, which is no fault: feeds name pictures, films and live pages too.
fn is_no_report(error: &ReadError) -> bool {
    matches!(error, ReadError::Source(error) if error.is_no_report())
}

/// Whether reading a page again would change nothing.
fn is_lasting(error: &ReadError) -> bool {
    match error {
        ReadError::Source(error) => error.is_lasting(),
        _ => true,
    }
}

fn print(line: &str) {
    let _ = writeln!(stdout(), "{line}");
}

impl Look {
    /// Counts a report that was read, tells of a new one, and gives its id.
    fn note(&mut self, kept: &Kept, tell: impl FnOnce(&str)) -> Option<i64> {
        let (Added::New(id) | Added::Already(id) | Added::Reread(id)) = kept.added;
        if matches!(kept.added, Added::New(_)) {
            self.new.push(id);
            self.statements += kept.statements;
            self.positions += kept.positions;
            let article = &kept.article;
            let source = source(
                article.published.map(|it| it.on),
                article.outlet.as_deref(),
                article.url.as_deref(),
                &article.location,
            );
            let title = article.title.as_deref().unwrap_or("without a headline");
            let found = found(kept.statements, kept.positions);
            tell(&format!("{}\n  {source} · {found}", paint(CONTENT, visible(title))));
        }
        Some(id)
    }

    /// Tells what the look brought, and who moved by it.
    fn tell(&self, record: &Record) -> anyhow::Result<()> {
        let filters = PositionFilters { min: PositionFilters::MIN, ..PositionFilters::default() };
        let mut moves = if self.positions > 0 { record.changes(&filters)? } else { Vec::new() };
        let is_new = |article: i64| self.new.contains(&article);
        moves.retain(|it| it.kind == ChangeKind::Change);
        moves.retain(|it| is_new(it.from.article) || is_new(it.to.article));
        if !moves.is_empty() {
            print("\nWho moved, as these reports tell:");
            print_changes(&moves)?;
        }
        if self.others > 0 {
            let pages = count_of(self.others, "page");
            note(&format!("passed over, as they hold no report in English: {pages}"));
        }
        if self.unwelcome > 0 {
            let pages = count_of(self.unwelcome, "page");
            note(&format!("not read, as the sites ask programs not to (robots.txt): {pages}"));
        }
        let found = found(self.statements, self.positions);
        note(&format!("{} new with {found}", count_of(self.new.len(), "report")));
        Ok(())
    }

    fn outcome(&self) -> Outcome {
        match (self.has_failed, self.new.is_empty()) {
            (true, _) => Outcome::SomeFailed,
            (false, true) => Outcome::NothingFound,
            (false, false) => Outcome::Found,
        }
    }
}

/// "3 statements, 1 position".
fn found(statements: usize, positions: usize) -> String {
    let statements = count_of(statements, "statement");
    match positions {
        0 => statements,
        _ => format!("{statements}, {}", count_of(positions, "position")),
    }
}
