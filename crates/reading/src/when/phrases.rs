//! Time phrases and what they mean, checked by hand with a calendar.
//!
//! Most stand behind "Ann Hale said" in a report of Wednesday, 5 February 2025, of ISO week 6.

use super::{Spans, said_on};
use crate::marked::Marked;
use crate::piece::pieces;
use onrecord_text::{NaiveDate, Role, Span};

/// What `said_on` makes of a sentence whose parts are marked: a value, "? words" for a warning, or "-".
pub(super) fn when(marked: &str, published: &str) -> String {
    let Marked { text, layout, tags } = Marked::parse(marked);
    let of = |role| -> Vec<Span> {
        let pieces = pieces(&text, &layout, &tags);
        pieces.iter().filter(|piece| piece.role == role).map(|piece| piece.span).collect()
    };
    let (speaker, cue, content) = (of(Role::Speaker), of(Role::Cue), of(Role::Content));
    let spans = Spans { speaker: &speaker, cue: &cue, content: &content };
    match said_on(&text, &layout, &spans, published.parse::<NaiveDate>().ok()) {
        (Some(said), None) => {
            assert!(!said.span.of(&text).is_empty(), "{marked}: no words");
            said.timex
        }
        (None, Some(warning)) => format!("? {}", warning.span.of(&text)),
        (None, None) => "-".to_owned(),
        (Some(_), Some(_)) => unreachable!("{marked}: both a time and a warning"),
    }
}

