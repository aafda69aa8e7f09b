//! Who bears which name: which names of an article are short for others, and whose they are then.

use super::kin::{is_same_or_of_other_name, kin_of};
use super::member::Member;
use super::mention::Mention;
use crate::ActorKind;
use crate::known::{self, Gender};
use crate::relay::is_outlet_name;
use crate::spelling::{key, stands_for};
use crate::words::is_one_of;
use onrecord_text::Span;

/// A name that is not short for another, or one that is, with the members whose it may be.
#[derive(Clone, Debug)]
pub(crate) struct Bearers {
    key: String,
    /// Members, in the order of the text.
    pub(crate) members: Vec<usize>,
}

/// The members that the mentions' names make, and who bears each name. Sorted by key.
///
/// A headline, up to byte `headline`, may call a body by its last word before it is named.
pub(crate) fn members(
    text: &str,
    mentions: &[Mention],
    headline: u32,
) -> (Vec<Member>, Vec<Bearers>) {
    let names = names(text, mentions, headline);
    let mut members: Vec<Member> = Vec::new();
    let mut member_of: Vec<Option<usize>> = vec![None; names.len()];
    let fuller: Vec<Vec<usize>> = (0..names.len()).map(|i| fuller(&names, i)).collect();
    for (i, name) in names.iter().enumerate().filter(|(i, _)| fuller[*i].is_empty()) {
        member_of[i] = Some(members.len());
        members.push(Member {
            name: name.words.to_owned(),
            aliases: name.others.iter().map(|&other| other.to_owned()).collect(),
            introduced: name.first,
            gender: name.gender,
            full_mentions: if name.key.contains(' ') { name.count } else { 0 },
            ..Member::default()
        });
    }
    let mut bearers: Vec<Bearers> = Vec::new();
    for (i, name) in names.iter().enumerate() {
        let mut ends = match member_of[i] {
            Some(own) => vec![own],
            None => longest(&fuller, i).into_iter().filter_map(|end| member_of[end]).collect(),
        };
        ends.sort_unstable();
        ends.dedup();
        if let ([only], None) = (&ends[..], member_of[i]) {
            let member = &mut members[*only];
            if member.name != name.words && !member.aliases.iter().any(|other| other == name.words)
            {
                member.aliases.push(name.words.to_owned());
            }
            if name.key.contains(' ') {
                member.introduced = member.introduced.min(name.first);
                member.full_mentions += name.count;
            }
        }
        bearers.push(Bearers { key: name.key.clone(), members: ends });
    }
    bearers.sort_by(|a, b| a.key.cmp(&b.key));
    // "Mr Hale" and "Ms Hale" are one name with two bearers.
    bearers.dedup_by(|next, first| {
        let is_same = next.key == first.key;
        if is_same {
            first.members.append(&mut next.members);
            first.members.sort_unstable();
            first.members.dedup();
        }
        is_same
    });
    (members, bearers)
}

/// Who bears the name `words`.
pub(crate) fn bearers_of<'b>(bearers: &'b [Bearers], words: &str) -> &'b [usize] {
    let key = key(words);
    let at = bearers.binary_search_by(|bearer| bearer.key.cmp(&key));
    at.map_or(&[], |at| &bearers[at].members)
}

/// How many letters a surname has at least in which one more or less is a slip.
const LONG: usize = 6;

/// A name as it is compared, with the words that stand for it first.
struct Name<'t> {
    key: String,
    words: &'t str,
    /// Other spellings.
    others: Vec<&'t str>,
    first: u32,
    /// Where it first stands behind the headline.
    first_below: u32,
    count: usize,
    /// How often it stands as places do.
    where_count: usize,
    /// How often "the" stands before it.
    the_count: usize,
    is_body: bool,
    /// What its titles and its given name show.
    gender: Option<Gender>,
    /// Whether somebody is called so who was introduced as another's kin: "her brother, Gary Hale".
    is_kin: bool,
}

