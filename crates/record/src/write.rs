//! Taking an article in.

use crate::actors::{self, Known};
use crate::group::Texts;
use crate::review::{Part, again};
use crate::{group, newer, position};
use onrecord_reading::{Issue, Reading, Statement};
use onrecord_text::{Article, CodePoints, Role, Span};
use rusqlite::{Connection, OptionalExtension, params};

/// What stands between the pieces of words that the text interrupts.
pub(crate) const GAP: &str = " … ";

/// What became of an article, with its lasting id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is in now.
    New(i64),
    /// It was in already, read and judged by the same models: nothing changed.
    Already(i64),
    /// It was in already: this reading, or what was judged now, took the place of what it had.
    Reread(i64),
}

/// Takes in an article whose reading [fits](crate::fits), and which `judge` has judged for these issues. It may
/// have got another day than it had in the record (`is_moved`). `texts` are those that are at hand. The caller's transaction makes it whole.
///
/// Where the record does not follow an issue, it says so, and the transaction is to be undone.
pub(crate) fn add(
    record: &Connection,
    (article, is_moved): (&Article, bool),
    reading: &Reading,
    issues: &[Issue],
    judge: &str,
    texts: &mut Texts,
) -> rusqlite::Result<Result<Added, String>> {
    let added = add_statements(record, (article, is_moved), reading, texts)?;
    let (Added::New(id) | Added::Already(id) | Added::Reread(id)) = added;
    if newer::newer(record, id)?.is_some() {
        return Ok(Ok(added));
    }
    let judged = position::write(record, (id, is_moved), (article, reading), issues, judge)?;
    Ok(judged.map(|is_new| match added {
        Added::Already(id) if is_new => Added::Reread(id),
        added => added,
    }))
}

fn add_statements(
    record: &Connection,
    (article, is_moved): (&Article, bool),
    reading: &Reading,
    texts: &mut Texts,
) -> rusqlite::Result<Added> {
    let key = article.id();
    let known: Option<(i64, String)> = record
        .prepare_cached("SELECT id, model FROM article WHERE key = ?1")?
        .query_row([&key], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match known {
        // What an older version of a page says does not count, whoever reads it.
        Some((id, _)) if newer::newer(record, id)?.is_some() => Ok(Added::Already(id)),
        Some((id, model)) if model == reading.model && !is_moved => Ok(Added::Already(id)),
        Some((id, _)) => {
            let before = actors::of_article(record, id)?;
            clear(record, id)?;
            write_article(record, &key, article, reading)?;
            fill(record, (id, is_moved), article, reading, &before, texts)?;
            Ok(Added::Reread(id))
        }
        None => {
            let place = newer::place(record, article)?;
            let id = write_article(record, &key, article, reading)?;
            match place {
                newer::Place::Under(newer) => {
                    write_marks(record, id, article, reading)?;
                    newer::replace(record, id, newer)?;
                }
                newer::Place::Over(older) => {
                    for older in older {
                        newer::replace(record, older, id)?;
                    }
                    fill(record, (id, false), article, reading, &[], texts)?;
                }
            }
            Ok(Added::New(id))
        }
    }
}

/// Writes the article's own row and gives its id.
///
/// A second reading may know more of where the article comes from; what it does not know stays.
fn write_article(
    record: &Connection,
    key: &str,
    article: &Article,
    reading: &Reading,
) -> rusqlite::Result<i64> {
    let byline = serde_json::json!(article.byline).to_string();
    let is_edition = article.edition.is_some();
    let words_key = is_edition.then(|| Article { edition: None, ..article.clone() }.id());
    record
        .prepare_cached(
            "INSERT INTO article (key, location, url, outlet, title, byline, published,
                 published_from, language, model, added_at, text, edition, words_key)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,
                 strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?11, ?12, ?13)
             ON CONFLICT (key) DO UPDATE SET
                 location = excluded.location,
                 url = coalesce(url, excluded.url),
                 outlet = coalesce(excluded.outlet, outlet),
                 title = coalesce(excluded.title, title),
                 byline = iif(excluded.byline = '[]', byline, excluded.byline),
                 published = iif(published_from IS 'given' AND excluded.published_from IS NOT 'given', published,
                     coalesce(excluded.published, published)),
                 published_from = iif(published_from IS 'given', published_from,
                     coalesce(excluded.published_from, published_from)),
                 language = coalesce(excluded.language, language),
                 model = excluded.model
             RETURNING id",
        )?
        .query_row(
            params![
                key,
                article.location,
                article.url,
                article.outlet,
                article.title,
                byline,
                article.published.map(|published| published.on.to_string()),
                article.published.map(|published| published.from.name()),
                article.language,
                reading.model,
                article.text,
                article.edition,
                words_key,
            ],
            |row| row.get(0),
        )
}

