//! What a coder answers, and what it makes of an entry.

use super::rejected;
use anyhow::{Context, bail};
use onrecord::Stance;
use onrecord::record::{
    ActorChoice, ArticleEntry, EntryRef, PositionCoding, ReviewEntry, StatementCoding, may_be_coded,
};

/// An answer to "is this right?".
#[derive(Debug, PartialEq)]
pub(super) enum Answer {
    Accept,
    Reject,
    Stance(Stance),
    By(String),
    /// The words of the condition, or none.
    If(Option<String>),
    Next,
    Undo,
    Quit,
}

impl Answer {
    /// The answer of a typed line, or what may be typed.
    pub(super) fn parse(line: &str, entry: EntryRef) -> Result<Answer, String> {
        let (word, rest) = line.trim().split_once(' ').unwrap_or((line.trim(), ""));
        let rest = rest.trim();
        let answer = match (word, rest) {
            ("a" | "accept", "") => Answer::Accept,
            ("r" | "reject", "") => Answer::Reject,
            ("n" | "next" | "", "") => Answer::Next,
            ("undo", "") => Answer::Undo,
            ("q" | "quit", "") => Answer::Quit,
            ("by", name) if !name.is_empty() => Answer::By(name.to_owned()),
            ("f" | "for", "") => Answer::Stance(Stance::For),
            ("g" | "against", "") => Answer::Stance(Stance::Against),
            ("u" | "undecided", "") => Answer::Stance(Stance::Undecided),
            ("if", words) => Answer::If(Some(words.to_owned()).filter(|words| !words.is_empty())),
            _ => return Err(format!("“{}” is no answer: {}", line.trim(), help(entry))),
        };
        let is_of_positions = matches!(answer, Answer::Stance(_) | Answer::If(_));
        if is_of_positions && matches!(entry, EntryRef::Statement(_)) {
            return Err(format!("a statement has no stance: {}", help(entry)));
        }
        Ok(answer)
    }

    /// Whether it may be one of several corrections of an entry.
    pub(super) fn may_go_on(&self) -> bool {
        matches!(self, Answer::By(_) | Answer::If(_))
    }

    /// The position with this id as the answer has it; `who` is who it says holds it.
    pub(super) fn position(
        &self,
        article: &ArticleEntry,
        id: i64,
        who: Option<ActorChoice>,
    ) -> anyhow::Result<PositionCoding> {
        let found = article.positions.iter().find(|it| it.id == id).map(PositionCoding::from);
        let rejected = || rejected(article, EntryRef::Position(id)).and_then(position_of);
        let mut coding = found.or_else(rejected).context("the position is not there any more")?;
        match self {
            Answer::Stance(stance) => coding.stance = *stance,
            Answer::By(_) => {
                coding.actor = who.context("nobody is named")?;
                coding.holder = None;
            }
            Answer::If(None) => coding.condition = Some(None),
            Answer::If(Some(words)) => {
                coding.condition = Some(Some(find(article, coding.evidence, words)?));
            }
            _ => bail!("nothing is to be corrected"),
        }
        Ok(coding)
    }

    /// The statement with this id as the answer has it; `who` is who it says speaks.
    pub(super) fn statement(
        &self,
        article: &ArticleEntry,
        id: i64,
        who: Option<ActorChoice>,
    ) -> anyhow::Result<StatementCoding> {
        let found = article.statements.iter().find(|it| it.id == id).map(|it| StatementCoding {
            kind: it.kind,
            speaker: it.spans.speaker.clone(),
            cue: it.spans.cue.clone(),
            content: it.spans.content.clone(),
            actor: None,
        });
        let rejected = || rejected(article, EntryRef::Statement(id)).and_then(statement_of);
        let coding = found.or_else(rejected).context("the statement is not there any more")?;
        let Answer::By(_) = self else { bail!("nothing is to be corrected") };
        Ok(StatementCoding { actor: Some(who.context("nobody is named")?), ..coding })
    }
}

/// A position that was rejected, as it stood.
fn position_of(review: &ReviewEntry) -> Option<PositionCoding> {
    let state = &review.after;
    let part = |role: &str| serde_json::from_value(state["spans"][role][0].clone()).ok();
    let actor = &state["actor"];
    Some(PositionCoding {
        issue: state["issue"].as_str()?.to_owned(),
        stance: serde_json::from_value(state["stance"].clone()).ok()?,
        actor: match actor["actor"].as_i64() {
            Some(id) => ActorChoice::Id(id),
            None => ActorChoice::Name(actor["name"].as_str()?.to_owned()),
        },
        holder: part("holder"),
        evidence: part("evidence")?,
        condition: Some(part("condition")),
        as_of: state["as_of"].as_str().filter(|time| may_be_coded(time)).map(str::to_owned),
        quantity: None,
        attributed_to: None,
        via: None,
    })
}

/// A statement that was rejected, as it stood.
fn statement_of(review: &ReviewEntry) -> Option<StatementCoding> {
    let state = &review.after;
    let pieces =
        |role: &str| serde_json::from_value(state["spans"][role].clone()).unwrap_or_default();
    Some(StatementCoding {
        kind: serde_json::from_value(state["kind"].clone()).ok()?,
        speaker: pieces("speaker"),
        cue: pieces("cue"),
        content: pieces("content"),
        actor: state["actor"]["actor"].as_i64().map(ActorChoice::Id),
    })
}

/// Where words stand in the evidence of a position.
fn find(
    article: &ArticleEntry,
    [start, end]: [usize; 2],
    words: &str,
) -> anyhow::Result<[usize; 2]> {
    let evidence: String = article.text.chars().skip(start).take(end - start).collect();
    let Some(at) = evidence.find(words) else {
        bail!("the sentence does not have the words “{words}”");
    };
    let from = start + evidence[..at].chars().count();
    Ok([from, from + words.chars().count()])
}

fn help(entry: EntryRef) -> &'static str {
    match entry {
        EntryRef::Position(_) => {
            "a (right), r (wrong), f, g or u (for, against, undecided), by NAME, if WORDS, n (next), \
             undo, q (stop)"
        }
        EntryRef::Statement(_) => "a (right), r (wrong), by NAME, n (next), undo, q (stop)",
    }
}
