//! What is told only to say that it is not so: "reports that Norway backs it are untrue", "dismissed claims that it would
//! pay"; and that a stance is what it was, "has not changed her mind", which does not tell which one it is.

use super::clause::Clause;
use super::sentence::Sentence;
use crate::words::is_one_of;
use onrecord_text::Span;
use std::ops::Range;

/// What may be claimed falsely, before "that".
const CLAIMS: &str = "allegation allegations claim claims report reports rumor rumors rumour rumours speculation suggestion suggestions";
/// Verbs that say that it is so not.
const DENYING: &str = "denied denies deny denying dismissed dismisses dismissing rebutted refuted rejected rejects rejecting";
/// What is said of claims that are false, behind "are".
const FALSE: &str = "\
    baseless bogus fabricated fake false groundless incorrect invented misleading nonsense unfounded untrue wrong";
/// Of whom a claim is that its own subject denies.
const SELF: &str = "he it she they we";
/// What of somebody has changed or not, and verbs for that.
const VIEWS: &str = "course mind minds opinion position stance view views";
const CHANGES: &str = "budged change changed shifted";
/// How many words stand at most from "not" to such a verb, and from there to what has changed.
const TO_VIEW: usize = 5;
/// Words between "not" and what an issue is about.
const LIGHT: &str = "a an any for her his its new of on planned such that the their these this to";
/// How many words before "claims" the verb stands at most.
const BEFORE: usize = 3;

/// Whether what a sentence tells of whoever stands at `words` is a claim that it calls false, or that they deny.
pub(super) fn is_denied(sentence: &Sentence<'_>, words: Span) -> bool {
    let holder = sentence.layout.tokens_in(words);
    sentence.tokens.clone().any(|claim| {
        if !is_one_of(sentence.word(claim), CLAIMS) || sentence.word(claim + 1) != "that" {
            return false;
        }
        let is_rejected = sentence.before(claim).take(BEFORE).any(|word| is_one_of(word, DENYING));
        let is_false = (claim + 2..sentence.tokens.end).any(|at| {
            is_one_of(sentence.word(at), "are is was were")
                && (at + 1..at + 4).any(|at| is_one_of(sentence.word(at), FALSE))
        });
        match holder.start > claim {
            true => is_rejected || is_false,
            false => is_rejected && is_one_of(sentence.word(claim + 2), SELF),
        }
    })
}

/// Whether a clause names what an issue is about only to say that the rest does not hold for it: "opposes the toll but not the
/// tunnel".
pub(super) fn leaves_out(clause: &Clause<'_>) -> bool {
    let Clause { sentence, tokens, topic, .. } = clause;
    let behind = tokens.start..sentence.tokens.end;
    let Some((object, _)) = topic.named_in(sentence, behind) else { return false };
    let mut before = sentence.before(object).skip_while(|word| is_one_of(word, LIGHT));
    before.next() == Some("not") && before.next() == Some("but")
}

/// Whether a clause says no more than that somebody stands where they stood: "her position was unchanged".
pub(super) fn is_unchanged(sentence: &Sentence<'_>, clause: &Range<usize>) -> bool {
    let near = |at: usize, list: &str| {
        (at + 1..=at + TO_VIEW).any(|at| clause.contains(&at) && is_one_of(sentence.word(at), list))
    };
    clause.clone().any(|at| {
        let word = sentence.word(at);
        let is_not = is_one_of(word, "never no not n't n’t t");
        let is_same = is_not && near(at, CHANGES) && near(at, VIEWS);
        is_same || is_one_of(word, VIEWS) && near(at, "unchanged")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Issue;
    use onrecord_text::Layout;

    #[track_caller]
    fn check(text: &str, expected: bool) {
        let layout = Layout::of(text);
        let sentence = Sentence { text, layout: &layout, tokens: &layout.sentences[0].tokens };
        let start = text.find("Hale").unwrap();
        assert_eq!(is_denied(&sentence, Span::new(start, start + 4)), expected, "{text}");
    }

    #[test]
    fn claims_that_are_called_false() {
        check("Reports that Hale backs the levy are untrue.", true);
        check("Rumours that Hale backs the levy were simply false, Brandt said.", true);
        check("Brandt dismissed claims that Hale backs the levy.", true);
        check("Hale dismissed reports that she backs the levy.", true);
        check("Hale denied suggestions that it would pay.", true);
        check("Hale dismissed claims that the levy is harmful.", false);
        check("Hale said reports that Brandt left were false.", false);
        check("Reports that Hale backs the levy surprised many.", false);
    }

    #[test]
    fn what_is_left_out() {
        let check = |text: &str, expected: bool| {
            let layout = Layout::of(text);
            let sentence = Sentence { text, layout: &layout, tokens: &layout.sentences[0].tokens };
            let issue = Issue { title: "A levy on tourists".to_owned(), ..Issue::default() };
            let clause = Clause::of(sentence, Span::new(0, 4), None, &issue);
            assert_eq!(leaves_out(&clause), expected, "{text}");
        };
        check("Hale opposes the toll but not the levy.", true);
        check("Hale backs the toll, but not its new levy on tourists.", true);
        check("Hale does not back the levy.", false);
        check("Hale backs the levy but not the toll.", false);
    }

    #[test]
    fn what_is_as_it_was() {
        let check = |text: &str, expected: bool| {
            let layout = Layout::of(text);
            let sentence = Sentence { text, layout: &layout, tokens: &layout.sentences[0].tokens };
            assert_eq!(is_unchanged(&sentence, sentence.tokens), expected, "{text}");
        };
        check("Hale said she had not changed her mind on the levy.", true);
        check("Hale said her position on the levy was unchanged.", true);
        check("Hale changed her mind on the levy.", false);
        check("Hale has not made up her mind on the levy.", false);
    }
}
