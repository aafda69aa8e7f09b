//! `onrecord codebook suggest`: issues proposed from what the record holds, as a codebook to be finished.

use super::whence;
use crate::args::{AnswerFormat, SuggestIssues};
use crate::output::{Outcome, complain, count_of, print_json, raw_stdout, visible};
use onrecord::Record;
use onrecord::record::{StatementEntry, Suggestion, Suggestions};
use std::io::Write;
use std::path::Path;

/// How much of a statement is printed, in characters.
const LONGEST: usize = 300;

/// Prints the issues that are proposed.
pub(crate) fn run(args: &SuggestIssues) -> anyhow::Result<Outcome> {
    let record = Record::open_existing(&args.file.record)?;
    let found = record.suggest(args.limit as usize)?;
    match args.format {
        AnswerFormat::Json => print_json(&found)?,
        AnswerFormat::Text if found.issues.is_empty() => {}
        AnswerFormat::Text => {
            let mut out = raw_stdout();
            print(&mut out, &args.file.record, &found)?;
            out.flush()?;
        }
    }
    if found.issues.is_empty() {
        complain(&nothing(&found));
        return Ok(Outcome::NothingFound);
    }
    Ok(Outcome::Found)
}

/// A codebook that lacks what only a person can say.
fn print(out: &mut impl Write, record: &Path, found: &Suggestions) -> std::io::Result<()> {
    let count = found.issues.len();
    let issues = if count == 1 { "issue".to_owned() } else { format!("{count} issues") };
    let place = visible(&record.display().to_string());
    writeln!(
        out,
        "# To be finished: in each issue that you keep, write into the marks of the line `for` what somebody"
    )?;
    writeln!(
        out,
        "# wants, or will do, who is for it, and take the # before it away. `onrecord codebook check FILE`"
    )?;
    writeln!(
        out,
        "# then accepts this file. Delete what is no issue, and word ids and titles as you like."
    )?;
    writeln!(out, "#")?;
    writeln!(out, "# {issues} proposed from {}, the likeliest first, in {place}:", size(found))?;
    writeln!(
        out,
        "# phrases that several actors share where they want, refuse or judge something."
    )?;
    writeln!(out, "\nname = \"suggested\"")?;
    for issue in &found.issues {
        print_issue(out, issue)?;
    }
    Ok(())
}

fn print_issue(out: &mut impl Write, issue: &Suggestion) -> std::io::Result<()> {
    writeln!(out, "\n[[issue]]")?;
    writeln!(out, "id = \"{}\"", issue.id)?;
    writeln!(
        out,
        "title = \"{}\"",
        visible(&issue.title).replace('\\', "\\\\").replace('"', "\\\"")
    )?;
    writeln!(out, "# for = \"\"   # somebody is for it who wants that …")?;
    let also = match issue.also.join(", ") {
        also if also.is_empty() => also,
        also => format!("; also: {}", visible(&also)),
    };
    writeln!(
        out,
        "# {} in {}, {}{also}",
        count_of(issue.actors as u64, "actor"),
        count_of(issue.reports as u64, "report"),
        count_of(issue.statements as u64, "statement")
    )?;
    for telling in &issue.evidence {
        let entry = &telling.statement;
        writeln!(out, "#\n#   {}", said(entry))?;
        writeln!(out, "#   {}", whence(entry))?;
    }
    Ok(())
}

/// "Ada Pell · said · the ferry must stay".
fn said(entry: &StatementEntry) -> String {
    let who = entry.actor.as_deref().filter(|actor| !actor.is_empty()).unwrap_or(&entry.speaker);
    let content = match entry.content.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{} …", entry.content[..end].trim_end()),
        None => entry.content.clone(),
    };
    let parts = [who, &entry.cue, &content];
    let parts: Vec<String> =
        parts.iter().filter(|it| !it.is_empty()).map(|it| visible(it)).collect();
    parts.join(" · ")
}

/// Why nothing is proposed, and what to do.
fn nothing(found: &Suggestions) -> String {
    if found.statements == 0 {
        return "the record holds no statements yet; `onrecord add SOURCE` reads reports into it"
            .to_owned();
    }
    if found.followed > 0 {
        return "the record follows issues already that have all phrases which several of its actors share"
            .to_owned();
    }
    format!(
        "the record says too little to propose issues from: {}. An issue takes a phrase that at least \
         three actors share, in two reports; `onrecord add SOURCE` adds reports",
        size(found)
    )
}

fn size(found: &Suggestions) -> String {
    format!(
        "{} by {} in {}",
        count_of(found.statements, "statement"),
        count_of(found.actors, "actor"),
        count_of(found.reports, "report"),
    )
}
