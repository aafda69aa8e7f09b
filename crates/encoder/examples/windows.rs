//! Writes the windows of articles for training, so that training and reading cut text alike.
//!
//! `windows VOCABULARY SIZE < ARTICLES.jsonl > WINDOWS.jsonl`: an article is an object with `id` and
//! `text`; a window is an object with `article`, `ids`, `features`, `first` and `tokens`, the last as
//! code points `[start, end)` of the article's text.

use onrecord_encoder::{Vocabulary, windows};
use onrecord_text::{CodePoints, Layout};
use std::io::{BufRead, Write};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(path), Some(size)) = (args.next(), args.next()) else {
        return Err("usage: windows VOCABULARY SIZE < ARTICLES.jsonl".into());
    };
    let vocabulary = Vocabulary::parse(&std::fs::read_to_string(path)?)?;
    let size = size.parse()?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let article: serde_json::Value = serde_json::from_str(&line?)?;
        let text = article["text"].as_str().ok_or("an article has no text")?;
        let layout = Layout::of(text);
        let code_points = CodePoints::of(text);
        for window in windows(text, &layout, |_| true, &vocabulary, size) {
            let tokens: Vec<[usize; 2]> =
                window.tokens.iter().map(|token| code_points.pair(layout.tokens[*token])).collect();
            serde_json::to_writer(
                &mut out,
                &serde_json::json!({
                    "article": article["id"],
                    "ids": window.ids,
                    "features": window.features,
                    "first": window.first,
                    "tokens": tokens,
                }),
            )?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(())
}
