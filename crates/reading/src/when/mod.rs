//! When something was said, as the text tells it: "on Wednesday", "back in September", "last month".
//!
//! A small grammar reads the time expressions of the cue's sentence, a walk over the sentence keeps
//! those that stand in the cue's own clause, and the nearest of them is worked out against the day
//! of publication. News looks backwards: Wednesday is the last one, unless the cue speaks of what is
//! to come. A sentence does not hand its date on to the next, and a lone "recently" or "earlier"
//! tells no time.

mod adverb;
mod calendar;
mod clause;
mod expression;
mod first_day;
#[cfg(test)]
mod generated;
mod held;
#[cfg(test)]
mod oracle;
#[cfg(test)]
mod phrases;
mod resolve;
mod sentence;
mod spoken;
mod tense;
mod time;
mod words;
mod zone;

use crate::Warning;
use onrecord_text::{Layout, NaiveDate, Span};
use resolve::{Unknown, resolve};
use sentence::Words;
use time::{Time, Unit};
use zone::Zone;

pub use first_day::first_day;
pub(crate) use held::{NEAR_DAYS, held_on, told_in};
pub use spoken::{is_time, named_time, spoken_time};

/// When something was said, as the text tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidOn {
    /// The time as a TIMEX3 value, which builds on ISO 8601: `2025-02-05`, `2025-02-05TMO`,
    /// `2025-W06`, `2025-09`, `2025-SP`, `2025`; with `X` for what nobody knows, `XXXX-09`,
    /// `XXXX-WXX-3`; `PAST_REF` for some time ago.
    pub timex: String,
    /// The words that tell it.
    pub span: Span,
}

/// The parts of one statement.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spans<'a> {
    pub(crate) speaker: &'a [Span],
    pub(crate) cue: &'a [Span],
    pub(crate) content: &'a [Span],
}

/// When a statement was made, by the words around its cue, seen from the day of publication.
///
/// Where the words give a time that cannot be worked out, a warning says so. A time within the
/// content is about the content and counts for nothing here.
pub(crate) fn said_on(
    text: &str,
    layout: &Layout,
    statement: &Spans<'_>,
    published: Option<NaiveDate>,
) -> (Option<SaidOn>, Option<Warning>) {
    let anchor = statement.cue.first().or(statement.speaker.first());
    let sentence = anchor.and_then(|anchor| layout.sentences.get(layout.sentence_at(anchor.start)));
    let Some(sentence) = sentence else { return (None, None) };
    let words = Words::new(text, layout.tokens.get(sentence.tokens.clone()).unwrap_or_default());
    let zones = zone::zones(layout, sentence.tokens.clone(), statement);

    let mut found: Vec<_> = clause::expressions(words, &zones)
        .into_iter()
        .map(|expression| (words.span(&expression.tokens), expression))
        .collect();
    if found.is_empty() {
        return (None, None);
    }
    found.sort_by_key(|(span, _)| zone::distance(*span, statement));

    let is_cue = |zone: &Zone| *zone == Zone::Cue;
    let cue = zones.iter().position(is_cue).unwrap_or(0)
        ..zones.iter().rposition(is_cue).map_or(0, |last| last + 1);
    let tense = tense::tense(words, cue.clone(), |i| zones.get(i) == Some(&Zone::Open));
    let Some(tense) = tense else { return (None, None) };
    let mut warning = None;
    for (span, expression) in found {
        // "Backed the levy in 2021 and opposes the ban": what is done today was not done then.
        let is_before = statement.cue.first().is_some_and(|cue| span.end <= cue.start);
        if is_before && is_of_years(expression.time) && tense::is_present(words, cue.clone()) {
            continue;
        }
        match resolve(expression.time, expression.part, tense, published) {
            Ok(timex) => return (Some(SaidOn { timex, span }), None),
            Err(unknown) => warning = warning.or_else(|| explain(unknown, span)),
        }
    }
    (None, warning)
}

/// Whether a time is a year or longer.
fn is_of_years(time: Time) -> bool {
    matches!(time, Time::Year(_) | Time::Decade(_) | Time::Shift(Unit::Year | Unit::Decade, _))
}

