//! Reviews on an article that was read again: each finds its entry among what was found now, or puts it
//! back.

use super::state::Within;
use super::{EntryRef, State, mark};
use onrecord_text::Article;
use rusqlite::{Connection, OptionalExtension, params};

/// Which entries were found anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Statements,
    Positions,
}

/// Lets the statements or positions of an article follow its reviews. Nothing changes for those that do
/// already.
pub(crate) fn again(
    record: &Connection,
    (id, article): (i64, &Article),
    part: Part,
) -> rusqlite::Result<()> {
    let what = if part == Part::Statements { "statement" } else { "position" };
    let last: Vec<(i64, i64, bool, Option<String>, String)> = record
        .prepare_cached(
            "SELECT id, entry_id, kind = 'reject', state_before, state_after FROM review
             WHERE id IN (SELECT max(id) FROM review WHERE article_key = ?1 AND what = ?2
                 GROUP BY entry_id)
             ORDER BY id",
        )?
        .query_map(params![article.id(), what], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
        })?
        .collect::<rusqlite::Result<_>>()?;
    let within = Within::new(id, article);
    for (review, entry, rejected, before, after) in last {
        let entry = EntryRef::of(what, entry);
        // Only a hand that writes to the file can make it anything else.
        let Ok(after) = State::parse(entry, &after) else { continue };
        let before = before.and_then(|before| State::parse(entry, &before).ok());
        let place = match place_of(record, entry)? {
            Some(place) => Some(place),
            None => {
                let found = match after.like(record, &within)? {
                    Some(found) => Some(found),
                    None => before.map(|it| it.like(record, &within)).transpose()?.flatten(),
                };
                found
                    .map(|found| make_way(record, EntryRef::of(what, found)))
                    .transpose()?
                    .flatten()
            }
        };
        if after.put(record, &within, Some(entry.id()), place)?.is_some() {
            mark(record, entry, Some(review), rejected)?;
        }
    }
    Ok(())
}

fn place_of(record: &Connection, entry: EntryRef) -> rusqlite::Result<Option<i64>> {
    let sql = format!("SELECT place FROM {} WHERE id = ?1", entry.table());
    record.prepare_cached(&sql)?.query_row([entry.id()], |row| row.get(0)).optional()
}

/// Takes out what was found now, where a review has its place.
fn make_way(record: &Connection, found: EntryRef) -> rusqlite::Result<Option<i64>> {
    let place = place_of(record, found)?;
    let sql = format!("DELETE FROM {} WHERE id = ?1", found.table());
    record.prepare_cached(&sql)?.execute([found.id()])?;
    Ok(place)
}
