//! What stands beside a name tells of its bearer: titles, descriptions before it, appositions behind it.

use super::{Sentence, is_mark};
use crate::known::{self, Country, Gender, LONGEST_STATE};
use crate::name::{Run, is_posted, name_in, runs};
use crate::words::{
    ARTICLES, CALENDAR, INSIDE_RUNNING_TEXT, POSSESSIVES, PREPOSITIONS, ends_in_s, is_beginner,
    is_capitalised, is_one_of,
};
use onrecord_text::Span;

impl Sentence<'_> {
    /// Titles in the run, a description before it, and an apposition behind it.
    pub(super) fn roles(&self, run: &Run, name: Span) -> Vec<Span> {
        let mut roles = Vec::new();
        let titles: Vec<Span> =
            self.tokens[run.clone()].iter().copied().filter(|t| t.end <= name.start).collect();
        let before = match titles.is_empty() {
            true => self.description_before(run.start),
            false => self.office_before(run.start).or_else(|| self.description_before(run.start)),
        };
        match (before, titles.first().zip(titles.last())) {
            (Some(before), Some((_, last))) => roles.push(before.cover(*last)),
            (None, Some((first, last))) => roles.push(first.cover(*last)),
            (Some(before), None) => roles.push(before),
            (None, None) => {}
        }
        // Behind "The mayor of Brackwater, Tomas Brandt," the sentence goes on.
        match self.apposition_before(run.start) {
            // Of "The minister of state, Senator Hale," that comes first which the sentence begins with.
            Some(before) => roles.insert(0, before),
            None => roles.extend(self.apposition_behind(run.end)),
        }
        roles
    }

    /// "Minister for" of "Minister for Health Ann Hale", "British Chancellor of the" of "British Chancellor of the Exchequer
    /// Ann Hale", whose charge stands where a title does.
    fn office_before(&self, end: usize) -> Option<Span> {
        let the = usize::from(end.checked_sub(1).is_some_and(|at| self.word(at) == "the"));
        let of = end
            .checked_sub(1 + the)
            .filter(|of| matches!(self.word(*of), "of" | "for" | "in" | "to"))?;
        // "Secretary of State for Wales".
        let is_state = of > 2 && self.word(of - 1) == "State" && self.word(of - 2) == "of";
        let head = of.checked_sub(1 + 2 * usize::from(is_state))?;
        if !known::is_role(self.word(head)) {
            return None;
        }
        // "Ambassador to Norway Ann Hale", but nobody’s mayor is "in" somebody.
        let is_posted = || is_posted(&self.text[..self.tokens[of].end as usize]);
        if matches!(self.word(of), "in" | "to") && !is_posted() {
            return None;
        }
        let office = self.description_before(head + 1)?;
        Some(office.cover(*self.tokens.get(end - 1)?))
    }

    /// The state whose name owns a run, with small words of its office between them, or stands behind it.
    pub(super) fn country(&self, run: &Run) -> Option<&'static Country> {
        let small = |at: &usize| {
            let word = self.word(*at);
            word.starts_with(char::is_lowercase) && (known::is_role(word) || is_describer(word))
        };
        let office = (0..run.start).rev().take_while(small).last().unwrap_or(run.start);
        let mark = match self.word(office.checked_sub(1)?) {
            "s" => office.checked_sub(2),
            _ => office.checked_sub(1),
        };
        let owner = mark.filter(|at| matches!(self.word(*at), "’" | "'")).and_then(|end| {
            (end.saturating_sub(LONGEST_STATE)..end).find_map(|start| self.state(start..end))
        });
        let behind = || {
            let start = run.end + 1 + usize::from(self.word(run.end + 1) == "the");
            let ends = (start + 1..=start + LONGEST_STATE).rev();
            (self.word(run.end) == "of")
                .then(|| ends.into_iter().find_map(|end| self.state(start..end)))?
        };
        owner.or_else(behind)
    }

    fn state(&self, tokens: Run) -> Option<&'static Country> {
        let tokens = self.tokens.get(tokens)?;
        let words = tokens.first()?.cover(*tokens.last()?).of(self.text);
        known::state_named(words)
    }

    /// "former union leader" of "former union leader Jan Berg".
    fn description_before(&self, end: usize) -> Option<Span> {
        let mut start = end;
        while start > 0 {
            let word = self.word(start - 1);
            // "co-leader", "far-right leader": what a hyphen joins says whose leader it is.
            let joined = (start.saturating_sub(2)..start).rev().find(|at| self.is_hyphen(*at));
            if let Some(hyphen @ 1..) = joined.filter(|_| start < end) {
                start = hyphen - 1;
                continue;
            }
            // "But opposition lawmaker Joe Marsh", "On Friday deputy mayor Ina Holt"
            let is_named = is_capitalised(word) && !is_beginner(word) && !is_one_of(word, CALENDAR);
            let is_part = known::is_role(word) || is_describer(word) || start < end && is_named;
            if !is_part || is_one_of(word, ARTICLES) {
                break;
            }
            start -= 1;
        }
        // "Wrestling Federation of India president": the body is India’s, and the office the body’s.
        if let Some(of) = start.checked_sub(1).filter(|of| *of > 0 && start < end)
            && self.word(of) == "of"
            && is_capitalised(self.word(start))
            && is_capitalised(self.word(of - 1))
            && known::is_body_word(self.word(of - 1))
        {
            start = (0..of).rev().take_while(|at| is_capitalised(self.word(*at))).last()?;
        }
        let tokens = self.tokens.get(start..end)?;
        let has_role = tokens.iter().any(|token| known::is_role(token.of(self.text)));
        let is_title_next = known::is_role(self.word(end))
            || known::is_role(self.word(end + 1))
            || known::is_role(self.word(end + 2));
        (has_role || is_title_next).then(|| Some(tokens.first()?.cover(*tokens.last()?))).flatten()
    }

    /// Whether a hyphen stands within one word.
    fn is_hyphen(&self, at: usize) -> bool {
        let touches = |at: usize| match (self.tokens.get(at), self.tokens.get(at + 1)) {
            (Some(one), Some(next)) => one.end == next.start,
            _ => false,
        };
        self.word(at) == "-" && at > 0 && touches(at - 1) && touches(at)
    }

    /// "the mayor of Brackwater" of "Tomas Brandt, the mayor of Brackwater, said".
    fn apposition_behind(&self, end: usize) -> Option<Span> {
        if !matches!(self.word(end), "," | "(") {
            return None;
        }
        let rest = self.tokens.get(end + 1..)?;
        let length = rest
            .iter()
            .take(LONGEST_APPOSITION)
            .position(|token| is_one_of(token.of(self.text), ", . ; : ) ” \""))?;
        // "Jan Berg, and the mayor of Brackwater, …" are two people.
        let is_another = is_one_of(self.word(end + 1), JOINING);
        (!is_another).then(|| self.role_in(&rest[..length])).flatten()
    }

    /// "the foreign minister" of "the foreign minister, Ana Ruiz, said".
    fn apposition_before(&self, start: usize) -> Option<Span> {
        let comma = start.checked_sub(1).filter(|at| self.word(*at) == ",")?;
        let from = self.tokens[..comma]
            .iter()
            .rposition(|token| {
                // "vice-president", but "HARROW (KPA) - The mayor".
                let is_glued = !self.text[..token.start as usize].ends_with(char::is_whitespace);
                let is_inside = match token.of(self.text) {
                    "’" | "'" => true,
                    "-" => is_glued,
                    _ => false,
                };
                is_mark(token.of(self.text)) && !is_inside
            })
            .map_or(0, |at| at + 1);
        // "… ,” said the foreign minister, Ana Ruiz".
        // "croaked the foreign minister"
        let is_verb = self.word(from).ends_with("ed") && self.is_determiner(from + 1);
        let begins =
            is_verb || is_one_of(self.word(from), JOINING) || is_one_of(self.word(from), SAYING);
        let from = from + usize::from(from < comma && begins);
        let apposition = |from: usize| {
            let tokens = &self.tokens[from..comma];
            (tokens.len() <= LONGEST_APPOSITION).then(|| self.role_in(tokens)).flatten()
        };
        // "The mayor thanked his deputy, Tom Berg": what is told of the mayor is a clause, and Berg stands in it.
        let has_clause =
            |at: usize| (from..at).any(|at| is_one_of(self.word(at), "which who whose"));
        let clause = (from..comma).rev().find(|at| self.is_verb_of_clause(*at, from));
        match clause.filter(|verb| !has_clause(*verb)) {
            Some(verb) => {
                (verb + 1..comma).filter(|at| self.is_determiner(*at)).find_map(apposition)
            }
            // "Last week the environment secretary, Ana Ruiz,"
            None => (from + 1..comma)
                .filter(|at| {
                    self.is_determiner(*at) && self.begins_anew_at(*at) && !has_clause(*at)
                })
                .find_map(apposition)
                .or_else(|| apposition(from)),
        }
    }

    /// Whether the verb of a clause stands at `at`, and no part of an apposition that begins at `from`: "had", or "fired"
    /// of "The mayor fired his deputy", but not "named" of "the officer named in the report".
    fn is_verb_of_clause(&self, at: usize, from: usize) -> bool {
        let word = self.word(at);
        let is_behind_role = || {
            let before = self.tokens[from..at].iter().map(|token| token.of(self.text));
            before.take_while(|word| !is_one_of(word, PREPOSITIONS)).any(known::is_role)
        };
        let has_object = || self.is_determiner(at + 1) || is_capitalised(self.word(at + 1));
        let looks_like_verb = || {
            word.starts_with(char::is_lowercase)
                && (word.ends_with("ed") || ends_in_s(word))
                && !known::is_role(word)
        };
        is_one_of(word, FINITE)
            || (is_one_of(word, PAST) || looks_like_verb() && has_object()) && is_behind_role()
    }

    /// Whether nothing joins the article or possessive at `at` to what stands before it.
    fn begins_anew_at(&self, at: usize) -> bool {
        let before = self.word(at - 1);
        !is_one_of(before, PREPOSITIONS)
            && !is_one_of(before, JOINING)
            && !is_one_of(before, "all both not that")
    }

    /// The words of an apposition, if their head is a role: what stands before a preposition or "who".
    fn role_in(&self, tokens: &[Span]) -> Option<Span> {
        let stop = |token: &Span| {
            is_one_of(token.of(self.text), PREPOSITIONS)
                || is_one_of(token.of(self.text), "who which that whose")
        };
        let head = tokens.iter().position(stop).unwrap_or(tokens.len());
        let begins = tokens.first().map(|token| token.of(self.text))?;
        let is_role = tokens[..head].iter().any(|token| known::is_role(token.of(self.text)));
        // "In a talk with Jan Berg, the mayor said that …": the mayor is somebody else.
        let speaks = tokens[..head].iter().any(|it| is_one_of(it.of(self.text), SAYING));
        // "Jan Berg, Mayor Ruth Calloway and …" is a list of two people.
        // "According to the Sunday Ledger, chairman Jan Berg has left": Berg is the chairman.
        let is_titled = |run: &Run| {
            let title = run.start.checked_sub(1).map_or("", |at| tokens[at].of(self.text));
            let next = tokens.get(run.end).map_or("", |token| token.of(self.text));
            run.len() > 1
                && title.starts_with(char::is_lowercase)
                && known::is_role(title)
                && !matches!(next, "’" | "'" | "-")
        };
        let runs = runs(self.text, &tokens[..head], INSIDE_RUNNING_TEXT);
        let is_named = |run: &Run| {
            // "The Vastrian prime minister" names nobody else.
            let next = tokens[..head].get(run.end).map_or("", |token| token.of(self.text));
            let describes = next.starts_with(char::is_lowercase) && !is_one_of(next, JOINING)
                || matches!(next, "’" | "'" | "-");
            let name = name_in(self.text, &tokens[run.clone()]);
            !describes && name.is_some_and(|name| name.start > tokens[0].start)
        };
        let is_other_name =
            runs.iter().any(|run| is_titled(run) || is_capitalised(begins) && is_named(run));
        (is_role && !is_other_name && !speaks)
            .then(|| Some(tokens.first()?.cover(*tokens.last()?)))
            .flatten()
    }

    /// What an article begins behind the name, or the small words before it, say of its bearer.
    pub(super) fn hint(&self, run: &Run) -> Option<Span> {
        let behind = || {
            // "Jan Berg, 34, a nurse,"
            let is_age =
                self.word(run.end + 1).parse::<u8>().is_ok() && self.word(run.end + 2) == ",";
            let from = run.end + 1 + if is_age { 2 } else { 0 };
            let rest = self.tokens.get(from..)?;
            let begins = is_one_of(rest.first()?.of(self.text), ARTICLES);
            let length = rest
                .iter()
                .take(LONGEST_APPOSITION)
                .position(|token| matches!(token.of(self.text), "," | "." | ";"))?;
            // "Before Easter, the minister said": somebody else.
            let speaks = rest[..length].iter().any(|it| is_one_of(it.of(self.text), SAYING));
            (self.word(run.end) == "," && begins && length > 1 && !speaks)
                .then(|| Some(rest[0].cover(rest[length - 1])))
                .flatten()
        };
        let before = || {
            // "a narrator in the Hale ad" says nothing of Hale.
            let first = self.first_word();
            let small = |token: &&Span| {
                let word = token.of(self.text);
                let is_trade = || {
                    first.is_some_and(|first| self.tokens[first] == **token)
                        && known::is_trade_before_name(word)
                };
                (word.starts_with(char::is_lowercase) || is_trade())
                    && !is_one_of(word, PREPOSITIONS)
            };
            let words = self.tokens[..run.start].iter().rev().take_while(small).take(3).count();
            let words = run.start - words..run.start;
            // "said the historian Tom Berg"
            let article = words.clone().rev().find(|at| is_one_of(self.word(*at), ARTICLES));
            let start = article.map_or(words.start, |article| article + 1);
            let words = &self.tokens[start..words.end];
            // "A lawmaker wants Hale banned": a verb stands before who is somebody else.
            let last = words.last()?.of(self.text);
            let is_verb = last.ends_with("ed")
                || ends_in_s(last)
                || is_one_of(last, SAYING)
                || is_one_of(last, "and but or than that");
            (!is_verb).then_some(words.first()?.cover(*words.last()?))
        };
        behind().or_else(before).or_else(|| self.description_set_off(run.start))
    }

    /// "Their defence expert" of "Their defence expert, Jan Berg,", "The boy’s father" of "The boy’s father, Jan Berg,".
    fn description_set_off(&self, start: usize) -> Option<Span> {
        let noun = start.checked_sub(2).filter(|at| self.word(at + 1) == ",")?;
        let is_small = |at: &usize| {
            self.word(*at).starts_with(char::is_lowercase) || matches!(self.word(*at), "’" | "'")
        };
        let begin = (start.saturating_sub(2 + LONGEST_DESCRIPTION)..noun).rev();
        let begin = begin.take_while(|at| is_small(at) || self.is_determiner(*at));
        let first = begin.filter(|at| self.is_determiner(*at)).last()?;
        known::may_be_human(self.word(noun)).then(|| self.tokens[first].cover(self.tokens[noun]))
    }

    fn is_determiner(&self, at: usize) -> bool {
        is_one_of(self.word(at), ARTICLES) || is_one_of(self.word(at), POSSESSIVES)
    }

    pub(super) fn gender(&self, run: &Run, name: Span) -> Option<Gender> {
        let titles = self.tokens[run.clone()].iter().filter(|token| token.end <= name.start);
        // Women are "Chairman", too, and no man is "Chairwoman".
        let tells = |word: &str| {
            let gender = known::gender_of_role(word)?;
            (gender == Gender::Female || !known::is_role(word)).then_some(gender)
        };
        let of_title = titles.filter_map(|token| tells(token.of(self.text))).next();
        of_title.or_else(|| self.gender_before(run.start))
    }

    /// What the noun right before a name shows: "her son, Jan Berg". An office shows nothing, as women are
    /// "spokesman", too.
    fn gender_before(&self, start: usize) -> Option<Gender> {
        let has_comma = start > 0 && self.word(start - 1) == ",";
        let noun = start.checked_sub(1 + usize::from(has_comma))?;
        let is_owner = |at: usize| {
            let word = self.word(at);
            is_one_of(word, POSSESSIVES) || is_one_of(word, ARTICLES) || word == "s"
        };
        let is_told = !has_comma || (noun.saturating_sub(2)..noun).any(is_owner);
        let word = Some(self.word(noun)).filter(|word| word.starts_with(char::is_lowercase))?;
        known::gender_of_role(word).filter(|_| is_told && !known::is_role(word))
    }
}

