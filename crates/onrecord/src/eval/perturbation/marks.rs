//! Copies with other marks, or without some.

use super::edits::Edits;
use onrecord_text::{Layout, Quotation, paragraphs};
use std::collections::BTreeSet;

/// The mark without its curl; any other character as it is.
pub(super) fn straight(c: char) -> String {
    let mark = match c {
        '“' | '”' | '„' | '‟' | '″' => '"',
        '‘' | '’' | '‚' | '‛' | '′' => '\'',
        other => other,
    };
    mark.into()
}

/// Each double mark becomes the single one of its shape. Single marks become double ones where they
/// quote something inside a quotation; apostrophes stay.
pub(super) fn british(text: &str) -> Edits {
    let mut edits = Edits::default();
    for (at, c) in text.char_indices() {
        if let Some(single) = single(c) {
            edits.replace(at, at + c.len_utf8(), single.into());
        }
    }
    for outer in Layout::of(text).quotations.iter().map(|outer| outer.span) {
        let Some(open) = outer.of(text).chars().next().filter(|c| single(*c).is_some()) else {
            continue;
        };
        let start = outer.start as usize + open.len_utf8();
        let words = text.get(start..outer.end as usize).unwrap_or_default();
        for inner in Layout::of(words).quotations {
            for (at, c) in ends(words, inner) {
                if let Some(double) = double(c) {
                    edits.replace(start + at, start + at + c.len_utf8(), double.into());
                }
            }
        }
    }
    edits
}

/// Every quotation loses the mark that closes it. Quotations inside quotations keep theirs.
pub(super) fn unclosed(text: &str) -> Edits {
    without_closing_marks(text, |_| true)
}

/// Every quotation that ends its paragraph loses the mark that closes it.
pub(super) fn unfinished(text: &str) -> Edits {
    let ends: BTreeSet<u32> = paragraphs(text).iter().map(|paragraph| paragraph.end).collect();
    without_closing_marks(text, |quotation| ends.contains(&quotation.span.end))
}

fn without_closing_marks(text: &str, of: impl Fn(&Quotation) -> bool) -> Edits {
    let mut edits = Edits::default();
    for quotation in Layout::of(text).quotations.into_iter().filter(|one| one.closed && of(one)) {
        if let Some((at, c)) = ends(text, quotation).pop() {
            edits.replace(at, at + c.len_utf8(), String::new());
        }
    }
    edits
}

/// Every paragraph loses the stops, question and exclamation marks at its end, also where a
/// closing mark or bracket follows them.
pub(super) fn unstopped(text: &str) -> Edits {
    let mut edits = Edits::default();
    for paragraph in paragraphs(text) {
        let closed = paragraph.of(text).trim_end_matches(|c: char| "”’»\"')]".contains(c));
        let left = closed.trim_end_matches(['.', '!', '?', '…']);
        let start = paragraph.start as usize;
        edits.replace(start + left.len(), start + closed.len(), String::new());
    }
    edits
}

/// A quotation's first character and, where it is closed, its last, with their places.
fn ends(text: &str, quotation: Quotation) -> Vec<(usize, char)> {
    let mut chars = quotation.span.of(text).char_indices();
    let start = quotation.span.start as usize;
    let ends = [chars.next(), chars.next_back().filter(|_| quotation.closed)];
    ends.into_iter().flatten().map(|(at, c)| (start + at, c)).collect()
}

fn single(double: char) -> Option<char> {
    Some(match double {
        '“' => '‘',
        '”' => '’',
        '„' => '‚',
        '‟' => '‛',
        '"' => '\'',
        _ => return None,
    })
}

fn double(single: char) -> Option<char> {
    Some(match single {
        '‘' => '“',
        '’' => '”',
        '‚' => '„',
        '‛' => '‟',
        '\'' => '"',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::Perturbation::{self, British, Straight, Unclosed, Unfinished, Unstopped};
    use super::super::tests::check;

    #[test]
    fn marks_change_and_words_do_not() {
        let text = "“We don’t ‘wait’,” said Ann’s aide. \"Go,\" he said.";
        let gold = ["Ann’s aide|said|“We don’t ‘wait’,”", "he|said.|\"Go,\""];
        for (perturbation, expected) in [
            (Straight, "⟦\"We don't 'wait',\"⟧ ⟨said⟩ ‹Ann's aide›. ⟦\"Go,\"⟧ ‹he› ⟨said.⟩"),
            (British, "⟦‘We don’t “wait”,’⟧ ⟨said⟩ ‹Ann’s aide›. ⟦'Go,'⟧ ‹he› ⟨said.⟩"),
            (Unclosed, "⟦“We don’t ‘wait’,⟧ ⟨said⟩ ‹Ann’s aide›. ⟦\"Go,⟧ ‹he› ⟨said.⟩"),
            (Unstopped, "⟦“We don’t ‘wait’,”⟧ ⟨said⟩ ‹Ann’s aide›. ⟦\"Go,\"⟧ ‹he› ⟨said⟩"),
        ] {
            check(perturbation, text, &gold, expected);
        }
    }

    /// Checks the text alone.
    #[track_caller]
    fn check_text(perturbation: Perturbation, text: &str, expected: &str) {
        check(perturbation, text, &[], expected);
    }

    #[test]
    fn quotations_over_several_paragraphs() {
        check_text(
            Unfinished,
            "“One,” he said. “Two.”\n‘Three’\n",
            "“One,” he said. “Two.\n‘Three\n",
        );
        let text = "She said: “One.\n\n“Two.” ‘Three’ — “four";
        check_text(Unfinished, text, text);
        check_text(British, text, "She said: ‘One.\n\n‘Two.’ ‘Three’ — ‘four");
        check_text(Unclosed, text, "She said: “One.\n\n“Two. ‘Three — “four");
        check_text(Unstopped, text, "She said: “One\n\n“Two.” ‘Three’ — “four");
    }

    #[test]
    fn the_ends_of_paragraphs() {
        check_text(
            Unstopped,
            "No…\nHeading\n“Why?!” (Yes.)\n.\n\n",
            "No\nHeading\n“Why?!” (Yes)\n\n\n",
        );
        check_text(Unstopped, "", "");
    }
}
