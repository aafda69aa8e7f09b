//! Quotations: which words stand between quotation marks, in every style that newspapers use.

mod unclosed;

use crate::Span;

/// Words between quotation marks within one paragraph, marks included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// From the opening mark to the closing one; where nothing closes it, to where it seems to end
    /// (`unclosed`), or else to the paragraph's end.
    pub span: Span,
    /// Whether a closing mark was found.
    pub closed: bool,
    /// Whether it goes on with the quotation that the paragraph before left open.
    pub continues: bool,
}

/// Marks that can open and close the same quotation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Family {
    Double,
    Single,
    Angle,
}

fn family(c: char) -> Option<Family> {
    match c {
        '"' | '“' | '”' | '„' | '‟' | '＂' | '″' => Some(Family::Double),
        '\'' | '‘' | '’' | '‚' | '‛' => Some(Family::Single),
        '«' | '»' | '‹' | '›' => Some(Family::Angle),
        _ => None,
    }
}

/// The outermost quotations of `text`, in order; `paragraphs` are its paragraphs.
///
/// A quotation inside a quotation belongs to the outer one. A quotation that a paragraph leaves open
/// goes on in the next if that one begins with an opening mark (as newspapers write speech over
/// several paragraphs) or if its first mark is a closing one.
pub(crate) fn quotations(text: &str, paragraphs: &[Span]) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut left_open = None;
    for (i, &paragraph) in paragraphs.iter().enumerate() {
        let marks = marks(text, paragraph);
        let is_single = |c| family(c) == Some(Family::Single);
        let next = paragraphs.get(i + 1).map_or("", |next| next.of(text));
        let reopens = next.starts_with(is_single);
        left_open =
            Scan { text, paragraph, reopens, marks: &marks, found: &mut found }.run(left_open);
    }
    found
}

/// A character that may be a quotation mark, with what stands on either side of it.
#[derive(Clone, Copy)]
struct Mark {
    c: char,
    family: Family,
    at: usize,
    before: Option<char>,
    after: Option<char>,
}

fn marks(text: &str, paragraph: Span) -> Vec<Mark> {
    let words = paragraph.of(text);
    let base = paragraph.start as usize;
    let mut before = None;
    let mut chars = words.char_indices().peekable();
    let mut found = Vec::new();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map(|(_, c)| *c);
        if let Some(family) = family(c) {
            found.push(Mark { c, family, at: base + at, before, after });
        }
        before = Some(c);
    }
    found
}

impl Mark {
    fn end(self) -> usize {
        self.at + self.c.len_utf8()
    }

    /// An apostrophe within a word, "don’t", or one that stands for letters left out, "’90s".
    fn is_apostrophe(self) -> bool {
        let letter = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
        self.family == Family::Single
            && (letter(self.before) && letter(self.after)
                || !letter(self.before) && self.after.is_some_and(|c| c.is_ascii_digit()))
    }

    fn space_before(self) -> bool {
        self.before
            .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | '/'))
    }

    fn space_after(self) -> bool {
        self.after.is_none_or(char::is_whitespace)
    }

    /// Whether the mark can begin a quotation, where none is open.
    fn opens(self) -> bool {
        // French puts a space inside its marks; nobody else does.
        if self.is_apostrophe() || self.space_after() && self.family != Family::Angle {
            return false;
        }
        match self.family {
            // An opening mark may follow a comma or a colon whose space was lost, a mark of measure
            // (5") a digit only.
            Family::Double => {
                self.c == '“' || self.c == '„' || !self.before.is_some_and(char::is_alphanumeric)
            }
            Family::Single => {
                self.space_before() || self.before.is_some_and(|c| family(c).is_some())
            }
            Family::Angle => !self.space_after() || matches!(self.c, '«' | '‹'),
        }
    }

    /// Whether the mark can end a quotation that `open` began.
    fn closes(self, open: Mark) -> bool {
        if self.family != open.family || self.is_apostrophe() {
            return false;
        }
        match self.c {
            '„' | '‚' | '‛' => false,
            // “ closes what „ opened, as in German; elsewhere it opens.
            '“' => open.c == '„',
            '‘' => open.c == '‚',
            '”' => true,
            '«' | '»' | '‹' | '›' => self.c != open.c,
            _ => !self.space_before() || self.space_after(),
        }
    }

    /// Whether a single mark that could close may as well be the apostrophe of "the workers’ rights".
    fn is_doubtful(self) -> bool {
        self.family == Family::Single
            && matches!(self.before, Some('s' | 'n'))
            && self.after.is_some_and(char::is_whitespace)
    }
}

