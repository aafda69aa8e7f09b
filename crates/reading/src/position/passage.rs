//! Which sentences may carry a position, and whose: everybody whom the sentence speaks of, and the
//! speaker of what is said in it.

use super::aside::Named;
use super::sentence::Sentence;
use crate::words::is_one_of;
use crate::{Mentions, Reading, SpeakerHow, Spot};
use onrecord_text::{Article, FurnitureKind, Layout, Passage, Span};
use std::ops::Range;

/// The passages of an article, each with its candidates.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Passages {
    /// What the encoder is asked about.
    pub passages: Vec<Passage>,
    /// For each passage, who each of its holders is.
    pub candidates: Vec<Vec<Candidate>>,
}

/// Somebody whose position a sentence may tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The index into [`Mentions::spots`].
    pub spot: usize,
    /// The statement that the sentence belongs to, if the candidate is its speaker.
    pub statement: Option<usize>,
}

/// Tokens of context before a sentence.
const BEFORE: usize = 60;
/// Tokens after a sentence within which its speaker's name is still read with it.
const AFTER: usize = 30;
/// The longest sentence that is judged; what is longer is a list or no sentence.
const LONGEST: usize = 150;

/// The passages of the article.
pub fn passages(
    article: &Article,
    layout: &Layout,
    reading: &Reading,
    mentions: &Mentions,
) -> Passages {
    let mut found = Passages::default();
    for (number, sentence) in layout.sentences.iter().enumerate() {
        let furniture = article.furniture_at(sentence.span).map(|piece| piece.kind);
        let is_read = article.is_read(sentence.span) && furniture != Some(FurnitureKind::Caption);
        if !is_read || sentence.tokens.is_empty() || sentence.tokens.len() > LONGEST {
            continue;
        }
        let candidates = candidates(article, layout, number, reading, mentions);
        let is_claim = || {
            is_claim(
                layout.paragraphs[layout.paragraph_at(sentence.span.start)].span.of(&article.text),
            )
        };
        if candidates.is_empty() || asks(sentence.span.of(&article.text)) || is_claim() {
            continue;
        }
        let words = |candidate: &Candidate| mentions.spots[candidate.spot].words;
        let tokens = context(article, layout, number, candidates.iter().map(words));
        found.passages.push(Passage {
            tokens,
            focus: sentence.tokens.clone(),
            holders: candidates.iter().map(words).collect(),
        });
        found.candidates.push(candidates);
    }
    found
}

/// Whether a sentence is a question, which tells nobody's position.
fn asks(sentence: &str) -> bool {
    sentence.trim_end_matches(|it: char| !it.is_alphanumeric() && it != '?').ends_with('?')
}

/// Whether a paragraph is a claim that the report goes on to check: "Claim: Norway wants the pact."
fn is_claim(paragraph: &str) -> bool {
    paragraph.split_once(':').is_some_and(|(label, _)| {
        is_one_of(label.trim(), "claim") || label.trim().eq_ignore_ascii_case("the claim")
    })
}

/// Whose position a sentence may tell, in the order of the text: nobody's, where it is a label, of whoever
/// is named alone.
fn candidates(
    article: &Article,
    layout: &Layout,
    number: usize,
    reading: &Reading,
    mentions: &Mentions,
) -> Vec<Candidate> {
    let sentence = &layout.sentences[number];
    let mut found = spoken_of(article, sentence.span, reading, mentions);
    let words = |it: &Candidate| mentions.spots[it.spot].words;
    let is_named = |token: Span| found.iter().any(|it| words(it).overlaps(token));
    let mut tokens = layout.tokens[sentence.tokens.clone()].iter();
    let is_word = |token: &Span| token.of(&article.text).contains(char::is_alphanumeric);
    if tokens.all(|token| is_named(*token) || !is_word(token)) {
        return Vec::new();
    }
    found.sort_by_key(|it| words(it).start);
    let named = found.iter().map(|it| Named {
        words: words(it),
        actor: mentions.actor(&reading.actors, mentions.spots[it.spot].actor),
        speaks: it.statement.is_some(),
    });
    let named: Vec<Named<'_>> = named.collect();
    let around = Sentence { text: &article.text, layout, tokens: &sentence.tokens };
    let mut aside = around.aside(&named).into_iter();
    found.retain(|_| !aside.next().unwrap_or(false));
    found
}

