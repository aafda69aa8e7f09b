//! What the network reads of a question and a passage: the issue, then the passage with its sentence
//! and its holders marked.

use crate::Vocabulary;
use onrecord_text::{Layout, Passage, Span};

/// The number of values of a piece's mark: in the sentence or not, in a quotation or not, a holder's
/// or not, and one for all that is no word of the passage.
pub const MARKS: usize = 9;

const IN_FOCUS: i32 = 1;
const QUOTED: i32 = 2;
const OF_HOLDER: i32 = 4;
const NO_WORD: i32 = 8;

/// The most pieces of an issue's title and of what a stance for it means, together.
const LONGEST_ISSUE: usize = 48;
/// The most pieces of a passage. What is too much is taken from the context before the sentence.
const LONGEST_PASSAGE: usize = 144;

/// A passage in pieces, ready to be joined with any issue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pieces {
    /// The ids of the pieces, without `[CLS]` and the last `[SEP]`.
    pub ids: Vec<i32>,
    /// Each piece's mark, below [`MARKS`].
    pub marks: Vec<i32>,
    /// Where each holder's first piece stands; none where it was cut off.
    pub holders: Vec<Option<usize>>,
    /// Where each token of the sentence has its first piece; shorter than it where it was cut off.
    pub focus: Vec<usize>,
}

impl Pieces {
    /// The pieces of a passage.
    pub fn of(text: &str, layout: &Layout, passage: &Passage, vocabulary: &Vocabulary) -> Pieces {
        let read = passage.tokens.clone();
        let mut found = Pieces { holders: vec![None; passage.holders.len()], ..Pieces::default() };
        // The speaker of a long quotation stands in front, as in a play.
        for (number, holder) in passage.holders.iter().enumerate() {
            let tokens = layout.tokens_in(*holder);
            if tokens.start >= read.end || tokens.end <= read.start {
                found.holders[number] = Some(found.ids.len());
                for token in tokens {
                    found.add(layout.tokens[token].of(text), OF_HOLDER, vocabulary);
                }
                found.add(":", 0, vocabulary);
            }
        }
        found.ids.truncate(LONGEST_PASSAGE / 3);
        found.marks.truncate(LONGEST_PASSAGE / 3);
        let mut words = Pieces::default();
        let mut starts = Vec::with_capacity(read.len());
        for token in read.clone() {
            starts.push(words.ids.len());
            let span = layout.tokens[token];
            words.add(span.of(text), mark(layout, passage, token, span), vocabulary);
        }
        let start_of = |token: usize| starts.get(token - read.start).copied();
        let room = LONGEST_PASSAGE - found.ids.len();
        // The sentence's end is kept, and as much before it as there is room for.
        let focus_end = start_of(passage.focus.end).unwrap_or(words.ids.len());
        let focus_start = start_of(passage.focus.start).unwrap_or(0);
        let from = focus_end.saturating_sub(room).min(focus_start);
        let to = words.ids.len().min(from + room);
        let shift = |at: usize| (from..to).contains(&at).then(|| at - from + found.ids.len());
        for (number, holder) in passage.holders.iter().enumerate() {
            let first = layout.tokens_in(*holder).start;
            if read.contains(&first) {
                found.holders[number] = start_of(first).and_then(shift);
            }
        }
        found.focus =
            passage.focus.clone().map_while(|token| start_of(token).and_then(shift)).collect();
        found.ids.extend_from_slice(&words.ids[from..to]);
        found.marks.extend_from_slice(&words.marks[from..to]);
        found
    }

    fn add(&mut self, word: &str, mark: i32, vocabulary: &Vocabulary) {
        vocabulary.add_pieces(word, &mut self.ids);
        self.marks.resize(self.ids.len(), mark);
    }
}

fn mark(layout: &Layout, passage: &Passage, token: usize, span: Span) -> i32 {
    let flag = |is: bool, flag: i32| if is { flag } else { 0 };
    flag(passage.focus.contains(&token), IN_FOCUS)
        + flag(layout.quotation_at(span).is_some(), QUOTED)
        + flag(passage.holders.iter().any(|holder| holder.overlaps(span)), OF_HOLDER)
}

/// The pieces of an issue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IssuePieces {
    /// Those of its title.
    pub title: Vec<i32>,
    /// A colon, and those of what a stance for it means.
    pub rest: Vec<i32>,
}

