//! Newspapers, agencies, broadcasters and programmes, by the shape of what they are called.

use super::frame::{Frame, Place};
use super::lexicon::{
    OUTLET_ALONE, OUTLET_ENDINGS, OUTLET_NAMES, OUTLET_PAIRS, OUTLETS, PLATFORMS, REPORTS,
};
use super::phrase::Phrase;
use crate::known::{self, Sort};
use crate::words::{ARTICLES, TITLES, is_capitalised, is_one_of};
use std::ops::Range;

/// Whether a noun is what outlets are called: "newspaper".
pub(crate) fn is_outlet_noun(noun: &str) -> bool {
    is_one_of(noun, OUTLETS)
}

/// Whether a name without its article is an outlet's: "Stennick Gazette", "CNN".
pub(crate) fn is_outlet_name(name: &str) -> bool {
    // "Amnesty International" only looks like one.
    looks_like_outlet(name) && known::named_body(name).is_none_or(|body| body.sort == Sort::Outlet)
}

fn looks_like_outlet(name: &str) -> bool {
    let words: Vec<&str> = name.split([' ', '-']).collect();
    let [first, .., last] = words[..] else {
        return is_one_of(name, OUTLET_NAMES)
            || is_one_of(name, OUTLET_ALONE)
            || is_call_sign(name);
    };
    is_one_of(first, OUTLET_NAMES)
        || is_one_of(last, OUTLET_ENDINGS)
        || is_numbered(first, words[1])
        || words.len() == 3 && is_of_sunday(first, words[1], last)
        || begins_with_pair(name)
        || OUTLET_PAIRS.contains(&name.to_lowercase().as_str())
}

/// Whether a name begins with the two words of an outlet’s: "Al Jazeera English".
pub(crate) fn begins_with_pair(name: &str) -> bool {
    let name = name.to_lowercase();
    let rest = OUTLET_PAIRS.iter().find_map(|pair| name.strip_prefix(pair));
    rest.is_some_and(|rest| rest.starts_with(' '))
}

/// The outlet that a phrase names or is: "CNN" of "CNN’s Hugh Pell", all of "the newspaper".
pub(super) fn outlet_in(frame: &Frame, phrase: &Phrase) -> Option<Range<usize>> {
    let words = phrase.words.clone();
    let mut at = words.start;
    while at < words.end {
        let end = name_end(frame, at, words.end);
        if end > at {
            if let Some(outlet) = outlet_of_name(frame, at..end, words.end) {
                // "the Times" is a name with its article, "the Times report" is not.
                let is_whole = outlet.end == words.end
                    || !frame.word(outlet.end).starts_with(char::is_lowercase);
                let has_article =
                    at > words.start && frame.word(at - 1).eq_ignore_ascii_case("the");
                return Some(outlet.start - usize::from(is_whole && has_article)..outlet.end);
            }
            at = end;
        } else {
            at += 1;
        }
    }
    programme(frame, &words).or_else(|| description(frame, phrase))
}

/// Whether the phrase is an outlet or what one makes, and not somebody of it: "a Courier report".
pub(super) fn outlet_itself(frame: &Frame, phrase: &Phrase) -> Option<Range<usize>> {
    let outlet = outlet_in(frame, phrase)?;
    let mut rest = (outlet.end..phrase.words.end).map(|at| frame.word(at));
    let is_its = |word: &str| {
        is_one_of(word, OUTLETS) || is_one_of(word, REPORTS) || matches!(word, "’" | "'" | "s")
    };
    let mut before = (phrase.words.start..outlet.start).map(|at| frame.word(at));
    // "Oona Pell of the Courier" is a person; "a report of the Courier" is not.
    let is_report = before.clone().any(|word| is_one_of(word, REPORTS));
    let belongs = before.clone().next_back() == Some("of") && !is_report;
    let is_plain = |word: &str| !is_capitalised(word) || is_one_of(word, ARTICLES);
    (rest.all(is_its) && before.all(is_plain) && !belongs).then_some(outlet)
}

/// Where everybody posts: "X", "his Facebook page".
pub(super) fn is_platform(frame: &Frame, phrase: &Phrase) -> bool {
    phrase
        .words
        .clone()
        .any(|at| is_capitalised(frame.word(at)) && is_one_of(frame.word(at), PLATFORMS))
        || phrase.words.clone().any(|at| frame.word(at) == "social")
}

/// Where the run of capitalised words that begins at `at` ends; `at` itself where none does.
fn name_end(frame: &Frame, at: usize, limit: usize) -> usize {
    let mut end = at;
    while end < limit {
        let word = frame.word(end);
        let joins = end > at
            && end + 1 < limit
            && is_capitalised(frame.word(end + 1))
            && match word {
                "-" | "&" | "/" | "." | "and" => true,
                "on" => is_of_sunday(frame.word(end - 1), word, frame.word(end + 1)),
                // "the Times of Brackwater", but "Oona Pell of the Courier"
                "of" => is_one_of(frame.word(end - 1), OUTLET_ENDINGS),
                _ => false,
            };
        let number = end > at && word.starts_with(|c: char| c.is_ascii_digit());
        if !(is_capitalised(word) && !(end == at && is_one_of(word, ARTICLES)) || joins || number) {
            break;
        }
        end += 1;
    }
    end
}

