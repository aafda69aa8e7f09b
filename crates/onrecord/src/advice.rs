//! What makes an issue hard to judge, as far as its words show it: `docs/codebook.md` says why.

use onrecord_reading::Issue;

/// Fewer words name a subject and say nothing of it: "migration".
const FEWEST_WORDS: usize = 3;

/// Words by which a meaning is turned round. "Not" alone may part one thing from another: "by its own staff and not by
/// others".
const NEGATIONS: [&str; 16] = [
    "is not",
    "are not",
    "be not",
    "not be",
    "does not",
    "do not",
    "will not",
    "has not",
    "never",
    "may not",
    "must not",
    "need not",
    "should not",
    "cannot",
    "no longer",
    "no more",
];

/// Words that begin a condition.
const CONDITIONS: [&str; 5] = ["if", "unless", "only after", "only when", "as long as"];

/// What in the meaning of an issue makes it hard to judge, in sentences for whoever wrote it; nothing where all is well.
pub fn advice(issue: &Issue) -> Vec<&'static str> {
    let meaning = issue.meaning.to_lowercase();
    let words: Vec<&str> = meaning
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-')))
        .filter(|word| !word.is_empty())
        .collect();
    let has = |phrase: &&str| {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        words.windows(phrase.len()).any(|some| some == phrase)
    };
    let is_turned = words.first() == Some(&"no") || NEGATIONS.iter().any(has);
    let told = [
        (
            meaning.trim_end().ends_with('?'),
            "it is a question: say what somebody wants or will do who is for it",
        ),
        (
            words.len() < FEWEST_WORDS,
            "it names a subject alone: say what somebody wants or will do who is for it",
        ),
        (
            is_turned,
            "it says what is not: say what is wanted instead, by the word that reports use (“phones are banned”, not “pupils \
             may not use phones”), or many are told to be on the other side",
        ),
        (meaning.contains("and/or"), "it is two questions: make two issues of it"),
        (
            CONDITIONS.iter().any(has),
            "it holds a condition: that is found by itself, and kept beside the stance",
        ),
    ];
    told.into_iter().filter(|(is_so, _)| *is_so).map(|(_, words)| words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_makes_an_issue_hard_is_told() {
        let check = |meaning: &str, expected: &[&str]| {
            let found = advice(&Issue { meaning: meaning.to_owned(), ..Issue::default() });
            let begins = |(one, other): (&&str, &&str)| one.starts_with(other);
            let is_same = found.len() == expected.len() && found.iter().zip(expected).all(begins);
            assert!(is_same, "{meaning}: {found:?}");
        };
        check("the bridge is built", &[]);
        check("staff are employed by the line itself and not by contractors", &[]);
        check("Should the bridge be built?", &["it is a question"]);
        check("migration", &["it names a subject"]);
        check("the bridge is not built", &["it says what is not"]);
        check("No tolls on the bridge", &["it says what is not"]);
        check("pupils may not use phones", &["it says what is not"]);
        check("the bridge and/or the tunnel is built", &["it is two questions"]);
        check("troops are sent only after a ceasefire", &["it holds a condition"]);
        check("the bridge is built if the state pays?", &["it is a question", "it holds"]);
    }
}
