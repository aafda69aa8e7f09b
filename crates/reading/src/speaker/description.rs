//! Descriptions: what "the Ukrainian leader" says of whoever it means.

use super::document::is_document;
use crate::known::{self, By, Country, Gender, may_be_human};
use crate::words::{
    AFTER_HYPHENS, PARTISANS, POSSESSIVES, PREPOSITIONS, TITLES, ends_in_s, is_capitalised,
    is_one_of,
};
use onrecord_text::Span;

/// A description of somebody without a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Description<'t> {
    /// The noun that it is about, in small letters: "leader".
    pub(crate) head: String,
    /// The words up to that noun, without what is told of it behind: "the leader" of "the leader, who left".
    pub(crate) core: Span,
    /// The words that narrow it down: "Ukrainian", "foreign", "Brackwater".
    pub(crate) modifiers: Vec<&'t str>,
    /// The state that it names: by adjective, by "of" or as owner.
    pub(crate) country: Option<&'static Country>,
    /// Whether the reader is expected to know who is meant.
    pub(crate) definite: bool,
    /// Whether several are meant.
    pub(crate) plural: bool,
    /// Whether nothing stands before it, as in headlines: "Pub landlord".
    pub(crate) bare: bool,
    /// Whether it says of what somebody is what they are: "the head of the Harrow Council".
    pub(crate) of_something: bool,
    /// Whether it says whose somebody is: "his daughter".
    pub(crate) owned: bool,
}

