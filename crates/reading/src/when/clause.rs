//! Which time expressions of a sentence stand in the clause of the cue.
//!
//! One walk over the sentence, without a parse. Words near a cue or its speaker count as theirs until
//! something begins that is not: a relative clause, "after", "and then", another verb of saying. What
//! stands in front waits until the speaker or the cue follows at once or behind a comma: "On Monday,
//! in Stennick, Ann said". Where it is doubtful, no date is better than a wrong one.

use super::adverb::{adverb, names_occasion};
use super::expression::expression;
use super::sentence::Words;
use super::time::{Expression, Time};
use super::words::{
    HOURS, OPENERS, PRONOUNS, PUBLISHING, RELATIVES, SAYING, SUBORDINATING, TRANSPARENT,
};
use super::zone::Zone;

/// The expressions that may date what the cue says, in the order of the text.
pub(super) fn expressions(words: Words<'_>, zones: &[Zone]) -> Vec<Expression> {
    let mut walk = Walk {
        words,
        zones,
        run: words,
        found: Vec::new(),
        waiting: Vec::new(),
        clause: Clause::Ours,
        segment: Segment::Begins,
        part: None,
        found_before_part: 0,
        has_cue: false,
        comma: 0,
        follows_adverb: false,
        last_end: 0,
    };
    let (mut start, mut before) = (0, None);
    for run in zones.chunk_by(|a, b| a == b) {
        let (zone, end) = (run.first().copied().unwrap_or(Zone::Open), start + run.len());
        walk.run = words.until(end);
        walk.enter(start, zone, before);
        let mut i = start;
        while i < end {
            i = match zone {
                Zone::Open => walk.open(i),
                Zone::Cue => walk.cue(i),
                _ => end,
            };
        }
        (start, before) = (end, Some(zone));
    }
    walk.found
}

/// To whom the words belong that the walk is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Clause {
    /// To the cue, as far as can be seen.
    Ours,
    /// To a clause or phrase that the next comma ends: "after the vote,".
    UntilComma,
    /// To another clause, which only a part of the statement ends.
    UntilPart,
    /// To another verb of saying with our speaker, which a time may follow at once: "Ann said on
    /// Monday that …, adding".
    OneTime { before: usize },
}

/// How the stretch since the last comma or part began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Segment {
    /// It has no word yet.
    Begins,
    /// With something that says when, where or how.
    Adverb,
    /// With anything else, such as an apposition.
    Other,
}

struct Walk<'a> {
    words: Words<'a>,
    zones: &'a [Zone],
    /// The words up to the end of the zone, beyond which no expression goes.
    run: Words<'a>,
    found: Vec<Expression>,
    /// What stands in front of the statement's first part.
    waiting: Vec<Expression>,
    clause: Clause,
    segment: Segment,
    /// The last part of the statement that came, and the word after it.
    part: Option<(Zone, usize)>,
    /// How many expressions had been found when it ended.
    found_before_part: usize,
    /// Whether the cue came.
    has_cue: bool,
    /// The word after the last comma.
    comma: usize,
    /// Whether what stood before that comma began as an adverb.
    follows_adverb: bool,
    /// Where the last expression ended, whether it counts or not.
    last_end: usize,
}

