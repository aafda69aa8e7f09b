//! What coders have still to look at, and how far they are.

use super::EntryRef;
use crate::entry::maybe_word;
use crate::issue::IN_ORDER;
use crate::{PositionFilters, Record, RecordError};
use onrecord_text::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

/// In which order coders look at what nobody has reviewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewOrder {
    /// As they stand in the text, article by article: in a later article than `after`, or in the first if there
    /// is none later; and in `after` itself only if nothing is left elsewhere.
    Text {
        /// The article that is looked at.
        after: Option<i64>,
    },
    /// Those first of which a reading was least sure whether they are right: behind `after`, so that one may be
    /// left for later, or the first if there is none behind it.
    Doubt {
        /// The entry that is looked at.
        after: Option<EntryRef>,
    },
}

/// The entries of a coder's own queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueueOf {
    /// Statements.
    Statements,
    /// Positions, or those on the issue with this id.
    Positions(Option<String>),
}

/// What coders look at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ReviewScope {
    /// Statements and positions.
    #[default]
    All,
    /// Positions alone.
    Positions,
    /// The positions on the issue with this id.
    Issue(String),
}

impl ReviewScope {
    fn issue(&self) -> Option<&str> {
        match self {
            ReviewScope::Issue(issue) => Some(issue),
            ReviewScope::All | ReviewScope::Positions => None,
        }
    }
}

/// An entry that a coder is to look at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ToReview {
    /// The article's lasting id.
    pub article: i64,
    /// The entry.
    pub entry: EntryRef,
    /// Where its evidence or content begins, in bytes of the article's text.
    pub start: usize,
    /// How sure the reading was.
    pub confidence: f32,
}

/// How much of the record is reviewed. Positions that are less sure than [`PositionFilters::MIN`] count only
/// where somebody has reviewed them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReviewProgress {
    /// Of the statements.
    pub statements: Share,
    /// Of the positions on each issue, in the order of the codebooks.
    pub issues: Vec<IssueShare>,
    /// Of each article in which something was found: first those that are begun, then those that nobody has
    /// looked at, then those that are finished.
    pub articles: Vec<ArticleShare>,
}

/// How many of the entries are reviewed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// The number that a coder has looked at, those that were rejected among them.
    pub done: usize,
    /// The number of all.
    pub all: usize,
}

/// How many of the positions on an issue are reviewed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueShare {
    /// The issue's id in its codebook.
    pub issue: String,
    /// What it is called.
    pub title: String,
    /// How many.
    #[serde(flatten)]
    pub share: Share,
}

/// How many of the entries of an article are reviewed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleShare {
    /// The article's lasting id.
    pub article: i64,
    /// The headline, if it is known.
    pub title: Option<String>,
    /// The path or address, as it was given.
    pub location: String,
    /// The newspaper, broadcaster or agency, if it is known.
    pub outlet: Option<String>,
    /// The day of publication, if it is known.
    pub published: Option<NaiveDate>,
    /// How many.
    #[serde(flatten)]
    pub share: Share,
}

/// The entries that coders look at: `?1` is [`PositionFilters::MIN`].
const ENTRIES: &str = "(
    SELECT article_id, review_id, 'statement' AS what, id, confidence, NULL AS issue_id FROM statement
    UNION ALL
    SELECT article_id, review_id, 'position', id, confidence, issue_id FROM position
    WHERE confidence >= ?1 OR review_id IS NOT NULL)";

impl Record {
    /// How much of the record is reviewed.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn review_progress(&self) -> Result<ReviewProgress, RecordError> {
        self.read(progress)
    }

    /// What a coder is to look at, those entries among it that others rejected, in the order of the articles and
    /// their texts: all statements, or the positions that are at least as sure as `min` or reviewed. Without a coder
    /// everything, else what that coder has not reviewed.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn to_review(
        &self,
        of: &QueueOf,
        min: f32,
        coder: Option<&str>,
    ) -> Result<Vec<ToReview>, RecordError> {
        self.read(|connection| to_review(connection, of, min, coder))
    }

    /// The next entry of those in `scope` that nobody has reviewed, with its article.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn next_to_review(
        &self,
        order: ReviewOrder,
        scope: &ReviewScope,
    ) -> Result<Option<(i64, EntryRef)>, RecordError> {
        self.read(|connection| next(connection, order, scope))
    }

    /// How many entries of those in `scope` nobody has reviewed.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn left_to_review(&self, scope: &ReviewScope) -> Result<usize, RecordError> {
        self.read(|connection| left(connection, scope))
    }
}

