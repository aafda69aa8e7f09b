//! Actors and issues, and who agrees with whom.

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
    Router::new().route("/network", get(show))
}

/// What the page shows.
#[derive(Serialize)]
struct Network {}

#[derive(Template)]
#[template(path = "network.html")]
struct NetworkPage<'a> {
    shell: &'a Shell,
}

impl Page for Network {
    const SECTION: Section = Section::Network;

    fn html(&self, shell: &Shell) -> askama::Result<String> {
        NetworkPage { shell }.render()
    }
}

async fn show(visit: Visit) -> Result<Response, Failure> {
    visit.answer(&Network {})
}
