//! Names in the words that name a speaker: "Tomas Brandt, the mayor of Brackwater," is Tomas Brandt.

use crate::words::{
    AFTER_NAMES, ARTICLES, BEFORE_PLACES, BODIES, GROUPS, INSIDE, INSIDE_PERSONS, PRONOUNS, TITLES,
    is_one_of,
};
use onrecord_text::{Layout, Span};

/// What the words that name a speaker say of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Naming {
    /// A proper name, with the role that the words give.
    Name { name: Span, role: Option<Span> },
    /// A description without a name: "the minister", "officials".
    Title,
    /// A pronoun: "she", "who".
    Pronoun,
}

/// Whether a name's last word, or its first before "of", shows that it is a body's.
pub(crate) fn is_body(name: &str) -> bool {
    let is_listed = |word: Option<&str>| word.is_some_and(|word| is_one_of(word, BODIES));
    let mut words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    is_listed(words.clone().next_back())
        || is_listed(words.next()) && words.next().is_some_and(|word| matches!(word, "of" | "for"))
}

/// What `words`, the span of a speaker's words, say of the speaker.
pub(crate) fn naming(text: &str, layout: &Layout, words: Span) -> Naming {
    let tokens = &layout.tokens[layout.tokens_in(words)];
    if let [only] = tokens
        && is_one_of(only.of(text), PRONOUNS)
    {
        return Naming::Pronoun;
    }
    let runs = runs(text, tokens);
    // A name stands before its apposition: "Tomas Brandt, the mayor of Brackwater,".
    let comma =
        tokens.iter().find(|token| token.of(text) == ",").map_or(words.end, |token| token.start);
    let (before, behind): (Vec<&[Span]>, Vec<&[Span]>) =
        runs.iter().partition(|run| run[0].start < comma);
    // "Her brother, Jonas Brock,": where no name stands before the comma, the apposition is one. One
    // word there may as well be a place.
    let behind = behind.into_iter().filter(|run| before.is_empty() || run.len() > 1);
    let named = before
        .iter()
        .rev()
        .copied()
        .chain(behind)
        .filter(|run| is_head(text, tokens, run) && !is_common(text, layout, run))
        .find_map(|run| without_titles(text, run));
    match named {
        Some(name) => Naming::Name { name, role: role(text, tokens, words, name) },
        None => Naming::Title,
    }
}

/// Whether a run of capitalised words is what the words are about, and not part of a description:
/// "the Ukrainian leader", "Ukraine’s allies" and "officials in Kyiv" name nobody.
fn is_head(text: &str, tokens: &[Span], run: &[Span]) -> bool {
    let word = |token: Option<&Span>| token.map_or("", |token| token.of(text));
    let first = tokens.partition_point(|token| token.start < run[0].start);
    let (before, after) = tokens.split_at(first);
    let after = &after[run.len().min(after.len())..];
    let describes = match word(after.first()) {
        "’" | "'" => word(after.get(1)) == "s" && after.len() > 2,
        next => next.starts_with(char::is_lowercase) && !is_one_of(next, AFTER_NAMES),
    };
    let belongs = is_one_of(word(before.last()), BEFORE_PLACES)
        || before.len() > 1
            && is_one_of(word(before.last()), ARTICLES)
            && is_one_of(word(before.get(before.len() - 2)), BEFORE_PLACES);
    !describes && !belongs
}

/// Whether a run is a common noun that only begins its sentence: "Residents of the lower town".
fn is_common(text: &str, layout: &Layout, run: &[Span]) -> bool {
    let [only] = run else { return false };
    let word = only.of(text);
    let begins_sentence =
        layout.sentences.get(layout.sentence_at(only.start)).is_some_and(|sentence| {
            sentence.tokens.clone().take(2).any(|token| layout.tokens[token] == *only)
        });
    let small = word.to_lowercase();
    begins_sentence
        && word.chars().skip(1).all(char::is_lowercase)
        && (is_one_of(word, GROUPS) || layout.tokens.iter().any(|token| token.of(text) == small))
}

/// Runs of capitalised words, with the small words that may stand inside a name.
fn runs<'t>(text: &str, tokens: &'t [Span]) -> Vec<&'t [Span]> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < tokens.len() {
        if !is_capitalised(tokens[start].of(text)) || is_one_of(tokens[start].of(text), ARTICLES) {
            start += 1;
            continue;
        }
        let mut end = start + 1;
        while let Some(more) = continuation(text, &tokens[end..], tokens[end - 1]) {
            end += more;
        }
        found.push(&tokens[start..end]);
        start = end;
    }
    found
}

/// How many of the next tokens go on with a name whose last token is `last`.
fn continuation(text: &str, next: &[Span], last: Span) -> Option<usize> {
    let capitalised = |at: usize| next.get(at).is_some_and(|token| is_capitalised(token.of(text)));
    let word = next.first()?.of(text);
    let touches = next[0].start == last.end;
    // "J. P. Ortiz", "O’Neil", "Jean-Marc", "AT&T".
    let is_initial = last.of(text).chars().count() <= 2 || is_one_of(last.of(text), TITLES);
    match word {
        "." if touches && is_initial && capitalised(1) => Some(2),
        "-" | "’" | "'" | "&" if touches && capitalised(1) && next[1].start == next[0].end => {
            Some(2)
        }
        _ if capitalised(0) => Some(1),
        _ if is_one_of(word, INSIDE) && capitalised(1) => Some(2),
        _ if is_one_of(word, INSIDE_PERSONS) && capitalised(2) => Some(3),
        _ => None,
    }
}