/// What to tell the user about a time that cannot be worked out.
fn explain(unknown: Unknown, span: Span) -> Option<Warning> {
    let message = match unknown {
        Unknown::Unpublished => {
            "when this was said counts from the day of publication, which is unknown"
        }
        Unknown::OfEvent => "when this was said counts from something else that happened",
        Unknown::NoSuchDay => "when this was said is no day of the calendar",
        Unknown::WrongSide => {
            "when this was said does not agree with the day of publication, so one is wrong"
        }
        Unknown::Unfit => return None,
    };
    Some(Warning { span, message: message.to_owned(), about_file: false })
}

#[cfg(test)]
mod tests {
    use super::phrases::when;

    /// Published on Wednesday, 5 February 2025.
    #[track_caller]
    fn check(marked: &str, expected: &str) {
        assert_eq!(when(marked, "2025-02-05"), expected, "{marked}");
    }

    #[test]
    fn in_front_of_the_speaker() {
        check("On Monday, [speaker Ann] [cue said] [content no].", "2025-02-03");
        check("Last week [speaker she] [cue said] [content no].", "2025-W05");
        check("Back in September, [speaker Ann] [cue said] [content no].", "2024-09");
        check("But on Tuesday night, [speaker Ann] [cue said] [content no].", "2025-02-04TNI");
        check(
            "[speaker Ann] [cue said] on Tuesday night, Jan 5, 2021, [content no].",
            "2021-01-05TNI",
        );
        check(
            "[speaker Ann] [cue said] on Sunday morning, 2 February, [content no].",
            "2025-02-02TMO",
        );
        check(
            "Speaking in Stennick on Monday, [speaker Ann] [cue said] [content no].",
            "2025-02-03",
        );
        check(
            "At a rally in Stennick, Keldria, on Monday, [speaker Ann] [cue said] [content no].",
            "2025-02-03",
        );
        check(
            "At a rally in Stennick, Keldria on Monday, [speaker Ann] [cue said] [content no].",
            "2025-02-03",
        );
        check(
            "At Monday’s debate, [speaker Ann] [cue called] it [content a mistake].",
            "2025-02-03",
        );
        check("In her 2019 book, [speaker Ann] [cue wrote] [content that it was so].", "2019");
        check("On Monday’s “Late Hour,” [speaker Ann] [cue said] [content no].", "-");
        check(
            "On Monday’s edition of “Late Hour,” [speaker Ann] [cue said] [content no].",
            "2025-02-03",
        );
        check(
            "Asked on Monday about the pier, [speaker Ann] [cue said] [content no].",
            "2025-02-03",
        );
        check("When asked last month about it, [speaker Ann] [cue said] [content no].", "2025-01");
    }

    #[test]
    fn between_speaker_and_cue() {
        check("[speaker Ann] on Monday [cue said] [content no].", "2025-02-03");
        check("[speaker Ann], on Monday, [cue said] [content no].", "2025-02-03");
        check("[speaker Ann], speaking on Monday, [cue said] [content no].", "2025-02-03");
        check("[speaker The report], published on Monday, [cue said] [content no].", "2025-02-03");
        check("[speaker A court] in 2001 [cue found] [content that it was so].", "2001");
        check("[speaker Ann] met them on Monday and [cue said] [content no].", "2025-02-03");
        check(
            "[speaker Ann] said this week that it was so and [cue added] [content that it would stay].",
            "2025-W06",
        );
    }

    #[test]
    fn what_is_done_today_was_not_done_in_another_year() {
        check("[speaker Ann] backed it in 2021 and [cue opposes] [content the ban].", "-");
        check("[speaker Ann] said so in 2021 and [cue now says] [content no].", "-");
        check("[speaker Ann] opposed it two years ago and [cue wants] [content it].", "-");
        check("In a 2019 interview, [speaker Ann] [cue says] [content no].", "2019");
        check("[speaker Ann] backed it in 2021 and [cue opposed] [content the ban].", "2021");
    }

