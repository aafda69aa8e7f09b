//! Names in the words that name a speaker: "Tomas Brandt, the mayor of Brackwater," is Tomas Brandt.

mod before;

use crate::known::{self, is_body};
use crate::relay::{is_outlet_name, is_outlet_noun};
use crate::several::{are_several, before_examples};
use crate::words::{
    ABOUT, ADDRESSES, AFTER_HYPHENS, AFTER_NAMES, ARTICLES, BEFORE_PLACES, EXCEPTING, GROUPS,
    IN_NO_NAME, INSIDE, INSIDE_PERSONS, PARTISANS, POSSESSIVES, POSTNOMINALS, PRONOUNS, SEATS,
    SUPPORTERS, SURNAMES, TITLES, WEEKDAYS, is_acronym, is_beginner, is_capitalised, is_one_of,
};
use before::{behind_compound, behind_department, behind_kin, person_behind_office};
use onrecord_text::{Layout, Span};
use std::ops::Range;

/// What the words that name a speaker say of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Naming {
    /// A proper name.
    Name(Span),
    /// Several names: "Ruth Calloway and Tomas Brandt".
    Several,
    /// A description without a name: "the minister", "officials".
    Title,
    /// A pronoun: "she", "who".
    Pronoun,
}

/// What `words`, the span of a speaker's words, say of the speaker.
pub(crate) fn naming(text: &str, layout: &Layout, words: Span) -> Naming {
    let tokens = &layout.tokens[layout.tokens_in(words)];
    if let [only] = tokens
        && is_one_of(only.of(text), PRONOUNS)
        // "HE" in a headline is a pronoun, but "US", "IT" and "WHO" are names.
        && !matches!(only.of(text), "US" | "IT" | "WHO")
    {
        return Naming::Pronoun;
    }
    // "who identifies as Hispanic"
    let begins = tokens.first().map_or("", |first| first.of(text));
    if is_one_of(begins, "who which") && begins != "WHO" {
        return Naming::Pronoun;
    }
    // "Six in ten respondents"
    let is_share = tokens.get(1).is_some_and(|second| second.of(text) == "in")
        && tokens.get(2).is_some_and(|third| is_one_of(third.of(text), "four five ten"));
    // "All members except Hungary" are all others.
    let leaves_out = is_one_of(begins, "all both every most nearly")
        && tokens.iter().any(|token| is_one_of(token.of(text), EXCEPTING));
    if is_share || leaves_out || before_examples(words.of(text)).is_some() {
        return Naming::Title;
    }
    if are_several(text, tokens) {
        return Naming::Several;
    }
    let runs: Vec<&[Span]> = runs(text, tokens, INSIDE)
        .into_iter()
        .map(|run| &tokens[if run.start == 0 { without_beginners(text, tokens, run) } else { run }])
        .filter(|run| !run.is_empty())
        .collect();
    // A name stands before its apposition: "Tomas Brandt, the mayor of Brackwater,", "Brandt who left",
    // "Brandt — seen by the Echo as …".
    let sets_off = |token: &&Span| matches!(token.of(text), "," | "who" | "whose" | "—" | "–");
    let comma = tokens.iter().skip(1).find(sets_off).map_or(words.end, |token| token.start);
    let (before, behind): (Vec<&[Span]>, Vec<&[Span]>) =
        runs.iter().partition(|run| run[0].start < comma);
    // "Her brother, Jonas Brock,": where no name stands before the comma, the apposition is one. One
    // word there may as well be a place.
    let mut apposed = tokens.iter().filter(|token| token.start > comma);
    let told = apposed.next().map_or("", |token| token.of(text));
    let noun = apposed.next().map_or("", |token| token.of(text)).to_lowercase();
    // "The aides, led by Tom Brandt," are not Brandt, "the owner, retired teacher Jane Strand," is.
    let is_adjective = known::may_be_human(&noun);
    // "The committee, whose chairman is Tom Brandt," is not Brandt, "the suspect, whose name is Tom Brandt," is.
    let is_clause = is_one_of(told, "which") || is_one_of(told, "whose") && noun != "name";
    let is_told = told.len() > 3 && told.ends_with("ed") && !is_adjective
        || is_one_of(told, "led including")
        || is_clause;
    // "Hale’s husband, Tom,"
    let is_owner = |run: &&[Span]| {
        let next = tokens.iter().find(|token| token.start >= run[run.len() - 1].end);
        next.is_some_and(|next| matches!(next.of(text), "’" | "'"))
    };
    let before: Vec<&[Span]> =
        before.into_iter().filter(|run| !is_office_of(text, tokens, run, &behind)).collect();
    let are_owners = before.is_empty() || before.iter().all(is_owner) && behind.len() == 1;
    let behind = behind.into_iter().filter(|run| !is_told && (are_owners || run.len() > 1));
    let named = before
        .iter()
        .rev()
        .copied()
        .chain(behind)
        .filter(|run| !is_bracketed(text, tokens, run))
        .filter(|run| is_head(text, tokens, run) && !is_common(text, layout, run))
        .filter(|run| !is_where_based(text, tokens, run))
        .filter(|run| !is_noun(text, tokens, run))
        .filter(|run| run.len() > 1 || !is_one_of(run[0].of(text), WEEKDAYS))
        .filter(|run| run.len() > 1 || !is_one_of(run[0].of(text), SEATS))
        .find_map(|run| name_in(text, run));
    match named {
        Some(name) => Naming::Name(name),
        None => Naming::Title,
    }
}

