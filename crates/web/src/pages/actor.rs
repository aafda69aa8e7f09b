//! `/actors/ID`: one actor: names and why they are one, roles, positions over time, statements; and what a
//! person may decide about who it is.

use crate::app::App;
use crate::asked::{Asked, Sent};
use crate::failure::Failure;
use crate::form::Form;
use crate::marks::{Piece, in_context};
use crate::page::{Page, Table, Visit, cell};
use crate::paging::Paging;
use crate::shell::{Section, Shell};
use crate::visible::typed;
use crate::words::{days, number as number_of};
use askama::Template;
use axum::Router;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use onrecord::Record;
use onrecord::record::{
    ActorEntry, Appearance, Context, Decision, Meant, PositionEntry, PositionFilters,
    StatementEntry, Why,
};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

mod merge;

/// The longest name of an actor.
const LONGEST_NAME: usize = 200;

/// How many statements a page has.
const A_PAGE: u32 = 50;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/actors/{id}", get(show))
        .route("/actors/{id}/rename", post(rename))
        .route("/actors/{id}/merge", get(merge::ask).post(merge))
        .route("/actors/{id}/split", post(split))
        .route("/actors/{id}/undo", post(undo))
}

/// What the page shows.
#[derive(Serialize)]
struct Actor {
    /// The actor with the statements of this page.
    actor: ActorEntry,
    #[serde(flatten)]
    paging: Paging,
    /// The sentences in which each of these statements stands, by its number.
    contexts: BTreeMap<i64, Context>,
    why: Why,
    /// The articles in which the actor is.
    articles: Vec<Appearance>,
    /// All positions in the actor's own name, by issue, then by day.
    positions: Vec<PositionEntry>,
    /// How sure a position has to be to count elsewhere, unless somebody has reviewed it.
    min: f32,
    /// The last decision of all, which alone can be taken back.
    #[serde(skip)]
    last: Option<Decision>,
    /// What was just done, in words.
    #[serde(skip)]
    done: Option<String>,
    /// Whether that was to take something back.
    #[serde(skip)]
    is_undone: bool,
}

impl Actor {
    /// The issues of the positions, each with its positions.
    fn issues(&self) -> impl Iterator<Item = &[PositionEntry]> {
        self.positions.chunk_by(|a, b| a.issue == b.issue)
    }

    /// How many statements the record has of the actor, and from when.
    fn said(&self) -> String {
        let said = number_of(self.actor.count, "statement");
        let days = days(self.actor.first, self.actor.last);
        if days.is_empty() { said } else { format!("{said} {days}") }
    }

    /// Whether a position counts only here, as nobody has reviewed it and the model is not sure enough of it.
    fn is_too_unsure(&self, it: &PositionEntry) -> bool {
        it.review.is_none() && it.confidence < self.min
    }

    /// Who carries the articles in which the actor is.
    fn outlets(&self) -> Vec<&str> {
        let outlets: BTreeSet<&str> =
            self.articles.iter().filter_map(|it| it.outlet.as_deref()).collect();
        outlets.into_iter().collect()
    }

    /// A statement in its sentences.
    fn told(&self, it: &StatementEntry) -> Vec<Piece> {
        in_context(it, self.contexts.get(&it.id), "")
    }

    /// The last decision about this actor, if there is one.
    fn last_decision(&self) -> Option<&Decision> {
        self.why.decisions.last()
    }

    /// The decision that can be taken back here: the last about this actor, where none about others followed.
    fn can_undo(&self) -> Option<&Decision> {
        self.last_decision().filter(|decision| Some(*decision) == self.last.as_ref())
    }

    /// The decision about another actor that has to be taken back before the last about this one.
    fn is_before(&self) -> Option<&Decision> {
        self.last.as_ref().filter(|_| self.last_decision().is_some() && self.can_undo().is_none())
    }
}

#[derive(Template)]
#[template(path = "actor.html")]
struct ActorPage<'a> {
    shell: &'a Shell,
    page: &'a Actor,
}

impl Page for Actor {
    const SECTION: Section = Section::Actors;

    fn title(&self) -> String {
        self.actor.name.clone()
    }

    fn html(&self, shell: &Shell) -> askama::Result<String> {
        ActorPage { shell, page: self }.render()
    }

