//! The answers of an interview whose turns nobody labels: questions and answers stand in paragraphs of their own, and
//! only who asks and who says "I" tells them apart.

use crate::words::{I, WE, YOU, is_one_of};
use onrecord_text::{Article, Layout, Span};

/// Words by which an article says that it is an interview, and verbs of one who gives one, before "to" and "with".
const INTERVIEW: &str = "conversation interview interviewed interviews q&a";
pub(crate) const TALKS: &str = "speaks spoke talked talking talks";
/// So many paragraphs ask, and so many behind them say "I"; fewer where the article says what it is.
const QUESTIONS: usize = 3;
const ANSWERED: usize = 3;
const ANSWERED_AT_LEAST: usize = 2;
/// What is longer, in tokens, is no question of an interviewer.
const LONGEST: usize = 70;

/// What the one who is interviewed says in a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    /// "I" or "we" in it, else "you" in the question before it.
    pub(crate) speaker: Span,
    /// The paragraph.
    pub(crate) content: Span,
}

/// The answers of an interview in the order of the text; none in any other article.
///
/// A paragraph that ends with a question and does not say "I" is the interviewer's, and what stands right behind it is
/// an answer. So is each paragraph between the first and the last of these that says "I", unless every other one is
/// the interviewer's.
pub(crate) fn answers(article: &Article, layout: &Layout) -> Vec<Answer> {
    let paragraphs: Vec<Paragraph> = paragraphs(article, layout);
    let mut questions = (0..paragraphs.len()).filter(|at| paragraphs[*at].asks);
    let Some(first) = questions.next() else { return Vec::new() };
    let last = questions.next_back().unwrap_or(first);
    let asking = &paragraphs[first..=last];
    let answered = asking.windows(2).filter(|it| it[0].asks && it[1].says_i.is_some()).count();
    let is_addressed = asking.iter().any(|it| it.asks && it.says_you.is_some());
    let says_so = || says_so(article, layout, paragraphs[first].span, paragraphs[last].span);
    let is_interview = asking.iter().filter(|it| it.asks).count() >= QUESTIONS
        && is_addressed
        && (answered >= ANSWERED || answered >= ANSWERED_AT_LEAST && says_so());
    if !is_interview {
        return Vec::new();
    }
    let mut turns = asking.chunks(2);
    let alternate = turns.all(|it| it[0].says_i.is_none() && it.get(1).is_none_or(|it| !it.asks));
    let answer = |at: usize| {
        let paragraph = paragraphs.get(at).filter(|paragraph| !paragraph.asks)?;
        let before = &paragraphs[at - 1];
        let is_next = if alternate { (at - first) % 2 == 1 } else { before.asks };
        let behind = || paragraph.says_we.or(before.says_you).filter(|_| is_next);
        let own = paragraph.says_i.filter(|_| is_next || !alternate);
        Some(Answer { speaker: own.or_else(behind)?, content: paragraph.span })
    };
    // Behind the last answer the interviewer may say "I" again.
    (first + 1..=last + 1).filter_map(answer).collect()
}

/// Whether the words around the questions say that this is an interview.
fn says_so(article: &Article, layout: &Layout, first: Span, last: Span) -> bool {
    let word = |at: usize| layout.tokens.get(at).map_or("", |token| token.of(&article.text));
    let is_around = |at: &usize| {
        let token = layout.tokens[*at];
        token.end <= first.start || token.start >= last.end
    };
    let tells = |at: usize| {
        is_one_of(word(at), INTERVIEW)
            || is_one_of(word(at), TALKS) && is_one_of(word(at + 1), "to with")
    };
    (0..layout.tokens.len()).filter(is_around).any(tells)
}

/// A paragraph that is read, by the words outside of its quotation marks.
struct Paragraph {
    span: Span,
    asks: bool,
    says_i: Option<Span>,
    says_we: Option<Span>,
    says_you: Option<Span>,
}

fn paragraphs(article: &Article, layout: &Layout) -> Vec<Paragraph> {
    let read = layout.paragraphs.iter().filter(|paragraph| article.is_read(paragraph.span));
    let paragraph = |paragraph: &onrecord_text::Paragraph| {
        let tokens = &layout.tokens[paragraph.tokens.clone()];
        let first = |words: &str| {
            let is_told = |token: &&Span| {
                is_one_of(token.of(&article.text), words) && layout.quotation_at(**token).is_none()
            };
            tokens.iter().find(is_told).copied()
        };
        let ends = tokens.last().is_some_and(|last| {
            last.of(&article.text) == "?" && layout.quotation_at(*last).is_none()
        });
        let says_i = first(I);
        Paragraph {
            span: paragraph.span,
            asks: ends && says_i.is_none() && tokens.len() <= LONGEST,
            says_i,
            says_we: first(WE),
            says_you: first(YOU),
        }
    };
    read.map(paragraph).collect()
}

#[cfg(test)]
mod tests {
    use crate::marked::check;

    const INTERVIEW: &str = "Yusra Falkenau speaks to Radio Linden.\n\n\
        Ninety-four trees. How many would you give up?\n\n\
        None. I have counted them.\n\n\
        The mayor says that they are sick.\n\n\
        Eleven are. I have a cough too.\n\n\
        Without them there is no room. So are you against the tram?\n\n\
        It would cost us. The mayor told me it was late.\n\n\
        And what would you do?\n\n\
        Sell it.\n\n\
        I left her by the river.";

    #[test]
    fn answers_that_nobody_labels() {
        let answers = [
            "I |  | None. I have counted them.",
            "I |  | Eleven are. I have a cough too.",
            "me |  | It would cost us. The mayor told me it was late.",
            "The mayor | told | it was late",
            "you |  | Sell it.",
        ];
        check(INTERVIEW, &answers);
        // Of an answer in two paragraphs, and what may be either's, only what says "I".
        let longer = INTERVIEW.replace("Eleven are.", "Eleven are.\n\n");
        let mut shorter = answers;
        shorter[1] = "I |  | I have a cough too.";
        check(&longer, &shorter);
    }

    #[test]
    fn other_articles_have_none() {
        check(&INTERVIEW.replace("speaks to", "hears"), &[]);
        check(&INTERVIEW.replace(" me ", " her ").replace("I have", "She has"), &[]);
        check(&INTERVIEW.replace("would you", "would they").replace("are you", "is she"), &[]);
    }
}
