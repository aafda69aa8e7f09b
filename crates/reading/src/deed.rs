//! What reads like a statement and tells nothing: "issued a warrant", "held interest rates", "citing two people", "asked
//! not to be named".

use crate::Statement;
use crate::words::{GROUPS, is_one_of};
use onrecord_text::{Layout, Span};

/// Verbs that say something of a statement and do something to the nouns beside them.
const DEEDS: [(&str, &str); 2] = [
    (
        "issue issued issues issuing",
        "bond bonds fine fines licence licences license licenses passport passports permit permits shares subpoena \
         subpoenas summons ticket tickets visa visas warrant warrants",
    ),
    ("held hold holding holds keep keeping keeps kept", "rate rates"),
];
/// Verbs that name where words come from, which are told elsewhere.
const CITING: &str = "citing quoting";
/// Who they may come from, besides groups.
const SOURCES: &str = "aide diplomat document documents official person source";
/// What those ask for who do not want to be known.
const UNNAMED: [&str; 5] = [
    "not to be identified",
    "not to be named",
    "not to be quoted",
    "to remain anonymous",
    "to stay anonymous",
];
/// Words with which a noun is complete.
const BEHIND: &str =
    "about at by close familiar for from in into of on that to which who whom whose with";

/// Whether somebody does something and says nothing of it.
pub(crate) fn is_deed(text: &str, layout: &Layout, statement: &Statement) -> bool {
    let (&[cue], &[content]) = (statement.cue.as_slice(), statement.content.as_slice()) else {
        return false;
    };
    if layout.quotation_at(content).is_some() || content.start < cue.end {
        return false;
    }
    let last =
        |span: Span| layout.tokens[layout.tokens_in(span)].last().map_or("", |it| it.of(text));
    let (verb, noun) = (last(cue), head(text, layout, content));
    let cites = is_one_of(verb, CITING) && (is_one_of(noun, GROUPS) || is_one_of(noun, SOURCES));
    let hides = verb == "asked" && UNNAMED.iter().any(|words| content.of(text).starts_with(words));
    cites
        || hides
        || DEEDS.iter().any(|(verbs, nouns)| is_one_of(verb, verbs) && is_one_of(noun, nouns))
}

/// The last word of the noun phrase that content begins with.
fn head<'t>(text: &'t str, layout: &Layout, content: Span) -> &'t str {
    let words = layout.tokens[layout.tokens_in(content)].iter().map(|token| token.of(text));
    let is_inside =
        |word: &&str| word.starts_with(char::is_alphanumeric) && !is_one_of(word, BEHIND);
    words.take_while(is_inside).last().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use crate::marked::statements;

    #[track_caller]
    fn check(marked: &str, count: usize) {
        assert_eq!(statements(marked).len(), count, "{marked}");
    }

    #[test]
    fn deeds_are_no_statements() {
        check("[speaker A judge] [cue issued] [content a warrant for the arrest of Tom Keel].", 0);
        check("[speaker The bank] [cue held] [content interest rates at 3 per cent].", 0);
        check(
            "The bank will close, UNN wrote, [cue citing] [content two people familiar with it].",
            0,
        );
        check(
            "[content “No,”] [cue said] [speaker a man] [speaker who] [cue asked] [content not to be named].",
            1,
        );
        check("[speaker A judge] [cue issued] [content a warning about the river].", 1);
        check("[speaker Brandt], [cue citing] [content the cost of the bridge], left.", 1);
        check("[speaker They] [cue held] [content a favourable opinion of him].", 1);
    }
}
