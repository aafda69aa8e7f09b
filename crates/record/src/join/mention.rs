//! What one article says of an actor, made ready to be compared with what others say.

use super::in_text::{full_name, is_printed};
use super::office::Office;
use crate::fold::fold;
use crate::named::is_campaign;
use crate::spelling::{Likeness, PersonName, likeness, loose};
use onrecord_reading::{Actor, ActorKind, shared_party};
use std::collections::BTreeSet;

/// An actor of one article, as the rule sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// What all spellings of the name share: only mentions with the same key are ever compared. Empty
    /// where the actor stays with its article.
    pub(crate) key: String,
    /// The name to compare.
    pub(crate) form: String,
    /// The family name, or the body's name, that the article itself gives the actor.
    pub(crate) printed: String,
    /// Whether the form is the actor's own name, and not a fuller one that the text prints elsewhere.
    pub(crate) own: bool,
    /// The role to compare.
    pub(crate) office: Office,
    /// Why the actor stays with its article, where it does.
    pub(crate) alone: &'static str,
}

/// Words that name a body by its sort alone: each country and town has such a one.
const SORTS: &[&str] = &[
    "of",
    "the",
    "for",
    "and",
    "ministry",
    "department",
    "office",
    "agency",
    "bureau",
    "commission",
    "committee",
    "council",
    "court",
    "supreme",
    "high",
    "constitutional",
    "appeal",
    "appeals",
    "district",
    "parliament",
    "senate",
    "congress",
    "assembly",
    "national",
    "house",
    "commons",
    "lords",
    "government",
    "cabinet",
    "police",
    "army",
    "navy",
    "force",
    "forces",
    "air",
    "armed",
    "military",
    "central",
    "bank",
    "party",
    "labour",
    "labor",
    "conservative",
    "socialist",
    "liberal",
    "green",
    "foreign",
    "interior",
    "home",
    "defence",
    "defense",
    "finance",
    "justice",
    "health",
    "education",
    "transport",
    "trade",
    "treasury",
    "exchequer",
    "affairs",
    "state",
    "federal",
    "city",
    "town",
    "county",
    "local",
    "board",
    "union",
    "university",
    "hospital",
    "school",
    "fire",
    "service",
    "election",
    "electoral",
    "public",
    "environment",
    "agriculture",
    "energy",
    "pac",
    "gop",
    "association",
    "organisation",
    "organization",
    "society",
    "group",
    "company",
    "club",
    "institute",
    "foundation",
    "trust",
    "authority",
    "corporation",
    "chamber",
    "network",
    "times",
    "post",
    "journal",
    "herald",
];

/// The actors of an article as mentions, in their order.
pub(crate) fn mentions(actors: &[Actor], text: &str) -> Vec<Mention> {
    mentions_from(actors, text, 0)
}

/// The actors from this place on as mentions. Of those before it, only who shares a key with one of these can tell
/// anything of them: to look for the names of all of them in the text, each time that one is added, takes minutes
/// in a long text.
pub(crate) fn mentions_from(actors: &[Actor], text: &str, from: usize) -> Vec<Mention> {
    let (before, new) = actors.split_at(from.min(actors.len()));
    let key = |actor: &Actor| mention(actor, text, |_| None).key;
    let keys: BTreeSet<String> = match before {
        [] => BTreeSet::new(),
        _ => new.iter().map(key).filter(|key| !key.is_empty()).collect(),
    };
    let told = before.iter().filter(|actor| keys.contains(&key(actor))).chain(new);
    let mut mentions: Vec<Mention> = Vec::with_capacity(new.len());
    for actor in told {
        let mut mention = mention(actor, text, |name| full_name(text, name));
        // What the article keeps apart under one name stays apart; of father and son, the son.
        let apart = mentions.iter_mut().find(|other| {
            !mention.key.is_empty() && other.key == mention.key && is_apart(other, &mention)
        });
        if let Some(other) = apart {
            let is_son = has_generation(other) && !has_generation(&mention);
            let one = if is_son { other } else { &mut mention };
            one.key = String::new();
            one.alone = "the article keeps two of this name apart";
        }
        mentions.push(mention);
    }
    mentions.split_off(mentions.len() - new.len())
}

