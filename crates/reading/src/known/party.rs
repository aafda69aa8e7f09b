//! Parties by names that several countries have: "Labour", "the Greens", "the Republican Party".

use super::spelling::key;
use crate::words::is_capitalised;

/// What such parties are called in the singular, each with what else means the same.
const SHARED: &[(&str, &[&str])] = &[
    ("christian democrat", &["christian democratic"]),
    ("communist", &[]),
    ("conservative", &["tory", "tories"]),
    ("democrat", &["democratic", "dem"]),
    ("green", &[]),
    ("labour", &["labor"]),
    ("liberal", &[]),
    ("liberal democrat", &["lib dem"]),
    ("republican", &["gop"]),
    ("social democrat", &["social democratic"]),
    ("socialist", &[]),
];

/// The one name for all that such a party is called, if a name is one of these: "green" for "the Greens" and "the
/// Green Party". It must have a capital: "conservatives" are people.
pub fn shared_party(name: &str) -> Option<&'static str> {
    let key = key(name);
    let of_party = key.strip_suffix(" party");
    let stem = of_party.unwrap_or(&key);
    let singular = stem.strip_suffix('s').unwrap_or(stem);
    let (one, _) = SHARED.iter().find(|(one, also)| {
        [stem, singular].iter().any(|word| one == word || also.contains(word))
    })?;
    // "A Green", "the Socialist" are persons.
    let is_whole =
        of_party.is_some() || stem != singular || matches!(*one, "labour") || stem == "gop";
    let is_named =
        super::spelling::bare(name).split_whitespace().next().is_some_and(is_capitalised);
    (is_whole && is_named).then_some(one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parties_of_several_countries() {
        let check = |names: &[&str], expected: Option<&str>| {
            for name in names {
                assert_eq!(shared_party(name), expected, "{name}");
            }
        };
        check(&["Labour", "the Labour Party", "The Labor Party", "Labor"], Some("labour"));
        check(&["the Greens", "Green Party", "Greens"], Some("green"));
        check(&["Tories", "the Conservatives", "the Conservative Party"], Some("conservative"));
        check(&["Republicans", "GOP", "Republican Party"], Some("republican"));
        check(&["Democrats", "the Democratic Party"], Some("democrat"));
        check(&["Lib Dems", "Liberal Democrats"], Some("liberal democrat"));
        check(&["conservatives", "a green", "Green", "Senate Republicans", "labour"], None);
        check(&["Labour MPs", "CDU", "the party", ""], None);
    }
}
