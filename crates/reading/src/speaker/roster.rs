//! The roster: the actors that the speakers are, in the order in which they speak.

use crate::cast::{Cast, Member};
use crate::known::{self, By};
use crate::{Actor, ActorKind};
use std::collections::BTreeMap;

/// The actors of an article, and which of its members each is.
#[derive(Debug, Default)]
pub(super) struct Roster<'a> {
    pub(super) actors: Vec<Actor>,
    of_member: BTreeMap<usize, usize>,
    of_state: BTreeMap<&'a str, usize>,
}

impl<'a> Roster<'a> {
    /// Takes a member in, unless it is in. A state is one actor under its name, its capital and its
    /// seat of government.
    pub(super) fn take_in(&mut self, text: &str, cast: &'a Cast, member: usize) {
        if !self.of_member.contains_key(&member) {
            let actor = self.add(text, cast, &cast.members[member]);
            self.of_member.insert(member, actor);
        }
    }

    pub(super) fn actor_of(&self, member: usize) -> Option<usize> {
        self.of_member.get(&member).copied()
    }

    fn add(&mut self, text: &str, cast: &'a Cast, member: &'a Member) -> usize {
        let state = member.country.filter(|_| member.kind == Some(ActorKind::State));
        let Some(state) = state else {
            self.actors.push(as_actor(text, member));
            return self.actors.len() - 1;
        };
        let known = self.of_state.get(state.code).copied();
        let number = known.unwrap_or_else(|| {
            self.actors.push(as_state(cast, state.code, member));
            self.actors.len() - 1
        });
        self.of_state.insert(state.code, number);
        let actor = &mut self.actors[number];
        if actor.name != member.name && !actor.aliases.contains(&member.name) {
            actor.aliases.push(member.name.clone());
        }
        number
    }
}

fn as_actor(text: &str, member: &Member) -> Actor {
    Actor {
        name: member.name.clone(),
        kind: member.kind,
        aliases: member.aliases.clone(),
        role: member.calling(text),
        country: member.country.map(|country| country.code.to_owned()),
    }
}

/// A state by its own name, if the article gives it, and not by its capital's.
fn as_state(cast: &Cast, code: &str, member: &Member) -> Actor {
    let is_its_name = |name: &str| {
        known::state_by(name).is_some_and(|(state, by)| state.code == code && by == By::Name)
    };
    let names = cast.members.iter().map(|member| member.name.as_str());
    let name = names.into_iter().find(|name| is_its_name(name)).unwrap_or(&member.name);
    Actor {
        name: name.to_owned(),
        kind: Some(ActorKind::State),
        country: Some(code.to_owned()),
        ..Actor::default()
    }
}
