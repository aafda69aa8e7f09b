//! Articles as the record answers them: one with all that was found in it, or many in a list.

use crate::Filters;
use crate::entry::{StatementEntry, maybe_word};
use crate::newer::{self, Versions};
use crate::query::Find;
use crate::review::{EntryRef, ReviewEntry, ReviewMark, rejections};
use crate::stance::{PositionEntry, PositionFilters, positions_of};
use crate::words::{any_word_query, title_query};
use onrecord_reading::ActorKind;
use onrecord_text::{NaiveDate, PublishedFrom};
use rusqlite::{Connection, OptionalExtension, Row, params, params_from_iter};
use serde::{Deserialize, Serialize};

/// An article with its text and all that was found in it. Places are half-open and count code points.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArticleEntry {
    /// What lists say of it.
    #[serde(flatten)]
    pub line: ArticleLine,
    /// Who wrote it.
    pub byline: Vec<String>,
    /// ISO 639-1 code.
    pub language: Option<String>,
    /// The model that read it.
    pub model: String,
    /// The text.
    pub text: String,
    /// The words that are not the report, each with its kind.
    pub furniture: Vec<MarkedPlace>,
    /// What was odd about it, each with its message.
    pub warnings: Vec<MarkedPlace>,
    /// The actors that it names, in the order of the reading.
    pub actors: Vec<ArticleActor>,
    /// The statements, in the order of the text.
    pub statements: Vec<StatementEntry>,
    /// The positions, in the order of the text.
    pub positions: Vec<PositionEntry>,
    /// The reviews by which other entries are out of what the record says.
    pub rejected: Vec<ReviewEntry>,
    /// The other versions of its page.
    pub versions: Versions,
}

impl ArticleEntry {
    /// The verdict on one of its statements or positions, if there is one.
    pub fn review(&self, entry: EntryRef) -> Option<&ReviewMark> {
        match entry {
            EntryRef::Statement(id) => {
                self.statements.iter().find(|it| it.id == id)?.review.as_ref()
            }
            EntryRef::Position(id) => self.positions.iter().find(|it| it.id == id)?.review.as_ref(),
        }
    }
}

/// A place in an article, with what is said of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkedPlace {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The kind of furniture, or the warning.
    pub words: String,
}

/// An actor in an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleActor {
    /// The actor's lasting id.
    pub id: i64,
    /// The name that the record has for them.
    pub name: String,
    /// What kind of actor it is, if it is known.
    pub kind: Option<ActorKind>,
    /// The role that the article gives them.
    pub role: Option<String>,
    /// The names that the article uses.
    pub names: Vec<String>,
}

/// What a list says of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleLine {
    /// Its lasting id.
    pub id: i64,
    /// Its identity, which is [`onrecord_text::Article::id`].
    pub key: String,
    /// The path or address, as it was given.
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
    /// When it entered the record: UTC, `2025-02-06T08:00:00Z`.
    pub added_at: String,
    /// The number of statements.
    pub statements: usize,
    /// The number of positions.
    pub positions: usize,
    /// How many entries coders look at: statements, and positions that are sure enough, those that were rejected
    /// among them.
    pub entries: usize,
    /// How many of these a coder has looked at.
    pub reviewed: usize,
}

/// Of which articles a list is asked for, beside what its filters let through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ArticlesOf {
    /// Of all.
    #[default]
    All,
    /// Of those without a day of publication.
    Undated,
    /// Of those of which no coder has looked at anything.
    Unreviewed,
}

impl ArticlesOf {
    /// The condition in SQL.
    fn condition(self) -> &'static str {
        match self {
            ArticlesOf::All => "true",
            ArticlesOf::Undated => "published IS NULL",
            ArticlesOf::Unreviewed => {
                "NOT EXISTS (SELECT 1 FROM statement WHERE article_id = article.id AND review_id IS NOT NULL)
                 AND NOT EXISTS (SELECT 1 FROM position WHERE article_id = article.id AND review_id IS NOT NULL)"
            }
        }
    }
}

/// An article that a search found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleHit {
    /// The article.
    #[serde(flatten)]
    pub line: ArticleLine,
    /// Words of the text around what was found.
    pub excerpt: String,
    /// Where the words that were found stand in the excerpt.
    pub found: Vec<[usize; 2]>,
}

/// What [`line_of_row`] reads, in its order.
pub(crate) const LINE: &str =
    "article.id, key, location, url, outlet, article.title, published, published_from,
    added_at,
    (SELECT count(*) FROM statement WHERE article_id = article.id AND NOT rejected),
    (SELECT count(*) FROM position WHERE article_id = article.id AND NOT rejected),
    (SELECT count(*) FROM statement WHERE article_id = article.id)
        + (SELECT count(*) FROM position WHERE article_id = article.id
            AND (confidence >= 0.5 OR review_id IS NOT NULL)),
    (SELECT count(review_id) FROM statement WHERE article_id = article.id)
        + (SELECT count(review_id) FROM position WHERE article_id = article.id)";

const _: () = assert!(PositionFilters::MIN == 0.5, "as LINE has it");

/// How many columns that are.
pub(crate) const LINE_WIDTH: usize = 13;

pub(crate) fn line_of_row(row: &Row) -> rusqlite::Result<ArticleLine> {
    Ok(ArticleLine {
        id: row.get(0)?,
        key: row.get(1)?,
        location: row.get(2)?,
        url: row.get(3)?,
        outlet: row.get(4)?,
        title: row.get(5)?,
        published: maybe_word(row, 6)?,
        published_from: maybe_word(row, 7)?,
        added_at: row.get(8)?,
        statements: row.get(9)?,
        positions: row.get(10)?,
        entries: row.get(11)?,
        reviewed: row.get(12)?,
    })
}

