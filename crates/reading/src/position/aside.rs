//! Who is named in a sentence only beside what it tells: where something is, whose officer somebody is, or
//! that somebody speaks for others.

use super::sentence::Sentence;
use crate::words::{EXCEPTING, TITLES, is_capitalised, is_one_of};
use crate::{Actor, ActorKind};
use onrecord_text::Span;

/// What stands before a place (the second of a dateline too), an aim, a time or an agency, and not before
/// somebody whose position is told.
const BESIDE: &str = "( / about at during for in into on over than to toward towards under without";
/// What may stand between such a word and a name.
pub(super) const ARTICLES: &str = "the a an its his her their this that all any";
/// What joins two names.
pub(super) const JOINING: &str = "and or &";
/// The offices whose holders' words commit their state.
const LEADS: &str = "president premier chancellor taoiseach king queen";

/// What stands before those with whom others are compared, whom they leave out, or where they are.
const COMPARING: &str =
    "bar bordering borders except excepting excluding neighbouring neighboring save unlike";
/// What words begin with that stand for nobody.
const NOBODY: &str = "few hardly neither no nobody none nothing";
/// Words of which few or none are left behind "not".
const ANY: &str = "a all any anybody anyone every many one";
/// Words for those who speak for a state.
const OFFICIAL: &str =
    "diplomats embassy government minister ministers ministry official officials presidency";
/// Words for all of whom some are left out.
const ALL: &str = "all any anyone both each every everybody everyone no nobody none";
/// The most words between "all" and "but": "all the member states but".
const NEAR_ALL: usize = 4;
/// What is done by those who tell what others told before.
const TELLING: &str = "acknowledged confirmed echoed noted reiterated repeated stressed underlined";
/// What somebody does and others follow: "at the request of Romania".
const WISHES: &str = "behest insistence invitation request urging";
/// Who somebody is to somebody else: "an ally of Ray".
pub(super) const KIN: &str = "\
    aide ally brother colleague cousin critic daughter father friend husband mother nephew niece \
    opponent partner predecessor rival sister son successor supporter widow wife";
/// What somebody does who leaves others, before "with" and "from", and before those whom they leave.
const PARTED: &str =
    "break breaking breaks broke broken company differed odds out ranks split splits";
const DEFYING: &str = "defied defies defy defying overruled overruling";
/// What stands between "it" and what is said of nobody, and words for that.
const BEING: &str = "’s 's be is not n’t s still was will would yet ’ '";
const OF_NOBODY: &str = "\
    clear difficult early easy essential hard important impossible inevitable likely necessary possible premature time too unclear \
    unlikely unthinkable up vital worth";
/// Words for those who tell what others hold and want no name.
const SOURCES: &str = "anonymity briefed familiar source sources";

/// Somebody whom it speaks of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named<'a> {
    pub(super) words: Span,
    pub(super) actor: &'a Actor,
    /// What they say in it, if they are its speaker.
    pub(super) says: Option<Span>,
    /// Whether another tells of them.
    pub(super) is_told: bool,
}

impl Named<'_> {
    /// Whether they speak and lead a state: what a president says that it will do is the president's word.
    fn leads(self, state: Named<'_>) -> bool {
        let role = self.actor.role.as_deref().unwrap_or_default().to_lowercase();
        let is_leader = role.split_whitespace().any(|word| is_one_of(word, LEADS))
            || role.contains("prime minister");
        self.says.is_some()
            && is_leader
            && state.actor.kind == Some(ActorKind::State)
            && state.actor.country == self.actor.country
    }

    fn speaks_for_others(self) -> bool {
        let role = self.actor.role.as_deref().unwrap_or_default();
        role.split_whitespace().any(is_of_spokesperson)
    }
}

