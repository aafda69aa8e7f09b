//! `onrecord read`: what reports hold, without a record.

use crate::args::{Read, ReadFormat};
use crate::draw::draw_reading;
use crate::output::{Outcome, raw_stdout, stdout};
use crate::run::{codebook, judging_reader, over};
use anyhow::bail;
use onrecord::ReadingJson;
use std::io::Write;

/// Prints the reading of each article.
pub(crate) fn run(args: &Read) -> anyhow::Result<Outcome> {
    if args.issues.is_none() && args.sources.model.judge.is_some() {
        bail!("a judge finds positions on issues: give a codebook with --issues too");
    }
    let codebook = args.issues.as_deref().map(codebook).transpose()?.unwrap_or_default();
    let reader = judging_reader(&args.sources.model, codebook)?;
    let judge = reader.judge();
    let mut count = 0;
    let outcome = over(&args.sources, &reader, |article, reading| {
        count += 1;
        match args.format {
            ReadFormat::Text => {
                let mut out = stdout();
                if count > 1 {
                    writeln!(out)?;
                }
                out.write_all(draw_reading(article, reading).as_bytes())?;
            }
            ReadFormat::Jsonl => {
                let mut out = raw_stdout();
                let json = ReadingJson::new(article, reading).judged_by(&judge);
                serde_json::to_writer(&mut out, &json)?;
                writeln!(out)?;
                out.flush()?;
            }
            ReadFormat::Json => {
                let mut out = raw_stdout();
                out.write_all(if count == 1 { b"[\n" } else { b",\n" })?;
                let json = ReadingJson::new(article, reading).judged_by(&judge);
                serde_json::to_writer_pretty(&mut out, &json)?;
                out.flush()?;
            }
        }
        Ok(!reading.statements.is_empty() || !reading.positions.is_empty())
    })?;
    if args.format == ReadFormat::Json {
        let mut out = raw_stdout();
        writeln!(out, "{}", if count == 0 { "[]" } else { "\n]" })?;
        out.flush()?;
    }
    Ok(outcome)
}
