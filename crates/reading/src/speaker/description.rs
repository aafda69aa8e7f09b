//! Descriptions: what "the Ukrainian leader" says of whoever it means.

use super::document::is_document;
use super::role::Told;
use crate::known::{self, Country, Gender, may_be_human};
use crate::words::{
    AFTER_HYPHENS, POSSESSIVES, PREPOSITIONS, ends_in_s, is_capitalised, is_one_of,
};
use onrecord_text::Span;

/// A description of somebody without a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Description<'t> {
    /// The noun that it is about, in small letters: "leader".
    pub(crate) head: String,
    /// The words up to that noun, without what is told of it behind: "the leader" of "the leader, who left".
    pub(crate) core: Span,
    /// The words that narrow it down: "Ukrainian", "foreign", "Brackwater".
    pub(crate) modifiers: Vec<&'t str>,
    /// The state that it names: by adjective, by "of" or as owner.
    pub(crate) country: Option<&'static Country>,
    /// Whether the reader is expected to know who is meant.
    pub(crate) definite: bool,
    /// Whether several are meant.
    pub(crate) plural: bool,
    /// Whether nothing stands before it, as in headlines: "Pub landlord".
    pub(crate) bare: bool,
    /// Whether it says of what somebody is what they are: "the head of the Harrow Council".
    pub(crate) of_something: bool,
    /// Whether it says whose somebody is: "his daughter".
    pub(crate) owned: bool,
    /// What the words that narrow it down tell.
    pub(super) told: Told,
}

/// Whether whatever the tokens of a noun phrase describe may tell something: "my editor", "the letter".
pub(crate) fn may_tell(text: &str, tokens: &[Span]) -> bool {
    Description::of(text, tokens).is_some_and(|it| {
        may_be_human(&it.head) || known::is_body(&it.head) || is_document(&it.head)
    })
}