fn to_review(
    record: &Connection,
    of: &QueueOf,
    min: f32,
    coder: Option<&str>,
) -> rusqlite::Result<Vec<ToReview>> {
    let (what, issue) = match of {
        QueueOf::Statements => ("statement", None),
        QueueOf::Positions(issue) => ("position", issue.as_deref()),
    };
    let start = match of {
        QueueOf::Statements => {
            "(SELECT min(\"start\") FROM statement_span
              WHERE what = 'statement' AND statement_id = entry.id AND role = 'content')"
        }
        QueueOf::Positions(_) => {
            "(SELECT min(\"start\") FROM position_span
              WHERE what = 'position' AND position_id = entry.id AND role = 'evidence')"
        }
    };
    let sql = format!(
        "SELECT article_id, id, coalesce({start}, 0) AS begin, confidence FROM {ENTRIES} AS entry
         WHERE what = ?2 AND (?3 IS NULL OR issue_id = (SELECT id FROM issue WHERE key = ?3))
         AND (?4 IS NULL OR NOT EXISTS (SELECT 1 FROM review
              WHERE review.what = ?2 AND review.entry_id = entry.id AND review.coder = ?4))
         ORDER BY article_id, begin, id"
    );
    let coder = coder.map(str::trim);
    record
        .prepare_cached(&sql)?
        .query_map(params![f64::from(min), what, issue, coder], |row| {
            Ok(ToReview {
                article: row.get(0)?,
                entry: EntryRef::of(what, row.get(1)?),
                start: row.get(2)?,
                confidence: row.get::<_, f64>(3)? as f32,
            })
        })?
        .collect()
}

