//! The same words in many articles, in the file: what is new is compared with the few that share a
//! number with it, never with all; and of those that are one group already with one that is like it.

use crate::alike::{Quotation, Text};
use onrecord_text::Article;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The texts with which new ones were compared. Reports that are alike but for a part, such as those of one sport
/// or stock exchange, are compared with each other again and again, and to make a text ready takes nearly all of that
/// time. No article's text ever changes, and no other article gets its id.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    known: HashMap<i64, Option<Text>>,
    runs: usize,
}

impl Texts {
    /// How many runs of words are kept, in 8 bytes each.
    const MOST: usize = 4_000_000;

    /// The text of an article of the record, if it is long enough to be compared.
    fn of(&mut self, record: &Connection, id: i64) -> rusqlite::Result<Option<&Text>> {
        if self.runs > Texts::MOST {
            *self = Texts::default();
        }
        Ok(match self.known.entry(id) {
            Entry::Occupied(known) => known.into_mut().as_ref(),
            Entry::Vacant(new) => {
                let words: Option<String> = record
                    .prepare_cached("SELECT text FROM article WHERE id = ?1")?
                    .query_row([id], |row| row.get(0))
                    .optional()?;
                let text = words.as_deref().and_then(Text::of);
                self.runs += text.as_ref().map_or(0, Text::len);
                new.insert(text).as_ref()
            }
        })
    }
}

/// Finds the articles of which this one is a copy, or which are copies of it.
pub(crate) fn copies(
    record: &Connection,
    id: i64,
    article: &Article,
    texts: &mut Texts,
) -> rusqlite::Result<()> {
    let Some(text) = Text::of(&report(article)) else { return Ok(()) };
    let is_like =
        |other: i64| Ok(texts.of(record, other)?.is_some_and(|other| other.is_like(&text)));
    ARTICLES.place(record, id, &text.bands(), is_like)
}

/// Finds the other quotations with the words of this statement, if it is one.
pub(crate) fn same_words(record: &Connection, statement: i64) -> rusqlite::Result<()> {
    let Some((actor, quotation)) = quotation(record, statement, None)? else { return Ok(()) };
    // Of what shares a number with it nearly all is somebody else's, whose words need not be looked at.
    let is_like = |other: i64| {
        let found = self::quotation(record, other, Some(actor))?;
        Ok(found.is_some_and(|(_, words)| words.is_like(&quotation)))
    };
    STATEMENTS.place(record, statement, &quotation.bands(), is_like)
}

/// Takes an article and its statements out of their groups: it is to go.
pub(crate) fn leave(record: &Connection, article: i64) -> rusqlite::Result<()> {
    ARTICLES.leave(record, article)?;
    statements_leave(record, article)
}

/// Takes the statements of an article out of their groups: other ones come in their place.
pub(crate) fn statements_leave(record: &Connection, article: i64) -> rusqlite::Result<()> {
    STATEMENTS.leave(record, article)
}

/// Groups the statements anew of actors of articles that are other people's now, and those that were in
/// a group with them.
pub(crate) fn regroup(record: &Connection, moved: &[(i64, i64)]) -> rusqlite::Result<()> {
    let mut statements: BTreeSet<i64> = BTreeSet::new();
    for (article, place) in moved {
        let mut find = record.prepare_cached(
            "SELECT other.id FROM statement
             JOIN statement AS other
                 ON other.id = statement.id OR other.group_id = statement.group_id
             WHERE statement.article_id = ?1 AND statement.actor_place = ?2",
        )?;
        let mut rows = find.query([article, place])?;
        while let Some(row) = rows.next()? {
            statements.insert(row.get(0)?);
        }
    }
    compare(record, &statements)
}

