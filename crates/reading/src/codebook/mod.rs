//! Codebooks: the issues on which positions are asked for.
//!
//! A codebook is a TOML file that a person writes by hand, so whatever is wrong with it is told at
//! once, each fault with its line and with what would be right.

mod fields;
mod lines;
mod parse;
mod syntax;
#[cfg(test)]
mod tests;
mod wording;
mod write;

use onrecord_text::Stance;

/// The issues that a user follows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codebook {
    /// What the codebook is called.
    pub name: String,
    /// Its issues, in its order.
    pub issues: Vec<Issue>,
}

/// A question on which somebody may be for, against or undecided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Issue {
    /// By which commands and tables name it: small letters, digits and hyphens.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What a stance for it means.
    pub meaning: String,
    /// Sentences with a position, which help the reader of the codebook.
    pub examples: Vec<IssueExample>,
}

/// A sentence with somebody's position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueExample {
    /// The sentence.
    pub text: String,
    /// Whose position it tells, in its words.
    pub holder: String,
    /// Which.
    pub stance: Stance,
}

/// Why a codebook cannot be used, with the place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {field}: {message}")]
pub struct CodebookError {
    /// The line, from 1.
    pub line: usize,
    /// The name of the field that is wrong, as the file has it; `toml` where no field can be made out.
    pub field: String,
    /// What is wrong and what would be right.
    pub message: String,
}

impl Codebook {
    /// The codebook that a TOML file holds, or all that is wrong with it, in the order of the lines.
    ///
    /// Runs of white space become one space, so that long words may be broken over lines.
    pub fn parse(toml: &str) -> Result<Codebook, Vec<CodebookError>> {
        parse::parse(toml)
    }

    /// The file that holds this codebook; [`Codebook::parse`] reads it back as it is.
    pub fn to_toml(&self) -> String {
        write::write(self)
    }

    /// The issue with this id.
    pub fn issue(&self, id: &str) -> Option<&Issue> {
        self.issues.iter().find(|issue| issue.id == id)
    }
}
