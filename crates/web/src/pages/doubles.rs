//! `/actors/doubles`: who may be one, though the record has them as two; a person says which.

use crate::app::App;
use crate::asked::{Asked, Sent};
use crate::failure::Failure;
use crate::page::{Page, Table, Visit};
use crate::paging::Paging;
use crate::shell::{Section, Shell};
use askama::Template;
use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use onrecord::Record;
use onrecord::record::{Decision, Double, DoubleSide};
use serde::Serialize;

/// How many pairs a page has.
const A_PAGE: u32 = 25;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/actors/doubles", get(show))
        .route("/actors/doubles/one", post(one))
        .route("/actors/doubles/two", post(two))
        .route("/actors/doubles/undo", post(undo))
}

/// What the page shows.
#[derive(Serialize)]
struct Doubles {
    #[serde(flatten)]
    paging: Paging,
    /// The likeliest first; those of this page.
    doubles: Vec<Double>,
    /// The decisions that were just taken, as far as they can be taken back.
    #[serde(skip)]
    done: Vec<Decision>,
    /// Whether decisions were just taken back.
    #[serde(skip)]
    undone: bool,
}

impl Doubles {
    /// The numbers of the decisions that can be taken back, as the form sends them.
    fn numbers(&self) -> String {
        numbers(self.done.iter().map(|it| it.id))
    }
}

/// The side that stays, and the other.
pub(crate) fn sides(double: &Double) -> [&DoubleSide; 2] {
    [&double.stays, &double.other]
}

/// "person · GB · mayor of Hexley".
pub(crate) fn about(side: &DoubleSide) -> String {
    let kind = side.kind.map(|kind| kind.name().to_owned());
    let known = kind.into_iter().chain(side.country.clone()).chain(side.roles.iter().cloned());
    known.collect::<Vec<_>>().join(" · ")
}

/// "12,15".
pub(crate) fn numbers(ids: impl IntoIterator<Item = i64>) -> String {
    ids.into_iter().map(|id| id.to_string()).collect::<Vec<_>>().join(",")
}

#[derive(Template)]
#[template(path = "doubles.html")]
struct DoublesPage<'a> {
    shell: &'a Shell,
    page: &'a Doubles,
}

impl Page for Doubles {
    const SECTION: Section = Section::Actors;

    fn title(&self) -> String {
        "Who may be one?".to_owned()
    }

    fn html(&self, shell: &Shell) -> askama::Result<String> {
        DoublesPage { shell, page: self }.render()
    }

    fn table(&self) -> Option<Table> {
        let mut table = Table::new(&Double::COLUMNS);
        table.rows = self.doubles.iter().map(Double::row).collect();
        Some(table)
    }
}

async fn show(visit: Visit, asked: Asked) -> Result<Response, Failure> {
    let mut paging = visit.paging(&asked, A_PAGE)?;
    let decided = ids(&asked.text("decided").unwrap_or_default());
    let undone = asked.is_set("undone");
    let page = visit
        .record(move |record| {
            let all = record.doubles()?;
            paging.all = all.len();
            let doubles = paging.part(&all).to_vec();
            Ok(Doubles { paging, doubles, done: last(record, &decided)?, undone })
        })
        .await?;
    visit.answer(&page)
}

/// These decisions, where none followed them.
fn last(record: &Record, decided: &[i64]) -> Result<Vec<Decision>, Failure> {
    if decided.is_empty() {
        return Ok(Vec::new());
    }
    let mut all = record.decisions()?;
    let last = all.split_off(all.len().saturating_sub(decided.len()));
    Ok(if last.iter().map(|it| it.id).eq(decided.iter().copied()) { last } else { Vec::new() })
}

async fn one(visit: Visit, Sent(sent): Sent) -> Result<Response, Failure> {
    let (stays, others) = pair(&sent)?;
    let decided = visit.record(move |record| Ok(record.merge_all(stays, &others)?)).await?;
    Ok(back(&sent, &format!("decided={}", numbers(decided))))
}

async fn two(visit: Visit, Sent(sent): Sent) -> Result<Response, Failure> {
    let (stays, others) = pair(&sent)?;
    let decided = visit.record(move |record| Ok(record.keep_apart(stays, &others)?)).await?;
    Ok(back(&sent, &format!("decided={}", numbers(decided))))
}

/// Takes back the decisions that the page showed, the last one first, and no other.
async fn undo(visit: Visit, Sent(sent): Sent) -> Result<Response, Failure> {
    let shown =
        ids(&sent.needed::<String>("decided", "the numbers of the decisions to take back")?);
    visit
        .record(move |record| {
            if last(record, &shown)?.is_empty() {
                let hint =
                    "Nothing was changed. Decisions are taken back one by one, the last one first.";
                let stands = record.decisions()?.pop();
                let since = stands.map_or("It was taken back already.".to_owned(), |last| {
                    format!(
                        "This is not the last decision any more: the last is, {}.",
                        last.words()
                    )
                });
                return Err(Failure::conflict(since, hint));
            }
            for id in shown.into_iter().rev() {
                record.undo_decision(id)?;
            }
            Ok(())
        })
        .await?;
    Ok(back(&sent, "undone=1"))
}

