//! Whom offices and descriptions mean, and whom not.

use super::{check, reading};

#[test]
fn nobody_has_two_offices_that_exclude_each_other() {
    check(
        "[speaker Ron Tully] [cue said] [content no]. [speaker The employment minister] [cue said] [content yes]. \
         [speaker The finance minister] [cue said] [content never].",
        &["Ron Tully named", "Ron Tully title", "The finance minister title"],
    );
    check(
        "[speaker Professor Ann Hale] [cue said] [content no]. [speaker The spokesman] [cue said] [content yes].",
        &["Ann Hale named", "The spokesman title"],
    );
}

#[test]
fn roles_are_taken_apart_once_however_many_there_are() {
    use crate::speaker::role::TAKEN_APART;
    let taken_apart = |people: usize| {
        let surname = |number: usize| {
            let letters = ["b", "d", "g", "l", "m", "n", "r", "t"];
            format!(
                "Va{}a{}o{}",
                letters[number % 8],
                letters[number / 8 % 8],
                letters[number / 64]
            )
        };
        let sentence = |number: usize| {
            let name = surname(number);
            format!("It was Tom {name}, the mayor of {name}. The mayor of {name} left.\n\n")
        };
        let before = TAKEN_APART.get();
        reading(&(0..people).map(sentence).collect::<String>());
        TAKEN_APART.get() - before
    };
    let (few, many) = (taken_apart(20), taken_apart(80));
    assert!(few >= 20 && many <= 5 * few, "{few} {many}");
}

#[test]
fn private_people_hold_no_office() {
    for told in [
        "Tom Berg, 34, of Marsh Lane, left in May.",
        "Tom Berg, 34, left in May.",
        "Tom Berg was killed in May.",
        "Tom Berg, who stole two horses, was jailed on Monday.",
    ] {
        for office in ["The mayor", "The prime minister", "The chief constable", "The judge"] {
            let title = format!("{office} title");
            check(
                &format!("{told} [speaker {office}] [cue said] [content it was sad]."),
                &[&title],
            );
        }
    }
    check(
        "Ann Fell sued the bank. [speaker The chief executive] [cue said] [content it was bad].",
        &["The chief executive title"],
    );
    // What the words tell of somebody else.
    check(
        "Ann Fell won on Sunday. [content “She is a legend,”] [speaker the prime minister] [cue said].",
        &["the prime minister title"],
    );
    check(
        "Ann Fell won on Sunday. [speaker The prime minister] [cue said] [content he was proud of her].",
        &["The prime minister title"],
    );
    // Whom nothing else is told of may hold it.
    check(
        "Tom Berg has resigned. [speaker The minister] [cue said] [content he was tired].",
        &["Tom Berg title"],
    );
}

#[test]
fn who_had_an_office_has_it_no_more() {
    for (office, named) in [
        ("The president", "Former president Tom Hale"),
        ("The mayor", "Former mayor Tom Hale"),
        ("The prime minister", "Former minister Tom Hale"),
        ("The chancellor", "Tom Hale, the transport minister,"),
    ] {
        check(
            &format!(
                "[speaker {office}] [cue said] [content no]. [speaker {named}] [cue said] [content yes]."
            ),
            &[&format!("{office} title"), "Tom Hale named"],
        );
        check(
            &format!(
                "[speaker {named}] [cue said] [content no]. [speaker {office}] [cue said] [content yes]."
            ),
            &["Tom Hale named", &format!("{office} title")],
        );
    }
}

#[test]
fn a_president_of_today_is_no_former_one() {
    check(
        "[speaker Hexley Fed President Ann Fell] [cue said] [content no]. [speaker Tom Berg] [cue said] [content no]. [speaker The former president] [cue said] [content he would go].",
        &["Ann Fell named", "Tom Berg named", "Tom Berg title"],
    );
}

#[test]
fn leaders_of_other_parties_and_lands() {
    for (named, name, other) in [
        ("The SNP’s Ann Fell", "Ann Fell", "The Lib Dem leader"),
        ("Labour’s Ann Fell", "Ann Fell", "The Conservative leader"),
        ("Labour MP Ann Fell", "Ann Fell", "The Reform leader"),
        ("Bavarian premier Ann Fell", "Ann Fell", "The Norwegian prime minister"),
        ("Catalan leader Tom Berg", "Tom Berg", "Taiwan’s president"),
    ] {
        check(
            &format!(
                "[speaker {named}] [cue said] [content no]. [speaker {other}] [cue said] [content yes]."
            ),
            &[&format!("{name} named"), &format!("{other} title")],
        );
    }
}

#[test]
fn the_ceo_is_the_chief_executive() {
    check(
        "[speaker Chief executive Ann Fell] [cue said] [content no]. [speaker The CEO] [cue said] [content yes].",
        &["Ann Fell named", "Ann Fell title"],
    );
    check(
        "[speaker CEO Ann Fell] [cue said] [content no]. [speaker The CEO] [cue said] [content yes].",
        &["Ann Fell named", "Ann Fell title"],
    );
}

#[test]
fn what_is_said_of_oneself_tells_a_gender() {
    check(
        "Ann Fell left the show. [speaker Her manager, Ben Torres,] [cue said] [content no]. [speaker The singer] [cue said] [content she was glad].",
        &["Ben Torres named", "Ann Fell title"],
    );
    check(
        "[speaker Mayor Tom Berg] [cue said] [content he was sad]. [speaker The lawyer] [cue said] [content she was glad].",
        &["Tom Berg named", "The lawyer title"],
    );
    check(
        "Opposition leader Ann Fell left in May. President Tom Berg saw a plant. [speaker The 69-year-old leader] [cue said] [content he was glad].",
        &["Tom Berg title"],
    );
}

