use super::super::passages;
use super::*;
use crate::marked::Marked;
use crate::{Issue, read};
use onrecord_text::{NaiveDate, Published, PublishedFrom, Verdict};

/// Reads a marked text, published on 2025-02-05, and lets each of `told`, `words|stance|probability`,
/// be the verdict on the passage in which a holder has these words; the positions as
/// `holder stance (attributed to) as of`.
#[track_caller]
fn check(marked: &str, told: &[&str], expected: &[&str]) {
    let (_, reading) = assembled(marked, told, &[]);
    let name = |actor: usize| reading.actors[actor].name.clone();
    let shown: Vec<String> = reading
        .positions
        .iter()
        .map(|it| {
            let teller = it.attributed_to.map(|it| format!(" ({})", name(it)));
            let (teller, day) = (teller.unwrap_or_default(), it.as_of.as_deref().unwrap_or("-"));
            format!("{} {}{teller} {day}", name(it.holder), it.stance.name())
        })
        .collect();
    assert_eq!(shown, expected);
}

fn assembled(marked: &str, told: &[&str], condition: &[&str]) -> (String, Reading) {
    let Marked { text, layout, tags } = Marked::parse(marked);
    let on = NaiveDate::from_ymd_opt(2025, 2, 5).unwrap();
    let published = Some(Published { on, from: PublishedFrom::Given });
    let article = Article { text: text.clone(), published, ..Article::default() };
    let (mut reading, mentions) = read(&article, &layout, &tags, "hand@1", Calibration::default());
    let found = passages(&article, &layout, &reading, &mentions);
    let judged = found.passages.iter().enumerate().map(|(number, passage)| {
        let of = |holder: &Span| {
            let mut stances = Stances::default();
            for row in told {
                let cells: Vec<&str> = row.split('|').collect();
                if holder.of(&text) == cells[0] {
                    let at = Stance::ALL.iter().position(|it| it.name() == cells[1]).unwrap();
                    stances.0[at] = cells[2].parse().unwrap();
                }
            }
            stances
        };
        let tokens = layout.tokens[passage.focus.clone()].iter();
        let in_condition = |token: &Span| {
            condition.iter().any(|words| {
                let start = text.find(words).unwrap();
                Span::new(start, start + words.len()).overlaps(*token)
            })
        };
        let sure = |token| f32::from(u8::from(in_condition(token)));
        let verdict = Verdict {
            stances: passage.holders.iter().map(of).collect(),
            condition: tokens.map(sure).collect(),
        };
        Judged { issue: 0, passage: number, verdict }
    });
    let judged: Vec<Judged> = judged.collect();
    let codebook = Codebook {
        name: "dams".to_owned(),
        issues: vec![Issue {
            id: "dam".to_owned(),
            meaning: "the dam is built".to_owned(),
            ..Issue::default()
        }],
    };
    let asked = Asked { mentions: &mentions, passages: &found, codebook: &codebook };
    let judgement = Judgement { threshold: 0.5, calibration: Calibration::default() };
    assemble(&article, &layout, &mut reading, asked, &judged, judgement);
    (text, reading)
}

#[test]
fn holders_become_actors_and_groups_of_states_their_members() {
    check(
        "Poland and the Baltic states oppose it.",
        &["Poland|against|0.9", "the Baltic states|against|0.8"],
        &[
            "Poland against 2025-02-05",
            "Estonia against 2025-02-05",
            "Lithuania against 2025-02-05",
            "Latvia against 2025-02-05",
        ],
    );
}

#[test]
fn of_several_who_speak_together_each_holds_the_position() {
    check(
        "[speaker Poland and Latvia] [cue said] [content it must go].",
        &["Poland|against|0.9", "Latvia|against|0.8"],
        &["Poland against 2025-02-05", "Latvia against 2025-02-05"],
    );
}

#[test]
fn who_tells_of_another_is_credited_and_the_day_is_when_it_was_said() {
    check(
        "[speaker Ann Hale] [cue said on Monday] [content Latvia would pay].",
        &["Latvia|for|0.9", "Ann Hale|for|0.2"],
        &["Latvia for (Ann Hale) 2025-02-03"],
    );
    check(
        "[speaker Ann Hale] [cue said] [content it must go].",
        &["Ann Hale|against|0.6"],
        &["Ann Hale against 2025-02-05"],
    );
}

#[test]
fn the_surest_sentence_stands_and_a_weaker_opposite_does_not() {
    let text = "Latvia wants it. Poland fears it. Latvia hopes.";
    check(
        text,
        &["Latvia|for|0.9", "Poland|against|0.7"],
        &["Latvia for 2025-02-05", "Poland against 2025-02-05"],
    );
    check(text, &["Latvia|for|0.4"], &[]);
}

