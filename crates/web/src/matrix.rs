//! Actors and issues side by side: who stands where on a day. Pure rules over positions.

use onrecord::record::{Held, Holding, PositionEntry, StandingIn};
use onrecord::{ActorKind, Issue, NaiveDate, Stance};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

/// Who stands where.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Matrix {
    /// The issues on which anybody holds anything, in the order of the codebooks.
    pub(crate) issues: Vec<Column>,
    /// Who holds anything, each with a cell an issue.
    pub(crate) actors: Vec<Row>,
    /// How many actors there are in all.
    pub(crate) all_actors: usize,
    /// How many of all actors stand anywhere.
    #[serde(skip)]
    pub(crate) standing: usize,
    /// The issues on which nobody holds anything.
    pub(crate) silent: Vec<String>,
}

/// An issue.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Column {
    pub(crate) id: String,
    pub(crate) title: String,
    /// What a stance for it means.
    pub(crate) meaning: String,
    /// How many actors are for it.
    #[serde(rename = "for")]
    pub(crate) in_favour: usize,
    pub(crate) against: usize,
    pub(crate) undecided: usize,
}

/// An actor.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Row {
    /// The actor's lasting id; unknown of a state for which others count.
    pub(crate) id: Option<i64>,
    pub(crate) name: String,
    pub(crate) kind: Option<ActorKind>,
    pub(crate) country: Option<String>,
    /// The number of positions, on whatever day.
    pub(crate) positions: usize,
    pub(crate) cells: Vec<Option<Cell>>,
}

/// Where an actor stands on an issue.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Cell {
    pub(crate) stance: Stance,
    /// The stance that contradicts it, if one does.
    pub(crate) conflict: Option<Stance>,
    /// The words that make it hold only if or after something.
    pub(crate) condition: String,
    pub(crate) since: Option<NaiveDate>,
    /// The same, no more precisely than the report tells it: "summer 2024".
    pub(crate) since_time: Option<String>,
    pub(crate) reports: usize,
    /// The number of reports without a day that tell another stance.
    pub(crate) undated: usize,
    pub(crate) confidence: f32,
    /// Whether a coder has looked at the position that counts.
    pub(crate) reviewed: bool,
    /// The position that counts.
    pub(crate) position: i64,
    #[serde(skip)]
    held: Held,
    /// The position since which it stands.
    #[serde(skip)]
    first: Option<Held>,
    /// The last position since then that names a condition.
    #[serde(skip)]
    conditional: Option<Held>,
    /// The sentence that tells it, where only one issue is shown and there is room for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) evidence: Option<String>,
    /// All of this in words.
    pub(crate) words: String,
}

/// In which order the actors stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Order {
    /// States first, then bodies, then people; by country and name.
    #[default]
    Name,
    /// Those who agree stand together.
    Agreement,
}

type Holder<'a> = (Option<i64>, &'a str);

/// By what an actor is known: a lasting number, or a name where there is none.
fn holder(position: &Held) -> Holder<'_> {
    (position.actor_id, if position.actor_id.is_none() { &*position.actor } else { "" })
}