#[test]
fn nobody_is_their_own_deputy() {
    check(
        "[speaker Mayor Ann Fell] [cue said] [content no]. [speaker Her deputy] [cue said] [content yes]. Deputy mayor Bo Tamm left.",
        &["Ann Fell named", "Bo Tamm title"],
    );
    check(
        "[speaker Mayor Ann Fell] [cue said] [content no]. [speaker Her deputy] [cue said] [content yes].",
        &["Ann Fell named", "Her deputy title"],
    );
}

#[test]
fn an_apposition_is_nobody_else() {
    check(
        "Tom Berg, a fisherman, was in the harbour. [content “I am old,”] [speaker he] [cue said].",
        &["Tom Berg pronoun"],
    );
    check("Tom Berg is a fisherman. [speaker He] [cue said] [content no].", &["Tom Berg pronoun"]);
    check("Tom Berg met a fisherman. [speaker He] [cue said] [content no].", &["- pronoun"]);
}

#[test]
fn it_is_whatever_has_spoken() {
    check(
        "The Harrow Nurses Organisation welcomed the letter. [speaker The KLE] [cue said] [content it was late]. [speaker It] [cue added] [content that times had fallen].",
        &["KLE named", "KLE pronoun"],
    );
    check(
        "[speaker Quantor] [cue said] [content it was sorry]. [speaker It] [cue said] [content no].",
        &["Quantor named", "Quantor pronoun"],
    );
    check(
        "Belhaven Ports issued a statement. [content “No,”] [speaker it] [cue said].",
        &["Belhaven Ports pronoun"],
    );
    check("Ann Fell issued a statement. [content “No,”] [speaker it] [cue said].", &["- pronoun"]);
}

#[test]
fn where_somebody_is_from() {
    check(
        "[speaker Manager Tom Berg] [cue praised] [content them]. [content “I am delighted,”] [cue said] [speaker the Scot].",
        &["Tom Berg named", "Tom Berg title"],
    );
    check(
        "[content “No,”] [cue said] [speaker Yui Sakata]. [speaker The Japanese] [cue said] [content she would retire].",
        &["Yui Sakata named", "Yui Sakata title"],
    );
}

#[test]
fn who_reads_a_statement_or_asks_for_it_does_not_make_it() {
    check(
        "Council leader Tom Rowe was not there. In a statement read out by his deputy, Paul Orme, [speaker he] [cue said] [content no].",
        &["Tom Rowe pronoun"],
    );
    check(
        "[speaker Ann Fell] [cue said] [content it was cold]. Asked by Bo Tamm if it was hot, [speaker she] [cue said] [content no].",
        &["Ann Fell named", "Ann Fell pronoun"],
    );
}

#[test]
fn names_with_particles_and_titles() {
    check(
        "[speaker Robert van Dijk] [cue said] [content no]. [speaker Mr van Dijk] [cue said] [content yes]. [speaker Professor van Dijk] [cue said] [content so].",
        &["Robert van Dijk named", "Robert van Dijk named", "Robert van Dijk named"],
    );
    check(
        "[speaker Ursula von der Brandt] [cue said] [content no]. [speaker Ms von der Brandt] [cue said] [content yes].",
        &["Ursula von der Brandt named", "Ursula von der Brandt named"],
    );
    check(
        "[speaker US ambassador to Norway Ann Fell] [cue said] [content no]. [speaker Fell] [cue said] [content yes].",
        &["Ann Fell named", "Ann Fell named"],
    );
    check(
        "[speaker Counsel for the council, Ann Fell,] [cue argued] [content no]. [speaker Ms Fell] [cue said] [content yes].",
        &["Ann Fell named", "Ann Fell named"],
    );
    check(
        "[speaker Special representative for Kosovo Ed Moss] [cue said] [content no].",
        &["Ed Moss named"],
    );
    check("[speaker Acting Chief Constable Di Low] [cue said] [content no].", &["Di Low named"]);
    check(
        "[speaker Group Manager Steve Nance of Cornwall Fire and Rescue Service] [cue said] [content no].",
        &["Steve Nance named"],
    );
    check(
        "[speaker Wrestling Federation of India president Sanjay Rao] [cue said] [content no].",
        &["Sanjay Rao named"],
    );
}

#[test]
fn whose_surname_it_is() {
    check(
        "Harriet Vance died on Sunday. Her daughter, Lucy Vance Ferris, wept. [content “No,”] [speaker Ms. Vance] [cue said].",
        &["Harriet Vance named"],
    );
    check(
        "Magnus Tumi Gudmundsson, a geophysicist, flew over it. [speaker Magnus Tumi] [cue said] [content no].",
        &["Magnus Tumi Gudmundsson named"],
    );
    check(
        "[speaker Students at Harrow High] [cue said] [content no]. The school is in Harrow.",
        &["Students at Harrow High title"],
    );
}

#[test]
fn forces_of_a_state() {
    check(
        "[speaker Israel’s military] [cue said] [content no]. [speaker The military] [cue said] [content yes]. [speaker The Israeli military] [cue said] [content so].",
        &["Israel’s military title", "Israel’s military title", "Israel’s military title"],
    );
    check(
        "[speaker The Sudanese military] [cue said] [content no]. [speaker It] [cue said] [content yes].",
        &["The Sudanese military title", "The Sudanese military pronoun"],
    );
}
