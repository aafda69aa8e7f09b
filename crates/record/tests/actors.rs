//! One actor over many articles, and what a person decides about it.

#![allow(clippy::unwrap_used)]

#[path = "../src/sample.rs"]
mod sample;

use onrecord_reading::Actor;
use onrecord_reading::ActorKind::{self, Person, State};
use onrecord_record::{ActorFilters, EntryRef, Filters, Meant, Record, RecordError};

/// Adds article `number`, in which each of these speaks once: `name`, or `name (role)`.
fn add(record: &mut Record, number: usize, speakers: &[&str], model: u32) {
    let actor = |speaker: &&str| {
        let (name, role) = speaker.split_once(" (").unwrap_or((speaker, ""));
        let role = (!role.is_empty()).then(|| role.trim_end_matches(')').to_owned());
        Actor { role, ..sample::actor(&[name], Some(Person)) }
    };
    let actors: Vec<Actor> = speakers.iter().map(actor).collect();
    let lines: Vec<String> = actors
        .iter()
        .map(|actor| format!("{{s:{}}} {{c:said}} {{t:that {number} ferries stay}}.", actor.name))
        .collect();
    let (mut article, mut reading) =
        sample::marked(&format!("{number}\n{}", lines.join("\n")), &actors);
    article.published = sample::published("2025-02-05");
    article.location = format!("reports/{number}.txt");
    reading.model = format!("attribution@{model}");
    record.add(&article, &reading).unwrap();
}

/// Who is in the record: `name: the articles of their statements`, in the order of the articles.
fn cast(record: &Record) -> Vec<String> {
    assert_eq!(record.check().unwrap(), Vec::<String>::new());
    let mut cast: Vec<(String, Vec<String>)> = Vec::new();
    let mut ids = Vec::new();
    for statement in record.search("", &Filters::default()).unwrap() {
        let name = statement.actor.unwrap();
        let actors = record.who(&name).unwrap();
        let actor = actors.iter().find(|it| it.statements.iter().any(|its| its.id == statement.id));
        let id = actor.unwrap().id;
        let number = statement.location["reports/".len()..].trim_end_matches(".txt").to_owned();
        match ids.iter().position(|other| *other == id) {
            Some(at) => cast[at].1.push(number),
            None => {
                ids.push(id);
                cast.push((name, vec![number]));
            }
        }
    }
    assert_eq!(record.counts().unwrap().actors as usize, cast.len());
    cast.into_iter().map(|(name, articles)| format!("{name}: {}", articles.join(" "))).collect()
}

fn id(record: &Record, name: &str) -> i64 {
    let found = record.who(name).unwrap();
    assert_eq!(found.len(), 1, "{name}: {found:#?}");
    found[0].id
}

#[test]
fn the_order_of_adding_does_not_matter() {
    let articles: [&[&str]; 6] = [
        &["Volodymyr Zelenskyy (President of Ukraine)"],
        &["Zelensky (Ukrainian president)"],
        &["Volodymyr Zelenskiy"],
        &["Zelenskyy"],
        &["Bryan Lind"],
        &["Brian Lind"],
    ];
    let mut seen = std::collections::BTreeSet::new();
    for turn in 0..articles.len() {
        let mut record = Record::in_memory().unwrap();
        for at in 0..articles.len() {
            let at = (at + turn) % articles.len();
            add(&mut record, at, articles[at], 1);
        }
        let mut groups: Vec<Vec<String>> = cast(&record)
            .iter()
            .map(|line| {
                let (_, articles) = line.split_once(": ").unwrap();
                let mut articles: Vec<String> = articles.split(' ').map(str::to_owned).collect();
                articles.sort();
                articles
            })
            .collect();
        groups.sort();
        seen.insert(groups);
    }
    let expected: Vec<Vec<String>> = [&["0", "1", "2"][..], &["3"], &["4"], &["5"]]
        .map(|it| it.iter().map(|n| (*n).to_owned()).collect())
        .into();
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), [expected]);
}

#[test]
fn an_actor_is_called_as_it_is_best_spelled() {
    let named = |names: &[&str], kind: ActorKind, country: Option<&str>| {
        let mut record = Record::in_memory().unwrap();
        for (number, name) in names.iter().enumerate() {
            let country = country.map(str::to_owned);
            let actors = [Actor { country, ..sample::actor(&[name], Some(kind)) }];
            let line =
                format!("{number}\n{{s:{name}}} {{c:said}} {{t:that {number} ferries stay}}.");
            let (article, reading) = sample::marked(&line, &actors);
            record.add(&article, &reading).unwrap();
        }
        let (found, _) = record.actor_list(&ActorFilters::default(), 9, 0).unwrap();
        assert_eq!(found.len(), 1, "{names:?}");
        found[0].name.clone()
    };
    assert_eq!(named(&["BRITAIN", "the UK"], State, Some("GB")), "United Kingdom");
    assert_eq!(named(&["ILSE MARRANT", "Ilse Marrant"], Person, None), "Ilse Marrant");
    assert_eq!(named(&["ILSE MARRANT"], Person, None), "ILSE MARRANT");
}

