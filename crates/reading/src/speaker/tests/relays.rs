//! Who heard a statement and who passed it on: each outlet is one actor.

use super::reading;
use crate::ActorKind;

/// The names of who hears the first statement and of who passes it on, and whether all of them are organisations.
fn relayed(marked: &str) -> (String, Vec<String>, bool) {
    let found = reading(marked);
    let name = |actor: usize| found.actors[actor].name.clone();
    let first = &found.statements[0];
    let heard = first.addressee.map(|party| party.actor);
    let via: Vec<usize> = first.via.iter().map(|party| party.actor).collect();
    let are_bodies = heard
        .iter()
        .chain(&via)
        .all(|actor| found.actors[*actor].kind == Some(ActorKind::Organisation));
    (heard.map(name).unwrap_or_default(), via.into_iter().map(name).collect(), are_bodies)
}

#[test]
fn a_programme_that_is_told_is_one_organisation() {
    for outlet in [
        "BBC Radio Wessex",
        "Sky Sports",
        "BBC Radio 5 Live",
        "Channel 4 News",
        "Good Morning Britain",
        "WLIO-TV",
        "CNN International",
        "ITV News Anglia",
        "Al Jazeera English",
        "Harrow Echo Online",
        "Mail on Sunday",
    ] {
        let (heard, via, are_bodies) = relayed(&format!(
            "[speaker Len Dobbs] [cue told] {outlet} [content it was a sad day]."
        ));
        assert_eq!(
            (heard.as_str(), &via[..], are_bodies),
            (outlet, &[outlet.to_owned()][..], true)
        );
    }
}

#[test]
fn a_programme_or_magazine_is_its_outlet() {
    for (words, outlet) in [
        ("Glitz magazine", "Glitz"),
        ("Radio 4’s Front Row", "Radio 4"),
        ("RTE’s Morning Ireland", "RTE"),
    ] {
        let (heard, via, _) =
            relayed(&format!("[speaker Len Dobbs] [cue told] {words} [content it was a sad day]."));
        assert_eq!((heard.as_str(), &via[..]), (outlet, &[outlet.to_owned()][..]), "{words}");
    }
    let (heard, via, _) = relayed("[speaker Len Dobbs] [cue told] CNN’s Hugh Pell [content no].");
    assert_eq!((heard.as_str(), &via[..]), ("Hugh Pell", &["CNN".to_owned()][..]));
}

#[test]
fn what_an_outlet_has_seen_speaks_for_itself() {
    for (words, outlet) in [
        ("emails seen by the Guardian", "Guardian"),
        ("a letter obtained by The Times", "Times"),
        ("a source quoted by Reuters", "Reuters"),
        ("a translation by AFP", "AFP"),
    ] {
        let found =
            reading(&format!("[content The minister knew], [cue according to] [speaker {words}]."));
        let statement = &found.statements[0];
        let name = |actor: usize| found.actors[actor].name.as_str();
        assert_eq!(statement.actor.map(name), Some(words));
        assert_eq!(statement.speaker_how, crate::SpeakerHow::Title, "{words}");
        let via: Vec<&str> = statement.via.iter().map(|party| name(party.actor)).collect();
        assert_eq!(via, [outlet]);
    }
}

#[test]
fn two_documents_that_outlets_have_seen_stay_two() {
    let found = reading(
        "[content The minister knew], [cue according to] [speaker emails seen by the Guardian]. [content She lied], [cue according to] [speaker a letter obtained by The Times].",
    );
    let names = found.statements.iter().map(|it| it.actor.map(|it| found.actors[it].name.as_str()));
    let expected = ["emails seen by the Guardian", "a letter obtained by The Times"];
    assert_eq!(names.collect::<Vec<_>>(), expected.map(Some));
}

#[test]
fn who_reads_a_statement_passes_it_on() {
    let found = reading(
        "Council leader Tom Rowe was not there. In a statement read out by his deputy, Paul Orme, [speaker he] [cue said] [content no].",
    );
    let via: Vec<&str> =
        found.statements[0].via.iter().map(|it| found.actors[it.actor].name.as_str()).collect();
    assert_eq!(via, ["Paul Orme"]);
}
