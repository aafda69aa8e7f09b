//! `onrecord eval`: how well a reading agrees with gold.

use crate::args::{self, AnswerFormat, Eval};
use crate::output::{Outcome, print_json, stdout, visible};
use crate::run::{codebook, judging_reader, progress};
use anyhow::Context;
use onrecord::eval::{
    ArticleMistakes, FoundPosition, GoldArticle, Mistake, MistakeKind, Perturbation,
    PositionMistake, Predicted, Quoted, SpeakerMistake, Words, from_gold_tags, load,
    load_positions, load_speakers, mistakes, perturbed, position_mistakes, score, score_positions,
    score_speakers, speaker_mistakes,
};
use onrecord::{Article, Codebook, Reading, in_order};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

/// Reads the gold's texts, or takes another's reading of them, and prints the scores.
pub(crate) fn run(args: &Eval) -> anyhow::Result<Outcome> {
    let mut gold = load(&args.gold)?;
    if let Some(path) = &args.speakers {
        return speakers(gold, path, args);
    }
    if let (Some(path), Some(issues)) = (&args.positions, &args.issues) {
        return positions(gold, path, issues, args);
    }
    if let Some(copy) = args.copy {
        gold = gold.iter().map(|article| perturbed(article, copy.into(), args.seed)).collect();
    }
    let predicted = match &args.against {
        Some(path) => others(&gold, path)?,
        None => {
            let statements =
                |reading: &Reading| reading.statements.iter().map(Predicted::from).collect();
            readings(&gold.iter().collect::<Vec<_>>(), args, Codebook::default())?
                .iter()
                .map(statements)
                .collect()
        }
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

/// Scores who the speakers are, in the articles of which the file at `path` tells that.
fn speakers(gold: Vec<GoldArticle>, path: &Path, args: &Eval) -> anyhow::Result<Outcome> {
    let gold = load_speakers(path, gold)?;
    let articles: Vec<&GoldArticle> = gold.iter().map(|one| &one.article).collect();
    let readings = readings(&articles, args, Codebook::default())?;
    if args.mistakes {
        let mistakes = speaker_mistakes(&gold, &readings);
        match args.format {
            AnswerFormat::Text => print_speaker_mistakes(&mistakes)?,
            AnswerFormat::Json => print_json(&mistakes)?,
        }
    } else {
        let scores = score_speakers(&gold, &readings);
        match args.format {
            AnswerFormat::Text => write!(stdout(), "{}", scores.table())?,
            AnswerFormat::Json => print_json(&scores)?,
        }
    }
    Ok(Outcome::Found)
}

/// Scores who stands where, in the articles that the file at `path` names, against a reading or another
/// reader's file.
fn positions(
    gold: Vec<GoldArticle>,
    path: &Path,
    issues: &Path,
    args: &Eval,
) -> anyhow::Result<Outcome> {
    let gold = load_positions(path, gold)?;
    let articles: Vec<GoldArticle> = gold.iter().map(|one| one.article.clone()).collect();
    let found: Vec<Vec<FoundPosition>> = match &args.against {
        Some(other) => {
            load_positions(other, articles)?.iter().map(FoundPosition::of_gold).collect()
        }
        None => {
            let articles: Vec<&GoldArticle> = articles.iter().collect();
            let readings = readings(&articles, args, codebook(issues)?)?;
            readings.iter().map(FoundPosition::of_reading).collect()
        }
    };
    anyhow::ensure!(found.len() == gold.len(), "the two files name other articles");
    if args.mistakes {
        let mistakes = position_mistakes(&gold, &found);
        match args.format {
            AnswerFormat::Text => print_position_mistakes(&mistakes)?,
            AnswerFormat::Json => print_json(&mistakes)?,
        }
    } else {
        let scores = score_positions(&gold, &found);
        match args.format {
            AnswerFormat::Text => write!(stdout(), "{}", scores.table())?,
            AnswerFormat::Json => print_json(&scores)?,
        }
    }
    Ok(Outcome::Found)
}

/// The reading of each article, with the gold's own tags where they are asked for.
fn readings(
    gold: &[&GoldArticle],
    args: &Eval,
    codebook: Codebook,
) -> anyhow::Result<Vec<Reading>> {
    if args.gold_tags {
        return Ok(gold.iter().map(|gold| from_gold_tags(gold)).collect());
    }
    let reader = judging_reader(&args.model, codebook)?;
    let progress = progress(gold.len(), "articles");
    let mut readings = Vec::new();
    let mut failure = None;
    let read = |gold: &&GoldArticle| {
        reader.read(&Article::from_text(&gold.id, gold.text.clone()), Vec::new())
    };
    in_order(gold, read, |gold, reading| {
        match reading {
            Ok(reading) => readings.push(reading),
            Err(error) => failure = Some((gold.id.clone(), error)),
        }
        progress.inc(1);
    });
    progress.finish_and_clear();
    match failure {
        Some((id, error)) => Err(error).context(id),
        None => Ok(readings),
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

fn print_speaker_mistakes(mistakes: &[SpeakerMistake]) -> anyhow::Result<()> {
    let mut out = stdout();
    let mut last = None;
    for mistake in mistakes {
        let SpeakerMistake { article, speaker, content, gold, gold_kind, found, .. } = mistake;
        if last.replace(article) != Some(article) {
            writeln!(out, "{}", visible(article))?;
        }
        writeln!(out, "  {} | {}", visible(&join(speaker)), visible(&join(content)))?;
        let name = |name: &Option<String>| visible(name.as_deref().unwrap_or("–"));
        writeln!(out, "    gold   {} ({gold_kind})", name(gold))?;
        let words = visible(&join(&mistake.found_speaker));
        writeln!(out, "    found  {} ({}: {words})", name(found), mistake.how.name())?;
    }
    Ok(())
}

fn print_position_mistakes(mistakes: &[PositionMistake]) -> anyhow::Result<()> {
    let mut out = stdout();
    let mut last = None;
    for PositionMistake { article, kind, issue, holder, stance, sentence } in mistakes {
        if last.replace(article) != Some(article) {
            writeln!(out, "{}", visible(article))?;
        }
        writeln!(out, "  {kind}: {} {stance} {issue}", visible(holder))?;
        writeln!(out, "    {}", visible(sentence))?;
    }
    Ok(())
}

fn line(words: &Words) -> String {
    let Words { speaker, cue, content } = words;
    visible(&format!("{} | {} | {}", join(speaker), join(cue), join(content)))
}

fn join(role: &[Quoted]) -> String {
    role.iter().map(|quoted| quoted.words.as_str()).collect::<Vec<_>>().join(" … ")
}
