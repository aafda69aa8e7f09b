//! Several at once: lists of names, names of bodies that hold an "and", and groups of whom some are named.

use crate::known::{self, is_body};
use crate::name::{is_double_state, is_person, joins_name, name_in, runs};
use crate::relay::is_outlet_name;
use crate::spelling::stands_for;
use crate::words::{
    ADDRESSES, ARTICLES, INSIDE_RUNNING_TEXT, NUMBERS, PARTISANS, POSSESSIVES, PREPOSITIONS,
    TITLES, ends_in_s, is_acronym, is_capitalised, is_one_of,
};
use onrecord_text::Span;

/// Whether the words are a list of names, joined by commas or "and", and nothing else.
pub(crate) fn are_several(text: &str, tokens: &[Span]) -> bool {
    if has_initials(text, tokens) {
        return false;
    }
    let tokens = list_within(text, tokens);
    let is_and = |at: usize| match tokens[at].of(text) {
        "and" => {
            let around = at.checked_sub(1).zip(tokens.get(at + 1));
            !around.is_some_and(|(before, next)| {
                is_double_state(tokens[before].of(text), next.of(text))
            })
        }
        "&" => at > 0 && !joins_name(text, tokens[at - 1], &tokens[at + 1..]),
        _ => false,
    };
    let is_comma = |at: usize| tokens[at].of(text) == ",";
    let parts = parts(tokens, |at| is_and(at) || is_comma(at));
    let is_name = |part: &&[Span]| is_name(text, part);
    // "Labour as well as the Greens"
    let as_well = tokens
        .windows(3)
        .position(|words| [0, 1, 2].map(|at| words[at].of(text)) == ["as", "well", "as"]);
    if as_well.is_some_and(|at| is_name(&&tokens[..at]) && is_name(&&tokens[at + 3..])) {
        return true;
    }
    if !bodies_in_list(text, tokens).is_empty() {
        return true;
    }
    // "Ruth Calloway, mayor of Corvale, and Dessa Quill, mayor of Marrowby".
    let begins_name = |pair: &[Span]| {
        pair[0].of(text) == "and"
            && known::gender_of_given_name(pair[1].of(text)).is_some()
            && pair.get(2).is_some_and(|token| is_capitalised(token.of(text)))
    };
    let is_first_named = tokens.first().is_some_and(|token| is_capitalised(token.of(text)));
    // "Ann Hale, who served under Tom and George Hale" is one; what is set off has a comma at its end.
    let comma = tokens.iter().position(|token| token.of(text) == ",").unwrap_or(tokens.len());
    let is_joined = |at: usize| {
        tokens[at..].windows(3).next().is_some_and(begins_name)
            && (at < comma || tokens[at - 1].of(text) == ",")
    };
    if is_first_named && (1..tokens.len()).any(is_joined) {
        return true;
    }
    let is_second = |at: usize| {
        let (before, and) = tokens.split_at(at);
        // "Author and activist Ann Hale" is one.
        let is_noun = match (before, tokens.get(at + 1)) {
            ([noun], Some(next)) => {
                known::may_be_human(&noun.of(text).to_lowercase())
                    && !is_one_of(next.of(text), POSSESSIVES)
            }
            _ => false,
        };
        at < comma && !is_noun && begins_described(text, and)
            || begins_with_office(text, before, and)
    };
    if is_first_named && (1..tokens.len()).any(is_second) {
        return true;
    }
    // "her rivals, Sen. Ann Hale and Gov. Tom Hale"
    let before = tokens[..comma].last().map_or("", |token| token.of(text));
    if known::is_group(before)
        && before.starts_with(char::is_lowercase)
        && tokens[comma..].iter().any(|token| token.of(text) == "and")
        && runs(text, &tokens[comma..], INSIDE_RUNNING_TEXT).len() > 1
    {
        return true;
    }
    let are_states = || {
        parts.iter().all(|part| {
            let whole = part.first().zip(part.last()).map(|(a, b)| a.cover(*b));
            whole.is_some_and(|whole| known::state_by(whole.of(text)).is_some())
        })
    };
    // "the UK, France and several Nordic nations"; of "Kyiv and its partners", Kyiv speaks.
    let is_people = |part: &&[Span]| {
        let begins = part.first().map_or("", |first| first.of(text));
        let last = part.last().map_or("", |last| last.of(text));
        part.len() > 1
            && (is_one_of(begins, "several some many most other both")
                || is_one_of(begins, NUMBERS)
                || begins.starts_with(|c: char| c.is_ascii_digit())
                || is_one_of(begins, "a") && is_one_of(part[1].of(text), "dozen number"))
            && last.ends_with('s')
            && known::is_group(last)
    };
    let and = tokens.iter().position(|token| token.of(text) == "and").unwrap_or(0);
    if let [named @ .., people] = &parts[..]
        && is_people(people)
        && named.iter().all(is_name)
        && !named.is_empty()
        && tokens.get(and + 1).is_some_and(|next| next.start == people[0].start)
    {
        return true;
    }
    // "Hale and others who left"
    let has_others = tokens
        .windows(2)
        .any(|pair| pair[0].of(text) == "and" && is_one_of(pair[1].of(text), "others"));
    if has_others && comma == tokens.len() && is_first_named {
        return true;
    }
    let ends_in_and = (0..tokens.len()).any(is_and);
    let whole = tokens.first().zip(tokens.last()).map(|(a, b)| a.cover(*b));
    // "the Ministry of Roads and Rail", but not "the Hale campaign and the Harrow Party".
    let are_two = || {
        (0..tokens.len()).filter(|at| tokens[*at].of(text) == "and").any(|at| {
            let from = usize::from(is_one_of(tokens[0].of(text), ARTICLES)).min(at);
            are_two_names(text, &tokens[from..at], &tokens[at + 1..])
        })
    };
    let is_one_body = whole.is_some_and(|whole| is_body(whole.of(text))) && !are_two();
    parts.len() > 1 && (ends_in_and && !is_one_body || are_states()) && parts.iter().all(is_name)
}

