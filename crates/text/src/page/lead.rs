//! What stands between the headline and the first paragraph: a standfirst and the lead picture's
//! caption. Pages keep them outside the article's body, which is all that the extraction takes.

use super::blocks::append;
use scraper::{ElementRef, Html, Node};

/// Words in the class of a standfirst's element.
const STANDFIRST: &[&str] = &[
    "standfirst",
    "subtitle",
    "sub-title",
    "subheadline",
    "dek",
    "lede",
    "teaser-text",
    "article-intro",
    "article-summary",
];
/// Elements in which nothing belongs to this story.
const ELSEWHERE: &[&str] = &["aside", "nav", "footer", "form", "template", "noscript"];
/// The longest standfirst or caption, in bytes.
const LONGEST: usize = 600;
/// Fewer words than these say nothing of the story.
const FEWEST_WORDS: usize = 4;

/// The standfirst and captions that stand before `first`, the article's first paragraph, in order.
pub(super) fn lead(page: &Html, first: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let most = LONGEST.max(first.len());
    for element in page.tree.root().descendants().filter_map(ElementRef::wrap) {
        let Some(words) = words(element, most) else { continue };
        if words == first {
            return found;
        }
        let fits = words.len() <= LONGEST && words.split(' ').count() >= FEWEST_WORDS;
        if fits && is_lead(element) && !found.contains(&words) {
            found.push(words);
        }
    }
    // The first paragraph is no element of its own, so nothing is known of what stands before it.
    Vec::new()
}

fn is_lead(element: ElementRef<'_>) -> bool {
    let has_class = |class: &str| STANDFIRST.iter().any(|part| class.contains(part));
    let leads = element.value().name() == "figcaption"
        || element.value().name() != "body" && element.value().attr("class").is_some_and(has_class);
    let mut names = element
        .ancestors()
        .filter_map(|node| node.value().as_element())
        .map(scraper::node::Element::name);
    leads
        && names.clone().any(|name| name == "article" || name == "main")
        && !names.any(|name| ELSEWHERE.contains(&name))
}

/// The element's words with single spaces, unless they are more than `most` bytes.
fn words(element: ElementRef<'_>, most: usize) -> Option<String> {
    if matches!(element.value().name(), "script" | "style") {
        return None;
    }
    let mut words = String::new();
    for node in element.descendants() {
        let Node::Text(text) = node.value() else { continue };
        append(&mut words, text);
        if words.len() > most + 1 {
            return None;
        }
    }
    let words = words.trim();
    (!words.is_empty()).then(|| words.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &[&str]) {
        assert_eq!(lead(&Html::parse_document(html), "The line opened."), expected);
    }

    #[test]
    fn standfirsts_and_captions_before_the_first_paragraph() {
        check(
            "<article><h1>Line</h1><p class='c-standfirst big'>It took <b>nine</b> long years.</p><figure><figcaption>Oona Pell cuts the ribbon</figcaption></figure><div><p>The line opened.</p><figure><figcaption>The last train leaves Corvale</figcaption></figure></div></article>",
            &["It took nine long years.", "Oona Pell cuts the ribbon"],
        );
    }

    #[test]
    fn what_belongs_to_other_stories() {
        check(
            "<main><aside><figcaption>A cat on a bus again</figcaption></aside><p>The line opened.</p></main>",
            &[],
        );
        check("<figcaption>A cat on a bus again</figcaption><p>The line opened.", &[]);
        check("<main><figcaption>A cat on a bus again</figcaption>The line", &[]);
    }
}