/// A run without the words that are capitalised where a sentence begins: "Its MP Lee Anderson", "Allies of Hale".
fn without_beginners(text: &str, tokens: &[Span], mut run: Run) -> Run {
    let next = tokens.get(run.start + 1).map_or("", |token| token.of(text));
    let are_people = tokens.get(run.start).is_some_and(|first| {
        let word = first.of(text);
        word.ends_with('s') && known::is_group(&word.to_lowercase())
    });
    let whole = tokens[run.start].cover(tokens[run.end - 1]).of(text);
    // "No 10".
    if known::state_by(whole).is_some() {
        return run;
    }
    if run.start == 0 && are_people && is_one_of(next, "of for") && !is_body(whole) {
        run.start += 1;
    }
    if run.start == 0 && begins_with_trade(text, &tokens[run.clone()]) {
        run.start += 1;
    }
    // "Prosecuting, Ann Hale KC".
    let first = tokens.get(run.start).map_or("", |first| first.of(text));
    if run.start == 0 && next == "," && is_one_of(first, IN_COURT) {
        run.start += 1;
    }
    while !run.is_empty() {
        let word = tokens[run.start].of(text);
        // "Will Hale"
        if is_capitalised(word) && (!is_beginner(word) || word == "Will" && run.len() > 1) {
            break;
        }
        run.start += 1;
    }
    run
}

/// "Brackwater" of "the Brackwater-based firm".
fn is_where_based(text: &str, tokens: &[Span], run: &[Span]) -> bool {
    let end = run[run.len() - 1].end;
    let behind = tokens.partition_point(|token| token.start < end);
    let word = |at: usize| tokens.get(at).map_or("", |token| token.of(text));
    word(behind) == "-" && tokens[behind].start == end && is_one_of(word(behind + 1), AFTER_HYPHENS)
}

/// "R-Utah" of "Jason Brandt (R-Utah)", "ORN" of "Norvane Motors (NYSE: ORN)".
fn is_bracketed(text: &str, tokens: &[Span], run: &[Span]) -> bool {
    let before = tokens.iter().take_while(|token| token.start < run[0].start);
    let brackets = before.map(|token| token.of(text)).filter(|word| matches!(*word, "(" | ")"));
    brackets.last() == Some("(")
}

/// Whether the first of these words only has its capital because a sentence begins with it: "Airline Skarvia".
pub(crate) fn begins_with_trade(text: &str, tokens: &[Span]) -> bool {
    let [first, .., last] = tokens else { return false };
    let whole = first.cover(*last).of(text);
    known::is_trade_before_name(first.of(text)) && (!is_body(whole) || whole.contains(" & "))
}

/// Whether a run is a noun with an article that only has a capital: "the Republican", "a super PAC".
fn is_noun(text: &str, tokens: &[Span], run: &[Span]) -> bool {
    let [only] = run else { return false };
    let at = tokens.partition_point(|token| token.start < only.start);
    let word = only.of(text);
    let Some(before) = at.checked_sub(1).map(|at| tokens[at].of(text)) else { return false };
    let is_plain = before.starts_with(char::is_lowercase) && !known::is_role(before);
    // "Her MP, Giles Hale,", "the local MP".
    let is_told = is_plain || is_one_of(before, POSSESSIVES) || is_one_of(before, ARTICLES);
    is_told && is_one_of(word, POSTNOMINALS)
        || is_plain && is_one_of(word, SUPPORTERS)
        || is_one_of(before, ARTICLES) && is_one_of(word, SUPPORTERS)
        || is_plain
            && !is_one_of(before, ARTICLES)
            && at > 1
            && known::is_body_word(word)
            && word.len() < 4
}

/// Whether a run is the office of the person who is named behind it: "The Coroner, Sarah Holt,", "The Registrar of Hexley
/// College, Fatima Sule,".
fn is_office_of(text: &str, tokens: &[Span], run: &[Span], behind: &[&[Span]]) -> bool {
    let start = tokens.partition_point(|token| token.start < run[0].start);
    let end = start + run.len();
    let of = run.iter().position(|token| token.of(text) == "of").unwrap_or(run.len());
    let Some(head) = run[..of].last() else { return false };
    let is_office = known::may_be_human(&head.of(text).to_lowercase());
    let has_article = start > 0 && is_one_of(tokens[start - 1].of(text), ARTICLES);
    let is_person = behind.first().is_some_and(|name| {
        let follows = tokens.get(end + 1).is_some_and(|token| token.start == name[0].start);
        let closes = tokens.get(end + 1 + name.len()).is_none_or(|token| token.of(text) == ",");
        follows
            && closes
            && name.len() > 1
            && !is_body(name[0].cover(name[name.len() - 1]).of(text))
    });
    let is_set_off = tokens.get(end).is_some_and(|token| token.of(text) == ",");
    is_office && has_article && is_set_off && is_person
}

