//! A reading as it leaves the program: one JSON object an article, offsets in code points.

use crate::{ActorKind, Kind, Position, Reading, SpeakerHow, Statement};
use onrecord_text::{Article, CodePoints, FurnitureKind, NaiveDate, PublishedFrom, Span, Stance};
use serde::Serialize;

/// Code points `[start, end)` of the article's text.
type Place = [usize; 2];

/// An article with its reading, to be serialised. The fields are documented in `docs/reading.md`.
#[derive(Debug, Serialize)]
pub struct ReadingJson<'a> {
    article: ArticleJson<'a>,
    actors: Vec<ActorJson<'a>>,
    statements: Vec<StatementJson<'a>>,
    positions: Vec<PositionJson<'a>>,
    warnings: Vec<WarningJson<'a>>,
    model: &'a str,
    judge: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct ArticleJson<'a> {
    id: String,
    location: &'a str,
    url: Option<&'a str>,
    outlet: Option<&'a str>,
    title: Option<&'a str>,
    byline: &'a [String],
    published: Option<NaiveDate>,
    published_from: Option<PublishedFrom>,
    language: Option<&'a str>,
    text: &'a str,
    furniture: Vec<FurnitureJson>,
}

#[derive(Debug, Serialize)]
struct FurnitureJson {
    start: usize,
    end: usize,
    kind: FurnitureKind,
}

#[derive(Debug, Serialize)]
struct ActorJson<'a> {
    id: String,
    name: &'a str,
    kind: Option<ActorKind>,
    aliases: &'a [String],
    role: Option<&'a str>,
    country: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct StatementJson<'a> {
    id: String,
    kind: Kind,
    speaker: Vec<Place>,
    cue: Vec<Place>,
    content: Vec<Place>,
    negation: Option<Place>,
    actor: Option<String>,
    speaker_how: SpeakerHow,
    addressee: Option<String>,
    addressee_words: Option<Place>,
    via: Vec<String>,
    via_words: Vec<Place>,
    occasion: Option<Place>,
    said_on: Option<&'a str>,
    said_on_words: Option<Place>,
    confidence: f32,
}

#[derive(Debug, Serialize)]
struct PositionJson<'a> {
    id: String,
    holder: String,
    holder_words: Place,
    issue: &'a str,
    stance: Stance,
    condition: Option<Place>,
    quantity: Option<QuantityJson<'a>>,
    attributed_to: Option<String>,
    via: Vec<String>,
    evidence: Place,
    statement: Option<String>,
    as_of: Option<&'a str>,
    confidence: f32,
}

#[derive(Debug, Serialize)]
struct QuantityJson<'a> {
    value: &'a str,
    unit: &'a str,
    span: Place,
}

#[derive(Debug, Serialize)]
struct WarningJson<'a> {
    span: Place,
    message: &'a str,
}

impl<'a> ReadingJson<'a> {
    /// The JSON of `reading`, which was made of `article`.
    pub fn new(article: &'a Article, reading: &'a Reading) -> ReadingJson<'a> {
        let map = CodePoints::of(&article.text);
        let statements = reading.statements.iter().enumerate();
        ReadingJson {
            article: ArticleJson::new(article, &map),
            actors: reading
                .actors
                .iter()
                .enumerate()
                .map(|(i, actor)| ActorJson {
                    id: actor_id(i),
                    name: &actor.name,
                    kind: actor.kind,
                    aliases: &actor.aliases,
                    role: actor.role.as_deref(),
                    country: actor.country.as_deref(),
                })
                .collect(),
            statements: statements.map(|(i, s)| StatementJson::new(i, s, &map)).collect(),
            positions: reading
                .positions
                .iter()
                .enumerate()
                .map(|(i, it)| PositionJson::new(i, it, &map))
                .collect(),
            warnings: reading
                .warnings
                .iter()
                .map(|warning| WarningJson {
                    span: map.pair(warning.span),
                    message: &warning.message,
                })
                .collect(),
            model: &reading.model,
            judge: None,
        }
    }

    /// The same, with the name of the model that judged the positions; an empty one is none.
    pub fn judged_by(self, judge: &'a str) -> ReadingJson<'a> {
        ReadingJson { judge: Some(judge).filter(|it| !it.is_empty()), ..self }
    }
}

impl<'a> ArticleJson<'a> {
    fn new(article: &'a Article, map: &CodePoints<'_>) -> ArticleJson<'a> {
        ArticleJson {
            id: article.id(),
            location: &article.location,
            url: article.url.as_deref(),
            outlet: article.outlet.as_deref(),
            title: article.title.as_deref(),
            byline: &article.byline,
            published: article.published.map(|published| published.on),
            published_from: article.published.map(|published| published.from),
            language: article.language.as_deref(),
            text: &article.text,
            furniture: article
                .furniture
                .iter()
                .map(|piece| {
                    let [start, end] = map.pair(piece.span);
                    FurnitureJson { start, end, kind: piece.kind }
                })
                .collect(),
        }
    }
}

impl<'a> StatementJson<'a> {
    fn new(number: usize, statement: &'a Statement, map: &CodePoints<'_>) -> StatementJson<'a> {
        let places = |spans: &[Span]| spans.iter().map(|span| map.pair(*span)).collect();
        StatementJson {
            id: statement_id(number),
            kind: statement.kind,
            speaker: places(&statement.speaker),
            cue: places(&statement.cue),
            content: places(&statement.content),
            negation: statement.negation.map(|words| map.pair(words)),
            actor: statement.actor.map(actor_id),
            speaker_how: statement.speaker_how,
            addressee: statement.addressee.map(|party| actor_id(party.actor)),
            addressee_words: statement.addressee.map(|party| map.pair(party.words)),
            via: statement.via.iter().map(|party| actor_id(party.actor)).collect(),
            via_words: statement.via.iter().map(|party| map.pair(party.words)).collect(),
            occasion: statement.occasion.map(|words| map.pair(words)),
            said_on: statement.said_on.as_ref().map(|said_on| said_on.timex.as_str()),
            said_on_words: statement.said_on.as_ref().map(|said_on| map.pair(said_on.span)),
            confidence: statement.confidence,
        }
    }
}

impl<'a> PositionJson<'a> {
    fn new(number: usize, position: &'a Position, map: &CodePoints<'_>) -> PositionJson<'a> {
        PositionJson {
            id: format!("p{}", number + 1),
            holder: actor_id(position.holder),
            holder_words: map.pair(position.holder_words),
            issue: &position.issue,
            stance: position.stance,
            condition: position.condition.map(|words| map.pair(words)),
            quantity: position.quantity.as_ref().map(|quantity| QuantityJson {
                value: &quantity.value,
                unit: &quantity.unit,
                span: map.pair(quantity.span),
            }),
            attributed_to: position.attributed_to.map(actor_id),
            via: position.via.iter().map(|actor| actor_id(*actor)).collect(),
            evidence: map.pair(position.evidence),
            statement: position.statement.map(statement_id),
            as_of: position.as_of.as_deref(),
            confidence: position.confidence,
        }
    }
}

fn statement_id(number: usize) -> String {
    format!("s{}", number + 1)
}

fn actor_id(number: usize) -> String {
    format!("a{}", number + 1)
}
