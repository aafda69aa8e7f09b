//! Several processes at one record, and processes that are killed.

#![allow(clippy::unwrap_used)]

#[path = "../src/sample.rs"]
mod sample;

use onrecord_reading::ActorKind::Person;
use onrecord_reading::Reading;
use onrecord_record::{Added, Filters, Record};
use onrecord_text::Article;
use std::collections::BTreeMap;
use std::hash::{BuildHasher, RandomState};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// What tells the test [`child_adds_articles`] that it is a child: the file and the articles.
const FILE: &str = "ONRECORD_TEST_FILE";
const FROM: &str = "ONRECORD_TEST_FROM";
const TO: &str = "ONRECORD_TEST_TO";

/// Article `n`, which says in its title how many statements it has.
fn article(n: usize) -> (Article, Reading) {
    let statements = 5 + n % 30;
    let lines: Vec<String> = (0..statements)
        .map(|i| {
            format!("{{s:Nora Whitlam}} {{c:said}} {{t:that of {n} ferries}}, {{t:{i} stay}}.")
        })
        .collect();
    let actors = [
        sample::actor(&["Nora Whitlam", "Whitlam"], Some(Person)),
        sample::actor(&[&format!("Resident {n}")], None),
    ];
    let (mut article, reading) = sample::marked(&format!("{n}\n{}", lines.join("\n")), &actors);
    article.location = n.to_string();
    article.title = Some(statements.to_string());
    article.published = sample::published("2025-02-05");
    (article, reading)
}

/// Not a test by itself: the other tests run it as a process of its own, and kill it.
#[test]
fn child_adds_articles() {
    let Ok(file) = std::env::var(FILE) else { return };
    let number = |name| std::env::var(name).unwrap().parse::<usize>().unwrap();
    let mut record = Record::open(file).unwrap();
    println!("adding");
    for n in number(FROM)..number(TO) {
        let (article, reading) = article(n);
        record.add(&article, &reading).unwrap();
    }
}

fn child(file: &Path, from: usize, to: usize) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "child_adds_articles", "--nocapture"])
        .env(FILE, file)
        .env(FROM, from.to_string())
        .env(TO, to.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

fn wait_until_adding(child: &mut Child) {
    let lines = BufReader::new(child.stdout.as_mut().unwrap()).lines();
    assert!(lines.map_while(Result::ok).any(|line| line.contains("adding")));
}

fn file(name: &str) -> PathBuf {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("record-processes-{name}.db"));
    for end in ["", "-wal", "-shm", "-journal"] {
        let _ = std::fs::remove_file(format!("{}{end}", file.display()));
    }
    file
}

/// Sleeps for a while that no two runs share.
fn sleep_at_most(milliseconds: u64) {
    let random = RandomState::new().hash_one(milliseconds);
    std::thread::sleep(Duration::from_micros(random % (milliseconds * 1000)));
}

/// Checks that each article in the record is whole, also while others are added.
fn check_articles(record: &Record) -> usize {
    assert_eq!(record.check().unwrap(), Vec::<String>::new());
    let mut found = BTreeMap::<String, (usize, usize)>::new();
    for statement in record.search("", &Filters::default()).unwrap() {
        assert_eq!(statement.actor.as_deref(), Some("Nora Whitlam"));
        assert_eq!(statement.spans.content.len(), 2);
        let expected = statement.title.unwrap().parse().unwrap();
        found.entry(statement.location).or_insert((0, expected)).0 += 1;
    }
    for (location, (statements, expected)) in &found {
        assert_eq!(statements, expected, "article {location}");
    }
    found.len()
}

/// Checks that each article in the record is whole, and that nothing else is in it.
fn whole_articles(record: &Record) -> usize {
    let found = check_articles(record);
    let counts = record.counts().unwrap();
    assert_eq!(counts.articles as usize, found, "each article has statements");
    // One that all share, and one of each article's own.
    assert_eq!(counts.actors as usize, found + usize::from(found > 0));
    found
}

#[test]
fn killed_while_adding_leaves_whole_articles() {
    let path = file("adding");
    let mut before = 0;
    for round in 0..20 {
        let mut child = child(&path, before, usize::MAX);
        wait_until_adding(&mut child);
        sleep_at_most(80);
        child.kill().unwrap();
        child.wait().unwrap();
        let now = whole_articles(&Record::open_existing(&path).unwrap());
        assert!(now >= before, "round {round}: {now} articles of {before}");
        before = now;
    }
    assert!(before > 0, "nothing was ever added");
}

#[test]
fn killed_while_making_a_record_leaves_one_that_opens() {
    for round in 0..20 {
        let path = file("making");
        let mut child = child(&path, 0, usize::MAX);
        sleep_at_most(40);
        child.kill().unwrap();
        child.wait().unwrap();
        let mut record = Record::open(&path).unwrap();
        let found = whole_articles(&record);
        let (article, reading) = article(found);
        assert!(matches!(record.add(&article, &reading).unwrap(), Added::New(_)), "{round}");
        assert_eq!(whole_articles(&record), found + 1);
    }
}

#[test]
fn processes_share_a_record() {
    for _ in 0..3 {
        let path = file("shared");
        // They race to make the file, and half of what each adds another adds too.
        let children: Vec<Child> = (0..4).map(|i| child(&path, i * 20, i * 20 + 40)).collect();
        let record = Record::open(&path).unwrap();
        for mut child in children {
            check_articles(&record);
            assert!(child.wait().unwrap().success());
        }
        assert_eq!(whole_articles(&record), 100);
    }
}
