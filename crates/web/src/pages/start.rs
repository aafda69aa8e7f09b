//! `/start`: by what pages of an earlier start of the program go on, as long as it is the same record.

use crate::app::App;
use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use serde::Serialize;

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/start", get(show))
}

/// What is new with each start.
#[derive(Serialize)]
struct Start {
    /// What a request must carry to change something.
    token: String,
    /// What tells this record from others.
    record: String,
}

async fn show(State(app): State<App>) -> Json<Start> {
    Json(Start { token: app.token().to_owned(), record: app.record_mark() })
}
