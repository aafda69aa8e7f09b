//! `/changes`: who moved, from what to what, and where reports contradict each other.

use crate::app::App;
use crate::asked::Asked;
use crate::failure::Failure;
use crate::page::{Page, Table, Visit, cell};
use crate::pages::positions::{Choice, followed};
use crate::paging::Paging;
use crate::shell::{Section, Shell};
use askama::Template;
use axum::Router;
use axum::response::Response;
use axum::routing::get;
use onrecord::record::{Change, ChangeKind, Holding, PositionEntry, PositionFilters};
use onrecord::{Issue, NaiveDate};
use serde::Serialize;

/// How many a page has.
const A_PAGE: u32 = 50;

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/changes", get(show))
}

/// What the page shows.
#[derive(Serialize)]
struct Changes {
    #[serde(flatten)]
    choice: Choice,
    since: Option<NaiveDate>,
    until: Option<NaiveDate>,
    /// In order of time, the latest first; those of this page.
    changes: Vec<Change>,
    /// These follow the last of the changes.
    conflicts: Vec<Change>,
    /// How many there are of both in all.
    found: usize,
    /// How many of them are changes.
    moved: usize,
    #[serde(flatten)]
    paging: Paging,
    #[serde(skip)]
    issues: Vec<Issue>,
    /// Whether nobody holds anything in the whole record.
    #[serde(skip)]
    is_empty: bool,
}

impl Changes {
    fn is_issue(&self, id: &str) -> bool {
        self.choice.issue.as_deref() == Some(id)
    }

    /// Both kinds under their headings, each with the number of all.
    fn parts(&self) -> [(&'static str, &'static str, &[Change], usize); 2] {
        [
            ("changes", "Changes", &self.changes, self.moved),
            ("conflicts", "Contradictions", &self.conflicts, self.contradicted()),
        ]
    }

    fn contradicted(&self) -> usize {
        self.found - self.moved
    }

    /// The page on which the contradictions begin.
    fn page_of_conflicts(&self) -> u32 {
        u32::try_from(self.moved / self.paging.size.max(1) as usize + 1).unwrap_or(u32::MAX)
    }
}

/// The position before and that after.
pub(crate) fn sides(change: &Change) -> [&PositionEntry; 2] {
    [&change.from, &change.to]
}

#[derive(Template)]
#[template(path = "changes.html")]
struct ChangesPage<'a> {
    shell: &'a Shell,
    page: &'a Changes,
}

impl Page for Changes {
    const SECTION: Section = Section::Changes;

    fn html(&self, shell: &Shell) -> askama::Result<String> {
        ChangesPage { shell, page: self }.render()
    }

    fn table(&self) -> Option<Table> {
        let sides =
            ["stance", "day", "as_of", "evidence", "outlet", "published", "location", "position"];
        let mut table = Table::new(&["kind", "issue", "actor", "actor_id", "days"]);
        for side in ["from", "to"] {
            table.columns.extend(sides.iter().map(|column| format!("{side}_{column}")));
        }
        let side = |it: &PositionEntry| {
            [
                it.stance.name().to_owned(),
                cell(it.day),
                cell(it.as_of.as_ref()),
                it.evidence.clone(),
                cell(it.outlet.as_ref()),
                cell(it.published),
                it.url.clone().unwrap_or_else(|| it.location.clone()),
                it.id.to_string(),
            ]
        };
        for it in self.changes.iter().chain(&self.conflicts) {
            let mut row = vec![
                it.kind.name().to_owned(),
                it.to.issue.clone(),
                it.to.actor.clone(),
                cell(it.to.actor_id),
                cell(it.days),
            ];
            row.extend(side(&it.from));
            row.extend(side(&it.to));
            table.rows.push(row);
        }
        Some(table)
    }
}

async fn show(visit: Visit, asked: Asked) -> Result<Response, Failure> {
    let choice = Choice::of(&asked)?;
    let (since, until) = (asked.day("since")?, asked.day("until")?);
    let mut paging = visit.paging(&asked, A_PAGE)?;
    if choice.all {
        paging = Paging { page: 1, size: u32::MAX, all: 0 };
    }
    let app = visit.app.clone();
    let page = visit
        .app
        .wait(move || {
            let issues = app.with_record(|record| Ok(record.codebook()?.issues))?;
            followed(&issues, choice.issue.as_deref())?;
            let holdings = app.holdings(&choice.filters())?.only_named(choice.named);
            let days = PositionFilters { since, until, ..PositionFilters::default() };
            let mut found = Holding::changes(holdings.iter(), &days);
            found.reverse();
            let is_change = |kind: ChangeKind| kind == ChangeKind::Change;
            // The sort keeps the order of time among either.
            found.sort_by_key(|it| !is_change(it.kind));
            paging.all = found.len();
            let moved = found.iter().filter(|it| is_change(it.kind)).count();
            let shown = paging.part(&found);
            let shown = app.with_record(|record| Ok(record.change_entries(shown)?))?;
            let is_empty = found.is_empty()
                && app.with_record(|record| Ok(record.counts()?.positions == 0))?;
            let (changes, conflicts) = shown.into_iter().partition(|it| is_change(it.kind));
            Ok(Changes {
                choice,
                since,
                until,
                changes,
                conflicts,
                found: found.len(),
                moved,
                paging,
                issues,
                is_empty,
            })
        })
        .await?;
    visit.answer(&page)
}
