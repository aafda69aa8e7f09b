//! The lines of an `.ann` file, understood.

use onrecord_text::CodePoints;
use std::collections::{BTreeMap, BTreeSet};

/// All that an `.ann` file says. Lines that cannot be understood are faults, and the others count.
#[derive(Debug, Default)]
pub(super) struct Standoff {
    /// Text-bound lines by their ids.
    pub(super) bound: BTreeMap<String, Bound>,
    /// The statements: events that are attributions.
    pub(super) events: Vec<Event>,
    relations: Vec<(String, String, String)>,
    attributes: BTreeMap<(String, String), String>,
    notes: BTreeMap<(String, String), String>,
    /// What is wrong, each with its line.
    pub(super) faults: Vec<String>,
    /// The types of what no statement and no position has: of events, their arguments, words, relations and attributes.
    pub(super) strange: BTreeSet<String>,
}

/// A text-bound line: `T3  Content 66 80;95 106  the words`.
#[derive(Debug)]
pub(super) struct Bound {
    pub(super) kind: String,
    /// Code points, in the order of the text.
    pub(super) pieces: Vec<[usize; 2]>,
}

/// An event that is an attribution.
#[derive(Debug, Default)]
pub(super) struct Event {
    pub(super) id: String,
    /// The ids of the text-bound lines of the speaker.
    pub(super) speakers: Vec<String>,
    pub(super) speaker: Vec<[usize; 2]>,
    pub(super) cue: Vec<[usize; 2]>,
    pub(super) content: Vec<[usize; 2]>,
}

/// The part that words play in a statement.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Speaker,
    Cue,
    Content,
}

/// The part that a type or argument stands for, whatever number it ends in ("Content2").
fn role(name: &str) -> Option<Role> {
    match name.trim_end_matches(|letter: char| letter.is_ascii_digit()) {
        "Source" | "Speaker" => Some(Role::Speaker),
        "Cue" | "Attribution" => Some(Role::Cue),
        "Content" | "Quotation" | "Uncued" => Some(Role::Content),
        _ => None,
    }
}

/// The relations of a position.
const RELATIONS: [&str; 2] = ["HeldBy", "If"];
/// The attributes of statements and positions.
const ATTRIBUTES: [&str; 5] = ["Kind", "Negation", "Confidence", "Issue", "Stance"];

/// Whether words of this type are part of a statement or position.
fn is_known(kind: &str) -> bool {
    role(kind).is_some() || matches!(kind, "Evidence" | "Holder" | "Condition")
}

impl Standoff {
    /// What the lines of `ann` say of `text`, whose first `mark` characters the article does not have.
    pub(super) fn parse(ann: &str, text: &str, mark: usize) -> Standoff {
        let mut all = Standoff::default();
        let map = CodePoints::of(text);
        let mut events = Vec::new();
        for (number, line) in (1..).zip(ann.trim_start_matches('\u{feff}').lines()) {
            let (id, rest) = line.split_once('\t').unwrap_or((line, ""));
            let understood = match id.chars().next() {
                Some('T') => all.text_bound(id, rest, (text, mark), &map),
                Some('E') => {
                    events.push((number, id.to_owned(), rest.to_owned()));
                    Ok(())
                }
                Some('R') => all.relates(rest),
                Some('A' | 'M') => all.attribute_line(rest),
                Some('#') => all.note_line(rest),
                Some('N' | '*') => Ok(()),
                _ if line.trim().is_empty() => Ok(()),
                _ => Err("it is no line of brat's".to_owned()),
            };
            if let Err(fault) = understood {
                all.faults.push(format!("line {number}: {fault}"));
            }
        }
        // An event may stand before the words that it names.
        for (number, id, rest) in events {
            match all.event(&id, &rest) {
                Ok(Some(event)) => all.events.push(event),
                Ok(None) => {
                    let kind = rest.split([':', ' ']).next().unwrap_or_default();
                    all.strange.insert(kind.to_owned());
                }
                Err(fault) => all.faults.push(format!("line {number}: {fault}")),
            }
        }
        // Words that are marked, and that no line makes a statement or position of.
        let strange = all.bound.values().map(|bound| &bound.kind).filter(|it| !is_known(it));
        let strange: Vec<String> = strange.cloned().collect();
        all.strange.extend(strange);
        all
    }

    /// The value of an attribute of the line with this id.
    pub(super) fn attribute(&self, name: &str, id: &str) -> Option<&str> {
        self.attributes.get(&(id.to_owned(), name.to_owned())).map(String::as_str)
    }

    /// The note of this type on the line with this id.
    pub(super) fn note(&self, kind: &str, id: &str) -> Option<&str> {
        let note = self.notes.get(&(id.to_owned(), kind.to_owned()))?.trim();
        (!note.is_empty()).then_some(note)
    }

