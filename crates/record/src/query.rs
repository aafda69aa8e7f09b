//! Questions to the record.

use crate::PositionEntry;
use crate::article::{ArticleHit, LINE, LINE_WIDTH, line_of_row};
use crate::decide::renamed;
use crate::entry::{ActorEntry, RoleEntry, StatementEntry, maybe_word};
use crate::excerpt::excerpt;
use crate::fold::{begins_words, fold};
use crate::judged;
use crate::spelling::{strict, without_honours, without_titles};
use crate::stance::{self, PositionFilters};
use crate::words::{full_text_query, has_all, speaker_query, terms};
use onrecord_text::{Article, NaiveDate};
use rusqlite::types::Value;
use rusqlite::{Connection, params, params_from_iter};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Which statements or articles a search may find. What is left out does not restrict it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// Only what somebody says whose name, or the words that name them, begins with these words; or only articles
    /// that speak of such an actor.
    pub speaker: Option<String>,
    /// Only what stands in an outlet whose name begins with these words.
    pub outlet: Option<String>,
    /// Only what was published on this day or later. An unknown day is not.
    pub since: Option<NaiveDate>,
    /// Only what was published on this day or before. An unknown day is not.
    pub until: Option<NaiveDate>,
    /// At most so many.
    pub limit: Option<u32>,
    /// In which order they are told.
    pub order: SearchOrder,
}

/// In which order a search tells what it finds. What has no day comes last in each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SearchOrder {
    /// The best match first. Without words there is none: statements from the oldest on, articles from the newest.
    #[default]
    Best,
    /// The newest first.
    Newest,
    /// The oldest first.
    Oldest,
}

/// How much is in a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// The number of articles.
    pub articles: u64,
    /// The number of statements.
    pub statements: u64,
    /// The number of positions.
    pub positions: u64,
    /// The number of actors.
    pub actors: u64,
}

/// By date, an unknown one last, then as they stand in the text.
const BY_DATE: &str = "published IS NULL, published, article_id, place";

pub(crate) fn has(record: &Connection, article: &Article, model: &str) -> rusqlite::Result<bool> {
    let has = record
        .prepare_cached(
            "SELECT 1 FROM article WHERE key = ?1 AND (model = ?2 OR newer_id IS NOT NULL)",
        )?
        .exists([&article.id(), model])?;
    Ok(has && !judged::is_moved(record, article)?)
}

pub(crate) fn counts(record: &Connection) -> rusqlite::Result<Counts> {
    // What is rejected was reviewed, and of that there is an index: no table is walked through.
    let sql = "SELECT (SELECT count(*) FROM article),
        (SELECT count(*) FROM statement)
            - (SELECT count(*) FROM statement WHERE review_id IS NOT NULL AND rejected),
        (SELECT count(*) FROM position)
            - (SELECT count(*) FROM position WHERE review_id IS NOT NULL AND rejected),
        (SELECT count(*) FROM (SELECT DISTINCT actor_id FROM article_actor))";
    record.query_row(sql, [], |row| {
        Ok(Counts {
            articles: row.get(0)?,
            statements: row.get(1)?,
            positions: row.get(2)?,
            actors: row.get(3)?,
        })
    })
}

pub(crate) fn search(
    record: &Connection,
    query: &str,
    filters: &Filters,
    after: u32,
) -> rusqlite::Result<Vec<StatementEntry>> {
    let Some((from, find)) = statements_found(record, query, filters)? else {
        return Ok(Vec::new());
    };
    let order = match filters.order {
        SearchOrder::Best if from != "statements" => format!("statement_words.rank, {BY_DATE}"),
        SearchOrder::Best | SearchOrder::Oldest => BY_DATE.to_owned(),
        SearchOrder::Newest => {
            "published IS NULL, published DESC, article_id DESC, place".to_owned()
        }
    };
    let sql = format!(
        "SELECT {} FROM {from} WHERE {} ORDER BY {order} LIMIT ? OFFSET ?",
        StatementEntry::COLUMNS,
        find.conditions(),
    );
    StatementEntry::all(record, &sql, params_from_iter(find.part(filters, after)))
}

