//! Which side somebody takes who says outright what they do with what an issue is about, or what must become of it: "marched
//! against the base", "rallied behind it", "voted to keep the toll", "the toll must go".
//!
//! A small judge sees that such a sentence takes a side, and goes by its words rather than by what they govern. Here nothing
//! but small words may stand between whoever does it, the verb with its preposition, and what the issue is about; where
//! anything else could turn that round, nothing is said.

use super::clause::Clause;
use super::sentence::Sentence;
use super::topic::words_of;
use super::turns::{begins_with, is_against, is_for, is_undoing};
use crate::Issue;
use crate::words::{is_capitalised, is_one_of};
use onrecord_text::Stance;
use std::ops::Range;

/// Beginnings of words for being for what they govern, each with what joins them to it.
const FOR: [(&str, &str); 33] = [
    ("agree", "to"),
    ("are", "behind"),
    ("campaign", "for"),
    ("cling", "to"),
    ("clung", "to"),
    ("delighted", "at|by|that|with"),
    ("demonstrat", "for"),
    ("fight", "for"),
    ("fought", "for"),
    ("go", "ahead with"),
    ("happy", "about|with"),
    ("is", "behind"),
    ("jubilant", "at|over"),
    ("keen", "on"),
    ("line", "behind"),
    ("live", "with"),
    ("lobb", "for"),
    ("march", "for"),
    ("press", "ahead with"),
    ("press", "for"),
    ("push", "ahead with"),
    ("push", "for"),
    ("rall", "behind"),
    ("rall", "for"),
    ("stand", "behind"),
    ("stand", "by"),
    ("stick", "to"),
    ("stood", "behind"),
    ("stood", "by"),
    ("stuck", "to"),
    ("thrilled", "at|by|with"),
    ("weight", "behind"),
    ("yes", "to"),
];
/// Those for being against it.
const AGAINST: [(&str, &str); 46] = [
    ("angry", "about|at|over"),
    ("appalled", "at|by"),
    ("arms", "over"),
    ("banner", "against"),
    ("battle", "against"),
    ("campaign", "against"),
    ("complain", "against"),
    ("demonstrat", "against"),
    ("distanc", "from"),
    ("do", "away with"),
    ("fight", "against"),
    ("filed", "challenge to"),
    ("furious", "about|at|over"),
    ("gave", "up on"),
    ("give", "up on"),
    ("giving", "up on"),
    ("launch", "challenge to"),
    ("lawsuit", "against"),
    ("lobb", "against"),
    ("march", "against"),
    ("mobilis", "against"),
    ("mobiliz", "against"),
    ("mount", "challenge to"),
    ("no", "appetite for"),
    ("no", "case for"),
    ("no", "intention of"),
    ("no", "need for"),
    ("no", "place for"),
    ("no", "plans for"),
    ("no", "reason for"),
    ("no", "to"),
    ("object", "to"),
    ("oppos", "to"),
    ("outraged", "at|by|over"),
    ("petition", "against"),
    ("placard", "against"),
    ("protest", "against|at|over"),
    ("pull", "out of"),
    ("rail", "against"),
    ("rall", "against"),
    ("rid", "of"),
    ("sued", "over"),
    ("suing", "over"),
    ("turn", "down"),
    ("unhappy", "about|at|over|with"),
    ("walk", "away from"),
];
/// Beginnings of verbs for being for what stands right behind them, and for being against it, besides those whose sign holds
/// wherever they stand.
const KEEPING: [&str; 6] = ["approv", "defend", "keep", "kept", "retain", "save"];
const STOPPING: [&str; 7] = ["block", "fear", "forgo", "halt", "refus", "sink", "stop"];
/// Words between whoever does it and what is done, besides those in "-ly".
pub(super) const BETWEEN: &str = "\
    a again all also and are as back backed backing be been being both came come comes continue continued continues \
    decided decides did do does ever finally friday get gets getting go going got had has have he i in is it itself last \
    ll m managed monday month now of offered offers on openly prepared promised promises pull pulled pulling pulls put \
    puts putting re ready said saturday saw says see sees she squarely still sunday swears swore that themselves they \
    threatened threatens threw throw throwing throws thursday to today tried tries trying tuesday ve vote voted votes \
    vowed vows walk walked walking walks want wanted wants was we wednesday week weight went were will willing wishes \
    would year yesterday 'll 'm 're 's 've ’ll ’m ’re ’s ’ve";
