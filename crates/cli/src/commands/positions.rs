//! `onrecord positions`: who stands where, since when, by what words.

use crate::args::{Positions, TableFormat};
use crate::output::{Outcome, print_json, raw_stdout, stdout, visible};
use crate::rows::write_standings;
use crate::stances::{
    CONDITION, CONFLICT, REVIEWED, UNDATED, coloured, complain_of_nothing, filters, issues,
    left_out, note_left_out, print_evidence, stance,
};
use crate::style::{DIM, SPEAKER, STRONG, paint};
use comfy_table::{ContentArrangement, LineStyle, Table, TableStyle};
use onrecord::record::{PositionEntry, PositionFilters, Standing};
use onrecord::{Issue, Record};
use onrecord_exchange::positions_csv;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use unicode_width::UnicodeWidthStr;

/// Prints the positions of the record: a table shows where each actor stands, and so do the other formats of
/// one day or where that is asked for; else they hold every position.
pub(crate) fn run(args: &Positions) -> anyhow::Result<Outcome> {
    let record = Record::open_existing(&args.which.file.record)?;
    let Some(issues) = issues(&record, &args.which)? else { return Ok(Outcome::NothingFound) };
    let filters = PositionFilters { on: args.on, ..filters(&args.which) };
    let is_of_standing = args.on.is_some() || args.standing;
    let is_empty = match args.which.format {
        TableFormat::Table => {
            let standings = record.standings(&filters)?;
            match &issues[..] {
                [issue] if args.which.issue.is_some() => print_list(issue, &standings)?,
                _ => print_matrix(&issues, &standings)?,
            }
            if !standings.is_empty()
                && let Some(left_out) = left_out(&record, &filters)?
            {
                writeln!(stdout(), "{}", paint(DIM, left_out))?;
            }
            standings.is_empty()
        }
        TableFormat::Csv if is_of_standing => {
            let standings = record.standings(&filters)?;
            write_standings(raw_stdout(), &standings)?;
            standings.is_empty()
        }
        TableFormat::Json if is_of_standing => {
            let standings = record.standings(&filters)?;
            print_json(&standings)?;
            standings.is_empty()
        }
        TableFormat::Csv => {
            let positions = record.positions(&filters)?;
            positions_csv(raw_stdout(), &positions)?;
            positions.is_empty()
        }
        TableFormat::Json => {
            let positions = record.positions(&filters)?;
            print_json(&positions)?;
            positions.is_empty()
        }
    };
    if is_empty {
        let otherwise = "no position in the record is like that; try other days, a shorter name, or a lower --min";
        complain_of_nothing(&record, &filters, otherwise)?;
        return Ok(Outcome::NothingFound);
    }
    if args.which.format != TableFormat::Table {
        note_left_out(&record, &filters)?;
    }
    Ok(Outcome::Found)
}

/// Those for it, those against, those undecided, each with the evidence.
fn print_list(issue: &Issue, standings: &[Standing]) -> std::io::Result<()> {
    let mut out = stdout();
    let mut sorted: Vec<&Standing> = standings.iter().collect();
    sorted.sort_by_key(|it| it.position.stance);
    if !sorted.is_empty() {
        let title = paint(STRONG, visible(&issue.title));
        writeln!(out, "{title}\n{}", paint(DIM, visible(&format!("for: {}", issue.meaning))))?;
    }
    let doubles = doubles(standings);
    for it in sorted {
        let number = number(&it.position, &doubles);
        writeln!(out, "\n{}{number}", paint(SPEAKER, visible(&it.position.actor)))?;
        let since = it.since_time.as_ref().map(|time| format!(" since {time}")).unwrap_or_default();
        let reports = match it.reports {
            1 => String::new(),
            count => format!(" · {count} reports"),
        };
        let heading = format!("{}{since}{reports}", stance(it.position.stance));
        print_evidence(&mut out, &heading, &it.position)?;
        let mut shown = vec![it.position.id];
        let mut beside = |heading: String, other: &Option<PositionEntry>| match other {
            Some(other) if !shown.contains(&other.id) => {
                shown.push(other.id);
                print_evidence(&mut out, &heading, other)
            }
            _ => Ok(()),
        };
        let time = |it: &Option<PositionEntry>| it.as_ref().and_then(PositionEntry::time);
        let told = |it| time(it).map(|time| format!(" told {time}")).unwrap_or_default();
        beside(format!("first{}", told(&it.first)), &it.first)?;
        beside(format!("{CONDITION} on a condition{}", told(&it.condition)), &it.condition)?;
        if let Some(other) = &it.conflict {
            beside(format!("{CONFLICT} contradicted: {}", stance(other.stance)), &it.conflict)?;
        }
        if let Some(other) = &it.otherwise {
            let reports = match it.undated {
                0 | 1 => "a report tells".to_owned(),
                count => format!("{count} reports tell"),
            };
            let heading = format!(
                "{UNDATED} {reports} another stance, without a date: {}",
                stance(other.stance)
            );
            beside(heading, &it.otherwise)?;
        }
    }
    print_numbered(&mut out, &doubles)
}

/// The names that several actors have, in small letters.
fn doubles(standings: &[Standing]) -> BTreeSet<String> {
    let mut actors: BTreeMap<String, BTreeSet<Option<i64>>> = BTreeMap::new();
    for it in standings {
        actors.entry(it.position.actor.to_lowercase()).or_default().insert(it.position.actor_id);
    }
    actors.into_iter().filter(|(_, ids)| ids.len() > 1).map(|(name, _)| name).collect()
}

