//! Whom words mean: a name, a pronoun or a description, at the place where it stands.

use super::attention::Meant;
use super::body::is_kind_of_body;
use super::description::{DEFINITE, Description};
use super::document::is_document;
use super::holder::SURE;
use super::{Reader, gender_of_pronoun, is_question, place};
use crate::cast::{Member, Mention, agree, gender_of_name};
use crate::known::{self, By, Gender, is_human, may_be_human};
use crate::name::{Naming, naming};
use crate::phrase::phrases;
use crate::spelling::{key, stands_for};
use crate::words::{ARTICLES, I, WE, YOU, is_capitalised, is_one_of};
use crate::{ActorKind, Kind, SpeakerHow, Statement, Warning};
use onrecord_text::Span;

/// What is left of the likelihood that somebody speaks words in which they are named.
const UNLIKELY: f32 = 0.3;

/// The same if words speak of somebody as "he" who is not the one who spoke last.
const LESS_LIKELY: f32 = 0.5;

/// What is left of the likelihood that somebody answers their own question.
const HARDLY: f32 = 0.1;

/// Those who speak for others.
const SPOKESPEOPLE: &str = "spokesman spokesperson spokeswoman";

/// Pronouns for one thing, and for several.
const IT: &str = "it its itself";
const THEY: &str = "they their them";

/// What two states, bodies and people are called together.
const TWO_STATES: &str = "capitals countries governments nations neighbors neighbours sides states";
const TWO_BODIES: &str = "agencies banks bodies carmakers companies firms groups organisations organizations parties sides unions";
const TWO_PEOPLE: &str =
    "candidates leaders men ministers politicians presidents rivals senators sides women";

/// How much a group must still be in mind to be spoken of again.
const TAKEN_UP: f32 = 0.15;

/// Whether a word for people from a state means several or all of them: "Saudis", "Dutch", "Japanese".
fn are_people(noun: &str) -> bool {
    ["s", "sh", "ch", "ese", "men"].iter().any(|ending| noun.ends_with(ending))
}

