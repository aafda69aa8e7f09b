//! `/codebook`: the issues that the record follows. They are worded, tried and dropped here.

mod change;
mod issue;
mod suggestions;
#[cfg(test)]
mod tests;
mod text;
mod trial;

pub(crate) use change::Earlier;

use crate::app::App;
use crate::asked::Asked;
use crate::failure::Failure;
use crate::form::Form;
use crate::jobs::{JobKind, JobView};
use crate::page::{Page, Table, Visit};
use crate::shell::{Section, Shell};
use askama::Template;
use axum::Router;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use onrecord::record::IssueCounts;
use onrecord::{Codebook, IssueExample, Record};
use serde::Serialize;
use std::hash::{DefaultHasher, Hash, Hasher};

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/codebook", get(show))
        .route("/codebook.toml", get(download))
        .route("/codebook/issue", get(issue::show).post(issue::save))
        .route("/codebook/try", post(trial::begin))
        .route("/codebook/text", get(text::show).post(text::save))
        .route("/codebook/drop", get(issue::confirm).post(issue::drop_issue))
        .route("/codebook/undo", post(change::undo))
        .route("/codebook/judge", post(change::judge))
        .route("/codebook/suggestions", get(suggestions::show))
}

/// What the page shows.
#[derive(Serialize)]
struct Codebooks {
    codebooks: Vec<OneCodebook>,
    /// How many articles the record has.
    articles: usize,
    /// How many articles have not been judged for all issues as they are worded today.
    waiting: usize,
    /// Work on the articles that the record has, the latest first.
    jobs: Vec<JobView>,
    /// What was just taken back.
    #[serde(skip)]
    told: Option<String>,
    /// What was changed last and can be taken back.
    can_undo: Option<String>,
    /// The number of that change.
    #[serde(skip)]
    change: u64,
}

#[derive(Serialize)]
struct OneCodebook {
    name: String,
    issues: Vec<OneIssue>,
}

#[derive(Serialize)]
struct OneIssue {
    id: String,
    title: String,
    /// What a stance for it means.
    #[serde(rename = "for")]
    meaning: String,
    examples: Vec<OneExample>,
    /// The number of positions, however sure.
    positions: usize,
    /// How many of them count on the other pages: those that are sure enough, or were reviewed.
    counting: usize,
    /// How many of them a coder has looked at.
    reviewed: usize,
    /// The number of articles that were judged for it as it is worded today.
    judged: usize,
}

#[derive(Serialize)]
struct OneExample {
    text: String,
    holder: String,
    stance: onrecord::Stance,
}

impl From<&IssueExample> for OneExample {
    fn from(it: &IssueExample) -> OneExample {
        OneExample { text: it.text.clone(), holder: it.holder.clone(), stance: it.stance }
    }
}

impl Codebooks {
    fn is_at_work(&self) -> bool {
        self.jobs.iter().any(|job| !job.has_ended())
    }
}

#[derive(Template)]
#[template(path = "codebook.html")]
struct CodebookPage<'a> {
    shell: &'a Shell,
    page: &'a Codebooks,
}

impl Page for Codebooks {
    const SECTION: Section = Section::Codebook;

    fn html(&self, shell: &Shell) -> askama::Result<String> {
        CodebookPage { shell, page: self }.render()
    }

    fn table(&self) -> Option<Table> {
        let mut table = Table::new(&[
            "codebook",
            "id",
            "title",
            "for",
            "examples",
            "positions",
            "counting",
            "reviewed",
            "judged",
        ]);
        for codebook in &self.codebooks {
            table.rows.extend(codebook.issues.iter().map(|it| {
                vec![
                    codebook.name.clone(),
                    it.id.clone(),
                    it.title.clone(),
                    it.meaning.clone(),
                    it.examples.len().to_string(),
                    it.positions.to_string(),
                    it.counting.to_string(),
                    it.reviewed.to_string(),
                    it.judged.to_string(),
                ]
            }));
        }
        Some(table)
    }
}

async fn show(visit: Visit) -> Result<Response, Failure> {
    let jobs = visit.app.jobs().of(&[JobKind::Judge]);
    let told = (visit.form == Form::Html).then(|| visit.app.told("/codebook")).flatten();
    let earlier = visit.app.earlier();
    let change = earlier.as_ref().map(|earlier| earlier.number).unwrap_or_default();
    let can_undo = earlier.map(|earlier| earlier.what);
    let page = visit
        .record(move |record| {
            let (codebooks, counts) = (record.codebooks()?, record.issue_counts()?);
            let articles = record.counts()?.articles as usize;
            let judged = counts.iter().map(|it| it.judged).min().unwrap_or(articles);
            let waiting = articles.saturating_sub(judged);
            let codebooks = codebooks.iter().map(|it| OneCodebook::of(it, &counts)).collect();
            Ok(Codebooks { codebooks, articles, waiting, jobs, told, can_undo, change })
        })
        .await?;
    visit.answer(&page)
}

impl OneCodebook {
    fn of(codebook: &Codebook, counts: &[IssueCounts]) -> OneCodebook {
        let issue = |it: &onrecord::Issue| {
            let counts = counts.iter().find(|counts| counts.issue == it.id);
            OneIssue {
                id: it.id.clone(),
                title: it.title.clone(),
                meaning: it.meaning.clone(),
                examples: it.examples.iter().map(OneExample::from).collect(),
                positions: counts.map_or(0, |counts| counts.positions),
                counting: counts.map_or(0, |counts| counts.counting),
                reviewed: counts.map_or(0, |counts| counts.reviewed),
                judged: counts.map_or(0, |counts| counts.judged),
            }
        };
        OneCodebook {
            name: codebook.name.clone(),
            issues: codebook.issues.iter().map(issue).collect(),
        }
    }
}

/// `/codebook.toml?name=…`: a codebook as its file.
async fn download(visit: Visit, asked: Asked) -> Result<Response, Failure> {
    let name: String = asked.needed("name", "a codebook’s name")?;
    let codebook = visit.record(move |record| one(record, &name)).await?;
    let file: String =
        codebook.name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let headers = [
        (CONTENT_TYPE, "application/toml; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{file}.toml\"")),
    ];
    Ok((headers, codebook.to_toml()).into_response())
}

/// Tells a codebook from what it was before, as long as the program runs.
fn mark(codebook: &Codebook) -> String {
    let mut hasher = DefaultHasher::new();
    codebook.to_toml().hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// The record's codebook of this name.
fn one(record: &Record, name: &str) -> Result<Codebook, Failure> {
    let found = record.codebooks()?.into_iter().find(|it| it.name == name);
    found.ok_or_else(|| {
        Failure::missing(
            format!("The record has no codebook “{name}”."),
            "The codebook page lists those that it has.",
        )
    })
}