impl Matrix {
    /// Where holders stand on a day, or by all that is known; of all of them at most `limit`, those with most
    /// positions.
    pub(crate) fn of<'a>(
        holdings: impl Iterator<Item = Holding<'a>> + Clone,
        issues: &[Issue],
        on: Option<NaiveDate>,
        order: Order,
        limit: usize,
    ) -> Matrix {
        let mut tally: HashMap<Holder, (usize, &Held)> = HashMap::new();
        let mut told: BTreeSet<&str> = BTreeSet::new();
        for holding in holdings.clone() {
            let Some(it) = holding.positions().first() else { continue };
            tally.entry(holder(it)).or_insert((0, it)).0 += holding.positions().len();
            told.insert(&it.issue);
        }
        let (heard, silent): (Vec<&Issue>, Vec<&Issue>) =
            issues.iter().partition(|issue| told.contains(issue.id.as_str()));
        let mut columns: Vec<Column> = heard.iter().map(|issue| Column::of(issue)).collect();
        let all_actors = tally.len();
        let mut most: Vec<(usize, &Held)> = tally.into_values().collect();
        most.sort_unstable_by_key(|(count, it)| (Reverse(*count), &it.actor, it.actor_id));
        most.truncate(limit);
        let places: HashMap<Holder, usize> =
            most.iter().enumerate().map(|(place, (_, it))| (holder(it), place)).collect();
        let row = |(positions, it): (usize, &Held)| Row {
            id: it.actor_id,
            name: it.actor.to_string(),
            kind: it.actor_kind,
            country: it.country.as_deref().map(str::to_owned),
            positions,
            cells: vec![None; columns.len()],
        };
        let mut rows: Vec<Row> = most.into_iter().map(row).collect();
        let mut standing_somewhere: BTreeSet<Holder> = BTreeSet::new();
        for standing in holdings.filter_map(|it| it.standing(on)) {
            let issue = columns.iter().position(|it| it.id == *standing.position.issue);
            let Some(column) = issue.and_then(|issue| columns.get_mut(issue)) else { continue };
            match standing.position.stance {
                Stance::For => column.in_favour += 1,
                Stance::Against => column.against += 1,
                Stance::Undecided => column.undecided += 1,
            }
            standing_somewhere.insert(holder(standing.position));
            let row = places.get(&holder(standing.position)).and_then(|place| rows.get_mut(*place));
            if let (Some(row), Some(issue)) = (row, issue)
                && let Some(cell) = row.cells.get_mut(issue)
            {
                *cell = Some(Cell::of(&standing));
            }
        }
        match order {
            Order::Name => rows.sort_by_cached_key(by_name),
            Order::Agreement => by_agreement(&mut rows),
        }
        let silent = silent.into_iter().map(|issue| issue.title.clone()).collect();
        let standing = standing_somewhere.len();
        Matrix { issues: columns, actors: rows, all_actors, standing, silent }
    }

    /// The positions of which cells need words: those on a condition, or at a time that is no day, or all, where
    /// there is room for them.
    pub(crate) fn without_words(&self) -> Vec<&Held> {
        let cells = self.actors.iter().flat_map(|it| &it.cells).flatten();
        let is_exact = |held: &Held| held.when.is_none_or(|when| when.is_exact);
        let mut found = Vec::new();
        for cell in cells {
            found.extend(Some(&cell.held).filter(|_| self.issues.len() == 1));
            found.extend(&cell.conditional);
            found.extend(cell.first.as_ref().filter(|first| !is_exact(first)));
        }
        found
    }

    /// Gives the cells these words.
    pub(crate) fn tell(&mut self, entries: &[PositionEntry]) {
        let is_single = self.issues.len() == 1;
        let entries: HashMap<i64, &PositionEntry> = entries.iter().map(|it| (it.id, it)).collect();
        for cell in self.actors.iter_mut().flat_map(|it| &mut it.cells).flatten() {
            if let Some(entry) = entries.get(&cell.position) {
                cell.evidence = is_single.then(|| entry.evidence.clone());
            }
            let conditional = cell.conditional.as_ref().and_then(|it| entries.get(&it.id));
            if let Some(entry) = conditional {
                cell.condition.clone_from(&entry.condition);
            }
            let first = cell.first.as_ref().and_then(|first| entries.get(&first.id));
            if let Some(time) = first.and_then(|first| first.time()) {
                cell.since_time = Some(time);
                cell.words = cell.in_words();
            }
        }
    }

    /// Whether a heading stands before the actor in this place.
    pub(crate) fn begins_group(&self, place: usize) -> bool {
        let group = |place: usize| self.actors.get(place).map(Row::group);
        place.checked_sub(1).and_then(group) != group(place)
    }

    /// Whether anybody of the group of the actor in this place stands anywhere.
    pub(crate) fn has_group_sides(&self, place: usize) -> bool {
        let Some(group) = self.actors.get(place).map(Row::group) else { return false };
        self.actors.iter().any(|it| it.group() == group && it.has_sides())
    }
}

impl Column {
    fn of(issue: &Issue) -> Column {
        Column {
            id: issue.id.clone(),
            title: issue.title.clone(),
            meaning: issue.meaning.clone(),
            ..Column::default()
        }
    }

