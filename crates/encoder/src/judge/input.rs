//! What the network reads: some issues, then passages that stand together with their sentences and
//! holders marked, then a copy of each holder's first piece for each issue, where the answer is read off.

use crate::Vocabulary;
use onrecord_text::{Layout, Passage, Span};
use std::ops::Range;

/// The number of values of a piece's mark: in the sentence or not, in a quotation or not, a holder's
/// or not, and one for all that is no word of the passage.
pub const MARKS: usize = 9;

pub(super) const IN_FOCUS: i32 = 1;
const QUOTED: i32 = 2;
pub(super) const OF_HOLDER: i32 = 4;
const NO_WORD: i32 = 8;

/// The most pieces of an issue's title and of what a stance for it means, together.
const LONGEST_ISSUE: usize = 48;
/// The most issues of one run.
pub(crate) const MOST_ISSUES: usize = 9;
/// The place of a passage's first piece, whatever issues stand before it.
const PASSAGE_AT: i32 = 50;
/// What is added to the attention to a piece that is not seen.
const UNSEEN: f32 = -30000.0;
/// The most pieces of a passage that is read alone. What is too much is taken from the context before it.
const LONGEST_PASSAGE: usize = 144;
/// The most pieces of passages that are read together.
pub(super) const LONGEST_RUN: usize = 192;

/// Passages that are read in one run, in pieces, ready to be joined with any issue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pieces {
    /// The ids of the pieces, without `[CLS]` and the last `[SEP]`.
    pub ids: Vec<i32>,
    /// Each piece's mark, below [`MARKS`].
    pub marks: Vec<i32>,
    /// Which passage's sentence each piece belongs to, from 1 on; 0 is context.
    pub sentences: Vec<i32>,
    /// For each passage, where each holder's first piece stands; none where it was cut off.
    pub holders: Vec<Vec<Option<usize>>>,
    /// For each passage, where each token of its sentence has its first piece; shorter than the sentence
    /// where it was cut off.
    pub focus: Vec<Vec<usize>>,
}

impl Pieces {
    /// The pieces of passages that follow each other in a text.
    pub fn of(
        text: &str,
        layout: &Layout,
        passages: &[&Passage],
        vocabulary: &Vocabulary,
    ) -> Pieces {
        let mut found = Pieces::default();
        let (Some(first), Some(last)) = (passages.first(), passages.last()) else { return found };
        let read = first.tokens.start..last.tokens.end;
        let holders = || passages.iter().flat_map(|passage| &passage.holders);
        // The speaker of a long quotation stands in front, as in a play.
        let mut in_front: Vec<(Span, usize)> = Vec::new();
        for holder in holders() {
            let tokens = layout.tokens_in(*holder);
            let is_elsewhere = tokens.start >= read.end || tokens.end <= read.start;
            if is_elsewhere && in_front.iter().all(|(other, _)| other != holder) {
                in_front.push((*holder, found.ids.len()));
                for token in tokens {
                    found.add(layout.tokens[token].of(text), OF_HOLDER, 0, vocabulary);
                }
                found.add(":", 0, 0, vocabulary);
            }
        }
        let longest = if passages.len() > 1 { LONGEST_RUN } else { LONGEST_PASSAGE };
        found.keep(0..longest / 3);
        let mut words = Pieces::default();
        let mut starts = Vec::with_capacity(read.len());
        let of_holder: Vec<Range<usize>> = holders().map(|it| layout.tokens_in(*it)).collect();
        for token in read.clone() {
            starts.push(words.ids.len());
            let span = layout.tokens[token];
            let sentence = passages.iter().position(|it| it.focus.contains(&token));
            let mark = flag(sentence.is_some(), IN_FOCUS)
                + flag(layout.quotation_at(span).is_some(), QUOTED)
                + flag(of_holder.iter().any(|holder| holder.contains(&token)), OF_HOLDER);
            let sentence = sentence.map_or(0, |number| number as i32 + 1);
            words.add(span.of(text), mark, sentence, vocabulary);
        }
        let start_of = |token: usize| starts.get(token.checked_sub(read.start)?).copied();
        let room = longest - found.ids.len();
        // The sentences' end is kept, and as much before it as there is room for.
        let focus_end = start_of(last.focus.end).unwrap_or(words.ids.len());
        let focus_start = start_of(first.focus.start).unwrap_or(0);
        let from = focus_end.saturating_sub(room).min(focus_start);
        let to = words.ids.len().min(from + room);
        let before = found.ids.len();
        let shift = |at: usize| (from..to).contains(&at).then(|| at - from + before);
        let place = |holder: &Span| match in_front.iter().find(|(other, _)| other == holder) {
            Some((_, at)) => (*at < before).then_some(*at),
            None => start_of(layout.tokens_in(*holder).start).and_then(shift),
        };
        for passage in passages {
            found.holders.push(passage.holders.iter().map(place).collect());
            let focus = passage.focus.clone();
            found.focus.push(focus.map_while(|token| start_of(token).and_then(shift)).collect());
        }
        words.keep(from..to);
        found.ids.append(&mut words.ids);
        found.marks.append(&mut words.marks);
        found.sentences.append(&mut words.sentences);
        found
    }

