//! "It" that stands for nothing: "it was too early to say", "it would be foolish to close the bridge".

use crate::words::is_one_of;
use onrecord_text::{Layout, Span};

/// What may stand between "it" and what is said to be so.
const VERBS: &str = "\
    appear appeared appears be became becomes been can could did does had has is isn looked looks \
    makes may might must not now s seem seemed seems shall should still t takes took was wasn will \
    won would wouldn";
/// Words that grade what comes: "too early", "high time".
const DEGREES: &str = "\
    about all already also always even far high just more most never no only perhaps probably \
    quite rather really simply so still too up very yet";
/// What is so of something that is told behind "to", "that", "for" or "whether".
const JUDGED: &str = "\
    absurd appropriate bad best better clear common crazy critical crucial dangerous difficult \
    disappointing early easier easy essential evident fair folly foolish good great hard helpful \
    illegal important impossible inappropriate inevitable irresponsible late legal likely long \
    madness mistake natural necessary normal obvious odd possible premature rare reasonable \
    regrettable risky sad safe sensible shame strange stupid surprising time tragic true \
    unacceptable unclear understandable unfair unfortunate unlikely unnecessary unreasonable \
    unsafe unthinkable unwise useful vital wise worth wrong";
/// Words that what is judged follows.
const LEADS: &str = "for how if that to what when whether who why";
/// Words of what a body itself may be: "it was wrong to sell" tells of the seller, "it would be wrong to sell" of the sale.
const OF_BODIES: &str = "late likely long right unlikely wrong";
/// How many words stand between "it" and what is judged at most.
const MOST: usize = 6;

/// Whether the token is an "it" for which nobody stands.
pub(super) fn is_empty(text: &str, layout: &Layout, token: usize) -> bool {
    let word = |at: usize| layout.tokens.get(at).map_or("", |token: &Span| token.of(text));
    let is_between = |at: &usize| {
        let word = word(*at);
        is_one_of(word, VERBS)
            || is_one_of(word, DEGREES)
            || word.ends_with("ly") && !is_one_of(word, JUDGED)
            || matches!(word, "’" | "'" | "a" | "an")
    };
    if !word(token).eq_ignore_ascii_case("it") {
        return false;
    }
    let judged = (token + 1..token + 1 + MOST).find(|at| !is_between(at));
    let Some(judged) = judged.filter(|at| *at > token + 1) else { return false };
    let is_supposed =
        (token + 1..judged).any(|at| is_one_of(word(at), "could might will wouldn would"));
    is_one_of(word(judged), JUDGED)
        && is_one_of(word(judged + 1), LEADS)
        && (is_supposed || !is_one_of(word(judged), OF_BODIES))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: bool) {
        let layout = Layout::of(text);
        let it = layout.tokens.iter().position(|token| token.of(text).eq_ignore_ascii_case("it"));
        assert_eq!(it.map(|it| is_empty(text, &layout, it)), Some(expected), "{text}");
    }

    #[test]
    fn it_stands_for_nothing_before_what_is_judged() {
        check("He said it was too early to say.", true);
        check("It would be foolish to close the bridge.", true);
        check("It’s not yet clear whether the bridge will close.", true);
        check("She said it was time that the council decided.", true);
        check("It would be wrong to sell.", true);
        check("It was a mistake to sell.", true);
    }

    #[test]
    fn it_stands_for_somebody_who_does_or_is_something() {
        check("The council said it was wrong to sell.", false);
        check("The council said it was ready to sell.", false);
        check("It will sell the bridge.", false);
        check("It was important in its day.", false);
        check("It is likely to sell.", false);
    }
}
