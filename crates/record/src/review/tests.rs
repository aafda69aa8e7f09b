use super::*;
use crate::sample::{self, BRIDGE, actor, codebook, issue, judged, marked};
use crate::{Added, Counts, Filters, PositionEntry, PositionFilters, StatementEntry};
use onrecord_reading::ActorKind::Person;
use onrecord_reading::{Issue, Kind, Reading};
use onrecord_text::{Published, PublishedFrom, Stance};

mod alone;
mod parts;

const JUDGE: &str = "positions@1";

fn issues() -> [Issue; 2] {
    [issue("bridge"), issue("toll")]
}

/// A record with one report of one statement and one position.
fn record() -> (Record, Article, Reading) {
    let mut record = Record::in_memory().unwrap();
    record.set_codebook(&codebook(&issues())).unwrap();
    let (article, reading) = judged(BRIDGE);
    record.add_judged(&article, &reading, &issues(), JUDGE).unwrap();
    (record, article, reading)
}

fn positions(record: &Record) -> Vec<PositionEntry> {
    assert_eq!(record.check().unwrap(), Vec::<String>::new());
    record.positions(&PositionFilters::default()).unwrap()
}

fn statements(record: &Record) -> Vec<StatementEntry> {
    record.search("", &Filters::default()).unwrap()
}

/// "id: actor, issue stance if condition, kind of review" of all positions.
fn told(record: &Record) -> Vec<String> {
    let line = |it: PositionEntry| {
        let review = it.review.map_or("", |review| review.kind.name());
        let (id, actor, issue) = (it.id, it.actor, it.issue);
        format!("{id}: {actor}, {issue} {} {} {review}", it.stance.name(), it.condition)
    };
    positions(record).into_iter().map(line).collect()
}

/// Where words stand in the article, in code points.
fn find(article: &Article, words: &str) -> [usize; 2] {
    let at = article.text.find(words).expect("words of the article");
    let start = article.text[..at].chars().count();
    [start, start + words.chars().count()]
}

fn coding(article: &Article, actor: &str, stance: Stance) -> PositionCoding {
    PositionCoding {
        issue: "bridge".to_owned(),
        stance,
        actor: ActorChoice::Name(actor.to_owned()),
        holder: None,
        evidence: find(article, "Ostland would pay 4,000 crowns if others do"),
        condition: Some(None),
        as_of: Some("2025-03".to_owned()),
        quantity: None,
        attributed_to: None,
        via: None,
    }
}

/// The same article as another model reads it: it finds nothing but what is given.
fn read_again(record: &mut Record, article: &Article, reading: &Reading) {
    let again = Reading { model: format!("{}0", reading.model), ..reading.clone() };
    let model = format!("{JUDGE}0");
    record.add_judged(article, &again, &issues(), &model).unwrap();
}

const OSTLAND: &str = "1: Ostland, bridge for if others do ";

#[test]
fn what_is_rejected_is_in_no_answer_and_comes_back() {
    let (mut record, article, reading) = record();
    record.reject(EntryRef::Position(1), "Ida").unwrap();
    record.reject(EntryRef::Statement(1), "Ida").unwrap();
    assert_eq!(told(&record), [""; 0]);
    assert_eq!(statements(&record), []);
    assert_eq!(record.search("crowns", &Filters::default()).unwrap(), []);
    assert_eq!(record.who("Nora Whitlam").unwrap()[0].count, 0);
    let Counts { statements: said, positions: held, .. } = record.counts().unwrap();
    assert_eq!((said, held), (0, 0));
    let entry = record.article_entry(1).unwrap().unwrap();
    assert_eq!((entry.statements.len(), entry.positions.len(), entry.rejected.len()), (0, 0, 2));

    read_again(&mut record, &article, &reading);
    assert_eq!(told(&record), [""; 0], "a later model does not bring it back");
    assert_eq!(record.reviews(Some(1)).unwrap().len(), 2);
    record.undo_review("Ida").unwrap();
    record.undo_review("Ida").unwrap();
    assert_eq!(told(&record), [OSTLAND]);
    assert_eq!(statements(&record).len(), 1);
    assert_eq!(record.undo_review("Ida").unwrap(), None);
    assert_eq!(record.reviews(None).unwrap(), []);
}

