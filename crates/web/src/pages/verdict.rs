//! What a coder sends: accept, correct, reject, add, undo, and the coder's name.
//!
//! Each takes a form, and sends its reader back to the page, or JSON where the address ends in `.json`, and
//! answers JSON.

use crate::app::App;
use crate::asked::{Asked, Sent};
use crate::failure::Failure;
use crate::form::Form;
use crate::page::Visit;
use crate::pages::article::anchor;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use axum::{Json, Router};
use onrecord::record::{
    ActorChoice, ArticleEntry, EntryRef, PositionCoding, ReviewKind, StatementCoding,
};
use onrecord::{Record, Stance};
use serde::{Deserialize, Serialize};

/// The longest name of a coder.
const LONGEST_NAME: usize = 100;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/review/accept", post(accept))
        .route("/review/reject", post(reject))
        .route("/review/correct", post(correct))
        .route("/review/add", post(add))
        .route("/review/undo", post(undo))
        .route("/review/coder", post(coder))
}

/// What is sent. Which of its parts are needed depends on the address.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Verdict {
    /// What it is about.
    entry: Option<EntryRef>,
    /// The article, to which a form's reader goes back, and in which something is added.
    article: Option<i64>,
    /// A position as the coder has it.
    position: Option<PositionCoding>,
    /// A statement as the coder has it.
    statement: Option<StatementCoding>,
    /// Only the stance, as forms without scripts send it.
    stance: Option<Stance>,
}

/// What was done.
#[derive(Serialize)]
struct Done {
    /// The entry that it is about.
    entry: EntryRef,
    /// The article that it is in, where the record still has it.
    article: Option<i64>,
    /// What was done, in words.
    said: String,
}

async fn accept(visit: Visit, verdict: Verdict) -> Result<Response, Failure> {
    let entry = verdict.entry()?;
    let coder = visit.app.coder();
    visit.record(move |record| Ok(record.accept(entry, &coder)?)).await?;
    answer(&visit, done(entry, verdict.article, "accepted"))
}

async fn reject(visit: Visit, verdict: Verdict) -> Result<Response, Failure> {
    let entry = verdict.entry()?;
    let coder = visit.app.coder();
    visit.record(move |record| Ok(record.reject(entry, &coder)?)).await?;
    answer(&visit, done(entry, verdict.article, "rejected"))
}

async fn correct(visit: Visit, verdict: Verdict) -> Result<Response, Failure> {
    let (entry, article) = (verdict.entry()?, verdict.article);
    let coder = visit.app.coder();
    visit.record(move |record| verdict.correct(record, entry, &coder)).await?;
    answer(&visit, done(entry, article, "corrected"))
}

async fn add(visit: Visit, verdict: Verdict) -> Result<Response, Failure> {
    let Some(article) = verdict.article else {
        return Err(unreadable("It does not say to which article something is added."));
    };
    let coder = visit.app.coder();
    let entry = visit
        .record(move |record| match (&verdict.position, &verdict.statement) {
            (Some(coding), None) => {
                Ok(EntryRef::Position(record.add_position(article, coding, &coder)?))
            }
            (None, Some(coding)) => {
                Ok(EntryRef::Statement(record.add_statement(article, coding, &coder)?))
            }
            _ => Err(unreadable("One position or one statement can be added at a time.")),
        })
        .await?;
    answer(&visit, done(entry, Some(article), "added"))
}

async fn undo(visit: Visit, verdict: Verdict) -> Result<Response, Failure> {
    let coder = visit.app.coder();
    let asker = coder.clone();
    let Some(review) = visit.record(move |record| Ok(record.undo_review(&asker)?)).await? else {
        return Err(Failure::wrong(
            format!("There is no review by {coder} that could be taken back."),
            "Nothing was changed.",
        ));
    };
    let article = review.article.or(verdict.article);
    let was = match review.kind {
        ReviewKind::Accept => "no longer accepted",
        ReviewKind::Correct => "as it was before the correction",
        ReviewKind::Reject => "no longer rejected",
        ReviewKind::Add => "taken out again",
    };
    answer(&visit, done(review.entry, article, was))
}

async fn coder(
    State(app): State<App>,
    visit: Visit,
    Sent(sent): Sent,
) -> Result<Response, Failure> {
    let name: String = sent.needed("coder", "the name of who reviews")?;
    if name.chars().any(char::is_control) || name.chars().count() > LONGEST_NAME {
        return Err(Failure::wrong(
            format!("A name has at most {LONGEST_NAME} letters, in one line."),
            "Go back and shorten it.",
        ));
    }
    app.set_coder(name.clone());
    Ok(match visit.form {
        Form::Html => Redirect::to("/review").into_response(),
        Form::Json | Form::Csv => Json(serde_json::json!({ "coder": name })).into_response(),
    })
}