impl<'t> Description<'t> {
    /// What the tokens of a speaker's words describe; none where they hold no word.
    pub(crate) fn of(text: &'t str, tokens: &[Span]) -> Option<Description<'t>> {
        let words: Vec<&str> = tokens.iter().map(|token| token.of(text)).collect();
        let is_word = |word: &&str| word.chars().any(char::is_alphanumeric);
        let stop = |word: &&str| {
            is_one_of(word, PREPOSITIONS)
                || is_one_of(word, "who whom which that whose and or")
                || is_one_of(word, "herself himself itself themselves")
                || matches!(*word, "," | "(" | "–" | "—" | ":")
        };
        // "a poll published on Monday" is a poll.
        let is_told = |at: usize| {
            let next = words.get(at + 1).copied().unwrap_or_default();
            is_one_of(words[at], MADE)
                && (next.is_empty() || is_one_of(next, PREPOSITIONS) || is_capitalised(next))
        };
        // "a study last year by …"
        let is_when = |at: usize| {
            is_one_of(words[at], "last next this")
                && words.get(at + 1).is_some_and(|next| is_one_of(next, TIMES))
        };
        // "the bespectacled, 71-year-old diplomat"
        let is_between_adjectives = |at: usize| {
            at == 2
                && words[at] == ","
                && is_one_of(words[0], DETERMINERS)
                && !is_noun(words[1])
                && words.get(at + 1).is_some_and(|next| {
                    !is_one_of(next, DETERMINERS)
                        && !is_one_of(next, PREPOSITIONS)
                        && !is_capitalised(next)
                        && !is_one_of(next, "who which that whose")
                })
        };
        // "A University of Harrow/Echo poll" is a poll.
        let is_in_name = |at: usize| {
            let joins = |word: &&&str| is_capitalised(word) || matches!(**word, "/" | "-" | "&");
            let behind = words[at + 1..].iter().take_while(joins).count();
            words[at] == "of"
                && behind > 0
                && words.get(at + 1 + behind).is_some_and(|noun| is_document(noun))
        };
        let end = (1..words.len()).find(|at| {
            let stops = stop(&words[*at]) && !is_between_adjectives(*at) && !is_in_name(*at);
            stops || is_told(*at) || is_when(*at)
        });
        let end = end.unwrap_or(words.len());
        let head_at = words[..end].iter().rposition(|word| is_word(word) && *word != "s")?;
        let head = words[head_at].to_lowercase();
        // "the transport minister of the day" is nobody whom the reader knows.
        let of_then =
            words.ends_with(&["of", "the", "day"]) || words.ends_with(&["of", "the", "time"]);
        let owner = words[..head_at].iter().any(|word| matches!(*word, "’" | "'"));
        let first = words[0].to_lowercase();
        // "the Brackwater-based firm" is called after no Brackwater.
        let is_hyphen = |at: usize| {
            let next = words.get(at + 1).copied().unwrap_or_default();
            words.get(at) == Some(&"-") && is_one_of(next, AFTER_HYPHENS)
        };
        let is_of_compound = |at: usize| is_hyphen(at + 1) || at > 0 && is_hyphen(at - 1);
        // What a clause tells of them narrows nothing down: "the company, which has a plant in Harrow".
        let clause = words[end..].iter().position(|word| is_one_of(word, CLAUSES));
        let clause = clause.map_or(words.len(), |clause| end + clause);
        let modifiers: Vec<&str> = (0..head_at)
            .chain(end..clause)
            .filter(|at| !is_of_compound(*at))
            .map(|at| words[at])
            .filter(|word| is_word(word) && *word != "s")
            .filter(|word| !is_one_of(word, PREPOSITIONS) && !is_one_of(word, DETERMINERS))
            .collect();
        let country = known::country_in(&modifiers);
        // "the president and his ministers", but "the president and chief executive".
        let comma = words.iter().position(|word| *word == ",").unwrap_or(words.len());
        let second = words
            .get(end)
            .filter(|word| **word == "and")
            .map_or(&[][..], |_| &words[end..comma.max(end)]);
        let until =
            second.iter().position(|word| is_one_of(word, PREPOSITIONS)).unwrap_or(second.len());
        // "the government and its president" are two.
        let is_owned = second.get(1).is_some_and(|word| is_one_of(word, "his her its their"));
        let are_joined = is_owned
            || second[..until].last().is_some_and(|word| {
                let word = word.to_lowercase();
                known::is_group(&word) || ends_in_s(&word) && !known::is_role(&word)
            });
        // "a group of 67 artists, writers and actors"
        let of_many = is_one_of(&head, SOME)
            && words.get(end).is_some_and(|word| *word == "of")
            && words[end + 1..]
                .iter()
                .take_while(|word| !stop(word))
                .last()
                .is_some_and(|last| last.starts_with(char::is_lowercase) && ends_in_s(last));
        let plural = is_one_of(&first, PLURAL_DETERMINERS)
            || are_joined
            || of_many
            || known::is_group(&head)
            || ends_in_s(&head) && !known::is_role(&head);
        let bare = !is_one_of(&first, DETERMINERS) && !owner;
        let owned = owner && country.is_none() || is_one_of(&first, POSSESSIVES);
        Some(Description {
            definite: !of_then
                && (is_one_of(&first, DEFINITE)
                    || owner
                    || bare && known::is_role(&head) && !plural),
            plural,
            owned,
            // "the secretary of State" has no body of that name.
            of_something: words.get(end).is_some_and(|word| *word == "of")
                && words[end..].iter().any(|word| is_capitalised(word) && *word != "State"),
            bare: bare && !plural,
            told: Told::of(&modifiers),
            core: tokens[0].cover(tokens[head_at]),
            head,
            modifiers,
            country,
        })
    }

    pub(crate) fn gender(&self) -> Option<Gender> {
        known::gender_of_role(&self.head)
    }
}

/// Whether a word may be what a description is about.
fn is_noun(word: &str) -> bool {
    let word = word.to_lowercase();
    known::is_role(&word)
        || known::is_group(&word)
        || known::is_body(&word)
        || is_document(&word)
        || may_be_human(&word)
}

/// Words that begin a clause about whoever stands before them.
const CLAUSES: &str = "based that which who whom whose";

/// Words that say behind a noun what was done to a thing.
const MADE: &str = "\
    aired broadcast carried circulated commissioned conducted filed issued leaked obtained out posted \
    published released reviewed seen sent signed written";

/// Words for several people, where "of" says of which.
const SOME: &str = "band bunch couple dozen group handful number pair trio";

/// What "last" is said of.
const TIMES: &str = "week weekend month year spring summer autumn fall winter night";

/// Words before a noun that belong to no name.
pub(crate) const DETERMINERS: &str = "\
    the this that these those a an another some any no each every one his her its their our my \
    your several many few both two three four five six seven eight nine ten most all other";

/// Words before a noun whose bearer the reader knows.
pub(super) const DEFINITE: &str = "the this that his her its their our my";

const PLURAL_DETERMINERS: &str =
    "some several many few both two three four five six seven eight nine ten most all these those";

#[cfg(test)]
mod tests {
    use super::*;
    use onrecord_text::Layout;

    #[track_caller]
    fn check(words: &str, head: &str, definite: bool, plural: bool) {
        let layout = Layout::of(words);
        let found = Description::of(words, &layout.tokens).unwrap();
        assert_eq!((found.head.as_str(), found.definite, found.plural), (head, definite, plural));
    }

    #[test]
    fn heads_of_descriptions() {
        check("the Ukrainian leader", "leader", true, false);
        check("the mayor of Brackwater", "mayor", true, false);
        check("a spokesman for the ministry", "spokesman", false, false);
        check("Keldria’s transport minister", "minister", true, false);
        check("two senior officials", "officials", false, true);
        check("residents of the lower town", "residents", false, true);
        check("his Vastrian counterpart", "counterpart", true, false);
        check("the bespectacled, 71-year-old diplomat", "diplomat", true, false);
        check("the diplomat, who is 71", "diplomat", true, false);
        check("a University of Harrow/Echo poll out on Thursday", "poll", false, false);
        check("a study last year by economists", "study", false, false);
        check("a group of 67 artists, writers and actors", "group", false, true);
        check("a group of bus company staff", "group", false, false);
    }

    #[test]
    fn what_narrows_a_description_down() {
        let check = |words: &str, expected: &[&str]| {
            let layout = Layout::of(words);
            assert_eq!(Description::of(words, &layout.tokens).unwrap().modifiers, expected);
        };
        check("the Keldrian minister for transport", &["Keldrian", "transport"]);
        check("the company, which has plants in Harrow", &[]);
        check("the company, based in Harrow", &[]);
    }
}
