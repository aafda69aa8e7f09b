//! A copy of the record while it is in use.

use crate::RecordError;
use rusqlite::Connection;
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

fn part(to: &Path) -> PathBuf {
    let mut name = to.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    to.with_file_name(name)
}
