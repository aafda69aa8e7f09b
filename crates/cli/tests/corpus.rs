//! Accuracy on the corpora, which lie outside the project: `ONRECORD_DATA` names their folder.
//!
//! Without it these tests are left out, and say so; with CI=true that is a failure.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test fails by panicking"
)]

#[allow(dead_code, reason = "each test uses a part of it")]
mod common;

use common::{onrecord, stdout};
use onrecord::eval::{GoldSpeaker, load, load_speakers};
use onrecord::{Article, CodePoints, Encoder, Reader, Span, Statement, adds_exactly};
use serde_json::Value;
use std::path::{Path, PathBuf};

fn data() -> Option<PathBuf> {
    match std::env::var_os("ONRECORD_DATA") {
        Some(folder) => Some(folder.into()),
        None if std::env::var("CI").is_ok_and(|ci| ci == "true") => {
            panic!("ONRECORD_DATA is not set: it must name the folder with polnear/ and seeds/")
        }
        None => {
            eprintln!("left out: ONRECORD_DATA is not set");
            None
        }
    }
}

/// The headline figures of the taggers' cards, computed again.
#[test]
fn the_figures_on_dev_are_those_of_the_cards() {
    let Some(data) = data() else { return };
    let gold = data.join("polnear/dev.jsonl");
    let least = [("speaker", 83.0), ("cue", 76.0), ("content", 70.0), ("relation", 74.0)];
    check_card(&gold, "accurate", "attribution-en", &least);
    let least = [("speaker", 81.0), ("cue", 74.0), ("content", 68.0), ("relation", 72.0)];
    check_card(&gold, "fast", "attribution-en-fast", &least);
}

#[track_caller]
fn check_card(gold: &Path, tagger: &str, model: &str, least: &[(&str, f64)]) {
    let mut command = onrecord();
    command.args(["eval", "-f", "json", "--model", tagger]).arg(gold);
    let scores: Value = serde_json::from_str(&stdout(&mut command, 0)).unwrap();
    let card = common::root().join("models").join(model).join("card.md");
    let card = std::fs::read_to_string(card).unwrap();
    for measure in ["speaker", "cue", "content", "relation", "relation exact"] {
        let stated = stated(&card, measure, 4);
        let got = scores["measures"][measure.replace(' ', "_")]["f1"].as_f64().unwrap();
        // Rounding differs a little from one processor to another.
        assert!((got - stated).abs() < 0.3, "{measure}: {got:.1}, and the card says {stated}");
    }
    for (measure, least) in least {
        assert!(scores["measures"][measure]["f1"].as_f64().unwrap() >= *least, "{measure}");
    }
}

/// What a card states of a measure in a column, as it was measured on processors like this one.
fn stated(card: &str, measure: &str, column: usize) -> f64 {
    let like_this = if adds_exactly() { "" } else { " without VNNI" };
    let is_it = |line: &&str| line.starts_with(&format!("| {measure}{like_this} |"));
    let row = card.lines().find(is_it).unwrap_or_else(|| panic!("{measure}{like_this}: no row"));
    row.split('|').nth(column).unwrap().trim().parse().unwrap()
}

/// The headline figures of the judge's card, computed again: with the codebooks, and with each of their issues turned round.
#[test]
fn the_figures_of_positions_are_those_of_the_card() {
    let Some(data) = data() else { return };
    let card = std::fs::read_to_string(common::root().join("models/stance-en/card.md")).unwrap();
    let dev = data.join("polnear/dev.jsonl");
    let examples = PathBuf::from("examples");
    let all = [
        ("guarantees", &examples, "codebooks/guarantees.toml"),
        ("railway", &examples, "codebooks/railway.toml"),
        ("polnear-dev", &dev, "tests/positions/polnear-dev.toml"),
    ];
    let folder = tempfile::tempdir().unwrap();
    for (column, (name, gold, codebook)) in all.into_iter().enumerate() {
        let positions = common::root().join(format!("tests/positions/{name}.jsonl"));
        let turned = folder.path().join(name);
        std::fs::write(&turned, other_side(&std::fs::read_to_string(&positions).unwrap())).unwrap();
        let turned_codebook = format!("tests/positions/turned/{name}.toml");
        let measured = [
            ("position F1", &positions, codebook),
            ("position F1, issues turned round", &turned, &turned_codebook),
        ];
        for (measure, positions, codebook) in measured {
            let mut eval = onrecord();
            eval.arg("eval")
                .arg(gold)
                .args(["-f", "json", "--issues", codebook, "--positions"])
                .arg(positions);
            let scores: Value = serde_json::from_str(&stdout(&mut eval, 0)).unwrap();
            let stated = stated(&card, measure, 2 + column);
            let got = scores["position"]["f1"].as_f64().unwrap();
            // Rounding differs from one processor to another, and these are few.
            assert!(
                (got - stated).abs() < 2.0,
                "{name}, {measure}: {got:.1}, and the card says {stated}"
            );
        }
    }
}

/// Gold for the opposites of its issues.
fn other_side(gold: &str) -> String {
    let turn = |line: &str| {
        let mut row: Value = serde_json::from_str(line).unwrap();
        if let Some(stance) = row.get_mut("stance") {
            *stance = match stance.as_str() {
                Some("for") => "against".into(),
                Some("against") => "for".into(),
                _ => stance.take(),
            };
        }
        row.to_string() + "\n"
    };
    gold.lines().map(turn).collect()
}

