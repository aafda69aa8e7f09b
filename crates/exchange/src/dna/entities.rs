//! The values of short texts, which DNA keeps once each, with their attributes.

use super::short;
use rusqlite::{Connection, params};
use std::collections::BTreeMap;

/// The attributes that DNA gives every variable with short texts.
pub(super) const ATTRIBUTES: [&str; 3] = ["Type", "Alias", "Notes"];

/// The entities of a file, in the making.
pub(super) struct Entities<'c> {
    file: &'c Connection,
    ids: BTreeMap<(i64, String), i64>,
    /// How many values had to be cut.
    pub(super) cut: usize,
}

impl<'c> Entities<'c> {
    pub(super) fn new(file: &'c Connection) -> Entities<'c> {
        Entities { file, ids: BTreeMap::new(), cut: 0 }
    }

    /// The id of a value of a variable; the attributes are those with which it comes first.
    pub(super) fn id(
        &mut self,
        variable: i64,
        value: &str,
        attributes: [&str; 3],
    ) -> rusqlite::Result<i64> {
        let (value, is_cut) = short(value);
        let key = (variable, value);
        if let Some(id) = self.ids.get(&key) {
            return Ok(*id);
        }
        let cut_attributes = attributes.iter().filter(|value| short(value).1).count();
        self.cut += usize::from(is_cut) + cut_attributes;
        self.file
            .prepare_cached(
                "INSERT INTO ENTITIES (VariableId, Value, Red, Green, Blue) VALUES (?1, ?2, 0, 0, 0)",
            )?
            .execute(params![variable, key.1])?;
        let id = self.file.last_insert_rowid();
        for (name, value) in ATTRIBUTES.into_iter().zip(attributes) {
            self.file
                .prepare_cached(
                    "INSERT INTO ATTRIBUTEVALUES (EntityId, AttributeVariableId, AttributeValue)
                     SELECT ?1, ID, ?2 FROM ATTRIBUTEVARIABLES
                     WHERE VariableId = ?3 AND AttributeVariable = ?4",
                )?
                .execute(params![id, short(value).0, variable, name])?;
        }
        self.ids.insert(key, id);
        Ok(id)
    }
}