pub(crate) fn search_count(
    record: &Connection,
    query: &str,
    filters: &Filters,
) -> rusqlite::Result<usize> {
    count_found(record, statements_found(record, query, filters)?)
}

/// Where statements are searched, and by which conditions; nothing where nothing can be found.
fn statements_found(
    record: &Connection,
    query: &str,
    filters: &Filters,
) -> rusqlite::Result<Option<(&'static str, Find)>> {
    let mut find = Find::default();
    let mut from = "statements";
    if !query.trim().is_empty() {
        let Some(words) = full_text_query(query) else { return Ok(None) };
        from = "statement_words JOIN statements ON statements.id = statement_words.rowid";
        find.only("statement_words MATCH ?", [words]);
    }
    if let Some(name) = &filters.speaker {
        let Some(words) = speaker_query(name) else { return Ok(None) };
        let actors = json(&actors_named(record, name)?);
        // By what each actor said: all statements would be looked at otherwise.
        find.only(
            "statements.id IN (
                 SELECT said.id FROM article_actor
                 JOIN statement AS said ON said.article_id = article_actor.article_id
                     AND said.actor_place = article_actor.place
                 WHERE article_actor.actor_id IN (SELECT value FROM json_each(?))
                 UNION SELECT rowid FROM statement_words WHERE statement_words MATCH ?)",
            [actors, words],
        );
    }
    find.of(record, filters)?;
    Ok(Some((from, find)))
}

/// The articles with all the words of `query` in their headline or text.
pub(crate) fn search_articles(
    record: &Connection,
    query: &str,
    filters: &Filters,
    after: u32,
) -> rusqlite::Result<Vec<ArticleHit>> {
    let Some((from, find)) = articles_found(record, query, filters)? else { return Ok(Vec::new()) };
    let is_any = from == "article";
    let text = if is_any { "''" } else { "text" };
    let order = match filters.order {
        SearchOrder::Best if !is_any => "article_words.rank, article.id",
        SearchOrder::Best | SearchOrder::Newest => "published IS NULL, published DESC, article.id",
        SearchOrder::Oldest => "published IS NULL, published, article.id",
    };
    let sql = format!(
        "SELECT {LINE}, {text} FROM {from} WHERE {} ORDER BY {order} LIMIT ? OFFSET ?",
        find.conditions()
    );
    let mut found = record.prepare_cached(&sql)?;
    let found = found.query_map(params_from_iter(find.part(filters, after)), |row| {
        let (excerpt, found) = excerpt(row.get_ref(LINE_WIDTH)?.as_str()?, query);
        Ok(ArticleHit { line: line_of_row(row)?, excerpt, found })
    })?;
    found.collect()
}

pub(crate) fn search_articles_count(
    record: &Connection,
    query: &str,
    filters: &Filters,
) -> rusqlite::Result<usize> {
    count_found(record, articles_found(record, query, filters)?)
}

/// Where articles are searched, and by which conditions; nothing where nothing can be found.
fn articles_found(
    record: &Connection,
    query: &str,
    filters: &Filters,
) -> rusqlite::Result<Option<(&'static str, Find)>> {
    let mut find = Find::default();
    let mut from = "article";
    if !query.trim().is_empty() {
        let Some(words) = full_text_query(query) else { return Ok(None) };
        from = "article_words JOIN article ON article.id = article_words.rowid";
        find.only("article_words MATCH ?", [words]);
    }
    if let Some(name) = &filters.speaker {
        let actors = json(&actors_named(record, name)?);
        find.only(
            "article.id IN (SELECT article_id FROM article_actor
                 WHERE actor_id IN (SELECT value FROM json_each(?)))",
            [actors],
        );
    }
    find.only("article.newer_id IS NULL", []);
    find.of(record, filters)?;
    Ok(Some((from, find)))
}

