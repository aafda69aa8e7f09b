//! The words right beside a cue that name who speaks, where no tag does: "the prime minister, Giorgia
//! Meloni, does not want", "– Paul Orme, Brackwater".

use crate::Statement;
use crate::name::is_capitalised;
use crate::words::{ARTICLES, BEFORE_PLACES, INSIDE_RUNNING_TEXT, is_beginner, is_one_of};
use onrecord_text::{Layout, Span};

/// Pronouns that can be the subject of a cue.
const SUBJECTS: &str = "he i it she they we";
/// Words that may stand between a subject and its cue.
const BETWEEN: &str = "all also both himself herself itself later now once then themselves too";
/// Signs that set a name behind a quotation.
const DASHES: [char; 4] = ['–', '—', '-', '―'];

/// The speaker's words of a statement that has a cue and no speaker, if they stand beside the cue.
pub(crate) fn beside(text: &str, layout: &Layout, statement: &Statement) -> Option<Span> {
    let &[cue] = statement.cue.as_slice() else { return None };
    let found = signature(text, layout, cue).or_else(|| before(text, layout, cue))?;
    let taken = |span: &Span| span.overlaps(found) && *span != cue;
    (!statement.content.iter().any(taken)).then_some(found)
}

/// The name in a cue that is a signature: "– Paul Orme, Brackwater".
fn signature(text: &str, layout: &Layout, cue: Span) -> Option<Span> {
    let tokens = &layout.tokens[layout.tokens_in(cue)];
    let (dash, rest) = tokens.split_first()?;
    if !dash.of(text).starts_with(DASHES) {
        return None;
    }
    let length = rest.iter().take_while(|token| is_capitalised(token.of(text))).count();
    (length > 1).then(|| rest[0].cover(rest[length - 1]))
}

/// The pronoun or name that ends where the cue begins, in its sentence.
fn before(text: &str, layout: &Layout, cue: Span) -> Option<Span> {
    let first = layout.tokens_in(cue).start;
    let sentence = layout.sentences.get(layout.sentence_at(cue.start))?;
    let word = |at: usize| layout.tokens[at].of(text);
    let mut end = first;
    while end > sentence.tokens.start
        && (is_one_of(word(end - 1), BETWEEN) || word(end - 1).ends_with("ly"))
    {
        end -= 1;
    }
    let behind_comma = end > sentence.tokens.start && word(end - 1) == ",";
    end -= usize::from(behind_comma);
    let last = end.checked_sub(1).filter(|last| *last >= sentence.tokens.start)?;
    if is_one_of(word(last), SUBJECTS) && !behind_comma {
        // "It is said": nobody says who.
        let is_passive = || layout.tokens_in(cue).any(|at| is_one_of(word(at), "be been is was"));
        let is_nobody = word(last).eq_ignore_ascii_case("it") && is_passive();
        return (!is_nobody).then_some(layout.tokens[last]);
    }
    let mut start = end;
    while start > sentence.tokens.start {
        let small = start < end && is_one_of(word(start - 1), INSIDE_RUNNING_TEXT);
        if !is_capitalised(word(start - 1)) && !small {
            break;
        }
        start -= 1;
    }
    while start < end && !is_capitalised(word(start)) {
        start += 1;
    }
    if start == sentence.tokens.start && start < end && is_beginner(word(start)) {
        start += 1;
    }
    if start == end {
        return None;
    }
    let ahead = (start > sentence.tokens.start).then(|| word(start - 1));
    // "in Brackwater said" names a place, and a name between commas an apposition or a list.
    if ahead.is_some_and(|word| is_one_of(word, BEFORE_PLACES))
        || behind_comma && ahead != Some(",")
    {
        return None;
    }
    let article = usize::from(ahead.is_some_and(|word| is_one_of(word, ARTICLES)));
    Some(layout.tokens[start - article].cover(layout.tokens[last]))
}

#[cfg(test)]
mod tests {
    use crate::marked::Marked;
    use crate::read;
    use onrecord_text::{Article, Calibration};

    /// The speaker's words of the first statement.
    #[track_caller]
    fn check(marked: &str, expected: &str) {
        let Marked { text, layout, tags } = Marked::parse(marked);
        let article = Article { text: text.clone(), ..Article::default() };
        let (reading, _) = read(&article, &layout, &tags, "hand@1", Calibration::default());
        let words: Vec<&str> =
            reading.statements[0].speaker.iter().map(|it| it.of(&text)).collect();
        assert_eq!(words.join(" … "), expected, "{marked}");
    }

    #[test]
    fn who_stands_right_before_a_cue_speaks() {
        check("He [cue said] [content no].", "He");
        check("On that the United States [cue has not said] [content yes].", "the United States");
        check(
            "President Gitanas Nauseda [cue spoke of] [content 200].",
            "President Gitanas Nauseda",
        );
        check("The leader, Giorgia Meloni, [cue refuses] [content that].", "Giorgia Meloni");
        check("A town where Tomas Brandt also [cue promised] [content more].", "Tomas Brandt");
        check("[content “No.”] [cue – Paul Orme, Brackwater]", "Paul Orme");
        check("[content “No,”] she [cue said].", "she");
    }

    #[test]
    fn a_place_or_a_beginning_is_nobody() {
        check("People in Brackwater [cue said] [content no].", "");
        check("Still [cue said] [content no].", "");
        check("[content It is late], it [cue is said].", "");
        check("In May, [cue it was said] [content no].", "");
        check("A motion by Mr Finch [cue was noted]: [content no].", "");
    }
}
