//! What was given to be added: files, an address, or pasted text. Names of files are anybody's words, which are
//! shown and kept, and never open a file here.

use crate::app::lock;
use crate::failure::Failure;
use crate::visible::typed;
use crate::words::{called, number};
use axum::extract::Multipart;
use axum::extract::multipart::Field;
use onrecord::{
    Article, Bytes, Fetcher, GivenDay, Location, NaiveDate, Opening, Published, PublishedFrom,
    SourceError, Warning, has_lines, line, lines, open, open_bytes,
};
use std::path::Path;
use std::sync::Mutex;

/// How many reports are sent at once, whether as files or as lines.
const MOST: usize = 1000;

/// The longest name of a file that is kept, in characters; of a longer one the end, which tells it from others.
const LONGEST_NAME: usize = 200;

/// Reports that came together.
pub(super) struct Batch {
    given: Vec<Given>,
    /// What the user says of all of them, where they do not say it themselves or say it wrongly.
    outlet: Option<String>,
    published: Option<NaiveDate>,
    /// What becomes of days that were given before.
    pub(super) given_day: GivenDay,
}

/// One report.
enum Given {
    /// A file, or a line of one. Its bytes are taken out when its turn comes.
    File { name: String, is_line: bool, bytes: Mutex<Vec<u8>> },
    /// A page on the network.
    Page(Location),
    /// An article that the record has.
    Known(Box<Article>),
    /// Words.
    Pasted { name: String, title: Option<String>, url: Option<String>, text: String },
}

/// The fields of the form but its files.
#[derive(Default)]
struct Fields {
    address: String,
    text: String,
    title: String,
    outlet: String,
    published: String,
    /// Whether a day that was given before is taken back.
    is_no_day: bool,
}

impl Batch {
    /// What a form holds.
    pub(super) async fn of_form(mut form: Multipart) -> Result<Batch, Failure> {
        let broken = |_| {
            Failure::wrong(
                "What was sent cannot be read, or is more than 64 MB.",
                "Nothing was added. Send fewer files at once, or read the folder with `onrecord add FOLDER`.",
            )
        };
        let mut fields = Fields::default();
        let mut given = Vec::new();
        while let Some(field) = form.next_field().await.map_err(broken)? {
            match field.name().unwrap_or_default() {
                "files" => given.extend(file(field).await.map_err(broken)?),
                name => {
                    let name = name.to_owned();
                    let value = field.text().await.map_err(broken)?;
                    fields.set(&name, value);
                }
            }
            if given.len() > MOST {
                return Err(Failure::wrong(
                    format!("These are more than {MOST} reports at once."),
                    "Nothing was added. Send fewer at once, or read the folder with `onrecord add FOLDER`.",
                ));
            }
        }
        let (published, given_day) = fields.day()?;
        given.extend(fields.given()?);
        if given.is_empty() {
            return Err(Failure::wrong(
                "There is nothing to add.",
                "Choose files, give an address, or paste a text.",
            ));
        }
        Ok(Batch { given, outlet: said(&fields.outlet), published, given_day })
    }

    /// An article of the record, for another day, or for the one that its text tells.
    pub(super) fn again(article: Article, published: Option<NaiveDate>) -> Batch {
        let given_day = if published.is_some() { GivenDay::Stays } else { GivenDay::TakenBack };
        Batch { given: vec![Given::Known(Box::new(article))], outlet: None, published, given_day }
    }

    pub(super) fn len(&self) -> usize {
        self.given.len()
    }

    /// What the reports are called.
    pub(super) fn names(&self) -> Vec<String> {
        self.given.iter().map(Given::name).collect()
    }

    /// What the batch is called.
    pub(super) fn title(&self) -> String {
        match self.given.as_slice() {
            [only] => only.name(),
            all => number(all.len(), "report"),
        }
    }

