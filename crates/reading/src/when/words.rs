//! The words that time expressions are made of, and the ones that say what an expression dates.

use super::time::{PartOfDay, Season, Unit, Which};
use chrono::{Month, Weekday};

/// Words that tie an expression to something else: "since Monday", "by the end of May".
pub(super) const BINDING: &str = "\
    about against ahead before after beyond between by despite following for from marking of per \
    since than through till to toward towards under until upon versus via with";

/// Days of the calendar that are names of events: "Super Tuesday".
pub(super) const NAMED_DAYS: &str =
    "ash black bloody boxing cyber easter giving good holy maundy mail palm super whit";

/// Newspapers and broadcasts that are named after a day: "Sunday Times".
pub(super) const NAMED_AFTER_DAYS: &str =
    "brief business express football herald live mail mirror post review sun telegraph times world";

/// Words that make an expression describe the noun that follows: "his 2019 speech".
pub(super) const DETERMINERS: &str = "a an his her its my our that the their this your";

/// Occasions on which things are said: what is said "in a Monday interview" is said on Monday.
pub(super) const OCCASIONS: &str = "\
    address appearance article book briefing broadcast call column conference debate edition \
    editorial email episode essay event events forum gala gathering hearing hearings interview \
    interviews lecture letter meeting meetings memo message news op podcast post presentation \
    press presser program programme rallies rally release remarks report sermon session show \
    speech speeches statement statements summit talk talks testimony town tweet tweets";

/// Words that carry an occasion or a place: "at the summit", "during talks".
pub(super) const CARRIERS: &str = "aboard at during in inside near on outside over";

/// Words of time that an expression includes: "earlier this week".
pub(super) const SHADES: &str = "early earlier late later mid";

/// Words without a meaning of their own before an expression: "back in September".
pub(super) const FILLERS: &str = "back just only";

/// Parts of a longer time: "at the end of last week", "in the early hours of Tuesday".
pub(super) const STRETCHES: &str = "beginning close end hours middle start";

/// Times of a day that what happens is before or after.
pub(super) const HOURS: &str =
    "dawn daybreak dusk lunch lunchtime midday midnight noon sunrise sunset";

/// Words before the clause proper: "But on Monday".
pub(super) const TRANSPARENT: &str = "\
    also and back but earlier early even indeed instead just late later meanwhile only separately \
    so still then yet";

/// Words that begin what says when, where or how something was said.
pub(super) const OPENERS: &str = "\
    aboard addressing announcing appearing arriving asked at campaigning closing commenting delivering \
    during giving hosting in inside interviewed introducing launching meeting near on opening outside over posting \
    presenting pressed questioned quizzed reacting replying responding sentencing speaking talking \
    testifying tweeting unveiling visiting welcoming when writing";

/// What is done to the report or interview that speaks: "a report, published on Monday, said".
pub(super) const PUBLISHING: &str = "aired broadcast issued posted published released sent signed";

/// Words that begin a clause about something else.
pub(super) const RELATIVES: &str = "how that what where which who whom whose why";

/// Words that begin a clause or phrase whose times are not the cue's.
pub(super) const SUBORDINATING: &str = "\
    about according after although because before concerning despite following if including \
    regarding since though unless until whether";

/// Words that begin a clause of their own after "and".
pub(super) const PRONOUNS: &str = "he i it she they we";

/// Verbs of intention, which draw the times around them to what is intended.
pub(super) const INTENDING: &str = "\
    aim aiming aims expect expecting expects hope hopes hoping intend intending intends plan \
    planning plans want wanting wants";

/// Verbs of saying: a time behind another one belongs to that.
pub(super) const SAYING: &str = "\
    added adding announced announcing argued called claimed claiming declared insisted \
    insisting noted noting promised promising replied reported said saying says stated tells told \
    tweeted urged urging vowed vowing warned warning wrote";

/// Which one an adjective means: "last Monday", "this month".
pub(super) fn which(word: &str) -> Option<Which> {
    match () {
        () if word.eq_ignore_ascii_case("last") => Some(Which::Last),
        () if word.eq_ignore_ascii_case("this") => Some(Which::Nearest),
        () if word.eq_ignore_ascii_case("next") => Some(Which::Next),
        () => None,
    }
}

/// How many units it is from now to the last, this or the next one.
pub(super) fn steps(which: Which) -> i32 {
    match which {
        Which::Last => -1,
        Which::Nearest => 0,
        Which::Next => 1,
    }
}

/// The weekday that a capitalised word names: "Wednesday", "Tues".
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    const SHORT: [(&str, Weekday); 4] = [
        ("Tues", Weekday::Tue),
        ("Weds", Weekday::Wed),
        ("Thur", Weekday::Thu),
        ("Thurs", Weekday::Thu),
    ];
    if !may_be_day_or_month(word) {
        return None;
    }
    let short = SHORT.iter().find(|(name, _)| name.eq_ignore_ascii_case(word));
    short.map(|(_, day)| *day).or_else(|| word.parse().ok())
}