/// The actor that stays, and the others.
fn pair(sent: &Asked) -> Result<(i64, Vec<i64>), Failure> {
    let stays: i64 = sent.needed("stays", "the number of an actor")?;
    let others = ids(&sent.needed::<String>("others", "the numbers of actors")?);
    // Of the two, the one that the pressed button names.
    let named = sent.value::<i64>("called", "the number of an actor")?;
    Ok(match (named, &others[..]) {
        (Some(named), [other]) if named == *other => (named, vec![stays]),
        _ => (stays, others),
    })
}

fn ids(numbers: &str) -> Vec<i64> {
    numbers.split(',').filter_map(|it| it.trim().parse().ok()).collect()
}

/// Back to the list, where it was, with what was done.
fn back(sent: &Asked, done: &str) -> Response {
    let page = sent.text("page").and_then(|page| page.parse::<u32>().ok()).filter(|page| *page > 1);
    let page = page.map(|page| format!("&page={page}")).unwrap_or_default();
    Redirect::to(&format!("/actors/doubles?{done}{page}")).into_response()
}

#[cfg(test)]
mod tests {
    use crate::testing::Pages;
    use axum::http::StatusCode;
    use onrecord::{Actor, ActorKind, Article, Reading, Record};

    /// An article that speaks of somebody, hostile or not.
    fn name(record: &mut Record, location: &str, name: &str) {
        let text = format!("{location}: {name} said so");
        let article = Article { location: location.to_owned(), text, ..Article::default() };
        let actor = Actor {
            name: name.to_owned(),
            kind: Some(ActorKind::Person),
            aliases: Vec::new(),
            role: None,
            country: None,
        };
        let model = "test@1".to_owned();
        record
            .add(&article, &Reading { actors: vec![actor], model, ..Reading::default() })
            .unwrap();
    }

    fn pages() -> Pages {
        Pages::new(|record| {
            name(record, "1.txt", "Ada <b> Pell");
            name(record, "2.txt", "Pell");
            name(record, "3.txt", "Tomas Brandt");
            name(record, "4.txt", "Brandt");
            name(record, "5.txt", "Brandt");
        })
    }

    #[test]
    fn a_record_without_pairs_says_so() {
        let answer = Pages::new(|record| name(record, "1.txt", "Ada Pell")).get("/actors/doubles");
        assert_eq!(answer.status, StatusCode::OK);
        assert!(
            answer.body.contains("No two actors of the record are likely to be one."),
            "{}",
            answer.body
        );
    }

    #[test]
    fn one_and_two_are_said_and_taken_back() {
        let pages = pages();
        let all = pages.json("/actors/doubles.json");
        assert_eq!(all["all"], 2);
        let page = pages.get("/actors/doubles").body;
        assert!(
            page.contains("the family name of Tomas Brandt") && !page.contains("<b> Pell"),
            "{page}"
        );
        let csv = pages.get("/actors/doubles.csv").body;
        assert!(
            csv.starts_with("because,evidence,apart,stays,") && csv.contains(",Brandt,4 5,"),
            "{csv}"
        );
        let one = pages.form("/actors/doubles/one", "stays=3&others=4,5&page=1");
        assert_eq!(
            (one.status, one.location.as_str()),
            (StatusCode::SEE_OTHER, "/actors/doubles?decided=1,2")
        );
        let page = pages.get(&one.location).body;
        assert!(
            page.contains("“Brandt” is Tomas Brandt") && page.contains("value=\"1,2\""),
            "{page}"
        );
        let two = pages.form("/actors/doubles/two", "stays=1&others=2&page=2");
        assert_eq!(two.location, "/actors/doubles?decided=3&page=2");
        assert_eq!(pages.json("/actors/doubles.json")["all"], 0);
        assert!(!pages.get(&one.location).body.contains("Undo"), "another decision followed");
        assert_eq!(pages.form("/actors/doubles/undo", "decided=1,2").status, StatusCode::CONFLICT);
        for decided in ["3", "1,2"] {
            let undone = pages.form("/actors/doubles/undo", &format!("decided={decided}"));
            assert_eq!(undone.location, "/actors/doubles?undone=1");
        }
        assert_eq!(pages.json("/actors/doubles.json"), all);
        // The other name is the one to keep.
        let called = pages.form("/actors/doubles/one", "stays=1&others=2&called=2");
        assert_eq!(called.status, StatusCode::SEE_OTHER);
        assert_eq!(pages.get("/actors/1").location, "/actors/2", "its number leads on");
    }

    #[test]
    fn what_is_no_pair_changes_nothing() {
        let pages = pages();
        for fields in ["stays=1&others=99", "stays=1&others=1", "stays=1", "stays=x&others=2"] {
            for path in ["one", "two"] {
                let answer = pages.form(&format!("/actors/doubles/{path}"), fields);
                assert!(answer.status.is_client_error(), "{path} {fields}: {}", answer.status);
            }
        }
        let answer = pages.form("/actors/doubles/undo", "decided=1,2");
        assert_eq!(answer.status, StatusCode::CONFLICT);
        assert!(answer.body.contains("taken back already"), "{}", answer.body);
    }
}
