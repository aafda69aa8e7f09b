//! Who each statement's speaker is, under whatever name: names, titles, pronouns, or nobody.
//!
//! The article is gone through once, in its order: each name, pronoun and statement changes whom a
//! reader has in mind, and each speaker is resolved against that.

mod ahead;
mod attention;
mod bearer;
mod body;
mod description;
mod document;
mod empty;
mod holder;
mod home;
mod meaning;
mod office;
mod passing;
mod pronoun;
mod role;
mod roster;
mod stranger;
#[cfg(test)]
mod tests;
mod writer;

use crate::cast::{Cast, Member, Stand};
use crate::known::{self, Gender};
use crate::mentions::{Mentions, Spot};
use crate::name::{Naming, naming};
use crate::negation::is_nobody;
use crate::phrase::{Phrase, phrases};
use crate::relay::{Relay, is_carried, is_outlet_name, relays};
use crate::several::{before_examples, bodies_in_list};
use crate::words::{ARTICLES, I, WE, is_one_of};
use crate::{Actor, ActorKind, Party, SpeakerHow, Statement, Warning};
use attention::{Attention, Meant, Reason};
use description::Description;
pub(crate) use description::{DETERMINERS, may_tell};
use empty::is_empty;
use onrecord_text::{Article, Layout, Span};
use role::Roles;
use roster::Roster;
use std::collections::BTreeSet;

/// The actors of the statements, everybody else whom the article speaks of, and a warning for each
/// speaker that could be either of two.
///
/// `statements` are in the order of the text; each gets its actor and how it was found, and who heard
/// it and passed it on.
pub(crate) fn resolve(
    article: &Article,
    layout: &Layout,
    statements: &mut [Statement],
) -> (Vec<Actor>, Mentions, Vec<Warning>) {
    let mut reader = Reader {
        article,
        text: &article.text,
        layout,
        statements,
        outer: outer(statements),
        cast: Cast::of(article, layout),
        mind: Attention::default(),
        owned: Vec::new(),
        relays: relays(&article.text, layout, statements),
        resolved: vec![Resolved::default(); statements.len()],
        heard: BTreeSet::new(),
        sightings: Vec::new(),
        warnings: Vec::new(),
        roles: Roles::default(),
    };
    for event in reader.events() {
        match event {
            Event::Name(number) => reader.pass_name(number),
            Event::Pronoun(token) => reader.pass_pronoun(token),
            Event::Quoted(token) => reader.pass_quoted(token),
            Event::Written(token) => reader.pass_written(token),
            Event::Statement(number) => reader.pass_statement(number),
            Event::Phrase(phrase) => reader.pass_phrase(phrase),
        }
    }
    reader.hand_on();
    reader.name_the_unnamed();
    let Reader { cast, resolved, sightings, warnings, .. } = reader;
    let mut roster = Roster::default();
    for member in resolved.iter().flat_map(Resolved::members) {
        roster.take_in(&article.text, &cast, member);
    }
    let mut actors = roster.actors.clone();
    for (statement, resolved) in statements.iter_mut().zip(resolved) {
        let party =
            |(member, words): (usize, Span)| Some(Party { actor: roster.actor_of(member)?, words });
        statement.actor = resolved.speaker.and_then(|member| roster.actor_of(member));
        statement.speaker_how = resolved.how;
        statement.confidence *= resolved.how.certainty();
        statement.addressee = resolved.addressee.and_then(party);
        statement.via = resolved.via.into_iter().filter_map(party).collect();
        statement.occasion = resolved.occasion;
    }
    let mut spots = Vec::new();
    for sighting in without_modifiers(&article.text, sightings) {
        if let Some(member) = sighting.member {
            roster.take_in(&article.text, &cast, member);
            spots.extend(roster.actor_of(member).map(|actor| Spot {
                words: sighting.words,
                actor,
                how: sighting.how,
                statements: sighting.statement.into_iter().collect(),
            }));
        }
    }
    let mut others = roster.actors.split_off(actors.len());
    home::give_countries(&article.text, layout, actors.iter_mut().chain(&mut others));
    let mentions = Mentions::of(spots, others, actors.len());
    (actors, mentions, warnings)
}

