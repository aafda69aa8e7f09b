//! Runs of capitalised words, of which names are made.

use super::name_words::{PARTICLES, TITLES, is_one_of};
use onrecord_text::Span;

/// Runs of capitalised words that a single space divides, with the stop of an initial or a title
/// and the small words of names between them.
pub(super) fn runs(text: &str, tokens: &[Span]) -> Vec<Vec<Span>> {
    let mut runs: Vec<Vec<Span>> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let mut run = Vec::new();
        while let Some((word, next)) = word(text, tokens, at) {
            run.push(word);
            at = next;
            let Some(more) = continuation(text, tokens, at, word) else { break };
            at = more;
        }
        if run.is_empty() {
            at += 1;
        } else {
            runs.push(run);
        }
    }
    runs
}

/// The capitalised word that begins with the token at `at`, and the token after it: "Karl-Otto" and
/// "O’Neil" are one.
fn word(text: &str, tokens: &[Span], at: usize) -> Option<(Span, usize)> {
    let is_capitalised = |span: &Span| span.of(text).chars().next().is_some_and(char::is_uppercase);
    let mut word = *tokens.get(at).filter(|token| is_capitalised(token))?;
    let mut next = at + 1;
    while let [mark, more, ..] = tokens.get(next..).unwrap_or_default() {
        let joined = matches!(mark.of(text), "-" | "’" | "'")
            && mark.start == word.end
            && more.start == mark.end
            && is_capitalised(more);
        if !joined {
            break;
        }
        word = word.cover(*more);
        next += 2;
    }
    Some((word, next))
}

/// The token with which a run goes on whose last word is `last`, if it may go on.
fn continuation(text: &str, tokens: &[Span], at: usize, last: Span) -> Option<usize> {
    let mut at = at;
    let mut end = last.end;
    let stop = tokens.get(at)?;
    let is_short = is_initial(last.of(text)) || is_one_of(last.of(text), TITLES);
    if stop.of(text) == "." && stop.start == end && is_short {
        (at, end) = (at + 1, stop.end);
    }
    let is_one_space = |from: u32, to: u32| {
        matches!(Span::new(from as usize, to as usize).of(text), " " | "\u{a0}")
    };
    while let Some(token) = tokens.get(at).filter(|token| is_one_space(end, token.start)) {
        if !PARTICLES.split(' ').any(|particle| particle == token.of(text)) {
            return Some(at);
        }
        (at, end) = (at + 1, token.end);
    }
    None
}

/// Whether a word is one letter.
pub(super) fn is_initial(word: &str) -> bool {
    word.chars().count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord_text::Layout;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let runs = runs(text, &Layout::of(text).tokens);
        let words =
            |run: &Vec<Span>| run.iter().map(|word| word.of(text)).collect::<Vec<_>>().join("|");
        assert_eq!(runs.iter().map(words).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn names_with_all_that_may_stand_in_them() {
        check("Mr. Hale met Karl-Otto O’Neil’s aide", &["Mr|Hale", "Karl-Otto|O’Neil"]);
        check("Tomas W. Hale of Keldria", &["Tomas|W|Hale", "Keldria"]);
        check("Ursula von der Brandt", &["Ursula|Brandt"]);
        check("Rita de facto rules", &["Rita"]);
    }

    #[test]
    fn what_divides_runs() {
        check("Pell. Brandt, Hale\nMarrant  Lowe", &["Pell", "Brandt", "Hale", "Marrant", "Lowe"]);
        check("no names", &[]);
    }
}
