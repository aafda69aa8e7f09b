//! Taking an article out of the record, with all that was found in it.

use crate::{Record, RecordError, newer};
use rusqlite::{Connection, OptionalExtension};

/// What was taken out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// The article's path or address, as it was given.
    pub location: String,
    /// The number of its statements.
    pub statements: usize,
    /// The number of its positions.
    pub positions: usize,
    /// The number of its reviews: they stay in the record, and hold again should the article come back.
    pub reviews: usize,
    /// The older version of the same page that stands again, by its lasting id, once it is read again.
    pub stands_again: Option<i64>,
}

impl Record {
    /// Takes an article out, with its statements and positions, and the actors that no other article has. What
    /// people said of its entries stays: it holds again should the article be added anew.
    ///
    /// # Errors
    ///
    /// There is no such article, or the file cannot be written.
    pub fn remove(&mut self, article: i64) -> Result<Removed, RecordError> {
        self.decide(|record| {
            Ok(remove(record, article)?.ok_or_else(|| "there is no such article".to_owned()))
        })
    }
}

fn remove(record: &Connection, id: i64) -> rusqlite::Result<Option<Removed>> {
    let found = record
        .prepare_cached(
            "SELECT location,
                 (SELECT count(*) FROM statement WHERE article_id = ?1 AND NOT rejected),
                 (SELECT count(*) FROM position WHERE article_id = ?1 AND NOT rejected),
                 (SELECT count(*) FROM review WHERE article_key = article.key)
             FROM article WHERE id = ?1",
        )?
        .query_row([id], |row| {
            Ok(Removed {
                location: row.get(0)?,
                statements: row.get(1)?,
                positions: row.get(2)?,
                reviews: row.get(3)?,
                stands_again: None,
            })
        })
        .optional()?;
    let Some(removed) = found else { return Ok(None) };
    newer::empty(record, id)?;
    let removed = Removed { stands_again: newer::stand_again(record, id)?, ..removed };
    record.prepare_cached("DELETE FROM article WHERE id = ?1")?.execute([id])?;
    Ok(Some(removed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{actor, marked, published};
    use crate::{Added, Counts, EntryRef, Filters};
    use onrecord_reading::ActorKind::Person;
    use onrecord_reading::Kind;

    const LONG: &str = "“The ferry to Stennick will stay as long as I am mayor of this town”";

    fn add(record: &mut Record, text: &str, names: &[&str]) -> i64 {
        let actors: Vec<_> = names.iter().map(|name| actor(&[name], Some(Person))).collect();
        let (mut article, mut reading) = marked(text, &actors);
        for statement in &mut reading.statements {
            statement.kind = Kind::Direct;
        }
        article.published = published("2025-02-05");
        match record.add(&article, &reading).unwrap() {
            Added::New(id) | Added::Already(id) | Added::Reread(id) => id,
        }
    }

    #[test]
    fn an_article_goes_with_all_that_only_it_told() {
        let mut record = Record::in_memory().unwrap();
        let first = add(&mut record, "1\n{s:Nora Whitlam} {c:said} {t:no}.", &["Nora Whitlam"]);
        let text = "2\n{s:Nora Whitlam} {c:said} {t:yes}.\n{s:Ida Lomax} {c:said} {t:perhaps}.";
        let second = add(&mut record, text, &["Nora Whitlam", "Ida Lomax"]);
        let statement = record.search("perhaps", &Filters::default()).unwrap()[0].id;
        record.reject(EntryRef::Statement(statement), "eve").unwrap();
        let removed = record.remove(second).unwrap();
        assert_eq!((removed.statements, removed.positions, removed.reviews), (1, 0, 1));
        assert_eq!(
            record.counts().unwrap(),
            Counts { articles: 1, statements: 1, positions: 0, actors: 1 }
        );
        assert_eq!(record.check().unwrap(), Vec::<String>::new());
        assert!(record.article(second).unwrap().is_none());
        assert!(matches!(record.remove(second), Err(RecordError::Refused { .. })));
        // Should it come back, what was said of it holds.
        add(&mut record, text, &["Nora Whitlam", "Ida Lomax"]);
        assert_eq!(record.search("perhaps", &Filters::default()).unwrap(), []);
        assert_eq!(record.search("yes", &Filters::default()).unwrap().len(), 1);
        record.remove(first).unwrap();
        assert_eq!(record.who("Whitlam").unwrap().len(), 1);
    }

    #[test]
    fn one_that_stays_alone_is_in_no_group() {
        let mut record = Record::in_memory().unwrap();
        let text = |head: &str| format!("{head}\n{{t:{LONG},}} {{s:Nóra Whitlam}} {{c:said}}.");
        let groups = |record: &Record| -> Vec<Option<i64>> {
            let mut all =
                record.connection().prepare("SELECT group_id FROM statement ORDER BY id").unwrap();
            all.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
        };
        add(&mut record, &text("One"), &["Nóra Whitlam"]);
        let second = add(&mut record, &text("Two"), &["Nóra Whitlam"]);
        assert_eq!(groups(&record), [Some(1), Some(1)]);
        record.remove(second).unwrap();
        assert_eq!(groups(&record), [None]);
        // A second reading brings other statements in the place of the first.
        add(&mut record, &text("Two"), &["Nóra Whitlam"]);
        let (mut article, mut reading) =
            marked(&text("One"), &[actor(&["Nóra Whitlam"], Some(Person))]);
        article.published = published("2025-02-05");
        reading.model = "attribution@2".to_owned();
        reading.statements.clear();
        assert_eq!(record.add(&article, &reading).unwrap(), Added::Reread(1));
        assert_eq!(groups(&record), [None]);
    }

    #[test]
    fn a_group_stays_one_without_its_first() {
        let mut record = Record::in_memory().unwrap();
        let ids: Vec<i64> = ["1", "2", "3"]
            .iter()
            .map(|name| {
                let text = format!("{name}\n{{s:Nora Whitlam}} {{c:said}} {{t:{LONG}}}.");
                add(&mut record, &text, &["Nora Whitlam"])
            })
            .collect();
        record.remove(ids[0]).unwrap();
        let found = record.search("ferry", &Filters::default()).unwrap();
        let groups: Vec<_> = found.iter().map(|it| it.same_words.clone().unwrap()).collect();
        assert_eq!((groups[0].group, groups[0].reports), (found[0].id, 2));
        record.remove(ids[1]).unwrap();
        let found = record.search("ferry", &Filters::default()).unwrap();
        assert_eq!((found.len(), found[0].same_words.clone()), (1, None));
        assert_eq!(record.check().unwrap(), Vec::<String>::new());
    }
}
