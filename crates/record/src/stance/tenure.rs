//! Who held which office of state on which day, as far as reports tell. Pure rules.

use super::state::Post;
use onrecord_text::{Days, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// In which office a report tells somebody to be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Office {
    country: Option<Arc<str>>,
    post: Arc<str>,
}

/// Who is called by the name alone some days before a report tells the office mostly held it then.
const SOON: Days = Days::new(30);

/// Who is told to be in which office on which days, and who was in one.
#[derive(Debug, Default)]
pub(crate) struct Tenures {
    /// The offices of each actor, with how near each is to the head of the state.
    offices: BTreeMap<i64, BTreeMap<Office, u8>>,
    /// The days on which reports tell who holds an office, in order; those of reports without a day come first.
    told: BTreeMap<Office, Vec<(Option<NaiveDate>, i64)>>,
    /// The days on which reports call somebody "former".
    over: BTreeMap<i64, BTreeSet<NaiveDate>>,
}

impl Tenures {
    /// Notes that a report of this day tells the actor to be in an office.
    pub(crate) fn told(
        &mut self,
        actor: i64,
        post: &Post,
        country: Option<&Arc<str>>,
        day: Option<NaiveDate>,
    ) {
        let office = Office { country: country.cloned(), post: Arc::clone(&post.name) };
        self.told.entry(office.clone()).or_default().push((day, actor));
        self.offices.entry(actor).or_default().insert(office, post.rank);
    }

    /// Notes that a report of this day calls the actor "former".
    pub(crate) fn over(&mut self, actor: i64, day: Option<NaiveDate>) {
        self.over.entry(actor).or_default().extend(day);
    }

    /// Puts what was told in order.
    pub(crate) fn sort(&mut self) {
        self.told.values_mut().for_each(|told| told.sort_unstable());
    }

    /// How near to the head of which state the actor's office is on this day, where a report tells of one: from
    /// some days before the first on which it is told until another is told to hold it, or it is told to be over. Of an
    /// unknown day, that is asked of all that is told.
    pub(crate) fn held(
        &self,
        actor: i64,
        day: Option<NaiveDate>,
    ) -> Option<(u8, Option<Arc<str>>)> {
        let offices = self.offices.get(&actor)?.iter();
        let held = offices.filter(|(office, _)| self.is_held(actor, office, day));
        held.min_by_key(|(office, rank)| (**rank, office.country.is_none()))
            .map(|(office, rank)| (*rank, office.country.clone()))
    }

    fn is_held(&self, actor: i64, office: &Office, day: Option<NaiveDate>) -> bool {
        let Some(told) = self.told.get(office) else { return false };
        let is_by = |it: NaiveDate| day.is_none_or(|day| it <= day);
        let days = || told.iter().filter(|(_, its)| *its == actor).filter_map(|(day, _)| *day);
        // A report without a day tells nothing of any day.
        let Some(last) = days().filter(|it| is_by(*it)).max() else {
            return match day {
                None => told.iter().all(|(_, its)| *its == actor),
                Some(day) => {
                    days().min().is_some_and(|first| self.is_soon(actor, office, day, first))
                }
            };
        };
        let is_after = |it: NaiveDate| it > last && is_by(it);
        let is_over = self.over.get(&actor).is_some_and(|days| days.iter().any(|it| is_after(*it)));
        let successor =
            |(day, its): &(Option<NaiveDate>, i64)| *its != actor && day.is_some_and(is_after);
        !is_over && !self.ends(office).flatten().any(successor)
    }

    /// Whether an office that is first told soon after a day was held on it, as far as anybody knows: nobody else is told to
    /// hold it shortly before.
    fn is_soon(&self, actor: i64, office: &Office, day: NaiveDate, first: NaiveDate) -> bool {
        let near = day.checked_sub_days(SOON).unwrap_or(day)..=first;
        let is_other = |(day, its): &(Option<NaiveDate>, i64)| {
            *its != actor && day.is_some_and(|day| near.contains(&day))
        };
        let is_over =
            || self.over.get(&actor).is_some_and(|days| days.iter().any(|it| near.contains(it)));
        first.checked_sub_days(SOON).is_some_and(|from| from <= day)
            && !self.ends(office).flatten().any(is_other)
            && !is_over()
    }

    /// What tells who holds an office that one person at a time holds.
    fn ends<'a>(
        &'a self,
        office: &'a Office,
    ) -> impl Iterator<Item = &'a Vec<(Option<NaiveDate>, i64)>> {
        let is_leader = &*office.post == Post::LEADER;
        let is_same = move |other: &Office| {
            let is_post = match is_leader {
                // "The Keldrian leader" is its president or its prime minister, whoever is told to be.
                true => Post::is_head_of_state(&other.post) || *other == *office,
                false => other.post == office.post && Post::is_of_one(&office.post),
            };
            is_post && other.country == office.country
        };
        self.told.iter().filter(move |(other, _)| is_same(other)).map(|(_, told)| told)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_holds_until_another_has_it() {
        let day = |day: &str| Some(day.parse().unwrap());
        let mut tenures = Tenures::default();
        let (keldria, norvane): (Arc<str>, Arc<str>) = ("KD".into(), "NV".into());
        let mut told = |actor, role: &str, country: &Arc<str>, on: Option<NaiveDate>| {
            tenures.told(actor, &Post::of(role).unwrap(), Some(country), on);
        };
        told(1, "Keldrian chancellor", &keldria, day("2024-03-01"));
        told(1, "the chancellor of Keldria", &keldria, day("2024-09-01"));
        told(2, "Keldrian chancellor", &keldria, day("2025-06-01"));
        told(3, "chancellor of Norvane", &norvane, day("2025-08-01"));
        told(4, "a minister", &keldria, day("2024-03-01"));
        told(5, "a minister", &keldria, day("2024-04-01"));
        told(6, "the Keldrian leader", &keldria, day("2024-03-01"));
        told(7, "President of Norvane", &norvane, day("2018-03-01"));
        told(7, "President of Norvane", &norvane, day("2025-03-01"));
        told(8, "Norvane’s prime minister", &norvane, None);
        told(10, "Norvane’s foreign minister", &norvane, day("2025-03-01"));
        told(11, "Norvane’s foreign minister", &norvane, day("2025-03-20"));
        tenures.over(7, day("2021-02-01"));
        tenures.sort();
        let check = |actor: i64, on: Option<NaiveDate>, expected: bool| {
            assert_eq!(tenures.held(actor, on).is_some(), expected, "{actor} {on:?}");
        };
        check(1, day("2024-01-01"), false);
        check(1, day("2024-02-20"), true);
        check(1, day("2024-03-01"), true);
        check(1, day("2025-05-01"), true);
        check(1, day("2025-07-01"), false);
        check(1, None, false);
        check(2, day("2024-02-01"), false);
        check(2, day("2026-02-01"), true);
        check(2, None, true);
        // Many are ministers at a time, and a leader is one by another word.
        check(4, day("2024-05-01"), true);
        check(6, day("2024-05-01"), true);
        check(6, day("2025-07-01"), false);
        // Twice in office, and out of it between.
        check(7, day("2019-01-01"), true);
        check(7, day("2023-01-01"), false);
        check(7, day("2025-04-01"), true);
        // Nobody knows on which days.
        check(8, day("2025-04-01"), false);
        check(8, None, true);
        check(9, None, false);
        // Somebody else is told to hold it not long before.
        check(11, day("2025-03-10"), false);
        check(11, day("2025-03-20"), true);
    }
}