/// The name in a run: what follows its last title, or the whole run for a body.
fn without_titles(text: &str, run: &[Span]) -> Option<Span> {
    let cover = |run: &[Span]| Some(run.first()?.cover(*run.last()?));
    let whole = cover(run)?;
    if is_body(whole.of(text)) {
        return Some(whole);
    }
    let is_title = |token: &Span| is_one_of(token.of(text), TITLES);
    let last_title = run.iter().rposition(is_title);
    let mut rest = last_title.map_or(run, |at| &run[at + 1..]);
    if last_title.is_some() {
        while let Some((first, more)) = rest.split_first() {
            let word = first.of(text);
            if word == "." {
                rest = more;
            } else if is_one_of(word, INSIDE) && !is_capitalised(word) && more.len() > 1 {
                // "President of Keldria Oona Pell": the country is part of the title.
                rest = &more[1..];
            } else {
                break;
            }
        }
    }
    let at = |word: &str| rest.iter().position(|token| token.of(text) == word);
    match (at("and"), at("of")) {
        // Two people have two names, and one actor cannot be both.
        (Some(_), _) => None,
        // "Ruth Calloway of Corvale", but "Bank of England".
        (None, Some(of)) if of > 1 => cover(&rest[..of]),
        _ => cover(rest),
    }
}

/// The words around the name, without its article: "the mayor of Brackwater".
fn role(text: &str, tokens: &[Span], words: Span, name: Span) -> Option<Span> {
    let is_word = |token: &&Span| token.of(text).chars().any(char::is_alphanumeric);
    let side = |from: u32, to: u32| {
        let inside = || {
            tokens
                .iter()
                .filter(|t| t.start >= from && t.end <= to)
                .filter(is_word)
                .filter(|token| !is_one_of(token.of(text), ARTICLES))
        };
        Some(inside().next()?.cover(*inside().next_back()?))
    };
    // Behind a name, only what a comma or bracket sets off is a role: "Keldria and its partners".
    let next =
        tokens.iter().find(|token| token.start >= name.end).map_or("", |token| token.of(text));
    let behind = matches!(next, "," | "(").then(|| side(name.end, words.end)).flatten();
    behind.or_else(|| side(words.start, name.start))
}

fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, expected: &str) {
        let layout = Layout::of(words);
        let found = match naming(words, &layout, Span::new(0, words.len())) {
            Naming::Name { name, role: Some(role) } => {
                format!("{} ({})", name.of(words), role.of(words))
            }
            Naming::Name { name, role: None } => name.of(words).to_owned(),
            Naming::Title => "title".to_owned(),
            Naming::Pronoun => "pronoun".to_owned(),
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn people_with_titles_and_appositions() {
        check("Tomas Brandt, the mayor of Brackwater,", "Tomas Brandt (mayor of Brackwater)");
        check("Transport Minister Ilse Marrant", "Ilse Marrant (Transport Minister)");
        check("Keldrian president Oona Pell", "Oona Pell (Keldrian president)");
        check("President of Keldria Oona Pell", "Oona Pell (President of Keldria)");
        check("former union leader Karl-Otto O’Neil", "Karl-Otto O’Neil (former union leader)");
        check("Sen. J. P. Ortiz", "J. P. Ortiz (Sen)");
        check("Ursula von der Brandt", "Ursula von der Brandt");
        check("the foreign minister, Ana Ruiz", "Ana Ruiz (foreign minister)");
        check("Mr. Hale", "Hale (Mr)");
        check("Mayor Ruth Calloway of Corvale", "Ruth Calloway (Mayor)");
        check("Ruth Calloway and Tomas Brandt", "title");
        check("Her brother, Jonas Brock,", "Jonas Brock (Her brother)");
        check("officials in Corvale, Keldria,", "title");
    }

    #[test]
    fn bodies() {
        check("The Harrow Gazette", "Harrow Gazette");
        check("the Ministry of Justice", "Ministry of Justice");
        check("NATO", "NATO");
    }

    #[test]
    fn descriptions_name_nobody() {
        check("The Ukrainian leader", "title");
        check("European leaders", "title");
        check("Several of Ukraine’s allies", "title");
        check("Some nations", "title");
        check("officials in Kyiv", "title");
        check("a spokesman for the Harrow Council", "title");
        check("Others", "pronoun");
        check("Residents of the lower town", "title");
        check("Keldria and its partners", "Keldria");
    }

    #[test]
    fn no_name() {
        check("the minister", "title");
        check("officials", "title");
        check("The Minister", "title");
        check("She", "pronoun");
        check("who", "pronoun");
    }
}