fn done(entry: EntryRef, article: Option<i64>, was: &str) -> Done {
    let (what, _) = anchor(entry);
    Done { entry, article, said: format!("{what} {was}.") }
}

/// The answer to a script; or the way back to the article, which shows what became of the entry.
fn answer(visit: &Visit, done: Done) -> Result<Response, Failure> {
    Ok(match visit.form {
        Form::Html => {
            let (_, anchor) = anchor(done.entry);
            let back = match done.article {
                Some(article) => format!("/articles/{article}#{anchor}"),
                None => "/review".to_owned(),
            };
            Redirect::to(&back).into_response()
        }
        Form::Json | Form::Csv => Json(done).into_response(),
    })
}

impl Verdict {
    fn entry(&self) -> Result<EntryRef, Failure> {
        self.entry.ok_or_else(|| unreadable("It does not say which entry it is about."))
    }

    fn correct(&self, record: &mut Record, entry: EntryRef, coder: &str) -> Result<(), Failure> {
        match (entry, &self.position, &self.statement, self.stance) {
            (EntryRef::Position(id), Some(coding), None, None) => {
                record.correct_position(id, coding, coder)?;
            }
            (EntryRef::Statement(id), None, Some(coding), None) => {
                record.correct_statement(id, coding, coder)?;
            }
            (EntryRef::Position(id), None, None, Some(stance)) => {
                let article =
                    self.article.map(|it| record.article_entry(it)).transpose()?.flatten();
                let Some(now) = article.and_then(|article| coding(&article, id)) else {
                    return Err(Failure::missing(
                        format!("There is no position {id} in this article."),
                        "It may have been rejected, or the article was read again. Load the page again.",
                    ));
                };
                record.correct_position(id, &PositionCoding { stance, ..now }, coder)?;
            }
            _ => return Err(unreadable("It does not say what is right instead.")),
        }
        Ok(())
    }
}

/// A position of an article, as a coder would code it.
fn coding(article: &ArticleEntry, id: i64) -> Option<PositionCoding> {
    let it = article.positions.iter().find(|it| it.id == id)?;
    let actor = it.actor_id.map_or_else(|| ActorChoice::Name(it.actor.clone()), ActorChoice::Id);
    Some(PositionCoding {
        issue: it.issue.clone(),
        stance: it.stance,
        actor,
        holder: Some(it.spans.holder),
        evidence: it.spans.evidence,
        condition: it.spans.condition,
        as_of: it.as_of.clone(),
    })
}

fn unreadable(why: &str) -> Failure {
    Failure::wrong(why, "Nothing was changed. Load the page again, and use its own buttons.")
}

/// `position-17`, as the entry is called on the page.
fn entry_of(words: &str) -> Option<EntryRef> {
    let (what, id) = words.split_once('-')?;
    let id = id.parse().ok()?;
    match what {
        "position" => Some(EntryRef::Position(id)),
        "statement" => Some(EntryRef::Statement(id)),
        _ => None,
    }
}

impl FromRequest<App> for Verdict {
    type Rejection = Failure;

    async fn from_request(request: Request, app: &App) -> Result<Verdict, Failure> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if kind.is_some_and(|kind| kind.starts_with("application/json")) {
            let json: Result<Json<Verdict>, JsonRejection> = Json::from_request(request, app).await;
            return json
                .map(|Json(verdict)| verdict)
                .map_err(|error| unreadable(&error.body_text()));
        }
        let Sent(sent) = Sent::from_request(request, app).await?;
        let stance = match sent.text("stance").as_deref() {
            None => None,
            Some("for") => Some(Stance::For),
            Some("against") => Some(Stance::Against),
            Some("undecided") => Some(Stance::Undecided),
            Some(_) => return Err(unreadable("“stance” is for, against or undecided.")),
        };
        Ok(Verdict {
            entry: entry(&sent)?,
            article: sent.value("article", "an article’s number")?,
            stance,
            ..Verdict::default()
        })
    }
}

fn entry(sent: &Asked) -> Result<Option<EntryRef>, Failure> {
    let Some(words) = sent.text("entry") else { return Ok(None) };
    entry_of(&words).map(Some).ok_or_else(|| unreadable("“entry” is no entry."))
}
