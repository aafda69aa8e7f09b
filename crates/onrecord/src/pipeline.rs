//! The pipeline: locations in, articles with their readings out, in order, on all cores.

use crate::language;
use crate::source::{Location, Opening, SourceError, open};
use onrecord_encoder::{Encoder, EncoderError, Judge};
use onrecord_reading::{
    Asked, Codebook, Issue, Judgement, Mentions, Passages, Reading, Warning, assemble, passages,
    plainly, read,
};
use onrecord_text::{Article, Calibration, Judged, Layout, Span};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};

/// Text beyond this many bytes is kept but not read: no report is so long, and a broken dump of a
/// million lines must not hold up the others.
const READ_LIMIT: usize = 1_000_000;

/// How many articles may wait for an earlier one, a worker.
const AHEAD: usize = 8;

/// Reads articles with one model, and judges positions on the issues of a codebook with another.
pub struct Reader {
    encoder: Arc<Encoder>,
    judge: Option<Arc<Judge>>,
    codebook: Codebook,
    calibration: Calibration,
    model: String,
}

/// Why an article was not read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The source gives no article.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The model failed.
    #[error(transparent)]
    Encoder(#[from] EncoderError),
    /// The record does not take it, and why.
    #[error("{0}")]
    Unfit(String),
    /// The program broke off in the middle.
    #[error("this article shows a fault in the program; please report it with the article")]
    Fault,
}

/// Opens or reads one article so that a fault of ours costs no other: what would end the program
/// becomes [`ReadError::Fault`].
///
/// # Errors
/// Those of `work`, and [`ReadError::Fault`] where it panics.
pub fn guarded<T>(work: impl FnOnce() -> Result<T, ReadError>) -> Result<T, ReadError> {
    // Nothing outlives a failed article, so nothing can be left in a broken state.
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(ReadError::Fault))
}

impl Reader {
    /// A reader with this model, which several readers may share.
    pub fn new(encoder: impl Into<Arc<Encoder>>) -> Reader {
        let encoder = encoder.into();
        Reader {
            calibration: encoder.calibration(),
            model: encoder.name(),
            encoder,
            judge: None,
            codebook: Codebook::default(),
        }
    }

    /// The same reader, which also finds the positions on the issues of `codebook`.
    pub fn judging(self, judge: impl Into<Arc<Judge>>, codebook: Codebook) -> Reader {
        Reader { judge: Some(judge.into()), codebook, ..self }
    }

    /// The issues on which it finds positions.
    pub fn codebook(&self) -> &Codebook {
        &self.codebook
    }

    /// The name of the model that judges positions, as `name@version`; empty where there is none.
    pub fn judge(&self) -> String {
        self.judge.as_ref().map(|judge| judge.name()).unwrap_or_default()
    }

    /// The model's name, as `name@version`.
    pub fn model(&self) -> &str {
        &self.model
    }

    /// The model itself.
    pub fn encoder(&self) -> &Encoder {
        &self.encoder
    }

    /// The statements of the article, whose layout is `layout`, and everybody whom it speaks of.
    ///
    /// # Errors
    /// As [`Reader::read`].
    pub fn survey(
        &self,
        article: &Article,
        layout: &Layout,
    ) -> Result<(Reading, Mentions), EncoderError> {
        let tags = self.encoder.tag(article, layout, READ_LIMIT)?;
        Ok(read(article, layout, &tags, &self.model, self.calibration))
    }

    /// Everything that the article holds, after the warnings that opening it gave. The same article
    /// gives the same reading.
    ///
    /// # Errors
    /// If the model fails, which the shipped one does not.
    pub fn read(&self, article: &Article, warnings: Vec<Warning>) -> Result<Reading, EncoderError> {
        let layout = Layout::of(&article.text);
        let (mut reading, mentions) = self.survey(article, &layout)?;
        self.find_positions(article, &layout, &mut reading, &mentions)?;
        reading.warnings.splice(..0, warnings.into_iter().chain(language::warning(article)));
        if article.text.len() > READ_LIMIT {
            let start = article.text.floor_char_boundary(READ_LIMIT);
            reading.warnings.push(Warning {
                span: Span::new(start, article.text.len()),
                message: format!(
                    "only the first {} MB were read; a file should hold one article",
                    READ_LIMIT / 1_000_000
                ),
                about_file: true,
            });
        }
        Ok(reading)
    }

    /// Adds to a reading the positions on the issues of the codebook.
    fn find_positions(
        &self,
        article: &Article,
        layout: &Layout,
        reading: &mut Reading,
        mentions: &Mentions,
    ) -> Result<(), EncoderError> {
        let Some(judge) = self.judge_of_issues() else { return Ok(()) };
        let (passages, judged) = self.verdicts(article, layout, reading, mentions)?;
        let asked = Asked { mentions, passages: &passages, codebook: &self.codebook };
        let judgement =
            Judgement { threshold: judge.threshold(), calibration: judge.calibration() };
        assemble(article, layout, reading, asked, &judged, judgement);
        Ok(())
    }

