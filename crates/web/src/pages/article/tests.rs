use crate::testing::{Pages, add};

/// The text of a page's report, as a browser would have it: without tags, with references resolved.
fn report(html: &str) -> String {
    let start = html.find("<section class=\"text\"").unwrap();
    let end = html[start..].find("</section>").unwrap() + start;
    let mut text = String::new();
    // Only the words of segments, which alone say where they begin.
    for piece in html[start..end].split("data-start=\"").skip(1) {
        let words = piece.split_once('>').unwrap().1;
        let close = words.find("</span>").into_iter().chain(words.find("</mark>")).min().unwrap();
        text += &words[..close];
    }
    text.replace("&#60;", "<")
        .replace("&#62;", ">")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&#38;", "&")
}

/// The places at which segments begin.
fn starts(html: &str) -> Vec<usize> {
    let pieces = html.split("data-start=\"").skip(1);
    pieces.map(|piece| piece.split_once('"').unwrap().0.parse().unwrap()).collect()
}

#[test]
fn hostile_words_are_shown_as_they_are_and_do_nothing() {
    let check = |text: &str, expected: &str| {
        let pages = Pages::new(|record| add(record, text, text));
        let answer = pages.get("/articles/1");
        assert_eq!(answer.status, 200);
        assert_eq!(report(&answer.body), expected, "{text:?}");
        for bad in ["<script>alert", "<img", "\u{202e}", "\0", "<b>"] {
            assert!(!answer.body.contains(bad), "{text:?} has {bad:?}");
        }
        // All but what is between paragraphs is there, in order, at its place.
        let places = starts(&answer.body);
        assert!(places.is_sorted(), "{places:?}");
        assert!(places.last().is_none_or(|last| *last < text.chars().count()));
    };
    check("<script>alert(1)</script> said so", "<script>alert(1)</script> said so");
    check("</mark></p></section> she said", "</mark></p></section> she said");
    check("&lt;b&gt; &amp; &#0; &quot;x&quot;", "&lt;b&gt; &amp; &#0; &quot;x&quot;");
    check("\" onmouseover=\"alert(1)", "\" onmouseover=\"alert(1)");
    check("a\u{202e}b\u{2066}c", "a\u{fffd}b\u{fffd}c");
    check("a\0b\u{1}c", "a\u{2400}b\u{2401}c");
    check("\u{fffe}\u{ffff}\u{d7ff}\u{e000}", "\u{fffe}\u{ffff}\u{d7ff}\u{e000}");
    check("one\r\ntwo\rthree", "onetwothree");
    check("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>");
    check("👩‍👩‍👧 said é e\u{301}", "👩‍👩‍👧 said é e\u{301}");
    check("x", "x");
    check("", "");
    check("{{ 7*7 }} {% raw %}", "{{ 7*7 }} {% raw %}");
    check("javascript:alert(1)", "javascript:alert(1)");
    let word = "x".repeat(1_000_000);
    check(&word, &word);
}

#[test]
fn an_address_is_a_link_only_where_it_leads_to_a_page() {
    let link = |location: &str| {
        let pages = Pages::new(|record| add(record, location, "Ada Pell said so"));
        pages.get("/articles/1").body.contains("target=\"_blank\"")
    };
    assert!(link("https://herald.example/1"));
    assert!(link("HTTP://herald.example/1"));
    assert!(!link("javascript:alert(1)"));
    assert!(!link("data:text/html,x"));
    assert!(!link("reports/1.txt"));
    assert!(!link("é://é"));
}

#[test]
fn marks_overlap_and_say_whose_they_are() {
    let pages = Pages::new(|record| add(record, "1.txt", "Ada Pell said so"));
    let html = pages.get("/articles/1").body;
    assert!(
        html.contains(
            "class=\"seg evidence for holder speaker\" data-start=\"0\" \
         data-entries=\"statement-1:speaker position-1:evidence position-1:holder\""
        ),
        "{html}"
    );
    assert!(html.contains("class=\"seg condition content evidence for\" data-start=\"8\""));
    assert!(html.contains("id=\"at-position-1\" href=\"#position-1\""));
    assert!(html.contains("id=\"position-1\"") && html.contains("href=\"#at-position-1\""));
    assert!(html.contains("odd &#60;b&#62;"));
    // The ferry is doubtful: it is left out, told of, and there when it is asked for.
    assert!(!html.contains("id=\"position-2\"") && html.contains("?min=0"));
    assert!(pages.get("/articles/1?min=0").body.contains("id=\"position-2\""));
}

#[test]
fn the_data_has_all_that_was_found_and_the_table_its_positions() {
    let pages = Pages::new(|record| add(record, "1.txt", "Ada Pell said so"));
    let data = pages.json("/articles/1.json");
    assert_eq!(data["text"], "Ada Pell said so");
    assert_eq!(data["positions"].as_array().unwrap().len(), 2);
    assert_eq!(data["statements"][0]["spans"]["content"][0][0], 8);
    let table = pages.get("/articles/1.csv");
    assert!(table.kind.starts_with("text/csv"));
    let lines: Vec<&str> = table.body.lines().collect();
    assert!(lines[0].starts_with("position,issue,issue_title,actor,"));
    assert!(lines[1].starts_with("1,toll,The toll,Ada Pell,"), "{}", lines[1]);
    assert_eq!(lines.len(), 3);
}

#[test]
fn what_is_not_there_is_said_so() {
    let pages = Pages::new(|_| ());
    for path in ["/articles/1", "/articles/x", "/articles/99999999999999999999", "/articles/-1"] {
        assert_eq!(pages.get(path).status, 404, "{path}");
    }
    let data = pages.get("/articles/1.json");
    assert_eq!(data.status, 404);
    assert!(data.body.contains("The record has no article 1."));
    assert_eq!(pages.get("/articles/1?min=x").status, 400);
}
