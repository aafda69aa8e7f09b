//! What verdicts tell as positions: who each holder is, who says so, and since when it is held.

use super::principal::principal;
use super::sentence::Sentence;
use super::{Candidate, turns};
use crate::known::{
    Country, LONGEST_STATE, kind_of_name, state_by, state_named, states_counted, states_of,
};
use crate::spelling::key;
use crate::when::{first_day, held_on, is_time};
use crate::words::{EXCEPTING, is_capitalised, is_one_of};
use crate::{Actor, ActorKind, Mentions, Position, Quantity, Reading, Statement};
use onrecord_text::{Article, Layout, NaiveDate, Passage, Span, Stance};

/// How many words behind a group those stand at most by which it leaves somebody out.
const NEAR_GROUP: usize = 6;

/// What a verdict tells of somebody.
pub(super) struct Told {
    pub(super) stance: Stance,
    pub(super) condition: Option<Span>,
    pub(super) quantity: Option<Quantity>,
    pub(super) confidence: f32,
    /// When it was held, where that is not the time of the sentence: if nothing, the report's day.
    pub(super) as_of: Option<Option<String>>,
}

impl Told {
    /// A stance of the sentence's time, and no more.
    pub(super) fn plain(stance: Stance, confidence: f32) -> Told {
        Told { stance, condition: None, quantity: None, confidence, as_of: None }
    }
}

/// What the verdicts tell, before the clearest is chosen.
pub(super) struct Table<'a> {
    pub(super) article: &'a Article,
    pub(super) layout: &'a Layout,
    pub(super) reading: &'a mut Reading,
    pub(super) mentions: &'a Mentions,
    pub(super) told: Vec<Position>,
}

