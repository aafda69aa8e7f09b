//! Who stands where, and who moved, as users ask for it. The record is filled with readings made by hand.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "each test uses a part of it")]
mod common;

use common::{onrecord, run, stdout};
use onrecord::{
    Actor, ActorKind, Article, Codebook, Issue, Position, Published, PublishedFrom, Reading,
    Record, Span, Stance,
};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn issue(id: &str, title: &str, meaning: &str) -> Issue {
    Issue {
        id: id.to_owned(),
        title: title.to_owned(),
        meaning: meaning.to_owned(),
        ..Issue::default()
    }
}

fn codebook() -> Codebook {
    let issues = vec![
        issue("bridge", "A bridge to the island", "the bridge is built"),
        issue("toll", "A toll", "those who cross the bridge pay"),
    ];
    Codebook { name: "island".to_owned(), issues }
}

/// Adds a report of a day (or none) with positions, one sentence each, such as "bridge for: Ostland would
/// pay [if others do]." The holder is whoever is named first; the condition stands in brackets.
fn add(file: &Path, day: &str, outlet: &str, told: &[&str]) {
    let names = ["Ostland", "Vestland", "Ada Pell"];
    let mut reading = Reading { model: "attribution@1".to_owned(), ..Reading::default() };
    let mut text = format!("{outlet}\n\n");
    for line in told {
        let (stance, words) = line.split_once(": ").unwrap();
        let (issue, stance) = stance.split_once(' ').unwrap();
        let plain = words.replace(['[', ']'], "");
        let start = text.len();
        text.push_str(&plain);
        text.push('\n');
        let find = |part: &str| {
            let at = start + plain.find(part).unwrap();
            Span::new(at, at + part.len())
        };
        let name = names.into_iter().find(|name| plain.contains(name)).unwrap();
        let holder = reading.actors.iter().position(|it| it.name == name).unwrap_or_else(|| {
            let is_person = name == "Ada Pell";
            reading.actors.push(Actor {
                name: name.to_owned(),
                kind: Some(if is_person { ActorKind::Person } else { ActorKind::State }),
                aliases: Vec::new(),
                role: is_person.then(|| "Ostlandic president".to_owned()),
                country: (name != "Vestland").then(|| "OS".to_owned()),
            });
            reading.actors.len() - 1
        });
        let condition = words.split_once('[').map(|(_, rest)| rest.split(']').next().unwrap());
        reading.positions.push(Position {
            holder,
            holder_words: find(name),
            issue: issue.to_owned(),
            stance: Stance::ALL.into_iter().find(|it| it.name() == stance).unwrap(),
            condition: condition.map(find),
            quantity: None,
            attributed_to: None,
            via: Vec::new(),
            evidence: find(&plain),
            statement: None,
            as_of: None,
            confidence: if plain.contains("perhaps") { 0.3 } else { 0.9 },
        });
    }
    let article = Article {
        location: format!("{outlet}-{day}.txt"),
        outlet: Some(outlet.to_owned()),
        published: day.parse().ok().map(|on| Published { on, from: PublishedFrom::Metadata }),
        text,
        ..Article::default()
    };
    let mut record = Record::open(file).unwrap();
    record.set_codebook(&codebook()).unwrap();
    record.add_judged(&article, &reading, &codebook().issues, "positions@1").unwrap();
}

