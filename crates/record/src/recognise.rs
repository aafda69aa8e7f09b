//! Which article of the record a report without an address is: the same words in another outlet, or on another
//! day, are another article, which is a copy.

use crate::entry::maybe_word;
use crate::fold::fold;
use crate::{Record, RecordError};
use onrecord_text::{Article, NaiveDate, PublishedFrom};
use rusqlite::{Connection, Row};

impl Record {
    /// Gives a report that was opened its [edition](Article::edition), where the record has the same words from
    /// another outlet or of another day, and no address tells the two apart.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn recognise(&self, article: &mut Article) -> Result<(), RecordError> {
        article.edition = self.read(|connection| edition(connection, article))?;
        Ok(())
    }
}

/// What tells the report from the same words in the record, if anything does.
fn edition(record: &Connection, article: &Article) -> rusqlite::Result<Option<String>> {
    if article.url.is_some() {
        return Ok(None);
    }
    let key = Article { edition: None, ..article.clone() }.id();
    let known: Vec<Known> = record
        .prepare_cached(
            "SELECT edition, location, outlet, published, published_from FROM article
             WHERE key = ?1 OR words_key = ?1 ORDER BY id",
        )?
        .query_map([&key], Known::of_row)?
        .collect::<rusqlite::Result<_>>()?;
    let fitting = known.iter().filter(|it| it.may_be(article));
    // Of several, the one of which most is the same.
    match fitting.min_by_key(|it| it.differs(article)) {
        Some(known) => Ok(known.edition.clone()),
        None if known.is_empty() => Ok(None),
        None => {
            let outlet = article.outlet.as_deref().unwrap_or_default();
            let day = article.published.map(|it| it.on.to_string()).unwrap_or_default();
            Ok(Some(format!("{outlet} {day}").trim().to_owned()))
        }
    }
}

/// An article of the record that has the same words.
struct Known {
    edition: Option<String>,
    location: String,
    outlet: Option<String>,
    published: Option<NaiveDate>,
    from: Option<PublishedFrom>,
}

impl Known {
    fn of_row(row: &Row) -> rusqlite::Result<Known> {
        Ok(Known {
            edition: row.get(0)?,
            location: row.get(1)?,
            outlet: row.get(2)?,
            published: maybe_word(row, 3)?,
            from: maybe_word(row, 4)?,
        })
    }

    fn may_be(&self, article: &Article) -> bool {
        let is_outlet = |a: &String, b: &String| fold(a) == fold(b);
        let outlets = self.outlet.as_ref().zip(article.outlet.as_ref());
        if self.is_place(article) {
            return true;
        }
        if outlets.is_some_and(|(a, b)| !is_outlet(a, b)) {
            return false;
        }
        let Some(published) = article.published else { return true };
        // A day that a person gave stands against what the report tells of itself.
        let is_corrected =
            self.from == Some(PublishedFrom::Given) && published.from != PublishedFrom::Given;
        is_corrected || self.published.is_none_or(|day| day == published.on)
    }

    /// Whether it was read from the same file. A file is moved with its folder, and keeps its name.
    fn is_place(&self, article: &Article) -> bool {
        let name = |path: &str| path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        let is_path = !matches!(&*article.location, "" | "-" | "/dev/stdin");
        is_path
            && (self.location == article.location
                || article.published.is_some_and(|it| it.from == PublishedFrom::Given)
                    && name(&self.location) == name(&article.location))
    }

    fn differs(&self, article: &Article) -> impl Ord + use<> {
        let is_other_day = self.published != article.published.map(|it| it.on);
        (!self.is_place(article), self.outlet != article.outlet, is_other_day)
    }
}

#[cfg(test)]
mod tests {
    use crate::sample::{actor, marked, published};
    use crate::{Added, Record};
    use onrecord_reading::ActorKind::Person;
    use onrecord_text::{Published, PublishedFrom};

    #[test]
    fn the_same_words_in_another_outlet_are_another_article() {
        let mut record = Record::in_memory().unwrap();
        let text = "{s:Nora Whitlam} {c:said} {t:no}.";
        let (article, reading) = marked(text, &[actor(&["Nora Whitlam"], Some(Person))]);
        let mut add = |location: &str, outlet: &str, day: &str| {
            let mut article = article.clone();
            article.location = location.to_owned();
            article.outlet = Some(outlet.to_owned()).filter(|it| !it.is_empty());
            article.published = if day.is_empty() { None } else { published(day) };
            if location == "given.txt" || location == "given/b.txt" {
                let on = day.parse().unwrap();
                article.published = Some(Published { on, from: PublishedFrom::Given });
            }
            record.recognise(&mut article).unwrap();
            let added = record.add(&article, &reading).unwrap();
            assert_eq!(record.check().unwrap(), Vec::<String>::new());
            added
        };
        assert_eq!(add("nexis.jsonl:1", "Echo", "2024-01-01"), Added::New(1));
        assert_eq!(add("nexis.jsonl:2", "Herald", "2024-01-01"), Added::New(2));
        assert_eq!(add("nexis.jsonl:3", "Echo", "2024-02-01"), Added::New(3));
        assert_eq!(add("given.txt", "", "2024-03-01"), Added::New(4));
        // Each is in already, wherever it lies now.
        assert_eq!(add("nexis.jsonl:1", "Echo", "2024-01-01"), Added::Already(1));
        assert_eq!(add("other.jsonl:7", "Herald", "2024-01-01"), Added::Already(2));
        assert_eq!(add("other.jsonl:8", "echo", "2024-02-01"), Added::Already(3));
        assert_eq!(add("other.jsonl:9", "Herald", ""), Added::Already(2));
        // Another day that a person gives a file moves that report.
        assert_eq!(add("given.txt", "", "2024-03-02"), Added::Reread(4));
        let moved = record.article_entry(4).unwrap().unwrap().line;
        assert_eq!(moved.published.map(|it| it.to_string()).as_deref(), Some("2024-03-02"));
    }
}
