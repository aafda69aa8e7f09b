//! Gold positions: for articles and the issues of a codebook, who stands where.

use crate::eval::gold::{self, GoldArticle, GoldError};
use crate::eval::jsonl::{each_of_article, spans};
use onrecord_text::{CodePoints, Span, Stance};
use serde::Deserialize;
use std::path::Path;

/// An article of the gold with every position that it tells on the issues of one codebook.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ArticlePositions {
    /// The article.
    pub article: GoldArticle,
    /// The positions, one for each sentence that tells one.
    pub positions: Vec<GoldPosition>,
}

/// A sentence that tells where somebody stands.
#[derive(Clone, Debug, PartialEq)]
pub struct GoldPosition {
    /// Whose position it is, by the common English name, or by the report's words for a group.
    pub holder: String,
    /// The words that stand for the holder.
    pub words: Span,
    /// The issue's id.
    pub issue: String,
    /// Where they stand.
    pub stance: Stance,
    /// The words that make the stance conditional.
    pub condition: Option<Span>,
}

/// One line. Fields beyond these are left alone. A line without a holder only says that the article
/// was looked at.
#[derive(Deserialize)]
struct Line {
    article: String,
    holder: Option<String>,
    words: Option<[usize; 2]>,
    issue: Option<String>,
    stance: Option<Stance>,
    condition: Option<[usize; 2]>,
}

/// The positions that the file at `path` gives for articles of `gold`, in the order of both. Articles
/// that the file does not name are left out.
///
/// # Errors
/// When the file cannot be read or holds nothing, when a line is broken, and when it is about an
/// article that `gold` does not have.
pub fn load_positions(
    path: &Path,
    gold: Vec<GoldArticle>,
) -> Result<Vec<ArticlePositions>, GoldError> {
    let found = parse(&gold::read(path)?, gold).map_err(|fault| fault.in_file(path))?;
    if found.is_empty() {
        return Err(GoldError::Nothing { path: path.to_owned(), expected: "a JSON object a line" });
    }
    Ok(found)
}

fn parse(file: &str, gold: Vec<GoldArticle>) -> Result<Vec<ArticlePositions>, gold::Fault> {
    let lines = each_of_article(file, &gold, "a position", |line: &Line| &line.article, position)?;
    let mut all: Vec<Option<ArticlePositions>> = vec![None; gold.len()];
    for (article, position) in lines {
        let one = all[article].get_or_insert_with(ArticlePositions::default);
        one.positions.extend(position);
    }
    let named = gold.into_iter().zip(all);
    Ok(named.filter_map(|(article, one)| Some(ArticlePositions { article, ..one? })).collect())
}

fn position(line: Line, map: &CodePoints, length: usize) -> Result<Option<GoldPosition>, String> {
    let (words, issue, stance) = (line.words, line.issue, line.stance);
    let Some(holder) = line.holder else { return Ok(None) };
    let (Some(words), Some(issue), Some(stance)) = (words, issue, stance) else {
        return Err("a position has holder, words, issue and stance".to_owned());
    };
    let one = |role, pair: [usize; 2]| Ok::<_, String>(spans(map, length, role, &[pair])?[0]);
    let condition = line.condition.map(|pair| one("condition", pair)).transpose()?;
    Ok(Some(GoldPosition { holder, words: one("words", words)?, issue, stance, condition }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::gold::tests::article;

    #[track_caller]
    fn check(file: &str, expected: Result<&str, &str>) {
        let named = |id: &str| GoldArticle { id: id.into(), ..article("É𝔘 said: no.", &[]) };
        let found = parse(file, vec![named("a"), named("b")]).map(|all| {
            let rows = all.iter().map(|one| {
                let text = &one.article.text;
                let show = |it: &GoldPosition| {
                    format!(
                        "{} “{}” {} {}",
                        it.holder,
                        it.words.of(text),
                        it.issue,
                        it.stance.name()
                    )
                };
                let rows: Vec<String> = one.positions.iter().map(show).collect();
                format!("{}: {}", one.article.id, rows.join(", "))
            });
            rows.collect::<Vec<_>>().join("; ")
        });
        let found = found.map_err(|fault| format!("{}: {}", fault.line, fault.message));
        assert_eq!(found.as_deref().map_err(String::as_str), expected, "{file}");
    }

    #[test]
    fn positions_by_article_and_articles_without_one() {
        check(
            "{\"article\":\"b\"}\n{\"article\":\"a\",\"holder\":\"Europe\",\"words\":[0,2],\
             \"issue\":\"dam\",\"stance\":\"against\",\"condition\":null}\n",
            Ok("a: Europe “É𝔘” dam against; b: "),
        );
    }

    #[test]
    fn a_broken_line_is_named() {
        check(
            "{\"article\":\"c\"}",
            Err("1: the gold has no article \"c\": a brat article is named by its path below the \
                 folder that is given"),
        );
        check(
            "{\"article\":\"a\",\"holder\":\"Europe\"}",
            Err("1: a position has holder, words, issue and stance"),
        );
    }
}
