//! Small help with words: what was meant, what would do, what stands in what.

/// Words on one line, with one space where there was white space.
pub(super) fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name that somebody who wrote `word` is likely to have meant.
pub(super) fn nearest<'a>(word: &str, names: &[&'a str]) -> Option<&'a str> {
    /// Longer words than this are no slip of the pen, and would take their time.
    const LONGEST: usize = 16;
    if word.chars().count() > LONGEST {
        return None;
    }
    let word = word.to_lowercase();
    let distances = names.iter().map(|name| (distance(&word, name), *name));
    // A short name has to be nearer: with two letters changed, "for" is like any word.
    let near = |(distance, name): &(usize, &str)| *distance <= (name.len() / 2).min(2);
    distances.filter(near).min().map(|(_, name)| name)
}

/// An id that is like `words` and may be one.
pub(super) fn id_like(words: &str) -> Option<String> {
    let lower = words.to_lowercase();
    let parts = lower.split(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit());
    let id = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    (!id.is_empty()).then_some(id)
}

/// Whether `words` stand in `text` as whole words.
pub(super) fn stand_in(words: &str, text: &str) -> bool {
    text.match_indices(words).any(|(at, found)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + found.len()..).and_then(|after| after.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// "id, title and for".
pub(super) fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// How many letters have to be put in, taken out or changed (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.chars().enumerate() {
        let mut left = i + 1;
        let mut next = vec![left];
        for (above, other) in row.windows(2).zip(&b) {
            let [diagonal, above] = above else { continue };
            left = (left + 1).min(above + 1).min(diagonal + usize::from(letter != *other));
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expected: Option<&str>) {
        assert_eq!(nearest(word, &["id", "title", "for", "example"]), expected, "{word}");
    }

    #[test]
    fn what_was_meant() {
        check("titel", Some("title"));
        check("Title", Some("title"));
        check("fro", None);
        check("fo", Some("for"));
        check("four", Some("for"));
        check("ID", Some("id"));
        check("examples", Some("example"));
        check("against", None);
        check("", None);
        check(&"title".repeat(1000), None);
    }

    #[test]
    fn distances() {
        for (a, b, expected) in
            [("", "", 0), ("", "for", 3), ("kitten", "sitting", 3), ("titel", "title", 2)]
        {
            assert_eq!((distance(a, b), distance(b, a)), (expected, expected), "{a} {b}");
        }
    }

    #[test]
    fn ids_that_would_do() {
        assert_eq!(id_like("Own Troops, now!").as_deref(), Some("own-troops-now"));
        assert_eq!(id_like("-us_role").as_deref(), Some("us-role"));
        assert_eq!(id_like("Ж“”"), None);
    }

    #[test]
    fn whole_words() {
        assert!(stand_in("Latvia", "“Latvia’s answer”"));
        assert!(!stand_in("Latvia", "the Latvian answer"));
        assert!(stand_in("US", "RUSSIA and the US"));
        assert!(!stand_in("US", "RUSSIA"));
    }
}