/// How many words of a description stand before its noun at most.
const LONGEST_DESCRIPTION: usize = 4;

/// Verbs of which a role is the subject, and no apposition.
const SAYING: &str = "\
    added adds argued argues asked asks claimed declared insisted insists said says stated told tells \
    warned warns wrote";

/// Verbs and their subjects, which stand in no apposition but in the clause before one.
const FINITE: &str = "\
    are can could did does had has have he is it may meant might must she should they was were \
    will would";

/// Verbs that tell what the bearer of a role did, and do not end as others do.
const PAST: &str = "\
    beat began brought chose felt fought found gave got heard held hit kept knew left lost made met paid put saw sent \
    spoke stood swore took went won wrote";

/// The most tokens that an apposition may have.
const LONGEST_APPOSITION: usize = 14;

/// Words that join somebody else.
const JOINING: &str = "and but nor or plus while";

/// Small words that may stand in a description before a name.
const DESCRIBERS: &str = "\
    acting assistant associate cabinet campaign coast committee communications company congressional council deputy elect ex executive first former general government group guard \
    gubernatorial incoming interim junior longtime majority mayoral media ministry minority office opposition outgoing \
    parliamentary party permanent police presidential press prime second senatorial senior shadow state team then union \
    veteran vice";

/// Whether a word may stand in a description before a name.
fn is_describer(word: &str) -> bool {
    is_one_of(word, DESCRIBERS) || word.starts_with(char::is_lowercase) && known::is_charge(word)
}