fn count_found(record: &Connection, found: Option<(&str, Find)>) -> rusqlite::Result<usize> {
    let Some((from, find)) = found else { return Ok(0) };
    record
        .prepare_cached(&format!("SELECT count(*) FROM {from} WHERE {}", find.conditions()))?
        .query_row(params_from_iter(find.values), |row| row.get(0))
}

/// The positions whose evidence has all the words of `query`, the newest first unless the oldest is asked for.
pub(crate) fn search_positions(
    record: &Connection,
    query: &str,
    filters: &PositionFilters,
    outlet: Option<&str>,
    order: SearchOrder,
) -> rusqlite::Result<Vec<PositionEntry>> {
    // What is typed without a letter finds nothing, as among statements.
    if !query.trim().is_empty() && full_text_query(query).is_none() {
        return Ok(Vec::new());
    }
    let terms = terms(query);
    let outlet = outlet.map(fold);
    let mut found = stance::positions(record, filters)?;
    found.retain(|it| {
        let is_of_outlet = outlet.as_ref().is_none_or(|words| {
            it.outlet.as_deref().is_some_and(|outlet| begins_words(&fold(outlet), words))
        });
        is_of_outlet && has_all(&it.evidence, &terms)
    });
    match order {
        SearchOrder::Oldest => found.sort_by_key(|it| (it.published.is_none(), it.published)),
        SearchOrder::Best | SearchOrder::Newest => found.sort_by_key(|it| Reverse(it.published)),
    }
    Ok(found)
}

pub(crate) fn who(record: &Connection, name: &str) -> rusqlite::Result<Vec<ActorEntry>> {
    let mut entries = Vec::new();
    for id in actors_named(record, name)? {
        entries.push(actor(record, id)?);
    }
    let folded = fold(name);
    let is_exact = |entry: &ActorEntry| {
        entry.names.iter().chain([&entry.name]).any(|name| fold(name) == folded)
    };
    entries.sort_by_key(|entry| (!is_exact(entry), Reverse(entry.count), entry.id));
    Ok(entries)
}

/// The conditions of a search, and the values of their question marks in order.
#[derive(Default)]
pub(crate) struct Find {
    conditions: Vec<&'static str>,
    values: Vec<Value>,
}

impl Find {
    pub(crate) fn only<const N: usize>(&mut self, condition: &'static str, values: [String; N]) {
        self.conditions.push(condition);
        self.values.extend(values.map(Value::from));
    }

    /// The conditions that statements and articles share.
    pub(crate) fn of(&mut self, record: &Connection, filters: &Filters) -> rusqlite::Result<()> {
        if let Some(name) = &filters.outlet {
            let outlets = json(&outlets_named(record, name)?);
            self.only("outlet IN (SELECT value FROM json_each(?))", [outlets]);
        }
        if let Some(day) = filters.since {
            self.only("published >= ?", [day.to_string()]);
        }
        if let Some(day) = filters.until {
            self.only("published <= ?", [day.to_string()]);
        }
        Ok(())
    }

    pub(crate) fn values(&self) -> &[Value] {
        &self.values
    }

    /// The values, with how many at most are found, and behind how many others.
    pub(crate) fn part(&self, filters: &Filters, after: u32) -> Vec<Value> {
        let limit = filters.limit.map_or(-1, i64::from);
        let part = [limit, after.into()].map(Value::from);
        self.values.iter().cloned().chain(part).collect()
    }

    pub(crate) fn conditions(&self) -> String {
        if self.conditions.is_empty() { "true".to_owned() } else { self.conditions.join(" AND ") }
    }
}

