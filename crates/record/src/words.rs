//! From what a user types to what the full-text index understands, with no way to a syntax error.

use crate::fold::{fold, typed_letters};
use unicode_normalization::char::is_combining_mark;

/// The full-text query that finds statements with all of the words typed, or nothing where `typed`
/// holds no word.
///
/// Words between quotation marks are a phrase, and `*` after a word or phrase lets its last word go
/// on. Nothing else has a meaning: "AND" is a word.
pub(crate) fn full_text_query(typed: &str) -> Option<String> {
    let terms: Vec<String> = terms(typed).iter().filter_map(Term::quoted).collect();
    (!terms.is_empty()).then(|| terms.join(" AND "))
}

/// The full-text query that finds texts with any of the words, each asked for once.
pub(crate) fn any_word_query(words: &str) -> Option<String> {
    let mut words: Vec<String> = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| typed_letters(&word.to_lowercase()))
        .collect();
    words.sort_unstable();
    words.dedup();
    let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    (!quoted.is_empty()).then(|| quoted.join(" OR "))
}

/// The full-text query that finds statements whose speaker words begin with all words of `name`.
pub(crate) fn speaker_query(name: &str) -> Option<String> {
    begun_in("speaker_letters", name)
}

/// The full-text query that finds articles whose headline has words that begin with all words of `title`.
pub(crate) fn title_query(title: &str) -> Option<String> {
    begun_in("title_letters", title)
}

/// The full-text query for words of a column that begin with all of these.
fn begun_in(column: &str, words: &str) -> Option<String> {
    let terms = words.split_whitespace().map(|word| Term { words: word.to_owned(), goes_on: true });
    let terms: Vec<String> = terms.filter_map(|term| term.quoted()).collect();
    (!terms.is_empty()).then(|| format!("{column} : ({})", terms.join(" AND ")))
}

/// Whether a text has all that was typed, as the full-text index would find it.
pub(crate) fn has_all(text: &str, terms: &[Term]) -> bool {
    let text = fold(text);
    let words: Vec<&str> = text.split(' ').collect();
    terms.iter().all(|term| term.is_in(&words))
}

/// A word or phrase to look for.
pub(crate) struct Term {
    words: String,
    goes_on: bool,
}

impl Term {
    /// The term as a string of the query language, in which a quotation mark is doubled.
    fn quoted(&self) -> Option<String> {
        // The index sees words of letters and digits only. A NUL would end the query early.
        let words = typed_letters(&self.words).replace('\0', " ").replace('"', "\"\"");
        let star = if self.goes_on { " *" } else { "" };
        words.contains(char::is_alphanumeric).then(|| format!("\"{words}\"{star}"))
    }

    /// Whether the term stands among the words of a folded text; one without a letter stands in all.
    fn is_in(&self, text: &[&str]) -> bool {
        let sought = fold(&self.words);
        let sought: Vec<&str> = sought.split(' ').collect();
        sought == [""] || (0..text.len()).any(|at| self.begins(&sought, &text[at..]))
    }

    /// Whether a text begins with the words sought, of which the last may go on.
    fn begins(&self, sought: &[&str], text: &[&str]) -> bool {
        let Some((last, before)) = sought.split_last() else { return false };
        text.starts_with(before)
            && text.get(before.len()).is_some_and(|word| {
                if self.goes_on { word.starts_with(last) } else { word == last }
            })
    }
}

/// Where a text has what was typed, in code points and in order: each word, and each phrase as a whole.
pub fn places_of(text: &str, typed: &str) -> Vec<[usize; 2]> {
    let words = folded_words(text);
    let text: Vec<&str> = words.iter().map(|(_, word)| word.as_str()).collect();
    let mut places: Vec<[usize; 2]> = Vec::new();
    for term in terms(typed) {
        let sought = fold(&term.words);
        let sought: Vec<&str> = sought.split(' ').filter(|word| !word.is_empty()).collect();
        let found = (0..text.len()).filter(|at| term.begins(&sought, &text[*at..]));
        places.extend(found.map(|at| [words[at].0[0], words[at + sought.len() - 1].0[1]]));
    }
    places.sort_unstable();
    // Of words that are found by several terms, or in two phrases, all are one place.
    places.dedup_by(|next, place| {
        let is_inside = next[0] < place[1];
        if is_inside {
            place[1] = place[1].max(next[1]);
        }
        is_inside
    });
    places
}

