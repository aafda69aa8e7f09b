//! Everybody in the record, as lists and pages show them: who they are, where they appear, what they hold.

use crate::decide::{name_of, standing};
use crate::entry::maybe_word;
use crate::fold::fold;
use crate::named::is_named;
use crate::query::{actor, actors_named, actors_with, json, telling_role};
use crate::stance::positions_held;
use crate::{ActorEntry, PositionEntry, Record, RecordError};
use onrecord_reading::ActorKind;
use onrecord_text::NaiveDate;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What a list says of an actor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActorLine {
    /// The actor's lasting id.
    pub id: i64,
    /// The name that the record uses.
    pub name: String,
    /// What kind of actor it is, if it is known.
    pub kind: Option<ActorKind>,
    /// ISO 3166-1 alpha-2 code, if it is known.
    pub country: Option<String>,
    /// The role that the latest article gives, if one does.
    pub role: Option<String>,
    /// All the names that articles give, with semicolons between them.
    pub names: String,
    /// In how many articles the actor is.
    pub articles: usize,
    /// The number of statements.
    pub statements: usize,
    /// The number of positions.
    pub positions: usize,
    /// The first day of publication among these articles, if one is known.
    pub first: Option<NaiveDate>,
    /// The last.
    pub last: Option<NaiveDate>,
}

/// Which actors are listed. What is left out does not restrict them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActorFilters {
    /// Only those with a name in which each of these words begins a word.
    pub name: Option<String>,
    /// Only those of this kind.
    pub kind: Option<ActorKind>,
    /// Only those that [have a name](is_named) of their own.
    pub named: bool,
}

/// Whom typed words mean who are to be one actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// This one, with the name that the record uses.
    One(i64, String),
    /// One of these; of none or of several are the words a whole name.
    Several(Vec<(i64, String)>),
    /// Nobody has such a name or number.
    Nobody,
}

/// An article in which an actor is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appearance {
    /// The article's lasting id.
    pub article: i64,
    /// The headline, if it is known.
    pub title: Option<String>,
    /// The path or address, as it was given.
    pub location: String,
    /// The newspaper, broadcaster or agency, if it is known.
    pub outlet: Option<String>,
    /// The day of publication, if it is known.
    pub published: Option<NaiveDate>,
    /// The fullest name that the article gives.
    pub name: String,
    /// The role that it gives.
    pub role: Option<String>,
    /// The rule by which it is this actor: `docs/record.md` lists them.
    pub rule: String,
    /// The evidence, in words.
    pub evidence: String,
}

impl Record {
    /// The one actor whom typed words mean: by its number; else by a whole name, however it is written, that is the
    /// name of one alone in the record, or that one alone has somewhere.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn meant(&self, words: &str) -> Result<Meant, RecordError> {
        self.read(|record| meant(record, words.trim()))
    }

    /// The actor with this id, with all that they said.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn actor(&self, id: i64) -> Result<Option<ActorEntry>, RecordError> {
        self.read(|connection| match name_of(connection, id)? {
            Some(_) => actor(connection, id).map(Some),
            None => Ok(None),
        })
    }

    /// The number under which the actor with this one is in the record now: its own, or that of whom a person made it one
    /// with. Nothing where the record never had it.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn actor_now(&self, id: i64) -> Result<Option<i64>, RecordError> {
        self.read(|connection| {
            let now = standing(connection, id)?;
            Ok(name_of(connection, now)?.map(|_| now))
        })
    }

    /// At most `limit` actors from the `offset`th on, who is in more articles first, and how many there are
    /// in all: those that `which` lets through.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn actor_list(
        &self,
        which: &ActorFilters,
        limit: u32,
        offset: u32,
    ) -> Result<(Vec<ActorLine>, usize), RecordError> {
        self.read(|connection| list(connection, which, limit, offset))
    }

    /// The articles in which an actor is, the newest first, those without a day last.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn appearances(&self, actor: i64) -> Result<Vec<Appearance>, RecordError> {
        self.read(|connection| appearances(connection, actor))
    }

    /// The positions that an actor holds in their own name, by issue, then by day, those without a day last.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn positions_held(&self, actor: i64) -> Result<Vec<PositionEntry>, RecordError> {
        self.read(|connection| positions_held(connection, actor))
    }
}

