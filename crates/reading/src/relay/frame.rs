//! The words around one statement: its sentence without what is said, which is where the grammar looks.

use crate::Statement;
use onrecord_text::{Layout, Span};
use std::ops::Range;

/// How many tokens the grammar looks to either side. A longer sentence is a list or none.
const REACH: usize = 120;

/// What each token of an article is to its statements.
pub(super) struct Roles<'t> {
    text: &'t str,
    layout: &'t Layout,
    /// How many contents cover a token: more than one where statements are nested.
    depth: Vec<usize>,
    is_cue: Vec<bool>,
    is_speaker: Vec<bool>,
}

/// The words around one statement, in the order of the text.
#[derive(Default)]
pub(super) struct Frame<'t> {
    text: &'t str,
    words: Vec<Word<'t>>,
    /// The words from the cue or speaker, whichever is first, to the end of the other.
    core: Range<usize>,
}

/// One word of a frame.
#[derive(Clone, Copy)]
struct Word<'t> {
    span: Span,
    text: &'t str,
    place: Place,
}

/// What a word of a frame is to its statement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    Open,
    Speaker,
    Cue,
    /// In quotation marks, and nobody's content: the title of a programme.
    Quoted,
    /// Stands for any number of words that are content, or another statement's.
    Said,
}

impl<'t> Roles<'t> {
    pub(super) fn of(text: &'t str, layout: &'t Layout, statements: &[Statement]) -> Roles<'t> {
        let count = layout.tokens.len();
        let mut change = vec![0_isize; count + 1];
        let (mut is_cue, mut is_speaker) = (vec![false; count], vec![false; count]);
        for statement in statements {
            for tokens in statement.content.iter().map(|span| layout.tokens_in(*span)) {
                change[tokens.start] += 1;
                change[tokens.end] -= 1;
            }
            for tokens in statement.cue.iter().map(|span| layout.tokens_in(*span)) {
                is_cue[tokens].fill(true);
            }
            for tokens in statement.speaker.iter().map(|span| layout.tokens_in(*span)) {
                is_speaker[tokens].fill(true);
            }
        }
        let mut open = 0_isize;
        let depth = change.iter().take(count).map(|change| {
            open += change;
            open.unsigned_abs()
        });
        Roles { text, layout, depth: depth.collect(), is_cue, is_speaker }
    }

    /// The frame of a statement. It reaches from the cue and speaker to the ends of the sentence, or
    /// to where another statement begins; what a larger statement says around it is none of it.
    pub(super) fn around(&self, statement: &Statement) -> Frame<'t> {
        let Some((core, sentence)) = self.core(statement) else { return Frame::default() };
        let seen = Seen { roles: self, statement, level: self.depth[core.start] };
        let from = sentence.start.max(core.start.saturating_sub(REACH));
        let to = sentence.end.min(core.end.saturating_add(REACH));
        let left = seen.run((from..core.start).rev(), false);
        let right = seen.run(core.end..to, true);

        let mut frame = Frame { text: self.text, ..Frame::default() };
        for token in core.start - left..core.end + right {
            if token == core.start {
                frame.core = frame.words.len()..frame.words.len();
            }
            let place = seen.place(token);
            let goes_on = frame.words.last().is_some_and(|last| last.place == Place::Said);
            if place != Place::Said || !goes_on {
                let span = self.layout.tokens[token];
                frame.words.push(Word { span, text: span.of(self.text), place });
            }
            if token + 1 == core.end {
                frame.core.end = frame.words.len();
            }
        }
        frame
    }

    /// The tokens of the cue and speaker with what is between them, and those of their sentence. A
    /// speaker in another sentence is left alone.
    fn core(&self, statement: &Statement) -> Option<(Range<usize>, Range<usize>)> {
        let anchor = statement.cue.first().or(statement.speaker.first())?;
        let sentence = &self.layout.sentences.get(self.layout.sentence_at(anchor.start))?.tokens;
        let inside = |span: &Span| {
            let tokens = self.layout.tokens_in(*span);
            tokens.start.max(sentence.start)..tokens.end.min(sentence.end)
        };
        let anchor = Some(inside(anchor)).filter(|tokens| !tokens.is_empty())?;
        let parts = statement.cue.iter().chain(&statement.speaker).map(inside);
        let near = |part: &Range<usize>| {
            !part.is_empty() && part.start + REACH > anchor.end && part.end < anchor.start + REACH
        };
        let core = parts
            .filter(near)
            .fold(anchor.clone(), |all, part| all.start.min(part.start)..all.end.max(part.end));
        Some((core, sentence.clone()))
    }
}

