//! Where the words of a coding stand in a text: as they are, or as people copy and type them.

use onrecord_text::{CodePoints, is_invisible};
use unicode_normalization::UnicodeNormalization;

/// Where `words` first stand within `within`, all in code points; none where they do not. Whoever copies words out of
/// a text may have a space for the end of a line and straight marks for curly ones; and other programs leave invisible
/// characters out, take letters and their accents apart, write one dash for another, and put a quotation in marks. Words
/// that are left out may have "…" in their place.
pub(crate) fn find(text: &str, within: [usize; 2], words: &str) -> Option<[usize; 2]> {
    if words.trim().is_empty() {
        return None;
    }
    let span = CodePoints::of(text).span(within[0], within[1]);
    let part = span.of(text);
    if let Some(at) = part.find(words) {
        let start = within[0] + part[..at].chars().count();
        return Some([start, start + words.chars().count()]);
    }
    let found = |folded: Folding| {
        let (part, words) = (Folded::of(part, folded), Folded::of(words.trim(), folded));
        part.find(&words.letters, 0).map(|(place, _)| place)
    };
    let place = found(Folding::Marks).or_else(|| found(Folding::All));
    let place = place.or_else(|| without_marks(part, words)).or_else(|| around(part, words))?;
    Some(place.map(|it| within[0] + it))
}

/// Where words stand that somebody has put in quotation marks.
fn without_marks(part: &str, words: &str) -> Option<[usize; 2]> {
    let folded = Folded::of(words.trim(), Folding::All).letters;
    let bare = folded.strip_prefix('"')?.strip_suffix('"')?.trim();
    let found = Folded::of(part, Folding::All).find(bare, 0)?;
    (!bare.is_empty()).then_some(found.0)
}

/// The most letters that "…" may stand for.
const LONGEST_GAP: usize = 500;

/// From the first to the last of words between which others are left out: "Ostland … would pay".
fn around(part: &str, words: &str) -> Option<[usize; 2]> {
    let part = Folded::of(part, Folding::All);
    let words = Folded::of(words.trim(), Folding::All).letters.replace("[...]", "...");
    let mut pieces =
        words.split("...").map(str::trim).filter(|it| it.contains(char::is_alphanumeric));
    let (first, second) = (pieces.next()?, pieces.next()?);
    let ([start, mut end], mut after) = part.find(first, 0)?;
    for piece in std::iter::once(second).chain(pieces) {
        let ([from, to], next) = part.find(piece, after)?;
        if from - end > LONGEST_GAP {
            return None;
        }
        (end, after) = (to, next);
    }
    Some([start, end])
}

/// What of two texts need not be the same.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Folding {
    /// Gaps and quotation marks.
    Marks,
    /// Letter case and the ways of writing one letter or dash, too.
    All,
}

/// A text without what need not be the same.
struct Folded {
    letters: String,
    /// For each of the letters, by bytes: the place of the character that it comes from.
    places: Vec<usize>,
}

impl Folded {
    fn of(words: &str, folding: Folding) -> Folded {
        let mut folded = Folded { letters: String::with_capacity(words.len()), places: Vec::new() };
        for (place, c) in words.chars().enumerate() {
            match (folding, c) {
                (_, '“' | '”' | '„') => folded.push(place, '"'),
                (_, '‘' | '’') => folded.push(place, '\''),
                (_, c) if c.is_whitespace() => folded.push(place, ' '),
                (Folding::Marks, c) => folded.push(place, c),
                (Folding::All, c) if is_invisible(c) || c == '\u{ad}' => {}
                (Folding::All, '«' | '»') => folded.push(place, '"'),
                (Folding::All, '‐' | '‑' | '‒' | '–' | '—' | '―' | '−') => {
                    folded.push(place, '-');
                }
                (Folding::All, c) => {
                    let letters = std::iter::once(c).nfkd().flat_map(char::to_lowercase);
                    letters.for_each(|letter| folded.push(place, letter));
                }
            }
        }
        folded
    }

    fn push(&mut self, place: usize, c: char) {
        if c != ' ' || !self.letters.ends_with(' ') {
            self.letters.push(c);
            self.places.extend(std::iter::repeat_n(place, c.len_utf8()));
        }
    }

    /// Where these letters first stand from a byte on, as places of characters, and the byte behind them.
    fn find(&self, letters: &str, from: usize) -> Option<([usize; 2], usize)> {
        let at = from + self.letters.get(from..)?.find(letters)?;
        let end = at + letters.len();
        let last = self.places.get(end.checked_sub(1)?)?;
        Some(([*self.places.get(at)?, last + 1], end))
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    #[track_caller]
    fn check(text: &str, words: &str, expected: Option<&str>) {
        let found = find(text, [0, text.chars().count()], words);
        let told = found.map(|[start, end]| text.chars().skip(start).take(end - start).collect());
        assert_eq!(told, expected.map(str::to_owned), "{words}");
    }

    #[test]
    fn words_are_found_as_people_copy_them() {
        let text = "é “Ostland would\n  pay”, she said. It’s late.";
        let check = |words: &str, expected: Option<&str>| check(text, words, expected);
        check("Ostland would", Some("Ostland would"));
        check("Ostland would pay", Some("Ostland would\n  pay"));
        check("\"Ostland would pay\", she", Some("“Ostland would\n  pay”, she"));
        check(" It's late. ", Some("It’s late."));
        check("Ostland pays", None);
        check(" ", None);
    }

    #[test]
    fn words_are_found_as_programs_write_them() {
        let text = "The café\u{ad} – an o\u{fb03}ce – is shut… «No», said Zoe\u{308}. She left the old town and would not pay.";
        let check = |words: &str, expected: Option<&str>| check(text, words, expected);
        check("cafe\u{301} - an office", Some("café\u{ad} – an o\u{fb03}ce"));
        check("is shut... \"No\"", Some("is shut… «No»"));
        check("the café", Some("The café"));
        check("“She left the old town”", Some("She left the old town"));
        check("said Zoë", Some("said Zoe\u{308}"));
        check("She left … would not pay", Some("She left the old town and would not pay"));
        check("She left [...] would not pay.", Some("She left the old town and would not pay."));
        check("would not pay … She left", None);
        check("\"\"", None);
    }
}
