//! People and states without a name, wherever they stand: "several of Ukraine’s allies", "some nations",
//! "58 per cent of French voters", "the minister", "others".
//!
//! There is no parser: a phrase is a head noun that stands for somebody, and before it the words that
//! cannot belong to anything else. Where a phrase begins is a guess; its head is not.

use crate::known::{self, demonym, is_body_word, is_group, is_role};
use crate::words::{PREPOSITIONS, SEATS, is_acronym, is_beginner, is_capitalised, is_one_of};
use onrecord_text::{Layout, Span};
use std::ops::Range;

/// Somebody who is not named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Phrase {
    /// From the first word that belongs to it to its head.
    pub(crate) words: Span,
    /// Whether it is one whom the reader knows: "the minister".
    pub(crate) definite: bool,
}

/// Words that may stand before a head and count or single out.
const COUNTING: &str = "\
    a all an another any both cent certain countless dozen dozens each eight eighteen eighty eleven every few fewer \
    fifteen fifty five forty four fourteen half her his hundred hundreds its least majority many million minority more \
    most nearly nine nineteen ninety no number numerous of one other others our own per percent proportion quarter \
    remaining scores seven seventeen seventy several six sixteen sixty some such ten tens than the their these third \
    thirds thirteen thirty this those thousand thousands three twelve twenty two various";

/// Adjectives that are common before people and states, and that no ending gives away.
const ADJECTIVES: &str = "\
    allied armed black central close east eastern elected far fellow female foreign former front \
    frontline gay gulf hardline incumbent junior key large larger leading left leftist \
    local long male middle military moderate neighbouring neighboring new north northern \
    old older opposition ordinary outgoing poor poorer prominent ranking retired rich right ruling \
    rural senior small smaller south southern top transatlantic trusted undecided unnamed urban \
    vulnerable wealthy west western white young younger";

/// Words with a capital that stand before people and states and name nobody by themselves.
const CAPITALISED: &str = "\
    african arab asian balkan baltic catholic christian conservative democratic european gop gulf \
    house jewish labour latino latin liberal muslim nato nordic republican senate tory western";

/// Endings of adjectives.
const ENDINGS: [&str; 8] = ["al", "ian", "ish", "ive", "ese", "ous", "ic", "ean"];

/// Those who are sent, and are not asked.
const SENT: &str = "forces peacekeepers soldiers troops";

/// Words that stand for several by themselves, before a verb.
const ALONE: &str = "few many most others some";

/// Verbs that may follow them.
const VERBS: &str = "\
    agree agreed approve approved are argue argued believe believed can could do doubt expressed fear feared had \
    favor favored favour favoured have hope insist insisted may might object objected oppose opposed prefer preferred refuse \
    refused reject rejected remain remained resist resisted said say says should still support \
    supported think thought voiced want wanted were will would";

/// Words of shares, before "of": "54 per cent of Kelmouth residents".
const SHARES: &str = "% cent half majority most percent proportion quarter quarters third thirds";

/// Small words and verbs that are no noun before a head: "when drivers", "told drivers".
const NO_NOUNS: &str = "\
    although am and are as be been both but can could did do does even first for former had has have he help her him his \
    how if is it its just last left let made met my neither never next no nor not now only or our paid put said saw say \
    sent she should since so some still than that their them then there these they this those though told too until was \
    we were what when where whether which while who whom why will with would yet you your";
/// The most nouns before a head: "city centre residents".
const MOST_NOUNS: usize = 2;

/// The most words before a head.
const LONGEST: usize = 7;

/// The phrases among `tokens`, a range into the layout's, in order.
pub(crate) fn phrases(text: &str, layout: &Layout, tokens: Range<usize>) -> Vec<Phrase> {
    let tokens = &layout.tokens[tokens];
    let word = |at: usize| tokens.get(at).map_or("", |token: &Span| token.of(text));
    let mut found = Vec::new();
    let mut free = 0;
    let first = tokens.iter().position(|it| it.of(text).starts_with(char::is_alphanumeric));
    for at in 0..tokens.len() {
        let head = word(at);
        let is_share = at > 0 && is_one_of(head, "percent % cent") || starts_with_digit(head);
        let alone = (is_one_of(head, ALONE) || is_share) && is_one_of(word(at + 1), VERBS);
        let begins = first.is_none_or(|first| at <= first);
        if !alone && (!may_be_head(head, begins) || is_one_of(head, SENT)) {
            continue;
        }
        // "leaders" of "European leaders’ summit" and "Nato members’" own something else.
        let follows = word(at + 1);
        let is_part = matches!(follows, "-") || may_be_head(follows, false);
        let start = start(text, tokens, at, free);
        let words = tokens[start].cover(tokens[at]);
        let definite = is_one_of(word(start), "the that this his her its our their");
        let is_one = is_role(head) || is_body_word(head);
        let fits = alone || is_group(noun(words.of(text))) || is_one && definite && start < at;
        // "Foreign Minister" before a name is its title, "the US president Jan Berg" too.
        let names = tokens.get(at + 1).is_some_and(|next| starts_name(next.of(text)));
        if fits && !is_part && !(is_one && names) {
            found.push(Phrase { words, definite: definite && is_one });
            free = at + 1;
        }
    }

    found
}

