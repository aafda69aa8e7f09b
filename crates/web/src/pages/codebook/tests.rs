//! The codebook's pages over a small record.

use crate::testing::{Pages, add, issue};
use onrecord::Codebook;

const EVIL: &str = "%3Cscript%3Ealert(1)%3C/script%3E%22";

/// The value of a hidden field of a page.
fn hidden<'a>(page: &'a str, name: &str) -> &'a str {
    let field = format!("name=\"{name}\" value=\"");
    page.split(&field).nth(1).and_then(|rest| rest.split('"').next()).unwrap()
}

fn pages() -> Pages {
    Pages::new(|record| add(record, "a.txt", "Ada Pell wants the toll, she said."))
}

#[test]
fn issues_are_listed_with_what_the_record_holds_on_them() {
    let pages = pages();
    let page = pages.json("/codebook.json");
    let issues = &page["codebooks"][0]["issues"];
    assert_eq!(page["codebooks"][0]["name"], "island");
    assert_eq!(issues[0]["id"], "toll");
    assert_eq!((&issues[0]["positions"], &issues[0]["judged"]), (&1.into(), &1.into()));
    assert!(pages.get("/codebook.csv").body.lines().count() == 3);
    for path in ["/codebook", "/codebook/issue?id=toll", "/codebook/issue", "/codebook/suggestions"]
    {
        assert_eq!(pages.get(path).status, 200, "{path}");
    }
    assert_eq!(pages.get("/codebook/issue?id=no").status, 404);
}

#[test]
fn a_wrong_issue_is_shown_again_with_what_is_wrong() {
    let pages = pages();
    let fields = format!("new=1&codebook=island&id=A+B&title={EVIL}&for=x");
    let answer = pages.form("/codebook/issue", &fields);
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("small letters"));
    assert!(!answer.body.contains("<script>alert"));
    // An id that another issue has, in this codebook or another one.
    for codebook in ["island", "other"] {
        let fields = format!("new=1&codebook={codebook}&id=toll&title=T&for=f");
        let answer = pages.form("/codebook/issue", &fields);
        assert_eq!(answer.status, 422);
        assert!(answer.body.contains("has an issue with this id"), "{}", answer.body);
    }
    let answer = pages.form("/codebook/try.json", "id=A+B&title=T&for=f");
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("\"field\":\"id\""), "{}", answer.body);
    assert_eq!(pages.json("/codebook.json")["codebooks"][0]["issues"].as_array().unwrap().len(), 2);
}

#[test]
fn examples_alone_change_no_question_and_a_change_is_taken_back() {
    let pages = pages();
    let same = "codebook=island&id=toll&title=The+toll&for=the+holder+wants+it";
    let example = "example_text_0=Ada+wants+it.&example_holder_0=Ada&example_stance_0=for";
    let answer = pages.form("/codebook/issue", &format!("{same}&{example}"));
    assert_eq!((answer.status.as_u16(), answer.location.as_str()), (303, "/codebook"));
    let page = pages.json("/codebook.json");
    assert_eq!(page["codebooks"][0]["issues"][0]["examples"][0]["holder"], "Ada");
    assert_eq!((&page["waiting"], &page["jobs"]), (&0.into(), &serde_json::json!([])));
    assert_eq!(page["can_undo"], "the change of “The toll”");
    assert_eq!(pages.form("/codebook/undo", "").status, 303);
    let page = pages.json("/codebook.json");
    assert_eq!(page["codebooks"][0]["issues"][0]["examples"], serde_json::json!([]));
    assert_eq!(pages.form("/codebook/undo", "").status, 400);
}

#[test]
fn an_issue_is_dropped_after_saying_what_is_forgotten() {
    let pages = pages();
    let page = pages.get("/codebook/drop?id=toll").body;
    assert!(page.contains("1 position"), "{page}");
    assert_eq!(pages.form_without_token("/codebook/drop", "id=toll").status, 403);
    assert_eq!(pages.form("/codebook/drop", "id=toll").status, 303);
    let page = pages.json("/codebook.json");
    assert_eq!(page["codebooks"][0]["issues"][0]["id"], "ferry");
    assert_eq!(pages.form("/codebook/drop", "id=toll").status, 404);
}

