//! Word for word or not: how much of a statement's content stands between quotation marks.

use crate::Kind;
use onrecord_text::{Layout, Span};

/// The share of quoted letters and digits from which words count as given word for word. What stands
/// outside the marks is then a stray word of the reporter's.
const DIRECT: f32 = 0.9;

/// The kind of a statement with this content.
pub(crate) fn kind(text: &str, layout: &Layout, content: &[Span]) -> Kind {
    let (mut quoted, mut all) = (0, 0);
    for token in content.iter().flat_map(|piece| layout.tokens_in(*piece)) {
        let token = layout.tokens[token];
        let letters = token.of(text).chars().filter(|c| c.is_alphanumeric()).count();
        all += letters;
        if layout.quotation_at(token).is_some() {
            quoted += letters;
        }
    }
    match quoted {
        0 => Kind::Indirect,
        _ if quoted as f32 >= DIRECT * all as f32 => Kind::Direct,
        _ => Kind::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Kind) {
        let layout = Layout::of(text);
        assert_eq!(kind(text, &layout, &[Span::new(0, text.len())]), expected, "{text}");
    }

    #[test]
    fn by_what_is_quoted() {
        check("“We go,”", Kind::Direct);
        check("it would rain", Kind::Indirect);
        check("it would be a “major mistake” to go", Kind::Mixed);
        check("allies 'don’t want to go' at all", Kind::Mixed);
        check("that “we have measured it and we have argued about it for years.”", Kind::Direct);
    }
}