#[test]
fn what_is_told_again_is_of_the_day_that_is_told() {
    check(
        "[speaker Ann Hale] [cue said on Monday] [content it must go]. “No,” [speaker Ms Hale] [cue added].",
        &["Ann Hale|against|0.8", "Hale|against|0.9"],
        &["Ann Hale against 2025-02-03"],
    );
    check(
        "[speaker Ann Hale] [cue said in May] [content it must go]. “No,” [speaker Ms Hale] [cue added].",
        &["Ann Hale|against|0.8", "Hale|against|0.9"],
        &["Ann Hale against 2024-05", "Ann Hale against 2025-02-05"],
    );
}

#[test]
fn of_two_sides_the_likelier_is_told_where_one_is_told_surely() {
    check(
        "Latvia and Poland spoke of it.",
        &["Latvia|for|0.4", "Latvia|against|0.3", "Poland|for|0.4"],
        &["Latvia for 2025-02-05"],
    );
}

#[test]
fn words_that_turn_a_side_round_are_multiplied() {
    check(
        "Latvia voted against abolishing the dam.",
        &["Latvia|against|0.9"],
        &["Latvia for 2025-02-05"],
    );
}

#[test]
fn the_company_is_the_one_that_the_report_names() {
    check(
        "Norvane Ltd wants it. [speaker Its chief executive, Ann Hale,] [cue said] [content the company would pay].",
        &["Norvane Ltd|for|0.7", "the company|for|0.9"],
        &["Norvane Ltd for (Ann Hale) 2025-02-05"],
    );
}

#[test]
fn who_is_named_as_one_of_a_group_stands_where_it_stands() {
    check(
        "Several countries will pay. Among those are Latvia and Poland.",
        &["Several countries|for|0.9", "Poland|against|0.6"],
        &["Several countries for 2025-02-05", "Latvia for 2025-02-05", "Poland against 2025-02-05"],
    );
}

#[test]
fn who_is_told_to_have_moved_held_both() {
    check(
        "Hale, who last year opposed the dam, now backs it.",
        &["Hale|for|0.9"],
        &["Hale for 2025-02-05", "Hale against 2024"],
    );
    check(
        "Hale dropped her opposition to the dam.",
        &["Hale|for|0.9"],
        &["Hale for 2025-02-05", "Hale against PAST_REF"],
    );
    check(
        "Hale, which had been undecided for years, said on Monday that it now supported the dam.",
        &["Hale|undecided|0.9"],
        &["Hale for 2025-02-03", "Hale undecided PAST_REF"],
    );
    check(
        "Hale, which once opposed the dam, has not said where it stands.",
        &["Hale|against|0.9"],
        &["Hale against PAST_REF"],
    );
    check("Hale dropped the matter.", &["Hale|for|0.9"], &["Hale for 2025-02-05"]);
    check("Hale has come round to it.", &["Hale|undecided|0.9"], &["Hale undecided 2025-02-05"]);
}

#[test]
fn what_points_back_tells_a_side_on_what_was_spoken_of() {
    check(
        "Latvia wants the dam. It rained. Poland rejected it outright, and so did Malta. Norway is torn.",
        &["Latvia|for|0.9"],
        &[
            "Latvia for 2025-02-05",
            "Poland against 2025-02-05",
            "Malta against 2025-02-05",
            "Norway undecided 2025-02-05",
        ],
    );
    check("Latvia came. Poland rejected it outright.", &[], &[]);
}

#[test]
fn conditions_are_words_of_the_sentence() {
    let marked = "Latvia will pay if the talks succeed.";
    let (text, reading) = assembled(marked, &["Latvia|for|0.9"], &["if the talks succeed"]);
    let condition = reading.positions[0].condition.unwrap();
    assert_eq!(condition.of(&text), "if the talks succeed");
    assert_eq!(reading.positions[0].confidence, 0.9);
    // What depends on nothing is no condition, and keeps nobody from holding what they hold.
    let marked = "Latvia will pay “with a pencil”.";
    let (_, reading) = assembled(marked, &["Latvia|for|0.9"], &["with a pencil"]);
    assert_eq!(reading.positions[0].condition, None);
    let marked = "Poland will pay, “but only if the talks succeed”.";
    let said = "“but only if the talks succeed”";
    let (text, reading) = assembled(marked, &["Poland|for|0.9"], &[said]);
    assert_eq!(reading.positions[0].condition.unwrap().of(&text), "only if the talks succeed");
}
