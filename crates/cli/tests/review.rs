//! Reviewing in the terminal, and what comes of it: agreement, gold, a whole record and its copy.

#![allow(clippy::unwrap_used)]

mod common;

use common::{onrecord, root, run, stdout};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Runs the program with `typed` for standard input.
fn typed(command: &mut Command, typed: &str) -> Output {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && !said.contains("panicked"), "{said}");
    output
}

fn positions(record: &Path) -> serde_json::Value {
    let json = stdout(
        onrecord()
            .args(["positions", "own-troops", "--min", "0", "-f", "json", "--record"])
            .arg(record),
        0,
    );
    serde_json::from_str(&json).unwrap()
}

#[test]
fn a_coder_goes_through_a_report() {
    let folder = tempfile::tempdir().unwrap();
    let record = folder.path().join("r.sqlite");
    let report = "examples/guarantees/01-force-after-the-war.txt";
    run(
        onrecord()
            .args(["add", report, "--issues", "codebooks/guarantees.toml", "--record"])
            .arg(&record),
        0,
    );
    let review = |arguments: &[&str]| {
        let mut command = onrecord();
        command.args(["review", "--coder", "Ida", "--record"]).arg(&record).args(arguments);
        let is_question = !arguments
            .iter()
            .any(|it| ["statements", "--undo", "--agreement", "--gold"].contains(it));
        if is_question {
            command.args(["--min", "0"]);
        }
        command
    };
    // Whatever the model says today: all are set to one stance of one holder, under one condition.
    let before = positions(&record).as_array().unwrap().len();
    let said = typed(&mut review(&["--issue", "own-troops"]), &"by Norway\nif the\ng\n".repeat(99));
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(
        said.contains("Norway · Sending one's own troops") && said.contains("by Ida"),
        "{said}"
    );
    let after = positions(&record);
    let after = after.as_array().unwrap();
    assert!(after.len() >= before.max(1));
    for position in after {
        assert_eq!(position["actor"], "Norway");
        assert_eq!(position["actor_kind"], "state");
        assert_eq!(position["stance"], "against");
        assert_eq!(position["review"]["coder"], "Ida");
    }

    // What would do nothing is refused.
    for which in ["--undo", "--agreement"] {
        run(&mut review(&[which, "--doubtful-first"]), 2);
    }
    let taken_back = stdout(&mut review(&["--undo"]), 0);
    assert!(taken_back.contains("was corrected"), "{taken_back}");
    let agreement = stdout(&mut review(&["--agreement"]), 0);
    assert!(agreement.contains("own-troops"), "{agreement}");

    // Gold is what is reviewed as a whole.
    let gold = folder.path().join("gold");
    let gold_words = gold.to_string_lossy().into_owned();
    run(&mut review(&["--gold", &gold_words]), 1);
    typed(&mut review(&[]), &"a\n".repeat(999));
    typed(&mut review(&["statements"]), &"a\n".repeat(999));
    run(&mut review(&["--gold", &gold_words]), 0);
    let mut eval = onrecord();
    eval.arg("eval").arg(gold.join("statements.jsonl"));
    let scores = stdout(&mut eval, 0);
    assert!(scores.contains("100.0"), "the reading that was accepted, against itself: {scores}");
    eval.arg("--positions").arg(gold.join("positions.jsonl"));
    eval.args(["--issues", "codebooks/guarantees.toml"]);
    run(&mut eval, 0);
}

#[test]
fn mistakes_in_answers_are_explained_and_nothing_to_do_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let record = folder.path().join("r.sqlite");
    let report = root().join("examples/railway/01-minister-unveils-line.txt");
    run(onrecord().arg("add").arg(report).arg("--record").arg(&record), 0);
    let mut review = onrecord();
    review.args(["review", "--coder", "Ida", "--record"]).arg(&record);
    let said = run(&mut review, 1);
    assert!(String::from_utf8_lossy(&said.stderr).contains("nothing to review"));
    let said = typed(review.arg("statements"), "x\nf\nby \nundo\nq\n");
    let said = String::from_utf8_lossy(&said.stderr).into_owned();
    for expected in ["“x” is no answer", "a statement has no stance", "no review of yours"] {
        assert!(said.contains(expected), "{expected}: {said}");
    }
}

