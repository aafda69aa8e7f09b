//! An issue tried on some of the record's articles before it is saved: nothing is written.

use super::issue::{Draft, DraftError};
use crate::app::App;
use crate::asked::Sent;
use crate::failure::Failure;
use crate::form::Form;
use crate::jobs::{Job, JobKind, Phase, Progress, TriedArticle, TriedPosition};
use crate::marks::pieces;
use crate::page::Visit;
use crate::words::called;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use onrecord::record::PositionFilters;
use onrecord::{Article, CodePoints, Codebook, Issue, Position, Reading, guarded, in_order};

/// On how many articles an issue is tried.
const SAMPLE: u32 = 30;

/// Which articles an issue is tried on.
#[derive(Clone, Copy)]
enum Sample {
    /// Those that have most of its words.
    Near,
    /// The newest.
    Newest,
}

/// Begins to try the issue that a form words.
pub(super) async fn begin(visit: Visit, Sent(asked): Sent) -> Result<Response, Failure> {
    let mut draft = Draft::of(&asked);
    if draft.codebook.is_empty() {
        // In which codebook it stands changes nothing of what is found.
        draft.codebook = "issues".to_owned();
    }
    let issue = match draft.issue() {
        Ok(issue) => issue,
        Err(errors) => return wrong(&errors),
    };
    let sample = match asked.text("sample").as_deref() {
        Some("newest") => Sample::Newest,
        _ => Sample::Near,
    };
    // Whoever tries another wording does not wait for the last one.
    for job in visit.app.jobs().of(&[JobKind::Try]).iter().filter(|job| !job.has_ended()) {
        visit.app.jobs().get(job.id)?.stop();
    }
    let app = visit.app.clone();
    let title = format!("Tried: {}", issue.title);
    let work = move |job: &Job| try_out(&app, job, issue, sample);
    let id = visit.app.jobs().begin(JobKind::Try, title, Progress::default(), work)?;
    match visit.form {
        Form::Html => Ok(Redirect::to(&format!("/jobs/{id}")).into_response()),
        Form::Json | Form::Csv => visit.answer(&visit.app.jobs().get(id)?.view()),
    }
}

/// What is wrong with the wording, for the script that shows it beside the fields.
fn wrong(errors: &[DraftError]) -> Result<Response, Failure> {
    let answer = serde_json::json!({
        "error": "The issue cannot be tried as it is worded.",
        "hint": "",
        "errors": errors,
    });
    Ok((StatusCode::UNPROCESSABLE_ENTITY, axum::Json(answer)).into_response())
}

fn try_out(app: &App, job: &Job, issue: Issue, sample: Sample) -> Result<(), Failure> {
    let words = format!("{} {}", issue.title, issue.meaning);
    let articles = app.with_record(|record| {
        let ids: Vec<i64> = match sample {
            Sample::Near => record.articles_near(&words, SAMPLE)?,
            Sample::Newest => {
                record.article_list(SAMPLE, 0)?.into_iter().map(|line| line.id).collect()
            }
        };
        let mut found = Vec::new();
        for id in ids {
            if let Some(article) = record.article(id)? {
                found.push((id, article));
            }
        }
        Ok(found)
    })?;
    let reader = app.reader_for(Codebook { name: "tried".to_owned(), issues: vec![issue] })?;
    job.change(|progress| {
        progress.phase = Phase::Reading;
        progress.total = articles.len();
    });
    in_order(
        &articles,
        |(_, article)| {
            if job.is_stopped() {
                return None;
            }
            Some(guarded(|| Ok(reader.read(article, Vec::new())?)))
        },
        |(id, article), result| {
            let Some(result) = result else { return };
            job.change(|progress| {
                progress.done += 1;
                match result {
                    Ok(reading) => {
                        let found = found(*id, article, &reading);
                        progress.positions += found.positions.len();
                        if !found.positions.is_empty() {
                            progress.tried.push(found);
                        }
                    }
                    Err(_) => progress.failed += 1,
                }
            });
        },
    );
    Ok(())
}

/// The positions that count of those that were found in an article.
fn found(id: i64, article: &Article, reading: &Reading) -> TriedArticle {
    let points = CodePoints::of(&article.text);
    let counts = |it: &&Position| it.confidence >= PositionFilters::MIN;
    let position = |it: &Position| {
        let [start, _] = points.pair(it.evidence);
        let within = |span: onrecord::Span, class| {
            let [from, to] = points.pair(span);
            Some(([from.checked_sub(start)?, to.checked_sub(start)?], class))
        };
        let places = [
            within(it.holder_words, "holder"),
            it.condition.and_then(|span| within(span, "condition")),
        ];
        let places: Vec<_> = places.into_iter().flatten().collect();
        TriedPosition {
            holder: reading.actors.get(it.holder).map(|it| it.name.clone()).unwrap_or_default(),
            stance: it.stance,
            confidence: it.confidence,
            evidence: pieces(it.evidence.of(&article.text), &places),
        }
    };
    TriedArticle {
        article: id,
        title: called(&article.title, &article.location),
        outlet: article.outlet.clone(),
        published: article.published.map(|it| it.on),
        positions: reading.positions.iter().filter(counts).map(position).collect(),
    }
}
