//! Which speaker, cue and content belong together.
//!
//! Each cue makes a statement. Content and speakers go to the cue that is nearest by sentences,
//! paragraphs and characters. Content that goes on with a quotation goes where that quotation went;
//! what is left over then joins the nearest cue of its paragraph.

use crate::interview::TALKS;
use crate::piece::Piece;
use crate::words::is_one_of;
use onrecord_text::{Layout, Role, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What a sentence's distance costs, in characters.
const OTHER_SENTENCE: usize = 100;
/// What standing in another paragraph costs, in characters.
const OTHER_PARAGRAPH: usize = 400;
/// What content costs besides that its cue's paragraph follows: a quotation goes on more often than a
/// speaker comes after it.
const CUE_IN_NEXT_PARAGRAPH: usize = 300;
/// What a quotation costs besides that is a sentence of its own before its cue's: “Never.” She said so.
const CUE_IN_NEXT_SENTENCE: usize = 60;
/// What each cue in between costs, in characters.
const OTHER_CUE_BETWEEN: usize = 60;
/// What a speaker who follows the cue costs, in characters: "said Ann" is rarer than "Ann said".
const SPEAKER_BEHIND: usize = 8;

/// The pieces of one statement, as ascending indices into the pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Linked {
    pub(crate) speaker: Vec<usize>,
    pub(crate) cue: usize,
    pub(crate) content: Vec<usize>,
}

/// The statements that `pieces` make, in the order of their cues, and the content that no cue claims.
///
/// What a headline quotes is not said where the report goes on below it, so that nothing in `headline` goes to a cue that
/// stands elsewhere.
pub(crate) fn link(
    text: &str,
    layout: &Layout,
    pieces: &[Piece],
    headline: Option<Span>,
) -> (Vec<Linked>, Vec<usize>) {
    let of = |role| (0..pieces.len()).filter(|i| pieces[*i].role == role).collect::<Vec<_>>();
    let linker = Linker { text, layout, pieces, headline, cues: of(Role::Cue) };
    let contents = of(Role::Content);
    let speakers = of(Role::Speaker);

    let mut near_content = linker.near(&contents, |cue, content| {
        let is_ahead = pieces[content].span.start < pieces[cue].span.start;
        let is_complete = || {
            let ends_before = pieces[content].sentences.end <= pieces[cue].sentences.start;
            ends_before && linker.quotation(content).is_some()
        };
        match is_ahead {
            true if !linker.share_paragraph(cue, content) => CUE_IN_NEXT_PARAGRAPH,
            true if is_complete() => CUE_IN_NEXT_SENTENCE,
            _ => 0,
        }
    });
    // "No," Ann said. "Never." ends its paragraph, and is not what somebody says in the next.
    let is_here = |(_, cue, piece): &Offer| linker.share_paragraph(*cue, *piece);
    let mut stays = linker.going_on(&contents);
    stays.extend(near_content.iter().filter(|offer| is_here(offer)).map(|(_, _, piece)| *piece));
    near_content.retain(|offer| is_here(offer) || !stays.contains(&offer.2));
    let mut content = Claims::one_each(&near_content);
    linker.carry_on(&contents, &mut content);
    // Words without marks in another paragraph than the cue are somebody else's, or nobody's.
    near_content.retain(|offer| is_here(offer) || linker.quotation(offer.2).is_some());
    content.claim_the_rest(&near_content);
    linker.carry_on(&contents, &mut content);

    let mut near_speaker = linker.near(&speakers, |cue, speaker| {
        let is_behind = pieces[speaker].span.start > pieces[cue].span.start;
        if is_behind && !linker.is_agent(cue, speaker) { SPEAKER_BEHIND } else { 0 }
    });
    near_speaker.retain(is_here);
    let mut speaker = Claims::one_each(&near_speaker);
    linker.share_speakers(&near_speaker, &mut speaker);
    linker.share_subject(&speaker, &mut content);

    let orphans = contents.into_iter().filter(|i| !content.cue_of.contains_key(i)).collect();
    let statements = linker.cues.iter().filter_map(|&cue| {
        let content = content.pieces_of.remove(&cue)?;
        Some(Linked { speaker: speaker.pieces_of.remove(&cue).unwrap_or_default(), cue, content })
    });
    (statements.collect(), orphans)
}

/// A cue that could claim a piece, at a cost.
type Offer = (usize, usize, usize);

