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
const HAVING: &str = "\
    employing employs had has have lost operates owned owns represents representing runs sells serves sold";

/// What somebody does who commits a sum of money: what something costs is no commitment.
const GIVING: &str = "\
    allocate allocated announce announced announces commit commits committed contribute contributed contributes double \
    earmark earmarked gave give given gives grant granted invest invested invests offer offered offers paid pay paying \
    pays pledge pledged pledges promise promised promises provide provided provides put puts putting raise spend \
    spending spends spent";
const CURRENCIES: &str =
    "crowns dollars euros francs kroner kronor marks pounds roubles rubles rupees yen yuan zloty";
/// What is done to something by so many per cent.
const CHANGING: &str =
    "cut cutting increase increasing lower lowering raise raising reduce reducing";
/// The most words from such a verb to the number.
const NEAR: usize = 7;
/// What somebody does who commits things or people, and verbs for what is wished for.
const COMMITTING: &str = "\
    accept accepting accepts add adding adds admit approve approving build building built buy buying buys create creates \
    creating cut cuts cutting deliver delivering delivers demand demanded demanding demands deploy deployed deploying \
    deploys dispatch employ expel fund hire hired hires hiring host hosting house housing install move moved moves \
    moving need needs offering open opening order ordered ordering place plant planting plants produce propose proposed \
    proposes providing raise receive recruit recruiting relocate relocating remove replace resettle resettling seek \
    seeking seeks send sending sends sent shelter station stationing supply supplying take takes taking train training \
    want wanted wanting wants welcoming withdraw withdrawing";
/// What follows a number of those whom somebody commits: "10,000 troops would go".
const GOING: &str = "are be could go join joined may should were went will would";
/// The most words from such a verb to a number of things.
const NEAR_THINGS: usize = 10;
/// Endings of adjectives, which are no part of a unit: "affordable homes", but "asylum seekers".
const ADJECTIVES: [&str; 10] = ["able", "al", "an", "ar", "ed", "ful", "ible", "ic", "ive", "ous"];

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
    let mut others = Vec::new();
    let mut next = 0;
    for at in 0..tokens.len() {
        if at < next {
            continue;
        }
        let Some((value, end)) = amount(text, tokens, at) else { continue };
        next = end;
        let is_round = value.chars().any(char::is_alphabetic);
        let does_within = |near: usize, verbs: &str| {
            let near = (1..=near).map(|back| before(at, back));
            near.take_while(|word| !matches!(*word, "" | "," | ";")).any(|it| is_one_of(it, verbs))
        };
        let does = |verbs: &str| does_within(NEAR, verbs);
        let currency = match before(at, 1) {
            "$" => Some("dollars"),
            "£" => Some("pounds"),
            "€" => Some("euros"),
            _ => None,
        };
        // "Who owns 12 shops", "a poll of 1,004 adults": that tells who somebody is.
        let is_had = is_one_of(before(at, 1), HAVING)
            || is_one_of(before(at, 1), "of with") && is_one_of(before(at, 2), COUNTED);
        let is_share = is_one_of(word(end), "percent per %") && is_one_of(before(at, 1), "by");
        let plain = match currency {
            Some(unit) => does(GIVING).then_some((at - 1, end - 1, unit)),
            None if is_one_of(word(end), CURRENCIES) => does(GIVING).then(|| (at, end, word(end))),
            None if is_share => {
                let last = if word(end) == "per" { end + 1 } else { end };
                does(CHANGING).then_some((at, last, "percent"))
            }
            None => None,
        };
        if let Some((first, last, unit)) = plain
            && last < tokens.len()
        {
            let span = tokens[first].cover(tokens[last]);
            if is_theirs(&span) {
                found.push(Quantity { value, unit: unit.to_owned(), span });
            }
            continue;
        }
        if currency.is_some() || is_one_of(word(end), CURRENCIES) || is_had {
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
        let first = unit;
        if !is_unit(word(unit)) && is_described {
            unit += 1;
        }
        let is_adjective = ADJECTIVES.iter().any(|end| word(first).ends_with(end));
        let named = if is_adjective { unit } else { first };
        let is_year = value.len() == 4 && end == at + 1 && value.starts_with(['1', '2']);
        if is_unit(word(unit)) && !is_year {
            let span = tokens[at].cover(tokens[unit]);
            // "Some 3,000 residents want it" are the holders.
            let is_holder = passage.holders.iter().any(|holder| holder.overlaps(span));
            // "With 54 abstentions", "before 300 supporters", "a text of 400 articles" commit nothing.
            let is_committed = does_within(NEAR_THINGS, COMMITTING)
                || does_within(NEAR_THINGS, GIVING)
                || is_one_of(word(unit + 1), GOING);
            if !is_committed {
                others.push(word(unit));
            } else if is_theirs(&span) && !is_holder {
                let unit = tokens[named].cover(tokens[unit]).of(text).to_owned();
                found.push(Quantity { value, unit, span });
            }
        }
    }
    match found.len() {
        1 => found.pop().filter(|it| !others.iter().any(|other| it.unit.ends_with(other))),
        _ => None,
    }
}