fn names<'t>(text: &'t str, mentions: &[Mention], headline: u32) -> Vec<Name<'t>> {
    let mut names: Vec<Name<'t>> = Vec::new();
    for mention in mentions {
        let words = mention.name.of(text);
        let key = key(words);
        if key.is_empty() {
            continue;
        }
        let the = usize::from(is_behind_the(text, mention.name));
        let kin = kin_of(text, mention.name).filter(|_| key.contains(' '));
        // "Her brother, Gary Hale": the Hale before him is a woman, if nobody else of that name is told of.
        if let Some((_, surname)) = key.rsplit_once(' ')
            && let Some(owner) = kin
            && let Some(name) = names.iter_mut().find(|name| name.key == surname)
            && mentions.iter().all(|other| is_same_or_of_other_name(&key, other.name.of(text)))
        {
            name.gender = name.gender.or(owner);
        }
        // "Ms Jordan" is a person, whatever else has that name.
        let is_state = known::state_by(words).is_some();
        let is_person = mention.gender.is_some() && is_state;
        // "Mr Doyle" is not Mrs Doyle, nor "Ms Jordan" the state.
        let is_same = |name: &&mut Name<'t>| {
            name.key == key
                && super::agree(name.gender, mention.gender)
                && (!is_state || name.gender.is_some() == mention.gender.is_some())
        };
        match names.iter_mut().find(is_same) {
            Some(name) => {
                name.count += 1;
                if name.first_below < headline {
                    name.first_below = mention.name.start;
                }
                name.where_count += usize::from(mention.is_where);
                name.the_count += the;
                name.gender = name.gender.or(mention.gender);
                if name.words != words && !name.others.contains(&words) {
                    name.others.push(words);
                }
            }
            None => names.push(Name {
                key,
                words,
                others: Vec::new(),
                first: mention.name.start,
                first_below: mention.name.start,
                count: 1,
                where_count: usize::from(mention.is_where),
                the_count: the,
                is_body: !is_person
                    && known::kind_of_name(words).is_some_and(|kind| kind != ActorKind::Person),
                // "Warren" alone is a surname as often as a given name.
                gender: mention.gender.or_else(|| super::gender_of_full_name(words)),
                is_kin: kin.is_some(),
            }),
        }
    }
    names
}

/// By what clubs are called for short, the end of their names.
const CLUBS: &str = "albion athletic rangers rovers united wanderers";

/// Parties whose name in the plural is rather its members: "Democrats said".
const MEMBERS: &str = "democrat republican";

