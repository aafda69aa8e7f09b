//! Opening the file, and the calls through which everything comes in and is decided; `ask` has the questions.

use crate::fits::fits;
use crate::group::Texts;
use crate::newer;
use crate::query::Counts;
use crate::read_only::is_locked;
use crate::upgrade::{Found, NEWEST, look, upgrade};
use crate::write::Added;
use crate::{
    Decision, Double, RecordError, actors, apart, article, backup, check, decide, doubles, feed,
    issue, judged, query, read_only, write,
};
use onrecord_reading::{Codebook, Issue, Reading};
use onrecord_text::{Article, PublishedFrom};
use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};
use std::path::Path;
use std::time::{Duration, Instant};

/// How long one process waits for another that is writing. Each write is one article, so that only
/// an upgrade or a copy of a large file can take as long.
const PATIENCE: Duration = Duration::from_secs(30);

/// An open record.
///
/// Each call sees, or makes, one consistent state of the file, whatever other processes do.
#[derive(Debug)]
pub struct Record {
    connection: Connection,
    /// What messages call the file.
    place: String,
    /// What new articles are compared with.
    texts: Texts,
}

impl Record {
    /// Opens the record at `path`, and makes it where there is none.
    ///
    /// A record of an older version is upgraded. One that may only be read is opened for questions.
    ///
    /// # Errors
    ///
    /// The file is not a record or is newer than the program (it is left as it is), or it cannot be
    /// opened, read or written.
    pub fn open(path: impl AsRef<Path>) -> Result<Record, RecordError> {
        Record::at(path.as_ref(), true)
    }

    /// Opens the record at `path`, which must be there.
    ///
    /// # Errors
    ///
    /// As [`Record::open`], and where there is no record yet.
    pub fn open_existing(path: impl AsRef<Path>) -> Result<Record, RecordError> {
        Record::at(path.as_ref(), false)
    }

    /// A record that is gone when it is dropped.
    ///
    /// # Errors
    ///
    /// There is no memory for it.
    pub fn in_memory() -> Result<Record, RecordError> {
        let place = "in memory".to_owned();
        let opened = Connection::open_in_memory().and_then(|mut connection| {
            prepare(&mut connection)?;
            Ok(connection)
        });
        match opened {
            Ok(connection) => Ok(Record { connection, place, texts: Texts::default() }),
            Err(error) => Err(explain(&error, &place)),
        }
    }

    /// Takes in an article with what was found in it, whole or not at all.
    ///
    /// An article that is in already, read by the same model, changes nothing. Read by another
    /// model, or for another day of publication that a person gives, it takes the place of the earlier reading.
    ///
    /// # Errors
    ///
    /// The reading does not fit the article, or the file cannot be written. The record is then as
    /// it was.
    pub fn add(&mut self, article: &Article, reading: &Reading) -> Result<Added, RecordError> {
        self.add_judged(article, reading, &[], "")
    }

    /// Takes in an article with what was found in it and the positions on `issues`, for which the model
    /// `judge` has judged it, whole or not at all.
    ///
    /// The record must follow the issues ([`Record::set_codebook`]). Of an article that is in already,
    /// read by the same model, only the positions on issues that were not judged yet are taken in; an
    /// issue that the record words otherwise by now is left for later.
    ///
    /// # Errors
    ///
    /// The reading does not fit the article or the issues, or the file cannot be written. The record is
    /// then as it was.
    pub fn add_judged(
        &mut self,
        article: &Article,
        reading: &Reading,
        issues: &[Issue],
        judge: &str,
    ) -> Result<Added, RecordError> {
        self.take_in(article, reading, issues, |transaction, texts| {
            let is_moved = judged::is_moved(transaction, article)?;
            write::add(transaction, (article, is_moved), reading, issues, judge, texts)
        })
    }

    /// As [`Record::add_judged`], for an article whose day of publication a person gave and takes back: it has the
    /// day with which `article` comes, or none.
    ///
    /// # Errors
    ///
    /// As [`Record::add_judged`].
    pub fn take_day_back(
        &mut self,
        article: &Article,
        reading: &Reading,
        issues: &[Issue],
        judge: &str,
    ) -> Result<Added, RecordError> {
        self.take_in(article, reading, issues, |transaction, texts| {
            judged::forget_given_day(transaction, &article.id())?;
            write::add(transaction, (article, true), reading, issues, judge, texts)
        })
    }

