//! `/review`: what is still to be reviewed, and what was.

use crate::app::App;
use crate::asked::Asked;
use crate::failure::Failure;
use crate::page::{Page, Table, Visit, cell};
use crate::pages::article::anchor;
use crate::pages::positions::followed;
use crate::pages::queue::Queue;
use crate::pages::verdict::asked_entry;
use crate::shell::{Section, Shell};
use crate::visible::visible;
use crate::words::{called, number, thousands, utc};
use askama::Template;
use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use onrecord::record::{
    ArticleShare, EntryRef, IssueAgreement, IssueShare, ReviewEntry, ReviewOrder, ReviewProgress,
    ReviewScope, Share,
};
use serde::Serialize;

mod differences;

/// What is said once a queue has no more entries.
const THROUGH: &str = "This queue is through.";

/// Of how many entries an agreement can be told.
const ENOUGH: usize = 10;

/// How many articles and reviews are shown unless all are asked for.
const FEW: usize = 40;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/review", get(show))
        .route("/review/next", get(next))
        .merge(differences::routes())
}

/// What the page shows.
#[derive(Serialize)]
struct Review {
    coder: String,
    progress: ReviewProgress,
    /// The number of articles of which everything is reviewed.
    finished: usize,
    /// The number of articles in which something is reviewed, and something is not.
    begun: usize,
    agreement: Vec<IssueAgreement>,
    /// The number of entries of which coders say different things.
    differences: usize,
    /// How many entries this coder has said nothing of.
    unseen: usize,
    /// The last reviews, the newest first.
    reviews: Vec<ReviewEntry>,
    #[serde(skip)]
    all_reviews: usize,
    #[serde(skip)]
    all_articles: usize,
    /// Whether a queue was just worked through.
    #[serde(skip)]
    is_through: bool,
}

impl Review {
    fn whole(&self) -> Share {
        let mut whole = self.progress.statements;
        for issue in &self.progress.issues {
            whole.done += issue.share.done;
            whole.all += issue.share.all;
        }
        whole
    }

    /// "1 entry of others is left", "6 entries of others are left".
    fn left_of_others(&self) -> String {
        match self.left() {
            1 => "1 entry of others is left".to_owned(),
            left => format!("{} entries of others are left", thousands(left)),
        }
    }

    fn left(&self) -> usize {
        let whole = self.whole();
        whole.all.saturating_sub(whole.done)
    }

    fn lead(&self) -> String {
        let whole = self.whole();
        format!(
            "{} of {} entries are reviewed: {} as a whole, {} in part.",
            thousands(whole.done),
            thousands(whole.all),
            number(self.finished, "article"),
            self.begun
        )
    }

    fn basis(it: &IssueAgreement) -> String {
        let entries = if it.entries == 1 { "entry" } else { "entries" };
        format!("{}, {} {entries}", number(it.coders, "coder"), thousands(it.entries))
    }

    fn alpha(alpha: &Option<f64>) -> String {
        match alpha {
            Some(alpha) => format!("{alpha:.2}"),
            None => "unknown".to_owned(),
        }
    }

    /// What an alpha means, in words: of a few entries, nothing.
    fn verdict(it: &IssueAgreement) -> &'static str {
        match it.alpha {
            None => "not enough to tell",
            Some(_) if it.entries < ENOUGH => "too few to tell",
            Some(alpha) if alpha >= 0.8 => "reliable",
            Some(alpha) if alpha >= 0.667 => "good enough for tentative conclusions",
            Some(alpha) if alpha > 0.0 => "too low to rely on",
            Some(_) => "no better than chance",
        }
    }

    /// "rejected: Ada Pell, for: The toll".
    fn said(&self, review: &ReviewEntry) -> String {
        said(review, &self.progress.issues)
    }

    fn link(review: &ReviewEntry) -> Option<String> {
        let (_, anchor) = anchor(review.entry);
        Some(format!("/articles/{}#{anchor}", review.article?))
    }

    fn when(review: &ReviewEntry) -> String {
        utc(&review.reviewed_at)
    }

    fn name(article: &ArticleShare) -> String {
        visible(&called(&article.title, &article.location))
    }
}

