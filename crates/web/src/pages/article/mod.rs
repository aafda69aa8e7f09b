//! `/articles/7`: one article, with all that was found in it marked in its place, to be reviewed.

mod entry;
mod right;
#[cfg(test)]
mod tests;

use crate::app::App;
use crate::asked::Asked;
use crate::failure::Failure;
use crate::marks::hits;
use crate::page::{Page, Table, Visit, cell};
use crate::pages::queue::Queue;
use crate::segments::{Mark, Marked, segments};
use crate::shell::{Section, Shell};
use crate::visible::visible;
use crate::words::called;
use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;
use entry::Shown;
use onrecord::record::{ArticleEntry, PositionFilters, ReviewEntry, ReviewKind, ReviewMark};
use onrecord::{ActorKind, Issue, PublishedFrom};
use serde::Serialize;
use std::collections::BTreeSet;

pub(crate) use entry::{anchor, excerpt};

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/articles/{id}", get(show)).merge(right::routes())
}

/// What the page shows: the article with all that was found in it.
#[derive(Serialize)]
struct Article {
    #[serde(flatten)]
    entry: ArticleEntry,
    /// Positions that are less sure, and that nobody has reviewed, are not shown.
    #[serde(skip)]
    min: f32,
    #[serde(skip)]
    hidden: usize,
    #[serde(skip)]
    shown: Vec<Shown>,
    #[serde(skip)]
    rejected: Vec<Gone>,
    #[serde(skip)]
    text: Marked,
    #[serde(skip)]
    issues: Vec<Issue>,
    /// Where the words of the search stand that led here, in JSON.
    #[serde(skip)]
    hits: String,
    /// How to go on from here: what the address says of the queue.
    #[serde(skip)]
    queue: Queue,
    /// How many entries are left in the queue.
    #[serde(skip)]
    left: usize,
}

/// An entry that was rejected.
struct Gone {
    /// `position-17`.
    anchor: String,
    what: String,
    words: String,
    /// The words that told it.
    says: String,
    /// Where its parts stand in the text, in JSON: the text no longer marks them.
    spans: String,
    by: String,
    /// The rejection as it is sent back, in JSON.
    seen: String,
}

/// Somebody in the article, once.
struct Somebody<'a> {
    id: i64,
    name: &'a str,
    kind: Option<ActorKind>,
    roles: String,
}

impl Article {
    fn new(entry: ArticleEntry, issues: Vec<Issue>, min: f32, queue: (Queue, usize)) -> Article {
        let (queue, left) = queue;
        let shown = entry::shown(&entry, min);
        let told =
            |it: &onrecord::record::PositionEntry| it.review.is_some() || it.confidence >= min;
        let hidden = entry.positions.iter().filter(|it| !told(it)).count();
        let marks: Vec<Mark> = shown.iter().flat_map(|it| it.marks.iter().cloned()).collect();
        let ends: Vec<usize> = shown.iter().map(Shown::end).collect();
        let places = |places: &[onrecord::record::MarkedPlace]| -> Vec<([usize; 2], String)> {
            places.iter().map(|it| ([it.start, it.end], it.words.clone())).collect()
        };
        let furniture = places(&entry.furniture);
        let text = segments(&entry.text, &marks, &furniture, &places(&entry.warnings), &ends);
        let rejected = entry.rejected.iter().map(|it| Gone::of(it, &issues, &entry.text)).collect();
        let hits = "[]".to_owned();
        Article { entry, min, hidden, shown, rejected, text, issues, hits, queue, left }
    }

    fn name(&self) -> String {
        let line = &self.entry.line;
        visible(&called(&line.title, &line.location))
    }

    fn outlet(&self) -> Option<String> {
        self.entry.line.outlet.as_deref().map(visible)
    }

    fn byline(&self) -> String {
        visible(&self.entry.byline.join(", "))
    }

    fn location(&self) -> String {
        let line = &self.entry.line;
        visible(line.url.as_deref().unwrap_or(&line.location))
    }

