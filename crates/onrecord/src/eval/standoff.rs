//! The lines of a brat file. Only text-bound lines (`T`) and events (`E`) are gold.
//!
//! An event is an attribution: its trigger is a piece of the cue, and its arguments name speaker
//! and content. Words that nothing attributes are an event of type Uncued, whose trigger is the
//! content. What else brat writes (relations, attributes, notes, equivalences) says nothing
//! about the measured roles.

use super::gold::{Attribution, Fault};
use onrecord_text::{CodePoints, Role, Span};
use std::collections::{BTreeMap, BTreeSet};

/// The attributions that the lines of `ann` give for `text`.
pub(super) fn parse(ann: &str, text: &str) -> Result<Vec<Attribution>, Fault> {
    let map = CodePoints::of(text);
    let mut bound = BTreeMap::new();
    // An event may stand before the spans that it names, so events wait until all spans are known.
    let mut events = Vec::new();
    for (i, row) in ann.trim_start_matches('\u{feff}').lines().enumerate() {
        let fault = |message| Fault { line: i + 1, message };
        let (id, rest) = row.split_once('\t').unwrap_or((row, ""));
        match id.chars().next() {
            Some('T') => {
                let (kind, spans) = text_bound(rest, text, &map).map_err(fault)?;
                if bound.insert(id, TextBound { line: i + 1, kind, spans }).is_some() {
                    return Err(fault(format!("{id} was used before: expected a new number")));
                }
            }
            Some('E') => events.push((i + 1, rest)),
            Some('R' | 'A' | 'M' | 'N' | '#' | '*') => {}
            _ if row.trim().is_empty() => {}
            _ => {
                let expected = "expected a brat line, such as \"T1<tab>Source 0 4<tab>words\"";
                return Err(fault(format!("{expected}, but it is {row:?}")));
            }
        }
    }
    attributions(&events, &bound)
}

/// A text-bound annotation: `T3  Content 66 80;95 106  the words`.
struct TextBound<'a> {
    line: usize,
    kind: &'a str,
    spans: Vec<Span>,
}

fn text_bound<'a>(
    rest: &'a str,
    text: &str,
    map: &CodePoints,
) -> Result<(&'a str, Vec<Span>), String> {
    let (place, words) = match rest.split_once('\t') {
        Some((place, words)) => (place, Some(words)),
        None => (rest, None),
    };
    let (kind, offsets) = place.split_once(' ').unwrap_or((place, ""));
    let length = map.at_byte(text.len());
    let fragment = |fragment: &str| {
        let (start, end) = fragment.trim().split_once(' ')?;
        let (start, end) = (start.parse().ok()?, end.trim().parse().ok()?);
        (start < end && end <= length).then(|| map.span(start, end))
    };
    let spans = offsets.split(';').map(fragment).collect::<Option<Vec<Span>>>();
    let spans = spans.ok_or_else(|| {
        format!(
            "expected \"TYPE START END\" or \"TYPE START END;START END\" in code points, with \
             START < END <= {length}, but it is {place:?}"
        )
    })?;
    if let Some(words) = words {
        let there: Vec<&str> = spans.iter().map(|span| span.of(text)).collect();
        let there = there.join(" ");
        // Brat writes a line break as a space, and tools differ in what they do to other space.
        if !there.split_whitespace().eq(words.split_whitespace()) {
            return Err(format!(
                "expected the words {words:?}, but the text has {there:?} there: offsets count \
                 code points of the whole file"
            ));
        }
    }
    Ok((kind, spans))
}

/// The role that a type or argument name stands for, whatever number it ends in ("Content2").
fn role(name: &str) -> Option<Role> {
    match name.trim_end_matches(|letter: char| letter.is_ascii_digit()) {
        "Source" | "Speaker" => Some(Role::Speaker),
        "Cue" | "Attribution" => Some(Role::Cue),
        "Content" | "Quotation" | "Uncued" => Some(Role::Content),
        _ => None,
    }
}

fn attributions(
    events: &[(usize, &str)],
    bound: &BTreeMap<&str, TextBound>,
) -> Result<Vec<Attribution>, Fault> {
    let mut found = Vec::new();
    let mut named = BTreeSet::new();
    let mut other = None;
    for &(line, event) in events {
        let mut arguments = event.split_whitespace().map(|argument| argument.split_once(':'));
        let shape = || {
            let expected = "expected an event, such as \"Attribution:T2 Source:T1 Content:T3\"";
            Fault { line, message: format!("{expected}, but it is {event:?}") }
        };
        let (kind, trigger) = arguments.next().flatten().ok_or_else(shape)?;
        // Files may carry events of other schemes; their arguments are theirs.
        if role(kind) != Some(Role::Cue) && kind != "Uncued" {
            other.get_or_insert((line, kind));
            named.extend(arguments.flatten().map(|(_, id)| id));
            continue;
        }
        let mut attribution = Attribution::default();
        for argument in std::iter::once(Some((kind, trigger))).chain(arguments) {
            let (name, id) = argument.ok_or_else(shape)?;
            let pieces = match role(name) {
                Some(Role::Speaker) => &mut attribution.speaker,
                Some(Role::Cue) => &mut attribution.cue,
                Some(Role::Content) => &mut attribution.content,
                // An addressee and the like: not measured.
                None => continue,
            };
            let target = bound.get(id).ok_or_else(|| {
                let message = format!("{name}:{id} should name a T line, but there is no {id}");
                Fault { line, message }
            })?;
            pieces.extend(&target.spans);
            named.insert(id);
        }
        found.push(attribution);
    }
    if let (true, Some((line, kind))) = (found.is_empty(), other) {
        let message = format!("expected an event of type Attribution or Cue, but it is {kind:?}");
        return Err(Fault { line, message });
    }
    unnamed_content(bound, &named).map_or(Ok(found), Err)
}

