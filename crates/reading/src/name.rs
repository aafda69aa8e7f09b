//! Names in the words that name a speaker: "Tomas Brandt, the mayor of Brackwater," is Tomas Brandt.

mod before;
mod inside;
mod run;
#[cfg(test)]
mod tests;

use crate::known::{self, is_body};
use crate::relay::{is_outlet_name, is_outlet_noun};
use crate::several::{are_several, before_examples};
use crate::words::{
    ABOUT, AFTER_HYPHENS, AFTER_NAMES, ARTICLES, BEFORE_PLACES, EXCEPTING, GROUPS, INSIDE, NUMBERS,
    POSSESSIVES, POSTNOMINALS, PRONOUNS, SEATS, SUPPORTERS, TITLES, WEEKDAYS, is_beginner,
    is_capitalised, is_one_of,
};
use onrecord_text::{Layout, Span};

use before::behind_department;
pub(crate) use before::is_posted;
pub(crate) use inside::name_in;
pub(crate) use run::{Run, is_double_state, is_person, joins_name, runs};

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
    let leaves_out = is_one_of(
        begins,
        "all any anyone both each every everybody everyone most nearly no nobody",
    ) && tokens
        .iter()
        .any(|token| is_one_of(token.of(text), EXCEPTING) || token.of(text) == "than");
    // "Nine of the 27 member states", "Half of them".
    let is_quantity = tokens.get(1).is_some_and(|second| second.of(text) == "of")
        && (is_one_of(begins, NUMBERS) || is_one_of(begins, "half"));
    if is_share || is_quantity || leaves_out || before_examples(words.of(text)).is_some() {
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
    known::is_trade_before_name(first.of(text))
        && (!is_body(whole) || whole.contains(" & ") || known::is_never_in_name(first.of(text)))
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
        || is_office && start == 0 && run.len() == 1 && is_bare_office_of(text, tokens, behind)
}

/// Whether words begin with an office without an article and name behind a comma who has it: "Counsel for the council, Ann
/// Hale,".
fn is_bare_office_of(text: &str, tokens: &[Span], behind: &[&[Span]]) -> bool {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.of(text));
    let Some(comma) = tokens.iter().position(|token| token.of(text) == ",") else { return false };
    let is_next = |name: &&[Span]| {
        let end = comma + 1 + name.len();
        tokens.get(comma + 1).is_some_and(|token| token.start == name[0].start)
            && name.len() > 1
            && (end == tokens.len() || word(end) == ",")
    };
    is_one_of(word(1), "for of to") && behind.first().is_some_and(is_next)
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
        let is_office = is_role && run.len() > 2 && run[1..].iter().any(named)
            || run.len() > 2
                && between.is_empty()
                && is_posted(&text[..run[0].start as usize])
                && behind_department(text, run).len() < run.len();
        let is_person = run.len() > 1 && run[..2].iter().any(named);
        let is_holder = is_role && !word(run.last()).ends_with('s');
        let is_part = match are_names {
            true => !is_office,
            false => is_of_name || !is_person && !is_holder,
        };
        // "A spokesman for singer Milo Farr", "the mother of missing teenager Callum Frayne", "a spokesman for the mayor,
        // Dana Trask,"
        let is_related = from > 0 && !is_office && is_one_of(before[from - 1].of(text), RELATED);
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
    // "Spokesperson for Secretary-General Ann Hale" is not Hale.
    let spoken_for = run.get(2).map_or("", |token| token.of(text));
    let speaks_for = run.get(1).is_some_and(|second| second.of(text) == "for")
        && is_one_of(run[0].of(text), RELATED)
        && (known::is_role(spoken_for) || is_one_of(spoken_for, TITLES));
    !describes && !belongs && !speaks_for
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
        && (is_one_of(word, GROUPS)
            || are_people_of(text, layout, *only)
            || layout.tokens.windows(2).any(stands_alone))
}

/// Whether a word is a plural that says who somewhere is meant: "Students at Harrow High", "Staff in Oslo".
fn are_people_of(text: &str, layout: &Layout, word: Span) -> bool {
    let small = word.of(text).to_lowercase();
    let behind = layout.tokens.partition_point(|token| token.start < word.end);
    let next = layout.tokens.get(behind).map_or("", |token| token.of(text));
    is_one_of(next, "at from in of on outside with")
        && (known::is_group(&small)
            || is_one_of(&small, "crew fans parents passengers patients pupils staff"))
}

/// What lawyers do before they are named.
const IN_COURT: &str = "defending mitigating opening prosecuting summing";
