//! The subcommands, one file each.

mod add;
mod eval;
mod read;
mod search;
mod show;
mod who;

use crate::args::{Args, Command};
use crate::output::Outcome;
use onrecord::record::StatementEntry;

/// Does what was asked.
pub(crate) fn run(args: Args) -> anyhow::Result<Outcome> {
    match args.command {
        Command::Read(args) => read::run(&args),
        Command::Add(args) => add::run(&args),
        Command::Who(args) => who::run(&args),
        Command::Search(args) => search::run(&args),
        Command::Show(args) => show::run(&args),
        Command::Eval(args) => eval::run(&args),
    }
}

/// Where a statement stands, in one line: "2024-05-13, Keldria Press Agency: path.txt".
fn whence(entry: &StatementEntry) -> String {
    let day = entry.published.map_or_else(|| "undated".to_owned(), |day| day.to_string());
    let outlet = entry.outlet.as_ref().map(|outlet| format!(", {outlet}")).unwrap_or_default();
    let address = entry.url.as_ref().unwrap_or(&entry.location);
    crate::output::visible(&format!("{day}{outlet}: {address}"))
}
