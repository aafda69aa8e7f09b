//! Whom words mean: a name, a pronoun or a description, at the place where it stands.

use super::body::is_kind_of_body;
use super::description::{DEFINITE, Description};
use super::document::is_document;
use super::pronoun::UNLIKELY;
use super::{Reader, gender_of_pronoun};
use crate::cast::{Member, Mention, agree, gender_of_name};
use crate::interview::TALKS;
use crate::known::{self, By, Gender, is_human, may_be_human};
use crate::name::{Naming, is_person, naming};
use crate::relay::{is_carried, is_outlet_name, is_outlet_noun};
use crate::several::{are_several, list_within};
use crate::spelling::stands_for;
use crate::words::{ARTICLES, is_capitalised, is_one_of};
use crate::{ActorKind, SpeakerHow, Statement, Warning};
use onrecord_text::Span;

/// Those who speak for others.
const SPOKESPEOPLE: &str = "spokesman spokesperson spokeswoman";

/// Those who rule or fight for a state, and speak as one body.
const RULERS: &str = "junta military";

/// Where somebody is from within a state, in one word: "the Scot", "the Texan".
const OF_PARTS: &str = "\
    alaskan arizonan basque bavarian breton californian catalan cornishman dubliner englishman englishwoman floridian \
    glaswegian hawaiian iowan kansan kentuckian liverpudlian londoner mancunian marylander michigander minnesotan nebraskan \
    nevadan ohioan oklahoman oregonian parisian pennsylvanian queenslander scot scotsman scotswoman sicilian tasmanian \
    tennessean texan ulsterman vermonter virginian welshman welshwoman yorkshireman yorkshirewoman";

/// How much a group must still be in mind to be spoken of again.
const TAKEN_UP: f32 = 0.15;

