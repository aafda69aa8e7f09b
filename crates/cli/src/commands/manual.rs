//! `onrecord manual`: the pages for `man`, from the one definition of the program's commands.

use crate::args::{Args, Manual};
use crate::output::{Outcome, count_of, stdout, visible};
use anyhow::Context;
use clap::CommandFactory;
use std::io::Write;

/// Writes a page for the program and one for each of its commands.
pub(crate) fn run(args: &Manual) -> anyhow::Result<Outcome> {
    let folder = visible(&args.folder.display().to_string());
    let cannot = || format!("the manual cannot be written to {folder}");
    std::fs::create_dir_all(&args.folder).with_context(cannot)?;
    clap_mangen::generate_to(Args::command(), &args.folder).with_context(cannot)?;
    let pages = std::fs::read_dir(&args.folder).with_context(cannot)?.flatten();
    let is_ours = |name: &str| name.starts_with("onrecord") && name.ends_with(".1");
    let count = pages.filter(|it| is_ours(&it.file_name().to_string_lossy())).count();
    writeln!(stdout(), "{folder} has {}: man -l {folder}/onrecord.1", count_of(count, "page"))?;
    Ok(Outcome::Found)
}
