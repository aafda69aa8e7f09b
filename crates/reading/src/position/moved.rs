//! Where a sentence tells that somebody stood on the other side before: "Berg, who last year opposed the levy, now backs
//! it", "dropped its objections", "after months of refusing". What is told then is two positions, each of its time.

use super::clause::Clause;
use super::outright::wants_less;
use super::sentence::Sentence;
use super::turns::{is_against, is_for};
use crate::when::{NEAR_DAYS, first_day, told_in};
use crate::words::{ARTICLES, POSSESSIVES, is_one_of};
use onrecord_text::{NaiveDate, Stance};
use std::ops::Range;

/// Verbs that say that what they tell is over, besides those in "-ed".
const IN_PAST: &str = "been came fought had once said spoke swore thought used was were";
/// Words for today, as against the time of a clause before, besides the days of the week.
const NOW: &str = "now since today";
/// What somebody may have been, and was against or for.
const FOES: &str =
    "critic critics foe foes holdout opponent opponents sceptic sceptics skeptic skeptics";
const FRIENDS: &str = "\
    advocate advocates backer backers champion champions defender defenders enthusiast fan proponent proponents supporter \
    supporters";
/// Verbs by which a stance is given up, and the nouns for one against and one for.
const GIVE_UP: &str = "\
    abandon abandoned abandoning abandons drop dropped dropping drops end ended ending ends lift lifted lifting lifts overcame \
    renounced reversed reversing up withdraw withdrawing withdrawn withdraws withdrew";
const REFUSALS: &str = "doubts hostility objection objections opposition refusal reluctance reservations resistance veto";
const WISHES: &str =
    "backing call calls campaign demand demands endorsement insistence pledge support wish";
/// Verbs that say that somebody changed, and what of theirs did.
const CHANGE: &str = "\
    change changed changes changing reverse reversed reverses reversing shift shifted shifts shifting switch switched";
const CHANGED: &str =
    "course heart mind minds opinion position positions side sides stance tune view views";
/// What says the same: "came round".
const COME: &str = "came come comes coming";
const ROUND: &str = "around round";
/// Verbs for what somebody does not want, and for what they want, besides those that have a sign in any sentence.
const REFUSING: &str = "blocking dismissed dismissing refused refusing ruled ruling";
const WISHING: &str = "defended defending";
/// Words between "after" and such a verb.
const BEFORE_VERBS: &str = "earlier first initially long of originally previously";
/// Words with which nothing is told as done.
const UNSURE: &str =
    "cannot could if may might never not refused refuses t to unlikely unless whether will would";
/// Words that say that what they tell is over.
const OVER: &str = "formerly had initially once originally previously used";
/// Words before "a critic" for one who is none today.
const ONCE: &str = "formerly long once previously";
const FORMER: &str = "former lifelong longstanding longtime";
/// Words for taking neither side, and those that turn one round.
const UNDECIDED: &str = "hesitant non-committal noncommittal undecided unsure wavering";
const NEGATED: &str = "cannot hardly neither never no nor not n't n’t refused refuses t";
/// Words that point to what was spoken of before, and those that join to a noun what it is about.
const POINTING: &str =
    "bill deal idea it measure move plan project proposal scheme so that them these this";
const JOINING: &str = "about for of on over to towards";
/// How many words behind that what it is about is named in.
const OBJECT: usize = 6;
/// How many words stand at most between a holder and what is told aside of them, between "dropped its" and the noun, and
/// between "after" and the verb.
const BESIDE: usize = 9;
const TO_NOUN: usize = 3;
const TO_VERB: usize = 6;
/// Within how many words behind a name what somebody was stands: ", a long-time".
const TO_CRITIC: usize = 5;
/// How many words a title before a name has at most, with its comma.
const TO_NAME: usize = 4;
/// What happened so many days before a report at most is what it tells as new.
const LATELY: i64 = 32;
/// How many words before a verb may say that it is not done.
const BEFORE: usize = 3;
/// How far behind the clause about the past "now" stands at most.
const TO_NOW: usize = 4;

/// What whoever moved held before, and the times of both.
pub(super) struct Move {
    pub(super) before: Stance,
    /// When they held it, as a TIMEX3 value: `PAST_REF` where the sentence does not say.
    pub(super) then: String,
    /// When they took the side that they are on by now, where the sentence says it.
    pub(super) now: Option<String>,
}

