//! Offices: whether a role that an article gives somebody is the one that a description tells.

use super::description::{DEFINITE, Description};
use super::role::Role;
use crate::known::{self, By, may_be_human};
use crate::words::{PARTISANS, TITLES, is_capitalised, is_one_of};

impl Description<'_> {
    /// How well `role` fits: none if it is another role, and more the more of the modifiers it repeats.
    pub(crate) fn fit(&self, role: &Role<'_>) -> Option<usize> {
        let (words, own) = (&role.small, &role.own);
        // "the hosts Ann Hale and Tom Berg" are a host each.
        let is_in_plural =
            |one: &str, other: &str| one == other || one.strip_suffix('s') == Some(other);
        let has = |word: &str| words.iter().any(|other| is_in_plural(other, word));
        let is_bare = !own.iter().any(|word| known::is_role(word) && !is_one_of(word, PARTISANS));
        // "the Republican nominee" is no lawmaker for that.
        let tells = |word: &str| is_bare || !is_one_of(word, PARTISANS);
        let is_in = |same: &&str| {
            is_one_of(self.office(), same)
                && own.iter().any(|word| is_one_of(word, same) && tells(word))
        };
        // A "former minister" is no prime minister.
        let is_one_word = self.office() == self.head || has("prime");
        let is_head = is_one_word && own.iter().any(|word| is_in_plural(word, &self.head));
        let is_same = is_head || SHORT_ROLES.iter().any(is_in);
        // A president is a leader, as a chancellor is, and yet no chancellor.
        // The leader of an opposition is no president, nor is a deputy prime minister a leader.
        let is_second = role.told.party.is_some()
            || words.iter().any(|word| is_one_of(word, RANKS) || is_one_of(word, NO_RULERS));
        let modifiers = self.modifiers.iter().filter(|word| has(&word.to_lowercase())).count();
        // A prime minister is no minister as secretaries are.
        let is_prime = has("prime");
        let is_kind = |(kind, offices): &(&str, &str)| {
            let of = |list: &str| {
                own.iter().any(|word| is_one_of(word, list) && !(is_prime && word == "minister"))
            };
            // The foreign secretary is a foreign minister, but no transport minister is the chancellor.
            let may_be_of_kind =
                self.office() != "chancellor" && (*kind != "minister" || modifiers > 0);
            let is_it = is_one_of(self.office(), kind) && of(offices)
                || is_one_of(self.office(), offices) && of(kind) && may_be_of_kind;
            is_it && !is_second
        };
        let is_gone = |it: bool| usize::from(it != words.iter().any(|word| is_one_of(word, GONE)));
        let was = self.was();
        if !was && known::is_role(&self.head) && role.is_past(&self.head) {
            return None;
        }
        // "The former president" is no bank’s president of today.
        let is_of_land = |word: &str| known::demonym(word).or(known::state_named(word)).is_some();
        let is_body_role = |word: &&&str| is_of_place(word) && !is_of_land(word);
        if was && is_gone(false) == 0 && role.words.iter().filter(is_body_role).count() > 1 {
            return None;
        }
        if is_same || SAME_ROLES.iter().any(is_in) || KINDS.iter().any(is_kind) {
            return Some(2 + 2 * modifiers + usize::from(is_same) - is_gone(was));
        }
        let is_candidate = is_one_of(&self.head, CANDIDATES)
            && self.told.party.is_some()
            && self.told.party == role.told.party;
        (is_candidate && is_bare).then_some(1)
    }

    /// The one word for the office: "prime" of "the prime minister".
    fn office(&self) -> &str {
        let is_prime =
            self.head == "minister" && self.modifiers.iter().any(|it| is_one_of(it, "prime"));
        if is_prime { "prime" } else { &self.head }
    }

    /// Whether who has that office has no other: the president is not the chancellor. Whoever had it may be
    /// anything now.
    pub(crate) fn is_exclusive(&self) -> bool {
        let is_of_party = self.head == "leader" && self.party().is_some();
        (is_of_party || is_one_of(self.office(), EXCLUSIVE)) && !self.was()
    }

    /// Whether it is told of whoever had an office: "the former president".
    pub(super) fn was(&self) -> bool {
        self.modifiers.iter().any(|word| is_one_of(word, GONE))
    }

    /// The party that it names: "the Labour leader".
    pub(super) fn party(&self) -> Option<&str> {
        self.told.party.as_deref()
    }

    /// Whether `role` shows that somebody else is meant: the other party, the same office of another place, or another
    /// minister.
    pub(crate) fn contradicts(&self, role: &Role<'_>) -> bool {
        // "The Republican" tells a party by its noun.
        let own_party = || party(&[self.head.as_str()]);
        let is_other_party = role.told.party.as_ref().is_some_and(|other| {
            let one = self.told.party.clone().or_else(own_party);
            one.is_some_and(|one| one != *other)
        });
        is_other_party
            || self.is_other_minister(&role.words)
            || self.is_elsewhere(role) && self.fit(role).is_some()
    }

    /// Whether a role is one of another place, body or owner than the description’s.
    fn is_elsewhere(&self, role: &Role<'_>) -> bool {
        let differ = |here: &[String], there: &[String]| {
            !here.is_empty() && !there.is_empty() && !here.iter().any(|it| there.contains(it))
        };
        let (here, there) = (&self.told.places, &role.told.places);
        // "London’s mayor" is not Hexley’s, though London names a state too.
        let is_city = |word: &&str| known::state_by(word).is_some_and(|(_, by)| by == By::Capital);
        let is_of_state = || self.country.is_some() && !self.modifiers.iter().any(is_city);
        let is_other_place = differ(here, there) && !is_of_state();
        // The Norwegian prime minister is not the Bavarian one.
        let is_of_part = |word: &&str| {
            is_one_of(word, PARTS_OF_STATES)
                || is_of_place(word)
                    && ["ian", "ish", "ese"].iter().any(|ending| word.ends_with(ending))
                    && known::demonym(word).is_none()
        };
        let is_of_other_land = || {
            self.country.is_some()
                && is_one_of(self.office(), GOVERNING)
                && role.words.iter().any(is_of_part)
                && !here.iter().any(|place| there.contains(place))
        };
        // The council’s leader is not the opposition’s.
        let is_other_body = || differ(&self.told.bodies, &role.told.bodies);
        is_other_place || is_other_body() || is_of_other_land() || self.is_of_other_owner(role)
    }

    /// "The prime minister’s spokesman" is not that of the Greens.
    fn is_of_other_owner(&self, role: &Role<'_>) -> bool {
        if !is_one_of(&self.head, SPOKESPEOPLE) {
            return false;
        }
        let served = |words: &[&str]| -> Vec<String> {
            let is_other = |word: &&&str| {
                known::is_role(word)
                    && !word.eq_ignore_ascii_case(&self.head)
                    && !is_one_of(word, RANKS)
            };
            words.iter().filter(is_other).map(|word| word.to_lowercase()).collect()
        };
        let (for_one, for_other) = (served(&self.modifiers), served(&role.words));
        let is_told = !role.told.places.is_empty() || role.told.party.is_some();
        !for_one.is_empty()
            && (is_told || !for_other.is_empty())
            && !for_one.iter().any(|owner| for_other.contains(owner))
    }

    /// Whether "the defence minister" is another one than the foreign minister, and the deputy mayor than the
    /// mayor.
    fn is_other_minister(&self, role: &[&str]) -> bool {
        let mut ranks = self.modifiers.iter().filter(|word| is_one_of(word, RANKS));
        let has = |word: &&str| role.iter().any(|other| other.eq_ignore_ascii_case(word));
        // "The president" is not the vice president, nor the health secretary the shadow one.
        let is_ranked = |at: usize| {
            let of_one = role[..at].iter().rev().take_while(|word| !is_one_of(word, "and"));
            of_one.into_iter().any(|word| is_one_of(word, RANKS))
        };
        let mut same =
            (0..role.len()).filter(|at| role[*at].eq_ignore_ascii_case(&self.head)).peekable();
        let is_second = same.peek().is_some() && same.all(is_ranked);
        let has_rank = self.modifiers.iter().any(|word| is_one_of(word, RANKS));
        self.is_of_other_charge(role) || ranks.any(|rank| !has(rank)) || is_second && !has_rank
    }

    /// Whether words tell of a minister or secretary who is in charge of something else.
    pub(super) fn is_of_other_charge(&self, role: &[&str]) -> bool {
        if !is_one_of(&self.head, MINISTERS) || !role.iter().any(|it| is_one_of(it, MINISTERS)) {
            return false;
        }
        let is_charge = |word: &&&str| known::is_charge(word) || is_one_of(word, FIRST_OF_OFFICES);
        let has = |word: &&str| role.iter().any(|other| other.eq_ignore_ascii_case(word));
        let mut charges = self.modifiers.iter().filter(is_charge);
        let first = charges.next();
        role.iter().any(|word| is_charge(&word))
            && first.is_some_and(|first| !has(first) && !charges.any(has))
    }

    /// Whether words that describe somebody without a name are of somebody else than these: another noun, where
    /// neither is a general one, or the same of another body, place or person.
    pub(super) fn is_another(&self, other: &Description<'_>) -> bool {
        let is_general = |head: &str| is_one_of(head, ANYBODY);
        let are_same = self.head == other.head
            || SAME_ROLES
                .iter()
                .chain(&SHORT_ROLES)
                .any(|same| is_one_of(self.office(), same) && is_one_of(other.office(), same));
        if !are_same {
            return !is_general(&self.head) && !is_general(&other.head);
        }
        let telling = |of: &Description<'_>| -> Vec<String> {
            let words = of.modifiers.iter().filter(|word| !is_one_of(word, PLAIN));
            words.map(|word| word.to_lowercase()).collect()
        };
        let (here, there) = (telling(self), telling(other));
        !here.is_empty() && !there.is_empty() && !here.iter().any(|word| there.contains(word))
    }

    /// Whether words about somebody say that they belong to whom this describes: the boy’s father is not the boy.
    pub(crate) fn owns(&self, role: &Role<'_>) -> bool {
        let is_own = || {
            // "The mayor’s plans" are nobody.
            let is_human = |word: &String| {
                known::is_role(word) || known::gender_of_role(word).is_some() || may_be_human(word)
            };
            role.own.contains(&self.head) || !role.own.last().is_some_and(is_human)
        };
        if !role.has(&self.head) || is_own() {
            return false;
        }
        // A "candidate for president" belongs to no president.
        let words = &role.words;
        (0..words.len()).any(|at| {
            let is_one = at > 0 && is_one_of(words[at - 1], DEFINITE);
            let next = words.get(at + 1).copied().unwrap_or_default();
            words[at].eq_ignore_ascii_case(&self.head)
                && (is_one || matches!(next, "s") || known::is_role(next))
        })
    }

    /// How well other words about somebody fit: only if they hold the same noun.
    pub(crate) fn repeats(&self, role: &Role<'_>) -> Option<usize> {
        (role.has(&self.head) && role.own.contains(&self.head)).then_some(1)
    }
}

