//! Which side somebody takes who only tells what would come of a thing, or what they call it: "said the tunnel would save an
//! hour a day", "fears that the move could divert resources", "called it a lifeline".
//!
//! A small judge sees that such a sentence takes a side, and takes promises for warnings. Here what stands before "would" must
//! name what the issue is about, or point to it, and what stands behind must be plainly good or bad; else nothing is said.

use super::clause::Clause;
use super::outright::wants_gone;
use super::sentence::Sentence;
use super::topic::wants_undone;
use super::turns::{begins_with, is_undoing};
use crate::words::{is_capitalised, is_one_of};
use onrecord_text::Stance;
use std::ops::Range;

/// What stands before an outcome.
const WOULD: &str = "can could d ll may might will would";
/// Words that begin another clause, over which no subject reaches.
const BOUNDS: &str = "although and because but if said that unless while";
/// Those behind which no outcome is told.
const ENDS: &str = "although because but if unless while";
/// Words that point to what was spoken of before.
const POINTING: &str = "\
    bill change deal decision idea it measure measures move plan plans project proposal proposals reform scheme that they \
    this";
/// Beginnings of verbs that do good to what they govern.
const DOING_GOOD: [&str; 18] = [
    "benefit",
    "boost",
    "encourag",
    "enrich",
    "help",
    "improv",
    "modernis",
    "moderniz",
    "protect",
    "rescu",
    "restor",
    "reviv",
    "safeguard",
    "save",
    "saving",
    "secur",
    "strengthen",
    "transform",
];
/// Those that do harm.
const DOING_HARM: [&str; 26] = [
    "chok",
    "cost",
    "crippl",
    "damag",
    "destroy",
    "devastat",
    "discourag",
    "divert",
    "endanger",
    "erod",
    "harm",
    "hollow",
    "hurt",
    "jeopardi",
    "kill",
    "poison",
    "punish",
    "rob",
    "ruin",
    "scar",
    "starv",
    "strangl",
    "threaten",
    "undermin",
    "weaken",
    "wreck",
];
/// Those of which it depends on what there will be more of, and on what there will be less of.
const ADDING: [&str; 9] =
    ["add", "attract", "bring", "creat", "generat", "mean", "put", "rais", "spread"];
const LESSENING: [&str; 16] = [
    "avert", "avoid", "curb", "cut", "deter", "eas", "end", "halv", "lower", "prevent", "reduc",
    "reliev", "remov", "shorten", "spar", "stop",
];
/// Beginnings of what everybody wants, and of what nobody does.
const GOOD: [&str; 17] = [
    "business",
    "customer",
    "growth",
    "health",
    "income",
    "investment",
    "job",
    "life",
    "livelihood",
    "lives",
    "peace",
    "prosperity",
    "safety",
    "tourist",
    "trade",
    "visitor",
    "wage",
];
const BAD: [&str; 36] = [
    "accident",
    "blackout",
    "bottleneck",
    "bullying",
    "chaos",
    "congestion",
    "corruption",
    "crime",
    "danger",
    "death",
    "debt",
    "delay",
    "disease",
    "emission",
    "flood",
    "fraud",
    "hunger",
    "illness",
    "injur",
    "jam",
    "mess",
    "misery",
    "noise",
    "obesity",
    "pollution",
    "poverty",
    "queue",
    "risk",
    "shortage",
    "smog",
    "suffering",
    "traffic",
    "unemploy",
    "violence",
    "war",
    "waste",
];
/// What a thing would be or make.
const BLESSING: &str = "\
    better blessing boon cheaper cleaner easier fairer faster godsend healthier lifeline quicker quieter relief safer \
    stronger";
const CURSE: &str = "\
    blow burden catastrophe curse disaster harder nightmare poorer slower threat unfair unsafe weaker worse";
/// Verbs for giving a thing a name, what it is called that is good, and what is bad, besides these.
const CALLING: &str = "\
    brand branded brands call called calls describe described describes hail hailed hails label labelled labels";
const GOOD_NAMES: &str = "chance masterstroke miracle opportunity success triumph victory win";
const BAD_NAMES: &str = "\
    betrayal blunder disgrace elephant eyesore farce folly gimmick insult joke madness mistake outrage scandal sham stunt \
    vanity vandalism waste";
/// How many words stand at most before what is called so, and between it and its name.
const TO_CALLED: usize = 4;
const TO_NAME: usize = 5;
/// Words with which an outcome does not come.
const NOT: &str = "n't never not n’t t";
const NOTHING: &str = "little no nobody nothing";

/// Beginnings of verbs for expecting an outcome, and words between them and whoever does.
const EXPECTING: [&str; 10] =
    ["afraid", "argu", "believ", "concern", "convinc", "fear", "think", "thought", "warn", "worr"];