    /// Where the parts of a bar of width 100 begin and how wide they are, with their stances.
    pub(crate) fn bar(&self) -> Vec<(&'static str, f32, f32)> {
        let all = (self.in_favour + self.undecided + self.against).max(1) as f32;
        let mut from = 0.0;
        [("for", self.in_favour), ("undecided", self.undecided), ("against", self.against)]
            .into_iter()
            .map(|(stance, count)| {
                let wide = 100.0 * count as f32 / all;
                from += wide;
                (stance, from - wide, wide)
            })
            .collect()
    }
}

impl Row {
    /// Under which heading it stands.
    pub(crate) fn group(&self) -> &'static str {
        match self.kind {
            Some(ActorKind::State) => "States",
            Some(ActorKind::Organisation) => "Organisations",
            Some(ActorKind::Person) => "People",
            Some(ActorKind::Group) => "Groups",
            None => "Others",
        }
    }

    /// Whether it stands anywhere.
    pub(crate) fn has_sides(&self) -> bool {
        self.cells.iter().any(Option::is_some)
    }

    /// Whether its country goes without saying.
    pub(crate) fn is_state(&self) -> bool {
        self.kind == Some(ActorKind::State)
    }

    /// The cells, each with its issue.
    pub(crate) fn with<'a>(
        &'a self,
        issues: &'a [Column],
    ) -> impl Iterator<Item = (&'a Option<Cell>, &'a Column)> {
        self.cells.iter().zip(issues)
    }
}

impl Cell {
    fn of(standing: &StandingIn) -> Cell {
        let it = standing.position;
        let mut cell = Cell {
            stance: it.stance,
            conflict: standing.conflict.map(|it| it.stance),
            condition: String::new(),
            since: standing.since(),
            since_time: standing.since().map(|day| day.to_string()),
            reports: standing.reports,
            undated: standing.undated,
            confidence: it.confidence,
            reviewed: it.is_reviewed,
            position: it.id,
            held: it.clone(),
            first: standing.first.cloned(),
            conditional: standing.condition.cloned(),
            evidence: None,
            words: String::new(),
        };
        cell.words = cell.in_words();
        cell
    }

    fn in_words(&self) -> String {
        let mut words = self.stance.name().to_owned();
        if let Some(since) = &self.since_time {
            words += &format!(" since {since}");
        }
        if self.conditional.is_some() {
            words += ", on a condition";
        }
        if let Some(conflict) = self.conflict {
            words += &format!(", but also told to be {}", conflict.name());
        }
        if self.undated > 0 {
            words += ", otherwise in reports without a day";
        }
        if self.reviewed {
            words += ", reviewed";
        }
        words
    }
}

fn by_name(row: &Row) -> impl Ord + use<> {
    let kind = match row.kind {
        Some(ActorKind::State) => 0,
        Some(ActorKind::Organisation) => 1,
        Some(ActorKind::Person) => 2,
        Some(ActorKind::Group) => 3,
        None => 4,
    };
    let country = if kind == 0 { None } else { row.country.clone() };
    (kind, country.is_none() && kind != 0, country, row.name.to_lowercase(), row.id)
}

/// Puts those who agree together: in the order of the first principal direction of their stances, which
/// power iteration finds.
fn by_agreement(rows: &mut [Row]) {
    let value = |cell: &Option<Cell>| match cell.as_ref().map(|cell| cell.stance) {
        Some(Stance::For) => 1.0,
        Some(Stance::Against) => -1.0,
        _ => 0.0_f64,
    };
    let width = rows.first().map_or(0, |row| row.cells.len());
    let score = |row: &Row, axis: &[f64]| {
        row.cells.iter().zip(axis).map(|(cell, weight)| value(cell) * weight).sum::<f64>()
    };
    // A start that leans nowhere in particular, the same each time.
    let mut axis: Vec<f64> = (0..width).map(|i| 1.0 + i as f64 / 16.0).collect();
    for _ in 0..30 {
        let mut next = vec![0.0; width];
        for row in &*rows {
            let score = score(row, &axis);
            for (sum, cell) in next.iter_mut().zip(&row.cells) {
                *sum += score * value(cell);
            }
        }
        let length = next.iter().map(|weight| weight * weight).sum::<f64>().sqrt();
        if length == 0.0 {
            break;
        }
        axis = next.into_iter().map(|weight| weight / length).collect();
    }
    rows.sort_by(|a, b| {
        score(b, &axis).total_cmp(&score(a, &axis)).then_with(|| by_name(a).cmp(&by_name(b)))
    });
}
