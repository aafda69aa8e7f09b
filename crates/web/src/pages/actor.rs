//! One actor: names and why they are one, roles, statements, positions over time.

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
    Router::new().route("/actors/{id}", get(show))
}

/// What the page shows.
#[derive(Serialize)]
struct Actor {}

#[derive(Template)]
#[template(path = "actor.html")]
struct ActorPage<'a> {
    shell: &'a Shell,
}

impl Page for Actor {
    const SECTION: Section = Section::Actors;

    fn html(&self, shell: &Shell) -> askama::Result<String> {
        ActorPage { shell }.render()
    }
}

async fn show(visit: Visit) -> Result<Response, Failure> {
    visit.answer(&Actor {})
}
