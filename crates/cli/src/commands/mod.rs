//! The subcommands, one file each.

mod actor;
mod add;
mod backup;
mod changes;
mod check;
pub(crate) mod codebook;
mod completions;
mod doubles;
mod eval;
mod export;
mod import;
mod manual;
mod mcp;
mod positions;
mod read;
mod remove;
mod review;
mod search;
mod serve;
mod show;
mod suggest;
mod watch;
mod who;

use crate::args::{Args, Command};
use crate::output::{Outcome, count_of, negated, source, visible};
use anyhow::bail;
use onrecord::record::{SameWords, StatementEntry};
use onrecord::{Record, spoken_time};

/// Does what was asked.
pub(crate) fn run(args: Args) -> anyhow::Result<Outcome> {
    match args.command {
        Command::Read(args) => read::run(&args),
        Command::Add(args) => add::run(&args),
        Command::Watch(args) => watch::run(&args),
        Command::Who(args) => who::run(&args),
        Command::Actor(args) => actor::run(&args),
        Command::Search(args) => search::run(&args),
        Command::Positions(args) => positions::run(&args),
        Command::Changes(args) => changes::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::Codebook(args) => codebook::run(&args),
        Command::Export(args) => export::run(&args),
        Command::Import(args) => import::run(&args),
        Command::Review(args) => review::run(&args),
        Command::Remove(args) => remove::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Backup(args) => backup::run(&args),
        Command::Show(args) => show::run(&args),
        Command::Eval(args) => eval::run(&args),
        Command::Mcp(args) => mcp::run(&args),
        Command::Completions(args) => completions::run(&args),
        Command::Manual(args) => manual::run(&args),
    }
}

/// The articles that a number, path or address means, or the end of a path or address.
fn articles_of(record: &Record, words: &str) -> anyhow::Result<Vec<i64>> {
    let number = words.parse::<i64>().ok();
    if let Some(id) = number
        && record.article(id)?.is_some()
    {
        return Ok(vec![id]);
    }
    let found = record.articles(words)?;
    if found.is_empty() && number.is_some() {
        bail!("the record has no article {words}");
    }
    if found.is_empty() {
        let like = record.locations_with(words, 3)?;
        let whole = match like.is_empty() {
            true => String::new(),
            false => format!("; whole names of files and folders count, as in {}", like.join(", ")),
        };
        bail!(
            "no article in the record has the path or address {words}, or one that ends so{whole}"
        );
    }
    Ok(found)
}

/// Where a statement stands, in one line: "2024-05-13, Keldria Press Agency: path.txt".
fn whence(entry: &StatementEntry) -> String {
    let source =
        source(entry.published, entry.outlet.as_deref(), entry.url.as_deref(), &entry.location);
    let also = entry.same_words.as_ref().map(also).unwrap_or_default();
    visible(&format!("{}{source}{also}", circumstances(entry)))
}

/// "said on 2025-02-05 to reporters via Sky News · ", as far as the report tells.
fn circumstances(entry: &StatementEntry) -> String {
    let negation = Some(entry.negation.as_str()).filter(|negation| !negation.is_empty());
    let told = [
        negation.map(negated),
        entry.said_on.as_ref().map(|said_on| format!("said {}", spoken_time(said_on))),
        entry.addressee.as_ref().map(|addressee| format!("to {addressee}")),
        entry.via.as_ref().map(|via| format!("via {via}")),
    ];
    let told: Vec<String> = told.into_iter().flatten().collect();
    if told.is_empty() { String::new() } else { format!("{} · ", told.join(" ")) }
}

/// In how many other reports a quotation stands: " (also in 2 reports of 2 outlets, first on
/// 2025-02-05)".
fn also(same: &SameWords) -> String {
    let outlets = match same.outlets {
        0 => String::new(),
        outlets => format!(", {} in all", count_of(outlets, "outlet")),
    };
    let first = same.first.map(|day| format!(", first on {day}")).unwrap_or_default();
    format!(
        " (also in {}{outlets}{first})",
        count_of(same.reports.saturating_sub(1), "other report")
    )
}
