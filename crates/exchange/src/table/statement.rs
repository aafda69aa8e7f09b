//! A statement as a row.

use super::ColumnKind::{Day, List, Number, Text, Whole};
use super::{Column, Value};
use onrecord_reading::ActorKind;
use onrecord_record::StatementEntry;
use onrecord_text::PublishedFrom;
use serde_json::json;

/// The variables of a statement. Places count code points of the article's text, from 0, the end not
/// included.
pub const STATEMENT_COLUMNS: [Column; 34] = [
    ("statement", Whole),
    ("actor", Text),
    ("actor_id", Whole),
    ("actor_kind", Text),
    ("country", Text),
    ("kind", Text),
    ("speaker_how", Text),
    ("speaker", Text),
    ("cue", Text),
    ("content", Text),
    ("negation", Text),
    ("addressee", Text),
    ("via", Text),
    ("occasion", Text),
    ("said_on", Text),
    ("confidence", Number),
    ("same_words", Whole),
    ("same_words_first", Day),
    ("same_words_reports", Whole),
    ("same_words_outlets", Whole),
    ("article", Whole),
    ("article_key", Text),
    ("location", Text),
    ("url", Text),
    ("outlet", Text),
    ("title", Text),
    ("published", Day),
    ("published_from", Text),
    ("speaker_places", List),
    ("cue_places", List),
    ("content_places", List),
    ("review", Text),
    ("coder", Text),
    ("reviewed_at", Text),
];

/// The values of [`STATEMENT_COLUMNS`].
pub fn statement_row(it: &StatementEntry) -> Vec<Value> {
    let review = it.review.as_ref();
    let same = it.same_words.as_ref();
    vec![
        it.id.into(),
        it.actor.as_ref().into(),
        it.actor_id.into(),
        it.actor_kind.map(ActorKind::name).into(),
        it.country.as_ref().into(),
        it.kind.name().into(),
        it.speaker_how.name().into(),
        (&it.speaker).into(),
        (&it.cue).into(),
        (&it.content).into(),
        (&it.negation).into(),
        it.addressee.as_ref().into(),
        it.via.as_ref().into(),
        (&it.occasion).into(),
        it.said_on.as_ref().into(),
        it.confidence.into(),
        same.map(|same| same.group).into(),
        same.and_then(|same| same.first).into(),
        same.map(|same| same.reports).into(),
        same.map(|same| same.outlets).into(),
        it.article.into(),
        (&it.article_key).into(),
        (&it.location).into(),
        it.url.as_ref().into(),
        it.outlet.as_ref().into(),
        it.title.as_ref().into(),
        it.published.into(),
        it.published_from.map(PublishedFrom::name).into(),
        Value::List(json!(it.spans.speaker)),
        Value::List(json!(it.spans.cue)),
        Value::List(json!(it.spans.content)),
        review.map(|review| review.kind.name()).into(),
        review.map(|review| &review.coder).into(),
        review.map(|review| &review.at).into(),
    ]
}
