//! What a folder holds: the files that are articles, and what is passed over.

use crate::crawl::is_crawl;
use crate::lines::has_lines;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The endings by which a folder's files are taken for articles, beside those of files with many reports; a
/// file that is named is always one.
const ENDINGS: [&str; 5] = ["txt", "text", "html", "htm", "xhtml"];

/// What in a folder or a crawl is no article, by its name or its kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PassedOver {
    /// How many files there are with each ending, `.pdf`; without one they are under nothing.
    pub files: BTreeMap<String, usize>,
    /// How many links to folders, which are not followed: a folder may hold itself.
    pub links: usize,
    /// How many folders there are with what belongs to a saved page: its pictures, scripts and advertisements.
    pub of_pages: usize,
    /// How many captures of a crawl are no pages: of each media type, and with each status.
    pub captures: BTreeMap<String, usize>,
    /// What is wrong with crawls that could not be gone through to their ends.
    pub broken: Vec<String>,
}

impl PassedOver {
    /// "6 files are passed over: 2 .pdf, 1 .md …; 1 linked folder is not looked into"; nothing where there are none.
    pub fn told(&self) -> Option<String> {
        let (count, named) = most(&self.files, "without an ending");
        let files = match count {
            0 => None,
            1 => Some(format!("1 file is passed over by its name: {named}")),
            _ => Some(format!("{count} files are passed over by their names: {named}")),
        };
        let (count, named) = most(&self.captures, "");
        let captures = match count {
            0 => None,
            1 => Some(format!("1 capture that is no page is passed over: {named}")),
            _ => Some(format!("{count} captures that are no pages are passed over: {named}")),
        };
        let links = match self.links {
            0 => None,
            1 => Some("1 linked folder is not looked into: name it to read it".to_owned()),
            count => {
                Some(format!("{count} linked folders are not looked into: name them to read them"))
            }
        };
        let of_pages = match self.of_pages {
            0 => None,
            1 => {
                Some("1 folder with a saved page’s pictures and scripts is passed over".to_owned())
            }
            count => Some(format!(
                "{count} folders with saved pages’ pictures and scripts are passed over"
            )),
        };
        let told: Vec<String> =
            files.into_iter().chain(captures).chain(links).chain(of_pages).collect();
        (!told.is_empty()).then(|| told.join("; "))
    }
}

/// How many things there are, and "2 .pdf, 1 .md", those first of which there are most; what has no name is called
/// `nameless`.
fn most(counts: &BTreeMap<String, usize>, nameless: &str) -> (usize, String) {
    /// So many are named.
    const NAMED: usize = 8;
    let mut most: Vec<(&String, &usize)> = counts.iter().collect();
    most.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let named = most.iter().take(NAMED).map(|(name, count)| match name.as_str() {
        "" => format!("{count} {nameless}"),
        name => format!("{count} {name}"),
    });
    let more = if most.len() > NAMED { " and others" } else { "" };
    (counts.values().sum(), named.collect::<Vec<_>>().join(", ") + more)
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
            if is_hidden(&path) {
                // What a program keeps for itself is nobody's report.
            } else if kind.is_dir() && is_of_page(&path) {
                passed.of_pages += 1;
            } else if kind.is_dir() {
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

/// Whether a file or folder is a program's own: a hidden one, or what an archive of macOS has beside its files.
fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') || name == "__MACOSX"
}

/// What browsers add to the name of a saved page for the folder with all that belongs to it, each in its language.
const OF_PAGE: [&str; 14] = [
    "_files",
    ".files",
    "-Dateien",
    "_fichiers",
    "_archivos",
    "_ficheiros",
    "_arquivos",
    "_file",
    "_bestanden",
    "-filer",
    "_pliki",
    "_soubory",
    "_tiedostot",
    "_elemei",
];

/// Whether a folder holds what belongs to a saved page beside it.
fn is_of_page(folder: &Path) -> bool {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let mut pages = OF_PAGE.iter().filter_map(|added| name.strip_suffix(added));
    let is_there = |page: &str| {
        ["htm", "html"].iter().any(|it| folder.with_file_name(format!("{page}.{it}")).is_file())
    };
    pages.any(is_there)
}

/// Whether nobody takes a file for a report: annotations beside their text.
fn is_beside(path: &Path, files: &[PathBuf]) -> bool {
    let is_annotation = path.extension().is_some_and(|it| it == "ann");
    is_annotation && files.binary_search(&path.with_extension("txt")).is_ok()
}

/// Of several arguments, the files that are no articles by their names, as `reports/*` names them: annotations, notes,
/// codebooks, scripts. One that is named alone, or among its like, is taken at its word.
pub fn without_others<'a>(arguments: &[&'a Path]) -> (Vec<&'a Path>, PassedOver) {
    let mut passed = PassedOver::default();
    if !arguments.iter().any(|it| is_article(it) && it.is_file()) {
        return (arguments.to_vec(), passed);
    }
    let is_kept = |it: &&&Path| match other_ending(it) {
        Some(ending) => {
            *passed.files.entry(ending).or_default() += 1;
            false
        }
        None => true,
    };
    (arguments.iter().filter(is_kept).copied().collect(), passed)
}

/// The endings of texts that stand beside reports and would be read as words.
const OTHERS: &str = "ann md toml yaml yml ini cfg conf log py r sh js css tex bib url";

/// The ending of a file that is no article by its name.
fn other_ending(path: &Path) -> Option<String> {
    let ending = path.extension()?.to_str()?.to_lowercase();
    let is_other = OTHERS.split(' ').any(|known| known == ending);
    (is_other && path.is_file()).then(|| format!(".{ending}"))
}

fn is_article(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    has_lines(path)
        || is_crawl(path)
        || ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending))
}
