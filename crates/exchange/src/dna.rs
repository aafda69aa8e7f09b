//! The file of Discourse Network Analyzer (DNA), which is SQLite: another program's tables, not the record's.
//!
//! A position is a "DNA Statement" over its evidence: person or organization, concept (the issue) and
//! agreement. Who is undecided neither agrees nor disagrees, and DNA knows only the two: such positions are
//! statements of a second type, "Undecided", which no network of DNA counts unless it is asked for it.

mod entities;
mod notes;
mod read;
#[cfg(test)]
mod tests;
mod units;
mod write;

pub(crate) use read::read;
pub(crate) use write::write;

/// The most characters that DNA takes for a short text.
const SHORT: usize = 190;

/// The label of the statements of those who have not decided.
const UNDECIDED: &str = "Undecided";
/// The variable that says which entry of the record a statement is.
const ENTRY: &str = "entry";
/// The coder of what no person has looked at.
const READER: &str = "onrecord";

/// The words as far as DNA takes them for a short text, and whether that is not all.
fn short(words: &str) -> (String, bool) {
    let cut: String = words.chars().take(SHORT).collect();
    let is_cut = cut.len() < words.len();
    (cut, is_cut)
}