/// The ids of the actors with a name in which each word of `name` begins a word. A title before
/// `name` counts only if somebody bears it in their name, another spelling only if nobody bears this.
pub(crate) fn actors_named(record: &Connection, name: &str) -> rusqlite::Result<Vec<i64>> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let whole = fold(name);
    let bare = fold(&without_honours(without_titles(&words)).join(" "));
    let mut asked = vec![&whole, &bare];
    asked.dedup();
    for words in asked {
        let found = actors_with(record, words, |name| begins_words(name, words))?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    let like = respelt(&bare);
    if like.is_empty() {
        return Ok(Vec::new());
    }
    actors_with(record, "", |name| {
        let name = respelt(name);
        like.split(' ').all(|word| name.split(' ').any(|other| other == word))
    })
}

/// The ids of the actors with a name, folded, that fits; only names with these words in them are looked at.
pub(crate) fn actors_with(
    record: &Connection,
    words: &str,
    fits: impl Fn(&str) -> bool,
) -> rusqlite::Result<Vec<i64>> {
    // The longest word leaves fewest names.
    let word = words.split(' ').max_by_key(|word| word.len()).unwrap_or_default();
    let mut found = BTreeSet::new();
    let mut names = record.prepare_cached(
        "SELECT article_actor.actor_id, actor_name.folded FROM actor_name
         JOIN article_actor ON article_actor.article_id = actor_name.article_id
             AND article_actor.place = actor_name.actor_place
         WHERE instr(actor_name.folded, ?1)",
    )?;
    let mut rows = names.query([word])?;
    while let Some(row) = rows.next()? {
        if fits(row.get_ref(1)?.as_str()?) {
            found.insert(row.get(0)?);
        }
    }
    found.extend(renamed(record, fits)?);
    Ok(found.into_iter().collect())
}

/// Folded words without what transliterations vary.
fn respelt(words: &str) -> String {
    words.split(' ').map(strict).collect::<Vec<_>>().join(" ")
}

/// The articles that `words` mean, by their whole location, address or key, else by the end of it.
pub(crate) fn articles(record: &Connection, words: &str) -> rusqlite::Result<Vec<i64>> {
    let find = |condition: &str| {
        let sql = format!("SELECT id FROM article WHERE {condition} ORDER BY id");
        record
            .prepare_cached(&sql)?
            .query_map([words], |row| row.get(0))?
            .collect::<rusqlite::Result<Vec<i64>>>()
    };
    let whole = find("location = ?1 OR url = ?1 OR key = ?1")?;
    if !whole.is_empty() || words.is_empty() {
        return Ok(whole);
    }
    // Whole names of files and folders: "2.txt" is no end of "12.txt".
    let ends = |place: &str| {
        let before = format!("substr({place}, -length(?1) - 1, 1)");
        format!("substr({place}, -length(?1)) = ?1 AND ({before} IN ('/', '\\') OR ?1 LIKE '/%')")
    };
    find(&format!("{} OR {}", ends("location"), ends("url")))
}

/// At most so many locations that have `words` in them, whatever their case.
pub(crate) fn locations_with(
    record: &Connection,
    words: &str,
    limit: u32,
) -> rusqlite::Result<Vec<String>> {
    record
        .prepare_cached(
            "SELECT location FROM article
             WHERE instr(lower(location), lower(?1)) OR instr(lower(url), lower(?1))
             ORDER BY id LIMIT ?2",
        )?
        .query_map(params![words, limit], |row| row.get(0))?
        .collect()
}

/// The outlets with a name in which each word of `name` begins a word.
pub(crate) fn outlets_named(record: &Connection, name: &str) -> rusqlite::Result<Vec<String>> {
    let words = fold(name);
    let mut outlets =
        record.prepare_cached("SELECT DISTINCT outlet FROM article WHERE outlet IS NOT NULL")?;
    let outlets: Vec<String> =
        outlets.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(outlets.into_iter().filter(|outlet| begins_words(&fold(outlet), &words)).collect())
}

