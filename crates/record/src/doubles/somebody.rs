//! Everybody in the record, as names are looked through for those who may be one.

use crate::entry::maybe_word;
use crate::fold::fold;
use crate::join::Office;
use crate::spelling::PersonName;
use onrecord_reading::ActorKind;
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};

/// An actor, with all that its articles say of it.
#[derive(Debug, Default)]
pub(super) struct Somebody {
    pub(super) id: i64,
    /// The name that the record uses.
    pub(super) name: String,
    /// The same as names are compared, without "the".
    pub(super) folded: String,
    pub(super) kind: Option<ActorKind>,
    pub(super) countries: BTreeSet<String>,
    /// The names that articles call it by first, as names of a person.
    pub(super) people: BTreeSet<PersonName>,
    /// All that articles call it, folded.
    pub(super) aliases: BTreeSet<String>,
    pub(super) offices: BTreeSet<Office>,
    /// The roles, and how many articles give each.
    pub(super) roles: BTreeMap<String, usize>,
    pub(super) articles: BTreeSet<i64>,
    /// Why its first article kept it alone, where it did.
    pub(super) alone: String,
}

impl Somebody {
    pub(super) fn is(&self, kind: ActorKind) -> bool {
        self.kind == Some(kind)
    }

    /// Whether it may be a person by its kind.
    pub(super) fn may_be_person(&self) -> bool {
        self.kind.is_none() || self.is(ActorKind::Person)
    }

    /// Whether it may be a body by its kind.
    pub(super) fn may_be_body(&self) -> bool {
        !self.is(ActorKind::Person) && !self.is(ActorKind::Group)
    }

    /// Whether something that is said of the two keeps them apart.
    pub(super) fn excludes(&self, other: &Somebody) -> bool {
        let known = !self.countries.is_empty() && !other.countries.is_empty();
        known && self.countries.is_disjoint(&other.countries)
            || self.offices.iter().any(|a| other.offices.iter().any(|b| a.excludes(b)))
    }

    /// What is said of both alike, in words; nothing where that is nothing.
    pub(super) fn agrees(&self, other: &Somebody) -> Option<&'static str> {
        if self.offices.iter().any(|a| other.offices.iter().any(|b| a.agrees(b))) {
            return Some("the role agrees");
        }
        let same = !self.countries.is_disjoint(&other.countries);
        same.then_some("the country agrees")
    }

    pub(super) fn shares_article(&self, other: &Somebody) -> bool {
        !self.articles.is_disjoint(&other.articles)
    }
}

/// Everybody of whom an article speaks.
pub(super) fn everybody(record: &Connection) -> rusqlite::Result<Vec<Somebody>> {
    let mut all: Vec<Somebody> = Vec::new();
    let mut mentions = record.prepare_cached(
        "SELECT actor_id, actor.name, actor.kind, article_actor.name, article_actor.country, role, office,
             article_id, iif(rule = 'alone', evidence, '')
         FROM article_actor JOIN actor ON actor.id = article_actor.actor_id
         ORDER BY actor_id, article_id",
    )?;
    let mut rows = mentions.query([])?;
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(0)?;
        if all.last().is_none_or(|last| last.id != id) {
            let name: String = row.get(1)?;
            let folded = without_article(&fold(&name));
            let people = PersonName::parse(&name).into_iter().collect();
            let (kind, alone) = (maybe_word(row, 2)?, row.get(8)?);
            all.push(Somebody { id, name, folded, kind, people, alone, ..Somebody::default() });
        }
        let Some(it) = all.last_mut() else { continue };
        it.articles.insert(row.get(7)?);
        it.people.extend(PersonName::parse(row.get_ref(3)?.as_str()?));
        it.countries.extend(row.get::<_, Option<String>>(4)?);
        if let Some(role) = row.get::<_, Option<String>>(5)? {
            *it.roles.entry(role).or_default() += 1;
        }
        let office = row.get_ref(6)?.as_str()?;
        if !office.is_empty() {
            it.offices.insert(Office::of_text(office));
        }
    }
    let at: BTreeMap<i64, usize> = all.iter().enumerate().map(|(at, it)| (it.id, at)).collect();
    let mut names = record.prepare_cached(
        "SELECT DISTINCT actor_id, folded FROM actor_name
         JOIN article_actor ON article_actor.article_id = actor_name.article_id
             AND article_actor.place = actor_name.actor_place",
    )?;
    let mut rows = names.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(at) = at.get(&row.get(0)?) {
            all[*at].aliases.insert(without_article(row.get_ref(1)?.as_str()?));
        }
    }
    Ok(all)
}

fn without_article(folded: &str) -> String {
    folded.strip_prefix("the ").unwrap_or(folded).to_owned()
}
