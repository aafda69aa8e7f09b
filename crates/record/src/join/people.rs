//! People, and actors of unknown kind: one by full name, unless something keeps them apart.

use super::{Office, Profile, Rule, Settled};
use crate::spelling::{Likeness, PersonName, likeness};
use std::cell::Cell;
use std::collections::BTreeMap;

/// How many times better known one bearer of a name must be than the other, for a mention that says
/// nothing of who is meant to be about the first.
const BETTER_KNOWN: usize = 10;

/// The profiles of one family name with their names taken apart.
struct People<'p> {
    profiles: &'p [Profile],
    names: Vec<Option<PersonName>>,
    /// For each profile the number of its name, which others may have too.
    numbers: Vec<usize>,
    /// How alike two names are, by their numbers, once anybody has asked: each pair is asked for at every step.
    alike: Vec<Vec<Cell<Option<Likeness>>>>,
}

/// The actors of one family name.
///
/// Profiles with the same full name come together first, then those with likenesses of it, the surest
/// first; what could go with two that exclude each other goes with neither. Last, family names and
/// initials look for the one full name that they can stand for.
pub(super) fn settle(profiles: &[Profile]) -> Vec<Settled> {
    let people = People::of(profiles);
    let mut settled = vec![Settled::alone(""); profiles.len()];
    let mut clusters = people.of_one_name(&mut settled);
    for step in [Likeness::Fuller, Likeness::Transliterated, Likeness::Similar] {
        clusters = people.merge(&clusters, step);
    }
    for (number, cluster) in clusters.iter().enumerate() {
        for i in cluster {
            settled[*i] = people.explain(*i, cluster, number);
        }
    }
    for i in (0..profiles.len()).filter(|i| !people.is_full(*i)) {
        settled[i] = people.short(i, &clusters);
    }
    settled
}

