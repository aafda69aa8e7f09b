//! `/articles`: all articles of the record.

use crate::app::App;
use crate::asked::Asked;
use crate::failure::Failure;
use crate::form::Form;
use crate::page::{Page, Table, Visit, cell};
use crate::paging::Paging;
use crate::shell::{Section, Shell};
use askama::Template;
use axum::Router;
use axum::response::Response;
use axum::routing::get;
use onrecord::record::{ArticleLine, ArticlesOf, Filters};
use onrecord::{NaiveDate, PublishedFrom};
use serde::Serialize;

/// How many articles a page has.
const A_PAGE: u32 = 100;

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/articles", get(show))
}

/// What the page shows.
#[derive(Serialize)]
struct Articles {
    /// Words of the headline.
    title: Option<String>,
    outlet: Option<String>,
    since: Option<NaiveDate>,
    until: Option<NaiveDate>,
    only: ArticlesOf,
    #[serde(flatten)]
    paging: Paging,
    articles: Vec<ArticleLine>,
    /// What was just done, in words.
    #[serde(skip)]
    done: Option<String>,
}

impl Articles {
    /// Whether anything but the page was asked for.
    fn is_narrow(&self) -> bool {
        self.title.is_some()
            || self.outlet.is_some()
            || self.since.is_some()
            || self.until.is_some()
            || self.only != ArticlesOf::All
    }

    fn is_only(&self, of: ArticlesOf) -> bool {
        self.only == of
    }

    /// Whether the days are the wrong way round.
    fn ends_before_it_begins(&self) -> bool {
        matches!((self.since, self.until), (Some(since), Some(until)) if until < since)
    }
}

#[derive(Template)]
#[template(path = "articles.html")]
struct ArticlesPage<'a> {
    shell: &'a Shell,
    page: &'a Articles,
}

impl Page for Articles {
    const SECTION: Section = Section::Articles;

    fn html(&self, shell: &Shell) -> askama::Result<String> {
        ArticlesPage { shell, page: self }.render()
    }

    fn table(&self) -> Option<Table> {
        let mut table = Table::new(&[
            "article",
            "article_key",
            "published",
            "published_from",
            "outlet",
            "title",
            "location",
            "url",
            "statements",
            "positions",
            "entries",
            "reviewed",
            "added_at",
        ]);
        for it in &self.articles {
            table.rows.push(vec![
                it.id.to_string(),
                it.key.clone(),
                cell(it.published),
                cell(it.published_from.map(PublishedFrom::name)),
                cell(it.outlet.as_ref()),
                cell(it.title.as_ref()),
                it.location.clone(),
                cell(it.url.as_ref()),
                it.statements.to_string(),
                it.positions.to_string(),
                it.entries.to_string(),
                it.reviewed.to_string(),
                it.added_at.clone(),
            ]);
        }
        Some(table)
    }
}

async fn show(visit: Visit, asked: Asked) -> Result<Response, Failure> {
    let (title, outlet) = (asked.text("title"), asked.text("outlet"));
    let (since, until) = (asked.day("since")?, asked.day("until")?);
    let only = match asked.text("only").as_deref() {
        Some("undated") => ArticlesOf::Undated,
        Some("unreviewed") => ArticlesOf::Unreviewed,
        _ => ArticlesOf::All,
    };
    let paging = visit.paging(&asked, A_PAGE)?;
    let done = (visit.form == Form::Html).then(|| visit.app.told("/articles")).flatten();
    let page = visit
        .record(move |record| {
            let limit = Some(paging.size);
            let filters =
                Filters { outlet: outlet.clone(), since, until, limit, ..Filters::default() };
            let words = title.as_deref().unwrap_or_default();
            let (articles, all) =
                record.articles_titled(words, (&filters, only), paging.offset())?;
            let paging = Paging { all, ..paging };
            Ok(Articles { title, outlet, since, until, only, paging, articles, done })
        })
        .await?;
    visit.answer(&page)
}

#[cfg(test)]
mod tests {
    use crate::testing::{Pages, add};

    #[test]
    fn articles_are_found_by_title_outlet_and_days() {
        let pages = Pages::new(|record| {
            add(record, "reports/ferry-stays.txt", "Ada Pell said so");
            add(record, "reports/toll.txt", "Ada Pell said no");
        });
        let found = |query: &str| {
            let data = pages.json(&format!("/articles.json?{query}"));
            let all = data["all"].as_u64().unwrap();
            assert_eq!(data["articles"].as_array().unwrap().len() as u64, all, "{query}");
            all
        };
        assert_eq!(found(""), 2);
        assert_eq!(found("title=Ferry"), 1, "a file without a headline is called by its name");
        assert_eq!(found("title=bridge"), 0);
        assert_eq!(found("title=%22%27*%28"), 0);
        assert_eq!(found("outlet=Post"), 0);
        assert_eq!(found("since=2025-01-01"), 0);
        assert_eq!((found("only=undated"), found("only=unreviewed")), (2, 2));
        pages.form("/review/accept", "entry=position-1");
        assert_eq!((found("only=undated&title=toll"), found("only=unreviewed")), (1, 1));
        let html = pages.get("/articles?title=%3Cb%3E&since=2025-01-01&until=2024-01-01").body;
        assert!(html.contains("No article is like that.") && !html.contains("<b>"), "{html}");
        assert!(html.contains("The last day lies before the first one"), "{html}");
        assert!(pages.get("/articles?page=2").body.contains("href=\"/articles?page=1\""));
        assert!(!pages.get("/articles.csv?title=toll").body.contains("ferry"));
        assert_eq!(pages.get("/articles?since=soon").status, 400);
    }
}
