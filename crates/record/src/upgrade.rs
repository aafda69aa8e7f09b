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
    /// A record of an older version, which may only be read, so that it cannot be upgraded.
    Older,
    /// Something else.
    Other,
}

/// The number in the header of each record; the first step writes it.
const APPLICATION_ID: i64 = 1_869_509_219;

/// The steps of the schema, from the oldest; step `n` leads to version `n`.
const STEPS: &[&str] = &[
    include_str!("schema/001.sql"),
    include_str!("schema/002.sql"),
    include_str!("schema/003.sql"),
    include_str!("schema/004.sql"),
    include_str!("schema/005.sql"),
    include_str!("schema/006.sql"),
    include_str!("schema/007.sql"),
    include_str!("schema/008.sql"),
    include_str!("schema/009.sql"),
    include_str!("schema/010.sql"),
];

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

/// Whether the record lacks a step.
pub(crate) fn is_older(connection: &Connection) -> rusqlite::Result<bool> {
    Ok(user_version(connection)? < NEWEST)
}

fn user_version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::Texts;
    use crate::sample::{actor, codebook, issue, position};
    use onrecord_reading::{ActorKind, Reading};

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
        // Programs of all ages may have opened it meanwhile.
        for version in 2..=STEPS.len() {
            upgrade_to(&mut old, version).unwrap();
        }
        let mut new = Connection::open_in_memory().unwrap();
        upgrade(&mut new).unwrap();
        assert_eq!(schema(&old), schema(&new));
        assert_eq!(user_version(&old).unwrap(), NEWEST);
        assert_eq!(look(&old).unwrap(), Found::Record);
        assert_eq!(crate::check::problems(&old).unwrap(), Vec::<String>::new());
        let found = crate::query::search(&old, "ferry", &crate::Filters::default(), 0).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].actor.as_deref(), Some("Nóra Whitlam"));
        assert_eq!(found[0].content, "the ferry stays");
    }

    #[test]
    fn an_old_record_can_be_asked_for_positions() {
        let mut old = Connection::open_in_memory().unwrap();
        upgrade_to(&mut old, 1).unwrap();
        old.execute_batch(OLDEST).unwrap();
        upgrade(&mut old).unwrap();
        crate::actors::catch_up(&old).unwrap();
        let issues = [issue("ferry")];
        crate::issue::set_codebook(&old, &codebook(&issues)).unwrap().unwrap();
        assert_eq!(crate::judged::unjudged(&old, "positions@1").unwrap(), [1]);
        let article = crate::judged::article(&old, 1).unwrap().unwrap();
        let told = position(&article, (0, "Nóra Whitlam"), "ferry for", "the ferry stays");
        let reading = Reading {
            actors: vec![actor(&["Nóra Whitlam"], Some(ActorKind::Person))],
            positions: vec![told],
            model: "attribution@1".to_owned(),
            ..Reading::default()
        };
        let added = crate::write::add(
            &old,
            (&article, false),
            &reading,
            &issues,
            "positions@1",
            &mut Texts::default(),
        )
        .unwrap();
        assert_eq!(added, Ok(crate::Added::Reread(1)));
        let found = crate::stance::positions(&old, &crate::PositionFilters::default()).unwrap();
        assert_eq!((found.len(), found[0].actor_id), (1, Some(1)));
        assert_eq!(crate::check::problems(&old).unwrap(), Vec::<String>::new());
    }

    #[test]
    fn what_came_in_under_the_first_rule_is_looked_at_with_the_rule_of_today() {
        let mut old = Connection::open_in_memory().unwrap();
        upgrade_to(&mut old, 1).unwrap();
        old.execute_batch(OLDEST).unwrap();
        // A second article, in which she has a middle initial, and a statement of nobody that is gone.
        old.execute_batch(
            "INSERT INTO article (id, key, location, model, added_at, text)
             VALUES (2, 'k', 'b.txt', 'attribution@1', '2025-02-06T08:00:00Z', 'Nora K. Whitlam said no.');
             INSERT INTO actor (id, key, name, kind) VALUES (2, 'nora k whitlam', 'Nora K. Whitlam', 'person');
             INSERT INTO article_actor VALUES (2, 0, 2, 'then mayor');
             INSERT INTO actor_name VALUES (2, 2, 0, 'Nora K. Whitlam', 'nora k whitlam');
             INSERT INTO statement VALUES
                 (2, 2, 0, 2, 'indirect', 'named', 0.9, 'Nora K. Whitlam', 'said', 'no'),
                 (9, 2, 1, NULL, 'indirect', 'none', 0.9, '', '', 'gone');
             INSERT INTO statement_span VALUES
                 (2, 'speaker', 0, 0, 15), (2, 'cue', 0, 16, 20), (2, 'content', 0, 21, 23);
             UPDATE article SET key = (SELECT key FROM article WHERE id = 1) || 'b' WHERE id = 2;
             DELETE FROM statement WHERE id = 9;",
        )
        .unwrap();
        upgrade(&mut old).unwrap();
        crate::actors::catch_up(&old).unwrap();
        let found = crate::query::who(&old, "Whitlam").unwrap();
        assert_eq!(found.len(), 1, "{found:#?}");
        assert_eq!((found[0].id, found[0].count), (1, 2));
        assert_eq!(found[0].role.as_deref(), Some("mayor"), "what she was then is not what she is");
        let then = found[0].roles.iter().find(|role| role.when.is_some()).unwrap();
        assert_eq!((then.role.as_str(), then.when.as_deref()), ("then mayor", Some("then")));
        old.execute_batch(
            "INSERT INTO statement (article_id, place, kind, speaker_how, confidence, speaker_words,
                 cue_words, content_words)
             VALUES (2, 5, 'indirect', 'none', 0.5, '', '', 'new')",
        )
        .unwrap();
        assert_eq!(old.last_insert_rowid(), 10, "an id is never given twice");
        let problems = old.prepare("PRAGMA foreign_key_check").unwrap().exists([]).unwrap();
        assert!(!problems);
    }

    #[test]
    fn a_page_of_an_old_record_can_get_a_newer_version() {
        let mut old = Connection::open_in_memory().unwrap();
        upgrade_to(&mut old, 1).unwrap();
        old.execute_batch(OLDEST).unwrap();
        upgrade_to(&mut old, 6).unwrap();
        let count = |record: &Connection| {
            let sql = "SELECT count(*), (SELECT count(*) FROM statements) FROM article
                 WHERE newer_id IS NULL AND edition IS NULL";
            record.query_row(sql, [], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?)))
        };
        assert!(count(&old).is_err(), "there are no versions yet");
        upgrade(&mut old).unwrap();
        crate::actors::catch_up(&old).unwrap();
        assert_eq!(count(&old).unwrap(), (1, 1), "all that was there stands");
        let mut article = crate::judged::article(&old, 1).unwrap().unwrap();
        article.text.push_str(" A correction.");
        let (reading, texts) = (Reading::default(), &mut Texts::default());
        let added = crate::write::add(&old, (&article, false), &reading, &[], "", texts).unwrap();
        assert_eq!(added, Ok(crate::Added::New(2)));
        assert_eq!(
            count(&old).unwrap(),
            (1, 0),
            "the newer version stands, in which nothing was found"
        );
        assert_eq!(crate::check::problems(&old).unwrap(), Vec::<String>::new());
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
