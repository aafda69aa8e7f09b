//! What the record answers, ready to be printed as JSON.

use crate::query::json;
use crate::review::ReviewMark;
use onrecord_reading::{ActorKind, Kind, SpeakerHow};
use onrecord_text::{NaiveDate, PublishedFrom};
use rusqlite::types::Type;
use rusqlite::{Connection, Params, Row};
use serde::de::DeserializeOwned;
use serde::de::value::StrDeserializer;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A statement with everything that is needed to cite it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StatementEntry {
    /// The statement's lasting id.
    pub id: i64,
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
    /// The speaker's lasting id, if the record has one.
    pub actor_id: Option<i64>,
    /// The name that the record has for the speaker, if it has one.
    pub actor: Option<String>,
    /// What kind of actor the speaker is, if that is known.
    pub actor_kind: Option<ActorKind>,
    /// The speaker's country, ISO 3166-1 alpha-2, if it is known.
    pub country: Option<String>,
    /// How the words are given.
    pub kind: Kind,
    /// How the speaker was found.
    pub speaker_how: SpeakerHow,
    /// The probability, in 0..=1, that the statement is right as it stands.
    pub confidence: f32,
    /// The words that name the speaker; pieces are joined by " … ".
    pub speaker: String,
    /// The words that attribute.
    pub cue: String,
    /// The words that are attributed.
    pub content: String,
    /// The words that tell that the speaker did not say or hold it: "did not"; empty where it was said.
    pub negation: String,
    /// Where these words stand in the article's text.
    pub spans: Spans,
    /// To whom it was said, if the report tells.
    pub addressee: Option<String>,
    /// Who passed it on, the nearest to the speaker first, with semicolons between them.
    pub via: Option<String>,
    /// On which occasion, in the report's words; empty where it does not tell.
    pub occasion: String,
    /// When it was said, as a TIMEX3 value, if the report tells.
    pub said_on: Option<String>,
    /// Where else the same quotation stands, if it does.
    pub same_words: Option<SameWords>,
    /// What a coder said of it, if anybody did.
    pub review: Option<ReviewMark>,
}

/// A quotation in several reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SameWords {
    /// The number of the group: the id of its first statement.
    pub group: i64,
    /// The day of the earliest report, if one is known.
    pub first: Option<NaiveDate>,
    /// The number of reports; copies of a report are one.
    pub reports: u64,
    /// The number of outlets among them that are known by name.
    pub outlets: u64,
}

/// A role of an actor, as articles give it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleEntry {
    /// The words.
    pub role: String,
    /// `then`, `former` or `future`, where the words say so.
    pub when: Option<String>,
    /// The year from which, where they say so.
    pub since: Option<String>,
    /// The year to which.
    pub until: Option<String>,
    /// The first day on which an article gives it, if one is known.
    pub first: Option<NaiveDate>,
    /// The last.
    pub last: Option<NaiveDate>,
    /// In how many articles.
    pub articles: u64,
}

/// Where a statement's words stand: half-open `[start, end]` pairs that count code points.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spans {
    /// The pieces of the speaker's words.
    pub speaker: Vec<[usize; 2]>,
    /// The pieces of the cue.
    pub cue: Vec<[usize; 2]>,
    /// The pieces of the content.
    pub content: Vec<[usize; 2]>,
}

/// An actor with all that the record has of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ActorEntry {
    /// The actor's lasting id.
    pub id: i64,
    /// The name that the record uses.
    pub name: String,
    /// What kind of actor it is, if it is known.
    pub kind: Option<ActorKind>,
    /// ISO 3166-1 alpha-2 code, if it is known.
    pub country: Option<String>,
    /// The role that the latest article gives, if one does.
    pub role: Option<String>,
    /// All the roles that articles give, those of the latest articles last.
    pub roles: Vec<RoleEntry>,
    /// All the names that articles give, those that most articles use first.
    pub names: Vec<String>,
    /// The number of statements; one that copies of a report carry counts once.
    pub count: usize,
    /// The outlets that carry them, in alphabetical order.
    pub outlets: Vec<String>,
    /// The first day of publication among them, if one is known.
    pub first: Option<NaiveDate>,
    /// The last.
    pub last: Option<NaiveDate>,
    /// The statements by date, unknown dates last, then in the order of the text.
    pub statements: Vec<StatementEntry>,
}

impl StatementEntry {
    /// The columns of the view `statements` that [`StatementEntry::of_row`] reads, in its order.
    pub(crate) const COLUMNS: &str = "statements.id, article_key, location, url, outlet, title, \
        published, published_from, actor, kind, speaker_how, confidence, speaker, cue, content, statements.group_id, \
        addressee, via, occasion, said_on, statements.article_id, actor_id, review, coder, reviewed_at, \
        statements.actor_kind, statements.country, \
        (SELECT coalesce(copy_group, id) FROM article WHERE article.id = statements.article_id), negation";