fn meant(record: &Connection, words: &str) -> rusqlite::Result<Meant> {
    if let Ok(id) = words.parse::<i64>() {
        return Ok(name_of(record, id)?.map_or(Meant::Nobody, |name| Meant::One(id, name)));
    }
    let named = |ids: Vec<i64>| -> rusqlite::Result<Vec<(i64, String)>> {
        let with_name = |id| Ok(name_of(record, id)?.map(|name| (id, name)));
        ids.into_iter().filter_map(|id| with_name(id).transpose()).collect()
    };
    let whole = fold(words);
    let called = named(actors_with(record, &whole, |name| name == whole)?)?;
    let own: Vec<&(i64, String)> = called.iter().filter(|(_, name)| fold(name) == whole).collect();
    if let [(id, name)] = own[..] {
        return Ok(Meant::One(*id, name.clone()));
    }
    if let [(id, name)] = &called[..] {
        return Ok(Meant::One(*id, name.clone()));
    }
    let like = if called.is_empty() { named(actors_named(record, words)?)? } else { called };
    Ok(if like.is_empty() { Meant::Nobody } else { Meant::Several(like) })
}

fn list(
    record: &Connection,
    which: &ActorFilters,
    limit: u32,
    offset: u32,
) -> rusqlite::Result<(Vec<ActorLine>, usize)> {
    let mut ids = which.name.as_deref().map(|name| actors_named(record, name)).transpose()?;
    if which.named {
        let with_name = with_a_name(record)?;
        ids = Some(match ids {
            Some(ids) => ids.into_iter().filter(|id| with_name.contains(id)).collect(),
            None => with_name.into_iter().collect(),
        });
    }
    listed(record, (which.kind, ids.as_deref()), limit, offset)
}

/// What lists say of these actors.
pub(crate) fn lines_of(record: &Connection, ids: &[i64]) -> rusqlite::Result<Vec<ActorLine>> {
    Ok(listed(record, (None, Some(ids)), u32::MAX, 0)?.0)
}

fn listed(
    record: &Connection,
    (kind, ids): (Option<ActorKind>, Option<&[i64]>),
    limit: u32,
    offset: u32,
) -> rusqlite::Result<(Vec<ActorLine>, usize)> {
    let named = ids.map(|ids| json(&ids));
    let kind = kind.map(ActorKind::name);
    // An actor that a person made one with another is in no article, and stays for the decision alone.
    let listed = "(SELECT actor_id, count(*) AS articles FROM article_actor GROUP BY actor_id)
        JOIN actor ON actor.id = actor_id
        WHERE (?1 IS NULL OR actor.kind = ?1)
        AND (?2 IS NULL OR actor.id IN (SELECT value FROM json_each(?2)))";
    let total = record
        .prepare_cached(&format!("SELECT count(*) FROM {listed}"))?
        .query_row(params![kind, named], |row| row.get(0))?;
    // Only those that are shown are looked up in the view, which counts and collects for each.
    let sql = format!(
        "WITH shown AS (
             SELECT actor.id, articles FROM {listed}
             ORDER BY articles DESC, actor.name, actor.id LIMIT ?3 OFFSET ?4)
         SELECT actors.id, name, kind, country, role, coalesce(names, ''), shown.articles, statements,
             (SELECT count(*) FROM article_actor AS holder
              JOIN position ON position.article_id = holder.article_id
                  AND position.actor_place = holder.place AND NOT position.rejected
              WHERE holder.actor_id = actors.id),
             (SELECT min(published) FROM article JOIN article_actor ON article_id = article.id
              WHERE actor_id = actors.id),
             (SELECT max(published) FROM article JOIN article_actor ON article_id = article.id
              WHERE actor_id = actors.id)
         FROM shown JOIN actors ON actors.id = shown.id
         ORDER BY shown.articles DESC, name, actors.id"
    );
    let mut found = record.prepare_cached(&sql)?;
    let found = found.query_map(params![kind, named, limit, offset], |row| {
        let id = row.get(0)?;
        Ok(ActorLine {
            id,
            name: row.get(1)?,
            kind: maybe_word(row, 2)?,
            country: row.get(3)?,
            role: telling_role(record, id, row.get(4)?)?,
            names: row.get(5)?,
            articles: row.get(6)?,
            statements: row.get(7)?,
            positions: row.get(8)?,
            first: maybe_word(row, 9)?,
            last: maybe_word(row, 10)?,
        })
    })?;
    Ok((found.collect::<rusqlite::Result<_>>()?, total))
}