pub(crate) fn actor(record: &Connection, id: i64) -> rusqlite::Result<ActorEntry> {
    let statements = statements_of(record, id)?;
    let outlets: BTreeSet<_> = statements.iter().filter_map(|it| it.outlet.clone()).collect();
    let days = || statements.iter().filter_map(|it| it.published);
    let (first, last) = (days().min(), days().max());
    record.prepare_cached("SELECT name, kind, role, country FROM actors WHERE id = ?1")?.query_row(
        [id],
        |row| {
            Ok(ActorEntry {
                id,
                name: row.get(0)?,
                kind: maybe_word(row, 1)?,
                country: row.get(3)?,
                role: telling_role(record, id, row.get(2)?)?,
                roles: roles_of(record, id)?,
                names: names_of(record, id)?,
                count: told_once(&statements),
                outlets: outlets.into_iter().collect(),
                first,
                last,
                statements,
            })
        },
    )
}

/// How many statements these are, where one that copies of a report carry counts once.
fn told_once(statements: &[StatementEntry]) -> usize {
    let mut told: BTreeMap<(i64, &str), BTreeMap<i64, usize>> = BTreeMap::new();
    for it in statements {
        *told.entry((it.report, &it.content)).or_default().entry(it.article).or_default() += 1;
    }
    told.values().filter_map(|articles| articles.values().max()).sum()
}

fn statements_of(record: &Connection, actor: i64) -> rusqlite::Result<Vec<StatementEntry>> {
    let sql = format!(
        "SELECT {} FROM statements WHERE actor_id = ?1 ORDER BY {BY_DATE}",
        StatementEntry::COLUMNS
    );
    StatementEntry::all(record, &sql, [actor])
}

/// The role that the latest article gives, or else one before it, that points at nobody: of "its prime minister" nobody
/// knows whose it is outside of that article.
pub(crate) fn telling_role(
    record: &Connection,
    actor: i64,
    latest: Option<String>,
) -> rusqlite::Result<Option<String>> {
    let points_back = |role: &str| {
        let first = role.split(' ').next().unwrap_or_default();
        POINTING.contains(&first.to_lowercase().as_str())
    };
    let Some(latest) = latest else { return Ok(None) };
    if !points_back(&latest) {
        return Ok(Some(latest));
    }
    let roles = roles_of(record, actor)?;
    let other = roles.into_iter().rev().map(|it| it.role).find(|role| !points_back(role));
    Ok(other.or_else(|| latest.split_once(' ').map(|(_, role)| role.to_owned())))
}

/// Words by which a role points at somebody whom its article named before.
const POINTING: [&str; 8] = ["its", "his", "her", "their", "our", "my", "your", "whose"];

fn roles_of(record: &Connection, actor: i64) -> rusqlite::Result<Vec<RoleEntry>> {
    let mut roles = record.prepare_cached(
        "SELECT article_actor.role, role_when, role_since, role_until, min(article.published),
             max(article.published), count(*)
         FROM article_actor JOIN article ON article.id = article_actor.article_id
         WHERE actor_id = ?1 AND article_actor.role IS NOT NULL
         GROUP BY lower(article_actor.role) ORDER BY max(article.published), max(article.id)",
    )?;
    let roles = roles.query_map([actor], |row| {
        Ok(RoleEntry {
            role: row.get(0)?,
            when: row.get(1)?,
            since: row.get(2)?,
            until: row.get(3)?,
            first: maybe_word(row, 4)?,
            last: maybe_word(row, 5)?,
            articles: row.get(6)?,
        })
    })?;
    roles.collect()
}

fn names_of(record: &Connection, actor: i64) -> rusqlite::Result<Vec<String>> {
    let mut names = record.prepare_cached(
        "SELECT actor_name.name FROM article_actor
         JOIN actor_name ON actor_name.article_id = article_actor.article_id
             AND actor_name.actor_place = article_actor.place
         WHERE article_actor.actor_id = ?1
         GROUP BY actor_name.name
         ORDER BY count(DISTINCT actor_name.article_id) DESC, min(actor_name.place), actor_name.name",
    )?;
    let names = names.query_map(params![actor], |row| row.get(0))?;
    names.collect()
}

