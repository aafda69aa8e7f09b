//! What a report says that somebody did not say or hold: "did not say whether", "At no point did she say that", "Nobody
//! believes", "denied that".
//!
//! Such words attribute too, but whoever reads their content alone reads the opposite of what is told. It is an attribution's
//! polarity (Prasad et al. 2006, "Attribution and its annotation in the Penn Discourse Treebank").

use crate::Statement;
use crate::words::{ARTICLES, is_one_of};
use onrecord_text::{Layout, Span};
use std::ops::Range;

/// Words that negate, besides the end of "didn’t".
const NOT: &str = "cannot neither never nor not";
/// Verbs by which somebody does not say or hold something, before "to" and alone.
const DECLINING: &str = "decline declined declines declining refuse refused refuses refusing";
const DENYING: &str = "\
    denial denials denied denies deny denying disavowed disputed disputes disputing doubt doubted doubting doubts rebutted \
    refuted refutes refuting";
/// What is turned round where it is told of what others say: "dismissed claims that".
const REJECTING: &str = "\
    dismiss dismissed dismisses dismissing reject rejected rejecting rejects";
const CLAIMS: &str = "\
    accusation accusations allegation allegations claim claims idea notion reports rumors rumours speculation suggestion \
    suggestions";
/// Words with which a negation says nothing against what is told: "did not deny", "not only".
const TURNING_BACK: &str = "\
    conceal dispute exclude hesitate hide just merely mince only rule ruled ruling simply stop surprising \
    surprised surprisingly";
/// Verbs before "not" and its verb.
const AUXILIARIES: &str = "\
    are can could did do does had has have is may might must should was were will would";
/// Words that may stand between a negation and the verb of saying.
const BETWEEN: &str =
    "actually been ever even explicitly have immediately publicly really specifically yet";
/// Those of whom nobody is one.
const NOBODY: &str = "neither no nobody none";
const ALL: &str = "all every everybody everyone many";
/// How many words in front of a subject a negation stands at most: "At no point did".
const BEFORE_SUBJECT: usize = 4;
/// How many words behind it may turn it back: "did not immediately rule out".
const BACK_WITHIN: usize = 2;

/// The words that tell that the content of a statement was not said, or is not held, by its speaker.
pub(crate) fn negation(text: &str, layout: &Layout, statement: &Statement) -> Option<Span> {
    let words = Words { text, layout };
    let cues = || statement.cue.iter().map(|cue| layout.tokens_in(*cue));
    let content = statement.content.first().map(|it| layout.tokens_in(*it).start);
    let found = (statement.speaker.iter())
        .find_map(|speaker| of_nobody(&words, *speaker))
        .or_else(|| cues().find_map(|cue| inside(&words, cue, content)))
        .or_else(|| cues().find_map(|cue| before(&words, cue.start, &statement.speaker)))?;
    layout.cover(found)
}

/// Whether somebody only asks whether it was said: "Did the minister say it would close?"
pub(crate) fn is_asked(text: &str, layout: &Layout, statement: &Statement) -> bool {
    let words = Words { text, layout };
    let (Some(speaker), Some(cue)) = (statement.speaker.first(), statement.cue.first()) else {
        return false;
    };
    let Some(sentence) = layout.sentences.get(layout.sentence_at(cue.start)) else { return false };
    let subject = layout.tokens_in(*speaker);
    let is_mark = |at: &usize| !words.at(*at).contains(char::is_alphanumeric);
    let first = sentence.tokens.clone().find(|at| !is_mark(at));
    let is_behind = |first: usize| {
        let is_article = first + 2 == subject.start && words.is(first + 1, ARTICLES);
        words.is(first, AUXILIARIES) && (first + 1 == subject.start || is_article)
    };
    let mut end = sentence.tokens.clone().rev().take_while(is_mark);
    first.is_some_and(is_behind) && speaker.end <= cue.start && end.any(|at| words.at(at) == "?")
}

