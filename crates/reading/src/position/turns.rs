//! Which side a sentence takes where its words turn each other round: "dropped their support for the tax", "voted against
//! abolishing it".
//!
//! A small judge sees that such a sentence takes a side, and multiplies badly. Here the signs of a few words before what
//! the issue is about, and right behind it, are multiplied; where fewer than two of them are found, nothing is said.

use super::clause::Clause;
use super::sentence::Sentence;
use super::topic::{is_form, wants_undone, words_in, words_of};
use crate::Issue;
use crate::words::{is_capitalised, is_one_of};
use onrecord_text::{Span, Stance};
use std::ops::Range;

/// Beginnings of words for being for something, and whole ones.
const FOR: [&str; 13] = [
    "advocat", "applau", "celebrat", "champion", "delight", "demand", "endors", "favour", "favor",
    "prais", "propos", "support", "welcom",
];
const WHOLLY_FOR: &str = "\
    back backed backing backs hail hailed hails pledge pledged pushed seek \
    seeking seeks sought urged vote voted votes want wanted wants";
/// Beginnings of words for being against something, and whole ones.
const AGAINST: [&str; 15] = [
    "betray", "condemn", "criticis", "criticiz", "denounc", "deplor", "dismay", "hostil", "lament",
    "object", "oppos", "reject", "resist", "veto", "warn",
];
const WHOLLY_AGAINST: &str = "\
    attacked blasted block blockade blocked blocking boycott disaster disgrace dreads fight folly fought lawsuit madness \
    mistake reckless regret regrets regretted slammed wrong";
/// Verbs before "against" that say where somebody stands: "sanctions against" do not.
const STAND: &str = "\
    am are argue argued argues be been campaign campaigned campaigning came comes decided is protest protested speak speaks spoke \
    turned vote voted votes was were";
/// Verbs for being for something before "for" and "on".
const CALL: &str = "call called calling calls";
/// Verbs that end what the noun behind them names, and the nouns, which say where somebody stood.
const GIVE_UP: &str = "\
    abandon abandoned abandoning buried disowned drop dropped dropping drops end ended ending lift lifted lifting lost \
    pulled renounced renouncing retracted retracting shelve shelved shelving up withdraw withdrawing withdrawn withdrew \
    withheld withhold";
const STANDING: &str = "\
    backing blockade boycott campaign demand endorsement fight hostility lawsuit objection objections opposition pledge \
    resistance support veto";
/// Nouns for what somebody meant to do.
const AIMS: &str = "\
    ambition ambitions bid decision goal idea motion plan plans promise promises proposal proposals threat threats vow";
/// Verbs for what somebody says that they will do, before "to".
const VOWS: &str = "\
    promise promised promises promising swore threaten threatened threatening threatens vow vowed vowing vows";
/// What somebody has who is against something, and verbs by which others set it aside.
const FEARS: &str = "concern concerns criticism doubts fears objections warning warnings worries";
const DISMISS: &str =
    "brushed dismiss dismissed dismisses dismissing played reject rejected rejects shrugged";
/// Nouns for what is done against something, before "against".
const MOVES: &str =
    "amendment appeal appeals case letter letters motion motions petition petitions vote votes";
/// Verbs before "to" and a word for being for something, or against it.
const DECLINE: &str = "decline declined declines fail failed fails refuse refused refuses";
/// Words for what does not go, before "without".
const IMPOSSIBLE: &str = "cannot impossible never no not nothing t";
/// Nouns for what somebody wants, before "by" and "from".
const PROPOSALS: &str = "bid call demand motion plan proposal push request suggestion";
/// Verbs that say that it is not so.
const DENY: &str = "denied denies deny";
/// Nouns behind "no" that nobody has who does not do it: "no reason to oppose".
const NO_WISH: &str = "desire grounds intention need plan plans reason wish";
/// Beginnings of words that undo something, and whole ones.
const UNDOING: [&str; 26] = [
    "aboli", "cancel", "derail", "dismantl", "ditch", "freez", "froze", "junk", "moratori",
    "mothball", "outlaw", "overturn", "paus", "postpon", "prohibit", "quash", "remov", "repeal",
    "rescind", "revok", "scrap", "shelv", "suspen", "terminat", "torpedo", "undo",
];
const UNDONE: &str = "\
    axe axed axing ban banned banning bans close closed closes closing closure demise easing end ended ending ends halt \
    halted halting lift lifted lifting refusal reversal reverse reversed reversing rid shut shutdown shutting stop \
    stopped stopping withdrawal";
