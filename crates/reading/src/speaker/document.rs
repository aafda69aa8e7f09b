//! Whose document speaks: "the draft by the National Audit Chamber", and "the draft" behind it.

use super::body::is_owned_body;
use super::description::{DETERMINERS, Description};
use super::{Reader, gender_of_pronoun, place};
use crate::ActorKind;
use crate::known;
use crate::name::{Naming, Run, joined, naming, runs};
use crate::relay::is_outlet_name;
use crate::words::{ABOUT, CALENDAR, INSIDE_RUNNING_TEXT, is_beginner, is_capitalised, is_one_of};
use onrecord_text::{FurnitureKind, Span};
use std::ops::Range;

/// Things that speak for whoever made them. Those of one entry may be called by each other's names.
const DOCUMENTS: [&str; 8] = [
    "account blog feed page site website",
    "ad advert clip spot transcript video",
    "analysis audit bulletin document draft information memo memorandum note paper release report \
     review statement study",
    "article caption column editorial feature interview piece story",
    POLLS,
    "answer communique e-mail email emails letter message post press reply response tweet",
    "affidavit complaint decision filing inquiry investigation judgment lawsuit motion opinion order petition probe \
     ruling suit verdict",
    "agenda bylaws charter manifesto plan platform proposal statutes",
];

/// Documents that tell what was counted and asked.
const POLLS: &str = "average findings poll results study survey";

/// Those of them that are the article's own outlet's, if nobody else is said to have made them.
const OWN_DOCUMENTS: &str = "article caption editorial";

/// Those of them that stand in an outlet.
const PRINTED: &str = "article column editorial piece report story";

/// Bodies in small letters right before what they have made: "the rules committee report".
const AUTHORS: &str = "agency board bureau commission committee council court department ministry pac party police union";

/// Where documents appear, and who has made none.
const MEDIA: &str = "facebook instagram internet online radio snapchat tv twitter web youtube";

/// Those that somebody sends, who may just have been quoted from one.
const SENT: &str = "email letter memo message post statement tweet";

/// How many sentences away from a document its maker may be named.
const BEFORE: usize = 12;
const BEHIND: usize = 4;
/// How many sentences before what is sent its sender may have spoken.
const NEAR: usize = 2;

/// Small words inside a role before a name, behind "by".
const IN_ROLES: &str = "- a an chief former of the then";

/// The most tokens that say between "was sent" and "by" when that was.
const LONGEST_TIME: usize = 12;

/// How far before a document's noun its determiner may stand, in tokens.
const LONGEST_NOUN: usize = 4;

/// What a body does to have a document.
const MAKING: &str = "\
    aired carried commissioned conducted drafted filed issued launched posted produced published ran \
    released sent written wrote";

/// The most tokens from "by" to a name that stands behind its bearer's role and a comma.
const LONGEST_ROLE: usize = 9;

/// Whoever has done this to a document has not made it.
const READING: &str = "obtained read reviewed seen viewed";

/// Whether a noun is one for things that speak for whoever made them: "survey".
pub(super) fn is_document(noun: &str) -> bool {
    DOCUMENTS.iter().any(|nouns| is_one_of(noun, nouns))
}

