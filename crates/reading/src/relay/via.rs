//! Who passed a statement on: "Politico" of "citing Politico", "The Guardian" of "The Guardian reports".

use super::clause::{claimant, subject_of};
use super::frame::{Frame, Place};
use super::lexicon::{
    ASK, COMPANIES, DOUBTFUL_ALONE, GATHERINGS, LISTENERS, OCCASIONS, OWN_VOICE, PASSED, PRESS,
    PUBLISHED, REPORT, REPORT_FIRST, REPORTING, REPORTS, SPOKESPEOPLE, STOPS,
};
use super::outlet::{outlet_in, outlet_itself};
use super::phrase::{Phrase, noun_phrase};
use crate::known;
use crate::words::{GROUPS, POSSESSIVES, TITLES, is_capitalised, is_one_of};
use std::ops::Range;

/// How many words may stand between "published" and "in the Courier".
const BEFORE_CARRIER: usize = 4;

/// All who passed a statement on, the nearest to the speaker first.
pub(super) fn via(
    frame: &Frame,
    addressee: Option<&Phrase>,
    occasion: Option<&Range<usize>>,
) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    found.extend(spokesperson(frame));
    let asks = frame.of(Place::Cue).any(|at| is_one_of(frame.word(at), ASK));
    found.extend(addressee.filter(|_| !asks).and_then(|phrase| outlet_in(frame, phrase)));
    found.extend(occasion.and_then(|words| outlet_of_occasion(frame, words)));
    found.extend(frame.all().filter_map(|at| carrier(frame, at)));
    let own = own_outlet(frame, occasion);
    let reporters: Vec<_> = frame.all().filter_map(|at| reporter(frame, at)).collect();
    if own.is_some() || !reporters.is_empty() || frame.of(Place::Speaker).next().is_none() {
        found.extend(frame.all().filter_map(|at| cited(frame, at)));
    }
    found.extend(own);
    found.extend(frame.all().filter_map(|at| source(frame, at)));
    found.extend(reporters);
    found.extend(claimant(frame));
    let mut once: Vec<Range<usize>> = Vec::new();
    for words in found {
        if !once.iter().any(|other| other.start < words.end && words.start < other.end) {
            once.push(words);
        }
    }
    once
}

/// "said through a spokesman", "in a statement read by his deputy, Hugh Pell, he said".
fn spokesperson(frame: &Frame) -> Option<Range<usize>> {
    let is_read = |at: usize| {
        let back = 1 + usize::from(at > 1 && frame.word(at - 1) == "out");
        at >= back && is_one_of(frame.word(at - back), "delivered issued read released")
    };
    let through = |at: &usize| match frame.word(*at) {
        "through" | "via" => true,
        "by" => is_read(*at),
        _ => false,
    };
    frame.all().filter(through).find_map(|at| {
        let phrase = noun_phrase(frame, at + 1)?;
        let is_own = is_one_of(frame.word(at + 1), POSSESSIVES);
        let speaks = phrase.head.map_or("", |head| frame.word(head));
        let is_somebody = is_one_of(speaks, SPOKESPEOPLE)
            || is_own && (known::is_role(speaks) || known::gender_of_role(speaks).is_some());
        is_somebody.then(|| named_behind(frame, &phrase.words).unwrap_or(phrase.words))
    })
}

/// The name between commas behind whoever reads something out: "Hugh Pell" of "his deputy, Hugh Pell,".
fn named_behind(frame: &Frame, words: &Range<usize>) -> Option<Range<usize>> {
    let first = words.end + 1;
    let name = (first..first + LONGEST_NAME).take_while(|at| is_capitalised(frame.word(*at)));
    let end = first + name.count();
    (frame.word(words.end) == "," && end > first + 1 && frame.word(end) == ",")
        .then_some(first..end)
}

/// How many words the name of somebody who passes a statement on has at most.
const LONGEST_NAME: usize = 4;

