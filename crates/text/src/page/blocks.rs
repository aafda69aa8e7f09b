//! From elements to paragraphs: what stands in a block by itself is a paragraph by itself.

use ego_tree::iter::Edge;
use scraper::{Html, Node, Selector};
use std::sync::LazyLock;
use trafilatura::dom::Document;

/// Elements whose words run on with those around them; all others are blocks.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr",
];

/// Makes the page's words those that a browser shows: takes out what it hides, puts in the marks that it draws, and
/// makes ordinary elements of those that the extraction throws away with the words in them: captions of the story's
/// pictures, and the days and insertions that some editors mark within a sentence.
pub(super) fn keep_words(document: &mut Document) {
    let root = document.root();
    for element in document.query_selector_all(root, "body template, body [hidden]") {
        document.remove(element, true);
    }
    for element in document.query_selector_all(root, "q") {
        let quoted = document.inner_html(element);
        if !document.text_content(element).trim().starts_with(['“', '"', '‘', '«', '„']) {
            document.set_inner_html(element, &format!("“{quoted}”"));
        }
        document.set_tag_name(element, "span");
    }
    for element in document.query_selector_all(root, "p time, p ins, li time, li ins") {
        document.set_tag_name(element, "span");
    }
    let captions = "article figure figcaption, main figure figcaption";
    for caption in document.query_selector_all(root, captions) {
        document.clear_attributes(caption);
        document.set_tag_name(caption, "p");
    }
    for figure in document.query_selector_all(root, "article figure, main figure") {
        document.clear_attributes(figure);
        document.set_tag_name(figure, "div");
    }
}

/// The paragraphs of a piece of HTML, with single spaces and no empty ones.
pub(super) fn paragraphs(html: &str) -> Vec<String> {
    paragraphs_of(&Html::parse_fragment(html))
}

/// Elements whose words nobody sees.
const UNSEEN: &[&str] = &["head", "script", "style", "template", "noscript"];

fn paragraphs_of(tree: &Html) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut unseen = 0usize;
    for edge in tree.tree.root().traverse() {
        let (node, opens) = match edge {
            Edge::Open(node) => (node, true),
            Edge::Close(node) => (node, false),
        };
        if node.value().as_element().is_some_and(|it| UNSEEN.contains(&it.name())) {
            unseen = if opens { unseen + 1 } else { unseen.saturating_sub(1) };
        }
        match node.value() {
            Node::Text(text) if opens && unseen == 0 => {
                if let Some(paragraph) = found.last_mut() {
                    append(paragraph, text);
                }
            }
            Node::Element(element) if !INLINE.contains(&element.name()) => {
                found.push(String::new());
            }
            _ => {}
        }
    }
    let trimmed = found.iter().map(|words| words.trim().to_owned());
    trimmed.filter(|words| !words.is_empty()).collect()
}

/// Elements that are paragraphs of a report.
static BLOCKS: LazyLock<Selector> = LazyLock::new(|| {
    Selector::parse("p, h1, h2, h3, h4, h5, h6, li, blockquote, figcaption")
        .expect("a selector of this crate is valid")
});

/// An extraction that takes a short page as a whole returns few paragraphs, of not so many bytes.
const FEW: usize = 3;
const SHORT: usize = 50_000;

/// And such a page has not so many blocks.
const MOST_BLOCKS: usize = 1000;

/// Parts paragraphs of the page that the extraction of a short page has set one behind the other, with a space or
/// without: "opens at lastThe bridge".
pub(super) fn parted(page: &Html, found: Vec<String>) -> Vec<String> {
    if found.len() > FEW || found.iter().any(|words| words.len() > SHORT) {
        return found;
    }
    let blocks = paragraphs_of(page);
    let whole = |paragraph: String| match run(&blocks, &paragraph) {
        Some(run) => run.to_vec(),
        None => vec![paragraph],
    };
    let found = found.into_iter().flat_map(whole).collect();
    parted_by_words(page, found)
}

/// The blocks of a page, one behind the other, whose words are all those of a paragraph.
fn run<'b>(blocks: &'b [String], paragraph: &str) -> Option<&'b [String]> {
    let letters = |words: &str| words.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let wanted = letters(paragraph);
    let blocks = &blocks[..blocks.len().min(MOST_BLOCKS)];
    let bare: Vec<String> = blocks.iter().map(|block| letters(block)).collect();
    (0..bare.len()).find_map(|first| {
        let mut rest = wanted.as_str();
        for (count, block) in bare[first..].iter().enumerate() {
            rest = rest.strip_prefix(block.as_str())?;
            if rest.is_empty() {
                return (count > 0).then(|| &blocks[first..=first + count]);
            }
        }
        None
    })
}

/// The same of paragraphs from which the extraction has left words out.
fn parted_by_words(page: &Html, found: Vec<String>) -> Vec<String> {
    let words = |element: scraper::ElementRef<'_>| {
        let mut words = String::new();
        element.text().for_each(|text| append(&mut words, text));
        words.trim().to_owned()
    };
    let blocks: Vec<String> = page.select(&BLOCKS).take(MOST_BLOCKS).map(words).collect();
    let mut parted = Vec::new();
    for paragraph in found {
        let mut rest = paragraph.as_str();
        for block in blocks.iter().filter(|block| !block.is_empty()) {
            let Some(at) = rest.find(block.as_str()) else { continue };
            let (before, behind) = (&rest[..at], &rest[at + block.len()..]);
            let is_joined = !before.ends_with(' ') && !behind.starts_with(' ');
            if is_joined && !(before.is_empty() && behind.is_empty()) {
                parted.extend([before, block.as_str()].map(str::to_owned));
                rest = behind;
            }
        }
        parted.push(rest.to_owned());
    }
    parted.retain(|words| !words.is_empty());
    parted
}

/// Adds words to a paragraph, with one space where there is white space.
pub(super) fn append(paragraph: &mut String, text: &str) {
    for c in text.chars() {
        if !c.is_whitespace() {
            paragraph.push(c);
        } else if !paragraph.is_empty() && !paragraph.ends_with(' ') {
            paragraph.push(' ');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &[&str]) {
        assert_eq!(paragraphs(html), expected);
    }

    #[test]
    fn blocks_part_and_inline_elements_do_not() {
        check(
            "<div>One<p>two <b>three</b>, <a href='x'>four</a>.</p>five</div>",
            &["One", "two three, four.", "five"],
        );
        check(
            "<p>One.<br>Two.</p><ul><li>three<li><p>four</p></ul>",
            &["One.", "Two.", "three", "four"],
        );
        check("<p> a\n\t b&nbsp;c </p><p>&nbsp;</p>", &["a b c"]);
        check("", &[]);
    }
}
