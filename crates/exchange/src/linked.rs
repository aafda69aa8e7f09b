//! What the two kinds of linked data share: names for entries, and lists that are written piece by piece.

use crate::ExchangeError;
use onrecord_text::Article;
use serde_json::{Map, Value as Json};
use std::io::Write;

/// By which an article is known: its own address, else its identity.
pub(crate) fn article_iri(article: &Article) -> String {
    let address = article.url.as_deref().filter(|url| is_address(url));
    address.map_or_else(|| format!("urn:onrecord:article:{}", article.id()), str::to_owned)
}

/// By which an entry of this record is known.
pub(crate) fn entry_iri(what: &str, id: i64) -> String {
    format!("urn:onrecord:{what}:{id}")
}

/// Whether it can stand where an address is asked for. What a page says of itself can be anything.
pub(crate) fn is_address(url: &str) -> bool {
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    let breaks = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`')
    };
    is_web && !url.contains(breaks)
}

/// The object of these pairs, without those whose value is unknown.
pub(crate) fn object<const N: usize>(pairs: [(&str, Json); N]) -> Json {
    let known = pairs.into_iter().filter(|(_, value)| !value.is_null());
    Json::Object(known.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}

/// A JSON list in the making, an element a line, so that none but the last is held in memory.
pub(crate) struct List<W: Write> {
    out: W,
    format: &'static str,
    is_begun: bool,
}

impl<W: Write> List<W> {
    /// Begins the list after what stands before it, its bracket included.
    pub(crate) fn begin(
        out: W,
        format: &'static str,
        before: &str,
    ) -> Result<List<W>, ExchangeError> {
        let mut list = List { out, format, is_begun: false };
        list.put(before)?;
        Ok(list)
    }

    /// Writes an element.
    pub(crate) fn push(&mut self, element: &Json) -> Result<(), ExchangeError> {
        let between = if self.is_begun { ",\n" } else { "\n" };
        self.is_begun = true;
        self.put(&format!("{between}{element}"))
    }

    /// Ends the list with what stands behind it, its bracket included.
    pub(crate) fn end(mut self, after: &str) -> Result<(), ExchangeError> {
        self.put(&format!("\n{after}\n"))
    }

    fn put(&mut self, words: &str) -> Result<(), ExchangeError> {
        let unsent = |source| ExchangeError::Unsent { format: self.format, source };
        self.out.write_all(words.as_bytes()).map_err(unsent)
    }
}
