//! Whether the record is whole and every word of it is where it says.

use crate::entry::Spans;
use crate::stance::PositionSpans;
use crate::write::GAP;
use onrecord_text::{Article, CodePoints};
use rusqlite::{
    Connection, ErrorCode, MAIN_DB, OptionalExtension, Transaction, TransactionBehavior,
};

/// What is wrong, a sentence each, in the order of the file.
pub(crate) fn problems(record: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut problems = index(record)?;
    // From here on nothing is written, and writers need not wait.
    let record = Transaction::new_unchecked(record, TransactionBehavior::Deferred)?;
    problems.extend(integrity(&record)?);
    problems.extend(foreign_keys(&record)?);
    if !problems.is_empty() {
        // What is at the spans means something only where the tables do.
        return Ok(problems);
    }
    let mut articles =
        record.prepare("SELECT id, key, url, text, edition FROM article ORDER BY id")?;
    let mut rows = articles.query([])?;
    while let Some(row) = rows.next()? {
        let (id, key): (i64, String) = (row.get(0)?, row.get(1)?);
        let (url, text, edition) = (row.get(2)?, row.get(3)?, row.get(4)?);
        let article = Article { url, text, edition, ..Article::default() };
        if article.id() != key {
            problems.push(format!("article {id}: the text is not the one that was added"));
        }
        problems.extend(day(&record, id)?);
        problems.extend(places(&record, id, &article.text)?);
        problems.extend(words(&record, id, &article.text)?);
        problems.extend(positions(&record, id, &article.text)?);
    }
    Ok(problems)
}

/// The full-text indexes against the words of statements and articles.
fn index(record: &Connection) -> rusqlite::Result<Vec<String>> {
    if record.is_readonly(MAIN_DB)? {
        return Ok(Vec::new());
    }
    // SQLite spells this check as an insertion, although nothing is written: it needs the lock.
    let record = Transaction::new_unchecked(record, TransactionBehavior::Immediate)?;
    let mut problems = Vec::new();
    for (index, of) in [("statement_words", "statements"), ("article_words", "articles")] {
        let check = format!("INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)");
        match record.execute(&check, []) {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseCorrupt) => {
                problems.push(format!("the full-text index is not that of the {of}: {error}"));
            }
            checked => drop(checked?),
        }
    }
    Ok(problems)
}

fn integrity(record: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut check = record.prepare("PRAGMA integrity_check")?;
    let found = check.query_map([], |row| row.get::<_, String>(0))?;
    found.filter(|row| row.as_ref().map_or(true, |row| row != "ok")).collect()
}

fn foreign_keys(record: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut check = record.prepare("PRAGMA foreign_key_check")?;
    let found = check.query_map([], |row| {
        let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
        Ok(format!("a row of {table} belongs to a row of {parent} that is not there"))
    })?;
    found.collect()
}

/// The day of publication, of which the table asks for the form alone: no calendar has a 30th of February.
fn day(record: &Connection, article: i64) -> rusqlite::Result<Option<String>> {
    let mut missing = record.prepare_cached(
        "SELECT published FROM article WHERE id = ?1 AND published <> coalesce(date(published), '')",
    )?;
    let day: Option<String> = missing.query_row([article], |row| row.get(0)).optional()?;
    Ok(day.map(|day| format!("article {article}: its day of publication, {day}, is no day")))
}

/// The places of furniture and warnings.
fn places(record: &Connection, article: i64, text: &str) -> rusqlite::Result<Vec<String>> {
    let length = text.chars().count();
    let mut beyond = record.prepare_cached(
        "SELECT 'furniture', place FROM furniture WHERE article_id = ?1 AND \"end\" > ?2
         UNION ALL SELECT 'warning', place FROM warning WHERE article_id = ?1 AND \"end\" > ?2",
    )?;
    let found = beyond.query_map((article, length), |row| {
        let (what, place): (String, i64) = (row.get(0)?, row.get(1)?);
        Ok(format!("article {article}: {what} {place} lies outside the text"))
    })?;
    found.collect()
}

/// The words of each statement against those at its spans.
fn words(record: &Connection, article: i64, text: &str) -> rusqlite::Result<Vec<String>> {
    let points = CodePoints::of(text);
    let at = |spans: &[[usize; 2]]| {
        let pieces = spans.iter().map(|[start, end]| points.span(*start, *end).of(text));
        pieces.collect::<Vec<_>>().join(GAP)
    };
    let mut problems = Vec::new();
    let mut statements = record.prepare_cached(
        "SELECT id, speaker_words, cue_words, content_words FROM statement
         WHERE article_id = ?1 ORDER BY place",
    )?;
    let mut rows = statements.query([article])?;
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(0)?;
        let spans = Spans::of_statements(record, &[id])?.remove(&id).unwrap_or_default();
        let pairs = [("speaker", &spans.speaker), ("cue", &spans.cue), ("content", &spans.content)];
        for (column, (role, spans)) in pairs.into_iter().enumerate() {
            let stored: String = row.get(column + 1)?;
            if stored != at(spans) {
                problems.push(format!(
                    "statement {id}: the {role} is not the words of article {article} at its spans"
                ));
            }
        }
    }
    Ok(problems)
}

