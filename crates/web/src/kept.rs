//! Positions that were read for the last page, for the next day of the slider: as long as nobody changes the
//! record they are the same.

use crate::app::{App, lock};
use crate::failure::Failure;
use onrecord::Record;
use onrecord::record::{Holding, PositionFilters};
use std::path::Path;
use std::sync::{Arc, Mutex};

/// How many readings of positions are kept: those of one browser, with and without a filter.
const KEPT: usize = 2;

/// What was read lately.
pub(crate) struct Kept {
    /// It never writes, so that it sees what anybody writes.
    watcher: Mutex<Option<Record>>,
    read: Mutex<Vec<Read>>,
}

struct Read {
    version: i64,
    filters: PositionFilters,
    holdings: Arc<Vec<Holding>>,
}

impl Kept {
    pub(crate) fn new() -> Kept {
        Kept { watcher: Mutex::new(None), read: Mutex::new(Vec::new()) }
    }

    /// The record's version, asked of the watcher alone: those of two open records cannot be compared.
    fn version(&self, path: &Path) -> Result<i64, Failure> {
        let mut watcher = lock(&self.watcher);
        let record = match watcher.take() {
            Some(record) => record,
            None => {
                // An earlier watcher's numbers mean nothing to this one.
                lock(&self.read).clear();
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
    pub(crate) fn holdings(&self, filters: &PositionFilters) -> Result<Arc<Vec<Holding>>, Failure> {
        let kept = self.kept();
        // Asked before the positions: what is written between the two is read once more.
        let version = kept.version(self.path())?;
        let known = |it: &&Read| it.version == version && it.filters == *filters;
        if let Some(read) = lock(&kept.read).iter().find(known) {
            return Ok(Arc::clone(&read.holdings));
        }
        let positions = self.with_record(|record| Ok(record.positions(filters)?))?;
        let holdings = Arc::new(Holding::all(positions));
        let mut read = lock(&kept.read);
        read.retain(|it| it.version == version && it.filters != *filters);
        if read.len() >= KEPT {
            read.remove(0);
        }
        read.push(Read { version, filters: filters.clone(), holdings: Arc::clone(&holdings) });
        Ok(holdings)
    }
}