/// How many marks on a closing one is looked for: a paragraph with so many is no prose, and to look to its end for each
/// would take for ever.
const FARTHEST: usize = 1000;

/// The walk through one paragraph's marks.
struct Scan<'a> {
    text: &'a str,
    paragraph: Span,
    /// Whether the next paragraph begins with a single mark.
    reopens: bool,
    marks: &'a [Mark],
    found: &'a mut Vec<Quotation>,
}

impl Scan<'_> {
    /// Adds the paragraph's quotations; gives the family of the one that it leaves open.
    fn run(&mut self, left_open: Option<Mark>) -> Option<Mark> {
        let mut next = 0;
        let mut continues = false;
        if let Some(earlier) = left_open {
            let first = self
                .marks
                .iter()
                .position(|mark| mark.family == earlier.family && !mark.is_apostrophe());
            match first.map(|i| (i, self.marks[i])) {
                Some((i, mark)) if mark.at == self.paragraph.start as usize && mark.opens() => {
                    (next, continues) = (i, true);
                }
                Some((i, mark))
                    if mark.closes(earlier) && !(mark.opens() && mark.space_before()) =>
                {
                    let span = Span::new(self.paragraph.start as usize, mark.end());
                    self.found.push(Quotation { span, closed: true, continues: true });
                    next = i + 1;
                }
                _ => {}
            }
        }
        while next < self.marks.len() {
            let open = self.marks[next];
            if !open.opens() || !self.is_worth_opening(next) {
                next += 1;
                continue;
            }
            match self.closing(next) {
                Ok(close) => {
                    let span = Span::new(open.at, self.marks[close].end());
                    self.found.push(Quotation { span, closed: true, continues });
                    next = close + 1;
                }
                Err(Some(reopening)) => {
                    // The same mark opens again before anything closed: the first was never closed.
                    let span = Span::new(open.at, self.marks[reopening].at).trim(self.text);
                    let span = unclosed::likely(self.text, span).unwrap_or(span);
                    self.found.push(Quotation { span, closed: false, continues });
                    next = reopening;
                }
                Err(None) => {
                    let span = Span::new(open.at, self.paragraph.end as usize);
                    let likely = unclosed::likely(self.text, span);
                    let span = likely.unwrap_or(span);
                    self.found.push(Quotation { span, closed: false, continues });
                    // Where it is seen to end, nothing goes on in the next paragraph.
                    return likely.is_none().then_some(open);
                }
            }
            continues = false;
        }
        None
    }

    /// A single mark begins a quotation only if something closes it, here or in the paragraphs that
    /// it goes on in: it is an apostrophe far more often.
    fn is_worth_opening(&self, open: usize) -> bool {
        let mark = self.marks[open];
        mark.family != Family::Single
            || mark.c == '‚'
            || self.closing(open).is_ok()
            || mark.c == '‘' && mark.at == self.paragraph.start as usize
            || self.reopens && mark.space_before()
    }

    /// The mark that closes the one at `open`; or else the mark that opens the same family anew.
    fn closing(&self, open: usize) -> Result<usize, Option<usize>> {
        let opening = self.marks[open];
        let mut doubtful = None;
        let mut depth = 0;
        for (i, mark) in self.marks.iter().enumerate().skip(open + 1).take(FARTHEST) {
            if mark.closes(opening) {
                if depth > 0 {
                    depth -= 1;
                } else if mark.is_doubtful() {
                    doubtful = doubtful.or(Some(i));
                } else {
                    return Ok(i);
                }
            } else if mark.family == opening.family && mark.opens() && mark.space_before() {
                if let Some(close) = doubtful {
                    return Ok(close);
                }
                // Curly marks can be nested in themselves; a straight one can not.
                if matches!(mark.c, '“' | '«' | '„') && self.has_two_closings(i, opening) {
                    depth += 1;
                } else if mark.family != Family::Single {
                    return Err(Some(i));
                }
            }
        }
        doubtful.ok_or(None)
    }

    /// Whether, from mark `from` on, two marks close `opening` before another one opens.
    fn has_two_closings(&self, from: usize, opening: Mark) -> bool {
        let rest = self.marks.iter().skip(from + 1).take(FARTHEST);
        rest.take_while(|mark| mark.c != opening.c).filter(|mark| mark.closes(opening)).count() >= 2
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paragraphs;

    /// Quotations as `words`, with `…` where nothing closed it and `+` where it continues.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = quotations(text, &paragraphs(text))
            .into_iter()
            .map(|q| {
                let plus = if q.continues { "+" } else { "" };
                let dots = if q.closed { "" } else { "…" };
                format!("{plus}{}{dots}", q.span.of(text))
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_usual_marks() {
        check("“Yes,” he said. “No.”", &["“Yes,”", "“No.”"]);
        check("\"Yes,\" he said, \"no\".", &["\"Yes,\"", "\"no\""]);
        check("Sie sagte: „Nein.“ Dann ging sie.", &["„Nein.“"]);
        check("Il dit : « Non. » Puis »ja« folgte.", &["« Non. »", "»ja«"]);
        check("“Mixed,\" he said", &["“Mixed,\""]);
        check("Closing marks for opening: ”Fine,” she wrote", &["”Fine,”"]);
    }

    #[test]
    fn single_marks_and_apostrophes() {
        check("‘I don’t,’ said Ann’s friend.", &["‘I don’t,’"]);
        check("'I can't,' he said of the '90s.", &["'I can't,'"]);
        check("The workers' rights weren't 'negotiable', she said", &["'negotiable'"]);
        check("‘The workers’ rights matter,’ he said", &["‘The workers’ rights matter,’"]);
        check("Rock 'n' roll, the Joneses' car and 'em all", &["'n'"]);
        check("‘He said “go” to us,’ she said", &["‘He said “go” to us,’"]);
    }

    #[test]
    fn inner_quotations_belong_to_the_outer_one() {
        check("“He told me ‘never’ twice,” she said", &["“He told me ‘never’ twice,”"]);
        check("“She said “go” and left,” he said. “So.”", &["“She said “go” and left,”", "“So.”"]);
    }

    #[test]
    fn reopened_on_each_paragraph_and_closed_once() {
        check(
            "He said: \"One.\n\n“Two.\n\n“Three.\" Then \"four\".",
            &["\"One.…", "+“Two.…", "+“Three.\"", "\"four\""],
        );
    }

    #[test]
    fn single_marks_reopened_on_each_paragraph() {
        check(
            "He added: ‘I’ve never seen it.\n\n‘But I’m told of it.’",
            &["‘I’ve never seen it.…", "+‘But I’m told of it.’"],
        );
        check("'One,' she said. 'Two.\n\n'Three.'", &["'One,'", "'Two.…", "+'Three.'"]);
    }

    #[test]
    fn closed_in_a_later_paragraph_without_reopening() {
        check("“One.\n\nTwo,” he said.", &["“One.…", "+Two,”"]);
    }

    #[test]
    fn never_closed() {
        check("“One, he said.\n\nNothing more.", &["“One,…"]);
        check("“One, he said. “Two.”", &["“One,…", "“Two.”"]);
        check("He is 6'2\" tall, 5\" more", &[]);
        check("“One. Two, said Ann Lee of it. Three.", &["“One. Two,…"]);
        check("“One. We said two, and three.", &["“One. We said two, and three.…"]);
        check("“One. Two. – Paul Orme, Brackwater", &["“One. Two.…"]);
        check("She called it “a small disgrace. He left, she said.", &["“a small disgrace.…"]);
        check("said,\"We go.\" Then", &["\"We go.\""]);
    }

    #[test]
    fn words_cut_short_end_nothing_that_was_never_closed() {
        check("“One, Mr. Hale said.\n\nNothing more.", &["“One,…"]);
        check("“One? Gov. J. P. Ortiz asked.\n\nNothing more.", &["“One?…"]);
        check(
            "She called it “a disgrace to Dr. Hale and us. He left.",
            &["“a disgrace to Dr. Hale and us.…"],
        );
        check("It was “bad for U.S. Steel and us. He left.", &["“bad for U.S. Steel and us.…"]);
        check("It was “bad for the U.S. He left.", &["“bad for the U.S.…"]);
        check("“One. Two. – Sen. Paul Orme", &["“One. Two.…"]);
    }
}