/// Words between the verb and what the issue is about.
const LIGHT: &str = "\
    a all an any build building construction decision entire for her his idea its my new news of on our plan planned \
    plans project proposal proposals proposed return scheme start starting such that the their these this those to whole \
    work";
/// Words before and behind with which nothing is said.
const TURNING: &str = "\
    away but cannot closed could from gone hardly if instead low may might n't neither never no nobody nor not n’t off \
    once only open out rather small t though unless until whether without";
/// Beginnings of words of an issue that wants something gone, or held back.
const WANTING_LESS: [&str; 26] = [
    "block", "boycott", "capped", "clos", "cut", "delay", "denied", "deny", "depos", "dismiss",
    "exempt", "exit", "expel", "leav", "limit", "oust", "postpon", "prevent", "quit", "reduc",
    "refus", "reject", "remov", "resign", "sack", "shut",
];
/// Those of them that what nobody closes is: "the pool stays open", "goes on".
const OPEN: &str = "on open";
/// Words for what must be, and what must become of a thing that is not wanted, and of one that is.
const MUST: &str = "must should";
const MUST_TO: &str = "has have need needs ought";
const GONE: &str = "die disappear fall go stop vanish";
const STAYS: &str = "proceed remain stand stay survive";
/// How many small words stand at most between a verb and what the issue is about, and how many words behind that may turn it.
const TO_OBJECT: usize = 4;
const BEHIND: usize = 4;
/// How many words stand at most between a word and what joins it: "distanced themselves clearly from".
const TO_JOINING: usize = 3;
const TO_AGAINST: usize = 7;
/// Up to how many letters a word is taken whole, and not for the beginning of others.
const SHORT: usize = 3;
/// How many words what is told aside of somebody has at most.
const ASIDE: usize = 14;

/// The side that somebody takes on an issue, where a sentence tells it outright.
pub(super) fn side(clause: &Clause<'_>) -> Option<Stance> {
    let Clause { sentence, tokens, issue, topic, .. } = clause;
    if wants_less(issue) {
        return None;
    }
    let wants_kept = wants_kept(issue);
    let clause = behind_aside(sentence, tokens.clone());
    let (object, last) = topic.named_in(sentence, clause.clone())?;
    let is_turning = |at: usize| {
        let word = sentence.word(at);
        let is_turned = is_one_of(word, TURNING) && !(wants_kept && is_one_of(word, OPEN));
        is_turned || is_for(word) || is_against(word) || is_undoing(word)
    };
    let behind = last + 1..clause.end.min(last + 1 + BEHIND);
    // "Keep the base out of Carrow", where both are what the issue is about.
    let object_and_behind = object..behind.end;
    if let Some(is_kept) = is_kept(sentence, behind_place(sentence, behind.clone())) {
        let is_demand = |at: usize| sentence.word(at).starts_with("demand");
        let is_plain = (clause.start..object).all(|at| !is_turning(at) || is_demand(at));
        return is_plain.then_some(stance(is_kept));
    }
    let first = (clause.start..object).rev().find(|at| !is_one_of(sentence.word(*at), LIGHT));
    let verb = first.filter(|at| object - at <= TO_OBJECT + 1)?;
    let (begins, is_for) = govern(sentence, clause.start..object, verb)?;
    // "Put up banners against it", "sued the police over it", "went on a march to save it": that is theirs in whose clause it stands.
    let is_aim = sentence.word(begins.wrapping_sub(1)) == "to";
    let is_loose = is_aim || is_one_of(sentence.word(verb), "against at over");
    let is_between = |at: usize| {
        let word = sentence.word(at);
        let is_small = is_one_of(word, BETWEEN) || word.ends_with("ly");
        is_small
            || is_loose && !is_turning(at) && !is_one_of(word, ", nothing those who which whose")
    };
    // What is rejected may be a ban itself.
    let is_turned = object_and_behind.skip(1).any(is_turning);
    let is_plain = (clause.start..begins).all(is_between) && !is_turned;
    is_plain.then_some(stance(is_for))
}

/// Whether an issue wants something gone, or held back, so that who is for that something is against the issue; or has
/// words that may turn round what is told of it.
pub(super) fn wants_less(issue: &Issue) -> bool {
    let is_kept = wants_kept(issue);
    let may_turn = |word: &str| is_one_of(word, TURNING) && !(is_kept && is_one_of(word, OPEN));
    wants_gone(issue) || words_of(issue).any(|word| may_turn(&word))
}

