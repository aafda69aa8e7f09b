//! `onrecord who`: one actor with all that they said.

use super::whence;
use crate::args::{AnswerFormat, Who};
use crate::output::{Outcome, complain, raw_stdout, stdout, visible};
use crate::style::{CONTENT, CUE, DIM, STRONG, paint};
use onrecord::Record;
use onrecord::record::ActorEntry;
use std::io::Write;

/// Prints the actors of a name.
pub(crate) fn run(args: &Who) -> anyhow::Result<Outcome> {
    let name = args.name.join(" ");
    let actors = Record::open_existing(&args.file.record)?.who(&name)?;
    match args.format {
        AnswerFormat::Json => {
            let mut out = raw_stdout();
            serde_json::to_writer_pretty(&mut out, &actors)?;
            writeln!(out)?;
            out.flush()?;
        }
        AnswerFormat::Text => {
            let mut out = stdout();
            for (i, actor) in actors.iter().enumerate() {
                if i > 0 {
                    writeln!(out)?;
                }
                print_actor(&mut out, actor)?;
            }
        }
    }
    if actors.is_empty() {
        complain(&format!(
            "nobody in the record has the name {name}; try one word of it, or `onrecord search`"
        ));
        return Ok(Outcome::NothingFound);
    }
    Ok(Outcome::Found)
}

fn print_actor(out: &mut impl Write, actor: &ActorEntry) -> std::io::Result<()> {
    let role = actor.role.as_ref().map(|role| format!(", {role}")).unwrap_or_default();
    let others: Vec<&str> =
        actor.names.iter().filter(|name| **name != actor.name).map(String::as_str).collect();
    let others =
        if others.is_empty() { String::new() } else { format!("  (also {})", others.join(", ")) };
    writeln!(out, "{}{}{}", paint(STRONG, visible(&actor.name)), visible(&role), visible(&others))?;
    let days = match (actor.first, actor.last) {
        (Some(first), Some(last)) if first != last => format!(", {first} to {last}"),
        (Some(day), _) => format!(", {day}"),
        _ => String::new(),
    };
    let plural = if actor.count == 1 { "" } else { "s" };
    writeln!(out, "{}", paint(DIM, format!("{} statement{plural}{days}", actor.count)))?;
    for entry in &actor.statements {
        let cue = paint(CUE, visible(&entry.cue));
        writeln!(out, "  {cue} {}", paint(CONTENT, visible(&entry.content)))?;
        writeln!(
            out,
            "    {}",
            paint(
                DIM,
                format!("{} · {:.2} · {}", entry.kind.name(), entry.confidence, whence(entry))
            )
        )?;
    }
    Ok(())
}
