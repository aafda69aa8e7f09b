//! What is told of codebooks that cannot be used, and that nothing stops the program.

use super::{Codebook, Issue};
use onrecord_text::Stance;
use std::time::{Duration, Instant};

const GOOD: &str = r#"name = "guarantees"

[[issue]]
id = "own-troops"
title = "Sending one's own troops"
for = "the holder's own state will or would send troops"

[[issue.example]]
text = "Latvia is ready to send a company."
holder = "Latvia"
stance = "for"
"#;

/// What is wrong, as "line: field: message" in one line each.
#[track_caller]
fn faults(toml: &str) -> Vec<String> {
    let errors = Codebook::parse(toml).expect_err(toml);
    errors.iter().map(|it| format!("{}: {}: {}", it.line, it.field, it.message)).collect()
}

/// The good codebook with one change has this fault and no other.
#[track_caller]
fn check(old: &str, new: &str, expected: &str) {
    assert_eq!(GOOD.matches(old).count(), 1, "{old}");
    assert_eq!(faults(&GOOD.replace(old, new)), [expected], "{new}");
}

#[test]
fn a_good_one() {
    let codebook = Codebook::parse(GOOD).unwrap();
    assert_eq!(codebook.name, "guarantees");
    let issue = codebook.issue("own-troops").unwrap();
    assert_eq!(issue.title, "Sending one's own troops");
    assert_eq!(issue.meaning, "the holder's own state will or would send troops");
    let example = &issue.examples[0];
    assert_eq!(example.text, "Latvia is ready to send a company.");
    assert_eq!((example.holder.as_str(), example.stance), ("Latvia", Stance::For));
}

#[test]
fn issues_are_found_by_id() {
    let issue = |id: &str| Issue { id: id.to_owned(), ..Issue::default() };
    let codebook = Codebook { name: String::new(), issues: vec![issue("a"), issue("b")] };
    assert_eq!(codebook.issue("b"), Some(&issue("b")));
    assert_eq!(codebook.issue("c"), None);
}

#[test]
fn the_codebooks_that_ship_can_be_used() {
    for (toml, name, issues) in [
        (include_str!("../../../../codebooks/guarantees.toml"), "guarantees", 4),
        (include_str!("../../../../codebooks/railway.toml"), "railway", 9),
    ] {
        let codebook = Codebook::parse(toml).unwrap();
        assert_eq!((codebook.name.as_str(), codebook.issues.len()), (name, issues));
        for issue in &codebook.issues {
            assert!((2..=3).contains(&issue.examples.len()), "{}", issue.id);
        }
    }
}

#[test]
fn the_codebook_of_the_page_can_be_used() {
    let page = include_str!("../../../../docs/codebook.md");
    let toml = page.split("```toml").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    assert!(Codebook::parse(toml).is_ok());
}

#[test]
fn other_ways_to_write_it() {
    for same in [
        GOOD.replace('\n', "\r\n"),
        format!("\u{feff}{GOOD}"),
        GOOD.replace("\"Sending one's own troops\"", "\"\"\"\nSending   one's\n own troops\"\"\""),
        GOOD.replace(" = ", "=").replace("[[issue]]", "# A note.\n  [[ issue ]] # Another."),
    ] {
        assert_eq!(Codebook::parse(&same), Codebook::parse(GOOD), "{same}");
    }
    let inline = "issue = [{ id = 'a', title = 'A', for = 'a is done' }]\nname = 'x'";
    assert_eq!(Codebook::parse(inline).unwrap().issues.len(), 1);
}

#[test]
fn what_is_missing() {
    check(
        "name = \"guarantees\"",
        "",
        "1: name: missing; say what the codebook is called: name = \"…\"",
    );
    check(
        "id = \"own-troops\"\n",
        "",
        "3: id: missing; give the issue a short name for commands and tables: id = \"…\"",
    );
    check(
        "title = \"Sending one's own troops\"\n",
        "",
        "3: title: missing; say what the issue is called: title = \"…\"",
    );
    check(
        "stance = \"for\"",
        "",
        "8: stance: missing; write for, against or undecided: stance = \"…\"",
    );
    let no_issue = "1: issue: missing; a codebook has at least one [[issue]]";
    assert_eq!(faults("name = \"x\""), [no_issue]);
    assert_eq!(faults("name = \"x\"\nissue = []"), [no_issue]);
    assert_eq!(faults("").len(), 2);
}

