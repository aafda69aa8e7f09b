//! Who is who: what `onrecord actor` can be asked.

use super::{RecordFile, TableFormat};
use clap::{Args as ClapArgs, Subcommand};

#[derive(Subcommand)]
pub(crate) enum Actor {
    /// List the actors that may be one, though the record has them as two, with what speaks for it.
    #[command(after_help = DOUBLES)]
    Doubles(Doubles),
    /// Make one actor of two, or of more: all become the first.
    Merge(Merge),
    /// Say that two actors are two, so that nothing makes one of them and `doubles` asks no more.
    Apart(Apart),
    /// Make two actors of one: in these articles it is somebody else.
    Split(Split),
    /// Give an actor another name.
    Rename(Rename),
    /// Take back the last decision that stands.
    Undo(Undo),
}

const DOUBLES: &str = "\
Under each pair stands what to type if they are one and if they are two. A pair for which little speaks, or of which one \
may just as well be somebody else, is left out.";

#[derive(ClapArgs)]
pub(crate) struct Doubles {
    /// At most so many, the likeliest first.
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub(crate) limit: usize,
    #[command(flatten)]
    pub(crate) file: RecordFile,
    /// table for reading; csv, a row a pair, for spreadsheets; json for programs.
    #[arg(long, short, value_enum, default_value_t = TableFormat::Table)]
    pub(crate) format: TableFormat,
}

#[derive(ClapArgs)]
pub(crate) struct Apart {
    /// The actor: a name that only one has, or a number from `onrecord actor doubles`.
    pub(crate) actor: String,
    /// Who this is not.
    #[arg(required = true, num_args = 1..)]
    pub(crate) others: Vec<String>,
    #[command(flatten)]
    pub(crate) file: RecordFile,
}

#[derive(ClapArgs)]
pub(crate) struct Merge {
    /// The actor that stays: a name that only one has, or a number from `onrecord who NAME --why`.
    pub(crate) actor: String,
    /// Who else this is.
    #[arg(required = true, num_args = 1..)]
    pub(crate) others: Vec<String>,
    #[command(flatten)]
    pub(crate) file: RecordFile,
}

#[derive(ClapArgs)]
pub(crate) struct Split {
    /// The actor: a name that only one has, or a number from `onrecord who NAME --why`.
    pub(crate) actor: String,
    /// The articles in which it is somebody else: their numbers, paths or addresses, or the ends of these.
    #[arg(required = true, num_args = 1..)]
    pub(crate) articles: Vec<String>,
    #[command(flatten)]
    pub(crate) file: RecordFile,
}

#[derive(ClapArgs)]
pub(crate) struct Rename {
    /// The actor: a name that only one has, or a number from `onrecord who NAME --why`.
    pub(crate) actor: String,
    /// The name to call it by.
    pub(crate) name: String,
    #[command(flatten)]
    pub(crate) file: RecordFile,
}

#[derive(ClapArgs)]
pub(crate) struct Undo {
    #[command(flatten)]
    pub(crate) file: RecordFile,
}
