//! Sources: which files and addresses hold articles, and how their bytes become an [`Article`].

use crate::address;
use crate::crawl::{self, is_crawl};
use crate::fetch::{FetchError, Fetcher};
use crate::folder::{self, PassedOver};
use crate::kind::foreign;
use crate::language;
use crate::lines::{self, has_lines, line};
use onrecord_reading::Warning;
use onrecord_text::{
    Article, Decoded, Furniture, FurnitureKind, LARGEST_FILE, NaiveDate, Published, PublishedFrom,
    Span, decode, is_page, looks_like_page, unread_day,
};
use std::io::{ErrorKind, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use url::Url;

/// Where one article comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Location {
    /// A file of text or a saved page.
    File(PathBuf),
    /// A line of a file that has a report a line.
    Line {
        /// The file.
        path: PathBuf,
        /// Which of its lines, counted from 1.
        number: usize,
        /// The byte at which the line begins.
        at: u64,
    },
    /// A page that a crawl captured.
    Capture {
        /// The crawl's archive.
        path: PathBuf,
        /// The byte of the file at which the capture begins, as indexes of crawls count.
        at: u64,
    },
    /// A page on the network.
    Address(Url),
    /// What is piped into the program.
    Stdin,
}

impl std::fmt::Display for Location {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Location::File(path) => path.display().fmt(f),
            Location::Line { path, number, .. } => write!(f, "{}:{number}", path.display()),
            Location::Capture { path, at } => write!(f, "{}:{at}", path.display()),
            Location::Address(url) => url.fmt(f),
            Location::Stdin => f.write_str("-"),
        }
    }
}

impl Location {
    /// The page at an address that somebody typed, who may have left its beginning out.
    ///
    /// # Errors
    /// If it is no address of a page.
    pub fn address(typed: &str) -> Result<Location, SourceError> {
        let typed = typed.trim();
        let whole =
            if typed.contains("://") { typed.to_owned() } else { format!("https://{typed}") };
        Ok(Location::Address(address::parse(&whole).map_err(FetchError::Address)?))
    }
}

