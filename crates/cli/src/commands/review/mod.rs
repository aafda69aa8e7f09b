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
use onrecord::record::{
    ActorChoice, ArticleEntry, Coder, EntryRef, Meant, PositionFilters, QueueOf, ReviewEntry, fold,
    same_name,
};
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
    let coder = record.coder_called(&coder(args.coder.as_deref()))?;
    if args.undo {
        return undo(&mut record, &coder);
    }
    let queue = queue(&record, args, &coder)?;
    if queue.is_empty() {
        complain(match args.all {
            true => "there is nothing to review here",
            false => "there is nothing to review here; --all shows also what you have reviewed",
        });
        return Ok(Outcome::NothingFound);
    }
    Session { record, coder, queue, made: 0 }.run()
}

/// What is to be looked at, each with the id of its article: what this coder has not reviewed, or all.
fn queue(record: &Record, args: &Review, coder: &str) -> anyhow::Result<Vec<(i64, EntryRef)>> {
    let articles = args.article.as_ref().map(|words| articles_of(record, words)).transpose()?;
    let of = match args.what {
        ReviewWhat::Positions => {
            if let Some(id) = &args.issue {
                must_follow(record, id)?;
            }
            QueueOf::Positions(args.issue.clone())
        }
        ReviewWhat::Statements => {
            if args.issue.is_some() {
                bail!("statements are on no issue: leave --issue out, or review positions");
            }
            if args.min.is_some() {
                bail!("--min is for positions: leave it out, or review positions");
            }
            QueueOf::Statements
        }
    };
    let min = args.min.unwrap_or(PositionFilters::MIN);
    let mut found = record.to_review(&of, min, Some(coder).filter(|_| !args.all))?;
    found.retain(|it| articles.as_ref().is_none_or(|these| these.contains(&it.article)));
    if args.doubtful_first {
        let doubt = |confidence: f32| (confidence - 0.5).abs();
        found.sort_by(|a, b| doubt(a.confidence).total_cmp(&doubt(b.confidence)));
    }
    Ok(found.into_iter().map(|it| (it.article, it.entry)).collect())
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
        // What was rejected is not among the entries: its verdict is that of the rejection.
        let rejected = rejected(article, entry).map(show::mark);
        let coder = Coder::who_saw(&self.coder, article.review(entry).or(rejected.as_ref()));
        let who = match answer {
            Answer::By(name) => Some(self.who(article, name)?),
            _ => None,
        };
        match answer {
            Answer::Accept => drop(self.record.accept(entry, coder)?),
            Answer::Reject => drop(self.record.reject(entry, coder)?),
            _ => match entry {
                EntryRef::Position(id) => {
                    let coding = answer.position(article, id, who)?;
                    self.record.correct_position(id, &coding, coder)?;
                }
                EntryRef::Statement(id) => {
                    let coding = answer.statement(article, id, who)?;
                    self.record.correct_statement(id, &coding, coder)?;
                }
            },
        }
        Ok(())
    }

    /// Who is meant by what was typed: somebody by number, by a name that the article has or one alone in the record,
    /// or else by a name of which one alone has a part, "scholz"; else it is a new name.
    fn who(&self, article: &ArticleEntry, typed: &str) -> anyhow::Result<ActorChoice> {
        let name = || Ok(ActorChoice::Name(typed.to_owned()));
        let is_number = typed.parse::<i64>().is_ok();
        let is_here = |name: &String| same_name(name, typed);
        let mut here = article.actors.iter().flat_map(|it| it.names.iter().chain([&it.name]));
        if !is_number && here.any(is_here) {
            return name();
        }
        match self.record.meant(typed)? {
            Meant::One(id, _) => Ok(ActorChoice::Id(id)),
            Meant::Nobody if is_number => bail!("no actor in the record has the number {typed}"),
            Meant::Nobody | Meant::Several(_) => match &self.record.who(typed)?[..] {
                [one]
                    if has_words(&one.names, typed)
                        || has_words(std::slice::from_ref(&one.name), typed) =>
                {
                    let told =
                        format!("{} is meant, actor {}; undo takes it back", one.name, one.id);
                    writeln!(stdout(), "{}", visible(&told))?;
                    Ok(ActorChoice::Id(one.id))
                }
                [] | [_] => name(),
                several => {
                    let list = several.iter().take(8).map(|it| format!("{} {}", it.id, it.name));
                    bail!(
                        "{typed} may be {}; give a number, or the whole name",
                        list.collect::<Vec<_>>().join(", ")
                    )
                }
            },
        }
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

/// Whether one of these names has all the words that were typed, whole: "ida" is not Idaho.
fn has_words(names: &[String], typed: &str) -> bool {
    let typed = fold(typed);
    names.iter().any(|name| {
        let name = fold(name);
        typed.split(' ').all(|word| name.split(' ').any(|other| other == word))
    })
}

/// The rejection by which an entry is out of what the record says.
fn rejected(article: &ArticleEntry, entry: EntryRef) -> Option<&ReviewEntry> {
    article.rejected.iter().find(|it| it.entry == entry)
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
