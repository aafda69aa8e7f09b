//! The statements behind the figures: what was missed, made up, or found with other words.

use super::compare::{Compared, ENOUGH, Predicted, Roles};
use super::gold::GoldArticle;
use onrecord_text::{CodePoints, Role};
use serde::Serialize;
use std::collections::BTreeSet;

/// The mistakes in one article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ArticleMistakes {
    /// The article's id in the gold.
    pub id: String,
    /// The mistakes, in the order in which their contents begin.
    pub mistakes: Vec<Mistake>,
}

/// A statement of the gold, a found one, or a pair of them that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mistake {
    /// What is wrong.
    pub kind: MistakeKind,
    /// What the gold has; nothing where the statement is spurious.
    pub gold: Option<Words>,
    /// What was found; nothing where the statement was missed.
    pub predicted: Option<Words>,
    /// The roles in which a pair differs.
    pub differs: Vec<Role>,
    /// Whether the pair still counts as right in the measure "relation".
    pub relation: bool,
}

/// What is wrong with a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MistakeKind {
    /// The gold has it, and nothing that was found shares its content.
    Missed,
    /// It was found, and nothing in the gold shares its content.
    Spurious,
    /// The contents overlap by half or more, but the speakers do not meet.
    WrongSpeaker,
    /// Gold and found share content, but some role begins or ends elsewhere.
    WrongBoundary,
}

/// The words of a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Words {
    /// Who speaks.
    pub speaker: Vec<Quoted>,
    /// What attributes.
    pub cue: Vec<Quoted>,
    /// What is attributed.
    pub content: Vec<Quoted>,
}

/// A piece of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Quoted {
    /// Its first code point.
    pub start: usize,
    /// The code point after its last.
    pub end: usize,
    /// Its words.
    pub words: String,
}

/// The mistakes of each article that has any, in the order of `gold`; `predicted[i]` is what was
/// found in `gold[i]`, as in [`super::score`]. Statements without content are left out.
///
/// Statements are first paired as the measure "relation" pairs them, and those left over by any
/// content that they share.
pub fn mistakes(gold: &[GoldArticle], predicted: &[Vec<Predicted>]) -> Vec<ArticleMistakes> {
    let all = gold.iter().enumerate().map(|(i, article)| {
        let found = predicted.get(i).map(Vec::as_slice).unwrap_or_default();
        ArticleMistakes { id: article.id.clone(), mistakes: in_article(article, found) }
    });
    all.filter(|article| !article.mistakes.is_empty()).collect()
}

fn in_article(article: &GoldArticle, found: &[Predicted]) -> Vec<Mistake> {
    let compared = Compared::new(article, found);
    let right = compared.relation();
    let mut gold_left = with_content(&compared.gold);
    let mut found_left = with_content(&compared.found);
    for (i, j) in &right {
        gold_left.remove(i);
        found_left.remove(j);
    }
    let wrong = compared.matching(|i, j| gold_left.contains(&i) && found_left.contains(&j));
    for (i, j) in &wrong {
        gold_left.remove(i);
        found_left.remove(j);
    }
    let map = CodePoints::of(&article.text);
    let words = |roles: &Roles| Words::of(roles, &article.text, &map);
    let pair = |(i, j): (usize, usize), relation: bool| {
        let (gold, found) = (&compared.gold[i], &compared.found[j]);
        let differs = |role: &Role| gold.role(*role) != found.role(*role);
        let differs: Vec<Role> = Role::ALL.into_iter().filter(differs).collect();
        let same_content = gold.content.overlap(&found.content) >= ENOUGH;
        // Two that overlap enough and yet are no relation can only differ in who speaks.
        let kind = match (same_content, relation) {
            (true, false) => MistakeKind::WrongSpeaker,
            _ => MistakeKind::WrongBoundary,
        };
        let (gold, predicted) = (Some(words(gold)), Some(words(found)));
        Mistake { kind, gold, predicted, differs, relation }
    };
    let missed = gold_left.iter().map(|i| Mistake {
        kind: MistakeKind::Missed,
        gold: Some(words(&compared.gold[*i])),
        predicted: None,
        differs: Vec::new(),
        relation: false,
    });
    let spurious = found_left.iter().map(|j| Mistake {
        kind: MistakeKind::Spurious,
        gold: None,
        predicted: Some(words(&compared.found[*j])),
        differs: Vec::new(),
        relation: false,
    });
    let pairs = right.iter().map(|both| pair(*both, true));
    let pairs = pairs.chain(wrong.iter().map(|both| pair(*both, false)));
    let pairs = pairs.filter(|mistake| !mistake.differs.is_empty());
    let mut mistakes: Vec<Mistake> = pairs.chain(missed).chain(spurious).collect();
    mistakes.sort_by_key(Mistake::start);
    mistakes
}