impl IssuePieces {
    /// The pieces of an issue with this title and meaning.
    pub fn of(title: &str, meaning: &str, vocabulary: &Vocabulary) -> IssuePieces {
        let pieces = |texts: &[&str], most: usize| {
            let mut ids = Vec::new();
            for text in texts {
                for token in Layout::of(text).tokens {
                    vocabulary.add_pieces(token.of(text), &mut ids);
                }
            }
            ids.truncate(most);
            ids
        };
        let title = pieces(&[title], LONGEST_ISSUE);
        let rest = pieces(&[":", meaning], LONGEST_ISSUE - title.len());
        IssuePieces { title, rest }
    }

    /// All of them, as the network reads them.
    pub fn all(&self) -> impl Iterator<Item = i32> {
        self.title.iter().chain(&self.rest).copied()
    }

    /// Whether a piece is among them.
    pub fn has(&self, piece: i32) -> bool {
        self.title.contains(&piece) || self.rest.contains(&piece)
    }
}

/// What the network reads: `[CLS] issue [SEP] passage [SEP]`, ids and marks, and how many pieces stand
/// before the passage.
pub fn join(
    issue: &IssuePieces,
    passage: &Pieces,
    vocabulary: &Vocabulary,
) -> (Vec<i32>, Vec<i32>, usize) {
    let mut ids = vec![vocabulary.cls()];
    ids.extend(issue.all());
    ids.push(vocabulary.sep());
    let before = ids.len();
    ids.extend_from_slice(&passage.ids);
    ids.push(vocabulary.sep());
    let mut marks = vec![NO_WORD; before];
    marks.extend_from_slice(&passage.marks);
    marks.push(NO_WORD);
    (ids, marks, before)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::tests::tiny;

    #[test]
    fn the_sentence_and_its_holders_are_marked() {
        let text = "The. “The untold.";
        let layout = Layout::of(text);
        let passage = Passage {
            tokens: 0..layout.tokens.len(),
            focus: 2..layout.tokens.len(),
            holders: vec![layout.tokens[3]],
        };
        let found = Pieces::of(text, &layout, &passage, &tiny());
        assert_eq!(found.ids, [4, 8, 9, 4, 5, 6, 7, 8]);
        assert_eq!(found.marks, [0, 0, 3, 7, 3, 3, 3, 3]);
        assert_eq!(found.holders, [Some(3)]);
        assert_eq!(found.focus, [2, 3, 4, 7]);
        let (ids, marks, before) =
            join(&IssuePieces { title: vec![4], rest: vec![] }, &found, &tiny());
        assert_eq!((ids.len(), before), (12, 3));
        assert_eq!((&marks[..4], marks[11]), (&[8, 8, 8, 0][..], 8));
    }

    #[test]
    fn a_speaker_from_elsewhere_stands_in_front() {
        let text = "The. “The untold.";
        let layout = Layout::of(text);
        let tokens = layout.tokens.len();
        let passage =
            Passage { tokens: 2..tokens, focus: 2..tokens, holders: vec![layout.tokens[0]] };
        let found = Pieces::of(text, &layout, &passage, &tiny());
        assert_eq!(found.holders, [Some(0)]);
        assert_eq!(found.marks[..3], [4, 0, 3]);
        assert_eq!(found.focus[0], 2);
    }

    #[test]
    fn what_is_too_long_is_cut_before_the_sentence() {
        let text = format!("{}The untold.", "the ".repeat(300));
        let layout = Layout::of(&text);
        let tokens = layout.tokens.len();
        let passage = Passage {
            tokens: 0..tokens,
            focus: tokens - 3..tokens,
            holders: vec![layout.tokens[0], layout.tokens[tokens - 3]],
        };
        let found = Pieces::of(&text, &layout, &passage, &tiny());
        assert_eq!(found.ids.len(), LONGEST_PASSAGE);
        assert_eq!(found.holders[0], None);
        assert_eq!(found.focus.len(), 3);
        let whole = Passage { focus: 0..tokens, ..passage };
        let found = Pieces::of(&text, &layout, &whole, &tiny());
        assert!(found.focus.len() <= LONGEST_PASSAGE);
    }
}
