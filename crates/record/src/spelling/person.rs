//! A person's name taken apart.

use super::is_initial;
use crate::fold::fold;
use onrecord_reading::{is_particle, is_postnominal, is_title};

/// A name as names are compared: folded words, without titles.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct PersonName {
    /// Given names and initials in their order; none where only the family's name is given.
    pub(crate) given: Vec<String>,
    /// The family name with its particles: "van der lind".
    pub(crate) family: String,
    /// "jr", "sr" and the like, which tell father and son apart.
    pub(crate) generation: Option<String>,
}

/// Small words that begin a family name, besides those that stand inside names where they are read.
const PARTICLES: &[&str] =
    &["vom", "zum", "ten", "des", "ben", "abu", "af", "av", "st", "san", "santa", "mac"];

const GENERATIONS: &[&str] = &["jr", "junior", "sr", "senior", "ii", "iii", "iv"];

/// Words that no family is called by, although reports write them large: "the Keldria Republican".
const NO_FAMILY: &[&str] = &[
    "republican",
    "republicans",
    "democrat",
    "democrats",
    "conservative",
    "conservatives",
    "liberal",
    "liberals",
    "socialist",
    "socialists",
    "independents",
    "nationalists",
    "unionists",
    "greens",
    "senators",
    "officials",
    "supporters",
    "voters",
    "lawmakers",
    "leaders",
    "aides",
    "allies",
    "americans",
    "europeans",
    "others",
    "pac",
    "pacs",
];

/// Words before a name that are not part of it, besides those that are no part of it where names are read: many bearers
/// share them, and articles vary them.
const TITLES: &[&str] = &[
    "the",
    "then",
    "acting",
    "outgoing",
    "incoming",
    "late",
    "messrs",
    "doctor",
    "baron",
    "countess",
    "duke",
    "duchess",
    "sultan",
    "emir",
    "crown",
    "brother",
    "imam",
    "sheikh",
    "shaikh",
    "ayatollah",
    "saint",
    "defence",
    "defense",
    "finance",
    "corporal",
    "private",
    "economist",
    "democrat",
    "democratic",
    "republican",
    "monsieur",
    "madame",
    "senor",
];

impl PersonName {
    /// The name in `words`, or nothing where they hold no word with a capital.
    ///
    /// "Orbán, Viktor" is turned round; titles and letters after the name fall away. Letters of scripts
    /// without case count as capitals.
    pub(crate) fn parse(words: &str) -> Option<PersonName> {
        let mut generation = None;
        let is_suffix = |word: &str| {
            let word = fold(word);
            GENERATIONS.contains(&word.as_str()) || is_postnominal(&word)
        };
        let turned = match words.split_once(',') {
            Some((family, given))
                if !given.contains(',')
                    && !given.split_whitespace().any(is_suffix)
                    && !given.trim().is_empty()
                    && family.split_whitespace().count() <= 3 =>
            {
                format!("{} {}", given.trim(), family.trim())
            }
            _ => words.replace(',', " "),
        };
        let words: Vec<&str> = turned.split_whitespace().collect();
        let mut words = without_titles(&words);
        while let Some((last, rest)) = words.split_last()
            && !rest.is_empty()
            && is_suffix(last)
        {
            let last = fold(last);
            if GENERATIONS.contains(&last.as_str()) {
                generation = Some(match last.as_str() {
                    "junior" => "jr".to_owned(),
                    "senior" => "sr".to_owned(),
                    _ => last,
                });
            }
            words = rest;
        }
        let (last, before) = words.split_last()?;
        let is_particle = |word: &&str| begins_family_name(&fold(word));
        let is_family_only = before.iter().all(|word| is_particle(word) && !has_capital(word));
        if !has_capital(last)
            || !is_family_only && before.first().is_some_and(|first| !has_capital(first))
        {
            return None;
        }
        // "D-Ohio" after a name is a party and a state.
        if last.split_once('-').is_some_and(|(party, _)| party.chars().count() == 1) {
            return None;
        }
        let last = fold(last);
        let last = last.strip_suffix(" s").unwrap_or(&last);
        if last.is_empty() || is_initial(last) || NO_FAMILY.contains(&last) {
            return None;
        }
        // The first word is a given name whatever it looks like: "Ben Hale".
        let from = usize::from(!is_family_only);
        let particles = before.iter().skip(from).rev().take_while(|word| is_particle(word)).count();
        let (given, particles) = before.split_at(before.len() - particles);
        let mut family: Vec<String> = particles.iter().map(|word| fold(word)).collect();
        family.push(last.to_owned());
        // "Karl-Otto" is folded to two words, "J.P." to two initials, "O’Brien" is one name.
        let given = given.iter().flat_map(|word| {
            fold(word)
                .split(' ')
                .filter(|part| !part.is_empty())
                .map(str::to_owned)
                .collect::<Vec<_>>()
        });
        Some(PersonName { given: given.collect(), family: family.join(" "), generation })
    }

