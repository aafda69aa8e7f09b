//! Whether the record has changed since one last looked: for programs that keep what they have read.

use crate::{Record, RecordError};

impl Record {
    /// A number that differs from the last one given here if anybody else has changed the record meanwhile:
    /// another program, or another open `Record` of this one.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn version(&self) -> Result<i64, RecordError> {
        self.read(|connection| connection.query_row("PRAGMA data_version", [], |row| row.get(0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{codebook, issue};

    #[test]
    fn what_others_write_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("record.sqlite");
        let mut writer = Record::open(&path).unwrap();
        let watcher = Record::open(&path).unwrap();
        let before = watcher.version().unwrap();
        assert_eq!(watcher.version().unwrap(), before);
        writer.counts().unwrap();
        assert_eq!(watcher.version().unwrap(), before, "reading changes nothing");
        writer.set_codebook(&codebook(&[issue("bridge")])).unwrap();
        assert_ne!(watcher.version().unwrap(), before);
    }
}