/// Whether a name says which of a family is meant: "Tom Hale Jr".
fn has_generation(mention: &Mention) -> bool {
    PersonName::of_form(&mention.form).is_some_and(|name| name.generation.is_some())
}

/// Whether an article that keeps these apart did so although it saw that the names are one.
fn is_apart(a: &Mention, b: &Mention) -> bool {
    let names = (PersonName::of_form(&a.form), PersonName::of_form(&b.form));
    let may_be_one = |(a, b): (PersonName, PersonName)| likeness(&a, &b) != Likeness::Different;
    a.printed == b.printed && names.0.zip(names.1).is_none_or(may_be_one)
}

/// The actor as a mention; `full_name` looks for the full name that goes with a short one.
fn mention(
    actor: &Actor,
    text: &str,
    full_name: impl Fn(&PersonName) -> Option<PersonName>,
) -> Mention {
    let country = actor.country.as_deref();
    let office = Office::of(actor.role.as_deref().unwrap_or_default());
    let alone = |why| Mention {
        key: String::new(),
        form: fold(&actor.name),
        printed: fold(&actor.name),
        own: true,
        office: office.clone(),
        alone: why,
    };
    let known = |key: String, form: String, printed: String, own: bool| Mention {
        key,
        form,
        printed,
        own,
        office: office.clone(),
        alone: "",
    };
    let body = |key: String, form: String| known(key, form.clone(), form, true);
    let name = without_article(&actor.name);
    let folded = without_stops(fold(&name));
    if actor.kind != Some(ActorKind::Person)
        && let Some(party) = shared_party(&name)
    {
        return known(format!("party {party}"), party.to_owned(), folded, true);
    }
    match actor.kind {
        Some(ActorKind::Group) if is_campaign(&name) => {
            return body(format!("body {folded}"), folded);
        }
        Some(ActorKind::Group) => return alone("a group stays with its article"),
        Some(ActorKind::State) if country.is_some() => {
            return body(format!("state {}", country.unwrap_or_default()), folded);
        }
        Some(ActorKind::State | ActorKind::Organisation) => {
            if !has_capital(&name) {
                return alone("the name has no capital");
            }
            let is_sort = folded.split(' ').all(|word| SORTS.contains(&word));
            if actor.kind == Some(ActorKind::Organisation) && is_sort && country.is_none() {
                return alone("each country has a body of this name");
            }
            return body(format!("body {folded}"), folded);
        }
        None if SORTS.contains(&folded.as_str()) => return alone("many bodies have this name"),
        None if is_acronym(&name, text) || is_body_like(&name) => {
            return body(format!("body {folded}"), folded);
        }
        Some(ActorKind::Person) | None => {}
    }
    let Some(name) = PersonName::parse(&actor.name) else { return alone("no name") };
    let key = format!("person {}", loose(name.last_part()));
    if name.is_full() {
        return known(key, name.form(), name.family, true);
    }
    // The reading names speakers; the article may print the full name where nobody speaks.
    let fuller = actor
        .aliases
        .iter()
        .filter_map(|alias| PersonName::parse(alias))
        .find(|alias| alias.is_full() && likeness(alias, &name) == Likeness::Short)
        .or_else(|| full_name(&name));
    match fuller {
        Some(full) => known(key, full.form(), name.family, false),
        None => known(key, name.form(), name.family, true),
    }
}

/// Whether a name is made of initial letters: "NATO", which the text never prints as "Nato".
fn is_acronym(name: &str, text: &str) -> bool {
    let letters = name.chars().filter(|c| *c != '.').count();
    let mut rest = name.chars().skip(1).filter(|c| c.is_alphabetic());
    (2..=6).contains(&letters)
        && !name.contains(char::is_whitespace)
        && name.chars().all(|c| c == '.' || c.is_uppercase())
        && rest.next().is_some()
        && {
            let mut title = name.chars().take(1).collect::<String>();
            title.extend(name.chars().skip(1).flat_map(char::to_lowercase));
            !is_printed(text, &title)
        }
}

