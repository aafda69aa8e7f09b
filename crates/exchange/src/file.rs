//! Files that are there whole or not at all, and never in the place of a record.

use crate::ExchangeError;
use std::fs::File;
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};

/// Writes a file beside `path`, and puts it in its place once it is whole. `-` is the standard output.
pub(crate) fn save(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> Result<(), ExchangeError>,
) -> Result<(), ExchangeError> {
    let written = |to: &Path| {
        let file = if is_stdout(to) { stdout() } else { File::create(to) };
        let mut out = BufWriter::new(file.map_err(ExchangeError::unwritable(path))?);
        write(&mut out)?;
        out.flush().map_err(ExchangeError::unwritable(path))
    };
    if is_stream(path) { written(path) } else { put(path, written) }
}

/// Whether a path stands for the standard output.
fn is_stdout(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The standard output, without the lines by which the library's own is handed on.
fn stdout() -> std::io::Result<File> {
    #[cfg(unix)]
    let same = std::os::fd::AsFd::as_fd(&std::io::stdout()).try_clone_to_owned();
    #[cfg(windows)]
    let same = std::os::windows::io::AsHandle::as_handle(&std::io::stdout()).try_clone_to_owned();
    same.map(File::from)
}

/// Whether what is written into a file is read by another program, or by nobody: a pipe, a terminal, `/dev/null`.
fn is_stream(path: &Path) -> bool {
    is_stdout(path) || path.metadata().is_ok_and(|it| !it.is_file() && !it.is_dir())
}

/// Lets `make` make a file beside `path`, and puts it in its place once that is done.
pub(crate) fn put(
    path: &Path,
    make: impl FnOnce(&Path) -> Result<(), ExchangeError>,
) -> Result<(), ExchangeError> {
    guard(path)?;
    // A link goes on leading to where it did.
    let followed = path.canonicalize();
    let path = followed.as_deref().unwrap_or(path);
    let unfinished = beside(path);
    let made = make(&unfinished)
        .and_then(|()| std::fs::rename(&unfinished, path).map_err(ExchangeError::unwritable(path)));
    if made.is_err() {
        // What is left of it is of no use, and may not be there at all.
        let _ = std::fs::remove_file(&unfinished);
    }
    made
}

/// Makes a folder, and those above it.
pub(crate) fn make_folder(path: &Path) -> Result<(), ExchangeError> {
    if is_stdout(path) || path.exists() && !path.is_dir() {
        let what = "is no folder, which this format fills with several files";
        return Err(ExchangeError::Occupied { path: path.to_owned(), what });
    }
    std::fs::create_dir_all(path).map_err(ExchangeError::unwritable(path))
}

/// A whole file as text, byte for byte.
pub(crate) fn read(path: &Path) -> Result<String, ExchangeError> {
    let bytes = std::fs::read(path).map_err(ExchangeError::unreadable(path))?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(_) => Err(ExchangeError::malformed(path, "it is not UTF-8: convert it first")),
    }
}

/// Whether this is a record, by the number that SQLite keeps for the program in its head.
pub(crate) fn is_record(path: &Path) -> bool {
    const RECORD: [u8; 4] = 1_869_509_219_u32.to_be_bytes();
    // To look into a pipe would wait for what is to be written into it.
    if is_stream(path) {
        return false;
    }
    let mut head = [0; 72];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut head));
    read.is_ok() && head.starts_with(b"SQLite format 3\0") && head[68..72] == RECORD
}

fn guard(path: &Path) -> Result<(), ExchangeError> {
    if is_record(path) {
        let what = "is a record";
        return Err(ExchangeError::Occupied { path: path.to_owned(), what });
    }
    if path.is_dir() {
        let what = "is a folder";
        return Err(ExchangeError::Occupied { path: path.to_owned(), what });
    }
    if is_stream(path) {
        let what = "takes in what is written from end to end, which this format is not";
        return Err(ExchangeError::Occupied { path: path.to_owned(), what });
    }
    Ok(())
}

fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.part", std::process::id()))
}
