//! `/codebook/issue`: one issue, to be worded, tried and saved; `/codebook/drop`: an issue given up.

use super::change::{alone, change, done};
use super::mark;
use crate::asked::{Asked, Sent};
use crate::failure::Failure;
use crate::page::{Page, Visit};
use crate::shell::{Section, Shell};
use crate::words::stance_named;
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use onrecord::record::IssueCounts;
use onrecord::{Codebook, Issue, IssueExample, Record};
use serde::Serialize;

/// How many examples the form has room for: more than anybody types, as what has no room is lost.
const MOST_EXAMPLES: usize = 1000;

/// The line of a codebook with one issue on which its first example begins, and how many lines each has.
const EXAMPLES_FROM: usize = 7;
const EXAMPLE_LINES: usize = 5;

/// What the list of codebooks calls one that is not there yet: no codebook has such a name.
const NEW_CODEBOOK: &str = "*";

/// What the page shows.
#[derive(Serialize)]
pub(super) struct Editing {
    pub(super) draft: Draft,
    /// Whether the issue has changed since the draft began, so that saving it would undo that.
    has_changed: bool,
    /// What is wrong with it.
    errors: Vec<DraftError>,
    /// The codebooks that it could stand in.
    codebooks: Vec<String>,
    #[serde(skip)]
    counts: Option<IssueCounts>,
    /// How many articles the record has.
    articles: usize,
}

/// An issue as somebody words it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Draft {
    pub(super) codebook: String,
    /// Whether the record does not follow it yet.
    pub(super) is_new: bool,
    pub(super) id: String,
    pub(super) title: String,
    #[serde(rename = "for")]
    pub(super) meaning: String,
    pub(super) examples: Vec<DraftExample>,
    /// The issue from which the draft began.
    #[serde(skip)]
    began: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct DraftExample {
    pub(super) text: String,
    pub(super) holder: String,
    pub(super) stance: String,
}

/// What is wrong with a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct DraftError {
    /// The field, as codebooks call it; empty where it is about the whole.
    field: String,
    /// Of which example, from 0.
    example: Option<usize>,
    message: String,
}

impl Draft {
    /// What the form says.
    pub(super) fn of(asked: &Asked) -> Draft {
        let field = |name: &str| asked.text(name).unwrap_or_default();
        let example = |place: usize| {
            let part = |name: &str| field(&format!("example_{name}_{place}"));
            DraftExample { text: part("text"), holder: part("holder"), stance: part("stance") }
        };
        let said = |it: &DraftExample| !it.text.is_empty() || !it.holder.is_empty();
        let codebook = field("codebook");
        let is_founded = codebook == NEW_CODEBOOK;
        let mut draft = Draft {
            codebook: if is_founded { field("new_codebook") } else { codebook },
            is_new: asked.is_set("new"),
            id: field("id"),
            title: field("title"),
            meaning: field("for"),
            examples: (0..MOST_EXAMPLES).map(example).filter(said).collect(),
            began: field("began"),
        };
        if draft.id.is_empty() {
            draft.id = id_of(&draft.title);
        }
        draft
    }

    /// The same in a codebook, where nobody has to choose one as the record has one at most.
    pub(super) fn placed(mut self, record: &Record) -> Result<Draft, Failure> {
        if self.codebook.is_empty() {
            let mut all = record.codebooks()?;
            self.codebook = match all.len() {
                0 => "issues".to_owned(),
                1 => all.pop().map(|it| it.name).unwrap_or_default(),
                _ => String::new(),
            };
        }
        Ok(self)
    }

    fn of_issue(codebook: &str, issue: &Issue) -> Draft {
        let example = |it: &IssueExample| DraftExample {
            text: it.text.clone(),
            holder: it.holder.clone(),
            stance: it.stance.name().to_owned(),
        };
        Draft {
            codebook: codebook.to_owned(),
            is_new: false,
            id: issue.id.clone(),
            title: issue.title.clone(),
            meaning: issue.meaning.clone(),
            examples: issue.examples.iter().map(example).collect(),
            began: mark_of(issue),
        }
    }

