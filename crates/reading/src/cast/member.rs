//! Members: what is told of those whom an article names.

use super::bearers::is_behind_the;
use super::mention::Mention;
use crate::ActorKind;
use crate::known::{self, Country, Gender, Trade};
use crate::relay::{begins_with_pair, is_outlet_name};
use crate::several::before_examples;
use crate::speaker::DETERMINERS;
use crate::words::{ADDRESSES, ARTICLES, COURTESIES, PREPOSITIONS, is_one_of};
use onrecord_text::Span;

/// Somebody or something that the article names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Member {
    /// The fullest name that the article gives.
    pub(crate) name: String,
    /// Its other names, in the order of the text.
    pub(crate) aliases: Vec<String>,
    pub(crate) kind: Option<ActorKind>,
    pub(crate) gender: Option<Gender>,
    /// The words that give it a role, in the order of the text.
    pub(crate) roles: Vec<Span>,
    /// Other words that describe it.
    pub(crate) hints: Vec<Span>,
    /// How often it is named.
    pub(crate) mentions: usize,
    /// How often it is named as places are.
    pub(super) where_mentions: usize,
    /// Whether it is spoken of as a thing somewhere.
    pub(super) is_thing: bool,
    /// How often it has a name of several words, and how often "the" stands before that.
    pub(super) long_mentions: usize,
    pub(super) the_mentions: usize,
    /// The state that it is, or whose office it holds.
    pub(crate) country: Option<&'static Country>,
    /// The state that stands by its name.
    pub(super) by_state: Option<&'static Country>,
    /// Where its full name first stands; before that, it is not known to the reader.
    pub(crate) introduced: u32,
    /// How often its full name stands in the text; a surname alone is none.
    pub(crate) full_mentions: usize,
    /// Whether it is one human being without a name: "a Vastrian diplomat".
    pub(crate) is_one: bool,
}

/// What somebody is to others, and not by trade.
const TIES: &str =
    "ally colleague critic enemy friend guest member opponent relative rival supporter visitor";

/// How many times as often a name that is no place's stands otherwise than as places do.
const SELDOM: usize = 6;

/// Places that are no states and speak as nobody.
const REGIONS: &str =
    "africa america asia atlantic balkans baltic east europe north pacific south west";

/// Offices of the states of the United States, one of which is called as a country is.
const OF_STATES: &str = "attorney gov gov. governor rep rep. representative sen sen. senator";

/// Words for bodies that need no article before them: "campaign group", "think tank".
const PLAINLY_BODIES: &str = "agency broadcaster charity group lobby newspaper nonprofit regulator startup tank thinktank watchdog website";

/// Words for bodies in descriptions of them, besides those that end their names.
const BODIES: &str = "brand chain charity firm giant maker manufacturer nonprofit outfit outlet pac publisher regulator site startup website";

/// Whether what stands beside a name describes a body: "a shipping company that went bankrupt", "carmaker".
fn describes_body(words: &str) -> bool {
    let mut words = words.split_whitespace().peekable();
    let begins = words.next_if(|word| is_one_of(word, ARTICLES)).is_some();
    let head = words
        .take_while(|word| !is_one_of(word, PREPOSITIONS) && !is_one_of(word, BEHIND_HEADS))
        .last();
    head.is_some_and(|head| {
        known::trade(head).is_some()
            || is_one_of(head, PLAINLY_BODIES)
            || begins && (is_one_of(head, BODIES) || known::is_body_word(head))
    })
}

/// Words with which a description goes on behind its head.
const BEHIND_HEADS: &str =
    "based called dubbed founded known led named owned run that where which who whose";

impl Member {
    /// Somebody or something of whom the article has no name but these words.
    pub(super) fn described(text: &str, words: Span) -> Member {
        // "A trader in Harrow who" asked not to be named: what the clause tells is not known.
        let bare = |words: &str| {
            let words = words.trim_end_matches([',', ' ', ';']);
            words.strip_suffix(" who").unwrap_or(words).trim_end_matches(',').to_owned()
        };
        let all = words.of(text);
        let (name, aliases) = match before_examples(all) {
            Some(group) => (bare(group), vec![bare(all)]),
            None => (bare(all), Vec::new()),
        };
        Member { name, aliases, introduced: words.start, ..Member::default() }
    }

    /// What its name shows of its kind.
    pub(super) fn settle_kind(&mut self) {
        // "Ms Jordan": whoever is addressed is no state.
        if self.gender.is_some() && known::state_by(&self.name).is_some() {
            self.kind = Some(ActorKind::Person);
            return;
        }
        self.country = known::state_by(&self.name).map(|(country, _)| country);
        let purpose = [" on ", " for "].iter().find_map(|word| self.name.split_once(word));
        let is_body = purpose.is_some_and(|(body, _)| known::is_body(body));
        self.kind = match is_body {
            true => Some(ActorKind::Organisation),
            false => known::kind_of_name(&self.name)
                .or(known::is_given_name(&self.name).then_some(ActorKind::Person)),
        };
        // "the Ashdale Mercury", "BBC Radio Wessex"
        if (self.kind == Some(ActorKind::Person) || self.kind.is_none() && self.name.contains(' '))
            && is_outlet_name(&self.name)
            && (super::gender_of_name(&self.name).is_none() || begins_with_pair(&self.name))
        {
            self.kind = Some(ActorKind::Organisation);
        }
        self.gender = self.gender.or_else(|| super::gender_of_full_name(&self.name));
    }

