//! `/review/differences`: entries of which coders say different things, side by side, until one verdict holds.

use super::{Review, said};
use crate::app::App;
use crate::asked::Sent;
use crate::failure::Failure;
use crate::form::Form;
use crate::page::{Page, Table, Visit};
use crate::pages::article::{anchor, excerpt};
use crate::pages::verdict::asked_entry;
use crate::shell::{Section, Shell};
use crate::visible::visible;
use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Json, Router};
use onrecord::CodePoints;
use onrecord::record::{Difference, EntryRef, IssueShare, ReviewEntry, ReviewKind};
use serde::Serialize;
use std::collections::BTreeMap;

pub(super) fn routes() -> Router<App> {
    Router::new().route("/review/differences", get(show).post(settle))
}

/// What the page shows.
#[derive(Serialize)]
struct Differences {
    differences: Vec<Difference>,
    #[serde(skip)]
    issues: Vec<IssueShare>,
    /// The texts of the articles, by their numbers.
    #[serde(skip)]
    texts: BTreeMap<i64, String>,
    #[serde(skip)]
    told: Option<String>,
}

impl Differences {
    fn said(&self, verdict: &ReviewEntry) -> String {
        said(verdict, &self.issues)
    }

    /// The words of a verdict, part by part: nothing of one that rejects.
    fn parts(&self, verdict: &ReviewEntry) -> Vec<(&'static str, String)> {
        if verdict.kind == ReviewKind::Reject {
            return Vec::new();
        }
        parts(verdict, self.text(verdict))
    }

    /// What all of it is about: the words as they were found, or as the first coder has them.
    fn about(&self, difference: &Difference) -> String {
        let Some(first) = difference.verdicts.first() else { return String::new() };
        let of = |state: &serde_json::Value| {
            let role = if matches!(difference.entry, EntryRef::Position(_)) {
                "evidence"
            } else {
                "content"
            };
            words(state, role, self.text(first))
        };
        first.before.as_ref().map_or_else(|| of(&first.after), of)
    }

    fn text(&self, verdict: &ReviewEntry) -> &str {
        verdict.article.and_then(|article| self.texts.get(&article)).map_or("", String::as_str)
    }

    fn link(difference: &Difference) -> String {
        let (_, anchor) = anchor(difference.entry);
        format!("/articles/{}#{anchor}", difference.article)
    }

    fn entry(difference: &Difference) -> String {
        anchor(difference.entry).1
    }

    fn when(verdict: &ReviewEntry) -> String {
        Review::when(verdict)
    }
}

/// The words of a part of an entry.
fn words(state: &serde_json::Value, role: &str, text: &str) -> String {
    let spans = state.get("spans").and_then(|spans| spans.get(role)).cloned().unwrap_or_default();
    let spans: Vec<[usize; 2]> = serde_json::from_value(spans).unwrap_or_default();
    let points = CodePoints::of(text);
    let pieces: Vec<&str> =
        spans.iter().map(|[start, end]| points.span(*start, *end).of(text)).collect();
    excerpt(&pieces.join(" … "))
}

fn parts(verdict: &ReviewEntry, text: &str) -> Vec<(&'static str, String)> {
    let roles = match verdict.entry {
        EntryRef::Position(_) => ["holder", "condition", "quantity", "evidence"].as_slice(),
        EntryRef::Statement(_) => ["speaker", "cue", "content"].as_slice(),
    };
    let mut found: Vec<(&'static str, String)> =
        roles.iter().map(|role| (*role, words(&verdict.after, role, text))).collect();
    let as_of = verdict.after.get("as_of").and_then(|it| it.as_str());
    found.extend(as_of.map(|time| ("as of", visible(time))));
    found.retain(|(_, words)| !words.is_empty());
    found
}

#[derive(Template)]
#[template(path = "differences.html")]
struct DifferencesPage<'a> {
    shell: &'a Shell,
    page: &'a Differences,
}

impl Page for Differences {
    const SECTION: Section = Section::Review;

    fn title(&self) -> String {
        "Where coders differ".to_owned()
    }

    fn html(&self, shell: &Shell) -> askama::Result<String> {
        DifferencesPage { shell, page: self }.render()
    }

    fn table(&self) -> Option<Table> {
        let mut table =
            Table::new(&["entry", "article", "review", "coder", "kind", "reviewed_at", "said"]);
        for it in &self.differences {
            for verdict in &it.verdicts {
                table.rows.push(vec![
                    Differences::entry(it),
                    it.article.to_string(),
                    verdict.id.to_string(),
                    verdict.coder.clone(),
                    verdict.kind.name().to_owned(),
                    verdict.reviewed_at.clone(),
                    self.said(verdict),
                ]);
            }
        }
        Some(table)
    }
}