/// The outlet of "an interview on Sky News". A gathering heard the words itself, whoever held it.
fn outlet_of_occasion(frame: &Frame, words: &Range<usize>) -> Option<Range<usize>> {
    let gathers = |at: usize| is_one_of(frame.word(at), GATHERINGS);
    let phrase = Phrase { words: words.clone(), head: None };
    (!words.clone().any(gathers)).then(|| outlet_in(frame, &phrase)).flatten()
}

/// "quoted by Politico", "published on Monday in the Courier", "wrote in the Courier".
fn carrier(frame: &Frame, at: usize) -> Option<Range<usize>> {
    let verb = frame.word(at);
    // "wrote in the Courier", "wrote Pell in the Courier"
    let ends_core = frame.place(at) == Some(Place::Cue) || at + 1 == frame.core().end;
    if ends_core && matches!(frame.word(at + 1), "in" | "for") {
        return outlet_itself(frame, &noun_phrase(frame, at + 2)?);
    }
    if !is_one_of(verb, PASSED) {
        return None;
    }
    let is_before = |at: &usize| match frame.word(*at) {
        "by" => true,
        "in" | "on" => is_one_of(verb, PUBLISHED),
        _ => false,
    };
    (at + 1..at + 1 + BEFORE_CARRIER)
        .take_while(|at| frame.word(*at).starts_with(char::is_alphanumeric))
        .filter(is_before)
        .find_map(|at| outlet_in(frame, &noun_phrase(frame, at + 1)?))
}

/// "citing Politico", "citing a report in the Courier".
fn cited(frame: &Frame, at: usize) -> Option<Range<usize>> {
    let cites = matches!(frame.word(at), "citing" | "quoting" | "Citing" | "Quoting");
    if cites { outlet_or_its_report(frame, at + 1) } else { None }
}

/// "according to Politico", "according to a person who was there", beside the speaker's own words.
fn source(frame: &Frame, at: usize) -> Option<Range<usize>> {
    let is_open = frame.place(at) == Some(Place::Open) && frame.place(at + 1) == Some(Place::Open);
    let is_source = frame.word(at).eq_ignore_ascii_case("according") && frame.word(at + 1) == "to";
    // "(…, according to Politico)" is about what stands in the brackets.
    let in_brackets = (frame.core().end..at).any(|at| frame.word(at) == "(");
    frame.of(Place::Speaker).next().filter(|_| is_open && is_source && !in_brackets)?;
    outlet_or_its_report(frame, at + 2).or_else(|| {
        let phrase = whole_phrase(frame, at + 2)?;
        let lists = [GROUPS, LISTENERS, SPOKESPEOPLE, PRESS, TITLES];
        // A count is more often a number than a nobleman.
        let is_somebody = |head| {
            let word = frame.word(head);
            word != "count" && lists.iter().any(|list| is_one_of(word, list))
        };
        phrase.head.is_none_or(is_somebody).then_some(phrase.words)
    })
}

/// "as Politico reported", "…, reports The Guardian", beside the speaker's own words.
fn reporter(frame: &Frame, at: usize) -> Option<Range<usize>> {
    if frame.place(at) != Some(Place::Open) || !is_one_of(frame.word(at), REPORT) {
        return None;
    }
    // "CNN said it would stay": that is CNN itself.
    let speaker = frame.word(frame.core().start);
    if at < frame.core().start && is_one_of(speaker, "it its we") {
        return None;
    }
    let before = || {
        let subject = subject_of(frame, at)?;
        // "after CNN reported something else"
        let clause = subject.words.start.checked_sub(1).map_or("", |before| frame.word(before));
        outlet_itself(frame, &subject)
            .filter(|_| !is_one_of(clause, "after before since until when"))
    };
    let behind = || outlet_itself(frame, &noun_phrase(frame, at + 1)?);
    let behind = || behind().filter(|_| is_one_of(frame.word(at), REPORT_FIRST));
    before().or_else(behind).filter(|words| !is_doubtful(frame, words, frame.word(at)))
}