/// Whether the initials of all the words stand in brackets with or behind them, so that they are one name: "the Rail,
/// Maritime and Transport Union (RMT)".
fn has_initials(text: &str, tokens: &[Span]) -> bool {
    let open = tokens.iter().position(|token| token.of(text) == "(").unwrap_or(tokens.len());
    let article = tokens.first().is_some_and(|first| is_one_of(first.of(text), ARTICLES));
    let Some([first, .., last]) = tokens.get(usize::from(article)..open) else { return false };
    let behind = text[last.end as usize..].trim_start().strip_prefix('(');
    let Some((short, _)) = behind.and_then(|behind| behind.split_once(')')) else { return false };
    is_acronym(short) && stands_for(short, first.cover(*last).of(text))
}

/// A list without what is told of all in it: "Norway and Sweden" of "Norway and Sweden, seldom allies, both", and "the
/// Greens and the Liberals" of "both the Greens and the Liberals".
pub(crate) fn list_within<'a>(text: &str, mut tokens: &'a [Span]) -> &'a [Span] {
    let word = |token: &Span| token.of(text);
    if let [first, rest @ ..] = tokens
        && is_one_of(word(first), "both")
        && rest.iter().any(|token| word(token) == "and")
    {
        tokens = rest;
    }
    let Some(and) = tokens.iter().rposition(|token| word(token) == "and") else { return tokens };
    let is_told = |part: &[Span]| {
        part.iter().all(|token| {
            !is_capitalised(word(token)) && !word(token).starts_with(|c: char| c.is_ascii_digit())
        })
    };
    // A comma behind the last of them, and nothing but small words from there.
    let comma = tokens[and..].iter().position(|token| word(token) == ",").map(|at| and + at);
    match comma.filter(|comma| *comma > and + 1 && is_told(&tokens[comma + 1..])) {
        Some(comma) => &tokens[..comma],
        None => match tokens {
            [list @ .., last] if is_one_of(word(last), "both each all") => list,
            _ => tokens,
        },
    }
}

/// What stands between the tokens that part a list.
fn parts(tokens: &[Span], is_end: impl Fn(usize) -> bool) -> Vec<&[Span]> {
    let mut start = 0;
    let mut parts: Vec<&[Span]> = Vec::new();
    for end in (0..tokens.len()).filter(|at| is_end(*at)).chain([tokens.len()]) {
        parts.extend(Some(&tokens[start..end]).filter(|part| !part.is_empty()));
        start = end + 1;
    }
    parts
}

/// Whether a part of a list is a name and nothing else.
fn is_name(text: &str, part: &[Span]) -> bool {
    let part = match part.split_first() {
        Some((first, rest)) if is_one_of(first.of(text), ARTICLES) => rest,
        _ => part,
    };
    let part = behind_party(text, part);
    let run = runs(text, part, INSIDE_RUNNING_TEXT);
    // "the Hale campaign"
    let named = match part.split_last() {
        Some((last, rest)) if is_one_of(last.of(text), "administration campaign camp") => rest,
        _ => part,
    };
    run.first().is_some_and(|run| run.start == 0 && name_in(text, &part[run.clone()]).is_some())
        && named.iter().enumerate().all(|(at, token)| {
            let word = token.of(text);
            // "the Drivers’ Union"
            let is_mark = run[0].contains(&at) && matches!(word, "’" | "'" | "&" | "-");
            is_capitalised(word) || is_mark || is_one_of(word, INSIDE_RUNNING_TEXT)
        })
}

