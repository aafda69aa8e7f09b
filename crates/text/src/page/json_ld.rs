//! What a page says of its article in JSON-LD, the form that search engines ask for.

use crate::date::day_of_number;
use scraper::Html;
use serde_json::Value;

/// The article that a page's JSON-LD describes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Described {
    /// Its headline.
    pub(super) headline: Option<String>,
    /// When it was published, as it is written there.
    pub(super) published: Option<String>,
    /// The names of the people who wrote it; organisations are left out.
    pub(super) authors: Vec<String>,
    /// The publisher's name.
    pub(super) publisher: Option<String>,
    /// Its language.
    pub(super) language: Option<String>,
}

/// The article among all that `scripts` describe; with several, the one whose headline is among
/// `headlines`, and none if no headline fits: another story's day would be worse than none.
pub(super) fn article(scripts: &[String], headlines: &[&str]) -> Option<Described> {
    let values: Vec<Value> = scripts.iter().filter_map(|script| parse(script)).collect();
    let mut articles = Vec::new();
    for value in &values {
        collect(value, &mut articles);
    }
    let headlines: Vec<String> = headlines.iter().map(|words| plain(words)).collect();
    let fits = |value: &&&Value| {
        text(value, "headline").is_some_and(|own| headlines.contains(&plain(&own)))
    };
    let chosen =
        articles.iter().find(fits).or_else(|| articles.first().filter(|_| articles.len() == 1))?;
    let publisher = chosen
        .get("publisher")
        .and_then(name)
        .or_else(|| name_in(&values, chosen.get("publisher")?));
    Some(Described {
        headline: text(chosen, "headline"),
        published: text(chosen, "datePublished").or_else(|| number(chosen, "datePublished")),
        authors: chosen.get("author").map(|author| people(author, &values)).unwrap_or_default(),
        publisher,
        language: text(chosen, "inLanguage"),
    })
}

/// Some pages put line breaks into strings, which JSON forbids.
fn parse(script: &str) -> Option<Value> {
    let script = script.trim().trim_end_matches(';');
    serde_json::from_str(script)
        .or_else(|_| serde_json::from_str(&script.replace(|c: char| c.is_control(), " ")))
        .ok()
}

/// Collects the articles at the top of a description, in its lists and in its graph.
fn collect<'v>(value: &'v Value, articles: &mut Vec<&'v Value>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, articles)),
        Value::Object(_)
            if is_a(value, |kind| {
                kind.ends_with("Article") || kind.ends_with("BlogPosting") || kind == "Report"
            }) =>
        {
            articles.push(value);
        }
        Value::Object(fields) => {
            for inner in ["@graph", "mainEntity"].iter().filter_map(|name| fields.get(*name)) {
                collect(inner, articles);
            }
        }
        _ => {}
    }
}

