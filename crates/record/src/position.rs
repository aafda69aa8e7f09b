//! Writing down who stands where in an article.

use crate::actors;
use crate::judged::mark;
use crate::review::{Part, again, alike};
use onrecord_reading::{Issue, Position, Reading};
use onrecord_text::{Article, CodePoints, Span};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::BTreeMap;

/// Writes the positions of a reading on these issues in the place of earlier ones, and that the article
/// was judged for them, as far as that has not been done already by the same model.
///
/// Statements and the actors that the article has stay as they are; holders whom it lacks are added. Where the
/// article has got another day, the times in reviews move with it.
/// The answer is whether anything was written, or why nothing may be.
pub(crate) fn write(
    record: &Connection,
    (id, is_moved): (i64, bool),
    (article, reading): (&Article, &Reading),
    issues: &[Issue],
    model: &str,
) -> rusqlite::Result<Result<bool, String>> {
    let mut asked: BTreeMap<&str, i64> = BTreeMap::new();
    for issue in issues {
        match find(record, id, issue, model)? {
            Asked::Nowhere => {
                return Ok(Err(format!("the record does not follow the issue “{}”", issue.id)));
            }
            Asked::Already => {}
            Asked::Now(issue_id) => {
                asked.insert(&issue.id, issue_id);
            }
        }
    }
    if asked.is_empty() {
        return Ok(Ok(false));
    }
    for issue in asked.values() {
        record
            .prepare_cached("DELETE FROM position WHERE article_id = ?1 AND issue_id = ?2")?
            .execute([id, *issue])?;
        mark(record, id, *issue, model)?;
    }
    let wanted = reading
        .positions
        .iter()
        .filter_map(|position| asked.get(position.issue.as_str()).map(|issue| (*issue, position)));
    let wanted: Vec<(i64, &Position)> = wanted.collect();
    if !wanted.is_empty() {
        let parties = |it: &&Position| {
            it.via.iter().copied().chain([it.holder]).chain(it.attributed_to).collect::<Vec<_>>()
        };
        let needed: Vec<usize> = wanted.iter().flat_map(|(_, it)| parties(it)).collect();
        let places = actors::places(record, (id, article), &reading.actors, &needed)?;
        let points = CodePoints::of(&article.text);
        for (issue, position) in wanted {
            insert(
                record,
                id,
                (issue, model),
                position,
                reading,
                &places,
                (&points, &article.text),
            )?;
        }
    }
    again(record, (id, article), Part::Positions, is_moved)?;
    put_in_order(record, id)?;
    Ok(Ok(true))
}

/// Takes out all positions of an article that is read again by another model, and what it was judged for.
pub(crate) fn clear(record: &Connection, article: i64) -> rusqlite::Result<()> {
    record.prepare_cached("DELETE FROM position WHERE article_id = ?1")?.execute([article])?;
    record.prepare_cached("DELETE FROM article_issue WHERE article_id = ?1")?.execute([article])?;
    Ok(())
}

/// What the record says of an issue that an article was asked for.
enum Asked {
    /// It has no such issue.
    Nowhere,
    /// Nothing is to be written: this model's answer is in, or the question is another by now.
    Already,
    /// It has the issue with this id.
    Now(i64),
}

fn find(record: &Connection, article: i64, issue: &Issue, model: &str) -> rusqlite::Result<Asked> {
    let found: Option<(i64, bool)> = record
        .prepare_cached(
            "SELECT id, title <> ?2 OR meaning <> ?3 OR EXISTS (
                 SELECT 1 FROM article_issue WHERE article_id = ?4 AND issue_id = issue.id
                     AND article_issue.wording = issue.wording AND model = ?5)
             FROM issue WHERE key = ?1",
        )?
        .query_row(params![issue.id, issue.title, issue.meaning, article, model], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    Ok(match found {
        None => Asked::Nowhere,
        Some((_, true)) => Asked::Already,
        Some((id, false)) => Asked::Now(id),
    })
}

