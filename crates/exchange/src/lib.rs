//! The formats of other tools: out of the record, and into it.

mod csv;
mod error;
mod format;
mod graph;
mod jsonl;
mod network;
mod parquet;
mod table;

pub use csv::{positions_csv, statements_csv};
pub use error::ExchangeError;
pub use format::Format;
pub use graph::{gexf, graphml};
pub use network::{About, Edge, Mode, Network, NetworkKind, NetworkOptions, Node, network};
pub use table::{
    ARTICLE_COLUMNS, Column, ColumnKind, ISSUE_COLUMNS, POSITION_COLUMNS, STATEMENT_COLUMNS, Value,
    position_row, statement_row,
};
