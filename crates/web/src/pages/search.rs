//! `/search`: statements by their words, speaker, outlet and days; positions by stance; articles.

use crate::app::App;
use crate::asked::Asked;
use crate::failure::Failure;
use crate::form::Form;
use crate::marks::{Piece, hits, in_context, pieces};
use crate::page::{Page, Table, Visit, cell};
use crate::pages::positions::followed;
use crate::paging::Paging;
use crate::shell::{Section, Shell};
use crate::words::{number, percent, stance_named};
use askama::Template;
use axum::Router;
use axum::response::Response;
use axum::routing::get;
use onrecord::record::{
    ArticleHit, Context, Filters, PositionEntry, PositionFilters, SearchOrder, StatementEntry,
};
use onrecord::{Issue, NaiveDate, Stance};
use serde::Serialize;
use std::collections::BTreeMap;

/// How many results a page has.
const A_PAGE: u32 = 100;

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
    issue: Option<String>,
    order: SearchOrder,
    /// How sure a position has to be that is shown, unless somebody has reviewed it.
    min: f32,
    /// How many others are found that are less sure.
    less_sure: usize,
    /// Which of all that is found are shown.
    #[serde(flatten)]
    paging: Paging,
    /// Whether there is more behind what is shown.
    more: bool,
    statements: Vec<StatementEntry>,
    /// The sentences in which each statement stands, by its number.
    contexts: BTreeMap<i64, Context>,
    positions: Vec<PositionEntry>,
    articles: Vec<ArticleHit>,
    #[serde(skip)]
    is_asked: bool,
    /// Whether the record has no reports yet.
    #[serde(skip)]
    is_empty: bool,
    #[serde(skip)]
    issues_to_choose: Vec<Issue>,
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

    fn is_order(&self, name: &str) -> bool {
        order_named(name) == Some(self.order)
    }

    fn is_issue(&self, id: &str) -> bool {
        self.issue.as_deref() == Some(id)
    }

    /// Whether a sign stands among the words that means something elsewhere.
    fn has_signs(&self) -> bool {
        self.q.split_whitespace().any(|word| word == "OR" || word == "NOT" || word.starts_with('-'))
    }

    /// Whether a stance or an issue is asked for where it means nothing.
    fn is_of_positions_alone(&self) -> bool {
        self.what != What::Positions && (self.stance.is_some() || self.issue.is_some())
    }

    /// How many positions are found that are not sure enough, in a sentence; empty where none is.
    fn left_out(&self) -> String {
        match self.less_sure {
            0 => String::new(),
            left => {
                let are = if left == 1 { "is" } else { "are" };
                format!(
                    "{} less sure than {} {are} left out.",
                    number(left, "position"),
                    percent(self.min)
                )
            }
        }
    }

    fn hits(&self) -> usize {
        self.statements.len() + self.positions.len() + self.articles.len()
    }

    /// Whether the days are the wrong way round.
    fn ends_before_it_begins(&self) -> bool {
        matches!((self.since, self.until), (Some(since), Some(until)) if until < since)
    }

    /// A text with the words of the search marked.
    fn marked(&self, text: &str) -> Vec<Piece> {
        pieces(text, &hits(text, &self.q))
    }

    /// A statement in its sentences, with the words of the search marked.
    fn told(&self, it: &StatementEntry) -> Vec<Piece> {
        in_context(it, self.contexts.get(&it.id), &self.q)
    }

    /// An article's excerpt with the words marked that were found.
    fn excerpt(&self, hit: &ArticleHit) -> Vec<Piece> {
        let places: Vec<([usize; 2], &str)> = hit.found.iter().map(|it| (*it, "hit")).collect();
        pieces(&hit.excerpt, &places)
    }

    /// "254 statements, the best match first".
    fn count(&self) -> String {
        let one = match self.what {
            What::Statements => "statement",
            What::Positions => "position",
            What::Articles => "article",
        };
        let found = number(self.paging.all, one);
        if self.paging.all == 1 { found } else { format!("{found}, {}", self.first()) }
    }

    /// Which of them stand first.
    fn first(&self) -> &'static str {
        match (self.order, self.what) {
            (SearchOrder::Best, What::Statements | What::Articles) if !self.q.trim().is_empty() => {
                "the best match first"
            }
            (SearchOrder::Oldest, _) | (SearchOrder::Best, What::Statements) => {
                "the oldest first, those without a day last"
            }
            _ => "the newest first, those without a day last",
        }
    }
}

/// The order that a page is asked for by this word.
fn order_named(name: &str) -> Option<SearchOrder> {
    Some(match name {
        "best" => SearchOrder::Best,
        "newest" => SearchOrder::Newest,
        "oldest" => SearchOrder::Oldest,
        _ => return None,
    })
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
    let stance = asked.text("stance").and_then(|name| stance_named(&name));
    let what = match asked.text("what").as_deref() {
        Some("positions") => What::Positions,
        Some("articles") => What::Articles,
        // A stance and an issue are what only positions have.
        None if stance.is_some() || asked.is_set("issue") => What::Positions,
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
        issue: asked.text("issue"),
        order: asked.text("order").and_then(|name| order_named(&name)).unwrap_or_default(),
        min: asked.share("min")?.unwrap_or(PositionFilters::MIN),
        less_sure: 0,
        paging: visit.paging(&asked, A_PAGE)?,
        more: false,
        statements: Vec::new(),
        contexts: BTreeMap::new(),
        positions: Vec::new(),
        articles: Vec::new(),
        is_asked: false,
        is_empty: false,
        issues_to_choose: Vec::new(),
    };
    page.is_asked = !page.q.is_empty()
        || [&page.speaker, &page.outlet].into_iter().any(Option::is_some)
        || [page.since, page.until].into_iter().any(|day| day.is_some())
        || stance.is_some()
        || page.issue.is_some();
    let form = visit.form;
    let page = visit
        .record(move |record| {
            page.issues_to_choose = record.codebook()?.issues;
            followed(&page.issues_to_choose, page.issue.as_deref())?;
            let mut page = if page.is_asked { search(record, page, form)? } else { page };
            page.is_empty = page.hits() == 0 && record.counts()?.articles == 0;
            Ok(page)
        })
        .await?;
    visit.answer(&page)
}