/// Who claims what: cues and pieces by their indices.
#[derive(Default)]
struct Claims {
    cue_of: BTreeMap<usize, usize>,
    pieces_of: BTreeMap<usize, Vec<usize>>,
}

impl Claims {
    /// One piece a cue and one cue a piece, the cheapest first. `offers` are sorted.
    fn one_each(offers: &[Offer]) -> Claims {
        let mut claims = Claims::default();
        for &(_, cue, piece) in offers {
            if !claims.pieces_of.contains_key(&cue) && !claims.cue_of.contains_key(&piece) {
                claims.claim(cue, piece);
            }
        }
        claims
    }

    /// Gives each piece without a cue to the cheapest one.
    fn claim_the_rest(&mut self, offers: &[Offer]) {
        for &(_, cue, piece) in offers {
            if !self.cue_of.contains_key(&piece) {
                self.claim(cue, piece);
            }
        }
    }

    fn claim(&mut self, cue: usize, piece: usize) {
        self.cue_of.insert(piece, cue);
        let pieces = self.pieces_of.entry(cue).or_default();
        let at = pieces.partition_point(|other| *other < piece);
        pieces.insert(at, piece);
    }
}

struct Linker<'a> {
    text: &'a str,
    layout: &'a Layout,
    pieces: &'a [Piece],
    headline: Option<Span>,
    /// The cues, as ascending indices into `pieces`.
    cues: Vec<usize>,
}

