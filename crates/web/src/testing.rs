//! A record behind its pages, for tests: what is asked goes through the guard and all routes, as a browser's
//! requests do.

use crate::app::App;
use crate::security::Guard;
use crate::server::{Options, router};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, StatusCode};
use onrecord::{
    Actor, ActorKind, Article, Codebook, Issue, Kind, Position, Reading, Record, Span, SpeakerHow,
    Stance, Statement, Warning,
};
use tower::ServiceExt;

const HERE: &str = "127.0.0.1:7411";

/// Pages over a record of their own.
pub(crate) struct Pages {
    router: Router,
    pub(crate) app: App,
    _folder: tempfile::TempDir,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) location: String,
    pub(crate) kind: String,
    pub(crate) body: String,
}

impl Pages {
    /// The pages of a record that `fill` fills, for the coder Nora.
    pub(crate) fn new(fill: impl FnOnce(&mut Record)) -> Pages {
        let folder = tempfile::tempdir().unwrap();
        let mut options = Options::new(folder.path().join("test.sqlite"));
        options.coder = "nora".to_owned();
        fill(&mut Record::open(&options.record).unwrap());
        let app = App::new(&options).unwrap();
        let guard = Guard::new(app.token(), HERE.parse().unwrap(), &[]);
        Pages { router: router(&app, guard), app, _folder: folder }
    }

    /// Asks for a page.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask(Request::get(path), String::new())
    }

    /// The data at an address.
    pub(crate) fn json(&self, path: &str) -> serde_json::Value {
        let answer = self.get(path);
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        serde_json::from_str(&answer.body).unwrap()
    }

    /// Sends a form as the page does, with its token.
    pub(crate) fn form(&self, path: &str, fields: &str) -> Answer {
        self.form_without_token(path, &format!("token={}&{fields}", self.app.token()))
    }

    /// Sends a form as another site would.
    pub(crate) fn form_without_token(&self, path: &str, fields: &str) -> Answer {
        let request =
            Request::post(path).header("content-type", "application/x-www-form-urlencoded");
        self.ask(request, fields.to_owned())
    }

    /// Sends data as the page's script does, with its token.
    pub(crate) fn send(&self, path: &str, data: &serde_json::Value) -> Answer {
        let request = Request::post(path)
            .header("content-type", "application/json")
            .header("x-onrecord-token", self.app.token());
        self.ask(request, data.to_string())
    }

    /// Sends a form with files as the page does; each field is its disposition and its value.
    pub(crate) fn upload(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let token = ("name=\"token\"", self.app.token());
        let part = |(about, value): &(&str, &str)| {
            format!("--cut\r\nContent-Disposition: form-data; {about}\r\n\r\n{value}\r\n")
        };
        let parts: String = [token].iter().chain(fields).map(part).collect();
        let request =
            Request::post(path).header("content-type", "multipart/form-data; boundary=cut");
        self.ask(request, parts + "--cut--\r\n")
    }

    fn ask(&self, request: axum::http::request::Builder, body: String) -> Answer {
        let request = request.header("host", HERE).body(Body::from(body)).unwrap();
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let response: Response<Body> = self.router.clone().oneshot(request).await.unwrap();
            let header = |name| {
                let value = response.headers().get(name).and_then(|it| it.to_str().ok());
                value.unwrap_or_default().to_owned()
            };
            let (status, location, kind) =
                (response.status(), header("location"), header("content-type"));
            let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
            Answer { status, location, kind, body: String::from_utf8(bytes.to_vec()).unwrap() }
        })
    }
}

/// An issue.
pub(crate) fn issue(id: &str, title: &str) -> Issue {
    let meaning = "the holder wants it".to_owned();
    Issue { id: id.to_owned(), title: title.to_owned(), meaning, examples: Vec::new() }
}

/// Adds an article in which Ada Pell says all between the first and the last word, and is for the toll and
/// against the ferry in the words of the whole text; with a warning over its first letter.
pub(crate) fn add(record: &mut Record, location: &str, text: &str) {
    let issues = vec![issue("toll", "The toll"), issue("ferry", "The ferry")];
    record.set_codebook(&Codebook { name: "island".to_owned(), issues: issues.clone() }).unwrap();
    let article =
        Article { location: location.to_owned(), text: text.to_owned(), ..Article::default() };
    let span = |from: usize, to: usize| Span::new(from, to);
    let cut = |at: usize| (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let (all, half) = (text.len(), cut(text.len() / 2));
    let mut reading = Reading { model: "test@1".to_owned(), ..Reading::default() };
    if half > 0 {
        reading.actors = vec![Actor {
            name: "Ada Pell".to_owned(),
            kind: Some(ActorKind::Person),
            aliases: Vec::new(),
            role: None,
            country: None,
        }];
        reading.statements = vec![Statement {
            kind: Kind::Direct,
            speaker_how: SpeakerHow::Named,
            actor: Some(0),
            speaker: vec![span(0, half)],
            cue: Vec::new(),
            content: vec![span(half, all)],
            negation: None,
            addressee: None,
            via: Vec::new(),
            occasion: None,
            said_on: None,
            confidence: 0.9,
        }];
        let position = |issue: &str, stance, confidence| Position {
            holder: 0,
            holder_words: span(0, half),
            issue: issue.to_owned(),
            stance,
            condition: Some(span(half, all)),
            quantity: None,
            attributed_to: None,
            via: Vec::new(),
            evidence: span(0, all),
            statement: Some(0),
            as_of: None,
            confidence,
        };
        reading.positions =
            vec![position("toll", Stance::For, 0.9), position("ferry", Stance::Against, 0.3)];
        let first = text.chars().next().map_or(0, char::len_utf8);
        reading.warnings = vec![Warning {
            span: span(0, first),
            message: "odd <b>".to_owned(),
            about_file: false,
        }];
    }
    record.add_judged(&article, &reading, &issues, "judge@1").unwrap();
}
