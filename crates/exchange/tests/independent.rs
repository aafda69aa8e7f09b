//! Exports as other people's readers understand them: `tests/exchange/check.py`, with networkx, pandas, pyarrow,
//! sqlite3, and brat's rules. `./test` installs what it needs; without that, the test says so and stops.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::record;
use onrecord_exchange::{ExportFilters, Format, NetworkKind, NetworkOptions, export, network};
use onrecord_record::{Filters, PositionFilters, Record};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where `./test` says that Python is which has the readers; it has to be there then.
const PYTHON: &str = "ONRECORD_EXCHANGE_PYTHON";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap().to_owned()
}

fn python() -> Option<PathBuf> {
    if let Some(given) = std::env::var_os(PYTHON) {
        return Some(given.into());
    }
    let usual = root().join("target/tools/exchange-venv/bin/python");
    usual.is_file().then_some(usual)
}

fn expected(record: &Record) -> serde_json::Value {
    let mut lines = record.article_list(u32::MAX, 0).unwrap();
    lines.sort_by_key(|line| line.id);
    let articles: Vec<_> =
        lines.iter().map(|line| record.article_entry(line.id).unwrap().unwrap()).collect();
    let issues: Vec<String> =
        record.codebook().unwrap().issues.into_iter().map(|issue| issue.id).collect();
    json!({
        "articles": articles,
        "issues": issues,
        "statements": record.search("", &Filters::default()).unwrap(),
        "positions": record.positions(&PositionFilters::default()).unwrap(),
        "verdicts": record.verdicts().unwrap(),
    })
}

#[test]
fn other_readers_find_what_the_record_says() {
    let Some(python) = python() else {
        eprintln!("left out: set {PYTHON}, or run ./test, which installs what it needs");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let record = record();
    let expected = expected(&record).to_string();
    std::fs::write(folder.path().join("expected.json"), expected).unwrap();
    let places = [
        (Format::Csv, "csv"),
        (Format::Jsonl, "record.jsonl"),
        (Format::Parquet, "parquet"),
        (Format::Brat, "brat"),
        (Format::Dna, "record.dna"),
        (Format::WebAnnotation, "annotations.jsonld"),
        (Format::SchemaOrg, "schema.jsonld"),
    ];
    for (format, place) in places {
        let path = folder.path().join(place);
        let written = export(&record, format, &path, &ExportFilters::default()).unwrap();
        assert!(written.files.iter().all(|file| file.is_file()), "{written:?}");
    }
    for kind in NetworkKind::ALL {
        let options = NetworkOptions { kind, ..NetworkOptions::default() };
        let positions = PositionFilters::default();
        let drawn = network(&record.held(&positions).unwrap(), &options);
        assert!(!drawn.edges.is_empty(), "{kind:?}");
        let place = |ending: &str| folder.path().join(format!("network-{}.{ending}", kind.name()));
        std::fs::write(place("json"), serde_json::to_string(&drawn).unwrap()).unwrap();
        let filters = ExportFilters { positions, network: options };
        export(&record, Format::GraphMl, &place("graphml"), &filters).unwrap();
        export(&record, Format::Gexf, &place("gexf"), &filters).unwrap();
    }
    let script = root().join("tests/exchange/check.py");
    let output = Command::new(&python).arg(script).arg(folder.path()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}: {said}", python.display());
}
