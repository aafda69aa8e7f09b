//! Everyone in the record.

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
    Router::new().route("/actors", get(show))
}

/// What the page shows.
#[derive(Serialize)]
struct Actors {}

#[derive(Template)]
#[template(path = "actors.html")]
struct ActorsPage<'a> {
    shell: &'a Shell,
}

impl Page for Actors {
    const SECTION: Section = Section::Actors;

    fn html(&self, shell: &Shell) -> askama::Result<String> {
        ActorsPage { shell }.render()
    }
}

async fn show(visit: Visit) -> Result<Response, Failure> {
    visit.answer(&Actors {})
}
