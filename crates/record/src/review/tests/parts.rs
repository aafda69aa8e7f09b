//! What a position has beside its stance: the number that it commits, and who is credited with it.

use super::*;
use onrecord_reading::ActorKind;

/// The number of the only position, in words, and its unit.
fn number(record: &Record) -> Option<(String, String)> {
    let entry = positions(record).remove(0);
    assert_eq!(entry.quantity.is_some(), entry.spans.quantity.is_some());
    entry.quantity.map(|it| (it.words, format!("{} {}", it.value, it.unit)))
}

#[test]
fn a_number_outside_of_the_new_evidence_goes_and_one_inside_stays() {
    let (mut record, article, _) = record();
    let whole = coding(&article, "Ostland", Stance::For);
    let marked = Some(Some(find(&article, "4,000 crowns")));
    let with = PositionCoding { quantity: marked, ..whole.clone() };
    record.correct_position(1, &with, "Ida").unwrap();
    let crowns = Some(("4,000 crowns".to_owned(), "4000 crowns".to_owned()));
    assert_eq!(number(&record), crowns);
    let within = find(&article, "Ostland would pay 4,000 crowns");
    record
        .correct_position(1, &PositionCoding { evidence: within, ..whole.clone() }, "Ida")
        .unwrap();
    assert_eq!(number(&record), crowns, "it is in what is left of the evidence");
    let outside = find(&article, "if others do");
    record.correct_position(1, &PositionCoding { evidence: outside, ..whole }, "Ida").unwrap();
    assert_eq!(number(&record), None);
    record.undo_review("Ida").unwrap();
    assert_eq!(number(&record), crowns);
}

#[test]
fn a_number_is_taken_off_or_marked_anew_and_has_digits() {
    let (mut record, article, _) = record();
    let whole = coding(&article, "Ostland", Stance::For);
    let number_at = |words: &str| Some(Some(find(&article, words)));
    let with = PositionCoding { quantity: number_at("4,000 crowns"), ..whole.clone() };
    record.correct_position(1, &with, "Ida").unwrap();
    let none = PositionCoding { quantity: Some(None), ..whole.clone() };
    record.correct_position(1, &none, "Ida").unwrap();
    assert_eq!(number(&record), None);
    let kinds: Vec<_> = record.reviews(None).unwrap().iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [ReviewKind::Correct, ReviewKind::Correct]);
    let wrong = PositionCoding { quantity: number_at("if others do"), ..whole };
    let error = record.correct_position(1, &wrong, "Ida").unwrap_err().to_string();
    assert!(error.contains("“if others do” has no number"), "{error}");
}

#[test]
fn who_is_credited_is_put_right() {
    let (mut record, article, _) = record();
    let whole = coding(&article, "Ostland", Stance::For);
    let name = |name: &str| ActorChoice::Name(name.to_owned());
    let credited = PositionCoding {
        attributed_to: Some(Some(name("Norvane"))),
        via: Some(vec![name("The Keldria Herald"), name("Norvane")]),
        ..whole.clone()
    };
    record.correct_position(1, &credited, "Ida").unwrap();
    let told = |record: &Record| {
        let entry = positions(record).remove(0);
        (entry.attributed_to, entry.via)
    };
    let both = Some("The Keldria Herald; Norvane".to_owned());
    assert_eq!(told(&record), (Some("Norvane".to_owned()), both.clone()));
    // Nothing is said of them, so that nothing changes.
    record.correct_position(1, &whole, "Ida").unwrap();
    assert_eq!(told(&record), (Some("Norvane".to_owned()), both));
    let nobody = PositionCoding { attributed_to: Some(None), via: Some(Vec::new()), ..whole };
    record.correct_position(1, &nobody, "Ida").unwrap();
    assert_eq!(told(&record), (None, None));
    let kinds: Vec<_> = record.reviews(None).unwrap().iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [ReviewKind::Correct, ReviewKind::Accept, ReviewKind::Correct]);
}

#[test]
fn a_name_is_known_or_asked_about_before_it_makes_somebody_new() {
    let (mut record, article, _) = record();
    let called = |record: &Record, name: &str| {
        let called = record.called(1, name).unwrap();
        (called.is_known, called.like.into_iter().map(|it| it.name).collect::<Vec<_>>())
    };
    assert_eq!(called(&record, "ostland"), (true, Vec::new()));
    assert_eq!(called(&record, "Ostlandd"), (false, vec!["Ostland".to_owned()]));
    assert_eq!(called(&record, "Westmark Harbour"), (false, Vec::new()));
    assert_eq!(
        called(&record, "France"),
        (true, Vec::new()),
        "a state that is new needs no question"
    );
    let new = ActorChoice::New { name: "Ostlandd".to_owned(), kind: Some(ActorKind::Organisation) };
    let moved = PositionCoding { actor: new, ..coding(&article, "", Stance::For) };
    record.correct_position(1, &moved, "Ida").unwrap();
    let entry = positions(&record).remove(0);
    assert_eq!((&entry.actor[..], entry.actor_kind), ("Ostlandd", Some(ActorKind::Organisation)));
    assert_eq!(called(&record, "Ostlandd"), (true, Vec::new()));
}