/// The ids of the actors that have a name of their own.
fn with_a_name(record: &Connection) -> rusqlite::Result<BTreeSet<i64>> {
    let mut found = BTreeSet::new();
    let mut actors = record.prepare_cached("SELECT id, name, kind FROM actor")?;
    let mut rows = actors.query([])?;
    while let Some(row) = rows.next()? {
        if is_named(row.get_ref(1)?.as_str()?, maybe_word(row, 2)?) {
            found.insert(row.get(0)?);
        }
    }
    Ok(found)
}

fn appearances(record: &Connection, actor: i64) -> rusqlite::Result<Vec<Appearance>> {
    record
        .prepare_cached(
            "SELECT article.id, title, location, outlet, published, name, role, rule, evidence
             FROM article_actor JOIN article ON article.id = article_actor.article_id
             WHERE actor_id = ?1
             ORDER BY published IS NULL, published DESC, article.id DESC, place",
        )?
        .query_map([actor], |row| {
            Ok(Appearance {
                article: row.get(0)?,
                title: row.get(1)?,
                location: row.get(2)?,
                outlet: row.get(3)?,
                published: maybe_word(row, 4)?,
                name: row.get(5)?,
                role: row.get(6)?,
                rule: row.get(7)?,
                evidence: row.get(8)?,
            })
        })?
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{actor, codebook, issue, marked, position, published};
    use onrecord_reading::ActorKind::{Person, State};

    fn record() -> Record {
        let mut record = Record::in_memory().unwrap();
        let issues = [issue("bridge")];
        record.set_codebook(&codebook(&issues)).unwrap();
        let people = [actor(&["Ada Pell", "Pell"], Some(Person)), actor(&["Ostland"], Some(State))];
        for (day, line) in [
            ("2025-02-05", "first\n{s:Ada Pell} {c:says} {t:Ostland would pay}."),
            ("2025-03-10", "second\n{s:Ada Pell} {c:says} {t:Ostland will not}."),
        ] {
            let (mut article, mut reading) = marked(line, &people);
            article.published = published(day);
            let words = line.rsplit("t:").next().unwrap().trim_end_matches(['}', '.']);
            reading.positions = vec![position(&article, (1, "Ostland"), "bridge for", words)];
            record.add_judged(&article, &reading, &issues, "positions@1").unwrap();
        }
        record
    }

    fn named(name: &str) -> ActorFilters {
        ActorFilters { name: Some(name.to_owned()), ..ActorFilters::default() }
    }

    #[test]
    fn those_without_a_name_can_be_left_out() {
        let mut record = Record::in_memory().unwrap();
        let people = [actor(&["Ada Pell"], Some(Person)), actor(&["some nations"], None)];
        let (article, reading) = marked("first\n{s:Ada Pell} {c:says} {t:so}.", &people);
        record.add(&article, &reading).unwrap();
        let count = |which: &ActorFilters| record.actor_list(which, 9, 0).unwrap().1;
        assert_eq!(count(&ActorFilters::default()), 2);
        assert_eq!(count(&ActorFilters { named: true, ..ActorFilters::default() }), 1);
        assert_eq!(count(&ActorFilters { named: true, ..named("nations") }), 0);
    }

    #[test]
    fn lists_are_by_articles_and_name() {
        let record = record();
        let check = |name: Option<&str>, kind, page: (u32, u32), expected: &[&str], all: usize| {
            let (found, total) = {
                let name = name.map(str::to_owned);
                record.actor_list(&ActorFilters { name, kind, named: true }, page.0, page.1)
            }
            .unwrap();
            let names: Vec<&str> = found.iter().map(|it| it.name.as_str()).collect();
            assert_eq!((&names[..], total), (expected, all), "{name:?} {kind:?}");
        };
        check(None, None, (9, 0), &["Ada Pell", "Ostland"], 2);
        check(None, None, (1, 1), &["Ostland"], 2);
        check(None, Some(State), (9, 0), &["Ostland"], 1);
        check(Some("pell"), None, (9, 0), &["Ada Pell"], 1);
        check(Some("nobody"), None, (9, 0), &[], 0);
        let (found, _) = record.actor_list(&named("Ostland"), 9, 0).unwrap();
        assert_eq!((found[0].articles, found[0].statements, found[0].positions), (2, 0, 2));
        let days = [found[0].first, found[0].last].map(|day| day.unwrap().to_string());
        assert_eq!(days, ["2025-02-05", "2025-03-10"], "also of whom no statement is known");
    }

    #[test]
    fn a_role_that_points_back_gives_way_to_one_that_says_whose_it_is() {
        let mut record = Record::in_memory().unwrap();
        let role = |record: &Record| {
            let line = record.actor_list(&ActorFilters::default(), 1, 0).unwrap().0.remove(0);
            assert_eq!(record.actor(line.id).unwrap().unwrap().role, line.role);
            line.role
        };
        for (day, role_then, expected) in [
            ("2025-02-05", "Its prime minister", "prime minister"),
            ("2025-02-06", "Norvanian prime minister", "Norvanian prime minister"),
            ("2025-02-07", "Its prime minister", "Norvanian prime minister"),
        ] {
            let mut person = actor(&["Lina Brandt"], Some(Person));
            person.role = Some(role_then.to_owned());
            let line = format!("{day}\n{{s:Lina Brandt}} {{c:said}} {{t:so on {day}}}.");
            let (mut article, reading) = marked(&line, &[person]);
            article.published = published(day);
            record.add(&article, &reading).unwrap();
            assert_eq!(role(&record).as_deref(), Some(expected), "{day}");
        }
    }

    #[test]
    fn who_was_made_one_with_another_is_no_longer_listed() {
        let mut record = record();
        let other = record.split(1, &[2]).unwrap();
        assert_eq!(record.actor_list(&ActorFilters::default(), 9, 0).unwrap().1, 3);
        record.merge(1, other).unwrap();
        assert_eq!(record.actor_list(&ActorFilters::default(), 9, 0).unwrap().1, 2);
        assert_eq!(record.actor_now(other).unwrap(), Some(1), "its number leads to who it is now");
        assert_eq!((record.actor_now(1).unwrap(), record.actor_now(99).unwrap()), (Some(1), None));
    }

    #[test]
    fn an_actor_is_found_by_id_with_articles_and_positions() {
        let record = record();
        let (found, _) = record.actor_list(&ActorFilters::default(), 9, 0).unwrap();
        let (ada, ostland) = (found[0].id, found[1].id);
        assert_eq!(record.actor(ada).unwrap().unwrap().count, 2);
        assert_eq!(record.actor(99).unwrap(), None);
        let articles: Vec<i64> =
            record.appearances(ostland).unwrap().iter().map(|it| it.article).collect();
        assert_eq!(articles, [2, 1], "the newest first");
        let days: Vec<String> = record
            .positions_held(ostland)
            .unwrap()
            .iter()
            .map(|it| it.day.unwrap().to_string())
            .collect();
        assert_eq!(days, ["2025-02-05", "2025-03-10"]);
        assert!(record.positions_held(ada).unwrap().is_empty());
    }
}