/// Whether a word of a role may be the name of where it is held.
pub(super) fn is_of_place(word: &str) -> bool {
    is_capitalised(word)
        && !known::is_role(word)
        && !is_one_of(word, TITLES)
        && party(&[word]).is_none()
}

/// Those who speak for somebody.
const SPOKESPEOPLE: &str = "spokesman spokesperson spokeswoman";

/// Words for a kind of office, and offices of that kind.
const KINDS: [(&str, &str); 2] = [
    (
        "leader dictator ruler strongman",
        "president premier prime pm chancellor taoiseach king queen emir",
    ),
    ("minister", "secretary chancellor"),
];

/// Words for one role, by which a report varies its naming.
const SAME_ROLES: [&str; 24] = [
    "leader chairman chairwoman chair head chief boss",
    "premier prime pm taoiseach",
    "senator sen lawmaker legislator republican democrat",
    "representative rep congressman congresswoman lawmaker legislator republican democrat",
    "governor gov",
    "general gen commander colonel col admiral adm",
    "nominee candidate hopeful contender",
    "spokesman spokeswoman spokesperson",
    "mp mep mla msp td lawmaker politician",
    "councillor politician",
    "executive ceo boss chief head",
    "judge justice",
    "lawyer solicitor barrister attorney advocate",
    "doctor gp surgeon physician paediatrician",
    "professor academic lecturer scholar",
    "officer sergeant detective inspector constable superintendent",
    "writer author novelist poet playwright",
    "musician singer pianist guitarist rapper",
    "businessman businesswoman entrepreneur tycoon",
    "player footballer striker midfielder defender goalkeeper",
    "cleric priest vicar pastor",
    "cleric bishop",
    "cleric archbishop",
    "cleric imam",
];

