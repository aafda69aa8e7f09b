//! A row of a table that an export wrote, or what brat and DNA have for one: which entry of the record it was, whatever a person has changed in it since.

use crate::coding_rows::Row;
use crate::coding_rows::time::day;
use crate::network::decimal;
use crate::table::{Column, POSITION_COLUMNS, STATEMENT_COLUMNS, Value};
use crate::table::{position_row, statement_row};
use onrecord_record::{PositionEntry, ReviewEntry, StatementEntry};
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// What an export tells of a position, and no coding does.
const NOT_OF_POSITIONS: [&str; 8] = [
    "actor_kind",
    "country",
    "role",
    "quantity",
    "quantity_value",
    "quantity_unit",
    "attributed_to",
    "via",
];

/// What it tells of a statement, and no coding does.
const NOT_OF_STATEMENTS: [&str; 7] =
    ["actor_kind", "country", "negation", "addressee", "via", "occasion", "said_on"];

/// What it tells of the article: no coding changes that.
const OF_ARTICLE: [&str; 4] = ["url", "outlet", "title", "published"];

/// What it tells of an actor. Where somebody counts for a state, that is the state.
const OF_ACTOR: [&str; 3] = ["actor_kind", "country", "role"];

/// A row of an export, by the cells that coders have no reason to change.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ExportedRow {
    /// The entry's number in the record that wrote it.
    pub(crate) number: i64,
    /// How sure the reading was, and of a position which model. Another record has other entries under the same
    /// numbers, which these tell apart.
    confidence: f64,
    model: Option<String>,
    /// All its cells; none of what is no row of a table.
    cells: Row,
}

impl ExportedRow {
    /// The row of an export with the number in the column `number`; none where it was made by hand.
    pub(crate) fn of(row: &Row, number: &str) -> Option<ExportedRow> {
        // A spreadsheet may write 0,87.
        let confidence = row.get("confidence")?.trim().replace(',', ".").parse().ok()?;
        Some(ExportedRow {
            number: row.get(number)?.trim().parse().ok()?,
            confidence,
            model: row.get("model").map(|it| it.trim().to_owned()),
            cells: row.clone(),
        })
    }

    /// The same as words: "175 0.54 stance-en@1".
    pub(crate) fn words(number: i64, confidence: f32, model: Option<&str>) -> String {
        let model = model.map(|model| format!(" {model}")).unwrap_or_default();
        format!("{number} {}{model}", decimal(confidence))
    }

    /// The row that such words tell of.
    pub(crate) fn of_words(words: &str) -> Option<ExportedRow> {
        let mut parts = words.trim().splitn(3, ' ');
        Some(ExportedRow {
            number: parts.next()?.parse().ok()?,
            confidence: parts.next()?.parse().ok()?,
            model: parts.next().map(str::to_owned),
            cells: Row::new(),
        })
    }

    /// Whether it was written of this position, as it stands now.
    pub(crate) fn is_position(&self, it: &PositionEntry) -> bool {
        self.number == it.id && self.is_as_sure(f64::from(it.confidence), Some(&it.model))
    }

    /// Whether it was written of this statement, as it stands now.
    pub(crate) fn is_statement(&self, it: &StatementEntry) -> bool {
        self.number == it.id && self.is_as_sure(f64::from(it.confidence), None)
    }

    /// Whether it was written of the entry with its number before a review of it, or behind one.
    pub(crate) fn is_before_or_behind(&self, review: &ReviewEntry) -> bool {
        let states = review.before.iter().chain([&review.after]);
        states.into_iter().any(|state: &Json| {
            let confidence = state["confidence"].as_f64();
            confidence.is_some_and(|it| self.is_as_sure(it, state["model"].as_str()))
        })
    }

    fn is_as_sure(&self, confidence: f64, model: Option<&str>) -> bool {
        (self.confidence - confidence).abs() < 1e-4
            && self.model.as_deref().zip(model).is_none_or(|(one, other)| one == other)
    }

    /// What a person changed in the row of this position that no coding tells.
    pub(crate) fn unkept_of_position(&self, it: &PositionEntry) -> Vec<String> {
        self.unkept(&POSITION_COLUMNS, &position_row(it), &NOT_OF_POSITIONS)
    }

    /// What a person changed in the row of this statement that no coding tells.
    pub(crate) fn unkept_of_statement(&self, it: &StatementEntry) -> Vec<String> {
        self.unkept(&STATEMENT_COLUMNS, &statement_row(it), &NOT_OF_STATEMENTS)
    }

    fn unkept(&self, columns: &[Column], now: &[Value], unkept: &[&str]) -> Vec<String> {
        let is_of_state = self.cells.contains_key("by");
        let now: BTreeMap<&str, String> =
            columns.iter().map(|(name, _)| *name).zip(now.iter().map(Value::shown)).collect();
        let there = |name: &str| now.get(name).map_or("", String::as_str);
        let changed = |name: &&&str| {
            let told = self.cells.get(**name).map_or("", String::as_str);
            !told.split_whitespace().eq(there(name).split_whitespace())
                // A column that somebody took out says nothing.
                && (!told.is_empty() || self.cells.contains_key("article_key"))
        };
        let kept = unkept.iter().filter(|name| !(is_of_state && OF_ACTOR.contains(name)));
        let tell = |name: &&str| match self.cells.get(*name) {
            Some(told) => format!("the {name} “{told}” was left out: codings do not tell it"),
            None => format!("the {name} was emptied, and stays: codings do not tell it"),
        };
        let told = kept.filter(changed).map(tell);
        told.chain(self.unkept_of_article(&now)).collect()
    }

    /// What a person changed that is the article's, or follows from something else.
    fn unkept_of_article(&self, now: &BTreeMap<&str, String>) -> Vec<String> {
        let there = |name: &str| now.get(name).map_or("", String::as_str);
        // Spreadsheets write days otherwise, which changes none.
        let is_other_day = |name: &str, told: &str| {
            let told = day(told);
            told.is_some() && told != day(there(name))
        };
        let is_other = |name: &str, told: &str| match name {
            "published" => is_other_day(name, told),
            _ => !told.split_whitespace().eq(there(name).split_whitespace()),
        };
        let of_article = OF_ARTICLE.iter().filter_map(|name| {
            let told = self.cells.get(*name).filter(|told| is_other(name, told))?;
            Some(format!(
                "the {name} “{told}” was left out: it is the article's, which codings do not change"
            ))
        });
        let of_day = self.cells.get("day").filter(|told| is_other_day("day", told));
        let of_day = of_day.map(|told| {
            format!("the day “{told}” was left out: it follows from as_of, or from published")
        });
        of_article.chain(of_day).collect()
    }
}
