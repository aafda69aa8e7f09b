//! What a coder changes in an export finds its entry again, whatever is changed; and what several coders say of one
//! sentence meets.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::{Report, codebook, record};
use onrecord_exchange::{ExportFilters, Format, Stored, export, import, import_for, store};
use onrecord_reading::ActorKind;
use onrecord_record::{EntryRef, PositionEntry, PositionFilters, Record};
use onrecord_text::Stance;
use std::path::Path;

fn all() -> ExportFilters {
    ExportFilters { positions: all_positions(), ..ExportFilters::default() }
}

fn all_positions() -> PositionFilters {
    PositionFilters { min: 0.0, ..PositionFilters::default() }
}

fn positions(record: &Record) -> Vec<PositionEntry> {
    assert_eq!(record.check().unwrap(), Vec::<String>::new());
    record.positions(&all_positions()).unwrap()
}

/// "actor issue stance, as of" of all positions, in order.
fn told(record: &Record) -> Vec<String> {
    let line = |it: PositionEntry| {
        let as_of = it.as_of.unwrap_or_default();
        format!("{} {} {}, {as_of}", it.actor, it.issue, it.stance.name())
    };
    let mut told: Vec<String> = positions(record).into_iter().map(line).collect();
    told.sort();
    told
}

/// How many were added, corrected and rejected.
fn counts(stored: &Stored) -> [usize; 3] {
    [stored.added, stored.corrected, stored.rejected]
}

/// A record with one sentence that tells what Ostland held before, and what it holds now.
fn moved() -> Record {
    let mut record = Record::in_memory().unwrap();
    record.set_codebook(&codebook()).unwrap();
    let text = "Ostland has come round to the bridge.";
    let ostland = ("Ostland", ActorKind::State, "Ostland");
    let mut report = Report::new("reports/01.txt", "2025-02-05", "", text)
        .holds(ostland, "bridge for", text, "")
        .holds(ostland, "bridge against", text, "");
    report.reading.positions[1].as_of = Some("PAST_REF".to_owned());
    report.add(&mut record);
    record
}

fn table(folder: &Path, rows: &str) -> std::path::PathBuf {
    let file = folder.join("codings.csv");
    std::fs::write(&file, rows).unwrap();
    file
}

/// Takes in a table that a person made.
fn by_hand(record: &mut Record, rows: &str) -> Stored {
    let folder = tempfile::tempdir().unwrap();
    let file = table(folder.path(), rows);
    let imported = import_for(Some(record), Format::Csv, &file).unwrap();
    store(record, &imported, "eva").unwrap()
}

#[test]
fn what_was_held_before_and_what_is_held_now_both_come_through() {
    for format in [Format::Csv, Format::Brat, Format::Dna] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out");
        let first = moved();
        export(&first, format, &path, &all()).unwrap();
        let imported = import(format, &path).unwrap();
        let mut second = Record::in_memory().unwrap();
        let stored = store(&mut second, &imported, "hand").unwrap();
        assert_eq!((counts(&stored), &stored.notes[..]), ([2, 0, 0], &[][..]));
        assert_eq!(told(&second), told(&first));
        let again = store(&mut second, &imported, "hand").unwrap();
        assert_eq!((counts(&again), again.known), ([0, 0, 0], 2), "{again:?}");
    }
    let mut record = Record::in_memory().unwrap();
    let rows = "text,actor,issue,stance,evidence,as_of\n\
        Bo has come round.,Bo,bridge,for,Bo has come round.,2025-02-05\n\
        Bo has come round.,Bo,bridge,against,Bo has come round.,2024\n";
    assert_eq!(counts(&by_hand(&mut record, rows)), [2, 0, 0]);
    assert_eq!(counts(&by_hand(&mut record, rows)), [0, 0, 0]);
}