/// Offices whose holder has none of the others.
const EXCLUSIVE: &str = "\
    admiral ambassador archbishop bishop chancellor general governor judge king mayor minister pm pope premier \
    president prime queen secretary taoiseach";

/// Those whose charge tells them apart.
const MINISTERS: &str = "minister secretary";

/// What else tells one minister or secretary from another.
const FIRST_OF_OFFICES: &str = "general permanent police press prime private";

/// Offices of those who govern.
const GOVERNING: &str = "chancellor leader minister pm premier president prime";

/// Where parts of states are whose own governments are spoken of, besides those whose ending shows it.
const PARTS_OF_STATES: &str = "basque catalan flemish scottish walloon welsh";

/// Words by which a leader leads no state.
pub(super) const NO_RULERS: &str =
    "council group majority minority opposition parliamentary party union";

/// What anybody may be called of whom more was told before.
const ANYBODY: &str = "\
    boy child girl individual man official one other person source speaker woman worker youngster";

/// Words that tell nobody from others of their kind.
const PLAIN: &str = "\
    anonymous elderly former junior late leading local old retired second senior serving then top unidentified unnamed \
    veteran young";

/// Words for whoever stands in for somebody, or is in line for it.
const RANKS: &str = "assistant deputy shadow vice";

/// Words for one role, one of which is short for the other.
const SHORT_ROLES: [&str; 9] = [
    "prime pm",
    "senator sen",
    "representative rep congressman congresswoman",
    "governor gov",
    "general gen",
    "colonel col",
    "admiral adm",
    "professor prof",
    "secretary sec",
];

