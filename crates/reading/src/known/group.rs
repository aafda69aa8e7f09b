//! People without a name: "officials", "three sources", "a spokesman for the council".

use super::body::is_body_word;
use super::country::demonym;
use super::role::is_role;
use super::word_set::WordSet;

/// What one of them is called, besides roles.
static PEOPLE: WordSet = WordSet::new(
    "\
    academic activist actor adviser advisor advocate aide ally analyst architect artist author backer bystander \
    campaigner centrist challenger citizen civilian clinician colleague comedian commentator commuter conservative \
    consumer contributor critic customer defector delegate democrat demonstrator detainee \
    developer diplomat dissident doctor donor driver economist employee employer engineer eurosceptic \
    executive expert extremist family farmer fighter fisher forecaster friend guest hardliner \
    historian hostage insider insurgent investigator investor islamist jihadist \
    journalist juror landlord lawmaker leader liberal libertarian loyalist man member migrant \
    militant moderate mourner musician nationalist neighbour neighbor newcomer novelist nurse observer official \
    onlooker operative opponent organiser organizer owner parent parliamentarian participant \
    passenger passer-by patient patriot peacekeeper pensioner person petitioner plaintiff planner politician pollster \
    populist predecessor prisoner progressive proponent protester protestor pupil rebel refugee regulator \
    relative republican rescuer researcher resident respondent reviewer rival royalist scholar \
    scientist separatist shareholder singer socialist soldier source specialist staffer stakeholder \
    strategist striker student successor supporter survivor taxpayer teacher tenant terrorist \
    theorist tory trader trader traveller unionist user veteran victim viewer villager visitor \
    volunteer voter watcher witness woman worker writer",
);

/// What states and bodies are called that only in the plural are a group, besides the words for bodies.
static BODIES: WordSet = WordSet::new(
    "airline ally capital country firm nation newspaper outlet partner power \
    retailer state",
);

/// What words for people end with who do something with what stands before: "shipowner", "winegrower".
const WORKING: [&str; 8] =
    ["breeder", "builder", "grower", "holder", "keeper", "maker", "owner", "worker"];

/// Words for several that are no plural.
static PLURALS: WordSet = WordSet::new("clergy family folk media");

/// Words before one that is not named.
static INDEFINITE: WordSet = WordSet::new("a an another any one");

/// Words of quantity before "of": "dozens of residents", "two of the officials".
static QUANTITIES: WordSet = WordSet::new(
    "\
    all both couple crowd dozen dozens eight eighteen eleven few fifteen five four fourteen group half handful hundreds \
    lots majority many minority most nine nineteen none number one quarter quarters scores seven seventeen several six \
    sixteen some ten tens third thirds thirteen thousands three twelve twenty two",
);

/// Words with which a description goes on behind its head.
static BEHIND: WordSet = WordSet::new(
    "\
    about across against around at briefed by close during familiar for from in inside near of on \
    outside over speaking that there to under which who whose with within",
);

/// Whether words stand for people, or for states and bodies, without naming them: "officials", "some
/// nations", "12 lawmakers", "a senior official", "a spokesman". A role with another article, such as
/// "the minister", stands for one who is named elsewhere.
pub(crate) fn is_group(words: &str) -> bool {
    let before_comma = words.split(',').next().unwrap_or_default();
    let words: Vec<&str> = before_comma
        .split(|char: char| !char.is_alphanumeric() && !matches!(char, '-' | '’' | '\''))
        .filter(|word| !word.is_empty())
        .collect();
    let mut rest = &words[..];
    loop {
        let end = rest.iter().position(|word| BEHIND.contains(word)).unwrap_or(rest.len());
        let (description, behind) = rest.split_at(end);
        let (Some(first), Some(head)) = (description.first(), description.last()) else {
            return false;
        };
        let is_quantity =
            QUANTITIES.contains(head) || head.bytes().all(|byte| byte.is_ascii_digit());
        if is_quantity && behind.first().is_some_and(|word| *word == "of") {
            rest = behind.get(1..).unwrap_or_default();
            continue;
        }
        let is_one = || PEOPLE.contains(head) || is_role(head);
        return is_several(head) || INDEFINITE.contains(first) && rest.len() > 1 && is_one();
    }
}

/// Whether a word is the plural of one for somebody, or for a state or body.
fn is_several(word: &str) -> bool {
    if is_body_word(word) {
        // "Armed forces" and "airlines" are one body.
        return false;
    }
    let is_listed = |one: &str| {
        PEOPLE.contains(one)
            || BODIES.contains(one)
            || is_body_word(one)
            || is_role(one)
            || WORKING.iter().any(|work| one.ends_with(work))
    };
    let lower = word.to_lowercase();
    let swapped = |end: &str, with: &str| Some(lower.strip_suffix(end)?.to_owned() + with);
    let ones = [
        ("s", ""),
        ("sses", "ss"),
        ("ches", "ch"),
        ("ies", "y"),
        ("men", "man"),
        ("people", "person"),
    ];
    PLURALS.contains(word)
        || ones.iter().filter_map(|(end, with)| swapped(end, with)).any(|one| is_listed(&one))
        || word.strip_suffix('s').and_then(demonym).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &[&str], expected: bool) {
        for words in words {
            assert_eq!(is_group(words), expected, "{words:?}");
        }
    }

    #[test]
    fn people_without_a_name() {
        check(&["officials", "sources", "Residents", "critics", "witnesses", "the women"], true);
        check(&["senior Keldrian officials", "European leaders", "Mayors", "people"], true);
        check(&["three officials", "12 lawmakers", "two people familiar with the talks"], true);
        check(&["a spokesman", "a senior official", "another diplomat", "one resident"], true);
        check(&["a spokeswoman for the Harrow Council", "an official, speaking on Monday,"], true);
        check(&["Nine of the 27 member states", "seven of ten voters", "12 of the 40 firms"], true);
        check(&["dozens of residents", "two of the officials", "a group of lawmakers"], true);
        check(&["Ukrainians", "House Republicans", "Democrats", "members of the council"], true);
    }

    #[test]
    fn states_and_bodies_without_a_name() {
        check(&["some nations", "many countries", "Ukraine’s allies", "one of its allies"], true);
        check(&["unions", "local authorities", "opposition parties", "several banks"], true);
    }

    #[test]
    fn no_group() {
        check(&["the minister", "the spokesman", "Tomas Brandt", "Ukraine", "the Swiss"], false);
        check(
            &[
                "Jonas Nunes",
                "the armed forces",
                "United Airlines",
                "the council",
                "a union of towns",
            ],
            false,
        );
        check(&["", "a", "one", "of", "two of", "of the officials", "—", "’", "one of"], false);
    }
}
