//! What is known of states, bodies, groups and given names before an article is read.
//!
//! The tables in `data/` are built into the program; `data/README.md` says where each comes from.
//! What they do not hold, such as a company's name, is judged by its shape.

mod atlas;
mod body;
mod charge;
mod country;
mod country_group;
mod given_name;
mod group;
mod human;
mod kind;
mod named_body;
mod party;
mod person;
mod role;
mod spelling;
mod trade;
mod word_set;

pub(crate) use {
    body::{is_body, is_body_word, may_have_purpose},
    charge::is_charge,
    country::{By, Country, LONGEST_STATE, country_in, demonym, state_by, state_named},
    country_group::{states_counted, states_of},
    given_name::{gender_of_given_name, is_given_name},
    group::is_group,
    human::{is_human, is_noun_for_people, may_be_human},
    kind::kind_of_name,
    named_body::{NamedBody, Sort, is_always_body, named_body},
    role::{gender_of_role, is_role},
    trade::{Trade, is_never_in_name, is_trade_before_name, trade, trade_of_name},
};

pub use party::shared_party;

use crate::words::{TITLES, is_one_of};

/// The ISO 3166-1 code of the state that words name, by its name, capital or seat of government.
pub fn state_code(words: &str) -> Option<&'static str> {
    state_by(words).map(|(country, _)| country.code)
}

/// Whether a word, in any letter case, is a title, an office or a rank that stands before names and is no part of them.
pub fn is_title(word: &str) -> bool {
    is_one_of(word, TITLES) || role::is_office_or_rank(word)
}

/// Whether somebody with a given name, in any letter case, may have a title before the family name: no Michelle
/// is "Mr".
pub fn title_fits(title: &str, given: &str) -> bool {
    let given: String = given
        .split_at_checked(1)
        .map_or(String::new(), |(first, rest)| first.to_uppercase() + rest);
    let genders = gender_of_role(title).zip(gender_of_given_name(&given));
    genders.is_none_or(|(title, given)| title == given)
}

/// The name of the state with an ISO 3166-1 code.
pub fn state_name(code: &str) -> Option<&'static str> {
    country::country(code).map(|country| country.name)
}

/// Whether somebody is a woman or a man, where a word for them says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    Female,
    Male,
}
