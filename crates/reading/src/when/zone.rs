//! What each token of a sentence is to one statement.

use super::Spans;
use onrecord_text::{Layout, Span};
use std::ops::Range;

/// What a token is to the statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zone {
    /// None of its parts.
    Open,
    Speaker,
    Cue,
    /// Content in the reporter's words.
    Content,
    /// Content between quotation marks.
    Quotation,
    /// Between quotation marks, but not content.
    Quoted,
}

/// The zone of each token in `tokens`, a range into the layout's.
pub(super) fn zones(layout: &Layout, tokens: Range<usize>, statement: &Spans<'_>) -> Vec<Zone> {
    let tokens = layout.tokens.get(tokens).unwrap_or_default();
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return Vec::new() };
    let sentence = first.cover(*last);
    let is_quoted = |token: &Span| layout.quotation_at(*token).is_some();
    let mut zones: Vec<Zone> = tokens
        .iter()
        .map(|token| if is_quoted(token) { Zone::Quoted } else { Zone::Open })
        .collect();
    let parts = [
        (statement.content, Zone::Content),
        (statement.speaker, Zone::Speaker),
        (statement.cue, Zone::Cue),
    ];
    for (spans, part) in parts {
        for span in spans.iter().filter(|span| span.overlaps(sentence)) {
            let from = tokens.partition_point(|token| token.end <= span.start);
            let to = tokens.partition_point(|token| token.start < span.end);
            for zone in zones.iter_mut().take(to).skip(from) {
                *zone = match (part, *zone) {
                    (Zone::Content, Zone::Quoted | Zone::Quotation) => Zone::Quotation,
                    (_, Zone::Quoted) => Zone::Quoted,
                    _ => part,
                };
            }
        }
    }
    zones
}

/// How far an expression is from the nearest of the statement's cues and speakers.
pub(super) fn distance(span: Span, statement: &Spans<'_>) -> usize {
    statement.cue.iter().chain(statement.speaker).map(|part| part.gap(span)).min().unwrap_or(0)
}