#[test]
fn gold_against_itself_is_perfect() {
    let Some(data) = data() else { return };
    let gold = data.join("polnear/dev.jsonl");
    let table = stdout(onrecord().arg("eval").arg(&gold).arg("--against").arg(&gold), 0);
    let measures: Vec<&str> = table.lines().skip(1).take_while(|line| !line.is_empty()).collect();
    assert!(measures.iter().all(|line| line.matches("100.0").count() == 3), "{table}");
}

/// The speakers of PolNeAR's development part belong to its statements.
#[test]
fn the_speakers_of_dev_are_told() {
    let Some(data) = data() else { return };
    let gold = load(&data.join("polnear/dev.jsonl")).unwrap();
    for file in ["polnear-dev.jsonl", "polnear-dev.second.jsonl"] {
        let path = common::root().join("tests/speakers").join(file);
        let speakers = load_speakers(&path, gold.clone()).unwrap();
        assert_eq!(speakers.len(), 30);
        let mut told = 0;
        for one in &speakers {
            told += one.speakers.len();
            let has = |speaker: &GoldSpeaker| one.article.attributions.contains(&speaker.statement);
            assert!(one.speakers.iter().all(has), "{}", one.article.id);
        }
        assert_eq!(told, 312);
    }
}

/// The two reports that the project began with: what a careful reader finds in them.
#[test]
fn the_seeds_are_read() {
    let Some(data) = data() else { return };
    let reader = Reader::new(Encoder::shipped().unwrap());
    let gold = std::fs::read_to_string(data.join("seeds.gold/statements.tsv")).unwrap();
    let (mut right, mut wanted, mut missed) = (0, 0, Vec::new());
    let mut files: Vec<_> =
        std::fs::read_dir(data.join("seeds")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let article = Article::from_text(&name, std::fs::read_to_string(&file).unwrap());
        let reading = reader.read(&article, Vec::new()).unwrap();
        for statement in &reading.statements {
            let spans = statement.speaker.iter().chain(&statement.cue).chain(&statement.content);
            for span in spans {
                let furniture =
                    article.furniture.iter().find(|f| f.span.overlaps(*span) && !f.kind.is_read());
                assert!(furniture.is_none(), "{name}: {:?} is furniture", span.of(&article.text));
            }
        }
        let map = CodePoints::of(&article.text);
        for row in
            gold.lines().skip(1).filter(|row| name.starts_with(row.split('\t').next().unwrap()))
        {
            wanted += 1;
            let cells: Vec<&str> = row.split('\t').collect();
            let number = |cell: &str| cell.parse::<usize>().unwrap();
            let speaker = map.span(number(cells[3]), number(cells[4]));
            let (start, end) = cells[7].split_once('-').unwrap();
            let content = map.span(number(start), number(end));
            let fits = |statement: &&Statement| {
                overlap(&statement.content, content) >= 0.5
                    && statement.speaker.iter().any(|span| span.overlaps(speaker))
            };
            match reading.statements.iter().find(fits) {
                Some(_) => right += 1,
                None => missed.push(content.of(&article.text).to_owned()),
            }
        }
    }
    eprintln!("{right} of the seeds' {wanted} statements; missed: {missed:#?}");
    assert_eq!(wanted, 17);
    assert!(right >= 13, "{right} of 17; missed: {missed:#?}");
}

/// The two reports that the project began with, nine months apart: who stands where, and who moved.
#[test]
fn three_states_of_the_seeds_have_moved() {
    let Some(data) = data() else { return };
    let folder = tempfile::tempdir().unwrap();
    let record = folder.path().join("record.sqlite");
    let seed = |name: &str| data.join("seeds").join(name);
    let mut first = onrecord();
    first.args(["add", "--issues", "codebooks/guarantees.toml", "--record"]).arg(&record);
    stdout(first.arg(seed("004_78bbbed02865bc50.txt")), 0);
    let mut second = onrecord();
    second.args(["add", "--published", "2025-11-10", "--record"]).arg(&record);
    stdout(second.arg(seed("000_c0e27f06acb7b4aa.txt")), 0);

    let mut changes = onrecord();
    changes.args(["changes", "-f", "json", "--record"]).arg(&record);
    let changes: Value = serde_json::from_str(&stdout(&mut changes, 0)).unwrap();
    let moved = changes.as_array().unwrap().iter().map(|change| {
        let of = |end: &str, field: &str| change[end][field].as_str().unwrap().to_owned();
        [of("from", "actor"), of("from", "issue"), of("from", "stance"), of("to", "stance")]
    });
    let mut moved: Vec<[String; 4]> = moved.collect();
    moved.sort();
    let baltic = |state: &str| [state, "troops", "against", "for"].map(str::to_owned);
    assert_eq!(moved, ["Estonia", "Latvia", "Lithuania"].map(baltic));
}

/// Intersection over union of a content, all its pieces together, with one span, in bytes.
fn overlap(pieces: &[Span], gold: Span) -> f64 {
    let both: usize = pieces
        .iter()
        .map(|p| (p.end.min(gold.end) as usize).saturating_sub(p.start.max(gold.start) as usize))
        .sum();
    let all = pieces.iter().map(|p| p.len()).sum::<usize>() + gold.len() - both;
    both as f64 / all as f64
}
