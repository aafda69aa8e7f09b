//! Whether a sentence tells what somebody would do themselves, or how they stand to a thing whoever does it: "would send
//! soldiers" and "supports the force".
//!
//! A codebook may ask for both, "Sending one's own troops" beside "Foreign troops in Ukraine". Both speak of the same
//! things, so the judge takes one for the other. Here verbs of giving tell the one, verbs of stance the other, and whose the
//! thing is that they speak of; where a clause tells both, nothing is said.

use super::clause::Clause;
use super::outright::{BETWEEN, behind_aside};
use super::referring::points_back;
use super::sentence::Sentence;
use super::topic::{Topic, is_telling, stem, words_in, words_of};
use super::turns::{begins_with, is_against, is_for};
use crate::known::{demonym, is_role};
use crate::words::{POSSESSIVES, is_capitalised, is_one_of};
use crate::{Codebook, Issue};
use std::collections::{BTreeMap, BTreeSet};

/// Words of an issue that asks what the holder itself does.
const OF_HOLDER: &str = "holder oneself";
/// Beginnings of verbs for giving or doing one's part, and whole ones, besides those of the issue itself.
const DEEDS: [&str; 11] = [
    "commit",
    "contribut",
    "deploy",
    "dispatch",
    "donat",
    "join",
    "participat",
    "provid",
    "send",
    "station",
    "suppl",
];
const DEED: &str = "\
    give gives giving go lend lends lending pay paying pays part place placing put puts putting sent spend spending";
/// Words between whoever would do it and the deed, besides the small ones of plain verbs.
const WILLING: &str = "\
    able about agree agreed agreement agrees can cannot committed committing consider considering considers could decline \
    declined declines each both excluded excludes excluding expressed forced free give given gives he her herself hesitant his \
    himself i in intend intends intention it its itself keep may might must n't need needs no none not n’t of open our \
    out own part planning plans pledge pledged pledges plan prepared readiness refusal refuse refused refuses reluctant rule ruled rules ruling set \
    shall she should signalled t take takes their themselves they ' ’ unable undertaken unwilling voiced weigh weighing whether \
    we whether willingness yet";
/// Nouns behind "their" for those who would do it: "opposed to their countries sending".
const HOMES: &str =
    "city company country countries firm government governments nation nations state states town";
/// Words for whose a thing is that is not the holder's alone, and what stands behind them where they name somebody.
const OF_OTHERS: &str = "european foreign international multilateral multinational western";
const PEOPLE: &str = "\
    affairs allies allied capitals countries governments journalists leaders minister ministers ministry nations office \
    officials partners policy powers secretary states";
/// What somebody is for, behind "is for".
const IT: &str = "a any it such that the them these this those";
/// Words with a side for what somebody means to do.
const MEANT: &str = "pledge pledged seek seeking seeks sought vote voted votes";
/// Words before "support", which is a thing there: "with support", "if they have American support".
const OF_SUPPORT: &str = "if its of s their";
const WITH: &str = "had has have with without";
/// How many words behind a verb of stance tell whose the thing is.
const OBJECT: usize = 9;
/// How many words behind it stand at most before a deed that it is about.
const TO_DEED: usize = 4;

/// The issues of a codebook that ask what a holder itself does, each with the one that asks for the thing itself.
pub(super) struct Kin {
    own: BTreeMap<usize, Other>,
}

struct Other {
    issue: usize,
    topic: Topic,
    deeds: Deeds,
}

/// Which words are for what a holder does.
struct Deeds {
    /// Beginnings of the verbs in the issue's title: "send" of "Sending one's own troops".
    of_title: Vec<String>,
    /// Whether the issue is one of giving, so that other words for that are such verbs too.
    is_giving: bool,
}

impl Deeds {
    fn of(own: &Issue) -> Deeds {
        let title = words_in(&own.title);
        let of_title = title.filter_map(|word| Some(word.strip_suffix("ing")?.to_owned()));
        let of_title = of_title.filter(|beginning| beginning.len() > 2).collect();
        Deeds { of_title, is_giving: words_of(own).any(|word| is_giving(&word)) }
    }

    fn has(&self, word: &str) -> bool {
        self.is_giving && is_giving(word) || self.of_title.iter().any(|of| word.starts_with(of))
    }
}

fn is_giving(word: &str) -> bool {
    begins_with(word, &DEEDS) || is_one_of(word, DEED)
}

