//! Where a quotation ends whose closing mark is missing.

use crate::Span;
use crate::cut_short::ends_cut_short;

/// What follows a quotation and says whose it is: verbs that hardly ever do anything else.
const SAYING: &str = "said says told added adds wrote writes asked explained replied tweeted continued noted \
    recalled insisted warned argued declared responded quipped joked testified concluded stressed tells \
    acknowledged admitted predicted suggested observed remarked shouted commented cautioned vowed urged lamented \
    contended countered complained wondered conceded announced promised reminded";
/// Those who speak without being named.
const PRONOUNS: &str = "he she they";
/// Words that begin a sentence and are no name; "I" and "we" may as well go on speaking.
const NO_NAMES: &str = "i we you it this that these those there then so but and";
/// So many words may stand between a comma and the verb: "the party's new leader in the Senate said".
const SUBJECT: usize = 7;

/// So many words may sign a quotation: "– Paul Orme, a farmer from Brackwater".
const SIGNATURE: usize = 8;

/// The part of `open`, a quotation with no closing mark, that is quoted by the look of what follows: up to "…, he
/// said" or to a signature; of a few words that are quoted within a sentence, no more than that sentence.
pub(super) fn likely(text: &str, open: Span) -> Option<Span> {
    let words = open.of(text);
    let quoted = match sentence_end(words) {
        Some(end) if is_within_a_sentence(&text[..open.start as usize], words) => &words[..end],
        _ => words,
    };
    let stops = quoted.match_indices([',', '?', '!']).map(|(at, mark)| at + mark.len());
    let end = stops.into_iter().find(|end| attributes(&quoted[*end..])).or_else(|| signed(quoted));
    let end = end.or((quoted.len() < words.len()).then_some(quoted.len()))?;
    Some(Span::new(open.start as usize, open.start as usize + end))
}

/// Whether the words that a mark opens go on with the sentence before it: "called it “a disgrace".
fn is_within_a_sentence(before: &str, words: &str) -> bool {
    let before = before.trim_end_matches(' ').chars().next_back();
    let first = words.chars().find(|c| c.is_alphanumeric());
    before.is_some_and(char::is_alphanumeric) && first.is_some_and(char::is_lowercase)
}

/// Where the first sentence of `words` ends, its stop included.
fn sentence_end(words: &str) -> Option<usize> {
    let stops = words.match_indices(['.', '?', '!']).map(|(at, mark)| at + mark.len());
    stops.into_iter().find(|end| {
        let rest = &words[*end..];
        if is_cut_short(words, *end) {
            return false;
        }
        let next = rest.trim_start().chars().next();
        rest.is_empty() || rest.starts_with(' ') && next.is_some_and(|c| !c.is_lowercase())
    })
}

/// Whether the stop that ends at `end` only cuts a word short: "Mr.", "J.", and "U.S." but before a word that begins
/// sentences.
fn is_cut_short(words: &str, end: usize) -> bool {
    let Some(before) = words[..end].strip_suffix('.') else { return false };
    let last = before.rsplit(|c: char| !c.is_alphanumeric() && c != '.').next().unwrap_or_default();
    let is_one_of = |word: &str, list: &str| {
        list.split_whitespace().any(|other| other.eq_ignore_ascii_case(word))
    };
    let next = words[end..].split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
    let begins =
        |next| is_one_of(next, NO_NAMES) || is_one_of(next, PRONOUNS) || is_one_of(next, "the");
    let is_letter =
        |part: &str| part.len() == 1 && part.starts_with(|c: char| c.is_ascii_uppercase());
    // "You and I. Then"
    let are_initials = last != "I" && last.split('.').all(is_letter);
    ends_cut_short(&words[..end]) || are_initials && !next.is_some_and(begins)
}

/// Where words end that somebody's name follows behind a dash.
fn signed(words: &str) -> Option<usize> {
    let (at, dash) = words.match_indices(['―', '—', '–']).next_back()?;
    let name = words[at + dash.len()..].trim();
    let mut stops = name.match_indices(['.', '?', '!']).map(|(at, mark)| at + mark.len());
    let is_name = name.starts_with(char::is_uppercase) && stops.all(|end| is_cut_short(name, end));
    let is_short = name.split_whitespace().count() <= SIGNATURE;
    (is_name && is_short && words[..at].ends_with(' ')).then(|| words[..at].trim_end().len())
}

/// Whether words behind a comma tell who said what stands before it: ", she said", ", said the mayor".
fn attributes(words: &str) -> bool {
    if !words.starts_with(char::is_whitespace) {
        return false;
    }
    let mut ends = words.match_indices([',', '.', ';', '?', '!', '“', '"']);
    let end = ends.find(|(at, mark)| !is_cut_short(words, at + mark.len()));
    let clause = &words[..end.map_or(words.len(), |(at, _)| at)];
    let is_saying = |word: &str| SAYING.split_whitespace().any(|verb| verb == word);
    let mut before = Vec::new();
    for word in clause.split_whitespace().take(SUBJECT + 1) {
        if is_saying(word) {
            return is_subject(&before)
                || before.is_empty() && clause.split_whitespace().count() > 1;
        }
        before.push(word);
    }
    false
}

/// Whether words can be who says something: a pronoun, a name, or a noun with its article.
fn is_subject(words: &[&str]) -> bool {
    let Some(first) = words.first() else { return false };
    let lower = first.to_lowercase();
    let is_one_of = |list: &str| list.split_whitespace().any(|word| word == lower);
    let is_pronoun = is_one_of(PRONOUNS);
    is_pronoun && words.len() == 1
        || !is_pronoun && !is_one_of(NO_NAMES) && first.starts_with(char::is_uppercase)
        || matches!(lower.as_str(), "the" | "a" | "an" | "his" | "her" | "their" | "one")
}
