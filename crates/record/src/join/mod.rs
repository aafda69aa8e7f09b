//! Which actors of different articles are one: pure rules, which ask for positive evidence.
//!
//! An article's actor becomes a [`Mention`]; mentions that say the same are one [`Profile`]; and
//! [`settle`] sorts the profiles of one key into actors. It sees all of them at once, whatever the order
//! in which their articles came, so that the order does not matter.

mod bodies;
mod in_text;
mod mention;
mod office;
mod people;

pub(crate) use mention::{Mention, mentions, mentions_from};
pub(crate) use office::{Office, RoleTime};

/// All mentions of a key that say the same, and how many they are.
#[derive(Clone, Debug)]
pub(crate) struct Profile {
    /// The name to compare.
    pub(crate) form: String,
    /// Whether it is the actors' own name.
    pub(crate) own: bool,
    /// What kind of actor it is said to be.
    pub(crate) kind: Option<String>,
    /// The role.
    pub(crate) office: Office,
    /// ISO 3166-1 alpha-2.
    pub(crate) country: Option<String>,
    /// The actor that a person decided for.
    pub(crate) decided: Option<i64>,
    /// In how many articles.
    pub(crate) articles: usize,
}

/// By what an article's actor is taken for one of the record's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// It stays with its article.
    Alone,
    /// The first, or only, name of its actor.
    Name,
    /// The same name with more or fewer middle names.
    MiddleName,
    /// The same name out of another alphabet.
    Transliteration,
    /// A like spelling, and the role or country agrees.
    Spelling,
    /// Initials or a family name, and the role agrees.
    Role,
    /// The family name of somebody whose full name the article prints elsewhere.
    ArticleText,
    /// A person said so.
    Decision,
    /// A coder gave an entry of the article to this actor.
    Review,
}

impl Rule {
    const ALL: [Rule; 9] = [
        Rule::Alone,
        Rule::Name,
        Rule::MiddleName,
        Rule::Transliteration,
        Rule::Spelling,
        Rule::Role,
        Rule::ArticleText,
        Rule::Decision,
        Rule::Review,
    ];

    /// The rule with this [name](Rule::name).
    pub(crate) fn named(name: &str) -> Option<Rule> {
        Rule::ALL.into_iter().find(|rule| rule.name() == name)
    }

    /// The word for it in the record.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Rule::Alone => "alone",
            Rule::Name => "name",
            Rule::MiddleName => "middle name",
            Rule::Transliteration => "transliteration",
            Rule::Spelling => "spelling",
            Rule::Role => "role",
            Rule::ArticleText => "article text",
            Rule::Decision => "decision",
            Rule::Review => "review",
        }
    }
}

/// What became of a profile.
#[derive(Clone, Debug)]
pub(crate) struct Settled {
    /// The number of its actor among those of the key; nothing where each mention is its own.
    pub(crate) cluster: Option<usize>,
    /// By what.
    pub(crate) rule: Rule,
    /// The evidence, in words.
    pub(crate) evidence: String,
}

impl Settled {
    fn alone(why: impl Into<String>) -> Settled {
        Settled { cluster: None, rule: Rule::Alone, evidence: why.into() }
    }
}

/// Sorts the profiles of one key into actors.
pub(crate) fn settle(key: &str, profiles: &[Profile]) -> Vec<Settled> {
    let mut settled = if key.starts_with("person") {
        people::settle(profiles)
    } else {
        bodies::settle(key, profiles)
    };
    parted_by_a_person(profiles, &mut settled);
    settled
}

/// Where a person has said that one cluster is several actors, what nobody decided goes with the one
/// whose role agrees, or stays alone.
fn parted_by_a_person(profiles: &[Profile], settled: &mut [Settled]) {
    for i in 0..profiles.len() {
        let Some(cluster) = settled[i].cluster else { continue };
        if profiles[i].decided.is_some() {
            continue;
        }
        let of_cluster = || {
            let decided =
                profiles.iter().zip(settled.iter()).filter(|(_, it)| it.cluster == Some(cluster));
            decided.filter_map(|(profile, _)| Some((profile, profile.decided?)))
        };
        let mut actors: Vec<i64> = of_cluster().map(|(_, actor)| actor).collect();
        actors.sort_unstable();
        actors.dedup();
        if actors.len() > 1 {
            settled[i] = Settled::alone("a person keeps two of this name apart");
        }
    }
}
