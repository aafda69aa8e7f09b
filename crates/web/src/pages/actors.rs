//! `/actors`: everybody in the record.

use crate::app::App;
use crate::asked::Asked;
use crate::failure::Failure;
use crate::page::{Page, Table, Visit, cell};
use crate::paging::Paging;
use crate::shell::{Section, Shell};
use askama::Template;
use axum::Router;
use axum::response::Response;
use axum::routing::get;
use onrecord::ActorKind;
use onrecord::record::{ActorFilters, ActorLine};
use serde::Serialize;

/// How many actors a page has.
const A_PAGE: u32 = 100;

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/actors", get(show))
}

/// What the page shows.
#[derive(Serialize)]
struct Actors {
    q: Option<String>,
    kind: Option<ActorKind>,
    /// Whether those without a name of their own are left out.
    named: bool,
    #[serde(flatten)]
    paging: Paging,
    actors: Vec<ActorLine>,
}

impl Actors {
    /// The kinds to choose from: value, words, and whether it is chosen.
    fn kinds(&self) -> Vec<(&'static str, &'static str, bool)> {
        [
            (ActorKind::Person, "People"),
            (ActorKind::State, "States"),
            (ActorKind::Organisation, "Organisations"),
            (ActorKind::Group, "Groups"),
        ]
        .into_iter()
        .map(|(kind, words)| (kind.name(), words, self.kind == Some(kind)))
        .collect()
    }
}

#[derive(Template)]
#[template(path = "actors.html")]
struct ActorsPage<'a> {
    shell: &'a Shell,
    page: &'a Actors,
}

impl Page for Actors {
    const SECTION: Section = Section::Actors;

    fn html(&self, shell: &Shell) -> askama::Result<String> {
        ActorsPage { shell, page: self }.render()
    }

    fn table(&self) -> Option<Table> {
        let mut table = Table::new(&[
            "actor_id",
            "actor",
            "kind",
            "country",
            "role",
            "names",
            "articles",
            "statements",
            "positions",
            "first",
            "last",
        ]);
        for it in &self.actors {
            table.rows.push(vec![
                it.id.to_string(),
                it.name.clone(),
                cell(it.kind.map(ActorKind::name)),
                cell(it.country.as_ref()),
                cell(it.role.as_ref()),
                it.names.clone(),
                it.articles.to_string(),
                it.statements.to_string(),
                it.positions.to_string(),
                cell(it.first),
                cell(it.last),
            ]);
        }
        Some(table)
    }
}

async fn show(visit: Visit, asked: Asked) -> Result<Response, Failure> {
    let q = asked.text("q");
    let kind = match asked.text("kind").as_deref() {
        None => None,
        Some("person") => Some(ActorKind::Person),
        Some("state") => Some(ActorKind::State),
        Some("organisation") => Some(ActorKind::Organisation),
        Some("group") => Some(ActorKind::Group),
        Some(_) => {
            return Err(Failure::wrong(
                "“kind” is person, state, organisation or group.",
                "Choose one in the list on this page.",
            ));
        }
    };
    let named = asked.is_set("named");
    let paging = visit.paging(&asked, A_PAGE)?;
    let page = visit
        .record(move |record| {
            let which = ActorFilters { name: q.clone(), kind, named };
            let (actors, all) = record.actor_list(&which, paging.size, paging.offset())?;
            Ok(Actors { q, kind, named, paging: Paging { all, ..paging }, actors })
        })
        .await?;
    visit.answer(&page)
}
