//! `onrecord review`: one entry after another, each with its words, and what the coder says of it.

mod answer;
mod show;

use super::articles_of;
use crate::args::{Review, ReviewWhat};
use crate::output::{Outcome, complain, count_of, must_follow, stdout, visible};
use crate::run::coder;
use answer::Answer;
use anyhow::{Context, bail};
use comfy_table::{LineStyle, Table, TableStyle};
use onrecord::Record;
use onrecord::record::{ArticleEntry, Coder, EntryRef, Filters, PositionFilters, ReviewEntry};
use std::io::{BufRead, Write};
use std::path::Path;

/// Asks about entries, or does the one other thing that was asked for.
pub(crate) fn run(args: &Review) -> anyhow::Result<Outcome> {
    let mut record = Record::open_existing(&args.file.record)?;
    if args.agreement {
        return agreement(&record);
    }
    if let Some(folder) = &args.gold {
        return gold(&record, folder);
    }
    record.may_write()?;
    let coder = coder(args.coder.as_deref());
    if args.undo {
        return undo(&mut record, &coder);
    }
    let Some(queue) = queue(&record, args)? else { return Ok(Outcome::NothingFound) };
    if queue.is_empty() {
        complain("there is nothing to review here; --all shows also what has been reviewed");
        return Ok(Outcome::NothingFound);
    }
    Session { record, coder, queue, made: 0 }.run()
}

/// What is to be looked at, each with the id of its article; nothing where the record has no such issue.
fn queue(record: &Record, args: &Review) -> anyhow::Result<Option<Vec<(i64, EntryRef)>>> {
    let articles = args.article.as_ref().map(|words| articles_of(record, words)).transpose()?;
    // Each with its article, its place there, how unsure it is, and whether it was reviewed.
    let mut found: Vec<(i64, usize, f32, bool, EntryRef)> = match args.what {
        ReviewWhat::Positions => {
            let issue = args.issue.clone();
            if let Some(id) = &issue {
                must_follow(record, id)?;
            }
            let min = args.min.unwrap_or(PositionFilters::MIN);
            let filters = PositionFilters { issue, min, ..PositionFilters::default() };
            let entry = |it: onrecord::record::PositionEntry| {
                let done = it.review.is_some();
                let start = it.spans.evidence[0];
                (it.article, start, it.confidence, done, EntryRef::Position(it.id))
            };
            record.positions(&filters)?.into_iter().map(entry).collect()
        }
        ReviewWhat::Statements => {
            if args.issue.is_some() {
                bail!("statements are on no issue: leave --issue out, or review positions");
            }
            if args.min.is_some() {
                bail!("--min is for positions: leave it out, or review positions");
            }
            let entry = |it: onrecord::record::StatementEntry| {
                let done = it.review.is_some();
                let start = it.spans.content.first().map_or(0, |[start, _]| *start);
                (it.article, start, it.confidence, done, EntryRef::Statement(it.id))
            };
            record.search("", &Filters::default())?.into_iter().map(entry).collect()
        }
    };
    found.retain(|(article, _, _, done, _)| {
        (args.all || !done) && articles.as_ref().is_none_or(|these| these.contains(article))
    });
    found.sort_by_key(|(article, start, ..)| (*article, *start));
    if args.doubtful_first {
        let doubt = |confidence: f32| (confidence - 0.5).abs();
        found.sort_by(|a, b| doubt(a.2).total_cmp(&doubt(b.2)));
    }
    Ok(Some(found.into_iter().map(|(article, .., entry)| (article, entry)).collect()))
}

/// A coder at work.
struct Session {
    record: Record,
    coder: String,
    queue: Vec<(i64, EntryRef)>,
    made: usize,
}

impl Session {
    fn run(mut self) -> anyhow::Result<Outcome> {
        let mut lines = std::io::stdin().lock().lines();
        let mut at = 0;
        while at < self.queue.len() {
            let (article, entry) = self.queue[at];
            let Some(article) = self.record.article_entry(article)? else {
                at += 1;
                continue;
            };
            if !show::entry(&article, entry, at + 1, self.queue.len())? {
                at += 1;
                continue;
            }
            let answer = loop {
                write!(stdout(), "{}: ", show::prompt(entry))?;
                stdout().flush()?;
                let Some(line) = lines.next().transpose()? else { break Answer::Quit };
                match Answer::parse(&line, entry) {
                    Ok(answer) => break answer,
                    Err(help) => complain(&help),
                }
            };
            match answer {
                Answer::Quit => break,
                Answer::Next => at += 1,
                Answer::Undo => at = self.take_back(at)?,
                answer => match self.write_and_tell(&article, entry, &answer) {
                    Ok(()) => {
                        self.made += 1;
                        // What may be one of several corrections is shown again.
                        at += usize::from(!answer.may_go_on());
                    }
                    Err(error) => complain(&format!("{error:#}")),
                },
            }
        }
        let reviews = if self.made == 1 { "review" } else { "reviews" };
        let made = self.made;
        writeln!(stdout(), "\n{made} {reviews} by {}", visible(&self.coder))?;
        Ok(Outcome::Found)
    }