/// Verbs that undo what they govern behind "to", and forms of theirs behind "against" or "of" and behind "be".
const TO_UNDO: &str = "abandon bin block bury delay drop dump kill sink withdraw";
const BY_UNDOING: &str =
    "abandoning blocking burying delaying dropping dumping killing sinking withdrawing";
const BE_UNDONE: &str =
    "abandoned binned blocked buried delayed dropped dumped killed sunk withdrawn";
/// Verbs that undo with a word behind them.
const PARTED: [(&str, &str); 9] = [
    ("call called calling calls", "off"),
    ("pull pulled pulling", "out"),
    ("rip ripped ripping tear tearing tore torn", "up"),
    ("switch switched switching", "off"),
    ("stay stayed staying stays keep kept", "out"),
    ("throw threw thrown", "out"),
    ("give gave given gives giving", "up"),
    ("rule ruled rules ruling", "out"),
    ("go goes going gone went", "back"),
];
/// Words for wishing that somebody else did something, or thanking for it.
const WISHING: &str = "\
    hope hoped hopes hoping thank thanked thanks urge urges urging wish wished wishes";
/// Words that turn what they stand before.
const NOT: &str = "never not t";
/// Words with which nothing is said.
const UNSURE: &str = "cannot hardly if neither nor unless whether";
/// Words behind which something else stands than what the words before them govern: "fight dumping with a tariff".
const ANOTHER: &str = "after because before by during through via with";
/// Words that end what is said of an object: "a tariff by the end of the month".
const ASIDE: &str = "\
    after at because before by during for from if in once provided since so that to unless until when which while who \
    with";
/// Words of an issue that is turned round in a way that is not looked into.
pub(super) const NEGATED: &str = "against never no none not out without";
/// How many words before what an issue is about, and how many behind it, may turn the side.
const BEFORE: usize = 11;
const BEHIND: usize = 6;
/// How many words behind "dropped" the noun stands at most that it turns round, and behind "not" the verb.
const AFTER_GIVE_UP: usize = 5;
const AFTER_NOT: usize = 3;
/// How many words stand at most between "by" and the last of those who are named behind it.
const IN_LIST: usize = 8;

