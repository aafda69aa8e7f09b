//! Who is named only within words that describe another: in the brackets behind a name, between the commas behind it,
//! or as the one who is spoken to.

use super::aside::{ARTICLES, JOINING, Named};
use super::sentence::Sentence;
use super::topic::Topic;
use super::turns::takes_side;
use crate::words::{is_capitalised, is_one_of};
use crate::{ActorKind, Issue};
use onrecord_text::Span;

/// What words between commas begin with that describe whoever stands before them.
const DESCRIBING: &str =
    "a an formerly long often once one part previously rarely seldom usually which who whom whose";
/// What is done by those whose stance a description may tell after all.
const TELLING: &str = "agree agrees argued argues believes called calls claims joined joins says said tells thinks told";
/// The most words of a description.
const LONGEST: usize = 14;
/// What those say who speak to somebody right behind their name: "Mr Speaker, I oppose it".
const SPEAKING: &str = "i let my our please thank we you your";
/// What stands before a name in the same breath: "Listen, Germany", "You know, Bo".
const CALLING: &str =
    "dear hello know listen look no now oh ok okay please so sorry thanks well yes you";
/// Verbs of what somebody is told behind their name: "Mr Lund, the pact is a mistake".
const BEING: &str =
    "are cannot can could did does has have is must need needs should was were will won would";

