//! Who speaks where the form of the page says so and the tags do not: a signature behind a quotation, a
//! label before each turn of an interview, or only that questions and answers take turns.

use crate::interview::{Answer, answers};
use crate::piece::Piece;
use crate::spelling::acronym;
use crate::subject::DASHES;
use crate::words::is_capitalised;
use onrecord_text::{Article, Layout, Role, Span};
use std::collections::BTreeMap;
use std::ops::Range;

/// The most words of a label before a turn.
const LONGEST_LABEL: usize = 4;

/// The most tokens of the office behind the name in a label.
const LONGEST_OFFICE: usize = 14;

/// The most tokens behind an age in a label.
const LONGEST_CALLING: usize = 12;

/// The most tokens of a description behind a quotation, with the name that it ends with.
const LONGEST_SIGNATURE: usize = 9;

/// How often the form is right where no tag says so: about as often as tags are that find a whole statement.
pub(crate) const PROBABILITY: f32 = 0.9;

/// What somebody says in an interview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Turn {
    /// The label with their name, or else "I" in what they say, or "you" before it.
    pub(crate) speaker: Span,
    /// The colon behind a label.
    pub(crate) cue: Option<Span>,
    pub(crate) content: Span,
}

impl Turn {
    /// Whether nobody else's words are told in it.
    fn is_plain(&self, pieces: &[Piece]) -> bool {
        !pieces.iter().any(|piece| piece.role == Role::Cue && self.content.contains(piece.span))
    }
}

/// The pieces, in the order of the text, with those that the form of the page adds, and the turns, which
/// may hold other statements. The cue of each turn is among the pieces, to claim what is its own.
pub(crate) fn with_form(
    article: &Article,
    layout: &Layout,
    mut pieces: Vec<Piece>,
) -> (Vec<Piece>, Vec<Turn>) {
    let form = Form { article, layout, text: &article.text };
    for whole in form.signed_paragraphs(&pieces) {
        let whole = form.piece(Role::Content, whole);
        pieces.retain(|piece| !piece.span.overlaps(whole.span));
        pieces.push(whole);
    }
    let mut added = form.signatures(&pieces);
    let mut turns = Vec::new();
    for (label, said) in form.turns() {
        let colon = label.end - 1..label.end;
        let turn = Turn {
            speaker: form.span(label.start..label.end - 1),
            cue: Some(form.span(colon.clone())),
            content: form.span(said.clone()),
        };
        let label = form.span(label.clone());
        pieces.retain(|piece| !piece.span.overlaps(label));
        if turn.is_plain(&pieces) {
            pieces.retain(|piece| !piece.span.overlaps(turn.content));
            added.push(form.piece(Role::Content, said));
        }
        added.push(form.piece(Role::Cue, colon));
        turns.push(turn);
    }
    if turns.is_empty() {
        for Answer { speaker, content } in answers(article, layout) {
            let turn = Turn { speaker, cue: None, content };
            if turn.is_plain(&pieces) {
                pieces.retain(|piece| !piece.span.overlaps(content));
            }
            turns.push(turn);
        }
    }
    pieces.extend(added);
    pieces.sort_by_key(|piece| piece.span);
    (pieces, turns)
}

/// The tokens of a label with its colon, and those of what stands behind it.
type Labelled = (Range<usize>, Range<usize>);

struct Form<'a> {
    article: &'a Article,
    layout: &'a Layout,
    text: &'a str,
}

