//! Reviewed articles as gold: what people made of a record, to score readings with and to learn from.

use onrecord_record::{
    ArticleEntry, PositionEntry, PositionFilters, Record, RecordError, StatementEntry,
};
use serde_json::{Value, json};

/// Gold out of a record, as lines of JSON: the formats that [`super::load`] and [`super::load_positions`]
/// read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReviewedGold {
    /// An article a line, with its text and statements.
    pub statements: Vec<Value>,
    /// A position a line. An article without one has a line that only names it.
    pub positions: Vec<Value>,
    /// The articles that have reviews and are no gold, since something in them was not looked at.
    pub unfinished: usize,
}

/// The articles of which every statement and every position that is told has a verdict, as gold.
/// Positions below [`PositionFilters::MIN`] need none.
///
/// # Errors
/// If the record cannot be read.
pub fn reviewed(record: &Record) -> Result<ReviewedGold, RecordError> {
    const PAGE: u32 = 500;
    let mut gold = ReviewedGold::default();
    let mut offset = 0;
    loop {
        let page = record.article_list(PAGE, offset)?;
        for line in page.iter().filter(|line| line.reviewed > 0) {
            let Some(article) = record.article_entry(line.id)? else { continue };
            if is_finished(&article) {
                gold.take(&article);
            } else {
                gold.unfinished += 1;
            }
        }
        if page.len() < PAGE as usize {
            return Ok(gold);
        }
        offset += PAGE;
    }
}

fn is_finished(article: &ArticleEntry) -> bool {
    article.statements.iter().all(|it| it.review.is_some())
        && article.positions.iter().all(|it| it.review.is_some() || !is_told(it))
}

/// Whether the record tells a position unless it is asked for less sure ones.
fn is_told(position: &PositionEntry) -> bool {
    position.confidence >= PositionFilters::MIN
}

impl ReviewedGold {
    fn take(&mut self, article: &ArticleEntry) {
        let line = &article.line;
        self.statements.push(json!({
            "id": line.key,
            "publisher": line.outlet,
            "date": line.published,
            "text": article.text,
            "attributions": article.statements.iter().map(statement).collect::<Vec<_>>(),
        }));
        let kept: Vec<Value> =
            article.positions.iter().filter(|it| it.review.is_some()).map(position).collect();
        if kept.is_empty() {
            self.positions.push(json!({"article": line.key}));
        }
        self.positions.extend(kept);
    }
}

fn statement(it: &StatementEntry) -> Value {
    json!({"speaker": it.spans.speaker, "cue": it.spans.cue, "content": it.spans.content})
}

fn position(it: &PositionEntry) -> Value {
    let mut line = json!({
        "article": it.article_key,
        "holder": it.actor,
        "words": it.spans.holder,
        "issue": it.issue,
        "stance": it.stance,
        "evidence": it.spans.evidence,
    });
    if let Some(condition) = it.spans.condition {
        line["condition"] = json!(condition);
    }
    line
}
