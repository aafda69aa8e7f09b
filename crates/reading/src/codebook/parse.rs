//! A codebook out of its file, and all that is wrong with it at once.

use super::fields::{
    CODEBOOK, EXAMPLE, FOR, Field, HOLDER, ID, ISSUE, NAME, STANCE, Shape, TEXT, TITLE,
};
use super::lines::Lines;
use super::wording::{id_like, listed, nearest, one_line, stand_in};
use super::{Codebook, CodebookError, Issue, IssueExample, syntax};
use onrecord_text::Stance;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use toml::de::{DeTable, DeValue};

/// Reads a whole file.
pub(super) fn parse(toml: &str) -> Result<Codebook, Vec<CodebookError>> {
    let (document, faults) = DeTable::parse_recoverable(toml);
    let rest;
    let mut parser = Parser { lines: Lines::of(toml), broken: BTreeSet::new(), errors: Vec::new() };
    for fault in &faults {
        parser.fault(fault);
    }
    let codebook = if parser.broken.is_empty() {
        parser.codebook(document.get_ref())
    } else {
        // The TOML parser stops at some faults, so the rest is read without the lines that have any.
        rest = parser.lines.mended(&parser.broken, syntax::mended);
        parser.lines = Lines::of(&rest);
        parser.codebook(DeTable::parse_recoverable(&rest).0.get_ref())
    };
    if parser.errors.is_empty() {
        return Ok(codebook);
    }
    parser.errors.sort_by_key(|error| error.line);
    Err(parser.errors)
}

/// A table of the file.
struct Table<'a> {
    fields: &'a DeTable<'a>,
    /// The line of its heading; 0 for the file as a whole.
    line: usize,
    shape: &'static Shape,
}

struct Parser<'a> {
    lines: Lines<'a>,
    /// The lines that are no TOML, of which one thing has been said already.
    broken: BTreeSet<usize>,
    errors: Vec<CodebookError>,
}