/// The side that somebody takes on an issue in a sentence, where two words or more have a sign and one of them turns
/// the other round.
pub(super) fn side(clause: &Clause<'_>) -> Option<Stance> {
    let Clause { sentence, holder, tokens, issue, topic } = clause;
    // "None of the ministers supports scrapping it"; and an issue such as "No foreign troops".
    let of_none = sentence.layout.tokens_in(*holder).start;
    let is_none = is_one_of(sentence.word(of_none), "neither no none");
    let is_neither =
        sentence.before(of_none).next().is_some_and(|word| is_one_of(word, "neither nor"));
    if is_none || words_of(issue).any(|word| is_one_of(&word, NEGATED)) {
        return None;
    }
    if is_neither {
        return of_neither(sentence, *holder);
    }
    if let Some(stance) = as_agent(sentence, *holder, issue) {
        return Some(stance);
    }
    let (object, last) = topic.named_in(sentence, tokens.clone())?;
    if is_indispensable(sentence, tokens.start, object) {
        return Some(Stance::For);
    }
    let before = governing(sentence, tokens.start.max(object.saturating_sub(BEFORE))..object);
    let joins = |at: &usize| {
        let word = sentence.word(*at);
        // "The tax is to be scrapped".
        let is_to_be = word == "to" && sentence.word(at + 1) == "be";
        // "A tax proposed by Hale".
        let is_of_agent = sentence.word(at + 1) == "by";
        matches!(word, "," | "and" | "or") || is_one_of(word, ASIDE) && !is_to_be || is_of_agent
    };
    let behind = last + 1..tokens.end.min(last + 1 + BEHIND);
    let behind = behind.start..behind.clone().find(joins).unwrap_or(behind.end);

    // Of "warning labels", "warning" only says which labels.
    let of_title: Vec<String> =
        words_in(&issue.title).filter(|word| is_for(word) || is_against(word)).collect();
    let is_of_title = |at: usize| of_title.iter().any(|word| is_form(sentence.word(at), word));
    let signs = |tokens: Range<usize>| {
        let of_word = |at| match sign(sentence, at) {
            Sign::For | Sign::Against if is_of_title(at) => Sign::None,
            sign => sign,
        };
        tokens.map(of_word).collect::<Vec<_>>()
    };
    let (mut found, behind) = (signs(before.clone()), signs(behind));
    // "An end to the war and a tax" ends no tax.
    let and = before.clone().rev().find(|at| sentence.word(*at) == "and").unwrap_or(before.start);
    found[..and - before.start]
        .iter_mut()
        .filter(|sign| **sign == Sign::Undoes)
        .for_each(|sign| *sign = Sign::None);
    // Of "condemned the tax as a mistake", one sign is enough.
    let is_judged = found.iter().any(|sign| matches!(sign, Sign::For | Sign::Against));
    found.extend(behind.into_iter().filter(|sign| !is_judged || *sign == Sign::Undoes));
    let count = |is: &[Sign]| found.iter().filter(|sign| is.contains(sign)).count();
    if count(&[Sign::Unsure]) > 0 {
        return None;
    }
    let turns = count(&[Sign::Against, Sign::Undoes]);
    let signs = turns + count(&[Sign::For]);
    // Whoever is for undoing what an issue wants undone is for it.
    let is_turned = wants_undone(issue);
    (signs > 1 && turns > 0).then(|| match (turns + usize::from(is_turned)) % 2 {
        0 => Stance::For,
        _ => Stance::Against,
    })
}

/// The side of two who both are not for it: "Neither Norway nor Sweden supports the toll".
fn of_neither(sentence: &Sentence<'_>, holder: Span) -> Option<Stance> {
    let behind = sentence.layout.tokens_in(holder).end..sentence.tokens.end;
    let mut signs = behind.map(|at| sign(sentence, at)).filter(|sign| *sign != Sign::None);
    let is_only_for = signs.next() == Some(Sign::For) && signs.next().is_none();
    is_only_for.then_some(Stance::Against)
}

/// Whether nothing goes without what stands at `object`: "this cannot be done without the involvement of the United States".
fn is_indispensable(sentence: &Sentence<'_>, start: usize, object: usize) -> bool {
    let near = |at: usize| start.max(at.saturating_sub(BEFORE))..at;
    let without = near(object).rev().find(|at| is_one_of(sentence.word(*at), "without"));
    without.is_some_and(|without| {
        let is_whole = !(without..object).any(|at| is_one_of(sentence.word(at), ", but and"));
        let clause = near(without).rev().take_while(|at| sentence.word(*at) != ",");
        is_whole && clause.into_iter().any(|at| is_one_of(sentence.word(at), IMPOSSIBLE))
    })
}

