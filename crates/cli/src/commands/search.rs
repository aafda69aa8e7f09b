//! `onrecord search`: statements by their words.

use super::whence;
use crate::args::{Order, Search, StatementFormat};
use crate::output::{
    Outcome, complain, complain_of_nobody, note, print_json, raw_stdout, stdout, visible,
};
use crate::style::{CONTENT, CUE, DIM, SPEAKER, paint};
use onrecord::Record;
use onrecord::record::{Filters, SearchOrder, StatementEntry};
use onrecord_exchange::statements_csv;
use std::collections::BTreeSet;
use std::io::Write;

/// Prints the statements that hold the words.
pub(crate) fn run(args: &Search) -> anyhow::Result<Outcome> {
    let words = args.words.join(" ");
    // What another program reads is cut where that is asked for, and nowhere else.
    let limit = match args.format {
        StatementFormat::Text => Some(args.limit.unwrap_or(Search::LIMIT)),
        _ => args.limit,
    };
    let filters = Filters {
        speaker: args.speaker.clone(),
        outlet: args.outlet.clone(),
        since: args.since,
        until: args.until,
        // One more, to know whether there are more.
        limit: limit.map(|limit| limit.saturating_add(1)),
        order: match args.order {
            Order::Best => SearchOrder::Best,
            Order::Newest => SearchOrder::Newest,
            Order::Oldest => SearchOrder::Oldest,
        },
    };
    let record = Record::open_existing(&args.file.record)?;
    if let Some(name) = &filters.outlet
        && !record.has_outlet(name)?
    {
        complain(&format!("no outlet in the record is called {name}; try one word of it"));
        return Ok(Outcome::NothingFound);
    }
    if words.split_whitespace().any(has_no_meaning) {
        note("every word must occur: OR, NOT and a - before a word have no meaning here");
    }
    let mut found = match args.format {
        StatementFormat::Text => told_once(&record, &words, &filters)?,
        _ => record.search(&words, &filters)?,
    };
    let limit = limit.map_or(usize::MAX, |limit| limit as usize);
    let is_more = found.len() > limit;
    found.truncate(limit);
    if is_more && args.format != StatementFormat::Text {
        note("there are more than these; a greater --limit has them");
    }
    match args.format {
        StatementFormat::Json => print_json(&found)?,
        StatementFormat::Csv => statements_csv(raw_stdout(), &found)?,
        StatementFormat::Text => {
            let mut out = stdout();
            for entry in &found {
                let words = if entry.speaker.is_empty() { "nobody named" } else { &entry.speaker };
                let name = match &entry.actor {
                    Some(actor) if actor != words => format!("{words} [{actor}]"),
                    _ => words.to_owned(),
                };
                let (speaker, cue) =
                    (paint(SPEAKER, visible(&name)), paint(CUE, visible(&entry.cue)));
                writeln!(out, "{speaker} · {cue} · {}", paint(CONTENT, visible(&entry.content)))?;
                writeln!(out, "  {}", paint(DIM, whence(entry)))?;
            }
            if is_more {
                writeln!(
                    out,
                    "{}",
                    paint(DIM, "there are more than these; a greater --limit shows them")
                )?;
            }
        }
    }
    if found.is_empty() {
        if let Some(name) = &filters.speaker
            && record.who(name)?.is_empty()
        {
            complain_of_nobody(name);
            return Ok(Outcome::NothingFound);
        }
        if words.is_empty() {
            complain("nothing in the record is like that; ask for less");
            return Ok(Outcome::NothingFound);
        }
        let is_narrowed = filters.speaker.is_some()
            || filters.outlet.is_some()
            || filters.since.is_some()
            || filters.until.is_some();
        complain(&match is_narrowed {
            true => format!("no statement that is asked for has the words {words}; ask for less"),
            false => format!("no statement in the record has the words {words}"),
        });
        return Ok(Outcome::NothingFound);
    }
    Ok(Outcome::Found)
}

/// Whether a word is typed as if it had a meaning, as in other searches.
fn has_no_meaning(word: &str) -> bool {
    matches!(word, "OR" | "NOT" | "AND") || word.len() > 1 && word.starts_with('-')
}

/// What is found, each quotation once: with it stands in how many other reports it is.
fn told_once(
    record: &Record,
    words: &str,
    filters: &Filters,
) -> anyhow::Result<Vec<StatementEntry>> {
    let limit = filters.limit.map_or(usize::MAX, |limit| limit as usize);
    let (mut found, mut met, mut after) = (Vec::new(), BTreeSet::new(), 0);
    loop {
        let (part, all) = record.search_part(words, filters, after)?;
        after += part.len() as u32;
        let is_end = part.is_empty() || after as usize >= all;
        let is_new = |it: &StatementEntry| {
            it.same_words.as_ref().is_none_or(|same| met.insert((same.group, it.actor_id)))
        };
        found.extend(part.into_iter().filter(is_new));
        if is_end || found.len() >= limit {
            return Ok(found);
        }
    }
}
