//! Which phrases could be issues: those that several actors in several reports share, the likeliest
//! first. Pure; `docs/codebook.md` tells the method.

use super::leaning::{Leaning, Leanings, Mark};
use super::near::{Chosen, Kept};
use super::phrase::{Key, Phrase, head, phrases, words};
use super::token::{Class, Lexicon, Token};
use super::usage::{Usage, log_likelihood};
use onrecord_reading::Issue;
use std::collections::{BTreeSet, HashMap};

/// How many statements, actors and reports must share a phrase.
const LEAST_STATEMENTS: u32 = 3;
const LEAST_ACTORS: usize = 3;
const LEAST_REPORTS: usize = 2;

/// How many statements of middling words each phrase is taken to have besides its own, so that three
/// lucky ones prove little.
const PRIOR: f64 = 3.0;

/// A statement as the ranking sees it. The same words in many reports are one.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) actor: Option<i64>,
    pub(super) report: i64,
    pub(super) cue: String,
    pub(super) content: String,
    pub(super) confidence: f64,
    /// Whether a group of people said it: "residents".
    pub(super) is_group: bool,
}

/// A phrase that enough statements share.
pub(super) struct Candidate {
    pub(super) key: Key,
    /// The statements with it, in order.
    pub(super) places: Vec<Place>,
    pub(super) actors: usize,
    pub(super) reports: usize,
    pub(super) score: f64,
    /// How often it stands in statements.
    times: u64,
    usage: Usage,
    /// In how many articles it is the name of somebody.
    named: u64,
}

/// Where a phrase stands first in a statement.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The number of the statement.
    pub(super) said: usize,
    /// The place in what is said, in bytes.
    pub(super) at: usize,
}

/// What could be issues, as it is found out: first the statements, then [`Ranking::name`] and
/// [`Ranking::read`], then [`Ranking::best`].
pub(super) struct Ranking {
    pub(super) said: Vec<Said>,
    pub(super) leanings: Leanings,
    pub(super) lexicon: Lexicon,
    /// The words of each statement that take a side, by place and weight.
    marks: Vec<Vec<(usize, i32)>>,
    candidates: Vec<Candidate>,
    index: HashMap<Key, usize>,
    articles: u64,
    words_said: u64,
    words_read: u64,
}

impl Ranking {
    /// The phrases that these statements share.
    pub(super) fn of(said: Vec<Said>) -> Ranking {
        let leanings = Leanings::new();
        let short = |mark: &Mark| (mark.at, mark.weight);
        let marks = said.iter().map(|it| leanings.marks(&it.cue, &it.content));
        let marks = marks.map(|marks| marks.iter().map(short).collect()).collect();
        let mut ranking = Ranking {
            said,
            leanings,
            lexicon: Lexicon::new(),
            marks,
            candidates: Vec::new(),
            index: HashMap::new(),
            articles: 0,
            words_said: 0,
            words_read: 0,
        };
        ranking.count();
        ranking.gather();
        ranking
    }

    /// Takes in a name that somebody goes by in so many articles: who speaks is no issue.
    pub(super) fn name(&mut self, name: &str, articles: u64) {
        let tokens = self.lexicon.tokens(name);
        for phrase in phrases(&tokens).iter().filter(|it| it.end - it.start == content(&tokens)) {
            if let Some(candidate) = self.index.get(&phrase.key) {
                self.candidates[*candidate].named += articles;
            }
        }
    }

    /// Takes in an article's text.
    pub(super) fn read(&mut self, text: &str) {
        self.articles += 1;
        let tokens = self.lexicon.tokens(text);
        self.words_read += content(&tokens) as u64;
        for phrase in phrases(&tokens) {
            if let Some(candidate) = self.index.get(&phrase.key) {
                self.candidates[*candidate].usage.see(self.articles, &tokens, &phrase);
            }
        }
    }

