//! Who holds nothing today, as they are no more: "the late Ann Ray", "his predecessor, Ann Ray, was".

use super::{Words, behind_name, is_past};

/// Whether who stands from the `first`th word to the `from`th is there no more: "the late Ann Ray", "his predecessor, Ann
/// Ray, was", "Ann Ray, who died in 2021, was".
pub(super) fn is_gone(words: Words<'_>, first: usize, from: usize) -> bool {
    let is_late = words.is_before(first, 1, "late") && words.is_before(first, 2, "the");
    let comma = usize::from(words.is_before(first, 1, ","));
    let closing = usize::from(comma > 0 && words.is(from, ","));
    let is_predecessor = words.is_before(first, 1 + comma, "predecessor predecessors")
        && is_past(words, behind_name(words, from + closing));
    let who = words.is(from, ",") && words.is(from + 1, "who");
    let has_died = who
        && (words.is(from + 2, "died") || words.is(from + 2, "has") && words.is(from + 3, "died"));
    is_late || is_predecessor || has_died
}
