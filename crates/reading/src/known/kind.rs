//! The kind of actor that a name or description stands for.

use super::body::{is_body, is_one_of_several};
use super::country::{By, state_by};
use super::country_group::states_of;
use super::given_name::is_given_name;
use super::group::is_group;
use super::named_body::named_body;
use super::person::{is_office, is_person};
use super::spelling::key;
use super::word_set::WordSet;
use crate::ActorKind;
use crate::words::is_capitalised;

/// Capitals that speak less often than people of that name.
static PERSONS_TOO: WordSet = WordSet::new("hamilton santiago sofia");

/// Surnames that are what bodies and groups are called too: "Laura Banks".
static SURNAMES: WordSet =
    WordSet::new("bank banks chambers church court house masters parsons post powers rivers woods");

/// Given names that begin the names of such bodies: "Chase Bank", "Grace Church".
static OF_BODIES: WordSet = WordSet::new(
    "austin chase charlotte christ florence grace jackson jordan lincoln madison sydney victoria virginia",
);

/// The kind of actor that a name stands for; none where its words do not show it.
///
/// A name that a list holds goes before one that only looks like something: "Georgia" is a state,
/// "Georgia Hale" a person.
pub(crate) fn kind_of_name(name: &str) -> Option<ActorKind> {
    if named_body(name).is_some() {
        return Some(ActorKind::Organisation);
    }
    if let Some((_, by)) = state_by(name) {
        let may_be_person = by == By::Capital && PERSONS_TOO.contains(&key(name));
        return (!may_be_person).then_some(ActorKind::State);
    }
    if is_named_like_a_body(name) {
        return Some(ActorKind::Person);
    }
    if states_of(name).is_some() || is_group(name) && !is_one_of_several(name) {
        Some(ActorKind::Group)
    } else if is_body(name) && !is_office(name) {
        Some(ActorKind::Organisation)
    } else {
        is_person(name).then_some(ActorKind::Person)
    }
}

/// Whether a given name stands before a surname that bodies have too.
fn is_named_like_a_body(name: &str) -> bool {
    let Some((given, surname)) = name.split_once(' ') else { return false };
    SURNAMES.contains(surname)
        && is_capitalised(surname)
        && is_given_name(given)
        && state_by(given).is_none()
        && !OF_BODIES.contains(given)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ActorKind::{Group, Organisation, Person, State};

    #[track_caller]
    fn check(names: &[&str], expected: Option<ActorKind>) {
        for name in names {
            assert_eq!(kind_of_name(name), expected, "{name:?}");
        }
    }

    #[test]
    fn states() {
        check(&["Germany", "the US", "U.S.", "the Netherlands", "UK", "Britain"], Some(State));
        check(&["Georgia", "Jordan", "Chad", "Turkey", "Türkiye", "Ivory Coast"], Some(State));
        check(&["Kyiv", "Washington", "Paris", "the Kremlin", "Downing Street"], Some(State));
        check(&["Sofia", "us", "Keldria"], None);
    }

    #[test]
    fn organisations() {
        check(&["NATO", "the EU", "White House", "the Pentagon", "BBC"], Some(Organisation));
        check(&["Harrow Council", "the Ministry of Justice", "the council"], Some(Organisation));
        check(&["the Georgia Department of Justice", "Washington Post"], Some(Organisation));
        check(&["Chase Bank", "Grace Church", "Harrow Court"], Some(Organisation));
        check(&["Centers for Disease Control and Prevention"], Some(Organisation));
    }

    #[test]
    fn groups() {
        check(&["officials", "some nations", "a spokesman", "three lawmakers"], Some(Group));
        check(&["the Baltic states", "Nordic countries", "Ukrainians"], Some(Group));
    }

    #[test]
    fn persons() {
        check(&["Michael Jordan", "Chad Smith", "Paris Hilton", "Ilse Marrant"], Some(Person));
        check(&["Laura Banks", "Dan Church", "Ann Powers"], Some(Person));
        check(&["Volodymyr Zelenskyy", "George Washington", "Donald Tusk"], Some(Person));
        check(&["Speaker of the House", "Prime Minister Keir Starmer"], Some(Person));
        check(&["Brandt", "New York", "West Virginia", "", "—"], None);
    }
}