impl Form<'_> {
    /// The dash and the name behind each quotation that ends with them: "“No.” – Paul Orme, Brackwater".
    fn signatures(&self, pieces: &[Piece]) -> Vec<Piece> {
        let mut found = Vec::new();
        for quotation in &self.layout.quotations {
            let at = self.layout.tokens.partition_point(|token| token.start < quotation.span.end);
            let paragraph = &self.layout.paragraphs[self.layout.paragraph_at(quotation.span.start)];
            let begins = self.layout.tokens[paragraph.tokens.start].start >= quotation.span.start;
            let described =
                Some(at + 1..paragraph.tokens.end).filter(|it| begins && self.ends_in_name(it));
            let named = || at + 1..at + 1 + self.capitalised(at + 1..paragraph.tokens.end);
            let name = described.unwrap_or_else(named);
            // A sentence that goes on behind a dash has more words than a name and a place.
            let is_signed = self.word(at).starts_with(DASHES)
                && name.len() > 1
                && (name.end == paragraph.tokens.end
                    || !self.word(name.end).starts_with(char::is_alphabetic));
            let is_tagged = |span: Span, role: Role| {
                pieces.iter().any(|piece| piece.role == role && piece.span.overlaps(span))
            };
            let said = pieces
                .iter()
                .any(|piece| piece.role == Role::Content && piece.span.overlaps(quotation.span));
            if !is_signed || !said || is_tagged(self.span(at..name.end), Role::Cue) {
                continue;
            }
            found.push(self.piece(Role::Cue, at..at + 1));
            if !is_tagged(self.span(name.clone()), Role::Speaker) {
                found.push(self.piece(Role::Speaker, name));
            }
        }
        found
    }

    /// What is said, as tokens, in each paragraph that is one quotation with its signature, however many marks
    /// stand inside it, if the tags have somebody say a part of it.
    fn signed_paragraphs(&self, pieces: &[Piece]) -> Vec<Range<usize>> {
        let is_mark = |at: usize| matches!(self.word(at), "“" | "”" | "\"" | "„" | "«" | "»");
        let signed = |tokens: Range<usize>| {
            let dash = tokens.clone().rfind(|at| self.word(*at).starts_with(DASHES))?;
            let name = self.capitalised(dash + 1..tokens.end);
            let is_end = (dash + 1 + name..tokens.end).all(|at| self.word(at) == ".");
            let is_quotation =
                dash > tokens.start + 2 && is_mark(tokens.start) && is_mark(dash - 1);
            (name > 1 && is_end && is_quotation).then_some(tokens.start..dash)
        };
        let tokens = self.layout.paragraphs.iter().map(|paragraph| paragraph.tokens.clone());
        let is_said = |said: &Range<usize>| {
            let mut inside = pieces
                .iter()
                .filter(|piece| said.contains(&self.layout.tokens_in(piece.span).start))
                .peekable();
            inside.peek().is_some() && inside.all(|piece| piece.role == Role::Content)
        };
        tokens.filter_map(signed).filter(is_said).collect()
    }

    /// The labelled turns of an interview, each as the tokens of the label with its colon, and those of what
    /// is said: "Q: …", "A: …", "Calloway: …".
    fn turns(&self) -> Vec<Labelled> {
        let mut of_label: BTreeMap<&str, Vec<Labelled>> = BTreeMap::new();
        for paragraph in &self.layout.paragraphs {
            // "“WALLACE: …", where a transcript stands between marks.
            let mark = usize::from(matches!(self.word(paragraph.tokens.start), "\"" | "“"));
            let tokens = paragraph.tokens.start + mark..paragraph.tokens.end;
            let name = tokens.start..tokens.start + self.capitalised(tokens.clone());
            let end = self.end_of_office(name.clone()).unwrap_or(name.end);
            let is_label = (1..=LONGEST_LABEL).contains(&name.len())
                && self.word(end) == ":"
                && self.article.is_read(paragraph.span);
            if is_label && end + 1 < tokens.end {
                let label = self.span(name.clone()).of(self.text);
                // "HOLT" speaks behind "KAREN HOLT, HOST" too.
                let label = match label.contains(char::is_lowercase) {
                    true => label,
                    false => label.rsplit(' ').next().unwrap_or(label),
                };
                let turn = (tokens.start..end + 1, end + 1..tokens.end);
                of_label.entry(label).or_default().push(turn);
            }
        }
        let count = |label: &str| of_label.get(label).map_or(0, Vec::len);
        // Some pages lose the colon behind "Q".
        let is_interview = count("A") > 0 && count("Q") > 0 || count("A") > 2;
        // "WALLACE: …", "PENCE: …": a transcript names those who speak in capitals, or by their initials.
        let is_shouted = |label: &str| {
            !label.contains(char::is_lowercase) && (label.len() > 2 || self.is_initials(label))
        };
        let voices = of_label.iter().filter(|(label, turns)| is_shouted(label) && turns.len() > 1);
        let is_transcript = voices.count() > 1;
        let mut turns: Vec<_> = of_label
            .into_iter()
            .filter(|(label, turns)| match *label {
                "Q" | "A" => is_interview,
                _ if is_transcript && is_shouted(label) => true,
                _ => turns.len() > 1 && self.is_somebody(label, turns),
            })
            .flat_map(|(_, turns)| turns)
            .collect();
        turns.extend(self.voices());
        turns.sort_by_key(|(label, _)| label.start);
        turns.dedup();
        turns
    }

    /// What passers-by say, each of whom a label tells with their age: "Bo Lund, 61, retired: “Late.”"
    fn voices(&self) -> impl Iterator<Item = Labelled> {
        let read = self.layout.paragraphs.iter().filter(|it| self.article.is_read(it.span));
        read.filter_map(|paragraph| {
            let tokens = paragraph.tokens.clone();
            let age = tokens.start + self.capitalised(tokens.clone()) + 1;
            let is_told = age > tokens.start + 2
                && self.word(age - 1) == ","
                && self.word(age).parse::<u8>().is_ok()
                && self.word(age + 1) == ",";
            let is_mark = |at: &usize| matches!(self.word(*at), ":" | "." | ";" | "“" | "\"");
            let colon = (age + 2..tokens.end.min(age + LONGEST_CALLING)).find(is_mark)?;
            let is_quoted = matches!(self.word(colon + 1), "“" | "\"");
            (is_told && self.word(colon) == ":" && is_quoted)
                .then(|| (tokens.start..colon + 1, colon + 1..tokens.end))
        })
    }

    /// Where a label ends that says in capitals who somebody is: "KAREN HOLT, GENERAL DOCKERS’ UNION".
    fn end_of_office(&self, name: Range<usize>) -> Option<usize> {
        let is_shouted =
            |at: usize| !self.word(at).is_empty() && !self.word(at).contains(char::is_lowercase);
        let limit = name.end + LONGEST_OFFICE;
        let end = (name.end..limit).find(|at| self.word(*at) == ":" || !is_shouted(*at))?;
        let is_name = name.clone().all(is_shouted) && self.word(name.end) == ",";
        (is_name && self.word(end) == ":").then_some(end)
    }

    /// Whether a label is the initials of somebody whom the report names in full.
    fn is_initials(&self, label: &str) -> bool {
        let names = 2..=label.chars().count();
        (0..self.layout.tokens.len()).any(|at| {
            names.clone().any(|words| {
                let words = at..(at + words).min(self.layout.tokens.len());
                words.clone().all(|at| is_capitalised(self.word(at)))
                    && acronym(self.span(words).of(self.text)).as_deref() == Some(label)
            })
        })
    }

    /// Whether the report speaks of whoever a label names.
    fn is_somebody(&self, label: &str, turns: &[Labelled]) -> bool {
        let name = label.rsplit(' ').next().unwrap_or(label);
        let is_label = |at: usize| turns.iter().any(|(label, _)| label.contains(&at));
        let mut tokens = self.layout.tokens.iter().enumerate();
        tokens.any(|(at, token)| {
            !is_label(at)
                && token.of(self.text).eq_ignore_ascii_case(name)
                && token.of(self.text).starts_with(char::is_uppercase)
                && self.article.is_read(*token)
        })
    }

    /// Whether what stands behind a quotation describes in a few words whom it names last: "union chief Pia Lomax".
    fn ends_in_name(&self, tokens: &Range<usize>) -> bool {
        let is_mark = |at: usize| matches!(self.word(at), "," | "." | ":" | ";" | "(" | "\"" | "“");
        let name = tokens.clone().rev().take_while(|at| is_capitalised(self.word(*at))).count();
        tokens.len() <= LONGEST_SIGNATURE && name > 1 && !tokens.clone().any(is_mark)
    }

    /// How many tokens from the first on are capitalised words.
    fn capitalised(&self, tokens: Range<usize>) -> usize {
        tokens.take_while(|at| is_capitalised(self.word(*at)) || self.is_initial(*at)).count()
    }

    /// The full stop of "Julie A. Diaz".
    fn is_initial(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |before| self.word(before));
        self.word(at) == "." && before.chars().count() == 1 && is_capitalised(self.word(at + 1))
    }

    fn word(&self, at: usize) -> &str {
        self.layout.tokens.get(at).map_or("", |token| token.of(self.text))
    }

    fn span(&self, tokens: Range<usize>) -> Span {
        self.layout.cover(tokens).unwrap_or(Span::new(0, 0))
    }

    fn piece(&self, role: Role, tokens: Range<usize>) -> Piece {
        let span = self.span(tokens);
        Piece {
            role,
            span,
            sentences: self.layout.sentence_at(span.start)
                ..self.layout.sentence_at(span.end.saturating_sub(1)) + 1,
            probability: PROBABILITY,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::marked::check;

    #[test]
    fn signatures() {
        check(
            "[content “He lies.”] ― Julie A. Diaz\n[content “Never again.”]― Carla Sanchez.",
            &["Julie A. Diaz | ― | “He lies.”", "Carla Sanchez | ― | “Never again.”"],
        );
        check(
            "“It is “[content hell]”, [content I say]. And “late”.” [cue ―] [speaker Bo Lund]",
            &["Bo Lund | ― | “It is “hell”, I say. And “late”.”"],
        );
        check("[content “It is late”] – Brackwater said so.", &[]);
        check(
            "[content “It is late”] – Ann Lee\n\nThe pier is old.",
            &["Ann Lee | – | “It is late”"],
        );
        check(
            "[content “No.”] - port workers’ union chief Pia Lomax",
            &["port workers’ union chief Pia Lomax | - | “No.”"],
        );
        check(
            "[content “No.”] [cue – Paul Orme], Brackwater",
            &["Paul Orme | – Paul Orme | “No.”"],
        );
    }

    #[test]
    fn turns_of_an_interview() {
        check(
            "Ruth Calloway was asked.\n\nCalloway: He is right. [content I have apologised].\n\nWhy?\n\nCalloway: Then I read it.",
            &["Calloway | : | He is right. I have apologised.", "Calloway | : | Then I read it."],
        );
        check("Q: Why not?\n\nA: It is late.", &["Q | : | Why not?", "A | : | It is late."]);
        check(
            "QWhy not?\n\nA: No.\n\nQHow?\n\nA: Slowly.\n\nQYou?\n\nA: Yes.",
            &["A | : | No.", "A | : | Slowly.", "A | : | Yes."],
        );
        check(
            "\"PENCE: It is late.\n\n\"WALLACE: You were asked. [speaker Hale] [cue said] [content no].\n\n\"PENCE: Was I? WALLACE: Yes.\n\n\"WALLACE: So Pence knew.",
            &[
                "PENCE | : | It is late.",
                "WALLACE | : | You were asked. Hale said no.",
                "Hale | said | no.",
                "PENCE | : | Was I? WALLACE: Yes.",
                "WALLACE | : | So Pence knew.",
            ],
        );
        check(
            "Dario Conte speaks to Mila Antic.\n\nMA: Worried?\n\nDC: No.\n\nMA: No?\n\nDC: I signed it.",
            &["MA | : | Worried?", "DC | : | No.", "MA | : | No?", "DC | : | I signed it."],
        );
        check(
            "KAREN HOLT, HOST: Any progress?\n\nTOM BERG, DOCKERS’ UNION: None.\n\nHOLT: None?\n\nBERG: No.",
            &[
                "KAREN HOLT, HOST | : | Any progress?",
                "TOM BERG, DOCKERS’ UNION | : | None.",
                "HOLT | : | None?",
                "BERG | : | No.",
            ],
        );
        check(
            "Bo Lund, 61, retired: “Late.”\n\nAnn Hale, 40, from Harrow: “Early. It rained.”\n\nIn 61, all left: “No.”",
            &[
                "Bo Lund, 61, retired | : | “Late.”",
                "Ann Hale, 40, from Harrow | : | “Early. It rained.”",
            ],
        );
        check("Update: It is late.\n\nUpdate: It is later.", &[]);
        check("A: It is late.", &[]);
    }
}
