//! What a reading says of each gold speaker, and whether that is right.

use super::gold::{ArticleSpeakers, GoldActor, GoldSpeaker};
use super::name::{bears, key};
use crate::eval::compare::{Compared, Predicted};
use onrecord_reading::{Actor, ActorKind, Reading, Statement};
use onrecord_text::Span;

/// A gold speaker and what was found of its statement.
pub(super) struct Judged<'a> {
    pub(super) gold: &'a GoldSpeaker,
    /// The statement found, if there is one.
    pub(super) found: Option<&'a Statement>,
    /// Whether its actor is right.
    pub(super) right: bool,
}

/// The article's gold speakers, in their order, beside what `reading` has for them.
pub(super) fn judge<'a>(one: &'a ArticleSpeakers, reading: &'a Reading) -> Vec<Judged<'a>> {
    let text = &one.article.text;
    let predicted: Vec<Predicted> = reading.statements.iter().map(Predicted::from).collect();
    let gold = one.speakers.iter().map(|speaker| &speaker.statement);
    let mut found = vec![None; one.speakers.len()];
    for (i, j) in Compared::of(text, gold, &predicted).same_content() {
        found[i] = reading.statements.get(j);
    }
    let judged = one.speakers.iter().zip(found).map(|(gold, found)| {
        let right = found.is_some_and(|found| is_right(text, gold, reading, found));
        Judged { gold, found, right }
    });
    judged.collect()
}

fn is_right(text: &str, gold: &GoldSpeaker, reading: &Reading, found: &Statement) -> bool {
    let actor = found.actor.and_then(|actor| Some((actor, reading.actors.get(actor)?)));
    match (gold.actor, actor) {
        (None, actor) => actor.is_none(),
        (Some(GoldActor { kind: ActorKind::Group, name }), actor) => {
            is_group(text, name, gold, actor.map(|(_, actor)| actor), found)
        }
        (Some(_), None) => false,
        (Some(GoldActor { name, kind }), Some((at, actor))) => {
            let name = key(name.of(text));
            let bears_name = |(_, actor): &(usize, &Actor)| bears(actor, &name);
            let mut bearers = reading.actors.iter().enumerate().filter(bears_name);
            if kind == ActorKind::State && bearers.clone().any(|(_, b)| same_state(actor, b)) {
                return true;
            }
            // Where another actor has the name too, one person has been taken for two.
            bearers.next().is_some_and(|(bearer, _)| bearer == at) && bearers.next().is_none()
        }
    }
}

/// Whether two actors are one country: "Kyiv" and "Ukraine" may stay two in a reading.
fn same_state(one: &Actor, other: &Actor) -> bool {
    let is_state = |actor: &Actor| actor.kind == Some(ActorKind::State);
    is_state(one) && is_state(other) && one.country.is_some() && one.country == other.country
}

/// A group needs no actor where its own words are the speaker, or begin it: "one aide" of "one aide close to
/// Hale". A reading that makes one may call it by those words as they were found.
fn is_group(
    text: &str,
    name: Span,
    gold: &GoldSpeaker,
    actor: Option<&Actor>,
    found: &Statement,
) -> bool {
    let speaker = &gold.statement.speaker;
    let begins = |words: &Span| {
        let before = text.get(words.start as usize..name.start as usize).map(str::trim_end);
        words.contains(name)
            && before.is_some_and(|it| ["", "a", "an", "the"].contains(&&*it.to_lowercase()))
    };
    let is_begun = speaker.first().is_some_and(begins);
    let name = key(name.of(text));
    let is_own_words = (is_begun || words_key(text, speaker) == name)
        && speaker.iter().any(|a| found.speaker.iter().any(|b| a.overlaps(*b)));
    match actor {
        None => is_own_words,
        Some(actor) if actor.kind != Some(ActorKind::Group) => false,
        Some(actor) => {
            bears(actor, &name) || is_own_words && bears(actor, &words_key(text, &found.speaker))
        }
    }
}

