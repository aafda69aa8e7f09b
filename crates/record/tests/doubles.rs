//! Who may be one, though the record has them as two; and what a person says of it.

#![allow(clippy::unwrap_used)]

#[path = "../src/sample.rs"]
mod sample;

use onrecord_reading::Actor;
use onrecord_reading::ActorKind::{self, Group, Organisation, Person};
use onrecord_record::{Because, Double, Record};

/// Adds an article in which each of these speaks: `name`, or `name (role)`.
fn add(record: &mut Record, number: usize, speakers: &[(&str, Option<ActorKind>)]) {
    let actor = |(speaker, kind): &(&str, Option<ActorKind>)| {
        let (name, role) = speaker.split_once(" (").unwrap_or((speaker, ""));
        let role = (!role.is_empty()).then(|| role.trim_end_matches(')').to_owned());
        Actor { role, ..sample::actor(&[name], *kind) }
    };
    let actors: Vec<Actor> = speakers.iter().map(actor).collect();
    let lines: Vec<String> = actors
        .iter()
        .map(|actor| format!("{{s:{}}} {{c:said}} {{t:that {number} ferries stay}}.", actor.name))
        .collect();
    let (mut article, reading) =
        sample::marked(&format!("{number}\n{}", lines.join("\n")), &actors);
    article.location = format!("reports/{number}.txt");
    record.add(&article, &reading).unwrap();
}

/// A record with an article for each of these.
fn record(speakers: &[(&str, Option<ActorKind>)]) -> Record {
    let mut record = Record::in_memory().unwrap();
    for (number, speaker) in speakers.iter().enumerate() {
        add(&mut record, number, &[*speaker]);
    }
    record
}

fn told(doubles: &[Double]) -> Vec<String> {
    let told = |it: &Double| {
        let (stays, other) = (&it.stays, &it.other);
        format!("{} = {} ×{}: {}", stays.name, other.name, other.actors.len(), it.because.name())
    };
    doubles.iter().map(told).collect()
}

#[track_caller]
fn check(speakers: &[(&str, Option<ActorKind>)], expected: &[&str]) {
    assert_eq!(told(&record(speakers).doubles().unwrap()), expected, "{speakers:?}");
}

#[test]
fn people_who_may_be_one() {
    let people = |names: &[&'static str]| -> Vec<(&'static str, Option<ActorKind>)> {
        names.iter().map(|name| (*name, Some(Person))).collect()
    };
    check(&people(&["Tomas Brandt", "Brandt"]), &["Tomas Brandt = Brandt ×1: family-name"]);
    check(
        &people(&["Tomas Brandt", "Brandt", "Brandt"]),
        &["Tomas Brandt = Brandt ×2: family-name"],
    );
    check(&people(&["Tomas Brandt", "T. Brandt"]), &["Tomas Brandt = T. Brandt ×1: family-name"]);
    // Either of two is neither, unless one is far better known.
    check(&people(&["Tomas Brandt", "Ida Brandt", "Brandt"]), &[]);
    let known = ["Tomas Brandt", "Tomas Brandt", "Tomas Brandt", "Ida Brandt", "Brandt"];
    check(&people(&known), &["Tomas Brandt = Brandt ×1: family-name"]);
    check(&people(&["Joe Lind", "Joseph Lind"]), &["Joe Lind = Joseph Lind ×1: spelling"]);
    check(&people(&["Keir Starmer", "Keir Stamer"]), &["Keir Starmer = Keir Stamer ×1: spelling"]);
    check(
        &people(&["Keir Starmer", "Keir Strarmer"]),
        &["Keir Starmer = Keir Strarmer ×1: spelling"],
    );
    check(&people(&["Keir Starmer", "Kier Starmer"]), &[]);
    check(&people(&["Viktor Orban", "Orban Viktor"]), &["Viktor Orban = Orban Viktor ×1: order"]);
    check(&people(&["Tom Lind", "Tim Lind", "Ada Pell"]), &[]);
    check(&people(&["John Smith (farmer)", "John Smith (foreign minister)"]), &[]);
    check(
        &people(&["Lind (mayor of Hexley)", "Lind (mayor of Hexley)"]),
        &["Lind = Lind ×1: same-name"],
    );
    check(&people(&["Lind", "Lind"]), &[]);
}

