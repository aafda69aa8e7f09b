//! What goes out comes in again, as far as the format can hold it; and coming in twice changes nothing.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::{Report, codebook, record};
use onrecord_exchange::{By, ExportFilters, Format, Stored, export, import, import_for, store};
use onrecord_reading::{ActorKind, Kind};
use onrecord_record::{
    ActorChoice, EntryRef, Filters, PositionCoding, PositionFilters, PositionSpans, Record,
    ReviewKind, StatementEntry,
};
use onrecord_text::{Article, Stance};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn all() -> ExportFilters {
    ExportFilters { positions: all_positions(), ..ExportFilters::default() }
}

/// A coder, and all that a coding says but for its numbers and its time.
type Coding = (Option<String>, String);

/// What two records must share.
fn codings(record: &Record, statements: bool) -> Vec<Coding> {
    let mut all = Vec::new();
    if statements {
        for it in record.search("", &Filters::default()).unwrap() {
            let coder = it.review.map(|review| review.coder);
            let said = format!("{} {:?} {:?} {:?}", it.article_key, it.kind, it.spans, it.actor);
            all.push((coder, said));
        }
    }
    for it in record.positions(&all_positions()).unwrap() {
        let coder = it.review.map(|review| review.coder);
        let PositionSpans { holder, evidence, condition, .. } = it.spans;
        let said = format!(
            "{} {} {:?} {} {holder:?} {evidence:?} {condition:?} {:?}",
            it.article_key, it.issue, it.stance, it.actor, it.as_of
        );
        all.push((coder, said));
    }
    all.sort();
    all
}

fn all_positions() -> PositionFilters {
    PositionFilters { min: 0.0, ..PositionFilters::default() }
}

/// What kind of actor each holder is, and of which country.
fn kinds(record: &Record) -> BTreeSet<String> {
    let positions = record.positions(&all_positions()).unwrap();
    positions
        .iter()
        .map(|it| format!("{} {:?} {:?}", it.actor, it.actor_kind, it.country))
        .collect()
}

fn articles(record: &Record) -> Vec<Article> {
    let mut lines = record.article_list(u32::MAX, 0).unwrap();
    lines.sort_by(|one, other| one.key.cmp(&other.key));
    lines.iter().map(|line| record.article(line.id).unwrap().unwrap()).collect()
}

/// The record that comes of writing `from` in a format and reading it again; what no person looked at is
/// then `hand`'s.
fn through(from: &Record, format: Format, path: &Path, hand: &str) -> (Record, Stored) {
    export(from, format, path, &all()).unwrap();
    let imported = import(format, path).unwrap();
    let mut record = Record::in_memory().unwrap();
    let stored = store(&mut record, &imported, hand).unwrap();
    assert_eq!(record.check().unwrap(), Vec::<String>::new());
    // Again: nothing changes.
    let before = (codings(&record, true), record.reviews(None).unwrap().len());
    let again = store(&mut record, &imported, hand).unwrap();
    assert_eq!((again.articles, again.added, again.corrected, again.accepted), (0, 0, 0, 0));
    assert_eq!(again.known, stored.added + stored.corrected + stored.accepted);
    assert_eq!((codings(&record, true), record.reviews(None).unwrap().len()), before);
    (record, stored)
}

#[track_caller]
fn check(format: Format, statements: bool) {
    let folder = tempfile::tempdir().unwrap();
    let first = record();
    let (second, stored) = through(&first, format, &folder.path().join("one"), "hand");
    assert_eq!(stored.notes, Vec::<String>::new());
    let mut expected = codings(&first, statements);
    assert!(expected.len() > 8, "{expected:?}");
    for (coder, _) in &mut expected {
        coder.get_or_insert("hand".to_owned());
    }
    expected.sort();
    assert_eq!(codings(&second, true), expected);
    assert_eq!(second.codebook().unwrap().name, first.codebook().unwrap().name);
    if format != Format::Brat {
        assert_eq!(kinds(&second), kinds(&first));
    }
    if format != Format::Dna {
        assert_eq!(articles(&second), articles(&first));
        assert_eq!(second.codebook().unwrap(), first.codebook().unwrap());
    }
    // What came in goes out and comes in unchanged.
    let (third, _) = through(&second, format, &folder.path().join("two"), "hand");
    assert_eq!(codings(&third, true), codings(&second, true));
    assert_eq!(articles(&third), articles(&second));
    assert_eq!(third.codebook().unwrap(), second.codebook().unwrap());
}

