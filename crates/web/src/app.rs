//! What all requests share: the record, the coder's name, the token, the reader.

use crate::failure::Failure;
use crate::jobs::Jobs;
use crate::kept::Kept;
use crate::pages::Earlier;
use crate::server::{Options, ServeError};
use onrecord::record::RecordError;
use onrecord::{Codebook, Encoder, Fetcher, Judge, Reader, Record, Tagger};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many open records are kept for the next requests. One person's browser asks for a few things at once.
const KEPT: usize = 4;

/// What all requests share. Cloning it is cheap.
#[derive(Clone)]
pub(crate) struct App(Arc<Inner>);

struct Inner {
    record: PathBuf,
    model: Tagger,
    judge: Option<PathBuf>,
    coder: Mutex<String>,
    token: String,
    /// Records that are open and not in use. A record answers one request at a time.
    idle: Mutex<Vec<Record>>,
    encoder: Mutex<Option<Arc<Encoder>>>,
    judge_of_positions: Mutex<Option<Arc<Judge>>>,
    reader: Mutex<Option<Arc<Reader>>>,
    jobs: Jobs,
    fetcher: Fetcher,
    earlier: Mutex<Option<Earlier>>,
    /// What the next look at an address is told: what was just done there.
    news: Mutex<Option<(String, String)>>,
    kept: Kept,
}

impl App {
    /// Opens the record, and makes it where there is none, so that the pages can fill it.
    pub(crate) fn new(options: &Options) -> Result<App, ServeError> {
        let record = Record::open(&options.record)?;
        Ok(App(Arc::new(Inner {
            record: options.record.clone(),
            model: options.model.clone(),
            judge: options.judge.clone(),
            coder: Mutex::new(options.coder.clone()),
            token: token()?,
            idle: Mutex::new(vec![record]),
            encoder: Mutex::new(None),
            judge_of_positions: Mutex::new(None),
            reader: Mutex::new(None),
            jobs: Jobs::default(),
            earlier: Mutex::new(None),
            news: Mutex::new(None),
            fetcher: Fetcher::new(options.allow_private),
            kept: Kept::new(),
        })))
    }

    /// Whose verdicts are written down.
    pub(crate) fn coder(&self) -> String {
        lock(&self.0.coder).clone()
    }

    /// From now on verdicts are written down as another's, until the program ends.
    pub(crate) fn set_coder(&self, name: String) {
        *lock(&self.0.coder) = name;
    }

    /// What a request must carry to change something.
    pub(crate) fn token(&self) -> &str {
        &self.0.token
    }

    /// What tells the record from others, and nothing of where it lies.
    pub(crate) fn record_mark(&self) -> String {
        let path = self.0.record.canonicalize().unwrap_or_else(|_| self.0.record.clone());
        let mut hasher = DefaultHasher::new();
        path.hash(&mut hasher);
        format!("{:016x}", hasher.finish())
    }

    /// Keeps a word of what was done for the next look at the page to which it leads. An address that said so would go on
    /// saying it, to whoever keeps it.
    pub(crate) fn tell(&self, path: &str, words: impl Into<String>) {
        *lock(&self.0.news) = Some((path.to_owned(), words.into()));
    }

    /// What was just done, for a look at this page; once.
    pub(crate) fn told(&self, path: &str) -> Option<String> {
        lock(&self.0.news).take_if(|(of, _)| of == path).map(|(_, words)| words)
    }

    /// The record's file.
    pub(crate) fn path(&self) -> &Path {
        &self.0.record
    }

    /// What was read lately.
    pub(crate) fn kept(&self) -> &Kept {
        &self.0.kept
    }

    /// Asks or changes the record on a thread that may wait.
    pub(crate) async fn record<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&mut Record) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let app = self.clone();
        self.wait(move || app.with_record(ask)).await
    }

    /// Does what takes its time on a thread that may wait.
    pub(crate) async fn wait<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| Err(Failure::fault()))
    }

    /// Asks or changes the record on this thread, which may wait.
    pub(crate) fn with_record<T>(
        &self,
        ask: impl FnOnce(&mut Record) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let idle = lock(&self.0.idle).pop();
        let mut record = match idle {
            Some(record) => record,
            None => Record::open(&self.0.record)?,
        };
        let answer = ask(&mut record);
        let mut idle = lock(&self.0.idle);
        if idle.len() < KEPT {
            idle.push(record);
        }
        answer
    }

    /// The reader that finds positions on the issues which the record follows now, loaded when it is first
    /// needed and again when the issues are others. It takes a second, on a thread that may wait.
    pub(crate) fn reader(&self) -> Result<Arc<Reader>, Failure> {
        let codebook = self.with_record(|record| Ok(record.codebook()?))?;
        let mut kept = lock(&self.0.reader);
        if let Some(reader) = kept.as_ref().filter(|reader| *reader.codebook() == codebook) {
            return Ok(Arc::clone(reader));
        }
        let reader = Arc::new(self.reader_for(codebook)?);
        *kept = Some(Arc::clone(&reader));
        Ok(reader)
    }

    /// A reader that finds positions on the issues of this codebook, which need not be the record's. The models
    /// are loaded once for all readers.
    pub(crate) fn reader_for(&self, codebook: Codebook) -> Result<Reader, Failure> {
        let encoder = loaded(&self.0.encoder, || Encoder::open(&self.0.model))?;
        let reader = Reader::new(encoder);
        if codebook.issues.is_empty() {
            return Ok(reader);
        }
        let judge = loaded(&self.0.judge_of_positions, || match &self.0.judge {
            Some(folder) => Judge::load(folder),
            None => Judge::shipped(),
        })?;
        Ok(reader.judging(judge, codebook))
    }

    /// Work that takes longer than a request may.
    pub(crate) fn jobs(&self) -> &Jobs {
        &self.0.jobs
    }

    /// The codebooks before the last change that was made here, if it can be taken back.
    pub(crate) fn earlier(&self) -> Option<Earlier> {
        lock(&self.0.earlier).clone()
    }

    pub(crate) fn set_earlier(&self, earlier: Option<Earlier>) {
        *lock(&self.0.earlier) = earlier;
    }

    /// Reads pages from their addresses.
    pub(crate) fn fetcher(&self) -> &Fetcher {
        &self.0.fetcher
    }
}

/// The model that is kept, or that is loaded now.
fn loaded<T>(
    kept: &Mutex<Option<Arc<T>>>,
    load: impl FnOnce() -> Result<T, onrecord::EncoderError>,
) -> Result<Arc<T>, Failure> {
    let mut kept = lock(kept);
    if let Some(model) = kept.as_ref() {
        return Ok(Arc::clone(model));
    }
    let model = Arc::new(load()?);
    *kept = Some(Arc::clone(&model));
    Ok(model)
}

/// 128 random bits as hexadecimal digits, new with each start.
fn token() -> Result<String, ServeError> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)
        .map_err(|error| ServeError::Random { reason: error.to_string() })?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// What a panic elsewhere left in a lock is whole: nothing of ours breaks off in the middle of a change.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl From<RecordError> for ServeError {
    fn from(error: RecordError) -> ServeError {
        ServeError::Record(error)
    }
}
