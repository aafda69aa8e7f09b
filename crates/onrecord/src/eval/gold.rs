//! Gold: articles with the statements that a careful reader finds in them.

use super::{brat, jsonl};
use onrecord_text::{NaiveDate, Span};
use std::io;
use std::path::{Path, PathBuf};

/// An article with its gold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GoldArticle {
    /// Its name within the gold: the `id` of a JSON line, or the path of a brat file in its folder.
    pub id: String,
    /// The text, exactly as in the file.
    pub text: String,
    /// Who is said to have said what, in the order of the gold.
    pub attributions: Vec<Attribution>,
    /// Who published it; unknown stays unknown.
    pub publisher: Option<String>,
    /// The day of publication; unknown stays unknown.
    pub published: Option<NaiveDate>,
}

/// A statement of the gold, as bytes of the article's text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attribution {
    /// The words that name the speaker; empty where the text names none.
    pub speaker: Vec<Span>,
    /// The words that attribute.
    pub cue: Vec<Span>,
    /// The words that are attributed, in pieces where something stands between them.
    pub content: Vec<Span>,
}

/// Why gold could not be loaded. Every message names the file, and the line where there is one.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum GoldError {
    /// A file or folder cannot be read.
    #[error("cannot read {}", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A line is not what the format asks for.
    #[error("{}, line {line}: {message}", path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// The line's number, from 1.
        line: usize,
        /// What was expected, and what was found.
        message: String,
    },
    /// One half of a pair of brat files has no other half.
    #[error("{} is missing: brat gold is {stem}.txt and {stem}.ann", path.display())]
    Unpaired {
        /// The missing file.
        path: PathBuf,
        /// The name that both files have before the dot.
        stem: String,
    },
    /// There is nothing to score against.
    #[error("{} holds no gold: expected {expected}", path.display())]
    Nothing {
        /// The file or folder.
        path: PathBuf,
        /// What it should hold.
        expected: &'static str,
    },
}

/// What is wrong with one line, before the file's name is known.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) line: usize,
    pub(super) message: String,
}

impl Fault {
    pub(super) fn in_file(self, path: &Path) -> GoldError {
        GoldError::Line { path: path.to_owned(), line: self.line, message: self.message }
    }
}

/// The gold at `path`, in a fixed order: a `.jsonl` file with one article a line, a brat file
/// (`.ann` or `.txt`, with the other beside it), or a folder of such pairs, at any depth.
///
/// # Errors
/// When a file cannot be read or is not UTF-8, when a line is broken, when one file of a pair is
/// missing, and when there is no article at all.
pub fn load(path: &Path) -> Result<Vec<GoldArticle>, GoldError> {
    if path.is_dir() {
        return brat::load_folder(path);
    }
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match extension.as_str() {
        "jsonl" | "ndjson" => jsonl::load(path),
        "ann" | "txt" => Ok(vec![brat::load_pair(path)?]),
        // A path that does not exist is a more helpful thing to hear of than its ending.
        _ => {
            read(path)?;
            let expected = "a .jsonl file, a brat .ann or .txt file, or a folder of those";
            Err(GoldError::Nothing { path: path.to_owned(), expected })
        }
    }
}

pub(super) fn read(path: &Path) -> Result<String, GoldError> {
    std::fs::read_to_string(path)
        .map_err(|source| GoldError::Unreadable { path: path.to_owned(), source })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// An article of `text` with attributions as `speaker|cue|content`, pieces joined by `+`. Each
    /// piece is the first place in the text where its words stand.
    pub(in crate::eval) fn article(text: &str, attributions: &[&str]) -> GoldArticle {
        let spans = |words: &str| {
            let pieces = words.split('+').filter(|piece| !piece.is_empty());
            let span = |piece: &str| {
                let start = text.find(piece).unwrap_or_else(|| panic!("{piece:?} is not there"));
                Span::new(start, start + piece.len())
            };
            pieces.map(span).collect::<Vec<Span>>()
        };
        let attribution = |row: &&str| {
            let roles: Vec<Vec<Span>> = row.split('|').map(spans).collect();
            let [speaker, cue, content] = roles.try_into().unwrap();
            Attribution { speaker, cue, content }
        };
        let attributions = attributions.iter().map(attribution).collect();
        GoldArticle { id: "a".into(), text: text.into(), attributions, ..GoldArticle::default() }
    }
}
