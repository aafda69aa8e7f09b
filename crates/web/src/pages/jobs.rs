//! `/jobs/{number}`: how far work is that takes longer than a request may, and its end.

use crate::app::App;
use crate::failure::Failure;
use crate::form::Form;
use crate::jobs::{JobKind, JobView};
use crate::page::{Page, Visit};
use crate::shell::{Section, Shell};
use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/jobs/{id}", get(show)).route("/jobs/{id}/stop", post(stop))
}

#[derive(Template)]
#[template(path = "job-page.html")]
struct JobPage<'a> {
    shell: &'a Shell,
    page: &'a JobView,
}

impl Page for JobView {
    const SECTION: Section = Section::Add;

    fn title(&self) -> String {
        self.title.clone()
    }

    fn html(&self, shell: &Shell) -> askama::Result<String> {
        JobPage { shell, page: self }.render()
    }
}

impl JobView {
    /// The page that such work begins on.
    pub(crate) fn place(&self) -> String {
        let page = match self.kind {
            JobKind::Add => "/add",
            JobKind::Judge => "/codebook",
            JobKind::Try => "/jobs",
        };
        match self.kind {
            JobKind::Try => format!("{page}/{}", self.id),
            _ => page.to_owned(),
        }
    }

    /// What it has done so far, in a sentence.
    pub(crate) fn sum(&self) -> String {
        use crate::words::number;
        let it = &self.progress;
        let found = number(it.positions, "position");
        match self.kind {
            JobKind::Add => {
                let again = match it.reread {
                    0 => String::new(),
                    some => format!(", {some} read again,"),
                };
                let mut parts = vec![format!(
                    "{} added{again} with {} and {found}",
                    number(it.added, "article"),
                    number(it.statements, "statement"),
                )];
                if it.already > 0 {
                    let were = if it.already == 1 { "was" } else { "were" };
                    parts.push(format!("{} {were} in already", it.already));
                }
                if it.failed > 0 {
                    parts.push(format!("{} could not be added", it.failed));
                }
                parts.join("; ")
            }
            JobKind::Judge => format!("{found} found in {}", number(it.done, "article")),
            JobKind::Try => {
                format!("{found} in {} of {}", it.tried.len(), number(it.done, "article"))
            }
        }
    }
}

/// The number of work in an address; what is none is that of no work.
fn number(id: &str) -> u64 {
    id.parse().unwrap_or(u64::MAX)
}

async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    let job = visit.app.jobs().get(number(&id))?;
    visit.answer(&job.view())
}

async fn stop(visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    let job = visit.app.jobs().get(number(&id))?;
    job.stop();
    match visit.form {
        Form::Html => Ok(Redirect::to(&job.view().place()).into_response()),
        Form::Json | Form::Csv => visit.answer(&job.view()),
    }
}