    fn table(&self) -> Option<Table> {
        let mut table = Table::new(&[
            "statement",
            "actor",
            "actor_id",
            "kind",
            "published",
            "outlet",
            "speaker",
            "cue",
            "content",
            "negation",
            "confidence",
            "article",
            "location",
        ]);
        for it in &self.actor.statements {
            table.rows.push(vec![
                it.id.to_string(),
                self.actor.name.clone(),
                self.actor.id.to_string(),
                it.kind.name().to_owned(),
                cell(it.published),
                cell(it.outlet.as_ref()),
                it.speaker.clone(),
                it.cue.clone(),
                it.content.clone(),
                it.negation.clone(),
                it.confidence.to_string(),
                it.article.to_string(),
                it.url.clone().unwrap_or_else(|| it.location.clone()),
            ]);
        }
        Some(table)
    }
}

const UNDONE: &str = "The last decision was taken back.";

async fn show(visit: Visit, Path(id): Path<String>, asked: Asked) -> Result<Response, Failure> {
    let id = number(&id)?;
    let paging = visit.paging(&asked, A_PAGE)?;
    // Links and tables that were kept carry the numbers of those who are part of somebody else now.
    let now = visit.record(move |record| Ok(record.actor_now(id)?)).await?;
    if let Some(now) = now.filter(|now| *now != id) {
        let page = format!("/actors/{now}");
        visit
            .app
            .tell(&page, format!("Number {id} is part of this actor now, by a person’s decision."));
        return Ok(Redirect::to(&format!("{page}{}", visit.form.ending())).into_response());
    }
    let form = visit.form;
    let done = (form == Form::Html).then(|| visit.app.told(&format!("/actors/{id}"))).flatten();
    let is_undone = done.as_deref() == Some(UNDONE);
    let page = visit
        .record(move |record| {
            let Some(mut actor) = record.actor(id)? else { return Err(nobody()) };
            let paging = Paging { all: actor.statements.len(), ..paging };
            // The latest first: who opens a page wants to know what they said last.
            let mut statements = std::mem::take(&mut actor.statements);
            statements.sort_by_key(|it| (it.published.is_none(), std::cmp::Reverse(it.published)));
            let statements: Vec<StatementEntry> = paging.part(&statements).to_vec();
            actor.statements = statements;
            // A table has no room for them, and may be long.
            let contexts = match form {
                Form::Csv => Vec::new(),
                Form::Html | Form::Json => record.contexts(&actor.statements)?,
            };
            let contexts = actor.statements.iter().map(|it| it.id).zip(contexts).collect();
            let why = record.why(id)?;
            let articles = record.appearances(id)?;
            let positions = record.positions_held(id)?;
            let last = record.decisions()?.pop();
            let min = PositionFilters::MIN;
            Ok(Actor {
                actor,
                paging,
                contexts,
                why,
                articles,
                positions,
                min,
                last,
                done,
                is_undone,
            })
        })
        .await?;
    visit.answer(&page)
}

async fn rename(
    visit: Visit,
    Path(id): Path<String>,
    Sent(sent): Sent,
) -> Result<Response, Failure> {
    let id = number(&id)?;
    let name = typed(&sent.needed::<String>("name", "the name to call the actor by")?);
    if name.chars().count() > LONGEST_NAME {
        return Err(Failure::wrong(
            format!("A name has at most {LONGEST_NAME} letters."),
            "Nothing was changed. Go back and shorten it.",
        ));
    }
    let is_sure = sent.is_set("sure");
    let same = visit
        .record(move |record| {
            let same = if is_sure { None } else { namesake(record, id, &name)? };
            if same.is_none() {
                record.rename(id, &name)?;
            }
            Ok(same.map(|other| (other, name)))
        })
        .await?;
    match same {
        // Two of one name could not be told apart in lists.
        Some((other, name)) => merge::ask_of_namesakes(&visit, id, other, name).await,
        None => Ok(done(&visit, id, "The actor has another name now.")),
    }
}

/// Another actor who is called so.
fn namesake(record: &Record, id: i64, name: &str) -> Result<Option<i64>, Failure> {
    Ok(match record.meant(name)? {
        Meant::One(other, _) if other != id && name.parse::<i64>().is_err() => Some(other),
        Meant::Several(several) => {
            let is_called = |it: &&(i64, String)| it.0 != id && it.1.eq_ignore_ascii_case(name);
            several.iter().find(is_called).map(|(other, _)| *other)
        }
        _ => None,
    })
}

