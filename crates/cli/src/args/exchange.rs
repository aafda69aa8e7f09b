//! Out of the record for other tools, and into it: what `onrecord export` and `import` can be asked.

use super::typed::{day, probability, weight};
use super::{RecordFile, RollUp};
use clap::{Args as ClapArgs, ValueEnum};
use onrecord::NaiveDate;
use onrecord::record::PositionFilters;
use std::path::PathBuf;

pub(super) const EXPORT: &str = "\
Try:  onrecord export --to gexf --out bridge.gexf --network agree --roll-up state
      onrecord export --to csv --out tables --since 2025-01-01
      onrecord export --to jsonl --out - | jq .

docs/exchange.md says what each format holds, what it loses, and how to open it.";

#[derive(ClapArgs)]
pub(crate) struct Export {
    /// The format.
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(crate) to: ExportFormat,
    /// Where to write it: a folder for csv, parquet and brat, else a file, or - for the standard output.
    #[arg(long, value_name = "PATH")]
    pub(crate) out: PathBuf,
    /// Only positions on this issue, and the statements that carry them.
    #[arg(long, value_name = "ID")]
    pub(crate) issue: Option<String>,
    /// Only who goes by this name, or by names that begin so.
    #[arg(long, value_name = "NAME")]
    pub(crate) actor: Option<String>,
    /// Only what holds as of this day or later; of statements, what was published then.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) since: Option<NaiveDate>,
    /// Only what holds as of this day or before.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) until: Option<NaiveDate>,
    /// Let leaders and ministers count for their state.
    #[arg(long, value_enum, value_name = "TO")]
    pub(crate) roll_up: Option<RollUp>,
    /// Only positions that are right with at least this probability, from 0 to 1.
    #[arg(long, value_name = "P", default_value_t = PositionFilters::MIN, allow_negative_numbers = true, value_parser = probability)]
    pub(crate) min: f32,
    /// Which network graphml and gexf draw; two-mode without it.
    #[arg(long, value_enum, value_name = "KIND")]
    pub(crate) network: Option<NetworkChoice>,
    /// Leave out a network's edges whose weight is smaller, whatever its sign; 1 without it.
    #[arg(long, value_name = "W", allow_negative_numbers = true, value_parser = weight)]
    pub(crate) min_weight: Option<f64>,
    #[command(flatten)]
    pub(crate) file: RecordFile,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    /// Tables for spreadsheets, R and pandas.
    Csv,
    /// One JSON object a line.
    Jsonl,
    /// Tables with types, for pandas, Arrow, DuckDB and Spark.
    Parquet,
    /// A network, for Gephi, igraph, networkx and visone.
    Graphml,
    /// A network over time, for Gephi.
    Gexf,
    /// Texts with annotations, for brat and `onrecord eval`.
    Brat,
    /// The file of Discourse Network Analyzer 3.
    Dna,
    /// W3C Web Annotation, as JSON-LD.
    WebAnnotation,
    /// schema.org Quotation and Claim, as JSON-LD.
    SchemaOrg,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum NetworkChoice {
    /// Actors and issues: an edge for each stance.
    TwoMode,
    /// Actors who are both for or both against; the weight counts the issues.
    Agree,
    /// Actors of whom one is for and the other against; the weight counts the issues.
    Disagree,
    /// The issues on which two actors agree, less those on which they do not.
    AgreeMinusDisagree,
}

pub(super) const IMPORT: &str = "\
Try:  onrecord import codings/ --coder eva
      onrecord import study.dna
      onrecord import codings.csv     with the columns actor, issue, stance, evidence, and text or location

What is in the record already is accepted or corrected, and all else is added. Importing again
changes nothing; nor does an export that comes back as it went out. docs/exchange.md says what each
format may hold, and how to say that a finding is right.";

#[derive(ClapArgs)]
pub(crate) struct Import {
    /// Folders of brat files, DNA files, CSV files, or folders that an export to csv made.
    #[arg(value_name = "PATH", required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// The format, where the path does not tell.
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(crate) from: Option<ImportFormat>,
    /// Who coded what names no coder.
    #[arg(long, value_name = "NAME", env = "ONRECORD_CODER", default_value = Import::CODER)]
    pub(crate) coder: String,
    #[command(flatten)]
    pub(crate) file: RecordFile,
}

impl Import {
    /// Who is said to have coded it, where nobody is named.
    pub(crate) const CODER: &str = "import";
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ImportFormat {
    Brat,
    Dna,
    Csv,
}
