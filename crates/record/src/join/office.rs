//! What a role says of who somebody is: words to compare, walks of life that exclude each other, and
//! whether the role is held now.

use crate::fold::fold;

/// A role as roles are compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Office {
    words: Vec<String>,
}

/// When a role was held, as its own words say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct RoleTime {
    /// `then`, `former` or `future`; nothing where the article speaks of its own day.
    pub(crate) when: Option<&'static str>,
    /// The year from which, in the role's words.
    pub(crate) since: Option<String>,
    /// The year to which.
    pub(crate) until: Option<String>,
}

const THEN: &[&str] = &["then"];
const FORMER: &[&str] = &["former", "ex", "late", "retired", "erstwhile", "onetime"];
const FUTURE: &[&str] = &["incoming", "elect", "designate", "future"];

/// Words that say nothing of who it is.
const EMPTY: &[&str] = &[
    "the", "a", "an", "of", "for", "in", "at", "and", "to", "on", "by", "with", "from", "his",
    "her", "their", "its", "our", "who", "is", "was", "mr", "mrs", "ms", "miss", "mx", "dr", "sir",
    "dame", "current", "new", "old", "acting", "outgoing", "long", "time", "since", "until",
    "till", "between", "s",
];

/// Offices that one person at a time holds in a place.
const HELD_BY_ONE: &[&str] = &[
    "president",
    "chancellor",
    "premier",
    "taoiseach",
    "king",
    "queen",
    "pope",
    "emperor",
    "emir",
    "sultan",
    "mayor",
    "governor",
    "commissioner",
    "ambassador",
    "chairman",
    "chairwoman",
    "chair",
    "headteacher",
    "secretary",
    "minister",
    "archbishop",
    "bishop",
    "dean",
    "rector",
    "ceo",
    "leader",
];

/// Walks of life that nobody is in beside an office: who farms is not who governs.
const WALKS: &[(&str, &[&str])] = &[
    (
        "sport",
        &[
            "striker",
            "midfielder",
            "goalkeeper",
            "defender",
            "quarterback",
            "footballer",
            "cricketer",
            "golfer",
            "boxer",
            "swimmer",
            "sprinter",
            "coach",
            "batsman",
            "bowler",
            "jockey",
            "cyclist",
            "skier",
            "pitcher",
            "linebacker",
            "winger",
            "forward",
            "batter",
        ],
    ),
    (
        "private",
        &[
            "farmer",
            "resident",
            "shopkeeper",
            "neighbour",
            "neighbor",
            "pupil",
            "student",
            "pensioner",
            "commuter",
            "passenger",
            "driver",
            "plumber",
            "electrician",
            "carpenter",
            "baker",
            "nurse",
            "waiter",
            "waitress",
            "cashier",
            "hairdresser",
            "fisherman",
            "miner",
            "trucker",
            "tourist",
            "homeowner",
            "bystander",
            "eyewitness",
            "barber",
            "gardener",
            "mechanic",
        ],
    ),
    (
        "crime",
        &["suspect", "defendant", "gunman", "inmate", "convict", "murderer", "robber", "burglar"],
    ),
];

/// Words that show an office of some kind.
const PUBLIC: &[&str] = &[
    "president",
    "chancellor",
    "premier",
    "minister",
    "secretary",
    "senator",
    "congressman",
    "congresswoman",
    "representative",
    "governor",
    "mayor",
    "ambassador",
    "mp",
    "mep",
    "king",
    "queen",
    "pope",
    "judge",
    "justice",
    "general",
    "admiral",
    "candidate",
    "nominee",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "professor",
    "economist",
    "analyst",
    "ceo",
    "chairman",
    "director",
    "commissioner",
    "councillor",
    "attorney",
    "strategist",
    "pollster",
];

