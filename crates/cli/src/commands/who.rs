//! `onrecord who`: one actor with all that they said.

use super::whence;
use crate::args::{StatementFormat, Who};
use crate::output::{
    Outcome, complain_of_nobody, count_of, print_json, raw_stdout, stdout, visible,
};
use crate::style::{CONTENT, CUE, DIM, STRONG, paint};
use anyhow::bail;
use onrecord::record::{ActorEntry, StatementEntry, Why};
use onrecord::{NaiveDate, Record};
use onrecord_exchange::statements_csv;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

/// How many articles of a name are listed: a head of state is in hundreds.
const LOCATIONS: usize = 5;

/// Prints the actors of a name.
pub(crate) fn run(args: &Who) -> anyhow::Result<Outcome> {
    let name = args.name.join(" ");
    if args.why && args.format == StatementFormat::Csv {
        bail!("--why is no table: ask for -f text or -f json");
    }
    let record = Record::open_existing(&args.file.record)?;
    let actors = record.who(&name)?;
    let mut whys = Vec::new();
    if args.why {
        for actor in &actors {
            whys.push(record.why(actor.id)?);
        }
    }
    match args.format {
        StatementFormat::Json if args.why => print_json(&whys)?,
        StatementFormat::Json => print_json(&actors)?,
        StatementFormat::Csv => {
            let statements = actors.iter().flat_map(|actor| &actor.statements);
            statements_csv(raw_stdout(), statements)?;
        }
        StatementFormat::Text => {
            let mut out = stdout();
            for (i, actor) in actors.iter().enumerate() {
                if i > 0 {
                    writeln!(out)?;
                }
                print_heading(&mut out, actor)?;
                match whys.get(i) {
                    Some(why) => print_why(&mut out, why)?,
                    None => print_statements(&mut out, actor)?,
                }
            }
        }
    }
    if actors.is_empty() {
        complain_of_nobody(&name);
        return Ok(Outcome::NothingFound);
    }
    Ok(Outcome::Found)
}

fn print_heading(out: &mut impl Write, actor: &ActorEntry) -> std::io::Result<()> {
    let role = actor.role.as_ref().map(|role| format!(", {role}")).unwrap_or_default();
    let others: Vec<&str> =
        actor.names.iter().filter(|name| **name != actor.name).map(String::as_str).collect();
    let others =
        if others.is_empty() { String::new() } else { format!("  (also {})", others.join(", ")) };
    writeln!(out, "{}{}{}", paint(STRONG, visible(&actor.name)), visible(&role), visible(&others))?;
    let days = days(actor.first, actor.last);
    writeln!(out, "{}", paint(DIM, count_of(actor.count, "statement") + &days))?;
    if actor.roles.len() > 1 {
        for role in &actor.roles {
            let years = match (&role.since, &role.until) {
                (Some(since), Some(until)) => format!(" [{since} to {until}]"),
                (Some(since), None) => format!(" [since {since}]"),
                (None, Some(until)) => format!(" [until {until}]"),
                (None, None) => String::new(),
            };
            let line =
                format!("  {}{years}{}", visible(&role.role), self::days(role.first, role.last));
            writeln!(out, "{}", paint(DIM, line))?;
        }
    }
    Ok(())
}

/// ", 2024-05-13 to 2025-02-05".
fn days(first: Option<NaiveDate>, last: Option<NaiveDate>) -> String {
    match (first, last) {
        (Some(first), Some(last)) if first != last => format!(", {first} to {last}"),
        (Some(day), _) => format!(", {day}"),
        _ => String::new(),
    }
}

/// The statements; of those with the same words the first, which says where else they stand, and of those that
/// copies of a report carry the first, too.
fn print_statements(out: &mut impl Write, actor: &ActorEntry) -> std::io::Result<()> {
    let words = |it: &StatementEntry| (it.report, it.content.clone());
    let mut carried: BTreeMap<(i64, String), BTreeSet<i64>> = BTreeMap::new();
    for entry in &actor.statements {
        carried.entry(words(entry)).or_default().insert(entry.article);
    }
    let mut printed = BTreeSet::new();
    // The article in which the words of a report are shown.
    let mut shown: BTreeMap<(i64, String), i64> = BTreeMap::new();
    for entry in &actor.statements {
        if entry.same_words.as_ref().is_some_and(|same| !printed.insert(same.group)) {
            continue;
        }
        if *shown.entry(words(entry)).or_insert(entry.article) != entry.article {
            continue;
        }
        let copies = match carried.get(&words(entry)).map_or(0, BTreeSet::len) {
            0 | 1 => String::new(),
            2 => " · in a copy, too".to_owned(),
            many => format!(" · in {} copies, too", many - 1),
        };
        let cue = paint(CUE, visible(&entry.cue));
        writeln!(out, "  {cue} {}", paint(CONTENT, visible(&entry.content)))?;
        let (kind, whence) = (entry.kind.name(), whence(entry));
        let line = format!("{kind} · {:.2} · {whence}{copies}", entry.confidence);
        writeln!(out, "    {}", paint(DIM, line))?;
    }
    Ok(())
}

fn print_why(out: &mut impl Write, why: &Why) -> std::io::Result<()> {
    writeln!(out, "  actor {}", why.actor)?;
    for name in &why.names {
        let evidence =
            if name.evidence.is_empty() { String::new() } else { format!(": {}", name.evidence) };
        writeln!(
            out,
            "  {} in {} ({}{})",
            paint(CONTENT, visible(&name.name)),
            count_of(name.articles, "article"),
            name.rule,
            visible(&evidence),
        )?;
        for location in name.locations.iter().take(LOCATIONS) {
            writeln!(out, "    {}", paint(DIM, visible(location)))?;
        }
        if let Some(more @ 1..) = name.locations.len().checked_sub(LOCATIONS) {
            writeln!(out, "    {}", paint(DIM, format!("and {more} more; -f json names them")))?;
        }
    }
    for decision in &why.decisions {
        writeln!(out, "  {}", paint(DIM, visible(&decision.words())))?;
    }
    Ok(())
}