/// Fills in what is found.
fn search(record: &onrecord::Record, mut page: Search, form: Form) -> Result<Search, Failure> {
    let filters = Filters {
        speaker: page.speaker.clone(),
        outlet: page.outlet.clone(),
        since: page.since,
        until: page.until,
        limit: Some(page.paging.size),
        order: page.order,
    };
    let before = page.paging.offset();
    match page.what {
        What::Statements => {
            (page.statements, page.paging.all) = record.search_part(&page.q, &filters, before)?;
            // A table has no room for them, and may be long.
            if form != Form::Csv {
                let contexts = record.contexts(&page.statements)?;
                page.contexts = page.statements.iter().map(|it| it.id).zip(contexts).collect();
            }
        }
        What::Articles => {
            (page.articles, page.paging.all) =
                record.search_articles_part(&page.q, &filters, before)?;
        }
        What::Positions => {
            let filters = PositionFilters {
                actor: page.speaker.clone(),
                since: page.since,
                until: page.until,
                stance: page.stance,
                issue: page.issue.clone(),
                min: 0.0,
                ..PositionFilters::default()
            };
            let outlet = page.outlet.as_deref();
            let mut found = record.search_positions(&page.q, &filters, outlet, page.order)?;
            let all = found.len();
            found.retain(|it| it.review.is_some() || it.confidence >= page.min);
            page.less_sure = all - found.len();
            page.paging.all = found.len();
            page.positions = page.paging.part(&found).to_vec();
        }
    }
    page.more = page.paging.next().is_some();
    Ok(page)
}

#[cfg(test)]
mod tests {
    use crate::testing::{Pages, add};

    #[test]
    fn all_that_is_found_is_counted_and_shown_a_page_at_a_time() {
        let pages = Pages::new(|record| {
            for i in 0..102 {
                add(record, &format!("{i}.txt"), &format!("Ada Pell spoke of toll {i}"));
            }
        });
        for what in ["statements", "positions", "articles"] {
            let path = format!("/search?q=toll&what={what}");
            let page = pages.get(&path).body;
            assert!(page.contains(&format!("102 {what}, the ")), "{page}");
            assert!(page.contains("Page 1 of 2") && page.contains("&#38;page=2"), "{page}");
            let data = pages.json(&path.replace('?', ".json?"));
            assert_eq!((&data["all"], &data["more"]), (&102.into(), &true.into()));
            assert_eq!(data[what].as_array().unwrap().len(), 100);
            let last = pages.json(&format!("{}&page=2", path.replace('?', ".json?")));
            assert_eq!((&last["more"], last[what].as_array().unwrap().len()), (&false.into(), 2));
            assert!(pages.get(&format!("{path}&page=3")).body.contains("There is no page 3"));
            let table = pages.get(&path.replace('?', ".csv?")).body;
            assert_eq!(table.lines().count(), 103, "a table is taken away whole");
        }
        let page = pages.get("/search?since=2025-02-01&until=2025-01-01").body;
        assert!(page.contains("The last day lies before the first one"), "{page}");
    }

    #[test]
    fn positions_are_found_by_issue_and_what_is_unsure_is_said() {
        let pages = Pages::new(|record| add(record, "1.txt", "Ada Pell spoke of the toll"));
        let found = |query: &str| {
            let data = pages.json(&format!("/search.json?what=positions&{query}"));
            (data["all"].as_u64().unwrap(), data["less_sure"].as_u64().unwrap())
        };
        assert_eq!((found("q=pell"), found("issue=toll")), ((1, 1), (1, 0)));
        assert_eq!((found("issue=ferry"), found("issue=ferry&min=0")), ((0, 1), (1, 0)));
        let page = pages.get("/search?issue=ferry").body;
        assert!(page.contains("1 position less sure than 50 % is left out."), "{page}");
        assert!(page.contains("href=\"/search?issue=ferry&#38;min=0\""), "{page}");
        assert_eq!(pages.get("/search?issue=nothing").status, 404);
        assert!(pages.get("/search?q=toll+OR+ferry").body.contains("mean nothing here"));
    }

    #[test]
    fn a_statement_stands_in_its_sentence() {
        let text = "It rained. Ada Pell, who is <b>old</b>, wants no toll. Nobody came.";
        let pages = Pages::new(|record| add(record, "1.txt", text));
        let data = pages.json("/search.json?q=toll");
        assert_eq!(data["contexts"]["1"]["words"], text, "as the speaker is named before it");
        let said = data["statements"][0]["content"].as_str().unwrap();
        for path in ["/search?q=rained", "/search?q=toll", "/actors/1"] {
            let page = pages.get(path).body;
            assert!(!page.contains("<b>old") && page.contains("&#60;b&#62;"), "{page}");
            assert!(
                page.contains("<mark class=\"evidence"),
                "{path}: {said} is not marked: {page}"
            );
        }
        let page = pages.get("/search?q=rained").body;
        assert!(page.contains("<mark class=\"holder hit\">rained</mark>"), "{page}");
    }
}