impl Office {
    /// The office in the words of a role.
    pub(crate) fn of(role: &str) -> Office {
        let role = role.replace("’s", "").replace("'s", "");
        let mut words: Vec<String> = fold(&role)
            .split(' ')
            .filter(|word| !EMPTY.contains(word) && !is_time(word) && !word.is_empty())
            .filter(|word| year(word).is_none())
            .flat_map(|word| in_full(word).split(' '))
            .map(str::to_owned)
            .collect();
        words.sort();
        words.dedup();
        Office { words }
    }

    /// The words, as the record keeps them.
    pub(crate) fn text(&self) -> String {
        self.words.join(" ")
    }

    /// The office of kept [words](Office::text).
    pub(crate) fn of_text(text: &str) -> Office {
        Office {
            // Older records keep words for short.
            words: text
                .split(' ')
                .filter(|word| !word.is_empty())
                .flat_map(|word| in_full(word).split(' '))
                .map(str::to_owned)
                .collect(),
        }
    }

    /// Whether the one may be said of who holds the other, and says enough to know them by: an office
    /// that only one holds, or the same two words.
    pub(crate) fn agrees(&self, other: &Office) -> bool {
        let (fewer, more) =
            if self.words.len() <= other.words.len() { (self, other) } else { (other, self) };
        let nested = fewer.words.iter().all(|word| more.words.iter().any(|it| is_one(word, it)));
        nested
            && (self.shares_post(other)
                || self.words.len() >= 2 && more.words.len() == fewer.words.len())
    }

    /// Whether both name an office that only one holds, whatever else they say of it.
    pub(crate) fn shares_post(&self, other: &Office) -> bool {
        let mut shared = self.words.iter().filter(|word| other.words.contains(word));
        shared.any(|word| HELD_BY_ONE.contains(&word.as_str()))
    }

    /// Whether no one person is both.
    pub(crate) fn excludes(&self, other: &Office) -> bool {
        let (Some(a), Some(b)) = (self.walk(), other.walk()) else { return false };
        a != b
    }

    fn walk(&self) -> Option<&'static str> {
        // A long description has words of many walks: "a strategist with experience of driver’s licences".
        if self.words.len() > 4 {
            return None;
        }
        let has = |list: &[&str]| self.words.iter().any(|word| list.contains(&word.as_str()));
        // "Striker’s spokesman" and "farmer and senator" are not told apart by one word.
        let public = has(PUBLIC);
        let mut walks = WALKS.iter().filter(|(_, list)| has(list)).map(|(walk, _)| *walk);
        match (public, walks.next(), walks.next()) {
            (true, None, _) => Some("public"),
            (false, Some(walk), None) => Some(walk),
            _ => None,
        }
    }
}

impl RoleTime {
    /// What the words of a role say of its time: "then prime minister", "mayor from 2010 to 2015".
    pub(crate) fn of(role: &str) -> RoleTime {
        let folded = fold(role);
        let words: Vec<&str> = folded.split(' ').collect();
        let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
        let when = if has(THEN) {
            Some("then")
        } else if has(FORMER) {
            Some("former")
        } else if has(FUTURE) {
            Some("future")
        } else {
            None
        };
        let (mut since, mut until) = (None, None);
        for (i, word) in words.iter().enumerate() {
            let Some(year) = year(word) else { continue };
            let before = i.checked_sub(1).and_then(|before| words.get(before)).copied();
            match before {
                Some("from" | "since" | "between" | "after") => since = Some(year),
                Some("to" | "until" | "till" | "and") => until = Some(year),
                Some("in") => (since, until) = (Some(year.clone()), Some(year)),
                // "(2010–2015)" is folded to two years that stand together.
                Some(before) if self::year(before).is_some() => {
                    since = self::year(before);
                    until = Some(year);
                }
                _ => {}
            }
        }
        RoleTime { when, since, until }
    }
}

/// A word of a role in full: "senator" of "sen".
fn in_full(word: &str) -> &str {
    SHORT.iter().find(|(short, _)| short.contains(&word)).map_or(word, |(_, full)| full)
}

