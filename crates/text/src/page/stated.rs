//! The elements of a page that say something of it for machines.

use scraper::{ElementRef, Html};

/// The elements of a page that say something of it, in the order in which they stand there.
#[derive(Default)]
pub(super) struct Stated {
    /// Names, in small letters, with contents.
    pub(super) meta: Vec<(String, String)>,
    pub(super) scripts: Vec<String>,
    pub(super) headings: Vec<String>,
    pub(super) title: String,
    pub(super) canonical: Option<String>,
    /// The address that a browser wrote into the page when it was saved.
    pub(super) saved_from: Option<String>,
    pub(super) language: Option<String>,
    pub(super) times: Vec<String>,
}

impl Stated {
    /// What the elements of `page` say.
    pub(super) fn of(page: &Html) -> Stated {
        let mut stated = Stated::default();
        for node in page.tree.root().descendants() {
            match (ElementRef::wrap(node), node.value().as_comment()) {
                (Some(element), _) => stated.take(element),
                (None, Some(comment)) if stated.saved_from.is_none() => {
                    stated.saved_from = saved_from(comment);
                }
                _ => {}
            }
        }
        stated
    }

    fn take(&mut self, element: ElementRef<'_>) {
        let attribute = |name: &str| element.value().attr(name);
        let is_day =
            || attribute("itemprop") == Some("datePublished") || attribute("pubdate").is_some();
        match element.value().name() {
            "html" if self.language.is_none() => {
                self.language = attribute("lang").map(str::to_owned);
            }
            "title" if self.title.is_empty() => self.title = words(element),
            "h1" => self.headings.push(words(element)),
            "script"
                if attribute("type")
                    .is_some_and(|kind| kind.eq_ignore_ascii_case("application/ld+json")) =>
            {
                self.scripts.push(element.text().collect());
            }
            "link" if attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                self.canonical =
                    self.canonical.take().or_else(|| attribute("href").map(str::to_owned));
            }
            "meta" => {
                let name = ["property", "name", "itemprop"].iter().find_map(|name| attribute(name));
                if let (Some(name), Some(content)) = (name, attribute("content")) {
                    self.meta.push((name.to_ascii_lowercase(), content.trim().to_owned()));
                }
            }
            "time" if is_day() => {
                self.times
                    .push(attribute("datetime").map_or_else(|| words(element), str::to_owned));
            }
            _ => {}
        }
    }

    /// The content under the first of `names` that the page uses.
    pub(super) fn first(&self, names: &[&str]) -> Option<String> {
        let under = |name: &&str| {
            self.meta.iter().find(|(own, content)| own == name && !content.is_empty())
        };
        names.iter().find_map(under).map(|(_, content)| content.clone())
    }
}

/// The address in the comment that a browser writes into a page that it saves: behind "saved from url=(0031)"; or, in that
/// of `SingleFile`, on a line of its own behind "url:".
fn saved_from(comment: &str) -> Option<String> {
    let address = match comment.split_once("saved from url=(") {
        Some((_, rest)) => rest.split_once(')')?.1,
        None if comment.contains("SingleFile") => {
            comment.lines().find_map(|line| line.trim().strip_prefix("url:"))?
        }
        None => return None,
    };
    address.split_whitespace().next().map(str::to_owned)
}

fn words(element: ElementRef<'_>) -> String {
    let text: String = element.text().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
