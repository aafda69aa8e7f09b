//! An article's text in segments: cut wherever a mark begins or ends, so that each segment lies wholly inside
//! or outside of each mark, however these overlap.
//!
//! Places count code points. A segment carries the place where it begins, so that a script can turn what a
//! person selects back into places.

use crate::visible::visible;
use onrecord::{CodePoints, paragraphs};
use std::collections::BTreeSet;

/// Something to be marked in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) place: [usize; 2],
    /// Its role, which is also its class: `content`, `holder`, ….
    pub(crate) role: &'static str,
    /// The entry that it belongs to, by its id on the page; empty for furniture and warnings.
    pub(crate) entry: String,
}

/// A text with its marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marked {
    pub(crate) paragraphs: Vec<Paragraph>,
    /// What was odd, at no place that has words.
    pub(crate) warnings: Vec<String>,
}

/// A paragraph of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Paragraph {
    pub(crate) segments: Vec<Segment>,
    /// The kind of furniture that all of it is, if it is.
    pub(crate) furniture: Option<String>,
    /// What was odd about it.
    pub(crate) warnings: Vec<String>,
}

/// A piece of a text under the same marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Segment {
    /// Where it begins.
    pub(crate) start: usize,
    /// The words, with signs for what cannot be shown.
    pub(crate) words: String,
    /// The roles that it has, each once.
    pub(crate) class: String,
    /// `position-3:holder statement-1:content`: which part of which entries it is.
    pub(crate) entries: String,
    /// The kind of furniture that it is.
    pub(crate) furniture: Option<String>,
    /// The entries that end with it.
    pub(crate) ends: Vec<usize>,
}

/// The paragraphs of `text` with `marks` in them. `ends` says where each entry ends; each is named once, in the
/// segment that ends there. Marks that reach beyond the text count as far as it goes.
pub(crate) fn segments(
    text: &str,
    marks: &[Mark],
    furniture: &[([usize; 2], String)],
    warnings: &[([usize; 2], String)],
    ends: &[usize],
) -> Marked {
    let points = CodePoints::of(text);
    let length = text.chars().count();
    let marks: Vec<&Mark> =
        marks.iter().filter(|it| it.place[0] < it.place[1] && it.place[0] < length).collect();
    let mut cuts: Vec<usize> = marks
        .iter()
        .map(|mark| mark.place)
        .chain(furniture.iter().map(|(place, _)| *place))
        .flatten()
        .chain(ends.iter().copied())
        .map(|cut| cut.min(length))
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut opening: Vec<usize> = (0..marks.len()).collect();
    opening.sort_by_key(|&at| marks[at].place[0]);
    let mut opening = opening.into_iter().peekable();
    let mut open: BTreeSet<usize> = BTreeSet::new();
    let mut ending: Vec<usize> = (0..ends.len()).collect();
    let end_of = |at: usize| ends[at].min(length);
    ending.sort_by_key(|&at| end_of(at));
    let mut ending = ending.into_iter().peekable();
    let mut odd: Vec<&([usize; 2], String)> = warnings.iter().collect();
    odd.sort_by_key(|(place, _)| place[0]);
    let mut odd = odd.into_iter().peekable();

    let mut found = Marked::default();
    for span in paragraphs(text) {
        let [from, to] = points.pair(span);
        let first = cuts.partition_point(|&cut| cut <= from);
        let last = cuts.partition_point(|&cut| cut < to);
        let inner = cuts.get(first..last).unwrap_or_default();
        let stops: Vec<usize> =
            [from].into_iter().chain(inner.iter().copied()).chain([to]).collect();
        let mut paragraph = Paragraph::default();
        for stop in stops.windows(2) {
            let (start, end) = (stop[0], stop[1]);
            while let Some(at) = opening.next_if(|&at| marks[at].place[0] <= start) {
                open.insert(at);
            }
            open.retain(|&at| marks[at].place[1] > start);
            let over: Vec<&Mark> = open.iter().map(|&at| marks[at]).collect();
            let mut segment = Segment {
                start,
                words: visible(points.span(start, end).of(text)),
                class: classes(&over),
                entries: entries(&over),
                furniture: over_at(furniture, start).map(str::to_owned),
                ends: Vec::new(),
            };
            while let Some(at) = ending.next_if(|&at| end_of(at) <= end) {
                segment.ends.push(at);
            }
            segment.ends.sort_unstable();
            paragraph.segments.push(segment);
        }
        let kind = paragraph.segments.first().and_then(|it| it.furniture.clone());
        let is_all = paragraph.segments.iter().all(|it| it.furniture == kind);
        paragraph.furniture = kind.filter(|_| is_all);
        while let Some(([at, _], message)) = odd.next_if(|(place, _)| place[0] < to) {
            let list = if *at < from { &mut found.warnings } else { &mut paragraph.warnings };
            list.push(visible(message));
        }
        found.paragraphs.push(paragraph);
    }
    found.warnings.extend(odd.map(|(_, message)| visible(message)));
    found
}