fn insert(
    record: &Connection,
    article: i64,
    (issue, model): (i64, &str),
    position: &Position,
    reading: &Reading,
    places: &BTreeMap<usize, usize>,
    (points, text): (&CodePoints, &str),
) -> rusqlite::Result<()> {
    let place = |actor: usize| places.get(&actor).copied();
    // The decimal that people read, not the double nearest to the single: 0.9, not 0.8999999762.
    let confidence = position.confidence.to_string().parse::<f64>().unwrap_or_default();
    let id: i64 = record
        .prepare_cached(
            "INSERT INTO position (article_id, place, issue_id, actor_place, stance,
                 attributed_place, statement_place, as_of, confidence, model, evidence_words,
                 holder_words, condition_words, quantity_value, quantity_unit)
             SELECT ?1, coalesce(max(place), -1) + 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,
                 ?13, ?14
             FROM position WHERE article_id = ?1 RETURNING id",
        )?
        .query_row(
            params![
                article,
                issue,
                place(position.holder),
                position.stance.name(),
                position.attributed_to.and_then(place),
                statement_place(record, article, position, reading, points)?,
                position.as_of,
                confidence,
                model,
                position.evidence.of(text),
                position.holder_words.of(text),
                position.condition.map_or("", |condition| condition.of(text)),
                position.quantity.as_ref().map(|quantity| &quantity.value),
                position.quantity.as_ref().map(|quantity| &quantity.unit),
            ],
            |row| row.get(0),
        )?;
    let mut insert = record.prepare_cached("INSERT INTO position_span VALUES (?1, ?2, ?3, ?4)")?;
    for (role, span) in parts(position) {
        let [start, end] = points.pair(span);
        insert.execute(params![id, role, start, end])?;
    }
    let mut insert = record.prepare_cached("INSERT INTO position_via VALUES (?1, ?2, ?3, ?4)")?;
    for (at, actor) in position.via.iter().enumerate() {
        insert.execute(params![id, at, article, place(*actor)])?;
    }
    Ok(())
}

/// The words of a position by the part that they play in it.
fn parts(position: &Position) -> impl Iterator<Item = (&'static str, Span)> {
    [
        ("holder", Some(position.holder_words)),
        ("evidence", Some(position.evidence)),
        ("condition", position.condition),
        ("quantity", position.quantity.as_ref().map(|quantity| quantity.span)),
    ]
    .into_iter()
    .filter_map(|(role, span)| Some((role, span?)))
}

/// The place of the statement that carries the position. Where the record has something else there, since
/// statements were found in another way, it stays open; a coder may have changed its ends.
fn statement_place(
    record: &Connection,
    article: i64,
    position: &Position,
    reading: &Reading,
    points: &CodePoints,
) -> rusqlite::Result<Option<usize>> {
    let Some(place) = position.statement else { return Ok(None) };
    let Some(statement) = reading.statements.get(place) else { return Ok(None) };
    let found: Vec<[usize; 2]> = record
        .prepare_cached(
            "SELECT \"start\", \"end\" FROM statement_span
             JOIN statement ON statement.id = statement_span.statement_id
             WHERE article_id = ?1 AND place = ?2 AND role = 'content'",
        )?
        .query_map(params![article, place], |row| Ok([row.get(0)?, row.get(1)?]))?
        .collect::<rusqlite::Result<_>>()?;
    let content: Vec<[usize; 2]> = statement.content.iter().map(|it| points.pair(*it)).collect();
    Ok(alike(&content, &found).then_some(place))
}

