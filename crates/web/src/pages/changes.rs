//! Who moved, from what to what.

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
    Router::new().route("/changes", get(show))
}

/// What the page shows.
#[derive(Serialize)]
struct Changes {}

#[derive(Template)]
#[template(path = "changes.html")]
struct ChangesPage<'a> {
    shell: &'a Shell,
}

impl Page for Changes {
    const SECTION: Section = Section::Changes;

    fn html(&self, shell: &Shell) -> askama::Result<String> {
        ChangesPage { shell }.render()
    }
}

async fn show(visit: Visit) -> Result<Response, Failure> {
    visit.answer(&Changes {})
}
