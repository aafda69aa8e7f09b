use crate::testing::{Pages, add};
use crate::visible::visible;

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
fn a_queue_says_that_it_is_on_and_how_much_is_left() {
    let pages = Pages::new(|record| {
        add(record, "1.txt", "Ada Pell said so");
        add(record, "2.txt", "Ada Pell said more");
    });
    let line = |query: &str| {
        let page = pages.get(&format!("/articles/1{query}")).body;
        let (_, line) = page.split_once("id=\"queue\">")?;
        let plain: String = line
            .split_once("</p>")?
            .0
            .split('<')
            .map(|it| it.split_once('>').map_or(it, |(_, words)| words))
            .collect();
        Some(plain)
    };
    assert_eq!(line(""), None);
    let told = line("?order=doubt&what=positions");
    let expected = "In the queue: what the model doubts first, positions only. 2 left. Leave it";
    assert_eq!(told.as_deref(), Some(expected));
    pages.form("/review/accept", "entry=position-1");
    let told = line("?issue=toll");
    let expected = "In the queue: article by article, positions on The toll. 1 left. Leave it";
    assert_eq!(told.as_deref(), Some(expected));
    assert!(line("?issue=%3Cb%3E").unwrap().contains("&#60;b&#62;"));
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

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

#[test]
fn no_mixture_of_bad_words_brings_a_tag_into_the_page() {
    let bad = [
        "<script>alert(1)</script>",
        "</script>",
        "<svg onload=alert(1)>",
        "\" autofocus onfocus=\"x",
        "'",
        "-->",
        "<!--",
        "</mark>",
        "</span>",
        "</section>",
        "<![CDATA[",
        "&lt;",
        "&#x3c;",
        "&#0;",
        "&",
        "<",
        ">",
        "\u{202e}",
        "\u{2067}",
        "\u{2069}",
        "\0",
        "\u{1b}[2J",
        "\r\n",
        "\n\n",
        "\r",
        "\t",
        "\u{feff}",
        "\u{fffd}",
        "\u{d7ff}",
        "\u{e000}",
        "\u{10ffff}",
        "e\u{301}\u{301}\u{301}",
        "👩‍👩‍👧",
        "שלום",
        "{{ x }}",
        "javascript:alert(1)",
        "data-start=\"7\">",
        "Ada Pell said",
        " ",
        "<style>*{display:none}</style>",
        "<base href=//evil.example>",
        "<meta http-equiv=refresh content=0>",
        "<form action=//evil.example>",
        "\u{2028}",
        "`${x}`",
        "%3Cscript%3E",
    ];
    let mut dice = Dice(7);
    let texts: Vec<String> = (0..200)
        .map(|at| {
            let words: String = (0..1 + dice.roll(12)).map(|_| bad[dice.roll(bad.len())]).collect();
            // The same words again would be the same article.
            format!("{words}{at}")
        })
        .collect();
    let pages = Pages::new(|record| {
        for (at, text) in texts.iter().enumerate() {
            add(record, &format!("{at}: {text}"), text);
        }
    });
    let own = ["section", "div", "p", "span", "mark", "a", "ul", "li"];
    for at in 1..=texts.len() {
        let answer = pages.get(&format!("/articles/{at}?min=0"));
        assert_eq!(answer.status, 200);
        let data = pages.json(&format!("/articles/{at}.json"));
        let text = data["text"].as_str().unwrap();
        let shown = |text: &str| -> String {
            visible(text).chars().filter(|c| !c.is_whitespace()).collect()
        };
        assert_eq!(shown(&report(&answer.body)), shown(text), "{text:?}");
        let start = answer.body.find("<section class=\"text\"").unwrap();
        let end = answer.body.find("<section class=\"found\"").unwrap();
        for tag in answer.body[start..end].split('<').skip(1) {
            let name = tag.trim_start_matches('/').split(|c: char| !c.is_alphanumeric()).next();
            assert!(name.is_some_and(|name| own.contains(&name)), "<{tag} in {text:?}");
            let own = tag.split('>').next().unwrap_or_default();
            assert!(!own.contains(" on") && !own.contains("javascript"), "<{tag} in {text:?}");
        }
    }
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