    /// Opens the report at this place.
    pub(super) fn open(
        &self,
        place: usize,
        fetcher: &Fetcher,
    ) -> Result<(Article, Vec<Warning>), SourceError> {
        let Some(given) = self.given.get(place) else { return Err(SourceError::Empty) };
        let published = self.published;
        let (mut article, warnings) = match given {
            Given::File { name, is_line, bytes } => {
                let (name, is_line) = (name.clone(), *is_line);
                let bytes = std::mem::take(&mut *lock(bytes));
                open_bytes(Bytes { name, is_line, bytes, ..Bytes::default() }, published)?
            }
            Given::Page(location) => {
                open(location, &Opening { published, fetcher: fetcher.clone() })?
            }
            Given::Pasted { name, title, url, text } => {
                let mut article = Article::from_text(name, text.clone());
                article.title = title.clone().or(article.title);
                article.url.clone_from(url);
                (given_on(article, published), Vec::new())
            }
            Given::Known(article) => {
                let mut article = Article::clone(article);
                let own = Article::from_text(&article.location, article.text.clone());
                article.published = own.published;
                (given_on(article, published), Vec::new())
            }
        };
        if self.outlet.is_some() {
            article.outlet.clone_from(&self.outlet);
        }
        Ok((article, warnings))
    }
}

/// The article with the day that a person gives, if one does.
fn given_on(mut article: Article, published: Option<NaiveDate>) -> Article {
    if let Some(on) = published {
        article.published = Some(Published { on, from: PublishedFrom::Given });
    }
    article
}

impl Given {
    fn name(&self) -> String {
        match self {
            Given::File { name, .. } | Given::Pasted { name, .. } => name.clone(),
            Given::Page(location) => location.to_string(),
            Given::Known(article) => called(&article.title, &article.location),
        }
    }
}

impl Fields {
    fn set(&mut self, name: &str, value: String) {
        match name {
            "address" => self.address = value,
            "text" => self.text = value,
            "title" => self.title = value,
            "outlet" => self.outlet = value,
            // The box that takes a day back has the name of the field beside it.
            "published" if value.trim() == "none" => self.is_no_day = true,
            "published" => self.published = value,
            _ => {}
        }
    }

    /// The day that is given, and what becomes of one that was given before.
    fn day(&self) -> Result<(Option<NaiveDate>, GivenDay), Failure> {
        let typed = match (said(&self.published), self.is_no_day) {
            (None, false) => return Ok((None, GivenDay::Stays)),
            (None, true) => return Ok((None, GivenDay::TakenBack)),
            (Some(_), true) => {
                return Err(Failure::wrong(
                    "A day is given, and the box that takes a day back is ticked as well.",
                    "Nothing was added. Go back, and empty the field or take the tick out of the box.",
                ));
            }
            (Some(typed), false) => typed,
        };
        typed.parse().map(|day| (Some(day), GivenDay::Stays)).map_err(|_| {
            Failure::wrong(
                format!(
                    "The day of publication is a day such as 2025-02-05, and “{typed}” is not."
                ),
                "Nothing was added. Go back and change it, or leave it empty; “none” takes back one that was given.",
            )
        })
    }

    /// The page or the text that the form holds.
    fn given(&self) -> Result<Option<Given>, Failure> {
        let location = match said(&self.address) {
            Some(typed) => Some(Location::address(&typed).map_err(|error| {
                Failure::wrong(
                    format!("“{}” cannot be read: {error}.", short(&typed)),
                    "Nothing was added. Go back and give the address of one report.",
                )
            })?),
            None => None,
        };
        let text = self.text.replace("\r\n", "\n");
        let Some(first) = text.lines().find(|line| !line.trim().is_empty()) else {
            return Ok(location.map(Given::Page));
        };
        let title = said(&self.title);
        let url = location.map(|location| location.to_string());
        // A text may begin with lines that say what it is, of which its headline is one.
        let own = Article::from_text("", text.clone()).title;
        let called = title.as_deref().or(own.as_deref()).unwrap_or(first);
        let name = url.clone().unwrap_or_else(|| format!("pasted: {}", short(called)));
        Ok(Some(Given::Pasted { name, title, url, text }))
    }
}

