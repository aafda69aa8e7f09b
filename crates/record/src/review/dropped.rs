//! Reviews of positions on an issue that the record follows no longer. They say something about what that issue
//! meant, and wait until it is followed again: another issue may come to have its id.

use rusqlite::Connection;

/// Notes what an issue means, which is to be dropped, wherever a review has a position on it.
pub(crate) fn lay_aside(record: &Connection, key: &str) -> rusqlite::Result<()> {
    for state in ["state_before", "state_after"] {
        let sql = format!(
            "UPDATE review SET {state} = json_set({state}, '$.meaning', issue.meaning) FROM issue
             WHERE issue.key = ?1 AND what = 'position' AND {state} ->> '$.issue' = ?1
                 AND {state} ->> '$.meaning' IS NULL"
        );
        record.prepare_cached(&sql)?.execute([key])?;
    }
    Ok(())
}

/// Lets reviews of positions on an issue hold again: it is followed with this meaning from now on.
pub(crate) fn take_up(record: &Connection, key: &str, meaning: &str) -> rusqlite::Result<()> {
    for state in ["state_before", "state_after"] {
        let sql = format!(
            "UPDATE review SET {state} = json_remove({state}, '$.meaning')
             WHERE what = 'position' AND {state} ->> '$.issue' = ?1 AND {state} ->> '$.meaning' = ?2"
        );
        record.prepare_cached(&sql)?.execute([key, meaning])?;
    }
    Ok(())
}
