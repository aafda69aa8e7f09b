//! Issues that a sentence names one behind the other, so that what is told of one is told of all: "backs the toll, the
//! tunnel and a new bridge".
//!
//! Issues of one run vie with each other, so that the judge tells one of such a series and leaves out the rest.

use super::sentence::Sentence;
use super::topic::{Topic, is_telling, stem, words_in};
use crate::words::is_one_of;
use crate::{Codebook, Issue};
use std::collections::{BTreeMap, BTreeSet};

/// Words that join what stands in a series.
const JOINING: &str = ", and nor plus well";
/// Words between those of an issue and what joins it to the next.
const LIGHT: &str = "\
    a all also an any as both building construction for her his idea in introducing its new of on our plan planned plans \
    project proposal proposals proposed scheme the their these this those";
/// What stands behind a series whose last part begins another clause: "backs the toll, and the tunnel would".
const FINITE: &str = "\
    are can cannot could did do does had has have is may might must should was were will would 's ’s";

/// By which words of a title, that no other has, a sentence names which issue.
pub(super) struct Titles<'a> {
    codebook: &'a Codebook,
    /// The issue of each beginning of a word, none where several have it.
    own: BTreeMap<String, Option<usize>>,
}

impl<'a> Titles<'a> {
    pub(super) fn of(codebook: &'a Codebook) -> Titles<'a> {
        let mut own = BTreeMap::new();
        for (number, issue) in codebook.issues.iter().enumerate() {
            for word in words_in(&issue.title).filter(|word| is_telling(word)) {
                let known = own.entry(stem(&word)).or_insert(Some(number));
                if *known != Some(number) {
                    *known = None;
                }
            }
        }
        Titles { codebook, own }
    }

    fn issue_of(&self, word: &str) -> Option<usize> {
        self.own.get(&stem(word)).copied().flatten()
    }

    /// The issues that a sentence names by all those words of their titles.
    pub(super) fn named(&self, sentence: &Sentence<'_>) -> Vec<usize> {
        let mut words = BTreeMap::<usize, BTreeSet<String>>::new();
        for word in sentence.tokens.clone().map(|at| sentence.word(at)) {
            if let Some(issue) = self.issue_of(word) {
                words.entry(issue).or_default().insert(stem(word));
            }
        }
        let is_whole = |(issue, found): &(usize, BTreeSet<String>)| {
            let title = words_in(&self.codebook.issues[*issue].title).filter(|it| is_telling(it));
            let own = title.filter(|it| self.issue_of(it) == Some(*issue));
            own.map(|it| stem(&it)).all(|it| found.contains(&it))
        };
        words.into_iter().filter(is_whole).map(|(issue, _)| issue).collect()
    }

    /// Whether a sentence has any such word.
    pub(super) fn is_named(&self, sentence: &Sentence<'_>) -> bool {
        sentence.tokens.clone().any(|at| self.issue_of(sentence.word(at)).is_some())
    }

    /// The issues of each series of a sentence, by their numbers; each has two or more.
    pub(super) fn series(&self, sentence: &Sentence<'_>) -> Vec<Vec<usize>> {
        let mut found = Vec::new();
        let mut open = Open::default();
        for at in sentence.tokens.clone() {
            let word = sentence.word(at);
            let is_more = match (open.issue(), self.issue_of(word)) {
                (None, Some(issue)) => {
                    open.start(at, issue, &self.codebook.issues[issue]);
                    true
                }
                (Some(issue), Some(own)) if issue == own => true,
                (_, Some(_)) => false,
                (_, None) if is_one_of(word, JOINING) => {
                    open.join();
                    true
                }
                (_, None) => is_one_of(word, LIGHT) || open.is_about(word),
            };
            if !is_more {
                found.extend(open.end(sentence, at));
                open = Open::default();
                if let Some(issue) = self.issue_of(word) {
                    open.start(at, issue, &self.codebook.issues[issue]);
                }
            }
        }
        found.extend(open.end(sentence, sentence.tokens.end));
        found
    }
}

/// A series that may go on.
#[derive(Default)]
struct Open {
    /// Where its first part begins.
    first: Option<usize>,
    /// The issues of its parts that have ended.
    issues: Vec<usize>,
    /// The issue of the part that may go on, and what that is about.
    part: Option<(usize, Topic)>,
}

impl Open {
    fn issue(&self) -> Option<usize> {
        self.part.as_ref().map(|(issue, _)| *issue)
    }

    fn start(&mut self, at: usize, number: usize, issue: &Issue) {
        self.first.get_or_insert(at);
        self.part = Some((number, Topic::of(issue)));
    }

    fn is_about(&self, word: &str) -> bool {
        self.part.as_ref().is_some_and(|(_, topic)| topic.has(word))
    }

    fn join(&mut self) {
        self.issues.extend(self.part.take().map(|(issue, _)| issue));
    }

    fn end(mut self, sentence: &Sentence<'_>, at: usize) -> Option<Vec<usize>> {
        let mut before = sentence.before(self.first?).skip_while(|word| is_one_of(word, LIGHT));
        let before = before.next().unwrap_or_default();
        let begins_clause = is_one_of(before, "that") || !before.starts_with(char::is_alphanumeric);
        // The last part is another clause's subject.
        if is_one_of(sentence.word(at), FINITE) && !begins_clause {
            self.part = None;
        }
        self.join();
        let mut issues = self.issues;
        issues.sort_unstable();
        issues.dedup();
        (issues.len() > 1 && before != "between").then_some(issues)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord_text::Layout;

    #[track_caller]
    fn check(text: &str, expected: &[&[usize]]) {
        let titles = ["The city toll", "A tunnel to Carrow", "Free buses", "A new bridge"];
        let issue = |title: &&str| Issue { title: (*title).to_owned(), ..Issue::default() };
        let codebook =
            Codebook { issues: titles.iter().map(issue).collect(), ..Codebook::default() };
        let layout = Layout::of(text);
        let sentence = Sentence { text, layout: &layout, tokens: &layout.sentences[0].tokens };
        assert_eq!(Titles::of(&codebook).series(&sentence), expected, "{text}");
    }

    #[test]
    fn issues_that_one_verb_governs() {
        check("Berg backs the toll, the tunnel and a new bridge.", &[&[0, 1, 3]]);
        check("Berg backs the city toll and the tunnel but no free buses.", &[&[0, 1]]);
        check("Berg wants neither the toll nor a tunnel to Carrow.", &[&[0, 1]]);
        check("Berg said that the toll and the tunnel would be a mistake.", &[&[0, 1]]);
        check("Berg backs the tunnel as well as free buses, Hale the bridge.", &[&[1, 2]]);
    }

    #[test]
    fn what_begins_another_clause_is_of_no_series() {
        check("Berg backs the toll, and the tunnel would be a mistake.", &[]);
        check("Berg backs the toll and rejects the tunnel.", &[]);
        check("Berg must choose between the tunnel and the bridge.", &[]);
        check("Berg prefers the tunnel to the bridge.", &[]);
        check("Berg backs the toll.", &[]);
    }
}
