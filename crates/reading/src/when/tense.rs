//! Whether a cue looks back or ahead.

use super::sentence::Words;
use super::words::INTENDING;
use std::ops::Range;

/// How many words before the cue may hold its auxiliary: "will on Wednesday tell".
const AUXILIARY_WITHIN: usize = 5;

/// Where the time of saying lies, seen from publication.
///
/// News looks backwards: what somebody says has been said when it is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
}

/// The tense of the cue at `cue`; `is_free` tells the words that belong to no part of the statement.
///
/// None where a time may as well be that of what is intended: "in August she plans to leave".
pub(super) fn tense(
    words: Words<'_>,
    cue: Range<usize>,
    is_free: impl Fn(usize) -> bool,
) -> Option<Tense> {
    let mut start = cue.start;
    while start > 0
        && cue.start - start < AUXILIARY_WITHIN
        && is_free(start - 1)
        && words.at(start - 1).starts_with(char::is_alphanumeric)
    {
        start -= 1;
    }
    let looks_ahead = (start..cue.end).any(|i| {
        // "Will" is a name.
        matches!(words.at(i), "shall" | "will")
            || words.is(i, "ll") && matches!(words.before(i, 1), "’" | "'")
            // "Is to say" looks ahead, "was to say" does not tell.
            || words.is(i, "to")
                && i + 1 < cue.end
                && words.is_before(
                    i,
                    1,
                    "about am are due expected expects going intends is plans planning poised \
                     scheduled set slated",
                )
                && !(start..i).any(|i| words.is(i, "been had was were"))
    });
    let last = cue.end.checked_sub(1);
    if looks_ahead {
        Some(Tense::Future)
    } else if last.is_some_and(|last| words.is(last, INTENDING)) {
        None
    } else {
        Some(Tense::Past)
    }
}

/// Whether a cue says what is done today: "opposes", "now says", but not "says", as reports tell the past so too.
pub(super) fn is_present(words: Words<'_>, cue: Range<usize>) -> bool {
    cue.into_iter().any(|i| {
        let is_third_person = words.at(i).ends_with('s') && !words.is(i, NOT_DONE);
        words.is(i, "currently now today") || is_third_person && !words.at(i).ends_with("ss")
    })
}

/// Words in -s that are no verb, and those for saying.
const NOT_DONE: &str = "\
    adds argues as asks claims explains has his insists its notes recalls replies reports says states tells this us warns \
    was writes";