/// Why a source gives no article.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SourceError {
    /// The file or folder cannot be read.
    #[error("{}", why_unreadable(.0))]
    Unreadable(#[from] std::io::Error),
    /// The folder holds nothing that looks like an article.
    #[error(
        "the folder holds no articles; they end in .txt, .text, .html, .htm or .xhtml, files with a report a line in .jsonl or .ndjson, and crawls in .warc or .warc.gz{}",
        .0.told().map(|told| format!(" ({told})")).unwrap_or_default()
    )]
    NoArticles(PassedOver),
    /// The file is larger than any report.
    #[error("{0} MB are more than a report has; split the file into one file an article")]
    TooLarge(u64),
    /// The file has no words.
    #[error("there are no words in it")]
    Empty,
    /// The line is no JSON object.
    #[error(
        "the line holds no report: it is no JSON object, which goes wrong at its character {}",
        .0.column()
    )]
    Line(#[source] serde_json::Error),
    /// The line’s object has no words of a report.
    #[error(
        "the line holds no report: its words belong under \"text\" (or \"body\", or \"content\")"
    )]
    NoText,
    /// A crawl captured nothing that could be a report.
    #[error(
        "no page was captured in this crawl{}",
        .0.told().map(|told| format!(" ({told})")).unwrap_or_default()
    )]
    NoPages(PassedOver),
    /// The file is no crawl.
    #[error("it holds no captured pages (WARC), which its name promises")]
    NoCrawl,
    /// A crawl is packed as one piece.
    #[error(
        "the crawl is packed as one piece, of which no page can be taken out: unpack it (gunzip) and give the .warc file"
    )]
    PackedWhole,
    /// A crawl is damaged.
    #[error("the crawl is damaged or breaks off ({0}): get it anew, or read what stands before")]
    Capture(#[source] std::io::Error),
    /// What a crawl captured is in another language.
    #[error("the page is not in English, which alone is read")]
    OtherLanguage,
    /// What is at the address of a feed is none; the feeds that the page there names.
    #[error(
        "this is no feed (RSS, Atom, JSON Feed){}",
        if .0.is_empty() { String::new() } else { format!(": the page names {}", .0.join(", ")) }
    )]
    NoFeed(Vec<String>),
    /// A file names no feeds.
    #[error(
        "no feed is named in it: a list of feeds is OPML, as feed readers export it, or has an address a line"
    )]
    NoFeeds,
    /// The site asks programs not to read the page.
    #[error(
        "the site asks programs not to read this page (robots.txt): open it in a browser, save it, and add the file"
    )]
    Unwelcome,
    /// The bytes are data.
    #[error(
        "it holds data (JSON) and not the words of a report; a file with a report a line, each an object with its \"text\", has a name that ends in .jsonl"
    )]
    Data,
    /// The text is of another kind than a report's.
    #[error("it is {what}: {instead}")]
    Kind {
        /// What it is.
        what: &'static str,
        /// What to do instead.
        instead: &'static str,
    },
    /// The bytes are not text.
    #[error("{0}")]
    NotText(#[from] onrecord_text::DecodeError),
    /// The page holds no article.
    #[error("{0}")]
    Page(#[from] onrecord_text::PageError),
    /// The address gives no page.
    #[error("{0}")]
    Fetch(#[from] FetchError),
}

impl SourceError {
    /// Whether the source answers and is simply no report in English: no fault where nobody chose it, as in crawls and feeds.
    pub fn is_no_report(&self) -> bool {
        use SourceError::{Data, Empty, Kind, NotText, OtherLanguage, Page};
        matches!(self, Data | Empty | Kind { .. } | NotText(_) | OtherLanguage | Page(_))
    }

    /// Whether asking again would change nothing: the source answers, and holds no report.
    pub fn is_lasting(&self) -> bool {
        match self {
            SourceError::Fetch(error) => error.is_lasting(),
            SourceError::Unreadable(_) => false,
            _ => true,
        }
    }
}

/// Why a file cannot be read, with what to do where that is plain.
fn why_unreadable(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => {
            "there is no such file or folder; the address of a page begins with https://".to_owned()
        }
        ErrorKind::PermissionDenied => {
            "it may not be read: its permissions, or those of its folder, keep you out".to_owned()
        }
        _ => error.to_string(),
    }
}

/// How sources are opened.
#[derive(Clone, Debug, Default)]
pub struct Opening {
    /// A day of publication that the user gives; it stands above any that an article states.
    pub published: Option<NaiveDate>,
    /// Reads what has an address.
    pub fetcher: Fetcher,
}

/// The bytes of an article, with what is known of them beforehand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bytes {
    /// What the article's location is called.
    pub name: String,
    /// The page's own address, if it is known.
    pub url: Option<String>,
    /// Their encoding, or the Content-Type header that states it.
    pub declared: Option<String>,
    /// Whether they are a line of a file that has a report a line, and not a text or a page.
    pub is_line: bool,
    /// The bytes themselves.
    pub bytes: Vec<u8>,
}

/// The articles that an argument stands for: a file, the lines of a file whose name says that it has a report a
/// line (`.jsonl`, `.ndjson`), the pages of a crawl (`.warc`, `.warc.gz`), those of all files below a folder in the
/// order of their names, the page at an address, or `-` for what is piped in.
///
/// # Errors
/// If the path does not exist, a file or folder holds no article, or an address is none of a page.
pub fn locations(argument: &Path) -> Result<Vec<Location>, SourceError> {
    locations_and_others(argument).map(|(found, _)| found)
}

/// As [`locations`], with what in a folder or a crawl is passed over.
///
/// # Errors
/// As [`locations`].
pub fn locations_and_others(argument: &Path) -> Result<(Vec<Location>, PassedOver), SourceError> {
    let alone = |location| Ok((vec![location], PassedOver::default()));
    if argument == Path::new("-") {
        return alone(Location::Stdin);
    }
    if let Some(url) = address::of_argument(argument) {
        return alone(Location::Address(url.map_err(FetchError::Address)?));
    }
    if !argument.metadata()?.is_dir() {
        let mut others = PassedOver::default();
        let found = reports(argument, &mut others)?;
        return if found.is_empty() { Err(nothing(argument, others)) } else { Ok((found, others)) };
    }
    let (files, mut others) = folder::files(argument)?;
    let mut found = Vec::new();
    for file in files {
        match reports(&file, &mut others) {
            Ok(mut more) => found.append(&mut more),
            Err(error) if is_crawl(&file) => {
                others.broken.push(format!("{}: {error}", file.display()));
            }
            // It says what is wrong with it when it is opened.
            Err(_) => found.push(Location::File(file)),
        }
    }
    let is_nothing = found.is_empty() && others.broken.is_empty();
    if is_nothing { Err(SourceError::NoArticles(others)) } else { Ok((found, others)) }
}

