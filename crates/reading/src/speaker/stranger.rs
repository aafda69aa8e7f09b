//! Who is not meant by an office though nobody else is in mind: whom it is told of as of private people, and whom the
//! words themselves are about. "Tom Berg, 34, was killed. The mayor said it was sad."

use super::description::Description;
use super::{Reader, gender_of_pronoun};
use crate::Kind;
use crate::cast::{Member, Mention, Stand};
use crate::words::{is_capitalised, is_one_of};
use onrecord_text::Span;

/// Below this, somebody is no longer in mind whom a pronoun in what is said may mean.
const FORGOTTEN: f32 = 0.05;

/// Offices that are told of whoever holds them, besides those that one alone has.
const OFFICES: &str = "\
    attorney ceo cfo chief commissioner constable coo coroner counsel detective executive inspector magistrate ombudsman prosecutor \
    sheriff spokesman spokesperson spokeswoman superintendent";

/// What is done to those whom courts and accidents are told of.
const SUFFERED: &str = "\
    acquitted arrested attacked buried charged convicted cremated cleared drowned evicted fined handcuffed hospitalised \
    hospitalized hurt injured jailed killed mugged murdered poisoned raped remanded robbed sectioned sentenced shot stabbed \
    strangled struck wounded";

/// What they do.
const DID: &str = "died drowned pleaded stole sued";

/// Verbs before what is done to somebody, and words between the two.
const BEFORE_SUFFERED: &str =
    "also been being fatally found has have had is later not seriously was were";

/// How many tokens behind a name it may stand.
const NEAR: usize = 24;

impl Reader<'_> {
    /// Whether somebody of whom no office is told is hardly the holder of one: they have an age and an address, or it is
    /// told what was done to them.
    pub(super) fn is_stranger(&self, member: usize, description: &Description<'_>) -> bool {
        let is_office = description.is_exclusive() || is_one_of(&description.head, OFFICES);
        if !is_office || self.cast.members[member].role(self.text).is_some() {
            return false;
        }
        let before = description.core.start;
        let mut told = self.cast.mentions_of(member).filter(|it| it.name.start < before);
        self.age(member).is_some()
            || told.any(|mention| self.has_address(mention) || self.suffers(mention))
    }

    /// "Tom Berg, of Marsh Lane,", "Tom Berg, from Harrow,".
    fn has_address(&self, mention: &Mention) -> bool {
        let behind = &self.text[mention.name.end as usize..];
        let rest = behind.strip_prefix(", of ").or_else(|| behind.strip_prefix(", from "));
        rest.is_some_and(is_capitalised)
    }

    /// "Tom Berg, who stole £300,000, was jailed".
    fn suffers(&self, mention: &Mention) -> bool {
        let Some(sentence) = self.layout.sentences.get(mention.sentence) else { return false };
        if mention.stand != Stand::Subject {
            return false;
        }
        let from = self.layout.tokens_in(mention.name).end;
        let until = sentence.tokens.end.min(from + NEAR);
        let word = |at: usize| self.layout.tokens.get(at).map_or("", |token| token.of(self.text));
        // What is told of somebody else, who is named next, is not told of them.
        let next = self.cast.mentions.iter().find(|(other, _)| {
            other.name.start >= mention.name.end && other.stand == Stand::Subject
        });
        let end = next.map_or(until, |(next, _)| self.layout.tokens_in(next.name).start.min(until));
        (from..end).any(|at| {
            let is_done = is_one_of(word(at), SUFFERED) && is_one_of(word(at - 1), BEFORE_SUFFERED);
            is_done || is_one_of(word(at), DID)
        })
    }

    /// Whether what is said, in marks, speaks of "her" where `member` alone may be meant: "She is a legend".
    pub(super) fn is_spoken_of(&self, member: usize, words: Span) -> bool {
        let Some(gender) = self.cast.members[member].gender else { return false };
        let sentence = self.layout.sentence_at(words.start);
        let is_other = |(number, person): (usize, &Member)| {
            number != member
                && person.may_be_person()
                && person.gender.is_none_or(|other| other == gender)
                && self.mind.level(number, sentence) > FORGOTTEN
        };
        if self.cast.members.iter().enumerate().any(is_other) {
            return false;
        }
        let own = self.statements.iter().filter(|it| it.speaker.contains(&words));
        let said = own.filter(|it| it.kind != Kind::Indirect).flat_map(|it| &it.content);
        let mut tokens =
            said.flat_map(|content| &self.layout.tokens[self.layout.tokens_in(*content)]);
        tokens.any(|token| {
            let word = token.of(self.text).to_lowercase();
            self.layout.quotation_at(*token).is_some() && gender_of_pronoun(&word) == Some(gender)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::known;

    #[test]
    fn offices_are_roles() {
        for office in OFFICES.split_whitespace() {
            assert!(known::is_role(office), "{office}");
        }
    }
}
