//! The statements whose speaker the reading takes for somebody else, or for nobody.

use super::gold::ArticleSpeakers;
use super::judged::judge;
use super::score::kind_name;
use crate::eval::mistakes::Quoted;
use onrecord_reading::{Reading, SpeakerHow};
use onrecord_text::{CodePoints, Span};
use serde::Serialize;

/// A found statement whose speaker is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SpeakerMistake {
    /// The article's id in the gold.
    pub article: String,
    /// The words that name the speaker, as the gold has them.
    pub speaker: Vec<Quoted>,
    /// What was said, as the gold has it.
    pub content: Vec<Quoted>,
    /// Who speaks, with the fullest name of the article; nobody where it does not tell.
    pub gold: Option<String>,
    /// What kind of actor that is, or "unknown".
    pub gold_kind: &'static str,
    /// The name of the actor that the reading has.
    pub found: Option<String>,
    /// The words that the reading took for the speaker's.
    pub found_speaker: Vec<Quoted>,
    /// How the reading found the actor.
    pub how: SpeakerHow,
}

/// The wrong speakers of each article, in the order of the gold; `readings[i]` is that of `gold[i]`.
/// Statements that were not found are not here.
pub fn speaker_mistakes(gold: &[ArticleSpeakers], readings: &[Reading]) -> Vec<SpeakerMistake> {
    gold.iter().zip(readings).flat_map(|(one, reading)| in_article(one, reading)).collect()
}

fn in_article(one: &ArticleSpeakers, reading: &Reading) -> Vec<SpeakerMistake> {
    let text = &one.article.text;
    let map = CodePoints::of(text);
    let quoted = |spans: &[Span]| {
        let quoted = spans.iter().map(|span| {
            let [start, end] = map.pair(*span);
            Quoted { start, end, words: span.of(text).to_owned() }
        });
        quoted.collect()
    };
    let wrong = judge(one, reading).into_iter().filter(|judged| !judged.right);
    let mistakes = wrong.filter_map(|judged| {
        let found = judged.found?;
        let actor = found.actor.and_then(|actor| reading.actors.get(actor));
        Some(SpeakerMistake {
            article: one.article.id.clone(),
            speaker: quoted(&judged.gold.statement.speaker),
            content: quoted(&judged.gold.statement.content),
            gold: judged.gold.actor.map(|actor| actor.name.of(text).to_owned()),
            gold_kind: kind_name(judged.gold.actor.map(|actor| actor.kind)),
            found: actor.map(|actor| actor.name.clone()),
            found_speaker: quoted(&found.speaker),
            how: found.speaker_how,
        })
    });
    mistakes.collect()
}

#[cfg(test)]
mod tests {
    use super::super::gold::tests::speakers;
    use super::super::judged::tests::reading;
    use super::*;

    #[test]
    fn the_wrong_ones_with_both_names() {
        const TEXT: &str = "Zoë Ray said it holds. She hopes it stays. It is feared that it leaks.";
        let gold = speakers(
            TEXT,
            &[
                "Zoë Ray|said|it holds|Zoë Ray|person",
                "She|hopes|it stays|Zoë Ray|person",
                "|is feared|that it leaks||",
            ],
        );
        let found = [
            "Zoë Ray|said|it holds|0",
            "She|hopes|it stays||pronoun",
            "|is feared|that it leaks|0|continued",
        ];
        let mistakes = speaker_mistakes(&[gold], &[reading(TEXT, &["Zoë Ray:person"], &found)]);
        let expected = serde_json::json!([
            {
                "article": "a",
                "speaker": [{"start": 23, "end": 26, "words": "She"}],
                "content": [{"start": 33, "end": 41, "words": "it stays"}],
                "gold": "Zoë Ray", "gold_kind": "person", "found": null,
                "found_speaker": [{"start": 23, "end": 26, "words": "She"}], "how": "pronoun",
            },
            {
                "article": "a",
                "speaker": [],
                "content": [{"start": 56, "end": 69, "words": "that it leaks"}],
                "gold": null, "gold_kind": "unknown", "found": "Zoë Ray",
                "found_speaker": [], "how": "continued",
            },
        ]);
        assert_eq!(serde_json::to_value(&mistakes).unwrap(), expected);
    }
}
