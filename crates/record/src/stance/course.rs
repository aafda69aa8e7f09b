//! How one actor's stance on one issue went over time: where they stand, what has changed, and what
//! reports contradict each other about. Pure rules, which see nothing but positions.
//!
//! Positions of one day, and of quotations with the same words, are one *moment*. A moment with two
//! stances is a conflict, whoever tells them: nobody can say which came first. Between moments with one
//! stance each, another stance is a change. What has no day makes neither, unless nothing has one: then all
//! of it is one moment.

use super::when::When;
use super::{Held, PositionEntry};
use onrecord_text::{NaiveDate, Stance};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Where an actor stands on an issue: the latest that is known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    /// The latest position. Where its day tells two stances, it is one of that which more reports tell.
    pub position: PositionEntry,
    /// A position that contradicts it, if there is one: of the same day, or without a day like it.
    pub conflict: Option<PositionEntry>,
    /// The day since when the actor is known to stand there without a change.
    pub since: Option<NaiveDate>,
    /// The same in words, no more precisely than the report of then tells it: "summer 2024".
    pub since_time: Option<String>,
    /// The position by which they stand there since that day.
    pub first: Option<PositionEntry>,
    /// The number of reports since then that tell this stance; copies of a report are one.
    pub reports: usize,
    /// The latest position since then that tells this stance on a condition, if one does. Later reports
    /// seldom repeat a condition, so that it holds as far as anybody knows.
    pub condition: Option<PositionEntry>,
    /// The number of reports without a day that tell another stance.
    pub undated: usize,
    /// The surest of what these tell.
    pub otherwise: Option<PositionEntry>,
}

/// A [`Standing`] among positions that are at hand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StandingIn<'a> {
    /// [`Standing::position`].
    pub position: &'a Held,
    /// [`Standing::conflict`].
    pub conflict: Option<&'a Held>,
    /// The first position that tells this stance without a change since; none where none has a day.
    pub first: Option<&'a Held>,
    /// [`Standing::reports`].
    pub reports: usize,
    /// [`Standing::condition`].
    pub condition: Option<&'a Held>,
    /// [`Standing::undated`].
    pub undated: usize,
    /// [`Standing::otherwise`].
    pub otherwise: Option<&'a Held>,
}

impl<'a> StandingIn<'a> {
    /// Where the actor of these positions, which are all of one issue and in any order, stands.
    pub fn of(positions: &[&'a Held]) -> Option<StandingIn<'a>> {
        // In a large record most actors were heard once on an issue.
        if let [position] = *positions {
            return Some(StandingIn {
                position,
                conflict: None,
                first: Some(position).filter(|it| it.day().is_some()),
                reports: 1,
                condition: Some(position).filter(|it| it.is_conditional),
                undated: 0,
                otherwise: None,
            });
        }
        let Course { moments, undated } = Course::of(positions);
        let last = moments.last()?;
        // The run of moments that tell this stance, or this one too.
        let is_other = |moment: &&Moment| {
            moment.other.is_none() && moment.position.stance != last.position.stance
        };
        let run: Vec<&Moment> = moments.iter().rev().take_while(|it| !is_other(it)).collect();
        Some(last.standing(&run, &undated))
    }

    /// [`Standing::since`].
    pub fn since(&self) -> Option<NaiveDate> {
        self.first.and_then(Held::day)
    }
}

/// Two positions of one actor on one issue with different stances.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Whether the stance changed, or reports contradict each other.
    pub kind: ChangeKind,
    /// The last position before, or one of those that contradict each other.
    pub from: PositionEntry,
    /// The first position after, or the other.
    pub to: PositionEntry,
    /// The days between them, where both days are known exactly.
    pub days: Option<i64>,
}

impl Change {
    /// How far its two sides lie apart, in words, as far as their days are known: "210 days later".
    pub fn gap(&self) -> String {
        match (self.kind, self.days) {
            (ChangeKind::Conflict, Some(0)) => "on the same day".to_owned(),
            (ChangeKind::Conflict, Some(days)) => {
                format!("of one quotation, {} apart", in_days(days))
            }
            (ChangeKind::Conflict, None) if self.from.day.is_none() && self.to.day.is_none() => {
                "without a day".to_owned()
            }
            (ChangeKind::Conflict, None) => "of one occasion".to_owned(),
            (ChangeKind::Change, Some(0 | 1)) => "within a day".to_owned(),
            (ChangeKind::Change, Some(days)) => format!("{} later", in_days(days)),
            (ChangeKind::Change, None) => String::new(),
        }
    }
}

fn in_days(days: i64) -> String {
    if days == 1 { "1 day".to_owned() } else { format!("{days} days") }
}

/// A [`Change`] among positions that are at hand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChangeIn<'a> {
    /// [`Change::kind`].
    pub kind: ChangeKind,
    /// [`Change::from`].
    pub from: &'a Held,
    /// [`Change::to`].
    pub to: &'a Held,
    /// [`Change::days`].
    pub days: Option<i64>,
}

