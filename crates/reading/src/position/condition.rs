//! The words that make a stance conditional: "only if everyone commits", "once the war is over".
//!
//! The judge scores each token; where it is not sure of any, the small words that begin a condition tell.

use super::sentence::Sentence;
use super::topic::{Topic, is_form};
use crate::Issue;
use crate::words::{ARTICLES, CALENDAR, PREPOSITIONS, is_capitalised, is_one_of};
use onrecord_text::{Layout, Passage, Span};
use std::ops::Range;

/// A token belongs to a condition from this probability on.
const IN_CONDITION: f32 = 0.5;
/// A condition has at least so many tokens: "if asked".
const SHORTEST: usize = 2;

/// Words that begin a condition whatever follows, the surest first.
const BEGINNINGS: [&[&str]; 33] = [
    &["provided", "that"],
    &["on", "condition", "that"],
    &["on", "the", "condition", "that"],
    &["on", "the", "understanding", "that"],
    &["on", "the", "footing", "that"],
    &["only", "if"],
    &["only", "after"],
    &["only", "when"],
    &["only", "once"],
    &["on", "one", "condition"],
    &["on", "that", "condition"],
    &["as", "long", "as"],
    &["so", "long", "as"],
    &["as", "soon", "as"],
    &["in", "the", "event", "of"],
    &["in", "the", "event", "that"],
    &["in", "return", "for"],
    &["in", "exchange", "for"],
    &["dependent", "on"],
    &["depends", "on"],
    &["conditional", "on"],
    &["contingent", "on"],
    &["pending"],
    &["insists", "that"],
    &["insisted", "that"],
    &["in", "case", "of"],
    &["on", "the", "basis", "that"],
    &["providing", "that"],
    &["provided"],
    &["assuming", "that"],
    &["subject", "to"],
    &["unless"],
    &["if"],
];

/// Words that begin one where nothing behind them tells of what has happened.
const OF_TIME: &str = "once after when";

/// Words behind which "if" begins a question, or a comparison.
const NOT_IF: &str =
    "as ask asked asking asks doubt doubts even know question see unclear unsure wonder wonders";

/// What follows "if" where nothing depends on it: "if at all", "if it comes to that", "if need be".
const IF_EVER: [&[&str]; 14] = [
    &["at", "all"],
    &["any"],
    &["anything"],
    &["ever"],
    &["it", "came", "to", "that"],
    &["it", "comes", "to", "that"],
    &["need", "be"],
    &["necessary"],
    &["needed"],
    &["possible"],
    &["required"],
    &["you", "ask", "me"],
    &["you", "like"],
    &["you", "will"],
];

/// What follows other beginnings where nothing depends on it: "as soon as possible", "unless otherwise agreed".
const HOWEVER: &str = "next otherwise possible practicable this";

/// What waits for nothing: "with or without their help", "as long as anyone can remember".
const IDLE: [&[&str]; 4] = [
    &["with", "or", "without"],
    &["as", "long", "as", "anyone"],
    &["as", "long", "as", "i", "can", "remember"],
    &["when", "it", "comes", "to"],
];

/// Words behind which "only" makes a condition; "Sweden only" is none.
const BEHIND_ONLY: &str = "after by for if in on once provided through under when where with";

/// What is waited for where a war is on.
const AWAITED: &str = "agreement armistice ceasefire deal peace settlement truce";

/// Words of what is still to come.
const AHEAD: &str = "\
    agreed can could intends ll may might must only plans prepared promised ready shall should to will willing would";

/// Words of which a condition has one, besides what is to be had with somebody: "a pencil" is none.
const TELLING: &str = "\
    before condition conditional conditions contingent dependent depend depends exchange first footing if long must need \
    needs pending provided return soon understanding unless until without";

/// What somebody may want to have with them: "with American support".
const BACKING: &str = "approval backing consent mandate support";

/// Words that mean what was spoken of before: "back it if the line is built".
const POINTING: &str = "it them this those";

