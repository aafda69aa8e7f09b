//! The program as its users run it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "each test uses a part of it")]
mod common;

use common::{onrecord, root, run, stdout};
use serde_json::Value;
use std::path::Path;

const REPORT: &str = "examples/railway/01-minister-unveils-line.txt";

fn readings(arguments: &[&str]) -> Vec<Value> {
    let lines = stdout(onrecord().args(["read", "--format", "jsonl"]).args(arguments), 0);
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn words(reading: &Value, places: &Value) -> String {
    let text: Vec<char> = reading["article"]["text"].as_str().unwrap().chars().collect();
    let place = |place: &Value| {
        let [start, end] = [0, 1].map(|i| place[i].as_u64().unwrap() as usize);
        text[start..end].iter().collect::<String>()
    };
    places.as_array().unwrap().iter().map(place).collect::<Vec<_>>().join(" … ")
}

#[test]
fn a_report_is_drawn_with_its_findings() {
    let drawn = stdout(onrecord().args(["read", REPORT]), 0);
    assert!(drawn.contains("Keldria Press Agency · 2024-05-13 (from the text)"), "{drawn}");
    let lines: Vec<&str> = drawn.lines().collect();
    let said = lines.iter().position(|line| line.contains("Tomas Brandt, the mayor")).unwrap();
    assert!(lines[said + 1].contains('═') && lines[said + 1].contains('─'), "{drawn}");
    assert!(drawn.contains("[link] Read more:") && !drawn.contains('\u{1b}'), "{drawn}");
}

#[test]
fn every_reading_is_valid_by_the_schema_and_its_spans_lie_in_the_text() {
    let schema: Value = serde_json::from_str(
        &std::fs::read_to_string(root().join("docs/reading.schema.json")).unwrap(),
    )
    .unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let readings = readings(&["examples"]);
    assert_eq!(readings.len(), 68);
    for reading in &readings {
        let errors: Vec<String> =
            schema.iter_errors(reading).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", reading["article"]["location"]);
        for statement in reading["statements"].as_array().unwrap() {
            for role in ["speaker", "cue", "content"] {
                let words = words(reading, &statement[role]);
                assert_eq!(words, words.trim(), "a span begins and ends with a word");
            }
        }
    }
}

/// Positions from the report to the record: read, kept, shown; a codebook that comes later reads what is in.
#[test]
fn positions_are_found_kept_and_shown() {
    let schema = std::fs::read_to_string(root().join("docs/reading.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let report = "examples/guarantees/17-roundup-european-capitals.txt";
    let book = "codebooks/guarantees.toml";
    let read = ["read", "-f", "jsonl", "--issues", book, report];
    let reading: Value = serde_json::from_str(&stdout(onrecord().args(read), 0)).unwrap();
    let errors: Vec<String> = schema.iter_errors(&reading).map(|it| it.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let positions = reading["positions"].as_array().unwrap();
    assert!(positions.len() > 3, "{positions:?}");
    for position in positions {
        let evidence = words(&reading, &serde_json::json!([position["evidence"]]));
        let holder = words(&reading, &serde_json::json!([position["holder_words"]]));
        assert!(!evidence.is_empty() && !holder.is_empty());
    }
    let folder = tempfile::tempdir().unwrap();
    let record = folder.path().join("r.sqlite");
    let ask =
        |arguments: &[&str]| stdout(onrecord().args(arguments).arg("--record").arg(&record), 0);
    ask(&["add", report]);
    let found = ask(&["codebook", "use", book]);
    let expected = format!("found {} positions", positions.len());
    assert!(found.starts_with(&expected), "{found}, and read found {}", positions.len());
    assert!(ask(&["codebook", "use", book]).starts_with("found 0 positions"), "once is enough");
    let dated = ask(&["add", report, "--published", "2025-02-05"]);
    let again = format!("0 positions, 1 was read again with {} positions;", positions.len());
    assert!(dated.contains(&again), "nothing is new: {dated}");
    // What is told of one more codebook is what it brought, though all issues are judged side by side.
    let more = ask(&["codebook", "use", "codebooks/railway.toml"]);
    let number = |words: &str, after: &str| -> usize {
        let rest = words.split_once(after).unwrap().1;
        rest.split_whitespace().next().unwrap().parse().unwrap()
    };
    assert_eq!(number(&more, "found ") + positions.len(), number(&more, "holds "), "{more}");
    for id in more_issues(&root().join("codebooks/railway.toml")) {
        ask(&["codebook", "drop", &id]);
    }
    let shown: Value =
        serde_json::from_str(&ask(&["positions", "--min", "0", "-f", "json"])).unwrap();
    assert_eq!(shown.as_array().unwrap().len(), positions.len());
    let on_it = shown.as_array().unwrap().iter().filter(|it| it["issue"] == "nato").count();
    let forgotten = match on_it {
        0 => String::new(),
        1 => ", and forgets 1 position on it".to_owned(),
        many => format!(", and forgets {many} positions on it"),
    };
    let told = ask(&["codebook", "drop", "nato"]);
    assert!(told.contains(&format!("no longer follows nato{forgotten}\n")), "{told}");
}

fn more_issues(codebook: &Path) -> Vec<String> {
    let toml = std::fs::read_to_string(codebook).unwrap();
    let ids = toml.lines().filter_map(|line| line.strip_prefix("id = \""));
    ids.map(|id| id.trim_end_matches('"').to_owned()).collect()
}

#[test]
fn json_is_one_array_and_the_same_reading() {
    let all: Value =
        serde_json::from_str(&stdout(onrecord().args(["read", "-f", "json", REPORT, REPORT]), 0))
            .unwrap();
    let one = &readings(&[REPORT])[0];
    assert_eq!(all, serde_json::json!([one, one]));
}

#[test]
fn a_page_gives_the_same_statements_as_its_plain_text() {
    let pages = Path::new("crates/text/tests/pages");
    let [page, text] = ["bridge.html", "bridge.txt"].map(|name| {
        let reading = readings(&[pages.join(name).to_str().unwrap()]).remove(0);
        let statements = reading["statements"].as_array().unwrap();
        assert!(statements.len() >= 4, "{statements:?}");
        let parts = |statement: &Value| {
            let role = |role: &str| words(&reading, &statement[role]);
            (statement["kind"].clone(), role("speaker"), role("cue"), role("content"))
        };
        statements.iter().map(parts).collect::<Vec<_>>()
    });
    assert_eq!(page, text);
}

#[test]
fn a_date_that_is_given_stands_above_the_text() {
    let reading = &readings(&["--published", "2025-01-02", REPORT])[0]["article"];
    assert_eq!(
        (&reading["published"], &reading["published_from"]),
        (&"2025-01-02".into(), &"given".into())
    );
}

#[test]
fn a_judge_without_issues_is_told_to_be_of_no_use() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("record.sqlite");
    let add = ["add", REPORT, "--judge", "nowhere", "--record", file.to_str().unwrap()];
    let said = String::from_utf8(run(onrecord().args(add), 0).stderr).unwrap();
    assert!(said.contains("the record follows no issues"), "{said}");
}

#[test]
fn a_day_that_is_given_later_moves_what_is_in_the_record_and_is_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let report = folder.path().join("report.txt");
    std::fs::write(&report, "The ferry\n\n“We will not sign it,” Ida Lomax said on Monday.\n")
        .unwrap();
    let file = folder.path().join("record.sqlite");
    let add = |more: &[&str]| {
        stdout(onrecord().arg("add").arg(&report).args(more).arg("--record").arg(&file), 0)
    };
    let found = || -> Value {
        let search = ["search", "sign", "-f", "json", "--record"];
        let found = stdout(onrecord().args(search).arg(&file), 0);
        serde_json::from_str::<Value>(&found).unwrap()[0].clone()
    };
    let first = add(&[]);
    assert!(first.starts_with("added 1 article with 1 statement;"), "{first}");
    assert_eq!(found()["published"], Value::Null);
    let again = add(&["--published", "2025-02-05"]);
    assert!(again.starts_with("added 0 articles with 0 statements, 1 was read again;"), "{again}");
    let dated = found();
    assert_eq!(
        [&dated["published"], &dated["published_from"], &dated["said_on"]],
        ["2025-02-05", "given", "2025-02-03"]
    );
    assert!(add(&[]).contains("0 statements, 1 was in already"), "the day stays");
    assert_eq!(found(), dated);
    let back = add(&["--published", "none"]);
    assert!(back.starts_with("added 0 articles with 0 statements, 1 was read again;"), "{back}");
    let undated = found();
    assert_eq!(
        [&undated["published"], &undated["published_from"], &undated["said_on"]],
        [&Value::Null, &Value::Null, &"XXXX-WXX-1".into()]
    );
    assert!(add(&["--published", "none"]).contains("0 statements, 1 was in already"));
}

#[test]
fn what_is_typed_wrongly_is_told_how_to_type_it() {
    let complaint =
        |command: &mut std::process::Command| String::from_utf8(run(command, 2).stderr).unwrap();
    let said = complaint(onrecord().args(["read", "--model", "accurat", REPORT]));
    assert!(said.contains("it is accurate, fast, or a folder with a model"), "{said}");
    // A variable that is set is no part of what must be typed.
    let said = complaint(onrecord().arg("who").env("ONRECORD_RECORD", "record.sqlite"));
    assert!(said.contains("Usage: onrecord who <NAME>..."), "{said}");
    let said = complaint(onrecord().args(["read", REPORT]).env("ONRECORD_MODEL", "accurat"));
    assert!(said.contains("it is accurate, fast, or a folder with a model"), "{said}");
}

#[test]
fn the_record_keeps_and_answers() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("record.sqlite");
    let record = ["--record", file.to_str().unwrap()];
    run(onrecord().args(["who", "Marrant"]).args(record), 2);
    let first = stdout(onrecord().args(["add", "examples/railway"]).args(record), 0);
    assert!(first.starts_with("added 24 articles"), "{first}");
    let again = stdout(onrecord().args(["add", "./examples/railway/../railway"]).args(record), 0);
    assert!(again.starts_with("added 0 articles with 0 statements, 24 were in already"), "{again}");

    let who: Value = serde_json::from_str(&stdout(
        onrecord().args(["who", "marrant", "-f", "json"]).args(record),
        0,
    ))
    .unwrap();
    assert_eq!(who[0]["name"], "Ilse Marrant");
    assert!(who[0]["count"].as_u64().unwrap() >= 5, "{who}");
    let text = stdout(onrecord().args(["who", "Ilse", "Marrant"]).args(record), 0);
    assert!(text.starts_with("Ilse Marrant"), "{text}");

    let found =
        stdout(onrecord().args(["search", "viaduct", "--speaker", "Brandt"]).args(record), 0);
    assert!(found.contains("viaduct") && found.contains("Brandt"), "{found}");
    run(onrecord().args(["search", "zyxwv\" OR (*"]).args(record), 1);
    run(onrecord().args(["who", "Nobody At All"]).args(record), 1);
}

#[test]
fn a_person_says_who_is_who() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("record.sqlite");
    let record = ["--record", file.to_str().unwrap()];
    stdout(onrecord().args(["add", "examples/railway"]).args(record), 0);
    let ask = |arguments: &[&str]| stdout(onrecord().args(arguments).args(record), 0);
    let why = ask(&["who", "Ilse Marrant", "--why"]);
    assert!(why.contains("Ilse Marrant") && why.contains("the same full name"), "{why}");
    let lines: Vec<&str> = why.lines().collect();
    let more = lines.iter().position(|line| line.ends_with("more; -f json names them")).unwrap();
    assert!(lines[more - 5..more].iter().all(|line| line.ends_with(".txt")), "{why}");
    let merged = ask(&["actor", "merge", "Ilse Marrant", "Tomas Brandt"]);
    assert!(
        merged.starts_with("Tomas Brandt and Ilse Marrant are one actor now, Ilse Marrant;"),
        "{merged}"
    );
    assert!(ask(&["who", "Tomas Brandt"]).starts_with("Ilse Marrant"));
    assert!(
        ask(&["who", "Brandt", "--why"]).contains("“Tomas Brandt” is Ilse Marrant (decided on")
    );
    ask(&["actor", "rename", "Ilse Marrant", "The Minister"]);
    assert!(ask(&["who", "The Minister"]).starts_with("The Minister"));
    assert!(
        ask(&["actor", "undo"]).starts_with("taken back: “Ilse Marrant” is called The Minister")
    );
    ask(&["actor", "undo"]);
    assert!(ask(&["who", "Tomas Brandt"]).starts_with("Tomas Brandt"));
    let split = ["actor", "split", "Ilse Marrant", "01-minister-unveils-line.txt"];
    assert!(ask(&split).starts_with("Ilse Marrant in these articles is now actor"));
    run(onrecord().args(["actor", "merge", "Ilse Marrant", "Nobody At All"]).args(record), 2);
    ask(&["actor", "undo"]);
    // Tables show an article's number.
    assert!(ask(&["actor", "split", "Ilse Marrant", "1"]).contains("in these articles is now"));
    ask(&["actor", "undo"]);
    let none = run(onrecord().args(["actor", "split", "Ilse Marrant", "999"]).args(record), 2);
    assert!(String::from_utf8_lossy(&none.stderr).contains("the record has no article 999"));
    let review = ["review", "statements", "--coder", "Ida", "--article", "1"];
    assert!(ask(&review).contains("0 reviews by Ida"));
    run(onrecord().args(["actor", "undo"]).args(record), 1);
    // Who may be one: told, kept apart, and asked about no more.
    let pair =
        "Keldria Press Agency  organisation · 1 article\nKPA  1 article\n  the first letters of";
    let told = ask(&["actor", "doubles"]);
    assert!(told.contains(pair) && told.contains("\n  onrecord actor merge "), "{told}");
    let pairs = |text: &str| text.matches("onrecord actor merge").count();
    assert!(ask(&["actor", "doubles", "--limit", "1"]).contains("1 more pair; --limit"));
    let csv = ask(&["actor", "doubles", "-f", "csv"]);
    assert_eq!(csv.lines().count(), pairs(&told) + 1, "{csv}");
    let json: Value = serde_json::from_str(&ask(&["actor", "doubles", "-f", "json"])).unwrap();
    assert_eq!(json.as_array().unwrap().len(), pairs(&told));
    let apart = ["actor", "apart", "Keldria Press Agency", "KPA"];
    assert!(ask(&apart).starts_with("Keldria Press Agency is not KPA; `onrecord actor undo`"));
    assert!(ask(&apart).starts_with("it was said before"));
    assert_eq!(pairs(&ask(&["actor", "doubles"])), pairs(&told) - 1);
    assert!(
        ask(&["who", "KPA", "--why"]).contains("“Keldria Press Agency” is not KPA (decided on")
    );
    ask(&["actor", "undo"]);
    assert_eq!(ask(&["actor", "doubles"]), told);
}