    /// Takes over what a mention of it says.
    pub(super) fn learn(&mut self, text: &str, mention: &Mention) {
        self.gender = self.gender.or(mention.gender);
        for role in &mention.roles {
            add_unless_known(text, &mut self.roles, *role);
        }
        if let Some(hint) = mention.hint {
            add_unless_known(text, &mut self.hints, hint);
        }
        self.by_state = self.by_state.or(mention.country);
        self.mentions += 1;
        self.where_mentions += usize::from(mention.is_where);
        self.is_thing |= mention.is_thing;
        let is_long = mention.name.of(text).contains(' ');
        self.long_mentions += usize::from(is_long);
        self.the_mentions += usize::from(is_long && is_behind_the(text, mention.name));
    }

    /// What its roles and its given name show of its kind, gender and country.
    pub(super) fn settle(&mut self, text: &str) {
        let is_body = matches!(self.kind, Some(ActorKind::State | ActorKind::Organisation));
        if is_body {
            return;
        }
        // "the Kesarpur Vikas Morcha" is nobody's full name, nor is "Natural Dale" of "Natural Dale, which".
        let is_named_with_the = self.the_mentions > 0 && self.the_mentions == self.long_mentions;
        if (is_named_with_the || self.is_thing)
            && self.gender.is_none()
            && self.roles.is_empty()
            && self.kind == Some(ActorKind::Person)
        {
            self.kind = Some(ActorKind::Organisation);
            return;
        }
        // "Norvik, a shipping company" and "the shipping giant Norvik" are no people.
        if self.gender.is_none()
            && self.roles.is_empty()
            && self.hints.iter().any(|hint| describes_body(hint.of(text)))
        {
            self.kind = Some(ActorKind::Organisation);
            return;
        }
        let words =
            |role: &Span| role.of(text).split(|c: char| !c.is_alphanumeric()).collect::<Vec<_>>();
        let roles: Vec<Vec<&str>> = self.roles.iter().map(words).collect();
        // "Frustration at Hale" makes no place of somebody who has a title.
        let is_where = match self.roles.is_empty() {
            true => self.where_mentions > 0,
            false => 3 * self.where_mentions >= self.mentions.max(1),
        };
        let may_be_place = is_where || is_one_of(&self.name, REGIONS);
        if !roles.is_empty() && self.kind.is_none() && !may_be_place {
            self.kind = Some(ActorKind::Person);
        }
        let role_gender = || roles.iter().flatten().find_map(|word| known::gender_of_role(word));
        // "Judge Scott" has a surname that is a given name elsewhere.
        let is_before =
            |role: &Span| text[role.end as usize..].trim_start().starts_with(&self.name);
        let name_gender = || match self.roles.iter().any(is_before) {
            true => super::gender_of_full_name(&self.name),
            false => super::gender_of_name(&self.name),
        };
        self.gender = self.gender.or_else(name_gender).or_else(role_gender);
        let of_role = |role: &Span| {
            let words = role.of(text).split_whitespace().map(bare);
            // "UN envoy to Syria" is nobody of Syria’s.
            let words: Vec<&str> = words.take_while(|word| *word != "to").collect();
            // "Wrestling Federation of India president" has no office of India.
            let is_of_body = words.windows(2).any(|pair| {
                pair[1] == "of"
                    && pair[0].starts_with(char::is_uppercase)
                    && known::is_body_word(pair[0])
            });
            // "Georgia Gov." is of a state of the US.
            let is_of_states =
                words.contains(&"Georgia") && words.iter().any(|word| is_one_of(word, OF_STATES));
            known::country_in(&words).filter(|_| !is_of_body && !is_of_states)
        };
        let of_roles = self.roles.iter().find_map(of_role);
        self.country = of_roles.or(self.by_state);
        // Several capitalised words that are no person's name are a body's, if they are no place's.
        if self.kind.is_none() && self.name.contains(' ') && !may_be_place {
            self.kind = Some(ActorKind::Organisation);
        }
    }

