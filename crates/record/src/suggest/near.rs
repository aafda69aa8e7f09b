//! Which phrases are one issue: what is near a better phrase, or near an issue that is followed, is not
//! proposed again.

use super::phrase::{Key, head, words};
use super::rank::Candidate;
use super::token::{Class, Lexicon};
use onrecord_reading::Issue;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How much of the statements of one phrase another may have, before both are one issue.
const SHARED: f64 = 0.6;

/// What is proposed, the best first, and how much was left out because it is followed already.
#[derive(Default)]
pub(super) struct Chosen {
    pub(super) issues: Vec<Family>,
    pub(super) followed: usize,
}

/// A phrase with others for the same matter, the best first.
pub(super) struct Family {
    pub(super) best: Candidate,
    pub(super) others: Vec<Candidate>,
}

impl Family {
    /// The phrase that names the matter best: a fuller one where many of the actors say that.
    pub(super) fn title(&self) -> &Candidate {
        let length = |it: &Candidate| words(&it.key).len();
        let fuller = self.others.iter().filter(|it| {
            length(it) > length(&self.best)
                && it.actors * 3 >= self.best.actors
                && head(&it.key) == head(&self.best.key)
        });
        fuller.max_by_key(|it| (it.actors, std::cmp::Reverse(it.key))).unwrap_or(&self.best)
    }
}

/// What was kept so far, to be asked quickly what is near it.
pub(super) struct Kept {
    pub(super) chosen: Chosen,
    /// The issues by the head of their phrase, and by each statement that has their phrase.
    by_head: HashMap<u32, Vec<usize>>,
    by_statement: HashMap<usize, Vec<usize>>,
    /// The words of the titles of followed issues, and all words of each.
    titles: BTreeSet<u32>,
    issues: Vec<BTreeSet<u32>>,
}

impl Kept {
    /// Nothing yet, beside the issues that are followed.
    pub(super) fn new(followed: &[Issue], lexicon: &mut Lexicon) -> Kept {
        let mut words = |text: &str| {
            let tokens = lexicon.tokens(text).into_iter();
            let words = tokens.filter(|it| it.class == Class::Content).map(|it| it.word);
            words.collect::<BTreeSet<u32>>()
        };
        let titles: Vec<_> = followed.iter().map(|issue| words(&issue.title)).collect();
        let meanings = followed.iter().map(|issue| words(&issue.meaning));
        let issues = titles.iter().zip(meanings).map(|(title, meaning)| title | &meaning).collect();
        Kept {
            chosen: Chosen::default(),
            by_head: HashMap::new(),
            by_statement: HashMap::new(),
            titles: titles.into_iter().flatten().collect(),
            issues,
        }
    }

    /// Takes in the next best phrase, unless it is near one that is kept or followed, or there are as
    /// many as were asked for.
    pub(super) fn offer(&mut self, candidate: Candidate, limit: usize, lexicon: &Lexicon) {
        let key = candidate.key;
        // A word that names nothing alone makes no two phrases one: "trade deal", "nuclear deal".
        let names = !lexicon.traits(head(&key)).general;
        if self.is_followed(&key, names) {
            self.chosen.followed += 1;
            return;
        }
        let same_head = self.by_head.get(&head(&key)).into_iter().flatten().copied();
        let near = same_head
            .filter(|issue| names || is_part(&key, &self.chosen.issues[*issue].best.key))
            .min();
        if let Some(near) = near {
            self.chosen.issues[near].others.push(candidate);
            return;
        }
        let issue = self.chosen.issues.len();
        if issue >= limit || self.shares(&candidate) {
            return;
        }
        self.by_head.entry(head(&key)).or_default().push(issue);
        for place in &candidate.places {
            self.by_statement.entry(place.said).or_default().push(issue);
        }
        self.chosen.issues.push(Family { best: candidate, others: Vec::new() });
    }

    fn is_followed(&self, key: &Key, names: bool) -> bool {
        names && self.titles.contains(&head(key))
            || self.issues.iter().any(|issue| words(key).iter().all(|word| issue.contains(word)))
    }

    /// Whether most statements with the phrase, or with a better one, have both.
    fn shares(&self, candidate: &Candidate) -> bool {
        let mut both: BTreeMap<usize, usize> = BTreeMap::new();
        let issues = candidate.places.iter().filter_map(|it| self.by_statement.get(&it.said));
        for issue in issues.flatten() {
            *both.entry(*issue).or_default() += 1;
        }
        let is_most = |(issue, both): (&usize, &usize)| {
            let other = self.chosen.issues[*issue].best.places.len();
            *both as f64 >= SHARED * candidate.places.len().min(other) as f64
        };
        both.iter().any(is_most)
    }
}

/// Whether all words of one phrase are in the other.
fn is_part(a: &Key, b: &Key) -> bool {
    let (a, b) = (words(a), words(b));
    a.iter().all(|word| b.contains(word)) || b.iter().all(|word| a.contains(word))
}