async fn merge(
    visit: Visit,
    Path(id): Path<String>,
    Sent(sent): Sent,
) -> Result<Response, Failure> {
    let id = number(&id)?;
    let other: String = sent.needed("other", "who else this is, by name or number")?;
    visit
        .record(move |record| {
            let other = one(record, &other)?;
            Ok(record.merge(id, other)?)
        })
        .await?;
    Ok(done(&visit, id, "They are one actor now."))
}

async fn split(
    visit: Visit,
    Path(id): Path<String>,
    Sent(sent): Sent,
) -> Result<Response, Failure> {
    let id = number(&id)?;
    let articles: Vec<i64> = sent.all("article").filter_map(|it| it.parse().ok()).collect();
    if articles.is_empty() {
        return Err(Failure::wrong(
            "No article is ticked.",
            "Go back and tick those in which it is somebody else.",
        ));
    }
    let other = visit.record(move |record| Ok(record.split(id, &articles)?)).await?;
    Ok(done(&visit, other, "This is an actor of its own now."))
}

/// Takes back the decision that the page showed, and no other: somebody may have decided since.
async fn undo(visit: Visit, Path(id): Path<String>, Sent(sent): Sent) -> Result<Response, Failure> {
    let id = number(&id)?;
    let shown: i64 = sent.needed("decision", "the number of the decision to take back")?;
    let stands = visit
        .record(move |record| match record.undo_decision(shown)? {
            // What was split off is gone again then.
            Some(decision) => Ok(if record.name(id)?.is_some() { id } else { decision.actor }),
            None => Err(not_the_last(record, shown)?),
        })
        .await?;
    Ok(done(&visit, stands, UNDONE))
}

/// Why a decision is not taken back.
fn not_the_last(record: &Record, shown: i64) -> Result<Failure, Failure> {
    let all = record.decisions()?;
    Ok(match all.last() {
        Some(last) if all.iter().any(|it| it.id == shown) => Failure::conflict(
            format!("This is not the last decision any more: since then, {}.", last.words()),
            "Nothing was changed. Decisions are taken back one by one, the last one first.",
        ),
        _ => Failure::conflict("This decision was taken back already.", "Nothing was changed."),
    })
}

/// Back to the actor, with a word about what was done.
fn done(visit: &Visit, actor: i64, what: &str) -> Response {
    let page = format!("/actors/{actor}");
    visit.app.tell(&page, what);
    Redirect::to(&page).into_response()
}

fn number(id: &str) -> Result<i64, Failure> {
    id.parse().map_err(|_| nobody())
}

fn nobody() -> Failure {
    Failure::missing(
        "There is no actor with this number.",
        "Perhaps they were made one with another. The actors page lists all.",
    )
}

/// The one actor that is meant, by its number or by a whole name that only one has.
fn one(record: &Record, words: &str) -> Result<i64, Failure> {
    match record.meant(words)? {
        Meant::One(id, _) => Ok(id),
        Meant::Nobody if words.parse::<i64>().is_ok() => Err(nobody()),
        Meant::Nobody => Err(Failure::missing(
            format!("Nobody in the record has the name “{words}”."),
            "Nothing was changed. Go back and type another name, or an actor’s number.",
        )),
        Meant::Several(several) => {
            let list: Vec<String> =
                several.iter().take(10).map(|(id, name)| format!("{name} ({id})")).collect();
            Err(Failure::wrong(
                format!("“{words}” is not the whole name of one actor: {}.", list.join(", ")),
                "Nothing was changed. Go back and give the whole name or the number of the one that you mean.",
            ))
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{Pages, add};

    #[test]
    fn what_has_no_day_is_said_without_a_gap() {
        let pages = Pages::new(|record| add(record, "1.txt", "Ada Pell said so"));
        let page = pages.get("/actors/1").body;
        assert!(page.contains("1 statement, 2 positions, in 1 article"), "{page}");
    }

    #[test]
    fn what_is_too_unsure_to_count_is_told_to_the_picture() {
        let pages = Pages::new(|record| add(record, "1.txt", "Ada Pell said so"));
        let data = pages.json("/actors/1.json");
        assert_eq!(data["min"], 0.5);
        let sure = data["positions"].as_array().unwrap().iter().map(|it| &it["confidence"]);
        assert_eq!(sure.filter(|it| it.as_f64() < Some(0.5)).count(), 1);
        let page = pages.get("/actors/1").body;
        assert_eq!(page.matches("Less sure than 50 %: it counts nowhere else.").count(), 1);
    }
}
