//! Versions of one page: a report that was corrected or went on, read again under its address or path. The
//! newest stands. The older ones are kept with their texts, and nothing that they say counts: what was found in
//! them is taken out, and what coders said of it waits, as with an article that is removed, until they stand again.

use crate::actors::{forget, refresh};
use crate::entry::maybe_word;
use crate::fold::fold;
use crate::settle::settle_key;
use crate::{group, position};
use onrecord_text::{Article, FurnitureKind, Published};
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The other versions of an article's page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Versions {
    /// The version that took its place, by its lasting id.
    pub newer: Option<i64>,
    /// The versions whose place it took.
    pub older: Vec<i64>,
}

/// How many runs of three words a version shares with another, of those of the shorter one. Two reports that one
/// path or address had in turn share next to none.
const SAME_PAGE: f64 = 0.15;

/// The same of single words, where a text has but a few.
const SAME_NOTE: f64 = 0.5;

/// Of a text with fewer runs of words, its words are looked at one by one.
const LEAST_RUNS: usize = 40;

/// What a new article is to the versions of its page that stand.
pub(crate) enum Place {
    /// It takes the place of these, or of none.
    Over(Vec<i64>),
    /// It is older than this one.
    Under(i64),
}

/// Where a new article belongs among the versions of its page.
pub(crate) fn place(record: &Connection, article: &Article) -> rusqlite::Result<Place> {
    let mut over = Vec::new();
    for Standing { id, text, published, is_page } in standing(record, article)? {
        let published = published.map(|it| it.on);
        let day = article.published.map(|it| it.on);
        // A path without an address may have another report each day.
        let is_of_day = is_page || published == day;
        // In a file of the same words, somebody has put its day right, or what else its header tells.
        let is_put_right = !is_page && has_words_of(&text, &article.text);
        if !(is_put_right || is_of_day && is_version(&text, &article.text)) {
            continue;
        }
        // Of one day, or of none, what is read last is the newest; what has none is before what has one.
        let is_before = published.is_some_and(|other| day.is_none_or(|day| day < other));
        if is_before && !is_put_right {
            return Ok(Place::Under(id));
        }
        over.push(id);
    }
    Ok(Place::Over(over))
}

/// The day of the latest version of an article's page that has one.
pub(crate) fn day(record: &Connection, article: &Article) -> rusqlite::Result<Option<Published>> {
    let known = standing(record, article)?.into_iter();
    // Texts are compared last, as that takes the time: an article that is in already stands there itself.
    let versions = known.filter(|it| it.published.is_some() && is_version(&it.text, &article.text));
    Ok(versions.filter_map(|it| it.published).max_by_key(|it| it.on))
}

/// An article that stands.
struct Standing {
    id: i64,
    text: String,
    published: Option<Published>,
    /// Whether it is the address of a page that it shares with another, and not the path of a file.
    is_page: bool,
}

/// The articles of this address, or of this path where either has no address, that stand.
fn standing(record: &Connection, article: &Article) -> rusqlite::Result<Vec<Standing>> {
    let url = article.url.as_deref().filter(|url| is_page(url));
    // What is piped in has no path of its own, and an address without one leads to each day's front page.
    let location = Some(&*article.location).filter(|it| !matches!(*it, "" | "-" | "/dev/stdin"));
    let location = location.filter(|it| match it.contains("://") {
        true => is_page(it),
        false => !is_line(it),
    });
    record
        .prepare_cached(
            "SELECT id, text, published, published_from, true FROM article
             WHERE newer_id IS NULL AND url = ?1
             UNION
             SELECT id, text, published, published_from, instr(?2, '://') > 0 FROM article
             WHERE newer_id IS NULL AND location = ?2 AND (url IS NULL OR ?3 IS NULL)
             ORDER BY id",
        )?
        .query_map(params![url, location, article.url], |row| {
            let published = maybe_word(row, 2)?.zip(maybe_word(row, 3)?);
            Ok(Standing {
                id: row.get(0)?,
                text: row.get(1)?,
                published: published.map(|(on, from)| Published { on, from }),
                is_page: row.get(4)?,
            })
        })?
        .collect()
}