fn record() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("record.sqlite");
    add(
        &file,
        "2025-02-05",
        "Gazette",
        &["bridge against: Ostland objects.", "toll for: Vestland agrees."],
    );
    add(&file, "2025-09-03", "Courier", &["bridge for: Ada Pell would pay [if others do]."]);
    add(
        &file,
        "2025-09-03",
        "Herald",
        &["toll against: Vestland refuses.", "toll for: Ostland, perhaps."],
    );
    add(&file, "2025-09-03", "Gazette", &["toll for: Vestland, \"once more\", agrees."]);
    add(&file, "", "Gazette", &["bridge undecided: Ostland considers it."]);
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
fn the_matrix_shows_who_stands_where() {
    let (_folder, file) = record();
    let check = |arguments: &[&str], expected: &[&str]| {
        let shown = ask(&file, &[&["positions"], arguments].concat(), 0);
        let rows: Vec<String> = shown
            .lines()
            .skip(2)
            .take_while(|line| !line.is_empty())
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        assert_eq!(rows, expected, "{arguments:?}\n{shown}");
    };
    check(
        &[],
        &[
            "Ada Pell ▲ for * 2025-09-03",
            "Ostland ▼ against ? 2025-02-05",
            "Vestland ▼ against ! ▲ for 2025-09-03",
        ],
    );
    check(&["--on", "2025-03-01"], &["Ostland ▼ against 2025-02-05", "Vestland ▲ for 2025-02-05"]);
    check(&["--actor", "pell"], &["Ada Pell ▲ for * 2025-09-03"]);
    check(&["--roll-up", "state", "--actor", "Ostland"], &["Ostland ▲ for * ? 2025-09-03"]);
    check(
        &["--min", "0.2", "--actor", "Ostland"],
        &["Ostland ▼ against ? 2025-02-05 ▲ for 2025-09-03"],
    );
    let shown = ask(&file, &["positions"], 0);
    for legend in ["bridge", "A bridge to the island", "* on a condition", "! contradictory"] {
        assert!(shown.contains(legend), "{shown}");
    }
    assert!(!shown.contains('\u{1b}'), "colours fall away in a pipe");
    let left_out = "1 less sure position is left out; --min 0 shows it";
    assert!(shown.contains(left_out), "{shown}");
    assert!(!ask(&file, &["positions", "--min", "0"], 0).contains("left out"));
    let changes = complaint(&file, &["changes", "toll", "--actor", "Ostland"], 1);
    assert!(changes.contains(left_out), "{changes}");
}

#[test]
fn one_issue_is_shown_with_the_evidence() {
    let (_folder, file) = record();
    let shown = ask(&file, &["positions", "bridge"], 0);
    for part in [
        "A bridge to the island\nfor: the bridge is built\n",
        "Ada Pell\n  ▲ for since 2025-09-03\n    * on condition: if others do\n",
        "“Ada Pell would pay if others do.”\n    0.90 · 2025-09-03, Courier: Courier-2025-09-03.txt",
        "? a report tells another stance, without a date",
    ] {
        assert!(shown.contains(part), "{part:?} in {shown}");
    }
    assert!(shown.find("Ada Pell") < shown.find("Ostland"), "those for it come first: {shown}");
    let shown = ask(&file, &["positions", "toll"], 0);
    assert!(shown.contains("▼ against since 2025-09-03\n    “Vestland refuses.”"), "{shown}");
    assert!(
        shown.contains("! contradicted: ▲ for\n    “Vestland, \"once more\", agrees.”"),
        "{shown}"
    );
}

#[test]
fn programs_get_every_position() {
    let (_folder, file) = record();
    let json: Value = serde_json::from_str(&ask(&file, &["positions", "-f", "json"], 0)).unwrap();
    let json = json.as_array().unwrap().clone();
    assert_eq!(json.len(), 6);
    assert_eq!(json[0]["condition"], "");
    let csv = ask(&file, &["positions", "-f", "csv"], 0);
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let columns = rows.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 6);
    for (row, entry) in rows.iter().zip(&json) {
        let value = |name: &str| &row[columns.iter().position(|it| it == name).unwrap()];
        for name in ["actor", "stance", "issue", "evidence", "condition", "location"] {
            assert_eq!(value(name), entry[name].as_str().unwrap(), "{name}");
        }
        assert_eq!(value("evidence_end"), entry["spans"]["evidence"][1].to_string());
    }
}

