//! Mentions: the names in an article, wherever they stand, with what is said of their bearers.

mod beginning;
mod beside;

use crate::known::{self, Country, Gender, is_body};
use crate::name::{Run, name_in, runs};
use crate::relay::is_outlet_name;
use crate::several::is_and_of_body;
use crate::spelling::{acronym, stands_for};
use crate::words::{
    ADDRESSES, ARTICLES, CALENDAR, INSIDE_RUNNING_TEXT, POSSESSIVES, PREPOSITIONS, SEATS,
    SUPPORTERS, ends_in_s, is_acronym, is_beginner, is_capitalised, is_one_of,
};
use onrecord_text::{Article, Layout, Span};
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// A name where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// The name, without titles.
    pub(crate) name: Span,
    /// The words that give its bearer a role: "transport minister", "the mayor of Brackwater".
    pub(crate) roles: Vec<Span>,
    /// Other words that describe its bearer: "a dairy farmer from Lowmere".
    pub(crate) hint: Option<Span>,
    /// The state that owns it, "Vastria’s Prime Minister Jan Berg", or stands behind it, "Jan Berg of Vastria".
    pub(crate) country: Option<&'static Country>,
    /// What its titles say of its bearer: "Mr", "Dame".
    pub(crate) gender: Option<Gender>,
    /// The index of its sentence.
    pub(crate) sentence: usize,
    /// How much it is what its sentence is about.
    pub(crate) stand: Stand,
    /// Whether it stands as places do: "in Stennick".
    pub(crate) is_where: bool,
    /// Whether words beside it speak of a thing: "Orient Lines, which has 40 ships, …".
    pub(crate) is_thing: bool,
}

/// How a name stands in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stand {
    /// Before its verb, as far as can be seen without a parser.
    Subject,
    /// Behind a preposition or a verb, or with a possessive.
    Aside,
    /// Before the verb of what somebody is reported to say.
    Said,
    /// Inside a quotation.
    Quoted,
}

/// Words that stay small in headlines whose other words have capitals.
const SMALL_IN_HEADLINES: &str =
    "a an and as at by for from in into of on or over the to up via vs with";

/// What an apostrophe leaves of a word: "doesn’t", "Hale’s".
const CLIPPED: &str = "d ll m re s t ve";

/// How many letters there are in initials that tell which words are one name.
const LENGTHS_OF_INITIALS: RangeInclusive<usize> = 3..=7;

/// How many parts behind the first are joined to a name that has such initials.
const MOST_PARTS: usize = 4;

/// The names in what is read of the article, in order.
///
/// A word that is capitalised only where a sentence begins is no name. A headline whose every word is
/// capitalised gives only full names.
pub(crate) fn mentions(article: &Article, layout: &Layout) -> Vec<Mention> {
    let text = article.text.as_str();
    let seen = seen_in_mid_sentence(text, layout);
    let alone = alone(text, layout);
    let initials = initials(text, layout);
    let mut found = Vec::new();
    for (number, sentence) in layout.sentences.iter().enumerate() {
        let tokens = &layout.tokens[sentence.tokens.clone()];
        if !article.is_read(sentence.span) {
            continue;
        }
        let sentence = Sentence {
            text,
            layout,
            tokens,
            number,
            seen: &seen,
            alone: &alone,
            initials: &initials,
        };
        if is_title_case(text, tokens) {
            sentence.add_full_names(&mut found);
        } else {
            sentence.add_mentions(&mut found);
        }
    }
    found
}

/// Words that stand capitalised in the middle of a sentence somewhere, or in a name of several words,
/// and so are names.
fn seen_in_mid_sentence<'t>(text: &'t str, layout: &Layout) -> BTreeSet<&'t str> {
    let mut seen = BTreeSet::new();
    for sentence in &layout.sentences {
        let tokens = &layout.tokens[sentence.tokens.clone()];
        if is_title_case(text, tokens) {
            continue;
        }
        for run in runs(text, tokens, INSIDE_RUNNING_TEXT) {
            let before = &tokens[..run.start];
            let begins = before.last().is_none_or(|token| begins_anew(token.of(text)))
                || is_time_of_day(text, before);
            let from = run.start + usize::from(is_beginner(tokens[run.start].of(text)));
            if !begins || run.end - from > 1 {
                seen.extend(tokens[from..run.end].iter().map(|token| token.of(text)));
            }
        }
    }
    seen
}

