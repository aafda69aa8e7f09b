//! Which side somebody takes who says what they would do if a thing came: "would close the shop if the charge was
//! introduced" is against it, "would leave the coalition if it was dropped" for it.

use super::clause::Clause;
use super::topic::wants_undone;
use super::turns::is_undoing;
use crate::words::is_one_of;
use onrecord_text::Stance;

/// What is threatened, behind "would" and the like.
const DOING: &str =
    "boycott close fight leave move quit resign rebel sell shut step strike sue walk withdraw";
const WOULD: &str = "could d might may to will would ll ’d 'd ’ll 'll";
/// What becomes of a thing that comes, and of one that does not, besides what undoes it.
const COMES: &str = "\
    adopted approved arrives became becomes began begins built came comes enacted forced happened happens imposed \
    introduced moved opened opens passed passes started starts";
const GOES: &str = "abandoned delayed dropped killed weakened withdrawn";
/// Words with which nothing is said.
const NOT: &str = "cannot neither never no nor not n't n’t t without";
/// How many words stand at most from "would" to what would be done.
const TO_DEED: usize = 3;

/// The side of somebody who threatens to do something if what an issue is about came, or did not.
pub(super) fn side(clause: &Clause<'_>) -> Option<Stance> {
    let Clause { sentence, tokens: told, issue, topic, .. } = clause;
    let if_at = told.clone().find(|at| is_one_of(sentence.word(*at), "if unless"))?;
    let ends = |at: &usize| matches!(sentence.word(*at), "," | "." | ";" | "”" | "\"");
    let condition = if_at + 1..(if_at..told.end).find(ends).unwrap_or(told.end);
    let has = |list: &str| condition.clone().any(|at| is_one_of(sentence.word(at), list));
    let is_about = |at: usize| topic.has(sentence.word(at));
    if !condition.clone().any(is_about) || has(NOT) {
        return None;
    }
    // What would be done must not be what the issue is about: "would close the mine if the plant came".
    let is_deed = |at: usize| {
        is_one_of(sentence.word(at), WOULD)
            && (at + 1..at + 1 + TO_DEED).any(|at| is_one_of(sentence.word(at), DOING))
    };
    let mut main = told.clone().filter(|at| !condition.contains(at));
    let is_threat = main.clone().any(is_deed)
        && !main.any(|at| is_about(at) || is_one_of(sentence.word(at), NOT));
    let goes = condition.clone().any(|at| is_undoing(sentence.word(at))) || has(GOES);
    let comes = has(COMES) || condition.clone().any(|at| sentence.word(at) == "ahead");
    let is_turned = wants_undone(issue);
    // "Unless it is dropped", but "unless they grant it".
    let is_unless = sentence.word(if_at) == "unless";
    let comes = comes || is_unless && !goes;
    (is_threat && goes != comes).then_some(match (goes != is_turned) != is_unless {
        true => Stance::For,
        false => Stance::Against,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::position::clause::side_of;

    #[track_caller]
    fn check(text: &str, meaning: &str, expected: Option<Stance>) {
        assert_eq!(side_of(side, text, "Hale", meaning), expected, "{text}");
    }

    #[test]
    fn who_threatens_takes_a_side() {
        let charge = "drivers pay a charge in Keldon";
        check(
            "Hale would close its shop if the charge was introduced.",
            charge,
            Some(Stance::Against),
        );
        check("Hale threatened to resign if the charge came.", charge, Some(Stance::Against));
        check(
            "Hale would leave the coalition if the charge was dropped.",
            charge,
            Some(Stance::For),
        );
        check(
            "Hale would resign if the charge is scrapped.",
            "the charge is abolished",
            Some(Stance::Against),
        );
        check(
            "Hale threatened to strike unless the charge is dropped.",
            charge,
            Some(Stance::Against),
        );
        check(
            "Hale threatened to strike unless Keldon brings in the charge.",
            charge,
            Some(Stance::For),
        );
        check("Hale would not resign if the charge came.", charge, None);
        check("Hale would back the charge if a tram came.", charge, None);
        check("Hale would close the mine if the plant opened.", charge, None);
    }
}
