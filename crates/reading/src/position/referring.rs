//! Sides on what was spoken of before: "The Greens welcomed it.", "Berg is torn.", "So would Pell."
//!
//! A judge reads a sentence by itself, and is asked only of one that speaks of what an issue is about. Here a sentence that
//! names no issue tells a side where plain words do and what they are about points back to the one issue of a sentence
//! shortly before; or where all it says is that somebody is of the same or the other mind.

use super::clause::Clause;
use super::outright::{self, BETWEEN, behind_aside, wants_gone};
use super::sentence::Sentence;
use super::series::Titles;
use super::topic::{Topic, wants_undone, words_of};
use super::turns::{self, is_undoing};
use crate::Issue;
use crate::words::is_one_of;
use onrecord_text::{Layout, Span, Stance};
use std::collections::BTreeSet;

/// Nouns that point back behind "the", and what must not stand behind them: "the plan to buy a car" is another one.
const NOUNS: &str = "\
    abolition agreement application ban bid bill blueprint change closure deal decision idea law measure measures merger \
    moratorium motion move offer plan plans policy project proposal proposals reform repeal scheme step suggestion \
    takeover";
/// Those of them that are what somebody wants done, and not what it is done to: "the proposal" to ban phones.
const WISHES: &str = "change idea motion move proposal proposals reform suggestion";
const POINTING: &str = "both that the these this those";
const MORE: &str = "about by for from of on that to 's ’s which who";
/// Verbs behind "it" where that is what they are said of.
const FINITE: &str = "\
    also can could d did does had has is ll may might must never now s should still was will would 'd 'll 's ’d ’ll ’s";

/// What stands at the end of a clause for a side, and for none.
const FOR: &str = "favour favor";
const AGAINST: &str = "against hostile opposed";
const UNDECIDED: &str = "divided neutral split torn undecided unsure";
/// Verbs behind which "sides" stand that nobody takes, before "no" or "to take", and what does.
const AVOIDING: &str =
    "avoid avoided avoiding avoids decline declined declines refuse refused refuses";
const TAKING: &str = "take takes taking taken took";
const SIDES: &str = "position side sides stance";
/// How somebody votes who takes none.
const ABSTAINING: &str = "abstain abstained abstains";
/// What those have none of who are for it.
const OBJECTIONS: &str = "objection objections";
/// Verbs before these, besides small words.
const BEING: &str = "are be been felt is remain remained remains stay stayed stays voted was were";
/// What ends such a clause.
const END: &str = "and but though too while";
/// What somebody has yet to do who takes no side.
const DECIDE: &str = "choose commit decide say take";

/// How many words before "it" what it means may stand.
const NEAR: usize = 25;
/// How many sentences before may name the issue.
const BACK: usize = 3;

/// Which issues the sentences of an article speak of, as far as their titles and what is told tell.
pub(super) struct Named {
    /// Those of each sentence, in order.
    issues: Vec<Vec<usize>>,
    /// The one of the whole article, if it is about no other.
    only: Option<usize>,
}

impl Named {
    pub(super) fn of(
        text: &str,
        layout: &Layout,
        titles: &Titles<'_>,
        told: &[(Span, usize)],
    ) -> Named {
        let named = |sentence: &onrecord_text::Sentence| {
            let words = Sentence { text, layout, tokens: &sentence.tokens };
            let told = told.iter().filter(|(evidence, _)| evidence.overlaps(sentence.span));
            let told: BTreeSet<usize> = told.map(|(_, issue)| *issue).collect();
            match told.is_empty() {
                true => titles.named(&words),
                false => told.into_iter().collect(),
            }
        };
        let issues: Vec<Vec<usize>> = layout.sentences.iter().map(named).collect();
        let mut all = issues.iter().flatten();
        let only = all.next().copied().filter(|first| all.all(|other| other == first));
        Named { issues, only }
    }