    /// Whether a given name is written out, so that the name can be known from elsewhere.
    pub(crate) fn is_full(&self) -> bool {
        self.given.iter().any(|part| !is_initial(part))
            && self.given.first().is_some_and(|first| !is_initial(first) || self.given.len() > 1)
    }

    /// The name as the record keeps it to compare: "jan piet / van der lind".
    pub(crate) fn form(&self) -> String {
        let generation = self.generation.as_ref().map(|it| format!(" / {it}")).unwrap_or_default();
        format!("{} / {}{generation}", self.given.join(" "), self.family)
    }

    /// The name of a [form](PersonName::form).
    pub(crate) fn of_form(form: &str) -> Option<PersonName> {
        let mut parts = form.split(" / ");
        let given = parts.next()?.split(' ').filter(|part| !part.is_empty()).map(str::to_owned);
        let family = parts.next()?.to_owned();
        Some(PersonName {
            given: given.collect(),
            family,
            generation: parts.next().map(str::to_owned),
        })
    }

    /// The family name's last part, under which all spellings of the name are looked for.
    pub(crate) fn last_part(&self) -> &str {
        self.family.rsplit(' ').next().unwrap_or(&self.family)
    }

    pub(crate) fn joined(&self) -> String {
        format!("{}{}", self.given.concat(), self.family.replace(' ', ""))
    }
}

/// `words` without the titles that they begin with.
pub(crate) fn without_titles<'w, 's>(words: &'w [&'s str]) -> &'w [&'s str] {
    let is_title = |word: &str| {
        let word = fold(word);
        word.split(' ')
            .all(|part| TITLES.contains(&part) || is_title(part) && !begins_family_name(part))
    };
    let from = words.iter().position(|word| !is_title(word));
    &words[from.unwrap_or(words.len())..]
}

/// `words` without the letters behind a name that are no part of it: "Ann Hale MP".
pub(crate) fn without_honours<'w, 's>(words: &'w [&'s str]) -> &'w [&'s str] {
    let is_name = |word: &&str| !is_postnominal(&fold(word));
    let end = words.iter().rposition(is_name).map_or(words.len(), |last| last + 1);
    &words[..end]
}

/// A family name without the small words that begin it.
pub(super) fn without_particles(family: &str) -> &str {
    let mut bare = family;
    while let Some((first, rest)) = bare.split_once(' ')
        && begins_family_name(first)
    {
        bare = rest;
    }
    bare
}

/// Whether a word in small letters begins a family name, as "van" does.
fn begins_family_name(word: &str) -> bool {
    is_particle(word) || PARTICLES.contains(&word)
}

/// Whether a letter is a capital; letters of scripts without case are.
pub(crate) fn has_capital(words: &str) -> bool {
    words.chars().any(|char| char.is_alphabetic() && !char.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_apart() {
        let check = |words: &str, expected: Option<&str>| {
            let name = PersonName::parse(words);
            assert_eq!(name.as_ref().map(PersonName::form).as_deref(), expected, "{words:?}");
            if let Some(name) = name {
                assert_eq!(PersonName::of_form(&name.form()), Some(name));
            }
        };
        check("Prime Minister Nóra Whitlam", Some("nora / whitlam"));
        check("Sir Tomas van der Brandt MP", Some("tomas / van der brandt"));
        check("Idris al-Tamar", Some("idris / al tamar"));
        check("J.K. Pell, Jr.", Some("j k / pell / jr"));
        check("Orbán, Viktor", Some("viktor / orban"));
        check("Lt. Gen. Ada Hale", Some("ada / hale"));
        check("Attorney-General Ada Hale", Some("ada / hale"));
        check("Pastor Ada Hale MEP", Some("ada / hale"));
        check("Supt. Ada Hale", Some("ada / hale"));
        check("Di Hale", Some("di / hale"));
        check("Ben Hale", Some("ben / hale"));
        check("Mr Hale", Some(" / hale"));
        check("van der Lind", Some(" / van der lind"));
        check("Vice-President", None);
        check("the mayor", None);
        check("a man", None);
        check("", None);
        check("J.", None);
        check("D-Ohio", None);
        check("Keldria Republican", None);
        check("Democrat Ada Hale", Some("ada / hale"));
        check(",,,", None);
        check("ノラ 田中さん", Some("ノラ / 田中さん"));
    }
}
