//! What is proposed from statements made by hand, on an invented quarrel about a bridge.

use super::evidence::most_telling;
use super::rank::{Ranking, Said};
use super::{as_heading, free_id};
use crate::Record;
use crate::sample::{actor, marked};
use onrecord_reading::{Issue, Kind};
use std::collections::BTreeSet;

/// The ranking of lines such as "1 Pell wants: a bridge to Stennick", which begin with the number of the
/// report and the actor. Somebody called Nobody is not known.
fn ranking(lines: &[&str]) -> Ranking {
    let mut actors: Vec<&str> = vec!["Nobody"];
    let mut said = Vec::new();
    let mut texts: Vec<String> = Vec::new();
    for line in lines {
        let (head, content) = line.split_once(": ").unwrap();
        let [report, name, cue] = head.splitn(3, ' ').collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        let report: usize = report.parse().unwrap();
        let actor = actors.iter().position(|it| *it == name).unwrap_or_else(|| {
            actors.push(name);
            actors.len() - 1
        });
        said.push(Said {
            actor: (actor > 0).then_some(actor as i64),
            report: report as i64,
            cue: cue.to_owned(),
            content: content.to_owned(),
            confidence: 0.9,
            is_group: name == "residents",
        });
        texts.resize(texts.len().max(report), String::new());
        texts[report - 1] += &format!("{name} {cue} {content}.\n");
    }
    let mut ranking = Ranking::of(said);
    for actor in actors {
        ranking.name(actor, 1);
    }
    for text in texts {
        ranking.read(&text);
    }
    ranking
}

/// Titles, each with other phrases for it in brackets.
#[track_caller]
fn check(lines: &[&str], followed: &[Issue], expected: &[&str]) {
    let mut ranking = ranking(lines);
    let chosen = ranking.best(followed, 10);
    let shown: Vec<String> = chosen
        .issues
        .iter()
        .map(|family| {
            let title = family.title();
            let others = std::iter::once(&family.best).chain(&family.others);
            let others = others.filter(|it| it.key != title.key);
            let others: Vec<String> = others.map(|it| ranking.spelling(it)).collect();
            let others =
                if others.is_empty() { String::new() } else { format!(" ({})", others.join(", ")) };
            ranking.spelling(title) + &others
        })
        .collect();
    assert_eq!(shown, expected);
}

const QUARREL: [&str; 12] = [
    "1 Pell wants: a bridge to the island, and the bridge must come soon",
    "1 Lind opposed: the bridge, which the minister loves",
    "2 Hale said: the bridge to the island is a mistake and will not be built",
    "2 Pell said: a bridge is cheaper than Tuesday in Corvale",
    "3 residents said: they would miss the night ferry and the minister",
    "4 Lind demanded: that the night ferry stays",
    "3 Hale rejected: the night ferry, a quarter of a million crowns in Corvale",
    "3 Moor said: that Corvale has no bridge, on Tuesday",
    "4 Moor said: the minister saw Corvale on Tuesday for a million crowns",
    "4 Nobody said: the weather over two million crowns is fine",
    "4 Pell said: the ferry should stop",
    "4 Lind told: the minister the number of people",
];

#[test]
fn what_several_actors_take_sides_on_is_proposed() {
    check(&QUARREL, &[], &["night ferry (ferry)", "bridge"]);
}

#[test]
fn what_is_followed_is_not_proposed() {
    let issue = |title: &str, meaning: &str| Issue {
        id: "x".to_owned(),
        title: title.to_owned(),
        meaning: meaning.to_owned(),
        ..Issue::default()
    };
    check(&QUARREL, &[issue("Bridges", "they are built")], &["night ferry (ferry)"]);
    let both = issue("The crossing", "an night ferry or a bridge crosses the water");
    let mut ranking = ranking(&QUARREL);
    let chosen = ranking.best(&[both], 10);
    assert!(chosen.issues.is_empty());
    assert_eq!(chosen.followed, 3);
}

#[test]
fn one_actor_or_one_report_is_no_issue() {
    check(&["1 Pell wants: a toll", "2 Pell wants: a toll", "3 Pell wants: the toll"], &[], &[]);
    check(&["1 Pell wants: a toll", "1 Lind wants: a toll", "1 Hale wants: the toll"], &[], &[]);
    check(
        &["1 Pell wants: a toll", "1 Lind wants: tolls", "2 Hale wants: the toll"],
        &[],
        &["toll"],
    );
    check(&[], &[], &[]);
}

