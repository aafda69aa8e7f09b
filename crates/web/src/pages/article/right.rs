//! What a person puts right of an article as a whole: its day, by which it is read again, or that it is in at all.

use super::missing;
use crate::app::App;
use crate::asked::Sent;
use crate::failure::Failure;
use crate::page::Visit;
use crate::pages::add;
use crate::words::{called, number};
use axum::Router;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use onrecord::record::Removed;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/articles/{id}/day", post(day))
        .route("/articles/{id}/remove", post(remove))
}

/// Reads an article again for another day, since all times in it hang on that.
async fn day(visit: Visit, Path(id): Path<String>, Sent(sent): Sent) -> Result<Response, Failure> {
    let published = sent.day("published")?;
    if published.is_none() && !sent.is_set("taken_back") {
        return Err(Failure::wrong(
            "No day is given.",
            "Nothing was changed. Go back and give the day of publication.",
        ));
    }
    let number: i64 = id.parse().map_err(|_| missing(&id))?;
    let article = visit.record(move |record| Ok(record.article(number)?)).await?;
    let job = add::again(&visit.app, article.ok_or_else(|| missing(&id))?, published)?;
    Ok(Redirect::to(&format!("/jobs/{job}")).into_response())
}

/// Takes an article out, with all that was found in it.
async fn remove(visit: Visit, Path(id): Path<String>, Sent(_): Sent) -> Result<Response, Failure> {
    let number: i64 = id.parse().map_err(|_| missing(&id))?;
    let told = visit
        .record(move |record| {
            let Some(article) = record.article(number)? else { return Ok(None) };
            let name = called(&article.title, &article.location);
            Ok(Some(told(&name, &record.remove(number)?)))
        })
        .await?;
    visit.app.tell("/articles", told.ok_or_else(|| missing(&id))?);
    Ok(Redirect::to("/articles").into_response())
}

/// What was taken out, and what becomes of the rest, in sentences.
fn told(name: &str, removed: &Removed) -> String {
    let mut told = format!(
        "“{name}” was taken out, with {} and {}.",
        number(removed.statements, "statement"),
        number(removed.positions, "position"),
    );
    match removed.reviews {
        0 => {}
        1 => told += " 1 review is kept, and holds again if it is added anew.",
        many => {
            told += &format!(" {many} reviews are kept, and hold again if it is added anew.");
        }
    }
    if let Some(older) = removed.stands_again {
        told += &format!(
            " The older version of it, article {older}, counts again once reports are added the next time."
        );
    }
    told
}

#[cfg(test)]
mod tests {
    use crate::testing::{Pages, add};

    #[test]
    fn an_article_is_taken_out_and_the_list_says_so_once() {
        let pages = Pages::new(|record| {
            add(record, "1.txt", "Ada Pell said so");
            add(record, "2.txt", "Ada Pell said more");
        });
        pages.form("/review/accept", "entry=position-1");
        assert_eq!(pages.form_without_token("/articles/1/remove", "").status, 403);
        let done = pages.form("/articles/1/remove", "");
        assert_eq!((done.status.as_u16(), &*done.location), (303, "/articles"));
        let list = pages.get("/articles").body;
        let told =
            "“1.txt” was taken out, with 1 statement and 2 positions. 1 review is kept, and holds";
        assert!(list.contains(told), "{list}");
        assert!(!pages.get("/articles").body.contains("was taken out"));
        assert_eq!(pages.json("/articles.json")["all"], 1);
        assert_eq!(pages.form("/articles/1/remove", "").status, 404);
        assert_eq!(pages.form("/articles/x/remove", "").status, 404);
    }

    #[test]
    fn a_day_must_be_one_and_leads_to_the_reading() {
        let pages = Pages::new(|record| add(record, "1.txt", "Ada Pell said so"));
        assert_eq!(pages.form("/articles/1/day", "").status, 400);
        assert_eq!(pages.form("/articles/1/day", "published=soon").status, 400);
        assert_eq!(pages.form("/articles/9/day", "published=2025-02-05").status, 404);
        let begun = pages.form("/articles/1/day", "published=2025-02-05");
        assert_eq!((begun.status.as_u16(), &*begun.location), (303, "/jobs/1"));
        let page = pages.get("/articles/1").body;
        assert!(page.contains("action=\"/articles/1/day\""), "{page}");
    }
}
