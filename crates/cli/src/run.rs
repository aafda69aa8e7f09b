//! A run over sources: progress, one bad article that stops nothing, and how it ended.

use crate::args::{Model, Sources};
use crate::commands::codebook;
use crate::complaints::{Complaints, Warnings, is_fault};
use crate::output::{Outcome, complain, note, warn};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use onrecord::{
    Article, Codebook, Encoder, Judge, Location, ReadError, Reader, Reading, in_order,
    locations_and_others, without_others,
};
use std::fmt::Write;
use std::path::Path;
use std::time::Duration;

/// The reader with the model that was asked for.
pub(crate) fn reader(model: &Model) -> anyhow::Result<Reader> {
    Ok(Reader::new(Encoder::open(&model.tagger)?))
}

/// The reader with the model that was asked for, which also finds positions on the issues of `codebook`.
pub(crate) fn judging_reader(model: &Model, codebook: Codebook) -> anyhow::Result<Reader> {
    let reader = reader(model)?;
    if codebook.issues.is_empty() {
        return Ok(reader);
    }
    let judge = match &model.judge {
        Some(folder) => Judge::load(folder)?,
        None => Judge::shipped()?,
    };
    Ok(reader.judging(judge, codebook))
}

/// The codebook in a file; an error lists all that is wrong with it.
pub(crate) fn codebook(file: &Path) -> anyhow::Result<Codebook> {
    Ok(codebook::open(file)?)
}

/// All articles of all sources; a source that gives none is complained about and counts as failed.
pub(crate) fn all_locations(sources: &[impl AsRef<Path>]) -> (Vec<Location>, bool) {
    let mut found = Vec::new();
    let mut failed = false;
    let named: Vec<&Path> = sources.iter().map(AsRef::as_ref).collect();
    let (sources, others) = without_others(&named);
    if let Some(told) = others.told() {
        note(&format!("{told}; a file that is named alone is read whatever its name"));
    }
    for source in sources {
        let looking = waiting(&format!("looking through {}", source.display()));
        let located = locations_and_others(source);
        looking.finish_and_clear();
        match located {
            Ok((mut more, others)) => {
                if let Some(told) = others.told() {
                    note(&format!("{}: {told}", source.display()));
                }
                failed |= !others.broken.is_empty();
                others.broken.iter().for_each(|it| complain(it));
                found.append(&mut more);
            }
            Err(error) => {
                complain(&format!("{}: {error}", source.display()));
                failed = true;
            }
        }
    }
    (found, failed)
}

/// Reads all articles of `sources`, in order, and hands those that could be read to `each`, which
/// says whether it found something in the article. What fails is complained about, and the run goes
/// on.
pub(crate) fn over(
    sources: &Sources,
    reader: &Reader,
    mut each: impl FnMut(&Article, &Reading) -> anyhow::Result<bool>,
) -> anyhow::Result<Outcome> {
    let (locations, mut failed) = all_locations(&sources.sources);
    let progress = progress(locations.len(), "articles");
    let mut found = false;
    let mut stop = None;
    let mut complaints = Complaints::default();
    let mut warnings = Warnings::default();
    let opening = sources.opening();
    let open = |location: &Location| reader.open(location, &opening);
    in_order(&locations, open, |location, result: Result<(Article, Reading), ReadError>| {
        if stop.is_some() {
            return;
        }
        for complaint in complaints.note(location, result.as_ref().err()) {
            progress.suspend(|| complain(&complaint));
        }
        match result {
            Ok((article, reading)) => {
                let about_file = reading.warnings.iter().filter(|warning| warning.about_file);
                for warning in about_file {
                    if warnings.are_few(location) {
                        progress.suspend(|| warn(&article.location, warning));
                    }
                }
                match progress.suspend(|| each(&article, &reading)) {
                    Ok(has) => found |= has,
                    Err(error) => stop = Some(error),
                }
            }
            Err(error) => failed |= is_fault(location, &error),
        }
        progress.inc(1);
    });
    progress.finish_and_clear();
    complaints.end().iter().for_each(|it| complain(it));
    warnings.end().iter().for_each(|it| note(it));
    match stop {
        Some(error) => Err(error),
        None if failed => Ok(Outcome::SomeFailed),
        None if found => Ok(Outcome::Found),
        None => Ok(Outcome::NothingFound),
    }
}

/// A bar on the terminal, of so many things, that appears when the run lasts longer than a second or so.
pub(crate) fn progress(count: usize, things: &str) -> ProgressBar {
    let target = ProgressDrawTarget::stderr_with_hz(4);
    let bar = ProgressBar::with_draw_target(Some(count as u64), target);
    // One thing that takes long has no rate, and nobody knows what is left of it.
    let template = match count {
        1 => format!("reading 1 {}, {{elapsed}} so far", things.trim_end_matches('s')),
        _ => format!("{{bar:30}} {{pos}} of {{len}} {things}, {{rate}}/s, {{eta}} left"),
    };
    if let Ok(style) = ProgressStyle::with_template(&template) {
        bar.set_style(style.with_key("rate", |state: &ProgressState, to: &mut dyn Write| {
            let _ = write!(to, "{:.1}", state.per_sec());
        }));
    }
    bar.enable_steady_tick(Duration::from_secs(1));
    bar
}

/// What is shown while something lasts of which nobody knows how much is left.
pub(crate) fn waiting(what: &str) -> ProgressBar {
    let spinner = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(4));
    if let Ok(style) = ProgressStyle::with_template("{msg}, {elapsed} so far") {
        spinner.set_style(style);
    }
    spinner.set_message(what.to_owned());
    spinner.enable_steady_tick(Duration::from_secs(1));
    spinner
}

/// Whose reviews are written down: as given, else the user's of the machine.
pub(crate) fn coder(given: Option<&str>) -> String {
    let user = || ["USER", "USERNAME", "LOGNAME"].iter().find_map(|it| std::env::var(it).ok());
    let coder = given.map(str::to_owned).or_else(user).unwrap_or_default();
    if coder.trim().is_empty() { "coder".to_owned() } else { coder.trim().to_owned() }
}