#[test]
fn joins_are_explained() {
    let mut record = Record::in_memory().unwrap();
    add(&mut record, 1, &["Volodymyr Zelenskyy"], 1);
    add(&mut record, 2, &["Volodymyr Zelenskyy"], 1);
    add(&mut record, 3, &["Volodymyr Zelensky"], 1);
    let why = record.why(id(&record, "Zelensky")).unwrap();
    let names: Vec<_> =
        why.names.iter().map(|it| (it.name.as_str(), it.articles, it.rule.as_str())).collect();
    assert_eq!(
        names,
        [("Volodymyr Zelenskyy", 2, "name"), ("Volodymyr Zelensky", 1, "transliteration")]
    );
    assert!(why.names[1].evidence.contains("volodymyr zelenskyy"), "{why:?}");
    assert_eq!(why.names[0].locations, ["reports/1.txt", "reports/2.txt"]);
    assert_eq!(id(&record, "Zelenskiy"), why.actor, "another spelling finds them too");
}

#[test]
fn a_merge_holds_and_can_be_undone() {
    let mut record = Record::in_memory().unwrap();
    add(&mut record, 1, &["Kate Lind"], 1);
    add(&mut record, 2, &["Katherine Lind"], 1);
    add(&mut record, 3, &["Lind", "Ada Pell"], 1);
    let before = cast(&record);
    assert_eq!(before, ["Kate Lind: 1", "Katherine Lind: 2", "Lind: 3", "Ada Pell: 3"]);
    let [kate, katherine] = ["Kate", "Katherine"].map(|name| id(&record, name));
    let lind = record.who("Lind").unwrap().iter().find(|it| it.name == "Lind").unwrap().id;
    assert!(record.merge_all(katherine, &[kate, 999]).is_err());
    assert!(record.name(kate).unwrap().is_some(), "a refusal leaves nothing half done");
    record.merge_all(katherine, &[kate, lind, kate]).unwrap();
    assert_eq!(cast(&record), ["Katherine Lind: 1 2 3", "Ada Pell: 3"]);
    // What comes later obeys: a new article, and a newer model's reading of an old one.
    add(&mut record, 4, &["Kate Lind"], 1);
    add(&mut record, 3, &["Lind (farmer)", "Ada Pell"], 2);
    add(&mut record, 1, &["Kate Lind (farmer)"], 2);
    let mut now = cast(&record);
    now.sort();
    assert_eq!(now, ["Ada Pell: 3", "Katherine Lind: 1 2 3 4"]);
    let why = record.why(katherine).unwrap();
    assert!(why.names.iter().any(|it| it.rule == "decision"), "{why:#?}");
    assert_eq!(why.decisions.len(), 2);

    let [first, last] = [0, 1].map(|place| record.decisions().unwrap()[place].id);
    assert_eq!(record.undo_decision(first).unwrap(), None, "a later one builds on it");
    assert_eq!(record.undo_decision(last).unwrap().unwrap().other_name, "Lind");
    assert_eq!(record.undo().unwrap().unwrap().other_name, "Kate Lind");
    assert_eq!(record.undo().unwrap(), None);
    assert_eq!(record.undo_decision(first).unwrap(), None);
    let mut after = cast(&record);
    after.sort();
    assert_eq!(after, ["Ada Pell: 3", "Kate Lind: 1 4", "Katherine Lind: 2", "Lind: 3"]);
    assert_eq!(["Kate", "Katherine"].map(|name| id(&record, name)), [kate, katherine]);
}

#[test]
fn what_an_earlier_reading_told_of_who_is_who_goes_with_it() {
    let mut record = Record::in_memory().unwrap();
    let actor = |name: &str, role: &str| Actor {
        role: Some(role.to_owned()),
        ..sample::actor(&[name], Some(Person))
    };
    let mut read = |text: &str, actors: &[Actor], model: &str| {
        let (article, mut reading) = sample::marked(text, actors);
        reading.model = model.to_owned();
        record.add(&article, &reading).unwrap();
        let mut named: Vec<String> = record
            .who("Whitlam")
            .unwrap()
            .iter()
            .map(|it| format!("{} {}", it.name, it.statements.len()))
            .collect();
        named.sort();
        named
    };
    let text = "1\n{s:Nora Whitlam} {c:said} {t:that the ferry stays}.";
    read(text, &[actor("Nora Whitlam", "mayor of Stennick")], "attribution@1");
    let short = "2\n{s:Whitlam} {c:said} {t:that the pier goes}.";
    let known = read(short, &[actor("Whitlam", "mayor of Stennick")], "attribution@1");
    assert_eq!(known, ["Nora Whitlam 2"]);
    assert_eq!(read(text, &[], "attribution@2"), ["Whitlam 1"], "nobody tells of a Nora any more");
    read(text, &[actor("Nora Whitlam", "mayor of Stennick")], "attribution@3");
    let other = read(text, &[actor("Nora Whitlam", "farmer")], "attribution@4");
    assert_eq!(other, ["Nora Whitlam 1", "Whitlam 1"], "she has another role now");
    assert_eq!(record.check().unwrap(), Vec::<String>::new());
}

