//! An entry with its words, as a coder looks at it.

use super::rejected;
use crate::output::{source, stdout, visible};
use crate::stances::{coloured, stance};
use crate::style::{CONTENT, CUE, DIM, SPEAKER, STRONG, paint};
use anstyle::Style;
use onrecord::Stance;
use onrecord::record::{
    ArticleEntry, ArticleLine, EntryRef, PositionEntry, ReviewEntry, ReviewMark, StatementEntry,
};
use std::io::Write;

/// How many characters of the text stand on either side of an entry's words.
const AROUND: usize = 160;

/// Prints an entry, which somebody may have rejected; false where it is not there any more.
pub(super) fn entry(
    article: &ArticleEntry,
    entry: EntryRef,
    number: usize,
    count: usize,
) -> std::io::Result<bool> {
    let standing = match entry {
        EntryRef::Position(id) => article.positions.iter().find(|it| it.id == id).map(position),
        EntryRef::Statement(id) => article.statements.iter().find(|it| it.id == id).map(statement),
    };
    let shown =
        standing.or_else(|| rejected(article, entry).and_then(|it| as_rejected(article, it)));
    let Some(Shown { marks, told, confidence, review }) = shown else { return Ok(false) };
    let mut out = stdout();
    let place = paint(DIM, visible(&format!("{number} of {count} · {}", whence(&article.line))));
    let sure = paint(DIM, format!("{:.0} %", 100.0 * confidence));
    let review = reviewed(review.as_ref());
    writeln!(out, "\n{place}\n{}\n{told} · {sure}{review}", text(article, &marks))?;
    Ok(true)
}

/// What is shown of an entry.
struct Shown {
    /// Where its parts stand, the one first that shows where two do.
    marks: Vec<([usize; 2], Style)>,
    /// What was found.
    told: String,
    confidence: f32,
    review: Option<ReviewMark>,
}

fn position(it: &PositionEntry) -> Shown {
    let spans = &it.spans;
    let mut marks = vec![(spans.holder, SPEAKER)];
    marks.extend(spans.condition.map(|condition| (condition, CUE)));
    marks.push((spans.evidence, CONTENT));
    Shown {
        marks,
        told: told_of_position(&it.actor, &it.issue_title, it.stance, &it.condition),
        confidence: it.confidence,
        review: it.review.clone(),
    }
}

fn told_of_position(actor: &str, issue: &str, held: Stance, condition: &str) -> String {
    let condition = match condition {
        "" => String::new(),
        words => format!(" {} {}", paint(DIM, "on condition:"), paint(CUE, visible(words))),
    };
    let (actor, issue) = (paint(SPEAKER, visible(actor)), paint(STRONG, visible(issue)));
    format!("{actor} · {issue} · {}{condition}", coloured(&stance(held)))
}

fn statement(it: &StatementEntry) -> Shown {
    let parts = [(&it.spans.speaker, SPEAKER), (&it.spans.cue, CUE), (&it.spans.content, CONTENT)];
    let marks = parts
        .into_iter()
        .flat_map(|(spans, style)| spans.iter().map(move |span| (*span, style)))
        .collect();
    let told = told_of_statement(it.actor.as_deref(), it.kind.name());
    Shown { marks, told, confidence: it.confidence, review: it.review.clone() }
}

fn told_of_statement(actor: Option<&str>, kind: &str) -> String {
    format!("{} · {kind}", paint(SPEAKER, visible(actor.unwrap_or("nobody known"))))
}

