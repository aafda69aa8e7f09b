//! An article as a row.

use super::ColumnKind::{Day, List, Text, Whole};
use super::{Column, Value};
use onrecord_text::{Article, CodePoints, PublishedFrom};
use serde_json::json;

/// The variables of an article.
pub const ARTICLE_COLUMNS: [Column; 13] = [
    ("article", Whole),
    ("article_key", Text),
    ("location", Text),
    ("url", Text),
    ("outlet", Text),
    ("title", Text),
    ("byline", List),
    ("published", Day),
    ("published_from", Text),
    ("language", Text),
    ("edition", Text),
    ("furniture", List),
    ("text", Text),
];

/// The values of [`ARTICLE_COLUMNS`] for the article that the record knows by this id.
pub(crate) fn article_row(id: i64, article: &Article) -> Vec<Value> {
    let map = CodePoints::of(&article.text);
    let furniture = article.furniture.iter().map(|piece| {
        let [start, end] = map.pair(piece.span);
        json!([start, end, piece.kind.name()])
    });
    vec![
        id.into(),
        Value::Text(article.id()),
        (&article.location).into(),
        article.url.as_ref().into(),
        article.outlet.as_ref().into(),
        article.title.as_ref().into(),
        Value::List(json!(article.byline)),
        article.published.map(|it| it.on).into(),
        article.published.map(|it| PublishedFrom::name(it.from)).into(),
        article.language.as_ref().into(),
        article.edition.as_ref().into(),
        Value::List(furniture.collect()),
        (&article.text).into(),
    ]
}
