//! Adding articles.

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
    Router::new().route("/add", get(show))
}

/// What the page shows.
#[derive(Serialize)]
struct Add {}

#[derive(Template)]
#[template(path = "add.html")]
struct AddPage<'a> {
    shell: &'a Shell,
}

impl Page for Add {
    const SECTION: Section = Section::Add;

    fn html(&self, shell: &Shell) -> askama::Result<String> {
        AddPage { shell }.render()
    }
}

async fn show(visit: Visit) -> Result<Response, Failure> {
    visit.answer(&Add {})
}