    /// The one issue of which a sentence shortly before `sentence` speaks, or else the article; none where it speaks of
    /// several.
    pub(super) fn before(&self, layout: &Layout, sentence: usize) -> Option<usize> {
        let paragraph = |number: usize| layout.paragraph_at(layout.sentences[number].span.start);
        let near = (sentence.saturating_sub(BACK)..sentence).rev();
        let mut near = near.take_while(|it| paragraph(*it) + 1 >= paragraph(sentence));
        match near.find(|number| !self.issues[*number].is_empty()) {
            Some(number) => match self.issues[number][..] {
                [only] => Some(only),
                _ => None,
            },
            None => self.only,
        }
    }
}

/// The side that the words of a clause tell on what they point to, and the token that points there, if one does; none where
/// they tell none.
pub(super) fn side(
    sentence: Sentence<'_>,
    holder: Span,
    said: Option<Span>,
) -> Option<(Stance, Option<usize>)> {
    let issue = Issue::default();
    let clause = Clause::of(sentence, holder, said, &issue);
    let words = |at: usize| sentence.word(at);
    if clause.tokens.clone().any(|at| is_one_of(words(at), "if unless whether")) {
        return None;
    }
    if let Some(stance) = without_object(&clause) {
        return Some((stance, clause.tokens.clone().find(|at| points_back(&sentence, *at))));
    }
    let object = clause.tokens.clone().find(|at| points_back(&sentence, *at))?;
    let is_first = !clause.tokens.clone().any(|at| at < object && words(at) == words(object));
    let topic = Topic::only(words(object));
    let clause = Clause { topic, ..clause };
    let told = || turns::side(&clause).or_else(|| outright::side(&clause));
    let stance = is_first.then(told).flatten()?;
    Some((stance, Some(object)))
}

/// The side that the words of a clause tell on "the ban", where that is what an issue wants.
pub(super) fn side_on_ban(
    sentence: Sentence<'_>,
    holder: Span,
    said: Option<Span>,
    issue: &Issue,
) -> Option<Stance> {
    let (stance, object) = side(sentence, holder, said)?;
    let is_ban = is_undoing(sentence.word(object?));
    (is_ban && wants_undone(issue)).then_some(stance)
}

/// Whether what points back, at a token or in no word, means an issue, and not what the issue wants gone, or kept by going:
/// who rejects "the ban" is against a ban, and who rejects "it" may be so.
pub(super) fn means(
    sentence: &Sentence<'_>,
    (stance, object): (Stance, Option<usize>),
    issue: &Issue,
) -> bool {
    let word = object.map_or("", |at| sentence.word(at));
    // "The union backs the ban. The guild opposes it."
    let said = |at: usize| sentence.layout.tokens[at].of(sentence.text);
    let is_ban = |at: usize| is_undoing(said(at)) && is_one_of(said(at - 1), "a the this");
    let is_it = |at: usize| word == "it" && (at.saturating_sub(NEAR).max(1)..at).any(is_ban);
    if is_undoing(word) || object.is_some_and(is_it) {
        return wants_undone(issue);
    }
    let is_own = || words_of(issue).any(|it| it == word);
    !wants_gone(issue) || stance == Stance::Undecided || is_one_of(word, WISHES) && !is_own()
}

/// Whether what stands at a token is an object that was spoken of before: "it", "the plan".
pub(super) fn points_back(sentence: &Sentence<'_>, at: usize) -> bool {
    let (word, next) = (sentence.word(at), sentence.word(at + 1));
    match word {
        "it" => !is_one_of(next, FINITE),
        _ => {
            let before = sentence.word(at.wrapping_sub(1));
            is_one_of(word, NOUNS) && is_one_of(before, POINTING) && !is_one_of(next, MORE)
        }
    }
}

