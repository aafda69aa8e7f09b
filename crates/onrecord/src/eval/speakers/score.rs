//! How often the reading knows who speaks: by what the speaker is, and by how it was found.

use super::gold::ArticleSpeakers;
use super::judged::{Judged, judge};
use crate::eval::measure::share;
use crate::eval::table::percent;
use onrecord_reading::{ActorKind, Reading, SpeakerHow};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write;

/// How often the reading knows who speaks; [`crate::eval::DEFINITIONS`] says when it does.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SpeakerScores {
    /// The number of articles scored.
    pub articles: usize,
    /// All gold speakers.
    pub all: KindShare,
    /// Those of each kind, by its word; "unknown" are those whom the article does not tell.
    pub by_kind: BTreeMap<&'static str, KindShare>,
    /// Those whose statement was found, by how the reading found the speaker.
    pub by_how: BTreeMap<&'static str, FoundHow>,
}

/// Gold speakers of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct KindShare {
    /// Their number.
    pub gold: usize,
    /// The number whose statement was found.
    pub found: usize,
    /// The number whose statement's actor is right.
    pub right: usize,
    /// `right` of `found`, in percent; unknown where none was found.
    pub accuracy: Option<f64>,
    /// `right` of `gold`, in percent; unknown where there is none.
    pub of_gold: Option<f64>,
}

/// Found statements whose speakers were found in one way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct FoundHow {
    /// Their number.
    pub found: usize,
    /// The number that are right.
    pub right: usize,
    /// `right` of `found`, in percent; unknown where there is none.
    pub accuracy: Option<f64>,
    /// The number that have an actor.
    pub given: usize,
    /// The number of those that are right.
    pub given_right: usize,
    /// `given_right` of `given`, in percent; unknown where there is none.
    pub precision: Option<f64>,
}

/// The order of the tables.
const KINDS: [Option<ActorKind>; 5] = [
    Some(ActorKind::Person),
    Some(ActorKind::State),
    Some(ActorKind::Organisation),
    Some(ActorKind::Group),
    None,
];

const HOWS: [SpeakerHow; 6] = [
    SpeakerHow::Named,
    SpeakerHow::Title,
    SpeakerHow::Pronoun,
    SpeakerHow::Continued,
    SpeakerHow::Outlet,
    SpeakerHow::None,
];

/// Scores who the speakers are, `readings[i]` being the reading of `gold[i]`'s article.
///
/// Nothing was found in the articles beyond the end of `readings`.
pub fn score_speakers(gold: &[ArticleSpeakers], readings: &[Reading]) -> SpeakerScores {
    let nothing = Reading::default();
    let readings = readings.iter().chain(std::iter::repeat(&nothing));
    let judged: Vec<Judged> =
        gold.iter().zip(readings).flat_map(|(one, reading)| judge(one, reading)).collect();
    let kind = |kind: Option<ActorKind>| {
        let of_kind = |judged: &&Judged| judged.gold.actor.map(|actor| actor.kind) == kind;
        (kind_name(kind), KindShare::of(judged.iter().filter(of_kind)))
    };
    let how = |how: SpeakerHow| {
        let in_this_way =
            |judged: &&Judged| judged.found.is_some_and(|found| found.speaker_how == how);
        (how.name(), FoundHow::of(judged.iter().filter(in_this_way)))
    };
    SpeakerScores {
        articles: gold.len(),
        all: KindShare::of(judged.iter()),
        by_kind: KINDS.into_iter().map(kind).collect(),
        by_how: HOWS.into_iter().map(how).collect(),
    }
}

impl KindShare {
    fn of<'a>(judged: impl Iterator<Item = &'a Judged<'a>>) -> KindShare {
        let (mut gold, mut found, mut right) = (0, 0, 0);
        for one in judged {
            gold += 1;
            found += usize::from(one.found.is_some());
            right += usize::from(one.right);
        }
        let (accuracy, of_gold) = (share(right, found), share(right, gold));
        KindShare { gold, found, right, accuracy, of_gold }
    }
}

impl FoundHow {
    fn of<'a>(judged: impl Iterator<Item = &'a Judged<'a>>) -> FoundHow {
        let (mut found, mut right, mut given, mut given_right) = (0, 0, 0, 0);
        for one in judged {
            let has_actor = one.found.is_some_and(|found| found.actor.is_some());
            found += 1;
            right += usize::from(one.right);
            given += usize::from(has_actor);
            given_right += usize::from(has_actor && one.right);
        }
        let (accuracy, precision) = (share(right, found), share(given_right, given));
        FoundHow { found, right, accuracy, given, given_right, precision }
    }
}

