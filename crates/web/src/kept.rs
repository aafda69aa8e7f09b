//! Positions that were read for the last page, for the next day of the slider: as long as nobody changes the
//! record they are the same.

use crate::app::{App, lock};
use crate::failure::Failure;
use onrecord::Record;
use onrecord::record::{self, Holding, PositionFilters, is_named};
use std::path::Path;
use std::sync::{Arc, Mutex};

/// How many readings of positions are kept: those of one browser, as they are held and counted for states, and each also
/// however sure, as a page says what it leaves out.
const KEPT: usize = 4;

/// What was read lately.
pub(crate) struct Kept {
    /// It never writes, so that it sees what anybody writes.
    watcher: Mutex<Option<Record>>,
    /// Held while it is read, too: who asks at the same time waits for the answer rather than read it again.
    read: Mutex<Vec<Read>>,
}

struct Read {
    version: i64,
    filters: PositionFilters,
    holdings: Arc<record::Holdings>,
}

/// The positions of each holder on each issue.
pub(crate) struct Holdings {
    all: Arc<record::Holdings>,
    issue: Option<String>,
    named: bool,
}

impl Holdings {
    /// By issue, then by name.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Holding<'_>> + Clone {
        self.all.iter().filter(|it| {
            let Some(first) = it.positions().first() else { return false };
            self.issue.as_deref().is_none_or(|issue| issue == &*first.issue)
                && (!self.named || is_named(&first.actor, first.actor_kind))
        })
    }

    /// Without those that have no name of their own, if they are not wanted.
    pub(crate) fn only_named(self, named: bool) -> Holdings {
        Holdings { named, ..self }
    }
}

impl Kept {
    pub(crate) fn new() -> Kept {
        Kept { watcher: Mutex::new(None), read: Mutex::new(Vec::new()) }
    }

    /// The record's version, asked of the watcher alone: those of two open records cannot be compared.
    fn version(&self, path: &Path, read: &mut Vec<Read>) -> Result<i64, Failure> {
        let mut watcher = lock(&self.watcher);
        let record = match watcher.take() {
            Some(record) => record,
            None => {
                // An earlier watcher's numbers mean nothing to this one.
                read.clear();
                Record::open(path)?
            }
        };
        let version = record.version()?;
        *watcher = Some(record);
        Ok(version)
    }
}

impl App {
    /// The positions that these filters let through, by holder and issue, on a thread that may wait.
    pub(crate) fn holdings(&self, filters: &PositionFilters) -> Result<Holdings, Failure> {
        // Those on all issues are read once and serve for each of them.
        let issue = filters.issue.clone();
        let filters = PositionFilters { issue: None, ..filters.clone() };
        let kept = self.kept();
        let mut read = lock(&kept.read);
        // Asked before the positions: what is written between the two is read once more.
        let version = kept.version(self.path(), &mut read)?;
        read.retain(|it| it.version == version);
        Ok(Holdings { all: self.of_version(version, &filters, &mut read)?, issue, named: false })
    }

    fn of_version(
        &self,
        version: i64,
        filters: &PositionFilters,
        read: &mut Vec<Read>,
    ) -> Result<Arc<record::Holdings>, Failure> {
        if let Some(read) = read.iter().find(|it| it.filters == *filters) {
            return Ok(Arc::clone(&read.holdings));
        }
        // Whoever is asked for by name is looked for in the record, before and after counting.
        let holdings = if filters.to_states && filters.actor.is_none() {
            let as_held = PositionFilters { to_states: false, ..filters.clone() };
            let as_held = self.of_version(version, &as_held, read)?;
            self.with_record(|record| Ok(record.to_states(&as_held)?))?
        } else {
            self.with_record(|record| Ok(record.holdings(filters)?))?
        };
        let holdings = Arc::new(holdings);
        if read.len() >= KEPT {
            read.remove(0);
        }
        read.push(Read { version, filters: filters.clone(), holdings: Arc::clone(&holdings) });
        Ok(holdings)
    }
}