impl Walk<'_> {
    /// At the first token of a zone.
    fn enter(&mut self, i: usize, zone: Zone, before: Option<Zone>) {
        match (zone, before) {
            (Zone::Quoted, _) | (Zone::Open, Some(Zone::Quoted) | None) => {}
            (Zone::Open, _) => {
                // What follows a cue or a speaker is theirs, however it begins.
                let is_attached = matches!(before, Some(Zone::Cue | Zone::Speaker));
                self.segment = if is_attached { Segment::Adverb } else { Segment::Begins };
                self.part = before.map(|part| (part, i));
                self.found_before_part = self.found.len();
            }
            (part, _) => {
                if part == Zone::Cue && self.words.is_before(i, 1, "and") {
                    self.drop_far_ones();
                }
                let closing = matches!(self.words.before(i, 1), "”" | "\"" | "’" | "'");
                let comma = self.words.before(i, 1 + usize::from(closing)) == ",";
                let follows = self.waiting.last().is_some_and(|time| time.tokens.end == i);
                if part != Zone::Content && (comma || follows) {
                    self.found.append(&mut self.waiting);
                }
                self.waiting.clear();
                self.part = Some((part, i + 1));
                self.has_cue |= part == Zone::Cue;
                self.clause = Clause::Ours;
            }
        }
    }

    /// "Ann came to Stennick in 1993, after the war, and [said]": the year is that of her coming, but
    /// what follows the speaker at once, "Ann on Monday met them, and [said]", goes for all.
    fn drop_far_ones(&mut self) {
        let Some((Zone::Speaker, from)) = self.part else { return };
        let comma = self.comma;
        let mut i = 0;
        self.found.retain(|expression| {
            i += 1;
            let start = expression.tokens.start;
            i <= self.found_before_part || start <= from + 1 || start >= comma
        });
    }

    /// Reads the cue's own words from the `i`th on, and answers where to go on.
    fn cue(&mut self, i: usize) -> usize {
        let Some(expression) = expression(self.run, i) else { return i + 1 };
        let end = expression.tokens.end;
        let may_go_on = self.may_describe(end);
        self.found.extend(adverb(self.words, expression, may_go_on));
        end
    }

    /// Reads words outside the statement's parts from the `i`th on, and answers where to go on.
    fn open(&mut self, i: usize) -> usize {
        let Some(expression) = expression(self.run, i) else {
            self.word(i);
            return i + 1;
        };
        let end = expression.tokens.end;
        let is_second = self.last_end > 0
            && i <= self.last_end + 2
            && self.words.is(self.last_end, "and or to through until - –");
        let is_event = expression.time == Time::OfEvent
            && self.words.is_before(end, 1, "after before earlier later of");
        let is_ours = match self.clause {
            Clause::Ours => true,
            Clause::OneTime { before } => i < before,
            Clause::UntilComma | Clause::UntilPart => false,
        };
        if self.segment == Segment::Begins {
            self.segment = Segment::Adverb;
        }
        // "Hours after Ann said": what Ann said came before.
        let leads_to_part = match self.zones.get(end) {
            Some(Zone::Speaker) => is_event,
            Some(Zone::Cue) => is_event && self.words.is_before(end, 1, "after before"),
            _ => false,
        };
        if is_ours && !is_second && !leads_to_part && self.segment == Segment::Adverb {
            let found = if self.part.is_some() { &mut self.found } else { &mut self.waiting };
            let may_go_on = self.zones.get(end) == Some(&Zone::Open);
            found.extend(adverb(self.words, expression, may_go_on));
        }
        match self.clause {
            // "Two days after the summit in May": the month is the summit's.
            Clause::Ours if is_event => self.clause = Clause::UntilComma,
            Clause::OneTime { .. } => self.clause = Clause::UntilPart,
            _ => {}
        }
        self.last_end = end;
        end
    }

    /// One word that begins no expression.
    fn word(&mut self, i: usize) {
        match self.words.at(i) {
            "," if !self.is_in_number(i) => {
                if self.clause == Clause::UntilComma {
                    self.clause = Clause::Ours;
                }
                self.follows_adverb = self.segment == Segment::Adverb;
                self.segment = Segment::Begins;
                self.comma = i + 1;
            }
            ";" | ":" | "—" | "–" => self.another_clause(),
            "-" if !self.words.touches(i) => self.another_clause(),
            _ => {
                let is_first = self.segment == Segment::Begins;
                if is_first {
                    self.begin(i);
                }
                // "Asked on Monday" begins what says when, whatever "asked" does elsewhere.
                if !is_first || self.segment != Segment::Adverb {
                    self.go_on(i);
                }
            }
        }
    }

    /// The words before a semicolon or the like say nothing of what follows, and the other way round.
    fn another_clause(&mut self) {
        self.waiting.clear();
        self.clause = if self.part.is_some() { Clause::UntilPart } else { Clause::Ours };
        self.segment = Segment::Begins;
    }

    /// The first word since a comma or part.
    fn begin(&mut self, i: usize) {
        let words = self.words;
        if words.is(i, TRANSPARENT) || self.is_place_before_time(i) {
            return;
        }
        let is_carried = words.is(i, "at during in") && names_occasion(words, i + 1);
        let is_doing = words.at(i).ends_with("ing")
            && words.at(i).starts_with(char::is_lowercase)
            && matches!(self.part, None | Some((Zone::Speaker, _)))
            && !self.has_cue;
        // "She refused it, saying on Monday that"; "the report, published on Monday, said".
        let is_publishing =
            words.is(i, PUBLISHING) || words.is(i, SAYING) && words.at(i).ends_with("ing");
        let is_adverb = words.is(i, OPENERS)
            || words.is(i, "as") && words.is(i + 1, PRONOUNS)
            || words.is(i, "while") && words.at(i + 1).ends_with("ing")
            || is_doing && !words.is(i, SUBORDINATING)
            || is_publishing && self.is_time(i + 1);
        self.segment = if is_adverb { Segment::Adverb } else { Segment::Other };
        // "Which the council had refused, in an interview on Monday."
        if is_carried && self.clause == Clause::UntilPart && self.part.is_some() {
            self.clause = Clause::Ours;
        }
    }

    /// "In Stennick, Keldria on Monday".
    fn is_place_before_time(&self, i: usize) -> bool {
        let is_name = |i: usize| self.words.at(i).starts_with(char::is_uppercase);
        self.follows_adverb
            && is_name(i)
            && (self.is_time(i + 1) || is_name(i + 1) && self.is_time(i + 2))
    }

    /// Whether a time begins with the `i`th word: "Monday", "on Monday".
    fn is_time(&self, i: usize) -> bool {
        let i = if self.words.is(i, "in on") { i + 1 } else { i };
        expression(self.words, i).is_some()
    }

    /// What a word does to the clause.
    fn go_on(&mut self, i: usize) {
        let words = self.words;
        let is_reached = self.part.is_some();
        if words.is(i, "and but or so yet") {
            let comma = words.before(i, 1) == ",";
            let is_verb = words.is(i + 1, PRONOUNS) || words.at(i + 1).ends_with("ed");
            if is_reached && (comma || is_verb) {
                self.clause = Clause::UntilPart;
            } else if comma {
                self.another_clause();
            }
        } else if words.is(i, SAYING) {
            let is_speakers = matches!(self.part, Some((Zone::Speaker, _)));
            self.clause = match self.clause {
                Clause::Ours if is_speakers => Clause::OneTime { before: i + 3 },
                _ => Clause::UntilPart,
            };
            self.waiting.clear();
        } else if words.is(i, RELATIVES) {
            self.clause = Clause::UntilPart;
        } else if words.is(i, SUBORDINATING) && self.clause == Clause::Ours {
            // "About two weeks ago" only makes the count a rough one, as "about 10pm" and "before midnight" do.
            let is_hour = words.is(i, "about after before")
                && (words.is(i + 1, HOURS)
                    || words.at(i + 1).starts_with(|c: char| c.is_ascii_digit()));
            let is_rough = is_hour || words.is(i, "about") && expression(words, i + 1).is_some();
            if !is_rough {
                self.clause = Clause::UntilComma;
            }
        }
    }

    /// Whether a comma parts the thousands of a number.
    fn is_in_number(&self, i: usize) -> bool {
        let is_digit = |c: char| c.is_ascii_digit();
        self.words.touches(i)
            && self.words.touches(i + 1)
            && self.words.before(i, 1).ends_with(is_digit)
            && self.words.at(i + 1).starts_with(is_digit)
    }

    /// Whether the `i`th word, behind a time in the cue, may be what the time describes.
    fn may_describe(&self, i: usize) -> bool {
        matches!(self.zones.get(i), Some(Zone::Open | Zone::Cue))
    }
}
