//! brat standoff: a text and, beside it, its annotations, one pair of files an article.
//!
//! A statement is an event: its trigger is the cue (`Cue`), or what is said where there is no cue (`Uncued`).
//! A position is its `Evidence` with attributes for issue and stance; relations lead to the holder's words and
//! the condition. Notes name the actor. `onrecord eval` reads the statements as gold.

mod conf;
mod lines;
mod read;
mod standoff;
#[cfg(test)]
mod tests;
mod write;

pub(crate) use read::read;
pub(crate) use write::write;

/// The folder's table of articles: what is known of each beside its text.
const ARTICLES: &str = "articles.csv";
/// The folder's table of issues.
const ISSUES: &str = "issues.csv";
