//! Statements, positions, verdicts, articles and issues as rows: one list of variables for CSV, JSON lines and Parquet.
//!
//! `docs/exchange.md` says what each variable holds; a test keeps the two alike.

mod article;
mod issue;
mod position;
mod statement;
mod verdict;

pub use article::ARTICLE_COLUMNS;
pub use issue::ISSUE_COLUMNS;
pub use position::{POSITION_COLUMNS, position_row};
pub use statement::{STATEMENT_COLUMNS, statement_row};
pub use verdict::VERDICT_COLUMNS;

pub(crate) use article::article_row;
pub(crate) use issue::issue_row;
pub(crate) use verdict::verdict_row;

use onrecord_text::NaiveDate;
use serde_json::Value as Json;

/// A variable: its name, which is that of the column, and what its values are.
pub type Column = (&'static str, ColumnKind);

/// What the values of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words.
    Text,
    /// A whole number.
    Whole,
    /// A number with a fraction.
    Number,
    /// A day.
    Day,
    /// A list, which is written as JSON where the format has no lists.
    List,
}

/// The value of a variable.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// It is unknown, or there is none.
    Nothing,
    /// Words.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A number with a fraction.
    Number(f64),
    /// A day.
    Day(NaiveDate),
    /// A list.
    List(Json),
}

impl Value {
    /// The value as text, for a cell of a table; empty where it is unknown.
    pub fn shown(&self) -> String {
        match self {
            Value::Nothing => String::new(),
            Value::Text(words) => words.clone(),
            Value::Whole(number) => number.to_string(),
            Value::Number(number) => number.to_string(),
            Value::Day(day) => day.to_string(),
            Value::List(list) => list.to_string(),
        }
    }

    /// The value as JSON; null where it is unknown.
    pub fn json(&self) -> Json {
        match self {
            Value::Nothing => Json::Null,
            Value::Text(words) => Json::from(words.as_str()),
            Value::Whole(number) => Json::from(*number),
            Value::Number(number) => Json::from(*number),
            Value::Day(day) => Json::from(day.to_string()),
            Value::List(list) => list.clone(),
        }
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Nothing, Into::into)
    }
}

impl From<&str> for Value {
    fn from(words: &str) -> Value {
        Value::Text(words.to_owned())
    }
}

impl From<&String> for Value {
    fn from(words: &String) -> Value {
        Value::Text(words.clone())
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Value {
        Value::Whole(number)
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Value {
        Value::Whole(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Value {
        Value::Whole(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<f32> for Value {
    /// The decimal that people read, not the double nearest to the single: 0.9, not 0.8999999762.
    fn from(number: f32) -> Value {
        Value::Number(number.to_string().parse().unwrap_or_default())
    }
}

impl From<NaiveDate> for Value {
    fn from(day: NaiveDate) -> Value {
        Value::Day(day)
    }
}
