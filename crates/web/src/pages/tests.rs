//! All pages of a small record, whose articles are hostile.

use crate::app::App;
use crate::security::Guard;
use crate::server::{Options, router};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, StatusCode};
use onrecord::record::PositionFilters;
use onrecord::{
    Actor, ActorKind, Article, Codebook, Issue, Kind, Position, Published, PublishedFrom, Reading,
    Record, Span, SpeakerHow, Stance, Statement,
};
use serde_json::Value;
use tower::ServiceExt;

const EVIL: &str = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>\u{202e}";

/// The pages of a record with two reports in which Ada Pell changes her mind, all of it in hostile words.
struct Pages {
    _folder: tempfile::TempDir,
    router: Router,
    app: App,
    runtime: tokio::runtime::Runtime,
}

impl Pages {
    fn new() -> Pages {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("record.sqlite");
        let mut record = Record::open(&path).unwrap();
        let issues = [Issue {
            id: "bridge".to_owned(),
            title: format!("The bridge {EVIL}"),
            meaning: format!("it is built {EVIL}"),
            ..Issue::default()
        }];
        record
            .set_codebook(&Codebook { name: "island".to_owned(), issues: issues.to_vec() })
            .unwrap();
        for (day, stance) in [("2025-02-05", Stance::Against), ("2025-06-01", Stance::For)] {
            let (article, reading) = report(day, stance);
            record.add_judged(&article, &reading, &issues, "positions@1").unwrap();
        }
        drop(record);
        let app = App::new(&Options::new(&path)).unwrap();
        let guard = Guard::new(app.token(), "127.0.0.1:7411".parse().unwrap(), &[]);
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        Pages { _folder: folder, router: router(&app, guard), app, runtime }
    }

    fn ask(&self, request: Request<Body>) -> (Response<()>, String) {
        self.runtime.block_on(async {
            let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
            let body = to_bytes(body, usize::MAX).await.unwrap();
            (Response::from_parts(parts, ()), String::from_utf8(body.to_vec()).unwrap())
        })
    }

    fn get(&self, path: &str) -> (StatusCode, String) {
        let request = Request::get(path).header("host", "127.0.0.1:7411");
        let (answer, body) = self.ask(request.body(Body::empty()).unwrap());
        (answer.status(), body)
    }

    fn json(&self, path: &str) -> Value {
        let (status, body) = self.get(path);
        assert_eq!(status, StatusCode::OK, "{path}: {body}");
        serde_json::from_str(&body).unwrap()
    }

    /// Sends a form, and gives the status and where it leads.
    fn post(&self, path: &str, fields: &str) -> (StatusCode, String) {
        let request = Request::post(path)
            .header("host", "127.0.0.1:7411")
            .header("content-type", "application/x-www-form-urlencoded");
        let (answer, body) = self.ask(request.body(Body::from(fields.to_owned())).unwrap());
        let to = answer.headers().get("location").map(|to| to.to_str().unwrap().to_owned());
        (answer.status(), to.unwrap_or(body))
    }

    fn token(&self) -> &str {
        self.app.token()
    }
}

fn report(day: &str, stance: Stance) -> (Article, Reading) {
    let text = format!("Ada Pell said {EVIL} on {day}.");
    let span = |from: usize, to: usize| Span::new(from, to);
    let article = Article {
        location: format!("{day}{EVIL}.txt"),
        url: Some(format!("https://paper.example/{day}?{EVIL}")),
        outlet: Some(format!("Paper {EVIL}")),
        title: Some(format!("Title {EVIL}")),
        published: Some(Published { on: day.parse().unwrap(), from: PublishedFrom::Metadata }),
        text: text.clone(),
        ..Article::default()
    };
    let actor = |name: &str, kind| Actor {
        name: name.to_owned(),
        kind: Some(kind),
        aliases: vec![format!("{name} {EVIL}")],
        role: Some(format!("mayor {EVIL}")),
        country: None,
    };
    let reading = Reading {
        actors: vec![actor("Ada Pell", ActorKind::Person)],
        statements: vec![Statement {
            kind: Kind::Indirect,
            speaker: vec![span(0, 8)],
            cue: vec![span(9, 13)],
            content: vec![span(14, 14 + EVIL.len())],
            actor: Some(0),
            speaker_how: SpeakerHow::Named,
            negation: None,
            addressee: None,
            via: Vec::new(),
            occasion: None,
            said_on: None,
            confidence: 0.9,
        }],
        positions: vec![Position {
            holder: 0,
            holder_words: span(0, 8),
            issue: "bridge".to_owned(),
            stance,
            condition: Some(span(14, 22)),
            quantity: None,
            attributed_to: None,
            via: Vec::new(),
            evidence: span(0, text.len()),
            statement: Some(0),
            as_of: None,
            confidence: 0.9,
        }],
        warnings: Vec::new(),
        model: "attribution@1".to_owned(),
    };
    (article, reading)
}

