//! Which organisation a description means: "the association", "the company", "her campaign".

use super::Reader;
use super::attention::Meant;
use super::description::Description;
use super::office::GONE;
use crate::ActorKind;
use crate::cast::{Member, Mention, is_behind_the};
use crate::known::{self, NamedBody, Sort, is_human};
use crate::relay::{is_outlet_name, is_outlet_noun};
use crate::spelling::acronym;
use crate::words::{ARTICLES, PREPOSITIONS, ends_in_s, is_acronym, is_capitalised, is_one_of};
use onrecord_text::Span;

/// Words for bodies of any kind.
const ANY_BODY: &str = "body group organisation organization outfit";

/// Words for those that trade.
const COMPANIES: &str = "\
    airline automaker bank business carmaker chain chipmaker company conglomerate corporation drugmaker firm giant housebuilder \
    insurer lender manufacturer planemaker retailer shipbuilder startup steelmaker supermarket";

/// Words for clubs and for those that trade in nothing, and with what their names end.
const CLUBS: &str = "club";
const OF_CLUBS: &str =
    "albion athletic afc fc harriers hotspur rangers rfc rovers united wanderers";
const CHARITIES: &str = "charity";
const OF_CHARITIES: &str = "action aid appeal foundation fund mission relief rescue society trust";

/// Words for those of a state.
const AUTHORITIES: &str = "agency authority bureau department regulator watchdog";

/// What agencies that are outlets bring, and what bodies do that are called as outlets are.
const OF_NEWS: &str = "news photo press wire";
const OF_OTHERS: &str = "\
    ambulance border bus coastguard customs fire health immigration intelligence police postal power prison probation rail \
    railway rescue security train weather";

/// Words that end the name of a body that does not trade.
const NO_COMPANIES: &str = "\
    academy administration agency army assembly association authority bureau cabinet campaign center centre church \
    coalition college commission committee conference congress council court department directorate \
    federation foundation government house institute institution league ministry movement office pac parliament \
    party police senate society tribunal union university";

/// How much a name that shows nothing of its kind may be a company's, if it stands once; the more often, the
/// more is the report about it.
const UNKNOWN_KIND: f32 = 0.4;

/// Bodies that belong to somebody: "the Sanders campaign", "Mr Hale’s office".
const OWNED: &str = "administration campaign office";

/// What the party of somebody who sits for it is called.
const PARTIES: &str = "caucus group party";

/// The party that is named in some words: "Labour" in "Labour MP", "Conservatives" in "Conservative councillor".
fn party_in(words: &str) -> Option<String> {
    let words: Vec<&str> =
        words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let named = |part: &[&str]| {
        let name = part.join(" ");
        let is_party = known::named_body(&name).is_some_and(|body| body.sort == Sort::Party);
        if is_party || known::shared_party(&name).is_some() {
            return Some(name);
        }
        // "A Conservative councillor", but not "a conservative".
        known::shared_party(&format!("{name} Party")).map(|_| format!("{name}s"))
    };
    [2, 1].into_iter().find_map(|length| words.windows(length).find_map(named))
}

/// Whether a noun is one for them.
pub(super) fn is_owned_body(noun: &str) -> bool {
    is_one_of(noun, OWNED)
}