#[test]
fn bodies_that_may_be_one() {
    let body = Some(Organisation);
    let one = |a: (&str, Option<ActorKind>), b: (&str, Option<ActorKind>), because: &str| {
        let expected = format!("{} = {} ×1: {because}", a.0, b.0);
        check(&[a, b], &[&expected]);
    };
    one(("North Atlantic Treaty Organization", body), ("NATO", body), "first-letters");
    one(("Bank of England", body), ("BOE", body), "first-letters");
    one(("Ferry Defence Institute", body), ("Institute of Ferry Defense", body), "words");
    one(("Gribble Haulage", body), ("Gribble Haulage Ltd", body), "words");
    one(("Hamas", body), ("Hamas", Some(Group)), "same-name");
    one(("Just Stop Oil", Some(Group)), ("Just Stop Oil", Some(Group)), "same-name");
    check(&[("European leaders", Some(Group)), ("European leaders", Some(Group))], &[]);
    check(&[("the ministry", body), ("the ministry", body)], &[]);
    check(&[("Supreme Court", body), ("Supreme Court", body)], &[]);
    check(&[("Harbour Board", body), ("Ferry Board", body)], &[]);
    check(&[("Labour Ferry Union", body), ("the Lords' ferry users", body)], &[]);
    check(&[("Sanders Iowa", Some(Person)), ("Iowa", None)], &[]);
}

#[test]
fn what_a_person_says_is_remembered() {
    let mut record = record(&[
        ("Tomas Brandt", Some(Person)),
        ("Brandt", Some(Person)),
        ("Brandt", Some(Person)),
    ]);
    let found = record.doubles().unwrap();
    let (stays, others) = (found[0].stays.actors[0], found[0].other.actors.clone());
    assert_eq!(
        (found[0].because, found[0].stays.articles, found[0].other.articles),
        (Because::FamilyName, 1, 2)
    );
    assert_eq!(found[0].evidence, "the family name of Tomas Brandt");
    assert_eq!(found[0].apart, "one full name fits, but nothing else says that it is meant");
    assert!(record.keep_apart(stays, &[stays]).is_err());
    assert!(record.keep_apart(stays, &[999]).is_err());
    let decided = record.keep_apart(stays, &others).unwrap();
    assert_eq!(decided.len(), 2);
    assert!(record.keep_apart(others[0], &[stays]).unwrap().is_empty(), "it is said already");
    assert_eq!(record.doubles().unwrap(), []);
    let all = record.decisions().unwrap();
    assert_eq!(all.iter().map(|it| it.kind.as_str()).collect::<Vec<_>>(), ["apart", "apart"]);
    // What is told later does not join them: the role would say that it is Tomas Brandt.
    add(&mut record, 7, &[("Tomas Brandt (mayor of Hexley)", Some(Person))]);
    add(&mut record, 2, &[("Brandt (mayor of Hexley)", Some(Person))]);
    assert!(record.name(others[1]).unwrap().is_some());
    assert_eq!(record.undo().unwrap().unwrap().id, decided[1]);
    assert_eq!(record.undo().unwrap().unwrap().kind, "apart");
    assert_eq!(told(&record.doubles().unwrap()).len(), 1);
    assert_eq!(record.check().unwrap(), Vec::<String>::new());
}

#[test]
fn who_was_split_or_merged_is_not_asked_about_again() {
    let names = ["John Hale", "John Hale", "John Hale", "Hale"];
    let mut record = record(&names.map(|name| (name, Some(Person))));
    let john = record.meant("John Hale").unwrap();
    let onrecord_record::Meant::One(john, _) = john else { panic!("{john:?}") };
    let other = record.split(john, &record.articles("reports/1.txt").unwrap()).unwrap();
    assert_eq!(record.decisions().unwrap()[0].kind, "split");
    let why = record.why(other).unwrap();
    assert!(why.names[0].evidence.contains("split “John Hale” in two"), "{why:#?}");
    assert!(!told(&record.doubles().unwrap()).iter().any(|it| it.contains("same-name")));
}
