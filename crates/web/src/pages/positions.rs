//! `/`: actors and issues side by side, on a day.

use crate::app::App;
use crate::asked::Asked;
use crate::failure::Failure;
use crate::form::Form;
use crate::matrix::{Column, Matrix, Order, Row};
use crate::page::{Page, Table, Visit, cell};
use crate::shell::{Section, Shell};
use crate::words::{number, percent, thousands};
use askama::Template;
use axum::Router;
use axum::response::Response;
use axum::routing::get;
use onrecord::record::{Counts, Held, Holding, PositionFilters};
use onrecord::{ActorKind, Issue, NaiveDate};
use serde::Serialize;
use std::collections::BTreeSet;

/// How many actors are shown unless all are asked for.
const FEW: usize = 100;
/// What a wide table tells of an issue, behind the issue's id: the stance, and more.
const WIDE_COLUMNS: [&str; 4] = ["", "_condition", "_since", "_confidence"];

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/", get(show)).route("/positions", get(show))
}

/// What the page shows.
#[derive(Serialize)]
struct Positions {
    #[serde(flatten)]
    choice: Choice,
    /// The days on which anything is told, in order.
    days: Vec<NaiveDate>,
    /// The number of positions that count on the day.
    positions: usize,
    /// What the page shows, in a sentence.
    lead: String,
    /// How many positions are left out as not sure enough, in a sentence; empty where none is.
    unsure: String,
    /// How many are left out on a day as they have none, in a sentence; empty where none is.
    undated: String,
    #[serde(flatten)]
    matrix: Matrix,
    #[serde(skip)]
    issues_to_choose: Vec<Issue>,
    #[serde(skip)]
    counts: Counts,
}

/// Which positions count, as the address says.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Choice {
    pub(crate) on: Option<NaiveDate>,
    pub(crate) issue: Option<String>,
    pub(crate) actor: Option<String>,
    /// Leaders and ministers count for their state.
    pub(crate) roll_up: bool,
    /// Those who have no name of their own are left out.
    pub(crate) named: bool,
    pub(crate) min: f32,
    pub(crate) order: Order,
    pub(crate) all: bool,
    /// The table has a row an actor and columns for each issue, instead of a row a cell.
    #[serde(skip)]
    wide: bool,
}

impl Choice {
    pub(crate) fn of(asked: &Asked) -> Result<Choice, Failure> {
        Ok(Choice {
            on: asked.day("on")?,
            issue: asked.text("issue"),
            actor: asked.text("actor"),
            roll_up: asked.is_set("roll_up"),
            named: asked.is_set("named"),
            min: asked.share("min")?.unwrap_or(PositionFilters::MIN),
            order: match asked.text("order").as_deref() {
                Some("agreement") => Order::Agreement,
                _ => Order::Name,
            },
            all: asked.is_set("all"),
            wide: asked.is_set("wide"),
        })
    }

    /// The same as the record asks for it, on whatever day.
    pub(crate) fn filters(&self) -> PositionFilters {
        PositionFilters {
            issue: self.issue.clone(),
            actor: self.actor.clone(),
            to_states: self.roll_up,
            min: self.min,
            ..PositionFilters::default()
        }
    }

    fn is_by_agreement(&self) -> bool {
        self.order == Order::Agreement
    }

    /// Whether this issue is the only one asked for.
    fn is_issue(&self, id: &str) -> bool {
        self.issue.as_deref() == Some(id)
    }

    /// What a link to the evidence of a cell carries beside its issue and its actor.
    fn rest(&self) -> String {
        let on = self.on.map(|on| format!("&on={on}")).unwrap_or_default();
        let roll_up = if self.roll_up { "&roll_up=state" } else { "" };
        format!("&min={}{roll_up}{on}", self.min)
    }
}

impl Positions {
    /// What is said where nothing is shown.
    fn nothing(&self) -> String {
        let Choice { issue, actor, on, .. } = &self.choice;
        let of = actor.as_ref().map(|_| " of such an actor").unwrap_or_default();
        let about = issue.as_ref().map(|_| " on this issue").unwrap_or_default();
        let by = on.map(|on| format!(" by {on}")).unwrap_or_default();
        match self.unsure.is_empty() {
            true => format!("The record has no position{of}{about}{by}."),
            false => format!("The record has no position{of}{about}{by} that is this sure."),
        }
    }