/// The side of somebody by whom something is done: "championed by France and resisted by Poland", "rejected a proposal by
/// France to cut the quota".
fn as_agent(sentence: &Sentence<'_>, holder: Span, issue: &Issue) -> Option<Stance> {
    let start = sentence.layout.tokens_in(holder).start;
    let joins = |word: &str| matches!(word, "," | "and" | "the") || is_capitalised(word);
    let by =
        (sentence.tokens.start..start).rev().take(IN_LIST).find(|at| !joins(sentence.word(*at)))?;
    let verb = by.checked_sub(1)?;
    let done = sentence.word(verb);
    let said =
        (sentence.tokens.start.max(verb.saturating_sub(BEFORE))..verb).map(|at| sign(sentence, at));
    // "Germany, backed by Poland, opposes it" tells who backs Germany.
    let of_somebody = verb.checked_sub(2).is_some_and(|before| {
        sentence.word(before + 1) == "," && is_capitalised(sentence.word(before))
    });
    let is_plain = said.into_iter().all(|sign| !matches!(sign, Sign::Undoes | Sign::Unsure))
        && !of_somebody
        && !wants_undone(issue);
    if is_one_of(sentence.word(by), "by from") && is_one_of(done, PROPOSALS) {
        let end = sentence.layout.tokens_in(holder).end;
        let behind = (end..sentence.tokens.end).take_while(|at| sentence.word(*at) != ",");
        let undone = behind.filter(|at| is_undoing(sentence.word(*at))).count();
        let is_turned = wants_undone(issue);
        let is_of_issue = is_one_of(sentence.word(end), "for to") && undone < 2;
        let is_same = undone % 2 == usize::from(is_turned);
        is_of_issue.then_some(if is_same { Stance::For } else { Stance::Against })
    } else if sentence.word(by) != "by" || !done.ends_with("ed") || !is_plain {
        None
    } else if is_for(done) {
        Some(Stance::For)
    } else {
        is_against(done).then_some(Stance::Against)
    }
}

/// Whether a word of a cue says how somebody stands to what others want, rather than that they tell it.
pub(super) fn takes_side(word: &str) -> bool {
    is_for(word) || is_against(word) || is_one_of(word, WISHING)
}

/// Of the words before an object, those that may govern it: "and" before another verb, "with" and "by" begin
/// something else.
fn governing(sentence: &Sentence<'_>, before: Range<usize>) -> Range<usize> {
    let begins = |at: &usize| {
        let (word, next) = (sentence.word(*at), sentence.word(at + 1));
        let is_verb = is_for(next) || is_against(next) || is_one_of(next, CALL);
        // "Blocked the road to protest against it"
        let is_aim = word == "to"
            && next == "protest"
            && !is_one_of(sentence.word(at.wrapping_sub(1)), DECLINE);
        is_one_of(word, ANOTHER) || matches!(word, "and" | "but" | ",") && is_verb || is_aim
    };
    before.clone().rev().find(begins).map_or(before.start, |at| at + 1)..before.end
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    For,
    Against,
    /// Turns round what it governs, whoever is for or against that.
    Undoes,
    Unsure,
    None,
}