/// Whether an issue wants something to stay as it is: "the pool stays open".
fn wants_kept(issue: &Issue) -> bool {
    words_of(issue)
        .any(|word| is_one_of(&word, "keep keeping keeps kept remain remains stay stays"))
}

/// What stands behind the place of what was named: "the pool at Cob Meadow [be kept]".
fn behind_place(sentence: &Sentence<'_>, behind: Range<usize>) -> Range<usize> {
    let start = behind.start;
    let is_place = is_one_of(sentence.word(start), "at in of on");
    let is_name = |at: &usize| is_capitalised(sentence.word(*at));
    let names = (start + 1..behind.end).take_while(is_name).count();
    if is_place && names > 0 { start + 1 + names..behind.end + 1 + names } else { behind }
}

/// Whether an issue wants something gone, or held back.
pub(super) fn wants_gone(issue: &Issue) -> bool {
    words_of(issue).any(|word| {
        begins_with(&word, &WANTING_LESS) || is_undoing(&word) || is_one_of(&word, "cap fewer less")
    })
}

fn stance(is_for: bool) -> Stance {
    if is_for { Stance::For } else { Stance::Against }
}

/// A clause without what is told aside of whoever stands before it: "Berg, the mayor of Pell, marched".
pub(super) fn behind_aside(sentence: &Sentence<'_>, clause: Range<usize>) -> Range<usize> {
    let is_comma = |at: &usize| sentence.word(*at) == ",";
    let end = clause.end.min(clause.start + ASIDE);
    let closes = (clause.start + 1..end).find(is_comma).filter(|_| is_comma(&clause.start));
    closes.map_or(clause.start, |at| at + 1)..clause.end
}

/// Where the phrase begins whose last word, or whose joining word, is the one at `verb`, and whether it is for what it
/// governs; words that join are small too, so the phrase may end behind `verb`.
fn govern(sentence: &Sentence<'_>, before: Range<usize>, verb: usize) -> Option<(usize, bool)> {
    let is = |at: usize, beginning: &str| {
        let word = sentence.word(at).to_lowercase();
        word.starts_with(beginning) && (beginning.len() > SHORT || word == beginning)
    };
    let found = |(beginning, joining): (&str, &str)| {
        let joined = |end: usize, with: &str| {
            let mut words = with.split(' ').rev().zip((0..=end).rev());
            let is_whole = words.all(|(word, at)| sentence.word(at) == word);
            is_whole.then(|| end + 1 - with.split(' ').count())
        };
        let joins = |end: usize| joining.split('|').find_map(|with| joined(end, with));
        (verb..before.end).filter_map(joins).find_map(|end| {
            // "Marched through the town on Sunday against it".
            let far = if sentence.word(end) == "against" { TO_AGAINST } else { TO_JOINING };
            let near = before.start.max(end.saturating_sub(far))..end;
            near.rev().find(|at| is(*at, beginning))
        })
    };
    // The longer phrase goes before: "go ahead with" before "with".
    let phrases = |is_for: bool| {
        let of: &[(&str, &str)] = if is_for { &FOR } else { &AGAINST };
        of.iter().filter_map(move |phrase| Some((found(*phrase)?, is_for)))
    };
    let word = sentence.word(verb);
    let plain = if is_for(word) || begins_with(word, &KEEPING) {
        Some((verb, true))
    } else {
        let is_stopped = is_against(word) || is_undoing(word) || begins_with(word, &STOPPING);
        is_stopped.then_some((verb, false))
    };
    let found = phrases(true).chain(phrases(false)).chain(plain);
    found.min_by_key(|(begins, _)| *begins)
}