/// Words before "as" and a name that somebody gives or is given, how far behind them that stands at most, and how far behind
/// "quoted" its comma.
const GIVING_NAME: &str = "herself himself identified known name named themself themselves";
const TO_NAME: usize = 10;
const TO_COMMA: usize = 6;

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
        if let Some(name) = self.name_given(words) {
            return (self.named(name), SpeakerHow::Named);
        }
        if let Some(noun) = self.before_relative(words) {
            return (self.described(noun), SpeakerHow::Title);
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

    /// The name that somebody is told to have given: "one man, who would only give his name as Stu", "a mother, named only as
    /// Leanne".
    fn name_given(&self, words: Span) -> Option<Span> {
        let tokens = self.layout.tokens_in(words);
        let word = |at: usize| self.layout.tokens.get(at).map_or("", |token| token.of(self.text));
        let who = tokens.clone().find(|at| is_one_of(word(*at), "who"));
        // "One mother quoted in the report, named only as Leanne"
        let far = if is_one_of(word(tokens.end), "interviewed quoted") { TO_COMMA } else { 1 };
        let comma = || (tokens.end..tokens.end + far).find(|at| word(*at) == ",");
        let start = who.or_else(|| Some(comma()? + 1))?;
        let is_told = is_one_of(word(start), "who identified named");
        let given = |at: &usize| {
            let before = word(at - 1 - usize::from(is_one_of(word(at - 1), "only simply")));
            word(*at) == "as" && is_one_of(before, GIVING_NAME)
        };
        let at = (start + 1..start + TO_NAME).find(given).filter(|_| is_told)?;
        let name = self.layout.tokens.get(at + 1)?.start;
        let mut mentions = self.cast.mentions.iter().map(|(mention, _)| mention.name);
        mentions.find(|it| it.start == name)
    }

    /// What stands before "who" where the only name stands behind it: "the governor, who spoke through his secretary, Ann Ray,".
    fn before_relative(&self, words: Span) -> Option<Span> {
        let tokens = &self.layout.tokens[self.layout.tokens_in(words)];
        let who = tokens.iter().position(|token| is_one_of(token.of(self.text), "who whose"))?;
        let comma = who.checked_sub(1)?;
        let noun = tokens.get(..comma).filter(|_| tokens[comma].of(self.text) == ",")?;
        let noun = noun.first()?.cover(*noun.last()?);
        let is_title = matches!(naming(self.text, self.layout, noun), Naming::Title);
        let is_name = matches!(naming(self.text, self.layout, words), Naming::Name(_));
        (is_title && is_name).then_some(noun)
    }

    /// Who is called by where they are from: "the Dutchman", "the outspoken Norwegian, 19". Their country
    /// need not have been told before.
    fn national(&mut self, words: Span) -> Option<usize> {
        let tokens = &self.layout.tokens[self.layout.tokens_in(words)];
        let is_comma = |token: &Span| token.of(self.text) == ",";
        let core = tokens.split(is_comma).next()?;
        let [first, between @ .., noun_span] = core else { return None };
        let noun = noun_span.of(self.text);
        let is_one = || {
            let behind = self.text[noun_span.end as usize..].trim_start_matches([',', ' ']);
            let is_told = behind.starts_with("a ") || behind.starts_with("an ");
            self.gender_of_own(words).is_some() || is_told && core.len() < tokens.len()
        };
        let of_part = is_one_of(noun, OF_PARTS);
        let country =
            known::demonym(noun).filter(|_| !are_people(noun) || !noun.ends_with('s') && is_one());
        if country.is_none() && !of_part {
            return None;
        }
        let is_small = |token: &Span| !token.of(self.text).starts_with(char::is_uppercase);
        if !is_one_of(first.of(self.text), DEFINITE) || !between.iter().all(is_small) {
            return None;
        }
        let gender = match noun {
            _ if noun.ends_with("woman") => Some(Gender::Female),
            _ if noun.ends_with("man") && noun != "German" => Some(Gender::Male),
            _ => self.gender_of_own(words),
        };
        let members = self.cast.members.iter().enumerate();
        let people = members.filter(|(_, person)| {
            let is_foreign =
                country.zip(person.country).is_some_and(|(one, other)| one.code != other.code);
            // "The Scot" may look like a name.
            let is_named_so = person.name.eq_ignore_ascii_case(noun);
            person.may_be_person() && agree(gender, person.gender) && !is_foreign && !is_named_so
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
        if matches!(words.of(self.text), "Q" | "A") {
            return self.asked(words)?;
        }
        if let Some(outlet) = self.outlet_within(words) {
            let member = self.named(outlet)?;
            self.cast.members[member].kind.get_or_insert(ActorKind::Organisation);
            return Some(member);
        }
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
                self.person(speaker.as_slice(), sentence, Some(gender), None).one()
            }
        }
    }

    /// The outlet alone of whom words name with what they are or have: "Glitz" of "Glitz magazine", "Radio 4" of "Radio 4’s
    /// Front Row", but not of "CNN’s Hugh Pell".
    fn outlet_within(&self, words: Span) -> Option<Span> {
        let tokens = &self.layout.tokens[self.layout.tokens_in(words)];
        let word = |at: usize| tokens.get(at).map_or("", |token| token.of(self.text));
        let first = usize::from(is_one_of(word(0), ARTICLES));
        let mark = (first..tokens.len()).find(|at| matches!(word(*at), "’" | "'"));
        if let Some(mark) = mark.filter(|mark| *mark > first && word(mark + 1) == "s") {
            let outlet = tokens[first].cover(tokens[mark - 1]);
            let rest = &tokens[(mark + 2).min(tokens.len())..];
            let are_names = rest.iter().all(|token| is_capitalised(token.of(self.text)));
            let is_programme = !rest.is_empty() && are_names && !is_person(self.text, rest);
            return Some(outlet).filter(|it| is_programme && is_outlet_name(it.of(self.text)));
        }
        let (noun, name) = tokens.get(first..)?.split_last()?;
        let is_name = |token: &Span| is_capitalised(token.of(self.text));
        let (one, last) = (name.first()?, name.last()?);
        (is_outlet_noun(noun.of(self.text)) && name.iter().all(is_name)).then(|| one.cover(*last))
    }

    /// People or bodies that only these words stand for.
    pub(super) fn group(&mut self, words: Span) -> Option<usize> {
        let tokens = list_within(self.text, &self.layout.tokens[self.layout.tokens_in(words)]);
        let words = match (tokens.first(), tokens.last()) {
            (Some(first), Some(last)) if are_several(self.text, tokens) => first.cover(*last),
            _ => words,
        };
        Some(self.cast.add_described(self.text, words, ActorKind::Group))
    }

    /// Somebody or a body whom only these words stand for.
    pub(super) fn another(&mut self, words: Span) -> Option<usize> {
        let tokens = &self.layout.tokens[self.layout.tokens_in(words)];
        let description = Description::of(self.text, tokens)?;
        match known::is_body(&description.head) {
            true => Some(self.cast.add_described(self.text, words, ActorKind::Organisation)),
            false => self.somebody(&description, words),
        }
    }

    /// Whom a description means: the one whose role it is, or the people whom it describes.
    pub(super) fn described(&mut self, words: Span) -> Option<usize> {
        let tokens = &self.layout.tokens[self.layout.tokens_in(words)];
        let description = Description::of(self.text, tokens)?;
        if let Some(earlier) = self.former_or_latter(&description, words) {
            return Some(earlier);
        }
        // "Emails seen by the Guardian" are not the Guardian’s; but "information obtained by this newspaper" is told by it.
        let is_carried = |pair: &[Span]| is_carried(pair[0].of(self.text), pair[1].of(self.text));
        let is_own = tokens.iter().any(|token| is_one_of(token.of(self.text), "our this us"));
        if !may_be_human(&description.head) && !is_own && tokens.windows(2).any(is_carried) {
            let is_document = is_document(&description.head);
            let maker = if is_document { self.maker(&description, words) } else { None };
            let is_outlet = |maker: &usize| is_outlet_name(&self.cast.members[*maker].name);
            return maker.filter(|maker| !is_outlet(maker)).or_else(|| self.group(words));
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
            || is_one_of(&description.head, RULERS)
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
            self.named_next(&description, words).or_else(|| self.somebody(&description, words))
        }
    }

    /// "Q" and "A" of an interview: the one who wrote it, and the one who is interviewed; or the one whose
    /// initials stand before a turn.
    fn asked(&mut self, words: Span) -> Option<Option<usize>> {
        match words.of(self.text).trim_end_matches([':', '.']) {
            "Q" => Some(self.writer().or_else(|| self.interviewer(words.start))),
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

    /// Who puts the questions of an interview that nobody signs: "She spoke to Paul Drew about …", "Interview by Paul Drew".
    fn interviewer(&self, at: u32) -> Option<usize> {
        let before = |name: Span| self.text[..name.start as usize].trim_end();
        let asks = |name: Span| {
            let mut words = before(name).rsplit(' ');
            let (to, verb) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
            is_one_of(verb, TALKS) && matches!(to, "to" | "with")
                || to == "by" && is_one_of(verb, "interview interviewed")
        };
        let named = self.cast.mentions.iter().take_while(|(mention, _)| mention.name.end <= at);
        let mut people = named.filter(|(mention, member)| {
            asks(mention.name) && member.is_some_and(|it| self.cast.members[it].may_be_person())
        });
        people.next()?.1
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
pub(super) fn is_answer(statement: &Statement) -> bool {
    statement.cue.is_empty() && !statement.speaker.is_empty()
}
