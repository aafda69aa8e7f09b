//! Writes the passages of articles for training the judge, so that training and reading cut text and
//! find holders alike.
//!
//! `passages < ARTICLES.jsonl > PASSAGES.jsonl`: an article is an object with `id` and `text`. One that
//! has `holders`, a list of spans, is one passage with just these holders, and with `focus`, a span, as the
//! words that are judged. `passages --issues <
//! ISSUES.tsv` writes the pieces of issues (id, title, meaning). Offsets are code points.

use onrecord::{Article, CodePoints, Encoder, Layout, Passage, Reader, Span, Vocabulary, judge};
use serde_json::json;
use std::io::{BufRead, Write};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let reader = Reader::new(Encoder::shipped()?);
    let vocabulary = reader.encoder().vocabulary();
    if std::env::args().nth(1).as_deref() == Some("--issues") {
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
        let row: serde_json::Value = serde_json::from_str(&line?)?;
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
            None => write_passages(&mut out, &row["id"], &article, &reader, vocabulary)?,
        }
    }
    out.flush()?;
    Ok(())
}

/// A text as one passage whose holders are known.
fn write_passage(
    out: &mut impl Write,
    row: &serde_json::Value,
    text: &str,
    holders: &[serde_json::Value],
    vocabulary: &Vocabulary,
) -> Result<(), Box<dyn std::error::Error>> {
    let layout = Layout::of(text);
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let at =
        |holder: &serde_json::Value, end: usize| bytes[holder[end].as_u64().unwrap_or(0) as usize];
    let holders: Vec<Span> = holders.iter().map(|h| Span::new(at(h, 0), at(h, 1))).collect();
    let tokens = 0..layout.tokens.len();
    let focus = match row["focus"].is_array() {
        true => layout.tokens_in(Span::new(at(&row["focus"], 0), at(&row["focus"], 1))),
        false => tokens.clone(),
    };
    let passage = Passage { tokens, focus: focus.clone(), holders };
    let pieces = judge::Pieces::of(text, &layout, &passage, vocabulary);
    let points = CodePoints::of(text);
    let holders: Vec<_> = passage
        .holders
        .iter()
        .zip(&pieces.holders)
        .map(|(words, first)| json!({"words": points.pair(*words), "first": first}))
        .collect();
    let tokens: Vec<_> = layout.tokens[focus].iter().map(|token| points.pair(*token)).collect();
    writeln!(
        out,
        "{}",
        json!({
            "article": row["id"], "ids": pieces.ids, "marks": pieces.marks, "holders": holders,
            "tokens": tokens, "focus": pieces.focus,
        })
    )?;
    Ok(())
}

fn write_passages(
    out: &mut impl Write,
    id: &serde_json::Value,
    article: &Article,
    reader: &Reader,
    vocabulary: &Vocabulary,
) -> Result<(), Box<dyn std::error::Error>> {
    let layout = Layout::of(&article.text);
    let (reading, mentions) = reader.survey(article, &layout)?;
    let found = onrecord::passages(article, &layout, &reading, &mentions);
    let points = CodePoints::of(&article.text);
    for (passage, candidates) in found.passages.iter().zip(&found.candidates) {
        let pieces = judge::Pieces::of(&article.text, &layout, passage, vocabulary);
        let actor = |spot: usize| {
            let number = mentions.spots[spot].actor;
            let said = reading.actors.len();
            if number < said { &reading.actors[number] } else { &mentions.others[number - said] }
        };
        let holders: Vec<serde_json::Value> = candidates
            .iter()
            .zip(&passage.holders)
            .zip(&pieces.holders)
            .map(|((candidate, words), first)| {
                let actor = actor(candidate.spot);
                json!({"words": points.pair(*words), "first": first, "name": actor.name, "aliases": actor.aliases, "speaks": candidate.statement.is_some()})
            })
            .collect();
        let focus: Vec<Span> = layout.tokens[passage.focus.clone()].to_vec();
        let tokens: Vec<_> = focus.iter().map(|token| points.pair(*token)).collect();
        writeln!(
            out,
            "{}",
            json!({
                "article": id, "ids": pieces.ids, "marks": pieces.marks, "holders": holders,
                "tokens": tokens, "focus": pieces.focus,
            })
        )?;
    }
    Ok(())
}