#[test]
fn a_correction_holds_through_later_readings_under_the_same_id() {
    let (mut record, article, reading) = record();
    let coding = coding(&article, "Nora Whitlam", Stance::Against);
    record.correct_position(1, &coding, "Ida").unwrap();
    let corrected = "1: Nora Whitlam, bridge against  correct";
    assert_eq!(told(&record), [corrected]);
    let entry = positions(&record).remove(0);
    assert_eq!((entry.as_of.as_deref(), entry.confidence), (Some("2025-03"), 1.0));
    assert_eq!(entry.quantity.map(|it| it.value).as_deref(), Some("4000"), "as it was");

    read_again(&mut record, &article, &reading);
    assert_eq!(told(&record), [corrected], "instead of what was found again");
    let nothing = Reading { model: "attribution@3".to_owned(), ..Reading::default() };
    record.add_judged(&article, &nothing, &issues(), "positions@3").unwrap();
    assert_eq!(told(&record), [corrected], "although nothing was found");
    record.undo_review("Ida").unwrap();
    assert_eq!(told(&record), [OSTLAND]);
}

#[test]
fn a_correction_that_changes_nothing_says_that_the_entry_is_right() {
    let (mut record, _, _) = record();
    let position = PositionCoding::from(&positions(&record)[0]);
    record.correct_position(1, &position, "Ida").unwrap();
    let entry = statements(&record).remove(0);
    let mut coding = StatementCoding {
        kind: entry.kind,
        speaker: entry.spans.speaker,
        cue: entry.spans.cue,
        content: entry.spans.content,
        actor: entry.actor_id.map(ActorChoice::Id),
    };
    record.correct_statement(1, &coding, "Ida").unwrap();
    let kinds = |record: &Record| -> Vec<ReviewKind> {
        record.reviews(None).unwrap().iter().map(|it| it.kind).collect()
    };
    assert_eq!(kinds(&record), [ReviewKind::Accept; 2]);
    // The same actor under their name in the article is the same, and nobody is somebody else.
    coding.actor = entry.actor.map(ActorChoice::Name);
    record.correct_statement(1, &coding, "Ida").unwrap();
    coding.actor = None;
    record.correct_statement(1, &coding, "Ida").unwrap();
    assert_eq!(kinds(&record)[2..], [ReviewKind::Accept, ReviewKind::Correct]);
}

#[test]
fn a_statement_can_be_put_right_in_all_its_parts() {
    let (mut record, article, reading) = record();
    let coding = StatementCoding {
        kind: Kind::Mixed,
        speaker: vec![find(&article, "Whitlam")],
        cue: vec![find(&article, "said")],
        content: vec![find(&article, "Ostland would pay"), find(&article, "if others do")],
        actor: Some(ActorChoice::Name("Ida Lomax".to_owned())),
    };
    record.correct_statement(1, &coding, "Ida").unwrap();
    let check = |record: &Record| {
        let found = statements(record);
        let [entry] = &found[..] else { panic!("{found:?}") };
        assert_eq!(entry.id, 1);
        assert_eq!(entry.content, "Ostland would pay … if others do");
        assert_eq!((entry.kind, entry.actor.as_deref()), (Kind::Mixed, Some("Ida Lomax")));
        assert_eq!(record.search("ostland", &Filters::default()).unwrap(), found);
        assert_eq!(positions(record)[0].statement, Some(1));
    };
    check(&record);
    read_again(&mut record, &article, &reading);
    check(&record);
    assert_eq!(record.undo_review("Ida").unwrap().unwrap().kind, ReviewKind::Correct);
    assert_eq!(statements(&record)[0].actor.as_deref(), Some("Nora Whitlam"));
}