impl Parser<'_> {
    fn codebook(&mut self, fields: &DeTable<'_>) -> Codebook {
        let table = Table { fields, line: 0, shape: &CODEBOOK };
        self.strangers(&table);
        let name = self.words(&table, &NAME);
        let said = self.errors.len();
        let tables = self.tables(&table, "issue", &ISSUE);
        // Where something else is wrong with the issues, or their name, that has been said.
        let is_all = self.broken.is_empty() && fields.keys().all(|key| is_of(&CODEBOOK, key));
        if tables.is_empty() && is_all && self.errors.len() == said {
            self.error(1, "issue", "missing; a codebook has at least one [[issue]]".to_owned());
        }
        let mut ids = BTreeMap::new();
        let issues = tables.iter().map(|table| self.issue(table, &mut ids)).collect();
        Codebook { name, issues }
    }

    fn issue(&mut self, table: &Table<'_>, ids: &mut BTreeMap<String, usize>) -> Issue {
        self.strangers(table);
        let id = self.id(table, ids);
        let title = self.words(table, &TITLE);
        let meaning = self.words(table, &FOR);
        let examples = self.tables(table, "example", &EXAMPLE);
        let examples = examples.iter().filter_map(|example| self.example(example)).collect();
        Issue { id, title, meaning, examples }
    }

    fn id(&mut self, table: &Table<'_>, ids: &mut BTreeMap<String, usize>) -> String {
        let id = self.words(table, &ID);
        let line = self.line_of(table, &ID);
        let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !id.chars().all(is_part) || id.starts_with('-') {
            let like = id_like(&id).map(|id| format!(": {id}, say")).unwrap_or_default();
            let rule = "is made of small letters (a to z), digits and hyphens, and no hyphen first";
            self.error(line, ID.name, format!("“{id}” is no id, which {rule}{like}"));
        } else if let Some(first) = ids.get(&id).filter(|_| !id.is_empty()) {
            let message = format!("“{id}” stands in line {first} and in line {line}; change one");
            self.error(line, ID.name, message);
        } else {
            ids.insert(id.clone(), line);
        }
        id
    }

    fn example(&mut self, table: &Table<'_>) -> Option<IssueExample> {
        self.strangers(table);
        let text = self.words(table, &TEXT);
        let holder = self.words(table, &HOLDER);
        if !text.is_empty() && !holder.is_empty() && !stand_in(&holder, &text) {
            let line = self.line_of(table, &HOLDER);
            let message = format!("“{holder}” does not stand in the text; {}", HOLDER.wanted);
            self.error(line, HOLDER.name, message);
        }
        let word = self.words(table, &STANCE);
        let stance = Stance::ALL.into_iter().find(|stance| stance.name() == word);
        if stance.is_none() && !word.is_empty() {
            let line = self.line_of(table, &STANCE);
            let message = format!("“{word}” is no stance; {}", STANCE.wanted);
            self.error(line, STANCE.name, message);
        }
        Some(IssueExample { text, holder, stance: stance? })
    }

    /// The words of a field on one line; none where something is wrong with them.
    fn words(&mut self, table: &Table<'_>, field: &Field) -> String {
        let Some(value) = table.fields.get(field.name) else {
            // What cannot be read may be what is missing.
            if self.broken.range(self.lines.section(table.line)).next().is_none() {
                let message = format!("missing; {}: {} = \"…\"", field.wanted, field.name);
                self.error(table.line, field.name, message);
            }
            return String::new();
        };
        let words = match value.get_ref() {
            DeValue::String(words) => Ok(one_line(words)),
            other => Err(kind(other)),
        };
        let length = words.as_ref().map_or(0, |words| words.chars().count());
        let message = match words {
            Err(kind) => {
                format!("{kind}, where a text in quotation marks belongs: {} = \"…\"", field.name)
            }
            Ok(words) if !words.contains(char::is_alphanumeric) => {
                format!("empty; {}", field.wanted)
            }
            Ok(_) if length > field.most => {
                format!("{length} characters, where {} are the most; {}", field.most, field.shorten)
            }
            Ok(words) if words.contains(char::is_control) => syntax::UNSEEN.to_owned(),
            Ok(words) => return words,
        };
        self.error(self.line_of(table, field), field.name, message);
        String::new()
    }

    /// The tables under a name, as lines with two brackets on each side make them.
    fn tables<'a>(
        &mut self,
        table: &Table<'a>,
        name: &'static str,
        shape: &'static Shape,
    ) -> Vec<Table<'a>> {
        let Some((key, value)) = table.fields.get_key_value(name) else { return Vec::new() };
        let items = match value.get_ref() {
            DeValue::Array(items) => items.iter().collect(),
            _ => vec![value],
        };
        let mut tables = Vec::with_capacity(items.len());
        for item in items {
            let is_listed = value.get_ref().is_array();
            let line = self.lines.number(if is_listed { item.span() } else { key.span() }.start);
            let message = match item.get_ref() {
                DeValue::Table(fields) if is_listed => {
                    tables.push(Table { fields, line, shape });
                    continue;
                }
                DeValue::Table(fields) if fields.len() == 1 && fields.contains_key("example") => {
                    "missing above its example: a line [[issue]] with id, title and for".to_owned()
                }
                DeValue::Table(_) => {
                    format!("one bracket is too few: {} stands {}", shape.what, shape.place)
                }
                other => {
                    format!("{}, where {} belongs {}", kind(other), shape.what, shape.place)
                }
            };
            self.error(line, name, message);
        }
        tables
    }

    /// Complains of each field that a table does not have.
    fn strangers(&mut self, table: &Table<'_>) {
        let Shape { what, fields, .. } = table.shape;
        for key in table.fields.keys().filter(|key| !is_of(table.shape, key)) {
            let name = key.get_ref().as_ref();
            let mut shapes = [&CODEBOOK, &ISSUE, &EXAMPLE].into_iter();
            let has = listed(fields);
            let message = match shapes.find(|shape| shape.fields.contains(&name)) {
                _ if name == "example" => {
                    "each example stands below its issue, with a line [[issue.example]]".to_owned()
                }
                Some(home) => format!("{what} has {has}; {name} belongs {}", home.place),
                None => match nearest(name, fields) {
                    Some(near) => format!("{what} has no such field; {near} was meant?"),
                    None => format!("{what} has no such field, but {has}"),
                },
            };
            self.error(self.lines.number(key.span().start), &syntax::shown(name), message);
        }
    }

    /// Notes what the TOML parser found.
    fn fault(&mut self, fault: &toml::de::Error) {
        let line = self.lines.number(fault.span().map_or(usize::MAX, |span| span.start));
        let words = self.lines.words(line);
        self.error(line, &syntax::field(words), syntax::explain(fault.message(), words));
        self.broken.insert(line);
    }

    /// Notes an error, unless its line could not be read: all else about it is a guess.
    fn error(&mut self, line: usize, field: &str, message: String) {
        if !self.broken.contains(&line) {
            let field = field.to_owned();
            self.errors.push(CodebookError { line: line.max(1), field, message });
        }
    }

    fn line_of(&self, table: &Table<'_>, field: &Field) -> usize {
        let key = table.fields.get_key_value(field.name);
        key.map_or(table.line, |(key, _)| self.lines.number(key.span().start))
    }
}

fn is_of(shape: &Shape, key: &toml::Spanned<Cow<'_, str>>) -> bool {
    shape.fields.contains(&key.get_ref().as_ref())
}

fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
