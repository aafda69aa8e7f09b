//! A text with some of its words marked, as pieces that templates print one by one.

use onrecord::record::{Context, StatementEntry, places_of};

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub(crate) struct Piece {
    pub(crate) words: String,
    /// The classes of its mark; empty where it has none.
    pub(crate) class: String,
}

/// The pieces of `text`, in which places that count code points are marked. What lies outside counts as far
/// as it reaches in.
pub(crate) fn pieces(text: &str, places: &[([usize; 2], &str)]) -> Vec<Piece> {
    let length = text.chars().count();
    let mut cuts: Vec<usize> = places
        .iter()
        .flat_map(|([start, end], _)| [*start, *end])
        .map(|cut| cut.min(length))
        .chain([0, length])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut chars = text.chars();
    let piece = |window: &[usize]| {
        let [from, to] = window else { return None };
        let words: String = chars.by_ref().take(to - from).collect();
        let over: Vec<&str> = places
            .iter()
            .filter(|([start, end], _)| start <= from && to <= end)
            .map(|(_, class)| *class)
            .collect();
        Some(Piece { words, class: over.join(" ") })
    };
    cuts.windows(2).filter_map(piece).collect()
}

/// The same places from where `start` is 0; `None` for one that begins before.
pub(crate) fn within(place: [usize; 2], start: usize) -> Option<[usize; 2]> {
    Some([place[0].checked_sub(start)?, place[1].checked_sub(start)?])
}

/// A place in a text, and the class of its mark.
pub(crate) type Marked = ([usize; 2], &'static str);

/// Where the words and phrases of a search stand in `text`.
pub(crate) fn hits(text: &str, query: &str) -> Vec<Marked> {
    places_of(text, query).into_iter().map(|place| (place, "hit")).collect()
}

/// A statement within its sentences: its content and speaker are marked, and the words of a search.
pub(crate) fn in_context(
    it: &StatementEntry,
    context: Option<&Context>,
    query: &str,
) -> Vec<Piece> {
    let Some(context) = context else { return pieces(&it.content, &hits(&it.content, query)) };
    let speaker = it.spans.speaker.iter().map(|place| (place, "holder"));
    let content = it.spans.content.iter().map(|place| (place, "evidence"));
    let mut places: Vec<Marked> = speaker
        .chain(content)
        .filter_map(|(place, class)| Some((within(*place, context.start)?, class)))
        .collect();
    places.extend(hits(&context.words, query));
    let cut =
        |is_cut: bool| is_cut.then(|| Piece { words: "…".to_owned(), class: String::new() });
    let told = pieces(&context.words, &places);
    cut(context.is_cut_before).into_iter().chain(told).chain(cut(context.is_cut_after)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(pieces: &[Piece]) -> String {
        let mark = |it: &Piece| match it.class.as_str() {
            "" => it.words.clone(),
            class => format!("[{class}:{}]", it.words),
        };
        pieces.iter().map(mark).collect()
    }

    #[test]
    fn places_count_code_points_and_may_overlap() {
        let check = |text: &str, places: &[([usize; 2], &str)], expected: &str| {
            assert_eq!(shown(&pieces(text, places)), expected);
        };
        check("Nóra said", &[([0, 4], "holder")], "[holder:Nóra] said");
        check("abcdef", &[([0, 4], "a"), ([2, 6], "b")], "[a:ab][a b:cd][b:ef]");
        check("abc", &[([2, 99], "a")], "ab[a:c]");
        check("", &[([3, 9], "a")], "");
        check("abc", &[], "abc");
        assert_eq!(within([5, 7], 4), Some([1, 3]));
        assert_eq!(within([3, 7], 4), None);
    }

    #[test]
    fn words_of_a_search_are_marked() {
        let check = |text: &str, query: &str, expected: &str| {
            assert_eq!(shown(&pieces(text, &hits(text, query))), expected, "{query}");
        };
        check("The Ferry’s fare", "ferry", "The [hit:Ferry]’s fare");
        check("At the café", "cafe", "At the [hit:café]");
        check("a new toll, a new bridge", "\"new bridge\"", "a new toll, a [hit:new bridge]");
        check("<b>x</b>", "x", "<b>[hit:x]</b>");
    }
}
