//! The feeds that a page names.

use super::guard;
use scraper::{Html, Selector};
use std::sync::LazyLock;
use url::Url;

static LINKS: LazyLock<Option<Selector>> =
    LazyLock::new(|| Selector::parse("link[rel~=alternate][href][type]").ok());

/// The media types of feeds.
const KINDS: [&str; 3] = ["application/rss+xml", "application/atom+xml", "application/feed+json"];

/// The addresses of the feeds that a page at `base` names in its head, in its order; none of a page that no
/// browser would show.
pub fn feeds_of_page(page: &str, base: &Url) -> Vec<String> {
    let Some(links) = LINKS.as_ref().filter(|_| guard::check(page).is_ok()) else {
        return Vec::new();
    };
    let page = Html::parse_document(page);
    let feeds = page.select(links).filter(|link| {
        link.attr("type").is_some_and(|it| KINDS.iter().any(|kind| kind.eq_ignore_ascii_case(it)))
    });
    feeds.filter_map(|link| Some(base.join(link.attr("href")?).ok()?.into())).collect()
}
