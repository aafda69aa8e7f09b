//! Writes the passages of articles for training the judge, so that training and reading cut text and
//! find holders alike.
//!
//! `passages < ARTICLES.jsonl > PASSAGES.jsonl`: an article is an object with `id` and `text`, and a line is
//! written for each run: passages that are read together, or with `--alone` each by itself. One that has `holders`, a list of spans, is one
//! passage with just these holders, and with `focus`, a span, as the words that are judged. `passages --issues
//! < ISSUES.tsv` writes the pieces of issues (id, title, meaning). Offsets are code points.

use onrecord::{Article, CodePoints, Encoder, Layout, Passage, Reader, Span, Vocabulary, judge};
use serde_json::{Value, json};
use std::io::{BufRead, Write};

/// The most passages of one run.
const MOST_PASSAGES: usize = 5;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let reader = Reader::new(Encoder::shipped()?);
    let vocabulary = reader.encoder().vocabulary();
    let option = std::env::args().nth(1);
    let alone = option.as_deref() == Some("--alone");
    if option.as_deref() == Some("--issues") {
        for line in std::io::stdin().lock().lines() {
            let line = line?;
            let mut columns = line.split('\t');
            let (Some(id), Some(title), Some(meaning)) =
                (columns.next(), columns.next(), columns.next())
            else {
                continue;
            };
            let ids: Vec<i32> = judge::IssuePieces::of(title, meaning, vocabulary).all().collect();
            writeln!(out, "{}", json!({"issue": id, "ids": ids}))?;
        }
        return Ok(());
    }
    for line in std::io::stdin().lock().lines() {
        let row: Value = serde_json::from_str(&line?)?;
        let text = row["text"].as_str().ok_or("an article has no text")?.to_owned();
        // The corpus gives the report alone, without a header; our own examples have one.
        let article = match row["location"].as_str() {
            Some(location) => Article::from_text(location, text),
            None => Article { text, ..Article::default() },
        };
        match row["holders"].as_array() {
            Some(holders) => {
                write_passage(&mut out, &row, &article.text, holders, vocabulary)?;
            }
            None => write_runs(&mut out, &row["id"], &article, &reader, alone)?,
        }
    }
    out.flush()?;
    Ok(())
}

/// A text as one passage whose holders are known.
fn write_passage(
    out: &mut impl Write,
    row: &Value,
    text: &str,
    holders: &[Value],
    vocabulary: &Vocabulary,
) -> Result<(), Box<dyn std::error::Error>> {
    let layout = Layout::of(text);
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let at = |holder: &Value, end: usize| bytes[holder[end].as_u64().unwrap_or(0) as usize];
    let holders: Vec<Span> = holders.iter().map(|h| Span::new(at(h, 0), at(h, 1))).collect();
    let tokens = 0..layout.tokens.len();
    let focus = match row["focus"].is_array() {
        true => layout.tokens_in(Span::new(at(&row["focus"], 0), at(&row["focus"], 1))),
        false => tokens.clone(),
    };
    let passage = Passage { tokens, focus, holders };
    let nobody = |_: usize, _: usize| json!({});
    write_run(out, &row["id"], text, &layout, &[&passage], nobody, vocabulary)
}

fn write_runs(
    out: &mut impl Write,
    id: &Value,
    article: &Article,
    reader: &Reader,
    alone: bool,
) -> Result<(), Box<dyn std::error::Error>> {
    let vocabulary = reader.encoder().vocabulary();
    let layout = Layout::of(&article.text);
    let (reading, mentions) = reader.survey(article, &layout)?;
    let found = onrecord::passages(article, &layout, &reading, &mentions);
    let wanted = vec![true; found.passages.len()];
    let most = if alone { 1 } else { MOST_PASSAGES };
    for run in judge::together(most, &article.text, &layout, &found.passages, &wanted, vocabulary) {
        let passages: Vec<&Passage> = run.iter().map(|it| &found.passages[*it]).collect();
        let who = |passage: usize, holder: usize| {
            let candidate = found.candidates[run[passage]][holder];
            let actor = mentions.actor(&reading.actors, mentions.spots[candidate.spot].actor);
            json!({"name": actor.name, "aliases": actor.aliases, "speaks": candidate.statement.is_some()})
        };
        write_run(out, id, &article.text, &layout, &passages, who, vocabulary)?;
    }
    Ok(())
}

/// Writes passages that are read together; `who` tells what is known of a passage's holder.
fn write_run(
    out: &mut impl Write,
    id: &Value,
    text: &str,
    layout: &Layout,
    passages: &[&Passage],
    who: impl Fn(usize, usize) -> Value,
    vocabulary: &Vocabulary,
) -> Result<(), Box<dyn std::error::Error>> {
    let pieces = judge::Pieces::of(text, layout, passages, vocabulary);
    let points = CodePoints::of(text);
    let judged = passages.iter().enumerate().map(|(number, passage)| {
        let holders = passage.holders.iter().zip(&pieces.holders[number]).enumerate();
        let holders: Vec<Value> = holders
            .map(|(holder, (words, first))| {
                let mut known = who(number, holder);
                known["words"] = json!(points.pair(*words));
                known["first"] = json!(first);
                known
            })
            .collect();
        let tokens = layout.tokens[passage.focus.clone()].iter();
        let tokens: Vec<_> = tokens.map(|token| points.pair(*token)).collect();
        json!({"tokens": tokens, "focus": pieces.focus[number], "holders": holders})
    });
    let judged: Vec<Value> = judged.collect();
    let row = json!({
        "article": id, "ids": pieces.ids, "marks": pieces.marks, "sentences": pieces.sentences,
        "judged": judged,
    });
    Ok(writeln!(out, "{row}")?)
}