/// Verbs of what is over already, besides those in "-ed".
const PAST: &str = "became began came did fell found gave got had held kept knew left lost made met paid put ran said \
    saw sent took told was went were won";

/// What "after" tells the time by and nobody waits for.
const MOMENTS: &str = "call conversation day days hours meeting moment month months pause silence summit talks visit week \
    weeks while year years";

/// The most words from a condition's first to the comma behind who must do something, and from there to the next.
const LONGEST_NAME: usize = 4;
const LONGEST_APPOSED: usize = 7;

/// Verbs that do not end as others do.
const AUXILIARIES: &str = "are can could had have may might must should were will would";

/// Auxiliaries of what is still to come or to hold: "has been agreed", "is signed".
const STILL: &str = "are be been has have is";

/// The words that make the stances of a passage conditional: the surest run of the tokens that the judge
/// scored, if it does not break off.
pub(super) fn judged(text: &str, layout: &Layout, passage: &Passage, sure: &[f32]) -> Option<Span> {
    let is_in = |at: usize| sure.get(at).is_some_and(|sure| *sure >= IN_CONDITION);
    let mut best: Option<(f32, Span)> = None;
    let mut at = 0;
    while at < sure.len() {
        if !is_in(at) {
            at += 1;
            continue;
        }
        let start = at;
        // One doubtful token does not tear a condition apart.
        while is_in(at) || is_in(at + 1) && at > start {
            at += 1;
        }
        let tokens = layout.tokens.get(passage.focus.start + start..passage.focus.start + at)?;
        let tokens = trimmed(text, tokens);
        let total: f32 = sure[start..at].iter().sum();
        let breaks_off = tokens.last().is_some_and(|last| {
            is_one_of(last.of(text), ARTICLES) || is_one_of(last.of(text), PREPOSITIONS)
        });
        if tokens.len() >= SHORTEST && !breaks_off && best.is_none_or(|(other, _)| total > other) {
            best = Some((total, tokens.first()?.cover(*tokens.last()?)));
        }
    }
    best.map(|(_, span)| span)
}

/// Whether words have one of those that make something depend on something: "with a pencil" does not, nor "even if it
/// rains", nor "if at all", nor "after the vote" of what is over.
pub(super) fn tells(text: &str, layout: &Layout, condition: Span) -> bool {
    let inside = layout.tokens_in(condition);
    let sentence = layout.sentences.get(layout.sentence_at(condition.start));
    let around = sentence.map_or(inside.clone(), |sentence| sentence.tokens.clone());
    let clause = Clause { text, tokens: &layout.tokens[around.clone()] };
    let inside = inside.start.saturating_sub(around.start)..inside.end - around.start;
    let first = inside.start;
    let before = first.checked_sub(1).map_or("", |at| clause.word(at));
    let is_even = is_one_of(before, "even") || is_one_of(clause.word(first), "even");
    let is_phrase = is_one_of(clause.word(first), "if") && clause.is_phrase(first);
    let is_exception = inside.clone().any(|at| is_one_of(clause.word(at), "exception"));
    let is_idle = inside.clone().any(|at| IDLE.iter().any(|words| clause.has(at, words)));
    if is_even || is_phrase || is_exception || is_idle {
        return false;
    }
    inside.clone().any(|at| {
        let word = clause.word(at);
        if is_one_of(word, OF_TIME) {
            let told = at..inside.end;
            !clause.is_over(&told) && (clause.has_verb(&told) || clause.looks_ahead(&told))
        } else if is_one_of(word, "only") {
            is_one_of(clause.word(at + 1), BEHIND_ONLY)
        } else {
            is_one_of(word, TELLING) || clause.is_backing(at)
        }
    })
}

/// Tokens without the marks around them, and without what joins them to what stands before.
fn trimmed<'t>(text: &str, mut tokens: &'t [Span]) -> &'t [Span] {
    let is_edge = |token: &Span| {
        let word = token.of(text);
        !word.contains(char::is_alphanumeric) || is_one_of(word, "and but")
    };
    while let [first, rest @ ..] = tokens
        && is_edge(first)
    {
        tokens = rest;
    }
    while let [rest @ .., last] = tokens
        && is_edge(last)
    {
        tokens = rest;
    }
    tokens
}