    /// The address of the page that was read, where following it leads to a page and does nothing else.
    fn link(&self) -> Option<&str> {
        let line = &self.entry.line;
        let address = line.url.as_deref().unwrap_or(&line.location);
        let lower = address.get(..8).unwrap_or(address).to_ascii_lowercase();
        (lower.starts_with("https://") || lower.starts_with("http://")).then_some(address)
    }

    /// Whether a person gave its day.
    fn has_given_day(&self) -> bool {
        self.entry.line.published_from == Some(PublishedFrom::Given)
    }

    /// "as the page states".
    fn day_from(&self) -> &'static str {
        match self.entry.line.published_from {
            Some(PublishedFrom::Given) => "as somebody gave it",
            Some(PublishedFrom::Metadata) => "as the page states",
            Some(PublishedFrom::Address) => "out of its address",
            Some(PublishedFrom::Text) => "as the text states",
            None => "",
        }
    }

    /// Everybody whom the article names and who is in an entry, then all others.
    fn actors(&self) -> Vec<Somebody<'_>> {
        let in_entries: BTreeSet<i64> =
            self.shown.iter().filter_map(|it| it.actor.as_ref()?.id).collect();
        let mut seen = BTreeSet::new();
        let mut found: Vec<Somebody> = Vec::new();
        for it in &self.entry.actors {
            if seen.insert(it.id) {
                let roles = visible(it.role.as_deref().unwrap_or_default());
                found.push(Somebody { id: it.id, name: &it.name, kind: it.kind, roles });
            }
        }
        found.sort_by_key(|it| !in_entries.contains(&it.id));
        found
    }

    /// "what the model doubts first, positions only".
    fn way(&self) -> String {
        visible(&self.queue.words(&self.issues))
    }

    fn all(&self) -> usize {
        self.shown.len() + self.rejected.len()
    }

    fn done(&self) -> usize {
        self.shown.iter().filter(|it| it.review.is_some()).count() + self.rejected.len()
    }

    /// The entries that end with a segment.
    fn ending<'a>(&'a self, ends: &'a [usize]) -> impl Iterator<Item = &'a Shown> + 'a {
        ends.iter().filter_map(|&at| self.shown.get(at))
    }

    /// What is said in the margin of a paragraph: its kind of furniture, where it is another than that of the
    /// one before.
    fn margin(&self, at: usize) -> Option<&str> {
        let kind = |at: usize| self.text.paragraphs.get(at)?.furniture.as_deref();
        kind(at).filter(|now| at.checked_sub(1).and_then(kind) != Some(*now))
    }

    fn fewer(&self) -> String {
        let s = if self.hidden == 1 { "" } else { "s" };
        format!("{} position{s} less sure than {:.0} %", self.hidden, 100.0 * self.min)
    }
}

impl Gone {
    fn of(review: &ReviewEntry, issues: &[Issue], article: &str) -> Gone {
        let text =
            |name: &str| review.after.get(name).and_then(|it| it.as_str()).unwrap_or_default();
        let party = review.after.get("actor").and_then(|it| it.get("name"));
        let who = visible(party.and_then(|it| it.as_str()).unwrap_or("nobody known"));
        let words = match text("issue") {
            "" => format!("{who}, {} statement", text("kind")),
            key => {
                let issue = issues.iter().find(|it| it.id == key).map_or(key, |it| &it.title);
                format!("{who}, {}: {}", text("stance"), visible(issue))
            }
        };
        let spans = review.after.get("spans").cloned().unwrap_or_default();
        let told = spans.get("evidence").or_else(|| spans.get("content")).cloned();
        let told: Vec<[usize; 2]> =
            told.and_then(|it| serde_json::from_value(it).ok()).unwrap_or_default();
        let piece = |[start, end]: &[usize; 2]| -> String {
            article.chars().skip(*start).take(end.saturating_sub(*start)).collect()
        };
        let says = excerpt(&told.iter().map(piece).collect::<Vec<_>>().join(" … "));
        let spans = spans.to_string();
        let (what, anchor) = anchor(review.entry);
        let day = review.reviewed_at.get(..10).unwrap_or_default();
        let by = format!("rejected by {} on {day}", visible(&review.coder));
        debug_assert!(review.kind == ReviewKind::Reject);
        let mark = ReviewMark {
            kind: review.kind,
            coder: review.coder.clone(),
            at: review.reviewed_at.clone(),
        };
        let seen = entry::seen(&Some(mark));
        Gone { anchor, what: what.to_owned(), words, says, spans, by, seen }
    }
}

