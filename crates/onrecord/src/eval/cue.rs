//! Classes of cues: "said" is found by any reader, "the growing conviction" by few.

use super::cue_words::{
    AUXILIARIES, BEFORE_NOUNS, COMMON_VERBS, IRREGULAR_FORMS, NOUN_ENDINGS, NOUNS,
    NOUNS_LIKE_VERBS, SMALL_WORDS, is_one_of,
};
use onrecord_text::Span;
use serde::Serialize;

/// What kind of words attribute a statement; [`super::DEFINITIONS`] says how they are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CueClass {
    /// A form of "say", alone or with auxiliaries.
    Said,
    /// A form of "say" with other words: "said in a statement on Friday".
    SaidWithMore,
    /// "According to".
    AccordingTo,
    /// A noun: "claim", "statement".
    Noun,
    /// A verb that is common in cues.
    CommonVerb,
    /// Any other words: rare verbs, adjectives, prepositions.
    Rare,
    /// Marks without words: a colon, a dash.
    Mark,
    /// Nothing attributes the statement.
    None,
}

impl CueClass {
    /// The class's name, as users read it.
    pub fn name(self) -> &'static str {
        match self {
            CueClass::Said => "said",
            CueClass::SaidWithMore => "said with more",
            CueClass::AccordingTo => "according to",
            CueClass::Noun => "noun",
            CueClass::CommonVerb => "common verb",
            CueClass::Rare => "rare",
            CueClass::Mark => "mark",
            CueClass::None => "none",
        }
    }

    /// The class of the cue that has these pieces of `text`.
    pub fn of(text: &str, pieces: &[Span]) -> CueClass {
        let mut pieces: Vec<Span> = pieces.iter().copied().filter(|p| !p.is_empty()).collect();
        pieces.sort_unstable();
        let Some(first) = pieces.first() else { return CueClass::None };
        let before = text.get(..first.start as usize).unwrap_or_default();
        let before = Cue::words(before.trim_end().rsplit(not_a_letter).next().unwrap_or_default());
        let words = pieces.iter().flat_map(|piece| Cue::words(piece.of(text))).collect();
        Cue { words, before: before.into_iter().next() }.class()
    }
}

fn not_a_letter(c: char) -> bool {
    !c.is_alphanumeric()
}

/// A cue's words in small letters, and the word that stands right before it.
struct Cue {
    words: Vec<String>,
    before: Option<String>,
}

impl Cue {
    fn words(words: &str) -> Vec<String> {
        words.split(not_a_letter).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    }

    fn class(&self) -> CueClass {
        let is_said = |word: &str| is_one_of(word, "say says said saying");
        let is_part_of_said = |word: &String| is_said(word) || is_one_of(word, AUXILIARIES);
        let accords = |pair: &[String]| pair[0] == "according" && pair[1] == "to";
        if self.words.is_empty() {
            return CueClass::Mark;
        }
        if self.words.windows(2).any(accords) {
            return CueClass::AccordingTo;
        }
        let Some(head) = self.words.iter().position(|word| !is_small(word)) else {
            return CueClass::Rare;
        };
        let word = self.words[head].as_str();
        if is_said(word) && self.words.iter().all(is_part_of_said) {
            CueClass::Said
        } else if is_said(word) {
            CueClass::SaidWithMore
        } else if self.has_noun_at(head) {
            CueClass::Noun
        } else if is_common_verb(word) {
            CueClass::CommonVerb
        } else {
            CueClass::Rare
        }
    }

    /// Whether the word at `head` is a noun, or an adjective of one. Where a verb is spelt alike,
    /// the words around it decide.
    fn has_noun_at(&self, head: usize) -> bool {
        let (lead, rest) = self.words.split_at(head);
        let closest = lead.last().or(self.before.as_ref()).map_or("", String::as_str);
        let is_lead = |word: &str| is_one_of(word, BEFORE_NOUNS);
        let is_led = is_lead(closest) || lead.iter().any(|word| is_lead(word));
        // "Clinton’s claim"; but "he’s openly expressed doubt", where it stands for "has".
        let is_owned = closest == "s";
        let of_follows = rest.get(1).is_some_and(|word| word == "of");
        let mut phrase = rest.iter().take_while(|word| !is_small(word));
        is_noun(&rest[0])
            || (is_led || is_owned || of_follows) && is_noun_like_verb(&rest[0])
            || is_led && phrase.any(|word| is_noun(word) || is_noun_like_verb(word))
    }
}

/// Whether a word is never what a cue is about: auxiliaries, articles, prepositions, adverbs.
fn is_small(word: &str) -> bool {
    [AUXILIARIES, BEFORE_NOUNS, SMALL_WORDS].iter().any(|list| is_one_of(word, list))
        || word.ends_with("ly") && word != "reply"
}

