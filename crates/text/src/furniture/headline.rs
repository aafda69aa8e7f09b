//! The headline: the first line, if it looks like one and a report follows it.

use super::byline::is_job_below;
use super::is_running;
use super::line::{Line, is_all_capitals, is_capitalised};
use crate::Span;
use std::ops::Range;

/// How many lines of other furniture may stand above the headline.
const MOST_ABOVE: usize = 6;

/// Words that stand alone above a headline and say what kind of piece it is.
const KICKERS: &[&str] = &[
    "analysis",
    "breaking",
    "breaking news",
    "comment",
    "editorial",
    "exclusive",
    "explained",
    "explainer",
    "factbox",
    "feature",
    "for immediate release",
    "in depth",
    "interview",
    "live",
    "live updates",
    "news",
    "news analysis",
    "opinion",
    "politics",
    "profile",
    "q&a",
    "review",
    "special report",
    "world",
];

/// The paragraphs that are the headline and the kicker above it; the last of them is the title.
pub(super) fn headline(
    text: &str,
    spans: &[Span],
    is_furniture: impl Fn(&Line<'_>) -> bool,
) -> Range<usize> {
    let candidates = spans.iter().enumerate().take(MOST_ABOVE);
    for (i, span) in candidates {
        let Some(line) = Line::of(text, *span) else { break };
        let next = || spans.get(i + 1).and_then(|span| Line::of(text, *span));
        let is_next_furniture = || next().is_some_and(|next| is_furniture(&next));
        if is_kicker(&line) && !is_next_furniture() && next().is_some_and(|it| is_headline(&it)) {
            return if report_follows(text, spans, i + 1) { i..i + 2 } else { i..i };
        }
        // "HOLT: Priya Nair, how long?" is said, and no headline.
        if is_turn(text, spans, i) {
            break;
        }
        let before = i.checked_sub(1).and_then(|before| Line::of(text, spans[before]));
        let is_above = (is_kicker(&line) || is_masthead(&line)) && is_next_furniture()
            || before.is_some_and(|before| is_job_below(&before, &line));
        if is_above {
            continue;
        }
        if is_headline(&line) && !is_furniture(&line) {
            return if report_follows(text, spans, i) { i..i + 1 } else { i..i };
        }
        if !is_furniture(&line) {
            break;
        }
    }
    0..0
}

/// Words with which the names of newspapers end.
const MASTHEADS: &[&str] = &[
    "argus",
    "chronicle",
    "courier",
    "echo",
    "examiner",
    "express",
    "gazette",
    "guardian",
    "herald",
    "journal",
    "mail",
    "mercury",
    "mirror",
    "news",
    "observer",
    "post",
    "press",
    "record",
    "review",
    "standard",
    "star",
    "sun",
    "telegraph",
    "times",
    "tribune",
];

/// Whether a line may be the name of the newspaper: "Thornbridge Gazette".
fn is_masthead(line: &Line<'_>) -> bool {
    let last = line.kernel.rsplit(' ').next().unwrap_or_default();
    (2..=4).contains(&line.word_count())
        && MASTHEADS.contains(&last)
        && line.words.split_whitespace().all(is_capitalised)
}

/// Whether a line begins with a label, as the turns of an interview do, that begins another paragraph too: "HOLT: …" and
/// "KAREN HOLT, HOST: …".
fn is_turn(text: &str, spans: &[Span], at: usize) -> bool {
    let label = |span: &Span| -> Option<String> {
        let (label, said) = span.of(text).split_once(':')?;
        let name = label.split(',').next()?.trim();
        let is_name = !name.is_empty() && name.split(' ').count() <= 4 && is_capitalised(name);
        (is_name && said.starts_with(' ')).then(|| name.rsplit(' ').next().map(str::to_owned))?
    };
    let Some(own) = label(&spans[at]) else { return false };
    let is_interview = |other: &str| matches!((own.as_str(), other), ("Q", "A") | ("A", "Q"));
    let mut others = spans.iter().enumerate().filter(|(other, _)| *other != at);
    others.any(|(_, span)| label(span).is_some_and(|other| other == own || is_interview(&other)))
}

fn is_kicker(line: &Line<'_>) -> bool {
    KICKERS.contains(&line.kernel.as_str())
}

fn is_headline(line: &Line<'_>) -> bool {
    let shouted = line.words.split_whitespace().all(is_all_capitals);
    (line.is_headline_like() || is_in_capitals(line) || shouted) && line.words.len() <= 160
}

/// "Harrow Line Opens After Forty Years.": every word of weight begins with a capital letter.
fn is_in_capitals(line: &Line<'_>) -> bool {
    let weighty = || line.words.split_whitespace().filter(|word| word.chars().count() > 4);
    weighty().count() >= 3
        && weighty()
            .all(|word| is_capitalised(word.trim_start_matches(|c: char| !c.is_alphanumeric())))
        && line.words.ends_with('.')
}

/// Whether running text follows, longer than the headline.
fn report_follows(text: &str, spans: &[Span], headline: usize) -> bool {
    let longer = |span: &&Span| span.len() > spans[headline].len() / 2 && is_running(span.of(text));
    spans[headline + 1..].iter().any(|span| longer(&span))
}