/// The rows of a table, each by its columns.
fn rows(csv: &str) -> Vec<BTreeMap<String, String>> {
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let columns = rows.headers().unwrap().clone();
    let row = |it: csv::StringRecord| {
        columns.iter().zip(it.iter()).map(|(a, b)| (a.to_owned(), b.to_owned())).collect()
    };
    rows.records().map(|it| row(it.unwrap())).collect()
}

#[test]
fn programs_get_who_stands_where_since_when() {
    let (_folder, file) = record();
    add(&file, "2025-10-01", "Echo", &["bridge for: Ada Pell still agrees."]);
    let table = ask(&file, &["positions", "--standing", "-f", "csv"], 0);
    let table = rows(&table);
    assert_eq!(table.len(), 3, "one row an actor and issue: {table:#?}");
    let pell = &table[0];
    for (column, value) in [
        ("actor", "Ada Pell"),
        ("stance", "for"),
        ("condition", ""),
        ("day", "2025-10-01"),
        ("since", "2025-09-03"),
        ("reports", "2"),
        ("first_evidence", "Ada Pell would pay if others do."),
        ("first_outlet", "Courier"),
        ("conditional_condition", "if others do"),
        ("conditional_day", "2025-09-03"),
        ("contradicting_stance", ""),
    ] {
        assert_eq!(pell[column], value, "{column}");
    }
    let of = |actor: &str| table.iter().find(|it| it["actor"] == actor).unwrap();
    let ostland = of("Ostland");
    assert_eq!((&*ostland["undated"], &*ostland["otherwise_stance"]), ("1", "undecided"));
    assert_eq!(ostland["otherwise_evidence"], "Ostland considers it.");
    let vestland = of("Vestland");
    assert_eq!((&*vestland["stance"], &*vestland["contradicting_stance"]), ("against", "for"));
    // Of a day without being asked, and the same as JSON.
    let on = ask(&file, &["positions", "toll", "--on", "2025-12-01", "-f", "csv"], 0);
    assert_eq!(rows(&on).len(), 1, "{on}");
    let json = ask(&file, &["positions", "--on", "2025-12-01", "-f", "json"], 0);
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json[0]["since"], "2025-09-03");
    assert_eq!(json[0]["condition"]["condition"], "if others do");
    let shown = ask(&file, &["positions", "bridge", "--actor", "pell"], 0);
    for part in [
        "▲ for since 2025-09-03 · 2 reports\n    “Ada Pell still agrees.”",
        "first told 2025-09-03\n    * on condition: if others do\n    “Ada Pell would pay if others do.”",
    ] {
        assert!(shown.contains(part), "{part:?} in {shown}");
    }
    let shown = ask(&file, &["positions", "--actor", "pell"], 0);
    assert!(shown.contains("▲ for * 2025-09-03"), "{shown}");
}

#[test]
fn actors_of_one_name_have_their_numbers() {
    let (_folder, file) = record();
    let shown = ask(&file, &["positions"], 0);
    assert!(!shown.contains('['), "{shown}");
    let record = Record::open(&file).unwrap();
    let vestland = record.who("Vestland").unwrap()[0].id.to_string();
    drop(record);
    let said = complaint(&file, &["actor", "rename", &vestland, "Ostland"], 0);
    assert!(said.contains("another actor has this name, too"), "{said}");
    let shown = ask(&file, &["positions"], 0);
    for part in [&*format!("Ostland [{vestland}]"), "onrecord actor merge"] {
        assert!(shown.contains(part), "{part:?} in {shown}");
    }
}

