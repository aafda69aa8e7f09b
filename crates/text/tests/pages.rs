//! A page as a browser saves it, and the same report as plain text, must give the same words to read.

use onrecord_text::{Article, PageError, PublishedFrom, Span, paragraphs};

const PAGE: &str = include_str!("pages/bridge.html");
const TEXT: &str = include_str!("pages/bridge.txt");

/// The words of the report, its headline and its captions, a paragraph each.
fn read(article: &Article) -> Vec<String> {
    paragraphs(&article.text)
        .into_iter()
        .map(|paragraph| {
            let unread = article.furniture.iter().filter(|piece| !piece.kind.is_read());
            let mut words = String::new();
            let mut from = paragraph.start;
            for piece in unread.filter(|piece| piece.span.overlaps(paragraph)) {
                words += Span { start: from, end: piece.span.start.max(from) }.of(&article.text);
                from = piece.span.end;
            }
            words += Span { start: from, end: paragraph.end.max(from) }.of(&article.text);
            words.trim().to_owned()
        })
        .filter(|words| !words.is_empty())
        .collect()
}

#[test]
fn page_and_plain_text_give_the_same_words() {
    let page = Article::from_page("bridge.html", PAGE, None).unwrap();
    let text = Article::from_text("bridge.txt", TEXT.to_owned());
    assert_eq!(read(&page), read(&text));
    assert_eq!(text.text, TEXT);
}

#[test]
fn what_a_page_says_of_itself() {
    let page = Article::from_page("bridge.html", PAGE, None).unwrap();
    assert_eq!(page.title.as_deref(), Some("Mayor refuses to close Stennick bridge before winter"));
    assert_eq!(page.outlet.as_deref(), Some("The Harrow Gazette"));
    assert_eq!(page.byline, ["Imogen Stainer", "Leo Varga"]);
    assert_eq!(page.language.as_deref(), Some("en"));
    assert_eq!(
        page.url.as_deref(),
        Some("https://harrowgazette.example/news/stennick-bridge-winter")
    );
    let published = page.published.map(|published| (published.on.to_string(), published.from));
    assert_eq!(published, Some(("2025-11-04".to_owned(), PublishedFrom::Metadata)));
}

#[test]
fn the_text_is_made_of_clean_paragraphs() {
    let page = Article::from_page("bridge.html", PAGE, None).unwrap();
    assert!(
        page.text.contains("that a report published in May had underestimated"),
        "{}",
        page.text
    );
    assert!(page.text.contains("The mayor of Stennick, Oona Pell, has refused"), "{}", page.text);
    assert!(!page.text.contains("\n\n\n") && !page.text.contains("  "), "{}", page.text);
    for foreign in ["cookies", "Farming", "valleyman", "night bus"] {
        assert!(!page.text.contains(foreign), "{foreign}: {}", page.text);
    }
}

#[test]
fn hostile_pages_give_an_error_or_an_article_and_never_a_panic() {
    let deep = format!("{}<p>x</p>", "<div>".repeat(600));
    assert_eq!(Article::from_page("x", &deep, None), Err(PageError::TooDeep));
    let abyss = "<b><div>".repeat(1_000_000);
    assert_eq!(Article::from_page("x", &abyss, None), Err(PageError::TooDeep));
    for nothing in ["", "   ", "<html></html>", "<!DOCTYPE html><script>x()</script>"] {
        assert_eq!(Article::from_page("x", nothing, None), Err(PageError::NoArticle), "{nothing}");
    }
    // Every cut of a page is a damaged page.
    for cut in (0..PAGE.len()).step_by(97) {
        let cut = PAGE.floor_char_boundary(cut);
        let _ = Article::from_page("x", &PAGE[..cut], None);
        let _ = Article::from_page("x", &PAGE[cut..], None);
    }
}

#[test]
fn the_words_are_those_that_a_browser_shows() {
    let rest = "<p>The bridge over the Harrow had been shut for nine years, and people went round by Corvale.</p>".repeat(4);
    let html = format!(
        "<html><body><main><article><h1>Bridge opens after nine years</h1><p><q>We were never asked,</q> said Mayor Brandt.</p>\
         <p><q>She told us <q>no</q> twice,</q> he added.</p><div hidden><template><p>Nobody sees both.</p></template></div>\
         <template><p>Nobody sees a template.</p></template><p hidden>Nobody sees this either.</p>{rest}</article></main></body></html>"
    );
    let page = Article::from_page("q.html", &html, None).unwrap();
    assert!(page.text.contains("“We were never asked,” said Mayor Brandt."), "{}", page.text);
    assert!(page.text.contains("She told us") && page.text.contains("twice,”"), "{}", page.text);
    assert!(!page.text.contains("Nobody sees"), "{}", page.text);
}

#[test]
fn headings_days_and_cells_of_a_very_short_page_stay_apart() {
    let text = |body: &str| {
        let html =
            format!("<html><body><article>{body}</article><script>go()</script></body></html>");
        Article::from_page("short.html", &html, None).unwrap().text
    };
    let found = text(
        "<h1>D</h1><time datetime=\"2024-05-13\">13 May</time><p>Mayor Tomas Brandt opposes the tunnel, he said. \
         The council met for three hours.</p>",
    );
    let lines: Vec<&str> = found.split("\n\n").collect();
    assert!(lines.contains(&"13 May"), "{found}");
    assert!(lines.iter().any(|line| line.starts_with("Mayor Tomas Brandt")), "{found}");
    let found = text(
        "<p>Where they stand, said Hale.</p><table><tr><td>Norvane</td><td>supports the tunnel</td></tr>\
         <tr><td>Keldria</td><td>opposes it</td></tr></table>",
    );
    assert!(!found.contains("tunnelKeldria") && !found.contains("Norvanesupports"), "{found}");
}

#[test]
fn paragraphs_of_a_short_page_stay_apart() {
    let html = "<html><head><title>Bridge opens at last</title></head><body><article><h1>Bridge opens at last</h1>\
        <p>The harbour bridge opened on Monday after nine years of work, officials said at the ceremony.</p>\
        <p>Prime Minister Oskar Lind said he would back the plan if the parliament agreed to it in the spring.</p></article></body></html>";
    let page = Article::from_page("short.html", html, None).unwrap();
    let paragraphs: Vec<&str> = page.text.split("\n\n").collect();
    assert_eq!(paragraphs.len(), 3, "{paragraphs:?}");
    assert!(paragraphs[1].starts_with("The harbour bridge"), "{paragraphs:?}");
}