/// The number in words that somebody marked as a quantity, and what it counts: "around 200 soldiers", "€30m". Nothing where
/// they have no number.
pub fn quantity_in(words: &str) -> Option<(String, String)> {
    let layout = Layout::of(words);
    let tokens = &layout.tokens;
    let word = |at: usize| tokens.get(at).map_or("", |token: &Span| token.of(words));
    let is_amount = |at: usize| amount(words, tokens, at).map(|(value, end)| (at, value, end));
    let (at, value, end) = (0..tokens.len()).find_map(is_amount)?;
    let currency = match at.checked_sub(1).map_or("", word) {
        "$" => Some("dollars"),
        "£" => Some("pounds"),
        "€" => Some("euros"),
        _ => None,
    };
    let is_letters = |word: &&str| word.chars().all(char::is_alphabetic);
    let last = (end..tokens.len()).map(word).rfind(is_letters);
    Some((value, currency.or(last).unwrap_or_default().to_owned()))
}

/// The amount that begins at a token, in digits as far as it is given so, and the token behind it: "10,000 to 15,000",
/// "three thousand", "hundreds".
fn amount(text: &str, tokens: &[Span], at: usize) -> Option<(String, usize)> {
    let word = |at: usize| tokens.get(at).map_or("", |token: &Span| token.of(text));
    let (digits, end) = number(text, tokens, at);
    if digits.is_empty() {
        // "£360m"
        let (count, unit) =
            word(at).split_at(word(at).bytes().take_while(u8::is_ascii_digit).count());
        if let (Ok(count), Some(times)) = (count.parse::<u64>(), times(unit)) {
            return Some((count.checked_mul(times)?.to_string(), at + 1));
        }
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
    if let Some((decimals, behind)) = decimals(text, tokens, end) {
        return scaled(&digits, decimals, word(behind), behind);
    }
    // "50 million", "360m"
    if let Some(times) = times(word(end)) {
        let value = digits.parse::<u64>().ok().and_then(|it| it.checked_mul(times));
        return value.map(|value| (value.to_string(), end + 1));
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

/// The digits behind the point that follows a number at once, and what begins behind them, which may be glued on: "2.5 million", "1.2m".
fn decimals<'a>(text: &'a str, tokens: &[Span], end: usize) -> Option<(&'a str, usize)> {
    let (point, digits) = (tokens.get(end)?, tokens.get(end + 1)?);
    let is_joined = tokens[end - 1].end == point.start && point.end == digits.start;
    let digits = digits.of(text);
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit());
    (point.of(text) == "." && is_joined && is_number).then_some((digits, end + 2))
}

/// A number with decimals, and the token behind it and its unit, which makes so many more of it: "2.5 million" are 2500000.
fn scaled(whole: &str, decimals: &str, next: &str, end: usize) -> Option<(String, usize)> {
    let count = decimals.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, glued) = decimals.split_at(count);
    let (unit, behind) = if glued.is_empty() { (next, end + 1) } else { (glued, end) };
    let Some(times) = times(unit) else { return Some((format!("{whole}.{digits}"), end)) };
    let parts = 10_u64.checked_pow(u32::try_from(count).ok()?)?;
    let all = format!("{whole}{digits}").parse::<u64>().ok()?.checked_mul(times)?;
    Some(((all / parts).to_string(), behind))
}

/// How many a word behind digits makes of each.
fn times(word: &str) -> Option<u64> {
    match word {
        "thousand" | "k" => Some(1_000),
        "million" | "m" => Some(1_000_000),
        "billion" | "bn" => Some(1_000_000_000),
        _ => None,
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

    #[test]
    fn words_that_were_marked_have_a_number_or_none() {
        let check = |words: &str, expected: Option<(&str, &str)>| {
            let expected = expected.map(|(value, unit)| (value.to_owned(), unit.to_owned()));
            assert_eq!(quantity_in(words), expected, "{words}");
        };
        check("around 10,000 armed soldiers", Some(("10000", "soldiers")));
        check("€30m", Some(("30000000", "euros")));
        check("three hundred", Some(("300", "")));
        check("a brigade", None);
        check("", None);
    }

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
        check("Norway would take 2,000 asylum seekers.", Some(("2000", "asylum seekers")));
        check("Around 10,000 troops would go.", Some(("10000", "troops")));
        check("Parliament approved it with 54 abstentions.", None);
        check("Ann Ray backed it in front of 300 supporters.", None);
        check("Ann Ray told her 2 million followers to back it.", None);
        check("Norway supports it, a text of 400 articles.", None);
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
        check("Orient Lines, which runs 40 ships, wants it.", None);
        check("Edvia, which has sold 400,000 tablets, wants it.", None);
        check("They want 2 million homes.", Some(("2000000", "homes")));
        check("Norway moved 3,000 soldiers there.", Some(("3000", "soldiers")));
    }

    #[test]
    fn sums_and_shares_that_are_committed() {
        check("Norway will put 50 million euros into it.", Some(("50000000", "euros")));
        check("London has pledged £360m for it.", Some(("360000000", "pounds")));
        check("Norway would pay $5 million.", Some(("5000000", "dollars")));
        check("Norway would pay 300 crowns.", Some(("300", "crowns")));
        check("It costs 300 crowns.", None);
        check("Norway pledged £2.5 million.", Some(("2500000", "pounds")));
        check("Norway will give 2.5 million euros.", Some(("2500000", "euros")));
        check("Norway will give €1.25bn.", Some(("1250000000", "euros")));
        check("She wants to cut it by 2.5 per cent.", Some(("2.5", "percent")));
        check("Norway will raise its aid to 900 million euros.", Some(("900000000", "euros")));
        check("Norway announced $350 million in aid.", Some(("350000000", "dollars")));
        check("She wants to cut the quota by 60 percent.", Some(("60", "percent")));
        check("She wants to cut the quota by 60 per cent.", Some(("60", "percent")));
        check("It fell by 60 percent.", None);
    }
}