/// The reports of a file of the form; a form without a chosen file sends one without name and bytes.
async fn file(field: Field<'_>) -> Result<Vec<Given>, axum::extract::multipart::MultipartError> {
    let name = field.file_name().unwrap_or_default().to_owned();
    let bytes = field.bytes().await?;
    if name.is_empty() && bytes.is_empty() {
        return Ok(Vec::new());
    }
    let name = plain(&name);
    if !has_lines(Path::new(&name)) {
        return Ok(vec![Given::File { name, is_line: false, bytes: Mutex::new(bytes.to_vec()) }]);
    }
    // What is in memory can be read.
    let found = lines(&bytes[..]).unwrap_or_default();
    let report = |(number, at): (usize, u64)| Given::File {
        name: format!("{name}:{number}"),
        is_line: true,
        bytes: Mutex::new(line(&bytes[at as usize..]).unwrap_or_default()),
    };
    // One more than is taken tells that there are too many.
    Ok(found.into_iter().take(MOST + 1).map(report).collect())
}

/// A file's name as it is shown and kept: without what would leave a folder, end a line, or turn the words
/// around it.
fn plain(name: &str) -> String {
    let shows = |c: &char| {
        !c.is_control()
            && !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let name = name.replace('\\', "/");
    let parts: Vec<String> = name
        .split('/')
        .map(|part| part.chars().filter(shows).collect::<String>().trim().to_owned())
        .filter(|part| !matches!(part.as_str(), "" | "." | ".."))
        .collect();
    let name: Vec<char> = parts.join("/").chars().collect();
    let end: String = name[name.len().saturating_sub(LONGEST_NAME)..].iter().collect();
    if end.is_empty() { "file without a name".to_owned() } else { end }
}

/// The first words of a longer text.
fn short(words: &str) -> String {
    const LONGEST: usize = 80;
    let words = plain(&words.replace(['/', '\\'], "\u{2215}"));
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words,
    }
    .replace('\u{2215}', "/")
}

fn said(field: &str) -> Option<String> {
    Some(typed(field)).filter(|field| !field.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_lead_nowhere() {
        let check = |name: &str, expected: &str| assert_eq!(plain(name), expected, "{name:?}");
        check("report.txt", "report.txt");
        check("railway/01 minister.txt", "railway/01 minister.txt");
        check("../../etc/passwd", "etc/passwd");
        check("/etc/passwd", "etc/passwd");
        check("C:\\reports\\..\\a.html", "C:/reports/a.html");
        check("a\r\nb\0.txt", "ab.txt");
        check("invoice\u{202e}txt.exe", "invoicetxt.exe");
        check("<img src=x onerror=alert(1)>.html", "<img src=x onerror=alert(1)>.html");
        check("", "file without a name");
        check("/../", "file without a name");
        assert_eq!(plain(&"x".repeat(5000)).len(), LONGEST_NAME);
    }

    #[test]
    fn an_address_or_a_text_or_a_text_with_its_address() {
        let given = |address: &str, text: &str| {
            let fields =
                Fields { address: address.to_owned(), text: text.to_owned(), ..Fields::default() };
            fields.given().map(|given| given.map(|given| given.name()))
        };
        assert_eq!(given("", " \r\n"), Ok(None));
        assert_eq!(given("paper.example/a", ""), Ok(Some("https://paper.example/a".to_owned())));
        assert_eq!(given("", "\r\nAda said no.\r\n"), Ok(Some("pasted: Ada said no.".to_owned())));
        assert_eq!(given("https://a.example/", "no"), Ok(Some("https://a.example/".to_owned())));
        assert!(given("ftp://a.example/", "").is_err());
    }
}