struct Words<'a> {
    text: &'a str,
    layout: &'a Layout,
}

impl Words<'_> {
    fn at(&self, at: usize) -> &str {
        self.layout.tokens.get(at).map_or("", |token| token.of(self.text))
    }

    fn is(&self, at: usize, list: &str) -> bool {
        is_one_of(self.at(at), list)
    }

    /// The words of a negation that ends at a token: "did not", "didn’t", "never"; none where what follows turns it back.
    fn negation(&self, at: usize) -> Option<Range<usize>> {
        let is_short = self.is_clipped(at);
        if !is_short && !self.is(at, NOT) || self.is_turned_back(at) {
            return None;
        }
        let first = if is_short { at.checked_sub(2)? } else { at };
        let auxiliary = first.checked_sub(1).filter(|at| !is_short && self.is(*at, AUXILIARIES));
        Some(auxiliary.unwrap_or(first)..at + 1)
    }

    /// Whether "didn’t" ends at a token.
    fn is_clipped(&self, at: usize) -> bool {
        self.at(at) == "t" && self.is(at.wrapping_sub(1), "’ '")
    }

    /// "Not only", "did not immediately deny".
    fn is_turned_back(&self, at: usize) -> bool {
        (at + 1..=at + BACK_WITHIN).any(|at| self.is(at, TURNING_BACK) || self.is(at, DENYING))
    }
}

/// Whether a speaker's words mean nobody who could be named: "None of the ministers".
pub(crate) fn is_nobody(text: &str, layout: &Layout, speaker: Span) -> bool {
    of_nobody(&Words { text, layout }, speaker).is_some()
}

/// "Nobody", "None of the ministers", "No minister", "Not everyone": of whoever would speak.
fn of_nobody(words: &Words<'_>, speaker: Span) -> Option<Range<usize>> {
    let first = words.layout.tokens_in(speaker).start;
    let is_one = words.is(first, "no") && words.is(first + 1, "one");
    let is_not_all = words.is(first, "not") && words.is(first + 1, ALL);
    let end = first + 1 + usize::from(is_one || is_not_all);
    // "No 10" is somebody.
    let is_number = words.is(end, ".") || words.at(end).starts_with(|c: char| c.is_ascii_digit());
    (is_not_all || words.is(first, NOBODY) && !is_number).then_some(first..end)
}

/// A negation in the words that attribute: "did not say", "has never claimed", "declined to say", "dismissed claims".
fn inside(words: &Words<'_>, cue: Range<usize>, content: Option<usize>) -> Option<Range<usize>> {
    let is_claim =
        |at: usize| words.is(at, CLAIMS) || words.is(at, "the any all") && words.is(at + 1, CLAIMS);
    let is_denied = |at: usize| {
        let is_last = at + 1 == cue.end;
        words.is(at, DENYING)
            || words.is(at, DECLINING) && (is_last || words.is(at + 1, "to"))
            || words.is(at, REJECTING)
                && (is_claim(at + 1) || is_last && content.is_some_and(is_claim))
    };
    // "Has not denied", "refused to rule out", "had no doubt" deny nothing.
    let is_negated = |at: usize| {
        let mut before = at.saturating_sub(BACK_WITHIN)..at;
        before.any(|at| {
            words.is_clipped(at) || words.is(at, NOT) || words.is(at, "little no without")
        })
    };
    cue.clone().find_map(|at| {
        let denies = is_denied(at) && !words.is_turned_back(at) && !is_negated(at);
        words.negation(at).or_else(|| denies.then_some(at..at + 1))
    })
}