/// What the judge is sure of, with the rest of a condition that it has a part of: it breaks off at small words ("in
/// [exchange for guarantees in the style] of Article 5"). What the holder stands in is more than the condition ("insists
/// that Ukraine signs [only with guarantees]").
pub(super) fn whole(judged: Span, worded: Option<Span>, holder: Span) -> Span {
    let rest = worded.filter(|worded| worded.overlaps(judged) && !worded.contains(holder));
    rest.map_or(judged, |worded| worded.cover(judged))
}

/// Whether a condition alone names an issue, by half of its title's words at least: whoever "would back the line on condition
/// that the station stays" wants the station, and who "will leave if the line is built" does not want the line, whatever
/// comes.
pub(super) fn names(sentence: &Sentence<'_>, condition: Span, issue: &Issue) -> bool {
    let topic = Topic::of_title(issue);
    let about = topic.words();
    let inside = sentence.layout.tokens_in(condition);
    let is_of = |at: usize, word: &String| is_form(sentence.word(at), word);
    let named = about.iter().filter(|word| inside.clone().any(|at| is_of(at, word))).count();
    let is_beside =
        |at: usize| topic.has(sentence.word(at)) || is_one_of(sentence.word(at), POINTING);
    let mut outside = sentence.tokens.clone().filter(|at| !inside.contains(at));
    named > 0 && named * 2 >= about.len() && !outside.any(is_beside)
}

/// The words of a passage that begin as conditions do, up to the end of their clause.
pub(super) fn worded(text: &str, layout: &Layout, passage: &Passage) -> Option<Span> {
    let clause = Clause { text, tokens: layout.tokens.get(passage.focus.clone())? };
    let found = clause.begun().or_else(|| clause.of_time()).or_else(|| clause.backing())?;
    let tokens = &clause.tokens[found];
    (tokens.len() >= SHORTEST).then(|| Some(tokens.first()?.cover(*tokens.last()?)))?
}

struct Clause<'a> {
    text: &'a str,
    tokens: &'a [Span],
}

