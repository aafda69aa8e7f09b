//! States by their names, demonyms, capitals and seats of government.

use super::atlas::ATLAS;
use crate::words::is_one_of;

/// A state of the world, or a part of one that speaks for itself.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Country {
    /// ISO 3166-1 alpha-2, and XK for Kosovo.
    pub(crate) code: &'static str,
    pub(crate) name: &'static str,
}

/// What words name a state by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    Name,
    /// A city too: whether the state is meant, the context shows.
    Capital,
    /// A house, street or quarter that stands for the government: "the Kremlin".
    Seat,
}

/// The state that a word tells of: "French" and "France".
fn country_of(word: &str) -> Option<&'static Country> {
    demonym(word).or_else(|| state(word))
}

/// The state that words name, whatever the way.
pub(crate) fn state(words: &str) -> Option<&'static Country> {
    state_by(words).map(|(country, _)| country)
}

/// The state that words name, and by what. Names that two states share, such as "Congo", name none.
pub(crate) fn state_by(words: &str) -> Option<(&'static Country, By)> {
    ATLAS.named(words)
}

/// How many words a state's name may have.
pub(crate) const LONGEST_STATE: usize = 5;

/// The first country that words tell, by its longest name or demonym: that of "South Sudanese president" is no Sudan,
/// and a governor of New Mexico has none.
pub(crate) fn country_in(words: &[&str]) -> Option<&'static Country> {
    let is_sent = |word: &&str| is_one_of(word, SENT);
    let end = words.iter().position(is_sent).and_then(|sent| {
        let behind = words[sent..].iter().position(|word| is_one_of(word, "for in of on to"))?;
        Some(sent + behind)
    });
    let words = &words[..end.unwrap_or(words.len())];
    (0..words.len()).find_map(|at| {
        let longest = LONGEST_STATE.min(words.len() - at);
        let is_rest = at > 0 && is_one_of(words[at - 1], QUARTERS);
        let shortest = if is_rest { 2 } else { 1 };
        (shortest..=longest).rev().find_map(|count| country_of(&words[at..at + count].join(" ")))
    })
}

/// Those who are sent to a country, or write and teach about it: an ambassador to Romania is no Romanian.
const SENT: &str =
    "ambassador correspondent envoy expert historian lecturer professor scholar specialist";

/// Words before a name by which it is another place's.
const QUARTERS: &str = "\
    central east eastern lower new north northern northeast northwest south southern southeast southwest upper west western";

/// The state of this name, which is no capital's and no seat's.
pub(crate) fn state_named(words: &str) -> Option<&'static Country> {
    state_by(words).filter(|(_, by)| *by == By::Name).map(|(country, _)| country)
}

/// The country of a demonym, of one person or several: "Ukrainian", "Danish", "Danes". "Dominican"
/// and "Congolese", which two countries share, are nobody's.
pub(crate) fn demonym(word: &str) -> Option<&'static Country> {
    ATLAS.demonym(word)
}

/// The country with a code.
pub(super) fn country(code: &str) -> Option<&'static Country> {
    ATLAS.country(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(country: Option<&Country>) -> &str {
        country.map_or("-", |country| country.code)
    }

    #[test]
    fn by_name() {
        let check = |words: &str, expected: &str| {
            let found = state_by(words).filter(|(_, by)| *by == By::Name);
            assert_eq!(code(found.map(|(country, _)| country)), expected, "{words:?}");
        };
        check("Ukraine", "UA");
        check("the ukraine", "UA");
        check("UKRAINE’S", "UA");
        check("the US", "US");
        check("U.S.", "US");
        check("the United States of America", "US");
        check("America", "US");
        check("us", "-");
        check("Us", "-");
        check("UK", "GB");
        check("Britain", "GB");
        check("Great Britain", "GB");
        check("the Netherlands", "NL");
        check("Holland", "NL");
        check("Turkey", "TR");
        check("Türkiye", "TR");
        check("Turkiye", "TR");
        check("turkey", "-");
        check("the Republic of Ireland", "IE");
        check("Ivory Coast", "CI");
        check("Côte d’Ivoire", "CI");
        check("Cote d'Ivoire", "CI");
        check("South Korea", "KR");
        check("North Korea", "KP");
        check("Czechia", "CZ");
        check("the Czech Republic", "CZ");
        check("Bosnia & Herzegovina", "BA");
        check("St Vincent and the Grenadines", "VC");
        check("Georgia", "GE");
        check("Jordan", "JO");
        check("Chad", "TD");
        check("Kosovo", "XK");
        check("Luxembourg", "LU");
        check("Singapore", "SG");
        check("Congo", "-");
        for other in ["", "the", "Keldria", "Michael Jordan", "Georgia Hale", "New Jersey", "male"]
        {
            check(other, "-");
        }
    }

    #[test]
    fn in_descriptions() {
        let check = |words: &str, expected: &str| {
            let words: Vec<&str> = words.split(' ').collect();
            assert_eq!(code(country_in(&words)), expected, "{words:?}");
        };
        check("the South Sudanese president", "SS");
        check("Papua New Guinea prime minister", "PG");
        check("Guinea-Bissau president", "GW");
        check("U.S. trade representative", "US");
        check("president of the United States", "US");
        check("president of the Democratic Republic of the Congo", "CD");
        check("South African president", "ZA");
        check("Sri Lankan president", "LK");
        check("New Mexico governor", "-");
        check("Northern Irish first minister", "-");
        check("German economy minister", "DE");
        check("a man from the north", "-");
        check("ambassador to Romania", "-");
        check("US ambassador to Romania", "US");
        check("professor of Russian history", "-");
        check("special envoy for Belarus", "-");
    }

    #[test]
    fn by_capital_and_seat() {
        let check = |words: &str, expected: &str, by: By| {
            let found = state_by(words);
            assert_eq!(found.map(|(country, by)| (country.code, by)), Some((expected, by)));
        };
        check("Kyiv", "UA", By::Capital);
        check("Kiev", "UA", By::Capital);
        check("Washington", "US", By::Capital);
        check("Washington, D.C.", "US", By::Capital);
        check("Bogota", "CO", By::Capital);
        check("Chisinau", "MD", By::Capital);
        check("the Kremlin", "RU", By::Seat);
        check("Downing Street", "GB", By::Seat);
        check("No. 10", "GB", By::Seat);
        check("Whitehall", "GB", By::Seat);
        check("the Elysee", "FR", By::Seat);
        check("The Hague", "NL", By::Seat);
        check("Bankova", "UA", By::Seat);
        // "Brussels" is the European Union, and these are other places and people too.
        for other in ["Brussels", "Victoria", "Male", "Washington Post", "George Washington"] {
            assert_eq!(state(other), None, "{other}");
        }
    }

    #[test]
    fn by_demonym() {
        let check = |word: &str, expected: &str| {
            assert_eq!(code(demonym(word)), expected, "{word:?}");
        };
        check("Ukrainian", "UA");
        check("Ukrainians", "UA");
        check("Danish", "DK");
        check("Danes", "DK");
        check("Polish", "PL");
        check("polish", "-");
        check("poles", "-");
        check("South Korean", "KR");
        check("British", "GB");
        check("Britons", "GB");
        check("Swiss", "CH");
        check("Spaniards", "ES");
        check("Argentinian", "AR");
        check("Burkinabé", "BF");
        check("Dominican", "-");
        check("Congolese", "-");
        check("Keldrian", "-");
        check("", "-");
    }
}