impl<'p> People<'p> {
    fn of(profiles: &'p [Profile]) -> People<'p> {
        let names: Vec<Option<PersonName>> =
            profiles.iter().map(|profile| PersonName::of_form(&profile.form)).collect();
        let mut known = BTreeMap::new();
        let number = |name| {
            let next = known.len();
            *known.entry(name).or_insert(next)
        };
        let numbers: Vec<usize> = names.iter().map(number).collect();
        let count = numbers.iter().max().map_or(0, |last| last + 1);
        People { profiles, names, numbers, alike: vec![vec![Cell::new(None); count]; count] }
    }

    fn is_full(&self, i: usize) -> bool {
        self.names[i].as_ref().is_some_and(PersonName::is_full)
    }

    fn likeness(&self, a: usize, b: usize) -> Likeness {
        let known = &self.alike[self.numbers[a]][self.numbers[b]];
        known.get().unwrap_or_else(|| {
            let found = match (&self.names[a], &self.names[b]) {
                (Some(a), Some(b)) => likeness(a, b),
                _ => Likeness::Different,
            };
            known.set(Some(found));
            found
        })
    }

    /// Whether no one person is both, by what is said of them.
    fn excludes(&self, a: usize, b: usize) -> bool {
        let (a, b) = (&self.profiles[a], &self.profiles[b]);
        let differ = |a: &Option<String>, b: &Option<String>| a.is_some() && b.is_some() && a != b;
        a.office.excludes(&b.office)
            || differ(&a.kind, &b.kind)
            || differ(&a.country, &b.country) && !a.office.shares_post(&b.office)
    }

    /// Whether nothing keeps any two of these apart.
    fn fit(&self, a: &[usize], b: &[usize]) -> bool {
        a.iter().all(|a| {
            b.iter().all(|b| !self.excludes(*a, *b) && self.likeness(*a, *b) != Likeness::Different)
        })
    }

    /// Whether the roles, or the countries, say that two are one.
    fn agree(&self, a: usize, b: usize) -> bool {
        let (a, b) = (&self.profiles[a], &self.profiles[b]);
        let same_country = a.country.is_some() && a.country == b.country;
        a.office.agrees(&b.office) || same_country && a.office.shares_post(&b.office)
    }

    fn articles(&self, cluster: &[usize]) -> usize {
        cluster.iter().map(|i| self.profiles[*i].articles).sum()
    }

    /// Full names, the same together, but parted where two people must have them.
    fn of_one_name(&self, settled: &mut [Settled]) -> Vec<Vec<usize>> {
        let mut of_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (i, name) in self.names.iter().enumerate() {
            if let Some(name) = name.as_ref().filter(|name| name.is_full()) {
                let generation = name.generation.as_deref().unwrap_or_default();
                of_name.entry(format!("{} {generation}", name.joined())).or_default().push(i);
            }
        }
        let mut clusters = Vec::new();
        for group in of_name.into_values() {
            let is_torn = |i: &usize| group.iter().any(|other| self.excludes(*i, *other));
            let (torn, plain): (Vec<usize>, Vec<usize>) = group.iter().copied().partition(is_torn);
            let mut bearers = self.bearers(&torn);
            bearers.sort_by_key(|it| (std::cmp::Reverse(self.articles(it)), it.clone()));
            match &mut bearers[..] {
                [] => bearers.push(plain),
                [first, second, ..]
                    if self.articles(first) < BETTER_KNOWN * self.articles(second) =>
                {
                    for i in plain {
                        settled[i] = Settled::alone("two people of this name are in the record");
                    }
                }
                [first, ..] => first.extend(plain),
            }
            clusters.append(&mut bearers);
        }
        clusters
    }

    /// The people among profiles of one name each of which excludes another: those that share a country
    /// or a post, or say the same.
    fn bearers(&self, torn: &[usize]) -> Vec<Vec<usize>> {
        let mut bearers: Vec<Vec<usize>> = Vec::new();
        for i in torn.iter().copied() {
            let is_of = |bearer: &Vec<usize>| bearer.iter().all(|other| !self.excludes(i, *other));
            match bearers.iter_mut().find(|bearer| is_of(bearer)) {
                Some(bearer) => bearer.push(i),
                None => bearers.push(vec![i]),
            }
        }
        bearers
    }

    /// One step: clusters with a pair this much alike become one, where nothing in them excludes it.
    fn merge(&self, clusters: &[Vec<usize>], step: Likeness) -> Vec<Vec<usize>> {
        let is_near = |a: &[usize], b: &[usize]| {
            a.iter().any(|a| {
                b.iter().any(|b| {
                    let likeness = self.likeness(*a, *b);
                    likeness <= step && (likeness < Likeness::Similar || self.agree(*a, *b))
                })
            })
        };
        let all = 0..clusters.len();
        let fit = |a: usize, b: usize| self.fit(&clusters[a], &clusters[b]);
        let near: Vec<Vec<usize>> = all
            .clone()
            .map(|a| {
                let is_other =
                    |b: &usize| a != *b && is_near(&clusters[a], &clusters[*b]) && fit(a, *b);
                all.clone().filter(is_other).collect()
            })
            .collect();
        // What could go with two that exclude each other goes with neither.
        let is_torn: Vec<bool> = near
            .iter()
            .map(|near| near.iter().any(|a| near.iter().any(|b| a < b && !fit(*a, *b))))
            .collect();
        let mut merged = Vec::new();
        let mut seen = vec![false; clusters.len()];
        for start in all {
            if std::mem::replace(&mut seen[start], true) {
                continue;
            }
            let mut component = vec![start];
            let mut next = 0;
            while let Some(at) = component.get(next).copied() {
                next += 1;
                for other in
                    near[at].iter().copied().filter(|other| !is_torn[at] && !is_torn[*other])
                {
                    if !std::mem::replace(&mut seen[other], true) {
                        component.push(other);
                    }
                }
            }
            let is_one = component.iter().all(|a| component.iter().all(|b| a == b || fit(*a, *b)));
            if is_one {
                merged.push(component.iter().flat_map(|at| clusters[*at].clone()).collect());
            } else {
                merged.extend(component.iter().map(|at| clusters[*at].clone()));
            }
        }
        merged
    }

    /// Why `i` is in its cluster: by its likeness to the name that most articles print.
    fn explain(&self, i: usize, cluster: &[usize], number: usize) -> Settled {
        let name = |i: usize| &self.names[i];
        let mut printed: BTreeMap<&Option<PersonName>, usize> = BTreeMap::new();
        for other in cluster {
            *printed.entry(name(*other)).or_default() += self.profiles[*other].articles;
        }
        let most =
            printed.iter().max_by_key(|(name, articles)| (**articles, std::cmp::Reverse(**name)));
        let (mut likeness, mut known) = (Likeness::Same, String::new());
        if let (Some(name), Some((Some(most), _))) = (name(i), most) {
            likeness = self::likeness(name, most);
            known = shown(most);
        }
        let (rule, evidence) = match likeness {
            _ if !self.profiles[i].own => {
                let full = self.names[i].as_ref().map(shown).unwrap_or_default();
                (Rule::ArticleText, format!("the article prints “{full}” in full"))
            }
            Likeness::Same => (Rule::Name, "the same full name".to_owned()),
            Likeness::Fuller => (Rule::MiddleName, format!("“{known}” with other middle names")),
            Likeness::Transliterated => {
                (Rule::Transliteration, format!("another way to write “{known}” in Latin letters"))
            }
            _ => {
                let evidence = format!(
                    "spelt like “{known}”, or one is short for the other, and the role or country agrees"
                );
                (Rule::Spelling, evidence)
            }
        };
        Settled { cluster: Some(number), rule, evidence }
    }

    /// The one cluster that a family name or initials can stand for, if role or country say so too.
    fn short(&self, i: usize, clusters: &[Vec<usize>]) -> Settled {
        let fits = |cluster: &&(usize, &Vec<usize>)| {
            cluster.1.iter().any(|other| self.profiles[*other].own) && self.fit(&[i], cluster.1)
        };
        let numbered: Vec<(usize, &Vec<usize>)> = clusters.iter().enumerate().collect();
        let mut fitting: Vec<_> = numbered.iter().filter(fits).collect();
        let are_several = fitting.len() > 1;
        // Of several, one who is far better known than all others, and has that role.
        fitting.sort_by_key(|(_, cluster)| std::cmp::Reverse(self.articles(cluster)));
        if let [first, others @ ..] = &fitting[..] {
            let others: usize = others.iter().map(|(_, cluster)| self.articles(cluster)).sum();
            let has_role = first.1.iter().any(|other| self.agree(i, *other));
            if has_role && self.articles(first.1) >= BETTER_KNOWN * others {
                fitting.truncate(1);
            }
        }
        match fitting[..] {
            [] => self.bare(i, clusters),
            [(number, cluster)] => match cluster.iter().find(|other| self.agree(i, **other)) {
                Some(other) => {
                    let full = self.names[*other].as_ref().map(shown).unwrap_or_default();
                    let office = self.profiles[i].office.text();
                    let fits = match are_several {
                        true => format!("“{full}” is far better known than others of that name"),
                        false => format!("only “{full}” fits"),
                    };
                    let evidence = format!("{fits}, and the role agrees ({office})");
                    Settled { cluster: Some(*number), rule: Rule::Role, evidence }
                }
                None => {
                    Settled::alone("one full name fits, but nothing else says that it is meant")
                }
            },
            _ => Settled::alone("several full names in the record fit"),
        }
    }

    /// What is called by one word alone, of which no article says what it is, and which nobody has for a family
    /// name, is one: a company, a campaign.
    fn bare(&self, i: usize, clusters: &[Vec<usize>]) -> Settled {
        let alone = || Settled::alone("no full name in the record fits");
        let form = &self.profiles[i].form;
        let all = || (0..self.profiles.len()).filter(|at| self.profiles[*at].form == *form);
        let is_bare = |at: usize| {
            let it = &self.profiles[at];
            let is_word = self.names[at].as_ref().is_some_and(|name| name.given.is_empty());
            is_word && it.own && it.kind.is_none() && it.office == Office::default()
        };
        let is_full = |at: usize| self.is_full(at) && self.likeness(i, at) != Likeness::Different;
        let is_one = all().all(|at| is_bare(at) && all().all(|other| !self.excludes(at, other)));
        let is_family = (0..self.profiles.len()).any(is_full);
        let Some(number) = all().next().filter(|_| is_one && !is_family) else {
            return alone();
        };
        let evidence = "the same name, which nobody has for a family name".to_owned();
        Settled { cluster: Some(clusters.len() + number), rule: Rule::Name, evidence }
    }
}

fn shown(name: &PersonName) -> String {
    let mut words = name.given.clone();
    words.push(name.family.clone());
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::join::settle as settle_key;

    /// Profiles as `name | role | country`, `~` before a name that only the text prints, `×n` articles;
    /// against the cluster of each, `-` for those that stay alone. Every order gives the same.
    #[track_caller]
    fn check(profiles: &[&str], expected: &str) {
        let profile = |line: &&str| {
            let mut cells = line.split('|').map(str::trim);
            let name = cells.next().unwrap();
            let (name, articles) = name.split_once(" ×").unwrap_or((name, "1"));
            Profile {
                form: PersonName::parse(name.trim_start_matches('~')).unwrap().form(),
                own: !name.starts_with('~'),
                kind: None,
                office: Office::of(cells.next().unwrap_or_default()),
                country: cells.next().map(str::to_owned),
                decided: None,
                articles: articles.parse().unwrap(),
            }
        };
        let profiles: Vec<Profile> = profiles.iter().map(profile).collect();
        for turn in 0..profiles.len() {
            let mut turned = profiles.clone();
            turned.rotate_left(turn);
            let mut settled = settle_key("person x", &turned);
            settled.rotate_right(turn);
            let mut numbers = Vec::new();
            let shown: String = settled
                .iter()
                .map(|it| match it.cluster {
                    None => '-',
                    Some(number) => {
                        let at = numbers.iter().position(|other| *other == number);
                        let at = at.unwrap_or_else(|| {
                            numbers.push(number);
                            numbers.len() - 1
                        });
                        (b'a' + at as u8) as char
                    }
                })
                .collect();
            assert_eq!(shown, expected, "turned by {turn}: {settled:#?}");
        }
    }

    #[test]
    fn full_names_are_one() {
        check(&["Nora Whitlam", "Nóra Whitlam | mayor", "Ida Whitlam"], "aab");
        check(&["Donald Trump", "Donald J. Trump", "Donald John Trump"], "aaa");
        check(&["George W. Bush", "George H. W. Bush"], "ab");
        check(&["George W. Bush", "George H. W. Bush", "George Bush"], "abc");
        check(&["Tom Brandt Jr", "Tom Brandt Sr", "Tom Brandt"], "abc");
    }

    #[test]
    fn spellings_are_one_where_nothing_else_could_be_meant() {
        check(&["Volodymyr Zelensky", "Volodymyr Zelenskyy", "Volodymyr Zelenskiy"], "aaa");
        check(&["Aleksandr Brand", "Oleksandr Brand"], "ab");
        check(&["Bryan Lind", "Brian Lind"], "ab");
        check(&["Joe Lind", "Joseph R. Lind"], "ab");
        check(&["Joe Lind | mayor of Stennick", "Joseph R. Lind | Stennick mayor"], "aa");
        check(&["Bryan Lind | mayor of Stennick", "Brian Lind | Stennick mayor"], "aa");
    }

    #[test]
    fn two_people_of_one_name_stay_two() {
        check(&["John Smith | farmer", "John Smith | foreign minister"], "ab");
        check(&["John Smith | farmer", "John Smith | foreign minister", "John Smith"], "ab-");
        check(&["John Smith | farmer", "John Smith ×30 | foreign minister", "John Smith"], "abb");
        check(&["John Smith | | GB", "John Smith | | US"], "ab");
        check(&["John Smith | president of the EU | PL", "John Smith | EU president | BE"], "aa");
    }

    #[test]
    fn one_word_of_which_nothing_is_known_is_one() {
        check(&["Veltrix ×2"], "a");
        check(&["Veltrix", "Veltrix | | KD"], "aa");
        check(&["Veltrix", "Veltriks"], "ab");
        check(&["Veltrix | | KD", "Veltrix | | NV"], "--");
        check(&["Marrant ×2", "Marrant | mayor"], "--");
        check(&["Marrant ×2", "Ilse Marrant"], "-a");
    }

    #[test]
    fn short_names_need_more_than_a_fitting_name() {
        check(&["Ilse Marrant | Transport Minister", "Marrant"], "a-");
        check(&["Ilse Marrant | Transport Minister", "Marrant | Minister"], "aa");
        check(&["Ilse Marrant | mayor", "Jo Marrant", "Marrant | mayor"], "ab-");
        check(&["Jan Piet Ortiz | mayor", "J. P. Ortiz | mayor", "J. P. Ortiz"], "aa-");
        check(&["Marrant | mayor", "Marrant | mayor"], "--");
        check(&["Ilse Marrant ×20 | mayor", "Jo Marrant ×2", "Marrant | mayor", "Marrant"], "aba-");
        check(&["Ilse Marrant ×19 | mayor", "Jo Marrant ×2", "Marrant | mayor"], "ab-");
        check(&["Volodymyr Zelensky", "~Volodymyr Zelenskyy"], "aa");
        check(&["Volodymyr Zelensky | Ukrainian president", "Zelenskyy | President"], "aa");
        check(&["Ilse Marrant | mayor", "~Monday Marrant", "Marrant | mayor"], "aba");
    }
}
