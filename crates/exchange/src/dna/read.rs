//! Reading a DNA file, of version 3 or 2.

use super::units::Units;
use super::{ENTRY, READER, UNDECIDED, notes};
use crate::ExchangeError;
use crate::coding_rows::says_wrong;
use crate::exported::ExportedRow;
use crate::file::is_record;
use crate::find::find;
use crate::imported::{By, Coded, Imported, ImportedArticle, is_told_again};
use onrecord_reading::ActorKind;
use onrecord_record::{ActorChoice, PositionCoding};
use onrecord_text::{Article, NaiveDate, Stance};
use rusqlite::{Connection, OpenFlags, OptionalExtension, Row, params};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Reads all documents, and every statement that tells who stands where on which concept.
pub(crate) fn read(path: &Path) -> Result<Imported, ExchangeError> {
    if is_record(path) {
        return Err(ExchangeError::malformed(
            path,
            "it is a record of this program, and no DNA file",
        ));
    }
    std::fs::metadata(path).map_err(ExchangeError::unreadable(path))?;
    let malformed = |error: rusqlite::Error| {
        ExchangeError::malformed(path, format!("it is no file of DNA 2 or 3 ({error})"))
    };
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let file = Connection::open_with_flags(path, flags).map_err(malformed)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    read_all(&file, &name).map_err(malformed)
}

fn read_all(file: &Connection, name: &str) -> rusqlite::Result<Imported> {
    let version: Option<String> = file
        .query_row("SELECT Value FROM SETTINGS WHERE Property = 'version'", [], |row| row.get(0))
        .optional()?;
    let is_old = version.is_some_and(|version| version.starts_with('2'));
    let mut imported = Imported::default();
    imported.codebook.name = name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned();
    let mut documents = file.prepare(
        "SELECT ID, Title, Text, Author, Source, Notes, Date FROM DOCUMENTS ORDER BY ID",
    )?;
    let mut rows = documents.query([])?;
    let mut left = Left::default();
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(0)?;
        let article = document(row, name, is_old)?;
        let mut coded = ImportedArticle { article, ..ImportedArticle::default() };
        statements(file, id, is_old, &mut coded, &mut imported, &mut left)?;
        imported.articles.push(coded);
    }
    imported.notes.extend(left.notes());
    // Statements of other types were never meant to be positions.
    imported.left_out = left.nobody.len() + left.places.len();
    Ok(imported)
}

/// What could not be kept, by the numbers of statements.
#[derive(Default)]
struct Left {
    other_types: Vec<i64>,
    nobody: Vec<i64>,
    both: Vec<i64>,
    places: Vec<i64>,
    /// The names that were met so far.
    met: BTreeSet<String>,
}

impl Left {
    fn notes(&self) -> Vec<String> {
        let told = [
            (&self.other_types, "left out: no person or organization with a concept in its type"),
            (&self.nobody, "left out: neither person nor organization, or no concept"),
            (&self.both, "person and organization: the person holds the position"),
            (&self.places, "left out: outside the document's text"),
        ];
        let told = told.into_iter().filter(|(all, _)| !all.is_empty());
        told.map(|(all, words)| format!("{}: {words}", named(all))).collect()
    }
}

/// "statements 3, 7 and 12 more", or "statement 3".
fn named(all: &[i64]) -> String {
    const NAMED: usize = 8;
    let first: Vec<String> = all.iter().take(NAMED).map(i64::to_string).collect();
    match all {
        [one] => format!("statement {one}"),
        _ if all.len() > NAMED => {
            format!("statements {} and {} more", first.join(", "), all.len() - NAMED)
        }
        _ => format!("statements {}", first.join(", ")),
    }
}

