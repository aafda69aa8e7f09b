//! How well positions are found: holder, issue and stance; stance alone; conditions.

use super::found::FoundPosition;
use super::gold::{ArticlePositions, GoldPosition};
use crate::eval::calibration::{Calibration, Fit};
use crate::eval::measure::{Measure, share};
use crate::eval::table::percent;
use onrecord_text::Stance;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// How well positions are found; [`crate::eval::DEFINITIONS`] says when one is right.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PositionScores {
    /// The number of articles scored.
    pub articles: usize,
    /// Holder, issue and stance.
    pub position: Measure,
    /// Holder and issue, whatever the stance.
    pub holder: Measure,
    /// Of the gold's holders and issues that were found, the share with a stance of the gold's, in percent.
    pub stance_accuracy: Option<f64>,
    /// Conditions that overlap the gold's, of one holder, issue and stance.
    pub condition: Measure,
    /// Positions by issue.
    pub by_issue: BTreeMap<String, Measure>,
    /// How far the confidences can be trusted.
    pub calibration: Option<Calibration>,
}

/// A position that was missed or found in excess.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PositionMistake {
    /// The article's id.
    pub article: String,
    /// `missed`, `spurious` or `other stance`.
    pub kind: &'static str,
    /// The issue.
    pub issue: String,
    /// The holder.
    pub holder: String,
    /// The stance: the gold's, or what was found in excess.
    pub stance: &'static str,
    /// The sentence around the holder's words.
    pub sentence: String,
}

/// Gold positions of one holder, issue and stance in one article.
struct Group<'g> {
    rows: Vec<&'g GoldPosition>,
}

