//! A position without its words: what the rules of time and the overviews need of each, of all there are.

use super::when::When;
use crate::entry::{maybe_word, word};
use onrecord_reading::ActorKind;
use onrecord_text::{NaiveDate, Stance};
use rusqlite::{Connection, Params, Row, Statement};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Where somebody stands on an issue, by one report. [`crate::Record::entries`] has the words.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// [`crate::PositionEntry::id`].
    pub id: i64,
    /// [`crate::PositionEntry::issue`].
    pub issue: Arc<str>,
    /// [`crate::PositionEntry::issue_title`].
    pub issue_title: Arc<str>,
    /// [`crate::PositionEntry::actor_id`].
    pub actor_id: Option<i64>,
    /// [`crate::PositionEntry::actor`].
    pub actor: Arc<str>,
    /// [`crate::PositionEntry::actor_kind`].
    pub actor_kind: Option<ActorKind>,
    /// [`crate::PositionEntry::country`].
    pub country: Option<Arc<str>>,
    /// [`crate::PositionEntry::by`].
    pub by: Option<Arc<str>>,
    /// [`crate::PositionEntry::stance`].
    pub stance: Stance,
    /// Whether it holds only if or after something.
    pub is_conditional: bool,
    /// When it was held, if that is known.
    pub when: Option<When>,
    /// [`crate::PositionEntry::confidence`].
    pub confidence: f32,
    /// Whether a coder has looked at it.
    pub is_reviewed: bool,
    /// [`crate::PositionEntry::report`].
    pub report: i64,
    /// [`crate::PositionEntry::same_words`].
    pub same_words: Option<i64>,
    /// [`crate::PositionEntry::article`].
    pub article: i64,
    /// Where it stands among the positions of its article.
    pub place: i64,
    /// [`crate::PositionEntry::role`].
    pub role: Option<Arc<str>>,
    /// The day on which its article was published, if it is known.
    pub published: Option<NaiveDate>,
    /// How near to the head of a state those are who count for it: 0 for itself and its head, 1 for
    /// ministers, 2 for deputies.
    pub rank: u8,
}

impl Held {
    /// The day by which positions are put in order, which is [`crate::PositionEntry::day`].
    pub fn day(&self) -> Option<NaiveDate> {
        self.when.map(|when| when.day)
    }

    /// The positions that `which` picks, in no particular order: conditions on `position`, beside which
    /// `article`, `issue` and, as `holder`, the `article_actor` who holds it are at hand.
    pub(crate) fn read(
        record: &Connection,
        which: &str,
        parameters: impl Params,
    ) -> rusqlite::Result<Vec<Held>> {
        let one = "SELECT name, kind, country FROM actor WHERE id = ?1";
        let mut actors = Known::of(record, one, |row| {
            Ok(Holder { name: row.get(0)?, kind: maybe_word(row, 1)?, country: row.get(2)? })
        })?;
        let one = "SELECT key, title FROM issue WHERE id = ?1";
        let mut issues: Known<(Arc<str>, Arc<str>)> =
            Known::of(record, one, |row| Ok((row.get(0)?, row.get(1)?)))?;
        let mut words = Words::default();
        let mut positions = record.prepare_cached(&format!(
            "SELECT position.id, position.issue_id, holder.actor_id, holder.country, holder.role,
                 position.stance, position.condition_words != '', position.as_of, article.published,
                 position.confidence, position.review_id IS NOT NULL, statement.group_id,
                 position.article_id, coalesce(article.copy_group, article.id), position.place
             FROM position
             JOIN article ON article.id = position.article_id
             JOIN issue ON issue.id = position.issue_id
             JOIN article_actor AS holder ON holder.article_id = position.article_id
                 AND holder.place = position.actor_place
             LEFT JOIN statement ON statement.article_id = position.article_id
                 AND statement.place = position.statement_place
             WHERE NOT position.rejected AND article.newer_id IS NULL AND {which}"
        ))?;
        let mut rows = positions.query(parameters)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let (issue, issue_title) = issues.get(row.get(1)?)?;
            let actor_id = row.get(2)?;
            let holder = actors.get(actor_id)?;
            let published = maybe_word(row, 8)?;
            let country_here = row.get_ref(3)?.as_str_or_null()?.map(|it| words.share(it));
            found.push(Held {
                id: row.get(0)?,
                issue,
                issue_title,
                actor_id: Some(actor_id),
                actor: holder.name,
                actor_kind: holder.kind,
                country: country_here.or(holder.country),
                by: None,
                stance: word(5, row.get_ref(5)?.as_str()?)?,
                is_conditional: row.get(6)?,
                when: When::of(row.get_ref(7)?.as_str_or_null()?, published),
                confidence: row.get::<_, f64>(9)? as f32,
                is_reviewed: row.get(10)?,
                report: row.get(13)?,
                same_words: row.get(11)?,
                article: row.get(12)?,
                place: row.get(14)?,
                role: row.get_ref(4)?.as_str_or_null()?.map(|it| words.share(it)),
                published,
                rank: 0,
            });
        }
        as_first_told(&mut found);
        Ok(found)
    }
}

