//! A number that a position commits: "10,000 troops", "around 200 soldiers".

use crate::Quantity;
use crate::words::{PREPOSITIONS, is_one_of};
use onrecord_text::{Layout, Passage, Span, Stance};

/// Words that may stand between a number and what it counts.
const BETWEEN: &str = "\
    additional armed combat extra fresh further ground local military more new own permanent trained";

/// Numbers in words that stand before "hundred" and "thousand".
const SMALL: &str = "one two three four five six seven eight nine ten eleven twelve";

/// What somebody does with what they have anyway.
const HAVING: &str = "employing employs had has have lost owned owns represents representing";

/// What a number behind "of" or "with" is the size of.
const COUNTED: &str = "city country meeting nation poll sample state survey talks town village";

/// Numbers in words that count what a state or company commits.
const ROUND: &str = "dozens hundreds thousands million billion thousand hundred";

/// What is counted and is no commitment.
const NO_UNITS: &str = "\
    am april august day days december february hours january july june km kilometres march may metres \
    miles minutes month months november october o percent per pm pages points seats september times \
    votes week weeks year years";

/// The number that a sentence commits; none where it has several, since nothing tells which is whose. `is_theirs`
/// tells whether words are of the clause of whoever commits it.
pub(super) fn quantity(
    text: &str,
    layout: &Layout,
    passage: &Passage,
    stance: Stance,
    is_theirs: &dyn Fn(&Span) -> bool,
) -> Option<Quantity> {
    if stance == Stance::Against {
        return None;
    }
    let tokens = &layout.tokens[passage.focus.clone()];
    let word = |at: usize| tokens.get(at).map_or("", |token: &Span| token.of(text));
    let before = |at: usize, back: usize| at.checked_sub(back).map_or("", word);
    let mut found = Vec::new();
    let mut next = 0;
    for at in 0..tokens.len() {
        if at < next {
            continue;
        }
        let Some((value, end)) = amount(text, tokens, at) else { continue };
        next = end;
        let is_round = value.chars().any(char::is_alphabetic);
        let is_money = matches!(before(at, 1), "$" | "£" | "€");
        // "Who owns 12 shops", "a poll of 1,004 adults": that tells who somebody is.
        let is_had = is_one_of(before(at, 1), HAVING)
            || is_one_of(before(at, 1), "of with") && is_one_of(before(at, 2), COUNTED);
        if is_money || is_had {
            continue;
        }
        let mut unit = end;
        while is_one_of(word(unit), BETWEEN) || is_round && word(unit) == "of" {
            unit += 1;
        }
        let is_unit = |word: &str| {
            let is_plural = word.ends_with('s') || is_one_of(word, "people personnel men women");
            is_plural && word.starts_with(char::is_lowercase) && !is_one_of(word, NO_UNITS)
        };
        // "2,500 affordable homes"
        let is_described = word(unit).len() > 3
            && word(unit).starts_with(char::is_lowercase)
            && !is_one_of(word(unit), NO_UNITS)
            && !is_one_of(word(unit), PREPOSITIONS);
        if !is_unit(word(unit)) && is_described {
            unit += 1;
        }
        let is_year = value.len() == 4 && end == at + 1 && value.starts_with(['1', '2']);
        if is_unit(word(unit)) && !is_year {
            let span = tokens[at].cover(tokens[unit]);
            // "Some 3,000 residents want it" are the holders.
            let is_holder = passage.holders.iter().any(|holder| holder.overlaps(span));
            if is_theirs(&span) && !is_holder {
                found.push(Quantity { value, unit: word(unit).to_owned(), span });
            }
        }
    }
    match found.len() {
        1 => found.pop(),
        _ => None,
    }
}

/// The amount that begins at a token, in digits as far as it is given so, and the token behind it: "10,000 to 15,000",
/// "three thousand", "hundreds".
fn amount(text: &str, tokens: &[Span], at: usize) -> Option<(String, usize)> {
    let word = |at: usize| tokens.get(at).map_or("", |token: &Span| token.of(text));
    let (digits, end) = number(text, tokens, at);
    if digits.is_empty() {
        let small = SMALL.split(' ').position(|it| it.eq_ignore_ascii_case(word(at)));
        let times = ["hundred", "thousand"].iter().position(|it| *it == word(at + 1));
        return match (small, times) {
            (Some(count), Some(times)) => {
                let value = (count as u64 + 1) * if times == 0 { 100 } else { 1000 };
                Some((value.to_string(), at + 2))
            }
            _ => is_one_of(word(at), ROUND).then(|| (word(at).to_lowercase(), at + 1)),
        };
    }
    // "between 400 and 500"
    let is_range = matches!(word(end), "to" | "-" | "–")
        || word(end) == "and" && at > 0 && is_one_of(word(at - 1), "between");
    match number(text, tokens, end + 1) {
        (most, behind) if is_range && !most.is_empty() => {
            Some((format!("{digits}-{most}"), behind))
        }
        _ => Some((digits, end)),
    }
}

/// The digits of the number that begins at a token, and the token behind it: "10,000" is three tokens, "10 000" two. No
/// digits where none begins.
fn number(text: &str, tokens: &[Span], at: usize) -> (String, usize) {
    let digits = |at: usize| {
        let word = tokens.get(at).map_or("", |token| token.of(text));
        Some(word).filter(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_digit()))
    };
    let Some(first) = digits(at) else { return (String::new(), at + 1) };
    let (mut found, mut end) = (first.to_owned(), at + 1);
    let three = |at: usize| digits(at).filter(|more| more.len() == 3);
    while first.len() <= 3 {
        let comma = usize::from(tokens.get(end).is_some_and(|token| token.of(text) == ","));
        let Some(more) = three(end + comma) else { break };
        let between = tokens[end - 1].end as usize..tokens[end + comma].start as usize;
        // A space, or one that no line is broken at.
        if !matches!(&text[between], "," | " " | "\u{a0}" | "\u{202f}") {
            break;
        }
        found.push_str(more);
        end += comma + 1;
    }
    (found, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &str)>) {
        let layout = Layout::of(text);
        let tokens = 0..layout.tokens.len();
        let passage = Passage { tokens: tokens.clone(), focus: tokens, holders: Vec::new() };
        let found = quantity(text, &layout, &passage, Stance::For, &|_| true);
        let found = found.as_ref().map(|it| (it.value.as_str(), it.unit.as_str()));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn what_is_counted() {
        check("Britain could send around 10,000 troops.", Some(("10000", "troops")));
        check("It would send 200 more soldiers in 2026.", Some(("200", "soldiers")));
        check("They support sending thousands of troops.", Some(("thousands", "troops")));
        check("The bill passed by 97 votes in 14 days.", None);
        check("Some want 200 soldiers, some 400 soldiers.", None);
        check("It costs $5 million.", None);
        check("They would send 3 000 soldiers.", Some(("3000", "soldiers")));
        check("They would send three thousand soldiers.", Some(("3000", "soldiers")));
        check("They would send 10,000 to 15,000 soldiers.", Some(("10000-15000", "soldiers")));
        check("They want between 400 and 500 homes.", Some(("400-500", "homes")));
        check("She wants 2,500 affordable homes.", Some(("2500", "homes")));
        check("Bo Holt, who owns 12 shops, wants it.", None);
        check("A poll of 1,004 adults is for it.", None);
        check("In 2023 400 soldiers went.", Some(("400", "soldiers")));
    }
}
