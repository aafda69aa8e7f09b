//! A position as the record answers it, ready to be printed as JSON.

use super::when::{PAST, When};
use crate::entry::{maybe_word, word};
use crate::review::ReviewMark;
use onrecord_reading::{ActorKind, is_time, named_time};
use onrecord_text::{NaiveDate, PublishedFrom, Stance};
use rusqlite::{Connection, Params, Row};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Where somebody stands on an issue, with everything that is needed to cite it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PositionEntry {
    /// The position's lasting id.
    pub id: i64,
    /// The issue's id in its codebook.
    pub issue: String,
    /// What the issue is called.
    pub issue_title: String,
    /// The actor's lasting id; unknown only of a state for which others count, and which itself holds
    /// nothing in the record.
    pub actor_id: Option<i64>,
    /// The name that the record has for the actor.
    pub actor: String,
    /// What kind of actor it is, if it is known.
    pub actor_kind: Option<ActorKind>,
    /// ISO 3166-1 alpha-2 code, if it is known.
    pub country: Option<String>,
    /// Who holds the position, where they count for their state.
    pub by: Option<String>,
    /// The role that the article gives the holder.
    pub role: Option<String>,
    /// Where they stand.
    pub stance: Stance,
    /// The words that make the stance hold only if or after something; empty where there are none.
    pub condition: String,
    /// A number that the position commits or proposes.
    pub quantity: Option<QuantityEntry>,
    /// When it was held, as a TIMEX3 value, if the report tells.
    pub as_of: Option<String>,
    /// The day by which positions are put in order: the first of [`PositionEntry::as_of`], or else that
    /// of publication, or a week before that where the report tells only that it was some time before.
    pub day: Option<NaiveDate>,
    /// Who the report credits with saying so, where that is not the holder.
    pub attributed_to: Option<String>,
    /// Who passed it on, the nearest to the holder first, with semicolons between them.
    pub via: Option<String>,
    /// The sentence that tells it.
    pub evidence: String,
    /// The words that stand for the holder.
    pub holder: String,
    /// Where these words stand in the article's text.
    pub spans: PositionSpans,
    /// The probability, in 0..=1, that holder, issue and stance are right.
    pub confidence: f32,
    /// The model that judged it.
    pub model: String,
    /// The statement that carries it, by its lasting id.
    pub statement: Option<i64>,
    /// The number of the group of quotations with the same words in other reports, if it is in one.
    pub same_words: Option<i64>,
    /// The article's lasting id.
    pub article: i64,
    /// The number of the report: the first of the articles that are copies of it.
    pub report: i64,
    /// The article's identity, which is [`onrecord_text::Article::id`].
    pub article_key: String,
    /// The article's path or address, as it was given.
    pub location: String,
    /// The page's own address, if it is known.
    pub url: Option<String>,
    /// The newspaper, broadcaster or agency, if it is known.
    pub outlet: Option<String>,
    /// The headline, if it is known.
    pub title: Option<String>,
    /// The day of publication, if it is known.
    pub published: Option<NaiveDate>,
    /// How the day was got.
    pub published_from: Option<PublishedFrom>,
    /// What a coder said of it, if anybody did.
    pub review: Option<ReviewMark>,
}

/// A number that a position commits or proposes: "10,000 troops".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuantityEntry {
    /// The words.
    pub words: String,
    /// The number, as digits.
    pub value: String,
    /// What it counts.
    pub unit: String,
}

/// Where a position's words stand: half-open `[start, end]` pairs that count code points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PositionSpans {
    /// The words that stand for the holder.
    pub holder: [usize; 2],
    /// The sentence that tells it.
    pub evidence: [usize; 2],
    /// The condition, if there is one.
    pub condition: Option<[usize; 2]>,
    /// The number, if there is one.
    pub quantity: Option<[usize; 2]>,
}

impl PositionEntry {
    /// When it was held, no more precisely than the report tells: "2025-02-05", "summer 2025", "2024", "before
    /// 2025-02-05".
    pub fn time(&self) -> Option<String> {
        if let (Some(PAST), Some(day)) = (self.as_of.as_deref(), self.day) {
            return Some(format!("before {}", When::told_on(day)));
        }
        let told = self.as_of.as_deref().filter(|time| is_time(time) && !time.contains('X'));
        told.map(named_time).or_else(|| self.day.map(|day| day.to_string()))
    }

    const SELECT: &str = "SELECT positions.id, issue, issue_title, actor_id, actor,
            actor_kind, country, role, stance, condition, quantity_value, quantity_unit, as_of,
            attributed_to, evidence, holder, positions.confidence, positions.model,
            statement_id, statement.group_id, positions.article_id,
            coalesce(article.copy_group, article.id), article_key, positions.location,
            positions.url, positions.outlet, positions.title, positions.published,
            positions.published_from, positions.review, positions.coder, positions.reviewed_at
        FROM positions
        JOIN article ON article.id = positions.article_id
        LEFT JOIN statement ON statement.id = positions.statement_id";