/// An article's tokens as one statement sees them.
struct Seen<'r, 't> {
    roles: &'r Roles<'t>,
    statement: &'r Statement,
    /// The depth of its own cue.
    level: usize,
}

impl Seen<'_, '_> {
    /// How many of `tokens`, which lead away from the cue, are in the frame.
    fn run(&self, tokens: impl Iterator<Item = usize>, forwards: bool) -> usize {
        let mut beyond_content = false;
        let goes_on = |token: &usize| {
            let depth = self.roles.depth[*token];
            beyond_content |= depth > self.level;
            // "…, and in another interview Pell said": behind the content, "and" begins what is another's.
            let joins = matches!(
                self.roles.layout.tokens[*token].of(self.roles.text),
                "and" | "but" | "while" | "whereas" | ";"
            );
            let ends = self.is_other(*token, forwards) || beyond_content && joins;
            depth > self.level || depth == self.level && !ends
        };
        tokens.take_while(goes_on).count()
    }

    /// Whether the token is another statement's cue or speaker.
    fn is_other(&self, token: usize, with_speakers: bool) -> bool {
        self.roles.is_cue[token] && !self.owns(&self.statement.cue, token)
            || with_speakers
                && self.roles.is_speaker[token]
                && !self.owns(&self.statement.speaker, token)
    }

    fn owns(&self, spans: &[Span], token: usize) -> bool {
        spans.iter().any(|span| span.overlaps(self.roles.layout.tokens[token]))
    }

    fn place(&self, token: usize) -> Place {
        let layout = self.roles.layout;
        let is_quoted = || {
            let cue = self.statement.cue.first().or(self.statement.speaker.first());
            layout.quotation_at(layout.tokens[token])
                != cue.and_then(|cue| layout.quotation_at(*cue))
        };
        if self.owns(&self.statement.cue, token) {
            Place::Cue
        } else if self.owns(&self.statement.speaker, token) {
            Place::Speaker
        } else if self.roles.depth[token] != self.level || self.is_other(token, false) {
            Place::Said
        } else if is_quoted() {
            Place::Quoted
        } else {
            Place::Open
        }
    }
}

impl<'t> Frame<'t> {
    /// The places of all words.
    pub(super) fn all(&self) -> Range<usize> {
        0..self.words.len()
    }

    /// The words from the cue or speaker, whichever is first, to the end of the other.
    pub(super) fn core(&self) -> Range<usize> {
        self.core.clone()
    }

    /// The places of the words that are `place`.
    pub(super) fn of(&self, place: Place) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.all().filter(move |at| self.words[*at].place == place)
    }

    pub(super) fn place(&self, at: usize) -> Option<Place> {
        Some(self.words.get(at)?.place)
    }

    /// The word at `at`; empty where there is none, or where it is quoted or said.
    pub(super) fn word(&self, at: usize) -> &'t str {
        match self.words.get(at) {
            Some(Word { text, place: Place::Open | Place::Speaker | Place::Cue, .. }) => text,
            _ => "",
        }
    }

    /// Whether there are letters or digits at `at`, quoted or not, and not a mark.
    pub(super) fn begins_word(&self, at: usize) -> bool {
        let word = self.words.get(at).filter(|word| word.place != Place::Said);
        word.is_some_and(|word| word.text.starts_with(char::is_alphanumeric))
    }

    /// Whether word `at` follows the one before without a space.
    pub(super) fn touches(&self, at: usize) -> bool {
        let pair = at.checked_sub(1).and_then(|before| self.words.get(before..=at));
        pair.is_some_and(|pair| pair[0].span.end == pair[1].span.start)
    }

    /// Where the quoted words that begin at `at` end, if any do.
    pub(super) fn quoted_from(&self, at: usize) -> Option<usize> {
        let is_quoted = |at: &usize| self.place(*at) == Some(Place::Quoted);
        let count = (at..self.words.len()).take_while(is_quoted).count();
        (count > 0).then_some(at + count)
    }

    /// These words as they stand in the text.
    pub(super) fn text(&self, words: &Range<usize>) -> &'t str {
        self.span(words).map_or("", |span| span.of(self.text))
    }

    /// The span of these words; nothing where there are none.
    pub(super) fn span(&self, words: &Range<usize>) -> Option<Span> {
        let words = self.words.get(words.clone())?;
        Some(words.first()?.span.cover(words.last()?.span))
    }
}