/// A list as one value, which `json_each` takes apart again.
pub(crate) fn json(list: &impl Serialize) -> String {
    serde_json::json!(list).to_string()
}

#[cfg(test)]
mod tests {
    use crate::sample::{actor, marked, published};
    use crate::{Filters, Record, SearchOrder};
    use onrecord_reading::ActorKind::{Person, State};

    /// Three articles of two outlets, one without a date.
    fn record() -> Record {
        let mut record = Record::in_memory().unwrap();
        let mut add = |outlet: &str, date: Option<&str>, lines: &str| {
            let actors = [
                actor(&["Nóra Whitlam", "Whitlam"], Some(Person)),
                actor(&["Ostland"], Some(State)),
            ];
            let (mut article, reading) = marked(lines, &actors);
            article.outlet = Some(outlet.to_owned());
            article.published = date.and_then(published);
            record.add(&article, &reading).unwrap();
        };
        add(
            "The Stennick Gazette",
            Some("2025-02-05"),
            "Ferry\n{s:Nóra Whitlam} {c:said} {t:the new café may not open}.\n\
             {s:Ostland} {c:denied} {t:that the ferry stops}.",
        );
        add(
            "Küstenbote",
            None,
            "Bridge\n{s:Whitlam} {c:said} {t:a bridge to the new island}.\n\
             {s:an official} {c:said} {t:it would cost 4,000}.",
        );
        add(
            "The Stennick Gazette",
            Some("2024-12-31"),
            "Toll\n{s:Whitlam} {c:said} {t:tolls, tolls and more tolls AND no ferry}.",
        );
        record
    }

    #[test]
    fn searches_find_words_phrases_and_beginnings() {
        let record = record();
        let check = |query: &str, expected: &[&str]| {
            let found = record.search(query, &Filters::default()).unwrap();
            let found: Vec<&str> = found.iter().map(|it| it.content.as_str()).collect();
            assert_eq!(found, expected, "{query:?}");
        };
        let cafe = "the new café may not open";
        let tolls = "tolls, tolls and more tolls AND no ferry";
        let bridge = "a bridge to the new island";
        check("cafe", &[cafe]);
        check("CAFÉ new", &[cafe]);
        check("whitlam cafe", &[cafe]);
        check("\"new island\"", &[bridge]);
        check("\"island new\"", &[]);
        check("isl*", &[bridge]);
        check("isl", &[]);
        check("4,000", &["it would cost 4,000"]);
        check("tolls AND ferry", &[tolls]);
        // The shorter statement says it with fewer other words.
        check("ferry", &["that the ferry stops", tolls]);
        check("?!", &[]);
    }

    #[test]
    fn words_are_found_as_people_type_them() {
        let mut record = Record::in_memory().unwrap();
        let (article, reading) = marked(
            "Straße in Łódź closed\n{s:Paweł Øster} {c:said} {t:the Straße to ŁÓDŹ stays shut}.",
            &[actor(&["Paweł Øster"], Some(Person))],
        );
        record.add(&article, &reading).unwrap();
        for query in ["lodz", "Łódź", "ŁODZ", "strasse", "stra*", "Straße", "pawel oster", "lod*"]
        {
            let statements = record.search(query, &Filters::default()).unwrap();
            let articles = record.search_articles(query, &Filters::default()).unwrap();
            assert_eq!((statements.len(), articles.len()), (1, 1), "{query}");
            assert!(!articles[0].found.is_empty(), "{query}");
        }
        let of_pawel = Filters { speaker: Some("Pawel".to_owned()), ..Filters::default() };
        assert_eq!(record.search("", &of_pawel).unwrap().len(), 1);
        assert_eq!(record.search("lodge", &Filters::default()).unwrap(), []);
        assert_eq!(record.check().unwrap(), Vec::<String>::new());
    }