/// Why a file with many reports has none.
fn nothing(file: &Path, others: PassedOver) -> SourceError {
    if is_crawl(file) { SourceError::NoPages(others) } else { SourceError::Empty }
}

/// The reports in a file: one, one a line, or the pages that a crawl captured.
fn reports(file: &Path, others: &mut PassedOver) -> Result<Vec<Location>, SourceError> {
    if file.is_file() && is_crawl(file) {
        let captures = crawl::captures(file, others)?.into_iter();
        return Ok(captures.map(|at| Location::Capture { path: file.to_owned(), at }).collect());
    }
    if !(has_lines(file) && file.is_file()) {
        return Ok(vec![Location::File(file.to_owned())]);
    }
    let lines = lines::lines(std::fs::File::open(file)?)?.into_iter();
    Ok(lines.map(|(number, at)| Location::Line { path: file.to_owned(), number, at }).collect())
}

/// Opens the article at `location`, with what was odd about its bytes.
///
/// # Errors
/// If the bytes cannot be read, are too many, are not text, or hold no article.
pub fn open(
    location: &Location,
    opening: &Opening,
) -> Result<(Article, Vec<Warning>), SourceError> {
    let name = location.to_string();
    let bytes = match location {
        Location::Line { path, at, .. } => {
            let mut file = std::fs::File::open(path)?;
            file.seek(SeekFrom::Start(*at))?;
            Bytes { name, bytes: line(file)?, is_line: true, ..Bytes::default() }
        }
        Location::File(path) => {
            Bytes { name, bytes: read_limited(std::fs::File::open(path)?)?, ..Bytes::default() }
        }
        Location::Stdin => {
            Bytes { name, bytes: read_limited(std::io::stdin().lock())?, ..Bytes::default() }
        }
        Location::Capture { path, at } => crawl::page(path, *at)?,
        Location::Address(url) => {
            let page = opening.fetcher.fetch(url)?;
            Bytes {
                name,
                url: Some(page.url.into()),
                declared: page.kind,
                bytes: page.bytes,
                ..Bytes::default()
            }
        }
    };
    let (article, warnings) = open_bytes(bytes, opening.published)?;
    // Nobody chose the pages of a crawl, which are in all languages.
    if matches!(location, Location::Capture { .. }) {
        language::must_be_english(&article)?;
    }
    Ok((article, warnings))
}

