use super::units::Units;
use super::*;
use crate::imported::{By, Coded, Imported};
use onrecord_record::ActorChoice;
use onrecord_text::{PublishedFrom, Stance};
use rusqlite::Connection;

#[test]
fn units_go_there_and_back() {
    let text = "a𝔉é🙂🙂\u{202e}z";
    let units = Units::of(text);
    for (point, (byte, _)) in text.char_indices().enumerate() {
        let unit = text[..byte].encode_utf16().count();
        assert_eq!(units.of_point(point), unit);
        assert_eq!(units.to_point(unit), point);
    }
    assert_eq!(units.to_point(units.of_point(7)), 7);
    // In the middle of a pair.
    assert_eq!((units.to_point(2), units.to_point(5), units.to_point(7)), (1, 3, 4));
}

/// What a file of these statements holds.
fn read_sql(sql: &str) -> Result<Imported, crate::ExchangeError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("study.dna");
    let file = Connection::open(&path).unwrap();
    file.execute_batch(sql).unwrap();
    drop(file);
    read(&path)
}

/// The tables of DNA 3, and the variables of its default type of statement.
fn third(rest: &str) -> String {
    let schema = include_str!("schema.sql");
    format!(
        "{schema}
         INSERT INTO SETTINGS VALUES ('version', '3.0.10');
         INSERT INTO CODERS (ID, Name, Password) VALUES (1, 'Admin', ''), (2, 'eva', '');
         INSERT INTO STATEMENTTYPES (ID, Label) VALUES (1, 'DNA Statement'), (2, 'Annotation');
         INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1),
             (2, 'organization', 'short text', 1), (3, 'concept', 'short text', 1),
             (4, 'agreement', 'boolean', 1), (5, 'note', 'long text', 2);
         {rest}"
    )
}

#[test]
fn a_study_of_others_comes_in() {
    let imported = read_sql(&third(
        "INSERT INTO DOCUMENTS (ID, Title, Text, Coder, Author, Source, Date)
             VALUES (1, 'A line', '🙂 Pell wants it. No.', 1, 'Nora Whitlam', 'Gazette', 1738800000);
         INSERT INTO ENTITIES (ID, VariableId, Value)
             VALUES (1, 1, 'Ada Pell'), (2, 1, ''), (3, 2, 'Harbour Board'), (4, 3, 'A Bridge, now!');
         INSERT INTO STATEMENTS VALUES (1, 1, 1, 3, 16, 2), (2, 1, 1, 17, 20, 1), (3, 2, 1, 0, 5, 1),
             (4, 1, 1, 3, 400, 1), (5, 1, 1, 3, 7, 1);
         INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity)
             VALUES (1, 1, 1), (1, 2, 3), (1, 3, 4), (2, 1, 2), (2, 2, 3), (2, 3, 4), (4, 1, 1), (4, 3, 4),
                 (5, 1, 2), (5, 3, 4);
         INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (1, 4, 1), (2, 4, 0);
         INSERT INTO DATALONGTEXT (StatementId, VariableId, Value) VALUES (3, 5, 'hm');",
    ))
    .unwrap();
    let [it] = &imported.articles[..] else { panic!("{imported:?}") };
    let article = &it.article;
    assert_eq!(article.location, "study.dna#1");
    assert_eq!(
        (article.title.as_deref(), article.outlet.as_deref()),
        (Some("A line"), Some("Gazette"))
    );
    let published = article.published.unwrap();
    assert_eq!(
        (published.on.to_string(), published.from),
        ("2025-02-06".to_owned(), PublishedFrom::Given)
    );
    let told: Vec<_> = it
        .positions
        .iter()
        .map(|it| (it.coding.actor.clone(), it.coding.stance, it.coding.evidence, it.by.clone()))
        .collect();
    let name = |name: &str| ActorChoice::Name(name.to_owned());
    let coder = |name: &str| By::Coder(name.to_owned());
    assert_eq!(
        told,
        [
            (name("Ada Pell"), Stance::For, [2, 15], coder("eva")),
            (name("Harbour Board"), Stance::Against, [16, 19], coder("Admin")),
        ]
    );
    let [issue] = &imported.codebook.issues[..] else { panic!("{imported:?}") };
    assert_eq!((issue.id.as_str(), issue.title.as_str()), ("a-bridge-now", "A Bridge, now!"));
    // One of another type, one outside the text, one by nobody, and one with two actors.
    assert_eq!(imported.notes.len(), 4, "{:?}", imported.notes);
}

#[test]
fn the_second_version_keeps_texts_and_days_otherwise() {
    let imported = read_sql(
        "CREATE TABLE SETTINGS (Property TEXT, Value TEXT);
         INSERT INTO SETTINGS VALUES ('version', '2.0 beta 25');
         CREATE TABLE CODERS (ID INTEGER, Name TEXT);
         CREATE TABLE DOCUMENTS (ID INTEGER, Title TEXT, Text TEXT, Coder INTEGER, Author TEXT,
             Source TEXT, Section TEXT, Notes TEXT, Type TEXT, Date INTEGER);
         INSERT INTO DOCUMENTS VALUES (7, 'A line', 'Pell wants it.', 1, '', '', '', '', '', 1738843200000);
         CREATE TABLE STATEMENTTYPES (ID INTEGER, Label TEXT);
         INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement');
         CREATE TABLE VARIABLES (ID INTEGER, Variable TEXT, DataType TEXT, StatementTypeId INTEGER);
         INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1), (3, 'concept', 'short text', 1),
             (4, 'agreement', 'boolean', 1);
         CREATE TABLE STATEMENTS (ID INTEGER, StatementTypeId INTEGER, DocumentId INTEGER, Start INTEGER,
             Stop INTEGER, Coder INTEGER);
         INSERT INTO STATEMENTS VALUES (1, 1, 7, 0, 14, 1);
         CREATE TABLE DATASHORTTEXT (StatementId INTEGER, VariableId INTEGER, Value TEXT);
         INSERT INTO DATASHORTTEXT VALUES (1, 1, 'Ada Pell'), (1, 3, 'Bridge');
         CREATE TABLE DATALONGTEXT (StatementId INTEGER, VariableId INTEGER, Value TEXT);
         CREATE TABLE DATAINTEGER (StatementId INTEGER, VariableId INTEGER, Value INTEGER);
         CREATE TABLE DATABOOLEAN (StatementId INTEGER, VariableId INTEGER, Value INTEGER);
         INSERT INTO DATABOOLEAN VALUES (1, 4, 0);",
    )
    .unwrap();
    let [it] = &imported.articles[..] else { panic!("{imported:?}") };
    assert_eq!(it.article.published.unwrap().on.to_string(), "2025-02-06");
    let [Coded { coding: position, by: By::Somebody, .. }] = &it.positions[..] else {
        panic!("{it:?}")
    };
    assert_eq!((position.stance, position.issue.as_str()), (Stance::Against, "bridge"));
}

#[test]
fn what_is_no_study_is_said_to_be_none() {
    let error = read_sql("CREATE TABLE notes (text TEXT);").unwrap_err();
    assert!(error.to_string().contains("no file of DNA 2 or 3"), "{error}");
}
