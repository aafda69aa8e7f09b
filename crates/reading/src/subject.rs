//! The words right beside a cue that name who speaks, where no tag does: "the prime minister, Giorgia
//! Meloni, does not want", "– Paul Orme, Brackwater".

use crate::Statement;
use crate::known::is_role;
use crate::words::{
    ARTICLES, BEFORE_PLACES, INSIDE_RUNNING_TEXT, is_beginner, is_capitalised, is_one_of,
};
use onrecord_text::{Layout, Span};

/// Pronouns that can be the subject of a cue.
const SUBJECTS: &str = "he i it she they we";
/// Words that may stand between a subject and its cue.
const BETWEEN: &str = "all also both himself herself itself later now once then themselves too";
/// How many words an office has at most.
const OFFICE: usize = 3;
/// Signs that set a name behind a quotation.
pub(crate) const DASHES: [char; 4] = ['–', '—', '-', '―'];

/// The speaker's words of a statement that has a cue and no speaker, if they stand beside the cue.
pub(crate) fn beside(text: &str, layout: &Layout, statement: &Statement) -> Option<Span> {
    let &[cue] = statement.cue.as_slice() else { return None };
    let found = signature(text, layout, cue)
        .or_else(|| within(text, layout, cue))
        .or_else(|| before(text, layout, cue))
        .or_else(|| behind(text, layout, statement, cue))
        .or_else(|| of_main_clause(text, layout, statement, cue))?;
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

/// The owner of what a cue names: "in Mayor Tomas Brandt’s view".
fn within(text: &str, layout: &Layout, cue: Span) -> Option<Span> {
    let tokens = &layout.tokens[layout.tokens_in(cue)];
    let end = tokens
        .windows(2)
        .position(|pair| matches!(pair[0].of(text), "’" | "'") && pair[1].of(text) == "s")?;
    let length =
        tokens[..end].iter().rev().take_while(|token| is_capitalised(token.of(text))).count();
    let name = &tokens[end - length..end];
    let begins = name.first().is_some_and(|first| is_beginner(first.of(text)));
    Some(name.first()?.cover(*name.last()?)).filter(|_| !begins)
}

/// The name right behind a cue that follows what was said: "“No,” replied Brandt, who".
fn behind(text: &str, layout: &Layout, statement: &Statement, cue: Span) -> Option<Span> {
    if statement.content.last()?.end > cue.start {
        return None;
    }
    name_at(text, layout, layout.tokens_in(cue).end)
}

/// Whoever the main clause behind a participle is about: "Calling it “a hole”, Brandt left".
fn of_main_clause(text: &str, layout: &Layout, statement: &Statement, cue: Span) -> Option<Span> {
    let sentence = layout.sentences.get(layout.sentence_at(cue.start))?;
    let is_word = |at: &usize| layout.tokens[*at].of(text).starts_with(char::is_alphabetic);
    let first = sentence.tokens.clone().find(is_word)?;
    let word = layout.tokens[first];
    let content = statement.content.last()?;
    if word.start != cue.start || !word.of(text).ends_with("ing") || content.start < cue.end {
        return None;
    }
    let end = layout.tokens_in(*content).end;
    let marks = (end..sentence.tokens.end).take_while(|at| !is_word(at)).count();
    let has_comma =
        (end.saturating_sub(2)..end + marks).any(|at| layout.tokens[at].of(text) == ",");
    let at = end + marks;
    if !has_comma || at >= sentence.tokens.end {
        return None;
    }
    let first = layout.tokens[at].of(text);
    if is_one_of(first, SUBJECTS) {
        Some(layout.tokens[at])
    } else if is_one_of(first, "the") {
        office_at(text, layout, at)
    } else {
        name_at(text, layout, at)
    }
}

/// "the prime minister" from its article on.
fn office_at(text: &str, layout: &Layout, article: usize) -> Option<Span> {
    let word = |at: &usize| layout.tokens[*at].of(text).to_lowercase();
    let near = article + 1..layout.tokens.len().min(article + 1 + OFFICE);
    let is_plain = |at: &usize| word(at).chars().all(char::is_alphabetic);
    let head = near.take_while(is_plain).filter(|at| is_role(&word(at))).last()?;
    Some(layout.tokens[article].cover(layout.tokens[head]))
}

/// The name that begins with the token `first`, in its sentence.
fn name_at(text: &str, layout: &Layout, first: usize) -> Option<Span> {
    let begins = *layout.tokens.get(first)?;
    let sentence = layout.sentences.get(layout.sentence_at(begins.start))?;
    let word = |at: &usize| layout.tokens[*at].of(text);
    let is_part = |at: &usize| {
        is_capitalised(word(at)) || *at > first && is_one_of(word(at), INSIDE_RUNNING_TEXT)
    };
    if is_beginner(word(&first)) {
        return None;
    }
    let mut end = first + (first..sentence.tokens.end).take_while(is_part).count();
    while end > first && !is_capitalised(word(&(end - 1))) {
        end -= 1;
    }
    (end > first).then(|| begins.cover(layout.tokens[end - 1]))
}

/// The pronoun or name that ends where the cue begins, in its sentence.
pub(crate) fn before(text: &str, layout: &Layout, cue: Span) -> Option<Span> {
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
        let office = "[cue Calling] [content that a lie], the prime minister left.";
        check(office, "the prime minister");
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
        check("[content “No,”] [cue replied] Tomas Brandt, who left.", "Tomas Brandt");
        check("[cue In] President Petr Pavel's view, [content no].", "");
        check("[content No], [cue in President Petr Pavel's view].", "President Petr Pavel");
        check("[cue Calling it] [content “a hole,”] Tomas Brandt left.", "Tomas Brandt");
        check("[cue Calling it] [content “a hole”], she left.", "she");
    }

    #[test]
    fn a_place_or_a_beginning_is_nobody() {
        check("People in Brackwater [cue said] [content no].", "");
        check("Still [cue said] [content no].", "");
        check("[cue Calling it] [content “a hole”] helped nobody.", "");
        check("[cue said]: [content “No.”] Tomas Brandt left.", "");
        check("[content It is late], it [cue is said].", "");
        check("In May, [cue it was said] [content no].", "");
        check("A motion by Mr Finch [cue was noted]: [content no].", "");
    }
}