    #[test]
    fn behind_or_in_the_cue() {
        check("[content “No,”] [speaker Ann] [cue said] Tuesday.", "2025-02-04");
        check("[content “No,”] [cue said] [speaker Ann] on Tuesday.", "2025-02-04");
        check("[speaker Ann] [cue said on Tuesday] [content that it was so].", "2025-02-04");
        check(
            "[speaker Ann] [cue told] reporters in Brackwater last month [content that it was so].",
            "2025-01",
        );
        check(
            "[speaker Ann] [cue told] the Post and the Herald on Monday [content that it was so].",
            "2025-02-03",
        );
        check(
            "[speaker Ann] [cue told] a crowd of 3,000 here on Monday [content that it was so].",
            "2025-02-03",
        );
        check(
            "[speaker Ann] [cue told] Radio This Morning on Monday [content that it was so].",
            "2025-02-03",
        );
        check(
            "[speaker Ann] [cue rejected] [content the plan] in a statement on Monday.",
            "2025-02-03",
        );
        check(
            "[speaker Ann] [cue rejected] [content the plan], which took years, in a statement on Monday.",
            "2025-02-03",
        );
        check(
            "[content “No,”] [speaker Ann] [cue said] on Monday, two days after the vote.",
            "2025-02-03",
        );
        check(
            "[speaker Ann] [cue said] on Monday and Tuesday [content that it was so].",
            "2025-02-03",
        );
    }

    #[test]
    fn times_of_something_else() {
        check("[speaker Ann] [cue said] [content the pier would open on Monday].", "-");
        check("[speaker Ann] [cue said]: [content “It broke yesterday.”]", "-");
        check("[speaker Ann], who won in 2019, [cue said] [content no].", "-");
        check("[speaker Ann Hale], mayor since 2015, [cue said] [content no].", "-");
        check("[speaker Ann Hale], elected in 2019, [cue said] [content no].", "-");
        check("[content “No,”] [cue said] [speaker Ann], who won in 2019.", "-");
        check("[content “No,”] [cue said] [speaker Ann], referring to the vote last week.", "-");
        check("[speaker Ann] [cue said] [content no] after the vote on Monday.", "-");
        check("[speaker Ann] [cue said] [content no], but on Monday she left.", "-");
        check("The council met on Monday, and [speaker Ann] [cue said] [content no].", "-");
        check("The council met on Monday; [speaker Ann] [cue said] [content no].", "-");
        check("On Monday the council met, while [speaker Ann] [cue said] [content no].", "-");
        check("Ben said on Monday, and [speaker Ann] [cue agreed], [content that it was so].", "-");
        check("Since Monday, [speaker Ann] [cue has said] [content no].", "-");
        check("It came a day after [speaker Ann] [cue said] [content no].", "-");
        check(
            "Ben on Monday left for the coast, [speaker which] [cue agreed with] [content her].",
            "-",
        );
        check("STENNICK, Feb. 3 (Agency) — [speaker Ann] [cue said] [content no].", "-");
        check(
            "[speaker Ann] came in 1993, after the war, and [cue voted against] [content it].",
            "-",
        );
        check("In August, [speaker the company] [cue plans] [content to build a pier].", "-");
        check("On Monday, Ben rested. [speaker Ann] [cue said] [content no].", "-");
        check("[speaker Ann] [cue said] on Tuesday [content last week was hard].", "2025-02-04");
    }

    #[test]
    fn counted_from_an_event() {
        check(
            "Two days after the summit in May, [speaker Ann] [cue said] [content no].",
            "? Two days after",
        );
        check(
            "[speaker Ann] [cue said] the day before [content that it was so].",
            "? the day before",
        );
        check(
            "On Monday, the day after the vote, [speaker Ann] [cue said] [content no].",
            "2025-02-03",
        );
    }

    #[test]
    fn statements_without_a_cue_or_any_part() {
        check("On Monday, [speaker Ann]: [content “No.”]", "2025-02-03");
        check("On Monday, nobody came.", "-");
        check("", "-");
    }
}