#[derive(Template)]
#[template(path = "article.html")]
struct ArticlePage<'a> {
    shell: &'a Shell,
    page: &'a Article,
}

impl Page for Article {
    const SECTION: Section = Section::Articles;

    fn title(&self) -> String {
        self.name()
    }

    fn html(&self, shell: &Shell) -> askama::Result<String> {
        ArticlePage { shell, page: self }.render()
    }

    fn table(&self) -> Option<Table> {
        let mut table = Table::new(&[
            "position",
            "issue",
            "issue_title",
            "actor",
            "actor_id",
            "actor_kind",
            "country",
            "stance",
            "condition",
            "quantity",
            "as_of",
            "day",
            "attributed_to",
            "via",
            "holder",
            "holder_start",
            "holder_end",
            "evidence",
            "evidence_start",
            "evidence_end",
            "confidence",
            "model",
            "review",
            "coder",
            "reviewed_at",
            "article_key",
            "location",
            "outlet",
            "published",
        ]);
        for it in &self.entry.positions {
            let review = it.review.as_ref();
            table.rows.push(vec![
                it.id.to_string(),
                it.issue.clone(),
                it.issue_title.clone(),
                it.actor.clone(),
                cell(it.actor_id),
                cell(it.actor_kind.map(ActorKind::name)),
                cell(it.country.as_ref()),
                it.stance.name().to_owned(),
                it.condition.clone(),
                cell(it.quantity.as_ref().map(|it| &it.words)),
                cell(it.as_of.as_ref()),
                cell(it.day),
                cell(it.attributed_to.as_ref()),
                cell(it.via.as_ref()),
                it.holder.clone(),
                it.spans.holder[0].to_string(),
                it.spans.holder[1].to_string(),
                it.evidence.clone(),
                it.spans.evidence[0].to_string(),
                it.spans.evidence[1].to_string(),
                it.confidence.to_string(),
                it.model.clone(),
                cell(review.map(|it| it.kind.name())),
                cell(review.map(|it| &it.coder)),
                cell(review.map(|it| &it.at)),
                it.article_key.clone(),
                it.location.clone(),
                cell(it.outlet.as_ref()),
                cell(it.published),
            ]);
        }
        Some(table)
    }
}

fn missing(id: &str) -> Failure {
    Failure::missing(
        format!("The record has no article {id}."),
        "It may have been taken out. The list of articles shows those that are there.",
    )
}

async fn show(visit: Visit, Path(id): Path<String>, asked: Asked) -> Result<Response, Failure> {
    let number: i64 = id.parse().map_err(|_| missing(&id))?;
    let min = asked.share("min")?.unwrap_or(PositionFilters::MIN);
    let queue = Queue::of(&asked);
    let scope = queue.is_on().then(|| queue.scope());
    let alone = queue.is_alone.then(|| visit.app.coder().trim().to_owned());
    let (entry, issues, left) = visit
        .record(move |record| {
            let left = scope.map(|scope| match &alone {
                Some(coder) => record.left_alone(&scope, coder),
                None => record.left_to_review(&scope),
            });
            let entry = match &alone {
                Some(coder) => record.article_entry_alone(number, coder)?,
                None => record.article_entry(number)?,
            };
            Ok((entry, record.codebook()?.issues, left.transpose()?.unwrap_or_default()))
        })
        .await?;
    let entry = entry.ok_or_else(|| missing(&id))?;
    let places: Vec<[usize; 2]> = match asked.text("q") {
        Some(words) => hits(&entry.text, &words).into_iter().map(|(place, _)| place).collect(),
        None => Vec::new(),
    };
    let hits = serde_json::to_string(&places).unwrap_or_default();
    let page = Article::new(entry, issues, min, (queue, left));
    visit.answer(&Article { hits, ..page })
}
