use super::*;
use onrecord_record::When;

/// Positions from lines such as "2025-02-05 Ostland for bridge"; a `*` at the end is a condition, and equal
/// reports have the same number before them: "7: 2025-02-05 …".
fn positions(lines: &[&str]) -> Vec<Held> {
    let position = |(place, line): (usize, &&str)| {
        let (report, line) = match line.split_once(": ") {
            Some((report, line)) => (report.parse().unwrap(), line),
            None => (100 + place as i64, *line),
        };
        let words: Vec<&str> = line.trim_end_matches('*').split_whitespace().collect();
        let [day, actor, stance, issue] = words[..] else { panic!("{line}") };
        let state = actor.starts_with("State");
        let day = day.parse().ok();
        Held {
            id: place as i64,
            issue: issue.into(),
            issue_title: format!("The {issue}").into(),
            actor_id: (!state).then(|| actor.bytes().map(i64::from).sum()),
            actor: actor.into(),
            actor_kind: None,
            country: None,
            by: None,
            stance: Stance::ALL.into_iter().find(|it| it.name() == stance).unwrap(),
            is_conditional: line.ends_with('*'),
            when: day.map(|day| When { day, is_day_reached: true, is_exact: true }),
            confidence: 0.9,
            is_reviewed: false,
            report,
            same_words: None,
            article: report,
            place: 0,
            role: None,
            published: day,
            rank: 0,
        }
    };
    lines.iter().enumerate().map(position).collect()
}

/// Checks the edges, as "source target weight sign" by labels.
fn check(lines: &[&str], kind: NetworkKind, expected: &[&str]) -> Network {
    let network = network(&positions(lines), &NetworkOptions { kind, min_weight: 1.0 });
    let label = |id: &str| &network.nodes.iter().find(|node| node.id == id).unwrap().label;
    let edge = |it: &Edge| {
        format!("{} {} {} {}", label(&it.source), label(&it.target), it.weight, it.sign)
    };
    assert_eq!(network.edges.iter().map(edge).collect::<Vec<_>>(), expected);
    network
}

const LINES: [&str; 8] = [
    "2025-02-05 Ostland against bridge",
    "2025-09-03 Ostland for bridge*",
    "2025-02-05 Vestland for bridge",
    "2025-02-05 Vestland against toll",
    "2025-03-01 Ostland for toll",
    "- Ferry against toll",
    "2025-03-01 Ferry undecided bridge",
    "2025-03-01 State for bridge",
];

#[test]
fn two_modes_have_an_edge_for_each_latest_stance() {
    let network = check(
        &LINES,
        NetworkKind::TwoMode,
        &[
            "Ferry The bridge 1 0",
            "Ferry The toll 1 -1",
            "Ostland The bridge 2 1",
            "Ostland The toll 1 1",
            "State The bridge 1 1",
            "Vestland The bridge 1 1",
            "Vestland The toll 1 -1",
        ],
    );
    let About::Stance { stance, for_, against, conditional, .. } = &network.edges[2].about else {
        panic!("{network:?}");
    };
    assert_eq!((*stance, *for_, *against, *conditional), (Stance::For, 1, 1, true));
    assert_eq!(network.edges[2].first, "2025-02-05".parse().ok());
    assert_eq!(network.edges[2].last, "2025-09-03".parse().ok());
    let ids: Vec<&str> = network.nodes.iter().map(|node| node.id.as_str()).collect();
    assert_eq!(ids[2], "state-State");
    assert_eq!(ids[4..], ["issue-bridge", "issue-toll"]);
}

#[test]
fn one_mode_counts_shared_issues() {
    check(
        &LINES,
        NetworkKind::Agree,
        &["Ferry Vestland 1 1", "Ostland State 1 1", "Ostland Vestland 1 1", "State Vestland 1 1"],
    );
    check(&LINES, NetworkKind::Disagree, &["Ferry Ostland 1 -1", "Ostland Vestland 1 -1"]);
    // What cancels out is no edge.
    let network = check(
        &LINES,
        NetworkKind::AgreeMinusDisagree,
        &["Ferry Ostland -1 -1", "Ferry Vestland 1 1", "Ostland State 1 1", "State Vestland 1 1"],
    );
    assert_eq!(network.nodes.len(), 4);
}

#[test]
fn copies_of_a_report_count_once_and_ties_go_to_more_reports() {
    let lines = [
        "7: 2025-02-05 Ostland for bridge",
        "7: 2025-02-05 Ostland for bridge",
        "8: 2025-02-05 Ostland against bridge",
        "9: 2025-02-05 Ostland against bridge",
    ];
    check(&lines, NetworkKind::TwoMode, &["Ostland The bridge 3 -1"]);
    let heavy = NetworkOptions { kind: NetworkKind::TwoMode, min_weight: 4.0 };
    assert_eq!(network(&positions(&lines), &heavy).edges, []);
}

#[test]
fn an_actor_stands_in_a_network_where_the_record_has_them() {
    // What the head of a state says weighs more than what several ministers say.
    let mut told = positions(&[
        "2025-02-05 Ostland against bridge",
        "2025-02-05 Ostland for bridge",
        "2025-02-05 Ostland for bridge",
    ]);
    told[1].rank = 1;
    told[2].rank = 1;
    let edges = |told: &[Held]| network(told, &NetworkOptions::default()).edges;
    assert_eq!(edges(&told)[0].sign, -1);
    // Later reports seldom repeat a condition, which holds as long as the stance does.
    let told = positions(&["2025-02-05 Ostland for bridge*", "2025-03-05 Ostland for bridge"]);
    let About::Stance { conditional, .. } = edges(&told)[0].about else { panic!("no stance") };
    assert!(conditional);
}

#[test]
fn no_positions_are_an_empty_network() {
    for kind in NetworkKind::ALL {
        check(&[], kind, &[]);
    }
}
