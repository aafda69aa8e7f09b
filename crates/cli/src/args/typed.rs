//! What is typed behind an option, as what it means, or what may stand there.

use super::Day;
use onrecord::{NaiveDate, Tagger};

/// A model as it is typed.
pub(super) fn tagger(typed: &str) -> Result<Tagger, String> {
    match typed.parse().unwrap_or_default() {
        Tagger::Folder(folder) if !folder.is_dir() => {
            Err("it is accurate, fast, or a folder with a model".to_owned())
        }
        tagger => Ok(tagger),
    }
}

/// A day as it is typed, or that it is taken back.
pub(super) fn given_day(typed: &str) -> Result<Day, String> {
    match typed {
        "none" => Ok(Day::TakenBack),
        typed => day(typed).map(Day::Given).map_err(|error| format!("{error}; none takes it back")),
    }
}

/// The least weight of an edge as it is typed.
pub(super) fn weight(typed: &str) -> Result<f64, String> {
    let number = typed.parse().ok().filter(|number: &f64| number.is_finite());
    number.ok_or_else(|| "it is a number, such as 2 or 0.5".to_owned())
}

/// A name or address of a machine as it is typed.
pub(super) fn host(typed: &str) -> Result<String, String> {
    let is_bare = !typed.is_empty() && !typed.contains(['/', ' ', '@', '?', '#']);
    let has_port = typed.contains(':') && !typed.starts_with('[');
    match is_bare && !has_port && !typed.contains("]:") {
        true => Ok(typed.to_owned()),
        false => Err("a name or address alone, such as desk.local or [2001:db8::1], without http:// and port".to_owned()),
    }
}

/// A day as it is typed.
pub(super) fn day(typed: &str) -> Result<NaiveDate, String> {
    typed.parse().map_err(|_| "a day is written YYYY-MM-DD, such as 2025-02-05".to_owned())
}

/// A probability as it is typed.
pub(super) fn probability(typed: &str) -> Result<f32, String> {
    let number = typed.parse().ok().filter(|number| (0.0..=1.0).contains(number));
    number.ok_or_else(|| "it is a number from 0 to 1, such as 0.8".to_owned())
}
