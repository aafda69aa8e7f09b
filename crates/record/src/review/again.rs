//! Reviews on an article that was read again: each finds its entry among what was found now, or puts it
//! back.

use super::state::Within;
use super::{EntryRef, IS_ADDED, State, mark, standing};
use onrecord_text::Article;
use rusqlite::{Connection, OptionalExtension, params};

/// Which entries were found anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Statements,
    Positions,
}

/// Lets the statements or positions of an article follow its reviews. Nothing changes for those that do
/// already. Of an article that has got another day (`is_moved`), what coders left as a reading told it takes the
/// new time.
pub(crate) fn again(
    record: &Connection,
    (id, article): (i64, &Article),
    part: Part,
    is_moved: bool,
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
        let Ok(mut after) = State::parse(entry, &after) else { continue };
        if !after.can_stand(record)? {
            continue;
        }
        let before = before.and_then(|before| State::parse(entry, &before).ok());
        let place = match place_of(record, entry)? {
            Some(place) => Some(place),
            None => {
                let found = match after.like(record, &within)? {
                    Some(found) => Some(found),
                    None => before.map(|it| it.like(record, &within)).transpose()?.flatten(),
                };
                let found = found.map(|found| EntryRef::of(what, found));
                if let Some(found) = found.filter(|_| is_moved) {
                    retime(record, entry, found)?;
                    let moved = standing(record, entry)?;
                    after = moved
                        .and_then(|(_, _, json)| State::parse(entry, &json).ok())
                        .unwrap_or(after);
                }
                let state = found.map(|found| State::of(record, found)).transpose()?.flatten();
                if let Some(state) = &state {
                    is_found_as(record, entry, state)?;
                    if let (State::Position(after), State::Position(found)) = (&mut after, state)
                        && !has_statement(record, after.statement)?
                    {
                        after.statement = found.statement;
                    }
                }
                found.map(|found| make_way(record, found)).transpose()?.flatten()
            }
        };
        if after.put(record, &within, Some(entry.id()), place)?.is_some() {
            mark(record, entry, Some(review), rejected)?;
        }
    }
    Ok(())
}

/// Notes at the first review of an entry how it was found now: should all that was said of it be taken back, it
/// follows the newest reading that finds it. What coders added is theirs.
fn is_found_as(record: &Connection, entry: EntryRef, found: &State) -> rusqlite::Result<()> {
    record
        .prepare_cached(
            "UPDATE review SET state_before = ?3 WHERE kind <> 'add'
                 AND id = (SELECT min(id) FROM review WHERE what = ?1 AND entry_id = ?2)",
        )?
        .execute(params![entry.table(), entry.id(), found.json()])?;
    Ok(())
}

fn has_statement(record: &Connection, id: Option<i64>) -> rusqlite::Result<bool> {
    record.prepare_cached("SELECT 1 FROM statement WHERE id = ?1")?.exists([id])
}

fn place_of(record: &Connection, entry: EntryRef) -> rusqlite::Result<Option<i64>> {
    let sql = format!("SELECT place FROM {} WHERE id = ?1", entry.table());
    record.prepare_cached(&sql)?.query_row([entry.id()], |row| row.get(0)).optional()
}

/// Gives the reviews of an entry the time that was found now, wherever they have the one that was found before
/// anybody reviewed it; a time that a coder gave stays.
fn retime(record: &Connection, entry: EntryRef, found: EntryRef) -> rusqlite::Result<()> {
    let time = if let EntryRef::Statement(_) = entry { "said_on" } else { "as_of" };
    let sql = format!("SELECT {time} FROM {} WHERE id = ?1", entry.table());
    let now: Option<String> =
        record.prepare_cached(&sql)?.query_row([found.id()], |row| row.get(0))?;
    let moved = |state: &str| {
        format!(
            "{state} = iif(json_extract({state}, '$.{time}') IS first.time,
                 json_set({state}, '$.{time}', ?3), {state})"
        )
    };
    let sql = format!(
        "UPDATE review SET {}, {} FROM
             (SELECT json_extract(state_before, '$.{time}') AS time,
                  kind = 'add' OR json_extract(state_before, '$.{IS_ADDED}') IS NOT NULL AS is_added
              FROM review WHERE what = ?1 AND entry_id = ?2 ORDER BY id LIMIT 1) AS first
         WHERE what = ?1 AND entry_id = ?2 AND NOT first.is_added",
        moved("state_before"),
        moved("state_after"),
    );
    record.prepare_cached(&sql)?.execute(params![entry.table(), entry.id(), now])?;
    Ok(())
}

/// Takes out what was found now, where a review has its place.
fn make_way(record: &Connection, found: EntryRef) -> rusqlite::Result<Option<i64>> {
    let place = place_of(record, found)?;
    let sql = format!("DELETE FROM {} WHERE id = ?1", found.table());
    record.prepare_cached(&sql)?.execute([found.id()])?;
    Ok(place)
}