/// What two positions with different stances are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// The later one took the place of the earlier one.
    Change,
    /// They are of one day or one occasion, so that no order is known.
    Conflict,
}

impl ChangeKind {
    /// The word for it in JSON, tables and messages.
    pub fn name(self) -> &'static str {
        match self {
            ChangeKind::Change => "change",
            ChangeKind::Conflict => "conflict",
        }
    }
}

/// The order of positions: by day, unknown ones last, then as they stand in the record.
pub(crate) fn order(position: &Held) -> impl Ord + use<> {
    let when = position.when.map(When::order);
    (when.is_none(), when, position.article, position.place, position.id)
}

/// The changes and conflicts of these positions, which are all of one actor and issue, in order.
pub(crate) fn changes<'a>(positions: &[&'a Held]) -> Vec<ChangeIn<'a>> {
    if positions.len() < 2 {
        return Vec::new();
    }
    let mut changes = Vec::new();
    let mut before: Option<&Held> = None;
    let mut torn: Option<[&Held; 2]> = None;
    for moment in &Course::of(positions).moments {
        let position = moment.position;
        if let Some(other) = moment.other {
            let is_first = order(position) < order(other);
            let (from, to) = if is_first { (position, other) } else { (other, position) };
            changes.push(ChangeIn::of(ChangeKind::Conflict, from, to));
            torn = Some([position, other]);
            continue;
        }
        let differs = |it: &&Held| it.stance != position.stance;
        // Whichever of two they first held, who then takes the third has moved.
        let from = match before {
            Some(before) => Some(before).filter(differs),
            None => torn.filter(|both| both.iter().all(differs)).map(|[likelier, _]| likelier),
        };
        changes.extend(from.map(|from| ChangeIn::of(ChangeKind::Change, from, position)));
        before = Some(position);
    }
    changes
}

impl<'a> ChangeIn<'a> {
    fn of(kind: ChangeKind, from: &'a Held, to: &'a Held) -> ChangeIn<'a> {
        let exact = |it: &Held| it.when.filter(|when| when.is_exact);
        let days = exact(from).zip(exact(to)).map(|(from, to)| (to.day - from.day).num_days());
        ChangeIn { kind, from, to, days }
    }
}

/// Positions in the order of time.
struct Course<'a> {
    moments: Vec<Moment<'a>>,
    /// Those without a day, where others have one.
    undated: Vec<&'a Held>,
}

