//! Which actors of the record may be one, though the rule of joining left them two: what a person looks at who
//! tidies a record. Precise rather than long: what two actors may just as well be is left out.

mod body;
mod pairs;
mod person;
mod somebody;

use crate::apart;
use onrecord_reading::ActorKind;
use pairs::Pair;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use somebody::{Somebody, everybody};

/// How many roles are told of each side.
const ROLES: usize = 3;

/// Two actors that may be one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Double {
    /// The one that stays if they are: it has the fuller name, or is in more articles.
    pub stays: DoubleSide,
    /// The other. Several actors of one name, each in its own articles, are one side.
    pub other: DoubleSide,
    /// What speaks for it.
    pub because: Because,
    /// The same in words.
    pub evidence: String,
    /// Why the record has them as two, in words.
    pub apart: String,
}

impl Double {
    /// The names of the columns of a [row](Double::row).
    pub const COLUMNS: [&str; 15] = [
        "because",
        "evidence",
        "apart",
        "stays",
        "stays_ids",
        "stays_kind",
        "stays_country",
        "stays_roles",
        "stays_articles",
        "other",
        "other_ids",
        "other_kind",
        "other_country",
        "other_roles",
        "other_articles",
    ];

    /// The pair as a row of a table.
    pub fn row(&self) -> Vec<String> {
        let words = [self.because.name(), &self.evidence, &self.apart].map(str::to_owned);
        words.into_iter().chain(self.stays.cells()).chain(self.other.cells()).collect()
    }
}

/// One side of a pair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoubleSide {
    /// The lasting ids of its actors.
    pub actors: Vec<i64>,
    /// The name that the record uses.
    pub name: String,
    /// What kind of actor it is, if it is known.
    pub kind: Option<ActorKind>,
    /// ISO 3166-1 alpha-2 code, if it is known.
    pub country: Option<String>,
    /// The roles that most articles give, at most three.
    pub roles: Vec<String>,
    /// In how many articles it is.
    pub articles: usize,
}

impl DoubleSide {
    fn cells(&self) -> [String; 6] {
        let actors: Vec<String> = self.actors.iter().map(i64::to_string).collect();
        [
            self.name.clone(),
            actors.join(" "),
            self.kind.map(|kind| kind.name().to_owned()).unwrap_or_default(),
            self.country.clone().unwrap_or_default(),
            self.roles.join("; "),
            self.articles.to_string(),
        ]
    }
}

/// What speaks for two actors being one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Because {
    /// They have the same name.
    SameName,
    /// They have the same names in another order.
    Order,
    /// One is made of the first letters of the other.
    FirstLetters,
    /// The names are spelt alike, or one is short for the other.
    Spelling,
    /// One is the family name of the other, or has initials for its given names.
    FamilyName,
    /// The names have the same words but for their order, their spelling or "Ltd".
    Words,
}

impl Because {
    /// The word for it in tables and data.
    pub fn name(self) -> &'static str {
        match self {
            Because::SameName => "same-name",
            Because::Order => "order",
            Because::FirstLetters => "first-letters",
            Because::Spelling => "spelling",
            Because::FamilyName => "family-name",
            Because::Words => "words",
        }
    }
}

/// The pairs, the likeliest first.
pub(crate) fn doubles(record: &Connection) -> rusqlite::Result<Vec<Double>> {
    let all = everybody(record)?;
    let apart = apart::pairs(record)?;
    let mut found = pairs::pairs(&all);
    found.retain(|it| !apart.contains(&apart::in_order(all[it.stays].id, all[it.other].id)));
    found.sort_by_key(|it| rank(it, &all));
    let mut doubles: Vec<(Pair, Vec<usize>)> = Vec::new();
    for pair in found {
        // "Brandt" of one article and "Brandt" of the next are asked about at once.
        let same = doubles.iter_mut().find(|(first, _)| {
            first.stays == pair.stays
                && first.because == pair.because
                && all[first.other].folded == all[pair.other].folded
                && all[first.other].countries == all[pair.other].countries
        });
        match same {
            Some((_, others)) => others.push(pair.other),
            None => doubles.push((pair.clone(), vec![pair.other])),
        }
    }
    Ok(doubles.into_iter().map(|(pair, others)| told(&pair, &others, &all)).collect())
}

/// The surest evidence first, then what is in most articles.
fn rank(
    pair: &Pair,
    all: &[Somebody],
) -> (std::cmp::Reverse<u8>, std::cmp::Reverse<usize>, i64, i64) {
    let (stays, other) = (&all[pair.stays], &all[pair.other]);
    let articles = stays.articles.len() + other.articles.len();
    (std::cmp::Reverse(pair.strength), std::cmp::Reverse(articles), stays.id, other.id)
}

fn told(pair: &Pair, others: &[usize], all: &[Somebody]) -> Double {
    Double {
        stays: side(&[pair.stays], all),
        other: side(others, all),
        because: pair.because,
        evidence: pair.evidence.clone(),
        apart: pair.apart.clone(),
    }
}

fn side(which: &[usize], all: &[Somebody]) -> DoubleSide {
    let those = || which.iter().map(|at| &all[*at]);
    let mut roles: Vec<(usize, &String)> = Vec::new();
    for (role, count) in those().flat_map(|it| &it.roles) {
        match roles.iter_mut().find(|(_, known)| known.eq_ignore_ascii_case(role)) {
            Some((known, _)) => *known += count,
            None => roles.push((*count, role)),
        }
    }
    roles.sort_by_key(|(count, role)| (std::cmp::Reverse(*count), role.to_lowercase()));
    DoubleSide {
        actors: those().map(|it| it.id).collect(),
        name: those().map(|it| it.name.clone()).next().unwrap_or_default(),
        kind: those().find_map(|it| it.kind),
        country: those().find_map(|it| it.countries.first().cloned()),
        roles: roles.into_iter().take(ROLES).map(|(_, role)| role.clone()).collect(),
        articles: those().map(|it| it.articles.len()).sum(),
    }
}
