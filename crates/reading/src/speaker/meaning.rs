//! Whom words mean: a name, a pronoun or a description, at the place where it stands.

use super::attention::Meant;
use super::description::Description;
use super::{Reader, gender_of_pronoun};
use crate::cast::agree;
use crate::known::{self, Gender};
use crate::name::{Naming, naming};
use crate::spelling::{acronym, key};
use crate::words::is_one_of;
use crate::{ActorKind, SpeakerHow, Statement, Warning};
use onrecord_text::Span;

/// How much somebody must be in mind to be meant by words that are nobody's role.
const SURE: f32 = 0.5;

/// What is left of the likelihood that somebody speaks words in which they are named.
const UNLIKELY: f32 = 0.3;

/// Things that speak for whoever made them.
const DOCUMENTS: &str = "\
    ad advert analysis article audit bulletin clip column communique document draft editorial \
    filing interview letter memo memorandum note paper poll post press release report review \
    statement story study survey transcript tweet video";

/// Pronouns for one thing, and for several.
const IT: &str = "it its itself";
const THEY: &str = "they their them these those";

/// Words for bodies of any kind.
const ANY_BODY: &str = "agency body company firm group organisation organization outfit";

impl Reader<'_> {
    /// The piece of a speaker's words that tells most: the one with a name.
    pub(super) fn telling(&self, speaker: &[Span]) -> Option<Span> {
        let is_name =
            |words: &&Span| matches!(naming(self.text, self.layout, **words), Naming::Name(_));
        speaker.iter().find(is_name).or(speaker.first()).copied()
    }

    /// Which member the words of a statement's speaker mean.
    pub(super) fn speaker(&mut self, number: usize, words: Span) -> (Option<usize>, SpeakerHow) {
        if let Some(asked) = self.asked(words) {
            return (asked, SpeakerHow::Title);
        }
        match naming(self.text, self.layout, words) {
            Naming::Pronoun => (self.pronoun(number, words), SpeakerHow::Pronoun),
            Naming::Several => (self.group(words), SpeakerHow::Named),
            Naming::Name(name) if !self.is_common(name) => (self.named(name), self.how_named(name)),
            Naming::Name(_) | Naming::Title => match self.known_name(words) {
                Some(member) => (Some(member), SpeakerHow::Named),
                None => (self.described(words), SpeakerHow::Title),
            },
        }
    }

    /// Which member the words of one who heard a statement or passed it on mean.
    pub(super) fn party(&mut self, words: Span) -> Option<usize> {
        match naming(self.text, self.layout, words) {
            Naming::Name(name) => self.named(name),
            Naming::Several => self.group(words),
            Naming::Title => self.known_name(words).or_else(|| self.described(words)),
            Naming::Pronoun => {
                let gender = gender_of_pronoun(words.of(self.text))?;
                match self.person(self.layout.sentence_at(words.start), Some(gender), &[]) {
                    Meant::One(member) => Some(member),
                    _ => None,
                }
            }
        }
    }

    /// Whether a name is a plural that only begins its sentence: the cast has nobody of that name.
    fn is_common(&self, name: Span) -> bool {
        let is_word = |token: &Span| token.of(self.text).starts_with(char::is_alphanumeric);
        let sentence = self.layout.sentences.get(self.layout.sentence_at(name.start));
        let tokens =
            sentence.map_or(&[][..], |sentence| &self.layout.tokens[sentence.tokens.clone()]);
        let begins =
            tokens.iter().find(|token| is_word(token)).is_some_and(|t| t.start == name.start);
        let word = name.of(self.text);
        begins
            && word.ends_with('s')
            && !word.contains(' ')
            && matches!(known::kind_of_name(word), None | Some(ActorKind::Group))
            && self.cast.bearers(word, None, name.start).is_empty()
    }

    /// Who is known by exactly these words, whatever they look like.
    fn known_name(&self, words: Span) -> Option<usize> {
        self.cast.bearer(words.of(self.text), None, words.start)
    }

    fn named(&mut self, name: Span) -> Option<usize> {
        let mentions = &self.cast.mentions;
        let first = mentions.partition_point(|(mention, _)| mention.name.end <= name.start);
        let mention = mentions.get(first).filter(|(mention, _)| mention.name.overlaps(name));
        let gender = mention.and_then(|(mention, _)| mention.gender);
        let words = name.of(self.text);
        if let Some(member) = self.cast.bearer(words, gender, name.start) {
            return Some(member);
        }
        let bearers = self.cast.bearers(words, gender, name.start);
        match (self.named_in_mind(name, gender), &bearers[..]) {
            (Some(member), _) => Some(member),
            (None, [a, b, ..]) => self.doubt(name, *a, *b),
            (None, _) => Some(self.cast.add_named(words)),
        }
    }

    /// The bearer of a shared name who is in mind.
    pub(super) fn named_in_mind(&self, name: Span, gender: Option<Gender>) -> Option<usize> {
        let bearers = self.cast.bearers(name.of(self.text), gender, name.start);
        let sentence = self.layout.sentence_at(name.start);
        match self.mind.meant(sentence, bearers.into_iter().map(|member| (member, 1.0))) {
            Meant::One(member) => Some(member),
            _ => None,
        }
    }

    fn how_named(&self, name: Span) -> SpeakerHow {
        let words = name.of(self.text);
        let outlet = self.article.outlet.as_deref();
        let is_outlet = outlet.is_some_and(|outlet| {
            key(outlet) == key(words) || acronym(outlet).is_some_and(|short| short == words)
        });
        if is_outlet { SpeakerHow::Outlet } else { SpeakerHow::Named }
    }

    /// People or bodies that only these words stand for.
    fn group(&mut self, words: Span) -> Option<usize> {
        Some(self.cast.add_described(self.text, words, ActorKind::Group))
    }

    fn pronoun(&mut self, number: usize, words: Span) -> Option<usize> {
        let sentence = self.layout.sentence_at(words.start);
        let word = words.of(self.text).to_lowercase();
        if let Some(gender) = gender_of_pronoun(&word) {
            let inside = self.named_in_content(&self.statements[number]);
            return match self.person(sentence, Some(gender), &inside) {
                Meant::One(member) => Some(member),
                Meant::Either(a, b) => self.doubt(words, a, b),
                Meant::Nobody => None,
            };
        }
        if is_one_of(&word, "i me my mine") {
            return self.author(number);
        } else if is_one_of(&word, "who whose whom which that") {
            return self.antecedent(words);
        } else if is_one_of(&word, "we our us you your") {
            return None;
        } else if !is_one_of(&word, IT) && !is_one_of(&word, THEY) {
            // "Others", "some", "both": people without a name.
            return self.group(words);
        }
        match self.things(sentence, &word) {
            Meant::One(member) => Some(member),
            _ => None,
        }
    }

    /// The state, body or group that a pronoun of no gender means.
    pub(super) fn things(&self, sentence: usize, word: &str) -> Meant {
        let kinds: &[ActorKind] = if is_one_of(word, IT) {
            &[ActorKind::Organisation, ActorKind::State]
        } else {
            &[ActorKind::Group, ActorKind::Organisation, ActorKind::State]
        };
        let members = self.cast.members.iter().enumerate();
        let candidates = members
            .filter(|(_, member)| !member.is_one && member.kind.is_some_and(|k| kinds.contains(&k)))
            .map(|(i, _)| (i, 1.0));
        self.mind.meant(sentence, candidates)
    }

    /// Whose role the words give, if it is somebody's: nobody is added to the cast and no doubt told.
    pub(super) fn whose_role(&self, words: Span) -> Option<usize> {
        let tokens = &self.layout.tokens[self.layout.tokens_in(words)];
        let description = Description::of(self.text, tokens)?;
        if known::is_body(&description.head) {
            return self.body(&description, words);
        }
        let fits = self.holders(&description);
        let sentence = self.layout.sentence_at(words.start);
        match (&fits[..], self.mind.meant(sentence, fits.iter().copied())) {
            ([(only, _)], _) => Some(*only),
            (_, Meant::One(member)) => Some(member),
            _ => None,
        }
    }

    /// Whom a description means: the one whose role it is, or the people whom it describes.
    fn described(&mut self, words: Span) -> Option<usize> {
        let tokens = &self.layout.tokens[self.layout.tokens_in(words)];
        let description = Description::of(self.text, tokens)?;
        if let Some(earlier) = self.former_or_latter(&description, words) {
            return Some(earlier);
        }
        if is_one_of(&description.head, DOCUMENTS) {
            let definite = description.definite && !description.owned;
            let maker = self.maker(words);
            return maker
                .or_else(|| if definite { self.body_in_mind(words) } else { None })
                .or_else(|| self.group(words));
        }
        if description.plural {
            let named = if description.definite { self.body(&description, words) } else { None };
            return named.or_else(|| self.group(words));
        }
        if let Some(country) = description.country.filter(|_| description.head == "government") {
            return Some(self.cast.add_state(self.text, words, country));
        }
        let is_body = known::is_body(&description.head)
            || known::kind_of_name(words.of(self.text)) == Some(ActorKind::Organisation);
        if is_body {
            let named = self.body(&description, words);
            let add = || self.cast.add_described(self.text, words, ActorKind::Organisation);
            return Some(named.unwrap_or_else(add));
        }
        if description.definite || description.bare && is_human(&description.head) {
            self.holder(&description, words)
        } else {
            self.somebody(&description, words)
        }
    }

    /// Somebody without a name, who may be spoken of again: "a Vastrian diplomat".
    fn somebody(&mut self, description: &Description<'_>, words: Span) -> Option<usize> {
        if !is_human(&description.head) {
            return self.group(words);
        }
        Some(self.cast.add_unnamed(self.text, words, description.gender()))
    }

    /// "Q" and "A" of an interview: the one who wrote it, and the one whom it names most.
    fn asked(&mut self, words: Span) -> Option<Option<usize>> {
        match words.of(self.text).trim_end_matches([':', '.']) {
            "Q" => Some(self.writer()),
            "A" => {
                let members = self.cast.members.iter().enumerate();
                let people = members.filter(|(_, member)| member.may_be_person());
                Some(people.max_by_key(|(_, member)| member.mentions).map(|(i, _)| i))
            }
            _ => None,
        }
    }

    /// The first or second of the last two people named.
    fn former_or_latter(&self, description: &Description<'_>, words: Span) -> Option<usize> {
        let place = match description.head.as_str() {
            "latter" => 0,
            "former" => 1,
            _ => return None,
        };
        let mut last: Vec<usize> = Vec::new();
        let mentions = self.cast.mentions.iter().rev();
        for (_, member) in mentions.filter(|(mention, _)| mention.name.end <= words.start) {
            if let Some(member) = *member
                && self.cast.members[member].may_be_person()
                && !last.contains(&member)
            {
                last.push(member);
            }
        }
        last.get(place).copied()
    }

    /// Whose document speaks: "the draft by the National Audit Chamber".
    fn maker(&mut self, words: Span) -> Option<usize> {
        let tokens = &self.layout.tokens[self.layout.tokens_in(words)];
        let find = |word: &str| tokens.iter().position(|token| token.of(self.text) == word);
        let by = find("by").or_else(|| find("from")).or_else(|| find("of"))?;
        let rest = tokens.get(by + 1)?.cover(*tokens.last()?);
        match naming(self.text, self.layout, rest) {
            Naming::Name(name) => self.named(name),
            Naming::Title
                if known::kind_of_name(rest.of(self.text)) == Some(ActorKind::Organisation) =>
            {
                self.described(rest)
            }
            _ => None,
        }
    }

    /// The person whose role a description gives.
    fn holder(&mut self, description: &Description<'_>, words: Span) -> Option<usize> {
        let sentence = self.layout.sentence_at(words.start);
        let fits = self.holders(description);
        if let [(only, _)] = fits[..] {
            return Some(only);
        }
        if fits.is_empty() && description.owned {
            return self.somebody(description, words);
        }
        // "the 54-year-old": no role tells, but only one person may be in mind.
        let others =
            || self.people_described(description).map(|(number, _)| (number, 1.0)).collect();
        let candidates: Vec<(usize, f32)> = if fits.is_empty() { others() } else { fits.clone() };
        match self.mind.meant(sentence, candidates.into_iter()) {
            Meant::One(member) if !fits.is_empty() || self.mind.level(member, sentence) > SURE => {
                Some(member)
            }
            Meant::Either(a, b) if !fits.is_empty() => self.doubt(words, a, b),
            _ => self.somebody(description, words),
        }
    }

    /// Those whose role a description fits best, each with how well.
    fn holders(&self, description: &Description<'_>) -> Vec<(usize, f32)> {
        let fits = self.people_described(description);
        let mut fits: Vec<(usize, f32)> =
            fits.filter_map(|(number, fit)| Some((number, fit?))).collect();
        let best = fits.iter().map(|(_, fit)| *fit).fold(0.0, f32::max);
        fits.retain(|(_, fit)| *fit == best);
        fits
    }

    /// The people who may be meant by a description, each with how well a role of theirs fits it, if
    /// one does.
    fn people_described(
        &self,
        description: &Description<'_>,
    ) -> impl Iterator<Item = (usize, Option<f32>)> {
        self.cast.members.iter().enumerate().filter_map(|(number, person)| {
            let differ =
                description.country.zip(person.country).is_some_and(|(a, b)| a.code != b.code);
            if !person.is_person() || differ || !agree(description.gender(), person.gender) {
                return None;
            }
            let roles = person.roles.iter().filter_map(|role| description.fit(role.of(self.text)));
            let hints = person.hints.iter();
            let hints = hints.filter_map(|hint| description.repeats(hint.of(self.text)));
            let same_country =
                description.country.is_some() && person.country == description.country;
            let fit = roles.chain(hints).max();
            Some((number, fit.map(|fit| (fit + usize::from(same_country)) as f32)))
        })
    }

    /// The body that a short form means: "the association".
    fn body(&self, description: &Description<'_>, words: Span) -> Option<usize> {
        let is_head = |word: &str| word.eq_ignore_ascii_case(&description.head);
        let fits = |name: &str| {
            name.split(|c: char| !c.is_alphanumeric()).any(is_head)
                && description.modifiers.iter().all(|word| {
                    known::demonym(word).is_some()
                        || name.contains(word)
                        || word.starts_with(char::is_lowercase)
                })
        };
        let members = self.cast.members.iter().enumerate();
        let fitting = members
            .filter(|(_, member)| !member.may_be_person() && member.introduced <= words.start)
            .filter(|(_, member)| fits(&member.name))
            .map(|(i, _)| (i, 1.0));
        match self.mind.meant(self.layout.sentence_at(words.start), fitting) {
            Meant::One(member) => Some(member),
            _ if description.definite && is_one_of(&description.head, ANY_BODY) => {
                self.body_in_mind(words)
            }
            _ => None,
        }
    }

    /// The organisation that a reader has in mind.
    fn body_in_mind(&self, words: Span) -> Option<usize> {
        let sentence = self.layout.sentence_at(words.start);
        let members = self.cast.members.iter().enumerate();
        let bodies = members.filter(|(_, member)| {
            member.kind == Some(ActorKind::Organisation) && member.introduced < words.start
        });
        match self.mind.meant(sentence, bodies.map(|(i, _)| (i, 1.0))) {
            Meant::One(member) if self.mind.level(member, sentence) > SURE => Some(member),
            _ => None,
        }
    }

    /// Who "I" is: the speaker around it, or the one who wrote the report.
    fn author(&mut self, number: usize) -> Option<usize> {
        match self.outer[number] {
            Some(outer) => self.resolved[outer].speaker,
            None => self.writer(),
        }
    }

    fn writer(&mut self) -> Option<usize> {
        match &self.article.byline[..] {
            [only] => Some(self.cast.add_named(only)),
            _ => None,
        }
    }

    /// Whom "who" means: the name right before it.
    fn antecedent(&self, words: Span) -> Option<usize> {
        let mentions = &self.cast.mentions;
        let after = mentions.partition_point(|(mention, _)| mention.name.end <= words.start);
        let (mention, member) = mentions.get(after.checked_sub(1)?)?;
        let between = Span::new(mention.name.end as usize, words.start as usize);
        let is_near = !between.of(self.text).contains(char::is_alphanumeric);
        member.filter(|_| is_near)
    }

    /// The person of that gender who is in mind.
    pub(super) fn person(
        &self,
        sentence: usize,
        gender: Option<Gender>,
        unlikely: &[usize],
    ) -> Meant {
        let members = self.cast.members.iter().enumerate();
        let people =
            members.filter(|(_, person)| person.may_be_person() && agree(gender, person.gender));
        let weighed = people.map(|(number, person)| {
            // A name that nothing shows to be a person's may be a place's.
            let sure = match (person.gender, person.kind) {
                (Some(_), _) => 1.0,
                (None, Some(_)) => 0.8,
                (None, None) => 0.25,
            };
            let is_gone = person.is_one && !self.is_of_paragraph(number, sentence);
            let likely = if unlikely.contains(&number) || is_gone { UNLIKELY } else { 1.0 };
            (number, sure * likely)
        });
        self.mind.meant(sentence, weighed)
    }

    /// Whether somebody was last in mind in the paragraph of `sentence`.
    fn is_of_paragraph(&self, member: usize, sentence: usize) -> bool {
        let paragraph = |sentence: usize| {
            self.layout.sentences.get(sentence).map(|s| self.layout.paragraph_at(s.span.start))
        };
        self.mind.last(member).and_then(paragraph) == paragraph(sentence)
    }

    /// The members that a statement's content names: they are spoken of, and so seldom speak it.
    fn named_in_content(&self, statement: &Statement) -> Vec<usize> {
        let mentions = &self.cast.mentions;
        let inside = statement.content.iter().flat_map(|content| {
            let from = mentions.partition_point(|(mention, _)| mention.name.start < content.start);
            mentions[from..].iter().take_while(|(mention, _)| mention.name.end <= content.end)
        });
        inside.filter_map(|(_, member)| *member).collect()
    }

    fn doubt(&mut self, words: Span, a: usize, b: usize) -> Option<usize> {
        let name = |member: usize| &self.cast.members[member].name;
        self.warnings.push(Warning {
            span: words,
            message: format!("this may be {} or {}, so it was left open", name(a), name(b)),
            about_file: false,
        });
        None
    }
}

/// Whether a noun is a word for one human being.
fn is_human(noun: &str) -> bool {
    known::is_role(noun)
        || known::gender_of_role(noun).is_some()
        || known::is_group(&format!("{noun}s"))
}