/// The number of the month that a capitalised word names: "September", "Sept".
pub(super) fn month(word: &str) -> Option<u32> {
    if !may_be_day_or_month(word) {
        return None;
    }
    let name = if word.eq_ignore_ascii_case("sept") { "sep" } else { word };
    name.parse().ok().map(|month: Month| month.number_from_month())
}

fn may_be_day_or_month(word: &str) -> bool {
    word.len() >= 3 && word.starts_with(|c: char| c.is_ascii_uppercase())
}

/// The season that a word may name; "fall" and "spring" are much else besides.
pub(super) fn season(word: &str) -> Option<Season> {
    const SEASONS: [(&str, Season); 5] = [
        ("spring", Season::Spring),
        ("summer", Season::Summer),
        ("autumn", Season::Autumn),
        ("fall", Season::Autumn),
        ("winter", Season::Winter),
    ];
    look_up(word, &SEASONS)
}

/// The part of the day that a word names.
pub(super) fn part_of_day(word: &str) -> Option<PartOfDay> {
    const PARTS: [(&str, PartOfDay); 4] = [
        ("morning", PartOfDay::Morning),
        ("afternoon", PartOfDay::Afternoon),
        ("evening", PartOfDay::Evening),
        ("night", PartOfDay::Night),
    ];
    look_up(word, &PARTS)
}

/// How long one of the things is that a word names, and whether it names several.
pub(super) fn unit(word: &str) -> Option<(Length, bool)> {
    const UNITS: [(&str, Length); 8] = [
        ("minute", Length::Hours(0)),
        ("hour", Length::Hours(1)),
        ("day", Length::Unit(Unit::Day)),
        ("night", Length::Unit(Unit::Day)),
        ("week", Length::Unit(Unit::Week)),
        ("month", Length::Unit(Unit::Month)),
        ("year", Length::Unit(Unit::Year)),
        ("decade", Length::Unit(Unit::Decade)),
    ];
    let one = word.strip_suffix(['s', 'S']).unwrap_or(word);
    look_up(one, &UNITS).map(|length| (length, one.len() < word.len()))
}

/// A length of time: so many hours, or a unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Length {
    Hours(i32),
    Unit(Unit),
}

/// The whole number that a word writes, in letters or in at most four digits.
pub(super) fn number(word: &str) -> Option<i32> {
    const NUMBERS: [&str; 20] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    const TENS: [&str; 7] = ["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        let is_short = word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        return is_short.then(|| word.parse().ok())?;
    }
    let tens = (30..).step_by(10).zip(TENS);
    (1..).zip(NUMBERS).chain(tens).find(|(_, name)| name.eq_ignore_ascii_case(word)).map(|(n, _)| n)
}

/// The day of a month that a word writes: "5", "5th".
pub(super) fn day_of_month(word: &str) -> Option<u32> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let (number, ending) = word.split_at_checked(digits)?;
    let is_ordinal = ["", "st", "nd", "rd", "th"].iter().any(|e| e.eq_ignore_ascii_case(ending));
    let is_day = (1..=2).contains(&digits) && is_ordinal;
    number.parse().ok().filter(|day| is_day && (1..=31).contains(day))
}

/// The year that four digits write, if it is of our time.
pub(super) fn year(word: &str) -> Option<i32> {
    number(word).filter(|year| word.len() == 4 && (1900..2100).contains(year))
}

/// The year that four digits write behind a day and month, of whatever time.
pub(super) fn any_year(word: &str) -> Option<i32> {
    number(word).filter(|year| word.len() == 4 && (1000..2100).contains(year))
}

fn look_up<T: Copy>(word: &str, table: &[(&str, T)]) -> Option<T> {
    table.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)).map(|(_, value)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_need_capitals() {
        assert_eq!(weekday("Wednesday"), Some(Weekday::Wed));
        assert_eq!(
            (weekday("Thurs"), weekday("TUESDAY")),
            (Some(Weekday::Thu), Some(Weekday::Tue))
        );
        assert_eq!((weekday("sun"), weekday("Mondays")), (None, None));
        assert_eq!((month("May"), month("Sept"), month("may")), (Some(5), Some(9), None));
    }

    #[test]
    fn numbers_in_letters_and_digits() {
        assert_eq!((number("Two"), number("12"), number("12345")), (Some(2), Some(12), None));
        assert_eq!(
            (day_of_month("5th"), day_of_month("32"), day_of_month("é")),
            (Some(5), None, None)
        );
        assert_eq!((year("2019"), year("1492"), year("02019")), (Some(2019), None, None));
    }
}
