//! The word with which a sentence begins has a capital whatever it is. Here it is told whether it is a name.

use super::{Sentence, begins_anew, is_mark, is_time_of_day};
use crate::known::{self, is_body};
use crate::name::{Run, begins_with_trade};
use crate::words::{
    ARTICLES, CALENDAR, POSSESSIVES, PREPOSITIONS, ends_in_s, is_acronym, is_beginner,
    is_capitalised, is_one_of,
};
use onrecord_text::Span;
use std::ops::Range;

/// Words that begin sentences, and the names of some bodies.
const OWN: &str = "my our your";

/// Words before a month or day.
const BEFORE_TIMES: &str = "early every in last late mid next on since this until";

/// The most letters that initials have: "UPDATE" and "LONDON" only stand in capitals.
const LONGEST_INITIALS: usize = 5;

/// The most tokens from a name to the end of an apposition without a name.
const LONGEST_APPOSED: usize = 10;

/// What those are called in transcripts who speak for the station.
const PARTS: &str = "anchor byline correspondent host moderator presenter reporter";

/// What stands behind a party whose name may be another word: "Labour said", but not "Labour costs".
const DOING: &str = "\
    : abstained accused accuses agreed agrees argued argues back backed backs called can could did does favour had has have \
    insisted insists is may might must oppose opposed opposes promised pledged refused reject rejected rejects said say says \
    should support supported supports split vote voted votes vowed want wanted wants warned warns was welcome welcomed \
    welcomes were will won would";