impl Reader<'_> {
    /// Who made the document that a description means: whom its words name, the outlet whose article
    /// this is, whoever the report says has made it, or the body in mind.
    pub(super) fn maker(&mut self, description: &Description<'_>, words: Span) -> Option<usize> {
        let named = self.maker_within(description, words);
        if named.is_some() {
            return named;
        }
        if description.owned {
            return self.owner_meant(words);
        }
        let is_own = description.definite && is_one_of(&description.head, OWN_DOCUMENTS);
        let sentence = self.layout.sentence_at(words.start);
        let before = sentence.saturating_sub(BEFORE)..sentence + 1;
        let made = if description.definite { self.made(before, words, description) } else { None };
        made.or_else(|| if is_own || self.is_correction() { self.own_outlet() } else { None })
            .or_else(|| if description.definite { self.body_in_mind(words) } else { None })
            .or_else(|| if description.definite { self.sender(description, words) } else { None })
            .or_else(|| {
                // "A poll published on Monday" is told of before its maker is.
                let is_new = !description.definite || self.is_headline(words);
                let behind = sentence..sentence + 1 + BEHIND;
                if is_new { self.made(behind, words, description) } else { None }
            })
    }

    /// Whose document "it" is: of "it reads" the last that was spoken of, else the one that the sentence
    /// before begins with.
    pub(super) fn maker_of_it(&mut self, number: usize, words: Span) -> Option<usize> {
        let cue = self.statements[number].cue.first()?.of(self.text);
        let verb = cue.split(|c: char| !c.is_alphabetic()).next()?;
        let reads = is_one_of(verb, "read reads continued continues");
        let sentence = self.layout.sentence_at(words.start);
        let back = if reads { NEAR + 1 } else { 1 };
        let mut before = (sentence.saturating_sub(back)..sentence + usize::from(reads)).rev();
        let found = before.find_map(|sentence| {
            let tokens = self.layout.sentences.get(sentence)?.tokens.clone();
            let word = |at: usize| self.layout.tokens[at].of(self.text);
            let is_quoted = |at: usize| self.layout.quotation_at(self.layout.tokens[at]).is_some();
            let is_thing = |at: &usize| {
                self.layout.tokens[*at].end <= words.start
                    && !is_quoted(*at)
                    && is_document(word(*at))
            };
            let noun = tokens.clone().rev().find(is_thing)?;
            let first = (tokens.start.max(noun.saturating_sub(LONGEST_NOUN))..noun)
                .rev()
                .find(|at| is_one_of(word(*at), DETERMINERS))?;
            let begins = first == tokens.start;
            (reads || begins).then(|| self.layout.tokens[first].cover(self.layout.tokens[noun]))
        })?;
        let is_written_there = self.text[..found.start as usize].ends_with(" in ");
        let writer = self.statements[..number].iter().zip(&self.resolved).next_back();
        let writer = writer.filter(|(statement, _)| {
            self.layout.sentence_at(place(statement).start) == self.layout.sentence_at(found.start)
        });
        // "Hale wrote in the affidavit. It continued"
        if let Some((_, resolved)) = writer.filter(|_| is_written_there) {
            return resolved.speaker;
        }
        let tokens = &self.layout.tokens[self.layout.tokens_in(found)];
        let description = Description::of(self.text, tokens)?;
        self.maker(&description, found).or_else(|| self.group(found))
    }

    /// The maker whom the words themselves name: "the draft by the Harrow Council", "the party’s bylaws".
    fn maker_within(&mut self, description: &Description<'_>, words: Span) -> Option<usize> {
        let tokens = &self.layout.tokens[self.layout.tokens_in(words)];
        let word = |at: usize| tokens.get(at).map_or("", |token| token.of(self.text));
        let find = |wanted: &str| tokens.iter().position(|token| token.of(self.text) == wanted);
        let is_read = |by: &usize| is_one_of(word(by.saturating_sub(1)), READING);
        let by = find("by").filter(|by| !is_read(by) || word(0) == "information");
        let owner = (1..tokens.len())
            .find(|at| matches!(word(*at), "’" | "'") && word(at + 1) == "s")
            .map(|end| tokens[0].cover(tokens[end - 1]));
        // "An editorial in the Stennick Echo"
        let outlet = || {
            find("in").filter(|at| {
                tokens.last().is_some_and(|last| {
                    let name = tokens.get(at + 1).map(|first| first.cover(*last).of(self.text));
                    let is_printed = is_one_of(&description.head, PRINTED);
                    name.is_some_and(|name| {
                        let name = name.trim_start_matches("The ").trim_start_matches("the ");
                        is_outlet_name(name) || is_printed && name.split(' ').all(is_capitalised)
                    })
                })
            })
        };
        // "A poll of farmers" is not theirs.
        let is_poll = is_one_of(&description.head, POLLS);
        // "A report into the death of Ann Hale" is not hers, "a report of 12 May" not May's.
        let is_about = |of: &usize| {
            let is_day = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
            let mut before = tokens[..*of].iter().map(|token| token.of(self.text));
            before.any(|word| is_one_of(word, ABOUT)) || is_day(word(of + 1))
        };
        let of = || find("of").filter(|of| !is_poll && !is_about(of));
        let behind = by.or_else(|| find("from")).or_else(of).or_else(outlet);
        let rest = match behind.map(|by| (by + 1, self.end_of_maker(tokens, by + 1))) {
            Some((start, end)) if start < end => tokens[start].cover(tokens[end - 1]),
            Some(_) => return None,
            None => match owner {
                Some(owner) => owner,
                None => return self.maker_before_noun(description, tokens),
            },
        };
        match naming(self.text, self.layout, rest) {
            Naming::Name(name) => self.named(name),
            Naming::Title => {
                let made_by = behind.is_some_and(|by| matches!(word(by), "by" | "from"));
                let is_body =
                    known::kind_of_name(rest.of(self.text)) == Some(ActorKind::Organisation);
                if made_by || is_body { self.described(rest) } else { None }
            }
            // "A poll by the Harrow Times and Norvik News" is one that two bodies have made.
            Naming::Several if known::is_body(rest.of(self.text)) => {
                Some(self.cast.add_described(self.text, rest, ActorKind::Organisation))
            }
            _ => None,
        }
    }

    /// Where the words for a maker end: before what says when it was made, or for whom.
    fn end_of_maker(&self, tokens: &[Span], start: usize) -> usize {
        let is_when = |at: &usize| {
            is_one_of(tokens[*at].of(self.text), "against last earlier on in released sent to")
        };
        (start..tokens.len()).find(is_when).unwrap_or(tokens.len())
    }

    /// The maker whose name stands before the document’s noun: "a Norvik poll", "the Echo/Harrow University survey".
    fn maker_before_noun(
        &mut self,
        description: &Description<'_>,
        tokens: &[Span],
    ) -> Option<usize> {
        // "The Dolmen judgment" is a court's.
        if is_one_of(&description.head, "judgment ruling verdict") {
            return None;
        }
        let is_noun = |token: &Span| token.of(self.text).eq_ignore_ascii_case(&description.head);
        let before = &tokens[..tokens.iter().position(is_noun)?];
        if description.owned {
            return None;
        }
        // "A September Norvik poll"
        let is_none = |at: usize| {
            let word = before[at].of(self.text);
            is_one_of(word, CALENDAR) || is_one_of(word, MEDIA) || at == 0 && is_beginner(word)
        };
        let without = |run: Run| run.clone().find(|at| !is_none(*at)).map(|start| start..run.end);
        let runs = runs(self.text, before, INSIDE_RUNNING_TEXT);
        let Some(run) = runs.into_iter().find_map(without) else {
            // "the rules committee report"
            let last = before.last().filter(|last| is_one_of(last.of(self.text), AUTHORS))?;
            return self.described(before[0].cover(*last));
        };
        let name = before[run.start].cover(before[run.end - 1]);
        match self.whole(name) {
            whole if whole != name => {
                Some(self.cast.add_described(self.text, whole, ActorKind::Organisation))
            }
            _ => {
                let member = self.named(name)?;
                self.may_make(member, &description.head).then_some(member)
            }
        }
    }

    /// A name with those that are joined to it: "Norvik/Echo".
    fn whole(&self, name: Span) -> Span {
        let tokens = &self.layout.tokens;
        let behind = tokens.partition_point(|token| token.start < name.end);
        match joined(self.text, &tokens[behind..]) {
            0 => name,
            more => name.cover(tokens[behind + more - 1]),
        }
    }

    /// Whether somebody can have made a document by whose noun their name stands: no place has, as far
    /// as the article shows.
    fn may_make(&self, member: usize, noun: &str) -> bool {
        let member = &self.cast.members[member];
        match member.kind {
            Some(kind) => matches!(kind, ActorKind::Organisation | ActorKind::Person),
            None => member.is_bare() && is_one_of(noun, POLLS),
        }
    }

    /// Whom "her" of "her letter" means.
    pub(super) fn owner_meant(&self, words: Span) -> Option<usize> {
        let first = self.layout.tokens[self.layout.tokens_in(words)].first()?;
        let gender = gender_of_pronoun(first.of(self.text))?;
        self.person(&[], self.layout.sentence_at(words.start), Some(gender), None).one()
    }

    /// Whoever the sentences say has made such a document: the last before `words`, else the first behind.
    fn made(
        &mut self,
        sentences: Range<usize>,
        words: Span,
        description: &Description<'_>,
    ) -> Option<usize> {
        let is_such = |noun: &str| {
            DOCUMENTS
                .iter()
                .any(|nouns| is_one_of(&description.head, nouns) && is_one_of(noun, nouns))
        };
        // Of "Norvik/Echo", the whole is named where "Norvik" stands.
        let is_joined = |name: Span| self.text[..name.start as usize].ends_with('/');
        let named = self.cast.mentions.iter();
        let named = named.filter(|(it, _)| !it.is_where && !is_joined(it.name));
        let named = named.filter_map(|(mention, member)| Some((mention.name, (*member)?)));
        let named = named.map(|(name, member)| match self.whole(name) {
            whole if whole == name => (name, Some(member)),
            whole => (whole, None),
        });
        // "A dozen unions sent a letter": nobody is named. "The press" would be a document itself.
        let is_maker = |words: &Span, is_name: bool| {
            let words = words.of(self.text);
            let last = words.rsplit(' ').next();
            // The "Washington Post" has made one, a "Poll" or "PAC" has not.
            let is_noun = |noun: &str| is_document(noun) || is_one_of(noun, AUTHORS);
            is_name && words.contains(' ')
                || last.is_some_and(|head| !is_noun(&head.to_lowercase()))
        };
        let unnamed = self.sightings.iter().filter(|it| it.is_phrase).map(|it| it.words);
        let mut makers: Vec<(Span, Option<usize>)> = named
            .chain(unnamed.map(|words| (words, None)))
            .filter(|(it, _)| !words.overlaps(*it))
            .filter(|(it, member)| is_maker(it, member.is_some()))
            // "A Web video" is not by Web.
            .filter(|(it, member)| {
                let may_make = |it| self.may_make(it, &description.head);
                let is_known = |it: usize| self.cast.members[it].mentions > 1 || may_make(it);
                !is_document(self.word_behind(*it)) || member.is_none_or(is_known)
            })
            .filter(|(it, _)| sentences.contains(&self.layout.sentence_at(it.start)))
            .filter(|(it, _)| self.document_of(*it).is_some_and(is_such))
            .collect();
        makers.sort_by_key(|(it, _)| it.start);
        let (before, behind): (Vec<_>, Vec<_>) =
            makers.into_iter().partition(|(it, _)| it.start < words.start);
        let (maker, member) = before.last().or(behind.first()).copied()?;
        let next = self.word_behind(maker).to_owned();
        match member {
            Some(_) if is_owned_body(&next) => Some(self.body_named_after(maker, &next)),
            Some(member) => Some(member),
            // "The Norvik/Echo survey" is by both.
            None if maker.of(self.text).contains('/') => {
                Some(self.cast.add_described(self.text, maker, ActorKind::Organisation))
            }
            None => self.described(maker),
        }
    }

    /// Whoever spoke last, if the document is one that is sent: "Hale emailed them, saying … The email goes on".
    fn sender(&self, description: &Description<'_>, words: Span) -> Option<usize> {
        let sentence = self.layout.sentence_at(words.start);
        let mut spoke = self.statements.iter().zip(&self.resolved).rev();
        let (statement, resolved) = spoke.find(|(statement, resolved)| {
            place(statement).start < words.start && resolved.speaker.is_some()
        })?;
        let is_near = self.layout.sentence_at(place(statement).start) + NEAR >= sentence;
        resolved.speaker.filter(|_| is_near && is_one_of(&description.head, SENT))
    }

    fn word_behind(&self, words: Span) -> &str {
        let next = self.layout.tokens.get(self.layout.tokens_in(words).end);
        next.map_or("", |next| next.of(self.text))
    }

    /// The noun of the document that somebody has made by the words around their name: "a web video by
    /// NAME", "NAME’s annual report", "NAME published a survey".
    fn document_of(&self, maker: Span) -> Option<&str> {
        let sentence = self.layout.sentences.get(self.layout.sentence_at(maker.start))?;
        let tokens = &self.layout.tokens[sentence.tokens.clone()];
        let word = |at: usize| tokens.get(at).map_or("", |token| token.of(self.text));
        let first = tokens.partition_point(|token| token.start < maker.start);
        let behind = tokens.partition_point(|token| token.start < maker.end);
        let is_word =
            |word: &str| word.starts_with(char::is_alphabetic) && !is_one_of(word, DETERMINERS);
        let owned = self.behind_possessive(sentence.tokens.start + behind) - sentence.tokens.start;
        let is_document_at = |at: &usize| is_document(word(*at));
        let own = (owned..owned + 3).take_while(|at| is_word(word(*at))).find(is_document_at);
        // "The GOP candidate sent out an email" is about the candidate.
        let is_other = |at: &usize| known::may_be_human(word(*at));
        let verb = (behind..behind + 3)
            .take_while(|at| !is_other(at))
            .find(|at| is_one_of(word(*at), MAKING));
        let made = verb.and_then(|verb| (verb + 1..verb + 6).find(is_document_at));
        let is_by = |at: &usize| matches!(word(*at), "by" | "from");
        // "an email from the club’s director, NAME," is not the club’s.
        let is_of_role = |at: &usize| match word(first.saturating_sub(1)) {
            "," => *at + 1 == first || word(*at) != ",",
            _ => {
                let word = word(*at);
                let is_office = known::is_role(word) || known::is_body_word(word);
                is_by(at) || is_office || is_capitalised(word) || is_one_of(word, IN_ROLES)
            }
        };
        let back = (first.saturating_sub(LONGEST_ROLE)..first).rev();
        let by = back.take_while(is_of_role).find(is_by).filter(|_| owned == behind);
        let before = by.and_then(|by| {
            let is_other = |at: &usize| matches!(word(*at), "," | ";" | ":" | "(");
            let before = (by.saturating_sub(6)..by).rev();
            before.take_while(|at| !is_other(at)).find(is_document_at)
        });
        // "The email, which the court has released, was sent at noon by NAME."
        let sent = by.filter(|by| {
            let mut verbs = by.saturating_sub(LONGEST_TIME)..*by;
            verbs.any(|at| is_one_of(word(at), "was were") && is_one_of(word(at + 1), MAKING))
        });
        let before = before.or_else(|| sent.and_then(|_| (0..4).find(is_document_at)));
        own.or(made).or(before).map(word)
    }

    /// Whether the article puts right what its outlet said before.
    fn is_correction(&self) -> bool {
        self.article.title.as_deref().is_some_and(|title| {
            title
                .split(' ')
                .any(|word| is_one_of(word, "correction corrections clarification clarifications"))
        })
    }

    /// Whether words stand in the headline.
    pub(super) fn is_headline(&self, words: Span) -> bool {
        self.article.furniture_at(words).is_some_and(|it| it.kind == FurnitureKind::Headline)
    }
}
