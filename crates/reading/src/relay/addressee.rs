//! To whom a statement was made: "told reporters", "said to allies", "in remarks to the council".

use super::clause::subject_of;
use super::frame::{Frame, Place};
use super::lexicon::{
    CONVERSE, GATHERINGS, HEARERS, LISTENERS, SPEAK, SPEAKING, STOPS, TALES, TELL, WHILES,
    WITH_SOMEBODY,
};
use super::phrase::{Phrase, noun_phrase};
use crate::words::{ARTICLES, GROUPS, PASSIVE, is_capitalised, is_one_of};
use std::ops::Range;

/// The one whom the words around a statement name as hearing it; `occasion` is where it was made.
pub(super) fn addressee(frame: &Frame, occasion: Option<&Range<usize>>) -> Option<Phrase> {
    told(frame)
        .or_else(|| hearer(frame))
        .or_else(|| spoken_to(frame))
        .or_else(|| in_words_to(frame, occasion))
}

/// "told X", where somebody tells and is not told.
fn told(frame: &Frame) -> Option<Phrase> {
    let tells = |at: &usize| is_one_of(frame.word(*at), TELL) && !is_told(frame, *at);
    let verb = frame.of(Place::Cue).find(tells)?;
    // "reminded experts of the flood": where the experts are the speaker, nobody is told.
    let is_speaker = frame.place(verb + 1) == Some(Place::Speaker);
    let phrase = noun_phrase(frame, verb + 1).or_else(|| plural(frame, verb + 1))?;
    (!is_speaker && !is_tale(frame, &phrase)).then_some(phrase)
}

/// "X was told", "X heard", where nobody says who speaks.
fn hearer(frame: &Frame) -> Option<Phrase> {
    let hears = |at: &usize| {
        frame.word(*at) == "heard" || is_one_of(frame.word(*at), TELL) && is_told(frame, *at)
    };
    let first = frame.of(Place::Cue).next()?;
    frame.of(Place::Cue).find(hears)?;
    let is_open = frame.of(Place::Speaker).next().is_none();
    subject_of(frame, first).filter(|_| is_open)
}

/// "said to X", "speaking to X", "addressing X".
fn spoken_to(frame: &Frame) -> Option<Phrase> {
    let speaks = |at: usize| match frame.place(at) {
        Some(Place::Cue) => is_one_of(frame.word(at), SPEAK),
        Some(Place::Open) => is_one_of(frame.word(at), SPEAKING),
        _ => false,
    };
    frame.all().find_map(|at| {
        let next = at + 1;
        match frame.word(next) {
            "to" if speaks(at) => noun_phrase(frame, next + 1),
            "with" | "before" if speaks(at) && is_one_of(frame.word(at), CONVERSE) => {
                noun_phrase(frame, next + 1)
            }
            _ if is_addressing(frame, at) => noun_phrase(frame, next),
            _ => None,
        }
        .filter(|phrase| can_hear(frame, phrase))
    })
}

/// "Addressing X, Brandt said", "Brandt, addressing X, said".
fn is_addressing(frame: &Frame, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| frame.word(before));
    frame.place(at) == Some(Place::Open)
        && frame.word(at).eq_ignore_ascii_case("addressing")
        && !before.starts_with(char::is_alphanumeric)
}

/// "in remarks to X", "in an interview with X"; or just "her remarks to X", where those are the cue.
fn in_words_to(frame: &Frame, occasion: Option<&Range<usize>>) -> Option<Phrase> {
    // "In an interview with X, Brandt was asked": here X asks.
    let last = frame.of(Place::Cue).next_back()?;
    if frame.word(last) == "asked" {
        return None;
    }
    let at_words = occasion.cloned().unwrap_or_default().chain(frame.of(Place::Cue));
    at_words.filter(|at| is_one_of(frame.word(*at), WITH_SOMEBODY)).find_map(|at| {
        let is_to = matches!(frame.word(at + 1), "to" | "with" | "before");
        let phrase = noun_phrase(frame, at + 2).filter(|_| is_to)?;
        can_hear(frame, &phrase).then_some(phrase)
    })
}

/// "was told", "has been told".
fn is_told(frame: &Frame, verb: usize) -> bool {
    let before = (verb.saturating_sub(3)..verb).rev().map(|at| frame.word(at));
    let mut verbs = before.take_while(|word| word.starts_with(char::is_lowercase));
    let is_participle = frame.word(verb).ends_with('d');
    is_participle && verbs.any(|word| is_one_of(word, PASSIVE))
}

/// One or two small words of which the last is a plural, where what is said follows: "told farm hands that".
fn plural(frame: &Frame, at: usize) -> Option<Phrase> {
    let is_small = |at: usize| {
        frame.word(at).starts_with(char::is_lowercase) && !is_one_of(frame.word(at), STOPS)
    };
    let count = (at..at + 3).take_while(|at| is_small(*at)).count();
    let is_plural = (1..3).contains(&count) && frame.word(at + count - 1).ends_with('s');
    is_plural.then(|| Phrase { words: at..at + count, head: Some(at + count - 1) })
}

