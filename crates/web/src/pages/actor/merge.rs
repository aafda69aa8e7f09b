//! `/actors/ID/merge`: two actors beside each other, before a person makes them one.

use super::{LONGEST_NAME, nobody, number};
use crate::asked::Asked;
use crate::failure::Failure;
use crate::page::{Page, Visit};
use crate::shell::{Section, Shell};
use crate::visible::typed;
use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use onrecord::Record;
use onrecord::record::{ActorEntry, Meant};
use serde::Serialize;

/// How many who may be meant are shown.
const FEW: usize = 12;

/// What the page shows.
#[derive(Serialize)]
struct Merging {
    /// Whose page led here.
    actor: Side,
    /// The one who is to be the same, once it is clear who is meant.
    other: Option<Side>,
    /// Those who may be meant by what was typed.
    like: Vec<Side>,
    /// What was typed.
    typed: String,
    /// Whether that means the first one.
    is_self: bool,
    /// Whether somebody wanted to give the first the name of the other.
    is_rename: bool,
}

/// An actor as one looks at it to tell who it is.
#[derive(Serialize)]
struct Side {
    id: i64,
    name: String,
    /// "person · GB · mayor of Hexley".
    about: String,
    names: Vec<String>,
    statements: usize,
    positions: usize,
    articles: usize,
}

impl Side {
    fn of(record: &Record, id: i64) -> Result<Option<Side>, Failure> {
        let Some(ActorEntry { name, kind, country, role, names, count, .. }) = record.actor(id)?
        else {
            return Ok(None);
        };
        let kind = kind.map(|kind| kind.name().to_owned());
        let about: Vec<String> = kind.into_iter().chain(country).chain(role).collect();
        Ok(Some(Side {
            id,
            about: about.join(" · "),
            names: names.into_iter().filter(|other| *other != name).collect(),
            name,
            statements: count,
            positions: record.positions_held(id)?.len(),
            articles: record.appearances(id)?.len(),
        }))
    }

    /// "2 statements, 1 position, in 3 articles".
    fn holds(&self) -> String {
        use crate::words::number;
        format!(
            "{}, {}, in {}",
            number(self.statements, "statement"),
            number(self.positions, "position"),
            number(self.articles, "article")
        )
    }
}

impl Merging {
    fn of(record: &Record, id: i64, words: &str) -> Result<Merging, Failure> {
        let actor = Side::of(record, id)?.ok_or_else(nobody)?;
        let meant = if words.is_empty() { Meant::Nobody } else { record.meant(words)? };
        let is_self = match &meant {
            Meant::One(other, _) => *other == id,
            Meant::Several(several) => several.iter().all(|(other, _)| *other == id),
            Meant::Nobody => false,
        };
        let (other, like) = match meant {
            Meant::One(other, _) if other != id => (Side::of(record, other)?, Vec::new()),
            Meant::One(..) => (None, Vec::new()),
            Meant::Several(several) => (None, several.into_iter().map(|(id, _)| id).collect()),
            Meant::Nobody if words.is_empty() => (None, Vec::new()),
            Meant::Nobody => (None, record.called(0, words)?.like.iter().map(|it| it.id).collect()),
        };
        let like = like.into_iter().filter(|other| *other != id).take(FEW);
        let like: Result<Vec<Option<Side>>, _> = like.map(|id| Side::of(record, id)).collect();
        let like = like?.into_iter().flatten().collect();
        Ok(Merging { actor, other, like, typed: words.to_owned(), is_self, is_rename: false })
    }

    /// The two, each with the other.
    fn pair<'a>(&'a self, other: &'a Side) -> [(&'a Side, &'a Side); 2] {
        [(&self.actor, other), (other, &self.actor)]
    }
}

#[derive(Template)]
#[template(path = "merge.html")]
struct MergePage<'a> {
    shell: &'a Shell,
    page: &'a Merging,
}

impl Page for Merging {
    const SECTION: Section = Section::Actors;

    fn title(&self) -> String {
        match self.is_rename {
            true => format!("There is another {}", self.typed),
            false => "Are these one?".to_owned(),
        }
    }

    fn html(&self, shell: &Shell) -> askama::Result<String> {
        MergePage { shell, page: self }.render()
    }
}