    /// The letters of the schema are those of `fold`.
    #[test]
    fn each_letter_is_found_by_itself_and_by_what_people_type() {
        for letter in "ŁłĐđÐðØøĦħıẞßÆæŒœÞþς".chars() {
            let mut record = Record::in_memory().unwrap();
            let (article, reading) = marked(&format!("{{t:ab{letter}ba}}"), &[]);
            record.add(&article, &reading).unwrap();
            let word = format!("ab{letter}ba");
            for query in [&word, &crate::fold::fold(&word)] {
                let found = record.search_articles(query, &Filters::default()).unwrap();
                assert_eq!(found.len(), 1, "{query} for {letter}");
            }
        }
    }

    #[test]
    fn articles_are_searched_by_words_actor_outlet_and_day() {
        let record = record();
        let check = |query: &str, filters: Filters, expected: &[&str]| {
            let found = record.search_articles(query, &filters).unwrap();
            let text = |id: i64| record.article(id).unwrap().unwrap().text;
            let found: Vec<String> = found
                .iter()
                .map(|it| text(it.line.id).lines().next().unwrap_or_default().to_owned())
                .collect();
            assert_eq!(found, expected, "{query:?} {filters:?}");
        };
        let none = Filters::default;
        let text = |text: &str| Some(text.to_owned());
        let day = |date: &str| Some(date.parse().unwrap());
        check("ferr*", Filters { since: day("2025-01-01"), ..none() }, &["Ferry"]);
        check("ferry", Filters { until: day("2025-01-01"), ..none() }, &["Toll"]);
        check("", none(), &["Ferry", "Toll", "Bridge"]);
        check("", Filters { limit: Some(1), ..none() }, &["Ferry"]);
        check("", Filters { outlet: text("stennick"), ..none() }, &["Ferry", "Toll"]);
        check("ferry", Filters { speaker: text("Whitlam"), ..none() }, &["Ferry", "Toll"]);
        check("", Filters { speaker: text("Brandt"), ..none() }, &[]);
        check("?!", none(), &[]);
    }

    #[test]
    fn what_is_found_is_told_in_the_order_that_is_asked_for() {
        let record = record();
        let check = |order: SearchOrder, expected: &[&str]| {
            let filters = Filters { order, ..Filters::default() };
            let statements = record.search("whitlam", &filters).unwrap();
            let said: Vec<&str> = statements.iter().map(|it| &it.content[..5]).collect();
            assert_eq!(said, expected, "{order:?}");
            let articles = record.search_articles("whitlam", &filters).unwrap();
            articles.into_iter().map(|it| it.line.published).collect::<Vec<_>>()
        };
        let day = |date: &str| Some(date.parse().unwrap());
        let (old, new) = (day("2024-12-31"), day("2025-02-05"));
        assert_eq!(check(SearchOrder::Newest, &["the n", "tolls", "a bri"]), [new, old, None]);
        assert_eq!(check(SearchOrder::Oldest, &["tolls", "the n", "a bri"]), [old, new, None]);
    }

    #[test]
    fn a_part_of_what_is_found_comes_with_the_number_of_all() {
        let record = record();
        for (query, speaker) in [("", None), ("ferry", None), ("", Some("whitlam")), ("?!", None)] {
            let speaker = speaker.map(str::to_owned);
            let all = Filters { speaker, ..Filters::default() };
            let two = Filters { limit: Some(2), ..all.clone() };
            let whole = record.search(query, &all).unwrap();
            let (part, found) = record.search_part(query, &two, 1).unwrap();
            assert_eq!(found, whole.len(), "{query:?}");
            let wanted: Vec<_> = whole.into_iter().skip(1).take(2).collect();
            assert_eq!(part, wanted, "{query:?}");
            let whole = record.search_articles(query, &all).unwrap();
            let (part, found) = record.search_articles_part(query, &two, 1).unwrap();
            assert_eq!(found, whole.len(), "{query:?}");
            let wanted: Vec<_> = whole.into_iter().skip(1).take(2).collect();
            assert_eq!(part, wanted, "{query:?}");
        }
    }

