//! The sentences around a statement: its words alone may be "it" or "to send troops".

use crate::entry::StatementEntry;
use onrecord_text::{CodePoints, Layout};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

/// How many code points before and after a statement are looked at for where its sentences begin and end.
const REACH: usize = 240;

/// The words of an article around a statement.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context {
    /// Where they begin in the article's text, in code points.
    pub start: usize,
    /// The sentences in which the statement stands.
    pub words: String,
    /// Whether the first of them begins farther before.
    pub is_cut_before: bool,
    /// Whether the last of them ends farther behind.
    pub is_cut_after: bool,
}

/// The context of each of these statements, in their order.
pub(crate) fn contexts(
    record: &Connection,
    statements: &[StatementEntry],
) -> rusqlite::Result<Vec<Context>> {
    let mut text =
        record.prepare_cached("SELECT substr(text, ?2, ?3) FROM article WHERE id = ?1")?;
    let of = |it: &StatementEntry| {
        let [start, end] = reached(it);
        let from = start.saturating_sub(REACH);
        // SQLite counts from 1. One more tells whether the text goes on.
        let wanted = end + REACH - from;
        let around: String =
            text.query_row(params![it.article, from + 1, wanted + 1], |row| row.get(0))?;
        let goes_on = around.chars().count() > wanted;
        Ok(sentences(&around, [start - from, end - from], from, goes_on))
    };
    statements.iter().map(of).collect()
}

/// From the first to the last of a statement's words; its speaker and cue count where they stand near.
fn reached(it: &StatementEntry) -> [usize; 2] {
    let content = &it.spans.content;
    let mut start = content.iter().map(|place| place[0]).min().unwrap_or_default();
    let mut end = content.iter().map(|place| place[1]).max().unwrap_or_default();
    for place in it.spans.speaker.iter().chain(&it.spans.cue) {
        if place[0] + REACH >= start && place[1] <= end + REACH {
            start = start.min(place[0]);
            end = end.max(place[1]);
        }
    }
    [start, end]
}

/// The sentences of a part of a text that begins at `from`, from that in which a place begins to that in which it ends.
fn sentences(around: &str, [start, end]: [usize; 2], from: usize, goes_on: bool) -> Context {
    let points = CodePoints::of(around);
    let place = points.span(start, end);
    let layout = Layout::of(around);
    let sentence = |at: u32| layout.sentences.get(layout.sentence_at(at)).map(|it| it.span);
    let first = sentence(place.start).map_or(0, |it| it.start.min(place.start) as usize);
    let last = sentence(place.end.saturating_sub(1)).map_or(around.len(), |it| it.end as usize);
    let last = last.max(place.end as usize);
    // What begins or ends with the part itself may do so in the middle of a word.
    let is_cut_before = from > 0 && around[..first].trim().is_empty();
    let is_cut_after = goes_on && around[last..].trim().is_empty();
    let first = match is_cut_before {
        true => word_begins(around, first, place.start as usize),
        false => first,
    };
    let last = match is_cut_after {
        true => around[place.end as usize..last]
            .rfind(char::is_whitespace)
            .map_or(last, |at| place.end as usize + at),
        false => last,
    };
    let words = &around[first..last];
    let begun = words.len() - words.trim_start().len();
    Context {
        start: from + around[..first + begun].chars().count(),
        words: words.trim().to_owned(),
        is_cut_before,
        is_cut_after,
    }
}

/// Where the next word begins, before `until`.
fn word_begins(text: &str, from: usize, until: usize) -> usize {
    text[from..until].find(char::is_whitespace).map_or(from, |at| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::marked;
    use crate::{Filters, Record};

    fn check(lines: &str, expected: &[&str]) {
        let mut record = Record::in_memory().unwrap();
        let (article, reading) = marked(lines, &[]);
        record.add(&article, &reading).unwrap();
        let found = record.search("", &Filters::default()).unwrap();
        let contexts = record.contexts(&found).unwrap();
        for (context, it) in contexts.iter().zip(&found) {
            let at = it.spans.content[0][0] - context.start;
            let length = it.spans.content[0][1] - it.spans.content[0][0];
            let words: String = context.words.chars().skip(at).take(length).collect();
            assert_eq!(words, it.content.split(" … ").next().unwrap(), "{context:?}");
        }
        let cut = |is_cut| if is_cut { "…" } else { "" };
        let told =
            |it: &Context| format!("{}{}{}", cut(it.is_cut_before), it.words, cut(it.is_cut_after));
        assert_eq!(contexts.iter().map(told).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_statement_is_told_in_its_sentences() {
        check(
            "Brücke 𝔉\nIt rained. {s:Nóra Whitlam} {c:promised} {t:to send troops} in spring. Nobody came.",
            &["Nóra Whitlam promised to send troops in spring."],
        );
        check(
            "Head\nShe spoke. {t:We stay. We will not go}, {s:she} {c:said}.",
            &["We stay. We will not go, she said."],
        );
    }

    #[test]
    fn a_long_sentence_is_cut_between_words() {
        let [before, behind] = ["word ".repeat(80), " word".repeat(80)];
        let kept = "word ".repeat(REACH / 5 - 1);
        let kept = kept.trim_end();
        check(
            &format!("Head\nSo {before}{{s:she}} {{c:said}} {{t:it}}{behind}."),
            &[&format!("…{kept} she said it {kept}…")],
        );
    }
}
