//! Gold as brat files: a text and, beside it, its annotations, one pair or a folder of them.

use super::gold::{self, GoldArticle, GoldError};
use super::standoff;
use onrecord_text::NaiveDate;
use std::path::{Path, PathBuf};

/// The pair of files that `path` is one of. The article's id is the file's name without its ending.
pub(super) fn load_pair(path: &Path) -> Result<GoldArticle, GoldError> {
    let (txt, ann) = (path.with_extension("txt"), path.with_extension("ann"));
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    if let Some(path) = [&txt, &ann].into_iter().find(|path| !path.is_file()) {
        return Err(GoldError::Unpaired { path: path.clone(), stem });
    }
    let text = gold::read(&txt)?;
    let attributions =
        standoff::parse(&gold::read(&ann)?, &text).map_err(|fault| fault.in_file(&ann))?;
    let publisher = header(&text, "Outlet:").map(str::to_owned);
    let published = header(&text, "Published:").and_then(|day| day.parse::<NaiveDate>().ok());
    Ok(GoldArticle { id: stem, text, attributions, publisher, published })
}

/// All pairs in the folder and the folders in it, in the order of their paths. A text without
/// annotations beside it is no gold, and is left out.
pub(super) fn load_folder(folder: &Path) -> Result<Vec<GoldArticle>, GoldError> {
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    files.sort();
    if files.is_empty() {
        let expected = "NAME.ann files, each with its NAME.txt (a .jsonl file is named itself)";
        return Err(GoldError::Nothing { path: folder.to_owned(), expected });
    }
    let pair = |file: PathBuf| {
        let mut article = load_pair(&file)?;
        let within = file.strip_prefix(folder).unwrap_or(&file).with_extension("");
        article.id = within.to_string_lossy().replace('\\', "/");
        Ok(article)
    };
    files.into_iter().map(pair).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), GoldError> {
    let unreadable = |source| GoldError::Unreadable { path: folder.to_owned(), source };
    for entry in folder.read_dir().map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        // A link to a folder is not followed: it may lead back here.
        if entry.file_type().map_err(unreadable)?.is_dir() {
            collect(&entry.path(), files)?;
        } else if entry.path().extension().is_some_and(|extension| extension == "ann") {
            files.push(entry.path());
        }
    }
    Ok(())
}

/// The value of a line "Outlet: …" or "Published: …" before the text's first empty line.
fn header<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let lines = text.lines().take_while(|line| !line.trim().is_empty());
    let value = lines.filter_map(|line| line.strip_prefix(name)).next()?.trim();
    (!value.is_empty()).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_tells_outlet_and_day() {
        let text = "Outlet: The Fell Post\nPublished: 2024-05-03\n\nOutlet: no";
        assert_eq!(header(text, "Outlet:"), Some("The Fell Post"));
        assert_eq!(header(text, "Published:"), Some("2024-05-03"));
        assert_eq!(header("Rain came.\n\nOutlet: no", "Outlet:"), None);
        assert_eq!(header("Outlet:  \n", "Outlet:"), None);
    }
}