#[test]
fn one_bad_article_stops_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    std::fs::copy(root().join(REPORT), path("b-good.txt")).unwrap();
    std::fs::write(path("a-binary.txt"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    std::fs::write(path("c-empty.txt"), "").unwrap();
    std::fs::write(path("d-latin.txt"), b"\x93We go,\x94 said Ren\xe9 Hale.").unwrap();
    std::fs::write(path("e-empty.html"), "<!doctype html><html><body></body></html>").unwrap();
    let output = run(onrecord().args(["read", "-f", "jsonl"]).arg(folder.path()), 2);
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 2);
    let said = String::from_utf8(output.stderr).unwrap();
    for name in ["a-binary.txt", "c-empty.txt", "e-empty.html"] {
        assert!(
            said.lines().any(|line| line.starts_with("error:") && line.contains(name)),
            "{said}"
        );
    }
    assert!(said.contains("warning:") && said.contains("d-latin.txt"), "{said}");
    let folder = tempfile::tempdir().unwrap();
    let record = folder.path().join("record.sqlite");
    run(onrecord().args(["add", "no-such-file", "--record"]).arg(&record), 2);
    assert!(!record.exists(), "an empty record was left behind");
    let missing = run(onrecord().args(["read", "no-such-file"]), 2);
    assert!(String::from_utf8(missing.stderr).unwrap().contains("no-such-file"));
}

