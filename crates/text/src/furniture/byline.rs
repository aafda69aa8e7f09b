//! Bylines: who wrote the report.

use super::line::{Line, is_capitalised};
use super::names::names;
use super::stamp;
use crate::date::pattern;
use chrono::NaiveDate;
use regex::Regex;
use std::sync::LazyLock;

/// A byline longer than this, in bytes, is a sentence.
const LONGEST_BYLINE: usize = 180;

/// How many words "Staff Reporter" has at most; a headline about one has more.
const REPORTER: usize = 3;

/// Words that only a byline begins with, wherever it stands.
const ANYWHERE: &[&str] = &[
    "reporting by",
    "additional reporting by",
    "with reporting by",
    "writing by",
    "written by",
    "compiled by",
    "editing by",
    "edited by",
    "report by",
    "words by",
    "story by",
    "translated by",
    "posted by",
    "updates by",
];
/// Words that begin a byline near the headline.
const NEAR_HEADLINE: &[&str] =
    &["by", "author:", "authors:", "text:", "words:", "reporter:", "by:"];
/// Words that begin a byline after the report's last sentence.
const AFTER_REPORT: &[&str] =
    &["editor:", "author:", "authors:", "interview:", "text:", "reporter:"];
/// Kinds of writing: "Feature by …", "Transcript and web report by …", "Lives remembered, by …".
const WRITING: &[&str] = &[
    "analysis",
    "column",
    "comment",
    "dispatch",
    "essay",
    "exclusive",
    "explainer",
    "feature",
    "interview",
    "list",
    "obituary",
    "opinion",
    "profile",
    "remembered",
    "report",
    "review",
    "story",
    "text",
    "transcript",
    "words",
    "commentary",
    "photographs",
    "pictures",
    "reportage",
];
/// Kinds of writing before whose author's name no "by" need stand; behind "obituary" or "profile" stands another's.
const SIGNED: &[&str] = &[
    "analysis",
    "column",
    "comment",
    "commentary",
    "dispatch",
    "essay",
    "investigation",
    "opinion",
];
static INITIALS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\(?\p{Ll}{2,3}(?:/\p{Ll}{2,3}){0,2}\)$"));
static NAME_AND_TIME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?<name>\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+){1,2})\s*[,|—–-]\s+(?<time>.+)$")
});

/// The part of the article in which a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zone {
    /// Before the report is under way.
    Top,
    /// In the midst of it.
    Middle,
    /// After its last paragraph.
    Bottom,
}

/// What a byline says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Byline {
    /// The names, in order; empty for "by our staff".
    pub(super) names: Vec<String>,
    /// The day of publication, where it follows the names.
    pub(super) published: Option<NaiveDate>,
}

/// The byline that `line` is, if it is one.
pub(super) fn byline(line: &Line<'_>, zone: Zone) -> Option<Byline> {
    if line.words.len() > LONGEST_BYLINE {
        return None;
    }
    if zone == Zone::Bottom && INITIALS.is_match(line.words) {
        return Some(Byline::default());
    }
    let words = line.words.trim_start_matches(['(', '[', '*', '•', ' ']);
    let words = words.strip_suffix([')', ']']).unwrap_or(words).trim();
    let after = |leads: &[&str]| leads.iter().find_map(|lead| after_lead(words, lead));
    if let Some(rest) = after(ANYWHERE) {
        return names(rest.split([';']).next().unwrap_or(rest));
    }
    match zone {
        Zone::Top => {
            // "Reporter: Minister, do you support the tram?" is a turn of a transcript.
            let rest = after(NEAR_HEADLINE)
                .filter(|rest| !rest.contains('?'))
                .or_else(|| after_lead(words, "interview:").filter(|rest| is_bare_name(rest)))
                .or_else(|| after_writing(words));
            // "From Conrad Hask in Corvale" is a byline, "From Russia, with love" is none.
            let full = |found: &Byline| found.names.iter().all(|name| name.contains(' '));
            let from = || names(after_lead(words, "from")?).filter(full);
            rest.and_then(names)
                .or_else(from)
                .or_else(|| name_and_time(words))
                .or_else(|| names(after_job(words)?))
                .or_else(|| staff(line))
        }
        Zone::Bottom => names(after(AFTER_REPORT)?),
        Zone::Middle => None,
    }
}

/// The names in the words of a byline that a page states by itself: "Nora Whitlam and Jo Bell".
pub(crate) fn names_in(words: &str) -> Vec<String> {
    let words = after_lead(words, "by").unwrap_or(words);
    names(words).map(|byline| byline.names).unwrap_or_default()
}

