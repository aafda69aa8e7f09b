//! `onrecord completions`: what makes a shell complete the program's commands, from the one definition of them.

use crate::args::{Args, Completions};
use crate::output::{Outcome, stdout};
use clap::CommandFactory;
use std::io::Write;

/// Prints a shell's script.
pub(crate) fn run(args: &Completions) -> anyhow::Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "onrecord", &mut script);
    stdout().write_all(&script)?;
    Ok(Outcome::Found)
}
