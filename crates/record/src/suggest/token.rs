//! Words as phrases are made of them: what each is, and which words are one.

use super::lists;
use crate::fold::fold;
use std::collections::HashMap;

/// A word or a mark in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Its number in the [`Lexicon`]: singular and plural have the same.
    pub(super) word: u32,
    pub(super) class: Class,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
    /// Where it stands in the text, in bytes.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What a word is for the phrases around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A word that may be part of a phrase.
    Content,
    Determiner,
    /// The end of "minister's", which makes a determiner of the word before it.
    Possessive,
    Preposition,
    /// "to", which stands before verbs and nouns.
    To,
    BeforeVerb,
    Number,
    /// Any other word that ends a phrase.
    Small,
    /// A mark that ends a phrase.
    Mark,
    /// A mark after which a capital says nothing: a stop, a quotation mark, a new line.
    Stop,
}

/// What a content word cannot do, by its number.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Traits {
    /// A person or a body, and no matter.
    pub(super) who: bool,
    /// It names nothing alone.
    pub(super) general: bool,
    /// It adds nothing to a word that names nothing.
    pub(super) vague: bool,
    /// It ends the names of laws.
    pub(super) measure: bool,
    /// It looks like an adverb or a participle.
    pub(super) no_noun: bool,
    /// It ends in "-ing", so that it may be a verb.
    pub(super) gerund: bool,
}

/// All words that were seen, each with a number.
pub(super) struct Lexicon {
    listed: HashMap<&'static str, Class>,
    seen: HashMap<String, (u32, Class)>,
    stems: HashMap<String, u32>,
    traits: Vec<Traits>,
}

impl Lexicon {
    pub(super) fn new() -> Lexicon {
        let mut listed = HashMap::new();
        // A word in two lists is what the later one says.
        for (list, class) in [
            (lists::FOR, Class::Small),
            (lists::RATHER_FOR, Class::Small),
            (lists::AGAINST, Class::Small),
            (lists::RATHER_AGAINST, Class::Small),
            (lists::TOPICS, Class::Content),
            (lists::NEGATIONS, Class::Small),
            (lists::SMALL, Class::Small),
            (lists::CALENDAR, Class::Small),
            (lists::VERBS, Class::Small),
            (lists::NUMBERS, Class::Number),
            (lists::BEFORE_VERBS, Class::BeforeVerb),
            (lists::PREPOSITIONS, Class::Preposition),
            (lists::DETERMINERS, Class::Determiner),
            ("to", Class::To),
        ] {
            listed.extend(list.split_whitespace().map(|word| (word, class)));
        }
        let mut lexicon = Lexicon {
            listed,
            seen: HashMap::new(),
            stems: HashMap::new(),
            // The number 0 is no word.
            traits: vec![Traits::default()],
        };
        lexicon.mark(lists::WHO, |traits| traits.who = true);
        lexicon.mark(lists::GENERAL, |traits| traits.general = true);
        lexicon.mark(lists::VAGUE, |traits| traits.vague = true);
        lexicon.mark(lists::MEASURES, |traits| traits.measure = true);
        lexicon
    }

    /// The words and marks of `text`, in order.
    pub(super) fn tokens(&mut self, text: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        let mut word = String::new();
        let mut chars = text.char_indices().peekable();
        while let Some((start, first)) = chars.next() {
            let mut end = start + first.len_utf8();
            if !first.is_alphanumeric() {
                let class = match first {
                    '.' | '!' | '?' | ':' | '…' | '\n' => Class::Stop,
                    '"' | '“' | '”' | '„' | '«' | '»' | '\'' | '‘' | '’' => Class::Stop,
                    c if c.is_whitespace() => continue,
                    _ => Class::Mark,
                };
                tokens.push(Token { word: 0, class, capital: false, start, end });
                continue;
            }
            while let Some((at, c)) = chars.peek().copied() {
                let after = at + c.len_utf8();
                let joins = matches!(c, '-' | '\'' | '’')
                    && text[after..].starts_with(char::is_alphanumeric);
                if !c.is_alphanumeric() && !joins {
                    break;
                }
                end = after;
                chars.next();
            }
            word.clear();
            if text[start..end].is_ascii() {
                word.push_str(&text[start..end]);
                word.make_ascii_lowercase();
            } else {
                let straight = |c: char| if c == '’' { '\'' } else { c };
                word.extend(text[start..end].chars().map(straight).flat_map(char::to_lowercase));
            }
            let is_possessive = word.ends_with("'s") && word != "it's" && word != "let's";
            let whole = end;
            if is_possessive {
                word.truncate(word.len() - "'s".len());
                // Each apostrophe is followed by one letter of one byte.
                end = text[start..end].rfind(['\'', '’']).map_or(end, |at| start + at);
            }
            let (number, class) = self.entry(&word);
            let capital = first.is_uppercase();
            tokens.push(Token { word: number, class, capital, start, end });
            if is_possessive {
                let class = Class::Possessive;
                tokens.push(Token { word: 0, class, capital: false, start: end, end: whole });
            }
        }
        tokens
    }