    /// The passages of a surveyed article, and what the judge answers of each on the issues that it may be
    /// about; neither without a codebook.
    ///
    /// # Errors
    /// As [`Reader::read`].
    pub fn verdicts(
        &self,
        article: &Article,
        layout: &Layout,
        reading: &Reading,
        mentions: &Mentions,
    ) -> Result<(Passages, Vec<Judged>), EncoderError> {
        let Some(judge) = self.judge_of_issues() else { return Ok(Default::default()) };
        let passages = passages(article, layout, reading, mentions);
        let issues: Vec<Cow<'_, Issue>> = self.codebook.issues.iter().map(plainly).collect();
        let issues: Vec<(&str, &str)> =
            issues.iter().map(|it| (it.title.as_str(), it.meaning.as_str())).collect();
        let vocabulary = self.encoder.vocabulary();
        let judged = judge.judge(&article.text, layout, &passages.passages, &issues, vocabulary)?;
        Ok((passages, judged))
    }

    /// The judge, if there is anything to judge.
    fn judge_of_issues(&self) -> Option<&Judge> {
        self.judge.as_deref().filter(|_| !self.codebook.issues.is_empty())
    }

    /// Opens and reads the article at `location`.
    ///
    /// # Errors
    /// If the source gives no article or the model fails.
    pub fn open(
        &self,
        location: &Location,
        opening: &Opening,
    ) -> Result<(Article, Reading), ReadError> {
        guarded(|| {
            let (article, warnings) = open(location, opening)?;
            let reading = self.read(&article, warnings)?;
            Ok((article, reading))
        })
    }
}

/// Works on all `items` at once, on all cores, and hands each result to `each` in the items' order.
///
/// At most a few results wait for an earlier one, so memory does not grow with the number of items.
/// If `work` or `each` panics, so does this, and the workers find nothing more to do.
pub fn in_order<I: Sync, O: Send>(
    items: &[I],
    work: impl Fn(&I) -> O + Sync,
    mut each: impl FnMut(&I, O),
) {
    let workers = std::thread::available_parallelism().map_or(1, NonZero::get).min(items.len());
    let next = AtomicUsize::new(0);
    let queue = Queue { done: Mutex::new((0, BTreeMap::new())), changed: Condvar::new() };
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(at) else { break };
                    queue.wait_for_room(at, workers * AHEAD);
                    queue.put(at, catch_unwind(AssertUnwindSafe(|| work(item))));
                }
            });
        }
        let turn = || {
            for (at, item) in items.iter().enumerate() {
                match queue.take(at) {
                    Ok(result) => each(item, result),
                    Err(panic) => resume_unwind(panic),
                }
            }
        };
        if let Err(panic) = catch_unwind(AssertUnwindSafe(turn)) {
            next.store(items.len(), Ordering::Relaxed);
            queue.open_wide();
            resume_unwind(panic);
        }
    });
}

/// Results that wait for their turn, and how many have had it.
struct Queue<O> {
    done: Mutex<(usize, BTreeMap<usize, O>)>,
    changed: Condvar,
}

impl<O> Queue<O> {
    fn lock(&self) -> std::sync::MutexGuard<'_, (usize, BTreeMap<usize, O>)> {
        // A worker that panicked has put nothing half done into the map.
        self.done.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn wait_for_room(&self, at: usize, ahead: usize) {
        let full = |done: &mut (usize, _)| at > done.0 + ahead;
        drop(self.changed.wait_while(self.lock(), full));
    }

    /// Lets every worker that waits for room go on.
    fn open_wide(&self) {
        self.lock().0 = usize::MAX / 2;
        self.changed.notify_all();
    }

    fn put(&self, at: usize, result: O) {
        self.lock().1.insert(at, result);
        self.changed.notify_all();
    }

    fn take(&self, at: usize) -> O {
        let mut done = self.lock();
        loop {
            if let Some(result) = done.1.remove(&at) {
                done.0 = at + 1;
                self.changed.notify_all();
                return result;
            }
            done = self.changed.wait(done).unwrap_or_else(std::sync::PoisonError::into_inner);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_whatever_takes_longer() {
        let items: Vec<u64> = (0..200).collect();
        let mut seen = Vec::new();
        in_order(
            &items,
            |item| {
                std::thread::sleep(std::time::Duration::from_micros((item * 7919) % 300));
                item * 2
            },
            |item, double| seen.push((*item, double)),
        );
        assert_eq!(seen, items.iter().map(|i| (*i, i * 2)).collect::<Vec<_>>());
    }

    #[test]
    fn a_fault_in_one_article_is_an_error_of_that_article() {
        let work = |item: &u8| {
            guarded(|| if *item == 3 { panic!("a fault") } else { Ok(*item) })
                .map_err(|e| e.to_string())
        };
        let mut seen = Vec::new();
        in_order(&[1, 2, 3, 4], work, |_, result| seen.push(result.is_ok()));
        assert_eq!(seen, [true, true, false, true]);
    }

    #[test]
    #[should_panic(expected = "a fault")]
    fn a_panic_is_not_swallowed_and_nobody_waits_for_ever() {
        let items: Vec<u8> = (0..200).collect();
        in_order(&items, |item| assert!(*item != 5, "a fault"), |_, ()| ());
    }

    #[test]
    #[should_panic(expected = "a fault")]
    fn a_panic_of_who_takes_the_results_ends_the_work() {
        let items: Vec<u16> = (0..1000).collect();
        in_order(&items, |item| *item, |_, item| assert!(item != 3, "a fault"));
    }

    #[test]
    fn nothing_to_do() {
        in_order(&[] as &[u8], |_| (), |_, ()| unreachable!("there is no item"));
    }
}
