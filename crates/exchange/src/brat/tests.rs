use super::*;
use crate::imported::By;
use onrecord_reading::Kind;
use onrecord_record::ActorChoice;

const TEXT: &str = "“No,” said Zoë Ray,\n“never.” She hopes it rains.\nVestland objects if asked.";

/// What a pair of these files holds.
fn read_ann(ann: &str) -> crate::Imported {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("one.txt"), TEXT).unwrap();
    std::fs::write(folder.path().join("one.ann"), ann.replace('~', "\t")).unwrap();
    read(folder.path()).unwrap()
}

#[test]
fn attributions_of_other_schemes_come_in() {
    let imported = read_ann(
        "E1~Attribution:T2 Source:T1 Content:T3\nT1~Source 11 18~Zoë Ray\nT2~Attribution 6 10~said\n\
         T3~Content 0 5;20 28~“No,” “never.”\nT4~Cue 33 38~hopes\nT5~Quotation 39 47~it rains\n\
         E2~Cue:T4 Quotation:T5 Topic:T3\n#1~AnnotatorNotes T1~Zoë Ray\nE3~Uncued:T5\nE4~Walk:T4\nR1~Doubts Arg1:T1 Arg2:T3\n\
         A1~Tone E1 harsh\nA2~Kind E1 direct",
    );
    let [told] = &imported.notes[..] else { panic!("{:?}", imported.notes) };
    assert!(told.starts_with("what is labelled Doubts, Tone, Topic, Walk was left out"), "{told}");
    let statements: Vec<_> = imported.articles[0].statements.iter().map(|it| &it.coding).collect();
    assert_eq!(statements.len(), 3);
    let (first, second) = (statements[0], statements[1]);
    assert_eq!((first.kind, second.kind), (Kind::Direct, Kind::Indirect));
    assert_eq!(first.content, [[0, 5], [20, 28]]);
    assert_eq!(first.actor, Some(ActorChoice::Name("Zoë Ray".to_owned())));
    assert_eq!((second.actor.clone(), &second.cue[..]), (None, &[[33, 38]][..]), "no words");
    assert_eq!((&statements[2].cue[..], &statements[2].content[..]), (&[][..], &[[39, 47]][..]));
}

#[test]
fn positions_without_a_name_are_their_holders_words() {
    let imported = read_ann(
        "T1~Evidence 49 75~Vestland objects if asked.\nT2~Holder 49 57~Vestland\n\
         T3~Condition 66 74~if asked\nR1~HeldBy Arg1:T1 Arg2:T2\nR2~If Arg1:T1 Arg2:T3\n\
         A1~Stance T1 against\nA2~Issue T1 bridge\n#1~Coder T1~eva",
    );
    let [coded] = &imported.articles[0].positions[..] else { panic!("{imported:?}") };
    let it = &coded.coding;
    assert_eq!(it.actor, ActorChoice::Name("Vestland".to_owned()));
    assert_eq!((it.condition, &coded.by), (Some(Some([66, 74])), &By::Coder("eva".to_owned())));
    assert_eq!(imported.codebook.issues[0].id, "bridge");
}

#[test]
fn what_cannot_be_understood_is_told_and_left_out() {
    let imported = read_ann(
        "T1~Cue 6 10~says\nT2~Cue 6 900~said\nwords\nT3~Content 0 5\nE1~Cue:T9\nE2~Cue:T3\n\
         T4~Evidence 49 75\nA1~Stance T4 maybe\nA2~Issue T4 bridge\nT5~Evidence 49 75\nR1~If T4\nE\nT\n#\nA",
    );
    let article = &imported.articles[0];
    assert!(article.statements.is_empty() && article.positions.is_empty(), "{article:?}");
    assert!(imported.notes.len() >= 9, "{:#?}", imported.notes);
    assert!(imported.notes[0].ends_with("one.ann, line 1: T1 has other words than the text there"));
}

#[test]
fn speakers_without_a_note_go_by_their_words() {
    let imported = read_ann(
        "T1~Speaker 11 18~Zoë Ray\nT2~Cue 6 10~said\nT3~Content 0 5~“No,”\nE1~Cue:T2 Speaker:T1 Content:T3\n\
         T4~Speaker 29 32~She\nT5~Cue 33 38~hopes\nT6~Content 39 47~it rains\nE2~Cue:T5 Speaker:T4 Content:T6",
    );
    let actors: Vec<_> =
        imported.articles[0].statements.iter().map(|it| it.coding.actor.clone()).collect();
    assert_eq!(actors, [Some(ActorChoice::Name("Zoë Ray".to_owned())), None]);
    let strange = read_ann("T1~Quote 0 5~“No,”\nT2~Trigger 6 10~said\nE1~Quote:T2 Who:T1");
    assert_eq!(strange.left_out, 1);
    assert!(strange.notes[0].contains("labelled Quote, Trigger"), "{:?}", strange.notes);
}

#[test]
fn a_mark_of_the_byte_order_is_none_of_the_text() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("one.txt"), format!("\u{feff}{TEXT}")).unwrap();
    let ann = "T1~Evidence 50 76~Vestland objects if asked.\nT2~Holder 50 58~Vestland\n\
        R1~HeldBy Arg1:T1 Arg2:T2\nA1~Stance T1 against\nA2~Issue T1 bridge";
    std::fs::write(folder.path().join("one.ann"), ann.replace('~', "\t")).unwrap();
    let imported = read(folder.path()).unwrap();
    assert_eq!(imported.notes, Vec::<String>::new());
    let [article] = &imported.articles[..] else { panic!("{imported:?}") };
    assert_eq!(article.article.text, TEXT);
    assert_eq!(article.positions[0].coding.evidence, [49, 75]);
}

#[test]
fn a_text_has_to_be_beside_its_annotations() {
    let folder = tempfile::tempdir().unwrap();
    assert!(read(folder.path()).unwrap_err().to_string().contains("expected NAME.ann files"));
    std::fs::write(folder.path().join("one.ann"), "").unwrap();
    assert!(read(folder.path()).unwrap_err().to_string().contains("one.txt"));
}
