//! Whom pronouns mean: "she", "who", "it", "both", "I".

use super::attention::Meant;
use super::description::Description;
use super::document::is_document;
use super::meaning::is_answer;
use super::{Reader, gender_of_pronoun, is_question, place};
use crate::cast::{Member, Mention, agree};
use crate::known::{self, Gender, is_human};
use crate::phrase::phrases;
use crate::words::{ARTICLES, I, WE, YOU, is_capitalised, is_one_of};
use crate::{ActorKind, Kind, Statement};
use onrecord_text::Span;

/// What is left of the likelihood that somebody speaks words in which they are named.
pub(super) const UNLIKELY: f32 = 0.3;

/// The same if words speak of somebody as "he" who is not the one who spoke last.
const LESS_LIKELY: f32 = 0.5;

/// How many times as much as all others somebody is in mind whom a pronoun clearly means.
const CLEARLY: f32 = 2.0;

/// What is left of the likelihood that somebody answers their own question.
const HARDLY: f32 = 0.1;

/// What is done by whoever asks.
const ASKED: &str = "asked challenged interviewed pressed questioned";

/// Pronouns for one thing, and for several.
const IT: &str = "it its itself";
const THEY: &str = "they their them";

/// How many words before "who" a noun begins at most, and words that join it to what stands before.
const NOUN: usize = 8;
const OF_NOUNS: &str = "at for from in of on with";

/// What two states, bodies and people are called together.
const TWO_STATES: &str = "capitals countries governments nations neighbors neighbours sides states";
const TWO_BODIES: &str = "agencies banks bodies carmakers companies firms groups organisations organizations parties sides unions";
const TWO_PEOPLE: &str =
    "candidates leaders men ministers politicians presidents rivals senators sides women";