#[test]
fn what_is_empty_or_too_long() {
    check("\"Sending one's own troops\"", "\" \"", "5: title: empty; say what the issue is called");
    check(
        "\"the holder's own state will or would send troops\"",
        "\"—\"",
        "6: for: empty; say what somebody wants or will do who is for it",
    );
    let long = |letters: usize| format!("\"{}\"", "ö".repeat(letters));
    let title = "\"Sending one's own troops\"";
    assert!(Codebook::parse(&GOOD.replace(title, &long(200))).is_ok());
    check(
        title,
        &long(201),
        "5: title: 201 characters, where 200 are the most; name the question, and let for say what \
         it means",
    );
    let meaning = "\"the holder's own state will or would send troops\"";
    assert!(Codebook::parse(&GOOD.replace(meaning, &long(500))).is_ok());
    check(
        meaning,
        &long(501),
        "6: for: 501 characters, where 500 are the most; keep one clause that says what somebody \
         wants or will do who is for it, and put cases into examples",
    );
    check(
        title,
        "\"a\\u0007b\"",
        "5: title: has a character that cannot be seen (a control character); delete it",
    );
}

#[test]
fn ids() {
    let rule = "is no id, which is made of small letters (a to z), digits and hyphens, and no hyphen first";
    check("own-troops", "Own Troops", &format!("4: id: “Own Troops” {rule}: own-troops, say"));
    check("own-troops", "-x", &format!("4: id: “-x” {rule}: x, say"));
    check("own-troops", "Ж", &format!("4: id: “Ж” {rule}"));
    let twice = format!("{GOOD}[[issue]]\nid = \"own-troops\"\ntitle = \"A\"\nfor = \"a\"\n");
    let expected = "13: id: “own-troops” stands in line 4 and in line 13; change one";
    assert_eq!(faults(&twice), [expected]);
}

#[test]
fn examples() {
    check("\"for\"", "\"pro\"", "11: stance: “pro” is no stance; write for, against or undecided");
    check(
        "holder = \"Latvia\"",
        "holder = \"Riga\"",
        "10: holder: “Riga” does not stand in the text; say whose position the text tells, in the \
         text's own words",
    );
    check(
        "Latvia is",
        "Latvians are",
        "10: holder: “Latvia” does not stand in the text; say whose position the text tells, in the \
         text's own words",
    );
}

#[test]
fn what_does_not_belong() {
    check(
        "id = \"own-troops\"",
        "id = \"own-troops\"\ntitel = \"x\"",
        "5: titel: an issue has no such field; title was meant?",
    );
    check(
        "id = \"own-troops\"",
        "id = \"own-troops\"\ncolour = \"x\"",
        "5: colour: an issue has no such field, but id, title, for and example",
    );
    check(
        "id = \"own-troops\"",
        "id = \"own-troops\"\nholder = \"x\"",
        "5: holder: an issue has id, title, for and example; holder belongs below a line \
         [[issue.example]]",
    );
    check(
        "[[issue.example]]",
        "[[example]]",
        "8: example: each example stands below its issue, with a line [[issue.example]]",
    );
    assert_eq!(
        faults(&GOOD.replace("[[issue]]", "[[issues]]").replace("[[issue.", "[[issues.")),
        ["3: issues: a codebook has no such field; issue was meant?"]
    );
}

#[test]
fn what_is_of_another_kind() {
    let belongs = "where a text in quotation marks belongs";
    for (value, kind) in [
        ("5", "a number"),
        ("1.5", "a number"),
        ("true", "true or false"),
        ("2025-02-05", "a date"),
        ("[\"a\"]", "a list"),
        ("{ a = 1 }", "a table"),
    ] {
        let expected = format!("4: id: {kind}, {belongs}: id = \"…\"");
        check("\"own-troops\"", value, &expected);
    }
    let below = "below a line [[issue]]";
    assert_eq!(
        faults("name = 'x'\nissue = 'y'"),
        [format!("2: issue: a text, where an issue belongs {below}")]
    );
    assert_eq!(
        faults("name = 'x'\nissue = [\n1]"),
        [format!("3: issue: a number, where an issue belongs {below}")]
    );
    assert_eq!(
        faults(&GOOD.replace("[[issue]]", "[issue]")),
        [format!("3: issue: one bracket is too few: an issue stands {below}")]
    );
    assert_eq!(
        faults("name = 'x'\n[[issue.example]]\ntext = 'a'"),
        ["2: issue: missing above its example: a line [[issue]] with id, title and for"]
    );
}

#[test]
fn lines_that_are_no_toml() {
    let title = "title = \"Sending one's own troops\"";
    let marks = "5: title: write the text in quotation marks: title = \"…\"";
    check(title, "title = Sending troops", marks);
    check(title, "title = Foo", marks);
    check(title, "title = ", marks);
    check(
        title,
        "title = “Sending troops”",
        "5: title: has curly quotation marks; write straight ones: title = \"…\"",
    );
    check(
        title,
        "title = \"Sending",
        "5: title: the closing quotation mark is missing: title = \"…\"",
    );
    check(
        title,
        "title = \"the \"back\" stop\"",
        "5: title: something follows the closing quotation mark; inside a text, write \\\" for such a \
         mark",
    );
    check(title, "title = \"a\\q\"", "5: title: a backslash in a text must be doubled: \\\\");
    let line = "a line is a field (title = \"…\"), a heading ([[issue]]) or a note (# …)";
    check(
        title,
        "title: \"Sending\"",
        "5: title: write = after the name of a field: title = \"…\"",
    );
    check(title, "// Sending", &format!("5: toml: {line}"));
    check(
        "[[issue]]",
        "[[issue]",
        "3: issue: closing brackets are missing: [[issue]] or [[issue.example]]",
    );
    check(
        "stance = \"for\"",
        "stance = \"for\"\nholder = \"Latvia\"",
        "12: holder: stands here twice; keep one, or add the line [[issue]] or [[issue.example]] that \
         is missing above it",
    );
    check(
        "stance = \"for\"",
        "stance = \"\"\"for",
        "11: stance: a text that begins with three quotation marks does not end; close it with three",
    );
}

