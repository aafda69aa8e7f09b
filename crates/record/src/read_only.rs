//! A record that may only be read: on a disk or in a folder that is locked, or somebody else's.

use crate::record::tune;
use crate::upgrade::{Found, is_older, look};
use crate::{Record, RecordError};
use rusqlite::{Connection, ErrorCode, MAIN_DB, OpenFlags};
use std::ffi::OsString;
use std::path::Path;

impl Record {
    /// Whether the record may be written: whoever is about to do long work for it asks before.
    ///
    /// # Errors
    ///
    /// It may only be read.
    pub fn may_write(&self) -> Result<(), RecordError> {
        match self.is_read_only() {
            true => Err(RecordError::ReadOnly { place: self.place().to_owned() }),
            false => Ok(()),
        }
    }
}

/// Whether an error says that a file or its folder may not be written, or that its disk has no room for the files
/// that SQLite puts beside it.
pub(crate) fn is_locked(error: &rusqlite::Error) -> bool {
    use ErrorCode::{CannotOpen, DiskFull, PermissionDenied, ReadOnly, SystemIoFailure};
    matches!(
        error.sqlite_error_code(),
        Some(ReadOnly | PermissionDenied | CannotOpen | DiskFull | SystemIoFailure)
    )
}

/// Opens a file for questions alone.
///
/// SQLite puts files beside a record even to read it, which fails in a locked folder, and would lock out the
/// record's owner where it does not. As long as nobody writes to the record, it can do without.
pub(crate) fn open(file: &Path) -> rusqlite::Result<(Connection, Found)> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut log = OsString::from(file);
    log.push("-wal");
    let is_written = std::fs::metadata(log).is_ok_and(|log| log.len() > 0);
    let connection = match address(file).filter(|_| !is_written) {
        Some(address) => Connection::open_with_flags(address, flags | OpenFlags::SQLITE_OPEN_URI)?,
        None => Connection::open_with_flags(file, flags)?,
    };
    tune(&connection)?;
    let found = match look(&connection)? {
        Found::Record if is_older(&connection)? => Found::Older,
        found => found,
    };
    Ok((connection, found))
}

/// The file as SQLite takes it where it is told more than a path.
fn address(file: &Path) -> Option<String> {
    let path = file.to_str()?.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    let path = if cfg!(windows) { format!("/{}", path.replace('\\', "/")) } else { path };
    Some(format!("file://{path}?immutable=1"))
}

pub(crate) fn is_read_only(connection: &Connection) -> bool {
    connection.is_readonly(MAIN_DB).unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_read_without_a_file_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a ?#% record.sqlite");
        let found = |expected: Found| {
            let (connection, found) = open(&file).unwrap();
            assert_eq!(found, expected);
            assert!(is_read_only(&connection));
            assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
            let error = connection.execute("DELETE FROM article", []).unwrap_err();
            assert!(is_locked(&error), "{error:?}");
        };
        drop(Record::open(&file).unwrap());
        found(Found::Record);
        Connection::open(&file).unwrap().pragma_update(None, "user_version", 1).unwrap();
        found(Found::Older);
        std::fs::remove_file(&file).unwrap();
        assert!(open(&file).is_err());
    }

    #[test]
    fn a_record_on_a_full_disk_is_read_as_a_locked_one() {
        // There SQLite fails as it makes the files beside the record, and says no more than this.
        let failed =
            |code: i32| rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None);
        use rusqlite::ffi::{SQLITE_CORRUPT, SQLITE_FULL, SQLITE_IOERR};
        assert!(is_locked(&failed(SQLITE_IOERR)) && is_locked(&failed(SQLITE_FULL)));
        assert!(!is_locked(&failed(SQLITE_CORRUPT)));
    }

    #[test]
    fn what_is_being_written_is_read_with_its_log() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("record.sqlite");
        let writer = Record::open(&file).unwrap();
        writer.connection().execute("INSERT INTO actor (name) VALUES ('Ada')", []).unwrap();
        let (reader, _) = open(&file).unwrap();
        let count = reader.query_row("SELECT count(*) FROM actor", [], |row| row.get(0));
        assert_eq!(count, Ok(1));
    }
}
