//! Two coders who do not see each other's verdicts, and what becomes of their differences.

use super::*;

const ALL: ReviewScope = ReviewScope::All;

fn text() -> ReviewOrder {
    ReviewOrder::Text { after: None }
}

/// "stance if condition, kind of review" of the only position, as a coder sees it alone.
fn seen(record: &Record, coder: &str) -> Vec<String> {
    let entry = record.article_entry_alone(1, coder).unwrap().unwrap();
    let line = |it: &PositionEntry| {
        let review = it.review.as_ref().map_or("", |review| review.kind.name());
        format!("{} {} {review}", it.stance.name(), it.condition)
    };
    entry.positions.iter().map(line).collect()
}

#[test]
fn who_codes_alone_sees_entries_as_they_were_found() {
    let (mut record, article, _) = record();
    let ida =
        PositionCoding { stance: Stance::Against, ..coding(&article, "Ostland", Stance::For) };
    record.correct_position(1, &ida, "Ida").unwrap();
    record.reject(EntryRef::Statement(1), "Ida").unwrap();
    let toll =
        PositionCoding { issue: "toll".to_owned(), ..coding(&article, "Norvane", Stance::For) };
    record.add_position(1, &toll, "Ida").unwrap();
    let before = (told(&record), record.reviews(None).unwrap());
    assert_eq!(seen(&record, "Bo"), ["for if others do "], "nothing of what Ida said");
    let entry = record.article_entry_alone(1, "Bo").unwrap().unwrap();
    assert_eq!((entry.statements.len(), entry.rejected.len()), (1, 0));
    assert_eq!(seen(&record, "Ida").len(), 2, "one's own verdicts are one's own");
    assert_eq!((told(&record), record.reviews(None).unwrap()), before, "a look changes nothing");
    assert_eq!(record.left_alone(&ALL, "Bo").unwrap(), 2);
    assert_eq!(record.left_alone(&ALL, "Ida").unwrap(), 0);
    assert_eq!(record.left_to_review(&ALL).unwrap(), 0);
    let next = |record: &Record| record.next_alone(text(), &ALL, "Bo").unwrap();
    assert_eq!(next(&record), Some((1, EntryRef::Statement(1))));
    record.accept(EntryRef::Statement(1), Coder::alone("Bo")).unwrap();
    assert_eq!(next(&record), Some((1, EntryRef::Position(1))));
    let doubt = ReviewOrder::Doubt { after: Some(EntryRef::Position(1)) };
    let issue = ReviewScope::Issue("bridge".to_owned());
    assert_eq!(record.next_alone(doubt, &issue, "Bo").unwrap(), Some((1, EntryRef::Position(1))));
    record.accept(EntryRef::Position(1), Coder::alone("Bo")).unwrap();
    assert_eq!(next(&record), None);
    assert_eq!(seen(&record, "Bo"), ["for if others do accept"], "what was found, and not Ida's");
    assert_eq!(positions(&record).len(), 2);
}

#[test]
fn a_look_waits_for_who_writes() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("record.sqlite");
    let mut record = Record::open(&file).unwrap();
    record.set_codebook(&codebook(&issues())).unwrap();
    let (article, reading) = judged(BRIDGE);
    record.add_judged(&article, &reading, &issues(), JUDGE).unwrap();
    record.correct_position(1, &coding(&article, "Ostland", Stance::Against), "Ida").unwrap();
    let writer = Connection::open(&file).unwrap();
    writer.execute_batch("BEGIN IMMEDIATE").unwrap();
    let writing = std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(200));
        writer.execute_batch("COMMIT").unwrap();
    });
    assert_eq!(seen(&record, "Bo"), ["for if others do "]);
    writing.join().unwrap();
}

#[test]
fn where_coders_differ_is_listed_until_it_is_settled() {
    let (mut record, article, _) = record();
    let entry = EntryRef::Position(1);
    let against = coding(&article, "Ostland", Stance::Against);
    record.correct_position(1, &against, "Ida").unwrap();
    assert_eq!(record.differences().unwrap(), []);
    record.accept(entry, Coder::alone("Bo")).unwrap();
    let agreed = record.agreement().unwrap();
    let found = record.differences().unwrap();
    let coders: Vec<&str> = found[0].verdicts.iter().map(|it| it.coder.as_str()).collect();
    assert_eq!((found.len(), found[0].entry, coders), (1, entry, vec!["Ida", "Bo"]));
    let by_ida = found[0].verdicts[0].id;
    record.settle(entry, by_ida, "Bo").unwrap();
    assert_eq!(record.differences().unwrap(), []);
    assert_eq!(positions(&record)[0].stance, Stance::Against);
    assert_eq!(record.agreement().unwrap(), agreed, "what each found alone is what is compared");
    // Taken back, they differ again; and who says something else later opens it again.
    record.undo_review("Bo").unwrap();
    assert_eq!(record.differences().unwrap().len(), 1);
    assert_eq!(positions(&record)[0].stance, Stance::For);
    record.settle(entry, by_ida, "Bo").unwrap();
    record.reject(entry, "Eve").unwrap();
    record.accept(entry, Coder::alone("Zoe")).unwrap();
    assert_eq!(record.differences().unwrap().len(), 1);
    assert!(record.settle(entry, 99, "Bo").is_err() && record.settle(entry, by_ida, " ").is_err());
}

#[test]
fn two_who_say_the_same_do_not_differ() {
    let (mut record, article, _) = record();
    let against = coding(&article, "Ostland", Stance::Against);
    for coder in ["Ida", "Bo"] {
        record.correct_position(1, &against, Coder::alone(coder)).unwrap();
        record.reject(EntryRef::Statement(1), Coder::alone(coder)).unwrap();
    }
    assert_eq!(record.differences().unwrap(), []);
    let kinds: Vec<_> = record.reviews(None).unwrap().iter().map(|it| it.kind).collect();
    let (correct, reject) = (ReviewKind::Correct, ReviewKind::Reject);
    assert_eq!(kinds, [correct, reject, correct, reject]);
}
