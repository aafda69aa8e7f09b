//! schema.org as JSON-LD: a `NewsArticle` an article, a `Quotation` a statement, a `Claim` a position.

use crate::ExchangeError;
use crate::export::{Chosen, Found};
use crate::linked::{List, article_iri, entry_iri, is_address, object};
use onrecord_reading::ActorKind;
use onrecord_record::{PositionEntry, StatementEntry};
use onrecord_text::{Article, NaiveDate, Stance};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use std::io::Write;

/// Writes the graph of all that was chosen.
pub(crate) fn write(out: impl Write, chosen: &Chosen) -> Result<(), ExchangeError> {
    let firsts = firsts(chosen)?;
    let found = chosen.by_article();
    let nothing = Found::default();
    let before = "{\"@context\":\"https://schema.org\",\"@graph\":[";
    let mut list = List::begin(out, "schema-org", before)?;
    for id in &chosen.articles {
        let Some(article) = chosen.article(*id)? else { continue };
        let iri = article_iri(&article);
        let kinds = chosen.actor_kinds(*id)?;
        list.push(&news_article(&iri, &article))?;
        let found = found.get(id).unwrap_or(&nothing);
        // A `Quotation` has no way to say that it was not said.
        for it in found.statements.iter().filter(|it| it.negation.is_empty()) {
            let kind = it.actor_id.and_then(|id| kinds.get(&id).copied().flatten());
            list.push(&quotation(&iri, it, kind))?;
        }
        for it in &found.positions {
            let first = firsts.get(&key(it)).map_or(&iri, |(_, first)| first);
            list.push(&claim(&iri, first, it, &chosen.codebook.name))?;
        }
    }
    list.end("]}")
}

/// By what a position that is told again is the same.
type Key<'a> = (Option<i64>, &'a str, &'a str, Stance);

fn key(it: &PositionEntry) -> Key<'_> {
    (it.actor_id, &it.actor, &it.issue, it.stance)
}

/// The earliest article that tells each position, if its day is known.
fn firsts<'a>(chosen: &'a Chosen) -> Result<BTreeMap<Key<'a>, (NaiveDate, String)>, ExchangeError> {
    let mut first: BTreeMap<Key, (NaiveDate, i64)> = BTreeMap::new();
    for it in &chosen.positions {
        if let Some(day) = it.published {
            let next = (day, it.article);
            first.entry(key(it)).and_modify(|first| *first = next.min(*first)).or_insert(next);
        }
    }
    let mut found = BTreeMap::new();
    for (key, (day, id)) in first {
        if let Some(article) = chosen.article(id)? {
            found.insert(key, (day, article_iri(&article)));
        }
    }
    Ok(found)
}

fn news_article(iri: &str, article: &Article) -> Json {
    let person = |name: &String| json!({"@type": "Person", "name": name});
    let authors: Vec<Json> = article.byline.iter().map(person).collect();
    let outlet = article.outlet.as_ref();
    let publisher = outlet.map(|name| json!({"@type": "NewsMediaOrganization", "name": name}));
    object([
        ("@type", json!("NewsArticle")),
        ("@id", json!(iri)),
        ("identifier", json!(article.id())),
        ("url", json!(article.url.as_ref().filter(|url| is_address(url)))),
        ("headline", json!(article.title)),
        ("author", if authors.is_empty() { Json::Null } else { json!(authors) }),
        ("publisher", json!(publisher)),
        ("datePublished", json!(article.published.map(|it| it.on.to_string()))),
        ("inLanguage", json!(article.language)),
    ])
}

fn quotation(article: &str, it: &StatementEntry, kind: Option<ActorKind>) -> Json {
    let speaker = it.actor.as_ref().map(|name| agent(it.actor_id, name, kind, None));
    object([
        ("@type", json!("Quotation")),
        ("@id", json!(entry_iri("statement", it.id))),
        ("text", json!(it.content)),
        ("genre", json!(it.kind.name())),
        ("spokenByCharacter", json!(speaker)),
        ("isPartOf", json!({"@id": article})),
        ("dateCreated", json!(it.said_on.as_deref().and_then(date))),
        ("datePublished", json!(it.published.map(|day| day.to_string()))),
    ])
}

fn claim(article: &str, first: &str, it: &PositionEntry, codebook: &str) -> Json {
    let issue = json!({
        "@type": "DefinedTerm",
        "termCode": it.issue,
        "name": it.issue_title,
        "inDefinedTermSet": codebook,
    });
    object([
        ("@type", json!("Claim")),
        ("@id", json!(entry_iri("position", it.id))),
        ("name", json!(format!("{}: {}: {}", it.actor, it.issue_title, it.stance.name()))),
        ("text", json!(it.evidence)),
        ("author", agent(it.actor_id, &it.actor, it.actor_kind, it.country.as_deref())),
        ("about", issue),
        ("keywords", json!(it.stance.name())),
        ("appearance", json!({"@id": article})),
        ("firstAppearance", json!({"@id": first})),
        ("dateCreated", json!(it.as_of.as_deref().and_then(date))),
        ("datePublished", json!(it.published.map(|day| day.to_string()))),
    ])
}

fn agent(id: Option<i64>, name: &str, kind: Option<ActorKind>, country: Option<&str>) -> Json {
    let kind = match kind {
        Some(ActorKind::Person) => "Person",
        Some(ActorKind::State) => "Country",
        Some(ActorKind::Organisation | ActorKind::Group) => "Organization",
        None => "Thing",
    };
    object([
        ("@type", json!(kind)),
        ("@id", id.map_or(Json::Null, |id| json!(entry_iri("actor", id)))),
        ("name", json!(name)),
        ("identifier", json!(country.filter(|_| kind == "Country"))),
    ])
}

/// A TIMEX3 value that is a date of schema.org too: a day, a month or a year.
fn date(value: &str) -> Option<&str> {
    let is_number =
        |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = value.split('-');
    let fits = parts.next().is_some_and(|year| is_number(year, 4))
        && parts.all(|part| is_number(part, 2))
        && value.len() <= "2025-02-05".len();
    fits.then_some(value)
}