    /// The positions that `which` picks, in its order: what follows the tables in a question to the view
    /// `positions`, beside which `article` and `statement` are at hand.
    ///
    /// A page may ask for all there are, so that what few positions have, or have several of, is asked for
    /// once for all of them rather than in the view, which would look for it row by row.
    pub(crate) fn read(
        record: &Connection,
        which: &str,
        parameters: impl Params,
    ) -> rusqlite::Result<Vec<PositionEntry>> {
        let mut found: Vec<PositionEntry> = record
            .prepare_cached(&format!("{} {which}", PositionEntry::SELECT))?
            .query_map(parameters, PositionEntry::of_row)?
            .collect::<rusqlite::Result<_>>()?;
        let places: HashMap<i64, usize> =
            found.iter().enumerate().map(|(place, it)| (it.id, place)).collect();
        let ids = serde_json::Value::from_iter(found.iter().map(|it| it.id)).to_string();
        let mut at = |id: i64, set: &mut dyn FnMut(&mut PositionEntry)| {
            if let Some(it) = places.get(&id).and_then(|place| found.get_mut(*place)) {
                set(it);
            }
        };
        let mut spans = record.prepare_cached(
            "SELECT position_id, role, \"start\", \"end\" FROM position_span
             WHERE position_id IN (SELECT value FROM json_each(?1))",
        )?;
        let mut rows = spans.query([&ids])?;
        while let Some(row) = rows.next()? {
            let (role, span) = (row.get_ref(1)?.as_str()?, [row.get(2)?, row.get(3)?]);
            at(row.get(0)?, &mut |it| it.spans.set(role, span));
        }
        let mut tellers = record.prepare_cached(
            "SELECT position_via.position_id, teller.name FROM position_via
             JOIN article_actor AS told ON told.article_id = position_via.article_id
                 AND told.place = position_via.actor_place
             JOIN actor AS teller ON teller.id = told.actor_id
             WHERE position_via.position_id IN (SELECT value FROM json_each(?1))
             ORDER BY position_via.position_id, position_via.place",
        )?;
        let mut rows = tellers.query([&ids])?;
        while let Some(row) = rows.next()? {
            let name = row.get_ref(1)?.as_str()?;
            at(row.get(0)?, &mut |it| match &mut it.via {
                Some(via) => *via += &format!("; {name}"),
                None => it.via = Some(name.to_owned()),
            });
        }
        let mut words = record.prepare_cached(
            "SELECT words FROM position_spans WHERE position_id = ?1 AND role = 'quantity'",
        )?;
        for it in &mut found {
            if let Some(quantity) = &mut it.quantity {
                quantity.words = words.query_row([it.id], |row| row.get(0))?;
            }
        }
        Ok(found)
    }

    /// The entry of a row of [`PositionEntry::SELECT`], without its spans and what is read by them.
    fn of_row(row: &Row) -> rusqlite::Result<PositionEntry> {
        let quantity = match (row.get(10)?, row.get(11)?) {
            (Some(value), Some(unit)) => Some(QuantityEntry { words: String::new(), value, unit }),
            _ => None,
        };
        let as_of: Option<String> = row.get(12)?;
        let published = maybe_word(row, 27)?;
        Ok(PositionEntry {
            id: row.get(0)?,
            issue: row.get(1)?,
            issue_title: row.get(2)?,
            actor_id: row.get(3)?,
            actor: row.get(4)?,
            actor_kind: maybe_word(row, 5)?,
            country: row.get(6)?,
            by: None,
            role: row.get(7)?,
            stance: word(8, row.get_ref(8)?.as_str()?)?,
            condition: row.get(9)?,
            quantity,
            day: When::of(as_of.as_deref(), published).map(|when| when.day),
            as_of,
            attributed_to: row.get(13)?,
            via: None,
            evidence: row.get(14)?,
            holder: row.get(15)?,
            spans: PositionSpans::default(),
            confidence: row.get::<_, f64>(16)? as f32,
            model: row.get(17)?,
            statement: row.get(18)?,
            same_words: row.get(19)?,
            article: row.get(20)?,
            report: row.get(21)?,
            article_key: row.get(22)?,
            location: row.get(23)?,
            url: row.get(24)?,
            outlet: row.get(25)?,
            title: row.get(26)?,
            published,
            published_from: maybe_word(row, 28)?,
            review: ReviewMark::of_row(row, 29)?,
        })
    }
}

impl PositionSpans {
    /// The spans of the position with this id.
    pub(crate) fn of_position(record: &Connection, id: i64) -> rusqlite::Result<PositionSpans> {
        let mut spans = PositionSpans::default();
        let mut parts = record.prepare_cached(
            "SELECT role, \"start\", \"end\" FROM position_span WHERE position_id = ?1",
        )?;
        let mut rows = parts.query([id])?;
        while let Some(row) = rows.next()? {
            spans.set(row.get_ref(0)?.as_str()?, [row.get(1)?, row.get(2)?]);
        }
        Ok(spans)
    }

    fn set(&mut self, role: &str, span: [usize; 2]) {
        match role {
            "holder" => self.holder = span,
            "evidence" => self.evidence = span,
            "condition" => self.condition = Some(span),
            _ => self.quantity = Some(span),
        }
    }
}