/// Writes everything that was found in the article, which may have got another day. `before` are the actors
/// that it had.
fn fill(
    record: &Connection,
    (id, is_moved): (i64, bool),
    article: &Article,
    reading: &Reading,
    before: &[Known],
    texts: &mut Texts,
) -> rusqlite::Result<()> {
    let points = write_marks(record, id, article, reading)?;
    actors::write(record, (id, &article.id()), &reading.actors, &article.text, before)?;
    for (place, statement) in reading.statements.iter().enumerate() {
        let statement = write_statement(record, id, place, statement, &points, &article.text)?;
        group::same_words(record, statement)?;
    }
    again(record, (id, article), Part::Statements, is_moved)?;
    group::copies(record, id, article, texts)
}

/// Writes what marks the text: its furniture, and what was odd.
fn write_marks<'a>(
    record: &Connection,
    id: i64,
    article: &'a Article,
    reading: &Reading,
) -> rusqlite::Result<CodePoints<'a>> {
    let points = CodePoints::of(&article.text);
    let mut insert = record.prepare_cached("INSERT INTO furniture VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for (place, piece) in article.furniture.iter().enumerate() {
        let [start, end] = points.pair(piece.span);
        insert.execute(params![id, place, start, end, piece.kind.name()])?;
    }
    let mut insert =
        record.prepare_cached("INSERT INTO warning VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
    for (place, warning) in reading.warnings.iter().enumerate() {
        let [start, end] = points.pair(warning.span);
        insert.execute(params![id, place, start, end, warning.message, warning.about_file])?;
    }
    Ok(points)
}

fn write_statement(
    record: &Connection,
    article: i64,
    place: usize,
    statement: &Statement,
    points: &CodePoints,
    text: &str,
) -> rusqlite::Result<i64> {
    // The decimal that people read, not the double nearest to the single: 0.9, not 0.8999999762.
    let confidence = statement.confidence.to_string().parse::<f64>().unwrap_or_default();
    let id: i64 = record
        .prepare_cached(
            "INSERT INTO statement (article_id, place, actor_place, kind, speaker_how, confidence,
                 speaker_words, cue_words, content_words, addressee_place, said_on, occasion_words,
                 negation_words)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) RETURNING id",
        )?
        .query_row(
            params![
                article,
                place,
                statement.actor,
                statement.kind.name(),
                statement.speaker_how.name(),
                confidence,
                words(&statement.speaker, text),
                words(&statement.cue, text),
                words(&statement.content, text),
                statement.addressee.map(|party| party.actor),
                statement.said_on.as_ref().map(|said_on| &said_on.timex),
                statement.occasion.map_or("", |occasion| occasion.of(text)),
                statement.negation.map_or("", |negation| negation.of(text)),
            ],
            |row| row.get(0),
        )?;
    let mut insert =
        record.prepare_cached("INSERT INTO statement_span VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for (role, spans) in parts(statement) {
        for (piece, span) in spans.iter().enumerate() {
            let [start, end] = points.pair(*span);
            insert.execute(params![id, role, piece, start, end])?;
        }
    }
    let mut insert = record.prepare_cached("INSERT INTO statement_via VALUES (?1, ?2, ?3, ?4)")?;
    for (place, party) in statement.via.iter().enumerate() {
        insert.execute(params![id, place, article, party.actor])?;
    }
    Ok(id)
}

