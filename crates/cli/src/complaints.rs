//! What is said of sources that give no article. Of a file with a report a line that is none, a sentence is said, and
//! not one a line; of a crawl, how many of its pages are no reports.

use crate::output::count_of;
use onrecord::{Location, ReadError, SourceError};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// How many lines of a file are named one by one.
const NAMED: usize = 5;

/// What is said, in the order in which sources come.
#[derive(Default)]
pub(crate) struct Complaints {
    file: Option<Lines>,
    crawls: BTreeMap<PathBuf, Pages>,
}

/// The pages of a crawl that have come.
#[derive(Default)]
struct Pages {
    all: usize,
    /// How many are passed over.
    passed: usize,
}

/// A file of which some lines have come.
struct Lines {
    path: PathBuf,
    has_report: bool,
    /// How many lines hold no report.
    faulty: usize,
    /// The number of the first of them.
    first: usize,
    /// What is said of these once a line holds a report.
    waiting: Vec<String>,
}

impl Complaints {
    /// What is to be said now that a source gave an article or this error.
    pub(crate) fn note(&mut self, location: &Location, error: Option<&ReadError>) -> Vec<String> {
        let said = error.map(|error| format!("{location}: {error}"));
        if let Location::Capture { path, .. } = location {
            let is_fault = error.is_some_and(|error| is_fault(location, error));
            let pages = self.crawls.entry(path.clone()).or_default();
            pages.all += 1;
            pages.passed += usize::from(error.is_some() && !is_fault);
            return said.into_iter().filter(|_| is_fault).collect();
        }
        let Location::Line { path, number, .. } = location else {
            let mut all = self.end_file();
            all.extend(said);
            return all;
        };
        let mut all = match &self.file {
            Some(file) if file.path == *path => Vec::new(),
            _ => self.end_file(),
        };
        let file = self.file.get_or_insert_with(|| Lines {
            path: path.clone(),
            has_report: false,
            faulty: 0,
            first: *number,
            waiting: Vec::new(),
        });
        if error.is_some_and(is_of_line) {
            file.faulty += 1;
            if file.faulty == 1 {
                file.first = *number;
            }
            if file.faulty <= NAMED {
                file.waiting.extend(said);
            }
        } else {
            file.has_report = true;
            file.waiting.extend(said);
        }
        if file.has_report {
            all.append(&mut file.waiting);
        }
        all
    }

    /// What is to be said when no more sources come.
    pub(crate) fn end(&mut self) -> Vec<String> {
        let mut all = self.end_file();
        for (path, pages) in std::mem::take(&mut self.crawls) {
            if pages.passed > 0 {
                all.push(format!(
                    "{}: {} of {} hold no report in English, and are passed over",
                    path.display(),
                    pages.passed,
                    count_of(pages.all, "page")
                ));
            }
        }
        all
    }

    /// What is to be said of a file with a report a line when no more of its lines come.
    fn end_file(&mut self) -> Vec<String> {
        let Some(Lines { path, has_report, faulty, first, mut waiting }) = self.file.take() else {
            return Vec::new();
        };
        let path = path.display();
        if !has_report && faulty > 1 {
            return vec![format!(
                "{path}: none of its {faulty} lines holds a report, line {first} to begin with: each is a JSON \
                 object with the report's words under \"text\" (or \"body\", or \"content\"); `jq -c '.[]'` makes such lines \
                 of one list"
            )];
        }
        if faulty > NAMED {
            let more = count_of(faulty - NAMED, "more line");
            waiting.push(format!("{path}: {more} without a report"));
        }
        waiting
    }
}

/// The warnings about the reports of one file, of which a few are said.
#[derive(Default)]
pub(crate) struct Warnings {
    counts: BTreeMap<PathBuf, usize>,
}

impl Warnings {
    /// Whether a warning about a source is to be said, now that there is one more.
    pub(crate) fn are_few(&mut self, location: &Location) -> bool {
        let (Location::Line { path, .. } | Location::Capture { path, .. }) = location else {
            return true;
        };
        let count = self.counts.entry(path.clone()).or_default();
        *count += 1;
        *count <= NAMED
    }

    /// What is to be said of the others when no more sources come.
    pub(crate) fn end(&self) -> Vec<String> {
        let many = self.counts.iter().filter(|(_, count)| **count > NAMED);
        let told = |(path, count): (&PathBuf, &usize)| {
            format!(
                "{}: and {} like these",
                path.display(),
                count_of(count - NAMED, "more warning")
            )
        };
        many.map(told).collect()
    }
}

