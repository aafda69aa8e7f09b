//! `docs/cli.md` is what the program says of itself. `ONRECORD_UPDATE=1` writes it anew.

#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "each test uses a part of it")]
mod common;

use common::{onrecord, root, stdout};
use std::process::Stdio;

const HEAD: &str = "\
# The program, command by command

This page is what `onrecord help COMMAND` prints, and a test keeps it so. For where to begin, see the
[tutorial](tutorial.md).
";

/// The long help of a command. Its width does not depend on whose terminal the tests run in.
fn help(path: &[String]) -> String {
    stdout(onrecord().args(path).arg("--help").stdin(Stdio::null()), 0)
}

/// The names of a command's own commands, in the order of its help.
fn commands(help: &str) -> Vec<String> {
    let list = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let list = list.take_while(|line| line.is_empty() || line.starts_with("  "));
    // Names are set off by two spaces; what goes on below them by more.
    let names = list.filter(|line| line.len() > 2 && !line[2..].starts_with(' '));
    let names = names.filter_map(|line| line.split_whitespace().next());
    names.filter(|name| *name != "help").map(str::to_owned).collect()
}

fn describe(path: &mut Vec<String>, page: &mut String) {
    let help = help(path);
    let name = std::iter::once("onrecord").chain(path.iter().map(String::as_str));
    let name = name.collect::<Vec<_>>().join(" ");
    let lines: Vec<&str> = help.trim_end().lines().map(str::trim_end).collect();
    *page += &format!("\n## `{name}`\n\n```text\n{}\n```\n", lines.join("\n"));
    for command in commands(&help) {
        path.push(command);
        describe(path, page);
        path.pop();
    }
}

#[test]
fn the_reference_is_what_the_program_says() {
    let mut page = HEAD.to_owned();
    describe(&mut Vec::new(), &mut page);
    assert!(page.contains("## `onrecord codebook suggest`"), "commands of commands are found");
    let path = root().join("docs/cli.md");
    if std::env::var_os("ONRECORD_UPDATE").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == page,
        "docs/cli.md is not what the program says: run \
         ONRECORD_UPDATE=1 cargo test -p onrecord-cli --test reference"
    );
}
