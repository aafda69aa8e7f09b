//! Reports sent to the page, most of them no reports.

use crate::testing::{Answer, Pages};
use serde_json::Value;
use std::time::{Duration, Instant};

const EVIL: &str = "<script>alert(1)</script>&\u{202e}";

/// The job that an upload began, once it has ended.
fn ended(pages: &Pages, begun: &Answer) -> Value {
    assert_eq!(begun.status, 303, "{}", begun.body);
    let id = begun.location.rsplit(['-', '/']).next().unwrap();
    let start = Instant::now();
    loop {
        let job = pages.json(&format!("/jobs/{id}.json"));
        if job["phase"] != "waiting" && job["phase"] != "reading" {
            return job;
        }
        assert!(start.elapsed() < Duration::from_secs(120), "it never ends: {job}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn good_reports_are_added_and_bad_ones_say_why() {
    let pages = Pages::new(|_| {});
    let evil_name = format!("name=\"files\"; filename=\"..\\..\\{EVIL}.txt\"");
    let evil_text = format!("{EVIL} Ada Pell said the toll must go, and {EVIL}.");
    let begun = pages.upload(
        "/add",
        &[
            (&evil_name, &evil_text),
            ("name=\"files\"; filename=\"b.txt\"", "Nora Weld said no."),
            ("name=\"files\"; filename=\"c.txt\"", "  "),
            ("name=\"files\"; filename=\"d.pdf\"", "%PDF-1.7"),
            ("name=\"files\"; filename=\"\"", ""),
            ("name=\"published\"", "2024-05-13"),
            ("name=\"outlet\"", EVIL),
        ],
    );
    let job = ended(&pages, &begun);
    assert_eq!(job["phase"], "done", "{job}");
    let states: Vec<&str> =
        job["lines"].as_array().unwrap().iter().map(|it| it["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["added", "added", "failed", "failed"]);
    assert_eq!(job["lines"][0]["name"], "<script>alert(1)</script>&.txt");
    assert!(job["lines"][3]["error"].as_str().unwrap().starts_with("This is a PDF document"));
    let articles = pages.json("/articles.json");
    assert_eq!(articles["articles"][0]["published"], "2024-05-13");
    for path in ["/add", "/jobs/1"] {
        let page = pages.get(path);
        assert!(!page.body.contains("<script>alert"), "{path}");
        assert!(page.body.contains("alert(1)"), "{path}: {}", page.body);
    }
    assert!(pages.get("/add.csv").body.contains("not added"));
}

#[test]
fn a_day_that_was_given_is_taken_back() {
    let pages = Pages::new(|_| {});
    let add = |fields: &[(&str, &str)]| {
        let text = ("name=\"text\"", "Nora Weld said no.");
        let job = ended(&pages, &pages.upload("/add", &[&[text], fields].concat()));
        let state = job["lines"][0]["state"].clone();
        (state, pages.json("/articles.json")["articles"][0]["published"].clone())
    };
    let (given, none) = (("name=\"published\"", "2024-05-13"), ("name=\"published\"", "none"));
    assert_eq!(add(&[given]), ("added".into(), "2024-05-13".into()));
    assert_eq!(add(&[]), ("already".into(), "2024-05-13".into()));
    // As a form sends it whose day is empty and whose box is ticked.
    assert_eq!(add(&[("name=\"published\"", ""), none]), ("reread".into(), Value::Null));
    assert_eq!(add(&[none]), ("already".into(), Value::Null));
    let job = pages.json("/jobs/3.json");
    assert_eq!((&job["added"], &job["reread"]), (&0.into(), &1.into()), "{job}");
    let page = pages.get("/jobs/3").body;
    assert!(page.contains("0 articles added") && page.contains("1 read again"), "{page}");
}

#[test]
fn a_pasted_text_is_called_by_its_headline() {
    let pages = Pages::new(|_| {});
    let text = "Outlet: The Marrow Echo\nTitle: The tram is late\n\nNora Weld said no.";
    let job = ended(&pages, &pages.upload("/add", &[("name=\"text\"", text)]));
    assert_eq!(job["title"], "pasted: The tram is late", "{job}");
}

#[test]
fn an_article_is_read_again_for_another_day() {
    let pages = Pages::new(|_| {});
    let text = ("name=\"text\"", "Published: 2024-05-01\n\nNora Weld said no on Monday.");
    ended(&pages, &pages.upload("/add", &[text]));
    let day = |fields: &str| {
        let begun = pages.form("/articles/1/day", fields);
        let job = ended(&pages, &begun);
        assert_eq!((&job["reread"], &job["failed"]), (&1.into(), &0.into()), "{job}");
        let line = &pages.json("/articles.json")["articles"][0];
        (line["published"].clone(), line["published_from"].clone())
    };
    assert_eq!(day("published=2024-05-13"), ("2024-05-13".into(), "given".into()));
    assert_eq!(day("taken_back=1"), ("2024-05-01".into(), "text".into()));
    assert_eq!(pages.json("/articles.json")["all"], 1);
}

#[test]
fn a_file_with_a_report_a_line_is_as_many_reports() {
    let pages = Pages::new(|_| {});
    let lines =
        "{\"text\": \"Nora Weld said no.\", \"date\": \"2024-05-13\"}\n\n{\"words\": \"No.\"}\n";
    let begun = pages.upload("/add", &[("name=\"files\"; filename=\"weld.jsonl\"", lines)]);
    let job = ended(&pages, &begun);
    let told: Vec<(&str, &str)> = job["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["name"].as_str().unwrap(), it["state"].as_str().unwrap()))
        .collect();
    assert_eq!(told, [("weld.jsonl:1", "added"), ("weld.jsonl:3", "failed")]);
    assert!(job["lines"][1]["error"].as_str().unwrap().starts_with("The line holds no report"));
    assert_eq!(pages.json("/articles.json")["articles"][0]["published"], "2024-05-13");
}

#[test]
fn what_makes_no_sense_is_said_and_nothing_begins() {
    let pages = Pages::new(|_| {});
    let check = |fields: &[(&str, &str)], words: &str| {
        let answer = pages.upload("/add", fields);
        assert_eq!(answer.status, 400, "{}", answer.body);
        assert!(answer.body.contains(words), "{}", answer.body);
    };
    check(&[], "There is nothing to add");
    check(&[("name=\"text\"", " \r\n ")], "There is nothing to add");
    check(&[("name=\"address\"", "ftp://paper.example/")], "http:// or https://");
    check(&[("name=\"address\"", "https://a:b@paper.example/")], "a name or a password");
    check(&[("name=\"text\"", "no"), ("name=\"published\"", "yesterday")], "a day such as");
    let both = [("name=\"published\"", "2024-05-13"), ("name=\"published\"", "none")];
    check(
        &[&[("name=\"text\"", "no")], &both[..]].concat(),
        "the box that takes a day back is ticked",
    );
    assert_eq!(pages.json("/add.json")["jobs"], serde_json::json!([]));
    assert_eq!(pages.form_without_token("/add", "text=no").status, 403);
    assert_eq!(pages.get("/jobs/7").status, 404);
}

#[test]
fn this_machine_is_not_asked_for_pages() {
    let pages = Pages::new(|_| {});
    let begun = pages.upload("/add", &[("name=\"address\"", "http://127.0.0.1:1/")]);
    let job = ended(&pages, &begun);
    let error = job["lines"][0]["error"].as_str().unwrap().to_owned();
    assert!(error.contains("a private network"), "{error}");
}