    /// The issue, as the parser of codebooks accepts it, or what that says.
    pub(super) fn issue(&self) -> Result<Issue, Vec<DraftError>> {
        let (mut errors, mut examples) = (Vec::new(), Vec::new());
        for (place, it) in self.examples.iter().enumerate() {
            match stance_named(&it.stance) {
                Some(stance) => examples.push(IssueExample {
                    text: it.text.clone(),
                    holder: it.holder.clone(),
                    stance,
                }),
                None => errors.push(DraftError {
                    field: "stance".to_owned(),
                    example: Some(place),
                    message: "say which stance the sentence tells".to_owned(),
                }),
            }
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let issue = Issue {
            id: self.id.clone(),
            title: self.title.clone(),
            meaning: self.meaning.clone(),
            examples,
        };
        let alone = Codebook { name: self.codebook.clone(), issues: vec![issue] };
        let parsed = Codebook::parse(&alone.to_toml()).map_err(|errors| {
            let error = |it: onrecord::CodebookError| DraftError {
                example: it.line.checked_sub(EXAMPLES_FROM).map(|lines| lines / EXAMPLE_LINES),
                field: if it.field == "name" { "codebook".to_owned() } else { it.field },
                message: it.message,
            };
            errors.into_iter().map(error).collect::<Vec<_>>()
        })?;
        Ok(parsed.issues.into_iter().next().unwrap_or_default())
    }
}

/// An id that a title suggests.
fn id_of(title: &str) -> String {
    const LONGEST: usize = 40;
    let lower = title.to_lowercase();
    let parts = lower.split(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit());
    let mut id = String::new();
    for part in parts.filter(|part| !part.is_empty()) {
        if !id.is_empty() && id.len() + part.len() > LONGEST {
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.push_str(part);
    }
    id
}

impl Editing {
    fn of(record: &Record, draft: Draft, errors: Vec<DraftError>) -> Result<Editing, Failure> {
        let codebooks = record.codebooks()?.into_iter().map(|it| it.name).collect();
        let counts = record.issue_counts()?.into_iter().find(|it| it.issue == draft.id);
        let articles = record.counts()?.articles as usize;
        Ok(Editing { draft, has_changed: false, errors, codebooks, counts, articles })
    }

    /// Whether the codebook has to be chosen: what is not said is not guessed where there are several.
    fn must_choose(&self) -> bool {
        self.draft.is_new && self.codebooks.len() > 1
    }

    /// Whether the draft stands in a codebook that the record does not have yet.
    fn is_founded(&self) -> bool {
        !self.draft.codebook.is_empty() && !self.codebooks.contains(&self.draft.codebook)
    }

    /// What is wrong with a field.
    fn wrong(&self, field: &str) -> Vec<&str> {
        let of = self.errors.iter().filter(|it| it.field == field && it.example.is_none());
        of.map(|it| it.message.as_str()).collect()
    }

    /// What is wrong with an example, with the field's name.
    fn wrong_in(&self, example: &usize) -> Vec<String> {
        let of = self.errors.iter().filter(|it| it.example == Some(*example));
        of.map(|it| format!("{}: {}", it.field, it.message)).collect()
    }

    /// What is wrong with none of the fields.
    fn wrong_elsewhere(&self) -> Vec<&str> {
        const FIELDS: [&str; 4] = ["codebook", "id", "title", "for"];
        let is_elsewhere =
            |it: &&DraftError| it.example.is_none() && !FIELDS.contains(&it.field.as_str());
        self.errors.iter().filter(is_elsewhere).map(|it| it.message.as_str()).collect()
    }

    /// The examples with an empty one behind them.
    fn examples(&self) -> Vec<DraftExample> {
        let mut all = self.draft.examples.clone();
        all.push(DraftExample::default());
        all
    }
}

#[derive(Template)]
#[template(path = "issue.html")]
struct IssuePage<'a> {
    shell: &'a Shell,
    page: &'a Editing,
}

impl Page for Editing {
    const SECTION: Section = Section::Codebook;