/// Which members of the cast have to do with one statement.
#[derive(Clone, Debug, Default)]
struct Resolved {
    speaker: Option<usize>,
    how: SpeakerHow,
    /// Each with the words that name them.
    addressee: Option<(usize, Span)>,
    via: Vec<(usize, Span)>,
    occasion: Option<Span>,
}

impl Resolved {
    fn members(&self) -> impl Iterator<Item = usize> {
        let others = self.addressee.iter().chain(&self.via).map(|(member, _)| *member);
        self.speaker.into_iter().chain(others)
    }
}

/// Words that stand for somebody.
#[derive(Clone, Debug)]
struct Sighting {
    words: Span,
    /// Who; none for people whom only these words stand for, until the article is read.
    member: Option<usize>,
    how: SpeakerHow,
    /// The statement whose speaker it is.
    statement: Option<usize>,
    /// Whether it is somebody without a name.
    is_phrase: bool,
}

/// Something on the way through the article, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    /// The cast's mention with this number.
    Name(usize),
    /// A pronoun that is no speaker: its token.
    Pronoun(usize),
    /// "I" or "we" in a quotation: its token.
    Quoted(usize),
    /// The same outside of quotations.
    Written(usize),
    /// The statement with this number.
    Statement(usize),
    /// Somebody without a name who is no speaker.
    Phrase(Phrase),
}

/// One who reads the article from its beginning, and whom they have in mind.
struct Reader<'a> {
    article: &'a Article,
    text: &'a str,
    layout: &'a Layout,
    statements: &'a [Statement],
    /// The statement in whose content each statement's speaker stands.
    outer: Vec<Option<usize>>,
    cast: Cast,
    /// Which members of the cast are in mind.
    mind: Attention,
    /// Bodies that belong to somebody: the owner, the noun and the body.
    owned: Vec<(usize, String, usize)>,
    /// How each statement came into the report.
    relays: Vec<Relay>,
    /// Who makes each statement, as far as the article was read.
    resolved: Vec<Resolved>,
    /// Who has made a statement so far.
    heard: BTreeSet<usize>,
    /// Everybody who was spoken of so far.
    sightings: Vec<Sighting>,
    warnings: Vec<Warning>,
    /// What the words of the roles say that were compared so far.
    roles: Roles<'a>,
}