/// Whether an address leads to a page, and not to a whole site.
fn is_page(url: &str) -> bool {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split_once('/').is_some_and(|(_, path)| !path.trim_matches('/').is_empty())
}

/// Whether a location is a line of a file, where another report stands when the file is written anew.
fn is_line(location: &str) -> bool {
    let number = location.rsplit_once(':').map_or("", |(_, number)| number);
    !number.is_empty() && number.bytes().all(|it| it.is_ascii_digit())
}

/// Whether two texts of one path have the same words behind their headers.
fn has_words_of(one: &str, other: &str) -> bool {
    let words = |text: &str| {
        let read = Article::from_text("", text.to_owned());
        let header = read.furniture.iter().filter(|piece| piece.kind == FurnitureKind::Header);
        let end = header.map(|piece| piece.span.end).max().unwrap_or_default();
        text.get(end as usize..).unwrap_or_default().trim().to_owned()
    };
    words(one) == words(other)
}

/// Whether two texts of one address are versions of one report.
fn is_version(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    let words = |text: &'_ str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let (a, b) = (words(&a), words(&b));
    let runs = |words: &[String], run: usize| -> BTreeSet<String> {
        words.windows(run).map(|run| run.join(" ")).collect()
    };
    let shared = |run: usize| {
        let (a, b) = (runs(&a, run), runs(&b, run));
        let fewer = a.len().min(b.len()).max(1);
        (a.intersection(&b).count() as f64 / fewer as f64, fewer)
    };
    let (runs, count) = shared(3);
    runs >= SAME_PAGE || count < LEAST_RUNS && shared(1).0 >= SAME_NOTE
}

/// Makes `newer` the version that stands in the place of `older`, and takes out what was found in that.
pub(crate) fn replace(record: &Connection, older: i64, newer: i64) -> rusqlite::Result<()> {
    empty(record, older)?;
    record
        .prepare_cached("UPDATE article SET newer_id = ?2 WHERE id = ?1 OR newer_id = ?1")?
        .execute([older, newer])?;
    Ok(())
}