/// Words that stand behind a title or a small word with nothing of a name behind them: "Hale" of "Mr Hale
/// left" and "then Hale left".
fn alone<'t>(text: &'t str, layout: &Layout) -> BTreeSet<&'t str> {
    let word = |at: usize| layout.tokens.get(at).map_or("", |token| token.of(text));
    let is_surname = |at: &usize| {
        let title = if word(at - 1) == "." { at.saturating_sub(2) } else { at - 1 };
        let is_behind = is_one_of(word(title), ADDRESSES)
            || word(at - 1).starts_with(char::is_lowercase)
            || matches!(word(at - 1), "," | "”" | "\"");
        is_behind
            && word(*at).starts_with(char::is_uppercase)
            && word(at + 1).starts_with(char::is_lowercase)
    };
    (1..layout.tokens.len()).filter(is_surname).map(word).collect()
}

/// Words that may be a name's initials: "FDA".
fn initials<'t>(text: &'t str, layout: &Layout) -> BTreeSet<&'t str> {
    let words = layout.tokens.iter().map(|token| token.of(text));
    words.filter(|word| is_acronym(word) && LENGTHS_OF_INITIALS.contains(&word.len())).collect()
}

/// Whether a mark begins a sentence within the sentence, as a colon or a quotation mark does.
fn begins_anew(word: &str) -> bool {
    is_mark(word) && !matches!(word, "," | "(" | "-" | "’" | "'" | "&")
}

/// Words behind the hour and minutes of a time of day.
const CLOCK: &str = "aest am bst cest cet edt est et gmt hrs ist pm pst utc";

/// Whether some tokens are nothing but a time of day, with which the paragraphs of live reports begin: "15.40", "3:15 pm".
fn is_time_of_day(text: &str, tokens: &[Span]) -> bool {
    let Some((first, last)) = tokens.first().zip(tokens.last()) else { return false };
    let words = first.cover(*last).of(text).to_lowercase();
    let is_letter = |c: char| !c.is_ascii_digit();
    let (hour, rest) = words.split_at(words.find(is_letter).unwrap_or(0));
    let rest = rest.trim_start_matches(['.', ':', 'h']);
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let has_minutes = rest.len() - behind.len() == 2;
    let mut behind = behind.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_half = behind.clone().next().is_some_and(|word| is_one_of(word, "am pm"));
    matches!(hour.len(), 1 | 2)
        && (has_minutes || is_half)
        && behind.all(|word| is_one_of(word, CLOCK))
}

fn is_mark(word: &str) -> bool {
    !word.chars().any(char::is_alphanumeric)
}

/// Whether nearly every longer word begins with a capital, as in some headlines, which have no full
/// stop.
fn is_title_case(text: &str, tokens: &[Span]) -> bool {
    let long = tokens.iter().map(|token| token.of(text)).filter(|word| word.chars().count() > 3);
    let (mut all, mut capital) = (0, 0);
    for word in long.filter(|word| word.starts_with(char::is_alphabetic)) {
        all += 1;
        capital += usize::from(is_capitalised(word));
    }
    // A sentence has other small words than those that stay small in headlines.
    let is_stopped = tokens.last().is_some_and(|token| token.of(text) == ".");
    let mut small = tokens.iter().map(|token| token.of(text)).filter(|word| {
        word.starts_with(char::is_lowercase)
            && !is_one_of(word, CLIPPED)
            && !is_one_of(word, SMALL_IN_HEADLINES)
    });
    all > 4 && capital * 10 >= all * 8 && !(is_stopped && small.next().is_some())
}

