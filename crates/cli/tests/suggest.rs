//! Issues proposed from a record, as users ask for them. The record is filled with readings made by hand.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "each test uses a part of it")]
mod common;

use common::{onrecord, run, stdout};
use onrecord::{
    Actor, ActorKind, Article, Codebook, Issue, Kind, Published, PublishedFrom, Reading, Record,
    Span, SpeakerHow, Statement,
};
use serde_json::Value;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Adds a report of an outlet with statements such as "Ada Pell | wants | a bridge to the island".
fn add(file: &Path, outlet: &str, said: &[&str]) {
    let mut reading = Reading { model: "attribution@1".to_owned(), ..Reading::default() };
    let mut text = format!("{outlet}\n\n");
    for line in said {
        let mut part = |words: &str, after: &str| {
            let start = text.len();
            text += &format!("{words}{after}");
            Span::new(start, start + words.len())
        };
        let [name, cue, content] = line.split(" | ").collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        let spans = [part(name, " "), part(cue, " "), part(content, ".\n")].map(|span| vec![span]);
        let [speaker, cue, content] = spans;
        let actor = reading.actors.iter().position(|it| it.name == name).unwrap_or_else(|| {
            reading.actors.push(Actor {
                name: name.to_owned(),
                kind: Some(ActorKind::Person),
                aliases: Vec::new(),
                role: None,
                country: None,
            });
            reading.actors.len() - 1
        });
        reading.statements.push(Statement {
            kind: Kind::Indirect,
            speaker_how: SpeakerHow::Named,
            actor: Some(actor),
            speaker,
            cue,
            content,
            negation: None,
            addressee: None,
            via: Vec::new(),
            occasion: None,
            said_on: None,
            confidence: 0.9,
        });
    }
    let article = Article {
        location: format!("{outlet}.txt"),
        outlet: Some(outlet.to_owned()),
        published: Some(Published {
            on: "2025-02-05".parse().unwrap(),
            from: PublishedFrom::Metadata,
        }),
        text,
        ..Article::default()
    };
    Record::open(file).unwrap().add(&article, &reading).unwrap();
}

fn record() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("record.sqlite");
    add(
        &file,
        "Gazette",
        &[
            "Ada Pell | demanded | that a bridge to the island be built",
            "Bo Lind | called | the bridge to the island a mistake, and \\ a \u{1b}[31m \"shame\"",
            "Cy Hale | praised | the night ferry in Stennick",
        ],
    );
    add(
        &file,
        "Courier",
        &[
            "Cy Hale | said | she would not pay for a bridge to the island",
            "Ada Pell | wants | the night ferry to stop in Stennick",
            "Bo Lind | said | the night ferry must stay in Stennick",
        ],
    );
    (folder, file)
}

fn suggest(file: &Path, arguments: &[&str], status: i32) -> (String, String) {
    let mut command = onrecord();
    let output = run(
        command.args(["codebook", "suggest"]).args(arguments).arg("--record").arg(file),
        status,
    );
    let [out, err] = [output.stdout, output.stderr].map(|it| String::from_utf8(it).unwrap());
    (out, err)
}

#[test]
fn what_is_proposed_becomes_a_codebook_once_it_is_finished() {
    let (folder, file) = record();
    let (shown, _) = suggest(&file, &[], 0);
    let first: String = shown.lines().take_while(|line| *line != "#").collect();
    assert!(first.contains("`onrecord codebook check FILE`"), "{shown}");
    for part in [
        "6 statements by 3 actors in 2 reports",
        "title = \"Bridge to the island\"\n# for = \"\"",
        "# 3 actors in 2 reports, 3 statements",
        "#   Ada Pell · demanded · that a bridge to the island be built\n#   2025-02-05, Gazette: Gazette.txt",
        "title = \"Night ferry\"",
    ] {
        assert!(shown.contains(part), "{part:?} in {shown}");
    }
    assert!(!shown.contains('\u{1b}') && !shown.contains("title = \"Stennick\""), "{shown}");

    let codebook = folder.path().join("codebook.toml");
    let check = |content: &str, status: i32| {
        std::fs::write(&codebook, content).unwrap();
        let output = run(onrecord().args(["codebook", "check"]).arg(&codebook), status);
        [output.stdout, output.stderr].map(|it| String::from_utf8(it).unwrap())
    };
    assert!(check(&shown, 2)[1].contains("for: missing"));
    assert!(check(&shown.replace("# for", "for"), 2)[1].contains("for: empty"));
    let finished = shown.replace("# for = \"\"", "for = \"it is built\"");
    assert!(check(&finished, 0)[0].starts_with("suggested: 2 issues\n"), "{finished}");
}

#[test]
fn programs_get_the_evidence() {
    let (_folder, file) = record();
    let (shown, _) = suggest(&file, &["--format", "json", "--limit", "1"], 0);
    let json: Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(json["statements"], 6);
    assert_eq!(json["issues"].as_array().unwrap().len(), 1);
    let issue = &json["issues"][0];
    assert_eq!(issue["actors"], 3);
    let evidence = issue["evidence"].as_array().unwrap();
    assert_eq!(evidence.len(), 3);
    for telling in evidence {
        let statement = &telling["statement"];
        assert!(!telling["words"].as_array().unwrap().is_empty(), "{telling}");
        assert!(statement["content"].as_str().unwrap().contains("bridge"), "{telling}");
        assert_eq!(statement["published"], "2025-02-05");
    }
}

#[test]
fn what_is_followed_is_left_out() {
    let (_folder, file) = record();
    let issue = |id: &str, title: &str| Issue {
        id: id.to_owned(),
        title: title.to_owned(),
        meaning: "it is so".to_owned(),
        ..Issue::default()
    };
    let follow = |issues: Vec<Issue>| {
        let codebook = Codebook { name: "island".to_owned(), issues };
        Record::open(&file).unwrap().set_codebook(&codebook).unwrap();
    };
    follow(vec![issue("night-ferry", "A bridge")]);
    let (shown, _) = suggest(&file, &[], 0);
    assert!(!shown.contains("Bridge") && shown.contains("id = \"night-ferry-2\""), "{shown}");
    follow(vec![issue("ferry", "The ferry")]);
    assert!(suggest(&file, &[], 1).1.contains("the record follows issues already"));
}

#[test]
fn a_record_with_too_little_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("record.sqlite");
    assert!(suggest(&file, &[], 2).1.contains("`onrecord add SOURCE` makes one"));
    drop(Record::open(&file).unwrap());
    assert!(suggest(&file, &[], 1).1.contains("no statements yet"));
    add(&file, "Gazette", &["Ada Pell | wants | a bridge"]);
    let (shown, said) = suggest(&file, &[], 1);
    assert_eq!(shown, "");
    assert!(
        said.contains("too little") && said.contains("1 statement by 1 actor in 1 report"),
        "{said}"
    );
    assert!(suggest(&file, &["-f", "json"], 1).0.contains("\"issues\": []"));
    assert!(suggest(&file, &["--limit", "0"], 2).1.contains("--limit"));
    let help = stdout(onrecord().args(["codebook", "suggest", "--help"]), 0);
    assert!(help.contains("a codebook to be finished"), "{help}");
}
