//! What a text is that is no report: a feed, a crawl's archive, a mail, a table. Read as words, its tags and headers
//! would be taken for what people said.

use crate::source::SourceError;

/// The ending of a table's name, and the marks between its cells.
const TABLES: [(&str, &[char]); 2] = [("csv", &[',', ';', '\t']), ("tsv", &['\t'])];

/// The header lines by which a mail, or a page that is saved as one, is known.
const OF_MAILS: &str = "mime-version message-id received return-path delivered-to dkim-signature";

/// Why the text of a source with this name is no report; nothing where it may be one.
pub(crate) fn foreign(name: &str, text: &str) -> Option<SourceError> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if is_data(text) {
        return Some(SourceError::Data);
    }
    let (what, instead) = if text.starts_with("WARC/") {
        (
            "a crawl's archive (WARC)",
            "`onrecord add` and `read` take the pages out of a file whose name ends in .warc, or .warc.gz",
        )
    } else if let Some(root) = root(text) {
        match root.as_str() {
            "rss" | "feed" | "rdf" => (
                "a feed, which names reports and does not hold them",
                "`onrecord watch` follows the address of a feed, and reads what it names",
            ),
            "urlset" | "sitemapindex" => {
                ("a list of addresses (a sitemap)", "give the addresses of its pages")
            }
            _ => ("data (XML)", "save the article as a page (.html) or as plain text (.txt)"),
        }
    } else if let Some(headers) = mail(text) {
        match headers.contains("multipart/related") {
            true => ("a page saved with its pictures (MHTML)", "save it as HTML alone"),
            false => ("a mail", "save the words of the report as plain text (.txt)"),
        }
    } else if let Some(known) = BEGINNINGS.iter().find(|(begin, _, _)| text.starts_with(begin)) {
        (known.1, known.2)
    } else if is_standoff(text) {
        ("annotations (brat)", "the report is the .txt file beside them")
    } else if is_table(name, text) {
        (
            "a table",
            "reports are read from a file with a report a line (.jsonl), and codings come in with `onrecord import`",
        )
    } else {
        return None;
    };
    Some(SourceError::Kind { what, instead })
}

/// How other kinds of text begin, what they are, and what to do instead.
const BEGINNINGS: [(&str, &str, &str); 5] = [
    ("{\\rtf", "a formatted text (RTF)", "save it as plain text (.txt)"),
    ("[InternetShortcut]", "a link to a page", "give the address that is in it"),
    ("\\documentclass", "a LaTeX document", "save its words as plain text (.txt)"),
    ("#!/", "a program", "reports are plain text (.txt) or saved pages (.html)"),
    ("[[issue]]", "a codebook", "it goes with --issues"),
];

/// Whether the first line is one of brat's: "T1<tab>Cue 12 16<tab>said".
fn is_standoff(text: &str) -> bool {
    let mut parts = text.lines().next().unwrap_or_default().split('\t');
    let (id, bound) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let is_number = |words: &str| words.parse::<u32>().is_ok();
    let has_places = bound.split(' ').nth(1).is_some_and(is_number);
    let sort = id.chars().next().unwrap_or_default();
    matches!(sort, 'T' | 'E' | 'R' | 'A' | 'M' | '#')
        && is_number(&id[sort.len_utf8()..])
        && (has_places || parts.next().is_some() || sort != 'T')
        && !bound.is_empty()
}

/// Whether a text is JSON: one value, or one a line.
fn is_data(text: &str) -> bool {
    let is_json = |text: &str| serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok();
    let text = text.trim();
    text.starts_with(['{', '[']) && (is_json(text) || text.lines().next().is_some_and(is_json))
}

/// The name of the element that all of an XML document is; none of a page, or of a text that begins with words.
fn root(text: &str) -> Option<String> {
    let mut rest = text;
    let is_declared = text.starts_with("<?xml");
    loop {
        rest = rest.trim_start();
        let end = if rest.starts_with("<!--") { "-->" } else { ">" };
        if !(rest.starts_with("<?") || rest.starts_with("<!")) {
            break;
        }
        rest = &rest[rest.find(end)? + end.len()..];
    }
    let name = rest.strip_prefix('<')?;
    let name = name.split(|c: char| !(c.is_alphanumeric() || c == ':')).next()?.to_lowercase();
    let name = name.split(':').next().unwrap_or_default().to_owned();
    let is_feed = matches!(name.as_str(), "rss" | "feed" | "rdf" | "urlset" | "sitemapindex");
    (is_feed || is_declared && !name.is_empty() && name != "html").then_some(name)
}