impl Sentence<'_> {
    /// A run without the words that are capitalised because the sentence begins with them.
    pub(super) fn without_beginners(&self, mut run: Run) -> Option<Run> {
        // "Downing Street"
        let whole = self.tokens.get(run.clone()).unwrap_or_default();
        let is_state = |(first, last): (&Span, &Span)| {
            known::state_by(first.cover(*last).of(self.text)).is_some()
        };
        if whole.len() > 1 && whole.first().zip(whole.last()).is_some_and(is_state) {
            return Some(run);
        }
        while !run.is_empty() {
            let word = self.word(run.start);
            let begins = self.tokens[..run.start].iter().all(|token| is_mark(token.of(self.text)))
                || self.is_after_mark(run.start)
                || is_time_of_day(self.text, &self.tokens[..run.start]);
            // "a buy from Our Valley PAC"
            let is_of_body = !begins
                && run.len() > 2
                && known::is_body_word(self.word(run.end - 1))
                && is_one_of(word, OWN);
            // "Will Hale left."
            let is_will =
                word == "Will" && run.len() > 1 && self.word(self.tokens.len() - 1) != "?";
            let is_trade = begins && begins_with_trade(self.text, &self.tokens[run.clone()]);
            let is_beginner = is_beginner(word) && !is_of_body && !is_will
                || is_trade
                || is_one_of(word, CALENDAR) && (run.len() == 1 || !known::is_given_name(word))
                || is_one_of(word, CALENDAR) && self.is_behind_time(run.start)
                || is_one_of(word, ARTICLES)
                || self.is_part_of_transcript(&run)
                || begins
                    && run.len() == 1
                    && !self.is_name_anywhere(run.start)
                    && !self.begins_list(run.start)
                    && !self.is_party(run.start)
                    && !self.is_listed(run.start)
                    && !self.is_apposed(run.start)
                || begins && self.is_participle_before_name(&run);
            if !is_beginner {
                return Some(run);
            }
            run.start += 1;
            // What joined the beginner to the rest is no part of a name.
            while !run.is_empty() && !self.word(run.start).starts_with(char::is_uppercase) {
                run.start += 1;
            }
        }
        None
    }

    /// Whether a word says what somebody does in a transcript: "TOM BERG, BYLINE:".
    fn is_part_of_transcript(&self, run: &Range<usize>) -> bool {
        run.len() == 1
            && is_one_of(self.word(run.start), PARTS)
            && self.word(run.start.wrapping_sub(1)) == ","
            && self.word(run.end) == ":"
    }

    /// Whether the word at `at`, with which a sentence begins, is the first of a list of names before its verb: "Sandwick
    /// and Dannet oppose". A noun may stand there too, so it is none that the text has in small letters, no people and no
    /// part of an office ("Trade and Industry Secretary Ann Hale").
    fn begins_list(&self, at: usize) -> bool {
        let mut end = at + 1;
        let mut last = None;
        while let Some(run) = self.next_of_list(end) {
            last = Some((self.word(end) == "and", run.clone()));
            end = run.end;
        }
        let Some((true, last)) = last else { return false };
        let is_office = (last.clone()).any(|at| known::is_role(self.word(at)));
        let name = self.tokens[last.start].cover(self.tokens[last.end - 1]).of(self.text);
        let verb = self.word(end);
        // "Bread and Roses opens" is one.
        let is_verb = verb.starts_with(char::is_lowercase)
            && !ends_in_s(verb)
            && !is_one_of(verb, PREPOSITIONS);
        let is_one_body = last.len() > 1 && is_body(name);
        // The whole text is looked through for it, so this comes last.
        is_verb && !is_office && !is_one_body && !self.may_be_noun(at)
    }

    /// Whether a word may be a noun that has its capital only from where it stands.
    fn may_be_noun(&self, at: usize) -> bool {
        let small = self.word(at).to_lowercase();
        small.ends_with("ly")
            || small.ends_with("ing")
            || known::is_group(&small)
            || known::may_be_human(&small)
            || known::is_charge(&small)
            || known::is_body_word(&small)
            || self.layout.tokens.iter().any(|token| token.of(self.text) == small)
    }

    /// Whether a party that a word means elsewhere begins a list of names, its clause or what is said of it: "Labour and the
    /// Greens", "Labour said", "Labour: against".
    fn is_party(&self, at: usize) -> bool {
        let word = self.word(at);
        let is_known = known::named_body(word).is_some_and(|it| it.sort == known::Sort::Party);
        let next = at + 2 + usize::from(is_one_of(self.word(at + 2), ARTICLES));
        let begins_list =
            matches!(self.word(at + 1), "," | "and") && is_capitalised(self.word(next));
        let is_shared = known::shared_party(word).is_some();
        let is_told_of = self.word(at + 1) == "," && is_one_of(self.word(at + 2), "which who");
        let begins_clause = is_told_of || is_one_of(self.word(at + 1), DOING);
        is_known && begins_list || is_shared && begins_clause
    }

    /// Whether a word behind a colon is the first of a list of names up to the end: "Against: Pell, Berg and Marsh."
    fn is_listed(&self, at: usize) -> bool {
        let mut end = at + 1;
        while let Some(run) = self.next_of_list(end) {
            end = run.end;
        }
        let is_whole =
            end > at + 1 && self.tokens[end..].iter().all(|it| is_mark(it.of(self.text)));
        self.word(at.wrapping_sub(1)) == ":" && is_whole && !self.may_be_noun(at)
    }

    /// Whether the word at `at`, with which a sentence begins, is a name because what it is stands between commas behind
    /// it and a verb behind those: "Norvane, the energy regulator, said", "Berg, chairman of the club, said".
    fn is_apposed(&self, at: usize) -> bool {
        let is_told = is_one_of(self.word(at + 2), ARTICLES) || known::is_role(self.word(at + 2));
        if self.word(at + 1) != "," || !is_told {
            return false;
        }
        let is_small = |at: &usize| {
            let word = self.word(*at);
            word.starts_with(char::is_lowercase) || matches!(word, "’" | "'")
        };
        let end = at + 2 + (at + 2..self.tokens.len()).take_while(is_small).count();
        let verb = self.word(end + 1);
        let small = self.word(at).to_lowercase();
        end > at + 3
            && end - at <= LONGEST_APPOSED
            && self.word(end) == ","
            && verb.starts_with(char::is_lowercase)
            && !is_one_of(verb, ARTICLES)
            && !is_one_of(verb, POSSESSIVES)
            && !is_one_of(verb, PREPOSITIONS)
            && !is_one_of(verb, "and but it or that they we where which who whose")
            && !is_beginner(self.word(at))
            && !known::is_group(&small)
            && !known::may_be_human(&small)
            && !known::is_body_word(&small)
    }

    /// The name at `at` that goes on with a list: behind a comma or "and".
    fn next_of_list(&self, at: usize) -> Option<Run> {
        let joins = matches!(self.word(at), "," | "and");
        let is_name =
            |at: &usize| is_capitalised(self.word(*at)) && !is_one_of(self.word(*at), CALENDAR);
        let end = at + 1 + (at + 1..self.tokens.len()).take_while(is_name).count();
        (joins && end > at + 1).then_some(at + 1..end)
    }

    /// Whether a month or day stands there, and no given name: "3 April", "in June".
    fn is_behind_time(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |before| self.word(before));
        before.starts_with(|c: char| c.is_ascii_digit()) || is_one_of(before, BEFORE_TIMES)
    }

    /// "Following" of "Following Hale, others spoke".
    fn is_participle_before_name(&self, run: &Run) -> bool {
        let word = self.word(run.start);
        run.len() > 1
            && word.len() > 5
            && word.ends_with("ing")
            && !known::is_given_name(word)
            && !known::is_body_word(self.word(run.end - 1))
            && self.is_name_elsewhere(self.word(run.end - 1))
    }

    /// Whether the token begins what a mark such as a colon or an opening quotation mark sets off.
    fn is_after_mark(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| begins_anew(self.word(before)))
    }

    /// Whether a word that begins its sentence is a name there, too: "Hamas wants", "ERP wants".
    fn is_name_anywhere(&self, at: usize) -> bool {
        let word = self.word(at);
        let is_initials = || {
            is_acronym(word)
                && word.len() <= LONGEST_INITIALS
                && self.word(at + 1).starts_with(char::is_lowercase)
        };
        self.is_name_elsewhere(word) || known::is_always_body(word) || is_initials()
    }

    fn is_name_elsewhere(&self, word: &str) -> bool {
        self.seen.contains(word) || known::state_by(word).is_some() || known::is_given_name(word)
    }
}
