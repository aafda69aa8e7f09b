//! The network's page and files over a small record.

use super::{About, Edge, MOST_READABLE, keep_the_readable};
use crate::testing::{Pages, add};

fn pages() -> Pages {
    Pages::new(|record| add(record, "a.txt", "Ada Pell </script><b>wants</b> the toll, she said."))
}

#[test]
fn the_page_its_data_its_table_and_its_files_have_the_same_ties() {
    let pages = pages();
    let data = pages.json("/network.json?min=0");
    assert_eq!(
        (data["kind"].as_str(), data["edges"].as_array().unwrap().len()),
        (Some("two-mode"), 2)
    );
    let toll = data["edges"].as_array().unwrap().iter().find(|it| it["target"] == "issue-toll");
    assert_eq!(toll.unwrap()["stance"], "for");
    assert_eq!(data["issues"]["toll"], "The toll");
    assert_eq!(pages.get("/network.csv?min=0").body.lines().count(), 3);
    for (path, kind) in
        [("/network.graphml", "application/graphml+xml"), ("/network.gexf", "application/gexf+xml")]
    {
        let file = pages.get(&format!("{path}?min=0"));
        assert_eq!((file.status.as_u16(), file.kind.as_str()), (200, kind));
        assert_eq!(file.body.matches("<edge ").count(), 2, "{path}");
    }
    let page = pages.get("/network?min=0").body;
    assert!(page.contains("1 actor and 2 issues, 2 ties."), "{page}");
    assert!(page.contains("/network.gexf?min=0"), "files are of what is shown");
}

#[test]
fn odd_questions_are_answered() {
    let pages = pages();
    for query in [
        "kind=agree",
        "kind=disagree",
        "kind=agree-minus-disagree",
        "since=2030-01-01",
        "min_weight=NaN",
        "min_weight=-3",
        "roll_up=state",
        "until=",
    ] {
        assert_eq!(pages.get(&format!("/network?{query}")).status, 200, "{query}");
        assert_eq!(pages.get(&format!("/network.graphml?{query}")).status, 200, "{query}");
    }
    for query in ["kind=x", "since=yesterday", "min=much", "min=inf", "min_weight=x"] {
        assert_eq!(pages.get(&format!("/network?{query}")).status, 400, "{query}");
        assert_eq!(pages.get(&format!("/network.gexf?{query}")).status, 400, "{query}");
    }
    assert_eq!(Pages::new(|_| {}).get("/network").status, 200);
}

#[test]
fn the_weakest_ties_are_left_out_where_there_are_too_many_to_read() {
    let ties = |weights: &[(f64, usize)]| -> Vec<Edge> {
        let tie = |weight: f64| Edge {
            source: "actor-1".to_owned(),
            target: "actor-2".to_owned(),
            weight,
            sign: 1,
            first: None,
            last: None,
            about: About::Shared { agree: Vec::new(), disagree: Vec::new() },
        };
        weights.iter().flat_map(|(weight, count)| vec![tie(*weight); *count]).collect()
    };
    let check = |weights: &[(f64, usize)], expected: (f64, usize)| {
        let mut edges = ties(weights);
        let least = keep_the_readable(&mut edges);
        assert_eq!((least, edges.len()), expected, "{weights:?}");
    };
    check(&[(1.0, MOST_READABLE)], (1.0, MOST_READABLE));
    check(&[(1.0, 300), (-2.0, 20), (3.0, 1)], (2.0, 21));
    check(&[(1.0, 300), (2.0, 300), (3.0, 2)], (3.0, 2));
    // All as strong as each other: then all of them.
    check(&[(2.0, 300)], (1.0, 300));
}