/// The article that these bytes are, with what was odd about them.
///
/// # Errors
/// If they are not text, or hold no article.
pub fn open_bytes(
    given: Bytes,
    published: Option<NaiveDate>,
) -> Result<(Article, Vec<Warning>), SourceError> {
    if given.is_line {
        let (article, mut warnings, unread) = lines::report(&given.name, &given.bytes)?;
        warnings.extend(unread.filter(|_| published.is_none()));
        return Ok((dated(article, published), warnings));
    }
    let Decoded { text, guessed, broken } = decode(&given.bytes, given.declared.as_deref())?;
    if text.trim().is_empty() {
        return Err(SourceError::Empty);
    }
    let foreign = foreign(&given.name, &text);
    let has_tags = looks_like_page(&text);
    let may_be_page = if given.url.is_none() { is_page(&given.name, &text) } else { has_tags };
    // What a feed's items hold looks like a page.
    let is_page = may_be_page && !matches!(foreign, Some(SourceError::Kind { .. }));
    let article = if is_page {
        Article::from_page(&given.name, &text, given.url.as_deref())?
    } else if let Some(error) = foreign {
        return Err(error);
    } else {
        let article = Article::from_text(&given.name, text);
        Article { url: given.url.or(article.url), ..article }
    };
    if !has_words(&article) {
        return Err(SourceError::Empty);
    }
    let article = dated(article, published);
    let about_file = |span: Span, message: String| Warning { span, message, about_file: true };
    let mut warnings = Vec::new();
    if has_tags && !is_page {
        let message = "the file has the tags of a page, and was read as text, as its name says; named .html it is read as a page";
        warnings.push(about_file(Span::new(0, 0), message.to_owned()));
    }
    if let Some(encoding) = guessed {
        let message = format!("the file is not UTF-8; it was read as {encoding}, which is a guess");
        warnings.push(about_file(Span::new(0, 0), message));
    }
    if broken > 0 {
        let message =
            format!("the file has bytes that are no letters, in {broken} places; each is � now");
        warnings.push(about_file(Span::new(0, 0), message));
    }
    if let Some(line) = unread_day(&article).filter(|_| published.is_none()) {
        let words = line.of(&article.text);
        let message =
            format!("“{words}” is no day of publication that could be read; YYYY-MM-DD is");
        warnings.push(about_file(line, message));
    }
    Ok((article, warnings))
}

/// The article with the day that the user gives, if they give one.
fn dated(mut article: Article, published: Option<NaiveDate>) -> Article {
    let given = published.map(|on| Published { on, from: PublishedFrom::Given });
    article.published = given.or(article.published);
    article
}

/// Whether anything is told in an article's text: more than a letter, outside the lines of its header.
fn has_words(article: &Article) -> bool {
    let is_header = |piece: &&Furniture| piece.kind == FurnitureKind::Header;
    let header = article.furniture.iter().filter(is_header).map(|piece| piece.span.end).max();
    let rest = article.text.get(header.unwrap_or_default() as usize..).unwrap_or_default();
    rest.chars().filter(|c| c.is_alphanumeric()).nth(1).is_some()
}