/// What whoever's clause it is held before they took `stance`, where a sentence tells that they moved.
pub(super) fn moved(
    clause: &Clause<'_>,
    stance: Stance,
    published: Option<NaiveDate>,
) -> Option<Move> {
    let sides = Sides::of(stance)?;
    let Past { words, .. } = past(clause, sides)?;
    let sentence = &clause.sentence;
    let was_undecided = words.clone().any(|at| is_one_of(sentence.word(at), UNDECIDED));
    let time =
        |tokens: Range<usize>| told_in(sentence.text, &sentence.layout.tokens[tokens], published);
    let is_lately = |time: &String| {
        let day = first_day(time).map(|(day, _)| day);
        day.zip(published).is_some_and(|(day, on)| (0..LATELY).contains(&(on - day).num_days()))
    };
    let (start, end) = (clause.tokens.start.min(words.start), sentence.tokens.end);
    Some(Move {
        before: if was_undecided { Stance::Undecided } else { sides.other },
        now: time(words.end..end).or_else(|| time(start..words.start)).filter(is_lately),
        then: time(words).unwrap_or_else(|| "PAST_REF".to_owned()),
    })
}

/// When somebody held a stance that is told aside of them as one that is over, "the council, which once opposed it, has not
/// said where it stands", where nothing else of the sentence tells a side.
pub(super) fn only_before(
    clause: &Clause<'_>,
    stance: Stance,
    published: Option<NaiveDate>,
) -> Option<String> {
    let Clause { sentence, holder, .. } = clause;
    let sides = [Stance::For, Stance::Against]
        .into_iter()
        .find_map(|side| Sides::of(side).filter(|sides| sides.other == stance))?;
    let past = told_aside(sentence, &sentence.layout.tokens_in(*holder), sides)
        .filter(|past| is_of_issue(clause, past))?;
    let mut words = past.words.clone();
    let says_over = words.any(|at| is_one_of(sentence.word(at), OVER));
    let is_all = told_side(sentence, past.words.end..sentence.tokens.end).is_none();
    let time = told_in(sentence.text, &sentence.layout.tokens[past.words], published);
    (says_over && is_all).then(|| time.unwrap_or_else(|| "PAST_REF".to_owned()))
}

/// The side that whoever's clause it is takes by now, where the words of a sentence tell both it and the one before: the judge
/// may tell either.
pub(super) fn today(clause: &Clause<'_>) -> Option<Stance> {
    let Clause { sentence, tokens: told, issue, .. } = clause;
    // Who backs mining by now is against a ban on it.
    if wants_less(issue) {
        return None;
    }
    let is_by_now = |stance: Stance, sides: Sides| {
        let gives_up = gave_up(sentence, told.clone(), sides).filter(|it| is_of_issue(clause, it));
        if gives_up.is_some_and(|it| it.tells_both) {
            return true;
        }
        let Some(Past { words: Range { start, end }, .. }) = past(clause, sides) else {
            return false;
        };
        let was_other = |at: usize| {
            let word = sentence.word(at);
            sides.was_other(word) || is_one_of(word, sides.people) || is_one_of(word, UNDECIDED)
        };
        let by_now = told_side(sentence, end..sentence.tokens.end)
            .or_else(|| told_side(sentence, told.start..start));
        (start..end).any(was_other) && by_now == Some(stance)
    };
    [Stance::For, Stance::Against]
        .into_iter()
        .find(|stance| Sides::of(*stance).is_some_and(|sides| is_by_now(*stance, sides)))
}

/// Whether a sentence tells of somebody that they were of neither side, or are.
pub(super) fn names_doubt(sentence: &Sentence<'_>) -> bool {
    sentence.tokens.clone().any(|at| is_one_of(sentence.word(at), UNDECIDED))
}

/// The side that the first word with a sign tells.
fn told_side(sentence: &Sentence<'_>, mut tokens: Range<usize>) -> Option<Stance> {
    let has_side = |at: &usize| {
        let word = sentence.word(*at);
        is_refusing(word) || is_wishing(word) || is_one_of(word, UNDECIDED)
    };
    let at = tokens.find(has_side)?;
    let word = sentence.word(at);
    let is_negated = sentence.before(at).take(BEFORE).any(|word| is_one_of(word, NEGATED));
    let is_against =
        is_refusing(word) || (at..at + BEFORE).any(|at| sentence.word(at) == "against");
    match (is_negated || is_one_of(word, UNDECIDED), is_against) {
        (true, _) => None,
        (false, true) => Some(Stance::Against),
        (false, false) => Some(Stance::For),
    }
}

