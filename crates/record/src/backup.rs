//! A copy of the record while it is in use.

use crate::RecordError;
use rusqlite::Connection;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Copies the record into a new file. The outer error is one of files, the inner one of SQLite's.
pub(crate) fn backup(record: &Connection, to: &Path) -> Result<rusqlite::Result<()>, RecordError> {
    let place = to.display().to_string();
    let cannot = |reason: String| RecordError::CannotOpen { place: place.clone(), reason };
    if to.try_exists().map_err(|error| cannot(error.to_string()))? {
        return Err(RecordError::Refused {
            reason: format!("there is a file at {place} already: name another, or move it away"),
        });
    }
    // Under another name until it is whole, so that nobody takes a part for the copy.
    let part = part(to);
    let _ = std::fs::remove_file(&part);
    // SQLite would take a path that begins with "file:" for an address.
    let path = std::path::absolute(&part).map_err(|error| cannot(error.to_string()))?;
    let Some(path) = path.to_str().map(str::to_owned) else {
        return Err(cannot("its path is not UTF-8".to_owned()));
    };
    if let Err(error) = record.execute("VACUUM INTO ?1", [&path]) {
        let _ = std::fs::remove_file(&part);
        return Ok(Err(error));
    }
    std::fs::rename(&part, to).map_err(|error| cannot(error.to_string()))?;
    Ok(Ok(()))
}

/// A name beside the copy's that no file of anybody has.
fn part(to: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(to.file_name().unwrap_or_default());
    name.push(format!(".{}.part", std::process::id()));
    to.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use crate::Record;

    #[test]
    fn no_file_beside_the_copy_is_touched() {
        let folder = tempfile::tempdir().unwrap();
        let copy = folder.path().join("copy.sqlite");
        let other = folder.path().join("copy.sqlite.part");
        std::fs::write(&other, "precious").unwrap();
        let record = Record::open(folder.path().join("record.sqlite")).unwrap();
        record.backup(&copy).unwrap();
        assert_eq!(std::fs::read_to_string(&other).unwrap(), "precious");
        assert!(Record::open_existing(&copy).is_ok());
        assert!(record.backup(&copy).is_err(), "a copy is never overwritten");
        let names = std::fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name());
        assert!(names.into_iter().all(|name| !name.to_string_lossy().starts_with('.')));
    }
}