/// Who somebody is to somebody else, who is named behind it.
const RELATED: &str = "agent attorney aunt boyfriend brother daughter father girlfriend grandfather grandmother husband \
    lawyer manager mother partner representative sister solicitor son spokesman spokesperson spokeswoman uncle widow \
    widower wife";

/// Whether a run of capitalised words is what the words are about, and not part of a description:
/// "the Ukrainian leader", "Ukraine’s allies" and "officials in Kyiv" name nobody.
fn is_head(text: &str, tokens: &[Span], run: &[Span]) -> bool {
    let word = |token: Option<&Span>| token.map_or("", |token| token.of(text));
    let first = tokens.partition_point(|token| token.start < run[0].start);
    let (before, after) = tokens.split_at(first);
    let after = &after[run.len().min(after.len())..];
    // "A Norvik/Echo poll", "the “Late Train” actress".
    let joined = joined(text, after);
    let is_quoted = before.last().is_some_and(|token| matches!(token.of(text), "“" | "\"" | "‘"));
    let closed = usize::from(is_quoted && matches!(word(after.get(joined)), "”" | "\"" | "’"));
    // "a former U.S. law officer"
    let last = run.last().map_or("", |token| token.of(text));
    let is_initial = last.len() == 1 || last.contains('.');
    let stopped = usize::from(is_initial && word(after.first()) == ".");
    let describes = match word(after.get(joined + closed + stopped)) {
        "’" | "'" => {
            // "Ukraine’s allies", "the Philippines’ coast guard", "the Greens’ Ann Hale".
            let owned = word(after.get(joined + closed + 1));
            let rest = after.get(joined + closed + 1..).unwrap_or_default();
            let is_owned = owned.starts_with(char::is_lowercase) || is_person(text, rest);
            let is_owner = last.ends_with('s') && is_owned;
            owned == "s" && after.len() > joined + closed + 2 || is_owner && owned != "s"
        }
        // "the Global Times tabloid"
        next if is_outlet_noun(next) => !is_outlet_name(run[0].cover(run[run.len() - 1]).of(text)),
        next => next.starts_with(char::is_lowercase) && !is_one_of(next, AFTER_NAMES),
    };
    // "Ann Hale of the non-partisan Harrow Institute", "the dean of Harrow’s School of Law".
    let from = before.iter().rposition(|token| {
        is_one_of(token.of(text), BEFORE_PLACES) || is_one_of(token.of(text), ABOUT)
    });
    let belongs = from.is_some_and(|from| {
        let between = &before[from + 1..];
        let is_set_off =
            between.iter().any(|token| matches!(token.of(text), "," | "–" | "—" | "("));
        let is_mark = |word: &str| matches!(word, "/" | "’" | "'" | "s" | "-");
        let are_names = between.iter().all(|token| {
            let word = token.of(text);
            is_capitalised(word) || is_one_of(word, ARTICLES) || is_mark(word)
        });
        let named = |token: &Span| known::gender_of_given_name(token.of(text)).is_some();
        let is_of_name =
            before[..from].iter().any(named) && is_capitalised(before[from - 1].of(text));
        // "secretary of State Ann Hale" holds an office.
        let is_role =
            before[from].of(text) == "of" && from > 0 && known::is_role(before[from - 1].of(text));
        let is_office = is_role && run.len() > 2 && run[1..].iter().any(named);
        let is_person = run.len() > 1 && run[..2].iter().any(named);
        let is_holder = is_role && !word(run.last()).ends_with('s');
        let is_part = match are_names {
            true => !is_office,
            false => is_of_name || !is_person && !is_holder,
        };
        // "A spokesman for singer Milo Farr", "the mother of missing teenager Callum Frayne", "a spokesman for the mayor,
        // Dana Trask,"
        let is_related = from > 0 && is_one_of(before[from - 1].of(text), RELATED);
        let is_count = |token: &Span| is_one_of(token.of(text), "two three four five six");
        let is_office_first = between.split_last().is_some_and(|(comma, rest)| {
            comma.of(text) == ","
                && rest.last().is_some_and(|office| known::is_role(office.of(text)))
                && !rest.iter().any(|token| token.of(text) == ",")
        });
        let is_of_another = is_related
            && match is_set_off {
                true => is_office_first,
                false => !between.iter().any(is_count),
            };
        !is_set_off && is_part || is_of_another
    });
    !describes && !belongs
}