impl SpeakerScores {
    /// The scores as two tables of plain text: by what the speakers are, and by how the reading
    /// found them.
    pub fn table(&self) -> String {
        let mut table = String::new();
        // Writing to a string cannot fail.
        let _ = self.write_table(&mut table);
        table
    }

    fn write_table(&self, to: &mut String) -> std::fmt::Result {
        let [gold, found, right, accuracy] = ["gold", "found", "right", "accuracy"];
        let [of_gold, given, precision] = ["of gold", "given", "precision"];
        writeln!(
            to,
            "{:<16}{gold:>8}{found:>8}{right:>8}{accuracy:>11}{of_gold:>11}",
            "speaker is"
        )?;
        let kinds = KINDS.into_iter().map(kind_name);
        let kinds = kinds.filter_map(|name| Some((name, self.by_kind.get(name)?)));
        for (name, kind) in std::iter::once(("all", &self.all)).chain(kinds) {
            let KindShare { gold, found, right, accuracy, of_gold } = kind;
            let [accuracy, of_gold] = [accuracy, of_gold].map(|value| percent(*value));
            writeln!(to, "{name:<16}{gold:>8}{found:>8}{right:>8}{accuracy:>11}{of_gold:>11}")?;
        }
        let head = "found as";
        writeln!(
            to,
            "\n{head:<16}{found:>8}{right:>8}{accuracy:>11}{given:>8}{right:>8}{precision:>11}"
        )?;
        for name in HOWS.map(SpeakerHow::name) {
            let Some(how) = self.by_how.get(name) else { continue };
            let FoundHow { found, right, accuracy, given, given_right, precision } = how;
            let [accuracy, precision] = [accuracy, precision].map(|value| percent(*value));
            write!(to, "{name:<16}{found:>8}{right:>8}{accuracy:>11}")?;
            writeln!(to, "{given:>8}{given_right:>8}{precision:>11}")?;
        }
        Ok(())
    }
}

/// The word for a kind of gold speaker.
pub(super) fn kind_name(kind: Option<ActorKind>) -> &'static str {
    kind.map_or("unknown", ActorKind::name)
}

#[cfg(test)]
mod tests {
    use super::super::gold::tests::speakers;
    use super::super::judged::tests::reading;
    use super::*;

    const TEXT: &str = "Ann Ray said the dam holds. She added that it rains. Two officials denied \
                        the wall leaks. Keldria hopes that the fish live.";

    fn gold() -> ArticleSpeakers {
        speakers(
            TEXT,
            &[
                "Ann Ray|said|the dam holds|Ann Ray|person",
                "She|added|that it rains|Ann Ray|person",
                "Two officials|denied|the wall leaks|Two officials|group",
                "Keldria|hopes|that the fish live|Keldria|state",
            ],
        )
    }

    #[test]
    fn shares_by_kind_and_by_how() {
        let found = reading(
            TEXT,
            &["Ann Ray:person", "Bo Lund:person"],
            &[
                "Ann Ray|said|the dam holds|0|named",
                "She|added|that it rains|1|pronoun",
                "Two officials|denied|the wall leaks||title",
            ],
        );
        // The last article has no reading: nothing was found in it.
        let scores = score_speakers(&[gold(), gold()], &[found]);
        let table = "
speaker is          gold   found   right   accuracy    of gold
all                    8       3       2       66.7       25.0
person                 4       2       1       50.0       25.0
state                  2       0       0          –        0.0
organisation           0       0       0          –          –
group                  2       1       1      100.0       50.0
unknown                0       0       0          –          –

found as           found   right   accuracy   given   right  precision
named                  1       1      100.0       1       1      100.0
title                  1       1      100.0       0       0          –
pronoun                1       0        0.0       1       0        0.0
continued              0       0          –       0       0          –
outlet                 0       0          –       0       0          –
none                   0       0          –       0       0          –
";
        assert_eq!(format!("\n{}", scores.table()), table);
        let json = serde_json::to_value(&scores).unwrap();
        assert_eq!(json["articles"], 2);
        assert_eq!(json["by_kind"]["group"]["of_gold"], 50.0);
        assert_eq!(json["by_how"]["title"]["precision"], serde_json::Value::Null);
    }
}
