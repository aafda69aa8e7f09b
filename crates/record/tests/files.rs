//! Files that are not, or not yet, or no longer, a record.

#![allow(clippy::unwrap_used)]

#[path = "../src/sample.rs"]
mod sample;

use onrecord_reading::ActorKind::Person;
use onrecord_record::{Filters, Record, RecordError};
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};

/// A new folder for the test `name`.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("record-files-{name}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// A record with `articles` articles at `path`.
fn record(path: &Path, articles: usize) -> Record {
    let mut record = Record::open(path).unwrap();
    for n in 0..articles {
        let mut article = sample::marked(
            &format!("{n}\n{{s:Nora Whitlam}} {{c:said}} {{t:that ferry {n} stays}}."),
            &[sample::actor(&["Nora Whitlam"], Some(Person))],
        );
        article.0.published = sample::published("2025-02-05");
        record.add(&article.0, &article.1).unwrap();
    }
    record
}

#[test]
fn a_record_is_one_file_that_knows_what_it_is() {
    let path = folder("one").join("a record.db");
    drop(record(&path, 3));
    let files: Vec<_> = fs::read_dir(path.parent().unwrap()).unwrap().collect();
    assert_eq!(files.len(), 1, "{files:?}");
    let file = Connection::open(&path).unwrap();
    let pragma = |name: &str| {
        let sql = format!("PRAGMA {name}");
        file.query_row(&sql, [], |row| row.get::<_, rusqlite::types::Value>(0)).unwrap()
    };
    assert_eq!(pragma("application_id"), i64::from(u32::from_be_bytes(*b"onrc")).into());
    assert_eq!(pragma("user_version"), 10.into());
    assert_eq!(pragma("journal_mode"), "wal".to_owned().into());
    let record = Record::open_existing(&path).unwrap();
    assert_eq!(record.counts().unwrap().statements, 3);
    assert_eq!(record.who("nora whitlam").unwrap()[0].count, 3);
}

#[test]
fn what_is_not_a_record_is_refused_and_left_alone() {
    let folder = folder("refused");
    let other = folder.join("other.db");
    Connection::open(&other).unwrap().execute_batch("CREATE TABLE mine (x)").unwrap();
    fs::write(folder.join("short.txt"), "my notes").unwrap();
    fs::write(folder.join("long.txt"), "my notes ".repeat(5000)).unwrap();
    let newer = folder.join("newer.db");
    drop(record(&newer, 1));
    let file = Connection::open(&newer).unwrap();
    file.pragma_update(None, "user_version", 99).unwrap();
    drop(file);
    let check = |name: &str, is_expected: fn(&RecordError) -> bool, says: &str| {
        let path = folder.join(name);
        let before = fs::read(&path).unwrap();
        for opened in [Record::open(&path), Record::open_existing(&path)] {
            let error = opened.unwrap_err();
            assert!(is_expected(&error), "{name}: {error:?}");
            assert!(error.to_string().contains(says), "{error}");
            assert!(error.to_string().contains(name), "{error}");
        }
        assert_eq!(fs::read(&path).unwrap(), before, "{name} was changed");
    };
    let is_other = |error: &RecordError| matches!(error, RecordError::NotARecord { .. });
    check("other.db", is_other, "left alone");
    check("short.txt", is_other, "left alone");
    check("long.txt", is_other, "left alone");
    let is_newer = |error: &RecordError| matches!(error, RecordError::Newer { found: 99, .. });
    check("newer.db", is_newer, "install the newer version");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 4, "nothing was put beside them");
}

#[test]
fn what_is_missing_is_made_only_when_asked() {
    let folder = folder("missing");
    let path = folder.join("new.db");
    let error = Record::open_existing(&path).unwrap_err();
    assert!(matches!(error, RecordError::Missing { .. }), "{error:?}");
    assert!(error.to_string().contains("`onrecord add SOURCE` makes one"), "{error}");
    assert!(!path.exists());
    fs::write(&path, "").unwrap();
    let error = Record::open_existing(&path).unwrap_err();
    assert!(matches!(error, RecordError::Missing { .. }), "{error:?}");
    assert_eq!(fs::read(&path).unwrap(), b"");
    assert_eq!(record(&path, 1).counts().unwrap().articles, 1);
    for impossible in [folder.join("nowhere").join("new.db"), folder.clone(), PathBuf::new()] {
        let error = Record::open(&impossible).unwrap_err();
        assert!(matches!(error, RecordError::CannotOpen { .. }), "{error:?}");
    }
}

/// Whoever may write everywhere, as the administrator may, finds nothing locked.
#[cfg(unix)]
#[test]
fn what_may_only_be_read_answers_and_is_left_as_it_is() {
    use std::os::unix::fs::PermissionsExt;
    let lock = |path: &Path, mode: u32| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    // A locked file, a locked folder, and both.
    for (number, file, place) in [(0, 0o444, 0o755), (1, 0o644, 0o555), (2, 0o444, 0o555)] {
        let folder = folder(&format!("locked ?#%{number}"));
        let path = folder.join("record.db");
        drop(record(&path, 3));
        lock(&path, file);
        lock(&folder, place);
        if fs::write(folder.join("probe"), "").is_ok() && fs::write(&path, []).is_ok() {
            return;
        }
        let _ = fs::remove_file(folder.join("probe"));
        for opened in [Record::open(&path), Record::open_existing(&path)] {
            let mut opened = opened.unwrap();
            assert_eq!(opened.counts().unwrap().articles, 3);
            assert_eq!(opened.who("Nora Whitlam").unwrap().len(), 1);
            for error in [opened.may_write().unwrap_err(), opened.remove(1).unwrap_err()] {
                assert!(matches!(error, RecordError::ReadOnly { .. }), "{error:?}");
            }
        }
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing was put beside it");
        lock(&folder, 0o755);
    }
}

#[test]
fn damage_gives_a_sentence() {
    let folder = folder("damaged");
    let path = folder.join("record.db");
    drop(record(&path, 200));
    let whole = fs::read(&path).unwrap();
    let mut noticed = 0;
    // SQLite writes the size of its pages there (File Format, 1.3.2).
    let size = usize::from(u16::from_be_bytes([whole[16], whole[17]]));
    let pages = whole.len() / size;
    for page in 1..pages {
        let mut damaged = whole.clone();
        damaged[page * size..][..2048].fill(0xAA);
        fs::write(&path, &damaged).unwrap();
        // Whatever is hit, the answer is an error or a list of problems.
        let problems = Record::open_existing(&path).and_then(|record| record.check());
        let found = Record::open_existing(&path)
            .and_then(|record| record.search("ferry", &Filters::default()));
        match problems {
            Ok(problems) => noticed += usize::from(!problems.is_empty()),
            Err(RecordError::Damaged { .. }) => noticed += 1,
            Err(error) => panic!("page {page}: {error:?}"),
        }
        if let Err(error) = found {
            assert!(matches!(error, RecordError::Damaged { .. }), "page {page}: {error:?}");
            assert!(error.to_string().contains("keep a copy"), "{error}");
        }
    }
    assert_eq!(noticed, pages - 1);
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    let cut = Record::open_existing(&path).and_then(|record| record.check());
    assert!(cut.map_or(true, |problems| !problems.is_empty()));
}
