//! Who is named only to say whose another is: "Italy’s Ann Ray", "the mayor of Stennick", "Ann Ray of the Greens",
//! "Sweden’s parliament, the Riksdag".

use super::aside::{ARTICLES, JOINING, Named, is_of_spokesperson};
use super::sentence::Sentence;
use crate::ActorKind;
use crate::known::{is_charge, is_role};
use crate::words::{PREPOSITIONS, is_capitalised, is_one_of};
use std::ops::Range;

/// Of "the British foreign minister", what may stand between the state and the office.
const BEFORE_OFFICES: &str = "acting chief cabinet deputy first former junior late national new opposition own \
    permanent prime senior state then vice";
/// What a state does to somebody behind it, besides what ends in "s" and "ed": "the US let Ed Moss go".
const VERBS: &str = "\
    and can could did found gave had has have held kept knew left let lost made may met might must or paid put ran saw \
    sent should that to told took when which who will won would";
/// The most words of what stands in apposition behind its owner.
const LONGEST_APPOSED: usize = 6;
/// The most words between an owner and whom they own: "Germany’s biggest union, IG Metall".
const LONGEST_OWNED: usize = 5;
/// The most words of what is judged: "Ann Ray’s plan for a tax on cars".
const LONGEST_JUDGED: usize = 9;
/// What somebody has who is for something or against it, besides what they want.
const STANDS: &str = "\
    acceptance anger approval backing ban call calls commitment consent criticism decision demand demands desire doubts \
    endorsement fear fears fight hostility intention interest objection objections opposition pledge position promise \
    refusal rejection reluctance resistance response stance stand support veto view views vote willingness wish";
/// What a state or firm is to a body that is named before it.
const BELONGING: &str = "ally candidate founder member newcomer partner subsidiary";
/// Verbs by which something is judged.
const JUDGING: &str =
    "is are isn was were wasn will won would wouldn has amounts goes means makes threatens";

