//! `/codebook/suggestions`: questions on which the record's actors take sides, with what shows it.

use crate::failure::Failure;
use crate::page::{Page, Visit};
use crate::shell::{Section, Shell};
use crate::words::number;
use askama::Template;
use axum::response::Response;
use onrecord::record::Suggestions as Found;
use serde::Serialize;

/// How many are shown.
const MOST: usize = 12;

/// What the page shows.
#[derive(Serialize)]
struct Suggestions {
    #[serde(flatten)]
    found: Found,
}

impl Suggestions {
    fn size(&self) -> String {
        format!(
            "{} by {} in {}",
            number(self.found.statements, "statement"),
            number(self.found.actors, "actor"),
            number(self.found.reports, "report"),
        )
    }
}

#[derive(Template)]
#[template(path = "suggestions.html")]
struct SuggestionsPage<'a> {
    shell: &'a Shell,
    page: &'a Suggestions,
}

impl Page for Suggestions {
    const SECTION: Section = Section::Codebook;

    fn title(&self) -> String {
        "Issues to follow".to_owned()
    }

    fn html(&self, shell: &Shell) -> askama::Result<String> {
        SuggestionsPage { shell, page: self }.render()
    }
}

pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    let page = visit.record(|record| Ok(Suggestions { found: record.suggest(MOST)? })).await?;
    visit.answer(&page)
}