#[test]
fn what_was_missed_can_be_added_and_taken_out_again() {
    let (mut record, article, reading) = record();
    let toll = PositionCoding {
        issue: "toll".to_owned(),
        condition: Some(Some(find(&article, "if others do"))),
        ..coding(&article, "the Ferry Board", Stance::Undecided)
    };
    assert_eq!(record.add_position(1, &toll, "Ida").unwrap(), 2);
    let said = StatementCoding {
        kind: Kind::Indirect,
        speaker: vec![find(&article, "a paper")],
        cue: vec![find(&article, "reported")],
        content: vec![find(&article, "others do")],
        actor: Some(ActorChoice::Name("a paper".to_owned())),
    };
    assert_eq!(record.add_statement(1, &said, "Ida").unwrap(), 2);
    let added = "2: the Ferry Board, toll undecided if others do add";
    assert_eq!(told(&record), [OSTLAND, added]);
    assert_eq!(positions(&record)[1].model, "by hand");
    let all = positions(&record);
    assert_eq!(all[1].holder, all[1].evidence, "the evidence does not name it");
    let before = (told(&record), statements(&record));
    record.add_judged(&article, &reading, &issues(), JUDGE).unwrap();
    assert_eq!((told(&record), statements(&record)), before, "adding again changes nothing");
    read_again(&mut record, &article, &reading);
    assert_eq!(told(&record), [OSTLAND.replace("1:", "3:").as_str(), added]);
    record.undo_review("Ida").unwrap();
    record.undo_review("Ida").unwrap();
    assert_eq!(told(&record).len(), 1);
    assert_eq!(statements(&record).len(), 1);
}

#[test]
fn the_last_verdict_stands_whoever_gave_it() {
    let (mut record, article, _) = record();
    let entry = EntryRef::Position(1);
    record.accept(entry, "Ida").unwrap();
    record.correct_position(1, &coding(&article, "Ostland", Stance::Against), "Bo").unwrap();
    record.reject(entry, " Cy ").unwrap();
    assert_eq!(told(&record), [""; 0]);
    // Ida's verdict is not the one that stands: the entry does not change.
    record.undo_review("Ida").unwrap();
    assert_eq!(told(&record), [""; 0]);
    record.undo_review("Cy").unwrap();
    assert_eq!(told(&record), ["1: Ostland, bridge against  correct"]);
    record.undo_review("Bo").unwrap();
    assert_eq!(told(&record), [OSTLAND]);
}

#[test]
fn a_coder_is_one_however_the_name_is_typed() {
    let (mut record, _, _) = record();
    record.accept(EntryRef::Position(1), "Ida Moe").unwrap();
    let called = |name: &str| record.coder_called(name).unwrap();
    assert_eq!([called(" ida moe"), called("Ida Moe"), called("Bo")], ["Ida Moe", "Ida Moe", "Bo"]);
}

#[test]
fn changes_that_are_made_together_are_undone_together() {
    let (mut record, _, _) = record();
    let accept = |record: &mut Record| record.accept(EntryRef::Position(1), "Ida");
    let failed = record.together(|record| {
        accept(record)?;
        assert_eq!(record.reviews(None)?.len(), 1);
        record.accept(EntryRef::Position(9), "Ida")
    });
    assert!(matches!(failed, Err(RecordError::Refused { .. })), "{failed:?}");
    assert_eq!(record.reviews(None).unwrap(), []);
    let done = record.together(|record| {
        // What is refused alone is undone alone.
        assert!(record.accept(EntryRef::Position(9), "Ida").is_err());
        accept(record)
    });
    done.unwrap();
    assert_eq!(record.reviews(None).unwrap().len(), 1);
}