/// A negation before a cue: "did not [say]", or before an auxiliary and the subject: "At no point did she [say]".
fn before(words: &Words<'_>, cue: usize, speaker: &[Span]) -> Option<Range<usize>> {
    let near = (cue.saturating_sub(BACK_WITHIN)..cue).rev();
    let last = near.into_iter().find(|at| !words.is(*at, BETWEEN))?;
    if let Some(found) = words.negation(last) {
        return Some(found);
    }
    let subject =
        speaker.iter().map(|it| words.layout.tokens_in(*it)).find(|it| it.end == last + 1)?;
    let auxiliary = subject.start.checked_sub(1).filter(|at| words.is(*at, AUXILIARIES))?;
    let first = auxiliary.saturating_sub(BEFORE_SUBJECT);
    let begins =
        (first..auxiliary).rev().take_while(|at| !words.is(*at, ". , ; : “ \" only until since"));
    let no = begins.into_iter().find(|at| words.is(*at, NOT) || words.is(*at, "no nowhere"))?;
    let is_behind = no.checked_sub(1).is_some_and(|at| words.is(at, "at in on under"));
    let is_turned =
        (no..auxiliary).any(|at| words.is(at, TURNING_BACK) || words.is(at, "until since"));
    (!is_turned).then(|| no - usize::from(is_behind)..auxiliary + 1)
}

#[cfg(test)]
mod tests {
    use crate::marked::Marked;
    use crate::read;
    use onrecord_text::{Article, Calibration};

    #[track_caller]
    fn check(marked: &str, expected: Option<&str>) {
        let Marked { text, layout, tags } = Marked::parse(marked);
        let article = Article { text, ..Article::default() };
        let (reading, _) = read(&article, &layout, &tags, "hand@1", Calibration::default());
        let statement = reading.statements.first().expect("a statement");
        let negation = statement.negation.map(|it| it.of(&article.text));
        assert_eq!(negation, expected, "{marked}");
    }

    #[test]
    fn in_the_words_that_attribute() {
        check("[speaker She] [cue did not say] [content whether it would close].", Some("did not"));
        check("[speaker She] [cue didn’t say] [content which day].", Some("didn’t"));
        check("[speaker She] [cue has never claimed] [content it was hers].", Some("has never"));
        check("[speaker She] [cue declined to say] [content when].", Some("declined"));
        check("[speaker She] [cue denied] [content that it was late].", Some("denied"));
        check("[speaker She] [cue dismissed] [content claims that it leaks].", Some("dismissed"));
        check("[speaker She] [cue dismissed] [content the plan].", None);
        check("[speaker She] [cue said] [content it was not late].", None);
        check("[speaker She] [cue not only said] [content it was late].", None);
        check("[speaker She] [cue did not rule out] [content a ban].", None);
        check("[speaker She] [cue refused to rule out] [content a ban].", None);
        check("[speaker She] [cue has not denied] [content it].", None);
        check("[speaker She] [cue has no doubt] [content that it leaks].", None);
    }

    #[test]
    fn before_the_words_that_attribute() {
        check("[speaker She] did not actually [cue say] [content it].", Some("did not"));
        let never = "At no point did [speaker she] [cue say] [content that it was good].";
        check(never, Some("At no point did"));
        check("Nor did [speaker Hale] [cue say] [content that it was good].", Some("Nor did"));
        check("Not until May did [speaker she] [cue say] [content that it was good].", None);
        check("Not only did [speaker she] [cue say] [content it was good], it rained.", None);
    }

    #[test]
    fn of_a_question_nothing_is_said() {
        let count = |marked: &str| crate::marked::statements(marked).len();
        assert_eq!(count("Did [speaker the mayor] [cue say] [content it leaks]? No."), 0);
        assert_eq!(count("[content “Did it leak?”] [speaker she] [cue asked]."), 1);
        assert_eq!(count("[speaker She] [cue asked] [content whether it leaks]."), 1);
    }

    #[test]
    fn of_nobody() {
        check("[speaker Nobody] [cue believes] [content that it is late].", Some("Nobody"));
        check("[speaker No one] [cue believes] [content that it is late].", Some("No one"));
        check("[speaker Not everyone] [cue thinks] [content it is late].", Some("Not everyone"));
        check("[speaker No 10] [cue said] [content it was late].", None);
    }
}
