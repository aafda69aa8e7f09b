//! The local pages: look at the record, ask it, correct it.
//!
//! A [`Server`] listens where [`Options`] say, which is this machine alone unless somebody wants it otherwise.
//! Every page is one data struct with a template (`page`): asked for as `/changes` it is a page, as
//! `/changes.json` the same as data, as `/changes.csv` its table. `security` stands before all of them,
//! because any page in the user's browser can send requests here; article text is hostile and leaves this
//! crate escaped by the templates, or as JSON that scripts only ever put into text nodes.

mod app;
mod asked;
mod assets;
mod failure;
mod form;
mod jobs;
mod kept;
mod marks;
mod matrix;
mod page;
mod pages;
mod paging;
mod security;
mod segments;
mod server;
mod shell;
#[cfg(test)]
mod testing;
mod visible;
mod words;

pub use server::{Options, ServeError, Server};
