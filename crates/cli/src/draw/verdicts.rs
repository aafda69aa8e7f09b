//! What the judge answers, sentence by sentence: why a position was found, or was not.

use super::heading;
use crate::output::visible;
use crate::style::{CONTENT, DIM, SPEAKER, of_stance, paint};
use onrecord::{Article, EncoderError, Layout, Reader};
use std::fmt::Write;

/// From this probability on a stance stands out.
const LIKELY: f32 = 0.2;

/// Each passage of the article with a line for each issue that it may be about and each holder, and the
/// issues that it was held not to be about.
pub(crate) fn draw_verdicts(
    article: &Article,
    layout: &Layout,
    reader: &Reader,
) -> Result<String, EncoderError> {
    let (reading, mentions) = reader.survey(article, layout)?;
    let (passages, judged) = reader.verdicts(article, layout, &reading, &mentions)?;
    let issues = &reader.codebook().issues;
    let widest = issues.iter().map(|issue| issue.id.chars().count()).max().unwrap_or(0);
    let mut out = heading(article);
    for (number, passage) in passages.passages.iter().enumerate() {
        let [first, .., last] = layout.tokens[passage.focus.clone()] else { continue };
        let sentence = first.cover(last);
        let _ = writeln!(out, "{}", paint(CONTENT, visible(sentence.of(&article.text))));
        let mut left: Vec<&str> = issues.iter().map(|issue| issue.id.as_str()).collect();
        for verdict in judged.iter().filter(|it| it.passage == number) {
            let Some(issue) = issues.get(verdict.issue) else { continue };
            left.retain(|id| *id != issue.id);
            for (holder, stances) in passage.holders.iter().zip(&verdict.verdict.stances) {
                let told: Vec<String> = stances
                    .each()
                    .map(|(stance, it)| {
                        let style = if it < LIKELY { DIM } else { of_stance(stance) };
                        paint(style, format!("{} {it:.2}", stance.name()))
                    })
                    .collect();
                let holder = paint(SPEAKER, visible(holder.of(&article.text)));
                let _ = writeln!(out, "  {:<widest$}  {}  {holder}", issue.id, told.join("  "));
            }
        }
        if !left.is_empty() {
            let _ = writeln!(out, "  {}", paint(DIM, format!("not about {}", left.join(", "))));
        }
    }
    Ok(out)
}