fn progress(record: &Connection) -> rusqlite::Result<ReviewProgress> {
    let min = f64::from(PositionFilters::MIN);
    let share = |row: &rusqlite::Row, at| Ok(Share { done: row.get(at)?, all: row.get(at + 1)? });
    let statements = record
        .prepare_cached("SELECT count(review_id), count(*) FROM statement")?
        .query_row([], |row| share(row, 0))?;
    let issues = record
        .prepare_cached(&format!(
            "SELECT issue.key, issue.title, count(position.review_id), count(position.id) FROM issue
             LEFT JOIN position ON position.issue_id = issue.id
                 AND (position.confidence >= ?1 OR position.review_id IS NOT NULL)
             GROUP BY issue.id ORDER BY {IN_ORDER}"
        ))?
        .query_map([min], |row| {
            Ok(IssueShare { issue: row.get(0)?, title: row.get(1)?, share: share(row, 2)? })
        })?
        .collect::<rusqlite::Result<_>>()?;
    let articles = record
        .prepare_cached(&format!(
            "SELECT article.id, title, location, outlet, published, done, entries FROM (
                 SELECT article_id, count(review_id) AS done, count(*) AS entries FROM {ENTRIES}
                 GROUP BY article_id)
             JOIN article ON article.id = article_id
             ORDER BY CASE done WHEN 0 THEN 1 WHEN entries THEN 2 ELSE 0 END, article.id"
        ))?
        .query_map([min], |row| {
            Ok(ArticleShare {
                article: row.get(0)?,
                title: row.get(1)?,
                location: row.get(2)?,
                outlet: row.get(3)?,
                published: maybe_word(row, 4)?,
                share: share(row, 5)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(ReviewProgress { statements, issues, articles })
}

/// The entries in a scope that nobody has reviewed: `?2` is whether statements are in it, `?3` its issue.
fn open() -> String {
    format!(
        "FROM {ENTRIES} AS entry WHERE review_id IS NULL
         AND (?2 OR what = 'position')
         AND (?3 IS NULL OR issue_id = (SELECT id FROM issue WHERE key = ?3))"
    )
}

fn left(record: &Connection, scope: &ReviewScope) -> rusqlite::Result<usize> {
    let values =
        params![f64::from(PositionFilters::MIN), *scope == ReviewScope::All, scope.issue()];
    record
        .prepare_cached(&format!("SELECT count(*) {}", open()))?
        .query_row(values, |row| row.get(0))
}

fn next(
    record: &Connection,
    order: ReviewOrder,
    scope: &ReviewScope,
) -> rusqlite::Result<Option<(i64, EntryRef)>> {
    // Where in the text an entry begins, as the article's page lists them.
    let start = "coalesce(
        (SELECT min(\"start\") FROM statement_span
         WHERE what = 'statement' AND statement_id = entry.id AND role IN ('speaker', 'cue', 'content')),
        (SELECT min(\"start\") FROM position_span
         WHERE what = 'position' AND position_id = entry.id))";
    let open = open();
    let (with_statements, issue) = (*scope == ReviewScope::All, scope.issue());
    let min = f64::from(PositionFilters::MIN);
    let found = |row: &rusqlite::Row| {
        Ok((row.get(0)?, EntryRef::of(row.get_ref(1)?.as_str()?, row.get(2)?)))
    };
    match order {
        ReviewOrder::Doubt { after } => {
            let rank = "abs(confidence - 0.5), article_id, what, id";
            let behind = format!(
                "SELECT article_id, what, id {open} AND ({rank}) >
                     (SELECT {rank} FROM {ENTRIES} AS entry WHERE what = ?4 AND id = ?5)
                 ORDER BY {rank} LIMIT 1"
            );
            if let Some(entry) = after {
                let values = params![min, with_statements, issue, entry.table(), entry.id()];
                let next = record.prepare_cached(&behind)?.query_row(values, found).optional()?;
                if next.is_some() {
                    return Ok(next);
                }
            }
            let first = format!("SELECT article_id, what, id {open} ORDER BY {rank} LIMIT 1");
            record
                .prepare_cached(&first)?
                .query_row(params![min, with_statements, issue], found)
                .optional()
        }
        ReviewOrder::Text { after } => {
            let Some(article) = next_article(record, scope, after.unwrap_or(-1))? else {
                return Ok(None);
            };
            record
                .prepare_cached(&format!(
                    "SELECT article_id, what, id {open} AND article_id = ?4
                     ORDER BY {start}, what DESC, id LIMIT 1"
                ))?
                .query_row(params![min, with_statements, issue, article], found)
                .optional()
        }
    }
}

/// The next article after this one in which something is to be reviewed: a later one, else the first, else
/// this one itself. Each table is walked in the order of articles until something is found.
fn next_article(
    record: &Connection,
    scope: &ReviewScope,
    after: i64,
) -> rusqlite::Result<Option<i64>> {
    let min = f64::from(PositionFilters::MIN);
    for range in ["> ?1", "< ?1", "= ?1"] {
        let statements = format!(
            "SELECT article_id FROM statement
             WHERE article_id {range} AND review_id IS NULL ORDER BY article_id LIMIT 1"
        );
        let positions = format!(
            "SELECT article_id FROM position
             WHERE article_id {range} AND review_id IS NULL AND confidence >= ?3
                 AND (?2 IS NULL OR issue_id = (SELECT id FROM issue WHERE key = ?2))
             ORDER BY article_id LIMIT 1"
        );
        let mut positions = record.prepare_cached(&positions)?;
        let mut first: Option<i64> =
            positions.query_row(params![after, scope.issue(), min], |row| row.get(0)).optional()?;
        if *scope == ReviewScope::All {
            let mut statements = record.prepare_cached(&statements)?;
            let found = statements.query_row([after], |row| row.get(0)).optional()?;
            first = first.into_iter().chain(found).min();
        }
        if first.is_some() {
            return Ok(first);
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::marked;

    fn record() -> Record {
        let mut record = Record::in_memory().unwrap();
        for name in ["one", "two"] {
            let lines = format!(
                "Header\n{{s:Nora Whitlam}} {{c:said}} {{t:the ferry {name} stays}}.\n\
                 {{s:Ada Pell}} {{c:said}} {{t:the {name} toll goes}}."
            );
            let (mut article, reading) = marked(&lines, &[]);
            article.location = name.to_owned();
            record.add(&article, &reading).unwrap();
        }
        record
    }

    #[test]
    fn the_next_is_in_a_later_article_and_in_this_one_only_when_nothing_is_left() {
        let mut record = record();
        let next = |record: &Record, after| {
            record.next_to_review(ReviewOrder::Text { after }, &ReviewScope::All).unwrap()
        };
        let (first, entry) = next(&record, None).unwrap();
        let (second, _) = next(&record, Some(first)).unwrap();
        assert_ne!(first, second);
        assert_eq!(next(&record, Some(second)), Some((first, entry)));
        record.accept(entry, "nora").unwrap();
        let share = record.review_progress().unwrap();
        assert_eq!(share.statements, Share { done: 1, all: 4 });
        assert_eq!(share.articles[0].share, Share { done: 1, all: 2 });
        while let Some((_, entry)) = next(&record, Some(first)) {
            record.reject(entry, "nora").unwrap();
        }
        assert_eq!(record.review_progress().unwrap().statements, Share { done: 4, all: 4 });
        let order = ReviewOrder::Doubt { after: None };
        let left = record.next_to_review(order, &ReviewScope::All).unwrap();
        assert_eq!(left, None);
        assert_eq!(record.left_to_review(&ReviewScope::All).unwrap(), 0);
    }

    #[test]
    fn a_coder_has_a_queue_of_their_own_with_what_others_rejected() {
        let mut record = record();
        let queue = |record: &Record, coder| {
            let found = record.to_review(&QueueOf::Statements, 0.5, coder).unwrap();
            found.into_iter().map(|it| it.entry).collect::<Vec<_>>()
        };
        let all = queue(&record, None);
        assert_eq!(all.len(), 4);
        record.reject(all[0], "nora").unwrap();
        record.accept(all[1], "nora").unwrap();
        assert_eq!(queue(&record, Some("nora ")), all[2..]);
        assert_eq!(queue(&record, Some("bo")), all);
        assert_eq!(queue(&record, None), all);
        for entry in all {
            record.accept(entry, "bo").unwrap();
        }
        assert_eq!(queue(&record, Some("bo")), []);
        let of_statements = record.agreement().unwrap().remove(0);
        assert_eq!((of_statements.coders, of_statements.entries), (2, 2));
        assert!(of_statements.alpha.is_some_and(|alpha| alpha < 0.5), "{of_statements:?}");
        let positions = QueueOf::Positions(Some("toll".to_owned()));
        assert_eq!(record.to_review(&positions, 0.0, None).unwrap(), []);
    }

    #[test]
    fn what_is_doubted_can_be_left_for_later() {
        let record = record();
        let next = |after| {
            let order = ReviewOrder::Doubt { after };
            record.next_to_review(order, &ReviewScope::All).unwrap().map(|(_, entry)| entry)
        };
        assert_eq!(record.left_to_review(&ReviewScope::All).unwrap(), 4);
        assert_eq!(record.left_to_review(&ReviewScope::Positions).unwrap(), 0);
        let first = next(None);
        let mut seen = vec![first];
        while next(*seen.last().unwrap()) != first {
            seen.push(next(*seen.last().unwrap()));
        }
        assert_eq!(seen.len(), 4, "each once, then the first again: {seen:?}");
    }

    #[test]
    fn of_positions_alone_statements_do_not_count() {
        let record = record();
        for order in [ReviewOrder::Text { after: None }, ReviewOrder::Doubt { after: None }] {
            let next = |scope| record.next_to_review(order, &scope).unwrap();
            assert_eq!(next(ReviewScope::Issue("toll".to_owned())), None);
            assert_eq!(next(ReviewScope::Positions), None);
            assert!(next(ReviewScope::All).is_some());
        }
    }
}