pub(crate) fn read_limited(source: impl Read) -> Result<Vec<u8>, SourceError> {
    let mut bytes = Vec::new();
    source.take(LARGEST_FILE + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(SourceError::TooLarge(LARGEST_FILE >> 20));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_its_articles_in_order() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.txt", "a.HTML", "sub/c.txt", "gold.ann", "picture.jpg"] {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "words").unwrap();
        }
        std::fs::write(folder.path().join("archive.jsonl"), "{}\n\n{}\n").unwrap();
        std::fs::write(folder.path().join("empty.ndjson"), "").unwrap();
        let names: Vec<String> = locations(folder.path())
            .unwrap()
            .iter()
            .map(|l| {
                l.to_string().trim_start_matches(&folder.path().display().to_string()).to_owned()
            })
            .collect();
        assert_eq!(
            names,
            ["/a.HTML", "/archive.jsonl:1", "/archive.jsonl:3", "/b.txt", "/sub/c.txt"]
        );
        assert!(matches!(
            locations(&folder.path().join("nothing")),
            Err(SourceError::Unreadable(_))
        ));
    }

    #[test]
    fn what_belongs_to_a_saved_page_and_to_programs_is_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let files = [
            "Bridge.html",
            "Bridge_files/ad.html",
            "Toll_files/report.html",
            ".b.txt",
            ".git/c.txt",
            "__MACOSX/._a.txt",
        ];
        for name in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "words").unwrap();
        }
        let (found, others) = locations_and_others(folder.path()).unwrap();
        let expected = ["Bridge.html", "Toll_files/report.html"];
        assert_eq!(found, expected.map(|name| Location::File(folder.path().join(name))));
        let told = others.told().unwrap();
        assert_eq!(told, "1 folder with a saved page’s pictures and scripts is passed over");
    }

    #[test]
    fn of_several_files_those_that_are_no_reports_are_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let paths = ["1.txt", "1.ann", "README.md", "railway.toml", "2"].map(|name| {
            let path = folder.path().join(name);
            std::fs::write(&path, "words").unwrap();
            path
        });
        let all: Vec<&Path> = paths.iter().map(PathBuf::as_path).collect();
        let (kept, others) = folder::without_others(&all);
        assert_eq!(kept, [all[0], all[4]]);
        assert!(others.told().unwrap().starts_with("3 files are passed over"), "{others:?}");
        assert_eq!(folder::without_others(&all[1..4]).0, all[1..4], "no other kind is named");
    }

    #[cfg(unix)]
    #[test]
    fn links_to_files_are_followed_and_to_folders_not() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let [kept, chosen] = ["kept", "chosen"].map(|name| folder.path().join(name));
        std::fs::create_dir_all(&kept).unwrap();
        std::fs::create_dir_all(&chosen).unwrap();
        std::fs::write(kept.join("1.txt"), "words").unwrap();
        symlink(kept.join("1.txt"), chosen.join("a.txt")).unwrap();
        symlink(kept.join("2.txt"), chosen.join("gone.txt")).unwrap();
        symlink(&chosen, chosen.join("again")).unwrap();
        std::fs::write(chosen.join("scan.PDF"), "%PDF").unwrap();
        for beside in ["a.ann", ".hidden"] {
            std::fs::write(chosen.join(beside), "").unwrap();
        }
        let (found, others) = locations_and_others(&chosen).unwrap();
        assert_eq!(found, [Location::File(chosen.join("a.txt"))]);
        let told = others.told().unwrap();
        assert!(told.starts_with("1 file is passed over by its name: 1 .pdf; 1 linked"), "{told}");
    }

    #[test]
    fn what_is_no_article_says_why() {
        let folder = tempfile::tempdir().unwrap();
        let open_bytes = |bytes: &[u8]| {
            let path = folder.path().join("article.txt");
            std::fs::write(&path, bytes).unwrap();
            open(&Location::File(path), &Opening::default())
        };
        for empty in ["\u{feff} \n ", "Outlet: Echo\nPublished: 2024-01-01\n\n", "x"] {
            assert!(matches!(open_bytes(empty.as_bytes()), Err(SourceError::Empty)), "{empty}");
        }
        let feed = b"<?xml version='1.0'?><rss><item><p>a<p>b<p>c</item></rss>";
        assert!(matches!(open_bytes(feed), Err(SourceError::Kind { .. })));
        assert!(matches!(open_bytes(b"{\"text\": \"No\"}\n{}"), Err(SourceError::Data)));
        assert!(open_bytes(b"[Hale] said no.").is_ok());
        assert!(matches!(open_bytes(b"\x7fELF\x02\x01\x01\0\0\0\0"), Err(SourceError::NotText(_))));
        let (article, warnings) =
            open_bytes("Caf\u{e9} said no.".replace('é', "\u{fffd}").as_bytes()).unwrap();
        assert!(article.text.contains('\u{fffd}') && warnings.is_empty());
        let (article, warnings) = open_bytes(b"\x93We go,\x94 she said in the caf\xe9.").unwrap();
        assert_eq!(article.text, "“We go,” she said in the café.");
        assert_eq!(warnings.len(), 1);
        // A text stays one where it quotes tags, and says so.
        let script = "<script>a</script> <p>Hale</p> said no.\n\n<p>Keldria, <b>Monday</b>";
        let (article, warnings) = open_bytes(script.as_bytes()).unwrap();
        assert_eq!(article.text, script);
        assert!(warnings[0].message.contains("was read as text"), "{warnings:?}");
        let page = b"<!doctype html><body><p>Hale said no, and left Keldria on Monday.</p></body>";
        let (article, warnings) = open_bytes(page).unwrap();
        assert!(!article.text.contains('<') && warnings.is_empty(), "{}", article.text);
    }

    #[test]
    fn a_date_that_is_given_stands() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("article.txt");
        std::fs::write(&path, "Published: 2024-05-13\n\nAnn said no.").unwrap();
        let day = NaiveDate::from_ymd_opt(2025, 1, 2);
        let (article, _) =
            open(&Location::File(path), &Opening { published: day, ..Opening::default() }).unwrap();
        assert_eq!(
            article.published.map(|p| (p.on, p.from)),
            day.map(|on| (on, PublishedFrom::Given))
        );
    }
}
