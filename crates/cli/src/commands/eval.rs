//! `onrecord eval`: how well a reading agrees with gold.

use crate::args::{self, AnswerFormat, Eval};
use crate::output::{Outcome, raw_stdout, stdout, visible};
use crate::run::{progress, reader};
use anyhow::Context;
use onrecord::eval::{
    ArticleMistakes, GoldArticle, Mistake, MistakeKind, Perturbation, Predicted, Words,
    from_gold_tags, load, mistakes, perturbed, score,
};
use onrecord::{Article, in_order};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

/// Reads the gold's texts, or takes another's reading of them, and prints the scores.
pub(crate) fn run(args: &Eval) -> anyhow::Result<Outcome> {
    let mut gold = load(&args.gold)?;
    if let Some(copy) = args.copy {
        gold = gold.iter().map(|article| perturbed(article, copy.into(), args.seed)).collect();
    }
    let predicted = match &args.against {
        Some(path) => others(&gold, path)?,
        None if args.gold_tags => gold.iter().map(from_gold_tags).collect(),
        None => ours(&gold, args)?,
    };
    if args.mistakes {
        print_mistakes(&mistakes(&gold, &predicted), args.format)?;
    } else {
        let scores = score(&gold, &predicted);
        match args.format {
            AnswerFormat::Text => write!(stdout(), "{}", scores.table())?,
            AnswerFormat::Json => print_json(&scores)?,
        }
    }
    Ok(if gold.is_empty() { Outcome::NothingFound } else { Outcome::Found })
}

impl From<args::Perturbation> for Perturbation {
    fn from(copy: args::Perturbation) -> Perturbation {
        match copy {
            args::Perturbation::Capitals => Perturbation::Capitals,
            args::Perturbation::Small => Perturbation::Small,
            args::Perturbation::Straight => Perturbation::Straight,
            args::Perturbation::British => Perturbation::British,
            args::Perturbation::Unclosed => Perturbation::Unclosed,
            args::Perturbation::Unfinished => Perturbation::Unfinished,
            args::Perturbation::Unstopped => Perturbation::Unstopped,
            args::Perturbation::Renamed => Perturbation::Renamed,
        }
    }
}

fn ours(gold: &[GoldArticle], args: &Eval) -> anyhow::Result<Vec<Vec<Predicted>>> {
    let reader = reader(&args.model)?;
    let progress = progress(gold.len());
    let mut predicted = Vec::new();
    let mut failure = None;
    let read = |gold: &GoldArticle| {
        reader.read(&Article::from_text(&gold.id, gold.text.clone()), Vec::new())
    };
    in_order(gold, read, |gold, reading| {
        match reading {
            Ok(reading) => predicted.push(reading.statements.iter().map(Predicted::from).collect()),
            Err(error) => failure = Some((gold.id.clone(), error)),
        }
        progress.inc(1);
    });
    progress.finish_and_clear();
    match failure {
        Some((id, error)) => Err(error).context(id),
        None => Ok(predicted),
    }
}

/// The statements of another reader, article by article of the same id and text.
fn others(gold: &[GoldArticle], path: &Path) -> anyhow::Result<Vec<Vec<Predicted>>> {
    let others: BTreeMap<String, GoldArticle> =
        load(path)?.into_iter().map(|article| (article.id.clone(), article)).collect();
    let of = |article: &GoldArticle| match others.get(&article.id) {
        Some(other) if other.text == article.text => {
            Ok(other.attributions.iter().map(Predicted::from).collect())
        }
        Some(_) => anyhow::bail!("the text of {} differs between the two", article.id),
        None => anyhow::bail!("{} has no article {}", path.display(), article.id),
    };
    gold.iter().map(of).collect()
}

fn print_json(value: &impl serde::Serialize) -> anyhow::Result<()> {
    let mut out = raw_stdout();
    serde_json::to_writer_pretty(&mut out, value)?;
    writeln!(out)?;
    Ok(out.flush()?)
}

fn print_mistakes(articles: &[ArticleMistakes], format: AnswerFormat) -> anyhow::Result<()> {
    if format == AnswerFormat::Json {
        return print_json(&articles);
    }
    let mut out = stdout();
    for article in articles {
        writeln!(out, "{}", visible(&article.id))?;
        for Mistake { kind, gold, predicted, .. } in &article.mistakes {
            let name = match kind {
                MistakeKind::Missed => "missed",
                MistakeKind::Spurious => "spurious",
                MistakeKind::WrongSpeaker => "wrong speaker",
                MistakeKind::WrongBoundary => "wrong boundary",
            };
            writeln!(out, "  {name}")?;
            for (side, words) in [("gold ", gold), ("found", predicted)] {
                if let Some(words) = words {
                    writeln!(out, "    {side}  {}", line(words))?;
                }
            }
        }
    }
    Ok(())
}

fn line(words: &Words) -> String {
    let join = |role: &[onrecord::eval::Quoted]| {
        role.iter().map(|quoted| quoted.words.as_str()).collect::<Vec<_>>().join(" … ")
    };
    visible(&format!("{} | {} | {}", join(&words.speaker), join(&words.cue), join(&words.content)))
}
