//! All the layers of a text that can be found without a model, found once.

use crate::quotation::{Quotation, quotations};
use crate::sentence::sentences;
use crate::token::tokens;
use crate::{Span, paragraphs};
use std::ops::Range;

/// A paragraph with the sentences and tokens in it, as ranges into [`Layout`]'s lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// The paragraph's words.
    pub span: Span,
    /// Its sentences.
    pub sentences: Range<usize>,
    /// Its tokens.
    pub tokens: Range<usize>,
}

/// A sentence with its tokens, as a range into [`Layout::tokens`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The sentence's words.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
}

/// The paragraphs, sentences, tokens and quotations of one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// All paragraphs, in order.
    pub paragraphs: Vec<Paragraph>,
    /// All sentences, in order; each lies in one paragraph.
    pub sentences: Vec<Sentence>,
    /// All tokens, in order; each lies in one sentence.
    pub tokens: Vec<Span>,
    /// The outermost quotations, in order; each lies in one paragraph.
    pub quotations: Vec<Quotation>,
}

impl Layout {
    /// The layout of `text`.
    pub fn of(text: &str) -> Layout {
        let spans = paragraphs(text);
        let mut layout = Layout { quotations: quotations(text, &spans), ..Layout::default() };
        for span in spans {
            let (first_sentence, first_token) = (layout.sentences.len(), layout.tokens.len());
            for sentence in sentences(text, span) {
                let from = layout.tokens.len();
                layout.tokens.extend(tokens(text, sentence));
                layout
                    .sentences
                    .push(Sentence { span: sentence, tokens: from..layout.tokens.len() });
            }
            layout.paragraphs.push(Paragraph {
                span,
                sentences: first_sentence..layout.sentences.len(),
                tokens: first_token..layout.tokens.len(),
            });
        }
        layout
    }

    /// The index of the paragraph in which byte `at` lies, or of the last one before it.
    pub fn paragraph_at(&self, at: u32) -> usize {
        self.paragraphs.partition_point(|p| p.span.start <= at).saturating_sub(1)
    }

    /// The index of the sentence in which byte `at` lies, or of the last one before it.
    pub fn sentence_at(&self, at: u32) -> usize {
        self.sentences.partition_point(|s| s.span.start <= at).saturating_sub(1)
    }

    /// The tokens that overlap `span`, as a range into [`Layout::tokens`].
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let from = self.tokens.partition_point(|token| token.end <= span.start);
        let to = self.tokens.partition_point(|token| token.start < span.end);
        from..to.max(from)
    }

    /// From the first of these tokens to the last; nothing where there are none.
    pub fn cover(&self, tokens: Range<usize>) -> Option<Span> {
        let tokens = self.tokens.get(tokens)?;
        Some(tokens.first()?.cover(*tokens.last()?))
    }

    /// The quotation in which `span` begins, if it begins in one.
    pub fn quotation_at(&self, span: Span) -> Option<&Quotation> {
        let after = self.quotations.partition_point(|q| q.span.start <= span.start);
        let quotation = self.quotations.get(after.checked_sub(1)?)?;
        (span.start < quotation.span.end).then_some(quotation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_agree_with_each_other() {
        let text = "One two. Three.\n\n“Four,” he said.";
        let layout = Layout::of(text);
        assert_eq!(layout.paragraphs.len(), 2);
        assert_eq!(layout.sentences.len(), 3);
        assert_eq!(layout.paragraphs[1].tokens, 5..layout.tokens.len());
        assert_eq!(layout.sentence_at(text.find("Three").unwrap() as u32), 1);
        assert_eq!(layout.paragraph_at(text.find("he").unwrap() as u32), 1);
        let said = text.find("said").unwrap();
        assert_eq!(layout.tokens_in(Span::new(said, said + 4)).len(), 1);
        let four = text.find("Four").unwrap();
        assert!(layout.quotation_at(Span::new(four, four + 4)).is_some());
        assert!(layout.quotation_at(Span::new(said, said + 4)).is_none());
    }
}