/// Everybody whom a sentence speaks of, once, and the speakers of what is said in it.
fn spoken_of(
    article: &Article,
    sentence: Span,
    reading: &Reading,
    mentions: &Mentions,
) -> Vec<Candidate> {
    let spots = &mentions.spots;
    let from = spots.partition_point(|spot| spot.words.end <= sentence.start);
    let inside = from..spots.partition_point(|spot| spot.words.start < sentence.end).max(from);
    let mut found: Vec<Candidate> = Vec::new();
    let said_here = |statement: usize| {
        reading.statements[statement].content.iter().any(|content| content.overlaps(sentence))
    };
    let spoken = |spot: &Spot| spot.statements.iter().copied().find(|number| said_here(*number));
    // An outlet that reports what others said has no position of its own.
    let passes_on = |spot: &Spot| {
        let via = reading.statements.iter().flat_map(|statement| &statement.via);
        spot.how == SpeakerHow::Outlet || via.into_iter().any(|it| it.words.overlaps(spot.words))
    };
    // "A source close to Ann Ray said she was against it": they stand in another's description first.
    let is_within = |spot: &Spot| {
        let around = |it: &Spot| it.words != spot.words && it.words.contains(spot.words);
        let is_told_of =
            |it: &Spot| it.actor == spot.actor && is_one_of(it.words.of(&article.text), "he she");
        let here = &spots[inside.clone()];
        here.iter().any(around) && here.iter().any(is_told_of)
    };
    // A speaker's own words for themself stand before others for the same one.
    let mut order: Vec<usize> = inside.clone().collect();
    order.sort_by_key(|number| {
        let spot = &spots[*number];
        (spoken(spot).is_none(), is_within(spot), *number)
    });
    // The city before a report is where it was written.
    let is_dateline = |words: Span| {
        article.furniture_at(words).is_some_and(|it| it.kind == FurnitureKind::Dateline)
    };
    for spot in order {
        if passes_on(&spots[spot]) || is_dateline(spots[spot].words) {
            continue;
        }
        let is_new = found.iter().all(|other| spots[other.spot].actor != spots[spot].actor);
        if is_new {
            found.push(Candidate { spot, statement: spoken(&spots[spot]) });
        }
    }
    for (number, spot) in spots.iter().enumerate().filter(|(number, _)| !inside.contains(number)) {
        let is_new = found.iter().all(|other| spots[other.spot].actor != spot.actor);
        if let Some(statement) = spoken(spot).filter(|_| is_new && !passes_on(spot)) {
            found.push(Candidate { spot: number, statement: Some(statement) });
        }
    }
    found
}

/// The sentence with what is read around it: the sentences before it as far as they fit, and what
/// follows up to a speaker's name.
fn context(
    article: &Article,
    layout: &Layout,
    number: usize,
    holders: impl Iterator<Item = Span>,
) -> Range<usize> {
    let focus = layout.sentences[number].tokens.clone();
    let mut from = focus.start;
    for before in layout.sentences[..number].iter().rev() {
        let fits = focus.start - before.tokens.start <= BEFORE;
        if !fits || !article.is_read(before.span) {
            break;
        }
        from = before.tokens.start;
    }
    let near = |holder: Span| {
        let to = layout.tokens_in(holder).end;
        (to > focus.end && to - focus.end <= AFTER).then_some(to)
    };
    let to = holders.filter_map(near).max().unwrap_or(focus.end);
    from..to
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::marked::Marked;
    use crate::read;
    use onrecord_text::Calibration;

    #[track_caller]
    fn check(marked: &str, expected: &[&str]) {
        assert_eq!(shown(marked), expected);
    }

    /// Each passage of a marked text as `its sentence < who, who`.
    pub(in crate::position) fn shown(marked: &str) -> Vec<String> {
        let Marked { text, layout, tags } = Marked::parse(marked);
        let article = Article { text: text.clone(), ..Article::default() };
        let (reading, mentions) = read(&article, &layout, &tags, "hand@1", Calibration::default());
        let found = passages(&article, &layout, &reading, &mentions);
        let show = found.passages.iter().map(|passage| {
            let tokens = &layout.tokens[passage.focus.clone()];
            let sentence = tokens[0].cover(tokens[tokens.len() - 1]).of(&text);
            let holders: Vec<&str> = passage.holders.iter().map(|h| h.of(&text)).collect();
            format!("{sentence} < {}", holders.join(", "))
        });
        show.collect()
    }

    #[test]
    fn everybody_in_a_sentence_is_a_candidate() {
        check(
            "It rained. Those for it are the UK, France and some nations, while others refused.",
            &[
                "Those for it are the UK, France and some nations, while others refused. < UK, France, some nations, others",
            ],
        );
    }

    #[test]
    fn of_several_who_speak_each_is_a_candidate() {
        check(
            "[speaker The UK, France and several Nordic nations] [cue said] [content troops would go].",
            &[
                "The UK, France and several Nordic nations said troops would go. < UK, France, several Nordic nations",
            ],
        );
    }

    #[test]
    fn who_stands_in_a_source_s_description_is_whom_they_tell_of() {
        check(
            "[speaker A source close to Ann Ray] [cue said] [content she was against it].",
            &["A source close to Ann Ray said she was against it. < she"],
        );
    }

    #[test]
    fn who_speaks_is_a_candidate_for_every_sentence_of_a_quotation() {
        check(
            "[speaker Ilse Marrant] [cue said]: [content “We pay.]\n\n[content “It will be built.”]",
            &["Ilse Marrant said: “We pay. < Ilse Marrant", "“It will be built.” < Ilse Marrant"],
        );
    }
}