#[test]
fn text_is_checked_planned_and_kept() {
    let pages = pages();
    let file = pages.get("/codebook.toml?name=island");
    assert_eq!(file.kind, "application/toml; charset=utf-8");
    assert_eq!(Codebook::parse(&file.body).unwrap().issues.len(), 2);
    let answer =
        pages.form("/codebook/text", "name=island&toml=name+%3D+%22island%22%0Aissu+%3D+1");
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("line 2"), "{}", answer.body);
    let one = "name+%3D+%22island%22%0A%5B%5Bissue%5D%5D%0Aid+%3D+%22ferry%22%0Atitle+%3D+%22The+ferry%22%0Afor+%3D+%22the+holder+wants+it%22";
    let plan = pages.form("/codebook/text.json", &format!("check=1&name=island&toml={one}"));
    assert!(plan.body.contains("\"left_out\":[{\"id\":\"toll\""), "{}", plan.body);
    assert_eq!(pages.form("/codebook/text", &format!("name=island&toml={one}")).status, 303);
    let issues = |pages: &Pages| {
        pages.json("/codebook.json")["codebooks"][0]["issues"].as_array().unwrap().len()
    };
    assert_eq!(issues(&pages), 2, "what is left out stays");
    assert_eq!(pages.form("/codebook/text", &format!("drop=1&name=island&toml={one}")).status, 303);
    assert_eq!(issues(&pages), 1);
    assert_eq!(pages.get("/codebook.toml?name=no").status, 404);
}

#[test]
fn a_text_that_began_before_another_was_saved_is_not_saved_over_it() {
    let pages = pages();
    let page = pages.get("/codebook/text?name=island").body;
    let began = hidden(&page, "began");
    let text = |meaning: &str| {
        let file = pages.get("/codebook.toml?name=island").body;
        let toml = file.replacen("the holder wants it", meaning, 1);
        toml.replace('"', "%22").replace('\n', "%0A").replace('=', "%3D").replace(' ', "+")
    };
    let save = |began: &str, meaning: &str| {
        let fields = format!("name=island&began={began}&toml={}", text(meaning));
        pages.form("/codebook/text", &fields)
    };
    let meaning = || {
        let page = pages.json("/codebook.json");
        page["codebooks"][0]["issues"][0]["for"].as_str().unwrap().to_owned()
    };
    assert_eq!(save(began, "the holder pays").status, 303);
    let answer = save(began, "the holder wants it, and says so");
    assert_eq!(answer.status, 409);
    assert!(answer.body.contains("has changed since this text began"), "{}", answer.body);
    assert!(answer.body.contains("the holder wants it, and says so"), "the text is kept");
    assert_eq!(meaning(), "the holder pays");
    // Whoever saves it again has been told.
    let began = hidden(&answer.body, "began");
    assert_eq!(save(began, "the holder wants it, and says so").status, 303);
}

#[test]
fn an_issue_that_another_window_changed_is_not_saved_over_nor_taken_back_unseen() {
    let pages = pages();
    let page = pages.get("/codebook/issue?id=toll").body;
    let save = |began: &str, holder: &str| {
        let same = "codebook=island&id=toll&title=The+toll&for=the+holder+wants+it";
        let example = format!(
            "example_text_0={holder}+wants+it.&example_holder_0={holder}&example_stance_0=for"
        );
        pages.form("/codebook/issue", &format!("{same}&{example}&began={began}"))
    };
    let holder = || {
        let page = pages.json("/codebook.json");
        page["codebooks"][0]["issues"][0]["examples"][0]["holder"].clone()
    };
    let began = hidden(&page, "began");
    assert_eq!(save(began, "Ada").status, 303);
    let first = pages.get("/codebook").body;
    let answer = save(began, "Bo");
    assert_eq!(answer.status, 409);
    assert!(answer.body.contains("has changed since this form was opened"), "{}", answer.body);
    assert!(answer.body.contains("value=\"Bo wants it.\""), "what was typed is kept");
    assert_eq!(holder(), "Ada");
    assert_eq!(save(hidden(&answer.body, "began"), "Bo").status, 303);
    let undo = |page: &str| {
        pages.form("/codebook/undo", &format!("change={}", hidden(page, "change"))).status
    };
    assert_eq!(undo(&first), 409);
    assert_eq!(holder(), "Bo");
    assert_eq!(undo(&pages.get("/codebook").body), 303);
    assert_eq!(holder(), "Ada");
}

#[test]
fn what_another_program_changed_is_not_taken_back() {
    let pages = pages();
    assert_eq!(pages.form("/codebook/drop", "id=toll").status, 303);
    let theirs = Codebook { name: "harbour".to_owned(), issues: vec![issue("quay", "The quay")] };
    let added = pages.app.with_record(|record| Ok(record.set_codebook(&theirs)?));
    assert!(added.is_ok());
    assert_eq!(pages.form("/codebook/undo", "").status, 409);
    let page = pages.json("/codebook.json");
    assert_eq!(page["codebooks"][1]["issues"][0]["id"], "quay");
}
