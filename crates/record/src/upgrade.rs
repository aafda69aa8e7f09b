//! Knowing a record from other files, and bringing an old one up to date.

use rusqlite::{Connection, Transaction, TransactionBehavior};
use rusqlite_migration::{HookError, M, Migrations};

/// What is in the file, as far as anyone may look before it is known to be a record.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// Nothing: a new file, or one whose making was cut off.
    Nothing,
    /// A record that this program can use, at once or after an upgrade.
    Record,
    /// A record with this schema version, which is newer than the program.
    Newer(i64),
    /// Something else.
    Other,
}

/// The number in the header of each record; the first step writes it.
const APPLICATION_ID: i64 = 1_869_509_219;

/// The steps of the schema, from the oldest; step `n` leads to version `n`.
const STEPS: &[&str] = &[include_str!("schema/001.sql"), include_str!("schema/002.sql")];

/// The schema version of this program.
pub(crate) const NEWEST: i64 = STEPS.len() as i64;

/// Looks into the file without a change to it.
pub(crate) fn look(connection: &Connection) -> rusqlite::Result<Found> {
    // One transaction, because another process may be making the record right now.
    let look = Transaction::new_unchecked(connection, TransactionBehavior::Deferred)?;
    let number = |sql| look.query_row(sql, [], |row| row.get::<_, i64>(0));
    let things = number("SELECT count(*) FROM sqlite_schema")?;
    let application = number("PRAGMA application_id")?;
    let version = number("PRAGMA user_version")?;
    Ok(match (application, version, things) {
        (0, 0, 0) => Found::Nothing,
        (APPLICATION_ID, version, _) if version > NEWEST => Found::Newer(version),
        (APPLICATION_ID, version, _) if version > 0 => Found::Record,
        _ => Found::Other,
    })
}

/// Takes the steps that the file lacks, all or none.
pub(crate) fn upgrade(connection: &mut Connection) -> rusqlite::Result<()> {
    upgrade_to(connection, STEPS.len())
}

fn upgrade_to(connection: &mut Connection, version: usize) -> rusqlite::Result<()> {
    let steps = STEPS.iter().enumerate().map(|(before, sql)| {
        M::up_with_hook(sql, move |step: &Transaction| still_at(step, before))
    });
    let steps = Migrations::new(steps.collect());
    // The lock is taken before the first step, so that of two processes one waits for the other.
    connection.set_transaction_behavior(TransactionBehavior::Immediate);
    loop {
        let before = user_version(connection)?;
        if before >= version as i64 {
            return Ok(());
        }
        match steps.to_version(connection, version) {
            Ok(()) => return Ok(()),
            // Another process was faster: what is left to do is different now.
            Err(_) if user_version(connection)? != before => {}
            Err(rusqlite_migration::Error::RusqliteError { err, .. }) => return Err(err),
            Err(other) => return Err(rusqlite::Error::ToSqlConversionFailure(other.into())),
        }
    }
}

/// Refuses the step after version `before` where another process has already taken it.
fn still_at(step: &Transaction, before: usize) -> Result<(), HookError> {
    if user_version(step)? > before as i64 {
        return Err(HookError::Hook("another process has upgraded the record".to_owned()));
    }
    Ok(())
}

fn user_version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a record of the oldest version held. It is never edited either.
    const OLDEST: &str = include_str!("schema/001.sample.sql");

    fn schema(connection: &Connection) -> Vec<(String, String)> {
        let sql = "SELECT name, coalesce(sql, '') FROM sqlite_schema ORDER BY name";
        let mut rows = connection.prepare(sql).unwrap();
        let rows = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    }

    #[test]
    fn an_old_record_becomes_like_a_new_one_and_keeps_what_it_holds() {
        let mut old = Connection::open_in_memory().unwrap();
        upgrade_to(&mut old, 1).unwrap();
        old.execute_batch(OLDEST).unwrap();
        upgrade(&mut old).unwrap();
        let mut new = Connection::open_in_memory().unwrap();
        upgrade(&mut new).unwrap();
        assert_eq!(schema(&old), schema(&new));
        assert_eq!(user_version(&old).unwrap(), NEWEST);
        assert_eq!(look(&old).unwrap(), Found::Record);
        assert_eq!(crate::check::problems(&old).unwrap(), Vec::<String>::new());
        let found = crate::query::search(&old, "ferry", &crate::Filters::default()).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].actor.as_deref(), Some("Nóra Whitlam"));
        assert_eq!(found[0].content, "the ferry stays");
    }

    #[test]
    fn a_step_is_taken_once() {
        let mut file = Connection::open_in_memory().unwrap();
        assert_eq!(look(&file).unwrap(), Found::Nothing);
        upgrade(&mut file).unwrap();
        let step = file.transaction().unwrap();
        assert!(still_at(&step, 0).is_err());
        assert!(still_at(&step, STEPS.len()).is_ok());
    }
}
