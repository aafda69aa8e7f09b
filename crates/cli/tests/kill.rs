//! The program may be killed at any moment. While it adds: the record holds whole articles, and the next run
//! completes it. While a coder reviews: every answer after which the next question was asked is kept.
//!
//! `ONRECORD_KILLS=1000` kills more often than a test run has time for.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "each test uses a part of it")]
mod common;

use common::{onrecord, run, stdout};
use onrecord::Record;

/// How often a run is killed.
fn kills() -> u32 {
    std::env::var("ONRECORD_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(50)
}

#[test]
fn a_killed_run_leaves_whole_articles_and_the_next_completes_it() {
    let folder = tempfile::tempdir().unwrap();
    let whole = folder.path().join("whole.sqlite");
    let started = std::time::Instant::now();
    run(onrecord().args(["add", "examples"]).arg("--record").arg(&whole), 0);
    let full_run = started.elapsed();
    let expected = Record::open_existing(&whole).unwrap().counts().unwrap();
    assert_eq!(expected.articles, 68);

    let mut file = folder.path().join("killed-0.sqlite");
    let mut states = Vec::new();
    let kills = kills();
    for kill in 0..kills {
        let mut child = onrecord()
            .args(["add", "examples"])
            .arg("--record")
            .arg(&file)
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        // Spread over the whole of a run, at places that no two runs share.
        std::thread::sleep(
            full_run.mul_f64(f64::from((kill * 37) % kills) / f64::from(kills) * 0.6),
        );
        child.kill().unwrap();
        child.wait().unwrap();
        if file.exists() {
            let record = Record::open(&file).unwrap();
            assert_eq!(record.check().unwrap(), Vec::<String>::new(), "after kill {kill}");
            states.push(record.counts().unwrap().articles);
        }
        // Every tenth record is completed by a run that nobody disturbs; then a new one begins.
        if kill % 10 == 9 {
            run(onrecord().args(["add", "examples"]).arg("--record").arg(&file), 0);
            assert_eq!(Record::open(&file).unwrap().counts().unwrap(), expected);
            file = folder.path().join(format!("killed-{}.sqlite", kill + 1));
        }
    }
    assert!(
        states.iter().any(|articles| (1..68).contains(articles)),
        "no kill hit a run: {states:?}"
    );
    let again = stdout(onrecord().args(["add", "examples"]).arg("--record").arg(&whole), 0);
    assert!(again.contains("68 were in already"), "{again}");
}

#[test]
fn a_review_that_was_followed_by_the_next_question_outlives_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("r.sqlite");
    run(onrecord().args(["add", "examples/railway"]).arg("--record").arg(&file), 0);
    // All is accepted, rejected and taken back in turns, over and over.
    let answers = "a\nr\na\nundo\nr\nr\nundo\nundo\n".repeat(5_000);
    let answers_file = folder.path().join("answers.txt");
    std::fs::write(&answers_file, answers).unwrap();
    let asked_file = folder.path().join("asked.txt");
    let (mut total, mut cut) = (0, 0);
    for kill in 0..kills() {
        let before = Record::open(&file).unwrap().reviews(None).unwrap().len();
        let mut child = onrecord()
            .args(["review", "statements", "--all", "--coder", "Ida", "--record"])
            .arg(&file)
            .stdin(std::fs::File::open(&answers_file).unwrap())
            .stdout(std::fs::File::create(&asked_file).unwrap())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(u64::from(40 + kill * 37 % 160)));
        child.kill().unwrap();
        child.wait().unwrap();

        let asked = std::fs::read_to_string(&asked_file).unwrap().matches("right? ").count();
        let answered = asked.saturating_sub(1);
        // What the answers that are known to be kept leave: an undo takes one away.
        let made = |count: usize| {
            let turn = ["a", "r", "a", "undo", "r", "r", "undo", "undo"];
            let one = |at: usize| if turn[at % 8] == "undo" { -1 } else { 1 };
            (0..count).map(one).sum::<i64>() + before as i64
        };
        let record = Record::open(&file).unwrap();
        assert_eq!(record.check().unwrap(), Vec::<String>::new(), "after kill {kill}");
        let found = record.reviews(None).unwrap().len() as i64;
        let may_be = [made(answered), made(answered + 1)];
        assert!(may_be.contains(&found), "kill {kill}: {found} reviews, not one of {may_be:?}");
        total += answered;
        cut += usize::from(answered > 0);
    }
    assert!(total > 0 && cut > 0, "no kill hit a run that had begun");
}
