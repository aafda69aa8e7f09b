//! An entry with its words, as a coder looks at it.

use crate::output::{source, stdout, visible};
use crate::stances::{coloured, stance};
use crate::style::{CONTENT, CUE, DIM, SPEAKER, STRONG, paint};
use anstyle::Style;
use onrecord::record::{ArticleEntry, ArticleLine, EntryRef};
use std::io::Write;

/// How many characters of the text stand on either side of an entry's words.
const AROUND: usize = 160;

/// Prints an entry; false where it is not there any more.
pub(super) fn entry(
    article: &ArticleEntry,
    entry: EntryRef,
    number: usize,
    count: usize,
) -> std::io::Result<bool> {
    let mut out = stdout();
    let place = paint(DIM, visible(&format!("{number} of {count} · {}", whence(&article.line))));
    match entry {
        EntryRef::Position(id) => {
            let Some(it) = article.positions.iter().find(|it| it.id == id) else {
                return Ok(false);
            };
            writeln!(out, "\n{place}")?;
            let spans = &it.spans;
            let mut marks = vec![(spans.holder, SPEAKER)];
            marks.extend(spans.condition.map(|condition| (condition, CUE)));
            marks.push((spans.evidence, CONTENT));
            writeln!(out, "{}", text(article, &marks))?;
            let condition = match it.condition.as_str() {
                "" => String::new(),
                words => format!(" {} {}", paint(DIM, "on condition:"), paint(CUE, visible(words))),
            };
            let sure = paint(DIM, format!("{:.0} %", 100.0 * it.confidence));
            writeln!(
                out,
                "{} · {} · {}{condition} · {sure}{}",
                paint(SPEAKER, visible(&it.actor)),
                paint(STRONG, visible(&it.issue_title)),
                coloured(&stance(it.stance)),
                reviewed(it.review.as_ref()),
            )?;
        }
        EntryRef::Statement(id) => {
            let Some(it) = article.statements.iter().find(|it| it.id == id) else {
                return Ok(false);
            };
            writeln!(out, "\n{place}")?;
            let parts =
                [(&it.spans.speaker, SPEAKER), (&it.spans.cue, CUE), (&it.spans.content, CONTENT)];
            let marks: Vec<([usize; 2], Style)> = parts
                .into_iter()
                .flat_map(|(spans, style)| spans.iter().map(move |span| (*span, style)))
                .collect();
            writeln!(out, "{}", text(article, &marks))?;
            let actor = it.actor.as_deref().unwrap_or("nobody known");
            let sure = paint(DIM, format!("{:.0} %", 100.0 * it.confidence));
            let kind = it.kind.name();
            let actor = paint(SPEAKER, visible(actor));
            writeln!(out, "{actor} · {kind} · {sure}{}", reviewed(it.review.as_ref()))?;
        }
    }
    Ok(true)
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

fn reviewed(review: Option<&onrecord::record::ReviewMark>) -> String {
    let said = |it: &onrecord::record::ReviewMark| {
        paint(DIM, visible(&format!(" · {} by {}", it.kind.name(), it.coder)))
    };
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
