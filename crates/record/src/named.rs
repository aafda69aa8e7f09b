//! Whether an actor is called by a name, or only by what it is: "the allies", "others", "the government".

use onrecord_reading::ActorKind;

/// Words that may begin with a capital, as a sentence does, and make no name.
const NO_NAMES: &[&str] = &[
    "A", "All", "An", "Any", "Both", "Each", "Every", "Few", "Her", "His", "Its", "Many", "Most",
    "My", "Neither", "No", "Nobody", "None", "Other", "Others", "Our", "Several", "Some", "That",
    "The", "Their", "These", "This", "Those", "Your",
];

/// Whether an actor has a name of its own. A group has one only where all of its words are written as a name is:
/// "Just Stop Oil", not "European leaders".
pub fn is_named(name: &str, kind: Option<ActorKind>) -> bool {
    if kind == Some(ActorKind::Group) {
        return is_named_group(name);
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let words = match &words[..] {
        [first, rest @ ..] if NO_NAMES.contains(first) => rest,
        words => words,
    };
    words.iter().any(|word| word.chars().any(|c| c.is_alphabetic() && !c.is_lowercase()))
}

/// Whether a group is called by a name, and not by what its people are.
pub(crate) fn is_named_group(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let words = words.strip_prefix(&["The"]).or(words.strip_prefix(&["the"])).unwrap_or(&words);
    let begins =
        |word: &&str| word.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
    words.len() > 1
        && words.iter().all(begins)
        && !words.first().is_some_and(|first| NO_NAMES.contains(first))
        && !name.contains(',')
}

/// Whether a group is called by what it is for, as campaigns are: "Friends of the Harbour", "Parents against
/// Tolls". "Residents of Harrow" may be any.
pub(crate) fn is_campaign(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let words = words.strip_prefix(&["The"]).or(words.strip_prefix(&["the"])).unwrap_or(&words);
    let is_capitalised =
        |word: &str| word.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
    let aim = |word: &&str| match *word {
        "for" | "against" | "without" => true,
        "of" => words.first() == Some(&"Friends"),
        _ => false,
    };
    let Some(at) = words.iter().position(|word| aim(&word.to_lowercase().as_str())) else {
        return false;
    };
    let (who, what) =
        (words.get(..at).unwrap_or_default(), words.get(at + 1..).unwrap_or_default());
    let what = what.strip_prefix(&["the"]).unwrap_or(what);
    let is_small = |word: &str| matches!(word, "of" | "the" | "and" | "in" | "from");
    !who.is_empty()
        && who.iter().all(|word| is_capitalised(word))
        && !who.first().is_some_and(|first| NO_NAMES.contains(first))
        && what.first().is_some_and(|first| is_capitalised(first))
        && what.iter().all(|word| is_capitalised(word) || is_small(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ActorKind::{Group, Organisation, Person, State};

    #[test]
    fn who_has_a_name() {
        let check = |name: &str, kind, expected: bool| {
            assert_eq!(is_named(name, kind), expected, "{name:?}");
        };
        check("Ada Pell", Some(Person), true);
        check("Ostland", Some(State), true);
        check("the Harbour Board", Some(Organisation), true);
        check("The Greens", None, true);
        check("ノラ 田中さん", None, true);
        check("The government", Some(Organisation), false);
        check("police", Some(Organisation), false);
        check("Others", None, false);
        check("", None, false);
        check("Just Stop Oil", Some(Group), true);
        check("some nations", Some(Group), false);
        check("Some Nations", Some(Group), false);
        check("European leaders", Some(Group), false);
        check("Analysts", Some(Group), false);
        check("London, Paris and Berlin", Some(Group), false);
    }

    #[test]
    fn campaigns_are_called_by_what_they_are_for() {
        let check =
            |name: &str, expected: bool| assert_eq!(is_campaign(name), expected, "{name:?}");
        check("Friends of the Harbour", true);
        check("the Friends of Stennick", true);
        check("Parents Against Tolls", true);
        check("Doctors without Borders", true);
        check("Residents of Stennick", false);
        check("Some Parents for Change", false);
        check("Campaigners against the tunnel", false);
        check("for Peace", false);
        check("Friends of", false);
    }
}
