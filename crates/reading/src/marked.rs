//! Tags written by hand, for tests: `[speaker Ann] [cue said] [content no].`

use crate::{Statement, read};
use onrecord_text::{Article, Calibration, Layout, Role, ScoredTag, Span, Tag};

/// A text with the tags that its marks ask for.
pub(crate) struct Marked {
    pub(crate) text: String,
    pub(crate) layout: Layout,
    pub(crate) tags: Vec<ScoredTag>,
}

impl Marked {
    /// Reads a text in which `[role words]` gives the words a role.
    pub(crate) fn parse(marked: &str) -> Marked {
        let mut text = String::new();
        let mut spans = Vec::new();
        let mut rest = marked;
        while let Some((role, open, name)) = next_mark(rest) {
            text.push_str(&rest[..open]);
            let inside = &rest[open + 1 + name.len() + 1..];
            let close = inside.find(']').expect("a mark is closed");
            spans.push((role, Span::new(text.len(), text.len() + close)));
            text.push_str(&inside[..close]);
            rest = &inside[close + 1..];
        }
        text.push_str(rest);
        let layout = Layout::of(&text);
        let mut tags = vec![ScoredTag::default(); layout.tokens.len()];
        for (role, span) in spans {
            for (i, token) in layout.tokens_in(span).enumerate() {
                tags[token].tag = if i == 0 { Tag::Begin(role) } else { Tag::Inside(role) };
            }
        }
        Marked { text, layout, tags }
    }
}

/// Checks that a marked text has these statements, written as [`statements`] does.
#[track_caller]
pub(crate) fn check(marked: &str, expected: &[&str]) {
    assert_eq!(statements(marked), expected);
}

/// The statements of a marked text, as `speaker | cue | content + content`.
pub(crate) fn statements(marked: &str) -> Vec<String> {
    let Marked { text, layout, tags } = Marked::parse(marked);
    let article = Article { text, ..Article::default() };
    let (reading, _) = read(&article, &layout, &tags, "hand@1", Calibration::default());
    let words = |spans: &[Span]| {
        spans.iter().map(|span| span.of(&article.text)).collect::<Vec<_>>().join(" + ")
    };
    let shown = |it: &Statement| {
        format!("{} | {} | {}", words(&it.speaker), words(&it.cue), words(&it.content))
    };
    reading.statements.iter().map(shown).collect()
}

fn next_mark(text: &str) -> Option<(Role, usize, &'static str)> {
    let marks = Role::ALL.iter().filter_map(|role| {
        text.find(&format!("[{} ", role.name())).map(|open| (*role, open, role.name()))
    });
    marks.min_by_key(|(_, open, _)| *open)
}