    /// Where a relation of this type leads from the line with this id.
    pub(super) fn relation(&self, kind: &str, from: &str) -> Option<&str> {
        let mut all = self.relations.iter();
        all.find(|(it, one, _)| it == kind && one == from).map(|(_, _, other)| other.as_str())
    }

    fn text_bound(
        &mut self,
        id: &str,
        rest: &str,
        (text, mark): (&str, usize),
        map: &CodePoints,
    ) -> Result<(), String> {
        let (place, words) = match rest.split_once('\t') {
            Some((place, words)) => (place, Some(words)),
            None => (rest, None),
        };
        let (kind, offsets) = place.split_once(' ').unwrap_or((place, ""));
        let length = map.at_byte(text.len());
        let piece = |piece: &str| {
            let (start, end) = piece.trim().split_once(' ')?;
            let (start, end) = (start.parse().ok()?, end.trim().parse().ok()?);
            (start < end && end <= length).then_some([start, end])
        };
        let pieces = offsets.split(';').map(piece).collect::<Option<Vec<[usize; 2]>>>();
        let mut pieces =
            pieces.ok_or_else(|| format!("{id} has no places within the {length} characters"))?;
        pieces.sort_unstable();
        let there: Vec<&str> =
            pieces.iter().map(|[start, end]| map.span(*start, *end).of(text)).collect();
        // brat writes a line break as a space, and tools differ in what they do to other space.
        let is_there =
            |words: &str| there.join(" ").split_whitespace().eq(words.split_whitespace());
        if words.is_some_and(|words| !is_there(words)) {
            return Err(format!("{id} has other words than the text there"));
        }
        for place in pieces.iter_mut().flatten() {
            *place = place.saturating_sub(mark);
        }
        self.bound.insert(id.to_owned(), Bound { kind: kind.to_owned(), pieces });
        Ok(())
    }

    fn event(&mut self, id: &str, rest: &str) -> Result<Option<Event>, String> {
        let mut event = Event { id: id.to_owned(), ..Event::default() };
        for (place, argument) in rest.split_whitespace().enumerate() {
            let (name, target) =
                argument.split_once(':').ok_or_else(|| format!("{id} is no event"))?;
            let role = role(name);
            if place == 0 && !matches!(role, Some(Role::Cue | Role::Content)) {
                // Another scheme's event.
                return Ok(None);
            }
            let Some(role) = role else {
                self.strange.insert(name.to_owned());
                continue;
            };
            let bound = self
                .bound
                .get(target)
                .ok_or_else(|| format!("{id} names {target}, which there is not"))?;
            let pieces = match role {
                Role::Speaker => &mut event.speaker,
                Role::Cue => &mut event.cue,
                Role::Content => &mut event.content,
            };
            pieces.extend(&bound.pieces);
            if role == Role::Speaker {
                event.speakers.push(target.to_owned());
            }
        }
        for pieces in [&mut event.speaker, &mut event.cue, &mut event.content] {
            pieces.sort_unstable();
            pieces.dedup();
        }
        Ok(Some(event))
    }

    fn relates(&mut self, rest: &str) -> Result<(), String> {
        let parts: Vec<&str> = rest.split_whitespace().collect();
        let end = |part: &str| part.split_once(':').map(|(_, id)| id.to_owned());
        match parts[..] {
            [kind, one, other] => {
                let ends = end(one).zip(end(other)).ok_or("it is no relation")?;
                if !RELATIONS.contains(&kind) {
                    self.strange.insert(kind.to_owned());
                }
                self.relations.push((kind.to_owned(), ends.0, ends.1));
                Ok(())
            }
            _ => Err("it is no relation".to_owned()),
        }
    }

    fn attribute_line(&mut self, rest: &str) -> Result<(), String> {
        let mut parts = rest.split_whitespace();
        let (Some(name), Some(id)) = (parts.next(), parts.next()) else {
            return Err("it is no attribute".to_owned());
        };
        if !ATTRIBUTES.contains(&name) {
            self.strange.insert(name.to_owned());
        }
        let value = parts.next().unwrap_or("true").to_owned();
        self.attributes.insert((id.to_owned(), name.to_owned()), value);
        Ok(())
    }

    fn note_line(&mut self, rest: &str) -> Result<(), String> {
        let (target, words) = rest.split_once('\t').unwrap_or((rest, ""));
        let (kind, id) = target.split_once(' ').ok_or("it is no note")?;
        self.notes.insert((id.trim().to_owned(), kind.to_owned()), words.to_owned());
        Ok(())
    }
}
