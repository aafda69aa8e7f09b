//! Issues as they are proposed, ready to be printed as JSON.

use crate::entry::StatementEntry;
use serde::{Deserialize, Serialize};

/// Issues that could be asked for, with what they were looked for in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Suggestions {
    /// In how many statements; the same words in several reports are one.
    pub statements: usize,
    /// Of how many actors.
    pub actors: usize,
    /// In how many reports; copies of a report are one.
    pub reports: usize,
    /// How many phrases were left out because the record follows an issue with these words.
    pub followed: usize,
    /// The issues, the likeliest first.
    pub issues: Vec<Suggestion>,
}

/// An issue that could be asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Suggestion {
    /// An id that no issue of the record has.
    pub id: String,
    /// What it could be called: a phrase of the statements.
    pub title: String,
    /// Other phrases of the statements that seem to stand for the same.
    pub also: Vec<String>,
    /// How many actors say it.
    pub actors: usize,
    /// In how many reports.
    pub reports: usize,
    /// In how many statements.
    pub statements: usize,
    /// By which issues are put in order; it means nothing outside one answer.
    pub score: f64,
    /// The most telling statements, by different actors.
    pub evidence: Vec<TellingStatement>,
}

/// A statement that shows that sides are taken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TellingStatement {
    /// Its words of wanting, refusing and judging, in small letters; none where it has none.
    pub words: Vec<String>,
    /// The statement.
    pub statement: StatementEntry,
}