/// The header of a mail, in small letters: lines of names and values up to an empty one, among them those that only
/// mails have.
fn mail(text: &str) -> Option<String> {
    const LONGEST: usize = 64_000;
    let text = &text[..text.floor_char_boundary(LONGEST)];
    let header: Vec<&str> = text.lines().take_while(|line| !line.trim().is_empty()).collect();
    let field = |line: &&str| {
        let (name, _) = line.split_once(':')?;
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
        (!name.is_empty() && name.chars().all(is_name)).then(|| name.to_ascii_lowercase())
    };
    // Files of many mails begin each with a line of its own, and long values go on in the next line.
    let is_part = |line: &&str| {
        line.starts_with([' ', '\t']) || line.starts_with("From ") || field(line).is_some()
    };
    let is_of_mail = |name: String| OF_MAILS.split(' ').any(|known| known == name);
    let is_mail = header.iter().all(is_part) && header.iter().filter_map(field).any(is_of_mail);
    is_mail.then(|| header.join(" ").to_ascii_lowercase())
}

/// Whether the name says that it is a table, and its heading has several cells.
fn is_table(name: &str, text: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let heading = text.lines().next().unwrap_or_default();
    let marks = TABLES.iter().find(|(known, _)| Some(*known) == ending.as_deref());
    marks.is_some_and(|(_, marks)| heading.contains(*marks))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, text: &str, expected: Option<&str>) {
        let found = foreign(name, text).map(|error| error.to_string());
        match (&found, expected) {
            (None, None) => {}
            (Some(found), Some(words)) => assert!(found.contains(words), "{found}"),
            _ => panic!("{name}: {found:?}"),
        }
    }

    #[test]
    fn what_crawlers_and_programs_write_is_no_report() {
        let declared = "<?xml version=\"1.0\"?>\n<!-- made -->\n";
        check("a", &format!("{declared}<rss version=\"2.0\"><channel>"), Some("a feed"));
        check("a", "<feed xmlns=\"http://www.w3.org/2005/Atom\">", Some("a feed"));
        check("a", &format!("{declared}<rdf:RDF>"), Some("a feed"));
        check("a", &format!("{declared}<urlset>"), Some("sitemap"));
        check("a", &format!("{declared}<nitf>"), Some("data (XML)"));
        check("a", &format!("{declared}<!DOCTYPE html><html>"), None);
        check("a.warc", "WARC/1.0\r\nWARC-Type: response\r\n", Some("WARC"));
        let mail = "From: Ann Hale <ann@hale.example>\nReceived: from x\n  by y\nSubject: No\n\nNo, said Hale.";
        check("a.eml", mail, Some("a mail"));
        let page = "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary=x\n\n";
        check("a.mhtml", page, Some("MHTML"));
        check("a.csv", "actor;stance\nHale;for\n", Some("a table"));
        check("a", "{\"text\": \"No\"}\n{}", Some("JSON"));
        check("a.rtf", "{\\rtf1\\ansi Hale said no.}", Some("RTF"));
        check("a.ann", "T1\tCue 12 16\tsaid\nE1\tCue:T1", Some("brat"));
        check("a.ann", "E1\tCue:T1 Speaker:T2\n", Some("brat"));
        check("a.url", "[InternetShortcut]\nURL=https://harrow.example/a\n", Some("a link"));
        check("a.py", "#!/usr/bin/env python3\nprint('no')\n", Some("a program"));
    }

    #[test]
    fn reports_are_reports() {
        check("a.csv", "Ann Hale said no.", None);
        check("a.txt", "Hale, Brandt and Pell said no, and went.", None);
        check("a", "From: Keldria\nSubject: the bridge\n\nAnn Hale said no.", None);
        check("a", "[Hale] said no.", None);
        check("a", "<b>Hale</b> said no.", None);
        check("a", "Received wisdom: nobody said no.", None);
        check("a", "A1\nAnn Hale said no.", None);
        check("a", "# Bridge\n\nAnn Hale said no.", None);
    }
}