fn document(row: &Row, name: &str, is_old: bool) -> rusqlite::Result<Article> {
    let id: i64 = row.get(0)?;
    let mut article = Article::from_text(&format!("{name}#{id}"), row.get(2)?);
    let told = |column| {
        Ok::<_, rusqlite::Error>(
            row.get::<_, Option<String>>(column)?.filter(|it| !it.trim().is_empty()),
        )
    };
    article.title = told(1)?.or(article.title);
    article.outlet = told(4)?.or(article.outlet);
    if let Some(author) = told(3)? {
        article.byline = author.split(';').map(|name| name.trim().to_owned()).collect();
    }
    let stamp: i64 = row.get(6)?;
    let days = if is_old { stamp.div_euclid(1000) } else { stamp }.div_euclid(86_400);
    let day = i32::try_from(days).ok().and_then(NaiveDate::from_epoch_days);
    article.published = day.map(notes::given);
    notes::apply(&mut article, &told(5)?.unwrap_or_default());
    Ok(article)
}

/// What the attribute Type of an actor may say in our own files.
const KINDS: [ActorKind; 4] =
    [ActorKind::Person, ActorKind::State, ActorKind::Organisation, ActorKind::Group];

/// The values of a statement's variables, by the variable's name.
type Values = BTreeMap<String, String>;

fn statements(
    file: &Connection,
    document: i64,
    is_old: bool,
    coded: &mut ImportedArticle,
    imported: &mut Imported,
    left: &mut Left,
) -> rusqlite::Result<()> {
    let units = Units::of(&coded.article.text);
    let length = coded.article.text.chars().count();
    let mut found = file.prepare_cached(
        "SELECT STATEMENTS.ID, Start, Stop, CODERS.Name, STATEMENTTYPES.Label FROM STATEMENTS
         LEFT JOIN CODERS ON CODERS.ID = STATEMENTS.Coder
         LEFT JOIN STATEMENTTYPES ON STATEMENTTYPES.ID = STATEMENTS.StatementTypeId
         WHERE DocumentId = ?1 ORDER BY Start, STATEMENTS.ID",
    )?;
    let mut rows = found.query([document])?;
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(0)?;
        let place = [row.get::<_, i64>(1)?, row.get(2)?];
        let coder: Option<String> = row.get(3)?;
        let label: Option<String> = row.get(4)?;
        let values = values(file, id, is_old)?;
        let [Ok(start), Ok(end)] = place.map(usize::try_from) else {
            left.places.push(id);
            continue;
        };
        let evidence = [start, end].map(|unit| units.to_point(unit));
        if evidence[0] >= evidence[1] || evidence[1] > length {
            left.places.push(id);
            continue;
        }
        let has = |name: &str| values.contains_key(name);
        if !(has("concept") && (has("person") || has("organization"))) {
            left.other_types.push(id);
            continue;
        }
        let told = |name: &str| values.get(name).map(|it| it.trim()).filter(|it| !it.is_empty());
        let (person, organization) = (told("person"), told("organization"));
        let (Some(actor), Some(concept)) = (person.or(organization), told("concept")) else {
            left.nobody.push(id);
            continue;
        };
        left.both.extend((person.is_some() && organization.is_some()).then_some(id));
        let stance = match values.get("agreement").map(String::as_str) {
            _ if label.as_deref() == Some(UNDECIDED) => Stance::Undecided,
            Some("0") => Stance::Against,
            _ => Stance::For,
        };
        let name = if person.is_some() { "person" } else { "organization" };
        let [kind, _, country] = attributes(file, id, name, is_old)?;
        let usual = if person.is_some() { ActorKind::Person } else { ActorKind::Organisation };
        let known = kind.and_then(|kind| KINDS.into_iter().find(|it| it.name() == kind));
        // In our own files nothing says that a kind is unknown but that none is told.
        let is_ours = has("as of");
        let kind = known.or((!is_ours).then_some(usual));
        let country = country.filter(|country| country.len() == 2);
        if is_told_again(actor, kind) || left.met.insert(actor.to_owned()) {
            coded.is(actor, kind, country.as_deref());
        }
        let [codebook, key, meaning] = match is_ours {
            true => attributes(file, id, "concept", is_old)?,
            false => [None, None, None],
        };
        if let Some(name) = codebook {
            imported.codebook.name = name;
        }
        let issue = imported.issue(key.as_deref(), concept, meaning.as_deref());
        let text = &coded.article.text;
        let within = |name: &str| {
            let words = values.get(name)?;
            find(text, evidence, words).or_else(|| find(text, [0, length], words))
        };
        let coding = PositionCoding {
            issue,
            stance,
            actor: ActorChoice::Name(actor.to_owned()),
            // Words that stand there twice say nothing of their place, which is left as it is.
            holder: within("holder").filter(|[start, end]| {
                let is_in_evidence = evidence[0] <= *start && *end <= evidence[1];
                let rest = if is_in_evidence { evidence[1] } else { length };
                values.get("holder").is_none_or(|it| find(text, [*end, rest], it).is_none())
            }),
            evidence,
            condition: match told("condition") {
                Some(_) => within("condition").map(Some),
                // DNA's own files have no such variable.
                None => has("condition").then_some(None),
            },
            as_of: told("as of").map(str::to_owned),
            quantity: None,
            attributed_to: None,
            via: None,
        };
        let by = match coder.as_deref() {
            Some(READER) => By::Reading,
            coder => By::of(coder, false),
        };
        let place = format!("{}, statement {id}", coded.article.location);
        // Whoever writes "reject" before the entry's number says that it is wrong.
        let entry = told(ENTRY).unwrap_or_default();
        let (word, rest) = entry.split_once(' ').unwrap_or((entry, ""));
        let is_wrong = says_wrong(word);
        let row = ExportedRow::of_words(if is_wrong { rest } else { entry });
        coded.positions.push(Coded { is_wrong, row, ..Coded::new(coding, by, place) });
    }
    Ok(())
}

