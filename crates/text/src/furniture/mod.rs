//! Furniture: the words on a page that are not the report. It is marked, never cut.
//!
//! The rules are tables of phrases and shapes. A mark that is missing costs a wrong finding that the
//! reader sees; a mark too many silently loses what somebody said. So whatever is written in full
//! sentences counts as the report, unless it says plainly that it is something else.

mod byline;
mod caption;
mod dateline;
mod header;
mod headline;
mod line;
mod names;
mod phrase;
mod phrases;
mod stamp;

pub(crate) use byline::names_in;
pub(crate) use header::tells_address;
pub use header::unread_day;

use crate::FurnitureKind::{Byline, Dateline, Link, Stamp};
use crate::{Article, Furniture, FurnitureKind, Published, PublishedFrom, Span, paragraphs};
use byline::Zone;
use chrono::NaiveDate;
use line::Line;

/// How many paragraphs of running text may come before a dateline: it opens the report.
const BEFORE_DATELINE: usize = 1;
/// How many headlines of other stories may follow the words "Most read".
const LONGEST_BLOCK: usize = 12;

/// Marks the furniture of `article` and takes from it what is not known yet: the title, the names
/// and the day of publication.
pub(crate) fn mark(article: &mut Article) {
    let text = std::mem::take(&mut article.text);
    let start = header::header(&text, article) as u32;
    let spans: Vec<Span> = paragraphs(&text)
        .into_iter()
        .filter(|span| span.end > start)
        .map(|span| Span { start: span.start.max(start), end: span.end }.trim(&text))
        .collect();
    let mut marking = Marking::new(&text, &spans, article);
    for (i, span) in spans.iter().enumerate() {
        marking.paragraph(i, *span);
    }
    article.furniture.sort_by_key(|piece| piece.span);
    article.text = text;
}

/// The way through the paragraphs of one article.
struct Marking<'t> {
    text: &'t str,
    spans: &'t [Span],
    article: &'t mut Article,
    /// The paragraphs that are the headline and what stands above it.
    headline: std::ops::Range<usize>,
    /// The paragraph after the last one of running text.
    bottom: usize,
    /// How many paragraphs of running text have been seen.
    running: usize,
    block: Option<Block>,
}

/// Headlines of other stories under a heading such as "Most read".
struct Block {
    len: usize,
    /// Whether the first of them stands right under the heading: then an empty line ends them.
    close: Option<bool>,
}

impl<'t> Marking<'t> {
    fn new(text: &'t str, spans: &'t [Span], article: &'t mut Article) -> Marking<'t> {
        let headline = headline::headline(text, spans, is_furniture);
        let last = spans.iter().rposition(|span| is_running(span.of(text)));
        let bottom = last.map_or(0, |last| last + 1);
        let marking = Marking { text, spans, article, headline, bottom, running: 0, block: None };
        if let Some(title) =
            marking.headline.end.checked_sub(1).filter(|_| !marking.headline.is_empty())
        {
            let words = spans[title].of(text).split_whitespace().collect::<Vec<_>>().join(" ");
            marking.article.title.get_or_insert(words);
        }
        marking
    }

    fn paragraph(&mut self, i: usize, span: Span) {
        let words = span.of(self.text);
        if self.headline.contains(&i) {
            self.push(span, FurnitureKind::Headline);
        } else if let Some(line) = Line::of(self.text, span) {
            if !(self.in_block(i, &line) || self.whole(i, &line)) {
                self.beginning(span);
            }
        } else {
            self.block = None;
            self.beginning(span);
        }
        self.running += usize::from(is_running(words));
    }

    /// Marks a line under a heading such as "Most read".
    fn in_block(&mut self, i: usize, line: &Line<'_>) -> bool {
        let Some(block) = &mut self.block else { return false };
        let gap = Span { start: self.spans[i - 1].end, end: line.span.start }.of(self.text);
        let touches = gap.matches('\n').count() < 2;
        let close = *block.close.get_or_insert(touches);
        block.len += 1;
        let goes_on = block.len <= LONGEST_BLOCK && (touches || !close) && line.is_headline_like();
        if goes_on && phrase::phrase(line).is_none() {
            self.push(line.span, Link);
        } else {
            self.block = None;
        }
        self.block.is_some()
    }

    /// Marks a paragraph that is furniture from its first word to its last.
    fn whole(&mut self, i: usize, line: &Line<'_>) -> bool {
        let zone = self.zone(i);
        let before = self.article.furniture.len();
        if let Some(found) = phrase::phrase(line) {
            self.push(line.span, found.kind);
            self.block = found.heads_links.then_some(Block { len: 0, close: None });
        } else if let Some(found) = byline::byline(line, zone) {
            self.push(line.span, Byline);
            self.publish(found.published);
            if self.article.byline.is_empty() && zone == Zone::Top {
                self.article.byline = found.names;
            }
        } else if zone == Zone::Top && self.is_job(i, line) {
            self.push(line.span, Byline);
        } else if let Some(found) = stamp::stamp(line) {
            self.push(line.span, Stamp);
            self.publish(found.published.filter(|_| zone == Zone::Top));
        } else if let Some(found) = dateline::dateline_alone(line).filter(|_| zone == Zone::Top) {
            self.push(line.span, Dateline);
            self.publish(found.day);
        } else {
            self.article.furniture.extend(caption::caption(line));
        }
        self.article.furniture.len() > before
    }

    /// Whether a line only tells what the one whom the line before it names does.
    fn is_job(&self, i: usize, line: &Line<'_>) -> bool {
        let before = i.checked_sub(1).and_then(|before| Line::of(self.text, self.spans[before]));
        before.is_some_and(|before| byline::is_job_below(&before, line))
    }

    /// Marks a dateline or the time of an entry before the words of the report.
    fn beginning(&mut self, span: Span) {
        let words = span.of(self.text);
        let start = span.start as usize;
        if let Some(len) = stamp::entry_time(words) {
            self.push(Span::new(start, start + len), Stamp);
        } else if self.running <= BEFORE_DATELINE
            && let Some(found) = dateline::dateline(words)
        {
            self.push(Span::new(start, start + found.len), Dateline);
            self.publish(found.day);
        }
    }

    fn zone(&self, i: usize) -> Zone {
        match i {
            _ if self.running <= BEFORE_DATELINE && i < self.bottom => Zone::Top,
            _ if i >= self.bottom => Zone::Bottom,
            _ => Zone::Middle,
        }
    }

    fn push(&mut self, span: Span, kind: FurnitureKind) {
        self.article.furniture.push(Furniture { span, kind });
    }

    fn publish(&mut self, day: Option<NaiveDate>) {
        if let (None, Some(on)) = (self.article.published, day) {
            self.article.published = Some(Published { on, from: PublishedFrom::Text });
        }
    }
}

/// Whether a paragraph is running text: a sentence of eight words or more.
fn is_running(words: &str) -> bool {
    words.split_whitespace().nth(7).is_some()
        && (words.len() > line::LONGEST
            || line::ends_as_prose(words)
            || words.ends_with(['?', '!']))
}

/// Whether a line cannot be the headline, because it is something else.
fn is_furniture(line: &Line<'_>) -> bool {
    phrase::phrase(line).is_some()
        || byline::byline(line, Zone::Top).is_some()
        || stamp::stamp(line).is_some()
        || dateline::dateline_alone(line).is_some()
        || !caption::caption(line).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = "The bridge will be closed from Monday, the council said.";

    /// The marks as "kind: words", in order.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let article = Article::from_text("x", text.to_owned());
        let found: Vec<String> = article
            .furniture
            .iter()
            .map(|piece| format!("{}: {}", piece.kind.name(), piece.span.of(text)))
            .collect();
        assert_eq!(found, expected);
        assert_eq!(article.text, text);
    }

