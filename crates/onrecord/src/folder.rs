//! What a folder holds: the files that are articles, and what is passed over.

use crate::lines::has_lines;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The endings by which a folder's files are taken for articles, beside those of files with a report a line; a
/// file that is named is always one.
const ENDINGS: [&str; 5] = ["txt", "text", "html", "htm", "xhtml"];

/// What in a folder is no article by its name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PassedOver {
    /// How many files there are with each ending, `.pdf`; without one they are under nothing.
    pub files: BTreeMap<String, usize>,
    /// How many links to folders, which are not followed: a folder may hold itself.
    pub links: usize,
}

impl PassedOver {
    /// "6 files are passed over: 2 .pdf, 1 .md …; 1 linked folder is not looked into"; nothing where there are none.
    pub fn told(&self) -> Option<String> {
        /// So many endings are named.
        const NAMED: usize = 8;
        let count: usize = self.files.values().sum();
        let mut most: Vec<(&String, &usize)> = self.files.iter().collect();
        most.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        let named = most.iter().take(NAMED).map(|(ending, count)| match ending.as_str() {
            "" => format!("{count} without an ending"),
            ending => format!("{count} {ending}"),
        });
        let more = if most.len() > NAMED { " and others" } else { "" };
        let named = named.collect::<Vec<_>>().join(", ") + more;
        let files = match count {
            0 => None,
            1 => Some(format!("1 file is passed over by its name: {named}")),
            _ => Some(format!("{count} files are passed over by their names: {named}")),
        };
        let links = match self.links {
            0 => None,
            1 => Some("1 linked folder is not looked into: name it to read it".to_owned()),
            count => {
                Some(format!("{count} linked folders are not looked into: name them to read them"))
            }
        };
        let told: Vec<String> = files.into_iter().chain(links).collect();
        (!told.is_empty()).then(|| told.join("; "))
    }
}

/// The files below a folder that are articles, in the order of their names, and what is passed over.
pub(crate) fn files(folder: &Path) -> std::io::Result<(Vec<PathBuf>, PassedOver)> {
    let (mut files, mut others) = (Vec::new(), Vec::new());
    let mut passed = PassedOver::default();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        // What cannot be looked into is a place too, which says so when it is opened.
        let Ok(entries) = std::fs::read_dir(&folder) else {
            files.push(folder);
            continue;
        };
        for entry in entries {
            let entry = entry?;
            let (path, kind) = (entry.path(), entry.file_type()?);
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_symlink() && path.is_dir() {
                passed.links += 1;
            } else if !(kind.is_file() || kind.is_symlink() && path.is_file()) {
                // A link that leads nowhere, or no file.
            } else if is_article(&path) {
                files.push(path);
            } else {
                others.push(path);
            }
        }
    }
    files.sort();
    for other in others.iter().filter(|it| !is_beside(it, &files)) {
        let ending =
            other.extension().map(|it| format!(".{}", it.to_string_lossy().to_lowercase()));
        *passed.files.entry(ending.unwrap_or_default()).or_default() += 1;
    }
    Ok((files, passed))
}

/// Whether nobody takes a file for a report: a hidden one, or annotations beside their text.
fn is_beside(path: &Path, files: &[PathBuf]) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_annotation = path.extension().is_some_and(|it| it == "ann");
    name.starts_with('.')
        || is_annotation && files.binary_search(&path.with_extension("txt")).is_ok()
}

fn is_article(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    has_lines(path) || ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending))
}