fn values(file: &Connection, statement: i64, is_old: bool) -> rusqlite::Result<Values> {
    let short = if is_old {
        "SELECT VariableId, Value FROM DATASHORTTEXT WHERE StatementId = ?1"
    } else {
        "SELECT DATASHORTTEXT.VariableId, ENTITIES.Value FROM DATASHORTTEXT
         JOIN ENTITIES ON ENTITIES.ID = DATASHORTTEXT.Entity WHERE StatementId = ?1"
    };
    let sql = format!(
        "SELECT VARIABLES.Variable, CAST(told.Value AS TEXT) FROM VARIABLES JOIN (
             {short}
             UNION ALL SELECT VariableId, Value FROM DATALONGTEXT WHERE StatementId = ?1
             UNION ALL SELECT VariableId, Value FROM DATABOOLEAN WHERE StatementId = ?1
             UNION ALL SELECT VariableId, Value FROM DATAINTEGER WHERE StatementId = ?1
         ) AS told ON told.VariableId = VARIABLES.ID"
    );
    let mut found = file.prepare_cached(&sql)?;
    let values = found.query_map([statement], |row| {
        let value: Option<String> = row.get(1)?;
        Ok((row.get(0)?, value.unwrap_or_default()))
    })?;
    values.collect()
}

/// The attributes Type, Alias and Notes of a statement's value of the variable with this name.
fn attributes(
    file: &Connection,
    statement: i64,
    variable: &str,
    is_old: bool,
) -> rusqlite::Result<[Option<String>; 3]> {
    let mut all = [None, None, None];
    if is_old {
        return Ok(all);
    }
    let mut found = file.prepare_cached(
        "SELECT AttributeVariable, AttributeValue FROM DATASHORTTEXT
         JOIN VARIABLES ON VARIABLES.ID = DATASHORTTEXT.VariableId
         JOIN ATTRIBUTEVALUES ON ATTRIBUTEVALUES.EntityId = DATASHORTTEXT.Entity
         JOIN ATTRIBUTEVARIABLES ON ATTRIBUTEVARIABLES.ID = ATTRIBUTEVALUES.AttributeVariableId
         WHERE StatementId = ?1 AND VARIABLES.Variable = ?2",
    )?;
    let mut rows = found.query(params![statement, variable])?;
    while let Some(row) = rows.next()? {
        let place = match row.get_ref(0)?.as_str()? {
            "Type" => 0,
            "Alias" => 1,
            "Notes" => 2,
            _ => continue,
        };
        all[place] = row.get::<_, Option<String>>(1)?.filter(|value| !value.is_empty());
    }
    Ok(all)
}