/// "Bank of England", "Médecins sans Frontières", "Friends of the Earth": no person's name.
fn is_body_like(name: &str) -> bool {
    let mut words = name.split_whitespace();
    has_capital(name)
        && words.next().is_some_and(has_capital)
        && words.any(|word| matches!(word, "of" | "for" | "and" | "&" | "sans" | "pour"))
}

/// "F.B.I." is folded to three letters, which are one word.
fn without_stops(folded: String) -> String {
    let letters = folded.split(' ').all(|word| word.chars().nth(1).is_none());
    if letters { folded.replace(' ', "") } else { folded }
}

fn without_article(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let words = words.strip_prefix(&["the"]).or(words.strip_prefix(&["The"])).unwrap_or(&words);
    words.join(" ")
}

fn has_capital(words: &str) -> bool {
    crate::spelling::has_capital(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ActorKind::{Group, Organisation, Person, State};

    fn of(name: &str, kind: Option<ActorKind>, text: &str) -> String {
        let actor = crate::sample::actor(&[name], kind);
        let mention = mentions(&[actor], text).remove(0);
        let from = if mention.own { "" } else { " (text)" };
        format!("{}: {}{from}", mention.key, mention.form)
    }

    #[test]
    fn names_have_keys() {
        let check = |name: &str, kind, expected: &str| assert_eq!(of(name, kind, ""), expected);
        check("Nora Whitlam", Some(Person), "person vhitlam: nora / whitlam");
        check("Prime Minister Nóra Whitlam", None, "person vhitlam: nora / whitlam");
        check("Mr Whitlam", None, "person vhitlam:  / whitlam");
        check("the mayor", Some(Person), ": the mayor");
        check("Stennick Residents", Some(Group), ": stennick residents");
        check(
            "Friends of the Harbour",
            Some(Group),
            "body friends of the harbour: friends of the harbour",
        );
        check("Residents of Stennick", Some(Group), ": residents of stennick");
        check("The Harbour Board", Some(Organisation), "body harbour board: harbour board");
        check("the ministry", Some(Organisation), ": the ministry");
        check("Supreme Court", Some(Organisation), ": supreme court");
        check("the Green Party", Some(Organisation), "party green: green");
        check("Greens", None, "party green: green");
        check("Republicans", Some(Group), "party republican: republican");
        check("Ostland", Some(State), "body ostland: ostland");
        check("NATO", None, "body nato: nato");
        check("N.A.T.O.", None, "body nato: nato");
        check("Bank of Keldria", None, "body bank of keldria: bank of keldria");
        check("", None, ": ");
    }

    #[test]
    fn who_is_added_later_is_seen_as_beside_all_others() {
        let names =
            ["Ada Hale", "Pell", "Hale", "the crowd", "NATO", "Tom Hale Jr", "Nato", "Tom J. Hale"];
        let actors = names.map(|name| crate::sample::actor(&[name], None));
        let text = "Ada Hale and Hale met Oona Pell of NATO, Tom Hale Jr and Tom J. Hale.";
        let all = mentions(&actors, text);
        for from in 0..=actors.len() {
            assert_eq!(mentions_from(&actors, text, from), all[from..], "from {from}");
        }
    }

    #[test]
    fn what_an_article_keeps_apart_stays_apart() {
        let actors = ["Ada Hale", "Hale", "Volodymyr Zelensky", "Zelenskyy"]
            .map(|name| crate::sample::actor(&[name], None));
        let found = mentions(&actors, "Volodymyr Zelensky or Zelenskyy");
        let keys: Vec<&str> = found.iter().map(|it| it.key.as_str()).collect();
        assert_eq!(keys, ["person hale", "", "person zelenski", "person zelenski"]);
        let family = ["Tom Hale Jr", "Tom J. Hale"].map(|name| crate::sample::actor(&[name], None));
        let found = mentions(&family, "Tom Hale Jr and Tom J. Hale");
        let keys: Vec<&str> = found.iter().map(|it| it.key.as_str()).collect();
        assert_eq!(keys, ["", "person hale"]);
    }
}