impl Sentence<'_> {
    /// Which of those named, in the order of the text, stand aside.
    pub(super) fn aside(&self, named: &[Named<'_>]) -> Vec<bool> {
        let mut aside: Vec<bool> = Vec::with_capacity(named.len());
        for (number, one) in named.iter().enumerate() {
            let joined = number.checked_sub(1).filter(|before| {
                let (before, next) = (named[*before], named.get(number + 1));
                self.joins(before, *one) || next.is_some_and(|next| self.lists(before, *one, *next))
            });
            let beside = joined.map_or_else(|| self.stands_beside(*one), |before| aside[before]);
            let is_led = || named.iter().any(|other| other.leads(*one));
            let is_named = || {
                self.names_an_office(*one, named)
                    || self.tells_whose(*one, named)
                    || self.owns(*one, named)
                    || self.owns_apposed(*one, named)
                    || self.is_home_of(*one, named)
                    || self.owns_what_is_judged(*one)
                    || self.is_compared(*one)
                    || self.describes(*one, named)
            };
            let is_nobody = self.is_nobody(*one)
                || self.is_denied(*one)
                || self.is_excepted(*one)
                || self.is_divided(*one)
                || self.is_left(*one)
                || self.is_divided_up(*one)
                || self.is_expletive(*one)
                || self.heads_a_list(*one)
                || self.is_teller(*one)
                || self.stands_before_names(*one, named)
                || self.is_in_brackets(*one, named)
                || self.says_of_whom(*one, named)
                || self.is_office_of(*one, named)
                || self.is_addressed(*one, named)
                || self.tells_of_another(*one, named);
            let is_part = || self.is_part(*one, named) || self.is_spelt_out(*one, named);
            let is_aside = one.says.is_none() && (beside || is_part() || is_named() || is_led());
            aside.push(is_nobody || is_aside);
        }
        // Whom a spokesperson speaks for is the holder, if the sentence has them at all.
        let found = aside.clone();
        let gives_way = |one: &Named<'_>| {
            one.speaks_for_others()
                || self.is_label(*one)
                || self.is_source(*one)
                || self.is_own(*one)
                || self.speaks_for_state(*one, named, &found)
        };
        if named.iter().zip(&aside).any(|(one, aside)| !aside && !gives_way(one)) {
            for (one, aside) in named.iter().zip(&mut aside) {
                *aside |= gives_way(one);
            }
        }
        aside
    }

    /// "in Paris", "troops for Ukraine"; but "according to Paris", and "For Paris, it is enough".
    fn stands_beside(&self, one: Named<'_>) -> bool {
        let first = self.layout.tokens_in(one.words).start;
        let mut before = self.before(first).skip_while(|word| is_one_of(word, ARTICLES));
        let is_beside = before.next().is_some_and(|word| is_one_of(word, BESIDE));
        is_beside && before.next().is_some_and(|word| !is_one_of(word, "according thanks"))
    }

    /// "PARIS: The president …".
    fn is_label(&self, one: Named<'_>) -> bool {
        let words = self.layout.tokens_in(one.words);
        let is_word = |word: &str| word.contains(char::is_alphanumeric);
        one.says.is_none() && self.word(words.end) == ":" && !self.before(words.start).any(is_word)
    }

    /// "People familiar with the matter", "two sources": they only pass it on.
    fn is_source(&self, one: Named<'_>) -> bool {
        let tokens = self.layout.tokens_in(one.words);
        tokens.into_iter().any(|at| is_one_of(self.layout.tokens[at].of(self.text), SOURCES))
    }

    /// "Our members" are of whoever says so.
    fn is_own(&self, one: Named<'_>) -> bool {
        let first = self.layout.tokens_in(one.words).start;
        one.is_told
            && is_one_of(self.word(first), "our my")
            && one.actor.kind != Some(ActorKind::Person)
    }

    /// "Norwegian officials said Norway was against it": the state is, and they say so.
    fn speaks_for_state(&self, one: Named<'_>, named: &[Named<'_>], aside: &[bool]) -> bool {
        let mut words = one.words.of(self.text).split(' ');
        let is_nameless = one.actor.kind != Some(ActorKind::Person)
            && one.actor.kind != Some(ActorKind::State)
            && words.any(|word| is_one_of(word.trim_end_matches(','), OFFICIAL));
        let is_state = |it: &Named<'_>| {
            it.is_told
                && it.actor.kind == Some(ActorKind::State)
                && it.actor.country == one.actor.country
        };
        one.says.is_some()
            && is_nameless
            && named.iter().zip(aside).any(|(it, aside)| !aside && is_state(it))
    }

    /// "Paris and Kyiv".
    fn joins(&self, one: Named<'_>, other: Named<'_>) -> bool {
        let from = self.layout.tokens_in(one.words).end;
        let to = self.layout.tokens_in(other.words).start;
        to == from + 1 && is_one_of(self.word(from), JOINING)
    }

    /// "Voters in Denmark, Norway and Sweden"; but "In Denmark, Norway and Sweden said".
    fn lists(&self, one: Named<'_>, other: Named<'_>, next: Named<'_>) -> bool {
        let words = self.layout.tokens_in(one.words);
        let is_comma = self.layout.tokens_in(other.words).start == words.end + 1
            && self.word(words.end) == ",";
        let mut before = self.before(words.start).skip_while(|word| is_one_of(word, ARTICLES));
        let is_of_noun = before.next().is_some_and(|word| is_one_of(word, BESIDE))
            && before.next().is_some_and(|word| word.starts_with(char::is_alphabetic));
        is_comma && is_of_noun && self.joins(other, next)
    }

    /// "Among those who back it are Denmark and Norway": they are told by name.
    fn heads_a_list(&self, one: Named<'_>) -> bool {
        let first = self.layout.tokens_in(one.words).start;
        is_one_of(self.word(first), "those them")
            && self.before(first).next().is_some_and(|word| is_one_of(word, "among"))
    }

    /// "A point that was repeated by former minister Ann Ray": she tells it again of others.
    fn is_teller(&self, one: Named<'_>) -> bool {
        let first = self.layout.tokens_in(one.words).start;
        let is_title = |word: &&str| {
            is_one_of(word, ARTICLES) || is_one_of(word, TITLES) || is_capitalised(word)
        };
        let mut before = self.before(first).skip_while(is_title);
        before.next() == Some("by") && before.next().is_some_and(|word| is_one_of(word, TELLING))
    }

    /// "Some of Ukraine’s allies", "voters in Ohio": they are told of, not Ukraine or Ohio; and "it" behind "half of Ohio voters"
    /// is hardly Ohio.
    fn is_part(&self, one: Named<'_>, named: &[Named<'_>]) -> bool {
        let is_it = is_one_of(one.words.of(self.text), "it");
        named.iter().any(|other| {
            let is_named_in = || is_it && other.words.of(self.text).contains(&one.actor.name);
            (is_within(one.words, other.words) || is_named_in()) && !self.spells_out(*other)
        })
    }

    /// "The governments of Britain and France" are Britain and France.
    fn is_spelt_out(&self, one: Named<'_>, named: &[Named<'_>]) -> bool {
        let end = self.layout.tokens_in(one.words).end;
        let the = usize::from(is_one_of(self.word(end + 1), ARTICLES));
        let is_of = |other: Span| {
            is_one_of(self.word(end), "of") && self.layout.tokens_in(other).start == end + 1 + the
        };
        self.spells_out(one)
            && named.iter().any(|other| {
                other.actor.kind == Some(ActorKind::State)
                    && (is_of(other.words) || is_within(other.words, one.words))
            })
    }

    fn spells_out(&self, one: Named<'_>) -> bool {
        let mut words = self.layout.tokens_in(one.words).map(|token| self.word(token));
        let head = words.find(|word| !is_one_of(word, ARTICLES));
        head.is_some_and(|word| word.eq_ignore_ascii_case("governments"))
    }

    /// "The Baltic states are divided": no side is theirs, and each of them is told by name, if at all.
    fn is_divided(&self, one: Named<'_>) -> bool {
        let mut at = self.layout.tokens_in(one.words).end;
        // A party that is divided has not decided.
        if one.actor.kind == Some(ActorKind::Organisation) {
            return false;
        }
        if !is_one_of(self.word(at), "are is remain remained remains was were") {
            return false;
        }
        at += 1;
        while self.word(at).ends_with("ly") || is_one_of(self.word(at), "also as now still") {
            at += 1;
        }
        is_one_of(self.word(at), "divided split")
            || self.word(at) == "at" && self.word(at + 1) == "odds"
    }

    /// "Unlike France", "all but Hungary", "at the request of Romania", "which borders Romania", "the wife of Ray",
    /// "asked by the Gazette": others do what is told.
    fn is_compared(&self, one: Named<'_>) -> bool {
        let first = self.layout.tokens_in(one.words).start;
        let mut before = self.before(first).skip_while(|word| is_one_of(word, ARTICLES));
        let (Some(word), second) = (before.next(), before.next().unwrap_or_default()) else {
            return false;
        };
        is_one_of(word, COMPARING)
            || is_one_of(word, "of") && (is_one_of(second, WISHES) || is_one_of(second, KIN))
            || is_one_of(word, "from") && is_one_of(second, "apart pressure")
            || is_one_of(word, "of") && is_one_of(second, "exception")
            || is_one_of(word, "by")
                && is_one_of(second, "asked obtained questioned reviewed seen viewed")
    }

    /// "Broke ranks with Mayor Ray", "at odds with Norway", "defied the Greens", "with whom Labour governs": the one who does it
    /// stands elsewhere.
    fn is_left(&self, one: Named<'_>) -> bool {
        let first = self.layout.tokens_in(one.words).start;
        let is_title = |word: &&str| is_one_of(word, ARTICLES) || is_one_of(word, TITLES);
        let mut before = self.before(first).skip_while(is_title);
        match (before.next().unwrap_or_default(), before.next().unwrap_or_default()) {
            ("whom", with) => is_one_of(with, "against with"),
            ("with" | "from", parted) => is_one_of(parted, PARTED),
            ("against", rebelled) => rebelled.starts_with("rebel"),
            (verb, _) => is_one_of(verb, DEFYING),
        }
    }

    /// "Of Labour’s 31 councillors, 27 voted for it": the parts are told of.
    fn is_divided_up(&self, one: Named<'_>) -> bool {
        let words = self.layout.tokens_in(one.words);
        let before: Vec<&str> =
            self.before(words.start).filter(|word| !is_one_of(word, ARTICLES)).collect();
        before == ["Of"] && self.word(words.end) == ","
    }

    /// "It was too early": nobody is meant by "it".
    fn is_expletive(&self, one: Named<'_>) -> bool {
        let words = self.layout.tokens_in(one.words);
        let small = |at: &usize| is_one_of(self.word(*at), BEING) || self.word(*at).ends_with("ly");
        let told = (words.end..words.end + NEAR_ALL).find(|at| !small(at)).unwrap_or(words.end);
        is_one_of(one.words.of(self.text), "it")
            && told > words.end
            && is_one_of(self.word(told), OF_NOBODY)
    }

    /// "All member states but Hungary", "everyone except the Greens", "all councillors other than Ann Ray".
    fn is_excepted(&self, one: Named<'_>) -> bool {
        let first = self.layout.tokens_in(one.words).start;
        let mut before = self.before(first).skip_while(|word| is_one_of(word, ARTICLES));
        let leaves_out = match before.next().unwrap_or_default() {
            "than" => before.next() == Some("other"),
            "from" => before.next() == Some("apart"),
            word => is_one_of(word, EXCEPTING),
        };
        let before = before.take(NEAR_ALL).take_while(|word| *word != ",");
        leaves_out && before.into_iter().any(|word| is_one_of(word, ALL))
    }

    /// "No country", "not a single councillor", "very few": they are not there who would hold anything.
    fn is_nobody(&self, one: Named<'_>) -> bool {
        let first = self.layout.tokens_in(one.words).start;
        let is_few = |at: usize| match self.word(at + 1) {
            next if is_one_of(self.word(at), "precious very") => is_one_of(next, "few"),
            next => is_one_of(self.word(at), "barely not scarcely") && is_one_of(next, ANY),
        };
        is_one_of(self.word(first), NOBODY)
            || is_few(first)
            || first.checked_sub(1).is_some_and(is_few)
    }

    /// "Poland, but not France,", "not even the Greens": nothing is told of them but that they do not.
    fn is_denied(&self, one: Named<'_>) -> bool {
        let first = self.layout.tokens_in(one.words).start;
        let mut before = self.before(first).skip_while(|word| is_one_of(word, ARTICLES));
        match (before.next().unwrap_or_default(), before.next().unwrap_or_default()) {
            ("not", but) => is_one_of(but, ", but"),
            ("even", not) => is_one_of(not, "not"),
            _ => false,
        }
    }
}

