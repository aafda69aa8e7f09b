//! Making a DNA file.

use super::entities::{ATTRIBUTES, Entities};
use super::notes::notes;
use super::units::Units;
use super::{ENTRY, READER, short};
use crate::ExchangeError;
use crate::export::Chosen;
use crate::exported::ExportedRow;
use crate::file::{is_record, put};
use onrecord_reading::ActorKind;
use onrecord_record::PositionEntry;
use onrecord_text::{Article, NaiveDate, Stance};
use rusqlite::{Connection, OpenFlags, params};
use std::collections::BTreeMap;
use std::path::Path;

/// The password of every coder in the file, "onrecord", as DNA keeps it: a salt and its SHA-256 with the
/// password, 100,000 times over. A file that is made for others to open has no secrets.
const PASSWORD: &str = "pM4CSzmtcauUHf1lI/k1FpiMFwb5cjnMbywa6OECmkto0aAqATPx3twyqXCMlIMb";

/// The variables of both types of statement, in the order of their ids; only the first type has agreement.
const VARIABLES: [(&str, &str); 9] = [
    ("person", "short text"),
    ("organization", "short text"),
    ("concept", "short text"),
    ("agreement", "boolean"),
    ("holder", "long text"),
    ("condition", "long text"),
    ("as of", "short text"),
    ("confidence", "integer"),
    (ENTRY, "long text"),
];

/// Writes all articles as documents and all positions as statements, and says what DNA could not take.
pub(crate) fn write(chosen: &Chosen, path: &Path) -> Result<Vec<String>, ExchangeError> {
    if is_coded_in(path) {
        let what = "is a study in which people have coded";
        return Err(ExchangeError::Occupied { path: path.to_owned(), what });
    }
    let mut notes = Vec::new();
    put(path, |unfinished| {
        // What an earlier try left behind is no file of anybody's.
        let _ = std::fs::remove_file(unfinished);
        let unmade = |error: rusqlite::Error| ExchangeError::unmade("dna")(&error);
        let mut file = Connection::open(unfinished).map_err(unmade)?;
        let filling = file.transaction().map_err(unmade)?;
        notes = fill(&filling, chosen)?;
        filling.commit().map_err(unmade)?;
        file.close().map_err(|(_, error)| unmade(error))
    })?;
    Ok(notes)
}

/// Whether a file is a study with statements that are not the program's own.
fn is_coded_in(path: &Path) -> bool {
    if !path.is_file() || is_record(path) {
        return false;
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let coded =
        "SELECT EXISTS (SELECT 1 FROM STATEMENTS LEFT JOIN CODERS ON CODERS.ID = STATEMENTS.Coder
                 WHERE CODERS.Name IS NOT ?1)";
    // What is no study holds no codings.
    Connection::open_with_flags(path, flags)
        .and_then(|file| file.query_row(coded, [READER], |row| row.get(0)))
        .unwrap_or_default()
}

fn fill(file: &Connection, chosen: &Chosen) -> Result<Vec<String>, ExchangeError> {
    let unmade = |error: rusqlite::Error| ExchangeError::unmade("dna")(&error);
    begin(file).map_err(unmade)?;
    let coders = coders(file, chosen).map_err(unmade)?;
    let mut filler = Filler { file, chosen, coders, entities: Entities::new(file), empty: 0 };
    let found = chosen.by_article();
    let mut undated = 0;
    for (number, id) in (1..).zip(&chosen.articles) {
        let Some(article) = chosen.article(*id)? else { continue };
        undated += usize::from(article.published.is_none());
        filler.document(number, &article).map_err(unmade)?;
        let units = Units::of(&article.text);
        for position in found.get(id).map(|found| &found.positions[..]).unwrap_or_default() {
            filler.statement(number, &units, position).map_err(unmade)?;
        }
    }
    let mut notes = Vec::new();
    let mut note = |count: usize, words: &str| {
        if count > 0 {
            notes.push(format!("{count} {words}"));
        }
    };
    note(chosen.statements.len(), "statements were left out: DNA has positions only");
    note(undated, "articles have no day: DNA shows 1 January 1970");
    note(
        filler.entities.cut,
        "names, titles or meanings were cut: DNA takes no more than 190 characters",
    );
    note(filler.empty, "positions were left out, since their evidence has no words");
    Ok(notes)
}

/// Makes the tables, and says what statements have.
fn begin(file: &Connection) -> rusqlite::Result<()> {
    file.execute_batch(include_str!("schema.sql"))?;
    file.execute_batch(
        "INSERT INTO SETTINGS VALUES ('version', '3.0.11'), ('date', '2023-12-03');
         INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement', 239, 208, 51),
             (2, 'Undecided', 170, 170, 170);",
    )?;
    for kind in [1, 2] {
        for (place, (name, data)) in (1..).zip(VARIABLES) {
            if kind == 2 && name == "agreement" {
                continue;
            }
            let id = variable(kind, place);
            file.execute(
                "INSERT INTO VARIABLES VALUES (?1, ?2, ?3, ?4)",
                params![id, name, data, kind],
            )?;
            if data == "short text" {
                for attribute in ATTRIBUTES {
                    file.execute(
                        "INSERT INTO ATTRIBUTEVARIABLES (VariableId, AttributeVariable) VALUES (?1, ?2)",
                        params![id, attribute],
                    )?;
                }
            }
        }
    }
    Ok(())
}

/// The id of the variable with this number, from 1, of a type of statements.
fn variable(kind: i64, place: i64) -> i64 {
    (kind - 1) * VARIABLES.len() as i64 + place
}

