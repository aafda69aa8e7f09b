//! What a query or a form says, field by field. A field that is left empty says nothing, as forms without
//! scripts send all of theirs.

use crate::app::App;
use crate::failure::Failure;
use axum::Form;
use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::http::request::Parts;
use std::str::FromStr;

/// The fields of a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Asked(Vec<(String, String)>);

/// The fields of a form that was sent.
pub(crate) struct Sent(pub(crate) Asked);

impl Asked {
    /// The words of a field.
    pub(crate) fn text(&self, name: &str) -> Option<String> {
        self.all(name).next().map(str::to_owned)
    }

    /// The words of a field that can be there several times.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> + 'a {
        let of_name = self.0.iter().filter(move |(key, _)| key == name);
        of_name.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// The same without a field.
    pub(crate) fn without(&self, name: &str) -> Asked {
        Asked(self.0.iter().filter(|(key, _)| key != name).cloned().collect())
    }

    /// Whether a box is ticked, or the field says anything at all.
    pub(crate) fn is_set(&self, name: &str) -> bool {
        self.all(name).next().is_some()
    }

    /// A value of a field, which `what` describes to who got it wrong: "a day such as 2025-02-05".
    pub(crate) fn value<T: FromStr>(&self, name: &str, what: &str) -> Result<Option<T>, Failure> {
        let Some(typed) = self.text(name) else { return Ok(None) };
        match typed.parse() {
            Ok(value) => Ok(Some(value)),
            Err(_) => Err(Failure::wrong(
                format!("“{}” is {what}, and “{typed}” is not.", called(name)),
                "Go back and change it, or leave it empty.",
            )),
        }
    }

    /// A day.
    pub(crate) fn day(&self, name: &str) -> Result<Option<onrecord::NaiveDate>, Failure> {
        self.value(name, "a day such as 2025-02-05")
    }

    /// A share, from 0 to 1, or per cent.
    pub(crate) fn share(&self, name: &str) -> Result<Option<f32>, Failure> {
        Ok(self.value::<Share>(name, "a share such as 70 % or 0.7")?.map(|Share(share)| share))
    }

    /// A value that must be there.
    pub(crate) fn needed<T: FromStr>(&self, name: &str, what: &str) -> Result<T, Failure> {
        self.value(name, what)?.ok_or_else(|| {
            Failure::wrong(
                format!("“{}” is missing: {what}.", called(name)),
                "Go back and fill it in.",
            )
        })
    }
}

/// What a page calls a field.
fn called(name: &str) -> &str {
    match name {
        "min" => "At least sure",
        "on" => "On this day",
        "since" => "Since",
        "until" => "Until",
        other => other,
    }
}

/// A number from 0 to 1, as people write it: "0.7", "0,7", "70 %"; more than 1 can only be meant as per cent.
struct Share(f32);

impl FromStr for Share {
    type Err = ();

    fn from_str(typed: &str) -> Result<Share, ()> {
        let bare = typed.trim_end_matches('%').trim_end();
        let number: f32 = bare.replace(',', ".").parse().map_err(|_| ())?;
        let share = if number > 1.0 || bare != typed { number / 100.0 } else { number };
        (0.0..=1.0).contains(&share).then_some(Share(share)).ok_or(())
    }
}

impl FromRequestParts<App> for Asked {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Asked, Failure> {
        match Query::from_request_parts(parts, app).await {
            Ok(Query(fields)) => Ok(Asked(fields)),
            Err(_) => Err(Failure::wrong(
                "What stands behind the question mark of this address cannot be read.",
                "Start again from one of the pages above.",
            )),
        }
    }
}

impl FromRequest<App> for Sent {
    type Rejection = Failure;

    async fn from_request(request: Request, app: &App) -> Result<Sent, Failure> {
        match Form::from_request(request, app).await {
            Ok(Form(fields)) => Ok(Sent(Asked(fields))),
            Err(_) => Err(Failure::wrong("The form cannot be read.", "Go back and send it again.")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_fields_say_nothing_and_wrong_ones_are_explained() {
        let field = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        let asked = Asked(vec![field("on", ""), field("min", "much"), field("actor", " Pell ")]);
        assert_eq!(asked.day("on"), Ok(None));
        assert_eq!(asked.text("actor").as_deref(), Some("Pell"));
        assert!(!asked.is_set("on") && !asked.is_set("all"));
        let share = |typed: &str| Asked(vec![field("min", typed)]).share("min").ok().flatten();
        for typed in ["0.7", "0,7", "70", "70 %", "70%", "70.0 %"] {
            assert_eq!(share(typed), Some(0.7), "{typed}");
        }
        assert_eq!((share("1"), share("0"), share("1 %")), (Some(1.0), Some(0.0), Some(0.01)));
        assert_eq!(
            (share("101"), share("-1"), share("much"), share("%")),
            (None, None, None, None)
        );
        let error = asked.value::<f32>("min", "a number from 0 to 1").unwrap_err();
        assert!(
            format!("{error:?}")
                .contains("“At least sure” is a number from 0 to 1, and “much” is not.")
        );
        assert!(asked.needed::<i64>("id", "a number").is_err());
    }
}