/// What a word does to the side that is taken.
fn sign(sentence: &Sentence<'_>, at: usize) -> Sign {
    let (word, next) = (sentence.word(at), sentence.word(at + 1));
    let words = |count: usize| (at + 1..=at + count).map(|at| sentence.word(at));
    let standing = words(AFTER_GIVE_UP).any(|word| is_one_of(word, STANDING));
    let mut negated = words(AFTER_NOT).take_while(|word| *word != "and");
    let is_signed =
        |word: &str| is_for(word) || is_against(word) || is_undoing(word) || word == "against";
    let is_done = |word: &str| is_signed(word) || is_one_of(word, TO_UNDO);
    let is_given_up_then = |word: &str| is_one_of(word, GIVE_UP) && word != "up" || word == "give";
    let is_negation =
        is_one_of(word, NOT) && negated.any(|word| is_signed(word) || is_given_up_then(word));
    // "Warned them not to ban it" says twice that they should not.
    let warns_not = || {
        let not_to = |at: &usize| sentence.word(*at) == "not" && sentence.word(at + 1) == "to";
        word.to_lowercase().starts_with("warn")
            && (at + 1..=at + AFTER_GIVE_UP).any(|at| not_to(&at))
    };
    let is_pushed_back =
        |at: usize| sentence.word(at).starts_with("push") && sentence.word(at + 1) == "back";
    // "Is not against".
    let is_not_against = word == "against" && is_one_of(sentence.word(at.saturating_sub(1)), NOT);
    let previous = sentence.word(at.wrapping_sub(1));
    let is_dismissed = || {
        let before = at.saturating_sub(AFTER_NOT)..at;
        before.into_iter().any(|at| is_one_of(sentence.word(at), DISMISS))
    };
    let is_given_up = || {
        let before = at.saturating_sub(AFTER_GIVE_UP)..at;
        before
            .into_iter()
            .any(|at| is_one_of(sentence.word(at), GIVE_UP) || is_one_of(sentence.word(at), "back"))
    };
    // "Gone back on" backs nothing.
    let is_parted = |verb: &str, part: &str| {
        PARTED.iter().any(|(of, with)| is_one_of(verb, of) && part == *with)
    };
    if is_one_of(word, UNSURE) {
        Sign::Unsure
    } else if is_parted(previous, word) {
        Sign::None
    } else if is_one_of(word, GIVE_UP)
        && (standing || words(AFTER_GIVE_UP).any(|word| is_one_of(word, AIMS)))
        || is_parted(word, next)
        || (previous == "to" || is_one_of(previous, NOT)) && is_one_of(word, TO_UNDO)
        || is_one_of(previous, "against by for of than") && is_one_of(word, BY_UNDOING)
        || is_one_of(previous, "be been being") && is_one_of(word, BE_UNDONE)
        || word == "on" && is_one_of(next, "hold ice")
        || is_one_of(word, DISMISS) && words(AFTER_NOT).any(|word| is_one_of(word, FEARS))
        || is_negation
        || is_one_of(word, DECLINE) && next == "to" && is_done(sentence.word(at + 2))
        || is_one_of(word, DENY) && words(AFTER_GIVE_UP).any(is_signed)
        || word == "no" && (next == "longer" || is_one_of(next, NO_WISH))
        || is_undoing(word)
    {
        Sign::Undoes
    } else if at > 0 && is_pushed_back(at - 1) || warns_not() {
        Sign::None
    } else if is_against(word)
        || is_pushed_back(at)
        || is_not_against
        || is_one_of(word, STAND) && is_before_against(sentence, at)
        || next == "against" && is_one_of(word, MOVES)
        || word == "protest" && is_one_of(next, "at over")
        || is_one_of(word, FEARS) && is_dismissed()
    {
        Sign::Against
    } else if is_for(word)
        || is_one_of(word, CALL) && is_one_of(next, "for on")
        || is_one_of(word, VOWS) && next == "to"
        || is_one_of(word, AIMS) && is_given_up()
    {
        Sign::For
    } else {
        Sign::None
    }
}

/// Whether "against" follows a token at once, or behind words that tell the time or the manner: "voted on Thursday against it".
fn is_before_against(sentence: &Sentence<'_>, at: usize) -> bool {
    let is_aside = |at: &usize| {
        let word = sentence.word(*at);
        word.ends_with("ly")
            || is_one_of(word, "on last night today week yesterday")
            || word.ends_with("day")
    };
    let behind = (at + 1..=at + AFTER_GIVE_UP).find(|at| !is_aside(at));
    behind.is_some_and(|at| sentence.word(at) == "against")
}

pub(super) fn is_for(word: &str) -> bool {
    is_one_of(word, WHOLLY_FOR) || begins_with(word, &FOR)
}

pub(super) fn is_against(word: &str) -> bool {
    is_one_of(word, WHOLLY_AGAINST) || begins_with(word, &AGAINST)
}

pub(super) fn is_undoing(word: &str) -> bool {
    is_one_of(word, UNDONE) || begins_with(word, &UNDOING)
}

