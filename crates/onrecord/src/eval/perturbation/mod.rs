//! Copies of gold that are set otherwise, or speak of other people: what does a reading lean on?

mod edits;
mod marks;
mod name_words;
mod names;
mod runs;

use super::gold::GoldArticle;
use edits::Edits;

/// How a copy differs from its article; [`super::DEFINITIONS`] says it exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Perturbation {
    /// All letters are capitals.
    Capitals,
    /// No letter is.
    Small,
    /// Curly quotation marks and apostrophes are straight.
    Straight,
    /// Quotations stand in single marks, and those inside them in double ones.
    British,
    /// No quotation has its closing mark.
    Unclosed,
    /// No quotation that ends its paragraph has its closing mark.
    Unfinished,
    /// No paragraph ends with a stop.
    Unstopped,
    /// People have other names.
    Renamed,
}

impl Perturbation {
    /// All of them, in the order of the definitions.
    pub const ALL: [Perturbation; 8] = [
        Perturbation::Capitals,
        Perturbation::Small,
        Perturbation::Straight,
        Perturbation::British,
        Perturbation::Unclosed,
        Perturbation::Unfinished,
        Perturbation::Unstopped,
        Perturbation::Renamed,
    ];
}

/// A copy of the article in which the same words have the same roles. The same seed gives the same
/// copy; only [`Perturbation::Renamed`] draws by it.
///
/// A piece of which nothing is left in the copy, such as a lone mark, is left out.
pub fn perturbed(article: &GoldArticle, perturbation: Perturbation, seed: u64) -> GoldArticle {
    let text = article.text.as_str();
    let edits = match perturbation {
        Perturbation::Capitals => each_char(text, |c| c.to_uppercase().collect()),
        Perturbation::Small => each_char(text, |c| c.to_lowercase().collect()),
        Perturbation::Straight => each_char(text, marks::straight),
        Perturbation::British => marks::british(text),
        Perturbation::Unclosed => marks::unclosed(text),
        Perturbation::Unfinished => marks::unfinished(text),
        Perturbation::Unstopped => marks::unstopped(text),
        Perturbation::Renamed => names::renamed(article, seed),
    };
    edits.apply(article)
}

fn each_char(text: &str, change: impl Fn(char) -> String) -> Edits {
    let mut edits = Edits::default();
    for (at, c) in text.char_indices() {
        let changed = change(c);
        if !changed.chars().eq([c]) {
            edits.replace(at, at + c.len_utf8(), changed);
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::gold::tests::article;
    use onrecord_text::Span;

    /// Checks the copy's text, its spans marked: speaker ‹›, cue ⟨⟩, content ⟦⟧.
    #[track_caller]
    pub(super) fn check(
        perturbation: Perturbation,
        text: &str,
        attributions: &[&str],
        expected: &str,
    ) {
        let copy = perturbed(&article(text, attributions), perturbation, 1);
        assert_eq!(marked(&copy), expected);
    }

    fn marked(article: &GoldArticle) -> String {
        let mut marks: Vec<(u32, bool, &str)> = Vec::new();
        for one in &article.attributions {
            for (role, [open, close]) in
                [(&one.speaker, ["‹", "›"]), (&one.cue, ["⟨", "⟩"]), (&one.content, ["⟦", "⟧"])]
            {
                for Span { start, end } in role {
                    marks.extend([(*start, true, open), (*end, false, close)]);
                }
            }
        }
        // At one place, what ends comes first.
        marks.sort_unstable();
        let mut text = article.text.clone();
        for (at, _, mark) in marks.iter().rev() {
            text.insert_str(*at as usize, mark);
        }
        text
    }

    #[test]
    fn letter_case() {
        check(
            Perturbation::Capitals,
            "“Straße ﬁne,” said Zoë’s aide.",
            &["Zoë’s aide|said|“Straße ﬁne,”"],
            "⟦“STRASSE FINE,”⟧ ⟨SAID⟩ ‹ZOË’S AIDE›.",
        );
        check(
            Perturbation::Small,
            "“İt is SO,” said NATO’s Chief.",
            &["NATO’s Chief|said|“İt is SO,”"],
            "⟦“i\u{307}t is so,”⟧ ⟨said⟩ ‹nato’s chief›.",
        );
    }
}
