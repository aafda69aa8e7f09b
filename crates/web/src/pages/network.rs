//! `/network`: actors and issues, and who agrees with whom, as a picture, a table and files for other tools.

#[cfg(test)]
mod tests;

use crate::app::App;
use crate::asked::Asked;
use crate::failure::Failure;
use crate::page::{Page, Table, Visit, cell};
use crate::pages::positions::followed;
use crate::shell::{Section, Shell};
use crate::words::{days, number};
use askama::Template;
use axum::Router;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use onrecord::record::{Held, Holding, PositionFilters};
use onrecord::{Issue, NaiveDate};
use onrecord_exchange::{
    About, Edge, Network, NetworkKind, NetworkOptions, Node, gexf, graphml, network,
};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How many ties the page lists; its files have all that are drawn.
const MOST_LISTED: usize = 400;

/// How many actors are compared with each other: every pair may be a tie. `onrecord export` compares all.
const MOST_COMPARED: usize = 300;

/// How many ties a picture has that can be read. Where there are more, and nobody said how strong they
/// have to be, the weakest are left out.
const MOST_READABLE: usize = 250;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/network", get(show))
        .route("/network.graphml", get(as_graphml))
        .route("/network.gexf", get(as_gexf))
}

/// What the page shows.
#[derive(Serialize)]
struct Drawn {
    #[serde(flatten)]
    choice: Choice,
    #[serde(flatten)]
    network: Network,
    /// What issues are called, by their ids.
    issues: BTreeMap<String, String>,
    /// How many actors with fewer positions were not compared.
    left_out: usize,
    #[serde(skip)]
    issues_to_choose: Vec<Issue>,
}

/// Which network, of which positions, as the address says.
#[derive(Clone, Debug, Serialize)]
struct Choice {
    #[serde(skip)]
    kind: NetworkKind,
    since: Option<NaiveDate>,
    until: Option<NaiveDate>,
    issue: Option<String>,
    min_weight: f64,
    /// Whether it was asked for, and not found for the picture to be readable.
    #[serde(skip)]
    is_weight_asked: bool,
    min: f32,
    roll_up: bool,
    /// Those who have no name of their own are left out.
    named: bool,
}

impl Choice {
    fn of(asked: &Asked) -> Result<Choice, Failure> {
        let wanted = asked.text("kind").unwrap_or_default();
        let kind = NetworkKind::ALL.into_iter().find(|kind| kind.name() == wanted);
        if kind.is_none() && !wanted.is_empty() {
            return Err(Failure::wrong(
                format!("There is no network “{wanted}”."),
                "It is two-mode, agree, disagree or agree-minus-disagree.",
            ));
        }
        let asked_weight = asked.value::<f64>("min_weight", "a number")?;
        let min_weight = asked_weight.unwrap_or(1.0);
        Ok(Choice {
            kind: kind.unwrap_or_default(),
            since: asked.day("since")?,
            until: asked.day("until")?,
            issue: asked.text("issue"),
            min_weight: if min_weight.is_finite() { min_weight.max(0.0) } else { 1.0 },
            is_weight_asked: asked_weight.is_some(),
            min: asked.share("min")?.unwrap_or(PositionFilters::MIN),
            roll_up: asked.is_set("roll_up"),
            named: asked.is_set("named"),
        })
    }

    /// The network, and how many actors are left out of it.
    fn draw(&mut self, app: &App) -> Result<(Network, usize), Failure> {
        // Days are looked at here, so that other days are drawn from what was read already.
        let filters = PositionFilters {
            issue: self.issue.clone(),
            to_states: self.roll_up,
            min: self.min,
            ..PositionFilters::default()
        };
        let holdings = app.holdings(&filters)?.only_named(self.named);
        let days =
            PositionFilters { since: self.since, until: self.until, ..PositionFilters::default() };
        let positions = holdings.iter().flat_map(Holding::positions);
        let mut positions: Vec<_> = positions.filter(|it| days.lets_through(it.day())).collect();
        let left_out = match self.kind {
            NetworkKind::TwoMode => 0,
            _ => keep_the_most_heard(&mut positions),
        };
        let options = NetworkOptions { kind: self.kind, min_weight: self.min_weight };
        let mut network = network(positions, &options);
        if !self.is_weight_asked {
            self.min_weight = keep_the_readable(&mut network.edges);
        }
        Ok((network, left_out))
    }