#[test]
fn who_speaks_is_no_issue() {
    let lines = ["1 Pell wants: the guild", "1 Lind wants: the guild", "2 Guild wants: a guild"];
    check(&lines, &[], &[]);
}

#[test]
fn stance_words_and_both_sides_raise_a_phrase() {
    let lines = [
        "1 Pell wants: a toll",
        "1 Lind opposes: the toll",
        "2 Hale supports: a toll",
        "1 Pell said: the goats ran",
        "1 Lind said: the goats sat",
        "2 Hale said: those goats came",
    ];
    check(&lines, &[], &["toll", "goats"]);
}

#[test]
fn phrases_of_the_same_statements_are_one_issue() {
    let lines = [
        "1 Pell wants: the toll at the gate",
        "1 Lind opposes: the toll, and that gate",
        "2 Hale supports: a toll, a gate, a toll",
        "2 Moor supports: a toll",
    ];
    check(&lines, &[], &["toll"]);
}

#[test]
fn the_evidence_is_of_different_actors_and_both_sides() {
    let lines = [
        "1 Pell wants: a toll on the road",
        "1 Pell demanded: that the toll on the road come at once or be dropped here and now",
        "1 Nobody opposes: the toll on that road of ours",
        "2 Lind said: the toll is up there",
        "2 Moor supports: a toll on the road to us",
        "3 Hale said: she will never accept a toll on the road",
    ];
    let mut ranking = ranking(&lines);
    let chosen = ranking.best(&[], 1);
    let found = most_telling(&ranking, &chosen.issues[0].best);
    let found: Vec<(usize, String)> =
        found.into_iter().map(|it| (it.said, it.words.join(" "))).collect();
    let expected = [(0, "wants"), (5, "will never never"), (4, "supports")];
    assert_eq!(found, expected.map(|(said, words)| (said, words.to_owned())));
}

#[test]
fn ids_are_made_of_the_title() {
    let mut taken = BTreeSet::from(["tunnel".to_owned()]);
    let mut check = |title: &str, expected: &str| assert_eq!(free_id(title, &mut taken), expected);
    check("Tunnel under Hollin Ridge", "tunnel-under-hollin-ridge");
    check("Tunnel", "tunnel-2");
    check("Tunnel", "tunnel-3");
    check("Żółw’s high-speed line", "zolw-s-high-speed-line");
    check("Мост", "issue");
    check(&"long ".repeat(30), "long-long-long-long-long-long-long-long-long-long-long-l");
    assert_eq!(as_heading("éclair"), "Éclair");
}

#[test]
fn copies_and_the_same_words_count_once() {
    let mut record = Record::in_memory().unwrap();
    let actors = [actor(&["Ada Pell"], None), actor(&["Bo Lind"], None), actor(&["Cy Hale"], None)];
    let weather = |word: &str| {
        let days = (0..60).map(|day| format!("{word} {day} was fine"));
        days.collect::<Vec<_>>().join(", ")
    };
    let mut add = |outlet: &str, said: &str, rest: &str| {
        let (mut article, mut reading) = marked(&format!("{outlet}\n{said}\n{rest}."), &actors);
        article.location = outlet.to_owned();
        reading.statements.iter_mut().for_each(|it| it.kind = Kind::Direct);
        record.add(&article, &reading).unwrap();
    };
    let pell = "{s:Ada Pell} {c:said}: {t:We want the toll on the bridge, and we want it soon}";
    add(
        "Gazette",
        &format!("{pell}\n{{s:Bo Lind}} {{c:rejects}} {{t:the toll}}"),
        &weather("Monday"),
    );
    // A copy of the whole report, and a report with the same quotation.
    add(
        "Courier",
        &format!("{pell}\n{{s:Bo Lind}} {{c:rejects}} {{t:the toll}}"),
        &weather("Monday"),
    );
    add("Herald", &format!("{pell}\n{{s:Cy Hale}} {{c:wants}} {{t:a toll}}"), &weather("Friday"));
    let found = record.suggest(10).unwrap();
    assert_eq!((found.statements, found.actors, found.reports), (3, 3, 2));
    let [issue] = &found.issues[..] else { panic!("{found:?}") };
    assert_eq!((issue.title.as_str(), issue.statements, issue.reports), ("Toll", 3, 2));
    assert_eq!(issue.evidence[0].statement.location, "Gazette");
}
