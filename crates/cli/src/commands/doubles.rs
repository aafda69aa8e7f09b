//! `onrecord actor doubles`: who may be one, though the record has them as two.

use crate::args::{Doubles, TableFormat};
use crate::output::{Outcome, complain, count_of, print_json, raw_stdout, stdout, visible};
use crate::style::{DIM, STRONG, paint};
use onrecord::Record;
use onrecord::record::{Double, DoubleSide};
use std::io::Write;

/// Prints the pairs, the likeliest first, each with what to type.
pub(crate) fn run(args: &Doubles) -> anyhow::Result<Outcome> {
    let record = Record::open_existing(&args.file.record)?;
    let all = record.doubles()?;
    let shown = all.get(..args.limit).unwrap_or(&all);
    match args.format {
        TableFormat::Table => print(shown, all.len())?,
        TableFormat::Json => print_json(&shown)?,
        TableFormat::Csv => {
            let mut out = csv::Writer::from_writer(raw_stdout());
            out.write_record(Double::COLUMNS)?;
            for double in shown {
                out.write_record(double.row())?;
            }
            out.flush()?;
        }
    }
    if all.is_empty() {
        complain("no two actors of the record are likely to be one");
        return Ok(Outcome::NothingFound);
    }
    Ok(Outcome::Found)
}

fn print(shown: &[Double], all: usize) -> std::io::Result<()> {
    let mut out = stdout();
    for (i, it) in shown.iter().enumerate() {
        if i > 0 {
            writeln!(out)?;
        }
        for side in [&it.stays, &it.other] {
            let name = paint(STRONG, visible(&side.name));
            writeln!(out, "{name}  {}", paint(DIM, visible(&about(side))))?;
        }
        writeln!(out, "  {}", visible(&it.evidence))?;
        writeln!(out, "  {}", paint(DIM, visible(&format!("two so far: {}", it.apart))))?;
        let numbers: Vec<String> =
            it.stays.actors.iter().chain(&it.other.actors).map(i64::to_string).collect();
        let numbers = numbers.join(" ");
        writeln!(out, "  onrecord actor merge {numbers}   or   onrecord actor apart {numbers}")?;
    }
    if all > shown.len() {
        let more = count_of(all - shown.len(), "more pair");
        writeln!(out, "\n{}", paint(DIM, format!("{more}; --limit {all} shows all")))?;
    }
    Ok(())
}

/// "person · GB · prime minister · 12 articles".
fn about(side: &DoubleSide) -> String {
    let kind = side.kind.map(|kind| kind.name().to_owned());
    let actors = (side.actors.len() > 1).then(|| count_of(side.actors.len(), "actor"));
    let known = [kind, side.country.clone()].into_iter().flatten();
    let rest = actors.into_iter().chain([count_of(side.articles, "article")]);
    known.chain(side.roles.iter().cloned()).chain(rest).collect::<Vec<_>>().join(" · ")
}
