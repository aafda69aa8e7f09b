//! The `onrecord` program. One file a subcommand; help comes from `args.rs` alone.

mod args;
mod commands;
mod complaints;
mod draw;
mod output;
mod rows;
mod run;
mod stances;
mod style;

use std::process::ExitCode;

fn main() -> ExitCode {
    let args = args::Args::of_line();
    match commands::run(args) {
        Ok(outcome) => outcome.into(),
        Err(error) if output::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            match error.downcast_ref() {
                Some(commands::codebook::Faults(faults)) => {
                    faults.iter().for_each(|fault| output::complain(fault));
                }
                None => output::complain(&format!("{error:#}")),
            }
            ExitCode::from(2)
        }
    }
}