/// "rejected: Ada Pell, for: The toll".
fn said(review: &ReviewEntry, issues: &[IssueShare]) -> String {
    let done = review.kind.done();
    let text = |name: &str| review.after.get(name).and_then(|it| it.as_str()).unwrap_or_default();
    let name = review.after.get("actor").and_then(|it| it.get("name")).and_then(|it| it.as_str());
    let name = visible(name.unwrap_or("nobody known"));
    match review.entry {
        EntryRef::Position(_) => {
            let key = text("issue");
            let issue = issues.iter().find(|it| it.issue == key);
            let title = visible(issue.map_or(key, |it| &it.title));
            format!("{done}: {name}, {}: {title}", text("stance"))
        }
        EntryRef::Statement(_) => format!("{done}: {name}, {} statement", text("kind")),
    }
}

#[derive(Template)]
#[template(path = "review.html")]
struct ReviewPage<'a> {
    shell: &'a Shell,
    page: &'a Review,
}

impl Page for Review {
    const SECTION: Section = Section::Review;

    fn html(&self, shell: &Shell) -> askama::Result<String> {
        ReviewPage { shell, page: self }.render()
    }

    fn table(&self) -> Option<Table> {
        let mut table = Table::new(&[
            "review",
            "entry",
            "id",
            "article",
            "article_key",
            "coder",
            "kind",
            "reviewed_at",
        ]);
        for it in &self.reviews {
            let (what, id) = match it.entry {
                EntryRef::Position(id) => ("position", id),
                EntryRef::Statement(id) => ("statement", id),
            };
            table.rows.push(vec![
                it.id.to_string(),
                what.to_owned(),
                id.to_string(),
                cell(it.article),
                it.article_key.clone(),
                it.coder.clone(),
                it.kind.name().to_owned(),
                it.reviewed_at.clone(),
            ]);
        }
        Some(table)
    }
}

async fn show(visit: Visit, asked: Asked) -> Result<Response, Failure> {
    // Who takes the table or the data away wants all of it.
    let all = asked.is_set("all") || visit.form != crate::form::Form::Html;
    let is_html = visit.form == crate::form::Form::Html;
    let is_through = is_html && visit.app.told("/review").as_deref() == Some(THROUGH);
    let coder = visit.app.coder();
    let page = visit
        .record(move |record| {
            let mut progress = record.review_progress()?;
            let limit = if all { u32::MAX } else { FEW as u32 };
            let (reviews, all_reviews) = record.last_reviews(limit)?;
            let is_finished = |it: &&ArticleShare| it.share.done == it.share.all;
            let is_begun = |it: &&ArticleShare| it.share.done > 0 && it.share.done < it.share.all;
            let all_articles = progress.articles.len();
            let finished = progress.articles.iter().filter(is_finished).count();
            let begun = progress.articles.iter().filter(is_begun).count();
            if !all {
                progress.articles.truncate(FEW);
            }
            let agreement = record.agreement()?;
            let differences = record.differences()?.len();
            let unseen = record.left_alone(&ReviewScope::All, coder.trim())?;
            Ok(Review {
                differences,
                unseen,
                coder,
                progress,
                finished,
                begun,
                agreement,
                reviews,
                all_reviews,
                all_articles,
                is_through,
            })
        })
        .await?;
    visit.answer(&page)
}

/// Leads to the next entry that nobody has reviewed.
async fn next(visit: Visit, asked: Asked) -> Result<Response, Failure> {
    let queue = Queue::of(&asked);
    let order = match queue.is_by_doubt {
        true => ReviewOrder::Doubt { after: asked_entry(&asked)? },
        false => ReviewOrder::Text { after: asked.value("after", "an article’s number")? },
    };
    let (scope, issue, coder) = (queue.scope(), queue.issue.clone(), visit.app.coder());
    let is_alone = queue.is_alone;
    let found = visit
        .record(move |record| {
            followed(&record.codebook()?.issues, issue.as_deref())?;
            Ok(match is_alone {
                true => record.next_alone(order, &scope, coder.trim())?,
                false => record.next_to_review(order, &scope)?,
            })
        })
        .await?;
    let Some((article, entry)) = found else {
        if queue.is_on() {
            visit.app.tell("/review", THROUGH);
        }
        return Ok(Redirect::to("/review").into_response());
    };
    let (_, anchor) = anchor(entry);
    Ok(Redirect::to(&format!("/articles/{article}{}#{anchor}", queue.query())).into_response())
}