/// Whether words are a part of others.
fn is_within(words: Span, others: Span) -> bool {
    others.contains(words) && others != words
}

/// "spokeswoman".
pub(super) fn is_of_spokesperson(word: &str) -> bool {
    word.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("spokes"))
}

#[cfg(test)]
mod tests {
    use crate::position::passage::tests::{check_holders as check, shown};

    #[test]
    fn places_stand_aside() {
        check("France wants to send troops to Ukraine and Moldova.", "France");
        check("Voters in the United States, Norway and Sweden want it.", "Voters");
        check("Greenpeace, one of Norway’s largest charities, opposes it.", "Greenpeace");
        check("Spain, Portugal’s only neighbour, opposes it.", "Spain");
        check("Spain, Portugal’s Greens and France oppose it.", "Spain, Greens, France");
        check("In Denmark, Norway and Sweden want it.", "Norway, Sweden");
        check("Among those for it are the UK and France.", "UK, France");
        check("Among those who back it are the UK and France.", "UK, France");
        check(
            "Among [speaker those] [cue supporting] [content the idea] are the UK and France.",
            "UK, France",
        );
        check("According to France, it is too early.", "France");
        check("For Poland, it is too early.", "Poland");
    }

    #[test]
    fn who_is_named_in_a_description_of_others_stands_aside() {
        check("Several of Ukraine’s allies want peace.", "Several of Ukraine’s allies");
        check("Ukraine’s allies want peace.", "Ukraine’s allies");
        check("The governments of Britain and France want it.", "Britain, France");
    }