impl<'t> Description<'t> {
    /// What the tokens of a speaker's words describe; none where they hold no word.
    pub(crate) fn of(text: &'t str, tokens: &[Span]) -> Option<Description<'t>> {
        let words: Vec<&str> = tokens.iter().map(|token| token.of(text)).collect();
        let is_word = |word: &&str| word.chars().any(char::is_alphanumeric);
        let stop = |word: &&str| {
            is_one_of(word, PREPOSITIONS)
                || is_one_of(word, "who whom which that whose and or")
                || matches!(*word, "," | "(" | "–" | "—" | ":")
        };
        // "a poll published on Monday" is a poll.
        let is_told = |at: usize| {
            let next = words.get(at + 1).copied().unwrap_or_default();
            is_one_of(words[at], MADE)
                && (next.is_empty() || is_one_of(next, PREPOSITIONS) || is_capitalised(next))
        };
        // "a study last year by …"
        let is_when = |at: usize| {
            is_one_of(words[at], "last next this")
                && words.get(at + 1).is_some_and(|next| is_one_of(next, TIMES))
        };
        // "the bespectacled, 71-year-old diplomat"
        let is_between_adjectives = |at: usize| {
            at == 2
                && words[at] == ","
                && is_one_of(words[0], DETERMINERS)
                && !is_noun(words[1])
                && words.get(at + 1).is_some_and(|next| {
                    !is_one_of(next, DETERMINERS)
                        && !is_one_of(next, PREPOSITIONS)
                        && !is_capitalised(next)
                        && !is_one_of(next, "who which that whose")
                })
        };
        // "A University of Harrow/Echo poll" is a poll.
        let is_in_name = |at: usize| {
            let joins = |word: &&&str| is_capitalised(word) || matches!(**word, "/" | "-" | "&");
            let behind = words[at + 1..].iter().take_while(joins).count();
            words[at] == "of"
                && behind > 0
                && words.get(at + 1 + behind).is_some_and(|noun| is_document(noun))
        };
        let end = (1..words.len()).find(|at| {
            let stops = stop(&words[*at]) && !is_between_adjectives(*at) && !is_in_name(*at);
            stops || is_told(*at) || is_when(*at)
        });
        let end = end.unwrap_or(words.len());
        let head_at = words[..end].iter().rposition(|word| is_word(word) && *word != "s")?;
        let head = words[head_at].to_lowercase();
        // "the transport minister of the day" is nobody whom the reader knows.
        let of_then =
            words.ends_with(&["of", "the", "day"]) || words.ends_with(&["of", "the", "time"]);
        let owner = words[..head_at].iter().any(|word| matches!(*word, "’" | "'"));
        let first = words[0].to_lowercase();
        // "the Brackwater-based firm" is called after no Brackwater.
        let is_hyphen = |at: usize| {
            let next = words.get(at + 1).copied().unwrap_or_default();
            words.get(at) == Some(&"-") && is_one_of(next, AFTER_HYPHENS)
        };
        let is_of_compound = |at: usize| is_hyphen(at + 1) || at > 0 && is_hyphen(at - 1);
        // What a clause tells of them narrows nothing down: "the company, which has a plant in Harrow".
        let clause = words[end..].iter().position(|word| is_one_of(word, CLAUSES));
        let clause = clause.map_or(words.len(), |clause| end + clause);
        let modifiers: Vec<&str> = (0..head_at)
            .chain(end..clause)
            .filter(|at| !is_of_compound(*at))
            .map(|at| words[at])
            .filter(|word| is_word(word) && *word != "s")
            .filter(|word| !is_one_of(word, PREPOSITIONS) && !is_one_of(word, DETERMINERS))
            .collect();
        let country = modifiers.iter().find_map(|word| known::country_of(word));
        // "the president and his ministers", but "the president and chief executive".
        let comma = words.iter().position(|word| *word == ",").unwrap_or(words.len());
        let second = words
            .get(end)
            .filter(|word| **word == "and")
            .map_or(&[][..], |_| &words[end..comma.max(end)]);
        let until =
            second.iter().position(|word| is_one_of(word, PREPOSITIONS)).unwrap_or(second.len());
        // "the government and its president" are two.
        let is_owned = second.get(1).is_some_and(|word| is_one_of(word, "his her its their"));
        let are_joined = is_owned
            || second[..until].last().is_some_and(|word| {
                let word = word.to_lowercase();
                known::is_group(&word) || ends_in_s(&word) && !known::is_role(&word)
            });
        // "a group of 67 artists, writers and actors"
        let of_many = is_one_of(&head, SOME)
            && words.get(end).is_some_and(|word| *word == "of")
            && words[end + 1..]
                .iter()
                .take_while(|word| !stop(word))
                .last()
                .is_some_and(|last| last.starts_with(char::is_lowercase) && ends_in_s(last));
        let plural = is_one_of(&first, PLURAL_DETERMINERS)
            || are_joined
            || of_many
            || known::is_group(&head)
            || ends_in_s(&head) && !known::is_role(&head);
        let bare = !is_one_of(&first, DETERMINERS) && !owner;
        let owned = owner && country.is_none() || is_one_of(&first, POSSESSIVES);
        Some(Description {
            definite: !of_then
                && (is_one_of(&first, DEFINITE)
                    || owner
                    || bare && known::is_role(&head) && !plural),
            plural,
            owned,
            // "the secretary of State" has no body of that name.
            of_something: words.get(end).is_some_and(|word| *word == "of")
                && words[end..].iter().any(|word| is_capitalised(word) && *word != "State"),
            bare: bare && !plural,
            core: tokens[0].cover(tokens[head_at]),
            head,
            modifiers,
            country,
        })
    }

    pub(crate) fn gender(&self) -> Option<Gender> {
        known::gender_of_role(&self.head)
    }

    /// How well `role`, the words of a role in the text, fits: none if it is another role, and more
    /// the more of the modifiers it repeats.
    pub(crate) fn fit(&self, role: &str) -> Option<usize> {
        let words: Vec<String> =
            role.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect();
        // "the hosts Ann Hale and Tom Berg" are a host each.
        let has = |word: &str| {
            words.iter().any(|other| other == word || other.strip_suffix('s') == Some(word))
        };
        let is_bare = !words.iter().any(|word| known::is_role(word) && !is_one_of(word, PARTISANS));
        // "the Republican nominee" is no lawmaker for that.
        let tells = |word: &str| is_bare || !is_one_of(word, PARTISANS);
        let is_in = |same: &&str| {
            is_one_of(self.office(), same)
                && words.iter().any(|word| is_one_of(word, same) && tells(word))
        };
        let is_same = has(&self.head) || SHORT_ROLES.iter().any(is_in);
        // A president is a leader, as a chancellor is, and yet no chancellor.
        // The leader of an opposition is no president, nor is a deputy prime minister a leader.
        let is_second =
            words.iter().any(|word| is_one_of(word, RANKS) || is_one_of(word, NO_RULERS));
        let is_kind = |(kind, offices): &(&str, &str)| {
            let of = |list: &str| words.iter().any(|word| is_one_of(word, list));
            let is_it = is_one_of(&self.head, kind) && of(offices)
                || is_one_of(self.office(), offices) && of(kind);
            is_it && !is_second
        };
        let is_gone = |it: bool| usize::from(it != words.iter().any(|word| is_one_of(word, GONE)));
        let was = self.modifiers.iter().any(|word| is_one_of(word, GONE));
        let modifiers = self.modifiers.iter().filter(|word| has(&word.to_lowercase())).count();
        if is_same || SAME_ROLES.iter().any(is_in) || KINDS.iter().any(is_kind) {
            return Some(2 + 2 * modifiers + usize::from(is_same) - is_gone(was));
        }
        let there: Vec<&str> = words.iter().map(String::as_str).collect();
        let is_candidate = is_one_of(&self.head, CANDIDATES)
            && party(&self.modifiers).is_some()
            && party(&self.modifiers) == party(&there);
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
        is_one_of(self.office(), EXCLUSIVE) && !self.modifiers.iter().any(|it| is_one_of(it, GONE))
    }

    /// Whether `role`, the words of a role in the text, shows that somebody else is meant: the other
    /// party, the same office of another place, or another minister.
    pub(crate) fn contradicts(&self, role: &str) -> bool {
        let words: Vec<&str> =
            role.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let described: Vec<&str> =
            self.modifiers.iter().copied().chain([self.head.as_str()]).collect();
        let is_other_party =
            party(&described).zip(party(&words)).is_some_and(|(one, other)| one != other);
        let places = |words: &[&str]| -> Vec<String> {
            let is_place = |word: &&&str| {
                is_capitalised(word) && !known::is_role(word) && !is_one_of(word, TITLES)
            };
            let places = words.iter().filter(is_place);
            places
                .filter(|word| party(&[**word]).is_none())
                .map(|word| word.to_lowercase())
                .collect()
        };
        let (here, there) = (places(&self.modifiers), places(&words));
        let is_same_office = self.fit(role).is_some();
        // "London’s mayor" is not Hexley’s, though London names a state too.
        let is_city = |word: &&str| known::state_by(word).is_some_and(|(_, by)| by == By::Capital);
        let is_of_state = self.country.is_some() && !self.modifiers.iter().any(is_city);
        let is_other_place = is_same_office
            && !here.is_empty()
            && !there.is_empty()
            && !is_of_state
            && !here.iter().any(|place| there.contains(place));
        // The council’s leader is not the opposition’s.
        let bodies = |words: &[&str]| -> Vec<String> {
            let is_body = |word: &&&str| known::is_body_word(word) || is_one_of(word, NO_RULERS);
            words.iter().filter(is_body).map(|word| word.to_lowercase()).collect()
        };
        let (for_one, for_other) = (bodies(&self.modifiers), bodies(&words));
        let is_other_body = is_same_office
            && !for_one.is_empty()
            && !for_other.is_empty()
            && !for_one.iter().any(|body| for_other.contains(body));
        is_other_party || is_other_place || is_other_body || self.is_other_minister(&words)
    }

    /// Whether "the defence minister" is another one than the foreign minister, and the deputy mayor than the
    /// mayor.
    fn is_other_minister(&self, role: &[&str]) -> bool {
        let of = |list: &'static str| {
            let here = self.modifiers.iter().filter(move |word| is_one_of(word, list));
            (here, role.iter().filter(move |word| is_one_of(word, list)).count())
        };
        let (mut charges, in_charge) = of(CHARGES);
        let (mut ranks, _) = of(RANKS);
        let has = |word: &&str| role.iter().any(|other| other.eq_ignore_ascii_case(word));
        let is_minister =
            is_one_of(&self.head, MINISTERS) && role.iter().any(|it| is_one_of(it, MINISTERS));
        let first = charges.next();
        let is_other_charge = is_minister
            && in_charge > 0
            && first.is_some_and(|first| !has(first) && !charges.any(has));
        // "The president" is not the vice president.
        let is_ranked = |at: usize| at > 0 && is_one_of(role[at - 1], RANKS);
        let mut same =
            (0..role.len()).filter(|at| role[*at].eq_ignore_ascii_case(&self.head)).peekable();
        let is_second = same.peek().is_some() && same.all(is_ranked);
        let has_rank = self.modifiers.iter().any(|word| is_one_of(word, RANKS));
        is_other_charge || ranks.any(|rank| !has(rank)) || is_second && !has_rank
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

    /// How well other words about somebody fit: only if they hold the same noun.
    pub(crate) fn repeats(&self, words: &str) -> Option<usize> {
        let mut words = words.split(|c: char| !c.is_alphanumeric());
        words.any(|word| word.eq_ignore_ascii_case(&self.head)).then_some(1)
    }
}

/// Whether a word may be what a description is about.
fn is_noun(word: &str) -> bool {
    let word = word.to_lowercase();
    known::is_role(&word)
        || known::is_group(&word)
        || known::is_body(&word)
        || is_document(&word)
        || may_be_human(&word)
}

/// Words for a kind of office, and offices of that kind.
const KINDS: [(&str, &str); 2] = [
    (
        "leader dictator ruler strongman",
        "president premier prime pm chancellor taoiseach king queen emir",
    ),
    ("minister", "secretary chancellor"),
];

/// Words that begin a clause about whoever stands before them.
const CLAUSES: &str = "based that which who whom whose";

/// Words for one role, by which a report varies its naming.
const SAME_ROLES: [&str; 20] = [
    "leader chairman chairwoman chair head chief boss",
    "premier prime pm taoiseach",
    "senator sen lawmaker legislator republican democrat",
    "representative rep congressman congresswoman lawmaker legislator republican democrat",
    "governor gov",
    "general gen commander colonel col admiral adm",
    "nominee candidate hopeful contender",
    "spokesman spokeswoman spokesperson",
    "mp lawmaker politician councillor",
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
    "cleric bishop archbishop imam priest vicar pastor",
];

/// Offices whose holder has none of the others.
const EXCLUSIVE: &str = "\
    admiral ambassador archbishop bishop chancellor general governor judge king mayor minister pm pope premier \
    president prime queen secretary taoiseach";

/// Those whose charge tells them apart.
const MINISTERS: &str = "minister secretary";

/// What a minister is in charge of.
const CHARGES: &str = "\
    agriculture climate culture defence defense economic economy education employment energy environment \
    finance foreign health home housing interior justice labour oil police press prime security trade transport \
    treasury welfare";

/// Words by which a leader leads no state.
const NO_RULERS: &str = "council group majority minority opposition parliamentary party union";

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

/// The party that words name, as its place among them.
fn party(words: &[&str]) -> Option<usize> {
    PARTIES.iter().position(|party| words.iter().any(|word| is_one_of(word, party)))
}

/// Words for an office that somebody held.
pub(super) const GONE: &str = "ex former late then";

/// Words that say behind a noun what was done to a thing.
const MADE: &str = "\
    aired broadcast carried circulated commissioned conducted filed issued leaked obtained out posted \
    published released reviewed seen sent signed written";

/// Words for several people, where "of" says of which.
const SOME: &str = "band bunch couple dozen group handful number pair trio";

/// What "last" is said of.
const TIMES: &str = "week weekend month year spring summer autumn fall winter night";

/// Words before a noun that belong to no name.
pub(super) const DETERMINERS: &str = "\
    the this that these those a an another some any no each every one his her its their our my \
    your several many few both two three four five six seven eight nine ten most all other";

/// Words before a noun whose bearer the reader knows.
pub(super) const DEFINITE: &str = "the this that his her its their our my";

const PLURAL_DETERMINERS: &str =
    "some several many few both two three four five six seven eight nine ten most all these those";

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord_text::Layout;

