//! Runs of capitalised words that may be one name: "Bank of England", "J. P. Ortiz", "the Valley Farmers’ Association".

use crate::known;
use crate::relay::is_of_sunday;
use crate::words::{
    AFTER_HYPHENS, ARTICLES, INSIDE_PERSONS, TITLES, WEEKDAYS, is_capitalised, is_one_of,
};
use onrecord_text::Span;
use std::ops::Range;

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
        // "Thank you, Bo. I reject it"
        "." if touches
            && is_initial
            && capitalised(1)
            && !(next[1].of(text) == "I" && next.get(2).is_none_or(|it| it.of(text) != ".")) =>
        {
            Some(2)
        }
        "." if touches && is_initial && is_nickname(text, &next[1..]) => Some(1),
        "and" if next.get(1).is_some_and(|it| is_double_state(last.of(text), it.of(text))) => {
            Some(2)
        }
        // "The Mail on Sunday", "Radio 4".
        "on" if next.get(1).is_some_and(|day| is_of_sunday(last.of(text), word, day.of(text))) => {
            Some(2)
        }
        _ if !touches
            && word.len() < 3
            && word.starts_with(|c: char| c.is_ascii_digit())
            && matches!(last.of(text), "Channel" | "Radio") =>
        {
            Some(1)
        }
        // "Fox News Sunday"
        "Sunday" if text[..last.end as usize].ends_with("Fox News") => Some(1),
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