/// The side of a clause that ends with it: "is in favour", "remain opposed", "has yet to decide".
fn without_object(clause: &Clause<'_>) -> Option<Stance> {
    let sentence = &clause.sentence;
    let is_end = |at: usize| {
        let word = sentence.word(at);
        !word.starts_with(char::is_alphanumeric) || is_one_of(word, END)
    };
    let is_small = |at: &usize| {
        let word = sentence.word(*at);
        let is_clipped = is_one_of(word, "hadn hasn haven ’ '");
        is_clipped || is_one_of(word, BETWEEN) || is_one_of(word, BEING) || word.ends_with("ly")
    };
    let start = behind_aside(sentence, clause.tokens.clone()).start;
    let last = (start..clause.tokens.end).find(|at| !is_small(at))?;
    let (word, next) = (sentence.word(last), sentence.word(last + 1));
    let is_being = (start..last).any(|at| is_one_of(sentence.word(at), BEING));
    let third = sentence.word(last + 2);
    let has_yet_to = word == "yet" && next == "to" && is_one_of(third, DECIDE);
    // "Has not taken sides", "has not made up her mind".
    let is_not = is_one_of(word, "not t");
    let takes_none = is_not
        && (next == "taken" && is_one_of(third, "side sides")
            || next == "made" && third == "up"
            || next == "said" && is_one_of(third, "how where"));
    if has_yet_to || takes_none || is_one_of(word, ABSTAINING) && is_end(last + 1) {
        return Some(Stance::Undecided);
    }
    // "Had refused to take sides": that is over.
    let is_over = (start..last).any(|at| sentence.word(at) == "had");
    if avoids_side(sentence, last) && !is_over || word == "mixed" && next == "feelings" {
        return Some(Stance::Undecided);
    }
    // "The Pirates are for it".
    let object = (last + 1..last + 3).find(|at| points_back(sentence, *at));
    if is_being && object.is_some_and(|object| is_end(object + 1)) {
        match word {
            "for" => return Some(Stance::For),
            "against" => return Some(Stance::Against),
            _ => {}
        }
    }
    let voted = is_one_of(sentence.word(last.wrapping_sub(1)), "vote voted votes");
    match word {
        "yes" if voted && is_end(last + 1) => return Some(Stance::For),
        "no" if voted && is_end(last + 1) => return Some(Stance::Against),
        "no" if is_one_of(next, OBJECTIONS) && is_end(last + 2) => return Some(Stance::For),
        "not" if next == "object" && is_end(last + 2) => return Some(Stance::For),
        _ => {}
    }
    // "Divided on it", "torn over the plan".
    let is_on_it = is_one_of(next, "about on over")
        && (last + 2..last + 4).any(|at| points_back(sentence, at));
    if !is_being || !is_end(last + 1) && !is_on_it {
        None
    } else if is_one_of(word, FOR) && sentence.word(last - 1) == "in" {
        Some(Stance::For)
    } else if is_one_of(word, AGAINST) {
        Some(Stance::Against)
    } else {
        is_one_of(word, UNDECIDED).then_some(Stance::Undecided)
    }
}