/// The article with this id.
pub(crate) fn entry(record: &Connection, id: i64) -> rusqlite::Result<Option<ArticleEntry>> {
    let sql =
        format!("SELECT {LINE}, byline, language, model, text FROM article WHERE article.id = ?1");
    let found = record
        .prepare_cached(&sql)?
        .query_row([id], |row| {
            let byline: String = row.get(LINE_WIDTH)?;
            Ok(ArticleEntry {
                line: line_of_row(row)?,
                // Only a hand that writes to the file can make it anything but a list of names.
                byline: serde_json::from_str(&byline).unwrap_or_default(),
                language: row.get(LINE_WIDTH + 1)?,
                model: row.get(LINE_WIDTH + 2)?,
                text: row.get(LINE_WIDTH + 3)?,
                furniture: Vec::new(),
                warnings: Vec::new(),
                actors: Vec::new(),
                statements: Vec::new(),
                positions: Vec::new(),
                rejected: Vec::new(),
                versions: Versions::default(),
            })
        })
        .optional()?;
    let Some(mut entry) = found else { return Ok(None) };
    entry.furniture = places(record, id, "furniture", "kind")?;
    entry.warnings = places(record, id, "warning", "message")?;
    entry.actors = actors(record, id)?;
    entry.statements = statements(record, id)?;
    entry.positions = positions_of(record, id)?;
    entry.rejected = rejections(record, id)?;
    entry.versions = newer::versions(record, id)?;
    Ok(Some(entry))
}

/// The newest articles by day of publication, those without a day last, and how many there are in all.
pub(crate) fn list(
    record: &Connection,
    title: &str,
    (filters, of): (&Filters, ArticlesOf),
    offset: u32,
) -> rusqlite::Result<(Vec<ArticleLine>, usize)> {
    let mut find = Find::default();
    if !title.trim().is_empty() {
        let Some(words) = title_query(title) else { return Ok((Vec::new(), 0)) };
        // An article without a headline is called by its file's name.
        find.only(
            "(article.id IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)
              OR title IS NULL AND instr(lower(location), lower(?)))",
            [words, title.trim().to_owned()],
        );
    }
    find.only(of.condition(), []);
    find.of(record, filters)?;
    let count = format!("SELECT count(*) FROM article WHERE {}", find.conditions());
    let all = record
        .prepare_cached(&count)?
        .query_row(params_from_iter(find.values()), |row| row.get(0))?;
    let sql = format!(
        "SELECT {LINE} FROM article WHERE {}
         ORDER BY published IS NULL, published DESC, article.id DESC LIMIT ? OFFSET ?",
        find.conditions()
    );
    let found = record
        .prepare_cached(&sql)?
        .query_map(params_from_iter(find.part(filters, offset)), line_of_row)?
        .collect::<rusqlite::Result<_>>()?;
    Ok((found, all))
}

/// The articles with most of `words`, the nearest first.
pub(crate) fn near(record: &Connection, words: &str, limit: u32) -> rusqlite::Result<Vec<i64>> {
    let Some(any) = any_word_query(words) else { return Ok(Vec::new()) };
    record
        .prepare_cached(
            "SELECT rowid FROM article_words WHERE article_words MATCH ?1
             ORDER BY article_words.rank, rowid LIMIT ?2",
        )?
        .query_map(params![any, limit], |row| row.get(0))?
        .collect()
}

fn places(
    record: &Connection,
    article: i64,
    table: &str,
    column: &str,
) -> rusqlite::Result<Vec<MarkedPlace>> {
    let sql = format!(
        "SELECT \"start\", \"end\", {column} FROM {table} WHERE article_id = ?1 ORDER BY place"
    );
    record
        .prepare_cached(&sql)?
        .query_map([article], |row| {
            Ok(MarkedPlace { start: row.get(0)?, end: row.get(1)?, words: row.get(2)? })
        })?
        .collect()
}

fn actors(record: &Connection, article: i64) -> rusqlite::Result<Vec<ArticleActor>> {
    let mut names = record.prepare_cached(
        "SELECT name FROM actor_name WHERE article_id = ?1 AND actor_place = ?2 ORDER BY place",
    )?;
    record
        .prepare_cached(
            "SELECT actor.id, actor.name, actor.kind, article_actor.role, place FROM article_actor
             JOIN actor ON actor.id = article_actor.actor_id
             WHERE article_id = ?1 ORDER BY place",
        )?
        .query_map([article], |row| {
            let place: i64 = row.get(4)?;
            Ok(ArticleActor {
                id: row.get(0)?,
                name: row.get(1)?,
                kind: maybe_word(row, 2)?,
                role: row.get(3)?,
                names: names
                    .query_map([article, place], |row| row.get(0))?
                    .collect::<rusqlite::Result<_>>()?,
            })
        })?
        .collect()
}

fn statements(record: &Connection, article: i64) -> rusqlite::Result<Vec<StatementEntry>> {
    let sql = format!(
        "SELECT {} FROM statements WHERE article_id = ?1 ORDER BY place",
        StatementEntry::COLUMNS
    );
    let mut found = StatementEntry::all(record, &sql, [article])?;
    let first = |it: &StatementEntry| {
        let spans = [&it.spans.content, &it.spans.cue, &it.spans.speaker];
        spans.into_iter().flatten().map(|[start, _]| *start).min()
    };
    found.sort_by_key(first);
    Ok(found)
}