/// The speaker, if that is an outlet which reports and does not speak for itself.
fn own_outlet(frame: &Frame, occasion: Option<&Range<usize>>) -> Option<Range<usize>> {
    let speaks_for_itself = |at: usize| is_one_of(frame.word(at), OWN_VOICE);
    if occasion.is_some_and(|words| words.clone().any(speaks_for_itself)) {
        return None;
    }
    let mut cue = frame.of(Place::Cue).map(|at| frame.word(at));
    let verb = cue.find(|word| is_one_of(word, REPORT) || is_one_of(word, REPORTING))?;
    let first = frame.of(Place::Speaker).next()?;
    let outlet = carrier_within(frame).or_else(|| outlet_or_its_report(frame, first))?;
    let is_speaker = frame.place(outlet.start) == Some(Place::Speaker);
    let is_company = is_one_of(frame.word(outlet.end - 1), COMPANIES)
        && frame.word(outlet.end - 1).starts_with(char::is_lowercase);
    (is_speaker && !is_company && !is_doubtful(frame, &outlet, verb)).then_some(outlet)
}

/// The outlet that has what speaks, and has not made it: "emails seen by the Guardian", "a translation by AFP".
fn carrier_within(frame: &Frame) -> Option<Range<usize>> {
    frame.of(Place::Speaker).skip(1).find_map(|at| {
        let is_carried = is_carried(frame.word(at - 1), frame.word(at));
        let outlet = || outlet_in(frame, &noun_phrase(frame, at + 1)?);
        if is_carried { outlet() } else { None }
    })
}

/// Whether "by" or "to" stands behind what an outlet does with words that are not its own.
pub(crate) fn is_carried(done: &str, by: &str) -> bool {
    match by {
        "by" => is_one_of(
            done,
            "cited heard obtained quoted reviewed seen transcript translation verified viewed",
        ),
        "to" => is_one_of(done, "leaked passed shown"),
        _ => false,
    }
}

/// The outlet that the words at `at` are, or that made what they are.
fn outlet_or_its_report(frame: &Frame, at: usize) -> Option<Range<usize>> {
    let phrase = whole_phrase(frame, at)?;
    let head = phrase.head.map_or("", |head| frame.word(head));
    let is_made = is_one_of(head, REPORTS) || is_one_of(head, OCCASIONS);
    if is_made && matches!(frame.word(phrase.words.end), "by" | "in" | "from" | "on" | "with") {
        let maker = noun_phrase(frame, phrase.words.end + 1);
        if let Some(outlet) = maker.and_then(|maker| outlet_in(frame, &maker)) {
            return Some(outlet);
        }
    }
    outlet_itself(frame, &phrase)
}

/// The noun phrase at `at`, if it is over there: "the Gazette poll" is more than the Gazette.
fn whole_phrase(frame: &Frame, at: usize) -> Option<Phrase> {
    let phrase = noun_phrase(frame, at)?;
    let next = frame.word(phrase.words.end);
    let goes_on = next.starts_with(char::is_lowercase)
        && !is_one_of(next, STOPS)
        && frame.place(phrase.words.end) == frame.place(at);
    (!goes_on).then_some(phrase)
}

/// Whether a name of one word is as often a person's, and the verb does not tell.
fn is_doubtful(frame: &Frame, words: &Range<usize>, verb: &str) -> bool {
    words.len() == 1
        && is_one_of(frame.word(words.start), DOUBTFUL_ALONE)
        && !is_one_of(verb, "according reported reporting reports")
}

#[cfg(test)]
mod tests {
    use crate::relay::marked::check;