#[test]
fn an_actor_of_the_record_can_be_chosen_where_the_article_does_not_name_them() {
    let (mut record, article, reading) = record();
    let other =
        marked("Ferry\n{s:Ada Pell} {c:said} {t:no}.", &[actor(&["Ada Pell"], Some(Person))]);
    record.add(&other.0, &other.1).unwrap();
    let ada = record.who("Ada Pell").unwrap()[0].id;
    let chosen =
        PositionCoding { actor: ActorChoice::Id(ada), ..coding(&article, "", Stance::For) };
    record.correct_position(1, &chosen, "Ida").unwrap();
    assert_eq!(positions(&record)[0].actor_id, Some(ada));
    read_again(&mut record, &article, &reading);
    assert_eq!(positions(&record)[0].actor_id, Some(ada));
    let names = record.why(ada).unwrap().names;
    assert!(names.iter().any(|name| name.rule == "review"), "{names:?}");
    // A merge is no word of the coder's, and what the coder said holds again behind it.
    let nora = record.who("Nora Whitlam").unwrap()[0].id;
    record.merge(nora, ada).unwrap();
    let names = record.why(nora).unwrap().names;
    assert!(names.iter().all(|name| name.rule != "review"), "{names:?}");
    record.undo().unwrap();
    let names = record.why(ada).unwrap().names;
    let coded = names.iter().find(|name| name.rule == "review").unwrap();
    assert_eq!(coded.evidence, "a coder says so");
    // Another person merges her away: the review follows.
    let nora = record.who("Nora Whitlam").unwrap()[0].id;
    record.merge(nora, ada).unwrap();
    assert_eq!(positions(&record)[0].actor_id, Some(nora));
    read_again(&mut record, &article, &Reading { model: "attribution@7".to_owned(), ..reading });
    assert_eq!(positions(&record)[0].actor_id, Some(nora));
}

#[test]
fn reviews_outlive_the_article_and_the_issue() {
    let (mut record, article, reading) = record();
    record.correct_position(1, &coding(&article, "Ostland", Stance::Against), "Ida").unwrap();
    record.connection().execute("DELETE FROM article", []).unwrap();
    record.add_judged(&article, &reading, &issues(), JUDGE).unwrap();
    assert_eq!(told(&record), ["1: Ostland, bridge against  correct"]);
    record.drop_issue("bridge").unwrap();
    assert_eq!(told(&record), [""; 0]);
    record.set_codebook(&codebook(&issues())).unwrap();
    let article_id = record.article_list(9, 0).unwrap()[0].id;
    record.judge(article_id, &reading, &issues()[..1], JUDGE).unwrap();
    assert_eq!(told(&record), ["1: Ostland, bridge against  correct"]);
}

#[test]
fn reviews_of_a_dropped_issue_are_none_of_another_with_its_id() {
    let (mut record, article, reading) = record();
    record.correct_position(1, &coding(&article, "Ostland", Stance::Against), "Ida").unwrap();
    record.accept(EntryRef::Position(1), "Bo").unwrap();
    let other = Issue { meaning: "the old bridge should go".to_owned(), ..issue("bridge") };
    let mut follow = |issue: &Issue| {
        record.drop_issue("bridge").unwrap();
        record.set_codebook(&codebook(std::slice::from_ref(issue))).unwrap();
        record.judge(1, &reading, std::slice::from_ref(issue), JUDGE).unwrap();
        let agree = record.agreement().unwrap();
        (told(&record), agree.into_iter().any(|it| it.issue.as_deref() == Some("bridge")))
    };
    let read = "2: Ostland, bridge for if others do ".to_owned();
    assert_eq!(
        follow(&other),
        (vec![read], false),
        "as it was read, whatever Ida said of the other"
    );
    let again = "1: Ostland, bridge against  accept".to_owned();
    assert_eq!(follow(&issue("bridge")), (vec![again], true), "it is the one that Ida spoke of");
}

