//! Whose words they are where the verb turns speaker and hearer round: "Brandt was quoted by UNN as saying", "UNN quoted
//! Brandt as saying", "the court was told".
//!
//! Tags give such a verb whoever stands where speakers stand. Who passed the words on is found out from the words that
//! are then nobody's (`relay`).

use crate::Statement;
use crate::kind::kind;
use crate::subject;
use crate::words::{PASSIVE, is_one_of};
use onrecord_text::{Layout, Span};
use std::ops::Range;

/// What is done to somebody's words.
const QUOTES: &str = "cited cites citing quote quoted quotes quoting";
/// What they are quoted as doing.
const SAYING: &str = "acknowledging adding arguing calling claiming declaring describing insisting saying stating telling warning";
/// Verbs before a passive: "has been quoted".
const HAVE: &str = "had has have";
/// Participles that, in the passive, say to whom, and not by whom.
const TOLD: &str = "assured informed reminded told";
/// Who hears what is said before them.
const COURTS: &str = "court hearing inquest inquiry jurors jury magistrates panel tribunal trial";
/// How many words stand between "quoted" and "as" at most.
const REACH: usize = 14;

/// Gives what somebody is quoted as saying to them; statements that tell parts of it become one.
pub(crate) fn quoted(text: &str, layout: &Layout, statements: &mut Vec<Statement>) {
    for quoting in quotings(text, layout) {
        let verb = layout.tokens[quoting.verb.start].cover(layout.tokens[quoting.said.end - 1]);
        let tells = |statement: &Statement| statement.cue.iter().any(|cue| cue.overlaps(verb));
        let told: Vec<Statement> = statements.iter().filter(|it| tells(it)).cloned().collect();
        if let Some(whole) = quoting.whole(text, layout, &told) {
            let at = statements.iter().position(tells).unwrap_or_default();
            statements.retain(|statement| !tells(statement));
            statements.insert(at, whole);
        }
    }
}

/// Takes those who hear for no speakers, and for no part of what is said: "jurors were told that", "the court heard".
pub(crate) fn heard(text: &str, layout: &Layout, statement: &mut Statement) {
    let &[cue] = statement.cue.as_slice() else { return };
    let word = |at: usize| layout.tokens[at].of(text);
    let tokens = layout.tokens_in(cue);
    let Some(last) = tokens.end.checked_sub(1).filter(|last| *last >= tokens.start) else { return };
    let is_ahead = |span: &Span| span.end <= cue.start && span.gap(cue) <= 1;
    let is_passive = is_one_of(word(last), TOLD)
        && (tokens.start.saturating_sub(1)..last).any(|at| is_one_of(word(at), PASSIVE));
    // "Carer took the money, court told": a court that told somebody would be followed by whom.
    let ends = layout.tokens.get(tokens.end).is_none_or(|next| {
        !next.of(text).starts_with(char::is_alphanumeric)
            || layout.paragraph_at(next.start) != layout.paragraph_at(cue.start)
    });
    let has_heard = is_one_of(word(last), "heard hears") || word(last) == "told" && ends;
    let hears = |span: &Span| {
        let end = layout.tokens_in(*span).end.checked_sub(1);
        has_heard && end.is_some_and(|end| is_one_of(word(end), COURTS))
    };
    statement.speaker.retain(|span| !(is_ahead(span) && (is_passive || hears(span))));
    if is_passive && statement.content.len() > 1 {
        statement.content.retain(|span| !is_ahead(span) || layout.quotation_at(*span).is_some());
    }
}

/// Tokens of a sentence in which somebody is quoted.
struct Quoting {
    sentence: Range<usize>,
    /// From the passive's "was" to the verb, or the verb alone.
    verb: Range<usize>,
    is_passive: bool,
    /// "as saying".
    said: Range<usize>,
}

fn quotings(text: &str, layout: &Layout) -> Vec<Quoting> {
    let word = |at: usize| layout.tokens[at].of(text);
    let quoting = |sentence: Range<usize>, verb: usize| {
        let behind = verb + 1..sentence.end.min(verb + REACH).saturating_sub(1);
        let said =
            behind.clone().find(|at| word(*at) == "as" && is_one_of(word(at + 1), SAYING))?;
        if (behind.start..said).any(|at| is_one_of(word(at), QUOTES)) {
            return None;
        }
        // "has also been quoted".
        let mut ahead = sentence.start.max(verb.saturating_sub(3))..verb;
        let start = ahead.find(|at| is_one_of(word(*at), PASSIVE) || is_one_of(word(*at), HAVE));
        let is_passive =
            start.is_some_and(|start| (start..verb).any(|at| is_one_of(word(at), PASSIVE)));
        let start = start.filter(|_| is_passive).unwrap_or(verb);
        Some(Quoting { sentence, verb: start..verb + 1, is_passive, said: said..said + 2 })
    };
    let found = layout.sentences.iter().flat_map(|sentence| {
        let verbs = sentence.tokens.clone().filter(|at| is_one_of(word(*at), QUOTES));
        verbs.filter_map(|verb| quoting(sentence.tokens.clone(), verb))
    });
    found.collect()
}

