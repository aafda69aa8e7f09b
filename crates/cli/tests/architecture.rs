//! ARCHITECTURE.md is true: its rooms and paths exist, no room is left out, and the walls stand.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Which rooms a room may build on: the walls of ARCHITECTURE.md.
const WALLS: [(&str, &[&str]); 9] = [
    ("text", &[]),
    ("encoder", &["text"]),
    ("reading", &["text"]),
    ("record", &["text", "reading"]),
    ("exchange", &["text", "reading", "record"]),
    ("onrecord", &["text", "encoder", "reading", "record"]),
    ("web", &["onrecord", "exchange"]),
    ("cli", &["onrecord", "exchange", "web"]),
    ("python", &["onrecord"]),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap().to_owned()
}

fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn folders(path: &str) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(root().join(path))
        .unwrap()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().unwrap().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn every_path_that_the_documents_name_exists() {
    for document in ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md"] {
        let text = read(document);
        let named = text.split('`').skip(1).step_by(2);
        let is_path = |word: &&str| {
            word.contains('/') && !word.contains(['*', ' ', '<', '…']) || word.ends_with(".md")
        };
        let linked = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for path in named.filter(is_path).chain(linked) {
            let path = path.trim_start_matches("./");
            // What a build makes is where cargo was told to put it.
            let is_built = path.starts_with("target/");
            assert!(
                is_built || root().join(path).exists(),
                "{document} names {path}, which does not exist"
            );
        }
    }
}

#[test]
fn every_room_is_named() {
    let text = read("ARCHITECTURE.md");
    for room in folders("crates") {
        assert!(text.contains(&format!("`crates/{room}`")), "ARCHITECTURE.md has no room {room}");
    }
}

#[test]
fn the_walls_stand() {
    let walls: BTreeMap<&str, &[&str]> = WALLS.into_iter().collect();
    assert_eq!(folders("crates").len(), walls.len(), "a room has no wall");
    for room in folders("crates") {
        let allowed = walls[room.as_str()];
        let manifest = read(format!("crates/{room}/Cargo.toml"));
        let built_on = manifest.lines().filter_map(|line| {
            let name = line.split(['.', ' ', '=']).next()?;
            name.strip_prefix("onrecord-").or((name == "onrecord").then_some(name))
        });
        for other in built_on {
            assert!(allowed.contains(&other), "{room} must not build on {other}");
        }
    }
}

#[test]
fn sql_stays_in_the_record_and_tensors_in_the_encoder() {
    // The file of Discourse Network Analyzer is SQLite too, but no record.
    for (library, rooms) in [("rusqlite", &["record", "exchange"][..]), ("rten", &["encoder"])] {
        for other in folders("crates").iter().filter(|other| !rooms.contains(&other.as_str())) {
            let manifest = read(format!("crates/{other}/Cargo.toml"));
            assert!(
                !manifest.contains(library),
                "{other} must not use {library}: it lives in {rooms:?}"
            );
        }
    }
    for file in files_below(&root().join("crates/exchange/src")) {
        let has_sql = std::fs::read_to_string(&file).unwrap().contains("rusqlite");
        let is_dna = file.components().any(|it| it.as_os_str() == "dna");
        assert!(is_dna || !has_sql, "{}: SQL lives in dna/ there", file.display());
    }
}

/// All files in a folder and in those inside it.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let (folders, mut files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    files.extend(folders.iter().flat_map(|folder| files_below(folder)));
    files
}

#[test]
fn every_dependency_has_its_line() {
    let text = read("docs/dependencies.md");
    for room in folders("crates") {
        let manifest = read(format!("crates/{room}/Cargo.toml"));
        let mut section = "";
        for line in manifest.lines().map(str::trim) {
            if line.starts_with('[') {
                section = line;
            } else if section.ends_with("dependencies]")
                && !line.is_empty()
                && !line.starts_with('#')
            {
                let name = line.split(['.', ' ', '=']).next().unwrap();
                let ours = name.starts_with("onrecord");
                assert!(
                    ours || text.contains(&format!("`{name}`")),
                    "docs/dependencies.md has no line for {name}"
                );
            }
        }
    }
}