#[test]
fn a_row_corrects_its_own_entry_and_not_the_other_time_of_its_sentence() {
    for stance in [Stance::For, Stance::Against] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out");
        let mut record = moved();
        export(&record, Format::Csv, &path, &all()).unwrap();
        let file = path.join("positions.csv");
        let words = std::fs::read_to_string(&file).unwrap();
        let kept = |line: &&str| {
            line.starts_with("position") || line.contains(&format!(",{},", stance.name()))
        };
        let rows: Vec<&str> = words.lines().filter(kept).collect();
        assert_eq!(rows.len(), 2, "{words}");
        let rows = rows.join("\n").replace(&format!(",{},", stance.name()), ",undecided,");
        assert_eq!(counts(&by_hand(&mut record, &(rows + "\n"))), [0, 1, 0]);
        let changed: Vec<_> =
            positions(&record).into_iter().filter(|it| it.review.is_some()).collect();
        let [changed] = &changed[..] else { panic!("{changed:?}") };
        let is_past = changed.as_of.as_deref() == Some("PAST_REF");
        assert_eq!((changed.stance, is_past), (Stance::Undecided, stance == Stance::Against));
    }
}

#[test]
fn what_is_changed_in_brat_corrects_its_entry() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out");
    let mut record = record();
    let before = positions(&record).len();
    export(&record, Format::Brat, &path, &all()).unwrap();
    let mut changed = 0;
    for entry in std::fs::read_dir(&path).unwrap() {
        let file = entry.unwrap().path();
        if file.extension().is_none_or(|it| it != "ann") {
            continue;
        }
        let mut lines = std::fs::read_to_string(&file).unwrap();
        for (from, to) in [
            ("\tFerry Union\n", "\tHarbour Board\n"),
            (
                "Evidence 17 45\tVestland opposes the bridge.",
                "Evidence 17 44\tVestland opposes the bridge",
            ),
        ] {
            changed += lines.matches(from).count();
            lines = lines.replace(from, to);
        }
        if lines.contains("So is Bo Lind.") {
            lines = lines.replace("Stance T3 for", "Stance T3 reject");
            changed += lines.matches("reject").count();
        }
        std::fs::write(&file, lines).unwrap();
    }
    let imported = import(Format::Brat, &path).unwrap();
    let stored = store(&mut record, &imported, "mia").unwrap();
    assert_eq!((counts(&stored), changed), ([0, 3, 1], 4), "{stored:?}");
    assert_eq!(positions(&record).len(), before - 1);
    let again = store(&mut record, &imported, "mia").unwrap();
    assert_eq!(counts(&again), [0, 0, 0], "{again:?}");
}

#[test]
fn dna_says_too_that_an_entry_is_wrong_or_anothers() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.dna");
    let mut record = moved();
    export(&record, Format::Dna, &path, &all()).unwrap();
    let study = rusqlite::Connection::open(&path).unwrap();
    study
        .execute_batch(
            "UPDATE ENTITIES SET Value = 'Norvane' WHERE Value = 'Ostland';
             UPDATE DATALONGTEXT SET Value = 'reject ' || Value WHERE StatementId = 2
                 AND VariableId IN (SELECT ID FROM VARIABLES WHERE Variable = 'entry');",
        )
        .unwrap();
    drop(study);
    let stored = store(&mut record, &import(Format::Dna, &path).unwrap(), "eva").unwrap();
    assert_eq!(counts(&stored), [0, 1, 1], "{stored:?}");
    assert!(positions(&record).iter().all(|it| it.actor == "Norvane"));
}

#[test]
fn a_study_in_which_people_have_coded_is_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.dna");
    let (read, coded) = (moved(), record());
    for _ in 0..2 {
        export(&read, Format::Dna, &path, &all()).unwrap();
    }
    export(&coded, Format::Dna, &path, &all()).unwrap();
    let before = std::fs::read(&path).unwrap();
    let error = export(&read, Format::Dna, &path, &all()).unwrap_err().to_string();
    assert!(error.contains("is a study in which people have coded, and was left alone"), "{error}");
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn what_another_record_calls_otherwise_is_no_new_position() {
    for format in [Format::Brat, Format::Dna] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out");
        let (mut first, mut second) = (moved(), moved());
        let ostland = first.who("Ostland").unwrap()[0].id;
        first.rename(ostland, "The Republic").unwrap();
        // As where a record has the same entries under other numbers.
        let table = "text,actor,issue,stance,evidence\nBo agrees.,Bo,bridge,for,Bo agrees\n";
        by_hand(&mut second, table);
        export(&first, format, &path, &all()).unwrap();
        let before = told(&second);
        let stored = store(&mut second, &import(format, &path).unwrap(), "eva").unwrap();
        assert_eq!(stored.added, 0, "{stored:?}");
        assert_eq!(told(&second).len(), before.len());
    }
}

