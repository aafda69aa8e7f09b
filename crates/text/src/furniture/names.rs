//! The names in a byline, among roles, places and days.

use super::byline::Byline;
use super::line::{is_all_capitals, is_capitalised};
use super::stamp;

/// What people who write are called.
const ROLES: &[&str] = &[
    "agencies",
    "agency",
    "analyst",
    "bureau",
    "chief",
    "columnist",
    "correspondent",
    "correspondents",
    "desk",
    "editor",
    "editors",
    "newsroom",
    "producer",
    "reporter",
    "reporters",
    "staff",
    "team",
    "writer",
    "writers",
    "journalist",
    "contributor",
];
/// What follows the names of those who wrote on one line with those of others.
const PICTURES: &[&str] = &[" Photographs:", " Photography:", " Photos:", " Pictures:", " Video:"];
/// Words with which a place or a paper goes on after the name.
const PLACE: &[&str] = &["in", "at", "for", "of", "on", "near", "aboard", "with", "and"];
/// Small words within names.
const PARTICLES: &[&str] = &[
    "al", "ap", "bin", "da", "de", "del", "della", "der", "di", "dos", "du", "el", "ibn", "la",
    "le", "ten", "ter", "van", "von", "zu", "y",
];

/// How many words behind one of a role in small letters the role ends at most: "local democracy reporter".
const TO_ROLE: usize = 3;

/// The names that the rest of a byline holds; nothing if it reads like something else.
pub(super) fn names(rest: &str) -> Option<Byline> {
    let mut pieces = rest.split(['|', '·', '•', '\n']).flat_map(|piece| piece.split(" – "));
    let named = pieces.next()?.trim();
    // "Interview: Kit Aasen. It has been shortened."
    let named =
        named.split_once(". ").filter(|(name, _)| name.len() > 4).map_or(named, |(name, _)| name);
    // "Callum Reith Pictures: Ania Wolska".
    let named = PICTURES.iter().find_map(|it| named.split_once(it)).map_or(named, |(name, _)| name);
    let published = pieces.find_map(stamp::published);
    let lower = named.to_lowercase();
    let has_role = lower.split(|c: char| !c.is_alphabetic()).any(|word| ROLES.contains(&word));
    if lower.starts_with("our ") || has_role && named.split_whitespace().count() <= 3 {
        return Some(Byline { names: Vec::new(), published });
    }
    let mut found = Vec::new();
    for (i, part) in named.split(',').enumerate() {
        match people(part.trim(), i == 0) {
            Some(people) => found.extend(people),
            None if i == 0 => return None,
            // The rest is a role or a place, which ends the names.
            None => break,
        }
    }
    let plausible = named.split_whitespace().count() <= 18 && !named.ends_with('.');
    (!found.is_empty() && plausible).then_some(Byline { names: found, published })
}

/// The people in one part of a byline between commas: "Conrad Hask and Phoebe Lindqvist".
fn people(part: &str, first: bool) -> Option<Vec<String>> {
    let mut found: Vec<Vec<&str>> = vec![Vec::new()];
    let is_role = |word: &str| ROLES.contains(&word.to_lowercase().as_str());
    let mut words = part.split_whitespace();
    while let Some(word) = words.next() {
        let lower = word.trim_end_matches('.').to_lowercase();
        let current = found.last_mut()?;
        if lower == "and" || lower == "&" {
            found.push(Vec::new());
        } else if ROLES.contains(&lower.as_str()) {
            // "Westminster correspondent Hal Denny"; a role after a comma is no name at all.
            if !first {
                return None;
            }
            current.clear();
        } else if is_capitalised(word) && !is_day(&lower)
            || !current.is_empty() && PARTICLES.contains(&lower.as_str())
        {
            current.push(word);
        } else if !current.is_empty() && PLACE.contains(&lower.as_str()) {
            break;
        } else if first && current.is_empty() && words.clone().take(TO_ROLE).any(is_role) {
            // "By rural reporter Jacinta Molloy".
        } else {
            return None;
        }
    }
    let people: Vec<String> = found
        .iter_mut()
        .map(|words| {
            // "By Defne Aldous PARIS"
            while words.len() > 2
                && is_all_capitals(words[words.len() - 1])
                && !is_all_capitals(words[0])
            {
                words.pop();
            }
            words.join(" ")
        })
        .filter(|name| !name.is_empty())
        .collect();
    let plausible = found.iter().all(|words| words.len() <= 5)
        && (first || found.iter().all(|words| words.len() != 1));
    (plausible && !people.is_empty()).then_some(people)
}

/// "By Monday the council will know" is no byline.
fn is_day(word: &str) -> bool {
    const DAYS: &[&str] = &[
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "christmas",
        "easter",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    DAYS.contains(&word)
}
