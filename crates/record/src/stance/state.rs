//! Who counts for a state: the state itself, its government, and the leaders and ministers who speak in
//! its name. Pure rules.

use crate::fold::fold;
use crate::join::RoleTime;
use onrecord_reading::ActorKind;

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
    let leads_party = has_word(role, &["leader"]) && has_word(role, PARTIES);
    has_word(role, OFFICES) && !has_word(role, OTHERS) && !leads_party && !is_not_now(role)
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