impl Kin {
    pub(super) fn of(codebook: &Codebook) -> Kin {
        let issues = &codebook.issues;
        let (own, others): (Vec<usize>, Vec<usize>) =
            (0..issues.len()).partition(|number| is_own(&issues[*number]));
        let mut having = BTreeMap::<String, Vec<usize>>::new();
        if !own.is_empty() {
            for number in others {
                for word in telling(&issues[number]) {
                    having.entry(word).or_default().push(number);
                }
            }
        }
        let nearest = |own: usize| {
            let words = telling(&issues[own]);
            let mut shared = BTreeMap::<usize, usize>::new();
            for other in words.iter().filter_map(|word| having.get(word)).flatten() {
                *shared.entry(*other).or_default() += 1;
            }
            let most = shared.values().copied().max()?;
            let mut nearest = shared.into_iter().filter(|(_, count)| *count == most);
            let (issue, _) = nearest.next()?;
            let deeds = Deeds::of(&issues[own]);
            nearest
                .next()
                .is_none()
                .then_some((own, Other { issue, topic: Topic::of(&issues[issue]), deeds }))
        };
        Kin { own: own.into_iter().filter_map(nearest).collect() }
    }

    /// Of an issue and the one that goes with it, the one that a clause is about, if its words tell so. `country` is the code of
    /// the holder's.
    pub(super) fn meant(
        &self,
        issue: usize,
        clause: &Clause<'_>,
        country: Option<&str>,
    ) -> Option<usize> {
        let of_issue = |(own, other): &(&usize, &Other)| **own == issue || other.issue == issue;
        let (own, other) = self.own.iter().find(of_issue)?;
        Some(if is_deed(clause, country, other)? { *own } else { other.issue })
    }
}

fn telling(issue: &Issue) -> BTreeSet<String> {
    words_of(issue).filter(|word| is_telling(word)).map(|word| stem(&word)).collect()
}

/// Whether an issue asks what a holder itself does.
fn is_own(issue: &Issue) -> bool {
    let title = issue.title.to_lowercase().replace('’', "'");
    title.contains("one's own") || words_in(&issue.meaning).any(|word| is_one_of(&word, OF_HOLDER))
}

/// Whether a clause tells what the holder would do rather than how it stands to what others do; none where it tells
/// neither, or both.
fn is_deed(clause: &Clause<'_>, country: Option<&str>, other: &Other) -> Option<bool> {
    let Clause { sentence, tokens, .. } = clause;
    let tokens = behind_aside(sentence, tokens.clone());
    let is_deed = |at: usize| {
        let word = sentence.word(at);
        let is_to_do = is_one_of(sentence.word(at + 1), "to himself herself itself themselves");
        other.deeds.has(word) && !is_to_do
    };
    let is_small = |at: usize| {
        let word = sentence.word(at);
        is_one_of(word, BETWEEN) || is_one_of(word, WILLING) || word.ends_with("ly") || word == ","
    };
    // "France and Britain would": others of a list stand between.
    let is_listed = |at: &usize| {
        is_one_of(sentence.word(*at), ", and the") || is_capitalised(sentence.word(*at))
    };
    let start = tokens.clone().find(|at| !is_listed(at)).unwrap_or(tokens.start);
    let (mut told, mut is_plain) = (Vec::new(), true);
    // "Would take part if the Americans did".
    let is_if = |at: &usize| is_one_of(sentence.word(*at), "if once provided unless until when");
    let end = (start..tokens.end).find(is_if).unwrap_or(tokens.end);
    for at in start..end {
        let word = sentence.word(at);
        if is_stance(sentence, at) {
            let is_end = |at: &usize| is_one_of(sentence.word(*at), ", ; and but");
            let object = at + 1..end.min(at + 1 + OBJECT);
            let object = object.start..object.clone().find(is_end).unwrap_or(object.end);
            let is_part = sentence.word(at + 1) == "taking" && sentence.word(at + 2) == "part";
            let thing = object.clone().find_map(|at| is_own_thing(sentence, at, country, is_deed));
            let is_told = || {
                // "Is against sending troops" may be either.
                let is_either = object.clone().take(TO_DEED).any(is_deed);
                let names = |at| {
                    let word = sentence.word(at);
                    other.topic.has(word) || word == "them" || points_back(sentence, at)
                };
                (!is_either && object.clone().any(names)).then_some(false)
            };
            told.extend(thing.or(is_part.then_some(true)).or_else(is_told));
        } else if is_plain && is_deed(at) {
            told.push(true);
        } else {
            told.extend(is_own_thing(sentence, at, country, is_deed));
        }
        is_plain = is_one_of(word, "and but") || is_plain && is_small(at);
    }
    let first = told.first()?;
    told.iter().all(|it| it == first).then_some(*first)
}