impl Reader<'_> {
    fn events(&self) -> Vec<Event> {
        let mut events: Vec<(u32, Event)> = Vec::new();
        let names = self.cast.mentions.iter().enumerate();
        events.extend(names.map(|(i, (mention, _))| (mention.name.start, Event::Name(i))));
        let statements = self.statements.iter().enumerate();
        events.extend(statements.map(|(i, s)| (place(s).end, Event::Statement(i))));
        let mut speakers: Vec<Span> =
            self.statements.iter().flat_map(|statement| statement.speaker.clone()).collect();
        speakers.sort_unstable();
        for (number, token) in self.layout.tokens.iter().enumerate() {
            let at = speakers.partition_point(|span| span.start <= token.start);
            let is_speaker = at.checked_sub(1).is_some_and(|at| speakers[at].contains(*token));
            if is_one_of(token.of(self.text), THIRD_PERSON)
                && !is_speaker
                && self.article.is_read(*token)
                && self.layout.quotation_at(*token).is_none()
            {
                events.push((token.start, Event::Pronoun(number)));
            }
            if [I, WE].iter().any(|words| is_one_of(token.of(self.text), words))
                && !is_speaker
                && self.article.is_read(*token)
            {
                let is_quoted = self.layout.quotation_at(*token).is_some();
                let event = if is_quoted { Event::Quoted } else { Event::Written };
                events.push((token.start, event(number)));
            }
        }
        // "The Greens and the chamber of commerce said": each is seen.
        let of_lists = speakers.iter().flat_map(|speaker| {
            bodies_in_list(self.text, &self.layout.tokens[self.layout.tokens_in(*speaker)])
        });
        let of_lists: Vec<Span> = of_lists.collect();
        for words in &of_lists {
            events.push((words.start, Event::Phrase(Phrase { words: *words, definite: true })));
        }
        for sentence in &self.layout.sentences {
            if !self.article.is_read(sentence.span) {
                continue;
            }
            for phrase in phrases(self.text, self.layout, sentence.tokens.clone()) {
                // "The UK, France and several Nordic nations said": each is seen.
                let are_several = |speaker: Span| {
                    speaker != phrase.words
                        && matches!(naming(self.text, self.layout, speaker), Naming::Several)
                };
                let is_speaker = speakers
                    .iter()
                    .any(|speaker| speaker.overlaps(phrase.words) && !are_several(*speaker));
                let is_listed = of_lists.iter().any(|body| body.overlaps(phrase.words));
                if !is_speaker && !is_listed {
                    events.push((phrase.words.start, Event::Phrase(phrase)));
                }
            }
        }
        events.sort_unstable();
        events.into_iter().map(|(_, event)| event).collect()
    }

    fn pass_name(&mut self, number: usize) {
        let (mention, member) = &self.cast.mentions[number];
        // What somebody says is about them, and those whom they name come second.
        let is_said = self.statements.iter().any(|statement| {
            !statement.speaker.is_empty()
                && statement.content.iter().any(|content| content.contains(mention.name))
        });
        let stand = match mention.stand {
            Stand::Subject if is_said => Stand::Said,
            stand => stand,
        };
        let (sentence, reason) = (mention.sentence, Reason::Named(stand));
        let just_named = self.just_named(mention.name, mention.gender);
        let member =
            just_named.or(*member).or_else(|| self.named_in_mind(mention.name, mention.gender));
        if member.is_none() {
            self.raise_either(number, sentence, reason);
        }
        if let Some(member) = member {
            self.mind.raise(member, sentence, reason);
            let mention = &self.cast.mentions[number].0;
            // "In Ukraine" is where something happens, and wants nothing.
            if !mention.is_where {
                self.see(mention.name, Some(member), SpeakerHow::Named);
            }
        }
    }

    /// A surname that a woman and a man share: "she" may tell who was meant.
    fn raise_either(&mut self, mention: usize, sentence: usize, reason: Reason) {
        let mention = &self.cast.mentions[mention].0;
        let bearers =
            self.cast.bearers(mention.name.of(self.text), mention.gender, mention.name.start);
        let gender = |member: usize| self.cast.members[member].gender;
        if let [a, b] = bearers[..]
            && gender(a).zip(gender(b)).is_some_and(|(a, b)| a != b)
        {
            self.mind.raise(a, sentence, reason);
            self.mind.raise(b, sentence, reason);
        }
    }

    fn see(&mut self, words: Span, member: Option<usize>, how: SpeakerHow) {
        self.sightings.push(Sighting { words, member, how, statement: None, is_phrase: false });
    }

    fn pass_pronoun(&mut self, token: usize) {
        let span = self.layout.tokens[token];
        let sentence = self.layout.sentence_at(span.start);
        let word = span.of(self.text);
        let is_subject = matches!(word, "he" | "she" | "He" | "She");
        if is_empty(self.text, self.layout, token) {
            return;
        }
        let meant = match gender_of_pronoun(word) {
            Some(gender) => {
                self.person(self.acts_on(token).as_slice(), sentence, Some(gender), None)
            }
            None => self.things(sentence, word, false),
        };
        if let Meant::One(member) = meant {
            if let Some(gender) = gender_of_pronoun(word).filter(|_| is_subject) {
                self.learn_gender(member, sentence, gender);
                self.mind.raise(member, sentence, Reason::Meant);
            }
            self.see(span, Some(member), SpeakerHow::Pronoun);
        }
    }

    /// Who does something to "him" or "her", and so is somebody else: the subject right before the verb. No subject
    /// is taken for "her" where it may say whose something is.
    fn acts_on(&self, token: usize) -> Option<usize> {
        let word = |at: usize| self.layout.tokens.get(at).map_or("", |token| token.of(self.text));
        let next = word(token + 1);
        let ends = !next.starts_with(char::is_alphanumeric) || is_one_of(next, BEHIND_OBJECTS);
        if !(word(token) == "him" || word(token) == "her" && ends) {
            return None;
        }
        let start = self.layout.tokens[token].start;
        let (mention, member) =
            self.cast.mentions.iter().rfind(|(mention, _)| mention.name.end <= start)?;
        let behind = self.layout.tokens_in(mention.name).end;
        let is_verb = |at: usize| {
            word(at).starts_with(char::is_lowercase)
                && !is_one_of(word(at), BEHIND_OBJECTS)
                && !is_one_of(word(at), "and but or who whom")
        };
        let is_subject = mention.stand == Stand::Subject && mention.name.end < start;
        (is_subject && token - behind <= LONGEST_VERB && (behind..token).all(is_verb))
            .then_some(*member)
            .flatten()
    }

    /// Who speaks of themself in a quotation that is no statement: the last who spoke, in this paragraph
    /// or the one before.
    fn pass_quoted(&mut self, token: usize) {
        let span = self.layout.tokens[token];
        if self.is_said(span) {
            return;
        }
        let paragraph = self.layout.paragraph_at(span.start);
        let before =
            self.statements.iter().zip(&self.resolved).rev().find(|(statement, resolved)| {
                let at = place(statement);
                let near = paragraph - self.layout.paragraph_at(at.start).min(paragraph) <= 1;
                at.start < span.start && near && resolved.speaker.is_some()
            });
        if let Some((_, resolved)) = before {
            self.see(span, resolved.speaker, SpeakerHow::Continued);
        }
    }

    /// Who writes of themself: the one who wrote the article, or, of "we", who signed it.
    fn pass_written(&mut self, token: usize) {
        let span = self.layout.tokens[token];
        if self.is_said(span) {
            return;
        }
        let is_one = is_one_of(span.of(self.text), I);
        let author = match is_one {
            true => self.letter_writer(span.start).unwrap_or_else(|| self.writer()),
            false => self.signer(),
        };
        if author.is_some() {
            self.see(span, author, SpeakerHow::Pronoun);
        }
    }

    fn is_said(&self, words: Span) -> bool {
        let mut said = self.statements.iter().flat_map(|statement| &statement.content);
        said.any(|content| content.contains(words))
    }

    /// Adds to the cast whoever only the article's words stand for. Not before it is read, so that
    /// nobody is taken for them who would not be otherwise.
    fn name_the_unnamed(&mut self) {
        for sighting in self.sightings.iter_mut().filter(|it| it.member.is_none()) {
            let tokens = &self.layout.tokens[self.layout.tokens_in(sighting.words)];
            let is_body = Description::of(self.text, tokens)
                .is_some_and(|it| !it.plural && known::is_body(&it.head));
            let kind = if is_body { ActorKind::Organisation } else { ActorKind::Group };
            // "The council" is the council of Stennick where these are the words for that.
            let is_longer = |it: &Member| {
                let begins = self.text[sighting.words.start as usize..].starts_with(&it.name);
                begins && it.introduced == sighting.words.start && it.kind == Some(kind)
            };
            let longer = self.cast.members.iter().position(is_longer);
            let add = || self.cast.add_described(self.text, sighting.words, kind);
            sighting.member = Some(longer.unwrap_or_else(add));
        }
    }

    fn pass_statement(&mut self, number: usize) {
        let statement = &self.statements[number];
        let telling = self.telling(&statement.speaker);
        let (member, how) = match telling {
            Some(words) if self.is_nobody(words) => (None, SpeakerHow::None),
            Some(words) => match self.speaker(number, words) {
                // "Hale said the bank had told her": she is not the bank.
                (Some(member), SpeakerHow::Title) if self.speaker_around(words) == Some(member) => {
                    (self.another(words), SpeakerHow::Title)
                }
                found => found,
            },
            None => self.unnamed(number),
        };
        if let Some(member) = member {
            let sentence = self.layout.sentence_at(place(statement).start);
            // Whoever is asked speaks next.
            let asked = self.relays[number].addressee.filter(|_| is_question(self.text, statement));
            // "Asked about Berg, who calls it a hoax, Hale left": a clause within is not what is told.
            let is_aside =
                telling.is_some_and(|words| is_one_of(words.of(self.text), "who which that"));
            self.heard.insert(member);
            let is_second = is_aside || self.is_told_of(number);
            let spoke = if is_second { Reason::Named(Stand::Said) } else { Reason::Spoke };
            match asked.and_then(|words| self.party(words, Some(member))) {
                Some(asked) if asked != member => {
                    self.mind.raise(member, sentence, Reason::Named(Stand::Aside));
                    self.mind.raise(asked, sentence, Reason::Spoke);
                }
                _ => self.mind.raise(member, sentence, spoke),
            }
            if let Some(words) = telling {
                self.see_speaker(words, member, how, number);
                let member = &mut self.cast.members[member];
                if how == SpeakerHow::Title && member.is_one {
                    member.add_description(words.of(self.text));
                }
            }
        }
        let relay = std::mem::take(&mut self.relays[number]);
        let addressee = relay.addressee.and_then(|words| Some((self.party(words, member)?, words)));
        let mut via: Vec<(usize, Span)> = relay
            .via
            .iter()
            .filter_map(|words| Some((self.party(*words, None)?, *words)))
            .collect();
        // "told the Star": the report’s own outlet passes on what it was told, by whatever name.
        let is_own = |member: usize| {
            let outlet = self.article.outlet.as_deref().unwrap_or_default();
            self.cast.members[member].name == outlet.strip_prefix("The ").unwrap_or(outlet)
        };
        via.extend(addressee.filter(|(heard, _)| via.is_empty() && is_own(*heard)));
        let is_outlet = relay.via.iter().any(|via| {
            statement.speaker.iter().any(|it| it.contains(*via) && !self.is_carried(*it, *via))
        });
        let how = if is_outlet { SpeakerHow::Outlet } else { how };
        self.resolved[number] =
            Resolved { speaker: member, how, addressee, via, occasion: relay.occasion };
    }

    /// Whether a speaker's words stand for nobody, or for one of several who have no other name: "One fumed, another wept."
    fn is_nobody(&self, words: Span) -> bool {
        is_one_of(words.of(self.text), "another one") || is_nobody(self.text, self.layout, words)
    }

    /// Whether somebody else than an outlet tells that a statement was made: they speak, and whoever made it comes second.
    fn is_told_of(&self, number: usize) -> bool {
        let Some(outer) = self.outer[number] else { return false };
        let is_outlet = |words: &Span| {
            let words = words.of(self.text);
            let name = words.split_once(' ').filter(|(first, _)| is_one_of(first, ARTICLES));
            is_outlet_name(name.map_or(words, |(_, name)| name))
        };
        !self.statements[outer].speaker.iter().any(is_outlet)
    }

    /// Whether an outlet within a speaker’s words only has what they are: "emails seen by the Guardian".
    fn is_carried(&self, speaker: Span, outlet: Span) -> bool {
        let before = Span::new(speaker.start as usize, outlet.start as usize).of(self.text);
        let mut words =
            before.split_whitespace().rev().skip_while(|word| is_one_of(word, ARTICLES));
        let by = words.next().unwrap_or_default();
        words.next().is_some_and(|done| is_carried(done, by))
    }

    /// Takes note of a statement's speaker: of several that are named together, of each.
    fn see_speaker(&mut self, words: Span, member: usize, how: SpeakerHow, statement: usize) {
        let (member, statement) = (Some(member), Some(statement));
        let words = match naming(self.text, self.layout, words) {
            Naming::Name(name) => name,
            Naming::Several => {
                let named = self.sightings.iter_mut().filter(|it| words.contains(it.words));
                named.for_each(|it| it.statement = statement);
                return;
            }
            // "Lawmakers, including Ann Hale,": she is seen for herself.
            _ => before_examples(words.of(self.text))
                .map_or(words, |group| Span { end: words.start + group.len() as u32, ..words }),
        };
        self.sightings.push(Sighting { words, member, how, statement, is_phrase: false });
    }

    /// Whoever passes a statement on and is another one's speaker is that speaker, which is known only
    /// when all is read: "he" of "He said that Ann had told him".
    fn hand_on(&mut self) {
        let mut speakers: Vec<(Span, usize)> = Vec::new();
        for (statement, resolved) in self.statements.iter().zip(&self.resolved) {
            let words = statement.speaker.first().copied();
            speakers.extend(words.zip(resolved.speaker));
        }
        let carried: Vec<Span> = speakers
            .iter()
            .flat_map(|(speaker, _)| {
                let vias = self.resolved.iter().flat_map(|it| &it.via).map(|(_, words)| *words);
                vias.filter(|via| speaker.contains(*via) && self.is_carried(*speaker, *via))
            })
            .collect();
        for resolved in &mut self.resolved {
            for (member, words) in &mut resolved.via {
                if carried.contains(words) {
                    continue;
                }
                let same = speakers.iter().find(|(speaker, _)| speaker.contains(*words));
                *member = same.map_or(*member, |(_, speaker)| *speaker);
            }
            let speaker = resolved.speaker;
            resolved.via.retain(|(member, _)| {
                Some(*member) != speaker || resolved.how == SpeakerHow::Outlet
            });
        }
    }

    /// Who speaks where no words say so: the speaker before, whose sentence goes on.
    fn unnamed(&self, number: usize) -> (Option<usize>, SpeakerHow) {
        let cue = place(&self.statements[number]);
        let goes_on = cue.of(self.text).split(' ').next().is_some_and(|word| word.ends_with("ing"));
        let sentence = self.layout.sentence_at(cue.start);
        // "He called it late. Adding, “Never.”"
        let begins =
            self.layout.sentences.get(sentence).is_some_and(|it| it.span.start == cue.start);
        let before = self.statements[..number].iter().rposition(|statement| {
            statement.cue.first().is_some_and(|other| {
                let back = sentence - self.layout.sentence_at(other.start).min(sentence);
                back == 0
                    || begins
                        && back == 1
                        && self.layout.paragraph_at(other.start)
                            == self.layout.paragraph_at(cue.start)
            })
        });
        match before.and_then(|before| self.resolved[before].speaker) {
            Some(member) if goes_on => (Some(member), SpeakerHow::Continued),
            _ => (None, SpeakerHow::None),
        }
    }
}

