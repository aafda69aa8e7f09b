//! From an HTML page to an article: its text, taken out once, and what the page says of itself.

mod blocks;
mod feeds;
mod guard;
mod json_ld;
mod lead;
mod metadata;
mod stated;

pub use feeds::feeds_of_page;

use crate::Article;
use crate::furniture;
use metadata::Metadata;
use scraper::Html;
use std::panic::{AssertUnwindSafe, catch_unwind};
use trafilatura::dom::Document;
use trafilatura::{HtmlDateMode, Options};

/// Why no article could be taken out of a page.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PageError {
    /// The page has more bytes than any article's.
    #[error(
        "the page has {bytes} bytes, more than {} can be read: save the article alone, or its text",
        guard::MOST_BYTES
    )]
    TooLarge {
        /// How many bytes it has.
        bytes: usize,
    },
    /// The page's elements are nested deeper than any browser shows.
    #[error(
        "the page's elements are nested more than {} deep: save the article's text as plain text instead",
        guard::DEEPEST
    )]
    TooDeep,
    /// There is no running text on the page.
    #[error(
        "no article was found on the page: it may be built by a script or ask for a login; open it in a browser and save its text"
    )]
    NoArticle,
    /// The page is damaged in a way that the extraction does not survive.
    #[error("the page could not be read: save the article's text as plain text instead")]
    Damaged,
}

impl Article {
    /// The article that an HTML page holds, with its furniture marked.
    ///
    /// `location` is the page's path or address, and `url` its address, if that is known. The text
    /// has one empty line between paragraphs and the headline first. The day of publication is
    /// taken only from where a page states it for machines, from its address, or from a line that
    /// says so: a day of change is none.
    ///
    /// # Errors
    /// If the page is too large or too deep, or holds no article.
    pub fn from_page(location: &str, html: &str, url: Option<&str>) -> Result<Article, PageError> {
        guard::check(html)?;
        let page = Html::parse_document(html);
        guard::check_tree(&page)?;
        let metadata = Metadata::of(&page, url);
        let extracted = extract(html)?;
        let mut paragraphs = blocks::parted(&page, blocks::paragraphs(&extracted.content_html));
        if paragraphs.is_empty() {
            return Err(PageError::NoArticle);
        }
        put_lead_first(&page, metadata.headline.as_deref(), &mut paragraphs);
        let language = Some(extracted.metadata.language).filter(|code| code.len() == 2);
        let mut article = Article {
            location: location.to_owned(),
            url: url.map(str::to_owned).or(metadata.url),
            outlet: metadata.outlet,
            title: metadata.headline,
            byline: metadata.byline,
            published: metadata.published,
            language: metadata.language.or(language),
            text: paragraphs.join("\n\n"),
            ..Article::default()
        };
        furniture::mark(&mut article);
        Ok(article)
    }
}

/// Runs the extraction on a page whose captions and inline times were made ordinary text.
fn extract(html: &str) -> Result<trafilatura::ExtractResult, PageError> {
    let options = Options::default()
        .with_exclude_comments(true)
        .with_fallback(true)
        .with_html_date_mode(HtmlDateMode::Disabled);
    // The library indexes into the trees of hostile pages; a panic there must not end a crawl.
    let run = AssertUnwindSafe(|| {
        let mut document = Document::parse(html);
        blocks::keep_words(&mut document);
        trafilatura::extract_document(document, &options)
    });
    match catch_unwind(run) {
        Ok(Ok(extracted)) => Ok(extracted),
        Ok(Err(_)) => Err(PageError::NoArticle),
        Err(_) => Err(PageError::Damaged),
    }
}

/// Puts the headline, the standfirst and the lead picture's caption before the paragraphs, and takes
/// them away where they stood among the first.
fn put_lead_first(page: &Html, headline: Option<&str>, paragraphs: &mut Vec<String>) {
    const AMONG_FIRST: usize = 6;
    let Some(first) = paragraphs.iter().find(|words| Some(words.as_str()) != headline) else {
        return;
    };
    let mut lead: Vec<String> = headline.map(str::to_owned).into_iter().collect();
    lead.extend(lead::lead(page, first));
    let rest = paragraphs.drain(..).enumerate();
    let rest = rest.filter(|(i, words)| *i >= AMONG_FIRST || !lead.contains(words));
    let rest: Vec<String> = rest.map(|(_, words)| words).collect();
    *paragraphs = lead;
    paragraphs.extend(rest);
}