fn is_a(value: &Value, fits: impl Fn(&str) -> bool) -> bool {
    match value.get("@type") {
        Some(Value::String(kind)) => fits(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(fits),
        _ => false,
    }
}

fn people(author: &Value, values: &[Value]) -> Vec<String> {
    match author {
        Value::Array(authors) => authors.iter().flat_map(|author| people(author, values)).collect(),
        Value::Object(_) if is_a(author, |kind| kind.ends_with("Organization")) => Vec::new(),
        _ => name(author).or_else(|| name_in(values, author)).into_iter().collect(),
    }
}

/// A name that stands there, as a string or as an object's "name".
fn name(value: &Value) -> Option<String> {
    match value {
        Value::String(name) if !name.contains("://") => clean(name),
        Value::Array(values) => values.iter().find_map(name),
        _ => text(value, "name"),
    }
}

/// The name of what `value` refers to by its "@id" elsewhere in the graph.
fn name_in(values: &[Value], value: &Value) -> Option<String> {
    let id = value.get("@id")?;
    let graphs = values.iter().filter_map(|value| value.get("@graph")?.as_array());
    graphs.flatten().find(|node| node.get("@id") == Some(id)).and_then(|node| text(node, "name"))
}

fn text(value: &Value, field: &str) -> Option<String> {
    match value.get(field)? {
        Value::String(words) => clean(words),
        Value::Array(values) => values.first()?.as_str().and_then(clean),
        // {"@type": "Date", "@value": "2025-02-05"}
        Value::Object(_) => value.get(field)?.get("@value")?.as_str().and_then(clean),
        _ => None,
    }
}

/// The day of a number of seconds or milliseconds.
fn number(value: &Value, field: &str) -> Option<String> {
    day_of_number(value.get(field)?.as_u64()?).map(|day| day.to_string())
}

/// Words as they are compared, as the page and its description set apostrophes in their own ways.
fn plain(words: &str) -> String {
    words.replace(['’', '‘', '“', '”', '"'], "'")
}

/// Words with single spaces; "&amp;" is written there as it is in the page.
fn clean(words: &str) -> Option<String> {
    let shown = match words.contains('&') {
        true => Html::parse_fragment(words).root_element().text().collect(),
        false => words.to_owned(),
    };
    let words = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(scripts: &[&str], headlines: &[&str], expected: Option<&str>) {
        let scripts: Vec<String> = scripts.iter().map(|s| (*s).to_owned()).collect();
        let found = article(&scripts, headlines).map(|found| {
            format!(
                "{} {:?} {}",
                found.published.unwrap_or_default(),
                found.authors,
                found.publisher.unwrap_or_default()
            )
        });
        assert_eq!(found.as_deref(), expected);
    }

    #[test]
    fn entities_numbers_and_apostrophes() {
        let one = r#"{"@type":"NewsArticle","headline":"It&#8217;s open &amp; free","datePublished":1738713600,"publisher":"Tom &amp; Co"}"#;
        let other = r#"{"@type":"NewsArticle","headline":"Other","datePublished":"2025-01-01"}"#;
        check(&[one, other], &["It's open & free"], Some("2025-02-05 [] Tom & Co"));
        let typed =
            r#"{"@type":"NewsArticle","datePublished":{"@type":"Date","@value":"2025-02-05"}}"#;
        check(&[typed], &[], Some("2025-02-05 [] "));
    }

    #[test]
    fn an_article_alone_and_in_a_graph() {
        check(
            &[
                r#"{"@type":"NewsArticle","headline":"A","datePublished":"2025-02-05","dateModified":"2025-03-01","author":[{"@type":"Person","name":"Jo Bell"},{"@type":"Organization","name":"KPA"}],"publisher":{"name":"Gazette"}}"#,
            ],
            &[],
            Some(r#"2025-02-05 ["Jo Bell"] Gazette"#),
        );
        check(
            &[
                r##"{"@graph":[{"@type":"WebPage"},{"@type":["Article"],"datePublished":"2025-02-05","author":{"@id":"#j"},"publisher":{"@id":"#g"}},{"@id":"#j","name":"Jo Bell"},{"@id":"#g","name":"Gazette"}]}"##,
            ],
            &[],
            Some(r#"2025-02-05 ["Jo Bell"] Gazette"#),
        );
    }

    #[test]
    fn one_of_several() {
        let two = r#"[{"@type":"NewsArticle","headline":"A","datePublished":"2025-01-01"},{"@type":"NewsArticle","headline":"B","datePublished":"2025-02-02"}]"#;
        check(&[two], &["B"], Some("2025-02-02 [] "));
        check(&[two], &["C"], None);
    }

    #[test]
    fn damaged_descriptions() {
        check(
            &["{\"@type\":\"Article\",\"headline\":\"A\nB\",\"datePublished\":\"2025-01-01\"};"],
            &[],
            Some("2025-01-01 [] "),
        );
        check(&["{", "", "null", "[[[1]]]"], &[], None);
    }
}