/// Words for the members of parties that are rivals; one party an entry.
const PARTIES: [&str; 6] = [
    "republican gop",
    "democrat democratic",
    "labour",
    "conservative tory",
    "green",
    "libertarian",
];

/// Those who stand for a party.
pub(super) const CANDIDATES: &str = "candidate contender hopeful nominee";

/// The party that words name, by the first of the words for its members, or by its own name.
pub(super) fn party(words: &[&str]) -> Option<String> {
    let listed = PARTIES.iter().find(|party| words.iter().any(|word| is_one_of(word, party)));
    let listed = listed.and_then(|party| party.split(' ').next()).map(str::to_owned);
    let is_party = |word: &&&str| {
        let is_named = known::named_body(word).is_some_and(|body| body.sort == known::Sort::Party);
        is_capitalised(word) && (is_named || is_one_of(word, PARTY_WORDS))
    };
    listed.or_else(|| words.iter().find(is_party).map(|word| word.to_lowercase()))
}

/// Words that, with a capital, stand for a party.
const PARTY_WORDS: &str = "lib plaid reform";

/// The party whose name with a possessive, `before` ends with: "Labour’s".
pub(super) fn party_before(before: &str) -> Option<String> {
    let before = before.trim_end();
    let owner = before.strip_suffix("’s").or_else(|| before.strip_suffix("'s"))?;
    party(&[owner.rsplit(|c: char| !c.is_alphanumeric()).next()?])
}

