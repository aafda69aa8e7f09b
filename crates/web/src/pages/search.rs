//! `/search`: statements by their words, speaker, outlet and days; positions by stance; articles.

use crate::app::App;
use crate::asked::Asked;
use crate::failure::Failure;
use crate::form::Form;
use crate::marks::{Piece, found, pieces};
use crate::page::{Page, Table, Visit, cell};
use crate::shell::{Section, Shell};
use askama::Template;
use axum::Router;
use axum::response::Response;
use axum::routing::get;
use onrecord::record::{ArticleHit, Filters, PositionEntry, PositionFilters, StatementEntry};
use onrecord::{NaiveDate, Stance};
use serde::Serialize;

/// At most so many results of a kind.
const MOST: usize = 100;

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/search", get(show))
}

/// What the page shows.
#[derive(Serialize)]
struct Search {
    q: String,
    what: What,
    speaker: Option<String>,
    outlet: Option<String>,
    since: Option<NaiveDate>,
    until: Option<NaiveDate>,
    stance: Option<Stance>,
    /// Whether there is more than what is shown.
    more: bool,
    statements: Vec<StatementEntry>,
    positions: Vec<PositionEntry>,
    articles: Vec<ArticleHit>,
    #[serde(skip)]
    is_asked: bool,
}

/// What is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum What {
    Statements,
    Positions,
    Articles,
}

impl Search {
    fn is_of(&self, what: &str) -> bool {
        matches!(
            (self.what, what),
            (What::Statements, "statements")
                | (What::Positions, "positions")
                | (What::Articles, "articles")
        )
    }

    fn is_stance(&self, name: &str) -> bool {
        self.stance.is_some_and(|stance| stance.name() == name)
    }

    fn hits(&self) -> usize {
        self.statements.len() + self.positions.len() + self.articles.len()
    }

    /// A text with the words of the search marked.
    fn marked(&self, text: &str) -> Vec<Piece> {
        found(text, &self.q)
    }

    /// An article's excerpt with the words marked that were found.
    fn excerpt(&self, hit: &ArticleHit) -> Vec<Piece> {
        let places: Vec<([usize; 2], &str)> = hit.found.iter().map(|it| (*it, "hit")).collect();
        pieces(&hit.excerpt, &places)
    }

    /// "41 statements", "100 statements or more".
    fn count(&self) -> String {
        let one = match self.what {
            What::Statements => "statement",
            What::Positions => "position",
            What::Articles => "article",
        };
        let more = if self.more { ", and more: narrow the search" } else { "" };
        format!("{}{more}", crate::words::number(self.hits(), one))
    }
}

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage<'a> {
    shell: &'a Shell,
    page: &'a Search,
}

impl Page for Search {
    const SECTION: Section = Section::Search;

    fn title(&self) -> String {
        if self.q.is_empty() { "Search".to_owned() } else { format!("{} · Search", self.q) }
    }

    fn html(&self, shell: &Shell) -> askama::Result<String> {
        SearchPage { shell, page: self }.render()
    }

    fn table(&self) -> Option<Table> {
        let mut table = Table::new(&[
            "kind",
            "id",
            "actor",
            "stance",
            "words",
            "published",
            "outlet",
            "title",
            "location",
            "article",
        ]);
        for it in &self.statements {
            table.rows.push(vec![
                it.kind.name().to_owned(),
                it.id.to_string(),
                cell(it.actor.as_ref()),
                String::new(),
                it.content.clone(),
                cell(it.published),
                cell(it.outlet.as_ref()),
                cell(it.title.as_ref()),
                it.url.clone().unwrap_or_else(|| it.location.clone()),
                it.article.to_string(),
            ]);
        }
        for it in &self.positions {
            table.rows.push(vec![
                "position".to_owned(),
                it.id.to_string(),
                it.actor.clone(),
                it.stance.name().to_owned(),
                it.evidence.clone(),
                cell(it.published),
                cell(it.outlet.as_ref()),
                cell(it.title.as_ref()),
                it.url.clone().unwrap_or_else(|| it.location.clone()),
                it.article.to_string(),
            ]);
        }
        for it in &self.articles {
            table.rows.push(vec![
                "article".to_owned(),
                it.line.id.to_string(),
                String::new(),
                String::new(),
                it.excerpt.clone(),
                cell(it.line.published),
                cell(it.line.outlet.as_ref()),
                cell(it.line.title.as_ref()),
                it.line.url.clone().unwrap_or_else(|| it.line.location.clone()),
                it.line.id.to_string(),
            ]);
        }
        Some(table)
    }
}

async fn show(visit: Visit, asked: Asked) -> Result<Response, Failure> {
    let stance = match asked.text("stance").as_deref() {
        Some("for") => Some(Stance::For),
        Some("against") => Some(Stance::Against),
        Some("undecided") => Some(Stance::Undecided),
        _ => None,
    };
    let what = match asked.text("what").as_deref() {
        Some("positions") => What::Positions,
        Some("articles") => What::Articles,
        // A stance is what only positions have.
        None if stance.is_some() => What::Positions,
        _ => What::Statements,
    };
    let mut page = Search {
        q: asked.text("q").unwrap_or_default(),
        what,
        speaker: asked.text("speaker"),
        outlet: asked.text("outlet"),
        since: asked.day("since")?,
        until: asked.day("until")?,
        stance,
        more: false,
        statements: Vec::new(),
        positions: Vec::new(),
        articles: Vec::new(),
        is_asked: false,
    };
    page.is_asked = !page.q.is_empty()
        || [&page.speaker, &page.outlet].into_iter().any(Option::is_some)
        || [page.since, page.until].into_iter().any(|day| day.is_some())
        || stance.is_some();
    if page.is_asked {
        let form = visit.form;
        page = visit.record(move |record| search(record, page, form)).await?;
    }
    visit.answer(&page)
}

/// Fills in what is found: all of it in a table to take away, else one more than is shown is asked for, to know whether
/// there is more.
fn search(record: &onrecord::Record, mut page: Search, form: Form) -> Result<Search, Failure> {
    let limit = if form == Form::Csv { usize::MAX } else { MOST + 1 };
    let filters = Filters {
        speaker: page.speaker.clone(),
        outlet: page.outlet.clone(),
        since: page.since,
        until: page.until,
        limit: u32::try_from(limit).ok(),
    };
    match page.what {
        What::Statements => page.statements = record.search(&page.q, &filters)?,
        What::Articles => page.articles = record.search_articles(&page.q, &filters)?,
        What::Positions => {
            let filters = PositionFilters {
                actor: page.speaker.clone(),
                since: page.since,
                until: page.until,
                stance: page.stance,
                ..PositionFilters::default()
            };
            let outlet = page.outlet.as_deref();
            page.positions = record.search_positions(&page.q, &filters, outlet, limit)?;
        }
    }
    page.more = form != Form::Csv && page.hits() > MOST;
    if page.more {
        page.statements.truncate(MOST);
        page.articles.truncate(MOST);
        page.positions.truncate(MOST);
    }
    Ok(page)
}