    #[test]
    fn whose_officer_somebody_is_stands_aside() {
        check("Italy’s Giorgia Meloni wants it.", "Giorgia Meloni");
        check("The mayor of Stennick wants it.", "The mayor");
        check("Denmark wants Prime Minister Ann Ray to pay.", "Denmark, Ann Ray");
        check("Denmark and its government want it.", "Denmark, its government");
        check("Germany’s Social Democrats want it.", "Social Democrats");
        check("Sweden’s parliament, the Riksdag, wants it.", "Riksdag");
        check("Germany’s support for it is firm.", "Germany");
    }

    #[test]
    fn where_somebody_is_from_stands_aside() {
        check("US billionaire Ed Moss wants it.", "Ed Moss");
        check("UK trawler boss Ed Moss wants it.", "Ed Moss");
        check("The US wants Ed Moss to go.", "US, Ed Moss");
        check("The US let Ed Moss go.", "US, Ed Moss");
    }

    #[test]
    fn those_who_are_divided_hold_nothing_together() {
        check("The Baltic states are deeply divided: Latvia wants it.", "Latvia");
        check("The Baltic states are split over it, with Latvia in favour.", "Latvia");
        check("The Baltic states are for it.", "The Baltic states");
    }

    #[test]
    fn who_is_named_to_compare_stands_aside() {
        check("Unlike France, Germany wants it.", "Germany");
        check("All but Hungary want it.", "");
        check("At the request of Romania, Poland wants it.", "Poland");
        check("Moldova, which borders Romania, wants it.", "Moldova");
        check("Bosnia and Herzegovina and Serbia want it.", "Bosnia and Herzegovina, Serbia");
        check("The Democratic Republic of Congo wants it.", "Democratic Republic of Congo");
        check("Downing Street would send it.", "Downing Street");
        check("Ann Ray, an ally of Bo Holt, wants it.", "Ann Ray");
        check("Poland, but not France, wants it.", "Poland");
        check("Poland, not France, wants it.", "Poland");
        check("Not even the Greens want it.", "");
        check("Poland wants it, a point repeated by former Prime Minister Bo Holt.", "Poland");
        check("Poland wants it, as proposed by Prime Minister Bo Holt.", "Poland, Bo Holt");
    }

