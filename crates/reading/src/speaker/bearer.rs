//! Who bears a name where it stands: of several of that name, the one whom the report has just spoken of.

use super::Reader;
use super::description::DEFINITE;
use super::document::is_document;
use super::holder::SURE;
use crate::cast::Mention;
use crate::known::{self, Gender};
use crate::spelling::{key, stands_for};
use crate::words::{ARTICLES, is_capitalised, is_one_of};
use crate::{ActorKind, SpeakerHow};
use onrecord_text::Span;

impl Reader<'_> {
    pub(super) fn named(&mut self, name: Span) -> Option<usize> {
        let mentions = &self.cast.mentions;
        let first = mentions.partition_point(|(mention, _)| mention.name.end <= name.start);
        let mention = mentions.get(first).filter(|(mention, _)| mention.name.overlaps(name));
        let gender = mention.and_then(|(mention, _)| mention.gender);
        // "Federation of State, County and Town Workers (FSCTW)" is one name.
        let full = mention.map(|(mention, _)| mention.name);
        let is_one = |full: &Span| full.contains(name) && full.of(self.text).contains(" and ");
        let name = full.filter(is_one).unwrap_or(name);
        let words = name.of(self.text);
        let bearers = self.cast.bearers(words, gender, name.start);
        let in_mind = || self.named_in_mind(name, gender);
        let titled = mention.and_then(|(mention, _)| self.titled(mention, &bearers));
        let member = titled.or_else(|| self.just_named(name, gender));
        let member =
            member.or_else(|| self.cast.bearer(words, gender, name.start)).or_else(in_mind);
        match (member, &bearers[..]) {
            (Some(member), _) => Some(member),
            (None, [a, b, ..]) => self.doubt(name, *a, *b),
            (None, _) => match self.cast.surnamed(words, gender)[..] {
                [only] => Some(only),
                _ => Some(self.cast.add_named(words)),
            },
        }
    }

    /// The only one of several bearers of a name who has the title that stands before it elsewhere too: of "Senator Hale",
    /// where there is a judge of that name.
    fn titled(&self, mention: &Mention, bearers: &[usize]) -> Option<usize> {
        let is_before = |role: &&Span| {
            let between = (role.end as usize)..(mention.name.start as usize);
            self.text.get(between).is_some_and(|between| between.trim().is_empty())
        };
        let title = mention.roles.iter().find(is_before)?;
        let word = title.of(self.text).rsplit(' ').next()?;
        let has_title = |member: &&usize| {
            self.cast.members[**member].roles.iter().any(|role| {
                let mut words = role.of(self.text).split(' ');
                role != title && words.any(|other| other.eq_ignore_ascii_case(word))
            })
        };
        let mut found = bearers.iter().filter(has_title);
        let only = found.next().filter(|_| bearers.len() > 1 && found.next().is_none());
        only.copied()
    }

    /// The bearer of a shared name of whom the report has just spoken, whoever it names most.
    pub(super) fn just_named(&self, name: Span, gender: Option<Gender>) -> Option<usize> {
        let sentence = self.layout.sentence_at(name.start);
        let is_clear = |member: &usize| self.mind.level(*member, sentence) > SURE;
        self.named_in_mind(name, gender).filter(is_clear)
    }

    /// The bearer of a shared name who is in mind.
    pub(super) fn named_in_mind(&self, name: Span, gender: Option<Gender>) -> Option<usize> {
        let bearers = self.cast.bearers(name.of(self.text), gender, name.start);
        let sentence = self.layout.sentence_at(name.start);
        self.mind.meant(sentence, bearers.into_iter().map(|member| (member, 1.0))).one()
    }

    pub(super) fn how_named(&self, name: Span) -> SpeakerHow {
        let words = name.of(self.text);
        let outlet = self.article.outlet.as_deref();
        let is_outlet =
            outlet.is_some_and(|outlet| key(outlet) == key(words) || stands_for(words, outlet));
        if is_outlet { SpeakerHow::Outlet } else { SpeakerHow::Named }
    }

    /// The article's own outlet under one of its names.
    pub(super) fn outlet_named(&mut self, name: Span) -> Option<usize> {
        let outlet = self.own_outlet()?;
        self.cast.members[outlet].add_name(name.of(self.text));
        Some(outlet)
    }

    /// Who is known by exactly these words, whatever they look like.
    pub(super) fn known_name(&self, words: Span) -> Option<usize> {
        let word = words.of(self.text);
        // "Read" is Ian Read's name though it begins sentences.
        let surnamed = || match self.cast.surnamed(word, None)[..] {
            [only] if is_capitalised(word) && !word.contains(' ') => Some(only),
            _ => None,
        };
        let bearer = self.cast.bearer(word, None, words.start);
        // "the department" may be another than the one that is called "Department" once.
        let is_noun = word.split_once(' ').is_some_and(|(first, rest)| {
            let noun = rest.split(' ').next().unwrap_or_default();
            (is_one_of(first, DEFINITE) || is_one_of(first, ARTICLES))
                && !noun.contains(char::is_uppercase)
        });
        let has_noun = |member: &usize| {
            let member = &self.cast.members[*member];
            let names = member.aliases.iter().chain([&member.name]);
            !is_noun || names.into_iter().any(|name| !is_capitalised(name))
        };
        bearer.filter(has_noun).or_else(surnamed)
    }

    /// Whether a name is a plural that only begins its sentence: the cast has nobody of that name.
    pub(super) fn is_common(&self, name: Span) -> bool {
        let is_word = |token: &Span| token.of(self.text).starts_with(char::is_alphanumeric);
        let sentence = self.layout.sentences.get(self.layout.sentence_at(name.start));
        let tokens =
            sentence.map_or(&[][..], |sentence| &self.layout.tokens[sentence.tokens.clone()]);
        let begins =
            tokens.iter().find(|token| is_word(token)).is_some_and(|t| t.start == name.start);
        let word = name.of(self.text);
        // "Veltros, the carmaker, said" and "Glencos said it was sorry" are no plurals.
        let behind = &self.text[name.end as usize..];
        let is_one =
            [", a ", ", an ", ", the ", " said it "].iter().any(|it| behind.starts_with(it));
        let is_plural = || {
            let small = word.to_lowercase();
            let one = small.trim_end_matches('s');
            known::is_group(&small) || known::may_be_human(one) || is_document(one)
        };
        begins
            && (!is_one || is_plural())
            && word.ends_with('s')
            && !word.contains(' ')
            && matches!(known::kind_of_name(word), None | Some(ActorKind::Group))
            && self.cast.bearers(word, None, name.start).is_empty()
    }

    /// The name between commas behind words for somebody: "Ann Hale" of "told his opponent, Ann Hale, that".
    pub(super) fn apposed(&self, words: Span) -> Option<Span> {
        let behind = self.text.get(words.end as usize..)?.strip_prefix(", ")?;
        let start = words.end + 2;
        let mut names = self.cast.mentions.iter().map(|(mention, _)| mention.name);
        let name = names.find(|name| name.start == start)?;
        behind[name.len()..].starts_with(',').then_some(name)
    }
}
