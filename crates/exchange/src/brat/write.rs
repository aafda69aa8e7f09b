//! A folder for brat.

use super::conf::conf;
use super::lines::annotations;
use super::{ARTICLES, ISSUES};
use crate::export::{Chosen, Found};
use crate::file::{make_folder, save};
use crate::table::{ARTICLE_COLUMNS, Column, ColumnKind, Value, article_row};
use crate::{ExchangeError, csv};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The columns of `articles.csv` that stand in no other file: all but the number, which another record does
/// not share, and the text, which is a file.
pub(super) const LEFT_OUT: [&str; 2] = ["article", "text"];

/// Writes all articles with their annotations, and the two tables and the configuration beside them.
pub(crate) fn write(chosen: &Chosen, folder: &Path) -> Result<Vec<PathBuf>, ExchangeError> {
    make_folder(folder)?;
    let is_used = folder.read_dir().map_err(ExchangeError::unreadable(folder))?.next().is_some();
    if is_used {
        let what = "is not empty, and somebody may have annotated in it";
        return Err(ExchangeError::Occupied { path: folder.to_owned(), what });
    }
    let mut files = Vec::new();
    let mut put = |name: String, words: &str| {
        let file = folder.join(name);
        save(&file, |out| {
            out.write_all(words.as_bytes()).map_err(ExchangeError::unwritable(&file))
        })?;
        files.push(file);
        Ok::<(), ExchangeError>(())
    };
    let found = chosen.by_article();
    let nothing = Found::default();
    let mut taken = BTreeSet::new();
    let mut rows = Vec::new();
    for id in &chosen.articles {
        let Some(article) = chosen.article(*id)? else { continue };
        let stem = stem(&article.location, &mut taken);
        let lines = annotations(&article.text, found.get(id).unwrap_or(&nothing));
        put(format!("{stem}.txt"), &article.text)?;
        put(format!("{stem}.ann"), &lines)?;
        let row = ARTICLE_COLUMNS.iter().zip(article_row(*id, &article));
        let row = row.filter(|((name, _), _)| !LEFT_OUT.contains(name)).map(|(_, value)| value);
        rows.push(std::iter::once(Value::Text(stem)).chain(row).collect());
    }
    put("annotation.conf".to_owned(), &conf(chosen))?;
    let file = folder.join(ARTICLES);
    save(&file, |out| csv::write(out, &columns(), rows.into_iter()))?;
    files.push(file);
    let file = folder.join(ISSUES);
    save(&file, |out| csv::issues_csv(out, &chosen.codebook))?;
    files.push(file);
    Ok(files)
}

fn columns() -> Vec<Column> {
    let kept = ARTICLE_COLUMNS.into_iter().filter(|(name, _)| !LEFT_OUT.contains(name));
    std::iter::once(("file", ColumnKind::Text)).chain(kept).collect()
}

/// A file's name for an article: the last part of its path or address in plain letters, with a number where
/// that is taken.
fn stem(location: &str, taken: &mut BTreeSet<String>) -> String {
    const LONGEST: usize = 80;
    let last =
        location.trim_end_matches(['/', '\\']).rsplit(['/', '\\']).next().unwrap_or_default();
    let last = last.split(['?', '#']).next().unwrap_or_default();
    let last = match last.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() <= 5 => stem,
        _ => last,
    };
    let plain: String = last
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .take(LONGEST)
        .collect();
    let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
    let plain = if parts.is_empty() { "article".to_owned() } else { parts.join("-") };
    let numbered = (2..).map(|number: u64| format!("{plain}-{number}"));
    // Some file systems take small and capital letters for one.
    let free = std::iter::once(plain.clone())
        .chain(numbered)
        .find(|name| taken.insert(name.to_lowercase()));
    free.unwrap_or(plain)
}