    /// Takes in the positions that were found in a reading of an article that is in already; all else
    /// stays as it is. A reading by another model takes the place of the earlier one as a whole.
    ///
    /// # Errors
    ///
    /// There is no such article, or as [`Record::add_judged`].
    pub fn judge(
        &mut self,
        article: i64,
        reading: &Reading,
        issues: &[Issue],
        judge: &str,
    ) -> Result<(), RecordError> {
        let Some(article) = self.article(article)? else {
            return Err(RecordError::Refused { reason: "there is no such article".to_owned() });
        };
        self.add_judged(&article, reading, issues, judge).map(drop)
    }

    /// Follows the issues of a codebook from now on: adds those that are new, and brings the others up to
    /// date. Those of other codebooks stay, and so do issues that this one no longer has.
    ///
    /// An issue with another title or meaning is another question: all articles are
    /// [unjudged](Record::unjudged) for it.
    ///
    /// # Errors
    ///
    /// Another codebook has an issue of the same id with another meaning, or the file cannot be written.
    pub fn set_codebook(&mut self, codebook: &Codebook) -> Result<(), RecordError> {
        self.change_codebooks(std::slice::from_ref(codebook), &[]).map(drop)
    }

    /// Takes issues out with all positions on them, then follows the issues of codebooks as
    /// [`Record::set_codebook`] does, all of it or nothing, and gives the codebooks as they were before.
    ///
    /// # Errors
    ///
    /// As [`Record::set_codebook`].
    pub fn change_codebooks(
        &mut self,
        codebooks: &[Codebook],
        dropped: &[String],
    ) -> Result<Vec<Codebook>, RecordError> {
        self.decide(|transaction| issue::change_codebooks(transaction, codebooks, dropped))
    }