impl<'a> Course<'a> {
    fn of(positions: &[&'a Held]) -> Course<'a> {
        // Two reports of one quotation are of one occasion, whatever their days: of the earliest.
        let mut occasions: BTreeMap<i64, When> = BTreeMap::new();
        for &position in positions {
            if let (Some(group), Some(when)) = (position.same_words, position.when) {
                let first = occasions.entry(group).or_insert(when);
                *first = when.min(*first);
            }
        }
        let mut by_time: BTreeMap<(NaiveDate, bool), Vec<&Held>> = BTreeMap::new();
        let mut undated = Vec::new();
        for &position in positions {
            let occasion = position.same_words.and_then(|group| occasions.get(&group)).copied();
            match occasion.or(position.when) {
                Some(when) => {
                    by_time.entry(when.order()).or_default().push(position);
                }
                None => undated.push(position),
            }
        }
        if by_time.is_empty() {
            return Course {
                moments: Moment::of(undated).into_iter().collect(),
                undated: Vec::new(),
            };
        }
        Course { moments: by_time.into_values().filter_map(Moment::of).collect(), undated }
    }
}

/// The positions of one day or occasion.
struct Moment<'a> {
    /// All of them.
    all: Vec<&'a Held>,
    /// The one to cite: the surest of the stance that most reports tell.
    position: &'a Held,
    /// The one of another stance to cite beside it, if there is another.
    other: Option<&'a Held>,
}

impl<'a> Moment<'a> {
    fn of(all: Vec<&'a Held>) -> Option<Moment<'a>> {
        let mut by_stance: BTreeMap<Stance, Vec<&Held>> = BTreeMap::new();
        for position in &all {
            by_stance.entry(position.stance).or_default().push(position);
        }
        let cited = |positions: Vec<&'a Held>| {
            let rank = positions.iter().map(|it| it.rank).min()?;
            Some((rank, Reverse(reports(&positions)), surest(&positions)?))
        };
        let mut told: Vec<_> = by_stance.into_values().filter_map(cited).collect();
        told.sort_by(|a, b| {
            let (first, second) = (a.2, b.2);
            let by_confidence = || second.confidence.total_cmp(&first.confidence);
            let by_weight = (a.0, a.1).cmp(&(b.0, b.1));
            by_weight.then_with(by_confidence).then_with(|| order(first).cmp(&order(second)))
        });
        let mut told = told.into_iter().map(|(_, _, position)| position);
        let position = told.next()?;
        // "For it only with a tunnel" and "against it without one" are no contradiction.
        let other = told.find(|it| !(it.is_conditional && position.is_conditional));
        Some(Moment { position, other, all })
    }

    /// The standing that this moment tells, as the last of `run`, which goes back in time.
    fn standing(&self, run: &[&Moment<'a>], undated: &[&'a Held]) -> StandingIn<'a> {
        let stance = self.position.stance;
        let all = run.iter().rev().flat_map(|it| &it.all).copied();
        let telling: Vec<&Held> = all.filter(|it| it.stance == stance).collect();
        let others: Vec<&Held> = undated.iter().filter(|it| it.stance != stance).copied().collect();
        let first = telling.iter().filter(|it| it.day().is_some()).copied();
        let conditions = telling.iter().filter(|it| it.is_conditional).copied();
        StandingIn {
            position: self.position,
            conflict: self.other,
            first: first.min_by_key(|it| (it.day(), it.published.is_none(), it.published)),
            reports: reports(&telling),
            condition: Some(self.position)
                .filter(|it| it.is_conditional)
                .or_else(|| conditions.max_by_key(|it| order(it))),
            undated: reports(&others),
            otherwise: surest(&others),
        }
    }
}

/// The surest of these; of what copies of one report tell, that of the first copy.
fn surest<'a>(positions: &[&'a Held]) -> Option<&'a Held> {
    let by_confidence = |a: &&&Held, b: &&&Held| {
        let by_rank = a.rank.cmp(&b.rank);
        let by_confidence = by_rank.then_with(|| b.confidence.total_cmp(&a.confidence));
        by_confidence.then_with(|| order(a).cmp(&order(b)))
    };
    let surest = positions.iter().min_by(by_confidence)?;
    let copies = positions.iter().filter(|it| it.report == surest.report && it.rank == surest.rank);
    copies.copied().min_by_key(|it| {
        let is_another = it.article != surest.article;
        (it.published.is_none(), it.published, is_another, it.id != surest.id, it.id)
    })
}

