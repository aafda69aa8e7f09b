//! `docs/exchange.md` names every variable, every attribute of a network and every format.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use onrecord_exchange::{
    ARTICLE_COLUMNS, Column, Format, ISSUE_COLUMNS, NetworkKind, POSITION_COLUMNS,
    STATEMENT_COLUMNS, VERDICT_COLUMNS,
};
use std::path::Path;

fn docs() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
    std::fs::read_to_string(root.join("docs/exchange.md")).unwrap()
}

/// The names in the first column of the table below a heading, in order.
fn listed(docs: &str, heading: &str) -> Vec<String> {
    let (_, below) = docs.split_once(heading).unwrap_or_else(|| panic!("{heading}"));
    let rows = below.lines().skip_while(|line| !line.starts_with("|---")).skip(1);
    let cells = rows.map_while(|line| line.strip_prefix('|')?.split('|').next());
    let names =
        |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    cells.flat_map(names).collect()
}

fn names(columns: &[Column]) -> Vec<String> {
    columns.iter().map(|(name, _)| (*name).to_owned()).collect()
}

#[test]
fn every_variable_is_described_in_its_place() {
    let docs = docs();
    assert_eq!(listed(&docs, "### The variables of a statement"), names(&STATEMENT_COLUMNS));
    assert_eq!(listed(&docs, "### The variables of a position"), names(&POSITION_COLUMNS));
    assert_eq!(listed(&docs, "### The variables of a verdict"), names(&VERDICT_COLUMNS));
    let mut both = listed(&docs, "### The variables of articles and issues");
    both.sort();
    let mut expected = [names(&ARTICLE_COLUMNS), names(&ISSUE_COLUMNS)].concat();
    expected.sort();
    assert_eq!(both, expected);
}

#[test]
fn every_format_and_network_is_described() {
    let docs = docs();
    for format in Format::ALL {
        assert!(docs.contains(&format!("`{}`", format.name())), "{}", format.name());
    }
    for kind in NetworkKind::ALL {
        assert!(docs.contains(&format!("| `{}` |", kind.name())), "{}", kind.name());
    }
}
