//! What went wrong, as a page or as JSON, with what to do about it.

use crate::app::App;
use crate::form::Form;
use crate::page::Visit;
use crate::shell::{Section, Shell};
use askama::Template;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::StatusCode;
use axum::http::header::ALLOW;
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use onrecord::EncoderError;
use onrecord::record::RecordError;
use serde::Serialize;

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Failure {
    #[serde(skip)]
    status: StatusCode,
    /// What it is, in a sentence.
    error: String,
    /// What to do, in a sentence.
    hint: String,
}

impl Failure {
    /// What is asked for is not there.
    pub(crate) fn missing(error: impl Into<String>, hint: impl Into<String>) -> Failure {
        Failure { status: StatusCode::NOT_FOUND, error: error.into(), hint: hint.into() }
    }

    /// The issue that is asked for is none of the record's.
    pub(crate) fn no_issue(id: &str) -> Failure {
        Failure::missing(
            format!("The record follows no issue “{id}”."),
            "The codebook page lists those that it follows.",
        )
    }

    /// The request makes no sense.
    pub(crate) fn wrong(error: impl Into<String>, hint: impl Into<String>) -> Failure {
        Failure { status: StatusCode::BAD_REQUEST, error: error.into(), hint: hint.into() }
    }

    /// The page from which it was asked shows what is no longer so.
    pub(crate) fn conflict(error: impl Into<String>, hint: impl Into<String>) -> Failure {
        Failure { status: StatusCode::CONFLICT, error: error.into(), hint: hint.into() }
    }

    /// What it is and what to do, in one piece.
    pub(crate) fn words(&self) -> String {
        format!("{} {}", self.error, self.hint).trim_end().to_owned()
    }

    /// A fault of ours.
    pub(crate) fn fault() -> Failure {
        Failure {
            status: StatusCode::INTERNAL_SERVER_ERROR,
            error: "This shows a fault in the program. The record is as it was.".to_owned(),
            hint: "Please report it with what you did.".to_owned(),
        }
    }
}

impl From<RecordError> for Failure {
    fn from(error: RecordError) -> Failure {
        let status = match &error {
            RecordError::Refused { .. } | RecordError::Unfit { .. } => StatusCode::CONFLICT,
            RecordError::Busy { .. } => StatusCode::SERVICE_UNAVAILABLE,
            RecordError::Missing { .. } => StatusCode::NOT_FOUND,
            _ => StatusCode::INTERNAL_SERVER_ERROR,
        };
        Failure { status, error: sentence(&error.to_string()), hint: String::new() }
    }
}

impl From<EncoderError> for Failure {
    fn from(error: EncoderError) -> Failure {
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        Failure { status, error: sentence(&error.to_string()), hint: String::new() }
    }
}

impl From<askama::Error> for Failure {
    fn from(_: askama::Error) -> Failure {
        Failure::fault()
    }
}

/// An error's words as a sentence: `onrecord` writes them as parts of one.
pub(crate) fn sentence(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    let stop = if words.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{first}{}{stop}", chars.as_str())
}

impl IntoResponse for Failure {
    /// The bare status, which [`dress`] gives its page, because only that knows in which form.
    fn into_response(self) -> Response {
        let status = self.status;
        let mut response = status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

#[derive(Template)]
#[template(path = "failure.html")]
struct FailurePage<'a> {
    shell: &'a Shell,
    failure: &'a Failure,
}

/// Gives a failure its page.
pub(crate) async fn dress(State(app): State<App>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let Ok(visit) = Visit::from_request_parts(&mut parts, &app).await;
    let mut response = next.run(Request::from_parts(parts, body)).await;
    let Some(failure) = response.extensions_mut().remove::<Failure>() else { return response };
    let shell = visit.shell("That did not work".to_owned(), Section::of(visit.path()));
    let body = match visit.form {
        Form::Html => match (FailurePage { shell: &shell, failure: &failure }).render() {
            Ok(page) => Html(page).into_response(),
            Err(_) => failure.error.clone().into_response(),
        },
        Form::Json | Form::Csv => axum::Json(&failure).into_response(),
    };
    let allow = response.headers().get(ALLOW).cloned();
    let mut dressed = (failure.status, body).into_response();
    if let Some(allow) = allow {
        dressed.headers_mut().insert(ALLOW, allow);
    }
    dressed
}

/// There is no page at this address.
pub(crate) async fn no_page() -> Failure {
    Failure::missing("There is no page at this address.", "The pages are named above.")
}

/// The page takes no such request.
pub(crate) async fn no_method() -> Failure {
    Failure {
        status: StatusCode::METHOD_NOT_ALLOWED,
        error: "This address takes no such request.".to_owned(),
        hint: "Nothing was changed. Go back, and use the page's own buttons.".to_owned(),
    }
}
