//! Positions as rows of CSV, a column for each variable, for spreadsheets and statistics.

use onrecord::record::{Change, PositionEntry};

/// How many columns a position has.
const WIDTH: usize = 41;

/// The columns of a position. Places are code points of the article's text, from 0.
const COLUMNS: [&str; WIDTH] = [
    "position",
    "issue",
    "issue_title",
    "actor",
    "actor_id",
    "actor_kind",
    "country",
    "by",
    "role",
    "stance",
    "condition",
    "quantity",
    "quantity_value",
    "quantity_unit",
    "as_of",
    "day",
    "attributed_to",
    "via",
    "evidence",
    "holder",
    "confidence",
    "model",
    "statement",
    "same_words",
    "article",
    "report",
    "article_key",
    "location",
    "url",
    "outlet",
    "title",
    "published",
    "published_from",
    "holder_start",
    "holder_end",
    "evidence_start",
    "evidence_end",
    "condition_start",
    "condition_end",
    "quantity_start",
    "quantity_end",
];

/// Writes one row a position, under a heading.
pub(crate) fn write_positions(
    out: impl std::io::Write,
    positions: &[PositionEntry],
) -> csv::Result<()> {
    let mut out = csv::Writer::from_writer(out);
    out.write_record(COLUMNS)?;
    for position in positions {
        out.write_record(row(position))?;
    }
    Ok(out.flush()?)
}

/// Writes one row a change, with all columns of the position before it and of that after it.
pub(crate) fn write_changes(out: impl std::io::Write, changes: &[Change]) -> csv::Result<()> {
    let mut out = csv::Writer::from_writer(out);
    let named = |side: &'static str| COLUMNS.iter().map(move |column| format!("{side}_{column}"));
    let first = ["kind", "days"].map(str::to_owned).into_iter();
    out.write_record(first.chain(named("from")).chain(named("to")))?;
    for change in changes {
        let first = [change.kind.name().to_owned(), shown(change.days)].into_iter();
        out.write_record(first.chain(row(&change.from)).chain(row(&change.to)))?;
    }
    Ok(out.flush()?)
}

/// The values of [`COLUMNS`].
fn row(it: &PositionEntry) -> [String; WIDTH] {
    let quantity = it.quantity.as_ref();
    let start = |span: Option<[usize; 2]>| shown(span.map(|[start, _]| start));
    let end = |span: Option<[usize; 2]>| shown(span.map(|[_, end]| end));
    [
        it.id.to_string(),
        it.issue.clone(),
        it.issue_title.clone(),
        it.actor.clone(),
        shown(it.actor_id),
        shown(it.actor_kind.map(onrecord::ActorKind::name)),
        shown(it.country.as_ref()),
        shown(it.by.as_ref()),
        shown(it.role.as_ref()),
        it.stance.name().to_owned(),
        it.condition.clone(),
        shown(quantity.map(|quantity| &quantity.words)),
        shown(quantity.map(|quantity| &quantity.value)),
        shown(quantity.map(|quantity| &quantity.unit)),
        shown(it.as_of.as_ref()),
        shown(it.day),
        shown(it.attributed_to.as_ref()),
        shown(it.via.as_ref()),
        it.evidence.clone(),
        it.holder.clone(),
        it.confidence.to_string(),
        it.model.clone(),
        shown(it.statement),
        shown(it.same_words),
        it.article.to_string(),
        it.report.to_string(),
        it.article_key.clone(),
        it.location.clone(),
        shown(it.url.as_ref()),
        shown(it.outlet.as_ref()),
        shown(it.title.as_ref()),
        shown(it.published),
        shown(it.published_from.map(onrecord::PublishedFrom::name)),
        start(Some(it.spans.holder)),
        end(Some(it.spans.holder)),
        start(Some(it.spans.evidence)),
        end(Some(it.spans.evidence)),
        start(it.spans.condition),
        end(it.spans.condition),
        start(it.spans.quantity),
        end(it.spans.quantity),
    ]
}

/// The value; nothing where it is unknown.
fn shown(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