    fn last_day(&self) -> Option<NaiveDate> {
        self.days.last().copied()
    }

    /// Whether there is room for words beside the stance.
    fn is_single(&self) -> bool {
        self.matrix.issues.len() == 1
    }

    /// Whether a row is left out on this day, as somebody takes a side only later.
    fn is_later(&self, row: &Row) -> bool {
        self.choice.on.is_some() && !row.has_sides()
    }

    /// The same of the heading before the actor in this place.
    fn is_group_later(&self, place: usize) -> bool {
        self.choice.on.is_some() && !self.matrix.has_group_sides(place)
    }

    /// How many columns there are.
    fn width(&self) -> usize {
        if self.is_single() { 4 } else { self.matrix.issues.len() + 1 }
    }
}

#[derive(Template)]
#[template(path = "positions.html")]
struct PositionsPage<'a> {
    shell: &'a Shell,
    page: &'a Positions,
}

impl Page for Positions {
    const SECTION: Section = Section::Positions;

    fn html(&self, shell: &Shell) -> askama::Result<String> {
        PositionsPage { shell, page: self }.render()
    }

    fn table(&self) -> Option<Table> {
        Some(if self.choice.wide { self.wide_table() } else { self.long_table() })
    }
}

impl Positions {
    /// Where the wide table is, given where the long one is.
    fn wide_address(&self, long: &str) -> String {
        format!("{long}{}wide=true", if long.contains('?') { '&' } else { '?' })
    }

    /// A row an actor.
    fn wide_table(&self) -> Table {
        let mut columns =
            ["actor", "actor_id", "actor_kind", "country"].map(str::to_owned).to_vec();
        for issue in &self.matrix.issues {
            columns.extend(WIDE_COLUMNS.map(|column| format!("{}{column}", issue.id)));
        }
        let mut table = Table { columns, rows: Vec::new() };
        for actor in &self.matrix.actors {
            let mut row = vec![
                actor.name.clone(),
                cell(actor.id),
                cell(actor.kind.map(ActorKind::name)),
                cell(actor.country.as_ref()),
            ];
            for it in &actor.cells {
                row.extend(it.as_ref().map_or_else(Default::default, |it| {
                    [
                        it.stance.name().to_owned(),
                        it.condition.clone(),
                        cell(it.since),
                        it.confidence.to_string(),
                    ]
                }));
            }
            table.rows.push(row);
        }
        table
    }

    /// A row a cell.
    fn long_table(&self) -> Table {
        let mut table = Table::new(&[
            "issue",
            "issue_title",
            "actor",
            "actor_id",
            "actor_kind",
            "country",
            "stance",
            "conflict",
            "condition",
            "since",
            "reports",
            "undated",
            "confidence",
            "reviewed",
            "position",
        ]);
        for actor in &self.matrix.actors {
            for (it, issue) in actor.with(&self.matrix.issues) {
                let Some(it) = it else { continue };
                table.rows.push(vec![
                    issue.id.clone(),
                    issue.title.clone(),
                    actor.name.clone(),
                    cell(actor.id),
                    cell(actor.kind.map(ActorKind::name)),
                    cell(actor.country.as_ref()),
                    it.stance.name().to_owned(),
                    cell(it.conflict.map(onrecord::Stance::name)),
                    it.condition.clone(),
                    cell(it.since),
                    it.reports.to_string(),
                    it.undated.to_string(),
                    it.confidence.to_string(),
                    it.reviewed.to_string(),
                    it.position.to_string(),
                ]);
            }
        }
        table
    }
}

/// Refuses an issue that the record does not follow, or no longer: all issues would be shown under its address.
pub(crate) fn followed(issues: &[Issue], asked: Option<&str>) -> Result<(), Failure> {
    match asked.filter(|id| issues.iter().all(|issue| issue.id != *id)) {
        Some(id) => Err(Failure::no_issue(id)),
        None => Ok(()),
    }
}