/// A plural without its "s": "worker" of "workers".
fn singular(noun: &str) -> &str {
    if ends_in_s(noun) { &noun[..noun.len() - 1] } else { noun }
}

/// "Vastrian": before a small word, that is where somebody is from.
fn looks_like_demonym(word: &str) -> bool {
    ["ian", "ean", "ese", "ish"].iter().any(|ending| word.ends_with(ending))
}

struct Sentence<'a> {
    text: &'a str,
    layout: &'a Layout,
    tokens: &'a [Span],
    number: usize,
    seen: &'a BTreeSet<&'a str>,
    /// Words that stand alone as surnames do.
    alone: &'a BTreeSet<&'a str>,
    /// Words that may be the initials of a name.
    initials: &'a BTreeSet<&'a str>,
}

impl Sentence<'_> {
    fn add_mentions(&self, found: &mut Vec<Mention>) {
        let main = self.main_clause();
        let mut has_subject = false;
        let mut before: Option<(usize, Stand)> = None;
        let mut passed = 0;
        for run in
            self.with_spelled_out(self.joined(&runs(self.text, self.tokens, INSIDE_RUNNING_TEXT)))
        {
            let Some(run) = self.without_beginners(run) else { continue };
            let run = self.without_outlet(run);
            if self.is_label(&run) {
                continue;
            }
            // "Citizens for Rail and Road" would be two.
            let cover = |run: Run| self.tokens[run.start].cover(self.tokens[run.end - 1]);
            let full = self.spelled_out(run.end).map(cover);
            let Some(name) = full.or_else(|| self.name(&run)) else { continue };
            let quoted = self.layout.quotation_at(name).is_some();
            // "He told Hale" is about him.
            let is_subject = |token: &Span| {
                is_one_of(token.of(self.text), "he she they we")
                    && self.layout.quotation_at(*token).is_none()
            };
            has_subject |=
                run.start > main && self.tokens[passed.max(main)..run.start].iter().any(is_subject);
            passed = run.end;
            let joined = before.filter(|(end, _)| self.are_joined(*end, run.start));
            let stand = match (quoted, joined) {
                (true, _) => Stand::Quoted,
                (false, Some((_, stand))) => stand,
                // "When Hale left, Brandt" is about Brandt.
                (false, None) if run.start < main => Stand::Aside,
                (false, None) if !has_subject && self.may_be_subject(&run) => Stand::Subject,
                (false, None) => Stand::Aside,
            };
            has_subject |= stand == Stand::Subject;
            before = Some((run.end, stand));
            found.push(Mention {
                name,
                roles: self.roles(&run, name),
                hint: self.hint(&run),
                country: self.country(&run),
                gender: self.gender(&run, name),
                sentence: self.number,
                stand,
                is_where: self.is_where(&run),
                is_thing: self.is_thing(&run),
            });
        }
    }

    /// A given name with a surname that stands elsewhere too: all that can be told of a headline in
    /// which every word has a capital.
    fn add_full_names(&self, found: &mut Vec<Mention>) {
        for pair in self.tokens.windows(2) {
            let (given, surname) = (pair[0].of(self.text), pair[1].of(self.text));
            if known::is_given_name(given) && is_capitalised(surname) && self.seen.contains(surname)
            {
                found.push(Mention {
                    name: pair[0].cover(pair[1]),
                    roles: Vec::new(),
                    hint: None,
                    country: None,
                    gender: None,
                    sentence: self.number,
                    stand: Stand::Aside,
                    is_where: false,
                    is_thing: false,
                });
            }
        }
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.of(self.text))
    }

    /// "D-Md." of "Sen. Ann Hale (D-Md.)", and "MP" of "one MP said".
    fn is_label(&self, run: &Run) -> bool {
        let before = run.start.checked_sub(1).map_or("", |at| self.word(at));
        if run.len() == 1 && is_one_of(self.word(run.start), SEATS) {
            return true;
        }
        before == "(" && self.word(run.start).chars().count() == 1
    }

    fn name(&self, run: &Run) -> Option<Span> {
        let name = name_in(self.text, &self.tokens[run.clone()])?;
        let name = self.person_within(name).or_else(|| self.institute(name, run)).unwrap_or(name);
        let words = name.of(self.text);
        let next = self.word(run.end);
        // "The Franco-German plan", but "African-Americans want".
        let last = words.rsplit('-').next().unwrap_or_default();
        let is_joint = words.contains('-')
            && known::demonym(last).is_some()
            && !ends_in_s(last)
            && next.starts_with(char::is_lowercase);
        let before = run.start.checked_sub(1).map_or("", |at| self.word(at));
        // "A Green motion" is of the Greens, and of nobody of that name.
        let is_of_party =
            words == "Green" && is_one_of(before, "a the") && next.starts_with(char::is_lowercase);
        let is_adjective = is_joint
            || is_of_party
            || !words.contains(' ')
                && (known::demonym(words).is_some() && known::state_by(words).is_none()
                    || looks_like_demonym(words) && next.starts_with(char::is_lowercase));
        // "the Republican" is somebody who is named elsewhere.
        let is_noun = is_one_of(words, SUPPORTERS);
        (!is_adjective && !is_noun && !is_one_of(words, CALENDAR)).then_some(name)
    }

    /// "Ann Hale" of "the Ann Hale Election Day", where Hale is somebody who has that name alone.
    fn person_within(&self, name: Span) -> Option<Span> {
        let tokens = &self.tokens[self.tokens.partition_point(|token| token.start < name.start)..];
        let [given, surname, .., last] = tokens.get(..name.of(self.text).split(' ').count())?
        else {
            return None;
        };
        let is_alone = |token: &Span| self.alone.contains(token.of(self.text));
        let is_person = known::gender_of_given_name(given.of(self.text)).is_some()
            && is_alone(surname)
            && !is_alone(last)
            && last.end == name.end
            && !known::is_body_word(last.of(self.text))
            && !known::is_given_name(surname.of(self.text))
            && !is_one_of(last.of(self.text), "jr sr junior senior ii iii");
        is_person.then(|| given.cover(*surname))
    }

    /// The runs, of which those that "and" joins to the name of one body are one: "US Food and Drug Administration".
    fn joined(&self, runs: &[Run]) -> Vec<Run> {
        let mut found: Vec<Run> = Vec::new();
        let mut rest = runs;
        while let Some((run, mut behind)) = rest.split_first() {
            let mut run = run.clone();
            if let Some(more) = self.parts_with_initials(&run, behind) {
                run.end = behind[more - 1].end;
                behind = &behind[more..];
            }
            match found.last_mut() {
                Some(before) if self.are_one_body(before, &run) => before.end = run.end,
                _ => found.push(run),
            }
            rest = behind;
        }
        found
    }

    /// How many of the runs behind one go on with the name of a body whose initials the text has, and that an "and"
    /// stands in: "Organization for Security and Co-operation in Europe" beside "OSCE".
    fn parts_with_initials(&self, run: &Run, behind: &[Run]) -> Option<usize> {
        let joins = |at: usize| {
            is_one_of(self.word(at), SMALL_IN_HEADLINES) || matches!(self.word(at), "," | "&")
        };
        let mut end = run.end;
        let near = behind.iter().take_while(|next| {
            let is_near = (end..next.start).all(joins);
            end = next.end;
            is_near
        });
        let near = near.take(MOST_PARTS).count();
        (1..=near).rev().find(|more| {
            let last = behind[more - 1].end;
            let whole = self.tokens[run.start].cover(self.tokens[last - 1]).of(self.text);
            let has_and = (run.end..last).any(|at| matches!(self.word(at), "and" | "&"));
            let has_initials =
                || acronym(whole).is_some_and(|it| self.initials.contains(it.as_str()));
            has_and && is_body(whole) && has_initials()
        })
    }

    fn are_one_body(&self, before: &Run, run: &Run) -> bool {
        if run.start != before.end + 1 || !matches!(self.word(before.end), "and" | "&") {
            return false;
        }
        let whole = self.tokens[before.start].cover(self.tokens[run.end - 1]).of(self.text);
        let has_initials = || self.initials.iter().any(|short| stands_for(short, whole));
        let article = before.start.checked_sub(1).map_or("", |at| self.word(at));
        let parts = [&self.tokens[before.clone()], &self.tokens[run.clone()]];
        is_body(whole) && has_initials()
            || is_and_of_body(self.text, parts, is_one_of(article, ARTICLES))
    }

    /// The runs, of which those that are one name in full before its initials are one: "Citizens for a Lower
    /// Harrow (CLH)".
    fn with_spelled_out(&self, runs: Vec<Run>) -> Vec<Run> {
        let mut found: Vec<Run> = Vec::new();
        for run in runs {
            if let Some(full) = self.spelled_out(run.end) {
                found.retain(|other| other.end <= full.start);
                found.push(full);
            } else {
                found.push(run);
            }
        }
        found
    }

    /// The name that ends at a token and whose initials stand in brackets behind it.
    fn spelled_out(&self, end: usize) -> Option<Run> {
        let (open, short, close) = (self.word(end), self.word(end + 1), self.word(end + 2));
        if open != "(" || close != ")" || !is_acronym(short) {
            return None;
        }
        // "Rail, Maritime and Transport Union (RMT)" has initials for all but its kind.
        let is_kind = end > 1
            && known::is_body_word(self.word(end - 1))
            && short.chars().last().is_some_and(|it| !self.word(end - 1).starts_with(it));
        let mut start = end - usize::from(is_kind);
        for initial in short.chars().rev() {
            start = start.checked_sub(1)?;
            while is_one_of(self.word(start), SMALL_IN_HEADLINES)
                || matches!(self.word(start), "&" | ",")
            {
                start = start.checked_sub(1)?;
            }
            self.word(start).starts_with(initial).then_some(())?;
        }
        Some(start..end)
    }

    /// "Hale" of "told the Harrow Gazette Hale said", where a comma is missing.
    fn without_outlet(&self, run: Run) -> Run {
        let last = run.end - 1;
        let is_surname = run.len() > 2
            && self.alone.contains(self.word(last))
            && !known::is_given_name(self.word(last - 1))
            && !known::is_role(self.word(last - 1))
            && !known::is_body_word(self.word(last));
        let before =
            self.tokens[run.start].cover(self.tokens[last.saturating_sub(1).max(run.start)]);
        if is_surname && is_outlet_name(before.of(self.text)) { last..run.end } else { run }
    }

    /// "Sounding institute" of "the Sounding institute", whose noun has no capital.
    fn institute(&self, name: Span, run: &Run) -> Option<Span> {
        let words = name.of(self.text);
        let article = run.start.checked_sub(1).map_or("", |at| self.word(at));
        let is_body = is_one_of(article, ARTICLES)
            && is_one_of(self.word(run.end), INSTITUTES)
            && known::demonym(words).is_none()
            && known::state_by(words).is_none();
        is_body.then(|| name.cover(self.tokens[run.end]))
    }

    /// Whether only "and" or a comma stands between two names, so that one is what the other is.
    fn are_joined(&self, end: usize, start: usize) -> bool {
        start == end + 1 && matches!(self.word(end), "and" | ",")
    }

    fn first_word(&self) -> Option<usize> {
        self.tokens.iter().position(|token| token.of(self.text).starts_with(char::is_alphabetic))
    }

    /// Where the name begins that the whole sentence is about: "As for Hale, …", "For Hale, …".
    fn topic(&self) -> Option<usize> {
        let first = self.first_word()?;
        match (self.word(first), self.word(first + 1)) {
            ("As", "for") => Some(first + 2),
            ("For", next) if is_capitalised(next) => Some(first + 1),
            _ => None,
        }
    }

    /// The token with which the main clause begins: behind the comma that ends "When …" or "Asked …".
    fn main_clause(&self) -> usize {
        let Some(first) = self.first_word() else { return 0 };
        let ends_clause = |at: &usize| {
            let next = self.word(at + 1);
            self.word(*at) == "," && (is_capitalised(next) || is_one_of(next, "he it she the they"))
        };
        let mut words = first..self.tokens.len();
        let comma = match self.word(first) {
            _ if self.topic().is_some() => None,
            word if is_one_of(word, SUBORDINATORS) => words.rev().find(ends_clause),
            // "In an interview with the host Ann Hale, the candidate said"
            word if is_one_of(word, PREPOSITIONS) => words.find(ends_clause),
            _ => None,
        };
        comma.map_or(0, |comma| comma + 1)
    }

    /// Whether nothing before the run shows that it is no subject: a preposition, a verb with its
    /// object, or the possessive behind it.
    fn may_be_subject(&self, run: &Run) -> bool {
        let possessive = matches!(self.word(run.end), "’" | "'") && self.word(run.end + 1) == "s";
        let before = run.start.checked_sub(1).map_or("", |at| self.word(at));
        let before_article = run.start.checked_sub(2).map_or("", |at| self.word(at));
        let is_preposition = |word| is_one_of(word, PREPOSITIONS);
        // "Clinton spokesman Jan Berg" and "Hale consultant Tom Fels" are not about Clinton and Hale.
        let next = self.word(run.end + 1);
        let describes = known::is_role(self.word(run.end))
            || known::is_role(next)
            || known::may_be_human(self.word(run.end)) && is_capitalised(next);
        // "His Sandwick colleague, Ann Lee, left" is about her.
        let describes =
            describes || is_one_of(before, POSSESSIVES) && known::may_be_human(self.word(run.end));
        let is_topic = self.topic() == Some(run.start);
        let is_aside = !is_topic && is_preposition(before)
            || is_one_of(before, ARTICLES) && is_preposition(before_article);
        !(possessive || describes || is_aside)
    }

    /// "Natural Dale, which …", "Natural Dale is against it, its director said".
    fn is_thing(&self, run: &Run) -> bool {
        // "In Roe v. Wade, which …"
        let is_case = run.start > 1 && is_one_of(self.word(run.start - 2), "v vs");
        let has_which = !is_case && self.word(run.end) == "," && self.word(run.end + 1) == "which";
        let small = (run.end..self.tokens.len()).take_while(|at| !is_capitalised(self.word(*at)));
        let mut rest = small.filter(|_| self.first_word() == Some(run.start));
        let has_its = rest.any(|at| {
            self.word(at) == "," && self.word(at + 1) == "its" && known::is_human(self.word(at + 2))
        });
        has_which || has_its
    }

    fn is_where(&self, run: &Run) -> bool {
        let before = run.start.checked_sub(1).map_or("", |at| self.word(at));
        let noun = run.start.checked_sub(2).map_or("", |at| self.word(at));
        // "Shares in Norvik fell", "workers at Norvik".
        let is_firm = match before {
            "in" => is_one_of(noun, INVESTED),
            "at" => known::is_human(&singular(noun).to_lowercase()),
            _ => false,
        };
        // "His Stennick colleague" is from there.
        let is_of_colleague = is_one_of(before, POSSESSIVES)
            && known::may_be_human(self.word(run.end))
            && known::kind_of_name(self.word(run.start)).is_none();
        is_one_of(before, "in at near across outside throughout") && !is_firm || is_of_colleague
    }
}

/// Words with which a clause begins that another one follows.
const SUBORDINATORS: &str =
    "after although asked as because before if once since though when whenever while";

/// Nouns of bodies that stand behind their name without a capital.
const INSTITUTES: &str = "foundation institute institution thinktank";

/// What one has in a firm.
const INVESTED: &str = "holding interest investment investor investors share shareholder shareholders shares stake stakes";