/// Sightings without names that only describe somebody else: "Nordic" of "several Nordic nations", but not
/// "Ukraine" of "Ukraine’s allies".
fn without_modifiers(text: &str, sightings: Vec<Sighting>) -> Vec<Sighting> {
    let phrases = sightings.iter().filter(|it| it.is_phrase);
    let phrases: Vec<(Span, Option<usize>)> = phrases.map(|it| (it.words, it.statement)).collect();
    let is_owner = |words: Span| text[words.end as usize..].starts_with(['’', '\'']);
    let is_modifier = |it: &Sighting| {
        let around = phrases.iter().any(|(phrase, statement)| {
            let is_part = phrase.contains(it.words) && *phrase != it.words;
            is_part && (it.statement.is_none() || it.statement == *statement)
        });
        !it.is_phrase && around && !is_owner(it.words)
    };
    sightings.into_iter().filter(|sighting| !is_modifier(sighting)).collect()
}

/// Where a statement is taken note of: its speaker, or else its cue.
fn place(statement: &Statement) -> Span {
    statement.speaker.first().or(statement.cue.first()).copied().unwrap_or(Span::new(0, 0))
}

/// Whether a statement is a question to somebody: "asked".
fn is_question(text: &str, statement: &Statement) -> bool {
    statement.cue.iter().any(|cue| {
        cue.of(text).split(' ').any(|word| matches!(word, "ask" | "asked" | "asks" | "asking"))
    })
}