const BEFORE_EXPECTING: &str = "\
    , also and are be been both by had has have in is meanwhile now of states still that the too was were";
/// How many words behind somebody such a verb stands at most.
const TO_EXPECT: usize = 8;

/// How many words before "would" what it is said of begins at most, and how many behind it the outcome is told in.
const BEFORE: usize = 10;
const BEHIND: usize = 9;
/// How many words behind its verb stands what there will be more or less of.
const OBJECT: usize = 5;

/// The side of somebody who tells what would come of what an issue is about; none where nothing tells it plainly.
pub(super) fn side(clause: &Clause<'_>) -> Option<Stance> {
    let Clause { sentence, tokens, issue, topic, .. } = clause;
    let would = tokens.clone().filter(|at| is_one_of(sentence.word(*at), WOULD));
    let mut sides = would.filter_map(|would| {
        let subject = subject(sentence, tokens.start.max(would.saturating_sub(BEFORE))..would);
        let is_good = is_good(sentence, would + 1..tokens.end)?;
        let names = |at: usize| topic.has(sentence.word(at));
        if subject.clone().any(names) {
            let undone = subject.filter(|at| is_undoing(sentence.word(*at))).count();
            let is_turned = wants_undone(issue);
            (undone < 2).then_some(is_good == ((undone == 1) == is_turned))
        } else {
            // "The move would": as far as anybody knows, what the issue wants.
            subject.into_iter().any(|at| is_one_of(sentence.word(at), POINTING)).then_some(is_good)
        }
    });
    let is_for = sides.next()?;
    let agree = sides.all(|other| other == is_for);
    agree.then_some(if is_for { Stance::For } else { Stance::Against })
}

/// The side of somebody who gives what an issue is about a plainly good or bad name: "called the tunnel a lifeline".
pub(super) fn called(clause: &Clause<'_>) -> Option<Stance> {
    let Clause { sentence, tokens, issue, topic, .. } = clause;
    let verb = tokens.clone().find(|at| is_one_of(sentence.word(*at), CALLING))?;
    let (first, last) = topic.named_in(sentence, verb + 1..tokens.end)?;
    let is_turning = |at: usize| {
        let word = sentence.word(at);
        is_one_of(word, NOT) || is_one_of(word, NOTHING) || is_undoing(word)
    };
    let name = last + 1..tokens.end.min(last + 1 + TO_NAME);
    if first - verb > TO_CALLED || wants_gone(issue) || (tokens.start..name.end).any(is_turning) {
        return None;
    }
    let is_end = |at: &usize| !sentence.word(*at).starts_with(char::is_alphabetic);
    name.take_while(|at| !is_end(at)).find_map(|at| {
        let word = sentence.word(at);
        if is_one_of(word, GOOD_NAMES) || is_one_of(word, BLESSING) {
            Some(Stance::For)
        } else {
            (is_one_of(word, BAD_NAMES) || is_one_of(word, CURSE)).then_some(Stance::Against)
        }
    })
}

/// The side of somebody who is said to fear or to expect an outcome: "Poland and Estonia believe the move could divert resources". A
/// judge that looks for verbs of stance does not see one there.
pub(super) fn expected(clause: &Clause<'_>) -> Option<Stance> {
    let Clause { sentence, tokens, .. } = clause;
    let begins =
        tokens.clone().take(TO_EXPECT).find(|at| begins_with(sentence.word(*at), &EXPECTING))?;
    let is_small = |at: usize| {
        let word = sentence.word(at);
        is_one_of(word, BEFORE_EXPECTING) || word.ends_with("ly") || is_capitalised(word)
    };
    (tokens.start..begins).all(is_small).then(|| side(clause)).flatten()
}

/// Of the words before "would", those of its own clause.
fn subject(sentence: &Sentence<'_>, before: Range<usize>) -> Range<usize> {
    let is_bound = |at: &usize| {
        let word = sentence.word(*at);
        let is_mark = !word.contains(char::is_alphanumeric) && !matches!(word, "-" | "’" | "'");
        // "That would"
        is_mark || is_one_of(word, BOUNDS) && at + 1 != before.end
    };
    before.clone().rev().find(is_bound).map_or(before.start, |at| at + 1)..before.end
}

