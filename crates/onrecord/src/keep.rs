//! Into the record: articles read and kept one by one, so that a run that is cut short loses nothing and the
//! next one goes on behind it.

use crate::pipeline::{ReadError, Reader, guarded, in_order};
use crate::source::SourceError;
use onrecord_reading::{Issue, Reading, Warning};
use onrecord_record::{Added, Record, RecordError, Versions};
use onrecord_text::Article;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

/// Of what is read again, so many articles are in memory at once.
const IN_MEMORY: usize = 256;

/// What became of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Whether it is new, and its lasting id.
    pub added: Added,
    /// The article, as it is in the record.
    pub article: Article,
    /// How many statements were found now; none where it was in already.
    pub statements: usize,
    /// How many positions were found now; none where it was in already.
    pub positions: usize,
    /// What was odd about it; nothing where it was in already.
    pub warnings: Vec<Warning>,
    /// The other versions of its page, where it is new.
    pub versions: Versions,
}

/// What becomes of a day of publication that a person gave a report which is in the record already, and which does
/// not come with another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GivenDay {
    /// It stays.
    #[default]
    Stays,
    /// It is taken back: the report has the day that it tells itself, or none.
    TakenBack,
}

/// Opens and reads `sources` on all cores and keeps each article whole, in their order, until `each` breaks
/// off. `known` is a second connection to the same record, by which the workers leave out what is in already.
///
/// # Errors
/// If the record cannot be read or written; what was kept before stays.
pub fn add_all<S: Sync>(
    record: &mut Record,
    known: Record,
    reader: &Reader,
    sources: &[S],
    day: GivenDay,
    open: impl Fn(&S) -> Result<(Article, Vec<Warning>), SourceError> + Sync,
    mut each: impl FnMut(&S, Result<Kept, ReadError>) -> ControlFlow<()>,
) -> Result<(), RecordError> {
    let judge = reader.judge();
    let known = Mutex::new(known);
    let read = |source: &S| {
        guarded(|| {
            let (mut article, warnings) = open(source)?;
            let has = {
                let known = known.lock().unwrap_or_else(PoisonError::into_inner);
                // What the record cannot tell now it is asked again when the article is kept.
                let _ = known.recognise(&mut article);
                let is_settled = match day {
                    GivenDay::Stays => known.keep_day(&mut article).map(|()| true),
                    GivenDay::TakenBack => known.has_given_day(&article).map(|has| !has),
                };
                let has = || known.has_judged(&article, reader.model(), &judge);
                is_settled.and_then(|it| Ok(it && has()?)).unwrap_or(false)
            };
            let reading = if has { None } else { Some(reader.read(&article, warnings)?) };
            Ok((article, reading))
        })
    };
    let mut keep = |mut article: Article, reading| {
        record.recognise(&mut article)?;
        let Some(mut reading) = reading else {
            // `each` is told the article's id, which only the record knows.
            let id = record.article_of_key(&article.id())?.unwrap_or_default();
            let added = Added::Already(id);
            let (warnings, versions) = (Vec::new(), Versions::default());
            return Ok(Kept { added, article, statements: 0, positions: 0, warnings, versions });
        };
        let is_taken_back = day == GivenDay::TakenBack && record.has_given_day(&article)?;
        let had = match record.article_of_key(&article.id())? {
            Some(id) if !is_taken_back && record.has(&article, reader.model())? => Some(id),
            _ => None,
        };
        let asked = had.map(|id| record.unjudged_issues(id, &judge)).transpose()?;
        let add = if is_taken_back { Record::take_day_back } else { Record::add_judged };
        let (added, issues) =
            unless_dropped(record, reader, &mut reading, |record, reading, issues| {
                add(record, &article, reading, issues, &judge)
            })?;
        let versions = match added {
            Added::New(id) => record.versions(id)?,
            _ => Versions::default(),
        };
        let counts = had.is_none() && versions.newer.is_none();
        Ok(Kept {
            added,
            article,
            statements: if counts { reading.statements.len() } else { 0 },
            positions: match versions.newer {
                Some(_) => 0,
                None => count(&reading, asked.as_ref().unwrap_or(&issues)),
            },
            warnings: reading.warnings,
            versions,
        })
    };
    each_in_order(sources, read, |source, read| {
        let kept = match read {
            Ok((article, reading)) => unless_unfit(keep(article, reading))?,
            Err(error) => Err(error),
        };
        Ok(each(source, kept))
    })
    .map(drop)
}

/// The reader's issues that the record follows: one may have been dropped while it was reading.
fn followed(record: &Record, reader: &Reader) -> Result<Vec<Issue>, RecordError> {
    let codebook = record.codebook()?;
    let issues = reader.codebook().issues.iter();
    Ok(issues.filter(|issue| codebook.issue(&issue.id).is_some()).cloned().collect())
}

