//! What a coder gives of an entry, and what becomes of it in an article.

use super::position::PositionState;
use super::state::{PartyState, Within, named};
use super::statement::StatementState;
use crate::decide::{name_of, renamed, standing};
use crate::fold::fold;
use crate::stance::{PAST, PositionEntry, When};
use onrecord_reading::{ActorKind, Kind, SpeakerHow, is_time, quantity_in, state_code};
use onrecord_text::Stance;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A number of the text, its value and what it counts, at its place in code points.
type Placed = ([usize; 2], (String, String));

/// Who an entry is about: an actor that the record has, or a name for it to find or make.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ActorChoice {
    /// An actor of the record, by its lasting id.
    Id(i64),
    /// A name: that of somebody in the article, else of the one actor of the record who has it, else of
    /// a new one.
    Name(String),
    /// A name that the coder gives to somebody who is new in the record, unless somebody has it all the same.
    New {
        /// The name.
        name: String,
        /// What kind of actor it is, if the coder says so.
        #[serde(default)]
        kind: Option<ActorKind>,
    },
}

/// A statement as a coder has it. Spans are half-open pairs that count code points of the article's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementCoding {
    /// How the words are given.
    pub kind: Kind,
    /// The pieces of the speaker's words; none where nobody is named.
    #[serde(default)]
    pub speaker: Vec<[usize; 2]>,
    /// The pieces of the cue.
    #[serde(default)]
    pub cue: Vec<[usize; 2]>,
    /// The pieces of the content: at least one.
    pub content: Vec<[usize; 2]>,
    /// Who speaks, if that is known.
    #[serde(default)]
    pub actor: Option<ActorChoice>,
}

/// A position as a coder has it. Spans are half-open pairs that count code points of the article's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PositionCoding {
    /// The issue's id in its codebook.
    pub issue: String,
    /// Where the holder stands.
    pub stance: Stance,
    /// Who holds it.
    pub actor: ActorChoice,
    /// The words that stand for the holder. Without them: those it had, or the name within the evidence,
    /// or the evidence.
    #[serde(default)]
    pub holder: Option<[usize; 2]>,
    /// The words that tell it.
    pub evidence: [usize; 2],
    /// The words that make the stance hold only if or after something; `Some(None)` says that it holds whatever comes.
    /// Where nothing is said of it, it stays.
    #[serde(default, deserialize_with = "said", skip_serializing_if = "Option::is_none")]
    pub condition: Option<Option<[usize; 2]>>,
    /// When it was held, as a TIMEX3 value: `2025-02-05`, `2025-09`, `2025`, or `PAST_REF` for some time before.
    #[serde(default)]
    pub as_of: Option<String>,
    /// The number that it commits, and what that counts; `Some(None)` says that it commits none. Where nothing is
    /// said of it, the one that it had stays as long as the evidence has it.
    #[serde(default, deserialize_with = "said", skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Option<[usize; 2]>>,
    /// Who is credited with saying so; `Some(None)` says that nobody is. Where nothing is said of it, it stays.
    #[serde(default, deserialize_with = "said", skip_serializing_if = "Option::is_none")]
    pub attributed_to: Option<Option<ActorChoice>>,
    /// Who passed it on, the nearest to the holder first. Where nothing is said of it, it stays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub via: Option<Vec<ActorChoice>>,
}

/// What is there, `null` too.
fn said<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    it: D,
) -> Result<Option<Option<T>>, D::Error> {
    Deserialize::deserialize(it).map(Some)
}

impl From<&PositionEntry> for PositionCoding {
    /// The position as it stands, ready to be put right.
    fn from(it: &PositionEntry) -> PositionCoding {
        PositionCoding {
            issue: it.issue.clone(),
            stance: it.stance,
            actor: match it.actor_id {
                Some(actor) => ActorChoice::Id(actor),
                None => ActorChoice::Name(it.actor.clone()),
            },
            holder: Some(it.spans.holder),
            evidence: it.spans.evidence,
            condition: Some(it.spans.condition),
            as_of: it.as_of.clone().filter(|time| may_be_coded(time)),
            quantity: None,
            attributed_to: None,
            via: None,
        }
    }
}

/// Whether it is a time that a coder may give: one of the calendar, unless the year is unknown, or some time before
/// the report or after it.
pub fn may_be_coded(time: &str) -> bool {
    let is_told = is_time(time) && (time.contains('X') || When::of(Some(time), None).is_some());
    is_told || matches!(time, PAST | "FUTURE_REF")
}

/// A position or statement that a person found carries this in place of a model.
pub(super) const BY_HAND: &str = "by hand";

/// A sentence that says why a coding does not fit.
type Refused = String;

