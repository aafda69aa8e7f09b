//! Sides in lists of who stands where, which have no verb: "the Greens for it and the Liberals against", "Greens: divided.",
//! "For: Pell, Berg."
//!
//! A judge has learned from sentences, and often takes the side of the clause before.

use super::members::in_list;
use super::referring::points_back;
use super::sentence::Sentence;
use super::turns::{is_against, is_for};
use crate::words::is_one_of;
use onrecord_text::{Span, Stance};

/// Words that stand alone behind somebody, or behind their name and a colon, for a side and for none.
const FOR: &str = "for";
const AGAINST: &str = "against opposed";
const UNDECIDED: &str = "divided split torn undecided undeclared unsure";
/// What they are besides in a list with colons.
const LABELS_FOR: &str = "aye ayes backing favour favor for pro supporting supports yea yeas yes";
const LABELS_AGAINST: &str = "against anti con nay nays no noes opposed opposes opposing";
const LABELS_UNDECIDED: &str =
    "abstain abstained abstaining abstains abstentions abstention present";
/// Words before them that change nothing.
const LIGHT: &str = "broadly firmly in largely mostly still strongly those vote voted votes voting";
/// What may stand behind them.
const END: &str = ", . ; ) and but or while with";

/// Verbs behind which those are listed of whom something is told before, and nouns for these.
const LISTING: &str = "are include included includes is was were";
const FRIENDS_AND_FOES: &str = "backers opponents supporters";

/// How many words stand at most in the brackets behind a name, and before the colon of those who stand on one side.
const LONGEST_BRACKET: usize = 5;
const LONGEST_LABEL: usize = 10;

/// The side of whoever is named at `holder` in such a list.
pub(super) fn side(sentence: &Sentence<'_>, holder: Span) -> Option<Stance> {
    behind(sentence, holder)
        .or_else(|| under(sentence, holder))
        .or_else(|| before_another(sentence, holder))
}

/// The side of one behind whom another is on the other side: "Norway is for the toll and Sweden against it".
fn before_another(sentence: &Sentence<'_>, holder: Span) -> Option<Stance> {
    let being = sentence.layout.tokens_in(holder).end;
    let (word, next) = (sentence.word(being + 1), sentence.word(being + 2));
    let stance = match word {
        "in" if is_one_of(next, "favour favor") => Some(Stance::For),
        _ => of_word(word),
    }?;
    let is_other = |at: &usize| of_word(sentence.word(*at)).is_some_and(|other| other != stance);
    let mut behind = being + 2..sentence.tokens.end;
    let other = behind.find(is_other)?;
    let mut between = being + 2..other;
    let is_parted = between.any(|at| is_one_of(sentence.word(at), "and but while whereas"));
    (is_one_of(sentence.word(being), "are is was were") && is_parted).then_some(stance)
}

/// The side that stands behind a name: "Hungary against", "Greens: divided".
fn behind(sentence: &Sentence<'_>, holder: Span) -> Option<Stance> {
    let end = behind_bracket(sentence, sentence.layout.tokens_in(holder).end);
    let is_label = sentence.word(end) == ":";
    let start = if is_label { end + 1 } else { end };
    let at = (start..).find(|at| !is_one_of(sentence.word(*at), LIGHT))?;
    let (word, before) = (sentence.word(at), sentence.word(at.wrapping_sub(1)));
    let is_favour = is_one_of(word, "favour favor") && before == "in";
    // "Berg voted for" is a sentence.
    let is_told = is_label || at == start || is_favour && at == start + 1;
    let stance = match is_label {
        _ if !is_told => None,
        true => of_label(word),
        false if is_favour => Some(Stance::For),
        false => of_word(word),
    }?;
    let behind = at + 1 + usize::from(is_favour && sentence.word(at + 1) == "of");
    let object = (behind..behind + 2).find(|at| points_back(sentence, *at));
    let next = sentence.word(object.map_or(behind, |object| object + 1));
    (next.is_empty() || is_one_of(next, END)).then_some(stance)
}

/// The side under which somebody is listed: "For: Pell, Berg", "Voting against the toll: Marsh".
fn under(sentence: &Sentence<'_>, holder: Span) -> Option<Stance> {
    let first = sentence.layout.tokens_in(holder).start;
    let start = sentence.tokens.start;
    let colon = (start..first.min(start + LONGEST_LABEL)).find(|at| sentence.word(*at) == ":")?;
    let is_list = (colon + 1..first).all(|at| in_list(sentence.word(at)));
    let at = (start..colon).find(|at| !is_one_of(sentence.word(*at), LIGHT))?;
    of_label(sentence.word(at)).filter(|_| is_list)
}

