//! `/evidence`: the positions of one actor on one issue, each with the words that carry it.

use crate::app::App;
use crate::asked::Asked;
use crate::failure::Failure;
use crate::marks::{Piece, pieces, within};
use crate::page::{Page, Visit};
use crate::pages::positions::Choice;
use crate::shell::{Section, Shell};
use askama::Template;
use axum::Router;
use axum::response::Response;
use axum::routing::get;
use onrecord::NaiveDate;
use onrecord::record::{Held, Holding, PositionEntry, Standing};
use serde::Serialize;

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/evidence", get(show))
}

/// What the page shows.
#[derive(Serialize)]
struct Evidence {
    issue: String,
    issue_title: String,
    /// What a stance for it means.
    meaning: String,
    actor: String,
    actor_id: Option<i64>,
    on: Option<NaiveDate>,
    /// Where they stand.
    standing: Option<Standing>,
    /// All positions that are known by then, the latest first, those without a day last.
    positions: Vec<PositionEntry>,
}

impl Evidence {
    fn has_condition(&self) -> bool {
        self.positions.iter().any(|it| it.spans.condition.is_some())
    }

    /// Whether it is this position by which the actor stands where they stand.
    fn counts(&self, position: &PositionEntry) -> bool {
        let standing = self.standing.as_ref();
        standing.is_some_and(|it| it.position.id == position.id)
    }

    fn contradicts(&self, position: &PositionEntry) -> bool {
        let conflict = self.standing.as_ref().and_then(|it| it.conflict.as_ref());
        conflict.is_some_and(|it| it.id == position.id)
    }
}

/// The sentence of a position with its holder and its condition marked.
pub(crate) fn sentence(position: &PositionEntry) -> Vec<Piece> {
    let spans = &position.spans;
    let places: Vec<([usize; 2], &str)> =
        [(Some(spans.holder), "holder"), (spans.condition, "condition")]
            .into_iter()
            .filter_map(|(place, class)| Some((within(place?, spans.evidence[0])?, class)))
            .collect();
    pieces(&position.evidence, &places)
}

#[derive(Template)]
#[template(path = "evidence.html")]
struct EvidencePage<'a> {
    shell: &'a Shell,
    page: &'a Evidence,
}

impl Page for Evidence {
    const SECTION: Section = Section::Positions;

    fn title(&self) -> String {
        format!("{}: {}", self.actor, self.issue_title)
    }

    fn html(&self, shell: &Shell) -> askama::Result<String> {
        EvidencePage { shell, page: self }.render()
    }
}

async fn show(visit: Visit, asked: Asked) -> Result<Response, Failure> {
    let id: Option<i64> = asked.value("actor", "an actor’s number")?;
    let name = asked.text("name");
    let issue: String = asked.needed("issue", "an issue’s id")?;
    // The actor is a number here, where the matrix takes a name.
    let choice = Choice::of(&asked.without("actor"))?;
    let app = visit.app.clone();
    let page = visit
        .app
        .wait(move || {
            let issues = app.with_record(|record| Ok(record.codebook()?.issues))?;
            let Some(known) = issues.into_iter().find(|it| it.id == issue) else {
                return Err(Failure::no_issue(&issue));
            };
            let holdings = app.holdings(&choice.filters())?;
            let is_asked = |it: &Holding| {
                it.positions().first().is_some_and(|it| match (id, &name) {
                    (Some(id), _) => it.actor_id == Some(id),
                    (None, Some(name)) => it.actor_id.is_none() && *it.actor == **name,
                    (None, None) => false,
                })
            };
            let holding = holdings.iter().find(is_asked);
            let standing = holding.and_then(|it| it.standing(choice.on));
            let held = holding.map(Holding::positions).unwrap_or_default();
            let is_known =
                |it: &&Held| choice.on.is_none_or(|on| it.day().is_some_and(|day| day <= on));
            let mut told: Vec<&Held> = held.iter().filter(is_known).collect();
            told.sort_by_key(|it| (it.day().is_none(), std::cmp::Reverse((it.day(), it.id))));
            let (standing, positions) = app.with_record(|record| {
                let standing = record.standing_entries(standing.as_slice())?.pop();
                Ok((standing, record.entries(&told)?))
            })?;
            let actor = match (held.first(), id) {
                (Some(first), _) => first.actor.to_string(),
                (None, Some(id)) => {
                    app.with_record(|record| Ok(record.name(id)?))?.unwrap_or_default()
                }
                (None, None) => name.unwrap_or_default(),
            };
            if actor.is_empty() {
                return Err(Failure::missing(
                    "There is no such actor.",
                    "The actors page lists all.",
                ));
            }
            Ok(Evidence {
                issue,
                issue_title: known.title,
                meaning: known.meaning,
                actor,
                actor_id: id,
                on: choice.on,
                standing,
                positions,
            })
        })
        .await?;
    visit.answer(&page)
}

#[cfg(test)]
mod tests {
    use crate::testing::{Pages, add};

    #[test]
    fn the_head_tells_a_condition_as_the_cell_does() {
        let pages = Pages::new(|record| add(record, "1.txt", "Ada Pell said so"));
        let title = &pages.json("/positions.json")["actors"][0]["cells"][0]["words"];
        assert_eq!(title, "for, on a condition");
        let page = pages.get("/evidence?issue=toll&actor=1").body;
        let (_, head) = page.split_once("<p class=\"verdict\">").unwrap();
        let (head, _) = head.split_once("</p>").unwrap();
        assert!(head.contains("<span>on a condition</span>"), "{head}");
    }
}