/// A phrase without the share before it, "58% of French voters" are voters, and without the thousands of its number.
fn noun(words: &str) -> &str {
    let words = words.rsplit_once(" of ").map_or(words, |(_, behind)| behind);
    words.rsplit_once(',').map_or(words, |(_, behind)| behind)
}

/// Whether a word can be what a phrase is about; a capital counts for nothing where a sentence begins.
fn may_be_head(word: &str, begins: bool) -> bool {
    let small = word.starts_with(char::is_lowercase);
    small && (is_role(word) || is_group(word) || is_body_word(word))
        || begins && is_group(word)
        || word.ends_with('s') && (demonym(word).is_some() || is_seats(word)) && is_group(word)
}

/// "MPs".
fn is_seats(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(|seat| is_one_of(seat, SEATS) && is_acronym(seat))
}

fn starts_name(word: &str) -> bool {
    is_capitalised(word) && demonym(word).is_none()
}

fn starts_with_digit(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// Where the phrase of the head at `at` begins; not before `free`.
fn start(text: &str, tokens: &[Span], at: usize, free: usize) -> usize {
    let word = |at: usize| tokens[at].of(text);
    let mut start = at;
    extend(text, tokens, &mut start, at, free);
    if let Some(noun) = nouns_before(text, tokens, start, free).filter(|_| has_nouns(word(at))) {
        start = noun;
        extend(text, tokens, &mut start, at, free);
    }
    // "54 per cent of Kelmouth residents": the share is of those who live there.
    let place = (free..start).rev().take_while(|at| is_capitalised(word(*at))).last();
    if let Some(place) = place
        && place >= free + 2
        && is_one_of(word(place - 1), "of")
        && is_one_of(word(place - 2), SHARES)
    {
        start = place - 2;
        extend(text, tokens, &mut start, place, free);
    }
    // "Ukraine’s allies": the owner belongs to them.
    let possessive = |at: usize| word(at) == "s";
    while start > free && possessive(start - 1) {
        let mut owner = start - 1;
        while owner > free
            && (matches!(word(owner), "s" | "’" | "'")
                || word(owner).starts_with(char::is_uppercase))
            && start - owner < 5
        {
            owner -= 1;
        }
        let is_owner = |at: usize| is_capitalised(word(at));
        start = if is_owner(owner) { owner } else { owner + 1 };
        extend(text, tokens, &mut start, at, free);
    }
    // What only joins does not begin a phrase.
    while start < at
        && (matches!(word(start), "%" | "-" | "’" | "'" | "s")
            || is_one_of(word(start), "of than per percent cent"))
    {
        start += 1;
    }
    start
}

/// Whether plain nouns may stand before a head: "bus drivers", "the island council", but not "the road minister".
fn has_nouns(head: &str) -> bool {
    is_group(head) || is_body_word(head)
}

/// Moves `start` before the words that belong to the phrase of the head at `at`.
fn extend(text: &str, tokens: &[Span], start: &mut usize, at: usize, free: usize) {
    let word = |at: usize| tokens[at].of(text);
    while *start > free && at - *start < LONGEST {
        // "4,000 members"
        let is_inside = word(*start - 1) == ","
            && *start > free + 1
            && starts_with_digit(word(*start))
            && starts_with_digit(word(*start - 2))
            && tokens[*start - 2].end == tokens[*start - 1].start
            && tokens[*start - 1].end == tokens[*start].start;
        if !is_inside && !belongs(word(*start - 1)) {
            break;
        }
        *start -= if is_inside { 2 } else { 1 };
    }
}

/// Where the nouns begin that stand right before `start`, "bus" of "bus drivers", if what stands before them shows that
/// they are nouns: nothing, a word that counts or singles out, or "that" and "by".
fn nouns_before(text: &str, tokens: &[Span], start: usize, free: usize) -> Option<usize> {
    let word = |at: usize| tokens[at].of(text);
    let begins =
        |at: usize| tokens[..at].iter().all(|it| !it.of(text).contains(char::is_alphanumeric));
    let is_noun = |at: &usize| {
        let noun = word(*at);
        let small = noun.strip_prefix(char::is_uppercase).unwrap_or(noun);
        let is_verb =
            noun.len() > 3 && ["s", "ed", "ing", "ly"].iter().any(|end| noun.ends_with(end));
        noun.len() > 2
            && small.chars().all(char::is_lowercase)
            && (small.len() == noun.len() || begins(*at))
            && !is_verb
            && !is_beginner(noun)
            && !is_one_of(noun, NO_NOUNS)
            && !is_one_of(noun, PREPOSITIONS)
    };
    // "The return of refugees" are no refugees.
    if matches!(word(start), "%" | "-") || is_one_of(word(start), "of than per percent cent") {
        return None;
    }
    let nouns = (free..start).rev().take(MOST_NOUNS).take_while(is_noun).count();
    let is_led = |first: usize| {
        let lead = || word(first - 1);
        begins(first)
            || first > free
                && (is_one_of(lead(), COUNTING)
                    || starts_with_digit(lead())
                    || is_one_of(lead(), "that by"))
            || first == free + 1 && is_one_of(lead(), "and or")
    };
    (1..=nouns).rev().map(|count| start - count).find(|first| is_led(*first))
}

fn belongs(word: &str) -> bool {
    is_one_of(word, COUNTING)
        || is_one_of(word, ADJECTIVES)
        || matches!(word, "%" | "-")
        || starts_with_digit(word)
        || demonym(word).is_some()
        || known::state_by(word).is_some()
        || word.len() > 5
            && word.starts_with(char::is_lowercase)
            && ENDINGS.iter().any(|ending| word.ends_with(ending))
        // "Nato members", "EU states".
        || word.len() > 1 && word.chars().all(char::is_uppercase)
        || is_capitalised(word) && is_one_of(word, CAPITALISED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let layout = Layout::of(text);
        let found = phrases(text, &layout, 0..layout.tokens.len());
        let found: Vec<&str> = found.iter().map(|phrase| phrase.words.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn people_and_states_without_a_name() {
        check("Several of Ukraine’s allies have agreed.", &["Several of Ukraine’s allies"]);
        check(
            "Some nations remain hesitant, while others have refused.",
            &["Some nations", "others"],
        );
        check("In a poll, 58% of French voters were against it.", &["58% of French voters"]);
        check(
            "A poll found that 54 per cent of Kelmouth residents want it.",
            &["54 per cent of Kelmouth residents"],
        );
        check(
            "Fifty-eight per cent of Harrow Valley residents want it.",
            &["Fifty-eight per cent of Harrow Valley residents"],
        );
        check("Two thirds of West Dannet voters oppose it.", &["Two thirds of West Dannet voters"]);
        check("The mayor of Kelmouth residents know opposes it.", &["The mayor", "residents"]);
        check(
            "Then the minister left with two senior officials.",
            &["the minister", "two senior officials"],
        );
        check(
            "Many European leaders said no, and some said yes.",
            &["Many European leaders", "some"],
        );
        check("Most Nato members want it.", &["Most Nato members"]);
        check("Critics fear the worst.", &["Critics"]);
        check("Pub owners and bus drivers oppose it.", &["Pub owners", "bus drivers"]);
        check(
            "The trade unions and twelve countries want it.",
            &["The trade unions", "twelve countries"],
        );
        check("The early return of refugees is late.", &["refugees"]);
        check("She told drivers that taxi drivers were late.", &["drivers", "taxi drivers"]);
        check("When drivers left, the firm paid drivers.", &["drivers", "drivers"]);
        check("The island council wants it.", &["The island council"]);
        check("The shipowners and the rector want it.", &["The shipowners", "the rector"]);
        check("The union, with its 4,000 members, wants it.", &["The union", "its 4,000 members"]);
        check("Nine of the 27 member states want it.", &["Nine of the 27 member states"]);
        check("Ann Hale and 40 other MPs want it.", &["40 other MPs"]);
        check("Forty-four percent of people oppose it.", &["Forty-four percent of people"]);
        check("Later 41 percent were against the government.", &["41 percent", "the government"]);
    }

    #[test]
    fn what_is_none() {
        check("It was a plan for the valley.", &[]);
        check("Foreign Minister Ana Ruiz spoke of the bridge.", &[]);
        check("Some of it was late.", &[]);
    }
}