#[test]
fn what_does_not_fit_is_refused_with_a_reason() {
    let (mut record, article, _) = record();
    let mut check = |change: fn(&mut PositionCoding), reason: &str| {
        let mut coding = coding(&article, "Ostland", Stance::For);
        change(&mut coding);
        let error = record.correct_position(1, &coding, "Ida").unwrap_err();
        assert!(error.to_string().contains(reason), "{error}");
        assert_eq!(told(&record), [OSTLAND]);
    };
    check(|it| it.issue = "ferry".to_owned(), "does not follow the issue “ferry”");
    check(|it| it.evidence = [5, 5], "not in the text");
    check(|it| it.evidence = [0, 9_999_999], "not in the text");
    check(|it| it.condition = Some(Some([6, 7])), "has no words");
    check(|it| it.actor = ActorChoice::Id(99), "there is no actor 99");
    check(|it| it.actor = ActorChoice::Name(" — ".to_owned()), "a name has letters");
    check(|it| it.as_of = Some("tomorrow".to_owned()), "is no time");
    let entry = EntryRef::Statement(9);
    assert!(record.accept(entry, "Ida").unwrap_err().to_string().contains("no statement 9"));
    let blank = record.accept(EntryRef::Statement(1), "  ").unwrap_err();
    assert!(blank.to_string().contains("name the coder"), "{blank}");
    assert_eq!(record.reviews(None).unwrap(), []);
}

#[test]
fn coders_are_compared_issue_by_issue() {
    let (mut record, article, _) = record();
    record.accept(EntryRef::Position(1), "Ida").unwrap();
    record.reject(EntryRef::Position(1), "Bo").unwrap();
    record.accept(EntryRef::Statement(1), "Ida").unwrap();
    let toll =
        PositionCoding { issue: "toll".to_owned(), ..coding(&article, "Ostland", Stance::For) };
    let toll = EntryRef::Position(record.add_position(1, &toll, "Ida").unwrap());
    record.accept(toll, "Bo").unwrap();
    let found = record.agreement().unwrap();
    let line = |it: &IssueAgreement| (it.issue.clone(), it.coders, it.entries, it.alpha);
    let issue = |name: &str| Some(name.to_owned());
    assert_eq!(
        found.iter().map(line).collect::<Vec<_>>(),
        [(None, 1, 0, None), (issue("bridge"), 2, 1, Some(0.0)), (issue("toll"), 2, 1, None)]
    );
}

#[test]
fn a_sure_review_stands_above_what_is_asked_for() {
    let (mut record, _, _) = record();
    let sure = PositionFilters { min: 0.99, ..PositionFilters::default() };
    assert_eq!(record.positions(&sure).unwrap().len(), 0);
    record.accept(EntryRef::Position(1), "Ida").unwrap();
    assert_eq!(record.positions(&sure).unwrap().len(), 1);
}

#[test]
fn whom_a_review_alone_brought_in_goes_when_it_is_taken_back() {
    let (mut record, article, reading) = record();
    let counts = record.counts().unwrap();
    let names = || coding(&article, "Ostlant", Stance::For);
    // A name that is mistyped, once more after another, and again in another model's reading.
    record.correct_position(1, &names(), "Ida").unwrap();
    record.correct_position(1, &coding(&article, "Estland", Stance::For), "Ida").unwrap();
    record.undo_review("Ida").unwrap();
    assert_eq!(record.who("Estland").unwrap(), []);
    assert_eq!(record.who("Ostlant").unwrap().len(), 1);
    read_again(&mut record, &article, &reading);
    record.undo_review("Ida").unwrap();
    assert_eq!(record.counts().unwrap(), counts);
    // What else is about somebody keeps them, and who was there before stays.
    let said = StatementCoding {
        kind: Kind::Indirect,
        speaker: Vec::new(),
        cue: Vec::new(),
        content: vec![find(&article, "others do")],
        actor: Some(ActorChoice::Name("Ostlant".to_owned())),
    };
    record.correct_position(1, &names(), "Ida").unwrap();
    record.add_statement(1, &said, "Bo").unwrap();
    record.undo_review("Ida").unwrap();
    assert_eq!(record.who("Ostlant").unwrap()[0].count, 1);
    record.correct_position(1, &coding(&article, "a paper", Stance::For), "Ida").unwrap();
    record.undo_review("Ida").unwrap();
    assert_eq!(record.who("a paper").unwrap().len(), 1);
}