impl Linker<'_> {
    /// Every pair of a cue and one of `others` in the same or a neighbouring sentence, cheapest first.
    fn near(&self, others: &[usize], extra: impl Fn(usize, usize) -> usize) -> Vec<Offer> {
        let mut offers = Vec::new();
        for &cue in &self.cues {
            let Range { start, end } = self.pieces[cue].sentences;
            let from = others.partition_point(|i| self.pieces[*i].sentences.end < start);
            for &other in &others[from..] {
                if self.pieces[other].sentences.start > end {
                    break;
                }
                let is_apart = self.is_headline(cue) != self.is_headline(other);
                if !is_apart || self.talks(cue) {
                    offers.push((self.cost(cue, other) + extra(cue, other), cue, other));
                }
            }
        }
        offers.sort_unstable();
        offers
    }

    /// "“Better late” / Ann Hale talks about her pier": whoever is presented so is quoted above.
    fn talks(&self, cue: usize) -> bool {
        let words = self.pieces[cue].span.of(self.text);
        words.split(' ').next().is_some_and(|first| is_one_of(first, TALKS))
    }

    fn is_headline(&self, piece: usize) -> bool {
        self.headline.is_some_and(|headline| headline.contains(self.pieces[piece].span))
    }

    fn cost(&self, cue: usize, other: usize) -> usize {
        let (a, b) = (&self.pieces[cue], &self.pieces[other]);
        let apart = a.sentences.start.saturating_sub(b.sentences.end - 1)
            + b.sentences.start.saturating_sub(a.sentences.end - 1);
        let other_paragraph = usize::from(!self.share_paragraph(cue, other));
        a.span.gap(b.span)
            + OTHER_SENTENCE * apart
            + OTHER_PARAGRAPH * other_paragraph
            + OTHER_CUE_BETWEEN * self.cues_between(cue, other)
    }

    fn cues_between(&self, cue: usize, other: usize) -> usize {
        let (low, high) = (cue.min(other), cue.max(other));
        let count = |limit| self.cues.partition_point(|i| *i < limit);
        count(high) - count(low + 1)
    }

    /// Content far from any cue goes with the piece before it, or else behind it, if both stand in one
    /// quotation or in one that a paragraph continues.
    fn carry_on(&self, contents: &[usize], claims: &mut Claims) {
        let mut carry = |from: usize, to: usize| {
            if let (Some(&cue), false) = (claims.cue_of.get(&from), claims.cue_of.contains_key(&to))
                && self.is_one_quotation(from.min(to), from.max(to))
            {
                claims.claim(cue, to);
            }
        };
        contents.windows(2).for_each(|pair| carry(pair[0], pair[1]));
        contents.windows(2).rev().for_each(|pair| carry(pair[1], pair[0]));
    }

    /// The content pieces that go on, in a new paragraph, with the quotation of the piece before.
    fn going_on(&self, contents: &[usize]) -> BTreeSet<usize> {
        let pairs = contents.windows(2);
        pairs
            .filter(|pair| {
                !self.share_paragraph(pair[0], pair[1]) && self.is_one_quotation(pair[0], pair[1])
            })
            .map(|pair| pair[1])
            .collect()
    }

    fn share_paragraph(&self, a: usize, b: usize) -> bool {
        let paragraph = |piece: usize| self.layout.paragraph_at(self.pieces[piece].span.start);
        paragraph(a) == paragraph(b)
    }

    /// The quotation in which a piece begins, as an index into the layout's.
    fn quotation(&self, piece: usize) -> Option<usize> {
        let (quotations, span) = (&self.layout.quotations, self.pieces[piece].span);
        let after = quotations.partition_point(|q| q.span.start <= span.start);
        after.checked_sub(1).filter(|i| span.start < quotations[*i].span.end)
    }

    /// Whether the words from piece `a` to the later piece `b` are one quotation, paragraph for
    /// paragraph.
    fn is_one_quotation(&self, a: usize, b: usize) -> bool {
        let quotations = &self.layout.quotations;
        match (self.quotation(a), self.quotation(b)) {
            (Some(from), Some(to)) => {
                quotations[from + 1..=to.max(from)].iter().all(|quotation| quotation.continues)
            }
            _ => false,
        }
    }

    /// Whether a speaker stands right behind "by" and a cue: "was rejected by Ann".
    fn is_agent(&self, cue: usize, speaker: usize) -> bool {
        let (cue, speaker) = (self.pieces[cue].span, self.pieces[speaker].span);
        self.text.get(cue.end as usize..speaker.start as usize) == Some(" by ")
    }

    /// A passive without content shares that of the one before: "It was rejected by Ann and praised by Ben".
    fn share_subject(&self, speakers: &Claims, claims: &mut Claims) {
        let agent = |cue: usize| {
            let own = speakers.pieces_of.get(&cue)?.first()?;
            self.is_agent(cue, *own).then_some(*own)
        };
        for pair in self.cues.windows(2) {
            let [before, cue] = *pair else { continue };
            let Some((first, _)) = agent(before).zip(agent(cue)) else { continue };
            let end = self.pieces[first].span.end as usize;
            let joins = self.text.get(end..self.pieces[cue].span.start as usize);
            let is_joined = joins
                .is_some_and(|it| matches!(it, " and " | " but " | ", " | ", and " | ", but "));
            if is_joined
                && !claims.pieces_of.contains_key(&cue)
                && let Some(content) = claims.pieces_of.get(&before).cloned()
                && content
                    .iter()
                    .all(|it| self.pieces[*it].span.start < self.pieces[before].span.start)
            {
                claims.pieces_of.insert(cue, content);
            }
        }
    }

    /// A cue without a speaker shares the one right behind it, whom the next cue has taken: "said Ann,
    /// adding …"; or else the one before it in its sentence: "Ann said … and warned …".
    fn share_speakers(&self, offers: &[Offer], claims: &mut Claims) {
        for &cue in &self.cues {
            if claims.pieces_of.contains_key(&cue) {
                continue;
            }
            let words = &self.pieces[cue];
            let mut own = offers.iter().filter(|(_, by, _)| *by == cue);
            let is_right_behind = |(_, _, speaker): &&Offer| {
                let name = &self.pieces[*speaker];
                name.span.start > words.span.start && words.span.gap(name.span) <= 1
            };
            let is_before = |(_, _, speaker): &&Offer| {
                let name = &self.pieces[*speaker];
                name.span.start < words.span.start && name.sentences.start == words.sentences.start
            };
            let shared = own.clone().find(is_right_behind).or_else(|| own.find(is_before));
            if let Some(&(_, _, speaker)) = shared {
                claims.pieces_of.insert(cue, vec![speaker]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marked::Marked;
    use crate::piece::pieces;

    /// Statements as `speaker | cue | content + content`, then orphans.
    #[track_caller]
    fn check(marked: &str, expected: &[&str]) {
        check_below(marked, "", expected);
    }

    /// The same below a headline.
    #[track_caller]
    fn check_below(marked: &str, headline: &str, expected: &[&str]) {
        let Marked { text, layout, tags } = Marked::parse(marked);
        let headline = Some(Span::new(0, headline.len())).filter(|_| text.starts_with(headline));
        let pieces = pieces(&text, &layout, &tags);
        let (linked, orphans) = link(&text, &layout, &pieces, headline);
        let words = |of: &[usize]| {
            let words: Vec<&str> = of.iter().map(|i| pieces[*i].span.of(&text)).collect();
            words.join(" + ")
        };
        let mut found: Vec<String> = linked
            .iter()
            .map(|l| format!("{} | {} | {}", words(&l.speaker), words(&[l.cue]), words(&l.content)))
            .collect();
        found.extend(orphans.iter().map(|i| format!("orphan {}", words(&[*i]))));
        assert_eq!(found, expected);
    }

    #[test]
    fn before_between_and_behind() {
        check("[speaker Ann] [cue said] [content no].", &["Ann | said | no"]);
        check(
            "[content “No,”] [cue said] [speaker Ann]. [content “Never.”]",
            &["Ann | said | “No,” + “Never.”"],
        );
        check(
            "[content “No,”] [speaker Ann] [cue said]. [content “Yes,”] [speaker Ben] [cue added].",
            &["Ann | said | “No,”", "Ben | added | “Yes,”"],
        );
    }

    #[test]
    fn one_speaker_of_two_cues() {
        check(
            "[speaker Ann] [cue said] [content it was late] and [cue warned] [content of rain].",
            &["Ann | said | it was late", "Ann | warned | of rain"],
        );
        check(
            "[content “No,”] [cue said] [speaker Ann], [cue referring to] [content the rain].",
            &["Ann | said | “No,”", "Ann | referring to | the rain"],
        );
    }

    #[test]
    fn who_does_what_is_done() {
        check(
            "[content The pier] [cue was rejected] by [speaker Ann] and [cue praised] by [speaker Ben Lee].",
            &["Ann | was rejected | The pier", "Ben Lee | praised | The pier"],
        );
        check(
            "[content The pier] [cue was rejected] by [speaker Ann], who [cue praised] [content the bus].",
            &["Ann | was rejected | The pier", "Ann | praised | the bus"],
        );
    }

    #[test]
    fn a_quotation_over_paragraphs() {
        check(
            "[speaker Ann] [cue said]: [content “One. Two.]\n\n[content “Three. Four.]\n\n[content “Five.”]",
            &["Ann | said | “One. Two. + “Three. Four. + “Five.”"],
        );
    }

    #[test]
    fn sentences_of_one_quotation_in_pieces() {
        check(
            "[content “One.] [content Two.] [content Three,”] [speaker Ann] [cue said].",
            &["Ann | said | “One. + Two. + Three,”"],
        );
    }

    #[test]
    fn a_quotation_goes_on_past_the_next_cue() {
        check(
            "[content “No,”] [speaker Ann] [cue said]. [content “Two.]\n\n[content “Three.”]\n\n[speaker Ben] [cue said] [content yes].",
            &["Ann | said | “No,” + “Two. + “Three.”", "Ben | said | yes"],
        );
    }

    #[test]
    fn what_ends_a_paragraph_stays_in_it() {
        check(
            "[content “No,”] [speaker Ann] [cue said]. [content “Never.”]

[cue Pushed] by [speaker Ben], she left.",
            &["Ann | said | “No,” + “Never.”"],
        );
        check(
            "Ann left, [cue adding], [content “No.”]

[speaker Ben] stayed.",
            &[" | adding | “No.”"],
        );
    }

    #[test]
    fn a_whole_quotation_behind_its_speaker_is_not_the_next_cues() {
        check(
            "[content “No,”] [cue said] [speaker Ann Lee]. [content “I never did.”] [speaker She] [cue said] [content she left].",
            &["Ann Lee | said | “No,” + “I never did.”", "She | said | she left"],
        );
    }

    #[test]
    fn a_headline_is_not_said_below_it() {
        let marked = "[content ‘No to it’]\n\n[speaker Ann] [cue said] [content yes].";
        check_below(marked, "‘No to it’", &["Ann | said | yes", "orphan ‘No to it’"]);
        check(marked, &["Ann | said | ‘No to it’ + yes"]);
        check_below(
            "[content ‘No to it’]\n\n[speaker Ann] [cue talks about] [content the pier].",
            "‘No to it’",
            &["Ann | talks about | ‘No to it’ + the pier"],
        );
    }

    #[test]
    fn content_that_nobody_says() {
        check(
            "[content “Alone.”]\n\nNothing.\n\n[speaker Ann] [cue said] [content no].",
            &["Ann | said | no", "orphan “Alone.”"],
        );
    }
}