/// Words of offices for short, and in full.
const SHORT: &[(&[&str], &str)] = &[
    (&["adm"], "admiral"),
    (&["amb"], "ambassador"),
    (&["capt"], "captain"),
    (&["cdr", "cmdr"], "commander"),
    (&["cllr", "coun", "cr", "councilor"], "councillor"),
    (&["col"], "colonel"),
    (&["det"], "detective"),
    (&["gen"], "general"),
    (&["gov"], "governor"),
    (&["insp"], "inspector"),
    (&["lt"], "lieutenant"),
    (&["maj"], "major"),
    (&["pm"], "prime minister"),
    (&["prof"], "professor"),
    (&["rep"], "representative"),
    (&["rev"], "reverend"),
    (&["sec"], "secretary"),
    (&["sen"], "senator"),
    (&["sgt"], "sergeant"),
    (&["supt"], "superintendent"),
];

/// Whether two words of roles mean one thing: "Ukraine" and "Ukrainian", but not "governor" and
/// "government".
fn is_one(a: &str, b: &str) -> bool {
    let stem = |word: &str| word.chars().take(5).collect::<String>();
    let is_post = |word: &str| HELD_BY_ONE.contains(&word);
    a == b || stem(a).chars().count() == 5 && stem(a) == stem(b) && !is_post(a) && !is_post(b)
}

fn is_time(word: &str) -> bool {
    [THEN, FORMER, FUTURE].iter().any(|list| list.contains(&word))
}

fn year(word: &str) -> Option<String> {
    let is_year = word.len() == 4
        && word.bytes().all(|byte| byte.is_ascii_digit())
        && ("1800".."2200").contains(&word);
    is_year.then(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_agree_or_exclude() {
        let check = |a: &str, b: &str, agrees: bool, excludes: bool| {
            let (a, b) = (Office::of(a), Office::of(b));
            assert_eq!((a.agrees(&b), a.excludes(&b)), (agrees, excludes), "{a:?} {b:?}");
            assert_eq!((b.agrees(&a), b.excludes(&a)), (agrees, excludes), "{b:?} {a:?}");
        };
        check("President", "the president of Keldria", true, false);
        check("then prime minister", "former Prime Minister", true, false);
        check("president of Keldria", "president of Vastria", false, false);
        check("president of Keldria", "Keldrian president", true, false);
        check("governor", "government spokesman", false, false);
        check("senator", "senator", false, false);
        check("Gov.", "Governor", true, false);
        check("Harrow Sen.", "Harrow Senator", true, false);
        check("PM", "prime minister of Keldria", true, false);
        check("spokesman for the Harrow Council", "Harrow Council spokesman", true, false);
        check("a farmer", "foreign minister", false, true);
        check("striker", "dairy farmer", false, true);
        check("farmer and senator", "striker", false, false);
        check("mayor", "foreign minister", false, false);
        check("who has much experience of farmer and student protests", "senator", false, false);
        check("", "", false, false);
        check("Mr", "Mr", false, false);
    }

    #[test]
    fn roles_have_times() {
        let check = |role: &str, when: Option<&str>, since: Option<&str>, until: Option<&str>| {
            let time = RoleTime::of(role);
            let found = (time.when, time.since.as_deref(), time.until.as_deref());
            assert_eq!(found, (when, since, until), "{role:?}");
        };
        check("prime minister", None, None, None);
        check("then prime minister", Some("then"), None, None);
        check("former mayor of Stennick", Some("former"), None, None);
        check("president-elect", Some("future"), None, None);
        check("prime minister from 2010 to 2015", None, Some("2010"), Some("2015"));
        check("mayor (1998–2004)", None, Some("1998"), Some("2004"));
        check("envoy in 2003", None, Some("2003"), Some("2003"));
        check("chief of 3000 men", None, None, None);
    }
}