/// Whether the words behind "would" tell something good; none where they tell neither plainly.
fn is_good(sentence: &Sentence<'_>, behind: Range<usize>) -> Option<bool> {
    let is_end = |at: &usize| {
        let word = sentence.word(*at);
        matches!(word, "," | ";" | ":" | "." | "”" | "\"") || is_one_of(word, ENDS)
    };
    let end = behind.end.min(behind.start + BEHIND);
    let end = (behind.start..end).find(is_end).unwrap_or(end);
    let is_negated =
        (behind.start..end.min(behind.start + 2)).any(|at| is_one_of(sentence.word(at), NOT));
    (behind.start..end).find_map(|at| {
        let word = sentence.word(at);
        let object = at + 1..end.min(at + 1 + OBJECT);
        let has = |list: &[&str]| object.clone().any(|at| begins_with(sentence.word(at), list));
        let is_told = || has(&GOOD) || has(&BAD);
        let comes_to_nothing = object.clone().any(|at| is_one_of(sentence.word(at), NOTHING));
        let good = if word == "do" && comes_to_nothing {
            return Some(is_negated);
        } else if begins_with(word, &DOING_HARM) || is_one_of(word, CURSE) {
            false
        } else if begins_with(word, &DOING_GOOD) || begins_with(word, &ADDING) && is_told() {
            !has(&BAD)
        } else if begins_with(word, &LESSENING) && is_told() {
            has(&BAD)
        } else if is_one_of(word, BLESSING) {
            true
        } else {
            return None;
        };
        Some(good != (is_negated || comes_to_nothing))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::position::clause::side_of;

    #[track_caller]
    fn check(text: &str, meaning: &str, expected: Option<Stance>) {
        assert_eq!(side_of(side, text, "Hale", meaning), expected, "{text}");
    }

    #[test]
    fn what_is_plainly_good_or_bad_tells_a_side() {
        let tunnel = "a tunnel is dug under the ridge";
        check("Hale said the tunnel would save an hour a day.", tunnel, Some(Stance::For));
        check("Hale said the tunnel would cost 400 jobs.", tunnel, Some(Stance::Against));
        check("Hale said the tunnel could end the traffic.", tunnel, Some(Stance::For));
        check("Hale said the tunnel might bring traffic.", tunnel, Some(Stance::Against));
        check("Hale said the tunnel would bring trade.", tunnel, Some(Stance::For));
        check("Hale argues it would make the roads safer.", tunnel, Some(Stance::For));
        check("Hale fears the move could divert resources.", tunnel, Some(Stance::Against));
        check("Hale said closing the tunnel would hurt trade.", tunnel, Some(Stance::For));
        check("Hale said closing it would hurt.", "the tunnel is closed", Some(Stance::Against));
    }

    #[test]
    fn what_does_not_come_is_turned_round() {
        let tunnel = "a tunnel is dug under the ridge";
        check("Hale said the tunnel would not hurt anybody.", tunnel, Some(Stance::For));
        check("Hale said the tunnel would do nothing for the poor.", tunnel, Some(Stance::Against));
        check("Hale said the tunnel would bring no jobs.", tunnel, Some(Stance::Against));
        check("Hale said the tunnel would not put jobs at risk.", tunnel, Some(Stance::For));
    }

    #[test]
    fn what_a_thing_is_called() {
        let tunnel = "a tunnel is dug under the ridge";
        let check = |text: &str, side: Option<Stance>| {
            assert_eq!(side_of(called, text, "Hale", tunnel), side, "{text}");
        };
        check("Hale called the tunnel a lifeline for the town.", Some(Stance::For));
        check("Hale described the planned tunnel as a white elephant.", Some(Stance::Against));
        check("Hale never called the tunnel a waste of money.", None);
        check("Hale called the talks on the tunnel long.", None);
        check("Hale called the closing of the tunnel a mistake.", None);
    }

    #[test]
    fn who_expects_an_outcome() {
        let tunnel = "a tunnel is dug under the ridge";
        let check = |text: &str, side: Option<Stance>| {
            assert_eq!(side_of(expected, text, "Hale", tunnel), side, "{text}");
        };
        check(
            "Hale and the Baltic states, meanwhile, fear it could divert money.",
            Some(Stance::Against),
        );
        check("Hale is convinced the tunnel would bring trade.", Some(Stance::For));
        check("Hale said Berg believed the tunnel would bring trade.", None);
        check("Hale believes the tunnel would open in May.", None);
    }

    #[test]
    fn of_anything_else_nothing_is_said() {
        let tunnel = "a tunnel is dug under the ridge";
        check("Hale said the vote would take place in May.", tunnel, None);
        check("Hale said the tunnel would open in May.", tunnel, None);
        check("Hale said the strike would cost 400 jobs.", tunnel, None);
        check("Hale said it would bring lorries.", tunnel, None);
        check("Hale said the tunnel would cut the journey.", tunnel, None);
        check("Hale said it would save time, and that it would cost jobs.", tunnel, None);
    }
}
