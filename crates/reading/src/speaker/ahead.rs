//! Whom a headline or a first sentence means before the report names them: "The prime minister has said so.
//! Ann Hale left the door open", "Auditors: …".

use super::Reader;
use super::description::Description;
use crate::ActorKind;
use crate::cast::Stand;
use crate::known;
use onrecord_text::Span;

/// How many sentences later somebody may be named whom a role has meant.
const AHEAD: usize = 3;

/// How many sentences of the report come before it is under way.
const OPENING: usize = 3;

impl Reader<'_> {
    /// The person whom the next sentences introduce, if the words give an office and open the report: it
    /// has told nobody's office, and names nobody else before.
    pub(super) fn introduced_next(
        &self,
        description: &Description<'_>,
        words: Span,
    ) -> Option<usize> {
        let is_office = known::is_role(&description.head) && !description.of_something;
        if !is_office || description.owned || !self.is_opening(words) {
            return None;
        }
        let sentence = self.layout.sentence_at(words.start);
        // "Keldrian lawmaker wants Hale banned" is about somebody else than Hale.
        let is_here = |member: usize| {
            let mut mentions = self.cast.mentions.iter();
            mentions.any(|(mention, it)| mention.sentence == sentence && *it == Some(member))
        };
        let mentions = self.cast.mentions.iter().filter(|(mention, member)| {
            mention.stand == Stand::Subject
                && mention.sentence > sentence
                && member.is_some_and(|member| self.cast.members[member].is_person())
        });
        let (mention, member) = mentions.min_by_key(|(mention, _)| mention.name.start)?;
        let member = (*member)?;
        let is_next = self.sentences_between(sentence, mention.sentence) <= AHEAD;
        let is_new = !self.mind.is_met(member) || self.is_headline(words);
        let has_office = self.cast.members[member].role(self.text).is_some();
        // "The minister … Jon Bell, a baker," are two.
        let is_set_off = self.text[..mention.name.start as usize].ends_with(", ");
        let is_described =
            self.is_described(&self.cast.members[member]) || self.age(member).is_some();
        let is_other = !self.is_headline(words) && (is_described || is_set_off);
        (is_next && is_new && !has_office && !is_other && !is_here(member)).then_some(member)
    }

    /// The body that is called for short in a headline by whoever acts for it ("Auditors" of the National
    /// Audit Chamber) or by its noun ("Parliament" of Keldria’s parliament).
    pub(super) fn body_ahead(
        &mut self,
        description: &Description<'_>,
        words: Span,
    ) -> Option<usize> {
        let stem = description.head.strip_suffix("ors").filter(|stem| stem.len() > 3);
        if !self.is_headline(words) && !description.definite {
            return None;
        }
        let has_stem = |name: &str| {
            let mut words = name.split(|c: char| !c.is_alphanumeric());
            stem.is_some_and(|stem| words.any(|word| word.eq_ignore_ascii_case(stem)))
        };
        let members = self.cast.members.iter().enumerate();
        let mut bodies = members.filter(|(_, member)| {
            member.kind == Some(ActorKind::Organisation) && has_stem(&member.name)
        });
        if let (Some((only, _)), None) = (bodies.next(), bodies.next()) {
            return Some(only);
        }
        if !self.is_headline(words) || !known::is_body_word(&description.head) {
            return None;
        }
        let owned = self.owned_by_somebody(&description.head, words)?;
        Some(self.cast.add_described(self.text, owned, ActorKind::Organisation))
    }

    /// The first words behind a headline that say whose a body is: "Keldria’s parliament".
    fn owned_by_somebody(&self, noun: &str, headline: Span) -> Option<Span> {
        let mut behind = self.cast.mentions.iter().filter(|(it, _)| it.name.start > headline.end);
        behind.find_map(|(mention, _)| self.with_head(mention.name, noun))
    }

    fn is_opening(&self, words: Span) -> bool {
        let sentence = self.layout.sentence_at(words.start);
        self.is_headline(words) || self.sentences_between(0, sentence) <= OPENING
    }

    /// How many sentences that are read stand from one to another.
    fn sentences_between(&self, from: usize, to: usize) -> usize {
        let sentences = self.layout.sentences.get(from..to).unwrap_or_default();
        sentences.iter().filter(|sentence| self.article.is_read(sentence.span)).count()
    }
}