#[test]
fn changes_and_conflicts_are_told_apart() {
    let (_folder, file) = record();
    let shown = ask(&file, &["changes"], 0);
    assert!(shown.contains("Vestland  toll · A toll\n  ! contradictory: "), "{shown}");
    assert!(!shown.contains('→'), "{shown}");
    let shown = ask(&file, &["changes", "bridge", "--roll-up", "state"], 0);
    for part in [
        "Ostland  bridge · A bridge to the island\n  ▼ against → ▲ for, 210 days later\n",
        "  ▼ against 2025-02-05\n    “Ostland objects.”\n",
        "  ▲ for 2025-09-03 · held by Ada Pell\n    * on condition: if others do\n",
    ] {
        assert!(shown.contains(part), "{part:?} in {shown}");
    }
    let json: Value = serde_json::from_str(&ask(&file, &["changes", "-f", "json"], 0)).unwrap();
    assert_eq!((&json[0]["kind"], &json[0]["days"]), (&"conflict".into(), &0.into()));
    let csv = ask(&file, &["changes", "-f", "csv", "--roll-up", "state"], 0);
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let columns = rows.headers().unwrap().clone();
    let at = |name: &str| columns.iter().position(|it| it == name).unwrap();
    let rows: Vec<Vec<String>> = rows
        .records()
        .map(|row| {
            let row = row.unwrap();
            ["kind", "to_actor", "from_stance", "to_stance"].map(|it| row[at(it)].to_owned()).into()
        })
        .collect();
    assert_eq!(rows[0], ["change", "Ostland", "against", "for"]);
    assert_eq!(rows.len(), 2);
}

#[test]
fn reports_without_a_day_contradict_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("record.sqlite");
    add(&file, "", "Courier", &["bridge for: Vestland will pay."]);
    add(&file, "", "Echo", &["bridge against: Vestland will not pay."]);
    assert!(ask(&file, &["positions"], 0).contains("! contradictory"));
    let shown = ask(&file, &["changes"], 0);
    for part in ["! contradictory: ▲ for and ▼ against without a day\n", "  ▲ for without a day\n"]
    {
        assert!(shown.contains(part), "{part:?} in {shown}");
    }
}

#[test]
fn what_cannot_be_answered_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("record.sqlite");
    assert!(complaint(&file, &["positions"], 2).contains("`onrecord add SOURCE` makes one"));
    drop(Record::open(&file).unwrap());
    let check = |arguments: &[&str], says: &str| {
        let said = complaint(&file, arguments, 1);
        assert!(said.contains(says), "{arguments:?}: {said}");
    };
    let how = "`onrecord add --issues codebooks/guarantees.toml SOURCE`";
    check(&["positions"], how);
    check(&["changes"], how);
    Record::open(&file).unwrap().set_codebook(&codebook()).unwrap();
    check(&["positions"], how);
    add(&file, "2025-02-05", "Gazette", &["bridge against: Ostland objects."]);
    assert!(complaint(&file, &["positions", "tool"], 2).contains("it follows bridge, toll"));
    check(&["positions", "toll"], "a lower --min");
    check(&["positions", "--actor", "Nobody"], "nobody in the record has the name Nobody");
    check(&["changes"], "`onrecord positions` shows who stands where");
    assert!(complaint(&file, &["positions", "--min", "2"], 2).contains("a number from 0 to 1"));
}

#[test]
fn who_or_what_is_not_there_is_named() {
    let (_folder, file) = record();
    let nobody: [&[&str]; 3] = [
        &["changes", "--actor", "Nosuch"],
        &["positions", "--actor", "Nosuch"],
        &["search", "bridge", "--speaker", "Nosuch"],
    ];
    for arguments in nobody {
        let said = complaint(&file, arguments, 1);
        assert!(said.contains("nobody in the record has the name Nosuch"), "{arguments:?}: {said}");
    }
    let nothing: [&[&str]; 4] = [
        &["changes", "nosuch"],
        &["review", "--issue", "nosuch"],
        &["codebook", "drop", "nosuch"],
        &["positions", "nosuch"],
    ];
    for arguments in nothing {
        let said = complaint(&file, arguments, 2);
        assert!(said.contains("the record has no issue nosuch; it follows bridge, toll"), "{said}");
    }
}