impl<'g> Group<'g> {
    fn all(article: &'g ArticlePositions) -> Vec<Group<'g>> {
        let mut groups: BTreeMap<(&str, &str, Stance), Vec<&GoldPosition>> = BTreeMap::new();
        for row in &article.positions {
            groups.entry((&row.holder, &row.issue, row.stance)).or_default().push(row);
        }
        groups.into_values().map(|rows| Group { rows }).collect()
    }

    fn stance(&self) -> Stance {
        self.rows[0].stance
    }

    fn holds(&self, found: &FoundPosition) -> bool {
        self.rows.iter().any(|row| found.is_of(row))
    }
}

/// Found positions of one holder, issue and stance, as the same is counted once.
fn distinct(found: &[FoundPosition]) -> Vec<&FoundPosition> {
    let mut seen = BTreeSet::new();
    let is_new = |it: &&FoundPosition| seen.insert((it.name.clone(), it.issue.clone(), it.stance));
    found.iter().filter(is_new).collect()
}

/// Scores positions, `found[i]` being those of `gold[i]`'s article.
pub fn score_positions(gold: &[ArticlePositions], found: &[Vec<FoundPosition>]) -> PositionScores {
    let mut counts = Counts::default();
    for (article, found) in gold.iter().zip(found) {
        counts.add(article, found);
    }
    let by_issue = counts.by_issue.iter().map(|(issue, it)| (issue.clone(), it.measure()));
    PositionScores {
        articles: gold.len(),
        position: counts.position.measure(),
        holder: counts.holder.measure(),
        stance_accuracy: share(counts.stance_right, counts.stance_found),
        condition: counts.condition.measure(),
        by_issue: by_issue.collect(),
        calibration: Calibration::of(&counts.confidences),
    }
}

/// Counts of both sides.
#[derive(Clone, Copy, Default)]
struct Count {
    right_of_found: usize,
    found: usize,
    right_of_gold: usize,
    gold: usize,
}

impl Count {
    /// Where two found holders are one of the gold's, one of them is too many.
    fn measure(self) -> Measure {
        Measure::of(self.right_of_found.min(self.right_of_gold), self.found, self.gold)
    }
}

#[derive(Default)]
struct Counts {
    position: Count,
    holder: Count,
    condition: Count,
    stance_right: usize,
    stance_found: usize,
    by_issue: BTreeMap<String, Count>,
    confidences: Vec<(f32, bool)>,
}

impl Counts {
    fn add(&mut self, article: &ArticlePositions, found: &[FoundPosition]) {
        let groups = Group::all(article);
        let found = distinct(found);
        for group in &groups {
            let same_stance = |it: &&&FoundPosition| it.stance == group.stance() && group.holds(it);
            let right = found.iter().any(|it| same_stance(&it));
            let any = found.iter().any(|it| group.holds(it));
            self.position.gold += 1;
            self.position.right_of_gold += usize::from(right);
            let issue = self.by_issue.entry(group.rows[0].issue.clone()).or_default();
            issue.gold += 1;
            issue.right_of_gold += usize::from(right);
            self.holder.gold += 1;
            self.holder.right_of_gold += usize::from(any);
            self.stance_found += usize::from(any);
            self.stance_right += usize::from(right);
            let conditions: Vec<_> = group.rows.iter().filter_map(|row| row.condition).collect();
            if !conditions.is_empty() {
                let overlap = |it: &&FoundPosition| {
                    it.condition.is_some_and(|c| conditions.iter().any(|gold| gold.overlaps(c)))
                };
                let hit = found.iter().filter(same_stance).any(overlap);
                self.condition.gold += 1;
                self.condition.right_of_gold += usize::from(hit);
            }
        }
        for it in &found {
            let of: Vec<&Group> = groups.iter().filter(|group| group.holds(it)).collect();
            let right: Vec<&&Group> =
                of.iter().filter(|group| group.stance() == it.stance).collect();
            self.position.found += 1;
            self.position.right_of_found += usize::from(!right.is_empty());
            let issue = self.by_issue.entry(it.issue.clone()).or_default();
            issue.found += 1;
            issue.right_of_found += usize::from(!right.is_empty());
            self.holder.found += 1;
            self.holder.right_of_found += usize::from(!of.is_empty());
            if let Some(condition) = it.condition.filter(|_| !right.is_empty()) {
                let overlaps =
                    |row: &&GoldPosition| row.condition.is_some_and(|c| c.overlaps(condition));
                let hit = right.iter().any(|group| group.rows.iter().any(overlaps));
                self.condition.found += 1;
                self.condition.right_of_found += usize::from(hit);
            }
            self.confidences
                .extend(it.confidence.map(|confidence| (confidence, !right.is_empty())));
        }
    }
}

/// What was missed and what was found in excess, in the order of the articles.
pub fn position_mistakes(
    gold: &[ArticlePositions],
    found: &[Vec<FoundPosition>],
) -> Vec<PositionMistake> {
    let mut mistakes = Vec::new();
    for (article, found) in gold.iter().zip(found) {
        let text = &article.article.text;
        let mistake = |kind, issue: &str, holder: &str, stance: Stance, at: onrecord_text::Span| {
            let start = text[..at.start as usize].rfind('\n').map_or(0, |line| line + 1);
            let end =
                text[at.end as usize..].find('\n').map_or(text.len(), |to| at.end as usize + to);
            PositionMistake {
                article: article.article.id.clone(),
                kind,
                issue: issue.to_owned(),
                holder: holder.to_owned(),
                stance: stance.name(),
                sentence: text[start..end].trim().to_owned(),
            }
        };
        let groups = Group::all(article);
        for group in &groups {
            let of: Vec<_> = found.iter().filter(|it| group.holds(it)).collect();
            let row = group.rows[0];
            if !of.iter().any(|it| it.stance == row.stance) {
                let kind = if of.is_empty() { "missed" } else { "other stance" };
                mistakes.push(mistake(kind, &row.issue, &row.holder, row.stance, row.words));
            }
        }
        for it in distinct(found) {
            if !groups.iter().any(|group| group.stance() == it.stance && group.holds(it)) {
                mistakes.push(mistake("spurious", &it.issue, &it.name, it.stance, it.words));
            }
        }
    }
    mistakes
}

impl PositionScores {
    /// The scores as a table of plain text.
    pub fn table(&self) -> String {
        let mut table = String::new();
        // Writing to a string cannot fail.
        let _ = self.write_table(&mut table);
        table
    }

