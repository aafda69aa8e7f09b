//! What can go wrong between the record and another tool's format, each with a sentence that says what to do.

use onrecord_record::RecordError;
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why something could not be written for another tool, or read from one.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ExchangeError {
    /// The record could not be read or written.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// A file or folder cannot be written.
    #[error("cannot write {}: see that its folder exists and that you may write there", path.display())]
    Unwritable {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A file or folder cannot be read.
    #[error("cannot read {}", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Something that must not be lost is there already. It was left alone.
    #[error("{} {what}, and was left alone: name another place", path.display())]
    Occupied {
        /// The file or folder.
        path: PathBuf,
        /// What is there.
        what: &'static str,
    },
    /// A file or folder is not what the format asks for.
    #[error("{}: {message}", path.display())]
    Malformed {
        /// The file or folder.
        path: PathBuf,
        /// What was expected, and what was found.
        message: String,
    },
    /// The format goes out only.
    #[error("{format} can be written, not read: codings come in from brat, DNA and CSV")]
    OutOnly {
        /// The format's name.
        format: &'static str,
    },
    /// What was made could not be handed on.
    #[error("{format} could not be written")]
    Unsent {
        /// The format's name.
        format: &'static str,
        /// What the system says.
        source: io::Error,
    },
    /// The file could not be put together.
    #[error("{format} could not be made: {reason}")]
    Unmade {
        /// The format's name.
        format: &'static str,
        /// What its library says.
        reason: String,
    },
}

impl ExchangeError {
    /// That `path` cannot be written, for the reason that the system gives.
    pub(crate) fn unwritable(path: &Path) -> impl FnOnce(io::Error) -> ExchangeError {
        |source| ExchangeError::Unwritable { path: path.to_owned(), source }
    }

    /// That `path` cannot be read, for the reason that the system gives.
    pub(crate) fn unreadable(path: &Path) -> impl FnOnce(io::Error) -> ExchangeError {
        |source| ExchangeError::Unreadable { path: path.to_owned(), source }
    }

    /// That `path` does not hold what the format asks for.
    pub(crate) fn malformed(path: &Path, message: impl Into<String>) -> ExchangeError {
        ExchangeError::Malformed { path: path.to_owned(), message: message.into() }
    }

    /// That a library could not make the format.
    pub(crate) fn unmade(
        format: &'static str,
    ) -> impl FnOnce(&dyn std::fmt::Display) -> ExchangeError {
        move |reason| ExchangeError::Unmade { format, reason: reason.to_string() }
    }
}
