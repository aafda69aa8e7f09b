//! Those without a name who are no speakers: whose role it is, of whom it is told, or people whom only these words stand
//! for.

use super::attention::Reason;
use super::description::Description;
use super::{Reader, Sighting, gender_of_pronoun};
use crate::cast::{Stand, agree};
use crate::known::is_human;
use crate::phrase::Phrase;
use crate::words::{PREPOSITIONS, is_one_of};
use crate::{ActorKind, SpeakerHow};
use onrecord_text::Span;

/// Verbs behind which a noun tells what their subject is.
const BEING: &str = "became is was";

/// How far from the beginning of its sentence a subject may begin, in bytes.
const FRONT: u32 = 40;

impl Reader<'_> {
    /// Somebody without a name: whose role it is, or people whom only these words stand for.
    pub(super) fn pass_phrase(&mut self, phrase: Phrase) {
        let member = if phrase.definite {
            self.whose_role(phrase.words)
        } else {
            self.told_of_somebody(phrase.words)
        };
        let member = member.or_else(|| self.body_in_passing(phrase.words));
        let how = if member.is_some() { SpeakerHow::Title } else { SpeakerHow::Named };
        let (words, statement) = (phrase.words, None);
        let stand = self.stand_of(words);
        let sentence = self.layout.sentence_at(words.start);
        match member {
            // "The judge did not reply." The sentence is about him. "The senator from Harrow" may be another one.
            Some(member) if phrase.definite && stand == Stand::Subject && self.is_all(words) => {
                self.mind.raise(member, sentence, Reason::Named(stand));
            }
            None if !phrase.definite => {
                let group = self.unnamed_in_passing(words);
                self.mind.raise(group, sentence, Reason::Named(stand));
            }
            _ => {}
        }
        self.sightings.push(Sighting { words, member, how, statement, is_phrase: true });
    }

    /// Whether nothing more is told behind a noun of whom it means.
    fn is_all(&self, words: Span) -> bool {
        let next = self.layout.tokens.partition_point(|token| token.start < words.end);
        let next = self.layout.tokens.get(next).map_or("", |token| token.of(self.text));
        !is_one_of(next, PREPOSITIONS) && !is_one_of(next, ", who whose")
    }

    /// How words for somebody without a name stand in their sentence.
    fn stand_of(&self, words: Span) -> Stand {
        if self.layout.quotation_at(words).is_some() {
            return Stand::Quoted;
        }
        let begins = |start: u32| {
            let before = self.layout.tokens_in(Span { start, end: words.start });
            words.start < start + FRONT
                && self.layout.tokens[before]
                    .iter()
                    .all(|token| !is_one_of(token.of(self.text), PREPOSITIONS))
        };
        let sentence = self.layout.sentences.get(self.layout.sentence_at(words.start));
        // Of "an envoy’s job", the job is told of.
        let is_owner = self.text[words.end as usize..].starts_with(['’', '\'']);
        match sentence.is_some_and(|it| begins(it.span.start)) && !is_owner {
            true => Stand::Subject,
            false => Stand::Aside,
        }
    }

    /// Of whom a noun without an article that the reader knows tells: "Tom Berg, a fisherman,", "he is a fisherman".
    fn told_of_somebody(&mut self, words: Span) -> Option<usize> {
        let tokens = &self.layout.tokens[self.layout.tokens_in(words)];
        let first = tokens.first().map_or("", |first| first.of(self.text));
        let description = Description::of(self.text, tokens)
            .filter(|it| is_one_of(first, "a an") && is_human(&it.head))?;
        let gender = description.gender();
        let sentence = self.layout.sentence_at(words.start);
        let start = self.layout.sentences.get(sentence)?.span.start;
        let between = |from: u32| Span::new(from as usize, words.start as usize).of(self.text);
        let before = self.text.get(start as usize..words.start as usize)?.trim_end();
        let (before, verb) = before.rsplit_once(' ')?;
        let is_pronoun = is_one_of(verb, BEING) && matches!(before.trim(), "He" | "She");
        if is_pronoun {
            let gender = gender_of_pronoun(before.trim());
            return self.person(&[], sentence, gender, None).one();
        }
        let mut mentions = self.cast.mentions.iter();
        let (mention, member) = mentions.rfind(|(mention, _)| mention.name.end <= words.start)?;
        let told = between(mention.name.end).trim();
        let behind = &self.text[words.end as usize..];
        let goes_on = behind.starts_with([',', '.', ';', ')'])
            || behind
                .split(' ')
                .nth(1)
                .is_some_and(|next| is_one_of(next, "at for from in of on to who with"));
        let is_apposed = told == "," && goes_on || is_one_of(told, BEING);
        let member = (*member).filter(|_| is_apposed && mention.sentence == sentence)?;
        let person = &mut self.cast.members[member];
        if !person.may_be_person() || !agree(gender, person.gender) {
            return None;
        }
        person.gender = person.gender.or(gender);
        if !person.hints.contains(&words) {
            person.hints.push(words);
        }
        Some(member)
    }

    /// The body that "the company" is, where the article tells.
    fn body_in_passing(&mut self, words: Span) -> Option<usize> {
        let text = self.text;
        let tokens = &self.layout.tokens[self.layout.tokens_in(words)];
        let [article, noun] = tokens else { return None };
        let is_the = article.of(text).eq_ignore_ascii_case("the");
        let description = Description::of(text, tokens).filter(|it| !it.plural)?;
        if !is_the || is_human(&description.head) || noun.of(text).starts_with(char::is_uppercase) {
            return None;
        }
        self.body(&description, words)
    }

    /// People without a name, or one human being: "One Vastrian diplomat was more cautious".
    fn unnamed_in_passing(&mut self, words: Span) -> usize {
        let tokens = &self.layout.tokens[self.layout.tokens_in(words)];
        let is_one =
            tokens.first().is_some_and(|first| is_one_of(first.of(self.text), "a an another one"));
        let description =
            Description::of(self.text, tokens).filter(|it| is_one && is_human(&it.head));
        match description {
            Some(description) => self.cast.add_unnamed(self.text, words, description.gender()),
            None => self.cast.add_described(self.text, words, ActorKind::Group),
        }
    }
}
