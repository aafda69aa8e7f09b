//! How values read on a page. All of them are escaped by the templates after this.

use crate::visible::visible;
use onrecord::record::{ReviewKind, ReviewMark};
use onrecord::{NaiveDate, Stance};

/// All stances, as forms offer them.
pub(crate) const STANCES: [&str; 3] = ["for", "against", "undecided"];

/// The stance that forms and addresses call so.
pub(crate) fn stance_named(name: &str) -> Option<Stance> {
    Stance::ALL.into_iter().find(|stance| stance.name() == name)
}

/// "87 %".
pub(crate) fn percent(share: f32) -> String {
    format!("{:.0} %", f64::from(share) * 100.0)
}

/// "87 %", "87.5 %": as a field shows it, from which it must come back as it was.
pub(crate) fn per_cent_exactly(share: &f32) -> String {
    let digits = format!("{:.2}", f64::from(*share) * 100.0);
    format!("{} %", digits.trim_end_matches('0').trim_end_matches('.'))
}

/// "87 % sure", of what a model found; a person who adds an entry says nothing of the kind.
pub(crate) fn sure(confidence: f32, review: &Option<ReviewMark>) -> Option<String> {
    let is_found = review.as_ref().is_none_or(|review| review.kind != ReviewKind::Add);
    is_found.then(|| format!("{} sure", percent(confidence)))
}

/// "negated (“did not”)", of what a report says that its speaker did not say.
pub(crate) fn negated(negation: &str) -> Option<String> {
    (!negation.is_empty()).then(|| format!("negated (“{}”)", visible(negation)))
}

/// "accepted by nora on 2025-02-06".
pub(crate) fn reviewed(review: &ReviewMark) -> String {
    let day = review.at.get(..10).unwrap_or(&review.at);
    format!("{} by {} on {day}", review.kind.done(), review.coder)
}

/// What an article is called: by its headline, else by its file's name or its address.
pub(crate) fn called(title: &Option<String>, location: &str) -> String {
    let is_address = location.starts_with("http://") || location.starts_with("https://");
    let name = match is_address {
        true => location,
        false => location.rsplit(['/', '\\']).find(|it| !it.is_empty()).unwrap_or(location),
    };
    title.as_deref().unwrap_or(name).to_owned()
}

/// "2025-02-06 10:03:00 UTC", of a time as the record has it. Scripts make it the reader's own time.
pub(crate) fn utc(at: &str) -> String {
    at.replace('T', " ").replace('Z', " UTC")
}

/// "from 2024-05-13 to 2025-07-12", "on 2024-05-13".
pub(crate) fn days(first: Option<NaiveDate>, last: Option<NaiveDate>) -> String {
    match (first, last) {
        (Some(first), Some(last)) if first != last => format!("from {first} to {last}"),
        (Some(day), _) | (None, Some(day)) => format!("on {day}"),
        (None, None) => String::new(),
    }
}

/// The names of an actor but the one that the record uses.
pub(crate) fn other_names(names: &str, name: &str) -> String {
    names.split("; ").filter(|other| *other != name).collect::<Vec<_>>().join(", ")
}

/// "1 actor", "3 actors".
pub(crate) fn number(count: usize, one: &str) -> String {
    let many = if count == 1 { "" } else { "s" };
    format!("{} {one}{many}", thousands(count))
}

/// "12,345".
pub(crate) fn thousands(count: usize) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_called_by_its_headline_or_else_by_its_file() {
        let check = |title: Option<&str>, location: &str, expected: &str| {
            assert_eq!(called(&title.map(str::to_owned), location), expected);
        };
        check(Some("Bridge opens"), "/reports/1.txt", "Bridge opens");
        check(None, "/reports/1.txt", "1.txt");
        check(None, "C:\\reports\\1.txt", "1.txt");
        check(None, "https://example.org/a/", "https://example.org/a/");
        check(None, "/", "/");
    }

    #[test]
    fn numbers_are_readable() {
        assert_eq!(number(1, "actor"), "1 actor");
        let shares = [0.5, 0.55, 0.875, 0.0, 1.0].map(|share| per_cent_exactly(&share));
        assert_eq!(shares, ["50 %", "55 %", "87.5 %", "0 %", "100 %"]);
        assert_eq!(number(12_345, "actor"), "12,345 actors");
        assert_eq!(thousands(100), "100");
        assert_eq!(utc("2025-02-06T10:03:00Z"), "2025-02-06 10:03:00 UTC");
        assert_eq!(other_names("Brandt; Tomas Brandt; Tomas", "Tomas Brandt"), "Brandt, Tomas");
        let day = |text: &str| text.parse().ok();
        assert_eq!(days(day("2024-05-13"), day("2024-05-13")), "on 2024-05-13");
        assert_eq!(days(day("2024-05-13"), day("2025-07-12")), "from 2024-05-13 to 2025-07-12");
    }
}
