//! Who wrote the article, or the letter on a page of several: whom "I" means where nobody is quoted.

use super::Reader;
use crate::cast::Mention;
use crate::known;
use crate::words::is_one_of;

/// How many paragraphs the foot of an article has.
const FOOT: usize = 3;

/// What is written or spoken by one in their own name.
const SPEECHES: &str =
    "address keynote letter manifesto message remarks speech statement testimony";
/// What stands for the name of one who wrote a letter and is not told.
const UNSIGNED: &str = "Name and address";
/// How many lines a page begins with.
const HEAD: usize = 3;

/// With what letters begin.
const GREETINGS: &str = "dear madam sir";

impl Reader<'_> {
    /// The one who wrote the article.
    pub(super) fn writer(&mut self) -> Option<usize> {
        match &self.article.byline[..] {
            [only] => Some(self.cast.add_named(only)),
            [] => self.orator().or_else(|| self.writer_at_foot()).or_else(|| self.signer()),
            _ => None,
        }
    }

    /// Whose speech or letter stands below its headline: "Speech by Mayor Ann Hale", "Ann Hale’s speech in full".
    fn orator(&self) -> Option<usize> {
        let start = self.text.find(|c: char| !c.is_whitespace())?;
        let headline = self.text[start..].lines().next()?;
        let words: Vec<&str> = headline
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        let has = |list: &str| words.iter().any(|word| is_one_of(word, list));
        let begins = words.first().is_some_and(|first| is_one_of(first, SPEECHES))
            || headline.starts_with("Open letter");
        let is_whole = has("full transcript text") && has(SPEECHES);
        let end = (start + headline.len()) as u32;
        let mut people = self.cast.mentions.iter().filter_map(|(mention, member)| {
            let member = member.filter(|it| self.cast.members[*it].is_person())?;
            (mention.name.end <= end).then_some((mention.name, member))
        });
        let (name, only) = people.next()?;
        let before = self.text[start..name.start as usize].split(' ').map(str::trim);
        let by = before.into_iter().any(|word| is_one_of(word, "by from"));
        let owns = self.text[name.end as usize..].starts_with(['’', '\'']);
        let is_theirs = begins && by && !has("full") || is_whole && (by || owns);
        (is_theirs && people.all(|(_, other)| other == only)).then_some(only)
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

    /// Who wrote the letter in which byte `at` stands, on a page of several: the first who signs behind it, or nobody who
    /// is told. None where it is no such page.
    pub(super) fn letter_writer(&self, at: u32) -> Option<Option<usize>> {
        let is_greeting = |line: &str| {
            let first = line.split([' ', ',']).next().unwrap_or_default();
            is_one_of(first, GREETINGS)
        };
        let signed = || {
            self.cast.mentions.iter().filter(|(mention, member)| self.is_signed(mention, *member))
        };
        let mut signers: Vec<Option<usize>> = signed().map(|(_, member)| *member).collect();
        signers.dedup();
        let unsigned = self.text.get(at as usize..).and_then(|behind| behind.find(UNSIGNED));
        let greeted = || self.text.lines().filter(|line| is_greeting(line)).count() > 1;
        let are_several = signers.len() + usize::from(self.text.contains(UNSIGNED)) > 1;
        if !are_several || !self.is_page_of_letters() && !greeted() {
            return None;
        }
        let next = signed().find(|(mention, _)| mention.name.start > at);
        let is_next = |unsigned: usize| {
            next.is_none_or(|(it, _)| at as usize + unsigned < it.name.start as usize)
        };
        if unsigned.is_some_and(is_next) {
            return Some(None);
        }
        next.map(|(_, member)| *member)
    }

    /// Whether a page is headed so: "Letters", "Letters to the editor", "Readers’ views".
    fn is_page_of_letters(&self) -> bool {
        let mut head = self.text.lines().filter(|line| !line.trim().is_empty()).take(HEAD);
        head.any(|line| {
            let line = line.trim().to_lowercase();
            let ends = |end: &str| line.ends_with(end) && line.split(' ').count() < 4;
            line.starts_with("letters") && line.split(' ').count() < 6
                || ["letters", "views", "postbag"].iter().any(|end| ends(end))
        })
    }
}