/// A content outside every event would be lost without a word, and the gold with it.
fn unnamed_content(bound: &BTreeMap<&str, TextBound>, named: &BTreeSet<&str>) -> Option<Fault> {
    let lost = |(id, target): &(&&str, &TextBound)| {
        role(target.kind) == Some(Role::Content) && !named.contains(**id)
    };
    let (id, target) = bound.iter().filter(lost).min_by_key(|(_, target)| target.line)?;
    let message = format!(
        "{id} is a {}, so expected an event (an E line) that names it, but there is none",
        target.kind
    );
    Some(Fault { line: target.line, message })
}

#[cfg(test)]
mod tests {
    use super::super::gold::tests::article;
    use super::*;

    const TEXT: &str = "“No,” said Zoë Ray,\n“never.” She hopes it rains.";

    /// Checks what the lines give: attributions written as in `article`, or the fault's line and
    /// the beginning of its message.
    fn check(ann: &str, expected: Result<&[&str], (usize, &str)>) {
        let ann = ann.replace('~', "\t");
        match (parse(&ann, TEXT), expected) {
            (Ok(found), Ok(rows)) => assert_eq!(found, article(TEXT, rows).attributions, "{ann}"),
            (Err(fault), Err((line, message))) => {
                assert_eq!(fault.line, line, "{}", fault.message);
                assert!(fault.message.starts_with(message), "{}", fault.message);
            }
            (found, _) => panic!("{ann}: {found:?}"),
        }
    }

    #[test]
    fn events_tie_spans_together() {
        check("", Ok(&[]));
        // Pieces, a source for two events, an event before its spans, both sets of names.
        check(
            "E1~Attribution:T2 Source:T1 Content:T3\nT1~Source 11 18~Zoë Ray\n\
             T2~Attribution 6 10~said\nT3~Content 0 5;20 28~“No,” “never.”\n\
             T4~Cue 33 38~hopes\nT5~Quotation 39 47~it rains\n\nE2~Cue:T4 Speaker:T1 Quotation:T5",
            Ok(&["Zoë Ray|said|“No,”+“never.”", "Zoë Ray|hopes|it rains"]),
        );
        // Pieces as numbered arguments; no source; words left out; what is not measured.
        check(
            "T1~Attribution 6 10\nT2~Content 0 5\nT3~Content 20 28\nT4~Place 11 14~Zoë\n\
             E1~Attribution:T1 Content:T2 Content2:T3 Addressee:T4 \nR1~Same Arg1:T1 Arg2:T2\n\
             *~Equiv T1 T2\nA1~Sure E1\n#1~AnnotatorNotes E1~a note",
            Ok(&["|said|“No,”+“never.”"]),
        );
        // Words without a cue, as the export to brat writes them.
        check(
            "T1~Uncued 0 5;20 28~“No,” “never.”\nT2~Speaker 11 18\nE1~Uncued:T1 Speaker:T2\nE2~Uncued:T1",
            Ok(&["Zoë Ray||“No,”+“never.”", "||“No,”+“never.”"]),
        );
        // A line break within a span is a space in brat.
        check(
            "\u{feff}T1~Cue 6 28~said Zoë Ray, “never.”\nE1~Cue:T1",
            Ok(&["|said Zoë Ray,\n“never.”|"]),
        );
    }

    #[test]
    fn a_broken_line_is_named() {
        check(
            "T1~Cue 6 10~says",
            Err((1, "expected the words \"says\", but the text has \"said\"")),
        );
        check("\nT1~Cue 10 6", Err((2, "expected \"TYPE START END\"")));
        check("T1~Cue 6 60~said", Err((1, "expected \"TYPE START END\"")));
        check("T1~Cue 6 10;12~said", Err((1, "expected \"TYPE START END\"")));
        check("T1 Cue 6 10 said", Err((1, "expected \"TYPE START END\"")));
        check("T1~Cue 6 10\nT1~Cue 6 10", Err((2, "T1 was used before")));
        check("Zoë said no.", Err((1, "expected a brat line")));
        check("T1~Cue 6 10\nE1~Cue:T1 Source:T7", Err((2, "Source:T7 should name a T line")));
        check("T1~Cue 6 10\nE1~Cue:T1 Source", Err((2, "expected an event, such as")));
        check("E1~", Err((1, "expected an event, such as")));
        check("T1~Says 6 10\nE1~Says:T1", Err((2, "expected an event of type Attribution or Cue")));
        check(
            "T1~Cue 6 10\nT2~Content 0 5\nE1~Cue:T1",
            Err((2, "T2 is a Content, so expected an")),
        );
    }
}
