//! When a stance was held, where what its sentence begins with says so: "Until 2023", "In her 2019 manifesto".

use super::told::{told_at, year};
use super::{Words, behind_name, is_past};
use onrecord_text::NaiveDate;

/// What a sentence begins with that tells of a time which is over.
const THEN: [&str; 7] = [
    "at that time",
    "at the time",
    "back then",
    "in her youth",
    "in his youth",
    "in the past",
    "in those days",
];

/// How many words the place and the agency before a report have at most: "OSLO, March 4 (KPA) -".
const LONGEST_DATELINE: usize = 9;

/// When it was, if what the sentence begins with says so: "Until 2023 Norway opposed it", "As recently as May, it was open",
/// "In her 2019 manifesto Hale backed it", "Back then". Behind the place and the agency of a report it begins anew.
pub(super) fn opening(
    words: Words<'_>,
    first: usize,
    from: usize,
    published: Option<NaiveDate>,
) -> Option<String> {
    let is_place = words.at(0).len() > 1 && words.at(0).chars().all(char::is_uppercase);
    let dash = (1..LONGEST_DATELINE).find(|i| matches!(words.at(*i), "–" | "—" | "-"));
    let start = dash.filter(|_| is_place).map_or(0, |dash| dash + 1);
    if start >= first || !is_past(words, behind_name(words, from)) {
        return None;
    }
    let as_late = words.is(start, "as")
        && words.is(start + 1, "early late recently")
        && words.is(start + 2, "as");
    let time = match as_late {
        true => start + 3,
        false => start + usize::from(words.is(start, "until till before")),
    };
    if time > start && time < first {
        let told = (time..first.min(time + 3)).find_map(|i| told_at(words, i, published));
        return told.or_else(|| Some("PAST_REF".to_owned()));
    }
    // Of an office, a paper or a campaign of some year; but not after what happened in it.
    let opens = words.is(start, "already as in")
        || words.is(start, "when") && words.is(start + 1, "he she they");
    let is_over = |year: &String| {
        published.is_none_or(|on| year.as_str() < on.to_string().get(..4).unwrap_or_default())
    };
    let told = (start + 1..first).filter(|_| opens).find_map(|i| year(words.at(i)));
    told.filter(is_over).or_else(|| {
        let begins =
            |phrase: &str| phrase.split(' ').zip(start..).all(|(word, i)| words.is(i, word));
        let is_then = THEN.iter().any(|phrase| begins(phrase));
        let is_office = words.is(start, "when")
            && words.is(start + 1, "he she they")
            && words.is(start + 2, "was were");
        (is_then || is_office).then(|| "PAST_REF".to_owned())
    })
}