/// Words for an office that somebody held.
pub(super) const GONE: &str = "ex former late then";

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord_text::Layout;

    #[test]
    fn roles_that_fit() {
        let words = "the Keldrian leader";
        let layout = Layout::of(words);
        let leader = Description::of(words, &layout.tokens).unwrap();
        assert_eq!(leader.fit(&Role::of("Keldrian president")), Some(4));
        assert_eq!(leader.fit(&Role::of("president of Vastria")), Some(2));
        assert_eq!(leader.fit(&Role::of("former Vastrian leader")), None);
        assert_eq!(leader.fit(&Role::of("mayor of Brackwater")), None);
        let pm = Description::of("PM", &Layout::of("PM").tokens).unwrap();
        assert!(
            pm.fit(&Role::of("Prime Minister")) > pm.fit(&Role::of("leader of the Opposition"))
        );
        let words = "the Harrow senator";
        let layout = Layout::of(words);
        let senator = Description::of(words, &layout.tokens).unwrap();
        assert_eq!(senator.fit(&Role::of("Harrow Sen.")), Some(5));
        assert!(
            senator.contradicts(&Role::of("Stennick Sen."))
                && !senator.contradicts(&Role::of("Republican Sen."))
        );
    }

    #[test]
    fn whose_somebody_is_they_are_not() {
        let fits = |words: &str, role: &str| {
            let layout = Layout::of(words);
            let description = Description::of(words, &layout.tokens).unwrap();
            let role = Role::of(role);
            description.fit(&role).is_some() && !description.contradicts(&role)
        };
        for role in [
            "the mayor’s wife",
            "a spokesman for the mayor",
            "son of the mayor",
            "who lost to the mayor",
            "deputy to the mayor",
        ] {
            assert!(!fits("the mayor", role), "{role}");
        }
        assert!(fits("the mayor", "the mayor of Brackwater"));
        assert!(fits("the mayor", "Brackwater’s mayor"));
        assert!(fits("the mayor", "farmer and mayor"));
        assert!(fits("the council’s leader", "council leader"));
        assert!(!fits("the council", "council leader"));
        assert!(!fits("the family", "family lawyer"));
        assert!(!fits("the head of the hospital", "Head coach"));
        assert!(fits("the boss", "chief executive"));
        assert!(!fits("the Polish prime minister", "the chancellor"));
        assert!(!fits("the Austrian chancellor", "prime minister"));
        assert!(fits("the minister", "the chancellor"));
        assert!(!fits("the chancellor", "transport minister"));
        assert!(fits("the foreign secretary", "foreign minister"));
        assert!(!fits("the prime minister", "former minister"));
        assert!(!fits("the president", "former president"));
        assert!(!fits("the president", "a former president of the club"));
        assert!(fits("the senator", "former mayor and senator"));
        assert!(fits("the former president", "former president"));
        assert!(!fits("the SNP leader", "Lib Dem leader"));
        assert!(!fits("the Reform leader", "Labour MP"));
        assert!(!fits("the Norwegian prime minister", "Bavarian premier"));
        assert!(!fits("the Labour councillor", "MP"));
        assert!(!fits("the PM", "Tory leader"));
        assert!(fits("the leader", "prime minister"));
        assert!(!fits("the health secretary", "Shadow health secretary"));
        assert!(!fits("the archbishop", "Imam"));
        assert!(!fits("the Archbishop of York", "Bishop"));
    }
}