/// " \[12\]" where another has the name, too.
fn number(position: &PositionEntry, doubles: &BTreeSet<String>) -> String {
    let is_double = doubles.contains(&position.actor.to_lowercase());
    let id = position.actor_id.filter(|_| is_double);
    id.map(|id| format!(" [{id}]")).unwrap_or_default()
}

/// What to do about actors of one name.
fn print_numbered(out: &mut impl Write, doubles: &BTreeSet<String>) -> std::io::Result<()> {
    if doubles.is_empty() {
        return Ok(());
    }
    let words = "[12]: the number of an actor whose name another has, too; `onrecord actor merge` makes one of two";
    writeln!(out, "{}", paint(DIM, words))
}

/// Actors against issues, in as many tables as the width of the terminal asks for.
fn print_matrix(issues: &[Issue], standings: &[Standing]) -> std::io::Result<()> {
    let asked = |issue: &&Issue| standings.iter().any(|it| it.position.issue == issue.id);
    let issues: Vec<&Issue> = issues.iter().filter(asked).collect();
    let columns = terminal_size::terminal_size().map(|(width, _)| width.0);
    let mut out = stdout();
    for (number, issues) in issues.chunks(fitting(columns)).enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        let mut table = matrix(issues, standings, " ");
        if let Some(columns) = columns
            && table.lines().any(|line| line.width() > usize::from(columns))
        {
            // All days below their stances, not some.
            table = matrix(issues, standings, "\n");
            table.set_content_arrangement(ContentArrangement::Dynamic).set_width(columns);
        }
        writeln!(out, "{}", coloured(&table.trim_fmt()))?;
    }
    if !issues.is_empty() {
        writeln!(out)?;
    }
    let width = issues.iter().map(|issue| issue.id.len()).max().unwrap_or_default();
    for issue in issues {
        writeln!(out, "{:width$}  {}", issue.id, paint(DIM, visible(&issue.title)))?;
    }
    print_legend(&mut out, standings)
}

/// What the marks that occur and the days mean.
fn print_legend(out: &mut impl Write, standings: &[Standing]) -> std::io::Result<()> {
    let marks = [
        (CONDITION, "on a condition", standings.iter().any(is_conditional)),
        (CONFLICT, "contradictory", standings.iter().any(|it| it.conflict.is_some())),
        (
            UNDATED,
            "a report tells another stance, without a date",
            standings.iter().any(|it| it.undated > 0),
        ),
        (REVIEWED, "reviewed", standings.iter().any(is_reviewed)),
    ];
    let mut legend = Vec::new();
    if standings.iter().any(|it| it.since.is_some()) {
        legend.push("the day: since when, as far as reports tell".to_owned());
    }
    let used = marks.into_iter().filter(|(_, _, is_used)| *is_used);
    legend.extend(used.map(|(mark, meaning, _)| format!("{mark} {meaning}")));
    if !legend.is_empty() {
        writeln!(out, "{}", paint(DIM, legend.join(" · ")))?;
    }
    print_numbered(out, &doubles(standings))
}

/// How many issues stand side by side: each needs room for "◆ undecided *".
fn fitting(columns: Option<u16>) -> usize {
    const NAME: usize = 20;
    const CELL: usize = 15;
    columns.map_or(usize::MAX, |columns| (usize::from(columns).saturating_sub(NAME) / CELL).max(1))
}

/// The table, with `gap` between a stance and its day.
fn matrix(issues: &[&Issue], standings: &[Standing], gap: &str) -> Table {
    let mut table = Table::new();
    let line = LineStyle::none().fill('─').junction('─');
    table.load_style(TableStyle::new().header_separator(line));
    let ids = issues.iter().map(|issue| issue.id.clone());
    table.set_header(std::iter::once(String::new()).chain(ids));
    let doubles = doubles(standings);
    for (actor, standings) in actors(standings) {
        let cell = |issue: &&Issue| {
            let held = standings.iter().find(|it| it.position.issue == issue.id);
            held.map(|it| cell(it, gap)).unwrap_or_default()
        };
        let cells: Vec<String> = issues.iter().map(cell).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            let number = standings.first().map(|it| number(&it.position, &doubles));
            let number = number.unwrap_or_default();
            table.add_row(std::iter::once(visible(actor) + &number).chain(cells));
        }
    }
    table
}

/// All actors, by name, with where they stand. Two may have one name.
fn actors(standings: &[Standing]) -> impl Iterator<Item = (&str, Vec<&Standing>)> {
    let mut actors: BTreeMap<_, Vec<&Standing>> = BTreeMap::new();
    for standing in standings {
        let it = &standing.position;
        actors.entry((it.actor.to_lowercase(), it.actor_id)).or_default().push(standing);
    }
    actors
        .into_values()
        .filter_map(|held| Some((held.first().copied()?.position.actor.as_str(), held)))
}

/// "▲ for * 2025-09-03", or "▲ for ! ▼ against 2025-09-03" where reports contradict each other.
fn cell(standing: &Standing, gap: &str) -> String {
    let held = [
        Some(stance(standing.position.stance)),
        is_conditional(standing).then(|| CONDITION.to_string()),
        standing.conflict.as_ref().map(|other| format!("{CONFLICT} {}", stance(other.stance))),
        (standing.undated > 0).then(|| UNDATED.to_string()),
        is_reviewed(standing).then(|| REVIEWED.to_string()),
    ];
    let held = held.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let since = standing.since_time.as_ref().map(|time| format!("{gap}{time}")).unwrap_or_default();
    format!("{held}{since}")
}

fn is_reviewed(standing: &Standing) -> bool {
    standing.position.review.is_some()
}

fn is_conditional(standing: &Standing) -> bool {
    standing.condition.is_some()
}