#[test]
fn csv_holds_all_that_coders_say() {
    check(Format::Csv, true);
}

#[test]
fn brat_holds_all_that_coders_say() {
    check(Format::Brat, true);
}

#[test]
fn dna_holds_positions() {
    check(Format::Dna, false);
}

#[test]
fn who_is_quoted_only_stays_apart_from_others_of_the_name() {
    let mut first = Record::in_memory().unwrap();
    first.set_codebook(&codebook()).unwrap();
    Report::new("reports/01.txt", "2025-02-05", "", "“We will pay,” Jordan said.")
        .said_by(("Jordan", ActorKind::State), Kind::Direct, ["Jordan", "said", "“We will pay,”"])
        .add(&mut first);
    Report::new("reports/02.txt", "2025-02-06", "", "“I will not,” Jordan said.")
        .said_by(("Jordan", ActorKind::Person), Kind::Direct, ["Jordan", "said", "“I will not,”"])
        .add(&mut first);
    let folder = tempfile::tempdir().unwrap();
    let (second, _) = through(&first, Format::Csv, folder.path(), "hand");
    assert_eq!(first.counts().unwrap().actors, 2);
    assert_eq!(second.counts().unwrap(), first.counts().unwrap());
    let told = |record: &Record| {
        let told = |it: StatementEntry| (it.actor_kind, it.country, it.content);
        record.search("", &Filters::default()).unwrap().into_iter().map(told).collect::<Vec<_>>()
    };
    assert_eq!(told(&second), told(&first));
}

#[test]
fn an_export_that_comes_back_as_it_went_out_is_no_review() {
    for format in [Format::Csv, Format::Brat, Format::Dna] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out");
        let mut record = record();
        export(&record, format, &path, &all()).unwrap();
        let imported = import(format, &path).unwrap();
        let said = record.reviews(None).unwrap();
        let stored = store(&mut record, &imported, "mia").unwrap();
        // What a coder had said is known; what no person had looked at stays so.
        let Stored { known, untouched, .. } = stored.clone();
        assert_eq!(stored, Stored { known, untouched, ..Stored::default() });
        assert!(known > 0 && untouched > 0, "{stored:?}");
        assert_eq!(record.reviews(None).unwrap(), said);
        // Nor does an old export take back what a person has said since.
        let entries = record.positions(&all_positions()).unwrap();
        let mut left = entries.iter().filter(|it| it.review.is_none());
        record.reject(EntryRef::Position(left.next().unwrap().id), "eva").unwrap();
        let it = left.next().unwrap();
        let coding = PositionCoding {
            issue: it.issue.clone(),
            stance: Stance::Undecided,
            actor: ActorChoice::Name(it.actor.clone()),
            holder: None,
            evidence: it.spans.evidence,
            condition: None,
            as_of: None,
            quantity: None,
            attributed_to: None,
            via: None,
        };
        record.correct_position(it.id, &coding, "eva").unwrap();
        assert_eq!(store(&mut record, &imported, "mia").unwrap(), stored);
    }
}

#[test]
fn what_a_person_signs_changes_or_adds_in_an_export_is_theirs() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out");
    let mut record = record();
    export(&record, Format::Csv, &path, &all()).unwrap();
    let mut imported = import(Format::Csv, &path).unwrap();
    let all = imported.articles.iter_mut().flat_map(|it| &mut it.positions);
    let mut told: Vec<_> = all.filter(|it| it.by == By::Reading).collect();
    told[0].by = By::Coder("eva".to_owned());
    told[1].coding.stance = Stance::Undecided;
    // A table by hand has no marks of an export: it is all a person's.
    told[2].by = By::Somebody;
    let stored = store(&mut record, &imported, "mia").unwrap();
    assert_eq!((stored.added, stored.corrected, stored.accepted), (0, 1, 2), "{stored:?}");
    let reviews = record.reviews(None).unwrap();
    let mut coders: Vec<_> = reviews.iter().rev().take(3).map(|it| (&*it.coder, it.kind)).collect();
    coders.sort_unstable();
    let [accept, correct] = [ReviewKind::Accept, ReviewKind::Correct];
    assert_eq!(coders, [("eva", accept), ("mia", accept), ("mia", correct)]);
}