    fn is_kind(&self, name: &str) -> bool {
        self.kind.name() == name
    }

    fn is_issue(&self, id: &str) -> bool {
        self.issue.as_deref() == Some(id)
    }
}

/// Keeps the positions of the actors who hold most, and says how many others there were.
fn keep_the_most_heard(positions: &mut Vec<&Held>) -> usize {
    let holder = |it: &Held| (it.actor_id, Arc::clone(&it.actor));
    let mut counts: BTreeMap<_, usize> = BTreeMap::new();
    for &position in positions.iter() {
        *counts.entry(holder(position)).or_default() += 1;
    }
    let mut holders: Vec<_> = counts.into_iter().collect();
    holders.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let others = holders.len().saturating_sub(MOST_COMPARED);
    if others > 0 {
        holders.truncate(MOST_COMPARED);
        let kept: BTreeSet<_> = holders.into_iter().map(|(holder, _)| holder).collect();
        positions.retain(|it| kept.contains(&holder(it)));
    }
    others
}

/// Leaves out the weakest ties while there are too many for a picture, unless all are as strong; gives the least weight
/// that is left.
fn keep_the_readable(edges: &mut Vec<Edge>) -> f64 {
    let all = edges.len();
    let mut least = 1.0;
    while edges.len() > MOST_READABLE && edges.iter().any(|it| it.weight.abs() > least) {
        least += 1.0;
        edges.retain(|it| it.weight.abs() >= least);
    }
    if edges.len() < all { least } else { 1.0 }
}

impl Drawn {
    /// Whether weak ties are left out for the picture to be readable.
    fn is_thinned(&self) -> bool {
        !self.choice.is_weight_asked && self.choice.min_weight > 1.0
    }

    fn is_two_mode(&self) -> bool {
        self.choice.kind == NetworkKind::TwoMode
    }

    fn lead(&self) -> String {
        let ties = number(self.network.edges.len(), "tie");
        let edges = &self.network.edges;
        let from: BTreeSet<&str> = edges.iter().map(|edge| edge.source.as_str()).collect();
        let to: BTreeSet<&str> = edges.iter().map(|edge| edge.target.as_str()).collect();
        let with_ties = from.union(&to).count();
        let alone = self.network.nodes.len() - with_ties;
        let rest = match alone {
            0 => String::new(),
            1 => "; 1 without any is left out".to_owned(),
            _ => format!("; {alone} without any are left out"),
        };
        if self.is_two_mode() {
            return format!(
                "{} and {}, {ties}{rest}.",
                number(from.len(), "actor"),
                number(to.len(), "issue")
            );
        }
        let others = match self.left_out {
            0 => String::new(),
            others => format!(
                " The {} with fewest positions are not compared here; onrecord export compares all.",
                number(others, "actor")
            ),
        };
        format!("{}, {ties}{rest}.{others}", number(with_ties, "actor"))
    }

    /// The ties of the list, with the names of their ends.
    fn ties(&self) -> Vec<Tie> {
        let names: BTreeMap<&str, &Node> =
            self.network.nodes.iter().map(|node| (node.id.as_str(), node)).collect();
        let end = |id: &str| {
            let name = names.get(id).map_or(id, |node| node.label.as_str());
            (name.to_owned(), place(id))
        };
        let listed = self.network.edges.iter().take(MOST_LISTED);
        listed.map(|edge| self.tie(edge, end(&edge.source), end(&edge.target))).collect()
    }

    fn tie(&self, edge: &Edge, from: (String, String), to: (String, String)) -> Tie {
        let titles = |ids: &[String]| {
            let title = |id: &String| self.issues.get(id).cloned().unwrap_or_else(|| id.clone());
            ids.iter().map(title).collect::<Vec<_>>().join("; ")
        };
        let days = days(edge.first, edge.last);
        let (stance, is_conditional, agree, disagree) = match &edge.about {
            About::Stance { stance, conditional, .. } => {
                (stance.name(), *conditional, String::new(), String::new())
            }
            About::Shared { agree, disagree } => ("", false, titles(agree), titles(disagree)),
        };
        Tie { from, to, weight: edge.weight, stance, is_conditional, agree, disagree, days }
    }

