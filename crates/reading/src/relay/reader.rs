//! One noun phrase without "of" and "and", read word by word until something shows that it is over.

use super::frame::{Frame, Place};
use super::lexicon::{
    CLAIM, GATHERINGS, LISTENERS, OCCASIONS, OUTLET_ENDINGS, OUTLETS, PRESS, REPORTS, SPOKESPEOPLE,
    STOPS, TIMES,
};
use super::outlet::is_of_sunday;
use crate::known::is_body_word;
use crate::words::{GROUPS, INSIDE_PERSONS, TITLES, is_capitalised, is_one_of};

/// How far a common noun without an article may stand from the phrase's beginning.
const FIRST_NOUN: usize = 4;
/// How long the title of a programme is at most, marks included.
const LONGEST_TITLE: usize = 9;

/// Reads one phrase, a word or a name's part at a time.
pub(super) struct Reader<'f, 't> {
    frame: &'f Frame<'t>,
    at: usize,
    first: usize,
    /// Whether an article or another determiner opened the phrase, so that any noun may follow.
    is_definite: bool,
    head: Option<usize>,
}

impl<'f, 't> Reader<'f, 't> {
    pub(super) fn new(frame: &'f Frame<'t>, first: usize, is_definite: bool) -> Reader<'f, 't> {
        Reader { frame, at: first, first, is_definite, head: None }
    }

    /// Where the phrase ends, at `limit` at the latest, and its last common noun.
    pub(super) fn read(mut self, limit: usize) -> (usize, Option<usize>) {
        while self.at < limit && self.step() {}
        // "CBS’s", whose programme could not be read, is CBS.
        let back =
            |by: usize| if self.at >= self.first + by { self.frame.word(self.at - by) } else { "" };
        let left_over = match (back(2), back(1)) {
            ("’" | "'", "s" | "S") => 2,
            (_, "’" | "'") => 1,
            _ => 0,
        };
        (self.at - left_over, self.head)
    }

    /// Takes the next words into the phrase. False where it is over.
    fn step(&mut self) -> bool {
        // A speaker is not part of a phrase around it, nor a cue of what stands before it.
        let (from, to) = (self.frame.place(self.first), self.frame.place(self.at));
        let is_apart = |place| matches!(place, Some(Place::Speaker | Place::Cue));
        if from != to && (from == Some(Place::Speaker) || is_apart(to)) {
            return false;
        }
        let word = self.frame.word(self.at);
        let is_first = self.at == self.first;
        // "The Mail on Sunday"
        if !is_first && is_of_sunday(self.before(), word, self.frame.word(self.at + 1)) {
            self.at += 2;
            return true;
        }
        let more = match word.chars().next() {
            None => self.title(),
            Some('’' | '\'') if !is_first => self.possessive(),
            Some('-' | '&' | '/') if !is_first => self.joined(word),
            Some('.') if !is_first => self.initial(),
            Some(c) if c.is_ascii_digit() && !is_first => self.number(word),
            Some(c) if c.is_uppercase() => self.name(word),
            Some(c) if c.is_alphabetic() => self.noun(word),
            _ => None,
        };
        self.at += more.unwrap_or(0);
        more.is_some()
    }