/// A side, and the words for having been on the other.
#[derive(Clone, Copy)]
struct Sides {
    is_for: bool,
    other: Stance,
    people: &'static str,
    nouns: &'static str,
}

impl Sides {
    fn of(stance: Stance) -> Option<Sides> {
        match stance {
            Stance::For => {
                Some(Sides { is_for: true, other: Stance::Against, people: FOES, nouns: REFUSALS })
            }
            Stance::Against => {
                Some(Sides { is_for: false, other: Stance::For, people: FRIENDS, nouns: WISHES })
            }
            Stance::Undecided => None,
        }
    }

    /// Whether a verb is one for the other side.
    fn was_other(self, word: &str) -> bool {
        if self.is_for { is_refusing(word) } else { is_wishing(word) }
    }
}

/// What tells that whoever is on a side by now was on the other.
fn past(clause: &Clause<'_>, sides: Sides) -> Option<Past> {
    let Clause { sentence, holder, tokens: told, .. } = clause;
    let tokens = sentence.layout.tokens_in(*holder);
    told_aside(sentence, &tokens, sides)
        .or_else(|| before_now(sentence, told.clone(), sides))
        .or_else(|| was(sentence, &tokens, sides.people))
        .or_else(|| gave_up(sentence, told.clone(), sides))
        .or_else(|| had_done(sentence, &tokens, told.clone(), sides))
        .filter(|past| is_of_issue(clause, past))
}

/// Whether it may have been about the issue: "who opposed the levy last year, now backs the tunnel" tells nothing of the
/// tunnel last year.
fn is_of_issue(clause: &Clause<'_>, past: &Past) -> bool {
    let mut words = past.object.clone().map(|at| clause.sentence.word(at));
    past.object.is_empty() || words.any(|word| is_one_of(word, POINTING) || clause.topic.has(word))
}

/// What tells the other side, as tokens.
struct Past {
    words: Range<usize>,
    /// Those that tell what it was about; empty where nothing but the sentence does.
    object: Range<usize>,
    /// Whether they alone tell which side was left for which.
    tells_both: bool,
}

impl Past {
    /// A clause with its own object.
    fn clause(words: Range<usize>) -> Past {
        Past { object: words.clone(), words, tells_both: false }
    }

    /// Words that "to", "on" or "of" may join to what they are about.
    fn before_object(sentence: &Sentence<'_>, words: Range<usize>) -> Past {
        let is_joined = is_one_of(sentence.word(words.end), JOINING);
        let object = if is_joined { object(sentence, words.end + 1) } else { 0..0 };
        Past { words, object, tells_both: false }
    }
}

/// The words from a token on that tell what it was about.
fn object(sentence: &Sentence<'_>, start: usize) -> Range<usize> {
    let is_end = |at: &usize| matches!(sentence.word(*at), "," | "." | ";" | "and" | "but" | "");
    start..(start..start + OBJECT).find(is_end).unwrap_or(start + OBJECT)
}

/// What is told aside of the past of somebody, before it is told what they do now: "Berg, who last
/// year opposed the levy, now backs it", "Berg, who had opposed the levy, voted for it".
fn told_aside(sentence: &Sentence<'_>, holder: &Range<usize>, sides: Sides) -> Option<Past> {
    let is_comma = |at: usize| sentence.word(at) == ",";
    let is_undecided = |at: usize| is_one_of(sentence.word(at), UNDECIDED);
    // What stands for them may be "who opposed it" as a whole.
    let is_relative = is_one_of(sentence.word(holder.start), "who which");
    let from = if is_relative { holder.start.saturating_sub(1) } else { holder.end };
    let start = (from..from + BESIDE).find(|at| {
        let next = at + 1;
        is_comma(*at) && (is_one_of(sentence.word(next), "who which") || is_undecided(next))
    })?;
    let commas = || (start + 2..sentence.tokens.end).filter(|at| is_comma(*at));
    let begins_now =
        |comma: &usize| (comma + 1..=comma + TO_NOW).any(|at| is_now(sentence.word(at)));
    let told = |past: Range<usize>| match past.clone().any(is_undecided) {
        // Who was undecided need not have been so on anything that is named there.
        true => Past { object: 0..0, ..Past::clause(past) },
        false => Past::clause(past),
    };
    let has_over = |past: &Range<usize>| past.clone().any(|at| is_over(sentence.word(at)));
    let was_undecided = |past: &Range<usize>| past.clone().any(is_undecided);
    if let Some(comma) = commas().find(begins_now) {
        let past = start + 1..comma;
        return (has_over(&past) || was_undecided(&past)).then(|| told(past));
    }
    let past = start + 1..commas().next()?;
    let is_other = past.clone().any(|at| sides.was_other(sentence.word(at)));
    (was_undecided(&past) || is_other && has_over(&past)).then(|| told(past))
}