#[test]
fn whom_reviews_of_several_coders_brought_in_goes_with_the_last_of_them() {
    let (mut record, article, reading) = record();
    let counts = record.counts().unwrap();
    let [first, second] = ["Ostlant", "Estlant"].map(|name| coding(&article, name, Stance::For));
    let left = |record: &mut Record, coders: &[&str]| {
        for coder in coders {
            record.undo_review(coder).unwrap().unwrap();
        }
        assert_eq!(told(record), [OSTLAND], "{coders:?}");
        assert_eq!(record.counts().unwrap(), counts, "{coders:?}");
        assert_eq!(record.reviews(None).unwrap(), []);
    };
    // Another coder keeps the mistyped name, whoever takes theirs back first.
    for coders in [["Ida", "Bo"], ["Bo", "Ida"]] {
        record.correct_position(1, &first, "Ida").unwrap();
        record.accept(EntryRef::Position(1), "Bo").unwrap();
        left(&mut record, &coders);
    }
    // Another name stands behind it in the article by then.
    for coders in [["Ida", "Bo"], ["Bo", "Ida"]] {
        record.correct_position(1, &first, "Ida").unwrap();
        record.correct_position(1, &second, "Bo").unwrap();
        left(&mut record, &coders);
    }
    // It is given to another entry, and the article is read again in between.
    record.correct_position(1, &first, "Ida").unwrap();
    let toll = PositionCoding { issue: "toll".to_owned(), ..second.clone() };
    record.add_position(1, &toll, "Bo").unwrap();
    let toll = PositionCoding { actor: first.actor.clone(), ..toll };
    record.add_position(1, &toll, "Cy").unwrap();
    read_again(&mut record, &article, &reading);
    record.undo_review("Ida").unwrap();
    record.undo_review("Bo").unwrap();
    assert_eq!(record.who("Estlant").unwrap(), []);
    assert_eq!(positions(&record).last().unwrap().actor, "Ostlant");
    left(&mut record, &["Cy"]);
}

#[test]
fn what_several_coders_corrected_is_as_it_was_found_when_all_take_it_back() {
    for coders in [["Ida", "Bo", "Cy"], ["Bo", "Ida", "Cy"], ["Cy", "Ida", "Bo"]] {
        let (mut record, article, _) = record();
        record.correct_position(1, &coding(&article, "Ostland", Stance::Against), "Ida").unwrap();
        record.correct_position(1, &coding(&article, "Ostland", Stance::Undecided), "Bo").unwrap();
        record.reject(EntryRef::Position(1), "Cy").unwrap();
        for coder in coders {
            record.undo_review(coder).unwrap();
        }
        assert_eq!(told(&record), [OSTLAND], "{coders:?}");
    }
}

#[test]
fn what_a_coder_added_stays_while_others_stand_by_it_and_goes_with_the_last() {
    let verdict = |record: &mut Record, entry, article: &Article, kind| match kind {
        ReviewKind::Accept => record.accept(entry, "Bo").unwrap(),
        ReviewKind::Reject => record.reject(entry, "Bo").unwrap(),
        _ => {
            let toll = coding(article, "Ostland", Stance::Against);
            let toll = PositionCoding { issue: "toll".to_owned(), ..toll };
            record.correct_position(entry.id(), &toll, "Bo").unwrap()
        }
    };
    for kind in [ReviewKind::Accept, ReviewKind::Correct, ReviewKind::Reject] {
        let (mut record, article, reading) = record();
        let toll = coding(&article, "Ostland", Stance::For);
        let toll = PositionCoding { issue: "toll".to_owned(), ..toll };
        let entry = EntryRef::Position(record.add_position(1, &toll, "Ida").unwrap());
        verdict(&mut record, entry, &article, kind);
        let stood = told(&record);
        record.undo_review("Ida").unwrap();
        assert_eq!(told(&record), stood);
        assert_eq!(record.verdict(entry).unwrap().unwrap().coder, "Bo");
        record.accept(entry, "Cy").unwrap();
        read_again(&mut record, &article, &reading);
        record.undo_review("Bo").unwrap();
        assert_eq!(record.verdict(entry).unwrap().unwrap().coder, "Cy");
        record.undo_review("Cy").unwrap();
        // Whether it was rejected or not.
        let entries = "SELECT group_concat(key) FROM position JOIN issue ON issue.id = issue_id";
        let left: String = record.connection().query_row(entries, [], |row| row.get(0)).unwrap();
        assert_eq!(left, "bridge", "{kind:?}");
    }
}

