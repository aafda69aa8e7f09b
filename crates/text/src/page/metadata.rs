//! What a page says of itself for machines: headline, writers, outlet, language, address and day.

use super::json_ld::{self, Described};
use super::stated::Stated;
use crate::date::{day_in_address, day_of_stamp};
use crate::furniture::names_in;
use crate::{Published, PublishedFrom, language_code};
use scraper::Html;
use url::Url;

/// Names under which pages state the day of publication, the most trustworthy first.
const DAY: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "publication_date",
    "date",
];
const WRITERS: &[&str] =
    &["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl"];
const TITLE: &[&str] = &["og:title", "parsely-title", "twitter:title", "dc.title"];
const OUTLET: &[&str] = &["og:site_name", "application-name"];
/// What stands between a page's title and the outlet's name.
const PARTING: &[&str] = &[" | ", " – ", " — ", " - ", " · ", " :: "];

/// What a page says of itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Metadata {
    pub(super) headline: Option<String>,
    pub(super) byline: Vec<String>,
    pub(super) outlet: Option<String>,
    pub(super) language: Option<String>,
    pub(super) url: Option<String>,
    pub(super) published: Option<Published>,
}

impl Metadata {
    /// What `page` says of itself; `url` is its address, if it is known.
    pub(super) fn of(page: &Html, url: Option<&str>) -> Metadata {
        let stated = Stated::of(page);
        let title = stated.first(TITLE);
        let mut headlines: Vec<&str> = stated.headings.iter().map(String::as_str).collect();
        headlines.extend(title.as_deref());
        let described = json_ld::article(&stated.scripts, &headlines).unwrap_or_default();
        let outlet = stated.first(OUTLET).or_else(|| described.publisher.clone());
        let own = stated
            .canonical
            .clone()
            .or_else(|| stated.first(&["og:url"]))
            .filter(|address| is_absolute(address))
            .or_else(|| stated.saved_from.clone().filter(|address| is_absolute(address)));
        let published = stated.published(&described).or_else(|| {
            let address = url.map(str::to_owned).or_else(|| own.clone())?;
            Some(Published { on: day_in_address(&address)?, from: PublishedFrom::Address })
        });
        Metadata {
            headline: stated.headline(&described, title, outlet.as_deref()),
            byline: stated.byline(&described),
            language: stated.language(&described),
            outlet,
            url: own,
            published,
        }
    }
}

impl Stated {
    /// The heading that the page's titles repeat, or the only one; else a title without the outlet.
    fn headline(
        &self,
        described: &Described,
        title: Option<String>,
        outlet: Option<&str>,
    ) -> Option<String> {
        let headings: Vec<&String> =
            self.headings.iter().filter(|words| !words.is_empty()).collect();
        let titles = [title.as_deref(), Some(self.title.as_str()), described.headline.as_deref()];
        let repeated = |heading: &&&String| {
            titles.iter().flatten().any(|title| title.contains(heading.as_str()))
        };
        let only = || {
            headings.first().filter(|heading| headings.len() == 1 && heading.split(' ').count() > 2)
        };
        // A page's first heading is often the outlet's name.
        let named = |heading: &&&String| outlet != Some(heading.as_str());
        let longest =
            headings.iter().filter(named).filter(repeated).rev().max_by_key(|words| words.len());
        let heading = longest.or_else(|| only().filter(named));
        heading
            .map(|heading| (*heading).clone())
            .or_else(|| described.headline.clone())
            .or(title)
            .or_else(|| Some(self.title.clone()))
            .map(|title| without_outlet(&title, outlet))
            .filter(|title| !title.is_empty())
    }

    fn byline(&self, described: &Described) -> Vec<String> {
        let mut names = Vec::new();
        let stated = self.first(WRITERS).filter(|name| !name.contains("://"));
        let from =
            if described.authors.is_empty() { stated.as_slice() } else { &described.authors };
        for name in from {
            let several = names_in(name);
            names.extend(if several.is_empty() { vec![name.clone()] } else { several });
        }
        let mut seen = std::collections::BTreeSet::new();
        names.retain(|name| seen.insert(name.clone()));
        names
    }

    fn language(&self, described: &Described) -> Option<String> {
        let locale = self.first(&["og:locale", "dc.language", "language"]);
        let told = [self.language.clone(), locale, described.language.clone()];
        told.iter().flatten().find_map(|told| language_code(told))
    }

    fn published(&self, described: &Described) -> Option<Published> {
        let meta = DAY.iter().filter_map(|name| self.first(&[name]));
        let stamps = described.published.clone().into_iter().chain(meta).chain(self.times.clone());
        let on = stamps.into_iter().find_map(|stamp| day_of_stamp(&stamp))?;
        Some(Published { on, from: PublishedFrom::Metadata })
    }
}