/// Gives what copies of a report tell the time at which the first of them tells it: "on Monday" is the Monday
/// before the report, and not before the day on which somebody prints it again.
///
/// Texts that are nearly the same may tell another stance, which then is another one's, of its own day.
fn as_first_told(found: &mut [Held]) {
    let copied: HashSet<i64> =
        found.iter().filter(|it| it.report != it.article).map(|it| it.report).collect();
    let mut copies: Vec<&mut Held> =
        found.iter_mut().filter(|it| copied.contains(&it.report)).collect();
    copies.sort_by(|a, b| {
        let of = |it: &Held| (it.report, it.actor_id, it.stance);
        let order = of(a).cmp(&of(b)).then_with(|| a.issue.cmp(&b.issue));
        order.then_with(|| (a.article, a.place).cmp(&(b.article, b.place)))
    });
    let is_same = |a: &&mut Held, b: &&mut Held| {
        (a.report, a.actor_id, a.stance, &a.issue) == (b.report, b.actor_id, b.stance, &b.issue)
    };
    for told in copies.chunk_by_mut(is_same) {
        // What one copy tells first, second and so on, so do the others.
        let mut first: Vec<Option<When>> = Vec::new();
        let mut each = |change: &mut dyn FnMut(&mut Held, &mut Option<When>)| {
            for article in told.chunk_by_mut(|a, b| a.article == b.article) {
                for (at, it) in article.iter_mut().enumerate() {
                    first.resize(first.len().max(at + 1), None);
                    change(it, &mut first[at]);
                }
            }
        };
        each(&mut |it, first| *first = (*first).into_iter().chain(it.when).min());
        each(&mut |it, first| it.when = *first);
    }
}

/// Who holds positions.
#[derive(Clone)]
struct Holder {
    name: Arc<str>,
    kind: Option<ActorKind>,
    country: Option<Arc<str>>,
}

/// Rows by their ids: what many positions have in common is read once, and shared.
struct Known<'a, T> {
    rows: Statement<'a>,
    read: fn(&Row) -> rusqlite::Result<T>,
    known: HashMap<i64, T>,
}

impl<'a, T: Clone> Known<'a, T> {
    /// Reads rows with the question `one`, which has a place for the id.
    fn of(
        record: &'a Connection,
        one: &str,
        read: fn(&Row) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<Known<'a, T>> {
        Ok(Known { rows: record.prepare(one)?, read, known: HashMap::new() })
    }

    fn get(&mut self, id: i64) -> rusqlite::Result<T> {
        if let Some(known) = self.known.get(&id) {
            return Ok(known.clone());
        }
        let row = self.rows.query_row([id], self.read)?;
        self.known.insert(id, row.clone());
        Ok(row)
    }
}

/// Words of which many rows have the same: each is kept once.
#[derive(Default)]
struct Words(HashMap<Box<str>, Arc<str>>);

impl Words {
    fn share(&mut self, word: &str) -> Arc<str> {
        if let Some(known) = self.0.get(word) {
            return Arc::clone(known);
        }
        let shared: Arc<str> = word.into();
        self.0.insert(word.into(), Arc::clone(&shared));
        shared
    }
}
