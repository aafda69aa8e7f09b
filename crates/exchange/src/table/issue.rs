//! An issue as a row.

use super::ColumnKind::{List, Text};
use super::{Column, Value};
use onrecord_reading::{Codebook, Issue};
use serde_json::json;

/// The variables of an issue.
pub const ISSUE_COLUMNS: [Column; 5] = [
    ("issue", Text),
    ("issue_title", Text),
    ("meaning", Text),
    ("codebook", Text),
    ("examples", List),
];

/// The values of [`ISSUE_COLUMNS`].
pub(crate) fn issue_row(codebook: &Codebook, issue: &Issue) -> Vec<Value> {
    let examples = issue
        .examples
        .iter()
        .map(|it| json!({"text": it.text, "holder": it.holder, "stance": it.stance.name()}));
    vec![
        (&issue.id).into(),
        (&issue.title).into(),
        (&issue.meaning).into(),
        (&codebook.name).into(),
        Value::List(examples.collect()),
    ]
}