/// The words of a text as the index has them, each with its place in code points.
fn folded_words(text: &str) -> Vec<([usize; 2], String)> {
    let is_letter = |char: &char| char.is_alphanumeric() || is_combining_mark(*char);
    let chars: Vec<char> = text.chars().collect();
    let mut words = Vec::new();
    let mut from = 0;
    while from < chars.len() {
        let length = chars[from..].iter().take_while(|char| is_letter(char)).count();
        if length > 0 {
            let word: String = chars[from..from + length].iter().collect();
            words.push(([from, from + length], fold(&word)));
        }
        from += length.max(1);
    }
    words
}

/// The words and phrases that were typed.
pub(crate) fn terms(typed: &str) -> Vec<Term> {
    let typed = typed.replace(['“', '”', '„', '«', '»'], "\"");
    let mut terms = Vec::new();
    // Every other piece stands between quotation marks; a mark that is never closed goes to the end.
    let pieces: Vec<&str> = typed.split('"').collect();
    for (i, piece) in pieces.iter().enumerate() {
        if i % 2 == 1 {
            let goes_on = pieces.get(i + 1).is_some_and(|after| after.starts_with('*'));
            terms.push(Term { words: (*piece).to_owned(), goes_on });
        } else {
            terms.extend(piece.split_whitespace().map(|word| {
                let bare = word.trim_end_matches('*');
                Term { words: bare.to_owned(), goes_on: bare.len() < word.len() }
            }));
        }
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_looked_through_as_the_index_is() {
        let has = |typed: &str| has_all("A bridge to the New Café’s island", &terms(typed));
        assert!(has("cafe bridge") && has("\"new café\"") && has("isl*") && has("") && has("?"));
        assert!(!has("isl") && !has("\"café new\"") && !has("bridge ferry") && !has("\"new caf\""));
    }

    #[test]
    fn what_was_typed_is_found_in_its_places() {
        let check = |text: &str, typed: &str, expected: &[&str]| {
            let chars: Vec<char> = text.chars().collect();
            let places = places_of(text, typed);
            let words: Vec<String> =
                places.iter().map(|[from, to]| chars[*from..*to].iter().collect()).collect();
            assert_eq!(words, expected, "{typed}");
        };
        check("The Café’s cafe\u{301}, a CAFE", "cafe", &["Café", "cafe\u{301}", "CAFE"]);
        check("Łódź", "lodz", &["Łódź"]);
        check(
            "new bridge, new bridge toll",
            "\"new bridge\" bridge*",
            &["new bridge", "new bridge"],
        );
        check("a new toll on the new bridge", "\"new bridge\"", &["new bridge"]);
        check("O’Brien and Brien", "O'Brien", &["O’Brien"]);
        check("ferries and ferry", "ferr*", &["ferries", "ferry"]);
        check("a ferryman", "ferry \"*\" ?", &[]);
        check("", "x", &[]);
    }

    #[test]
    fn any_word_is_enough_and_each_counts_once() {
        let query = any_word_query("The toll, the “Toll” OR not*").unwrap();
        assert_eq!(query, "\"not\" OR \"or\" OR \"the\" OR \"toll\"");
        assert_eq!(any_word_query("… ?"), None);
    }

    #[test]
    fn whatever_is_typed_becomes_words_and_phrases() {
        let check = |typed: &str, expected: Option<&str>| {
            assert_eq!(full_text_query(typed).as_deref(), expected, "{typed:?}");
        };
        check("new bridge", Some(r#""new" AND "bridge""#));
        check(r#"a "new bridge" toll*"#, Some(r#""a" AND "new bridge" AND "toll" *"#));
        check("“new bri”* NOT", Some(r#""new bri" * AND "NOT""#));
        check(r#"left "open here"#, Some(r#""left" AND "open here""#));
        check("content_words:x OR (NEAR(", Some(r#""content_words:x" AND "OR" AND "(NEAR(""#));
        check("Łódź Straße*", Some(r#""lódź" AND "Strasse" *"#));
        check("a\0b", Some("\"a b\""));
        check("-- * \"\" !", None);
        check("", None);
    }
}