fn is_noun(word: &str) -> bool {
    let is_listed = |word: &str| is_one_of(word, NOUNS);
    let has_ending = |word: &str| NOUN_ENDINGS.iter().any(|ending| word.ends_with(ending));
    !is_noun_like_verb(word) && singulars(word).any(|word| is_listed(&word) || has_ending(&word))
}

fn is_noun_like_verb(word: &str) -> bool {
    singulars(word).any(|word| is_one_of(&word, NOUNS_LIKE_VERBS))
}

fn is_common_verb(word: &str) -> bool {
    is_one_of(word, IRREGULAR_FORMS) || bases(word).any(|base| is_one_of(&base, COMMON_VERBS))
}

/// The word itself, and what it may be the plural of.
fn singulars(word: &str) -> impl Iterator<Item = String> {
    without(word, &[("", ""), ("s", ""), ("ies", "y")])
}

/// What a dictionary may have for a verb's form that follows the rules: "denies", "argued".
fn bases(word: &str) -> impl Iterator<Item = String> {
    const ENDINGS: &[(&str, &str)] = &[
        ("", ""),
        ("s", ""),
        ("es", ""),
        ("ies", "y"),
        ("d", ""),
        ("ed", ""),
        ("ied", "y"),
        ("ing", ""),
        ("ing", "e"),
    ];
    // "Planned", "admitting".
    let doubled = ["ed", "ing"].into_iter().filter_map(|ending| {
        let mut letters = word.strip_suffix(ending)?.chars();
        let last = letters.next_back()?;
        (letters.clone().next_back() == Some(last)).then(|| letters.as_str().to_owned())
    });
    without(word, ENDINGS).chain(doubled)
}

/// The word with each ending that it has put in another's place.
fn without(word: &str, endings: &'static [(&str, &str)]) -> impl Iterator<Item = String> {
    let base =
        move |(ending, base): &(&str, &str)| Some(word.strip_suffix(ending)?.to_owned() + base);
    endings.iter().filter_map(base)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the class of the cue that stands between brackets, in one piece or more.
    #[track_caller]
    fn check(marked: &str, expected: CueClass) {
        let (mut text, mut pieces) = (String::new(), Vec::new());
        for (i, part) in marked.split(['[', ']']).enumerate() {
            let start = text.len();
            text += part;
            if i % 2 == 1 {
                pieces.push(Span::new(start, text.len()));
            }
        }
        assert_eq!(CueClass::of(&text, &pieces), expected, "{marked}");
    }

    #[test]
    fn forms_of_say() {
        for cue in [
            "said",
            "Says",
            "has said",
            "didn’t say",
            "to say",
            "[says:]",
            "[would] not [have said]",
        ] {
            let cue = if cue.contains('[') { cue.to_owned() } else { format!("[{cue}]") };
            check(&format!("Oona Pell {cue} no"), CueClass::Said);
        }
        check("Oona Pell [also said] no", CueClass::SaidWithMore);
        check("Oona Pell [said in a statement on Friday]", CueClass::SaidWithMore);
        check("[according to] Oona Pell", CueClass::AccordingTo);
    }

    #[test]
    fn nouns_and_verbs_that_are_spelt_alike() {
        for noun in [
            "Brandt’s [claim] that",
            "Brandt[’s claims] that",
            "[a tacit acknowledgment]",
            "their [growing concern] that",
            "[reports of] a leak",
            "[statement]",
            "[allegations by]",
            "[has no plans]",
            "an [apology]",
        ] {
            check(noun, CueClass::Noun);
        }
        for verb in [
            "Brandt [claims] that",
            "[he’s openly expressed doubt]",
            "who [plans]",
            "“No,” [replies] Brandt",
            "She left his. [Claims] followed",
            "had [not denied]",
            "[planning]",
            "[admitted]",
            "[knew]",
            "[noted drily]",
            "[went]; [told]",
        ] {
            let expected =
                if verb.contains("went") { CueClass::Rare } else { CueClass::CommonVerb };
            check(verb, expected);
        }
    }

    #[test]
    fn the_rest() {
        for rare in ["[lambasted]", "[in favour of]", "[is eager]", "[of]", "[’s blasting]"] {
            check(rare, CueClass::Rare);
        }
        check("Pell[:] no", CueClass::Mark);
        check("Pell — no", CueClass::None);
        check("Pell[] no", CueClass::None);
        // Spans outside the text, or inside a character, are odd and no more.
        assert_eq!(CueClass::of("é", &[Span::new(1, 9)]), CueClass::Mark);
    }
}
