//! States and organisations: one by name, unless something they are said to be keeps them apart.

use super::{Profile, Rule, Settled};

/// The actors of one body's name.
///
/// A profile of unknown kind or country goes with the one kind and country that the others have; where
/// they have several, it stays with its article.
pub(super) fn settle(key: &str, profiles: &[Profile]) -> Vec<Settled> {
    // A party is one whether an article takes it for a body or for its people.
    let has_kind = !key.starts_with("party ");
    let sort = |profile: &Profile| Sort {
        kind: profile.kind.clone().filter(|_| has_kind),
        country: profile.country.clone(),
    };
    let mut sorts: Vec<Sort> = profiles.iter().map(sort).collect();
    sorts.sort();
    sorts.dedup();
    let evidence = match key.split_once(' ') {
        Some(("state", code)) => format!("the same state ({code})"),
        _ => "the same name".to_owned(),
    };
    profiles
        .iter()
        .map(|profile| {
            let own = sort(profile);
            let fitting: Vec<usize> = (0..sorts.len()).filter(|at| own.fits(&sorts[*at])).collect();
            let is_one = fitting.iter().all(|a| fitting.iter().all(|b| sorts[*a].fits(&sorts[*b])));
            if !is_one {
                return Settled::alone("several bodies have this name");
            }
            // The one of which most is known stands for all that fit it.
            let known = |at: &usize| {
                u8::from(sorts[*at].kind.is_some()) + u8::from(sorts[*at].country.is_some())
            };
            let cluster = fitting.iter().copied().max_by_key(|at| (known(at), *at));
            Settled { cluster, rule: Rule::Name, evidence: evidence.clone() }
        })
        .collect()
}

/// What a body is said to be.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Sort {
    kind: Option<String>,
    country: Option<String>,
}

impl Sort {
    /// Whether both may be said of one body.
    fn fits(&self, other: &Sort) -> bool {
        let may_be = |a: &Option<String>, b: &Option<String>| a == b || a.is_none() || b.is_none();
        may_be(&self.kind, &other.kind) && may_be(&self.country, &other.country)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::join::Office;

    #[test]
    fn bodies_of_one_name() {
        let check = |sorts: &[(&str, &str)], expected: &[Option<usize>]| {
            let known = |word: &str| (!word.is_empty()).then(|| word.to_owned());
            let profile = |(kind, country): &(&str, &str)| Profile {
                form: "harbour board".to_owned(),
                own: true,
                kind: known(kind),
                office: Office::default(),
                country: known(country),
                decided: None,
                articles: 1,
            };
            let profiles: Vec<Profile> = sorts.iter().map(profile).collect();
            let found = settle("body harbour board", &profiles);
            assert_eq!(
                found.iter().map(|it| it.cluster).collect::<Vec<_>>(),
                expected,
                "{sorts:?}"
            );
        };
        check(&[("organisation", ""), ("", "")], &[Some(1), Some(1)]);
        check(&[("organisation", "GB"), ("organisation", "")], &[Some(1), Some(1)]);
        check(&[("organisation", "GB"), ("organisation", "US")], &[Some(0), Some(1)]);
        check(&[("organisation", ""), ("state", ""), ("", "")], &[Some(1), Some(2), None]);
    }
}