#[test]
fn coders_who_differ_are_both_heard_and_not_again() {
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("two.csv");
    let rows = "text,actor,issue,stance,evidence,condition,coder\n\
        Bo agrees if asked.,Bo,A bridge,for,Bo agrees,if asked,eva\n\
        Bo agrees if asked.,Bo,A bridge,undecided,Bo agrees,,jan\n\
        Bo agrees if asked.,Bo,A bridge,undecided,Bo agrees,,eva\n";
    std::fs::write(&table, rows).unwrap();
    let imported = import(Format::Csv, &table).unwrap();
    let mut record = Record::in_memory().unwrap();
    let stored = store(&mut record, &imported, "hand").unwrap();
    assert_eq!((stored.added, stored.corrected, stored.accepted), (1, 1, 1));
    let again = store(&mut record, &imported, "hand").unwrap();
    assert_eq!((again.added, again.corrected, again.accepted, again.known), (0, 0, 0, 3));
    let reviews = record.reviews(None).unwrap();
    let coders: Vec<&str> = reviews.iter().map(|it| it.coder.as_str()).collect();
    assert_eq!(coders, ["eva", "jan", "eva"]);
    assert_eq!(record.positions(&all_positions()).unwrap().len(), 1);
}

#[test]
fn a_pair_without_its_text_costs_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("brat");
    export(&record(), Format::Brat, &path, &all()).unwrap();
    let whole = import(Format::Brat, &path).unwrap().articles.len();
    std::fs::write(path.join("lost.ann"), "T1\tContent 0 2\tBo\n").unwrap();
    let imported = import(Format::Brat, &path).unwrap();
    assert_eq!(imported.articles.len(), whole);
    let told = imported.notes.join("; ");
    assert!(told.contains("lost.ann: left out, since cannot read"), "{told}");
    assert!(import(Format::Brat, &path.join("lost.ann")).is_err());
}

#[test]
fn a_coder_may_change_back() {
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("one.csv");
    let mut record = Record::in_memory().unwrap();
    for stance in ["for", "against", "for"] {
        let rows = format!(
            "text,actor,issue,stance,evidence\nBo agrees.,Bo,A bridge,{stance},Bo agrees\n"
        );
        std::fs::write(&table, rows).unwrap();
        store(&mut record, &import(Format::Csv, &table).unwrap(), "eva").unwrap();
        let found = record.positions(&all_positions()).unwrap();
        assert_eq!((found.len(), found[0].stance.name()), (1, stance));
    }
}

#[test]
fn a_row_tells_of_its_report_what_the_report_does_not() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("1.txt"), "Bo agrees.\n").unwrap();
    let table = folder.path().join("one.csv");
    let rows = "location,text,actor,issue,stance,evidence,outlet,published,url\n\
        1.txt,,Bo,A bridge,for,Bo agrees,The Post,2025-02-03,https://a.example/1\n\
        ,Ann agrees.,Ann,A bridge,for,Ann agrees,,2025-01-01,https://a.example/2\n\
        ,Ann agrees.,Ann,A bridge,for,Ann agrees,,2025-01-02,https://b.example/2\n";
    std::fs::write(&table, rows).unwrap();
    let mut record = Record::in_memory().unwrap();
    let stored = store(&mut record, &import(Format::Csv, &table).unwrap(), "eva").unwrap();
    assert_eq!((stored.articles, stored.added), (3, 3), "{stored:?}");
    let mut found: Vec<_> = record
        .article_list(9, 0)
        .unwrap()
        .into_iter()
        .map(|it| (it.url.unwrap(), it.outlet, it.published.unwrap().to_string()))
        .collect();
    found.sort();
    let expected = |url: &str, outlet: Option<&str>, day: &str| {
        (url.to_owned(), outlet.map(str::to_owned), day.to_owned())
    };
    let all = [
        expected("https://a.example/1", Some("The Post"), "2025-02-03"),
        expected("https://a.example/2", None, "2025-01-01"),
        expected("https://b.example/2", None, "2025-01-02"),
    ];
    assert_eq!(found, all);
}