    fn more(&self) -> usize {
        self.network.edges.len().saturating_sub(MOST_LISTED)
    }
}

/// A tie as the list shows it.
struct Tie {
    /// A name, and its page.
    from: (String, String),
    to: (String, String),
    weight: f64,
    stance: &'static str,
    is_conditional: bool,
    agree: String,
    disagree: String,
    days: String,
}

/// The page of a node.
fn place(id: &str) -> String {
    match id.split_once('-') {
        Some(("actor", number)) => format!("/actors/{number}"),
        Some(("issue", issue)) => format!("/?issue={issue}"),
        _ => "/?roll_up=state".to_owned(),
    }
}

#[derive(Template)]
#[template(path = "network.html")]
struct NetworkPage<'a> {
    shell: &'a Shell,
    page: &'a Drawn,
}

impl Page for Drawn {
    const SECTION: Section = Section::Network;

    fn html(&self, shell: &Shell) -> askama::Result<String> {
        NetworkPage { shell, page: self }.render()
    }

    fn table(&self) -> Option<Table> {
        let mut table = Table::new(&[
            "source",
            "source_label",
            "target",
            "target_label",
            "weight",
            "sign",
            "stance",
            "for",
            "against",
            "undecided",
            "conditional",
            "confidence",
            "agree_issues",
            "disagree_issues",
            "first",
            "last",
        ]);
        let names: BTreeMap<&str, &str> =
            self.network.nodes.iter().map(|node| (node.id.as_str(), node.label.as_str())).collect();
        let name = |id: &str| names.get(id).copied().unwrap_or_default().to_owned();
        for edge in &self.network.edges {
            let mut row = vec![
                edge.source.clone(),
                name(&edge.source),
                edge.target.clone(),
                name(&edge.target),
                edge.weight.to_string(),
                edge.sign.to_string(),
            ];
            row.extend(match &edge.about {
                About::Stance { stance, for_, against, undecided, conditional, confidence } => [
                    stance.name().to_owned(),
                    for_.to_string(),
                    against.to_string(),
                    undecided.to_string(),
                    conditional.to_string(),
                    confidence.to_string(),
                    String::new(),
                    String::new(),
                ],
                About::Shared { agree, disagree } => {
                    let mut cells: [String; 8] = Default::default();
                    cells[6] = agree.join("; ");
                    cells[7] = disagree.join("; ");
                    cells
                }
            });
            row.extend([cell(edge.first), cell(edge.last)]);
            table.rows.push(row);
        }
        Some(table)
    }
}

async fn show(visit: Visit, asked: Asked) -> Result<Response, Failure> {
    let choice = Choice::of(&asked)?;
    let app = visit.app.clone();
    let page = visit
        .app
        .wait(move || {
            let issues_to_choose = app.with_record(|record| Ok(record.codebook()?.issues))?;
            followed(&issues_to_choose, choice.issue.as_deref())?;
            let mut choice = choice;
            let (network, left_out) = choice.draw(&app)?;
            let issues =
                issues_to_choose.iter().map(|it| (it.id.clone(), it.title.clone())).collect();
            Ok(Drawn { choice, network, issues, left_out, issues_to_choose })
        })
        .await?;
    visit.answer(&page)
}

async fn as_graphml(visit: Visit, asked: Asked) -> Result<Response, Failure> {
    file(&visit, &asked, "graphml", "application/graphml+xml", graphml).await
}

async fn as_gexf(visit: Visit, asked: Asked) -> Result<Response, Failure> {
    file(&visit, &asked, "gexf", "application/gexf+xml", gexf).await
}

async fn file(
    visit: &Visit,
    asked: &Asked,
    ending: &str,
    kind: &str,
    write: fn(&Network) -> std::io::Result<String>,
) -> Result<Response, Failure> {
    let mut choice = Choice::of(asked)?;
    let name = choice.kind.name();
    let app = visit.app.clone();
    let written =
        visit.app.wait(move || write(&choice.draw(&app)?.0).map_err(|_| Failure::fault())).await?;
    let headers = [
        (CONTENT_TYPE, kind.to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"network-{name}.{ending}\"")),
    ];
    Ok((headers, written).into_response())
}
