//! Bodies that speak for a state though nothing in their names says so. Pure rules.

use crate::fold::fold;
use onrecord_reading::state_code;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Bodies of one state's government, by their names without "the".
const BODIES: &[(&str, &str)] = &[
    ("white house", "US"),
    ("oval office", "US"),
    ("pentagon", "US"),
    ("state department", "US"),
    ("department of state", "US"),
    ("defense department", "US"),
    ("department of defense", "US"),
    ("treasury department", "US"),
    ("department of the treasury", "US"),
    ("us treasury", "US"),
    ("justice department", "US"),
    ("commerce department", "US"),
    ("foreign office", "GB"),
    ("foreign commonwealth and development office", "GB"),
    ("fcdo", "GB"),
    ("home office", "GB"),
    ("cabinet office", "GB"),
    ("hm treasury", "GB"),
    ("uk treasury", "GB"),
    ("british treasury", "GB"),
];

/// Bodies that more than one state has: whose they are has to be known.
const OF_SOME_STATE: &[&str] =
    &["treasury", "foreign office", "foreign ministry", "defence ministry"];

/// Words that may stand before them.
const BEFORE: &[&str] = &["the", "us", "u", "s", "american", "uk", "british", "s"];

/// Presidents after whom administrations of the United States are called, whomever the record knows.
const AMERICAN: &[&str] = &[
    "trump",
    "biden",
    "obama",
    "bush",
    "clinton",
    "reagan",
    "carter",
    "ford",
    "nixon",
    "johnson",
    "kennedy",
    "eisenhower",
    "truman",
    "roosevelt",
];

/// The country for which a body speaks, where it does: "the White House", "the Hale administration". `known` is
/// the country that it is known to be of, and `heads` has those of leaders by their family names.
pub(crate) fn government(
    name: &str,
    known: Option<Arc<str>>,
    heads: &BTreeMap<String, Arc<str>>,
) -> Option<Arc<str>> {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_before = |word: &&&str| BEFORE.contains(*word);
    let bare = words.iter().skip_while(is_before).copied().collect::<Vec<_>>().join(" ");
    let whole = folded.strip_prefix("the ").unwrap_or(&folded);
    let of = |name: &str| BODIES.iter().find(|(body, _)| *body == name).map(|(_, code)| *code);
    if let Some(code) = of(whole).or_else(|| of(&bare)) {
        // "The Keldrian foreign office" is no British one.
        return Some(known.unwrap_or_else(|| code.into()));
    }
    if OF_SOME_STATE.contains(&&*bare) {
        return known;
    }
    match whole.split(' ').collect::<Vec<_>>()[..] {
        ["administration"] => known,
        [whose, "administration" | "government" | "cabinet"] => {
            let named = || AMERICAN.contains(&whose).then(|| "US".into());
            let code = || state_code(whose).map(Arc::from);
            heads.get(whose).cloned().or_else(named).or_else(code)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_speak_for_their_states() {
        let heads = BTreeMap::from([("hale".to_owned(), Arc::from("KD"))]);
        let check = |name: &str, known: Option<&str>, expected: Option<&str>| {
            let found = government(name, known.map(Arc::from), &heads);
            assert_eq!(found.as_deref(), expected, "{name}");
        };
        check("The White House", None, Some("US"));
        check("the Pentagon", None, Some("US"));
        check("The US State Department", Some("US"), Some("US"));
        check("the U.S. State Department", None, Some("US"));
        check("Foreign Office", None, Some("GB"));
        check("HM Treasury", None, Some("GB"));
        check("The Trump administration", None, Some("US"));
        check("the Hale government", None, Some("KD"));
        check("the Treasury", Some("GB"), Some("GB"));
        // Two states' treasuries are called so.
        check("the Treasury", None, None);
        check("Federal Aviation Administration", None, None);
        check("Harrow Police Department", Some("US"), None);
        check("Pell administration", None, None);
    }
}
