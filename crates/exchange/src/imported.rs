//! What was read from another tool's format, before it enters a record.

use crate::exported::ExportedRow;
use crate::{ExchangeError, Format, brat, coding_rows, dna};
use onrecord_reading::{Actor, ActorKind, Codebook, Issue};
use onrecord_record::{PositionCoding, Record, StatementCoding};
use onrecord_text::Article;
use std::path::Path;

/// Articles with their codings, and the issues that they are about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// The articles, in the order of the files.
    pub articles: Vec<ImportedArticle>,
    /// The issues that occur.
    pub codebook: Codebook,
    /// What could not be kept and why, in sentences for the user.
    pub notes: Vec<String>,
    /// How many of these are about a whole article or coding, and not about a part of one.
    pub left_out: usize,
}

/// By whom a coding is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// The coder whom the format names.
    Coder(String),
    /// A person whom it does not name.
    Somebody,
    /// A reading: an export wrote it and nobody signed it, though a person may have changed it since.
    Reading,
}

/// An article with what people coded in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportedArticle {
    /// The article.
    pub article: Article,
    /// Whom the codings name, as far as more than a name is known of them. They are the cast of an article
    /// that is new; of one that the record has, its own reading knows better.
    pub actors: Vec<Actor>,
    /// Statements.
    pub statements: Vec<Coded<StatementCoding>>,
    /// Positions.
    pub positions: Vec<Coded<PositionCoding>>,
}

/// A coding as it came in.
#[derive(Clone, Debug, PartialEq)]
pub struct Coded<C> {
    /// What is said.
    pub coding: C,
    /// By whom.
    pub by: By,
    /// That what is said is wrong, whatever stance or kind it has here.
    pub is_wrong: bool,
    /// Where it stands in what was imported: `positions.csv, row 14`.
    pub place: String,
    /// The row of an export that it stands in.
    pub(crate) row: Option<ExportedRow>,
}

/// Reads codings: a folder of brat files or one of them, a DNA file, or CSV, which is a folder that
/// [`crate::export`] wrote or a file with a row a position. `docs/exchange.md` says what each may hold.
///
/// # Errors
///
/// The path cannot be read, is not what the format asks for, or the format goes out only.
pub fn import(from: Format, path: &Path) -> Result<Imported, ExchangeError> {
    import_for(None, from, path)
}

/// As [`import`], where a table of codings alone may tell its articles by the keys or places that this record has
/// for them.
///
/// # Errors
///
/// As [`import`].
pub fn import_for(
    record: Option<&Record>,
    from: Format,
    path: &Path,
) -> Result<Imported, ExchangeError> {
    match from {
        Format::Brat => brat::read(path),
        Format::Dna => dna::read(path),
        Format::Csv => coding_rows::read(record, path),
        other => Err(ExchangeError::OutOnly { format: other.name() }),
    }
}

impl<C> Coded<C> {
    /// A coding that says how something is, at this place.
    pub(crate) fn new(coding: C, by: By, place: String) -> Coded<C> {
        Coded { coding, by, is_wrong: false, place, row: None }
    }
}

impl By {
    /// By the coder who is named; without one by a reading, if it carries what only an export writes.
    pub(crate) fn of(coder: Option<&str>, is_exported: bool) -> By {
        match coder.map(str::trim).filter(|name| !name.is_empty()) {
            Some(name) => By::Coder(name.to_owned()),
            None if is_exported => By::Reading,
            None => By::Somebody,
        }
    }

    /// Who answers for it: the coder who is named, or else `otherwise`.
    pub(crate) fn coder<'a>(&'a self, otherwise: &'a str) -> &'a str {
        match self {
            By::Coder(name) => name,
            By::Somebody | By::Reading => otherwise,
        }
    }
}

impl ImportedArticle {
    /// Notes what kind of actor somebody is, the first time that it is told.
    pub(crate) fn is(&mut self, name: &str, kind: Option<ActorKind>, country: Option<&str>) {
        if kind.is_some() && self.actors.iter().all(|actor| actor.name != name) {
            let country = country.map(str::to_owned);
            self.actors.push(Actor { name: name.to_owned(), kind, country, ..Actor::default() });
        }
    }
}

impl Imported {
    /// Notes that an article or a coding is left out, and why.
    pub(crate) fn leave_out(&mut self, note: String) {
        self.notes.push(note);
        self.left_out += 1;
    }

    /// How many codings there are, of statements and of positions.
    pub fn codings(&self) -> usize {
        self.articles.iter().map(|it| it.statements.len() + it.positions.len()).sum()
    }

    /// The id of the issue with this title, which is added where there is none. What a stance for it means
    /// stands in no foreign format: the title has to say it until a codebook does.
    pub(crate) fn issue(&mut self, id: Option<&str>, title: &str, meaning: Option<&str>) -> String {
        let issues = &mut self.codebook.issues;
        let wanted = id.filter(|id| is_id(id));
        let known = issues.iter().find(|it| match wanted {
            Some(id) => it.id == id,
            None => it.title == title || it.id == title,
        });
        if let Some(issue) = known {
            return issue.id.clone();
        }
        let slug = wanted.map_or_else(|| id_like(title), str::to_owned);
        let numbered = (2..).map(|number: u64| format!("{slug}-{number}"));
        let is_free = |id: &String| issues.iter().all(|it| it.id != *id);
        let free = std::iter::once(slug.clone()).chain(numbered).find(is_free).unwrap_or(slug);
        issues.push(Issue {
            id: free.clone(),
            title: title.to_owned(),
            meaning: meaning.filter(|it| !it.is_empty()).unwrap_or(title).to_owned(),
            ..Issue::default()
        });
        free
    }
}

/// Whether who has this name is told anew in each article: by a whole name they are one over all, and groups are each
/// article's own. Of others only the first article tells, and the rest mean whoever has that name.
pub(crate) fn is_told_again(name: &str, kind: Option<ActorKind>) -> bool {
    name.contains(' ') && name.starts_with(char::is_uppercase) || kind == Some(ActorKind::Group)
}

/// Whether this may be an issue's id.
pub(crate) fn is_id(id: &str) -> bool {
    let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !id.is_empty() && !id.starts_with('-') && id.chars().all(is_part)
}

/// The title as an id: small letters, digits and hyphens.
pub(crate) fn id_like(title: &str) -> String {
    let small = title.to_lowercase();
    let parts = small.split(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit()));
    let id = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    if id.is_empty() { "issue".to_owned() } else { id }
}