#[test]
fn a_file_with_a_report_a_line_is_many_reports() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("harrow.jsonl");
    let lines = [
        r#"{"text": "“We wait,” Ann Hale said.", "outlet": "Harrow Echo", "date": "2024-05-13"}"#,
        r#"{"words": "no"}"#,
        r#"{"body": "Tom Berg said that it was late."}"#,
    ];
    std::fs::write(&file, lines.join("\n")).unwrap();
    let output = run(onrecord().args(["read", "--format", "jsonl"]).arg(&file), 2);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(complaint.contains("harrow.jsonl:2: the line holds no report"), "{complaint}");
    let found: Vec<Value> = String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let [first, second] = &found[..] else { panic!("{found:?}") };
    assert_eq!(first["article"]["published"], "2024-05-13");
    assert_eq!(words(first, &first["statements"][0]["content"]), "“We wait,”");
    assert!(second["article"]["location"].as_str().unwrap().ends_with("harrow.jsonl:3"));
    // What other programs write beside it is complained about once, and the folder goes on.
    std::fs::write(folder.path().join("gold.jsonl"), "{\"words\": \"no\"}\n".repeat(40)).unwrap();
    let output = run(onrecord().args(["read", "--format", "jsonl"]).arg(folder.path()), 2);
    let complaints = String::from_utf8_lossy(&output.stderr);
    let [gold, line] = complaints.lines().collect::<Vec<_>>()[..] else { panic!("{complaints}") };
    assert!(gold.contains("gold.jsonl: none of its 40 lines holds a report, line 1"), "{gold}");
    assert!(line.contains("harrow.jsonl:2: the line holds no report"), "{line}");
    assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), 2);
}