const ALL: [&str; 15] = [
    "/",
    "/positions",
    "/?issue=bridge&order=agreement&roll_up=state&all=1",
    "/?named=1",
    "/actors/doubles",
    "/articles?title=a&outlet=b&since=2025-01-01",
    "/evidence?issue=bridge&actor=1",
    "/changes",
    "/actors",
    "/actors?q=pell&kind=person",
    "/actors/1",
    "/articles",
    "/search?q=script",
    "/search?q=script&what=positions&stance=for",
    "/search?q=script&what=articles",
];

#[test]
fn hostile_words_are_words_on_every_page() {
    let pages = Pages::new();
    for path in ALL {
        let (status, body) = pages.get(path);
        assert_eq!(status, StatusCode::OK, "{path}: {body}");
        // What a hit marks splits the words, so each part is looked for.
        for evil in ["<script>", "<img", "onerror=alert(2)>"] {
            assert!(!body.contains(evil), "{path} has {evil}");
        }
        let scripts = body.matches("<script").count();
        assert_eq!(
            scripts,
            body.matches("<script src=\"/assets/").count()
                + body.matches("<script type=\"module\" src=\"/assets/").count(),
            "{path}"
        );
        for inline in ["<style", " style=", " onclick=", "javascript:"] {
            assert!(!body.contains(inline), "{path} has {inline}");
        }
    }
    let (_, body) = pages.get("/search?q=%3Cscript%3Ealert(9)%3C/script%3E");
    assert!(!body.contains("<script>alert(9)"));
}

#[test]
fn every_page_is_data_too() {
    let pages = Pages::new();
    for path in ALL {
        let (page, query) = path.split_once('?').unwrap_or((path, ""));
        let page = if page == "/" { "/positions" } else { page };
        pages.json(&format!("{page}.json?{query}"));
        let (status, body) = pages.get(&format!("{page}.csv?{query}"));
        let has_table = page != "/evidence";
        assert_eq!(status == StatusCode::OK, has_table, "{page}: {body}");
    }
    // Data is taken away whole, whichever page was looked at.
    for list in ["/actors", "/articles", "/actors/1"] {
        let [first, second] =
            ["1", "2"].map(|page| pages.get(&format!("{list}.csv?page={page}")).1);
        assert!(first.lines().count() > 1 && first == second, "{list}: {second}");
    }
    let (_, wide) = pages.get("/positions.csv?wide=true");
    let mut rows = wide.lines();
    let columns =
        "actor,actor_id,actor_kind,country,bridge,bridge_condition,bridge_since,bridge_confidence";
    assert!(rows.next().unwrap().starts_with(columns), "{wide}");
    assert_eq!(rows.count(), pages.json("/positions.json")["actors"].as_array().unwrap().len());
    let data = pages.json("/positions.json");
    assert_eq!(data["actors"][0]["cells"][0]["stance"], "for");
    assert_eq!(data["issues"][0]["for"], 1);
    assert_eq!(data["days"], serde_json::json!(["2025-02-05", "2025-06-01"]));
    let then = pages.json("/positions.json?on=2025-03-01");
    assert_eq!(then["actors"][0]["cells"][0]["stance"], "against");
    assert_eq!((&data["positions"], &then["positions"]), (&2.into(), &1.into()));
    let before = pages.json("/positions.json?on=2024-01-01");
    assert_eq!(before["actors"][0]["cells"][0], Value::Null);
    assert_eq!(pages.json("/changes.json")["changes"][0]["to"]["stance"], "for");
    assert_eq!(pages.json("/actors/1.json")["positions"].as_array().unwrap().len(), 2);
}

