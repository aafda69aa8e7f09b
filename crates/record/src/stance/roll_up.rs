//! Counting leaders and ministers for their state, in the file.

use super::Held;
use super::government::government;
use super::state::{Post, counts, is_not_now};
use super::tenure::Tenures;
use crate::entry::maybe_word;
use crate::fold::fold;
use crate::join::RoleTime;
use onrecord_reading::{ActorKind, state_name};
use rusqlite::Connection;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// The states of the record, and those who count for one wherever an article does not say otherwise.
///
/// Without any, everybody counts for themselves.
#[derive(Debug, Default)]
pub(crate) struct States {
    /// The id and name of each country's state, where the record has it.
    states: BTreeMap<String, (i64, Arc<str>)>,
    tenures: Tenures,
    /// The countries of those who lead or led one, by their family names: "the Hale government".
    heads: BTreeMap<String, Arc<str>>,
    is_asked: bool,
}

impl States {
    pub(crate) fn of(record: &Connection) -> rusqlite::Result<States> {
        let mut found = States { is_asked: true, ..States::default() };
        let mut states = record.prepare_cached(
            "SELECT country, min(id), name FROM actor
             WHERE kind = 'state' AND country IS NOT NULL
                 AND EXISTS (SELECT 1 FROM article_actor WHERE actor_id = actor.id)
             GROUP BY country",
        )?;
        let mut rows = states.query([])?;
        while let Some(row) = rows.next()? {
            found.states.insert(row.get(0)?, (row.get(1)?, row.get(2)?));
        }
        // Also those who hold nothing: a successor ends what was before.
        let mut roles = record.prepare_cached(
            "SELECT DISTINCT article_actor.actor_id, article_actor.role,
                 coalesce(article_actor.country, actor.country), article.published, actor.name
             FROM article_actor
             JOIN actor ON actor.id = article_actor.actor_id
             JOIN article ON article.id = article_actor.article_id
             WHERE article_actor.role IS NOT NULL
                 AND coalesce(actor.kind, 'person') = 'person'
             ORDER BY 1, 2, 3, 4",
        )?;
        let mut posts: HashMap<String, Option<Post>> = HashMap::new();
        let mut rows = roles.query([])?;
        while let Some(row) = rows.next()? {
            let role = row.get_ref(1)?.as_str()?;
            if !posts.contains_key(role) {
                posts.insert(role.to_owned(), Post::of(role));
            }
            let (actor, day) = (row.get(0)?, maybe_word(row, 3)?);
            match (RoleTime::of(role).when, posts.get(role)) {
                (None, Some(Some(post))) => {
                    let country: Option<Arc<str>> = row.get(2)?;
                    found.tenures.told(actor, post, country.as_ref(), day);
                    if let Some(country) = country.filter(|_| post.is_head()) {
                        let name = fold(row.get_ref(4)?.as_str()?);
                        let family = name.rsplit(' ').next().unwrap_or_default();
                        found.heads.entry(family.to_owned()).or_insert(country);
                    }
                }
                (Some("former"), _) => found.tenures.over(actor, day),
                _ => {}
            }
        }
        found.tenures.sort();
        Ok(found)
    }

    /// Gives a position to the holder's state, if they count for one.
    pub(crate) fn roll_up(&self, position: &mut Held) {
        if !self.is_asked {
            return;
        }
        let role = position.role.as_deref();
        let is_person = matches!(position.actor_kind, Some(ActorKind::Person) | None);
        let known = position.country.clone();
        let (rank, country) = match role {
            Some(role) if is_not_now(role) => return,
            // Who is in an office is often called by the name alone.
            None if is_person => {
                let held = position.actor_id.and_then(|id| self.tenures.held(id, position.day()));
                let Some((rank, country)) = held else { return };
                (rank, known.or(country))
            }
            _ if counts(position.actor_kind, &position.actor, role) => {
                let post = role.filter(|_| is_person).and_then(Post::of);
                (post.map_or(0, |it| it.rank), known)
            }
            _ if is_person => return,
            _ => (0, government(&position.actor, known, &self.heads)),
        };
        let Some(country) = country else { return };
        let (id, name) = match self.states.get(&*country) {
            Some((id, name)) => (Some(*id), Arc::clone(name)),
            // The record knows of the state by nothing but this code.
            None => (None, state_name(&country).unwrap_or(&country).into()),
        };
        if position.actor_kind != Some(ActorKind::State) {
            position.by = Some(std::mem::replace(&mut position.actor, Arc::clone(&name)));
        }
        (position.actor_id, position.actor, position.actor_kind) =
            (id, name, Some(ActorKind::State));
        position.country = Some(country);
        position.rank = rank;
    }
}
