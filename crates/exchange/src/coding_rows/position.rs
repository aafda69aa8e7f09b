//! A row that tells a position, of an export or made by hand.

use super::time::{day, time};
use super::{Row, by, is_exported, is_rejected, place, says_wrong, stance};
use crate::exported::ExportedRow;
use crate::find::find;
use crate::imported::{Coded, Imported, id_like, is_id};
use onrecord_record::{ActorChoice, PositionCoding};
use onrecord_text::Stance;

/// The position of a row of a table with these columns about this text, and what of the row could not be kept, in
/// sentences.
///
/// # Errors
///
/// Why it cannot be taken in.
pub(super) fn position(
    (columns, row): (&[String], &Row),
    text: &str,
    at: &str,
    imported: &mut Imported,
) -> Result<(Coded<PositionCoding>, Vec<String>), String> {
    let told = |column: &str| row.get(column).map(|it| it.trim()).filter(|it| !it.is_empty());
    let needed = |column: &str| told(column).ok_or_else(|| format!("it has no {column}"));
    // Where a leader counts for the state, it is the leader who holds it.
    let actor = told("by").filter(|_| is_exported(row)).map_or_else(|| needed("actor"), Ok)?;
    let issue = needed("issue")?;
    let whole = [0, text.chars().count()];
    // A row of an export says at which of its words' places it is.
    let placed = |part: &str, words: &str| {
        place(row, part).filter(|place| find(text, *place, words) == Some(*place))
    };
    let evidence = match told("evidence") {
        Some(words) => placed("evidence", words)
            .or_else(|| find(text, whole, words))
            .ok_or_else(|| format!("the text has no such words as its evidence “{words}”"))?,
        None => place(row, "evidence")
            .filter(|[_, end]| *end <= whole[1])
            .ok_or("it has no evidence")?,
    };
    let is_wrong = is_rejected(row) || told("stance").is_some_and(says_wrong);
    let stance = match stance(row) {
        _ if is_wrong => Stance::For,
        Some(stance) => stance,
        None => {
            let cell =
                needed("stance").map_err(|it| format!("{it}: “reject” says that it is wrong"))?;
            return Err(format!(
                "its stance “{cell}” is none of for, against, undecided and reject"
            ));
        }
    };
    let near = |column: &str| {
        let words = told(column)?;
        let near = || find(text, evidence, words).or_else(|| find(text, whole, words));
        placed(column, words).or_else(near)
    };
    let (holder, condition) = (near("holder"), near("condition"));
    let mut left = Vec::new();
    for (column, found) in [("holder", holder), ("condition", condition)] {
        if let Some(words) = told(column).filter(|_| found.is_none()) {
            left.push(format!("the {column} “{words}” was left out: the text has no such words"));
        }
    }
    // Words that are not there cannot take the place of those that are, and a table without the column says nothing.
    let condition = match told("condition") {
        Some(_) => {
            condition.or_else(|| place(row, "condition").filter(|it| it[1] <= whole[1])).map(Some)
        }
        None => columns.iter().any(|it| it == "condition").then_some(None),
    };
    if let Some(cell) = told("published").filter(|cell| day(cell).is_none()) {
        left.push(format!("the day “{cell}” was left out: YYYY-MM-DD is read"));
    }
    let as_of = told("as_of");
    let as_of = as_of.map(|cell| time(cell).ok_or(cell)).transpose();
    let as_of = as_of.unwrap_or_else(|cell| {
        left.push(format!(
            "“{cell}” is no time such as 2025-02-05, 2025-02 or 2025, and was left out"
        ));
        None
    });
    let title = told("issue_title").unwrap_or(issue).to_owned();
    if told("issue_title").is_some() && !is_id(issue) && id_like(issue) != id_like(&title) {
        left.push(format!(
            "the issue “{issue}” was left out, and the row taken for “{title}”: an id has small letters, digits and hyphens"
        ));
    }
    let issue = imported.issue(told("issue_title").and(Some(issue)), &title, told("meaning"));
    let actor = ActorChoice::Name(actor.to_owned());
    let coding = PositionCoding {
        issue,
        stance,
        actor,
        holder,
        evidence,
        condition,
        as_of,
        quantity: None,
        attributed_to: None,
        via: None,
    };
    let (by, row) = (by(row), ExportedRow::of(row, "position"));
    Ok((Coded { coding, by, is_wrong, place: at.to_owned(), row }, left))
}
