//! Bodies: ministries, parties, companies, newspapers.

use super::given_name::gender_of_given_name;
use super::named_body::named_body;
use super::role::is_role;
use super::spelling::key;
use super::word_set::WordSet;
use crate::words::is_capitalised;

/// Words that end the name of a body, not of a person.
static BODIES: WordSet = WordSet::new(
    "\
    academy administration agency airlines airways alliance archive army assembly association \
    authority bank bloc board brigade broadcaster brotherhood bureau cabinet campaign canton caucus \
    center centre chamber channel chronicle church clinic club coalition college command \
    commission committee company confederation conference congress consortium convention cooperative corp \
    corporation corps council courier court daily department directorate embassy energy \
    enterprises examiner exchange federation force forces forum foundation front fund gazette \
    globe gmbh government group guard guild herald holdings hospital house inc industries initiative \
    inspectorate institute institution insurance intelligence journal junta laboratory league llc \
    logistics ltd magazine mail ministry motors movement museum navy network news newspaper \
    observatory office organisation organization pac parliament partnership party patrol \
    pharmaceuticals plc police politburo post presidency press railways register registry \
    regulator research review school secretariat senate sentinel service services society \
    standard studios synod systems technologies telecom television times treasury tribunal \
    tribune trust tv union university watch watchdog weekly",
);

/// Words that end the name of a firm or club, but mean something else alone: "the partners".
static FIRMS: WordSet = WordSet::new(
    "\
    aerospace afc aid air albion athletic aviation biosciences biotech biscuits brewery bros brothers buses capital chemicals \
    cosmetics dairies developments dynamics electronics estates fc ferries foods games harriers haulage homes hotels \
    investments laboratories lettings materials lines micro mining networks oil partners pharma properties rail rangers renewables \
    retail rfc robotics rovers securities semiconductors shipping software solutions sons stores therapeutics trains united ventures \
    wanderers water zoo",
);

/// Places whose last word is a body's.
const PLACES: [&str; 2] = ["soviet union", "west bank"];

/// What addresses that serve as names end with.
const SITES: [&str; 3] = [".com", ".net", ".org"];

/// Whether a name is a body's: one that is known by name, or whose last word, or last before "of",
/// "for" or "on", shows it.
pub(crate) fn is_body(name: &str) -> bool {
    named_body(name).is_some()
        || has_shape(name)
        || is_one_of_several(name)
        || has_form_by_law(name)
}

/// What names of companies end with where the law calls for it, in this letter case: other words are spelt alike.
const FORMS_BY_LAW: [&str; 10] = ["AB", "AG", "AS", "ASA", "BV", "NV", "Oyj", "SA", "SE", "SpA"];

/// Whether a name says by its last word that it is a company’s: "Norvane AG".
fn has_form_by_law(name: &str) -> bool {
    name.rsplit_once(' ').is_some_and(|(_, last)| FORMS_BY_LAW.contains(&last))
}

/// Words for several that with a capital and "for" or "of" are one body: "Centers for Disease Control".
static SEVERAL_IN_ONE: WordSet = WordSet::new("archives centers centres institutes laboratories");

/// Whether a name that goes on with "for" or "on" behind this word may be a body's.
pub(crate) fn may_have_purpose(word: &str) -> bool {
    is_body(word) || is_several_in_one(word)
}

/// Whether a name is a body's by a plural that with a capital is one: "Centers for Disease Control".
pub(super) fn is_one_of_several(name: &str) -> bool {
    let mut words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.any(is_several_in_one)
        && words.next().is_some_and(|word| matches!(word, "of" | "for"))
        && words.next().is_some_and(is_capitalised)
}

fn is_several_in_one(word: &str) -> bool {
    is_capitalised(word) && SEVERAL_IN_ONE.contains(word)
}

/// Whether a word is what a body is called: "ministry".
pub(crate) fn is_body_word(word: &str) -> bool {
    BODIES.contains(word)
}