/// What follows `lead`, in whatever letters it is written, and a space.
fn after_lead<'w>(words: &'w str, lead: &str) -> Option<&'w str> {
    let head = words.get(..lead.len())?;
    let rest = &words[lead.len()..];
    (head.eq_ignore_ascii_case(lead) && rest.starts_with([' ', '\u{a0}', '\t']))
        .then(|| rest.trim_start())
}

/// Whether words are a person's name and nothing else: "Interview: Jo Marsh on the toll" is a headline.
fn is_bare_name(words: &str) -> bool {
    let names = |word: &str| word.starts_with(char::is_uppercase) && !word.ends_with(',');
    (2..=3).contains(&words.split(' ').count()) && words.split(' ').all(names)
}

/// "EXCLUSIVE by Gus Tranter": what follows "by" after words that name a kind of writing.
fn after_writing(words: &str) -> Option<&str> {
    let at = words.to_ascii_lowercase().find(" by ")?;
    let before = &words[..at];
    let is_writing = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
        WRITING.contains(&word.as_str())
    };
    let fits = before.split_whitespace().count() <= 5 && before.split_whitespace().any(is_writing);
    fits.then(|| words[at + 4..].trim_start())
}

/// "Education reporter Lottie Ames", "Social affairs correspondent: Nadia Kershaw", "Investigation | Petra Holloway": the bare name
/// behind the work of whoever it names, or behind a kind of writing.
fn after_job(words: &str) -> Option<&str> {
    let (before, name) = match words.split_once(['|', ':']) {
        Some((before, name)) => (before.trim(), name.trim()),
        None => {
            let job = words.split(' ').find(|word| JOBS.contains(&word.to_lowercase().as_str()))?;
            let (before, name) = words.split_once(job)?;
            (words[..before.len() + job.len()].trim(), name.trim())
        }
    };
    let last = before.rsplit(' ').next()?.to_lowercase();
    let is_kind = !before.contains(' ') && SIGNED.contains(&last.as_str());
    let is_job = before.contains(' ') && JOBS.contains(&last.as_str());
    let fits = before.starts_with(char::is_uppercase) && before.split(' ').count() <= 5;
    (fits && (is_kind || is_job) && name.split(" and ").all(is_bare_name)).then_some(name)
}

/// "Tolmin Herald staff and agencies".
fn staff(line: &Line<'_>) -> Option<Byline> {
    let last = line.kernel.rsplit(' ').next().unwrap_or_default();
    let is_staff = ["staff", "agencies", "correspondent", "correspondents", "reporters"]
        .contains(&last)
        || last == "reporter" && line.word_count() <= REPORTER;
    let fits = is_staff && (2..=6).contains(&line.word_count()) && is_capitalised(line.words);
    fits.then(Byline::default)
}

/// Whether a line tells the work of whoever the line before it names: "Political correspondent, Harrow Echo" below "By Nell
/// Carver".
pub(super) fn is_job_below(before: &Line<'_>, line: &Line<'_>) -> bool {
    let named = || byline(before, Zone::Top).is_some_and(|found| !found.names.is_empty());
    let job = line.plain.split([',', '|']).next().unwrap_or_default();
    let job = [" at ", " for ", " in ", " of "]
        .iter()
        .fold(job, |job, word| job.split_once(word).map_or(job, |(job, _)| job));
    let is_job = job.rsplit(' ').next().is_some_and(|last| JOBS.contains(&last.trim()));
    line.word_count() <= 8 && !line.ends_as_prose() && is_job && named()
}

/// What those who write are, as it stands below their names.
const JOBS: &[&str] = &["columnist", "correspondent", "editor", "journalist", "reporter", "writer"];