/// Groups a statement anew whose words or speaker have changed, and those that were in a group with it.
pub(crate) fn compare_again(record: &Connection, statement: i64) -> rusqlite::Result<()> {
    let statements: BTreeSet<i64> = record
        .prepare_cached(
            "SELECT id FROM statement WHERE id = ?1
                 OR group_id = (SELECT group_id FROM statement WHERE id = ?1)",
        )?
        .query_map([statement], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    record
        .prepare_cached("DELETE FROM statement_band WHERE statement_id = ?1")?
        .execute([statement])?;
    compare(record, &statements)
}

fn compare(record: &Connection, statements: &BTreeSet<i64>) -> rusqlite::Result<()> {
    let mut clear = record.prepare_cached("UPDATE statement SET group_id = NULL WHERE id = ?1")?;
    for statement in statements {
        clear.execute([statement])?;
    }
    for statement in statements {
        same_words(record, *statement)?;
    }
    Ok(())
}

/// Compares what came in before anything was compared.
pub(crate) fn catch_up(record: &Connection) -> rusqlite::Result<()> {
    let ids = |sql: &str| {
        record
            .prepare(sql)?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<Vec<i64>>>()
    };
    let mut texts = Texts::default();
    let none = "NOT EXISTS (SELECT 1 FROM article_band WHERE article_id = article.id)";
    for id in ids(&format!("SELECT id FROM article WHERE {none} ORDER BY id"))? {
        let text = record
            .prepare_cached("SELECT text FROM article WHERE id = ?1")?
            .query_row([id], |row| row.get(0))?;
        copies(record, id, &Article { text, ..Article::default() }, &mut texts)?;
    }
    let none = "NOT EXISTS (SELECT 1 FROM statement_band WHERE statement_id = statement.id)";
    for id in ids(&format!("SELECT id FROM statement WHERE {none} ORDER BY id"))? {
        same_words(record, id)?;
    }
    Ok(())
}

/// The text without its furniture, which copies of a report do not share.
fn report(article: &Article) -> String {
    let mut report = String::with_capacity(article.text.len());
    let mut from = 0;
    for piece in &article.furniture {
        report.push_str(article.text.get(from..piece.span.start as usize).unwrap_or_default());
        report.push(' ');
        from = from.max(piece.span.end as usize);
    }
    report.push_str(article.text.get(from..).unwrap_or_default());
    report
}

/// The statement's actor, who may have to be this one, and its quotation, if it has both and was made: who "never said
/// “we go”" shares no words with who did.
fn quotation(
    record: &Connection,
    id: i64,
    only: Option<i64>,
) -> rusqlite::Result<Option<(i64, Quotation)>> {
    let found: Option<(i64, String, String)> = record
        .prepare_cached(
            "SELECT article_actor.actor_id, statement.kind, statement.content_words FROM statement
             JOIN article_actor ON article_actor.article_id = statement.article_id
                 AND article_actor.place = statement.actor_place
             WHERE statement.id = ?1 AND statement.kind <> 'indirect' AND negation_words = ''
                 AND (?2 IS NULL OR article_actor.actor_id = ?2)",
        )?
        .query_row(params![id, only], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    Ok(found.and_then(|(actor, kind, words)| {
        Quotation::of(&words, kind == "direct").map(|quotation| (actor, quotation))
    }))
}

/// What is put into groups: a table, and where the file has its groups and its numbers.
struct Grouped {
    table: &'static str,
    /// The column that tells the article.
    article: &'static str,
    group: &'static str,
    bands: &'static str,
    id: &'static str,
}

const ARTICLES: Grouped = Grouped {
    table: "article",
    article: "id",
    group: "copy_group",
    bands: "article_band",
    id: "article_id",
};
const STATEMENTS: Grouped = Grouped {
    table: "statement",
    article: "article_id",
    group: "group_id",
    bands: "statement_band",
    id: "statement_id",
};

impl Grouped {
    /// Puts one into a group with those that are like it, and notes the numbers by which it is found.
    fn place(
        &self,
        record: &Connection,
        id: i64,
        bands: &[i64],
        mut is_like: impl FnMut(i64) -> rusqlite::Result<bool>,
    ) -> rusqlite::Result<()> {
        let Grouped { table, group, .. } = self;
        let own = format!("SELECT {group} FROM {table} WHERE id = ?1");
        let own: Option<i64> = record.prepare_cached(&own)?.query_row([id], |row| row.get(0))?;
        let mut like = BTreeSet::from([id]);
        let mut groups: BTreeSet<i64> = own.into_iter().collect();
        for (other, group) in self.near(record, bands)? {
            let is_known = other == id || group.is_some_and(|group| groups.contains(&group));
            if !is_known && is_like(other)? {
                like.insert(other);
                groups.extend(group);
            }
        }
        let insert = format!("INSERT OR IGNORE INTO {} VALUES (?1, ?2)", self.bands);
        let mut insert = record.prepare_cached(&insert)?;
        for band in bands {
            insert.execute(params![band, id])?;
        }
        if like.len() > 1 { self.join(record, &like, &groups) } else { Ok(()) }
    }

    /// Those that share a number with it, each with its group.
    fn near(
        &self,
        record: &Connection,
        bands: &[i64],
    ) -> rusqlite::Result<BTreeMap<i64, Option<i64>>> {
        let Grouped { table, group, bands: numbers, id, .. } = self;
        let sql = format!(
            "SELECT {id}, {group} FROM {numbers} JOIN {table} ON {table}.id = {id} WHERE band = ?1"
        );
        let mut found = BTreeMap::new();
        let mut find = record.prepare_cached(&sql)?;
        for band in bands {
            let mut rows = find.query([band])?;
            while let Some(row) = rows.next()? {
                found.insert(row.get(0)?, row.get(1)?);
            }
        }
        Ok(found)
    }

    /// Takes out what is of this article: a group goes by the first of those that stay, and one alone is none.
    fn leave(&self, record: &Connection, article: i64) -> rusqlite::Result<()> {
        let Grouped { table, group, article: of, .. } = self;
        let found =
            format!("SELECT DISTINCT {group} FROM {table} WHERE {of} = ?1 AND {group} IS NOT NULL");
        let groups: Vec<i64> = record
            .prepare_cached(&found)?
            .query_map([article], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        let others =
            format!("SELECT min(id), count(*) FROM {table} WHERE {group} = ?1 AND {of} <> ?2");
        let all = format!("UPDATE {table} SET {group} = ?1 WHERE {group} = ?2");
        for left in groups {
            let (first, count): (Option<i64>, i64) = record
                .prepare_cached(&others)?
                .query_row([left, article], |row| Ok((row.get(0)?, row.get(1)?)))?;
            let stays = first.filter(|_| count > 1);
            record.prepare_cached(&all)?.execute(params![stays, left])?;
        }
        Ok(())
    }

    /// Makes one group of these and of the groups that they are in, by the first of all.
    fn join(
        &self,
        record: &Connection,
        like: &BTreeSet<i64>,
        groups: &BTreeSet<i64>,
    ) -> rusqlite::Result<()> {
        let Grouped { table, group, .. } = self;
        let Some(first) = groups.iter().chain(like).min() else { return Ok(()) };
        let all = format!("UPDATE {table} SET {group} = ?1 WHERE {group} = ?2");
        for group in groups.iter().filter(|group| *group != first) {
            record.prepare_cached(&all)?.execute([first, group])?;
        }
        let one = format!("UPDATE {table} SET {group} = ?1 WHERE id = ?2");
        for id in like {
            record.prepare_cached(&one)?.execute([first, id])?;
        }
        Ok(())
    }
}
