//! Who has coded in a record.

use crate::fold::same_name;
use crate::{Record, RecordError};
use rusqlite::Connection;

impl Record {
    /// The coder who is called so, as the record writes the name already: "ida" is Ida, whose verdicts would count as
    /// another's otherwise. The name as it is where nobody is.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn coder_called(&self, name: &str) -> Result<String, RecordError> {
        let name = name.trim();
        let coders = self.read(coders)?;
        // A name without a letter is compared as it is.
        let is_letters = name.contains(char::is_alphanumeric);
        let same = coders.iter().find(|coder| *coder == name);
        let same =
            same.or_else(|| coders.iter().find(|coder| is_letters && same_name(coder, name)));
        Ok(same.map_or(name, String::as_str).to_owned())
    }
}

/// All coders, in the order in which they first said something.
fn coders(record: &Connection) -> rusqlite::Result<Vec<String>> {
    record
        .prepare_cached("SELECT coder FROM review GROUP BY coder ORDER BY min(id)")?
        .query_map([], |row| row.get(0))?
        .collect()
}