    fn title(&self) -> String {
        if self.draft.is_new { "A new issue".to_owned() } else { self.draft.title.clone() }
    }

    fn html(&self, shell: &Shell) -> askama::Result<String> {
        IssuePage { shell, page: self }.render()
    }
}

/// An issue of the record, or a new one, of which the address can say something already.
pub(super) async fn show(visit: Visit, asked: Asked) -> Result<Response, Failure> {
    let page = visit
        .record(move |record| {
            let draft = match asked.text("id").filter(|_| !asked.is_set("new")) {
                Some(id) => found(record, &id)?,
                None => Draft { is_new: true, ..Draft::of(&asked) }.placed(record)?,
            };
            Editing::of(record, draft, Vec::new())
        })
        .await?;
    visit.answer(&page)
}

fn found(record: &Record, id: &str) -> Result<Draft, Failure> {
    for codebook in record.codebooks()? {
        if let Some(issue) = codebook.issue(id) {
            return Ok(Draft::of_issue(&codebook.name, issue));
        }
    }
    Err(Failure::no_issue(id))
}

/// Keeps an issue as it is worded now; what is wrong with it stands beside its fields.
pub(super) async fn save(visit: Visit, Sent(asked): Sent) -> Result<Response, Failure> {
    let draft = Draft::of(&asked);
    let app = visit.app.clone();
    let refused = visit
        .app
        .wait(move || {
            let _alone = alone();
            let draft = app.with_record(|record| draft.placed(record))?;
            if draft.codebook.is_empty() {
                let error = DraftError {
                    field: "codebook".to_owned(),
                    example: None,
                    message: "say in which codebook it stands".to_owned(),
                };
                return app
                    .with_record(|record| Ok(Some(Editing::of(record, draft, vec![error])?)));
            }
            if let Some(draft) = app.with_record(|record| begun_anew(record, &draft))? {
                let page = app.with_record(|record| Editing::of(record, draft, Vec::new()))?;
                return Ok(Some(Editing { has_changed: true, ..page }));
            }
            let errors = match draft.issue() {
                Ok(issue) => match app.with_record(|record| fitted(record, &draft, issue))? {
                    Ok(codebook) => {
                        let what = if draft.is_new { "the new issue" } else { "the change of" };
                        change(&app, format!("{what} “{}”", draft.title), &[codebook], &[])?;
                        return Ok(None);
                    }
                    Err(error) => vec![error],
                },
                Err(errors) => errors,
            };
            app.with_record(|record| Ok(Some(Editing::of(record, draft, errors)?)))
        })
        .await?;
    match refused {
        None => done(&visit),
        Some(page) if page.has_changed => {
            Ok((StatusCode::CONFLICT, visit.answer(&page)?).into_response())
        }
        Some(page) => Ok((StatusCode::UNPROCESSABLE_ENTITY, visit.answer(&page)?).into_response()),
    }
}

/// Tells an issue from what it was before.
fn mark_of(issue: &Issue) -> String {
    mark(&Codebook { name: String::new(), issues: vec![issue.clone()] })
}

/// The draft as begun from the issue as it stands now, where that has changed since.
fn begun_anew(record: &Record, draft: &Draft) -> Result<Option<Draft>, Failure> {
    let codebook = record.codebook()?;
    let began = codebook.issue(&draft.id).map(mark_of).unwrap_or_default();
    let has_changed = !draft.began.is_empty() && draft.began != began;
    Ok(has_changed.then(|| Draft { began, ..draft.clone() }))
}

/// The codebook with the issue in its place, or why it cannot be there.
fn fitted(
    record: &Record,
    draft: &Draft,
    issue: Issue,
) -> Result<Result<Codebook, DraftError>, Failure> {
    let all = record.codebooks()?;
    let holder = all.iter().find(|it| it.issue(&issue.id).is_some());
    if let Some(holder) = holder.filter(|it| draft.is_new || it.name != draft.codebook) {
        return Ok(Err(DraftError {
            field: "id".to_owned(),
            example: None,
            message: format!("the codebook “{}” has an issue with this id; change it", holder.name),
        }));
    }
    let mut codebook = all
        .into_iter()
        .find(|it| it.name == draft.codebook)
        .unwrap_or_else(|| Codebook { name: draft.codebook.clone(), issues: Vec::new() });
    match codebook.issues.iter_mut().find(|it| it.id == issue.id) {
        Some(place) => *place = issue,
        None => codebook.issues.push(issue),
    }
    Ok(Ok(codebook))
}

/// What is forgotten with an issue.
#[derive(Serialize)]
struct Dropping {
    draft: Draft,
    counts: IssueCounts,
}

#[derive(Template)]
#[template(path = "drop.html")]
struct DropPage<'a> {
    shell: &'a Shell,
    page: &'a Dropping,
}

