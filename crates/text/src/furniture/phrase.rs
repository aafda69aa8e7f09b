//! Furniture that is known by its words: how the phrases of the table are found in a line.

use super::line::Line;
use super::phrases::At::{self, Heading, Lead, Open, Start, Whole, Within};
use super::phrases::{BUTTONS, PHRASES};
use crate::FurnitureKind::{self, Link, Media, Share};

/// The longest line, in bytes, that a phrase other than a whole line can make furniture.
const LONGEST_LINE: usize = 200;

/// What a phrase says of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// What the line is.
    pub(super) kind: FurnitureKind,
    /// Whether headlines of other stories may follow.
    pub(super) heads_links: bool,
}

/// The furniture that `line` is by its words, if it is any.
pub(super) fn phrase(line: &Line<'_>) -> Option<Found> {
    let whole = |kind| Some(Found { kind, heads_links: false });
    if is_address(line.words) {
        return whole(Link);
    }
    if is_player_time(line.words) {
        return whole(Media);
    }
    if is_row_of_buttons(&line.kernel) {
        return whole(Share);
    }
    in_table(line)
        .or_else(|| is_pointer(line).then_some(Link).and_then(whole))
        .or_else(|| row(line).and_then(whole))
}

fn in_table(line: &Line<'_>) -> Option<Found> {
    PHRASES.iter().find_map(|&(kind, at, phrases)| {
        let fits = |phrase: &&&str| stands(line, at, phrase);
        let phrase = phrases.iter().find(fits)?;
        Some(Found { kind, heads_links: at == Heading && line.kernel == **phrase })
    })
}

fn stands(line: &Line<'_>, at: At, phrase: &str) -> bool {
    let short = line.plain.len() <= LONGEST_LINE;
    let open = || !line.ends_as_prose();
    let rest = || {
        let rest = line.plain.strip_prefix(phrase)?;
        // A phrase that ends in a letter ends a word there.
        let ends = !phrase.ends_with(char::is_alphanumeric)
            || !rest.starts_with(|c: char| c.is_alphanumeric() || c == '\'');
        ends.then(|| rest.trim_start())
    };
    match at {
        Whole => line.kernel == phrase,
        Heading | Lead => {
            line.kernel == phrase
                || short && open() && rest().is_some_and(|rest| rest.starts_with([':', '→', '>']))
        }
        Start => short && rest().is_some(),
        Open => short && open() && rest().is_some(),
        Within => short && line.plain.contains(phrase),
    }
}

/// A line that is nothing but an address.
fn is_address(words: &str) -> bool {
    !words.contains(char::is_whitespace)
        && ["http://", "https://", "www."].iter().any(|prefix| words.starts_with(prefix))
}

/// A line that an arrow leads or ends, as links to other stories do.
fn is_pointer(line: &Line<'_>) -> bool {
    let arrow = |c: char| matches!(c, '→' | '▶' | '►' | '»');
    let leads = line.words.starts_with(arrow) || line.words.ends_with(['→', '▶', '►']);
    leads && line.is_headline_like()
}

/// "0:00 / 1:23".
fn is_player_time(words: &str) -> bool {
    let digits = words.chars().filter(char::is_ascii_digit).count();
    let parts: Vec<&str> = words.split('/').map(str::trim).collect();
    let clock =
        |part: &&str| part.contains(':') && part.chars().all(|c| c.is_ascii_digit() || c == ':');
    digits <= 12 && parts.len() == 2 && parts.iter().all(clock)
}

/// "Facebook Twitter Reddit", "Share Save".
fn is_row_of_buttons(kernel: &str) -> bool {
    let mut words = kernel.split(' ').peekable();
    kernel.contains(' ') && words.all(|word| BUTTONS.contains(&word))
}

/// "Donate | About | Archive", "Share   Save   127 comments": a row of short items of which at least
/// one is a button or a link by itself.
fn row(line: &Line<'_>) -> Option<FurnitureKind> {
    if line.words.len() > LONGEST_LINE {
        return None;
    }
    let items: Vec<&str> = line
        .words
        .split(['|', '·', '•', '\t', '\n'])
        .flat_map(|item| item.split("  "))
        .map(str::trim)
        .filter(|item| !item.is_empty())
        .collect();
    let short = |item: &&str| item.len() <= 30 && !item.ends_with('.');
    if items.len() < 2 || !items.iter().all(short) {
        return None;
    }
    items.iter().find_map(|item| {
        let span = crate::Span::new(0, item.len());
        in_table(&Line::of(item, span)?).map(|found| found.kind)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FurnitureKind::{Advert, Notice, Signup};
    use crate::Span;

    #[track_caller]
    fn check(expected: Option<FurnitureKind>, lines: &[&str]) {
        for words in lines {
            let line = Line::of(words, Span::new(0, words.len())).unwrap();
            assert_eq!(phrase(&line).map(|found| found.kind), expected, "{words}");
        }
    }

    #[test]
    fn links() {
        check(
            Some(Link),
            &[
                "Read more: Why the old quarry line closed",
                "READ MORE: Harrow line “on time”",
                "ALSO READ",
                "Don’t miss: A week at the lido",
                "[Read the full story here]",
                "→ Tram line 12 diverted from Monday",
                "https://harrow.example/news/12",
                "Tags: poll, railway",
                "More from KPA: How they voted",
            ],
        );
    }

    #[test]
    fn media_adverts_and_sharing() {
        check(
            Some(Media),
            &[
                "Listen to this article Loading audio...",
                "Listen to this article · 6 min",
                "0:00 / 1:23",
                "Watch: The bridge that used to be a border",
                "Play Video",
            ],
        );
        check(
            Some(Advert),
            &["Advertisement", "Article continues below advertisement", "Sponsored: Is it dry?"],
        );
        check(
            Some(Share),
            &[
                "Share   Save   304 comments",
                "Facebook Twitter WhatsApp",
                "Share: Telegram | Facebook | Copy link",
                "COMMENTS (3)",
                "4,211 views | 87 comments",
                "Follow us on Bluesky",
            ],
        );
    }

    #[test]
    fn signups_and_notices() {
        check(
            Some(Signup),
            &[
                "Sign up to our morning newsletter and never miss a story.",
                "Get the Review in your inbox every Saturday",
                "Subscribe to our channel",
            ],
        );
        check(
            Some(Notice),
            &[
                "© Torvell Observer. Translated from the Vastrian.",
                "(c) Harrow Gazette - all rights reserved",
                "This article was amended on 3 May 2025 to give the right height.",
                "An earlier version of this article incorrectly stated that Ann Lee opposed the bridge.",
                "Clarification: This report said that Ann Lee opposed the bridge. She supports it.",
                "Editor’s note: In a previous version of this story, Ann Lee was said to oppose the bridge.",
                "We use cookies to improve your visit.",
            ],
        );
    }

    #[test]
    fn the_report_itself() {
        check(
            None,
            &[
                "Read more books, the minister told pupils.",
                "Related: the word has two meanings, she said.",
                "Savers lost a third of their money.",
                "Watch: it will happen again, he warned.",
                "More from the treasury is not to be expected.",
                "Donald Trump | Joe Biden",
                "“Subscribe to our view and you lose,” he said.",
                "Details",
                "Print is dead, the editor wrote.",
            ],
        );
    }
}
