//! The scores as plain text.

use super::calibration::Calibration;
use super::measure::Measure;
use super::score::Scores;
use std::fmt::{Result, Write};

/// How many measures the table has for each publisher: more would not fit a terminal's 80 columns.
const COLUMNS: usize = 5;

impl Scores {
    /// The scores as a table of plain text: a measure a line, then a class of cues a line, then a
    /// publisher a line with the F1 of the first five measures.
    pub fn table(&self) -> String {
        let mut table = String::new();
        // Writing to a string cannot fail.
        let _ = self.write_measures(&mut table);
        let _ = self.write_classes(&mut table);
        let _ = self.write_publishers(&mut table);
        table
    }

    fn write_measures(&self, to: &mut String) -> Result {
        let head = ["P", "R", "F1", "right", "found", "gold"];
        let [p, r, f1, right, found, gold] = head;
        writeln!(to, "{:<16}{p:>7}{r:>7}{f1:>7}{right:>8}{found:>8}{gold:>8}", "")?;
        for (name, measure) in self.measures.named() {
            let Measure { precision, recall, f1, correct, predicted, gold } = measure;
            let [precision, recall, f1] = [precision, recall, f1].map(percent);
            write!(to, "{name:<16}{precision:>7}{recall:>7}{f1:>7}")?;
            writeln!(to, "{correct:>8}{predicted:>8}{gold:>8}")?;
        }
        if let Some(Calibration { error, by_chance, statements, .. }) = &self.calibration {
            writeln!(
                to,
                "\ncalibration error {error:.1} points over {statements} statements ({by_chance:.1} by chance)"
            )?;
        }
        Ok(())
    }

    fn write_classes(&self, to: &mut String) -> Result {
        if self.by_cue.is_empty() {
            return Ok(());
        }
        let [name, cue_p, cue_r] = ["by class of cue", "cue P", "R"];
        let [relation_p, relation_r, found, gold] = ["relation P", "R", "found", "gold"];
        write!(to, "\n{name:<16}{cue_p:>9}{cue_r:>7}{relation_p:>12}{relation_r:>7}")?;
        writeln!(to, "{found:>8}{gold:>8}")?;
        for (class, scores) in &self.by_cue {
            let (cue, relation) = (&scores.cue, &scores.relation);
            let [cue_p, cue_r] = [cue.precision, cue.recall].map(percent);
            let [relation_p, relation_r] = [relation.precision, relation.recall].map(percent);
            write!(to, "{:<16}{cue_p:>9}{cue_r:>7}{relation_p:>12}{relation_r:>7}", class.name())?;
            writeln!(to, "{:>8}{:>8}", relation.predicted, relation.gold)?;
        }
        Ok(())
    }

    fn write_publishers(&self, to: &mut String) -> Result {
        if self.by_publisher.is_empty() {
            return Ok(());
        }
        let width = self.by_publisher.keys().map(|name| name.chars().count()).max().unwrap_or(0);
        let width = width.max("F1 by publisher".len()) + 1;
        write!(to, "\n{:<width$}{:>9}", "F1 by publisher", "articles")?;
        for (name, _) in &self.measures.named()[..COLUMNS] {
            write!(to, "  {name:>cell$}", cell = cell(name))?;
        }
        writeln!(to)?;
        for (publisher, scores) in &self.by_publisher {
            write!(to, "{publisher:<width$}{:>9}", scores.articles)?;
            for (name, measure) in &scores.measures.named()[..COLUMNS] {
                write!(to, "  {:>cell$}", percent(measure.f1), cell = cell(name))?;
            }
            writeln!(to)?;
        }
        Ok(())
    }
}

/// The width of a column under `name` that has room for "100.0".
fn cell(name: &str) -> usize {
    name.len().max(5)
}

pub(super) fn percent(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format!("{value:.1}"))
}