/// In how many reports these positions stand; copies of a report are one.
fn reports(positions: &[&Held]) -> usize {
    positions.iter().map(|it| it.report).collect::<BTreeSet<_>>().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Positions from "2025-02-05 against", one each, in as many reports; what follows the stance is the
    /// number of a same report (`r1`), of quotations with the same words (`w1`), a rank (`k1`), a confidence
    /// (`0.7`), a condition (`*`), or the day of publication where the first word is no day (`2025-02-05`).
    fn told(lines: &[&str]) -> Vec<Held> {
        let told = |(at, line): (usize, &&str)| {
            let words: Vec<&str> = line.split(' ').collect();
            let number = |mark: char| {
                words.iter().find_map(|word| word.strip_prefix(mark)?.parse::<i64>().ok())
            };
            let stance = Stance::ALL.into_iter().find(|it| it.name() == words[1]).unwrap();
            let as_of = Some(words[0]).filter(|word| *word != "-");
            let published = words.iter().skip(2).find_map(|it| it.parse().ok());
            Held {
                id: at as i64,
                issue: "bridge".into(),
                issue_title: "The bridge".into(),
                actor_id: Some(1),
                actor: "Ostland".into(),
                actor_kind: None,
                country: None,
                by: None,
                stance,
                is_conditional: words.contains(&"*"),
                when: When::of(as_of, published),
                confidence: words.iter().skip(2).find_map(|it| it.parse().ok()).unwrap_or(0.9),
                is_reviewed: false,
                report: number('r').unwrap_or(at as i64 + 100),
                same_words: number('w'),
                article: at as i64,
                place: 0,
                role: None,
                published,
                rank: number('k').unwrap_or_default() as u8,
            }
        };
        let mut told: Vec<Held> = lines.iter().enumerate().map(told).collect();
        told.sort_by_key(order);
        told
    }

    fn standing(told: &[Held]) -> Option<StandingIn<'_>> {
        StandingIn::of(&told.iter().collect::<Vec<_>>())
    }

    #[test]
    fn changes_and_conflicts() {
        let check = |lines: &[&str], expected: &[&str]| {
            let told = told(lines);
            let found: Vec<String> = changes(&told.iter().collect::<Vec<_>>())
                .iter()
                .map(|it| {
                    let of = |it: &Held| format!("{} {}", it.id, it.stance.name());
                    let days = it.days.map(|days| format!(", {days} days")).unwrap_or_default();
                    format!("{}: {} to {}{days}", it.kind.name(), of(it.from), of(it.to))
                })
                .collect();
            assert_eq!(found, expected, "{lines:?}");
        };
        check(&[], &[]);
        check(&["2025-02-05 against"], &[]);
        check(&["2025-02-05 for", "2025-03-05 for"], &[]);
        check(&["2025-02-05 against", "2025-02-15 for"], &["change: 0 against to 1 for, 10 days"]);
        // Whatever the order in which reports came in, and from the last that told the old stance.
        check(
            &["2025-02-15 for", "2025-02-05 against", "2025-02-10 against"],
            &["change: 2 against to 0 for, 5 days"],
        );
        // There and back is two changes, unless within a day.
        check(
            &["2025-02-05 for", "2025-02-06 undecided", "2025-02-07 for"],
            &["change: 0 for to 1 undecided, 1 days", "change: 1 undecided to 2 for, 1 days"],
        );
        check(
            &["2025-02-05 for", "2025-02-05 against", "2025-02-05 for"],
            &["conflict: 0 for to 1 against, 0 days"],
        );
        // A conflict changes nothing for what comes after.
        check(
            &["2025-02-01 for", "2025-02-05 for", "2025-02-05 against", "2025-02-09 for"],
            &["conflict: 1 for to 2 against, 0 days"],
        );
        check(
            &["2025-02-01 for", "2025-02-05 for", "2025-02-05 against", "2025-02-09 against"],
            &["conflict: 1 for to 2 against, 0 days", "change: 0 for to 3 against, 8 days"],
        );
        // But who then takes the third stance has left one of the two.
        check(
            &["2025-02-05 for", "2025-02-05 undecided", "2025-02-09 against"],
            &["conflict: 0 for to 1 undecided, 0 days", "change: 0 for to 2 against, 4 days"],
        );
        check(
            &["2025-02-05 for", "2025-02-05 undecided", "2025-02-09 for"],
            &["conflict: 0 for to 1 undecided, 0 days"],
        );
        // For it with a tunnel, against it without one.
        check(&["2025-02-05 for *", "2025-02-05 against *"], &[]);
        check(
            &["2025-02-05 for *", "2025-02-05 against"],
            &["conflict: 0 for to 1 against, 0 days"],
        );
        // Two outlets disagree about one occasion that they date differently.
        check(
            &["2025-02-05 for w1", "2025-02-06 against w1", "2025-02-07 for"],
            &["conflict: 0 for to 1 against, 1 days"],
        );
        check(&["- for w1", "2025-02-06 against w1"], &["conflict: 1 against to 0 for"]);
        // One text that tells of another day.
        check(&["2025-02 against r1", "2025-09-03 for r1"], &["change: 0 against to 1 for"]);
        check(
            &["PAST_REF against 2025-09-03 r1", "- for 2025-09-03 r1"],
            &["change: 0 against to 1 for"],
        );
        check(
            &["- against 2025-02-05", "- for 2025-09-03"],
            &["change: 0 against to 1 for, 210 days"],
        );
        // A month begins on its first day, and its days are not counted.
        check(&["2025-09 against", "2025-09-02 for"], &["change: 0 against to 1 for"]);
        check(&["2025-09 against", "2025-09 for"], &["conflict: 0 against to 1 for"]);
        // What has no day makes no change, and contradicts only what has none either, where nothing has one.
        check(&["2025-02-05 against", "- for"], &[]);
        check(&["2025-02-05 against", "- for", "- undecided"], &[]);
        check(&["XXXX-09 against", "- for"], &["conflict: 0 against to 1 for"]);
    }

    #[test]
    fn where_somebody_stands() {
        let check = |lines: &[&str], expected: &str| {
            let told = told(lines);
            let standing = standing(&told).unwrap();
            let of = |it: &Held| format!("{} {}", it.id, it.stance.name());
            let conflict = standing.conflict.as_ref().map(|it| format!(", not {}", of(it)));
            let since = standing.since().map(|day| format!(" since {day}")).unwrap_or_default();
            let found = format!(
                "{}{}{since}, {} told, {} undated",
                of(standing.position),
                conflict.unwrap_or_default(),
                standing.reports,
                standing.undated
            );
            assert_eq!(found, expected, "{lines:?}");
        };
        check(&["2025-02-05 for"], "0 for since 2025-02-05, 1 told, 0 undated");
        check(
            &["2025-02-01 against", "2025-02-05 for", "2025-02-07 for", "- for", "- against"],
            "2 for since 2025-02-05, 2 told, 1 undated",
        );
        // Copies of a report are one report.
        check(
            &["2025-02-05 for r1", "2025-02-06 for r1"],
            "1 for since 2025-02-05, 1 told, 0 undated",
        );
        // The surest of a day is the one to cite.
        check(
            &["2025-02-05 for 0.6", "2025-02-05 for 0.8"],
            "1 for since 2025-02-05, 2 told, 0 undated",
        );
        check(
            &["2025-02-05 for 0.8", "2025-02-05 against 0.6", "2025-02-05 against 0.7"],
            "2 against, not 0 for since 2025-02-05, 2 told, 0 undated",
        );
        check(
            &["2025-02-01 for", "2025-02-05 for", "2025-02-05 against 0.6"],
            "1 for, not 2 against since 2025-02-01, 2 told, 0 undated",
        );
        // What the head of a state says weighs more than what its ministers say.
        check(
            &["2025-02-05 for 0.8 k1", "2025-02-05 for 0.8 k2", "2025-02-05 against 0.6"],
            "2 against, not 0 for since 2025-02-05, 1 told, 0 undated",
        );
        // Without a day nobody knows which is the latest.
        check(&["- for 0.6", "- against"], "1 against, not 0 for, 1 told, 0 undated");
        assert_eq!(standing(&[]), None);
    }

    #[test]
    fn a_condition_stays_until_the_stance_changes() {
        let check = |lines: &[&str], expected: Option<i64>| {
            let told = told(lines);
            let condition = standing(&told).unwrap().condition;
            assert_eq!(condition.map(|it| it.id), expected, "{lines:?}");
        };
        check(&["2025-02-05 for"], None);
        check(&["2025-02-05 for *"], Some(0));
        check(
            &["2025-01-01 for", "2025-02-05 for *", "2025-03-01 for *", "2025-04-01 for"],
            Some(2),
        );
        check(&["2025-02-05 for *", "2025-03-01 against", "2025-04-01 for"], None);
        check(&["2025-02-05 for", "2025-03-01 for", "- for *"], None);
    }
}