impl StatementCoding {
    /// The statement by this coding; what it does not speak of stays as it was before.
    pub(super) fn over(
        &self,
        record: &Connection,
        within: &Within,
        before: Option<&StatementState>,
    ) -> rusqlite::Result<Result<StatementState, Refused>> {
        let parts = [("speaker", &self.speaker), ("cue", &self.cue), ("content", &self.content)];
        for (role, spans) in parts {
            if let Some(wrong) = spans.iter().find_map(|span| unfit(role, *span, within)) {
                return Ok(Err(wrong));
            }
            if spans.windows(2).any(|pair| pair[0][1] > pair[1][0]) {
                return Ok(Err(format!("the pieces of the {role} stand in the text's order")));
            }
        }
        if self.content.is_empty() {
            return Ok(Err("a statement has content: mark what is said".to_owned()));
        }
        let actor = match &self.actor {
            None => None,
            Some(choice) => match choose(record, within, choice)? {
                Ok(party) => Some(party),
                Err(reason) => return Ok(Err(reason)),
            },
        };
        let mut spans: BTreeMap<_, _> = before.map(|it| it.spans.clone()).unwrap_or_default();
        for (role, pieces) in parts {
            spans.remove(role);
            if !pieces.is_empty() {
                spans.insert(role.to_owned(), pieces.clone());
            }
        }
        let how = before.map_or(SpeakerHow::None, |it| it.speaker_how);
        let is_named = how == SpeakerHow::None && actor.is_some();
        Ok(Ok(StatementState {
            kind: self.kind,
            speaker_how: match (is_named, &actor) {
                (true, _) => SpeakerHow::Named,
                (false, Some(_)) => how,
                (false, None) => SpeakerHow::None,
            },
            confidence: 1.0,
            actor,
            addressee: before.and_then(|it| it.addressee.clone()),
            via: before.map(|it| it.via.clone()).unwrap_or_default(),
            said_on: before.and_then(|it| it.said_on.clone()),
            spans,
        }))
    }
}

impl PositionCoding {
    /// The position by this coding; what it does not speak of stays as it was before.
    pub(super) fn over(
        &self,
        record: &Connection,
        within: &Within,
        before: Option<&PositionState>,
    ) -> rusqlite::Result<Result<PositionState, Refused>> {
        let follows = "SELECT 1 FROM issue WHERE key = ?1";
        if !record.prepare_cached(follows)?.exists([&self.issue])? {
            return Ok(Err(format!("the record does not follow the issue “{}”", self.issue)));
        }
        let parts = [
            ("evidence", Some(self.evidence)),
            ("holder", self.holder),
            ("condition", self.condition.flatten()),
            ("quantity", self.quantity.flatten()),
        ];
        let wrong = parts.iter().find_map(|(role, span)| unfit(role, (*span)?, within));
        if let Some(wrong) = wrong {
            return Ok(Err(wrong));
        }
        if let Some(wrong) = self.as_of.as_deref().filter(|time| !may_be_coded(time)) {
            return Ok(Err(format!(
                "“{wrong}” is no time such as 2025-02-05, 2025-02 or 2025, with XXXX for an unknown year"
            )));
        }
        let actor = match choose(record, within, &self.actor)? {
            Ok(party) => party,
            Err(reason) => return Ok(Err(reason)),
        };
        let is_same = before.is_some_and(|it| it.actor.actor == actor.actor);
        let kept = before.and_then(|it| it.span("holder")).filter(|_| is_same);
        let holder = self.holder.or(kept).unwrap_or_else(|| self.find(within, &actor.name));
        let mut spans = before.map(|it| it.spans.clone()).unwrap_or_default();
        spans.insert("evidence".to_owned(), vec![self.evidence]);
        spans.insert("holder".to_owned(), vec![holder]);
        if let Some(condition) = self.condition {
            spans.remove("condition");
            spans.extend(condition.map(|condition| ("condition".to_owned(), vec![condition])));
        }
        let (span, quantity) = match self.quantity_over(within, before) {
            Ok(quantity) => quantity.unzip(),
            Err(reason) => return Ok(Err(reason)),
        };
        spans.remove("quantity");
        spans.extend(span.map(|span| ("quantity".to_owned(), vec![span])));
        let attributed_to = match &self.attributed_to {
            None => before.and_then(|it| it.attributed_to.clone()),
            Some(None) => None,
            Some(Some(choice)) => match choose(record, within, choice)? {
                Ok(party) => Some(party),
                Err(reason) => return Ok(Err(reason)),
            },
        };
        let via = match &self.via {
            None => Ok(before.map(|it| it.via.clone()).unwrap_or_default()),
            Some(via) => {
                let chosen = via.iter().map(|choice| choose(record, within, choice));
                chosen.collect::<rusqlite::Result<Result<Vec<_>, _>>>()?
            }
        };
        let via = match via {
            Ok(via) => via,
            Err(reason) => return Ok(Err(reason)),
        };
        Ok(Ok(PositionState {
            issue: self.issue.clone(),
            meaning: None,
            stance: self.stance,
            actor,
            attributed_to,
            via,
            as_of: self.as_of.clone(),
            confidence: 1.0,
            model: before.map_or_else(|| BY_HAND.to_owned(), |it| it.model.clone()),
            quantity,
            statement: before.and_then(|it| it.statement),
            spans,
        }))
    }

