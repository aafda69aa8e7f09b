//! `/codebook/text`: a whole codebook as its file, checked by the parser that the program uses everywhere.

use super::change::{alone, change, done};
use super::{mark, one};
use crate::asked::{Asked, Sent};
use crate::failure::Failure;
use crate::page::{Page, Visit};
use crate::shell::{Section, Shell};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use onrecord::{Codebook, Record};
use serde::Serialize;

/// How a codebook begins for who has none.
const BEGINNING: &str = r#"name = "roads"

[[issue]]
id = "bridge-toll"
title = "A toll on the bridge"
for = "the holder wants drivers to pay a toll on the bridge, or will make them pay one"

[[issue.example]]
text = "Ada Pell wants drivers to pay two crowns."
holder = "Ada Pell"
stance = "for"
"#;

/// What the page shows.
#[derive(Default, Serialize)]
struct Text {
    /// The codebook whose issues they were; empty for a new one.
    name: String,
    toml: String,
    /// The codebook from which the text began.
    #[serde(skip)]
    began: String,
    /// Whether the codebook has changed since, so that saving the text would undo that.
    has_changed: bool,
    errors: Vec<LineError>,
    /// What saving it would do, where nothing is wrong with it.
    plan: Option<Plan>,
}

/// What is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct LineError {
    line: usize,
    field: String,
    message: String,
}

/// What saving a codebook does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
struct Plan {
    new: Vec<String>,
    /// Other questions by the same ids.
    reworded: Vec<String>,
    /// How many issues stay as they are, but for their examples.
    same: usize,
    /// Those that the text has no more.
    left_out: Vec<LeftOut>,
    articles: usize,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct LeftOut {
    id: String,
    title: String,
    positions: usize,
    reviewed: usize,
}

impl Plan {
    /// What saving `now` in the place of the codebook `name` does.
    fn of(record: &Record, name: &str, now: &Codebook) -> Result<Plan, Failure> {
        let (known, counts) = (record.codebook()?, record.issue_counts()?);
        let mut plan = Plan { articles: record.counts()?.articles as usize, ..Plan::default() };
        for issue in &now.issues {
            match known.issue(&issue.id) {
                None => plan.new.push(issue.title.clone()),
                Some(old) if old.title != issue.title || old.meaning != issue.meaning => {
                    plan.reworded.push(issue.title.clone());
                }
                Some(_) => plan.same += 1,
            }
        }
        let before = record.codebooks()?.into_iter().find(|it| it.name == name).unwrap_or_default();
        let gone = before.issues.iter().filter(|it| now.issue(&it.id).is_none());
        plan.left_out = gone
            .map(|it| {
                let counts = counts.iter().find(|counts| counts.issue == it.id);
                LeftOut {
                    id: it.id.clone(),
                    title: it.title.clone(),
                    positions: counts.map_or(0, |counts| counts.positions),
                    reviewed: counts.map_or(0, |counts| counts.reviewed),
                }
            })
            .collect();
        Ok(plan)
    }

    fn is_read_again(&self) -> bool {
        self.articles > 0 && self.new.len() + self.reworded.len() > 0
    }
}

#[derive(Template)]
#[template(path = "codebook-text.html")]
struct TextPage<'a> {
    shell: &'a Shell,
    page: &'a Text,
}

impl Page for Text {
    const SECTION: Section = Section::Codebook;

    fn title(&self) -> String {
        if self.name.is_empty() {
            "A codebook as text".to_owned()
        } else {
            format!("{} as text", self.name)
        }
    }

    fn html(&self, shell: &Shell) -> askama::Result<String> {
        TextPage { shell, page: self }.render()
    }
}

pub(super) async fn show(visit: Visit, asked: Asked) -> Result<Response, Failure> {
    let page = visit
        .record(move |record| {
            let (name, toml, began) = match asked.text("name") {
                Some(name) => {
                    let codebook = one(record, &name)?;
                    (name, codebook.to_toml(), mark(&codebook))
                }
                None => (String::new(), BEGINNING.to_owned(), String::new()),
            };
            Ok(Text { name, toml, began, ..Text::default() })
        })
        .await?;
    visit.answer(&page)
}

/// The mark of a codebook as it stands; nothing where the record has none of this name.
fn mark_now(record: &Record, name: &str) -> Result<String, Failure> {
    let now = record.codebooks()?.into_iter().find(|it| it.name == name);
    Ok(now.map(|it| mark(&it)).unwrap_or_default())
}

/// Checks the text, and keeps it where that was asked for, nothing is wrong with it, and nobody has changed the
/// codebook since the text began.
pub(super) async fn save(visit: Visit, Sent(asked): Sent) -> Result<Response, Failure> {
    let name = asked.text("name").unwrap_or_default();
    let toml = asked.text("toml").unwrap_or_default().replace("\r\n", "\n") + "\n";
    let (is_check, is_dropping) = (asked.is_set("check"), asked.is_set("drop"));
    // A program that sends a text of its own began from nothing.
    let began = asked.text("began").unwrap_or_default();
    let app = visit.app.clone();
    let page = visit
        .app
        .wait(move || {
            let _alone = alone();
            let codebook = match Codebook::parse(&toml) {
                Ok(codebook) => codebook,
                Err(errors) => {
                    let error = |it: onrecord::CodebookError| LineError {
                        line: it.line,
                        field: it.field,
                        message: it.message,
                    };
                    let errors = errors.into_iter().map(error).collect();
                    return Ok(Some(Text { name, toml, began, errors, ..Text::default() }));
                }
            };
            let (plan, now) = app.with_record(|record| {
                Ok((Plan::of(record, &name, &codebook)?, mark_now(record, &name)?))
            })?;
            if is_check {
                let plan = Some(plan);
                return Ok(Some(Text { name, toml, began, plan, ..Text::default() }));
            }
            if !began.is_empty() && began != now {
                // Whoever saves it again has read that.
                let (began, plan) = (now, Some(plan));
                return Ok(Some(Text {
                    name,
                    toml,
                    began,
                    has_changed: true,
                    plan,
                    ..Text::default()
                }));
            }
            let dropped: Vec<String> = if is_dropping {
                plan.left_out.into_iter().map(|it| it.id).collect()
            } else {
                Vec::new()
            };
            let what = format!("the change of “{}”", codebook.name);
            change(&app, what, &[codebook], &dropped)?;
            Ok(None)
        })
        .await?;
    match page {
        None => done(&visit),
        Some(page) if page.has_changed => {
            Ok((StatusCode::CONFLICT, visit.answer(&page)?).into_response())
        }
        Some(page) if page.errors.is_empty() => visit.answer(&page),
        Some(page) => Ok((StatusCode::UNPROCESSABLE_ENTITY, visit.answer(&page)?).into_response()),
    }
}