/// The outlet that a run of capitalised words begins with.
fn outlet_of_name(frame: &Frame, name: Range<usize>, limit: usize) -> Option<Range<usize>> {
    let word = |at: usize| frame.word(at);
    let has_article = name.start > 0 && is_one_of(word(name.start - 1), ARTICLES);
    let start = name.start;
    let pair = format!("{} {}", word(start), word(start + 1)).to_lowercase();
    if name.len() > 1 && OUTLET_PAIRS.contains(&pair.as_str()) {
        return Some(start..programme_end(frame, start + 1, name.end));
    }
    if word(start + 1) == "on" && name.len() == 3 {
        return Some(name);
    }
    let ends = |at: &usize| is_one_of(word(*at), OUTLET_ENDINGS);
    let is_numbered = is_numbered(word(start), word(start + 1));
    if is_one_of(word(start), OUTLET_NAMES) || is_call_sign(word(start)) || is_numbered {
        return Some(start..programme_end(frame, start, name.end));
    }
    // "Mayor Hugh Guardian" is nobody's newspaper.
    let is_person = name.clone().any(|at| is_one_of(word(at), TITLES));
    if let Some(last) = (start + 1..name.end).rev().find(ends).filter(|_| !is_person) {
        return Some(start..last + 1);
    }
    // "the Bild newspaper", "the Brackwater Hour podcast", but "two Stennick newspapers" are not Stennick.
    let is_small = |at: usize| at < limit && word(at).starts_with(char::is_lowercase);
    let next = name.end;
    let goes_on = |at: usize| is_small(at) || at < limit && is_capitalised(word(at));
    let named = is_small(next)
        && !word(next).ends_with('s')
        && !matches!(word(next), "website" | "site" | "network" | "service" | "agency")
        && (is_one_of(word(next), OUTLETS) && !goes_on(next + 1)
            || word(next) == "news" && is_one_of(word(next + 1), OUTLETS) && !goes_on(next + 2));
    // "the magazine Brackwater Life"
    let is_title = start > 0 && is_one_of(word(start - 1), OUTLETS) && word(start - 1) != "show";
    let alone = has_article && is_one_of(word(start), OUTLET_ALONE);
    if named || is_title {
        return Some(name);
    }
    alone.then_some(start..start + 1)
}

/// Where the name of a programme or station ends whose first word is an outlet’s: "BBC Radio 5 Live", "Sky Sports", but
/// only "CNN" of "CNN Tom Brandt" and of "CNN President Pell".
fn programme_end(frame: &Frame, first: usize, limit: usize) -> usize {
    let word = |at: usize| frame.word(at);
    let is_person =
        |at: usize| is_one_of(word(at), TITLES) || known::gender_of_given_name(word(at)).is_some();
    let is_more = |at: &usize| {
        let is_joint = matches!(word(*at), "-" | "&" | "and" | "of");
        let is_other = is_joint && (word(*at) != "-" || word(*at + 1).chars().count() > 2);
        !is_other && !is_person(*at)
    };
    first + 1 + (first + 1..limit).take_while(is_more).count()
}

/// Stations that have a number for a name: "Radio 4", "Channel 5".
fn is_numbered(word: &str, number: &str) -> bool {
    matches!(word, "Channel" | "Radio") && number.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a newspaper is called after the day on which it appears: "The Mail on Sunday".
pub(crate) fn is_of_sunday(name: &str, on: &str, day: &str) -> bool {
    on == "on" && day == "Sunday" && is_one_of(name, "independent mail scotland wales")
}

/// American stations: "WXKD", "KSTN".
fn is_call_sign(word: &str) -> bool {
    word.len() == 4
        && word.starts_with(['W', 'K'])
        && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The title of a programme, without its quotation marks.
fn programme(frame: &Frame, words: &Range<usize>) -> Option<Range<usize>> {
    let quoted = words.clone().filter(|at| frame.place(*at) == Some(Place::Quoted));
    let mut title = quoted.filter(|at| frame.begins_word(*at));
    let first = title.next()?;
    Some(first..title.next_back().unwrap_or(first) + 1)
}

/// An outlet without a name: "the newspaper", "French television".
fn description(frame: &Frame, phrase: &Phrase) -> Option<Range<usize>> {
    let head = frame.word(phrase.head?);
    // "reported daily" is no newspaper.
    let is_last = phrase.words.len() > 1 && phrase.head? + 1 == phrase.words.end;
    // There are agencies, services and papers of every kind.
    let before = phrase.head?.checked_sub(1).map_or("", |at| frame.word(at));
    let of_news = match head {
        "agency" | "service" => matches!(before, "news" | "wire"),
        "paper" => before != "white",
        _ => true,
    };
    (is_last && of_news && is_one_of(head, OUTLETS)).then(|| phrase.words.clone())
}
