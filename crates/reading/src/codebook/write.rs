//! A codebook as its file.

use super::{Codebook, Issue};
use std::fmt::Write;

/// The file that holds this codebook and nothing else.
pub(super) fn write(codebook: &Codebook) -> String {
    let mut out = String::new();
    field(&mut out, "name", &codebook.name);
    for issue in &codebook.issues {
        write_issue(&mut out, issue);
    }
    out
}

fn write_issue(out: &mut String, issue: &Issue) {
    out.push_str("\n[[issue]]\n");
    field(out, "id", &issue.id);
    field(out, "title", &issue.title);
    field(out, "for", &issue.meaning);
    for example in &issue.examples {
        out.push_str("\n[[issue.example]]\n");
        field(out, "text", &example.text);
        field(out, "holder", &example.holder);
        field(out, "stance", example.stance.name());
    }
}

fn field(out: &mut String, name: &str, value: &str) {
    out.push_str(name);
    out.push_str(" = \"");
    for letter in value.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            // Writing to a string does not fail.
            _ if letter.is_control() => drop(write!(out, "\\u{:04X}", u32::from(letter))),
            _ => out.push(letter),
        }
    }
    out.push_str("\"\n");
}
