//! Words that are nearly the same: how they are found among many, and what counts as the same.
//!
//! Pure. A set of words becomes a few numbers ("bands" of a `MinHash` signature) such that nearly equal
//! sets share one of them, almost surely; what shares one is then compared word for word.

use crate::fold::fold;
use std::collections::BTreeSet;

/// A quotation of fewer words says too little to be known by.
const LEAST_WORDS: usize = 6;

/// And so does one with fewer words that carry meaning.
const LEAST_CONTENT: usize = 3;

/// How many words of two quotations must be shared, of all that they have.
const SAME_WORDS: f64 = 0.6;

/// The same among words that carry meaning.
const SAME_CONTENT: f64 = 0.5;

/// How many runs of words two copies of an article share, of all that they have, or of those of the
/// shorter one: copies are cut from below.
const SAME_TEXT: f64 = 0.6;
const SAME_PART: f64 = 0.8;

/// How long these runs are, and how many a text must have to be compared.
const RUN: usize = 5;
const LEAST_RUNS: usize = 40;

/// Words that every quotation has.
const EMPTY: &[&str] = &[
    "a", "about", "after", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be",
    "because", "been", "but", "by", "can", "could", "did", "do", "does", "for", "from", "get",
    "go", "going", "had", "has", "have", "he", "her", "here", "him", "his", "how", "i", "if", "in",
    "into", "is", "it", "its", "just", "know", "let", "like", "ll", "m", "make", "me", "more",
    "my", "no", "not", "now", "of", "on", "one", "or", "our", "out", "over", "re", "s", "said",
    "say", "she", "should", "so", "some", "t", "that", "the", "their", "them", "then", "there",
    "these", "they", "thing", "things", "think", "this", "those", "to", "up", "us", "ve", "very",
    "want", "was", "we", "were", "what", "when", "where", "which", "who", "will", "with", "would",
    "you", "your", "d",
];

const NEGATIONS: &[&str] = &[
    "not",
    "no",
    "never",
    "nobody",
    "nothing",
    "none",
    "neither",
    "nor",
    "nowhere",
    "without",
    "hardly",
    "against",
    "unwilling",
    "unable",
];

/// Numbers in words, each with its digits. "One" is left out: it stands for somebody as often as for a number.
const NUMBERS: &[(&str, &str)] = &[
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("thirteen", "13"),
    ("fourteen", "14"),
    ("fifteen", "15"),
    ("sixteen", "16"),
    ("seventeen", "17"),
    ("eighteen", "18"),
    ("nineteen", "19"),
    ("twenty", "20"),
    ("thirty", "30"),
    ("forty", "40"),
    ("fifty", "50"),
    ("sixty", "60"),
    ("seventy", "70"),
    ("eighty", "80"),
    ("ninety", "90"),
    ("hundred", "100"),
    ("thousand", "1000"),
    ("million", "1000000"),
    ("billion", "1000000000"),
    ("trillion", "1000000000000"),
];

/// A quotation as quotations are compared.
pub(crate) struct Quotation {
    words: BTreeSet<String>,
    content: BTreeSet<String>,
    /// Numbers and negations, in which two quotations may not differ.
    sharp: BTreeSet<String>,
}

impl Quotation {
    /// The quotation in a statement's words, if it has one that is long enough to be known by.
    ///
    /// Of words that are partly quoted, only the quoted ones count.
    pub(crate) fn of(content: &str, is_direct: bool) -> Option<Quotation> {
        let said = if is_direct { content.to_owned() } else { quoted(content) };
        let said = said.to_lowercase().replace('’', "'");
        let said = said.replace("won't", "will not").replace("can't", "can not");
        let said = said.replace("cannot", "can not");
        let folded = fold(&said.replace("n't", " not"));
        let words: BTreeSet<String> =
            folded.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        let content: BTreeSet<String> =
            words.iter().filter(|word| !EMPTY.contains(&word.as_str())).cloned().collect();
        let sharp = words.iter().filter_map(|word| sharp(word)).map(str::to_owned).collect();
        let is_long = words.len() >= LEAST_WORDS && content.len() >= LEAST_CONTENT;
        is_long.then_some(Quotation { words, content, sharp })
    }

    /// Whether two quotations are the same words, but for a few.
    pub(crate) fn is_like(&self, other: &Quotation) -> bool {
        self.sharp == other.sharp
            && shared(&self.words, &other.words) >= SAME_WORDS
            && shared(&self.content, &other.content) >= SAME_CONTENT
    }

    /// The numbers by which its like are found.
    pub(crate) fn bands(&self) -> Vec<i64> {
        bands(&self.words.iter().map(|word| hash(word)), 16)
    }
}

/// The word as a number or a negation, if it is one; a number in words is the one in digits.
fn sharp(word: &str) -> Option<&str> {
    let one = word.strip_suffix('s').unwrap_or(word);
    let in_digits = NUMBERS.iter().find(|(number, _)| *number == one).map(|(_, digits)| *digits);
    let is_sharp =
        |word: &&str| NEGATIONS.contains(word) || word.contains(|c: char| c.is_ascii_digit());
    in_digits.or(Some(word).filter(is_sharp))
}

/// An article's text as texts are compared: its runs of words, as numbers in order.
#[derive(Debug)]
pub(crate) struct Text(Vec<u64>);

impl Text {
    /// The text, if it is long enough to be compared.
    pub(crate) fn of(text: &str) -> Option<Text> {
        let folded = fold(text);
        let words: Vec<&str> = folded.split(' ').collect();
        let mut runs: Vec<u64> = words.windows(RUN).map(|run| hash(&run.join(" "))).collect();
        runs.sort_unstable();
        runs.dedup();
        (runs.len() >= LEAST_RUNS).then_some(Text(runs))
    }