/// What the matrix shows, in a sentence.
fn lead(matrix: &Matrix, positions: usize, on: Option<NaiveDate>) -> String {
    let (shown, all) = (matrix.actors.len(), matrix.all_actors);
    if let Some(on) = on {
        if matrix.standing == 0 {
            return format!("Nobody had taken a side by {on}.");
        }
        let is_told = |it: &&Column| it.in_favour + it.undecided + it.against > 0;
        let issues = number(matrix.issues.iter().filter(is_told).count(), "issue");
        let standing = thousands(matrix.standing);
        return format!(
            "By {on}, {standing} of {} had taken a side, on {issues}, from {}.",
            number(all, "actor"),
            number(positions, "position")
        );
    }
    let actors = number(all, "actor");
    let actors = if shown < all { format!("{} of {actors}", thousands(shown)) } else { actors };
    let issues = number(matrix.issues.len(), "issue");
    format!("{actors} on {issues}, from {}.", number(positions, "position"))
}

/// How many of all positions that were chosen are left out as not sure enough.
fn unsure(choice: &Choice, all: usize, positions: usize) -> String {
    match all.saturating_sub(positions) {
        0 => String::new(),
        left => format!(
            "{} less sure than {} {} not count.",
            number(left, "position"),
            percent(choice.min),
            if left == 1 { "does" } else { "do" },
        ),
    }
}

/// How many positions are left out on a day, as nobody knows of which day they are.
fn undated(choice: &Choice, undated: usize) -> String {
    match undated {
        0 => String::new(),
        _ if choice.on.is_none() => String::new(),
        1 => "1 position without a day does not count on a day.".to_owned(),
        many => format!("{} without a day do not count on a day.", number(many, "position")),
    }
}

async fn show(visit: Visit, asked: Asked) -> Result<Response, Failure> {
    let choice = Choice::of(&asked)?;
    let limit = if choice.all || visit.form == Form::Csv { usize::MAX } else { FEW };
    let app = visit.app.clone();
    let page = visit
        .app
        .wait(move || {
            let holdings = app.holdings(&choice.filters())?.only_named(choice.named);
            let all = holdings.iter().flat_map(Holding::positions);
            let days: BTreeSet<NaiveDate> = all.filter_map(Held::day).collect();
            let days = days.into_iter().collect();
            let on = PositionFilters { on: choice.on, ..choice.filters() };
            let all = holdings.iter().flat_map(Holding::positions);
            let positions = all.filter(|it| on.lets_through(it.day())).count();
            let all = holdings.iter().flat_map(Holding::positions);
            let undated = undated(&choice, all.filter(|it| it.day().is_none()).count());
            let however_sure = PositionFilters { min: 0.0, ..choice.filters() };
            let however_sure = app.holdings(&however_sure)?.only_named(choice.named);
            let all = however_sure.iter().flat_map(Holding::positions);
            let unsure =
                unsure(&choice, all.filter(|it| on.lets_through(it.day())).count(), positions);
            let (issues, counts) =
                app.with_record(|record| Ok((record.codebook()?.issues, record.counts()?)))?;
            followed(&issues, choice.issue.as_deref())?;
            let mut matrix = Matrix::of(holdings.iter(), &issues, choice.on, choice.order, limit);
            let words = app.with_record(|record| Ok(record.entries(&matrix.without_words())?))?;
            matrix.tell(&words);
            let lead = lead(&matrix, positions, choice.on);
            Ok(Positions {
                choice,
                days,
                positions,
                lead,
                unsure,
                undated,
                matrix,
                issues_to_choose: issues,
                counts,
            })
        })
        .await?;
    visit.answer(&page)
}

#[cfg(test)]
mod tests {
    use crate::testing::{Pages, add};
    use serde_json::json;

    #[test]
    fn on_a_day_those_count_who_had_taken_a_side_by_then() {
        let pages = Pages::new(|record| {
            add(record, "1.txt", "Ada Pell said so");
            add(record, "2.txt", "Bo Lind said more");
        });
        let coded = json!({ "entry": { "position": 1 }, "article": 1, "position": {
            "issue": "toll", "stance": "against", "actor": "Nora Whitlam", "evidence": [0, 16],
            "as_of": "2024-05-06" } });
        assert_eq!(pages.send("/review/correct.json", &coded).status, 200);
        let lead = |path: &str| pages.json(path)["lead"].as_str().unwrap().to_owned();
        assert_eq!(lead("/positions.json"), "2 actors on 1 issue, from 2 positions.");
        assert_eq!(
            lead("/positions.json?on=2024-05-06"),
            "By 2024-05-06, 1 of 2 actors had taken a side, on 1 issue, from 1 position."
        );
        assert_eq!(lead("/positions.json?on=1900-01-01"), "Nobody had taken a side by 1900-01-01.");
        let rows = |path: &str| pages.get(path).body.matches("<tbody hidden>").count();
        assert_eq!((rows("/"), rows("/?on=2024-05-06"), rows("/?on=1900-01-01")), (0, 1, 2));
    }

