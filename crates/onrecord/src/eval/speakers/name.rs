//! Names as they are compared.

use onrecord_reading::Actor;
use unicode_normalization::UnicodeNormalization;

/// A name without what may differ between two mentions of one actor: letter case, accents, white
/// space, full stops, the kind of apostrophe, the article before it, and a comma or a possessive
/// behind it.
pub(in crate::eval) fn key(name: &str) -> String {
    let letters = name.nfkd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}'));
    let small: String = letters.flat_map(char::to_lowercase).map(straight).collect();
    let mut words: Vec<&str> = small.split_whitespace().collect();
    if let ["a" | "an" | "the", _, ..] = words[..] {
        words.remove(0);
    }
    let name: String = words.concat().chars().filter(|c| *c != '.').collect();
    let name = name.trim_end_matches(',');
    name.strip_suffix("'s").unwrap_or(name).to_owned()
}

/// Whether `key` is the key of the actor's name or of another name of it.
pub(super) fn bears(actor: &Actor, wanted: &str) -> bool {
    names(actor).any(|name| key(name) == wanted)
}

/// All that an actor is called.
fn names(actor: &Actor) -> impl Iterator<Item = &String> {
    std::iter::once(&actor.name).chain(&actor.aliases)
}

fn straight(c: char) -> char {
    if c == '’' { '\'' } else { c }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: &str, other: &str, same: bool) {
        assert_eq!(key(one) == key(other), same, "{one:?} {other:?}");
    }

    #[test]
    fn what_may_differ() {
        check("The Fell Post", "Fell\nPost’s", true);
        check("J.P. Ortíz", "J. P. ORTIZ", true);
        check("a U.N. envoy,", "UN envoy", true);
        check("Seán O’Brien", "Sean O'Brien", true);
        check("Ann Ray", "Ray", false);
        check("Ann Rays", "Ann Ray", false);
        check("Theo Lund", "o Lund", false);
        check("The", "", false);
    }
}
