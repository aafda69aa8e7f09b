//! The same words in several reports.

#![allow(clippy::unwrap_used)]

#[path = "../src/sample.rs"]
mod sample;

use onrecord_reading::ActorKind::Person;
use onrecord_reading::Kind;
use onrecord_record::{Filters, Record, SameWords, StatementEntry};

/// Adds a report in which `name` is quoted with each of `quotations`, after `body`.
fn add(record: &mut Record, outlet: &str, day: &str, name: &str, quotations: &[&str], body: &str) {
    let lines: Vec<String> = quotations
        .iter()
        .map(|words| format!("{{s:{name}}} {{c:said}}: {{t:“{words}”}}"))
        .collect();
    let text = format!("{outlet}\n{body}\n{}", lines.join("\n"));
    let (mut article, mut reading) = sample::marked(&text, &[sample::actor(&[name], Some(Person))]);
    article.outlet = Some(outlet.to_owned()).filter(|outlet| !outlet.is_empty());
    article.published = sample::published(day);
    for statement in &mut reading.statements {
        statement.kind = Kind::Direct;
    }
    record.add(&article, &reading).unwrap();
}

fn all(record: &Record) -> Vec<StatementEntry> {
    assert_eq!(record.check().unwrap(), Vec::<String>::new());
    record.search("", &Filters::default()).unwrap()
}

/// "reports, outlets, first day" of the statements, one each, by date.
fn groups(record: &Record) -> Vec<String> {
    let shown = |same: Option<SameWords>| match same {
        Some(same) => format!("{} {} {}", same.reports, same.outlets, same.first.unwrap()),
        None => "-".to_owned(),
    };
    all(record).into_iter().map(|entry| shown(entry.same_words)).collect()
}

const FERRY: &str = "The ferry to Stennick will stay as long as I am mayor of this town";
const AGAIN: &str = "The Stennick ferry will remain as long as I am mayor of the town";
const BRIDGE: &str = "We have waited forty years for a bridge to the island of Corvale";

#[test]
fn one_actors_quotations_are_grouped_over_articles() {
    let mut record = Record::in_memory().unwrap();
    add(&mut record, "Gazette", "2025-02-06", "Nora Whitlam", &[FERRY, FERRY, BRIDGE], "");
    assert_eq!(groups(&record), ["-", "-", "-"], "one report is no second report");
    add(&mut record, "Courier", "2025-02-05", "Nora Whitlam", &[AGAIN], "");
    add(&mut record, "Herald", "2025-02-07", "Ida Lomax", &[FERRY], "");
    let same = "2 2 2025-02-05";
    assert_eq!(groups(&record), [same, same, same, "-", "-"]);
}

#[test]
fn groups_follow_who_is_who() {
    let mut record = Record::in_memory().unwrap();
    add(&mut record, "Gazette", "2025-02-05", "Kate Lind", &[FERRY], "");
    add(&mut record, "Courier", "2025-02-06", "Katherine Lind", &[FERRY], "");
    assert_eq!(groups(&record), ["-", "-"]);
    let [kate, katherine] = ["Kate", "Katherine"].map(|name| record.who(name).unwrap()[0].id);
    record.merge(kate, katherine).unwrap();
    assert_eq!(groups(&record), ["2 2 2025-02-05", "2 2 2025-02-05"]);
    record.undo().unwrap();
    assert_eq!(groups(&record), ["-", "-"]);
}

#[test]
fn copies_of_a_report_are_one_report() {
    let mut record = Record::in_memory().unwrap();
    let body: Vec<String> = (0..200).map(|n| format!("word{n}")).collect();
    let body = body.join(" ");
    add(&mut record, "Agency", "2025-02-05", "Nora Whitlam", &[FERRY], &body);
    add(&mut record, "Gazette", "2025-02-05", "Nora Whitlam", &[FERRY], &body);
    assert_eq!(groups(&record), ["-", "-"], "a copy is no other report");
    let count = |record: &Record| record.who("Nora Whitlam").unwrap()[0].count;
    assert_eq!(count(&record), 1, "and what it carries is said once");
    add(&mut record, "Courier", "2025-02-06", "Nora Whitlam", &[AGAIN], "");
    assert_eq!(groups(&record), ["2 2 2025-02-05"; 3]);
    assert_eq!(count(&record), 2);
}

#[test]
fn a_report_whose_first_copy_lacks_its_outlet_has_that_of_another() {
    let mut record = Record::in_memory().unwrap();
    let body: Vec<String> = (0..200).map(|n| format!("word{n}")).collect();
    let body = body.join(" ");
    add(&mut record, "", "2025-02-05", "Nora Whitlam", &[FERRY], &body);
    add(&mut record, "Gazette", "2025-02-05", "Nora Whitlam", &[FERRY], &body);
    add(&mut record, "Herald", "2025-02-05", "Nora Whitlam", &[FERRY], &body);
    add(&mut record, "Courier", "2025-02-06", "Nora Whitlam", &[AGAIN], "");
    assert_eq!(groups(&record), ["2 2 2025-02-05"; 4]);
}