/// A part of a list without the party or state before a person’s name: "Labour’s Ann Hale", "Conservative Tom Hale".
fn behind_party<'a>(text: &str, part: &'a [Span]) -> &'a [Span] {
    let word = |at: usize| part.get(at).map_or("", |token: &Span| token.of(text));
    let is_owner = matches!(word(1), "’" | "'") && is_capitalised(word(0));
    let is_of = is_one_of(word(0), PARTISANS) || known::demonym(word(0)).is_some();
    let rest = match (is_owner, is_of) {
        (true, _) => part.get(2 + usize::from(word(2) == "s")..),
        (false, true) => part.get(1..),
        _ => None,
    };
    rest.filter(|rest| is_person(text, rest)).unwrap_or(part)
}

/// The bodies without a name in a list of names and such bodies: "the chamber of commerce" of "the Greens and the chamber
/// of commerce", and both of "the union and the council".
pub(crate) fn bodies_in_list(text: &str, tokens: &[Span]) -> Vec<Span> {
    let word = |at: usize| tokens[at].of(text);
    let last_and = (0..tokens.len()).rfind(|at| word(*at) == "and").unwrap_or(tokens.len());
    let parts = parts(tokens, |at| word(at) == "," || at == last_and);
    let are_listed = |part: &&[Span]| is_body_without_name(text, part) || is_name(text, part);
    if last_and == tokens.len() || parts.len() < 2 || !parts.iter().all(are_listed) {
        return Vec::new();
    }
    let bodies = parts.into_iter().filter(|part| is_body_without_name(text, part));
    bodies.map(|part| part[0].cover(part[part.len() - 1])).collect()
}

/// "the farmers’ union", "the chamber of commerce".
fn is_body_without_name(text: &str, part: &[Span]) -> bool {
    let Some((article, rest)) = part.split_first() else { return false };
    let of = rest.iter().position(|token| is_one_of(token.of(text), PREPOSITIONS));
    let head = rest[..of.unwrap_or(rest.len())].last().map_or("", |head| head.of(text));
    article.of(text).eq_ignore_ascii_case("the")
        && known::is_body_word(head)
        && rest.iter().all(|token| !is_capitalised(token.of(text)))
}

/// Whether a second person begins with words for what they are: "and his wife Ann Hale", "and former mayor Ann Hale".
fn begins_described(text: &str, tokens: &[Span]) -> bool {
    let Some((and, rest)) = tokens.split_first() else { return false };
    let word = |token: &Span| token.of(text);
    let article = usize::from(rest.first().is_some_and(|token| is_one_of(word(token), ARTICLES)));
    let rest = &rest[article..];
    let small = rest.iter().take_while(|token| word(token).starts_with(char::is_lowercase)).count();
    let (told, name) = rest.split_at(small);
    // "and her husband, Tom Hale"
    let comma = usize::from(name.first().is_some_and(|token| word(token) == ","));
    let is_of_person = |token: &Span| {
        let word = word(token);
        is_one_of(word, POSSESSIVES)
            || is_one_of(word, TITLES)
            || known::is_human(word)
            || known::may_be_human(word)
    };
    // "and his partner Ann": a given name is enough for one of somebody's own.
    let least = if told.iter().any(|token| is_one_of(word(token), POSSESSIVES)) { 1 } else { 2 };
    word(and) == "and"
        && !told.is_empty()
        && told.iter().all(is_of_person)
        && name[comma..].iter().take_while(|token| is_capitalised(word(token))).count() >= least
}

/// Whether a second person begins with an office of several words behind a full name: "Ann Hale and chief legal officer
/// Bo Tan", "Its president, Ann Hale, and …"; but not "Stennick mayor and council leader Ann Hale".
fn begins_with_office(text: &str, before: &[Span], tokens: &[Span]) -> bool {
    let Some((and, rest)) = tokens.split_first() else { return false };
    let word = |token: &Span| token.of(text);
    let is_part = |token: &&Span| {
        word(token).starts_with(char::is_lowercase) && !is_one_of(word(token), PREPOSITIONS)
    };
    let (office, name) = rest.split_at(rest.iter().take_while(is_part).count());
    let full = |tokens: &mut dyn Iterator<Item = &Span>| {
        tokens.take_while(|token| is_capitalised(word(token))).count() > 1
    };
    let is_set_off = before.last().is_some_and(|last| word(last) == ",");
    word(and) == "and"
        && office.last().is_some_and(|noun| known::is_human(word(noun)))
        && full(&mut name.iter())
        && full(&mut before.iter().rev().skip(usize::from(is_set_off)))
}