fn over_at(places: &[([usize; 2], String)], at: usize) -> Option<&str> {
    let over = places.iter().find(|([start, end], _)| (*start..*end).contains(&at));
    over.map(|(_, kind)| kind.as_str())
}

fn classes(over: &[&Mark]) -> String {
    let roles: BTreeSet<&str> = over.iter().map(|mark| mark.role).collect();
    roles.into_iter().collect::<Vec<_>>().join(" ")
}

fn entries(over: &[&Mark]) -> String {
    let entries: Vec<String> = over
        .iter()
        .filter(|mark| !mark.entry.is_empty())
        .map(|mark| format!("{}:{}", mark.entry, mark.role.split(' ').next().unwrap_or_default()))
        .collect();
    entries.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, marks: &[([usize; 2], &'static str)], ends: &[usize]) -> String {
        let marks: Vec<Mark> = marks
            .iter()
            .map(|(place, role)| Mark { place: *place, role, entry: "e".to_owned() })
            .collect();
        let paragraphs = segments(text, &marks, &[], &[], ends).paragraphs;
        let one = |it: &Segment| {
            let ends: String = it.ends.iter().map(|end| format!("^{end}")).collect();
            format!("{}<{}:{}>{ends}", it.start, it.class, it.words)
        };
        let all = |it: &Paragraph| it.segments.iter().map(one).collect::<String>();
        paragraphs.iter().map(all).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn marks_may_overlap_nest_touch_and_reach_over_the_ends() {
        let check = |text, marks: &[([usize; 2], &'static str)], ends: &[usize], expected| {
            assert_eq!(shown(text, marks, ends), expected);
        };
        check("abcdef", &[([0, 4], "a"), ([2, 6], "b")], &[], "0<a:ab>2<a b:cd>4<b:ef>");
        check("abcdef", &[([0, 6], "a"), ([2, 4], "b")], &[], "0<a:ab>2<a b:cd>4<a:ef>");
        check("abc", &[([0, 1], "a"), ([1, 3], "b")], &[1, 3], "0<a:a>^01<b:bc>^1");
        check("abc", &[([2, 99], "a"), ([7, 9], "b"), ([2, 1], "c")], &[50], "0<:ab>2<a:c>^0");
        check("abc", &[([1, 1], "a")], &[], "0<:abc>");
        check("", &[([0, 3], "a")], &[0], "");
        check("\n \n", &[([0, 3], "a")], &[2], "");
        check("ab\n\ncd", &[([1, 5], "a")], &[3], "0<:a>1<a:b>|4<a:c>^05<:d>");
    }

    #[test]
    fn an_end_between_paragraphs_is_told_with_the_next_segment_and_none_is_lost() {
        // Nothing of ours ends there; a hand that writes to the file may make it so.
        assert_eq!(shown("ab\n\ncd", &[], &[3, 2]), "0<:ab>^1|4<:cd>^0");
    }

    #[test]
    fn places_count_code_points_whatever_the_text_is() {
        assert_eq!(shown("é👩‍👧x", &[([4, 5], "a")], &[]), "0<:é👩‍👧>4<a:x>");
        assert_eq!(
            shown("a\0\u{202e}b\r\nc", &[([3, 4], "a")], &[]),
            "0<:a\u{2400}\u{fffd}>3<a:b>|6<:c>"
        );
    }

    #[test]
    fn furniture_and_warnings_are_told_with_their_paragraph() {
        let text = "By Nora\nLONDON - He said";
        let furniture = [([0, 7], "byline".to_owned()), ([8, 16], "dateline".to_owned())];
        let warnings = [
            ([17, 19], "who is he".to_owned()),
            ([7, 8], "odd line".to_owned()),
            ([99, 99], "cut off".to_owned()),
        ];
        let found = segments(text, &[], &furniture, &warnings, &[]);
        assert_eq!(found.warnings, ["odd line", "cut off"]);
        let found = found.paragraphs;
        assert_eq!(found[0].furniture.as_deref(), Some("byline"));
        assert_eq!(found[1].furniture, None);
        assert_eq!(found[1].segments[0].furniture.as_deref(), Some("dateline"));
        assert_eq!(found[1].warnings, ["who is he"]);
    }
}