pub(super) fn begins_with(word: &str, beginnings: &[&str]) -> bool {
    let word = word.to_lowercase();
    beginnings.iter().any(|beginning| word.starts_with(beginning))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::position::clause::side_of;
    use onrecord_text::Layout;

    const TAX: &str = "a tax on sugary drinks is introduced";

    #[track_caller]
    fn check_of(name: &str, text: &str, meaning: &str, expected: Option<Stance>) {
        assert_eq!(side_of(side, text, name, meaning), expected, "{text}");
    }

    #[track_caller]
    fn check(text: &str, meaning: &str, expected: Option<Stance>) {
        let name = text.split(' ').next().unwrap().trim_end_matches(',');
        check_of(name, text, meaning, expected);
    }

    #[test]
    fn two_turns_cancel_out() {
        check("Hale dropped her support for the sugar tax.", TAX, Some(Stance::Against));
        check("Hale dropped her opposition to the sugar tax.", TAX, Some(Stance::For));
        check("Hale would not withdraw the sugar tax.", TAX, Some(Stance::For));
        check("Hale will not give up the sugar tax.", TAX, Some(Stance::For));
        check("Hale ruled out abolishing the sugar tax.", TAX, Some(Stance::For));
        check("Hale supports the sugar tax if fares are frozen.", TAX, None);
        check("Hale no longer opposes the sugar tax.", TAX, Some(Stance::For));
        check("Hale voted against abolishing the tax.", TAX, Some(Stance::For));
        check("Hale demanded that the tax be scrapped.", TAX, Some(Stance::Against));
        check("Hale condemned the lifting of the tax as a mistake.", TAX, Some(Stance::For));
        check("Hale could not support abolishing the tax.", TAX, Some(Stance::For));
        check("Hale declined to endorse the tax, and opposed it.", TAX, Some(Stance::Against));
        check("Hale welcomed the closure of the mine.", "the mine is closed", Some(Stance::For));
        check("Hale welcomed the closure of the mine.", "the mine goes on", Some(Stance::Against));
    }

    #[test]
    fn what_is_denied_or_declined() {
        check("Hale denied that she opposed the tax.", TAX, Some(Stance::For));
        check("Hale refused to block the tax.", TAX, Some(Stance::For));
        check("Hale refuses to drop the tax.", TAX, Some(Stance::For));
        check("Hale warned against delaying the tax.", TAX, Some(Stance::For));
        check("Hale ended her blockade of the tax.", TAX, Some(Stance::For));
        check("Hale failed to back the tax.", TAX, Some(Stance::Against));
        check("Hale saw no reason to oppose the tax.", TAX, Some(Stance::For));
        check("Hale withheld her support for the tax.", TAX, Some(Stance::Against));
        check("Hale stopped blocking the tax.", TAX, Some(Stance::For));
        check("Hale is not against the tax.", TAX, Some(Stance::For));
        check("Hale warned Berg not to vote for the tax.", TAX, Some(Stance::Against));
        check("Hale pushed back against attempts to stop the tax.", TAX, Some(Stance::For));
    }

    #[test]
    fn what_is_to_be_undone() {
        for undone in
            ["called off", "torn up", "shelved", "dropped", "put on hold", "frozen", "thrown out"]
        {
            check(&format!("Hale called for the tax to be {undone}."), TAX, Some(Stance::Against));
        }
        check("Hale vowed to tear up the tax.", TAX, Some(Stance::Against));
        check(
            "Hale wants to stay out of the pact.",
            "the country joins the pact",
            Some(Stance::Against),
        );
        check("Hale wants to get rid of the tax.", TAX, Some(Stance::Against));
    }

    #[test]
    fn what_others_object_or_refuse() {
        check("Hale dismissed fears over the tax as groundless.", TAX, Some(Stance::For));
        check("Hale voted on Thursday against scrapping the tax.", TAX, Some(Stance::For));
        check("Hale resigned in protest at the refusal to pass the tax.", TAX, Some(Stance::For));
        check("Hale rejected calls to switch off the lamps.", "the lamps burn", Some(Stance::For));
        check("Hale vowed to veto any easing of the tax.", TAX, Some(Stance::For));
        check("Hale voted to oppose removal of the tax.", TAX, Some(Stance::For));
    }

    #[test]
    fn what_was_meant_and_is_given_up() {
        check("Hale abandoned her plan for a tax on sugar.", TAX, Some(Stance::Against));
        check("Hale has not abandoned her goal of a tax on sugar.", TAX, Some(Stance::For));
        check("Hale dropped her promise to scrap the tax.", TAX, Some(Stance::For));
        check("Hale dropped her threat to abolish the tax.", TAX, Some(Stance::For));
        check(
            "Hale has gone back on her promise to introduce the tax.",
            TAX,
            Some(Stance::Against),
        );
        check("Hale withdrew her motion against the tax.", TAX, Some(Stance::For));
        check("Hale voted in favour of a motion against the tax.", TAX, Some(Stance::Against));
        let motion = "Hale voted against the motion calling on the council to drop the tax.";
        check(motion, TAX, Some(Stance::For));
    }

    #[test]
    fn by_whom_it_is_done() {
        let text = "The tax, championed by Hale and resisted by Berg and Dorn, goes to a vote.";
        check_of("Hale", text, TAX, Some(Stance::For));
        check_of("Berg", text, TAX, Some(Stance::Against));
        check_of("Dorn", text, TAX, Some(Stance::Against));
    }

    #[test]
    fn who_proposed_it_is_for_it_whoever_rejects_it() {
        let check = |text, meaning, expected| check_of("Berg", text, meaning, expected);
        check("Hale rejected a proposal by Berg to tax tea.", TAX, Some(Stance::For));
        check("Hale voted down a bid from Berg to scrap it.", TAX, Some(Stance::Against));
        let call = "Hale rejected a call from Berg to scrap the tax.";
        check(call, "the tax is abolished", Some(Stance::For));
        check("Hale rejected a call from Berg.", TAX, None);
    }

    #[test]
    fn what_nothing_goes_without_is_wanted() {
        check("Hale said this cannot be done without the tax.", TAX, Some(Stance::For));
        check("Hale said there was no way without a tax on drinks.", TAX, Some(Stance::For));
        check("Hale said this can be done without the tax.", TAX, None);
        check("Hale would not come, without a word on the tax, and left.", TAX, None);
    }

    #[test]
    fn of_neither_of_two_nothing_is_said() {
        let text = "Neither Berg nor Hale wants to scrap the tax.";
        check_of("Berg", text, TAX, None);
        check_of("Hale", text, TAX, None);
    }

    #[test]
    fn what_governs_something_else_has_no_sign() {
        for text in [
            "Hale wants a tax by the end of July.",
            "Hale supports the tax to end the crisis.",
            "Hale wants to fight fat with a tax.",
            "Hale opposes a tax before the end of the year.",
            "Hale opposes it because the tax would end her trade.",
            "Hale opposes nuclear power and supports the tax.",
            "Hale demanded an end to the war and the tax.",
            "Hale lifted the mood by backing the tax.",
        ] {
            check(text, TAX, None);
        }
        let aside = "Hale, who fought the closure of the plant, backs scrapping the tax.";
        check(aside, TAX, Some(Stance::Against));
        check("Hale, who last year voted to scrap the tax, is now in favour of it.", TAX, None);
    }

    #[test]
    fn a_word_of_the_title_takes_no_side() {
        let check = |text: &str, title: &str, expected: Option<Stance>| {
            let layout = Layout::of(text);
            let sentence = Sentence { text, layout: &layout, tokens: &layout.sentences[0].tokens };
            let issue = Issue { title: title.to_owned(), ..Issue::default() };
            let clause = Clause::of(sentence, Span::new(0, 4), None, &issue);
            assert_eq!(side(&clause), expected, "{text}");
        };
        let labels = "Warning labels on wine";
        check("Hale opposes warning labels on wine.", labels, None);
        check("Hale dropped her support for warning labels.", labels, Some(Stance::Against));
        let veto = "Abolishing the veto in foreign policy";
        check("Hale called for an end to the veto in foreign policy.", veto, Some(Stance::For));
    }

    #[test]
    fn one_sign_or_none_of_the_issue_is_left_to_the_judge() {
        check("Hale opposes the tax.", TAX, None);
        check("Hale called for an end to the war.", TAX, None);
        check("Hale does not want the tax.", "no tax on sugary drinks is introduced", None);
        check("Neither wants to scrap the tax.", TAX, None);
        check("Hale was not asked and would fight the tax.", TAX, None);
        check("Hale is against the tax in general and against this tax.", TAX, None);
        check("Hale would end the fight against taxes.", TAX, None);
        check("Hale asked whether Berg opposed abolishing the tax.", TAX, None);
        check("Hale wants it, while Berg opposed scrapping the tax.", TAX, None);
    }
}
