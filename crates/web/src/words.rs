//! How values read on a page. All of them are escaped by the templates after this.

use onrecord::record::{ReviewKind, ReviewMark};

/// "87 %".
pub(crate) fn percent(share: f32) -> String {
    format!("{:.0} %", f64::from(share) * 100.0)
}

/// "accepted by nora on 2025-02-06".
pub(crate) fn reviewed(review: &ReviewMark) -> String {
    let what = match review.kind {
        ReviewKind::Accept => "accepted",
        ReviewKind::Correct => "corrected",
        ReviewKind::Reject => "rejected",
        ReviewKind::Add => "added",
    };
    let day = review.at.get(..10).unwrap_or(&review.at);
    format!("{what} by {} on {day}", review.coder)
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
    fn numbers_are_readable() {
        assert_eq!(number(1, "actor"), "1 actor");
        assert_eq!(number(12_345, "actor"), "12,345 actors");
        assert_eq!(thousands(100), "100");
    }
}
