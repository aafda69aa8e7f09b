//! W3C Web Annotation: one annotation a statement or position, in one collection of JSON-LD.
//!
//! Each place in the text is given twice: by code points of the article's text, and by its words with what
//! stands before and after them, by which they are found on the page itself.

use crate::ExchangeError;
use crate::export::Chosen;
use crate::linked::{List, article_iri, entry_iri, object};
use onrecord_record::{PositionEntry, ReviewMark, StatementEntry};
use onrecord_text::{Article, CodePoints};
use serde_json::{Value as Json, json};
use std::io::Write;

/// How many characters before and after the words go with them.
const AROUND: usize = 32;

/// Writes the collection.
pub(crate) fn write(out: impl Write, chosen: &Chosen) -> Result<(), ExchangeError> {
    let total = chosen.statements.len() + chosen.positions.len();
    let before = json!({
        "@context": context(),
        "id": "urn:onrecord:annotations",
        "type": "AnnotationCollection",
        "total": total,
    });
    let page =
        json!({"id": "urn:onrecord:annotations:1", "type": "AnnotationPage", "startIndex": 0});
    // The page comes into the collection, and the annotations into the page.
    let before = before.to_string();
    let page = page.to_string();
    let (before, page) = (before.trim_end_matches('}'), page.trim_end_matches('}'));
    let mut list =
        List::begin(out, "web-annotation", &format!("{before},\n\"first\":{page},\"items\":["))?;
    for (id, found) in chosen.by_article() {
        let Some(article) = chosen.article(id)? else { continue };
        let text = Text { article: &article, map: CodePoints::of(&article.text) };
        for it in found.statements {
            list.push(&statement(&text, it))?;
        }
        for it in found.positions {
            list.push(&position(&text, it))?;
        }
    }
    list.end("]}}")
}

/// The standard's terms, and those of ours, which name what it has no word for.
fn context() -> Json {
    let ours = [
        "role",
        "actor",
        "kind",
        "issue",
        "stance",
        "condition",
        "asOf",
        "saidOn",
        "confidence",
        "review",
    ];
    let ours = ours.map(|term| (term.to_owned(), json!(format!("urn:onrecord:term:{term}"))));
    json!(["http://www.w3.org/ns/anno.jsonld", Json::Object(ours.into_iter().collect())])
}

/// An article in which places are looked up.
struct Text<'a> {
    article: &'a Article,
    map: CodePoints<'a>,
}

impl Text<'_> {
    /// The places of these pieces, each with the part that it plays.
    fn targets(&self, role: &str, pieces: &[[usize; 2]]) -> Vec<Json> {
        let source = object([
            ("id", json!(article_iri(self.article))),
            ("type", json!("Text")),
            ("format", json!("text/plain")),
            ("language", json!(self.article.language)),
        ]);
        let there = pieces.iter().filter(|[start, end]| start < end);
        let target = |&[start, end]: &[usize; 2]| {
            json!({
                "type": "SpecificResource",
                "role": role,
                "source": source,
                "selector": [
                    {"type": "TextPositionSelector", "start": start, "end": end},
                    {
                        "type": "TextQuoteSelector",
                        "exact": self.words(start, end),
                        "prefix": self.words(start.saturating_sub(AROUND), start),
                        "suffix": self.words(end, end + AROUND),
                    },
                ],
            })
        };
        there.map(target).collect()
    }

    fn words(&self, start: usize, end: usize) -> &str {
        self.map.span(start, end).of(&self.article.text)
    }
}

fn statement(text: &Text, it: &StatementEntry) -> Json {
    let spans = &it.spans;
    let mut targets = text.targets("content", &spans.content);
    targets.extend(text.targets("speaker", &spans.speaker));
    targets.extend(text.targets("cue", &spans.cue));
    let body =
        [body("identifying", it.actor.as_deref()), body("classifying", Some(it.kind.name()))];
    object([
        ("id", json!(entry_iri("statement", it.id))),
        ("type", json!("Annotation")),
        ("motivation", json!("describing")),
        ("creator", creator(it.review.as_ref())),
        ("created", json!(it.review.as_ref().map(|review| &review.at))),
        ("generator", json!({"type": "Software", "name": "onrecord"})),
        ("body", body.into_iter().flatten().collect()),
        ("target", json!(targets)),
        ("actor", it.actor_id.map_or(Json::Null, |id| json!(entry_iri("actor", id)))),
        ("kind", json!(it.kind.name())),
        ("negation", json!(Some(&it.negation).filter(|words| !words.is_empty()))),
        ("saidOn", json!(it.said_on)),
        ("confidence", confidence(it.confidence)),
        ("review", json!(it.review.as_ref().map(|review| review.kind.name()))),
    ])
}

fn position(text: &Text, it: &PositionEntry) -> Json {
    let mut targets = text.targets("evidence", &[it.spans.evidence]);
    targets.extend(text.targets("holder", &[it.spans.holder]));
    targets.extend(text.targets("condition", it.spans.condition.as_slice()));
    let body = [
        body("identifying", Some(&it.actor)),
        body("classifying", Some(it.stance.name())),
        body("tagging", Some(&it.issue_title)),
    ];
    object([
        ("id", json!(entry_iri("position", it.id))),
        ("type", json!("Annotation")),
        ("motivation", json!("classifying")),
        ("creator", creator(it.review.as_ref())),
        ("created", json!(it.review.as_ref().map(|review| &review.at))),
        ("generator", json!({"type": "Software", "name": it.model})),
        ("body", body.into_iter().flatten().collect()),
        ("target", json!(targets)),
        ("actor", it.actor_id.map_or(Json::Null, |id| json!(entry_iri("actor", id)))),
        ("issue", json!(it.issue)),
        ("stance", json!(it.stance.name())),
        ("condition", json!(Some(&it.condition).filter(|words| !words.is_empty()))),
        ("asOf", json!(it.as_of)),
        ("confidence", confidence(it.confidence)),
        ("review", json!(it.review.as_ref().map(|review| review.kind.name()))),
    ])
}

/// What is said about the words, for readers that know nothing of our terms.
fn body(purpose: &str, value: Option<&str>) -> Option<Json> {
    let value = value?;
    Some(json!({"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}))
}

fn creator(review: Option<&ReviewMark>) -> Json {
    review.map_or(Json::Null, |review| json!({"type": "Person", "name": review.coder}))
}

fn confidence(confidence: f32) -> Json {
    json!(crate::network::decimal(confidence))
}
