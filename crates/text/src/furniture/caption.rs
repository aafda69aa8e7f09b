//! Captions of pictures, and the credits that give them away.

use super::line::{Line, ends_as_prose, is_capitalised};
use crate::date::pattern;
use crate::{Furniture, FurnitureKind, Span};
use regex::Regex;
use std::sync::LazyLock;

/// A caption longer than this, in bytes, is a paragraph of the report that a credit follows.
const LONGEST_CAPTION: usize = 300;
/// A credit longer than this, in bytes, says more than whose the picture is.
const LONGEST_CREDIT: usize = 80;
/// A label with fewer words after it has a credit there, not a caption.
const SHORTEST_CAPTION: usize = 5;

const LABEL: &str = r"(?:file\ photo|file\ picture|(?:photo|picture|image)\ credits?|pictures?|photos?|photographs?|pic|images?|credits?|copyright|illustration|graphic|foto)";

static LEADING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^(?i:{LABEL})\s*:\s*|^(?i:photo|picture|photograph)\s+(?i:by)\s+|^FILE(?: PHOTO)?\s*[-–—]\s*"
    ))
});
static CREDIT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?x) [(\[]? \b (?: (?i:{LABEL}) \s* : | (?i:(?:photo|picture|photograph|image)s?(?:/|\ by\ ))
        | (?:\p{{Lu}}[\p{{L}}.'’-]*\ ){{0,3}}\p{{Lu}}[\p{{L}}.'’-]*(?:/(?:AFP|AP|EPA|PA|Getty(?:\ Images)?|Reuters|REUTERS|Bloomberg)\b)+
        | AP\ Photo | REUTERS/ | AFP/ | EPA/ | Getty\ Images | (?i:via)\ (?:AP|Getty|AFP|Reuters|REUTERS) \b )
        | [(\[]? (?: © | \(c\)\ )"
    ))
});
static AGENCY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[(\[]?(?:Getty(?: Images)?|Reuters|REUTERS|AP(?: Photo)?|AFP|EPA(?:-EFE)?|PA(?: Wire| Media| Images)?|Shutterstock|Alamy|Rex Features|Bloomberg)(?:(?:/| via )[\p{L}. /'’-]{1,50})?[)\]]?$",
    )
});

/// The caption and the credits that `line` consists of; nothing for other lines.
///
/// Only a credit or a label gives a caption away: nothing else tells its words from the report's.
pub(super) fn caption(line: &Line<'_>) -> Vec<Furniture> {
    let words = line.words;
    if words.len() <= LONGEST_CREDIT && AGENCY.is_match(words) {
        return vec![Furniture { span: line.span, kind: FurnitureKind::Credit }];
    }
    let label = LEADING.find(words).map_or(0, |found| found.end());
    let rest = &words[label..];
    let name = || trailing_name(rest).filter(|_| label > 0);
    let credit = credit_at(rest).or_else(name).map_or(words.len(), |at| label + at);
    if label == 0 && credit == words.len() {
        return Vec::new();
    }
    let middle = words[label..credit].trim();
    let piece = |from: usize, to: usize, kind| {
        let start = line.span.start as usize;
        let trimmed = words[from..to].trim_end().len();
        Furniture { span: Span::new(start + from, start + from + trimmed), kind }
    };
    let is_name = credit == words.len() && middle.split_whitespace().count() < SHORTEST_CAPTION;
    if is_name || middle.is_empty() {
        return vec![piece(0, words.len(), FurnitureKind::Credit)];
    }
    let mut found = Vec::new();
    if label > 0 {
        found.push(piece(0, label, FurnitureKind::Credit));
    }
    if middle.len() <= LONGEST_CAPTION {
        found.push(piece(label, credit, FurnitureKind::Caption));
    }
    if credit < words.len() {
        found.push(piece(credit, words.len(), FurnitureKind::Credit));
    }
    found
}

/// Where the credit that ends `words` begins.
fn credit_at(words: &str) -> Option<usize> {
    let credits = CREDIT.find_iter(words).filter(|found| ends_in_credit(words, found));
    credits.last().map(|found| found.start())
}

fn ends_in_credit(words: &str, label: &regex::Match<'_>) -> bool {
    let (before, name) = (words[..label.start()].trim_end(), &words[label.end()..]);
    let inner = name.trim().trim_end_matches([')', ']', '.']);
    let is_short =
        words.len() - label.start() <= LONGEST_CREDIT && !inner.contains([':', '?', '!']);
    let one_piece = !has_sentence_end(inner) && !inner.contains(['"', '“', '”']);
    let named = !inner.is_empty() || label.as_str().contains('/');
    let names = || named && inner.split_whitespace().all(is_capitalised);
    let bracketed = label.as_str().starts_with(['(', '[']);
    let agency = label.as_str().starts_with(|c: char| c.is_uppercase());
    let closes = before.is_empty()
        || before
            .ends_with(['.', '!', '?', '”', '"', '’', '\'', '|', '/', '—', '–', '-', ')', ','])
            && agency
        || bracketed && name.trim_end().trim_end_matches('.').ends_with([')', ']'])
        || label.as_str().starts_with('©');
    is_short && one_piece && (closes || agency && names())
}

/// Whether a full stop ends a sentence within `words`. The stop of an initial does not.
fn has_sentence_end(words: &str) -> bool {
    let initial = |before: &str| {
        let letters = before.chars().rev().take_while(|c| c.is_alphabetic());
        letters.count() == 1
    };
    words.match_indices(". ").any(|(at, _)| !initial(&words[..at]))
}

/// "Ruth Calloway at Corvale market. Len Ashby": names alone after the last sentence of a caption
/// that a label begins.
fn trailing_name(words: &str) -> Option<usize> {
    let at = words.rfind(". ")? + 2;
    let name = &words[at..];
    let is_name = !ends_as_prose(name)
        && (1..=3).contains(&name.split_whitespace().count())
        && name.split_whitespace().all(is_capitalised);
    (is_name && words[..at].split_whitespace().count() >= SHORTEST_CAPTION).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Captions are written as they are, credits in braces.
    #[track_caller]
    fn check(words: &str, expected: &[&str]) {
        let line = Line::of(words, Span::new(0, words.len())).unwrap();
        let found: Vec<String> = caption(&line)
            .iter()
            .map(|piece| match piece.kind {
                FurnitureKind::Caption => piece.span.of(words).to_owned(),
                _ => format!("{{{}}}", piece.span.of(words)),
            })
            .collect();
        assert_eq!(found, expected, "{words}");
    }

    #[test]
    fn credits_end_captions() {
        check(
            "Mayor Oona Pell says the bridge is safe. Picture: Getty",
            &["Mayor Oona Pell says the bridge is safe.", "{Picture: Getty}"],
        );
        check(
            "Oona Pell, mayor of Stennick (photo: Len Images)",
            &["Oona Pell, mayor of Stennick", "{(photo: Len Images)}"],
        );
        check(
            "The valley in May Photograph: Len Ashby/KPR",
            &["The valley in May", "{Photograph: Len Ashby/KPR}"],
        );
        check("The valley in May. © Len Ashby", &["The valley in May.", "{© Len Ashby}"]);
        check(
            "The valley in May. REUTERS/Len Ashby",
            &["The valley in May.", "{REUTERS/Len Ashby}"],
        );
    }

    #[test]
    fn labels_begin_captions() {
        check(
            "FILE PHOTO: Oona Pell speaks to farmers in June. REUTERS/Len Ashby",
            &["{FILE PHOTO:}", "Oona Pell speaks to farmers in June.", "{REUTERS/Len Ashby}"],
        );
        check(
            "Picture: Oona Pell at Corvale market. Len Ashby",
            &["{Picture:}", "Oona Pell at Corvale market.", "{Len Ashby}"],
        );
        check(
            "Image: The report is out. (Credit: Ivo Sand / KPR)",
            &["{Image:}", "The report is out.", "{(Credit: Ivo Sand / KPR)}"],
        );
        check("Photo: archive", &["{Photo: archive}"]);
        check(
            "Picture: Boats at Komiža. Picture: Adria/T. Perko",
            &["{Picture:}", "Boats at Komiža.", "{Picture: Adria/T. Perko}"],
        );
        check(
            "The valley in May, 2024. (LEN ASHBY/AFP/Getty Images)",
            &["The valley in May, 2024.", "{(LEN ASHBY/AFP/Getty Images)}"],
        );
        check("Getty Images", &["{Getty Images}"]);
    }

    #[test]
    fn the_report_itself() {
        check("She posted a photo: it showed the mayor asleep.", &[]);
        check("He gave the credit: “Oona Pell did it.”", &[]);
        check("The picture: grim, she said. The outlook: grimmer.", &[]);
        check("Reuters reported the vote on Monday", &[]);
        check("He works for Getty Images in Brackwater.", &[]);
    }
}