#[test]
fn nothing_found_is_status_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dull.txt");
    std::fs::write(&path, "The bridge is 40 metres long.\n").unwrap();
    run(onrecord().arg("read").arg(path), 1);
}

#[test]
fn odd_input_is_read_as_far_as_it_goes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("odd.txt");
    let long_line = "“We go,” said Ann Hale. ".repeat(20_000);
    let one_word = "a".repeat(3_000_000);
    let marks = "“‘\"«„ \n".repeat(100) + "no";
    let oddities =
        ["\u{feff}Ann said no.", "\u{202e}Ann said\u{0301} no.\r\rBen", &one_word, &marks];
    for odd in oddities {
        std::fs::write(&path, odd).unwrap();
        let status = onrecord().arg("read").arg(&path).output().unwrap();
        let said = String::from_utf8_lossy(&status.stderr);
        assert!(
            matches!(status.status.code(), Some(0 | 1)) && !said.contains("panicked"),
            "{said}"
        );
    }
    // Layers only: reading it would take a while.
    std::fs::write(&path, &long_line).unwrap();
    let drawn = stdout(onrecord().args(["show", "tokens"]).arg(&path), 0);
    assert!(drawn.contains("20000 quotations"), "{}", &drawn[..300]);
}

#[test]
fn what_is_piped_in_is_read() {
    let report = std::fs::File::open(root().join(REPORT)).unwrap();
    let drawn = stdout(onrecord().args(["read", "-"]).stdin(report), 0);
    assert!(drawn.contains("Ilse Marrant"));
}