    /// The entries of a query whose rows begin with [`StatementEntry::COLUMNS`]. However many they are, the record
    /// is asked three times.
    pub(crate) fn all(
        record: &Connection,
        sql: &str,
        values: impl Params,
    ) -> rusqlite::Result<Vec<StatementEntry>> {
        let mut found = record.prepare_cached(sql)?;
        let found = found.query_map(values, |row| Ok((StatementEntry::of_row(row)?, row.get(15)?)));
        let mut found: Vec<(StatementEntry, Option<i64>)> =
            found?.collect::<rusqlite::Result<_>>()?;
        let ids: Vec<i64> = found.iter().map(|(entry, _)| entry.id).collect();
        let groups: BTreeSet<i64> = found.iter().filter_map(|(_, group)| *group).collect();
        let mut spans = Spans::of_statements(record, &ids)?;
        let groups = SameWords::of_groups(record, &groups)?;
        for (entry, group) in &mut found {
            entry.spans = spans.remove(&entry.id).unwrap_or_default();
            entry.same_words = group.and_then(|group| groups.get(&group).cloned());
        }
        Ok(found.into_iter().map(|(entry, _)| entry).collect())
    }

    /// The entry of a row, without what stands in other tables.
    fn of_row(row: &Row) -> rusqlite::Result<StatementEntry> {
        Ok(StatementEntry {
            id: row.get(0)?,
            article_key: row.get(1)?,
            location: row.get(2)?,
            url: row.get(3)?,
            outlet: row.get(4)?,
            title: row.get(5)?,
            published: maybe_word(row, 6)?,
            published_from: maybe_word(row, 7)?,
            actor: row.get(8)?,
            kind: word(9, &row.get::<_, String>(9)?)?,
            speaker_how: word(10, &row.get::<_, String>(10)?)?,
            confidence: row.get::<_, f64>(11)? as f32,
            speaker: row.get(12)?,
            cue: row.get(13)?,
            content: row.get(14)?,
            negation: row.get(28)?,
            spans: Spans::default(),
            addressee: row.get(16)?,
            via: row.get(17)?,
            occasion: row.get(18)?,
            said_on: row.get(19)?,
            same_words: None,
            article: row.get(20)?,
            actor_id: row.get(21)?,
            review: ReviewMark::of_row(row, 22)?,
            actor_kind: maybe_word(row, 25)?,
            country: row.get(26)?,
            report: row.get(27)?,
        })
    }
}

impl SameWords {
    /// These groups, but for those all of whose quotations stand in one report.
    fn of_groups(
        record: &Connection,
        groups: &BTreeSet<i64>,
    ) -> rusqlite::Result<BTreeMap<i64, SameWords>> {
        // As the view `same_words` has it, which SQLite would put together of all groups for more than one.
        let mut found = record.prepare_cached(
            "SELECT group_id, min(published), count(DISTINCT report), count(DISTINCT outlet) FROM (
                 SELECT group_id, published, coalesce(copy_group, article.id) AS report,
                     first_value(outlet) OVER (
                         PARTITION BY group_id, coalesce(copy_group, article.id)
                         ORDER BY outlet IS NULL, article.id) AS outlet
                 FROM statement JOIN article ON article.id = statement.article_id
                 WHERE group_id IN (SELECT value FROM json_each(?1)) AND NOT rejected)
             GROUP BY group_id",
        )?;
        let mut rows = found.query([json(groups)])?;
        let mut found = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let (group, reports) = (row.get(0)?, row.get(2)?);
            if reports > 1 {
                let (first, outlets) = (maybe_word(row, 1)?, row.get(3)?);
                found.insert(group, SameWords { group, first, reports, outlets });
            }
        }
        Ok(found)
    }
}

impl Spans {
    /// The spans of the statements with these ids.
    pub(crate) fn of_statements(
        record: &Connection,
        ids: &[i64],
    ) -> rusqlite::Result<BTreeMap<i64, Spans>> {
        let mut found: BTreeMap<i64, Spans> = BTreeMap::new();
        let mut pieces = record.prepare_cached(
            "SELECT statement_id, role, \"start\", \"end\" FROM statement_span
             WHERE statement_id IN (SELECT value FROM json_each(?1))
             ORDER BY statement_id, role, piece",
        )?;
        let mut rows = pieces.query([json(&ids)])?;
        while let Some(row) = rows.next()? {
            let spans = found.entry(row.get(0)?).or_default();
            let pieces = match row.get_ref(1)?.as_str()? {
                "speaker" => &mut spans.speaker,
                "cue" => &mut spans.cue,
                "content" => &mut spans.content,
                _ => continue,
            };
            pieces.push([row.get(2)?, row.get(3)?]);
        }
        Ok(found)
    }
}

/// The value of a column that holds one of our words, such as "direct", or a date, or nothing.
pub(crate) fn maybe_word<T: DeserializeOwned>(
    row: &Row,
    column: usize,
) -> rusqlite::Result<Option<T>> {
    row.get::<_, Option<String>>(column)?.map(|text| word(column, &text)).transpose()
}

/// The value of one of our words.
pub(crate) fn word<T: DeserializeOwned>(column: usize, text: &str) -> rusqlite::Result<T> {
    T::deserialize(StrDeserializer::<serde::de::value::Error>::new(text)).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(error))
    })
}