fn has_shape(name: &str) -> bool {
    // "Trackside.com"
    if SITES.iter().any(|ending| name.len() > ending.len() && name.ends_with(ending)) {
        return true;
    }
    // "Dawe & Sons", "M&S"
    if name.split_once('&').is_some_and(|(before, after)| !before.is_empty() && !after.is_empty()) {
        return true;
    }
    let words: Vec<&str> =
        name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if let [only] = words[..]
        && is_run_together(only)
    {
        return true;
    }
    // "Orient Lines", but not "Gary Lines".
    let is_person = matches!(words[..], [given, "Lines"] if gender_of_given_name(given).is_some());
    if let [_, .., last] = words[..]
        && is_capitalised(last)
        && FIRMS.contains(last)
        && !is_person
    {
        return true;
    }
    if words.last().is_some_and(|last| is_body_word(last)) {
        return !PLACES.contains(&&*key(name));
    }
    let Some(of) = words.iter().position(|word| matches!(*word, "of" | "for" | "on")) else {
        return false;
    };
    let (head, rest) = words.split_at(of);
    // "Bank of Keldria Governor Oona Pell" is a person, "Office of the President" none.
    let is_followed_by_name = |pair: &[&str]| {
        let [role, next] = pair else { return false };
        is_role(role) && (is_capitalised(next) || *next == "of")
    };
    head.last().is_some_and(|word| is_body_word(word)) && !rest.windows(2).any(is_followed_by_name)
}

/// Whether a word is several, as the names of firms and sites are: `SurveyMonkey`, but not `McConnell`.
fn is_run_together(word: &str) -> bool {
    let inner = word.char_indices().skip(1).find(|(_, c)| c.is_uppercase()).map(|(at, _)| at);
    let begins = |at: usize| word[..at].chars().skip(1).all(char::is_lowercase);
    inner.is_some_and(|at| {
        word[..at].chars().count() > LONGEST_PREFIX
            && begins(at)
            && word[at..].chars().nth(1).is_some_and(char::is_lowercase)
            && !word.starts_with("Fitz")
    })
}

/// The letters of "Mac" and "Van", with which family names begin that have a capital inside.
const LONGEST_PREFIX: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(names: &[&str], expected: bool) {
        for name in names {
            assert_eq!(is_body(name), expected, "{name:?}");
        }
    }

    #[test]
    fn by_shape() {
        check(
            &["the Harrow Council", "Ministry of Justice", "Commission on Presidential Debates"],
            true,
        );
        check(&["Brackwater Water Board"], true);
        check(&["the Ann Hale Foundation", "The Stennick Gazette", "the council"], true);
        check(&["National Bank of Keldria", "Office of the President", "Keldrian Railways"], true);
        check(&["Orient Lines", "Stennick Oil"], true);
        check(&["Gary Lines"], false);
        check(&["SurveyHorse", "RailwayFacts"], true);
        check(&["Nordvik Semiconductors", "Thornbury Capital", "Stennick United"], true);
        check(&["Centers for Disease Control", "National Institutes of Health"], true);
        check(&["centers for the homeless", "Centers for the homeless", "Institutes"], false);
        check(&["the partners", "capital", "Capital", "clean water"], false);
        check(
            &["McConnell", "MacArthur", "Ann FitzGerald", "DeSantis", "Jean-Marc LaPierre"],
            false,
        );
        check(&["Bank of Keldria Governor Oona Pell", "Ruth Calloway of Corvale"], false);
        check(
            &["Ilse Marrant", "Keldria", "the West Bank", "", "of", "for the council of", "—"],
            false,
        );
    }

    #[test]
    fn by_name() {
        check(&["NATO", "Nato", "the EU", "U.N.", "the White House", "The Pentagon"], true);
        check(&["Reuters", "the BBC", "AP", "WHO", "Labour", "Sinn Féin", "al-Qaeda"], true);
        check(&["the State Department", "FBI", "Congress", "the Supreme Court", "Brussels"], true);
        check(&["who", "Who", "ice", "labour", "the greens", "is", "fed", "Kremlin"], false);
    }
}