impl Page for Dropping {
    const SECTION: Section = Section::Codebook;

    fn title(&self) -> String {
        format!("Drop “{}”", self.draft.title)
    }

    fn html(&self, shell: &Shell) -> askama::Result<String> {
        DropPage { shell, page: self }.render()
    }
}

/// Says what is forgotten with an issue, before it is.
pub(super) async fn confirm(visit: Visit, asked: Asked) -> Result<Response, Failure> {
    let id: String = asked.needed("id", "an issue’s id")?;
    let page = visit
        .record(move |record| {
            let draft = found(record, &id)?;
            let counts = record.issue_counts()?.into_iter().find(|it| it.issue == id);
            let none = IssueCounts { issue: id, positions: 0, reviewed: 0, judged: 0, counting: 0 };
            Ok(Dropping { draft, counts: counts.unwrap_or(none) })
        })
        .await?;
    visit.answer(&page)
}

/// Gives an issue up, with all positions on it.
pub(super) async fn drop_issue(visit: Visit, Sent(asked): Sent) -> Result<Response, Failure> {
    let id: String = asked.needed("id", "an issue’s id")?;
    let app = visit.app.clone();
    visit
        .app
        .wait(move || {
            let _alone = alone();
            let draft = app.with_record(|record| found(record, &id))?;
            change(&app, format!("“{}” is dropped", draft.title), &[], &[id])
        })
        .await?;
    done(&visit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> Draft {
        Draft {
            codebook: "roads".to_owned(),
            is_new: true,
            id: "toll".to_owned(),
            title: "A toll on the bridge".to_owned(),
            meaning: "the holder wants a toll".to_owned(),
            examples: vec![DraftExample {
                text: "Ada Pell wants a toll.".to_owned(),
                holder: "Ada Pell".to_owned(),
                stance: "for".to_owned(),
            }],
            began: String::new(),
        }
    }

    #[test]
    fn what_is_wrong_stands_at_its_field() {
        let check = |change: fn(&mut Draft), field: &str, example: Option<usize>| {
            let mut draft = draft();
            draft.examples.push(draft.examples[0].clone());
            change(&mut draft);
            let errors = draft.issue().unwrap_err();
            let places: Vec<_> = errors.iter().map(|it| (it.field.as_str(), it.example)).collect();
            assert!(places.contains(&(field, example)), "{field}: {errors:?}");
        };
        assert!(draft().issue().is_ok());
        check(|it| it.title.clear(), "title", None);
        check(|it| it.meaning.clear(), "for", None);
        check(|it| it.id = "Große Maut".to_owned(), "id", None);
        check(|it| it.codebook.clear(), "codebook", None);
        check(|it| it.examples[0].holder = "Nora Lind".to_owned(), "holder", Some(0));
        check(|it| it.examples[1].holder = "Nora Lind".to_owned(), "holder", Some(1));
        check(|it| it.examples[1].stance = "maybe".to_owned(), "stance", Some(1));
        check(|it| it.examples[1].text.clear(), "text", Some(1));
    }

    #[test]
    fn titles_suggest_ids() {
        assert_eq!(
            id_of("Sending one’s own troops to Ukraine"),
            "sending-one-s-own-troops-to-ukraine"
        );
        assert_eq!(id_of("  "), "");
        assert!(id_of(&"word ".repeat(40)).len() <= 45);
    }
}