    #[test]
    fn no_query_is_an_error() {
        let record = record();
        let odd =
            ["\"", "\"\"\"", "*", "a*b", "^a", "a -b", "NEAR(a b)", "a:b", "'", "{a}", "(", "+"];
        let odd = odd.iter().flat_map(|a| odd.iter().map(move |b| format!("{a}{b} {b}ⓐ\0{a}")));
        for query in odd {
            let speaker = Some(query.clone());
            assert!(record.search(&query, &Filters::default()).is_ok(), "{query:?}");
            let filters = Filters { speaker, ..Filters::default() };
            assert!(record.search("", &filters).is_ok(), "{query:?}");
            assert!(record.search_articles(&query, &filters).is_ok(), "{query:?}");
            assert!(record.who(&query).is_ok(), "{query:?}");
        }
    }

    #[test]
    fn filters_narrow_a_search() {
        let record = record();
        let check = |query: &str, filters: Filters, expected: &[&str]| {
            let found = record.search(query, &filters).unwrap();
            let cues: Vec<_> =
                found.iter().map(|it| it.content.split(' ').next().unwrap()).collect();
            assert_eq!(cues, expected, "{query:?} {filters:?}");
        };
        let none = Filters::default;
        let text = |text: &str| Some(text.to_owned());
        let day = |date: &str| Some(date.parse().unwrap());
        check("", none(), &["tolls,", "the", "that", "a", "it"]);
        check("", Filters { limit: Some(2), ..none() }, &["tolls,", "the"]);
        check("", Filters { speaker: text("whitlam"), ..none() }, &["tolls,", "the", "a"]);
        check("", Filters { speaker: text("Mayor Whitlam"), ..none() }, &["tolls,", "the", "a"]);
        check("", Filters { speaker: text("official"), ..none() }, &["it"]);
        check("", Filters { speaker: text("?"), ..none() }, &[]);
        check("", Filters { outlet: text("kusten"), ..none() }, &["a", "it"]);
        check(
            "",
            Filters { outlet: text("Stennick Gazette"), ..none() },
            &["tolls,", "the", "that"],
        );
        check("", Filters { since: day("2025-01-01"), ..none() }, &["the", "that"]);
        check("", Filters { until: day("2025-01-01"), ..none() }, &["tolls,"]);
        let both = Filters { since: day("2025-02-05"), until: day("2025-02-05"), ..none() };
        check("ferry", both, &["that"]);
    }

    #[test]
    fn who_gives_all_that_somebody_said() {
        let record = record();
        let found = record.who("nora").unwrap();
        assert_eq!(found.len(), 1);
        let nora = &found[0];
        assert_eq!(nora.names, ["Nóra Whitlam", "Whitlam"]);
        assert_eq!((nora.count, nora.statements.len()), (3, 3));
        assert_eq!(nora.outlets, ["Küstenbote", "The Stennick Gazette"]);
        let day = |date: &str| Some(date.parse().unwrap());
        assert_eq!((nora.first, nora.last), (day("2024-12-31"), day("2025-02-05")));
        let days: Vec<_> = nora.statements.iter().map(|it| it.published).collect();
        assert_eq!(days, [day("2024-12-31"), day("2025-02-05"), None]);
        assert_eq!(record.who("President Whitlam").unwrap(), found);
        assert_eq!(record.who("OSTLAND").unwrap()[0].kind, Some(State));
        assert_eq!(record.who("lam").unwrap(), []);
        assert_eq!(record.who("").unwrap(), []);
    }
}
