//! Lists of feeds, as people keep them: OPML, which feed readers export, or one address a line.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// The addresses of the feeds in a list. In a list of lines, one that begins with # is a note.
pub(super) fn addresses(list: &str) -> Vec<String> {
    match list.trim_start().starts_with(['<', '\u{feff}']) {
        true => of_outline(list),
        false => {
            let lines = list.lines().map(str::trim);
            lines.filter(|it| !it.is_empty() && !it.starts_with('#')).map(str::to_owned).collect()
        }
    }
}

/// Those of an OPML file as far as it can be read, in all its folders.
fn of_outline(list: &str) -> Vec<String> {
    let mut reader = Reader::from_str(list.trim_start_matches('\u{feff}'));
    let mut found: Vec<String> = Vec::new();
    while let Ok(event) = reader.read_event() {
        let address = match &event {
            Event::Eof => break,
            Event::Start(it) | Event::Empty(it) => address(it),
            _ => None,
        };
        found.extend(address.filter(|it| !found.contains(it)));
    }
    found
}

fn address(outline: &BytesStart<'_>) -> Option<String> {
    let attribute =
        outline.attributes().flatten().find(|it| it.key.as_ref().eq_ignore_ascii_case("xmlUrl"))?;
    let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.trim().to_owned()).filter(|it| !it.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_outlines_or_lines() {
        let opml = "<?xml version=\"1.0\"?><opml version=\"2.0\"><body><outline text=\"News\">\
                    <outline type=\"rss\" text=\"Echo\" xmlUrl=\"https://echo.example/rss?a=1&amp;b=2\"/>\
                    <outline text=\"Post\" XMLURL=\" https://post.example/atom \"></outline>\
                    <outline text=\"again\" xmlUrl=\"https://post.example/atom\"/></outline></body></opml>";
        let expected = ["https://echo.example/rss?a=1&b=2", "https://post.example/atom"];
        assert_eq!(addresses(opml), expected);
        assert_eq!(addresses(&opml[..opml.len() - 60]).len(), 2, "as far as it can be read");
        let lines = "# mine\nhttps://echo.example/rss?a=1&b=2\n\n  https://post.example/atom\r\n";
        assert_eq!(addresses(lines), expected);
        assert!(addresses("").is_empty() && addresses("<opml>").is_empty());
    }
}
