//! `onrecord export`: what the record holds, for another tool.

use crate::args::{Export, ExportFormat, NetworkChoice, RollUp};
use crate::output::{Outcome, count_of, must_follow, note, stdout, visible};
use crate::stances::{complain_of_nothing, note_left_out};
use anyhow::bail;
use onrecord::Record;
use onrecord::record::PositionFilters;
use onrecord_exchange::{ExportFilters, Exported, Format, NetworkKind, NetworkOptions, export};
use std::io::Write;

/// Writes the files and says what is in them.
pub(crate) fn run(args: &Export) -> anyhow::Result<Outcome> {
    let record = Record::open_existing(&args.file.record)?;
    if let Some(id) = &args.issue {
        must_follow(&record, id)?;
    }
    let is_network = matches!(args.to, ExportFormat::Graphml | ExportFormat::Gexf);
    if !is_network && (args.network.is_some() || args.min_weight.is_some()) {
        bail!(
            "--network and --min-weight are for networks: leave them out, or export to graphml or gexf"
        );
    }
    let filters = ExportFilters {
        positions: PositionFilters {
            issue: args.issue.clone(),
            actor: args.actor.clone(),
            since: args.since,
            until: args.until,
            to_states: args.roll_up == Some(RollUp::State),
            min: args.min,
            ..PositionFilters::default()
        },
        network: NetworkOptions {
            kind: kind(args.network.unwrap_or(NetworkChoice::TwoMode)),
            min_weight: args.min_weight.unwrap_or(1.0),
        },
    };
    let exported = export(&record, format(args.to), &args.out, &filters)?;
    exported.notes.iter().for_each(|told| note(told));
    let place = visible(&args.out.display().to_string());
    if exported.files.is_empty() {
        let otherwise = format!(
            "nothing in the record is like that, and {place} was not written; try other days, a shorter name, or a lower --min"
        );
        complain_of_nothing(&record, &filters.positions, &otherwise)?;
        return Ok(Outcome::NothingFound);
    }
    if ["-", "/dev/stdout"].iter().any(|it| args.out.as_os_str() == *it) {
        // What is read by another program holds nothing else.
        note(&told(&exported));
    } else {
        writeln!(stdout(), "{place}: {}", told(&exported))?;
    }
    if let Some((_, edges)) = exported.network
        && edges > MANY_EDGES
    {
        note(
            "few programs draw so many edges: a greater --min-weight, --issue or --actor leaves fewer",
        );
    }
    note_left_out(&record, &filters.positions)?;
    Ok(Outcome::Found)
}

/// More edges than these take most programs that draw networks very long.
const MANY_EDGES: usize = 50_000;

/// "24 articles, 342 statements, 12 positions", or "8 nodes, 12 edges".
fn told(exported: &Exported) -> String {
    let mut told = match exported.network {
        Some((nodes, edges)) => vec![count_of(nodes, "node"), count_of(edges, "edge")],
        None => vec![
            count_of(exported.articles, "article"),
            count_of(exported.statements, "statement"),
            count_of(exported.positions, "position"),
        ],
    };
    if exported.verdicts > 0 {
        told.push(count_of(exported.verdicts, "verdict"));
    }
    told.join(", ")
}

fn format(chosen: ExportFormat) -> Format {
    match chosen {
        ExportFormat::Csv => Format::Csv,
        ExportFormat::Jsonl => Format::Jsonl,
        ExportFormat::Parquet => Format::Parquet,
        ExportFormat::Graphml => Format::GraphMl,
        ExportFormat::Gexf => Format::Gexf,
        ExportFormat::Brat => Format::Brat,
        ExportFormat::Dna => Format::Dna,
        ExportFormat::WebAnnotation => Format::WebAnnotation,
        ExportFormat::SchemaOrg => Format::SchemaOrg,
    }
}

fn kind(chosen: NetworkChoice) -> NetworkKind {
    match chosen {
        NetworkChoice::TwoMode => NetworkKind::TwoMode,
        NetworkChoice::Agree => NetworkKind::Agree,
        NetworkChoice::Disagree => NetworkKind::Disagree,
        NetworkChoice::AgreeMinusDisagree => NetworkKind::AgreeMinusDisagree,
    }
}