#[test]
fn a_folder_whose_words_have_moved_is_not_taken_for_what_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out");
    let before = record();
    export(&before, Format::Csv, &path, &all()).unwrap();
    let file = path.join("positions.csv");
    let text = std::fs::read_to_string(&file).unwrap();
    let evidence = before.positions(&all_positions()).unwrap()[0].evidence.clone();
    std::fs::write(&file, text.replacen(&evidence, "other words", 1)).unwrap();
    let imported = import(Format::Csv, &path).unwrap();
    let told = imported.notes.join("; ");
    assert!(told.contains("the text has no such words as its evidence “other words”"), "{told}");
    let file = path.join("articles.csv");
    let text = std::fs::read_to_string(&file).unwrap();
    let at = text.find(&evidence).unwrap();
    std::fs::write(&file, format!("{}X{}", &text[..at], &text[at..])).unwrap();
    let told = import(Format::Csv, &path).unwrap().notes.join("; ");
    assert!(told.contains("its text is not the one that was exported"), "{told}");
}

/// The rows of a table, each by its columns, as a person changes them.
fn edit(file: &Path, change: impl Fn(&mut BTreeMap<String, String>)) {
    let mut reader = csv::Reader::from_path(file).unwrap();
    let heading: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let rows: Vec<BTreeMap<String, String>> =
        reader.deserialize().collect::<Result<_, _>>().unwrap();
    let mut writer = csv::Writer::from_path(file).unwrap();
    writer.write_record(&heading).unwrap();
    for mut row in rows {
        change(&mut row);
        writer.write_record(heading.iter().map(|name| &row[name])).unwrap();
    }
    writer.flush().unwrap();
}

#[test]
fn an_edited_row_corrects_its_own_entry() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out");
    let mut record = record();
    let before = record.positions(&all_positions()).unwrap();
    let find = |name: &str, issue: &str| {
        let is = |it: &&onrecord_record::PositionEntry| {
            it.actor == name && it.issue == issue && it.review.is_none()
        };
        before.iter().find(is).unwrap().id
    };
    let (moved, conditioned, wrong) =
        (find("Ada Pell", "bridge"), find("Vestland", "bridge"), find("Bo Lind", "bridge"));
    export(&record, Format::Csv, &path, &all()).unwrap();
    edit(&path.join("positions.csv"), |row| {
        let id: i64 = row["position"].parse().unwrap();
        let mut set = |column: &str, value: &str| row.insert(column.to_owned(), value.to_owned());
        if id == moved {
            set("actor", "Nora Whitlam");
            set("country", "XX");
            set("outlet", "The Other Gazette");
            set("published", "2031-05-05");
            set("day", "2031-05-06");
            set("issue", "The Bridge!");
        } else if id == conditioned {
            set("condition", "would pay");
        } else if id == wrong {
            set("stance", "reject");
        }
    });
    let imported = import(Format::Csv, &path).unwrap();
    let stored = store(&mut record, &imported, "mia").unwrap();
    assert_eq!((stored.added, stored.corrected, stored.rejected), (0, 2, 1), "{stored:?}");
    let told = stored.notes.join("; ");
    for left in [
        "the country “XX” was left out: codings do not tell it",
        "the outlet “The Other Gazette” was left out: it is the article's",
        "the published “2031-05-05” was left out: it is the article's",
        "the day “2031-05-06” was left out: it follows from as_of",
        "the issue “The Bridge!” was left out",
    ] {
        assert_eq!(told.matches(left).count(), 1, "{left}: {told}");
    }
    let after = record.positions(&all_positions()).unwrap();
    let now = |id: i64| after.iter().find(|it| it.id == id);
    assert_eq!(now(moved).unwrap().actor, "Nora Whitlam");
    assert_eq!(now(conditioned).unwrap().condition, "would pay");
    assert!(now(wrong).is_none());
    assert_eq!(after.len() + 1, before.len());
    let again = store(&mut record, &imported, "mia").unwrap();
    assert_eq!((again.added, again.corrected, again.rejected), (0, 0, 0), "{again:?}");
    assert_eq!(record.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_table_alone_finds_its_articles_in_the_record() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out");
    let mut record = record();
    export(&record, Format::Csv, &path, &all()).unwrap();
    let table = path.join("positions.csv");
    let count = record.positions(&all_positions()).unwrap().len();
    let said = record.reviews(None).unwrap();
    let imported = import_for(Some(&record), Format::Csv, &table).unwrap();
    assert_eq!((imported.codings(), &imported.notes[..]), (count, &[][..]));
    let stored = store(&mut record, &imported, "mia").unwrap();
    assert_eq!((stored.articles, stored.known + stored.untouched), (0, count), "{stored:?}");
    assert_eq!(record.reviews(None).unwrap(), said);
    assert_eq!(import(Format::Csv, &table).unwrap().codings(), 0, "no file lies there");
}