    /// What a content word cannot do.
    pub(super) fn traits(&self, word: u32) -> Traits {
        self.traits.get(word as usize).copied().unwrap_or_default()
    }

    fn mark(&mut self, list: &str, mark: impl Fn(&mut Traits)) {
        for word in list.split_whitespace() {
            let number = self.number(word);
            mark(&mut self.traits[number as usize]);
        }
    }

    /// The number and class of a word in small letters.
    fn entry(&mut self, word: &str) -> (u32, Class) {
        if let Some(entry) = self.seen.get(word) {
            return *entry;
        }
        let is_number = word.starts_with(char::is_numeric);
        let is_short = word.chars().nth(1).is_none() || word.contains('\'');
        let class = match self.listed.get(word) {
            _ if is_number => Class::Number,
            Some(class) => *class,
            None if is_short => Class::Small,
            None => Class::Content,
        };
        let number = if class == Class::Content { self.number(word) } else { 0 };
        self.seen.insert(word.to_owned(), (number, class));
        (number, class)
    }

    /// The number of a word, the same for all words with its stem.
    fn number(&mut self, word: &str) -> u32 {
        let folded = fold(word).replace(' ', "-");
        let stem = stem(&folded);
        if let Some(number) = self.stems.get(&stem) {
            return *number;
        }
        let number = self.traits.len() as u32;
        self.traits.push(Traits {
            no_noun: stem.ends_with("ly") && stem.len() > 5 && !stem.ends_with("mily")
                || stem.ends_with("ed") && stem.len() > 5 && !stem.ends_with("eed"),
            gerund: stem.ends_with("ing") && stem.len() > 5,
            ..Traits::default()
        });
        self.stems.insert(stem, number);
        number
    }
}

/// A plural without its ending: the S stemmer (Harman, "How effective is suffixing?", JASIS 42, 1991),
/// with "-es" where it is a syllable.
fn stem(word: &str) -> String {
    let without = |ending: usize| word[..word.len() - ending].to_owned();
    if word.len() > 4 && word.ends_with("ies") {
        return without(3) + "y";
    }
    if word.len() > 4 && ["xes", "ches", "shes", "sses"].iter().any(|end| word.ends_with(end)) {
        return without(2);
    }
    let keeps = ["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    if word.len() > 3 && word.ends_with('s') && !keeps { without(1) } else { word.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_and_sorted() {
        let check = |text: &str, expected: &str| {
            let tokens = Lexicon::new().tokens(text);
            let shown: Vec<String> = tokens
                .iter()
                .map(|it| format!("{}/{:?}", text[it.start..it.end].trim(), it.class))
                .collect();
            assert_eq!(shown.join(" "), expected, "{text:?}");
        };
        check(
            "The mayor’s high-speed line",
            "The/Determiner mayor/Content ’s/Possessive high-speed/Content line/Content",
        );
        check("won’t pay 4,000", "won’t/BeforeVerb pay/Small 4/Number ,/Mark 000/Number");
        check("to O’Brien…", "to/To O’Brien/Small …/Stop");
        check("Żółw", "Żółw/Content");
        check("", "");
    }

    #[test]
    fn singular_and_plural_are_one_word() {
        let check = |one: &str, many: &str, expected: bool| {
            assert_eq!(stem(one) == stem(many), expected, "{one} {many}");
        };
        check("tunnel", "tunnels", true);
        check("country", "countries", true);
        check("tax", "taxes", true);
        check("fare", "fares", true);
        check("crisis", "cris", false);
        check("gas", "ga", false);
    }
}