    #[test]
    fn an_outlet_that_was_told() {
        check(
            "[t It rained], [s sources] [c have told] The Times.",
            &["to The Times; via The Times"],
        );
        check(
            "Speaking to Sky News on Wednesday, [s President Pell] [c said] [t it rained].",
            &["to Sky News; via Sky News"],
        );
        check(
            "[s Pell] [c said] in an interview with Sky News [t it rained].",
            &["to Sky News; via Sky News; on an interview with Sky News"],
        );
        check("[s Pell] [c told] the BBC on Tuesday [t no].", &["to the BBC; via the BBC"]);
        check("[s Pell] [c told] CNN’s Hugh Marrant [t no].", &["to CNN’s Hugh Marrant; via CNN"]);
        check(
            "[s Pell] [c told] the Stenn newspaper [t no].",
            &["to the Stenn newspaper; via Stenn"],
        );
        check(
            "[s Pell] [c told] Jan Berg of Sky News [t no].",
            &["to Jan Berg of Sky News; via Sky News"],
        );
        check(
            "[s Pell] [c told] the magazine Stenn Life [t no].",
            &["to the magazine Stenn Life; via Stenn Life"],
        );
        check("[s Pell] [c told] the newspaper [t no].", &["to the newspaper; via the newspaper"]);
        check(
            "[s Pell] [c said] on ABC’s “This Morning” [t no].",
            &["via ABC; on ABC’s “This Morning”"],
        );
        check("[s Pell] [c told] MPs and allies [t no].", &["to MPs and allies"]);
    }

    #[test]
    fn an_outlet_that_reports() {
        check("[t It rained], [s The Guardian] [c reports].", &["via The Guardian"]);
        check("[t It rained], [s a Harrow Gazette report] [c said].", &["via Harrow Gazette"]);
        check("[t It rained], [c according to] [s a report in the Times].", &["via the Times"]);
        check(
            "[s Pell] [c said] [t it rained], the Harrow Gazette reported.",
            &["via the Harrow Gazette"],
        );
        check("As Politico first reported, [s Pell] [c said] [t it rained].", &["via Politico"]);
        check("[t It rained], [s Stenn News Service] [c reported].", &["via Stenn News Service"]);
        check("[t It rained], [s Bloomberg] [c reported].", &["via Bloomberg"]);
        check("[s UNN] [c writes], citing Politico, [t it rained].", &["via Politico, UNN"]);
        check(
            "[t It rained], [c according to] [s officials] cited by Politico, UNN reports.",
            &["via Politico, UNN"],
        );
        check("[s Pell] [c said] [t it rained], according to the Times.", &["via the Times"]);
        check(
            "[s Pell] [c said] in an interview published on Monday in the Times [t no].",
            &["via the Times; on an interview"],
        );
    }

    #[test]
    fn somebody_else_who_passed_it_on() {
        check("[s Pell] [c said] through a spokesman [t it rained].", &["via a spokesman"]);
        check("[s Pell] [c said] [t it rained], according to officials.", &["via officials"]);
    }

    #[test]
    fn nobody_passed_it_on() {
        check("[s Pell] [c said] [t it rained], citing the Times.", &[""]);
        check("[s Pell] [c said] [t it rained] after CNN reported a storm.", &[""]);
        check("[s Pell] [c said] [t no] (it had rained, according to CNN).", &[""]);
        check("[s The Guardian] [c endorsed] [t the plan].", &[""]);
        check("[s Oona Pell of the Guardian] [c said] [t it rained].", &[""]);
        check("[t It grew], [c according to] [s a Fox poll].", &[""]);
        check("[s The Gazette] [c said] in a statement [t it was sorry].", &["on a statement"]);
        check("[s Bloomberg] [c said] [t it rained].", &[""]);
        check("[s Pell] [c asked] the Courier [t to stop].", &["to the Courier"]);
        check("[s Mayor Hugh Guardian] [c said] [t it rained].", &[""]);
        check("[s The network] [c said] [t it was sorry].", &[""]);
        check("[s The agency] [c said] [t it rained].", &[""]);
        check("[s Pell] [c said] in Times Square [t it rained].", &[""]);
    }
}