/// "Oksana Brehm, Wednesday, 16 April, 11:20".
fn name_and_time(words: &str) -> Option<Byline> {
    let found = NAME_AND_TIME.captures(words)?;
    let (name, time) = (&found["name"], found.name("time")?.as_str());
    let line = Line::of(time, crate::Span::new(0, time.len()))?;
    let stamp = stamp::stamp(&line)?;
    Some(Byline { names: vec![name.to_owned()], published: stamp.published })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;

    /// The names with commas between, "-" for a byline without any, "" for what is no byline.
    #[track_caller]
    fn check(zone: Zone, words: &str, expected: &str) {
        let line = Line::of(words, Span::new(0, words.len())).unwrap();
        let found = byline(&line, zone).map(|found| match found.names.as_slice() {
            [] => "-".to_owned(),
            names => names.join(", "),
        });
        assert_eq!(found.unwrap_or_default(), expected, "{words}");
    }

    #[test]
    fn names_near_the_headline() {
        check(Zone::Top, "By Nora Whitlam", "Nora Whitlam");
        check(Zone::Top, "Reporter: Nora Whitlam", "Nora Whitlam");
        check(Zone::Top, "REPORTER: Mr Ray, you support the tram?", "");
        check(
            Zone::Top,
            "By Conrad Hask and Phoebe Lindqvist, Political Editor",
            "Conrad Hask, Phoebe Lindqvist",
        );
        check(
            Zone::Top,
            "By Anna Moor, Jo van der Bell and Ed Pike",
            "Anna Moor, Jo van der Bell, Ed Pike",
        );
        check(Zone::Top, "by Gráinne Tully in Brussels", "Gráinne Tully");
        check(Zone::Top, "By Bettina Crewe, Europe reporter, in Saarbrücken", "Bettina Crewe");
        check(Zone::Top, "By Westminster correspondent Hal Denny", "Hal Denny");
        check(Zone::Top, "By Defne Aldous PARIS", "Defne Aldous");
        check(Zone::Top, "EXCLUSIVE by Gus Tranter, Defence Editor", "Gus Tranter");
        check(Zone::Top, "Transcript and web report by Tamsin Roe", "Tamsin Roe");
        check(Zone::Top, "Interview: Saskia Orrin", "Saskia Orrin");
        check(Zone::Top, "Interview: Mayor Saskia Orrin on the toll", "");
        check(Zone::Top, "Interview: Saskia Orrin, head of finance", "");
        check(Zone::Top, "From Conrad Hask at the Administrative Court", "Conrad Hask");
        check(Zone::Top, "Oksana Brehm, Wednesday, 16 April, 11:20", "Oksana Brehm");
        check(Zone::Top, "By rural reporter Jacinta Molloy", "Jacinta Molloy");
        check(Zone::Top, "Local Democracy Reporter Josh Tillman", "Josh Tillman");
        check(Zone::Top, "Education reporter Lottie Ames", "Lottie Ames");
        check(Zone::Top, "Social affairs correspondent: Nadia Kershaw", "Nadia Kershaw");
        check(
            Zone::Top,
            "Investigation | Petra Holloway and Idris Bain",
            "Petra Holloway, Idris Bain",
        );
        check(Zone::Top, "Education reporter Lottie Ames jailed for fraud", "");
        check(Zone::Top, "Obituary: Lottie Ames", "");
        check(Zone::Top, "Former reporter: Council knew of fraud", "");
        check(
            Zone::Top,
            "Updates by Sam Whitcombe and Leila Farouk",
            "Sam Whitcombe, Leila Farouk",
        );
        check(Zone::Top, "By Callum Reith Pictures: Ania Wolska", "Callum Reith");
        check(Zone::Top, "Staff Reporter", "-");
        check(Zone::Top, "by our staff", "-");
        check(Zone::Top, "From our correspondent at the border", "-");
        check(Zone::Top, "By Kontinent correspondents", "-");
        check(Zone::Top, "Tolmin Herald staff and agencies", "-");
    }

    #[test]
    fn names_after_the_report() {
        check(Zone::Bottom, "(Reporting by P. Ingersoll; editing by Dee Marsh)", "P. Ingersoll");
        check(Zone::Bottom, "Additional reporting by Noor Pell", "Noor Pell");
        check(Zone::Bottom, "Editor: M. Dragnea", "M. Dragnea");
        check(Zone::Bottom, "Interview: Kit Aasen. It has been shortened.", "Kit Aasen");
        check(Zone::Bottom, "(lp)", "-");
    }

    #[test]
    fn a_day_after_the_names() {
        let words = "by Corin Hale | March 26, 2025";
        let line = Line::of(words, Span::new(0, words.len())).unwrap();
        let found = byline(&line, Zone::Top).unwrap();
        assert_eq!(found.names, ["Corin Hale"]);
        assert_eq!(found.published, NaiveDate::from_ymd_opt(2025, 3, 26));
    }

    #[test]
    fn the_report_itself() {
        check(Zone::Top, "By Monday, the council will know.", "");
        check(Zone::Top, "By the numbers", "");
        check(Zone::Top, "From Russia, with a warning for the valley", "");
        check(Zone::Top, "Struck by lightning twice", "");
        check(Zone::Middle, "By Nora Whitlam", "");
        check(Zone::Bottom, "Written by the two ministers, the letter says no.", "");
    }
}