/// Takes out what was found in an article; its text and what marks it stay.
pub(crate) fn empty(record: &Connection, id: i64) -> rusqlite::Result<()> {
    let told: Vec<(i64, Option<String>)> = record
        .prepare_cached("SELECT actor_id, key FROM article_actor WHERE article_id = ?1")?
        .query_map([id], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let (actors, keys): (BTreeSet<i64>, BTreeSet<Option<String>>) = told.into_iter().unzip();
    group::leave(record, id)?;
    position::clear(record, id)?;
    for sql in [
        "UPDATE article SET copy_group = NULL WHERE id = ?1",
        "DELETE FROM article_band WHERE article_id = ?1",
        "DELETE FROM statement WHERE article_id = ?1",
        "DELETE FROM actor_name WHERE article_id = ?1",
        "DELETE FROM article_actor WHERE article_id = ?1",
    ] {
        record.prepare_cached(sql)?.execute([id])?;
    }
    // What it told of who is who goes with it.
    for key in keys.iter().flatten().filter(|key| !key.is_empty()) {
        settle_key(record, key)?;
    }
    for actor in &actors {
        refresh(record, *actor)?;
    }
    forget(record, actors)
}

/// Lets the newest of the versions stand that this article had replaced, which is to go, and gives it. It is as if
/// nobody had read it yet.
pub(crate) fn stand_again(record: &Connection, gone: i64) -> rusqlite::Result<Option<i64>> {
    let newest: Option<i64> = record
        .prepare_cached(
            "SELECT id FROM article WHERE newer_id = ?1
             ORDER BY published IS NULL, published DESC, id DESC LIMIT 1",
        )?
        .query_row([gone], |row| row.get(0))
        .optional()?;
    if let Some(newest) = newest {
        record
            .prepare_cached(
                "UPDATE article SET newer_id = iif(id = ?2, NULL, ?2),
                     model = iif(id = ?2, '', model) WHERE newer_id = ?1",
            )?
            .execute([gone, newest])?;
    }
    Ok(newest)
}

/// The other versions of an article's page.
pub(crate) fn versions(record: &Connection, id: i64) -> rusqlite::Result<Versions> {
    let newer = newer(record, id)?;
    let older = record
        .prepare_cached("SELECT id FROM article WHERE newer_id = ?1 ORDER BY id")?
        .query_map([id], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Versions { newer, older })
}

/// The version that took an article's place.
pub(crate) fn newer(record: &Connection, id: i64) -> rusqlite::Result<Option<i64>> {
    let newer = record
        .prepare_cached("SELECT newer_id FROM article WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    Ok(newer.flatten())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{actor, codebook, issue, marked, position, published};
    use crate::{Added, EntryRef, Filters, PositionCoding, PositionFilters, Record, RecordError};
    use onrecord_reading::ActorKind::Person;
    use onrecord_reading::Reading;

    const REST: &str = "The council met for three hours on Monday and heard many residents.";

    /// A version of one page, in which the mayor is for or against the bridge.
    fn version(day: &str, stance: &str) -> (Article, Reading) {
        let text = format!(
            "Ferry, {day}\n{{s:Nora Whitlam}} {{c:said}} {{t:that she was {stance} the bridge}}. {REST}"
        );
        let (mut article, mut reading) = marked(&text, &[actor(&["Nora Whitlam"], Some(Person))]);
        article.url = Some("https://echo.example/a/1".to_owned());
        article.published = published(day);
        let told = position(&article, (0, "Nora Whitlam"), &format!("bridge {stance}"), REST);
        reading.positions = vec![told];
        (article, reading)
    }

    fn add(record: &mut Record, (article, reading): &(Article, Reading)) -> i64 {
        match record.add_judged(article, reading, &[issue("bridge")], "positions@1").unwrap() {
            Added::New(id) | Added::Already(id) | Added::Reread(id) => id,
        }
    }

    fn record() -> Record {
        let mut record = Record::in_memory().unwrap();
        record.set_codebook(&codebook(&[issue("bridge")])).unwrap();
        record
    }

    /// What counts: statements, positions and their stances.
    fn told(record: &Record) -> (usize, Vec<&'static str>) {
        assert_eq!(record.check().unwrap(), Vec::<String>::new());
        let positions = record.positions(&PositionFilters::default()).unwrap();
        let statements = record.search("", &Filters::default()).unwrap();
        (statements.len(), positions.iter().map(|it| it.stance.name()).collect())
    }

    #[test]
    fn the_newest_version_of_a_page_stands() {
        let mut record = record();
        let first = version("2024-01-10", "against");
        let second = version("2024-01-10", "for");
        assert_eq!(add(&mut record, &first), 1);
        assert_eq!(add(&mut record, &second), 2);
        assert_eq!(told(&record), (1, vec!["for"]));
        assert_eq!(record.changes(&PositionFilters::default()).unwrap(), []);
        let versions = |id| record.versions(id).unwrap();
        assert_eq!(versions(1), Versions { newer: Some(2), older: vec![] });
        assert_eq!(versions(2), Versions { newer: None, older: vec![1] });
        // Both are in, whatever comes again.
        let mut again = first.clone();
        again.1.model = "attribution@2".to_owned();
        for version in [&first, &second, &again] {
            assert!(record.has(&version.0, &version.1.model).unwrap());
            assert!(add(&mut record, version) < 3);
        }
        assert_eq!(told(&record), (1, vec!["for"]));
        // What is found of an earlier day later is older still.
        assert_eq!(add(&mut record, &version("2024-01-09", "undecided")), 3);
        assert_eq!(told(&record), (1, vec!["for"]));
        assert_eq!(record.versions(2).unwrap().older, [1, 3]);
        assert_eq!(add(&mut record, &version("2024-01-11", "against")), 4);
        assert_eq!(record.versions(4).unwrap().older, [1, 2, 3]);
        assert_eq!(told(&record), (1, vec!["against"]));
        assert_eq!(record.unjudged("positions@1").unwrap(), Vec::<i64>::new());
    }

    #[test]
    fn a_version_without_a_day_has_that_of_the_one_before() {
        let mut record = record();
        assert_eq!(add(&mut record, &version("2024-01-10", "against")), 1);
        let mut second = version("2024-01-10", "for");
        second.0.published = None;
        record.keep_day(&mut second.0).unwrap();
        assert_eq!(second.0.published, published("2024-01-10"));
        assert_eq!(add(&mut record, &second), 2);
        assert_eq!(told(&record), (1, vec!["for"]));
        // What was read without the day is older, as far as anybody knows.
        let mut third = version("2024-01-10", "undecided");
        third.0.published = None;
        assert_eq!(add(&mut record, &third), 3);
        assert_eq!(record.versions(3).unwrap().newer, Some(2));
    }

    #[test]
    fn a_file_whose_day_was_put_right_is_a_version_of_itself() {
        let mut record = record();
        let file = |day: &str, words: &str| {
            let (article, reading) = version(day, words);
            let text = format!("Published: {day}\n\n{REST}");
            let location = "a.txt".to_owned();
            let article = Article { url: None, location, text, furniture: vec![], ..article };
            let (statements, positions, warnings) = (vec![], vec![], vec![]);
            (article, Reading { statements, positions, warnings, ..reading })
        };
        add(&mut record, &file("2024-01-12", "for"));
        // An earlier day is no older version here.
        add(&mut record, &file("2024-01-10", "for"));
        assert_eq!(record.versions(2).unwrap(), Versions { newer: None, older: vec![1] });
        // Other words of another day are another report.
        let mut other = file("2024-01-13", "for");
        other.0.text += " Nobody left.";
        add(&mut record, &other);
        assert_eq!(record.versions(3).unwrap(), Versions::default());
    }

    #[test]
    fn an_older_version_stands_again_without_the_newer() {
        let mut record = record();
        let (first, second) = (version("2024-01-10", "against"), version("2024-01-11", "for"));
        add(&mut record, &first);
        let said = record.search("bridge", &Filters::default()).unwrap()[0].id;
        record.accept(EntryRef::Statement(said), "eve").unwrap();
        add(&mut record, &second);
        // What was said of the older waits with it, and nobody says more of it.
        let told_by_eve = &record.positions(&PositionFilters::default()).unwrap()[0];
        let coding = PositionCoding::from(told_by_eve);
        let refused = record.add_position(1, &coding, "eve");
        assert!(matches!(refused, Err(RecordError::Refused { .. })));
        let removed = record.remove(2).unwrap();
        assert_eq!(removed.stands_again, Some(1));
        assert_eq!(record.unjudged("positions@1").unwrap(), [1]);
        assert_eq!(told(&record), (0, vec![]));
        assert_eq!(add(&mut record, &first), 1);
        assert_eq!(told(&record), (1, vec!["against"]));
        let found = record.search("bridge", &Filters::default()).unwrap();
        assert_eq!(found[0].review.as_ref().map(|it| it.coder.as_str()), Some("eve"));
    }

    #[test]
    fn two_reports_that_one_address_had_in_turn_are_two() {
        let mut record = record();
        add(&mut record, &version("2024-01-10", "against"));
        let text = "Storm\n{s:Ida Lomax} {c:said} {t:no}. Ships stayed away from every harbour.";
        let (mut other, reading) = marked(text, &[actor(&["Ida Lomax"], Some(Person))]);
        other.url = Some("https://echo.example/a/1".to_owned());
        add(&mut record, &(other, reading));
        assert_eq!(told(&record).0, 2);
        assert!(is_page("https://echo.example/a") && !is_page("https://echo.example/"));
        assert!(!is_page("https://echo.example") && is_page("reports/a.txt"));
    }

    #[test]
    fn a_file_that_is_written_anew_is_a_version_of_its_day() {
        let mut record = record();
        let mut add = |location: &str, day: &str, stance: &str| {
            let (mut article, reading) = version(day, stance);
            (article.url, article.location) = (None, location.to_owned());
            add(&mut record, &(article, reading));
            told(&record).1
        };
        assert_eq!(add("a.txt", "2024-01-10", "against"), ["against"]);
        assert_eq!(add("a.txt", "2024-01-10", "for"), ["for"]);
        assert_eq!(add("a.txt", "2024-01-11", "against"), ["for", "against"]);
        // A line of a file has another report when that is written anew.
        assert_eq!(add("b.jsonl:1", "2024-01-12", "for").len(), 3);
        assert_eq!(add("b.jsonl:1", "2024-01-12", "against").len(), 4);
    }
}