    #[test]
    fn whom_somebody_breaks_with_stands_aside() {
        check("Ann Ray broke ranks with Mayor Bo Holt over it.", "Ann Ray");
        check("Poland split from Hungary on it.", "Poland");
        check("Poland defied Hungary and backed it.", "Poland");
        check("The Liberals, with whom the Greens govern, oppose it.", "Liberals");
        check("Poland agreed with Hungary on it.", "Poland, Hungary");
    }

    #[test]
    fn where_somebody_belongs_stands_aside() {
        check("NATO member Turkey opposes it.", "Turkey");
        check("France’s far-right National Rally opposes it.", "National Rally");
        check("Of the Greens, two opposed it.", "");
    }

    #[test]
    fn it_may_be_nobody() {
        let shown =
            shown("The Greens met. [speaker Ann Ray] [cue said] [content it was too early].");
        assert_eq!(shown.last().unwrap(), "Ann Ray said it was too early. < Ann Ray");
    }

    #[test]
    fn of_few_or_none_nothing_is_told() {
        check("[speaker Not a single councillor] [cue supports] [content it].", "");
        check("[speaker Very few residents] [cue support] [content it].", "");
        check("[speaker Very many residents] [cue support] [content it].", "Very many residents");
    }

    #[test]
    fn a_leader_commits_their_state() {
        check(
            "[speaker Ann Ray, the president of France], [cue said] [content France would pay].",
            "Ann Ray",
        );
        check(
            "[speaker Ann Ray, the foreign minister], [cue said] [content France would pay].",
            "Ann Ray, France",
        );
    }

    #[test]
    fn labels_and_questions_hold_nothing() {
        check("PARIS: Ann Ray wants it.", "Ann Ray");
        check("PARIS", "");
        check("TOKYO/PARIS, Sept 5 - Japan wants it.", "TOKYO");
        check("Does France want it?", "");
    }

    #[test]
    fn who_speaks_for_somebody_stands_aside_if_they_are_there() {
        check("[speaker Ann Ray, a spokeswoman], [cue said] [content France wants it].", "France");
        check("[speaker Ann Ray, a spokeswoman], [cue said] [content it is good].", "Ann Ray");
    }
}
