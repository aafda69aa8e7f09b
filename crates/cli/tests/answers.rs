//! What the questions answer to programs: every key is described in `docs/answers.md`, and tables are rows.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "each test uses a part of it")]
mod common;

use common::{onrecord, root, run, stdout};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// A record of two reports in which Ostland and its premier move.
fn fill(folder: &Path) -> String {
    let reports = [
        (
            "march.txt",
            "Ostland rejects the levy",
            "2025-03-04",
            "Ostland rejects the levy on ferries",
            "opposes",
        ),
        (
            "june.txt",
            "Ostland now backs it",
            "2025-06-04",
            "Ostland supports the levy on ferries",
            "supports",
        ),
    ];
    for (name, title, day, sentence, verb) in reports {
        let text = format!(
            "{title}\nBy Ida Nilsen\n{day}\n\n{sentence}, Premier Ada Pell said on Monday. “The levy on ferries pays for 200 \
             bridges and for nothing else,” Pell told the Courier.\n\nAda Pell {verb} the levy on ferries if it stays \
             below 10 crowns.\n"
        );
        std::fs::write(folder.join(name), text).unwrap();
    }
    let codebook = "name = \"ferries\"\n[[issue]]\nid = \"levy\"\ntitle = \"The levy on ferries\"\nfor = \"ferries pay the levy\"\n";
    std::fs::write(folder.join("ferries.toml"), codebook).unwrap();
    let file = folder.join("record.sqlite").to_str().unwrap().to_owned();
    let issues = folder.join("ferries.toml");
    run(onrecord().args(["add", "--record", &file]).arg(folder).arg("--issues").arg(issues), 0);
    file
}

/// The names of all members of the objects in an answer.
fn keys(answer: &Value, into: &mut BTreeSet<String>) {
    match answer {
        Value::Array(list) => list.iter().for_each(|it| keys(it, into)),
        Value::Object(members) => {
            for (key, value) in members {
                into.insert(key.clone());
                keys(value, into);
            }
        }
        _ => {}
    }
}

#[test]
fn every_key_of_an_answer_is_described() {
    let folder = tempfile::tempdir().unwrap();
    let file = fill(folder.path());
    let docs = std::fs::read_to_string(root().join("docs/answers.md")).unwrap();
    let questions: [&[&str]; 6] = [
        &["search", "levy"],
        &["who", "Pell"],
        &["who", "Pell", "--why"],
        &["positions", "--min", "0"],
        &["changes", "--min", "0"],
        &["codebook", "suggest"],
    ];
    for question in questions {
        let output = onrecord().args(question).args(["-f", "json", "--record", &file]).output();
        let output = output.unwrap();
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        let mut found = BTreeSet::new();
        keys(&answer, &mut found);
        assert!(found.len() > 4, "{question:?} answers {answer}");
        for key in found {
            assert!(docs.contains(&format!("`{key}`")), "{question:?}: {key} is not described");
        }
    }
}

#[test]
fn statements_can_be_had_as_rows() {
    let folder = tempfile::tempdir().unwrap();
    let file = fill(folder.path());
    for question in ["search levy", "who Pell"] {
        let ask = |format: &str| {
            let arguments = question.split(' ').chain(["-f", format, "--record", &file]);
            stdout(onrecord().args(arguments), 0)
        };
        let answer: Value = serde_json::from_str(&ask("json")).unwrap();
        let statements = match answer[0].get("statements") {
            Some(statements) => statements.as_array().unwrap().len(),
            None => answer.as_array().unwrap().len(),
        };
        let table = ask("csv");
        let mut rows = csv::Reader::from_reader(table.as_bytes());
        assert_eq!(rows.headers().unwrap().get(9), Some("content"));
        assert_eq!(rows.records().map(Result::unwrap).count(), statements, "{table}");
        assert!(statements > 1, "{table}");
    }
    run(onrecord().args(["who", "Pell", "--why", "-f", "csv", "--record", &file]), 2);
    let none = stdout(onrecord().args(["search", "nosuch", "-f", "csv", "--record", &file]), 1);
    assert_eq!(none.lines().count(), 1, "the heading alone: {none}");
}