#[test]
fn each_coder_has_a_queue_with_what_others_rejected() {
    let folder = tempfile::tempdir().unwrap();
    let record = folder.path().join("r.sqlite");
    let report = folder.path().join("one.txt");
    std::fs::write(&report, "“We will not pay,” said Ada Pell.\n").unwrap();
    run(onrecord().arg("add").arg(&report).arg("--record").arg(&record), 0);
    let review = |coder: &str| {
        let mut command = onrecord();
        command.args(["review", "statements", "--coder", coder, "--record"]).arg(&record);
        command
    };
    typed(&mut review("Ida"), "r\n");
    assert!(!run(&mut review("Ida"), 1).stderr.is_empty(), "Ida has seen it");
    let said = typed(&mut review("Bo"), "by pell\na\n");
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.contains("Ada Pell · direct") && said.contains("reject by Ida"), "{said}");
    assert!(said.contains("Ada Pell is meant, actor 1"), "{said}");
    let agreement = stdout(review("Bo").arg("--agreement"), 0);
    assert!(agreement.contains(" 2        1 "), "{agreement}");
}

#[test]
fn a_record_is_looked_at_and_copied() {
    let folder = tempfile::tempdir().unwrap();
    let record = folder.path().join("r.sqlite");
    let copy = folder.path().join("copy.sqlite");
    let report = root().join("examples/railway/01-minister-unveils-line.txt");
    run(onrecord().arg("add").arg(report).arg("--record").arg(&record), 0);
    let backup = |to: &Path| {
        let mut command = onrecord();
        command.arg("backup").arg(to).arg("--record").arg(&record);
        command
    };
    assert!(stdout(&mut backup(&copy), 0).contains("is a copy"));
    let again = run(&mut backup(&copy), 2);
    assert!(String::from_utf8_lossy(&again.stderr).contains("name another"));
    for file in [&record, &copy] {
        assert!(stdout(onrecord().arg("check").arg("--record").arg(file), 0).contains("is whole"));
    }
    let bytes = std::fs::read(&copy).unwrap();
    std::fs::write(&copy, &bytes[..bytes.len() / 2]).unwrap();
    run(onrecord().arg("check").arg("--record").arg(&copy), 2);
}

#[test]
fn an_article_is_taken_out_by_its_number_or_path() {
    let folder = tempfile::tempdir().unwrap();
    let record = folder.path().join("r.sqlite");
    for name in ["one.txt", "more/one.txt", "two.txt"] {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, format!("“We will not pay for {name},” said Ada Pell.\n")).unwrap();
        run(onrecord().arg("add").arg(path).arg("--record").arg(&record), 0);
    }
    let remove = |articles: &[&str], code: i32| {
        let mut command = onrecord();
        let said = run(command.arg("remove").args(articles).arg("--record").arg(&record), code);
        String::from_utf8([said.stdout, said.stderr].concat()).unwrap()
    };
    let said = remove(&["two.txt", "one.txt"], 2);
    assert!(said.contains("one.txt may be one of 2: 1 "), "{said}");
    assert!(remove(&["nine.txt"], 2).contains("no article in the record has the path or address"));
    // A mistake in one removes none.
    let said = remove(&["2", "two.txt"], 0);
    assert!(said.contains("removed article 2, "), "{said}");
    assert!(said.contains("two.txt, with 1 statement and 0 positions\n"), "{said}");
    let found = stdout(onrecord().args(["search", "pay", "--record"]).arg(&record), 0);
    assert!(found.contains("one.txt") && !found.contains("two.txt"), "{found}");
    assert!(stdout(onrecord().arg("check").arg("--record").arg(&record), 0).contains("is whole"));
}

#[test]
fn coders_take_back_what_each_of_them_said() {
    let folder = tempfile::tempdir().unwrap();
    let record = folder.path().join("r.sqlite");
    let report = "examples/railway/01-minister-unveils-line.txt";
    run(onrecord().args(["add", report, "--record"]).arg(&record), 0);
    let who = |name: &str, code: i32| {
        stdout(onrecord().args(["who", name, "--record"]).arg(&record), code)
    };
    let before = who("Marrant", 0);
    let review = |coder: &str, rest: &[&str]| {
        let mut command = onrecord();
        command.args(["review", "statements", "--coder", coder, "--record"]).arg(&record);
        command.args(if rest.is_empty() { &["--all"] } else { rest });
        command
    };
    typed(&mut review("Ida", &[]), "by Marrent\n");
    typed(&mut review("Bo", &[]), "by Merrant\n");
    let said = stdout(&mut review("Ida", &["--undo"]), 0);
    assert_eq!(said, "taken back: statement 1 was corrected; it stands as Bo corrected it\n");
    assert_eq!(
        stdout(&mut review("Bo", &["--undo"]), 0),
        "taken back: statement 1 was corrected\n"
    );
    assert_eq!(who("Marrant", 0), before);
    for name in ["Marrent", "Merrant"] {
        assert_eq!(who(name, 1), "");
    }
}
