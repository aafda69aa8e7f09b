//! Words by which somebody takes a side: which a statement has, how much they weigh, and to which side
//! they lean. They help to find the statements worth reading, and never say what anybody's stance is.

use super::lists;
use std::collections::{HashMap, HashSet};

/// How a statement's words take a side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Leaning {
    /// How much they weigh, whatever their side.
    pub(super) strength: u32,
    /// Above 0 where wanting and praising prevail, below it where refusing and condemning do.
    pub(super) side: i32,
    /// The words, in small letters and in their order.
    pub(super) words: Vec<String>,
}

impl Leaning {
    /// How surely the statement takes a side, from 0 to 1.
    pub(super) fn telling(&self) -> f64 {
        f64::from(self.strength.min(2)) / 2.0
    }
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

    /// How the words of a statement lean: those that attribute it ("rejected") and those that are
    /// attributed ("must never be built").
    pub(super) fn of(&self, cue: &str, content: &str) -> Leaning {
        let mut leaning = Leaning::default();
        for part in [cue, content] {
            let part = part.to_lowercase().replace('’', "'");
            let is_inside = |c: char| c.is_alphanumeric() || c == '\'';
            let words: Vec<&str> = part
                .split(|c: char| !is_inside(c))
                .map(|word| word.trim_matches('\''))
                .filter(|word| !word.is_empty())
                .collect();
            self.add(&words, &mut leaning);
        }
        leaning
    }

    fn add(&self, words: &[&str], leaning: &mut Leaning) {
        for (i, word) in words.iter().enumerate() {
            let next = words.get(i + 1).copied().unwrap_or_default();
            let pair =
                lists::PAIRS.iter().find(|(first, second, _)| first == word && *second == next);
            let weight = match pair {
                Some((_, _, weight)) => *weight,
                None => self.weights.get(word).copied().unwrap_or_default(),
            };
            if weight == 0 {
                continue;
            }
            let before = &words[i.saturating_sub(REACH)..i];
            let negation = before.iter().rfind(|word| self.negations.contains(*word));
            // "Will not": the negation of these verbs stands behind them.
            let is_negated = matches!(next, "not" | "never");
            leaning.side += if negation.is_some() || is_negated { -weight } else { weight };
            leaning.strength += weight.unsigned_abs();
            let second = (pair.is_some() || is_negated).then_some(next);
            let all = negation.copied().into_iter().chain([*word]).chain(second);
            leaning.words.extend(all.map(str::to_owned));
        }
        leaning.words.dedup();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lean_to_a_side() {
        let leanings = Leanings::new();
        let check = |cue: &str, content: &str, side: i32, words: &[&str]| {
            let found = leanings.of(cue, content);
            assert_eq!(found.words, words, "{content:?}");
            assert_eq!(found.side.signum(), side, "{content:?}: {found:?}");
        };
        check("rejected", "the tunnel", -1, &["rejected"]);
        check("said", "the line must be built", 1, &["must"]);
        check("said", "Ireland will not send soldiers", -1, &["will", "not"]);
        check("said", "we will never pay", -1, &["will", "never"]);
        check("said", "we won’t pay", -1, &["won't"]);
        check("said", "she does not oppose trains", 1, &["not", "oppose"]);
        check("ruled out", "the dispatch of soldiers", -1, &["ruled", "out"]);
        check("called for", "a referendum", 1, &["called", "for"]);
        check("said", "the trains run at six", 0, &[]);
        check("", "", 0, &[]);
    }

    #[test]
    fn weights_add_up() {
        let strength = |words: &str| Leanings::new().of("said", words).strength;
        assert_eq!(strength("we should oppose it"), 3);
        assert_eq!(strength("nothing of the kind"), 0);
    }
}
