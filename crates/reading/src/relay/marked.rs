//! Statements written by hand, for tests: `[s Ann] [c told] reporters [t no]`, with a number behind the
//! letter where there are several: `[s Ann] [c says] [t that [s1 Ben] [c1 thinks] [t1 so]]`.

use super::frame::{Frame, Roles};
use super::relays;
use crate::{Kind, Statement};
use onrecord_text::{Layout, Span};

/// The text and the statements that its marks describe.
pub(super) fn parse(marked: &str) -> (String, Vec<Statement>) {
    let mut text = String::new();
    let mut open: Vec<(char, usize, usize)> = Vec::new();
    let mut statements: Vec<Statement> = Vec::new();
    let mut chars = marked.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '[' => {
                let role = chars.next().expect("a mark has a letter");
                let number = chars.next_if(char::is_ascii_digit).and_then(|c| c.to_digit(10));
                chars.next_if_eq(&' ');
                open.push((role, number.unwrap_or(0) as usize, text.len()));
            }
            ']' => {
                let (role, number, start) = open.pop().expect("a mark was opened");
                while statements.len() <= number {
                    statements.push(empty());
                }
                let statement = &mut statements[number];
                let spans = match role {
                    's' => &mut statement.speaker,
                    'c' => &mut statement.cue,
                    _ => &mut statement.content,
                };
                spans.push(Span::new(start, text.len()));
            }
            c => text.push(c),
        }
    }
    (text, statements)
}

/// Checks each statement's relay, written `to …; via …, …; on …`.
#[track_caller]
pub(super) fn check(marked: &str, expected: &[&str]) {
    let (text, statements) = parse(marked);
    let found: Vec<String> = relays(&text, &Layout::of(&text), &statements)
        .iter()
        .map(|relay| {
            let to = relay.addressee.map(|span| format!("to {}", span.of(&text)));
            let via: Vec<&str> = relay.via.iter().map(|span| span.of(&text)).collect();
            let via = (!via.is_empty()).then(|| format!("via {}", via.join(", ")));
            let on = relay.occasion.map(|span| format!("on {}", span.of(&text)));
            [to, via, on].into_iter().flatten().collect::<Vec<_>>().join("; ")
        })
        .collect();
    assert_eq!(found, expected, "{marked}");
}

/// Shows `look` the frame of the first statement.
#[track_caller]
pub(super) fn with_frame(marked: &str, look: impl FnOnce(&Frame)) {
    let (text, statements) = parse(marked);
    let layout = Layout::of(&text);
    look(&Roles::of(&text, &layout, &statements).around(&statements[0]));
}

/// A statement without words.
pub(super) fn empty() -> Statement {
    Statement::of_words(Kind::Indirect, Vec::new(), Vec::new(), Vec::new(), 1.0)
}
