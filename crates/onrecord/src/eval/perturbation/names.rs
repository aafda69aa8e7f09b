//! Copies in which people have other names.

use super::edits::Edits;
use super::name_words::{
    GIVEN, LABELS, NOT_PEOPLE, STARTERS, SUFFIXES, SURNAMES, TITLES, is_one_of,
};
use super::runs::{is_initial, runs};
use crate::eval::gold::GoldArticle;
use onrecord_text::{Layout, LetterCase, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Gives other names to the people who speak in the gold, wherever the article names them.
///
/// Each word of a name, whether a first name or a surname, becomes another of its kind, of another
/// length and the same throughout the article.
pub(super) fn renamed(article: &GoldArticle, seed: u64) -> Edits {
    let text = article.text.as_str();
    let layout = Layout::of(text);
    let runs = runs(text, &layout.tokens);
    let words: BTreeSet<&str> = layout.tokens.iter().map(|token| token.of(text)).collect();
    let names = NewNames::draw(&people(article, &runs), &words, (seed, &article.id));
    let mut edits = Edits::default();
    for run in &runs {
        for (i, span) in run.iter().enumerate() {
            let word = span.of(text);
            let Some(name) = names.of(word) else { continue };
            let is_named = |word: &str| is_one_of(word, TITLES) || names.of(word).is_some();
            let near = [i.checked_sub(1), Some(i + 1)].into_iter().flatten();
            let is_sure = near.filter_map(|i| run.get(i)).any(|span| is_named(span.of(text)));
            // Alone, "Price" and "Will" may be no names.
            if is_sure || !words.contains(word.to_lowercase().as_str()) {
                edits.replace(span.start as usize, span.end as usize, name);
            }
        }
    }
    edits
}

/// The names of people that the gold's speakers hold, and the full names of those that they hold by
/// surname.
fn people<'t>(article: &'t GoldArticle, runs: &[Vec<Span>]) -> BTreeSet<Vec<&'t str>> {
    let text = article.text.as_str();
    let speakers = article.attributions.iter().flat_map(|one| &one.speaker);
    let speaks = |name: &&Name| speakers.clone().any(|span| span.contains(name.surname));
    let names: Vec<Name> = runs.iter().filter_map(|run| Name::of(text, run)).collect();
    let full: BTreeSet<Vec<&str>> =
        names.iter().map(|name| name.words.clone()).filter(|words| words.len() > 1).collect();
    let mut people = BTreeSet::new();
    for name in names.iter().filter(speaks) {
        let namesakes = full.iter().filter(|full| full.last() == name.words.last());
        if name.words.len() > 1 || name.has_title {
            people.insert(name.words.clone());
        } else {
            people.extend(namesakes.cloned());
        }
    }
    people
}

/// A person's name, as far as its words tell.
struct Name<'t> {
    /// First names, then the surname; or the surname alone.
    words: Vec<&'t str>,
    surname: Span,
    has_title: bool,
}

impl<'t> Name<'t> {
    /// The name in a run of capitalised words: what follows its last title, if nothing shows that it
    /// belongs to a body or a place.
    fn of(text: &'t str, run: &[Span]) -> Option<Name<'t>> {
        let is_in = |list: &'static str| move |span: &Span| is_one_of(span.of(text), list);
        let run = &run[run.iter().take_while(|span| is_in(STARTERS)(span)).count()..];
        let is_title = is_in(TITLES);
        let is_before = |span: &Span| is_title(span) || is_in(LABELS)(span);
        let (before, rest) = run.split_at(run.iter().rposition(is_before).map_or(0, |at| at + 1));
        let end = rest.iter().rposition(|span| !is_in(SUFFIXES)(span))? + 1;
        let (surname, first_names) = rest.get(..end)?.split_last()?;
        let words = first_names.iter().chain([surname]).map(|span| span.of(text));
        let is_foreign =
            |word: &str| is_one_of(word, NOT_PEOPLE) || LetterCase::of(word) == LetterCase::Upper;
        let is_a_name = first_names.len() < 4
            && !words.clone().any(is_foreign)
            && !is_initial(surname.of(text))
            && !follows_article(text, rest[0]);
        let has_title = before.last().is_some_and(is_title);
        is_a_name.then(|| Name { words: words.collect(), surname: *surname, has_title })
    }
}

/// Whether "the" or "a" stands before a word: "the Drudge Report".
fn follows_article(text: &str, word: Span) -> bool {
    let before = text.get(..word.start as usize).unwrap_or_default().trim_end();
    let last = before.rsplit(|c: char| !c.is_alphabetic()).next();
    last.is_some_and(|word| is_one_of(word, "a an the"))
}

/// The new word for each word of people's names.
struct NewNames {
    /// By the old word in capitals.
    words: BTreeMap<String, &'static str>,
}

impl NewNames {
    /// Draws by seed and article, no word twice while there are others.
    fn draw(people: &BTreeSet<Vec<&str>>, known: &BTreeSet<&str>, by: (u64, &str)) -> NewNames {
        let surnames: BTreeSet<&str> =
            people.iter().filter_map(|name| name.last()).copied().collect();
        let given: BTreeSet<&str> = people.iter().flatten().copied().collect();
        let given = given.difference(&surnames).filter(|word| !is_initial(word));
        let given = given.map(|word| (*word, GIVEN.as_slice()));
        let all = surnames.iter().map(|word| (*word, SURNAMES.as_slice())).chain(given);
        let mut words = BTreeMap::new();
        let mut used = BTreeSet::new();
        for (word, list) in all {
            let first = (hash(by, word) % list.len() as u64) as usize;
            let from_there = || list[first..].iter().chain(&list[..first]).copied();
            let length = word.chars().count();
            let fits = |new: &&str| new.chars().count() != length && !known.contains(new);
            let fresh = from_there().find(|new| fits(new) && !used.contains(new));
            if let Some(new) = fresh.or_else(|| from_there().find(fits)) {
                used.insert(new);
                words.insert(word.to_uppercase(), new);
            }
        }
        NewNames { words }
    }

