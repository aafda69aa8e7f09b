//! What a coder answers, and what it makes of an entry.

use anyhow::{Context, bail};
use onrecord::Stance;
use onrecord::record::{
    ActorChoice, ArticleEntry, EntryRef, PositionCoding, PositionEntry, StatementCoding,
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

    /// The position with this id as the answer has it.
    pub(super) fn position(
        &self,
        article: &ArticleEntry,
        id: i64,
    ) -> anyhow::Result<PositionCoding> {
        let found = article.positions.iter().find(|it| it.id == id);
        let position = found.context("the position is not there any more")?;
        let mut coding = PositionCoding::from(position);
        match self {
            Answer::Stance(stance) => coding.stance = *stance,
            Answer::By(name) => {
                coding.actor = who(name);
                coding.holder = None;
            }
            Answer::If(None) => coding.condition = None,
            Answer::If(Some(words)) => coding.condition = Some(find(article, position, words)?),
            _ => bail!("nothing is to be corrected"),
        }
        Ok(coding)
    }

    /// The statement with this id as the answer has it.
    pub(super) fn statement(
        &self,
        article: &ArticleEntry,
        id: i64,
    ) -> anyhow::Result<StatementCoding> {
        let found = article.statements.iter().find(|it| it.id == id);
        let statement = found.context("the statement is not there any more")?;
        let Answer::By(name) = self else { bail!("nothing is to be corrected") };
        Ok(StatementCoding {
            kind: statement.kind,
            speaker: statement.spans.speaker.clone(),
            cue: statement.spans.cue.clone(),
            content: statement.spans.content.clone(),
            actor: Some(who(name)),
        })
    }
}

/// Who is meant by what was typed: an actor's number, or a name.
fn who(typed: &str) -> ActorChoice {
    typed.parse().map_or_else(|_| ActorChoice::Name(typed.to_owned()), ActorChoice::Id)
}

/// Where words stand in the evidence of a position.
fn find(
    article: &ArticleEntry,
    position: &PositionEntry,
    words: &str,
) -> anyhow::Result<[usize; 2]> {
    let [start, end] = position.spans.evidence;
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