/// Whether a word tells how somebody stands to something, rather than what they mean to do.
fn is_stance(sentence: &Sentence<'_>, at: usize) -> bool {
    let (word, next, before) =
        (sentence.word(at), sentence.word(at + 1), sentence.word(at.wrapping_sub(1)));
    match word {
        "want" | "wants" | "wanted" => next != "to",
        // "Ready for it" says less than "is for it".
        "for" => {
            is_one_of(next, IT)
                && is_one_of(before, "all are be fully is remain remains still was were")
        }
        "against" => !is_one_of(before, "decided nothing"),
        _ if word.starts_with("warn") => false,
        "support" => {
            let is_with = |back| is_one_of(sentence.word(at.wrapping_sub(back)), WITH);
            !is_one_of(before, OF_SUPPORT) && !(1..=2).any(is_with)
        }
        _ => (is_for(word) || is_against(word)) && !is_one_of(word, MEANT),
    }
}

/// Whether the thing that words at a token name is the holder's own, or others'.
fn is_own_thing(
    sentence: &Sentence<'_>,
    at: usize,
    country: Option<&str>,
    is_deed: impl Fn(usize) -> bool,
) -> Option<bool> {
    let (word, next, before) =
        (sentence.word(at), sentence.word(at + 1), sentence.word(at.wrapping_sub(1)));
    let is_thing = |word: &str| {
        let is_noun = word.starts_with(char::is_alphabetic) && !is_capitalised(word);
        is_noun && !is_role(word) && !is_one_of(word, PEOPLE)
    };
    // "Sends a crew of its own", but not "called it a day of its own".
    let is_done = || (at.saturating_sub(OBJECT)..at).any(&is_deed);
    let is_own = word == "own" && is_one_of(before, POSSESSIVES) && is_done();
    if is_own || is_one_of(word, POSSESSIVES) && is_one_of(next, HOMES) && is_deed(at + 2) {
        return Some(true);
    }
    if !is_thing(next) {
        None
    } else if is_one_of(word, OF_OTHERS) {
        Some(false)
    } else {
        // Of somebody whose country is not known, it is most likely this one.
        demonym(word).map(|of| country.is_none_or(|country| of.code == country))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord_text::{Layout, Span};

    const BOOK: [(&str, &str); 3] = [
        ("Foreign troops in Ukraine", "foreign troops are stationed in Ukraine as a force"),
        ("Sending one's own troops", "the holder's own state would send troops to Ukraine"),
        ("A new bridge", "a bridge is built"),
    ];

    /// The issue that is meant where the one of this number is asked, for whoever is named first.
    #[track_caller]
    fn check(text: &str, issue: usize, expected: Option<usize>) {
        let issue_of = |(title, meaning): &(&str, &str)| Issue {
            title: (*title).to_owned(),
            meaning: (*meaning).to_owned(),
            ..Issue::default()
        };
        let issues: Vec<Issue> = BOOK.iter().map(issue_of).collect();
        let codebook = Codebook { issues, ..Codebook::default() };
        let layout = Layout::of(text);
        let sentence = Sentence { text, layout: &layout, tokens: &layout.sentences[0].tokens };
        let holder = Span::new(0, text.find(' ').unwrap());
        let clause = Clause::of(sentence, holder, None, &codebook.issues[issue]);
        assert_eq!(Kin::of(&codebook).meant(issue, &clause, Some("IT")), expected, "{text}");
    }

    #[test]
    fn what_a_holder_would_do_is_its_own() {
        for text in [
            "Rome is ready to send troops.",
            "Rome and Paris would each send 200 soldiers.",
            "Rome has refused to deploy anybody.",
            "Rome does not want Italian soldiers in Ukraine.",
            "Rome is opposed to a deployment of its own.",
            "Rome rejected taking part in the force.",
            "Rome is prepared to contribute if it has American support.",
        ] {
            check(text, 0, Some(1));
            check(text, 1, Some(1));
        }
    }

    #[test]
    fn what_anybody_does_is_the_thing_itself() {
        for text in [
            "Rome rejects any presence of foreign troops.",
            "Rome is all for it.",
            "Rome is opposed to the plan.",
            "Rome backs a European force.",
            "Rome does not want them there.",
            "Rome supports sending Polish soldiers.",
        ] {
            check(text, 1, Some(0));
            check(text, 0, Some(0));
        }
    }

    #[test]
    fn what_is_both_or_neither_stays_as_it_is() {
        for text in [
            "Rome supports the force and is ready to send troops.",
            "Rome is against sending troops.",
            "Rome met the ministers of Paris.",
            "Rome is in favour of a second bridge.",
        ] {
            check(text, 0, None);
            check(text, 1, None);
        }
        check("Rome is ready to send engineers for the bridge.", 2, None);
    }
}
