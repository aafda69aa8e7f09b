//! `onrecord codebook`, as its users run it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "each test uses a part of it")]
mod common;

use common::{onrecord, run, stdout};

/// What `onrecord codebook check` says of a file with this content, in which FILE stands for its path.
#[track_caller]
fn check(content: &[u8], expected: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("codebook.toml");
    std::fs::write(&path, content).unwrap();
    let output = run(onrecord().args(["codebook", "check"]).arg(&path), 2);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "");
    let said = String::from_utf8(output.stderr).unwrap();
    let said = said.replace(path.to_str().unwrap(), "FILE");
    assert_eq!(said.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn good_codebooks_are_listed() {
    let files = ["codebooks/guarantees.toml", "codebooks/railway.toml"];
    let output = run(onrecord().args(["codebook", "check"]).args(files), 0);
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "nothing to advise");
    let listed = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = listed.lines().collect();
    assert_eq!(lines.len(), 5 + 10, "{listed}");
    assert_eq!(lines[0], "guarantees: 4 issues");
    assert_eq!(lines[1], "  troops      Foreign troops in Ukraine");
    assert_eq!(lines[5], "railway: 9 issues");
}

#[test]
fn all_that_is_wrong_is_said_with_its_line() {
    check(
        b"name = \"x\"\n\n[[issue]]\nid = troops\ntitel = \"Troops\"\n[[issue]]\nid = \"a\"\nfor = \"\"\n",
        &[
            "error: FILE:4: id: write the text in quotation marks: id = \"…\"",
            "error: FILE:5: titel: an issue has no such field; title was meant?",
            "error: FILE:6: title: missing; say what the issue is called: title = \"…\"",
            "error: FILE:8: for: empty; say what somebody wants or will do who is for it",
        ],
    );
}

#[test]
fn files_that_are_no_codebook() {
    check(
        b"name = \"x\"\n# caf\xe9\n",
        &["error: FILE:2: toml: a character that is no UTF-8; save the file as UTF-8"],
    );
    let missing = run(onrecord().args(["codebook", "check", "no-such-file"]), 2);
    assert!(String::from_utf8(missing.stderr).unwrap().starts_with("error: no-such-file: "));
    run(onrecord().args(["codebook", "check", "codebooks"]), 2);
    run(onrecord().args(["codebook", "check"]), 2);
    run(onrecord().arg("codebook"), 2);
}

#[test]
fn one_bad_codebook_stops_no_other() {
    let files = ["no-such-file", "codebooks/guarantees.toml"];
    let listed = stdout(onrecord().args(["codebook", "check"]).args(files), 2);
    assert!(listed.starts_with("guarantees: 4 issues"), "{listed}");
}

#[test]
fn what_could_move_a_cursor_is_not_printed() {
    check(
        b"\"na\\u001bme\" = 1\nname = \"x\"\n[[issue]]\nid = \"a\"\ntitle = \"A\"\nfor = \"a\"\n",
        &["error: FILE:1: na\u{fffd}me: a codebook has no such field; name was meant?"],
    );
}