/// The coders: DNA's own, the program for what no person has looked at, and everybody who has reviewed.
fn coders(file: &Connection, chosen: &Chosen) -> rusqlite::Result<BTreeMap<String, i64>> {
    let reviewers = chosen.positions.iter().filter_map(|it| it.review.as_ref());
    let mut names: Vec<&str> = reviewers.map(|review| review.coder.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    names.retain(|name| !["Admin", READER].contains(name));
    let mut ids = BTreeMap::new();
    for (id, name) in (1_i64..).zip(["Admin", READER].into_iter().chain(names)) {
        let (red, green, blue) = (id * 83 % 256, id * 149 % 256, id * 211 % 256);
        file.execute(
            "INSERT INTO CODERS (ID, Name, Red, Green, Blue, Password)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![id, short(name).0, red, green, blue, PASSWORD],
        )?;
        ids.insert(name.to_owned(), id);
    }
    // Everybody sees what everybody coded.
    file.execute(
        "INSERT INTO CODERRELATIONS (Coder, OtherCoder)
         SELECT one.ID, other.ID FROM CODERS AS one JOIN CODERS AS other ON one.ID <> other.ID",
        [],
    )?;
    Ok(ids)
}

struct Filler<'f> {
    file: &'f Connection,
    chosen: &'f Chosen<'f>,
    coders: BTreeMap<String, i64>,
    entities: Entities<'f>,
    /// How many positions have no words.
    empty: usize,
}

impl Filler<'_> {
    fn document(&self, id: i64, article: &Article) -> rusqlite::Result<()> {
        let title = article.title.as_deref().unwrap_or(&article.location);
        let seconds =
            article.published.map_or(0, |it| (it.on - NaiveDate::default()).num_seconds());
        self.file
            .prepare_cached(
                "INSERT INTO DOCUMENTS (ID, Title, Text, Coder, Author, Source, Notes, Date)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                id,
                short(title).0,
                article.text,
                self.coders.get(READER),
                short(&article.byline.join("; ")).0,
                short(article.outlet.as_deref().unwrap_or_default()).0,
                notes(article),
                seconds,
            ])?;
        Ok(())
    }

    fn statement(
        &mut self,
        document: i64,
        units: &Units,
        it: &PositionEntry,
    ) -> rusqlite::Result<()> {
        let [start, stop] = it.spans.evidence.map(|place| units.of_point(place));
        if start >= stop {
            self.empty += 1;
            return Ok(());
        }
        let kind = if it.stance == Stance::Undecided { 2 } else { 1 };
        let coder = it.review.as_ref().map_or(READER, |review| review.coder.as_str());
        self.file
            .prepare_cached(
                "INSERT INTO STATEMENTS (StatementTypeId, DocumentId, Start, Stop, Coder)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![kind, document, start, stop, self.coders.get(coder)])?;
        let statement = self.file.last_insert_rowid();
        self.actor(statement, kind, it)?;
        let meaning = self.chosen.codebook.issue(&it.issue).map_or("", |issue| &issue.meaning);
        let attributes = [self.chosen.codebook.name.as_str(), it.issue.as_str(), meaning];
        self.text(statement, variable(kind, 3), &it.issue_title, attributes)?;
        if kind == 1 {
            self.put(
                "DATABOOLEAN",
                statement,
                variable(kind, 4),
                i64::from(it.stance == Stance::For),
            )?;
        }
        self.put("DATALONGTEXT", statement, variable(kind, 5), &it.holder)?;
        self.put("DATALONGTEXT", statement, variable(kind, 6), &it.condition)?;
        self.text(statement, variable(kind, 7), it.as_of.as_deref().unwrap_or_default(), [""; 3])?;
        let percent = (it.confidence * 100.0).round() as i64;
        self.put("DATAINTEGER", statement, variable(kind, 8), percent)?;
        let entry = ExportedRow::words(it.id, it.confidence, Some(&it.model));
        self.put("DATALONGTEXT", statement, variable(kind, 9), entry)
    }

    /// Who holds it: a person, or an organization, which states and groups are too. Where a leader counts
    /// for the state, it is the leader for the state.
    fn actor(&mut self, statement: i64, kind: i64, it: &PositionEntry) -> rusqlite::Result<()> {
        let is_person = it.actor_kind == Some(ActorKind::Person);
        let (person, organization) = match &it.by {
            Some(by) => (by.as_str(), it.actor.as_str()),
            None if is_person => (it.actor.as_str(), ""),
            None => ("", it.actor.as_str()),
        };
        let country = it.country.as_deref().unwrap_or_default();
        let what = it.actor_kind.map_or("", ActorKind::name);
        let attributes =
            |name: &str, kind| if name.is_empty() { [""; 3] } else { [kind, "", country] };
        let as_person = if it.by.is_some() { "person" } else { what };
        self.text(statement, variable(kind, 1), person, attributes(person, as_person))?;
        self.text(statement, variable(kind, 2), organization, attributes(organization, what))
    }

    fn text(
        &mut self,
        statement: i64,
        variable: i64,
        value: &str,
        attributes: [&str; 3],
    ) -> rusqlite::Result<()> {
        let entity = self.entities.id(variable, value, attributes)?;
        self.file
            .prepare_cached(
                "INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) VALUES (?1, ?2, ?3)",
            )?
            .execute(params![statement, variable, entity])?;
        Ok(())
    }

    fn put(
        &self,
        table: &str,
        statement: i64,
        variable: i64,
        value: impl rusqlite::ToSql,
    ) -> rusqlite::Result<()> {
        let sql =
            format!("INSERT INTO {table} (StatementId, VariableId, Value) VALUES (?1, ?2, ?3)");
        self.file.prepare_cached(&sql)?.execute(params![statement, variable, value])?;
        Ok(())
    }
}