/// The words of each position against those at its spans.
fn positions(record: &Connection, article: i64, text: &str) -> rusqlite::Result<Vec<String>> {
    let points = CodePoints::of(text);
    let at = |[start, end]: [usize; 2]| points.span(start, end).of(text);
    let length = text.chars().count();
    let mut problems = Vec::new();
    let mut positions = record.prepare_cached(
        "SELECT id, holder_words, evidence_words, condition_words, quantity_value IS NOT NULL
         FROM position WHERE article_id = ?1 ORDER BY place",
    )?;
    let mut rows = positions.query([article])?;
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(0)?;
        let spans = PositionSpans::of_position(record, id)?;
        let condition = spans.condition.map_or("", at);
        let pairs = [
            ("holder", at(spans.holder)),
            ("evidence", at(spans.evidence)),
            ("condition", condition),
        ];
        for (column, (role, words)) in pairs.into_iter().enumerate() {
            if row.get_ref(column + 1)?.as_str()? != words
                || words.is_empty() && role != "condition"
            {
                problems.push(format!(
                    "position {id}: the {role} is not the words of article {article} at its span"
                ));
            }
        }
        if spans.quantity.is_some() != row.get::<_, bool>(4)? {
            problems.push(format!("position {id}: its number has no place in article {article}"));
        }
        if spans.quantity.is_some_and(|[_, end]| end > length) {
            problems.push(format!("position {id}: its number lies outside the text"));
        }
    }
    Ok(problems)
}

#[cfg(test)]
mod tests {
    use crate::Record;
    use crate::sample::{BRIDGE, actor, issue, judged, marked};

    #[test]
    fn damage_is_noticed() {
        let check = |damage: &str, expected: &str| {
            let mut record = Record::in_memory().unwrap();
            let actors = [actor(&["Nóra Whitlam"], None)];
            let text = "Ferry\n{s:Nóra Whitlam} {c:said} {t:the ferry} (again) {t:stays}.";
            let (article, reading) = marked(text, &actors);
            record.add(&article, &reading).unwrap();
            assert_eq!(record.check().unwrap(), Vec::<String>::new());
            let damage = format!(
                "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; {damage};
                 PRAGMA ignore_check_constraints = OFF"
            );
            record.connection().execute_batch(&damage).unwrap();
            let problems = record.check().unwrap();
            assert!(problems.iter().any(|it| it.contains(expected)), "{damage}: {problems:?}");
        };
        check("UPDATE article SET text = upper(text)", "the text is not the one");
        check(
            "UPDATE article SET published = '2025-02-30', published_from = 'given'",
            "2025-02-30, is no day",
        );
        check("UPDATE statement SET content_words = 'stays'", "the content is not the words");
        check("UPDATE statement_span SET start = start + 1", "the speaker is not the words");
        check("DELETE FROM statement_span WHERE piece = 1", "the content is not the words");
        check("DELETE FROM statement_span WHERE role = 'cue'", "the cue is not the words");
        check("DELETE FROM actor", "a row of article_actor belongs to a row of actor");
        check("UPDATE warning SET end = 999", "warning 0 lies outside the text");
        check("UPDATE furniture SET end = 999", "furniture 0 lies outside the text");
        check("UPDATE statement SET kind = 'sung'", "CHECK constraint failed");
        check(
            "INSERT INTO statement_words (statement_words) VALUES ('delete-all')",
            "full-text index is not that of the statements",
        );
        check(
            "INSERT INTO article_words (article_words) VALUES ('delete-all')",
            "full-text index is not that of the articles",
        );
    }

    #[test]
    fn damage_to_positions_is_noticed() {
        let check = |damage: &str, expected: &str| {
            let mut record = Record::in_memory().unwrap();
            let (article, reading) = judged(BRIDGE);
            let issues = [issue("bridge")];
            record.set_codebook(&crate::sample::codebook(&issues)).unwrap();
            record.add_judged(&article, &reading, &issues, "positions@1").unwrap();
            assert_eq!(record.check().unwrap(), Vec::<String>::new());
            let damage = format!(
                "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; {damage};
                 PRAGMA ignore_check_constraints = OFF"
            );
            record.connection().execute_batch(&damage).unwrap();
            let problems = record.check().unwrap();
            assert!(problems.iter().any(|it| it.contains(expected)), "{damage}: {problems:?}");
        };
        check("UPDATE position SET evidence_words = 'no'", "the evidence is not the words");
        check("UPDATE position SET condition_words = 'no'", "the condition is not the words");
        check("UPDATE position_span SET start = start + 1", "the holder is not the words");
        check("DELETE FROM position_span WHERE role = 'holder'", "the holder is not the words");
        check("DELETE FROM position_span WHERE role = 'quantity'", "its number has no place");
        check(
            "UPDATE position_span SET end = 999 WHERE role = 'quantity'",
            "its number lies outside",
        );
        check("UPDATE position SET stance = 'maybe'", "CHECK constraint failed");
        check("UPDATE position SET actor_place = 9", "a row of position belongs to a row of");
        check("DELETE FROM issue", "a row of article_issue belongs to a row of issue");
    }

    #[test]
    fn an_article_can_be_taken_out_with_any_tool() {
        let mut record = Record::in_memory().unwrap();
        let (article, reading) = marked("Ferry\n{c:They said} {t:no}.", &[actor(&["A"], None)]);
        record.add(&article, &reading).unwrap();
        let issues = [issue("bridge")];
        record.set_codebook(&crate::sample::codebook(&issues)).unwrap();
        let (article, reading) = judged(BRIDGE);
        record.add_judged(&article, &reading, &issues, "positions@1").unwrap();
        record.connection().execute("DELETE FROM article", []).unwrap();
        assert_eq!(record.check().unwrap(), Vec::<String>::new());
        let counts = record.counts().unwrap();
        assert_eq!((counts.statements, counts.positions), (0, 0));
        assert_eq!(record.search("no", &crate::Filters::default()).unwrap(), []);
    }
}