#[test]
fn who_is_no_longer_one_with_another_has_their_own_name_again() {
    let mut record = Record::in_memory().unwrap();
    add(&mut record, 1, &["Lind"], 1);
    add(&mut record, 2, &["Kate Lindqvist"], 1);
    let before = cast(&record);
    let short = record.who("Lind").unwrap().iter().find(|it| it.name == "Lind").unwrap().id;
    record.merge(short, id(&record, "Kate")).unwrap();
    assert_eq!(cast(&record), ["Kate Lindqvist: 1 2"]);
    record.undo().unwrap();
    assert_eq!(cast(&record), before);
}

#[test]
fn a_split_holds_and_can_be_undone() {
    let mut record = Record::in_memory().unwrap();
    for number in 1..=4 {
        add(&mut record, number, &["John Hale"], 1);
    }
    assert_eq!(cast(&record), ["John Hale: 1 2 3 4"]);
    let john = id(&record, "John Hale");
    let articles = [record.articles("reports/2.txt").unwrap(), record.articles("4.txt").unwrap()];
    let other = record.split(john, &articles.concat()).unwrap();
    assert_ne!(other, john);
    assert_eq!(cast(&record), ["John Hale: 1 3", "John Hale: 2 4"]);
    // A newer reading keeps to it, and nobody knows which of them a new article means.
    add(&mut record, 2, &["John Hale"], 2);
    add(&mut record, 3, &["John Hale"], 2);
    add(&mut record, 5, &["John Hale"], 2);
    assert_eq!(cast(&record), ["John Hale: 1 3", "John Hale: 2 4", "John Hale: 5"]);
    record.undo().unwrap();
    assert_eq!(cast(&record), ["John Hale: 1 2 3 4 5"]);
    assert_eq!(id(&record, "John Hale"), john);
}

#[test]
fn what_was_reviewed_follows_who_is_who() {
    let mut record = Record::in_memory().unwrap();
    for number in 1..=2 {
        add(&mut record, number, &["John Hale", "Kate Lind"], 1);
    }
    let before = cast(&record);
    let said = |record: &Record, name: &str| record.who(name).unwrap()[0].statements.clone();
    let statement = EntryRef::Statement(said(&record, "John")[1].id);
    // A split after the review.
    record.accept(statement, "eve").unwrap();
    record.split(id(&record, "John"), &[2]).unwrap();
    let split = ["John Hale: 1", "Kate Lind: 1 2", "John Hale: 2"];
    assert_eq!(cast(&record), split);
    add(&mut record, 2, &["John Hale", "Kate Lind"], 2);
    assert_eq!(cast(&record), split);
    record.undo_review("eve").unwrap();
    assert_eq!(cast(&record), split);
    record.undo().unwrap();
    assert_eq!(cast(&record), before);
    // A merge before the review, which is taken back.
    record.merge(id(&record, "Kate"), id(&record, "John")).unwrap();
    record.accept(statement, "eve").unwrap();
    record.undo().unwrap();
    assert_eq!(cast(&record), before);
    record.undo_review("eve").unwrap();
    assert_eq!(cast(&record), before);
}

#[test]
fn typed_words_mean_one_by_a_whole_name_or_a_number() {
    let mut record = Record::in_memory().unwrap();
    add(&mut record, 1, &["John Hale", "Ann Hale", "Kate Lind"], 1);
    let john = id(&record, "John");
    let one = |id: i64, name: &str| Meant::One(id, name.to_owned());
    let meant = |record: &Record, words: &str| record.meant(words).unwrap();
    assert_eq!(meant(&record, " john hale "), one(john, "John Hale"));
    assert_eq!(meant(&record, &john.to_string()), one(john, "John Hale"));
    assert_eq!(meant(&record, "99"), Meant::Nobody);
    assert_eq!(meant(&record, "Nobody Known"), Meant::Nobody);
    // A part of a name finds somebody, but tells nobody.
    assert!(matches!(meant(&record, "Kate"), Meant::Several(found) if found.len() == 1));
    assert!(matches!(meant(&record, "Hale"), Meant::Several(found) if found.len() == 2));
    // A name that a person gave is one, whoever they are with by now.
    record.rename(john, "Sir John").unwrap();
    let kate = id(&record, "Kate");
    record.merge(kate, john).unwrap();
    assert!(matches!(meant(&record, "Sir John"), Meant::One(id, _) if id == kate));
}