impl Sentence<'_> {
    /// Whether a state, body or place is named to say whose officer somebody is: "Italy’s Ann Ray", "the
    /// Danish foreign minister", "the mayor of Stennick", "Ann Ray of the Trust".
    pub(super) fn names_an_office(&self, one: Named<'_>, named: &[Named<'_>]) -> bool {
        if matches!(one.actor.kind, Some(ActorKind::Person | ActorKind::Group)) {
            return false;
        }
        let words = self.layout.tokens_in(one.words);
        let is_person = |token: usize, edge: fn(Range<usize>) -> usize| {
            named.iter().any(|other| {
                other.actor.kind == Some(ActorKind::Person)
                    && edge(self.layout.tokens_in(other.words)) == token
            })
        };
        let mut at = words.end;
        while is_one_of(self.word(at), "’ ' s") {
            at += 1;
        }
        while is_one_of(self.word(at), BEFORE_OFFICES) || is_charge(self.word(at)) {
            at += 1;
        }
        if is_office(self.word(at)) || is_person(at, |words| words.start) {
            return true;
        }
        let before = words.start.wrapping_sub(1);
        if self.word(before) == ","
            && is_person(before, |words| words.end)
            && self.ends_aside(at, named)
        {
            return true;
        }
        let the = usize::from(is_one_of(self.word(words.start.wrapping_sub(1)), ARTICLES));
        let of = words.start.wrapping_sub(1 + the);
        let is_body = |it: &Named<'_>| {
            it.actor.kind == Some(ActorKind::Organisation)
                && self.layout.tokens_in(it.words).end == of
        };
        // "The parish council of Stennick", but "the government of France" is France.
        let is_of_body = one.actor.kind != Some(ActorKind::State)
            && self.word(of) == "of"
            && self.word(of.wrapping_sub(1)).starts_with(char::is_lowercase)
            && named.iter().any(is_body);
        is_of_body
            || is_one_of(self.word(of), "of for from") && is_office(self.word(of.wrapping_sub(1)))
    }

    /// Whether it is named to say whose somebody is who is named right before it: "Ann Ray of the Greens", "Ann Ray, from
    /// the Greens,", "Ann Ray of the University of Stennick". Those who speak together are described so too.
    pub(super) fn says_of_whom(&self, one: Named<'_>, named: &[Named<'_>]) -> bool {
        let words = self.layout.tokens_in(one.words);
        let last = words.clone().next_back().map_or("", |last| self.word(last));
        let is_body = match one.actor.kind {
            Some(ActorKind::Person) => false,
            Some(ActorKind::Group) => is_capitalised(last),
            _ => true,
        };
        let is_inside = |at: &usize| {
            let word = self.word(*at);
            is_capitalised(word) || is_one_of(word, ARTICLES) || is_one_of(word, "of for from and")
        };
        let ends = |at: usize| {
            named.iter().any(|other| {
                other.actor.kind == Some(ActorKind::Person)
                    && self.layout.tokens_in(other.words).end == at
            })
        };
        let is_of = |at: &usize| {
            let comma = self.word(at.wrapping_sub(1)) == ",";
            let is_set_off = || {
                let behind = self.word(words.end);
                comma && ends(*at - 1) && (behind.is_empty() || is_one_of(behind, ", . ; ) – —"))
            };
            is_one_of(self.word(*at), "of for from") && (ends(*at) || is_set_off())
        };
        is_body && (self.tokens.start..words.start).rev().take_while(is_inside).any(|at| is_of(&at))
    }

    /// Whether it is the office of the person behind it: "Counsel for the drivers, Ann Ray,".
    pub(super) fn is_office_of(&self, one: Named<'_>, named: &[Named<'_>]) -> bool {
        let words = self.layout.tokens_in(one.words);
        let is_small = |at: &usize| {
            self.word(*at).starts_with(char::is_lowercase) || is_capitalised(self.word(*at))
        };
        let comma = words.end
            + (words.end..self.tokens.end).take(LONGEST_APPOSED).take_while(is_small).count();
        let is_person = |it: &Named<'_>| {
            let other = self.layout.tokens_in(it.words);
            it.actor.kind == Some(ActorKind::Person)
                && other.start == comma + 1
                && self.word(other.end) == ","
        };
        words.len() == 1
            && is_one_of(self.word(words.start), "counsel")
            && is_one_of(self.word(words.end), "for to")
            && self.word(comma) == ","
            && named.iter().any(is_person)
    }

    /// Whether it owns what another judges: "Ann Ray’s plan is madness, Bo Lund said" says what Lund thinks. What is Ann Ray’s
    /// refusal is hers.
    pub(super) fn owns_what_is_judged(&self, one: Named<'_>) -> bool {
        let end = self.layout.tokens_in(one.words).end;
        if !one.is_told || !is_one_of(self.word(end), "’ '") {
            return false;
        }
        let owned = end + 1 + usize::from(self.word(end + 1) == "s");
        let is_end = |at: &usize| {
            is_one_of(self.word(*at), JUDGING) || !self.word(*at).starts_with(char::is_alphanumeric)
        };
        let Some(verb) = (owned..self.tokens.end).take(LONGEST_JUDGED).find(is_end) else {
            return false;
        };
        verb > owned
            && is_one_of(self.word(verb), JUDGING)
            && !(owned..verb).any(|at| is_one_of(self.word(at), STANDS) || is_office(self.word(at)))
    }

    /// Whether letters for a state say where somebody behind them is from: "US billionaire Ed Moss", but not "the US
    /// wants Ed Moss to go".
    pub(super) fn tells_whose(&self, one: Named<'_>, named: &[Named<'_>]) -> bool {
        let words = self.layout.tokens_in(one.words);
        let is_letters = one.words.of(self.text).chars().all(|c| c.is_uppercase() || c == '.');
        let is_noun = |at: &usize| {
            let word = self.word(*at);
            word.starts_with(char::is_lowercase)
                && (!word.ends_with('s') || word.ends_with("ss"))
                && !word.ends_with("ed")
                && !is_one_of(word, PREPOSITIONS)
                && !is_one_of(word, VERBS)
        };
        let nouns = (words.end..words.end + LONGEST_OWNED).take_while(is_noun).count();
        let behind = words.end + nouns;
        let is_person = |it: &Named<'_>| it.actor.kind == Some(ActorKind::Person);
        let mut people = named.iter().filter(|it| is_person(it));
        one.actor.kind == Some(ActorKind::State)
            && is_letters
            && nouns > 0
            && people.any(|it| self.layout.tokens_in(it.words).start == behind)
    }

    /// Whether it is named to say whose body or neighbour another is: "Germany’s Social Democrats", "Sweden’s
    /// parliament, the Riksdag". What is Germany’s support is Germany’s.
    pub(super) fn owns(&self, one: Named<'_>, named: &[Named<'_>]) -> bool {
        let end = self.layout.tokens_in(one.words).end;
        if !is_one_of(self.word(end), "’ '") {
            return false;
        }
        let owned = end + 1 + usize::from(self.word(end + 1) == "s");
        // "France’s far-right National Rally", "the EU’s 2 largest members"
        let is_word = |at: &usize| {
            let word = self.word(*at);
            word.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit()) || word == "-"
        };
        let noun = (owned..).take_while(is_word).count() + owned;
        let apposed = noun + 1 + usize::from(is_one_of(self.word(noun + 1), ARTICLES));
        let behind = if self.word(noun) == "," && noun > owned { apposed } else { noun };
        let is_of_few = noun - owned <= LONGEST_OWNED;
        is_of_few && named.iter().any(|it| self.layout.tokens_in(it.words).start == behind)
    }

    /// Whether it is named to say where another belongs or is from: "NATO member Turkey", "Oslo-based Norvane".
    pub(super) fn is_home_of(&self, one: Named<'_>, named: &[Named<'_>]) -> bool {
        let end = self.layout.tokens_in(one.words).end;
        let starts = |at: usize| named.iter().any(|it| self.layout.tokens_in(it.words).start == at);
        let is_based =
            self.word(end) == "-" && is_one_of(self.word(end + 1), "based born led backed");
        is_based || is_one_of(self.word(end), BELONGING) && starts(end + 1)
    }

    /// Whether it owns an apposition of another: "the Alliance, Germany’s biggest union,", "Norvane, one of Norway’s largest
    /// firms,".
    pub(super) fn owns_apposed(&self, one: Named<'_>, named: &[Named<'_>]) -> bool {
        let words = self.layout.tokens_in(one.words);
        let word = |back: usize| words.start.checked_sub(back).map_or("", |at| self.word(at));
        let comma = match (word(1), word(2), word(3)) {
            (",", ..) => words.start - 1,
            // "Labour, the Greens’ partner,"
            (the, ",", _) if is_one_of(the, ARTICLES) => words.start - 2,
            ("of", "one", ",") => words.start - 3,
            _ => return false,
        };
        let owned = words.end + 1 + usize::from(self.word(words.end + 1) == "s");
        let end = (owned..=owned + LONGEST_APPOSED)
            .find(|at| !self.word(*at).starts_with(char::is_alphanumeric) && self.word(*at) != "-");
        is_one_of(self.word(words.end), "’ '")
            && end.is_some_and(|end| end > owned && is_one_of(self.word(end), ", ; ) — –"))
            && named.iter().any(|it| self.layout.tokens_in(it.words).end == comma)
    }

    /// Whether what ends here stood between commas: "Ann Ray, Labour, wants it" and "Ann Ray, Labour: for", but not
    /// "Ann Ray, Labour, the Greens and …".
    fn ends_aside(&self, end: usize, named: &[Named<'_>]) -> bool {
        let the = usize::from(is_one_of(self.word(end + 1), ARTICLES));
        let starts = |one: &Named<'_>| self.layout.tokens_in(one.words).start == end + 1 + the;
        let is_listed = is_one_of(self.word(end + 1), JOINING) || named.iter().any(starts);
        self.word(end) == ":" || self.word(end) == "," && !is_listed
    }
}

/// Whether a word is the office of one who speaks in their own name.
fn is_office(word: &str) -> bool {
    is_role(word) && !word.ends_with('s') && !is_of_spokesperson(word)
}
