//! Which nouns stand for a human being: "the billionaire", but not "the amendment".

use super::{gender_of_role, is_group, is_role};
use crate::words::is_one_of;

/// Nouns for people that no ending gives away, besides roles and the words for groups.
const PEOPLE: &str = "\
    accountant accused ace appellant archdeacon astronaut athlete billionaire celebrity champion chaplain chef chum \
    claimant clerk comic complainant confidant confidante consultant contestant convert cop critic culprit deacon \
    dean defendant descendant entrepreneur expat expert eyewitness favorite favourite fugitive general gp graduate \
    heartthrob heir hero hopeful host hunk icon immigrant incumbent informant inmate intern jockey lad lass laureate \
    legend magnate maverick midwife millionaire mogul mole native novice old oligarch orphan outcast pal paramedic \
    pilot playwright poet principal provost publican quarterback recipient recruit registrar rookie saint scientist \
    star suspect teen twin tycoon underdog undergraduate vet vicar victor";

/// Endings of nouns for somebody who does or believes something.
const ENDINGS: [&str; 9] = ["er", "or", "ist", "ian", "crat", "ee", "man", "person", "surgeon"];

/// Nouns with such an ending that stand for things.
const THINGS: &str = "\
    anger answer banner barrier center chapter character charter coffee committee computer corner \
    counter cover danger decor degree dinner disaster disorder door drawer encounter error factor \
    fever figure filter floor folder former frontier gender guarantee horror humor humour ladder \
    latter layer letter manner mirror master matter meter monitor motor murder newsletter \
    newspaper number offer order other paper parlor poster power printer processor quarter reactor \
    register reminder river roster rumor rumour scanner sector semester server shoulder silver \
    soccer summer super teleprompter temper tenor terror theater timber tower trailer transfer \
    tree trigger twitter vector war water weather whisper winter wonder";

/// Whether a noun may stand for one human being.
pub(crate) fn may_be_human(noun: &str) -> bool {
    is_human(noun)
        || is_one_of(noun, PEOPLE)
        || noun.len() > 4
            && ENDINGS.iter().any(|ending| noun.ends_with(ending))
            && !is_one_of(noun, THINGS)
}

/// Whether a word in any case is no name but a noun for people, whatever name follows: "Economist".
pub(crate) fn is_noun_for_people(word: &str) -> bool {
    let noun = word.to_lowercase();
    is_human(&noun) || is_one_of(&noun, PEOPLE) || noun.ends_with("ist")
}

/// Whether a noun is a word for one human being.
pub(crate) fn is_human(noun: &str) -> bool {
    // "A count" is a number more often than a nobleman.
    noun != "count"
        && (is_role(noun) || gender_of_role(noun).is_some() || is_group(&format!("a {noun}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_and_things() {
        for noun in "senator nominee mogul neurosurgeon billionaire runner socialist radioman old"
            .split(' ')
        {
            assert!(may_be_human(noun), "{noun}");
        }
        for noun in
            "amendment establishment average applause video letter newspaper lawsuit".split(' ')
        {
            assert!(!may_be_human(noun), "{noun}");
        }
    }
}