#[test]
fn another_day_of_the_article_moves_the_times_that_were_found() {
    let (mut record, mut article, mut reading) = record();
    record.accept(EntryRef::Position(1), "Ida").unwrap();
    record.accept(EntryRef::Statement(1), "Ida").unwrap();
    let said = record.reviews(None).unwrap();
    let mut move_to = |record: &mut Record, day: &str, time: &str| {
        let published = Published { on: day.parse().unwrap(), from: PublishedFrom::Given };
        article.published = Some(published);
        reading.positions[0].as_of = Some(time.to_owned());
        let added = record.add_judged(&article, &reading, &issues(), JUDGE).unwrap();
        assert_eq!(added, Added::Reread(1));
        assert_eq!(record.article(1).unwrap().unwrap().published, Some(published));
        assert!(record.has_judged(&article, &reading.model, JUDGE).unwrap());
        // A day that the source tells does not stand above it, and is not asked for again.
        let mut again = Article { published: sample::published("1999-01-01"), ..article.clone() };
        assert!(record.has(&again, &reading.model).unwrap());
        record.keep_day(&mut again).unwrap();
        assert_eq!(again.published, Some(published));
        positions(record).remove(0).as_of.unwrap()
    };
    assert_eq!(move_to(&mut record, "2025-04-02", "2025-04"), "2025-04");
    let kept: Vec<_> = record.reviews(None).unwrap().iter().map(|it| (it.id, it.kind)).collect();
    assert_eq!(kept, said.iter().map(|it| (it.id, it.kind)).collect::<Vec<_>>());
    // A time that a coder gives stays.
    let article_then = record.article(1).unwrap().unwrap();
    let coding = coding(&article_then, "Ostland", Stance::Against);
    record.correct_position(1, &coding, "Bo").unwrap();
    assert_eq!(move_to(&mut record, "2026-05-02", "2026-05"), "2025-03");
    record.undo_review("Bo").unwrap();
    assert_eq!(positions(&record)[0].as_of.as_deref(), Some("2026-05"));
    // The day is taken back: the times that hung on it go with it, whoever accepted them.
    let told_by_source = sample::published("2025-03-04");
    for (day, time) in [(told_by_source, Some("2025-03")), (None, None)] {
        article.published = day;
        reading.positions[0].as_of = time.map(str::to_owned);
        let added = record.take_day_back(&article, &reading, &issues(), JUDGE).unwrap();
        assert_eq!(added, Added::Reread(1));
        assert!(!record.has_given_day(&article).unwrap());
        assert!(record.has_judged(&article, &reading.model, JUDGE).unwrap());
        assert_eq!(record.article(1).unwrap().unwrap().published, day.or(told_by_source));
        assert_eq!(positions(&record)[0].as_of.as_deref(), time);
    }
    record.undo_review("Ida").unwrap();
    record.undo_review("Ida").unwrap();
    assert_eq!(told(&record), [OSTLAND]);
    assert_eq!(positions(&record)[0].as_of, None);
}

