//! Phrases by the thousand: nothing panics, nothing that was said lies ahead, nothing that will be
//! said lies behind.

use super::{Spans, said_on};
use chrono::{Datelike, Days, Weekday};
use onrecord_text::{Layout, NaiveDate, Span};

const DAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "October",
    "November", "December",
];
const FRAMES_OF_DAYS: [&str; 8] = [
    "on {}",
    "{}",
    "early {} morning",
    "on {} night",
    "last {}",
    "this {}",
    "next {}",
    "on {} last week",
];
const FRAMES_OF_MONTHS: [&str; 10] = [
    "in {}",
    "back in {}",
    "last {}",
    "next {}",
    "on {} 5",
    "on 31 {}",
    "on {} 29, 2024",
    "in {} 2019",
    "in early {} last year",
    "at the end of {}",
];
const OTHERS: [&str; 40] = [
    "today",
    "yesterday",
    "tomorrow",
    "tonight",
    "overnight",
    "last night",
    "this morning",
    "yesterday evening",
    "this week",
    "last week",
    "next week",
    "earlier this month",
    "last month",
    "next month",
    "this year",
    "last year",
    "next year",
    "over the weekend",
    "last weekend",
    "this weekend",
    "next weekend",
    "two days ago",
    "a week ago",
    "nine weeks ago",
    "9999 weeks ago",
    "a month ago",
    "thirteen months ago",
    "9999 years ago",
    "three decades ago",
    "in two weeks",
    "last spring",
    "this summer",
    "next autumn",
    "in the winter of 2024",
    "in 2019",
    "in 2030",
    "in the 1990s",
    "in recent days",
    "in the coming weeks",
    "two days after the summit",
];

fn phrases() -> impl Iterator<Item = String> {
    let fill = |frames: &'static [&str], names: &'static [&str]| {
        frames.iter().flat_map(|frame| names.iter().map(|name| frame.replace("{}", name)))
    };
    fill(&FRAMES_OF_DAYS, &DAYS)
        .chain(fill(&FRAMES_OF_MONTHS, &MONTHS))
        .chain(OTHERS.map(str::to_owned))
}

/// Days all over the week, month and year, leap days and turns of the year among them.
pub(super) fn days_of_publication() -> Vec<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(1999, 12, 25).unwrap();
    let spread = (0..40).map(|n| first.checked_add_days(Days::new(n * 241)).unwrap());
    let turns =
        ["2024-02-29", "2024-12-30", "2024-12-31", "2025-01-01", "2026-01-04", "2100-02-28"];
    spread.chain(turns.iter().map(|day| day.parse().unwrap())).collect()
}

/// The first and last day of a TIMEX3 value, read without the code that writes it.
pub(super) fn days_of(timex: &str) -> Option<(NaiveDate, NaiveDate)> {
    let value = timex.split('T').next()?;
    let ymd = |year: i32, month: u32, day: u32| NaiveDate::from_ymd_opt(year, month, day).unwrap();
    let before = |day: NaiveDate| day.pred_opt().unwrap();
    if let Ok(day) = value.parse::<NaiveDate>() {
        return Some((day, day));
    }
    if value.len() == 3 {
        let first = value.parse::<i32>().ok()? * 10;
        return Some((ymd(first, 1, 1), ymd(first + 9, 12, 31)));
    }
    let (year, rest) = value.split_once('-').unwrap_or((value, ""));
    let year: i32 = year.parse().ok()?;
    Some(match rest {
        "" => (ymd(year, 1, 1), ymd(year, 12, 31)),
        "SP" => (ymd(year, 3, 1), ymd(year, 5, 31)),
        "SU" => (ymd(year, 6, 1), ymd(year, 8, 31)),
        "FA" => (ymd(year, 9, 1), ymd(year, 11, 30)),
        "WI" => (ymd(year, 1, 1), before(ymd(year + 1, 3, 1))),
        week if week.starts_with('W') => {
            let number = week[1..3].parse().unwrap();
            let day = |day| NaiveDate::from_isoywd_opt(year, number, day).unwrap();
            let first = if week.ends_with("WE") { Weekday::Sat } else { Weekday::Mon };
            (day(first), day(Weekday::Sun))
        }
        month => {
            let month: u32 = month.parse().unwrap();
            let next = if month == 12 { ymd(year + 1, 1, 1) } else { ymd(year, month + 1, 1) };
            (ymd(year, month, 1), before(next))
        }
    })
}