fn with_content(side: &[Roles]) -> BTreeSet<usize> {
    (0..side.len()).filter(|i| !side[*i].content.is_empty()).collect()
}

impl Mistake {
    /// Where its content begins: that of the gold, if there is one.
    fn start(&self) -> Option<usize> {
        let words = self.gold.as_ref().or(self.predicted.as_ref())?;
        words.content.first().map(|piece| piece.start)
    }
}

impl Words {
    fn of(roles: &Roles, text: &str, map: &CodePoints) -> Words {
        let quoted = |role| {
            let pieces = roles.role(role).iter().map(|[start, end]| Quoted {
                start,
                end,
                words: map.span(start, end).of(text).to_owned(),
            });
            pieces.collect()
        };
        Words {
            speaker: quoted(Role::Speaker),
            cue: quoted(Role::Cue),
            content: quoted(Role::Content),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::gold::tests::article;

    const TEXT: &str = "Ann Ray said the dam holds. Bo Lund denied the wall leaks. \
                        He fears that the fish die.";
    const GOLD: [&str; 3] = [
        "Ann Ray|said|the dam holds",
        "Bo Lund|denied|the wall leaks",
        "He|fears|that the fish die",
    ];

    /// Checks the mistakes of `found` against [`GOLD`]: kind, contents, roles that differ, and a
    /// mark where the pair counts as a relation.
    fn check(found: &[&str], expected: &[&str]) {
        let predicted = article(TEXT, found).attributions.iter().map(Predicted::from).collect();
        let all = mistakes(&[article(TEXT, &GOLD)], &[predicted]);
        let content = |words: &Option<Words>| {
            words.as_ref().map_or("-", |words| words.content[0].words.as_str()).to_owned()
        };
        let rows = all.iter().flat_map(|article| &article.mistakes).map(|mistake| {
            let differs: Vec<&str> = mistake.differs.iter().map(|role| role.name()).collect();
            let (gold, predicted) = (content(&mistake.gold), content(&mistake.predicted));
            let mark = if mistake.relation { " relation" } else { "" };
            format!("{:?}: {gold} / {predicted} [{}]{mark}", mistake.kind, differs.join(" "))
        });
        assert_eq!(rows.collect::<Vec<_>>(), expected, "{found:?}");
    }

    #[test]
    fn each_statement_is_in_the_list_once() {
        check(&GOLD, &[]);
        check(
            &["Bo Lund|denied|the wall leaks", "He|fears|He", "He|fears|that the fish die"],
            &["Missed: the dam holds / - []", "Spurious: - / He []"],
        );
        check(
            &["Bo Lund|said|the dam holds", "Lund|denied|the wall leaks", "He|fears|that"],
            &[
                "WrongSpeaker: the dam holds / the dam holds [speaker]",
                "WrongBoundary: the wall leaks / the wall leaks [speaker] relation",
                "WrongBoundary: that the fish die / that [content]",
            ],
        );
        // The second find of one statement is spurious; one without content is nobody's mistake.
        check(
            &[GOLD[0], GOLD[0], GOLD[1], GOLD[2], "He|fears|"],
            &["Spurious: - / the dam holds []"],
        );
    }

    #[test]
    fn places_are_code_points() {
        let gold = article("“Ü” — so Zoë", &["Zoë|so|“Ü”"]);
        let all = mistakes(&[gold], &[]);
        let expected = serde_json::json!([{"id": "a", "mistakes": [{
            "kind": "missed", "predicted": null, "differs": [], "relation": false,
            "gold": {
                "speaker": [{"start": 9, "end": 12, "words": "Zoë"}],
                "cue": [{"start": 6, "end": 8, "words": "so"}],
                "content": [{"start": 0, "end": 3, "words": "“Ü”"}],
            },
        }]}]);
        assert_eq!(serde_json::to_value(&all).unwrap(), expected);
    }
}