async fn show(visit: Visit) -> Result<Response, Failure> {
    let is_html = visit.form == Form::Html;
    let told = is_html.then(|| visit.app.told("/review/differences")).flatten();
    let page = visit
        .record(move |record| {
            let differences = record.differences()?;
            let issues = record.review_progress()?.issues;
            let mut texts = BTreeMap::new();
            for it in &differences {
                if let Some(article) = record.article(it.article)? {
                    texts.insert(it.article, article.text);
                }
            }
            Ok(Differences { differences, issues, texts, told })
        })
        .await?;
    visit.answer(&page)
}

/// Lets one of the verdicts hold.
async fn settle(visit: Visit, Sent(sent): Sent) -> Result<Response, Failure> {
    let entry = asked_entry(&sent)?.ok_or_else(|| {
        Failure::wrong("It does not say which entry it is about.", "Nothing was changed.")
    })?;
    let review: i64 = sent.needed("review", "the number of the verdict that holds")?;
    let coder = visit.app.coder();
    let by = visit
        .record(move |record| {
            record.settle(entry, review, &coder)?;
            let chosen = record.reviews(None)?.into_iter().find(|it| it.id == review);
            Ok(chosen.map(|it| it.coder).unwrap_or_default())
        })
        .await?;
    let (what, _) = anchor(entry);
    let said = format!("{what} settled as {} has it.", visible(&by));
    Ok(match visit.form {
        Form::Html => {
            visit.app.tell("/review/differences", said);
            Redirect::to("/review/differences").into_response()
        }
        Form::Json | Form::Csv => Json(serde_json::json!({ "said": said })).into_response(),
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::{Pages, add};
    use serde_json::json;

    #[test]
    fn two_code_by_themselves_and_settle_where_they_differ() {
        let pages = Pages::new(|record| add(record, "1.txt", "Ada Pell said so"));
        let code = |coder: &str| {
            assert_eq!(pages.form("/review/coder", &format!("coder={coder}")).status, 303);
        };
        let next = |query: &str| pages.get(&format!("/review/next?{query}")).location;
        code("ida");
        let against = json!({ "entry": { "position": 1 }, "article": 1, "position": {
            "issue": "toll", "stance": "against", "actor": "Ada Pell", "holder": [0, 8], "evidence": [0, 16] } });
        assert_eq!(pages.send("/review/correct.json", &against).status, 200);
        pages.form("/review/reject", "entry=statement-1&article=1");
        code("bob");
        assert_eq!(next("what=positions"), "/review", "nobody has left anything");
        assert_eq!(next("alone=1"), "/articles/1?alone=1#statement-1");
        let page = pages.get("/articles/1?alone=1").body;
        assert!(page.contains("id=\"statement-1\"") && !page.contains("by ida"), "{page}");
        assert!(
            page.contains("without the verdicts of others") && page.contains("2 left"),
            "{page}"
        );
        let data = pages.json("/articles/1.json?alone=1");
        assert_eq!(data["positions"][0]["stance"], "for");
        let fields = "entry=statement-1&article=1&alone=1";
        assert_eq!(pages.form("/review/accept", fields).location, "/review/next?alone=1&after=0");
        assert_eq!(next("alone=1"), "/articles/1?alone=1#position-1");
        let accept =
            json!({ "entry": { "position": 1 }, "article": 1, "alone": true, "seen": null });
        assert_eq!(pages.send("/review/accept.json", &accept).status, 200);
        assert_eq!(next("alone=1"), "/review");
        let review = pages.get("/review").body;
        assert!(review.contains("Coders differ on 2 entries"), "{review}");
        let found = pages.json("/review/differences.json");
        let verdicts = found["differences"][1]["verdicts"].as_array().unwrap();
        let coders: Vec<&str> = verdicts.iter().map(|it| it["coder"].as_str().unwrap()).collect();
        assert_eq!(coders, ["ida", "bob"]);
        let page = pages.get("/review/differences").body;
        assert!(page.contains("corrected: Ada Pell, against: The toll"), "{page}");
        assert!(page.contains("accepted: Ada Pell, for: The toll"), "{page}");
        let fields = format!("entry=position-1&review={}", verdicts[0]["id"]);
        assert_eq!(pages.form("/review/differences", &fields).location, "/review/differences");
        let page = pages.get("/review/differences").body;
        assert!(page.contains("Position settled as ida has it."), "{page}");
        assert_eq!(
            pages.json("/review/differences.json")["differences"].as_array().unwrap().len(),
            1
        );
        assert_eq!(pages.json("/articles/1.json")["positions"][0]["stance"], "against");
        assert!(pages.get("/review/differences.csv").body.starts_with("entry,article,"));
        assert_eq!(pages.form("/review/differences", "entry=position-1&review=77").status, 409);
    }
}
