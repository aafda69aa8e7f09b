//! `onrecord remove`: an article taken out of the record.

use super::articles_of;
use crate::args::Remove;
use crate::output::{Outcome, count_of, stdout, visible};
use anyhow::bail;
use onrecord::Record;
use onrecord::record::Removed;
use std::collections::BTreeSet;
use std::io::Write;

/// Takes articles out.
pub(crate) fn run(args: &Remove) -> anyhow::Result<Outcome> {
    let mut record = Record::open_existing(&args.file.record)?;
    // All are looked up first: a mistake in one takes none out.
    let meant = |words: &String| one(&record, words);
    let articles = args.articles.iter().map(meant).collect::<anyhow::Result<BTreeSet<i64>>>()?;
    for article in articles {
        let removed = record.remove(article)?;
        writeln!(stdout(), "{}", visible(&told(article, &removed)))?;
    }
    Ok(Outcome::Found)
}

/// The one article that is meant, by its number, or by its path or address.
fn one(record: &Record, words: &str) -> anyhow::Result<i64> {
    match articles_of(record, words)?[..] {
        [only] => Ok(only),
        ref several => {
            let mut list = Vec::new();
            for id in several.iter().take(10) {
                let location = record.article(*id)?.map(|it| it.location).unwrap_or_default();
                let versions = record.versions(*id)?;
                let which = match versions.newer {
                    Some(newer) => format!(", an older version of {newer}"),
                    None if !versions.older.is_empty() => ", the version that counts".to_owned(),
                    None => String::new(),
                };
                list.push(format!("{id} {location}{which}"));
            }
            bail!(
                "{words} may be one of {}: {}; name one by its number",
                several.len(),
                list.join(", ")
            )
        }
    }
}

fn told(article: i64, removed: &Removed) -> String {
    let mut told = format!(
        "removed article {article}, {}, with {} and {}",
        removed.location,
        count_of(removed.statements as u64, "statement"),
        count_of(removed.positions as u64, "position"),
    );
    match removed.reviews {
        0 => {}
        1 => told += "; 1 review is kept, and holds again if it is added anew",
        many => told += &format!("; {many} reviews are kept, and hold again if it is added anew"),
    }
    if let Some(older) = removed.stands_again {
        told += &format!(
            "; the older version of it, article {older}, counts again once the next `onrecord add` has read it"
        );
    }
    told
}