/// The words of a statement by the part that they play in it.
fn parts(statement: &Statement) -> [(&'static str, Vec<Span>); 8] {
    let one = |span: Option<Span>| span.into_iter().collect();
    [
        (Role::Speaker.name(), statement.speaker.clone()),
        (Role::Cue.name(), statement.cue.clone()),
        (Role::Content.name(), statement.content.clone()),
        ("negation", one(statement.negation)),
        ("addressee", one(statement.addressee.map(|party| party.words))),
        ("via", statement.via.iter().map(|party| party.words).collect()),
        ("said_on", one(statement.said_on.as_ref().map(|said_on| said_on.span))),
        ("occasion", one(statement.occasion)),
    ]
}

/// The words at these spans, as the record keeps them.
pub(crate) fn words(spans: &[Span], text: &str) -> String {
    spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(GAP)
}

/// Takes out what an earlier reading found in the article.
fn clear(record: &Connection, article: i64) -> rusqlite::Result<()> {
    position::clear(record, article)?;
    group::statements_leave(record, article)?;
    for sql in [
        "DELETE FROM statement WHERE article_id = ?1",
        "DELETE FROM actor_name WHERE article_id = ?1",
        "DELETE FROM article_actor WHERE article_id = ?1",
        "DELETE FROM warning WHERE article_id = ?1",
        "DELETE FROM furniture WHERE article_id = ?1",
    ] {
        record.prepare_cached(sql)?.execute([article])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{actor, marked, published};
    use crate::{Counts, Filters, Record, RecordError};
    use onrecord_reading::Actor;
    use onrecord_reading::ActorKind::{Organisation, Person};
    use onrecord_text::{Published, PublishedFrom};

    const FERRY: &str = "Fähre bleibt 𝔉\n{s:Nóra Whitlam} {t:hopes}, {c:she said}, {t:for more}.";

    fn all(record: &Record) -> Vec<crate::StatementEntry> {
        assert_eq!(record.check().unwrap(), Vec::<String>::new());
        record.search("", &Filters::default()).unwrap()
    }

    #[test]
    fn an_article_comes_back_as_it_went_in() {
        let mut record = Record::in_memory().unwrap();
        let (mut article, reading) = marked(FERRY, &[actor(&["Nóra Whitlam"], Some(Person))]);
        article.published = published("2025-02-05");
        article.outlet = Some("Stennick Gazette".to_owned());
        assert_eq!(record.add(&article, &reading).unwrap(), Added::New(1));
        let found = all(&record);
        let entry = serde_json::to_value(&found).unwrap();
        let expected = serde_json::json!([{
            "id": 1, "article_key": article.id(), "location": article.location, "url": null,
            "outlet": "Stennick Gazette", "title": null, "published": "2025-02-05",
            "published_from": "metadata", "actor": "Nóra Whitlam", "kind": "indirect",
            "speaker_how": "named", "confidence": 0.9_f32, "speaker": "Nóra Whitlam",
            "cue": "she said", "content": "hopes … for more", "negation": "",
            "spans": {"speaker": [[15, 27]], "cue": [[35, 43]], "content": [[28, 33], [45, 53]]},
            "addressee": null, "via": null, "occasion": "", "said_on": null, "same_words": null,
            "article": 1, "report": 1, "actor_id": 1, "actor_kind": "person", "country": null, "review": null
        }]);
        assert_eq!(entry, expected);
    }

    #[test]
    fn the_same_reading_again_changes_nothing() {
        let mut record = Record::in_memory().unwrap();
        let (article, reading) = marked(FERRY, &[actor(&["Nóra Whitlam"], None)]);
        record.add(&article, &reading).unwrap();
        let before = all(&record);
        let moved = Article { location: "elsewhere".to_owned(), ..article.clone() };
        assert_eq!(record.add(&moved, &reading).unwrap(), Added::Already(1));
        assert_eq!(all(&record), before);
        assert!(record.has(&article, "attribution@1").unwrap());
        assert!(!record.has(&article, "attribution@2").unwrap());
    }

    #[test]
    fn a_day_that_a_person_gave_stays() {
        let mut record = Record::in_memory().unwrap();
        let (mut article, mut reading) = marked(FERRY, &[actor(&["Nóra Whitlam"], None)]);
        let day = "2020-01-01".parse().unwrap();
        article.published = Some(Published { on: day, from: PublishedFrom::Given });
        record.add(&article, &reading).unwrap();
        article.published = published("2025-02-05");
        reading.model = "attribution@2".to_owned();
        assert_eq!(record.add(&article, &reading).unwrap(), Added::Reread(1));
        let kept = record.article_entry(1).unwrap().unwrap().line;
        assert_eq!(kept.published, Some(day));
        assert_eq!(kept.published_from, Some(PublishedFrom::Given));
    }

    #[test]
    fn another_models_reading_takes_the_place_of_the_first() {
        let mut record = Record::in_memory().unwrap();
        let actors = [actor(&["Whitlam"], Some(Person)), actor(&["Ida Lomax"], Some(Person))];
        let text = "Ferry\n{s:Whitlam} {c:said} {t:no}.\n{s:Ida Lomax} {c:said} {t:perhaps}.";
        let (mut article, first) = marked(text, &actors);
        article.published = published("2025-02-05");
        record.add(&article, &first).unwrap();
        let local = record.who("Whitlam").unwrap()[0].id;

        let (_, mut second) = marked(text, &actors[..1]);
        second.model = "attribution@2".to_owned();
        second.statements.truncate(1);
        article.published = None;
        article.title = Some("Ferry".to_owned());
        assert_eq!(record.add(&article, &second).unwrap(), Added::Reread(1));
        let found = all(&record);
        assert_eq!(found.len(), 1, "the other statement is gone, and so is its actor");
        assert_eq!(
            record.counts().unwrap(),
            Counts { articles: 1, statements: 1, positions: 0, actors: 1 }
        );
        assert_eq!(record.who("Whitlam").unwrap()[0].id, local, "an actor's id lasts");
        assert!(found[0].id > 2, "a statement's id is never given twice");
        assert_eq!(found[0].published, published("2025-02-05").map(|it: Published| it.on));
        assert_eq!(found[0].title.as_deref(), Some("Ferry"));
        assert!(record.has(&article, "attribution@2").unwrap());
    }

    #[test]
    fn full_names_join_articles_and_surnames_do_not() {
        let mut record = Record::in_memory().unwrap();
        let mut add = |text: &str, actors: &[Actor]| {
            let (article, reading) = marked(text, actors);
            record.add(&article, &reading).unwrap();
        };
        let board = |name| actor(&[name], Some(Organisation));
        add("1\n{s:Nora Whitlam} {c:said} {t:a}.", &[actor(&["Nora Whitlam", "Whitlam"], None)]);
        add("2\n{s:Nóra Whitlam} {c:said} {t:b}.", &[actor(&["Nóra Whitlam"], Some(Person))]);
        add("3\n{s:Whitlam} {c:said} {t:c}.", &[actor(&["Whitlam"], Some(Person))]);
        add("4\n{s:Nora Whitlam} {c:said} {t:d}.", &[board("Nora Whitlam")]);
        let boards = [board("The Ferry Board"), board("the ferry board")];
        add("5\n{s:The Ferry Board} {c:said} {t:e}.", &boards);
        let boards = [board("the Ferry Board"), board("Ferry Board")];
        add("6\n{s:the Ferry Board} {c:said} {t:f}.", &boards);
        let counts: Vec<_> = record
            .who("whitlam")
            .unwrap()
            .iter()
            .map(|it| (it.name.clone(), it.kind, it.names.len(), it.count))
            .collect();
        let name = |name: &str, kind, names, count| (name.to_owned(), Some(kind), names, count);
        assert_eq!(
            counts,
            [
                name("Nora Whitlam", Person, 3, 2),
                name("Whitlam", Person, 1, 1),
                name("Nora Whitlam", Organisation, 1, 1),
            ]
        );
        let boards: Vec<_> = record.who("board").unwrap().iter().map(|it| it.count).collect();
        assert_eq!(boards, [2, 0, 0], "what an article keeps apart stays apart");
        all(&record);
    }

    #[test]
    fn a_full_disk_keeps_whole_articles_only() {
        let mut record = Record::in_memory().unwrap();
        let file = record.connection();
        let size: i64 = file.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
        let limit = format!("PRAGMA max_page_count = {}", size + 10);
        file.query_row(&limit, [], |_| Ok(())).unwrap();
        let mut whole = 0;
        let error = loop {
            let lines = "{s:Nóra Whitlam} {c:said} {t:that the ferry stays}.\n".repeat(20);
            let (article, reading) =
                marked(&format!("{whole}\n{lines}"), &[actor(&["Nóra Whitlam"], None)]);
            match record.add(&article, &reading) {
                Ok(_) => whole += 1,
                Err(error) => break error,
            }
        };
        assert!(matches!(error, RecordError::Full { .. }), "{error:?}");
        assert!(whole > 0);
        assert_eq!(all(&record).len(), whole * 20);
        assert_eq!(record.counts().unwrap().articles, whole as u64);
    }
}
