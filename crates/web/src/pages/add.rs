//! `/add`: reports into the record, from files, an address, or what is pasted, with how far that is.

mod given;
#[cfg(test)]
mod tests;

use crate::app::App;
use crate::asked::Asked;
use crate::failure::{Failure, sentence};
use crate::form::Form;
use crate::jobs::{Job, JobKind, JobView, Line, LineState, Phase, Progress};
use crate::page::{Page, Table, Visit, cell};
use crate::security::LARGEST_UPLOAD;
use crate::shell::{Section, Shell};
use crate::words::number;
use askama::Template;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Multipart};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use given::Batch;
use onrecord::record::{Added, Counts};
use onrecord::{Article, Kept, NaiveDate, ReadError, Record, add_all};
use serde::Serialize;

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/add", get(show).post(add)).layer(DefaultBodyLimit::max(LARGEST_UPLOAD))
}

/// What the page shows.
#[derive(Serialize)]
struct Add {
    /// What was added since the program started, the latest first.
    jobs: Vec<JobView>,
    #[serde(skip)]
    counts: Counts,
    /// How many issues the record follows.
    #[serde(skip)]
    issues: usize,
    /// An address that is to be added, as a link here may say it.
    #[serde(skip)]
    address: String,
}

impl Add {
    fn is_at_work(&self) -> bool {
        self.jobs.iter().any(|job| !job.has_ended())
    }

    fn holds(&self) -> String {
        let counts = &self.counts;
        format!(
            "The record holds {}, {} and {}.",
            number(counts.articles as usize, "article"),
            number(counts.statements as usize, "statement"),
            number(counts.positions as usize, "position"),
        )
    }
}

#[derive(Template)]
#[template(path = "add.html")]
struct AddPage<'a> {
    shell: &'a Shell,
    page: &'a Add,
}

impl Page for Add {
    const SECTION: Section = Section::Add;

    fn title(&self) -> String {
        "Add reports".to_owned()
    }

    fn html(&self, shell: &Shell) -> askama::Result<String> {
        AddPage { shell, page: self }.render()
    }

    fn table(&self) -> Option<Table> {
        let mut table = Table::new(&[
            "job",
            "name",
            "state",
            "article",
            "title",
            "statements",
            "positions",
            "error",
        ]);
        for job in &self.jobs {
            table.rows.extend(job.progress.lines.iter().map(|line| {
                vec![
                    job.id.to_string(),
                    line.name.clone(),
                    line.state.name().to_owned(),
                    cell(line.article),
                    cell(line.title.as_ref()),
                    line.statements.to_string(),
                    line.positions.to_string(),
                    cell(line.error.as_ref()),
                ]
            }));
        }
        Some(table)
    }
}

async fn show(visit: Visit, asked: Asked) -> Result<Response, Failure> {
    let (counts, issues) =
        visit.record(|record| Ok((record.counts()?, record.codebook()?.issues.len()))).await?;
    let jobs = visit.app.jobs().of(&[JobKind::Add]);
    let address = asked.text("address").unwrap_or_default();
    visit.answer(&Add { jobs, counts, issues, address })
}

/// Takes reports in, and begins to read them.
async fn add(visit: Visit, form: Multipart) -> Result<Response, Failure> {
    let id = begin(&visit.app, Batch::of_form(form).await?)?;
    match visit.form {
        Form::Html => Ok(Redirect::to(&format!("/add#job-{id}")).into_response()),
        Form::Json | Form::Csv => visit.answer(&visit.app.jobs().get(id)?.view()),
    }
}

/// Begins to read an article of the record again: for another day, or for the one that its text tells. Gives the
/// number of that work.
pub(super) fn again(
    app: &App,
    article: Article,
    published: Option<NaiveDate>,
) -> Result<u64, Failure> {
    begin(app, Batch::again(article, published))
}

fn begin(app: &App, batch: Batch) -> Result<u64, Failure> {
    let progress = Progress::of(batch.names());
    let title = batch.title();
    let reader = app.clone();
    app.jobs().begin(JobKind::Add, title, progress, move |job| read(&reader, job, &batch))
}

/// Reads all reports of a batch, and keeps each whole.
fn read(app: &App, job: &Job, batch: &Batch) -> Result<(), Failure> {
    let reader = app.reader()?;
    let mut record = Record::open(app.path())?;
    let known = Record::open(app.path())?;
    job.change(|progress| progress.phase = Phase::Reading);
    let places: Vec<usize> = (0..batch.len()).collect();
    add_all(
        &mut record,
        known,
        &reader,
        &places,
        batch.given_day,
        |place| {
            job.change(|progress| change(progress, *place, |line| line.state = LineState::Reading));
            batch.open(*place, app.fetcher())
        },
        |place, result| {
            job.change(|progress| note(progress, *place, result));
            job.goes_on()
        },
    )?;
    Ok(())
}

fn change(progress: &mut Progress, place: usize, change: impl FnOnce(&mut Line)) {
    if let Some(line) = progress.lines.get_mut(place) {
        change(line);
    }
}

/// Writes down what became of a report.
fn note(progress: &mut Progress, place: usize, result: Result<Kept, ReadError>) {
    progress.done += 1;
    match result {
        Ok(kept) => {
            let (state, article) = match kept.added {
                Added::New(id) => (LineState::Added, id),
                Added::Reread(id) => (LineState::Reread, id),
                Added::Already(id) => (LineState::Already, id),
            };
            match state {
                LineState::Added => progress.added += 1,
                LineState::Reread => progress.reread += 1,
                _ => progress.already += 1,
            }
            progress.statements += kept.statements;
            progress.positions += kept.positions;
            change(progress, place, |line| {
                line.state = state;
                line.article = Some(article);
                line.title = kept.article.title;
                line.statements = kept.statements;
                line.positions = kept.positions;
                let about = kept.warnings.iter().filter(|warning| warning.about_file);
                line.warnings = about.map(|warning| sentence(&warning.message)).collect();
            });
        }
        Err(error) => {
            progress.failed += 1;
            change(progress, place, |line| {
                line.state = LineState::Failed;
                line.error = Some(sentence(&error.to_string()));
            });
        }
    }
}
