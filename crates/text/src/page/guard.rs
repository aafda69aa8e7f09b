//! What is not even tried: pages so large or so deep that reading them would take for ever.

use super::PageError;
use scraper::Html;

/// The most bytes that a page may have.
pub(super) const MOST_BYTES: usize = 32 * 1024 * 1024;
/// The deepest nesting of elements. Browsers stop at 512, and the extraction at 500.
pub(super) const DEEPEST: usize = 500;
/// The most attributes of one element: a parser compares each with all before it.
const MOST_ATTRIBUTES: usize = 2000;
/// The most bytes of a page's title: the extraction compares it with each heading.
const LONGEST_TITLE: usize = 10_000;
/// Elements that have no content, and those whose end tag may be left out.
const SHALLOW: &[&str] = &[
    "area", "base", "br", "col", "colgroup", "dd", "dt", "embed", "hr", "img", "input", "li",
    "link", "meta", "option", "optgroup", "p", "param", "rp", "rt", "source", "tbody", "td",
    "tfoot", "th", "thead", "tr", "track", "wbr",
];

/// Refuses a page by its size, and by a count of its tags, before it is parsed: an HTML parser's time
/// grows with the square of the depth.
pub(super) fn check(html: &str) -> Result<(), PageError> {
    if html.len() > MOST_BYTES {
        return Err(PageError::TooLarge { bytes: html.len() });
    }
    let mut depth = 0usize;
    let mut is_titled = false;
    // How far metadata has been looked through: where none of it ends, that is once.
    let mut seen = 0;
    for (at, _) in html.match_indices('<') {
        let tag = &html.as_bytes()[at + 1..];
        if attributes(tag) > MOST_ATTRIBUTES {
            return Err(PageError::Damaged);
        }
        let begins =
            |name: &[u8]| tag.get(..name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name));
        // Other metadata may be long, and scripts have titles too, behind the page's own.
        let is_title = !is_titled && begins(b"title");
        is_titled |= is_title;
        let metadata = match begins(b"meta") && at >= seen {
            true => until(tag, b'>'),
            false => &[],
        };
        seen = seen.max(at + metadata.len());
        let is_long = is_title && until(tag, b'<').len() > LONGEST_TITLE || is_long_title(metadata);
        if is_long {
            return Err(PageError::Damaged);
        }
        let closes = tag.first() == Some(&b'/');
        let name = &tag[usize::from(closes)..];
        let len = name.iter().take(16).take_while(|byte| byte.is_ascii_alphanumeric()).count();
        if len == 0
            || SHALLOW.iter().any(|known| name[..len].eq_ignore_ascii_case(known.as_bytes()))
        {
            continue;
        }
        depth = if closes { depth.saturating_sub(1) } else { depth + 1 };
        // Tags that nobody closed do not nest as deep as they count, so the bound is generous here.
        if depth > DEEPEST * 10 {
            return Err(PageError::TooDeep);
        }
    }
    Ok(())
}

/// What stands before the next such byte.
fn until(tag: &[u8], byte: u8) -> &[u8] {
    tag.split(|it| *it == byte).next().unwrap_or_default()
}

/// Whether metadata is a title, "og:title", longer than any.
fn is_long_title(tag: &[u8]) -> bool {
    const TITLE: &[u8] = b":title";
    tag.len() > LONGEST_TITLE && tag.windows(TITLE.len()).any(|it| it.eq_ignore_ascii_case(TITLE))
}

/// About how many attributes a tag has: the white space outside quotation marks, up to the next tag.
fn attributes(tag: &[u8]) -> usize {
    let mut quote = None;
    let mut count = 0;
    for &byte in tag.iter().take_while(|byte| !matches!(byte, b'<' | b'>')) {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, _) if byte.is_ascii_whitespace() => count += 1,
            _ => {}
        }
    }
    count
}

/// Refuses a page whose tree is too deep for the extraction.
pub(super) fn check_tree(page: &Html) -> Result<(), PageError> {
    use ego_tree::iter::Edge;
    let mut depth = 0usize;
    for edge in page.tree.root().traverse() {
        match edge {
            Edge::Open(_) => depth += 1,
            Edge::Close(_) => depth -= 1,
        }
        if depth > DEEPEST {
            return Err(PageError::TooDeep);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_page(html: &str, expected: Option<&PageError>) {
        let found = check(html).and_then(|()| check_tree(&Html::parse_document(html)));
        assert_eq!(found.as_ref().err(), expected);
    }

    #[test]
    fn metadata_without_ends_is_looked_through_once() {
        // Looked through anew from each of them, these would take a quarter of an hour.
        assert_eq!(check(&"<meta ".repeat(400_000)), Ok(()));
    }

    #[test]
    fn ordinary_pages_pass() {
        check_page("<p>a < b & c > d<p>e<br><img src='x'>", None);
        check_page(&"<p>one<li>two<td>three".repeat(2000), None);
        check_page(&"<div>x</div>".repeat(20_000), None);
        let path = format!("<svg><path d=\"{}\"></svg>", "M 1 2 ".repeat(10_000));
        check_page(&path, None);
        check_page(&format!("<meta name=\"state\" content=\"{}\">", "a".repeat(20_000)), None);
        let script = "x".repeat(20_000);
        check_page(&format!("<title>a</title><script>'<title>'{script}</script>"), None);
    }

    #[test]
    fn deep_pages_and_endless_tags_do_not() {
        check_page(&"<div>".repeat(DEEPEST + 1), Some(&PageError::TooDeep));
        assert_eq!(check(&"<div>".repeat(1_000_000)), Err(PageError::TooDeep));
        assert_eq!(check(&format!("<div {}>", "a=b ".repeat(3000))), Err(PageError::Damaged));
        let long = "words ".repeat(10_000);
        assert_eq!(check(&format!("<title>{long}</title><h1>a</h1>")), Err(PageError::Damaged));
        let meta = format!("<meta property=\"og:title\" content=\"{long}\">");
        assert_eq!(check(&meta), Err(PageError::Damaged));
        let bytes = MOST_BYTES + 1;
        assert_eq!(check(&" ".repeat(bytes)), Err(PageError::TooLarge { bytes }));
    }
}