#[track_caller]
fn check(published: &str, cue: &str, table: &[(&str, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .filter_map(|(phrase, expected)| {
            let marked = format!(
                "[speaker Ann Hale] [cue {cue}] {phrase} [content that the pier would open]."
            );
            let found = when(&marked, published);
            (found != *expected).then(|| format!("{phrase}: {found}, not {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "published {published}: {wrong:#?}");
}

#[test]
fn days_behind_a_past_cue() {
    check(
        "2025-02-05",
        "said",
        &[
            ("on Wednesday", "2025-02-05"),
            ("Wednesday", "2025-02-05"),
            ("on Thursday", "2025-01-30"),
            ("on Tuesday night", "2025-02-04TNI"),
            ("late on Monday", "2025-02-03"),
            ("early Sunday morning", "2025-02-02TMO"),
            ("on Tues.", "2025-02-04"),
            ("last Wednesday", "2025-01-29"),
            ("last Monday", "2025-02-03"),
            ("this Monday", "2025-02-03"),
            ("this past Friday", "2025-01-31"),
            ("on Monday last week", "2025-01-27"),
            ("on Friday of last week", "2025-01-31"),
            ("today", "2025-02-05"),
            ("earlier today", "2025-02-05"),
            ("yesterday", "2025-02-04"),
            ("the day before yesterday", "2025-02-03"),
            ("a fortnight ago", "2025-W04"),
            ("on 19 November 1863", "1863-11-19"),
            ("on March 3, 1868", "1868-03-03"),
            ("in May 1850", "-"),
            ("yesterday afternoon", "2025-02-04TAF"),
            ("this morning", "2025-02-05TMO"),
            ("tonight", "2025-02-05TNI"),
            ("last night", "2025-02-04TNI"),
            ("two days ago", "2025-02-03"),
            ("a day ago", "2025-02-04"),
            ("10 days ago", "2025-01-26"),
            ("three hours ago", "2025-02-05"),
            ("on 5 February", "2025-02-05"),
            ("on Feb. 6", "2024-02-06"),
            ("on January 31st", "2025-01-31"),
            ("on the 3rd of February", "2025-02-03"),
            ("on 12 December 2024", "2024-12-12"),
            ("on Dec. 12, 2024", "2024-12-12"),
            ("on Tuesday, 4 February", "2025-02-04"),
            ("on Tuesday, Feb. 4, 2025,", "2025-02-04"),
            ("on 2025-01-30", "2025-01-30"),
            ("on the evening of 3 February", "2025-02-03TEV"),
            ("on 3 March last year", "2024-03-03"),
            ("in Brackwater on Monday", "2025-02-03"),
            ("at a meeting in Stennick on Tuesday evening", "2025-02-04TEV"),
            ("on New Year’s Eve", "2024-12-31"),
            ("on Boxing Day", "2024-12-26"),
            ("in the early hours of Tuesday", "2025-02-04"),
            ("at about 10pm yesterday", "2025-02-04"),
            ("shortly before midnight on Sunday", "2025-02-02"),
        ],
    );
}

#[test]
fn longer_times_behind_a_past_cue() {
    check(
        "2025-02-05",
        "told reporters",
        &[
            ("this week", "2025-W06"),
            ("earlier this week", "2025-W06"),
            ("earlier in the week", "2025-W06"),
            ("last week", "2025-W05"),
            ("late last week", "2025-W05"),
            ("a week ago", "2025-W05"),
            ("two weeks ago", "2025-W04"),
            ("about five weeks ago", "2025-W01"),
            ("over the weekend", "2025-W05-WE"),
            ("last weekend", "2025-W05-WE"),
            ("this month", "2025-02"),
            ("last month", "2025-01"),
            ("at the end of last month", "2025-01"),
            ("two months ago", "2024-12"),
            ("in February", "2025-02"),
            ("in March", "2024-03"),
            ("back in September", "2024-09"),
            ("in early January", "2025-01"),
            ("in mid-January", "2025-01"),
            ("in mid-February", "2024-02"),
            ("in late February", "2024-02"),
            ("in early February", "2025-02"),
            ("last December", "2024-12"),
            ("last February", "2024-02"),
            ("in September 2019", "2019-09"),
            ("in September last year", "2024-09"),
            ("in January of this year", "2025-01"),
            ("last spring", "2024-SP"),
            ("last winter", "2023-WI"),
            ("this winter", "2024-WI"),
            ("in the summer of 2019", "2019-SU"),
            ("in spring 2024", "2024-SP"),
            ("earlier this year", "2025"),
            ("last year", "2024"),
            ("a year ago", "2024"),
            ("in 2019", "2019"),
            ("in early 2024", "2024"),
            ("in the 1990s", "199"),
            ("in recent days", "PAST_REF"),
            ("over the past few weeks", "PAST_REF"),
            ("several months ago", "PAST_REF"),
            ("more than two years ago", "PAST_REF"),
        ],
    );
}

#[test]
fn around_the_turn_of_the_year() {
    check(
        "2025-01-01",
        "said",
        &[
            ("yesterday", "2024-12-31"),
            ("on Wednesday", "2025-01-01"),
            ("on Thursday", "2024-12-26"),
            ("last month", "2024-12"),
            ("in December", "2024-12"),
            ("this week", "2025-W01"),
            ("last week", "2024-W52"),
            ("on 29 February", "2024-02-29"),
            ("over the weekend", "2024-W52-WE"),
        ],
    );
    check(
        "2025-11-10",
        "warned",
        &[
            ("back in September", "2025-09"),
            ("last summer", "2025-SU"),
            ("last autumn", "2024-FA"),
            ("on Monday", "2025-11-10"),
            ("in November", "2025-11"),
        ],
    );
    check(
        "2025-02-01",
        "said",
        &[("this weekend", "2025-W05-WE"), ("last weekend", "2025-W04-WE")],
    );
}

#[test]
fn times_that_count_from_something_else() {
    check(
        "2025-02-05",
        "said",
        &[
            ("two days after the summit", "? two days after"),
            ("hours after the vote", "? hours after"),
            ("the day before", "? the day before"),
            ("a week earlier", "? a week earlier"),
            ("the following morning", "? the following morning"),
            ("that same day", "? that same day"),
            ("on the eve of the summit", "? the eve of"),
            ("on 31 June", "? 31 June"),
            ("on 5 March 2026", "? 5 March 2026"),
        ],
    );
}

#[test]
fn times_that_are_not_when_it_was_said() {
    check(
        "2025-02-05",
        "said",
        &[
            ("", "-"),
            ("tomorrow", "-"),
            ("next week", "-"),
            ("again", "-"),
            ("of Monday’s vote", "-"),
            ("since Monday", "-"),
            ("by the end of May", "-"),
            ("on Super Tuesday", "-"),
            ("in his 2019 plan", "-"),
            ("in 2000 cases", "-"),
            ("in the Sunday Times", "-"),
            ("USA Today", "-"),
            ("in his 2019 speech", "2019"),
            ("in a Monday interview", "2025-02-03"),
            ("at last week’s summit", "2025-W05"),
        ],
    );
}

#[test]
fn cues_that_look_ahead() {
    check(
        "2025-02-05",
        "will tell parliament",
        &[
            ("on Wednesday", "2025-02-05"),
            ("on Tuesday", "2025-02-11"),
            ("tomorrow morning", "2025-02-06TMO"),
            ("next week", "2025-W07"),
            ("next Friday", "2025-02-14"),
            ("in two days", "2025-02-07"),
            ("in March", "2025-03"),
            ("in February", "2025-02"),
            ("on 4 February", "2026-02-04"),
            ("this weekend", "2025-W06-WE"),
            ("in the coming days", "FUTURE_REF"),
            ("yesterday", "-"),
        ],
    );
    check("2025-02-05", "is due to say", &[("on Friday", "2025-02-07")]);
    check("2025-02-05", "is to announce", &[("on Friday", "2025-02-07")]);
    check("2025-02-05", "says", &[("on Friday", "2025-01-31")]);
    check("2025-02-05", "has said", &[("on Friday", "2025-01-31")]);
}

#[test]
fn without_a_day_of_publication() {
    check(
        "unknown",
        "said",
        &[
            ("on Wednesday", "XXXX-WXX-3"),
            ("on Tuesday night", "XXXX-WXX-2TNI"),
            ("over the weekend", "XXXX-WXX-WE"),
            ("back in September", "XXXX-09"),
            ("on 5 February", "XXXX-02-05"),
            ("on 29 February", "XXXX-02-29"),
            ("in the spring", "XXXX-SP"),
            ("in 2019", "2019"),
            ("on 5 February 2025", "2025-02-05"),
            ("in recent weeks", "PAST_REF"),
            ("yesterday", "? yesterday"),
            ("last month", "? last month"),
            ("on 30 February", "? 30 February"),
            ("a week later", "? a week later"),
        ],
    );
}
