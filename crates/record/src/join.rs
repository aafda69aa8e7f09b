//! Which actors of different articles are one: the rule, until people can say so themselves.

use crate::fold::fold;
use onrecord_reading::{Actor, ActorKind};

/// Words before a name that are not part of it: many bearers share them, and articles vary them.
const TITLES: &[&str] = &[
    "the",
    "former",
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "lord",
    "lady",
    "baroness",
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
    "rev",
    "reverend",
    "president",
    "vice",
    "prime",
    "foreign",
    "defence",
    "defense",
    "interior",
    "finance",
    "deputy",
    "chief",
    "minister",
    "secretary",
    "chancellor",
    "premier",
    "ambassador",
    "senator",
    "governor",
    "mayor",
    "councillor",
    "judge",
    "justice",
    "general",
    "gen",
    "colonel",
    "col",
    "major",
    "captain",
    "capt",
    "lieutenant",
    "lt",
    "sergeant",
    "sgt",
    "admiral",
    "spokesman",
    "spokeswoman",
    "spokesperson",
];

/// The name under which all articles mean the same actor, or nothing where they may not.
///
/// It errs on the side of two entries for one actor, which a person can merge, rather than one
/// entry for two, whose statements would have to be told apart again:
/// - a state or organisation is known by its name, if the name has a capital: "the ministry" and
///   "police" are other bodies in other articles;
/// - a person, or an actor of unknown kind, is known by a full name: at least two words without
///   titles and initials, the first and the last with a capital. "Lind", "Mr Lind", "A. Lind",
///   "the mayor" and "Foreign Minister" are not;
/// - a group is never known from elsewhere.
///
/// Letters of scripts without case count as capitals.
pub(crate) fn key(actor: &Actor) -> Option<String> {
    let words: Vec<&str> = actor.name.split_whitespace().collect();
    match actor.kind {
        Some(ActorKind::Group) => None,
        Some(ActorKind::State | ActorKind::Organisation) => {
            let words = words.strip_prefix(&["the"]).or(words.strip_prefix(&["The"]));
            let words = words.map_or(actor.name.clone(), |words| words.join(" "));
            has_capital(&words).then(|| fold(&words))
        }
        Some(ActorKind::Person) | None => {
            let words = without_titles(&words);
            let full = words.iter().filter(|word| !is_initials(word)).count() >= 2
                && words.first().is_some_and(|word| has_capital(word))
                && words.last().is_some_and(|word| has_capital(word));
            full.then(|| fold(&words.join(" ")))
        }
    }
}

/// `words` without the titles that they begin with.
pub(crate) fn without_titles<'w, 's>(words: &'w [&'s str]) -> &'w [&'s str] {
    let from = words.iter().position(|word| !TITLES.contains(&fold(word).as_str()));
    &words[from.unwrap_or(words.len())..]
}

fn has_capital(words: &str) -> bool {
    words.chars().any(|char| char.is_alphabetic() && !char.is_lowercase())
}

/// Whether a word is made of single letters, or of none: "J.", "J.K.", "–".
fn is_initials(word: &str) -> bool {
    fold(word).split(' ').all(|piece| piece.chars().count() < 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_full_names_are_shared() {
        use ActorKind::{Group, Organisation, Person, State};
        let check = |name: &str, kind: Option<ActorKind>, expected: Option<&str>| {
            let actor = Actor { name: name.to_owned(), kind, aliases: vec![], role: None };
            assert_eq!(key(&actor).as_deref(), expected, "{name:?} {kind:?}");
        };
        check("Nora Whitlam", Some(Person), Some("nora whitlam"));
        check("Prime Minister Nóra Whitlam", None, Some("nora whitlam"));
        check("Idris al-Tamar", Some(Person), Some("idris al tamar"));
        check("Anke van der Lind", Some(Person), Some("anke van der lind"));
        check("Harbour Board", None, Some("harbour board"));
        for local in ["Whitlam", "Mr Whitlam", "N. Whitlam", "N.K. Whitlam", "the mayor", ""] {
            check(local, Some(Person), None);
        }
        for local in ["Foreign Minister", "President of Ostrava", "Stennick residents", "a man"] {
            check(local, None, None);
        }
        check("The Harbour Board", Some(Organisation), Some("harbour board"));
        check("Ostland", Some(State), Some("ostland"));
        check("the ministry", Some(Organisation), None);
        check("Stennick Residents", Some(Group), None);
        check("ノラ 田中さん", Some(Person), Some("ノラ 田中さん"));
    }
}
