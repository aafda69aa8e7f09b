//! What a coder said of an entry as a row.

use super::ColumnKind::{Text, Whole};
use super::{Column, Value};
use onrecord_record::{EntryRef, ReviewEntry};

/// The variables of a verdict. Places count code points of the article's text, from 0, the end not included.
pub const VERDICT_COLUMNS: [Column; 13] = [
    ("entry", Text),
    ("number", Whole),
    ("coder", Text),
    ("verdict", Text),
    ("value", Text),
    ("issue", Text),
    ("actor", Text),
    ("settles", Whole),
    ("article", Whole),
    ("article_key", Text),
    ("start", Whole),
    ("end", Whole),
    ("reviewed_at", Text),
];

/// The values of [`VERDICT_COLUMNS`].
pub(crate) fn verdict_row(it: &ReviewEntry) -> Vec<Value> {
    let (entry, number) = match it.entry {
        EntryRef::Statement(number) => ("statement", number),
        EntryRef::Position(number) => ("position", number),
    };
    let place = it.place();
    vec![
        entry.into(),
        number.into(),
        (&it.coder).into(),
        it.kind.name().into(),
        it.value().into(),
        it.issue().into(),
        it.actor().into(),
        i64::from(it.is_settling()).into(),
        it.article.into(),
        (&it.article_key).into(),
        place.map(|[start, _]| start).into(),
        place.map(|[_, end]| end).into(),
        (&it.reviewed_at).into(),
    ]
}