/// How many of the tokens behind a name join another name to it without a space: "/Echo" of "Norvik/Echo".
pub(crate) fn joined(text: &str, behind: &[Span]) -> usize {
    let is_joined = |at: usize| {
        let [mark, name] = behind.get(at..at + 2).unwrap_or_default() else { return false };
        mark.of(text) == "/" && mark.end == name.start && is_capitalised(name.of(text))
    };
    let mut end = 0;
    while is_joined(end) {
        end += 2;
        while behind.get(end).is_some_and(|token| is_capitalised(token.of(text))) {
            end += 1;
        }
    }
    end
}

/// Whether a run is a common noun that only begins its sentence: "Residents of the lower town".
fn is_common(text: &str, layout: &Layout, run: &[Span]) -> bool {
    let [only] = run else { return false };
    let word = only.of(text);
    let begins_sentence =
        layout.sentences.get(layout.sentence_at(only.start)).is_some_and(|sentence| {
            sentence.tokens.clone().take(2).any(|token| layout.tokens[token] == *only)
        });
    let small = word.to_lowercase();
    // Words inside an address, "…/brandt-speaks", are no words of the report.
    let stands_alone = |pair: &[Span]| pair[1].of(text) == small && pair[0].end < pair[1].start;
    begins_sentence
        && word.chars().skip(1).all(char::is_lowercase)
        && (is_one_of(word, GROUPS) || layout.tokens.windows(2).any(stands_alone))
}

/// Neighbouring tokens that may be a name, as a range into the tokens that were searched.
pub(crate) type Run = Range<usize>;

/// Runs of capitalised words, with the small words of `inside` that may stand inside a name.
pub(crate) fn runs(text: &str, tokens: &[Span], inside: &str) -> Vec<Run> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < tokens.len() {
        if !is_capitalised(tokens[start].of(text)) || is_one_of(tokens[start].of(text), ARTICLES) {
            start += 1;
            continue;
        }
        let mut end = start + 1;
        while let Some(more) = continuation(text, &tokens[end..], tokens[end - 1], inside) {
            end += more;
        }
        if let Some(body) = body_of_saint(text, tokens, start..end) {
            end = body;
        }
        found.push(start..end);
        start = end;
    }
    found
}

/// Where a body's name ends that is called after whose it is: "St Mary’s Hospital", "the People’s Party", but not
/// "Hale’s Party".
fn body_of_saint(text: &str, tokens: &[Span], owner: Run) -> Option<usize> {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.of(text));
    let is_saint = owner.len() > 1 && matches!(word(owner.start), "St" | "Saint" | "Our");
    let is_kind = is_one_of(word(owner.end - 1), OWNERS);
    if !(is_saint || is_kind) || !matches!(word(owner.end), "’" | "'") || word(owner.end + 1) != "s"
    {
        return None;
    }
    let first = owner.end + 2;
    let end = (first..tokens.len()).find(|at| !is_capitalised(word(*at))).unwrap_or(tokens.len());
    (end > first && known::is_body_word(word(end - 1))).then_some(end)
}

/// Whose many bodies are, by name.
const OWNERS: &str =
    "bishop children farmer king lady men people prince princess queen women worker";

/// Whether "and" between two names makes one state of them: "Bosnia and Herzegovina".
pub(crate) fn is_double_state(first: &str, second: &str) -> bool {
    matches!(
        (first, second),
        ("Antigua", "Barbuda") | ("Bosnia", "Herzegovina") | ("Trinidad", "Tobago")
    )
}

/// How many of the next tokens go on with a name whose last token is `last`.
fn continuation(text: &str, next: &[Span], last: Span, inside: &str) -> Option<usize> {
    let capitalised = |at: usize| {
        next.get(at).is_some_and(|token| {
            is_capitalised(token.of(text)) && !is_one_of(token.of(text), WEEKDAYS)
        })
    };
    let word = next.first()?.of(text);
    let touches = next[0].start == last.end;
    // "J. P. Ortiz", "O’Neil", "Jean-Marc", "AT&T".
    let is_initial = last.of(text).chars().count() <= 2 || is_one_of(last.of(text), TITLES);
    match word {
        "." if touches && is_initial && capitalised(1) => Some(2),
        "." if touches && is_initial && is_nickname(text, &next[1..]) => Some(1),
        "and" if next.get(1).is_some_and(|it| is_double_state(last.of(text), it.of(text))) => {
            Some(2)
        }
        // "Commission on Presidential Debates".
        "on" | "for" if known::may_have_purpose(last.of(text)) && capitalised(1) => Some(2),
        "-" | "’" | "'" | "&" if touches && capitalised(1) && next[1].start == next[0].end => {
            Some(2)
        }
        // "Dawe & Sons"
        "&" if capitalised(1) && joins_name(text, last, &next[1..]) => Some(2),
        // "GunBroker.com", and letters that were decoded wrongly: "FranÃ§ois".
        "." if touches
            && next.get(1).is_some_and(|it| {
                it.start == next[0].end && matches!(it.of(text), "com" | "net" | "org")
            }) =>
        {
            Some(2)
        }
        _ if touches && is_garbled(word) => {
            let is_one = next.get(1).is_some_and(|it| {
                it.start == next[0].end && it.of(text).starts_with(char::is_alphabetic)
            });
            Some(1 + usize::from(is_one))
        }
        // "Ban Ki-moon", but not "London-based".
        "-" if touches && next.get(1).is_some_and(|token| token.start == next[0].end) => {
            let word = next[1].of(text);
            (word.starts_with(char::is_lowercase) && !is_one_of(word, AFTER_HYPHENS)).then_some(2)
        }
        // "the Valley Farmers’ Association", but "the Greens’ Ann Hale".
        "’" | "'" if touches && last.of(text).ends_with('s') && capitalised(1) => {
            (!is_person(text, &next[1..])).then_some(2)
        }
        // "Norvane Motors plc".
        "plc" | "gmbh" if !touches => Some(1),
        // "Number 10".
        _ if !touches
            && word.starts_with(|c: char| c.is_ascii_digit())
            && known::state_by(last.cover(next[0]).of(text)).is_some() =>
        {
            Some(1)
        }
        _ if !touches && is_nickname(text, next) => Some(4),
        _ if capitalised(0) => Some(1),
        _ if is_one_of(word, inside) && capitalised(1) => Some(2),
        _ if is_one_of(word, INSIDE_PERSONS) && capitalised(2) => Some(3),
        _ => None,
    }
}

