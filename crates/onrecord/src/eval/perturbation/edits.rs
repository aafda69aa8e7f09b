//! Changes of a text, and where its spans lie afterwards.

use crate::eval::gold::{Attribution, GoldArticle};
use onrecord_text::Span;

/// Runs of bytes that other words take the place of.
#[derive(Default)]
pub(super) struct Edits {
    edits: Vec<Edit>,
}

struct Edit {
    start: usize,
    end: usize,
    words: String,
}

/// What became of a run of bytes: its old ends and its new ones.
struct Moved {
    old: [usize; 2],
    new: [usize; 2],
}

impl Edits {
    /// Puts `words` in the place of the bytes `start..end`. Of two edits that overlap, the one that
    /// begins first is made.
    pub(super) fn replace(&mut self, start: usize, end: usize, words: String) {
        self.edits.push(Edit { start, end, words });
    }

    /// The article after the edits. A span that begins or ends inside an edit covers all of it.
    pub(super) fn apply(mut self, article: &GoldArticle) -> GoldArticle {
        self.edits.sort_by_key(|edit| (edit.start, edit.end));
        let mut text = String::with_capacity(article.text.len());
        let mut moved: Vec<Moved> = Vec::new();
        let mut done = 0;
        for Edit { start, end, words } in self.edits {
            let Some(kept) = article.text.get(done..start).filter(|_| start < end) else {
                continue;
            };
            text += kept;
            let new = [text.len(), text.len() + words.len()];
            text += &words;
            moved.push(Moved { old: [start, end], new });
            done = end;
        }
        text += article.text.get(done..).unwrap_or_default();
        let spans = |spans: &[Span]| {
            let spans = spans.iter().map(|span| {
                let [start, end] = [span.start as usize, span.end as usize];
                Span::new(place(&moved, start, 0), place(&moved, end, 1))
            });
            spans.filter(|span| !span.is_empty()).collect()
        };
        let attributions = article.attributions.iter().map(|one| Attribution {
            speaker: spans(&one.speaker),
            cue: spans(&one.cue),
            content: spans(&one.content),
        });
        GoldArticle { attributions: attributions.collect(), text, ..article.clone() }
    }
}

/// Where the byte `at` came to lie; inside an edit, at the edit's start (`side` 0) or end (1).
fn place(moved: &[Moved], at: usize, side: usize) -> usize {
    let next = moved.partition_point(|edit| edit.old[1] <= at);
    match (moved.get(next), next.checked_sub(1).and_then(|last| moved.get(last))) {
        (Some(inside), _) if inside.old[0] < at => inside.new[side],
        (_, Some(last)) => last.new[1] + (at - last.old[1]),
        (_, None) => at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::gold::tests::article;

    /// Checks the copy's text and the words of its speakers, cues and contents.
    #[track_caller]
    fn check(edits: &[(usize, usize, &str)], expected: &str) {
        let gold = article("0123456789", &["01|234|56+78", "3|9|1234567"]);
        let mut all = Edits::default();
        for (start, end, words) in edits {
            all.replace(*start, *end, (*words).to_owned());
        }
        let copy = all.apply(&gold);
        let words = |spans: &[Span]| {
            spans.iter().map(|span| span.of(&copy.text)).collect::<Vec<_>>().join("+")
        };
        let rows = copy
            .attributions
            .iter()
            .map(|one| [&one.speaker, &one.cue, &one.content].map(|spans| words(spans)).join("|"));
        let rows: Vec<String> = rows.collect();
        assert_eq!(format!("{} {}", copy.text, rows.join(" ")), expected);
    }

    #[test]
    fn spans_follow_their_words() {
        check(&[], "0123456789 01|234|56+78 3|9|1234567");
        check(&[(2, 5, "abcd")], "01abcd56789 01|abcd|56+78 abcd|9|1abcd567");
        check(&[(7, 8, ""), (0, 1, "é")], "é12345689 é1|234|56+8 3|9|123456");
        // What is left of nothing is no piece.
        check(&[(9, 10, "")], "012345678 01|234|56+78 3||1234567");
        // An edit across a border belongs to both sides.
        check(&[(1, 3, "x")], "0x3456789 0x|x34|56+78 3|9|x34567");
    }

    #[test]
    fn edits_that_cannot_be_made_are_not() {
        check(&[(1, 3, "x"), (2, 5, "y"), (4, 4, "z")], "0x3456789 0x|x34|56+78 3|9|x34567");
        check(&[(8, 99, "x"), (99, 100, "y")], "01234567x 01|234|56+7x 3|x|1234567");
    }
}
