//! Sentences, found by rule, with what news pages do to full stops.

use crate::Span;
use crate::cut_short::ends_cut_short;

/// Passages longer than this are cut before they are searched for sentences, so that a page of one
/// line costs no more than its length.
const LONGEST_PASSAGE: usize = 20_000;

/// The sentences of one paragraph of `text`, without white space at their ends, in order.
pub(crate) fn sentences(text: &str, paragraph: Span) -> Vec<Span> {
    let mut found = Vec::new();
    for passage in passages(text, paragraph) {
        let base = passage.start as usize;
        let mut pending: Option<Span> = None;
        for boundary in sentencex::get_sentence_boundaries("en", passage.of(text)) {
            let span = Span::new(base + boundary.start_byte, base + boundary.end_byte);
            pending = match pending {
                Some(before) if are_one(before.of(text), span.of(text)) => Some(before.cover(span)),
                Some(before) => {
                    let mark = opened_at_end(before.of(text));
                    let cut = before.end - mark as u32;
                    let before = Span { end: cut, ..before };
                    split_at_lost_spaces(text, before.trim(text), &mut found);
                    Some(Span { start: cut, ..span })
                }
                None => Some(span),
            };
        }
        if let Some(last) = pending {
            split_at_lost_spaces(text, last.trim(text), &mut found);
        }
    }
    found
}

/// The paragraph in pieces of bounded length, cut behind a full stop or else at white space, where there is any.
fn passages(text: &str, paragraph: Span) -> Vec<Span> {
    let mut pieces = Vec::new();
    let mut rest = paragraph;
    while rest.len() > LONGEST_PASSAGE {
        let limit = text.floor_char_boundary(rest.start as usize + LONGEST_PASSAGE);
        let words = &text[rest.start as usize..limit];
        let stop = words.rfind(". ").map(|at| at + 1);
        let space = || words.rfind(char::is_whitespace).filter(|at| *at > 0);
        let cut = stop.or_else(space).unwrap_or(words.len());
        pieces.push(Span::new(rest.start as usize, rest.start as usize + cut));
        rest = Span::new(rest.start as usize + cut, rest.end as usize);
    }
    pieces.push(rest);
    pieces
}

/// "… Donald Trump.Sending a force …" is two sentences; "example.com" and "U.S.Army" are none of our
/// business; and "voted no. Hale left" has no number in it. A boundary needs two small letters (or a closing mark) before the stop and a capital
/// followed by a small letter or a space after it.
fn split_at_lost_spaces(text: &str, sentence: Span, found: &mut Vec<Span>) {
    let mut rest = sentence;
    let words = sentence.of(text);
    let base = sentence.start as usize;
    for (at, mark) in words.match_indices(['.', '!', '?']) {
        let end = at + mark.len();
        let after = words[end..].trim_start_matches(['”', '"', '’', '\'', ')']);
        let closing = words.len() - end - after.len();
        let mut next = after.chars();
        let begins = matches!((next.next(), next.next()), (Some(a), Some(b)) if a.is_uppercase() && (b.is_lowercase() || b == ' '));
        let mut before = words[..at].chars().rev();
        let ends =
            before.by_ref().take(2).filter(|c| c.is_lowercase() || matches!(c, '”' | ')')).count()
                == 2;
        let is_lost = begins && ends && !ends_in_address(&words[..end]);
        if is_lost || says_no(&words[..end], after) {
            let cut = base + end + closing;
            found.push(Span::new(rest.start as usize, cut).trim(text));
            rest = Span::new(cut, rest.end as usize).trim(text);
        }
    }
    if !rest.is_empty() {
        found.push(rest);
    }
}

/// Whether a sentence ends with "no." before another that begins with a word, and not with a number.
fn says_no(before: &str, after: &str) -> bool {
    let next = after.trim_start();
    before.ends_with(" no.") && next.len() < after.len() && next.starts_with(char::is_uppercase)
}

/// Whether the last word is part of an address, whose stops end no sentence.
fn ends_in_address(words: &str) -> bool {
    let last = words.rsplit(char::is_whitespace).next().unwrap_or_default();
    last.contains(['@', '/']) || last.starts_with("www.")
}

/// Whether what was found to be two sentences is one: cut in an address, behind a word that is cut short, or
/// within initials: "R-S." and "C." of "Ann Hale, R-S.C., left".
fn are_one(before: &str, after: &str) -> bool {
    let mut back = before.chars().rev();
    let mut on = after.chars();
    let are_initials = back.next() == Some('.')
        && back.next().is_some_and(char::is_uppercase)
        && on.next().is_some_and(char::is_uppercase)
        && on.next() == Some('.');
    are_initials || ends_cut_short(before.trim_end()) || ends_in_address(before)
}

/// How many bytes a mark and the space behind it take at the end of a sentence that open the next one's quotation:
/// "he said. “".
fn opened_at_end(sentence: &str) -> usize {
    let before = sentence.trim_end().strip_suffix(['“', '"', '‘']).unwrap_or(sentence);
    // "no. \" She left": a straight mark may as well close what another opened.
    let is_closed =
        before.matches('"').count().is_multiple_of(2) || !sentence.trim_end().ends_with('"');
    let opens = is_closed
        && before.ends_with(' ')
        && before.trim_end().ends_with(['.', '!', '?', '”', '"']);
    if opens { sentence.len() - before.len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = sentences(text, Span::new(0, text.len()))
            .into_iter()
            .map(|span| span.of(text))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_no_ends_a_sentence_where_no_number_follows() {
        check("They voted no. Hale left.", &["They voted no.", "Hale left."]);
        check("They sang no. 5 of it. Hale left.", &["They sang no. 5 of it.", "Hale left."]);
    }

    #[test]
    fn titles_and_initials_do_not_end_sentences() {
        check(
            "Mr. Hale met Gov. J. P. Ortiz. They spoke.",
            &["Mr. Hale met Gov. J. P. Ortiz.", "They spoke."],
        );
        let hale = "Ann Hale, D-N.Y., met Bo Lund (R-S.C.).";
        check(&format!("{hale} They spoke."), &[hale, "They spoke."]);
        check(
            "Then-Sen. Hale met Ms. Ortiz. They spoke.",
            &["Then-Sen. Hale met Ms. Ortiz.", "They spoke."],
        );
    }

    #[test]
    fn a_lost_space_after_a_full_stop() {
        check(
            "It needs the approval of the council.Sending it back takes time.",
            &["It needs the approval of the council.", "Sending it back takes time."],
        );
        check("“We will go.”He left.", &["“We will go.”", "He left."]);
        check(
            "See www.exam.ple/Over.Here or mail me@office.Example now.",
            &["See www.exam.ple/Over.Here or mail me@office.Example now."],
        );
    }

    #[test]
    fn a_mark_that_opens_the_next_sentence_belongs_to_it() {
        let said = "“Your facts are wrong,” he said.";
        check(&format!("{said} “ They left.”"), &[said, "“ They left.”"]);
        check(&format!("{said} \"They left.\""), &[said, "\"They left.\""]);
    }

    #[test]
    fn one_endless_line_is_cut() {
        let text = "word ".repeat(20_000);
        let found = sentences(&text, Span::new(0, text.len()));
        assert!(found.len() >= 5 && found.iter().all(|span| span.len() <= LONGEST_PASSAGE));
    }
}
