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
use crate::pages::queue::Queue;
use crate::visible::{typed, visible};
use crate::words::stance_named;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use axum::{Json, Router};
use onrecord::record::{
    ActorChoice, Coder, EntryRef, PositionCoding, ReviewKind, ReviewMark, StatementCoding,
};
use onrecord::{Record, Stance};
use serde::{Deserialize, Deserializer, Serialize};

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
    /// Whose verdict it is, as the page says; a program need not say it.
    coder: Option<String>,
    /// The verdict that the entry had, or none, on the page that the coder sees; a program need not say it.
    #[serde(deserialize_with = "some")]
    seen: Option<Option<ReviewMark>>,
    /// Whether the coder saw the entry without what others say of it.
    alone: bool,
    /// The queue that a form's reader works through.
    #[serde(skip)]
    queue: Queue,
}

/// What is there, `null` too.
fn some<'de, D: Deserializer<'de>>(it: D) -> Result<Option<Option<ReviewMark>>, D::Error> {
    Deserialize::deserialize(it).map(Some)
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
    let coder = verdict.coder(&visit.app)?;
    let (seen, alone) = (verdict.seen, verdict.alone);
    visit.record(move |record| Ok(record.accept(entry, signed(&coder, &seen, alone))?)).await?;
    go_on(&visit, done(entry, verdict.article, "accepted"), &verdict.queue)
}

async fn reject(visit: Visit, verdict: Verdict) -> Result<Response, Failure> {
    let entry = verdict.entry()?;
    let coder = verdict.coder(&visit.app)?;
    let (seen, alone) = (verdict.seen, verdict.alone);
    visit.record(move |record| Ok(record.reject(entry, signed(&coder, &seen, alone))?)).await?;
    go_on(&visit, done(entry, verdict.article, "rejected"), &verdict.queue)
}

async fn correct(visit: Visit, verdict: Verdict) -> Result<Response, Failure> {
    let (entry, article) = (verdict.entry()?, verdict.article);
    let (coder, queue) = (verdict.coder(&visit.app)?, verdict.queue.clone());
    let (stands, new) = visit
        .record(move |record| {
            let new = verdict.newcomers(record)?;
            verdict.correct(record, entry, &coder)?;
            Ok((record.verdict(entry)?, new))
        })
        .await?;
    // Where nothing was changed it was accepted.
    let was = stands.map_or("corrected", |it| it.kind.done());
    go_on(&visit, done(entry, article, was).and(&new), &queue)
}

async fn add(visit: Visit, verdict: Verdict) -> Result<Response, Failure> {
    let Some(article) = verdict.article else {
        return Err(unreadable("It does not say to which article something is added."));
    };
    let coder = verdict.coder(&visit.app)?;
    let (entry, new) = visit
        .record(move |record| {
            let new = verdict.newcomers(record)?;
            let entry = match (&verdict.position, &verdict.statement) {
                (Some(coding), None) => {
                    EntryRef::Position(record.add_position(article, coding, &coder)?)
                }
                (None, Some(coding)) => {
                    EntryRef::Statement(record.add_statement(article, coding, &coder)?)
                }
                _ => {
                    return Err(unreadable(
                        "One position or one statement can be added at a time.",
                    ));
                }
            };
            Ok((entry, new))
        })
        .await?;
    answer(&visit, done(entry, Some(article), "added").and(&new), &Queue::default())
}

async fn undo(visit: Visit, verdict: Verdict) -> Result<Response, Failure> {
    let coder = verdict.coder(&visit.app)?;
    let asker = coder.clone();
    let taken_back = move |record: &mut Record| {
        let Some(review) = record.undo_review(&asker)? else { return Ok(None) };
        Ok(Some((record.verdict(review.entry)?, review)))
    };
    let Some((stands, review)) = visit.record(taken_back).await? else {
        return Err(Failure::wrong(
            format!("There is no review by {coder} that could be taken back."),
            "Nothing was changed.",
        ));
    };
    let article = review.article.or(verdict.article);
    let was = match (stands, review.kind) {
        (Some(by), _) => format!("is again as {} {} it", by.coder, by.kind.done()),
        (None, ReviewKind::Accept) => "is no longer accepted".to_owned(),
        (None, ReviewKind::Correct) => "is as it was before the correction".to_owned(),
        (None, ReviewKind::Reject) => "is no longer rejected".to_owned(),
        (None, ReviewKind::Add) => "was taken out again".to_owned(),
    };
    answer(&visit, done(review.entry, article, &was), &verdict.queue)
}