/// The names that name `i` is short for.
fn fuller(names: &[Name<'_>], i: usize) -> Vec<usize> {
    let short = &names[i];
    let is_fuller = |full: &Name<'_>| {
        let (a, b) = (short.key.as_str(), full.key.as_str());
        if a.len() >= b.len() {
            return false;
        }
        // "The Tories" and "the Conservative Party"; but Democrats are people.
        let party = known::shared_party(full.words).filter(|it| !is_one_of(it, MEMBERS));
        if party.is_some() && party == known::shared_party(short.words) {
            return true;
        }
        // Donald Hale and Donald Hale Jr are father and son, if the text names both.
        let core = without_generation(b);
        let is_son = b.ends_with(" jr") || b.ends_with(" sr");
        if is_son && names.iter().any(|other| other.key == core) {
            return false;
        }
        let is_last = core.strip_suffix(a).is_some_and(|rest| rest.ends_with(' '));
        let is_first = b.strip_prefix(a).is_some_and(|rest| rest.starts_with(' '))
            && (known::gender_of_given_name(short.words).is_some()
                || has_family_name_first(full.words)
                || short.where_count == 0 && is_only_given(names, short, full));
        match (short.is_body, full.is_body) {
            // "Donald J. Trump" and "Donald Trump", "Ann Hale Brandt" and "Brandt".
            // "Mr Hale" is no Ann Hale.
            (false, false) if !super::agree(short.gender, full.gender) => false,
            (false, false) if is_generation(a, b) => true,
            (false, false) => {
                is_last
                    || is_first && !a.contains(' ')
                    || is_start_of_one(names, short, full)
                    || has_middle(b, a)
                    // "Ms Vance" is rather Harriet Vance than her daughter Lucy Vance Ferris.
                    || is_first_surname(b, a) && !names.iter().any(|it| has_surname(&it.key, a))
                    // "Lord Holt of Harrow"
                    || b.strip_prefix(a).is_some_and(|rest| rest.starts_with(" of "))
                    || is_misspelt(names, short, full)
            }
            // "the Farmers’ Association" of "the Harrow Valley Farmers’ Association".
            (true, true) => {
                // "the Times" of "the Harrow Times".
                let is_outlet = is_outlet_name(full.words) && is_outlet_name(short.words);
                is_last && (a.contains(' ') || is_outlet || is_short_form(short, full))
                    || is_start_of_body(a, b)
                    || is_start_of_company(a, b)
                    || is_abridged(a, b)
            }
            // "Harrow" of "in Harrow" is no Harrow Water.
            (_, true) => {
                // "Rovers" of "Brantwood Rovers"
                let is_club = is_last && is_one_of(a, CLUBS) && core.contains(' ');
                short.where_count == 0 && (is_club || is_start_of_company(a, b))
            }
            // "Israel" is Steve Israel where it stands nowhere as places do.
            (true, false) => {
                is_last && short.where_count == 0 && super::gender_of_name(full.words).is_some()
            }
        }
    };
    // "The EU" is no Eva Ulrich.
    let is_acronym =
        |full: &Name<'_>| (full.is_body || !short.is_body) && stands_for(short.words, full.words);
    let all = names.iter().enumerate().filter(|(j, _)| *j != i);
    let found = all.filter(|(_, full)| is_fuller(full) || is_acronym(full));
    let found: Vec<(usize, &Name<'_>)> = found.collect();
    // "Mayor Hale … her brother, Gary Hale" are two, unless she has her own full name.
    let is_later_kin = |full: &Name<'_>| full.is_kin && full.first > short.first;
    if !short.key.contains(' ') && found.iter().all(|(_, full)| is_later_kin(full)) {
        return Vec::new();
    }
    found.into_iter().map(|(j, _)| j).collect()
}

/// Bodies that are meant by these words alone, whoever else has them in a name: "the House".
const ALONE: &str = "house senate state";

/// Whether `short` is what a body with that last word is called once it is named: "the Trust".
fn is_short_form(short: &Name<'_>, full: &Name<'_>) -> bool {
    full.first < short.first_below
        && short.the_count > 0
        && known::is_body_word(&short.key)
        && !is_one_of(&short.key, ALONE)
}

/// Whether "the" stands before a name.
pub(crate) fn is_behind_the(text: &str, name: Span) -> bool {
    let before = text[..name.start as usize].trim_end();
    before.rsplit(|c: char| !c.is_alphanumeric()).next().is_some_and(|word| is_one_of(word, "the"))
}

/// Whether `short` is the surname of `full` but for one letter that is missing or too many, and nobody’s own:
/// "Sweeny" of "Steve Sweeney".
fn is_misspelt(names: &[Name<'_>], short: &Name<'_>, full: &Name<'_>) -> bool {
    let Some((_, surname)) = without_generation(&full.key).rsplit_once(' ') else { return false };
    let is_own = |name: &Name<'_>| name.key.rsplit(' ').next() == Some(&short.key);
    // Of a given name that we do not know, whoever was introduced by it before.
    let is_introduced = full.first < short.first && full.where_count == 0;
    short.key.len() >= LONG
        && !short.key.contains(' ')
        && (is_introduced || super::gender_of_name(full.words).is_some())
        && (lacks_a_letter(&short.key, surname) || lacks_a_letter(surname, &short.key))
        && names.iter().filter(|name| is_own(name)).count() == 1
}

/// Whether `short` is `full` without one of its inner letters.
fn lacks_a_letter(short: &str, full: &str) -> bool {
    let same = short.bytes().zip(full.bytes()).take_while(|(a, b)| a == b).count();
    short.len() + 1 == full.len()
        && same > 0
        && same < short.len()
        && short.as_bytes()[same..] == full.as_bytes()[same + 1..]
}

/// Family names that stand before the given name.
const FAMILY_NAMES: &str = "\
    cai cao chen choi chung cui deng ding dong feng gao guo han he hu huang jiang jin kang kim kong lai lei li liang \
    liao lin liu luo lu ma mao meng moon nguyen pan park peng qian qin ren shen shi song sun tan tang tian tran \
    tsai wan wang wei wen wu xi xia xiao xie xiong xu yan yang yao yoon yu yuan zeng zhang zhao zheng zhong zhou zhu";

/// Whether a name of two words begins with the family name, as Korean and Chinese names do: "Oh Se-hoon".
fn has_family_name_first(name: &str) -> bool {
    let Some((first, second)) = name.split_once(' ').filter(|(_, rest)| !rest.contains(' ')) else {
        return false;
    };
    // "Ann Hale-Brandt" has two capitals.
    let is_of_two = second
        .split_once('-')
        .is_some_and(|(_, end)| end.len() > 1 && end.chars().all(char::is_lowercase));
    is_of_two || is_one_of(first, FAMILY_NAMES)
}

/// Whether `full` says of the body `short` what it is for: "commission on presidential debates".
fn is_start_of_body(short: &str, full: &str) -> bool {
    let rest = full.strip_prefix(short).unwrap_or_default();
    [" on ", " for ", " of "].iter().any(|word| rest.starts_with(word))
}

/// Whether `short` has the last word of a body’s name and others of it in their order: "rail union" of
/// "keldrian rail workers’ union".
fn is_abridged(short: &str, full: &str) -> bool {
    let mut full = full.split(' ').rev();
    let mut short = short.split(' ').rev();
    let is_same_end = short.next().is_some_and(|last| full.next() == Some(last));
    let mut rest = short.peekable();
    is_same_end && rest.peek().is_some() && rest.all(|word| full.any(|other| other == word))
}

/// Whether `full` only says which of several of that name is meant: "ann hale iii".
fn is_generation(short: &str, full: &str) -> bool {
    let is_number = [" ii", " iii", " iv"].iter().any(|number| full.ends_with(number));
    short.contains(' ') && is_number && without_generation(full) == short
}

/// A name without what says which of several is meant.
fn without_generation(name: &str) -> &str {
    match name.rsplit_once(' ') {
        Some((rest, last)) if is_one_of(last, "ii iii iv jr sr") => rest,
        _ => name,
    }
}

/// Words that end the name of a company behind what it is called for short.
const COMPANY_ENDINGS: &str = "\
    & ab ag aerospace airlines airways as asa bank bros brothers bv capital cars chemicals co consulting corp \
    corporation daughters developments electronics energy estates foods gmbh group holdings homes \
    hotels inc industries insurance international labs laboratories llc logistics ltd media mining \
    motors networks nv oil oyj partners pharma pharmaceuticals plc power properties pte pty pvt rail railways \
    renewables retail robotics sa se semiconductors services shipping software solutions sons spa steel \
    stores studios systems technologies telecom therapeutics trains utilities ventures water";

/// Those of them that only say what it is by law.
const BY_LAW: &str =
    "ab ag as asa bv corp corporation gmbh inc llc ltd nv oyj plc pte pty pvt sa se spa";

/// Whether `full` is the company that is called `short` for short: "norvik energy", "norvik motors plc".
fn is_start_of_company(short: &str, full: &str) -> bool {
    let rest = full.strip_prefix(short).and_then(|rest| rest.strip_prefix(' '));
    let goes_on = |words| rest.is_some_and(|rest| rest.split(' ').all(|it| is_one_of(it, words)));
    let is_name = known::state_by(short).is_none() && known::demonym(short).is_none();
    is_name && goes_on(if short.contains(' ') { BY_LAW } else { COMPANY_ENDINGS })
}

/// Whether `short` is only what one person is called with a surname: "Björk" of "Björk Hallgrímsdóttir".
fn is_only_given(names: &[Name<'_>], short: &Name<'_>, full: &Name<'_>) -> bool {
    let holds = |other: &&Name<'_>| other.key.split(' ').any(|word| word == short.key);
    known::state_by(short.words).is_none()
        && known::kind_of_name(full.words) == Some(ActorKind::Person)
        && names.iter().filter(holds).all(|other| other.key == short.key || other.key == full.key)
}

/// Whether `short` is the first surname of two: "ortega" of "jorge ortega ruiz" and "jose luis ortega ruiz".
fn is_first_surname(full: &str, short: &str) -> bool {
    let words: Vec<&str> = full.split(' ').collect();
    let (given, surnames) = words.split_at(words.len().saturating_sub(2));
    let are_given = given.len() == 1 || given.len() == 2 && given.iter().all(|it| is_given(it));
    surnames.first() == Some(&short) && are_given && !is_given(short)
}

fn is_given(word: &str) -> bool {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    known::is_given_name(&(first + letters.as_str()))
}

/// Whether the last of several words is a surname.
fn has_surname(name: &str, surname: &str) -> bool {
    name.strip_suffix(surname).is_some_and(|rest| rest.ends_with(' '))
}

/// Whether `short` is two given names of one person, with which no other name begins: "Magnus Tumi" of "Magnus Tumi
/// Gudmundsson".
fn is_start_of_one(names: &[Name<'_>], short: &Name<'_>, full: &Name<'_>) -> bool {
    let begins = |other: &Name<'_>| {
        other.key.strip_prefix(short.key.as_str()).is_some_and(|rest| rest.starts_with(' '))
    };
    let mut longer = names.iter().filter(|other| begins(other));
    short.key.split(' ').count() == 2
        && full.key.split(' ').count() == 3
        && known::is_given_name(full.words)
        && begins(full)
        && longer.next().is_some_and(|first| first.key == full.key)
        && longer.next().is_none()
}

/// Whether `full` is `short` with more words in the middle.
fn has_middle(full: &str, short: &str) -> bool {
    let (Some((first, _)), Some((_, last))) = (short.split_once(' '), short.rsplit_once(' '))
    else {
        return false;
    };
    short.split(' ').count() == 2
        && full.split_once(' ').is_some_and(|(word, _)| word == first)
        && full.rsplit_once(' ').is_some_and(|(_, word)| word == last)
}

/// The names at the ends of all chains of fuller names that begin with `i`.
fn longest(fuller: &[Vec<usize>], i: usize) -> Vec<usize> {
    // Each is longer than the last, so this ends.
    let (mut open, mut ends, mut seen) = (vec![i], Vec::new(), vec![false; fuller.len()]);
    while let Some(at) = open.pop() {
        if std::mem::replace(&mut seen[at], true) {
            continue;
        }
        if fuller[at].is_empty() {
            ends.push(at);
        }
        open.extend(&fuller[at]);
    }
    ends
}
