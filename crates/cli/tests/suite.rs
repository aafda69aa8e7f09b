//! The cases of `tests/suite`: passages with the statements that a reading must find, in files that
//! anyone can add to. CONTRIBUTING.md shows the form.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "each test uses a part of it")]
mod common;

use onrecord::{Article, Encoder, Reader, Span, Statement};

/// A passage and what is expected of it.
#[derive(Default)]
struct Case {
    name: String,
    /// Whether it is known to be read wrongly.
    not_yet: bool,
    passage: String,
    statements: Vec<Vec<(String, String)>>,
}

fn cases(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut in_passage = false;
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("=== ") {
            let not_yet = name.ends_with("(not yet)");
            let name = name.trim_end_matches("(not yet)").trim().to_owned();
            cases.push(Case { name, not_yet, ..Case::default() });
            in_passage = true;
            continue;
        }
        let Some(case) = cases.last_mut() else { continue };
        match line {
            "--- statement" => {
                case.statements.push(Vec::new());
                in_passage = false;
            }
            "--- nothing" => in_passage = false,
            _ if in_passage => {
                case.passage.push_str(line);
                case.passage.push('\n');
            }
            _ => {
                if let (Some(statement), Some((key, value))) =
                    (case.statements.last_mut(), line.split_once(": "))
                {
                    statement.push((key.to_owned(), value.to_owned()));
                }
            }
        }
    }
    cases
}

fn value(reading: &onrecord::Reading, text: &str, statement: &Statement, key: &str) -> String {
    let words = |spans: &[Span]| {
        spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" … ").replace('\n', " ")
    };
    let name = |actor: usize| reading.actors[actor].name.clone();
    match key {
        "speaker" => words(&statement.speaker),
        "cue" => words(&statement.cue),
        "content" => words(&statement.content),
        "kind" => statement.kind.name().to_owned(),
        "how" => statement.speaker_how.name().to_owned(),
        "actor" => statement.actor.map_or_else(String::new, name),
        "to" => statement.addressee.map_or_else(String::new, |party| name(party.actor)),
        "via" => statement.via.iter().map(|party| name(party.actor)).collect::<Vec<_>>().join(", "),
        "not" => words(statement.negation.as_slice()),
        "occasion" => words(statement.occasion.as_slice()),
        "on" => {
            statement.said_on.as_ref().map_or_else(String::new, |said_on| said_on.timex.clone())
        }
        other => panic!("a case asks for {other}, which no statement has"),
    }
}

/// What is wrong with the reading of a case, if something is.
fn fault(reader: &Reader, case: &Case) -> Option<String> {
    let article = Article::from_text(&case.name, case.passage.clone());
    let reading = reader.read(&article, Vec::new()).unwrap();
    let show = |statement: &Statement| {
        let value = |key| value(&reading, &article.text, statement, key);
        format!(
            "{} | {} | {} | {}",
            value("speaker"),
            value("cue"),
            value("content"),
            value("kind")
        )
    };
    let found: Vec<String> = reading.statements.iter().map(show).collect();
    if reading.statements.len() != case.statements.len() {
        return Some(format!("wanted {} statements, found {found:#?}", case.statements.len()));
    }
    let pairs = reading.statements.iter().zip(&case.statements);
    pairs
        .flat_map(|(statement, wanted)| wanted.iter().map(move |wanted| (statement, wanted)))
        .find_map(|(statement, (key, wanted))| {
            let got = value(&reading, &article.text, statement, key);
            (got != *wanted)
                .then(|| format!("{key}: wanted {wanted:?}, found {got:?} in {found:#?}"))
        })
}

#[test]
fn every_case_is_read_as_it_says() {
    let reader = Reader::new(Encoder::shipped().unwrap());
    let mut files: Vec<_> = std::fs::read_dir(common::root().join("tests/suite"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    files.sort();
    let (mut count, mut wrong) = (0, Vec::new());
    for file in files {
        for case in cases(&std::fs::read_to_string(&file).unwrap()) {
            count += 1;
            let place = format!("{} in {}", case.name, file.file_name().unwrap().display());
            match (fault(&reader, &case), case.not_yet) {
                (Some(fault), false) => wrong.push(format!("{place}: {fault}")),
                (None, true) => {
                    wrong.push(format!("{place} is read rightly now: take off its (not yet)"));
                }
                _ => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count} cases:\n{}", wrong.len(), wrong.join("\n\n"));
    assert!(count >= 20, "only {count} cases were found");
}