/// Takes out what was found on issues that nobody follows any more.
fn leave_out_dropped(reading: &mut Reading, issues: &[Issue]) {
    reading.positions.retain(|it| issues.iter().any(|issue| issue.id == it.issue));
}

/// Writes a reading with the issues that are followed, and once more where one of these is dropped in between.
fn unless_dropped<T>(
    record: &mut Record,
    reader: &Reader,
    reading: &mut Reading,
    mut write: impl FnMut(&mut Record, &Reading, &[Issue]) -> Result<T, RecordError>,
) -> Result<(T, Vec<Issue>), RecordError> {
    loop {
        let issues = followed(record, reader)?;
        leave_out_dropped(reading, &issues);
        match write(record, reading, &issues) {
            // Each time round there are fewer of them.
            Err(RecordError::Unfit { .. }) if followed(record, reader)?.len() < issues.len() => {}
            written => return Ok((written?, issues)),
        }
    }
}

/// What the record does not take is that article's error, and no reason to stop.
fn unless_unfit<T>(kept: Result<T, RecordError>) -> Result<Result<T, ReadError>, RecordError> {
    match kept {
        Ok(kept) => Ok(Ok(kept)),
        Err(RecordError::Unfit { reason, .. }) => Ok(Err(ReadError::Unfit(reason))),
        Err(error) => Err(error),
    }
}

/// How many positions a reading tells on these issues. It is asked for all that the record follows, since issues
/// vie for what is said, and gives the record those only that it was not judged for.
fn count(reading: &Reading, issues: &[Issue]) -> usize {
    let is_asked = |id: &str| issues.iter().any(|issue| issue.id == id);
    reading.positions.iter().filter(|it| is_asked(&it.issue)).count()
}

/// Reads again what is in the record and was not judged yet for all its issues, and hands the number of
/// positions that this brought to `each`, article by article, until that breaks off; `start` learns before how
/// many there are.
///
/// # Errors
/// If the record cannot be read or written; what was kept before stays.
pub fn judge_all(
    record: &mut Record,
    reader: &Reader,
    start: impl FnOnce(usize),
    mut each: impl FnMut(&Article, Result<usize, ReadError>) -> ControlFlow<()>,
) -> Result<(), RecordError> {
    let judge = reader.judge();
    let waiting = record.unjudged(&judge)?;
    start(waiting.len());
    let read = |(_, article): &(i64, Article)| guarded(|| Ok(reader.read(article, Vec::new())?));
    for some in waiting.chunks(IN_MEMORY) {
        let mut articles = Vec::with_capacity(some.len());
        for id in some {
            articles.extend(record.article(*id)?.map(|article| (*id, article)));
        }
        let end = each_in_order(&articles, read, |(id, article), read| {
            let found = match read {
                Ok(mut reading) => {
                    let asked = record.unjudged_issues(*id, &judge)?;
                    let judged =
                        unless_dropped(record, reader, &mut reading, |record, reading, issues| {
                            record.judge(*id, reading, issues, &judge)
                        })
                        .map(|(judged, _)| judged);
                    // Somebody may have taken it out meanwhile.
                    if judged.is_err() && record.article(*id)?.is_none() {
                        return Ok(ControlFlow::Continue(()));
                    }
                    unless_unfit(judged)?.map(|()| count(&reading, &asked))
                }
                Err(error) => Err(error),
            };
            Ok(each(article, found))
        })?;
        if end.is_break() {
            break;
        }
    }
    Ok(())
}

/// Reads `items` on all cores and hands each with what was read to `keep`, in their order, until that breaks
/// off, which it tells, or fails.
fn each_in_order<I: Sync, R: Send>(
    items: &[I],
    read: impl Fn(&I) -> Result<R, ReadError> + Sync,
    mut keep: impl FnMut(&I, Result<R, ReadError>) -> Result<ControlFlow<()>, RecordError>,
) -> Result<ControlFlow<()>, RecordError> {
    let end = End::default();
    let mut failed = None;
    in_order(
        items,
        |item| end.unless_reached(|| read(item)),
        |item, read| {
            let Some(read) = read.filter(|_| !end.is_reached()) else { return };
            match keep(item, read) {
                Ok(ControlFlow::Continue(())) => {}
                Ok(ControlFlow::Break(())) => end.reach(),
                Err(error) => {
                    failed = Some(error);
                    end.reach();
                }
            }
        },
    );
    match failed {
        Some(error) => Err(error),
        None if end.is_reached() => Ok(ControlFlow::Break(())),
        None => Ok(ControlFlow::Continue(())),
    }
}

/// Whether a run is to end early. What workers have begun by then is thrown away.
#[derive(Default)]
struct End(AtomicBool);

impl End {
    fn reach(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn is_reached(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    fn unless_reached<T>(&self, work: impl FnOnce() -> T) -> Option<T> {
        (!self.is_reached()).then(work)
    }
}