    fn write_table(&self, to: &mut String) -> std::fmt::Result {
        let [precision, recall, f1] = ["precision", "recall", "F1"];
        writeln!(to, "{:<24}{precision:>11}{recall:>9}{f1:>9}", "")?;
        let issues = self.by_issue.iter().map(|(issue, measure)| (issue.as_str(), measure));
        let whole = [
            ("position", &self.position),
            ("holder and issue", &self.holder),
            ("condition", &self.condition),
        ];
        for (name, measure) in whole.into_iter().chain(issues) {
            let [precision, recall, f1] =
                [measure.precision, measure.recall, measure.f1].map(percent);
            writeln!(to, "{name:<24}{precision:>11}{recall:>9}{f1:>9}")?;
        }
        writeln!(
            to,
            "\nstance right where holder and issue are: {}",
            percent(self.stance_accuracy)
        )?;
        if let Some(calibration) = &self.calibration {
            writeln!(
                to,
                "calibration error: {:.1} points over {} positions ({:.1} by chance)",
                calibration.error, calibration.statements, calibration.by_chance
            )?;
            let Fit { slope, offset } = calibration.fit;
            writeln!(to, "the map that would mend it: slope {slope:.4}, offset {offset:.4}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::gold::tests::article;
    use onrecord_reading::{Actor, ActorKind, Position, Reading};
    use onrecord_text::Span;

    const TEXT: &str = "Kyiv wants the dam if it rains. Ann Ray fears it. Some towns wait.";

    fn span(words: &str) -> Span {
        let start = TEXT.find(words).unwrap();
        Span::new(start, start + words.len())
    }

    fn gold() -> ArticlePositions {
        let row = |holder: &str, words: &str, stance, condition: Option<&str>| GoldPosition {
            holder: holder.to_owned(),
            words: span(words),
            issue: "dam".to_owned(),
            stance,
            condition: condition.map(span),
        };
        ArticlePositions {
            article: article(TEXT, &[]),
            positions: vec![
                row("Ukraine", "Kyiv", Stance::For, Some("if it rains")),
                row("Ann Ray", "Ann Ray", Stance::Against, None),
                row("some towns", "Some towns", Stance::Undecided, None),
            ],
        }
    }

    /// Scores a reading with positions as `actor|words|stance|condition`: position F1, stance accuracy
    /// and condition F1.
    #[track_caller]
    fn check(rows: &[&str], expected: [Option<f64>; 3]) {
        let mut reading = Reading::default();
        for row in rows {
            let cells: Vec<&str> = row.split('|').collect();
            let kind = (cells[0] == "Ukraine").then_some(ActorKind::State);
            reading.actors.push(Actor { name: cells[0].to_owned(), kind, ..Actor::default() });
            reading.positions.push(Position {
                holder: reading.actors.len() - 1,
                holder_words: span(cells[1]),
                issue: "dam".to_owned(),
                stance: serde_json::from_value(cells[2].into()).unwrap(),
                condition: (!cells[3].is_empty()).then(|| span(cells[3])),
                quantity: None,
                attributed_to: None,
                via: Vec::new(),
                evidence: span(cells[1]),
                statement: None,
                as_of: None,
                confidence: 0.9,
            });
        }
        let scores = score_positions(&[gold()], &[FoundPosition::of_reading(&reading)]);
        assert_eq!([scores.position.f1, scores.stance_accuracy, scores.condition.f1], expected);
    }

    #[test]
    fn holder_issue_and_stance_make_a_position() {
        let all =
            ["Ukraine|Kyiv|for|it rains", "Ann Ray|Ann Ray|against|", "towns|towns|undecided|"];
        check(&all, [Some(100.0); 3]);
        let wrong = ["Ukraine|Kyiv|against|", "Ann Ray|Ann Ray|against|", "Kyiv|dam|for|"];
        check(&wrong, [Some(200.0 / 6.0), Some(50.0), Some(0.0)]);
        check(&[], [Some(0.0), None, Some(0.0)]);
    }

    #[test]
    fn another_readers_positions_are_scored_alike() {
        let scores = score_positions(&[gold()], &[FoundPosition::of_gold(&gold())]);
        assert_eq!(scores.position.f1, Some(100.0));
        assert_eq!(scores.calibration, None);
        assert_eq!(position_mistakes(&[gold()], &[Vec::new()]).len(), 3);
    }
}