/// Whether "and" between two parts of what looks like a body’s name joins two names: "the Harrow Council and the
/// Stennick Council", "Keldria and Harrow Council", but not "Food and Drug Administration".
fn are_two_names(text: &str, before: &[Span], after: &[Span]) -> bool {
    let (Some(first), Some(last)) = (before.first(), before.last()) else { return true };
    let Some((next, end)) = after.first().zip(after.last()) else { return true };
    let (before, whole_after) = (first.cover(*last).of(text), next.cover(*end).of(text));
    let is_own = |name: &str| known::state_by(name).is_some() || known::named_body(name).is_some();
    let is_single = end.of(text).len() > 2 && !ends_in_s(end.of(text));
    // "the Bank of Keldria and Rail Authority", but "the Department of Health and Human Services"; "the White House
    // and Congress", but "the Post and Courier".
    let ends_in_body = known::is_body_word(last.of(text)) && before.contains(' ');
    let are_bodies = is_body(before) && is_single && known::is_body_word(end.of(text));
    // "Mr. Hale and Harrow Council", but "the Ann and Tom Hale Foundation".
    let is_human = before.contains(' ')
        && (is_one_of(first.of(text), ADDRESSES)
            || known::gender_of_given_name(first.of(text)).is_some());
    is_one_of(next.of(text), ARTICLES)
        || is_human
        || ends_in_body
        || are_bodies && before.contains(' ')
        || is_own(before)
        || is_own(whole_after)
        || is_person(text, after) && !is_body(whole_after)
}

/// Whether "and" between two runs of capitalised words stands inside the name of one body, whatever stands
/// elsewhere in the text: "the Food and Drug Administration", "Department for Work and Pensions". `is_definite`
/// is whether an article stands before them, as before no person's name.
pub(crate) fn is_and_of_body(text: &str, runs: [&[Span]; 2], is_definite: bool) -> bool {
    let [before, after] = runs;
    let whole = before[0].cover(after[after.len() - 1]).of(text);
    if are_two_names(text, before, after) || !is_body(whole) {
        return false;
    }
    let word = |at: usize| before[at].of(text);
    // "the Ministry of Roads and Rail", but "the University of Harrow and Norvik".
    let of_topic = (1..before.len()).any(|at| match word(at) {
        "for" | "on" => true,
        "of" => is_one_of(word(at - 1), OF_TOPICS),
        _ => false,
    });
    let is_kind = |word: &str| known::demonym(word).is_some() || is_one_of(word, PARTISANS);
    // "the Echo and Harrow Times", "the Keldrian and Harrow Council".
    // Of services, few bring news: "the Parks and Wildlife Service".
    let is_service = |last: &Span| last.of(text) == "Service" && before.len() == 1;
    let are_outlets = after.len() > 1
        && !after.last().is_some_and(is_service)
        && is_outlet_name(after[0].cover(after[after.len() - 1]).of(text));
    of_topic || is_definite && !are_outlets && !(before.len() == 1 && is_kind(word(0)))
}

/// Bodies that are called after what they are for, and not after a place, behind "of".
const OF_TOPICS: &str = "department ministry office";

/// Words that lead from several people to some of them who are named.
const LEADS: [&str; 5] = ["among them", "including", "led by", "like", "such as"];

/// The words for several without a name, of whom some are named behind them: "critics" of "critics, including
/// Tom Hale", "experts" of "experts like Ann Hale", "ministers" of "ministers — Ann Hale among them —".
pub(crate) fn before_examples(words: &str) -> Option<&str> {
    let is_letter = |c: char| c.is_alphanumeric();
    let stands = |at: usize, lead: &str| {
        words[..at].ends_with(|c| !is_letter(c)) && !words[at + lead.len()..].starts_with(is_letter)
    };
    let places = LEADS.iter().filter_map(|lead| Some((words.find(lead)?, lead)));
    let lead = places.filter(|(at, lead)| stands(*at, lead)).map(|(at, _)| at).min()?;
    let told = words[..lead].trim_end_matches(SET_OFF);
    let group = match words[lead..].starts_with("among") {
        true => told.split(&SET_OFF[1..]).next().unwrap_or(told).trim_end(),
        // "Ann Hale, an aide to many, including …" is one.
        false => Some(told).filter(|told| !told.contains(','))?,
    };
    let is_inside = |word: &&str| !is_one_of(word, PREPOSITIONS);
    let head = group.split(' ').take_while(is_inside).last()?;
    let is_noun = head.starts_with(char::is_lowercase) || known::is_group(&head.to_lowercase());
    // "seven, including Ashby"
    let is_number = group == head && is_one_of(head, NUMBERS);
    (is_noun && head.ends_with('s') || is_number).then_some(group)
}

/// Signs behind which an apposition stands.
const SET_OFF: [char; 6] = [' ', ',', '(', '–', '—', '-'];