    fn before(&self) -> &'t str {
        if self.at > self.first { self.frame.word(self.at - 1) } else { "" }
    }

    /// A programme’s title in quotation marks.
    fn title(&self) -> Option<usize> {
        let end = self.frame.quoted_from(self.at)?;
        let fits = end - self.at <= LONGEST_TITLE && end - self.at > 2;
        let follows =
            matches!(self.before(), "" | "s" | "’" | "'") || is_capitalised(self.before());
        (fits && follows).then_some(end - self.at)
    }

    fn possessive(&mut self) -> Option<usize> {
        let frame = self.frame;
        if !frame.touches(self.at) {
            return None;
        }
        // "O’Neil"
        if frame.touches(self.at + 1) && is_capitalised(frame.word(self.at + 1)) {
            return Some(2);
        }
        let length = match frame.word(self.at + 1) {
            "s" | "S" if frame.touches(self.at + 1) => 2,
            _ if self.before().ends_with('s') => 1,
            _ => return None,
        };
        let next = self.at + length;
        let word = frame.word(next);
        let owns = frame.quoted_from(next).is_some()
            || word.starts_with(char::is_alphanumeric) && !is_stop(word);
        self.is_definite |= owns;
        owns.then_some(length)
    }

    /// "Sun-Times", "AT&T", "vice-president".
    fn joined(&self, word: &str) -> Option<usize> {
        let next = self.frame.word(self.at + 1);
        let touches = self.frame.touches(self.at) && self.frame.touches(self.at + 1);
        let joins = next.starts_with(char::is_alphanumeric) && touches
            || word == "&" && is_capitalised(next) && is_capitalised(self.before());
        joins.then_some(2)
    }

    /// The stop of "J. P. Ortiz", "Sen. Pell" and "U.S. officials".
    fn initial(&self) -> Option<usize> {
        let before = self.before();
        let is_short = before.chars().count() == 1 && is_capitalised(before);
        let next = self.frame.word(self.at + 1);
        let goes_on =
            is_capitalised(next) || is_short && self.at > self.first + 1 && is_listed(next);
        let is_title = is_capitalised(before) && is_one_of(before, TITLES) && before.len() <= 5;
        (self.frame.touches(self.at)
            && (is_short || is_title || matches!(before, "St" | "Jr"))
            && goes_on)
            .then_some(1)
    }

    /// "Channel 4 News", "Fox 35".
    fn number(&self, word: &str) -> Option<usize> {
        let next = self.frame.word(self.at + 1);
        let counts = next.starts_with(char::is_lowercase) && !is_stop(next);
        (is_capitalised(self.before()) && word.len() <= 2 && !counts).then_some(1)
    }

    fn name(&self, word: &str) -> Option<usize> {
        let next = self.frame.word(self.at + 1);
        let follows_title = self.at > self.first && self.before().is_empty();
        // "The Sun" is no day.
        let is_sun = word == "Sun"
            && self.at > 0
            && self.frame.word(self.at - 1).eq_ignore_ascii_case("the");
        // "Fox News Sunday"
        let is_of_news = word == "Sunday"
            && self.at > self.first + 1
            && self.before() == "News"
            && self.frame.word(self.at - 2) == "Fox";
        let is_day =
            is_one_of(word, TIMES) && !is_one_of(next, OUTLET_ENDINGS) && !is_sun && !is_of_news;
        if follows_title || is_day {
            return None;
        }
        // "told reporters Keldria would": the listeners are complete.
        let complete =
            self.before().starts_with(char::is_lowercase) && is_one_of(self.before(), LISTENERS);
        // "As Politico reported": the capital is the sentence's.
        let is_capitals = word.chars().nth(1).is_some_and(char::is_uppercase);
        let begins = self.at == self.first && !is_capitals && !matches!(word, "Will" | "May");
        let is_small = begins && is_one_of(word, STOPS);
        (!complete && !is_small).then_some(1)
    }

    fn noun(&mut self, word: &str) -> Option<usize> {
        let frame = self.frame;
        let before = self.before();
        let is_name_again =
            is_capitalised(before) && is_one_of(frame.word(self.at + 1), OUTLET_ENDINGS);
        if word == "and" && is_name_again && is_capitalised(frame.word(self.at + 1)) {
            // "the Post and Courier"
            return Some(2);
        }
        // "Ursula von der Brandt"
        if is_capitalised(before) && is_one_of(word, INSIDE_PERSONS) {
            let small = 1 + usize::from(is_one_of(frame.word(self.at + 1), INSIDE_PERSONS));
            return is_capitalised(frame.word(self.at + small)).then_some(small + 1);
        }
        let length = match before {
            _ if is_stop(word) => return None,
            "" if !self.is_definite => self.listed_within(FIRST_NOUN)?,
            _ if is_capitalised(before) => {
                self.listed_within(2).or_else(|| self.last_noun(word))?
            }
            _ if !self.is_definite => self.listed_within(2)?,
            // "told the crowd gathered there": the listeners are complete.
            _ if is_one_of(before, LISTENERS) => self.listed_within(1)?,
            _ => 1,
        };
        self.head = Some(self.at + length - 1);
        Some(length)
    }

    /// One noun that is not known, where the phrase is over behind it: "the Keldrian frontrunner",
    /// "Keldria farms".
    fn last_noun(&self, word: &str) -> Option<usize> {
        let next = self.frame.word(self.at + 1);
        let ends = !next.starts_with(char::is_alphanumeric) || is_stop(next);
        let is_verb = word.ends_with("ed") || word.ends_with("ing") || is_one_of(word, CLAIM);
        ((self.is_definite || word.ends_with('s')) && ends && !is_verb).then_some(1)
    }

    /// How many words it takes to come to a noun that is known, up to `most`.
    fn listed_within(&self, most: usize) -> Option<usize> {
        let word = |i: usize| self.frame.word(self.at + i);
        let plain = |i: &usize| {
            word(*i).starts_with(char::is_alphabetic) && !is_stop(word(*i)) || word(*i) == "-"
        };
        let found = (0..most).take_while(plain).find(|i| {
            is_listed(word(*i))
                && (self.is_definite
                    || !is_one_of(word(*i), TITLES)
                    || is_one_of(word(*i), PRESS)
                    || is_capitalised(word(*i + 1)))
        })?;
        Some(found + 1)
    }
}

fn is_stop(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && is_one_of(word, STOPS)
}

/// Whether a noun is known to be one, so that it may stand without an article.
fn is_listed(word: &str) -> bool {
    let is_in = |lists: &[&str]| lists.iter().any(|list| is_one_of(word, list));
    word.starts_with(char::is_lowercase)
        && (is_body_word(word)
            || is_in(&[
                LISTENERS,
                GROUPS,
                PRESS,
                GATHERINGS,
                OUTLETS,
                SPOKESPEOPLE,
                TITLES,
                OCCASIONS,
                REPORTS,
            ]))
}
