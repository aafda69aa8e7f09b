//! Readings of sentences with statements inside statements.

use crate::marked::Marked;
use crate::read;
use onrecord_text::{Article, Calibration};

/// Each statement as "actor | what is said | who passed it on".
#[track_caller]
fn check(marked: &str, expected: &[&str]) {
    let Marked { text, layout, tags } = Marked::parse(marked);
    let article = Article { text, ..Article::default() };
    let (reading, _) = read(&article, &layout, &tags, "hand@1", Calibration::default());
    let text = &article.text;
    let told = reading.statements.iter().map(|it| {
        let actor = it.actor.map_or("-", |actor| &reading.actors[actor].name);
        let via = it.via.iter().map(|party| reading.actors[party.actor].name.as_str());
        let via: Vec<&str> = via.collect();
        format!("{actor} | {} | {}", it.content[0].of(text), via.join(", "))
    });
    let mut told: Vec<String> = told.collect();
    told.sort_by_key(|it| !it.starts_with("Harrow"));
    assert_eq!(told, expected, "{marked}");
}

/// The statements inside the first one, each as "speaker | cue | what is said | kind".
#[track_caller]
fn check_inside(marked: &str, expected: &[&str]) {
    let Marked { text, layout, tags } = Marked::parse(marked);
    let article = Article { text, ..Article::default() };
    let (reading, _) = read(&article, &layout, &tags, "hand@1", Calibration::default());
    let words = |spans: &[onrecord_text::Span]| {
        let spans: Vec<&str> = spans.iter().map(|span| span.of(&article.text)).collect();
        spans.join(" … ")
    };
    let outer = reading.statements.iter().max_by_key(|it| it.content[0].len());
    let inside = reading.statements.iter().filter(|it| Some(*it) != outer);
    let inside = inside.map(|it| {
        let kind = format!("{:?}", it.kind).to_lowercase();
        format!("{} | {} | {} | {kind}", words(&it.speaker), words(&it.cue), words(&it.content))
    });
    assert_eq!(inside.collect::<Vec<String>>(), expected, "{marked}");
}

#[test]
fn what_outlets_pass_on() {
    check(
        "[content Ann Ray said the bridge was unsafe], [speaker the Harrow Courier] [cue reported].",
        &[
            "Harrow Courier | Ann Ray said the bridge was unsafe | Harrow Courier",
            "Ann Ray | the bridge was unsafe | Harrow Courier",
        ],
    );
    check(
        "[speaker The Harrow Courier] [cue reported] [content that Ann Ray said the bridge was unsafe].",
        &[
            "Harrow Courier | that Ann Ray said the bridge was unsafe | Harrow Courier",
            "Ann Ray | the bridge was unsafe | Harrow Courier",
        ],
    );
    check(
        "[content “It is unsafe,” Ann Ray said], [cue according to] [speaker the Harrow Courier].",
        &[
            "Harrow Courier | “It is unsafe,” Ann Ray said | Harrow Courier",
            "Ann Ray | “It is unsafe,” | Harrow Courier",
        ],
    );
    check(
        "[content “It is unsafe,” Ann Ray told officers], [cue according to] [speaker court documents].",
        &[
            "Ann Ray | “It is unsafe,” | court documents",
            "court documents | “It is unsafe,” Ann Ray told officers | ",
        ],
    );
    check(
        "[content The bridge that was said to be safe fell], [speaker the Harrow Courier] [cue reported].",
        &["Harrow Courier | The bridge that was said to be safe fell | Harrow Courier"],
    );
    check(
        "[content Ann Ray said the bridge was unsafe], [speaker Tom Hale] [cue recalled].",
        &[
            "Ann Ray | the bridge was unsafe | Tom Hale",
            "Tom Hale | Ann Ray said the bridge was unsafe | ",
        ],
    );
}

#[test]
fn what_somebody_was_told() {
    check(
        "Ann Ray waved. [speaker Tom Hale] [cue said] [content she had told him that it was late].",
        &[
            "Tom Hale | she had told him that it was late | ",
            "Ann Ray | that it was late | Tom Hale",
        ],
    );
    check_inside(
        "[speaker He] [cue said] [content he had been told by the school office to “send in a note”].",
        &["the school office | been told | to “send in a note” | mixed"],
    );
    check_inside(
        "[speaker She] [cue claims] [content a baker had boasted to her that the loaves were old].",
        &["a baker | had boasted | that the loaves were old | indirect"],
    );
    check_inside(
        "[content Senior doctors at St Bride's clinic warned managers five times that it was unsafe], [speaker documents] [cue show].",
        &["Senior doctors at St Bride's clinic | warned | that it was unsafe | indirect"],
    );
    check_inside(
        "[speaker He] [cue said] [content she had burned the soup and told him it was his fault].",
        &["she | told | it was his fault | indirect"],
    );
    check_inside(
        "[speaker He] [cue said] [content Ann Ray told the board on Monday the pier was safe, but that nobody listened].",
        &[],
    );
    check_inside(
        "[speaker He] [cue said] [content the doctors told the family it was tobacco].",
        &["the doctors | told | it was tobacco | indirect"],
    );
    check_inside(
        "[speaker He] [cue said] [content Ann Ray told him on Monday that the pier was safe, but nobody listened].",
        &["Ann Ray | told | that the pier was safe | indirect"],
    );
    check_inside(
        "[speaker He] [cue spoke of] [content what many lawmakers called “a fraud”].",
        &["many lawmakers | called | “a fraud” | direct"],
    );
}

#[test]
fn what_is_told_in_somebodys_own_words() {
    check_inside(
        "[content “My editor said the market had moved on. I kept the note.”] [speaker Ann Ray] [cue said].",
        &["My editor | said | the market had moved on | indirect"],
    );
    check_inside(
        "[content “My lad says to me, ‘Dad, why bother?’”] [speaker Tom Hale] [cue said].",
        &["My lad | says | ‘Dad, why bother?’ | direct"],
    );
    check_inside(
        "[content “The mayor told us it was over, so we went.”] [speaker Tom Hale] [cue said].",
        &["The mayor | told | it was over | indirect"],
    );
    // Nobody is "she" in their own words, and the one of whom somebody tells is not the one in mind.
    check(
        "[content “She says it is late,”] [speaker Ann Ray] [cue said].",
        &["Ann Ray | “She says it is late,” | ", "- | it is late | Ann Ray"],
    );
    check(
        "Tom Hale left. [content “The mayor said it was late,”] [speaker Ann Ray] [cue said].",
        &["Ann Ray | “The mayor said it was late,” | ", "The mayor | it was late | Ann Ray"],
    );
}

#[test]
fn what_tells_nothing() {
    for marked in [
        "[speaker He] [cue said] [content he had told them that it was late].",
        "[speaker He] [cue denied] [content that she had told him it was late].",
        "[speaker He] [cue asked] [content whether she had told him it was late].",
        "[speaker He] [cue said] [content that if she says it is late, he will go].",
        "[speaker He] [cue said] [content she would say that it was late].",
        "[speaker He] [cue said] [content she had never told him that it was late].",
        "[speaker He] [cue said] [content she had claimed a loss of a million].",
        "[speaker He] [cue said] [content this tells the truth that it is late].",
        "[speaker He] [cue said] [content nobody was as rich as she says she is].",
        "[speaker He] [cue said] [content they had been told it was late].",
        "[speaker He] [cue said] [content a bridge that Ann Ray said was safe fell].",
    ] {
        check_inside(marked, &[]);
    }
}
