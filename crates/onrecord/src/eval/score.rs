//! All measures over all articles, and each publisher's and each class of cues' own.

use super::by_cue::{ByCue, CueScores};
use super::calibration::Calibration;
use super::compare::{Compared, Predicted};
use super::cue::CueClass;
use super::gold::GoldArticle;
use super::measure::Measures;
use serde::Serialize;
use std::collections::BTreeMap;

/// How well a reading agrees with gold, in percent.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Scores {
    /// The number of articles scored.
    pub articles: usize,
    /// The measures over all articles together.
    pub measures: Measures,
    /// How far the confidences can be trusted; unknown where no statement carries one.
    pub calibration: Option<Calibration>,
    /// The statements by the class of their cue, the gold's or the found one. Classes without any are
    /// not here.
    pub by_cue: BTreeMap<CueClass, CueScores>,
    /// The same measures for each publisher. Articles whose publisher is unknown are not here.
    pub by_publisher: BTreeMap<String, PublisherScores>,
}

/// The scores of one publisher's articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct PublisherScores {
    /// The number of the publisher's articles.
    pub articles: usize,
    /// The measures over them.
    pub measures: Measures,
}

/// Scores what was found in each article, `predicted[i]` being what was found in `gold[i]`.
///
/// Nothing was found in the articles beyond the end of `predicted`; lists beyond the end of `gold`
/// belong to no article and are not looked at.
pub fn score(gold: &[GoldArticle], predicted: &[Vec<Predicted>]) -> Scores {
    let mut scores = Scores { articles: gold.len(), ..Scores::default() };
    let (mut by_cue, mut confidences) = (ByCue::default(), Vec::new());
    for (i, article) in gold.iter().enumerate() {
        let found = predicted.get(i).map(Vec::as_slice).unwrap_or_default();
        let compared = Compared::new(article, found);
        let relation = compared.relation();
        let measures = Measures::of(&compared, &relation);
        scores.measures = scores.measures.plus(measures);
        if let Some(publisher) = &article.publisher {
            let own = scores.by_publisher.entry(publisher.clone()).or_default();
            own.articles += 1;
            own.measures = own.measures.plus(measures);
        }
        by_cue.add(article, found, &compared, &relation);
        let mut right = vec![false; found.len()];
        relation.iter().for_each(|(_, found)| right[*found] = true);
        for (j, statement) in found.iter().enumerate() {
            if let (Some(confidence), false) =
                (statement.confidence, compared.found[j].content.is_empty())
            {
                confidences.push((confidence, right[j]));
            }
        }
    }
    scores.calibration = Calibration::of(&confidences);
    scores.by_cue = by_cue.scores();
    scores
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::gold::tests::article;

    const TEXT: &str = "“We wait,” said Ann Ray, “and we hope.” Bo Lund denied the dam leaks. \
                        It was feared that the fish die.";
    const GOLD: [&str; 3] = [
        "Ann Ray|said|“We wait,”+“and we hope.”",
        "Bo Lund|denied|the dam leaks",
        "|was feared|that the fish die",
    ];

    fn predicted(article: &GoldArticle) -> Vec<Predicted> {
        article.attributions.iter().map(Predicted::from).collect()
    }

    /// Checks "right/found/gold" of speaker, cue, content, content overlap, relation, relation
    /// exact and piece relation when `found` is scored against [`GOLD`].
    fn check(found: &[&str], expected: &str) {
        let scores = score(&[article(TEXT, &GOLD)], &[predicted(&article(TEXT, found))]);
        let counts = scores.measures.named();
        let counts = counts.map(|(_, of)| format!("{}/{}/{}", of.correct, of.predicted, of.gold));
        assert_eq!(counts.join(" "), expected, "{found:?}");
    }

    #[test]
    fn each_measure_counts_its_own_items() {
        check(&GOLD, "2/2/2 3/3/3 4/4/4 4/4/4 3/3/3 3/3/3 4/4/4");
        check(&[], "0/0/2 0/0/3 0/0/4 0/0/4 0/0/3 0/0/3 0/0/4");
        // 7 of 13 characters are 0.54, and part of the speaker is enough.
        check(&["Lund|denied|the dam"], "0/1/2 1/1/3 0/1/4 1/1/4 1/1/3 0/1/3 1/1/4");
        // 6 of 13 characters are 0.46.
        check(&["Bo Lund|denied|the da"], "1/1/2 1/1/3 0/1/4 0/1/4 0/1/3 0/1/3 0/1/4");
        // The pieces of one statement, found as two: of its 24 characters, 10 are 0.42 and 14 0.58.
        check(
            &["Ann Ray|said|“We wait,”", "Ann Ray|said|“and we hope.”"],
            "1/1/2 1/1/3 2/2/4 2/2/4 1/2/3 0/2/3 2/2/4",
        );
        // Found in one piece of 39 characters, the cue among them: 24 are 0.62, but 14 only 0.36.
        check(
            &["Ann Ray|said|“We wait,” said Ann Ray, “and we hope.”"],
            "1/1/2 1/1/3 0/1/4 0/1/4 1/1/3 0/1/3 0/1/4",
        );
        // A wrong cue spoils nothing but the cue and what must be exact.
        check(&["Bo Lund|was feared|the dam leaks"], "1/1/2 1/1/3 1/1/4 1/1/4 1/1/3 0/1/3 1/1/4");
    }

    #[test]
    fn speakers_must_meet_and_nobody_meets_nobody() {
        check(
            &["Bo Lund|said|“We wait,”+“and we hope.”"],
            "1/1/2 1/1/3 2/2/4 2/2/4 0/1/3 0/1/3 0/2/4",
        );
        check(&["|denied|the dam leaks"], "0/0/2 1/1/3 1/1/4 1/1/4 0/1/3 0/1/3 0/1/4");
        check(&["It|was feared|that the fish die"], "0/1/2 1/1/3 1/1/4 1/1/4 0/1/3 0/1/3 0/1/4");
        check(&["||that the fish die"], "0/0/2 0/0/3 1/1/4 1/1/4 1/1/3 0/1/3 1/1/4");
    }

    #[test]
    fn an_item_matches_once_and_a_statement_without_content_never() {
        check(&[GOLD[1], GOLD[1]], "1/1/2 1/1/3 1/1/4 1/1/4 1/2/3 1/2/3 1/2/4");
        check(&["Bo Lund|denied|"], "1/1/2 1/1/3 0/0/4 0/0/4 0/0/3 0/0/3 0/0/4");
    }

    #[test]
    fn odd_gold_agrees_with_itself() {
        // One statement twice, three speakers for one content in every overlap, two cues for one
        // statement, contents that overlap and touch, and a statement without content.
        let odd = article(
            TEXT,
            &[
                "Bo Lund|denied|the dam leaks",
                "Bo Lund|denied|the dam leaks",
                "Ann Ray|said|the dam leaks",
                "Ann Ray+Bo Lund|said|the dam leaks",
                "Ann Ray|denied|the dam leaks",
                "Bo Lund|denied|the dam+dam leaks",
                "Bo Lund|denied|the dam+ leaks",
                "Ann Ray|said|",
                "||",
            ],
        );
        let mut empty = odd.clone();
        for attribution in &mut empty.attributions {
            attribution.content.push(onrecord_text::Span::new(4, 4));
        }
        for gold in [odd, empty] {
            let found = predicted(&gold);
            for (name, measure) in score(&[gold], &[found]).measures.named() {
                assert_eq!(measure.f1, Some(100.0), "{name}");
                assert_eq!(measure.correct, measure.gold, "{name}");
            }
        }
    }

    #[test]
    fn publishers_are_scored_by_themselves_and_confidences_by_the_relation() {
        let published =
            |name: &str| GoldArticle { publisher: Some(name.to_owned()), ..article(TEXT, &GOLD) };
        let gold = [published("Post"), article(TEXT, &GOLD), published("Mail"), published("Post")];
        let mut found =
            predicted(&article(TEXT, &["Lund|denied|the dam", "It||that the fish die"]));
        found[0].confidence = Some(0.75);
        found[1].confidence = Some(0.25);
        // The list is shorter than the gold: nothing was found in the last article.
        let scores = score(&gold, &[found, predicted(&gold[1]), predicted(&gold[2])]);
        // Both confidences are 25 points off.
        let table = "
                      P      R     F1   right   found    gold
speaker            66.7   50.0   57.1       4       6       8
cue               100.0   58.3   73.7       7       7      12
content            90.0   56.2   69.2       9      10      16
content overlap   100.0   62.5   76.9      10      10      16
relation           87.5   58.3   70.0       7       8      12
relation exact     75.0   50.0   60.0       6       8      12
piece relation     90.0   56.2   69.2       9      10      16

calibration error 25.0 points over 2 statements (34.5 by chance)

by class of cue     cue P      R  relation P      R   found    gold
said                100.0   50.0       100.0   50.0       2       4
common verb         100.0   75.0       100.0   75.0       3       4
rare                100.0   50.0       100.0   50.0       2       4
none                    –      –         0.0      –       1       0

F1 by publisher  articles  speaker    cue  content  content overlap  relation
Mail                    1    100.0  100.0    100.0            100.0     100.0
Post                    2      0.0   28.6     20.0             40.0      25.0
";
        assert_eq!(format!("\n{}", scores.table()), table);
        let json = serde_json::to_value(&scores).unwrap();
        assert_eq!(json["measures"]["relation"]["correct"], 7);
        assert_eq!(json["by_publisher"]["Post"]["measures"]["cue"]["gold"], 6);
        assert_eq!(json["by_cue"]["common_verb"]["relation"]["correct_gold"], 3);
        assert_eq!(json["calibration"]["bins"][7]["correct"], 100.0);
        // Where there is nothing to divide by, there is no figure.
        let nothing = score(&[], &[]).table();
        let cue: Vec<&str> = nothing.lines().nth(2).unwrap().split_whitespace().collect();
        assert_eq!(cue, ["cue", "–", "–", "–", "0", "0", "0"]);
    }
}
