//! Who counts for a state: the state itself, its government, and the leaders and ministers who speak in
//! its name. Pure rules.

use crate::fold::fold;
use crate::join::{Office, RoleTime};
use onrecord_reading::ActorKind;
use std::sync::Arc;

/// Words of offices in which somebody speaks for a state.
const OFFICES: &[&str] = &[
    "president",
    "chancellor",
    "premier",
    "taoiseach",
    "pm",
    "minister",
    "secretary",
    "leader",
    "king",
    "queen",
    "emperor",
    "emir",
    "sultan",
    "monarch",
];

/// Words by which it is another office: "opposition leader", "president of the football association".
const OTHERS: &[&str] = &[
    "opposition",
    "shadow",
    "committee",
    "unions",
    "league",
    "church",
    "rebel",
    "separatist",
    "exiled",
    "party",
    "parliament",
    "parliamentary",
    "assembly",
    "senate",
    "house",
    "council",
    "commission",
    "union",
    "federation",
    "association",
    "society",
    "club",
    "bank",
    "company",
    "group",
    "university",
    "institute",
    "court",
    "regional",
    "provincial",
    "spiritual",
    "religious",
    "press",
    "general",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "adviser",
    "advisor",
    "aide",
    "assistant",
    "envoy",
    "ambassador",
    "candidate",
    "nominee",
    "rival",
    "wife",
    "husband",
    "son",
    "daughter",
    "brother",
    "sister",
];

/// Words by which a leader leads a party, or a part of one, and no state.
const PARTIES: &[&str] = &[
    "far",
    "left",
    "right",
    "wing",
    "centre",
    "nationalist",
    "populist",
    "labour",
    "liberal",
    "liberals",
    "conservative",
    "conservatives",
    "tory",
    "democrat",
    "democrats",
    "democratic",
    "socialist",
    "socialists",
    "green",
    "greens",
    "republican",
    "republicans",
    "majority",
    "minority",
    "business",
    "industry",
];

/// The offices at the head of a state or of its government, with the words for each.
const HEADS: &[(&str, &[&str])] = &[
    ("president", &["president"]),
    ("chancellor", &["chancellor"]),
    ("prime minister", &["premier", "taoiseach", "pm"]),
    ("monarch", &["king", "queen", "emperor", "emir", "sultan", "monarch"]),
    (Post::LEADER, &["leader"]),
];

/// Words by which somebody stands in for the one who holds an office.
const DEPUTIES: &[&str] = &["deputy", "vice", "junior", "under", "undersecretary"];

/// Words of bodies through which a state speaks.
const BODIES: &[&str] = &["government", "cabinet", "ministry", "kremlin"];

/// Whether somebody of this kind, with this name and role, counts for the state whose country is known
/// to be theirs.
pub(crate) fn counts(kind: Option<ActorKind>, name: &str, role: Option<&str>) -> bool {
    match kind {
        Some(ActorKind::State) => true,
        Some(ActorKind::Organisation) => has_word(name, BODIES),
        // "The Ostlandic chancellor", whom no article names.
        Some(ActorKind::Group) => is_office(name),
        Some(ActorKind::Person) | None => role.is_some_and(is_office),
    }
}

/// Whether a role is over or still to come.
pub(crate) fn is_not_now(role: &str) -> bool {
    matches!(RoleTime::of(role).when, Some("former" | "future"))
}

fn is_office(role: &str) -> bool {
    let leads_party =
        has_word(role, &["leader"]) && (has_word(role, PARTIES) || has_initials(role));
    has_word(role, OFFICES) && !has_word(role, OTHERS) && !leads_party && !is_not_now(role)
}

/// An office of state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Post {
    /// What it is called, whatever the words: "prime minister" also of a premier.
    pub(crate) name: Arc<str>,
    /// How near to the head of the state it is: 0 for its head, 1 for ministers, 2 for deputies.
    pub(crate) rank: u8,
}

impl Post {
    /// What one is called who leads a state by no other word.
    pub(crate) const LEADER: &str = "leader";

