//! Who wrote the article, or the letter on a page of several: whom "I" means where nobody is quoted.

use super::Reader;
use crate::cast::Mention;
use crate::known;
use crate::words::is_one_of;

/// How many paragraphs the foot of an article has.
const FOOT: usize = 3;

/// With what letters begin.
const GREETINGS: &str = "dear madam sir";

impl Reader<'_> {
    /// The one who wrote the article.
    pub(super) fn writer(&mut self) -> Option<usize> {
        match &self.article.byline[..] {
            [only] => Some(self.cast.add_named(only)),
            [] => self.writer_at_foot().or_else(|| self.signer()),
            _ => None,
        }
    }

    /// Whom only the last paragraphs tell of, as those who write for a newspaper once are: "Ann Hale is a
    /// playwright and the author of …".
    fn writer_at_foot(&self) -> Option<usize> {
        let paragraphs = &self.layout.paragraphs;
        let foot = paragraphs.iter().rev().take(FOOT);
        let mut begins = foot.map(|paragraph| paragraph.span.start);
        let mentions = || self.cast.mentions.iter();
        begins.find_map(|start| {
            let (mention, member) = mentions().find(|(mention, _)| mention.name.start == start)?;
            let behind = self.text[mention.name.end as usize..].split_whitespace().next();
            let member = (*member)?;
            let is_new = mentions().find(|(_, it)| *it == Some(member))?.0.name == mention.name;
            let is_person = self.cast.members[member].is_person()
                || known::is_given_name(mention.name.of(self.text).split(' ').next()?);
            (behind == Some("is")
                && is_new
                && is_person
                && mention.name.of(self.text).contains(' '))
            .then_some(member)
        })
    }

    /// Whose name stands on a line of its own below the text, or there before an office or a place, as below a letter
    /// or a declaration.
    pub(super) fn signer(&self) -> Option<usize> {
        let paragraphs = &self.layout.paragraphs;
        let foot = paragraphs.get(paragraphs.len().saturating_sub(FOOT))?.span.start;
        let below = self.cast.mentions.iter().filter(|(mention, _)| mention.name.start >= foot);
        below.filter(|(mention, member)| self.is_signed(mention, *member)).find_map(|it| it.1)
    }

    /// Whether a name is a signature: in full, on a line of its own or there before an office or a place.
    fn is_signed(&self, mention: &Mention, member: Option<usize>) -> bool {
        let (start, end) = (mention.name.start as usize, mention.name.end as usize);
        let title = self.text[..start].rsplit('\n').next().unwrap_or_default();
        let rest = self.text[end..].lines().next().unwrap_or_default();
        // "– Prof. Ann Hale"
        let is_title = !title.split(' ').any(|word| word.starts_with(char::is_lowercase));
        let is_alone = rest.is_empty() || rest.starts_with(',') && !rest.ends_with('.');
        let is_person = member.is_some_and(|member| self.cast.members[member].may_be_person());
        is_title && is_alone && is_person && mention.name.of(self.text).contains(' ')
    }

    /// Who wrote the letter in which byte `at` stands, on a page of several: the first who signs behind it.
    pub(super) fn letter_writer(&self, at: u32) -> Option<usize> {
        let is_greeting = |line: &str| {
            let first = line.split([' ', ',']).next().unwrap_or_default();
            is_one_of(first, GREETINGS)
        };
        let signed = || {
            self.cast.mentions.iter().filter(|(mention, member)| self.is_signed(mention, *member))
        };
        let mut signers: Vec<Option<usize>> = signed().map(|(_, member)| *member).collect();
        signers.dedup();
        if signers.len() < 2 || self.text.lines().filter(|line| is_greeting(line)).count() < 2 {
            return None;
        }
        signed().find(|(mention, _)| mention.name.start > at)?.1
    }
}
