//! Work that takes longer than a request may: it is done one after the other on a thread of its own, tells how
//! far it is, and ends early when somebody says so.

mod state;

pub(crate) use state::{Line, LineState, Phase, Progress, TriedArticle, TriedPosition};

use crate::app::lock;
use crate::failure::Failure;
use serde::Serialize;
use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// How many jobs are remembered once they have ended.
const KEPT: usize = 20;

/// How many jobs may wait for their turn: what they are to read waits in memory.
const MOST_WAITING: usize = 20;

/// What a job does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum JobKind {
    /// Reports are read into the record.
    Add,
    /// The record's articles are read again for issues that are new.
    Judge,
    /// An issue is tried on some articles; nothing is written.
    Try,
}

/// A job.
pub(crate) struct Job {
    pub(crate) id: u64,
    pub(crate) kind: JobKind,
    /// What it is about, in a few words.
    pub(crate) title: String,
    is_stopped: AtomicBool,
    progress: Mutex<Progress>,
}

/// A job as it stands, to be shown.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct JobView {
    pub(crate) id: u64,
    pub(crate) kind: JobKind,
    pub(crate) title: String,
    #[serde(flatten)]
    pub(crate) progress: Progress,
}

type Work = Box<dyn FnOnce(&Job) -> Result<(), Failure> + Send>;

/// All jobs of this start of the program.
#[derive(Default)]
pub(crate) struct Jobs(Arc<Mutex<List>>);

#[derive(Default)]
struct List {
    last: u64,
    all: VecDeque<Arc<Job>>,
    waiting: VecDeque<(Arc<Job>, Work)>,
    is_working: bool,
}

impl Jobs {
    /// Takes a job in. It begins at once where no other is at work.
    pub(crate) fn begin(
        &self,
        kind: JobKind,
        title: String,
        progress: Progress,
        work: impl FnOnce(&Job) -> Result<(), Failure> + Send + 'static,
    ) -> Result<u64, Failure> {
        let mut list = lock(&self.0);
        if list.waiting.len() >= MOST_WAITING {
            return Err(Failure::wrong(
                "Too much waits to be read already.",
                "Wait until some of it is done, then send this again.",
            ));
        }
        list.last += 1;
        let id = list.last;
        let (is_stopped, progress) = (AtomicBool::new(false), Mutex::new(progress));
        let job = Arc::new(Job { id, kind, title, is_stopped, progress });
        list.all.push_front(Arc::clone(&job));
        while list.all.len() > KEPT && list.all.back().is_some_and(|job| job.has_ended()) {
            list.all.pop_back();
        }
        list.waiting.push_back((job, Box::new(work)));
        if !list.is_working {
            let shared = Arc::clone(&self.0);
            let worker = std::thread::Builder::new().name("jobs".to_owned());
            let begun = worker.spawn(move || work_off(&shared));
            list.is_working = begun.is_ok();
            if begun.is_err() {
                list.waiting.pop_back();
                list.all.pop_front();
                return Err(Failure::fault());
            }
        }
        Ok(id)
    }

    /// The jobs of these kinds, the latest first.
    pub(crate) fn of(&self, kinds: &[JobKind]) -> Vec<JobView> {
        let all: Vec<Arc<Job>> = lock(&self.0).all.iter().cloned().collect();
        all.iter().filter(|job| kinds.contains(&job.kind)).map(|job| job.view()).collect()
    }

    /// Forgets jobs of this kind that have ended.
    pub(crate) fn forget(&self, kind: JobKind) {
        lock(&self.0).all.retain(|job| job.kind != kind || !job.has_ended());
    }

    /// The job with this number.
    pub(crate) fn get(&self, id: u64) -> Result<Arc<Job>, Failure> {
        let found = lock(&self.0).all.iter().find(|job| job.id == id).cloned();
        found.ok_or_else(|| {
            Failure::missing(
                "This work is not known any more.",
                "It ended long ago, or the program was started again since. What it kept is in the record.",
            )
        })
    }
}

/// Does what waits, until nothing does.
fn work_off(list: &Mutex<List>) {
    loop {
        let next = {
            let mut list = lock(list);
            let next = list.waiting.pop_front();
            list.is_working = next.is_some();
            next
        };
        let Some((job, work)) = next else { return };
        let ended = if job.is_stopped() {
            Ok(())
        } else {
            // A fault in one job must not keep the others waiting for ever.
            catch_unwind(AssertUnwindSafe(|| work(&job))).unwrap_or_else(|_| Err(Failure::fault()))
        };
        let is_stopped = job.is_stopped();
        job.change(|progress| progress.end(ended.err(), is_stopped));
    }
}

impl Job {
    /// Ends it at the next article.
    pub(crate) fn stop(&self) {
        self.is_stopped.store(true, Ordering::Relaxed);
    }

    pub(crate) fn is_stopped(&self) -> bool {
        self.is_stopped.load(Ordering::Relaxed)
    }

    /// Whether it goes on, as runs over articles ask.
    pub(crate) fn goes_on(&self) -> ControlFlow<()> {
        if self.is_stopped() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    pub(crate) fn change<T>(&self, change: impl FnOnce(&mut Progress) -> T) -> T {
        change(&mut lock(&self.progress))
    }

    pub(crate) fn has_ended(&self) -> bool {
        self.change(|progress| progress.phase.has_ended())
    }

    /// As it stands now.
    pub(crate) fn view(&self) -> JobView {
        let progress = self.change(|progress| progress.clone());
        JobView { id: self.id, kind: self.kind, title: self.title.clone(), progress }
    }
}

impl JobView {
    pub(crate) fn has_ended(&self) -> bool {
        self.progress.phase.has_ended()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;
    use std::time::{Duration, Instant};

    fn wait(jobs: &Jobs, id: u64) -> JobView {
        let start = Instant::now();
        while !jobs.get(id).unwrap().has_ended() {
            assert!(start.elapsed() < Duration::from_secs(10), "it never ends");
            std::thread::sleep(Duration::from_millis(2));
        }
        jobs.get(id).unwrap().view()
    }

    #[test]
    fn jobs_follow_each_other_and_a_fault_in_one_stops_no_other() {
        let jobs = Jobs::default();
        let (send, receive) = mpsc::channel();
        let begin = |work: fn()| {
            let send = send.clone();
            let work = move |job: &Job| {
                send.send(job.id).unwrap();
                work();
                Ok(())
            };
            jobs.begin(JobKind::Add, "reports".to_owned(), Progress::default(), work).unwrap()
        };
        begin(|| ());
        let broken = begin(|| panic!("a fault"));
        let last = begin(|| ());
        assert_eq!(wait(&jobs, last).progress.phase, Phase::Done);
        assert_eq!(wait(&jobs, broken).progress.phase, Phase::Failed);
        assert_eq!(receive.try_iter().collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(jobs.of(&[JobKind::Add]).len(), 3);
        assert!(jobs.of(&[JobKind::Try]).is_empty());
    }

    #[test]
    fn a_job_that_is_stopped_before_its_turn_does_nothing() {
        let jobs = Jobs::default();
        let (go, wait_for) = mpsc::channel::<()>();
        let begin = |work: Work| {
            jobs.begin(JobKind::Judge, String::new(), Progress::default(), work).unwrap()
        };
        begin(Box::new(move |_| {
            wait_for.recv().unwrap();
            Ok(())
        }));
        let second = begin(Box::new(|_| panic!("it was stopped")));
        jobs.get(second).unwrap().stop();
        go.send(()).unwrap();
        assert_eq!(wait(&jobs, second).progress.phase, Phase::Cancelled);
    }
}