/// A sentence with its layout and the places of its speaker, cue and content.
pub(super) struct Sentence {
    text: String,
    layout: Layout,
    parts: [Vec<Span>; 3],
}

impl Sentence {
    pub(super) fn new(cue: &str, phrase: &str) -> Sentence {
        let text = format!("Ann Hale {cue} {phrase} that the pier would open.");
        let at = |words: &str| {
            let start = text.rfind(words).unwrap();
            vec![Span::new(start, start + words.len())]
        };
        let parts =
            [at("Ann Hale"), vec![Span::new(9, 9 + cue.len())], at("that the pier would open")];
        Sentence { layout: Layout::of(&text), text, parts }
    }

    pub(super) fn said_on(&self, published: Option<NaiveDate>) -> Option<String> {
        let [speaker, cue, content] = &self.parts;
        let spans = Spans { speaker, cue, content };
        said_on(&self.text, &self.layout, &spans, published).0.map(|said| said.timex)
    }
}

#[test]
fn nothing_that_was_said_lies_ahead_and_nothing_to_be_said_behind() {
    let days = days_of_publication();
    let (mut combinations, mut worked_out) = (0, 0);
    for phrase in phrases() {
        for (cue, is_past) in [("said", true), ("will say", false)] {
            let sentence = Sentence::new(cue, &phrase);
            for &published in &days {
                combinations += 1;
                let Some(timex) = sentence.said_on(Some(published)) else { continue };
                worked_out += 1;
                let Some((first, last)) = days_of(&timex) else {
                    let reference = if is_past { "PAST_REF" } else { "FUTURE_REF" };
                    assert_eq!(timex, reference, "{cue} {phrase}, {published}");
                    continue;
                };
                let fits = if is_past { first <= published } else { last >= published };
                assert!(fits, "{cue} {phrase}, {published}: {timex}");
            }
        }
    }
    assert!(combinations >= 1_000 && worked_out * 2 > combinations, "{worked_out}/{combinations}");
}

#[test]
fn a_bare_weekday_is_one_of_the_last_seven_days() {
    for (name, number) in DAYS.iter().zip(0..) {
        let sentence = Sentence::new("said", &format!("on {name}"));
        for published in days_of_publication() {
            let day: NaiveDate = sentence.said_on(Some(published)).unwrap().parse().unwrap();
            assert_eq!(day.weekday().num_days_from_monday(), number);
            assert!((0..7).contains(&(published - day).num_days()), "{name}, {published}: {day}");
        }
    }
}

#[test]
fn the_ends_of_the_calendar_do_no_harm() {
    for phrase in phrases() {
        for cue in ["said", "will say"] {
            let sentence = Sentence::new(cue, &phrase);
            for published in [NaiveDate::MIN, NaiveDate::MAX] {
                sentence.said_on(Some(published));
            }
            sentence.said_on(None);
        }
    }
}

/// Words of time in no order, with parts anywhere, even where they cut words.
#[test]
fn heaps_of_words_do_no_harm() {
    const WORDS: [&str; 44] = [
        "the",
        "of",
        "Feb",
        ".",
        "5",
        "31st",
        "2019",
        "-",
        "02",
        "05",
        ",",
        "last",
        "this",
        "next",
        "week",
        "weeks",
        "ago",
        "two",
        "twenty",
        "a",
        "couple",
        "few",
        "in",
        "on",
        "early",
        "end",
        "Monday",
        "’",
        "s",
        "night",
        "“",
        "”",
        "and",
        "that",
        "day",
        "before",
        "after",
        "yesterday",
        "said",
        "will",
        "to",
        "é",
        "1990s",
        "spring",
    ];
    let published = NaiveDate::from_ymd_opt(2025, 2, 5).unwrap();
    let mut state: u32 = 1;
    let mut random = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below
    };
    for _ in 0..2_000 {
        let mut text = String::new();
        for _ in 0..random(24) {
            text.push_str(WORDS[random(WORDS.len())]);
            if random(8) > 0 {
                text.push(' ');
            }
        }
        let layout = Layout::of(&text);
        let mut span = || {
            let start = random(text.len() + 2);
            vec![Span::new(start, start + random(9))]
        };
        let (speaker, cue, content) = (span(), span(), span());
        let spans = Spans { speaker: &speaker, cue: &cue, content: &content };
        let (said, warning) = said_on(&text, &layout, &spans, Some(published));
        assert!(said.is_none() || warning.is_none());
        for span in said.iter().map(|s| s.span).chain(warning.iter().map(|w| w.span)) {
            assert!(!span.of(&text).is_empty(), "{text}");
        }
    }
}
