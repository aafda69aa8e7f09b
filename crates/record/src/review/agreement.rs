//! How far coders agree with each other.
//!
//! Krippendorff's alpha for nominal data with missing values (K. Krippendorff, Computing
//! Krippendorff's Alpha-Reliability, 2011, sections B and C): one minus the observed over the expected disagreement. A unit is an entry on which at least
//! two coders have said something; what each says is the stance that they leave it with, or none.

use super::verdicts::{NONE, verdicts};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// How far coders agree on one issue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IssueAgreement {
    /// The issue's id in its codebook; nothing for statements, which coders keep or reject.
    pub issue: Option<String>,
    /// The number of coders.
    pub coders: usize,
    /// The number of entries on which at least two of them have said something.
    pub entries: usize,
    /// Krippendorff's alpha, at most 1; unknown where there are no such entries, or where all coders
    /// always say the same one thing.
    pub alpha: Option<f64>,
}

/// An issue, none of a statement, and the value there.
type Said = (Option<String>, String);

/// Values by unit, then by coder.
type Units = BTreeMap<i64, BTreeMap<String, String>>;

/// The agreement on each issue, in alphabetical order, those on statements first.
pub(super) fn agreement(record: &Connection) -> rusqlite::Result<Vec<IssueAgreement>> {
    // A coder's last word on an entry counts, whatever issue they had found it to be on before.
    let mut last: BTreeMap<(&str, i64), BTreeMap<String, Said>> = BTreeMap::new();
    let verdicts = verdicts(record)?;
    for verdict in verdicts.iter().filter(|it| !it.is_settling()) {
        let said = (verdict.issue().map(str::to_owned), verdict.value().to_owned());
        let coders = last.entry((verdict.entry.table(), verdict.entry.id())).or_default();
        coders.insert(verdict.coder.clone(), said);
    }
    let mut by_issue: BTreeMap<Option<String>, Units> = BTreeMap::new();
    for ((_, entry), coders) in last {
        let issues: BTreeSet<&Option<String>> = coders.values().map(|(issue, _)| issue).collect();
        for issue in issues {
            // Who finds it to be on another issue finds none on this one.
            let on = |(coder, (other, value)): (&String, &Said)| {
                let value = if other == issue { value } else { NONE };
                (coder.clone(), value.to_owned())
            };
            let unit = coders.iter().map(on).collect();
            by_issue.entry(issue.clone()).or_default().insert(entry, unit);
        }
    }
    let of_issue = |(issue, units): (Option<String>, Units)| {
        let mut coders: Vec<&String> = units.values().flat_map(BTreeMap::keys).collect();
        coders.sort();
        coders.dedup();
        let coders = coders.len();
        let values = units.values().map(|unit| unit.values().map(String::as_str).collect());
        let paired: Vec<Vec<&str>> = values.filter(|unit: &Vec<&str>| unit.len() > 1).collect();
        IssueAgreement { issue, coders, entries: paired.len(), alpha: alpha(&paired) }
    };
    Ok(by_issue.into_iter().map(of_issue).collect())
}

/// Krippendorff's alpha for nominal values, each unit's values those of two or more coders.
fn alpha(units: &[Vec<&str>]) -> Option<f64> {
    let mut totals: BTreeMap<&str, f64> = BTreeMap::new();
    let mut observed = 0.0;
    for unit in units {
        let mut counts: BTreeMap<&str, f64> = BTreeMap::new();
        for value in unit {
            *counts.entry(value).or_default() += 1.0;
            *totals.entry(value).or_default() += 1.0;
        }
        let size = unit.len() as f64;
        let same: f64 = counts.values().map(|count| count * (count - 1.0)).sum();
        observed += (size * (size - 1.0) - same) / (size - 1.0);
    }
    let all: f64 = totals.values().sum();
    let same: f64 = totals.values().map(|total| total * (total - 1.0)).sum();
    let expected = all * (all - 1.0) - same;
    (expected > 0.0).then(|| 1.0 - (all - 1.0) * observed / expected)
}

#[cfg(test)]
mod tests {
    use super::alpha;

    #[test]
    fn alpha_is_that_of_the_book() {
        // The example of nominal data with two coders (section B).
        let a = ["a", "a", "b", "b", "d", "c", "c", "c", "e", "d", "d", "a"];
        let b = ["b", "a", "b", "b", "b", "c", "c", "c", "e", "d", "d", "d"];
        let units: Vec<Vec<&str>> = a.iter().zip(b).map(|(a, b)| vec![*a, b]).collect();
        let found = alpha(&units).unwrap();
        assert!((found - 0.692).abs() < 0.001, "{found}");
    }

    #[test]
    fn agreement_needs_two_coders_and_two_values() {
        assert_eq!(alpha(&[]), None);
        assert_eq!(alpha(&[vec!["for", "for"], vec!["for", "for"]]), None);
        assert_eq!(alpha(&[vec!["for", "for"], vec!["none", "none"]]), Some(1.0));
        assert!(alpha(&[vec!["for", "none"], vec!["none", "for"]]).unwrap() < 0.0);
    }
}
