//! `add` may be killed at any moment: the record holds whole articles, and the next run completes it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "each test uses a part of it")]
mod common;

use common::{onrecord, run, stdout};
use onrecord::Record;

const KILLS: u32 = 50;

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
    for kill in 0..KILLS {
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
            full_run.mul_f64(f64::from((kill * 37) % KILLS) / f64::from(KILLS) * 0.6),
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
