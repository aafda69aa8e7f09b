//! Other issues for the record: written at once, judged in the record's articles after it, and taken back.

use crate::app::App;
use crate::asked::Sent;
use crate::failure::Failure;
use crate::form::Form;
use crate::jobs::{Job, JobKind, Phase, Progress};
use crate::page::Visit;
use axum::response::{IntoResponse, Redirect, Response};
use onrecord::{Codebook, Issue, Record, judge_all};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How many changes there were since the program began.
static CHANGES: AtomicU64 = AtomicU64::new(0);

/// Held from the look at the codebooks to the change of them: of two changes at one time, the second sees the first.
pub(super) fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The codebooks as they were before the last change.
#[derive(Clone, Debug)]
pub(crate) struct Earlier {
    /// The number of that change, by which a page says which it shows.
    pub(super) number: u64,
    codebooks: Vec<Codebook>,
    /// The codebooks as that change left them.
    after: Vec<Codebook>,
    /// What was done, to be named on the button that takes it back.
    pub(crate) what: String,
}

/// Brings codebooks of the record up to date and drops issues, all or nothing, and begins to judge what was not
/// judged for the new wordings. `what` names it for who may want to take it back.
pub(super) fn change(
    app: &App,
    what: String,
    codebooks: &[Codebook],
    dropped: &[String],
) -> Result<(), Failure> {
    let (before, after) = app.with_record(|record| {
        Ok((record.change_codebooks(codebooks, dropped)?, record.codebooks()?))
    })?;
    let number = CHANGES.fetch_add(1, Ordering::Relaxed);
    app.set_earlier(Some(Earlier { number, codebooks: before, after, what }));
    begin(app)
}

/// Begins to judge the articles that were not judged yet for all issues, where there are any.
pub(super) fn begin(app: &App) -> Result<(), Failure> {
    let is_waiting = app.with_record(|record| {
        let articles = record.counts()?.articles as usize;
        Ok(record.issue_counts()?.iter().any(|it| it.judged < articles))
    })?;
    if !is_waiting {
        return Ok(());
    }
    // One that has not begun, or is under way with other issues, would read the same articles twice.
    for job in app.jobs().of(&[JobKind::Judge]).iter().filter(|job| !job.has_ended()) {
        app.jobs().get(job.id)?.stop();
    }
    let work = {
        let app = app.clone();
        move |job: &Job| judge_waiting(&app, job)
    };
    let title = "Reading the record’s articles for issues that are new".to_owned();
    app.jobs().begin(JobKind::Judge, title, Progress::default(), work)?;
    Ok(())
}

fn judge_waiting(app: &App, job: &Job) -> Result<(), Failure> {
    let reader = app.reader()?;
    let mut record = Record::open(app.path())?;
    job.change(|progress| progress.phase = Phase::Reading);
    judge_all(
        &mut record,
        &reader,
        |total| job.change(|progress| progress.total = total),
        |_, result| {
            job.change(|progress| {
                progress.done += 1;
                match result {
                    Ok(found) => progress.positions += found,
                    Err(_) => progress.failed += 1,
                }
            });
            job.goes_on()
        },
    )?;
    Ok(())
}

/// Puts the codebooks back as they were before the last change, if that is the one that the page showed.
pub(super) async fn undo(visit: Visit, Sent(sent): Sent) -> Result<Response, Failure> {
    let app = visit.app.clone();
    let shown: Option<u64> = sent.value("change", "the number of a change")?;
    visit
        .app
        .wait(move || {
            let _alone = alone();
            let Some(earlier) = app.earlier() else {
                return Err(Failure::wrong(
                    "There is nothing to take back.",
                    "Changes can be taken back until the program ends, and one at a time.",
                ));
            };
            if shown.is_some_and(|shown| shown != earlier.number) {
                return Err(Failure::conflict(
                    format!("This is not the last change any more: that is {}.", earlier.what),
                    "Nothing was changed. The codebook page takes back the last one.",
                ));
            }
            let said = app.with_record(|record| {
                if record.codebooks()? != earlier.after {
                    return Err(Failure::conflict(
                        "Somebody else has changed the codebooks since.",
                        "Nothing was changed: to take it back would take theirs back too.",
                    ));
                }
                let kept = |id: &str| earlier.codebooks.iter().any(|it| it.issue(id).is_some());
                let mut gone = record.codebook()?.issues;
                gone.retain(|issue| !kept(&issue.id));
                let dropped: Vec<String> = gone.iter().map(|issue| issue.id.clone()).collect();
                let counts = record.issue_counts()?;
                let counts = counts.iter().filter(|it| dropped.contains(&it.issue));
                let positions = counts.map(|it| it.positions).sum();
                record.change_codebooks(&earlier.codebooks, &dropped)?;
                Ok(taken_back(&earlier.what, &gone, positions))
            })?;
            app.set_earlier(None);
            // What was found for it is gone.
            app.jobs().forget(JobKind::Judge);
            app.tell("/codebook", said);
            begin(&app)
        })
        .await?;
    done(&visit)
}

/// What there is to say of a change that was taken back.
fn taken_back(what: &str, gone: &[Issue], positions: usize) -> String {
    let titles: Vec<String> = gone.iter().map(|it| format!("“{}”", it.title)).collect();
    let (s, are, their) = if gone.len() == 1 { ("", "is", "its") } else { ("s", "are", "their") };
    let forgotten = match positions {
        0 => String::new(),
        1 => format!("; {their} position is forgotten"),
        many => format!("; {their} {many} positions are forgotten"),
    };
    match titles.is_empty() {
        true => format!("Taken back: {what}."),
        false => format!(
            "Taken back: the issue{s} {} {are} no longer followed{forgotten}.",
            titles.join(", ")
        ),
    }
}

/// Begins what was not begun, or was stopped.
pub(super) async fn judge(visit: Visit, _: Sent) -> Result<Response, Failure> {
    let app = visit.app.clone();
    visit.app.wait(move || begin(&app)).await?;
    done(&visit)
}

/// Where one goes after a change.
pub(super) fn done(visit: &Visit) -> Result<Response, Failure> {
    match visit.form {
        Form::Html => Ok(Redirect::to("/codebook").into_response()),
        Form::Json | Form::Csv => {
            let done = serde_json::json!({ "done": true });
            Ok(axum::Json(done).into_response())
        }
    }
}
