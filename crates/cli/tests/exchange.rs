//! Out to other tools and in from them, as users ask for it. The record is filled with readings made by hand.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "each test uses a part of it")]
mod common;

use common::{onrecord, run, stdout};
use onrecord::{
    Actor, ActorKind, Article, Codebook, Issue, Kind, Position, Reading, Record, Span, SpeakerHow,
    Stance, Statement,
};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const TEXT: &str = "Ostland wants the bridge, Ada Pell said. Vestland objects to it.\n";

fn span(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::new(start, start + words.len())
}

fn codebook() -> Codebook {
    let issue = Issue {
        id: "bridge".to_owned(),
        title: "A bridge to the island".to_owned(),
        meaning: "the bridge is built".to_owned(),
        ..Issue::default()
    };
    Codebook { name: "island".to_owned(), issues: vec![issue] }
}

/// A folder with a record of one report, which lies beside it as a file.
fn record() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let report = folder.path().join("report.txt");
    std::fs::write(&report, TEXT).unwrap();
    let actor =
        |name: &str, kind| Actor { name: name.to_owned(), kind: Some(kind), ..Actor::default() };
    let position = |holder, called: &str, stance, evidence: &str| Position {
        holder,
        holder_words: span(called),
        issue: "bridge".to_owned(),
        stance,
        condition: None,
        quantity: None,
        attributed_to: None,
        via: Vec::new(),
        evidence: span(evidence),
        statement: None,
        as_of: None,
        confidence: 0.9,
    };
    let reading = Reading {
        actors: vec![
            actor("Ada Pell", ActorKind::Person),
            actor("Ostland", ActorKind::State),
            actor("Vestland", ActorKind::State),
        ],
        statements: vec![Statement {
            kind: Kind::Indirect,
            speaker: vec![span("Ada Pell")],
            cue: vec![span("said")],
            content: vec![span("Ostland wants the bridge")],
            actor: Some(0),
            speaker_how: SpeakerHow::Named,
            negation: None,
            addressee: None,
            via: Vec::new(),
            occasion: None,
            said_on: None,
            confidence: 0.9,
        }],
        positions: vec![
            position(1, "Ostland", Stance::For, "Ostland wants the bridge, Ada Pell said."),
            position(2, "Vestland", Stance::Against, "Vestland objects to it."),
        ],
        warnings: Vec::new(),
        model: "attribution@1".to_owned(),
    };
    let article = Article::from_text(&report.to_string_lossy(), TEXT.to_owned());
    let file = folder.path().join("record.sqlite");
    let mut record = Record::open(&file).unwrap();
    record.set_codebook(&codebook()).unwrap();
    record.add_judged(&article, &reading, &codebook().issues, "positions@1").unwrap();
    (folder, file)
}

fn ask(file: &Path, arguments: &[&str], status: i32) -> String {
    stdout(onrecord().args(arguments).arg("--record").arg(file), status)
}

