//! A page is one data struct, which is shown in the form that is asked for.

use crate::app::App;
use crate::asked::Asked;
use crate::failure::Failure;
use crate::form::Form;
use crate::paging::Paging;
use crate::shell::{Section, Shell};
use crate::visible::unturned;
use axum::extract::FromRequestParts;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::request::Parts;
use axum::response::{Html, IntoResponse, Response};
use onrecord::Record;
use serde::Serialize;
use std::convert::Infallible;

/// What a page shows. Its JSON is all of it; its template and its table show the same.
pub(crate) trait Page: Serialize {
    /// Where it belongs in the navigation.
    const SECTION: Section;

    /// What the browser calls it.
    fn title(&self) -> String {
        Self::SECTION.label().to_owned()
    }

    /// The page around it, through its template.
    fn html(&self, shell: &Shell) -> askama::Result<String>;

    /// Its table, where it has one.
    fn table(&self) -> Option<Table> {
        None
    }
}

/// Rows for spreadsheets and statistics, under names for their columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Table {
    pub(crate) columns: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
}

impl Table {
    /// An empty table.
    pub(crate) fn new(columns: &[&str]) -> Table {
        Table {
            columns: columns.iter().map(|&column| column.to_owned()).collect(),
            rows: Vec::new(),
        }
    }

    fn csv(&self) -> Result<Vec<u8>, csv::Error> {
        let mut out = csv::Writer::from_writer(Vec::new());
        out.write_record(&self.columns)?;
        for row in &self.rows {
            out.write_record(row.iter().map(|cell| no_formula(cell)))?;
        }
        out.into_inner().map_err(|error| error.into_error().into())
    }
}

/// A cell that spreadsheets, in which such files are opened with a click, do not take for a formula: a report's title may
/// begin with "=".
fn no_formula(cell: &str) -> String {
    let is_formula =
        cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
    if is_formula { format!("'{cell}") } else { cell.to_owned() }
}

/// The value of a cell; nothing where it is unknown.
pub(crate) fn cell(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// A request for a page.
pub(crate) struct Visit {
    pub(crate) app: App,
    pub(crate) form: Form,
    path: String,
    query: String,
}

impl Visit {
    /// Asks or changes the record.
    pub(crate) async fn record<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&mut Record) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        self.app.record(ask).await
    }

    /// Which part of a long list is shown: the page that is asked for, and all of it in data that is taken away.
    pub(crate) fn paging(&self, asked: &Asked, on_a_page: u32) -> Result<Paging, Failure> {
        match self.form {
            Form::Csv => Ok(Paging { page: 1, size: u32::MAX, all: 0 }),
            Form::Html | Form::Json => Paging::asked(asked, on_a_page),
        }
    }

    /// The page in the form that is asked for.
    pub(crate) fn answer<P: Page>(&self, page: &P) -> Result<Response, Failure> {
        match self.form {
            Form::Html => {
                let html = page.html(&self.shell(page.title(), Some(P::SECTION)))?;
                Ok(Html(unturned(html)).into_response())
            }
            Form::Json => {
                let json = serde_json::to_vec(page).map_err(|_| Failure::fault())?;
                Ok(([(CONTENT_TYPE, "application/json; charset=utf-8")], json).into_response())
            }
            Form::Csv => {
                let Some(table) = page.table() else {
                    return Err(Failure::missing(
                        "This page has no table.",
                        "Ask for it with .json at the end of its address instead.",
                    ));
                };
                let csv = table.csv().map_err(|_| Failure::fault())?;
                let name = self.path.trim_matches('/').replace('/', "-");
                let name = if name.is_empty() { "positions" } else { &name };
                let disposition = format!("attachment; filename=\"{}.csv\"", plain(name));
                let headers = [
                    (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
                    (CONTENT_DISPOSITION, disposition),
                ];
                Ok((headers, csv).into_response())
            }
        }
    }

    /// The address that was asked for, without its query.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// What surrounds a page.
    pub(crate) fn shell(&self, title: String, section: Option<Section>) -> Shell {
        Shell::new(&self.app, title, section, &self.path, &self.query)
    }
}

/// A name without what a header or a file system could misread.
fn plain(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect()
}

impl FromRequestParts<App> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Visit, Infallible> {
        Ok(Visit {
            app: app.clone(),
            form: parts.extensions.get::<Form>().copied().unwrap_or_default(),
            path: parts.uri.path().to_owned(),
            query: parts.uri.query().unwrap_or_default().to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_no_formula() {
        assert_eq!(no_formula("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(no_formula("@SUM(1+1)"), "'@SUM(1+1)");
        assert_eq!(no_formula("-0.5"), "-0.5");
        assert_eq!(no_formula("Ada Pell"), "Ada Pell");
    }
}
