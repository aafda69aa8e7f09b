//! What the network reads: some issues, then a passage with its sentence and its holders marked, then a
//! copy of each holder's first piece for each issue, where the answer is read off.

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
/// The most issues of one run.
pub(crate) const MOST_ISSUES: usize = 9;
/// The place of a passage's first piece, whatever issues stand before it.
const PASSAGE_AT: i32 = 50;
/// What is added to the attention to a piece that is not seen.
const UNSEEN: f32 = -30000.0;
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

/// What the network reads in one run: `[CLS] issue [SEP] issue [SEP] … passage [SEP]`, then the copies.
///
/// The order of the issues tells nothing: each has the same places, and sees itself and the passage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    /// The ids of the pieces.
    pub ids: Vec<i32>,
    /// Each piece's mark, below [`MARKS`].
    pub marks: Vec<i32>,
    /// Each piece's number within its issue or passage; a copy has the place of its holder.
    pub places: Vec<i32>,
    /// What each belongs to: 0 is the passage, n the n-th issue, -n a copy that asks about it.
    pub parts: Vec<i32>,
    /// How many pieces stand before the passage.
    pub before: usize,
    /// For each issue, where the answer for each holder is read off; none where the holder was cut off.
    pub answers: Vec<Vec<Option<usize>>>,
}

impl Input {
    /// The input for a passage and some issues.
    pub fn of(issues: &[&IssuePieces], passage: &Pieces, vocabulary: &Vocabulary) -> Input {
        let mut input = Input::default();
        input.add(vocabulary.cls(), NO_WORD, 0, 0);
        for (issue, part) in issues.iter().zip(1..) {
            for (id, place) in issue.all().chain([vocabulary.sep()]).zip(1..) {
                input.add(id, NO_WORD, place, part);
            }
        }
        input.before = input.ids.len();
        let last = (vocabulary.sep(), NO_WORD);
        let words = passage.ids.iter().copied().zip(passage.marks.iter().copied());
        for ((id, mark), place) in words.chain([last]).zip(PASSAGE_AT..) {
            input.add(id, mark, place, 0);
        }
        for part in 1..=issues.len() as i32 {
            let answers: Vec<Option<usize>> =
                passage.holders.iter().map(|first| Some(input.ask((*first)?, part))).collect();
            input.answers.push(answers);
        }
        input
    }

    fn add(&mut self, id: i32, mark: i32, place: i32, part: i32) {
        self.ids.push(id);
        self.marks.push(mark);
        self.places.push(place);
        self.parts.push(part);
    }

    /// Adds the copy that asks where the holder whose words begin at `first` stands, and says where it is.
    fn ask(&mut self, first: usize, part: i32) -> usize {
        let at = self.before + first;
        let (id, mark, place) = (self.ids[at], self.marks[at], self.places[at]);
        self.add(id, mark, place, -part);
        self.ids.len() - 1
    }

    /// What is added to the attention of each piece, row by row, to each piece.
    pub fn unseen(&self) -> Vec<f32> {
        let pieces = || self.parts.iter().zip(&self.places);
        let row = |of| pieces().map(move |to| if sees(of, to) { 0.0 } else { UNSEEN });
        pieces().flat_map(row).collect()
    }
}

/// Whether a piece attends to another, by their parts and places.
///
/// The passage sees all issues, an issue itself and the passage, a copy its issue and the passage. Nobody
/// sees a copy but those of the same holder: they vie for what the holder says.
fn sees((of, place): (&i32, &i32), (to, other): (&i32, &i32)) -> bool {
    let word = *to >= 0 && (*to == of.abs() || *to == 0 || *of == 0);
    word || *to < 0 && *of < 0 && place == other
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
    }

    #[test]
    fn each_holder_is_asked_about_each_issue() {
        let passage = Pieces {
            ids: vec![4, 5],
            marks: vec![5, 1],
            holders: vec![Some(0), None],
            focus: vec![0, 1],
        };
        let issue = IssuePieces { title: vec![6], rest: vec![7] };
        let other = IssuePieces { title: vec![8], rest: vec![] };
        let (cls, sep) = (tiny().cls(), tiny().sep());
        let input = Input::of(&[&issue, &other], &passage, &tiny());
        assert_eq!(input.ids, [cls, 6, 7, sep, 8, sep, 4, 5, sep, 4, 4]);
        assert_eq!(input.marks, [8, 8, 8, 8, 8, 8, 5, 1, 8, 5, 5]);
        assert_eq!(input.places, [0, 1, 2, 3, 1, 2, 50, 51, 52, 50, 50]);
        assert_eq!(input.parts, [0, 1, 1, 1, 2, 2, 0, 0, 0, -1, -2]);
        assert_eq!(
            (input.before, input.answers.clone()),
            (6, vec![vec![Some(9), None], vec![Some(10), None]])
        );
        let unseen = input.unseen();
        let seen = |of: usize| -> String {
            unseen[of * 11..][..11].iter().map(|it| if *it == 0.0 { 'x' } else { '.' }).collect()
        };
        assert_eq!(
            [seen(0), seen(1), seen(4), seen(6), seen(9)],
            ["xxxxxxxxx..", "xxxx..xxx..", "x...xxxxx..", "xxxxxxxxx..", "xxxx..xxxxx",]
        );
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