#[cfg(test)]
mod tests {
    use crate::testing::{Pages, add};
    use onrecord::record::IssueAgreement;

    #[test]
    fn the_queue_says_how_far_it_is_and_what_comes_next() {
        let pages = Pages::new(|record| {
            add(record, "1.txt", "Ada Pell said so");
            add(record, "/reports/<i>2.txt", "Ada Pell said more");
        });
        let next = |query: &str| pages.get(&format!("/review/next{query}")).location;
        assert_eq!(next(""), "/articles/1#statement-1");
        assert_eq!(next("?after=1"), "/articles/2#statement-2");
        assert_eq!(next("?after=2"), "/articles/1#statement-1");
        assert_eq!(next("?issue=toll"), "/articles/1?issue=toll#position-1");
        assert_eq!(
            next("?issue=toll&order=doubt"),
            "/articles/1?order=doubt&issue=toll#position-1"
        );
        assert_eq!(next("?what=positions"), "/articles/1?what=positions#position-1");
        assert_eq!(next("?order=text"), "/articles/1?order=text#statement-1");
        assert_eq!(pages.get("/review/next?issue=%3Cx%3E%26").status, 404, "no such queue");
        assert!(!pages.get("/review?through=1").body.contains("This queue is through"));
        let doubted = next("?order=doubt");
        let entry = doubted.split_once('#').unwrap().1;
        assert_ne!(next(&format!("?order=doubt&entry={entry}")), doubted);
        pages.form("/review/accept", "entry=position-1");
        assert_eq!(next("?issue=toll"), "/articles/2?issue=toll#position-3");
        pages.form("/review/accept", "entry=position-3");
        assert_eq!(next("?issue=toll"), "/review");
        assert!(pages.get("/review").body.contains("This queue is through. 2 entries"));
        assert!(!pages.get("/review").body.contains("This queue is through"), "it is said once");
        let data = pages.json("/review.json");
        assert_eq!(data["progress"]["statements"]["all"], 2);
        assert_eq!(data["progress"]["issues"][0]["done"], 2);
        assert_eq!((&data["begun"], &data["finished"]), (&2.into(), &0.into()));
        assert_eq!(data["reviews"][0]["coder"], "nora");
        let html = pages.get("/review").body;
        assert!(html.contains("accepted: Ada Pell, for: The toll"));
        assert!(html.contains("&#60;i&#62;2") && !html.contains("<i>2"));
        assert!(pages.get("/review.csv").body.starts_with("review,entry,id,"));
    }

    #[test]
    fn agreement_is_shown_with_what_it_means() {
        let pages = Pages::new(|record| {
            add(record, "1.txt", "Ada Pell said so");
            add(record, "2.txt", "Ada Pell said more");
        });
        for coder in ["nora", "eve"] {
            pages.form("/review/coder", &format!("coder={coder}"));
            pages.form("/review/accept", "entry=position-1");
            pages.form("/review/reject", "entry=position-3");
        }
        let html = pages.get("/review").body;
        assert!(html.contains("1.00") && html.contains("too few to tell; 2 coders, 2 entries"));
        let verdict = |alpha, entries| {
            super::Review::verdict(&IssueAgreement { issue: None, coders: 2, entries, alpha })
        };
        assert_eq!(verdict(Some(1.0), 10), "reliable");
        assert_eq!(verdict(Some(0.0), 9), "too few to tell");
        assert_eq!(verdict(Some(0.0), 10), "no better than chance");
    }

    #[test]
    fn an_empty_record_has_a_queue_too() {
        let pages = Pages::new(|_| ());
        assert_eq!(pages.get("/review").status, 200);
        assert_eq!(pages.get("/review/next").location, "/review");
    }
}