#[test]
fn a_table_without_a_condition_says_nothing_of_it() {
    let mut record = record();
    let find = |record: &Record| {
        positions(record)
            .into_iter()
            .find(|it| it.condition == "if others do" && it.issue == "bridge")
    };
    let it = find(&record).unwrap();
    let row = |heading: &str, cell: &str| {
        format!(
            "actor,issue,stance,evidence,article_key{heading}\n{},bridge,for,\"{}\",{}{cell}\n",
            it.actor, it.evidence, it.article_key
        )
    };
    let stored = by_hand(&mut record, &row("", ""));
    assert_eq!((stored.accepted, counts(&stored)), (1, [0, 0, 0]), "{stored:?}");
    assert!(find(&record).is_some());
    assert_eq!(counts(&by_hand(&mut record, &row(",condition", ","))), [0, 1, 0]);
    assert!(find(&record).is_none());
}

#[test]
fn a_name_without_its_accents_is_the_same_name() {
    let mut record = Record::in_memory().unwrap();
    for (name, added) in [("Zoë Bräsk", 1), ("Zoe Brask", 0)] {
        let rows = format!(
            "text,actor,issue,stance,evidence\nZoë Bräsk agrees.,{name},bridge,for,Zoë Bräsk agrees.\n"
        );
        assert_eq!(by_hand(&mut record, &rows).added, added, "{name}");
    }
}

#[test]
fn coders_who_mark_the_sentence_and_its_words_mean_one_position() {
    let mut record = Record::in_memory().unwrap();
    let rows = "text,actor,issue,stance,evidence,coder\n\
        \"\"\"We won't have it,\"\" said Bo Lind.\",Bo Lind,bridge,against,We won't have it,eva\n\
        \"\"\"We won't have it,\"\" said Bo Lind.\",Bo Lind,bridge,against,\"\"\"We won't have it,\"\" said Bo Lind.\",jan\n";
    let stored = by_hand(&mut record, rows);
    assert_eq!(counts(&stored), [1, 1, 0], "{stored:?}");
    assert_eq!(positions(&record).len(), 1);
    assert_eq!(counts(&by_hand(&mut record, rows)), [0, 0, 0]);
    // One coder's two are two.
    let rows = "text,actor,issue,stance,evidence\n\
        Bo agrees and will pay.,Bo,bridge,for,Bo agrees\n\
        Bo agrees and will pay.,Bo,bridge,for,Bo agrees and will pay.\n";
    assert_eq!(counts(&by_hand(&mut record, rows)), [2, 0, 0]);
}

#[test]
fn what_each_coder_said_goes_out() {
    let mut record = moved();
    record.accept(EntryRef::Position(1), "Ida").unwrap();
    record.reject(EntryRef::Position(1), "Bo").unwrap();
    record.reject(EntryRef::Position(2), "Ida").unwrap();
    record.accept(EntryRef::Position(2), "Ida").unwrap();
    let bo = record.verdicts().unwrap().into_iter().find(|it| it.coder == "Bo").unwrap();
    record.settle(EntryRef::Position(1), bo.id, "Ida").unwrap();
    let folder = tempfile::tempdir().unwrap();
    export(&record, Format::Csv, folder.path(), &all()).unwrap();
    let table = std::fs::read_to_string(folder.path().join("verdicts.csv")).unwrap();
    let rows: Vec<&str> = table.lines().collect();
    let heading =
        "entry,number,coder,verdict,value,issue,actor,settles,article,article_key,start,end,";
    assert!(rows[0].starts_with(heading), "{table}");
    let expected = [
        "position,1,Ida,accept,for,bridge,Ostland,0,1,",
        "position,1,Bo,reject,none,bridge,Ostland,0,1,",
        "position,1,Ida,reject,none,bridge,Ostland,1,1,",
        "position,2,Ida,accept,against,bridge,Ostland,0,1,",
    ];
    assert_eq!(rows.len(), 1 + expected.len(), "{table}");
    for (row, expected) in rows[1..].iter().zip(expected) {
        assert!(row.starts_with(expected) && row.contains(",0,37,"), "{row}");
    }
}