/// What somebody is said to have been who was on the other side: "once a critic of the levy, Berg", "the former opponent
/// Berg", "Berg, a former opponent,".
fn was(sentence: &Sentence<'_>, holder: &Range<usize>, people: &str) -> Option<Past> {
    let near =
        sentence.tokens.start.max(holder.start.saturating_sub(BESIDE))..holder.end + TO_CRITIC;
    near.into_iter().find_map(|at| {
        let next = sentence.word(at + 1);
        let has_article = is_one_of(next, ARTICLES);
        let is_once =
            is_one_of(sentence.word(at), ONCE) && (has_article || is_one_of(next, people));
        let from = if is_once && has_article { at + 2 } else { at + 1 };
        let is_long = sentence.word(at.wrapping_sub(1)) == "-"
            && is_one_of(sentence.word(at), "standing time");
        let is_former = is_once || is_long || is_one_of(sentence.word(at), FORMER);
        let noun = (from..from + TO_NOUN)
            .find(|noun| is_former && is_one_of(sentence.word(*noun), people))?;
        let is_beside = match noun < holder.start {
            true => noun + 1 == holder.start || introduces(sentence, noun, holder),
            false => sentence.word(holder.end) == ",",
        };
        is_beside.then(|| Past::before_object(sentence, at..noun + 1))
    })
}

/// Whether what stands at a token is told of whoever is named behind the next comma.
fn introduces(sentence: &Sentence<'_>, at: usize, holder: &Range<usize>) -> bool {
    let comma = (at..holder.start).find(|at| sentence.word(*at) == ",");
    comma.is_some_and(|comma| comma + TO_NAME >= holder.start)
}

/// What tells the other side before what holds now: "was against it in 2021 but is now in favour".
fn before_now(sentence: &Sentence<'_>, told: Range<usize>, sides: Sides) -> Option<Past> {
    let begins = |at: &usize| {
        matches!(sentence.word(*at), "and" | "but" | ";" | ",")
            && (at + 1..=at + TO_NOW).any(|at| is_now(sentence.word(at)))
    };
    let past = told.start..(told.start..sentence.tokens.end).find(begins)?;
    let is_over = past.clone().any(|at| is_over(sentence.word(at)));
    let is_other = past.clone().any(|at| sides.was_other(sentence.word(at)));
    (is_over && is_other).then(|| Past::clause(past))
}

/// What says that somebody gave up the other side: "dropped its objections", "no longer opposes", "changed his mind", "went from
/// opposing to supporting it".
fn gave_up(sentence: &Sentence<'_>, told: Range<usize>, sides: Sides) -> Option<Past> {
    told.filter(|at| !is_unsure(sentence, *at)).find_map(|at| {
        let (word, next) = (sentence.word(at), sentence.word(at + 1));
        let noun = |list: &str| {
            let near = at + 1..=at + 1 + TO_NOUN;
            let end = near.into_iter().find(|at| is_one_of(sentence.word(*at), list))?;
            Some(Past::before_object(sentence, at..end + 1))
        };
        let is_own = is_one_of(next, POSSESSIVES);
        if is_one_of(word, GIVE_UP) && (is_own || is_one_of(next, "all any")) {
            noun(sides.nouns).map(|past| Past { tells_both: true, ..past })
        } else if is_one_of(word, CHANGE) && (is_own || is_one_of(next, "course sides")) {
            noun(CHANGED)
        } else if is_one_of(word, COME) && is_one_of(next, ROUND) {
            let past = Past::before_object(sentence, at..at + 2);
            Some(Past { tells_both: sides.is_for, ..past })
        } else if word == "from" && sides.was_other(next) {
            let to = (at + 2..at + 2 + OBJECT).find(|at| sentence.word(*at) == "to")?;
            let other = sentence.word(to + 1);
            let is_both = !sides.was_other(other) && (is_refusing(other) || is_wishing(other));
            is_both.then_some(Past { words: at..to, object: 0..0, tells_both: true })
        } else {
            let is_over =
                word == "no" && next == "longer" && sides.was_other(sentence.word(at + 2));
            let object = object(sentence, at + 3);
            is_over.then(|| Past { words: at..at + 3, object, tells_both: true })
        }
    })
}

