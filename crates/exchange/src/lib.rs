//! The formats of other tools: out of the record, and into it.
//!
//! [`export`] writes what is chosen from a record in a [`Format`]. [`import`] reads people's codings, and
//! [`store`] takes them into a record as reviews. A [`Network`] is drawn from positions by a pure function, so
//! that pages and files show the same. `docs/exchange.md` says what goes where and what is lost.

mod brat;
mod coding_rows;
mod csv;
mod dna;
mod error;
mod export;
mod exported;
mod file;
mod find;
mod format;
mod graph;
mod imported;
mod jsonl;
mod linked;
mod network;
mod parquet;
mod said;
mod schema_org;
mod store;
mod table;
mod web_annotation;

pub use csv::{positions_csv, statements_csv};
pub use error::ExchangeError;
pub use export::{ExportFilters, Exported, export};
pub use format::Format;
pub use graph::{gexf, graphml};
pub use imported::{By, Coded, Imported, ImportedArticle, import, import_for};
pub use network::{About, Edge, Mode, Network, NetworkKind, NetworkOptions, Node, network};
pub use store::{Stored, store, store_watched};
pub use table::{
    ARTICLE_COLUMNS, Column, ColumnKind, ISSUE_COLUMNS, POSITION_COLUMNS, STATEMENT_COLUMNS,
    VERDICT_COLUMNS, Value, position_row, statement_row,
};
