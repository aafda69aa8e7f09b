//! Whom a description of one human being means: "the minister", "the Republican nominee".

use super::attention::{LEAST, Meant};
use super::description::Description;
use super::office::{CANDIDATES, is_of_place, party_before};
use super::role::Role;
use super::{Reader, gender_of_pronoun};
use crate::Statement;
use crate::cast::{Member, agree};
use crate::known::{self, Gender, may_be_human};
use crate::words::{ADDRESSES, ARTICLES, PARTISANS, TITLES, is_one_of};
use onrecord_text::Span;
use std::rc::Rc;

/// How much somebody must be in mind to be meant by words that are nobody's role.
pub(super) const SURE: f32 = 0.5;

/// Below this, somebody is no longer in mind, though nobody else has their office.
const FORGOTTEN: f32 = 0.05;

/// How many times as much as a holder of an office somebody else must be in mind.
const MUCH: f32 = 4.0;

/// Offices that an article gives many people.
const HELD_BY_MANY: &str =
    "congressman congresswoman governor judge lawmaker lawyer minister representative senator";

/// Work and posts that nobody has beside another.
const POSTS: &str = "\
    barrister captain caretaker chair chairman chairperson chairwoman chef coach commissioner conductor coroner \
    councillor curator detective director doctor driver editor foreman goalkeeper headmaster headmistress headteacher \
    inspector interviewer judge landlady landlord magistrate manager mayor minister nurse owner pastor patient pilot \
    presenter priest principal producer prosecutor rabbi rector referee registrar reporter secretary sheriff skipper \
    solicitor spokesman spokesperson spokeswoman superintendent surgeon treasurer umpire vicar warden";

/// What somebody is in what has happened, whom officers, judges and witnesses speak of.
const INVOLVED: &str = "accused claimant culprit defendant driver plaintiff suspect victim witness";

/// How well a description fits somebody that gives the age which they have.
const OF_AGE: usize = 3;

/// What those are called who do not want to be named.
const UNNAMED: &str = "person source";

/// Words before whom somebody has to do with: they are two.
const MEETING: &str =
    "accused and asked called joined met meets phoned sued thanked told urged visited with";

/// What is left of the likelihood that somebody is meant by a role if the article gives them another.
const OTHER_ROLE: f32 = 0.4;

/// Those who are heard for a moment and are nobody whom the report has spoken of.
const VOICES: &str = "announcer caller heckler insider interviewer narrator questioner source";

/// What those are called, one for the other, whom a report does not name: "an insider", and then "the source".
const UNSIGNED: &str =
    "confidant confidante friend informant insider mole pal source tipster whistleblower";

/// A description whose bearer is looked for.
struct Wanted<'d> {
    description: &'d Description<'d>,
    /// Whom its own words name.
    inside: Vec<usize>,
    /// The sentence in which it stands.
    sentence: usize,
    /// The age that it tells.
    age: Option<u32>,
}

