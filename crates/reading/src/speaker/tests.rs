//! Who each speaker is, in marked texts.

mod offices;
mod relays;

use crate::marked::Marked;
use crate::{Reading, read};
use onrecord_text::{Article, Calibration};

fn reading(marked: &str) -> Reading {
    let Marked { text, layout, tags } = Marked::parse(marked);
    let article = Article { text, byline: vec!["Nora Whitlam".into()], ..Article::default() };
    read(&article, &layout, &tags, "hand@1", Calibration::default()).0
}

/// Each statement's actor and how it was found, as `Ilse Marrant pronoun`.
#[track_caller]
fn check(marked: &str, expected: &[&str]) {
    let reading = reading(marked);
    let found: Vec<String> = reading
        .statements
        .iter()
        .map(|statement| {
            let actor = statement.actor.map_or("-", |actor| &reading.actors[actor].name);
            format!("{actor} {}", statement.speaker_how.name())
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn pronouns_agree_and_mean_who_spoke_last() {
    check(
        "[speaker Ilse Marrant] [cue said] [content no]. [speaker She] [cue added] [content yes].",
        &["Ilse Marrant named", "Ilse Marrant pronoun"],
    );
    check(
        "Ilse Marrant met Tomas Brandt. [content “No,”] [speaker he] [cue said]. [content “Yes,”] [speaker she] [cue said].",
        &["Tomas Brandt pronoun", "Ilse Marrant pronoun"],
    );
    check(
        "[speaker The Harrow Council] [cue said] [content no]. [speaker It] [cue added] [content that it was late].",
        &["Harrow Council named", "Harrow Council pronoun"],
    );
    check(
        "[speaker A Vastrian diplomat] [cue said] [content no]. [content “Never,”] [speaker she] [cue said].",
        &["A Vastrian diplomat title", "A Vastrian diplomat pronoun"],
    );
}

#[test]
fn who_gives_a_name_or_is_named_next() {
    check(
        "[speaker One man], who would only give his name as Stu, [cue thought] [content it cold].",
        &["Stu named"],
    );
    check(
        "[speaker A mother quoted there], named only as Leanne, [cue says]: [content “We wait.”]",
        &["Leanne named"],
    );
    check(
        "[content Ann Ray led], [cue according to] [speaker the county clerk]. [speaker The clerk, Doug Hanley], [cue said] [content no].",
        &["Doug Hanley title", "Doug Hanley named"],
    );
    check(
        "[speaker A spokesperson] [cue said] [content no]. [content “We wait,”] [speaker the spokesperson, Dana Whitlock], [cue said].",
        &["Dana Whitlock title", "Dana Whitlock named"],
    );
    check(
        "[speaker A nurse] [cue said] [content no]. [speaker The doctor, Dana Whitlock], [cue said] [content yes].",
        &["A nurse title", "Dana Whitlock named"],
    );
    check(
        "[speaker The lawmaker representing Akpara Central, Grace Umeh], [cue said] [content no].",
        &["Grace Umeh named"],
    );
}

#[test]
fn who_and_which_behind_a_noun() {
    check(
        "[speaker The minister, who met Femi Adoki on Monday], [cue said] [content no].",
        &["The minister title"],
    );
    check(
        "That was denied by a member of the council, [speaker who] [cue said] [content no].",
        &["a member of the council pronoun"],
    );
    check(
        "It was shown a memo of March 2017, [speaker which] [cue said] [content no].",
        &["a memo pronoun"],
    );
    check(
        "Then came Iolo Prys of the National Alliance, [speaker who] [cue said] [content no].",
        &["Iolo Prys pronoun"],
    );
    check("He left in a hurry, [speaker which] [cue said] [content it all].", &["- pronoun"]);
}

#[test]
fn he_who_speaks_of_him_is_who_spoke_before() {
    check(
        "Karl Jones teaches politics. Tomas Berg is winning favour again. Berg leads in money, and he spends it.\n\n\
         [content Berg is expected to win], [speaker Jones] [cue said].\n\n\
         [content “He’s gaining momentum, and Berg knows it,”] [speaker he] [cue said].",
        &["Karl Jones named", "Karl Jones pronoun"],
    );
    check(
        "Karl Jones teaches politics. Tomas Berg is winning favour again. Berg leads in money, and he spends it.\n\n\
         [content That could sail him through the rest, which he’s expected to win], [speaker Jones] [cue said].\n\n\
         [content “He’s gaining momentum,”] [speaker he] [cue said].",
        &["Karl Jones named", "Karl Jones pronoun"],
    );
}

#[test]
fn who_was_he_is_not_she() {
    check(
        "[speaker Osmel Tully] [cue said] [content no]. [speaker He] [cue added] [content never].\n\n\
         [speaker Iruna Bray] [cue said] [content yes]. [speaker She] [cue added] [content soon].\n\n\
         [content “Late,”] [speaker he] [cue said]. [content “Early,”] [speaker she] [cue said].",
        &[
            "Osmel Tully named",
            "Osmel Tully pronoun",
            "Iruna Bray named",
            "Iruna Bray pronoun",
            "Osmel Tully pronoun",
            "Iruna Bray pronoun",
        ],
    );
    check(
        "[speaker An aide] [cue said] [content he was tired]. [speaker She] [cue said] [content no].",
        &["An aide title", "- pronoun"],
    );
}

#[test]
fn a_sentence_about_the_judge_brings_the_judge_to_mind() {
    check(
        "Senator Kim Oduya wrote to Judge Rob Lund. The judge did not reply. [content “No,”] [speaker he] [cue said].",
        &["Rob Lund pronoun"],
    );
    check(
        "[speaker Senator Kim Oduya] [cue said] [content yes]. The senator for Harrow left. [speaker Ann Hale] [cue said] [content no].",
        &["Kim Oduya named", "Ann Hale named"],
    );
}

#[test]
fn two_that_are_equally_likely_are_left_open() {
    let marked = "There were talks with Tomas Brandt and Peter Berg. [content “No,”] [speaker he] [cue said].";
    check(marked, &["- pronoun"]);
    let warning = &reading(marked).warnings[0];
    assert!(warning.message.contains("Tomas Brandt") && warning.message.contains("Peter Berg"));
}

#[test]
fn titles_mean_whose_role_they_are() {
    check(
        "Tomas Brandt, the mayor of Brackwater, met Oona Pell, the mayor of Stennick. [content “No,”] [cue said] [speaker the mayor of Stennick].",
        &["Oona Pell title"],
    );
    check(
        "Transport Minister Ilse Marrant met Mayor Tomas Brandt. [speaker The minister] [cue said] [content no].",
        &["Ilse Marrant title"],
    );
    check(
        "President Volodymyr Zelensky of Ukraine met the Danish prime minister, Mette Frederiksen. [speaker The Ukrainian leader] [cue spoke of] [content peace].",
        &["Volodymyr Zelensky title"],
    );
    check(
        "Jan Berg met Tomas Brandt. [speaker The former] [cue agreed], [speaker the latter] [cue refused] [content to go].",
        &["Tomas Brandt title"],
    );
    check(
        "[speaker Two senior officials] [cue said] [content no].",
        &["Two senior officials title"],
    );
    // An age tells who is meant.
    check(
        "Leo Tamm, 54, met Jon Bell, 23. [speaker The 23-year-old] [cue said] [content no]. [speaker The 54-year-old] [cue said] [content yes].",
        &["Jon Bell title", "Leo Tamm title"],
    );
}

#[test]
fn an_office_that_nobody_is_told_to_have_is_no_guess() {
    check(
        "[speaker Sir Kit Hale] [cue praised] [content it]. [speaker Nigel Farr] [cue called] [content it late]. [speaker The prime minister] [cue said] [content no].",
        &["Kit Hale named", "Nigel Farr named", "The prime minister title"],
    );
    check(
        "[speaker Shopkeeper Ed Moss] [cue rejected] [content it]. [speaker The minister] [cue said] [content no].",
        &["Ed Moss named", "The minister title"],
    );
    // Where one person alone is spoken of, they have it.
    check(
        "[speaker Ed Moss] [cue rejected] [content it]. [speaker The minister] [cue said] [content no].",
        &["Ed Moss named", "Ed Moss title"],
    );
}

#[test]
fn two_who_have_one_office() {
    let met = "Foreign minister Jo Marr met defence minister Kim Frey.";
    check(&format!("{met} [speaker The minister] [cue said] [content it was late]."), &["- title"]);
    // Who has spoken since is meant, and "she" tells the mayors apart.
    check(
        &format!(
            "{met} [content “No,”] [speaker Frey] [cue said]. [speaker The minister] [cue said] [content it was late]."
        ),
        &["Kim Frey named", "Kim Frey title"],
    );
    check(
        "Mayor Peter Holt met Anna Gray, the mayor of Dannet. [speaker The mayor] [cue said] [content she would go].",
        &["Anna Gray title"],
    );
}

#[test]
fn where_a_colleague_is_from_says_nothing() {
    check(
        "[speaker Jo Marsh] [cue opposes] [content it]. Her Sandwick colleague, Ann Lee, does not: [speaker she] [cue said] [content yes].",
        &["Jo Marsh named", "Ann Lee pronoun"],
    );
}

#[test]
fn nobody_has_the_post_of_another() {
    check(
        "[speaker Leo Tamm, a plumber,] [cue said] [content no]. [speaker The chairman of the Bakers’ Guild] [cue said] [content yes].",
        &["Leo Tamm named", "The chairman of the Bakers’ Guild title"],
    );
    check(
        "[speaker Coach Aldo Ferrari] [cue said] [content no]. [speaker The referee] [cue said] [content yes].",
        &["Aldo Ferrari named", "The referee title"],
    );
    check(
        "[speaker Ann Ray, a senator,] [cue said] [content no]. [speaker The Republican] [cue said] [content yes].",
        &["Ann Ray named", "Ann Ray title"],
    );
}

#[test]
fn a_document_about_somebody_is_not_theirs() {
    check(
        "[speaker A lawsuit against Dolmen Homes] [cue claims] [content no].",
        &["A lawsuit against Dolmen Homes title"],
    );
    check(
        "[speaker A report into the death of Lucy Brand] [cue says] [content no].",
        &["A report into the death of Lucy Brand title"],
    );
    check("[speaker A report of 12 May] [cue says] [content no].", &["A report of 12 May title"]);
    check(
        "[speaker A report of the Harrow Council] [cue says] [content no].",
        &["Harrow Council title"],
    );
}

#[test]
fn states_and_bodies() {
    check(
        "[speaker Kyiv] [cue said] [content no]. [speaker Ukraine] [cue wants] [content more].",
        &["Ukraine named", "Ukraine named"],
    );
    check(
        "The Harrow Valley Farmers’ Association met. [speaker The association] [cue wants] [content more].",
        &["Harrow Valley Farmers’ Association title"],
    );
    check(
        "The National Audit Chamber (NAC) met. [speaker The NAC] [cue said] [content no].",
        &["National Audit Chamber named"],
    );
}

#[test]
fn roles_and_countries() {
    let found = reading(
        "Then came US President Donald Trump and former NATO Secretary General Jens Stoltenberg. [speaker Trump] [cue said] [content no]. [speaker Stoltenberg] [cue said] [content yes].",
    );
    let of = |i: usize| (found.actors[i].role.as_deref(), found.actors[i].country.as_deref());
    assert_eq!(of(0), (Some("US President"), Some("US")));
    assert_eq!(of(1), (Some("former NATO Secretary General"), None));
}

#[test]
fn who_heard_it_and_who_passed_it_on() {
    let found = reading(
        "[speaker Ilse Marrant] [cue told] Sky News on Sunday [content that it was late]. [speaker The Guardian] [cue reports] [content that Tomas Brandt left].",
    );
    let name = |actor: usize| found.actors[actor].name.as_str();
    let [first, second] = &found.statements[..] else { unreachable!("two statements") };
    assert_eq!(first.addressee.map(|party| name(party.actor)), Some("Sky News"));
    assert_eq!(name(first.via[0].actor), "Sky News");
    assert_eq!(name(second.via[0].actor), "Guardian");
    assert_eq!(second.speaker_how, crate::SpeakerHow::Outlet);
}

#[test]
fn an_agency_is_no_newspaper() {
    let speaker = |words: &str| {
        let Marked { text, layout, tags } =
            Marked::parse(&format!("[speaker {words}] [cue said] [content no]."));
        let outlet = Some("Harrow Gazette".to_owned());
        let article = Article { text, outlet, ..Article::default() };
        let (found, _) = read(&article, &layout, &tags, "hand@1", Calibration::default());
        found.actors[0].name.clone()
    };
    for words in ["The environment agency", "The agency", "The fire service"] {
        assert_eq!(speaker(words), words);
    }
    for words in ["The news agency", "The paper", "The station"] {
        assert_eq!(speaker(words), "Harrow Gazette");
    }
}

#[test]
fn bodies_without_a_name_in_a_list_are_each_spoken_of() {
    let marked = "[speaker The Greens, the farmers’ union and the chamber of commerce] [cue oppose] [content the pier].";
    let Marked { text, layout, tags } = Marked::parse(marked);
    let article = Article { text, ..Article::default() };
    let (found, mentions) = read(&article, &layout, &tags, "hand@1", Calibration::default());
    let names =
        mentions.spots.iter().map(|it| mentions.actor(&found.actors, it.actor).name.as_str());
    let expected = ["Greens", "the farmers’ union", "the chamber of commerce"];
    assert_eq!(names.collect::<Vec<_>>(), expected);
    assert!(mentions.spots.iter().all(|spot| spot.statements == [0]));
}

#[test]
fn surnames_that_two_share() {
    check(
        "Ann Hale met her brother Tom Hale. [speaker Mr Hale] [cue said] [content no]. [speaker Ms Hale] [cue said] [content yes].",
        &["Tom Hale named", "Ann Hale named"],
    );
}

#[test]
fn a_sentence_that_goes_on_and_the_writer() {
    check(
        "[speaker Tomas Brandt] [cue said] [content no], he left, [cue adding] [content that it was late].",
        &["Tomas Brandt named", "Tomas Brandt named"],
    );
    check("[speaker I] [cue think] [content it is late].", &["Nora Whitlam pronoun"]);
    check("[content It is late], it [cue is said].", &["- none"]);
}

#[test]
fn each_letter_has_its_own_writer() {
    let letters = "Sir – [speaker I] [cue want] [content a pier].\nAnn Hale, Quay Lane\n\n\
                   Sir – [speaker I] [cue oppose] [content the pier].\nTom Orme, Stennick";
    let writers = |text: &str| {
        let Marked { text, layout, tags } = Marked::parse(text);
        let article = Article { text, ..Article::default() };
        let (found, _) = read(&article, &layout, &tags, "hand@1", Calibration::default());
        let actors =
            found.statements.iter().map(|it| it.actor.map(|it| found.actors[it].name.clone()));
        actors.map(Option::unwrap_or_default).collect::<Vec<_>>()
    };
    assert_eq!(writers(letters), ["Ann Hale", "Tom Orme"]);
    assert_eq!(writers(&letters.replace("Sir – ", "")), ["Ann Hale", "Ann Hale"]);
}

#[test]
fn who_signs_has_written() {
    let check = |foot: &str, expected: Option<&str>| {
        let told = "[speaker I] [cue believe] [content that it is late], and Tom Orme left.";
        let Marked { text, layout, tags } = Marked::parse(&format!("{told}\n\n{foot}"));
        let article = Article { text, ..Article::default() };
        let (found, _) = read(&article, &layout, &tags, "hand@1", Calibration::default());
        let actor = found.statements[0].actor.map(|actor| found.actors[actor].name.as_str());
        assert_eq!(actor, expected, "{foot}");
    };
    check("Ilse Marrant\nMinister of Transport", Some("Ilse Marrant"));
    check("– Ilse Marrant, Stennick", Some("Ilse Marrant"));
    check("Yours faithfully,\nProf. Ilse Marrant\nStennick", Some("Ilse Marrant"));
    check("Ilse Marrant is a playwright.", Some("Ilse Marrant"));
    check("Ilse Marrant, the minister, has left.", None);
    check("Ilse Marrant left.", None);
}

#[test]
fn nobody_does_something_to_him_who_is_he() {
    let told = |marked: &str| {
        let found = reading(marked);
        let last = found.statements.last().and_then(|it| it.addressee);
        last.map(|party| found.actors[party.actor].name.clone()).unwrap_or_default()
    };
    let before = "[speaker Marek Solvay] [cue said] [content no]. ";
    let tells = "[speaker Judge Tom Orme] [cue told] him [content that it was late].";
    assert_eq!(told(&format!("{before}{tells}")), "Marek Solvay");
    assert_eq!(told(tells), "");
}

#[test]
fn an_office_of_another_state_is_somebody_elses() {
    check(
        "[speaker Their defence expert, Tobias Lamm,] [cue said] [content no]. [speaker Lithuania’s president] [cue said] [content yes].",
        &["Tobias Lamm named", "Lithuania’s president title"],
    );
    check(
        "The coach, Anders Vik, came. [speaker Tayo Mbeki] [cue disputed] [content that]. [content “Fit,”] [speaker the Nigerian] [cue wrote].",
        &["Tayo Mbeki named", "Tayo Mbeki title"],
    );
}

#[test]
fn a_group_of_which_only_its_letters_are_told() {
    let check_with = |before: &str, expected: &str| {
        let told = "[speaker The guerrilla group] [cue denied] [content it].";
        check(&format!("{before} {told}"), &[expected]);
    };
    check_with("Talks with the ERN failed.", "ERN title");
    check_with("Keldria reported a fall of GDP.", "The guerrilla group title");
}

#[test]
fn the_same_words_are_the_same_one() {
    let found = reading(
        "[speaker A judge] [cue blocked] [content the flights], [cue saying] [content it was late].",
    );
    assert_eq!((found.statements.len(), found.actors.len()), (2, 1));
}

#[test]
fn groups_that_are_taken_up() {
    check(
        "[speaker Two officials] [cue said] [content no]. [speaker The officials] [cue said] [content yes].",
        &["Two officials title", "Two officials title"],
    );
    check(
        "[speaker Two officials] [cue said] [content no]. [speaker The residents] [cue said] [content yes].",
        &["Two officials title", "The residents title"],
    );
    check(
        "Japan and South Korea met Ann Hale and Tom Orme. [speaker Both governments] [cue said] [content no].",
        &["Japan and South Korea title"],
    );
    check(
        "Ann Hale and Tom Orme met. [speaker Both governments] [cue said] [content no].",
        &["Both governments title"],
    );
}

#[test]
fn whom_their_words_tell_apart() {
    for (one, other) in [
        ("The Labour leader", "The Conservative leader"),
        ("The mayor of Carrow", "The mayor of Hexley"),
        ("The priest", "The footballer"),
        ("Ann Ray’s lawyer", "Jon Bell’s lawyer"),
        ("A police spokesman", "A council spokesman"),
        ("The teachers’ union", "The nurses’ union"),
    ] {
        let text = format!(
            "[speaker {one}] [cue said] [content no]. [speaker {other}] [cue said] [content yes]."
        );
        check(&text, &[&format!("{one} title"), &format!("{other} title")]);
    }
    check(
        "[speaker A police officer] [cue said] [content no]. [speaker The officer] [cue said] [content yes].",
        &["A police officer title", "A police officer title"],
    );
    for (named, other) in [
        ("Vice President Ann Ray", "The president"),
        ("Opposition leader Ann Ray", "The government spokesman"),
        ("Opposition leader Ann Ray", "The council leader"),
        ("Hexley mayor Ann Ray", "London’s mayor"),
    ] {
        let text = format!(
            "[speaker {named}] [cue said] [content no]. [speaker {other}] [cue said] [content yes]."
        );
        check(&text, &["Ann Ray named", &format!("{other} title")]);
    }
    check(
        "[speaker The minister] [cue said] [content no]. [speaker Jon Bell, a baker,] [cue said] [content yes].",
        &["The minister title", "Jon Bell named"],
    );
    check(
        "Ann Ray met the minister. [speaker The minister] [cue said] [content no].",
        &["The minister title"],
    );
    check(
        "[speaker Ann Ray] [cue said] [content yes]. [speaker The coach] [cue said] [content no]. [speaker The judge] [cue said] [content no].",
        &["Ann Ray named", "Ann Ray title", "The judge title"],
    );
}

#[test]
fn documents_speak_for_their_makers() {
    check(
        "[speaker A new Norvik poll] [cue shows] [content a lead]. [speaker The poll] [cue found] [content doubts].",
        &["Norvik title", "Norvik title"],
    );
    check(
        "A Norvik/Harrow University survey was out. [speaker The survey] [cue found] [content doubts].",
        &["Norvik/Harrow University title"],
    );
    check(
        "A new Harrow Gazette/Norvik poll was out. [speaker The poll] [cue found] [content doubts].",
        &["Harrow Gazette/Norvik title"],
    );
    check(
        "[speaker A September Norvik poll of farmers] [cue shows] [content a lead].",
        &["Norvik title"],
    );
    check(
        "[speaker The rules committee report] [cue says] [content no].",
        &["The rules committee title"],
    );
    // A place has made nothing.
    check(
        "They met in Stennick. [speaker A Stennick poll] [cue shows] [content a lead].",
        &["A Stennick poll title"],
    );
    // Whose it is goes before what it is called after.
    check("Ann Hale left. [speaker Her Norvik post] [cue said] [content no].", &["Ann Hale title"]);
}

#[test]
fn bodies_of_somebody() {
    check(
        "Ann Hale left. The Hale campaign met. [speaker Hale’s campaign, which has no money] [cue said] [content no]. [speaker Her campaign] [cue said] [content yes].",
        &["Hale’s campaign title", "Hale’s campaign title"],
    );
    check(
        "[speaker The campaign] [cue said] [content no]. Then the Hale campaign closed, and Ann Hale left.",
        &["Hale campaign title"],
    );
}

#[test]
fn what_a_sentence_opens_with_and_whom_it_tells() {
    check(
        "Ann Hale spoke. In an interview with the host Petra Wynn, [speaker she] [cue said] [content no].",
        &["Ann Hale pronoun"],
    );
    check(
        "Tom Berg asked Jan Brandt. [content “No,”] [speaker he] [cue told] Berg. [content “Never,”] [speaker he] [cue said].",
        &["Tom Berg pronoun", "Tom Berg pronoun"],
    );
}

#[test]
fn clubs_and_charities_are_taken_up_by_their_nouns() {
    check(
        "[speaker Stennick FC] [cue said] [content it was cold]. [speaker The club] [cue said] [content it was late].",
        &["Stennick FC named", "Stennick FC title"],
    );
    check(
        "[speaker The charity Cedar] [cue said] [content it was cold]. [speaker The charity] [cue said] [content so].",
        &["Cedar named", "Cedar title"],
    );
    check(
        "[speaker Ofgar, the energy regulator,] [cue said] [content no]. [speaker It] [cue added] [content that it would].",
        &["Ofgar named", "Ofgar pronoun"],
    );
    check(
        "Brantwood Rovers lost on Saturday. [speaker Rovers] [cue said] [content it was cold].",
        &["Brantwood Rovers named"],
    );
}

/// The actors of a marked text's statements, where nobody is known to have written it.
#[track_caller]
fn check_unsigned(marked: &str, expected: &[&str]) {
    let Marked { text, layout, tags } = Marked::parse(marked);
    let article = Article { text, ..Article::default() };
    let (reading, _) = read(&article, &layout, &tags, "hand@1", Calibration::default());
    let name = |actor: usize| reading.actors[actor].name.as_str();
    let found: Vec<&str> = reading.statements.iter().map(|it| it.actor.map_or("-", name)).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_party_by_its_names_is_one() {
    check(
        "[speaker The Tories] [cue said] [content no]. [speaker The Conservative Party] [cue said] [content no]. [speaker The Conservative group] [cue said] [content no].",
        &["Conservative Party named", "Conservative Party named", "Conservative Party title"],
    );
    check(
        "[speaker Labour] [cue said] [content no]. [speaker The Labour group] [cue said] [content no]. [speaker The Green group] [cue said] [content no].",
        &["Labour named", "Labour title", "The Green group title"],
    );
    check(
        "[speaker Democrats] [cue said] [content no]. [speaker The Democratic Party] [cue said] [content no].",
        &["Democrats named", "Democratic Party named"],
    );
}

#[test]
fn which_is_the_body_of_a_place_and_not_the_place() {
    check(
        "The parish council of Stennick, [speaker which] [cue opposed] [content it], met.",
        &["The parish council of Stennick pronoun"],
    );
    check(
        "Norvane Ltd, [speaker which] [cue opposed] [content it], met.",
        &["Norvane Ltd pronoun"],
    );
}

#[test]
fn below_the_headline_of_a_speech_i_is_who_gave_it() {
    let said = "[speaker I] [cue oppose] [content the tram].";
    for headline in
        ["Speech by Mayor Ann Ray", "Ann Ray’s speech in full", "Open letter from Ann Ray"]
    {
        check_unsigned(&format!("{headline}\n\n{said}"), &["Ann Ray"]);
    }
    check_unsigned(&format!("Ann Ray’s speech angers drivers\n\n{said}"), &["-"]);
}

#[test]
fn each_letter_of_a_page_has_its_writer() {
    let letters = "Letters\n\n[speaker I] [cue oppose] [content the tram]. It is late.\nDora Platt\nHarwick\n\n\
        [speaker I] [cue want] [content the tram].\nGeorge Ibbs\nWesthay";
    check_unsigned(letters, &["Dora Platt", "George Ibbs"]);
    let unsigned = letters.replace("Dora Platt\nHarwick", "Name and address supplied");
    check_unsigned(&unsigned, &["-", "George Ibbs"]);
}
