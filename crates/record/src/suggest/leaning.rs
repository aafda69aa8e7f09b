//! Words by which somebody takes a side: which a statement has, how much they weigh, and to which side
//! they lean. They help to find the statements worth reading, and never say what anybody's stance is.

use super::lists;
use std::collections::{HashMap, HashSet};

/// A word, or two, of a statement by which a side is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Where it stands in what is said, in bytes; 0 where it is in the words that attribute it.
    pub(super) at: usize,
    /// Above 0 for wanting and praising, below it for refusing and condemning.
    pub(super) weight: i32,
    /// The words, in small letters, with the negation that turns them round.
    pub(super) words: String,
}

/// How the words around a phrase take a side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Leaning {
    /// How much they weigh, whatever their side.
    pub(super) strength: u32,
    /// The sum of their weights.
    pub(super) side: i32,
}

impl Leaning {
    /// The leaning of the marks, by place and weight, around what stands at this place.
    pub(super) fn around(at: usize, marks: impl Iterator<Item = (usize, i32)>) -> Leaning {
        let near = marks.filter(|(place, _)| is_near(at, *place));
        near.fold(Leaning::default(), |all, (_, weight)| Leaning {
            strength: all.strength + weight.unsigned_abs(),
            side: all.side + weight,
        })
    }

    /// How surely a side is taken, from 0 to 1.
    pub(super) fn telling(self) -> f64 {
        f64::from(self.strength.min(2)) / 2.0
    }
}

/// Whether a mark may be about a phrase: about ten words lie between them at most.
pub(super) fn is_near(phrase: usize, mark: usize) -> bool {
    phrase.abs_diff(mark) <= 60
}

/// The words that lean, each with its weight.
pub(super) struct Leanings {
    weights: HashMap<&'static str, i32>,
    negations: HashSet<&'static str>,
}

/// How far before a word a negation turns it round.
const REACH: usize = 4;

impl Leanings {
    pub(super) fn new() -> Leanings {
        let mut weights = HashMap::new();
        for (list, weight) in [
            (lists::RATHER_FOR, 1),
            (lists::RATHER_AGAINST, -1),
            (lists::FOR, 2),
            (lists::AGAINST, -2),
        ] {
            weights.extend(list.split_whitespace().map(|word| (word, weight)));
        }
        Leanings { weights, negations: lists::NEGATIONS.split_whitespace().collect() }
    }

    /// The words of a statement that lean: those that attribute it ("rejected") and those that are
    /// attributed ("must never be built").
    pub(super) fn marks(&self, cue: &str, content: &str) -> Vec<Mark> {
        let mut marks = self.marks_in(cue);
        marks.iter_mut().for_each(|mark| mark.at = 0);
        marks.append(&mut self.marks_in(content));
        marks
    }

    fn marks_in(&self, text: &str) -> Vec<Mark> {
        let text = text.to_lowercase().replace('’', "'");
        let is_inside = |c: char| c.is_alphanumeric() || c == '\'';
        let words: Vec<&str> = text
            .split(|c: char| !is_inside(c))
            .map(|word| word.trim_matches('\''))
            .filter(|word| !word.is_empty())
            .collect();
        let mark = |(i, word): (usize, &&str)| {
            let next = words.get(i + 1).copied().unwrap_or_default();
            let is_pair =
                |(first, second, _): &&(&str, &str, i32)| first == word && *second == next;
            let pair = lists::PAIRS.iter().find(is_pair).map(|(_, _, weight)| weight);
            let weight = *pair.or_else(|| self.weights.get(word))?;
            let before = &words[i.saturating_sub(REACH)..i];
            let negation = before.iter().rfind(|word| self.negations.contains(*word));
            // "Will not": the negation of these verbs stands behind them.
            let is_negated = matches!(next, "not" | "never");
            let is_turned = negation.is_some() || is_negated;
            let second = (pair.is_some() || is_negated).then_some(next);
            let all = negation.copied().into_iter().chain([*word]).chain(second);
            Some(Mark {
                // Words are parts of the text, so that their addresses tell where they stand.
                at: word.as_ptr().addr() - text.as_ptr().addr(),
                weight: if is_turned { -weight } else { weight },
                words: all.collect::<Vec<_>>().join(" "),
            })
        };
        words.iter().enumerate().filter_map(mark).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lean_to_a_side() {
        let check = |cue: &str, content: &str, side: i32, words: &[&str]| {
            let marks = Leanings::new().marks(cue, content);
            let found: Vec<&str> = marks.iter().map(|mark| mark.words.as_str()).collect();
            assert_eq!(found, words, "{content:?}");
            let sum: i32 = marks.iter().map(|mark| mark.weight).sum();
            assert_eq!(sum.signum(), side, "{content:?}: {marks:?}");
        };
        check("rejected", "the tunnel", -1, &["rejected"]);
        check("said", "the line must be built", 1, &["must"]);
        check("said", "Ireland will not send soldiers", -1, &["will not"]);
        check("said", "we will never pay", -1, &["will never", "never"]);
        check("said", "we won’t pay", -1, &["won't"]);
        check("said", "she does not oppose trains", 1, &["not oppose"]);
        check("ruled out", "the dispatch of soldiers", -1, &["ruled out"]);
        check("called for", "a referendum", 1, &["called for"]);
        check("said", "the trains run at six", 0, &[]);
        check("", "", 0, &[]);
    }

    #[test]
    fn only_words_around_a_phrase_count() {
        let leaning = |content: &str| {
            let marks = Leanings::new().marks("demanded", content);
            let at = content.find("toll").unwrap();
            Leaning::around(at, marks.iter().map(|mark| (mark.at, mark.weight)))
        };
        let far = "and much more was said of the weather in the days before, ".repeat(2);
        assert_eq!(leaning("a toll"), Leaning { strength: 2, side: 2 });
        assert_eq!(leaning("no toll"), Leaning { strength: 3, side: 1 });
        assert_eq!(leaning(&format!("{far} a toll")), Leaning::default());
        assert_eq!(
            leaning(&format!("a toll, {far} we oppose it")),
            Leaning { strength: 2, side: 2 }
        );
        assert!(leaning("a toll").telling() > 0.99 && Leaning::default().telling() < 0.01);
    }
}
