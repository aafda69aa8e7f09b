//! `/articles`: all articles of the record.

use crate::app::App;
use crate::asked::Asked;
use crate::failure::Failure;
use crate::page::{Page, Table, Visit, cell};
use crate::paging::Paging;
use crate::shell::{Section, Shell};
use askama::Template;
use axum::Router;
use axum::response::Response;
use axum::routing::get;
use onrecord::PublishedFrom;
use onrecord::record::ArticleLine;
use serde::Serialize;

/// How many articles a page has.
const A_PAGE: u32 = 100;

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/articles", get(show))
}

/// What the page shows.
#[derive(Serialize)]
struct Articles {
    #[serde(flatten)]
    paging: Paging,
    articles: Vec<ArticleLine>,
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
    let paging = visit.paging(&asked, A_PAGE)?;
    let page = visit
        .record(move |record| {
            let all = usize::try_from(record.counts()?.articles).unwrap_or(usize::MAX);
            let articles = record.article_list(paging.size, paging.offset())?;
            Ok(Articles { paging: Paging { all, ..paging }, articles })
        })
        .await?;
    visit.answer(&page)
}
