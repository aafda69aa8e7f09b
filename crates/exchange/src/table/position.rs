//! A position as a row.

use super::ColumnKind::{Day, Number, Text, Whole};
use super::{Column, Value};
use onrecord_reading::ActorKind;
use onrecord_record::PositionEntry;
use onrecord_text::PublishedFrom;

/// The variables of a position. Places count code points of the article's text, from 0, the end not included.
pub const POSITION_COLUMNS: [Column; 44] = [
    ("position", Whole),
    ("issue", Text),
    ("issue_title", Text),
    ("actor", Text),
    ("actor_id", Whole),
    ("actor_kind", Text),
    ("country", Text),
    ("by", Text),
    ("role", Text),
    ("stance", Text),
    ("condition", Text),
    ("quantity", Text),
    ("quantity_value", Text),
    ("quantity_unit", Text),
    ("as_of", Text),
    ("day", Day),
    ("attributed_to", Text),
    ("via", Text),
    ("evidence", Text),
    ("holder", Text),
    ("confidence", Number),
    ("model", Text),
    ("statement", Whole),
    ("same_words", Whole),
    ("article", Whole),
    ("report", Whole),
    ("article_key", Text),
    ("location", Text),
    ("url", Text),
    ("outlet", Text),
    ("title", Text),
    ("published", Day),
    ("published_from", Text),
    ("holder_start", Whole),
    ("holder_end", Whole),
    ("evidence_start", Whole),
    ("evidence_end", Whole),
    ("condition_start", Whole),
    ("condition_end", Whole),
    ("quantity_start", Whole),
    ("quantity_end", Whole),
    ("review", Text),
    ("coder", Text),
    ("reviewed_at", Text),
];

/// The values of [`POSITION_COLUMNS`].
pub fn position_row(it: &PositionEntry) -> Vec<Value> {
    let review = it.review.as_ref();
    let quantity = it.quantity.as_ref();
    let start = |span: Option<[usize; 2]>| Value::from(span.map(|[start, _]| start));
    let end = |span: Option<[usize; 2]>| Value::from(span.map(|[_, end]| end));
    vec![
        it.id.into(),
        (&it.issue).into(),
        (&it.issue_title).into(),
        (&it.actor).into(),
        it.actor_id.into(),
        it.actor_kind.map(ActorKind::name).into(),
        it.country.as_ref().into(),
        it.by.as_ref().into(),
        it.role.as_ref().into(),
        it.stance.name().into(),
        (&it.condition).into(),
        quantity.map(|quantity| &quantity.words).into(),
        quantity.map(|quantity| &quantity.value).into(),
        quantity.map(|quantity| &quantity.unit).into(),
        it.as_of.as_ref().into(),
        it.day.into(),
        it.attributed_to.as_ref().into(),
        it.via.as_ref().into(),
        (&it.evidence).into(),
        (&it.holder).into(),
        it.confidence.into(),
        (&it.model).into(),
        it.statement.into(),
        it.same_words.into(),
        it.article.into(),
        it.report.into(),
        (&it.article_key).into(),
        (&it.location).into(),
        it.url.as_ref().into(),
        it.outlet.as_ref().into(),
        it.title.as_ref().into(),
        it.published.into(),
        it.published_from.map(PublishedFrom::name).into(),
        start(Some(it.spans.holder)),
        end(Some(it.spans.holder)),
        start(Some(it.spans.evidence)),
        end(Some(it.spans.evidence)),
        start(it.spans.condition),
        end(it.spans.condition),
        start(it.spans.quantity),
        end(it.spans.quantity),
        review.map(|review| review.kind.name()).into(),
        review.map(|review| &review.coder).into(),
        review.map(|review| &review.at).into(),
    ]
}
