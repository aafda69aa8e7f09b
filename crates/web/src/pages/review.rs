//! What is still to be reviewed, and what was.

use crate::app::App;
use crate::failure::Failure;
use crate::page::{Page, Visit};
use crate::shell::{Section, Shell};
use askama::Template;
use axum::Router;
use axum::response::Response;
use axum::routing::get;
use serde::Serialize;

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/review", get(show))
}

/// What the page shows.
#[derive(Serialize)]
struct Review {}

#[derive(Template)]
#[template(path = "review.html")]
struct ReviewPage<'a> {
    shell: &'a Shell,
}

impl Page for Review {
    const SECTION: Section = Section::Review;

    fn html(&self, shell: &Shell) -> askama::Result<String> {
        ReviewPage { shell }.render()
    }
}

async fn show(visit: Visit) -> Result<Response, Failure> {
    visit.answer(&Review {})
}