    /// The number by this coding, with its place: one that was there before stays while its words are in the evidence.
    fn quantity_over(
        &self,
        within: &Within,
        before: Option<&PositionState>,
    ) -> Result<Option<Placed>, Refused> {
        let had = before.and_then(|it| it.span("quantity").zip(it.quantity.clone()));
        match self.quantity {
            Some(None) => Ok(None),
            Some(Some(span)) => match had.filter(|(place, _)| *place == span) {
                Some(had) => Ok(Some(had)),
                None => match quantity_in(within.words(span)) {
                    Some(quantity) => Ok(Some((span, quantity))),
                    None => Err(format!("“{}” has no number", within.words(span))),
                },
            },
            None => {
                let [start, end] = self.evidence;
                let is_told = |[from, to]: [usize; 2]| from >= start && to <= end;
                let is_as_before = before.and_then(|it| it.span("evidence")) == Some(self.evidence);
                Ok(had.filter(|(place, _)| is_as_before || is_told(*place)))
            }
        }
    }

    /// Where the evidence names the holder, in whole words; all of it where it does not.
    fn find(&self, within: &Within, name: &str) -> [usize; 2] {
        let evidence = within.words(self.evidence);
        let is_cut = |at: usize| {
            let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            letter(evidence[..at].chars().next_back()) && letter(evidence[at..].chars().next())
        };
        let mut found = evidence.match_indices(name).filter(|_| !name.is_empty());
        match found.find(|(at, _)| !is_cut(*at) && !is_cut(at + name.len())) {
            Some((at, _)) => {
                let start = self.evidence[0] + evidence[..at].chars().count();
                [start, start + name.chars().count()]
            }
            None => self.evidence,
        }
    }
}

/// What is wrong with a span, if anything is.
fn unfit(role: &str, [start, end]: [usize; 2], within: &Within) -> Option<Refused> {
    let length = within.article.text.chars().count();
    if start >= end || end > length {
        return Some(format!(
            "the {role} at {start}..{end} is not in the text, which has {length} characters"
        ));
    }
    within
        .words([start, end])
        .trim()
        .is_empty()
        .then(|| format!("the {role} at {start}..{end} has no words"))
}

/// Who is meant.
pub(super) fn choose(
    record: &Connection,
    within: &Within,
    choice: &ActorChoice,
) -> rusqlite::Result<Result<PartyState, Refused>> {
    let (name, kind) = match choice {
        ActorChoice::Id(actor) => {
            let actor = standing(record, *actor)?;
            return match name_of(record, actor)? {
                Some(name) => of_record(record, actor, name).map(Ok),
                None => Ok(Err(format!("there is no actor {actor}"))),
            };
        }
        ActorChoice::Name(name) => (name.trim(), None),
        ActorChoice::New { name, kind } => (name.trim(), *kind),
    };
    if fold(name).is_empty() {
        return Ok(Err("a name has letters".to_owned()));
    }
    if let Some(party) = known(record, within.id, name)? {
        return Ok(Ok(party));
    }
    let country = state_code(name);
    Ok(Ok(PartyState {
        actor: None,
        name: name.to_owned(),
        kind: kind.or(country.map(|_| ActorKind::State)),
        country: country.map(str::to_owned),
        role: None,
        is_new: false,
    }))
}

fn of_record(record: &Connection, actor: i64, name: String) -> rusqlite::Result<PartyState> {
    record.prepare_cached("SELECT kind, country FROM actor WHERE id = ?1")?.query_row(
        [actor],
        |row| {
            Ok(PartyState {
                actor: Some(actor),
                name,
                kind: crate::entry::maybe_word(row, 0)?,
                country: row.get(1)?,
                role: None,
                is_new: false,
            })
        },
    )
}

/// Whom a name means in an article: somebody of the article, else the one actor of the record who has it, else the
/// state that is called so.
pub(super) fn known(
    record: &Connection,
    article: i64,
    name: &str,
) -> rusqlite::Result<Option<PartyState>> {
    let folded = fold(name);
    if let Some(place) = named(record, article, name)?
        && let Some(party) = PartyState::at(record, article, Some(place))?
    {
        return Ok(Some(party));
    }
    let actors: Vec<i64> = record
        .prepare_cached(
            "SELECT DISTINCT article_actor.actor_id FROM actor_name
             JOIN article_actor ON article_actor.article_id = actor_name.article_id
                 AND article_actor.place = actor_name.actor_place
             WHERE actor_name.folded = ?1",
        )?
        .query_map(params![folded], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut actors: BTreeSet<i64> = actors.into_iter().collect();
    actors.extend(renamed(record, |given| given == folded)?);
    if let (Some(actor), 1) = (actors.first(), actors.len()) {
        return of_record(record, *actor, name.to_owned()).map(Some);
    }
    let country = state_code(name);
    let state: Option<i64> = record
        .prepare_cached(
            "SELECT actor.id FROM actor WHERE kind = 'state' AND country = ?1
                 AND EXISTS (SELECT 1 FROM article_actor WHERE actor_id = actor.id)
             ORDER BY actor.id LIMIT 1",
        )?
        .query_row([&country], |row| row.get(0))
        .optional()?;
    state.map(|state| of_record(record, state, name.to_owned())).transpose()
}