impl Quoting {
    /// The one statement that `told`, which the tags made of it, are; nothing where it stays unclear who speaks or
    /// what is said.
    fn whole(&self, text: &str, layout: &Layout, told: &[Statement]) -> Option<Statement> {
        let surest = told.iter().map(|statement| statement.confidence).max_by(f32::total_cmp)?;
        let speaker = self.speaker(text, layout, told)?;
        // Whoever quotes stands before the verb, and is tagged as the speaker.
        let tagged =
            told.iter().flat_map(|it| &it.speaker).map(|span| layout.tokens_in(*span).start);
        let first = tagged
            .chain([layout.tokens_in(speaker).start])
            .filter(|at| (self.sentence.start..self.verb.start).contains(at))
            .min()
            .unwrap_or(self.verb.start);
        let mut content: Vec<Span> = told
            .iter()
            .flat_map(|statement| &statement.content)
            .map(|span| layout.tokens_in(*span))
            .flat_map(|it| [it.start..it.end.min(first), it.start.max(self.said.end)..it.end])
            .filter_map(|tokens| layout.cover(tokens))
            .filter(|span| span.of(text).contains(char::is_alphanumeric))
            .collect();
        content.sort_unstable();
        content.dedup();
        content.first()?;
        let is_whole = self.is_passive && self.verb.end == self.said.start;
        let verb = (self.is_passive && !is_whole).then(|| self.verb.clone());
        let from = if is_whole { self.verb.start } else { self.said.start };
        let said = Some(from..self.said.end);
        let cue = verb.into_iter().chain(said).filter_map(|it| layout.cover(it)).collect();
        let kind = kind(text, layout, &content);
        Some(Statement::of_words(kind, vec![speaker], cue, content, surest))
    }

    /// Who is quoted: whoever stands behind an active verb, or before a passive one.
    fn speaker(&self, text: &str, layout: &Layout, told: &[Statement]) -> Option<Span> {
        if !self.is_passive {
            return layout.cover(self.verb.end..self.said.start);
        }
        let parts = told.iter().flat_map(|it| it.speaker.iter().chain(&it.content));
        let mut parts = parts.map(|span| layout.tokens_in(*span));
        let tagged = parts.find(|tokens| tokens.end == self.verb.start).and_then(|tokens| {
            let is_mark = |at: &usize| matches!(layout.tokens[*at].of(text), "”" | "\"");
            let start = tokens.clone().rev().find(is_mark).map_or(tokens.start, |at| at + 1);
            layout.cover(start..tokens.end)
        });
        tagged.or_else(|| subject::before(text, layout, layout.tokens[self.verb.start]))
    }
}

#[cfg(test)]
mod tests {
    use crate::marked::check;

    #[test]
    fn who_is_quoted_speaks() {
        check(
            "[content The minister] [cue was quoted] by [speaker UNN] [content as saying that it rained].",
            &["The minister | was quoted + as saying | that it rained"],
        );
        check(
            "[speaker UNN] [cue quoted] [content Minister Ilse Marrant as saying that it rained].",
            &["Minister Ilse Marrant | as saying | that it rained"],
        );
        check(
            "[content “It rained,”] [content Marrant] [cue was quoted as saying] by UNN.",
            &["Marrant | was quoted as saying | “It rained,”"],
        );
        check(
            "[content “It rained,”] [content Marrant] [cue was quoted] by [speaker UNN] [cue as saying].",
            &["Marrant | was quoted + as saying | “It rained,”"],
        );
        check(
            "[content “It rained,”] [speaker UNN] [cue quoted] [content her as saying].",
            &["her | as saying | “It rained,”"],
        );
        check("[speaker He] [cue quoted] [content the poet].", &["He | quoted | the poet"]);
    }

    #[test]
    fn who_hears_does_not_speak() {
        check(
            "[content The jury] [cue was told] [content that it rained].",
            &[" | was told | that it rained"],
        );
        check("[speaker Brandt] [cue was told] [content it rained].", &[" | was told | it rained"]);
        check(
            "[speaker The court] [cue heard] [content that it rained].",
            &[" | heard | that it rained"],
        );
        check(
            "[content Carer took the money], [speaker court] [cue told]\n\nIt rained.",
            &[" | told | Carer took the money"],
        );
        check("[speaker Brandt] [cue told] [content us no].", &["Brandt | told | us no"]);
    }
}