/// Shows who is meant, so that nobody is made one with a namesake unseen.
pub(super) async fn ask(
    visit: Visit,
    Path(id): Path<String>,
    asked: Asked,
) -> Result<Response, Failure> {
    let id = number(&id)?;
    let words: String = typed(&asked.text("other").unwrap_or_default());
    let words: String = words.chars().take(LONGEST_NAME).collect();
    let page = visit.record(move |record| Merging::of(record, id, &words)).await?;
    visit.answer(&page)
}

/// Asks whether two who would have one name are one.
pub(super) async fn ask_of_namesakes(
    visit: &Visit,
    id: i64,
    other: i64,
    name: String,
) -> Result<Response, Failure> {
    let page = visit
        .record(move |record| {
            let page = Merging::of(record, id, &other.to_string())?;
            Ok(Merging { typed: name, is_rename: true, ..page })
        })
        .await?;
    Ok((StatusCode::CONFLICT, visit.answer(&page)?).into_response())
}

#[cfg(test)]
mod tests {
    use crate::testing::{Pages, add};
    use serde_json::json;

    fn pages() -> Pages {
        let pages = Pages::new(|record| {
            add(record, "1.txt", "Ada Pell said so");
            add(record, "2.txt", "Ada Pell said more");
        });
        for name in ["Lina Brandt", "Otto Brandt"] {
            let coded = json!({ "article": 2, "position": { "issue": "toll", "stance": "against",
                "actor": name, "evidence": [0, 8] } });
            assert_eq!(pages.send("/review/add.json", &coded).status, 200);
        }
        pages
    }

    #[test]
    fn two_are_looked_at_before_they_are_one() {
        let pages = pages();
        let page = |other: &str| pages.get(&format!("/actors/1/merge?other={other}")).body;
        let both = page("Lina+Brandt");
        assert!(both.contains("Make them one, called Ada Pell"), "{both}");
        assert!(both.contains("Make them one, called Lina Brandt"), "{both}");
        let several = page("brandt");
        assert!(several.contains("other=2\">") && several.contains("other=3\">"), "{several}");
        assert!(!several.contains("Make them one, called"), "{several}");
        let slip = page("Lina+Brandtt");
        assert!(slip.contains("Nobody in the record is called “Lina Brandtt”"), "{slip}");
        assert!(slip.contains("value=\"Lina Brandtt\"") && slip.contains("other=2\">"), "{slip}");
        assert!(
            page("pell").contains("“pell” is Ada Pell already"),
            "nobody is the same as themselves"
        );
        let answer = pages.form("/actors/1/merge", "other=2");
        assert_eq!((answer.status.as_u16(), answer.location.as_str()), (303, "/actors/1"));
        assert!(pages.get("/actors/1").body.contains("They are one actor now."));
        assert!(!pages.get("/actors/1").body.contains("They are one actor now."), "said once");
        let old = pages.get("/actors/2");
        assert_eq!((old.status.as_u16(), old.location.as_str()), (303, "/actors/1"));
        assert!(pages.get("/actors/1").body.contains("Number 2 is part of this actor now"));
        assert_eq!(pages.get("/actors/2.json").location, "/actors/1.json");
        assert_eq!(pages.get("/actors/99").status, 404);
    }

    #[test]
    fn nobody_is_given_the_name_of_another_unasked() {
        let pages = pages();
        let asked = pages.form("/actors/3/rename", "name=Lina+Brandt");
        assert_eq!(asked.status, 409);
        assert!(asked.body.contains("There is another Lina Brandt"), "{}", asked.body);
        assert!(asked.body.contains("Make them one, called Lina Brandt"), "{}", asked.body);
        assert_eq!(pages.json("/actors/3.json")["actor"]["name"], "Otto Brandt");
        let sure = pages.form("/actors/3/rename", "name=Lina+Brandt&sure=1");
        assert_eq!(sure.status, 303);
        assert_eq!(pages.json("/actors/3.json")["actor"]["name"], "Lina Brandt");
        let long = pages.form("/actors/3/rename", &format!("name={}", "a".repeat(400)));
        assert_eq!(long.status, 400);
    }
}
