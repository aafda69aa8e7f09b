//! All articles of the record.

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
    Router::new().route("/articles", get(show))
}

/// What the page shows.
#[derive(Serialize)]
struct Articles {}

#[derive(Template)]
#[template(path = "articles.html")]
struct ArticlesPage<'a> {
    shell: &'a Shell,
}

impl Page for Articles {
    const SECTION: Section = Section::Articles;

    fn html(&self, shell: &Shell) -> askama::Result<String> {
        ArticlesPage { shell }.render()
    }
}

async fn show(visit: Visit) -> Result<Response, Failure> {
    visit.answer(&Articles {})
}