    /// Writes an answer down, and tells whether it made an actor, which a slip of the keyboard does too.
    fn write_and_tell(
        &mut self,
        article: &ArticleEntry,
        entry: EntryRef,
        answer: &Answer,
    ) -> anyhow::Result<()> {
        let before = self.record.counts()?.actors;
        self.write(article, entry, answer)?;
        if let Answer::By(name) = answer
            && self.record.counts()?.actors > before
        {
            let told = format!(
                "nobody in the record was called {name}: it is a new actor, and undo takes it back"
            );
            writeln!(stdout(), "{}", visible(&told))?;
        }
        Ok(())
    }

    fn write(
        &mut self,
        article: &ArticleEntry,
        entry: EntryRef,
        answer: &Answer,
    ) -> anyhow::Result<()> {
        let coder = Coder::who_saw(&self.coder, article.review(entry));
        match answer {
            Answer::Accept => drop(self.record.accept(entry, coder)?),
            Answer::Reject => drop(self.record.reject(entry, coder)?),
            _ => match entry {
                EntryRef::Position(id) => {
                    let coding = answer.position(article, id)?;
                    self.record.correct_position(id, &coding, coder)?;
                }
                EntryRef::Statement(id) => {
                    let coding = answer.statement(article, id)?;
                    self.record.correct_statement(id, &coding, coder)?;
                }
            },
        }
        Ok(())
    }

    /// Takes back the last answer, and says which entry comes next: the one that it was about.
    fn take_back(&mut self, at: usize) -> anyhow::Result<usize> {
        let Some(last) = self.record.undo_review(&self.coder)? else {
            complain("there is no review of yours to take back");
            return Ok(at);
        };
        self.made = self.made.saturating_sub(1);
        writeln!(stdout(), "{}", taken_back(&self.record, &last)?)?;
        Ok(self.queue.iter().position(|(_, entry)| *entry == last.entry).unwrap_or(at))
    }
}

fn undo(record: &mut Record, coder: &str) -> anyhow::Result<Outcome> {
    match record.undo_review(coder)? {
        Some(last) => {
            writeln!(stdout(), "{}", taken_back(record, &last)?)?;
            Ok(Outcome::Found)
        }
        None => {
            complain(&format!("there is no review by {coder} to take back"));
            Ok(Outcome::NothingFound)
        }
    }
}

/// "taken back: position 17 was rejected; it stands as Bo corrected it".
fn taken_back(record: &Record, review: &ReviewEntry) -> anyhow::Result<String> {
    let entry = match review.entry {
        EntryRef::Statement(id) => format!("statement {id}"),
        EntryRef::Position(id) => format!("position {id}"),
    };
    let stands = match record.verdict(review.entry)? {
        Some(by) => format!("; it stands as {} {} it", visible(&by.coder), by.kind.done()),
        None => String::new(),
    };
    Ok(format!("taken back: {entry} was {}{stands}", review.kind.done()))
}

fn agreement(record: &Record) -> anyhow::Result<Outcome> {
    let found = record.agreement()?;
    if found.is_empty() {
        complain("nobody has reviewed anything yet: `onrecord review` begins");
        return Ok(Outcome::NothingFound);
    }
    let mut table = Table::new();
    let line = LineStyle::none().fill('─').junction('─');
    table.load_style(TableStyle::new().header_separator(line));
    table.set_header(["issue", "coders", "entries of two or more", "Krippendorff's alpha"]);
    for it in found {
        table.add_row([
            it.issue.map_or_else(|| "(statements)".to_owned(), |issue| visible(&issue)),
            it.coders.to_string(),
            it.entries.to_string(),
            it.alpha.map_or_else(|| "unknown".to_owned(), |alpha| format!("{alpha:.3}")),
        ]);
    }
    writeln!(stdout(), "{}", table.trim_fmt())?;
    Ok(Outcome::Found)
}

fn gold(record: &Record, folder: &Path) -> anyhow::Result<Outcome> {
    let gold = onrecord::eval::reviewed(record)?;
    if gold.statements.is_empty() {
        complain(&format!(
            "no article is reviewed as a whole yet, statements and positions ({} are begun)",
            gold.unfinished
        ));
        return Ok(Outcome::NothingFound);
    }
    std::fs::create_dir_all(folder)
        .with_context(|| format!("cannot make the folder {}", folder.display()))?;
    for (name, lines) in
        [("statements.jsonl", &gold.statements), ("positions.jsonl", &gold.positions)]
    {
        let path = folder.join(name);
        let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
        std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
    }
    let place = visible(&folder.display().to_string());
    writeln!(
        stdout(),
        "{} in {place}; {} more are begun. `onrecord eval {place}/statements.jsonl` scores a \
         reading with them",
        count_of(gold.statements.len(), "article"),
        gold.unfinished
    )?;
    Ok(Outcome::Found)
}
