//! One article, with all that was found in it.

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
    Router::new().route("/articles/{id}", get(show))
}

/// What the page shows.
#[derive(Serialize)]
struct Article {}

#[derive(Template)]
#[template(path = "article.html")]
struct ArticlePage<'a> {
    shell: &'a Shell,
}

impl Page for Article {
    const SECTION: Section = Section::Articles;

    fn html(&self, shell: &Shell) -> askama::Result<String> {
        ArticlePage { shell }.render()
    }
}

async fn show(visit: Visit) -> Result<Response, Failure> {
    visit.answer(&Article {})
}