/// Whether an "&" stands within one name: "Dawe & Sons", but not "Keldria & Torvia" or "Ann Hale & Tom Dawe".
pub(crate) fn joins_name(text: &str, last: Span, next: &[Span]) -> bool {
    let is_state = |token: Span| known::state_by(token.of(text)).is_some();
    next.first().is_some_and(|next| !is_state(*next)) && !is_state(last) && !is_person(text, next)
}

/// Whether a given name and a surname stand next.
pub(crate) fn is_person(text: &str, next: &[Span]) -> bool {
    let [given, surname, ..] = next else { return false };
    known::gender_of_given_name(given.of(text)).is_some() && is_capitalised(surname.of(text))
}

/// Whether a token is a letter of a name that was decoded wrongly: "§" of "FranÃ§ois".
fn is_garbled(word: &str) -> bool {
    let mut chars = word.chars();
    let is_sign =
        |c: char| matches!(c, '\u{a1}'..='\u{bf}' | '\u{fffd}') && !matches!(c, '«' | '»');
    chars.next().is_some_and(is_sign) && chars.next().is_none()
}

/// Whether a surname follows a nickname between marks: "“Cia” Price" of "Marcia “Cia” Price".
fn is_nickname(text: &str, next: &[Span]) -> bool {
    let [open, name, close, surname, ..] = next else { return false };
    matches!(open.of(text), "\"" | "“" | "‘" | "'")
        && matches!(close.of(text), "\"" | "”" | "’" | "'")
        && open.end == name.start
        && name.end == close.start
        && is_capitalised(name.of(text))
        && is_capitalised(surname.of(text))
}

/// Whether capitalised words between others are no part of any name: "Who" of "Officials Who Left Town".
fn is_headline(text: &str, run: &[Span]) -> bool {
    let inside = run.get(1..run.len().saturating_sub(1)).unwrap_or_default();
    inside.iter().any(|token| is_one_of(token.of(text), IN_NO_NAME))
}

/// Short titles, which stand before names alone: "Sgt Ngozi Eze of Kent Police".
const SHORT_RANKS: &str = "cllr dci det dc di ds insp pc prof rev sgt supt";

