//! The issues that the record follows.

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
    Router::new().route("/codebook", get(show))
}

/// What the page shows.
#[derive(Serialize)]
struct Codebook {}

#[derive(Template)]
#[template(path = "codebook.html")]
struct CodebookPage<'a> {
    shell: &'a Shell,
}

impl Page for Codebook {
    const SECTION: Section = Section::Codebook;

    fn html(&self, shell: &Shell) -> askama::Result<String> {
        CodebookPage { shell }.render()
    }
}

async fn show(visit: Visit) -> Result<Response, Failure> {
    visit.answer(&Codebook {})
}
