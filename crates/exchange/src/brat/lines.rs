//! The lines of an `.ann` file, in the making.

use crate::export::Found;
use crate::exported::ExportedRow;
use crate::network::decimal;
use onrecord_record::{PositionEntry, ReviewMark, StatementEntry};
use onrecord_text::CodePoints;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The note that says which entry of the record something is.
pub(super) const ENTRY: &str = "Entry";

/// The annotations of an article with this text.
pub(super) fn annotations(text: &str, found: &Found) -> String {
    let mut lines = Lines { map: CodePoints::of(text), text, ..Lines::default() };
    for statement in &found.statements {
        lines.statement(statement);
    }
    for position in &found.positions {
        lines.position(position);
    }
    lines.out
}

/// A probability as an attribute has it: brat wants a list of all values, so it has two digits.
pub(super) fn rounded(confidence: f32) -> String {
    format!("{:.2}", decimal(confidence))
}

struct Lines<'t> {
    text: &'t str,
    map: CodePoints<'t>,
    out: String,
    /// How many lines there are of each sort.
    counts: BTreeMap<char, usize>,
    /// The id of each text-bound line by its type and offsets: brat draws two alike one on the other.
    bound: BTreeMap<String, String>,
}

impl Default for Lines<'_> {
    fn default() -> Self {
        let (out, counts, bound) = (String::new(), BTreeMap::new(), BTreeMap::new());
        Lines { text: "", map: CodePoints::of(""), out, counts, bound }
    }
}

impl Lines<'_> {
    fn statement(&mut self, it: &StatementEntry) {
        let speaker = self.shared("Speaker", &it.spans.speaker);
        let event = match self.shared("Cue", &it.spans.cue) {
            Some(cue) => {
                let content = self.shared("Content", &it.spans.content);
                format!("Cue:{cue}{}{}", argument("Speaker", speaker), argument("Content", content))
            }
            None => match self.shared("Uncued", &it.spans.content) {
                Some(content) => format!("Uncued:{content}{}", argument("Speaker", speaker)),
                None => return,
            },
        };
        let id = self.line('E', &event);
        self.line('A', &format!("Kind {id} {}", it.kind.name()));
        if !it.negation.is_empty() {
            self.line('A', &format!("Negation {id}"));
        }
        self.line('A', &format!("Confidence {id} {}", rounded(it.confidence)));
        self.note("AnnotatorNotes", &id, it.actor.as_deref());
        self.note(ENTRY, &id, Some(&ExportedRow::words(it.id, it.confidence, None)));
        self.coder(&id, it.review.as_ref());
    }

    fn position(&mut self, it: &PositionEntry) {
        let Some(evidence) = self.bind("Evidence", &[it.spans.evidence]) else { return };
        // Each position has a line of its own, also where one sentence tells several.
        let evidence = self.line('T', &evidence);
        let parts =
            [("HeldBy", "Holder", Some(it.spans.holder)), ("If", "Condition", it.spans.condition)];
        for (relation, kind, span) in parts {
            if let Some(part) = span.and_then(|span| self.shared(kind, &[span])) {
                self.line('R', &format!("{relation} Arg1:{evidence} Arg2:{part}"));
            }
        }
        self.line('A', &format!("Issue {evidence} {}", it.issue));
        self.line('A', &format!("Stance {evidence} {}", it.stance.name()));
        self.line('A', &format!("Confidence {evidence} {}", rounded(it.confidence)));
        self.note("AnnotatorNotes", &evidence, Some(&it.actor));
        let entry = ExportedRow::words(it.id, it.confidence, Some(&it.model));
        self.note(ENTRY, &evidence, Some(&entry));
        self.note("By", &evidence, it.by.as_deref());
        self.note("AsOf", &evidence, it.as_of.as_deref());
        self.coder(&evidence, it.review.as_ref());
    }

    fn coder(&mut self, target: &str, review: Option<&ReviewMark>) {
        self.note("Coder", target, review.map(|review| review.coder.as_str()));
    }

    fn note(&mut self, kind: &str, target: &str, words: Option<&str>) {
        if let Some(words) = words {
            self.line('#', &format!("{kind} {target}\t{}", one_line(words)));
        }
    }

    /// The id of the text-bound line with these pieces, which is written once; none where there are no words.
    fn shared(&mut self, kind: &str, pieces: &[[usize; 2]]) -> Option<String> {
        let line = self.bind(kind, pieces)?;
        if let Some(id) = self.bound.get(&line) {
            return Some(id.clone());
        }
        let id = self.line('T', &line);
        self.bound.insert(line, id.clone());
        Some(id)
    }

    /// What follows the id of a text-bound line: `Content 66 80;95 106<tab>the words`.
    fn bind(&self, kind: &str, pieces: &[[usize; 2]]) -> Option<String> {
        let pieces: Vec<[usize; 2]> =
            pieces.iter().copied().filter(|[start, end]| start < end).collect();
        let places: Vec<String> =
            pieces.iter().map(|[start, end]| format!("{start} {end}")).collect();
        let words: Vec<&str> =
            pieces.iter().map(|[start, end]| self.map.span(*start, *end).of(self.text)).collect();
        (!pieces.is_empty())
            .then(|| format!("{kind} {}\t{}", places.join(";"), one_line(&words.join(" "))))
    }

    /// Writes a line and gives its id.
    fn line(&mut self, sort: char, rest: &str) -> String {
        let count = self.counts.entry(sort).or_default();
        *count += 1;
        let id = format!("{sort}{count}");
        // Writing to a string cannot fail.
        let _ = writeln!(self.out, "{id}\t{rest}");
        id
    }
}

fn argument(name: &str, id: Option<String>) -> String {
    id.map(|id| format!(" {name}:{id}")).unwrap_or_default()
}

/// The words with a space for each character that could end a line or a field.
fn one_line(words: &str) -> String {
    let ends = |c: char| matches!(c, '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
    words.chars().map(|c| if ends(c) { ' ' } else { c }).collect()
}