#[test]
fn all_at_once_in_the_order_of_the_lines() {
    let toml = "nam = \"x\"
[[issue]]
id = troops
title = \"\"
[[issue]]
id = \"A\"
title: \"Troops\"
for = \"x\"
[[issue.example]]
text = \"We go.\"
holder = \"they\"
stance = \"yes\"
[[issue]]
title = 7
";
    let found = faults(toml);
    let places: Vec<String> =
        found.iter().map(|it| it.split(": ").take(2).collect::<Vec<_>>().join(" ")).collect();
    let expected = [
        "1 nam",
        "1 name",
        "3 id",
        "4 title",
        "6 id",
        "7 title",
        "11 holder",
        "12 stance",
        "13 id",
        "13 for",
        "14 title",
    ];
    assert_eq!(places, expected, "{found:#?}");
}

#[test]
fn what_is_written_is_read_back() {
    let mut codebook = Codebook::parse(GOOD).unwrap();
    assert_eq!(Codebook::parse(&codebook.to_toml()), Ok(codebook.clone()));
    // Words that would be TOML, were they not quoted.
    let odd = "\"\"\" \\ \\n # '\u{27}' [[issue]] = \u{2028} né";
    codebook.name = odd.to_owned();
    codebook.issues[0].title = odd.to_owned();
    codebook.issues[0].meaning = odd.to_owned();
    let read = Codebook::parse(&codebook.to_toml()).unwrap();
    // Reading makes one space of white space, of which U+2028 is some.
    let one_line = odd.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!((&read.name, &read.issues[0].title), (&one_line, &one_line));
    assert_eq!(read.issues.len(), codebook.issues.len());
}

#[test]
fn no_input_stops_the_program() {
    let read = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        let errors = match Codebook::parse(&text) {
            Ok(codebook) => {
                assert!(!codebook.name.is_empty() && !codebook.issues.is_empty(), "{text}");
                return;
            }
            Err(errors) => errors,
        };
        let lines = text.lines().count().max(1);
        assert!(!errors.is_empty(), "{text}");
        for error in errors {
            assert!((1..=lines).contains(&error.line), "{error} in {text}");
            assert!(!error.field.is_empty() && !error.message.is_empty(), "{error} in {text}");
        }
    };
    let good = GOOD.as_bytes();
    for at in 0..good.len() {
        read(&good[..at]);
        read(&good[at..]);
        let mut other = good.to_vec();
        other.swap(at, (at * 7 + 3) % good.len());
        read(&other);
        other.remove(at);
        read(&other);
        for byte in *b"\"'[]{}=.,#\\\n\r \0-0a\xff" {
            let mut other = good.to_vec();
            other[at] = byte;
            read(&other);
        }
    }
    for odd in ["[", "]", "{", "=", ".", "\"\"\"", "[[issue]]\n", "[issue.example]\n", "a.", "x={"]
    {
        read(odd.repeat(3000).as_bytes());
        read(format!("issue = {}", odd.repeat(3000)).as_bytes());
    }
}

#[test]
fn ten_thousand_issues_are_read_at_once() {
    let issue = |id: usize| format!("[[issue]]\nid = \"i{id}\"\ntitle = \"T\"\nfor = \"f\"\n");
    let good: String = (0..10_000).map(issue).collect();
    // Each is wrong in six ways, one of them against another issue and one by its syntax.
    let wrong = |_| "[[issue]]\nid = \"a\"\ntitel = \"T\"\nfor = f\n[[issue.example]]\ntext = 1\n";
    let bad: String = (0..10_000).map(wrong).collect();
    let start = Instant::now();
    let codebook = Codebook::parse(&format!("name = \"x\"\n{good}")).unwrap();
    let read = start.elapsed();
    let errors = Codebook::parse(&bad).unwrap_err();
    let refused = start.elapsed() - read;
    println!("10,000 issues: {read:?}; 10,000 with {} errors: {refused:?}", errors.len());
    assert_eq!((codebook.issues.len(), codebook.issue("i9999").is_some()), (10_000, true));
    assert_eq!(errors.len(), 60_000);
    // Far above what it takes, and far below what counting lines from the first for each would.
    assert!(read + refused < Duration::from_secs(20), "{read:?} {refused:?}");
}
