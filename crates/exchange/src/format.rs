//! The formats by their names.

use std::path::Path;

/// A format of another tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Tables for spreadsheets, R and pandas: a folder.
    Csv,
    /// One JSON object a line: a file.
    Jsonl,
    /// Typed tables: a folder.
    Parquet,
    /// A network: a file.
    GraphMl,
    /// A network over time: a file.
    Gexf,
    /// Texts with their annotations, as brat shows and edits them: a folder.
    Brat,
    /// The file of Discourse Network Analyzer 3.
    Dna,
    /// W3C Web Annotation as JSON-LD: a file.
    WebAnnotation,
    /// schema.org Quotation and Claim as JSON-LD: a file.
    SchemaOrg,
}

impl Format {
    /// All formats.
    pub const ALL: [Format; 9] = [
        Format::Csv,
        Format::Jsonl,
        Format::Parquet,
        Format::GraphMl,
        Format::Gexf,
        Format::Brat,
        Format::Dna,
        Format::WebAnnotation,
        Format::SchemaOrg,
    ];

    /// The word for it in commands and messages.
    pub fn name(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Jsonl => "jsonl",
            Format::Parquet => "parquet",
            Format::GraphMl => "graphml",
            Format::Gexf => "gexf",
            Format::Brat => "brat",
            Format::Dna => "dna",
            Format::WebAnnotation => "web-annotation",
            Format::SchemaOrg => "schema-org",
        }
    }

    /// The format of codings at `path`, as its name and contents tell, if they do: a folder with `.ann` files
    /// or one of them, a DNA file, a CSV file or a folder of them.
    pub fn of_path(path: &Path) -> Option<Format> {
        let ends = |path: &Path, endings: &[&str]| {
            let extension = path.extension().and_then(|it| it.to_str()).unwrap_or_default();
            endings.iter().any(|ending| extension.eq_ignore_ascii_case(ending))
        };
        if path.is_dir() {
            let mut files: Vec<_> =
                path.read_dir().ok()?.filter_map(|entry| Some(entry.ok()?.path())).collect();
            files.sort();
            let has = |endings: &[&str]| files.iter().any(|file| ends(file, endings));
            return match (has(&["ann"]), has(&["csv"])) {
                (true, _) => Some(Format::Brat),
                (false, true) => Some(Format::Csv),
                (false, false) => files
                    .iter()
                    .filter(|file| file.is_dir())
                    .find_map(|folder| Format::of_path(folder))
                    .filter(|format| *format == Format::Brat),
            };
        }
        match () {
            () if ends(path, &["dna", "sqlite", "sqlite3", "db"]) => Some(Format::Dna),
            () if ends(path, &["ann"]) => Some(Format::Brat),
            () if ends(path, &["csv"]) => Some(Format::Csv),
            () => None,
        }
    }
}