    fn add(&mut self, word: &str, mark: i32, sentence: i32, vocabulary: &Vocabulary) {
        vocabulary.add_pieces(word, &mut self.ids);
        self.marks.resize(self.ids.len(), mark);
        self.sentences.resize(self.ids.len(), sentence);
    }

    fn keep(&mut self, kept: Range<usize>) {
        for row in [&mut self.ids, &mut self.marks, &mut self.sentences] {
            row.truncate(kept.end);
            row.drain(..kept.start.min(row.len()));
        }
    }
}

fn flag(is: bool, flag: i32) -> i32 {
    if is { flag } else { 0 }
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

/// What the network reads in one run: `[CLS] issue [SEP] issue [SEP] … passages [SEP]`, then the copies.
///
/// The order of the issues tells nothing: each has the same places, and sees itself and the passages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    /// The ids of the pieces.
    pub ids: Vec<i32>,
    /// Each piece's mark, below [`MARKS`].
    pub marks: Vec<i32>,
    /// Each piece's number within its issue or the passages; a copy has the place of its holder.
    pub places: Vec<i32>,
    /// What each belongs to: 0 is the passages, n the n-th issue, -n a copy that asks about it.
    pub parts: Vec<i32>,
    /// The number of the sentence that a piece of the passages is in, or that a copy asks about.
    pub sentences: Vec<i32>,
    /// How many pieces stand before the passages.
    pub before: usize,
    /// For each issue and passage, where the answer for each holder is read off; none where the holder was
    /// cut off, and no holders where the issue is not asked for there.
    pub answers: Vec<Vec<Vec<Option<usize>>>>,
}

impl Input {
    /// The input for passages and some issues; `asks` tells whether an issue is asked for in a passage, by
    /// their numbers.
    pub fn of(
        issues: &[&IssuePieces],
        passages: &Pieces,
        asks: impl Fn(usize, usize) -> bool,
        vocabulary: &Vocabulary,
    ) -> Input {
        let mut input = Input::default();
        input.add(vocabulary.cls(), NO_WORD, 0, 0, 0);
        for (issue, part) in issues.iter().zip(1..) {
            for (id, place) in issue.all().chain([vocabulary.sep()]).zip(1..) {
                input.add(id, NO_WORD, place, part, 0);
            }
        }
        input.before = input.ids.len();
        for (at, place) in (0..passages.ids.len()).zip(PASSAGE_AT..) {
            let (id, mark) = (passages.ids[at], passages.marks[at]);
            input.add(id, mark, place, 0, passages.sentences[at]);
        }
        input.add(vocabulary.sep(), NO_WORD, PASSAGE_AT + passages.ids.len() as i32, 0, 0);
        for issue in 0..issues.len() {
            let answers = passages.holders.iter().enumerate().map(|(passage, holders)| {
                let asked = if asks(issue, passage) { &holders[..] } else { &[] };
                let ask = |first: &Option<usize>| Some(input.ask((*first)?, issue, passage));
                asked.iter().map(ask).collect()
            });
            let answers = answers.collect();
            input.answers.push(answers);
        }
        input
    }

