//! Who is meant before the report names them: in a headline, "Prime minister in row over pier" above "Ann Hale left the
//! door open", "Auditors: …"; and before "the clerk, Doug Hanley," by "the county clerk".

use super::Reader;
use super::description::Description;
use crate::ActorKind;
use crate::cast::Stand;
use crate::known;
use crate::words::{ARTICLES, is_one_of};
use onrecord_text::Span;

/// How many sentences later somebody may be named whom a role has meant.
const AHEAD: usize = 3;

/// Within how many sentences a description is taken up by whoever names them.
const TAKEN_UP: usize = 5;

impl Reader<'_> {
    /// The person whom the next sentences introduce, if the words give an office in a headline, or as headlines do in the
    /// first sentence ("Vastrian lawmaker wants it"): the report tells nobody's office. Behind "The mayor wants it. Ann Lee is
    /// against it" nothing says that they are one.
    pub(super) fn introduced_next(
        &self,
        description: &Description<'_>,
        words: Span,
    ) -> Option<usize> {
        let is_office = known::is_role(&description.head) && !description.of_something;
        let sentence = self.layout.sentence_at(words.start);
        let first = words.of(self.text).split(' ').next();
        let is_bare = !first.is_some_and(|first| is_one_of(first, ARTICLES));
        let is_opening = is_bare && self.sentences_between(0, sentence) == 0;
        if !is_office || description.owned || !(self.is_headline(words) || is_opening) {
            return None;
        }
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
        let has_office = self.cast.members[member].role(self.text).is_some();
        (is_next && !has_office && !is_here(member)).then_some(member)
    }

    /// Whoever is named where a description is taken up next: of "the county clerk" and "a spokesperson", before "The clerk, Doug
    /// Hanley, said".
    pub(super) fn named_next(&self, description: &Description<'_>, words: Span) -> Option<usize> {
        let first = self.layout.sentence_at(words.start);
        let last = self.layout.sentences.len().min(first + TAKEN_UP).checked_sub(1)?;
        let from = self.layout.tokens_in(words).end;
        let until = self.layout.sentences.get(last)?.tokens.end;
        let word = |at: usize| self.layout.tokens.get(at).map_or("", |token| token.of(self.text));
        let is_it = |at: &usize| {
            word(*at) == description.head
                && at.checked_sub(1).is_some_and(|the| is_one_of(word(the), "the"))
        };
        let head = (from..until).find(is_it)?;
        let name = head + 1 + usize::from(word(head + 1) == ",");
        let start = self.layout.tokens.get(name)?.start;
        let mut mentions = self.cast.mentions.iter();
        let (_, member) = mentions.find(|(mention, _)| mention.name.start == start)?;
        member.filter(|member| self.cast.members[*member].is_person())
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

    /// How many sentences that are read stand from one to another.
    fn sentences_between(&self, from: usize, to: usize) -> usize {
        let sentences = self.layout.sentences.get(from..to).unwrap_or_default();
        sentences.iter().filter(|sentence| self.article.is_read(sentence.span)).count()
    }
}
