//! Gold as JSON lines: an article a line, offsets in code points, as PolNeAR is kept.

use super::gold::{self, Attribution, Fault, GoldArticle, GoldError};
use onrecord_text::{CodePoints, NaiveDate, Span};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::path::Path;

/// One line. Fields beyond these are left alone.
#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
    attributions: Vec<LineAttribution>,
    #[serde(alias = "outlet")]
    publisher: Option<String>,
    #[serde(alias = "published")]
    date: Option<NaiveDate>,
}

#[derive(Deserialize)]
struct LineAttribution {
    #[serde(default, alias = "source")]
    speaker: Vec<[usize; 2]>,
    #[serde(default)]
    cue: Vec<[usize; 2]>,
    #[serde(default)]
    content: Vec<[usize; 2]>,
}

pub(super) fn load(path: &Path) -> Result<Vec<GoldArticle>, GoldError> {
    let articles = parse(&gold::read(path)?).map_err(|fault| fault.in_file(path))?;
    if articles.is_empty() {
        return Err(GoldError::Nothing { path: path.to_owned(), expected: "a JSON object a line" });
    }
    Ok(articles)
}

fn parse(file: &str) -> Result<Vec<GoldArticle>, Fault> {
    each_line(file, article)
}

/// What each line that is not empty holds, in the file's order.
pub(super) fn each_line<T>(
    file: &str,
    mut parse: impl FnMut(&str) -> Result<T, String>,
) -> Result<Vec<T>, Fault> {
    let lines = file
        .trim_start_matches('\u{feff}')
        .split('\n')
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(i, line)| parse(line).map_err(|message| Fault { line: i + 1, message })).collect()
}

/// The object that a line holds, which should be `what`.
pub(super) fn object<T: DeserializeOwned>(line: &str, what: &str) -> Result<T, String> {
    serde_json::from_str(line).map_err(|error| {
        // The reader's own "line 1" is that of the object, not of the file.
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or_default();
        format!("not {what} as JSON, at its column {}: {message}", error.column())
    })
}

/// What each line tells of an article of `gold`, which the line names: the article's index, and what `of`
/// makes of the line, the article's code points and their number.
pub(super) fn each_of_article<L: DeserializeOwned, T>(
    file: &str,
    gold: &[GoldArticle],
    what: &str,
    named: impl Fn(&L) -> &str,
    of: impl Fn(L, &CodePoints, usize) -> Result<T, String>,
) -> Result<Vec<(usize, T)>, Fault> {
    let at: BTreeMap<&str, (usize, CodePoints)> = gold
        .iter()
        .enumerate()
        .map(|(i, article)| (article.id.as_str(), (i, CodePoints::of(&article.text))))
        .collect();
    each_line(file, |line| {
        let line: L = object(line, what)?;
        let Some((article, map)) = at.get(named(&line)) else {
            return Err(format!(
                "the gold has no article {:?}: a brat article is named by its path below the \
                 folder that is given",
                named(&line)
            ));
        };
        let length = map.at_byte(gold.get(*article).map_or(0, |article| article.text.len()));
        Ok((*article, of(line, map, length)?))
    })
}

/// The places in a text whose code points `map` counts.
pub(super) fn spans(
    map: &CodePoints,
    length: usize,
    role: &str,
    pairs: &[[usize; 2]],
) -> Result<Vec<Span>, String> {
    let span = |&[start, end]: &[usize; 2]| {
        if start < end && end <= length {
            Ok(map.span(start, end))
        } else {
            Err(format!(
                "{role} [{start}, {end}] should be [start, end] with start < end <= {length}, \
                 the text's length in code points"
            ))
        }
    };
    pairs.iter().map(span).collect()
}

fn article(line: &str) -> Result<GoldArticle, String> {
    let line: Line = object(line, "an article")?;
    let map = CodePoints::of(&line.text);
    let length = map.at_byte(line.text.len());
    let attributions = line.attributions.iter().enumerate().map(|(i, attribution)| {
        let spans = |role, pairs| {
            spans(&map, length, role, pairs)
                .map_err(|message| format!("attribution {}: {message}", i + 1))
        };
        Ok(Attribution {
            speaker: spans("speaker", &attribution.speaker)?,
            cue: spans("cue", &attribution.cue)?,
            content: spans("content", &attribution.content)?,
        })
    });
    let attributions = attributions.collect::<Result<_, String>>()?;
    Ok(GoldArticle {
        id: line.id,
        attributions,
        publisher: line.publisher,
        published: line.date,
        text: line.text,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks what the file gives: each role's words, or the message of the fault.
    fn check(file: &str, expected: Result<&str, &str>) {
        let words = |text: &str, spans: &[Span]| {
            spans.iter().map(|span| span.of(text).to_owned()).collect::<Vec<_>>().join("+")
        };
        let found = parse(file).map(|articles| {
            let rows = articles.iter().flat_map(|article| {
                article.attributions.iter().map(|a| {
                    let [speaker, cue, content] =
                        [&a.speaker, &a.cue, &a.content].map(|spans| words(&article.text, spans));
                    format!("{}: {speaker}|{cue}|{content}", article.id)
                })
            });
            rows.collect::<Vec<_>>().join("; ")
        });
        let found = found.map_err(|fault| format!("{}: {}", fault.line, fault.message));
        assert_eq!(found.as_deref().map_err(String::as_str), expected, "{file}");
    }

    #[test]
    fn offsets_count_code_points() {
        check(
            "\u{feff}{\"id\":\"a\",\"text\":\"“É𝔘,” said Zoë.\",\"attributions\":[{\"id\":\"x\",\
             \"source\":[[11,14]],\"cue\":[[6,10]],\"content\":[[0,2],[2,5]]}]}\n\n\
             {\"id\":\"b\",\"text\":\"It is so.\",\"attributions\":[{\"content\":[[0,8]]}]}\n",
            Ok("a: Zoë|said|“É+𝔘,”; b: ||It is so"),
        );
    }

    #[test]
    fn a_broken_line_is_named() {
        check(
            "\n{\"id\":\"a\",\"text\":\"Yes\"}",
            Err("2: not an article as JSON, at its column 23: missing field `attributions`"),
        );
        for (start, end) in [(0, 4), (2, 2), (3, 1)] {
            let line = "{\"id\":\"a\",\"text\":\"Yes\",\"attributions\":[{\"cue\":[[S,E]]}]}";
            let line = line.replace('S', &start.to_string()).replace('E', &end.to_string());
            let message = format!(
                "1: attribution 1: cue [{start}, {end}] should be [start, end] with \
                 start < end <= 3, the text's length in code points"
            );
            check(&line, Err(&message));
        }
    }

    #[test]
    fn the_publisher_and_the_day_may_be_told() {
        let file = r#"{"id":"a","text":"","attributions":[],"publisher":"p","date":"2024-05-03"}"#;
        let article = &parse(file).unwrap()[0];
        assert_eq!(article.publisher.as_deref(), Some("p"));
        assert_eq!(article.published, NaiveDate::from_ymd_opt(2024, 5, 3));
    }
}