impl Sentence<'_> {
    /// Whether a name stands in brackets behind another, to say where or whose they are: "Ann Ray (EPP, Germany)".
    pub(super) fn is_in_brackets(&self, one: Named<'_>, named: &[Named<'_>]) -> bool {
        let words = self.layout.tokens_in(one.words);
        let is_told = |at: &usize| {
            let word = self.word(*at);
            is_capitalised(word)
                || is_one_of(word, ARTICLES)
                || is_one_of(word, "of and for")
                || word != "(" && !word.is_empty() && !word.contains(char::is_alphabetic)
        };
        let before = (self.tokens.start..words.start).rev().take_while(is_told).count();
        let Some(open) = (words.start - before).checked_sub(1) else { return false };
        let close =
            (words.end..self.tokens.end).take_while(is_told).find(|at| self.word(*at) == ")");
        let is_bearer = |it: &Named<'_>| {
            matches!(it.actor.kind, Some(ActorKind::Person | ActorKind::Organisation))
                && self.layout.tokens_in(it.words).end == open
        };
        self.word(open) == "(" && close.is_some() && named.iter().any(is_bearer)
    }

    /// Whether words between two commas behind another name or group describe those, and name this one by the way: "Ann
    /// Ray, who left Labour, opposes it", "Kestrel, a part of Norvane, …", "the union, with its 4,000 members, …". What
    /// takes a side itself, "Ann Ray, who says Labour opposes it", is left to be judged.
    pub(super) fn describes(&self, one: Named<'_>, named: &[Named<'_>]) -> bool {
        let words = self.layout.tokens_in(one.words);
        let is_comma = |at: &usize| matches!(self.word(*at), "," | "–" | "—");
        let Some(open) = (self.tokens.start..words.start).rev().find(is_comma) else {
            return false;
        };
        let close = (words.end..self.tokens.end).find(|at| is_comma(at) || self.word(*at) == ";");
        let Some(close) = close.filter(|close| close - open <= LONGEST) else { return false };
        let ends = |it: &Named<'_>| self.layout.tokens_in(it.words).end == open;
        let takes = |at: usize| takes_side(self.word(at)) || is_one_of(self.word(at), TELLING);
        if !named.iter().any(ends) || (open..close).any(takes) {
            return false;
        }
        let (first, second) = (self.word(open + 1), self.word(open + 2));
        let the = usize::from(is_one_of(self.word(words.start.wrapping_sub(1)), ARTICLES));
        let before = self.word(words.start.wrapping_sub(1 + the));
        // "Kestrel, the owner of Norvane,", but not "Spain, the governments of France and Poland, and …".
        let is_noun = second.starts_with(char::is_lowercase) && !second.ends_with('s');
        let is_told = || {
            is_noun && is_one_of(before, "of in at") && !is_one_of(self.word(close + 1), JOINING)
        };
        // "A tunnel under Hollin Ridge, which the government dismissed,": they do something to it.
        let acts = is_one_of(first, "which whom") && words.start - the == open + 2;
        let has_number =
            words.clone().any(|at| self.word(at).starts_with(|c: char| c.is_ascii_digit()));
        match first {
            "the" => is_told(),
            "with" => has_number && words.start == open + 2,
            _ => is_one_of(first, DESCRIBING) && !acts,
        }
    }

    /// "Unions Unison and Unite": they are told by name.
    pub(super) fn stands_before_names(&self, one: Named<'_>, named: &[Named<'_>]) -> bool {
        let words = self.layout.tokens_in(one.words);
        one.actor.kind == Some(ActorKind::Group)
            && words.len() == 1
            && self.word(words.start).ends_with('s')
            && is_capitalised(self.word(words.end))
            && named.iter().any(|it| self.layout.tokens_in(it.words).start == words.end)
    }

    /// Whether somebody is spoken to: "Mr Speaker, I oppose it", "Listen, Germany: we reject it".
    pub(super) fn is_addressed(&self, one: Named<'_>, named: &[Named<'_>]) -> bool {
        let words = self.layout.tokens_in(one.words);
        let is_mark = |word: &str| !word.contains(char::is_alphanumeric);
        let is_title = |word: &&str| is_capitalised(word) || *word == ".";
        let mut before = self.before(words.start).skip_while(is_title);
        let (mark, lead) = (before.next().unwrap_or_default(), before.next().unwrap_or_default());
        let begins = mark.is_empty() || matches!(mark, "“" | "\"" | "‘" | "'");
        let is_called = mark == "," && is_one_of(lead, CALLING)
            || is_one_of(mark, "dear") && self.word(words.end) == ",";
        let behind = self.word(words.end);
        // "Hale: I will vote for it" is a label.
        let is_label = behind == ":" && !is_called;
        if !(begins || is_called)
            || is_label
            || !matches!(behind, "," | ":" | "." | "!" | "—" | "–")
        {
            return false;
        }
        let first = words.end + 1;
        let clause =
            first..(first..self.tokens.end).find(|at| is_mark(self.word(*at))).unwrap_or(first);
        // "Norway, we know, opposes it"
        let is_inserted = clause.len() < 3 && self.word(clause.end) == ",";
        if is_one_of(self.word(first), SPEAKING)
            && !is_inserted
            && !matches!(self.word(first), "US")
        {
            return true;
        }
        let is_other = |it: &Named<'_>| {
            let at = self.layout.tokens_in(it.words).start;
            clause.contains(&at)
        };
        let verb = clause.clone().skip(1).find(|at| is_one_of(self.word(*at), BEING));
        let in_quotation = self.layout.quotation_at(one.words).is_some();
        is_called && clause.is_empty()
            || in_quotation
                && self.word(words.end) == ","
                && is_one_of(self.word(first), "the this that it there")
                && verb.is_some_and(|verb| verb + 1 < clause.end)
                && !named.iter().any(is_other)
    }

    /// Whether all that the sentence tells of an issue stands in a clause about another at its end: nothing of it is whose who
    /// stand before, as in "Bo Lund met Ann Ray, who opposes the pact".
    pub(super) fn is_of_another(&self, one: Span, issue: &Issue) -> bool {
        let own = self.layout.tokens_in(one);
        let is_begun = |at: &usize| {
            is_one_of(self.word(*at), "who which") && self.word(at.wrapping_sub(1)) == ","
        };
        let Some(begins) = (own.end..self.tokens.end).find(is_begun) else { return false };
        let comma = begins - 1;
        let ends =
            (begins..self.tokens.end).find(|at| matches!(self.word(*at), "," | ";" | "–" | "—"));
        let clause = begins..ends.unwrap_or(self.tokens.end);
        let topic = Topic::of(issue);
        let is_topic = |at: usize| {
            let word = self.word(at).to_lowercase();
            topic.words().contains(&word) || is_one_of(&word, "it this that plan proposal")
        };
        let tells = |at: usize| takes_side(self.word(at)) || is_topic(at);
        // "Norway, which opposes it" is told of itself; a name stands right before the comma.
        let is_name = |at: usize| is_capitalised(self.word(at));
        own.end < comma
            && is_name(comma - 1)
            && !(own.end..comma)
                .any(|at| is_one_of(self.word(at), "and or") || self.word(at) == ",")
            && clause.clone().any(|at| takes_side(self.word(at)))
            && !self.tokens.clone().any(|at| !clause.contains(&at) && tells(at))
    }
}