    /// The office of state in the words of a role, if it is one.
    pub(crate) fn of(role: &str) -> Option<Post> {
        if !is_office(role) {
            return None;
        }
        let head = || HEADS.iter().find(|(_, words)| has_word(role, words)).map(|(name, _)| *name);
        let minister = ["minister", "secretary"];
        let is_prime = has_word(role, &["prime"]);
        let (mut name, mut rank): (Arc<str>, u8) = match head() {
            Some(name) if is_prime || !has_word(role, &minister) => (name.into(), 0),
            _ if is_prime => ("prime minister".into(), 0),
            _ => (Office::of(role).text().into(), 1),
        };
        if has_word(role, DEPUTIES) {
            (name, rank) = (Office::of(role).text().into(), 2);
        }
        Some(Post { name, rank })
    }

    /// Whether it is that of the head of a state or of its government.
    pub(crate) fn is_head(&self) -> bool {
        Post::is_head_of_state(&self.name)
    }

    /// Whether an office of this name is that of the head of a state or of its government.
    pub(crate) fn is_head_of_state(name: &str) -> bool {
        HEADS.iter().any(|(head, _)| *head == name)
    }

    /// Whether one person at a time holds an office of this name in a state: not "minister" by itself.
    pub(crate) fn is_of_one(name: &str) -> bool {
        Post::is_head_of_state(name) || name.split(' ').count() > 1
    }
}

/// Whether a role has the initials of a party: "KDU leader".
fn has_initials(role: &str) -> bool {
    const STATES: [&str; 6] = ["US", "USA", "UK", "UAE", "DRC", "DPRK"];
    let is_initials = |word: &str| {
        word.len() > 1 && word.bytes().all(|it| it.is_ascii_uppercase()) && !STATES.contains(&word)
    };
    role.split(|it: char| !it.is_alphanumeric()).any(is_initials)
}

fn has_word(words: &str, list: &[&str]) -> bool {
    fold(words).split(' ').any(|word| list.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ActorKind::{Group, Organisation, Person, State};

    #[test]
    fn leaders_and_ministers_count_for_their_state() {
        let check = |role: &str, expected: bool| {
            assert_eq!(counts(Some(Person), "Ada Pell", Some(role)), expected, "{role}");
        };
        check("President of Ostland", true);
        check("Ostland’s prime minister", true);
        check("then defence minister of Ostland", true);
        check("Ostlandic foreign secretary", true);
        check("the Ostlandic leader", true);
        check("former president of Ostland", false);
        check("president-elect of Ostland", false);
        check("Ostlandic opposition leader", false);
        check("Ostlandic far-right leader", false);
        check("Ostlandic Labour leader", false);
        check("KDU leader", false);
        check("UK leader", true);
        check("Ostland’s Conservative prime minister", true);
        check("Ostlandic vice president", true);
        check("president of the Ostlandic Olympic Committee", false);
        check("shadow foreign secretary", false);
        check("president of the Ostlandic Football Association", false);
        check("spokesman for the Ostlandic president", false);
        check("Ostlandic farmer", false);
        check("secretary general", false);
    }

    #[test]
    fn posts_have_one_name_and_a_rank() {
        let check = |role: &str, name: &str, rank: u8| {
            let post = Post::of(role).unwrap();
            assert_eq!((&*post.name, post.rank), (name, rank), "{role}");
        };
        check("President of Ostland", "president", 0);
        check("Ostlandic premier", "prime minister", 0);
        check("Ostland’s prime minister", "prime minister", 0);
        check("the Ostlandic leader", "leader", 0);
        check("Ostlandic foreign minister", "foreign minister ostlandic", 1);
        check("Ostlandic deputy prime minister", "deputy minister ostlandic prime", 2);
        check("vice president", "president vice", 2);
        assert_eq!(Post::of("a farmer"), None);
    }

    #[test]
    fn states_and_governments_count_and_others_do_not() {
        let check = |name: &str, kind: Option<ActorKind>, expected: bool| {
            assert_eq!(counts(kind, name, None), expected, "{name}");
        };
        check("Ostland", Some(State), true);
        check("Ostlandic Ministry of Defence", Some(Organisation), true);
        check("Ostland Railways", Some(Organisation), false);
        check("Ostlandic officials", Some(Group), false);
        check("Ada Pell", Some(Person), false);
    }
}
