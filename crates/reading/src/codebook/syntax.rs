//! What is wrong with a line that is no TOML, for somebody who has never heard of TOML.

/// What to tell about a line that cannot be read, of which the parser says `fault`.
pub(super) fn explain(fault: &str, line: &str) -> String {
    let (field, value) = assignment(line).unwrap_or(("title", ""));
    let value_begins = |marks: &[char]| value.starts_with(marks);
    let is_heading = line.starts_with('[');
    let message = if fault == "duplicate key" && is_heading {
        "stands above in another form; each issue begins with a line [[issue]], and each of its \
         examples, below it, with a line [[issue.example]]"
    } else if fault == "duplicate key" {
        "stands here twice; keep one, or add the line [[issue]] or [[issue.example]] that is \
         missing above it"
    } else if fault.starts_with("carriage return") {
        "the lines end as on old Macs; save the file with the line ends of today"
    } else if fault.contains("visible characters") {
        UNSEEN
    } else if fault.starts_with("missing escaped value") || fault.contains("unicode value") {
        r"a backslash in a text must be doubled: \\"
    } else if fault.contains("multi-line") {
        "a text that begins with three quotation marks does not end; close it with three"
    } else if is_heading && fault.starts_with("unclosed") {
        "closing brackets are missing: [[issue]] or [[issue.example]]"
    } else if value_begins(&['“', '”', '„', '‘', '’', '«', '»']) {
        return format!("has curly quotation marks; write straight ones: {field} = \"…\"");
    } else if value_begins(&['"', '\'']) && fault.starts_with("unexpected key or value") {
        r#"something follows the closing quotation mark; inside a text, write \" for such a mark"#
    } else if fault.starts_with("invalid basic string") || fault.starts_with("invalid literal") {
        return format!("the closing quotation mark is missing: {field} = \"…\"");
    } else if !value_begins(&['"', '\'', '[', '{']) && assignment(line).is_some() {
        return format!("write the text in quotation marks: {field} = \"…\"");
    } else if let Some(field) = before_colon(line) {
        return format!("write = after the name of a field: {field} = \"…\"");
    } else if !value_begins(&['"', '\'', '[', '{']) && !is_heading {
        "a line is a field (title = \"…\"), a heading ([[issue]]) or a note (# …)"
    } else {
        return format!("cannot be read: {fault}");
    };
    message.to_owned()
}

/// What to tell about a character that nobody can see.
pub(super) const UNSEEN: &str =
    "has a character that cannot be seen (a control character); delete it";

/// What to read instead of a line that cannot be read: the heading that is meant, or nothing.
pub(super) fn mended(line: &str) -> &'static str {
    match field(line).as_str() {
        "issue" if line.starts_with('[') => "[[issue]]",
        "issue.example" if line.starts_with('[') => "[[issue.example]]",
        _ => "",
    }
}

/// The name of the field or heading that a line gives; `toml` where it gives none.
pub(super) fn field(line: &str) -> String {
    let heading = || {
        let name = line.strip_prefix('[')?.trim_matches(['[', ']', ' ']);
        is_name(name).then_some(name)
    };
    let named = assignment(line).map(|(field, _)| field).or_else(heading);
    named.or_else(|| before_colon(line)).unwrap_or(NONE).to_owned()
}

/// A field's name for a message, which may be anything that stands in quotation marks.
pub(super) fn shown(name: &str) -> String {
    if name.chars().any(char::is_alphanumeric) {
        name.chars().take(LONGEST).collect()
    } else {
        NONE.to_owned()
    }
}

/// What stands in a message for the name of a field, where there is none.
const NONE: &str = "toml";

/// Nobody names a field with more letters than this.
const LONGEST: usize = 40;

fn assignment(line: &str) -> Option<(&str, &str)> {
    let (field, value) = line.split_once('=')?;
    is_name(field.trim()).then_some((field.trim(), value.trim()))
}

/// The field of a line as other formats have it: "title: Foreign troops".
fn before_colon(line: &str) -> Option<&str> {
    let (field, _) = line.split_once(':')?;
    is_name(field.trim()).then_some(field.trim())
}

fn is_name(word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    !word.is_empty() && word.len() <= LONGEST && word.chars().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &str) {
        assert_eq!(field(line), expected, "{line}");
    }

    #[test]
    fn fields() {
        check("title = Foo", "title");
        check("title: Foo", "title");
        check("[[issue]", "issue");
        check("[ issue.example", "issue.example");
        check("the troops = foreign", "toml");
        check("[[[", "toml");
        check("", "toml");
    }
}