impl Reader<'_> {
    /// The piece of a speaker's words that tells most: the one with a name.
    pub(super) fn telling(&self, speaker: &[Span]) -> Option<Span> {
        let is_name =
            |words: &&Span| matches!(naming(self.text, self.layout, **words), Naming::Name(_));
        let is_person = |words: &&Span| {
            matches!(naming(self.text, self.layout, **words), Naming::Name(name)
                if gender_of_name(name.of(self.text)).is_some())
        };
        let person = speaker.iter().find(is_person).filter(|_| speaker.len() > 1);
        person.or_else(|| speaker.iter().find(is_name)).or(speaker.first()).copied()
    }

    /// Which member the words of a statement's speaker mean.
    pub(super) fn speaker(&mut self, number: usize, words: Span) -> (Option<usize>, SpeakerHow) {
        // "A judge blocked the flights, saying …" is one judge.
        let mut before = self.statements[..number].iter().zip(&self.resolved);
        let same =
            before.find(|(it, known)| it.speaker.contains(&words) && known.speaker.is_some());
        if let Some((_, known)) = same {
            return (known.speaker, known.how);
        }
        if let Some(asked) = self.asked(words) {
            return (asked, SpeakerHow::Title);
        }
        if let Some(national) = self.national(words) {
            return (Some(national), SpeakerHow::Title);
        }
        if let Some(state) = self.people_of_state(words) {
            return (Some(state), SpeakerHow::Title);
        }
        if let Some(state) = self.seat_spoken_for(words) {
            return (Some(state), SpeakerHow::Title);
        }
        match naming(self.text, self.layout, words) {
            Naming::Pronoun => (self.pronoun(number, words), SpeakerHow::Pronoun),
            Naming::Several => (self.group(words), SpeakerHow::Named),
            Naming::Name(name) if !self.is_common(name) => match self.how_named(name) {
                SpeakerHow::Outlet => (self.outlet_named(name), SpeakerHow::Outlet),
                how => (self.named(name), how),
            },
            Naming::Name(_) | Naming::Title => match self.known_name(words) {
                Some(member) => (Some(member), SpeakerHow::Named),
                None => (self.described(words), SpeakerHow::Title),
            },
        }
    }

    /// Who is called by where they are from: "the Dutchman", "the outspoken Norwegian, 19". Their country
    /// need not have been told before.
    fn national(&mut self, words: Span) -> Option<usize> {
        let tokens = &self.layout.tokens[self.layout.tokens_in(words)];
        let is_comma = |token: &Span| token.of(self.text) == ",";
        let core = tokens.split(is_comma).next()?;
        let [first, between @ .., noun] = core else { return None };
        let noun = noun.of(self.text);
        let country = known::demonym(noun).filter(|_| !are_people(noun))?;
        let is_small = |token: &Span| !token.of(self.text).starts_with(char::is_uppercase);
        if !is_one_of(first.of(self.text), DEFINITE) || !between.iter().all(is_small) {
            return None;
        }
        let gender = match noun {
            _ if noun.ends_with("woman") => Some(Gender::Female),
            _ if noun.ends_with("man") && noun != "German" => Some(Gender::Male),
            _ => None,
        };
        let members = self.cast.members.iter().enumerate();
        let people = members.filter(|(_, person)| {
            let is_foreign = person.country.is_some_and(|it| it.code != country.code);
            person.may_be_person() && agree(gender, person.gender) && !is_foreign
        });
        let weighed = people.map(|(number, person)| {
            let is_known = person.country.is_some() || person.is_person();
            (number, if is_known { 1.0 } else { UNLIKELY })
        });
        let meant = self.mind.meant(self.layout.sentence_at(words.start), weighed).one();
        let add = || Some(self.cast.add_unnamed(self.text, words, gender));
        meant.or_else(add)
    }

    /// The seat of government for which somebody without a name speaks, as it is nobody’s who has one: "a Number
    /// 10 spokesman".
    fn seat_spoken_for(&mut self, words: Span) -> Option<usize> {
        let tokens = &self.layout.tokens[self.layout.tokens_in(words)];
        let is_comma = |token: &Span| token.of(self.text) == ",";
        let core = tokens.split(is_comma).next()?;
        let (first, rest) = core.split_first()?;
        let (last, seat) = rest.split_last()?;
        let is_spokesperson = |token: &Span| is_one_of(token.of(self.text), SPOKESPEOPLE);
        let seat = match seat {
            [noun, of, seat @ ..]
                if is_spokesperson(noun) && is_one_of(of.of(self.text), "for") =>
            {
                seat.first().map_or(*last, |first| first.cover(*last))
            }
            [seat, .., end] if is_spokesperson(last) => seat.cover(*end),
            [seat] if is_spokesperson(last) => *seat,
            _ => return None,
        };
        let is_seat = known::state_by(seat.of(self.text)).is_some_and(|(_, by)| by == By::Seat);
        (is_seat && is_one_of(first.of(self.text), "a an one another"))
            .then(|| self.named(seat))
            .flatten()
    }

    /// The state that "the Saudis" are where they speak as one.
    fn people_of_state(&mut self, words: Span) -> Option<usize> {
        let (article, people) = words.of(self.text).split_once(' ')?;
        let country = known::demonym(people).filter(|_| is_one_of(article, "the"))?;
        let is_it = |member: &Member| {
            member.kind == Some(ActorKind::State)
                && member.country.is_some_and(|it| it.code == country.code)
        };
        let known = self.cast.members.iter().position(is_it);
        Some(known.unwrap_or_else(|| self.cast.add_state(self.text, words, country)))
    }

    /// Which member the words of one who heard a statement or passed it on mean. Nobody who tells "him" something
    /// is he.
    pub(super) fn party(&mut self, words: Span, speaker: Option<usize>) -> Option<usize> {
        match naming(self.text, self.layout, words) {
            Naming::Name(name) => self.named(name),
            Naming::Several => self.group(words),
            Naming::Title => {
                if let Some(name) = self.apposed(words) {
                    return self.named(name);
                }
                let meant = self.known_name(words).or_else(|| self.described(words));
                // Nobody tells "the driver" something who is the driver.
                match meant.is_some() && meant == speaker {
                    true => self.group(words),
                    false => meant,
                }
            }
            Naming::Pronoun => {
                let gender = gender_of_pronoun(words.of(self.text))?;
                let sentence = self.layout.sentence_at(words.start);
                self.person_but(speaker, sentence, Some(gender), None).one()
            }
        }
    }

    /// The name between commas behind words for somebody: "Ann Hale" of "told his opponent, Ann Hale, that".
    fn apposed(&self, words: Span) -> Option<Span> {
        let behind = self.text.get(words.end as usize..)?.strip_prefix(", ")?;
        let start = words.end + 2;
        let mut names = self.cast.mentions.iter().map(|(mention, _)| mention.name);
        let name = names.find(|name| name.start == start)?;
        behind[name.len()..].starts_with(',').then_some(name)
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

    fn how_named(&self, name: Span) -> SpeakerHow {
        let words = name.of(self.text);
        let outlet = self.article.outlet.as_deref();
        let is_outlet =
            outlet.is_some_and(|outlet| key(outlet) == key(words) || stands_for(words, outlet));
        if is_outlet { SpeakerHow::Outlet } else { SpeakerHow::Named }
    }

    /// The article's own outlet under one of its names.
    fn outlet_named(&mut self, name: Span) -> Option<usize> {
        let outlet = self.own_outlet()?;
        self.cast.members[outlet].add_name(name.of(self.text));
        Some(outlet)
    }

    /// People or bodies that only these words stand for.
    pub(super) fn group(&mut self, words: Span) -> Option<usize> {
        Some(self.cast.add_described(self.text, words, ActorKind::Group))
    }

    fn pronoun(&mut self, number: usize, words: Span) -> Option<usize> {
        let sentence = self.layout.sentence_at(words.start);
        let word = words.of(self.text).to_lowercase();
        let word = match word.split_once(' ') {
            Some((first, _)) if is_one_of(first, "who which") => first.to_owned(),
            _ => word,
        };
        if let Some(gender) = gender_of_pronoun(&word) {
            return match self.person(sentence, Some(gender), Some(number)) {
                Meant::One(member) => Some(member),
                Meant::Either(a, b) => self.doubt(words, a, b),
                Meant::Nobody => None,
            };
        }
        if is_one_of(&word, I) {
            return self.author(number);
        } else if is_one_of(&word, "who whose whom which that") {
            return self.antecedent(words).or_else(|| self.speaker_before(number));
        } else if is_one_of(&word, WE) {
            let answers = is_answer(&self.statements[number]);
            return if answers { self.author(number) } else { self.writers(number, words) };
        } else if is_one_of(&word, YOU) {
            return if is_answer(&self.statements[number]) { self.author(number) } else { None };
        } else if !is_one_of(&word, IT) && !is_one_of(&word, THEY) {
            // "Others", "some": people without a name.
            return self.both(words).or_else(|| self.group(words));
        }
        let document = if word == "it" { self.maker_of_it(number, words) } else { None };
        document.or_else(|| self.things(sentence, &word).one())
    }

    /// The state, body or group that a pronoun of no gender means.
    pub(super) fn things(&self, sentence: usize, word: &str) -> Meant {
        let is_one = is_one_of(word, IT);
        let likely = |kind: Option<ActorKind>| match kind? {
            ActorKind::Organisation if is_one => Some(1.0),
            ActorKind::State if is_one => Some(0.8),
            ActorKind::Group if !is_one => Some(1.0),
            // A body is "they" to some, a state to few.
            ActorKind::Organisation if !is_one => Some(0.6),
            ActorKind::State if !is_one => Some(0.3),
            _ => None,
        };
        let members = self.cast.members.iter().enumerate();
        let candidates = members
            .filter(|(_, member)| !member.is_one)
            .filter_map(|(i, member)| Some((i, likely(member.kind)?)));
        self.mind.meant(sentence, candidates)
    }

    /// Whom a description means: the one whose role it is, or the people whom it describes.
    pub(super) fn described(&mut self, words: Span) -> Option<usize> {
        let tokens = &self.layout.tokens[self.layout.tokens_in(words)];
        let description = Description::of(self.text, tokens)?;
        if let Some(earlier) = self.former_or_latter(&description, words) {
            return Some(earlier);
        }
        if let Some(outlet) = self.outlet_called(&description, words) {
            return Some(outlet);
        }
        if is_document(&description.head) {
            return self.maker(&description, words).or_else(|| self.group(words));
        }
        if description.plural {
            // "The company and its founder" are not the company.
            let is_joined = self.text[description.core.end as usize..].starts_with(" and ");
            let named = if description.definite && !is_joined {
                self.body(&description, words)
            } else {
                None
            };
            let named = named.or_else(|| self.body_ahead(&description, words));
            return named
                .or_else(|| self.both(words))
                .or_else(|| self.taken_up(&description, words))
                .or_else(|| self.group(words));
        }
        if let Some(state) = self.government(&description, words) {
            return Some(state);
        }
        let is_body = known::is_body(&description.head)
            || is_kind_of_body(&description.head)
            || self.has_body_called(&description.head)
            || known::kind_of_name(words.of(self.text)) == Some(ActorKind::Organisation);
        if is_body {
            let named = self.body(&description, words);
            let named = named.or_else(|| self.body_ahead(&description, words));
            // "The campaign, which has said so often"
            let behind = self.text[description.core.end as usize..].starts_with(',');
            let words = if behind { description.core } else { words };
            let add = || self.cast.add_described(self.text, words, ActorKind::Organisation);
            return Some(named.unwrap_or_else(add));
        }
        if !may_be_human(&description.head) {
            return self.group(words);
        }
        if description.definite || description.bare && is_human(&description.head) {
            self.holder(&description, words)
        } else {
            self.somebody(&description, words)
        }
    }

    /// "Q" and "A" of an interview: the one who wrote it, and the one who is interviewed; or the one whose
    /// initials stand before a turn.
    fn asked(&mut self, words: Span) -> Option<Option<usize>> {
        match words.of(self.text).trim_end_matches([':', '.']) {
            "Q" => Some(self.writer()),
            "A" => {
                let writer = self.writer();
                Some(self.interviewee(words.start, writer))
            }
            // "EU: …" is the Union's, whoever else has these initials.
            label if known::kind_of_name(label).is_none() && self.is_before_colon(words) => {
                self.of_initials(label).map(Some)
            }
            _ => None,
        }
    }

    fn is_before_colon(&self, words: Span) -> bool {
        self.text[words.end as usize..].starts_with(':')
    }

    /// The one person whose initials a label is.
    fn of_initials(&self, label: &str) -> Option<usize> {
        let is_bearer = |(mention, member): &&(Mention, Option<usize>)| {
            member.is_some_and(|member| self.cast.members[member].may_be_person())
                && stands_for(label, mention.name.of(self.text))
        };
        let mut bearers =
            self.cast.mentions.iter().filter(is_bearer).filter_map(|(_, member)| *member);
        let first = bearers.next()?;
        bearers.all(|other| other == first).then_some(first)
    }

    /// Whom an interview presents before its first turn: whoever is named there first, in full; or else the
    /// one whom it names most.
    fn interviewee(&self, turn: u32, writer: Option<usize>) -> Option<usize> {
        let is_label = |words: &Span| matches!(words.of(self.text), "Q" | "A");
        let is_turn = |it: &&Statement| is_answer(it) || it.speaker.first().is_some_and(is_label);
        let turns = self.statements.iter().filter(is_turn);
        let first = turns.map(|turn| turn.span().start).min().unwrap_or(turn);
        let is_person = |member: usize| self.cast.members[member].may_be_person();
        let before = self.cast.mentions.iter().take_while(|(mention, _)| mention.name.end <= first);
        let in_full = before.filter(|(mention, _)| mention.name.of(self.text).contains(' '));
        let presented = in_full.filter_map(|(_, member)| *member);
        let mut presented = presented.filter(|it| Some(*it) != writer && is_person(*it));
        let first = presented.next();
        // "The envoy to the Harrow Pact, Ann Hale": whoever is known to be a person, if anybody is.
        let is_known = |member: &usize| self.cast.members[*member].is_person();
        first.filter(is_known).or_else(|| presented.find(is_known)).or(first).or_else(|| {
            let members = self.cast.members.iter().enumerate();
            let people = members.filter(|(number, _)| is_person(*number));
            people.max_by_key(|(_, member)| member.mentions).map(|(number, _)| number)
        })
    }

    /// Who "I" is: the speaker around it, or the one who wrote the report.
    fn author(&mut self, number: usize) -> Option<usize> {
        match self.outer[number] {
            Some(outer) => self.resolved[outer].speaker,
            None => {
                let at = place(&self.statements[number]).start;
                let writer = self.letter_writer(at).or_else(|| self.writer());
                let answered = Some(&self.statements[number]).filter(|it| is_answer(it));
                answered.map_or(writer, |answer| self.interviewee(answer.span().start, writer))
            }
        }
    }

    /// Who "we" are where nobody is quoted: the article's own outlet.
    fn writers(&mut self, number: usize, words: Span) -> Option<usize> {
        let is_quoted = self.layout.quotation_at(words).is_some() || self.outer[number].is_some();
        if is_quoted { None } else { self.own_outlet() }
    }

    /// The two whom "both" or "the two countries" means: the last that "and" joins, and that may be called so.
    fn both(&mut self, words: Span) -> Option<usize> {
        let told: Vec<&str> = words.of(self.text).split(' ').collect();
        let noun = match told[..] {
            [both] if is_one_of(both, "both") => None,
            [both, noun] if is_one_of(both, "both") => Some(noun),
            [the, "two", noun] if is_one_of(the, "the these those") => Some(noun),
            _ => return None,
        };
        // A name of which nothing is told may be whatever the other is.
        let fits = |mention: &Mention, member: Option<usize>| {
            let noun = noun?;
            let person = member.map(|member| &self.cast.members[member]);
            match person.and_then(|it| it.kind) {
                Some(ActorKind::State) => Some(is_one_of(noun, TWO_STATES)),
                Some(ActorKind::Organisation) => Some(is_one_of(noun, TWO_BODIES)),
                Some(ActorKind::Person) if is_one_of(noun, TWO_PEOPLE) => Some(true),
                Some(ActorKind::Person) => {
                    let is_sure =
                        person.is_some_and(|it| it.gender.is_some() || !it.roles.is_empty());
                    is_sure.then_some(false)
                }
                Some(ActorKind::Group) => Some(false),
                None => {
                    known::state_by(mention.name.of(self.text)).map(|_| is_one_of(noun, TWO_STATES))
                }
            }
        };
        let sentence = self.layout.sentence_at(words.start);
        let before = self
            .cast
            .mentions
            .iter()
            .filter(|(it, _)| it.name.end <= words.start && it.sentence + 2 >= sentence);
        let before: Vec<&(Mention, Option<usize>)> = before.collect();
        let are_called = |pair: &[&(Mention, Option<usize>)]| {
            let fit = [fits(&pair[0].0, pair[0].1), fits(&pair[1].0, pair[1].1)];
            noun.is_none() || !fit.contains(&Some(false)) && fit.contains(&Some(true))
        };
        let is_pair = |pair: &&[&(Mention, Option<usize>)]| {
            let between = pair[0].0.name.end..pair[1].0.name.start;
            self.text.get(between.start as usize..between.end as usize) == Some(" and ")
                && are_called(pair)
        };
        let names =
            before.windows(2).rfind(is_pair).map(|pair| pair[0].0.name.cover(pair[1].0.name))?;
        self.group(names)
    }

    /// The people without a name who are spoken of again: "the officials" behind "two officials". Of several such
    /// groups nobody can tell which is meant.
    fn taken_up(&mut self, description: &Description<'_>, words: Span) -> Option<usize> {
        let is_bare = description.core == words && words.of(self.text).split(' ').count() == 2;
        if !is_bare || !is_one_of(words.of(self.text).split(' ').next()?, "the these those") {
            return None;
        }
        let members = self.cast.members.iter().enumerate();
        let mut such = members.filter(|(number, member)| {
            let is_group = member.kind == Some(ActorKind::Group) && !member.is_one;
            is_group
                && self.mind.is_met(*number)
                && self.introduces(&member.name, member.introduced, &description.head)
        });
        let (only, _) = such.next().filter(|_| such.next().is_none())?;
        let sentence = self.layout.sentence_at(words.start);
        if self.mind.level(only, sentence) < TAKEN_UP {
            return None;
        }
        self.cast.members[only].add_description(words.of(self.text));
        Some(only)
    }

    /// Whether words that stand at byte `at` bring up several that are called by a noun: "three residents of Lowmere".
    fn introduces(&self, name: &str, at: u32, noun: &str) -> bool {
        let words = Span::new(at as usize, at as usize + name.len());
        if self.text.get(at as usize..words.end as usize) != Some(name) {
            return false;
        }
        let tokens = &self.layout.tokens[self.layout.tokens_in(words)];
        Description::of(self.text, tokens)
            .is_some_and(|it| it.plural && it.head == noun && !it.definite)
    }

    /// Who speaks in the main clause that a participle goes on with: "Brandt mocked a farmer who wept, saying".
    fn speaker_before(&self, number: usize) -> Option<usize> {
        let cue = *self.statements[number].cue.first()?;
        let sentence = self.layout.sentence_at(cue.start);
        let goes_on = cue.of(self.text).split(' ').next().is_some_and(|it| it.ends_with("ing"));
        let mut before = self.statements[..number].iter().zip(&self.resolved).rev();
        let is_here =
            |statement: &Statement| self.layout.sentence_at(place(statement).start) == sentence;
        before
            .find(|(it, resolved)| goes_on && is_here(it) && resolved.speaker.is_some())?
            .1
            .speaker
    }

    /// Whom "who" means: the name right before it, or before the apposition that it follows, or else the
    /// people without a name right before it.
    fn antecedent(&mut self, words: Span) -> Option<usize> {
        let mentions = &self.cast.mentions;
        let after = mentions.partition_point(|(mention, _)| mention.name.end <= words.start);
        let sentence = self.layout.sentence_at(words.start);
        let between = |name: Span| Span::new(name.end as usize, words.start as usize).of(self.text);
        let is_near = |name: Span| !between(name).contains(char::is_alphanumeric);
        let is_before_apposition = |name: Span| {
            let between = between(name).trim();
            between.starts_with(',') && between.ends_with(',') && between.matches(',').count() == 2
        };
        let before = mentions[..after].iter().rev().take_while(|(it, _)| it.sentence == sentence);
        let near = before.clone().next().filter(|(mention, _)| is_near(mention.name));
        let is_person =
            |member: &Option<usize>| member.is_some_and(|it| self.cast.members[it].is_person());
        // "Citizens for Hale, which": a person is no "which".
        let word = words.of(self.text).split(' ').next().unwrap_or_default();
        let is_thing = !is_one_of(word, "who whose whom");
        // "Ann Hale of Brackwater, who": a place does nothing.
        let is_person_of = |(mention, member): &&(Mention, Option<usize>)| {
            let mut between = between(mention.name).trim().trim_end_matches(',').split(' ');
            is_person(member)
                && between.next().is_some_and(|word| matches!(word, "of" | "from" | "in"))
                && between.all(is_capitalised)
        };
        let person_of = before.clone().take(2).find(is_person_of).filter(|_| !is_thing);
        let named = person_of.or(near).or_else(|| {
            before.clone().find(|(it, member)| is_before_apposition(it.name) && is_person(member))
        });
        if let Some((mention, member)) = named {
            if is_thing && is_person(member) {
                return None;
            }
            return member.or_else(|| self.named_in_mind(mention.name, mention.gender));
        }
        // "The Harrow Times report, which notes"
        if let Some((mention, member)) = before.clone().next().filter(|_| is_thing) {
            let between = between(mention.name).trim().trim_end_matches(',').trim();
            if is_document(between.trim_start_matches(['’', '\'']).trim_start_matches("s ")) {
                return *member;
            }
        }
        let tokens = self.layout.sentences.get(sentence)?.tokens.clone();
        let phrase = phrases(self.text, self.layout, tokens)
            .into_iter()
            .rfind(|phrase| phrase.words.end <= words.start && is_near(phrase.words))?;
        match phrase.definite {
            true => self.whose_role(phrase.words),
            false => self.group(phrase.words),
        }
    }

    /// The person of that gender who is in mind, as the speaker of `statement` if it is one.
    pub(super) fn person(
        &self,
        sentence: usize,
        gender: Option<Gender>,
        statement: Option<usize>,
    ) -> Meant {
        self.person_but(None, sentence, gender, statement)
    }

    /// The same, but not this one.
    pub(super) fn person_but(
        &self,
        other: Option<usize>,
        sentence: usize,
        gender: Option<Gender>,
        statement: Option<usize>,
    ) -> Meant {
        let members = self.cast.members.iter().enumerate();
        let people = members.filter(|(number, person)| {
            person.may_be_person() && agree(gender, person.gender) && Some(*number) != other
        });
        let weighed = people.map(|(number, person)| {
            // A name that nothing shows to be a person's may be a place's, if it has not spoken.
            let sure = match (person.gender, person.kind) {
                (Some(_), _) => 1.0,
                (None, Some(_)) => 0.8,
                (None, None) if self.heard.contains(&number) => 0.8,
                (None, None) => 0.25,
            };
            let is_gone = person.is_one && !self.is_of_paragraph(number, sentence);
            let here = if is_gone { UNLIKELY } else { 1.0 };
            let likely = statement.map_or(1.0, |it| self.likelihood(it, number)) * here;
            (number, sure * likely)
        });
        self.mind.meant(sentence, weighed)
    }

    /// Whether somebody was last in mind in the paragraph of `sentence`.
    pub(super) fn is_of_paragraph(&self, member: usize, sentence: usize) -> bool {
        let paragraph = |sentence: usize| {
            self.layout.sentences.get(sentence).map(|s| self.layout.paragraph_at(s.span.start))
        };
        self.mind.last(member).and_then(paragraph) == paragraph(sentence)
    }

    /// How likely somebody speaks in a statement: less if its content names them, and hardly if they have
    /// just put a question, in another paragraph.
    pub(super) fn likelihood(&self, number: usize, member: usize) -> f32 {
        let statement = &self.statements[number];
        let is_named = statement.content.iter().any(|it| self.named_in(*it).contains(&member));
        let paragraph = |statement: &Statement| self.layout.paragraph_at(place(statement).start);
        let has_asked = number.checked_sub(1).is_some_and(|before| {
            let other = &self.statements[before];
            self.resolved[before].speaker == Some(member)
                && is_question(self.text, other)
                && other.content.iter().any(|content| content.of(self.text).contains('?'))
                && paragraph(other) + 1 == paragraph(statement)
        });
        let weigh = |is: bool, weight: f32| if is { weight } else { 1.0 };
        weigh(is_named, UNLIKELY)
            * weigh(has_asked, HARDLY)
            * weigh(self.speaks_of_another(number, member), LESS_LIKELY)
    }

    /// Whether "he" speaks of a "he" in their own words, and somebody else than this member was reported in the
    /// paragraph before: whom the report tells about is then whom they speak of.
    fn speaks_of_another(&self, number: usize, member: usize) -> bool {
        let statement = &self.statements[number];
        let [speaker] = statement.speaker[..] else { return false };
        let word = speaker.of(self.text);
        let Some(before) = number.checked_sub(1) else { return false };
        let paragraph =
            |number: usize| self.layout.paragraph_at(place(&self.statements[number]).start);
        is_one_of(word, "he she")
            && statement.kind == Kind::Direct
            && self.statements[before].kind == Kind::Indirect
            && paragraph(before) + 1 == paragraph(number)
            && self.resolved[before].speaker.is_some_and(|other| other != member)
            && statement.content.iter().any(|content| {
                let tokens = self.layout.tokens_in(*content);
                let mut words = self.layout.tokens[tokens].iter().map(|it| it.of(self.text));
                words.any(|other| other.eq_ignore_ascii_case(word))
            })
    }

    pub(super) fn doubt(&mut self, words: Span, a: usize, b: usize) -> Option<usize> {
        let name = |member: usize| &self.cast.members[member].name;
        self.warnings.push(Warning {
            span: words,
            message: format!("this may be {} or {}, so it was left open", name(a), name(b)),
            about_file: false,
        });
        None
    }
}

/// Whether it is an answer in an interview whose turns have no label: nothing attributes it but that it answers.
fn is_answer(statement: &Statement) -> bool {
    statement.cue.is_empty() && !statement.speaker.is_empty()
}