    #[track_caller]
    fn check(words: &str, head: &str, definite: bool, plural: bool) {
        let layout = Layout::of(words);
        let found = Description::of(words, &layout.tokens).unwrap();
        assert_eq!((found.head.as_str(), found.definite, found.plural), (head, definite, plural));
    }

    #[test]
    fn heads_of_descriptions() {
        check("the Ukrainian leader", "leader", true, false);
        check("the mayor of Brackwater", "mayor", true, false);
        check("a spokesman for the ministry", "spokesman", false, false);
        check("Keldria’s transport minister", "minister", true, false);
        check("two senior officials", "officials", false, true);
        check("residents of the lower town", "residents", false, true);
        check("his Vastrian counterpart", "counterpart", true, false);
        check("the bespectacled, 71-year-old diplomat", "diplomat", true, false);
        check("the diplomat, who is 71", "diplomat", true, false);
        check("a University of Harrow/Echo poll out on Thursday", "poll", false, false);
        check("a study last year by economists", "study", false, false);
        check("a group of 67 artists, writers and actors", "group", false, true);
        check("a group of bus company staff", "group", false, false);
    }

    #[test]
    fn what_narrows_a_description_down() {
        let check = |words: &str, expected: &[&str]| {
            let layout = Layout::of(words);
            assert_eq!(Description::of(words, &layout.tokens).unwrap().modifiers, expected);
        };
        check("the Keldrian minister for transport", &["Keldrian", "transport"]);
        check("the company, which has plants in Harrow", &[]);
        check("the company, based in Harrow", &[]);
    }

    #[test]
    fn roles_that_fit() {
        let words = "the Keldrian leader";
        let layout = Layout::of(words);
        let leader = Description::of(words, &layout.tokens).unwrap();
        assert_eq!(leader.fit("Keldrian president"), Some(4));
        assert_eq!(leader.fit("president of Vastria"), Some(2));
        assert_eq!(leader.fit("former Vastrian leader"), Some(2));
        assert_eq!(leader.fit("mayor of Brackwater"), None);
        let pm = Description::of("PM", &Layout::of("PM").tokens).unwrap();
        assert!(pm.fit("Prime Minister") > pm.fit("leader of the Opposition"));
        let words = "the Harrow senator";
        let layout = Layout::of(words);
        let senator = Description::of(words, &layout.tokens).unwrap();
        assert_eq!(senator.fit("Harrow Sen."), Some(5));
        assert!(senator.contradicts("Stennick Sen.") && !senator.contradicts("Republican Sen."));
    }
}