    /// The words of its first role that says more than "Mr" or "Prof" does, without an article; or else of the first that
    /// says more than "Mr".
    pub(crate) fn role(&self, text: &str) -> Option<String> {
        let more_than = |addresses: &[&str]| {
            self.roles.iter().map(|role| role.of(text)).find(|words| {
                let mut words = words.split_whitespace().map(|word| word.trim_end_matches('.'));
                words.any(|word| !addresses.iter().any(|list| is_one_of(word, list)))
            })
        };
        let told = more_than(&[ADDRESSES, COURTESIES]).or_else(|| more_than(&[ADDRESSES]))?;
        let (first, rest) = told.split_once(' ').unwrap_or((told, ""));
        let told = if is_one_of(first, ARTICLES) { rest } else { told };
        Some(without_address(told).to_owned())
    }

    /// Its role, or else what a person is by trade or walk of life: "baker from Harrow" of "Jan Berg, a baker from Harrow,".
    pub(crate) fn calling(&self, text: &str) -> Option<String> {
        let calling = |hint: &Span| {
            let words = hint.of(text);
            let (first, rest) = words.split_once(' ').unwrap_or(("", words));
            let told = if is_one_of(first, "a an") { rest } else { words };
            let head = told
                .split(' ')
                .take_while(|it| !is_one_of(it, PREPOSITIONS) && !is_one_of(it, BEHIND_HEADS))
                .last()?;
            let is_kin = known::gender_of_role(head).is_some() && !known::is_role(head);
            if is_kin || is_one_of(head, TIES) {
                return None;
            }
            // "The coach" may be words by which somebody was meant elsewhere.
            let is_known = is_one_of(told.split(' ').next()?, DETERMINERS);
            (!is_known && known::may_be_human(&head.to_lowercase())).then(|| told.to_owned())
        };
        let is_named = self.kind == Some(ActorKind::Person) && !self.is_one;
        self.role(text).or_else(|| self.hints.iter().filter(|_| is_named).find_map(calling))
    }

    /// What it trades in, as far as its name or what the article calls it shows.
    pub(crate) fn trade(&self, text: &str) -> Option<Trade> {
        let told = |hint: &Span| {
            let words = hint.of(text).split(' ');
            words
                .take_while(|word| !is_one_of(word, PREPOSITIONS) && !is_one_of(word, BEHIND_HEADS))
                .last()
                .and_then(known::trade)
        };
        self.hints.iter().find_map(told).or_else(|| known::trade_of_name(&self.name))
    }

    /// Takes over another name, which is its name from now on if it is the longer.
    pub(crate) fn add_name(&mut self, name: &str) {
        if name == self.name || self.aliases.iter().any(|other| other == name) {
            return;
        }
        let other = match name.len() > self.name.len() {
            true => std::mem::replace(&mut self.name, name.to_owned()),
            false => name.to_owned(),
        };
        self.aliases.push(other);
    }

    /// Takes over other words that stand for somebody without a name: "the diplomat".
    pub(crate) fn add_description(&mut self, words: &str) {
        let words = words.trim_end_matches([',', ' ', ';']);
        if words != self.name && !self.aliases.iter().any(|other| other == words) {
            self.aliases.push(words.to_owned());
        }
    }

    /// Whether nothing but its name is told of it, and it seldom stands as places do: "interest in Norvik".
    pub(crate) fn is_bare(&self) -> bool {
        self.gender.is_none()
            && self.roles.is_empty()
            && SELDOM * self.where_mentions < self.mentions.max(1)
    }

    /// Whether something shows that it is a human being.
    pub(crate) fn is_person(&self) -> bool {
        self.kind == Some(ActorKind::Person) || self.is_one
    }

    /// Whether it can be a human being.
    pub(crate) fn may_be_person(&self) -> bool {
        match self.kind {
            Some(ActorKind::Person) => true,
            Some(ActorKind::Group) => self.is_one,
            Some(_) => false,
            // A name that nothing shows to be a person's may be a place's.
            None => {
                3 * self.where_mentions < self.mentions.max(1) && !is_one_of(&self.name, REGIONS)
            }
        }
    }
}

/// Adds words that tell of somebody. What was told twice is known, and is not compared with all that comes after.
fn add_unless_known(text: &str, told: &mut Vec<Span>, words: Span) {
    let same = told.iter().filter(|other| other.of(text) == words.of(text));
    if !told.contains(&words) && same.take(TWICE).count() < TWICE {
        told.push(words);
    }
}

/// So often are the same words taken in: a title that stands twice is not only the one that stands before a name.
const TWICE: usize = 2;

/// A role without how its bearer is addressed behind it: "former health minister Dr".
fn without_address(role: &str) -> &str {
    let split = role.trim_end_matches('.').rsplit_once(' ');
    let is_address = |word: &str| is_one_of(word, ADDRESSES) || is_one_of(word, "cllr prof rev");
    match split.filter(|(rest, last)| is_address(last) && rest.split(' ').any(known::is_role)) {
        Some((rest, _)) => without_address(rest),
        None => role,
    }
}

/// A word of a role without the marks around it, and without a possessive.
fn bare(word: &str) -> &str {
    let word = word.trim_matches([',', '(', ')']);
    word.strip_suffix("’s").or(word.strip_suffix("'s")).unwrap_or(word)
}
