//! Words of articles as pages show them: nothing in them may turn the text around it, or vanish on the way
//! through a browser.

/// The words, character for character: what a browser would drop, or obey instead of showing it, stands as a
/// sign in its place. So places in the words count the same before and after.
pub(crate) fn visible(words: &str) -> String {
    let mut chars = words.chars().peekable();
    let mut shown = String::with_capacity(words.len());
    while let Some(c) = chars.next() {
        let next = chars.peek();
        shown.push(sign(c, next.copied()));
    }
    shown
}

/// A page in which no words turn the text around them, wherever they come from.
pub(crate) fn unturned(page: String) -> String {
    if page.contains(turns) { page.replace(turns, "\u{fffd}") } else { page }
}

/// A name that somebody typed, as it is kept: without what nobody can see, and what would turn the text around it.
pub(crate) fn typed(name: &str) -> String {
    let kept = |c: &char| sign(*c, None) == *c || c.is_control();
    name.chars().filter(kept).collect::<String>().trim().to_owned()
}

/// Whether a mark turns the text around it.
fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn sign(c: char, next: Option<char>) -> char {
    match c {
        // A browser reads these two as one line break, and so loses a character.
        '\r' if next == Some('\n') => ' ',
        '\r' => '\n',
        '\n' | '\t' => c,
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}' => '\u{fffd}',
        c if turns(c) => '\u{fffd}',
        // Letters that nobody can see.
        '\u{e0000}'..='\u{e007f}' => '\u{fffd}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::{typed, visible};

    #[test]
    fn a_typed_name_keeps_its_letters_alone() {
        assert_eq!(typed(" Ad\u{202e}a\u{2069} Pell "), "Ada Pell");
        assert_eq!(typed("שלום Zoë"), "שלום Zoë");
        assert_eq!(typed("\u{202e}"), "");
    }

    #[test]
    fn each_character_has_its_sign() {
        let check = |words: &str, expected: &str| {
            assert_eq!(visible(words), expected);
            assert_eq!(words.chars().count(), visible(words).chars().count());
        };
        check("a\u{202e}b\u{2066}c", "a\u{fffd}b\u{fffd}c");
        check("a\r\nb\rc\n", "a \nb\nc\n");
        check("\0\u{1b}[31m\u{7f}\u{85}", "\u{2400}\u{241b}[31m\u{2421}\u{fffd}");
        check("x\u{e0041}", "x\u{fffd}");
        check("שלום 👩‍👩‍👧 e\u{301}", "שלום 👩‍👩‍👧 e\u{301}");
    }
}