impl Reader<'_> {
    /// The organisation that a description means, if the article tells.
    pub(super) fn body(&mut self, description: &Description<'_>, words: Span) -> Option<usize> {
        let of_somebody = self.body_of_somebody(description, words);
        let of_party = || self.party_of_group(description);
        of_somebody
            .or_else(of_party)
            .or_else(|| self.own_party(description, words))
            .or_else(|| self.body_of_that_name(description, words))
            .or_else(|| {
                if description.definite && !description.owned {
                    self.body_called(description, words)
                } else {
                    None
                }
            })
    }

    /// The party of "the Conservative group", which a council calls it by.
    fn party_of_group(&self, description: &Description<'_>) -> Option<usize> {
        let [party] = description.modifiers[..] else { return None };
        let party = known::shared_party(&format!("{party} Party"))
            .filter(|_| description.head == "group")?;
        let mut members = self.cast.members.iter();
        members.position(|member| known::shared_party(&member.name) == Some(party))
    }

    /// The party of whoever "his party" is of, where the article tells theirs: "Labour MP Tom Orme", "Ida Moen (Labour)".
    pub(super) fn own_party(
        &mut self,
        description: &Description<'_>,
        words: Span,
    ) -> Option<usize> {
        if !is_one_of(&description.head, PARTIES) || !description.modifiers.is_empty() {
            return None;
        }
        let owner = self.owner_meant(words)?;
        let party = self.party_told_of(owner)?;
        let same = |member: &Member| {
            member.name == party
                || known::shared_party(&party)
                    .is_some_and(|it| known::shared_party(&member.name) == Some(it))
        };
        let known = self.cast.members.iter().position(same);
        Some(known.unwrap_or_else(|| self.cast.add_named(&party)))
    }

    /// The party that the article gives somebody before a name, in brackets behind it, or between commas.
    fn party_told_of(&self, member: usize) -> Option<String> {
        let told = |mention: &Mention| {
            let (before, behind) = self.text.split_at(mention.name.end as usize);
            let owner = before[..mention.name.start as usize].trim_end();
            let owner = ["’s", "'s", "’", "'"].iter().find_map(|it| owner.strip_suffix(it));
            let owner = owner.and_then(|owner| owner.rsplit(' ').next());
            let bracket = behind.strip_prefix(" (").and_then(|it| it.split([')', ',']).next());
            let roles = mention.roles.iter().map(|role| role.of(self.text));
            let hint = mention.hint.map(|hint| hint.of(self.text));
            owner.into_iter().chain(bracket).chain(roles).chain(hint).find_map(party_in)
        };
        self.cast.mentions_of(member).find_map(told)
    }

    /// Whether a body may be meant of which letters behind "the" show nothing but that it is one: "the ELN".
    fn is_unknown_group(&self, noun: &str, number: usize) -> bool {
        let member = &self.cast.members[number];
        let has_the = |mention: &Mention| is_behind_the(self.text, mention.name);
        is_one_of(noun, ANY_BODY)
            && member.kind.is_none()
            && member.is_bare()
            && is_acronym(&member.name)
            && self.cast.mentions_of(number).any(has_the)
    }

    /// Whether the article calls a body by a noun where it names it: "the charity Norvane", "Norvane, the energy regulator,".
    fn is_called_so(&self, noun: &str, member: &Member) -> bool {
        let has_noun = |hint: &Span| {
            let words = hint.of(self.text).split(' ');
            words.take_while(|word| !is_one_of(word, PREPOSITIONS)).last() == Some(noun)
        };
        (is_kind_of_body(noun) || known::is_body_word(noun))
            && member.kind == Some(ActorKind::Organisation)
            && member.hints.iter().any(has_noun)
    }

    /// Whether a name of several words, of which nothing shows that it is a person's, is a company's by how it speaks:
    /// "Meridian Docks insists that its cranes were checked".
    fn speaks_as_company(&self, noun: &str, number: usize) -> bool {
        let member = &self.cast.members[number];
        let may_be_one = is_one_of(noun, COMPANIES)
            && member.kind.is_none_or(|kind| kind == ActorKind::Person)
            && member.is_bare()
            && (ends_in_s(&member.name) || member.name.contains('&'));
        let of_itself = |content: &Span| {
            self.layout.quotation_at(*content).is_none()
                && content
                    .of(self.text)
                    .split(|c: char| !c.is_alphanumeric())
                    .any(|word| word == "its")
        };
        let mut own = self.resolved.iter().zip(self.statements);
        may_be_one
            && own.any(|(it, statement)| {
                it.speaker == Some(number) && statement.content.iter().any(of_itself)
            })
    }

    /// The body whose name has the description’s noun: "the association".
    pub(super) fn body_of_that_name(
        &self,
        description: &Description<'_>,
        words: Span,
    ) -> Option<usize> {
        let is_head = |word: &str| word.eq_ignore_ascii_case(&description.head);
        let fits = |name: &str| {
            name.split(|c: char| !c.is_alphanumeric()).any(is_head)
                && description.modifiers.iter().all(|word| {
                    known::demonym(word).is_some()
                        || name.contains(word)
                        || word.starts_with(char::is_lowercase)
                })
        };
        // "The nurses’ union" is not the teachers’.
        let is_another = |member: &Member| {
            let (start, end) =
                (member.introduced as usize, member.introduced as usize + member.name.len());
            let is_described = self.text.get(start..end) == Some(member.name.as_str())
                && member.name.split(' ').next().is_some_and(|first| is_one_of(first, ARTICLES));
            let tokens = || &self.layout.tokens[self.layout.tokens_in(Span::new(start, end))];
            is_described
                && Description::of(self.text, tokens())
                    .is_some_and(|it| description.is_another(&it))
        };
        // "The Ukrainian army" is not the Russian one.
        let is_foreign = |member: &Member| {
            let owner = member.name.split_once(['’', '\'']).map_or("", |(owner, _)| owner);
            let of = member.name.split(' ').find_map(known::demonym);
            let of = of.or_else(|| known::state_named(owner)).or(member.country);
            description.country.zip(of).is_some_and(|(a, b)| a.code != b.code)
        };
        let members = self.cast.members.iter().enumerate();
        // "the Harrow Ramblers", whose name alone does not show what they are.
        let is_called =
            |member: &Member| member.name.rsplit_once(' ').is_some_and(|(_, last)| is_head(last));
        // The "Company" of a list of firms is not the company.
        let is_noun = |member: &Member| is_kind_of_body(&description.head) && is_head(&member.name);
        let is_one = |member: &Member| {
            !is_noun(member)
                && member.kind != Some(ActorKind::Group)
                && (!member.may_be_person() || description.plural && is_called(member))
        };
        let fitting: Vec<(usize, f32)> = members
            .filter(|(_, member)| is_one(member) && member.introduced <= words.start)
            .filter(|(_, member)| fits(&member.name) && !is_foreign(member) && !is_another(member))
            .map(|(i, _)| (i, 1.0))
            .collect();
        match (
            self.mind.meant(self.layout.sentence_at(words.start), fitting.iter().copied()),
            &fitting[..],
        ) {
            (Meant::One(member), _) => Some(member),
            // The only one is meant however long ago it was spoken of.
            (Meant::Nobody, [(only, _)]) if description.definite => Some(*only),
            _ => None,
        }
    }

    /// The body of whoever owns it: "her campaign" is the Hale campaign, if the article calls it so
    /// anywhere, and "the campaign" the last of that name.
    fn body_of_somebody(&mut self, description: &Description<'_>, words: Span) -> Option<usize> {
        if !description.definite || !is_owned_body(&description.head) {
            return None;
        }
        let has_name = description.modifiers.iter().any(|word| is_capitalised(word));
        let first = &self.layout.tokens[self.layout.tokens_in(words)].first()?.of(self.text);
        let owner = match super::gender_of_pronoun(first) {
            Some(_) => Some(self.owner_meant(words)?),
            // "Mr Hale’s office" is Hale’s office.
            None if has_name => {
                let name = self.owner_within(&description.head, description.core)?;
                return Some(self.body_named_after(name, &description.head));
            }
            None if !first.eq_ignore_ascii_case("the") => return None,
            None => None,
        };
        let name = self.named_after_owner(&description.head, owner, words)?;
        Some(self.body_named_after(name, &description.head))
    }

    /// The body of the owner with whose name `name` begins: "Mr Hale’s presidential campaign" is his
    /// campaign, under the longer name.
    pub(super) fn body_named_after(&mut self, name: Span, head: &str) -> usize {
        let mentions = self.cast.mentions.iter();
        let owner = mentions
            .filter(|(mention, _)| name.contains(mention.name))
            .find_map(|(_, member)| *member);
        let known = self.owned.iter().find(|(of, what, _)| Some(*of) == owner && what == head);
        let body = match known.map(|(_, _, body)| *body) {
            Some(body) => body,
            None => {
                let all = owner.map_or_else(Vec::new, |owner| self.named_after(head, owner));
                let fullest = all.iter().copied().max_by_key(fullness).unwrap_or(name);
                let body = self.cast.add_described(self.text, fullest, ActorKind::Organisation);
                for other in all {
                    self.cast.members[body].add_name(other.of(self.text));
                }
                self.owned.extend(owner.map(|owner| (owner, head.to_owned(), body)));
                body
            }
        };
        self.cast.members[body].add_name(name.of(self.text));
        body
    }

    /// Wherever the article has "NAME head" of that owner.
    fn named_after(&self, head: &str, owner: usize) -> Vec<Span> {
        let mentions = self.cast.mentions.iter().filter(|(_, member)| *member == Some(owner));
        mentions.filter_map(|(mention, _)| self.with_head(mention.name, head)).collect()
    }

    /// Where the article has "NAME head": of that owner anywhere, of any owner before `words`.
    fn named_after_owner(&self, head: &str, owner: Option<usize>, words: Span) -> Option<Span> {
        if let Some(owner) = owner {
            return self.named_after(head, owner).into_iter().max_by_key(fullness);
        }
        let mentions = self.cast.mentions.iter().filter(|(mention, member)| {
            mention.name.end <= words.start
                && member.is_some_and(|member| self.cast.members[member].is_person())
        });
        let is_named = mentions.filter_map(|(mention, _)| self.with_head(mention.name, head));
        is_named.max_by_key(|name| name.start).or_else(|| self.only_one_with(head))
    }

    /// Where the article first has "NAME head", if it has that of one owner alone.
    fn only_one_with(&self, head: &str) -> Option<Span> {
        let mentions = self.cast.mentions.iter();
        let mut named = mentions.filter_map(|(mention, member)| {
            Some(((*member)?, self.with_head(mention.name, head)?))
        });
        let (owner, name) = named.next()?;
        let is_person = self.cast.members[owner].is_person();
        (is_person && named.all(|(other, _)| other == owner)).then_some(name)
    }

    /// The person’s name in the words for a body, and its noun, where the words end with it.
    fn owner_within(&self, head: &str, words: Span) -> Option<Span> {
        let is_inside = |name: Span| words.contains(name);
        let mentions = self.cast.mentions.iter().filter(|(it, _)| is_inside(it.name));
        let people = mentions.filter(|(_, member)| {
            member.is_some_and(|member| self.cast.members[member].is_person())
        });
        people
            .filter_map(|(mention, _)| self.with_head(mention.name, head))
            .find(|name| name.end == words.end)
    }

    /// A name with the noun right behind it: "Hale campaign", "Hale’s campaign".
    pub(super) fn with_head(&self, name: Span, head: &str) -> Option<Span> {
        let tokens = &self.layout.tokens;
        let behind = tokens.partition_point(|token| token.start < name.end);
        let word = |at: usize| tokens.get(at).map_or("", |token| token.of(self.text));
        let own = self.behind_possessive(behind);
        // "Mr Hale’s presidential campaign" is his campaign, of "his former campaign manager" nothing is told.
        let has_adjective = own > behind && word(own) != head;
        let at = own + usize::from(has_adjective);
        let is_of_another = has_adjective && (is_human(word(at + 1)) || is_one_of(word(own), GONE));
        if is_of_another {
            return None;
        }
        (word(at) == head).then(|| name.cover(tokens[at]))
    }

    /// The token behind a possessive at `at`: "’s", or "’" behind an "s".
    pub(super) fn behind_possessive(&self, at: usize) -> usize {
        let word = |at: usize| self.layout.tokens.get(at).map_or("", |token| token.of(self.text));
        match (word(at), word(at + 1)) {
            ("’" | "'", "s") => at + 2,
            ("’" | "'", _) if at > 0 && word(at - 1).ends_with('s') => at + 1,
            _ => at,
        }
    }

    /// The outlet that "the paper" means: the one in mind, or the article’s own.
    pub(super) fn outlet_called(
        &mut self,
        description: &Description<'_>,
        words: Span,
    ) -> Option<usize> {
        let has_name = description.modifiers.iter().any(|word| is_capitalised(word));
        let is_board = description.head == "board" && description.modifiers.contains(&"editorial");
        let is_other = is_of_no_news(description);
        if !description.definite
            || !(is_board || is_outlet_noun(&description.head))
            || has_name
            || is_other
        {
            return None;
        }
        if words.of(self.text).to_lowercase().starts_with("this ") {
            return self.own_outlet();
        }
        let in_mind = match is_board {
            true => self.outlet_in_mind(words),
            false => self.body_called(description, words),
        };
        if in_mind.is_some() || description.owned {
            return in_mind;
        }
        self.own_outlet()
    }

    fn outlet_in_mind(&self, words: Span) -> Option<usize> {
        let members = self.cast.members.iter().enumerate();
        // "The Harrow Leader, Keldria’s largest newspaper"
        let is_hint =
            |hint: &Span| hint.of(self.text).rsplit(' ').next().is_some_and(is_outlet_noun);
        let is_outlet =
            |member: &Member| is_outlet_name(&member.name) || member.hints.iter().any(is_hint);
        let outlets = members.filter(|(_, member)| is_outlet(member));
        let sentence = self.layout.sentence_at(words.start);
        self.mind.meant(sentence, outlets.map(|(i, _)| (i, 1.0))).one()
    }

    /// The outlet that the article is of.
    pub(super) fn own_outlet(&mut self) -> Option<usize> {
        let own = self.article.outlet.as_deref()?;
        let own = own.strip_prefix("The ").unwrap_or(own);
        Some(self.cast.add_named(own))
    }

    /// The body in mind that may be called by the description’s noun.
    fn body_called(&mut self, description: &Description<'_>, words: Span) -> Option<usize> {
        let head = description.head.as_str();
        let sentence = self.layout.sentence_at(words.start);
        let capitals: Vec<&str> =
            description.modifiers.iter().copied().filter(|word| is_capitalised(word)).collect();
        // "the Hale group" is the Hale group.
        let has_name = |member: &Member| {
            let short = acronym(&member.name);
            let has = |word: &str| member.name.contains(word) || short.as_deref() == Some(word);
            capitals.iter().all(|word| known::demonym(word).is_some() || has(word))
        };
        // "the bus company" is no newspaper.
        let is_special = is_one_of(head, COMPANIES)
            && description
                .modifiers
                .iter()
                .any(|word| !is_capitalised(word) && !is_one_of(word, "media news"));
        let trade = known::trade(head);
        // "the central bank", "a rival airline" is another.
        let is_another = |word: &&str| {
            let is_small = word.starts_with(char::is_lowercase);
            is_small && (head == "bank" || is_one_of(word, "central other rival second"))
        };
        if trade.is_some() && description.modifiers.iter().any(is_another) {
            return None;
        }
        let is_of_trade = |member: &Member| {
            let of = member.trade(self.text);
            trade.is_none() || of.is_none() || of == trade
        };
        let members = self.cast.members.iter().enumerate();
        let called = members.clone().filter(|(_, member)| {
            trade.is_some()
                && member.trade(self.text) == trade
                && member.kind == Some(ActorKind::Organisation)
                && member.introduced < words.start
                && has_name(member)
        });
        let called: Vec<(usize, f32)> = called.map(|(i, _)| (i, 1.0)).collect();
        match (&called[..], self.mind.meant(sentence, called.iter().copied())) {
            (_, Meant::One(member)) => return Some(member),
            // The only one that is called so is meant however long ago it was spoken of.
            ([(only, _)], Meant::Nobody) => return Some(*only),
            _ => {}
        }
        let bodies: Vec<(usize, f32)> = members
            .filter(|(_, member)| member.introduced < words.start)
            .filter(|(i, member)| {
                may_be_called(head, member)
                    || self.is_unknown_group(head, *i)
                    || self.is_called_so(head, member)
                    || self.speaks_as_company(head, *i)
            })
            .filter(|(_, member)| has_name(member))
            .filter(|(_, member)| is_of_trade(member))
            .filter(|(_, member)| trade.is_none() || !is_outlet_name(&member.name))
            .filter(|(_, member)| !is_special || !is_outlet_name(&member.name))
            .map(|(i, member)| match member.kind {
                Some(ActorKind::Organisation) => (i, 1.0),
                _ => (i, UNKNOWN_KIND * (1.0 + (member.mentions.max(1) as f32).ln())),
            })
            .collect();
        // Many other things are banks than firms of which nothing is told.
        if head == "bank" && bodies.len() > 1 {
            return None;
        }
        match self.mind.meant(sentence, bodies.into_iter()) {
            Meant::One(member) => {
                if self.speaks_as_company(head, member) {
                    self.cast.members[member].kind = Some(ActorKind::Organisation);
                }
                // Whoever is called the retailer is not the airline.
                if trade.is_some() {
                    self.cast.members[member].hints.push(description.core);
                }
                Some(member)
            }
            Meant::Either(a, b) => self.doubt(words, a, b),
            Meant::Nobody => None,
        }
    }

    /// Whether the report speaks of a body that is known to be called so: "the cartel".
    pub(super) fn has_body_called(&self, noun: &str) -> bool {
        let is_called = |member: &Member| {
            known::named_body(&member.name).is_some_and(|body| body.is_called(noun))
        };
        self.cast.members.iter().any(is_called)
    }

    /// The organisation that a reader has in mind.
    pub(super) fn body_in_mind(&self, words: Span) -> Option<usize> {
        let sentence = self.layout.sentence_at(words.start);
        let members = self.cast.members.iter().enumerate();
        let bodies = members.filter(|(_, member)| {
            member.kind == Some(ActorKind::Organisation) && member.introduced < words.start
        });
        match self.mind.meant(sentence, bodies.map(|(i, _)| (i, 1.0))) {
            Meant::One(member) if self.mind.level(member, sentence) > super::holder::SURE => {
                Some(member)
            }
            _ => None,
        }
    }
}

