//! Noun phrases without a parser: "a cheering crowd", "CNN host Hugh Pell", "the Brackwater Courier".
//!
//! A phrase is read word by word until something shows that it is over. No word is looked up in a
//! dictionary of English; names are told by their capitals, and common nouns stand after an article
//! or are on a short list of those who listen.

use super::frame::Frame;
use super::lexicon::{DETERMINERS, FIELDS, HEARERS, LISTENERS, TIMES};
use super::reader::Reader;
use crate::words::{is_capitalised, is_one_of};
use std::ops::Range;

/// How many words a phrase has at most.
const LONGEST: usize = 16;
/// How many words may open a phrase.
const MOST_DETERMINERS: usize = 7;

/// A noun phrase, as places in a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) words: Range<usize>,
    /// The last common noun before any "of"; none in a plain name.
    pub(super) head: Option<usize>,
}

/// The noun phrase that begins at word `at`.
pub(super) fn noun_phrase(frame: &Frame, at: usize) -> Option<Phrase> {
    let mut phrase = part(frame, at).or_else(|| pronoun(frame, at))?;
    while phrase.words.len() < LONGEST {
        let next = phrase.words.end;
        let more = match frame.word(next) {
            // "Oona Pell of the Courier", but "told the Courier of the plan".
            "of" => {
                part(frame, next + 1).filter(|more| phrase.head.is_some() || names(frame, more))
            }
            // "the Council on Foreign Relations", but "the council on Tuesday".
            "on" | "for"
                if is_one_of(frame.word(next - 1), FIELDS)
                    && is_capitalised(frame.word(next - 1)) =>
            {
                part(frame, next + 1).filter(|_| is_capitalised(frame.word(next + 1)))
            }
            "and" => part(frame, next + 1).filter(|more| also_hears(frame, more)),
            _ => None,
        };
        match more {
            Some(more) => phrase.words.end = more.words.end,
            None => break,
        }
    }
    Some(phrase)
}

/// Whether there is a name in the phrase.
fn names(frame: &Frame, phrase: &Phrase) -> bool {
    phrase.words.clone().any(|at| is_capitalised(frame.word(at)))
}

/// A pronoun of those who hear: "told him".
fn pronoun(frame: &Frame, at: usize) -> Option<Phrase> {
    is_one_of(frame.word(at), HEARERS).then(|| Phrase { words: at..at + 1, head: None })
}

/// Whether what follows "and" is a second hearer and not the next clause.
fn also_hears(frame: &Frame, more: &Phrase) -> bool {
    let listens = |head: usize| is_one_of(frame.word(head), LISTENERS);
    more.head.is_some_and(listens)
        || more.head.is_none()
            && matches!(frame.word(more.words.end), "" | "that" | "," | "." | "on")
}

/// A phrase without "of" and "and".
fn part(frame: &Frame, at: usize) -> Option<Phrase> {
    let first = determiners(frame, at);
    let (end, head) = Reader::new(frame, first, first > at).read(at + LONGEST);
    (end > first).then_some(Phrase { words: at..end, head })
}

/// Where the words end that only open a phrase: "all of the", "Tuesday’s".
fn determiners(frame: &Frame, at: usize) -> usize {
    let mut next = at;
    while next < at + MOST_DETERMINERS {
        let word = frame.word(next);
        let is_number = word.starts_with(|c: char| c.is_ascii_digit());
        if is_one_of(word, TIMES) && matches!(frame.word(next + 1), "’" | "'") {
            next += 3;
        } else if is_one_of(word, DETERMINERS) && word != "that"
            || is_number
            || word == "," && frame.touches(next + 1) && frame.touches(next)
            || next > at && word == "of"
            || word == "then" && frame.word(next + 1) == "-"
        {
            next += if word == "then" { 2 } else { 1 };
        } else {
            break;
        }
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::relay::marked;

    /// Checks which of the words behind "told" are the phrase.
    #[track_caller]
    fn check(words: &str, expected: &str) {
        marked::with_frame(&format!("[c told] {words}"), |frame| {
            let found = noun_phrase(frame, 1).map_or("", |phrase| frame.text(&phrase.words));
            assert_eq!(found, expected);
        });
    }

    #[test]
    fn names() {
        check("Ilse Marrant she", "Ilse Marrant");
        check("Karl von der Au and left", "Karl von der Au");
        check("US officials in Kyiv", "US officials");
        check("U.S. Sen. J. P. O’Neil that", "U.S. Sen. J. P. O’Neil");
        check("Channel 4 News he", "Channel 4 News");
        check("the Council on Keldrian Trade on Monday", "the Council on Keldrian Trade");
        check("Harrow News on Great Sunday", "Harrow News");
        check("Keldria farms that", "Keldria farms");
        check("Reuters Tuesday", "Reuters");
        check("Reuters of the plan", "Reuters");
        check("CBS’s “A Very Long Title That Goes On and On for Ever” that", "CBS");
        check("CNN’s “New Day,” Sen. Pell", "CNN’s “New Day,”");
        check("the Sunday Times", "the Sunday Times");
        check("the Post and Courier in Stennick", "the Post and Courier");
        check("CNN’s “New Day” that", "CNN’s “New Day”");
    }

    #[test]
    fn nouns() {
        check("a cheering crowd in Stennick", "a cheering crowd");
        check("the crowd gathered there", "the crowd");
        check("the Harrow council’s leader that", "the Harrow council’s leader");
        check("all of his 2,000 followers", "all of his 2,000 followers");
        check("reporters Keldria would", "reporters");
        check("members of the Assembly", "members of the Assembly");
        check("farmers and voters", "farmers and voters");
        check("radio host Hugh Pell", "radio host Hugh Pell");
    }

    #[test]
    fn no_phrase() {
        for words in ["that it", "to leave", "in Kyiv", "", ",", "Monday", "As Pell said"] {
            check(words, "");
        }
    }
}