/// Whether what stands before some words must stay, or must go; none where they tell neither.
fn is_kept(sentence: &Sentence<'_>, behind: Range<usize>) -> Option<bool> {
    let (word, next) = (sentence.word(behind.start), sentence.word(behind.start + 1));
    let is_told = is_one_of(word, "will would");
    let verb = if is_one_of(word, MUST) || is_told {
        behind.start + 1
    } else if is_one_of(word, MUST_TO) && next == "to" {
        behind.start + 2
    } else if word == "be" {
        // "Demanded that it be kept".
        behind.start
    } else {
        return None;
    };
    let is_be = sentence.word(verb) == "be";
    let done = sentence.word(verb + usize::from(is_be));
    if is_told && (is_be || done == "go") {
        // "The tax will be scrapped" may be somebody else's doing.
        None
    } else if is_be {
        let goes = is_undoing(done) || is_one_of(done, "dropped shelved buried killed");
        let stays = is_one_of(done, "built defended kept preserved retained saved");
        (goes || stays).then_some(stays)
    } else if done == "go" {
        Some(sentence.word(verb + 1) == "ahead")
    } else {
        let (goes, stays) = (is_one_of(done, GONE) && !is_told, is_one_of(done, STAYS));
        (goes || stays).then_some(stays)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::position::clause::side_of;

    const BASE: &str = "the navy gets a base in the harbour of Carrow";

    #[track_caller]
    fn check(text: &str, meaning: &str, expected: Option<Stance>) {
        assert_eq!(side_of(side, text, "Hale", meaning), expected, "{text}");
    }

    #[test]
    fn what_a_verb_governs_tells_a_side() {
        check("Hale marched against the planned base.", BASE, Some(Stance::Against));
        let through = "Hale marched through Carrow on Sunday against the base.";
        check(through, "the navy gets a base", Some(Stance::Against));
        check("Hale said yes to the base.", BASE, Some(Stance::For));
        check("Hale said no to the base.", BASE, Some(Stance::Against));
        check("Hale has rallied behind the base.", BASE, Some(Stance::For));
        check("Hale wants to get rid of the base.", BASE, Some(Stance::Against));
        check("Hale voted to keep the base.", BASE, Some(Stance::For));
        check("Hale said she opposed the base.", BASE, Some(Stance::Against));
        check("Hale put up banners against the base.", BASE, Some(Stance::Against));
        check("Hale is suing the police over the base.", BASE, Some(Stance::Against));
        check("Hale led a march to save the base.", BASE, Some(Stance::For));
        check("Hale was jubilant at the news of the base.", BASE, Some(Stance::For));
        check("Hale met those who put up banners against the base.", BASE, None);
        check("Hale is willing to give up on the base.", BASE, Some(Stance::Against));
        check("Hale distanced herself clearly from the base.", BASE, Some(Stance::Against));
        check("Hale stands by the plan for a base.", BASE, Some(Stance::For));
        check("Hale, the mayor of Pell, promised to stop the base.", BASE, Some(Stance::Against));
        check("Hale said she would press ahead with the base.", BASE, Some(Stance::For));
        check("Hale said she would fight for the base.", BASE, Some(Stance::For));
    }

    #[test]
    fn what_must_become_of_it_tells_a_side() {
        check("Hale insisted that the base must go.", BASE, Some(Stance::Against));
        check("Hale insisted that the base had to be built.", BASE, None);
        check("Hale insisted that the base should stay.", BASE, Some(Stance::For));
        check("Hale insisted that the base would stay.", BASE, Some(Stance::For));
        check("Hale said the base would go.", BASE, None);
        check("Hale sees no need for a base.", BASE, Some(Stance::Against));
        check("Hale said the base needs to be scrapped.", BASE, Some(Stance::Against));
        check("Hale said the base must go ahead.", BASE, Some(Stance::For));
    }

    #[test]
    fn where_anything_could_turn_it_nothing_is_said() {
        for text in [
            "Hale met those who marched against the base.",
            "Hale will not stand by the base.",
            "Hale wants to keep the base out of Carrow.",
            "Hale kept the money for the base.",
            "Hale would stop the base if the village asked.",
            "Hale opposes keeping the base.",
            "Hale said nobody should say that the base must go.",
            "Hale stopped the leader of the base.",
        ] {
            check(text, BASE, None);
        }
        check("Hale voted to keep the base.", "the base is closed", None);
    }

    #[test]
    fn what_an_issue_wants_kept() {
        let pool = "the pool stays open";
        check("Hale demanded that the pool be kept open.", pool, Some(Stance::For));
        check("Hale demanded that the pool at Cob Meadow be kept open.", pool, Some(Stance::For));
        check("Hale marched to save the pool.", pool, Some(Stance::For));
        check("Hale voted to keep the pool open.", pool, Some(Stance::For));
        check("Hale wants to get rid of the pool.", pool, Some(Stance::Against));
        check("Hale demanded that the pool be scrapped.", pool, Some(Stance::Against));
        check("Hale wants to keep the base.", "the navy is kept out of the base", None);
    }
}
