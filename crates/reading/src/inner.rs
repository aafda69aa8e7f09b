//! Statements inside what an outlet passes on: in "Ann Ray said the bridge was unsafe, the Courier reported", the words
//! are Ann Ray's, and so they are in "“It was unsafe,” Ann Ray told the court, according to documents".
//!
//! Tags do not overlap, so that they tell of such a sentence only that the Courier reported it.

use crate::Statement;
use crate::kind::kind;
use crate::relay::is_outlet_name;
use crate::words::{ARTICLES, PRONOUNS, is_capitalised, is_one_of};
use onrecord_text::Layout;

/// Verbs by which somebody says what follows them.
const SAID: &str = "\
    acknowledged admitted announced argued claimed claims confirmed declared denied insisted said says suggested termed \
    warned";

/// Verbs by which somebody says a quotation to others, who are named behind them.
const TOLD: &str = "told";

/// How many words may name those.
const LONGEST_ADDRESSEE: usize = 4;

/// Words that cannot stand between the one who speaks and the verb.
const ENDS: &str = "after although as because before if that when where which while who";

/// How many words a speaker may have.
const LONGEST: usize = 12;

/// How sure it is that what an outlet passes on is another's, if the outlet passes it on.
const CERTAINTY: f32 = 0.9;

/// The statements inside those of outlets, and inside quotations that anybody passes on.
pub(crate) fn inner(text: &str, layout: &Layout, statements: &[Statement]) -> Vec<Statement> {
    let passed_on = statements
        .iter()
        .filter(|it| is_of_outlet(text, it) || passes_quotation_on(text, layout, it));
    passed_on.filter_map(|statement| inside(text, layout, statement)).collect()
}

/// "“…,” Ann Ray said, according to documents".
fn passes_quotation_on(text: &str, layout: &Layout, statement: &Statement) -> bool {
    let cue = statement.cue.first().map_or("", |cue| cue.of(text));
    let begins =
        statement.content.first().and_then(|it| layout.tokens.get(layout.tokens_in(*it).start));
    cue.eq_ignore_ascii_case("according to")
        && begins.is_some_and(|begins| layout.quotation_at(*begins).is_some())
}

fn is_of_outlet(text: &str, statement: &Statement) -> bool {
    let [speaker] = statement.speaker[..] else { return false };
    let words = speaker.of(text);
    let name = words.split_once(' ').filter(|(first, _)| is_one_of(first, ARTICLES));
    is_outlet_name(name.map_or(words, |(_, name)| name))
}

fn inside(text: &str, layout: &Layout, statement: &Statement) -> Option<Statement> {
    let [content] = statement.content[..] else { return None };
    let tokens = layout.tokens_in(content);
    let word = |at: usize| layout.tokens[at].of(text);
    let is_quoted = |at: usize| layout.quotation_at(layout.tokens[at]).is_some();
    let is_verb = |at: &usize| is_one_of(word(*at), SAID) || is_one_of(word(*at), TOLD);
    let verb = tokens.clone().find(|at| is_verb(at) && !is_quoted(*at))?;
    // “It is unsafe,” Ann Ray said, or: that Ann Ray said it was.
    let first = tokens
        .clone()
        .find(|at| !is_quoted(*at) && word(*at).starts_with(char::is_alphanumeric))?;
    let is_behind = first > tokens.start && is_quoted(tokens.start);
    let from = first + usize::from(word(first) == "that");
    let speaker = from..verb;
    let has_end = speaker
        .clone()
        .any(|at| is_one_of(word(at), ENDS) || is_quoted(at) || is_one_of(word(at), SAID));
    let begins = from < verb
        && (is_capitalised(word(from)) || is_one_of(word(from), ARTICLES))
        && !is_one_of(word(from), PRONOUNS)
        && speaker.clone().any(|at| is_capitalised(word(at)));
    if has_end || !begins || speaker.len() > LONGEST {
        return None;
    }
    let said = match is_behind {
        true => tokens.start..first,
        false => verb + 1..tokens.end,
    };
    let behind = verb + 1..tokens.end;
    let is_last = match is_one_of(word(verb), TOLD) {
        true => behind.len() <= LONGEST_ADDRESSEE && !behind.clone().any(is_quoted),
        false => behind.len() <= 1,
    };
    // "Told officers" alone says nothing.
    let is_told = !is_behind && is_one_of(word(verb), TOLD);
    if said.len() < 2 || is_behind && !is_last || is_told {
        return None;
    }
    let content = vec![layout.cover(said)?];
    let kind = kind(text, layout, &content);
    let cue = vec![layout.tokens[verb]];
    let confidence = statement.confidence * CERTAINTY;
    Some(Statement::of_words(kind, vec![layout.cover(speaker)?], cue, content, confidence))
}

#[cfg(test)]
mod tests {
    use crate::marked::Marked;
    use crate::read;
    use onrecord_text::{Article, Calibration};

    #[test]
    fn what_outlets_pass_on() {
        let check = |marked: &str, expected: &[&str]| {
            let Marked { text, layout, tags } = Marked::parse(marked);
            let article = Article { text, ..Article::default() };
            let (reading, _) = read(&article, &layout, &tags, "hand@1", Calibration::default());
            let text = &article.text;
            let told = reading.statements.iter().map(|it| {
                let actor = it.actor.map_or("-", |actor| &reading.actors[actor].name);
                let via = it.via.iter().map(|party| reading.actors[party.actor].name.as_str());
                let via: Vec<&str> = via.collect();
                format!("{actor} | {} | {}", it.content[0].of(text), via.join(", "))
            });
            let mut told: Vec<String> = told.collect();
            told.sort_by_key(|it| !it.starts_with("Harrow"));
            assert_eq!(told, expected);
        };
        check(
            "[content Ann Ray said the bridge was unsafe], [speaker the Harrow Courier] [cue reported].",
            &[
                "Harrow Courier | Ann Ray said the bridge was unsafe | Harrow Courier",
                "Ann Ray | the bridge was unsafe | Harrow Courier",
            ],
        );
        check(
            "[speaker The Harrow Courier] [cue reported] [content that Ann Ray said the bridge was unsafe].",
            &[
                "Harrow Courier | that Ann Ray said the bridge was unsafe | Harrow Courier",
                "Ann Ray | the bridge was unsafe | Harrow Courier",
            ],
        );
        check(
            "[content “It is unsafe,” Ann Ray said], [cue according to] [speaker the Harrow Courier].",
            &[
                "Harrow Courier | “It is unsafe,” Ann Ray said | Harrow Courier",
                "Ann Ray | “It is unsafe,” | Harrow Courier",
            ],
        );
        check(
            "[content “It is unsafe,” Ann Ray told officers], [cue according to] [speaker court documents].",
            &[
                "Ann Ray | “It is unsafe,” | court documents",
                "court documents | “It is unsafe,” Ann Ray told officers | ",
            ],
        );
        check(
            "[content The bridge that was said to be safe fell], [speaker the Harrow Courier] [cue reported].",
            &["Harrow Courier | The bridge that was said to be safe fell | Harrow Courier"],
        );
        check(
            "[content Ann Ray said the bridge was unsafe], [speaker Tom Hale] [cue recalled].",
            &["Tom Hale | Ann Ray said the bridge was unsafe | "],
        );
    }
}