#[cfg(test)]
mod tests {
    use super::super::clause::side_of;
    use crate::position::passage::tests::check_holders as check;
    use onrecord_text::Stance;

    #[test]
    fn who_stands_in_brackets_behind_somebody_stands_aside() {
        check("Ann Ray (EPP, Germany) opposes it.", "Ann Ray");
        check(
            "[speaker Ann Ray (Norway) and Tom Pike (Poland)] [cue oppose] [content it].",
            "Ann Ray, Tom Pike",
        );
    }

    #[test]
    fn who_is_named_between_the_commas_behind_somebody_stands_aside() {
        check("Ann Ray, a member of the Greens, opposes it.", "Ann Ray");
        check("Ann Ray, who succeeded Tom Pike, opposes it.", "Ann Ray");
        check("Norway, which took 4,000 refugees last year, opposes it.", "Norway");
        check("The union, with its 4,000 members, opposes it.", "The union");
        check("Greenpeace, the Greens’ old partner, opposes it.", "Greenpeace");
        check("Ann Ray, who says Norway opposes it, left.", "Ann Ray, Norway");
        check("Norway, the Greens and Sweden oppose it.", "Norway, Greens, Sweden");
        check("Unions Unison and Greenpeace oppose it.", "Unison, Greenpeace");
        check("Greenpeace, which Norway dismissed, left.", "Greenpeace, Norway");
    }

    #[test]
    fn whose_somebody_is_stands_aside() {
        check("Ann Ray of the Conservatives opposes it.", "Ann Ray");
        check("Ann Ray, from the Greens, opposes it.", "Ann Ray");
        let list = "[speaker Ann Ray of the Greens and Tom Pike of the Liberals] [cue oppose] [content it].";
        check(list, "Ann Ray, Tom Pike");
    }

    #[test]
    fn who_is_left_out_or_spoken_to_stands_aside() {
        check("Everyone except the Greens opposes it.", "");
        check("All councillors other than Ann Ray oppose it.", "All councillors");
        check(
            "[content “Mr Pike, the pact is a mistake,”] [cue said] [speaker Ann Ray].",
            "Ann Ray",
        );
        check(
            "[content “Listen, Germany: we reject it,”] [cue said] [speaker Ann Ray].",
            "Ann Ray",
        );
        check("Norway, the Greens and Sweden are against it.", "Norway, Greens, Sweden");
        check("[speaker Ann Ray][cue :] [content I will vote for it].", "Ann Ray");
    }

    #[test]
    fn whose_plan_another_judges_stands_aside() {
        check("[content Ann Ray’s plan is madness], [speaker Tom Pike] [cue said].", "Tom Pike");
        check(
            "[speaker Tom Pike] [cue said] [content Ann Ray’s refusal is firm].",
            "Tom Pike, Ann Ray",
        );
    }

    #[test]
    fn what_is_told_of_another_at_the_end_is_of_that_one() {
        let other = |text: &str| {
            side_of(
                |it| it.sentence.is_of_another(it.holder, it.issue).then_some(Stance::For),
                text,
                "Norway",
                "the pact is adopted",
            )
            .is_some()
        };
        assert!(other("Norway will host Sweden, which opposes the pact."));
        assert!(!other("Norway backed the pact and met Sweden, which opposes it."));
        assert!(!other("Norway, which opposes the pact, left."));
        assert!(!other("Norway signed the pact with Sweden, which opposes the dam."));
    }
}
