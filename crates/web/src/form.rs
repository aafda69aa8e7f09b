//! In which form a page is asked for: `/changes`, `/changes.json`, `/changes.csv`.

use axum::extract::Request;
use axum::http::Uri;
use axum::http::uri::PathAndQuery;
use axum::middleware::Next;
use axum::response::Response;

/// In which form a page is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Form {
    #[default]
    Html,
    Json,
    Csv,
}

impl Form {
    /// The end of the address that asks for it.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Form::Html => "",
            Form::Json => ".json",
            Form::Csv => ".csv",
        }
    }
}

/// Takes the ending off the address, so that each page has one route, and notes the form.
pub(crate) async fn tell_apart(mut request: Request, next: Next) -> Response {
    let (form, uri) = split(request.uri());
    if let Some(uri) = uri {
        *request.uri_mut() = uri;
    }
    request.extensions_mut().insert(form);
    next.run(request).await
}

/// The form, and the address without the ending where it has one.
fn split(uri: &Uri) -> (Form, Option<Uri>) {
    let path = uri.path();
    // "/articles/" is the same page.
    if path.len() > 1 && path.ends_with('/') && !path.starts_with("//") {
        let bare = path.trim_end_matches('/');
        let whole = uri.query().map_or_else(|| bare.to_owned(), |query| format!("{bare}?{query}"));
        let mut parts = uri.clone().into_parts();
        parts.path_and_query = PathAndQuery::try_from(whole).ok();
        return (Form::Html, Uri::from_parts(parts).ok());
    }
    if path.starts_with("/assets/") {
        return (Form::Html, None);
    }
    for form in [Form::Json, Form::Csv] {
        let Some(bare) = path.strip_suffix(form.ending()) else { continue };
        let bare = match bare {
            // The first page's data lies at `/positions.json`; `/.json` is the same.
            "" | "/" => "/".to_owned(),
            bare => bare.to_owned(),
        };
        let whole = match uri.query() {
            Some(query) => format!("{bare}?{query}"),
            None => bare,
        };
        let mut parts = uri.clone().into_parts();
        parts.path_and_query = PathAndQuery::try_from(whole).ok();
        return (form, Uri::from_parts(parts).ok());
    }
    (Form::Html, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_tells_the_form() {
        let check = |asked: &str, form: Form, path: &str| {
            let uri: Uri = asked.parse().unwrap();
            let (found, bare) = split(&uri);
            let bare = bare.unwrap_or(uri);
            assert_eq!((found, bare.to_string().as_str()), (form, path), "{asked}");
        };
        check("/changes", Form::Html, "/changes");
        check("/changes.json?issue=toll", Form::Json, "/changes?issue=toll");
        check("/actors/7.csv", Form::Csv, "/actors/7");
        check("/.json", Form::Json, "/");
        check("/assets/x.json", Form::Html, "/assets/x.json");
    }
}
