//! What DNA has no column for, as lines in a document's notes: `url: https://…`.

use super::short;
use onrecord_text::{Article, NaiveDate, Published, PublishedFrom};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::Error;

/// The notes of an article.
pub(super) fn notes(article: &Article) -> String {
    let published = match article.published {
        Some(published) => published.from.name().to_owned(),
        // DNA wants a day for every document; the first of 1970 stands for none.
        None => "unknown".to_owned(),
    };
    let whole = |name, value: Option<&String>| {
        value.filter(|value| short(value).1).map(|value| (name, value.clone()))
    };
    let lines = [
        Some(("location", article.location.clone())),
        article.url.as_ref().map(|url| ("url", url.clone())),
        article.language.as_ref().map(|language| ("language", language.clone())),
        Some(("published", published)),
        // A document without a headline is shown under its location.
        article.title.is_none().then(|| ("title", String::new())),
        whole("title", article.title.as_ref()),
        whole("outlet", article.outlet.as_ref()),
        (article.byline.len() > 1 || article.byline.iter().any(|name| short(name).1))
            .then(|| ("byline", serde_json::json!(article.byline).to_string())),
    ];
    let lines = lines.into_iter().flatten();
    lines.map(|(name, value)| format!("{name}: {}\n", value.replace(['\n', '\r'], " "))).collect()
}

/// Completes an article that was made of DNA's columns by what its notes tell.
pub(super) fn apply(article: &mut Article, notes: &str) {
    for line in notes.lines() {
        let Some((name, value)) = line.split_once(": ") else { continue };
        let known = || Some(value.to_owned()).filter(|value| !value.is_empty());
        match name {
            "location" if !value.is_empty() => article.location = value.to_owned(),
            "url" => article.url = known(),
            "language" => article.language = known(),
            "title" => article.title = known(),
            "outlet" => article.outlet = known(),
            "byline" => {
                if let Ok(names) = serde_json::from_str(value) {
                    article.byline = names;
                }
            }
            "published" => {
                let from = PublishedFrom::deserialize(value.into_deserializer());
                let from: Result<PublishedFrom, Error> = from;
                let on = article.published.map(|published| published.on);
                article.published = match (on, from) {
                    (Some(on), Ok(from)) => Some(Published { on, from }),
                    (Some(_), Err(_)) if value == "unknown" => None,
                    (on, _) => on.map(given),
                };
            }
            _ => {}
        }
    }
}

/// A day that a person gave.
pub(super) fn given(on: NaiveDate) -> Published {
    Published { on, from: PublishedFrom::Given }
}
