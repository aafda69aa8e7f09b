//! Who stands where a group stands, because the article names them as some of it: "Many countries, including
//! France and Poland, back it", "Several countries will pay. Among those are France and Poland."

use super::assemble::is_told;
use super::sentence::Sentence;
use super::{Candidate, Passages};
use crate::words::{TITLES, is_capitalised, is_one_of};
use crate::{ActorKind, Mentions, Reading};
use onrecord_text::{Judged, Layout, Span, Stances, Verdict};
use std::ops::Range;

/// A candidate of a passage: the indices of both.
type Place = (usize, usize);

/// Somebody whom an article names as one of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Member {
    one: Place,
    group: Place,
}

/// The most words between a group and those of it who are named: "countries in the east, including".
const NEAR: usize = 6;
/// Small words inside a list of names.
const IN_LISTS: &str = "a an the and or & as well of de van von";

/// Whoever is named as one of a group.
pub(super) fn members(
    text: &str,
    layout: &Layout,
    reading: &Reading,
    mentions: &Mentions,
    passages: &Passages,
) -> Vec<Member> {
    let told = Told { text, layout, reading, mentions, passages };
    let mut found = Vec::new();
    for passage in 0..passages.passages.len() {
        let mut number = 0;
        while number < passages.candidates[passage].len() {
            let list = told.list_from(passage, number);
            if let Some(group) = told.group_before(passage, number) {
                found.extend(list.clone().map(|number| Member { one: (passage, number), group }));
                number = list.end;
            } else {
                number += 1;
            }
        }
    }
    found
}

/// The verdicts, where each member of a group of whom nothing was told stands where the group does.
pub(super) fn shared(
    members: &[Member],
    passages: &Passages,
    judged: &[Judged],
    threshold: f32,
) -> Vec<Judged> {
    let mut all = judged.to_vec();
    for Member { one, group } in members {
        let of_group = judged.iter().filter(|it| it.passage == group.0);
        let stances = of_group.filter_map(|it| Some((it.issue, *it.verdict.stances.get(group.1)?)));
        for (issue, stances) in stances.filter(|(_, stances)| is_told(*stances, threshold)) {
            let at = all.iter().position(|it| (it.passage, it.issue) == (one.0, issue));
            let at = at.unwrap_or_else(|| {
                let passage = &passages.passages[one.0];
                let verdict = Verdict {
                    stances: vec![Stances::default(); passage.holders.len()],
                    condition: vec![0.0; passage.focus.len()],
                };
                all.push(Judged { issue, passage: one.0, verdict });
                all.len() - 1
            });
            match all[at].verdict.stances.get_mut(one.1) {
                Some(own) if !is_told(*own, threshold) => *own = stances,
                _ => {}
            }
        }
    }
    all
}

/// What an article's passages are told by.
struct Told<'a> {
    text: &'a str,
    layout: &'a Layout,
    reading: &'a Reading,
    mentions: &'a Mentions,
    passages: &'a Passages,
}

impl Told<'_> {
    fn sentence(&self, passage: usize) -> Sentence<'_> {
        Sentence {
            text: self.text,
            layout: self.layout,
            tokens: &self.passages.passages[passage].focus,
        }
    }

    fn words(&self, candidate: Candidate) -> Span {
        self.mentions.spots[candidate.spot].words
    }

    fn is_group(&self, candidate: Candidate) -> bool {
        let actor = self.mentions.spots[candidate.spot].actor;
        self.mentions.actor(&self.reading.actors, actor).kind == Some(ActorKind::Group)
    }

    /// The group of which a candidate is named as the first.
    fn group_before(&self, passage: usize, number: usize) -> Option<Place> {
        let candidate = self.passages.candidates[passage][number];
        if candidate.statement.is_some() || self.is_group(candidate) {
            return None;
        }
        let sentence = self.sentence(passage);
        let first = self.layout.tokens_in(self.words(candidate)).start;
        // "including former Senator Ann Hale", "including the UK"
        let mut before = (sentence.tokens.start..first).rev();
        let lead = before.find(|token| !in_list(sentence.word(*token)))?;
        if leads_here(sentence, lead) {
            self.group_in(passage, number, lead)
        } else if leads_from_before(sentence, lead) {
            self.group_in_sentence_before(passage)
        } else {
            None
        }
    }

    /// The group named last before a token, if nothing but a few words stand between.
    fn group_in(&self, passage: usize, number: usize, lead: usize) -> Option<Place> {
        let sentence = self.sentence(passage);
        let before = self.passages.candidates[passage][..number]
            .iter()
            .rposition(|it| self.is_group(*it))?;
        let end = self.layout.tokens_in(self.words(self.passages.candidates[passage][before])).end;
        let between = end..lead;
        // "cited several factors, including": what ends so may be what is meant.
        let is_plural = |token: usize| sentence.word(token).ends_with('s');
        (between.len() <= NEAR && !between.clone().any(is_plural)).then_some((passage, before))
    }

    /// The only group of the sentence before.
    fn group_in_sentence_before(&self, passage: usize) -> Option<Place> {
        let before = passage.checked_sub(1)?;
        let [one, other] = [before, passage].map(|it| &self.passages.passages[it].focus);
        let candidates = &self.passages.candidates[before];
        let mut groups = (0..candidates.len()).filter(|number| self.is_group(candidates[*number]));
        let only = groups.next().filter(|_| groups.next().is_none())?;
        (one.end == other.start).then_some((before, only))
    }

    /// The candidates from one on that stand in one list with it.
    fn list_from(&self, passage: usize, first: usize) -> Range<usize> {
        let candidates = &self.passages.candidates[passage];
        let sentence = self.sentence(passage);
        let goes_on = |number: &usize| {
            let [one, other] =
                [number - 1, *number].map(|it| self.layout.tokens_in(self.words(candidates[it])));
            candidates[*number].statement.is_none()
                && (one.end..other.start).all(|token| in_list(sentence.word(token)))
        };
        let others = (first + 1..candidates.len()).take_while(goes_on).count();
        first..first + 1 + others
    }
}