    #[test]
    fn whatever_is_chosen_what_is_left_out_is_said() {
        let pages = Pages::new(|record| add(record, "1.txt", "Ada Pell said so"));
        let left = |query: &str| {
            let data = pages.json(&format!("/positions.json?{query}"));
            (
                data["unsure"].as_str().unwrap().to_owned(),
                data["undated"].as_str().unwrap().to_owned(),
            )
        };
        let unsure = "1 position less sure than 50 % does not count.".to_owned();
        for query in ["", "issue=ferry", "actor=Pell", "named=1"] {
            assert_eq!(left(query), (unsure.clone(), String::new()), "{query}");
        }
        assert_eq!(left("issue=toll").0, "");
        assert_eq!(left("min=0").0, "");
        let undated = "1 position without a day does not count on a day.".to_owned();
        assert_eq!(left("on=2025-01-01"), (String::new(), undated.clone()));
        let page = pages.get("/?issue=ferry").body;
        assert!(
            page.contains("The record has no position on this issue that is this sure."),
            "{page}"
        );
        assert!(page.contains("/?issue=ferry&#38;min=0\""), "{page}");
        assert!(pages.get("/?on=2025-01-01").body.contains(&undated));
    }

    #[test]
    fn those_without_a_name_can_be_left_out() {
        let pages = Pages::new(|record| {
            add(record, "1.txt", "Ada Pell said so");
            add(record, "2.txt", "Bo Lind said more");
        });
        let coded = json!({ "entry": { "position": 1 }, "article": 1, "position": {
            "issue": "toll", "stance": "against", "actor": "some nations", "evidence": [0, 16] } });
        assert_eq!(pages.send("/review/correct.json", &coded).status, 200);
        let names = |path: &str| {
            let data = pages.json(path);
            let found = data["actors"].as_array().or(data["nodes"].as_array()).unwrap().clone();
            let name = |it: &serde_json::Value| {
                it["name"].as_str().or(it["label"].as_str()).map(str::to_owned)
            };
            found.iter().filter_map(name).filter(|it| it != "The toll").collect::<Vec<_>>()
        };
        for page in ["positions", "network", "actors"] {
            assert!(names(&format!("/{page}.json")).contains(&"some nations".to_owned()), "{page}");
            assert_eq!(names(&format!("/{page}.json?named=1")), ["Ada Pell"], "{page}");
        }
        for path in ["/?named=1", "/network?named=1", "/changes?named=1", "/actors?named=1"] {
            assert!(pages.get(path).body.contains("name=\"named\" value=\"1\" checked"), "{path}");
        }
    }

    #[test]
    fn a_stance_is_held_since_no_more_precise_a_time_than_a_report_tells() {
        let pages = Pages::new(|record| add(record, "1.txt", "Ada Pell said so"));
        let coded = json!({ "entry": { "position": 1 }, "article": 1, "position": {
            "issue": "toll", "stance": "against", "actor": "Ada Pell", "evidence": [0, 16],
            "as_of": "2024-SU", "condition": null } });
        assert_eq!(pages.send("/review/correct.json", &coded).status, 200);
        let cell = &pages.json("/positions.json")["actors"][0]["cells"][0];
        assert_eq!(cell["since_time"], "summer 2024");
        assert_eq!(cell["words"], "against since summer 2024, reviewed");
        let html = pages.get("/?issue=toll").body;
        assert!(html.contains("<td class=\"since num\">summer 2024</td>"), "{html}");
        let csv = pages.get("/positions.csv").body;
        assert!(csv.contains("2024-06-01") && !csv.contains("summer"), "{csv}");
    }
}