/// Numbers the positions of an article in the order of the text, whenever they came in.
pub(crate) fn put_in_order(record: &Connection, article: i64) -> rusqlite::Result<()> {
    let ids: Vec<i64> = record
        .prepare_cached(
            "SELECT position.id FROM position
             JOIN position_span AS evidence ON evidence.position_id = position.id
                 AND evidence.role = 'evidence'
             JOIN position_span AS holder ON holder.position_id = position.id
                 AND holder.role = 'holder'
             WHERE position.article_id = ?1
             ORDER BY evidence.\"start\", holder.\"start\", position.issue_id, position.id",
        )?
        .query_map([article], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    // No two may have one number, also while they change.
    record
        .prepare_cached("UPDATE position SET place = -1 - place WHERE article_id = ?1")?
        .execute([article])?;
    let mut update = record.prepare_cached("UPDATE position SET place = ?2 WHERE id = ?1")?;
    for (place, id) in ids.iter().enumerate() {
        update.execute(params![id, place])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::sample::{BRIDGE, actor, codebook, issue, judged, marked, position, published};
    use crate::{Added, PositionEntry, PositionFilters, Record, RecordError};
    use onrecord_reading::ActorKind::{Person, State};
    use onrecord_reading::{Codebook, Issue, Reading};
    use onrecord_text::Article;

    const JUDGE: &str = "positions@1";

    /// A record that follows these issues.
    fn record(issues: &[Issue]) -> Record {
        let mut record = Record::in_memory().unwrap();
        record.set_codebook(&codebook(issues)).unwrap();
        record
    }

    fn all(record: &Record) -> Vec<PositionEntry> {
        assert_eq!(record.check().unwrap(), Vec::<String>::new());
        record.positions(&PositionFilters { min: 0.0, ..PositionFilters::default() }).unwrap()
    }

    /// "id: actor, issue stance" of all positions.
    fn told(record: &Record) -> Vec<String> {
        let line = |it: PositionEntry| {
            format!("{}: {}, {} {}", it.id, it.actor, it.issue, it.stance.name())
        };
        all(record).into_iter().map(line).collect()
    }

    #[test]
    fn a_position_comes_back_as_it_went_in() {
        let issues = [issue("bridge")];
        let mut record = record(&issues);
        let (mut article, reading) = judged(BRIDGE);
        article.published = published("2025-03-01");
        article.outlet = Some("Gazette".to_owned());
        assert_eq!(record.add_judged(&article, &reading, &issues, JUDGE).unwrap(), Added::New(1));
        let entry = serde_json::to_value(all(&record)).unwrap();
        let evidence = "Ostland would pay 4,000 crowns if others do";
        let expected = serde_json::json!([{
            "id": 1, "issue": "bridge", "issue_title": "The bridge", "actor_id": 2,
            "actor": "Ostland", "actor_kind": "state", "country": null, "by": null, "role": null,
            "stance": "for", "condition": "if others do",
            "quantity": {"words": "4,000 crowns", "value": "4000", "unit": "crowns"},
            "as_of": "2025-02", "day": "2025-02-01", "attributed_to": "Nora Whitlam",
            "via": "a paper", "evidence": evidence, "holder": "Ostland",
            "spans": {"holder": [27, 34], "evidence": [27, 70], "condition": [58, 70],
                      "quantity": [45, 57]},
            "confidence": 0.9_f32, "model": JUDGE, "statement": 1, "same_words": null,
            "article": 1, "report": 1, "article_key": article.id(), "location": article.location,
            "url": null, "outlet": "Gazette", "title": null, "published": "2025-03-01",
            "published_from": "metadata", "review": null,
        }]);
        assert_eq!(entry, expected);
    }

    #[test]
    fn judging_again_changes_nothing_unless_another_model_does_it() {
        let issues = [issue("bridge")];
        let mut record = record(&issues);
        let (article, mut reading) = judged(BRIDGE);
        record.add_judged(&article, &reading, &issues, JUDGE).unwrap();
        let before = all(&record);
        let again = record.add_judged(&article, &reading, &issues, JUDGE).unwrap();
        assert_eq!(again, Added::Already(1));
        record.judge(1, &reading, &issues, JUDGE).unwrap();
        assert_eq!(all(&record), before);

        reading.positions[0].stance = onrecord_text::Stance::Against;
        let again = record.add_judged(&article, &reading, &issues, "positions@2").unwrap();
        assert_eq!(again, Added::Reread(1));
        assert_eq!(told(&record), ["2: Ostland, bridge against"], "an id is never given twice");
        assert_eq!(all(&record)[0].statement, before[0].statement, "statements stay as they are");
    }

    #[test]
    fn a_later_issue_is_judged_in_what_the_record_has() {
        let issues = [issue("bridge"), issue("toll")];
        let mut record = record(&issues[..1]);
        let (mut article, reading) = judged(BRIDGE);
        article.published = published("2025-03-01");
        article.byline = vec!["Ida Lomax".to_owned()];
        record.add_judged(&article, &reading, &issues[..1], JUDGE).unwrap();
        let before = record.who("Nora Whitlam").unwrap();
        assert!(record.has_judged(&article, &reading.model, JUDGE).unwrap());

        record.set_codebook(&codebook(&issues)).unwrap();
        assert!(!record.has_judged(&article, &reading.model, JUDGE).unwrap());
        assert_eq!(record.unjudged(JUDGE).unwrap(), [1]);
        assert_eq!(record.unjudged_issues(1, JUDGE).unwrap(), issues[1..]);
        assert_eq!(record.unjudged_issues(1, "positions@2").unwrap(), issues);
        let stored = record.article(1).unwrap().unwrap();
        assert_eq!(stored, article);

        // The reading finds another holder now, in the place where Ostland was.
        let (_, mut later) = marked(BRIDGE, &[actor(&["Nora Whitlam"], Some(Person))]);
        later.actors.push(actor(&["others"], None));
        later.actors.push(actor(&["Ostland"], Some(State)));
        later.positions = vec![
            position(&stored, (1, "others"), "toll against", "if others do"),
            position(&stored, (2, "Ostland"), "toll for", "Ostland would pay"),
        ];
        record.judge(1, &later, &issues[1..], JUDGE).unwrap();
        assert_eq!(
            told(&record),
            ["1: Ostland, bridge for", "3: Ostland, toll for", "2: others, toll against"]
        );
        let ostland = |at: usize| all(&record)[at].actor_id;
        assert_eq!(ostland(0), ostland(1));
        assert_eq!(record.who("Nora Whitlam").unwrap(), before);
        assert_eq!(record.unjudged(JUDGE).unwrap(), [0_i64; 0]);
        let places: Vec<i64> = record
            .connection()
            .prepare("SELECT id FROM position ORDER BY place")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        assert_eq!(places, [1, 3, 2], "in the order of the text");
    }

    #[test]
    fn another_wording_is_another_question() {
        let mut record = record(&[issue("bridge")]);
        let (article, reading) = judged(BRIDGE);
        record.add_judged(&article, &reading, &[issue("bridge")], JUDGE).unwrap();
        record.set_codebook(&codebook(&[issue("bridge")])).unwrap();
        assert!(record.unjudged(JUDGE).unwrap().is_empty());
        let reworded = Issue { meaning: "a bridge is built".to_owned(), ..issue("bridge") };
        record.set_codebook(&codebook(std::slice::from_ref(&reworded))).unwrap();
        assert_eq!(record.unjudged(JUDGE).unwrap(), [1]);
        // What was judged under the old wording in another process comes too late.
        record.judge(1, &reading, &[issue("bridge")], JUDGE).unwrap();
        assert_eq!(record.unjudged(JUDGE).unwrap(), [1]);
        let none = Reading { positions: Vec::new(), ..reading };
        record.judge(1, &none, &[reworded], JUDGE).unwrap();
        assert!(record.unjudged(JUDGE).unwrap().is_empty());
        assert_eq!(told(&record), [""; 0]);
    }

    #[test]
    fn codebooks_stand_side_by_side() {
        let mut record = record(&[issue("toll"), issue("bridge")]);
        let more =
            |issues: &[Issue]| Codebook { name: "coast".to_owned(), issues: issues.to_vec() };
        record.set_codebook(&more(&[issue("pier")])).unwrap();
        record.set_codebook(&codebook(&[issue("bridge"), issue("ferry")])).unwrap();
        let Codebook { name, issues } = record.codebook().unwrap();
        assert_eq!(name, "island, coast");
        let ids: Vec<&str> = issues.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(ids, ["toll", "bridge", "ferry", "pier"]);
        let other = Issue { meaning: "a toll on the pier".to_owned(), ..issue("toll") };
        let error = record.set_codebook(&more(&[issue("lamp"), other])).unwrap_err();
        assert!(error.to_string().contains("“island” has an issue “toll”"), "{error}");
        assert_eq!(record.codebook().unwrap().issues, issues, "all or none");
        let before = record.codebooks().unwrap();
        let dropped = ["bridge".to_owned()];
        let other = Issue { meaning: "a toll on the pier".to_owned(), ..issue("toll") };
        let more = [more(&[issue("lamp")]), more(&[other])];
        assert!(record.change_codebooks(&more, &dropped).is_err());
        assert_eq!(record.codebooks().unwrap(), before, "nor is anything dropped");
        assert_eq!(record.change_codebooks(&more[..1], &dropped).unwrap(), before);
        let ids: Vec<String> =
            record.codebook().unwrap().issues.into_iter().map(|it| it.id).collect();
        assert_eq!(ids, ["toll", "ferry", "pier", "lamp"]);
        record.change_codebooks(&before, &["lamp".to_owned()]).unwrap();
        assert_eq!(record.codebooks().unwrap(), before);

        let (article, reading) = judged(BRIDGE);
        record.add_judged(&article, &reading, &issues, JUDGE).unwrap();
        assert!(record.drop_issue("bridge").unwrap() && !record.drop_issue("bridge").unwrap());
        assert_eq!(told(&record), [""; 0]);
        assert!(record.unjudged(JUDGE).unwrap().is_empty());
    }

    #[test]
    fn another_reading_takes_all_positions_with_it() {
        let issues = [issue("bridge"), issue("toll")];
        let mut record = record(&issues);
        let (article, reading) = judged(BRIDGE);
        record.add_judged(&article, &reading, &issues, JUDGE).unwrap();
        let (_, mut other) = marked(BRIDGE, &[]);
        other.model = "attribution@2".to_owned();
        record.add_judged(&article, &other, &issues[1..], JUDGE).unwrap();
        assert_eq!(told(&record), [""; 0]);
        assert_eq!(record.unjudged_issues(1, JUDGE).unwrap(), issues[..1]);
        record.judge(1, &reading, &issues, JUDGE).unwrap();
        assert_eq!(told(&record), ["2: Ostland, bridge for"]);
        assert!(record.has_judged(&article, &reading.model, JUDGE).unwrap());
    }

    #[test]
    fn what_the_record_does_not_follow_is_refused_whole() {
        let mut record = record(&[]);
        let (article, reading) = judged(BRIDGE);
        let error = record.add_judged(&article, &reading, &[issue("bridge")], JUDGE).unwrap_err();
        assert!(matches!(error, RecordError::Unfit { .. }), "{error:?}");
        assert!(error.to_string().contains("does not follow the issue “bridge”"), "{error}");
        assert_eq!(record.counts().unwrap().articles, 0);
        let error = record.judge(7, &reading, &[], JUDGE).unwrap_err();
        assert!(matches!(error, RecordError::Refused { .. }), "{error:?}");
        assert_eq!(record.article(7).unwrap(), None::<Article>);
    }
}
