//! Whether a coding says what the record has already.
//!
//! What a coding leaves open, a holder's words, a condition, a time or a statement's actor, is no difference.

use onrecord_record::{
    ActorChoice, ArticleEntry, PositionCoding, PositionEntry, StatementCoding, StatementEntry,
    same_name,
};
use serde_json::{Value as Json, json};

/// Whether a coding of a statement is the statement.
pub(crate) fn same_statement(
    entry: &ArticleEntry,
    it: &StatementEntry,
    coding: &StatementCoding,
) -> bool {
    it.kind == coding.kind
        && it.spans.speaker == coding.speaker
        && it.spans.cue == coding.cue
        && it.spans.content == coding.content
        && coding.actor.as_ref().is_none_or(|actor| {
            is_actor(entry, it.actor_id, it.actor.as_deref().unwrap_or_default(), actor)
        })
}

/// Whether a review leaves a statement as the coding has it.
pub(crate) fn said_statement(entry: &ArticleEntry, after: &Json, coding: &StatementCoding) -> bool {
    let pieces = |role: &str, pieces: &[[usize; 2]]| {
        after["spans"].get(role).map_or(pieces.is_empty(), |said| *said == json!(pieces))
    };
    after["kind"] == json!(coding.kind)
        && pieces("speaker", &coding.speaker)
        && pieces("cue", &coding.cue)
        && pieces("content", &coding.content)
        && coding.actor.as_ref().is_none_or(|actor| said_actor(entry, after, actor))
}

/// Whether a coding is about the position: one issue, one actor, one piece of evidence.
pub(crate) fn about_position(
    entry: &ArticleEntry,
    it: &PositionEntry,
    coding: &PositionCoding,
) -> bool {
    it.issue == coding.issue
        && it.spans.evidence == coding.evidence
        && is_actor(entry, it.actor_id, &it.actor, &coding.actor)
}

/// Whether a coding may be about a position that it does not have to the letter: one issue, one actor or the same words
/// for the holder, and most of the evidence of the one within that of the other.
pub(crate) fn is_near_position(
    entry: &ArticleEntry,
    it: &PositionEntry,
    coding: &PositionCoding,
) -> bool {
    let length = |[start, end]: [usize; 2]| end.saturating_sub(start);
    let (one, other) = (it.spans.evidence, coding.evidence);
    let shared = length([one[0].max(other[0]), one[1].min(other[1])]);
    it.issue == coding.issue
        && 2 * shared >= length(one).min(length(other)).max(1)
        && (is_actor(entry, it.actor_id, &it.actor, &coding.actor)
            || coding.holder == Some(it.spans.holder))
}

/// Whether a coding of a position is the position.
pub(crate) fn same_position(
    entry: &ArticleEntry,
    it: &PositionEntry,
    coding: &PositionCoding,
) -> bool {
    about_position(entry, it, coding)
        && it.stance == coding.stance
        && coding.condition.is_none_or(|condition| it.spans.condition == condition)
        && coding.holder.is_none_or(|holder| it.spans.holder == holder)
        && coding.as_of.as_ref().is_none_or(|as_of| it.as_of.as_ref() == Some(as_of))
}

/// Whether a coding is about the position that a review leaves so.
pub(crate) fn about_state(entry: &ArticleEntry, after: &Json, coding: &PositionCoding) -> bool {
    after["issue"] == json!(coding.issue)
        && after["spans"]["evidence"] == json!([coding.evidence])
        && said_actor(entry, after, &coding.actor)
}

/// Whether a review leaves a position as the coding has it.
pub(crate) fn said_position(entry: &ArticleEntry, after: &Json, coding: &PositionCoding) -> bool {
    let span = |role: &str, span: Option<[usize; 2]>| {
        after["spans"].get(role).map_or(span.is_none(), |said| *said == json!([span]))
    };
    let is_on_this = after["issue"] == json!(coding.issue);
    // What was said of an issue that was dropped says nothing of another with its id.
    let is_followed = after["meaning"].is_null();
    is_on_this
        && is_followed
        && after["stance"] == json!(coding.stance)
        && span("evidence", Some(coding.evidence))
        && coding.condition.is_none_or(|condition| span("condition", condition))
        && (coding.holder.is_none() || span("holder", coding.holder))
        && coding.as_of.as_ref().is_none_or(|as_of| after["as_of"] == json!(as_of))
        && said_actor(entry, after, &coding.actor)
}

fn said_actor(entry: &ArticleEntry, after: &Json, choice: &ActorChoice) -> bool {
    let actor = &after["actor"];
    let name = actor["name"].as_str().unwrap_or_default();
    !actor.is_null() && is_actor(entry, actor["actor"].as_i64(), name, choice)
}

/// Whether the actor with this id, or else this name, is the one that is chosen.
fn is_actor(entry: &ArticleEntry, id: Option<i64>, name: &str, choice: &ActorChoice) -> bool {
    match choice {
        ActorChoice::Id(chosen) => id == Some(*chosen),
        ActorChoice::Name(chosen) | ActorChoice::New { name: chosen, .. } => {
            let mut named = entry.actors.iter().filter(|actor| Some(actor.id) == id);
            same_name(name, chosen)
                || named.any(|actor| {
                    actor.names.iter().chain([&actor.name]).any(|name| same_name(name, chosen))
                })
        }
    }
}
