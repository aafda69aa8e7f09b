//! What can go wrong with a record, each with a sentence that says what to do.

use rusqlite::ErrorCode;
use thiserror::Error;

/// Why the record could not be opened, read or written. The file is as it was before the call.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum RecordError {
    /// There is no file.
    #[error("there is no record at {place}: `onrecord add SOURCE` makes one")]
    Missing {
        /// The file.
        place: String,
    },
    /// The file is something else. It was not touched.
    #[error("{place} is not a record of this program, and was left alone: name another file")]
    NotARecord {
        /// The file.
        place: String,
    },
    /// A later program made the file. It was not touched.
    #[error(
        "{place} was made by a newer version of this program (its schema is {found}, this program \
         knows {known}): install the newer version to open it"
    )]
    Newer {
        /// The file.
        place: String,
        /// The file's schema version.
        found: i64,
        /// The newest schema version that this program knows.
        known: i64,
    },
    /// An earlier program made the file, and it may only be read.
    #[error(
        "{place} was made by an older version of this program and may only be read, so that it cannot be \
         brought up to date: copy it to where you may write"
    )]
    Older {
        /// The file.
        place: String,
    },
    /// The file could not be opened or created.
    #[error(
        "cannot open the record {place}: see that its folder exists and that you may read and \
         write there ({reason})"
    )]
    CannotOpen {
        /// The file.
        place: String,
        /// What the system or SQLite says.
        reason: String,
    },
    /// Another process was writing for longer than this one waits.
    #[error(
        "another program has been writing to the record {place} for {seconds} seconds: try again \
         when it is done"
    )]
    Busy {
        /// The file.
        place: String,
        /// How long this process waited.
        seconds: u64,
    },
    /// No room is left.
    #[error("there is no room left to write the record {place}: free some space and go on")]
    Full {
        /// The file.
        place: String,
    },
    /// The file or its folder may not be written.
    #[error(
        "the record {place} may only be read: change its permissions, free some space if its disk is full, or \
         copy it elsewhere"
    )]
    ReadOnly {
        /// The file.
        place: String,
    },
    /// The file's contents make no sense.
    #[error(
        "the record {place} is damaged ({reason}): keep a copy of it; `sqlite3 FILE .recover` may \
         save what it holds"
    )]
    Damaged {
        /// The file.
        place: String,
        /// What SQLite says, or what was found.
        reason: String,
    },
    /// The system failed to read or write.
    #[error(
        "the disk failed while the record {place} was in use ({reason}): nothing half-done was kept; free some \
         space if it is full"
    )]
    Disk {
        /// The file.
        place: String,
        /// What SQLite says.
        reason: String,
    },
    /// The reading does not fit its article, so that nothing of it was taken in.
    #[error("the reading of {location} cannot enter the record, because {reason}")]
    Unfit {
        /// The article's location.
        location: String,
        /// What does not fit.
        reason: String,
    },
    /// What a person decides, about actors or issues, cannot be done. Nothing was changed.
    #[error("nothing was changed: {reason}")]
    Refused {
        /// Why, in words.
        reason: String,
    },
    /// Anything else that SQLite reports.
    #[error("the record {place} could not be used ({reason})")]
    Sql {
        /// The file.
        place: String,
        /// What SQLite says.
        reason: String,
    },
}

impl RecordError {
    /// What `error` means for the user of the record at `place`, which waits `seconds` for others.
    pub(crate) fn of(error: &rusqlite::Error, place: &str, seconds: u64) -> RecordError {
        let (place, reason) = (place.to_owned(), error.to_string());
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                RecordError::Busy { place, seconds }
            }
            Some(ErrorCode::DiskFull) => RecordError::Full { place },
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
                RecordError::ReadOnly { place }
            }
            Some(ErrorCode::CannotOpen) => RecordError::CannotOpen { place, reason },
            Some(ErrorCode::SystemIoFailure) => RecordError::Disk { place, reason },
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                RecordError::Damaged { place, reason }
            }
            _ => match error {
                rusqlite::Error::FromSqlConversionFailure(..)
                | rusqlite::Error::InvalidColumnType(..)
                | rusqlite::Error::IntegralValueOutOfRange(..)
                | rusqlite::Error::Utf8Error(..) => RecordError::Damaged { place, reason },
                _ => RecordError::Sql { place, reason },
            },
        }
    }
}
