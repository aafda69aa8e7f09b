//! A row that tells a statement, of an export.

use super::{Row, by, is_rejected, says_wrong, word};
use crate::exported::ExportedRow;
use crate::find::find;
use crate::imported::Coded;
use onrecord_reading::Kind;
use onrecord_record::{ActorChoice, StatementCoding};
use onrecord_text::CodePoints;

/// The statement of a row about this text, and what of the row could not be kept, in sentences.
///
/// # Errors
///
/// Why it cannot be taken in.
pub(super) fn statement(
    row: &Row,
    text: &str,
    at: &str,
) -> Result<(Coded<StatementCoding>, Vec<String>), String> {
    let is_wrong = is_rejected(row) || row.get("kind").is_some_and(|cell| says_wrong(cell));
    let kind = match (word(row, "kind"), row.get("kind")) {
        (Some(kind), _) => kind,
        _ if is_wrong => Kind::Indirect,
        (None, Some(cell)) => {
            return Err(format!("its kind “{cell}” is none of direct, indirect, mixed and reject"));
        }
        (None, None) => return Err("it has no kind".to_owned()),
    };
    let content = match pieces(row, text, "content") {
        Pieces::There(pieces) if !pieces.is_empty() => pieces,
        Pieces::Elsewhere(words) => {
            return Err(format!("the text has no such words as its content “{words}”"));
        }
        Pieces::There(_) => return Err("it has no content".to_owned()),
    };
    let mut left = Vec::new();
    let mut part = |column: &str| match pieces(row, text, column) {
        Pieces::There(pieces) => pieces,
        Pieces::Elsewhere(words) => {
            left.push(format!("the {column} “{words}” was left out: the text has no such words"));
            places(row, text, column).unwrap_or_default()
        }
    };
    let (speaker, cue) = (part("speaker"), part("cue"));
    let actor = row.get("actor").cloned().map(ActorChoice::Name);
    let coding = StatementCoding { kind, speaker, cue, content, actor };
    let (by, row) = (by(row), ExportedRow::of(row, "statement"));
    Ok((Coded { coding, by, is_wrong, place: at.to_owned(), row }, left))
}

/// What a row says of a part.
enum Pieces {
    /// Where its pieces stand.
    There(Vec<[usize; 2]>),
    /// These words, which stand nowhere.
    Elsewhere(String),
}

/// The pieces of a part: at the places that the row tells, or where the words stand that it has instead.
fn pieces(row: &Row, text: &str, column: &str) -> Pieces {
    let places = places(row, text, column);
    let Some(words) = row.get(column) else {
        return Pieces::There(places.unwrap_or_default());
    };
    let map = CodePoints::of(text);
    let of = |it: &Vec<[usize; 2]>| {
        let words = it.iter().map(|[start, end]| map.span(*start, *end).of(text));
        words.collect::<Vec<_>>().join(" … ")
    };
    match places {
        Some(places) if of(&places) == *words => Pieces::There(places),
        _ => {
            let whole = [0, text.chars().count()];
            let found = words.split(" … ").map(|words| find(text, whole, words));
            let found: Option<Vec<[usize; 2]>> = found.collect();
            found.map_or_else(|| Pieces::Elsewhere(words.clone()), Pieces::There)
        }
    }
}

/// The places that a row tells, where they are in the text.
fn places(row: &Row, text: &str, column: &str) -> Option<Vec<[usize; 2]>> {
    let length = text.chars().count();
    let list = row.get(&format!("{column}_places"))?;
    let places: Vec<[usize; 2]> = serde_json::from_str(list).ok()?;
    places.iter().all(|[start, end]| start < end && *end <= length).then_some(places)
}