/// "told the truth", "warned this week": nobody hears.
fn is_tale(frame: &Frame, phrase: &Phrase) -> bool {
    let head = phrase.head.map_or("", |head| frame.word(head));
    let last = frame.word(phrase.words.end.saturating_sub(1));
    // "a series of questions", where "questions" is no noun that is known
    let counts = matches!(head, "series" | "number") && frame.word(phrase.words.end) == "of";
    counts || is_one_of(head, WHILES) || [head, last].iter().any(|word| is_one_of(word, TALES))
}

/// Whether the phrase is somebody: "said to a crowd", but not "spoke to the need".
fn can_hear(frame: &Frame, phrase: &Phrase) -> bool {
    let hears = |word: &str| {
        [LISTENERS, GROUPS, GATHERINGS, HEARERS].iter().any(|list| is_one_of(word, list))
    };
    let mut words = phrase.words.clone().map(|at| frame.word(at));
    words.any(|word| {
        hears(word) || word.is_empty() || is_capitalised(word) && !is_one_of(word, ARTICLES)
    })
}

#[cfg(test)]
mod tests {
    use crate::relay::marked::check;

    #[track_caller]
    fn hears(marked: &str, expected: &str) {
        check(marked, &[&format!("to {expected}")]);
    }

    #[track_caller]
    fn nobody(marked: &str) {
        check(marked, &[""]);
    }

    #[test]
    fn who_is_told() {
        hears("The jury [c was told] [t that it rained].", "The jury");
        hears("Harrow Crown Court [c heard] [t that it rained].", "Harrow Crown Court");
        nobody("[s The mayor] [c heard] [t that it rained].");
    }

    #[test]
    fn whoever_stands_behind_told() {
        hears("[s Brandt] [c told] reporters [t that the bridge would stay].", "reporters");
        hears("[s Brandt] [c told] reporters he [t would stay].", "reporters");
        hears("[s Brandt] [c has told] the council on Tuesday [t that it would].", "the council");
        hears("[s She] [c told] a cheering crowd in Stennick [t it was over].", "a cheering crowd");
        hears("[t “No,”] [s he] [c told] local lawmakers last week.", "local lawmakers");
        hears("[s She] [c told] radio host Hugh Pell [t it rained].", "radio host Hugh Pell");
        hears("[s She] [c told] Jan Berg, the editor of the list, [t it rained].", "Jan Berg");
        hears("[s She] [c told] members of the Assembly [t no].", "members of the Assembly");
        hears("[s She] [c told] voters and donors [t no].", "voters and donors");
        hears("[s She] [c told] Karl von der Au [t no].", "Karl von der Au");
        hears("[s She] [c told] Sen. J. P. Ortiz [t no].", "Sen. J. P. Ortiz");
        hears("[s She] [c told] U.S. officials [t no].", "U.S. officials");
        hears("[s She] [c told] her supporters [t no].", "her supporters");
        hears("[s She] [c is telling] farm hands in Stennick [t no].", "farm hands");
        hears("[s She] [c told] 2,300 people [t no].", "2,300 people");
        hears("[s She] [c told] me Friday [t no].", "me");
        hears("[s Pell] [c asked] the council [t whether it rained].", "the council");
        hears("[s She] [c assured] 300 workers [t of it].", "300 workers");
    }

    #[test]
    fn whoever_stands_behind_to() {
        hears("[s Brandt] [c said] to reporters [t that it was late].", "reporters");
        hears("Speaking to a crowd, [s Brandt] [c said] [t it was late].", "a crowd");
        hears("Addressing the parliament, [s Brandt] [c said] [t it was late].", "the parliament");
    }

    #[test]
    fn nobody_hears() {
        nobody("[s Brandt] [c was told] reporters [t had left].");
        nobody("[s Brandt] [c was asked] on Monday [t whether it rained].");
        nobody("[s Brandt] [c warned] this week [t that it rained].");
        nobody("[s Brandt] [c asked] a series of questions [t on rain].");
        nobody("[s Brandt] [c asked] a question [t about rain].");
        nobody("[s Brandt] [c said] before the vote [t that it rained].");
        nobody("[s Brandt] [c told] that [t it was late].");
        nobody("[s Brandt] [c told] to leave [t early].");
        nobody("[s Brandt] [c is said] to be [t late].");
        nobody("[s Brandt] [c told] in Kyiv [t of it].");
        nobody("[s Brandt] [c told] the truth [t about it].");
        nobody("[s Brandt] [c told] a long story [t of rain].");
        nobody("[s Brandt] [c spoke] to the need [t for rain].");
        nobody("[s Brandt] [c told]");
    }

    #[test]
    fn what_is_said_is_not_looked_at() {
        nobody("[s Brandt] [c told] [t reporters to leave].");
        nobody("[s Brandt] [c said] [t he had told reporters], and left.");
        check(
            "[s Brandt] [c said] [t no], and [s1 Pell] [c1 told] reporters [t1 yes].",
            &["", "to reporters"],
        );
    }
}