#[test]
fn positions_are_searched_as_statements_are() {
    let pages = Pages::new();
    let found = |query: &str| {
        let found = pages.json(&format!("/search.json?what=positions&{query}"));
        let days = found["positions"].as_array().unwrap().iter();
        days.map(|it| it["published"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    // The newest first.
    assert_eq!(found("q=pell"), ["2025-06-01", "2025-02-05"]);
    assert_eq!(found("q=%22ada+pell%22+scr*").len(), 2);
    assert!(found("q=%22pell+ada%22").is_empty() && found("q=scrip").is_empty());
    assert!(found("q=%3F").is_empty());
    assert_eq!(found("q=pell&stance=for&outlet=paper"), ["2025-06-01"]);
    assert!(found("q=pell&outlet=aper").is_empty());
}

#[test]
fn what_is_wrong_is_said_in_the_form_that_was_asked_for() {
    let pages = Pages::new();
    let check = |path: &str, status: u16, words: &str| {
        let (found, body) = pages.get(path);
        assert_eq!(found.as_u16(), status, "{path}");
        assert!(body.contains(words), "{path}: {body}");
    };
    check("/nothing", 404, "There is no page at this address.");
    check("/nothing.json", 404, "{\"error\":\"There is no page");
    check("/actors/99", 404, "There is no actor with this number.");
    check("/actors/x.json", 404, "\"hint\":\"Perhaps");
    check("/?on=tomorrow", 400, "is a day such as 2025-02-05");
    check("/?min=nan", 400, "is a share such as 70 % or 0.7");
    check("/network?min=200", 400, "is a share such as 70 %");
    check("/actors?kind=cat", 400, "person, state, organisation or group");
    check("/evidence?issue=bridge&actor=99", 404, "There is no such actor.");
    for page in ["/", "/changes", "/network", "/evidence"] {
        check(&format!("{page}?issue=tunnel&actor=1"), 404, "follows no issue");
    }
    check("/actors/1/rename", 405, "takes no such request");
    check("/assets/css/base.css", 200, ":focus-visible");
    check("/assets/../Cargo.toml", 404, "no page");
    check("/search?page=0&q=%FF", 200, "Nothing is found");
}

#[test]
fn decisions_about_actors_are_taken_with_the_token_alone_and_taken_back() {
    let pages = Pages::new();
    let name = || pages.json("/actors/1.json")["actor"]["name"].as_str().unwrap().to_owned();
    assert_eq!(pages.post("/actors/1/rename", "name=Ada").0, StatusCode::FORBIDDEN);
    assert_eq!(name(), "Ada Pell");
    let form = |fields: &str| format!("token={}&{fields}", pages.token());
    let (status, to) = pages.post("/actors/1/rename", &form("name=Ada+P."));
    assert_eq!((status, to.as_str()), (StatusCode::SEE_OTHER, "/actors/1"));
    assert_eq!(name(), "Ada P.");
    assert_eq!(pages.post("/actors/1/undo", &form("")).0, StatusCode::BAD_REQUEST);
    assert_eq!(pages.post("/actors/1/undo", &form("decision=1")).0, StatusCode::SEE_OTHER);
    assert_eq!(name(), "Ada Pell");
    let (_, to) = pages.post("/actors/1/split", &form("article=2"));
    let other = to.trim_start_matches("/actors/").to_owned();
    assert_eq!(pages.json("/actors.json")["all"], 2);
    let (_, to) = pages.post("/actors/1/merge", &form(&format!("other={other}")));
    assert_eq!(to, "/actors/1");
    assert_eq!(pages.json("/actors.json")["all"], 1);
    let (status, why) = pages.post("/actors/1/split", &form(""));
    assert_eq!((status, why.contains("No article is ticked")), (StatusCode::BAD_REQUEST, true));
    assert_eq!(pages.post("/actors/1/merge", &form("other=Nobody")).0, StatusCode::NOT_FOUND);
    pages.post("/actors/1/split", &form("article=2"));
    pages.post("/actors/1/rename", &form("name=Bo+Lind"));
    // A beginning finds one alone, and is not enough to make two one.
    let (status, why) = pages.post("/actors/1/merge", &form("other=Bo+Li"));
    assert_eq!((status, why.contains("not the whole name")), (StatusCode::BAD_REQUEST, true));
}

#[test]
fn only_the_decision_that_the_page_shows_is_taken_back() {
    let pages = Pages::new();
    let name = || pages.json("/actors/1.json")["actor"]["name"].as_str().unwrap().to_owned();
    let form = |fields: &str| format!("token={}&{fields}", pages.token());
    pages.post("/actors/1/rename", &form("name=Ada+P."));
    let (_, page) = pages.get("/actors/1");
    assert!(page.contains("name=\"decision\" value=\"1\""), "{page}");
    // Meanwhile somebody decides elsewhere.
    pages.post("/actors/1/rename", &form("name=Pell"));
    let (status, why) = pages.post("/actors/1/undo", &form("decision=1"));
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(why.contains("since then, “Ada P.” is called Pell"), "{why}");
    assert_eq!(name(), "Pell");
    pages.post("/actors/1/undo", &form("decision=2"));
    let (status, why) = pages.post("/actors/1/undo", &form("decision=2"));
    assert_eq!((status, why.contains("taken back already")), (StatusCode::CONFLICT, true));
    assert_eq!(name(), "Ada P.");
    // A decision about another comes first.
    let (_, to) = pages.post("/actors/1/split", &form("article=2"));
    let other = to.trim_start_matches("/actors/");
    pages.post(&format!("/actors/{other}/rename"), &form("name=Bo"));
    let (_, page) = pages.get("/actors/1");
    assert!(!page.contains("name=\"decision\""), "{page}");
    assert!(page.contains(&format!("href=\"/actors/{other}#decide\"")), "{page}");
}

#[test]
fn a_page_behind_the_end_of_a_list_leads_to_its_last() {
    let pages = Pages::new();
    for list in ["/actors", "/articles", "/actors/1"] {
        let (_, page) = pages.get(&format!("{list}?page=99"));
        assert!(page.contains("There is no page 99"), "{list}: {page}");
        assert!(page.contains(&format!("href=\"{list}?page=1\"")), "{list}: {page}");
        assert!(!page.contains("Nobody in the record") && !page.contains("has no "), "{list}");
    }
    let (_, page) = pages.get("/actors?q=nobody");
    assert!(page.contains("Nobody in the record has such a name"), "{page}");
}

#[test]
fn what_another_program_writes_is_seen_at_once() {
    let pages = Pages::new();
    let held = |issue: Option<&str>| {
        let issue = issue.map(str::to_owned);
        pages.app.holdings(&PositionFilters { issue, ..PositionFilters::default() }).unwrap()
    };
    let all = held(None);
    assert_eq!((all.iter().count(), held(Some("toll")).iter().count()), (1, 0));
    let bridge = held(Some("bridge"));
    let first = |it: &crate::kept::Holdings| it.iter().next().unwrap().positions().as_ptr();
    assert!(std::ptr::eq(first(&all), first(&bridge)), "read once");
    let mut other = Record::open(pages.app.path()).unwrap();
    other.drop_issue("bridge").unwrap();
    assert_eq!(held(None).iter().count(), 0);
}

#[test]
fn what_went_wrong_belongs_where_it_was_asked_for() {
    let pages = Pages::new();
    let current = |path: &str| {
        let page = pages.get(path).1;
        let (before, _) = page.split_once(" aria-current=\"page\"")?;
        Some(before.rsplit_once("href=\"")?.1.split_once('"')?.0.to_owned())
    };
    assert_eq!(current("/actors/99").as_deref(), Some("/actors"));
    assert_eq!(current("/evidence?issue=none").as_deref(), Some("/"));
    assert_eq!(current("/nowhere"), None);
}