/// What tells the other side as what went before: "after months of refusing it", "having opposed it in March".
fn had_done(
    sentence: &Sentence<'_>,
    holder: &Range<usize>,
    told: Range<usize>,
    sides: Sides,
) -> Option<Past> {
    sentence.tokens.clone().find_map(|at| {
        let behind = at + 1..at + 1 + TO_VERB;
        let is_before_verb = |at: usize| is_one_of(sentence.word(at), BEFORE_VERBS);
        let is_after = is_one_of(sentence.word(at), "after")
            && (behind.clone().any(is_before_verb) || sides.was_other(sentence.word(at + 1)));
        let is_theirs = told.contains(&at) || introduces(sentence, at, holder);
        if !is_theirs || !(is_after || is_one_of(sentence.word(at), "having")) {
            return None;
        }
        let verb = behind.into_iter().find(|at| sides.was_other(sentence.word(*at)))?;
        let is_end = |at: &usize| matches!(sentence.word(*at), "," | "." | ";");
        let end = (verb + 1..sentence.tokens.end).find(is_end).unwrap_or(sentence.tokens.end);
        Some(Past { words: at..end, object: verb + 1..end, tells_both: false })
    })
}

/// Whether what stands at a token is not told as done: "will not change her position", "may drop its objections".
fn is_unsure(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.before(at).take(BEFORE).any(|word| is_one_of(word, UNSURE))
}

/// Whether a word is of today or this week.
fn is_now(word: &str) -> bool {
    is_one_of(word, NOW) || is_one_of(word, NEAR_DAYS)
}

/// Whether a verb says that what it tells is over.
fn is_over(word: &str) -> bool {
    is_one_of(word, IN_PAST) || word.len() > 4 && word.ends_with("ed")
}

/// Whether a verb says that somebody does not want what it governs, and whether it says that they do.
fn is_refusing(word: &str) -> bool {
    word == "against" || is_against(word) || is_one_of(word, REFUSING)
}