/// "Takes no side", "declined to take a position", "avoided taking sides".
fn avoids_side(sentence: &Sentence<'_>, at: usize) -> bool {
    let is = |at: usize, list: &str| is_one_of(sentence.word(at), list);
    let side = |at: usize| is(at, SIDES) || is(at, "a any") && is(at + 1, SIDES);
    is(at, TAKING) && is(at + 1, "no neither") && is(at + 2, SIDES)
        || is(at, AVOIDING)
            && (is(at + 1, TAKING) && side(at + 2)
                || is(at + 1, "to") && is(at + 2, TAKING) && side(at + 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_words_about_what_was_spoken_of() {
        let check = |text: &str, expected: Option<Stance>| {
            let layout = Layout::of(text);
            let sentence = Sentence { text, layout: &layout, tokens: &layout.sentences[0].tokens };
            let start = text.find("Hale").unwrap();
            let holder = Span::new(start, start + 4);
            let found = side(sentence, holder, None).map(|(stance, _)| stance);
            assert_eq!(found, expected, "{text}");
        };
        check("Hale welcomed it.", Some(Stance::For));
        check("But Hale rejected it outright.", Some(Stance::Against));
        check("Hale dropped her opposition to the plan.", Some(Stance::For));
        check("Hale no longer supports the idea.", Some(Stance::Against));
        check("Hale remains opposed.", Some(Stance::Against));
        check("Hale is in favour “as a mother”.", Some(Stance::For));
        check("Hale, the mayor, is still torn.", Some(Stance::Undecided));
        check("Hale is divided on the plan.", Some(Stance::Undecided));
        check("Hale has yet to take a position.", Some(Stance::Undecided));
        check("Hale has not taken sides.", Some(Stance::Undecided));
        check("Hale hasn’t made up her mind.", Some(Stance::Undecided));
        check("Hale abstained.", Some(Stance::Undecided));
        check("Hale takes no side.", Some(Stance::Undecided));
        check("Hale has avoided taking sides.", Some(Stance::Undecided));
        check("Hale declined to take a position on it.", Some(Stance::Undecided));
        check("Hale has mixed feelings.", Some(Stance::Undecided));
        check("Hale is for it.", Some(Stance::For));
        check("Hale is against the plan.", Some(Stance::Against));
        check("Hale voted no.", Some(Stance::Against));
        check("Hale will vote yes.", Some(Stance::For));
        check("Hale has no objections.", Some(Stance::For));
        check("Hale does not object.", Some(Stance::For));
        check("Hale rejected the ban.", Some(Stance::Against));
        check("Hale has not said how she will vote.", Some(Stance::Undecided));
        for text in [
            "Hale welcomed the plan to buy a car.",
            "Hale welcomed it if Berg did.",
            "Hale said it was time to back Berg.",
            "Hale is divided from her voters.",
            "Hale welcomed a plan.",
            "Hale voted.",
            "Hale is opposed to taxes.",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn what_an_issue_wants_gone_is_not_the_issue() {
        let check = |text: &str, meaning: &str, expected: bool| {
            let layout = Layout::of(text);
            let tokens = &layout.sentences.last().unwrap().tokens;
            let sentence = Sentence { text, layout: &layout, tokens };
            let issue = Issue { meaning: meaning.to_owned(), ..Issue::default() };
            let start = text.find("Hale").unwrap();
            let found = side(sentence, Span::new(start, start + 4), None).unwrap();
            assert_eq!(means(&sentence, found, &issue), expected, "{text}");
        };
        let ban = "phones are banned in schools";
        check("Hale rejected the ban.", ban, true);
        check("Hale rejected the proposal.", ban, true);
        check("Hale rejected it.", ban, false);
        check("Pell backs the ban. Hale rejected it.", ban, true);
        check("Hale is torn.", ban, true);
        check("Hale rejected the ban.", "pupils use phones in schools", false);
        check("Hale rejected it.", "pupils use phones in schools", true);
        check("Hale rejected the proposal.", "the proposal is scrapped", false);
        let layout = Layout::of("Hale opposes the ban.");
        let tokens = &layout.sentences[0].tokens;
        let sentence = Sentence { text: "Hale opposes the ban.", layout: &layout, tokens };
        let on = |meaning: &str| {
            let issue = Issue { meaning: meaning.to_owned(), ..Issue::default() };
            side_on_ban(sentence, Span::new(0, 4), None, &issue)
        };
        assert_eq!(on(ban), Some(Stance::Against));
        assert_eq!(on("pupils use phones in schools"), None);
    }

    #[test]
    fn what_was_spoken_of_is_one_issue() {
        let issue = |title: &str| Issue { title: title.to_owned(), ..Issue::default() };
        let issues = vec![issue("The city toll"), issue("A tunnel to Carrow")];
        let codebook = crate::Codebook { issues, ..crate::Codebook::default() };
        let titles = Titles::of(&codebook);
        let check = |text: &str, expected: Option<usize>| {
            let layout = Layout::of(text);
            let named = Named::of(text, &layout, &titles, &[]);
            assert_eq!(named.before(&layout, layout.sentences.len() - 1), expected, "{text}");
        };
        check("Berg wants a city toll. It rained. Hale welcomed it.", Some(0));
        check("Berg wants a city toll. Berg wants the tunnel to Carrow. Hale is torn.", Some(1));
        check("Berg wants a city toll and a tunnel to Carrow. Hale welcomed it.", None);
        check("A tunnel to Carrow. Berg likes a city toll.\n\nIt rained.\n\nHale is torn.", None);
        check("Berg wants a city toll.\n\nIt rained.\n\nHale is torn.", Some(0));
        check("It rained. Hale is torn.", None);
    }
}
