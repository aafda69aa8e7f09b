//! `onrecord actor`: what a person decides about who is who.

use super::articles_of;
use super::doubles;
use crate::args::{Actor, Apart, Merge, Rename, Split};
use crate::output::{Outcome, complain, note, stdout, visible};
use anyhow::bail;
use onrecord::Record;
use onrecord::record::{ActorEntry, Meant, same_name};
use std::io::Write;

/// Writes a decision down, or takes the last one back.
pub(crate) fn run(args: &Actor) -> anyhow::Result<Outcome> {
    match args {
        Actor::Doubles(args) => doubles::run(args),
        Actor::Merge(args) => merge(args),
        Actor::Apart(args) => apart(args),
        Actor::Split(args) => split(args),
        Actor::Rename(args) => rename(args),
        Actor::Undo(args) => match Record::open_existing(&args.file.record)?.undo()? {
            Some(decision) => say(&format!("taken back: {}", decision.words())),
            None => {
                complain("there is no decision to take back");
                Ok(Outcome::NothingFound)
            }
        },
    }
}

fn merge(args: &Merge) -> anyhow::Result<Outcome> {
    let mut record = Record::open_existing(&args.file.record)?;
    let (actor, name) = one(&record, &args.actor)?;
    // All are looked up first, so that a mistake in one changes nothing.
    let others =
        args.others.iter().map(|other| one(&record, other)).collect::<anyhow::Result<Vec<_>>>()?;
    let ids: Vec<i64> = others.iter().map(|(other, _)| *other).collect();
    record.merge_all(actor, &ids)?;
    let others: Vec<String> = others.into_iter().map(|(_, other)| other).collect();
    let now = record.actor(actor)?.map_or_else(|| name.clone(), |actor| actor.name);
    let names = format!("{} and {name}", others.join(", "));
    let undone = match ids.len() {
        1 => "takes it back",
        _ => "takes back the last of them",
    };
    say(&format!("{names} are one actor now, {now}; `onrecord actor undo` {undone}"))
}

fn apart(args: &Apart) -> anyhow::Result<Outcome> {
    let mut record = Record::open_existing(&args.file.record)?;
    let (actor, name) = one(&record, &args.actor)?;
    let others =
        args.others.iter().map(|other| one(&record, other)).collect::<anyhow::Result<Vec<_>>>()?;
    let ids: Vec<i64> = others.iter().map(|(other, _)| *other).collect();
    let undone = match record.keep_apart(actor, &ids)?.len() {
        0 => return say(&format!("it was said before that {name} is none of these")),
        1 => "takes it back",
        _ => "takes back the last of them",
    };
    let others: Vec<String> = others.into_iter().map(|(_, other)| other).collect();
    say(&format!("{name} is not {}; `onrecord actor undo` {undone}", others.join(", nor ")))
}

fn split(args: &Split) -> anyhow::Result<Outcome> {
    let mut record = Record::open_existing(&args.file.record)?;
    let (actor, name) = one(&record, &args.actor)?;
    let mut articles = Vec::new();
    for words in &args.articles {
        articles.extend(articles_of(&record, words)?);
    }
    let other = record.split(actor, &articles)?;
    say(&format!(
        "{name} in these articles is now actor {other}; `onrecord actor undo` takes it back"
    ))
}

fn rename(args: &Rename) -> anyhow::Result<Outcome> {
    let mut record = Record::open_existing(&args.file.record)?;
    let (actor, name) = one(&record, &args.actor)?;
    record.rename(actor, &args.name)?;
    let is_same = |it: &&ActorEntry| it.id != actor && same_name(&it.name, &args.name);
    let all = record.who(&args.name)?;
    let others: Vec<String> = all.iter().filter(is_same).map(|it| it.id.to_string()).collect();
    if !others.is_empty() {
        let others = others.join(", ");
        note(&format!(
            "another actor has this name, too ({others}): `onrecord actor merge {actor} {others}` makes them one"
        ));
    }
    say(&format!("{name} is now called {}; `onrecord actor undo` takes it back", args.name))
}

/// The one actor that is meant, by its number or by a whole name that only one has, with its name.
fn one(record: &Record, words: &str) -> anyhow::Result<(i64, String)> {
    match record.meant(words)? {
        Meant::One(id, name) => Ok((id, name)),
        Meant::Nobody if words.parse::<i64>().is_ok() => {
            bail!("no actor in the record has the number {words}")
        }
        Meant::Nobody => bail!("nobody in the record has the name {words}"),
        Meant::Several(several) => {
            let list: Vec<String> =
                several.iter().take(10).map(|(id, name)| format!("{id} {name}")).collect();
            bail!(
                "{words} is not the whole name of one actor, but may be: {}; name one by its number",
                list.join(", ")
            )
        }
    }
}

fn say(message: &str) -> anyhow::Result<Outcome> {
    writeln!(stdout(), "{}", visible(message))?;
    Ok(Outcome::Found)
}