fn is_absolute(address: &str) -> bool {
    Url::parse(address).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
}

/// "Line opens | Harrow Gazette" without the outlet's name. Where it is not known, only a bar parts
/// it from the title, since headlines have dashes of their own.
fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    for parting in PARTING {
        if let Some((before, after)) = title.rsplit_once(parting) {
            let is_outlet = outlet
                .map_or(*parting == " | ", |outlet| after.trim().eq_ignore_ascii_case(outlet));
            if is_outlet && !before.trim().is_empty() {
                return before.trim().to_owned();
            }
        }
    }
    title.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(html: &str, url: Option<&str>) -> Metadata {
        Metadata::of(&Html::parse_document(html), url)
    }

    #[track_caller]
    fn check_day(html: &str, url: Option<&str>, expected: &str) {
        let found = of(html, url).published;
        let found = found.map(|p| format!("{} {}", p.on, p.from.name())).unwrap_or_default();
        assert_eq!(found, expected, "{html}");
    }

    #[test]
    fn days_of_publication() {
        let address = Some("https://h.example/2025/02/05/line");
        check_day(
            "<meta property='article:published_time' content='2025-02-04T09:00:00Z'>",
            address,
            "2025-02-04 metadata",
        );
        check_day("<meta name=DC.date content='2025-02-04'>", None, "2025-02-04 metadata");
        check_day(
            "<time itemprop=datePublished datetime='2025-02-04T09:00'>x</time>",
            None,
            "2025-02-04 metadata",
        );
        check_day(
            "<script type='application/ld+json'>{\"@type\":\"Report\",\"datePublished\":\"2025-02-04\"}</script>",
            None,
            "2025-02-04 metadata",
        );
        check_day("<p>x", address, "2025-02-05 address");
    }

    #[test]
    fn days_that_are_not() {
        check_day("<meta property='article:modified_time' content='2025-02-04'>", None, "");
        check_day("<time datetime='2025-02-04'>Today</time>", None, "");
        check_day("<meta name=date content='0001-01-01'>", None, "");
        check_day(
            "<script type='application/ld+json'>{\"@type\":\"Article\",\"dateModified\":\"2025-02-04\"}</script>",
            None,
            "",
        );
    }

    #[track_caller]
    fn check_headline(html: &str, expected: &str) {
        assert_eq!(of(html, None).headline.as_deref(), Some(expected));
    }

    #[test]
    fn headlines() {
        check_headline(
            "<title>Line opens - Gazette</title><meta property=og:site_name content=Gazette>",
            "Line opens",
        );
        check_headline(
            "<title>Line opens | Gazette</title><h1>Gazette</h1><h1>Line opens</h1>",
            "Line opens",
        );
        check_headline("<title>Line - at last - opens</title>", "Line - at last - opens");
        check_headline(
            "<meta property=og:title content='Short title'><h1>The long\n <em>headline</em> of it</h1>",
            "The long headline of it",
        );
    }

    #[test]
    fn browsers_note_where_a_page_was_saved_from() {
        let url = |html: &str| of(html, None).url;
        let address = Some("https://h.example/2025/02/05/line".to_owned());
        let page = "<!-- saved from url=(0033)https://h.example/2025/02/05/line -->\n<html><p>x";
        assert_eq!(url(page), address);
        assert!(of(page, None).published.is_some());
        assert_eq!(
            url(
                "<!--\n Page saved with SingleFile \n url: https://h.example/2025/02/05/line \n saved date: x\n--><p>x"
            ),
            address
        );
        assert_eq!(
            url(
                "<!-- saved from url=(0009)https://a.example/b --><link rel=canonical href='https://h.example/2025/02/05/line'>"
            ),
            address
        );
        assert_eq!(url("<!-- saved from url=(0022)about:internet --><p>x"), None);
        assert_eq!(url("<!-- url: soon --><p>x"), None);
    }

    #[test]
    fn writers_outlet_language_and_address() {
        let found = of(
            "<html lang=en-GB><link rel=canonical href='https://h.example/a'><meta name=author content='Jo Bell and Ed Pike'><meta property=og:site_name content='Gazette'>",
            None,
        );
        assert_eq!(found.byline, ["Jo Bell", "Ed Pike"]);
        assert_eq!(
            (found.outlet.as_deref(), found.language.as_deref()),
            (Some("Gazette"), Some("en"))
        );
        assert_eq!(found.url.as_deref(), Some("https://h.example/a"));
        assert_eq!(
            of(
                "<link rel=canonical href='/a'><meta name=author content='https://h.example/jo'>",
                None
            ),
            Metadata::default()
        );
    }
}