    /// Whether the page behind a feed's link was read since the time at which, as the feed says, it `changed`. One that
    /// is said to change all the time is read once an hour.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn was_read(&self, link: &str, changed: Option<&str>) -> Result<bool, RecordError> {
        self.read(|connection| feed::was_read(connection, link, changed))
    }

    /// Notes that the page behind a link of a feed was read now, and the id of the article that it held, if any.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub fn note_read(
        &mut self,
        feed: &str,
        link: &str,
        changed: Option<&str>,
        article: Option<i64>,
    ) -> Result<(), RecordError> {
        self.decide(|transaction| {
            feed::note_read(transaction, feed, link, changed, article).map(Ok)
        })
    }

    /// All issues that the record follows. Where they come from several codebooks, its name is all of
    /// theirs, with commas between them.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn codebook(&self) -> Result<Codebook, RecordError> {
        self.read(issue::codebook)
    }

    /// The codebooks that were given to the record, in the order in which they came, each with its own issues.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn codebooks(&self) -> Result<Vec<Codebook>, RecordError> {
        self.read(issue::codebooks)
    }

    /// How much the record holds on each issue, in the order of the codebooks.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn issue_counts(&self) -> Result<Vec<issue::IssueCounts>, RecordError> {
        self.read(issue::counts)
    }

    /// The articles that have most of these words in their headline or text, rare words before common ones,
    /// the nearest first.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn articles_near(&self, words: &str, limit: u32) -> Result<Vec<i64>, RecordError> {
        self.read(|connection| article::near(connection, words, limit))
    }

    /// Takes an issue out with all positions on it, and says whether there was one.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub fn drop_issue(&mut self, id: &str) -> Result<bool, RecordError> {
        self.decide(|transaction| issue::drop_issue(transaction, id).map(Ok))
    }

    /// The ids of the articles that the model `judge` has not judged yet for all issues of the record,
    /// in the order in which they came.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn unjudged(&self, judge: &str) -> Result<Vec<i64>, RecordError> {
        self.read(|connection| judged::unjudged(connection, judge))
    }

    /// Whether an article waits to be read: an older version of a page that stands again.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn has_unread(&self) -> Result<bool, RecordError> {
        self.read(judged::has_unread)
    }

    /// The issues for which the model `judge` has not judged the article with this id yet.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn unjudged_issues(&self, article: i64, judge: &str) -> Result<Vec<Issue>, RecordError> {
        self.read(|connection| judged::unjudged_issues(connection, article, judge))
    }

    /// The article with this id, so that it can be read again.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn article(&self, id: i64) -> Result<Option<Article>, RecordError> {
        self.read(|connection| judged::article(connection, id))
    }

    /// Whether the article is in as `model` reads it, on the day that it has.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn has(&self, article: &Article, model: &str) -> Result<bool, RecordError> {
        self.read(|connection| query::has(connection, article, model))
    }

    /// Whether the record has the article's day of publication from a person.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn has_given_day(&self, article: &Article) -> Result<bool, RecordError> {
        Ok(self.read(|record| judged::given_day(record, &article.id()))?.is_some())
    }

    /// Gives an article that is to be read the day that a person gave it in the record, unless it comes with one
    /// that a person gives now; and one that has no day that of an earlier version of its page.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn keep_day(&self, article: &mut Article) -> Result<(), RecordError> {
        if article.published.is_none_or(|it| it.from != PublishedFrom::Given) {
            let given = self.read(|connection| judged::given_day(connection, &article.id()))?;
            article.published = given.or(article.published);
        }
        if article.published.is_none() {
            article.published = self.read(|connection| newer::day(connection, article))?;
        }
        Ok(())
    }

    /// The lasting id of the article with this key, if it is in.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn article_of_key(&self, key: &str) -> Result<Option<i64>, RecordError> {
        self.read(|record| judged::of_key(record, key))
    }

    /// Whether the article is in as `model` reads it, on the day that it has, and `judge` has judged it for all
    /// issues of the record.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn has_judged(
        &self,
        article: &Article,
        model: &str,
        judge: &str,
    ) -> Result<bool, RecordError> {
        self.read(|connection| judged::has_judged(connection, article, model, judge))
    }

    /// Makes one actor of two, by a person's decision, which everything that is added later obeys: all
    /// that is `other` becomes `actor`.
    ///
    /// # Errors
    ///
    /// There are no two such actors, or the file cannot be written.
    pub fn merge(&mut self, actor: i64, other: i64) -> Result<(), RecordError> {
        self.merge_all(actor, &[other]).map(drop)
    }

    /// [`Record::merge`] with each of `others`, or with none. Each is a decision of its own, whose number is given.
    ///
    /// # Errors
    ///
    /// One of these actors is none, or `actor` itself, or the file cannot be written.
    pub fn merge_all(&mut self, actor: i64, others: &[i64]) -> Result<Vec<i64>, RecordError> {
        self.decide(|transaction| decide::merge(transaction, actor, others))
    }

    /// Writes down that two actors who are two stay two, by a person's decision: `actor` is none of `others`, and no
    /// name that either has now becomes the other's. Each is a decision of its own, whose number is given; what was
    /// decided before is not decided again.
    ///
    /// # Errors
    ///
    /// One of these actors is none, or `actor` itself, or the file cannot be written.
    pub fn keep_apart(&mut self, actor: i64, others: &[i64]) -> Result<Vec<i64>, RecordError> {
        self.decide(|transaction| apart::keep(transaction, actor, others))
    }

    /// The actors that may be one with another, though the record has them as two: the likeliest first, and of these
    /// those in most articles. What a person keeps apart is left out.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn doubles(&self) -> Result<Vec<Double>, RecordError> {
        self.read(doubles::doubles)
    }

    /// Makes two actors of one, by a person's decision: `actor` in the articles with these ids becomes
    /// another, whose id is given.
    ///
    /// # Errors
    ///
    /// The actor is in none of these articles or in no other, or the file cannot be written.
    pub fn split(&mut self, actor: i64, articles: &[i64]) -> Result<i64, RecordError> {
        self.decide(|transaction| decide::split(transaction, actor, articles))
    }

    /// Gives an actor another name, by a person's decision.
    ///
    /// # Errors
    ///
    /// There is no such actor or no such name, or the file cannot be written.
    pub fn rename(&mut self, actor: i64, name: &str) -> Result<(), RecordError> {
        self.decide(|transaction| decide::rename(transaction, actor, name))
    }

    /// Takes back the last decision that stands, and gives it.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub fn undo(&mut self) -> Result<Option<Decision>, RecordError> {
        self.decide(|transaction| decide::undo(transaction, None).map(Ok))
    }

    /// Takes the decision with this id back and gives it, if it is the last that stands: later ones build on it.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub fn undo_decision(&mut self, id: i64) -> Result<Option<Decision>, RecordError> {
        self.decide(|transaction| decide::undo(transaction, Some(id)).map(Ok))
    }

    /// Copies the record as it stands now into a new file, while others may go on using it.
    ///
    /// The copy is there whole or not at all.
    ///
    /// # Errors
    ///
    /// There is a file at `to` already, or it cannot be written.
    pub fn backup(&self, to: &Path) -> Result<(), RecordError> {
        backup::backup(&self.connection, to)?.map_err(|error| match error.sqlite_error_code() {
            // It is the record that is damaged; of the copy there is nothing then.
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                explain(&error, &self.place)
            }
            _ => explain(&error, &to.display().to_string()),
        })
    }

    /// What is wrong with the record, a sentence each; nothing if all is well.
    ///
    /// It reads the whole file: the full-text index, during which nobody can write, SQLite's own
    /// checks, then every span against the words it stands for.
    ///
    /// # Errors
    ///
    /// The file cannot be read far enough to check it.
    pub fn check(&self) -> Result<Vec<String>, RecordError> {
        check::problems(&self.connection).map_err(|error| explain(&error, &self.place))
    }

    /// How much is in the record.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn counts(&self) -> Result<Counts, RecordError> {
        self.read(query::counts)
    }

    /// Takes in an article whose reading fits it.
    fn take_in(
        &mut self,
        article: &Article,
        reading: &Reading,
        issues: &[Issue],
        add: impl FnOnce(&Connection, &mut Texts) -> rusqlite::Result<Result<Added, String>>,
    ) -> Result<Added, RecordError> {
        let unfit = |reason| RecordError::Unfit { location: article.location.clone(), reason };
        fits(article, reading, issues).map_err(unfit)?;
        let mut texts = std::mem::take(&mut self.texts);
        let added = self.attempt(|transaction| add(transaction, &mut texts));
        self.texts = texts;
        added?.map_err(unfit)
    }

    /// What a person decides or takes back, which is refused with a reason or written whole.
    pub(crate) fn decide<T>(
        &mut self,
        decide: impl FnOnce(&Connection) -> rusqlite::Result<Result<T, String>>,
    ) -> Result<T, RecordError> {
        let done = self.attempt(decide)?;
        if !self.is_together() {
            self.checkpoint();
        }
        done.map_err(|reason| RecordError::Refused { reason })
    }

    /// Whether it may only be read.
    pub(crate) fn is_read_only(&self) -> bool {
        read_only::is_read_only(&self.connection)
    }

    /// What messages call the file.
    pub(crate) fn place(&self) -> &str {
        &self.place
    }

    /// The connection, for tests that damage what is in the file.
    #[cfg(test)]
    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }

    fn at(path: &Path, make: bool) -> Result<Record, RecordError> {
        let place = path.display().to_string();
        let cannot = |reason: String| RecordError::CannotOpen { place: place.clone(), reason };
        if !make && !path.try_exists().map_err(|error| cannot(error.to_string()))? {
            return Err(RecordError::Missing { place });
        }
        // An absolute path is never one of the names that SQLite reads as something else, such as
        // ":memory:" and "file:…?…".
        let file = std::path::absolute(path).map_err(|error| cannot(error.to_string()))?;
        let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        flags.set(OpenFlags::SQLITE_OPEN_CREATE, make);
        let start = Instant::now();
        loop {
            let opened = match open(&file, flags, make) {
                Err(error) if is_locked(&error) && file.is_file() => read_only::open(&file),
                opened => opened,
            };
            match opened {
                // An empty file is no record until something is added.
                Ok((_, Found::Nothing)) if !make => return Err(RecordError::Missing { place }),
                Ok((connection, Found::Nothing | Found::Record)) => {
                    return Ok(Record { connection, place, texts: Texts::default() });
                }
                Ok((_, Found::Newer(found))) => {
                    return Err(RecordError::Newer { place, found, known: NEWEST });
                }
                Ok((_, Found::Older)) => return Err(RecordError::Older { place }),
                Ok((_, Found::Other)) => return Err(RecordError::NotARecord { place }),
                // SQLite does not wait by itself where two processes make one file, or clean up
                // after a third.
                Err(error) if is_busy(&error) && start.elapsed() < PATIENCE => {
                    std::thread::sleep(Duration::from_millis(20));
                }
                Err(error) => {
                    return Err(match error.sqlite_error_code() {
                        Some(ErrorCode::NotADatabase) => RecordError::NotARecord { place },
                        _ => explain(&error, &place),
                    });
                }
            }
        }
    }

    /// Runs `query` on one state of the file, which others may go on from meanwhile.
    pub(crate) fn read<T>(
        &self,
        query: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, RecordError> {
        let found = match self.is_together() {
            true => query(&self.connection),
            false => Transaction::new_unchecked(&self.connection, TransactionBehavior::Deferred)
                .and_then(|transaction| query(&transaction)),
        };
        found.map_err(|error| explain(&error, &self.place))
    }

    /// Runs `change` for what it gives, and undoes it.
    pub(crate) fn try_out<T>(
        &self,
        change: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, RecordError> {
        // The lock is taken at once, as in `attempt`.
        Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)
            .and_then(|transaction| change(&transaction))
            .map_err(|error| explain(&error, &self.place))
    }

    /// Runs `change` in one transaction, which is undone where it fails or is refused.
    fn attempt<T, E>(
        &mut self,
        change: impl FnOnce(&Connection) -> rusqlite::Result<Result<T, E>>,
    ) -> Result<Result<T, E>, RecordError> {
        let done = match self.is_together() {
            true => self.connection.savepoint().and_then(|part| {
                let done = change(&part)?;
                if done.is_ok() {
                    part.commit()?;
                }
                Ok(done)
            }),
            // The lock is taken at once: one that is taken later cannot be waited for.
            false => {
                let behaviour = TransactionBehavior::Immediate;
                self.connection.transaction_with_behavior(behaviour).and_then(|transaction| {
                    let done = change(&transaction)?;
                    if done.is_ok() {
                        transaction.commit()?;
                    }
                    Ok(done)
                })
            }
        };
        done.map_err(|error| explain(&error, &self.place))
    }

    /// Writes all that `change` does at once, or nothing of it where it fails. A change that is refused alone is undone
    /// alone.
    ///
    /// # Errors
    ///
    /// The file cannot be written, or `change` fails.
    pub fn together<T, E: From<RecordError>>(
        &mut self,
        change: impl FnOnce(&mut Record) -> Result<T, E>,
    ) -> Result<T, E> {
        let write = |record: &Record, sql: &str| {
            let done = record.connection.execute_batch(sql);
            done.map_err(|error| explain(&error, &record.place))
        };
        write(self, "BEGIN IMMEDIATE")?;
        let done = change(self);
        if done.is_ok() {
            write(self, "COMMIT")?;
            self.checkpoint();
        } else {
            // SQLite may have undone it already, where the disk is full.
            let _ = write(self, "ROLLBACK");
            // The numbers of articles that came in meanwhile will be others'.
            self.texts = Texts::default();
        }
        done
    }

    /// Whether a change is on that is made of several.
    fn is_together(&self) -> bool {
        !self.connection.is_autocommit()
    }

    /// Brings what was written into the one file that people see, and copy. Where others are reading it stays in the log
    /// beside it for now, which is as safe.
    fn checkpoint(&self) {
        let _ = self.connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
    }
}