impl Clause<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.of(self.text))
    }

    /// From a token to the mark that ends its clause; "if Russia, which attacked, agrees" goes on behind what is told
    /// of Russia.
    fn from(&self, start: usize) -> Range<usize> {
        // "Ukraine’s", "U-turn"
        let is_within = |at: usize| {
            let touch = |at: usize| {
                self.tokens
                    .get(at)
                    .zip(self.tokens.get(at + 1))
                    .is_some_and(|(a, b)| a.end == b.start)
            };
            let next = self.word(at + 1).starts_with(char::is_alphanumeric);
            matches!(self.word(at), "-" | "’") && at > 0 && touch(at - 1) && touch(at) && next
        };
        let is_end = |at: &usize| {
            !is_within(*at)
                && matches!(
                    self.word(*at),
                    "," | ";" | ":" | "–" | "—" | "”" | "\"" | "’" | "." | "?" | "!" | ")" | "-"
                )
        };
        let end_from = |at: usize| (at..self.tokens.len()).find(is_end);
        let mut end = end_from(start + 1);
        if let Some(comma) = end
            && is_one_of(self.word(comma + 1), "which who whose")
            && let Some(closing) = end_from(comma + 2).filter(|at| self.word(*at) == ",")
        {
            end = end_from(closing + 1);
        }
        // "if the council, led by Tom Bryce, agrees": a name alone is no clause.
        let is_name = |end: usize| {
            let named = self.word(start + 1);
            (is_one_of(named, ARTICLES) || is_capitalised(named)) && end - start <= LONGEST_NAME
        };
        let is_verb = |word: &str| {
            word.ends_with('s') || word.ends_with("ed") || is_one_of(word, AUXILIARIES)
        };
        if let Some(comma) = end
            && self.word(comma) == ","
            && is_name(comma)
            && let Some(closing) = end_from(comma + 1).filter(|at| self.word(*at) == ",")
            && closing - comma <= LONGEST_APPOSED
            && is_verb(self.word(closing + 1))
        {
            end = end_from(closing + 1);
        }
        start..end.unwrap_or(self.tokens.len())
    }

    fn begun(&self) -> Option<Range<usize>> {
        BEGINNINGS.iter().find_map(|words| {
            let begins = |at: &usize| {
                let before = at.checked_sub(1).map_or("", |before| self.word(before));
                let next = self.word(at + words.len());
                let is_soon = words[0] != "if"
                    && (IDLE.iter().any(|idle| self.has(*at, idle))
                        || is_one_of(next, HOWEVER)
                        || next.starts_with(|c: char| c.is_ascii_digit()));
                // "Would build it, provided the city pays"; but "Keldria provided the steel".
                let is_given = words != &["provided"]
                    || before == "," && (is_one_of(next, ARTICLES) || is_capitalised(next));
                self.has(*at, words)
                    && !is_soon
                    && is_given
                    && !(words[0] == "if" && (is_one_of(before, NOT_IF) || self.is_phrase(*at)))
            };
            (0..self.tokens.len()).find(begins).map(|at| self.from(at))
        })
    }

    /// Whether words stand at a token, in whatever case.
    fn has(&self, at: usize, words: &[&str]) -> bool {
        words.iter().zip(at..).all(|(word, at)| self.word(at).eq_ignore_ascii_case(word))
    }

    /// Whether the clause behind an "if" is a phrase that makes nothing depend on anything.
    fn is_phrase(&self, at: usize) -> bool {
        let behind = at + 1..self.from(at).end;
        // "if only to please them", "if not the new road", "if reluctantly"
        let is_not = self.has(at + 1, &["not"])
            && (is_one_of(self.word(at + 2), ARTICLES)
                || is_one_of(self.word(at + 2), "all always entirely every exactly quite"));
        let is_manner = behind.len() == 1 && self.word(behind.start).ends_with("ly");
        if self.has(at + 1, &["only", "to"]) || is_not || is_manner {
            return true;
        }
        IF_EVER.iter().any(|words| words.len() == behind.len() && self.has(behind.start, words))
    }

    /// "once the war is over", but not "after he left".
    fn of_time(&self) -> Option<Range<usize>> {
        (0..self.tokens.len())
            .filter(|at| is_one_of(self.word(*at), OF_TIME))
            .filter(|at| *at == 0 || !is_one_of(self.word(at - 1), "at even"))
            .map(|at| self.from(at))
            .find(|clause| {
                let has_noun = matches!(
                    self.word(clause.start + 1).to_lowercase().as_str(),
                    "a" | "an" | "any" | "peace" | "the" | "there" | "it"
                );
                has_noun
                    && !self.is_over(clause)
                    && (self.has_verb(clause) || self.looks_ahead(clause))
            })
    }

    /// Whether what a clause tells the time by has been, or is not waited for: "after he left", "after the talks".
    fn is_over(&self, clause: &Range<usize>) -> bool {
        let behind = clause.start + 1..clause.end;
        let is_done = |at: usize| {
            let word = self.word(at);
            let is_past = is_one_of(word, PAST) || word.len() > 4 && word.ends_with("ed");
            is_past && !is_one_of(self.word(at - 1), STILL)
        };
        let is_date = |at: usize| self.word(at).starts_with(|c: char| c.is_ascii_digit());
        let is_moment = |at: usize| is_one_of(self.word(at), MOMENTS);
        // "After the election, on 2 February," tells when something was said.
        let is_dated = self.word(clause.end) == ","
            && is_one_of(self.word(clause.end + 1), "on in")
            && (is_date(clause.end + 2) || is_one_of(self.word(clause.end + 2), CALENDAR));
        // "once an opponent of the levy"
        let is_former = is_one_of(self.word(clause.start), "once")
            && is_one_of(self.word(clause.start + 1), "a an")
            && !self.has_verb(clause);
        let told = |is: &dyn Fn(usize) -> bool| behind.clone().any(is);
        told(&is_done) || told(&is_date) || told(&is_moment) || is_dated || is_former
    }

    /// Whether a clause tells what is to come or to hold: "once the war is over", "after a ceasefire"; "after the attack" does
    /// not.
    fn has_verb(&self, clause: &Range<usize>) -> bool {
        (clause.start + 1..clause.end).any(|at| {
            let word = self.word(at);
            let is_third_person = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
            is_one_of(word, STILL)
                || is_one_of(word, AWAITED)
                || is_one_of(self.word(clause.start), "once when") && is_third_person
        })
    }

    /// Whether what stands around a clause is still to come: "would go after the war".
    fn looks_ahead(&self, clause: &Range<usize>) -> bool {
        let mut around = (0..self.tokens.len()).filter(|at| !clause.contains(at));
        around.any(|at| is_one_of(self.word(at), AHEAD))
    }

    /// Whether what somebody may want to have stands at a token; "three members backing the toll" have none.
    fn is_backing(&self, at: usize) -> bool {
        let is_verb = self.word(at).ends_with("ing") && is_one_of(self.word(at + 1), ARTICLES);
        is_one_of(self.word(at), BACKING) && !is_verb
    }

    /// "with American support", "with a “clearly defined mandate”".
    fn backing(&self) -> Option<Range<usize>> {
        let with = |noun: usize| {
            let from = noun.saturating_sub(6);
            let with = (from..noun).rfind(|at| self.word(*at).eq_ignore_ascii_case("with"))?;
            // "With the support of its farmers" tells who else is for it.
            let is_only = with.checked_sub(1).is_some_and(|at| is_one_of(self.word(at), "only"));
            let is_told = is_one_of(self.word(noun + 1), "of") && !is_only;
            let is_whole = !(with..noun).any(|at| matches!(self.word(at), "," | "or"));
            (is_whole && !is_told).then_some(with)
        };
        let mut nouns = (0..self.tokens.len()).filter(|at| self.is_backing(*at));
        nouns.find_map(|noun| with(noun).map(|start| start..noun + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let layout = Layout::of(text);
        let passage = Passage { focus: 0..layout.tokens.len(), ..Passage::default() };
        assert_eq!(worded(text, &layout, &passage).map(|span| span.of(text)), expected);
    }

    #[test]
    fn phrases_with_if_on_which_nothing_depends() {
        check("They would back it, if reluctantly.", None);
        check("They would back it, if not the new road.", None);
        check("If you ask me, it must be built.", None);
        check("She said after the election, on 2 February, that it would be built.", None);
        check("They would back it if not stopped.", Some("if not stopped"));
    }

    #[test]
    fn a_name_with_its_apposition_is_no_whole_condition() {
        check(
            "They would back it if the council, led by Tom Bryce, agrees.",
            Some("if the council, led by Tom Bryce, agrees"),
        );
        check("If the council agrees, led by nobody, they would.", Some("If the council agrees"));
        check("If asked, they said, they would go.", Some("If asked"));
        check(
            "She would build it, provided the city, which is broke, finds 20 million crowns.",
            Some("provided the city, which is broke, finds 20 million crowns"),
        );
        check("She would build it, and Keldria provided the steel.", None);
    }

    #[test]
    fn words_that_begin_a_condition() {
        check(
            "Keldria could join, but only if it is asked, she said.",
            Some("only if it is asked"),
        );
        check("If I get them, the union will carry it.", Some("If I get them"));
        check("He backs the line once the war is over.", Some("once the war is over"));
        check(
            "They would go after a truce has been agreed.",
            Some("after a truce has been agreed"),
        );
        check("Both are ready to go with Vastrian support.", Some("with Vastrian support"));
        check("The group split, with three members backing the toll.", None);
        check(
            "He takes the ash, on the understanding that it is capped with clay.",
            Some("on the understanding that it is capped with clay"),
        );
        check("She will go if any member objects.", Some("if any member objects"));
        check(
            "She will go if Russia, which attacked, agrees to it.",
            Some("if Russia, which attacked, agrees to it"),
        );
        check("It backs the line, subject to a vote.", Some("subject to a vote"));
        check("It backs the line, pending a vote.", Some("pending a vote"));
        check(
            "It backs the line provided that Keldria’s well-made rails are used.",
            Some("provided that Keldria’s well-made rails are used"),
        );
        for none in [
            "It backs the line as soon as possible.",
            "It backs the line as soon as 2026.",
            "It will block the line, if necessary.",
            "It backs the line, if only to please others.",
            "It backs the line unless otherwise agreed.",
            "Once an opponent of the line, she backs it.",
            "The north, with the exception of Harrow, gives support to it.",
            "It backs the line with the support of its farmers.",
        ] {
            check(none, None);
        }
        check(
            "Quill promises to vote no unless fares are capped.",
            Some("unless fares are capped"),
        );
    }

    #[test]
    fn a_condition_that_the_judge_has_in_part_is_whole() {
        #[track_caller]
        fn check(text: &str, judged: &str, holder: &str, expected: &str) {
            let layout = Layout::of(text);
            let passage = Passage { focus: 0..layout.tokens.len(), ..Passage::default() };
            let span = |part: &str| {
                let start = text.find(part).unwrap();
                Span::new(start, start + part.len())
            };
            let found = whole(span(judged), worded(text, &layout, &passage), span(holder));
            assert_eq!(found.of(text), expected);
        }
        let text = "He would forgo it in exchange for guarantees in the style of Article 5.";
        let all = "in exchange for guarantees in the style of Article 5";
        check(text, "exchange for guarantees in the style", "He", all);
        check(text, "would forgo", "He", "would forgo");
        let text = "Ada Pell insists that Keldria signs only with guarantees.";
        check(text, "only with guarantees", "Keldria", "only with guarantees");
    }

    #[test]
    fn what_is_no_condition() {
        check("He asked if the line would be built.", None);
        check("They backed the bill after the minister left.", None);
        check("It was agreed after the vote in 2019.", None);
        check("After a year of waiting, Keldria backs the line.", None);
        check("She supports the line.", None);
        check("A decision on tolls, if any, will be hers.", None);
        check("He was, if it came to that, against the line.", None);
        check("He backs the line even if it rains, and even after a truce.", None);
        check("She said at once that the line must go.", None);
        check("He added, after a pause, that he was sorry.", None);
        check("Keldria supports the line after a long debate.", None);
        check("Keldria supports the line after the attack in Harrow.", None);
        check("Keldria signed after parliament gave its consent.", None);
        check("They will sign, with or without Vastrian support.", None);
        check("They have backed it for as long as anyone can remember.", None);
        check("They support the line, if not every mile of it.", None);
    }

    #[test]
    fn of_what_the_judge_marks_words_must_tell_that_something_is_waited_for() {
        #[track_caller]
        fn check(text: &str, judged: &str, expected: bool) {
            let layout = Layout::of(text);
            let start = text.find(judged).unwrap();
            let found = tells(text, &layout, Span::new(start, start + judged.len()));
            assert_eq!(found, expected, "{text}");
        }
        check("He would go after the war.", "after the war", true);
        check("He wants troops after a peace deal.", "after a peace deal", true);
        check("He will go once Poland agrees.", "once Poland agrees", true);
        check("He backs it only with guarantees.", "only with guarantees", true);
        check("He backs it after 14 rounds.", "after 14", false);
        check("He backs it after parliament gave its consent.", "after parliament gave its", false);
        check("After years of opposing it, he backs it.", "After years of opposing", false);
        check("He backs it when it comes to borders.", "when it comes to borders", false);
        check("Norway wants 30, Sweden only five.", "Sweden only", false);
        check("He backs the line and only the line.", "only the line", false);
    }
}