#[test]
fn who_counts_for_a_state_comes_back_as_who_it_is() {
    let mut record = Record::in_memory().unwrap();
    record.set_codebook(&codebook()).unwrap();
    let text = "“We will pay,” the French president, Jean Brandt, said.";
    let holder = ("Jean Brandt", ActorKind::Person, "Jean Brandt");
    let mut report = Report::new("reports/01.txt", "2025-02-05", "", text);
    let place = report.actor("Jean Brandt", ActorKind::Person);
    report.reading.actors[place].role = Some("French president".to_owned());
    report.reading.actors[place].country = Some("FR".to_owned());
    report.holds(holder, "bridge for", text, "").add(&mut record);
    let filters = ExportFilters {
        positions: PositionFilters { to_states: true, ..all_positions() },
        ..ExportFilters::default()
    };
    assert_eq!(record.positions(&filters.positions).unwrap()[0].actor, "France");
    for format in [Format::Csv, Format::Brat] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out");
        export(&record, format, &path, &filters).unwrap();
        let imported = import(format, &path).unwrap();
        let stored = store(&mut record, &imported, "mia").unwrap();
        assert_eq!((stored.untouched, stored.added), (1, 0), "{stored:?}");
    }
}

#[test]
fn an_issue_that_the_record_has_by_title_is_that_issue() {
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("one.csv");
    let rows = "text,actor,issue,stance,evidence\nBo agrees.,Bo,\"A toll; \"\"fair\"\" & paid\",1,Bo agrees\n";
    std::fs::write(&table, rows).unwrap();
    let mut record = record();
    let before = record.codebook().unwrap();
    let stored = store(&mut record, &import(Format::Csv, &table).unwrap(), "hand").unwrap();
    assert_eq!((stored.added, &stored.notes[..]), (1, &[][..]));
    assert_eq!(record.codebook().unwrap(), before);
    // Whoever writes another id and leaves the title is told what becomes of it.
    let rows = rows.replace(",issue,", ",issue_title,").replace("text,", "issue,text,");
    std::fs::write(&table, rows.replace("Bo agrees.,Bo", "fares,Bo agrees.,Bo")).unwrap();
    let stored = store(&mut record, &import(Format::Csv, &table).unwrap(), "hand").unwrap();
    let told = stored.notes.join("; ");
    assert!(told.starts_with("the issue “fares” is taken for “toll”"), "{told}");
}

#[test]
fn formats_that_only_go_out_say_so() {
    let error = import(Format::GraphMl, Path::new("x")).unwrap_err().to_string();
    assert_eq!(error, "graphml can be written, not read: codings come in from brat, DNA and CSV");
}

#[test]
fn what_dna_cuts_is_told() {
    let mut record = Record::in_memory().unwrap();
    let mut long = codebook();
    long.issues[0].meaning = "the bridge is built and ".repeat(10);
    record.set_codebook(&long).unwrap();
    Report::new("reports/01.txt", "2025-02-05", "", "Ostland wants the bridge.")
        .holds(
            ("Ostland", ActorKind::State, "Ostland"),
            "bridge for",
            "Ostland wants the bridge.",
            "",
        )
        .add_asked(&mut record, &long);
    let folder = tempfile::tempdir().unwrap();
    let told = export(&record, Format::Dna, &folder.path().join("a.dna"), &all()).unwrap().notes;
    assert_eq!(
        told,
        ["1 names, titles or meanings were cut: DNA takes no more than 190 characters"]
    );
}
