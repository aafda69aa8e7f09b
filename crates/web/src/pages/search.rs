//! Words in statements and positions.

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
    Router::new().route("/search", get(show))
}

/// What the page shows.
#[derive(Serialize)]
struct Search {}

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage<'a> {
    shell: &'a Shell,
}

impl Page for Search {
    const SECTION: Section = Section::Search;

    fn html(&self, shell: &Shell) -> askama::Result<String> {
        SearchPage { shell }.render()
    }
}

async fn show(visit: Visit) -> Result<Response, Failure> {
    visit.answer(&Search {})
}