/// By which the first of the longest names is the greatest.
fn fullness(name: &Span) -> (usize, std::cmp::Reverse<u32>) {
    (name.len(), std::cmp::Reverse(name.start))
}

/// Whether a noun that outlets are called by means another body: "the environment agency", "the ambulance service". Most
/// agencies bring no news, so that the word alone is none that does.
fn is_of_no_news(description: &Description<'_>) -> bool {
    let has = |words: &str| description.modifiers.iter().any(|word| is_one_of(word, words));
    match description.head.as_str() {
        "agency" => !has(OF_NEWS),
        "network" | "service" | "site" | "station" => has(OF_OTHERS),
        _ => false,
    }
}

/// Whether a noun is one for bodies that only their kind tells: "company".
pub(super) fn is_kind_of_body(noun: &str) -> bool {
    [ANY_BODY, COMPANIES, CLUBS, CHARITIES, AUTHORITIES].iter().any(|list| is_one_of(noun, list))
}

/// Whether a body of that name may be called by a noun for a kind of bodies.
fn may_be_called(noun: &str, member: &Member) -> bool {
    let name = member.name.as_str();
    let is_named = name.split(' ').skip_while(|word| is_one_of(word, ARTICLES)).any(is_capitalised);
    let may_be_body = match member.kind {
        Some(kind) => kind == ActorKind::Organisation && is_named,
        // "Norvik" alone shows nothing, but nothing shows a person or a place either.
        None => is_one_of(noun, COMPANIES) && member.is_bare() && known::demonym(name).is_none(),
    };
    let named = known::named_body(name);
    // Of a body that is named as one, nothing shows that it is a bank.
    if noun == "bank" && member.kind.is_some() && named.is_none() {
        return false;
    }
    if !may_be_body || named.is_some_and(|body| body.is_called(noun)) {
        return may_be_body;
    }
    let last = name.rsplit(' ').next().unwrap_or_default();
    let is_outlet = is_outlet_name(name);
    if is_one_of(noun, CLUBS) || is_one_of(noun, CHARITIES) {
        let ends = if is_one_of(noun, CLUBS) { OF_CLUBS } else { OF_CHARITIES };
        return last.len() < name.len() && is_one_of(last, ends);
    }
    if is_one_of(noun, COMPANIES) {
        is_outlet || named.map_or(!is_one_of(last, NO_COMPANIES), NamedBody::trades)
    } else if is_one_of(noun, AUTHORITIES) {
        !is_outlet && named.map_or(is_one_of(last, NO_COMPANIES), |it| it.sort == Sort::Public)
    } else if is_outlet_noun(noun) {
        is_outlet
    } else {
        is_one_of(noun, ANY_BODY) && !is_outlet
    }
}