impl Reader<'_> {
    /// Whose role the words give, if it is somebody's: nobody is added to the cast and no doubt told.
    pub(super) fn whose_role(&mut self, words: Span) -> Option<usize> {
        let tokens = &self.layout.tokens[self.layout.tokens_in(words)];
        let description = Description::of(self.text, tokens)?;
        if let Some(state) = self.government(&description, words) {
            return Some(state);
        }
        if known::is_body(&description.head) {
            return self
                .own_party(&description, words)
                .or_else(|| self.body_of_that_name(&description, words));
        }
        let fits = self.holders(&description, words);
        let sentence = self.layout.sentence_at(words.start);
        match (&fits[..], self.mind.meant(sentence, fits.iter().copied())) {
            ([(only, _)], _) => Some(*only),
            (_, Meant::One(member)) => Some(member),
            _ => None,
        }
    }

    /// The state whose government it is: "the new Italian government".
    pub(super) fn government(
        &mut self,
        description: &Description<'_>,
        words: Span,
    ) -> Option<usize> {
        let country = description.country.filter(|_| description.head == "government")?;
        Some(self.cast.add_state(self.text, words, country))
    }

    /// The person whose role a description gives.
    pub(super) fn holder(&mut self, description: &Description<'_>, words: Span) -> Option<usize> {
        let sentence = self.layout.sentence_at(words.start);
        let fits = self.holders(description, words);
        // Whom the reader has not met comes last: "the senator" is not one who is named further down.
        let (met, unmet): (Vec<_>, Vec<_>) =
            fits.iter().copied().partition(|(member, _)| self.mind.is_met(*member));
        if let [(only, _)] = met[..] {
            return Some(self.nearer(only, description, words).unwrap_or(only));
        }
        if met.is_empty()
            && let Some(member) = self.named_next(description, words)
        {
            return Some(member);
        }
        if met.is_empty()
            && let Some(member) = self.unsigned_again(description)
        {
            return Some(member);
        }
        // "Her deputy" is not she, and may be named further down; so may whoever somebody says has said something.
        let number = self.statements.iter().position(|it| it.speaker.contains(&words));
        let is_passed_on = number.is_some_and(|number| self.outer[number].is_some());
        let is_new = description.owned || is_passed_on || is_one_of(&description.head, VOICES);
        if met.is_empty() && is_new {
            return match unmet[..] {
                [(only, _)] => Some(only),
                _ => self.somebody(description, words),
            };
        }
        // "the 54-year-old": no role tells, but only one person may be in mind.
        let mut candidates = match met.is_empty() {
            true => self.people_without_that_role(description, words),
            false => met.clone(),
        };
        for (member, weight) in &mut candidates {
            *weight *= number.map_or(1.0, |number| self.likelihood(number, *member));
        }
        if let [a, b] = met[..]
            && let Some(meant) = self.of_two_side_by_side(a.0, b.0, words)
        {
            return match meant {
                Meant::One(member) => Some(member),
                _ => self.doubt(words, a.0, b.0),
            };
        }
        match self.mind.meant(sentence, candidates.iter().copied()) {
            Meant::Nobody if !met.is_empty() => {
                self.of_no_office(description, words).or_else(|| self.somebody(description, words))
            }
            Meant::One(member) if !met.is_empty() => {
                Some(self.nearer(member, description, words).unwrap_or(member))
            }
            Meant::One(member)
                if self.mind.level(member, sentence) > self.least(member, words)
                    && !self.has_rival(member, &candidates, description, sentence) =>
            {
                self.taken_for(member, words)
            }
            Meant::Either(a, b) if !met.is_empty() => self.doubt(words, a, b),
            _ => match (&unmet[..], self.only_person(description, words)) {
                ([(only, _)], _) => Some(*only),
                ([], Some(only)) => self.taken_for(only, words),
                _ => match self.introduced_next(description, words) {
                    Some(member) => self.taken_for(member, words),
                    None => self.somebody(description, words),
                },
            },
        }
    }

    /// Who has no name and was last called by another of the words for such: "the source" behind "an insider".
    fn unsigned_again(&self, description: &Description<'_>) -> Option<usize> {
        let is_again =
            description.definite && !description.owned && description.modifiers.is_empty();
        if !is_again || !is_one_of(&description.head, UNSIGNED) {
            return None;
        }
        let is_such = |hint: &Span| {
            let tokens = &self.layout.tokens[self.layout.tokens_in(*hint)];
            Description::of(self.text, tokens).is_some_and(|it| is_one_of(&it.head, UNSIGNED))
        };
        let members = self.cast.members.iter().enumerate();
        let unsigned = members.filter(|(number, member)| {
            member.is_one && self.mind.is_met(*number) && member.hints.first().is_some_and(is_such)
        });
        unsigned.map(|(number, _)| number).max_by_key(|number| self.mind.last(*number))
    }

    /// How much somebody must be in mind to be meant by words that are nobody’s role: less where these tell "she".
    fn least(&self, member: usize, words: Span) -> f32 {
        let own = self.gender_of_own(words);
        let is_told = own.is_some() && self.cast.members[member].gender == own;
        if is_told { SURE / 2.0 } else { SURE }
    }

    /// Whether somebody else than `member` is in mind who may as well have an office that one alone has.
    fn has_rival(
        &self,
        member: usize,
        people: &[(usize, f32)],
        description: &Description<'_>,
        sentence: usize,
    ) -> bool {
        let level = |member: usize| self.mind.level(member, sentence);
        description.is_exclusive()
            && people.iter().any(|(other, weight)| {
                *other != member && level(*other) * weight * MUCH > level(member)
            })
    }

    /// Which of two who have one office is meant, if a sentence named both and neither has spoken: the one of whom the
    /// words tell as "he" or "she", or either.
    fn of_two_side_by_side(&self, a: usize, b: usize, words: Span) -> Option<Meant> {
        let is_new = |member: usize| !self.heard.contains(&member);
        if self.mind.last(a) != self.mind.last(b) || !is_new(a) || !is_new(b) {
            return None;
        }
        let gender = |member: usize| self.cast.members[member].gender;
        let own = self.gender_of_own(words);
        Some(match (agree(own, gender(a)), agree(own, gender(b))) {
            (true, false) => Meant::One(a),
            (false, true) => Meant::One(b),
            _ => Meant::Either(a, b),
        })
    }

    /// What speakers are by what they are reported to say of themselves: "the mayor said she would", or where they say
    /// it: "said in her post".
    pub(super) fn gender_of_own(&self, words: Span) -> Option<Gender> {
        let own = self.statements.iter().filter(|it| it.speaker.contains(&words));
        let of_words = |statement: &Statement| {
            let behind = self.text.get(statement.cue.last()?.end as usize..)?.trim_start();
            let mut behind = behind.strip_prefix("in ").or(behind.strip_prefix("on "))?.split(' ');
            gender_of_pronoun(behind.next()?).filter(|_| behind.next().is_some_and(is_utterance))
        };
        if let Some(gender) = own.clone().find_map(of_words) {
            return Some(gender);
        }
        let mut said = own
            .flat_map(|it| &it.content)
            .filter(|content| self.layout.quotation_at(**content).is_none());
        said.find_map(|content| {
            let said = content.of(self.text);
            let first = said.strip_prefix("that ").unwrap_or(said).split(' ').next()?;
            gender_of_pronoun(first).filter(|_| is_one_of(first, "he she"))
        })
    }

    /// Who says what the words stand in: of "the minister", whom an analyst speaks of, the analyst is none.
    pub(super) fn speaker_around(&self, words: Span) -> Option<usize> {
        let number = self.statements.iter().position(|it| it.speaker.contains(&words))?;
        self.resolved[self.outer[number]?].speaker
    }

    /// Somebody whom the article gives no such role: whoever was taken for the coach is not the judge afterwards.
    fn taken_for(&mut self, member: usize, words: Span) -> Option<usize> {
        self.cast.members[member].hints.push(words);
        Some(member)
    }

    /// Who is meant instead of a holder of the office who is hardly in mind any more: of "the senator", whom
    /// the paragraph is about, though the article has not called them that.
    fn nearer(&self, holder: usize, description: &Description<'_>, words: Span) -> Option<usize> {
        let sentence = self.layout.sentence_at(words.start);
        let level = self.mind.level(holder, sentence);
        let is_shared =
            description.modifiers.is_empty() && is_one_of(&description.head, HELD_BY_MANY);
        let other = self.of_no_office(description, words).filter(|_| {
            level < FORGOTTEN || is_shared && !self.is_of_paragraph(holder, sentence)
        })?;
        let is_nearer = self.mind.level(other, sentence) > MUCH * level;
        (is_nearer && self.is_of_paragraph(other, sentence)).then_some(other)
    }

    /// Whom the sentence or the one before is about, if the article tells no office of theirs.
    fn of_no_office(&self, description: &Description<'_>, words: Span) -> Option<usize> {
        let sentence = self.layout.sentence_at(words.start);
        let people = self.people_without_that_role(description, words);
        match self.mind.meant(sentence, people.into_iter().filter(|(_, weight)| *weight == 1.0)) {
            Meant::One(member) if self.mind.level(member, sentence) > SURE => Some(member),
            _ => None,
        }
    }

    /// The one person whom the report has spoken of, if the words are an office and it tells no office of
    /// theirs.
    fn only_person(&self, description: &Description<'_>, words: Span) -> Option<usize> {
        let sentence = self.layout.sentence_at(words.start);
        let members = self.cast.members.iter().enumerate();
        let mut met = members
            .filter(|(member, it)| it.is_person() && self.mind.level(*member, sentence) > 0.0);
        let (only, member) = met.next().filter(|_| met.next().is_none())?;
        let is_free = member.role(self.text).is_none()
            && !self.is_described(member)
            && !self.is_named_in(only, sentence)
            && !self.without_that_role(description, words, vec![only]).is_empty();
        let is_office = known::is_role(&description.head) && !description.of_something;
        (is_office && !description.owned && is_free).then_some(only)
    }

    /// Somebody without a name, who may be spoken of again: "a Vastrian diplomat".
    pub(super) fn somebody(&mut self, description: &Description<'_>, words: Span) -> Option<usize> {
        if !may_be_human(&description.head) {
            return self.group(words);
        }
        let gender = description.gender().or_else(|| self.gender_of_own(words));
        Some(self.cast.add_unnamed(self.text, words, gender))
    }

    /// Those whose role a description fits best, each with how well.
    fn holders(&self, description: &Description<'_>, words: Span) -> Vec<(usize, f32)> {
        let wanted = self.wanted(description, words);
        let people = self.cast.members.iter().enumerate().filter(|(_, it)| it.is_person());
        let mut fits: Vec<(usize, f32)> = people
            .map(|(number, _)| number)
            .filter_map(|number| Some((number, self.how_well(&wanted, number)? as f32)))
            .filter(|(number, _)| self.may_be(&wanted, *number))
            .collect();
        // Of a woman and a man who have led something, "the leader said he was glad" is the man.
        let own = self.gender_of_own(words);
        let is_own = |member: usize| own.is_some() && self.cast.members[member].gender == own;
        if fits.iter().any(|(member, _)| is_own(*member)) {
            fits.retain(|(member, _)| agree(own, self.cast.members[*member].gender));
        }
        let best = fits.iter().map(|(_, fit)| *fit).fold(0.0, f32::max);
        fits.retain(|(_, fit)| *fit == best);
        fits
    }

    /// Those in mind who may be meant though the article does not give them the role; one whose role is another is less
    /// likely.
    fn people_without_that_role(
        &self,
        description: &Description<'_>,
        words: Span,
    ) -> Vec<(usize, f32)> {
        let sentence = self.layout.sentence_at(words.start);
        let in_mind = (0..self.cast.members.len())
            .filter(|number| self.mind.level(*number, sentence) >= LEAST)
            .collect();
        self.without_that_role(description, words, in_mind)
    }

    /// Those of `people` who may be meant by a role that the article does not give them.
    fn without_that_role(
        &self,
        description: &Description<'_>,
        words: Span,
        people: Vec<usize>,
    ) -> Vec<(usize, f32)> {
        let is_role = known::is_role(&description.head);
        // "The head of the Harrow Council" is whoever has that office, and not whoever is in mind, unless
        // the paragraph is about them.
        let sentence = self.layout.sentence_at(words.start);
        let is_office = is_role && description.of_something;
        let is_exclusive = description.is_exclusive();
        let own = self.gender_of_own(words);
        let around = self.speaker_around(words);
        let wanted = self.wanted(description, words);
        let people = people.into_iter().filter(|number| {
            (!is_office || self.is_of_paragraph(*number, sentence))
                && agree(own, self.cast.members[*number].gender)
                && around != Some(*number)
                && self.may_be(&wanted, *number)
                && !self.is_stranger(*number, description)
                && !self.is_spoken_of(*number, words)
        });
        // A party is no office, and who wants one may have another.
        let has_office = |role: &Span| {
            let mut words = role.of(self.text).split(' ').filter(|it| !is_one_of(it, PARTISANS));
            let is_other = |word: &str| !is_exclusive || !is_one_of(word, CANDIDATES);
            words.any(|word| known::is_role(word) && is_other(word))
        };
        let weighed = people.filter_map(|number| {
            let person = &self.cast.members[number];
            let has_other = is_role && person.roles.iter().any(has_office);
            // The mayor is not the farmer who has just spoken, nor the president.
            let is_another = is_exclusive
                && (has_other || self.is_described(person) || self.is_named_in(number, sentence));
            // Nor is the referee the coach, or the patient the nurse.
            let has_post = is_one_of(&description.head, POSTS)
                && (person.roles.iter().any(&has_office) || self.is_described(person));
            // Nor is the officer who speaks of the victim.
            let is_officer = is_one_of(&description.head, INVOLVED)
                && (person.roles.iter().any(has_office) || self.is_described(person));
            // Nor does who has an office or a trade of their own speak for a body that it does not name.
            let is_of_body = description.modifiers.iter().any(|word| {
                let is_said = |words: &Span| words.of(self.text).to_lowercase().contains(*word);
                known::is_body_word(word) && !person.roles.iter().chain(&person.hints).any(is_said)
            });
            let is_of_other = is_of_body && (has_other || self.is_described(person));
            let is_beside = !person.is_one && self.is_named_beside(number, description);
            // "The person" is rather the source without a name.
            let is_named = is_one_of(&description.head, UNNAMED) && !person.is_one;
            (!is_another && !has_post && !is_officer && !is_of_other && !is_beside)
                .then_some((number, if has_other || is_named { OTHER_ROLE } else { 1.0 }))
        });
        weighed.collect()
    }

    /// "After a meeting with Ann Hale, the minister left": the minister is somebody else.
    fn is_named_in(&self, member: usize, sentence: usize) -> bool {
        self.cast.mentions_of(member).any(|mention| mention.sentence == sentence)
    }

    /// "Ann Ray met the minister. The minister said": they stood beside each other.
    fn is_named_beside(&self, member: usize, description: &Description<'_>) -> bool {
        let head = description.core.of(self.text).to_lowercase();
        self.cast.mentions_of(member).any(|mention| {
            let sentence = self.layout.sentences[mention.sentence].span;
            let before = sentence.end <= description.core.start;
            let behind = self.text[mention.name.end as usize..sentence.end as usize].to_lowercase();
            let met = behind.find(&head).and_then(|at| behind[..at].split_whitespace().next_back());
            before && met.is_some_and(|word| is_one_of(word, MEETING))
        })
    }

    /// Whether the article says without an office who somebody is: "a resident", "Ann Hale, a farmer from Lowmere".
    pub(super) fn is_described(&self, person: &Member) -> bool {
        let is_trade = |hint: &Span| {
            let tokens = &self.layout.tokens[self.layout.tokens_in(*hint)];
            Description::of(self.text, tokens).is_some_and(|hint| may_be_human(&hint.head))
        };
        // "Shopkeeper Jan Berg" has a trade where titles stand, "Mr Berg" and "Republican Jan Berg" have none.
        let is_trade_before = |role: &Span| {
            let word = role.of(self.text).to_lowercase();
            let is_title = known::is_role(&word)
                || is_one_of(&word, ADDRESSES)
                || is_one_of(&word, TITLES)
                || is_one_of(&word, PARTISANS);
            !is_title && may_be_human(&word)
        };
        person.is_one
            || person.hints.iter().any(is_trade)
            || person.roles.iter().any(is_trade_before)
    }

    /// A description with what its words tell of whom it means.
    fn wanted<'d>(&self, description: &'d Description<'d>, words: Span) -> Wanted<'d> {
        Wanted {
            description,
            inside: self.named_in(words),
            sentence: self.layout.sentence_at(words.start),
            age: age_in(words.of(self.text)),
        }
    }

    /// How well a role of somebody fits a description, if one does.
    fn how_well(&self, wanted: &Wanted<'_>, number: usize) -> Option<usize> {
        let (person, description) = (&self.cast.members[number], wanted.description);
        let roles = person.roles.iter().filter_map(|role| description.fit(&self.role(*role)));
        let is_past = |hint: &&Span| {
            let before = self.text[..hint.start as usize].trim_end_matches([' ', '-']);
            before.ends_with("ormer") || before.ends_with("Ex") || before.ends_with(" ex")
        };
        let hints = person.hints.iter().filter(|hint| description.was() || !is_past(hint));
        let hints = hints.filter_map(|hint| description.repeats(&self.role(*hint)));
        let of_age = wanted.age.and_then(|_| self.age(number)).map(|_| OF_AGE);
        let fit = roles.chain(hints).chain(of_age).max()?;
        let same_country = description.country.is_some() && person.country == description.country;
        Some(fit + usize::from(same_country))
    }

    /// Whether nothing that is told of somebody shows that a description means another one. Whom its own words name is
    /// somebody else: "the hacker who read Ann Hale’s mail".
    fn may_be(&self, wanted: &Wanted<'_>, number: usize) -> bool {
        let (person, description) = (&self.cast.members[number], wanted.description);
        // Of "a Vastrian diplomat", only these words tell it.
        let told = || person.name.split(' ').find_map(known::demonym).filter(|_| person.is_one);
        let country = || person.country.or_else(told);
        let differ = || {
            description.country.is_some_and(|one| country().is_some_and(|it| it.code != one.code))
        };
        if !person.is_person()
            || !agree(description.gender(), person.gender)
            || wanted.inside.contains(&number)
            || differ()
        {
            return false;
        }
        // "The 23-year-old" is nobody of 54.
        let told = wanted.age.and_then(|_| self.age(number));
        if told.is_some() && told != wanted.age {
            return false;
        }
        // "The Lib Dem leader" is nobody of whom the report says "Labour’s Ann Hale".
        let is_of_rival = description
            .party()
            .is_some_and(|it| self.party_of(number).is_some_and(|own| own != it));
        if is_of_rival || person.is_one && self.is_other_unnamed(wanted, number) {
            return false;
        }
        let roles = || person.roles.iter().map(|role| self.role(*role));
        let hints = || person.hints.iter().map(|hint| self.role(*hint));
        !roles().any(|role| description.contradicts(&role))
            && !hints().any(|hint| description.is_of_other_charge(&hint.words))
            && !roles().chain(hints()).any(|words| description.owns(&words))
            && !person.hints.iter().any(|hint| self.is_elsewhere(description, *hint))
    }

    /// Whether somebody without a name is out of mind and described otherwise, or described as another one is.
    fn is_other_unnamed(&self, wanted: &Wanted<'_>, number: usize) -> bool {
        let (person, description) = (&self.cast.members[number], wanted.description);
        // Of many who have no name, those are compared who are still in mind or have the same noun.
        let has_noun =
            || person.hints.iter().any(|hint| description.repeats(&self.role(*hint)).is_some());
        let is_far = self.mind.level(number, wanted.sentence) < FORGOTTEN;
        is_far && !has_noun()
            || person.hints.iter().any(|hint| self.is_of_another(description, *hint))
    }

    /// What words that give somebody a role say, taken apart.
    fn role(&self, words: Span) -> Rc<Role<'_>> {
        self.roles.of(words.of(self.text))
    }

    /// Whether what describes somebody without a name is another description: the priest is no footballer.
    fn is_of_another(&self, description: &Description<'_>, hint: Span) -> bool {
        let tokens = &self.layout.tokens[self.layout.tokens_in(hint)];
        Description::of(self.text, tokens).is_some_and(|hint| description.is_another(&hint))
    }

    /// Whether another name than one of a description stands before the same noun: "Leeds" of "Leeds manager Ann Ray",
    /// who is not the Hull manager.
    fn is_elsewhere(&self, description: &Description<'_>, hint: Span) -> bool {
        let before = self.text[..hint.start as usize].strip_suffix(' ');
        let place = before.and_then(|before| before.rsplit(' ').next()).unwrap_or_default();
        let mut places = description.modifiers.iter().filter(|word| is_of_place(word)).peekable();
        !description.bare
            && is_of_place(place)
            && place.ends_with(char::is_alphanumeric)
            && !is_one_of(place, ARTICLES)
            && places.peek().is_some()
            && places.all(|word| !place.contains(word))
            && description.repeats(&self.role(hint)).is_some()
    }

    /// The party whose somebody is: "Labour’s Ann Hale".
    fn party_of(&self, member: usize) -> Option<String> {
        let mut named = self.cast.mentions_of(member);
        named.find_map(|mention| party_before(&self.text[..mention.name.start as usize]))
    }

    /// How old the report says that somebody is: "Ann Hale, 54, said".
    pub(super) fn age(&self, member: usize) -> Option<u32> {
        self.cast.mentions_of(member).find_map(|mention| {
            let behind = self.text[mention.name.end as usize..].strip_prefix(", ")?;
            let end = behind.find(|c: char| !c.is_ascii_digit())?;
            let closes = behind[end..].starts_with([',', '.', ';', ')']);
            behind[..end].parse().ok().filter(|_| closes && end < 4)
        })
    }

    /// The first or second of the last two people named.
    pub(super) fn former_or_latter(
        &self,
        description: &Description<'_>,
        words: Span,
    ) -> Option<usize> {
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

    /// The members that words name.
    pub(super) fn named_in(&self, words: Span) -> Vec<usize> {
        let mentions = &self.cast.mentions;
        let from = mentions.partition_point(|(mention, _)| mention.name.start < words.start);
        let inside =
            mentions[from..].iter().take_while(|(mention, _)| mention.name.end <= words.end);
        inside.filter_map(|(_, member)| *member).collect()
    }
}

/// Whether a noun is something that is said or written.
fn is_utterance(noun: &str) -> bool {
    let noun = noun.trim_end_matches(|c: char| !c.is_alphanumeric());
    is_one_of(
        noun,
        "address blog book column diary interview judgment letter memoir post report ruling speech statement tweet video",
    )
}

/// The age in "the 23-year-old striker".
fn age_in(words: &str) -> Option<u32> {
    let before = &words[..words.find("-year-old")?];
    let digits = before.rsplit(|c: char| !c.is_ascii_digit()).next()?;
    digits.parse().ok()
}