#[test]
fn each_layer_can_be_shown() {
    let tokens = stdout(onrecord().args(["show", "tokens", REPORT]), 0);
    assert!(tokens.contains(" sentences, ") && tokens.contains("|'\""), "{tokens}");
    let tags = stdout(onrecord().args(["show", "tags", REPORT]), 0);
    assert!(tags.contains("═") && tags.contains("c^"), "{tags}");
    let statements = stdout(onrecord().args(["show", "statements", REPORT]), 0);
    assert!(statements.contains("speaker") && statements.contains("direct"), "{statements}");
    let book = "codebooks/railway.toml";
    let verdicts = stdout(onrecord().args(["show", "verdicts", "--issues", book, REPORT]), 0);
    for part in ["\n  line ", "for 0.", "undecided 0.", "  Ilse Marrant\n", "\n  not about "] {
        assert!(verdicts.contains(part), "{part:?} in {verdicts}");
    }
    stdout(onrecord().args(["show", "verdicts", REPORT]), 2);
}

#[test]
fn gold_against_itself_is_perfect() {
    let table = stdout(onrecord().args(["eval", "examples", "--against", "examples"]), 0);
    let measures: Vec<&str> = table.lines().skip(1).take_while(|line| !line.is_empty()).collect();
    assert_eq!(measures.len(), 7, "{table}");
    assert!(measures.iter().all(|line| line.matches("100.0").count() == 3), "{table}");
}

