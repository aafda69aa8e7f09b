//! Phrases that could be what an issue is called: runs of words that mean something, as RAKE takes them
//! (Rose, Engel, Cramer and Cowley, "Automatic keyword extraction from individual documents", 2010),
//! with one preposition inside at most: "line", "high-speed line", "tunnel under the ridge".

use super::token::{Class, Token};

/// How many words with a meaning a phrase may have.
pub(super) const MOST: usize = 4;

/// The words of a phrase, the head last and zeros before the first: "tunnel under Hollin Ridge" is
/// the "Hollin Ridge tunnel".
pub(super) type Key = [u32; MOST];

/// A phrase in a text, by the places of its tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    pub(super) key: Key,
    pub(super) start: usize,
    pub(super) head: usize,
    pub(super) end: usize,
}

/// The words of a key.
pub(super) fn words(key: &Key) -> &[u32] {
    let first = key.iter().position(|word| *word != 0).unwrap_or(MOST);
    &key[first..]
}

/// The word that says what the phrase is about.
pub(super) fn head(key: &Key) -> u32 {
    key[MOST - 1]
}

/// All phrases of a text. Each ends where its run of words ends, so that "border" is none in "border
/// wall", and none begins inside a name.
pub(super) fn phrases(tokens: &[Token]) -> Vec<Phrase> {
    let mut found = Vec::new();
    let runs = runs(tokens);
    for (i, (first, end)) in runs.iter().copied().enumerate() {
        if tokens.get(end).is_some_and(|next| next.class == Class::Possessive) {
            continue;
        }
        let behind = runs.get(i + 1).copied().filter(|(next, _)| joins(&tokens[end..*next]));
        for start in (first..end).rev().take(MOST) {
            let cuts_name = start > first && tokens[start - 1].capital && tokens[start].capital;
            if cuts_name {
                continue;
            }
            let words = |from: usize, to: usize| tokens[from..to].iter().map(|it| it.word);
            let head = end - 1;
            found.push(Phrase { key: key(words(start, end)), start, head, end });
            if let Some((next, last)) = behind
                && (end - start) + (last - next) <= MOST
                && tokens.get(last).is_none_or(|next| next.class != Class::Possessive)
            {
                let key = key(words(next, last).chain(words(start, end)));
                found.push(Phrase { key, start, head, end: last });
            }
        }
    }
    found
}

/// The longest runs of content words.
fn runs(tokens: &[Token]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        if token.class == Class::Content {
            match runs.last_mut() {
                Some((_, end)) if *end == i => *end += 1,
                _ => runs.push((i, i + 1)),
            }
        }
    }
    runs
}

/// Whether what stands between two runs makes one phrase of them.
fn joins(between: &[Token]) -> bool {
    let (preposition, determiner) = match between {
        [preposition] => (preposition, None),
        [preposition, determiner] => (preposition, Some(determiner)),
        _ => return false,
    };
    matches!(preposition.class, Class::Preposition | Class::To)
        && determiner.is_none_or(|it| it.class == Class::Determiner)
}

/// The key of words, which are as many as a phrase may have at most.
fn key(words: impl DoubleEndedIterator<Item = u32>) -> Key {
    let mut key = [0; MOST];
    for (place, word) in key.iter_mut().rev().zip(words.rev()) {
        *place = word;
    }
    key
}

#[cfg(test)]
mod tests {
    use super::super::token::Lexicon;
    use super::*;

    #[test]
    fn phrases_end_with_their_run_of_words() {
        let check = |text: &str, expected: &[&str]| {
            let tokens = Lexicon::new().tokens(text);
            let found: Vec<&str> = phrases(&tokens)
                .iter()
                .map(|it| &text[tokens[it.start].start..tokens[it.end - 1].end])
                .collect();
            assert_eq!(found, expected, "{text:?}");
        };
        check("they want the border wall.", &["wall", "border wall"]);
        check(
            "a tunnel under the Hollin Ridge",
            &["tunnel", "tunnel under the Hollin Ridge", "Hollin Ridge"],
        );
        check("the Harrow Valley line", &["line", "Harrow Valley line"]);
        check("Corvale’s viaduct, a bridge", &["viaduct", "bridge"]);
        check("4,000 jobs and towns", &["jobs", "towns"]);
        check("", &[]);
    }

    #[test]
    fn one_key_in_two_orders() {
        let mut lexicon = Lexicon::new();
        let mut key = |text: &str| {
            let tokens = lexicon.tokens(text);
            phrases(&tokens).into_iter().find(|it| it.end - it.start == tokens.len()).unwrap().key
        };
        let one = key("tunnels under Hollin Ridge");
        assert_eq!(one, key("Hollin Ridge tunnel"));
        assert_eq!(words(&one).len(), 3);
        assert_eq!(head(&one), words(&key("tunnel"))[0]);
    }
}