    /// Whether one is a copy of the other.
    pub(crate) fn is_like(&self, other: &Text) -> bool {
        let both = in_both(&self.0, &other.0) as f64;
        let all = (self.0.len() + other.0.len()) as f64 - both;
        let least = self.0.len().min(other.0.len()) as f64;
        both / all.max(1.0) >= SAME_TEXT || both >= SAME_PART * least
    }

    /// How many runs it has.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The numbers by which its like are found.
    pub(crate) fn bands(&self) -> Vec<i64> {
        bands(&self.0.iter().copied(), 24)
    }
}

/// What stands between quotation marks; an opening mark without its end goes to the end.
fn quoted(words: &str) -> String {
    let mut quoted = String::new();
    let mut rest = words;
    while let Some(open) = rest.find(['“', '"', '„', '«']) {
        let mark = rest[open..].chars().next().unwrap_or('"');
        let inside = &rest[open + mark.len_utf8()..];
        let closing: &[char] = match mark {
            '«' => &['»'],
            '„' => &['“', '”'],
            '“' => &['”'],
            _ => &['"'],
        };
        let end = inside.find(closing).unwrap_or(inside.len());
        quoted.push_str(&inside[..end]);
        quoted.push(' ');
        rest = inside[end..].trim_start_matches(closing);
    }
    quoted
}

/// How many numbers two lists, both in order, have in common.
fn in_both(a: &[u64], b: &[u64]) -> usize {
    let mut rest = b.iter().peekable();
    let is_there = |number: &&u64| {
        while rest.next_if(|other| other < number).is_some() {}
        rest.peek() == Some(number)
    };
    a.iter().filter(is_there).count()
}

fn shared<T: Ord>(a: &BTreeSet<T>, b: &BTreeSet<T>) -> f64 {
    let both = a.intersection(b).count();
    both as f64 / (a.len() + b.len() - both).max(1) as f64
}

/// `count` numbers for a set, each the least of three mixings of its members: two sets that share most
/// of their members have one of the numbers in common.
fn bands(set: &(impl Iterator<Item = u64> + Clone), count: u64) -> Vec<i64> {
    let least = |seed: u64| set.clone().map(|member| mix(member ^ mix(seed))).min().unwrap_or(0);
    (0..count)
        .map(|band| {
            let rows = [1, 2, 3].map(|row| least(band * 3 + row));
            let number = rows.iter().fold(mix(band), |all, row| mix(all ^ row));
            i64::from_ne_bytes(number.to_ne_bytes())
        })
        .collect()
}

/// FNV-1a. The numbers are kept in users' files, so that they may not depend on a library's version.
fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// The last step of `SplitMix64`, which spreads every bit over all.
fn mix(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_that_are_the_same_but_for_a_few_words() {
        let check = |a: &str, b: &str, expected: bool| {
            let like = match (Quotation::of(a, true), Quotation::of(b, true)) {
                (Some(a), Some(b)) => {
                    let share = a.bands().iter().any(|band| b.bands().contains(band));
                    assert!(share || !a.is_like(&b), "not found: {:?} {:?}", a.words, b.words);
                    a.is_like(&b)
                }
                _ => false,
            };
            assert_eq!(like, expected, "{a:?} {b:?}");
        };
        let ferry = "“The ferry to Stennick will stay as long as I am mayor of this town,”";
        check(ferry, "The ferry to Stennick will stay as long as I am the mayor here.", true);
        check(ferry, "the Stennick ferry will remain as long as I am mayor of the town", true);
        check(
            ferry,
            "The ferry to Stennick will not stay as long as I am mayor of this town",
            false,
        );
        check(ferry, "The bridge to Corvale is what this town has been waiting for", false);
        check(
            "We won’t sign this treaty in Aldmouth",
            "We will not sign the treaty in Aldmouth",
            true,
        );
        check(
            "It will bring 4,000 jobs to the valley",
            "It will bring 5,000 jobs to the valley",
            false,
        );
        check(
            "It will take two years to build a ferry for Stennick",
            "It will take three years to build a ferry for Stennick",
            false,
        );
        check(
            "It will take two years to build a ferry for Stennick",
            "It will take 2 years to build the ferry for Stennick",
            true,
        );
        check(
            "Thousands of jobs will come to Stennick with this ferry",
            "Millions of jobs will come to Stennick with this ferry",
            false,
        );
        check("I am going to do that now", "I am going to say that now", false);
        check("We will stay", "We will stay", false);
        check("", "", false);
    }

    #[test]
    fn only_what_is_quoted_counts() {
        assert_eq!(quoted("it was “a shame” and «no \"more\"» than").trim(), "a shame no \"more\"");
        assert_eq!(quoted("„so“ or \"open").trim(), "so open");
        assert!(
            Quotation::of("that the ferry to Stennick would stay in the town", false).is_none()
        );
    }

    #[test]
    fn copies_of_a_text() {
        let text = |numbers: std::ops::Range<u32>| {
            let words: Vec<String> = numbers.map(|n| format!("word{n}")).collect();
            Text::of(&words.join(" "))
        };
        let whole = text(0..300).unwrap();
        let check = |other: Option<Text>, expected: bool| {
            let other = other.unwrap();
            assert_eq!(whole.is_like(&other), expected);
            let share = whole.bands().iter().any(|band| other.bands().contains(band));
            assert_eq!(share, expected);
        };
        check(text(0..300), true);
        check(text(5..320), true);
        check(text(0..200), true);
        check(text(400..700), false);
        assert!(text(0..20).is_none());
        assert_eq!(in_both(&[1, 3, 5, 9], &[0, 1, 4, 5, 8]), 2);
        assert_eq!((in_both(&[], &[1]), in_both(&[2], &[])), (0, 0));
    }
}