fn complaint(file: &Path, arguments: &[&str], status: i32) -> String {
    let output = run(onrecord().args(arguments).arg("--record").arg(file), status);
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn every_format_is_written_where_it_is_asked_for() {
    let (folder, file) = record();
    let formats = [
        ("csv", "1 article, 1 statement, 2 positions"),
        ("jsonl", "1 article, 1 statement, 2 positions"),
        ("parquet", "1 article, 1 statement, 2 positions"),
        ("graphml", "3 nodes, 2 edges"),
        ("gexf", "3 nodes, 2 edges"),
        ("brat", "1 article, 1 statement, 2 positions"),
        ("dna", "1 article, 0 statements, 2 positions"),
        ("web-annotation", "1 article, 1 statement, 2 positions"),
        ("schema-org", "1 article, 1 statement, 2 positions"),
    ];
    for (format, told) in formats {
        let out = folder.path().join(format);
        let said = ask(&file, &["export", "--to", format, "--out", out.to_str().unwrap()], 0);
        assert!(said.trim_end().ends_with(told), "{said}");
        assert!(out.exists(), "{format}");
    }
    // What was annotated in brat is not overwritten, and no record ever is.
    let brat = folder.path().join("brat");
    let said = complaint(&file, &["export", "--to", "brat", "--out", brat.to_str().unwrap()], 2);
    assert!(said.contains("is not empty"), "{said}");
    let said = complaint(&file, &["export", "--to", "dna", "--out", file.to_str().unwrap()], 2);
    assert!(said.contains("is a record"), "{said}");
    // What one file holds from end to end can be handed on to another program, and nothing else with it.
    let handed_on = ask(&file, &["export", "--to", "jsonl", "--out", "-"], 0);
    let saved = std::fs::read_to_string(folder.path().join("jsonl")).unwrap();
    assert_eq!(handed_on, saved);
    for format in ["csv", "brat", "dna"] {
        let said = complaint(&file, &["export", "--to", format, "--out", "-"], 2);
        assert!(said.contains("this format"), "{said}");
    }
    assert!(!Path::new("-").exists());
    // What the system says is said once.
    let below = folder.path().join("jsonl/below");
    let below = below.to_str().unwrap();
    let said = complaint(&file, &["export", "--to", "jsonl", "--out", below], 2);
    assert_eq!(said.matches("ot a directory").count(), 1, "{said}");
    // The scorer reads the folder as gold.
    let brat = brat.to_str().unwrap();
    let scored = stdout(onrecord().args(["eval", brat, "--against", brat, "-f", "json"]), 0);
    assert!(scored.contains("\"f1\":") || scored.contains("\"f1\": "), "{scored}");
}

#[test]
fn filters_choose_what_goes_out() {
    let (folder, file) = record();
    let out = folder.path().join("out");
    let out = out.to_str().unwrap();
    let network = |kind: &str, more: &[&str], status| {
        let arguments = ["export", "--to", "graphml", "--out", out, "--network", kind];
        ask(&file, &[&arguments[..], more].concat(), status)
    };
    assert!(network("disagree", &[], 0).ends_with("2 nodes, 1 edge\n"));
    assert!(network("agree", &[], 0).ends_with("2 nodes, 0 edges\n"));
    assert!(network("disagree", &["--min-weight", "2"], 0).ends_with("2 nodes, 0 edges\n"));
    assert!(network("two-mode", &["--actor", "vest"], 0).ends_with("2 nodes, 1 edge\n"));
    let earlier = std::fs::read(out).unwrap();
    assert_eq!(network("two-mode", &["--min", "0.95"], 1), "");
    let arguments = ["export", "--to", "jsonl", "--out", out, "--since", "2025-01-01"];
    let said = complaint(&file, &arguments, 1);
    assert!(said.contains("nothing in the record is like that, and"), "{said}");
    assert_eq!(std::fs::read(out).unwrap(), earlier, "an earlier export stays");
    let said = complaint(&file, &["export", "--to", "csv", "--out", "x", "--actor", "Nosuch"], 1);
    assert!(said.contains("nobody in the record has the name Nosuch"), "{said}");
    let said = complaint(&file, &["export", "--to", "csv", "--out", out, "--issue", "toll"], 2);
    assert!(said.contains("no issue toll; it follows bridge"), "{said}");
    let said = complaint(&file, &["export", "--to", "csv", "--out", out, "--network", "agree"], 2);
    assert!(said.contains("are for networks"), "{said}");
}

#[test]
fn codings_come_in_as_reviews_and_only_once() {
    let (folder, file) = record();
    // What the reading told is nobody's coding, wherever it has been.
    for format in ["csv", "brat", "dna"] {
        let out = folder.path().join(format!("untouched.{format}"));
        let out = out.to_str().unwrap();
        ask(&file, &["export", "--to", format, "--out", out], 0);
        let said = ask(&file, &["import", out, "--from", format], 0);
        assert!(said.contains("0 confirmed it, 0 known before; "), "{said}");
        assert!(said.contains(" findings came back as the reading told them"), "{said}");
        ask(&file, &["review", "--undo", "--coder", "import"], 1);
    }
    let codings = folder.path().join("codings.csv");
    // Commas, or semicolons as some spreadsheets write; a location beside the table; one row is wrong.
    let rows = "location;actor;issue;stance;evidence;coder\n\
        report.txt;Ostland;bridge;for;Ostland wants the bridge, Ada Pell said.;eva\n\
        report.txt;Vestland;bridge;undecided;Vestland objects to it.;eva\n\
        report.txt;Ada Pell;bridge;for;Ostland wants the bridge;\n\
        report.txt;Ada Pell;bridge;for;no such words;\n";
    std::fs::write(&codings, rows).unwrap();
    // The location is another than the record's, and the words are the same.
    let import = ["import", codings.to_str().unwrap(), "--coder", "jan"];
    // Some failed: the others were taken.
    let output = run(onrecord().args(import).arg("--record").arg(&file), 2);
    let said = String::from_utf8(output.stdout).unwrap();
    let told =
        "added 0 articles; codings: 1 added, 1 put right what was there, 1 confirmed it, 0 known";
    assert!(said.contains(told), "{said}");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("row 5: left out, since the text has no such words"), "{said}");
    let again = ask(&file, &import, 2);
    assert!(
        again.contains("0 added, 0 put right what was there, 0 confirmed it, 3 known"),
        "{again}"
    );
    let positions = ask(&file, &["positions", "--format", "csv"], 0);
    assert!(positions.contains("undecided"), "{positions}");

    // Another record takes all of it out of an export, and knows it the second time.
    let (brat, other) = (folder.path().join("brat"), folder.path().join("other.sqlite"));
    let brat = brat.to_str().unwrap();
    ask(&file, &["export", "--to", "brat", "--out", brat], 0);
    let said = ask(&other, &["import", brat], 0);
    assert!(said.contains("added 1 article; codings: 4 added"), "{said}");
    let said = ask(&other, &["import", brat, "--from", "brat"], 0);
    assert!(said.contains("4 known before"), "{said}");
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_comes_in() {
    let (folder, file) = record();
    let write = |name: &str, words: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, words).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let said = complaint(&file, &["import", &write("notes.doc", "words")], 2);
    assert!(said.contains("say --from brat, --from dna or --from csv"), "{said}");
    let said = complaint(&file, &["import", &write("some.csv", "name,age\nAda,7\n")], 2);
    assert!(said.contains("expected a heading with the columns actor, issue"), "{said}");
    let said = complaint(&file, &["import", &write("no.dna", "words")], 2);
    assert!(said.contains("no file of DNA"), "{said}");
    let said = complaint(&file, &["import", file.to_str().unwrap()], 2);
    assert!(said.contains("it is a record of this program"), "{said}");
    let good = write(
        "good.csv",
        "text,actor,issue,stance,evidence\n\"Bo agrees, he says.\",Bo,Tea,yes,Bo agrees\n",
    );
    let said = ask(&file, &["import", "missing.csv", &good], 2);
    assert!(said.contains("added 1 article; codings: 1 added"), "{said}");
}
