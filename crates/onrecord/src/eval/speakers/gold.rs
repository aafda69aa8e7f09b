//! Gold speakers: for statements of gold articles, who the speaker is.

use crate::eval::gold::{self, Attribution, GoldArticle, GoldError};
use crate::eval::jsonl::{each_of_article, spans};
use onrecord_reading::ActorKind;
use onrecord_text::{CodePoints, Span};
use serde::Deserialize;
use std::path::Path;

/// An article of the gold with the speakers that are known of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleSpeakers {
    /// The article, with all attributions of the gold.
    pub article: GoldArticle,
    /// Who speaks, for some of its statements or for all.
    pub speakers: Vec<GoldSpeaker>,
}

/// A statement and who its speaker is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GoldSpeaker {
    /// The statement.
    pub statement: Attribution,
    /// The speaker; none where the article does not tell.
    pub actor: Option<GoldActor>,
}

/// Who a speaker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GoldActor {
    /// Where the article has the fullest name, or the words for a group.
    pub name: Span,
    /// What kind of actor it is.
    pub kind: ActorKind,
}

/// One line. Fields beyond these are left alone.
#[derive(Deserialize)]
struct Line {
    article: String,
    #[serde(default)]
    speaker: Vec<[usize; 2]>,
    #[serde(default)]
    cue: Vec<[usize; 2]>,
    content: Vec<[usize; 2]>,
    actor: Option<[usize; 2]>,
    kind: Option<ActorKind>,
}

/// The speakers that the file at `path` gives for articles of `gold`, in the order of both. Articles
/// without speakers are left out.
///
/// # Errors
/// When the file cannot be read or holds nothing, when a line is broken, and when it is about an
/// article that `gold` does not have.
pub fn load_speakers(
    path: &Path,
    gold: Vec<GoldArticle>,
) -> Result<Vec<ArticleSpeakers>, GoldError> {
    let speakers = parse(&gold::read(path)?, gold).map_err(|fault| fault.in_file(path))?;
    if speakers.is_empty() {
        return Err(GoldError::Nothing { path: path.to_owned(), expected: "a JSON object a line" });
    }
    Ok(speakers)
}

fn parse(file: &str, gold: Vec<GoldArticle>) -> Result<Vec<ArticleSpeakers>, gold::Fault> {
    let lines = each_of_article(
        file,
        &gold,
        "a speaker",
        |line: &Line| &line.article,
        |line, map, length| speaker(&line, map, length),
    )?;
    let mut all: Vec<ArticleSpeakers> =
        gold.into_iter().map(|article| ArticleSpeakers { article, speakers: Vec::new() }).collect();
    for (article, speaker) in lines {
        all[article].speakers.push(speaker);
    }
    all.retain(|article| !article.speakers.is_empty());
    Ok(all)
}

fn speaker(line: &Line, map: &CodePoints, length: usize) -> Result<GoldSpeaker, String> {
    let spans = |role, pairs| spans(map, length, role, pairs);
    let statement = Attribution {
        speaker: spans("speaker", &line.speaker)?,
        cue: spans("cue", &line.cue)?,
        content: spans("content", &line.content)?,
    };
    let name = spans("actor", line.actor.as_slice())?;
    let actor = match (name.first(), line.kind) {
        (Some(name), Some(kind)) => Some(GoldActor { name: *name, kind }),
        (None, None) => None,
        _ => return Err("actor and kind are told together, or both are null".to_owned()),
    };
    Ok(GoldSpeaker { statement, actor })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::eval::gold::tests::article;

    /// An article of `text` with speakers as `speaker|cue|content|actor|kind`, where the last two
    /// are empty for an unknown one. The words stand where the text has them first.
    pub(in crate::eval::speakers) fn speakers(text: &str, rows: &[&str]) -> ArticleSpeakers {
        let row = |row: &&str| {
            let cells: Vec<&str> = row.split('|').collect();
            let statement = article(text, &[&cells[..3].join("|")]).attributions.remove(0);
            let actor = (!cells[3].is_empty()).then(|| {
                let start = text.find(cells[3]).unwrap();
                let kind = serde_json::from_value(cells[4].into()).unwrap();
                GoldActor { name: Span::new(start, start + cells[3].len()), kind }
            });
            GoldSpeaker { statement, actor }
        };
        let speakers: Vec<GoldSpeaker> = rows.iter().map(row).collect();
        let mut article = article(text, &[]);
        article.attributions = speakers.iter().map(|speaker| speaker.statement.clone()).collect();
        ArticleSpeakers { article, speakers }
    }

    /// Checks what a file gives: the article, words and actor of each line, or the fault.
    fn check(file: &str, expected: Result<&str, &str>) {
        let named = |id: &str| GoldArticle { id: id.into(), ..article("É𝔘 said: no.", &[]) };
        let found = parse(file, vec![named("a"), named("b"), named("c")]).map(|all| {
            let rows = all.iter().flat_map(|one| {
                one.speakers.iter().map(|GoldSpeaker { statement, actor }| {
                    let text = &one.article.text;
                    let actor = actor.map_or("-".to_owned(), |actor| {
                        format!("{} {}", actor.kind.name(), actor.name.of(text))
                    });
                    format!("{}: {} = {actor}", one.article.id, statement.content[0].of(text))
                })
            });
            rows.collect::<Vec<_>>().join("; ")
        });
        let found = found.map_err(|fault| format!("{}: {}", fault.line, fault.message));
        assert_eq!(found.as_deref().map_err(String::as_str), expected, "{file}");
    }

    #[test]
    fn lines_are_sorted_by_article() {
        check(
            "{\"article\":\"c\",\"content\":[[9,11]],\"speaker\":[[0,2]],\"cue\":[[3,7]],\
             \"actor\":[0,2],\"kind\":\"person\"}\n\
             {\"article\":\"a\",\"content\":[[9,11]],\"actor\":null,\"kind\":null}\n",
            Ok("a: no = -; c: no = person É𝔘"),
        );
    }

    #[test]
    fn a_broken_line_is_named() {
        check(
            "\n{\"article\":\"d\",\"content\":[]}",
            Err("2: the gold has no article \"d\": a brat article is named by its path below the \
                 folder that is given"),
        );
        check(
            "{\"article\":\"a\",\"content\":[[9,11]],\"actor\":[0,2]}",
            Err("1: actor and kind are told together, or both are null"),
        );
        check(
            "{\"article\":\"a\",\"content\":[[9,13]]}",
            Err("1: content [9, 13] should be [start, end] with start < end <= 12, the text's \
                 length in code points"),
        );
        check(
            "{\"article\":\"a\"}",
            Err("1: not a speaker as JSON, at its column 15: missing field `content`"),
        );
    }
}