#[test]
fn what_was_rejected_is_no_report_of_the_same_words() {
    let mut record = Record::in_memory().unwrap();
    let mut ids = Vec::new();
    for number in 1..=3 {
        let said = "“The ferry to Stennick will stay as long as I am mayor of this town”";
        let text = format!("{number}\n{{s:Nora Whitlam}} {{c:said}} {{t:{said}}}.");
        let (mut article, mut reading) = marked(&text, &[actor(&["Nora Whitlam"], Some(Person))]);
        article.published = sample::published(&format!("2025-02-0{number}"));
        reading.statements[0].kind = Kind::Direct;
        record.add(&article, &reading).unwrap();
        ids.push(statements(&record).iter().map(|it| it.id).max().unwrap());
    }
    let same = |record: &Record| {
        let last = statements(record).into_iter().find(|it| it.id == ids[2]).unwrap();
        last.same_words.map(|it| (it.reports, it.first.unwrap().to_string()))
    };
    assert_eq!(same(&record), Some((3, "2025-02-01".to_owned())));
    record.reject(EntryRef::Statement(ids[0]), "eve").unwrap();
    assert_eq!(same(&record), Some((2, "2025-02-02".to_owned())));
    let first: String = record
        .connection()
        .query_row("SELECT first_published FROM same_words", [], |row| row.get(0))
        .unwrap();
    assert_eq!(first, "2025-02-02");
    record.reject(EntryRef::Statement(ids[1]), "eve").unwrap();
    assert_eq!(same(&record), None);
    assert_eq!(record.last_reviews(1).unwrap().1, 2);
    assert_eq!(record.last_reviews(1).unwrap().0[0].entry, EntryRef::Statement(ids[1]));
}

#[test]
fn a_time_that_no_calendar_has_is_refused() {
    let (mut record, article, _) = record();
    for (time, is_fine) in [
        ("2025-02-31", false),
        ("2025-13", false),
        ("2025-W99", false),
        ("2025-02-28", true),
        ("2025-W09", true),
        ("2024-SU", true),
        ("XXXX-09", true),
    ] {
        let coding = PositionCoding {
            as_of: Some(time.to_owned()),
            ..coding(&article, "Ostland", Stance::For)
        };
        let done = record.correct_position(1, &coding, "eve");
        assert_eq!(done.is_ok(), is_fine, "{time}: {done:?}");
    }
}

#[test]
fn what_is_reviewed_stays_with_its_statement_and_follows_the_newest_reading_when_it_is_taken_back()
{
    let (mut record, article, reading) = record();
    record.accept(EntryRef::Position(1), "Ida").unwrap();
    let statement = positions(&record)[0].statement;
    assert!(statement.is_some());
    let mut surer = reading.clone();
    surer.positions[0].confidence = 0.75;
    read_again(&mut record, &article, &surer);
    let entry = positions(&record).remove(0);
    assert!(
        entry.statement.is_some() && entry.statement != statement,
        "the one that was found now"
    );
    assert_eq!(entry.statement, statements(&record).first().map(|it| it.id));
    record.undo_review("Ida").unwrap();
    let entry = positions(&record).remove(0);
    assert_eq!((entry.id, entry.confidence), (1, 0.75));
    assert_eq!(entry.model, format!("{JUDGE}0"));
}

#[test]
fn coders_who_find_another_issue_disagree_on_both() {
    let (mut record, article, _) = record();
    record.accept(EntryRef::Position(1), "Ida").unwrap();
    let moved =
        PositionCoding { issue: "toll".to_owned(), ..coding(&article, "Ostland", Stance::For) };
    record.correct_position(1, &moved, "Bo").unwrap();
    let found: Vec<_> = record
        .agreement()
        .unwrap()
        .into_iter()
        .map(|it| (it.issue.unwrap_or_default(), it.coders, it.entries, it.alpha))
        .collect();
    let expected = |issue: &str| (issue.to_owned(), 2, 1, Some(0.0));
    assert_eq!(found, [expected("bridge"), expected("toll")]);
}
