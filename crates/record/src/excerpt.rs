//! The piece of a text that shows why it was found.

use crate::words::places_of;

/// How many code points an excerpt has at most behind the first of the words that it shows, and before it.
const BEHIND: usize = 150;
const BEFORE: usize = 40;

/// The piece of a text that has most of what was typed, cut between words, and where that stands in it, in code points;
/// the text's beginning where nothing was found.
pub(crate) fn excerpt(text: &str, typed: &str) -> (String, Vec<[usize; 2]>) {
    let places = places_of(text, typed);
    let shown = |first: &[usize; 2]| {
        let begins = |place: &&[usize; 2]| place[0] >= first[0] && place[1] <= first[0] + BEHIND;
        places.iter().filter(begins).count()
    };
    // Of several that are as good, the first.
    let first = places.iter().rev().max_by_key(|it| shown(it)).map_or(0, |it| it[0]);
    let letters: Vec<char> = text.chars().collect();
    let is_gap = |at: &usize| letters[*at].is_whitespace();
    let wanted = first.saturating_sub(BEFORE);
    let from =
        if wanted == 0 { 0 } else { (wanted..first).find(is_gap).map_or(first, |at| at + 1) };
    let last = places.iter().find(|it| it[0] == first).map_or(first, |it| it[1]);
    let wanted = (first + BEHIND).max(last).min(letters.len());
    let to = match wanted < letters.len() {
        true => (last..wanted).rev().find(is_gap).unwrap_or(wanted),
        false => wanted,
    };
    let before = if from > 0 { "…" } else { "" };
    let behind = if to < letters.len() { "…" } else { "" };
    let piece: String = letters[from..to].iter().collect();
    let shift = |at: usize| at - from + before.chars().count();
    let inside = places.iter().filter(|[start, end]| *start >= from && *end <= to);
    let found = inside.map(|[start, end]| [shift(*start), shift(*end)]).collect();
    (format!("{before}{piece}{behind}"), found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, typed: &str, expected: &str, words: &[&str]) {
        let (piece, found) = excerpt(text, typed);
        assert_eq!(piece, expected);
        let letters: Vec<char> = piece.chars().collect();
        let word = |[start, end]: &[usize; 2]| letters[*start..*end].iter().collect::<String>();
        assert_eq!(found.iter().map(word).collect::<Vec<_>>(), words, "{typed}");
    }

    #[test]
    fn an_excerpt_shows_what_was_found() {
        check("In Łódź it rained.", "lodz", "In Łódź it rained.", &["Łódź"]);
        check("Nothing here.", "toll", "Nothing here.", &[]);
        check("", "toll", "", &[]);
    }

    #[test]
    fn it_is_where_most_of_it_stands_and_ends_between_words() {
        let far = "word ".repeat(60);
        let text = format!("A toll. {far}A toll on the Øster bridge. {far}The toll.");
        let begun = "word ".repeat(7);
        let ended = "word ".repeat(24);
        let expected = format!("…{begun}A toll on the Øster bridge. {}…", ended.trim_end());
        check(&text, "toll oster", &expected, &["toll", "Øster"]);
    }

    #[test]
    fn a_text_without_gaps_is_cut_all_the_same() {
        let (piece, found) = excerpt(&"x".repeat(5000), "y");
        assert_eq!((piece.chars().count(), found.len()), (BEHIND + 1, 0));
    }
}