async fn coder(
    State(app): State<App>,
    visit: Visit,
    Sent(sent): Sent,
) -> Result<Response, Failure> {
    let name = typed(&sent.needed::<String>("coder", "the name of who reviews")?);
    if name.is_empty() || name.chars().any(char::is_control) || name.chars().count() > LONGEST_NAME
    {
        return Err(Failure::wrong(
            format!("A name has letters, at most {LONGEST_NAME}, in one line."),
            "Go back and change it.",
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

impl Done {
    /// The same with a word of those who are new in the record: a slip in a name makes somebody new.
    fn and(mut self, new: &[String]) -> Done {
        match new {
            [] => {}
            [one] => self.said += &format!(" {one} is new in the record."),
            several => self.said += &format!(" {} are new in the record.", several.join(", ")),
        }
        self
    }
}

/// The answer to a script; or the way to the next entry of the queue, or back to the article where none is on.
fn go_on(visit: &Visit, done: Done, queue: &Queue) -> Result<Response, Failure> {
    match done.article {
        Some(article) if visit.form == Form::Html && queue.is_on() => {
            let (_, anchor) = anchor(done.entry);
            Ok(Redirect::to(&queue.after(article, &anchor)).into_response())
        }
        _ => answer(visit, done, queue),
    }
}

/// The answer to a script; or the way back to the article, which shows what became of the entry.
fn answer(visit: &Visit, done: Done, queue: &Queue) -> Result<Response, Failure> {
    Ok(match visit.form {
        Form::Html => {
            let (_, anchor) = anchor(done.entry);
            let back = match done.article {
                Some(article) => format!("/articles/{article}{}#{anchor}", queue.query()),
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

    /// The same, but that nothing in a name which somebody typed turns the text around it.
    fn with_plain_names(mut self) -> Verdict {
        let statement = self.statement.as_mut().and_then(|it| it.actor.as_mut());
        let position = self.position.as_mut().map(|it| {
            let credited = it.attributed_to.as_mut().and_then(Option::as_mut);
            std::iter::once(&mut it.actor).chain(credited).chain(it.via.iter_mut().flatten())
        });
        for actor in position.into_iter().flatten().chain(statement) {
            if let ActorChoice::Name(name) | ActorChoice::New { name, .. } = actor {
                *name = typed(name);
            }
        }
        self
    }

    /// The names that nobody in the record has, so that somebody new is made of each.
    fn newcomers(&self, record: &Record) -> Result<Vec<String>, Failure> {
        let statement = self.statement.as_ref().and_then(|it| it.actor.as_ref());
        let position = self.position.as_ref().map(|it| {
            let credited = it.attributed_to.as_ref().and_then(Option::as_ref);
            std::iter::once(&it.actor).chain(credited).chain(it.via.iter().flatten())
        });
        let mut new = Vec::new();
        for actor in position.into_iter().flatten().chain(statement) {
            if let ActorChoice::Name(name) | ActorChoice::New { name, .. } = actor
                && !record.called(self.article.unwrap_or_default(), name)?.is_known
            {
                new.push(visible(name));
            }
        }
        Ok(new)
    }

    /// Whose verdict it is: who codes now, which is who the page names, unless the name was changed elsewhere.
    fn coder(&self, app: &App) -> Result<String, Failure> {
        let now = app.coder();
        match &self.coder {
            Some(shown) if shown.trim() != now.trim() => Err(Failure::conflict(
                format!(
                    "Reviews are written down as {now}’s now, and this page still names {shown}."
                ),
                "Nothing was changed. Load the page again, or change the name on the review page.",
            )),
            _ => Ok(now),
        }
    }

    fn correct(&self, record: &mut Record, entry: EntryRef, coder: &str) -> Result<(), Failure> {
        let name = coder;
        let coder = signed(name, &self.seen, self.alone);
        match (entry, &self.position, &self.statement, self.stance) {
            (EntryRef::Position(id), Some(coding), None, None) => {
                record.correct_position(id, coding, coder)?;
            }
            (EntryRef::Statement(id), None, Some(coding), None) => {
                record.correct_statement(id, coding, coder)?;
            }
            (EntryRef::Position(id), None, None, Some(stance)) => {
                let article = self.article.map(|it| match self.alone {
                    true => record.article_entry_alone(it, name.trim()),
                    false => record.article_entry(it),
                });
                let article = article.transpose()?.flatten();
                let positions = article.map(|article| article.positions).unwrap_or_default();
                let Some(now) = positions.iter().find(|it| it.id == id) else {
                    return Err(Failure::missing(
                        format!("There is no position {id} in this article."),
                        "It may have been rejected, or the article was read again. Load the page again.",
                    ));
                };
                record.correct_position(id, &PositionCoding { stance, ..now.into() }, coder)?;
            }
            _ => return Err(unreadable("It does not say what is right instead.")),
        }
        Ok(())
    }
}

/// Whose verdict it is, and on what.
fn signed<'a>(coder: &'a str, seen: &'a Option<Option<ReviewMark>>, alone: bool) -> Coder<'a> {
    match seen {
        _ if alone => Coder::alone(coder),
        Some(seen) => Coder::who_saw(coder, seen.as_ref()),
        None => Coder::from(coder),
    }
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
                .map(|Json(verdict)| verdict.with_plain_names())
                .map_err(|error| unreadable(&error.body_text()));
        }
        let Sent(sent) = Sent::from_request(request, app).await?;
        let is_none = || unreadable("“stance” is for, against or undecided.");
        let stance = sent.text("stance");
        let stance = stance.map(|name| stance_named(&name).ok_or_else(is_none)).transpose()?;
        Ok(Verdict {
            entry: asked_entry(&sent)?,
            article: sent.value("article", "an article’s number")?,
            stance,
            coder: sent.text("coder"),
            seen: seen(&sent)?,
            alone: sent.is_set("alone"),
            queue: Queue::of(&sent),
            ..Verdict::default()
        })
    }
}

/// The verdict that was seen, as forms carry it: in JSON.
fn seen(sent: &Asked) -> Result<Option<Option<ReviewMark>>, Failure> {
    let read = |words: String| serde_json::from_str(&words);
    let seen = sent.text("seen").map(read).transpose();
    seen.map_err(|_| unreadable("“seen” is no verdict."))
}

/// The entry that an address or a form names.
pub(super) fn asked_entry(sent: &Asked) -> Result<Option<EntryRef>, Failure> {
    let Some(words) = sent.text("entry") else { return Ok(None) };
    entry_of(&words).map(Some).ok_or_else(|| unreadable("“entry” is no entry."))
}

#[cfg(test)]
mod tests {
    use crate::testing::{Pages, add};
    use serde_json::json;

    fn pages() -> Pages {
        Pages::new(|record| {
            add(record, "1.txt", "Ada Pell said so");
            add(record, "2.txt", "Ada Pell said more");
        })
    }

    fn kind(pages: &Pages, at: usize) -> serde_json::Value {
        pages.json("/articles/1.json")["positions"][at]["review"]["kind"].clone()
    }

    #[test]
    fn forms_do_what_they_say_and_lead_back() {
        let pages = pages();
        let check = |path: &str, fields: &str, expected: &str| {
            let answer = pages.form(path, fields);
            assert_eq!(answer.status, 303, "{path} {fields}: {}", answer.body);
            assert_eq!(answer.location, expected);
        };
        check("/review/accept", "entry=position-1&article=1", "/articles/1#position-1");
        assert_eq!(kind(&pages, 0), "accept");
        check(
            "/review/correct",
            "entry=position-1&article=1&stance=against",
            "/articles/1#position-1",
        );
        let data = pages.json("/articles/1.json");
        assert_eq!(data["positions"][0]["stance"], "against");
        assert_eq!(data["positions"][0]["condition"], " said so");
        check("/review/reject", "entry=statement-1&article=1", "/articles/1#statement-1");
        let html = pages.get("/articles/1").body;
        assert!(html.contains("1 rejected") && html.contains("Accept after all"));
        check("/review/undo", "article=1", "/articles/1#statement-1");
        assert_eq!(pages.json("/articles/1.json")["statements"].as_array().unwrap().len(), 1);
        check("/review/accept", "entry=position-1", "/review");
        // In a queue each leads on, and what is taken back is looked at in the same queue.
        let fields = "entry=position-2&article=1&order=text";
        check("/review/accept", fields, "/review/next?order=text&after=0");
        let fields = "entry=position-2&article=1&order=doubt&what=positions&issue=a%26b";
        let on = "/review/next?order=doubt&what=positions&issue=a%26b&entry=position-2";
        check("/review/reject", fields, on);
        check("/review/undo", "article=1&order=text", "/articles/1?order=text#position-2");
    }

    #[test]
    fn scripts_send_data_and_are_told_what_was_done() {
        let pages = pages();
        let send = |path: &str, data: serde_json::Value| {
            let answer = pages.send(path, &data);
            assert_eq!(answer.status, 200, "{}", answer.body);
            serde_json::from_str::<serde_json::Value>(&answer.body).unwrap()
        };
        let coding = json!({"issue": "ferry", "stance": "undecided", "actor": "Nora Whitlam",
            "evidence": [0, 16], "holder": [0, 3], "condition": null, "as_of": "2025-02"});
        let done = send(
            "/review/correct.json",
            json!({"entry": {"position": 1}, "article": 1, "position": coding.clone()}),
        );
        assert_eq!(
            done,
            json!({"entry": {"position": 1}, "article": 1,
                "said": "Position corrected. Nora Whitlam is new in the record."})
        );
        let now = pages.json("/articles/1.json")["positions"].clone();
        let now = now.as_array().unwrap().iter().find(|it| it["id"] == 1).unwrap().clone();
        assert_eq!(now["actor"], "Nora Whitlam");
        assert_eq!((&now["issue"], &now["condition"]), (&json!("ferry"), &json!("")));
        let again = json!({"entry": {"position": 1}, "article": 1, "position": coding.clone()});
        assert_eq!(send("/review/correct.json", again)["said"], "Position accepted.");
        send("/review/undo.json", json!({"article": 1}));
        let done = send("/review/add.json", json!({"article": 1, "position": coding}));
        assert_eq!(done["said"], "Position added.");
        let done = send(
            "/review/add.json",
            json!({"article": 2, "statement": {"kind": "indirect", "content": [[9, 18]], "actor": 1}}),
        );
        assert_eq!(done["article"], 2);
        let done = send("/review/undo.json", json!({"article": 1}));
        assert_eq!(
            (&done["article"], &done["said"]),
            (&json!(2), &json!("Statement was taken out again."))
        );
    }

    #[test]
    fn nothing_changes_without_the_token_or_by_what_makes_no_sense() {
        let pages = pages();
        let before = pages.json("/articles/1.json");
        for path in ["accept", "reject", "correct", "add", "undo", "coder"] {
            let path = format!("/review/{path}");
            let fields = "entry=position-1&article=1&stance=against&coder=eve";
            assert_eq!(pages.form_without_token(&path, fields).status, 403, "{path}");
            let wrong = format!("token=0123456789abcdef0123456789abcdef&{fields}");
            assert_eq!(pages.form_without_token(&path, &wrong).status, 403, "{path}");
            assert_eq!(pages.get(&path).status, 405, "{path}");
        }
        let check = |path: &str, fields: &str, expected: u16| {
            let answer = pages.form(path, fields);
            assert_eq!(answer.status.as_u16(), expected, "{path} {fields}");
        };
        check("/review/accept", "article=1", 400);
        check("/review/accept", "entry=<script>", 400);
        check("/review/accept", "entry=position-99", 409);
        check("/review/accept", "entry=position-99999999999999999999", 400);
        check("/review/correct", "entry=position-1&article=1&stance=maybe", 400);
        check("/review/correct", "entry=position-1&stance=for", 404);
        check("/review/correct", "entry=statement-1&article=1&stance=for", 400);
        check("/review/add", "article=1", 400);
        check("/review/undo", "", 400);
        check("/review/coder", "coder=%20", 400);
        check("/review/coder", "coder=a%0ab", 400);
        check("/review/coder", &format!("coder={}", "x".repeat(101)), 400);
        let refuse = |data: serde_json::Value| {
            let answer = pages.send("/review/correct.json", &data);
            assert!(answer.status.is_client_error(), "{data}");
            let said: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
            assert!(said["error"].is_string());
        };
        refuse(json!({"entry": {"position": 1}, "position": {"issue": "toll", "stance": "for",
            "actor": 1, "evidence": [0, 99]}}));
        refuse(json!({"entry": {"position": 1}, "position": {"issue": "bridge", "stance": "for",
            "actor": 1, "evidence": [0, 3]}}));
        refuse(
            json!({"entry": {"position": 1}, "statement": {"kind": "direct", "content": [[0, 3]]}}),
        );
        refuse(json!({"entry": {"position": 1}, "stance": "for", "more": 1}));
        refuse(json!("x"));
        assert_eq!(pages.json("/articles/1.json"), before);
        assert_eq!(pages.app.coder(), "nora");
        assert!(pages.json("/review.json")["reviews"].as_array().unwrap().is_empty());
    }

    #[test]
    fn reviews_are_written_down_as_those_of_whoever_says_so() {
        let pages = pages();
        let answer = pages.form("/review/coder", "coder=%3Cb%3EEve");
        assert_eq!((answer.status.as_u16(), answer.location.as_str()), (303, "/review"));
        pages.form("/review/accept", "entry=position-1&article=1");
        assert_eq!(pages.json("/articles/1.json")["positions"][0]["review"]["coder"], "<b>Eve");
        let html = pages.get("/review").body;
        assert!(html.contains("&#60;b&#62;Eve") && !html.contains("<b>Eve"));
    }

    #[test]
    fn a_page_that_names_another_coder_is_refused() {
        let pages = pages();
        let html = pages.get("/articles/1").body;
        assert!(html.contains("data-coder=\"nora\""), "{html}");
        pages.form("/review/coder", "coder=ida");
        let fields = "entry=position-1&article=1&stance=against&coder=nora";
        for path in ["accept", "reject", "correct", "undo"] {
            let answer = pages.form(&format!("/review/{path}"), fields);
            assert_eq!(answer.status, 409, "{path}");
            assert!(answer.body.contains("written down as ida’s now"), "{}", answer.body);
        }
        let said = pages.send(
            "/review/accept.json",
            &json!({"entry": {"position": 1}, "article": 1, "coder": "nora"}),
        );
        assert_eq!(said.status, 409);
        assert_eq!(kind(&pages, 0), serde_json::Value::Null);
        let fields = fields.replace("nora", "ida");
        assert_eq!(pages.form("/review/accept", &fields).status, 303);
        assert_eq!(kind(&pages, 0), "accept");
    }

    #[test]
    fn names_that_are_typed_turn_no_text_around() {
        let pages = pages();
        pages.form("/review/coder", "coder=Ev%e2%80%aee");
        assert_eq!(pages.app.coder(), "Eve");
        assert_eq!(pages.form("/review/coder", "coder=%e2%80%ae").status, 400);
        pages.form("/actors/1/rename", "name=Ada%e2%80%ae+P.%e2%81%a6");
        assert_eq!(pages.json("/actors/1.json")["actor"]["name"], "Ada P.");
        let coding = json!({"issue": "toll", "stance": "for", "actor": "Bo\u{202e} Lind", "evidence": [0, 8]});
        pages.send("/review/add.json", &json!({"article": 1, "position": coding}));
        let names = pages.get("/actors.json").body;
        assert!(names.contains("Bo Lind") && !names.contains('\u{202e}'), "{names}");
    }

    #[test]
    fn nobody_judges_what_others_have_changed_meanwhile() {
        let pages = pages();
        let seen = pages.json("/articles/1.json")["positions"][0]["review"].clone();
        assert!(seen.is_null());
        assert!(pages.get("/articles/1").body.contains("name=\"seen\" value=\"null\""));
        pages.form("/review/coder", "coder=eve");
        pages.form("/review/correct", "entry=position-1&article=1&stance=against&seen=null");
        pages.form("/review/coder", "coder=nora");
        let verdict = |seen| json!({ "entry": { "position": 1 }, "seen": seen });
        let answer = pages.send("/review/accept.json", &verdict(seen));
        assert_eq!(answer.status, 409);
        assert!(answer.body.contains("eve corrected this position at "), "{}", answer.body);
        assert_eq!(kind(&pages, 0), "correct");
        let answer = pages.form("/review/reject", "entry=position-1&seen=null");
        assert_eq!(answer.status, 409);
        assert_eq!(pages.form("/review/reject", "entry=position-1&seen=so").status, 400);
        // Who has seen it may say so, and what one has done oneself is known.
        let seen = pages.json("/articles/1.json")["positions"][0]["review"].clone();
        assert_eq!(pages.send("/review/accept.json", &verdict(seen.clone())).status, 200);
        assert_eq!(pages.send("/review/reject.json", &verdict(seen)).status, 200);
        // Nor what others have taken back.
        let gone = pages.get("/articles/1").body;
        assert!(gone.contains("1 rejected") && gone.contains("&#34;coder&#34;:&#34;nora&#34;"));
        pages.form("/review/undo", "");
        pages.form("/review/undo", "");
        pages.form("/review/coder", "coder=eve");
        let seen = pages.json("/articles/1.json")["positions"][0]["review"].clone();
        assert_eq!(seen["coder"], "eve");
        pages.form("/review/undo", "");
        pages.form("/review/coder", "coder=nora");
        let answer = pages.send("/review/accept.json", &verdict(seen));
        assert_eq!(answer.status, 409);
        assert!(answer.body.contains("eve has taken back the review"), "{}", answer.body);
    }
}