fn words_key(text: &str, speaker: &[Span]) -> String {
    key(&speaker.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::gold::tests::speakers;
    use super::*;
    use crate::eval::gold::tests::article;
    use onrecord_reading::{Kind, SpeakerHow};

    const TEXT: &str = "Ann Ray said the dam holds. Ray added that it rains. Two officials denied \
                        the wall leaks. They fear that the fish die. It is known that Keldria waits.";

    /// A reading with actors as `name/alias:kind` or `name:kind:country`, and statements as
    /// `speaker|cue|content|actor's number|how`, found by name where no other way is told.
    pub(in crate::eval::speakers) fn reading(
        text: &str,
        actors: &[&str],
        statements: &[&str],
    ) -> Reading {
        let actor = |row: &&str| {
            let cells: Vec<&str> = row.split(':').collect();
            let mut names = cells[0].split('/').map(str::to_owned);
            Actor {
                name: names.next().unwrap(),
                kind: serde_json::from_value(cells[1].into()).ok(),
                aliases: names.collect(),
                country: cells.get(2).map(|country| (*country).to_owned()),
                ..Actor::default()
            }
        };
        let statement = |row: &&str| {
            let cells: Vec<&str> = row.split('|').collect();
            let words = article(text, &[&cells[..3].join("|")]).attributions.remove(0);
            let how = cells.get(4).map(|how| serde_json::from_value((*how).into()).unwrap());
            Statement {
                kind: Kind::Indirect,
                speaker: words.speaker,
                cue: words.cue,
                content: words.content,
                actor: cells[3].parse().ok(),
                speaker_how: how.unwrap_or(SpeakerHow::Named),
                negation: None,
                addressee: None,
                via: Vec::new(),
                occasion: None,
                said_on: None,
                confidence: 1.0,
            }
        };
        Reading {
            actors: actors.iter().map(actor).collect(),
            statements: statements.iter().map(statement).collect(),
            ..Reading::default()
        }
    }

    /// Checks which of the speakers of [`gold`] are right in a reading: "+", "-", or "." where the
    /// statement is not found.
    #[track_caller]
    fn check(actors: &[&str], found: &[&str], expected: &str) {
        let (gold, reading) = (gold(), reading(TEXT, actors, found));
        let marks = judge(&gold, &reading).into_iter().map(|judged| match judged {
            Judged { found: None, .. } => '.',
            Judged { right: true, .. } => '+',
            Judged { right: false, .. } => '-',
        });
        assert_eq!(marks.collect::<String>(), expected);
    }

    fn gold() -> ArticleSpeakers {
        speakers(
            TEXT,
            &[
                "Ann Ray|said|the dam holds|Ann Ray|person",
                "Ray|added|that it rains|Ann Ray|person",
                "Two officials|denied|the wall leaks|Two officials|group",
                "They|fear|that the fish die|Two officials|group",
                "|is known|that Keldria waits||",
            ],
        )
    }

    #[test]
    fn a_name_must_be_the_actors_and_nobody_elses() {
        let found = ["Ann Ray|said|the dam holds|0", "Ray|added|that it rains|1"];
        check(&["Ann Ray/Ray:person", "Bo Lund:person"], &found, "+-...");
        check(&["Dr Ann K. Ray/ANN RAY’s:person", "Ray:person"], &found, "+-...");
        // Two actors with one name: neither is right.
        check(&["Ann Ray:person", "Ray/Ann Ray:person"], &found, "--...");
        // Without an actor, or with one that is not there.
        let found = ["Ann Ray|said|the dam holds|", "Ray|added|that it rains|7"];
        check(&["Ann Ray:person"], &found, "--...");
    }

    #[test]
    fn a_group_may_stay_without_an_actor_where_it_speaks_in_its_own_words() {
        let found = ["Two officials|denied|the wall leaks|", "They|fear|that the fish die|"];
        check(&[], &found, "..+-.");
        let found = ["Two officials|denied|the wall leaks|0", "They|fear|that the fish die|0"];
        check(&["two officials:group"], &found, "..++.");
        check(&["two officials:person"], &found, "..--.");
        check(&["Residents:group"], &found, "..--.");
        // Found with fewer words, and called by them.
        let found = ["officials|denied|the wall leaks|0", "They|fear|that the fish die|0"];
        check(&["officials:group"], &found, "..+-.");
        // The gold has but the words that begin the speaker.
        let text = "An aide close to Hale said it rains.";
        let words = "An aide close to Hale";
        let gold = speakers(text, &["An aide close to Hale|said|it rains|An aide|group"]);
        let found =
            reading(text, &[&format!("{words}:group")], &[&format!("{words}|said|it rains|0")]);
        assert!(judge(&gold, &found)[0].right);
        let gold = speakers(text, &["An aide close to Hale|said|it rains|Hale|group"]);
        assert!(!judge(&gold, &found)[0].right);
        // Somebody else was taken for the speaker.
        check(&[], &["Ann Ray|denied|the wall leaks|"], "..-..");
    }

    #[test]
    fn a_state_may_be_two_actors_of_one_country() {
        let text = "The valley waits, Brackwater said. Keldria hopes that it rains.";
        let gold = speakers(text, &["Brackwater|said|The valley waits|Keldria|state"]);
        let check = |actors: &[&str], right: bool| {
            let reading = reading(text, actors, &["Brackwater|said|The valley waits|0"]);
            assert_eq!(judge(&gold, &reading)[0].right, right, "{actors:?}");
        };
        check(&["Brackwater:state:KD", "Keldria:state:KD"], true);
        check(&["Keldria:state:KD", "Keldria:state:KD"], true);
        check(&["Brackwater:state:KD", "Keldria:state:VS"], false);
        check(&["Brackwater:state", "Keldria:state"], false);
        // A person's country is where they hold office.
        check(&["Brackwater:person:KD", "Keldria:state:KD"], false);
    }

    #[test]
    fn the_unknown_has_no_actor() {
        check(&["Keldria:state"], &["|is known|that Keldria waits|"], "....+");
        check(&["Keldria:state"], &["|is known|that Keldria waits|0"], "....-");
    }

    #[test]
    fn whoever_speaks_the_content_finds_the_statement() {
        // The better overlap is another's; half of the content, and the speaker, decide.
        let found = ["Two officials|said|the dam holds|", "Ann Ray|said|the dam|0"];
        check(&["Ann Ray:person"], &found, "+....");
        check(&["Ann Ray:person"], &["Two officials|said|the dam holds|0"], "+....");
        check(&["Ann Ray:person"], &["Ann Ray|said|dam|0"], ".....");
    }
}