/// What was rejected, as it stood.
fn as_rejected(article: &ArticleEntry, review: &ReviewEntry) -> Option<Shown> {
    let state = &review.after;
    let pieces = |role: &str, style| {
        let spans: Vec<[usize; 2]> =
            serde_json::from_value(state["spans"][role].clone()).unwrap_or_default();
        spans.into_iter().map(move |span| (span, style))
    };
    let actor = state["actor"]["name"].as_str();
    let (parts, told) = match review.entry {
        EntryRef::Position(_) => {
            let condition = pieces("condition", CUE).next().map(|([start, end], _)| {
                article.text.chars().skip(start).take(end - start).collect::<String>()
            });
            let held = serde_json::from_value(state["stance"].clone()).ok()?;
            let issue = state["issue"].as_str()?;
            let told =
                told_of_position(actor?, issue, held, condition.as_deref().unwrap_or_default());
            ([("holder", SPEAKER), ("condition", CUE), ("evidence", CONTENT)], told)
        }
        EntryRef::Statement(_) => {
            let told = told_of_statement(actor, state["kind"].as_str()?);
            ([("speaker", SPEAKER), ("cue", CUE), ("content", CONTENT)], told)
        }
    };
    Some(Shown {
        marks: parts.into_iter().flat_map(|(role, style)| pieces(role, style)).collect(),
        told,
        confidence: state["confidence"].as_f64().unwrap_or_default() as f32,
        review: Some(mark(review)),
    })
}

/// A review as the mark of the entry that it stands on.
pub(super) fn mark(review: &ReviewEntry) -> ReviewMark {
    let (coder, at) = (review.coder.clone(), review.reviewed_at.clone());
    ReviewMark { kind: review.kind, coder, at }
}

/// What is asked.
pub(super) fn prompt(entry: EntryRef) -> &'static str {
    match entry {
        EntryRef::Position(_) => "right? a, r, f/g/u, by …, if …, n, undo, q",
        EntryRef::Statement(_) => "right? a, r, by …, n, undo, q",
    }
}

fn whence(line: &ArticleLine) -> String {
    source(line.published, line.outlet.as_deref(), line.url.as_deref(), &line.location)
}

fn reviewed(review: Option<&ReviewMark>) -> String {
    let said =
        |it: &ReviewMark| paint(DIM, visible(&format!(" · {} by {}", it.kind.name(), it.coder)));
    review.map(said).unwrap_or_default()
}

/// The text around the marks, each in its style; the first mark over a character is the one that shows.
fn text(article: &ArticleEntry, marks: &[([usize; 2], Style)]) -> String {
    let first = marks.iter().map(|([start, _], _)| *start).min().unwrap_or_default();
    let last = marks.iter().map(|([_, end], _)| *end).max().unwrap_or_default();
    let letters: Vec<char> = article.text.chars().collect();
    // The paragraph, or as much of it as fits.
    let before = first.saturating_sub(AROUND)..first.min(letters.len());
    let after = last.min(letters.len())..(last + AROUND).min(letters.len());
    let from =
        before.clone().rev().find(|at| letters[*at] == '\n').map_or(before.start, |at| at + 1);
    let to = after.clone().find(|at| letters[*at] == '\n').unwrap_or(after.end);
    let style_at = |at: usize| {
        marks.iter().find(|([start, end], _)| (*start..*end).contains(&at)).map(|(_, style)| *style)
    };
    let mut shown = String::new();
    let mut run = (None, String::new());
    for (at, letter) in letters.iter().enumerate().take(to).skip(from) {
        let style = style_at(at);
        if style != run.0 {
            flush(&mut shown, &run);
            run = (style, String::new());
        }
        run.1.push(*letter);
    }
    flush(&mut shown, &run);
    let cut = |is_cut| if is_cut { "…" } else { "" };
    let is_line = |at: usize| at == 0 || letters.get(at - 1) == Some(&'\n');
    let (begins, ends) = (cut(!is_line(from)), cut(letters.get(to).is_some_and(|it| *it != '\n')));
    format!("{begins}{}{ends}", shown.trim())
}

fn flush(shown: &mut String, (style, words): &(Option<Style>, String)) {
    let words = visible(words);
    match style {
        Some(style) => *shown += &paint(*style, words),
        None => *shown += &words,
    }
}