/// Opens a file and makes it ready, unless it turns out not to be for this program.
fn open(file: &Path, flags: OpenFlags, make: bool) -> rusqlite::Result<(Connection, Found)> {
    let mut connection = Connection::open_with_flags(file, flags)?;
    if read_only::is_read_only(&connection) {
        return read_only::open(file);
    }
    connection.busy_timeout(PATIENCE)?;
    let found = look(&connection)?;
    if found == Found::Record || (found == Found::Nothing && make) {
        prepare(&mut connection)?;
    }
    Ok((connection, found))
}

/// Sets up a connection to a record, and brings the record up to date.
fn prepare(connection: &mut Connection) -> rusqlite::Result<()> {
    tune(connection)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // Readers and a writer do not wait for each other, and an article is one short append. Where
    // the file system cannot do it, SQLite stays with the mode it has, which is as safe.
    // In bytes, for a new file. A report is longer than a page of 4 KiB, and each page costs a call: a large
    // record is read in a sixth less time so.
    connection.pragma_update(None, "page_size", 16 * 1024)?;
    connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    // The loss of power can undo the last articles, as if they had not been added; it cannot leave
    // a part of one. The loss of the process undoes nothing.
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    upgrade(connection)?;
    // What came in under an older rule is looked at once, with the rule of today.
    let is_behind = "SELECT 1 FROM article_actor WHERE key IS NULL";
    if connection.prepare(is_behind)?.exists([])? {
        let catch_up = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        actors::catch_up(&catch_up)?;
        catch_up.commit()?;
    }
    Ok(())
}

/// Gives a connection the memory that questions need.
pub(crate) fn tune(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_prepared_statement_cache_capacity(64);
    // In KiB. What a page counts in a large record it counts again for the next page, and with SQLite's own
    // 2 MiB a third of that time goes into reading the file again.
    connection.pragma_update(None, "cache_size", -32 * 1024)
}

fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

fn explain(error: &rusqlite::Error, place: &str) -> RecordError {
    RecordError::of(error, place, PATIENCE.as_secs())
}