impl Table<'_> {
    /// The code of the country of a candidate, a state or somebody of one.
    pub(super) fn country(&self, candidate: Candidate) -> Option<String> {
        let actor = self.mentions.spots[candidate.spot].actor;
        self.mentions.actor(&self.reading.actors, actor).country.clone()
    }

    /// Adds what is told of a candidate, as of each who holds it.
    pub(super) fn tell(
        &mut self,
        passage: &Passage,
        candidate: Candidate,
        issue: &str,
        told: Told,
    ) {
        let Told { stance, condition, quantity, confidence, as_of } = told;
        let spot = &self.mentions.spots[candidate.spot];
        let tokens = &self.layout.tokens[passage.focus.clone()];
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return };
        let evidence = first.cover(*last);
        let carrier = candidate.statement.or_else(|| self.statement_around(spot.words));
        let statement = carrier.map(|number| &self.reading.statements[number]);
        // Who rejects what another wants does not tell it.
        let tells = |statement: &&Statement| {
            let cue = statement.cue.iter().flat_map(|cue| cue.of(&self.article.text).split(' '));
            !cue.into_iter().any(turns::takes_side)
        };
        let teller = statement.filter(tells).and_then(|statement| statement.actor);
        let said_on = statement.and_then(|statement| statement.said_on.as_ref());
        let published = self.article.published.map(|published| published.on);
        // "2025-02-05TNI" is the night of a day.
        let told = said_on.map(|said_on| said_on.timex.split('T').next().unwrap_or_default());
        // Who will oppose it next week opposes it today.
        let is_ahead = |timex: &str| first_day(timex).map(|(day, _)| day) > published;
        let told = told.filter(|timex| is_time(timex) || *timex == "PAST_REF");
        let told = told.filter(|timex| published.is_none() || !is_ahead(timex)).map(str::to_owned);
        let is_reported = statement.is_some() && candidate.statement.is_none();
        let text = &self.article.text;
        let held = || held_on(text, self.layout, spot.words, is_reported, published).or(told);
        let as_of = as_of.unwrap_or_else(held);
        let via = statement.map(|it| it.via.iter().map(|party| party.actor).collect());
        let template = Position {
            holder: 0,
            holder_words: spot.words,
            issue: issue.to_owned(),
            stance,
            condition,
            quantity,
            attributed_to: teller.filter(|_| candidate.statement.is_none()),
            via: via.unwrap_or_default(),
            evidence,
            statement: carrier,
            as_of: as_of.or_else(|| published.as_ref().map(NaiveDate::to_string)),
            confidence: confidence * spot.how.certainty(),
        };
        if let Some(words) = candidate.statement.and_then(|number| self.principal_of(number)) {
            let holder = self.named(words);
            let attributed_to = teller.filter(|teller| *teller != holder);
            self.told.push(Position { holder, holder_words: words, attributed_to, ..template });
            return;
        }
        for holder in self.holders(spot.actor, spot.words) {
            let is_another = |teller: &usize| *teller != holder && *teller != spot.actor;
            let attributed_to = template.attributed_to.filter(is_another);
            self.told.push(Position { holder, attributed_to, ..template.clone() });
        }
    }

    /// The words for whom the speaker of a statement speaks, who may have been called so before.
    fn principal_of(&self, number: usize) -> Option<Span> {
        let statements = &self.reading.statements;
        let actor = statements[number].actor?;
        let same = statements.iter().filter(|it| it.actor == Some(actor));
        same.flat_map(|it| &it.speaker).find_map(|speaker| {
            let sentence = self.layout.sentences.get(self.layout.sentence_at(speaker.start))?;
            let tokens = &sentence.tokens;
            principal(&Sentence { text: &self.article.text, layout: self.layout, tokens }, *speaker)
        })
    }

    /// The actor that words name: one of the reading, or of those whom it speaks of, or a new one.
    fn named(&mut self, words: Span) -> usize {
        let name = words.of(&self.article.text);
        if let Some((state, _)) = state_by(name) {
            return self.actor(as_actor(state));
        }
        let is_it = |actor: &&Actor| {
            std::iter::once(&actor.name).chain(&actor.aliases).any(|known| key(known) == key(name))
        };
        let known = self.reading.actors.iter().chain(&self.mentions.others).find(is_it).cloned();
        let new = || Actor { name: name.to_owned(), kind: kind_of_name(name), ..Actor::default() };
        self.actor(known.unwrap_or_else(new))
    }

    /// The statement in whose content words stand.
    fn statement_around(&self, words: Span) -> Option<usize> {
        let holds = |content: &Span| content.contains(words);
        self.reading.statements.iter().position(|statement| statement.content.iter().any(holds))
    }

    /// The reading's actors that somebody is: one, or the members of a group of states.
    fn holders(&mut self, actor: usize, words: Span) -> Vec<usize> {
        let said = self.mentions.first_other;
        let known = |number: usize| (number < said).then_some(number);
        let found = self.mentions.actor(&self.reading.actors, actor);
        if let Some(parts) = self.parts(found) {
            return parts.into_iter().map(|actor| self.actor(actor)).collect();
        }
        // "Poland and the Baltic states"
        let next = self.layout.tokens.get(self.layout.tokens_in(words).end);
        let whole = next.map(|next| format!("{} {}", found.name, next.of(&self.article.text)));
        let members = states_of(&found.name)
            .or_else(|| states_counted(&found.name))
            .or_else(|| states_of(&whole?))
            .unwrap_or_default();
        let excepted = self.excepted(words);
        match (members.is_empty(), known(actor)) {
            (true, Some(number)) => vec![number],
            (true, None) => {
                let other = found.clone();
                vec![self.actor(other)]
            }
            (false, _) => {
                let held = members.into_iter().filter(|state| !excepted.contains(&state.code));
                held.map(|state| self.actor(as_actor(state))).collect()
            }
        }
    }

    /// The states that words behind a group leave out of it: "the Nordic countries, with the exception of Norway".
    fn excepted(&self, group: Span) -> Vec<&'static str> {
        let tokens = &self.layout.tokens[self.layout.tokens_in(group).end..];
        let word = |at: usize| tokens.get(at).map_or("", |token| token.of(&self.article.text));
        let Some(at) = (0..NEAR_GROUP).find(|at| is_one_of(word(*at), EXCEPTING)) else {
            return Vec::new();
        };
        let mut at = at + 1;
        let mut excepted = Vec::new();
        while is_capitalised(word(at)) || is_one_of(word(at), "and from of or the ,") {
            let name =
                |end: usize| Some(tokens.get(at)?.cover(*tokens.get(end)?).of(&self.article.text));
            let named = (at..at + LONGEST_STATE)
                .rev()
                .find_map(|end| Some((end, state_named(name(end)?)?)));
            excepted.extend(named.map(|(_, state)| state.code));
            at = named.map_or(at, |(end, _)| end) + 1;
        }
        excepted
    }

    /// Whom a group is that has the names of its members: "Sweden and Denmark".
    fn parts(&self, group: &Actor) -> Option<Vec<Actor>> {
        if group.kind != Some(ActorKind::Group) {
            return None;
        }
        let list = group.name.replace(" and ", ",");
        let all = || self.reading.actors.iter().chain(&self.mentions.others);
        let part = |name: &str| {
            let named =
                all().find(|it| it.kind != Some(ActorKind::Group) && key(&it.name) == key(name));
            named.cloned().or_else(|| state_by(name).map(|(state, _)| as_actor(state)))
        };
        let names = list.split(',').map(str::trim).filter(|name| !name.is_empty());
        let parts: Vec<Actor> = names.map(part).collect::<Option<_>>()?;
        (parts.len() > 1).then_some(parts)
    }

    /// The number of an actor in the reading, added where it is new.
    fn actor(&mut self, actor: Actor) -> usize {
        let is_same = |other: &Actor| {
            other.name == actor.name && other.kind == actor.kind
                || actor.kind == Some(ActorKind::State)
                    && other.kind == actor.kind
                    && other.country == actor.country
        };
        let actors = &mut self.reading.actors;
        actors.iter().position(is_same).unwrap_or_else(|| {
            actors.push(actor);
            actors.len() - 1
        })
    }
}

fn as_actor(state: &Country) -> Actor {
    Actor {
        name: state.name.to_owned(),
        kind: Some(ActorKind::State),
        country: Some(state.code.to_owned()),
        ..Actor::default()
    }
}
