//! Into the record: articles that it has not yet, and codings as reviews.

mod article;
mod verdict;

use crate::ExchangeError;
use crate::imported::{Imported, ImportedArticle, id_like};
use article::Article;
use onrecord_reading::{Codebook, Reading};
use onrecord_record::{Added, Record, RecordError, same_name};
use onrecord_text::Article as ArticleData;
use std::collections::BTreeMap;

/// What the record calls the model of articles that came in without a reading. `onrecord add` reads them when
/// it meets them.
const MODEL: &str = "import@1";

/// What became of codings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stored {
    /// The number of articles that were added.
    pub articles: usize,
    /// The number of statements and positions that were added.
    pub added: usize,
    /// Of those that put right what was there.
    pub corrected: usize,
    /// Of those that confirm what was there.
    pub accepted: usize,
    /// Of those that say of what was there that it is wrong.
    pub rejected: usize,
    /// Of those that the same coder had said before.
    pub known: usize,
    /// Of those that came back as a reading told them: nobody said anything of these.
    pub untouched: usize,
    /// What could not be kept and why, in sentences for the user: those of the import, then of the record.
    pub notes: Vec<String>,
    /// The number of articles and codings that were left out.
    pub left_out: usize,
}

/// Stores what was imported. `coder` is who coded what names no coder.
///
/// Issues that the record does not follow yet are followed from now on; one that it has keeps its title and
/// meaning. What is there already is accepted, what is there otherwise is corrected, and all else is added:
/// each as a review by its coder, which can be taken back. What a reading told and comes back the same, signed
/// by nobody, is no review. Storing the same again changes nothing.
///
/// # Errors
///
/// The record cannot be read or written. The articles whose codings were stored until then stay.
pub fn store(
    record: &mut Record,
    imported: &Imported,
    coder: &str,
) -> Result<Stored, ExchangeError> {
    store_watched(record, imported, coder, || ())
}

/// As [`store`], with `each` called behind every coding: many of them in a long article take their time.
///
/// # Errors
///
/// As [`store`].
pub fn store_watched(
    record: &mut Record,
    imported: &Imported,
    coder: &str,
    mut each: impl FnMut(),
) -> Result<Stored, ExchangeError> {
    let (mut notes, left_out) = (imported.notes.clone(), imported.left_out);
    let same = follow(record, &imported.codebook, &mut notes)?;
    let coders = coders(record, imported, coder)?;
    let mut stored = Stored { notes, left_out, ..Stored::default() };
    let lines = record.article_list(u32::MAX, 0)?;
    let known: BTreeMap<String, i64> = lines.into_iter().map(|it| (it.key, it.id)).collect();
    for it in &imported.articles {
        let key = it.article.id();
        let location = &it.article.location;
        let place = if location.is_empty() { key.clone() } else { location.clone() };
        // A report that came in without its address is the same one.
        let bare = ArticleData { url: None, ..it.article.clone() }.id();
        let known = known.get(&key).or_else(|| known.get(&bare)).copied();
        // An article's codings are written at once: to write each by itself takes many times as long.
        record.together(|record| {
            let id = match known {
                Some(id) => id,
                None => match record.add(&it.article, &reading(it)) {
                    Ok(Added::New(id)) => {
                        stored.articles += 1;
                        id
                    }
                    Ok(Added::Already(id) | Added::Reread(id)) => id,
                    Err(RecordError::Unfit { reason, .. }) => {
                        stored.notes.push(format!("{place}: left out, since {reason}"));
                        stored.left_out += 1;
                        return Ok(());
                    }
                    Err(error) => return Err(ExchangeError::from(error)),
                },
            };
            Article::new(record, (id, place), (coder, &coders), &same, &mut each)
                .store(it, &mut stored)
        })?;
    }
    Ok(stored)
}

/// The coders of an import by the names that it has for them, as the record writes these or, of one who is new, as the
/// import does first.
fn coders(
    record: &Record,
    imported: &Imported,
    coder: &str,
) -> Result<BTreeMap<String, String>, ExchangeError> {
    let mut coders: BTreeMap<String, String> = BTreeMap::new();
    let told = imported.articles.iter().flat_map(|it| {
        let statements = it.statements.iter().map(|it| it.by.coder(coder));
        statements.chain(it.positions.iter().map(|it| it.by.coder(coder)))
    });
    for name in std::iter::once(coder).chain(told) {
        if !coders.contains_key(name) {
            let known = record.coder_called(name)?;
            let met = coders.values().find(|it| same_name(it, &known)).cloned();
            coders.insert(name.to_owned(), met.unwrap_or(known));
        }
    }
    Ok(coders)
}

/// A reading in which nothing was found but who is there.
fn reading(it: &ImportedArticle) -> Reading {
    Reading { model: MODEL.to_owned(), actors: it.actors.clone(), ..Reading::default() }
}

/// Follows the issues that are new, and gives the record's id for those that it has under another: of one
/// title. Where somebody wrote that id, it is told which issue it is taken for.
fn follow(
    record: &mut Record,
    codebook: &Codebook,
    notes: &mut Vec<String>,
) -> Result<BTreeMap<String, String>, ExchangeError> {
    let known = record.codebook()?;
    let mut new = Codebook { name: codebook.name.clone(), issues: Vec::new() };
    let mut same = BTreeMap::new();
    for issue in codebook.issues.iter().filter(|it| known.issue(&it.id).is_none()) {
        match known.issues.iter().chain(&new.issues).find(|it| it.title == issue.title) {
            Some(it) => {
                if issue.id != id_like(&issue.title) {
                    notes.push(format!(
                        "the issue “{}” is taken for “{}”, which has the same title: to code another, \
                         change its title too",
                        issue.id, it.id
                    ));
                }
                same.insert(issue.id.clone(), it.id.clone());
            }
            None => new.issues.push(issue.clone()),
        }
    }
    if !new.issues.is_empty() {
        record.set_codebook(&new)?;
    }
    Ok(same)
}