impl Reader<'_> {
    pub(super) fn pronoun(&mut self, number: usize, words: Span) -> Option<usize> {
        let sentence = self.layout.sentence_at(words.start);
        let word = words.of(self.text).to_lowercase();
        let word = match word.split_once(' ') {
            Some((first, _)) if is_one_of(first, "who which") => first.to_owned(),
            _ => word,
        };
        if let Some(gender) = gender_of_pronoun(&word) {
            let others = self.not_speaking(number);
            return match self.person(&others, sentence, Some(gender), Some(number)) {
                Meant::One(member) => {
                    self.learn_gender(member, sentence, gender);
                    Some(member)
                }
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
        // "They told us we were late": whoever says so knows who they are.
        if self.speaks_within(number).is_some() {
            return None;
        }
        let document = if word == "it" { self.maker_of_it(number, words) } else { None };
        let thing = document.or_else(|| self.things(sentence, &word, true).one());
        // Whoever is "it" is no human being.
        if let Some(member) = thing
            && is_one_of(&word, IT)
            && matches!(self.cast.members[member].kind, None | Some(ActorKind::Person))
        {
            self.cast.members[member].kind = Some(ActorKind::Organisation);
        }
        thing
    }

    /// Who is somebody else than the speaker by the words around a statement: who asks for it, and who passes it on.
    fn not_speaking(&self, number: usize) -> Vec<usize> {
        let at = place(&self.statements[number]).start;
        let sentence = self.layout.sentence_at(at);
        let via = &self.relays[number].via;
        let mut others: Vec<usize> = via.iter().flat_map(|words| self.named_in(*words)).collect();
        others.extend(self.speaks_within(number).and_then(|outer| self.resolved[outer].speaker));
        let asks = |mention: &Mention| {
            let before = self.text[..mention.name.start as usize].trim_end();
            let mut before = before.rsplit(' ');
            before.next() == Some("by") && before.next().is_some_and(|verb| is_one_of(verb, ASKED))
        };
        let here = self.cast.mentions.iter().filter(|(mention, _)| {
            mention.sentence == sentence && mention.name.end <= at && asks(mention)
        });
        others.extend(here.filter_map(|(_, member)| *member));
        others
    }

    /// The statement word for word in which a statement stands: nobody is "she" in their own words.
    fn speaks_within(&self, number: usize) -> Option<usize> {
        self.outer[number].filter(|outer| self.statements[*outer].kind == Kind::Direct)
    }

    /// The state, body or group that a pronoun of no gender means.
    pub(super) fn things(&self, sentence: usize, word: &str, speaks: bool) -> Meant {
        let is_one = is_one_of(word, IT);
        let likely = |number: usize, member: &Member| match member.kind {
            Some(ActorKind::Organisation) if is_one => Some(1.0),
            Some(ActorKind::State) if is_one => Some(0.8),
            Some(ActorKind::Group) if !is_one => Some(1.0),
            // A body is "they" to some, a state to few.
            Some(ActorKind::Organisation) if !is_one => Some(0.6),
            Some(ActorKind::State) if !is_one => Some(0.3),
            // A name of which nothing is told may be a body’s, rather if it has spoken.
            None if is_one && speaks && member.is_bare() => {
                let is_heard = self.heard.contains(&number);
                Some(if is_heard { 0.8 } else { 0.25 })
            }
            // "Belhaven Ports issued a statement": no given name shows that it is a person’s.
            Some(ActorKind::Person) if is_one && speaks && is_named_like_a_thing(member) => {
                Some(0.2)
            }
            _ => None,
        };
        let members = self.cast.members.iter().enumerate();
        let candidates = members
            .filter(|(_, member)| !member.is_one)
            .filter_map(|(i, member)| Some((i, likely(i, member)?)));
        self.mind.meant(sentence, candidates)
    }

    /// Who "I" is: the speaker around it, or the one who wrote the report.
    pub(super) fn author(&mut self, number: usize) -> Option<usize> {
        match self.outer[number] {
            Some(outer) => self.resolved[outer].speaker,
            None => {
                let at = place(&self.statements[number]).start;
                let writer = self.letter_writer(at).unwrap_or_else(|| self.writer());
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

    /// Whom an interview presents before its first turn: whoever is named there first, in full; or else the
    /// one whom it names most.
    pub(super) fn interviewee(&self, turn: u32, writer: Option<usize>) -> Option<usize> {
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
                && between.all(|word| is_capitalised(word) || is_one_of(word, ARTICLES))
        };
        let person_of = before.clone().take(2).find(is_person_of).filter(|_| !is_thing);
        let named = person_of.or(near).or_else(|| {
            before.clone().find(|(it, member)| is_before_apposition(it.name) && is_person(member))
        });
        let noun = self.noun_before(words, is_thing);
        if let Some((mention, member)) = named {
            // Of "the council of Stennick, which", the council is meant.
            let is_of_noun = |noun: &Span| {
                let before = self.text.get(noun.start as usize..mention.name.start as usize);
                before.is_some_and(|words| words.ends_with(" of ") || words.ends_with(" of the "))
            };
            if let Some(noun) = noun.filter(|it| is_thing && is_of_noun(it)) {
                return self.described(noun);
            }
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
            .rfind(|phrase| phrase.words.end <= words.start && is_near(phrase.words));
        // Of "a member of the council, who", the member is meant.
        let noun = noun.filter(|noun| phrase.is_none_or(|it| noun.start < it.words.start));
        match (noun, phrase) {
            (Some(noun), _) => self.described(noun),
            (None, Some(phrase)) if phrase.definite => self.whose_role(phrase.words),
            (None, phrase) => self.group(phrase?.words),
        }
    }

    /// The noun right before "who" or "which", from its article on: "a member of the council, who said", "a memo of March
    /// 2017, which said".
    fn noun_before(&self, words: Span, is_thing: bool) -> Option<Span> {
        let word = |at: usize| self.layout.tokens.get(at).map_or("", |token| token.of(self.text));
        let sentence = self.layout.sentences.get(self.layout.sentence_at(words.start))?;
        let mut end = self.layout.tokens_in(words).start;
        end -= usize::from(end > 0 && word(end - 1) == ",");
        let near = sentence.tokens.start.max(end.saturating_sub(NOUN))..end;
        let is_begin = |at: &usize| {
            let before = at.checked_sub(1).map_or("", word);
            is_one_of(word(*at), "a an one the") && !is_one_of(before, OF_NOUNS)
        };
        let first = near.clone().rev().find(is_begin)?;
        let is_plain = |at: usize| word(at).starts_with(char::is_alphanumeric);
        let description = Description::of(self.text, &self.layout.tokens[first..end])?;
        let whole = self.layout.tokens[first].cover(self.layout.tokens[end - 1]);
        let (fits, noun) = match is_thing {
            true if is_document(&description.head) => (true, description.core),
            true => (known::is_body(&description.head), whole),
            false => (is_human(&description.head), whole),
        };
        (fits && !description.plural && (first..end).all(is_plain)).then_some(noun)
    }

    /// The two whom "both" or "the two countries" means: the last that "and" joins, and that may be called so.
    pub(super) fn both(&mut self, words: Span) -> Option<usize> {
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

    /// The person of that gender who is in mind and none of these, as the speaker of `statement` if it is one.
    pub(super) fn person(
        &self,
        others: &[usize],
        sentence: usize,
        gender: Option<Gender>,
        statement: Option<usize>,
    ) -> Meant {
        let members = self.cast.members.iter().enumerate();
        let people = members.filter(|(number, person)| {
            person.may_be_person() && agree(gender, person.gender) && !others.contains(number)
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

    /// Takes in that somebody is a woman or a man who was clearly meant by "she" or "he", and of whom nothing told it
    /// before: whoever was "he" is not "she" further down.
    pub(super) fn learn_gender(&mut self, member: usize, sentence: usize, gender: Gender) {
        let level = |member: usize| self.mind.level(member, sentence);
        let is_rival = |(number, other): (usize, &Member)| {
            number != member
                && other.may_be_person()
                && agree(Some(gender), other.gender)
                && level(number) * CLEARLY > level(member)
        };
        let is_clear = !self.cast.members.iter().enumerate().any(is_rival);
        if is_clear && self.cast.members[member].is_person() {
            self.cast.members[member].gender.get_or_insert(gender);
        }
    }

    /// Whether somebody was last in mind in the paragraph of `sentence`.
    pub(super) fn is_of_paragraph(&self, member: usize, sentence: usize) -> bool {
        let paragraph = |sentence: usize| {
            self.layout.sentences.get(sentence).map(|s| self.layout.paragraph_at(s.span.start))
        };
        self.mind.last(member).and_then(paragraph) == paragraph(sentence)
    }

    /// How likely somebody speaks in a statement: less if its content names them, and hardly if they have
    /// just put a question, in another paragraph, or before the answer in one sentence: "When a reporter asked, he replied".
    pub(super) fn likelihood(&self, number: usize, member: usize) -> f32 {
        let statement = &self.statements[number];
        let is_named = statement.content.iter().any(|it| self.named_in(*it).contains(&member));
        let paragraph = |statement: &Statement| self.layout.paragraph_at(place(statement).start);
        let sentence = |statement: &Statement| self.layout.sentence_at(place(statement).start);
        let has_asked = number.checked_sub(1).is_some_and(|before| {
            let other = &self.statements[before];
            let is_direct = other.content.iter().any(|it| it.of(self.text).contains('?'));
            self.resolved[before].speaker == Some(member)
                && is_question(self.text, other)
                && (is_direct && paragraph(other) + 1 == paragraph(statement)
                    || sentence(other) == sentence(statement))
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
}

/// Whether only the capitals of a name of several words make a person’s of it: "Belhaven Ports".
fn is_named_like_a_thing(member: &Member) -> bool {
    let mut words = member.name.split(' ');
    member.is_bare() && member.name.contains(' ') && !words.any(known::is_given_name)
}