fn is_wishing(word: &str) -> bool {
    is_for(word) || is_one_of(word, WISHING)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Issue;
    use onrecord_text::{Layout, Span};

    /// When Hale, who now takes that side, took the other; published on Wednesday, 5 February 2025.
    #[track_caller]
    fn check(text: &str, stance: Stance, expected: Option<&str>) {
        let layout = Layout::of(text);
        let sentence = Sentence { text, layout: &layout, tokens: &layout.sentences[0].tokens };
        let start = text.find("Hale").unwrap();
        let holder = Span::new(start, start + "Hale".len());
        let published = "2025-02-05".parse().ok();
        let issue = Issue { title: "A levy on tourists".to_owned(), ..Issue::default() };
        let found = moved(&Clause::of(sentence, holder, None, &issue), stance, published);
        assert_eq!(found.map(|it| it.then).as_deref(), expected, "{text}");
    }

    #[test]
    fn a_clause_about_the_past_beside_what_is_told_of_today() {
        check("Hale, who last year opposed the levy, now backs it.", Stance::For, Some("2024"));
        check("Hale, who voted for it in 2022, is now against it.", Stance::Against, Some("2022"));
        check("Hale, who had long opposed it, has now agreed.", Stance::For, Some("PAST_REF"));
        check("Hale, who opposed the war, now backs the levy.", Stance::For, None);
        check("Hale, who opposes the levy, now says so.", Stance::Against, None);
        check("Hale, who joined the council last year, now backs the levy.", Stance::For, None);
        check("Hale, who last year opposed the bridge, now backs the levy.", Stance::For, None);
    }

    #[test]
    fn a_clause_about_the_past_without_now() {
        let backs = "Hale, who in 2024 spoke out against the levy, voted for it.";
        check(backs, Stance::For, Some("2024"));
        check("Hale, who had opposed the levy, backs it.", Stance::For, Some("PAST_REF"));
        check("Hale, who had opposed the bridge, backs the levy.", Stance::For, None);
        check("After opposing the levy, Hale backs it.", Stance::For, Some("PAST_REF"));
        let undecided = "Hale, who had been undecided on the levy, now backs it.";
        check(undecided, Stance::For, Some("PAST_REF"));
        check("Hale, once backers of the levy, reject it.", Stance::Against, Some("PAST_REF"));
        check("Hale has gone from opposing to backing it.", Stance::For, Some("PAST_REF"));
        check("Hale, a long-time critic of the levy, backs it.", Stance::For, Some("PAST_REF"));
    }

    #[test]
    fn the_side_of_today_by_words_alone() {
        #[track_caller]
        fn check(text: &str, expected: Option<Stance>) {
            let meaning = "tourists pay a levy";
            let side = crate::position::clause::side_of(today, text, "Hale", meaning);
            assert_eq!(side, expected, "{text}");
        }
        check("Hale once opposed the levy but now backs it.", Some(Stance::For));
        check("Hale opposed the levy in 2019 but backs it now.", Some(Stance::For));
        check("Hale backed the levy until 2019 and now rejects it.", Some(Stance::Against));
        check("Hale, once a supporter of the levy, now rejects it.", Some(Stance::Against));
        check("Hale, who used to oppose the levy, said she would vote for it.", Some(Stance::For));
        check("Hale, which warned of the levy, has withdrawn its objections.", Some(Stance::For));
        check("Hale, who had been undecided on the levy, now backs it.", Some(Stance::For));
        check("Hale, undecided until now, will vote for the levy.", Some(Stance::For));
        check("Hale, who fought the levy, said she was coming round to it.", Some(Stance::For));
        check("Hale has shifted from opposing to supporting the levy.", Some(Stance::For));
        let banned = "mining is banned";
        let mining = "Hale once opposed mining but now backs it.";
        assert_eq!(crate::position::clause::side_of(today, mining, "Hale", banned), None);
        check("Hale once opposed the levy and still does.", None);
        check("Hale opposed the levy last year and now does not back it.", None);
        check("Hale backs the levy.", None);
        check("Hale changed her mind.", None);
    }

    #[test]
    fn what_somebody_was() {
        check("Once a critic of the levy, Hale backs it.", Stance::For, Some("PAST_REF"));
        check("Hale, a former supporter, voted against.", Stance::Against, Some("PAST_REF"));
        check("Hale, a former critic of the mayor, is against the levy.", Stance::Against, None);
        check("Hale, a former minister, backs the levy.", Stance::For, None);
    }

    #[test]
    fn what_comes_before_now() {
        check("Hale was against it in 2021 but is now in favour.", Stance::For, Some("2021"));
        check("Hale had opposed it until May, but she now backs it.", Stance::For, Some("2024-05"));
        check("Hale supported it last year; today she objects.", Stance::Against, Some("2024"));
        check("Hale opposed it last year and still opposes it.", Stance::Against, None);
        check("Hale opposed it in June, but on Monday voted for it.", Stance::For, Some("2024-06"));
        check("Hale is against the ban and now backs the levy.", Stance::For, None);
    }

    #[test]
    fn what_is_given_up() {
        check("Hale dropped her opposition to the levy.", Stance::For, Some("PAST_REF"));
        check("Hale has withdrawn its objections to the levy.", Stance::For, Some("PAST_REF"));
        check("Hale withdrew his support for the levy.", Stance::Against, Some("PAST_REF"));
        check("Hale no longer opposes the levy.", Stance::For, Some("PAST_REF"));
        check("Hale has changed her mind and backs the levy.", Stance::For, Some("PAST_REF"));
        check("Hale has come round to the levy.", Stance::For, Some("PAST_REF"));
        check("After months of refusing it, Hale backs the levy.", Stance::For, Some("PAST_REF"));
        check("After initially opposing it, Hale backs the levy.", Stance::For, Some("PAST_REF"));
        check("Hale backs it, having opposed it in 2023.", Stance::For, Some("2023"));
        check("Hale backs the levy after a debate.", Stance::For, None);
        check("Hale dropped her bag.", Stance::For, None);
        check("Hale dropped her opposition to the bridge and backs the levy.", Stance::For, None);
        check("Hale no longer opposes the bridge and wants the levy.", Stance::For, None);
        check("Hale backs the levy after months of refusing.", Stance::For, Some("PAST_REF"));
        check("Hale will not change her position.", Stance::Against, None);
    }
}
