//! An article: the words that a report consists of, and what is known of where they come from.

use crate::Span;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A news report with its text, which never changes, and its furniture, which is marked in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// The path or address, as it was given.
    pub location: String,
    /// The page's own address, if it is known.
    pub url: Option<String>,
    /// The name of the newspaper, broadcaster or agency.
    pub outlet: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The names of those who wrote it.
    pub byline: Vec<String>,
    /// The day of publication, and how it was got; unknown stays unknown.
    pub published: Option<Published>,
    /// The language, as an ISO 639-1 code.
    pub language: Option<String>,
    /// The text: byte for byte as given, or as taken out of a page once.
    pub text: String,
    /// The parts of the text that are not the report, in order and without overlap.
    pub furniture: Vec<Furniture>,
    /// Its outlet and day, where another outlet printed the same words, or printed them on another day, and no
    /// address tells the two apart. Only a record knows.
    pub edition: Option<String>,
}

/// The day of publication with its provenance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The day.
    pub on: NaiveDate,
    /// How it was got.
    pub from: PublishedFrom,
}

/// How a day of publication was got: a wrong one is worse than none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PublishedFrom {
    /// The user gave it.
    Given,
    /// The page states it for machines.
    Metadata,
    /// It is part of the address.
    Address,
    /// The text states it.
    Text,
}

impl PublishedFrom {
    /// The word for it in JSON, tables and messages.
    pub fn name(self) -> &'static str {
        match self {
            PublishedFrom::Given => "given",
            PublishedFrom::Metadata => "metadata",
            PublishedFrom::Address => "address",
            PublishedFrom::Text => "text",
        }
    }
}

/// Words on the page that are not the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Furniture {
    /// Where they stand.
    pub span: Span,
    /// What they are.
    pub kind: FurnitureKind,
}

/// What a piece of furniture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FurnitureKind {
    /// Lines of metadata before the report: "Outlet: …", "Published: …", " date 2025-02-05".
    Header,
    /// The report's own headline. It is read for statements.
    Headline,
    /// "ALDMOUTH, May 13 (KPA) -".
    Dateline,
    /// "By Nora Whitlam".
    Byline,
    /// A picture's caption about this story. It is read for statements.
    Caption,
    /// "Picture: Getty".
    Credit,
    /// "Read more: …", "Related: …", and other lines that lead to another story.
    Link,
    /// "Listen to this article", "Loading audio...", "Watch: …".
    Media,
    /// "Advertisement".
    Advert,
    /// "Share", "Follow us on …", "Copy link".
    Share,
    /// "Sign up to our newsletter".
    Signup,
    /// "Updated 12:40", time stamps and reading times by themselves.
    Stamp,
    /// Copyright lines, and what the page says of itself.
    Notice,
}

impl FurnitureKind {
    /// The word for it in JSON, tables and messages.
    pub fn name(self) -> &'static str {
        match self {
            FurnitureKind::Header => "header",
            FurnitureKind::Headline => "headline",
            FurnitureKind::Dateline => "dateline",
            FurnitureKind::Byline => "byline",
            FurnitureKind::Caption => "caption",
            FurnitureKind::Credit => "credit",
            FurnitureKind::Link => "link",
            FurnitureKind::Media => "media",
            FurnitureKind::Advert => "advert",
            FurnitureKind::Share => "share",
            FurnitureKind::Signup => "signup",
            FurnitureKind::Stamp => "stamp",
            FurnitureKind::Notice => "notice",
        }
    }

    /// Whether it speaks about this story and so is read for statements.
    pub fn is_read(self) -> bool {
        matches!(self, FurnitureKind::Headline | FurnitureKind::Caption)
    }
}

impl Article {
    /// The article that a plain text is, kept byte for byte, with its furniture marked.
    ///
    /// `location` is its path or address. What the text says of its outlet, title, writers and day
    /// of publication is taken from it; what it does not say stays unknown.
    pub fn from_text(location: &str, text: String) -> Article {
        let mut article = Article { location: location.to_owned(), text, ..Article::default() };
        crate::furniture::mark(&mut article);
        article
    }

    /// The article's identity: the same words from the same address are the same article.
    ///
    /// It is the first half of a SHA-256, in hexadecimal digits. Paths do not count, because one
    /// file has many, and an address that stands in the text's own header counts as words only. Without an
    /// address, the [edition](Article::edition) counts.
    pub fn id(&self) -> String {
        let address = self.url.as_deref();
        let address = address.filter(|url| !crate::furniture::tells_address(&self.text, url));
        let mut hash = Sha256::new();
        hash.update(address.unwrap_or_default());
        hash.update([0]);
        hash.update(&self.text);
        if let Some(edition) = &self.edition {
            hash.update([0]);
            hash.update(edition);
        }
        hash.finalize()[..16].iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The piece of furniture that covers all of `span`, if there is one.
    pub fn furniture_at(&self, span: Span) -> Option<&Furniture> {
        let after = self.furniture.partition_point(|piece| piece.span.start <= span.start);
        let piece = self.furniture.get(after.checked_sub(1)?)?;
        piece.span.contains(span).then_some(piece)
    }

    /// Whether the words at `span` belong to the report, its headline or a caption of its own.
    pub fn is_read(&self, span: Span) -> bool {
        self.furniture_at(span).is_none_or(|piece| piece.kind.is_read())
    }
}