    fn add(&mut self, id: i32, mark: i32, place: i32, part: i32, sentence: i32) {
        self.ids.push(id);
        self.marks.push(mark);
        self.places.push(place);
        self.parts.push(part);
        self.sentences.push(sentence);
    }

    /// Adds the copy that asks where the holder whose words begin at `first` stands on an issue by a passage,
    /// and says where it is.
    fn ask(&mut self, first: usize, issue: usize, passage: usize) -> usize {
        let at = self.before + first;
        let (id, mark, place) = (self.ids[at], self.marks[at], self.places[at]);
        self.add(id, mark, place, -(issue as i32 + 1), passage as i32 + 1);
        self.ids.len() - 1
    }

    /// What is added to the attention of each piece, row by row, to each piece.
    pub fn unseen(&self) -> Vec<f32> {
        let pieces = 0..self.ids.len();
        let row = |of| {
            let weight = move |to| if self.sees(of, to) { 0.0 } else { UNSEEN };
            pieces.clone().map(weight)
        };
        pieces.clone().flat_map(row).collect()
    }

    /// Whether a piece attends to another.
    ///
    /// The passages see all issues, an issue itself and the passages; a copy its issue and the passages but for
    /// the sentences that others ask about. Nobody sees a copy but those that ask about the same holder and
    /// sentence: they vie for what is told.
    fn sees(&self, of: usize, to: usize) -> bool {
        let (part, other) = (self.parts[of], self.parts[to]);
        let (sentence, others) = (self.sentences[of], self.sentences[to]);
        if other < 0 {
            return part < 0 && self.places[of] == self.places[to] && sentence == others;
        }
        let is_hidden = part < 0 && others > 0 && others != sentence;
        (other == part.abs() || other == 0 || part == 0) && !is_hidden
    }
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
        let found = Pieces::of(text, &layout, &[&passage], &tiny());
        assert_eq!(found.ids, [4, 8, 9, 4, 5, 6, 7, 8]);
        assert_eq!(found.marks, [0, 0, 3, 7, 3, 3, 3, 3]);
        assert_eq!(found.sentences, [0, 0, 1, 1, 1, 1, 1, 1]);
        assert_eq!(found.holders, [[Some(3)]]);
        assert_eq!(found.focus, [[2, 3, 4, 7]]);
    }

    #[test]
    fn each_holder_is_asked_about_each_issue() {
        let passages = Pieces {
            ids: vec![4, 5],
            marks: vec![5, 1],
            sentences: vec![1, 1],
            holders: vec![vec![Some(0), None]],
            focus: vec![vec![0, 1]],
        };
        let issue = IssuePieces { title: vec![6], rest: vec![7] };
        let other = IssuePieces { title: vec![8], rest: vec![] };
        let (cls, sep) = (tiny().cls(), tiny().sep());
        let input = Input::of(&[&issue, &other], &passages, |_, _| true, &tiny());
        assert_eq!(input.ids, [cls, 6, 7, sep, 8, sep, 4, 5, sep, 4, 4]);
        assert_eq!(input.marks, [8, 8, 8, 8, 8, 8, 5, 1, 8, 5, 5]);
        assert_eq!(input.places, [0, 1, 2, 3, 1, 2, 50, 51, 52, 50, 50]);
        assert_eq!(input.parts, [0, 1, 1, 1, 2, 2, 0, 0, 0, -1, -2]);
        assert_eq!(input.before, 6);
        assert_eq!(input.answers, [[[Some(9), None]], [[Some(10), None]]]);
        assert_eq!(
            seen(&input, &[0, 1, 4, 6, 9]),
            ["xxxxxxxxx..", "xxxx..xxx..", "x...xxxxx..", "xxxxxxxxx..", "xxxx..xxxxx",]
        );
    }

    #[test]
    fn a_copy_does_not_see_what_others_ask_about() {
        let passages = Pieces {
            ids: vec![4, 5, 6],
            marks: vec![0, 5, 5],
            sentences: vec![0, 1, 2],
            holders: vec![vec![Some(1)], vec![Some(1), Some(2)]],
            focus: vec![vec![1], vec![2]],
        };
        let (issue, other) = (IssuePieces { title: vec![7], rest: vec![] }, IssuePieces::default());
        let asks = |issue, passage| issue == 0 || passage == 1;
        let input = Input::of(&[&issue, &other], &passages, asks, &tiny());
        assert_eq!(input.parts, [0, 1, 1, 2, 0, 0, 0, 0, -1, -1, -1, -2, -2]);
        assert_eq!(input.sentences[4..], [0, 1, 2, 0, 1, 2, 2, 2, 2]);
        assert_eq!(input.answers[0], [vec![Some(8)], vec![Some(9), Some(10)]]);
        assert_eq!(input.answers[1], [vec![], vec![Some(11), Some(12)]]);
        assert_eq!(
            seen(&input, &[5, 8, 9, 12]),
            ["xxxxxxxx.....", "xxx.xx.xx....", "xxx.x.xx.x.x.", "x..xx.xx..x.x"]
        );
    }

    /// Of some pieces, which pieces each sees.
    fn seen(input: &Input, of: &[usize]) -> Vec<String> {
        let unseen = input.unseen();
        let show = |it: &f32| if *it == 0.0 { 'x' } else { '.' };
        of.iter()
            .map(|of| unseen.chunks(input.ids.len()).nth(*of).unwrap().iter().map(show).collect())
            .collect()
    }

    #[test]
    fn a_speaker_from_elsewhere_stands_in_front() {
        let text = "The. “The untold.";
        let layout = Layout::of(text);
        let tokens = layout.tokens.len();
        let passage =
            Passage { tokens: 2..tokens, focus: 2..tokens, holders: vec![layout.tokens[0]] };
        let found = Pieces::of(text, &layout, &[&passage], &tiny());
        assert_eq!(found.holders, [[Some(0)]]);
        assert_eq!(found.marks[..3], [4, 0, 3]);
        assert_eq!(found.focus[0][0], 2);
    }

    #[test]
    fn passages_that_stand_together_are_read_once() {
        let text = "The. “The untold. The told.";
        let layout = Layout::of(text);
        let focus = [2..6, 6..layout.tokens.len()];
        let of = |number: usize, holders: &[usize]| Passage {
            tokens: 2 * number..focus[number].end,
            focus: focus[number].clone(),
            holders: holders.iter().map(|at| layout.tokens[*at]).collect(),
        };
        let (first, second) = (of(0, &[3]), of(1, &[3, 6]));
        let found = Pieces::of(text, &layout, &[&first, &second], &tiny());
        let alone = Pieces::of(text, &layout, &[&first], &tiny());
        assert_eq!(found.ids[..alone.ids.len()], alone.ids);
        assert_eq!(found.holders, [vec![Some(3)], vec![Some(3), Some(8)]]);
        assert_eq!(found.focus[0], alone.focus[0]);
        assert_eq!(found.sentences[..2], [0, 0]);
        assert!(found.focus[1].iter().all(|at| found.sentences[*at] == 2));
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
        let found = Pieces::of(&text, &layout, &[&passage], &tiny());
        assert_eq!(found.ids.len(), LONGEST_PASSAGE);
        assert_eq!(found.holders[0][0], None);
        assert_eq!(found.focus[0].len(), 3);
        let whole = Passage { focus: 0..tokens, ..passage };
        let found = Pieces::of(&text, &layout, &[&whole], &tiny());
        assert!(found.focus[0].len() <= LONGEST_PASSAGE);
    }
}
