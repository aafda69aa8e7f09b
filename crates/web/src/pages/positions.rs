//! Who stands where.

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
    Router::new().route("/", get(show)).route("/positions", get(show))
}

/// What the page shows.
#[derive(Serialize)]
struct Positions {}

#[derive(Template)]
#[template(path = "positions.html")]
struct PositionsPage<'a> {
    shell: &'a Shell,
}

impl Page for Positions {
    const SECTION: Section = Section::Positions;

    fn html(&self, shell: &Shell) -> askama::Result<String> {
        PositionsPage { shell }.render()
    }
}

async fn show(visit: Visit) -> Result<Response, Failure> {
    visit.answer(&Positions {})
}
