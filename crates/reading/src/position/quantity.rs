//! A number that a position commits: "10,000 troops", "around 200 soldiers".

use crate::Quantity;
use crate::words::is_one_of;
use onrecord_text::{Layout, Passage, Span, Stance};

/// Words that may stand between a number and what it counts.
const BETWEEN: &str = "\
    additional armed combat extra fresh further ground local military more new own permanent trained";

/// Numbers in words that count what a state or company commits.
const ROUND: &str = "dozens hundreds thousands million billion thousand hundred";

/// What is counted and is no commitment.
const NO_UNITS: &str = "\
    am april august day days december february hours january july june km kilometres march may metres \
    miles minutes month months november october o percent per pm pages points seats september times \
    votes week weeks year years";

/// The number that a sentence commits; none where it has several, since nothing tells which is whose.
pub(super) fn quantity(
    text: &str,
    layout: &Layout,
    passage: &Passage,
    stance: Stance,
) -> Option<Quantity> {
    if stance == Stance::Against {
        return None;
    }
    let tokens = &layout.tokens[passage.focus.clone()];
    let word = |at: usize| tokens.get(at).map_or("", |token: &Span| token.of(text));
    let mut found = Vec::new();
    let mut next = 0;
    for at in 0..tokens.len() {
        if at < next {
            continue;
        }
        let (digits, end) = number(text, tokens, at);
        next = end;
        let is_number = !digits.is_empty();
        let is_round = is_one_of(word(at), ROUND);
        let is_money = at > 0 && matches!(word(at - 1), "$" | "£" | "€");
        if !is_number && !is_round || is_money {
            continue;
        }
        let mut unit = end;
        while is_one_of(word(unit), BETWEEN) || is_round && word(unit) == "of" {
            unit += 1;
        }
        let counted = word(unit);
        let is_unit = counted.ends_with('s') || is_one_of(counted, "people personnel men women");
        let is_year = digits.len() == 4 && end == at + 1 && digits.starts_with(['1', '2']);
        if is_unit
            && !is_year
            && counted.starts_with(char::is_lowercase)
            && !is_one_of(counted, NO_UNITS)
        {
            let span = tokens[at].cover(tokens[unit]);
            let value = if is_number { digits } else { word(at).to_lowercase() };
            found.push(Quantity { value, unit: counted.to_owned(), span });
        }
    }
    match found.len() {
        1 => found.pop(),
        _ => None,
    }
}

/// The digits of the number that begins at a token, and the token behind it: "10,000" is three tokens. No
/// digits where none begins.
fn number(text: &str, tokens: &[Span], at: usize) -> (String, usize) {
    let digits = |at: usize| {
        let word = tokens.get(at).map_or("", |token| token.of(text));
        Some(word).filter(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_digit()))
    };
    let Some(first) = digits(at) else { return (String::new(), at + 1) };
    let (mut found, mut end) = (first.to_owned(), at + 1);
    while let Some(comma) = tokens.get(end)
        && comma.of(text) == ","
        && let Some(more) = digits(end + 1).filter(|more| more.len() == 3)
        && tokens[end - 1].end == comma.start
        && tokens[end + 1].start == comma.end
    {
        found.push_str(more);
        end += 2;
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
        let found = quantity(text, &layout, &passage, Stance::For);
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
    }
}