#[test]
fn speakers_are_scored() {
    let eval = || {
        let mut eval = onrecord();
        let gold = ["eval", "examples", "--speakers", "tests/speakers/examples.jsonl"];
        eval.args(gold).arg("--gold-tags");
        eval
    };
    let table = stdout(&mut eval(), 0);
    assert!(table.contains("speaker is") && table.contains("found as"), "{table}");
    let scores: Value = serde_json::from_str(&stdout(eval().args(["-f", "json"]), 0)).unwrap();
    let count = |of: &str| scores["all"][of].as_u64().unwrap();
    assert_eq!(count("gold"), 778);
    let mistakes: Value =
        serde_json::from_str(&stdout(eval().args(["--mistakes", "-f", "json"]), 0)).unwrap();
    let wrong = mistakes.as_array().unwrap().len() as u64;
    assert_eq!(wrong, count("found") - count("right"));
    let list = stdout(eval().arg("--mistakes"), 0);
    assert_eq!(list.matches("    gold   ").count() as u64, wrong, "{list}");
}

#[test]
fn copies_are_scored_in_the_place_of_the_articles() {
    let eval = |more: &[&str]| {
        let arguments = ["eval", "examples/railway", "--gold-tags", "-f", "json"];
        let scores = stdout(onrecord().args(arguments).args(more), 0);
        serde_json::from_str::<Value>(&scores).unwrap()
    };
    let plain = eval(&[]);
    for copy in [
        "capitals",
        "small",
        "straight",
        "british",
        "unclosed",
        "unfinished",
        "unstopped",
        "renamed",
    ] {
        // What is linked is the gold itself, so that only the words that linking looks at can differ.
        let scores = eval(&["--as", copy]);
        let relation = |scores: &Value| scores["measures"]["relation"].clone();
        assert_eq!(relation(&scores)["gold"], relation(&plain)["gold"], "{copy}");
        assert!(relation(&scores)["f1"].as_f64().unwrap() > 90.0, "{copy}: {scores}");
    }
    let said = &plain["by_cue"]["said"]["relation"];
    assert!(said["recall"].as_f64().unwrap() > 90.0, "{said}");
    run(onrecord().args(["eval", "examples", "--as", "small", "--against", "examples"]), 2);
    run(onrecord().args(["eval", "examples", "--seed", "2"]), 2);
}

#[test]
fn shells_and_man_know_every_command() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = stdout(onrecord().args(["completions", shell]), 0);
        assert!(script.contains("roll-up") && script.contains("suggest"), "{shell}");
    }
    let folder = tempfile::tempdir().unwrap();
    let manual = folder.path().join("man1");
    let said = stdout(onrecord().arg("manual").arg(&manual), 0);
    let page = |name: &str| std::fs::read_to_string(manual.join(name)).unwrap();
    assert!(page("onrecord.1").contains("onrecord\\-positions(1)"), "{said}");
    assert!(page("onrecord-codebook-suggest.1").contains("\\-\\-record"));
    let count = std::fs::read_dir(&manual).unwrap().count();
    assert!(said.contains(&format!("{count} pages")), "{said}");
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    run(onrecord().arg("manual").arg(&file), 2);
}

#[test]
fn help_teaches() {
    let help = stdout(onrecord().arg("--help"), 0);
    assert!(help.contains("Try:") && help.contains("Exit status"), "{help}");
    let eval = stdout(onrecord().args(["eval", "--help"]), 0);
    assert!(eval.contains(onrecord::eval::DEFINITIONS.lines().next().unwrap()), "{eval}");
}