#[test]
fn nobody_keeps_the_country_of_another() {
    let mut record = Record::in_memory().unwrap();
    let mut add = |number: usize, name: &str, kind, country: Option<&str>| {
        let actor =
            Actor { country: country.map(str::to_owned), ..sample::actor(&[name], Some(kind)) };
        let text = format!("{number}\n{{s:{name}}} {{c:said}} {{t:no}}.");
        let (article, reading) = sample::marked(&text, &[actor]);
        record.add(&article, &reading).unwrap();
    };
    add(1, "John Hale", Person, None);
    add(2, "Ostland", State, Some("RU"));
    add(3, "John Hale", Person, Some("IT"));
    let country = |record: &Record| record.who("John").unwrap()[0].country.clone();
    assert_eq!(country(&record).as_deref(), Some("IT"));
    let john = id(&record, "John");
    record.split(john, &[3]).unwrap();
    assert_eq!(record.actor(john).unwrap().unwrap().country, None);
    record.merge(john, id(&record, "Ostland")).unwrap();
    assert_eq!(record.actor(john).unwrap().unwrap().country.as_deref(), Some("RU"));
    record.undo().unwrap();
    assert_eq!(record.actor(john).unwrap().unwrap().country, None);
}

#[test]
fn a_new_name_holds_and_can_be_undone() {
    let mut record = Record::in_memory().unwrap();
    add(&mut record, 1, &["Kate Lind"], 1);
    let kate = id(&record, "Kate");
    record.rename(kate, "Dame Katherine Lind").unwrap();
    record.rename(kate, "Lady Lind").unwrap();
    add(&mut record, 1, &["Kate Lind"], 2);
    add(&mut record, 2, &["Kate Lind"], 2);
    assert_eq!(cast(&record), ["Lady Lind: 1 2"]);
    record.undo().unwrap();
    assert_eq!(cast(&record), ["Dame Katherine Lind: 1 2"]);
    record.undo().unwrap();
    assert_eq!(cast(&record), ["Kate Lind: 1 2"]);
}

#[test]
fn a_decision_outlives_its_article() {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("record-actors.db");
    let _ = std::fs::remove_file(&path);
    let mut record = Record::open(&path).unwrap();
    add(&mut record, 1, &["Kate Lind"], 1);
    add(&mut record, 2, &["Katherine Lind"], 1);
    record.merge(id(&record, "Katherine"), id(&record, "Kate")).unwrap();
    let file = rusqlite::Connection::open(&path).unwrap();
    file.execute_batch(
        "PRAGMA foreign_keys = ON; DELETE FROM article WHERE location = 'reports/1.txt'",
    )
    .unwrap();
    add(&mut record, 1, &["Kate Lind"], 1);
    assert_eq!(cast(&record), ["Katherine Lind: 2 1"]);
}

#[test]
fn what_makes_no_sense_is_refused() {
    let mut record = Record::in_memory().unwrap();
    add(&mut record, 1, &["Kate Lind"], 1);
    let kate = id(&record, "Kate");
    let check = |done: Result<(), RecordError>, says: &str| {
        let error = done.unwrap_err();
        assert!(matches!(error, RecordError::Refused { .. }), "{error:?}");
        assert!(error.to_string().contains(says), "{error}");
    };
    check(record.merge(kate, kate), "is one actor already");
    check(record.merge(kate, 999), "no such actor");
    check(record.rename(kate, " … "), "a name has letters");
    check(record.split(kate, &[]).map(drop), "in none of these articles");
    check(record.split(kate, &[1]).map(drop), "in no other article");
    assert_eq!(record.undo().unwrap(), None);
    assert_eq!(cast(&record), ["Kate Lind: 1"]);
}

#[test]
fn one_word_of_which_no_article_says_what_it_is_is_one() {
    let mut record = Record::in_memory().unwrap();
    let mut say = |number: usize, name: &str| {
        let text = format!("{number}\n{{s:{name}}} {{c:said}} {{t:that {number} ferries stay}}.");
        let (article, reading) = sample::marked(&text, &[sample::actor(&[name], None)]);
        record.add(&article, &reading).unwrap();
        cast(&record).len()
    };
    assert_eq!(say(1, "Veltrix"), 1);
    assert_eq!(say(2, "Veltrix"), 1);
    // It is a family name after all: nobody knows whether it is hers.
    assert_eq!(say(3, "Ilse Veltrix"), 3);
    assert_eq!(say(4, "Veltrix"), 4);
}