/// The name in a run: what follows its last title, or the whole run for a body.
pub(crate) fn name_in(text: &str, run: &[Span]) -> Option<Span> {
    let cover = |run: &[Span]| Some(run.first()?.cover(*run.last()?));
    let run = behind_kin(text, behind_compound(text, behind_department(text, run)));
    let whole = cover(run)?;
    // "Democratic Republic of Congo"
    if run.len() > 2 && known::state_by(whole.of(text)).is_some() {
        return Some(whole);
    }
    if is_headline(text, run) {
        return None;
    }
    if let Some(person) = person_behind_office(text, run) {
        return Some(person);
    }
    // "Ann Hale of the Harrow Council" is Ann Hale.
    let of = run.iter().position(|token| token.of(text) == "of").filter(|of| *of > 1);
    let is_person_of = of.is_some_and(|of| {
        let person = run[0].cover(run[of - 1]).of(text);
        let first = run[0].of(text);
        let is_given = |token: &Span| known::gender_of_given_name(token.of(text)).is_some();
        // "Solicitor Ann Hale of Norvane Motors".
        let is_told = of > 2
            && (is_given(&run[1]) || is_one_of(run[1].of(text), ADDRESSES))
            && known::may_be_human(&first.to_lowercase());
        let is_rank = is_one_of(first, SHORT_RANKS);
        (is_given(&run[0]) || is_told || is_rank || is_one_of(first, ADDRESSES)) && !is_body(person)
    });
    // "Councillor Tom Herald", "Mr Post"
    let is_titled = is_one_of(run[0].of(text), ADDRESSES)
        || is_one_of(run[0].of(text), TITLES)
            && run.len() > 2
            && known::gender_of_given_name(run[1].of(text)).is_some();
    if is_body(whole.of(text)) && !is_person_of && !(is_titled && run.len() < 4) {
        return Some(whole);
    }
    // "Republican Ann Hale" is Ann Hale, and "a New York Democrat" is nobody by name, nor "a Georgia Democrat".
    let is_partisan = |token: &Span| is_one_of(token.of(text).trim_end_matches('s'), PARTISANS);
    let before = text[..run[0].start as usize].split_whitespace().next_back().unwrap_or_default();
    let is_named = run.len() == 2
        && !is_one_of(&before.to_lowercase(), "a an one another")
        && known::gender_of_given_name(run[0].of(text)).is_some();
    let is_addressed = is_one_of(run[0].of(text), ADDRESSES);
    if run.len() > 1 && !is_named && !is_addressed && run.last().is_some_and(is_partisan) {
        return None;
    }
    // "Another GOP Figure Endorses Hale"
    if run.len() == 2 && run[0].of(text) == "GOP" {
        return None;
    }
    let run = match run.split_first() {
        Some((first, rest)) if rest.len() > 1 && is_partisan(first) => rest,
        // "Marine John Hale", but "Marine Le Pen".
        Some((first, rest))
            if rest.len() > 1
                && first.of(text) == "Marine"
                && known::gender_of_given_name(rest[0].of(text)).is_some() =>
        {
            rest
        }
        Some((first, rest))
            if is_one_of(first.of(text), SUPPORTERS)
                && rest.iter().all(|token| !token.of(text).ends_with('s'))
                && !rest.is_empty() =>
        {
            rest
        }
        _ => run,
    };
    // "Raj Shah" and "Mr. King" have a surname that is a title elsewhere.
    let first = run.first()?.of(text);
    let is_before_surname = known::is_given_name(first) || is_one_of(first, ADDRESSES);
    let is_surname = |at: usize| {
        let may_be = || is_before_surname || is_one_of(run[at].of(text), SURNAMES);
        at > 0 && at + 1 == run.len() && may_be()
    };
    let is_title = |(at, token): (usize, &Span)| {
        let word = token.of(text);
        // "Shah" alone is somebody's name.
        let is_role = run.len() > 1 && known::is_role(word);
        let is_plural =
            || at == 0 && word.strip_suffix('s').is_some_and(|one| is_one_of(one, TITLES));
        // "Rep. Earl Hale" has a given name that is a title elsewhere.
        let before = run[..at].iter().rev().map(|token| token.of(text)).find(|word| *word != ".");
        let is_given = at + 2 == run.len()
            && before.is_some_and(|before| is_one_of(before, TITLES))
            && is_one_of(word, TITLES_AS_NAMES);
        // "Presidential Elections" are no candidate's.
        let is_adjective = word == "Presidential"
            && !run.get(at + 1).is_some_and(|next| is_one_of(next.of(text), TITLES));
        (is_one_of(word, TITLES) || is_role || is_plural())
            && !is_surname(at)
            && !is_given
            && !is_adjective
    };
    let last_title = (0..run.len()).rev().find(|at| is_title((*at, &run[*at])));
    let mut rest = last_title.map_or(run, |at| &run[at + 1..]);
    if last_title.is_some() {
        while let Some((first, more)) = rest.split_first() {
            let word = first.of(text);
            if word == "." {
                rest = more;
            } else if is_one_of(word, INSIDE) && !is_capitalised(word) && more.len() > 1 {
                // "President of Keldria Oona Pell": the country is part of the title.
                rest = &more[1..];
            } else {
                break;
            }
        }
    }
    // "Minister of Keldria" names an office.
    if rest.first().is_some_and(|first| !is_capitalised(first.of(text))) {
        return None;
    }
    let at = |word: &str| rest.iter().position(|token| token.of(text) == word);
    let (and, of) = (at("and"), at("of"));
    // Two people have two names, and one actor cannot be both.
    if and.is_some() {
        return None;
    }
    // "Ruth Calloway of Corvale", but "Bank of England".
    if let Some(of) = of.filter(|of| *of > 1) {
        rest = &rest[..of];
    }
    // "Rival Hillary Clinton": what no given name stands among is no part of a person's name.
    if rest.len() > 2
        && known::gender_of_given_name(rest[0].of(text)).is_none()
        && known::gender_of_given_name(rest[1].of(text)).is_some()
        && rest[1..].iter().all(|token| is_capitalised(token.of(text)))
    {
        rest = &rest[1..];
    }
    // "Customer Jean Hale"
    if let [first, given, _, ..] = rest
        && known::may_be_human(&first.of(text).to_lowercase())
        && !known::is_given_name(first.of(text))
        && (known::is_given_name(given.of(text))
            || is_capitalised(given.of(text)) && known::is_noun_for_people(first.of(text)))
    {
        rest = &rest[1..];
    }
    // "Ann Hale KC"
    while let [_, .., last] = rest
        && is_acronym(last.of(text))
        && is_one_of(last.of(text), POSTNOMINALS)
    {
        rest = &rest[..rest.len() - 1];
    }
    cover(rest)
}

