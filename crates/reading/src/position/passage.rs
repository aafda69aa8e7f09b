//! Which sentences may carry a position, and whose: everybody whom the sentence speaks of, and the
//! speaker of what is said in it.

use super::aside::Named;
use super::sentence::Sentence;
use crate::words::{ARTICLES, PREPOSITIONS, is_one_of};
use crate::{Mentions, Reading, SpeakerHow, Spot, Statement};
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
    /// The words that are asked about: the spot's, or, of one who speaks for others, those for these.
    pub words: Span,
    /// The statement that the sentence belongs to, if the candidate is its speaker.
    pub statement: Option<usize>,
}

/// Tokens of context before a sentence.
const BEFORE: usize = 60;
/// Tokens after a sentence within which its speaker's name is still read with it.
const AFTER: usize = 30;
/// Words that say whose something is, or to whom something is done.
const OBLIQUE: &str = "her hers him his its them their";
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
        let words = sentence.span.of(&article.text);
        let paragraph = layout.paragraphs[layout.paragraph_at(sentence.span.start)].span;
        let tells_nothing =
            asks(words) || asks_indirectly(words) || is_claim(paragraph.of(&article.text));
        if candidates.is_empty() || tells_nothing {
            continue;
        }
        let words = |candidate: &Candidate| candidate.words;
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

/// Whether a headline, which has no full stop, names a question that the report answers: "What Norway wants from the pact", "Where the parties stand
/// on the tram".
pub(crate) fn asks_indirectly(headline: &str) -> bool {
    let first = headline.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
    let is_closed = headline.ends_with(['.', '!', '”', '"']) || headline.contains(':');
    first.is_some_and(|first| is_one_of(first, "what where whether which")) && !is_closed
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
    let preferred = spoken_of(article, sentence.span, reading, mentions);
    let words = |it: &Candidate| it.words;
    let is_named = |token: Span| preferred.iter().any(|it| words(it).overlaps(token));
    let mut tokens = layout.tokens[sentence.tokens.clone()].iter();
    let is_word = |token: &Span| token.of(&article.text).contains(char::is_alphanumeric);
    if tokens.all(|token| is_named(*token) || !is_word(token)) {
        return Vec::new();
    }
    let mut in_order = preferred.clone();
    in_order.sort_by_key(|it| words(it).start);
    let is_said = |words: Span| {
        let mut contents = reading.statements.iter().flat_map(|statement| &statement.content);
        contents.any(|content| content.contains(words))
    };
    let named = in_order.iter().map(|it| Named {
        words: words(it),
        actor: mentions.actor(&reading.actors, mentions.spots[it.spot].actor),
        says: it.statement.and_then(|number| said_in(&reading.statements[number], sentence.span)),
        is_told: it.statement.is_none() && is_said(words(it)),
    });
    let named: Vec<Named<'_>> = named.collect();
    let around = Sentence { text: &article.text, layout, tokens: &sentence.tokens };
    let aside = around.aside(&named);
    let stands_aside = |it: &Candidate| {
        in_order.iter().zip(&aside).any(|(other, aside)| *aside && other.spot == it.spot)
    };
    // Whoever is first named in a description may be told of behind it, "Norvane’s boss said Norvane was against it", but not
    // where they only come in again: "Ann Ray, who dined with Tom Pike, spoke with Pike".
    let actor = |it: &Candidate| mentions.spots[it.spot].actor;
    let comes_in_again = |it: &Candidate| {
        let first = layout.tokens_in(it.words).start;
        let before = around.before(first).find(|word| !is_one_of(word, ARTICLES));
        before.is_some_and(|word| is_one_of(word, PREPOSITIONS))
            && in_order.iter().any(|other| {
                actor(other) == actor(it)
                    && other.words.start < it.words.start
                    && stands_aside(other)
            })
    };
    let mut found: Vec<Candidate> = Vec::new();
    for candidate in preferred.into_iter().filter(|it| !stands_aside(it) && !comes_in_again(it)) {
        if found.iter().all(|other| actor(other) != actor(&candidate)) {
            found.push(candidate);
        }
    }
    // "They" of "the Greens and the Liberals said they …" are those two, who are asked themselves.
    let name =
        |it: &Candidate| &mentions.actor(&reading.actors, mentions.spots[it.spot].actor).name;
    let all = found.clone();
    found.retain(|it| {
        let is_in = |other: &&Candidate| name(other) != name(it) && name(it).contains(name(other));
        !name(it).contains(" and ") || all.iter().filter(is_in).count() < 2
    });
    for candidate in &mut found {
        candidate.words = around.spoken_for(*candidate, reading).unwrap_or(candidate.words);
    }
    found.sort_by_key(|it| words(it).start);
    found
}

/// The first piece of what is said in a statement that stands in a sentence.
fn said_in(statement: &Statement, sentence: Span) -> Option<Span> {
    statement.content.iter().copied().find(|content| content.overlaps(sentence))
}

/// Wherever a sentence speaks of somebody, and the speakers of what is said in it; of one whom it speaks of twice, the
/// words first that tell most.
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
    // An outlet that reports what others said has no position of its own; who tells what somebody told them may have.
    let passes_on = |spot: &Spot| {
        let via = reading.statements.iter().flat_map(|statement| &statement.via);
        let is_via = || via.into_iter().any(|it| it.words.overlaps(spot.words));
        spot.how == SpeakerHow::Outlet || spot.statements.is_empty() && is_via()
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
        if is_new || !is_one_of(spots[spot].words.of(&article.text), OBLIQUE) {
            let words = spots[spot].words;
            found.push(Candidate { spot, words, statement: spoken(&spots[spot]) });
        }
    }
    for (number, spot) in spots.iter().enumerate().filter(|(number, _)| !inside.contains(number)) {
        let is_new = found.iter().all(|other| spots[other.spot].actor != spot.actor);
        if let Some(statement) = spoken(spot).filter(|_| is_new && !passes_on(spot)) {
            let words = spot.words;
            found.push(Candidate { spot: number, words, statement: Some(statement) });
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

    /// The candidates of a marked text's first passage, joined.
    #[track_caller]
    pub(in crate::position) fn check_holders(marked: &str, expected: &str) {
        let shown = shown(marked);
        let holders = shown.first().and_then(|it| it.split(" < ").last()).unwrap_or_default();
        assert_eq!(holders, expected, "{marked}");
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
    fn whom_a_description_names_first_is_a_candidate_behind_it() {
        check(
            "[speaker Norvane’s chief executive, Ann Ray,] [cue said] [content Norvane was against it].",
            &[
                "Norvane’s chief executive, Ann Ray, said Norvane was against it. < Ann Ray, Norvane",
            ],
        );
        check(
            "On a visit to Norway, [speaker Ann Ray] [cue said] [content Norway was against it].",
            &["On a visit to Norway, Ann Ray said Norway was against it. < Norway"],
        );
    }

    #[test]
    fn whom_a_description_names_is_none_where_they_only_come_in_again() {
        check(
            "Ann Ray, who dined with Tom Pike, spoke with Tom Pike of the pact.",
            &["Ann Ray, who dined with Tom Pike, spoke with Tom Pike of the pact. < Ann Ray"],
        );
    }

    #[test]
    fn a_spokesperson_is_asked_about_as_those_for_whom_they_speak() {
        check(
            "[speaker A spokesman for Norway] [cue said] [content it was against it].",
            &["A spokesman for Norway said it was against it. < Norway"],
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