/// Whether a word leads from a group in the same sentence to some of it.
fn leads_here(sentence: Sentence<'_>, lead: usize) -> bool {
    let [before, word] = [lead.wrapping_sub(1), lead].map(|token| sentence.word(token));
    is_one_of(word, "including")
        || is_one_of(word, "as") && is_one_of(before, "such")
        || is_one_of(word, "them") && is_one_of(before, "among")
}

/// Whether a verb leads from a group in the sentence before: "Among those that agreed are", "They include".
fn leads_from_before(sentence: Sentence<'_>, verb: usize) -> bool {
    let is_word = |token: &usize| sentence.word(*token).starts_with(char::is_alphabetic);
    let mut opening = sentence.tokens.clone().filter(is_word);
    let [Some(first), Some(second)] = [opening.next(), opening.next()] else { return false };
    let is = |token: usize, list: &str| is_one_of(sentence.word(token), list);
    is(first, "among")
        && is(second, "those them these")
        && is(verb, "are is were was include includes included")
        || is(first, "they those these") && is(second, "include included") && second == verb
}

/// Whether a word may stand between the names of a list: "Sens. Ann Hale (Ohio), Bo Lund".
pub(super) fn in_list(word: &str) -> bool {
    let is_mark = !word.contains(char::is_alphanumeric) && !matches!(word, ":" | ";" | "?" | "!");
    is_mark || is_one_of(word, IN_LISTS) || is_one_of(word, TITLES) || is_capitalised(word)
}

#[cfg(test)]
mod tests {
    use super::super::passages;
    use super::*;
    use crate::marked::Marked;
    use crate::read;
    use onrecord_text::{Article, Calibration};

    /// Each member as `group > one`.
    #[track_caller]
    fn check(marked: &str, expected: &[&str]) {
        let Marked { text, layout, tags } = Marked::parse(marked);
        let article = Article { text: text.clone(), ..Article::default() };
        let (reading, mentions) = read(&article, &layout, &tags, "hand@1", Calibration::default());
        let found = passages(&article, &layout, &reading, &mentions);
        let words = |(passage, number): Place| found.passages[passage].holders[number].of(&text);
        let members = members(&text, &layout, &reading, &mentions, &found);
        let shown: Vec<String> =
            members.iter().map(|it| format!("{} > {}", words(it.group), words(it.one))).collect();
        assert_eq!(shown, expected, "{marked}");
    }

    #[test]
    fn some_of_a_group_are_named_with_it() {
        check(
            "Many countries, including France and the Netherlands, back it.",
            &["Many countries > France", "Many countries > Netherlands"],
        );
        check(
            "Several senators, among them Ann Hale (Ohio), Bo Lund and Cy Marsh, want it.",
            &[
                "Several senators > Ann Hale",
                "Several senators > Bo Lund",
                "Several senators > Cy Marsh",
            ],
        );
        let speakers = "[speaker Several senators, including Ann Hale and Bo Lund,] [cue oppose] [content it].";
        check(speakers, &["Several senators > Ann Hale", "Several senators > Bo Lund"]);
        check("Unions cite many reasons, including France’s refusal.", &[]);
        check("Nobody, including France, backs it.", &[]);
    }

    #[test]
    fn some_of_a_group_are_named_in_the_next_sentence() {
        let countries = "Several countries will pay.";
        check(
            &format!("{countries} Among those for it are the UK, France and the Baltic states."),
            &[
                "Several countries > UK",
                "Several countries > France",
                "Several countries > the Baltic states",
            ],
        );
        check(&format!("{countries} They include France."), &["Several countries > France"]);
        check(&format!("{countries} They welcome France."), &[]);
        check("Several countries will pay officials. Among them is France.", &[]);
    }
}