    /// The best phrases, without what is near a better one or near an issue that is followed already.
    pub(super) fn best(&mut self, followed: &[Issue], limit: usize) -> Chosen {
        let mut kept = Kept::new(followed, &mut self.lexicon);
        let mut candidates = std::mem::take(&mut self.candidates);
        let places = || candidates.iter().flat_map(|it| &it.places);
        let telling: f64 = places().map(|place| self.leaning(*place).telling()).sum();
        let mean = telling / places().count().max(1) as f64;
        candidates.retain(|it| self.is_issue(it));
        for candidate in &mut candidates {
            candidate.score = self.score(candidate, mean);
        }
        candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.key.cmp(&b.key)));
        for candidate in candidates {
            kept.offer(candidate, limit, &self.lexicon);
        }
        kept.chosen
    }

    /// How the words around a phrase take a side.
    pub(super) fn leaning(&self, place: Place) -> Leaning {
        Leaning::around(place.at, self.marks[place.said].iter().copied())
    }

    /// The words of a phrase as most statements have them.
    pub(super) fn spelling(&mut self, candidate: &Candidate) -> String {
        let mut spellings: Vec<(String, usize)> = Vec::new();
        for place in &candidate.places {
            let text = &self.said[place.said].content;
            let tokens = self.lexicon.tokens(text);
            for phrase in phrases(&tokens).iter().filter(|it| it.key == candidate.key) {
                let spelling = spelt(text, &tokens, phrase);
                match spellings.iter_mut().find(|(other, _)| *other == spelling) {
                    Some((_, count)) => *count += 1,
                    None => spellings.push((spelling, 1)),
                }
            }
        }
        // Of two that are as frequent the first is taken.
        let best = spellings.into_iter().rev().max_by_key(|(_, count)| *count);
        best.map(|(spelling, _)| spelling).unwrap_or_default()
    }

    /// Numbers the phrases that enough statements have.
    fn count(&mut self) {
        let mut counts: HashMap<Key, (u32, usize)> = HashMap::new();
        for (number, said) in self.said.iter().enumerate() {
            let tokens = self.lexicon.tokens(&said.content);
            self.words_said += content(&tokens) as u64;
            for phrase in phrases(&tokens) {
                let (count, last) = counts.entry(phrase.key).or_insert((0, usize::MAX));
                if *last != number {
                    (*count, *last) = (*count + 1, number);
                }
                if *count == LEAST_STATEMENTS && !self.index.contains_key(&phrase.key) {
                    self.index.insert(phrase.key, self.candidates.len());
                    self.candidates.push(Candidate {
                        key: phrase.key,
                        places: Vec::new(),
                        actors: 0,
                        reports: 0,
                        score: 0.0,
                        times: 0,
                        usage: Usage::default(),
                        named: 0,
                    });
                }
            }
        }
    }

    /// Gathers their statements, and leaves only those of enough actors in enough reports.
    fn gather(&mut self) {
        for (number, said) in self.said.iter().enumerate() {
            let tokens = self.lexicon.tokens(&said.content);
            for phrase in phrases(&tokens) {
                let Some(candidate) = self.index.get(&phrase.key) else { continue };
                let candidate = &mut self.candidates[*candidate];
                candidate.times += 1;
                if candidate.places.last().is_none_or(|last| last.said != number) {
                    let at = tokens[phrase.start].start;
                    candidate.places.push(Place { said: number, at });
                }
            }
        }
        for candidate in &mut self.candidates {
            let said = || candidate.places.iter().map(|place| &self.said[place.said]);
            candidate.actors = said().filter_map(|it| it.actor).collect::<BTreeSet<_>>().len();
            candidate.reports = said().map(|it| it.report).collect::<BTreeSet<_>>().len();
        }
        self.candidates.retain(|it| it.actors >= LEAST_ACTORS && it.reports >= LEAST_REPORTS);
        self.index = self.candidates.iter().enumerate().map(|(i, it)| (it.key, i)).collect();
    }

    /// Whether a phrase could name a matter: not who speaks, not a word that names nothing.
    fn is_issue(&self, candidate: &Candidate) -> bool {
        let words = words(&candidate.key);
        let traits = self.lexicon.traits(head(&candidate.key));
        let says_nothing = |word: &u32| {
            let traits = self.lexicon.traits(*word);
            traits.general || traits.vague
        };
        candidate.usage.is_topic(&candidate.key, &self.lexicon)
            && !traits.who
            && !traits.no_noun
            && !words.iter().all(says_nothing)
            && candidate.named * 5 < candidate.usage.articles
    }

    /// How likely a phrase is to be an issue: by how many speak of it in how many reports, how much more
    /// often than chance their words take a side, whether both sides are taken, and how much the phrase
    /// is what statements and articles are about.
    fn score(&self, candidate: &Candidate, mean: f64) -> f64 {
        let leanings = || candidate.places.iter().map(|place| (self.leaning(*place), place.said));
        let telling: f64 = leanings().map(|(leaning, _)| leaning.telling()).sum();
        let count = candidate.places.len() as f64;
        let stance = if mean > 0.0 { (telling / mean + PRIOR) / (count + PRIOR) } else { 1.0 };
        let on = |side: i32| {
            let those = leanings().filter(|(leaning, _)| leaning.side.signum() == side);
            let actors = those.filter_map(|(_, said)| self.said[said].actor);
            actors.collect::<BTreeSet<_>>().len() as f64
        };
        let (one, other) = (on(1), on(-1));
        let both = 1.0 + 0.5 * one.min(other) / (1.0 + one.max(other));
        let elsewhere = candidate.usage.times.saturating_sub(candidate.times);
        let rest = self.words_read.saturating_sub(self.words_said);
        let keyness = log_likelihood(candidate.times, self.words_said, elsewhere, rest);
        let keyness = 0.5 + 1.0 / (1.0 + (-keyness / 4.0).exp());
        let length = [1.0, 1.8, 2.2, 2.4][words(&candidate.key).len() - 1];
        let reach = (candidate.actors as f64).ln_1p() * (candidate.reports as f64).ln_1p();
        let clumping = candidate.usage.clumping().ln_1p();
        reach * stance * both * keyness * clumping * length
    }
}

/// How many words that mean something a text has.
fn content(tokens: &[Token]) -> usize {
    tokens.iter().filter(|token| token.class == Class::Content).count()
}

/// The words of a phrase as a text has them.
fn spelt(text: &str, tokens: &[Token], phrase: &Phrase) -> String {
    let words = &text[tokens[phrase.start].start..tokens[phrase.end - 1].end];
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