/// What lawyers do before they are named.
const IN_COURT: &str = "defending mitigating opening prosecuting summing";

/// Titles that are given names too, behind another title.
const TITLES_AS_NAMES: &str = "baron bishop dean duke earl king pope prince";

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, expected: &str) {
        let layout = Layout::of(words);
        let found = match naming(words, &layout, Span::new(0, words.len())) {
            Naming::Name(name) => name.of(words).to_owned(),
            Naming::Several => "several".to_owned(),
            Naming::Title => "title".to_owned(),
            Naming::Pronoun => "pronoun".to_owned(),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn names_and_people_without_one() {
        check("the UK, France and several Nordic nations", "several");
        check("Its president Tom Hale and chief legal officer Jane Orme", "several");
        check("Its president of affairs, Tom Hale, and chief legal officer Jane Orme", "several");
        check("Stennick mayor and council leader Jane Orme", "Jane Orme");
        check("Tom Hale, mayor and former council leader", "Tom Hale");
        check("Kyiv, one of its allies", "Kyiv");
        check("The Greens and the chamber of commerce", "several");
        check("France, the farmers’ union and the council", "several");
        check("The union and the chamber of commerce", "several");
        check("The minister of health and the arts", "title");
    }

    #[test]
    fn people_with_titles_and_appositions() {
        check("Tomas Brandt, the mayor of Brackwater,", "Tomas Brandt");
        check("Transport Minister Ilse Marrant", "Ilse Marrant");
        check("Keldrian president Oona Pell", "Oona Pell");
        check("President of Keldria Oona Pell", "Oona Pell");
        check("former union leader Karl-Otto O’Neil", "Karl-Otto O’Neil");
        check("Sen. J. P. Ortiz", "J. P. Ortiz");
        check("Norvane Motors plc", "Norvane Motors plc");
        check("Builders Dawe & Sons", "Dawe & Sons");
        check("France & Germany", "several");
        check("Ursula von der Brandt", "Ursula von der Brandt");
        check("the foreign minister, Ana Ruiz", "Ana Ruiz");
        check("Mr. Hale", "Hale");
        check("Mr Green", "Green");
        check("Minister for Agriculture Marian Kehoe", "Marian Kehoe");
        check("Minister for Foreign Affairs Ann Hale", "Ann Hale");
        check("Councillor Tom Herald", "Tom Herald");
        check("CM Mohan Rao", "Mohan Rao");
        check("Frau Rolf", "Rolf");
        check("Aunty Rhonda", "Rhonda");
        check("Mayor Ruth Calloway of Corvale", "Ruth Calloway");
        check("Ruth Calloway and Tomas Brandt", "several");
        check("the Ann Hale campaign and the Harrow Party", "several");
        check("Sen. Ann Hale (D-Md.)", "Ann Hale");
        check("Marcia “Cia” Price", "Marcia “Cia” Price");
        check("Rep. Robert C. \"Bob\" Hale", "Robert C. \"Bob\" Hale");
        check("Charlie King, a prominent Keldria Democrat", "Charlie King");
        check("the mayor of Stennick", "title");
        check("Mr. King", "King");
        check("Its MP Lena Anders", "Lena Anders");
        check("Her brother, Jonas Brock,", "Jonas Brock");
        check("Hale’s husband, Tom,", "Tom");
        check("Her MP, Giles Hale,", "Giles Hale");
        check("The Greens’ Ann Hale", "Ann Hale");
        check("the Valley Farmers’ Association", "Valley Farmers’ Association");
        check("Prosecuting, Ann Hale KC", "Ann Hale");
        check("Airline Skarvia", "Skarvia");
        check("Number 10", "Number 10");
        check("No 10", "No 10");
        check("A Number 10 official", "title");
        check("Security of State Ann Hale", "Ann Hale");
        check("House Finance Democrat Ann Hale", "Ann Hale");
        check("New Harrow City Public Advocate Ann Hale", "Ann Hale");
        check("Co-anchor Ann Hale", "Ann Hale");
        check("Dad-of-three Kev Moss, who left,", "Kev Moss");
        check("Father-of-four Kev Moss", "Kev Moss");
        check("Ex-footballer Gaz Lyne", "Gaz Lyne");
        check("Gran Pat Lewis", "Pat Lewis");
        check("Nan Rose Green", "Rose Green");
        check("Nan Green", "Nan Green");
        check("Ban Ki-moon", "Ban Ki-moon");
        check("Harrow County Recorder Ann Hale", "Ann Hale");
        check("Marine John Hale", "John Hale");
        check("Will Hale, a professor", "Will Hale");
        check("Solicitor Ann Hale of Norvane Motors", "Ann Hale");
        check("Socialite Ann Hale of Norvane", "Ann Hale");
        check("One aide inside Hale Tower", "title");
        check("the Harrow Times tabloid", "Harrow Times");
        check("a former U.S. law officer who oversaw it", "title");
        check("the U.S.", "U.S");
        check("Marine Le Pen", "Marine Le Pen");
        check("Hale and others who left", "several");
        check("Tom Hale and his wife Zorka Hale", "several");
        check("Mayor Tom Hale and deputy mayor Zorka Berg", "several");
        check("Senator Tom Hale and her colleague Senator Bo Berg", "several");
        check("officials in Corvale, Keldria,", "title");
        check("Ann Hale of the Harrow Council", "Ann Hale");
        check("Ann Hale of the non-partisan Harrow Institute", "Ann Hale");
        check("Ann Hale, an aide to Presidents Brandt and George W. Berg", "Ann Hale");
        check("Republican Hale", "Hale");
        check("former secretary of state Ann Hale", "Ann Hale");
        check("former secretary of State Ann Hale", "Ann Hale");
        check(
            "strategist Ann Hale, an aide in two campaigns, including that of Tom Berg",
            "Ann Hale",
        );
        check("the Republican", "title");
        check("a Nevada Democrat", "title");
        check("an anti-Hale super PAC", "title");
        check("an adviser to both Hales", "title");
        check("A spokesman for Mayor Ann G. Hale of Corvale", "title");
        check("two out of three Keldrians", "title");
        check("Secretary of state Hale", "Hale");
        check("a new poll from KELDRIA TODAY/Harrow University", "title");
        check("a KELDRIA TODAY/Harrow University poll of farmers", "title");
        check("the “Late Train” actress", "title");
        check("The aides, led by campaign manager Tom Berg,", "title");
        check("the dean of Harrow’s School of Law", "title");
        check("The Philippines’ coast guard", "title");
        check("Critics like Ann Hale", "title");
        check("experts like Ann Hale, a geophysicist,", "title");
        check("Lawmakers (including Hale)", "title");
        check("Senate Republicans, including Ann Hale,", "title");
        check("Several members of the council, among them Ann Hale,", "title");
        check("Ministers — Ann Hale among them —", "title");
        check("her rivals, Sen. Ann Hale and former Gov. Tom Berg,", "several");
    }

    #[test]
    fn bodies() {
        check("The Harrow Gazette", "Harrow Gazette");
        check("the Ministry of Justice", "Ministry of Justice");
        check("the Department for Work and Pensions", "Department for Work and Pensions");
        check("The Centers for Disease Control", "Centers for Disease Control");
        check("the US Food and Drug Administration", "US Food and Drug Administration");
        check("the Post and Courier", "Post and Courier");
        check(
            "the Department of Health and Human Services",
            "Department of Health and Human Services",
        );
        check("Keldria and the Harrow Council", "several");
        check("Britain and Harrow Council", "several");
        check("the Harrow Council and Stennick Council", "several");
        check("the Bank of Harrow and Rail Authority", "several");
        check("the White House and State Department", "several");
        check("the Ministry of Justice and Kyiv", "several");
        check("NATO", "NATO");
        check("US", "US");
    }

    #[test]
    fn descriptions_name_nobody() {
        check("The Ukrainian leader", "title");
        check("European leaders", "title");
        check("Several of Ukraine’s allies", "title");
        check("Some nations", "title");
        check("officials in Kyiv", "title");
        check("a spokesman for the Harrow Council", "title");
        check("A spokesman for singer Milo Farr", "title");
        check("The mother of missing teenager Callum Frayne", "title");
        check("A spokesman for the mayor, Dana Trask,", "title");
        check("a spokesman for the council, Dana Trask,", "Dana Trask");
        check("the mother of two Ann Hale", "Ann Hale");
        check("A lawsuit against Dolmen Homes", "title");
        check("A report into the death of Lucy Brand", "title");
        check("The Coroner, Sarah Holt,", "Sarah Holt");
        check("The Registrar of Hexley College, Fatima Sule,", "Fatima Sule");
        check("Economist Dr Fergal Tuohy of Kilbarry College", "Fergal Tuohy");
        check("The owner, retired teacher Jane Strand,", "Jane Strand");
        check("The aides, joined by Tom Brandt,", "title");
        check("The committee, whose chairman is Tom Brandt,", "title");
        check("The council, which includes Ann Hale,", "title");
        check("The suspect, whose name is Tom Brandt,", "Tom Brandt");
        check("The Greens’ Ann Hale", "Ann Hale");
        check("Others", "pronoun");
        check("Residents of the lower town", "title");
        check("Keldria and its partners", "Keldria");
    }

    #[test]
    fn no_name() {
        check("the minister", "title");
        check("officials", "title");
        check("The Minister", "title");
        check("She", "pronoun");
        check("who", "pronoun");
    }
}
