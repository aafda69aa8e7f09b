use super::*;
use crate::network::Mode;
use onrecord_text::Stance;

/// A network with names that are hard on XML.
fn hostile() -> Network {
    let node = |id: &str, label: &str, mode| Node {
        id: id.to_owned(),
        label: label.to_owned(),
        mode,
        kind: "person".to_owned(),
        country: String::new(),
        reports: 1,
        first: None,
        last: "2025-02-05".parse().ok(),
    };
    let nodes = vec![
        node(
            "state-<\"&'>\u{0}",
            "Zoe\u{308} \"Zed\"\n<script>\u{1}]]>&amp;\u{ffff}🙂",
            Mode::Actor,
        ),
        node("issue-bridge", "A \u{202e}bridge", Mode::Issue),
    ];
    let edge = Edge {
        source: nodes[0].id.clone(),
        target: nodes[1].id.clone(),
        weight: 2.0,
        sign: -1,
        first: None,
        last: "2025-02-05".parse().ok(),
        about: About::Stance {
            stance: Stance::Against,
            for_: 0,
            against: 2,
            undecided: 0,
            conditional: true,
            confidence: 0.9,
        },
    };
    Network { kind: NetworkKind::TwoMode, nodes, edges: vec![edge] }
}

const XML: quick_xml::XmlVersion = quick_xml::XmlVersion::Implicit1_0;

/// All values of an attribute in a document, unescaped.
fn values(xml: &str, element: &str, attribute: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Eof => return found,
            quick_xml::events::Event::Start(it) | quick_xml::events::Event::Empty(it)
                if it.name().as_ref() == element =>
            {
                let mut attributes = it.attributes().map(Result::unwrap);
                let value = attributes.find(|it| it.key.as_ref() == attribute);
                found.extend(value.map(|it| it.normalized_value(XML).unwrap().into_owned()));
            }
            _ => {}
        }
    }
}

#[test]
fn both_formats_escape_and_type_everything() {
    let network = hostile();
    let ids = ["state-<\"&'>\u{fffd}", "issue-bridge"];
    let (one, other) = (graphml(&network).unwrap(), gexf(&network).unwrap());
    for xml in [&one, &other] {
        assert_eq!(values(xml, "node", "id"), ids);
        assert_eq!(values(xml, "edge", "source"), ids[..1]);
        assert!(
            !xml.contains("<script>") && !xml.contains(['\u{0}', '\u{1}', '\u{ffff}']),
            "{xml}"
        );
    }
    let kinds = values(&one, "key", "attr.type");
    assert_eq!(kinds.len(), values(&one, "key", "id").len());
    assert!(
        kinds.iter().all(|kind| ["string", "int", "double", "boolean"].contains(&kind.as_str()))
    );
    // Each node has its label and six attributes, each edge its weight and nine.
    assert_eq!(values(&one, "data", "key").len(), 2 * 7 + 10);
    assert_eq!(values(&other, "attvalue", "for").len(), 2 * 6 + 9);
    assert_eq!(values(&other, "edge", "weight"), ["2.0"]);
    assert_eq!(values(&other, "edge", "end"), ["2025-02-05"]);
    let label = &values(&other, "node", "label")[0];
    assert_eq!(label, "Zoe\u{308} \"Zed\" <script>\u{fffd}]]>&amp;\u{fffd}🙂");
}

#[test]
fn a_tie_is_there_only_while_both_its_ends_are() {
    let day = |day: &str| day.parse().ok();
    let node = |id: &str, first: &str, last: &str| Node {
        id: id.to_owned(),
        first: day(first),
        last: day(last),
        ..hostile().nodes[0].clone()
    };
    let nodes = vec![
        node("early", "2025-02-01", "2025-03-01"),
        node("late", "2025-05-01", "2025-09-01"),
        node("undated", "", ""),
    ];
    let edge = |source: &str, target: &str, first: &str, last: &str| Edge {
        source: source.to_owned(),
        target: target.to_owned(),
        first: day(first),
        last: day(last),
        ..hostile().edges[0].clone()
    };
    let edges = vec![
        edge("early", "late", "2025-05-01", "2025-09-01"),
        edge("late", "undated", "", ""),
        edge("early", "late", "", ""),
    ];
    let xml = gexf(&Network { kind: NetworkKind::Agree, nodes, edges }).unwrap();
    assert_eq!(values(&xml, "node", "start"), ["2025-02-01", "2025-05-01"]);
    assert_eq!(values(&xml, "node", "end"), ["2025-09-01", "2025-09-01"]);
    assert_eq!(values(&xml, "edge", "start"), ["2025-05-01"; 3]);
    assert_eq!(values(&xml, "edge", "end"), ["2025-09-01", "2025-09-01", "2025-05-01"]);
}