    #[test]
    fn headlines_need_a_report() {
        check(&format!("Bridge to close\n\n{REPORT}"), &["headline: Bridge to close"]);
        check(
            &format!("‘I will stay’, says Pell\n{REPORT}"),
            &["headline: ‘I will stay’, says Pell"],
        );
        check(
            &format!("ANALYSIS\nWhy the bridge closes\n\n{REPORT}"),
            &["headline: ANALYSIS", "headline: Why the bridge closes"],
        );
        check("Bridge to close", &[]);
        check(REPORT, &[]);
        check(
            &format!("FOR IMMEDIATE RELEASE\n\nBridge to close\n\n{REPORT}"),
            &["headline: FOR IMMEDIATE RELEASE", "headline: Bridge to close"],
        );
    }

    #[test]
    fn no_byline_work_or_turn_is_a_headline() {
        check(
            &format!(
                "By Nell Carver\nPolitical correspondent, Harrow Echo\n\nBridge to close\n\n{REPORT}"
            ),
            &[
                "byline: By Nell Carver",
                "byline: Political correspondent, Harrow Echo",
                "headline: Bridge to close",
            ],
        );
        check(&format!("OPINION\n\nBy Tom Berg\n\n{REPORT}"), &["byline: By Tom Berg"]);
        check(
            &format!("Thornbridge Gazette\nBy Tom Berg\nBridge to close\n\n{REPORT}"),
            &["byline: By Tom Berg", "headline: Bridge to close"],
        );
        check(&format!("HOLT: Priya Nair, how long?\n\nNAIR: Not long.\n\nHOLT: {REPORT}"), &[]);
        check(
            &format!("Holt: the bridge is late\n\n{REPORT}"),
            &["headline: Holt: the bridge is late"],
        );
    }

    #[test]
    fn headlines_of_other_stories_end_where_the_report_goes_on() {
        check(
            &format!(
                "{REPORT}\n\nMost read\nCat rides bus\nDog stays home\n\nA longer way\n\n{REPORT}"
            ),
            &["link: Most read", "link: Cat rides bus", "link: Dog stays home"],
        );
        check(
            &format!("{REPORT}\n\nRelated\n\nCat rides bus\n\nDog stays home\n\n{REPORT}"),
            &["link: Related", "link: Cat rides bus", "link: Dog stays home"],
        );
    }

    #[test]
    fn a_caption_after_a_link_is_this_storys() {
        check(
            &format!(
                "{REPORT}\n\nRead more: Cat rides bus\n\nThe bridge in May. Picture: Len Ashby"
            ),
            &[
                "link: Read more: Cat rides bus",
                "caption: The bridge in May.",
                "credit: Picture: Len Ashby",
            ],
        );
    }

    #[test]
    fn datelines_open_the_report_only() {
        check(
            &format!("STENNICK — {REPORT}\n\n{REPORT}\n\nCORVALE — {REPORT}"),
            &["dateline: STENNICK — "],
        );
    }

    #[test]
    fn one_endless_line_costs_no_more_than_its_length() {
        let begun = std::time::Instant::now();
        let article = Article::from_text("x", "word and more, ".repeat(1_000_000));
        assert!(article.furniture.is_empty());
        assert!(begun.elapsed().as_secs() < 5);
    }
}
