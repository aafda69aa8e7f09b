//! What the tests of the whole program share.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The folder of the project.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap().to_owned()
}

/// The program, ready to be given arguments, in the project's folder.
pub(crate) fn onrecord() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    command.current_dir(root());
    for variable in ["ONRECORD_MODEL", "ONRECORD_JUDGE", "ONRECORD_RECORD"] {
        command.env_remove(variable);
    }
    command
}

/// Runs the program and checks its exit status; the error shows what it said.
#[track_caller]
pub(crate) fn run(command: &mut Command, status: i32) -> Output {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(status), "{command:?} said: {said}");
    assert!(!said.contains("panicked"), "{command:?} said: {said}");
    output
}

/// Standard output of a run with this exit status.
#[track_caller]
pub(crate) fn stdout(command: &mut Command, status: i32) -> String {
    String::from_utf8(run(command, status).stdout).unwrap()
}