    /// The new word for `word`, in capitals where that is.
    fn of(&self, word: &str) -> Option<String> {
        let new = self.words.get(&word.to_uppercase())?;
        let is_shouted = LetterCase::of(word) == LetterCase::Upper;
        Some(if is_shouted { new.to_uppercase() } else { (*new).to_owned() })
    }
}

/// FNV-1a, because the copies must be the same with every version of every library.
fn hash((seed, id): (u64, &str), word: &str) -> u64 {
    let bytes = seed.to_le_bytes().into_iter().chain(id.bytes()).chain([0]).chain(word.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::super::Perturbation::Renamed;
    use super::super::perturbed;
    use super::super::tests::check;
    use crate::eval::gold::tests::article;

    #[test]
    fn each_word_of_a_name_changes_wherever_it_stands() {
        check(
            Renamed,
            "BRACKWATER — Transport Minister Ilse Q. Berg-Hay said no. If Mr. Berg-Hay goes, Ilse’s \
             brother Tom Berg-Hay, the BERG-HAY camp and Berg-Hayites stay.",
            &["Transport Minister Ilse Q. Berg-Hay|said|no", "Mr. Berg-Hay||goes"],
            "BRACKWATER — ‹Transport Minister Lu Q. Vandermeulen› ⟨said⟩ ⟦no⟧. If \
             ‹Mr. Vandermeulen› ⟦goes⟧, Lu’s brother Tom Vandermeulen, the VANDERMEULEN camp and \
             Berg-Hayites stay.",
        );
    }

    #[test]
    fn a_surname_is_known_by_the_full_name_or_a_title() {
        check(
            Renamed,
            "“No,” Pell said. But Oona Pell left.",
            &["Pell|said|“No,”"],
            "⟦“No,”⟧ ‹Mbeki-Thorne› ⟨said⟩. But Maximiliana Mbeki-Thorne left.",
        );
        let mrs = "‹Mrs. Kettlewell› ⟨said⟩ ⟦no⟧.";
        check(Renamed, "Mrs. Ox said no.", &["Mrs. Ox|said|no"], mrs);
        // It may as well be a place.
        check(Renamed, "Keldria said no.", &["Keldria|said|no"], "‹Keldria› ⟨said⟩ ⟦no⟧.");
    }

    #[test]
    fn bodies_and_places_stay() {
        for speaker in [
            "The White House",
            "the Drudge Times",
            "The Stennick Railway Board",
            "NATO",
            "New Keldria",
        ] {
            let text = format!("{speaker} said no.");
            let gold = article(&text, &[&format!("{speaker}|said|no")]);
            assert_eq!(perturbed(&gold, Renamed, 1).text, text);
        }
    }

    #[test]
    fn a_word_that_the_article_has_in_small_letters_changes_within_a_name_only() {
        check(
            Renamed,
            "Grace Price said no price is fair. Price it? Mr. Price left with grace. Grace is all.",
            &["Grace Price|said|no price is fair"],
            "‹Bo O’Dowd› ⟨said⟩ ⟦no price is fair⟧. Price it? Mr. O’Dowd left with grace. Grace is all.",
        );
    }

    #[test]
    fn the_seed_and_the_article_draw_the_names() {
        let gold = article("Oona Pell said no.", &["Oona Pell|said|no"]);
        let text = |seed| perturbed(&gold, Renamed, seed).text;
        assert_eq!(text(1), text(1));
        let different: std::collections::BTreeSet<String> = (0..20).map(text).collect();
        assert!(different.len() > 10, "{different:?}");
        assert!(different.iter().all(|text| !text.contains("Oona") && !text.contains("Pell")));
        let other = crate::eval::GoldArticle { id: "b".into(), ..gold.clone() };
        assert!((0..20).any(|seed| perturbed(&other, Renamed, seed).text != text(seed)));
    }
}