/// Whether what went wrong with a source is a fault. A crawl captures whatever it meets: that a page of it is no report is
/// none.
pub(crate) fn is_fault(location: &Location, error: &ReadError) -> bool {
    let is_no_report = matches!(error, ReadError::Source(error) if error.is_no_report());
    !(is_no_report && matches!(location, Location::Capture { .. }))
}

/// Whether the line holds no report, and not something else went wrong.
fn is_of_line(error: &ReadError) -> bool {
    use SourceError::{Empty, Line, NoText, TooLarge};
    matches!(error, ReadError::Source(Line(_) | NoText | Empty | TooLarge(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said of lines of files: the file's name, and whether each line holds a report.
    fn said(files: &[(&str, &[bool])]) -> Vec<String> {
        let mut complaints = Complaints::default();
        let mut all = Vec::new();
        for (path, lines) in files {
            for (at, is_good) in lines.iter().enumerate() {
                let path = PathBuf::from(path);
                let location = Location::Line { path, number: at + 1, at: 0 };
                let error = ReadError::Source(SourceError::NoText);
                all.extend(complaints.note(&location, (!is_good).then_some(&error)));
            }
        }
        all.extend(complaints.end());
        all
    }

    fn heads(said: &[String]) -> Vec<&str> {
        said.iter().map(|line| line.split(": ").next().unwrap_or_default()).collect()
    }

    #[test]
    fn a_file_without_a_report_is_one_fault() {
        let all = said(&[("a.jsonl", &[false; 300]), ("b.jsonl", &[true]), ("c.jsonl", &[false])]);
        assert_eq!(heads(&all), ["a.jsonl", "c.jsonl:1"]);
        assert!(all[0].contains("none of its 300 lines") && all[0].contains("line 1 "), "{all:?}");
    }

    #[test]
    fn of_other_files_each_faulty_line_is_named_as_far_as_there_are_few() {
        let all = said(&[("a.jsonl", &[false, true, false, true])]);
        assert_eq!(heads(&all), ["a.jsonl:1", "a.jsonl:3"]);
        let mut lines = [false; 20];
        lines[7] = true;
        let all = said(&[("a.jsonl", &lines)]);
        let first = ["a.jsonl:1", "a.jsonl:2", "a.jsonl:3", "a.jsonl:4", "a.jsonl:5", "a.jsonl"];
        assert_eq!(heads(&all), first);
        assert!(all[5].ends_with("14 more lines without a report"), "{all:?}");
    }

    #[test]
    fn of_many_warnings_a_few_are_said() {
        let mut warnings = Warnings::default();
        let line = |number| Location::Line { path: PathBuf::from("a.jsonl"), number, at: 0 };
        let said = (1..=300).filter(|number| warnings.are_few(&line(*number))).count();
        assert_eq!(
            (said, warnings.end()),
            (5, vec!["a.jsonl: and 295 more warnings like these".to_owned()])
        );
        assert!(warnings.are_few(&Location::Stdin));
    }

    #[test]
    fn of_a_crawl_it_is_said_how_many_pages_are_no_reports() {
        let mut complaints = Complaints::default();
        let page = |at| Location::Capture { path: PathBuf::from("a.warc"), at };
        let other = ReadError::Source(SourceError::OtherLanguage);
        assert!(complaints.note(&page(0), None).is_empty());
        assert!(complaints.note(&page(9), Some(&other)).is_empty());
        assert_eq!(complaints.note(&page(17), Some(&ReadError::Fault)).len(), 1);
        let end = ["a.warc: 1 of 3 pages hold no report in English, and are passed over"];
        assert_eq!(complaints.end(), end);
        assert!(!is_fault(&page(9), &other) && is_fault(&page(9), &ReadError::Fault));
        assert!(is_fault(&Location::Stdin, &ReadError::Source(SourceError::Empty)));
    }

    #[test]
    fn what_is_no_matter_of_lines_is_said_of_each() {
        let mut complaints = Complaints::default();
        for number in [1, 2] {
            let location = Location::Line { path: PathBuf::from("a.jsonl"), number, at: 0 };
            assert_eq!(complaints.note(&location, Some(&ReadError::Fault)).len(), 1);
        }
        let said = complaints.note(&Location::Stdin, Some(&ReadError::Source(SourceError::Empty)));
        assert_eq!(said, ["-: there are no words in it"]);
    }
}
