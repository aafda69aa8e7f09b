//! Whether a text is in English, which is the one language that is read.

use crate::source::SourceError;
use onrecord_reading::Warning;
use onrecord_text::{Article, Span};

/// Words that every English text is full of, and hardly another language's.
const ENGLISH: &str = "the of and to that is for on was with by it as at be from has have he she they his her their \
                       not are were but said will this would which who an or we i you its had been";

/// Fewer words than these tell no language.
const FEWEST: usize = 12;

/// So much of a text is looked at, in bytes.
const ENOUGH: usize = 20_000;

/// A warning, where an article says of itself that it is in another language, or its words do.
pub(crate) fn warning(article: &Article) -> Option<Warning> {
    let share = share(&article.text[..article.text.floor_char_boundary(ENOUGH)]);
    let told = article.language.as_deref().filter(|code| !code.eq_ignore_ascii_case("en"));
    let message = match (told, share) {
        // Templates say of themselves what is not so.
        (Some(_), Some(share)) if share >= SURELY => return None,
        (Some(code), _) => {
            format!("it says that it is in another language (“{code}”): English alone is read")
        }
        (None, Some(share)) if share < HARDLY => {
            "its words do not look like English, which alone is read".to_owned()
        }
        _ => return None,
    };
    Some(Warning { span: Span::new(0, 0), message, about_file: true })
}

/// Refuses an article of which [`warning`] would warn.
///
/// # Errors
/// If it is in another language.
pub(crate) fn must_be_english(article: &Article) -> Result<(), SourceError> {
    if warning(article).is_some() { Err(SourceError::OtherLanguage) } else { Ok(()) }
}

/// The least share of such words in an English text, and the most in another.
const SURELY: f64 = 0.2;
const HARDLY: f64 = 0.06;

/// How many of the words are such; nothing where they are too few.
fn share(text: &str) -> Option<f64> {
    let words = text.split(|c: char| !(c.is_alphabetic() || c == '\'' || c == '’'));
    let (mut all, mut english) = (0usize, 0usize);
    for word in words.filter(|word| !word.is_empty()) {
        all += 1;
        english += usize::from(ENGLISH.split(' ').any(|known| known.eq_ignore_ascii_case(word)));
    }
    (all >= FEWEST).then(|| english as f64 / all as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, language: Option<&str>, is_warned: bool) {
        let article = Article {
            text: text.to_owned(),
            language: language.map(str::to_owned),
            ..Article::default()
        };
        assert_eq!(warning(&article).is_some(), is_warned, "{text}");
    }

    #[test]
    fn english_is_told_from_other_languages() {
        let english =
            "The mayor, Ann Hale, said on Monday that the bridge would not be built by the town.";
        let german = "Bürgermeisterin Ann Hale lehnt den Hafentunnel ab. „Das ist ein Fehler“, sagte Hale am Montag.";
        let french = "La maire Ann Hale est opposée au tunnel du port, a-t-elle dit lundi devant le conseil de la ville.";
        check(english, None, false);
        check(english, Some("en"), false);
        check(english, Some("fr"), false);
        check(german, None, true);
        check(french, None, true);
        check(french, Some("fr"), true);
        check("Hale says no", None, false);
        check("Non, dit Hale.", Some("fr"), true);
    }
}
