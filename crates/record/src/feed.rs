//! What feeds named and was read, so that no page is asked for twice.

use rusqlite::{Connection, params};

/// Whether the page behind a link was read since the feed says that it changed. One that is said to change all the
/// time is read once an hour.
pub(crate) fn was_read(
    record: &Connection,
    link: &str,
    changed: Option<&str>,
) -> rusqlite::Result<bool> {
    record
        .prepare_cached(
            "SELECT 1 FROM feed_item WHERE link = ?1
                 AND (changed IS ?2 OR read_at > strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-1 hour'))",
        )?
        .exists(params![link, changed])
}

/// Notes that the page behind a link of a feed was read now, and the article that it held, if any.
pub(crate) fn note_read(
    record: &Connection,
    feed: &str,
    link: &str,
    changed: Option<&str>,
    article: Option<i64>,
) -> rusqlite::Result<()> {
    record
        .prepare_cached(
            "INSERT INTO feed_item (link, feed, changed, read_at, article_id)
             VALUES (?1, ?2, ?3, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?4)
             ON CONFLICT (link) DO UPDATE SET feed = excluded.feed, changed = excluded.changed,
                 read_at = excluded.read_at, article_id = coalesce(excluded.article_id, article_id)",
        )?
        .execute(params![link, feed, changed, article])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::Record;

    #[test]
    fn a_page_is_read_again_when_it_changed_but_not_all_the_time() {
        let mut record = Record::in_memory().unwrap();
        let link = "https://echo.example/a";
        let morning = Some("2024-05-13T08:00:00");
        assert!(!record.was_read(link, morning).unwrap());
        record.note_read("https://echo.example/rss", link, morning, None).unwrap();
        assert!(record.was_read(link, morning).unwrap());
        assert!(record.was_read(link, Some("2024-05-13T09:00:00")).unwrap(), "within an hour");
        let back =
            "UPDATE feed_item SET read_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '-2 hours')";
        record.connection().execute(back, []).unwrap();
        assert!(record.was_read(link, morning).unwrap());
        assert!(!record.was_read(link, Some("2024-05-13T09:00:00")).unwrap());
        assert!(!record.was_read(link, None).unwrap());
    }
}
