//! What goes to the two streams: answers to standard output, all else to standard error.

use crate::style::{ERROR, WARNING, paint};
use anyhow::bail;
use onrecord::{NaiveDate, Record, Warning};
use serde::Serialize;
use std::io::Write;
use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Found,
    NothingFound,
    SomeFailed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        ExitCode::from(match outcome {
            Outcome::Found => 0,
            Outcome::NothingFound => 1,
            Outcome::SomeFailed => 2,
        })
    }
}

/// Prints an error for a person.
pub(crate) fn complain(message: &str) {
    let _ = writeln!(anstream::stderr(), "{} {}", paint(ERROR, "error:"), visible(message));
}

/// Tells a person what is no error, and not what was asked for.
pub(crate) fn note(message: &str) {
    let _ = writeln!(anstream::stderr(), "{} {}", paint(WARNING, "note:"), visible(message));
}

/// Says that nobody has this name.
pub(crate) fn complain_of_nobody(name: &str) {
    complain(&format!(
        "nobody in the record has the name {name}; try one word of it, or `onrecord search`"
    ));
}

/// An error that tells which issues the record follows, where this is none of them.
pub(crate) fn must_follow(record: &Record, id: &str) -> anyhow::Result<()> {
    let codebook = record.codebook()?;
    if codebook.issue(id).is_none() {
        let known: Vec<String> = codebook.issues.into_iter().map(|issue| issue.id).collect();
        match known.is_empty() {
            true => bail!("the record has no issue {id}; it follows none yet"),
            false => bail!("the record has no issue {id}; it follows {}", known.join(", ")),
        }
    }
    Ok(())
}

/// Prints what was odd about an article.
pub(crate) fn warn(location: &str, warning: &Warning) {
    let label = paint(WARNING, "warning:");
    let _ = writeln!(anstream::stderr(), "{label} {}: {}", visible(location), warning.message);
}

/// Standard output, in which colours fall away where nobody sees them.
pub(crate) fn stdout() -> impl Write {
    anstream::AutoStream::auto(std::io::stdout()).lock()
}

/// Standard output for machines: nothing is taken away and nothing added.
pub(crate) fn raw_stdout() -> impl Write {
    std::io::BufWriter::new(std::io::stdout().lock())
}

/// Prints an answer for programs.
pub(crate) fn print_json(answer: &impl Serialize) -> anyhow::Result<()> {
    let mut out = raw_stdout();
    serde_json::to_writer_pretty(&mut out, answer)?;
    writeln!(out)?;
    Ok(out.flush()?)
}

/// What a listing says of a statement whose speaker did not say it, in the report's words.
pub(crate) fn negated(negation: &str) -> String {
    format!("negated (“{}”)", visible(negation))
}

/// The words without what could move a terminal's cursor or turn its text around.
pub(crate) fn visible(words: &str) -> String {
    let hide = |c: char| match c {
        '\n' | '\t' | '\r' => ' ',
        c if c.is_control() => '\u{fffd}',
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c => c,
    };
    words.chars().map(hide).collect()
}

/// Words of a text between quotation marks, unless they begin with one of their own.
pub(crate) fn quoted(words: &str) -> String {
    match words.starts_with(['“', '"', '‘', '«', '„']) {
        true => visible(words),
        false => visible(&format!("“{words}”")),
    }
}

/// "1 article", "24 articles".
pub(crate) fn count_of(count: impl TryInto<u64>, word: &str) -> String {
    let count = count.try_into().unwrap_or(u64::MAX);
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

/// What an entry is from: "2024-05-13, Keldria Press Agency: path.txt".
pub(crate) fn source(
    published: Option<NaiveDate>,
    outlet: Option<&str>,
    url: Option<&str>,
    location: &str,
) -> String {
    let day = published.map_or_else(|| "undated".to_owned(), |day| day.to_string());
    let outlet = outlet.map(|outlet| format!(", {outlet}")).unwrap_or_default();
    visible(&format!("{day}{outlet}: {}", url.unwrap_or(location)))
}

/// Whether the reader of a pipe has gone, which is no failure: `onrecord read … | head`.
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let io = cause.downcast_ref::<std::io::Error>().map(std::io::Error::kind);
        let json =
            cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
        let csv = cause.downcast_ref::<csv::Error>().and_then(|error| match error.kind() {
            csv::ErrorKind::Io(error) => Some(error.kind()),
            _ => None,
        });
        io.or(json).or(csv) == Some(std::io::ErrorKind::BrokenPipe)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Error, ErrorKind};

    #[test]
    fn whoever_reads_the_first_lines_alone_breaks_nothing() {
        let io = |kind| Error::from(kind);
        assert!(is_closed_pipe(&io(ErrorKind::BrokenPipe).into()));
        assert!(is_closed_pipe(&csv::Error::from(io(ErrorKind::BrokenPipe)).into()));
        assert!(is_closed_pipe(&serde_json::Error::io(io(ErrorKind::BrokenPipe)).into()));
        assert!(!is_closed_pipe(&csv::Error::from(io(ErrorKind::StorageFull)).into()));
    }
}