/// The side of those who are listed behind what they do: "Among those supporting the idea are Norway, the Baltic states and
/// Malta", "Opponents of the plan include Norway".
pub(super) fn among(sentence: &Sentence<'_>, holder: Span) -> Option<Stance> {
    let start = sentence.tokens.start;
    let first = sentence.layout.tokens_in(holder).start;
    let verb = (start..first.min(start + LONGEST_LABEL))
        .find(|at| is_one_of(sentence.word(*at), LISTING))?;
    let begins = start + usize::from(is_one_of(sentence.word(start), "among"));
    let is_before = |at: usize| match sentence.word(at) {
        "in" => is_one_of(sentence.word(at + 1), "favour favor"),
        word => word.ends_with("ing") || is_one_of(word, "against opposed"),
    };
    let doing = match sentence.word(begins) {
        those if is_one_of(those, "those") => {
            (begins + 1..begins + 3).find(|at| is_before(*at)).map(|at| sentence.word(at))
        }
        people => is_one_of(people, FRIENDS_AND_FOES).then_some(people),
    }?;
    let is_for = is_for(doing) || is_one_of(doing, "backers favouring favoring in");
    let is_against = is_against(doing) || is_one_of(doing, "against opponents opposed");
    let is_plain = (start..verb).all(|at| !is_one_of(sentence.word(at), "no not n't t"));
    let is_listed = (verb + 1..first).all(|at| {
        let word = sentence.word(at);
        in_list(word) || is_one_of(word, "states")
    });
    let stance = if is_for { Stance::For } else { Stance::Against };
    (is_plain && is_listed && is_for != is_against).then_some(stance)
}

/// The first token behind what stands in brackets at one: "Ann Pell (Labour)".
fn behind_bracket(sentence: &Sentence<'_>, start: usize) -> usize {
    let closes = (start..start + LONGEST_BRACKET).find(|at| sentence.word(*at) == ")");
    closes.filter(|_| sentence.word(start) == "(").map_or(start, |at| at + 1)
}

fn of_word(word: &str) -> Option<Stance> {
    if is_one_of(word, FOR) {
        Some(Stance::For)
    } else if is_one_of(word, AGAINST) {
        Some(Stance::Against)
    } else {
        is_one_of(word, UNDECIDED).then_some(Stance::Undecided)
    }
}

fn of_label(word: &str) -> Option<Stance> {
    let own = || {
        if is_one_of(word, LABELS_FOR) {
            Some(Stance::For)
        } else if is_one_of(word, LABELS_AGAINST) {
            Some(Stance::Against)
        } else {
            is_one_of(word, LABELS_UNDECIDED).then_some(Stance::Undecided)
        }
    };
    of_word(word).or_else(own)
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord_text::Layout;

    #[track_caller]
    fn check(text: &str, name: &str, expected: Option<Stance>) {
        let layout = Layout::of(text);
        let sentence = Sentence { text, layout: &layout, tokens: &layout.sentences[0].tokens };
        let start = text.find(name).unwrap();
        let found = side(&sentence, Span::new(start, start + name.len()));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn in_a_list_without_verbs() {
        let vote = "Berg voted for, Norway against and Malta undecided.";
        check(vote, "Norway", Some(Stance::Against));
        check(vote, "Malta", Some(Stance::Undecided));
        check(vote, "Berg", None);
        let groups = "It passed, with the Greens for it and the Liberals (six seats) against.";
        check(groups, "the Greens", Some(Stance::For));
        check(groups, "the Liberals", Some(Stance::Against));
        check("Norway was in favour of the plan, Malta opposed.", "Malta", Some(Stance::Against));
        check(
            "Two are left, Norway in favour of it and Malta against.",
            "Norway",
            Some(Stance::For),
        );
        let both = "Norway is for the toll and Sweden against it.";
        check(both, "Norway", Some(Stance::For));
        check(both, "Sweden", Some(Stance::Against));
        check("Norway is for the toll and says so.", "Norway", None);
        check("Norway for the first time said so.", "Norway", None);
        check("Norway against Malta is the game to see.", "Norway", None);
    }

    #[test]
    fn behind_what_they_do() {
        let check = |text: &str, expected: Option<Stance>| {
            let layout = Layout::of(text);
            let sentence = Sentence { text, layout: &layout, tokens: &layout.sentences[0].tokens };
            let start = text.find("Malta").unwrap();
            assert_eq!(among(&sentence, Span::new(start, start + 5)), expected, "{text}");
        };
        check(
            "Among those supporting the idea are Norway, the Baltic states and Malta.",
            Some(Stance::For),
        );
        check("Those opposing it include Norway and Malta.", Some(Stance::Against));
        check("Among those in favour are Malta and Norway.", Some(Stance::For));
        check("Those who are against it: Malta.", None);
        check("Opponents of the plan include Malta.", Some(Stance::Against));
        check("Those not supporting the idea are Malta and Norway.", None);
        check("Among those attending are Malta and Norway.", None);
        check("Among those supporting the idea are friends of Malta.", None);
    }

    #[test]
    fn behind_a_name_and_a_colon() {
        check("Greens: divided.", "Greens", Some(Stance::Undecided));
        check("Ann Pell (Labour): for", "Ann Pell", Some(Stance::For));
        check("Labour: No.", "Labour", Some(Stance::Against));
        check("Labour: in favour of it", "Labour", Some(Stance::For));
        check("Labour: No longer the party it was.", "Labour", None);
    }

    #[test]
    fn under_a_side() {
        check("For: Ann Pell, Tom Berg", "Tom Berg", Some(Stance::For));
        check("Voting against the toll: Ann Pell and Tom Berg.", "Tom Berg", Some(Stance::Against));
        check("Abstained: Ann Pell", "Ann Pell", Some(Stance::Undecided));
        check("For more on this: ask Ann Pell.", "Ann Pell", None);
        check("What they said on the toll: Ann Pell", "Ann Pell", None);
    }
}