/// Words behind a pronoun that is what a verb is about, and between clauses.
const BEHIND_OBJECTS: &str = "\
    about after again and as at because before but by for from if in into of on or out over that to until when whether \
    while who why with without";

/// The most tokens from a subject to the object of its verb: "has often called him".
const LONGEST_VERB: usize = 4;

/// Pronouns that stand for somebody else than the one who speaks and the one who hears.
const THIRD_PERSON: &str = "he her hers him his it its she their them they";

fn gender_of_pronoun(word: &str) -> Option<Gender> {
    if is_one_of(word, "he him his himself") {
        Some(Gender::Male)
    } else if is_one_of(word, "she her hers herself") {
        Some(Gender::Female)
    } else {
        None
    }
}

/// For each statement, the smallest one in whose content its speaker or cue stands.
fn outer(statements: &[Statement]) -> Vec<Option<usize>> {
    let holds =
        |other: &Statement, span| other.content.iter().any(|content| content.contains(span));
    let outer = |(i, statement): (usize, &Statement)| {
        let span = place(statement);
        let around = statements.iter().enumerate();
        let around = around.filter(|(j, other)| *j != i && holds(other, span));
        around.min_by_key(|(_, other)| other.span().len()).map(|(j, _)| j)
    };
    statements.iter().enumerate().map(outer).collect()
}
